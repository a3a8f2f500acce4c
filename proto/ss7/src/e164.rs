//! International telephone numbers.

use std::fmt;

use crate::{Alphabet, Digits, TextError, TextFault};

/// The most digits of an international number (E.164 6.2.1).
pub const MAX_E164: usize = 15;

/// An international number (E.164): country code first, no prefix, 1 to 15 decimal digits.
///
/// `Debug` tells only how many digits there are.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct E164(Digits);

/// How one country spells its own numbers: what other spellings are turned into international numbers with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NumberingPlan {
    /// Country code, such as `49`.
    pub country_code: Digits,
    /// National (trunk) prefix, such as `0`; empty where there is none, and then a number of unknown nature without
    /// international prefix is a national one.
    pub national_prefix: Digits,
    /// International prefix, such as `00` or `011`; empty if none is known.
    pub international_prefix: Digits,
}

impl NumberingPlan {
    /// Of a network that does not say where it is at home: all its numbers are international.
    pub const NONE: Self = Self {
        country_code: Digits::EMPTY,
        national_prefix: Digits::EMPTY,
        international_prefix: Digits::EMPTY,
    };
}

impl E164 {
    /// These digits, if they are 1 to 15 decimal ones.
    #[must_use]
    pub fn new(digits: &Digits) -> Option<Self> {
        (!digits.is_empty() && digits.len() <= MAX_E164 && digits.is_decimal())
            .then_some(Self(*digits))
    }

    /// Reads `491700001` or `+491700001`.
    ///
    /// # Errors
    /// The place of what is no digit; no digits; more than 15.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        let bare = text.strip_prefix('+').unwrap_or(text);
        let before = text.len() - bare.len();
        if let Some(at) = bare.find(|c: char| !c.is_ascii_digit()) {
            return Err(TextError {
                at: before + at,
                fault: TextFault::NotADigit,
            });
        }
        let digits = Digits::from_text(bare, Alphabet::Q763)?;
        Self::new(&digits).ok_or(TextError {
            at: before,
            fault: if digits.is_empty() {
                TextFault::NoDigits
            } else {
                TextFault::TooManyDigits(MAX_E164)
            },
        })
    }

    /// The digits.
    #[must_use]
    pub const fn digits(&self) -> &Digits {
        &self.0
    }

    /// The digits as text, without `+`. Personal data.
    #[must_use]
    pub fn show(&self) -> impl fmt::Display + use<> {
        self.0.show(Alphabet::Q763)
    }
}

impl NumberingPlan {
    /// A national (significant) number in international form.
    #[must_use]
    pub fn national(&self, digits: &Digits) -> Option<E164> {
        if digits.is_empty() {
            return None;
        }
        E164::new(&self.country_code.join(digits)?)
    }

    /// A number as dialled, in international form: the international prefix goes, or the national prefix is replaced by
    /// the country code. `None` if it begins with neither.
    #[must_use]
    pub fn unknown(&self, digits: &Digits) -> Option<E164> {
        if !self.international_prefix.is_empty()
            && let Some(international) = digits.strip_prefix(&self.international_prefix)
        {
            return E164::new(&international);
        }
        self.national(&digits.strip_prefix(&self.national_prefix)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Digits {
        Digits::from_text(text, Alphabet::Q763).expect("test text")
    }

    fn plan(country_code: &str, national: &str, international: &str) -> NumberingPlan {
        NumberingPlan {
            country_code: digits(country_code),
            national_prefix: digits(national),
            international_prefix: digits(international),
        }
    }

    #[test]
    fn dialled_numbers() {
        let germany = plan("49", "0", "00");
        let spain = plan("34", "", "00");
        let america = plan("1", "1", "011");
        for (plan, dialled, international) in [
            (germany, "0170123456", Some("49170123456")),
            (germany, "004915550100", Some("4915550100")),
            (germany, "170123456", None),
            (germany, "0", None),
            (germany, "00", None),
            (spain, "912345678", Some("34912345678")),
            (spain, "0033123456789", Some("33123456789")),
            (america, "12125550100", Some("12125550100")),
            (america, "01149170123456", Some("49170123456")),
            (america, "2125550100", None),
            (germany, "01234567890123456", None),
        ] {
            let found = plan.unknown(&digits(dialled)).map(|n| n.show().to_string());
            assert_eq!(found.as_deref(), international, "{dialled}");
        }
    }

    #[test]
    fn e164_6_2_1_at_most_fifteen_digits() {
        assert!(E164::from_text("+123456789012345").is_ok());
        let error = |at, fault| Err(TextError { at, fault });
        assert_eq!(
            E164::from_text("1234567890123456"),
            error(0, TextFault::TooManyDigits(15))
        );
        assert_eq!(E164::from_text("+"), error(1, TextFault::NoDigits));
        assert_eq!(E164::from_text("+49 170"), error(3, TextFault::NotADigit));
        assert_eq!(E164::new(&digits("49B")), None);
    }
}
