//! Looking on.

use crate::Error;
use inlab_ss7::{AssociationEvent, AssociationId, Message};
use std::time::Instant;

/// Which way a message went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// From the peer to the core.
    In,
    /// From the core to the peer.
    Out,
}

/// What an onlooker sees: every message and every event, in the order in which the core sees them.
#[derive(Debug)]
pub enum Tap<'a> {
    /// A message, before the core handles it or after the core gave it.
    Message {
        /// When.
        now: Instant,
        /// On which association.
        association: AssociationId,
        /// Which way.
        direction: Direction,
        /// The message, with the stream that the core asked for.
        message: Message<'a>,
    },
    /// An event, before the core handles it.
    Event {
        /// When.
        now: Instant,
        /// Of which association.
        association: AssociationId,
        /// What happened.
        event: &'a AssociationEvent,
        /// Why, where there is a reason: it names the address.
        error: Option<&'a Error>,
    },
    /// Somebody who is not a peer was turned away; the core never hears of it.
    Refused {
        /// When.
        now: Instant,
        /// Who.
        error: &'a Error,
    },
}
