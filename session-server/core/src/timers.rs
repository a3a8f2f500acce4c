//! One deadline for each place of a slab.

use std::time::Instant;

const NOWHERE: u32 = u32::MAX;

/// A binary heap of deadlines that knows where each place's deadline is, so that setting anew and cancelling leave
/// nothing behind: a lazy heap would keep each ended call's twelve-hour deadline for twelve hours.
pub(crate) struct Timers {
    heap: Vec<(Instant, u32)>,
    /// Position in `heap` by place.
    positions: Vec<u32>,
}

impl Timers {
    pub(crate) fn new() -> Self {
        Self {
            heap: Vec::new(),
            positions: Vec::new(),
        }
    }

    pub(crate) fn next(&self) -> Option<Instant> {
        self.heap.first().map(|entry| entry.0)
    }

    /// Takes the place whose deadline is the earliest, if that is not after `now`. Equal deadlines: the lower place.
    pub(crate) fn expired(&mut self, now: Instant) -> Option<u32> {
        let &(deadline, place) = self.heap.first()?;
        if deadline > now {
            return None;
        }
        self.cancel(place);
        Some(place)
    }

    pub(crate) fn set(&mut self, place: u32, deadline: Instant) {
        self.cancel(place);
        if self.positions.len() <= place as usize {
            self.positions.resize(place as usize + 1, NOWHERE);
        }
        self.heap.push((deadline, place));
        self.rise(self.heap.len() - 1);
    }

    pub(crate) fn is_set(&self, place: u32) -> bool {
        self.positions
            .get(place as usize)
            .is_some_and(|&position| position != NOWHERE)
    }

    pub(crate) fn cancel(&mut self, place: u32) {
        if !self.is_set(place) {
            return;
        }
        let position = self.positions[place as usize] as usize;
        self.positions[place as usize] = NOWHERE;
        self.heap.swap_remove(position);
        if position < self.heap.len() {
            let settled = self.rise(position);
            self.sink(settled);
        }
    }

    fn rise(&mut self, mut position: usize) -> usize {
        while position > 0 {
            let parent = (position - 1) / 2;
            if self.heap[parent] <= self.heap[position] {
                break;
            }
            self.swap(position, parent);
            position = parent;
        }
        self.note(position);
        position
    }

    fn sink(&mut self, mut position: usize) {
        loop {
            let left = 2 * position + 1;
            let Some(&(mut least)) = self.heap.get(left) else {
                break;
            };
            let mut child = left;
            if let Some(&right) = self.heap.get(left + 1)
                && right < least
            {
                (least, child) = (right, left + 1);
            }
            if self.heap[position] <= least {
                break;
            }
            self.swap(position, child);
            position = child;
        }
        self.note(position);
    }

    fn swap(&mut self, one: usize, other: usize) {
        self.heap.swap(one, other);
        self.note(one);
        self.note(other);
    }

    fn note(&mut self, position: usize) {
        if let Some(&(_, place)) = self.heap.get(position) {
            self.positions[place as usize] = position as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::Duration;

    use super::*;

    /// Against an ordered map, over a fixed pseudo-random sequence of operations.
    #[test]
    fn agrees_with_an_ordered_map() {
        let start = Instant::now();
        let (mut timers, mut model) = (Timers::new(), BTreeMap::new());
        let mut state = 1_u64;
        let mut random = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut now = start;
        for _ in 0..20_000 {
            let place = random(50) as u32;
            match random(4) {
                0 | 1 => {
                    let deadline = now + Duration::from_millis(random(100));
                    timers.set(place, deadline);
                    model.insert(place, deadline);
                }
                2 => {
                    timers.cancel(place);
                    model.remove(&place);
                }
                _ => {
                    now += Duration::from_millis(random(20));
                    while let Some(place) = timers.expired(now) {
                        let expected = model
                            .iter()
                            .map(|(&place, &deadline)| (deadline, place))
                            .min()
                            .unwrap();
                        assert_eq!(place, expected.1);
                        assert!(expected.0 <= now);
                        model.remove(&place);
                    }
                }
            }
            assert_eq!(timers.is_set(place), model.contains_key(&place));
            assert_eq!(timers.next(), model.values().min().copied());
        }
    }
}
