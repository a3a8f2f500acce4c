//! The state machines of T1.114.4 as tables: each (state, event) pair has one answer, found by one exhaustive match.

use super::message::PackageType;
use super::values::{Permission, Problem};
use crate::values::Class;
use Permission::{Granted, Withheld};

/// Where a transaction is, and who may end it: each side may send a Response while the last package that it received gave
/// permission to release.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TransactionState {
    /// Opened by the user; nothing was sent, so the peer knows no id of ours.
    Opened,
    /// Query was sent, with this permission for the peer.
    QuerySent(Permission),
    /// Query was received, with this permission for us; nothing was sent, so the peer knows no id of ours.
    QueryReceived(Permission),
    /// Both sides know both ids.
    Active {
        /// What the peer's last package permits us.
        ours: Permission,
        /// What our last package permits the peer.
        peers: Permission,
    },
    /// The user asked for the pre-arranged end; operations are still running.
    PrearrangedEnd,
    /// Over for the peer; the user is being told.
    Closing,
}

/// What happens to a transaction.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TransactionEvent {
    /// Query request.
    QueryRequest(Permission),
    /// Conversation request.
    ConversationRequest(Permission),
    /// Response request.
    ResponseRequest,
    /// The pre-arranged end is asked for.
    PrearrangedEndRequest,
    /// User abort request.
    AbortRequest,
    /// A correct Conversation.
    ConversationReceived(Permission),
    /// A correct Response.
    ResponseReceived,
    /// A correct Abort.
    AbortReceived,
    /// A package with a fault in its transaction portion whose responding id is ours.
    FaultReceived,
    /// A Conversation with a dialogue portion that is missing, badly structured or inconsistent.
    AbnormalConversation,
    /// A Response with such a dialogue portion.
    AbnormalResponse,
    /// The idle timer ran out.
    IdleExpired,
    /// The guard of an unanswered Query ran out.
    GuardExpired,
    /// The last operation ended.
    OperationsEnded,
}

