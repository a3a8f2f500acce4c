//! What the SCP knows of one relationship.

use crate::change::Ending;
use crate::rule::Fate;
use crate::service::{Service, View};
use crate::waits::Unheard;
use crate::{State, table, wire};
use inlab_inap::{
    Arm, Arms, CalledNumber, Clock, Connect, DetectionPoint, Dialect, Echo, EventReport, Half,
    Instruction, LegId, MonitorMode, Operation, ServiceSelector, Subject,
};
use inlab_ss7::{Address, NumberingPlan};
use inlab_tcap::{DialogueId, InvokeId};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// One service, one half of a call, one dialect.
pub(crate) struct Relationship {
    /// Counted from 1 over the life of the node.
    pub(crate) number: u64,
    pub(crate) call: table::Id,
    /// The next relationship of the call.
    pub(crate) next: Option<table::Id>,
    /// The dialogue that lives; where a message is a transaction: the one that waits for an answer.
    pub(crate) dialogue: Option<DialogueId>,
    /// The last transaction that the SCF has opened, where a message is a transaction.
    pub(crate) directive: Option<DialogueId>,
    /// Our address and the peer's, as the last message of the switch has them.
    pub(crate) addresses: Option<(Address, Address)>,
    pub(crate) dialect: Dialect,
    pub(crate) selector: ServiceSelector,
    /// How the dialects of ANSI TCAP name the call.
    pub(crate) subject: Subject,
    pub(crate) half: Half,
    pub(crate) service: Arc<dyn Service>,
    /// The service's own word.
    pub(crate) memory: u64,
    pub(crate) state: State,
    /// The operation that the SSF asked with last.
    pub(crate) question: &'static Operation,
    /// The event that it told of, if it was not the trigger.
    pub(crate) event: Option<DetectionPoint>,
    /// Its invoke id while it waits for an answer: of the trigger, and in ANSI TCAP of an event that interrupts. A service that
    /// fails answers it by an error.
    pub(crate) waiting: Option<InvokeId>,
    pub(crate) armed: Armed,
    /// The end of the call will be told with this token.
    pub(crate) echo: Option<Echo>,
    /// Until when the SSF may be silent, where no dialogue lives.
    pub(crate) patience: Option<Patience>,
    /// When the service is to be woken.
    pub(crate) wake: Option<Instant>,
    /// The called party as the trigger has it.
    pub(crate) called: Option<CalledNumber>,
    /// When the trigger came, and what the clock of the switch showed then.
    pub(crate) began: (Instant, Option<Clock>),
    /// How late the last report came.
    pub(crate) late: Duration,
    /// Reports of charging that were ordered and have not come.
    pub(crate) charging: u16,
    /// Reports of information that were ordered and have not come.
    pub(crate) information: u16,
    /// Outcomes of user interaction that were ordered and have not come: the SSF waits for more when one comes.
    pub(crate) interactions: u16,
    pub(crate) answered: bool,
    /// The resource that it has seized (WIN).
    pub(crate) peripheral: Option<table::Id>,
    /// The switch was told to connect the party to one.
    pub(crate) at_resource: bool,
    /// Resources seized for the question that waits.
    pub(crate) seizures: u8,
    /// What is to be armed with the answer to it.
    pub(crate) held_arms: Option<Box<Arms>>,
    /// How the SSF was last told to go on, until it is heard of again: until then it may refuse.
    pub(crate) route: Option<Route>,
    /// How the call ended, as far as is known.
    pub(crate) ending: Option<Ending>,
    pub(crate) in_flight: InFlight,
    /// The SCF made the call; `None`: the SSF triggered.
    pub(crate) created: Option<Created>,
}

/// A call that the SCF made.
#[derive(Clone, Copy)]
pub(crate) struct Created {
    /// The switch has both parties; else the called one alone.
    pub(crate) both_parties: bool,
    /// The switch has not said yet that it makes it.
    pub(crate) ordered: bool,
}

/// How long a silent SSF is borne with where no dialogue lives, and since when.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) struct Patience {
    pub(crate) until: Instant,
    pub(crate) of: Unheard,
}

/// How a call goes on.
#[derive(Clone, Copy)]
pub(crate) enum Route {
    Continue,
    Connect(Connect),
}

impl Route {
    pub(crate) fn instruction(self) -> Instruction {
        match self {
            Self::Continue => Instruction::Continue,
            Self::Connect(connect) => Instruction::Connect(connect),
        }
    }
}

