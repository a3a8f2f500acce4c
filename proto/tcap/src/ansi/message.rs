//! The packages (T1.114.3): one pass over the outer elements, borrowing all else.

use super::component::Components;
use super::dialogue::{DialogueFault, DialoguePortion};
use super::values::{PAbortCause, Permission};
use crate::component::Hidden;
use crate::message::{next, opening};
use crate::values::TransactionId;
use inlab_ber::{CONSTRUCTED, Tag, Whose, Writer};
use std::fmt;

const fn private(number: u32) -> Tag {
    3 << 30 | number
}

const TRANSACTION_ID: Tag = private(7);
const COMPONENT_SEQUENCE: Tag = private(8) | CONSTRUCTED;
const P_ABORT_CAUSE: Tag = private(23);
const USER_ABORT_INFORMATION: Tag = private(24) | CONSTRUCTED;
const DIALOGUE_PORTION: Tag = private(25) | CONSTRUCTED;

/// The seven package types of T1.114.3.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PackageType {
    /// No transaction.
    Unidirectional,
    /// Opens a transaction, with permission to release it or without.
    Query(Permission),
    /// Ends it.
    Response,
    /// Goes on with it, with permission to release it or without.
    Conversation(Permission),
    /// Ends it abnormally.
    Abort,
}

impl PackageType {
    /// All.
    pub const ALL: [Self; 7] = [
        Self::Unidirectional,
        Self::Query(Permission::Granted),
        Self::Query(Permission::Withheld),
        Self::Response,
        Self::Conversation(Permission::Granted),
        Self::Conversation(Permission::Withheld),
        Self::Abort,
    ];

    const fn tag(self) -> Tag {
        CONSTRUCTED
            | private(match self {
                Self::Unidirectional => 1,
                Self::Query(Permission::Granted) => 2,
                Self::Query(Permission::Withheld) => 3,
                Self::Response => 4,
                Self::Conversation(Permission::Granted) => 5,
                Self::Conversation(Permission::Withheld) => 6,
                Self::Abort => 22,
            })
    }

    fn of(tag: Tag) -> Option<Self> {
        Self::ALL.into_iter().find(|package| package.tag() == tag)
    }

    /// The name in the module of T1.114-2000.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unidirectional => "unidirectional",
            Self::Query(Permission::Granted) => "queryWithPermission",
            Self::Query(Permission::Withheld) => "queryWithoutPermission",
            Self::Response => "response",
            Self::Conversation(Permission::Granted) => "conversationWithPermission",
            Self::Conversation(Permission::Withheld) => "conversationWithoutPermission",
            Self::Abort => "abort",
        }
    }

    const fn has_originating(self) -> bool {
        matches!(self, Self::Query(_) | Self::Conversation(_))
    }

    const fn has_responding(self) -> bool {
        matches!(self, Self::Conversation(_) | Self::Response | Self::Abort)
    }
}

/// What an Abort says.
#[derive(Clone, Copy, PartialEq)]
pub enum AbortCause<'m> {
    /// Nothing: a user's, without information.
    None,
    /// The transaction sub-layer aborted.
    Provider(PAbortCause),
    /// The user aborted: the EXTERNAL, whole.
    User(&'m [u8]),
}

impl fmt::Debug for AbortCause<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Provider(cause) => write!(f, "Provider({cause:?})"),
            Self::User(octets) => write!(f, "User({} octets)", octets.len()),
        }
    }
}

/// A package whose transaction portion is correct. Dialogue portion and components are looked at later: their faults have
/// other answers.
#[derive(Clone, Copy)]
pub struct Message<'m> {
    /// Its type.
    pub package_type: PackageType,
    /// Originating transaction id, of Query and Conversation: four octets.
    pub originating: Option<TransactionId>,
    /// Responding transaction id, of Conversation, Response and Abort: four octets.
    pub responding: Option<TransactionId>,
    /// The content of the dialogue portion.
    pub dialogue_portion: Option<&'m [u8]>,
    /// Of an Abort.
    pub abort: AbortCause<'m>,
    /// The components; `None`: there is no component sequence, which an empty one is not.
    pub components: Option<Components<'m>>,
    /// Where the content of the dialogue portion begins, in octets from the start of the message that was read.
    pub dialogue_at: usize,
}

