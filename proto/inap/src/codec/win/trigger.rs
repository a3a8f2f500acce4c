//! Triggers: the operations of detection points, and OriginationRequest.

use inlab_ber::{Scratch, Writer};
use inlab_ss7 as ss7;

use super::super::trigger::refuse_unheld;
use super::super::{Faults, encountered, refuse};
use super::given::{Given, clock_octets};
use super::parameters::{self, Parameters};
use super::*;
use crate::types::ansi41::{MinType, Number, RedirectionReason};
use crate::{
    CalledNumber, Cell, DecodeError, DetectionPoint, Dialect, NotExpressible, Operation,
    ServiceSelector, Station, Subject, Trigger,
};

use DetectionPoint as D;

/// Types of triggers from the first to the last, the operation that tells them, and where in the call they are (X.S0004-550
/// 6.5.2.dh, N.S0018 chapter 5). 0 stands for none: the origination request of systems without WIN.
///
/// 67 and 68 are told by TNoAnswer: the called party was not found, or could not be routed to (one source).
static POINTS: [(u8, u8, i32, DetectionPoint); 13] = [
    (0, 0, ORIGINATION_REQUEST, D::OrigAttemptAuthorized),
    (1, 31, ORIGINATION_REQUEST, D::AnalyzedInformation),
    (32, 33, ANALYZED_INFORMATION, D::TermAttemptAuthorized),
    (34, 35, ORIGINATION_REQUEST, D::AnalyzedInformation),
    (36, 36, ORIGINATION_REQUEST, D::OrigAttemptAuthorized),
    (37, 37, ANALYZED_INFORMATION, D::AnalyzedInformation),
    (38, 39, ANALYZED_INFORMATION, D::TermAttemptAuthorized),
    (42, 42, O_CALLED_PARTY_BUSY, D::OCalledPartyBusy),
    (43, 43, O_NO_ANSWER, D::ONoAnswer),
    (64, 64, FACILITY_SELECTED, D::FacilitySelectedAndAvailable),
    (65, 65, T_BUSY, D::TBusy),
    (66, 66, T_NO_ANSWER, D::TNoAnswer),
    (67, 68, T_NO_ANSWER, D::TNoAnswer),
];

/// The operation and the detection point of a type of trigger.
pub(super) fn point(kind: u8) -> Option<(i32, DetectionPoint)> {
    POINTS
        .iter()
        .find(|(first, last, ..)| (*first..=*last).contains(&kind))
        .map(|(.., operation, dp)| (*operation, *dp))
}

pub(super) fn is_trigger(operation: &Operation) -> bool {
    asks_for_services(operation) || POINTS.iter().any(|(_, _, code, _)| *code == operation.code)
}

/// Whether an operation may tell this type of trigger: its own, and ServiceRequest tells them all; those of dialled digits
/// (1 to 35) are met in OriginationRequest and AnalyzedInformation alike.
fn tells(operation: &Operation, code: i32) -> bool {
    operation.code == code
        || asks_for_services(operation)
        || matches!(
            (operation.code, code),
            (ANALYZED_INFORMATION, ORIGINATION_REQUEST)
        )
}

/// Whether a switch tells triggers of this type by this operation; not another system for it (ServiceRequest).
pub(in super::super) fn tells_type(operation: &Operation, kind: u8) -> bool {
    !asks_for_services(operation) && point(kind).is_some_and(|(code, _)| tells(operation, code))
}

/// Whether another system asks for a service by it, without a trigger (ServiceID).
pub(in super::super) fn asks_for_services(operation: &Operation) -> bool {
    operation.code == SERVICE_REQUEST
}

