//! From a message of TCAP to one that an association carries: SCCP's and M3UA's parts are put around it in one buffer.

use crate::event::{Event, NotSent};
use crate::stack::Stack;
use inlab_m3ua::{NoRoute, PAYLOAD_PROTOCOL_IDENTIFIER, Routed};
use inlab_sccp::{Outgoing, UnitdataRequest};
use inlab_ss7::{AssociationId, Message, RoutingLabel, Transmit};
use inlab_tcap::DialogueId;
use std::ops::Range;

/// Messages for ourselves that may wait.
const MAX_LOOPED: usize = 1_024;

/// Buffers and what is not yet finished; all of it is used again.
#[derive(Debug, Default)]
pub(crate) struct Output {
    /// What is lent.
    buffer: Vec<u8>,
    /// The message before, while a copy of it is made.
    spare: Vec<u8>,
    /// Octets of an SCCP message on their way to `buffer`.
    message: Vec<u8>,
    /// The user data of a message in segments, and those not yet sent.
    segmented: Option<(Outgoing, usize, Option<DialogueId>)>,
    data: Vec<u8>,
    /// The last message, for further ASPs of an application server in broadcast mode.
    last: Option<Last>,
}

#[derive(Clone, Debug)]
struct Last {
    label: RoutingLabel,
    association: AssociationId,
    /// Where in the buffer the user data of M3UA stands.
    user_data: Range<usize>,
}

/// Over which association the buffer goes.
struct Header {
    association: AssociationId,
    stream: u16,
    ppid: u32,
}

