//! Results of what the SCF invokes: CallControlDirective, SeizeResource, SRFDirective.

use inlab_ber::{Element, Scratch, Writer};
use inlab_ss7 as ss7;

use super::super::{Faults, argument};
use super::parameters;
use super::*;
use crate::types::ansi41::{Number, SeizeResourceRes, SrfDirectiveRes};
use crate::{DecodeError, Dialect, NotExpressible, Operation, Report, UserDigits};

/// Keys of a telephone by their half-octets.
const KEYS: &[u8; 15] = b"0123456789ABC*#";

/// Reads a result: of SRFDirective the digits, or that the announcement is over; of SeizeResource the digits at which the
/// switch reaches the resource; else that it was done.
pub(in super::super) fn decode_result(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    let faults = Faults(operation);
    let (name, digits) = match operation.code {
        SRF_DIRECTIVE => {
            let mut result = SrfDirectiveRes::EMPTY;
            if !octets.is_empty() {
                argument(&mut result, dialect, operation, octets, scratch)?;
            }
            match result.digits {
                None => return Ok(Report::AnnouncementEnded),
                Some(digits) => ("digits", digits),
            }
        }
        SEIZE_RESOURCE => {
            let mut result = SeizeResourceRes::EMPTY;
            argument(&mut result, dialect, operation, octets, scratch)?;
            ("destinationDigits", result.destination_digits)
        }
        _ => return Ok(Report::Done { operation }),
    };
    let digits = digits.digits().ok_or_else(|| faults.unexpected(name))?;
    let mut text = ss7::InlineOctets::<32>::EMPTY;
    for digit in digits.iter() {
        let key = KEYS.get(usize::from(digit));
        if !key.is_some_and(|key| text.push(*key)) {
            return Err(faults.unexpected(name));
        }
    }
    let text = std::str::from_utf8(&text).ok().and_then(UserDigits::new);
    text.map(Report::Digits)
        .ok_or_else(|| faults.unexpected(name))
}

/// Writes a result, empty where there is nothing to say.
pub(in super::super) fn encode_result(
    dialect: Dialect,
    operation: &'static Operation,
    report: &Report,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let digits = match (operation.code, report) {
        (SRF_DIRECTIVE, Report::Digits(digits)) => {
            Some((parameters::DIGITS, Number::CALLER_INTERACTION, digits))
        }
        (SEIZE_RESOURCE, Report::Digits(digits)) => {
            Some((parameters::DESTINATION_DIGITS, Number::DESTINATION, digits))
        }
        (SRF_DIRECTIVE, Report::AnnouncementEnded) => None,
        (SRF_DIRECTIVE | SEIZE_RESOURCE, Report::Done { .. }) => {
            return Err(NotExpressible::Missing("digits"));
        }
        (_, Report::Done { .. }) => None,
        _ => return Err(NotExpressible::Parameter("result")),
    };
    let Some(result) = operation.result else {
        return Ok(());
    };
    parameters::write(result, dialect, out, |set| {
        let Some((parameter, kind, text)) = digits else {
            return Ok(());
        };
        let mut digits = ss7::Digits::EMPTY;
        for key in text.as_str().bytes() {
            let value = KEYS
                .iter()
                .position(|known| *known == key.to_ascii_uppercase())
                .and_then(|value| u8::try_from(value).ok());
            if !value.is_some_and(|value| digits.push(value)) {
                return Err(NotExpressible::OutOfRange("digits"));
            }
        }
        set.put(parameter, &Number::telephony(kind, digits).encode())
    })
}
