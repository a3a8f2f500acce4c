//! An intelligent peripheral: the number at which it is reached, the digits that it collects, and why it is not reached.
//!
//! The operations of a peripheral and of the switch that connects it, in the order of a call (N.S0013, X.S0004-540):
//!
//! | operation | from, to | package | what it says |
//! | --- | --- | --- | --- |
//! | SeizeResource | SCF, resource | Query | take a resource |
//! | its result | resource, SCF | Conversation | DestinationDigits: a number that stands for the resource and this one call |
//! | ConnectResource | SCF, switch | Conversation, of the trigger | connect the party there |
//! | InstructionRequest | resource, SCF | Conversation, of SeizeResource | the call is here |
//! | SRFDirective | SCF, resource | Conversation | play, collect digits |
//! | its result | resource, SCF | Conversation | digits |
//! | result of InstructionRequest | SCF, resource | Response | nothing more |
//! | ConnectionFailureReport | switch, SCF | Conversation, of the trigger | the connection failed, or the caller is gone |
//! | ResetTimer | SCF, switch | Conversation, of the trigger | wait longer |
//! | DisconnectResource | SCF, switch | Conversation, of the trigger | clear the connection, and wait |
//!
//! InstructionRequest has no parameter in the public modules, so that nothing but its transaction says which call it is about: that of
//! SeizeResource, which the result leaves open. That ConnectionFailureReport is in a Conversation with permission is public
//! (WO 00/67492); that the peripheral's first two messages are is our reading of the same.

use inlab_ber::{Element, Scratch, Writer};
use inlab_ss7 as ss7;

use super::super::{Faults, argument, put, refuse};
use super::digits;
use super::*;
use crate::types::ansi41::{
    ConnectionFailureReport, FailureCause, FailureType, Number, SeizeResourceRes,
};
use crate::{Collect, DecodeError, Dialect, NotExpressible, Operation};

/// The operations by which a party is connected to a resource that the SCF has seized.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ResourceOperations {
    /// SeizeResource.
    pub seize: &'static Operation,
    /// InstructionRequest.
    pub request: &'static Operation,
    /// SRFDirective.
    pub directive: &'static Operation,
    /// ConnectResource.
    pub connect: &'static Operation,
    /// ConnectionFailureReport.
    pub failure: &'static Operation,
}

/// The operations of a dialect in which the SCF seizes a resource and is asked by it for instructions: WIN.
#[must_use]
pub fn resource_operations(dialect: Dialect) -> Option<ResourceOperations> {
    if !dialect.seizes_resources() {
        return None;
    }
    Some(ResourceOperations {
        seize: dialect.operation(SEIZE_RESOURCE)?,
        request: dialect.operation(INSTRUCTION_REQUEST)?,
        directive: dialect.operation(SRF_DIRECTIVE)?,
        connect: dialect.operation(CONNECT_RESOURCE)?,
        failure: dialect.operation(CONNECTION_FAILURE_REPORT)?,
    })
}

/// Reads the result of SeizeResource: the number at which the resource is reached.
///
/// # Errors
/// Another operation, no number, or one that cannot be called.
pub fn decode_seized(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<ss7::CalledPartyNumber, DecodeError> {
    let faults = Faults(operation);
    if operation.code != SEIZE_RESOURCE || dialect.bit() & crate::dialect::WIN == 0 {
        return Err(faults.not_of_this_kind());
    }
    let mut result = SeizeResourceRes::EMPTY;
    argument(&mut result, dialect, operation, octets, scratch)?;
    let number = Some(result.destination_digits);
    let number = digits::read(faults, "destinationDigits", number, digits::called)?;
    number.ok_or_else(|| faults.missing("destinationDigits"))
}

/// Writes that result.
///
/// # Errors
/// Not a dialect of WIN, or a number that it cannot say.
pub fn encode_seized(
    dialect: Dialect,
    number: &ss7::CalledPartyNumber,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let refused = NotExpressible::Operation("ConnectResource");
    let operations = resource_operations(dialect).ok_or(refused)?;
    let result = operations.seize.result.ok_or(refused)?;
    parameters::write(result, dialect, out, |set| {
        let number = digits::from_called("destinationDigits", Number::DESTINATION, number)?;
        set.put(parameters::DESTINATION_DIGITS, &number.encode())
    })
}

/// Why a party is not connected to a resource, or no longer (FailureType, X.S0004-550 6.5.2.bm).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ConnectionFailure {
    /// The caller gave up.
    CallAbandoned,
    /// The resource hung up.
    ResourceDisconnect,
    /// The switch could not reach it.
    FailureAtMsc,
    /// The timer over the connection ran out.
    TimerExpired,
}

