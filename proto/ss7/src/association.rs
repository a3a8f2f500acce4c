//! What a link and the stack say to each other.

use std::fmt;

/// One association (SCTP, or its stand-in) as the link numbers it; never used again for another one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct AssociationId(pub u32);

/// What happens to an association.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AssociationEvent {
    /// Established, with that many outbound and inbound streams (RFC 9260 5.1).
    Up {
        /// Streams on which we may send.
        outbound_streams: u16,
        /// Streams on which the peer may send.
        inbound_streams: u16,
    },
    /// The peer restarted it (RFC 9260 5.2): all state above starts anew.
    Restart,
    /// Gone without a shutdown.
    Lost(LossCause),
    /// Closed in order.
    Shutdown,
    /// A path to the peer's address is in use again.
    PathUp,
    /// A path to the peer's address is not answering.
    PathDown,
}

/// Why an association was lost.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LossCause {
    /// The peer aborted it.
    Aborted,
    /// The peer does not answer any more.
    Unreachable,
    /// It never came up.
    Refused,
    /// Our own side failed.
    Local,
}

/// One message as it came from an association. `Debug` tells its length, not its octets, which may hold personal data.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Message<'a> {
    /// Stream identifier.
    pub stream: u16,
    /// Payload protocol identifier in host order; 3 is M3UA (RFC 4666 7.1).
    pub ppid: u32,
    /// The message.
    pub octets: &'a [u8],
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("stream", &self.stream)
            .field("ppid", &self.ppid)
            .field("octets", &self.octets.len())
            .finish()
    }
}

/// One message to be sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Transmit<'a> {
    /// Over which association.
    pub association: AssociationId,
    /// The message itself.
    pub message: Message<'a>,
}