impl Stack {
    /// The next message to be sent. Its octets are lent until the next call.
    pub fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        let Header {
            association,
            stream,
            ppid,
        } = self.next_message()?;
        let octets = self.output.buffer.as_slice();
        Some(Transmit {
            association,
            message: Message {
                stream,
                ppid,
                octets,
            },
        })
    }

    fn next_message(&mut self) -> Option<Header> {
        loop {
            if let Some(header) = self.next_copy() {
                return Some(header);
            }
            if let Some(transmit) = self.m3ua.poll_transmit() {
                self.output.buffer.clear();
                self.output
                    .buffer
                    .extend_from_slice(transmit.message.octets);
                let Message { stream, ppid, .. } = transmit.message;
                return Some(Header {
                    association: transmit.association,
                    stream,
                    ppid,
                });
            }
            if let Some((label, octets)) = self.sccp.poll_transmit() {
                self.output.message.clear();
                self.output.message.extend_from_slice(octets);
                if let Some(header) = self.send_message(label, None) {
                    return Some(header);
                }
                continue;
            }
            if let Some((outgoing, number, dialogue)) = self.output.segmented.take() {
                if let Some(header) = self.send_segment(outgoing, number, dialogue) {
                    return Some(header);
                }
                continue;
            }
            let outgoing = self.tcap.poll_transmit()?;
            let request = UnitdataRequest {
                called: outgoing.called,
                calling: outgoing.calling,
                in_sequence: outgoing.quality.sequence.is_some(),
                sls_seed: outgoing.quality.sequence.unwrap_or(0),
                return_on_error: outgoing.quality.return_on_error,
                importance: None,
            };
            let dialogue = outgoing.dialogue;
            let taken = match self.sccp.send(self.now, &request, outgoing.user_data.len()) {
                Ok(taken) => taken,
                Err(error) => {
                    self.not_sent(dialogue, NotSent::Sccp(error));
                    continue;
                }
            };
            let mut parts = taken.parts();
            let whole = parts
                .next()
                .filter(|part| part.range.len() == outgoing.user_data.len());
            if let Some(part) = whole {
                let pieces = [&*part.prefix, outgoing.user_data, &*part.suffix];
                self.output.message.clear();
                pieces
                    .iter()
                    .for_each(|piece| self.output.message.extend_from_slice(piece));
                drop(parts);
                if let Some(header) = self.send_message(taken.label, dialogue) {
                    return Some(header);
                }
            } else {
                self.output.data.clear();
                self.output.data.extend_from_slice(outgoing.user_data);
                drop(parts);
                self.output.segmented = Some((taken, 0, dialogue));
            }
        }
    }

    /// The segment with this number; after the last, and after one that cannot be sent, the rest is dropped.
    fn send_segment(
        &mut self,
        outgoing: Outgoing,
        number: usize,
        dialogue: Option<DialogueId>,
    ) -> Option<Header> {
        let part = outgoing.parts().nth(number)?;
        let data = self.output.data.get(part.range).unwrap_or(&[]);
        self.output.message.clear();
        for piece in [&*part.prefix, data, &*part.suffix] {
            self.output.message.extend_from_slice(piece);
        }
        self.output.segmented = Some((outgoing, number + 1, dialogue));
        let header = self.send_message(outgoing.label, dialogue);
        if header.is_none() && !self.point_codes.contains(&outgoing.label.dpc) {
            self.output.segmented = None;
        }
        header
    }

    /// Routes the SCCP message that `message` holds. `None`: there is nothing to lend.
    fn send_message(
        &mut self,
        label: RoutingLabel,
        dialogue: Option<DialogueId>,
    ) -> Option<Header> {
        if self.point_codes.contains(&label.dpc) {
            self.send_to_ourselves(label, dialogue);
            return None;
        }
        let length = self.output.message.len();
        match self.m3ua.route(self.now, &label, length) {
            Ok(routed) => {
                let Output {
                    buffer,
                    message,
                    last,
                    ..
                } = &mut self.output;
                Some(Self::put(buffer, message, routed, label, last))
            }
            Err(error) => {
                let held = matches!(error.reason, NoRoute::Pending(_))
                    && self.m3ua.hold(&label, &self.output.message);
                if !held {
                    self.not_sent(dialogue, NotSent::M3ua(error));
                }
                None
            }
        }
    }

    /// The same message for the next ASP, in broadcast mode.
    fn next_copy(&mut self) -> Option<Header> {
        let last = self.output.last.take()?;
        let routed = self
            .m3ua
            .route_copy(&last.label, last.user_data.len(), last.association)?;
        let Output {
            buffer,
            spare,
            last: next,
            ..
        } = &mut self.output;
        std::mem::swap(buffer, spare);
        let message = spare.get(last.user_data)?;
        Some(Self::put(buffer, message, routed, last.label, next))
    }

    fn put(
        buffer: &mut Vec<u8>,
        message: &[u8],
        routed: Routed,
        label: RoutingLabel,
        last: &mut Option<Last>,
    ) -> Header {
        let Routed {
            association,
            stream,
            prefix,
            padding,
        } = routed;
        buffer.clear();
        buffer.extend_from_slice(&prefix);
        buffer.extend_from_slice(message);
        buffer.resize(buffer.len() + usize::from(padding), 0);
        let user_data = prefix.len()..prefix.len() + message.len();
        *last = Some(Last {
            label,
            association,
            user_data,
        });
        Header {
            association,
            stream,
            ppid: PAYLOAD_PROTOCOL_IDENTIFIER,
        }
    }

    fn send_to_ourselves(&mut self, label: RoutingLabel, dialogue: Option<DialogueId>) {
        if self.looped.len() >= MAX_LOOPED {
            return self.not_sent(dialogue, NotSent::LoopFull);
        }
        self.looped.push_back((label, self.output.message.clone()));
    }

    /// The dialogue hears of it as of a message that the network returned, with the next `handle_*`.
    fn not_sent(&mut self, dialogue: Option<DialogueId>, reason: NotSent) {
        self.event(Event::NotSent { dialogue, reason });
        if let Some(dialogue) = dialogue.filter(|dialogue| self.tcap.is_alive(*dialogue)) {
            self.notices.push_back((dialogue, reason.return_cause().0));
        }
    }
}
