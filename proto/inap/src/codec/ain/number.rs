//! AINDigits and the numbers of ISUP, userID, bearerCapability.
//!
//! Both say odd or even, nature of address, plan, presentation, screening, and digits, and differ in code points: AIN's nature 0 is
//! Q.763's 2 (unknown), its plans 1 and 2 are both E.164 there, its 7 is the private plan (5 there). A plan that is not told (0) is
//! taken for E.164. Which of the lower bits a parameter has, and how many digits, are [`Kind`]s.

use inlab_ss7::{self as ss7, InlineOctets, NumberError};

use crate::codec::Faults;
use crate::types::ain::{AinDigits, BearerCapability, Dn, UserId};
use crate::{AccessUser, DecodeError, NotExpressible, Subject};

/// The content of AINDigits.
pub(super) type Number = InlineOctets<{ ss7::MAX_NUMBER }>;

/// What is so for one parameter that is AINDigits.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// The standard's name.
    pub(super) name: &'static str,
    /// Which of presentation (0c) and screening (03) it has.
    low: u8,
    /// What the others are in ISUP.
    fixed: u8,
    /// At least and at most so many digits (AIN-Parameters); looked at only where we write.
    digits: (usize, usize),
}

const fn kind(name: &'static str, low: u8, fixed: u8, least: usize, most: usize) -> Kind {
    Kind {
        name,
        low,
        fixed,
        digits: (least, most),
    }
}

const PRESENTATION: u8 = 0x0c;
const BOTH: u8 = 0x0f;
/// Screening of a number that nobody screens: network provided.
const NETWORK: u8 = 0x03;

pub(super) const CALLED: Kind = kind("calledPartyID", 0, 0, 0, 15);
pub(super) const COLLECTED_ADDRESS: Kind = kind("collectedAddressInfo", 0, 0, 0, 15);
pub(super) const COLLECTED_DIGITS: Kind = kind("collectedDigits", 0, 0, 0, 32);
pub(super) const CALLING: Kind = kind("callingPartyID", BOTH, 0, 3, 15);
pub(super) const ORIGINAL_CALLED: Kind = kind("originalCalledPartyID", PRESENTATION, 0, 3, 15);
pub(super) const REDIRECTING: Kind = kind("redirectingPartyID", PRESENTATION, 0, 3, 15);
pub(super) const CHARGE: Kind = kind("chargeNumber", 0, NETWORK, 0, 10);
pub(super) const DESTINATION: Kind = kind("destinationAddress", 0, 0, 10, 10);

impl Kind {
    /// From the content of a number of ISUP.
    pub(super) fn encode(self, isup: &[u8]) -> Result<Number, NotExpressible> {
        let refused = NotExpressible::OutOfRange(self.name);
        let Some(([nature, indicators], digits)) = isup.split_first_chunk() else {
            return Err(refused);
        };
        if indicators & 0x8f & !self.low != self.fixed {
            return Err(refused);
        }
        let count = digits.len() * 2 - usize::from(nature >> 7);
        if count < self.digits.0 || count > self.digits.1 {
            return Err(refused);
        }
        let coded = match nature & 0x7f {
            0 => return Err(refused),
            2 => 0,
            other => other,
        };
        let plan = match indicators >> 4 & 7 {
            same @ (1 | 3 | 4 | 6) => same,
            5 => 7,
            _ => return Err(refused),
        };
        let mut out = Number::EMPTY;
        let fits = out.extend(&[nature & 0x80 | coded, plan << 4 | indicators & self.low])
            && out.extend(digits);
        debug_assert!(fits, "invariant: as long as the number");
        Ok(out)
    }

    /// The number of ISUP, by its decoder.
    pub(super) fn decode<T>(
        self,
        faults: Faults,
        number: Option<AinDigits<'_>>,
        decode: fn(&[u8]) -> Result<T, NumberError>,
    ) -> Result<Option<T>, DecodeError> {
        let Some(AinDigits(octets)) = number else {
            return Ok(None);
        };
        let mut isup = Number::EMPTY;
        if let Some(([nature, indicators], digits)) = octets.split_first_chunk() {
            let coded = match nature & 0x7f {
                0 => 2,
                other => other,
            };
            let plan = match indicators >> 4 & 7 {
                0..=2 => 1,
                7 => 5,
                5 => return Err(faults.unexpected(self.name)),
                same => same,
            };
            let indicators = plan << 4 | indicators & self.low | self.fixed;
            if isup.extend(&[nature & 0x80 | coded, indicators]) && !isup.extend(digits) {
                // Too long for any number: its decoder says so.
                return faults.inner(self.name, Some(octets), decode);
            }
        }
        faults.inner(self.name, Some(&isup), decode)
    }

