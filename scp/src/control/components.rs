//! From invokes to what they mean: triggers, reports, ends.

use super::{Call, Control, Reference, Refusal};
use crate::change::{Change, Ending};
use crate::notify::{Parties, Telling};
use crate::relationship::Relationship;
use crate::rule::Fate;
use crate::state::Input;
use crate::{MAX_OF_CALL, table, wire};
use inlab_call_event::{CallId, EndedBy};
use inlab_inap::error::{
    MISSING_CUSTOMER_RECORD, UNAVAILABLE_RESOURCE, UNEXPECTED_COMPONENT_SEQUENCE,
};
use inlab_inap::{
    DecodeError, Dialect, Direction, EndNotice, EventReport, LegId, Operation, RelationshipKey,
    Report, Subject, Trigger, relationship_key,
};
use inlab_ss7::CauseValue;
use inlab_stack::{Fault, Invoked, Tc};
use inlab_tcap::{DialogueId, InvokeId};
use std::sync::Arc;
use tracing::{debug, warn};

impl Control {
    pub(super) fn invoke(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, invoke: &Invoked<'_>) {
        let mut id = self.by_dialogue.get(&dialogue).copied();
        let named = invoke.operation;
        let dialect = match (
            id.and_then(|id| self.relationships.get(id)),
            self.turn.opened,
        ) {
            (Some(relationship), _) => Some(relationship.dialect),
            (None, Some(opened)) if opened.dialogue == dialogue => opened
                .dialect
                .or_else(|| named.and_then(|code| self.dialect_with(code, invoke.national))),
            (None, _) => return,
        };
        let Some(dialect) = dialect else {
            // An operation of no dialect that is accepted: the Reject is the same in all of them.
            let refusal = Refusal::Reject(Fault::UnrecognizedOperation);
            if let Some(any) = self
                .dialects
                .iter()
                .copied()
                .find(|d| d.is_over_ansi_tcap())
            {
                self.wrong(tc, dialogue, any, invoke.invoke_id, refusal);
            }
            return;
        };
        let operation = named
            .and_then(|code| dialect.operation(code))
            .filter(|found| found.is_national() == invoke.national && wire::is_for_scf(found));
        let Some(operation) = operation else {
            self.wrong(
                tc,
                dialogue,
                dialect,
                invoke.invoke_id,
                Refusal::Reject(Fault::UnrecognizedOperation),
            );
            return;
        };
        if !dialect.is_over_ansi_tcap()
            && let Some(fault) = self.linked_wrong(id, dialect, operation, invoke.linked)
        {
            let refusal = Refusal::Reject(fault);
            self.wrong(tc, dialogue, dialect, invoke.invoke_id, refusal);
            return;
        }
        let mut of_created = false;
        if let (Some(linked), Some(id)) = (invoke.linked, id)
            && dialect.is_over_ansi_tcap()
            && let Some(relationship) = self.relationships.get_mut(id)
        {
            // An Invoke that belongs to one of ours is its outcome, and TCAP has freed the id.
            let parent = relationship.in_flight.take(linked);
            of_created = parent.is_some_and(|parent| {
                wire::kind(parent) == wire::Kind::Create && parent.linked.contains(&operation.code)
            });
        }
        if id.is_none()
            && dialect.knows_calls_by_key()
            && self.lost_calls(tc, dialogue, dialect, operation, invoke)
        {
            return;
        }
        if let Some(of) = id
            && let Some(done) =
                self.connection_failed(tc, of, operation, invoke.parameter.unwrap_or_default())
        {
            if let Err(fault) = done {
                self.refuse_argument(tc, dialogue, dialect, invoke, &fault);
            }
            return;
        }
        if id.is_none()
            && dialect.is_over_ansi_tcap()
            && self.non_call(tc, dialogue, dialect, operation, invoke)
        {
            return;
        }
        let mut awaited = None;
        if id.is_none() && dialect.is_over_ansi_tcap() {
            let octets = invoke.parameter.unwrap_or_default();
            match relationship_key(dialect, operation, octets) {
                Some(RelationshipKey::Call(key)) => {
                    if let Some((owner, report)) = self.armed_for(dialect, operation, key, octets) {
                        id = Some(owner);
                        awaited = Some(report);
                    }
                }
                Some(RelationshipKey::Echo(echo)) => id = self.by_echo.get(&echo).copied(),
                None => {}
            }
            if let Some(id) = id {
                self.attach(tc, id, dialogue);
            }
        }
        let told = match awaited {
            Some(report) => Ok(wire::FromSsf::Report(report)),
            None => self.codec.decode(
                dialect,
                operation,
                invoke.parameter,
                id.is_none() || of_created,
            ),
        };
        let told = match told {
            Ok(told) => told,
            Err(fault) => return self.refuse_argument(tc, dialogue, dialect, invoke, &fault),
        };
        match (told, id) {
            (wire::FromSsf::Trigger(trigger), None) => {
                self.trigger(tc, dialogue, dialect, operation, invoke.invoke_id, &trigger);
            }
            (wire::FromSsf::Trigger(trigger), Some(id)) if of_created => {
                self.created_triggers(tc, id, operation, invoke.invoke_id, &trigger);
            }
            (wire::FromSsf::Report(Report::Ended(notice)), Some(id)) => {
                self.ended(tc, id, &notice);
            }
            (wire::FromSsf::Report(report), Some(id)) => {
                self.report(tc, id, operation, invoke.invoke_id, &report);
            }
            // TS 29.078 10.1.12.3: a trigger in a relationship, a report outside of one.
            (wire::FromSsf::Trigger(_), Some(_)) | (wire::FromSsf::Report(_), None) => {
                warn!(?dialogue, %dialect, %operation, "operation in the wrong state");
                let refusal = operation.refusal(UNEXPECTED_COMPONENT_SEQUENCE).into();
                self.wrong(tc, dialogue, dialect, invoke.invoke_id, refusal);
            }
        }
    }

