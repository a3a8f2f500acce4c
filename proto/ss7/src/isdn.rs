//! Numbers of the mobile network: ISDN-AddressString, called party BCD number, TBCD-STRING.

use std::fmt;

use crate::named::named;
use crate::number::{NumberError, NumberFault, NumberParameter};
use crate::text::Words;
use crate::{Alphabet, Digits, E164, InlineOctets, NumberingPlan, TextError, TextFault};

/// The longest of these: one octet and 32 digits.
pub const MAX_BCD_NUMBER: usize = 17;

named! {
    /// Nature of address of TS 29.002 17.7.8 and type of number of TS 24.008 10.5.4.7, 3 bits. The last three names are of
    /// the one or the other.
    TypeOfNumber "type" {
        0 UNKNOWN "unknown"
        1 INTERNATIONAL "international"
        2 NATIONAL "national"
        3 NETWORK_SPECIFIC "network-specific"
        4 SUBSCRIBER "subscriber"
        6 ABBREVIATED "abbreviated"
    }
}

named! {
    /// Numbering plan of TS 29.002 17.7.8 and TS 24.008 10.5.4.7, 4 bits.
    NumberingPlanIdentification "plan" default 1 {
        0 UNKNOWN "unknown plan"
        1 E164 "E.164"
        3 X121 "X.121"
        4 F69 "F.69"
        6 E212 "E.212"
        8 NATIONAL "national plan"
        9 PRIVATE "private plan"
        11 CTS "reserved for CTS"
    }
}

/// TBCD-STRING (TS 29.002 17.7.8), as of an IMSI: digits 0-9, `*`, `#`, a, b, c; a last filler makes whole octets.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Tbcd(pub Digits);

impl Tbcd {
    /// Reads the octets up to the filler.
    ///
    /// # Errors
    /// A digit after a filler; more than 32 digits.
    pub fn decode(octets: &[u8]) -> Result<Self, NumberError> {
        bcd(NumberParameter::Tbcd, octets, 0).map(Self)
    }

    /// The octets, with a filler (1111) if the number of digits is odd.
    #[must_use]
    pub fn encode(&self) -> InlineOctets<16> {
        let mut out = InlineOctets::EMPTY;
        let fits = filled(&self.0, &mut out);
        debug_assert!(fits, "invariant: 32 digits fit 16 octets");
        out
    }

    /// Reads `0`-`9`, `*`, `#`, `a`, `b`, `c`.
    ///
    /// # Errors
    /// The place of what is no digit.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        Digits::from_text(text, Alphabet::Tbcd).map(Self)
    }

    /// The digits as text. Personal data.
    #[must_use]
    pub fn show(&self) -> impl fmt::Display + use<> {
        self.0.show(Alphabet::Tbcd)
    }
}

fn bcd(parameter: NumberParameter, octets: &[u8], offset: usize) -> Result<Digits, NumberError> {
    let mut digits = Digits::EMPTY;
    let mut filler = false;
    for (at, octet) in (offset..).zip(octets) {
        for value in [octet & 0x0f, octet >> 4] {
            let fault = match value {
                15 => {
                    filler = true;
                    continue;
                }
                _ if filler => NumberFault::DigitAfterFiller,
                _ if digits.push(value) => continue,
                _ => NumberFault::TooManyDigits,
            };
            return Err(NumberError {
                parameter,
                fault,
                at,
            });
        }
    }
    Ok(digits)
}

fn filled<const N: usize>(digits: &Digits, out: &mut InlineOctets<N>) -> bool {
    match digits.packed().split_last() {
        Some((last, most)) if digits.is_odd() => out.extend(most) && out.push(last | 0xf0),
        _ => out.extend(digits.packed()),
    }
}

