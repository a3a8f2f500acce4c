//! Which numbers are notified, and to whom.

use std::fmt;

use crate::{CallEvent, Number};

/// A receiver of call events, by its place in the lab's list of targets: a session server in this process, or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TargetId(pub u16);

/// The table from numbers to targets.
///
/// A call is told only to the targets of its two parties; a number without an entry is told to the default target
/// if there is one, else to nobody. Lookup is a binary search over a sorted slice: no allocation, no hashing of
/// numbers that strangers choose.
#[derive(Clone, Default)]
pub struct Targets {
    entries: Box<[(Number, TargetId)]>,
    default: Option<TargetId>,
}

impl Targets {
    /// A table of `entries` and, for all other numbers, `default`.
    pub fn new(
        entries: impl IntoIterator<Item = (Number, TargetId)>,
        default: Option<TargetId>,
    ) -> Result<Self, DuplicateTarget> {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_unstable();
        entries.dedup();
        match entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(DuplicateTarget { number: pair[0].0 }),
            None => Ok(Self {
                entries: entries.into(),
                default,
            }),
        }
    }

    /// A table that sends every call to one target.
    pub fn all(target: TargetId) -> Self {
        Self {
            entries: Box::default(),
            default: Some(target),
        }
    }

    /// Where calls of `number` are told.
    pub fn of(&self, number: Number) -> Option<TargetId> {
        match self.entries.binary_search_by_key(&number, |entry| entry.0) {
            Ok(index) => self.entries.get(index).map(|entry| entry.1),
            Err(_) => self.default,
        }
    }

    /// Where `event` is told: the targets of its calling and of its called party, one only if they are the same.
    pub fn of_event(&self, event: &CallEvent) -> TargetSet {
        let of = |number: Option<Number>| match number {
            Some(number) => self.of(number),
            None => None,
        };
        let (calling, called) = (of(event.calling.number), of(event.called.number));
        TargetSet([calling, called.filter(|_| called != calling)])
    }
}

impl fmt::Debug for Targets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Targets")
            .field("entries", &self.entries.len())
            .field("default", &self.default)
            .finish()
    }
}

/// At most two targets, the calling party's first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetSet([Option<TargetId>; 2]);

impl TargetSet {
    /// The targets, no two equal.
    pub fn iter(self) -> impl Iterator<Item = TargetId> {
        self.0.into_iter().flatten()
    }
}

/// A number was given two different targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuplicateTarget {
    /// The number.
    pub number: Number,
}

impl fmt::Display for DuplicateTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has two targets", self.number.mask())
    }
}

impl std::error::Error for DuplicateTarget {}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::{CallEventKind, CallId, Party};

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn event(calling: &str, called: &str) -> CallEvent {
        CallEvent::new(
            CallId(1),
            CallEventKind::Started,
            Party::new(number(calling)),
            Party::new(number(called)),
            Instant::now(),
        )
    }

    /// IN-06: only numbers with an entry are notified, and to that target.
    #[test]
    fn req_in_06_two_numbers_two_targets() {
        let (one, two) = (TargetId(1), TargetId(2));
        let table =
            Targets::new([(number("15550101"), two), (number("15550100"), one)], None).unwrap();
        let of = |calling, called| {
            table
                .of_event(&event(calling, called))
                .iter()
                .collect::<Vec<_>>()
        };
        assert_eq!(of("15550100", "15550199"), [one]);
        assert_eq!(of("15550199", "15550101"), [two]);
        assert_eq!(of("15550100", "15550101"), [one, two]);
        assert_eq!(of("15550198", "15550199"), []);

        let open = Targets::new([(number("15550101"), two)], Some(one)).unwrap();
        let of = |calling, called| {
            open.of_event(&event(calling, called))
                .iter()
                .collect::<Vec<_>>()
        };
        assert_eq!(of("15550198", "15550199"), [one]);
        assert_eq!(of("15550198", "15550101"), [one, two]);
        let mut withheld = event("15550198", "15550101");
        withheld.calling = Party::unknown();
        assert_eq!(open.of_event(&withheld).iter().collect::<Vec<_>>(), [two]);
    }

    #[test]
    fn two_targets_for_one_number_are_a_mistake_in_the_file() {
        let entries = [
            (number("15550100"), TargetId(1)),
            (number("15550100"), TargetId(2)),
        ];
        assert_eq!(
            Targets::new(entries, None).unwrap_err().to_string(),
            "+******00 has two targets"
        );
        let same = [
            (number("15550100"), TargetId(1)),
            (number("15550100"), TargetId(1)),
        ];
        assert!(Targets::new(same, None).is_ok());
        assert!(!format!("{:?}", Targets::new(same, None)).contains("1555"));
    }
}
