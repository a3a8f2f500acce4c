//! What the switch tells.

use inlab_ber::{Element, Octets, Scratch, Writer, element};
use inlab_ss7 as ss7;

use super::event::{self, Told};
use super::number::{self, User};
use super::{CLOSE, CTR_CLEAR, RESOURCE_CLEAR, TERMINATION_NOTIFICATION, resource};
use crate::codec::{Faults, argument, operation, put, refuse, row_of};
use crate::types::ain::{
    BusyCause, CloseArg, CloseCause, DisconnectCause, EchoData, TerminationNotificationArg,
};
use crate::{
    DecodeError, Dialect, Echo, EndNotice, EventReport, Finish, Half, LegId, MonitorMode,
    NotExpressible, Operation, RelationshipKey, Report, Subject,
};

pub(in crate::codec) fn decode_report(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    match operation.code {
        RESOURCE_CLEAR | CTR_CLEAR => resource::decode_clear(dialect, operation, octets, scratch),
        TERMINATION_NOTIFICATION => {
            decode_ended(dialect, operation, octets, scratch).map(Report::Ended)
        }
        CLOSE => {
            let mut arg = CloseArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            Ok(Report::Finished(Finish::Basic))
        }
        _ => decode_event(dialect, operation, octets, scratch).map(Report::Event),
    }
}

pub(in crate::codec) fn encode_report(
    dialect: Dialect,
    subject: &Subject,
    report: &Report,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    match report {
        Report::Event(event) => encode_event(dialect, subject, event, out),
        Report::AnnouncementEnded | Report::Digits(_) | Report::Refused { .. } => {
            resource::encode_clear(dialect, subject, report, out)
        }
        Report::Ended(notice) => encode_ended(dialect, notice, out),
        Report::Finished(Finish::Basic) => {
            let close = dialect
                .operation(CLOSE)
                .ok_or(NotExpressible::Dialogue("Finished"))?;
            let user = User::of(subject)?;
            let mut arg = CloseArg::EMPTY;
            arg.user_id = Some(user.id());
            arg.bearer_capability = Some(number::bearer(subject.bearer)?);
            arg.close_cause = Some(CloseCause::CallTerminated);
            put(&arg, dialect, out)?;
            Ok(close)
        }
        Report::Finished(_) => Err(NotExpressible::Dialogue("Finished")),
        Report::Done { .. } => Err(NotExpressible::Dialogue("Done")),
        Report::Rejected { .. } => Err(NotExpressible::Dialogue("Rejected")),
        Report::TimedOut { .. } => Err(NotExpressible::Dialogue("TimedOut")),
        Report::Returned => Err(NotExpressible::Dialogue("Returned")),
        Report::Charging(_) => Err(NotExpressible::Operation("Charging")),
        Report::Information(_) => Err(NotExpressible::Operation("Information")),
        Report::AnnouncementStarted => Err(NotExpressible::Operation("AnnouncementStarted")),
        Report::Released { .. } => Err(NotExpressible::Operation("Released")),
    }
}

/// legID of GR-1299: 0 is the leg of the access, the controlling one, 1 and 2 are the others. One source: the ASN.1 has the range only.
pub(super) const fn leg(half: Half, leg: u8) -> LegId {
    match (half, leg) {
        (Half::Originating, leg) => LegId(leg + 1),
        (Half::Terminating, 0) => LegId::TWO,
        (Half::Terminating, 1) => LegId::ONE,
        (Half::Terminating, leg) => LegId(leg + 1),
    }
}

/// Its number.
pub(super) const fn leg_number(half: Half, leg: LegId) -> Option<u8> {
    match (half, leg) {
        (Half::Originating, LegId(leg @ 1..=3)) => Some(leg - 1),
        (Half::Terminating, LegId::ONE) => Some(1),
        (Half::Terminating, LegId::TWO) => Some(0),
        (Half::Terminating, LegId(3)) => Some(2),
        _ => None,
    }
}

