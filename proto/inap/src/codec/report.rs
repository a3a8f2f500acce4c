//! What the SSF tells.

use inlab_ber::{Element, Null, Scratch, Writer};
use inlab_ss7 as ss7;

use super::{
    Faults, argument, bounded, charging, detection_point, event_type, leg, legs, operation, points,
    put, resource, row_of,
};
use crate::dialect::{AIN, CAP, WIN};
use crate::types::{self, *};
use crate::{
    DecodeError, DetectionPoint, Dialect, EventReport, LegId, MonitorMode, NotExpressible,
    Operation, Report,
};

const EVENT_REPORT_BCSM: i32 = 24;

/// Reads a report: also that of an armed event by the operation of its detection point (Q.1218, CS-2).
///
/// # Errors
/// The argument is not of its type, or has values that cannot be meant; the event is not known; the operation is no
/// report.
pub fn decode_report(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    if dialect.bit() & AIN != 0 {
        return super::ain::decode_report(dialect, operation, octets, scratch);
    }
    if dialect.bit() & WIN != 0 {
        return super::win::decode_report(dialect, operation, octets, scratch);
    }
    match operation.code {
        EVENT_REPORT_BCSM => decode_event(dialect, operation, octets, scratch).map(Report::Event),
        charging::APPLY_CHARGING_REPORT => {
            charging::decode_charging_report(dialect, operation, octets, scratch)
                .map(Report::Charging)
        }
        charging::CALL_INFORMATION_REPORT => {
            charging::decode_information_report(dialect, operation, octets, scratch)
                .map(Report::Information)
        }
        resource::SPECIALIZED_RESOURCE_REPORT => {
            resource::decode_resource_report(dialect, operation, octets, scratch)
        }
        _ if points::is_point(dialect, operation) => {
            points::decode_report(dialect, operation, octets, scratch).map(Report::Event)
        }
        legs::ENTITY_RELEASED => legs::decode_released(dialect, operation, octets, scratch),
        _ => Err(Faults(operation).not_of_this_kind()),
    }
}

