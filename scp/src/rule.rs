//! The service that a lab file describes.

mod names;
mod read;

pub use names::Names;
pub(crate) use read::{read_dialect, read_rule};

use crate::service::{Orders, Service, View};
use crate::{Translated, Translation};
use inlab_inap::{
    Arm, Arms, Connect, DetectionPoint, Dialect, Half, Instruction, LegId, MonitorMode, Report,
    Trigger,
};
use inlab_ss7::{
    CalledPartyNumber, Cause, E164, InternalNetworkNumber, NatureOfAddress, NumberingPlan,
    NumberingPlanIndicator,
};

/// The service that a lab file describes: what to do at the trigger, and what at the events it interrupts.
#[derive(Clone, Debug)]
pub struct Rule {
    /// At the trigger.
    pub first: First,
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
#[expect(clippy::large_enum_variant, reason = "one a service, made once")]
pub enum First {
    /// This.
    Do(Action),
    /// Translate the called number.
    Translate {
        /// The table.
        table: Translation,
        /// What to do with a number that is not in it.
        otherwise: Action,
    },
}

/// What a [`Rule`] orders.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Action {
    /// The call goes on as it would have.
    Continue,
    /// It goes to this number.
    Connect(CalledPartyNumber),
    /// It is released.
    Release(Cause),
}

/// An event at which a [`Rule`] interrupts the call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Interrupt {
    /// Which.
    pub event: Fate,
    /// Seconds after which the SSF takes the call for not answered; `None`: its own.
    pub after: Option<u16>,
    /// What is then done.
    pub action: Action,
}

/// What may become of a call, in either half.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fate {
    /// No route to the called party.
    RouteSelectFailure,
    /// The called party is busy.
    Busy,
    /// It does not answer.
    NoAnswer,
    /// It answers.
    Answer,
    /// A party clears after answer.
    Disconnect,
    /// The calling party gives up before answer.
    Abandon,
    /// The called mobile subscriber cannot be reached (CS-1+).
    NotReachable,
}

impl Fate {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::RouteSelectFailure,
        Self::Busy,
        Self::NoAnswer,
        Self::Answer,
        Self::Disconnect,
        Self::Abandon,
        Self::NotReachable,
    ];

    /// The word for it in a file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RouteSelectFailure => "routeSelectFailure",
            Self::Busy => "busy",
            Self::NoAnswer => "noAnswer",
            Self::Answer => "answer",
            Self::Disconnect => "disconnect",
            Self::Abandon => "abandon",
            Self::NotReachable => "notReachable",
        }
    }

    /// Which of them a detection point is, if any.
    #[must_use]
    pub const fn of(event: DetectionPoint) -> Option<Self> {
        use DetectionPoint as D;
        match event {
            D::RouteSelectFailure => Some(Self::RouteSelectFailure),
            D::OCalledPartyBusy | D::TBusy => Some(Self::Busy),
            D::ONoAnswer | D::TNoAnswer => Some(Self::NoAnswer),
            D::OAnswer | D::TAnswer => Some(Self::Answer),
            D::ODisconnect | D::TDisconnect => Some(Self::Disconnect),
            D::OAbandon | D::TAbandon => Some(Self::Abandon),
            D::OCalledPartyNotReachable => Some(Self::NotReachable),
            _ => None,
        }
    }

    /// Whether the call, or this attempt of it, is over with it.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Answer)
    }

    /// The detection point of one half of the call; `None`: that half has none.
    #[must_use]
    pub const fn event(self, half: Half) -> Option<DetectionPoint> {
        use DetectionPoint as D;
        match (self, half) {
            (Self::RouteSelectFailure, Half::Originating) => Some(D::RouteSelectFailure),
            (Self::Busy, Half::Originating) => Some(D::OCalledPartyBusy),
            (Self::Busy, Half::Terminating) => Some(D::TBusy),
            (Self::NoAnswer, Half::Originating) => Some(D::ONoAnswer),
            (Self::NoAnswer, Half::Terminating) => Some(D::TNoAnswer),
            (Self::Answer, Half::Originating) => Some(D::OAnswer),
            (Self::Answer, Half::Terminating) => Some(D::TAnswer),
            (Self::Disconnect, Half::Originating) => Some(D::ODisconnect),
            (Self::Disconnect, Half::Terminating) => Some(D::TDisconnect),
            (Self::Abandon, Half::Originating) => Some(D::OAbandon),
            (Self::Abandon, Half::Terminating) => Some(D::TAbandon),
            (Self::NotReachable, Half::Originating) => Some(D::OCalledPartyNotReachable),
            (Self::RouteSelectFailure | Self::NotReachable, Half::Terminating) => None,
        }
    }

    /// The legs for which it is armed.
    const fn legs(self) -> &'static [LegId] {
        match self {
            Self::Disconnect => &[LegId::ONE, LegId::TWO],
            Self::Abandon => &[LegId::ONE],
            Self::RouteSelectFailure
            | Self::Busy
            | Self::NoAnswer
            | Self::Answer
            | Self::NotReachable => &[LegId::TWO],
        }
    }
}

