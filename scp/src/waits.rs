//! Relationships without a dialogue wait here for the SSF to be heard of.

use crate::table;
use std::collections::VecDeque;
use std::time::Instant;

/// For what a relationship without a dialogue waits, and so which timer is over it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unheard {
    /// The notice of the call's end.
    EndNotice,
    /// The next message of the switch.
    Message,
    /// The end of a call that the service has released.
    Release,
}

impl Unheard {
    pub(crate) const ALL: [Self; 3] = [Self::EndNotice, Self::Message, Self::Release];
}

/// The deadlines of one timer. Its time is always the same, so they fall due in the order in which they were set.
#[derive(Default)]
pub(crate) struct Waits {
    entries: VecDeque<(Instant, table::Id)>,
    /// How many may be in force: those that are not are swept out when they are the most.
    live: usize,
}

/// Fewer are never swept.
const SWEEP: usize = 64;

impl Waits {
    /// Sets a deadline; `holds` says of an entry whether it is in force.
    pub(crate) fn set(
        &mut self,
        at: Instant,
        id: table::Id,
        holds: impl Fn(Instant, table::Id) -> bool,
    ) {
        if self.entries.len() >= 2 * self.live + SWEEP {
            self.entries.retain(|(at, id)| holds(*at, *id));
            self.live = self.entries.len();
        }
        self.entries.push_back((at, id));
    }

    /// The first deadline, once those before it that are no longer in force are gone.
    pub(crate) fn first(&self) -> Option<Instant> {
        self.entries.front().map(|(at, _)| *at)
    }

    /// Takes away what stands first and is no longer in force.
    pub(crate) fn prune(&mut self, holds: impl Fn(Instant, table::Id) -> bool) {
        while let Some((at, id)) = self.entries.front()
            && !holds(*at, *id)
        {
            self.entries.pop_front();
        }
    }

    /// The first that fell due.
    pub(crate) fn due(&mut self, now: Instant) -> Option<(Instant, table::Id)> {
        let (at, _) = self.entries.front()?;
        if *at > now {
            return None;
        }
        self.entries.pop_front()
    }
}
