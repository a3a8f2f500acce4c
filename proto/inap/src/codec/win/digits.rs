//! Digits of ANSI-41 (X.S0004-550 6.5.3.2): what they are of, nature, presentation, plan, encoding, then digits.

use inlab_ss7 as ss7;

use crate::NotExpressible;

/// Digits dialled by the subscriber.
pub(super) const DIALED: u8 = 1;
/// The calling party's.
pub(super) const CALLING_PARTY: u8 = 2;
/// Of whoever pays.
pub(super) const BILLING: u8 = 5;
/// Where a call goes.
pub(super) const DESTINATION: u8 = 6;
/// The parameter's name says it.
pub(super) const NOT_USED: u8 = 0;

/// The longest: four octets and 32 digits.
pub(super) const MAX: usize = 20;

const INTERNATIONAL: u8 = 0x01;
const RESTRICTED: u8 = 0x02;
const NOT_AVAILABLE: u8 = 0x04;

const PLAN_UNKNOWN: u8 = 0;
const PLAN_ISDN: u8 = 1;
const PLAN_TELEPHONY: u8 = 2;
const PLAN_PRIVATE: u8 = 7;

const BCD: u8 = 1;
const IA5: u8 = 2;

/// The values of `B` to `F`, and of the keys `*` and `#`, in both encodings.
const IA5_DIGITS: &[u8; 16] = b"0123456789ABC*#F";

/// A number in the form of ANSI-41. Digits are the half-octets of its BCD encoding: 13 is `*`, 14 is `#`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    kind: u8,
    indicators: u8,
    plan: u8,
    pub(super) digits: ss7::Digits,
}

impl Number {
    /// Digits of which no more is known than what they are of.
    pub(super) const fn plain(kind: u8, digits: ss7::Digits) -> Self {
        Self {
            kind,
            indicators: 0,
            plan: PLAN_TELEPHONY,
            digits,
        }
    }

    /// ANSI-41 has two natures of address. National and international numbers are in the telephony plan; a number of unknown
    /// nature, such as one dialled with its prefix, is in plan 0, not known.
    fn new(
        name: &'static str,
        kind: u8,
        nature: ss7::NatureOfAddress,
        plan: ss7::NumberingPlanIndicator,
        digits: ss7::Digits,
    ) -> Result<Self, NotExpressible> {
        use ss7::NatureOfAddress as Nature;
        use ss7::NumberingPlanIndicator as Plan;
        let (indicators, plan) = match (nature, plan) {
            (Nature::INTERNATIONAL, Plan::E164) => (INTERNATIONAL, PLAN_TELEPHONY),
            (Nature::NATIONAL, Plan::E164) => (0, PLAN_TELEPHONY),
            (Nature::UNKNOWN, Plan::E164) => (0, PLAN_UNKNOWN),
            (Nature::INTERNATIONAL, Plan::PRIVATE) => (INTERNATIONAL, PLAN_PRIVATE),
            (Nature::NATIONAL, Plan::PRIVATE) => (0, PLAN_PRIVATE),
            _ => return Err(NotExpressible::OutOfRange(name)),
        };
        Ok(Self {
            kind,
            indicators,
            plan,
            digits,
        })
    }

    fn presented(
        mut self,
        name: &'static str,
        presentation: ss7::Presentation,
    ) -> Result<Self, NotExpressible> {
        self.indicators |= match presentation {
            ss7::Presentation::ALLOWED => 0,
            ss7::Presentation::RESTRICTED => RESTRICTED,
            ss7::Presentation::NOT_AVAILABLE => NOT_AVAILABLE,
            _ => return Err(NotExpressible::OutOfRange(name)),
        };
        Ok(self)
    }

    const fn screened(mut self, screening: ss7::Screening) -> Self {
        self.indicators |= (screening.0 & 3) << 4;
        self
    }

    pub(super) fn from_called(
        name: &'static str,
        kind: u8,
        number: &ss7::CalledPartyNumber,
    ) -> Result<Self, NotExpressible> {
        if number.internal_network_number != ss7::InternalNetworkNumber::ALLOWED {
            return Err(NotExpressible::OutOfRange(name));
        }
        Self::new(name, kind, number.nature, number.plan, number.digits)
    }

    pub(super) fn from_calling(
        name: &'static str,
        kind: u8,
        number: &ss7::CallingPartyNumber,
    ) -> Result<Self, NotExpressible> {
        if number.incomplete != ss7::NumberIncomplete::COMPLETE {
            return Err(NotExpressible::OutOfRange(name));
        }
        let new = Self::new(name, kind, number.nature, number.plan, number.digits)?;
        let new = new.presented(name, number.presentation)?;
        Ok(new.screened(number.screening))
    }

    pub(super) fn from_redirecting(
        name: &'static str,
        number: &ss7::RedirectingNumber,
    ) -> Result<Self, NotExpressible> {
        let new = Self::new(name, NOT_USED, number.nature, number.plan, number.digits)?;
        new.presented(name, number.presentation)
    }

