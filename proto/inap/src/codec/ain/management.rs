//! Automatic code gapping: aCG.

use inlab_ber::{Element, Octets, Scratch, Writer};
use inlab_ss7 as ss7;

use crate::codec::{Faults, argument, nearest_step, put};
use crate::types::ain::{AcgArg, GapDuration, GapInterval, NationalGapInterval};
use crate::{DecodeError, Dialect, Gap, GapCriteria, NotExpressible, Operation};

/// Control causes (T1.114 controlCauseIndicator). One source (experience): public texts name the causes, not their numbers.
const OVERLOAD: u8 = 3;
const MANUAL: u8 = 5;

/// Intervals of a national control, as units of 100 ms; a quarter of a second is 3 of them.
const INTERVALS: [(u8, i32); 13] = [
    (2, 1),
    (3, 3),
    (4, 5),
    (5, 10),
    (6, 20),
    (7, 50),
    (8, 100),
    (9, 150),
    (10, 300),
    (11, 600),
    (12, 1200),
    (13, 3000),
    (14, 6000),
];
const REMOVE: i32 = 0;
const ALL_PASS: i32 = 1;
const NONE_PASS: i32 = 15;
/// 2048 s; each step below it halves it.
const LONGEST: i32 = 12;
const WITHOUT_END: i32 = 13;

/// Writes a gap: its duration and interval are the nearest steps that there are. The service is the translation type of
/// the queries, 0 to 255, and the number that of their global titles.
pub(super) fn encode_gap(
    dialect: Dialect,
    gap: &Gap,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let (called, service) = match gap.criteria {
        GapCriteria::CalledAndService(called, service) => (called, service),
        GapCriteria::Called(_) => return Err(NotExpressible::Missing("translationType")),
        GapCriteria::Service(_) => return Err(NotExpressible::Missing("globalTitleAddress")),
        GapCriteria::CallingAndService(..) => {
            return Err(NotExpressible::Parameter("callingAddressValue"));
        }
    };
    if gap.cause.is_some() {
        return Err(NotExpressible::Parameter("cause"));
    }
    let address = NotExpressible::OutOfRange("globalTitleAddress");
    let digits = match called.nature {
        ss7::NatureOfAddress::NATIONAL => called.digits,
        ss7::NatureOfAddress::INTERNATIONAL if called.digits.get(0) == Some(1) => {
            called.digits.skip(1)
        }
        _ => return Err(address),
    };
    // Of an odd number of digits only an area code can be told from an even one.
    if digits.is_empty() || !digits.is_decimal() || (digits.is_odd() && digits.len() != 3) {
        return Err(address);
    }
    let duration = match gap.duration {
        // The control goes, at once.
        0 => 1,
        -1 => WITHOUT_END,
        1.. => nearest_step(
            (1..=LONGEST).map(|step| (step, 1 << (step - 1))),
            gap.duration,
        ),
        _ => return Err(NotExpressible::OutOfRange("gapDuration")),
    };
    let interval = match (gap.duration, gap.interval) {
        (0, _) => REMOVE,
        (_, -1) => NONE_PASS,
        (_, 0) => ALL_PASS,
        (_, units @ 1..) => nearest_step(
            INTERVALS
                .iter()
                .map(|(step, units)| (i32::from(*step), *units)),
            units,
        ),
        _ => return Err(NotExpressible::OutOfRange("gapInterval")),
    };
    let cause = [if gap.manual { MANUAL } else { OVERLOAD }];
    let mut arg = AcgArg::EMPTY;
    arg.control_cause_indicator = Octets(&cause);
    arg.gap_duration = GapDuration::Unknown(duration);
    arg.gap_interval = GapInterval::NationalGapInterval(NationalGapInterval::Unknown(interval));
    arg.translation_type =
        u8::try_from(service).map_err(|_| NotExpressible::OutOfRange("translationType"))?;
    arg.global_title_address = Octets(digits.packed());
    put(&arg, dialect, out)
}

pub(super) fn decode_gap(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Gap, DecodeError> {
    let faults = Faults(operation);
    let mut arg = AcgArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let number = |value: i64, name| i32::try_from(value).map_err(|_| faults.unexpected(name));
    let step = number(arg.gap_duration.measure(), "gapDuration")?;
    let duration = match step {
        WITHOUT_END => -1,
        1..=LONGEST => 1 << (step - 1),
        _ => return Err(faults.unexpected("gapDuration")),
    };
    let GapInterval::NationalGapInterval(interval) = arg.gap_interval else {
        return Err(faults.unexpected("privateGapInterval"));
    };
    let interval = match number(interval.measure(), "gapInterval")? {
        REMOVE => None,
        ALL_PASS => Some(0),
        NONE_PASS => Some(-1),
        step => Some(
            INTERVALS
                .iter()
                .find(|(known, _)| i32::from(*known) == step)
                .map(|(_, units)| *units)
                .ok_or_else(|| faults.unexpected("gapInterval"))?,
        ),
    };
    let address = arg.global_title_address.0;
    // Three digits and a filler.
    let odd = matches!(address, [_, 0..=0x0f]);
    let digits = ss7::Digits::from_packed(address, odd)
        .filter(|digits| !digits.is_empty() && digits.is_decimal())
        .ok_or_else(|| faults.unexpected("globalTitleAddress"))?;
    let called = ss7::GenericNumber {
        qualifier: ss7::NumberQualifier::DIALLED_DIGITS,
        nature: ss7::NatureOfAddress::NATIONAL,
        incomplete: ss7::NumberIncomplete::COMPLETE,
        plan: ss7::NumberingPlanIndicator::E164,
        presentation: ss7::Presentation::ALLOWED,
        screening: ss7::Screening::NETWORK,
        digits,
    };
    Ok(Gap {
        criteria: GapCriteria::CalledAndService(called, arg.translation_type.into()),
        duration: if interval.is_none() { 0 } else { duration },
        interval: interval.unwrap_or(0),
        manual: arg.control_cause_indicator.0 == [MANUAL],
        cause: None,
    })
}
