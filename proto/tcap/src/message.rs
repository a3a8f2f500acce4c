//! The transaction portion (Q.773 3.1, ITU): one pass over the outer elements, borrowing all else.

use crate::component::{Components, Hidden};
use crate::values::{PAbortCause, TransactionId};
use inlab_ber::{CONSTRUCTED, Tag, Tlv, Writer, general, plain};

const APPLICATION: Tag = 1 << 30;
const UNIDIRECTIONAL: Tag = APPLICATION | CONSTRUCTED | 1;
const BEGIN: Tag = APPLICATION | CONSTRUCTED | 2;
const END: Tag = APPLICATION | CONSTRUCTED | 4;
const CONTINUE: Tag = APPLICATION | CONSTRUCTED | 5;
const ABORT: Tag = APPLICATION | CONSTRUCTED | 7;
const OTID: Tag = APPLICATION | 8;
const DTID: Tag = APPLICATION | 9;
const P_ABORT_CAUSE: Tag = APPLICATION | 10;
const DIALOGUE_PORTION: Tag = APPLICATION | CONSTRUCTED | 11;
const COMPONENT_PORTION: Tag = APPLICATION | CONSTRUCTED | 12;

/// The five message types of Q.773 table 8. T1.114 has package types of its own
/// ([`ansi::PackageType`](crate::ansi::PackageType)).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum MessageType {
    /// No transaction.
    Unidirectional,
    /// Opens a transaction.
    Begin,
    /// Closes it.
    End,
    /// Goes on with it.
    Continue,
    /// Ends it abnormally.
    Abort,
}

impl MessageType {
    const fn of(tag: Tag) -> Option<Self> {
        match tag {
            UNIDIRECTIONAL => Some(Self::Unidirectional),
            BEGIN => Some(Self::Begin),
            END => Some(Self::End),
            CONTINUE => Some(Self::Continue),
            ABORT => Some(Self::Abort),
            _ => None,
        }
    }

    const fn tag(self) -> Tag {
        match self {
            Self::Unidirectional => UNIDIRECTIONAL,
            Self::Begin => BEGIN,
            Self::End => END,
            Self::Continue => CONTINUE,
            Self::Abort => ABORT,
        }
    }

    /// The name in Q.773.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unidirectional => "unidirectional",
            Self::Begin => "begin",
            Self::End => "end",
            Self::Continue => "continue",
            Self::Abort => "abort",
        }
    }

    const fn has_otid(self) -> bool {
        matches!(self, Self::Begin | Self::Continue)
    }

    const fn has_dtid(self) -> bool {
        matches!(self, Self::End | Self::Continue | Self::Abort)
    }
}

/// A message whose transaction portion is correct. Dialogue portion and components are looked at later, by the component
/// sub-layer, which has other answers to their faults.
#[derive(Clone, Copy)]
pub struct Message<'m> {
    /// Its type.
    pub message_type: MessageType,
    /// Originating transaction id, of Begin and Continue.
    pub otid: Option<TransactionId>,
    /// Destination transaction id, of Continue, End and Abort.
    pub dtid: Option<TransactionId>,
    /// The content of the dialogue portion (in an Abort: of `u-abortCause`): one EXTERNAL, if it is correct.
    pub dialogue_portion: Option<&'m [u8]>,
    /// Of an Abort.
    pub p_abort_cause: Option<PAbortCause>,
    /// The components, none in an Abort.
    pub components: Components<'m>,
}

/// What is wrong with a transaction portion (Q.772 2.3), and what is known all the same, since that decides about the
/// answer (Q.774 table 7).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TransactionFault {
    /// What to tell the peer.
    pub cause: PAbortCause,
    /// The message type, if its tag is a known one.
    pub message_type: Option<MessageType>,
    /// The originating transaction id, if it can be derived.
    pub otid: Option<TransactionId>,
    /// The destination transaction id, if it can be derived.
    pub dtid: Option<TransactionId>,
    /// Where, in octets from the start of the message.
    pub offset: usize,
}

impl TransactionFault {
    /// To whom an Abort with the cause is sent, if one is (Q.774 table 7): never in answer to an End, an Abort or a
    /// Unidirectional.
    #[must_use]
    pub fn answer_to(&self) -> Option<TransactionId> {
        match self.message_type {
            None | Some(MessageType::Begin | MessageType::Continue) => self.otid,
            Some(MessageType::Unidirectional | MessageType::End | MessageType::Abort) => None,
        }
    }
}

