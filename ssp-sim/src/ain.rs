//! The switch of AIN (GR-1298-CORE, GR-1299-CORE): a conversation in place of a dialogue.
//!
//! | what | how |
//! | --- | --- |
//! | trigger | Query with permission; the operation waits for one of its answers until T1 runs out |
//! | event armed as a request | Conversation with permission; it waits likewise |
//! | event armed as a notification | Conversation with permission; the call goes on |
//! | nothing armed can happen any more | close, in a Response |
//! | close, but the SCP did not permit us to end | close in a Conversation; the SCP's answer ends it, or T1 |
//! | T1 runs out, the SCP had spoken | applicationError, responseMessageTimerExpired, about its last operation, in a Response |
//! | T1 runs out, the SCP had not | nothing: it gave no transaction id |
//!
//! The last two, and that errors do not end the conversation, are one source: causes of GR-1299-CORE by name, its procedures are not public.

use crate::american::{self, Question};
use crate::bcsm::Stage;
use crate::call::CallId;
use crate::obey::Ordered;
use crate::ssf::Ssf;
use crate::switch::Switch;
use inlab_inap::{
    Dialect, EndNotice, Instruction, Operation, Report, Subject, error, types::ain::CloseCause,
};
use inlab_stack::tcap::{DialogueId, Parameter};
use inlab_stack::{Tc, Told};
use std::time::Duration;

impl Switch {
    /// Nothing is left to tell: the conversation ends.
    pub(crate) fn close(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.american.question = None;
        let Some(dialogue) = call.dialogue.take() else {
            return;
        };
        self.by_dialogue.remove(&dialogue);
        if !tc.either().is_established(dialogue) && !tc.either().may_end(dialogue) {
            // The SCP has not answered yet: it cannot be told.
            return american::abandon(tc, dialogue);
        }
        let call_over = call.pic.stage() == Stage::Over;
        let cause = if call_over {
            CloseCause::CallTerminated
        } else if call.american.events_ended_by_answer {
            CloseCause::CalledPartyAnswered
        } else {
            CloseCause::EdPsCompleted
        };
        self.writer.clear();
        // AIN 0.1 has no close: an empty Response says the same.
        let closing = inlab_inap::encode_close(call.request.dialect, cause, &mut self.writer);
        if let Ok(operation) = closing {
            let request = self.config.ansi_request(call, operation);
            let argument = Parameter::Octets(self.writer.as_slice());
            let _ = tc.either().invoke(dialogue, &request, argument);
        }
        if tc.either().may_end(dialogue) {
            american::leave(tc, dialogue);
        } else if crate::control::go_on_with(tc, dialogue) {
            let deadline = tc.now() + self.config.t1;
            let _ = tc.set_dialogue_timer(dialogue, Some(deadline));
            self.closing.insert(dialogue);
        }
    }

    /// Something about a conversation that we closed and may not end.
    pub(crate) fn told_after_close(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        told: &Told<'_>,
    ) {
        match told {
            // Whatever it still ordered cannot be done; it may permit us to end at last.
            Told::MessageEnd if tc.either().may_end(dialogue) => american::leave(tc, dialogue),
            Told::Timer | Told::Notice(_) => american::abandon(tc, dialogue),
            Told::Closed | Told::UserAbort | Told::ProviderAbort(_) => {}
            _ => return,
        }
        self.closing.remove(&dialogue);
    }

    /// T1 ran out.
    pub(crate) fn tell_overdue(&mut self, tc: &mut Tc<'_>, id: CallId, dialogue: DialogueId) {
        let told_by = self.calls.get(&id).and_then(|call| call.american.told_by);
        let mut either = tc.either();
        if !either.may_end(dialogue) {
            return american::abandon(tc, dialogue);
        }
        if let Some(invoke_id) = told_by {
            let octets = error::application_error(error::RESPONSE_MESSAGE_TIMER_EXPIRED);
            let parameter = Parameter::Octets(&octets);
            let _ = either.error(dialogue, invoke_id, error::APPLICATION_ERROR, parameter);
        }
        american::leave(tc, dialogue);
    }

