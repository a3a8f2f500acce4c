//! What a trigger says of the gap that let it through.
//!
//! | gap | cGEncountered (TS 29.078 5.1, Q.1218) | aCGEncountered (GR-1299-CORE), ACGEncountered (X.S0004-550 6.5.2.fv) |
//! | --- | --- | --- |
//! | by hand | manualCGencountered | service management system, and the digits of the control |
//! | for load | scpOverload | SCF overload, and the digits of the control |
//!
//! GR-1299-CORE is not public: its octet is taken to be that of ANSI-41, whose parameter has its name and its length.

use crate::types::CgEncountered;
use crate::{GapEncountered, NotExpressible};

/// Bits of the octet: whose control it is, and how many digits it looks at.
const DIGITS: u8 = 0x3f;
const MANAGEMENT: u8 = 1 << 6;
const OVERLOAD: u8 = 2 << 6;

pub(super) fn octet(gap: GapEncountered) -> Result<u8, NotExpressible> {
    if gap.digits > DIGITS {
        return Err(NotExpressible::OutOfRange("aCGEncountered"));
    }
    Ok(gap.digits | if gap.manual { MANAGEMENT } else { OVERLOAD })
}

/// `None` for a control that is none, or of a kind that is not known: calls do not fail for it.
pub(super) fn from_octets(octets: &[u8]) -> Option<GapEncountered> {
    let &[octet] = octets else { return None };
    let manual = match octet & !DIGITS {
        MANAGEMENT => true,
        OVERLOAD => false,
        _ => return None,
    };
    Some(GapEncountered {
        manual,
        digits: octet & DIGITS,
    })
}

pub(super) fn kind(gap: GapEncountered) -> CgEncountered {
    if gap.manual {
        CgEncountered::Manual
    } else {
        CgEncountered::ScpOverload
    }
}

pub(super) fn from_kind(kind: Option<CgEncountered>) -> Option<GapEncountered> {
    let manual = match kind? {
        CgEncountered::Manual => true,
        CgEncountered::ScpOverload => false,
        _ => return None,
    };
    Some(GapEncountered { manual, digits: 0 })
}
