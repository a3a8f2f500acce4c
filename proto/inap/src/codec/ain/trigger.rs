//! Triggers.

use inlab_ber::{Octets, Scratch, Writer};
use inlab_ss7 as ss7;

use super::super::encountered;
use super::super::trigger::refuse_unheld;
use super::event::{self, Told};
use super::number::{
    self, CALLED, CALLING, CHARGE, COLLECTED_ADDRESS, COLLECTED_DIGITS, ORIGINAL_CALLED,
    REDIRECTING, User,
};
use crate::codec::Faults;
use crate::types::ain::{AinDigits, BusyCause, RedirectionInformation, TriggerCriteriaType};
use crate::{
    AccessUser, CalledNumber, DecodeError, Dialect, Half, NotExpressible, Operation,
    ServiceSelector, Trigger,
};

/// The highest number of triggerCriteriaType.
const LAST_CRITERIA: i32 = 50;

/// Whether a trigger can be read from it.
pub(in crate::codec) fn is_trigger(dialect: Dialect, operation: &Operation) -> bool {
    event::point(operation.code)
        .and_then(|point| dialect.event(point))
        .is_some_and(|row| row.is_trigger(dialect))
}

pub(in crate::codec) fn decode_trigger(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Trigger, DecodeError> {
    use inlab_ber::Element;
    let faults = Faults(operation);
    let dp = event::point(operation.code).ok_or_else(|| faults.not_of_this_kind())?;
    if !is_trigger(dialect, operation) {
        return Err(faults.not_of_this_kind());
    }
    let told = event::read(dialect, operation, octets, scratch)?;
    // A switch that only tells would not take an answer.
    if told.notification == Some(true) {
        return Err(faults.unexpected("notificationIndicator"));
    }
    let criteria = told
        .criteria
        .map(|criteria| i32::try_from(criteria.measure()))
        .transpose()
        .map_err(|_| faults.unexpected("triggerCriteriaType"))?;
    let mut trigger = Trigger::new(dp, ServiceSelector::Criteria(criteria));
    let called = match CALLED.called(faults, told.called)? {
        None => COLLECTED_ADDRESS.called(faults, told.collected_address)?,
        called => called,
    };
    let called = match called {
        None => COLLECTED_DIGITS.called(faults, told.collected_digits)?,
        called => called,
    };
    trigger.called = called.map(CalledNumber::Isup);
    trigger.calling = CALLING.decode(faults, told.calling, ss7::CallingPartyNumber::decode)?;
    trigger.original_called = ORIGINAL_CALLED.decode(
        faults,
        told.original_called,
        ss7::OriginalCalledNumber::decode,
    )?;
    trigger.redirecting =
        REDIRECTING.decode(faults, told.redirecting, ss7::RedirectingNumber::decode)?;
    trigger.redirection_information = faults.inner(
        "redirectionInformation",
        told.redirection.map(|octets| octets.0),
        ss7::RedirectionInformation::decode,
    )?;
    trigger.charge_number = CHARGE.decode(faults, told.charge, ss7::LocationNumber::decode)?;
    trigger.cause = faults.inner(
        "busyCause",
        told.busy_cause.map(|octets| octets.0),
        ss7::Cause::decode,
    )?;
    trigger.gap_encountered = told
        .gap
        .and_then(|octets| encountered::from_octets(octets.0));
    trigger.subject.user = number::access(faults, &told.user)?;
    trigger.subject.bearer = number::bearer_number(faults, told.bearer)?;
    trigger.subject.trigger = Some(operation);
    Ok(trigger)
}

/// The line of the party that the trigger is of: the calling one, in the terminating half the called one.
pub(crate) fn access(trigger: &Trigger) -> Option<AccessUser> {
    match (trigger.half(), trigger.called) {
        (Half::Originating, _) => {
            let calling = trigger.calling?;
            number::line(calling.nature, &calling.digits)
        }
        (Half::Terminating, Some(CalledNumber::Isup(called))) => {
            number::line(called.nature, &called.digits)
        }
        (Half::Terminating, _) => None,
    }
}

/// The bearer as AIN counts it: told of the subject, or with ISUP's octets.
fn bearer(trigger: &Trigger) -> Result<u8, NotExpressible> {
    let Some(octets) = trigger.bearer else {
        return Ok(trigger.subject.bearer);
    };
    let number = match octets.transfer_capability() {
        ss7::TransferCapability::SPEECH => 0,
        ss7::TransferCapability::AUDIO_3_1_KHZ => 1,
        ss7::TransferCapability::UNRESTRICTED_WITH_TONES => 2,
        ss7::TransferCapability::RESTRICTED_DIGITAL => 3,
        ss7::TransferCapability::UNRESTRICTED_DIGITAL => 4,
        _ => return Err(NotExpressible::OutOfRange("bearerCapability")),
    };
    match trigger.subject.bearer {
        0 => Ok(number),
        told if told == number => Ok(number),
        _ => Err(NotExpressible::OutOfRange("bearerCapability")),
    }
}

pub(in crate::codec) fn encode_trigger(
    dialect: Dialect,
    trigger: &Trigger,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = event::operation(dialect, trigger.dp)
        .filter(|operation| is_trigger(dialect, operation))
        .ok_or(NotExpressible::NotATrigger(trigger.dp))?;
    refuse_unheld(
        trigger,
        &[
            "redirectingPartyID",
            "originalCalledPartyID",
            "redirectionInformation",
            "chargeNumber",
            "bearerCapability",
            "cause",
            "cGEncountered",
        ],
    )?;
    let criteria = match trigger.service {
        ServiceSelector::Criteria(None) => None,
        ServiceSelector::Criteria(Some(number @ 0..=LAST_CRITERIA)) => {
            Some(TriggerCriteriaType::Unknown(number))
        }
        ServiceSelector::Criteria(Some(_)) => {
            return Err(NotExpressible::OutOfRange("triggerCriteriaType"));
        }
        _ => return Err(NotExpressible::Missing("triggerCriteriaType")),
    };
    let called = match trigger.called {
        Some(CalledNumber::Isup(number)) => Some(number),
        Some(CalledNumber::Bcd(_)) => {
            return Err(NotExpressible::Parameter("calledPartyBCDNumber"));
        }
        None => None,
    };
    let user = trigger.subject.user.or_else(|| access(trigger));
    let user = User::new(user.ok_or(NotExpressible::Missing("userID"))?)?;

    macro_rules! octets {
        ($($field:ident = $from:expr, $KIND:ident;)*) => {
            $(let $field = $from.map(|number| $KIND.encode(&number.encode())).transpose()?;)*
        };
    }
    octets! {
        called = called, CALLED;
        calling = trigger.calling, CALLING;
        original_called = trigger.original_called, ORIGINAL_CALLED;
        redirecting = trigger.redirecting, REDIRECTING;
        charge = trigger.charge_number, CHARGE;
    }
    let redirection = trigger.redirection_information.map(|value| value.encode());
    let cause = trigger.cause.map(|cause| cause.encode());
    let gap = trigger
        .gap_encountered
        .map(encountered::octet)
        .transpose()?;
    let gap = gap.map(|octet| [octet]);

    let mut told = Told::of(user.id(), number::bearer(bearer(trigger)?)?);
    told.criteria = criteria;
    let called = called.as_deref().map(AinDigits);
    // What was dialled is not yet the called party.
    if trigger.dp == crate::DetectionPoint::CollectedInfo {
        told.collected_address = called;
    } else {
        told.called = called;
    }
    told.calling = calling.as_deref().map(AinDigits);
    told.original_called = original_called.as_deref().map(AinDigits);
    told.redirecting = redirecting.as_deref().map(AinDigits);
    told.charge = charge.as_deref().map(AinDigits);
    told.redirection = redirection.as_deref().map(RedirectionInformation);
    told.busy_cause = cause.as_deref().map(BusyCause);
    told.gap = gap.as_ref().map(|octet| Octets(octet));
    event::write(told, dialect, operation, out)?;
    Ok(operation)
}
