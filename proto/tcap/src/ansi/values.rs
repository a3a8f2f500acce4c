//! The values of T1.114.3 that appear in requests and indications: all `Copy`, all inline.

use crate::values::{InvokeId, ObjectIdentifier, RejectOrigin};
use inlab_ber::Tag;
use inlab_ss7::InlineOctets;
use std::fmt;

/// The contents octets of a code's INTEGER, 1 to 4: they are compared as octets, since a code with the reply bit set reads
/// as a negative number.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Code(InlineOctets<4>);

/// The bit of an operation family's octet that says: a reply is required (T1.114.5, family octet, bit H).
const REPLY_REQUIRED: u8 = 0x80;

impl Code {
    /// From contents octets; `None` unless there are 1 to 4.
    #[must_use]
    pub fn new(octets: &[u8]) -> Option<Self> {
        if octets.is_empty() {
            return None;
        }
        InlineOctets::new(octets).map(Self)
    }

    /// Family and specifier, one octet each.
    #[must_use]
    pub fn of(family: u8, specifier: u8) -> Self {
        Self(InlineOctets::new(&[family, specifier]).expect("invariant: two octets fit"))
    }

    /// The fewest octets of a small number, as error codes are sent.
    #[must_use]
    pub fn number_of(number: u8) -> Self {
        Self(InlineOctets::new(&[number]).expect("invariant: one octet fits"))
    }

    /// As on the wire.
    #[must_use]
    pub fn as_octets(&self) -> &[u8] {
        &self.0
    }

    /// The family, without the reply bit; `None` of a code that has not two octets.
    #[must_use]
    pub fn family(&self) -> Option<u8> {
        match *self.0 {
            [family, _] => Some(family & !REPLY_REQUIRED),
            _ => None,
        }
    }

    /// The specifier; `None` of a code that has not two octets.
    #[must_use]
    pub fn specifier(&self) -> Option<u8> {
        match *self.0 {
            [_, specifier] => Some(specifier),
            _ => None,
        }
    }

    /// Family and specifier as one number, without the reply bit: what operation tables are keyed by. A code that has not
    /// two octets gives its octets as a number.
    #[must_use]
    pub fn key(&self) -> u32 {
        match *self.0 {
            [family, specifier] => u32::from(family & !REPLY_REQUIRED) << 8 | u32::from(specifier),
            ref octets => octets
                .iter()
                .fold(0, |number, octet| number << 8 | u32::from(*octet)),
        }
    }

    /// Whether the family says that a reply is required.
    #[must_use]
    pub fn reply_required(&self) -> bool {
        matches!(*self.0, [family, _] if family & REPLY_REQUIRED != 0)
    }

    /// The same with the reply bit set or cleared; unchanged where there is no family.
    #[must_use]
    pub fn with_reply_required(self, required: bool) -> Self {
        match *self.0 {
            [family, specifier] if required => Self::of(family | REPLY_REQUIRED, specifier),
            [family, specifier] => Self::of(family & !REPLY_REQUIRED, specifier),
            _ => self,
        }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Which operation (T1.114.3 operation code).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum OperationCode {
    /// National TCAP (T1.114.5).
    National(Code),
    /// Private TCAP: AIN, ANSI-41.
    Private(Code),
}

impl OperationCode {
    /// A private operation of two octets.
    #[must_use]
    pub fn private(family: u8, specifier: u8) -> Self {
        Self::Private(Code::of(family, specifier))
    }

    /// A national operation.
    #[must_use]
    pub fn national(family: u8, specifier: u8) -> Self {
        Self::National(Code::of(family, specifier))
    }

    /// The code, whoever defines it.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::National(code) | Self::Private(code) => *code,
        }
    }
}

/// Which error.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ErrorCode {
    /// National TCAP.
    National(Code),
    /// Private TCAP.
    Private(Code),
}