/// What is wrong with a transaction portion, and what is known all the same, since that decides about the answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TransactionFault {
    /// What to tell the peer.
    pub cause: PAbortCause,
    /// The package type, if its tag is a known one.
    pub package_type: Option<PackageType>,
    /// The originating transaction id, if it can be derived.
    pub originating: Option<TransactionId>,
    /// The responding transaction id, if it can be derived.
    pub responding: Option<TransactionId>,
    /// The element at fault.
    pub element: &'static str,
    /// Where, in octets from the start of the message.
    pub offset: usize,
}

impl TransactionFault {
    /// To whom the cause is told, if to anyone (T1.114.4): never in answer to a Response, an Abort or a Unidirectional.
    #[must_use]
    pub fn answer_to(&self) -> Option<TransactionId> {
        match self.package_type {
            None | Some(PackageType::Query(_) | PackageType::Conversation(_)) => self.originating,
            Some(PackageType::Unidirectional | PackageType::Response | PackageType::Abort) => None,
        }
    }

    /// Whose doing it is: the sender broke the encoding rules, or the type.
    #[must_use]
    pub const fn whose(&self) -> Whose {
        match self.cause {
            PAbortCause::BADLY_STRUCTURED_TRANSACTION_PORTION => Whose::SenderEncoding,
            _ => Whose::SenderType,
        }
    }
}

impl fmt::Display for TransactionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = self.cause.name().unwrap_or("refused");
        write!(f, "{}: {cause} (offset {})", self.element, self.offset)
    }
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("package_type", &self.package_type)
            .field("originating", &self.originating)
            .field("responding", &self.responding)
            .field(
                "dialogue_portion",
                &self.dialogue_portion.map(|content| Hidden(content.len())),
            )
            .field("abort", &self.abort)
            .field("components", &self.components)
            .finish()
    }
}

impl<'m> Message<'m> {
    /// A package of this type with nothing in it but its ids.
    #[must_use]
    pub const fn new(
        package_type: PackageType,
        originating: Option<TransactionId>,
        responding: Option<TransactionId>,
    ) -> Self {
        Self {
            package_type,
            originating,
            responding,
            dialogue_portion: None,
            abort: AbortCause::None,
            components: None,
            dialogue_at: 0,
        }
    }

    /// Reads the transaction portion of a package that fills `octets`.
    ///
    /// # Errors
    /// Says which cause the peer is told and to whom it goes.
    #[inline]
    pub fn read(octets: &'m [u8]) -> Result<Self, TransactionFault> {
        Self::read_inner(octets).map_err(|stop| fault(octets, stop))
    }