    /// An argument that is none of its type is answered as its fault says.
    pub(super) fn refuse_argument(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        invoke: &Invoked<'_>,
        fault: &DecodeError,
    ) {
        warn!(?dialogue, %dialect, %fault, "argument refused");
        let refusal = fault.answer().into();
        self.wrong(tc, dialogue, dialect, invoke.invoke_id, refusal);
    }

    /// What is wrong with the linked id of an operation, or with there being none (TS 29.078 14.1.1.4.1).
    fn linked_wrong(
        &self,
        id: Option<table::Id>,
        dialect: Dialect,
        operation: &Operation,
        linked: Option<InvokeId>,
    ) -> Option<Fault> {
        let is_child = |parent: &Operation| parent.linked.contains(&operation.code);
        let Some(linked) = linked else {
            let of_resource = operation.direction == Direction::SrfToScf;
            return (of_resource && dialect.operations().any(is_child))
                .then_some(Fault::MistypedArgument);
        };
        let relationship = id.and_then(|id| self.relationships.get(id));
        match relationship.and_then(|relationship| relationship.in_flight.find(linked)) {
            Some(parent) if is_child(parent) => None,
            Some(parent) if !parent.linked.is_empty() => Some(Fault::UnexpectedLinkedOperation),
            _ => Some(Fault::LinkedResponseUnexpected),
        }
    }

    /// The first of the accepted dialects that has a private or national operation, where no application context tells the dialect.
    fn dialect_with(&self, code: i32, national: bool) -> Option<Dialect> {
        let has = |dialect: &Dialect| {
            let operation = dialect.operation(code);
            operation.is_some_and(|found| found.is_national() == national)
        };
        let mut dialects = self.dialects.iter().copied();
        dialects.find(|dialect| dialect.is_over_ansi_tcap() && has(dialect))
    }

