//! What the dialects of ANSI TCAP repeat of a call in their messages, and by what they know it again.
//!
//! In CAP and INAP the dialogue is the call's name. In AIN a dialogue may be over while the call goes on, and a token tells
//! its end; in WIN every message is a transaction of its own, and the billing identifier with the switch's is the call's
//! name.

use std::fmt;

use inlab_ss7 as ss7;

/// A call as its messages name it. `Debug` shows no digits and no identity.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Subject {
    /// AIN: the access that the trigger belongs to (userID).
    pub user: Option<AccessUser>,
    /// AIN: the bearer asked for, as the number of BearerCapability; 0 is speech.
    pub bearer: u8,
    /// AIN: the operation that triggered: what may answer a later one depends on it.
    pub trigger: Option<&'static crate::Operation>,
    /// AIN: the order that connected a party to a resource, of which the end is told: how depends on it. For the switch.
    pub resource: Option<&'static crate::Operation>,
    /// AIN: the transaction of the switch, by which a probe asks for it; whoever has the transaction fills it in.
    pub transaction: Option<[u8; 4]>,
    /// WIN: which call.
    pub call: Option<CallKey>,
    /// WIN: the mobile station's identification number, ten digits, or its IMSI.
    pub station: Option<Station>,
    /// WIN: its electronic serial number.
    pub serial: Option<[u8; 4]>,
    /// WIN: its directory number.
    pub directory_number: Option<ss7::Digits>,
    /// WIN: what the clock of the switch shows.
    pub clock: Option<Clock>,
}

impl Subject {
    /// Nothing is known: what CAP and INAP need.
    pub const NONE: Self = Self {
        user: None,
        bearer: 0,
        trigger: None,
        resource: None,
        transaction: None,
        call: None,
        station: None,
        serial: None,
        directory_number: None,
        clock: None,
    };
}

/// The access of a trigger (GR-1299-CORE userID).
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub enum AccessUser {
    /// A line: its directory number, ten digits.
    Line(ss7::Digits),
    /// A trunk group, 0 to 9999.
    TrunkGroup(u16),
    /// A private facility group, 0 to 9999.
    PrivateFacility(u16),
}

impl fmt::Debug for AccessUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(_) => f.write_str("Line"),
            Self::TrunkGroup(group) => write!(f, "TrunkGroup({group})"),
            Self::PrivateFacility(group) => write!(f, "PrivateFacility({group})"),
        }
    }
}

/// A mobile station (MSID of ANSI-41).
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub enum Station {
    /// Mobile identification number, ten digits.
    Min(ss7::Digits),
    /// International mobile subscriber identity.
    Imsi(ss7::Tbcd),
}

impl fmt::Debug for Station {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Min(_) => "Min",
            Self::Imsi(_) => "Imsi",
        })
    }
}

/// A call of ANSI-41: BillingID, and the MSCID of the switch that tells of it.
///
/// The segment counter of the BillingID counts hand-overs of one call and is no part of its name: two keys that differ in it
/// alone are equal.
#[derive(Clone, Copy, Debug)]
pub struct CallKey {
    /// BillingID (X.S0004-550 6.5.2.16): anchor's market and switch, the call's number, segment counter.
    pub billing: [u8; 7],
    /// MSCID (6.5.2.82): market and switch.
    pub switch: [u8; 3],
}

impl CallKey {
    const fn name(&self) -> ([u8; 6], [u8; 3]) {
        let [a, b, c, d, e, f, _] = self.billing;
        ([a, b, c, d, e, f], self.switch)
    }
}

impl PartialEq for CallKey {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for CallKey {}

impl std::hash::Hash for CallKey {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

/// The time of an event as ANSI-41 tells it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Clock {
    /// TimeOfDay (6.5.2.em): tenths of a second since midnight UTC, 0 to 863999.
    pub tenths: u32,
    /// TimeDateOffset (6.5.2.dd): minutes of local time ahead of UTC, -1440 to 1440.
    pub offset: i16,
}

/// A token of ours that comes back with the notice of a call's end (AIN echoData): six octets. Node and shard are in it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Echo(pub [u8; 6]);

/// By what a message that opens a transaction is known to belong to a relationship.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RelationshipKey {
    /// WIN: the call.
    Call(CallKey),
    /// AIN: the token.
    Echo(Echo),
}

/// How a call ended of which only its end is told (AIN terminationNotification).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EndNotice {
    /// The token of [`Instruction::NotifyAtEnd`](crate::Instruction::NotifyAtEnd).
    pub echo: Echo,
    /// The called party answered.
    pub answered: bool,
    /// Units of 100 ms connected.
    pub connected: Option<u32>,
    /// Why it was not answered.
    pub cause: Option<ss7::Cause>,
}

/// What an order answers, and what it has to name.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The operation that waits for an answer; `None`: the SCF speaks of itself.
    pub question: Option<&'static crate::Operation>,
    /// The call.
    pub subject: &'a Subject,
    /// Where armed events are to be told (DestinationAddress of ANSI-41); ours.
    pub reports_to: Option<ss7::Address>,
}

impl Occasion<'_> {
    /// Of a call of which nothing is known but what waits.
    #[must_use]
    pub const fn of(question: Option<&'static crate::Operation>) -> Self {
        Self {
            question,
            subject: &Subject::NONE,
            reports_to: None,
        }
    }
}

/// How the SCF says what it orders: one component.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Said {
    /// By an operation of its own.
    Invoke(&'static crate::Operation),
    /// By the result of the operation that waited.
    Result(&'static crate::Operation),
}

impl Said {
    /// The operation that is invoked or answered.
    #[must_use]
    pub const fn operation(&self) -> &'static crate::Operation {
        match self {
            Self::Invoke(operation) | Self::Result(operation) => operation,
        }
    }
}
