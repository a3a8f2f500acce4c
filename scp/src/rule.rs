//! The service that a lab file describes.
//!
//! What it does at the trigger and at each event is a [`Treatment`]: perhaps an announcement, then an [`Action`]. What it has
//! under way with a call is in [`Memory`](memory::Memory), the one word that a relationship keeps for it. How each dialect plays
//! an announcement, ends it and ends a call is asked of the dialect, by name.
//!
//! | word | CAP, INAP | AIN | WIN |
//! | --- | --- | --- | --- |
//! | announcement, then on | connectToResource and playAnnouncement; at its end disconnectForwardConnection and the action | sendToResource; resourceClear is answered by the action | beside the action; from a resource at a number, SRFDirective to it, at its end DisconnectResource and the action |
//! | announcement, then release | the same | with the release, in one | the same |
//! | digits | promptAndCollectUserInformation | sendToResource | SRFDirective to a resource |
//! | limit | applyCharging, in INAP our clock and releaseCall | - | our clock and CallControlDirective |
//! | gap | callGap | aCG; none: acgGlobalCtrlRestore | - |

mod act;
mod check;
mod fate;
mod memory;
mod names;
mod read;

pub use fate::Fate;
pub use names::Names;
pub(crate) use read::read_rule;

use crate::service::{Orders, Service, View};
use crate::{Translation, wire};
use inlab_inap::{
    Announce, CalledNumber, Collect, DetectionPoint, Dialect, Gap, Instruction, Report, Trigger,
    UserDigits,
};
use inlab_ss7::{Alphabet, CalledPartyNumber, Cause, Digits, E164, NumberingPlan};
use memory::{Clock, Memory, Next, Stage};
use std::time::Duration;

/// The service that a lab file describes: what to do at the trigger, and what at the events it interrupts.
#[derive(Clone, Debug)]
pub struct Rule {
    /// At the trigger.
    pub first: First,
    /// What the user hears before that.
    pub announce: Option<Play>,
    /// Digits that the user gives before that: they are looked up in the place of the dialled number.
    pub collect: Option<Prompt>,
    /// What is done with a number that is not in the table, and with a user who gives no digits; `None`: the call goes on.
    pub otherwise: Option<Treatment>,
    /// How long the call may last.
    pub limit: Option<Limit>,
    /// What the switch is to ask less, said with every answer to a trigger.
    pub gap: Option<Gapping>,
    /// Events at which the call is interrupted. Each is taken once in a call.
    pub interrupts: Vec<Interrupt>,
    /// Which events are armed to learn what became of the call.
    pub watch: Vec<Fate>,
    /// The callers' names that are shown where a trigger of the called party's half of the call can be answered with one
    /// ([`Dialect::shows_name_at`]), and the call is put through.
    pub names: Option<Names>,
}

/// What a [`Rule`] does at the trigger.
#[derive(Clone, Debug)]
pub enum First {
    /// This.
    Do(Action),
    /// Translate the called number.
    Translate(Translation),
}

/// What a [`Rule`] orders, and what the user hears before it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Treatment {
    /// What the user hears.
    pub announce: Option<Play>,
    /// What is then done.
    pub action: Action,
}

impl From<Action> for Treatment {
    fn from(action: Action) -> Self {
        Self {
            announce: None,
            action,
        }
    }
}

/// What becomes of the call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Action {
    /// The call goes on as it would have.
    Continue,
    /// It goes to this number.
    Connect(CalledPartyNumber),
    /// It is released.
    Release(Cause),
}

/// What a user hears.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Play {
    /// What, and how it is played.
    pub what: Announce,
    /// The number of the resource that has it; `None`: the switch.
    pub at: Option<CalledPartyNumber>,
}

/// What a user is asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Prompt {
    /// The digits, and what is heard before them.
    pub what: Collect,
    /// The number of the resource that asks; `None`: the switch.
    pub at: Option<CalledPartyNumber>,
    /// How long the SCP waits for them before it stops the resource.
    pub within: Option<Duration>,
}

