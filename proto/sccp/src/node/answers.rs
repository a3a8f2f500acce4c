//! What SCCP says by itself: management messages (Q.714 5.3), answers to the connection-oriented classes.

use std::time::Instant;

use inlab_ss7::{
    Address, InlineOctets, PointCode, RoutingLabel, ServiceIndicator, SubsystemNumber,
};

use super::Sccp;
use crate::management::ManagementMessage;
use crate::message::{Family, Message, MessageType, OptionalPart, ProtocolClass, Purpose};
use crate::primitive::{DiagnosticKind, PointCodeStatus, Primitive};

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
        let ManagementMessage {
            subsystem,
            point_code,
            ..
        } = message;
        match message.format {
            ManagementMessage::TEST => {
                let ours = self.config.point_codes.contains(&point_code);
                let in_service = subsystem == SubsystemNumber::MANAGEMENT
                    || self.own_subsystem(Some(subsystem)).is_ok();
                if ours && in_service {
                    self.send_management(
                        label.opc,
                        ManagementMessage::ALLOWED,
                        subsystem,
                        point_code,
                    );
                }
                None
            }
            // Also about another subsystem it says that the SCCP there works again (Q.714 5.3.3).
            ManagementMessage::ALLOWED => {
                let allowed = self.management.allow(point_code, subsystem);
                if self.management.sccp_available(point_code) {
                    let status = PointCodeStatus::Accessible;
                    Some(Primitive::PcState { point_code, status })
                } else {
                    (allowed && subsystem != SubsystemNumber::MANAGEMENT).then_some(
                        Primitive::State {
                            point_code,
                            subsystem,
                            in_service: true,
                        },
                    )
                }
            }
            ManagementMessage::CONGESTED => {
                let status = PointCodeStatus::Congested(message.congestion);
                self.management
                    .node(now, point_code, status)
                    .then_some(Primitive::PcState { point_code, status })
            }
            ManagementMessage::PROHIBITED => {
                match self.management.prohibit(now, point_code, subsystem) {
                    Some(true) => Some(Primitive::State {
                        point_code,
                        subsystem,
                        in_service: false,
                    }),
                    Some(false) => None,
                    None => {
                        self.diagnose(label, DiagnosticKind::TooManyTests);
                        None
                    }
                }
            }
            // SOR: not granted, since we keep no replicated subsystems; SOG: we asked for none.
            _ => {
                self.diagnose(label, DiagnosticKind::Management(format));
                None
            }
        }
    }

    pub(super) fn send_management(
        &mut self,
        to: PointCode,
        format: u8,
        subsystem: SubsystemNumber,
        affected: PointCode,
    ) {
        let message = ManagementMessage {
            format,
            subsystem,
            point_code: affected,
            multiplicity: 0,
            congestion: None,
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
            mp: 0,
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

    /// Answers what belongs to a connection that cannot be.
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
        const UNEQUIPPED_USER: u8 = 19;
        const UNASSIGNED_DESTINATION_REFERENCE: u8 = 0;
        let mut answer = InlineOctets::<8>::EMPTY;
        let answered = match kind.0 {
            // CR: source reference at 1. CREF: destination, cause, no optional part.
            1 => references(1, 1).is_some_and(|(peer, _)| {
                answer.push(3) && answer.extend(&peer) && answer.extend(&[UNEQUIPPED_USER, 0])
            }),
            // CC and RSR: destination at 1, source at 4. ERR: destination, cause.
            2 | 13 => references(1, 4).is_some_and(|(_, peer)| {
                answer.push(15)
                    && answer.extend(&peer)
                    && answer.push(UNASSIGNED_DESTINATION_REFERENCE)
            }),
            // RLSD: destination at 1, source at 4. RLC: destination, source.
            4 => references(1, 4).is_some_and(|(own, peer)| {
                answer.push(5) && answer.extend(&peer) && answer.extend(&own)
            }),
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
}
