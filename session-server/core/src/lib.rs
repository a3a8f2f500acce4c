//! The session server without I/O: matching, sessions, legs, relay.
//!
//! A call is seen by the network, and told here as a [`CallEvent`]. Beside the call a **session** is opened: a channel
//! for data between the two parties' devices. A device takes part by a **leg**: one WebSocket connection (or anything
//! that carries frames) whose owner has proved to own one of the two telephone numbers.
//!
//! # Shape
//!
//! [`Core`] has no socket, clock or thread. After each call of a `handle_*` method, drain [`Core::poll_transmit`],
//! then read [`Core::poll_timeout`]. Memory is reused: a call that begins and ends allocates nothing once the tables
//! have grown to the load.
//!
//! # Matching
//!
//! Two events are of the same call if they name the same pair of numbers, in whichever order and whoever sent them,
//! and the same extension. So the originating and the terminating half of one call, seen at two switches and told by
//! two SCPs under two call identities, make one session. Repeats change nothing. A called party that was reached by
//! another number (dialled, original called, redirecting) matches by that number too, but only while the call is new
//! ([`Config::match_window`]). The pair of a session always comes from one event that names both ends: it is never
//! guessed from a single common number, since with call waiting that could join strangers. An event that names
//! one end only is announced to that end, and joins a call only if exactly one is a candidate.
//!
//! While data still flows after a call, a further call between the same two ends goes on with the same session if each
//! is shown what it was shown before; else that session closes and another is opened. The identity of a session that
//! is closed, or whose call is over without data, never comes back.
//!
//! # Privacy
//!
//! A leg must prove its number by the subscriber's token (compared in constant time) before it is told anything. A
//! restricted calling number serves to match, and appears in no frame to the other party. The calling party is shown
//! the number that it called, not where the call was diverted or translated to. Nothing is logged here, and no
//! `Debug` shows a digit or a token.
//!
//! The called party of a call that the service refused ([`CallEvent::offered`]) is told nothing of it, and no session is
//! established; the calling party is told `call.detected` and `call.ended`. Nobody is reached beside a call that is
//! over and was not answered: its session closes with it.
//!
//! # Frames to a leg
//!
//! Text frames are JSON objects with a member `type`; the leg's own requests are in [`ConnectionEvent`]. Unknown types
//! are to be ignored by clients.
//!
//! | `type` | members | when |
//! | --- | --- | --- |
//! | `welcome` | `maxMessage` (octets) | the number is proved |
//! | `call.detected` | `session`, `call`, `role` (`calling`, `called`), `peer` (`{"number":"+…"}` or `null` in it), `state` (`ringing`, `answered`) | a call of this number was triggered; or is going on when the leg comes |
//! | `call.answered` | `session`, `call` | |
//! | `session.established` | `session`, `role`, `peer` | both parties have a leg: data flows |
//! | `call.ended` | `session`, `call`, `cause` (Q.850, or `null`), `by` (`calling`, `called`, `network`, `unknown`), `graceMs` | data may flow for `graceMs` more: 0 if nobody answered |
//! | `session.closed` | `session`, `reason` (`call-ended`, `closed-by-party`, `redirected`) | no more data |
//! | `peer.disconnected`, `peer.connected` | `session` | the other party's last leg went, a first one came back |
//! | `data` | `session`, `data` (any JSON, its characters unchanged) | the peer sent it |
//! | `data.source` | `session` | the binary frames that follow, unchanged, are of this session |
//! | `error` | `code` ([`Fault`]), `message` | a request was not carried out |
//!
//! # Bounds
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | message | [`Config::max_message`] | `error`, not relayed (the edge refuses longer ones before they are whole) |
//! | legs of a number | [`Config::max_legs`] | the new leg is closed, [`CloseReason::TooManyLegs`] |
//! | sessions of a number | [`Config::max_calls`] | an ended one gives way; else the event is ignored and counted |
//! | sessions | [`Config::max_sessions`] | the event is ignored and counted |
//! | call identities in a session | 4 | a further half is not remembered; the session ends with the others |
//! | outgoing octets of a leg | [`Config::max_queue`] | the leg is closed, [`CloseReason::SlowReader`] |
//! | of these, before its senders are held | [`Config::high_water`] | [`Frame::Hold`] until half of it is written; closed after [`Config::stall`] without progress |
//! | faulty requests of a leg | 16 | the leg is closed, [`CloseReason::TooManyFaults`] |
//! | a call | [`Config::call_max`] | taken as ended, cause unknown |
//! | work in one [`Core::handle_timeout`] | 1024 deadlines | the rest is due at once again |

#![cfg_attr(test, allow(clippy::disallowed_methods))] // tests own the clock

mod config;
mod frames;
mod leg;
mod machine;
mod session;
mod slab;
mod timers;

#[cfg(test)]
mod tests;

pub use config::{Config, OpenOn, Subscriber, SubscriberError, equal_in_constant_time};
pub use frames::{CloseReason, Fault, Frame, Transmit};
pub use inlab_call_event::CallEvent;
pub use machine::{ConnectionEvent, Core, Counts, Handled, Ignored, SessionView};
pub use session::{CallState, SessionState};

use std::fmt;

/// A connection, named by the edge; never used again for another connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnectionId(pub u64);

/// A session, counted from 1. In frames: `s1`. Not a secret: only a leg of one of its numbers can use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(pub u64);

impl SessionId {
    /// From the form in frames.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text
            .strip_prefix('s')
            .filter(|digits| digits.bytes().all(|octet| octet.is_ascii_digit()))?;
        digits.parse().ok().map(Self)
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.0)
    }
}