/// The component IDs element: no id, an invoke id, or an invoke id and the correlation id of the operation that the
/// invoke belongs to. In an answer the one id is the correlation id, which names the Invoke that is answered.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum ComponentIds {
    /// The element is not there (allowed in an Invoke since T1.114-2000).
    Absent,
    /// It is there and empty.
    #[default]
    Empty,
    /// One id.
    One(InvokeId),
    /// Invoke id, then correlation id.
    Two(InvokeId, InvokeId),
}

impl ComponentIds {
    /// Of an Invoke.
    #[must_use]
    pub const fn of_invoke(invoke_id: Option<InvokeId>, correlation_id: Option<InvokeId>) -> Self {
        match (invoke_id, correlation_id) {
            (Some(invoke_id), Some(correlation_id)) => Self::Two(invoke_id, correlation_id),
            (Some(invoke_id), None) => Self::One(invoke_id),
            // A correlation id cannot stand alone: one octet is an invoke id.
            (None, _) => Self::Empty,
        }
    }

    /// Of an answer.
    #[must_use]
    pub const fn of_answer(correlation_id: Option<InvokeId>) -> Self {
        match correlation_id {
            Some(id) => Self::One(id),
            None => Self::Empty,
        }
    }

    /// The first id: of an Invoke its own, of an answer that of the Invoke that it answers.
    #[must_use]
    pub const fn first(self) -> Option<InvokeId> {
        match self {
            Self::One(id) | Self::Two(id, _) => Some(id),
            Self::Absent | Self::Empty => None,
        }
    }

    /// The second id: of an Invoke the correlation id.
    #[must_use]
    pub const fn second(self) -> Option<InvokeId> {
        match self {
            Self::Two(_, id) => Some(id),
            Self::Absent | Self::Empty | Self::One(_) => None,
        }
    }
}

/// Which element holds parameters. All three are taken; which one is sent is the dialect's: AIN has the universal
/// SEQUENCE, ANSI-41 the set.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum ParameterForm {
    /// Parameter set, `F2`.
    Set,
    /// Parameter sequence, `F0`, which T1.114-2000 prefers in a Reject.
    #[default]
    Sequence,
    /// The universal SEQUENCE, `30`.
    Universal,
}

impl ParameterForm {
    /// Its tag.
    #[must_use]
    pub const fn tag(self) -> Tag {
        match self {
            Self::Set => 3 << 30 | inlab_ber::CONSTRUCTED | 18,
            Self::Sequence => 3 << 30 | inlab_ber::CONSTRUCTED | 16,
            Self::Universal => inlab_ber::CONSTRUCTED | 16,
        }
    }

    /// The form that has this tag.
    #[must_use]
    pub fn of(tag: Tag) -> Option<Self> {
        [Self::Set, Self::Sequence, Self::Universal]
            .into_iter()
            .find(|form| form.tag() == tag)
    }

    /// The element with nothing in it.
    #[must_use]
    pub const fn empty(self) -> &'static [u8] {
        match self {
            Self::Set => &[0xf2, 0],
            Self::Sequence => &[0xf0, 0],
            Self::Universal => &[0x30, 0],
        }
    }
}

/// What a Reject says was wrong: problem type and specifier (T1.114.3). One without a name is kept.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Problem(pub u16);

macro_rules! problems {
    ($($constant:ident = $code:literal $name:literal by $origin:ident, $doc:literal;)*) => {
        impl Problem {
            /// All that have a name.
            pub const ALL: &'static [Self] = &[$(Self::$constant),*];
            $(
                #[doc = $doc]
                pub const $constant: Self = Self($code);
            )*

            /// The name in T1.114-2000, if it has one.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$constant => Some($name),)*
                    _ => None,
                }
            }

            /// Which side of the peer finds such a problem. A code without a name comes from the user.
            pub(crate) const fn found_by(self) -> RejectOrigin {
                match self {
                    $(Self::$constant => RejectOrigin::$origin,)*
                    _ => RejectOrigin::RemoteUser,
                }
            }
        }
    };
}

