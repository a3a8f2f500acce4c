//! One connection of one subscriber.

use crate::{ConnectionId, SessionId};

/// Octets that a frame costs beside its payload: header, and the queue's own books.
pub(crate) const FRAME_COST: usize = 64;

/// A proved connection.
pub(crate) struct Leg {
    pub(crate) connection: ConnectionId,
    /// Index of the subscriber.
    pub(crate) subscriber: u32,
    /// Octets handed out and not yet reported as written, frame costs included.
    pub(crate) outstanding: usize,
    /// Connections whose reading is held because of this leg.
    pub(crate) holding: Vec<ConnectionId>,
    /// How many legs hold this one.
    pub(crate) held_by: u32,
    /// Requests that were the client's fault.
    pub(crate) faults: u8,
    /// Where data without a session goes, if the client has chosen.
    pub(crate) selected: Option<SessionId>,
    /// The session of the binary frames sent last.
    pub(crate) source: Option<SessionId>,
}
