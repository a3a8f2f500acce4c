//! The 800 service before AIN (TR-NWT-000533): between octets and the neutral model.
//!
//! One question and one answer: the switch asks with the dialled number, and is told where to route, or what to say before it clears.
//!
//! | neutral | here |
//! | --- | --- |
//! | trigger (analyzed information) | provideInstructionsStart: the called number is the service key, the calling one Digits |
//! | location number, network-specific | Digits of type LATA |
//! | Connect | connect: routing number, carrier, billing indicators |
//! | Release, Announce and Release | playAnnouncement: the switch clears after it |
//! | Gap | automaticCodeGap |
//!
//! A service has no key beside the number, nothing goes on as dialled, and no event is told. What the neutral model does not have is
//! not looked at (the carrier, the billing indicators, the kind of the line), and written as nothing special.

use inlab_ber::{Element, Scratch, Writer};
use inlab_ss7 as ss7;

use super::trigger::refuse_unheld;
use super::win::digits;
use super::{Faults, argument, nearest_step, operation, put, refuse};
use crate::types::ansi41::{DigitsType, Number};
use crate::types::tr533::{
    AcgIndicators, AutomaticCodeGapArg, BillingIndicators, CallerInteractionArg,
    ConnectionControlArg, OriginatingStationType, ServiceKey, StandardAnnouncement, StartArg,
};
use crate::{
    Announcement, CalledNumber, Connect, DecodeError, DetectionPoint, Dialect, Gap, GapCriteria,
    Instruction, NotExpressible, Occasion, Operation, Said, ServiceSelector, Trigger,
};

const START: i32 = 769;
const CONNECT: i32 = 1025;
const PLAY_ANNOUNCEMENT: i32 = 1281;
const AUTOMATIC_CODE_GAP: i32 = 1793;

/// The carrier that says that the exchange carrier takes the call itself: from experience (one source).
const EXCHANGE_CARRIER: [u8; 3] = [1, 1, 0];
/// No call type, no feature: the switch bills by what it knows.
const NOTHING_TO_BILL: [u8; 4] = [0; 4];
/// A line that is known by its number and treated as any other.
const ORDINARY_LINE: [u8; 1] = [0];

pub(super) fn is_trigger(operation: &Operation) -> bool {
    operation.code == START
}

