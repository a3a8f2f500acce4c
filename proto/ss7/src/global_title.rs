//! Global titles (Q.713 3.4.2.3; T1.112.3 3.4.2.3).

use std::fmt;

use crate::named::named;
use crate::text::{Words, take_number, take_word};
use crate::{
    AddressElement, AddressError, Alphabet, Digits, InlineOctets, PointCodeFormat, TextError,
    TextFault,
};

/// Translation type (Q.713 3.4.2.3.2): which translation function of the network to use; 0 where there is but one.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TranslationType(pub u8);

named! {
    /// Numbering plan of a global title (Q.713 3.4.2.3.3), 4 bits.
    GlobalTitlePlan "plan" default 1 {
        0 UNKNOWN "unknown plan"
        1 E164 "E.164"
        2 GENERIC "generic plan"
        3 X121 "X.121"
        4 F69 "F.69"
        5 E210 "E.210"
        6 E212 "E.212"
        7 E214 "E.214"
        14 PRIVATE "private plan"
    }
}

named! {
    /// Nature of address indicator of a global title (Q.713 3.4.2.3.1), 7 bits.
    GlobalTitleNature "nature" {
        0 UNKNOWN "unknown"
        1 SUBSCRIBER "subscriber"
        3 NATIONAL "national"
        4 INTERNATIONAL "international"
    }
}

/// Encoding scheme (Q.713 3.4.2.3.3). Whether BCD digits are odd or even in number is not kept here: the digits know it.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum EncodingScheme {
    /// 0: unknown; every half-octet is kept.
    Unknown,
    /// 1 or 2: BCD, odd or even number of digits.
    #[default]
    Bcd,
    /// 3: national specific; every half-octet is kept.
    National,
    /// 4 to 15: spare or reserved; every half-octet is kept.
    Other(u8),
}

/// A global title. The variants are the global title indicators; they differ in what comes before the digits.
///
/// An odd number of digits in a title that cannot say so (translation type only, or an encoding scheme that is not BCD)
/// travels with a filler of 0, which the receiver takes for one more digit (Q.713 3.4.2.3.2).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum GlobalTitle {
    /// ITU indicator 1: nature of address (Q.713 3.4.2.3.1).
    Nature {
        /// Nature of address.
        nature: GlobalTitleNature,
        /// Address signals.
        digits: Digits,
    },
    /// ITU and ANSI indicator 2: translation type (Q.713 3.4.2.3.2, T1.112.3 3.4.2.3.2).
    Translation {
        /// Translation type.
        translation_type: TranslationType,
        /// Address signals.
        digits: Digits,
    },
    /// ITU indicator 3 (Q.713 3.4.2.3.3), ANSI indicator 1 (T1.112.3 3.4.2.3.1).
    Plan {
        /// Translation type.
        translation_type: TranslationType,
        /// Numbering plan.
        plan: GlobalTitlePlan,
        /// Encoding scheme.
        encoding: EncodingScheme,
        /// Address signals.
        digits: Digits,
    },
    /// ITU indicator 4 (Q.713 3.4.2.3.4).
    Full {
        /// Translation type.
        translation_type: TranslationType,
        /// Numbering plan.
        plan: GlobalTitlePlan,
        /// Encoding scheme.
        encoding: EncodingScheme,
        /// Nature of address.
        nature: GlobalTitleNature,
        /// Address signals.
        digits: Digits,
    },
}

impl EncodingScheme {
    fn code(self, digits: &Digits) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::Bcd if digits.is_odd() => 1,
            Self::Bcd => 2,
            Self::National => 3,
            Self::Other(code) => code & 0x0f,
        }
    }

    const fn of(code: u8) -> Self {
        match code & 0x0f {
            0 => Self::Unknown,
            1 | 2 => Self::Bcd,
            3 => Self::National,
            other => Self::Other(other),
        }
    }
}

impl GlobalTitle {
    /// The form used between networks (TS 29.078 14.2.2.1, Q.713 3.4.2.3.4): translation type 0, E.164, international.
    #[must_use]
    pub const fn e164(digits: Digits) -> Self {
        Self::Full {
            translation_type: TranslationType(0),
            plan: GlobalTitlePlan::E164,
            encoding: EncodingScheme::Bcd,
            nature: GlobalTitleNature::INTERNATIONAL,
            digits,
        }
    }

    /// The address signals.
    #[must_use]
    pub const fn digits(&self) -> &Digits {
        match self {
            Self::Nature { digits, .. }
            | Self::Translation { digits, .. }
            | Self::Plan { digits, .. }
            | Self::Full { digits, .. } => digits,
        }
    }

