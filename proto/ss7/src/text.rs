//! Reading back the text forms of this crate's values.
//!
//! A text form is made of words with a fixed meaning, so that the form a value is shown in can be read again. Errors give
//! the place in octets from the start of the text and never repeat the text: it may hold somebody's number.

use std::fmt;

/// Why a text is not the value it should be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TextError {
    /// Octets from the start of the text.
    pub at: usize,
    /// What was looked for there.
    pub fault: TextFault,
}

/// What is wrong at a place in a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TextFault {
    /// None of these is there.
    Expected(&'static [&'static str]),
    /// A character that is no digit of this alphabet.
    NotADigit,
    /// More digits than the value can hold: the largest number of them.
    TooManyDigits(usize),
    /// The digits are missing.
    NoDigits,
    /// The number is larger than its field: the largest value.
    TooLarge(u32),
    /// This word belongs to something that was given already.
    Twice,
    /// Something needed is missing.
    Missing(&'static str),
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}: ", self.at + 1)?;
        match self.fault {
            TextFault::Expected(words) => {
                f.write_str("expected ")?;
                for (at, word) in words.iter().enumerate() {
                    match at {
                        0 => f.write_str(word)?,
                        _ if at + 1 == words.len() => write!(f, " or {word}")?,
                        _ => write!(f, ", {word}")?,
                    }
                }
                Ok(())
            }
            TextFault::NotADigit => f.write_str("not a digit of this alphabet"),
            TextFault::TooManyDigits(most) => write!(f, "more than {most} digits"),
            TextFault::NoDigits => f.write_str("no digits"),
            TextFault::TooLarge(most) => write!(f, "at most {most} fits here"),
            TextFault::Twice => f.write_str("given already"),
            TextFault::Missing(what) => write!(f, "{what} is missing"),
        }
    }
}

impl std::error::Error for TextError {}

/// A value written as a word of the standard, or as its kind and its number.
pub(crate) trait Word: Sized {
    /// What sort of word this is, for errors.
    const KIND: &'static str;

    /// Takes the longest form of a value off the front of `text`.
    fn take(text: &str) -> Option<(Self, &str)>;
}

/// Whether nothing of a word can follow here.
fn ends(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
}

/// Takes `word` off the front of `text`, if it ends there.
pub(crate) fn take_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    (head.eq_ignore_ascii_case(word) && ends(rest)).then_some(rest)
}

/// Takes a decimal number off the front of `text`.
pub(crate) fn take_number(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    Some((number.parse().ok()?, rest))
}

/// Takes one of `named`, or `word NUMBER`.
pub(crate) fn take_value<'t>(
    named: impl Iterator<Item = (u8, &'static str)>,
    word: &str,
    text: &'t str,
) -> Option<(u8, &'t str)> {
    named
        .filter_map(|(value, name)| Some((value, take_word(text, name)?)))
        .min_by_key(|(_, rest)| rest.len())
        .or_else(|| {
            let (number, rest) = take_number(take_word(text, word)?.strip_prefix(' ')?)?;
            Some((u8::try_from(number).ok()?, rest))
        })
}

/// Reads a text that is one word and nothing else.
pub(crate) fn whole<W: Word>(text: &str) -> Result<W, TextError> {
    match W::take(text) {
        Some((value, "")) => Ok(value),
        Some((_, rest)) => Err(TextError {
            at: text.len() - rest.len(),
            fault: TextFault::Expected(&["the end"]),
        }),
        None => Err(TextError {
            at: 0,
            fault: TextFault::Expected(const { &[W::KIND] }),
        }),
    }
}

/// Walks over `DIGITS (word, word, …)`.
pub(crate) struct Words<'t> {
    text: &'t str,
    rest: &'t str,
}

impl<'t> Words<'t> {
    /// Starts at the front of `text`.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, rest: text }
    }

    /// An error at this place.
    pub(crate) fn error(&self, fault: TextFault) -> TextError {
        TextError {
            at: self.text.len() - self.rest.len(),
            fault,
        }
    }

    /// What is left.
    pub(crate) fn rest(&self) -> &'t str {
        self.rest
    }

    /// Takes everything up to the next space, bracket or end.
    pub(crate) fn run(&mut self) -> &'t str {
        let end = self
            .rest
            .find([' ', '(', ',', ')'])
            .unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        run
    }

    /// Takes these characters if they are next.
    pub(crate) fn literal(&mut self, literal: &str) -> bool {
        match self.rest.strip_prefix(literal) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes this whole word if it is next.
    pub(crate) fn word(&mut self, word: &str) -> bool {
        match take_word(self.rest, word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes a decimal number no larger than `most`.
    pub(crate) fn number(&mut self, most: u32) -> Result<u32, TextError> {
        match take_number(self.rest) {
            Some((number, _)) if number > most => Err(self.error(TextFault::TooLarge(most))),
            Some((number, rest)) => {
                self.rest = rest;
                Ok(number)
            }
            None => Err(self.error(TextFault::Expected(&["a number"]))),
        }
    }

    /// Takes a value into `slot` if one is next; `false` if none is.
    pub(crate) fn value<W: Word>(&mut self, slot: &mut Option<W>) -> Result<bool, TextError> {
        let Some((value, rest)) = W::take(self.rest) else {
            return Ok(false);
        };
        if slot.is_some() {
            return Err(self.error(TextFault::Twice));
        }
        *slot = Some(value);
        self.rest = rest;
        Ok(true)
    }

    /// Takes the list in brackets, if there is one: `each` takes one element and says whether it knew it.
    pub(crate) fn list(
        &mut self,
        kinds: &'static [&'static str],
        mut each: impl FnMut(&mut Self) -> Result<bool, TextError>,
    ) -> Result<(), TextError> {
        if !self.literal(" (") && !self.literal("(") {
            return Ok(());
        }
        loop {
            if !each(self)? {
                return Err(self.error(TextFault::Expected(kinds)));
            }
            if self.literal(")") {
                return Ok(());
            }
            if !self.literal(", ") && !self.literal(",") {
                return Err(self.error(TextFault::Expected(&["a comma", "a closing bracket"])));
            }
        }
    }

    /// Nothing more may follow.
    pub(crate) fn end(&self) -> Result<(), TextError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.error(TextFault::Expected(&["the end"])))
        }
    }
}
