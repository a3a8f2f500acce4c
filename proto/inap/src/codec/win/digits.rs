//! Numbers of ISUP in the form of ANSI-41 (X.S0004-550 6.5.3.2), and back.
//!
//! ANSI-41 has two natures of address. National and international numbers are in the telephony plan; a number of unknown
//! nature, such as one dialled with its prefix, is in plan 0, not known. Digits are half-octets in both; 13 is `*`, 14 `#`.

use inlab_ss7 as ss7;

use super::super::Faults;
use crate::types::ansi41::{DigitsType, Number};
use crate::{DecodeError, NotExpressible};

/// Type of digits: the parameter's name says it.
pub(super) const NOT_USED: u8 = 0;

/// Numbering plan: ISDN, which is the same as telephony (E.164).
const ISDN: u8 = 1;

fn new(
    name: &'static str,
    kind: u8,
    nature: ss7::NatureOfAddress,
    plan: ss7::NumberingPlanIndicator,
    digits: ss7::Digits,
) -> Result<Number, NotExpressible> {
    use ss7::NatureOfAddress as Nature;
    use ss7::NumberingPlanIndicator as Plan;
    let (international, plan) = match (nature, plan) {
        (Nature::INTERNATIONAL, Plan::E164) => (true, Number::TELEPHONY),
        (Nature::NATIONAL, Plan::E164) => (false, Number::TELEPHONY),
        (Nature::UNKNOWN, Plan::E164) => (false, Number::UNKNOWN),
        (Nature::INTERNATIONAL, Plan::PRIVATE) => (true, Number::PRIVATE),
        (Nature::NATIONAL, Plan::PRIVATE) => (false, Number::PRIVATE),
        _ => return Err(NotExpressible::OutOfRange(name)),
    };
    Ok(Number {
        international,
        plan,
        ..Number::telephony(kind, digits)
    })
}

fn presented(
    name: &'static str,
    number: Number,
    presentation: ss7::Presentation,
) -> Result<Number, NotExpressible> {
    let (restricted, unavailable) = match presentation {
        ss7::Presentation::ALLOWED => (false, false),
        ss7::Presentation::RESTRICTED => (true, false),
        ss7::Presentation::NOT_AVAILABLE => (false, true),
        _ => return Err(NotExpressible::OutOfRange(name)),
    };
    Ok(Number {
        restricted,
        unavailable,
        ..number
    })
}

pub(in crate::codec) fn from_called(
    name: &'static str,
    kind: u8,
    number: &ss7::CalledPartyNumber,
) -> Result<Number, NotExpressible> {
    if number.internal_network_number != ss7::InternalNetworkNumber::ALLOWED {
        return Err(NotExpressible::OutOfRange(name));
    }
    new(name, kind, number.nature, number.plan, number.digits)
}

pub(in crate::codec) fn from_calling(
    name: &'static str,
    number: &ss7::CallingPartyNumber,
) -> Result<Number, NotExpressible> {
    if number.incomplete != ss7::NumberIncomplete::COMPLETE {
        return Err(NotExpressible::OutOfRange(name));
    }
    let new = new(
        name,
        Number::CALLING,
        number.nature,
        number.plan,
        number.digits,
    )?;
    Ok(Number {
        screening: number.screening.0,
        ..presented(name, new, number.presentation)?
    })
}

pub(super) fn from_redirecting(
    name: &'static str,
    number: &ss7::RedirectingNumber,
) -> Result<Number, NotExpressible> {
    let new = new(name, NOT_USED, number.nature, number.plan, number.digits)?;
    presented(name, new, number.presentation)
}

pub(super) fn from_charged(
    name: &'static str,
    number: &ss7::LocationNumber,
) -> Result<Number, NotExpressible> {
    if number.internal_network_number != ss7::InternalNetworkNumber::ALLOWED {
        return Err(NotExpressible::OutOfRange(name));
    }
    let new = new(
        name,
        Number::BILLING,
        number.nature,
        number.plan,
        number.digits,
    )?;
    Ok(Number {
        screening: number.screening.0,
        ..presented(name, new, number.presentation)?
    })
}

/// The number of a switch. The types of number that ANSI-41 has too have the same names there.
pub(super) fn from_switch(
    name: &'static str,
    number: &ss7::IsdnAddress,
) -> Result<Number, NotExpressible> {
    let refused = NotExpressible::OutOfRange(name);
    if number.plan != ss7::NumberingPlanIdentification::E164 || !number.digits.is_decimal() {
        return Err(refused);
    }
    let nature = match number.nature {
        ss7::TypeOfNumber::INTERNATIONAL => ss7::NatureOfAddress::INTERNATIONAL,
        ss7::TypeOfNumber::NATIONAL => ss7::NatureOfAddress::NATIONAL,
        ss7::TypeOfNumber::UNKNOWN => ss7::NatureOfAddress::UNKNOWN,
        _ => return Err(refused),
    };
    let plan = ss7::NumberingPlanIndicator::E164;
    new(name, NOT_USED, nature, plan, number.digits)
}