    pub(super) fn from_charged(
        name: &'static str,
        number: &ss7::LocationNumber,
    ) -> Result<Self, NotExpressible> {
        if number.internal_network_number != ss7::InternalNetworkNumber::ALLOWED {
            return Err(NotExpressible::OutOfRange(name));
        }
        let new = Self::new(name, BILLING, number.nature, number.plan, number.digits)?;
        let new = new.presented(name, number.presentation)?;
        Ok(new.screened(number.screening))
    }

    const fn nature(&self) -> ss7::NatureOfAddress {
        if self.indicators & INTERNATIONAL != 0 {
            ss7::NatureOfAddress::INTERNATIONAL
        } else if self.plan == PLAN_UNKNOWN {
            ss7::NatureOfAddress::UNKNOWN
        } else {
            ss7::NatureOfAddress::NATIONAL
        }
    }

    /// `None` for the plans that ISUP does not have.
    const fn numbering_plan(&self) -> Option<ss7::NumberingPlanIndicator> {
        Some(match self.plan {
            PLAN_UNKNOWN | PLAN_ISDN | PLAN_TELEPHONY => ss7::NumberingPlanIndicator::E164,
            PLAN_PRIVATE => ss7::NumberingPlanIndicator::PRIVATE,
            _ => return None,
        })
    }

    const fn presentation(&self) -> ss7::Presentation {
        if self.indicators & NOT_AVAILABLE != 0 {
            ss7::Presentation::NOT_AVAILABLE
        } else if self.indicators & RESTRICTED != 0 {
            ss7::Presentation::RESTRICTED
        } else {
            ss7::Presentation::ALLOWED
        }
    }

    const fn screening(&self) -> ss7::Screening {
        ss7::Screening(self.indicators >> 4 & 3)
    }

    /// `None` without digits: a called party has one at least.
    pub(super) fn called(&self) -> Option<ss7::CalledPartyNumber> {
        (!self.digits.is_empty()).then_some(ss7::CalledPartyNumber {
            nature: self.nature(),
            internal_network_number: ss7::InternalNetworkNumber::ALLOWED,
            plan: self.numbering_plan()?,
            digits: self.digits,
        })
    }

    pub(super) fn calling(&self) -> Option<ss7::CallingPartyNumber> {
        Some(ss7::CallingPartyNumber {
            nature: self.nature(),
            incomplete: ss7::NumberIncomplete::COMPLETE,
            plan: self.numbering_plan()?,
            presentation: self.presentation(),
            screening: self.screening(),
            digits: self.digits,
        })
    }

    /// The subscriber's own number as the calling party: the network knows it.
    pub(super) fn subscriber(&self) -> Option<ss7::CallingPartyNumber> {
        let calling = self.calling()?;
        Some(ss7::CallingPartyNumber {
            screening: ss7::Screening::NETWORK,
            ..calling
        })
    }

    pub(super) fn redirecting(&self) -> Option<ss7::RedirectingNumber> {
        Some(ss7::RedirectingNumber {
            nature: self.nature(),
            plan: self.numbering_plan()?,
            presentation: self.presentation(),
            digits: self.digits,
        })
    }

    pub(super) fn charged(&self) -> Option<ss7::LocationNumber> {
        Some(ss7::LocationNumber {
            nature: self.nature(),
            internal_network_number: ss7::InternalNetworkNumber::ALLOWED,
            plan: self.numbering_plan()?,
            presentation: self.presentation(),
            screening: self.screening(),
            digits: self.digits,
        })
    }

    /// Always BCD.
    pub(super) fn encode(&self) -> ss7::InlineOctets<MAX> {
        let mut octets = ss7::InlineOctets::EMPTY;
        let count = u8::try_from(self.digits.len()).unwrap_or_default();
        let fits = octets.extend(&[self.kind, self.indicators, self.plan << 4 | BCD, count])
            && octets.extend(self.digits.packed());
        debug_assert!(fits, "invariant: the longest number fits");
        octets
    }

    /// BCD or IA5, at most 32 digits; `None` for what is neither.
    pub(super) fn decode(octets: &[u8]) -> Option<Self> {
        let ([kind, indicators, form], rest) = octets.split_first_chunk()?;
        let digits = match (form & 0x0f, rest) {
            // Digits that are not there have no encoding.
            (_, []) | (0, [0]) => ss7::Digits::EMPTY,
            (BCD, [count, packed @ ..]) if packed.len() == usize::from(*count).div_ceil(2) => {
                ss7::Digits::from_packed(packed, count % 2 == 1)?
            }
            (IA5, [count, letters @ ..]) if letters.len() == usize::from(*count) => {
                let mut digits = ss7::Digits::EMPTY;
                for letter in letters {
                    let value = IA5_DIGITS.iter().position(|known| known == letter)?;
                    if !digits.push(u8::try_from(value).ok()?) {
                        return None;
                    }
                }
                digits
            }
            _ => return None,
        };
        Some(Self {
            kind: *kind,
            indicators: *indicators,
            plan: form >> 4,
            digits,
        })
    }
}
