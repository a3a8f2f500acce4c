//! The book of transactions and of the operations in them, one for both kinds of TCAP: slots and ids, what waits to be sent,
//! deadlines, and what becomes of operations. In what the kinds differ (states, what an operation code is, what belongs to a
//! transaction besides) is asked of [`Kind`].

use crate::Config;
use crate::deadlines::Deadlines;
use crate::ids::Ids;
use crate::indication::{DialogueId, Outgoing, Quality, RequestError};
use crate::message::next;
use crate::queues::Outbox;
use crate::values::{Class, InvokeId, TransactionId};
use inlab_ber::Writer;
use inlab_ss7::Address;
use std::collections::VecDeque;
use std::fmt::Debug;
use std::time::{Duration, Instant};

/// Freed slots rest until so many others were freed after them, as long as the limit of dialogues allows: a late message
/// then finds no new dialogue under an old id.
const RESTING_SLOTS: usize = 1024;

/// One of the two kinds of TCAP: its state machines, as far as the book has to ask them.
pub(crate) trait Kind: Debug + Sized + 'static {
    /// Where a transaction is.
    type State: Copy + Debug + PartialEq;
    /// Where an operation of ours is.
    type Stage: Copy + Debug + PartialEq;
    /// What an operation is known by.
    type Operation: Copy + Debug;
    /// What else belongs to a transaction.
    type Own: Copy + Debug;

    /// Nothing was sent yet.
    const OPENED: Self::State;
    /// The user is being told of the end.
    const CLOSING: Self::State;
    /// The Invoke waits for its message.
    const PENDING: Self::Stage;
    /// The Invoke was sent and is not answered.
    const RUNNING: Self::Stage;

    /// A component can still be sent.
    fn takes_components(state: Self::State) -> bool;
    /// The peer does not know our address yet.
    fn takes_address(state: Self::State) -> bool;
    /// It is over once no operation runs.
    fn waits_for_operations(state: Self::State) -> bool;
    /// What the end of the guard time, or of the idle time, does.
    fn expired(state: Self::State, timer: Timer) -> Expiry;
    /// The operation's message was sent: the stage in which the operation timer runs, if it runs.
    fn sent(stage: Self::Stage, class: Class) -> Option<Self::Stage>;
    /// The timer of its stage ran out: whether the user is told, and the stage after.
    fn timed_out(stage: Self::Stage, class: Class) -> (bool, Option<Self::Stage>);
    /// The user cancels it: whether its Invoke is to be taken out of what waits.
    fn withdraws(stage: Self::Stage, class: Class) -> bool;
    /// The user rejects its result or error: whether it is over.
    fn ends_by_reject(stage: Self::Stage, class: Class) -> bool;
    /// Whether a waiting component is the Invoke with this id.
    fn is_invoke(component: &[u8], invoke_id: InvokeId) -> bool;
}

/// The answers that a kind reads off its tables of states. The tables differ, and so do their types; what is asked of them by name
/// does not.
macro_rules! answers_from_tables {
    () => {
        const OPENED: TransactionState = TransactionState::Opened;
        const CLOSING: TransactionState = TransactionState::Closing;
        const PENDING: InvocationState = InvocationState::Pending;
        const RUNNING: InvocationState = InvocationState::OperationSent;

        fn waits_for_operations(state: TransactionState) -> bool {
            state.step(TransactionEvent::OperationsEnded).action == TransactionAction::Close
        }

        fn expired(state: TransactionState, timer: Timer) -> Expiry {
            let event = match timer {
                Timer::Guard => TransactionEvent::GuardExpired,
                Timer::Idle => TransactionEvent::IdleExpired,
            };
            match state.step(event).action {
                TransactionAction::AbortLocally => Expiry::Told,
                TransactionAction::AbortBothWays => Expiry::ToldBothWays,
                _ => Expiry::Ignored,
            }
        }

        fn sent(stage: InvocationState, class: Class) -> Option<InvocationState> {
            let step = stage.step(class, InvocationEvent::Sent);
            let starts = step.action == InvocationAction::StartOperationTimer;
            step.next.filter(|_| starts)
        }

        fn timed_out(stage: InvocationState, class: Class) -> (bool, Option<InvocationState>) {
            let step = stage.step(class, InvocationEvent::TimerExpired);
            (step.action == InvocationAction::Cancel, step.next)
        }

        fn withdraws(stage: InvocationState, class: Class) -> bool {
            let step = stage.step(class, InvocationEvent::CancelRequest);
            step.action == InvocationAction::Withdraw
        }

        fn ends_by_reject(stage: InvocationState, class: Class) -> bool {
            let step = stage.step(class, InvocationEvent::RejectRequest);
            step.next.is_none()
        }
    };
}
pub(crate) use answers_from_tables;

