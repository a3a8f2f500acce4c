//! Calls that the SCF makes: the SSF's side of initiateCallAttempt and createCall.
//!
//! | | CAP, INAP | AIN 0.2 |
//! | --- | --- | --- |
//! | who is there | the called party, leg 2; the SCF stands for leg 1, of which no event can be armed | both |
//! | where the call begins | Analyse_Information, held | Authorizing Origination Attempt |
//! | it goes on | when the SCF orders it | at the end of the message that made it, when its events are armed |
//! | it is not made: no digits to route by, no room | unexpectedDataValue, taskRefused | applicationError |
//! | the calling line is busy | - | failureReport, callingInterfaceBusy |
//! | the calling line is no working one | - | applicationError |
//!
//! What becomes of the call then is told by events, as of any. Whether a switch of AIN rings the calling line first is not public: here
//! the calling party is there at once.

use crate::bcsm::{self, Pic};
use crate::call::{Call, CallId, CallRequest, Clearing, Held, Receiving};
use crate::obey::Ordered;
use crate::party::Behaviour;
use crate::record::{Record, Refusal};
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::switch::Switch;
use crate::{MAX_CALLS, incoming::say_refused};
use inlab_inap::{
    Answer, CallModel, CalledNumber, Class, CreateCall, DetectionPoint, Dialect, Half, Instruction,
    Report, ServiceSelector, Trigger, error,
};
use inlab_ss7::Address;
use inlab_stack::Tc;
use inlab_stack::tcap::Parameter;

impl Switch {
    /// The SCF has opened a dialogue with the order to make a call.
    pub(crate) fn make_call(
        &mut self,
        tc: &mut Tc<'_>,
        ordered: &Ordered,
        dialect: Dialect,
        scf: Address,
        create: &CreateCall,
    ) {
        self.last_call += 1;
        let id = CallId(self.last_call);
        if let Err(answer) = self.can_make(dialect, ordered, create) {
            say_refused(tc, ordered, &answer);
            self.records.push(Record::Refused {
                call: id,
                operation: Some(ordered.operation.code),
                answer: match answer {
                    Answer::Error { code, .. } => Refusal::Error(code),
                    _ => Refusal::Nothing,
                },
            });
            return;
        }
        let model = dialect.call_model();
        let (point, pic) = match model {
            CallModel::Basic => (DetectionPoint::AnalyzedInformation, Pic::AnalyseInformation),
            CallModel::Ain | CallModel::Win => (
                DetectionPoint::OrigAttemptAuthorized,
                Pic::AuthorizingOriginationAttempt,
            ),
        };
        let usual = dialect.usual_selector(point);
        let mut trigger = Trigger::new(point, usual.unwrap_or(ServiceSelector::ServiceKey(0)));
        trigger.calling = create.calling;
        trigger.called = Some(CalledNumber::Isup(create.destination));
        trigger.subject.user = trigger.access();
        let half = Half::Originating;
        let request = CallRequest::new(trigger, dialect, scf);
        let mut call = Call::new(request, half, self.config.tssf);
        let goes_on = dialect.creation().map(|creation| creation.goes_on);
        call.created = Some(Created {
            both_parties: dialect.creation().is_some_and(|it| it.both_parties),
            goes_on: goes_on == Some(inlab_inap::GoesOn::Alone),
        });
        call.pic = pic;
        call.held = Some(Held {
            point,
            then: bcsm::routing(model, half),
            clearing: Clearing::default(),
            enters: true,
            is_trigger: false,
        });
        call.dialogue = Some(ordered.dialogue);
        call.started = Some(tc.now());
        call.receiving = Receiving {
            operation: true,
            ..Receiving::default()
        };
        self.calls.insert(id, call);
        self.incoming.remove(&ordered.dialogue);
        self.by_dialogue.insert(ordered.dialogue, id);
        self.records.push(Record::Call {
            call: id,
            pic,
            point: None,
        });
        self.records.push(Record::Instructed {
            call: id,
            instruction: Instruction::CreateCall(*create),
        });
        let tssf = self.response_time(id);
        if let Some(call) = self.calls.get_mut(&id) {
            call.tssf = tssf;
        }
        if Ssf::Idle.action(SsfInput::Create) == SsfAction::Make {
            self.set_ssf(id, Ssf::WaitingForInstructions);
        }
        self.restart_tssf(tc, id);
        if ordered.operation.class == Class::One {
            let done = Report::Done {
                operation: ordered.operation,
            };
            let mut out = std::mem::take(&mut self.writer);
            out.clear();
            let result =
                match inlab_inap::encode_result(dialect, ordered.operation, &done, &mut out) {
                    Ok(()) if !out.as_slice().is_empty() => Parameter::Octets(out.as_slice()),
                    _ => Parameter::None,
                };
            self.answer(tc, id, ordered, result);
            self.writer = out;
        }
    }

    /// The message that made the call is through: it goes on, where nobody will order it to.
    pub(crate) fn set_up_created(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let call = self.calls.get_mut(&id);
        let created = call.and_then(|call| call.created.as_mut());
        if created.is_some_and(|created| std::mem::take(&mut created.goes_on)) {
            let went_on = self.resume(tc, id);
            debug_assert!(went_on.is_ok(), "invariant: nothing else moves the call");
        }
    }

    /// Or what the order is answered with.
    fn can_make(
        &self,
        dialect: Dialect,
        ordered: &Ordered,
        create: &CreateCall,
    ) -> Result<(), Answer> {
        let refusal = |code| Err(ordered.operation.refusal(code));
        let dialled = create.destination.digits.without_st();
        if dialled.is_empty() || !dialled.is_decimal() {
            return refusal(error::UNEXPECTED_DATA_VALUE);
        }
        if self.calls.len() >= MAX_CALLS {
            return refusal(error::TASK_REFUSED);
        }
        let both = dialect.creation().is_some_and(|it| it.both_parties);
        let Some(calling) = create.calling.filter(|_| both) else {
            return Ok(());
        };
        match self.config.behaviour_at(&calling.digits) {
            Behaviour::Busy => Err(Answer::Error {
                code: error::FAILURE_REPORT,
                parameter: &error::CALLING_INTERFACE_BUSY,
            }),
            Behaviour::Unreachable => refusal(error::UNEXPECTED_DATA_VALUE),
            Behaviour::Manual | Behaviour::Silent | Behaviour::Answers { .. } => Ok(()),
        }
    }
}

/// What a call has that the SCF made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Created {
    /// Both parties are there; else the called one alone.
    pub(crate) both_parties: bool,
    /// It goes on of itself when its first message is through.
    pub(crate) goes_on: bool,
}