/// Nature and plan; `None` for the plans that ISUP does not have.
fn nature(number: &Number) -> Option<(ss7::NatureOfAddress, ss7::NumberingPlanIndicator)> {
    let plan = match number.plan {
        Number::UNKNOWN | ISDN | Number::TELEPHONY => ss7::NumberingPlanIndicator::E164,
        Number::PRIVATE => ss7::NumberingPlanIndicator::PRIVATE,
        _ => return None,
    };
    let nature = match number {
        number if number.international => ss7::NatureOfAddress::INTERNATIONAL,
        number if number.plan == Number::UNKNOWN => ss7::NatureOfAddress::UNKNOWN,
        _ => ss7::NatureOfAddress::NATIONAL,
    };
    Some((nature, plan))
}

const fn presentation(number: &Number) -> ss7::Presentation {
    match (number.unavailable, number.restricted) {
        (true, _) => ss7::Presentation::NOT_AVAILABLE,
        (false, true) => ss7::Presentation::RESTRICTED,
        (false, false) => ss7::Presentation::ALLOWED,
    }
}

/// `None` without digits: a called party has one at least.
pub(in crate::codec) fn called(number: &Number) -> Option<ss7::CalledPartyNumber> {
    let (nature, plan) = nature(number)?;
    (!number.digits.is_empty()).then_some(ss7::CalledPartyNumber {
        nature,
        internal_network_number: ss7::InternalNetworkNumber::ALLOWED,
        plan,
        digits: number.digits,
    })
}

pub(super) fn calling(number: &Number) -> Option<ss7::CallingPartyNumber> {
    let (nature, plan) = nature(number)?;
    Some(ss7::CallingPartyNumber {
        nature,
        incomplete: ss7::NumberIncomplete::COMPLETE,
        plan,
        presentation: presentation(number),
        screening: ss7::Screening(number.screening),
        digits: number.digits,
    })
}

/// The subscriber's own number as the calling party: the network knows it.
pub(in crate::codec) fn subscriber(number: &Number) -> Option<ss7::CallingPartyNumber> {
    Some(ss7::CallingPartyNumber {
        screening: ss7::Screening::NETWORK,
        ..calling(number)?
    })
}

pub(super) fn redirecting(number: &Number) -> Option<ss7::RedirectingNumber> {
    let (nature, plan) = nature(number)?;
    Some(ss7::RedirectingNumber {
        nature,
        plan,
        presentation: presentation(number),
        digits: number.digits,
    })
}

pub(super) fn charged(number: &Number) -> Option<ss7::LocationNumber> {
    let (nature, plan) = nature(number)?;
    Some(ss7::LocationNumber {
        nature,
        internal_network_number: ss7::InternalNetworkNumber::ALLOWED,
        plan,
        presentation: presentation(number),
        screening: ss7::Screening(number.screening),
        digits: number.digits,
    })
}

pub(super) fn switch(number: &Number) -> Option<ss7::IsdnAddress> {
    let (nature, plan) = nature(number)?;
    let nature = match nature {
        ss7::NatureOfAddress::INTERNATIONAL => ss7::TypeOfNumber::INTERNATIONAL,
        ss7::NatureOfAddress::NATIONAL => ss7::TypeOfNumber::NATIONAL,
        _ => ss7::TypeOfNumber::UNKNOWN,
    };
    let known = plan == ss7::NumberingPlanIndicator::E164 && number.digits.is_decimal();
    (known && !number.digits.is_empty()).then_some(ss7::IsdnAddress {
        nature,
        plan: ss7::NumberingPlanIdentification::E164,
        digits: number.digits,
    })
}

/// A parameter of digits, if it is there, in the form that is asked for.
pub(in crate::codec) fn read<T>(
    faults: Faults,
    name: &'static str,
    digits: Option<DigitsType<'_>>,
    form: fn(&Number) -> Option<T>,
) -> Result<Option<T>, DecodeError> {
    digits
        .map(|digits| {
            let number = digits.value();
            let value = number.and_then(|number| form(&number));
            value.ok_or_else(|| faults.unexpected(name))
        })
        .transpose()
}
