//! What the user is told (TC primitives of Q.771) and what it asks for.

use crate::component::{Hidden, Invoke, Reject, ReturnError, ReturnResult};
use crate::dialogue::{AbortReason, UserInformation};
use crate::values::{Class, InvokeId, ObjectIdentifier, OperationCode, PAbortCause, RejectOrigin};
use inlab_ss7::Address;
use std::time::Duration;

/// One dialogue of this node. Never given out again: a stale one finds nothing.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct DialogueId {
    pub(crate) slot: u32,
    pub(crate) generation: u32,
}

/// Quality of service asked from SCCP (Q.711 6.2.2).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Quality {
    /// Sequence control: `Some` asks for class 1 with this key for all messages, `None` for class 0.
    pub sequence: Option<u8>,
    /// Ask SCCP to return what it cannot deliver.
    pub return_on_error: bool,
}

/// N-UNITDATA indication: what SCCP hands up.
#[derive(Clone, Copy)]
pub struct Unitdata<'m> {
    /// Called party address.
    pub called: Address,
    /// Calling party address, to which answers go.
    pub calling: Address,
    /// As received.
    pub quality: Quality,
    /// The message.
    pub user_data: &'m [u8],
}

/// N-UNITDATA request: what SCCP is asked to send.
#[derive(Clone, Copy)]
pub struct Outgoing<'a> {
    /// The dialogue that it belongs to, which may be over; `None` for answers outside of any.
    pub dialogue: Option<DialogueId>,
    /// Called party address.
    pub called: Address,
    /// Calling party address.
    pub calling: Address,
    /// Sequence control and return option.
    pub quality: Quality,
    /// The message.
    pub user_data: &'a [u8],
}

/// N-NOTICE indication: SCCP gives a message of ours back.
#[derive(Clone, Copy)]
pub struct Notice<'m> {
    /// Return cause (Q.713 3.12).
    pub cause: u8,
    /// The message or its beginning.
    pub user_data: &'m [u8],
}

impl std::fmt::Debug for Unitdata<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Unitdata")
            .field("called", &self.called)
            .field("calling", &self.calling)
            .field("quality", &self.quality)
            .field("user_data", &Hidden(self.user_data.len()))
            .finish()
    }
}

impl std::fmt::Debug for Outgoing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outgoing")
            .field("dialogue", &self.dialogue)
            .field("called", &self.called)
            .field("calling", &self.calling)
            .field("quality", &self.quality)
            .field("user_data", &Hidden(self.user_data.len()))
            .finish()
    }
}

impl std::fmt::Debug for Notice<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Notice")
            .field("cause", &self.cause)
            .field("user_data", &Hidden(self.user_data.len()))
            .finish()
    }
}

