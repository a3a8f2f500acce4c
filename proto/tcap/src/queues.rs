//! What waits: messages for SCCP, and events for whoever watches the node.

use crate::indication::{DialogueId, Outgoing, Quality};
use inlab_ss7::Address;
use std::collections::VecDeque;
use std::ops::Range;

/// Events kept for who polls them.
const MAX_EVENTS: usize = 64;

#[derive(Debug)]
struct Queued {
    dialogue: Option<DialogueId>,
    called: Address,
    calling: Address,
    quality: Quality,
    range: Range<usize>,
}

/// Messages to be sent, in order, in one buffer that is used again once all of them are taken.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    queue: VecDeque<Queued>,
    /// The messages of the queue, one after the other.
    octets: Vec<u8>,
}

impl Outbox {
    pub(crate) fn push(
        &mut self,
        dialogue: Option<DialogueId>,
        called: Address,
        calling: Address,
        quality: Quality,
        message: &[u8],
    ) {
        let start = self.octets.len();
        self.octets.extend_from_slice(message);
        self.queue.push_back(Queued {
            dialogue,
            called,
            calling,
            quality,
            range: start..self.octets.len(),
        });
    }

    pub(crate) fn poll(&mut self) -> Option<Outgoing<'_>> {
        let Some(next) = self.queue.pop_front() else {
            self.octets.clear();
            return None;
        };
        Some(Outgoing {
            dialogue: next.dialogue,
            called: next.called,
            calling: next.calling,
            quality: next.quality,
            user_data: self.octets.get(next.range).unwrap_or(&[]),
        })
    }
}

/// The last 64 events; those lost before them are counted.
#[derive(Debug)]
pub(crate) struct Events<E> {
    queue: VecDeque<E>,
    lost: u32,
}

impl<E> Default for Events<E> {
    fn default() -> Self {
        Self {
            queue: VecDeque::new(),
            lost: 0,
        }
    }
}

impl<E> Events<E> {
    pub(crate) fn push(&mut self, event: E) {
        if self.queue.len() >= MAX_EVENTS {
            self.queue.pop_front();
            self.lost = self.lost.saturating_add(1);
        }
        self.queue.push_back(event);
    }

    /// The next, or first how many were lost.
    pub(crate) fn poll(&mut self, lost: impl FnOnce(u32) -> E) -> Option<E> {
        if self.lost > 0 {
            return Some(lost(std::mem::take(&mut self.lost)));
        }
        self.queue.pop_front()
    }
}