pub(in super::super) fn decode_trigger(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Trigger, DecodeError> {
    let faults = Faults(operation);
    if !is_trigger(operation) {
        return Err(faults.not_of_this_kind());
    }
    let given = Given::read(dialect, operation, octets, scratch)?;
    let (dp, service) = asked(faults, operation, &given)?;
    let mut trigger = Trigger::new(dp, service);
    trigger.subject = given.subject(faults)?;
    trigger.imsi = match trigger.subject.station {
        Some(Station::Imsi(imsi)) => Some(imsi),
        _ => None,
    };
    let originating = trigger.half() == crate::Half::Originating;
    let served = given.mobile_directory_number;
    let numbers = [
        ("digits", given.digits),
        ("destinationDigits", given.destination_digits),
        ("mobileDirectoryNumber", served.filter(|_| !originating)),
    ];
    for (name, number) in numbers {
        if trigger.called.is_none() {
            let some = |number: &Number| Some((!number.digits.is_empty()).then_some(*number));
            let number = digits::read(faults, name, number, some)?.flatten();
            trigger.called = number
                .map(|number| digits::called(&number).ok_or_else(|| faults.unexpected(name)))
                .transpose()?
                .map(CalledNumber::Isup);
        }
    }
    trigger.calling = digits::read(
        faults,
        "callingPartyNumberDigits1",
        given.calling_party_number_digits1,
        digits::calling,
    )?;
    if trigger.calling.is_none() && originating {
        trigger.calling =
            digits::read(faults, "mobileDirectoryNumber", served, digits::subscriber)?;
    }
    trigger.redirecting = digits::read(
        faults,
        "redirectingNumberDigits",
        given.redirecting_number_digits,
        digits::redirecting,
    )?;
    trigger.category = given
        .calling_party_category
        .map(|category| ss7::CallingPartysCategory(category.0));
    trigger.cause = cause(faults, &given)?;
    trigger.cell = given.cell();
    let gap = given.acgencountered;
    trigger.gap_encountered = gap.and_then(|octets| encountered::from_octets(octets.0));
    let switch = given.msc_identification_number;
    trigger.msc_address = switch.and_then(|number| digits::switch(&number.value()?));
    Ok(trigger)
}

/// Where in the call it is, and which service is asked for: by the type of trigger; in ServiceRequest without one by ServiceID, whose
/// services, of a caller's name, are those of a called subscriber (N.S0012).
fn asked(
    faults: Faults,
    operation: &Operation,
    given: &Given<'_>,
) -> Result<(DetectionPoint, ServiceSelector), DecodeError> {
    let kind = given.trigger_type();
    if let Some(service) = given.service_id.filter(|_| kind == 0) {
        return match service.code() {
            Some(id @ 1..) => Ok((OF_SERVICES, ServiceSelector::ServiceId(id))),
            _ => Err(faults.unexpected("serviceID")),
        };
    }
    if kind == 0 && operation.code != ORIGINATION_REQUEST {
        return Err(faults.missing("triggerType"));
    }
    match point(kind) {
        Some((code, dp)) if tells(operation, code) => Ok((dp, ServiceSelector::TriggerType(kind))),
        _ => Err(faults.unexpected("triggerType")),
    }
}

/// Where a call is of which a service is asked for by its ServiceID.
const OF_SERVICES: DetectionPoint = D::TermAttemptAuthorized;

/// Why a call failed: FailureCause, in the form of ISUP, or the reason for redirecting it. Only the trigger's type says so
/// where the called party did not answer a page or could not be routed to.
pub(super) fn cause(faults: Faults, given: &Given<'_>) -> Result<Option<ss7::Cause>, DecodeError> {
    let cause = given.failure_cause.map(|octets| octets.0);
    let cause = faults.inner("failureCause", cause, ss7::Cause::decode)?;
    let reason = given.redirection_reason.and_then(|reason| {
        let (_, value) = REASONS.iter().find(|(known, _)| *known == reason)?;
        Some(network_cause(*value))
    });
    Ok(cause.or(reason))
}

pub(super) const fn network_cause(value: ss7::CauseValue) -> ss7::Cause {
    ss7::Cause::new(ss7::CauseLocation::LOCAL_PUBLIC, value)
}

/// RedirectionReason (6.5.2.110) of TBusy and TNoAnswer, and the cause that says the same (our reading).
const REASONS: [(RedirectionReason, ss7::CauseValue); 6] = [
    (RedirectionReason::Busy, ss7::CauseValue::USER_BUSY),
    (RedirectionReason::NoAnswer, ss7::CauseValue::NO_ANSWER),
    (
        RedirectionReason::NoPageResponse,
        ss7::CauseValue::NO_USER_RESPONDING,
    ),
    (
        RedirectionReason::Unavailable,
        ss7::CauseValue::SUBSCRIBER_ABSENT,
    ),
    (
        RedirectionReason::Unroutable,
        ss7::CauseValue::NO_ROUTE_TO_DESTINATION,
    ),
    (
        RedirectionReason::CallRefused,
        ss7::CauseValue::CALL_REJECTED,
    ),
];

pub(in super::super) fn encode_trigger(
    dialect: Dialect,
    trigger: &Trigger,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let (kind, service, (code, dp)) = match trigger.service {
        ServiceSelector::TriggerType(kind) => {
            let known = point(kind).ok_or(NotExpressible::OutOfRange("triggerType"))?;
            (kind, None, known)
        }
        ServiceSelector::ServiceId(0) => return Err(NotExpressible::OutOfRange("serviceID")),
        ServiceSelector::ServiceId(id) => (0, Some(id), (SERVICE_REQUEST, OF_SERVICES)),
        _ => return Err(NotExpressible::Missing("triggerType")),
    };
    if dp != trigger.dp {
        return Err(NotExpressible::NotATrigger(trigger.dp));
    }
    refuse_foreign(trigger)?;
    let operation = named(dialect, code, "Trigger")?;
    let argument = operation
        .argument
        .ok_or(NotExpressible::Operation("Trigger"))?;
    parameters::write(argument, dialect, out, |set| {
        if let Some(id) = service {
            set.put(parameters::SERVICE_ID, &[id])?;
        }
        if let Some(cause) = &trigger.cause {
            put_cause(set, cause)?;
        }
        put_location(set, trigger)?;
        if let Some(gap) = trigger.gap_encountered {
            set.put(parameters::ACG_ENCOUNTERED, &[encountered::octet(gap)?])?;
        }
        if let Some(category) = trigger.category {
            set.put(parameters::CALLING_CATEGORY, &category.encode())?;
        }
        if let Some(redirecting) = &trigger.redirecting {
            let number = digits::from_redirecting("redirectingNumberDigits", redirecting)?;
            set.put(parameters::REDIRECTING, &number.encode())?;
        }
        if let Some(calling) = &trigger.calling {
            let number = digits::from_calling("callingPartyNumberDigits1", calling)?;
            set.put(parameters::CALLING, &number.encode())?;
        }
        let called = trigger.called.as_ref().map(|called| match called {
            CalledNumber::Isup(number) => Ok(number),
            // What a mobile subscriber dials has no such form here.
            CalledNumber::Bcd(_) => Err(NotExpressible::Parameter("calledPartyBCDNumber")),
        });
        let mut subject = trigger.subject;
        match called.transpose()? {
            Some(called) if set.takes(parameters::DIGITS) => {
                let number = digits::from_called("digits", Number::DIALED, called)?;
                set.put(parameters::DIGITS, &number.encode())?;
            }
            // The subscriber is called: no other number is told.
            Some(called) => {
                let known = subject.directory_number.get_or_insert(called.digits);
                let is_plain = ss7::CalledPartyNumber {
                    nature: ss7::NatureOfAddress::NATIONAL,
                    internal_network_number: ss7::InternalNetworkNumber::ALLOWED,
                    plan: ss7::NumberingPlanIndicator::E164,
                    digits: *known,
                };
                if *called != is_plain {
                    return Err(NotExpressible::Parameter("calledPartyNumber"));
                }
            }
            None => {}
        }
        if let Some(imsi) = trigger.imsi {
            match subject.station.get_or_insert(Station::Imsi(imsi)) {
                Station::Imsi(known) if *known == imsi => {}
                _ => return Err(NotExpressible::Parameter("iMSI")),
            }
        }
        if code == ORIGINATION_REQUEST {
            // No trigger of this parameter: the types of WIN say which one it was.
            set.put(parameters::ORIGINATION_TRIGGERS, &[0; 4])?;
        }
        put_subject(set, &subject, kind)
    })?;
    Ok(operation)
}

/// Where the mobile is, and the number of the switch.
fn put_location(set: &mut Parameters<'_>, trigger: &Trigger) -> Result<(), NotExpressible> {
    match trigger.cell {
        None => {}
        Some(Cell::OfSwitch { area, cell }) => {
            if let Some(cell) = cell {
                set.put(parameters::SERVING_CELL, &cell.to_be_bytes())?;
            }
            if let Some(area) = area {
                set.put(parameters::LOCATION_AREA, &area.to_be_bytes())?;
            }
        }
        Some(Cell::Global(_)) => {
            return Err(NotExpressible::Parameter(
                "cellGlobalIdOrServiceAreaIdOrLAI",
            ));
        }
    }
    let Some(switch) = &trigger.msc_address else {
        return Ok(());
    };
    let number = digits::from_switch("mSCIdentificationNumber", switch)?;
    set.put(parameters::MSC_NUMBER, &number.encode())
}

/// What WIN cannot tell of a call.
fn refuse_foreign(trigger: &Trigger) -> Result<(), NotExpressible> {
    refuse_unheld(
        trigger,
        &[
            "callingPartysCategory",
            "redirectingPartyID",
            "iMSI",
            "cause",
            "locationInformation",
            "mscAddress",
            "cGEncountered",
        ],
    )?;
    refuse(&[
        (trigger.vlr_number.is_some(), "vlr-number"),
        (trigger.subject.user.is_some(), "userID"),
        (trigger.subject.bearer != 0, "bearerCapability"),
    ])
}

/// Why a call failed, in the parameter that the operation has for it. A reason for redirecting has no location.
pub(super) fn put_cause(
    set: &mut Parameters<'_>,
    cause: &ss7::Cause,
) -> Result<(), NotExpressible> {
    if set.takes(parameters::REDIRECTION_REASON) {
        let known = REASONS.iter().find(|(_, value)| cause.value == *value);
        let (reason, _) = known.ok_or(NotExpressible::OutOfRange("redirectionReason"))?;
        return set.put(
            parameters::REDIRECTION_REASON,
            &[octet(reason, "redirectionReason")?],
        );
    }
    set.put(parameters::FAILURE_CAUSE, &cause.encode())
}

/// How the call is named, and what the switch is capable of; `kind` 0 is no type of trigger, and says nothing of WIN.
pub(super) fn put_subject(
    set: &mut Parameters<'_>,
    subject: &Subject,
    kind: u8,
) -> Result<(), NotExpressible> {
    if kind != 0 {
        if set.takes(parameters::WIN_CAPABILITY) {
            set.put_parts(parameters::WIN_CAPABILITY, |parts| {
                parts.put(parameters::WIN_OPERATIONS_CAPABILITY, &OPERATIONS);
                parts.put(parameters::TRIGGER_CAPABILITY, &TRIGGERS);
                Ok(())
            })?;
        }
        set.put(parameters::TRIGGER_TYPE, &[kind])?;
    }
    if set.takes(parameters::TRANSACTION_CAPABILITY) {
        set.put(parameters::TRANSACTION_CAPABILITY, &TRANSACTION)?;
    }
    // Not what the call is but what time it is: told where the operation has room for it.
    if let Some(clock) = subject.clock.filter(|_| set.takes(parameters::TIME_OF_DAY)) {
        let (time, offset) = clock_octets(&clock)?;
        set.put(parameters::TIME_OF_DAY, &time)?;
        set.put(parameters::TIME_DATE_OFFSET, &offset)?;
    }
    put_call(set, subject)
}

/// How the call and its mobile are named.
pub(super) fn put_call(set: &mut Parameters<'_>, subject: &Subject) -> Result<(), NotExpressible> {
    if let Some(directory) = subject.directory_number {
        let number = Number::telephony(digits::NOT_USED, directory);
        set.put(parameters::DIRECTORY_NUMBER, &number.encode())?;
    }
    put_station(set, subject)?;
    let Some(call) = subject.call else {
        return Err(NotExpressible::Missing("billingID"));
    };
    set.put(parameters::MSCID, &call.switch)?;
    set.put(parameters::BILLING_ID, &call.billing)
}

/// The mobile station and its serial number.
pub(super) fn put_station(
    set: &mut Parameters<'_>,
    subject: &Subject,
) -> Result<(), NotExpressible> {
    if let Some(serial) = &subject.serial {
        set.put(parameters::SERIAL, serial)?;
    }
    match &subject.station {
        Some(Station::Min(digits)) => set.put(parameters::MIN, &min(digits)?),
        Some(Station::Imsi(imsi)) => set.put(parameters::IMSI, &imsi.encode()),
        None => Ok(()),
    }
}

/// Ten digits.
pub(super) fn min(digits: &ss7::Digits) -> Result<ss7::InlineOctets<5>, NotExpressible> {
    MinType::octets(digits).ok_or(NotExpressible::OutOfRange("mobileIdentificationNumber"))
}

/// What the simulated switch takes (6.5.2.160): announcements; a TerminationList with one termination, a TriggerAddressList.
const TRANSACTION: [u8; 2] = [0x04, 0x31];

/// What it can be armed for (6.5.2.df): every trigger that the neutral model knows, from originationAttemptAuthorized to
/// tDisconnect.
const TRIGGERS: [u8; 3] = [0xf0, 0xf0, 0x1f];

/// ConnectResource and CallControlDirective (6.5.2.dj).
const OPERATIONS: [u8; 1] = [0x03];