/// Writes a report, as the SSF does.
///
/// # Errors
/// What this dialect cannot say; then nothing is written. Outcomes of operations and ends of dialogues are said by the
/// dialogue.
pub fn encode_report(
    dialect: Dialect,
    report: &Report,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    match report {
        Report::Event(event) => encode_event(dialect, event, out),
        Report::Charging(report) => charging::encode_charging_report(dialect, report, out),
        Report::Information(report) => charging::encode_information_report(dialect, report, out),
        Report::AnnouncementStarted | Report::AnnouncementEnded => {
            resource::encode_resource_report(dialect, report, out)
        }
        Report::Released { leg, cause } => legs::encode_released(dialect, *leg, *cause, out),
        // The result of an operation: `encode_result`.
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

fn decode_event(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<EventReport, DecodeError> {
    use EventSpecificInformationBcsm as Info;
    let faults = Faults(operation);
    let mut arg = EventReportBcsmArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let event =
        detection_point(arg.event_type).ok_or_else(|| faults.unexpected("eventTypeBCSM"))?;
    let row = dialect
        .event(event)
        .ok_or_else(|| faults.unexpected("eventTypeBCSM"))?;
    let party = match (arg.leg_id, arg.leg_id_in) {
        (Some(ReceivingSideId::Leg(leg)), _) => Some(LegId(leg.0)),
        (_, Some(id)) => leg(&id),
        _ => None,
    };
    let mode = match arg.misc_call_info.map(|info| info.message_type) {
        Some(MessageType::Notification) => MonitorMode::NotifyAndContinue,
        _ => MonitorMode::Interrupted,
    };
    let mut report = EventReport::new(event, party.or(row.default_leg()), mode);
    let cause = |name, cause: Option<types::Cause<'_>>| {
        faults.inner(name, cause.map(|cause| cause.0), ss7::Cause::decode)
    };
    let number = |name, number: Option<CalledPartyNumber<'_>>| {
        faults.inner(
            name,
            number.map(|number| number.0),
            ss7::CalledPartyNumber::decode,
        )
    };
    match arg.specific {
        Some(Info::CollectedInfo(info) | Info::AnalyzedInfo(info)) => {
            report.number = number("calledPartyNumber", Some(info.called_party_number))?;
        }
        Some(Info::RouteSelectFailure(info)) => {
            report.cause = cause("failureCause", info.failure_cause)?
        }
        Some(Info::OCalledPartyBusy(info)) => report.cause = cause("busyCause", info.busy_cause)?,
        Some(Info::OAnswer(info) | Info::TAnswer(info)) => {
            report.number = number("destinationAddress", info.destination_address)?;
            report.optimal_routing = info.or_call.is_some();
            report.forwarded = info.forwarded_call.is_some();
        }
        Some(Info::OMidCall(info) | Info::TMidCall(info)) => {
            report.connect_time = info.connect_time
        }
        Some(Info::ODisconnect(info) | Info::TDisconnect(info)) => {
            report.cause = cause("releaseCause", info.release_cause)?;
            report.connect_time = info.connect_time;
        }
        Some(Info::TBusy(info)) => {
            report.cause = cause("busyCause", info.busy_cause)?;
            report.forwarded = info.call_forwarded.is_some();
            report.route_not_permitted = info.route_not_permitted.is_some();
            report.number = number("forwardingDestinationNumber", info.forwarding_destination)?;
        }
        Some(Info::TNoAnswer(info)) => {
            report.forwarded = info.call_forwarded.is_some();
            report.number = number("forwardingDestinationNumber", info.forwarding_destination)?;
        }
        Some(Info::OAbandon(info)) => {
            report.route_not_permitted = info.route_not_permitted.is_some()
        }
        Some(Info::Alternative(info)) => {
            let collected = info.collected_info.called_party_number;
            report.number = number("calledPartyNumber", collected)?;
        }
        _ => {}
    }
    Ok(report)
}

/// The parameters of a report that are yet to be placed; each event takes what it can tell.
struct Rest<'a> {
    cause: Option<types::Cause<'a>>,
    number: Option<CalledPartyNumber<'a>>,
    forwarded: Option<Null>,
    optimal_routing: Option<Null>,
    route_not_permitted: Option<Null>,
    connect_time: Option<u32>,
}

impl Rest<'_> {
    /// What no member of the event was taken for.
    fn none_left(&self) -> Result<(), NotExpressible> {
        let left = [
            (self.cause.is_some(), "releaseCause"),
            (self.number.is_some(), "destinationAddress"),
            (self.forwarded.is_some(), "forwardedCall"),
            (self.optimal_routing.is_some(), "or-Call"),
            (self.route_not_permitted.is_some(), "routeNotPermitted"),
            (self.connect_time.is_some(), "connectTime"),
        ];
        match left.iter().find(|(left, _)| *left) {
            Some((_, name)) => Err(NotExpressible::Parameter(name)),
            None => Ok(()),
        }
    }
}

fn encode_event(
    dialect: Dialect,
    report: &EventReport,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, EVENT_REPORT_BCSM, "Event")?;
    row_of(dialect, report)?;
    let cause = report.cause.map(|cause| cause.encode());
    let number = report.number.map(|number| number.encode());
    let mut rest = Rest {
        cause: cause.as_deref().map(types::Cause),
        number: number.as_deref().map(CalledPartyNumber),
        forwarded: report.forwarded.then_some(Null),
        optimal_routing: report.optimal_routing.then_some(Null),
        route_not_permitted: report.route_not_permitted.then_some(Null),
        connect_time: report
            .connect_time
            .map(|time| bounded(time, 0, 0x7fff_ffff, "connectTime"))
            .transpose()?,
    };
    let mut arg = EventReportBcsmArg::EMPTY;
    arg.event_type = event_type(report.event);
    arg.specific = specific(dialect, report.event, &mut rest);
    rest.none_left()?;
    let leg = report.leg.map(|leg| LegType(leg.0));
    if dialect.bit() & CAP != 0 {
        arg.leg_id = leg.map(ReceivingSideId::Leg);
    } else {
        arg.leg_id_in = leg.map(types::LegId::Receiving);
    }
    let mut info = MiscCallInfo::EMPTY;
    info.message_type = match report.mode {
        MonitorMode::Interrupted => MessageType::Request,
        _ => MessageType::Notification,
    };
    arg.misc_call_info = Some(info);
    put(&arg, dialect, out)?;
    Ok(operation)
}