    /// The resource that `asked` has connected is done: the SCP is told, and asked what next.
    pub(crate) fn resource_cleared(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        asked: &'static Operation,
        report: &Report,
    ) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(dialogue) = call.dialogue else {
            return;
        };
        self.writer.clear();
        let dialect = call.request.dialect;
        let subject = Subject {
            resource: Some(asked),
            ..call.request.trigger.subject
        };
        let operation =
            match inlab_inap::encode_report_of(dialect, &subject, report, &mut self.writer) {
                Ok(operation) => operation,
                Err(error) => {
                    tracing::error!(%error, "the end of an announcement cannot be told");
                    return;
                }
            };
        let mut request = self.config.ansi_request(call, operation);
        request.linked = call.american.told_by;
        let argument = Parameter::Octets(self.writer.as_slice());
        let Ok(invoke_id) = tc.either().invoke(dialogue, &request, argument) else {
            return;
        };
        call.american.question = Question::new(operation, invoke_id);
        crate::control::go_on_with(tc, dialogue);
        self.set_ssf(id, Ssf::WaitingForInstructions);
        self.restart_tssf(tc, id);
    }

    /// activityTest in a transaction of its own: `false` if it is another operation.
    pub(crate) fn is_open(
        &mut self,
        tc: &mut Tc<'_>,
        ordered: &Ordered,
        dialect: Dialect,
        octets: &[u8],
    ) -> bool {
        let asked = inlab_inap::activity_of(dialect, ordered.operation, octets);
        let (Some(asked), Some(invoke_id)) = (asked, ordered.invoke_id) else {
            return false;
        };
        let is_it = |dialogue: &DialogueId| {
            let ids = tc.transaction_ids(*dialogue);
            ids.is_some_and(|(ours, _)| ours.as_octets() == asked)
        };
        // Most ask in the transaction itself.
        let open = self.by_dialogue.contains_key(&ordered.dialogue) && is_it(&ordered.dialogue)
            || self.by_dialogue.keys().any(is_it);
        self.writer.clear();
        if inlab_inap::encode_activity(dialect, open, &mut self.writer).is_ok() {
            let result = Parameter::Octets(self.writer.as_slice());
            let code = ordered.operation.code;
            let mut either = tc.either();
            let _ = either.result(ordered.dialogue, invoke_id, code, true, result);
        }
        true
    }

    /// The SCP asked to be told of the end of the call.
    pub(crate) fn tell_end(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(echo) = call.american.echo.take() else {
            return;
        };
        let connected = call.answered.map(|at| {
            let time = tc.now().saturating_duration_since(at);
            u32::try_from(time.as_millis() / 100).unwrap_or(u32::MAX)
        });
        let notice = EndNotice {
            echo,
            answered: connected.is_some(),
            connected,
            cause: call.clearing.cause.filter(|_| connected.is_none()),
        };
        let (dialect, scf) = (call.request.dialect, call.request.scf);
        let subject = call.request.trigger.subject;
        self.writer.clear();
        let report = Report::Ended(notice);
        match inlab_inap::encode_report_of(dialect, &subject, &report, &mut self.writer) {
            Ok(operation) => self.send_alone(tc, id, scf, operation),
            Err(error) => tracing::error!(%error, "the end of a call cannot be told"),
        }
    }

    pub(crate) fn obey_ain(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        instruction: &Instruction,
    ) -> Option<Result<(), i32>> {
        let call = self.calls.get_mut(&id)?;
        match instruction {
            // setTimer: T1 of this conversation.
            Instruction::ExtendTime(seconds) => {
                let time = Duration::from_secs((*seconds).into());
                call.american.response_time = Some(time);
                call.tssf = time;
                if call.ssf == Ssf::WaitingForInstructions {
                    self.restart_tssf(tc, id);
                }
                self.answer_done(tc, id, ordered);
                Some(Ok(()))
            }
            Instruction::Probe => {
                self.answer_done(tc, id, ordered);
                Some(Ok(()))
            }
            Instruction::NotifyAtEnd(echo) => {
                call.american.echo = Some(*echo);
                Some(Ok(()))
            }
            Instruction::RestoreGaps(which) => {
                self.gaps.restore(*which);
                self.answer_done(tc, id, ordered);
                Some(Ok(()))
            }
            // cancelResourceEvent.
            Instruction::Cancel(_) => {
                if call.ssf != Ssf::WaitingForEndOfUserInteraction {
                    return Some(Err(error::UNEXPECTED_COMPONENT_SEQUENCE));
                }
                let Some(operation) = call.interaction.operation() else {
                    return Some(Err(error::UNEXPECTED_COMPONENT_SEQUENCE));
                };
                self.end_interaction(tc, id);
                let report = Report::Refused {
                    operation,
                    error: error::CANCELED,
                };
                self.resource_cleared(tc, id, operation, &report);
                Some(Ok(()))
            }
            Instruction::CollectDigits => Some(self.collect_from_line(tc, id)),
            _ => None,
        }
    }

    /// A result that says that it was done.
    fn answer_done(&mut self, tc: &mut Tc<'_>, id: CallId, ordered: &Ordered) {
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let done = Report::Done {
            operation: ordered.operation,
        };
        let dialect = call.request.dialect;
        let mut out = std::mem::take(&mut self.writer);
        out.clear();
        match inlab_inap::encode_result(dialect, ordered.operation, &done, &mut out) {
            Ok(()) if out.as_slice().is_empty() => self.answer(tc, id, ordered, Parameter::None),
            Ok(()) => self.answer(tc, id, ordered, Parameter::Octets(out.as_slice())),
            Err(error) => tracing::error!(%error, "an operation that was done cannot say so"),
        }
        self.writer = out;
    }
}
