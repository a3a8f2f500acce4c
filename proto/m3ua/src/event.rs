//! What the layer tells.

use crate::config::AsId;
use crate::error::{ErrorCode, Fault};
use crate::message::MessageType;
use crate::parameter::Status;
use inlab_ss7::{AssociationId, InlineOctets, MtpStatus, MtpTransfer, PointCode};
use std::fmt;
use std::time::Instant;

/// What a message gives the MTP3 user. At most one; more of them (a DUNA for many point codes) follow as [`Event::Status`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Primitive<'m> {
    /// MTP-TRANSFER indication.
    Transfer(MtpTransfer<'m>),
    /// MTP-PAUSE, MTP-RESUME or MTP-STATUS indication.
    Status(MtpStatus),
}

/// Something changed, or somebody did something wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Event {
    /// For the MTP3 user: a destination changed.
    Status(MtpStatus),
    /// M-ASP_UP: the ASP (ours, or the peer's at an SGP) is up.
    AspUp(AssociationId),
    /// M-ASP_DOWN.
    AspDown(AssociationId),
    /// M-ASP_ACTIVE: the ASP is active for this application server on this association.
    AspActive(AssociationId, AsId),
    /// M-ASP_INACTIVE.
    AspInactive(AssociationId, AsId),
    /// AS-ACTIVE: application server and routing context.
    AsActive(AsId, Option<u32>),
    /// AS-INACTIVE.
    AsInactive(AsId, Option<u32>),
    /// AS-PENDING.
    AsPending(AsId, Option<u32>),
    /// AS-DOWN.
    AsDown(AsId, Option<u32>),
    /// NTFY received: status, routing context (the first), ASP Identifier.
    Notified(AssociationId, Status, Option<u32>, Option<u32>),
    /// ERR received: code, routing context (the first). No ERR answers it.
    ErrorReceived(AssociationId, ErrorCode, Option<u32>),
    /// Our request was refused with this ERR; asked again after [`Timers::refused`](crate::Timers::refused).
    Refused(AssociationId, MessageType, ErrorCode),
    /// T(ack) expired; how often so far. The request is sent again.
    Unanswered(AssociationId, MessageType, u32),
    /// The peer did this; it got an ERR if [`Fault::error_code`] has one (and unless it was itself an ERR).
    PeerFault(AssociationId, Fault),
    /// M-RK_REG confirm: the peer has our routing key for this application server, and gave this routing context.
    Registered(AssociationId, AsId, Option<u32>),
    /// REG RSP: refused with this [`RegistrationStatus`](crate::RegistrationStatus); asked again after
    /// [`Timers::refused`](crate::Timers::refused).
    RegistrationRefused(AssociationId, AsId, u32),
    /// M-RK_DEREG: the peer does not have our routing key any more.
    Deregistered(AssociationId, AsId),
    /// DATA came while the ASP was not active, and was discarded.
    Discarded(AssociationId),
    /// Held messages of an application server were discarded: T(r) expired; how many.
    HeldDiscarded(AsId, u32),
    /// Nothing came for twice T(beat): everything on this association is down; close it and connect again (4.3.4.6).
    PeerUnresponsive(AssociationId),
    /// So many events and messages were not kept, because nobody polled.
    NotPolled(u32),
}

/// Where a message goes, and what goes in front of it and behind it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Routed {
    /// Over which association.
    pub association: AssociationId,
    /// On which stream.
    pub stream: u16,
    /// Everything of the DATA message that precedes the user data.
    pub prefix: InlineOctets<64>,
    /// How many zero octets follow the user data, 0 to 3.
    pub padding: u8,
}

/// Why a message cannot go.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RouteError {
    /// Where to.
    pub destination: PointCode,
    /// What is known of it.
    pub reason: NoRoute,
}

/// What is known of a destination that cannot be reached.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoRoute {
    /// No route leads there, for this user part.
    Unknown,
    /// The application server of its route was never active.
    NeverActive(AsId),
    /// It is not active any more.
    NotActiveSince(AsId, Instant),
    /// T(r) runs: [`M3ua::hold`](crate::M3ua::hold) keeps the message until an ASP is active again.
    Pending(AsId),
    /// The peer says that it cannot be reached (DUNA), since when.
    UnavailableSince(Instant),
    /// So many octets of user data do not fit into a DATA message; this is the most that do.
    TooLong(usize),
}

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "point code {}: ", self.destination.0)?;
        match self.reason {
            NoRoute::Unknown => f.write_str("no route"),
            NoRoute::NeverActive(id) => {
                write!(f, "application server {} was never active", id.0)
            }
            NoRoute::NotActiveSince(id, _) => {
                write!(f, "application server {} is not active any more", id.0)
            }
            NoRoute::Pending(id) => write!(f, "application server {} is pending", id.0),
            NoRoute::UnavailableSince(_) => f.write_str("the peer says it is not available"),
            NoRoute::TooLong(most) => write!(f, "more than {most} octets of user data"),
        }
    }
}

impl std::error::Error for RouteError {}
