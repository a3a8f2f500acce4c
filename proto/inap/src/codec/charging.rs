//! applyCharging, applyChargingReport, furnishChargingInformation, and what is asked and told of a call.
//!
//! In INAP the characteristics belong to the network operator, so charging is not expressible there.

use inlab_ber::{Element, List, Null, Octets, Scratch, Writer};
use inlab_ss7::{self as ss7, InlineOctets};

use super::{Faults, argument, bounded, leg, operation, put, sending};
use crate::dialect::{CAP, CAP2, CAP2UP, CAP3, CAP4, INAP};
use crate::types::{self, *};
use crate::{
    Charge, ChargingReport, DecodeError, Dialect, InformationReport, InformationRequest, LegId,
    NotExpressible, Operation, Record, Time,
};

pub(super) const FURNISH_CHARGING_INFORMATION: i32 = 34;
pub(super) const APPLY_CHARGING: i32 = 35;
pub(super) const APPLY_CHARGING_REPORT: i32 = 36;
pub(super) const CALL_INFORMATION_REPORT: i32 = 44;
pub(super) const CALL_INFORMATION_REQUEST: i32 = 45;

/// BER of a value that goes into an octet string: written into the writer's free space and taken out again.
fn inner<'a, T: Element<'a>, const N: usize>(
    value: &T,
    name: &'static str,
    out: &mut Writer,
) -> Result<InlineOctets<N>, NotExpressible> {
    let mark = out.mark();
    value.encode(T::TAG, out);
    let written = out.as_slice();
    let octets = written
        .get(..written.len() - mark)
        .and_then(InlineOctets::new);
    out.truncate(mark);
    octets.ok_or(NotExpressible::OutOfRange(name))
}

/// Only CAP defines what is in the characteristics.
fn camel(dialect: Dialect, name: &'static str) -> Result<(), NotExpressible> {
    if dialect.bit() & CAP2UP == 0 {
        return Err(NotExpressible::Parameter(name));
    }
    Ok(())
}

const fn sending_side(leg: LegId) -> SendingSideId<'static> {
    SendingSideId::Leg(LegType(leg.0))
}

const fn receiving_side(leg: LegId) -> ReceivingSideId<'static> {
    ReceivingSideId::Leg(LegType(leg.0))
}

fn sending_leg(leg: Option<SendingSideId<'_>>, default: LegId) -> LegId {
    match leg {
        Some(SendingSideId::Leg(leg)) => LegId(leg.0),
        _ => default,
    }
}

pub(super) fn encode_charge(
    dialect: Dialect,
    charge: &Charge,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, APPLY_CHARGING, "Charge")?;
    camel(dialect, "aChBillingChargingCharacteristics")?;
    let bit = dialect.bit();
    let mut time = TimeDurationCharging::EMPTY;
    time.max_call_period_duration = bounded(charge.period, 1, 864_000, "maxCallPeriodDuration")?;
    if let Some(seconds) = charge.tariff_switch {
        time.tariff_switch_interval = Some(bounded(seconds, 1, 86_400, "tariffSwitchInterval")?);
    }
    match bit {
        CAP2 if charge.release_at_end => {
            let mut release = ReleaseIfDurationExceeded::EMPTY;
            release.tone = charge.tone.then_some(true);
            time.release_cap2 = Some(release);
        }
        CAP2 if charge.tone => return Err(NotExpressible::Parameter("tone")),
        CAP2 => {}
        _ => time.release = charge.release_at_end.then_some(true),
    }
    if charge.tone && bit == CAP3 {
        time.tone = Some(true);
    } else if charge.tone && bit == CAP4 {
        time.audible_indicator = Some(AudibleIndicator::Tone(true));
    }
    let octets: InlineOctets<177> = inner(
        &CamelAChBillingChargingCharacteristics::TimeDuration(time),
        "aChBillingChargingCharacteristics",
        out,
    )?;
    let mut arg = ApplyChargingArg::EMPTY;
    arg.characteristics_cap2.0 = (bit == CAP2).then_some(AChCharacteristicsCap2(&octets));
    arg.characteristics_cap3.0 = (bit == CAP3).then_some(AChCharacteristicsCap3(&octets));
    arg.characteristics_cap4.0 = (bit == CAP4).then_some(AChCharacteristicsCap4(&octets));
    arg.party_to_charge = Some(sending_side(charge.leg));
    put(&arg, dialect, out)?;
    Ok(operation)
}

