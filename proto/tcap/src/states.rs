//! The state machines of Q.774 as tables: each (state, event) pair has one answer, found by one exhaustive match.

use crate::message::MessageType;
use crate::values::{Class, Problem};

/// Where a transaction is (Q.774 figure A.4), and with it its dialogue.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TransactionState {
    /// Opened by the user; nothing was sent, so the peer knows no id of ours.
    Opened,
    /// Begin was sent.
    InitiationSent,
    /// Begin was received; nothing was sent, so the peer knows no id of ours.
    InitiationReceived,
    /// Both sides know both ids.
    Active,
    /// The user asked for the pre-arranged end; operations are still running (TS 29.078 14.1.2.1.1).
    PrearrangedEnd,
    /// Over for the peer; the user is being told.
    Closing,
}

/// What happens to a transaction.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TransactionEvent {
    /// TC-BEGIN request.
    BeginRequest,
    /// TC-CONTINUE request.
    ContinueRequest,
    /// TC-END request, basic.
    EndRequest,
    /// TC-END request, pre-arranged.
    PrearrangedEndRequest,
    /// TC-U-ABORT request.
    AbortRequest,
    /// A correct Continue.
    ContinueReceived,
    /// A correct End.
    EndReceived,
    /// A correct Abort.
    AbortReceived,
    /// A message with a fault in its transaction portion whose destination id is ours.
    FaultReceived,
    /// A Continue with an incorrect or unexpected dialogue portion (Q.774 3.2.2.1).
    AbnormalContinue,
    /// An End with an incorrect or unexpected dialogue portion.
    AbnormalEnd,
    /// The idle timer ran out.
    IdleExpired,
    /// The guard of an unanswered Begin ran out.
    GuardExpired,
    /// The last operation ended.
    OperationsEnded,
}

/// What is done about it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TransactionAction {
    /// The request is refused, nothing changes.
    Refuse,
    /// The message is sent.
    Transmit(MessageType),
    /// The transaction is released; nothing is sent.
    Release,
    /// It goes on until the last operation ends.
    AwaitOperations,
    /// The id counts as not in use: Abort, unrecognizedTransactionID, to a Continue; an End or Abort is discarded
    /// (Q.774 3.3.4.1).
    AnswerUnassigned,
    /// The dialogue primitive and the components go to the user.
    Deliver,
    /// The same, and then the dialogue is closed.
    DeliverAndClose,
    /// TC-P-ABORT to the user; nothing is sent by the transaction.
    AbortLocally,
    /// TC-P-ABORT to the user, and an Abort with ABRT by the provider to the peer.
    AbortBothWays,
    /// The user is told that the dialogue is over.
    Close,
    /// Nothing.
    Ignore,
}

/// The next state (`None`: idle, the id is free) and what is done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TransactionStep {
    /// What is done.
    pub action: TransactionAction,
    /// The state after.
    pub next: Option<TransactionState>,
}

impl TransactionState {
    /// All, in the order of the table.
    pub const ALL: [Self; 6] = [
        Self::Opened,
        Self::InitiationSent,
        Self::InitiationReceived,
        Self::Active,
        Self::PrearrangedEnd,
        Self::Closing,
    ];