impl Relationship {
    /// One that waits for nothing.
    pub(crate) fn new(
        call: table::Id,
        dialect: Dialect,
        selector: ServiceSelector,
        half: Half,
        service: Arc<dyn Service>,
        question: &'static Operation,
        now: Instant,
    ) -> Self {
        Self {
            number: 0,
            call,
            next: None,
            dialogue: None,
            directive: None,
            addresses: None,
            dialect,
            selector,
            subject: Subject::NONE,
            half,
            service,
            memory: 0,
            wake: None,
            called: None,
            began: (now, None),
            late: Duration::ZERO,
            state: State::Idle,
            question,
            event: None,
            waiting: None,
            armed: Armed::default(),
            echo: None,
            patience: None,
            charging: 0,
            information: 0,
            interactions: 0,
            answered: false,
            peripheral: None,
            at_resource: false,
            seizures: 0,
            held_arms: None,
            route: None,
            ending: None,
            in_flight: InFlight::default(),
            created: None,
        }
    }

    /// Whether the switch has this party: of a call that the SCF made, perhaps the called one alone.
    pub(crate) fn has_leg(&self, leg: Option<LegId>) -> bool {
        leg != Some(LegId::ONE) || self.created.is_none_or(|created| created.both_parties)
    }

    /// The switch was ordered to make the call, and has not said yet that it does.
    pub(crate) fn is_ordered(&self) -> bool {
        self.created.is_some_and(|created| created.ordered)
    }
    pub(crate) fn view<'a>(&'a self, plan: &'a NumberingPlan, interrupted: bool) -> View<'a> {
        View {
            dialect: self.dialect,
            selector: self.selector,
            half: self.half,
            interrupted,
            answered: self.answered,
            charging: self.charging > 0,
            at_resource: self.peripheral.is_some(),
            called: self.called,
            late: self.late,
            armed: self.armed.as_slice(),
            plan,
            memory: self.memory,
        }
    }

    /// How much earlier than now the clock of the switch says that it is: a message was under way for so long. The clock of the switch is
    /// compared with ours at the trigger; a difference that cannot be is none.
    pub(crate) fn lateness(&self, now: Instant, clock: Option<Clock>) -> Duration {
        const DAY: u32 = 864_000;
        let (began, Some(first)) = self.began else {
            return Duration::ZERO;
        };
        let Some(clock) = clock else {
            return Duration::ZERO;
        };
        let passed = (clock.tenths % DAY + DAY - first.tenths % DAY) % DAY;
        // One tenth of a second is the resolution of the clock.
        let told = Duration::from_millis(100) * (passed + 1);
        now.saturating_duration_since(began).saturating_sub(told)
    }

    /// Whether the SSF has still something to report.
    pub(crate) fn expects_reports(&self) -> bool {
        self.expects_in_dialogue() || self.echo.is_some()
    }

    fn expects_in_dialogue(&self) -> bool {
        !self.armed.as_slice().is_empty()
            || self.charging > 0
            || self.information > 0
            || self.interactions > 0
    }

    /// Whether the dialogue goes on after the message in which the service has instructed the SSF.
    pub(crate) fn keeps_dialogue(&self) -> bool {
        !self.dialect.knows_calls_by_key() && (self.echo.is_none() || self.expects_in_dialogue())
    }

    /// Whether a message about its call can be known to belong to it: where each is a transaction of its own, the trigger has named the
    /// call. Of another nothing is armed, for nobody would know what a report is of.
    pub(crate) fn can_be_found(&self) -> bool {
        !self.dialect.knows_calls_by_key() || self.subject.call.is_some()
    }

    /// Whether the call is over with what it waits for.
    pub(crate) fn was_released(&self) -> bool {
        matches!(self.ending, Some(Ending::Released { .. }))
    }

    /// An armed event was reported: takes it out of the book, with all that it disarms in the SSF (TS 23.078 4.4, implicit
    /// disarming). `false`: it was not armed.
    pub(crate) fn reported(&mut self, report: &EventReport) -> bool {
        if !self.armed.remove(report) {
            return false;
        }
        let Some(fate) = Fate::of(report.event) else {
            return true;
        };
        match fate {
            Fate::Answer => {
                self.answered = true;
                self.armed.retain(|arm| {
                    !matches!(
                        Fate::of(arm.event),
                        Some(
                            Fate::RouteSelectFailure
                                | Fate::Busy
                                | Fate::NoAnswer
                                | Fate::NotReachable
                                | Fate::Abandon
                        )
                    )
                });
            }
            // The call is over.
            _ if !report.is_request() || self.dialect.ends_call(report.event) => self.armed.clear(),
            Fate::Abandon => self.armed.clear(),
            Fate::Disconnect if report.leg == Some(LegId::ONE) => self.armed.clear(),
            // The called party is gone, and what was armed for it; the calling party waits.
            Fate::RouteSelectFailure
            | Fate::Busy
            | Fate::NoAnswer
            | Fate::NotReachable
            | Fate::Disconnect => {
                self.armed.retain(|arm| arm.leg == Some(LegId::ONE));
            }
        }
        true
    }
}

