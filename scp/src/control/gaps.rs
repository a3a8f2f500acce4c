//! The order to a switch to end its gaps (acgGlobalCtrlRestore of AIN). It is about no call, and has a result: it goes in a transaction of
//! its own, after the answer to the trigger at which the service gave it.
//!
//! | what comes | what is done |
//! | --- | --- |
//! | a result | nothing: the transaction is over |
//! | an error, a Reject | the gaps stay; the next order tries again |
//! | nothing in time | the transaction is aborted; as above |
//!
//! While a switch has not answered it is told nothing more.

use super::{Control, abort, note};
use crate::{table, wire};
use inlab_inap::{AbortReason as Reason, Dialect, Instruction, Occasion, Operation, RestoredGaps};
use inlab_ss7::Address;
use inlab_stack::{Package, Tc, Told};
use inlab_tcap::DialogueId;
use inlab_tcap::ansi::Permission;
use std::time::Duration;
use tracing::{debug, warn};

/// Switches that have not answered, at a time.
const MAX_RESTORING: usize = 16;

/// The switches that were told, and have not answered.
#[derive(Default)]
pub(super) struct Restoring(Vec<(DialogueId, Address)>);

/// What is to be told to which switch.
pub(super) struct Restored {
    which: RestoredGaps,
    dialect: Dialect,
    ours: Address,
    switch: Address,
}

impl Control {
    /// What the service has ordered in this turn.
    pub(super) fn gaps_to_restore(&self, id: table::Id) -> Option<Restored> {
        let which = self.turn.orders.iter().find_map(|order| match order {
            Instruction::RestoreGaps(which) => Some(*which),
            _ => None,
        })?;
        let relationship = self.relationships.get(id)?;
        let (ours, switch) = relationship.addresses?;
        Some(Restored {
            which,
            dialect: relationship.dialect,
            ours,
            switch,
        })
    }

    pub(super) fn restore_gaps(&mut self, tc: &mut Tc<'_>, restored: &Restored) {
        let told = &self.restoring.0;
        if told.len() >= MAX_RESTORING || told.iter().any(|(_, at)| *at == restored.switch) {
            return;
        }
        match self.send_restore(tc, restored) {
            Ok(dialogue) => self.restoring.0.push((dialogue, restored.switch)),
            Err(fault) => warn!(%fault, "a switch cannot be told to end its gaps"),
        }
    }

    fn send_restore(
        &mut self,
        tc: &mut Tc<'_>,
        restored: &Restored,
    ) -> Result<DialogueId, wire::Fault> {
        let dialect = restored.dialect;
        let occasion = Occasion::of(None);
        let order = Instruction::RestoreGaps(restored.which);
        self.codec
            .write(dialect, &occasion, std::iter::once(&order))?;
        let mut either = tc.either();
        let dialogue = either.open(restored.ours, restored.switch)?;
        let timers = &self.timers.operations;
        let mut timer = Duration::ZERO;
        let invoked = |_, operation: &'static Operation| timer = timers.of(operation);
        let sent = self
            .codec
            .give(&mut either, dialogue, dialect, None, timers, invoked)
            .and_then(|()| Ok(either.send(dialogue, Package::Opening(Permission::Granted))?));
        if let Err(fault) = sent {
            abort(tc, dialogue, None, Reason::NO_REASON_GIVEN);
            return Err(fault);
        }
        // TCAP tells first that the operation has no outcome.
        let deadline = tc.now() + timer + Duration::from_secs(1);
        note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        Ok(dialogue)
    }

    /// Takes what is told of such a transaction; `false`: the dialogue is for something else.
    pub(super) fn is_of_restoring(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        told: &Told<'_>,
    ) -> bool {
        let mut places = self.restoring.0.iter();
        let Some(place) = places.position(|(known, _)| *known == dialogue) else {
            return false;
        };
        match told {
            Told::Result(_) => debug!("a switch has ended its gaps"),
            Told::Error(_) | Told::Reject(_) => warn!("a switch does not end its gaps"),
            Told::MessageEnd if tc.either().may_end(dialogue) => {
                note(dialogue, tc.either().send(dialogue, Package::Last));
                self.restoring.0.remove(place);
            }
            Told::Cancel(_) | Told::Timer | Told::Notice(_) => {
                warn!("a switch does not say that it has ended its gaps");
                abort(tc, dialogue, None, Reason::NO_REASON_GIVEN);
                self.restoring.0.remove(place);
            }
            Told::Closed | Told::UserAbort | Told::ProviderAbort(_) => {
                self.restoring.0.remove(place);
            }
            _ => {}
        }
        true
    }
}
