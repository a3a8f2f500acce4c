//! Relationships with the SCF: opening, reporting, ending, losing them; what each indication of TC means to a call.

use crate::american::{self, Question};
use crate::bcsm::Pic;
use crate::call::{Call, CallId, Clearing, DefaultHandling, EndStyle, Receiving};
use crate::record::{Loss, Record};
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::switch::Switch;
use inlab_inap::{CallModel, Class, Dialect, EventReport, Operation, OperationTimers, Purpose};
use inlab_inap::{ConnectionFailure, NotExpressible, Report};
use inlab_ss7::{Address, Cause, CauseLocation, CauseValue, SubsystemNumber};
use inlab_stack::tcap::{
    self, AbortReason, DialogueId, Indication, InvokeRequest, ObjectIdentifier, OperationCode,
    Parameter, ProblemKind, Quality, RejectOrigin, RequestError, Termination, UserInformation,
    ansi,
};
use inlab_stack::{Fault, Package, Tc, TcUser, Told};
use std::time::{Duration, Instant};

impl Switch {
    /// Our address in the dialogues of a dialect.
    pub(crate) fn local_address(&self, dialect: Dialect) -> Address {
        let mut local = self.config.address;
        let subsystem = SubsystemNumber(dialect.default_subsystem());
        local.subsystem = local.subsystem.or(Some(subsystem));
        local
    }

