//! A received message on its way to the user, in either kind of TCAP.

use crate::indication::DialogueId;
use std::time::Instant;

/// What is still to be told of a received message: first what the message itself is, then its components.
#[derive(Debug)]
pub struct Incoming<I, C> {
    pub(crate) now: Instant,
    /// `None`: there is nothing more for any user.
    pub(crate) dialogue: Option<DialogueId>,
    pub(crate) first: Option<I>,
    pub(crate) components: C,
}

impl<I, C> Incoming<I, C> {
    /// Nothing for any user.
    pub(crate) fn nothing(now: Instant) -> Self
    where
        C: Default,
    {
        Self {
            now,
            dialogue: None,
            first: None,
            components: C::default(),
        }
    }

    pub(crate) const fn new(now: Instant, dialogue: DialogueId, first: I, components: C) -> Self {
        Self {
            now,
            dialogue: Some(dialogue),
            first: Some(first),
            components,
        }
    }
}