    #[inline]
    fn read_inner(octets: &'m [u8]) -> Result<Self, Stop> {
        const BADLY: PAbortCause = PAbortCause::BADLY_STRUCTURED_TRANSACTION_PORTION;
        const INCORRECT: PAbortCause = PAbortCause::INCORRECT_TRANSACTION_PORTION;

        let (outer, after) = next(octets).ok_or((BADLY, "package", 0))?;
        if !after.is_empty() {
            return Err((BADLY, "package", octets.len() - after.len()));
        }
        let package_type = PackageType::of(outer.tag).ok_or((
            PAbortCause::UNRECOGNIZED_PACKAGE_TYPE,
            "package",
            0,
        ))?;
        let start = octets.as_ptr().addr();
        let offset = |part: &[u8]| part.as_ptr().addr() - start;

        let (id, mut rest) =
            next(outer.content).ok_or((BADLY, "identifier", offset(outer.content)))?;
        if id.tag != TRANSACTION_ID {
            return Err((INCORRECT, "identifier", offset(id.octets)));
        }
        let stop = (BADLY, "identifier", offset(id.octets));
        let (originating, responding) = ids(package_type, id.content).ok_or(stop)?;
        let mut message = Self::new(package_type, originating, responding);
        // What the package may hold, in order: each once at most.
        let mut reached = 0;
        while !rest.is_empty() {
            let at = offset(rest);
            let Some((tlv, after)) = next(rest) else {
                return Err((BADLY, "element", at));
            };
            let (place, element) = match (tlv.tag, package_type) {
                (DIALOGUE_PORTION, _) => (1, "dialoguePortion"),
                (P_ABORT_CAUSE, PackageType::Abort) => (2, "abortCause"),
                (USER_ABORT_INFORMATION, PackageType::Abort) => (2, "userInformation"),
                (COMPONENT_SEQUENCE, PackageType::Abort) => return Err((INCORRECT, "element", at)),
                (COMPONENT_SEQUENCE, _) => (2, "componentPortion"),
                // What follows the transaction portion is no dialogue portion (cause 7), unless that was there already.
                _ if reached == 0 => {
                    return Err((PAbortCause::UNRECOGNIZED_DIALOGUE_PORTION_ID, "element", at));
                }
                _ => return Err((INCORRECT, "element", at)),
            };
            if place <= reached {
                return Err((INCORRECT, element, at));
            }
            reached = place;
            match tlv.tag {
                DIALOGUE_PORTION => {
                    message.dialogue_portion = Some(tlv.content);
                    message.dialogue_at = offset(tlv.content);
                }
                P_ABORT_CAUSE => {
                    let [cause] = *tlv.content else {
                        return Err((INCORRECT, element, at));
                    };
                    message.abort = AbortCause::Provider(PAbortCause(cause));
                }
                USER_ABORT_INFORMATION => message.abort = AbortCause::User(tlv.content),
                _ => {
                    message.components = Some(Components::at(tlv.content, offset(tlv.content)));
                }
            }
            rest = after;
        }
        if package_type == PackageType::Unidirectional
            && message
                .components
                .is_none_or(|components| components.is_empty())
        {
            return Err((INCORRECT, "componentPortion", offset(outer.content)));
        }
        Ok(message)
    }

    /// The dialogue portion, if there is one, read.
    ///
    /// # Errors
    /// It cannot be taken; the offset counts from the first octet of the message.
    pub fn dialogue(&self) -> Result<Option<DialoguePortion<'m>>, DialogueFault> {
        let portion = self.dialogue_portion.map(DialoguePortion::read).transpose();
        portion.map_err(|fault| DialogueFault {
            offset: fault.offset + self.dialogue_at,
            ..fault
        })
    }

    /// Writes the package with definite minimal lengths; the dialogue portion and the components as they are.
    pub fn write(&self, out: &mut Writer) {
        let components = self.components;
        self.write_with(
            out,
            components.map(|components| move |out: &mut Writer| out.octets(components.as_octets())),
        );
    }

    /// As [`write`](Self::write), with the components written in their place, tail first, from the last to the first, instead of
    /// copied there.
    #[inline]
    pub fn write_with(&self, out: &mut Writer, components: Option<impl FnOnce(&mut Writer)>) {
        let mark = out.mark();
        if let Some(write) = components {
            let inner = out.mark();
            write(out);
            close_component_sequence(out, inner);
        }
        write_abort_cause(out, self.abort);
        if let Some(content) = self.dialogue_portion {
            let inner = out.mark();
            out.octets(content);
            close_dialogue_portion(out, inner);
        }
        write_head(
            out,
            mark,
            self.package_type,
            self.originating,
            self.responding,
        );
    }
}

