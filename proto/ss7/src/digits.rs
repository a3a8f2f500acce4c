//! Digits as SS7 packs them: half-octets, low nibble first.

use std::fmt;

use crate::{TextError, TextFault};

/// The most half-octets that [`Digits`] hold. Q.763 and Q.713 numbers have at most 15 to 28 of them in use.
pub const MAX_DIGITS: usize = 32;

const OCTETS: usize = MAX_DIGITS / 2;

/// Up to [`MAX_DIGITS`] half-octets, each 0 to 15, in place.
///
/// What the values 10 to 15 mean is the [`Alphabet`]'s. `Debug` tells only how many there are.
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq)]
pub struct Digits {
    packed: [u8; OCTETS],
    count: u8,
}

/// What the half-octets 10 to 15 mean, and how they are written.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Alphabet {
    /// Address signals of Q.763 3.9 e) and Q.713 3.4.2.3: `0`-`9`, `B` code 11, `C` code 12, `F` end of pulsing (ST);
    /// `A`, `D`, `E` are spare.
    #[default]
    Q763,
    /// TBCD-STRING of TS 29.002 17.7.8 and BCD number digits of TS 24.008 10.5.4.7: `0`-`9`, `*`, `#`, `a`, `b`, `c`.
    /// 15 is the filler, which is not a digit (written `f` if it is there all the same).
    Tbcd,
}

impl Alphabet {
    const fn letters(self) -> [char; 16] {
        match self {
            Self::Q763 => [
                '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
            ],
            Self::Tbcd => [
                '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', 'a', 'b', 'c', 'f',
            ],
        }
    }

    fn value(self, letter: char) -> Option<u8> {
        let wanted = match self {
            Self::Q763 => letter.to_ascii_uppercase(),
            Self::Tbcd if letter == 'f' => return None,
            Self::Tbcd => letter,
        };
        (0..)
            .zip(self.letters())
            .find_map(|(value, known)| (known == wanted).then_some(value))
    }
}

impl Digits {
    /// None.
    pub const EMPTY: Self = Self {
        packed: [0; OCTETS],
        count: 0,
    };

    /// Reads `text` in this alphabet.
    ///
    /// # Errors
    /// A character that is no digit, with its place, or too many of them.
    pub fn from_text(text: &str, alphabet: Alphabet) -> Result<Self, TextError> {
        let mut digits = Self::EMPTY;
        for (at, letter) in text.char_indices() {
            let fault = match alphabet.value(letter) {
                None => TextFault::NotADigit,
                Some(value) if digits.push(value) => continue,
                Some(_) => TextFault::TooManyDigits(MAX_DIGITS),
            };
            return Err(TextError { at, fault });
        }
        Ok(digits)
    }

    /// Unpacks `octets`, low nibble first; with `odd`, the last high nibble is filler and dropped. `None` if there are
    /// more than [`MAX_DIGITS`], or if they are odd in number and there is no octet.
    #[must_use]
    pub fn from_packed(octets: &[u8], odd: bool) -> Option<Self> {
        let mut packed = [0; OCTETS];
        packed.get_mut(..octets.len())?.copy_from_slice(octets);
        let mut count = u8::try_from(octets.len() * 2).ok()?;
        if odd {
            *packed.get_mut(octets.len().checked_sub(1)?)? &= 0x0f;
            count -= 1;
        }
        Some(Self { packed, count })
    }

    /// The octets they are packed in; the last high nibble is 0 if their number is odd.
    #[must_use]
    pub fn packed(&self) -> &[u8] {
        self.packed
            .get(..self.len().div_ceil(2))
            .unwrap_or(&self.packed)
    }

    /// How many.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count as usize
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether their number is odd.
    #[must_use]
    pub const fn is_odd(&self) -> bool {
        self.count % 2 == 1
    }

