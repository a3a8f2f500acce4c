//! Reassembly (Q.714 4.1.1.2).

use std::fmt;
use std::time::{Duration, Instant};

use inlab_ss7::{Address, InlineOctets, MAX_ADDRESS, PointCode, RoutingLabel};

use crate::message::{Family, Message, ProtocolClass, Segmentation};

/// The most octets of one reassembled message: 16 segments of 255.
pub(crate) const LONGEST: usize = 16 * 255;

/// Reassembly processes. `Debug` tells how many there are.
pub(crate) struct Reassembly {
    /// In order of their deadlines, since all have one duration.
    running: Vec<Process>,
    /// T(reass).
    timer: Duration,
    /// How many may run.
    most: usize,
}

struct Process {
    key: Key,
    remaining: u8,
    deadline: Instant,
    data: Vec<u8>,
    origin: Origin,
}

/// What identifies a process: the segmentation local reference and the calling party address, to which the originating
/// point code belongs where the address alone does not name a node.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) struct Key {
    reference: [u8; 3],
    calling: Address,
    opc: Option<PointCode>,
}

/// What is needed to return the first segment.
#[derive(Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) label: RoutingLabel,
    pub(crate) family: Family,
    pub(crate) class: ProtocolClass,
    pub(crate) called: InlineOctets<MAX_ADDRESS>,
    pub(crate) calling: InlineOctets<MAX_ADDRESS>,
    pub(crate) segmentation: Segmentation,
    pub(crate) first_length: usize,
}

/// What became of a segment.
pub(crate) enum Outcome {
    /// Kept; more are to come.
    Waiting,
    /// The whole message.
    Complete(Vec<u8>),
    /// Not the segment expected next: the process is given up.
    OutOfSequence(Origin, Vec<u8>),
    /// Not first, and no process knows it.
    Unknown,
    /// As many processes run as may.
    NoRoom,
}

impl Key {
    pub(crate) fn new(segmentation: &Segmentation, calling: Address, opc: PointCode) -> Self {
        let named = calling.point_code.is_some() || calling.global_title.is_some();
        Self {
            reference: segmentation.reference,
            calling,
            opc: (!named).then_some(opc),
        }
    }
}

impl fmt::Debug for Reassembly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reassembly({})", self.running.len())
    }
}

impl Reassembly {
    pub(crate) const fn new(timer: Duration, most: usize) -> Self {
        Self {
            running: Vec::new(),
            timer,
            most,
        }
    }

    pub(crate) const fn count(&self) -> usize {
        self.running.len()
    }

    /// Takes one segment of more than one.
    pub(crate) fn segment(
        &mut self,
        now: Instant,
        key: Key,
        message: &Message<'_>,
        segmentation: &Segmentation,
        origin: impl FnOnce() -> Option<Origin>,
    ) -> Outcome {
        let at = self.running.iter().position(|process| process.key == key);
        match (at, segmentation.first) {
            // A first segment under the same reference: the old message is lost.
            (Some(at), true) => {
                let old = self.running.remove(at);
                self.start(now, key, message, segmentation, origin);
                Outcome::OutOfSequence(old.origin, old.data)
            }
            (None, true) if self.running.len() >= self.most => Outcome::NoRoom,
            (None, true) => {
                self.start(now, key, message, segmentation, origin);
                Outcome::Waiting
            }
            (None, false) => Outcome::Unknown,
            (Some(at), false) => {
                let Some(process) = self.running.get_mut(at) else {
                    return Outcome::Unknown;
                };
                let expected = process.remaining.checked_sub(1) == Some(segmentation.remaining);
                if !expected || process.data.len() + message.data.len() > LONGEST {
                    let old = self.running.remove(at);
                    return Outcome::OutOfSequence(old.origin, old.data);
                }
                process.remaining = segmentation.remaining;
                process.data.extend_from_slice(message.data);
                if segmentation.remaining == 0 {
                    Outcome::Complete(self.running.remove(at).data)
                } else {
                    Outcome::Waiting
                }
            }
        }
    }

    fn start(
        &mut self,
        now: Instant,
        key: Key,
        message: &Message<'_>,
        segmentation: &Segmentation,
        origin: impl FnOnce() -> Option<Origin>,
    ) {
        let Some(origin) = origin() else { return };
        let segments = usize::from(segmentation.remaining) + 1;
        let mut data = Vec::with_capacity(LONGEST.min(segments * message.data.len()));
        data.extend_from_slice(message.data);
        self.running.push(Process {
            key,
            remaining: segmentation.remaining,
            deadline: now + self.timer,
            data,
            origin,
        });
    }

    /// A process whose timer has run out.
    pub(crate) fn expire(&mut self, now: Instant) -> Option<(Origin, Vec<u8>)> {
        let first = self.running.first()?;
        if first.deadline > now {
            return None;
        }
        let process = self.running.remove(0);
        Some((process.origin, process.data))
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        self.running.first().map(|process| process.deadline)
    }
}
