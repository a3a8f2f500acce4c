//! Obedience: what the SCF orders, done or refused.

use crate::bcsm::Pic;
use crate::call::{CallId, Clearing};
use crate::edp::presumed_leg;
use crate::party::PartyEvent;
use crate::record::{Record, Refusal};
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::switch::Switch;
use inlab_ber::Scratch;
use inlab_inap::{
    Answer, Arms, Connect, DetectionPoint, Direction, Half, Instruction, LegId, MonitorMode,
    NotExpressible, Operation, error,
};
use inlab_ss7::Cause;
use inlab_stack::Tc;
use inlab_stack::tcap::{
    DialogueId, ErrorCode, Invoke, InvokeId, OperationCode, Parameter, Problem,
};
use std::time::Duration;

impl Switch {
    pub(crate) fn handle_invoke(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        invoke: &Invoke<'_>,
    ) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if call.receiving.failed {
            return;
        }
        call.receiving.operation = true;
        let dialect = call.request.dialect;
        let code = match invoke.operation {
            OperationCode::Local(code) => Some(code),
            OperationCode::Global(_) => None,
        };
        let operation = code
            .and_then(|code| dialect.operation(code))
            .filter(|operation| {
                matches!(
                    operation.direction,
                    Direction::ScfToSsf | Direction::ScfToSrf | Direction::ScfToEither
                )
            });
        let Some(operation) = operation else {
            return self.reject(tc, id, dialogue, invoke, Problem::UNRECOGNIZED_OPERATION);
        };
        // No operation of an SSF has linked operations (TS 29.078 14.1.1.4.1).
        if invoke.linked_id.is_some() {
            return self.reject(
                tc,
                id,
                dialogue,
                invoke,
                Problem::LINKED_RESPONSE_UNEXPECTED,
            );
        }
        let scratch = Scratch::default();
        let instruction = inlab_inap::decode_instruction(
            dialect,
            operation,
            invoke.parameter.unwrap_or_default(),
            &scratch,
        );
        match instruction {
            Ok(instruction) => {
                self.obey(tc, id, dialogue, invoke.invoke_id, operation, instruction)
            }
            Err(error) => match error.answer() {
                Answer::Error { code, .. } => {
                    self.refuse(tc, id, dialogue, invoke.invoke_id, operation, code)
                }
                Answer::RejectMistypedParameter => {
                    self.reject(tc, id, dialogue, invoke, Problem::MISTYPED_PARAMETER);
                }
                Answer::RejectUnrecognizedOperation => {
                    self.reject(tc, id, dialogue, invoke, Problem::UNRECOGNIZED_OPERATION);
                }
                // Of class 4: there is no error to answer with.
                Answer::None => {
                    self.failed(id, false);
                    self.records.push(Record::Refused {
                        call: id,
                        operation: code,
                        answer: Refusal::Nothing,
                    });
                }
            },
        }
    }

    fn reject(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        invoke: &Invoke<'_>,
        problem: Problem,
    ) {
        let sent = tc.reject(dialogue, invoke.invoke_id, problem).is_ok();
        self.failed(id, sent);
        let operation = match invoke.operation {
            OperationCode::Local(code) => Some(code),
            OperationCode::Global(_) => None,
        };
        self.records.push(Record::Refused {
            call: id,
            operation,
            answer: Refusal::Reject(problem.code),
        });
    }

    /// Answers an operation with an error, where it may be answered with one.
    fn refuse(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        operation: &'static Operation,
        code: i32,
    ) {
        self.refuse_with(tc, id, dialogue, invoke_id, operation, code, &[]);
    }

    #[expect(clippy::too_many_arguments, reason = "what an error is made of")]
    fn refuse_with(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        operation: &'static Operation,
        code: i32,
        own_parameter: &[u8],
    ) {
        let answer = match operation.refusal(code) {
            Answer::Error { code, parameter } => {
                let parameter = if own_parameter.is_empty() {
                    parameter
                } else {
                    own_parameter
                };
                let parameter = if parameter.is_empty() {
                    Parameter::None
                } else {
                    Parameter::Octets(parameter)
                };
                let sent = tc
                    .error(dialogue, invoke_id, ErrorCode::Local(code), parameter)
                    .is_ok();
                self.failed(id, sent);
                Refusal::Error(code)
            }
            Answer::None
            | Answer::RejectMistypedParameter
            | Answer::RejectUnrecognizedOperation => {
                self.failed(id, false);
                Refusal::Nothing
            }
        };
        self.records.push(Record::Refused {
            call: id,
            operation: Some(operation.code),
            answer,
        });
    }

    /// What follows in the same message is discarded (TS 29.078 14.1.1.2).
    pub(crate) fn failed(&mut self, id: CallId, sent: bool) {
        if let Some(call) = self.calls.get_mut(&id) {
            call.receiving.failed = true;
            call.receiving.answer |= sent;
        }
    }

    fn obey(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        operation: &'static Operation,
        instruction: Instruction,
    ) {
        // The record has the order first, then what came of it.
        let place = self.records.len();
        let outcome = match &instruction {
            Instruction::Arm(arms) => self.arm(tc, id, arms),
            Instruction::Continue | Instruction::ContinueWith(_) => self.resume(tc, id),
            Instruction::Connect(connect) => self.connect(tc, id, connect),
            Instruction::Release(cause) => self.release(tc, id, *cause),
            Instruction::ExtendTime(seconds) => match self.action(id, SsfInput::ResetTimer) {
                SsfAction::RestartTimer => {
                    if let Some(call) = self.calls.get_mut(&id) {
                        call.tssf = Duration::from_secs(u64::from(*seconds));
                    }
                    self.restart_tssf(tc, id);
                    Ok(())
                }
                _ => Err(error::UNEXPECTED_COMPONENT_SEQUENCE),
            },
            Instruction::Probe => {
                let sent = tc
                    .result(dialogue, invoke_id, None, Parameter::None)
                    .is_ok();
                if let Some(call) = self.calls.get_mut(&id) {
                    call.receiving.answer |= sent;
                }
                Ok(())
            }
            // Free format data for the call record: taken, and shown in the record.
            Instruction::Record(_) => match self.action(id, SsfInput::Charge) {
                SsfAction::Accept => Ok(()),
                _ => Err(error::UNEXPECTED_COMPONENT_SEQUENCE),
            },
            Instruction::Charge(charge) => match self.action(id, SsfInput::Charge) {
                SsfAction::Accept => self.charge(tc, id, charge),
                _ => Err(error::UNEXPECTED_COMPONENT_SEQUENCE),
            },
            Instruction::RequestInformation(request) => {
                match self.action(id, SsfInput::RequestInformation) {
                    SsfAction::Accept => self.request_information(id, request),
                    _ => Err(error::UNEXPECTED_COMPONENT_SEQUENCE),
                }
            }
            Instruction::ConnectResource(_) => self.connect_resource(tc, id),
            Instruction::ConnectAssist(assist) => self.connect_assist(tc, id, assist),
            Instruction::DisconnectResource => self.disconnect_resource(tc, id),
            Instruction::Announce(announce) => {
                self.announce(tc, id, invoke_id, operation, announce)
            }
            Instruction::Collect(collect) => self.collect(tc, id, invoke_id, operation, collect),
            Instruction::Cancel(inlab_inap::Cancel::Invocation(invoke)) => {
                if self.cancel_order(tc, id, *invoke).is_err() {
                    // Such an operation is not known, or no longer.
                    let octets = [0x30, 6, 0x80, 1, 0, 0x81, 1, invoke.to_be_bytes()[0]];
                    let code = error::CANCEL_FAILED;
                    return self.refuse_with(tc, id, dialogue, invoke_id, operation, code, &octets);
                }
                Ok(())
            }
            // 11.8.3.1: armed events and pending reports.
            Instruction::Cancel(inlab_inap::Cancel::All) => {
                self.drop_pending(id);
                if let Some(call) = self.calls.get_mut(&id) {
                    call.armed.clear();
                }
                Ok(())
            }
            // This switch makes no calls for the SCF, moves no legs and gaps nothing.
            _ => Err(error::TASK_REFUSED),
        };
        match outcome {
            Ok(()) => self.records.insert(
                place,
                Record::Instructed {
                    call: id,
                    instruction,
                },
            ),
            Err(code) => self.refuse(tc, id, dialogue, invoke_id, operation, code),
        }
    }

    fn arm(&mut self, tc: &mut Tc<'_>, id: CallId, arms: &Arms) -> Result<(), i32> {
        let requests = arms.iter().any(|arm| arm.mode == MonitorMode::Interrupted);
        let input = if requests {
            SsfInput::ArmRequest
        } else {
            SsfInput::Arm
        };
        if self.action(id, input) != SsfAction::Arm {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        // All or nothing: an operation that is answered with an error has had no effect.
        let mut armed = call.armed.clone();
        let mut timer = None;
        for arm in arms.iter() {
            call.request
                .dialect
                .check_arm(arm)
                .map_err(|what| match what {
                    NotExpressible::Leg(..) => error::UNKNOWN_LEG_ID,
                    NotExpressible::OutOfRange(_) => error::PARAMETER_OUT_OF_RANGE,
                    _ => error::UNEXPECTED_DATA_VALUE,
                })?;
            if arm.event.half() != call.half {
                return Err(error::UNEXPECTED_DATA_VALUE);
            }
            armed.arm(*arm).map_err(|_| error::TASK_REFUSED)?;
            timer = timer.or(arm.no_answer_timer);
        }
        call.armed = armed;
        // It rings already: the time counts from now.
        let rings = call.held.is_none()
            && matches!(
                call.pic,
                Pic::RoutingAndAlerting | Pic::TerminatingCallHandling
            );
        if let Some(seconds) = timer.filter(|_| rings) {
            let at = tc.now() + Duration::from_secs(seconds.into());
            self.plan(at, id, PartyEvent::NoAnswer);
        }
        Ok(())
    }

    fn resume(&mut self, tc: &mut Tc<'_>, id: CallId) -> Result<(), i32> {
        if self.action(id, SsfInput::Continue) != SsfAction::Resume {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        self.set_tssf(tc, id, None);
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        let Some(held) = call.held.take() else {
            return Ok(());
        };
        if matches!(held.then, Pic::Null | Pic::Exception) {
            self.settle(tc, id, held.clearing, true);
        }
        self.set_ssf(id, Ssf::Monitoring);
        self.go_on(tc, id, held.then, held.clearing, held.enters);
        Ok(())
    }

    fn connect(&mut self, tc: &mut Tc<'_>, id: CallId, connect: &Connect) -> Result<(), i32> {
        if self.action(id, SsfInput::Connect) != SsfAction::Route {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        let Some(held) = call.held else { return Ok(()) };
        if !can_route_at(held.point, held.clearing.by) {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        call.destination = Some(connect.destination);
        call.answered = None;
        let to = match call.half {
            Half::Originating => Pic::RoutingAndAlerting,
            Half::Terminating => Pic::TerminatingCallHandling,
        };
        self.set_tssf(tc, id, None);
        self.set_ssf(id, Ssf::Monitoring);
        self.go_on(tc, id, to, Clearing::default(), true);
        Ok(())
    }

    fn release(&mut self, tc: &mut Tc<'_>, id: CallId, cause: Cause) -> Result<(), i32> {
        if self.action(id, SsfInput::Release) != SsfAction::Clear {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        self.set_tssf(tc, id, None);
        self.end_interaction(id);
        let clearing = Clearing {
            by: None,
            cause: Some(cause),
            ordered: true,
        };
        // 11.26.2.1: pending reports are sent first.
        self.settle(tc, id, clearing, true);
        self.set_ssf(id, Ssf::Monitoring);
        self.go_on(tc, id, Pic::Null, clearing, true);
        Ok(())
    }
}

/// Where connect may follow (TS 29.078 11.13.2: DP 2, 3, 4, 5, 6, 12, 13, 14, and DP 9 when the called party cleared).
fn can_route_at(point: DetectionPoint, by: Option<LegId>) -> bool {
    use DetectionPoint as D;
    match point {
        D::CollectedInfo
        | D::AnalyzedInformation
        | D::RouteSelectFailure
        | D::OCalledPartyBusy
        | D::ONoAnswer
        | D::TermAttemptAuthorized
        | D::TBusy
        | D::TNoAnswer => true,
        D::ODisconnect | D::TDisconnect => by.unwrap_or(presumed_leg(point)) != LegId::ONE,
        _ => false,
    }
}