    /// The same title with other digits, as after translation.
    #[must_use]
    pub fn with_digits(mut self, new: Digits) -> Self {
        match &mut self {
            Self::Nature { digits, .. }
            | Self::Translation { digits, .. }
            | Self::Plan { digits, .. }
            | Self::Full { digits, .. } => *digits = new,
        }
        self
    }

    /// Nature of address, if this form has it.
    #[must_use]
    pub const fn nature(&self) -> Option<GlobalTitleNature> {
        match self {
            Self::Nature { nature, .. } | Self::Full { nature, .. } => Some(*nature),
            Self::Translation { .. } | Self::Plan { .. } => None,
        }
    }

    /// Numbering plan, if this form has it.
    #[must_use]
    pub const fn plan(&self) -> Option<GlobalTitlePlan> {
        match self {
            Self::Plan { plan, .. } | Self::Full { plan, .. } => Some(*plan),
            Self::Translation { .. } | Self::Nature { .. } => None,
        }
    }

    /// Translation type, if this form has it.
    #[must_use]
    pub const fn translation_type(&self) -> Option<TranslationType> {
        match self {
            Self::Translation {
                translation_type, ..
            }
            | Self::Plan {
                translation_type, ..
            }
            | Self::Full {
                translation_type, ..
            } => Some(*translation_type),
            Self::Nature { .. } => None,
        }
    }

    /// Global title indicator in this kind of network; `None` if it has no such form.
    #[must_use]
    pub const fn indicator(&self, format: PointCodeFormat) -> Option<u8> {
        match (self, format) {
            (Self::Translation { .. }, _) => Some(2),
            (Self::Plan { .. }, PointCodeFormat::Ansi) => Some(1),
            (Self::Nature { .. } | Self::Full { .. }, PointCodeFormat::Ansi) => None,
            (Self::Nature { .. }, _) => Some(1),
            (Self::Plan { .. }, _) => Some(3),
            (Self::Full { .. }, _) => Some(4),
        }
    }

    /// Decodes the octets after the subsystem number. `at` is their offset, for errors.
    ///
    /// # Errors
    /// An indicator the network does not define, missing octets, no digits, too many digits.
    pub fn decode(
        indicator: u8,
        octets: &[u8],
        at: usize,
        format: PointCodeFormat,
    ) -> Result<Self, AddressError> {
        let truncated = AddressError::Truncated {
            element: AddressElement::GlobalTitle,
            at: at + octets.len(),
        };
        match (indicator, format) {
            (1, PointCodeFormat::Ansi)
            | (3, PointCodeFormat::Itu | PointCodeFormat::China | PointCodeFormat::Japan) => {
                let ([translation_type, scheme], signals) =
                    octets.split_first_chunk().ok_or(truncated)?;
                let encoding = EncodingScheme::of(*scheme);
                Ok(Self::Plan {
                    translation_type: TranslationType(*translation_type),
                    plan: GlobalTitlePlan(scheme >> 4),
                    encoding,
                    digits: digits(signals, *scheme & 0x0f == 1, at + 2)?,
                })
            }
            (2, _) => {
                let ([translation_type], signals) = octets.split_first_chunk().ok_or(truncated)?;
                Ok(Self::Translation {
                    translation_type: TranslationType(*translation_type),
                    digits: digits(signals, false, at + 1)?,
                })
            }
            (1, _) => {
                let ([nature], signals) = octets.split_first_chunk().ok_or(truncated)?;
                Ok(Self::Nature {
                    nature: GlobalTitleNature(nature & 0x7f),
                    digits: digits(signals, nature & 0x80 != 0, at + 1)?,
                })
            }
            (4, PointCodeFormat::Itu | PointCodeFormat::China | PointCodeFormat::Japan) => {
                let ([translation_type, scheme, nature], signals) =
                    octets.split_first_chunk().ok_or(truncated)?;
                let encoding = EncodingScheme::of(*scheme);
                Ok(Self::Full {
                    translation_type: TranslationType(*translation_type),
                    plan: GlobalTitlePlan(scheme >> 4),
                    encoding,
                    nature: GlobalTitleNature(nature & 0x7f),
                    digits: digits(signals, *scheme & 0x0f == 1, at + 3)?,
                })
            }
            _ => Err(AddressError::GlobalTitleIndicator(indicator)),
        }
    }

    /// The octets after the subsystem number. What this kind of network cannot carry is left out: see
    /// [`Self::indicator`].
    pub(crate) fn encode<const N: usize>(&self, out: &mut InlineOctets<N>) -> bool {
        let header = match *self {
            Self::Nature { nature, digits } => {
                out.push(nature.0 & 0x7f | if digits.is_odd() { 0x80 } else { 0 })
            }
            Self::Translation {
                translation_type, ..
            } => out.push(translation_type.0),
            Self::Plan {
                translation_type,
                plan,
                encoding,
                digits,
            } => out.extend(&[translation_type.0, plan.0 << 4 | encoding.code(&digits)]),
            Self::Full {
                translation_type,
                plan,
                encoding,
                nature,
                digits,
            } => out.extend(&[
                translation_type.0,
                plan.0 << 4 | encoding.code(&digits),
                nature.0 & 0x7f,
            ]),
        };
        header && out.extend(self.digits().packed())
    }

