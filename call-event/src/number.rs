//! Telephone numbers in normal form, and the way into it.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// Up to fifteen decimal digits in one word: four bits each from the top, the count in the low four bits.
///
/// Left alignment makes the derived order the order of the digit strings; the count is never zero, so that
/// `Option` costs nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Digits(NonZeroU64);

impl Digits {
    const MAX: usize = 15;

    fn new(digits: impl IntoIterator<Item = u8>) -> Result<Self, NumberError> {
        let (mut word, mut count) = (0_u64, 0_usize);
        for digit in digits {
            if digit > 9 {
                return Err(NumberError::NotADigit { position: count });
            }
            if count == Self::MAX {
                return Err(NumberError::TooLong);
            }
            word |= u64::from(digit) << (60 - 4 * count);
            count += 1;
        }
        NonZeroU64::new(word | count as u64)
            .filter(|_| count > 0)
            .map(Self)
            .ok_or(NumberError::Empty)
    }

    fn len(self) -> usize {
        (self.0.get() & 0xf) as usize
    }

    fn iter(self) -> impl Iterator<Item = u8> + Clone {
        let word = self.0.get();
        (0..self.len()).map(move |position| ((word >> (60 - 4 * position)) & 0xf) as u8)
    }
}

/// A telephone number in international form (E.164 clause 6), without the `+`: 1 to 15 digits, the first not zero.
///
/// No country code begins with 0, and a number that does is a national form which was not brought into normal form:
/// it could never match the other end's spelling, so it is refused here ([`NumberRules`] converts it).
///
/// Eight bytes, `Copy`; the order is that of the digit strings. `Debug` shows the count of digits only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(Digits);

impl Number {
    /// From digit values 0 to 9, as decoders yield them.
    pub fn new(digits: impl IntoIterator<Item = u8>) -> Result<Self, NumberError> {
        let digits = Digits::new(digits)?;
        match digits.iter().next() {
            Some(0) => Err(NumberError::LeadingZero),
            _ => Ok(Self(digits)),
        }
    }

    /// From text: digits, optionally after one `+`. Nothing else: grouping characters are for people, not for files.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        Self::new(ascii_digits(text.strip_prefix('+').unwrap_or(text)))
    }

    /// How many digits: 1 to 15.
    #[allow(clippy::len_without_is_empty)] // never empty
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// The digit values.
    pub fn digits(self) -> impl Iterator<Item = u8> + Clone {
        self.0.iter()
    }

    /// The digits in clear with a leading `+`: for the parties themselves, files and ladders; never for logs.
    pub fn show(self) -> Show {
        Show {
            digits: self.0,
            plus: true,
            hide: 0,
        }
    }

    /// The last two digits, the others as `*`: enough for an operator to tell calls apart.
    pub fn mask(self) -> Show {
        Show {
            digits: self.0,
            plus: true,
            hide: self.len().saturating_sub(2),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({} digits)", self.len())
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        Self::parse(text)
    }
}

/// What tells apart calls between the same two numbers: an extension or a conference identity, 1 to 15 digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Extension(Digits);

impl Extension {
    /// From digit values 0 to 9. Leading zeros count.
    pub fn new(digits: impl IntoIterator<Item = u8>) -> Result<Self, NumberError> {
        Digits::new(digits).map(Self)
    }

    /// From a text of digits.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        Self::new(ascii_digits(text))
    }

    /// The digits in clear; never for logs.
    pub fn show(self) -> Show {
        Show {
            digits: self.0,
            plus: false,
            hide: 0,
        }
    }
}

impl fmt::Debug for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Extension({} digits)", self.0.len())
    }
}

/// Digits for reading, made by [`Number::show`], [`Number::mask`] and [`Extension::show`]. Allocates nothing.
#[derive(Clone, Copy)]
pub struct Show {
    digits: Digits,
    plus: bool,
    hide: usize,
}

impl fmt::Display for Show {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        if self.plus {
            f.write_char('+')?;
        }
        for (position, digit) in self.digits.iter().enumerate() {
            f.write_char(if position < self.hide {
                '*'
            } else {
                char::from(b'0' + digit)
            })?;
        }
        Ok(())
    }
}

