//! What SCCP says by itself: management messages (Q.714 5.3), answers to the connection-oriented classes.

use std::time::Instant;

use inlab_ss7::{
    Address, InlineOctets, PointCode, PointCodeFormat, RoutingIndicator, RoutingLabel,
    ServiceIndicator, SubsystemNumber,
};

use super::{PRIMITIVES, Sccp};
use crate::management::{ManagementMessage, Order};
use crate::message::{
    Family, Message, MessageType, OptionalPart, ProtocolClass, Purpose, ReturnCause,
};
use crate::primitive::{DiagnosticKind, Primitive};
use crate::translation::Context;

impl Sccp {
    /// A message to SSN 1 (Q.714 5.3).
    pub(super) fn management_message<'m>(
        &mut self,
        now: Instant,
        label: &RoutingLabel,
        data: &[u8],
    ) -> Option<Primitive<'m>> {
        self.counters.management += 1;
        let format = data.first().copied().unwrap_or(0);
        let Some(message) = ManagementMessage::decode(data, self.config.format) else {
            self.discard(label, DiagnosticKind::Management(format));
            return None;
        };
        let taken = self
            .management
            .message(now, label.opc, &message, &self.config);
        if !taken {
            self.diagnose(label, DiagnosticKind::Management(format));
        }
        self.carry_out();
        self.poll_primitive()
    }

    /// What management has to say, outwards and upwards.
    pub(super) fn carry_out(&mut self) {
        while let Some(order) = self.management.order() {
            match order {
                Order::Send(to, message) => self.send_management(to, &message),
                Order::Tell(primitive) if self.primitives.len() < PRIMITIVES => {
                    self.primitives.push_back(primitive);
                }
                Order::Tell(_) => self.counters.diagnostics_lost += 1,
                Order::TooManyTests => {
                    let opc = self.own_point_code();
                    self.diagnose_at(opc, opc, DiagnosticKind::TooManyTests);
                }
            }
        }
    }

    fn send_management(&mut self, to: PointCode, message: &ManagementMessage) {
        let priority = match self.config.format {
            PointCodeFormat::Ansi => ManagementMessage::priority(message.format),
            _ => 0,
        };
        let of = |point_code| {
            let point_code = Some(point_code);
            Address {
                point_code,
                ..Address::on_ssn(SubsystemNumber::MANAGEMENT)
            }
            .encode(self.config.format)
        };
        let opc = self.own_point_code();
        let (called, calling) = (of(to), of(opc));
        let data = message.encode(self.config.format);
        let message = Message {
            family: Family::Unitdata,
            purpose: Purpose::Data(ProtocolClass {
                in_sequence: false,
                return_on_error: false,
            }),
            hop_counter: 0,
            called: &called,
            calling: &calling,
            data: &data,
            optional: OptionalPart::NONE,
        };
        let label = RoutingLabel {
            opc,
            dpc: to,
            si: ServiceIndicator::SCCP,
            ni: self.config.network_indicator,
            mp: priority,
            sls: 0,
        };
        if self
            .transmit
            .push(label, |out| message.encode(out))
            .is_none()
        {
            self.diagnose(&label, DiagnosticKind::TransmitQueueFull);
        }
    }

    /// Answers what belongs to a connection that cannot be (Q.714 3.1.4; annex B, table B-2, messages for a local reference
    /// that is not assigned).
    pub(super) fn connection_oriented(
        &mut self,
        label: &RoutingLabel,
        kind: MessageType,
        octets: &[u8],
    ) {
        // Local references have three octets each; the peer's source becomes our destination (Q.713 4.2 to 4.17).
        let references = |destination: usize, source: usize| {
            let destination: [u8; 3] = *octets.get(destination..)?.first_chunk()?;
            let source: [u8; 3] = *octets.get(source..)?.first_chunk()?;
            Some((destination, source))
        };
        const UNASSIGNED_DESTINATION_REFERENCE: u8 = 0;
        let mut answer = InlineOctets::<8>::EMPTY;
        let answered = match kind.0 {
            // CR: source reference at 1. CREF: destination, cause, no optional part.
            1 => references(1, 1).is_some_and(|(peer, _)| {
                let cause = self.refusal_cause(octets, label.sls);
                answer.push(3) && answer.extend(&peer) && answer.extend(&[cause, 0])
            }),
            // CC, RSR, RSC and IT: destination at 1, source at 4. ERR: destination, cause.
            2 | 13 | 14 | 16 => references(1, 4).is_some_and(|(_, peer)| {
                answer.push(15)
                    && answer.extend(&peer)
                    && answer.push(UNASSIGNED_DESTINATION_REFERENCE)
            }),
            // RLSD: destination at 1, source at 4. RLC: destination, source.
            4 => references(1, 4).is_some_and(|(own, peer)| {
                answer.push(5) && answer.extend(&peer) && answer.extend(&own)
            }),
            // CREF, RLC, DT1, DT2, AK, ED, EA, ERR.
            _ => false,
        };
        let back = RoutingLabel {
            opc: label.dpc,
            dpc: label.opc,
            ..*label
        };
        let sent = answered
            && self
                .transmit
                .push(back, |out| {
                    out.extend_from_slice(&answer);
                    Some(())
                })
                .is_some();
        let with = answer
            .first()
            .filter(|_| sent)
            .map(|kind| MessageType(*kind));
        self.discard(label, DiagnosticKind::ConnectionOriented(kind, with));
    }

    /// Refusal cause (Q.713 3.15) for a CR: what is wrong with its called address, or that nobody here takes connections.
    fn refusal_cause(&self, request: &[u8], sls: u8) -> u8 {
        const UNKNOWN_ADDRESS: u8 = 4;
        const INACCESSIBLE: u8 = 5;
        const QUALITY_NOT_AVAILABLE: u8 = 6;
        const SUBSYSTEM_FAILURE: u8 = 10;
        const INCOMPATIBLE: u8 = 13;
        const SCCP_FAILURE: u8 = 17;
        const NO_TRANSLATION_FOR_NATURE: u8 = 18;
        const UNEQUIPPED_USER: u8 = 19;
        // Protocol class at 4, pointers at 5 and 6.
        let called = request.get(5).and_then(|pointer| {
            let (length, rest) = request.get(5 + usize::from(*pointer)..)?.split_first()?;
            let octets = rest.get(..usize::from(*length))?;
            Address::decode(octets, self.config.format).ok()
        });
        let Some(called) = called else {
            return INCOMPATIBLE;
        };
        let context = Context {
            calling: None,
            from: self.own_point_code(),
        };
        let routed = match called.routing {
            RoutingIndicator::SubsystemNumber => {
                self.own_subsystem(called.subsystem).map(|()| true)
            }
            RoutingIndicator::GlobalTitle => self
                .translate(&called, context, sls)
                .map(|route| self.config.point_codes.contains(&route.node)),
        };
        match routed {
            Ok(true) => UNEQUIPPED_USER,
            // Connections are not relayed.
            Ok(false) => QUALITY_NOT_AVAILABLE,
            Err(failure) => match failure.return_cause() {
                ReturnCause::NO_TRANSLATION_FOR_NATURE => NO_TRANSLATION_FOR_NATURE,
                ReturnCause::NO_TRANSLATION_FOR_ADDRESS => UNKNOWN_ADDRESS,
                ReturnCause::MTP_FAILURE => INACCESSIBLE,
                ReturnCause::SCCP_FAILURE => SCCP_FAILURE,
                ReturnCause::SUBSYSTEM_FAILURE => SUBSYSTEM_FAILURE,
                _ => UNEQUIPPED_USER,
            },
        }
    }
}
