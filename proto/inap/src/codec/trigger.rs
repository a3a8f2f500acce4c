//! initialDP.

use inlab_ber::{Element, Null, Octets, Scratch, Writer};
use inlab_ss7 as ss7;

use super::{Faults, argument, bounded, detection_point, encountered, event_type, operation, put};
use crate::dialect::{AIN, CAP2, ITU_CS1, ITU_CS2, TR533, WIN};
use crate::types::*;
use crate::{
    CallReference, CalledNumber, Cell, DecodeError, Dialect, NotExpressible, Operation,
    ServiceSelector, Time,
};
use crate::{Trigger, model};

pub(super) const INITIAL_DP: i32 = 0;

/// Reads a trigger: initialDP, or the operation of a detection point (Q.1218, CS-2) that opens a dialogue.
///
/// # Errors
/// The argument is not of its type; serviceKey or eventTypeBCSM is absent, or the event is not known (TS 29.078 5.1 takes
/// it for none); the event does not trigger in this dialect; a number's inner form is wrong; the operation is no trigger.
pub fn decode_trigger(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Trigger, DecodeError> {
    if dialect.bit() & AIN != 0 {
        return super::ain::decode_trigger(dialect, operation, octets, scratch);
    }
    if dialect.bit() & WIN != 0 {
        return super::win::decode_trigger(dialect, operation, octets, scratch);
    }
    if dialect.bit() & TR533 != 0 {
        return super::tr533::decode_trigger(dialect, operation, octets, scratch);
    }
    if super::points::is_point(dialect, operation) {
        return super::points::decode_trigger(dialect, operation, octets, scratch);
    }
    let faults = Faults(operation);
    if operation.code != INITIAL_DP {
        return Err(faults.not_of_this_kind());
    }
    let mut arg = InitialDpArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;

    let key = arg.service_key.0.or(arg.service_key_itu);
    let service = ServiceSelector::ServiceKey(key.ok_or_else(|| faults.missing("serviceKey"))?);
    let event = arg.event_type_bcsm.and_then(detection_point);
    let dp = event.ok_or_else(|| faults.missing("eventTypeBCSM"))?;
    if !dialect.event(dp).is_some_and(|row| row.is_trigger(dialect)) {
        return Err(faults.unexpected("eventTypeBCSM"));
    }

    let mut trigger = Trigger::new(dp, service);
    let called = arg
        .called_party_number
        .or(arg.dialled_digits)
        .map(|number| number.0);
    trigger.called = faults
        .inner("calledPartyNumber", called, ss7::CalledPartyNumber::decode)?
        .map(CalledNumber::Isup);
    if trigger.called.is_none() {
        let dialled = arg.called_party_bcd_number.map(|number| number.0);
        trigger.called = faults
            .inner(
                "calledPartyBCDNumber",
                dialled,
                ss7::CalledPartyBcdNumber::decode,
            )?
            .map(CalledNumber::Bcd);
    }
    macro_rules! inner {
        ($($to:ident = $from:ident $name:literal $Type:ident;)*) => {
            $(trigger.$to = faults.inner($name, arg.$from.map(|octets| octets.0), ss7::$Type::decode)?;)*
        };
    }
    inner! {
        calling = calling_party_number "callingPartyNumber" CallingPartyNumber;
        additional_calling = additional_calling_party_number "additionalCallingPartyNumber" GenericNumber;
        redirecting = redirecting_party_id "redirectingPartyID" RedirectingNumber;
        original_called = original_called_party_id "originalCalledPartyID" OriginalCalledNumber;
        redirection_information = redirection_information "redirectionInformation" RedirectionInformation;
        location_number = location_number "locationNumber" LocationNumber;
        imsi = imsi "iMSI" Tbcd;
        msc_address = msc_address "mscAddress" IsdnAddress;
        cause = cause "cause" Cause;
    }
    trigger.category = arg
        .calling_partys_category
        .map(|category| ss7::CallingPartysCategory(category.0));
    trigger.call_reference = arg
        .call_reference_number
        .and_then(|octets| CallReference::new(octets.0));
    if let Some(BearerCapability::BearerCap(octets)) = arg.bearer_capability {
        trigger.bearer = faults.inner(
            "bearerCapability",
            Some(octets.0),
            ss7::BearerCapability::decode,
        )?;
    }
    if let Some(location) = arg.location_information {
        let vlr = location.vlr_number.map(|number| number.0);
        trigger.vlr_number = faults.inner("vlr-number", vlr, ss7::IsdnAddress::decode)?;
        trigger.cell = match location.cell_or_lai {
            Some(
                CellGlobalIdOrServiceAreaIdOrLai::Cell(CellOrServiceArea(octets))
                | CellGlobalIdOrServiceAreaIdOrLai::Lai(LocationArea(octets)),
            ) => Cell::new(octets),
            _ => None,
        };
    }
    if let Some(extension) = arg.extension {
        let gmsc = extension.gmsc_address.or(extension.gmsc_address_cap2);
        trigger.gmsc_address = faults.inner(
            "gmscAddress",
            gmsc.map(|number| number.0),
            ss7::IsdnAddress::decode,
        )?;
    }
    // A time that is none is left out: calls do not fail for a clock.
    trigger.time = arg
        .time_and_timezone
        .and_then(|octets| Time::decode(octets.0));
    trigger.forwarding_pending = arg
        .call_forwarding_ss_pending
        .or(arg.gsm_forwarding_pending)
        .is_some();
    trigger.gap_encountered = encountered::from_kind(arg.cg_encountered);
    Ok(trigger)
}

/// Writes a trigger (initialDP).
///
/// # Errors
/// The event does not trigger in this dialect; the dialect has no such parameter, or not this value of it. Nothing is
/// written then.
pub fn encode_trigger(
    dialect: Dialect,
    trigger: &Trigger,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    if dialect.bit() & AIN != 0 {
        return super::ain::encode_trigger(dialect, trigger, out);
    }
    if dialect.bit() & WIN != 0 {
        return super::win::encode_trigger(dialect, trigger, out);
    }
    if dialect.bit() & TR533 != 0 {
        return super::tr533::encode_trigger(dialect, trigger, out);
    }
    let operation = operation(dialect, INITIAL_DP, "Trigger")?;
    if !dialect
        .event(trigger.dp)
        .is_some_and(|row| row.is_trigger(dialect))
    {
        return Err(NotExpressible::NotATrigger(trigger.dp));
    }
    if trigger.charge_number.is_some() {
        return Err(NotExpressible::Parameter("chargeNumber"));
    }
    if let Some(Cell::OfSwitch { .. }) = trigger.cell {
        return Err(NotExpressible::Parameter("servingCellID"));
    }
    let key = trigger.service.service_key();
    let key = key.ok_or(NotExpressible::Missing("serviceKey"))?;
    let key = bounded(key, 0, 0x7fff_ffff, "serviceKey")?;

    macro_rules! octets {
        ($($field:ident)*) => { $(let $field = trigger.$field.map(|value| value.encode());)* };
    }
    octets! {
        calling additional_calling redirecting original_called redirection_information location_number imsi msc_address
        gmsc_address vlr_number cause time
    }
    let (isup, bcd) = match trigger.called {
        Some(CalledNumber::Isup(number)) => (Some(number.encode()), None),
        Some(CalledNumber::Bcd(number)) => (None, Some(number.encode())),
        None => (None, None),
    };

    let mut arg = InitialDpArg::EMPTY;
    if dialect.bit() & (ITU_CS1 | ITU_CS2) != 0 {
        arg.service_key_itu = Some(key);
    } else {
        arg.service_key = Required(Some(key));
    }
    arg.event_type_bcsm = Some(event_type(trigger.dp));
    arg.called_party_number = isup.as_deref().map(CalledPartyNumber);
    arg.called_party_bcd_number = bcd.as_deref().map(CalledPartyBcdNumber);
    arg.calling_party_number = calling.as_deref().map(CallingPartyNumber);
    arg.calling_partys_category = trigger
        .category
        .map(|category| CallingPartysCategory(category.0));
    arg.additional_calling_party_number = additional_calling.as_deref().map(GenericNumber);
    arg.redirecting_party_id = redirecting.as_deref().map(RedirectingPartyId);
    arg.original_called_party_id = original_called.as_deref().map(OriginalCalledPartyId);
    arg.redirection_information = redirection_information
        .as_deref()
        .map(RedirectionInformation);
    arg.location_number = location_number.as_deref().map(LocationNumber);
    arg.imsi = imsi.as_deref().map(Imsi);
    arg.call_reference_number = trigger.call_reference.as_deref().map(Octets);
    arg.msc_address = msc_address.as_deref().map(IsdnAddressString);
    arg.cause = cause.as_deref().map(Cause);
    arg.time_and_timezone = time.as_deref().map(TimeAndTimezone);
    arg.bearer_capability = trigger
        .bearer
        .as_ref()
        .map(|bearer| BearerCapability::BearerCap(BearerCap(bearer.encode())));
    arg.location_information = location(trigger, vlr_number.as_deref());
    if let Some(gmsc) = gmsc_address.as_deref().map(IsdnAddressString) {
        let mut extension = InitialDpArgExtension::EMPTY;
        if dialect.bit() & CAP2 != 0 {
            extension.gmsc_address_cap2 = Some(gmsc);
        } else {
            extension.gmsc_address = Some(gmsc);
        }
        arg.extension = Some(extension);
    }
    let pending = trigger.forwarding_pending.then_some(Null);
    if dialect.bit() & CAP2 != 0 {
        arg.gsm_forwarding_pending = pending;
    } else {
        arg.call_forwarding_ss_pending = pending;
    }
    arg.cg_encountered = trigger.gap_encountered.map(encountered::kind);
    put(&arg, dialect, out)?;
    Ok(operation)
}

/// Refuses what a trigger tells and the operation has no parameter for; `held` are those that it has, or looks at by itself.
/// Nothing is left out in silence.
pub(super) fn refuse_unheld(trigger: &Trigger, held: &[&str]) -> Result<(), NotExpressible> {
    let told = [
        (trigger.category.is_some(), "callingPartysCategory"),
        (
            trigger.additional_calling.is_some(),
            "additionalCallingPartyNumber",
        ),
        (trigger.redirecting.is_some(), "redirectingPartyID"),
        (trigger.original_called.is_some(), "originalCalledPartyID"),
        (
            trigger.redirection_information.is_some(),
            "redirectionInformation",
        ),
        (trigger.charge_number.is_some(), "chargeNumber"),
        (trigger.location_number.is_some(), "locationNumber"),
        (trigger.imsi.is_some(), "iMSI"),
        (trigger.call_reference.is_some(), "callReferenceNumber"),
        (trigger.msc_address.is_some(), "mscAddress"),
        (trigger.gmsc_address.is_some(), "gmscAddress"),
        (
            trigger.vlr_number.is_some() || trigger.cell.is_some(),
            "locationInformation",
        ),
        (trigger.bearer.is_some(), "bearerCapability"),
        (trigger.cause.is_some(), "cause"),
        (trigger.time.is_some(), "timeAndTimezone"),
        (trigger.forwarding_pending, "callForwardingSS-Pending"),
        (trigger.gap_encountered.is_some(), "cGEncountered"),
    ];
    let unheld = told
        .iter()
        .find(|(told, name)| *told && !held.contains(name));
    unheld.map_or(Ok(()), |(_, name)| Err(NotExpressible::Parameter(name)))
}

fn location<'a>(
    trigger: &'a model::Trigger,
    vlr: Option<&'a [u8]>,
) -> Option<LocationInformation<'a>> {
    if vlr.is_none() && trigger.cell.is_none() {
        return None;
    }
    let mut location = LocationInformation::EMPTY;
    location.vlr_number = vlr.map(IsdnAddressString);
    if let Some(Cell::Global(cell)) = &trigger.cell {
        location.cell_or_lai = Some(match cell.octets() {
            area @ [_, _, _, _, _] => CellGlobalIdOrServiceAreaIdOrLai::Lai(LocationArea(area)),
            cell => CellGlobalIdOrServiceAreaIdOrLai::Cell(CellOrServiceArea(cell)),
        });
    }
    Some(location)
}
