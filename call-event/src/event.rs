//! The event itself.

use std::fmt;
use std::time::{Duration, Instant};

use crate::{Extension, Number};

/// One call as its SCP knows it; the same in each event of that call.
///
/// Unique over all SCPs that feed one session server, and over the restarts of each: the top 16 bits are the SCP node. The originating and the
/// terminating half of one call may bear different identities; the session server finds that they are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallId(pub u64);

impl CallId {
    /// The `number`th call (lower 48 bits taken) of SCP node `node`.
    pub fn new(node: u16, number: u64) -> Self {
        Self(u64::from(node) << 48 | (number & 0xffff_ffff_ffff))
    }

    /// From the form that `Display` writes: `1-4711`.
    pub fn parse(text: &str) -> Option<Self> {
        let (node, number) = text.split_once('-')?;
        let digits = |text: &str| {
            text.bytes()
                .all(|octet| octet.is_ascii_digit())
                .then(|| text.parse::<u64>().ok())?
        };
        let number = digits(number).filter(|&number| number < 1 << 48)?;
        Some(Self::new(u16::try_from(digits(node)?).ok()?, number))
    }
}

impl fmt::Display for CallId {
    /// Node, a hyphen, number: `1-4711`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0 >> 48, self.0 & 0xffff_ffff_ffff)
    }
}

/// One end of a call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Party {
    /// `None`: the network itself did not tell.
    pub number: Option<Number>,
    /// Presentation restricted (address presentation restricted indicator, Q.763 3.10 e). The number still serves to
    /// match; it must not be disclosed to the other party.
    pub restricted: bool,
}

impl Party {
    /// A party whose number may be shown.
    pub fn new(number: Number) -> Self {
        Self {
            number: Some(number),
            restricted: false,
        }
    }

    /// A party whose number only the network knows.
    pub fn restricted(number: Number) -> Self {
        Self {
            number: Some(number),
            restricted: true,
        }
    }

    /// A party without a number.
    pub fn unknown() -> Self {
        Self::default()
    }
}

/// Which end of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who placed the call.
    Calling,
    /// Who received it.
    Called,
}

impl Role {
    /// The other end.
    pub fn peer(self) -> Self {
        match self {
            Self::Calling => Self::Called,
            Self::Called => Self::Calling,
        }
    }
}

/// What happened to the call.
///
/// A source gives one `Started` and one `Ended` for each call, and `Answered` between them if it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallEventKind {
    /// The call was triggered: set-up is going on, or the service refused it ([`CallEvent::offered`]).
    Started,
    /// The called party answered.
    Answered,
    /// The call is over, or was never completed.
    Ended {
        /// Cause value (Q.850 2.2.5), 0 to 127, if the network told.
        cause: Option<u8>,
        /// Who ended it.
        by: EndedBy,
    },
}

/// Who ended a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndedBy {
    /// The calling party cleared or gave up.
    Calling,
    /// The called party cleared or refused.
    Called,
    /// The network or the service released it.
    Network,
    /// The end is known, its author is not: a dialogue that was aborted, a switch that restarted.
    Unknown,
}

/// By which other number the called party was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AliasKind {
    /// What the calling party dialled, before a service translated it.
    Dialled,
    /// Original called number (Q.763 3.39): the first party of a chain of diversions.
    OriginalCalled,
    /// Redirecting number (Q.763 3.44): the party that diverted last.
    Redirecting,
}

/// One alias of the called party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Alias {
    /// The number.
    pub number: Number,
    /// How it is related to the called party.
    pub kind: AliasKind,
}

/// The called party's aliases, inline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Aliases([Option<Alias>; Self::CAPACITY]);

impl Aliases {
    /// How many there can be: redirecting, original called and dialled number, and one to spare.
    pub const CAPACITY: usize = 4;

    /// Adds an alias; an equal one is not added twice. `false`: no room, nothing changed.
    pub fn push(&mut self, alias: Alias) -> bool {
        for slot in &mut self.0 {
            match slot {
                Some(present) if *present == alias => return true,
                Some(_) => {}
                None => {
                    *slot = Some(alias);
                    return true;
                }
            }
        }
        false
    }

    /// In the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = Alias> + '_ {
        self.0.iter().flatten().copied()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

/// What a clock of the network shows: the time of day, and no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClockTime {
    tenths: u32,
    offset: i16,
}

impl ClockTime {
    /// Tenths of a second of a day.
    const DAY: u32 = 864_000;

    /// Tenths of a second since midnight UTC, below 864,000, and minutes of local time ahead of UTC, -1440 to 1440; `None`:
    /// beyond.
    pub fn new(tenths: u32, offset: i16) -> Option<Self> {
        (tenths < Self::DAY && offset.unsigned_abs() <= 1440).then_some(Self { tenths, offset })
    }

    /// Tenths of a second since midnight UTC.
    pub fn tenths(self) -> u32 {
        self.tenths
    }

    /// Minutes of local time ahead of UTC.
    pub fn offset(self) -> i16 {
        self.offset
    }

    /// How long it was from `earlier` to this, which somebody else saw come `about` so long after one another: that tells the
    /// days, which the clock does not show.
    ///
    /// In units of 100 ms.
    pub fn since(self, earlier: Self, about: Duration) -> u32 {
        let day = u128::from(Self::DAY);
        let shown = u128::from((self.tenths + Self::DAY - earlier.tenths) % Self::DAY);
        let about = about.as_millis() / 100;
        let days = (about + day / 2).saturating_sub(shown) / day;
        u32::try_from(shown + days * day).unwrap_or(u32::MAX)
    }
}