    /// Opens the relationship: the dialogue begins with the operation in the writer.
    pub(crate) fn open(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        operation: &'static Operation,
    ) -> Result<(), RequestError> {
        let Some(call) = self.calls.get(&id) else {
            return Ok(());
        };
        let dialogue = match call.model() {
            CallModel::Basic => {
                let local = self.local_address(call.request.dialect);
                let dialogue = tc.open(local, call.request.scf)?;
                let octets = self.writer.as_slice();
                let timers = &self.config.operations;
                if let Err(error) = begin(tc, dialogue, call, id, operation, timers, octets) {
                    let _ = tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None);
                    return Err(error);
                }
                dialogue
            }
            CallModel::Ain | CallModel::Win => self.query(tc, id, call.request.scf, operation)?,
        };
        self.by_dialogue.insert(dialogue, id);
        if let Some(call) = self.calls.get_mut(&id) {
            call.dialogue = Some(dialogue);
            call.started = call.started.or(Some(tc.now()));
        }
        let time = self.response_time(id);
        if let Some(call) = self.calls.get_mut(&id) {
            call.tssf = time;
        }
        self.set_ssf(id, Ssf::WaitingForInstructions);
        self.restart_tssf(tc, id);
        Ok(())
    }

    /// How long the call waits for instructions at a detection point.
    pub(crate) fn response_time(&self, id: CallId) -> Duration {
        let Some(call) = self.calls.get(&id) else {
            return Duration::ZERO;
        };
        match call.model() {
            CallModel::Basic => self.config.tssf,
            CallModel::Ain => call.american.response_time.unwrap_or(self.config.t1),
            CallModel::Win => call.american.question.map_or(self.config.t1, |question| {
                self.config.operations.of(question.operation)
            }),
        }
    }

    pub(crate) fn restart_tssf(&mut self, tc: &mut Tc<'_>, id: CallId) {
        if let Some(call) = self.calls.get(&id) {
            let deadline = tc.now() + call.tssf;
            self.set_tssf(tc, id, Some(deadline));
        }
    }

    pub(crate) fn set_tssf(&mut self, tc: &mut Tc<'_>, id: CallId, deadline: Option<Instant>) {
        if let Some(dialogue) = self.calls.get(&id).and_then(|call| call.dialogue) {
            let _ = tc.set_dialogue_timer(dialogue, deadline);
        }
    }

    pub(crate) fn action(&self, id: CallId, input: SsfInput) -> SsfAction {
        self.calls
            .get(&id)
            .map_or(SsfAction::Ignore, |call| call.ssf.action(input))
    }

    pub(crate) fn set_ssf(&mut self, id: CallId, state: Ssf) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if call.ssf != state {
            call.ssf = state;
            self.records.push(Record::Ssf { call: id, state });
        }
    }

    pub(crate) fn report(&mut self, tc: &mut Tc<'_>, id: CallId, report: EventReport, last: bool) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if call.model() == CallModel::Win {
            return self.tell_event(tc, id, report);
        }
        let Some(dialogue) = call.dialogue else {
            return;
        };
        let operation = match encode_event(call, &report, &mut self.writer) {
            Ok(operation) => operation,
            Err(error) => {
                tracing::error!(%error, "a report of an event that was armed cannot be encoded");
                return;
            }
        };
        if self
            .put_in(tc, id, dialogue, operation, report.is_request())
            .is_err()
        {
            return;
        }
        if last {
            // Sent with the end of the dialogue, when the call is swept.
            self.waits_to_be_sent(id, false);
        } else if go_on_with(tc, dialogue) {
            // Everything that waited went along.
            if let Some(call) = self.calls.get_mut(&id) {
                call.receiving.answer = false;
                call.receiving.report = false;
            }
        }
    }

    /// The operation in the writer waits for the next message; in ANSI TCAP an answer to it may be waited for.
    fn put_in(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        operation: &'static Operation,
        is_question: bool,
    ) -> Result<(), RequestError> {
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        let argument = Parameter::Octets(self.writer.as_slice());
        if call.model() == CallModel::Basic {
            let request = invoke_request(operation, &self.config.operations);
            tc.invoke(dialogue, &request, argument)?;
            return Ok(());
        }
        let request = self.config.ansi_request(call, operation);
        let invoke_id = tc.either().invoke(dialogue, &request, argument)?;
        if is_question {
            call.american.question = Question::new(operation, invoke_id);
        }
        Ok(())
    }

    /// Something of ours waits for the next message.
    pub(crate) fn waits_to_be_sent(&mut self, id: CallId, report: bool) {
        if let Some(call) = self.calls.get_mut(&id) {
            call.receiving.answer = true;
            call.receiving.report |= report;
        }
    }

    /// Does what is left to do after something happened: ends a relationship that watches nothing, forgets a call that
    /// is over.
    pub(crate) fn sweep(&mut self, tc: &mut Tc<'_>, id: CallId) {
        if self.is_done(id) {
            self.end_relationship(tc, id);
        }
        self.catch_up(tc, id);
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        // A report that nothing else took along goes by itself.
        if std::mem::take(&mut call.receiving.report)
            && std::mem::take(&mut call.receiving.answer)
            && let Some(dialogue) = call.dialogue
        {
            go_on_with(tc, dialogue);
        }
        if call.pic == Pic::Null && call.held.is_none() && call.ssf == Ssf::Idle {
            let clearing = call.clearing;
            let spoke = call
                .answered
                .map(|at| tc.now().saturating_duration_since(at));
            self.records.push(Record::Over {
                call: id,
                by: clearing.by,
                cause: clearing.cause,
                spoke,
            });
            self.tell_end(tc, id);
            self.forget(tc, id);
        }
    }

    /// There is a relationship, and nothing is left for it to do: the call is over, or goes on and is not watched.
    fn is_done(&self, id: CallId) -> bool {
        self.calls.get(&id).is_some_and(|call| match call.ssf {
            Ssf::Idle => false,
            _ if call.pic == Pic::Null && call.held.is_none() => true,
            Ssf::WaitingForInstructions
            | Ssf::WaitingForEndOfUserInteraction
            | Ssf::WaitingForEndOfTemporaryConnection => false,
            Ssf::Monitoring => !call.is_watched(),
        })
    }

    fn end_relationship(&mut self, tc: &mut Tc<'_>, id: CallId) {
        match self.calls.get(&id).map(Call::model) {
            Some(CallModel::Basic) => self.end_dialogue(tc, id),
            Some(CallModel::Ain) => self.close(tc, id),
            Some(CallModel::Win) => self.drop_transaction(tc, id),
            None => return,
        }
        self.end_interaction(tc, id);
        self.drop_pending(id);
        self.set_ssf(id, Ssf::Idle);
    }

    fn end_dialogue(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if let Some(dialogue) = call.dialogue.take() {
            self.by_dialogue.remove(&dialogue);
            let mut answer = std::mem::take(&mut call.receiving.answer);
            let report = std::mem::take(&mut call.receiving.report);
            if answer && report && call.end_style() == EndStyle::EmptyEnd {
                answer = false;
                let _ = tc.continue_(dialogue, UserInformation::None);
            }
            let by_others = call.pic == Pic::Null && !call.clearing.ordered;
            let reasons = call.request.dialect.has_abort_reasons();
            let may_end = tc.either().may_end(dialogue);
            let ended = match call.end_style() {
                // The SCF has not answered yet.
                _ if !may_end => {
                    tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None)
                }
                EndStyle::Abort if by_others && !answer => abort(
                    tc,
                    dialogue,
                    reasons,
                    inlab_inap::AbortReason::NO_REASON_GIVEN,
                ),
                EndStyle::Prearranged => {
                    // What waits to be sent cannot be kept back.
                    if answer {
                        let _ = tc.continue_(dialogue, UserInformation::None);
                    }
                    tc.end(dialogue, Termination::Prearranged, UserInformation::None)
                }
                EndStyle::Abort | EndStyle::Basic | EndStyle::EmptyEnd => {
                    tc.end(dialogue, Termination::Basic, UserInformation::None)
                }
            };
            if let Err(error) = ended {
                tracing::error!(%error, "a dialogue could not be ended");
                let _ = tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None);
            }
        }
    }

    /// Control is lost: default call handling where the call waits, else the call goes on alone.
    pub(crate) fn lose_control(&mut self, tc: &mut Tc<'_>, id: CallId, input: SsfInput, why: Loss) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if let Some(dialogue) = call.dialogue.take() {
            self.by_dialogue.remove(&dialogue);
        }
        call.american.question = None;
        call.receiving = Receiving {
            end: call.receiving.end,
            ..Receiving::default()
        };
        let handling = match call.ssf.action(input) {
            // The relationship was never there: its dialogue could not be opened.
            SsfAction::Default | SsfAction::AbortAndDefault | SsfAction::Ignore => {
                call.request.default_handling
            }
            // Nor was that of a later trigger, while what another one ordered is watched.
            _ if call.held.is_some_and(|held| held.is_trigger) => call.request.default_handling,
            _ => DefaultHandling::Continue,
        };
        let held = call.held.take();
        let released = held.is_some() && handling == DefaultHandling::Release;
        // In WIN one transaction is lost, and not what was armed by another.
        let mut state = Ssf::Idle;
        if released || call.model() != CallModel::Win || call.armed.is_empty() {
            call.armed.clear();
        } else {
            state = Ssf::Monitoring;
        }
        self.records.push(Record::ControlLost {
            call: id,
            why,
            released,
        });
        self.end_interaction(tc, id);
        self.drop_pending(id);
        self.set_ssf(id, state);
        let Some(held) = held else { return };
        if released {
            let cause = held.clearing.cause.unwrap_or(Cause::new(
                CauseLocation::LOCAL_PUBLIC,
                CauseValue::NORMAL_UNSPECIFIED,
            ));
            let clearing = Clearing {
                by: held.clearing.by,
                cause: Some(cause),
                ordered: false,
            };
            self.go_on(tc, id, Pic::Null, clearing, true);
        } else {
            self.go_on(tc, id, held.then, held.clearing, held.enters);
        }
    }

    // ---- messages ----

    /// A message begins. The first one names the application context, which must be ours (TS 29.078 14.1.1.3.1).
    fn message_start(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        end: bool,
        context: Option<&ObjectIdentifier>,
    ) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.receiving = Receiving {
            end,
            ..Receiving::default()
        };
        let asked = application_context(call);
        if context.is_none_or(|context| asked.as_ref() == Some(context)) {
            return;
        }
        // What comes in this message is not processed.
        if !end {
            let reasons = call.request.dialect.has_abort_reasons();
            let reason = inlab_inap::AbortReason::NOT_ALLOWED_PROCEDURES;
            let _ = abort(tc, dialogue, reasons, reason);
        }
        self.lose_control(tc, id, SsfInput::Abort, Loss::OtherContext);
        self.sweep(tc, id);
    }

    fn message_end(&mut self, tc: &mut Tc<'_>, id: CallId) {
        self.leave_answered(tc, id);
        self.set_up_created(tc, id);
        let done = self.is_done(id);
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let receiving = std::mem::take(&mut call.receiving);
        // Errors and rejects go back in a TC-CONTINUE (TS 29.078 14.1.2.2.2), or with the end of the relationship.
        call.receiving.answer = receiving.answer && done;
        call.receiving.report = receiving.report && done;
        if receiving.answer
            && !done
            && let Some(dialogue) = call.dialogue
        {
            go_on_with(tc, dialogue);
        }
        // Tssf starts anew once all operations of a message were processed; T1 runs for an answer only.
        let waits = self.calls.get(&id).is_some_and(|call| match call.model() {
            CallModel::Basic => call.ssf.is_waiting(),
            CallModel::Ain | CallModel::Win => call.ssf == Ssf::WaitingForInstructions,
        });
        if receiving.operation && waits && !done {
            self.restart_tssf(tc, id);
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
        call.american.question = None;
        match call.ssf.action(SsfInput::End) {
            // What is left to do was said with the last package: WIN's events have transactions of their own, and a resource of AIN
            // may end by itself (disconnectFlag).
            SsfAction::Uncontrolled if call.model() == CallModel::Win => {}
            _ if call.american.then.is_some() => {
                if call.model() == CallModel::Ain {
                    call.armed.clear();
                }
            }
            SsfAction::Default => self.lose_control(tc, id, SsfInput::End, Loss::Ended),
            _ => {
                call.armed.clear();
                self.end_interaction(tc, id);
                self.drop_pending(id);
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
        if !call.receiving.end && call.model() != CallModel::Basic {
            american::leave(tc, dialogue);
        } else if !call.receiving.end {
            // An error or reject in a TC-CONTINUE is against the rules: the dialogue is aborted (TS 29.078 14.1.2.2.1).
            let reasons = call.request.dialect.has_abort_reasons();
            let reason = inlab_inap::AbortReason::NOT_ALLOWED_PROCEDURES;
            let _ = abort(tc, dialogue, reasons, reason);
        }
        self.lose_control(tc, id, SsfInput::Refusal, why);
        self.sweep(tc, id);
    }

    fn tssf_expired(&mut self, tc: &mut Tc<'_>, id: CallId, dialogue: DialogueId) {
        if self.action(id, SsfInput::TimerExpiry) != SsfAction::AbortAndDefault {
            return;
        }
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        match call.model() {
            CallModel::Basic => {
                let reasons = call.request.dialect.has_abort_reasons();
                let reason = inlab_inap::AbortReason::APPLICATION_TIMER_EXPIRED;
                let _ = abort(tc, dialogue, reasons, reason);
            }
            CallModel::Ain => self.tell_overdue(tc, id, dialogue),
            CallModel::Win if call.ssf == Ssf::WaitingForEndOfTemporaryConnection => {
                // SSFT: the SCF may order something else.
                let failure = ConnectionFailure::TimerExpired;
                return self.connection_failed(tc, id, failure, None);
            }
            CallModel::Win => american::abandon(tc, dialogue),
        }
        self.lose_control(tc, id, SsfInput::TimerExpiry, Loss::Tssf);
        self.sweep(tc, id);
    }
}

impl Switch {
    fn told(&mut self, tc: &mut Tc<'_>, id: CallId, dialogue: DialogueId, told: &Told<'_>) {
        // What was received last had the call ask again: the rest of that transaction is nobody's.
        let current = self.calls.get(&id).and_then(|call| call.dialogue);
        if current != Some(dialogue) {
            match told {
                Told::Closed | Told::UserAbort | Told::ProviderAbort(_) => {}
                Told::MessageEnd => american::leave(tc, dialogue),
                Told::Notice(_) | Told::Timer => american::abandon(tc, dialogue),
                _ => return,
            }
            self.by_dialogue.remove(&dialogue);
            return;
        }
        match told {
            Told::Continuing(progress) | Told::Last(progress) => {
                let end = matches!(told, Told::Last(_));
                self.message_start(tc, id, dialogue, end, progress.context.as_ref());
            }
            Told::Invoke(invoke) => self.handle_invoke(tc, id, dialogue, invoke),
            Told::Result(result) => self.handle_result(tc, id, dialogue, result),
            Told::Error(error) => {
                self.refused(tc, id, dialogue, Loss::Error(error.code.unwrap_or(-1)));
            }
            Told::Reject(reject) => {
                let [_, code] = reject.number.to_be_bytes();
                let ours = reject.origin == RejectOrigin::Local;
                // Found by our own TC. An outcome of our operation that it cannot have abandons the dialogue (TS 29.078
                // 14.1.2.4.1), and so does any error (14.1.2.2.1); else the Reject waits for our next message.
                if !ours
                    || reject.fault == Fault::ResultUnexpected
                    || reject.fault.kind() == ProblemKind::ReturnError
                {
                    self.refused(tc, id, dialogue, Loss::Reject(code));
                } else {
                    self.failed(id, true);
                }
            }
            Told::UserAbort => {
                self.lose_control(tc, id, SsfInput::Abort, Loss::Aborted);
                self.sweep(tc, id);
            }
            Told::ProviderAbort(_) => {
                self.lose_control(tc, id, SsfInput::Abort, Loss::ProviderAborted);
                self.sweep(tc, id);
            }
            Told::Notice(cause) => {
                american::abandon(tc, dialogue);
                self.lose_control(tc, id, SsfInput::Abort, Loss::Returned(*cause));
                self.sweep(tc, id);
            }
            Told::Timer => self.tssf_expired(tc, id, dialogue),
            Told::MessageEnd => self.message_end(tc, id),
            Told::Closed => self.closed(tc, id),
            // A timer of class 2 that runs out means that all went well; of class 1 the timer of the call goes first.
            Told::Cancel(_) => {}
            // Only for dialogues that the peer opens.
            Told::Opening(_) | Told::Unidirectional(_) => {}
        }
    }
}

impl TcUser for Switch {
    fn indication(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>) {
        let opens = matches!(
            indication,
            Indication::Begin(_) | Indication::Unidirectional(_)
        );
        if self.raw.contains_key(&dialogue) || opens && self.takes_up_raw(dialogue) {
            return self.raw_indication(dialogue, &indication);
        }
        let Some(id) = self.by_dialogue.get(&dialogue).copied() else {
            return self.told_by_scf(tc, dialogue, &indication.into());
        };
        self.told(tc, id, dialogue, &indication.into());
    }

    fn ansi_indication(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        indication: ansi::Indication<'_>,
    ) {
        let opens = matches!(
            indication,
            ansi::Indication::Query(..) | ansi::Indication::Unidirectional(_)
        );
        if self.raw.contains_key(&dialogue) || opens && self.takes_up_raw(dialogue) {
            return self.raw_ansi_indication(dialogue, &indication);
        }
        let Some(told) = Told::of_ansi(indication) else {
            return;
        };
        if let Some(place) = self.by_seat.get(&dialogue).copied() {
            return self.told_to_seat(tc, dialogue, place, &told);
        }
        match self.by_dialogue.get(&dialogue).copied() {
            Some(id) => self.told(tc, id, dialogue, &told),
            None => self.told_by_scp(tc, dialogue, &told),
        }
    }
}

/// How an operation is invoked: its class, and its timer (TS 29.078 table 6-1) as it is set here.
#[must_use]
pub fn invoke_request(operation: &Operation, timers: &OperationTimers) -> InvokeRequest {
    let class = match operation.class {
        Class::One => tcap::Class::Both,
        Class::Two => tcap::Class::FailureOnly,
        Class::Three => tcap::Class::SuccessOnly,
        Class::Four => tcap::Class::Neither,
    };
    InvokeRequest::new(
        OperationCode::Local(operation.code),
        class,
        timers.of(operation),
    )
}

/// CAP-U-ABORT-REASON in an EXTERNAL (TS 29.078 5.7, Q.773 4.2.3).
pub(crate) fn abort_information(reason: inlab_inap::AbortReason) -> [u8; 16] {
    let mut octets = [0x28, 14, 0x06, 7, 0, 0, 0, 0, 0, 0, 0, 0xa0, 3, 0, 0, 0];
    octets[4..11].copy_from_slice(inlab_inap::AbortReason::OID);
    octets[13..].copy_from_slice(&reason.encode());
    octets
}

/// TC-U-ABORT, with a reason where the dialect has any.
fn abort(
    tc: &mut Tc<'_>,
    dialogue: DialogueId,
    reasons: bool,
    reason: inlab_inap::AbortReason,
) -> Result<(), tcap::RequestError> {
    let octets = abort_information(reason);
    let information = if reasons {
        UserInformation::Octets(&octets)
    } else {
        UserInformation::None
    };
    tc.abort(dialogue, AbortReason::UserSpecific, information)
}

/// What waits goes out, and the dialogue goes on. We always permit the SCP to end a transaction.
pub(crate) fn go_on_with(tc: &mut Tc<'_>, dialogue: DialogueId) -> bool {
    let package = Package::Continuing(ansi::Permission::Granted);
    tc.either().send(dialogue, package).is_ok()
}

/// An event report, in the form that the call is controlled in.
pub(crate) fn encode_event(
    call: &Call,
    report: &EventReport,
    out: &mut inlab_ber::Writer,
) -> Result<&'static Operation, NotExpressible> {
    out.clear();
    let dialect = call.request.dialect;
    if call.request.detection_points {
        match inlab_inap::encode_point_report(dialect, report, out) {
            // Q.1218 has no operation for the abandoned call.
            Err(NotExpressible::Operation(_)) => {}
            encoded => return encoded,
        }
    }
    let subject = &call.request.trigger.subject;
    let encoded = inlab_inap::encode_report_of(dialect, subject, &Report::Event(*report), out);
    if call.model() == CallModel::Basic || report.cause.is_none() {
        return encoded;
    }
    // Not every event has a place for its cause in AIN and WIN, nor a value for every cause.
    encoded.or_else(|_| {
        out.clear();
        let report = EventReport {
            cause: None,
            ..*report
        };
        inlab_inap::encode_report_of(dialect, subject, &Report::Event(report), out)
    })
}

/// The application context of a call's dialogue, if its dialect has one.
fn application_context(call: &Call) -> Option<ObjectIdentifier> {
    let purpose = if call.request.detection_points {
        Purpose::DetectionPoints
    } else {
        Purpose::Call
    };
    let context = call.request.dialect.context(purpose)?;
    ObjectIdentifier::new(context.oid)
}

fn begin(
    tc: &mut Tc<'_>,
    dialogue: DialogueId,
    call: &Call,
    id: CallId,
    operation: &Operation,
    timers: &OperationTimers,
    argument: &[u8],
) -> Result<(), tcap::RequestError> {
    if let Some(context) = application_context(call) {
        tc.set_context(dialogue, context)?;
    }
    // One signalling link for a whole dialogue: its messages keep their order (TS 29.078 14.1.1.3.7).
    let quality = Quality {
        sequence: Some((id.0 & 0xf) as u8),
        return_on_error: true,
    };
    tc.set_quality(dialogue, quality)?;
    tc.invoke(
        dialogue,
        &invoke_request(operation, timers),
        Parameter::Octets(argument),
    )?;
    tc.begin(dialogue, UserInformation::None)
}
