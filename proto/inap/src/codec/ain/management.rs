//! Automatic code gapping: aCG, acgGlobalCtrlRestore, acgOverflow.

use inlab_ber::{Element, Octets, Scratch, Writer};
use inlab_ss7 as ss7;

use crate::codec::{Faults, argument, nearest_step, put};
use crate::types::ain::{
    AcgArg, AcgGlobalCtrlRestoreArg, AcgGlobalOverride, AcgOverflowArg, GapDuration, GapInterval,
    NationalGapInterval,
};
use crate::{DecodeError, Dialect, Gap, GapCriteria, NotExpressible, Operation, RestoredGaps};

const ACG_OVERFLOW: i32 = 26884;

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

/// What a control looks at, and whose it is.
struct Controlled {
    cause: [u8; 1],
    translation_type: u8,
    digits: ss7::Digits,
}

impl Controlled {
    /// The service is the translation type of the queries, 0 to 255, and the number that of their global titles.
    fn by(gap: &Gap) -> Result<Self, NotExpressible> {
        let (called, service) = match gap.criteria {
            GapCriteria::CalledAndService(called, service) => (called, service),
            GapCriteria::Called(_) => return Err(NotExpressible::Missing("translationType")),
            GapCriteria::Service(_) => return Err(NotExpressible::Missing("globalTitleAddress")),
            GapCriteria::CallingAndService(..) => {
                return Err(NotExpressible::Parameter("callingAddressValue"));
            }
        };
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
        Ok(Self {
            cause: [if gap.manual { MANUAL } else { OVERLOAD }],
            translation_type: u8::try_from(service)
                .map_err(|_| NotExpressible::OutOfRange("translationType"))?,
            digits,
        })
    }
}

/// Writes a gap: its duration and interval are the nearest steps that there are.
pub(super) fn encode_gap(
    dialect: Dialect,
    gap: &Gap,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    if gap.cause.is_some() {
        return Err(NotExpressible::Parameter("cause"));
    }
    let Controlled {
        cause,
        translation_type,
        digits,
    } = Controlled::by(gap)?;
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
    let mut arg = AcgArg::EMPTY;
    arg.control_cause_indicator = Octets(&cause);
    arg.gap_duration = GapDuration::Unknown(duration);
    arg.gap_interval = GapInterval::NationalGapInterval(NationalGapInterval::Unknown(interval));
    arg.translation_type = translation_type;
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

/// Writes acgOverflow (GR-1299-CORE): the switch has no room for this gap.
///
/// # Errors
/// The dialect has no such operation: not AIN; the gap cannot be one of AIN.
pub fn encode_gap_overflow(
    dialect: Dialect,
    gap: &Gap,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let operation = dialect.operation(ACG_OVERFLOW);
    let operation = operation.ok_or(NotExpressible::Operation("GapOverflow"))?;
    let controlled = Controlled::by(gap)?;
    let mut arg = AcgOverflowArg::EMPTY;
    arg.control_cause_indicator = Octets(&controlled.cause);
    arg.translation_type = controlled.translation_type;
    arg.global_title_address = Octets(controlled.digits.packed());
    put(&arg, dialect, out)?;
    Ok(operation)
}

/// Which controls an aCGGlobalOverride names. The others are not the SCF's: network management and craftspersons have them.
const OVERRIDES: [(AcgGlobalOverride, RestoredGaps); 4] = [
    (AcgGlobalOverride::AllItems, RestoredGaps::All),
    (AcgGlobalOverride::ScpOverloadItems, RestoredGaps::Overload),
    (AcgGlobalOverride::SmsInitCntrl, RestoredGaps::Manual),
    (
        AcgGlobalOverride::SmsInitCntrlExceptZeroGap,
        RestoredGaps::ManualButZero,
    ),
];

pub(super) fn encode_restore(
    dialect: Dialect,
    which: RestoredGaps,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let known = OVERRIDES.iter().find(|(_, restored)| *restored == which);
    let (of, _) = known.ok_or(NotExpressible::OutOfRange("aCGGlobalOverride"))?;
    let mut arg = AcgGlobalCtrlRestoreArg::EMPTY;
    arg.acg_global_override = *of;
    put(&arg, dialect, out)
}

pub(super) fn decode_restore(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<RestoredGaps, DecodeError> {
    let mut arg = AcgGlobalCtrlRestoreArg::EMPTY;
    argument(&mut arg, dialect, operation, octets, scratch)?;
    let known = OVERRIDES
        .iter()
        .find(|(of, _)| *of == arg.acg_global_override);
    known
        .map(|(_, restored)| *restored)
        .ok_or_else(|| Faults(operation).unexpected("aCGGlobalOverride"))
}