impl std::fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message")
            .field("message_type", &self.message_type)
            .field("otid", &self.otid)
            .field("dtid", &self.dtid)
            .field(
                "dialogue_portion",
                &self.dialogue_portion.map(|content| Hidden(content.len())),
            )
            .field("p_abort_cause", &self.p_abort_cause)
            .field("components", &self.components)
            .finish()
    }
}

impl<'m> Message<'m> {
    /// Reads the transaction portion of a message that fills `octets`.
    ///
    /// # Errors
    /// Says which cause an Abort gives and to whom it goes.
    #[inline]
    pub fn read(octets: &'m [u8]) -> Result<Self, TransactionFault> {
        Self::read_inner(octets).map_err(|(cause, at)| fault(octets, cause, at))
    }

    #[inline]
    fn read_inner(octets: &'m [u8]) -> Result<Self, (PAbortCause, usize)> {
        const BADLY: PAbortCause = PAbortCause::BADLY_FORMATTED_TRANSACTION_PORTION;
        const INCORRECT: PAbortCause = PAbortCause::INCORRECT_TRANSACTION_PORTION;

        let (outer, after) = next(octets).ok_or((BADLY, 0))?;
        if !after.is_empty() {
            return Err((BADLY, octets.len() - after.len()));
        }
        let message_type =
            MessageType::of(outer.tag).ok_or((PAbortCause::UNRECOGNIZED_MESSAGE_TYPE, 0))?;
        let base = outer.content.as_ptr().addr() - octets.as_ptr().addr();
        let mut rest = outer.content;
        let mut take = |expected: Tag| -> Result<Option<Tlv<'m>>, (PAbortCause, usize)> {
            if rest.is_empty() {
                return Ok(None);
            }
            let at = base + outer.content.len() - rest.len();
            let (tlv, after) = next(rest).ok_or((BADLY, at))?;
            if tlv.tag & !CONSTRUCTED != expected & !CONSTRUCTED {
                return Ok(None);
            }
            if tlv.tag != expected {
                return Err((BADLY, at)); // wrong form (Q.772 table 1)
            }
            rest = after;
            Ok(Some(tlv))
        };
        let id = |tlv: Option<Tlv<'m>>| {
            tlv.and_then(|tlv| TransactionId::new(tlv.content))
                .ok_or((INCORRECT, base))
        };

        let otid = if message_type.has_otid() {
            Some(id(take(OTID)?)?)
        } else {
            None
        };
        let dtid = if message_type.has_dtid() {
            Some(id(take(DTID)?)?)
        } else {
            None
        };
        let mut p_abort_cause = None;
        if message_type == MessageType::Abort
            && let Some(tlv) = take(P_ABORT_CAUSE)?
        {
            p_abort_cause = match *tlv.content {
                [cause] => Some(PAbortCause(cause)),
                _ => return Err((INCORRECT, base)),
            };
        }
        // P-abortCause and u-abortCause are alternatives; what is left over below is refused.
        let dialogue = if p_abort_cause.is_none() {
            take(DIALOGUE_PORTION)?
        } else {
            None
        };
        let mut components = Components::NONE;
        if message_type != MessageType::Abort
            && let Some(tlv) = take(COMPONENT_PORTION)?
        {
            if tlv.content.is_empty() {
                return Err((INCORRECT, base));
            }
            components = Components::new(tlv.content);
        }
        if !rest.is_empty() {
            // An element that the type does not have, here or at all; or one that cannot be read.
            let at = base + outer.content.len() - rest.len();
            return Err((
                if next(rest).is_some() {
                    INCORRECT
                } else {
                    BADLY
                },
                at,
            ));
        }
        if message_type == MessageType::Unidirectional && components.is_empty() {
            return Err((INCORRECT, base));
        }
        Ok(Self {
            message_type,
            otid,
            dtid,
            dialogue_portion: dialogue.map(|tlv| tlv.content),
            p_abort_cause,
            components,
        })
    }

    /// Writes the message with definite minimal lengths; the dialogue portion and the components as they are.
    pub fn write(&self, out: &mut Writer) {
        let portion = self.dialogue_portion;
        self.write_with(
            out,
            portion.map(|content| move |out: &mut Writer| out.octets(content)),
            |out| out.octets(self.components.as_octets()),
        );
    }

    /// As [`write`](Self::write), with both portions written in their place, tail first, instead of copied there: the
    /// content of the dialogue portion, and the components from the last to the first; without any, there is no component
    /// portion.
    #[inline]
    pub fn write_with(
        &self,
        out: &mut Writer,
        dialogue_portion: Option<impl FnOnce(&mut Writer)>,
        components: impl FnOnce(&mut Writer),
    ) {
        let mark = out.mark();
        components(out);
        if out.mark() > mark {
            out.header(COMPONENT_PORTION, mark);
        }
        if let Some(write) = dialogue_portion {
            let inner = out.mark();
            write(out);
            out.header(DIALOGUE_PORTION, inner);
        }
        write_head(
            out,
            mark,
            self.message_type,
            self.otid,
            self.dtid,
            self.p_abort_cause,
        );
    }
}

