//! The state that all procedures share: dialogues in a slab, their deadlines, what waits to be sent.

use crate::deadlines::Deadlines;
use crate::dialogue;
use crate::dialogue_states::ContextMode;
use crate::ids::{Ids, TransactionIdLayout};
use crate::indication::{DialogueId, Event, Outgoing, Quality};
use crate::message::{MessageType, close_component_portion, close_dialogue_portion, write_head};
use crate::queues::{Events, Outbox};
use crate::states::{InvocationState, TransactionState};
use crate::timers;
use crate::values::{Class, InvokeId, ObjectIdentifier, OperationCode, PAbortCause, TransactionId};
use inlab_ber::Writer;
use inlab_ss7::{Address, Timer, TimerField};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Freed slots rest until so many others were freed after them, as long as the limit of dialogues allows: a late message
/// then finds no new dialogue under an old id.
const RESTING_SLOTS: usize = 1024;

/// Limits, timers and identity of a [`Tcap`].
#[derive(Clone, Debug)]
pub struct Config {
    /// This node, in our transaction ids.
    pub node: u16,
    /// This shard of it.
    pub shard: u8,
    /// How ids are divided.
    pub layout: TransactionIdLayout,
    /// Makes ids unpredictable from outside, and repeatable in a replay.
    pub seed: u64,
    /// Dialogues at a time; 65,536, and at most a sixteenth of the ids that `layout` leaves to a shard. Reached: `open` fails, a Begin is answered by Abort, resourceLimitation.
    pub max_dialogues: u32,
    /// Operations of ours at a time in one dialogue, at most 128; 64.
    pub max_invocations: usize,
    /// Octets of a message that we send; 2,560, what 16 segments of XUDT carry in ITU networks (Q.714 4.1.1.2).
    pub max_message: usize,
    /// T(reject): how long a delivered result or error can be rejected and keeps its invoke id (Q.774 3.2.1.1.3; the
    /// value is the implementation's); 1 s.
    pub reject_timer: Duration,
    /// How long a Begin may go without any answer; 120 s, twice the longest operation timer that goes with one ("medium",
    /// 60 s, TS 29.078 6.1). On expiry the user gets TC-P-ABORT, and nothing can be sent: the peer's id is not known.
    pub begin_guard: Option<Duration>,
    /// The idle timer that dialogues start with; none. On expiry both sides are told (Q.774 leaves it to the implementation).
    pub idle_timer: Option<Duration>,
    /// Ask for class 1 (TS 29.078 14.1.1.3.7); true.
    pub sequence_control: bool,
    /// Ask for the return of undeliverable messages; true.
    pub return_on_error: bool,
    /// Our address in the first backward message and in aborts of what is not known here, instead of the one that the peer's
    /// message was sent to. The first backward message is the only one from which the peer learns where the rest of the dialogue goes (TS 29.078 14.1.1.3.6). Without a subsystem number
    /// it is completed by that of the address that the Begin was sent to: one node may serve several subsystems.
    pub own_address: Option<Address>,
    /// Which TCAP the node speaks; the ITU's. Who builds the machine looks at it: [`Tcap`] is the ITU's whatever it says.
    pub variant: Variant,
}

/// A node speaks one kind of TCAP.
#[derive(Clone, Debug, Default)]
pub enum Variant {
    /// Q.771 to Q.775: [`Tcap`].
    #[default]
    Itu,
    /// T1.114: [`ansi::Tcap`](crate::ansi::Tcap).
    Ansi(crate::ansi::Options),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            node: 0,
            shard: 0,
            layout: TransactionIdLayout::default(),
            seed: 0,
            max_dialogues: 65_536,
            max_invocations: 64,
            max_message: 2_560,
            reject_timer: timers::REJECT.time(),
            begin_guard: timers::BEGIN.default,
            idle_timer: timers::IDLE.default,
            sequence_control: true,
            return_on_error: true,
            own_address: None,
            variant: Variant::Itu,
        }
    }
}

impl Config {
    /// The timers of the layer: row and place.
    pub fn timer_fields(&mut self) -> [(&'static Timer, TimerField<'_>); 3] {
        [
            (&timers::REJECT, TimerField::Always(&mut self.reject_timer)),
            (&timers::BEGIN, TimerField::OrOff(&mut self.begin_guard)),
            (&timers::IDLE, TimerField::OrOff(&mut self.idle_timer)),
        ]
    }
}

/// Whether the dialogue has an application context ("AC mode"), and which APDU is due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mode {
    /// It has none.
    WithoutContext,
    /// AARQ is to be sent, or was: AARE is awaited.
    Requesting(ObjectIdentifier),
    /// AARQ was received: AARE is due.
    Responding(ObjectIdentifier),
    /// Agreed.
    Established(ObjectIdentifier),
}

