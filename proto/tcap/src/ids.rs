//! Our transaction ids: four octets that carry node and shard in the clear and the dialogue's slot in disguise.
//!
//! From the most significant bit: node, shard, then a keyed permutation of (generation, slot). Anyone who holds the
//! layout can tell whose message it is without state; who does not hold the seed cannot tell which ids are in use. The
//! permutation keeps blind guesses away, it is no cryptography. The same seed gives the same ids.

use crate::values::TransactionId;

/// How the 32 bits of our transaction ids are divided. All nodes of a cluster use the same.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TransactionIdLayout {
    /// Bits of the node number, at most 10.
    pub node_bits: u8,
    /// Bits of the shard number, at most 6.
    pub shard_bits: u8,
}

impl Default for TransactionIdLayout {
    /// 32 nodes of 8 shards: 16,777,216 ids a shard.
    fn default() -> Self {
        Self {
            node_bits: 5,
            shard_bits: 3,
        }
    }
}

impl TransactionIdLayout {
    const MAX_NODE_BITS: u8 = 10;
    const MAX_SHARD_BITS: u8 = 6;

    fn clamped(self) -> (u32, u32) {
        (
            self.node_bits.min(Self::MAX_NODE_BITS).into(),
            self.shard_bits.min(Self::MAX_SHARD_BITS).into(),
        )
    }

    /// Node and shard of an id that one of our nodes chose; `None` for an id that none of them can have chosen.
    #[must_use]
    pub fn owner(self, id: TransactionId) -> Option<(u16, u8)> {
        let (node_bits, shard_bits) = self.clamped();
        let top = u64::from(id.number()?) >> (32 - node_bits - shard_bits);
        Some((
            (top >> shard_bits) as u16,
            (top & ((1 << shard_bits) - 1)) as u8,
        ))
    }

    /// Bits that tell the dialogues of one shard apart.
    pub(crate) fn free_bits(self) -> u32 {
        let (node_bits, shard_bits) = self.clamped();
        32 - node_bits - shard_bits
    }
}

/// Gives ids out and finds the slot of one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ids {
    prefix: u32,
    bits: u32,
    slot_bits: u32,
    keys: [u32; 4],
}

impl Ids {
    pub(crate) fn new(
        layout: TransactionIdLayout,
        node: u16,
        shard: u8,
        seed: u64,
        slots: u32,
    ) -> Self {
        let bits = layout.free_bits();
        let (node_bits, shard_bits) = layout.clamped();
        let node = u64::from(node) & ((1 << node_bits) - 1);
        let shard = u64::from(shard) & ((1 << shard_bits) - 1);
        let prefix = ((node << shard_bits | shard) << bits) as u32;
        let mut state = seed ^ u64::from(prefix).rotate_left(32);
        let keys = std::array::from_fn(|_| {
            // SplitMix64.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            (mixed ^ mixed >> 27) as u32
        });
        let slot_bits = slots
            .saturating_sub(1)
            .checked_ilog2()
            .map_or(1, |log| log + 1);
        Self {
            prefix,
            bits,
            slot_bits: slot_bits.min(bits),
            keys,
        }
    }

    fn mask(bits: u32) -> u32 {
        u32::MAX.checked_shr(32 - bits).unwrap_or(0)
    }

    pub(crate) fn id(&self, slot: u32, generation: u32) -> u32 {
        let plain =
            (generation.checked_shl(self.slot_bits).unwrap_or(0) | slot) & Self::mask(self.bits);
        self.prefix | self.permute(plain, true)
    }

    /// The slot that an id names; whether the dialogue in it still has this id is the caller's question.
    pub(crate) fn slot(&self, id: u32) -> Option<usize> {
        let mask = Self::mask(self.bits);
        if id & !mask != self.prefix {
            return None;
        }
        Some((self.permute(id & mask, false) & Self::mask(self.slot_bits)) as usize)
    }

    /// A Feistel network over two halves that need not be of one size.
    fn permute(&self, value: u32, forward: bool) -> u32 {
        let low_bits = self.bits / 2;
        let (low_mask, high_mask) = (Self::mask(low_bits), Self::mask(self.bits - low_bits));
        let (mut low, mut high) = (value & low_mask, value >> low_bits);
        let round = |half: u32, key: u32, mask: u32| {
            let mixed = (half ^ key).wrapping_mul(0x9e37_79b1);
            (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca6b) >> 7 & mask
        };
        let mut turn = |at: usize, key: u32| match at % 2 {
            0 => high ^= round(low, key, high_mask),
            _ => low ^= round(high, key, low_mask),
        };
        let keys = self.keys.into_iter().enumerate();
        if forward {
            keys.for_each(|(at, key)| turn(at, key));
        } else {
            keys.rev().for_each(|(at, key)| turn(at, key));
        }
        high << low_bits | low
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn an_id_names_its_slot_its_node_and_its_shard() {
        for (layout, node, shard) in [
            (TransactionIdLayout::default(), 17, 5),
            (
                TransactionIdLayout {
                    node_bits: 0,
                    shard_bits: 0,
                },
                0,
                0,
            ),
            (
                TransactionIdLayout {
                    node_bits: 10,
                    shard_bits: 6,
                },
                1023,
                63,
            ),
        ] {
            let ids = Ids::new(layout, node, shard, 7, 1000);
            let mut seen = HashSet::new();
            for generation in 0..16 {
                for slot in 0..1000 {
                    let id = ids.id(slot, generation);
                    assert!(seen.insert(id), "an id came twice");
                    assert_eq!(ids.slot(id), Some(slot as usize));
                    assert_eq!(layout.owner(TransactionId::from(id)), Some((node, shard)));
                }
            }
        }
    }

    #[test]
    fn neighbouring_slots_have_ids_far_apart_and_another_node_has_none_of_ours() {
        let layout = TransactionIdLayout::default();
        let ids = Ids::new(layout, 1, 0, 7, 1 << 16);
        let near = (1..1000)
            .filter(|slot| ids.id(*slot, 0).abs_diff(ids.id(slot - 1, 0)) < 1000)
            .count();
        assert!(near < 20, "{near} of 999 neighbours are guessable");
        let other = Ids::new(layout, 2, 0, 7, 1 << 16);
        assert_eq!(ids.slot(other.id(0, 0)), None);
        assert_eq!(ids.id(5, 5), Ids::new(layout, 1, 0, 7, 1 << 16).id(5, 5));
        assert_ne!(ids.id(5, 5), Ids::new(layout, 1, 0, 8, 1 << 16).id(5, 5));
    }
}