problems! {
    UNRECOGNIZED_COMPONENT = 0x0101 "generalUnrecognisedComponentType" by RemoteProvider, "Not one of the six component types.";
    INCORRECT_COMPONENT_PORTION = 0x0102 "generalIncorrectComponentPortion" by RemoteProvider, "Its elements are not those of its type.";
    BADLY_STRUCTURED_COMPONENT = 0x0103 "generalBadlyStructuredCompPortion" by RemoteProvider, "A fundamental encoding problem, such as a bad length.";
    INCORRECT_COMPONENT_CODING = 0x0104 "generalIncorrectComponentCoding" by RemoteProvider, "It breaks the encoding rules of T1.114.3.";
    DUPLICATE_INVOCATION = 0x0201 "invokeDuplicateInvocation" by RemoteUser, "The invoke id is in use.";
    UNRECOGNIZED_OPERATION = 0x0202 "invokeUnrecognisedOperation" by RemoteUser, "Not an operation that is known here.";
    INCORRECT_PARAMETER = 0x0203 "invokeIncorrectParameter" by RemoteUser, "The argument is not that of the operation.";
    UNRECOGNIZED_CORRELATION_ID = 0x0204 "invokeUnrecognisedCorrelationID" by RemoteProvider, "The correlation id names no active operation.";
    RESULT_UNRECOGNIZED_CORRELATION_ID = 0x0301 "returnResultUnrecognisedCorrelationID" by RemoteProvider, "A result for no active operation.";
    RESULT_UNEXPECTED = 0x0302 "returnResultUnexpectedReturnResult" by RemoteProvider, "A result for an operation that reports none.";
    RESULT_INCORRECT_PARAMETER = 0x0303 "returnResultIncorrectParameter" by RemoteUser, "The result is not that of the operation.";
    ERROR_UNRECOGNIZED_CORRELATION_ID = 0x0401 "returnErrorUnrecognisedCorrelationID" by RemoteProvider, "An error for no active operation.";
    ERROR_UNEXPECTED = 0x0402 "returnErrorUnexpectedReturnError" by RemoteProvider, "An error for an operation that reports none.";
    UNRECOGNIZED_ERROR = 0x0403 "returnErrorUnrecognisedError" by RemoteUser, "Not an error that is known here.";
    UNEXPECTED_ERROR = 0x0404 "returnErrorUnexpectedError" by RemoteUser, "Not an error of the operation.";
    ERROR_INCORRECT_PARAMETER = 0x0405 "returnErrorIncorrectParameter" by RemoteUser, "The parameter is not that of the error.";
    UNRECOGNIZED_PACKAGE_TYPE = 0x0501 "transactionUnrecognizedPackageType" by RemoteProvider, "T1.114-1988: as P-Abort cause 1.";
    INCORRECT_TRANSACTION_PORTION = 0x0502 "transactionIncorrectTransPortion" by RemoteProvider, "T1.114-1988: as P-Abort cause 2.";
    BADLY_STRUCTURED_TRANSACTION_PORTION = 0x0503 "transactionBadlyStructuredTransPortion" by RemoteProvider, "T1.114-1988: as P-Abort cause 3.";
    UNASSIGNED_RESPONDING_ID = 0x0504 "transactionUnassignedRespondingTransID" by RemoteProvider, "T1.114-1988: as P-Abort cause 4.";
    PERMISSION_TO_RELEASE = 0x0505 "transactionPermissionToReleaseProblem" by RemoteProvider, "T1.114-1988: as P-Abort cause 5.";
    RESOURCE_UNAVAILABLE = 0x0506 "transactionResourceUnavailable" by RemoteProvider, "T1.114-1988: as P-Abort cause 6.";
}