pub(super) fn decode_charge(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Charge, DecodeError> {
    let faults = Faults(operation);
    let mut arg = ApplyChargingArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let content = arg
        .characteristics_cap2
        .0
        .map(|octets| octets.0)
        .or(arg.characteristics_cap3.0.map(|octets| octets.0))
        .or(arg.characteristics_cap4.0.map(|octets| octets.0))
        .ok_or_else(|| faults.unexpected("aChBillingChargingCharacteristics"))?;
    let mut characteristics = CamelAChBillingChargingCharacteristics::EMPTY;
    argument(&mut characteristics, dialect, operation, content, scratch)?;
    let CamelAChBillingChargingCharacteristics::TimeDuration(time) = characteristics else {
        return Err(faults.unexpected("aChBillingChargingCharacteristics"));
    };
    let tone = match time.audible_indicator {
        Some(AudibleIndicator::Tone(tone)) => tone,
        Some(AudibleIndicator::BurstList(_)) => true,
        _ => time.tone(),
    };
    Ok(Charge {
        leg: sending_leg(arg.party_to_charge, LegId::ONE),
        period: time.max_call_period_duration,
        release_at_end: time.release.unwrap_or(time.release_cap2.is_some()),
        tone: tone
            || time
                .release_cap2
                .and_then(|release| release.tone)
                .unwrap_or(false),
        tariff_switch: time.tariff_switch_interval,
    })
}

pub(super) fn encode_charging_report(
    dialect: Dialect,
    report: &ChargingReport,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, APPLY_CHARGING_REPORT, "Charging")?;
    camel(dialect, "timeDurationChargingResult")?;
    let elapsed = bounded(report.elapsed, 0, 864_000, "timeInformation")?;
    let mut result = TimeDurationChargingResult::EMPTY;
    result.party_to_charge = receiving_side(report.leg);
    result.time_information = match report.tariff_switch {
        None => TimeInformation::NoTariffSwitch(elapsed),
        Some(interval) => {
            let mut time = TimeIfTariffSwitch::EMPTY;
            time.since_switch = elapsed;
            time.interval = interval
                .map(|interval| bounded(interval, 1, 864_000, "tariffSwitchInterval"))
                .transpose()?;
            TimeInformation::TariffSwitch(time)
        }
    };
    let inactive = (!report.active).then_some(false);
    let released = report.released_at_end.then_some(Null);
    if dialect.bit() == CAP4 {
        (result.leg_active, result.leg_released_at_expiry) = (inactive, released);
    } else {
        (result.call_active, result.call_released_at_expiry) = (inactive, released);
    }
    let octets: InlineOctets<193> = inner(
        &CamelCallResult::TimeDuration(result),
        "timeDurationChargingResult",
        out,
    )?;
    put(&Octets(&octets), dialect, out)?;
    Ok(operation)
}

