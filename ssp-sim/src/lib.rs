//! The SSP simulator: a switch with call state models as tables, whose calls raise triggers and obey the SCF: an SSF of CAP and INAP, a
//! switch of AIN, a mobile switch of WIN, by the dialect of each call.
//!
//! [`SspSim`] is a [`Core`]: it is driven like any node. People at both ends act by [`SspSim::party`], or by themselves
//! where the configuration says how ([`Behaviour`]). Whole operations, octets and wrong orders of messages are sent with
//! [`SspSim::send_raw`]. What the switch did is told by [`SspSim::poll_record`].
//!
//! Its timers are in [`timers`].
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | calls | [`MAX_CALLS`] | no more can be started |
//! | dialogues | those of the stack ([`inlab_stack::tcap::Config`]) | default call handling: control is lost at once |
//! | armed events of a call | [`MAX_ARMED`] | taskRefused |
//! | gaps | [`MAX_GAPS`] | the new one is not taken, which is told as a refusal; in AIN acgOverflow |
//! | scripts that wait for the SCP to open a dialogue | [`MAX_AWAITED`] | no more can wait |
//! | resources of peripherals | [`peripheral::MAX_RESOURCES`] | no more are made |
//! | records kept | [`MAX_RECORDS`] | the oldest are dropped and counted |

#![cfg_attr(not(test), deny(clippy::unwrap_used))]

mod ain;
mod american;
pub mod bcsm;
mod call;
pub mod charging;
mod control;
mod created;
mod edp;
mod gap;
mod incoming;
mod msc;
mod obey;
mod party;
pub mod peripheral;
mod raw;
mod record;
pub mod resource;
pub mod ssf;
mod switch;
pub mod timers;

pub use call::{CallId, CallRequest, DefaultHandling, EndStyle, MAX_THEN};
pub use control::invoke_request;
pub use edp::MAX_ARMED;
pub use gap::MAX_GAPS;
pub use msc::Msc;
pub use party::{BUSY, Behaviour, NO_ROUTE, NORMAL, PartyEvent};
pub use peripheral::Peripheral;
pub use raw::{
    MAX_AWAITED, RawCode, RawComponent, RawError, RawId, RawInvoke, RawInvokeId, RawPrimitive,
    RawProblemKind, RawTarget,
};
pub use record::{Loss, MAX_RECORDS, RawEvent, RawParameter, Record, Refusal};
pub use ssf::Ssf;

use inlab_inap::{NotExpressible, OperationTimers, operation};
use inlab_lab::TimeKey;
use inlab_ss7::{
    Address, AssociationEvent, AssociationId, Digits, Message, Timer, TimerField, TimerSettings,
    Transmit,
};
use inlab_stack::{Core, Stack};
use std::time::{Duration, Instant};
use switch::Switch;

/// Calls at a time, with or without a relationship.
pub const MAX_CALLS: usize = 1 << 20;

/// What is so for the whole switch.
#[derive(Clone, Debug)]
pub struct Config {
    /// Our own address: the calling party address of every dialogue. Without a subsystem number it is completed by that of
    /// the call's dialect.
    pub address: Address,
    /// How long the switch waits for instructions.
    pub tssf: Duration,
    /// The same, while a user hears something or is asked for digits.
    pub tssf_user_interaction: Duration,
    /// The same, while a temporary connection stands.
    pub tssf_temporary_connection: Duration,
    /// How long a call rings before it is taken for not answered.
    pub no_answer: Duration,
    /// How soon a simulated terminal rings, or is found busy or unreachable.
    pub alerting_delay: Duration,
    /// T1: how long a switch of AIN waits for the answer to what it asked.
    pub t1: Duration,
    /// Codes of operations that require a reply have bit H of their family, where the dialect leaves it to the node
    /// ([`Dialect::sets_reply_bit`](inlab_inap::Dialect::sets_reply_bit)); `None`: as the dialect has it by itself.
    pub reply_bit: Option<bool>,
    /// The mobile switch of calls of WIN.
    pub msc: Msc,
    /// Intelligent peripherals that the simulator plays beside its switch (WIN).
    pub peripherals: Vec<Peripheral>,
    /// How long operations of ours wait for an error.
    pub operations: OperationTimers,
    /// Called subscribers that behave by themselves, by the digits that a call is routed with.
    pub subscribers: Vec<(Digits, Behaviour)>,
}

