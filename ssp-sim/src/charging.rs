//! How long a call lasts: applyCharging and its reports (TS 29.078 11.2, 11.3), callInformationRequest and its reports
//! (11.6, 11.7).
//!
//! Pending reports are made when the leg is released, in the order applyChargingReport, callInformationReport,
//! eventReportBCSM, in one message. 11.3.2.1 (1) has the first two of them; where eventReportBCSM stands is TS 23.078's.

use crate::bcsm::Pic;
use crate::call::{CallId, Clearing, PlanKey};
use crate::control::invoke_request;
use crate::record::Record;
use crate::switch::{Due, Switch};
use inlab_inap::{
    Charge, ChargingReport, InformationReport, InformationRequest, LegId, Report, error,
};
use inlab_ss7::{Cause, CauseLocation, CauseValue};
use inlab_stack::Tc;
use inlab_stack::tcap::{InvokeId, Parameter};
use std::time::{Duration, Instant};

/// The predefined warning tone sounds so long before the end of the period (TS 22.078 9.1).
pub const WARNING: Duration = Duration::from_secs(30);

/// What is measured of a called party, from its answer to its release.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    /// The period that runs, or waits for the answer.
    period: Option<Period>,
    /// When the last period ended: the next one begins there, whenever it is ordered.
    until: Option<Instant>,
    /// When the tariff switches; kept until it is reported.
    switch_at: Option<Instant>,
    /// The last tariff switch that was reported.
    switched_at: Option<Instant>,
}

#[derive(Debug)]
struct Period {
    charge: Charge,
    /// Its end and its warning, once it runs.
    keys: [Option<PlanKey>; 2],
}

/// callInformationRequest of a leg that is pending.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pending {
    request: InformationRequest,
}

impl Meter {
    pub(crate) const fn is_pending(&self) -> bool {
        self.period.is_some()
    }
}

impl Switch {
    /// applyCharging.
    pub(crate) fn charge(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        charge: &Charge,
    ) -> Result<(), i32> {
        let now = tc.now();
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        let switch_pending = call.meter.switch_at.is_some_and(|at| at > now);
        // 11.2.2.2.
        if call.meter.is_pending() || (switch_pending && charge.tariff_switch.is_some()) {
            return Err(error::TASK_REFUSED);
        }
        if let Some(seconds) = charge.tariff_switch {
            call.meter.switch_at = Some(now + Duration::from_secs(seconds.into()));
        }
        call.meter.period = Some(Period {
            charge: *charge,
            keys: [None; 2],
        });
        if call.pic == Pic::Active && call.answered.is_some() {
            self.start_period(now, id);
        }
        Ok(())
    }

    /// Answer was detected, or had been: the period runs.
    pub(crate) fn start_period(&mut self, now: Instant, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(period) = &call.meter.period else {
            return;
        };
        let begins = call.meter.until.unwrap_or(now);
        let ends = begins + Duration::from_millis(100) * period.charge.period;
        let warned = (ends - begins > WARNING && period.charge.tone).then(|| ends - WARNING);
        let keys = [
            Some(self.put(ends.max(now), id, Due::PeriodEnd)),
            warned.map(|at| self.put(at.max(now), id, Due::Warning)),
        ];
        if let Some(period) = self
            .calls
            .get_mut(&id)
            .and_then(|call| call.meter.period.as_mut())
        {
            period.keys = keys;
        }
    }

    pub(crate) fn warn(&mut self, id: CallId) {
        self.records.push(Record::WarningTone { call: id });
    }

    /// The period is over (11.3.2.1).
    pub(crate) fn end_period(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(period) = &call.meter.period else {
            return;
        };
        call.meter.until = period.keys[0].map(|(at, _)| at);
        if !period.charge.release_at_end {
            self.report_charging(tc, id, true, false);
            return self.sweep(tc, id);
        }
        call.armed.clear();
        let cause = Cause::new(CauseLocation::LOCAL_PUBLIC, CauseValue::NORMAL_UNSPECIFIED);
        self.report_charging(tc, id, false, true);
        self.report_information(tc, id, None, Some(cause));
        let clearing = Clearing {
            by: None,
            cause: Some(cause),
            ordered: false,
        };
        self.go_on(tc, id, Pic::Null, clearing, true);
        self.sweep(tc, id);
    }

    /// The leg, or the call, is over: everything that is pending of it is told.
    pub(crate) fn settle(&mut self, tc: &mut Tc<'_>, id: CallId, clearing: Clearing, whole: bool) {
        self.report_charging(tc, id, false, false);
        let leg = if whole { None } else { Some(LegId::TWO) };
        self.report_information(tc, id, leg, clearing.cause);
        if let Some(call) = self.calls.get_mut(&id) {
            call.meter = Meter::default();
        }
    }