impl Problem {
    /// The P-Abort cause that says the same: of the problems 0x0501 to 0x0506, by which peers of T1.114-1988 tell of faults
    /// of a transaction.
    #[must_use]
    pub const fn p_abort_cause(self) -> Option<PAbortCause> {
        match self.0 {
            0x0501..=0x0506 => Some(PAbortCause((self.0 & 0xff) as u8)),
            _ => None,
        }
    }

    /// It is about an Invoke, or about a component of any type: the rejected component may be an Invoke of ours.
    pub(crate) const fn may_be_of_invoke(self) -> bool {
        !matches!(self.0 >> 8, 3 | 4)
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "{:#06x}", self.0),
        }
    }
}

/// P-Abort cause (T1.114.3). A value without a name is kept.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct PAbortCause(pub u8);

macro_rules! causes {
    ($($constant:ident = $code:literal $name:literal, $doc:literal;)*) => {
        impl PAbortCause {
            $(
                #[doc = $doc]
                pub const $constant: Self = Self($code);
            )*

            /// The name in T1.114-2000, if it has one.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$constant => Some($name),)*
                    _ => None,
                }
            }
        }
    };
}

causes! {
    UNRECOGNIZED_PACKAGE_TYPE = 1 "unrecognizedPackageType", "Not a package type of T1.114.3.";
    INCORRECT_TRANSACTION_PORTION = 2 "incorrectTransactionPortion", "An unexpected or undefined identifier in the transaction portion.";
    BADLY_STRUCTURED_TRANSACTION_PORTION = 3 "badlyStructuredTransactionPortion", "A fundamental encoding problem, such as a bad length.";
    UNASSIGNED_RESPONDING_ID = 4 "unassignedRespondingTransactionID", "The responding transaction id names no transaction in progress.";
    PERMISSION_TO_RELEASE = 5 "permissionToReleaseProblem", "The transaction was ended without permission (for further study in T1.114-2000).";
    RESOURCE_UNAVAILABLE = 6 "resourceUnavailable", "No resources to establish a transaction.";
    UNRECOGNIZED_DIALOGUE_PORTION_ID = 7 "unrecognizedDialoguePortionID", "What follows the transaction portion is not a dialogue portion.";
    BADLY_STRUCTURED_DIALOGUE_PORTION = 8 "badlyStructuredDialoguePortion", "A fundamental encoding problem of the dialogue portion, such as two application contexts.";
    MISSING_DIALOGUE_PORTION = 9 "missingDialoguePortion", "None in the first backward package, though the Query proposed an application context.";
    INCONSISTENT_DIALOGUE_PORTION = 10 "inconsistentDialoguePortion", "It does not fit the state: an empty one, or an application context after the first backward package.";
}

impl PAbortCause {
    /// The problem by which T1.114-1988 says the same, of the causes that it knows.
    #[must_use]
    pub const fn problem(self) -> Option<Problem> {
        match self.0 {
            1..=6 => Some(Problem(0x0500 | self.0 as u16)),
            _ => None,
        }
    }
}

/// Which issues of T1.114 a sender supports: a bit each.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ProtocolVersion(pub u8);

impl ProtocolVersion {
    /// T1.114-1996.
    pub const T1_114_1996: Self = Self(1);
    /// T1.114-2000.
    pub const T1_114_2000: Self = Self(2);
    /// Both.
    pub const BOTH: Self = Self(3);

    /// A version that is known here is among them.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.0 & 3 != 0
    }
}

/// Names an application context, or a security or confidentiality context: a number or an object identifier.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ContextName {
    /// `integer…Id`.
    Integer(Code),
    /// `object…Id`.
    Object(ObjectIdentifier),
}

/// Whether the receiver of a package may end the transaction: what tells the two Queries and the two Conversations apart.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Permission {
    /// With permission: the receiver may send a Response.
    Granted,
    /// Without: it may only go on with a Conversation, or abort.
    Withheld,
}