/// How long a call may last from its answer on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limit {
    /// So long.
    pub time: Duration,
    /// The parties are warned this time before the end. Where the switch measures the time, at its own time (TS 29.078: 30 s).
    pub warn: Option<Duration>,
    /// What they then hear, where the SCP measures the time.
    pub announce: Option<Announce>,
    /// The cause of the end, where the SCP orders it.
    pub cause: Cause,
}

/// What the switch is to ask less.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Gapping {
    /// This.
    Gap(Gap),
    /// Nothing any more: every gap ends ([`Dialect::restores_gaps`]).
    None,
}

/// An event at which a [`Rule`] interrupts the call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Interrupt {
    /// Which.
    pub event: Fate,
    /// Seconds after which the SSF takes the call for not answered; `None`: its own.
    pub after: Option<u16>,
    /// What is then done.
    pub treatment: Treatment,
}

impl Rule {
    /// A rule that does one thing at the trigger and watches everything.
    #[must_use]
    pub fn new(first: First) -> Self {
        Self {
            first,
            announce: None,
            collect: None,
            otherwise: None,
            limit: None,
            gap: None,
            interrupts: Vec::new(),
            watch: Fate::ALL.to_vec(),
            names: None,
        }
    }

    fn otherwise(&self) -> Treatment {
        self.otherwise.unwrap_or(Action::Continue.into())
    }

    /// What is done for the number that was dialled.
    fn for_number(&self, called: Option<CalledNumber>, plan: &NumberingPlan) -> (Next, Treatment) {
        let announce = self.announce;
        let action = match &self.first {
            First::Do(action) => Some(*action),
            First::Translate(table) => called.and_then(|called| {
                let international = called.e164(plan);
                let international = international.as_ref().map(E164::digits);
                act::connect(table.find(&called.digits(), international))
            }),
        };
        match action {
            Some(action) => (Next::First, Treatment { announce, action }),
            None => {
                let otherwise = self.otherwise();
                let announce = otherwise.announce.or(announce);
                (
                    Next::Otherwise,
                    Treatment {
                        announce,
                        ..otherwise
                    },
                )
            }
        }
    }

    /// What is done for the digits that a user gave.
    fn for_digits(&self, digits: &UserDigits) -> (Next, Treatment) {
        let action = match &self.first {
            _ if digits.as_str().is_empty() => None,
            First::Do(action) => Some(*action),
            First::Translate(table) => {
                let given = Digits::from_text(digits.as_str(), Alphabet::Q763);
                given
                    .ok()
                    .and_then(|given| act::connect(table.find(&given, None)))
            }
        };
        match action {
            Some(action) => (Next::First, action.into()),
            None => (Next::Otherwise, self.otherwise()),
        }
    }

    /// What comes after the announcement.
    fn after(&self, next: Next, view: &View<'_>) -> Action {
        match next {
            Next::First => self.for_number(view.called, view.plan).1.action,
            Next::Otherwise => self.otherwise().action,
            Next::Interrupt(place) => self
                .interrupts
                .get(usize::from(place))
                .map_or(Action::Continue, |interrupt| interrupt.treatment.action),
        }
    }

    /// The interaction that was under way has an outcome.
    fn interacted(
        &self,
        mut memory: Memory,
        outcome: Outcome,
        view: &View<'_>,
        orders: &mut Orders,
    ) {
        let stage = std::mem::take(&mut memory.stage);
        // What could not be connected need not be disconnected, nor what was lost.
        memory.connected = match view.dialect.seizes_resources() {
            true => view.at_resource,
            false => !matches!(outcome, Outcome::NotConnected),
        };
        match stage {
            Stage::Announcing(next) => self.act(self.after(next, view), memory, view, orders),
            Stage::Collecting | Stage::Stopping => {
                let (next, treatment) = match outcome {
                    Outcome::Digits(digits) => self.for_digits(&digits),
                    _ => (Next::Otherwise, self.otherwise()),
                };
                self.treat(next, treatment, memory, view, orders);
            }
            Stage::None => {}
        }
    }
}