    /// The title as text: digits, and in brackets whatever the form has. A translation type of 0 is left out beside a
    /// nature of address. Personal data.
    #[must_use]
    pub fn show(&self) -> impl fmt::Display + use<> {
        let title = *self;
        fmt::from_fn(move |f| {
            write!(f, "{} (", title.digits().show(Alphabet::Q763))?;
            let mut comma = "";
            if let Some(TranslationType(number)) = title.translation_type()
                && (number != 0 || title.nature().is_none())
            {
                write!(f, "TT {number}")?;
                comma = ", ";
            }
            if let Some(plan) = title.plan() {
                write!(f, "{comma}{plan}")?;
                comma = ", ";
            }
            if let Self::Plan { encoding, .. } | Self::Full { encoding, .. } = title {
                match encoding {
                    EncodingScheme::Bcd => {}
                    other => {
                        write!(f, "{comma}encoding {}", other.code(title.digits()))?;
                        comma = ", ";
                    }
                }
            }
            if let Some(nature) = title.nature() {
                write!(f, "{comma}{nature}")?;
            }
            f.write_str(")")
        })
    }

    /// Reads what [`Self::show`] writes. Digits alone, or with a `+`, are E.164, international, translation type 0.
    ///
    /// # Errors
    /// The place and what was expected there.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        let mut words = Words::new(text);
        let title = Self::take(&mut words)?;
        words.end()?;
        Ok(title)
    }

    pub(crate) fn take(words: &mut Words<'_>) -> Result<Self, TextError> {
        let plus = words.literal("+");
        let start = words.error(TextFault::NoDigits);
        let digits = Digits::from_text(words.run(), Alphabet::Q763).map_err(|error| TextError {
            at: start.at + error.at,
            ..error
        })?;
        if digits.is_empty() {
            return Err(start);
        }
        let (mut translation_type, mut plan, mut nature, mut encoding) = (None, None, None, None);
        words.list(
            &[
                "TT and its number",
                "a numbering plan",
                "a nature of address",
                "encoding and its number",
            ],
            |words| {
                Ok(words.value(&mut translation_type)?
                    || words.value(&mut plan)?
                    || words.value(&mut nature)?
                    || words.value(&mut encoding)?)
            },
        )?;
        let encoding_or_bcd = encoding.unwrap_or_default();
        match (translation_type, plan, nature) {
            (None, None, None) if encoding.is_none() => Ok(Self::e164(digits)),
            (None, None, Some(_)) if plus => Err(start),
            (None, None, Some(nature)) if encoding.is_none() => Ok(Self::Nature { nature, digits }),
            (Some(translation_type), None, None) if encoding.is_none() => Ok(Self::Translation {
                translation_type,
                digits,
            }),
            (Some(translation_type), Some(plan), None) => Ok(Self::Plan {
                translation_type,
                plan,
                encoding: encoding_or_bcd,
                digits,
            }),
            (translation_type, Some(plan), Some(nature)) => Ok(Self::Full {
                translation_type: translation_type.unwrap_or_default(),
                plan,
                encoding: encoding_or_bcd,
                nature,
                digits,
            }),
            (None, Some(_), None) => Err(words.error(TextFault::Missing(
                "a nature of address or a translation type",
            ))),
            (_, None, _) => Err(words.error(TextFault::Missing("a numbering plan"))),
        }
    }
}

impl crate::text::Word for TranslationType {
    const KIND: &'static str = "TT and its number";

    fn take(text: &str) -> Option<(Self, &str)> {
        let (number, rest) = take_number(take_word(text, "TT")?.strip_prefix(' ')?)?;
        Some((Self(u8::try_from(number).ok()?), rest))
    }
}

impl crate::text::Word for EncodingScheme {
    const KIND: &'static str = "encoding and its number";

    fn take(text: &str) -> Option<(Self, &str)> {
        let (number, rest) = take_number(take_word(text, "encoding")?.strip_prefix(' ')?)?;
        let code = u8::try_from(number).ok().filter(|code| *code < 16)?;
        Some((Self::of(code), rest))
    }
}

fn digits(signals: &[u8], odd: bool, at: usize) -> Result<Digits, AddressError> {
    if signals.is_empty() {
        return Err(AddressError::NoDigits { at });
    }
    Digits::from_packed(signals, odd).ok_or(AddressError::TooManyDigits { at })
}
