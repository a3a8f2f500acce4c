//! What an operator sets.

use std::fmt;
use std::time::Duration;

use inlab_call_event::Number;

/// When a session may be established.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenOn {
    /// As soon as the call is triggered: the data channel is there while it rings.
    Started,
    /// When the called party has answered.
    Answered,
}

/// Settings of a [`Core`](crate::Core). Subscribers are given beside it.
#[derive(Debug, Clone)]
pub struct Config {
    /// When a session may be established. `Started`.
    pub open_on: OpenOn,
    /// How long data may flow after a call that was answered has ended. 30 s; zero closes with the call, as does the end of
    /// one that was not answered.
    pub grace: Duration,
    /// How long after its first event a call accepts a half that names it by an alias, or by one number only. 10 s.
    pub match_window: Duration,
    /// How long a finished call is remembered, so that a late half of it opens nothing. 2 s.
    pub late: Duration,
    /// The longest a call is believed to last when its end is never told. 12 h.
    pub call_max: Duration,
    /// Octets of one relayed message. 64 KiB.
    pub max_message: usize,
    /// Legs of one number: devices of one subscriber. 8.
    pub max_legs: usize,
    /// Sessions of one number: calls held, waiting and just ended. 16.
    pub max_calls: usize,
    /// Sessions. 200,000.
    pub max_sessions: usize,
    /// Octets handed out for one leg and not yet reported as written. 1 MiB.
    pub max_queue: usize,
    /// Octets on the way to a leg from which on its senders are held. 256 KiB.
    pub high_water: usize,
    /// How long a leg above `high_water` may write nothing. 10 s.
    pub stall: Duration,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            open_on: OpenOn::Started,
            grace: Duration::from_secs(30),
            match_window: Duration::from_secs(10),
            late: Duration::from_secs(2),
            call_max: Duration::from_secs(12 * 3600),
            max_message: 64 << 10,
            max_legs: 8,
            max_calls: 16,
            max_sessions: 200_000,
            max_queue: 1 << 20,
            high_water: 256 << 10,
            stall: Duration::from_secs(10),
        }
    }
}

/// A number whose owner may connect, and the secret that proves it.
#[derive(Clone)]
pub struct Subscriber {
    number: Number,
    token: Box<[u8]>,
}

impl Subscriber {
    /// A token has 8 to 128 octets; make it of 128 random bits or more where strangers can connect.
    pub fn new(number: Number, token: &str) -> Result<Self, SubscriberError> {
        match token.len() {
            0..8 => Err(SubscriberError::TokenTooShort),
            8..=128 => Ok(Self {
                number,
                token: token.as_bytes().into(),
            }),
            _ => Err(SubscriberError::TokenTooLong),
        }
    }

    /// The number.
    pub fn number(&self) -> Number {
        self.number
    }

    pub(crate) fn token(&self) -> &[u8] {
        &self.token
    }
}

impl fmt::Debug for Subscriber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscriber")
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// What is wrong with a list of subscribers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscriberError {
    /// Under 8 octets.
    TokenTooShort,
    /// Over 128 octets.
    TokenTooLong,
    /// The number is there twice.
    Duplicate(Number),
}

impl fmt::Display for SubscriberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TokenTooShort => f.write_str("a subscriber's token has at least 8 octets"),
            Self::TokenTooLong => f.write_str("a subscriber's token has at most 128 octets"),
            Self::Duplicate(number) => write!(f, "subscriber {} is there twice", number.mask()),
        }
    }
}

impl std::error::Error for SubscriberError {}

/// Whether `given` is `expected`, in a time that depends on the length of `given` only.
pub fn equal_in_constant_time(given: &[u8], expected: &[u8]) -> bool {
    let mut difference = given.len() ^ expected.len();
    for (index, octet) in given.iter().enumerate() {
        // `expected` repeats, so that a length difference costs no less time.
        let other = expected
            .get(index % expected.len().max(1))
            .copied()
            .unwrap_or(0);
        difference |= usize::from(octet ^ other);
    }
    std::hint::black_box(difference) == 0
}
