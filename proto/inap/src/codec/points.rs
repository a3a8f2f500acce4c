//! One operation for each detection point, in place of initialDP and eventReportBCSM (Q.1218 and CS-2, the contexts for detection
//! points): a trigger where it opens a dialogue, the report of an armed event within one.

use inlab_ber::{Element, Scratch, Writer};
use inlab_ss7 as ss7;

use super::trigger::refuse_unheld;
use super::{Faults, argument, bounded, encountered, leg, put, refuse, row_of};
use crate::types::{self, *};
use crate::{
    CalledNumber, DecodeError, DetectionPoint, Dialect, EventReport, MonitorMode, NotExpressible,
    Operation, ServiceSelector, Trigger,
};

/// What the operations tell, each its own part of it.
struct Told<'a> {
    common: DpSpecificCommonParameters<'a>,
    dialled: Option<CalledPartyNumber<'a>>,
    original_called: Option<OriginalCalledPartyId<'a>>,
    redirecting: Option<RedirectingPartyId<'a>>,
    redirection: Option<RedirectionInformation<'a>>,
    cause: Option<types::Cause<'a>>,
    connect_time: Option<u32>,
    leg: Option<types::LegId<'a>>,
}

/// One row an operation: its code and detection point, its argument, and which members of it hold what; what must be there besides
/// (the segment that was there when the call triggered).
macro_rules! points {
    ($($code:literal $Point:ident $Argument:ident { $($part:ident: $member:ident)* } $(with $fixed:ident = $value:literal)?)*) => {
        /// The detection point of an operation, if it is of one.
        #[must_use]
        pub(crate) const fn point(code: i32) -> Option<DetectionPoint> {
            match code { $($code => Some(DetectionPoint::$Point),)* _ => None }
        }

        /// Code of the operation of a detection point.
        const fn code(point: DetectionPoint) -> Option<i32> {
            match point { $(DetectionPoint::$Point => Some($code),)* _ => None }
        }

        fn read<'a>(
            dialect: Dialect,
            operation: &'static Operation,
            octets: &'a [u8],
            scratch: &'a Scratch,
        ) -> Result<Told<'a>, DecodeError> {
            match operation.code {
                $($code => {
                    let mut arg = $Argument::EMPTY;
                    argument(&mut arg, dialect, operation, octets, scratch)?;
                    #[allow(unused_mut)]
                    let mut told = Told::of(arg.dp_specific_common_parameters);
                    $(told.$part = arg.$member;)*
                    Ok(told)
                })*
                _ => Err(Faults(operation).not_of_this_kind()),
            }
        }

        fn write(told: Told<'_>, dialect: Dialect, operation: &Operation, out: &mut Writer) -> Result<(), NotExpressible> {
            match operation.code {
                $($code => {
                    let mut arg = $Argument::EMPTY;
                    #[allow(unused_mut)]
                    let mut told = told;
                    $(arg.$member = told.$part.take();)*
                    $(arg.$fixed = $value;)?
                    told.nothing_left()?;
                    arg.dp_specific_common_parameters = told.common;
                    put(&arg, dialect, out)
                })*
                _ => Err(NotExpressible::Operation("Trigger")),
            }
        }
    };
}

points! {
    1 OrigAttemptAuthorized OriginationAttemptAuthorizedArg { dialled: dialled_digits }
    2 CollectedInfo CollectedInformationArg {
        dialled: dialled_digits original_called: original_called_party_id redirecting: redirecting_party_id
        redirection: redirection_information
    }
    3 AnalyzedInformation AnalysedInformationArg {
        dialled: dialled_digits original_called: original_called_party_id redirecting: redirecting_party_id
        redirection: redirection_information
    }
    4 RouteSelectFailure RouteSelectFailureArg {
        dialled: dialled_digits original_called: original_called_party_id redirecting: redirecting_party_id
        redirection: redirection_information cause: failure_cause
    }
    5 OCalledPartyBusy OCalledPartyBusyArg {
        original_called: original_called_party_id redirecting: redirecting_party_id
        redirection: redirection_information cause: busy_cause
    }
    6 ONoAnswer ONoAnswerArg {
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
    }
    7 OAnswer OAnswerArg {
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
    }
    8 ODisconnect ODisconnectArg { cause: release_cause connect_time: connect_time }
    9 TermAttemptAuthorized TermAttemptAuthorizedArg {
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
    }
    10 TBusy TBusyArg {
        original_called: original_called_party_id redirecting: redirecting_party_id
        redirection: redirection_information cause: busy_cause
    }
    11 TNoAnswer TNoAnswerArg {
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
    }
    12 TAnswer TAnswerArg {}
    13 TDisconnect TDisconnectArg { cause: release_cause connect_time: connect_time }
    14 OMidCall MidCallArg {}
    15 TMidCall MidCallArg {}
    80 FacilitySelectedAndAvailable FacilitySelectedAndAvailableArg {
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
    }
    81 OrigAttempt OriginationAttemptArg {}
    82 TermAttempt TerminationAttemptArg {
        original_called: original_called_party_id redirecting: redirecting_party_id redirection: redirection_information
    }
    83 OAbandon OAbandonArg { cause: release_cause } with call_segment_id = 1
    84 OSuspended OSuspendedArg { leg: leg_id }
    85 TSuspended TSuspendedArg { leg: leg_id }
}