    /// Nothing that is pending will be told.
    pub(crate) fn drop_pending(&mut self, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.information.clear();
        if let Some(period) = std::mem::take(&mut call.meter).period {
            self.cancel(&period.keys);
        }
    }

    fn report_charging(&mut self, tc: &mut Tc<'_>, id: CallId, active: bool, at_end: bool) {
        let now = tc.now();
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(period) = call.meter.period.take() else {
            return;
        };
        let answered = call.answered;
        let meter = &mut call.meter;
        let since = |at: Option<Instant>| {
            let time = at.map_or(Duration::ZERO, |at| now.saturating_duration_since(at));
            u32::try_from(time.as_millis() / 100).unwrap_or(u32::MAX)
        };
        let mut interval = None;
        if let Some(at) = meter.switch_at.filter(|at| *at <= now) {
            // Only of a switch after the answer is there anything to measure.
            let before = meter.switched_at.max(answered);
            let measured = answered.and(before).filter(|before| *before < at);
            interval = measured
                .map(|before| u32::try_from((at - before).as_millis() / 100).unwrap_or(u32::MAX));
            meter.switched_at = Some(at);
            meter.switch_at = None;
        }
        let report = ChargingReport {
            leg: period.charge.leg,
            elapsed: match answered {
                None => 0,
                Some(_) => since(meter.switched_at.max(answered)),
            },
            tariff_switch: meter.switched_at.map(|_| interval),
            active,
            released_at_end: at_end,
        };
        self.cancel(&period.keys);
        self.invoke_report(tc, id, &Report::Charging(report), None);
    }

    /// callInformationRequest.
    pub(crate) fn request_information(
        &mut self,
        id: CallId,
        request: &InformationRequest,
    ) -> Result<(), i32> {
        // This switch has no time of day.
        if request.stop_time {
            return Err(error::REQUESTED_INFO_ERROR);
        }
        if let Some(call) = self.calls.get_mut(&id) {
            call.information
                .retain(|pending| pending.request.leg != request.leg);
            if call.information.len() == MAX_INFORMATION {
                return Err(error::TASK_REFUSED);
            }
            call.information.push(Pending { request: *request });
        }
        Ok(())
    }

    /// Reports of this leg, or of every leg.
    fn report_information(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        leg: Option<LegId>,
        cause: Option<Cause>,
    ) {
        let now = tc.now();
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let wanted = |pending: &Pending| leg.is_none_or(|leg| pending.request.leg == leg);
        let due: Vec<Pending> = call.information.iter().copied().filter(wanted).collect();
        call.information.retain(|pending| !wanted(pending));
        let (started, routed, answered) = (call.started, call.routed, call.answered);
        for Pending { request } in due {
            let since = |from: Option<Instant>, to: Instant| {
                from.map_or(Duration::ZERO, |from| to.saturating_duration_since(from))
            };
            let calling = request.leg == LegId::ONE;
            // 11.7.1.1: of the calling party 0; else from the last instruction to the answer, or to the failure.
            let attempt = if calling {
                Duration::ZERO
            } else {
                since(routed, answered.unwrap_or(now))
            };
            // Of the calling party from initialDP on.
            let connected = since(if calling { started } else { answered }, now);
            let mut report = InformationReport::new(request.leg);
            report.attempt_elapsed = request
                .attempt_elapsed
                .then(|| u8::try_from(attempt.as_secs()).unwrap_or(u8::MAX));
            report.connected_elapsed = request
                .connected_elapsed
                .then(|| u32::try_from(connected.as_millis() / 100).unwrap_or(u32::MAX));
            report.release_cause = cause.filter(|_| request.release_cause).or_else(|| {
                request.release_cause.then_some(Cause::new(
                    CauseLocation::USER,
                    CauseValue::NORMAL_CALL_CLEARING,
                ))
            });
            self.invoke_report(tc, id, &Report::Information(report), None);
        }
    }

    /// Puts a report into the message that goes next.
    pub(crate) fn invoke_report(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        report: &Report,
        linked: Option<InvokeId>,
    ) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(dialogue) = call.dialogue else {
            return;
        };
        self.writer.clear();
        let operation =
            match inlab_inap::encode_report(call.request.dialect, report, &mut self.writer) {
                Ok(operation) => operation,
                Err(error) => {
                    tracing::error!(%error, "a report that was asked for cannot be encoded");
                    return;
                }
            };
        let mut request = invoke_request(operation, &self.config.operations);
        request.linked_id = linked;
        let argument = Parameter::Octets(self.writer.as_slice());
        if tc.invoke(dialogue, &request, argument).is_ok() {
            call.receiving.answer = true;
            call.receiving.report = true;
        }
    }
}

/// callInformationRequests that a call keeps: one for each party.
const MAX_INFORMATION: usize = 8;
