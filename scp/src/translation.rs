//! The table of the number translation service: exact numbers, and beginnings of numbers.

use inlab_ss7::{Alphabet, Digits};
use std::collections::HashMap;

/// Which numbers become which. The longest beginning wins, an exact number before any beginning.
///
/// In a file a key is a number (`"800123"`) or, with three dots, the beginning of numbers (`"800..."`). A new number with
/// three dots (`"4940..."`) keeps what followed the beginning. A key with a `+` stands for the international form of the
/// dialled number, one without for the digits as they were dialled, whatever their nature of address. A new number is
/// international, with or without `+`; `"08912345 (national)"` is not.
#[derive(Clone, Default)]
pub struct Translation {
    dialled: Keys,
    international: Keys,
}

#[derive(Clone, Default)]
struct Keys {
    exact: HashMap<Digits, Target>,
    beginning: HashMap<Digits, Target>,
    /// Bit n: there is a beginning of n digits.
    lengths: u64,
}

#[derive(Clone, Copy)]
struct Target {
    digits: Digits,
    international: bool,
    keeps_rest: bool,
}

/// A new number: digits, and whether they are the international form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Translated {
    /// The digits.
    pub digits: Digits,
    /// Country code first.
    pub international: bool,
}

/// Why an entry is refused; for the one who wrote it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TranslationFault {
    /// The key is no number: an optional `+`, then 1 to 32 digits (`0`-`9`, `A`-`F`), then `...` or nothing.
    Key,
    /// The new number is none.
    Target,
    /// The new number has `...`, the key has none: nothing follows it.
    NothingKept,
    /// The key was there already in another spelling.
    Twice,
}

impl std::fmt::Display for TranslationFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Key => "not a number: expected digits, or their beginning and three dots, such as 800123, +49800... or 800...",
            Self::Target => "not a number: expected digits such as 15550101 or +15550101, or 49... to keep what follows",
            Self::NothingKept => "three dots keep what follows the beginning, but the key is a whole number",
            Self::Twice => "this number is there already",
        })
    }
}

impl std::error::Error for TranslationFault {}

struct Pattern {
    digits: Digits,
    international: bool,
    open: bool,
}

fn pattern(text: &str) -> Option<Pattern> {
    let (bare, open) = match text.strip_suffix("...") {
        Some(bare) => (bare, true),
        None => (text, false),
    };
    let (bare, international) = match bare.strip_prefix('+') {
        Some(bare) => (bare, true),
        None => (bare, false),
    };
    let digits = Digits::from_text(bare, Alphabet::Q763).ok()?;
    (!digits.is_empty() || open).then_some(Pattern {
        digits,
        international,
        open,
    })
}

impl Translation {
    /// Adds one entry in the spelling of a file.
    ///
    /// # Errors
    /// The key or the new number is none, or the key is there already.
    pub fn add(&mut self, key: &str, target: &str) -> Result<(), TranslationFault> {
        let key = pattern(key).ok_or(TranslationFault::Key)?;
        let (target, national) = match target.strip_suffix("(national)") {
            Some(target) => (target.trim_end(), true),
            None => (target, false),
        };
        let target = pattern(target).ok_or(TranslationFault::Target)?;
        if national && target.international {
            return Err(TranslationFault::Target);
        }
        if target.open && !key.open {
            return Err(TranslationFault::NothingKept);
        }
        if target.digits.is_empty() && !target.open {
            return Err(TranslationFault::Target);
        }
        let keys = if key.international {
            &mut self.international
        } else {
            &mut self.dialled
        };
        let map = if key.open {
            keys.lengths |= 1 << key.digits.len();
            &mut keys.beginning
        } else {
            &mut keys.exact
        };
        let target = Target {
            digits: target.digits,
            international: !national,
            keeps_rest: target.open,
        };
        match map.insert(key.digits, target) {
            None => Ok(()),
            Some(_) => Err(TranslationFault::Twice),
        }
    }

