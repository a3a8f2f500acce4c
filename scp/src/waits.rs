//! The deadlines of relationships: without a dialogue they wait here for the SSF to be heard of, and services are woken.

use crate::table;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
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

/// The clocks of services: one a relationship, each with a time of its own.
#[derive(Default)]
pub(crate) struct Clocks {
    /// The first to fall due on top; of those that fall due together the one that was set first.
    entries: BinaryHeap<Reverse<(Instant, u64, table::Id)>>,
    /// How many were ever set.
    count: u64,
    live: usize,
}

impl Clocks {
    /// Sets a clock; `holds` says of an entry whether it is in force.
    pub(crate) fn set(
        &mut self,
        at: Instant,
        id: table::Id,
        holds: impl Fn(Instant, table::Id) -> bool,
    ) {
        if self.entries.len() >= 2 * self.live + SWEEP {
            self.entries.retain(|Reverse((at, _, id))| holds(*at, *id));
            self.live = self.entries.len();
        }
        self.count += 1;
        self.entries.push(Reverse((at, self.count, id)));
        self.prune(holds);
    }

    /// The first to fall due, once those before it that are no longer in force are gone.
    pub(crate) fn first(&self) -> Option<Instant> {
        self.entries.peek().map(|Reverse((at, ..))| *at)
    }

    /// Takes away what stands first and is no longer in force.
    pub(crate) fn prune(&mut self, holds: impl Fn(Instant, table::Id) -> bool) {
        while let Some(Reverse((at, _, id))) = self.entries.peek()
            && !holds(*at, *id)
        {
            self.entries.pop();
        }
    }

    /// The first that fell due.
    pub(crate) fn due(&mut self, now: Instant) -> Option<(Instant, table::Id)> {
        let Reverse((at, ..)) = self.entries.peek()?;
        if *at > now {
            return None;
        }
        self.entries.pop().map(|Reverse((at, _, id))| (at, id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "where the virtual time begins")]
    fn clocks_fall_due_by_time_and_the_old_ones_take_no_room() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut table = table::Table::new(3);
        let ids = [(); 3].map(|()| table.insert(()).expect("room"));
        let mut clocks = Clocks::default();
        for (seconds, id) in [(9, ids[0]), (5, ids[1]), (5, ids[2])] {
            clocks.set(at(seconds), id, |_, _| true);
        }
        assert_eq!((clocks.first(), clocks.due(at(4))), (Some(at(5)), None));
        assert_eq!(clocks.due(at(9)), Some((at(5), ids[1])));
        assert_eq!(clocks.due(at(9)), Some((at(5), ids[2])));
        assert_eq!(clocks.due(at(9)), Some((at(9), ids[0])));
        assert_eq!(clocks.first(), None);
        // A clock that is set again and again.
        for seconds in 0..10_000 {
            let last = at(20_000 - seconds);
            clocks.set(last, ids[0], |when, _| when == last);
            assert_eq!(clocks.first(), Some(last));
        }
        assert!(clocks.entries.capacity() <= 4 * SWEEP);
    }
}
