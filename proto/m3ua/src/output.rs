//! What waits to be sent and to be told.

use crate::event::Event;
use crate::message::{Encoder, MessageType, PAYLOAD_PROTOCOL_IDENTIFIER};
use inlab_ss7::{AssociationId, Message, Transmit};
use std::collections::VecDeque;

const MESSAGES: usize = 65_536;
const EVENTS: usize = 4_096;
/// Buffers kept for use again, and the largest that is kept.
const SPARE: usize = 32;
const SPARE_CAPACITY: usize = 4_096;

#[derive(Debug)]
struct Outgoing {
    association: AssociationId,
    stream: u16,
    octets: Vec<u8>,
}

/// Two queues, each with a bound that only a driver who does not poll can reach.
#[derive(Debug, Default)]
pub(crate) struct Output {
    messages: VecDeque<Outgoing>,
    lent: Option<Outgoing>,
    spare: Vec<Vec<u8>>,
    events: VecDeque<Event>,
    lost: u32,
}

impl Output {
    /// A management message, on stream 0 (1.4.7).
    pub(crate) fn send(
        &mut self,
        association: AssociationId,
        message_type: MessageType,
        write: impl FnOnce(&mut Encoder<'_>),
    ) {
        self.send_octets(association, 0, |octets| {
            let mut encoder = Encoder::new(message_type, octets);
            write(&mut encoder);
            encoder.finish();
        });
    }

    pub(crate) fn send_octets(
        &mut self,
        association: AssociationId,
        stream: u16,
        write: impl FnOnce(&mut Vec<u8>),
    ) {
        if self.messages.len() >= MESSAGES {
            self.lost = self.lost.saturating_add(1);
            return;
        }
        let mut octets = self.spare.pop().unwrap_or_default();
        write(&mut octets);
        self.messages.push_back(Outgoing {
            association,
            stream,
            octets,
        });
    }

    /// What was meant for an association that is gone.
    pub(crate) fn forget(&mut self, association: AssociationId) {
        self.messages.retain(|m| m.association != association);
    }

    pub(crate) fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        if let Some(Outgoing { mut octets, .. }) = self.lent.take()
            && self.spare.len() < SPARE
            && octets.capacity() <= SPARE_CAPACITY
        {
            octets.clear();
            self.spare.push(octets);
        }
        self.lent = self.messages.pop_front();
        let lent = self.lent.as_ref()?;
        Some(Transmit {
            association: lent.association,
            message: Message {
                stream: lent.stream,
                ppid: PAYLOAD_PROTOCOL_IDENTIFIER,
                octets: &lent.octets,
            },
        })
    }

    pub(crate) fn tell(&mut self, event: Event) {
        if self.events.len() < EVENTS {
            self.events.push_back(event);
        } else {
            self.lost = self.lost.saturating_add(1);
        }
    }

    pub(crate) fn poll_event(&mut self) -> Option<Event> {
        self.events.pop_front().or_else(|| {
            let lost = std::mem::take(&mut self.lost);
            (lost > 0).then_some(Event::NotPolled(lost))
        })
    }

    /// The status at the head of the queue, if that is what stands there.
    pub(crate) fn poll_status(&mut self) -> Option<inlab_ss7::MtpStatus> {
        match self.events.front() {
            Some(Event::Status(status)) => {
                let status = *status;
                self.events.pop_front();
                Some(status)
            }
            _ => None,
        }
    }
}