    /// How many entries.
    #[must_use]
    pub fn len(&self) -> usize {
        [&self.dialled, &self.international]
            .iter()
            .map(|keys| keys.exact.len() + keys.beginning.len())
            .sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The new number for `dialled` (as dialled, without end-of-pulsing signal) that is `international`, if it can be said
    /// so. `None`: there is no entry, or the new number would have more than 32 digits.
    #[must_use]
    pub fn find(&self, dialled: &Digits, international: Option<&Digits>) -> Option<Translated> {
        self.dialled
            .find(dialled)
            .or_else(|| self.international.find(international?))
    }
}

impl Keys {
    fn find(&self, digits: &Digits) -> Option<Translated> {
        if let Some(target) = self.exact.get(digits) {
            return target.of(&Digits::EMPTY);
        }
        (0..=digits.len())
            .rev()
            .filter(|length| self.lengths & 1 << length != 0)
            .find_map(|length| {
                let target = self.beginning.get(&digits.first(length))?;
                target.of(&digits.skip(length))
            })
    }
}

impl Target {
    fn of(&self, rest: &Digits) -> Option<Translated> {
        let digits = if self.keeps_rest {
            self.digits.join(rest)?
        } else {
            self.digits
        };
        (!digits.is_empty()).then_some(Translated {
            digits,
            international: self.international,
        })
    }
}

impl std::fmt::Debug for Translation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Translation({} entries)", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(entries: &[(&str, &str)]) -> Translation {
        let mut table = Translation::default();
        for (key, target) in entries {
            table.add(key, target).expect(key);
        }
        table
    }

    fn find(table: &Translation, dialled: &str, international: Option<&str>) -> Option<String> {
        let digits = |text| Digits::from_text(text, Alphabet::Q763).expect("digits");
        let international = international.map(digits);
        let found = table.find(&digits(dialled), international.as_ref())?;
        let plus = if found.international { "+" } else { "" };
        Some(format!("{plus}{}", found.digits.show(Alphabet::Q763)))
    }

    #[test]
    fn exact_then_longest_beginning() {
        let table = table(&[
            ("800123", "15550101"),
            ("800...", "08915550199 (national)"),
            ("8001...", "+4940..."),
            ("+49800...", "+77"),
        ]);
        assert_eq!(find(&table, "800123", None).as_deref(), Some("+15550101"));
        assert_eq!(find(&table, "8001234", None).as_deref(), Some("+4940234"));
        assert_eq!(find(&table, "800", None).as_deref(), Some("08915550199"));
        assert_eq!(find(&table, "80", None), None);
        assert_eq!(
            find(&table, "0800999", Some("49800999")).as_deref(),
            Some("+77")
        );
        assert_eq!(find(&table, "0800999", None), None);
    }

    #[test]
    fn everything_can_be_caught_and_prefixed() {
        let table = table(&[("...", "99...")]);
        assert_eq!(find(&table, "1234", None).as_deref(), Some("+991234"));
        assert_eq!(
            find(&table, &"1".repeat(31), None),
            None,
            "33 digits are no number"
        );
    }

    #[test]
    fn faults() {
        let mut table = Translation::default();
        assert_eq!(table.add("8x", "1"), Err(TranslationFault::Key));
        assert_eq!(table.add("", "1"), Err(TranslationFault::Key));
        assert_eq!(table.add("8", ""), Err(TranslationFault::Target));
        assert_eq!(
            table.add("8", "+1 (national)"),
            Err(TranslationFault::Target)
        );
        assert_eq!(table.add("8", "1..."), Err(TranslationFault::NothingKept));
        assert_eq!(table.add("8b", "1"), Ok(()));
        assert_eq!(table.add("8B", "2"), Err(TranslationFault::Twice));
        assert_eq!(format!("{table:?}"), "Translation(1 entries)");
    }
}
