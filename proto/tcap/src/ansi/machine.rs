//! The state that all procedures share: transactions in a slab, their deadlines, what waits to be sent.

use super::component::{Component, Components, Reject, write_reject};
use super::dialogue::DialoguePortion;
use super::indication::Event;
use super::message::{
    AbortCause, PackageType, close_component_sequence, close_dialogue_portion, write_abort_cause,
    write_head,
};
use super::states::{
    InvocationAction, InvocationEvent, InvocationState, TransactionAction, TransactionEvent,
    TransactionState,
};
use super::values::{ContextName, OperationCode, PAbortCause, ParameterForm, ProtocolVersion};
use crate::book::{Book, Entry, Expiry, Kind, Timer, answers_from_tables};
use crate::indication::Outgoing;
use crate::queues::Events;
use crate::values::{Class, InvokeId, TransactionId};
use inlab_ber::Writer;
use inlab_ss7::{Address, PointCode};
use std::time::Instant;

/// How a peer tells of faults of a transaction, and what its packages hold.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Edition {
    /// T1.114-1988: faults by a Response with a Reject, problems 0x0501 to 0x0506; the component sequence is always there, if
    /// need be empty; no dialogue portion.
    T1_114_1988,
    /// T1.114-1996 and 2000: faults by an Abort.
    #[default]
    T1_114_1996,
}

/// What a Response that our last package did not permit leads to: T1.114-2000 leaves cause 5 for further study. A Response
/// that crosses a Conversation of ours without permission looks so too, and is nobody's fault.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Unpermitted {
    /// It is delivered, and says that it was not permitted.
    #[default]
    Deliver,
    /// A provider abort, permissionToReleaseProblem, to the user, and to the peer if its transaction id is known.
    Abort,
}

/// What a [`Tcap`] has beside the limits, timers and identity of [`crate::Config`]: the habits of its peers.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The habits of peers.
    pub edition: Edition,
    /// Peers, by the point code of their address, that have others.
    pub editions: Vec<(PointCode, Edition)>,
    /// The issues of T1.114 that our answer to a proposed application context names; both.
    pub versions: Option<ProtocolVersion>,
    /// About a Response without permission.
    pub unpermitted: Unpermitted,
    /// The element that is empty in a Reject of ours; the parameter sequence `F0`.
    pub reject_form: ParameterForm,
}

/// The application context. There is no AARE: the first backward package agrees by having a dialogue portion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Context {
    /// None was proposed.
    None,
    /// Our Query proposes it: the first backward package must have a dialogue portion.
    Proposing(ContextName),
    /// The peer's Query proposed it: ours must have one.
    Proposed(ContextName),
    /// Agreed.
    Agreed(ContextName),
}

impl Context {
    pub(crate) const fn name(self) -> Option<ContextName> {
        match self {
            Self::None => None,
            Self::Proposing(name) | Self::Proposed(name) | Self::Agreed(name) => Some(name),
        }
    }
}

/// What belongs to a transaction besides what every TCAP has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own {
    /// The habits of the peer.
    pub(crate) edition: Edition,
    pub(crate) context: Context,
}

/// What the book of transactions asks of the ANSI kind.
#[derive(Debug)]
pub(crate) struct Ansi;

impl Kind for Ansi {
    type State = TransactionState;
    type Stage = InvocationState;
    type Operation = OperationCode;
    type Own = Own;

    answers_from_tables!();

    fn takes_components(state: TransactionState) -> bool {
        match state {
            TransactionState::Opened
            | TransactionState::QuerySent(_)
            | TransactionState::QueryReceived(_)
            | TransactionState::Active { .. } => true,
            TransactionState::PrearrangedEnd | TransactionState::Closing => false,
        }
    }

    fn takes_address(state: TransactionState) -> bool {
        matches!(
            state,
            TransactionState::Opened | TransactionState::QueryReceived(_)
        )
    }

    fn is_invoke(component: &[u8], invoke_id: InvokeId) -> bool {
        match Components::new(component).next() {
            Some(Ok(Component::InvokeLast(invoke) | Component::InvokeNotLast(invoke))) => {
                invoke.invoke_id() == Some(invoke_id)
            }
            _ => false,
        }
    }
}

/// A transaction.
pub(crate) type Transaction = Entry<Ansi>;