/// Reads a ConnectionFailureReport.
///
/// # Errors
/// Another operation, or no type of failure.
pub fn decode_connection_failure(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<(ConnectionFailure, Option<ss7::Cause>), DecodeError> {
    let faults = Faults(operation);
    if operation.code != CONNECTION_FAILURE_REPORT || dialect.bit() & crate::dialect::WIN == 0 {
        return Err(faults.not_of_this_kind());
    }
    let mut arg = ConnectionFailureReport::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let failure = match arg.failure_type {
        FailureType::CallAbandoned => ConnectionFailure::CallAbandoned,
        FailureType::ResourceDisconnect => ConnectionFailure::ResourceDisconnect,
        FailureType::SsftExpiration => ConnectionFailure::TimerExpired,
        FailureType::FailureAtMsc | FailureType::Unknown(_) => ConnectionFailure::FailureAtMsc,
    };
    let cause = arg.failure_cause.map(|octets| octets.0);
    let cause = faults.inner("failureCause", cause, ss7::Cause::decode)?;
    Ok((failure, cause))
}

/// Writes a ConnectionFailureReport.
///
/// # Errors
/// Not a dialect of WIN.
pub fn encode_connection_failure(
    dialect: Dialect,
    failure: ConnectionFailure,
    cause: Option<ss7::Cause>,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let refused = NotExpressible::Operation("ConnectionFailureReport");
    let operations = resource_operations(dialect).ok_or(refused)?;
    let cause = cause.map(|cause| cause.encode());
    let mut arg = ConnectionFailureReport::EMPTY;
    arg.failure_type = match failure {
        ConnectionFailure::CallAbandoned => FailureType::CallAbandoned,
        ConnectionFailure::ResourceDisconnect => FailureType::ResourceDisconnect,
        ConnectionFailure::FailureAtMsc => FailureType::FailureAtMsc,
        ConnectionFailure::TimerExpired => FailureType::SsftExpiration,
    };
    arg.failure_cause = cause.as_deref().map(FailureCause);
    put(&arg, dialect, out)?;
    Ok(operations.failure)
}

/// Seconds for a whole interaction, to the first digit, and between digits, where nothing is said of them.
const INTERACTION: u8 = 60;
const FIRST_DIGIT: u8 = 15;
const INTER_DIGIT: u8 = 5;
/// Bits of the first octet.
const BREAK: u8 = 0x80;
const TYPE_AHEAD: u8 = 0x40;
/// Of five bits.
const MOST: u8 = 31;

/// `*` and `#` of the neutral model (TBCD), and their bits in the second octet of a mask.
const STAR: u8 = 10;
const HASH: u8 = 11;
const STAR_BIT: u8 = 0x08;
const HASH_BIT: u8 = 0x10;

/// How digits are to be collected (DigitCollectionControl, X.S0004-550 6.5.2.57), by one public reading of TIA/EIA-41-D:
///
/// | octet | bits | what | without it |
/// | --- | --- | --- | --- |
/// | 1 | H, G, E-A | break: a digit ends the announcement; type ahead; maximum | |
/// | 2 | E-A | minimum | |
/// | 3 | | seconds for the whole interaction | 60 |
/// | 4, 5 | E-A | seconds to the first digit, between digits | 15, 5 |
/// | 6 and 7, 8 and 9, 10 and 11 | `H` 7 … `A` 0; `E` #, `D` *, `B` 9, `A` 8 | which digits clear, enter, are allowed | |
/// | 12, 13 and on | | another time between digits, and after which | |
///
/// The digit that clears is the cancel digit of the neutral model, the one that enters its end digit.
pub(super) fn digit_collection(collect: &Collect) -> Result<ss7::InlineOctets<9>, NotExpressible> {
    refuse(&[(collect.start_digit.is_some(), "startDigit")])?;
    let within = |value: u8, name| match value {
        0..=MOST => Ok(value),
        _ => Err(NotExpressible::OutOfRange(name)),
    };
    if collect.minimum > collect.maximum || collect.maximum == 0 {
        return Err(NotExpressible::OutOfRange("maximumNbOfDigits"));
    }
    let interrupts = match collect.interruptible {
        true => BREAK | TYPE_AHEAD,
        false => 0,
    };
    let head = [
        interrupts | within(collect.maximum, "maximumNbOfDigits")?,
        collect.minimum,
        INTERACTION,
        within(
            collect.first_digit_timeout.unwrap_or(FIRST_DIGIT),
            "firstDigitTimeOut",
        )?,
        within(
            collect.inter_digit_timeout.unwrap_or(INTER_DIGIT),
            "interDigitTimeOut",
        )?,
    ];
    let clears = mask(collect.cancel_digit.as_ref(), "cancelDigit")?;
    let enters = mask(collect.end_digit.as_ref(), "endOfReplyDigit")?;
    let mut octets = ss7::InlineOctets::EMPTY;
    let fits = octets.extend(&head)
        && (clears == [0; 2] && enters == [0; 2]
            || octets.extend(&clears) && octets.extend(&enters));
    debug_assert!(fits, "invariant: at most nine octets");
    Ok(octets)
}

/// The bit of one digit; a sequence of two is none.
fn mask(digit: Option<&ss7::Digits>, name: &'static str) -> Result<[u8; 2], NotExpressible> {
    let Some(digits) = digit else {
        return Ok([0; 2]);
    };
    let mut all = digits.iter();
    match (all.next(), all.next()) {
        (Some(digit @ 0..=7), None) => Ok([1 << digit, 0]),
        (Some(digit @ 8..=9), None) => Ok([0, 1 << (digit - 8)]),
        (Some(STAR), None) => Ok([0, STAR_BIT]),
        (Some(HASH), None) => Ok([0, HASH_BIT]),
        _ => Err(NotExpressible::OutOfRange(name)),
    }
}

/// Reads it; `None`: there is no maximum, more than one digit clears or enters, or only some are allowed.
pub(super) fn collected(octets: &[u8]) -> Option<Collect> {
    let (&first, rest) = octets.split_first()?;
    let at = |place: usize| rest.get(place).copied();
    let mut collect = Collect::digits(at(0).unwrap_or(0) & MOST, first & MOST);
    collect.interruptible = first & BREAK != 0;
    collect.first_digit_timeout = at(2).map(|seconds| seconds & MOST);
    collect.inter_digit_timeout = at(3).map(|seconds| seconds & MOST);
    collect.cancel_digit = unmask([at(4).unwrap_or(0), at(5).unwrap_or(0)])?;
    collect.end_digit = unmask([at(6).unwrap_or(0), at(7).unwrap_or(0)])?;
    let allowed = [at(8).unwrap_or(0), at(9).unwrap_or(0)];
    let sensible = collect.maximum > 0 && collect.minimum <= collect.maximum;
    (sensible && matches!(allowed, [0, 0] | [0xff, 0x1b | 0x1f | 0xff])).then_some(collect)
}

/// The digit whose bit is set; `Some(None)`: none is.
fn unmask(mask: [u8; 2]) -> Option<Option<ss7::Digits>> {
    let digit = match mask {
        [0, 0] => return Some(None),
        [low, 0] if low.is_power_of_two() => low.trailing_zeros(),
        [0, high @ 1..=2] => 8 + high.trailing_zeros(),
        [0, STAR_BIT] => STAR.into(),
        [0, HASH_BIT] => HASH.into(),
        _ => return None,
    };
    let mut digits = ss7::Digits::EMPTY;
    let fits = u8::try_from(digit).is_ok_and(|digit| digits.push(digit));
    fits.then_some(Some(digits))
}
