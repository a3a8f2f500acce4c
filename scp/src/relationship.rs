//! What the SCP knows of one relationship.

use crate::change::Ending;
use crate::service::{Fate, Service, View};
use crate::{State, table};
use inlab_inap::{
    Arm, Arms, Connect, Dialect, EventReport, Half, Instruction, LegId, MonitorMode, Operation,
};
use inlab_ss7::NumberingPlan;
use inlab_tcap::{DialogueId, InvokeId};
use std::sync::Arc;

/// One service, one half of a call, one dialect.
pub(crate) struct Relationship {
    /// Counted from 1 over the life of the node.
    pub(crate) number: u64,
    pub(crate) call: table::Id,
    pub(crate) dialogue: DialogueId,
    pub(crate) dialect: Dialect,
    pub(crate) service_key: u32,
    pub(crate) half: Half,
    pub(crate) service: Arc<dyn Service>,
    /// The service's own word.
    pub(crate) memory: u64,
    pub(crate) state: State,
    /// The trigger's invoke id: a service that fails answers it by an error while the SSF waits for the first time.
    pub(crate) trigger: Option<InvokeId>,
    pub(crate) armed: Armed,
    /// Reports of charging that were ordered and have not come.
    pub(crate) charging: u16,
    /// Reports of information that were ordered and have not come.
    pub(crate) information: u16,
    pub(crate) answered: bool,
    /// How the SSF was last told to go on, until it is heard of again: until then it may refuse.
    pub(crate) route: Option<Route>,
    /// How the call ended, as far as is known.
    pub(crate) ending: Option<Ending>,
    pub(crate) in_flight: InFlight,
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
    pub(crate) fn view<'a>(&'a self, plan: &'a NumberingPlan, interrupted: bool) -> View<'a> {
        View {
            dialect: self.dialect,
            service_key: self.service_key,
            half: self.half,
            interrupted,
            answered: self.answered,
            armed: self.armed.as_slice(),
            plan,
            memory: self.memory,
        }
    }

    /// Whether the SSF has still something to report.
    pub(crate) fn expects_reports(&self) -> bool {
        !self.armed.as_slice().is_empty() || self.charging > 0 || self.information > 0
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
            _ if !report.is_request() => self.armed.clear(),
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
            let taken = first
                && arm.event == report.event
                && (report.leg.is_none() || arm.leg == report.leg);
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
