//! One session: its two ends, the call beside which it runs, and what may happen to it.

use std::time::Instant;

use inlab_call_event::{AliasKind, CallEvent, CallId, Extension, Number, Party, Role};

use crate::SessionId;

/// What a call is told apart by: two numbers in canonical order and the extension.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct PairKey {
    low: Number,
    high: Number,
    extension: Option<Extension>,
}

impl PairKey {
    pub(crate) fn new(one: Number, other: Number, extension: Option<Extension>) -> Self {
        Self {
            low: one.min(other),
            high: one.max(other),
            extension,
        }
    }
}

/// The call beside a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallState {
    /// Triggered, not answered as far as known.
    Ringing,
    /// Answered.
    Answered,
    /// Over.
    Ended {
        /// The stamp of the event that told it.
        at: Instant,
    },
}

/// The session itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// The call is known; not both parties have a leg, or its answer is waited for.
    HalfOpen,
    /// Data flows.
    Established,
    /// Data flows no more.
    Closed,
}

/// One party of a session.
#[derive(Clone, Copy)]
pub(crate) struct End {
    pub(crate) number: Option<Number>,
    /// What the other party may see.
    pub(crate) shown: Option<Number>,
    /// Index of the subscriber, if the number is one's.
    pub(crate) subscriber: Option<u32>,
}

pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) calling: End,
    pub(crate) called: End,
    pub(crate) extension: Option<Extension>,
    /// Whether the call was put through; if not, its called party takes no part.
    pub(crate) offered: bool,
    /// Keys under which this session is found: the pair, then the pairs with the called party's other numbers.
    pub(crate) keys: [Option<PairKey>; 6],
    /// Identities of the call beside it; two or more when several SCPs see it.
    pub(crate) calls: [Option<CallId>; 4],
    pub(crate) call: CallState,
    pub(crate) state: SessionState,
    /// When the call was first heard of.
    pub(crate) since: Instant,
}

impl Session {
    pub(crate) fn end(&self, role: Role) -> &End {
        match role {
            Role::Calling => &self.calling,
            Role::Called => &self.called,
        }
    }

    pub(crate) fn end_mut(&mut self, role: Role) -> &mut End {
        match role {
            Role::Calling => &mut self.calling,
            Role::Called => &mut self.called,
        }
    }

    /// The role of a subscriber in it.
    pub(crate) fn role_of(&self, subscriber: u32) -> Option<Role> {
        if self.calling.subscriber == Some(subscriber) {
            Some(Role::Calling)
        } else if self.called.subscriber == Some(subscriber) {
            Some(Role::Called)
        } else {
            None
        }
    }

    /// The call identity that notices bear: the first that was told.
    pub(crate) fn call_id(&self) -> CallId {
        self.calls
            .iter()
            .flatten()
            .next()
            .copied()
            .unwrap_or(CallId(0))
    }

    /// Whether it may go on beside a new call between these ends: data still flows, and neither party is shown another
    /// number of the other than before, or none, so that the identity of the session tells nobody anything.
    pub(crate) fn suits(&self, calling: &End, called: &End) -> bool {
        let same = |one: &End, other: &End| one.number == other.number && one.shown == other.shown;
        let unchanged = same(&self.calling, calling) && same(&self.called, called)
            || same(&self.calling, called) && same(&self.called, calling);
        self.state == SessionState::Established && unchanged
    }

    pub(crate) fn is_over(&self) -> bool {
        matches!(self.call, CallState::Ended { .. })
    }

    /// Whether one end is not known.
    pub(crate) fn is_one_sided(&self) -> bool {
        self.calling.number.is_none() || self.called.number.is_none()
    }
}

/// What the called party may see of the calling one.
pub(crate) fn shown_calling(calling: Party) -> Option<Number> {
    calling.number.filter(|_| !calling.restricted)
}

/// What the calling party may see of the called one: the number that it called. Where the call was translated or
/// diverted to is the business of who did that.
pub(crate) fn shown_called(event: &CallEvent) -> Option<Number> {
    let by_kind = |kind| {
        event
            .aliases
            .iter()
            .find(|alias| alias.kind == kind)
            .map(|alias| alias.number)
    };
    by_kind(AliasKind::Dialled)
        .or_else(|| by_kind(AliasKind::OriginalCalled))
        .or_else(|| by_kind(AliasKind::Redirecting))
        .or(event.called.number.filter(|_| !event.called.restricted))
}
