//! The state that all procedures share: transactions in a slab, their deadlines, what waits to be sent.

use super::component::{Reject, write_reject};
use super::dialogue::DialoguePortion;
use super::indication::Event;
use super::message::{
    AbortCause, PackageType, close_component_sequence, close_dialogue_portion, write_abort_cause,
    write_head,
};
use super::states::{InvocationState, TransactionState};
use super::values::{ContextName, OperationCode, PAbortCause, ParameterForm, ProtocolVersion};
use crate::deadlines::Deadlines;
use crate::ids::Ids;
use crate::indication::{DialogueId, Outgoing, Quality};
use crate::queues::{Events, Outbox};
use crate::values::{Class, InvokeId, TransactionId};
use inlab_ber::Writer;
use inlab_ss7::{Address, PointCode};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Freed slots rest until so many others were freed after them, as long as the limit allows: a late package then finds no
/// new transaction under an old id.
const RESTING_SLOTS: usize = 1024;

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

/// An operation that we invoked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Invocation {
    pub(crate) invoke_id: InvokeId,
    pub(crate) operation: OperationCode,
    pub(crate) class: Class,
    pub(crate) timer: Duration,
    pub(crate) state: InvocationState,
    pub(crate) deadline: Option<Instant>,
}

#[derive(Debug)]
pub(crate) struct Transaction {
    pub(crate) generation: u32,
    /// `None`: the slot is free.
    pub(crate) state: Option<TransactionState>,
    pub(crate) local_id: u32,
    pub(crate) remote_id: Option<TransactionId>,
    pub(crate) local: Address,
    pub(crate) remote: Address,
    pub(crate) quality: Quality,
    pub(crate) edition: Edition,
    pub(crate) context: Context,
    /// Components that wait for their package, in the order given.
    pub(crate) pending: Vec<u8>,
    pub(crate) invocations: Vec<Invocation>,
    pub(crate) next_invoke_id: i8,
    pub(crate) idle_timer: Option<Duration>,
    pub(crate) idle_deadline: Option<Instant>,
    /// Set while the Query is unanswered.
    pub(crate) guard_deadline: Option<Instant>,
    pub(crate) user_deadline: Option<Instant>,
    /// Set while the user is being told of the end.
    pub(crate) closing_deadline: Option<Instant>,
}

impl Transaction {
    fn deadline(&self) -> Option<Instant> {
        let single = [
            self.idle_deadline,
            self.guard_deadline,
            self.user_deadline,
            self.closing_deadline,
        ];
        let operations = self
            .invocations
            .iter()
            .map(|invocation| invocation.deadline);
        single.into_iter().chain(operations).flatten().min()
    }

    /// An operation was sent and has not ended.
    pub(crate) fn has_running_operations(&self) -> bool {
        self.invocations
            .iter()
            .any(|invocation| invocation.state == InvocationState::OperationSent)
    }

    pub(crate) fn invocation(&self, invoke_id: InvokeId) -> Option<usize> {
        self.invocations
            .iter()
            .position(|invocation| invocation.invoke_id == invoke_id)
    }

    /// A component can still be sent.
    pub(crate) const fn takes_components(&self) -> bool {
        match self.state {
            Some(
                TransactionState::Opened
                | TransactionState::QuerySent(_)
                | TransactionState::QueryReceived(_)
                | TransactionState::Active { .. },
            ) => true,
            Some(TransactionState::PrearrangedEnd | TransactionState::Closing) | None => false,
        }
    }

    /// Sent or received something.
    pub(crate) fn restart_idle_timer(&mut self, now: Instant) {
        self.idle_deadline = self.idle_timer.and_then(|timer| now.checked_add(timer));
    }

    pub(crate) fn enter_closing(&mut self, now: Instant) {
        self.state = Some(TransactionState::Closing);
        self.idle_deadline = None;
        self.guard_deadline = None;
        self.user_deadline = None;
        self.closing_deadline = Some(now);
    }
}

/// Transactions and operations of one shard, as [`crate::Tcap`] is of the ITU's.
///
/// One mutation ([`receive`](Self::receive) with [`next`](Self::next) until `None`, [`expire`](Self::expire) until `None`,
/// or a request), then [`poll_transmit`](Self::poll_transmit) until `None`, then [`poll_timeout`](Self::poll_timeout).
pub struct Tcap {
    pub(crate) config: crate::Config,
    pub(crate) options: Options,
    pub(crate) ids: Ids,
    pub(crate) transactions: Vec<Transaction>,
    free: VecDeque<u32>,
    pub(crate) deadlines: Deadlines,
    pub(crate) writer: Writer,
    pub(crate) outbox: Outbox,
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
    pub fn new(mut config: crate::Config, options: Options) -> Self {
        config.max_dialogues = config
            .max_dialogues
            .clamp(1, 1 << (config.layout.free_bits() - 4));
        config.max_invocations = config.max_invocations.clamp(1, 128);
        Self {
            ids: Ids::new(
                config.layout,
                config.node,
                config.shard,
                config.seed,
                config.max_dialogues,
            ),
            config,
            options,
            transactions: Vec::new(),
            free: VecDeque::new(),
            deadlines: Deadlines::default(),
            writer: Writer::default(),
            outbox: Outbox::default(),
            events: Events::default(),
        }
    }