impl Config {
    /// The defaults of [`timers`], and no subscribers.
    #[must_use]
    pub fn new(address: Address) -> Self {
        Self {
            address,
            tssf: timers::TSSF.time(),
            tssf_user_interaction: timers::TSSF_USER_INTERACTION.time(),
            tssf_temporary_connection: timers::TSSF_TEMPORARY_CONNECTION.time(),
            no_answer: timers::NO_ANSWER.time(),
            alerting_delay: timers::ALERTING_DELAY.time(),
            t1: timers::T1.time(),
            reply_bit: None,
            msc: Msc::default(),
            peripherals: Vec::new(),
            operations: OperationTimers::default(),
            subscribers: Vec::new(),
        }
    }

    /// How the subscriber at a number behaves; by hand, who is not listed.
    pub(crate) fn behaviour_at(&self, digits: &Digits) -> Behaviour {
        let mut subscribers = self.subscribers.iter();
        let found = subscribers.find(|(number, _)| *number == digits.without_st());
        found.map_or(Behaviour::Manual, |(_, behaviour)| *behaviour)
    }

    /// The switch's own timers: row and place.
    pub fn timer_fields(&mut self) -> [(&'static Timer, TimerField<'_>); 6] {
        use TimerField::Always;
        [
            (&timers::TSSF, Always(&mut self.tssf)),
            (
                &timers::TSSF_USER_INTERACTION,
                Always(&mut self.tssf_user_interaction),
            ),
            (
                &timers::TSSF_TEMPORARY_CONNECTION,
                Always(&mut self.tssf_temporary_connection),
            ),
            (&timers::NO_ANSWER, Always(&mut self.no_answer)),
            (&timers::ALERTING_DELAY, Always(&mut self.alerting_delay)),
            (&timers::T1, Always(&mut self.t1)),
        ]
    }

    /// Takes what a file says of timers.
    pub fn apply_timers(&mut self, settings: &TimerSettings) {
        settings.apply(self.timer_fields());
        self.operations.apply(settings);
    }

    /// What the `timers` of an SSP may name: its own, those of operations by range and by name, those of the layers below.
    pub fn timer_keys() -> impl Iterator<Item = TimeKey> {
        let rows = timers::TIMERS
            .into_iter()
            .chain(operation::timers::TIMERS)
            .chain(inlab_stack::Config::timers());
        let rows = rows.map(|row| TimeKey {
            group: row.setting.group,
            name: row.setting.name,
            least: row.range.0,
            most: row.range.1,
            off: row.off,
        });
        let operations = operation::timers::operations().map(|(name, (least, most))| TimeKey {
            group: Some(operation::timers::GROUP),
            name,
            least,
            most,
            off: false,
        });
        rows.chain(operations)
    }
}

/// Why a call was not started.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotStarted {
    /// The dialect, or the state models, cannot express the trigger.
    NotExpressible(NotExpressible),
    /// There are [`MAX_CALLS`] calls.
    TooManyCalls,
}

impl From<NotExpressible> for NotStarted {
    fn from(what: NotExpressible) -> Self {
        Self::NotExpressible(what)
    }
}

impl std::fmt::Display for NotStarted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotExpressible(what) => write!(f, "{what}"),
            Self::TooManyCalls => write!(f, "there are {MAX_CALLS} calls already"),
        }
    }
}

impl std::error::Error for NotStarted {}

/// Why a party cannot do that now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotNow {
    /// There is no such call, or no longer.
    NoSuchCall,
    /// The switch waits for instructions in this point in call.
    Held(bcsm::Pic),
    /// The state model has no such transition.
    State(bcsm::Pic, bcsm::CallInput),
}

