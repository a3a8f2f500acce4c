//! The values of Q.773 that appear in requests and indications: all `Copy`, all inline.

use inlab_ss7::InlineOctets;
use std::fmt;

/// A transaction id as its owner chose it: 1 to 4 octets, and the length matters (Q.773 3.1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct TransactionId(InlineOctets<4>);

impl TransactionId {
    /// `None` unless there are 1 to 4 octets.
    #[must_use]
    pub fn new(octets: &[u8]) -> Option<Self> {
        if octets.is_empty() {
            return None;
        }
        InlineOctets::new(octets).map(Self)
    }

    /// The octets as on the wire.
    #[must_use]
    pub fn as_octets(&self) -> &[u8] {
        &self.0
    }

    /// The number, if there are exactly four octets: ours always have four.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        <[u8; 4]>::try_from(&*self.0).ok().map(u32::from_be_bytes)
    }
}

impl From<u32> for TransactionId {
    fn from(number: u32) -> Self {
        Self(InlineOctets::new(&number.to_be_bytes()).expect("invariant: four octets fit"))
    }
}

impl fmt::Display for TransactionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// An invoke id, one octet, -128 to 127 (Q.773 3.1).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct InvokeId(pub i8);

/// An OBJECT IDENTIFIER of up to 31 content octets, which is more than any application context, operation or abstract
/// syntax in use. A longer one is a fault of the element that holds it.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct ObjectIdentifier(InlineOctets<31>);

impl ObjectIdentifier {
    /// From content octets as on the wire; `None` if there are none, too many, or the last arc is cut off.
    #[must_use]
    pub fn new(content: &[u8]) -> Option<Self> {
        if content.last().is_none_or(|last| last & 0x80 != 0) {
            return None;
        }
        InlineOctets::new(content).map(Self)
    }

    /// From arcs, such as `[0, 4, 0, 0, 1, 21, 3, 4]`; `None` if they are no object identifier or too long.
    #[must_use]
    pub fn from_arcs(arcs: &[u32]) -> Option<Self> {
        let [root @ 0..=2, second, rest @ ..] = arcs else {
            return None;
        };
        if *root < 2 && *second > 39 {
            return None;
        }
        let mut octets = InlineOctets::<31>::EMPTY;
        let first = root.checked_mul(40)?.checked_add(*second)?;
        for arc in std::iter::once(&first).chain(rest) {
            let groups = (38 - arc.leading_zeros().min(31)) / 7;
            for group in (0..groups).rev() {
                let more = if group > 0 { 0x80 } else { 0 };
                if !octets.push((arc >> (7 * group) & 0x7f) as u8 | more) {
                    return None;
                }
            }
        }
        Some(Self(octets))
    }

    /// The content octets.
    #[must_use]
    pub fn as_octets(&self) -> &[u8] {
        &self.0
    }

    /// The arcs. An arc of more than 32 bits keeps its lowest 32.
    pub fn arcs(&self) -> impl Iterator<Item = u32> + '_ {
        let mut first = true;
        let mut value = 0u32;
        self.0
            .iter()
            .flat_map(move |octet| {
                value = value << 7 | u32::from(octet & 0x7f);
                if octet & 0x80 != 0 {
                    return [None, None];
                }
                let arc = std::mem::take(&mut value);
                if !std::mem::take(&mut first) {
                    return [Some(arc), None];
                }
                let root = (arc / 40).min(2);
                [Some(root), Some(arc - 40 * root)]
            })
            .flatten()
    }
}

impl fmt::Display for ObjectIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut dot = "";
        self.arcs()
            .try_for_each(|arc| write!(f, "{}{arc}", std::mem::replace(&mut dot, ".")))
    }
}

impl fmt::Debug for ObjectIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Which operation (Q.773 3.1): local to the application context, or known everywhere.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum OperationCode {
    /// `localValue`.
    Local(i32),
    /// `globalValue`.
    Global(ObjectIdentifier),
}

/// Which error.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ErrorCode {
    /// `localValue`.
    Local(i32),
    /// `globalValue`.
    Global(ObjectIdentifier),
}

/// What an operation reports (Q.771 3.1.3.1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Class {
    /// Success and failure.
    Both,
    /// Failure only.
    FailureOnly,
    /// Success only.
    SuccessOnly,
    /// Neither.
    Neither,
}

impl Class {
    /// 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Both => 1,
            Self::FailureOnly => 2,
            Self::SuccessOnly => 3,
            Self::Neither => 4,
        }
    }

    /// From 1 to 4.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Both),
            2 => Some(Self::FailureOnly),
            3 => Some(Self::SuccessOnly),
            4 => Some(Self::Neither),
            _ => None,
        }
    }
}

/// What a Reject says was wrong (Q.773 3.1, Q.772 3.7). The code is kept as received: one without a name is valid.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Problem {
    /// Which component it is about.
    pub kind: ProblemKind,
    /// The problem code.
    pub code: u8,
}

/// Which component a [`Problem`] is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ProblemKind {
    /// Any: found by the component sub-layer.
    General,
    /// An Invoke.
    Invoke,
    /// A ReturnResult.
    ReturnResult,
    /// A ReturnError.
    ReturnError,
}