impl Service for Rule {
    fn trigger(&self, view: &View<'_>, trigger: &Trigger, orders: &mut Orders) {
        let memory = Memory::from(view.memory);
        if let Some(gapping) = &self.gap {
            gapping.order(view, orders);
        }
        if let Some(prompt) = &self.collect {
            self.ask(prompt, memory, view, orders);
            return;
        }
        let (next, treatment) = self.for_number(view.called, view.plan);
        if let Some(names) = &self.names
            && !matches!(treatment.action, Action::Release(_))
            && view.dialect.shows_name_at(trigger.dp)
        {
            orders.push(Instruction::ShowName(names.of(trigger, view.plan)));
        }
        self.treat(next, treatment, memory, view, orders);
    }

    fn created(&self, view: &View<'_>, orders: &mut Orders) {
        self.arm(Memory::from(view.memory), view, orders);
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        let mut memory = Memory::from(view.memory);
        if memory.stage != Stage::None
            && view.interrupted
            && let Some(outcome) = Outcome::of(report)
        {
            return self.interacted(memory, outcome, view, orders);
        }
        let Some(fate) = event_of(report) else {
            return;
        };
        if fate == Fate::Answer {
            self.start_clock(&mut memory, view, orders);
        }
        if !view.interrupted {
            return;
        }
        let taken = self
            .interrupts
            .iter()
            .zip(0_u8..)
            .find(|(interrupt, place)| interrupt.event == fate && !memory.has_taken(*place));
        if let Some((interrupt, place)) = taken {
            memory.take(place);
            let next = Next::Interrupt(place);
            self.treat(next, interrupt.treatment, memory, view, orders);
        }
    }

    fn woken(&self, view: &View<'_>, orders: &mut Orders) {
        let mut memory = Memory::from(view.memory);
        match (memory.stage, memory.clock) {
            (Stage::Collecting, _) => {
                orders.stop_interaction();
                memory.stage = Stage::Stopping;
                orders.remember(memory.word());
            }
            // A call that was sent elsewhere since then has not been answered.
            (_, Clock::Warning | Clock::End) if view.answered => {
                self.call_time(&mut memory, orders);
            }
            _ => {}
        }
    }

    fn watches(&self, event: DetectionPoint) -> bool {
        Fate::of(event).is_some_and(|fate| {
            let of_limit = self.limit.is_some() && matches!(fate, Fate::Answer | Fate::Disconnect);
            of_limit || self.watch.contains(&fate)
        })
    }

    fn check(&self, dialect: Dialect) -> Result<(), String> {
        self.check_for(None, dialect, &NumberingPlan::NONE)
            .map_err(|refused| refused.to_string())
    }
}

/// What became of an interaction.
#[derive(Clone, Copy)]
enum Outcome {
    Over,
    Digits(UserDigits),
    /// The resource did not do it, or was stopped.
    Failed,
    /// There is no resource.
    NotConnected,
}

impl Outcome {
    fn of(report: &Report) -> Option<Self> {
        let operation = match report {
            Report::AnnouncementEnded => return Some(Self::Over),
            Report::Digits(digits) => return Some(Self::Digits(*digits)),
            Report::Refused { operation, .. } | Report::TimedOut { operation } => operation,
            Report::Rejected { operation } => (*operation)?,
            // The question for a resource came back; where it was a message to the switch, nothing can be ordered any more.
            Report::Returned => return Some(Self::NotConnected),
            _ => return None,
        };
        match wire::kind(operation) {
            wire::Kind::Interaction => Some(Self::Failed),
            wire::Kind::Resource => Some(Self::NotConnected),
            _ => None,
        }
    }
}

fn event_of(report: &Report) -> Option<Fate> {
    match report {
        Report::Event(event) => Fate::of(event.event),
        _ => None,
    }
}