    /// The relationship of a call in which the event is armed that a message tells, and what it tells.
    fn armed_for(
        &mut self,
        dialect: Dialect,
        operation: &'static Operation,
        key: inlab_inap::CallKey,
        octets: &[u8],
    ) -> Option<(table::Id, Report)> {
        let call = self.by_reference.get(&Reference::Key(key)).copied()?;
        // What cannot be read is told of when it is read again, as a trigger.
        let told = self.codec.decode(dialect, operation, Some(octets), false);
        let Ok(wire::FromSsf::Report(report @ Report::Event(event))) = told else {
            return None;
        };
        let mut relationships = self.relationships_of(call);
        let (id, _) = relationships.find(|(_, relationship)| relationship.armed.awaits(&event))?;
        Some((id, report))
    }

    /// AIN: the notice of a call's end, in a transaction of its own.
    fn ended(&mut self, tc: &mut Tc<'_>, id: table::Id, notice: &EndNotice) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        if relationship.echo != Some(notice.echo) {
            warn!("a notice of another call's end");
            return;
        }
        relationship.ending = Some(Ending::Reported {
            by: EndedBy::Unknown,
            cause: notice.cause.map(|cause| cause.value.0),
        });
        let was_answered = std::mem::replace(&mut relationship.answered, notice.answered);
        let call = relationship.call;
        if let Some(call) = self.calls.get_mut(call) {
            call.telling.connected_for(notice.connected);
        }
        if notice.answered && !was_answered {
            self.tell_answer(tc, id);
        }
        self.ask(tc, id, |service, view, orders| {
            service.report(view, &Report::Ended(*notice), orders);
        });
        // Nobody is there any more to be ordered anything.
        self.turn.orders.clear();
        self.step(tc, id, Input::LastNotified, Ending::PeerEnded);
    }

    fn trigger(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        operation: &'static Operation,
        invoke_id: Option<InvokeId>,
        trigger: &Trigger,
    ) {
        let selector = trigger.service;
        let Some(service) = self.services.find(selector, dialect).map(Arc::clone) else {
            warn!(?dialogue, %dialect, service = %selector, "no such service");
            // TS 29.078 10.1.5: the SLP could not be found.
            self.wrong(
                tc,
                dialogue,
                dialect,
                invoke_id,
                operation.refusal(MISSING_CUSTOMER_RECORD).into(),
            );
            return;
        };
        if self.turn.opened.is_some_and(|opened| opened.one_way) || invoke_id.is_none() {
            warn!(?dialogue, %dialect, "a trigger that cannot be answered");
            self.wrong(tc, dialogue, dialect, invoke_id, Refusal::Silence);
            return;
        }
        let reference = Reference::of(trigger);
        let known = reference.and_then(|reference| self.by_reference.get(&reference).copied());
        if !self.has_room_in(known) {
            warn!(?dialogue, "no room for another relationship");
            // TS 29.078 14.1.1.4.1: sufficient resources are not available. T1.114 has no such problem.
            let refusal = if dialect.is_over_ansi_tcap() {
                operation.refusal(UNAVAILABLE_RESOURCE).into()
            } else {
                Refusal::Reject(Fault::ResourceLimitation)
            };
            self.wrong(tc, dialogue, dialect, invoke_id, refusal);
            return;
        }
        self.turn.opened = None;
        let call = self.call_of(trigger, reference, known);
        let half = trigger.half();
        let id = self.enlist(
            dialogue,
            Relationship {
                addresses: tc.addresses(dialogue),
                subject: subject(tc, dialogue, operation, trigger),
                waiting: invoke_id,
                called: trigger.called,
                began: (tc.now(), trigger.subject.clock),
                ..Relationship::new(call, dialect, selector, half, service, operation, tc.now())
            },
        );
        self.enter(id, Input::Trigger);
        debug!(?dialogue, %dialect, service = %selector, dp = %trigger.dp, "trigger");
        self.ask(tc, id, |service, view, orders| {
            service.trigger(view, trigger, orders)
        });
    }

    /// Enters a relationship, which begins with this dialogue, into the book. The caller has seen that there is room.
    pub(super) fn enlist(&mut self, dialogue: DialogueId, relationship: Relationship) -> table::Id {
        self.relationship_count += 1;
        let (call, dialect) = (relationship.call, relationship.dialect);
        let (selector, half) = (relationship.selector, relationship.half);
        let relationship = Relationship {
            number: self.relationship_count,
            dialogue: Some(dialogue),
            ..relationship
        };
        let id = self
            .relationships
            .insert(relationship)
            .expect("invariant: there is room");
        self.by_dialogue.insert(dialogue, id);
        self.link(call, id);
        self.record(
            id,
            Change::Created {
                dialect,
                selector,
                half,
            },
        );
        id
    }

    /// Whether there is room for another relationship: of all, and of its call if there is one.
    fn has_room_in(&self, call: Option<table::Id>) -> bool {
        let call = call.and_then(|id| self.calls.get(id));
        !self.relationships.is_full()
            && !self.calls.is_full()
            && call.is_none_or(|call| call.relationships < MAX_OF_CALL)
    }

    /// The call of a trigger: the one that is known by its reference, or a new one.
    fn call_of(
        &mut self,
        trigger: &Trigger,
        reference: Option<Reference>,
        known: Option<table::Id>,
    ) -> table::Id {
        if let Some(id) = known
            && let Some(call) = self.calls.get_mut(id)
        {
            call.relationships += 1;
            return id;
        }
        let id = self.new_call(reference, Parties::of(trigger, &self.plan));
        if let Some(reference) = reference {
            self.by_reference.insert(reference, id);
        }
        id
    }

    /// A call of one relationship. The caller has seen that there is room.
    pub(super) fn new_call(&mut self, reference: Option<Reference>, parties: Parties) -> table::Id {
        self.call_count = self.call_count.wrapping_add(1);
        // 2^40 calls a shard.
        let number = self.call_count & ((1 << 40) - 1);
        let id = CallId::new(self.node, u64::from(self.shard) << 40 | number);
        let call = Call {
            id,
            reference,
            relationships: 1,
            newest: None,
            telling: Telling::new(id, parties),
            ending: None,
        };
        self.calls.insert(call).expect("invariant: there is room")
    }

    fn report(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        operation: &'static Operation,
        invoke_id: Option<InvokeId>,
        report: &Report,
    ) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let Some(dialogue) = relationship.dialogue else {
            return;
        };
        let dialect = relationship.dialect;
        // The SSF goes on: it did not refuse.
        let route = relationship.route.take();
        let (expected, requested) = match report {
            Report::Event(event) => (relationship.reported(event), event.is_request()),
            Report::Charging(charging) => {
                let expected = relationship.charging > 0;
                relationship.charging = relationship.charging.saturating_sub(1);
                if expected && charging.released_at_end {
                    // TS 29.078 11.3.2.1 (1): every EDP is disarmed, no other report of the clearing follows.
                    relationship.armed.clear();
                    relationship.ending = Some(Ending::Reported {
                        by: EndedBy::Network,
                        cause: None,
                    });
                }
                (expected, false)
            }
            Report::Information(information) => {
                if let Some(call) = self.calls.get_mut(relationship.call) {
                    call.telling.connected_for(information.connected_elapsed);
                }
                let expected = relationship.information > 0;
                relationship.information = relationship.information.saturating_sub(1);
                (expected, false)
            }
            Report::AnnouncementStarted => (relationship.interactions > 0, false),
            // AIN tells a failed interaction, too, by resourceClear.
            Report::AnnouncementEnded | Report::Digits(_) | Report::Refused { .. } => {
                let expected = relationship.interactions > 0;
                relationship.interactions = relationship.interactions.saturating_sub(1);
                (expected, expected)
            }
            Report::Finished(_) => {
                // AIN close: nothing more will come.
                relationship.armed.clear();
                (relationship.charging, relationship.information) = (0, 0);
                relationship.interactions = 0;
                (true, false)
            }
            _ => (false, false),
        };
        if !expected {
            relationship.route = route;
            warn!(?dialogue, %dialect, %operation, "report of what was not asked for");
            // An event that interrupts is of class 4 too: nothing tells its SSF that nothing will come but its own Tssf.
            let refusal = operation.refusal(UNEXPECTED_COMPONENT_SEQUENCE).into();
            self.wrong(tc, dialogue, dialect, invoke_id, refusal);
            return;
        }
        if let Report::Event(event) = report {
            debug!(?dialogue, %dialect, event = %event.event, requested, "event");
            relationship.subject.clock = relationship.subject.clock.or(event.clock);
            relationship.event = Some(event.event);
            relationship.late = relationship.lateness(tc.now(), event.clock);
            self.reached(tc, id, event);
        }
        let input = if requested {
            Input::Requested
        } else {
            Input::Notified
        };
        self.enter(id, input);
        if let Some(relationship) = self.relationships.get_mut(id)
            && requested
            && dialect.is_over_ansi_tcap()
        {
            // The answer is told to belong to it.
            (relationship.question, relationship.waiting) = (operation, invoke_id);
        }
        self.ask(tc, id, |service, view, orders| {
            service.report(view, report, orders)
        });
    }

    /// What an event means for the call.
    fn reached(&mut self, tc: &Tc<'_>, id: table::Id, event: &EventReport) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let fate = Fate::of(event.event);
        if let (Some(fate), Some(call)) = (fate, self.calls.get_mut(relationship.call)) {
            match fate {
                Fate::Answer => call.telling.answered_at(event.clock, tc.now()),
                _ => call.telling.ended_at(event.clock, tc.now()),
            }
            if fate == Fate::Disconnect {
                call.telling.connected_for(event.connect_time);
            }
        }
        if relationship.was_released() && fate != Some(Fate::Answer) {
            // That is how it ended; this is only the switch saying so.
            return;
        }
        let by = match fate {
            None => return,
            Some(Fate::Answer) => {
                self.turn.answered = true;
                return;
            }
            Some(Fate::Abandon) => EndedBy::Calling,
            Some(Fate::Disconnect) => match event.leg {
                Some(LegId::ONE) => EndedBy::Calling,
                Some(LegId::TWO) => EndedBy::Called,
                _ => EndedBy::Unknown,
            },
            Some(Fate::Busy) => EndedBy::Called,
            Some(Fate::RouteSelectFailure | Fate::NoAnswer | Fate::NotReachable) => {
                EndedBy::Network
            }
        };
        // A report without busyCause is taken for busy, and one of no answer never has a cause (TS 29.078 11.18.1.1).
        let understood = match fate {
            Some(Fate::Busy) => Some(CauseValue::USER_BUSY),
            Some(Fate::NoAnswer) => Some(CauseValue::NO_ANSWER),
            _ => None,
        };
        let cause = event.cause.map(|cause| cause.value).or(understood);
        // Whoever was told something is gone, or was not.
        relationship.interactions = 0;
        relationship.ending = Some(Ending::Reported {
            by,
            cause: cause.map(|value| value.0),
        });
    }
}

/// How the dialects of ANSI TCAP name the call, with what only its transaction tells.
pub(super) fn subject(
    tc: &Tc<'_>,
    dialogue: DialogueId,
    operation: &'static Operation,
    trigger: &Trigger,
) -> Subject {
    let peers = tc.transaction_ids(dialogue).and_then(|(_, peers)| peers);
    Subject {
        trigger: Some(operation),
        transaction: peers.and_then(|id| id.as_octets().try_into().ok()),
        ..trigger.subject
    }
}
