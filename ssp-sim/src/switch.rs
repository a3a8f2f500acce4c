//! The switch: calls, their state models, and obedience to the SCF.

use crate::bcsm::{self, CallInput, Pic};
use crate::call::{
    Call, CallId, CallRequest, Clearing, DefaultHandling, EndStyle, Held, Receiving,
};
use crate::edp::presumed_leg;
use crate::party::{BUSY, Behaviour, NO_ROUTE, NORMAL, PartyEvent};
use crate::record::{Loss, Record, Records, Refusal};
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::{Config, NotNow, RawId};
use inlab_ber::{Scratch, Writer};
use inlab_inap::{
    Answer, Arms, Class, Connect, DetectionPoint, Direction, EventReport, Half, Instruction, LegId,
    MonitorMode, NotExpressible, Operation, Purpose, Report, error,
};
use inlab_ss7::{Cause, CauseLocation, CauseValue, SubsystemNumber};
use inlab_stack::tcap::{
    self, AbortReason, DialogueId, ErrorCode, Indication, Invoke, InvokeId, InvokeRequest,
    ObjectIdentifier, OperationCode, Parameter, Problem, Quality, Termination, UserInformation,
};
use inlab_stack::{Tc, TcUser};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Something planned for a call.
#[derive(Clone, Copy, Debug)]
struct Plan {
    call: CallId,
    /// Valid while the call is in this epoch; `None`: until it is answered.
    epoch: Option<u32>,
    event: PartyEvent,
}

/// The user of the stack.
#[derive(Debug)]
pub(crate) struct Switch {
    pub(crate) config: Config,
    pub(crate) calls: BTreeMap<CallId, Call>,
    pub(crate) raw: BTreeMap<DialogueId, RawId>,
    pub(crate) records: Records,
    by_dialogue: BTreeMap<DialogueId, CallId>,
    agenda: BTreeMap<(Instant, u64), Plan>,
    sequence: u64,
    last_call: u32,
    pub(crate) last_raw: u32,
    writer: Writer,
}

impl Switch {
    pub(crate) fn new(config: Config) -> Self {
        Self {
            config,
            calls: BTreeMap::new(),
            raw: BTreeMap::new(),
            records: Records::default(),
            by_dialogue: BTreeMap::new(),
            agenda: BTreeMap::new(),
            sequence: 0,
            last_call: 0,
            last_raw: 0,
            writer: Writer::default(),
        }
    }

    // ---- what people do ----

    /// Starts a call: it goes through its state model to the detection point of the trigger.
    pub(crate) fn start(
        &mut self,
        tc: &mut Tc<'_>,
        request: CallRequest,
    ) -> Result<CallId, NotExpressible> {
        let point = request.trigger.dp;
        if request
            .dialect
            .event(point)
            .is_none_or(|row| !row.is_trigger(request.dialect))
        {
            return Err(NotExpressible::Event(point));
        }
        let Some(row) = bcsm::before_trigger(point) else {
            return Err(NotExpressible::Event(point));
        };
        // What cannot be encoded is refused before there is a call.
        self.writer.clear();
        let operation =
            inlab_inap::encode_trigger(request.dialect, &request.trigger, &mut self.writer)?;
        self.last_call += 1;
        let id = CallId(self.last_call);
        let mut call = Call::new(request, point.half());
        call.pic = row.from;
        call.held = Some(Held {
            point,
            then: row.to,
            clearing: Clearing::default(),
        });
        self.records.push(Record::Call {
            call: id,
            pic: row.from,
            point: None,
        });
        self.records.push(Record::Call {
            call: id,
            pic: row.from,
            point: Some(point),
        });
        if let Some(patience) = request.patience {
            self.plan(
                tc.now() + patience,
                Plan {
                    call: id,
                    epoch: None,
                    event: PartyEvent::Abandon,
                },
            );
        }
        self.calls.insert(id, call);
        if self.open(tc, id, operation).is_err() {
            self.lose_control(tc, id, Loss::NotOpened);
        }
        self.sweep(tc, id);
        Ok(id)
    }