/// What is told of this event; `None` if there is nothing to tell.
fn specific<'a>(
    dialect: Dialect,
    event: DetectionPoint,
    rest: &mut Rest<'a>,
) -> Option<EventSpecificInformationBcsm<'a>> {
    use DetectionPoint as D;
    use EventSpecificInformationBcsm as Info;
    Some(match event {
        D::CollectedInfo | D::AnalyzedInformation => {
            let mut info = CalledPartySpecificInfo::EMPTY;
            info.called_party_number = rest.number.take()?;
            match event {
                D::CollectedInfo if dialect.bit() & CAP != 0 => {
                    let mut alternative = DpSpecificInfoAlt::EMPTY;
                    alternative.collected_info.called_party_number = Some(info.called_party_number);
                    Info::Alternative(alternative)
                }
                D::CollectedInfo => Info::CollectedInfo(info),
                _ => Info::AnalyzedInfo(info),
            }
        }
        D::RouteSelectFailure => {
            let mut info = FailureSpecificInfo::EMPTY;
            info.failure_cause = Some(rest.cause.take()?);
            Info::RouteSelectFailure(info)
        }
        D::OCalledPartyBusy => {
            let mut info = OBusySpecificInfo::EMPTY;
            info.busy_cause = Some(rest.cause.take()?);
            Info::OCalledPartyBusy(info)
        }
        D::OAnswer | D::TAnswer => {
            let mut info = AnswerSpecificInfo::EMPTY;
            info.destination_address = rest.number.take();
            info.or_call = rest.optimal_routing.take();
            info.forwarded_call = rest.forwarded.take();
            if info == AnswerSpecificInfo::EMPTY {
                return None;
            }
            if event == D::OAnswer {
                Info::OAnswer(info)
            } else {
                Info::TAnswer(info)
            }
        }
        D::OMidCall | D::TMidCall => {
            let mut info = MidCallSpecificInfo::EMPTY;
            info.connect_time = Some(rest.connect_time.take()?);
            if event == D::OMidCall {
                Info::OMidCall(info)
            } else {
                Info::TMidCall(info)
            }
        }
        D::ODisconnect | D::TDisconnect => {
            let mut info = DisconnectSpecificInfo::EMPTY;
            info.release_cause = rest.cause.take();
            info.connect_time = rest.connect_time.take();
            if info == DisconnectSpecificInfo::EMPTY {
                return None;
            }
            if event == D::ODisconnect {
                Info::ODisconnect(info)
            } else {
                Info::TDisconnect(info)
            }
        }
        D::TBusy => {
            let mut info = TBusySpecificInfo::EMPTY;
            info.busy_cause = rest.cause.take();
            info.call_forwarded = rest.forwarded.take();
            info.route_not_permitted = rest.route_not_permitted.take();
            info.forwarding_destination = rest.number.take();
            if info == TBusySpecificInfo::EMPTY {
                return None;
            }
            Info::TBusy(info)
        }
        D::TNoAnswer => {
            let mut info = TNoAnswerSpecificInfo::EMPTY;
            info.call_forwarded = rest.forwarded.take();
            info.forwarding_destination = rest.number.take();
            if info == TNoAnswerSpecificInfo::EMPTY {
                return None;
            }
            Info::TNoAnswer(info)
        }
        D::OAbandon => {
            let mut info = OAbandonSpecificInfo::EMPTY;
            info.route_not_permitted = Some(rest.route_not_permitted.take()?);
            Info::OAbandon(info)
        }
        _ => return None,
    })
}
