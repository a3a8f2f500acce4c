//! The clock that a service has for each of its relationships.

use super::{Control, note};
use crate::state::{Input, State};
use crate::{relationship::Relationship, table};
use inlab_stack::Tc;
use std::time::{Duration, Instant};
use tracing::debug;

impl Control {
    /// Sets the clock of a relationship.
    pub(super) fn wind(&mut self, tc: &Tc<'_>, id: table::Id, after: Duration) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        // Beyond what the clock can tell is never.
        let Some(at) = tc.now().checked_add(after) else {
            return;
        };
        relationship.wake = Some(at);
        let holds = |at, id| is_in_force(&self.relationships, at, id);
        self.clocks.set(at, id, holds);
    }

    pub(super) fn prune_clocks(&mut self) {
        let holds = |at, id| is_in_force(&self.relationships, at, id);
        self.clocks.prune(holds);
    }

    /// Wakes the services whose time is over.
    pub(super) fn clocks_due(&mut self, tc: &mut Tc<'_>) {
        while let Some((at, id)) = self.clocks.due(tc.now()) {
            if !is_in_force(&self.relationships, at, id) {
                continue;
            }
            if let Some(relationship) = self.relationships.get_mut(id) {
                relationship.wake = None;
            }
            self.woken(tc, id);
        }
        self.prune_clocks();
    }

    fn woken(&mut self, tc: &mut Tc<'_>, id: table::Id) {
        self.start_turn();
        debug!("the service is woken");
        let probing = self
            .relationships
            .get(id)
            .is_some_and(|relationship| relationship.state == State::Probing);
        self.enter(id, Input::Woken);
        self.ask(tc, id, |service, view, orders| service.woken(view, orders));
        if self.turn.orders.is_empty() {
            return;
        }
        self.instruct(tc, id);
        // The SSF is still silent: it is asked again.
        if probing && let Some(dialogue) = self.relationships.get(id).and_then(|r| r.dialogue) {
            let deadline = tc.now() + self.timers.guard;
            note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        }
    }
}

fn is_in_force(relationships: &table::Table<Relationship>, at: Instant, id: table::Id) -> bool {
    let wake = relationships
        .get(id)
        .and_then(|relationship| relationship.wake);
    wake == Some(at)
}