    fn open(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        operation: &Operation,
    ) -> Result<(), tcap::RequestError> {
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        let mut local = self.config.address;
        let subsystem = SubsystemNumber(call.request.dialect.default_subsystem());
        local.subsystem = local.subsystem.or(Some(subsystem));
        let dialogue = tc.open(local, call.request.scf)?;
        if let Some(context) = call
            .request
            .dialect
            .context(Purpose::Call)
            .and_then(|c| ObjectIdentifier::new(c.oid))
        {
            tc.set_context(dialogue, context)?;
        }
        tc.set_quality(
            dialogue,
            Quality {
                sequence: Some((id.0 & 0xf) as u8),
                return_on_error: true,
            },
        )?;
        let invoke = tc.invoke(
            dialogue,
            &invoke_request(operation),
            Parameter::Octets(self.writer.as_slice()),
        )?;
        tc.begin(dialogue, UserInformation::None)?;
        tc.set_dialogue_timer(dialogue, Some(tc.now() + self.config.tssf))?;
        call.dialogue = Some(dialogue);
        call.trigger_invoke = Some(invoke);
        self.by_dialogue.insert(dialogue, id);
        self.set_ssf(id, Ssf::WaitingForInstructions);
        Ok(())
    }

    /// A party does something.
    pub(crate) fn party(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        event: PartyEvent,
    ) -> Result<(), NotNow> {
        let call = self.calls.get(&id).ok_or(NotNow::NoSuchCall)?;
        let input = event.input();
        let waiting = call.held.is_some();
        // While call processing is held at a point, only the caller's giving up goes on.
        if waiting && input != CallInput::Abandon {
            return Err(NotNow::Held(call.pic));
        }
        let row =
            bcsm::transition(call.half, call.pic, input).ok_or(NotNow::State(call.pic, input))?;
        self.meet(tc, id, event, row.point, row.to);
        self.sweep(tc, id);
        Ok(())
    }

    /// A detection point is met on the way to `to`.
    fn meet(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        event: PartyEvent,
        point: Option<DetectionPoint>,
        to: Pic,
    ) {
        let clearing = Clearing {
            by: Some(event.leg()),
            cause: event.cause(),
        };
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(point) = point else {
            return self.go_on(tc, id, to, clearing);
        };
        let leg = event.leg();
        let hit = call.armed.hit(point, leg);
        call.armed.disarm_after(point, leg);
        let pic = call.pic;
        self.records.push(Record::Call {
            call: id,
            pic,
            point: Some(point),
        });
        let Some(arm) = hit else {
            return self.go_on(tc, id, to, clearing);
        };
        let request = arm.mode == MonitorMode::Interrupted;
        let mut report = EventReport::new(point, Some(leg), arm.mode);
        report.cause = event.cause();
        let input = if request {
            SsfInput::EventRequest
        } else {
            SsfInput::EventNotification
        };
        match self.action(id, input) {
            SsfAction::ReportAndWait => {
                self.report(tc, id, report, false);
                let held = Held {
                    point,
                    then: to,
                    clearing,
                };
                let Some(call) = self.calls.get_mut(&id) else {
                    return;
                };
                call.held = Some(held);
                call.epoch += 1;
                self.set_ssf(id, Ssf::WaitingForInstructions);
                self.restart_tssf(tc, id, self.config.tssf);
            }
            SsfAction::Report => {
                // The last report may travel in the TC-END.
                let over = matches!(to, Pic::Null | Pic::Exception);
                let Some(call) = self.calls.get_mut(&id) else {
                    return;
                };
                if over {
                    call.armed.clear();
                }
                let last = call.armed.is_empty() && call.request.end_style == EndStyle::Basic;
                self.report(tc, id, report, last);
                self.go_on(tc, id, to, clearing);
            }
            _ => self.go_on(tc, id, to, clearing),
        }
    }

