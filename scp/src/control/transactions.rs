//! Where a dialogue is not the life of a relationship: AIN, whose end of the call may be told after the dialogue, and WIN, where
//! every message is a transaction of its own.

use super::{Control, note};
use crate::change::Ending;
use crate::relationship::{InFlight, Patience, Relationship};
use crate::state::{Input, State};
use crate::table;
use crate::waits::Unheard;
use inlab_inap::Echo;
use inlab_stack::Tc;
use inlab_tcap::DialogueId;
use std::iter::successors;
use tracing::debug;

impl Control {
    /// Whether each message of this relationship is a transaction of its own.
    pub(super) fn is_transaction_only(&self, id: table::Id) -> bool {
        self.relationships
            .get(id)
            .is_some_and(|relationship| relationship.dialect.knows_calls_by_key())
    }

    // ---- the relationships of a call ----

    /// The relationships of a call, the newest first.
    pub(super) fn relationships_of(
        &self,
        call: table::Id,
    ) -> impl Iterator<Item = (table::Id, &Relationship)> {
        let of = |id| Some((id, self.relationships.get(id)?));
        let newest = self.calls.get(call).and_then(|call| call.newest);
        successors(newest.and_then(of), move |(_, relationship)| {
            relationship.next.and_then(of)
        })
    }

    /// Makes a relationship the newest of its call.
    pub(super) fn link(&mut self, call: table::Id, id: table::Id) {
        if let (Some(call), Some(relationship)) =
            (self.calls.get_mut(call), self.relationships.get_mut(id))
        {
            relationship.next = call.newest.replace(id);
        }
    }

    /// Takes a relationship, which is gone, out of its call; `after` was the next one.
    pub(super) fn unlink(&mut self, call: table::Id, id: table::Id, after: Option<table::Id>) {
        let Some(call) = self.calls.get_mut(call) else {
            return;
        };
        if call.newest == Some(id) {
            call.newest = after;
            return;
        }
        let mut next = call.newest;
        while let Some(relationship) = next.and_then(|next| self.relationships.get_mut(next)) {
            if relationship.next == Some(id) {
                relationship.next = after;
                return;
            }
            next = relationship.next;
        }
    }

    // ---- without a dialogue ----

    /// A message of the switch in a transaction of its own belongs to a relationship.
    pub(super) fn attach(&mut self, tc: &mut Tc<'_>, id: table::Id, dialogue: DialogueId) {
        self.turn.opened = None;
        // What the switch waited with is over.
        self.let_go(tc, id);
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        if let Some(before) = relationship.dialogue.replace(dialogue) {
            self.by_dialogue.remove(&before);
        }
        relationship.addresses = tc.addresses(dialogue);
        self.by_dialogue.insert(dialogue, id);
    }

    /// The dialogue is over; the relationship waits for the switch to be heard of again.
    pub(super) fn detach(&mut self, tc: &Tc<'_>, id: table::Id) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        if let Some(dialogue) = relationship.dialogue.take() {
            self.by_dialogue.remove(&dialogue);
        }
        // What was ordered cannot be refused any more.
        relationship.route = None;
        relationship.waiting = None;
        let unheard = if relationship.echo.is_some() {
            Unheard::EndNotice
        } else if relationship.was_released() {
            Unheard::Release
        } else {
            Unheard::Message
        };
        self.wait(tc, id, unheard);
    }

    /// Starts the timer over a silent switch.
    pub(super) fn wait(&mut self, tc: &Tc<'_>, id: table::Id, of: Unheard) {
        let time = match of {
            Unheard::EndNotice => self.timers.end_notice,
            Unheard::Message => self.timers.unheard,
            Unheard::Release => self.timers.guard,
        };
        let until = tc.now() + time;
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let before = relationship.patience.replace(Patience { until, of });
        let holds = |at, id| is_in_force(&self.relationships, of, at, id);
        self.waits[of as usize].set(until, id, holds);
        if let Some(before) = before {
            self.prune(before.of);
        }
    }

    pub(super) fn prune(&mut self, of: Unheard) {
        let holds = |at, id| is_in_force(&self.relationships, of, at, id);
        self.waits[of as usize].prune(holds);
    }

    /// Relationships whose switch was silent for too long are over.
    pub(super) fn unheard(&mut self, tc: &mut Tc<'_>) {
        for of in Unheard::ALL {
            while let Some((at, id)) = self.waits[of as usize].due(tc.now()) {
                if is_in_force(&self.relationships, of, at, id) {
                    debug!(?of, "the switch is silent");
                    self.start_turn();
                    self.step(tc, id, Input::Aborted, Ending::Silent);
                }
            }
            self.prune(of);
        }
    }

    /// A transaction of a relationship is over, by the peer or by TCAP.
    pub(super) fn transaction_closed(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        dialogue: DialogueId,
    ) {
        self.by_dialogue.remove(&dialogue);
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        if relationship.directive == Some(dialogue) {
            relationship.directive = None;
        }
        if relationship.dialogue == Some(dialogue) {
            if relationship.state == State::Instructing {
                // It waits no longer.
                self.step(tc, id, Input::Aborted, Ending::Aborted);
                return;
            }
            self.detach(tc, id);
        }
        if std::mem::take(&mut self.turn.answered) {
            self.tell_answer(tc, id);
        }
        if !self.turn.orders.is_empty() {
            self.instruct(tc, id);
        } else if self
            .relationships
            .get(id)
            .is_some_and(|relationship| !relationship.expects_reports())
        {
            self.step(tc, id, Input::LastNotified, Ending::LetGo);
        }
    }

    /// A transaction for orders while nothing waits.
    pub(super) fn directive(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
    ) -> Result<DialogueId, crate::wire::Fault> {
        use crate::wire::Fault;
        let relationship = self.relationships.get_mut(id);
        let relationship = relationship.ok_or(Fault::NoRelationship)?;
        let (local, remote) = relationship.addresses.ok_or(Fault::NoRelationship)?;
        let dialogue = tc.either().open(local, remote)?;
        if let Some(before) = relationship.directive.replace(dialogue) {
            // Its answer is absorbed.
            self.by_dialogue.remove(&before);
        }
        // Invoke ids are those of a transaction.
        relationship.in_flight = InFlight::default();
        self.by_dialogue.insert(dialogue, id);
        let deadline = tc.now() + self.timers.guard;
        note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        Ok(dialogue)
    }

    /// A token that no relationship has: node, shard, and a count.
    pub(super) fn mint(&mut self) -> Echo {
        let [n, m] = self.node.to_be_bytes();
        loop {
            self.echo_count = self.echo_count.wrapping_add(1);
            let [_, a, b, c] = self.echo_count.to_be_bytes();
            let echo = Echo([n, m, self.shard, a, b, c]);
            if !self.by_echo.contains_key(&echo) {
                return echo;
            }
        }
    }
}

fn is_in_force(
    relationships: &table::Table<Relationship>,
    of: Unheard,
    until: std::time::Instant,
    id: table::Id,
) -> bool {
    let patience = relationships
        .get(id)
        .and_then(|relationship| relationship.patience);
    patience == Some(Patience { until, of })
}