fn decode_event(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<EventReport, DecodeError> {
    let faults = Faults(operation);
    let point = event::point(operation.code).ok_or_else(|| faults.not_of_this_kind())?;
    let row = dialect
        .event(point)
        .ok_or_else(|| faults.not_of_this_kind())?;
    let told = event::read(dialect, operation, octets, scratch)?;
    let mode = match told.notification {
        Some(true) => MonitorMode::NotifyAndContinue,
        _ => MonitorMode::Interrupted,
    };
    let named = told.leg.map(|number| leg(row.half, number));
    let party = named
        .or(row.default_leg())
        .or(Some(match (told.disconnect_cause, row.half) {
            (Some(_), Half::Originating) | (None, Half::Terminating) => LegId::TWO,
            _ => LegId::ONE,
        }));
    let mut report = EventReport::new(point, party, mode);
    report.cause = faults.inner(
        "busyCause",
        told.busy_cause.map(|octets| octets.0),
        ss7::Cause::decode,
    )?;
    Ok(report)
}

fn encode_event(
    dialect: Dialect,
    subject: &Subject,
    report: &EventReport,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let row = row_of(dialect, report)?;
    let operation =
        event::operation(dialect, report.event).ok_or(NotExpressible::Event(report.event))?;
    refuse(&[
        (report.number.is_some(), "destinationAddress"),
        (report.forwarded, "forwardedCall"),
        (report.optimal_routing, "or-Call"),
        (report.route_not_permitted, "routeNotPermitted"),
        (report.connect_time.is_some(), "connectTime"),
        (report.clock.is_some(), "timeOfDay"),
    ])?;
    let user = User::of(subject)?;
    let cause = report.cause.map(|cause| cause.encode());
    let mut told = Told::of(user.id(), number::bearer(subject.bearer)?);
    told.notification = Some(report.mode == MonitorMode::NotifyAndContinue);
    told.busy_cause = cause.as_deref().map(BusyCause);
    match (row.default_leg(), report.leg) {
        // Who hung up: the other end, unless it is the leg of the access.
        (None, Some(leg)) => match (row.half, leg) {
            (Half::Originating, LegId::ONE) | (Half::Terminating, LegId::TWO) => {}
            (Half::Originating, LegId::TWO) | (Half::Terminating, LegId::ONE) => {
                told.disconnect_cause = Some(DisconnectCause::FarEnd);
            }
            _ => {
                let number = leg_number(row.half, leg);
                told.leg = Some(number.ok_or(NotExpressible::Leg(report.event, Some(leg)))?);
            }
        },
        (default, leg) if leg.is_none() || leg == default => {}
        (_, leg) => return Err(NotExpressible::Leg(report.event, leg)),
    }
    event::write(told, dialect, operation, out)?;
    Ok(operation)
}

/// Bits of terminationIndicator, and the digits of connectTime. One source (experience): no public text says them.
const ANSWERED: u8 = 0x01;

fn decode_ended(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<EndNotice, DecodeError> {
    let faults = Faults(operation);
    let mut arg = TerminationNotificationArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let echo = arg.echo_data.0.try_into();
    let [indicator] = arg.termination_indicator.0 else {
        return Err(faults.unexpected("terminationIndicator"));
    };
    let connected = arg
        .connect_time
        .map(|octets| {
            let digits = ss7::Digits::from_packed(octets.0, false).filter(ss7::Digits::is_decimal);
            let digits = digits.ok_or_else(|| faults.unexpected("connectTime"))?;
            tenths(&digits).ok_or_else(|| faults.unexpected("connectTime"))
        })
        .transpose()?;
    Ok(EndNotice {
        echo: Echo(echo.map_err(|_| faults.unexpected("echoData"))?),
        answered: indicator & ANSWERED != 0,
        connected,
        cause: faults.inner(
            "busyCause",
            arg.busy_cause.map(|octets| octets.0),
            ss7::Cause::decode,
        )?,
    })
}

fn encode_ended(
    dialect: Dialect,
    notice: &EndNotice,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, TERMINATION_NOTIFICATION, "Ended")?;
    let cause = notice.cause.map(|cause| cause.encode());
    let indicator = [if notice.answered { ANSWERED } else { 0 }];
    let connected = notice.connected.map(connect_time).transpose()?;
    let mut arg = TerminationNotificationArg::EMPTY;
    arg.echo_data = EchoData(&notice.echo.0);
    arg.termination_indicator = Octets(&indicator);
    arg.connect_time = connected.as_ref().map(|digits| Octets(digits.packed()));
    arg.busy_cause = cause.as_deref().map(BusyCause);
    put(&arg, dialect, out)?;
    Ok(operation)
}

/// Ten digits: seven of minutes, two of seconds, one of tenths.
fn tenths(digits: &ss7::Digits) -> Option<u32> {
    let number = |from: usize, count: usize| {
        digits
            .skip(from)
            .first(count)
            .iter()
            .try_fold(0_u32, |sum, digit| {
                sum.checked_mul(10)?.checked_add(digit.into())
            })
    };
    let (minutes, seconds) = (number(0, 7)?, number(7, 2).filter(|seconds| *seconds < 60)?);
    minutes
        .checked_mul(600)?
        .checked_add(seconds * 10 + number(9, 1)?)
}

fn connect_time(tenths: u32) -> Result<ss7::Digits, NotExpressible> {
    let (minutes, rest) = (tenths / 600, tenths % 600);
    let mut digits = ss7::Digits::EMPTY;
    for place in (0..7).rev() {
        push(&mut digits, minutes / 10_u32.pow(place) % 10);
    }
    push(&mut digits, rest / 100);
    push(&mut digits, rest / 10 % 10);
    push(&mut digits, rest % 10);
    if minutes < 10_000_000 {
        Ok(digits)
    } else {
        Err(NotExpressible::OutOfRange("connectTime"))
    }
}

fn push(digits: &mut ss7::Digits, digit: u32) {
    let fits = u8::try_from(digit).is_ok_and(|digit| digits.push(digit));
    debug_assert!(fits, "invariant: ten digits fit");
}

/// The token, without a look at the rest.
pub(in crate::codec) fn relationship_key(
    operation: &'static Operation,
    octets: &[u8],
) -> Option<RelationshipKey> {
    if operation.code != TERMINATION_NOTIFICATION {
        return None;
    }
    let (argument, _) = element(octets).ok()?;
    let mut rest = argument.content;
    while let Ok((item, after)) = element(rest) {
        if item.tag == inlab_ber::context(60) {
            return Some(RelationshipKey::Echo(Echo(item.content.try_into().ok()?)));
        }
        rest = after;
    }
    None
}