    /// The call goes on to a point in call.
    fn go_on(&mut self, tc: &mut Tc<'_>, id: CallId, to: Pic, clearing: Clearing) {
        let now = tc.now();
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let alerting =
            call.pic == to && matches!(to, Pic::RoutingAndAlerting | Pic::TerminatingCallHandling);
        call.held = None;
        if !alerting {
            call.epoch += 1;
        }
        call.pic = to;
        self.records.push(Record::Call {
            call: id,
            pic: to,
            point: None,
        });
        match to {
            // Digits and route are known in a simulator: these points are passed at once.
            Pic::CollectInformation | Pic::AnalyseInformation => {
                self.go_on(tc, id, Pic::RoutingAndAlerting, clearing);
            }
            Pic::RoutingAndAlerting | Pic::TerminatingCallHandling if !alerting => {
                self.route(now, id)
            }
            Pic::RoutingAndAlerting | Pic::TerminatingCallHandling => {}
            Pic::Active => {
                let Some(call) = self.calls.get_mut(&id) else {
                    return;
                };
                call.answered = Some(now);
                let (epoch, behaviour) = (Some(call.epoch), self.behaviour_of(id));
                let talk = self.calls.get(&id).and_then(|call| call.request.talk);
                if let Some(talk) = talk {
                    let event = PartyEvent::Disconnect(LegId::ONE, NORMAL);
                    self.plan(
                        now + talk,
                        Plan {
                            call: id,
                            epoch,
                            event,
                        },
                    );
                }
                if let Behaviour::Answers {
                    clears: Some(clears),
                    ..
                } = behaviour
                {
                    let event = PartyEvent::Disconnect(LegId::TWO, NORMAL);
                    self.plan(
                        now + clears,
                        Plan {
                            call: id,
                            epoch,
                            event,
                        },
                    );
                }
            }
            // The caller hears a tone and clears: nothing more can be reported.
            Pic::Exception => {
                if let Some(call) = self.calls.get_mut(&id) {
                    call.clearing = clearing;
                    call.armed.clear();
                }
                self.go_on(tc, id, Pic::Null, clearing);
            }
            Pic::Null => {
                if let Some(call) = self.calls.get_mut(&id) {
                    call.clearing = clearing;
                    call.armed.clear();
                }
            }
        }
    }

    /// The call is put through: its party behaves.
    fn route(&mut self, now: Instant, id: CallId) {
        let behaviour = self.behaviour_of(id);
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let epoch = Some(call.epoch);
        let no_answer = call
            .armed
            .no_answer_timer()
            .map_or(self.config.no_answer, |s| Duration::from_secs(s.into()));
        let ring = self.config.alerting_delay;
        let mut plan = |after: Duration, event| {
            self.plan(
                now + after,
                Plan {
                    call: id,
                    epoch,
                    event,
                },
            )
        };
        match behaviour {
            Behaviour::Manual => plan(no_answer, PartyEvent::NoAnswer),
            Behaviour::Silent => {
                plan(ring, PartyEvent::Alerting);
                plan(no_answer, PartyEvent::NoAnswer);
            }
            Behaviour::Answers { after, .. } => {
                plan(ring.min(after), PartyEvent::Alerting);
                if after < no_answer {
                    plan(after, PartyEvent::Answer);
                } else {
                    plan(no_answer, PartyEvent::NoAnswer);
                }
            }
            Behaviour::Busy => plan(ring, PartyEvent::Busy(BUSY)),
            Behaviour::Unreachable => plan(ring, PartyEvent::RouteFailure(NO_ROUTE)),
        }
    }

    fn behaviour_of(&self, id: CallId) -> Behaviour {
        let Some(call) = self.calls.get(&id) else {
            return Behaviour::Manual;
        };
        if let Some(behaviour) = call.request.called_behaviour {
            return behaviour;
        }
        let digits = call.destination.map(|number| number.digits.without_st());
        let found = digits.and_then(|digits| {
            self.config
                .subscribers
                .iter()
                .find(|(number, _)| *number == digits)
        });
        found.map_or(Behaviour::Manual, |(_, behaviour)| *behaviour)
    }

    // ---- time ----

    fn plan(&mut self, at: Instant, plan: Plan) {
        self.sequence += 1;
        self.agenda.insert((at, self.sequence), plan);
    }