    /// The answer to `event`.
    #[must_use]
    pub const fn step(self, event: TransactionEvent) -> TransactionStep {
        use TransactionAction as Do;
        use TransactionEvent as E;
        let (action, next) = match (self, event) {
            (Self::Opened, E::BeginRequest) => {
                (Do::Transmit(MessageType::Begin), Some(Self::InitiationSent))
            }
            (Self::Opened, E::PrearrangedEndRequest | E::AbortRequest) => (Do::Release, None),

            // Without the peer's id nothing can be sent to it: ends are local (Q.774 3.3.2.3, 3.3.2.4).
            (Self::InitiationSent, E::AbortRequest) => (Do::Release, None),
            (Self::InitiationSent, E::ContinueReceived) => (Do::Deliver, Some(Self::Active)),

            (Self::InitiationReceived | Self::Active, E::ContinueRequest) => {
                (Do::Transmit(MessageType::Continue), Some(Self::Active))
            }
            (Self::InitiationReceived | Self::Active, E::EndRequest) => {
                (Do::Transmit(MessageType::End), None)
            }
            (Self::InitiationReceived | Self::Active, E::AbortRequest) => {
                (Do::Transmit(MessageType::Abort), None)
            }
            (Self::InitiationReceived | Self::Active, E::IdleExpired) => {
                (Do::AbortBothWays, Some(Self::Closing))
            }

            (Self::Active, E::ContinueReceived) => (Do::Deliver, Some(Self::Active)),

            (
                Self::InitiationSent | Self::InitiationReceived | Self::Active,
                E::PrearrangedEndRequest,
            ) => (Do::AwaitOperations, Some(Self::PrearrangedEnd)),
            (Self::PrearrangedEnd, E::AbortRequest) => (Do::Release, None),
            (Self::PrearrangedEnd, E::ContinueReceived) => {
                (Do::Deliver, Some(Self::PrearrangedEnd))
            }
            (Self::PrearrangedEnd, E::OperationsEnded) => (Do::Close, Some(Self::Closing)),

            (
                Self::InitiationSent | Self::Active | Self::PrearrangedEnd,
                E::EndReceived | E::AbortReceived,
            ) => (Do::DeliverAndClose, Some(Self::Closing)),
            (
                Self::InitiationSent | Self::Active | Self::PrearrangedEnd,
                E::FaultReceived | E::AbnormalEnd,
            ) => (Do::AbortLocally, Some(Self::Closing)),
            (Self::InitiationSent | Self::Active | Self::PrearrangedEnd, E::AbnormalContinue) => {
                (Do::AbortBothWays, Some(Self::Closing))
            }
            (Self::InitiationSent, E::GuardExpired) => (Do::AbortLocally, Some(Self::Closing)),
            (Self::Opened | Self::InitiationSent | Self::PrearrangedEnd, E::IdleExpired) => {
                (Do::AbortLocally, Some(Self::Closing))
            }

            (
                Self::Opened | Self::InitiationReceived | Self::Closing,
                E::ContinueReceived
                | E::EndReceived
                | E::AbortReceived
                | E::FaultReceived
                | E::AbnormalContinue
                | E::AbnormalEnd,
            ) => (Do::AnswerUnassigned, Some(self)),

            (
                _,
                E::BeginRequest
                | E::ContinueRequest
                | E::EndRequest
                | E::PrearrangedEndRequest
                | E::AbortRequest,
            ) => (Do::Refuse, Some(self)),
            (_, E::IdleExpired | E::GuardExpired | E::OperationsEnded) => (Do::Ignore, Some(self)),
        };
        TransactionStep { action, next }
    }
}

impl TransactionEvent {
    /// All, in the order of the table.
    pub const ALL: [Self; 14] = [
        Self::BeginRequest,
        Self::ContinueRequest,
        Self::EndRequest,
        Self::PrearrangedEndRequest,
        Self::AbortRequest,
        Self::ContinueReceived,
        Self::EndReceived,
        Self::AbortReceived,
        Self::FaultReceived,
        Self::AbnormalContinue,
        Self::AbnormalEnd,
        Self::IdleExpired,
        Self::GuardExpired,
        Self::OperationsEnded,
    ];
}

/// Where an operation that we invoked is (Q.774 figure A.7).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum InvocationState {
    /// The Invoke waits for the message that takes it along.
    Pending,
    /// It was sent; the operation timer runs.
    OperationSent,
    /// The outcome was delivered; the user may still reject it, and the invoke id is not yet free.
    WaitForReject,
}

/// What happens to an operation.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum InvocationEvent {
    /// The message with its Invoke is sent.
    Sent,
    /// ReturnResultNotLast.
    ResultNotLast,
    /// ReturnResultLast.
    ResultLast,
    /// ReturnError.
    Error,
    /// Reject with its invoke id, for an invoke problem. One for a general problem ends nothing: nobody can tell whether
    /// its invoke id is ours or the peer's (TS 29.078 14.1.1.4.1).
    Reject,
    /// A result or error with its invoke id that is itself rejected with a general problem (Q.774 table 5).
    Malformed,
    /// The timer of its state ran out.
    TimerExpired,
    /// TC-U-CANCEL request.
    CancelRequest,
    /// TC-U-REJECT request for its result or error.
    RejectRequest,
}