/// Transactions and operations of one shard, as [`crate::Tcap`] is of the ITU's.
///
/// One mutation ([`receive`](Self::receive) with [`next`](Self::next) until `None`, [`expire`](Self::expire) until `None`,
/// or a request), then [`poll_transmit`](Self::poll_transmit) until `None`, then [`poll_timeout`](Self::poll_timeout).
pub struct Tcap {
    pub(crate) book: Book<Ansi>,
    pub(crate) options: Options,
    events: Events<Event>,
}

impl std::fmt::Debug for Tcap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tcap")
            .field("transactions", &self.dialogue_count())
            .finish_non_exhaustive()
    }
}

impl Tcap {
    /// With no transaction.
    #[must_use]
    pub fn new(config: crate::Config, options: Options) -> Self {
        Self {
            book: Book::new(config),
            options,
            events: Events::default(),
        }
    }

    /// The next package to be sent.
    pub fn poll_transmit(&mut self) -> Option<Outgoing<'_>> {
        self.book.poll_transmit()
    }

    /// When [`expire`](Self::expire) is wanted at the latest.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.book.poll_timeout()
    }

    /// The next thing worth telling whoever watches the node. 64 are kept; what is lost is counted.
    pub fn poll_event(&mut self) -> Option<Event> {
        self.events.poll(Event::Lost)
    }

    /// Transactions at this moment.
    #[must_use]
    pub fn dialogue_count(&self) -> usize {
        self.book.count()
    }

    /// Operations of ours at this moment whose outcome is awaited or may still be rejected.
    #[must_use]
    pub fn invocation_count(&self) -> usize {
        self.book.invocation_count()
    }

    pub(crate) fn event(&mut self, event: Event) {
        self.events.push(event);
    }

    /// What belongs to a new transaction with who has this address.
    pub(crate) fn own(&self, remote: &Address) -> Own {
        Own {
            edition: self.edition(remote),
            context: Context::None,
        }
    }

    // ---- sending ----

    /// The habits of who has this address.
    pub(crate) fn edition(&self, remote: &Address) -> Edition {
        let of_peer = self
            .options
            .editions
            .iter()
            .find(|(point_code, _)| remote.point_code == Some(*point_code));
        of_peer.map_or(self.options.edition, |(_, edition)| *edition)
    }

    /// Tells a peer of a fault, outside of any transaction of ours: by an Abort, or as T1.114-1988 does.
    pub(crate) fn answer_with_abort(
        &mut self,
        (called, calling): (Address, Address),
        responding: TransactionId,
        cause: PAbortCause,
    ) {
        let edition = self.edition(&calling);
        self.write_provider_abort(responding, edition, cause);
        self.book.enqueue_answer((called, calling));
    }

    pub(crate) fn write_provider_abort(
        &mut self,
        responding: TransactionId,
        edition: Edition,
        cause: PAbortCause,
    ) {
        let form = self.options.reject_form;
        let out = &mut self.book.writer;
        out.clear();
        let mark = out.mark();
        let package_type = match (edition, cause.problem()) {
            (Edition::T1_114_1988, Some(problem)) => {
                write_reject(out, &Reject::new(None, problem, form));
                close_component_sequence(out, mark);
                PackageType::Response
            }
            // Faults of a dialogue portion: only who sends one can have them.
            (Edition::T1_114_1988, None) | (Edition::T1_114_1996, _) => {
                write_abort_cause(out, AbortCause::Provider(cause));
                PackageType::Abort
            }
        };
        write_head(out, mark, package_type, None, Some(responding));
    }

    /// Writes a package of a transaction with its waiting components.
    pub(crate) fn write_package(
        out: &mut Writer,
        transaction: &Transaction,
        package_type: PackageType,
        dialogue: Option<&DialoguePortion<'_>>,
        abort: AbortCause<'_>,
    ) {
        out.clear();
        let mark = out.mark();
        let empty_sequence = transaction.own.edition == Edition::T1_114_1988;
        if package_type == PackageType::Abort {
            write_abort_cause(out, abort);
        } else if !transaction.pending.is_empty() || empty_sequence {
            let inner = out.mark();
            out.octets(&transaction.pending);
            close_component_sequence(out, inner);
        }
        if let Some(dialogue) = dialogue {
            let inner = out.mark();
            dialogue.write(out);
            close_dialogue_portion(out, inner);
        }
        let ours = Some(transaction.local_id.into());
        let (originating, responding) = match package_type {
            PackageType::Unidirectional => (None, None),
            PackageType::Query(_) => (ours, None),
            PackageType::Conversation(_) => (ours, transaction.remote_id),
            PackageType::Response | PackageType::Abort => (None, transaction.remote_id),
        };
        write_head(out, mark, package_type, originating, responding);
    }
}