/// Writes what comes before the dialogue portion; `mark` was taken before anything of the message was written.
pub(crate) fn write_head(
    out: &mut Writer,
    mark: usize,
    message_type: MessageType,
    otid: Option<TransactionId>,
    dtid: Option<TransactionId>,
    p_abort_cause: Option<PAbortCause>,
) {
    if let Some(PAbortCause(cause)) = p_abort_cause {
        let inner = out.mark();
        out.octets(&[cause]);
        out.header(P_ABORT_CAUSE, inner);
    }
    for (tag, id) in [(DTID, dtid), (OTID, otid)] {
        if let Some(id) = id {
            let inner = out.mark();
            out.octets(id.as_octets());
            out.header(tag, inner);
        }
    }
    out.header(message_type.tag(), mark);
}

/// The tag of the component portion, for who puts a message together from pieces.
pub(crate) fn close_component_portion(out: &mut Writer, mark: usize) {
    out.header(COMPONENT_PORTION, mark);
}

/// The tag of the dialogue portion.
pub(crate) fn close_dialogue_portion(out: &mut Writer, mark: usize) {
    out.header(DIALOGUE_PORTION, mark);
}

/// The element at the front.
#[inline(always)]
pub(crate) fn next(input: &[u8]) -> Option<(Tlv<'_>, &[u8])> {
    let bounds = match plain(input) {
        Some(bounds) => bounds,
        None => general(input).ok()?,
    };
    bounds.cut(input)
}

/// Q.774 leaves open which fault makes a transaction id underivable; here: each element that can be reached is looked
/// at, and the first correct id of each kind is taken.
#[cold]
fn fault(octets: &[u8], cause: PAbortCause, offset: usize) -> TransactionFault {
    let mut fault = TransactionFault {
        cause,
        message_type: None,
        otid: None,
        dtid: None,
        offset,
    };
    let Some((tag, mut rest)) = opening(octets) else {
        return fault;
    };
    fault.message_type = MessageType::of(tag);
    while let Some((tlv, after)) = next(rest) {
        match tlv.tag {
            OTID => fault.otid = fault.otid.or_else(|| TransactionId::new(tlv.content)),
            DTID => fault.dtid = fault.dtid.or_else(|| TransactionId::new(tlv.content)),
            _ => {}
        }
        rest = after;
    }
    fault
}

/// The originating transaction id of a message that SCCP gave back, perhaps cut short (Q.714 4.2): it is one of ours.
pub(crate) fn returned_otid(octets: &[u8]) -> Option<TransactionId> {
    let (tag, content) = opening(octets)?;
    if !MessageType::of(tag)?.has_otid() {
        return None;
    }
    let (tlv, _) = next(content)?;
    (tlv.tag == OTID).then(|| TransactionId::new(tlv.content))?
}

/// The transaction id of ours that a message names, looked up before any machine is asked: the destination id of a
/// Continue, End or Abort; `None` for the rest. With [`TransactionIdLayout::owner`](crate::TransactionIdLayout::owner) it
/// tells which node and shard a message belongs to.
#[must_use]
pub fn destination(octets: &[u8]) -> Option<TransactionId> {
    let (tag, mut rest) = opening(octets)?;
    if !MessageType::of(tag)?.has_dtid() {
        return None;
    }
    loop {
        let (tlv, after) = next(rest)?;
        match tlv.tag {
            DTID => return TransactionId::new(tlv.content),
            OTID => rest = after,
            _ => return None,
        }
    }
}

/// Tag and what follows the length octets of a constructed element with a one-octet tag, whole or not.
pub(crate) fn opening(octets: &[u8]) -> Option<(Tag, &[u8])> {
    let [tag, length, rest @ ..] = octets else {
        return None;
    };
    if tag & 0x20 == 0 {
        return None;
    }
    let rest = match length {
        0x81..=0x84 => rest.get(usize::from(length - 0x80)..)?,
        _ => rest,
    };
    Some((Tag::from(tag & 0xe0) << 24 | Tag::from(tag & 0x1f), rest))
}