pub(super) fn decode_trigger(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Trigger, DecodeError> {
    let faults = Faults(operation);
    if !is_trigger(operation) {
        return Err(faults.not_of_this_kind());
    }
    let mut arg = StartArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let ServiceKey::Digits(key) = arg.service_key else {
        return Err(faults.missing("serviceKey"));
    };
    let dp = DetectionPoint::AnalyzedInformation;
    let mut trigger = Trigger::new(dp, ServiceSelector::Criteria(None));
    let called = digits::read(faults, "serviceKey", Some(key), digits::called)?;
    trigger.called = called.map(CalledNumber::Isup);
    for given in [arg.digits, arg.second_digits, arg.third_digits] {
        let Some(given) = given else { continue };
        let unexpected = || faults.unexpected("digits");
        let number = given.value().ok_or_else(unexpected)?;
        match number.kind {
            Number::CALLING if !number.digits.is_empty() => {
                let calling = digits::subscriber(&number).ok_or_else(unexpected)?;
                trigger.calling = Some(calling);
            }
            Number::LATA => trigger.location_number = Some(area(number.digits)),
            _ => {}
        }
    }
    trigger.subject.trigger = Some(operation);
    Ok(trigger)
}

/// A local access and transport area.
const fn area(digits: ss7::Digits) -> ss7::LocationNumber {
    ss7::LocationNumber {
        nature: ss7::NatureOfAddress::NETWORK_SPECIFIC,
        internal_network_number: ss7::InternalNetworkNumber::ALLOWED,
        plan: ss7::NumberingPlanIndicator::E164,
        presentation: ss7::Presentation::ALLOWED,
        screening: ss7::Screening::NETWORK,
        digits,
    }
}

pub(super) fn encode_trigger(
    dialect: Dialect,
    trigger: &Trigger,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, START, "Trigger")?;
    if trigger.dp != DetectionPoint::AnalyzedInformation {
        return Err(NotExpressible::NotATrigger(trigger.dp));
    }
    let ordinary = ss7::CallingPartysCategory::ORDINARY;
    if trigger
        .category
        .is_some_and(|category| category != ordinary)
    {
        return Err(NotExpressible::Parameter("callingPartysCategory"));
    }
    refuse_unheld(trigger, &["callingPartysCategory", "locationNumber"])?;
    if trigger.service != ServiceSelector::Criteria(None) {
        return Err(NotExpressible::Parameter("triggerCriteriaType"));
    }
    let called = match trigger.called {
        Some(CalledNumber::Isup(number)) => {
            digits::from_called("serviceKey", Number::DIALED, &number)?
        }
        Some(CalledNumber::Bcd(_)) => {
            return Err(NotExpressible::Parameter("calledPartyBCDNumber"));
        }
        None => return Err(NotExpressible::Missing("serviceKey")),
    };
    let called = called.encode();
    let calling = trigger.calling.map(|number| {
        // The network knows it: there is nobody to have screened it.
        let number = digits::from_calling("digits", &number)?;
        Ok(Number {
            screening: 0,
            ..number
        }
        .encode())
    });
    let calling = calling.transpose()?;
    let lata = trigger.location_number.map(|number| {
        let same = area(number.digits) == number && number.digits.len() == 3;
        let number = Number {
            plan: Number::UNKNOWN,
            ..Number::telephony(Number::LATA, number.digits)
        };
        same.then(|| number.encode())
            .ok_or(NotExpressible::OutOfRange("locationNumber"))
    });
    let lata = lata.transpose()?;
    let mut arg = StartArg::EMPTY;
    arg.service_key = ServiceKey::Digits(DigitsType(&called));
    let mut given = [&calling, &lata].into_iter().flatten();
    arg.digits = given.next().map(|octets| DigitsType(octets));
    arg.second_digits = given.next().map(|octets| DigitsType(octets));
    arg.originating_station_type = Some(OriginatingStationType(&ORDINARY_LINE));
    put(&arg, dialect, out)?;
    Ok(operation)
}

/// Which operation says an order; `None`: none does, or it goes within another.
const fn code(order: &Instruction) -> Option<i32> {
    match order {
        Instruction::Connect(_) => Some(CONNECT),
        Instruction::Release(_) | Instruction::Announce(_) => Some(PLAY_ANNOUNCEMENT),
        Instruction::Gap(_) => Some(AUTOMATIC_CODE_GAP),
        _ => None,
    }
}

/// Whether an order can be given while this operation waits.
pub(super) fn may_answer(question: &Operation, order: &Instruction) -> bool {
    match code(order) {
        Some(AUTOMATIC_CODE_GAP) => true,
        Some(code) => question.linked.contains(&code),
        None => matches!(order, Instruction::Finish(_)),
    }
}

pub(super) fn encode_orders(
    dialect: Dialect,
    occasion: &Occasion<'_>,
    orders: &mut dyn Iterator<Item = &Instruction>,
    out: &mut Writer,
    said: &mut dyn FnMut(Said, usize),
) -> Result<(), NotExpressible> {
    // What is said before the call is cleared.
    let mut held = None;
    for order in orders {
        let refused = NotExpressible::Operation(order.name());
        if matches!(order, Instruction::Finish(_)) {
            return Err(NotExpressible::Dialogue("Finish"));
        }
        let code = code(order).ok_or(refused)?;
        let answers = occasion
            .question
            .is_some_and(|question| question.linked.contains(&code));
        if code != AUTOMATIC_CODE_GAP && !answers {
            return Err(refused);
        }
        match order {
            Instruction::Announce(announce) if held.is_none() => {
                let Announcement::Message(number) = announce.what else {
                    return Err(NotExpressible::Parameter("informationToSend"));
                };
                let number = u8::try_from(number).ok().filter(|number| *number > 0);
                held = Some(number.ok_or(NotExpressible::OutOfRange("standardAnnouncement"))?);
                continue;
            }
            Instruction::Release(cause) => {
                let number = [held.take().unwrap_or_else(|| announcement(cause.value))];
                let mut arg = CallerInteractionArg::EMPTY;
                arg.standard_announcement = StandardAnnouncement(&number);
                put(&arg, dialect, out)?;
            }
            Instruction::Connect(connect) if held.is_none() => {
                encode_connect(dialect, connect, out)?;
            }
            Instruction::Gap(gap) => encode_gap(dialect, gap, out)?,
            _ => return Err(refused),
        }
        let operation = operation(dialect, code, order.name())?;
        said(Said::Invoke(operation), out.as_slice().len());
    }
    // The switch clears after an announcement: nothing else can follow it.
    match held {
        Some(_) => Err(NotExpressible::Operation("Announce")),
        None => Ok(()),
    }
}