macro_rules! problems {
    ($($constant:ident = $kind:ident $code:literal $name:literal by $origin:ident, $doc:literal;)*) => {
        impl Problem {
            $(
                #[doc = $doc]
                pub const $constant: Self = Self { kind: ProblemKind::$kind, code: $code };
            )*

            /// The name in Q.773, if it has one.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$constant => Some($name),)*
                    _ => None,
                }
            }

            /// Which side of the peer finds such a problem: its TC-user, or its component sub-layer. A code without a
            /// name comes from the user: the provider uses only those of the standard.
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
    UNRECOGNIZED_COMPONENT = General 0 "unrecognizedComponent" by RemoteProvider, "Not one of the five component types (Q.772 3.7.1.1).";
    MISTYPED_COMPONENT = General 1 "mistypedComponent" by RemoteProvider, "Its elements are not those of its type (Q.772 3.7.1.2).";
    BADLY_STRUCTURED_COMPONENT = General 2 "badlyStructuredComponent" by RemoteProvider, "It breaks the encoding rules (Q.772 3.7.1.3).";
    DUPLICATE_INVOKE_ID = Invoke 0 "duplicateInvokeID" by RemoteUser, "The invoke id is in use.";
    UNRECOGNIZED_OPERATION = Invoke 1 "unrecognizedOperation" by RemoteUser, "Not an operation of the application context.";
    MISTYPED_PARAMETER = Invoke 2 "mistypedParameter" by RemoteUser, "The argument is not that of the operation.";
    RESOURCE_LIMITATION = Invoke 3 "resourceLimitation" by RemoteUser, "No resources for the operation.";
    INITIATING_RELEASE = Invoke 4 "initiatingRelease" by RemoteUser, "The dialogue is about to be released.";
    UNRECOGNIZED_LINKED_ID = Invoke 5 "unrecognizedLinkedID" by RemoteProvider, "The linked id names no active operation.";
    LINKED_RESPONSE_UNEXPECTED = Invoke 6 "linkedResponseUnexpected" by RemoteUser, "That operation has no linked operations.";
    UNEXPECTED_LINKED_OPERATION = Invoke 7 "unexpectedLinkedOperation" by RemoteUser, "Not a linked operation of that operation.";
    RESULT_UNRECOGNIZED_INVOKE_ID = ReturnResult 0 "unrecognizedInvokeID" by RemoteProvider, "A result for no active operation.";
    RESULT_UNEXPECTED = ReturnResult 1 "returnResultUnexpected" by RemoteProvider, "A result for an operation of class 2 or 4.";
    RESULT_MISTYPED_PARAMETER = ReturnResult 2 "mistypedParameter" by RemoteUser, "The result is not that of the operation.";
    ERROR_UNRECOGNIZED_INVOKE_ID = ReturnError 0 "unrecognizedInvokeID" by RemoteProvider, "An error for no active operation.";
    ERROR_UNEXPECTED = ReturnError 1 "returnErrorUnexpected" by RemoteProvider, "An error for an operation of class 3 or 4.";
    UNRECOGNIZED_ERROR = ReturnError 2 "unrecognizedError" by RemoteUser, "Not an error of the application context.";
    UNEXPECTED_ERROR = ReturnError 3 "unexpectedError" by RemoteUser, "Not an error of the operation.";
    ERROR_MISTYPED_PARAMETER = ReturnError 4 "mistypedParameter" by RemoteUser, "The parameter is not that of the error.";
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{:?} {name}", self.kind),
            None => write!(f, "{:?} {}", self.kind, self.code),
        }
    }
}

/// Who found the problem that a Reject tells of.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RejectOrigin {
    /// We did (TC-L-REJECT). Where the message type and the kind of component allow an answer, the Reject component waits
    /// to go with the user's next message.
    Local,
    /// The peer's TC-user (TC-U-REJECT).
    RemoteUser,
    /// The peer's component sub-layer (TC-R-REJECT).
    RemoteProvider,
}

/// P-AbortCause (Q.773 3.1, Q.772 2.3). A value without a name is kept.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct PAbortCause(pub u8);

impl PAbortCause {
    /// Message type not defined.
    pub const UNRECOGNIZED_MESSAGE_TYPE: Self = Self(0);
    /// The destination transaction id is not in use here.
    pub const UNRECOGNIZED_TRANSACTION_ID: Self = Self(1);
    /// The transaction portion breaks the encoding rules.
    pub const BADLY_FORMATTED_TRANSACTION_PORTION: Self = Self(2);
    /// The transaction portion has not the elements of its message type.
    pub const INCORRECT_TRANSACTION_PORTION: Self = Self(3);
    /// No resources for a transaction.
    pub const RESOURCE_LIMITATION: Self = Self(4);

    /// The name in Q.773, if it has one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("unrecognizedMessageType"),
            1 => Some("unrecognizedTransactionID"),
            2 => Some("badlyFormattedTransactionPortion"),
            3 => Some("incorrectTransactionPortion"),
            4 => Some("resourceLimitation"),
            _ => None,
        }
    }
}