/// A timer of a transaction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Timer {
    /// How long the first message may go without an answer.
    Guard,
    /// How long nothing may be sent or received.
    Idle,
}

/// What the end of a timer does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Expiry {
    /// Nothing.
    Ignored,
    /// The user is told.
    Told,
    /// The user is told, and the peer.
    ToldBothWays,
}

/// An operation that we invoked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Invocation<K: Kind> {
    pub(crate) invoke_id: InvokeId,
    pub(crate) operation: K::Operation,
    pub(crate) class: Class,
    pub(crate) timer: Duration,
    pub(crate) stage: K::Stage,
    pub(crate) deadline: Option<Instant>,
}

/// One transaction.
#[derive(Debug)]
pub(crate) struct Entry<K: Kind> {
    generation: u32,
    /// `None`: the slot is free.
    pub(crate) state: Option<K::State>,
    pub(crate) local_id: u32,
    pub(crate) remote_id: Option<TransactionId>,
    pub(crate) local: Address,
    pub(crate) remote: Address,
    pub(crate) quality: Quality,
    pub(crate) own: K::Own,
    /// Components that wait for their message, in the order given.
    pub(crate) pending: Vec<u8>,
    pub(crate) invocations: Vec<Invocation<K>>,
    next_invoke_id: i8,
    idle_timer: Option<Duration>,
    idle_deadline: Option<Instant>,
    /// Set while our first message is unanswered.
    pub(crate) guard_deadline: Option<Instant>,
    user_deadline: Option<Instant>,
    /// Set while the user is being told of the end.
    closing_deadline: Option<Instant>,
}

impl<K: Kind> Entry<K> {
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
            .any(|invocation| invocation.stage == K::RUNNING)
    }

    pub(crate) fn invocation(&self, invoke_id: InvokeId) -> Option<usize> {
        self.invocations
            .iter()
            .position(|invocation| invocation.invoke_id == invoke_id)
    }

    fn is_over(&self) -> bool {
        !self.has_running_operations() && self.state.is_some_and(K::waits_for_operations)
    }

    /// Sent or received something.
    pub(crate) fn restart_idle_timer(&mut self, now: Instant) {
        self.idle_deadline = self.idle_timer.and_then(|timer| now.checked_add(timer));
    }

    /// The first backward message has come, from which alone it is learned where the rest goes: its originating id, and its
    /// calling address, if anything can be routed on it.
    pub(crate) fn learn_peer(&mut self, id: Option<TransactionId>, calling: Address) {
        self.remote_id = id;
        let routable = calling.point_code.is_some() || calling.global_title.is_some();
        if routable || calling.subsystem.is_some() {
            self.remote = calling;
        }
    }

    pub(crate) fn enter_closing(&mut self, now: Instant) {
        self.state = Some(K::CLOSING);
        self.idle_deadline = None;
        self.guard_deadline = None;
        self.user_deadline = None;
        self.closing_deadline = Some(now);
    }

    /// Ids go round, so that one is not used again soon: 1 to 127, then 0.
    pub(crate) fn free_invoke_id(&mut self) -> Option<InvokeId> {
        for _ in 0..128 {
            let candidate = InvokeId(self.next_invoke_id);
            self.next_invoke_id = self.next_invoke_id.checked_add(1).unwrap_or(0);
            if self.invocation(candidate).is_none() {
                return Some(candidate);
            }
        }
        None
    }

    /// Takes a waiting Invoke out again.
    fn withdraw(&mut self, invoke_id: InvokeId) {
        let mut rest = self.pending.as_slice();
        while let Some((tlv, after)) = next(rest) {
            let start = self.pending.len() - rest.len();
            if K::is_invoke(tlv.octets, invoke_id) {
                let end = start + tlv.octets.len();
                self.pending.drain(start..end);
                return;
            }
            rest = after;
        }
    }
}