impl Rule {
    /// A rule that does one thing at the trigger and watches everything.
    #[must_use]
    pub fn new(first: First) -> Self {
        Self {
            first,
            interrupts: Vec::new(),
            watch: Fate::ALL.to_vec(),
            names: None,
        }
    }

    fn order(&self, action: Action, view: &View<'_>, orders: &mut Orders) {
        if let Action::Release(cause) = action {
            orders.push(Instruction::Release(cause));
            return;
        }
        self.arm(view, orders);
        orders.push(match action {
            Action::Connect(number) => Instruction::Connect(Connect::to(number)),
            Action::Continue | Action::Release(_) => Instruction::Continue,
        });
    }

    /// Arms what interrupts the call and has not been taken yet.
    fn arm(&self, view: &View<'_>, orders: &mut Orders) {
        let untaken = self
            .interrupts
            .iter()
            .enumerate()
            .filter(|(place, _)| view.memory & 1 << place == 0);
        // What this dialect cannot interrupt is not interrupted: said by `check`, where it is known beforehand.
        let arms = untaken
            .flat_map(|(_, interrupt)| interrupt.arms(view.half))
            .filter(|arm| view.dialect.check_arm(arm).is_ok());
        match Arms::new(arms) {
            Some(arms) if !arms.is_empty() => orders.push(Instruction::Arm(arms)),
            _ => {}
        }
    }
}

impl Interrupt {
    fn arms(&self, half: Half) -> impl Iterator<Item = Arm> + use<> {
        let Self { event, after, .. } = *self;
        event.event(half).into_iter().flat_map(move |point| {
            event.legs().iter().map(move |leg| Arm {
                no_answer_timer: after,
                ..Arm::new(point, MonitorMode::Interrupted, Some(*leg))
            })
        })
    }
}

impl Service for Rule {
    fn trigger(&self, view: &View<'_>, trigger: &Trigger, orders: &mut Orders) {
        let action = match &self.first {
            First::Do(action) => *action,
            First::Translate { table, otherwise } => {
                translate(table, trigger, view.plan).unwrap_or(*otherwise)
            }
        };
        if let Some(names) = &self.names
            && !matches!(action, Action::Release(_))
            && view.dialect.shows_name_at(trigger.dp)
        {
            orders.push(Instruction::ShowName(names.of(trigger, view.plan)));
        }
        self.order(action, view, orders);
    }

    fn created(&self, view: &View<'_>, orders: &mut Orders) {
        self.arm(view, orders);
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        if !view.interrupted {
            return;
        }
        let Some(fate) = event_of(report) else {
            return;
        };
        let taken = self
            .interrupts
            .iter()
            .enumerate()
            .find(|(place, interrupt)| interrupt.event == fate && view.memory & 1 << place == 0);
        if let Some((place, interrupt)) = taken {
            let memory = view.memory | 1 << place;
            orders.remember(memory);
            self.order(interrupt.action, &View { memory, ..*view }, orders);
        }
    }

    fn watches(&self, event: DetectionPoint) -> bool {
        Fate::of(event).is_some_and(|fate| self.watch.contains(&fate))
    }

    fn check(&self, dialect: Dialect) -> Result<(), String> {
        let mut triggers = dialect.events().filter(|row| row.is_trigger(dialect));
        if self.names.is_some() && !triggers.any(|row| dialect.shows_name_at(row.event)) {
            return Err(format!("{dialect} cannot show a caller's name"));
        }
        for interrupt in &self.interrupts {
            let arms = [Half::Originating, Half::Terminating]
                .into_iter()
                .flat_map(|half| interrupt.arms(half))
                .map(|arm| dialect.check_arm(&arm));
            // One half that can is enough: which one triggers is not known here.
            let mut refusal = None;
            for result in arms {
                match result {
                    Ok(()) => {
                        refusal = None;
                        break;
                    }
                    Err(error) => refusal = Some(error),
                }
            }
            if let Some(error) = refusal {
                return Err(format!(
                    "{dialect} cannot interrupt {:?}: {error}",
                    interrupt.event.name()
                ));
            }
        }
        Ok(())
    }
}

/// The new number for a trigger.
fn translate(table: &Translation, trigger: &Trigger, plan: &NumberingPlan) -> Option<Action> {
    let called = trigger.called?;
    let international = called.e164(plan);
    let found = table.find(&called.digits(), international.as_ref().map(E164::digits))?;
    Some(Action::Connect(number(found)))
}

/// As a called party number: international, or national as [`CalledPartyNumber::from_text`] takes digits without a `+`.
fn number(translated: Translated) -> CalledPartyNumber {
    CalledPartyNumber {
        nature: if translated.international {
            NatureOfAddress::INTERNATIONAL
        } else {
            NatureOfAddress::NATIONAL
        },
        internal_network_number: InternalNetworkNumber::ALLOWED,
        plan: NumberingPlanIndicator::E164,
        digits: translated.digits,
    }
}

fn event_of(report: &Report) -> Option<Fate> {
    match report {
        Report::Event(event) => Fate::of(event.event),
        _ => None,
    }
}
