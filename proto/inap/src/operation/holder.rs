//! What holds the parameters of an operation in ANSI TCAP.
//!
//! T1.114.3 has a parameter set and a parameter sequence; AIN has the universal SEQUENCE, and peers are met that have the
//! universal SET. Nothing hangs on which it is: ours is the declared one, all are taken.

use inlab_ber::{CONSTRUCTED, Tag, element};

use crate::Dialect;

const SEQUENCE: Tag = 16;
const SET: Tag = 17;
const PARAMETER_SEQUENCE: Tag = 3 << 30 | 16;
const PARAMETER_SET: Tag = 3 << 30 | 18;

const HOLDERS: [Tag; 4] = [SEQUENCE, SET, PARAMETER_SEQUENCE, PARAMETER_SET];

/// The holder that octets begin with.
fn of(octets: &[u8]) -> Option<Tag> {
    match octets.first()? {
        0x30 => Some(SEQUENCE),
        0x31 => Some(SET),
        0xf0 => Some(PARAMETER_SEQUENCE),
        0xf2 => Some(PARAMETER_SET),
        _ => None,
    }
}

/// The tag to read a parameter under that is declared under `declared`: the one that it came under, where one may stand for
/// the other.
pub(crate) fn tag(octets: &[u8], declared: Tag, dialect: Dialect) -> Tag {
    if !dialect.is_over_ansi_tcap() || !HOLDERS.contains(&declared) {
        return declared;
    }
    of(octets).unwrap_or(declared)
}

impl Dialect {
    /// The same parameter under the tag that its type has; as it is where no other is taken for that.
    #[must_use]
    pub fn under_declared_tag(self, octets: &[u8], declared: Tag) -> Vec<u8> {
        let mut octets = octets.to_vec();
        if self.is_over_ansi_tcap() && of(&octets).is_some() {
            let tag = match declared {
                SEQUENCE => 0x30,
                SET => 0x31,
                PARAMETER_SEQUENCE => 0xf0,
                PARAMETER_SET => 0xf2,
                _ => return octets,
            };
            if let Some(first) = octets.first_mut() {
                *first = tag;
            }
        }
        octets
    }

    /// Whether this parameter says as much as none: in ANSI TCAP a set or sequence with nothing in it, in any form of its
    /// length (T1.114.3).
    #[must_use]
    pub fn is_nothing(self, parameter: &[u8]) -> bool {
        self.is_over_ansi_tcap() && content(parameter).is_some_and(<[u8]>::is_empty)
    }

    /// Whether this may stand where an operation or error of the dialect has no parameter: nothing, and in ANSI TCAP a set or
    /// sequence of whole elements, which are not expected there and are passed over (X.S0004-520; T1.114.4).
    pub(crate) fn passes_over(self, parameter: &[u8]) -> bool {
        let Some(mut rest) = content(parameter).filter(|_| self.is_over_ansi_tcap()) else {
            return false;
        };
        while let Ok((_, after)) = element(rest) {
            rest = after;
        }
        rest.is_empty()
    }
}

/// What one holder and nothing after it holds.
fn content(parameter: &[u8]) -> Option<&[u8]> {
    of(parameter)?;
    match element(parameter) {
        Ok((tlv, [])) if tlv.tag & CONSTRUCTED != 0 => Some(tlv.content),
        _ => None,
    }
}
