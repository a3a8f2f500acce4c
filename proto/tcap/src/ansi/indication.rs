//! What the user is told, and what it asks for.

use super::component::{Invoke, Reject, ReturnError, ReturnResult};
use super::dialogue::DialoguePortion;
use super::values::{OperationCode, PAbortCause, Permission};
use crate::values::{Class, InvokeId, RejectOrigin};
use inlab_ss7::Address;
use std::time::Duration;

/// Something for the user about one of its transactions. Borrows from the received package only.
///
/// A received package is told as its transaction primitive, then each component in the order received, then
/// [`MessageEnd`](Self::MessageEnd) or [`Closed`](Self::Closed). `Closed` is the last word on a transaction that the user did
/// not itself end: after it the id means nothing. A transaction that the user ends or aborts is silent at once, even in the
/// middle of a package.
#[derive(Clone, Copy, Debug)]
pub enum Indication<'m> {
    /// Unidirectional. The components follow; nothing can be sent.
    Unidirectional(Opening<'m>),
    /// Query, and whether we may answer by a Response.
    Query(Permission, Opening<'m>),
    /// Conversation, and whether we may answer by a Response.
    Conversation(Permission, Progress<'m>),
    /// Response.
    Response(Response<'m>),
    /// Abort by the peer's user.
    UserAbort(UserAbort<'m>),
    /// Abort by a transaction sub-layer.
    ProviderAbort(ProviderAbort),
    /// A package of this transaction could not be delivered, with SCCP's return cause (T1.112.3 3.12). The transaction stays;
    /// mostly the user aborts it.
    Notice(u8),
    /// Invoke (Last).
    InvokeLast(Invoke<'m>),
    /// Invoke (Not Last).
    InvokeNotLast(Invoke<'m>),
    /// Return Result (Last).
    ResultLast(ReturnResult<'m>),
    /// Return Result (Not Last).
    ResultNotLast(ReturnResult<'m>),
    /// Return Error.
    Error(ReturnError<'m>),
    /// Reject, and who found the problem.
    Reject(Reject<'m>, RejectOrigin),
    /// The operation timer ran out. Abnormal only for an operation that always reports.
    Cancel(Cancelled),
    /// The timer that the user set for the transaction ran out.
    Timer,
    /// The components of a package are through; the transaction goes on.
    MessageEnd,
    /// The transaction is over, and the id with it.
    Closed,
}

/// Query or Unidirectional.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'m> {
    /// The dialogue portion, if the peer sends one: mostly it does not.
    pub dialogue: Option<DialoguePortion<'m>>,
    /// Originating address.
    pub calling: Address,
    /// Destination address: ours.
    pub called: Address,
    /// Components follow.
    pub components: bool,
}

/// Conversation.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'m> {
    /// The dialogue portion.
    pub dialogue: Option<DialoguePortion<'m>>,
    /// Components follow.
    pub components: bool,
}

/// Response.
#[derive(Clone, Copy, Debug)]
pub struct Response<'m> {
    /// The dialogue portion.
    pub dialogue: Option<DialoguePortion<'m>>,
    /// Components follow; a Response without any is allowed.
    pub components: bool,
    /// Our last package gave permission for it.
    pub permitted: bool,
}

/// Abort by the peer's user.
#[derive(Clone, Copy, Debug)]
pub struct UserAbort<'m> {
    /// The dialogue portion.
    pub dialogue: Option<DialoguePortion<'m>>,
    /// User abort information: an EXTERNAL, empty if there is none.
    pub information: &'m [u8],
}

/// Abort by a transaction sub-layer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProviderAbort {
    /// The peer's.
    Received(PAbortCause),
    /// Ours: a package for this transaction had a fault.
    Local(PAbortCause),
    /// The idle timer of the transaction ran out.
    IdleTimeout,
    /// Nothing came back in answer to the Query.
    NoAnswer,
}

/// An operation without an answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Cancelled {
    /// Its invoke id, free again.
    pub invoke_id: InvokeId,
    /// The operation.
    pub operation: OperationCode,
    /// What it reports.
    pub class: Class,
}

/// Which id an Invoke gets.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum IdChoice {
    /// The next free one.
    #[default]
    Next,
    /// This one.
    Given(InvokeId),
    /// None: no answer can come, and nothing is kept. A correlation id cannot be sent then.
    None,
}

/// What to invoke.
#[derive(Clone, Copy, Debug)]
pub struct InvokeRequest {
    /// The operation. The reply bit of its family is sent as it stands here: whether a switch wants it is the peer's.
    pub operation: OperationCode,
    /// Invoke (Last), or (Not Last).
    pub last: bool,
    /// What the operation reports.
    pub class: Class,
    /// Its timer, running from the sending of the package.
    pub timer: Duration,
    /// The peer's operation that it belongs to.
    pub correlation_id: Option<InvokeId>,
    /// Its own id.
    pub invoke_id: IdChoice,
}

impl InvokeRequest {
    /// An Invoke (Last) of its own, with the next free id.
    #[must_use]
    pub const fn new(operation: OperationCode, class: Class, timer: Duration) -> Self {
        Self {
            operation,
            last: true,
            class,
            timer,
            correlation_id: None,
            invoke_id: IdChoice::Next,
        }
    }

    /// The same as the answer, or a part of it, to an Invoke of the peer.
    #[must_use]
    pub const fn correlated(mut self, with: InvokeId) -> Self {
        self.correlation_id = Some(with);
        self
    }
}

/// Something to be told to whoever watches the node; no user needs it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Event {
    /// A package with a fault in its transaction portion; whether it was answered.
    TransactionFault {
        /// What was wrong.
        cause: PAbortCause,
        /// In which element.
        element: &'static str,
        /// Where in the package, in octets.
        offset: usize,
        /// The peer was told.
        answered: bool,
    },
    /// A package for a transaction id that is not in use; whether it was answered.
    UnknownTransaction {
        /// The peer was told.
        answered: bool,
    },
    /// A package for a transaction id of this node and shard was taken, to be handed on.
    Forwarded {
        /// The node.
        node: u16,
        /// The shard.
        shard: u8,
    },
    /// A Query or Unidirectional was refused, since the limit of transactions is reached.
    NoTransactionFree,
    /// A Query or Unidirectional with a dialogue portion that cannot be taken.
    DialogueFault {
        /// What was wrong.
        cause: PAbortCause,
        /// In which element.
        element: &'static str,
        /// Where in the package, in octets.
        offset: usize,
    },
    /// A returned package that belongs to no transaction: its return cause.
    NoticeWithoutTransaction(u8),
    /// So many events were lost before this one.
    Lost(u32),
}
