//! One deadline a dialogue, in a binary heap that knows where each dialogue stands: never more entries than dialogues,
//! however often a timer is started and stopped. Ties are broken by slot, so the order is the same in each run.

use std::time::Instant;

/// Not in the heap.
const NOWHERE: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(crate) struct Deadlines {
    heap: Vec<(Instant, u32)>,
    /// Where in the heap a slot is.
    places: Vec<u32>,
}

impl Deadlines {
    pub(crate) fn first(&self) -> Option<(Instant, u32)> {
        self.heap.first().copied()
    }

    pub(crate) fn set(&mut self, slot: u32, deadline: Option<Instant>) {
        let index = slot as usize;
        if self.places.len() <= index {
            self.places.resize(index + 1, NOWHERE);
        }
        let place = self.places.get(index).copied().unwrap_or(NOWHERE);
        match (deadline, place) {
            (None, NOWHERE) => {}
            (None, place) => self.remove(place as usize),
            (Some(deadline), NOWHERE) => {
                self.heap.push((deadline, slot));
                self.rise(self.heap.len() - 1);
            }
            (Some(deadline), place) => {
                let place = place as usize;
                if let Some(entry) = self.heap.get_mut(place)
                    && entry.0 != deadline
                {
                    entry.0 = deadline;
                    let place = self.rise(place);
                    self.sink(place);
                }
            }
        }
    }

    fn remove(&mut self, place: usize) {
        let (_, slot) = self.heap.swap_remove(place);
        if let Some(noted) = self.places.get_mut(slot as usize) {
            *noted = NOWHERE;
        }
        if place < self.heap.len() {
            let place = self.rise(place);
            self.sink(place);
        }
    }

    fn rise(&mut self, mut place: usize) -> usize {
        while place > 0 {
            let parent = (place - 1) / 2;
            if self.heap.get(parent) <= self.heap.get(place) {
                break;
            }
            self.heap.swap(parent, place);
            self.note(place);
            place = parent;
        }
        self.note(place);
        place
    }

    fn sink(&mut self, mut place: usize) {
        loop {
            let children = 2 * place + 1..(2 * place + 3).min(self.heap.len());
            let Some(child) = children.min_by_key(|child| self.heap.get(*child)) else {
                break;
            };
            if self.heap.get(place) <= self.heap.get(child) {
                break;
            }
            self.heap.swap(place, child);
            self.note(place);
            place = child;
        }
        self.note(place);
    }

    fn note(&mut self, place: usize) {
        if let Some((_, slot)) = self.heap.get(place)
            && let Some(noted) = self.places.get_mut(*slot as usize)
        {
            *noted = place as u32;
        }
    }
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "an Instant has no other beginning"
)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::Duration;

    proptest! {
        #[test]
        fn the_first_is_always_the_earliest(steps in proptest::collection::vec((0u32..40, proptest::option::of(0u64..100)), 1..300)) {
            let start = Instant::now();
            let mut deadlines = Deadlines::default();
            let mut model = [None; 40];
            for (slot, deadline) in steps {
                let deadline = deadline.map(|millis| start + Duration::from_millis(millis));
                deadlines.set(slot, deadline);
                model[slot as usize] = deadline;
                let expected = (0u32..).zip(model).filter_map(|(slot, at)| Some((at?, slot))).min();
                prop_assert_eq!(deadlines.first(), expected);
            }
        }
    }
}
