//! Messages that wait to be sent, in buffers that are used again.

use std::collections::VecDeque;
use std::fmt;

use inlab_ss7::RoutingLabel;

/// The most messages that wait.
pub(crate) const MOST: usize = 256;

/// A queue of whole messages. `Debug` tells how many there are.
#[derive(Default)]
pub(crate) struct Transmit {
    waiting: VecDeque<(RoutingLabel, Vec<u8>)>,
    spare: Vec<Vec<u8>>,
    lent: Vec<u8>,
}

impl fmt::Debug for Transmit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Transmit({})", self.waiting.len())
    }
}

impl Transmit {
    /// Adds the message that `write` writes; `None`, and no message, if it cannot or if there are too many.
    pub(crate) fn push(
        &mut self,
        label: RoutingLabel,
        write: impl FnOnce(&mut Vec<u8>) -> Option<()>,
    ) -> Option<()> {
        if self.waiting.len() >= MOST {
            return None;
        }
        let mut octets = self.spare.pop().unwrap_or_default();
        octets.clear();
        match write(&mut octets) {
            Some(()) => {
                self.waiting.push_back((label, octets));
                Some(())
            }
            None => {
                self.spare.push(octets);
                None
            }
        }
    }

    /// The message that has waited longest.
    pub(crate) fn poll(&mut self) -> Option<(RoutingLabel, &[u8])> {
        let (label, octets) = self.waiting.pop_front()?;
        let old = std::mem::replace(&mut self.lent, octets);
        if old.capacity() > 0 {
            self.spare.push(old);
        }
        Some((label, &self.lent))
    }

    pub(crate) fn is_full(&self) -> bool {
        self.waiting.len() >= MOST
    }
}