type Stop = (PAbortCause, &'static str, usize);

/// Zero, four or eight octets, by the package type.
fn ids(
    package_type: PackageType,
    content: &[u8],
) -> Option<(Option<TransactionId>, Option<TransactionId>)> {
    match (package_type, content.len()) {
        (PackageType::Unidirectional, 0) => Some((None, None)),
        (PackageType::Query(_), 4) => Some((TransactionId::new(content), None)),
        (PackageType::Response | PackageType::Abort, 4) => {
            Some((None, TransactionId::new(content)))
        }
        (PackageType::Conversation(_), 8) => {
            let (originating, responding) = content.split_at_checked(4)?;
            Some((
                TransactionId::new(originating),
                TransactionId::new(responding),
            ))
        }
        _ => None,
    }
}

/// Writes what comes before the dialogue portion; `mark` was taken before anything of the package was written.
pub(crate) fn write_head(
    out: &mut Writer,
    mark: usize,
    package_type: PackageType,
    originating: Option<TransactionId>,
    responding: Option<TransactionId>,
) {
    let inner = out.mark();
    for id in [responding, originating].into_iter().flatten() {
        out.octets(id.as_octets());
    }
    out.header(TRANSACTION_ID, inner);
    out.header(package_type.tag(), mark);
}

pub(crate) fn write_abort_cause(out: &mut Writer, abort: AbortCause<'_>) {
    match abort {
        AbortCause::None => {}
        AbortCause::Provider(PAbortCause(cause)) => out.element(P_ABORT_CAUSE, &[cause]),
        AbortCause::User(external) => {
            let mark = out.mark();
            out.octets(external);
            out.header(USER_ABORT_INFORMATION, mark);
        }
    }
}

/// The tag of the component sequence, for who puts a package together from pieces.
pub(crate) fn close_component_sequence(out: &mut Writer, mark: usize) {
    out.header(COMPONENT_SEQUENCE, mark);
}

/// The tag of the dialogue portion.
pub(crate) fn close_dialogue_portion(out: &mut Writer, mark: usize) {
    out.header(DIALOGUE_PORTION, mark);
}

/// Tag, transaction id and what is derivable of it, of a package that is damaged or cut short. A package type that is not
/// known is taken to be one that opens or goes on: its first four octets are the originating id.
#[cold]
fn fault(octets: &[u8], (cause, element, offset): Stop) -> TransactionFault {
    let mut fault = TransactionFault {
        cause,
        package_type: None,
        originating: None,
        responding: None,
        element,
        offset,
    };
    let Some((tag, content)) = opening(octets) else {
        return fault;
    };
    fault.package_type = PackageType::of(tag);
    let Some((id, _)) = next(content).filter(|(tlv, _)| tlv.tag == TRANSACTION_ID) else {
        return fault;
    };
    match fault.package_type {
        Some(package_type) => {
            (fault.originating, fault.responding) =
                ids(package_type, id.content).unwrap_or((None, None));
        }
        None if matches!(id.content.len(), 4 | 8) => {
            fault.originating = id.content.get(..4).and_then(TransactionId::new);
        }
        None => {}
    }
    fault
}

/// The originating transaction id of a package that SCCP gave back, perhaps cut short: it is one of ours.
pub(crate) fn returned_originating(octets: &[u8]) -> Option<TransactionId> {
    let (tag, content) = opening(octets)?;
    let package_type = PackageType::of(tag).filter(|package| package.has_originating())?;
    let (id, _) = next(content).filter(|(tlv, _)| tlv.tag == TRANSACTION_ID)?;
    ids(package_type, id.content)?.0
}

/// The transaction id of ours that a package names, looked up before any machine is asked: the responding id of a
/// Conversation, Response or Abort; `None` for the rest. With
/// [`TransactionIdLayout::owner`](crate::TransactionIdLayout::owner) it tells which node and shard a package belongs to.
#[must_use]
pub fn destination(octets: &[u8]) -> Option<TransactionId> {
    let (tag, content) = opening(octets)?;
    let package_type = PackageType::of(tag).filter(|package| package.has_responding())?;
    let (id, _) = next(content).filter(|(tlv, _)| tlv.tag == TRANSACTION_ID)?;
    ids(package_type, id.content)?.1
}
