//! What the SCP says about a call, in call words.
//!
//! The SCP sees dialogues, operations and detection points; whoever opens a data session beside a call needs only to
//! know that a call between two numbers began, was answered and ended. [`CallEvent`] is that, and nothing of
//! signalling. This crate is the seam between the two worlds: the SCP writes events, the session server reads them,
//! and neither imports the other.
//!
//! - [`Number`]: an E.164 number in one machine word. [`NumberRules`] brings national forms into it.
//! - [`CallEvent`]: one fact about one call, `Copy`, with the stamp of the trigger that told it.
//! - [`Targets`]: which numbers are notified at all, and to whom.
//! - [`queue()`]: the bounded hop between the signalling thread and the session server.
//!
//! # Bounds
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | digits of a number | 15 (E.164 6.2.1) | refused, [`NumberError::TooLong`] |
//! | aliases of an event | [`Aliases::CAPACITY`] | [`Aliases::push`] returns `false`; the first ones stay |
//! | targets of an event | 2 (one a party) | cannot be more |
//! | queue | given at construction | see [`queue()`](mod@queue) |
//!
//! # Personal data
//!
//! `Debug` of every type here shows no digit. [`Number::show`] does, and says so at the place of use.

#![cfg_attr(test, allow(clippy::disallowed_methods))] // tests own the clock and the threads

mod event;
mod number;
pub mod queue;
mod targets;

pub use event::{
    Alias, AliasKind, Aliases, CallEvent, CallEventKind, CallId, ClockTime, EndedBy, Party, Role,
};
pub use number::{Extension, Number, NumberError, NumberForm, NumberRules, NumberRulesError, Show};
pub use queue::{Receiver, Refused, Sender, queue};
pub use targets::{DuplicateTarget, TargetId, TargetSet, Targets};