    /// The value of one digit, counted from 0.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<u8> {
        if at >= self.len() {
            return None;
        }
        let octet = self.packed.get(at / 2)?;
        Some(if at.is_multiple_of(2) {
            octet & 0x0f
        } else {
            octet >> 4
        })
    }

    /// Every value from the first to the last.
    pub fn iter(&self) -> impl Iterator<Item = u8> + '_ {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// Adds one digit (0 to 15) at the end; `false`, and no change, if it does not fit.
    #[must_use]
    pub fn push(&mut self, value: u8) -> bool {
        if self.len() >= MAX_DIGITS || value > 15 {
            return false;
        }
        let odd = self.is_odd();
        let Some(octet) = self.packed.get_mut(usize::from(self.count / 2)) else {
            return false;
        };
        *octet |= if odd { value << 4 } else { value };
        self.count += 1;
        true
    }

    /// These and then `other`; `None` if they are too many.
    #[must_use]
    pub fn join(&self, other: &Self) -> Option<Self> {
        let mut joined = *self;
        other
            .iter()
            .all(|value| joined.push(value))
            .then_some(joined)
    }

    /// Whether they begin with `prefix`.
    #[must_use]
    pub fn starts_with(&self, prefix: &Self) -> bool {
        prefix.len() <= self.len() && prefix.iter().eq(self.iter().take(prefix.len()))
    }

    /// What follows `prefix`; `None` if they do not begin with it.
    #[must_use]
    pub fn strip_prefix(&self, prefix: &Self) -> Option<Self> {
        self.starts_with(prefix).then(|| self.skip(prefix.len()))
    }

    /// All but the first `count`.
    #[must_use]
    pub fn skip(&self, count: usize) -> Self {
        self.collect(count..self.len())
    }

    /// The first `count`, or all if there are fewer.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        self.collect(0..count.min(self.len()))
    }

    fn collect(&self, range: std::ops::Range<usize>) -> Self {
        let mut some = Self::EMPTY;
        for value in range.filter_map(|at| self.get(at)) {
            let fits = some.push(value);
            debug_assert!(fits, "invariant: a part is no longer than the whole");
        }
        some
    }

    /// Without the end-of-pulsing signal (ST, 15), if they end with it.
    #[must_use]
    pub fn without_st(&self) -> Self {
        match self.len().checked_sub(1) {
            Some(last) if self.get(last) == Some(15) => self.first(last),
            _ => *self,
        }
    }

    /// Whether all of them are 0 to 9.
    #[must_use]
    pub fn is_decimal(&self) -> bool {
        self.iter().all(|value| value <= 9)
    }

    /// The text of them, which is personal data.
    #[must_use]
    pub fn show(&self, alphabet: Alphabet) -> impl fmt::Display + use<> {
        let digits = *self;
        fmt::from_fn(move |f| {
            let letters = alphabet.letters();
            digits
                .iter()
                .filter_map(|value| letters.get(usize::from(value)))
                .try_for_each(|letter| write!(f, "{letter}"))
        })
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digits({})", self.count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn digits(text: &str) -> Digits {
        Digits::from_text(text, Alphabet::Q763).expect("test text")
    }

    #[test]
    fn q763_3_9_low_nibble_first() {
        assert_eq!(digits("12345").packed(), [0x21, 0x43, 0x05]);
        assert_eq!(digits("123456").packed(), [0x21, 0x43, 0x65]);
        assert_eq!(
            Digits::from_packed(&[0x21, 0x43, 0xf5], true),
            Some(digits("12345")),
            "any filler is dropped"
        );
        assert_eq!(
            Digits::from_packed(&[0x21, 0x43, 0xf5], false),
            Some(digits("12345F"))
        );
        assert_eq!(Digits::from_packed(&[], false), Some(Digits::EMPTY));
        assert_eq!(Digits::from_packed(&[], true), None);
        assert_eq!(Digits::from_packed(&[0; 17], false), None);
    }

    #[test]
    fn alphabets() {
        let all = Digits::from_packed(&[0xba, 0xdc, 0xfe], false).expect("six");
        assert_eq!(all.show(Alphabet::Q763).to_string(), "ABCDEF");
        assert_eq!(all.show(Alphabet::Tbcd).to_string(), "*#abcf");
        assert_eq!(Digits::from_text("abcdef", Alphabet::Q763), Ok(all));
        assert_eq!(Digits::from_text("*#abc", Alphabet::Tbcd), Ok(all.first(5)));
        assert_eq!(
            Digits::from_text("12f", Alphabet::Tbcd),
            Err(TextError {
                at: 2,
                fault: TextFault::NotADigit
            })
        );
        assert_eq!(
            Digits::from_text(&"1".repeat(33), Alphabet::Q763),
            Err(TextError {
                at: 32,
                fault: TextFault::TooManyDigits(32)
            })
        );
    }

    #[test]
    fn parts() {
        assert_eq!(
            digits("0049170").strip_prefix(&digits("00")),
            Some(digits("49170"))
        );
        assert_eq!(digits("0049170").strip_prefix(&digits("01")), None);
        assert_eq!(digits("49").join(&digits("170")), Some(digits("49170")));
        assert_eq!(digits(&"1".repeat(31)).join(&digits("22")), None);
        assert_eq!(digits("49170F").without_st(), digits("49170"));
        assert_eq!(digits("1234").skip(9), Digits::EMPTY);
    }

    #[test]
    fn debug_shows_no_digit() {
        assert_eq!(format!("{:?}", digits("49170123456")), "Digits(11)");
    }

    proptest! {
        #[test]
        fn text_and_octets_come_back(text in "[0-9A-F]{0,32}") {
            let there = digits(&text);
            prop_assert_eq!(there.show(Alphabet::Q763).to_string(), text);
            prop_assert_eq!(Digits::from_packed(there.packed(), there.is_odd()), Some(there));
        }
    }
}
