//! Obedience: what the SCF orders, done or refused.

use crate::bcsm::{self, Pic, Stage};
use crate::call::{CallId, Clearing};
use crate::edp::presumed_leg;
use crate::party::PartyEvent;
use crate::record::{Record, Refusal};
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::switch::Switch;
use inlab_ber::Scratch;
use inlab_inap::{
    Answer, Arms, CallModel, Cancel, Connect, DetectionPoint, Direction, Gap, Instruction, LegId,
    MonitorMode, NotExpressible, Occasion, Operation, Said, error,
};
use inlab_ss7::Cause;
use inlab_stack::tcap::{DialogueId, InvokeId, Parameter};
use inlab_stack::{Fault, Invoked, Tc};
use std::time::Duration;

/// One component of the SCF.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ordered {
    pub(crate) dialogue: DialogueId,
    /// Without one there is no answer.
    pub(crate) invoke_id: Option<InvokeId>,
    pub(crate) operation: &'static Operation,
}

impl Switch {
    pub(crate) fn handle_invoke(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        invoke: &Invoked<'_>,
    ) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if call.receiving.failed {
            return;
        }
        call.receiving.operation = true;
        call.american.told_by = invoke.invoke_id;
        let dialect = call.request.dialect;
        let operation = invoke
            .operation
            .and_then(|code| dialect.operation(code))
            .filter(|operation| operation.is_national() == invoke.national)
            .filter(|operation| {
                matches!(
                    operation.direction,
                    Direction::ScfToSsf | Direction::ScfToSrf | Direction::ScfToEither
                )
            });
        let Some(operation) = operation else {
            let of = (invoke.invoke_id, invoke.operation);
            return self.reject(tc, id, dialogue, of, Fault::UnrecognizedOperation);
        };
        // No operation of an SSF has linked operations (TS 29.078 14.1.1.4.1); in AIN the answer to one is linked to it.
        if invoke.linked.is_some() && call.model() == CallModel::Basic {
            let of = (invoke.invoke_id, invoke.operation);
            return self.reject(tc, id, dialogue, of, Fault::LinkedResponseUnexpected);
        }
        let question = call
            .american
            .question
            .filter(|question| invoke.linked == Some(question.invoke_id));
        let ordered = Ordered {
            dialogue,
            invoke_id: invoke.invoke_id,
            operation,
        };
        let said = Said::Invoke(operation);
        let octets = invoke.parameter.unwrap_or_default();
        let question = question.map(|question| question.operation);
        if question.is_some_and(|question| !question.takes(operation, dialect)) {
            return self.refuse(tc, id, &ordered, error::TASK_REFUSED);
        }
        self.follow(tc, id, &ordered, question, said, octets);
    }

    /// Does what one component orders, as far as it can be read and done.
    pub(crate) fn follow(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        question: Option<&'static Operation>,
        said: Said,
        octets: &[u8],
    ) {
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let dialect = call.request.dialect;
        let mut orders = std::mem::take(&mut self.orders);
        orders.clear();
        let scratch = Scratch::default();
        let occasion = Occasion {
            question,
            subject: &call.request.trigger.subject,
            reports_to: None,
        };
        let mut tell = |order| orders.push(order);
        let read = inlab_inap::decode_orders(dialect, &occasion, said, octets, &scratch, &mut tell);
        match read {
            Ok(()) => self.obey(tc, id, ordered, &orders),
            Err(error) => {
                let of = (ordered.invoke_id, Some(ordered.operation.code));
                match error.answer() {
                    Answer::Error { code, .. } => self.refuse(tc, id, ordered, code),
                    Answer::RejectMistypedParameter => {
                        let fault = match said {
                            Said::Invoke(_) => Fault::MistypedArgument,
                            Said::Result(_) => Fault::MistypedResult,
                        };
                        self.reject(tc, id, ordered.dialogue, of, fault);
                    }
                    Answer::RejectUnrecognizedOperation => {
                        self.reject(tc, id, ordered.dialogue, of, Fault::UnrecognizedOperation);
                    }
                    // Of class 4: there is no error to answer with.
                    Answer::None => self.refused_silently(id, ordered.operation),
                }
            }
        }
        self.orders = orders;
    }

    fn refused_silently(&mut self, id: CallId, operation: &Operation) {
        self.failed(id, false);
        self.records.push(Record::Refused {
            call: id,
            operation: Some(operation.code),
            answer: Refusal::Nothing,
        });
    }

    fn reject(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        (invoke_id, operation): (Option<InvokeId>, Option<i32>),
        fault: Fault,
    ) {
        let basic = self
            .calls
            .get(&id)
            .is_none_or(|call| call.model() == CallModel::Basic);
        let sent = tc.either().reject(dialogue, invoke_id, fault).is_ok();
        self.failed(id, sent);
        let code = if basic {
            fault.itu().code
        } else {
            let [_, specifier] = fault.ansi().0.to_be_bytes();
            specifier
        };
        self.records.push(Record::Refused {
            call: id,
            operation,
            answer: Refusal::Reject(code),
        });
    }

    /// Answers an operation with an error, where it may be answered with one.
    fn refuse(&mut self, tc: &mut Tc<'_>, id: CallId, ordered: &Ordered, code: i32) {
        self.refuse_with(tc, id, ordered, code, &[]);
    }

    fn refuse_with(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        code: i32,
        own_parameter: &[u8],
    ) {
        match ordered.operation.refusal(code) {
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
                let sent = ordered.invoke_id.is_some_and(|invoke_id| {
                    let mut either = tc.either();
                    either
                        .error(ordered.dialogue, invoke_id, code, parameter)
                        .is_ok()
                });
                self.failed(id, sent);
                self.records.push(Record::Refused {
                    call: id,
                    operation: Some(ordered.operation.code),
                    answer: Refusal::Error(code),
                });
            }
            Answer::None
            | Answer::RejectMistypedParameter
            | Answer::RejectUnrecognizedOperation => self.refused_silently(id, ordered.operation),
        }
    }

    /// What follows in the same message is discarded (TS 29.078 14.1.1.2).
    pub(crate) fn failed(&mut self, id: CallId, sent: bool) {
        if let Some(call) = self.calls.get_mut(&id) {
            call.receiving.failed = true;
            call.receiving.answer |= sent;
        }
    }

    /// Does these orders, up to the first that cannot be done.
    fn obey(&mut self, tc: &mut Tc<'_>, id: CallId, ordered: &Ordered, orders: &[Instruction]) {
        for instruction in orders {
            // The record has the order first, then what came of it.
            let place = self.records.len();
            let done = match self.obey_american(tc, id, ordered, instruction) {
                Some(done) => done,
                None => self.carry_out(tc, id, ordered, instruction),
            };
            if let Instruction::Gap(gap) = instruction
                && self.gaps.put(tc.now(), *gap).is_err()
            {
                // The rest of the message is none the worse for it.
                self.gap_not_taken(tc, id, ordered, gap);
                continue;
            }
            match done {
                Ok(()) => self.records.insert(
                    place,
                    Record::Instructed {
                        call: id,
                        instruction: *instruction,
                    },
                ),
                Err(code) => {
                    let mut own = [0; 8];
                    let mut own_parameter = &own[..0];
                    // Such an operation is not known, or no longer.
                    if let (error::CANCEL_FAILED, Instruction::Cancel(Cancel::Invocation(invoke))) =
                        (code, instruction)
                    {
                        own = error::cancel_failed(error::CancelProblem::UnknownOperation, *invoke);
                        own_parameter = &own;
                    }
                    return self.refuse_with(tc, id, ordered, code, own_parameter);
                }
            }
        }
    }

    pub(crate) fn carry_out(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        instruction: &Instruction,
    ) -> Result<(), i32> {
        match instruction {
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
                self.answer(tc, id, ordered, Parameter::None);
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
            Instruction::Announce(announce) => self.announce(tc, id, ordered, announce),
            Instruction::Collect(collect) => self.collect(tc, id, ordered, collect),
            Instruction::Cancel(Cancel::Invocation(invoke)) => self
                .cancel_order(tc, id, *invoke)
                .map_err(|_| error::CANCEL_FAILED),
            // 11.8.3.1: armed events and pending reports.
            Instruction::Cancel(Cancel::All) => {
                self.drop_pending(id);
                if let Some(call) = self.calls.get_mut(&id) {
                    call.armed.clear();
                }
                Ok(())
            }
            // TS 29.078 11.5.2.1: in every state, and none changes.
            Instruction::Gap(_) => Ok(()),
            // This switch makes no further legs, and moves none.
            _ => Err(error::TASK_REFUSED),
        }
    }

    /// There are too many gaps. callGap has no answer (class 4); AIN has acgOverflow for it.
    fn gap_not_taken(&mut self, tc: &mut Tc<'_>, id: CallId, ordered: &Ordered, gap: &Gap) {
        self.records.push(Record::Refused {
            call: id,
            operation: Some(ordered.operation.code),
            answer: Refusal::Nothing,
        });
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let (dialect, scf) = (call.request.dialect, call.request.scf);
        self.writer.clear();
        if let Ok(operation) = inlab_inap::encode_gap_overflow(dialect, gap, &mut self.writer) {
            self.send_alone(tc, id, scf, operation);
        }
    }

    /// An operation succeeded and says so.
    pub(crate) fn answer(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        result: Parameter<'_>,
    ) {
        let Some(invoke_id) = ordered.invoke_id else {
            return;
        };
        let code = ordered.operation.code;
        let sent = tc
            .either()
            .result(ordered.dialogue, invoke_id, code, true, result)
            .is_ok();
        if let Some(call) = self.calls.get_mut(&id) {
            call.receiving.answer |= sent;
            // It is answered: no error can be about it.
            call.american.told_by = None;
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
            if !call.has_leg(arm.leg.unwrap_or(presumed_leg(arm.event))) {
                return Err(error::UNKNOWN_LEG_ID);
            }
            if arm.event.half() != call.half {
                return Err(error::UNEXPECTED_DATA_VALUE);
            }
            armed.arm(*arm).map_err(|_| error::TASK_REFUSED)?;
            timer = timer.or(arm.no_answer_timer);
        }
        call.armed = armed;
        // It rings already: the time counts from now.
        let rings =
            call.held.is_none() && matches!(call.pic.stage(), Stage::Routing | Stage::Alerting);
        if let Some(seconds) = timer.filter(|_| rings) {
            let at = tc.now() + Duration::from_secs(seconds.into());
            self.plan(at, id, PartyEvent::NoAnswer);
        }
        Ok(())
    }

    pub(crate) fn resume(&mut self, tc: &mut Tc<'_>, id: CallId) -> Result<(), i32> {
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
        if held.is_trigger
            && let Some(trigger) = self.later_trigger(tc.now(), id, held.point)
        {
            self.raise(tc, id, &trigger, held.then);
            return Ok(());
        }
        self.go_on(tc, id, held.then, held.clearing, held.enters);
        Ok(())
    }

    pub(crate) fn connect(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        connect: &Connect,
    ) -> Result<(), i32> {
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
        let to = bcsm::routing(call.model(), call.half);
        self.set_tssf(tc, id, None);
        self.set_ssf(id, Ssf::Monitoring);
        self.go_on(tc, id, to, Clearing::default(), true);
        Ok(())
    }

    pub(crate) fn release(&mut self, tc: &mut Tc<'_>, id: CallId, cause: Cause) -> Result<(), i32> {
        if self.action(id, SsfInput::Release) != SsfAction::Clear {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        self.set_tssf(tc, id, None);
        self.end_interaction(tc, id);
        // A party that has cleared already is the one that ended the call.
        let held = self.calls.get(&id).and_then(|call| call.held);
        let by = held.filter(|held| is_end(held.point));
        let clearing = Clearing {
            by: by.and_then(|held| held.clearing.by),
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

/// A party has left the call.
const fn is_end(point: DetectionPoint) -> bool {
    use DetectionPoint as D;
    matches!(
        point,
        D::ODisconnect | D::TDisconnect | D::OAbandon | D::TAbandon
    )
}

/// Where connect may follow (TS 29.078 11.13.2: DP 2, 3, 4, 5, 6, 12, 13, 14, and DP 9 when the called party cleared; in AIN and WIN
/// wherever a call triggers before it is presented).
fn can_route_at(point: DetectionPoint, by: Option<LegId>) -> bool {
    use DetectionPoint as D;
    match point {
        D::OrigAttemptAuthorized
        | D::FacilitySelectedAndAvailable
        | D::CollectedInfo
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
