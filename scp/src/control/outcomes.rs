//! From what answers our operations to what it means: results, errors, rejects, silence.

use super::{Control, Refusal};
use crate::change::Ending;
use crate::relationship::Relationship;
use crate::state::{Input, State};
use crate::{table, wire};
use inlab_inap::operation::Type;
use inlab_inap::{Dialect, Instruction, Operation, Report, error_type};
use inlab_ss7::{Cause, CauseLocation, CauseValue};
use inlab_stack::{Answered, Failed, Fault, Rejected, Tc, Unanswered};
use inlab_tcap::{Class, DialogueId, InvokeId, ProblemKind, RejectOrigin};
use tracing::warn;

impl Control {
    pub(super) fn result(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, result: &Answered<'_>) {
        let Some((id, operation)) = self.answered(dialogue, result.invoke_id) else {
            return;
        };
        let Some(dialect) = self.dialect_of(dialogue) else {
            return;
        };
        let parameter = wire::told(dialect, result.parameter, operation.result.is_some());
        if !Type::takes(operation.result.as_ref(), parameter, dialect) {
            if self.is_transaction_only(id) {
                warn!(?dialogue, %dialect, %operation, "result ignored: the transaction is over");
                return;
            }
            // TS 29.078 14.1.1.4.1.
            let refusal = Refusal::Reject(Fault::MistypedResult);
            self.wrong(tc, dialogue, dialect, Some(result.invoke_id), refusal);
            return;
        }
        let report = match self.codec.decode_result(dialect, operation, parameter) {
            Ok(report) => report,
            Err(fault) => {
                warn!(?dialogue, %dialect, %fault, "result refused");
                let refusal = Refusal::Reject(Fault::MistypedResult);
                self.wrong(tc, dialogue, dialect, Some(result.invoke_id), refusal);
                return;
            }
        };
        if wire::kind(operation) == wire::Kind::Create {
            return self.creation_answered(tc, id, operation, &report);
        }
        let input = match report {
            Report::Digits(_) => self.interaction_over(id),
            _ => Input::Alive,
        };
        self.enter(id, input);
        if !is_probe(operation) {
            self.ask(tc, id, |service, view, orders| {
                service.report(view, &report, orders)
            });
        }
    }

    pub(super) fn result_not_last(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        result: &Answered<'_>,
    ) {
        let Some(dialect) = self.dialect_of(dialogue) else {
            return;
        };
        if !dialect.may_segment_results() {
            // TS 29.078 14.1.1.4.1: mistyped parameter.
            let refusal = Refusal::Reject(Fault::MistypedResult);
            self.wrong(tc, dialogue, dialect, Some(result.invoke_id), refusal);
        }
    }

    pub(super) fn error(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, error: &Failed<'_>) {
        let Some((id, operation)) = self.answered(dialogue, error.invoke_id) else {
            return;
        };
        let Some(dialect) = self.dialect_of(dialogue) else {
            return;
        };
        let code = match known_error(dialect, operation, error) {
            Ok(code) => code,
            Err(fault) if self.is_transaction_only(id) => {
                warn!(?dialogue, %dialect, ?fault, "error ignored: the transaction is over");
                return;
            }
            Err(fault) => {
                let refusal = Refusal::Reject(fault);
                self.wrong(tc, dialogue, dialect, Some(error.invoke_id), refusal);
                return;
            }
        };
        warn!(?dialogue, %dialect, %operation, code, "order refused");
        let report = Report::Refused {
            operation,
            error: code,
        };
        if !self.connect_refused(tc, id, operation, &report) {
            self.refused(tc, id, operation, &report);
        }
    }

    pub(super) fn reject(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        reject: &Rejected,
        ansi: bool,
    ) {
        let id = self.by_dialogue.get(&dialogue).copied();
        warn!(?dialogue, ?reject, "reject");
        if reject.origin == RejectOrigin::Local {
            // TS 29.078 14.1.2.4.1: a component that TC itself rejects is the end of the dialogue. In ANSI TCAP the Reject that waits
            // says so, in the last package.
            let input = if ansi {
                Input::Wrong
            } else {
                Input::LocalReject
            };
            match id {
                Some(id) => self.step(tc, id, input, Ending::Misbehaved),
                None => self.refuse(tc, dialogue, input),
            }
            return;
        }
        // TS 29.078 14.1.2.2.5: what affects no operation of ours is ignored.
        if reject.fault.kind() == ProblemKind::Invoke
            && let Some(invoke_id) = reject.invoke_id
            && let Some((id, operation)) = self.answered(dialogue, invoke_id)
        {
            if is_probe(operation) {
                // Whoever rejects is there.
                self.enter(id, Input::Alive);
            } else {
                let report = Report::Rejected {
                    operation: Some(operation),
                };
                if !self.connect_refused(tc, id, operation, &report) {
                    self.refused(tc, id, operation, &report);
                }
            }
        }
    }