/// What is done about it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TransactionAction {
    /// The request is refused, nothing changes.
    Refuse,
    /// The request is refused: the peer gave no permission to release.
    RefuseForPermission,
    /// The package is sent.
    Transmit(PackageType),
    /// The transaction is released; nothing is sent.
    Release,
    /// It goes on until the last operation ends.
    AwaitOperations,
    /// The id counts as not in use: P-Abort, unassignedRespondingTransactionID, to a Conversation; a Response or Abort is
    /// discarded.
    AnswerUnassigned,
    /// The dialogue primitive and the components go to the user.
    Deliver,
    /// The same, and then the transaction is closed.
    DeliverAndClose,
    /// The same, of a Response without permission; or, where the configuration says so, a provider abort,
    /// permissionToReleaseProblem, to the user and, if its id is known, to the peer.
    DeliverUnpermitted,
    /// A provider abort to the user; nothing is sent.
    AbortLocally,
    /// A provider abort to the user, and an Abort to the peer.
    AbortBothWays,
    /// The user is told that the transaction is over.
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
    pub const ALL: [Self; 11] = [
        Self::Opened,
        Self::QuerySent(Granted),
        Self::QuerySent(Withheld),
        Self::QueryReceived(Granted),
        Self::QueryReceived(Withheld),
        Self::Active {
            ours: Granted,
            peers: Granted,
        },
        Self::Active {
            ours: Granted,
            peers: Withheld,
        },
        Self::Active {
            ours: Withheld,
            peers: Granted,
        },
        Self::Active {
            ours: Withheld,
            peers: Withheld,
        },
        Self::PrearrangedEnd,
        Self::Closing,
    ];

    /// The answer to `event`.
    #[must_use]
    pub const fn step(self, event: TransactionEvent) -> TransactionStep {
        use TransactionAction as Do;
        use TransactionEvent as E;
        let (action, next) = match (self, event) {
            (Self::Opened, E::QueryRequest(permission)) => (
                Do::Transmit(PackageType::Query(permission)),
                Some(Self::QuerySent(permission)),
            ),
            (Self::Opened, E::PrearrangedEndRequest | E::AbortRequest) => (Do::Release, None),

            // Without the peer's id nothing can be sent to it: ends are local.
            (Self::QuerySent(_), E::AbortRequest) => (Do::Release, None),
            (Self::QuerySent(peers), E::ConversationReceived(ours)) => {
                (Do::Deliver, Some(Self::Active { ours, peers }))
            }

            (
                Self::QueryReceived(ours) | Self::Active { ours, .. },
                E::ConversationRequest(peers),
            ) => (
                Do::Transmit(PackageType::Conversation(peers)),
                Some(Self::Active { ours, peers }),
            ),
            (
                Self::QueryReceived(Granted) | Self::Active { ours: Granted, .. },
                E::ResponseRequest,
            ) => (Do::Transmit(PackageType::Response), None),
            (
                Self::QueryReceived(Withheld) | Self::Active { ours: Withheld, .. },
                E::ResponseRequest,
            ) => (Do::RefuseForPermission, Some(self)),
            (Self::QueryReceived(_) | Self::Active { .. }, E::AbortRequest) => {
                (Do::Transmit(PackageType::Abort), None)
            }
            (Self::QueryReceived(_) | Self::Active { .. }, E::IdleExpired) => {
                (Do::AbortBothWays, Some(Self::Closing))
            }

            (Self::Active { peers, .. }, E::ConversationReceived(ours)) => {
                (Do::Deliver, Some(Self::Active { ours, peers }))
            }

            (
                Self::QuerySent(_) | Self::QueryReceived(_) | Self::Active { .. },
                E::PrearrangedEndRequest,
            ) => (Do::AwaitOperations, Some(Self::PrearrangedEnd)),
            (Self::PrearrangedEnd, E::AbortRequest) => (Do::Release, None),
            (Self::PrearrangedEnd, E::ConversationReceived(_)) => (Do::Deliver, Some(self)),
            (Self::PrearrangedEnd, E::OperationsEnded) => (Do::Close, Some(Self::Closing)),

            (
                Self::QuerySent(Withheld)
                | Self::Active {
                    peers: Withheld, ..
                },
                E::ResponseReceived,
            ) => (Do::DeliverUnpermitted, Some(Self::Closing)),
            // After a pre-arranged end on our side nothing is left to hold the peer to.
            (
                Self::QuerySent(Granted)
                | Self::Active { peers: Granted, .. }
                | Self::PrearrangedEnd,
                E::ResponseReceived,
            )
            | (Self::QuerySent(_) | Self::Active { .. } | Self::PrearrangedEnd, E::AbortReceived) => {
                (Do::DeliverAndClose, Some(Self::Closing))
            }
            (
                Self::QuerySent(_) | Self::Active { .. } | Self::PrearrangedEnd,
                E::FaultReceived | E::AbnormalResponse,
            ) => (Do::AbortLocally, Some(Self::Closing)),
            (
                Self::QuerySent(_) | Self::Active { .. } | Self::PrearrangedEnd,
                E::AbnormalConversation,
            ) => (Do::AbortBothWays, Some(Self::Closing)),
            (Self::QuerySent(_), E::GuardExpired) => (Do::AbortLocally, Some(Self::Closing)),
            (Self::Opened | Self::QuerySent(_) | Self::PrearrangedEnd, E::IdleExpired) => {
                (Do::AbortLocally, Some(Self::Closing))
            }

            (
                Self::Opened | Self::QueryReceived(_) | Self::Closing,
                E::ConversationReceived(_)
                | E::ResponseReceived
                | E::AbortReceived
                | E::FaultReceived
                | E::AbnormalConversation
                | E::AbnormalResponse,
            ) => (Do::AnswerUnassigned, Some(self)),

            (
                _,
                E::QueryRequest(_)
                | E::ConversationRequest(_)
                | E::ResponseRequest
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
    pub const ALL: [Self; 17] = [
        Self::QueryRequest(Granted),
        Self::QueryRequest(Withheld),
        Self::ConversationRequest(Granted),
        Self::ConversationRequest(Withheld),
        Self::ResponseRequest,
        Self::PrearrangedEndRequest,
        Self::AbortRequest,
        Self::ConversationReceived(Granted),
        Self::ConversationReceived(Withheld),
        Self::ResponseReceived,
        Self::AbortReceived,
        Self::FaultReceived,
        Self::AbnormalConversation,
        Self::AbnormalResponse,
        Self::IdleExpired,
        Self::GuardExpired,
        Self::OperationsEnded,
    ];
}

/// Where an operation that we invoked with an invoke id is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum InvocationState {
    /// The Invoke waits for the package that takes it along.
    Pending,
    /// It was sent; the operation timer runs.
    OperationSent,
    /// The outcome was delivered; the user may still reject it, and the invoke id is not yet free.
    WaitForReject,
}

/// What happens to an operation.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum InvocationEvent {
    /// The package with its Invoke is sent.
    Sent,
    /// Return Result (Not Last).
    ResultNotLast,
    /// Return Result (Last).
    ResultLast,
    /// Return Error.
    Error,
    /// Invoke (Not Last) with its id as correlation id.
    CorrelatedNotLast,
    /// Invoke (Last) with its id as correlation id: the answer, as in AIN.
    CorrelatedLast,
    /// Reject with its invoke id, for a problem of an Invoke or of any component.
    Reject,
    /// The timer of its state ran out.
    TimerExpired,
    /// The user cancels it.
    CancelRequest,
    /// The user rejects its result or error.
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
    /// The user is told of a local reject, and the peer gets the Reject.
    Reject(Problem),
    /// The user is told that no answer came.
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
            (Self::OperationSent, E::CorrelatedNotLast) => (Do::Deliver, Some(self)),
            (Self::OperationSent, E::CorrelatedLast) => {
                (Do::DeliverAndStartRejectTimer, Some(Self::WaitForReject))
            }
            // AIN answers one trigger by several Invokes of one package, each of them the Last.
            (Self::WaitForReject, E::CorrelatedNotLast | E::CorrelatedLast) => {
                (Do::Deliver, Some(self))
            }
            (Self::OperationSent, E::TimerExpired) => (Do::Cancel, None),
            (Self::OperationSent | Self::WaitForReject, E::Reject) => (Do::Deliver, None),
            (Self::OperationSent | Self::WaitForReject, E::CancelRequest | E::RejectRequest) => {
                (Do::Ignore, None)
            }
            (Self::WaitForReject, E::TimerExpired) => (Do::Ignore, None),

            // No active operation has this id.
            (Self::Pending | Self::WaitForReject, E::ResultNotLast | E::ResultLast) => (
                Do::Reject(Problem::RESULT_UNRECOGNIZED_CORRELATION_ID),
                Some(self),
            ),
            (Self::Pending | Self::WaitForReject, E::Error) => (
                Do::Reject(Problem::ERROR_UNRECOGNIZED_CORRELATION_ID),
                Some(self),
            ),
            (Self::Pending, E::CorrelatedNotLast | E::CorrelatedLast) => {
                (Do::Reject(Problem::UNRECOGNIZED_CORRELATION_ID), Some(self))
            }
            (Self::Pending, E::Reject) => (Do::Deliver, Some(self)),
            (Self::Pending, E::TimerExpired | E::RejectRequest) => (Do::Ignore, Some(self)),
            (Self::OperationSent | Self::WaitForReject, E::Sent) => (Do::Ignore, Some(self)),
        };
        InvocationStep { action, next }
    }
}

impl InvocationEvent {
    /// All, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Sent,
        Self::ResultNotLast,
        Self::ResultLast,
        Self::Error,
        Self::CorrelatedNotLast,
        Self::CorrelatedLast,
        Self::Reject,
        Self::TimerExpired,
        Self::CancelRequest,
        Self::RejectRequest,
    ];
}