    /// The next package to be sent.
    pub fn poll_transmit(&mut self) -> Option<Outgoing<'_>> {
        self.outbox.poll()
    }

    /// When [`expire`](Self::expire) is wanted at the latest.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.deadlines.first().map(|(deadline, _)| deadline)
    }

    /// The next thing worth telling whoever watches the node. 64 are kept; what is lost is counted.
    pub fn poll_event(&mut self) -> Option<Event> {
        self.events.poll(Event::Lost)
    }

    /// Transactions at this moment.
    #[must_use]
    pub fn dialogue_count(&self) -> usize {
        self.transactions.len() - self.free.len()
    }

    /// Operations of ours at this moment whose outcome is awaited or may still be rejected.
    #[must_use]
    pub fn invocation_count(&self) -> usize {
        self.transactions
            .iter()
            .map(|transaction| transaction.invocations.len())
            .sum()
    }

    pub(crate) fn event(&mut self, event: Event) {
        self.events.push(event);
    }

    // ---- slots ----

    pub(crate) fn find(&self, id: DialogueId) -> Option<&Transaction> {
        find(&self.transactions, id)
    }

    pub(crate) fn find_mut(&mut self, id: DialogueId) -> Option<&mut Transaction> {
        let transaction = self.transactions.get_mut(id.slot as usize)?;
        (transaction.generation == id.generation && transaction.state.is_some())
            .then_some(transaction)
    }

    /// The transaction that has this id of ours.
    pub(crate) fn assigned(&self, id: TransactionId) -> Option<DialogueId> {
        let number = id.number()?;
        let slot = self.ids.slot(number)?;
        let transaction = self.transactions.get(slot)?;
        let found = transaction.local_id == number && transaction.state.is_some();
        found.then_some(DialogueId {
            slot: slot as u32,
            generation: transaction.generation,
        })
    }

    /// A new transaction, or `None` at the limit.
    pub(crate) fn allocate(
        &mut self,
        state: TransactionState,
        local: Address,
        remote: Address,
    ) -> Option<DialogueId> {
        let common = &self.config;
        let limit = common.max_dialogues as usize;
        let (sequence_control, return_on_error, idle_timer) = (
            common.sequence_control,
            common.return_on_error,
            common.idle_timer,
        );
        let edition = self.edition(&remote);
        let slot = if self.free.len() < RESTING_SLOTS && self.transactions.len() < limit {
            let slot = self.transactions.len() as u32;
            self.transactions.push(Transaction {
                generation: 0,
                state: None,
                local_id: 0,
                remote_id: None,
                local,
                remote,
                quality: Quality {
                    sequence: None,
                    return_on_error: false,
                },
                edition,
                context: Context::None,
                pending: Vec::new(),
                invocations: Vec::new(),
                next_invoke_id: 1,
                idle_timer: None,
                idle_deadline: None,
                guard_deadline: None,
                user_deadline: None,
                closing_deadline: None,
            });
            slot
        } else {
            self.free.pop_front()?
        };
        let transaction = self.transactions.get_mut(slot as usize)?;
        transaction.state = Some(state);
        transaction.local_id = self.ids.id(slot, transaction.generation);
        transaction.remote_id = None;
        transaction.local = local;
        transaction.remote = remote;
        transaction.quality = Quality {
            sequence: sequence_control.then_some((slot & 0xff) as u8),
            return_on_error,
        };
        transaction.edition = edition;
        transaction.context = Context::None;
        transaction.next_invoke_id = 1;
        transaction.idle_timer = idle_timer;
        Some(DialogueId {
            slot,
            generation: transaction.generation,
        })
    }

    /// Frees the slot; its buffers are kept for the next one.
    pub(crate) fn release(&mut self, id: DialogueId) {
        let Some(transaction) = self.find_mut(id) else {
            return;
        };
        transaction.state = None;
        transaction.generation = transaction.generation.wrapping_add(1);
        transaction.pending.clear();
        transaction.invocations.clear();
        transaction.idle_deadline = None;
        transaction.guard_deadline = None;
        transaction.user_deadline = None;
        transaction.closing_deadline = None;
        self.deadlines.set(id.slot, None);
        self.free.push_back(id.slot);
    }

    pub(crate) fn reschedule(&mut self, id: DialogueId) {
        if let Some(deadline) = self.find(id).map(Transaction::deadline) {
            self.deadlines.set(id.slot, deadline);
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

    /// Our address in an answer to what was sent to `called`: a translated address is of use to nobody but us.
    pub(crate) fn own_address(&self, called: Address) -> Address {
        let mut own = self.config.own_address.unwrap_or(called);
        own.subsystem = own.subsystem.or(called.subsystem);
        own
    }

    /// Puts what the writer holds into the queue.
    pub(crate) fn enqueue(
        &mut self,
        dialogue: Option<DialogueId>,
        called: Address,
        calling: Address,
        quality: Quality,
    ) {
        self.outbox
            .push(dialogue, called, calling, quality, self.writer.as_slice());
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
        let own = self.own_address(called);
        self.enqueue(
            None,
            calling,
            own,
            Quality {
                sequence: None,
                return_on_error: false,
            },
        );
    }

    pub(crate) fn write_provider_abort(
        &mut self,
        responding: TransactionId,
        edition: Edition,
        cause: PAbortCause,
    ) {
        let form = self.options.reject_form;
        let out = &mut self.writer;
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
        let empty_sequence = transaction.edition == Edition::T1_114_1988;
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

/// The transaction, for who needs the rest of the machine beside it.
pub(crate) fn find(transactions: &[Transaction], id: DialogueId) -> Option<&Transaction> {
    let transaction = transactions.get(id.slot as usize)?;
    (transaction.generation == id.generation && transaction.state.is_some()).then_some(transaction)
}