/// Why digits are no number. Positions count from 0 and never reveal a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// No digit at all.
    Empty,
    /// More than 15 digits (E.164 6.2.1).
    TooLong,
    /// Something else than 0 to 9 here. TBCD fillers and the overdecadic digits B to E belong here too.
    NotADigit {
        /// Counted from the first digit.
        position: usize,
    },
    /// No E.164 country code begins with 0: a national or dialled form, see [`NumberRules`].
    LeadingZero,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a number has at least one digit"),
            Self::TooLong => f.write_str("a number has at most 15 digits (E.164)"),
            Self::NotADigit { position } => write!(f, "not a digit at position {position}"),
            Self::LeadingZero => f.write_str(
                "no country code begins with 0: give the international form, or numbering rules to convert it",
            ),
        }
    }
}

impl std::error::Error for NumberError {}

/// In what form digits came, from the nature of address indicator (Q.763 3.9 b, 3.10 b).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberForm {
    /// International number: country code first.
    International,
    /// National (significant) number: without any prefix.
    National,
    /// Subscriber number: local, without area code.
    Subscriber,
    /// Unknown, or as dialled: prefixes tell.
    Unknown,
}

/// How one network writes numbers, so that two switches' spellings of one number become one [`Number`].
///
/// A number is compared whole, never by its last digits: equal endings are common between strangers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberRules {
    country: Option<Digits>,
    area: Option<Digits>,
    national_prefix: Option<Digits>,
    international_prefix: Option<Digits>,
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digits({} digits)", self.len())
    }
}

/// A part of [`NumberRules`] that is not 1 to 15 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberRulesError {
    /// Which part: `country`, `area`, `national prefix` or `international prefix`.
    pub part: &'static str,
    /// What is wrong with it.
    pub error: NumberError,
}

impl fmt::Display for NumberRulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.error)
    }
}

impl std::error::Error for NumberRulesError {}

impl NumberRules {
    /// Rules from their parts, an empty text meaning "none": country code (`49`), area code (`30`), national prefix
    /// (`0`; none in North America), international prefix (`00`; `011`).
    pub fn new(
        country: &str,
        area: &str,
        national_prefix: &str,
        international_prefix: &str,
    ) -> Result<Self, NumberRulesError> {
        let part = |part: &'static str, text: &str| match text {
            "" => Ok(None),
            text => Digits::new(ascii_digits(text))
                .map(Some)
                .map_err(|error| NumberRulesError { part, error }),
        };
        Ok(Self {
            country: part("country", country)?,
            area: part("area", area)?,
            national_prefix: part("national prefix", national_prefix)?,
            international_prefix: part("international prefix", international_prefix)?,
        })
    }

    /// The normal form of `digits` that came in `form`.
    ///
    /// Without rules every form is taken as international: the lab's numbers are then whatever the switch sends,
    /// which matches as long as all of them send the same. The international prefix is looked for before the
    /// national one (`00` before `0`); a number of unknown form without a prefix is taken as international when no
    /// national prefix is set, and as a subscriber number otherwise.
    pub fn normalise(
        &self,
        form: NumberForm,
        digits: impl Iterator<Item = u8> + Clone,
    ) -> Result<Number, NumberError> {
        match form {
            NumberForm::International => Number::new(digits),
            NumberForm::National => self.national(digits),
            NumberForm::Subscriber => self.subscriber(digits),
            NumberForm::Unknown => {
                if let Some(rest) = strip(self.international_prefix, digits.clone()) {
                    Number::new(rest)
                } else if let Some(rest) = strip(self.national_prefix, digits.clone()) {
                    self.national(rest)
                } else if self.national_prefix.is_some() && self.area.is_some() {
                    self.subscriber(digits)
                } else {
                    Number::new(digits)
                }
            }
        }
    }

    fn national(&self, digits: impl Iterator<Item = u8>) -> Result<Number, NumberError> {
        Number::new(
            self.country
                .iter()
                .flat_map(|country| country.iter())
                .chain(digits),
        )
    }

    fn subscriber(&self, digits: impl Iterator<Item = u8>) -> Result<Number, NumberError> {
        self.national(self.area.iter().flat_map(|area| area.iter()).chain(digits))
    }
}