pub(super) fn decode_charging_report(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<ChargingReport, DecodeError> {
    let faults = Faults(operation);
    if dialect.bit() & CAP == 0 {
        return Err(faults.unexpected("callResult"));
    }
    let mut content = Octets::EMPTY;
    argument(&mut content, dialect, operation, octets, scratch)?;
    let mut result = CamelCallResult::EMPTY;
    argument(&mut result, dialect, operation, content.0, scratch)?;
    let CamelCallResult::TimeDuration(result) = result else {
        return Err(faults.unexpected("callResult"));
    };
    let ReceivingSideId::Leg(leg) = result.party_to_charge else {
        return Err(faults.unexpected("partyToCharge"));
    };
    let (elapsed, tariff_switch) = match result.time_information {
        TimeInformation::NoTariffSwitch(elapsed) => (elapsed, None),
        TimeInformation::TariffSwitch(time) => (time.since_switch, Some(time.interval)),
        TimeInformation::Unknown(_) => return Err(faults.unexpected("timeInformation")),
    };
    Ok(ChargingReport {
        leg: LegId(leg.0),
        elapsed,
        tariff_switch,
        active: result.leg_active.or(result.call_active).unwrap_or(true),
        released_at_end: result
            .leg_released_at_expiry
            .or(result.call_released_at_expiry)
            .is_some(),
    })
}

pub(super) fn encode_record(
    dialect: Dialect,
    record: &Record,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = operation(dialect, FURNISH_CHARGING_INFORMATION, "Record")?;
    if dialect.bit() & INAP != 0 {
        // The octets are the operator's and are sent as they are.
        if record.append {
            return Err(NotExpressible::Parameter("appendFreeFormatData"));
        }
        if record.leg != LegId::ONE {
            return Err(NotExpressible::Parameter("partyToCharge"));
        }
        put(&Octets(&record.data), dialect, out)?;
        return Ok(operation);
    }
    let longest = if dialect.bit() == CAP2 { 40 } else { 160 };
    bounded(record.data.len(), 1, longest, "freeFormatData")?;
    let mut sequence = FciBccCamelSequence1::EMPTY;
    if dialect.bit() == CAP2 {
        if record.append {
            return Err(NotExpressible::Parameter("appendFreeFormatData"));
        }
        sequence.free_format_data_cap2.0 = Some(Octets(&record.data));
    } else {
        sequence.free_format_data.0 = Some(Octets(&record.data));
        sequence.append = record.append.then_some(AppendFreeFormatData::Append);
    }
    sequence.party_to_charge = Some(sending_side(record.leg));
    let octets: InlineOctets<225> = inner(
        &CamelFciBillingChargingCharacteristics::Sequence1(sequence),
        "fCIBillingChargingCharacteristics",
        out,
    )?;
    put(&Octets(&octets), dialect, out)?;
    Ok(operation)
}

pub(super) fn decode_record(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Record, DecodeError> {
    let faults = Faults(operation);
    let mut content = Octets::EMPTY;
    argument(&mut content, dialect, operation, octets, scratch)?;
    let record = |leg, data: &[u8], append| {
        let data = InlineOctets::new(data)
            .ok_or_else(|| faults.unexpected("fCIBillingChargingCharacteristics"))?;
        Ok(Record { leg, data, append })
    };
    if dialect.bit() & INAP != 0 {
        return record(LegId::ONE, content.0, false);
    }
    let mut characteristics = CamelFciBillingChargingCharacteristics::EMPTY;
    argument(&mut characteristics, dialect, operation, content.0, scratch)?;
    let CamelFciBillingChargingCharacteristics::Sequence1(sequence) = characteristics else {
        return Err(faults.unexpected("fCIBillingChargingCharacteristics"));
    };
    let data = sequence
        .free_format_data
        .0
        .or(sequence.free_format_data_cap2.0);
    let data = data.ok_or_else(|| faults.missing("freeFormatData"))?;
    let append = sequence.append == Some(AppendFreeFormatData::Append);
    record(
        sending_leg(sequence.party_to_charge, LegId::ONE),
        data.0,
        append,
    )
}

pub(super) fn encode_information_request(
    dialect: Dialect,
    request: &InformationRequest,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    use RequestedInformationType as T;
    let operation = operation(dialect, CALL_INFORMATION_REQUEST, "RequestInformation")?;
    let mut items = [T::ReleaseCause; 4];
    let wanted = [
        (request.attempt_elapsed, T::CallAttemptElapsedTime),
        (request.stop_time, T::CallStopTime),
        (request.connected_elapsed, T::CallConnectedElapsedTime),
        (request.release_cause, T::ReleaseCause),
    ];
    let mut count = 0;
    for (slot, (_, item)) in items
        .iter_mut()
        .zip(wanted.iter().filter(|(wanted, _)| *wanted))
    {
        *slot = *item;
        count += 1;
    }
    let items = items.get(..count).unwrap_or_default();
    if items.is_empty() {
        return Err(NotExpressible::Missing("requestedInformationTypeList"));
    }
    let mut arg = CallInformationRequestArg::EMPTY;
    if dialect.bit() & CAP != 0 {
        arg.requested.0 = Some(List::Items(items));
        arg.leg_id = Some(sending_side(request.leg));
    } else {
        arg.requested_in.0 = Some(List::Items(items));
        // CS-1 asks of the call; CS-2 has the leg, which is 2 by default.
        arg.leg_id_in = (request.leg != LegId::TWO).then(|| sending(request.leg));
    }
    put(&arg, dialect, out)?;
    Ok(operation)
}

pub(super) fn decode_information_request(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<InformationRequest, DecodeError> {
    use RequestedInformationType as T;
    let mut arg = CallInformationRequestArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let mut request = InformationRequest {
        leg: arg
            .leg_id_in
            .and_then(|id| leg(&id))
            .unwrap_or_else(|| sending_leg(arg.leg_id, LegId::TWO)),
        attempt_elapsed: false,
        stop_time: false,
        connected_elapsed: false,
        release_cause: false,
    };
    for item in arg
        .requested
        .0
        .or(arg.requested_in.0)
        .iter()
        .flat_map(List::iter)
    {
        match item {
            T::CallAttemptElapsedTime => request.attempt_elapsed = true,
            T::CallStopTime => request.stop_time = true,
            T::CallConnectedElapsedTime => request.connected_elapsed = true,
            T::ReleaseCause => request.release_cause = true,
            T::CalledAddress | T::Unknown(_) => {
                return Err(Faults(operation).unexpected("requestedInformationTypeList"));
            }
        }
    }
    Ok(request)
}

pub(super) fn encode_information_report(
    dialect: Dialect,
    report: &InformationReport,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    use RequestedInformationType as T;
    use RequestedInformationValue as V;
    let operation = operation(dialect, CALL_INFORMATION_REPORT, "Information")?;
    let cap = dialect.bit() & CAP != 0;
    let stop = report
        .stop_time
        .map(|time| Time {
            offset_quarters: None,
            short_year: !cap,
            ..time
        })
        .map(|time| time.encode());
    let cause = report.release_cause.map(|cause| cause.encode());
    let mut items = [RequestedInformation::EMPTY; 4];
    let mut count = 0;
    let mut add = |kind, value| {
        if let Some(slot) = items.get_mut(count) {
            (slot.kind, slot.value) = (kind, value);
            count += 1;
        }
    };
    if let Some(seconds) = report.attempt_elapsed {
        add(
            T::CallAttemptElapsedTime,
            V::CallAttemptElapsedTime(seconds),
        );
    }
    if let Some(octets) = stop.as_deref().map(DateAndTime) {
        let value = if cap {
            V::CallStopTime(octets)
        } else {
            V::CallStopTimeIn(octets)
        };
        add(T::CallStopTime, value);
    }
    if let Some(time) = report.connected_elapsed {
        let time = bounded(time, 0, 0x7fff_ffff, "callConnectedElapsedTimeValue")?;
        add(
            T::CallConnectedElapsedTime,
            V::CallConnectedElapsedTime(time),
        );
    }
    if let Some(octets) = cause.as_deref().map(types::Cause) {
        add(T::ReleaseCause, V::ReleaseCause(octets));
    }
    let items = items.get(..count).unwrap_or_default();
    if items.is_empty() {
        return Err(NotExpressible::Missing("requestedInformationList"));
    }
    let mut arg = CallInformationReportArg::EMPTY;
    if cap {
        arg.reported.0 = Some(List::Items(items));
        arg.leg_id = Some(receiving_side(report.leg));
    } else {
        arg.reported_in.0 = Some(List::Items(items));
        arg.leg_id_in =
            (report.leg != LegId::TWO).then_some(types::LegId::Receiving(LegType(report.leg.0)));
    }
    put(&arg, dialect, out)?;
    Ok(operation)
}

pub(super) fn decode_information_report(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<InformationReport, DecodeError> {
    use RequestedInformationValue as V;
    let faults = Faults(operation);
    let mut arg = CallInformationReportArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let party = match (arg.leg_id, arg.leg_id_in) {
        (Some(ReceivingSideId::Leg(leg)), _) => Some(LegId(leg.0)),
        (_, Some(id)) => leg(&id),
        _ => None,
    };
    let mut report = InformationReport::new(party.unwrap_or(LegId::TWO));
    for item in arg
        .reported
        .0
        .or(arg.reported_in.0)
        .iter()
        .flat_map(List::iter)
    {
        match item.value {
            V::CallAttemptElapsedTime(seconds) => report.attempt_elapsed = Some(seconds),
            V::CallStopTime(octets) | V::CallStopTimeIn(octets) => {
                report.stop_time = Time::decode(octets.0)
            }
            V::CallConnectedElapsedTime(time) => report.connected_elapsed = Some(time),
            V::ReleaseCause(octets) => {
                report.release_cause =
                    faults.inner("releaseCauseValue", Some(octets.0), ss7::Cause::decode)?;
            }
            V::CalledAddress(_) | V::Unknown(_) => {}
        }
    }
    Ok(report)
}