/// Something that fell due.
#[derive(Debug)]
pub(crate) enum Due<K: Kind> {
    /// The user was told of the end, and the transaction is no more.
    Closed,
    /// The user's own timer.
    User,
    /// An operation was not answered in time.
    Unanswered(Invocation<K>),
    /// Our first message was not answered in time; the transaction is being closed.
    Guard,
    /// Nothing was sent or received for too long; the transaction is being closed, and the peer is to be told or not.
    Idle { tell_peer: bool },
}

/// Transactions of one shard, and what they have to send.
pub(crate) struct Book<K: Kind> {
    pub(crate) config: Config,
    pub(crate) ids: Ids,
    pub(crate) entries: Vec<Entry<K>>,
    free: VecDeque<u32>,
    deadlines: Deadlines,
    pub(crate) writer: Writer,
    pub(crate) outbox: Outbox,
}

/// The transaction, for who needs the rest of the book beside it.
pub(crate) fn find<K: Kind>(entries: &[Entry<K>], id: DialogueId) -> Option<&Entry<K>> {
    let entry = entries.get(id.slot as usize)?;
    (entry.generation == id.generation && entry.state.is_some()).then_some(entry)
}

impl<K: Kind> Book<K> {
    /// With no transaction; limits out of range are brought into it.
    pub(crate) fn new(mut config: Config) -> Self {
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
            entries: Vec::new(),
            free: VecDeque::new(),
            deadlines: Deadlines::default(),
            writer: Writer::default(),
            outbox: Outbox::default(),
        }
    }

    pub(crate) fn poll_transmit(&mut self) -> Option<Outgoing<'_>> {
        self.outbox.poll()
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        self.deadlines.first().map(|(deadline, _)| deadline)
    }

    pub(crate) fn count(&self) -> usize {
        self.entries.len() - self.free.len()
    }

    pub(crate) fn invocation_count(&self) -> usize {
        self.entries
            .iter()
            .map(|entry| entry.invocations.len())
            .sum()
    }

    // ---- slots ----

    pub(crate) fn find(&self, id: DialogueId) -> Option<&Entry<K>> {
        find(&self.entries, id)
    }

    pub(crate) fn find_mut(&mut self, id: DialogueId) -> Option<&mut Entry<K>> {
        let entry = self.entries.get_mut(id.slot as usize)?;
        (entry.generation == id.generation && entry.state.is_some()).then_some(entry)
    }

    /// As a request asks for it.
    pub(crate) fn get(&mut self, id: DialogueId) -> Result<&mut Entry<K>, RequestError> {
        self.find_mut(id).ok_or(RequestError::UnknownDialogue)
    }

    /// The transaction that has this id of ours.
    pub(crate) fn assigned(&self, id: TransactionId) -> Option<DialogueId> {
        let number = id.number()?;
        let slot = self.ids.slot(number)?;
        let entry = self.entries.get(slot)?;
        let found = entry.local_id == number && entry.state.is_some();
        found.then_some(DialogueId {
            slot: slot as u32,
            generation: entry.generation,
        })
    }

    /// A new transaction, or `None` at the limit.
    pub(crate) fn allocate(
        &mut self,
        state: K::State,
        (local, remote): (Address, Address),
        own: K::Own,
    ) -> Option<DialogueId> {
        let limit = self.config.max_dialogues as usize;
        let slot = if self.free.len() < RESTING_SLOTS && self.entries.len() < limit {
            let slot = self.entries.len() as u32;
            self.entries.push(Entry {
                generation: 0,
                state: None,
                local_id: 0,
                remote_id: None,
                local,
                remote,
                quality: UNASKED,
                own,
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
        let entry = self.entries.get_mut(slot as usize)?;
        entry.state = Some(state);
        entry.local_id = self.ids.id(slot, entry.generation);
        entry.remote_id = None;
        entry.local = local;
        entry.remote = remote;
        entry.quality = Quality {
            sequence: self.config.sequence_control.then_some((slot & 0xff) as u8),
            return_on_error: self.config.return_on_error,
        };
        entry.own = own;
        entry.next_invoke_id = 1;
        entry.idle_timer = self.config.idle_timer;
        Some(DialogueId {
            slot,
            generation: entry.generation,
        })
    }

    /// Frees the slot; its buffers are kept for the next one.
    pub(crate) fn release(&mut self, id: DialogueId) {
        let Some(entry) = self.find_mut(id) else {
            return;
        };
        entry.state = None;
        entry.generation = entry.generation.wrapping_add(1);
        entry.pending.clear();
        entry.invocations.clear();
        entry.idle_deadline = None;
        entry.guard_deadline = None;
        entry.user_deadline = None;
        entry.closing_deadline = None;
        self.deadlines.set(id.slot, None);
        self.free.push_back(id.slot);
    }

    pub(crate) fn reschedule(&mut self, id: DialogueId) {
        if let Some(deadline) = self.find(id).map(Entry::deadline) {
            self.deadlines.set(id.slot, deadline);
        }
    }

    // ---- sending ----

    /// Puts what the writer holds into the queue.
    pub(crate) fn enqueue(
        &mut self,
        dialogue: Option<DialogueId>,
        called: Address,
        calling: Address,
        quality: Quality,
    ) {
        let message = self.writer.as_slice();
        self.outbox
            .push(dialogue, called, calling, quality, message);
    }

    /// The same, for an answer outside of any transaction, back to where a message came from.
    pub(crate) fn enqueue_answer(&mut self, (called, calling): (Address, Address)) {
        let own = self.own_address(called);
        self.enqueue(None, calling, own, UNASKED);
    }

    /// Our address in an answer to what was sent to `called`: a translated address is of use to nobody but us.
    pub(crate) fn own_address(&self, called: Address) -> Address {
        let mut own = self.config.own_address.unwrap_or(called);
        own.subsystem = own.subsystem.or(called.subsystem);
        own
    }

    /// What the writer holds is a message of this transaction: puts it into the queue, if it is not too long.
    pub(crate) fn transmit(&mut self, id: DialogueId) -> Result<(), RequestError> {
        if self.writer.as_slice().len() > self.config.max_message {
            return Err(RequestError::TooLong);
        }
        let entry = self.find(id).ok_or(RequestError::UnknownDialogue)?;
        let (remote, local, quality) = (entry.remote, entry.local, entry.quality);
        self.enqueue(Some(id), remote, local, quality);
        Ok(())
    }

    /// A message of a transaction was sent, with what waited: operations run from now on.
    pub(crate) fn sent(
        &mut self,
        now: Instant,
        id: DialogueId,
        next: Option<K::State>,
        is_first: bool,
    ) -> Result<(), RequestError> {
        let guard = self.config.begin_guard;
        let entry = self.get(id)?;
        entry.state = next;
        entry.pending.clear();
        for invocation in &mut entry.invocations {
            if let Some(stage) = K::sent(invocation.stage, invocation.class) {
                invocation.stage = stage;
                invocation.deadline = now.checked_add(invocation.timer);
            }
        }
        entry.restart_idle_timer(now);
        if is_first {
            entry.guard_deadline = guard.and_then(|guard| now.checked_add(guard));
        }
        self.reschedule(id);
        Ok(())
    }

    /// A pre-arranged end: the transaction stays while operations run, and says nothing more.
    pub(crate) fn await_operations(
        &mut self,
        id: DialogueId,
        next: Option<K::State>,
    ) -> Result<(), RequestError> {
        let entry = self.get(id)?;
        if !entry.has_running_operations() {
            self.release(id);
            return Ok(());
        }
        entry.state = next;
        entry.pending.clear();
        entry
            .invocations
            .retain(|invocation| invocation.stage != K::PENDING);
        entry.idle_timer = None;
        entry.idle_deadline = None;
        entry.guard_deadline = None;
        self.reschedule(id);
        Ok(())
    }

    // ---- requests ----

    pub(crate) fn open(
        &mut self,
        now: Instant,
        addresses: (Address, Address),
        own: K::Own,
    ) -> Result<DialogueId, RequestError> {
        let id = self
            .allocate(K::OPENED, addresses, own)
            .ok_or(RequestError::TooManyDialogues)?;
        if let Some(entry) = self.find_mut(id) {
            entry.restart_idle_timer(now);
        }
        self.reschedule(id);
        Ok(id)
    }

    pub(crate) fn set_local_address(
        &mut self,
        id: DialogueId,
        local: Address,
    ) -> Result<(), RequestError> {
        let entry = self.get(id)?;
        if !entry.state.is_some_and(K::takes_address) {
            return Err(RequestError::WrongState);
        }
        entry.local = local;
        Ok(())
    }

    pub(crate) fn set_quality(
        &mut self,
        id: DialogueId,
        quality: Quality,
    ) -> Result<(), RequestError> {
        self.get(id)?.quality = quality;
        Ok(())
    }

    pub(crate) fn set_idle_timer(
        &mut self,
        now: Instant,
        id: DialogueId,
        timer: Option<Duration>,
    ) -> Result<(), RequestError> {
        let entry = self.get(id)?;
        entry.idle_timer = timer;
        entry.restart_idle_timer(now);
        self.reschedule(id);
        Ok(())
    }

    pub(crate) fn set_dialogue_timer(
        &mut self,
        id: DialogueId,
        deadline: Option<Instant>,
    ) -> Result<(), RequestError> {
        self.get(id)?.user_deadline = deadline;
        self.reschedule(id);
        Ok(())
    }

    pub(crate) fn invocation_stage(&self, id: DialogueId, invoke_id: InvokeId) -> Option<K::Stage> {
        let entry = self.find(id)?;
        let invocation = entry.invocations.get(entry.invocation(invoke_id)?)?;
        Some(invocation.stage)
    }

    pub(crate) fn addresses(&self, id: DialogueId) -> Option<(Address, Address)> {
        self.find(id).map(|entry| (entry.local, entry.remote))
    }

    pub(crate) fn transaction_ids(
        &self,
        id: DialogueId,
    ) -> Option<(TransactionId, Option<TransactionId>)> {
        self.find(id)
            .map(|entry| (entry.local_id.into(), entry.remote_id))
    }

    /// Encodes one component and lets it wait.
    pub(crate) fn add(
        &mut self,
        id: DialogueId,
        write: impl FnOnce(&mut Writer),
    ) -> Result<(), RequestError> {
        let limit = self.config.max_message;
        if !self.get(id)?.state.is_some_and(K::takes_components) {
            return Err(RequestError::WrongState);
        }
        self.writer.clear();
        write(&mut self.writer);
        let octets = self.writer.as_slice();
        let entry = self
            .entries
            .get_mut(id.slot as usize)
            .ok_or(RequestError::UnknownDialogue)?;
        if entry.pending.len() + octets.len() > limit {
            return Err(RequestError::TooLong);
        }
        entry.pending.extend_from_slice(octets);
        Ok(())
    }

    /// The Invoke of this operation waits for its message.
    pub(crate) fn note_invocation(
        &mut self,
        id: DialogueId,
        invoke_id: InvokeId,
        operation: K::Operation,
        class: Class,
        timer: Duration,
    ) -> Result<(), RequestError> {
        self.get(id)?.invocations.push(Invocation {
            invoke_id,
            operation,
            class,
            timer,
            stage: K::PENDING,
            deadline: None,
        });
        Ok(())
    }

    /// The user has rejected a result or an error of this operation.
    pub(crate) fn rejected(
        &mut self,
        id: DialogueId,
        invoke_id: InvokeId,
    ) -> Result<(), RequestError> {
        let entry = self.get(id)?;
        if let Some(at) = entry.invocation(invoke_id)
            && let Some(invocation) = entry.invocations.get(at)
            && K::ends_by_reject(invocation.stage, invocation.class)
        {
            entry.invocations.swap_remove(at);
            self.reschedule(id);
        }
        Ok(())
    }

    pub(crate) fn cancel(
        &mut self,
        id: DialogueId,
        invoke_id: InvokeId,
    ) -> Result<(), RequestError> {
        let entry = self.get(id)?;
        let at = entry
            .invocation(invoke_id)
            .ok_or(RequestError::UnknownInvokeId)?;
        let invocation = entry.invocations.swap_remove(at);
        if K::withdraws(invocation.stage, invocation.class) {
            entry.withdraw(invoke_id);
        }
        if entry.is_over() {
            self.release(id);
        } else {
            self.reschedule(id);
        }
        Ok(())
    }

    pub(crate) fn reset_timer(
        &mut self,
        now: Instant,
        id: DialogueId,
        invoke_id: InvokeId,
    ) -> Result<(), RequestError> {
        let entry = self.get(id)?;
        let invocation = entry
            .invocations
            .iter_mut()
            .find(|invocation| invocation.invoke_id == invoke_id && invocation.stage == K::RUNNING)
            .ok_or(RequestError::UnknownInvokeId)?;
        invocation.deadline = now.checked_add(invocation.timer);
        self.reschedule(id);
        Ok(())
    }

    // ---- what comes ----

    /// Something came for an operation of ours. `step` says whether its reject timer is started, and its next stage; `None`:
    /// there is no such operation.
    pub(crate) fn step_invocation(
        &mut self,
        now: Instant,
        id: DialogueId,
        invoke_id: InvokeId,
        step: impl FnOnce(K::Stage, Class) -> (bool, Option<K::Stage>),
    ) -> Option<()> {
        let reject_timer = self.config.reject_timer;
        let entry = self.find_mut(id)?;
        let at = entry.invocation(invoke_id)?;
        let invocation = entry.invocations.get_mut(at)?;
        let (starts_reject_timer, next) = step(invocation.stage, invocation.class);
        if starts_reject_timer {
            invocation.deadline = now.checked_add(reject_timer);
        }
        match next {
            Some(stage) => invocation.stage = stage,
            None => {
                entry.invocations.swap_remove(at);
            }
        }
        self.reschedule(id);
        Some(())
    }

    /// Everything of a received message was told. Whether the transaction was its last, and is no more; `None`: the user has
    /// ended it.
    pub(crate) fn message_over(&mut self, id: DialogueId) -> Option<bool> {
        let entry = self.find_mut(id)?;
        let is_last = entry.state == Some(K::CLOSING) || entry.is_over();
        if is_last {
            self.release(id);
        }
        Some(is_last)
    }

    /// The user can still be told of a message that came back.
    pub(crate) fn hears(&self, id: DialogueId) -> bool {
        self.find(id)
            .is_some_and(|entry| entry.state != Some(K::CLOSING))
    }

    /// What the writer holds is a Reject of ours: it waits for the user's next message, if there can be one. Rejects take half of
    /// that at most: a peer that sends nothing but faults does not keep the user from answering.
    pub(crate) fn add_reject(&mut self, id: DialogueId) {
        let limit = self.config.max_message / 2;
        let octets = self.writer.as_slice();
        if let Some(entry) = self.entries.get_mut(id.slot as usize)
            && entry.state.is_some_and(K::takes_components)
            && entry.pending.len() + octets.len() <= limit
        {
            entry.pending.extend_from_slice(octets);
        }
    }

    // ---- time ----

    /// The next thing that fell due; to be asked for until `None`.
    pub(crate) fn due(&mut self, now: Instant) -> Option<(DialogueId, Due<K>)> {
        loop {
            let (deadline, slot) = self.deadlines.first()?;
            if deadline > now {
                return None;
            }
            let generation = self.entries.get(slot as usize)?.generation;
            let id = DialogueId { slot, generation };
            if let Some(due) = self.due_of(now, id) {
                return Some((id, due));
            }
        }
    }

    fn due_of(&mut self, now: Instant, id: DialogueId) -> Option<Due<K>> {
        let Some(entry) = self.find_mut(id) else {
            self.deadlines.set(id.slot, None);
            return None;
        };
        let is_due = |deadline: Option<Instant>| deadline.is_some_and(|deadline| deadline <= now);
        if is_due(entry.closing_deadline) {
            self.release(id);
            return Some(Due::Closed);
        }
        let due = if is_due(entry.user_deadline) {
            entry.user_deadline = None;
            Some(Due::User)
        } else if let Some(at) = first_due(&entry.invocations, now) {
            entry.operation_timed_out(now, at).map(Due::Unanswered)
        } else if is_due(entry.guard_deadline) {
            entry.guard_deadline = None;
            match K::expired(entry.state?, Timer::Guard) {
                Expiry::Ignored => None,
                Expiry::Told | Expiry::ToldBothWays => {
                    entry.enter_closing(now);
                    Some(Due::Guard)
                }
            }
        } else if is_due(entry.idle_deadline) {
            entry.idle_deadline = None;
            match K::expired(entry.state?, Timer::Idle) {
                Expiry::Ignored => None,
                expiry => {
                    // Nobody can be told whose id is not known.
                    let tell_peer = expiry == Expiry::ToldBothWays && entry.remote_id.is_some();
                    entry.enter_closing(now);
                    Some(Due::Idle { tell_peer })
                }
            }
        } else {
            None
        };
        self.reschedule(id);
        due
    }
}

impl<K: Kind> Entry<K> {
    /// The timer of an operation ran out; the operation, if the user is to be told.
    fn operation_timed_out(&mut self, now: Instant, at: usize) -> Option<Invocation<K>> {
        let invocation = self.invocations.get_mut(at)?;
        let (told, next) = K::timed_out(invocation.stage, invocation.class);
        invocation.deadline = None;
        let invocation = Invocation { ..*invocation };
        if next.is_none() {
            self.invocations.swap_remove(at);
        }
        if self.is_over() {
            self.enter_closing(now);
        }
        told.then_some(invocation)
    }
}

/// Which operation fell due first.
fn first_due<K: Kind>(invocations: &[Invocation<K>], now: Instant) -> Option<usize> {
    let due = invocations
        .iter()
        .enumerate()
        .filter_map(|(at, invocation)| {
            let deadline = invocation.deadline.filter(|deadline| *deadline <= now)?;
            Some((deadline, at))
        });
    // The first of those at the same time.
    due.min_by_key(|(deadline, _)| *deadline).map(|(_, at)| at)
}

/// Of a message that belongs to no transaction.
const UNASKED: Quality = Quality {
    sequence: None,
    return_on_error: false,
};