/// The digits after `prefix`, if they begin with it.
fn strip(
    prefix: Option<Digits>,
    mut digits: impl Iterator<Item = u8> + Clone,
) -> Option<impl Iterator<Item = u8> + Clone> {
    let prefix = prefix?;
    prefix
        .iter()
        .all(|expected| digits.next() == Some(expected))
        .then_some(digits)
}

/// Digit values of a text; anything else becomes a value that [`Digits::new`] refuses at its position.
fn ascii_digits(text: &str) -> impl Iterator<Item = u8> + Clone {
    text.bytes().map(|octet| octet.wrapping_sub(b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_word_and_keeps_its_digits() {
        assert_eq!(size_of::<Option<Number>>(), 8);
        for text in [
            "1",
            "49",
            "4930123456",
            "999999999999999",
            "100000000000000",
        ] {
            let number = Number::parse(text).unwrap();
            assert_eq!(number.show().to_string(), format!("+{text}"));
            assert_eq!(number.len(), text.len());
            assert_eq!(Number::new(number.digits()), Ok(number));
            assert_eq!(Number::parse(&format!("+{text}")), Ok(number));
        }
    }

    #[test]
    fn order_is_that_of_the_digit_strings() {
        let mut texts = ["2", "19", "1", "190", "1900", "12", "99", "100000000000000"];
        let mut numbers = texts.map(|text| Number::parse(text).unwrap());
        texts.sort_unstable();
        numbers.sort_unstable();
        assert_eq!(
            numbers.map(|n| n.show().to_string()),
            texts.map(|t| format!("+{t}"))
        );
    }

    #[test]
    fn what_is_no_number() {
        assert_eq!(Number::parse(""), Err(NumberError::Empty));
        assert_eq!(Number::parse("+"), Err(NumberError::Empty));
        assert_eq!(Number::parse("1234567890123456"), Err(NumberError::TooLong));
        assert_eq!(
            Number::parse("49 30"),
            Err(NumberError::NotADigit { position: 2 })
        );
        assert_eq!(
            Number::parse("++4"),
            Err(NumberError::NotADigit { position: 0 })
        );
        assert_eq!(
            Number::parse("4\u{665}"),
            Err(NumberError::NotADigit { position: 1 })
        );
        assert_eq!(
            Number::new([4, 0xf]),
            Err(NumberError::NotADigit { position: 1 })
        );
        assert_eq!(Number::parse("0301234"), Err(NumberError::LeadingZero));
    }

    #[test]
    fn debug_and_mask_hide_digits() {
        let number = Number::parse("4930123456").unwrap();
        assert_eq!(format!("{number:?}"), "Number(10 digits)");
        assert_eq!(number.mask().to_string(), "+********56");
        assert_eq!(Number::parse("112").unwrap().mask().to_string(), "+*12");
        assert_eq!(
            format!("{:?}", Extension::parse("0042").unwrap()),
            "Extension(4 digits)"
        );
        assert_eq!(Extension::parse("0042").unwrap().show().to_string(), "0042");
    }

    /// MAT-04: one number, as two switches and a dialling person spell it.
    #[test]
    fn req_mat_04_forms_of_one_number_become_equal() {
        let rules = NumberRules::new("49", "30", "0", "00").unwrap();
        let normal = Number::parse("+4930123456").unwrap();
        for (form, text) in [
            (NumberForm::International, "4930123456"),
            (NumberForm::National, "30123456"),
            (NumberForm::Subscriber, "123456"),
            (NumberForm::Unknown, "004930123456"),
            (NumberForm::Unknown, "030123456"),
            (NumberForm::Unknown, "123456"),
        ] {
            assert_eq!(
                rules.normalise(form, ascii_digits(text)),
                Ok(normal),
                "{form:?}"
            );
        }
        let america = NumberRules::new("1", "", "", "011").unwrap();
        let normal = Number::parse("12125550100").unwrap();
        assert_eq!(
            america.normalise(NumberForm::National, ascii_digits("2125550100")),
            Ok(normal)
        );
        assert_eq!(
            america.normalise(NumberForm::Unknown, ascii_digits("01112125550100")),
            Ok(normal)
        );
        assert_eq!(
            NumberRules::default().normalise(NumberForm::National, ascii_digits("15550100")),
            Number::parse("15550100")
        );
        assert_eq!(
            NumberRules::new("4x", "", "", "").unwrap_err().to_string(),
            "country: not a digit at position 1"
        );
    }
}