    pub(crate) fn next_plan(&self) -> Option<Instant> {
        self.agenda.first_key_value().map(|((at, _), _)| *at)
    }

    /// Does everything that was planned for `tc.now()` or before.
    pub(crate) fn run_plans(&mut self, tc: &mut Tc<'_>) {
        while let Some((key, plan)) = self
            .agenda
            .first_key_value()
            .map(|(key, plan)| (*key, *plan))
        {
            if key.0 > tc.now() {
                return;
            }
            self.agenda.remove(&key);
            let Some(call) = self.calls.get(&plan.call) else {
                continue;
            };
            let holds = match plan.epoch {
                Some(epoch) => call.epoch == epoch,
                None => call.answered.is_none(),
            };
            if holds {
                // A plan that the state model does not allow now was overtaken by an instruction.
                let _ = self.party(tc, plan.call, plan.event);
            }
        }
    }

    fn restart_tssf(&mut self, tc: &mut Tc<'_>, id: CallId, tssf: Duration) {
        let deadline = tc.now() + tssf;
        self.set_tssf(tc, id, Some(deadline));
    }

    fn set_tssf(&mut self, tc: &mut Tc<'_>, id: CallId, deadline: Option<Instant>) {
        if let Some(dialogue) = self.calls.get(&id).and_then(|call| call.dialogue) {
            let _ = tc.set_dialogue_timer(dialogue, deadline);
        }
    }

    // ---- the relationship ----

    fn action(&self, id: CallId, input: SsfInput) -> SsfAction {
        self.calls
            .get(&id)
            .map_or(SsfAction::Ignore, |call| call.ssf.action(input))
    }