fn encode_connect(
    dialect: Dialect,
    connect: &Connect,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    refuse(&[
        (connect.calling.is_some(), "callingPartyID"),
        (connect.category.is_some(), "callingPartysCategory"),
        (connect.generic_number.is_some(), "genericNumbers"),
        (connect.original_called.is_some(), "originalCalledPartyID"),
        (connect.redirecting.is_some(), "redirectingPartyID"),
        (
            connect.redirection_information.is_some(),
            "redirectionInformation",
        ),
        (connect.charge_number.is_some(), "chargeNumber"),
        (connect.suppress_announcement, "suppressionOfAnnouncement"),
        (connect.leg.is_some(), "legToBeConnected"),
    ])?;
    let route = digits::from_called("digits", Number::ROUTING, &connect.destination)?.encode();
    let mut carrier = ss7::Digits::EMPTY;
    let fits = EXCHANGE_CARRIER.iter().all(|digit| carrier.push(*digit));
    debug_assert!(fits, "invariant: three digits fit");
    let carrier = Number {
        plan: Number::UNKNOWN,
        ..Number::telephony(Number::CARRIER, carrier)
    };
    let carrier = carrier.encode();
    let mut arg = ConnectionControlArg::EMPTY;
    arg.digits = DigitsType(&carrier);
    arg.second_digits = Some(DigitsType(&route));
    arg.billing_indicators = Some(BillingIndicators(&NOTHING_TO_BILL));
    put(&arg, dialect, out)
}

/// What is said for a cause (Q.850), and what a cause an announcement stands for: our reading of the names of both. Reorder tone for
/// every other.
const ANNOUNCEMENTS: [(ss7::CauseValue, u8); 5] = [
    (ss7::CauseValue::CALL_REJECTED, 1),
    (ss7::CauseValue::UNALLOCATED_NUMBER, 2),
    (ss7::CauseValue::NUMBER_CHANGED, 3),
    (ss7::CauseValue::USER_BUSY, 5),
    (ss7::CauseValue::NO_CIRCUIT, 6),
];
const REORDER: u8 = 7;

fn announcement(cause: ss7::CauseValue) -> u8 {
    ANNOUNCEMENTS
        .iter()
        .find(|(known, _)| *known == cause)
        .map_or(REORDER, |(_, number)| *number)
}

fn cause(announcement: u8) -> ss7::Cause {
    let value = ANNOUNCEMENTS
        .iter()
        .find(|(_, number)| *number == announcement)
        .map_or(ss7::CauseValue::NORMAL_UNSPECIFIED, |(known, _)| *known);
    ss7::Cause::new(ss7::CauseLocation::LOCAL_PUBLIC, value)
}

/// Control causes.
const OVERLOAD: u8 = 3;
const MANUAL: u8 = 5;
/// 2048 s; each step below it halves it.
const LONGEST: u8 = 12;
const WITHOUT_END: u8 = 13;
/// Seconds between calls let through, by code.
const GAPS: [i32; 16] = [
    0, 3, 4, 6, 8, 11, 16, 22, 30, 42, 58, 81, 112, 156, 217, 300,
];
/// Units of a neutral interval in a second.
const UNITS: i32 = 10;