/// What is done about it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum InvocationAction {
    /// The operation timer is started.
    StartOperationTimer,
    /// The component goes to the user.
    Deliver,
    /// The component goes to the user, and the reject timer is started.
    DeliverAndStartRejectTimer,
    /// TC-L-REJECT to the user, Reject to the peer.
    Reject(Problem),
    /// TC-L-CANCEL to the user.
    Cancel,
    /// The Invoke is taken out of what waits to be sent.
    Withdraw,
    /// Nothing is said.
    Ignore,
}

/// The next state (`None`: idle, the invoke id is free) and what is done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct InvocationStep {
    /// What is done.
    pub action: InvocationAction,
    /// The state after.
    pub next: Option<InvocationState>,
}

impl InvocationState {
    /// All, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Pending, Self::OperationSent, Self::WaitForReject];

    /// The answer to `event` for an operation of `class`.
    #[must_use]
    pub const fn step(self, class: Class, event: InvocationEvent) -> InvocationStep {
        use InvocationAction as Do;
        use InvocationEvent as E;
        let reports_success = matches!(class, Class::Both | Class::SuccessOnly);
        let reports_failure = matches!(class, Class::Both | Class::FailureOnly);
        let (action, next) = match (self, event) {
            (Self::Pending, E::Sent) => (Do::StartOperationTimer, Some(Self::OperationSent)),
            (Self::Pending, E::CancelRequest) => (Do::Withdraw, None),

            (Self::OperationSent, E::ResultNotLast) if reports_success => (Do::Deliver, Some(self)),
            (Self::OperationSent, E::ResultLast) if reports_success => {
                (Do::DeliverAndStartRejectTimer, Some(Self::WaitForReject))
            }
            (Self::OperationSent, E::ResultNotLast | E::ResultLast) => {
                (Do::Reject(Problem::RESULT_UNEXPECTED), None)
            }
            (Self::OperationSent, E::Error) if reports_failure => {
                (Do::DeliverAndStartRejectTimer, Some(Self::WaitForReject))
            }
            (Self::OperationSent, E::Error) => (Do::Reject(Problem::ERROR_UNEXPECTED), None),
            (Self::OperationSent, E::TimerExpired) => (Do::Cancel, None),
            (Self::OperationSent | Self::WaitForReject, E::Reject) => (Do::Deliver, None),
            // As rejecting a whole result is: the Reject is told by the coordinator.
            (Self::OperationSent | Self::WaitForReject, E::Malformed) => (Do::Ignore, None),
            (Self::OperationSent | Self::WaitForReject, E::CancelRequest | E::RejectRequest) => {
                (Do::Ignore, None)
            }
            (Self::WaitForReject, E::TimerExpired) => (Do::Ignore, None),

            // No active operation has this invoke id (Q.774 3.2.2.2).
            (Self::Pending | Self::WaitForReject, E::ResultNotLast | E::ResultLast) => (
                Do::Reject(Problem::RESULT_UNRECOGNIZED_INVOKE_ID),
                Some(self),
            ),
            (Self::Pending | Self::WaitForReject, E::Error) => (
                Do::Reject(Problem::ERROR_UNRECOGNIZED_INVOKE_ID),
                Some(self),
            ),
            (Self::Pending, E::Reject) => (Do::Deliver, Some(self)),
            (Self::Pending, E::Malformed | E::TimerExpired | E::RejectRequest) => {
                (Do::Ignore, Some(self))
            }
            (Self::OperationSent | Self::WaitForReject, E::Sent) => (Do::Ignore, Some(self)),
        };
        InvocationStep { action, next }
    }
}

impl InvocationEvent {
    /// All, in the order of the table.
    pub const ALL: [Self; 9] = [
        Self::Sent,
        Self::ResultNotLast,
        Self::ResultLast,
        Self::Error,
        Self::Reject,
        Self::Malformed,
        Self::TimerExpired,
        Self::CancelRequest,
        Self::RejectRequest,
    ];
}
