//! User interaction, and calls and legs that the SCP makes.

use std::fmt;

use inlab_ss7 as ss7;

use crate::LegId;

/// The most announcements in one order (TS 29.078 numOfMessageIDs).
pub const MAX_MESSAGES: usize = 16;

/// The most variable parts of an announcement.
pub const MAX_PARTS: usize = 5;

/// The most characters of a text to speak (TS 29.078 maxMessageContentLength).
pub const MAX_TEXT: usize = 127;

/// Where the announcements come from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Resource {
    /// The switch has it (connectToResource, none).
    InSwitch,
    /// An intelligent peripheral at this number, reached by the switch, which relays its operations.
    At(ss7::CalledPartyNumber),
}

/// A resource that asks for instructions in a dialogue of its own (establishTemporaryConnection).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Assist {
    /// Number of the assisting switch or intelligent peripheral.
    pub address: ss7::GenericNumber,
    /// What it gives back, so that we know the call again.
    pub correlation: Option<ss7::Digits>,
    /// Who we are: octets that the network defines.
    pub scf_id: Option<ss7::InlineOctets<25>>,
}

/// What an assisting switch or resource says first (assistRequestInstructions).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AssistRequest {
    /// The correlation id that it was given, in the form of a number.
    pub correlation: ss7::GenericNumber,
    /// What it can do: octets of TS 29.078 5.1 IPSSPCapabilities.
    pub capabilities: Option<ss7::InlineOctets<4>>,
}

/// What the user hears.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Announcement {
    /// An announcement.
    Message(u32),
    /// Several, one after the other.
    Messages(Messages),
    /// One with parts that vary.
    Variable(u32, Parts),
    /// A text to speak.
    Text(Text),
    /// A tone.
    Tone(u32),
}

macro_rules! inline_list {
    ($(#[$doc:meta])* $Name:ident $Item:ty = $most:ident, $empty:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $Name {
            items: [$Item; $most],
            count: u8,
        }

        impl $Name {
            /// These; `None` if they are too many.
            #[must_use]
            pub fn new(items: impl IntoIterator<Item = $Item>) -> Option<Self> {
                let mut all = Self { items: [$empty; $most], count: 0 };
                for item in items {
                    *all.items.get_mut(usize::from(all.count))? = item;
                    all.count += 1;
                }
                Some(all)
            }
        }

        impl std::ops::Deref for $Name {
            type Target = [$Item];
            fn deref(&self) -> &[$Item] {
                self.items.get(..usize::from(self.count)).unwrap_or_default()
            }
        }

        impl PartialEq for $Name {
            fn eq(&self, other: &Self) -> bool {
                **self == **other
            }
        }

        impl Eq for $Name {}

        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.iter()).finish()
            }
        }
    };
}

inline_list! {
    /// Announcements, at most [`MAX_MESSAGES`].
    Messages u32 = MAX_MESSAGES, 0
}

inline_list! {
    /// Variable parts, at most [`MAX_PARTS`].
    Parts Part = MAX_PARTS, Part::Integer(0)
}

/// A variable part of an announcement.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// A number, 0 to 2^31-1.
    Integer(u32),
    /// Digits.
    Number(ss7::Digits),
    /// A time of day.
    Time {
        /// 0 to 23.
        hour: u8,
        /// 0 to 59.
        minute: u8,
    },
    /// A date. INAP tells the last two digits of the year.
    Date {
        /// 0 to 9999.
        year: u16,
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// Hundredths of the currency, 0 to 99999999.
    Price(u32),
}

/// A text to speak, of at most [`MAX_TEXT`] characters of IA5.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Text(ss7::InlineOctets<MAX_TEXT>);

impl Text {
    /// `None` if it is empty, too long or not IA5.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        (text.is_ascii() && !text.is_empty())
            .then(|| ss7::InlineOctets::new(text.as_bytes()).map(Self))
            .flatten()
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// How an announcement is played.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Announce {
    /// What.
    pub what: Announcement,
    /// How often, 1 to 127.
    pub repetitions: Option<u8>,
    /// How long in seconds, 0 without end; of a tone too.
    pub duration: Option<u16>,
    /// Seconds between repetitions.
    pub interval: Option<u16>,
    /// The resource waits for more orders at the end; else it disconnects by itself.
    pub keep_connected: bool,
    /// Tell the end.
    pub notify_end: bool,
    /// Tell the start (CAP phase 4).
    pub notify_start: bool,
}

impl Announce {
    /// Played once, its end told, the resource kept.
    #[must_use]
    pub const fn new(what: Announcement) -> Self {
        Self {
            what,
            repetitions: None,
            duration: None,
            interval: None,
            keep_connected: true,
            notify_end: true,
            notify_start: false,
        }
    }
}

