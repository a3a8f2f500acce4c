//! Lost calls: BulkDisconnection, UnreliableCallData, CallRecoveryReport.

use inlab_ber::{Element, Scratch, Writer};

use super::super::{Faults, argument};
use super::given::{clock, clock_octets, octets};
use super::parameters::{self, Parameters};
use super::*;
use crate::types::ansi41;
use crate::{
    BulkDisconnection, Clock, DecodeError, Dialect, NotExpressible, Operation, RecoveredCall,
    UnreliableCallData,
};

fn write(
    dialect: Dialect,
    code: i32,
    name: &'static str,
    out: &mut Writer,
    put: impl FnOnce(&mut Parameters<'_>) -> Result<(), NotExpressible>,
) -> Result<&'static Operation, NotExpressible> {
    let operation = named(dialect, code, name)?;
    let argument = operation.argument.ok_or(NotExpressible::Operation(name))?;
    parameters::write(argument, dialect, out, put)?;
    Ok(operation)
}

/// Writes that a switch lost its calls.
///
/// # Errors
/// The dialect is not WIN; the time is none.
pub fn encode_bulk_disconnection(
    dialect: Dialect,
    lost: &BulkDisconnection,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    write(
        dialect,
        BULK_DISCONNECTION,
        "BulkDisconnection",
        out,
        |set| {
            let (time, offset) = clock_octets(&lost.until)?;
            set.put(parameters::TIME_OF_DAY, &time)?;
            set.put(parameters::TIME_DATE_OFFSET, &offset)?;
            set.put(parameters::MSCID, &lost.switch)
        },
    )
}

/// Reads that a switch lost its calls.
///
/// # Errors
/// It is another operation; the argument is not of its type, or has no time.
pub fn decode_bulk_disconnection(
    dialect: Dialect,
    operation: &'static Operation,
    argument_octets: &[u8],
    scratch: &Scratch,
) -> Result<BulkDisconnection, DecodeError> {
    let faults = Faults(operation);
    if operation.code != BULK_DISCONNECTION {
        return Err(faults.not_of_this_kind());
    }
    let mut arg = ansi41::BulkDisconnection::EMPTY;
    argument(&mut arg, dialect, operation, argument_octets, scratch)?;
    let time = arg.time_of_day.ok_or_else(|| faults.missing("timeOfDay"))?;
    let until = clock(time, arg.time_date_offset);
    Ok(BulkDisconnection {
        switch: octets(faults, "mscid", arg.mscid.0)?,
        until: until.ok_or_else(|| faults.unexpected("timeOfDay"))?,
    })
}

/// Writes that the SCF lost what it knew.
///
/// # Errors
/// The dialect is not WIN.
pub fn encode_unreliable_call_data(
    dialect: Dialect,
    lost: &UnreliableCallData,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    write(
        dialect,
        UNRELIABLE_CALL_DATA,
        "UnreliableCallData",
        out,
        |set| {
            set.put(parameters::CONTROL_NETWORK, &lost.network)?;
            set.put(parameters::MSCID, &lost.switch)
        },
    )
}

/// Reads that the SCF lost what it knew.
///
/// # Errors
/// It is another operation; the argument is not of its type.
pub fn decode_unreliable_call_data(
    dialect: Dialect,
    operation: &'static Operation,
    argument_octets: &[u8],
    scratch: &Scratch,
) -> Result<UnreliableCallData, DecodeError> {
    let faults = Faults(operation);
    if operation.code != UNRELIABLE_CALL_DATA {
        return Err(faults.not_of_this_kind());
    }
    let mut arg = ansi41::UnreliableCallData::EMPTY;
    argument(&mut arg, dialect, operation, argument_octets, scratch)?;
    Ok(UnreliableCallData {
        network: octets(faults, "controlNetworkID", arg.control_network_id.0)?,
        switch: octets(faults, "mscid", arg.mscid.0)?,
    })
}

/// Writes the calls that a switch still has.
///
/// # Errors
/// The dialect is not WIN; a time is none. How many calls go into one message is the transport's bound.
pub fn encode_call_recovery(
    dialect: Dialect,
    calls: &mut dyn Iterator<Item = RecoveredCall>,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    write(
        dialect,
        CALL_RECOVERY_REPORT,
        "CallRecoveryReport",
        out,
        |set| {
            set.put_parts(parameters::CALL_RECOVERY_LIST, |list| {
                for call in calls {
                    let (time, offset) = clock_octets(&call.since)?;
                    list.parts(parameters::CALL_RECOVERY_ID, |parts| {
                        parts.put(parameters::TIME_OF_DAY, &time);
                        parts.put(parameters::TIME_DATE_OFFSET, &offset);
                        parts.put(parameters::BILLING_ID, &call.billing);
                        Ok(())
                    })?;
                }
                Ok(())
            })
        },
    )
}

/// Reads the calls that a switch still has, in the order of the message; `each` is told of one after the other, those before a
/// fault too.
///
/// # Errors
/// It is another operation; the argument is not of its type, or a value in it is none.
pub fn decode_call_recovery(
    dialect: Dialect,
    operation: &'static Operation,
    argument_octets: &[u8],
    scratch: &Scratch,
    each: &mut dyn FnMut(RecoveredCall),
) -> Result<(), DecodeError> {
    let faults = Faults(operation);
    if operation.code != CALL_RECOVERY_REPORT {
        return Err(faults.not_of_this_kind());
    }
    let mut arg = ansi41::CallRecoveryReport::EMPTY;
    argument(&mut arg, dialect, operation, argument_octets, scratch)?;
    for id in arg.call_recovery_id_list.iter() {
        let since: Option<Clock> = clock(id.time_of_day, Some(id.time_date_offset));
        each(RecoveredCall {
            billing: octets(faults, "billingID", id.billing_id.0)?,
            since: since.ok_or_else(|| faults.unexpected("timeOfDay"))?,
        });
    }
    Ok(())
}