    /// An interaction has its outcome: the SSF waits for what comes after it.
    fn interaction_over(&mut self, id: table::Id) -> Input {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return Input::Alive;
        };
        let expected = relationship.interactions > 0;
        relationship.interactions = relationship.interactions.saturating_sub(1);
        if expected {
            Input::Requested
        } else {
            Input::Alive
        }
    }

    /// An order was not carried out, and what came after it in its message was not either (TS 29.078 14.1.2.2.2).
    pub(super) fn refused(
        &mut self,
        tc: &Tc<'_>,
        id: table::Id,
        operation: &'static Operation,
        report: &Report,
    ) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        match wire::kind(operation) {
            wire::Kind::Arm => relationship.armed.clear(),
            wire::Kind::Charge => relationship.charging = relationship.charging.saturating_sub(1),
            wire::Kind::Information => {
                relationship.information = relationship.information.saturating_sub(1)
            }
            kind @ (wire::Kind::Interaction | wire::Kind::Resource)
                if relationship.interactions > 0 =>
            {
                if kind == wire::Kind::Resource {
                    // Nothing of what was to be played there was.
                    relationship.interactions = 1;
                    relationship.in_flight.forget(wire::Kind::Interaction);
                }
                relationship.route = None;
                let input = self.interaction_over(id);
                self.enter(id, input);
                self.ask(tc, id, |service, view, orders| {
                    service.report(view, report, orders)
                });
                return;
            }
            wire::Kind::Create if relationship.is_ordered() => {
                return self.creation_refused(tc, id, report);
            }
            wire::Kind::Create
            | wire::Kind::Data
            | wire::Kind::Interaction
            | wire::Kind::Resource
            | wire::Kind::Probe
            | wire::Kind::Route
            | wire::Kind::Status
            | wire::Kind::Other => {}
        }
        if relationship.dialect.knows_calls_by_key() && relationship.was_released() {
            // The switch does not know the call: nothing more will be told of it.
            relationship.armed.clear();
        }
        let Some(route) = relationship.route.take() else {
            // The call went on already.
            self.enter(id, Input::Notified);
            self.ask(tc, id, |service, view, orders| {
                service.report(view, report, orders)
            });
            return;
        };
        self.enter(id, Input::Refused);
        self.turn.unwatched = true;
        let before = self.turn.orders.len();
        self.ask(tc, id, |service, view, orders| {
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
        cancelled: &Unanswered,
    ) {
        let Some((id, operation)) = self.answered(dialogue, cancelled.invoke_id) else {
            return;
        };
        let waits = |of: &Relationship| of.dialogue == Some(dialogue);
        if self.relationships.get(id).is_some_and(waits) && cancelled.class == Class::FailureOnly {
            // Of class 2: it went well.
            return;
        }
        if self.is_transaction_only(id) {
            // The transaction was for this operation alone.
            self.start_turn();
            let report = Report::TimedOut { operation };
            self.ask(tc, id, |service, view, orders| {
                service.report(view, &report, orders)
            });
            super::abort(tc, dialogue, None, inlab_inap::AbortReason::NO_REASON_GIVEN);
            self.transaction_closed(tc, id, dialogue);
            return;
        }
        if is_probe(operation) {
            warn!(?dialogue, "activityTest was not answered");
            self.start_turn();
            self.step(tc, id, Input::Dead, Ending::Silent);
        } else if wire::kind(operation) == wire::Kind::Create {
            warn!(
                ?dialogue,
                "the switch does not say whether it makes the call"
            );
            self.start_turn();
            let reason = inlab_inap::AbortReason::APPLICATION_TIMER_EXPIRED;
            self.abort_relationship(tc, id, reason, Ending::Silent);
        } else if cancelled.class == Class::Both {
            self.start_turn();
            if wire::kind(operation) == wire::Kind::Interaction {
                let input = self.interaction_over(id);
                self.enter(id, input);
            }
            let report = Report::TimedOut { operation };
            self.ask(tc, id, |service, view, orders| {
                service.report(view, &report, orders)
            });
            if self
                .relationships
                .get(id)
                .is_some_and(|r| r.state == State::Instructing)
                || !self.turn.orders.is_empty()
            {
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
        self.start_turn();
        match self.by_dialogue.get(&dialogue).copied() {
            Some(id)
                if self
                    .relationships
                    .get(id)
                    .is_some_and(|r| r.peripheral.is_some()) =>
            {
                self.ask_for_time(tc, id);
            }
            Some(id) if self.is_transaction_only(id) => {
                super::abort(tc, dialogue, None, inlab_inap::AbortReason::NO_REASON_GIVEN);
                self.transaction_closed(tc, id, dialogue);
            }
            Some(id) => self.step(tc, id, Input::Silent, Ending::Silent),
            // The peer does not end what was its to end.
            None => super::abort(tc, dialogue, None, inlab_inap::AbortReason::NO_REASON_GIVEN),
        }
    }
}

/// The code of an error that the operation may have, with the parameter that it should (TS 29.078 14.1.1.4.1).
fn known_error(dialect: Dialect, operation: &Operation, error: &Failed<'_>) -> Result<i32, Fault> {
    let code = error.code.ok_or(Fault::UnrecognizedError)?;
    let known = error_type(dialect, code).ok_or(Fault::UnrecognizedError)?;
    if !operation.may_fail_with(code) {
        return Err(Fault::UnexpectedError);
    }
    let parameter = wire::told(dialect, error.parameter, known.parameter.is_some());
    if !Type::takes(known.parameter.as_ref(), parameter, dialect) {
        return Err(Fault::MistypedError);
    }
    Ok(code)
}

fn is_probe(operation: &Operation) -> bool {
    wire::kind(operation) == wire::Kind::Probe
}