impl<'a> Told<'a> {
    fn of(common: DpSpecificCommonParameters<'a>) -> Self {
        Self {
            common,
            dialled: None,
            original_called: None,
            redirecting: None,
            redirection: None,
            cause: None,
            connect_time: None,
            leg: None,
        }
    }

    /// The operation had no place for it.
    fn nothing_left(&self) -> Result<(), NotExpressible> {
        let left = [
            (self.dialled.is_some(), "dialledDigits"),
            (self.original_called.is_some(), "originalCalledPartyID"),
            (self.redirecting.is_some(), "redirectingPartyID"),
            (self.redirection.is_some(), "redirectionInformation"),
            (self.cause.is_some(), "releaseCause"),
            (self.connect_time.is_some(), "connectTime"),
            (self.leg.is_some(), "legID"),
        ];
        match left.iter().find(|(left, _)| *left) {
            Some((_, name)) => Err(NotExpressible::Parameter(name)),
            None => Ok(()),
        }
    }
}

/// Whether the operation is of a detection point.
pub(crate) fn is_point(dialect: Dialect, operation: &Operation) -> bool {
    dialect.bit() & (crate::dialect::ITU_CS1 | crate::dialect::CS2_ANY) != 0
        && point(operation.code).is_some()
}

pub(super) fn decode_trigger(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Trigger, DecodeError> {
    let faults = Faults(operation);
    let told = read(dialect, operation, octets, scratch)?;
    let dp = point(operation.code).ok_or_else(|| faults.not_of_this_kind())?;
    if !dialect.event(dp).is_some_and(|row| row.is_trigger(dialect)) {
        return Err(faults.unexpected("eventTypeBCSM"));
    }
    let common = told.common;
    // Q.1218 lets a switch name a trigger type instead; which service that is, nobody told us.
    let key = common.service_address_information.service_key;
    let key = key.ok_or_else(|| faults.missing("serviceKey"))?;
    let mut trigger = Trigger::new(dp, ServiceSelector::ServiceKey(key));
    let called = common.called_party_number.or(told.dialled);
    macro_rules! inner {
        ($($to:ident = $from:expr, $name:literal $Type:ident;)*) => {
            $(trigger.$to = faults.inner($name, $from.map(|octets| octets.0), ss7::$Type::decode)?;)*
        };
    }
    inner! {
        calling = common.calling_party_number, "callingPartyNumber" CallingPartyNumber;
        location_number = common.location_number, "locationNumber" LocationNumber;
        redirecting = told.redirecting, "redirectingPartyID" RedirectingNumber;
        original_called = told.original_called, "originalCalledPartyID" OriginalCalledNumber;
        redirection_information = told.redirection, "redirectionInformation" RedirectionInformation;
        cause = told.cause, "cause" Cause;
    }
    trigger.called = faults
        .inner(
            "calledPartyNumber",
            called.map(|number| number.0),
            ss7::CalledPartyNumber::decode,
        )?
        .map(CalledNumber::Isup);
    trigger.category = common
        .calling_partys_category
        .map(|category| ss7::CallingPartysCategory(category.0));
    trigger.gap_encountered = encountered::from_kind(common.cg_encountered);
    if let Some(BearerCapability::BearerCap(octets)) = common.bearer_capability {
        trigger.bearer = faults.inner(
            "bearerCapability",
            Some(octets.0),
            ss7::BearerCapability::decode,
        )?;
    }
    Ok(trigger)
}

pub(super) fn decode_report(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<EventReport, DecodeError> {
    let faults = Faults(operation);
    let told = read(dialect, operation, octets, scratch)?;
    let event = point(operation.code).ok_or_else(|| faults.not_of_this_kind())?;
    let row = dialect
        .event(event)
        .ok_or_else(|| faults.unexpected("eventTypeBCSM"))?;
    let information = told.common.service_address_information.misc_call_info;
    let mode = match information.message_type {
        MessageType::Notification => MonitorMode::NotifyAndContinue,
        _ => MonitorMode::Interrupted,
    };
    let party = told.leg.as_ref().and_then(leg).or(row.default_leg());
    let mut report = EventReport::new(event, party, mode);
    report.cause = faults.inner("cause", told.cause.map(|cause| cause.0), ss7::Cause::decode)?;
    report.number = faults.inner(
        "dialledDigits",
        told.dialled.map(|number| number.0),
        ss7::CalledPartyNumber::decode,
    )?;
    report.connect_time = told.connect_time;
    Ok(report)
}

/// Writes a trigger as the operation of its detection point, as a switch does whose dialogue has the context for detection points.
///
/// # Errors
/// The dialect has no operation for the detection point, or no parameter for what the trigger tells. Nothing is written then.
pub fn encode_point_trigger(
    dialect: Dialect,
    trigger: &Trigger,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let row = dialect
        .event(trigger.dp)
        .filter(|row| row.is_trigger(dialect));
    row.ok_or(NotExpressible::NotATrigger(trigger.dp))?;
    let operation = operation_of(dialect, trigger.dp)?;
    refuse_unheld(
        trigger,
        &[
            "callingPartysCategory",
            "redirectingPartyID",
            "originalCalledPartyID",
            "redirectionInformation",
            "locationNumber",
            "bearerCapability",
            "cause",
            "cGEncountered",
        ],
    )?;
    let key = trigger.service.service_key();
    let key = key.ok_or(NotExpressible::Missing("serviceKey"))?;
    macro_rules! octets {
        ($($field:ident)*) => { $(let $field = trigger.$field.map(|value| value.encode());)* };
    }
    octets! { calling redirecting original_called redirection_information location_number cause }
    let called = match trigger.called {
        Some(CalledNumber::Isup(number)) => Some(number.encode()),
        Some(CalledNumber::Bcd(_)) => {
            return Err(NotExpressible::Parameter("calledPartyBCDNumber"));
        }
        None => None,
    };
    let mut common = DpSpecificCommonParameters::EMPTY;
    let information = &mut common.service_address_information;
    information.service_key = Some(bounded(key, 0, 0x7fff_ffff, "serviceKey")?);
    information.misc_call_info.message_type = MessageType::Request;
    common.called_party_number = called.as_deref().map(CalledPartyNumber);
    common.calling_party_number = calling.as_deref().map(CallingPartyNumber);
    common.calling_partys_category = trigger
        .category
        .map(|category| CallingPartysCategory(category.0));
    common.location_number = location_number.as_deref().map(LocationNumber);
    common.bearer_capability = trigger
        .bearer
        .as_ref()
        .map(|bearer| BearerCapability::BearerCap(BearerCap(bearer.encode())));
    common.cg_encountered = trigger.gap_encountered.map(encountered::kind);
    let mut told = Told::of(common);
    told.original_called = original_called.as_deref().map(OriginalCalledPartyId);
    told.redirecting = redirecting.as_deref().map(RedirectingPartyId);
    told.redirection = redirection_information
        .as_deref()
        .map(RedirectionInformation);
    told.cause = cause.as_deref().map(types::Cause);
    write(told, dialect, operation, out)?;
    Ok(operation)
}

/// Writes the report of an armed event as the operation of its detection point.
///
/// # Errors
/// The dialect has no operation for the event, or no parameter for what the report tells. Nothing is written then.
pub fn encode_point_report(
    dialect: Dialect,
    report: &EventReport,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    row_of(dialect, report)?;
    let operation = operation_of(dialect, report.event)?;
    refuse(&[
        (report.forwarded, "forwardedCall"),
        (report.optimal_routing, "or-Call"),
        (report.route_not_permitted, "routeNotPermitted"),
    ])?;
    let cause = report.cause.map(|cause| cause.encode());
    let number = report.number.map(|number| number.encode());
    let mut common = DpSpecificCommonParameters::EMPTY;
    common
        .service_address_information
        .misc_call_info
        .message_type = match report.mode {
        MonitorMode::NotifyAndContinue => MessageType::Notification,
        _ => MessageType::Request,
    };
    let mut told = Told::of(common);
    told.cause = cause.as_deref().map(types::Cause);
    told.connect_time = report.connect_time;
    // Of the others the detection point says enough, or nothing does: an oDisconnect has no leg.
    if matches!(
        report.event,
        DetectionPoint::OSuspended | DetectionPoint::TSuspended
    ) {
        told.leg = report
            .leg
            .map(|leg| types::LegId::Receiving(LegType(leg.0)));
    }
    told.dialled = number.as_deref().map(CalledPartyNumber);
    write(told, dialect, operation, out)?;
    Ok(operation)
}

fn operation_of(
    dialect: Dialect,
    point: DetectionPoint,
) -> Result<&'static Operation, NotExpressible> {
    code(point)
        .and_then(|code| dialect.operation(code))
        .filter(|operation| is_point(dialect, operation))
        .ok_or(NotExpressible::Operation("Trigger"))
}