/// Duration and gap are the nearest steps that there are. A control that is to go is one of a second that lets all through.
fn encode_gap(dialect: Dialect, gap: &Gap, out: &mut Writer) -> Result<(), NotExpressible> {
    let called = match gap.criteria {
        GapCriteria::Called(called) => called,
        GapCriteria::Service(_) | GapCriteria::CalledAndService(..) => {
            return Err(NotExpressible::Parameter("serviceKey"));
        }
        GapCriteria::CallingAndService(..) => {
            return Err(NotExpressible::Parameter("callingAddressValue"));
        }
    };
    if gap.cause.is_some() {
        return Err(NotExpressible::Parameter("cause"));
    }
    let international = match called.nature {
        ss7::NatureOfAddress::NATIONAL => false,
        ss7::NatureOfAddress::INTERNATIONAL => true,
        _ => return Err(NotExpressible::OutOfRange("digits")),
    };
    let duration = match gap.duration {
        -1 => WITHOUT_END,
        0.. => nearest_step(
            (1..=LONGEST).map(|step| (step, 1 << (step - 1))),
            gap.duration,
        ),
        _ => return Err(NotExpressible::OutOfRange("gapDuration")),
    };
    let interval = match (gap.duration, gap.interval) {
        (0, _) => 0,
        (_, units @ 0..) => nearest_step((0..).zip(GAPS.map(|seconds| seconds * UNITS)), units),
        _ => return Err(NotExpressible::OutOfRange("gapInterval")),
    };
    let digits = Number {
        international,
        ..Number::telephony(Number::DIALED, called.digits)
    };
    let digits = digits.encode();
    let cause = if gap.manual { MANUAL } else { OVERLOAD };
    let indicators = [cause, duration, interval];
    let mut arg = AutomaticCodeGapArg::EMPTY;
    arg.digits = DigitsType(&digits);
    arg.acg_indicators = AcgIndicators(&indicators);
    put(&arg, dialect, out)
}

pub(super) fn decode_orders(
    dialect: Dialect,
    said: Said,
    octets: &[u8],
    scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    let operation = said.operation();
    let faults = Faults(operation);
    let Said::Invoke(_) = said else {
        return Err(faults.not_of_this_kind());
    };
    match operation.code {
        CONNECT => {
            let mut arg = ConnectionControlArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            let mut destination = None;
            for given in [Some(arg.digits), arg.second_digits].into_iter().flatten() {
                let unexpected = || faults.unexpected("digits");
                let number = given.value().ok_or_else(unexpected)?;
                if number.kind == Number::ROUTING {
                    destination = Some(digits::called(&number).ok_or_else(unexpected)?);
                }
            }
            let destination = destination.ok_or_else(|| faults.missing("digits"))?;
            tell(Instruction::Connect(Connect::to(destination)));
        }
        PLAY_ANNOUNCEMENT => {
            let mut arg = CallerInteractionArg::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            let number = arg.standard_announcement.code();
            let number = number.ok_or_else(|| faults.unexpected("standardAnnouncement"))?;
            tell(Instruction::Release(cause(number)));
        }
        AUTOMATIC_CODE_GAP => tell(Instruction::Gap(decode_gap(
            dialect, operation, octets, scratch,
        )?)),
        _ => return Err(faults.not_of_this_kind()),
    }
    Ok(())
}

fn decode_gap(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Gap, DecodeError> {
    let faults = Faults(operation);
    let mut arg = AutomaticCodeGapArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let number = arg
        .digits
        .value()
        .filter(|number| !number.digits.is_empty());
    let number = number.ok_or_else(|| faults.unexpected("digits"))?;
    let &[cause, duration, gap] = arg.acg_indicators.0 else {
        return Err(faults.unexpected("acgIndicators"));
    };
    let duration = match duration {
        WITHOUT_END => -1,
        1..=LONGEST => 1 << (duration - 1),
        _ => return Err(faults.unexpected("acgIndicators")),
    };
    let gap = GAPS.get(usize::from(gap));
    let gap = gap.ok_or_else(|| faults.unexpected("acgIndicators"))?;
    let called = ss7::GenericNumber {
        qualifier: ss7::NumberQualifier::DIALLED_DIGITS,
        nature: if number.international {
            ss7::NatureOfAddress::INTERNATIONAL
        } else {
            ss7::NatureOfAddress::NATIONAL
        },
        incomplete: ss7::NumberIncomplete::COMPLETE,
        plan: ss7::NumberingPlanIndicator::E164,
        presentation: ss7::Presentation::ALLOWED,
        screening: ss7::Screening::NETWORK,
        digits: number.digits,
    };
    Ok(Gap {
        criteria: GapCriteria::Called(called),
        duration,
        interval: gap * UNITS,
        manual: cause == MANUAL,
        cause: None,
    })
}