impl Mode {
    pub(crate) const fn context(self) -> Option<ObjectIdentifier> {
        match self {
            Self::WithoutContext => None,
            Self::Requesting(context) | Self::Responding(context) | Self::Established(context) => {
                Some(context)
            }
        }
    }

    pub(crate) const fn kind(self) -> ContextMode {
        match self {
            Self::WithoutContext => ContextMode::NotUsed,
            Self::Requesting(_) => ContextMode::Requested,
            Self::Responding(_) => ContextMode::Received,
            Self::Established(_) => ContextMode::Established,
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
pub(crate) struct Dialogue {
    pub(crate) generation: u32,
    /// `None`: the slot is free.
    pub(crate) state: Option<TransactionState>,
    pub(crate) local_id: u32,
    pub(crate) remote_id: Option<TransactionId>,
    pub(crate) local: Address,
    pub(crate) remote: Address,
    pub(crate) quality: Quality,
    pub(crate) mode: Mode,
    /// Components that wait for their message, in the order given.
    pub(crate) pending: Vec<u8>,
    pub(crate) invocations: Vec<Invocation>,
    pub(crate) next_invoke_id: i8,
    pub(crate) idle_timer: Option<Duration>,
    pub(crate) idle_deadline: Option<Instant>,
    /// Set while the Begin is unanswered.
    pub(crate) guard_deadline: Option<Instant>,
    pub(crate) user_deadline: Option<Instant>,
    /// Set while the user is being told of the end.
    pub(crate) closing_deadline: Option<Instant>,
}

impl Dialogue {
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

    /// A component can still be sent in this dialogue.
    pub(crate) fn takes_components(&self) -> bool {
        match self.state {
            Some(
                TransactionState::Opened
                | TransactionState::InitiationSent
                | TransactionState::InitiationReceived
                | TransactionState::Active,
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

/// Transactions, dialogues and operations of one shard.
///
/// One mutation ([`receive`](Self::receive) with [`next`](Self::next) until `None`, [`expire`](Self::expire) until `None`,
/// or a request), then [`poll_transmit`](Self::poll_transmit) until `None`, then [`poll_timeout`](Self::poll_timeout).
pub struct Tcap {
    pub(crate) config: Config,
    pub(crate) ids: Ids,
    pub(crate) dialogues: Vec<Dialogue>,
    free: VecDeque<u32>,
    pub(crate) deadlines: Deadlines,
    pub(crate) writer: Writer,
    outbox: Outbox,
    events: Events<Event>,
}

impl std::fmt::Debug for Tcap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tcap")
            .field("dialogues", &self.dialogue_count())
            .finish_non_exhaustive()
    }
}

impl Tcap {
    /// With no dialogue.
    #[must_use]
    pub fn new(mut config: Config) -> Self {
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
            dialogues: Vec::new(),
            free: VecDeque::new(),
            deadlines: Deadlines::default(),
            writer: Writer::default(),
            outbox: Outbox::default(),
            events: Events::default(),
        }
    }

    /// The next message to be sent.
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

    /// Dialogues at this moment.
    #[must_use]
    pub fn dialogue_count(&self) -> usize {
        self.dialogues.len() - self.free.len()
    }

    /// Operations of ours at this moment whose outcome is awaited or may still be rejected.
    #[must_use]
    pub fn invocation_count(&self) -> usize {
        self.dialogues
            .iter()
            .map(|dialogue| dialogue.invocations.len())
            .sum()
    }

    pub(crate) fn event(&mut self, event: Event) {
        self.events.push(event);
    }

    // ---- slots ----

    pub(crate) fn find(&self, id: DialogueId) -> Option<&Dialogue> {
        find(&self.dialogues, id)
    }

    pub(crate) fn find_mut(&mut self, id: DialogueId) -> Option<&mut Dialogue> {
        let dialogue = self.dialogues.get_mut(id.slot as usize)?;
        (dialogue.generation == id.generation && dialogue.state.is_some()).then_some(dialogue)
    }

    /// The dialogue that has this transaction id of ours.
    pub(crate) fn assigned(&self, id: TransactionId) -> Option<DialogueId> {
        let number = id.number()?;
        let slot = self.ids.slot(number)?;
        let dialogue = self.dialogues.get(slot)?;
        let found = dialogue.local_id == number && dialogue.state.is_some();
        found.then_some(DialogueId {
            slot: slot as u32,
            generation: dialogue.generation,
        })
    }

    /// A new dialogue, or `None` at the limit.
    pub(crate) fn allocate(
        &mut self,
        state: TransactionState,
        local: Address,
        remote: Address,
    ) -> Option<DialogueId> {
        let limit = self.config.max_dialogues as usize;
        let slot = if self.free.len() < RESTING_SLOTS && self.dialogues.len() < limit {
            let slot = self.dialogues.len() as u32;
            self.dialogues.push(Dialogue {
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
                mode: Mode::WithoutContext,
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
        let dialogue = self.dialogues.get_mut(slot as usize)?;
        dialogue.state = Some(state);
        dialogue.local_id = self.ids.id(slot, dialogue.generation);
        dialogue.remote_id = None;
        dialogue.local = local;
        dialogue.remote = remote;
        dialogue.quality = Quality {
            sequence: self.config.sequence_control.then_some((slot & 0xff) as u8),
            return_on_error: self.config.return_on_error,
        };
        dialogue.mode = Mode::WithoutContext;
        dialogue.next_invoke_id = 1;
        dialogue.idle_timer = self.config.idle_timer;
        Some(DialogueId {
            slot,
            generation: dialogue.generation,
        })
    }

    /// Frees the slot; its buffers are kept for the next one.
    pub(crate) fn release(&mut self, id: DialogueId) {
        let Some(dialogue) = self.find_mut(id) else {
            return;
        };
        dialogue.state = None;
        dialogue.generation = dialogue.generation.wrapping_add(1);
        dialogue.pending.clear();
        dialogue.invocations.clear();
        dialogue.idle_deadline = None;
        dialogue.guard_deadline = None;
        dialogue.user_deadline = None;
        dialogue.closing_deadline = None;
        self.deadlines.set(id.slot, None);
        self.free.push_back(id.slot);
    }

    pub(crate) fn reschedule(&mut self, id: DialogueId) {
        if let Some(deadline) = self.find(id).map(Dialogue::deadline) {
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

    /// An Abort outside of any dialogue, back to where a message came from.
    pub(crate) fn answer_with_abort(
        &mut self,
        received: (Address, Address),
        dtid: TransactionId,
        reason: AbortContent,
    ) {
        self.write_abort(dtid, reason);
        let (called, calling) = received;
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

    /// Our address in an answer to what was sent to `called`: a translated address is of use to nobody but us.
    pub(crate) fn own_address(&self, called: Address) -> Address {
        let mut own = self.config.own_address.unwrap_or(called);
        own.subsystem = own.subsystem.or(called.subsystem);
        own
    }

    pub(crate) fn write_abort(&mut self, dtid: TransactionId, content: AbortContent) {
        let out = &mut self.writer;
        out.clear();
        let mark = out.mark();
        let mut cause = None;
        match content {
            AbortContent::Cause(given) => cause = Some(given),
            AbortContent::Dialogue(send) => {
                let inner = out.mark();
                dialogue::write(out, send);
                close_dialogue_portion(out, inner);
            }
            AbortContent::Nothing => {}
        }
        write_head(out, mark, MessageType::Abort, None, Some(dtid), cause);
    }

    /// Writes a message of a dialogue with its waiting components.
    pub(crate) fn write_message(
        out: &mut Writer,
        dialogue: &Dialogue,
        message_type: MessageType,
        send: Option<dialogue::Send<'_>>,
    ) {
        out.clear();
        let mark = out.mark();
        if message_type != MessageType::Abort && !dialogue.pending.is_empty() {
            let inner = out.mark();
            out.octets(&dialogue.pending);
            close_component_portion(out, inner);
        }
        if let Some(send) = send {
            let inner = out.mark();
            dialogue::write(out, send);
            close_dialogue_portion(out, inner);
        }
        let (otid, dtid) = match message_type {
            MessageType::Unidirectional => (None, None),
            MessageType::Begin => (Some(dialogue.local_id.into()), None),
            MessageType::Continue => (Some(dialogue.local_id.into()), dialogue.remote_id),
            MessageType::End | MessageType::Abort => (None, dialogue.remote_id),
        };
        write_head(out, mark, message_type, otid, dtid, None);
    }
}

/// The dialogue, for who needs the rest of the machine beside it.
pub(crate) fn find(dialogues: &[Dialogue], id: DialogueId) -> Option<&Dialogue> {
    let dialogue = dialogues.get(id.slot as usize)?;
    (dialogue.generation == id.generation && dialogue.state.is_some()).then_some(dialogue)
}

/// What an Abort says.
#[derive(Clone, Copy, Debug)]
pub(crate) enum AbortContent {
    /// P-AbortCause.
    Cause(PAbortCause),
    /// A dialogue APDU.
    Dialogue(dialogue::Send<'static>),
    /// Nothing: dialogues without application context know no APDU.
    Nothing,
}
