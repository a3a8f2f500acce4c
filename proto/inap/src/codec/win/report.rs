//! Reports: what happened after the trigger.

use inlab_ber::{Scratch, Writer};
use inlab_ss7 as ss7;

use super::super::{Faults, refuse, row_of};
use super::given::Given;
use super::parameters;
use super::{arming, trigger, *};
use crate::types::ansi41::ReleaseCause;
use crate::{
    Class, DecodeError, DetectionPoint as D, Dialect, EventReport, LegId, MonitorMode,
    NotExpressible, Operation, Report, Subject,
};

/// The operation that tells an event.
static EVENTS: [(i32, D); 10] = [
    (ANALYZED_INFORMATION, D::AnalyzedInformation),
    (FACILITY_SELECTED, D::FacilitySelectedAndAvailable),
    (T_BUSY, D::TBusy),
    (T_NO_ANSWER, D::TNoAnswer),
    (O_ANSWER, D::OAnswer),
    (O_DISCONNECT, D::ODisconnect),
    (T_ANSWER, D::TAnswer),
    (T_DISCONNECT, D::TDisconnect),
    (O_CALLED_PARTY_BUSY, D::OCalledPartyBusy),
    (O_NO_ANSWER, D::ONoAnswer),
];

/// Reads a report. The message does not say whether the switch waits: it does if the operation has a result. What was armed
/// for notification only is answered by an empty one all the same; whether a service is asked for it is known by what was
/// armed.
pub(in super::super) fn decode_report(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    let faults = Faults(operation);
    let row = EVENTS.iter().find(|(code, _)| *code == operation.code);
    let (_, event) = row.ok_or_else(|| faults.not_of_this_kind())?;
    let given = Given::read(dialect, operation, octets, scratch)?;
    let kind = given.trigger_type();
    let told = trigger::point(kind).map(|(_, dp)| dp);
    if told.is_some_and(|told| told != *event)
        || told.is_none() && arming::kind(*event) != Some(kind)
    {
        return Err(faults.unexpected("triggerType"));
    }
    let mode = match operation.class {
        Class::One => MonitorMode::Interrupted,
        _ => MonitorMode::NotifyAndContinue,
    };
    let leg = dialect.event(*event).and_then(|row| row.default_leg());
    let mut report = EventReport::new(*event, leg, mode);
    report.clock = given.clock(faults)?;
    report.cause = trigger::cause(faults, &given)?;
    if matches!(event, D::ODisconnect | D::TDisconnect) {
        (report.leg, report.cause) = cleared(given.release_cause);
    }
    Ok(Report::Event(report))
}

/// Who cleared (ReleaseCause, 6.5.2.el). WIN tells who, not why: a party that clears does so normally; the cause of a call that was
/// cleared for the SCF, or for a reason that is not told, is "normal, unspecified", and no leg is named.
fn cleared(who: Option<ReleaseCause>) -> (Option<LegId>, Option<ss7::Cause>) {
    let by_user = ss7::Cause::new(
        ss7::CauseLocation::USER,
        ss7::CauseValue::NORMAL_CALL_CLEARING,
    );
    let by_network = trigger::network_cause(ss7::CauseValue::NORMAL_UNSPECIFIED);
    match who {
        Some(ReleaseCause::CallingParty) => (Some(LegId::ONE), Some(by_user)),
        Some(ReleaseCause::CalledParty) => (Some(LegId::TWO), Some(by_user)),
        Some(ReleaseCause::CommandedDisconnect) => (None, Some(by_network)),
        Some(ReleaseCause::Unspecified | ReleaseCause::Unknown(_)) | None => (None, None),
    }
}

/// Writes a report: the cause of a clearing is not told, only who cleared.
pub(in super::super) fn encode_report(
    dialect: Dialect,
    subject: &Subject,
    report: &Report,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    match report {
        Report::Event(event) => encode_event(dialect, subject, event, out),
        Report::Charging(_) => Err(NotExpressible::Operation("Charging")),
        Report::Information(_) => Err(NotExpressible::Operation("Information")),
        Report::AnnouncementStarted => Err(NotExpressible::Operation("AnnouncementStarted")),
        Report::AnnouncementEnded => Err(NotExpressible::Dialogue("AnnouncementEnded")),
        Report::Released { .. } => Err(NotExpressible::Operation("Released")),
        Report::Digits(_) => Err(NotExpressible::Dialogue("Digits")),
        Report::Done { .. } => Err(NotExpressible::Dialogue("Done")),
        Report::Refused { .. } => Err(NotExpressible::Dialogue("Refused")),
        Report::Rejected { .. } => Err(NotExpressible::Dialogue("Rejected")),
        Report::TimedOut { .. } => Err(NotExpressible::Dialogue("TimedOut")),
        Report::Returned => Err(NotExpressible::Dialogue("Returned")),
        Report::Finished(_) => Err(NotExpressible::Dialogue("Finished")),
        Report::Ended(_) => Err(NotExpressible::Operation("Ended")),
    }
}

fn encode_event(
    dialect: Dialect,
    subject: &Subject,
    report: &EventReport,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let event = report.event;
    let missing = NotExpressible::Event(event);
    row_of(dialect, report)?;
    let (code, _) = EVENTS
        .iter()
        .find(|(_, known)| *known == event)
        .ok_or(missing)?;
    let kind = arming::kind(event).ok_or(missing)?;
    refuse(&[
        (report.number.is_some(), "destinationAddress"),
        (report.forwarded, "forwardedCall"),
        (report.optimal_routing, "or-Call"),
        (report.route_not_permitted, "routeNotPermitted"),
        (report.connect_time.is_some(), "connectTime"),
    ])?;
    let operation = named(dialect, *code, "Event")?;
    let argument = operation
        .argument
        .ok_or(NotExpressible::Operation("Event"))?;
    let mut subject = *subject;
    subject.clock = report.clock.or(subject.clock);
    parameters::write(argument, dialect, out, |set| {
        if matches!(event, D::ODisconnect | D::TDisconnect) {
            let who = match (report.leg, report.cause) {
                (Some(LegId::ONE), _) => ReleaseCause::CallingParty,
                (Some(_), _) => ReleaseCause::CalledParty,
                (None, Some(_)) => ReleaseCause::CommandedDisconnect,
                (None, None) => ReleaseCause::Unspecified,
            };
            set.put(parameters::RELEASE_CAUSE, &[octet(&who, "releaseCause")?])?;
        } else if let Some(cause) = &report.cause {
            trigger::put_cause(set, cause)?;
        }
        trigger::put_subject(set, &subject, kind)?;
        demand(set, &subject)
    })?;
    Ok(operation)
}

/// What X.S0004-540 makes mandatory where the public ASN.1 says optional: whose call it is, and when.
fn demand(set: &Parameters<'_>, subject: &Subject) -> Result<(), NotExpressible> {
    if set.takes(parameters::TIME_OF_DAY) {
        let lacking = [
            (subject.clock.is_none(), "timeOfDay"),
            (subject.station.is_none(), "msid"),
            (subject.serial.is_none(), "electronicSerialNumber"),
        ];
        if let Some((_, name)) = lacking.iter().find(|(lacks, _)| *lacks) {
            return Err(NotExpressible::Missing(name));
        }
    }
    Ok(())
}