/// Declares a number of one octet of indicators and BCD digits.
macro_rules! bcd_number {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub struct $type {
            /// Nature of address, type of number.
            pub nature: TypeOfNumber,
            /// Numbering plan.
            pub plan: NumberingPlanIdentification,
            /// Digits, in the TBCD alphabet.
            pub digits: Digits,
        }

        impl $type {
            /// Decodes the value: the octet of indicators (its extension bit is not looked at: no extension is defined), then
            /// digits up to the filler.
            ///
            /// # Errors
            /// What is wrong, and the offset. No digits at all are allowed, as after a hot line's trigger.
            pub fn decode(octets: &[u8]) -> Result<Self, NumberError> {
                let parameter = NumberParameter::$type;
                let Some(([indicators], rest)) = octets.split_first_chunk() else {
                    return Err(NumberError { parameter, fault: NumberFault::Truncated, at: 0 });
                };
                let digits = bcd(parameter, rest, 1)?;
                Ok(Self {
                    nature: TypeOfNumber(indicators >> 4 & 7),
                    plan: NumberingPlanIdentification(indicators & 0x0f),
                    digits,
                })
            }

            /// The value: extension bit 1, indicators, digits and a filler if they are odd in number.
            #[must_use]
            pub fn encode(&self) -> InlineOctets<MAX_BCD_NUMBER> {
                let mut out = InlineOctets::EMPTY;
                let fits = out.push(0x80 | (self.nature.0 & 7) << 4 | self.plan.0 & 0x0f) && filled(&self.digits, &mut out);
                debug_assert!(fits, "invariant: the longest number fits");
                out
            }

            /// An international number without prefix.
            #[must_use]
            pub const fn international(number: E164) -> Self {
                Self {
                    nature: TypeOfNumber::INTERNATIONAL,
                    plan: NumberingPlanIdentification::E164,
                    digits: *number.digits(),
                }
            }

            /// The number as text: digits, and in brackets its nature and plan. Personal data.
            #[must_use]
            pub fn show(&self) -> impl fmt::Display + use<> {
                let Self { nature, plan, digits } = *self;
                fmt::from_fn(move |f| {
                    if digits.is_empty() {
                        f.write_str("no digits")?;
                    }
                    write!(f, "{} ({nature}, {plan})", digits.show(Alphabet::Tbcd))
                })
            }

            /// Reads what [`Self::show`] writes. A `+` before the digits says international; without it and without a nature the
            /// number is of unknown nature. The plan is E.164 unless given.
            ///
            /// # Errors
            /// The place and what was expected there.
            pub fn from_text(text: &str) -> Result<Self, TextError> {
                let mut words = Words::new(text);
                let plus = words.literal("+");
                let start = words.error(TextFault::NoDigits);
                let digits = if !plus && words.word("no digits") {
                    Digits::EMPTY
                } else {
                    let digits =
                        Digits::from_text(words.run(), Alphabet::Tbcd).map_err(|error| TextError {
                            at: start.at + error.at,
                            ..error
                        })?;
                    if digits.is_empty() {
                        return Err(start);
                    }
                    digits
                };
                let (mut nature, mut plan) = (None, None);
                words.list(&["a nature of address", "a numbering plan"], |words| {
                    Ok(words.value(&mut plan)? || words.value(&mut nature)?)
                })?;
                words.end()?;
                let nature = match (plus, nature) {
                    (true, None | Some(TypeOfNumber::INTERNATIONAL)) => TypeOfNumber::INTERNATIONAL,
                    (true, Some(_)) => return Err(words.error(TextFault::Twice)),
                    (false, nature) => nature.unwrap_or(TypeOfNumber::UNKNOWN),
                };
                Ok(Self { nature, plan: plan.unwrap_or_default(), digits })
            }

            /// The number in international form, without any prefix; `None` if it is not in the telephony numbering plan or its
            /// nature says too little.
            #[must_use]
            pub fn e164(&self, plan: &NumberingPlan) -> Option<E164> {
                match (self.plan, self.nature) {
                    (NumberingPlanIdentification::E164, TypeOfNumber::INTERNATIONAL) => E164::new(&self.digits),
                    (NumberingPlanIdentification::E164, TypeOfNumber::NATIONAL) => plan.national(&self.digits),
                    (NumberingPlanIdentification::E164 | NumberingPlanIdentification::UNKNOWN, TypeOfNumber::UNKNOWN) => {
                        plan.unknown(&self.digits)
                    }
                    _ => None,
                }
            }
        }
    };
}

bcd_number! {
    /// ISDN-AddressString (TS 29.002 17.7.8): VLR, MSC, gsmSCF address.
    IsdnAddress
}

bcd_number! {
    /// Called party BCD number (TS 24.008 10.5.4.7 from octet 3 on): what a mobile subscriber dialled.
    CalledPartyBcdNumber
}
