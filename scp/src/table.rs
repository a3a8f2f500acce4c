//! A table of bounded size. Nothing is allocated once it has held as many entries as it now holds.

/// An entry's place, with the generation that tells it from the entry that had the place before.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Id {
    slot: u32,
    generation: u32,
}

impl Id {
    /// The place after it.
    pub(crate) const fn after(self) -> u32 {
        self.slot + 1
    }
}

/// The entries.
pub(crate) struct Table<T> {
    slots: Vec<Slot<T>>,
    /// The first free slot; [`NONE`]: all are taken.
    free: u32,
    length: usize,
    limit: usize,
}

struct Slot<T> {
    generation: u32,
    content: Content<T>,
}

enum Content<T> {
    Entry(T),
    /// The next free slot.
    Free(u32),
}

impl<T> Table<T> {
    /// Room for `limit` entries (at most 2^32 - 2).
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            slots: Vec::new(),
            free: NONE,
            length: 0,
            limit: limit.min(NONE as usize - 1),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn is_full(&self) -> bool {
        self.length >= self.limit
    }

    /// Adds an entry; `None`, and the entry is lost, if there is no room.
    pub(crate) fn insert(&mut self, entry: T) -> Option<Id> {
        if self.is_full() {
            return None;
        }
        self.length += 1;
        if let Some(slot) = self.slots.get_mut(self.free as usize)
            && let Content::Free(next) = slot.content
        {
            let id = Id {
                slot: self.free,
                generation: slot.generation,
            };
            slot.content = Content::Entry(entry);
            self.free = next;
            return Some(id);
        }
        let slot = u32::try_from(self.slots.len()).expect("invariant: the limit is below 2^32");
        self.slots.push(Slot {
            generation: 0,
            content: Content::Entry(entry),
        });
        Some(Id {
            slot,
            generation: 0,
        })
    }

    /// The first entry at this place or after it.
    pub(crate) fn first_from(&self, place: u32) -> Option<Id> {
        let rest = self.slots.iter().enumerate().skip(place as usize);
        let mut entries = rest.filter(|(_, slot)| matches!(slot.content, Content::Entry(_)));
        let (place, slot) = entries.next()?;
        Some(Id {
            slot: u32::try_from(place).ok()?,
            generation: slot.generation,
        })
    }

    pub(crate) fn get(&self, id: Id) -> Option<&T> {
        match self.slots.get(id.slot as usize)? {
            Slot {
                generation,
                content: Content::Entry(entry),
            } if *generation == id.generation => Some(entry),
            _ => None,
        }
    }

    pub(crate) fn get_mut(&mut self, id: Id) -> Option<&mut T> {
        match self.slots.get_mut(id.slot as usize)? {
            Slot {
                generation,
                content: Content::Entry(entry),
            } if *generation == id.generation => Some(entry),
            _ => None,
        }
    }

    pub(crate) fn remove(&mut self, id: Id) -> Option<T> {
        self.get(id)?;
        let slot = self.slots.get_mut(id.slot as usize)?;
        slot.generation = slot.generation.wrapping_add(1);
        let content = std::mem::replace(&mut slot.content, Content::Free(self.free));
        self.free = id.slot;
        self.length -= 1;
        match content {
            Content::Entry(entry) => Some(entry),
            Content::Free(_) => None,
        }
    }
}

/// No place.
const NONE: u32 = u32::MAX;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_used_again_and_old_ids_find_nothing() {
        let mut table = Table::new(2);
        let first = table.insert(1).expect("room");
        let second = table.insert(2).expect("room");
        assert_eq!(table.insert(3), None, "limit");
        assert_eq!(table.remove(first), Some(1));
        assert_eq!(table.remove(first), None);
        let third = table.insert(3).expect("room");
        assert_eq!((third.slot, table.get(first)), (first.slot, None));
        assert_eq!((table.get(second), table.get(third)), (Some(&2), Some(&3)));
        assert_eq!(table.get_mut(third), Some(&mut 3));
        assert_eq!((table.slots.len(), table.len()), (2, 2));
        let places: Vec<_> =
            std::iter::successors(table.first_from(0), |id| table.first_from(id.after())).collect();
        assert_eq!(places, [third, second]);
        table.remove(second);
        assert_eq!(table.first_from(third.after()), None);
        table.remove(third);
        assert_eq!(table.len(), 0);
    }
}
