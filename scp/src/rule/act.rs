//! What a rule orders, in the way of the dialect.

use super::memory::{Clock, Memory, Next, Stage};
use super::{Action, Gapping, Interrupt, Limit, Prompt, Rule, Treatment};
use crate::Translated;
use crate::service::{Orders, View};
use inlab_inap::{
    Announce, Arm, Arms, Charge, Connect, Dialect, Half, Instruction, LegId, MonitorMode, Resource,
    RestoredGaps,
};
use inlab_ss7::{
    CalledPartyNumber, InternalNetworkNumber, NatureOfAddress, NumberingPlanIndicator,
};

impl Action {
    pub(super) fn instruction(self) -> Instruction {
        match self {
            Self::Continue => Instruction::Continue,
            Self::Connect(number) => Instruction::Connect(Connect::to(number)),
            Self::Release(cause) => Instruction::Release(cause),
        }
    }
}

impl Rule {
    /// Has the user hear what there is to hear, and does the rest with it or after it.
    pub(super) fn treat(
        &self,
        next: Next,
        treatment: Treatment,
        mut memory: Memory,
        view: &View<'_>,
        orders: &mut Orders,
    ) {
        let Some(play) = &treatment.announce else {
            return self.act(treatment.action, memory, view, orders);
        };
        let order = treatment.action.instruction();
        if view.dialect.announces_with(&order, play.at.is_some()) {
            if let Some(number) = play.at {
                orders.push(Instruction::ConnectResource(Resource::At(number)));
            }
            orders.push(Instruction::Announce(unheard(&play.what)));
            return self.act(treatment.action, memory, view, orders);
        }
        seek(play.at.as_ref(), view.dialect, memory.connected, orders);
        orders.push(Instruction::Announce(play.what));
        memory.stage = Stage::Announcing(next);
        orders.remember(memory.word());
    }

    /// Asks the user for digits.
    pub(super) fn ask(
        &self,
        prompt: &Prompt,
        mut memory: Memory,
        view: &View<'_>,
        orders: &mut Orders,
    ) {
        seek(prompt.at.as_ref(), view.dialect, false, orders);
        orders.push(Instruction::Collect(prompt.what));
        if let Some(within) = prompt.within {
            orders.wake(within);
        }
        memory.stage = Stage::Collecting;
        orders.remember(memory.word());
    }

    /// Moves the call.
    pub(super) fn act(&self, action: Action, memory: Memory, view: &View<'_>, orders: &mut Orders) {
        orders.remember(memory.word());
        if let Action::Release(_) = action {
            orders.push(action.instruction());
            return;
        }
        if memory.connected && view.dialect.connects_resources() {
            orders.push(Instruction::DisconnectResource);
        }
        self.arm(memory, view, orders);
        if let Some(charge) = self.charge(view, action) {
            orders.push(charge);
        }
        orders.push(action.instruction());
    }

    /// Arms what interrupts the call and has not been taken yet.
    pub(super) fn arm(&self, memory: Memory, view: &View<'_>, orders: &mut Orders) {
        let untaken = self
            .interrupts
            .iter()
            .zip(0_u8..)
            .filter(|(_, place)| !memory.has_taken(*place));
        // What this dialect cannot interrupt is not interrupted: said by `check`, where it is known beforehand.
        let arms = untaken
            .flat_map(|(interrupt, _)| interrupt.arms(view.half))
            .filter(|arm| view.dialect.check_arm(arm).is_ok());
        match Arms::new(arms) {
            Some(arms) if !arms.is_empty() => orders.push(Instruction::Arm(arms)),
            _ => {}
        }
    }

    /// The order to the switch to measure the time of the call, unless it has it already.
    pub(super) fn charge(&self, view: &View<'_>, action: Action) -> Option<Instruction> {
        let limit = self.limit.as_ref()?;
        let sets_up = matches!(action, Action::Connect(_)) || !view.answered;
        if !view.dialect.measures_calls() || view.charging || !sets_up {
            return None;
        }
        Some(Instruction::Charge(Charge {
            leg: LegId::ONE,
            period: limit.tenths(),
            release_at_end: true,
            tone: limit.warn.is_some(),
            tariff_switch: None,
        }))
    }

    /// The called party has answered: from now on the time is measured, where the switch does not.
    pub(super) fn start_clock(&self, memory: &mut Memory, view: &View<'_>, orders: &mut Orders) {
        let Some(limit) = &self.limit else { return };
        let dialect = view.dialect;
        if dialect.measures_calls() || !dialect.clears_unasked() {
            return;
        }
        let warned = limit.announce.and(limit.warn);
        let warned = warned.filter(|_| dialect.announces_in_call());
        let (time, clock) = match warned {
            Some(before) => (limit.time.saturating_sub(before), Clock::Warning),
            None => (limit.time, Clock::End),
        };
        orders.wake(time.saturating_sub(view.late));
        memory.clock = clock;
        orders.remember(memory.word());
    }

    /// The clock of the call has struck.
    pub(super) fn call_time(&self, memory: &mut Memory, orders: &mut Orders) {
        let Some(limit) = &self.limit else { return };
        memory.clock = match (memory.clock, limit.announce, limit.warn) {
            (Clock::Warning, Some(announce), Some(before)) => {
                orders.push(Instruction::Announce(unheard(&announce)));
                orders.wake(before);
                Clock::End
            }
            _ => {
                orders.push(Instruction::Release(limit.cause));
                Clock::None
            }
        };
        orders.remember(memory.word());
    }
}

impl Gapping {
    pub(super) fn instruction(&self) -> Instruction {
        match self {
            Self::Gap(gap) => Instruction::Gap(*gap),
            Self::None => Instruction::RestoreGaps(RestoredGaps::All),
        }
    }

    /// Where the dialect can say it.
    pub(super) fn order(&self, view: &View<'_>, orders: &mut Orders) {
        let can = match self {
            Self::Gap(_) => view.dialect.gaps(),
            Self::None => view.dialect.restores_gaps(),
        };
        if can {
            orders.push(self.instruction());
        }
    }
}

impl Limit {
    /// In units of 100 ms.
    fn tenths(&self) -> u32 {
        u32::try_from(self.time.as_millis() / 100).unwrap_or(u32::MAX)
    }
}

impl Interrupt {
    pub(super) fn arms(&self, half: Half) -> impl Iterator<Item = Arm> + use<> {
        let Self { event, after, .. } = *self;
        event.event(half).into_iter().flat_map(move |point| {
            event.legs().iter().map(move |leg| Arm {
                no_answer_timer: after,
                ..Arm::new(point, MonitorMode::Interrupted, Some(*leg))
            })
        })
    }
}

/// Connects the user to the resource, where that is an order, or its number is to be told.
fn seek(at: Option<&CalledPartyNumber>, dialect: Dialect, connected: bool, orders: &mut Orders) {
    if connected && dialect.connects_resources() {
        // There already: to where the first announcement or prompt was.
        return;
    }
    match at {
        Some(number) => orders.push(Instruction::ConnectResource(Resource::At(*number))),
        None if dialect.connects_resources() => {
            orders.push(Instruction::ConnectResource(Resource::InSwitch));
        }
        None => {}
    }
}

/// The same announcement, of whose end nothing is told.
pub(super) const fn unheard(announce: &Announce) -> Announce {
    Announce {
        notify_end: false,
        keep_connected: false,
        ..*announce
    }
}

/// To a number of the table.
pub(super) fn connect(found: Option<Translated>) -> Option<Action> {
    found.map(|found| Action::Connect(number(found)))
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