impl std::fmt::Display for NotNow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuchCall => f.write_str("there is no such call, or no longer"),
            Self::Held(pic) => write!(f, "the switch waits for instructions in {pic}"),
            Self::State(pic, input) => write!(f, "{input} cannot happen in {pic}"),
        }
    }
}

impl std::error::Error for NotNow {}

/// A simulated service switching point.
#[derive(Debug)]
pub struct SspSim {
    stack: Stack,
    switch: Switch,
}

impl SspSim {
    /// A switch on this stack.
    #[must_use]
    pub fn new(stack: Stack, config: Config) -> Self {
        Self {
            stack,
            switch: Switch::new(config),
        }
    }

    /// Starts a call at its trigger.
    ///
    /// # Errors
    /// The dialect cannot express the trigger, or there are too many calls. A dialogue that cannot be opened is no error: default call handling follows.
    pub fn call(&mut self, now: Instant, request: CallRequest) -> Result<CallId, NotStarted> {
        let mut tc = self.stack.tc(now);
        self.switch.start(&mut tc, request)
    }

    /// A party does something to a call.
    ///
    /// # Errors
    /// The call is not in a state in which that can happen; nothing changed.
    pub fn party(&mut self, now: Instant, call: CallId, event: PartyEvent) -> Result<(), NotNow> {
        let mut tc = self.stack.tc(now);
        self.switch.party(&mut tc, call, event)
    }

    /// The switch begins anew: its calls and dialogues are lost, and in WIN who controlled them is told so.
    pub fn restart(&mut self, now: Instant) {
        let mut tc = self.stack.tc(now);
        self.switch.restart(&mut tc);
    }

    /// How the dialogue of a call will be ended by the switch.
    pub fn set_end_style(&mut self, call: CallId, style: EndStyle) {
        if let Some(call) = self.switch.calls.get_mut(&call) {
            call.request.end_style = style;
        }
    }

    /// Sends a scripted message; the number of the scripted dialogue, if it is one.
    ///
    /// # Errors
    /// There is no such dialogue, or its state does not allow the message.
    pub fn send_raw(
        &mut self,
        now: Instant,
        target: RawTarget,
        components: &[RawComponent<'_>],
        primitive: RawPrimitive,
    ) -> Result<Option<RawId>, RawError> {
        let mut tc = self.stack.tc(now);
        self.switch.send_raw(&mut tc, target, components, primitive)
    }

    /// Gives the next dialogue that the SCP opens to a script: the switch itself answers nothing in it. `None`: [`MAX_AWAITED`] wait
    /// for one already.
    pub fn await_raw(&mut self) -> Option<RawId> {
        self.switch.await_raw()
    }

    /// The next thing that the switch did or learned.
    pub fn poll_record(&mut self) -> Option<Record> {
        self.switch.records.pop()
    }

    /// Calls at this moment.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.switch.calls.len()
    }

    /// Dialogues at this moment, with those that wait for the last operation timer.
    #[must_use]
    pub fn dialogues(&self) -> usize {
        self.stack.dialogue_count()
    }

    /// The stack, to be asked about.
    #[must_use]
    pub fn stack(&self) -> &Stack {
        &self.stack
    }

    /// The stack, for its events.
    pub fn stack_mut(&mut self) -> &mut Stack {
        &mut self.stack
    }
}

impl Core for SspSim {
    fn handle_association(&mut self, now: Instant, id: AssociationId, event: AssociationEvent) {
        self.switch.began.get_or_insert(now);
        self.stack
            .handle_association(now, id, event, &mut self.switch);
    }

    fn handle_message(&mut self, now: Instant, id: AssociationId, message: Message<'_>) {
        self.stack
            .handle_message(now, id, message, &mut self.switch);
    }

    fn handle_timeout(&mut self, now: Instant) {
        self.stack.handle_timeout(now, &mut self.switch);
        let mut tc = self.stack.tc(now);
        self.switch.run_plans(&mut tc);
    }

    fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        self.stack.poll_transmit()
    }

    fn poll_timeout(&self) -> Option<Instant> {
        [self.stack.poll_timeout(), self.switch.next_plan()]
            .into_iter()
            .flatten()
            .min()
    }
}