/// Digits to collect from the user, perhaps after an announcement.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Collect {
    /// What the user hears before; how it is played.
    pub prompt: Option<Announce>,
    /// At least so many digits.
    pub minimum: u8,
    /// At most so many, 1 to 30 in CAP, to 127 in INAP.
    pub maximum: u8,
    /// One or two digits that end the input (10 `*`, 11 `#` of the TBCD alphabet).
    pub end_digit: Option<ss7::Digits>,
    /// One or two digits that cancel it.
    pub cancel_digit: Option<ss7::Digits>,
    /// One or two digits that begin it.
    pub start_digit: Option<ss7::Digits>,
    /// Seconds to the first digit, 1 to 127.
    pub first_digit_timeout: Option<u8>,
    /// Seconds between digits, 1 to 127.
    pub inter_digit_timeout: Option<u8>,
    /// The first digit ends the announcement.
    pub interruptible: bool,
    /// The resource waits for more orders at the end; else it disconnects by itself.
    pub keep_connected: bool,
}

impl Collect {
    /// From `minimum` to `maximum` digits, nothing played, the resource kept.
    #[must_use]
    pub const fn digits(minimum: u8, maximum: u8) -> Self {
        Self {
            prompt: None,
            minimum,
            maximum,
            end_digit: None,
            cancel_digit: None,
            start_digit: None,
            first_digit_timeout: None,
            inter_digit_timeout: None,
            interruptible: true,
            keep_connected: true,
        }
    }
}

/// Digits that the user gave: characters `0`-`9`, `*`, `#`, `A`-`D`, at most 32. `Debug` shows how many.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct UserDigits(ss7::InlineOctets<32>);

impl UserDigits {
    /// Takes digits; `None` for other characters or too many.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let known = |octet: u8| {
            octet.is_ascii_digit() || matches!(octet, b'*' | b'#' | b'A'..=b'D' | b'a'..=b'd')
        };
        text.bytes()
            .all(known)
            .then(|| ss7::InlineOctets::new(text.as_bytes()).map(Self))
            .flatten()
    }

    /// The digits. Personal data.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for UserDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UserDigits({})", self.0.len())
    }
}

/// A call, or a leg of a call, that the SCP makes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CreateCall {
    /// Whom to call.
    pub destination: ss7::CalledPartyNumber,
    /// As whom.
    pub calling: Option<ss7::CallingPartyNumber>,
    /// The new leg (CAP phase 4, CS-2).
    pub leg: Option<LegId>,
    /// The new call segment, 1 to 127 (CAP phase 4, CS-2).
    pub segment: Option<u8>,
    /// Do not trigger for the called subscriber (CAP phase 4).
    pub suppress_terminating_service: bool,
}

/// An order about one leg (CAP phase 4, CS-2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LegOrder {
    /// Release it, and leave the others.
    Disconnect {
        /// Which.
        leg: LegId,
        /// Why.
        cause: Option<ss7::Cause>,
    },
    /// Put it into a call segment of its own.
    Split {
        /// Which.
        leg: LegId,
        /// The new call segment, 1 to 127.
        segment: Option<u8>,
    },
    /// Put it into the first call segment.
    Move {
        /// Which.
        leg: LegId,
    },
}

/// Fewer triggers, please.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Gap {
    /// Which.
    pub criteria: GapCriteria,
    /// Seconds, 0 to end gapping, -1 without end, -2 for what the network chose.
    pub duration: i32,
    /// Units of 100 ms between triggers let through (CAP and INAP: at most 600), 0 to let all through, -1 for none.
    pub interval: i32,
    /// An operator asked for it; else it is load.
    pub manual: bool,
    /// What gapped calls are released with; else what the network chose.
    pub cause: Option<ss7::Cause>,
}

/// Which gaps end at once (aCGGlobalOverride of AIN).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RestoredGaps {
    /// All.
    All,
    /// Those for load.
    Overload,
    /// Those that an operator asked for.
    Manual,
    /// The same, but for those that let all through.
    ManualButZero,
}

/// A gap that a trigger met and was let through by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct GapEncountered {
    /// An operator asked for the gap; else it is load.
    pub manual: bool,
    /// Digits that the gap looks at, at most 63; 0: none. CAP and INAP do not tell it: nothing of it is written, and 0 is read.
    pub digits: u8,
}

/// Which triggers are gapped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum GapCriteria {
    /// Of a service.
    Service(u32),
    /// To numbers that begin so.
    Called(ss7::GenericNumber),
    /// Of a service, to numbers that begin so.
    CalledAndService(ss7::GenericNumber, u32),
    /// Of a service, from numbers that begin so.
    CallingAndService(ss7::GenericNumber, u32),
}