impl fmt::Display for ClockTime {
    /// Local time, and how far it is ahead of UTC: `13:00:00.5+01:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = i64::from(Self::DAY);
        let local = (i64::from(self.tenths) + i64::from(self.offset) * 600).rem_euclid(day);
        let (seconds, tenth) = (local / 10, local % 10);
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        write!(f, "{hours:02}:{minutes:02}:{:02}.{tenth}", seconds % 60)?;
        let sign = if self.offset < 0 { '-' } else { '+' };
        let offset = self.offset.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", offset / 60, offset % 60)
    }
}

/// One fact about one call.
///
/// Made by [`CallEvent::new`]; the fields that have a usual value are then set in place:
///
/// ```
/// # use inlab_call_event::*;
/// # use std::time::Instant;
/// # let (a, b) = (Number::parse("+15550100").unwrap(), Number::parse("+15550101").unwrap());
/// let mut event = CallEvent::new(
///     CallId::new(1, 4711), CallEventKind::Started, Party::new(a), Party::new(b), Instant::now());
/// event.aliases.push(Alias { number: Number::parse("+800123").unwrap(), kind: AliasKind::Dialled });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallEvent {
    /// Which call.
    pub call: CallId,
    /// What happened.
    pub kind: CallEventKind,
    /// Who placed the call.
    pub calling: Party,
    /// Whom the call goes to now, after translation and diversion.
    pub called: Party,
    /// Other numbers that stand for the called party.
    pub aliases: Aliases,
    /// Whether the call is put through to the called party, as far as is known. `false`: the service refused it at its
    /// trigger. It still has one `Started` and one `Ended`, which say so, for the calling party only: the called one must
    /// learn nothing of it.
    pub offered: bool,
    /// Extension or conference identity, if that is part of the call's identity.
    pub extension: Option<Extension>,
    /// When the last octet of the message that told it was in; in a measurement, when it was due to be sent.
    pub at: Instant,
    /// What the clock of the switch showed when the call was answered or ended, where the switch tells it (WIN's TimeOfDay).
    pub clock: Option<ClockTime>,
    /// Of a call that ended: how long the parties were connected, in units of 100 ms, where the network tells it. A message may be
    /// under way for a while, so this and not the time between two events is what a call is charged by.
    pub connected: Option<u32>,
    /// Position in the source's stream of events, counted by [`Sender`](crate::Sender) from 1; 0 if it came another way.
    pub sequence: u64,
}

impl CallEvent {
    /// An event of a call that is put through, without aliases or extension.
    pub fn new(
        call: CallId,
        kind: CallEventKind,
        calling: Party,
        called: Party,
        at: Instant,
    ) -> Self {
        Self {
            call,
            kind,
            calling,
            called,
            aliases: Aliases::default(),
            offered: true,
            extension: None,
            at,
            clock: None,
            connected: None,
            sequence: 0,
        }
    }

    /// The party in `role`.
    pub fn party(&self, role: Role) -> Party {
        match role {
            Role::Calling => self.calling,
            Role::Called => self.called,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn an_event_is_small_and_shows_no_digit() {
        assert!(size_of::<CallEvent>() <= 160, "{}", size_of::<CallEvent>());
        let mut event = CallEvent::new(
            CallId::new(7, 7),
            CallEventKind::Ended {
                cause: None,
                by: EndedBy::Network,
            },
            Party::restricted(number("98989898")),
            Party::new(number("98989897")),
            Instant::now(),
        );
        event.aliases.push(Alias {
            number: number("98989896"),
            kind: AliasKind::Redirecting,
        });
        event.extension = Some(Extension::parse("989895").unwrap());
        let shown = format!("{event:?} {event:#?}");
        assert!(!shown.contains("9898"), "{shown}");
    }

    #[test]
    fn a_clock_of_the_network_shows_no_day() {
        let clock = |tenths, offset| ClockTime::new(tenths, offset).unwrap();
        assert_eq!(clock(432_005, 60).to_string(), "13:00:00.5+01:00");
        assert_eq!(clock(0, -300).to_string(), "19:00:00.0-05:00");
        assert_eq!(ClockTime::new(864_000, 0), None);
        assert_eq!(ClockTime::new(0, -1441), None);
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        let (late, early) = (clock(863_990, 0), clock(10, 0));
        for (from, to, about, told) in [
            (early, late, hours(24), 863_980),
            (late, early, Duration::ZERO, 20),
            (late, early, hours(1), 20),
            (late, early, hours(25), 864_020),
            (early, early, Duration::from_secs(3), 0),
            (early, early, hours(47), 2 * 864_000),
        ] {
            assert_eq!(to.since(from, about), told, "{from} to {to}");
        }
    }

    #[test]
    fn aliases_are_bounded_and_distinct() {
        let mut aliases = Aliases::default();
        assert!(aliases.is_empty());
        for digit in [1, 1, 2, 3, 4] {
            assert!(aliases.push(Alias {
                number: Number::new([digit]).unwrap(),
                kind: AliasKind::Dialled
            }));
        }
        assert!(!aliases.push(Alias {
            number: Number::new([5]).unwrap(),
            kind: AliasKind::Dialled
        }));
        assert_eq!(
            aliases
                .iter()
                .flat_map(|a| a.number.digits())
                .collect::<Vec<_>>(),
            [1, 2, 3, 4]
        );
    }

    #[test]
    fn call_identities_name_their_node() {
        assert_eq!(CallId::new(1, 4711).to_string(), "1-4711");
        assert_eq!(CallId::parse("1-4711"), Some(CallId::new(1, 4711)));
        for text in [
            "",
            "1",
            "-1",
            "1-",
            "+1-1",
            "65536-1",
            "1-281474976710656",
            "a-1",
        ] {
            assert_eq!(CallId::parse(text), None, "{text}");
        }
        assert_eq!(CallId::new(2, u64::MAX).0 >> 48, 2);
    }
}
