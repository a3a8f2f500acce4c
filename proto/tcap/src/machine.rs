//! The state that all procedures share: dialogues in a slab, their deadlines, what waits to be sent.

use crate::book::{Book, Entry, Expiry, Kind, Timer, answers_from_tables};
use crate::component::{Component, Components};
use crate::dialogue;
use crate::dialogue_states::ContextMode;
use crate::ids::TransactionIdLayout;
use crate::indication::{Event, Outgoing};
use crate::message::{MessageType, close_component_portion, close_dialogue_portion, write_head};
use crate::queues::Events;
use crate::states::{
    InvocationAction, InvocationEvent, InvocationState, TransactionAction, TransactionEvent,
    TransactionState,
};
use crate::timers;
use crate::values::{Class, InvokeId, ObjectIdentifier, OperationCode, PAbortCause, TransactionId};
use inlab_ber::Writer;
use inlab_ss7::{Address, TimerField};
use std::time::{Duration, Instant};

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
    pub fn timer_fields(&mut self) -> [(&'static inlab_ss7::Timer, TimerField<'_>); 3] {
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

/// What the book of transactions asks of the ITU's kind.
#[derive(Debug)]
pub(crate) struct Itu;

impl Kind for Itu {
    type State = TransactionState;
    type Stage = InvocationState;
    type Operation = OperationCode;
    type Own = Mode;

    answers_from_tables!();

    fn takes_components(state: TransactionState) -> bool {
        match state {
            TransactionState::Opened
            | TransactionState::InitiationSent
            | TransactionState::InitiationReceived
            | TransactionState::Active => true,
            TransactionState::PrearrangedEnd | TransactionState::Closing => false,
        }
    }

    fn takes_address(state: TransactionState) -> bool {
        matches!(
            state,
            TransactionState::Opened | TransactionState::InitiationReceived
        )
    }

    fn is_invoke(component: &[u8], invoke_id: InvokeId) -> bool {
        let component = Components::new(component).next();
        matches!(component, Some(Ok(Component::Invoke(invoke))) if invoke.invoke_id == invoke_id)
    }
}

/// A dialogue and its transaction.
pub(crate) type Dialogue = Entry<Itu>;

/// Transactions, dialogues and operations of one shard.
///
/// One mutation ([`receive`](Self::receive) with [`next`](Self::next) until `None`, [`expire`](Self::expire) until `None`,
/// or a request), then [`poll_transmit`](Self::poll_transmit) until `None`, then [`poll_timeout`](Self::poll_timeout).
pub struct Tcap {
    pub(crate) book: Book<Itu>,
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
    pub fn new(config: Config) -> Self {
        Self {
            book: Book::new(config),
            events: Events::default(),
        }
    }

    /// The next message to be sent.
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

    /// Dialogues at this moment.
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

    // ---- sending ----

    /// An Abort outside of any dialogue, back to where a message came from.
    pub(crate) fn answer_with_abort(
        &mut self,
        received: (Address, Address),
        dtid: TransactionId,
        reason: AbortContent,
    ) {
        self.write_abort(dtid, reason);
        self.book.enqueue_answer(received);
    }

    pub(crate) fn write_abort(&mut self, dtid: TransactionId, content: AbortContent) {
        let out = &mut self.book.writer;
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