    fn set_ssf(&mut self, id: CallId, state: Ssf) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if call.ssf != state {
            call.ssf = state;
            self.records.push(Record::Ssf { call: id, state });
        }
    }

    fn report(&mut self, tc: &mut Tc<'_>, id: CallId, report: EventReport, last: bool) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(dialogue) = call.dialogue else {
            return;
        };
        self.writer.clear();
        let encoded = inlab_inap::encode_report(
            call.request.dialect,
            &Report::Event(report),
            &mut self.writer,
        );
        let Ok(operation) = encoded else { return };
        if tc
            .invoke(
                dialogue,
                &invoke_request(operation),
                Parameter::Octets(self.writer.as_slice()),
            )
            .is_err()
        {
            return;
        }
        if last {
            // Sent with the TC-END, when the call is swept.
            call.receiving.answer = true;
        } else {
            let _ = tc.continue_(dialogue, UserInformation::None);
        }
    }

    /// Does what is left to do after something happened: ends a relationship that watches nothing, forgets a call that
    /// is over.
    fn sweep(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let over = call.pic == Pic::Null && call.held.is_none();
        if over && call.ssf != Ssf::Idle {
            self.end_relationship(tc, id);
        } else if call.ssf == Ssf::Monitoring && call.armed.is_empty() {
            self.end_relationship(tc, id);
        }
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        if over && call.ssf == Ssf::Idle {
            let (clearing, answered) = (call.clearing, call.answered);
            let spoke = answered.map(|at| tc.now().saturating_duration_since(at));
            self.records.push(Record::Over {
                call: id,
                by: clearing.by,
                cause: clearing.cause,
                spoke,
            });
            if let Some(call) = self.calls.remove(&id)
                && let Some(dialogue) = call.dialogue
            {
                self.by_dialogue.remove(&dialogue);
            }
        }
    }

    fn end_relationship(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let (style, answer) = (call.request.end_style, call.receiving.answer);
        if let Some(dialogue) = call.dialogue.take() {
            self.by_dialogue.remove(&dialogue);
            let ended = match style {
                EndStyle::Basic | EndStyle::EmptyEnd => {
                    tc.end(dialogue, Termination::Basic, UserInformation::None)
                }
                // What waits to be sent cannot be kept back.
                EndStyle::Prearranged if answer => {
                    let _ = tc.continue_(dialogue, UserInformation::None);
                    tc.end(dialogue, Termination::Prearranged, UserInformation::None)
                }
                EndStyle::Prearranged => {
                    tc.end(dialogue, Termination::Prearranged, UserInformation::None)
                }
                EndStyle::Abort => {
                    let information = abort_information(inlab_inap::AbortReason::NO_REASON_GIVEN);
                    abort(
                        tc,
                        dialogue,
                        call.request
                            .dialect
                            .has_abort_reasons()
                            .then_some(&information),
                    )
                }
            };
            if ended.is_err() {
                // A Begin that was never sent or answered cannot be ended, only aborted.
                let _ = tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None);
            }
        }
        self.set_ssf(id, Ssf::Idle);
    }

    /// Control is lost: default call handling where the call waits, else the call goes on alone.
    fn lose_control(&mut self, tc: &mut Tc<'_>, id: CallId, why: Loss) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if let Some(dialogue) = call.dialogue.take() {
            self.by_dialogue.remove(&dialogue);
        }
        call.armed.clear();
        let (held, handling) = (call.held.take(), call.request.default_handling);
        let at_trigger = held.is_some_and(|held| held.point == call.request.trigger.dp);
        let released = at_trigger && handling == DefaultHandling::Release;
        self.records.push(Record::ControlLost {
            call: id,
            why,
            released,
        });
        self.set_ssf(id, Ssf::Idle);
        let Some(held) = held else { return };
        if released {
            let cause = Cause::new(CauseLocation::LOCAL_PUBLIC, CauseValue::NORMAL_UNSPECIFIED);
            self.go_on(
                tc,
                id,
                Pic::Null,
                Clearing {
                    by: None,
                    cause: Some(cause),
                },
            );
        } else {
            self.go_on(tc, id, held.then, held.clearing);
        }
    }

    /// The dialogue of a call was ended by a script: the call goes on without a relationship.
    pub(crate) fn forget_dialogue(&mut self, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if let Some(dialogue) = call.dialogue.take() {
            self.by_dialogue.remove(&dialogue);
        }
        call.armed.clear();
        self.set_ssf(id, Ssf::Idle);
    }

    // ---- obedience ----

    fn handle_invoke(
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
                    Direction::ScfToSsf | Direction::ScfToEither
                )
            });
        let Some(operation) = operation else {
            return self.reject(tc, id, dialogue, invoke, Problem::UNRECOGNIZED_OPERATION);
        };
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
                Answer::Error(code) => {
                    self.refuse(tc, id, dialogue, invoke.invoke_id, operation, code)
                }
                Answer::RejectMistypedParameter => {
                    self.reject(tc, id, dialogue, invoke, Problem::MISTYPED_PARAMETER);
                }
                Answer::RejectUnrecognizedOperation => {
                    self.reject(tc, id, dialogue, invoke, Problem::UNRECOGNIZED_OPERATION);
                }
                Answer::None => {
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
        operation: &Operation,
        code: i32,
    ) {
        let answer = match operation.refusal(code) {
            Answer::Error(code) => {
                let sent = tc
                    .error(dialogue, invoke_id, ErrorCode::Local(code), Parameter::None)
                    .is_ok();
                self.failed(id, sent);
                Refusal::Error(code)
            }
            Answer::None
            | Answer::RejectMistypedParameter
            | Answer::RejectUnrecognizedOperation => Refusal::Nothing,
        };
        self.records.push(Record::Refused {
            call: id,
            operation: Some(operation.code),
            answer,
        });
    }

    fn failed(&mut self, id: CallId, sent: bool) {
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
        operation: &Operation,
        instruction: Instruction,
    ) {
        // The record has the order first, then what came of it.
        let place = self.records.len();
        let outcome = match &instruction {
            Instruction::Arm(arms) => self.arm(id, arms),
            Instruction::Continue | Instruction::ContinueWith(_) => self.resume(tc, id),
            Instruction::Connect(connect) => self.connect(tc, id, connect),
            Instruction::Release(cause) => self.release(tc, id, *cause),
            Instruction::ExtendTime(seconds) => match self.action(id, SsfInput::ResetTimer) {
                SsfAction::RestartTimer => {
                    self.restart_tssf(tc, id, Duration::from_secs(u64::from(*seconds)));
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
            Instruction::Record(_) => Ok(()),
            Instruction::Cancel(inlab_inap::Cancel::All) => {
                if let Some(call) = self.calls.get_mut(&id) {
                    call.armed.clear();
                }
                Ok(())
            }
            // This switch has no charging and no call information to report.
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

    fn arm(&mut self, id: CallId, arms: &Arms) -> Result<(), i32> {
        if self.action(id, SsfInput::Arm) != SsfAction::Arm {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        // All or nothing: an operation that is answered with an error has had no effect.
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
        }
        for arm in arms.iter() {
            call.armed.arm(*arm).map_err(|_| error::TASK_REFUSED)?;
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
        self.set_ssf(id, Ssf::Monitoring);
        self.go_on(tc, id, held.then, held.clearing);
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
        call.pic = Pic::Null;
        let to = match call.half {
            Half::Originating => Pic::RoutingAndAlerting,
            Half::Terminating => Pic::TerminatingCallHandling,
        };
        self.set_tssf(tc, id, None);
        self.set_ssf(id, Ssf::Monitoring);
        self.go_on(tc, id, to, Clearing::default());
        Ok(())
    }

    fn release(&mut self, tc: &mut Tc<'_>, id: CallId, cause: Cause) -> Result<(), i32> {
        if self.action(id, SsfInput::Release) != SsfAction::Clear {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        self.set_tssf(tc, id, None);
        self.set_ssf(id, Ssf::Monitoring);
        self.go_on(
            tc,
            id,
            Pic::Null,
            Clearing {
                by: None,
                cause: Some(cause),
            },
        );
        Ok(())
    }

    // ---- messages ----

    fn message_end(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let receiving = std::mem::take(&mut call.receiving);
        let ends = call.ssf != Ssf::Idle
            && (call.pic == Pic::Null && call.held.is_none()
                || call.ssf == Ssf::Monitoring && call.armed.is_empty());
        if receiving.answer
            && !ends
            && let Some(dialogue) = call.dialogue
        {
            let _ = tc.continue_(dialogue, UserInformation::None);
        }
        call.receiving.answer = receiving.answer && ends;
        // Tssf starts anew once all operations of a message were processed.
        if self
            .calls
            .get(&id)
            .is_some_and(|call| call.ssf == Ssf::WaitingForInstructions)
            && !ends
        {
            self.restart_tssf(tc, id, self.config.tssf);
        }
        self.sweep(tc, id);
    }

    fn closed(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if let Some(dialogue) = call.dialogue.take() {
            self.by_dialogue.remove(&dialogue);
        }
        call.receiving = Receiving::default();
        match call.ssf.action(SsfInput::End) {
            SsfAction::Default => self.lose_control(tc, id, Loss::Ended),
            _ => {
                call.armed.clear();
                self.set_ssf(id, Ssf::Idle);
            }
        }
        self.sweep(tc, id);
    }

    /// Our initialDP or a later operation was answered with an error or rejected.
    fn refused(&mut self, tc: &mut Tc<'_>, id: CallId, dialogue: DialogueId, why: Loss) {
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let end = call.receiving.end;
        if !end {
            // An error in a TC-CONTINUE is against the rules of CAP: the dialogue is aborted (TS 29.078 14.1.1.2).
            let reasons = call.request.dialect.has_abort_reasons();
            let information = abort_information(inlab_inap::AbortReason::NOT_ALLOWED_PROCEDURES);
            let _ = abort(tc, dialogue, reasons.then_some(&information));
        }
        self.lose_control(tc, id, why);
        self.sweep(tc, id);
    }

    fn tssf_expired(&mut self, tc: &mut Tc<'_>, id: CallId, dialogue: DialogueId) {
        if self.action(id, SsfInput::TimerExpiry) != SsfAction::AbortAndDefault {
            return;
        }
        let reasons = self
            .calls
            .get(&id)
            .is_some_and(|call| call.request.dialect.has_abort_reasons());
        let information = abort_information(inlab_inap::AbortReason::APPLICATION_TIMER_EXPIRED);
        let _ = abort(tc, dialogue, reasons.then_some(&information));
        self.lose_control(tc, id, Loss::Tssf);
        self.sweep(tc, id);
    }
}

impl TcUser for Switch {
    fn indication(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>) {
        if let Some(raw) = self.raw.get(&dialogue).copied() {
            return self.raw_indication(dialogue, raw, &indication);
        }
        let Some(id) = self.by_dialogue.get(&dialogue).copied() else {
            // Dialogues that the SCF opens (initiateCallAttempt, callGap, …) have no service in this switch.
            if let Indication::Begin(_) = indication {
                let _ = tc.abort(
                    dialogue,
                    AbortReason::ContextNotSupported,
                    UserInformation::None,
                );
            }
            return;
        };
        match indication {
            Indication::Continue(_) | Indication::End(_) => {
                if let Some(call) = self.calls.get_mut(&id) {
                    call.receiving = Receiving {
                        end: matches!(indication, Indication::End(_)),
                        ..Receiving::default()
                    };
                }
            }
            Indication::Invoke(invoke) => self.handle_invoke(tc, id, dialogue, &invoke),
            Indication::Error(error) => {
                let code = match error.error {
                    ErrorCode::Local(code) => code,
                    ErrorCode::Global(_) => -1,
                };
                self.refused(tc, id, dialogue, Loss::Error(code));
            }
            Indication::Reject(reject, tcap::RejectOrigin::Local) => {
                // Found by our own TC: its Reject waits to go out with our next message.
                let _ = reject;
                self.failed(id, true);
            }
            Indication::Reject(reject, _) => {
                self.refused(tc, id, dialogue, Loss::Reject(reject.problem.code))
            }
            Indication::UserAbort(_) => {
                self.lose_control(tc, id, Loss::Aborted);
                self.sweep(tc, id);
            }
            Indication::ProviderAbort(_) => {
                self.lose_control(tc, id, Loss::ProviderAborted);
                self.sweep(tc, id);
            }
            Indication::Notice(cause) => {
                let _ = tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None);
                self.lose_control(tc, id, Loss::Returned(cause));
                self.sweep(tc, id);
            }
            Indication::Timer => self.tssf_expired(tc, id, dialogue),
            Indication::MessageEnd => self.message_end(tc, id),
            Indication::Closed => self.closed(tc, id),
            // The operations of an SSF have no results; a timer of class 2 that runs out means that all went well.
            Indication::ResultLast(_) | Indication::ResultNotLast(_) | Indication::Cancel(_) => {}
            // Only for dialogues that the peer opens.
            Indication::Begin(_) | Indication::Unidirectional(_) => {}
        }
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

pub(crate) fn invoke_request(operation: &Operation) -> InvokeRequest {
    let class = match operation.class {
        Class::One => tcap::Class::Both,
        Class::Two => tcap::Class::FailureOnly,
        Class::Three => tcap::Class::SuccessOnly,
        Class::Four => tcap::Class::Neither,
    };
    InvokeRequest::new(
        OperationCode::Local(operation.code),
        class,
        operation.timer.default(),
    )
}

/// CAP-U-ABORT-REASON in an EXTERNAL (TS 29.078 5.7, Q.773 4.2.3).
pub(crate) fn abort_information(reason: inlab_inap::AbortReason) -> [u8; 16] {
    let mut octets = [0x28, 14, 0x06, 7, 0, 0, 0, 0, 0, 0, 0, 0xa0, 3, 0, 0, 0];
    octets[4..11].copy_from_slice(inlab_inap::AbortReason::OID);
    octets[13..].copy_from_slice(&reason.encode());
    octets
}

fn abort(
    tc: &mut Tc<'_>,
    dialogue: DialogueId,
    information: Option<&[u8; 16]>,
) -> Result<(), tcap::RequestError> {
    let information = information.map_or(UserInformation::None, |octets| {
        UserInformation::Octets(octets)
    });
    tc.abort(dialogue, AbortReason::UserSpecific, information)
}
