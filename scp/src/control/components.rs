//! From components to what they mean.

use super::{Call, Control, Reference, Refusal};
use crate::change::{Change, Ending};
use crate::notify::{Parties, Telling};
use crate::relationship::{Armed, InFlight, Relationship};
use crate::service::Fate;
use crate::state::{Input, State};
use crate::{table, wire};
use inlab_call_event::{CallId, EndedBy};
use inlab_inap::error::{MISSING_CUSTOMER_RECORD, UNEXPECTED_COMPONENT_SEQUENCE};
use inlab_inap::operation::Type;
use inlab_inap::{
    Dialect, EventReport, Instruction, LegId, Operation, Report, Trigger, error_type,
};
use inlab_ss7::{Cause, CauseLocation, CauseValue};
use inlab_stack::Tc;
use inlab_tcap::{
    Cancelled, Class, DialogueId, ErrorCode, Invoke, InvokeId, OperationCode, Problem, ProblemKind,
    Reject, RejectOrigin, ReturnError, ReturnResult,
};
use std::sync::Arc;
use tracing::{debug, warn};

impl Control {
    pub(super) fn invoke(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, invoke: &Invoke<'_>) {
        let id = self.by_dialogue.get(&dialogue).copied();
        let dialect = match (
            id.and_then(|id| self.relationships.get(id)),
            self.turn.opened,
        ) {
            (Some(relationship), _) => relationship.dialect,
            (None, Some((opened, dialect))) if opened == dialogue => dialect,
            (None, _) => return,
        };
        let operation = match invoke.operation {
            OperationCode::Local(code) => dialect
                .operation(code)
                .filter(|found| wire::is_for_scf(found)),
            OperationCode::Global(_) => None,
        };
        let Some(operation) = operation else {
            self.wrong(
                tc,
                dialogue,
                dialect,
                invoke.invoke_id,
                Refusal::Reject(Problem::UNRECOGNIZED_OPERATION),
            );
            return;
        };
        if invoke.linked_id.is_some() {
            // None of the operations that we invoke has this one linked to it (TS 29.078 14.1.1.4.1).
            self.wrong(
                tc,
                dialogue,
                dialect,
                invoke.invoke_id,
                Refusal::Reject(Problem::LINKED_RESPONSE_UNEXPECTED),
            );
            return;
        }
        let told = match self
            .codec
            .decode(dialect, operation, invoke.parameter, id.is_none())
        {
            Ok(told) => told,
            Err(fault) => {
                warn!(?dialogue, %dialect, %fault, "argument refused");
                self.wrong(
                    tc,
                    dialogue,
                    dialect,
                    invoke.invoke_id,
                    fault.answer().into(),
                );
                return;
            }
        };
        match (told, id) {
            (wire::FromSsf::Trigger(trigger), None) => {
                self.trigger(tc, dialogue, dialect, operation, invoke.invoke_id, &trigger);
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

    fn trigger(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        operation: &'static Operation,
        invoke_id: InvokeId,
        trigger: &Trigger,
    ) {
        let key = trigger.service.service_key();
        let Some((key, service)) =
            key.and_then(|key| Some((key, Arc::clone(self.services.find(key, dialect)?))))
        else {
            warn!(?dialogue, %dialect, key, "no service for this service key");
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
        if self.relationships.is_full() || self.calls.is_full() {
            warn!(?dialogue, "no room for another relationship");
            // TS 29.078 14.1.1.4.1: sufficient resources are not available.
            self.wrong(
                tc,
                dialogue,
                dialect,
                invoke_id,
                Refusal::Reject(Problem::RESOURCE_LIMITATION),
            );
            return;
        }
        self.turn.opened = None;
        let (_, state) = State::Idle.on(Input::Trigger);
        let call = self.call_of(trigger);
        self.relationship_count += 1;
        let relationship = Relationship {
            number: self.relationship_count,
            call,
            dialogue,
            dialect,
            service_key: key,
            half: trigger.half(),
            service,
            memory: 0,
            state,
            trigger: Some(invoke_id),
            armed: Armed::default(),
            charging: 0,
            information: 0,
            answered: false,
            route: None,
            ending: None,
            in_flight: InFlight::default(),
        };
        let half = relationship.half;
        let id = self
            .relationships
            .insert(relationship)
            .expect("invariant: there is room");
        self.by_dialogue.insert(dialogue, id);
        self.record(
            id,
            Change::Created {
                dialect,
                service_key: key,
                half,
            },
        );
        self.record(
            id,
            Change::State {
                from: State::Idle,
                to: state,
            },
        );
        debug!(?dialogue, %dialect, key, dp = %trigger.dp, "trigger");
        self.ask(id, |service, view, orders| {
            service.trigger(view, trigger, orders)
        });
    }

    /// The call of a trigger: the one with its call reference, or a new one.
    fn call_of(&mut self, trigger: &Trigger) -> table::Id {
        let reference = match (trigger.call_reference, trigger.msc_address) {
            (Some(number), Some(msc)) => Some(Reference { number, msc }),
            _ => None,
        };
        if let Some(reference) = reference
            && let Some(id) = self.by_reference.get(&reference).copied()
            && let Some(call) = self.calls.get_mut(id)
        {
            call.relationships += 1;
            return id;
        }
        self.call_count += 1;
        let id = CallId::new(self.node, self.call_count);
        let call = Call {
            id,
            reference,
            relationships: 1,
            telling: Telling::new(id, Parties::of(trigger, &self.plan)),
            ending: None,
        };
        let id = self.calls.insert(call).expect("invariant: there is room");
        if let Some(reference) = reference {
            self.by_reference.insert(reference, id);
        }
        id
    }

    fn report(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        operation: &'static Operation,
        invoke_id: InvokeId,
        report: &Report,
    ) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let (dialogue, dialect) = (relationship.dialogue, relationship.dialect);
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
            Report::Information(_) => {
                let expected = relationship.information > 0;
                relationship.information = relationship.information.saturating_sub(1);
                (expected, false)
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
            self.reached(id, event);
        }
        let input = if requested {
            Input::Requested
        } else {
            Input::Notified
        };
        self.enter(id, input);
        self.ask(id, |service, view, orders| {
            service.report(view, report, orders)
        });
    }

    /// What an event means for the call.
    fn reached(&mut self, id: table::Id, event: &EventReport) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let fate = Fate::of(event.event);
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
        relationship.ending = Some(Ending::Reported {
            by,
            cause: cause.map(|value| value.0),
        });
    }

    pub(super) fn result(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        result: &ReturnResult<'_>,
    ) {
        let Some((id, operation)) = self.answered(dialogue, result.invoke_id) else {
            return;
        };
        let Some(dialect) = self.dialect_of(dialogue) else {
            return;
        };
        if !Type::takes(operation.result.as_ref(), result.parameter, dialect) {
            // TS 29.078 14.1.1.4.1.
            let refusal = Refusal::Reject(Problem::RESULT_MISTYPED_PARAMETER);
            self.wrong(tc, dialogue, dialect, result.invoke_id, refusal);
            return;
        }
        self.enter(id, Input::Alive);
        if !is_probe(operation) {
            let report = Report::Done { operation };
            self.ask(id, |service, view, orders| {
                service.report(view, &report, orders)
            });
        }
    }

    pub(super) fn result_not_last(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        result: &ReturnResult<'_>,
    ) {
        let Some(dialect) = self.dialect_of(dialogue) else {
            return;
        };
        if !dialect.may_segment_results() {
            // TS 29.078 14.1.1.4.1: mistyped parameter.
            let refusal = Refusal::Reject(Problem::RESULT_MISTYPED_PARAMETER);
            self.wrong(tc, dialogue, dialect, result.invoke_id, refusal);
        }
    }

    pub(super) fn error(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, error: &ReturnError<'_>) {
        let Some((id, operation)) = self.answered(dialogue, error.invoke_id) else {
            return;
        };
        let Some(dialect) = self.dialect_of(dialogue) else {
            return;
        };
        let code = match known_error(dialect, operation, error) {
            Ok(code) => code,
            Err(problem) => {
                let refusal = Refusal::Reject(problem);
                self.wrong(tc, dialogue, dialect, error.invoke_id, refusal);
                return;
            }
        };
        warn!(?dialogue, %dialect, %operation, code, "order refused");
        self.refused(
            id,
            operation,
            &Report::Refused {
                operation,
                error: code,
            },
        );
    }

    pub(super) fn reject(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        reject: &Reject,
        origin: RejectOrigin,
    ) {
        let id = self.by_dialogue.get(&dialogue).copied();
        warn!(
            ?dialogue,
            ?origin,
            problem = reject.problem.name(),
            "reject"
        );
        if origin == RejectOrigin::Local {
            // TS 29.078 14.1.2.4.1: a component that TC itself rejects is the end of the dialogue.
            match id {
                Some(id) => self.step(tc, id, Input::LocalReject, Ending::Misbehaved),
                None => self.refuse(tc, dialogue, Input::LocalReject),
            }
            return;
        }
        // TS 29.078 14.1.2.2.5: what affects no operation of ours is ignored.
        if reject.problem.kind == ProblemKind::Invoke
            && let Some(invoke_id) = reject.invoke_id
            && let Some((id, operation)) = self.answered(dialogue, invoke_id)
        {
            if is_probe(operation) {
                // Whoever rejects is there.
                self.enter(id, Input::Alive);
            } else {
                let operation_told = Some(operation);
                self.refused(
                    id,
                    operation,
                    &Report::Rejected {
                        operation: operation_told,
                    },
                );
            }
        }
    }

    /// An order was not carried out, and what came after it in its message was not either (TS 29.078 14.1.2.2.2).
    fn refused(&mut self, id: table::Id, operation: &'static Operation, report: &Report) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        match wire::kind(operation) {
            wire::Kind::Arm => relationship.armed.clear(),
            wire::Kind::Charge => relationship.charging = relationship.charging.saturating_sub(1),
            wire::Kind::Information => {
                relationship.information = relationship.information.saturating_sub(1)
            }
            wire::Kind::Probe | wire::Kind::Route | wire::Kind::Other => {}
        }
        let Some(route) = relationship.route.take() else {
            // The call went on already.
            self.enter(id, Input::Notified);
            self.ask(id, |service, view, orders| {
                service.report(view, report, orders)
            });
            return;
        };
        self.enter(id, Input::Refused);
        self.turn.unwatched = true;
        let before = self.turn.orders.len();
        self.ask(id, |service, view, orders| {
            service.report(view, report, orders)
        });
        if self.turn.orders.len() > before {
            return;
        }
        // The service has nothing to say: the call goes on without what was refused; if that was the way itself, it ends.
        self.turn
            .orders
            .push(if wire::kind(operation) == wire::Kind::Route {
                if let Some(relationship) = self.relationships.get_mut(id) {
                    relationship.ending = Some(Ending::Refused);
                }
                Instruction::Release(Cause::new(
                    CauseLocation::LOCAL_PUBLIC,
                    CauseValue::TEMPORARY_FAILURE,
                ))
            } else {
                route.instruction()
            });
    }

    pub(super) fn cancelled(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        cancelled: &Cancelled,
    ) {
        let Some((id, operation)) = self.answered(dialogue, cancelled.invoke_id) else {
            return;
        };
        if is_probe(operation) {
            warn!(?dialogue, "activityTest was not answered");
            self.start_turn();
            self.step(tc, id, Input::Dead, Ending::Silent);
        } else if cancelled.class == Class::Both {
            self.start_turn();
            let report = Report::TimedOut { operation };
            self.ask(id, |service, view, orders| {
                service.report(view, &report, orders)
            });
            if !self.turn.orders.is_empty() {
                self.instruct(tc, id);
            }
        }
        // TS 29.078 14.1.1.4.1: of class 2 and 4 nothing is thought.
    }

    /// The relationship of a dialogue and the operation of ours that a component answers.
    fn answered(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
    ) -> Option<(table::Id, &'static Operation)> {
        let id = self.by_dialogue.get(&dialogue).copied()?;
        let operation = self.relationships.get_mut(id)?.in_flight.take(invoke_id)?;
        Some((id, operation))
    }

    fn dialect_of(&self, dialogue: DialogueId) -> Option<Dialect> {
        let id = self.by_dialogue.get(&dialogue)?;
        self.relationships
            .get(*id)
            .map(|relationship| relationship.dialect)
    }

    pub(super) fn silent(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId) {
        if let Some(id) = self.by_dialogue.get(&dialogue).copied() {
            self.start_turn();
            self.step(tc, id, Input::Silent, Ending::Silent);
        }
    }
}

/// The code of an error that the operation may have, with the parameter that it should (TS 29.078 14.1.1.4.1).
fn known_error(
    dialect: Dialect,
    operation: &Operation,
    error: &ReturnError<'_>,
) -> Result<i32, Problem> {
    let ErrorCode::Local(code) = error.error else {
        return Err(Problem::UNRECOGNIZED_ERROR);
    };
    let known = error_type(dialect, code).ok_or(Problem::UNRECOGNIZED_ERROR)?;
    if !operation.may_fail_with(code) {
        return Err(Problem::UNEXPECTED_ERROR);
    }
    if !Type::takes(known.parameter.as_ref(), error.parameter, dialect) {
        return Err(Problem::ERROR_MISTYPED_PARAMETER);
    }
    Ok(code)
}

fn is_probe(operation: &Operation) -> bool {
    wire::kind(operation) == wire::Kind::Probe
}