/// The armed events.
#[derive(Clone, Copy, Default)]
pub(crate) struct Armed(Arms);

impl Armed {
    pub(crate) fn as_slice(&self) -> &[Arm] {
        &self.0
    }

    pub(crate) fn contains(&self, arm: &Arm) -> bool {
        self.0.iter().any(|armed| is_same(armed, arm))
    }

    /// Whether this is the report of an armed event.
    pub(crate) fn awaits(&self, report: &EventReport) -> bool {
        self.0.iter().any(|arm| is_told_by(arm, report))
    }

    /// Keeps the book of an order to arm, for the leg that is meant if none is named; `false`: there is no room.
    pub(crate) fn order(&mut self, dialect: Dialect, mut arm: Arm) -> bool {
        let presumed = || dialect.event(arm.event).and_then(|row| row.default_leg());
        arm.leg = arm.leg.or_else(presumed);
        self.retain(|armed| !is_same(armed, &arm));
        arm.mode == MonitorMode::Transparent || self.0.push(arm)
    }

    fn remove(&mut self, report: &EventReport) -> bool {
        let before = self.0.len();
        let mut first = true;
        self.retain(|arm| {
            let taken = first && is_told_by(arm, report);
            first &= !taken;
            !taken
        });
        self.0.len() < before
    }

    pub(crate) fn clear(&mut self) {
        self.0 = Arms::EMPTY;
    }

    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Arm) -> bool) {
        let before = self.0;
        self.0 = Arms::new(before.iter().copied().filter(|arm| keep(arm))).unwrap_or_default();
    }
}

fn is_told_by(arm: &Arm, report: &EventReport) -> bool {
    arm.event == report.event && (report.leg.is_none() || arm.leg == report.leg)
}

fn is_same(one: &Arm, other: &Arm) -> bool {
    one.event == other.event && one.leg == other.leg
}

/// Operations of ours whose outcome may still come, to tell which one an error is about. TC knows only their codes.
#[derive(Clone, Copy, Default)]
pub(crate) struct InFlight([Option<(InvokeId, &'static Operation)>; MAX_IN_FLIGHT]);

impl InFlight {
    pub(crate) fn push(&mut self, id: InvokeId, operation: &'static Operation) {
        match self.0.iter_mut().find(|place| place.is_none()) {
            Some(place) => *place = Some((id, operation)),
            None => {
                self.0.rotate_left(1);
                self.0[MAX_IN_FLIGHT - 1] = Some((id, operation));
            }
        }
    }

    /// The operation with this invoke id, which stays.
    pub(crate) fn find(&self, id: InvokeId) -> Option<&'static Operation> {
        let mut places = self.0.iter().flatten();
        places
            .find(|(out, _)| *out == id)
            .map(|(_, operation)| *operation)
    }

    /// The invoke id of the newest operation of this kind.
    pub(crate) fn newest(&self, kind: wire::Kind) -> Option<InvokeId> {
        let mut places = self.0.iter().rev().flatten();
        let found = places.find(|(_, operation)| wire::kind(operation) == kind);
        found.map(|(id, _)| *id)
    }

    /// Forgets those of this kind: they were not carried out.
    pub(crate) fn forget(&mut self, kind: wire::Kind) {
        for place in &mut self.0 {
            place.take_if(|(_, operation)| wire::kind(operation) == kind);
        }
    }

    pub(crate) fn take(&mut self, id: InvokeId) -> Option<&'static Operation> {
        let place = self
            .0
            .iter_mut()
            .find(|place| place.is_some_and(|(out, _)| out == id))?;
        place.take().map(|(_, operation)| operation)
    }
}

/// More than are ever out at a time within one operation timer, but for a service gone wild: the oldest is forgotten, and an
/// error for it is then ignored.
const MAX_IN_FLIGHT: usize = 16;