    /// A called party number; no digits are none.
    pub(super) fn called(
        self,
        faults: Faults,
        number: Option<AinDigits<'_>>,
    ) -> Result<Option<ss7::CalledPartyNumber>, DecodeError> {
        let some = number.filter(|number| number.0.len() != 2);
        self.decode(faults, some, ss7::CalledPartyNumber::decode)
    }
}

/// userID with what it borrows.
pub(super) struct User {
    access: AccessUser,
    line: [u8; 5],
}

impl User {
    pub(super) fn new(access: AccessUser) -> Result<Self, NotExpressible> {
        let refused = NotExpressible::OutOfRange("userID");
        let line = match access {
            AccessUser::Line(digits) if digits.len() == 10 && digits.is_decimal() => {
                digits.packed().try_into().map_err(|_| refused)?
            }
            AccessUser::TrunkGroup(0..=9999) | AccessUser::PrivateFacility(0..=9999) => [0; 5],
            _ => return Err(refused),
        };
        Ok(Self { access, line })
    }

    /// Of a call that messages name: it must be known.
    pub(super) fn of(subject: &Subject) -> Result<Self, NotExpressible> {
        Self::new(subject.user.ok_or(NotExpressible::Missing("userID"))?)
    }

    pub(super) fn id(&self) -> UserId<'_> {
        match self.access {
            AccessUser::Line(_) => UserId::Dn(Dn(&self.line)),
            AccessUser::TrunkGroup(group) => UserId::TrunkGroupId(group),
            AccessUser::PrivateFacility(group) => UserId::PrivateFacilityGid(group),
        }
    }
}

/// The access that userID names. Of a basic rate interface the directory number is kept and the profile is not; an ADSI terminal has
/// none of the neutral forms.
pub(super) fn access(faults: Faults, user: &UserId<'_>) -> Result<Option<AccessUser>, DecodeError> {
    let line = |dn: &Dn<'_>| {
        ss7::Digits::from_packed(dn.0, false)
            .filter(|digits| digits.len() == 10)
            .map(|digits| Some(AccessUser::Line(digits)))
            .ok_or_else(|| faults.unexpected("userID"))
    };
    match user {
        UserId::Dn(dn) => line(dn),
        UserId::Bri(bri) => line(&bri.dn),
        UserId::TrunkGroupId(group) => Ok(Some(AccessUser::TrunkGroup(*group))),
        UserId::PrivateFacilityGid(group) => Ok(Some(AccessUser::PrivateFacility(*group))),
        _ => Ok(None),
    }
}

/// The line of ten digits that a number of North America is.
pub(super) fn line(nature: ss7::NatureOfAddress, digits: &ss7::Digits) -> Option<AccessUser> {
    let digits = digits.without_st();
    let national = match nature {
        ss7::NatureOfAddress::INTERNATIONAL if digits.get(0) == Some(1) => digits.skip(1),
        ss7::NatureOfAddress::NATIONAL => digits,
        _ => return None,
    };
    (national.len() == 10 && national.is_decimal()).then_some(AccessUser::Line(national))
}

/// The bearer by its number, 0 to 6.
pub(super) fn bearer(number: u8) -> Result<BearerCapability, NotExpressible> {
    if number > 6 {
        return Err(NotExpressible::OutOfRange("bearerCapability"));
    }
    Ok(BearerCapability::Unknown(number.into()))
}

/// Its number.
pub(super) fn bearer_number(faults: Faults, bearer: BearerCapability) -> Result<u8, DecodeError> {
    use inlab_ber::Element;
    u8::try_from(bearer.measure()).map_err(|_| faults.unexpected("bearerCapability"))
}