/// Something for the user about one of its dialogues. Borrows from the received message only.
///
/// A received message is told as its dialogue primitive, then each component in the order received, then
/// [`MessageEnd`](Self::MessageEnd) or [`Closed`](Self::Closed). `Closed` is the last word on a dialogue that the user
/// did not itself end: after it the id means nothing. A dialogue that the user ends or aborts is silent at once, even in
/// the middle of a message.
#[derive(Clone, Copy, Debug)]
pub enum Indication<'m> {
    /// TC-UNI. The components follow; nothing can be sent.
    Unidirectional(Opening<'m>),
    /// TC-BEGIN.
    Begin(Opening<'m>),
    /// TC-CONTINUE.
    Continue(Response<'m>),
    /// TC-END.
    End(Response<'m>),
    /// TC-U-ABORT.
    UserAbort(UserAbort<'m>),
    /// TC-P-ABORT.
    ProviderAbort(ProviderAbort),
    /// TC-NOTICE: a message of this dialogue could not be delivered, with SCCP's return cause (Q.713 3.12). The dialogue
    /// stays; mostly the user aborts it.
    Notice(u8),
    /// TC-INVOKE.
    Invoke(Invoke<'m>),
    /// TC-RESULT-L.
    ResultLast(ReturnResult<'m>),
    /// TC-RESULT-NL.
    ResultNotLast(ReturnResult<'m>),
    /// TC-U-ERROR.
    Error(ReturnError<'m>),
    /// TC-L-REJECT, TC-U-REJECT and TC-R-REJECT.
    Reject(Reject, RejectOrigin),
    /// TC-L-CANCEL: the operation timer ran out. Abnormal for class 1 only.
    Cancel(Cancelled),
    /// The timer that the user set for the dialogue ran out.
    Timer,
    /// The components of a message are through; the dialogue goes on.
    MessageEnd,
    /// The dialogue is over, and the id with it.
    Closed,
}

/// TC-BEGIN or TC-UNI.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'m> {
    /// Application context name, if the peer uses one.
    pub context: Option<ObjectIdentifier>,
    /// User information.
    pub user_information: UserInformation<'m>,
    /// Originating address.
    pub calling: Address,
    /// Destination address: ours.
    pub called: Address,
    /// Components follow.
    pub components: bool,
}

/// TC-CONTINUE or TC-END.
#[derive(Clone, Copy, Debug)]
pub struct Response<'m> {
    /// The application context that the peer accepted, in the first backward message only.
    pub context: Option<ObjectIdentifier>,
    /// User information, in the first backward message; later one EXTERNAL of an abstract syntax of the user's own.
    pub user_information: UserInformation<'m>,
    /// Components follow.
    pub components: bool,
}

/// TC-U-ABORT.
#[derive(Clone, Copy, Debug)]
pub struct UserAbort<'m> {
    /// Why.
    pub reason: AbortReason,
    /// With a refusal: the peer's application context, ours again or one that it offers instead.
    pub context: Option<ObjectIdentifier>,
    /// User information.
    pub user_information: UserInformation<'m>,
}

/// TC-P-ABORT (Q.771 table 5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProviderAbort {
    /// The peer's transaction sub-layer aborted.
    Received(PAbortCause),
    /// A message for this dialogue had a fault in its transaction portion.
    Local(PAbortCause),
    /// The dialogue portion was incorrect, unexpected or missing, here or at the peer.
    AbnormalDialogue,
    /// The peer's dialogue portion has no version in common with ours.
    NoCommonDialoguePortion,
    /// The idle timer of the dialogue ran out.
    IdleTimeout,
    /// Nothing came back in answer to the Begin.
    NoAnswer,
}

/// TC-L-CANCEL.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Cancelled {
    /// The operation's invoke id, free again.
    pub invoke_id: InvokeId,
    /// The operation.
    pub operation: OperationCode,
    /// Its class.
    pub class: Class,
}

/// TC-INVOKE request.
#[derive(Clone, Copy, Debug)]
pub struct InvokeRequest {
    /// The operation.
    pub operation: OperationCode,
    /// Its class.
    pub class: Class,
    /// Its timer, running from the sending of the message.
    pub timer: Duration,
    /// The peer's operation that it belongs to.
    pub linked_id: Option<InvokeId>,
    /// `None`: the next free one.
    pub invoke_id: Option<InvokeId>,
}

impl InvokeRequest {
    /// An operation of its own, with the next free invoke id.
    #[must_use]
    pub const fn new(operation: OperationCode, class: Class, timer: Duration) -> Self {
        Self {
            operation,
            class,
            timer,
            linked_id: None,
            invoke_id: None,
        }
    }
}

/// How a dialogue is ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Termination {
    /// With an End, and the components that wait.
    Basic,
    /// With nothing sent. While operations run the dialogue stays, so that their errors, rejects and timers still reach
    /// the user; after the last one comes [`Indication::Closed`]. Without any it is over at once, and silent.
    Prearranged,
}

/// A request that is not carried out: our own fault, nothing was sent and nothing changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RequestError {
    /// No such dialogue, or no longer.
    UnknownDialogue,
    /// The state of the dialogue does not allow it.
    WrongState,
    /// No more dialogues: the limit of the configuration.
    TooManyDialogues,
    /// No more operations in this dialogue: the limit of the configuration, or no free invoke id.
    TooManyInvocations,
    /// The invoke id asked for is in use.
    InvokeIdInUse,
    /// No operation of ours has this invoke id.
    UnknownInvokeId,
    /// The message would be longer than the limit of the configuration.
    TooLong,
    /// User information was given where no dialogue portion can carry it: in a dialogue without application context
    /// (Q.774 3.2.1).
    NoDialoguePortion,
    /// User information has more than 10 EXTERNALs, or more than one where the dialogue portion itself is the EXTERNAL.
    TooManyExternals,
    /// A Unidirectional needs at least one component (Q.773 3.1).
    NoComponents,
    /// ANSI: the peer's last package gave no permission to release the transaction (T1.114.4).
    NoPermission,
    /// The node speaks the other kind of TCAP.
    OtherTcap,
}

impl std::fmt::Display for RequestError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::UnknownDialogue => "the dialogue is over",
            Self::WrongState => "the state of the dialogue does not allow this request",
            Self::TooManyDialogues => "the limit of dialogues is reached",
            Self::TooManyInvocations => "the limit of operations in one dialogue is reached",
            Self::InvokeIdInUse => "the invoke id is in use",
            Self::UnknownInvokeId => "no operation has this invoke id",
            Self::TooLong => "the message is longer than the limit",
            Self::NoDialoguePortion => {
                "this message has no dialogue portion to carry user information"
            }
            Self::TooManyExternals => "the user information has too many EXTERNALs",
            Self::NoComponents => "the message needs a component",
            Self::NoPermission => "the peer gave no permission to release the transaction",
            Self::OtherTcap => "the node speaks the other kind of TCAP",
        })
    }
}

impl std::error::Error for RequestError {}

/// Something to be told to whoever watches the node; no user needs it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Event {
    /// A message with a fault in its transaction portion; whether it was answered.
    TransactionFault {
        /// What was wrong.
        cause: PAbortCause,
        /// Where in the message, in octets.
        offset: usize,
        /// An Abort was sent.
        answered: bool,
    },
    /// A message for a transaction id that is not in use; whether it was answered.
    UnknownTransaction {
        /// An Abort was sent.
        answered: bool,
    },
    /// A message for a transaction id of this node and shard was taken, to be handed on.
    Forwarded {
        /// The node.
        node: u16,
        /// The shard.
        shard: u8,
    },
    /// A Begin was refused, since the limit of dialogues is reached.
    NoDialogueFree,
    /// A Begin or Unidirectional with an incorrect dialogue portion.
    IncorrectDialoguePortion,
    /// A Begin whose dialogue portion has no version in common with ours.
    NoCommonDialoguePortion,
    /// A returned message that belongs to no dialogue: its return cause.
    NoticeWithoutDialogue(u8),
    /// So many events were lost before this one.
    Lost(u32),
}
