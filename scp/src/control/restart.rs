//! After a restart the SCP knows nothing of the calls that it controlled before: it asks switches of WIN which calls they have
//! (UnreliableCallData, X.S0004-540 and N.S0018), and they answer with an empty result and tell their calls in a
//! CallRecoveryReport ([`recovery`](super::recovery)).
//!
//! A switch that cannot be reached, or does not answer, is asked again; one that answers with an error or a Reject is not.
//!
//! The report names a call and when it was answered, neither parties nor service. A call that only the switch knows goes on there
//! without us, and what the switch tells of it later is told of no call; one that only we know is over.

use super::{Control, abort};
use crate::config::{AskedSwitch, Recovery};
use crate::wire;
use inlab_inap::{AbortReason as Reason, Dialect, UnreliableCallData};
use inlab_stack::{Package, Request, Tc, Told};
use inlab_tcap::DialogueId;
use inlab_tcap::ansi::Permission;
use std::time::{Duration, Instant};
use tracing::{debug, warn};

/// How far the switches have been asked.
pub(super) struct Asking {
    recovery: Recovery,
    /// By place in [`Recovery::switches`].
    states: Vec<Asked>,
    /// How many wait for an answer.
    open: usize,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Asked {
    /// Nobody asked for it yet.
    Not,
    /// It is asked at this time.
    At(Instant),
    /// It was asked.
    In(DialogueId),
    /// It answered.
    Done,
}

impl Asking {
    pub(super) fn new(recovery: Recovery) -> Self {
        let states = vec![Asked::Not; recovery.switches.len()];
        Self {
            recovery,
            states,
            open: 0,
        }
    }

    /// When the next switch is to be asked.
    pub(super) fn first(&self) -> Option<Instant> {
        let at = self.states.iter().filter_map(|state| match state {
            Asked::At(at) => Some(*at),
            Asked::Not | Asked::In(_) | Asked::Done => None,
        });
        at.min()
    }

    fn set(&mut self, place: usize, new: Asked) {
        let Some(state) = self.states.get_mut(place) else {
            return;
        };
        let before = std::mem::replace(state, new);
        self.open -= usize::from(matches!(before, Asked::In(_)));
        self.open += usize::from(matches!(new, Asked::In(_)));
    }

    /// Which switch was asked in this dialogue, and has not answered.
    fn in_dialogue(&self, dialogue: DialogueId) -> Option<usize> {
        if self.open == 0 {
            return None;
        }
        let mut states = self.states.iter();
        states.position(|state| *state == Asked::In(dialogue))
    }
}

impl Control {
    /// What was known of calls is lost: the switches that the configuration names are asked for theirs, for the first time after
    /// the time that a silent one is given, so that associations may come up.
    pub fn recover(&mut self, now: Instant) {
        let at = Asked::At(now + self.timers.recovery);
        for place in 0..self.asking.states.len() {
            self.asking.set(place, at);
        }
    }

    /// Asks the switches whose time has come.
    pub(super) fn ask_switches(&mut self, tc: &mut Tc<'_>) {
        let now = tc.now();
        for place in 0..self.asking.states.len() {
            if let Some(Asked::At(at)) = self.asking.states.get(place).copied()
                && at <= now
                && let Some(switch) = self.asking.recovery.switches.get(place).copied()
            {
                let asked = match self.ask_switch(tc, &switch) {
                    Some(dialogue) => Asked::In(dialogue),
                    None => self.later(now),
                };
                self.asking.set(place, asked);
            }
        }
    }

    fn later(&self, now: Instant) -> Asked {
        Asked::At(now + self.timers.recovery)
    }

    fn ask_switch(&mut self, tc: &mut Tc<'_>, switch: &AskedSwitch) -> Option<DialogueId> {
        let mut dialects = self.dialects.iter().copied();
        let dialect = dialects.find(|dialect| dialect.knows_calls_by_key())?;
        let lost = UnreliableCallData {
            network: self.asking.recovery.network,
            switch: switch.mscid,
        };
        let sent = self.send_unreliable(tc, dialect, &lost, switch);
        match sent {
            Ok(dialogue) => Some(dialogue),
            Err(fault) => {
                warn!(%fault, "a switch cannot be asked for its calls");
                None
            }
        }
    }

    fn send_unreliable(
        &mut self,
        tc: &mut Tc<'_>,
        dialect: Dialect,
        lost: &UnreliableCallData,
        switch: &AskedSwitch,
    ) -> Result<DialogueId, wire::Fault> {
        let (operation, octets) = self.codec.unreliable_call_data(dialect, lost)?;
        let timer = self.timers.operations.of(operation);
        let request = Request {
            national: operation.is_national(),
            ..Request::new(operation.code, wire::class(operation.class), timer)
        };
        let parameter = wire::parameter(dialect, octets);
        let dialogue = tc.either().open(self.asking.recovery.local, switch.at)?;
        let mut either = tc.either();
        let sent = either
            .invoke(dialogue, &request, parameter)
            .and_then(|_| either.send(dialogue, Package::Opening(Permission::Granted)));
        if let Err(error) = sent {
            abort(tc, dialogue, None, Reason::NO_REASON_GIVEN);
            return Err(error.into());
        }
        // TCAP tells first that the operation has no outcome.
        let deadline = tc.now() + timer + Duration::from_secs(1);
        super::note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        Ok(dialogue)
    }

    /// Takes what is told of a question to a switch; `false`: the dialogue is for something else.
    pub(super) fn is_of_question(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        told: &Told<'_>,
    ) -> bool {
        let Some(place) = self.asking.in_dialogue(dialogue) else {
            return false;
        };
        match told {
            Told::Result(_) => {
                debug!("a switch will tell its calls");
                self.asking.set(place, Asked::Done);
                // Of a dialogue that nobody knows only its end is looked at.
                self.start_turn();
            }
            Told::Error(_) | Told::Reject(_) => {
                warn!("a switch does not tell its calls");
                self.asking.set(place, Asked::Done);
                self.start_turn();
            }
            Told::Cancel(_) | Told::Timer | Told::Notice(_) => {
                debug!("a switch does not answer");
                abort(tc, dialogue, None, Reason::NO_REASON_GIVEN);
                let later = self.later(tc.now());
                self.asking.set(place, later);
            }
            Told::Closed => {
                let later = self.later(tc.now());
                self.asking.set(place, later);
            }
            _ => {}
        }
        true
    }
}
