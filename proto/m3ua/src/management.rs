//! Management messages and timers: what comes in, by message (RFC 4666 3.5 to 3.8, 4.3.4).

use crate::config::AsId;
use crate::error::{ErrorCode, Fault};
use crate::event::{Event, Primitive};
use crate::layer::{Cause, ERRORS_A_MESSAGE, Half, M3ua, Member};
use crate::machine::{AsEvent, Maintenance, MaintenanceEvent, Traffic, TrafficEvent};
use crate::message::{Message, MessageType, PAYLOAD_PROTOCOL_IDENTIFIER};
use crate::parameter::{Parameter, Status, TrafficMode, tag};
use inlab_ss7::{AssociationEvent, AssociationId};
use std::time::{Duration, Instant};

/// What happens.
impl M3ua {
    /// Something happened to an association. `Up` begins ASPUP where our role begins.
    pub fn handle_association(
        &mut self,
        now: Instant,
        id: AssociationId,
        event: &AssociationEvent,
    ) {
        let Some(ix) = self.find(id) else { return };
        match event {
            AssociationEvent::Up {
                outbound_streams,
                inbound_streams,
            } => {
                if let Some(association) = self.associations.get_mut(ix) {
                    association.outbound_streams = *outbound_streams;
                    association.inbound_streams = *inbound_streams;
                }
                self.establish(now, ix);
            }
            AssociationEvent::Restart => {
                self.lose(now, ix);
                self.establish(now, ix);
            }
            AssociationEvent::Lost(_) | AssociationEvent::Shutdown => self.lose(now, ix),
            AssociationEvent::PathUp | AssociationEvent::PathDown => {}
        }
        self.settle();
    }

    fn establish(&mut self, now: Instant, ix: usize) {
        if let Some(association) = self.associations.get_mut(ix) {
            association.heard = Some(now);
            association.beat = association.config.heartbeat.map(|after| now + after);
        }
        for h in 0..self.halves(ix) {
            self.maintain(now, ix, h, MaintenanceEvent::Established, Cause::NONE);
            if self.half(ix, h).is_some_and(|half| half.wanted) {
                self.maintain(now, ix, h, MaintenanceEvent::RequestUp, Cause::NONE);
            }
        }
        // Of its gateway another SGP may have said something.
        self.arm_audits(now);
    }

    fn lose(&mut self, now: Instant, ix: usize) {
        let Some(association) = self.associations.get_mut(ix) else {
            return;
        };
        association.beat = None;
        association.audit = None;
        let (id, source) = (association.id, association.source());
        self.output.forget(id);
        // What a gateway said holds while one of its SGPs is there (4.5.2.2); then a new one starts from "available".
        let others = self.associations.iter().filter(|a| a.id != id);
        let mut gateway = others.filter(|a| a.source() == source);
        if !gateway.any(|a| a.halves.iter().any(Half::is_up)) {
            self.destinations.forget(source);
        }
        for h in 0..self.halves(ix) {
            let failed: Vec<AsId> = match self.half(ix, h) {
                Some(half) if half.by_peer && half.is_up() => {
                    half.members.iter().map(|m| m.server).collect()
                }
                _ => Vec::new(),
            };
            let identifier = self.half(ix, h).and_then(|half| half.asp_identifier.take());
            self.maintain(now, ix, h, MaintenanceEvent::Lost, Cause::NONE);
            for server in failed {
                self.notify(server, Status::ASP_FAILURE, identifier, None);
            }
        }
    }

    /// A message came. It gives at most one primitive, borrowed from the message. Everything else that follows from it
    /// is told by [`poll_event`](Self::poll_event) and [`poll_transmit`](Self::poll_transmit).
    pub fn handle_message<'m>(
        &mut self,
        now: Instant,
        id: AssociationId,
        message: inlab_ss7::Message<'m>,
    ) -> Option<Primitive<'m>> {
        let ix = self.find(id)?;
        let association = self.associations.get_mut(ix)?;
        let connected = association
            .halves
            .iter()
            .any(|half| half.state != Maintenance::Unconnected);
        if !connected {
            return None;
        }
        association.heard = Some(now);
        // 0 is "not said" (RFC 9260 3.3.1).
        if message.ppid != PAYLOAD_PROTOCOL_IDENTIFIER && message.ppid != 0 {
            self.output
                .tell(Event::PeerFault(id, Fault::PayloadProtocol(message.ppid)));
            return None;
        }
        let mut cause = Cause {
            message: None,
            octets: message.octets,
        };
        let decoded = match Message::decode(message.octets) {
            Ok(decoded) => decoded,
            Err(error) => {
                self.fault(id, Fault::Malformed(error), cause);
                return None;
            }
        };
        cause.message = Some(decoded);
        let message_type = decoded.message_type();
        if message_type == MessageType::Data {
            return self.handle_data(ix, message.stream, cause, decoded);
        }
        let on_stream_0 = match message_type {
            MessageType::Notify
            | MessageType::AspUp
            | MessageType::AspUpAck
            | MessageType::AspDown
            | MessageType::AspDownAck
            | MessageType::RegistrationRequest
            | MessageType::RegistrationResponse
            | MessageType::DeregistrationRequest
            | MessageType::DeregistrationResponse => true,
            // ASPTM may go with the traffic it is about, BEAT anywhere. ERR is never answered.
            _ => false,
        };
        let refused = if on_stream_0 && message.stream != 0 {
            Some(Fault::Stream(message.stream))
        } else if let Some(tag) = decoded.missing() {
            Some(Fault::Missing(message_type, tag))
        } else {
            let repeated = decoded.repeated();
            repeated.map(|tag| Fault::Repeated(message_type, tag))
        };
        if let Some(fault) = refused {
            self.fault(id, fault, cause);
            return None;
        }
        if let Some(tag) = decoded.unexpected() {
            self.fault(id, Fault::Unexpected(message_type, tag), cause);
        }
        self.handle_management(now, ix, decoded, cause);
        self.settle();
        self.output
            .poll_status()
            .or_else(|| self.next_change())
            .map(Primitive::Status)
    }

    fn handle_management(
        &mut self,
        now: Instant,
        ix: usize,
        message: Message<'_>,
        cause: Cause<'_>,
    ) {
        use MaintenanceEvent as E;
        use MessageType as M;
        let Some(association) = self.associations.get(ix) else {
            return;
        };
        let id = association.id;
        match message.message_type() {
            // Data has gone its own way.
            M::Data => {}
            M::Error => self.handle_error(now, ix, message),
            M::Notify => self.handle_notify(now, ix, message, cause),
            M::DestinationUnavailable
            | M::DestinationAvailable
            | M::DestinationRestricted
            | M::DestinationStateAudit
            | M::SignallingCongestion
            | M::DestinationUserPartUnavailable => self.handle_network(now, ix, message, cause),
            M::AspUp => {
                let Some(h) = association.half_for(true) else {
                    return self.fault(id, Fault::State(M::AspUp), cause);
                };
                match self.admit(ix, h, message) {
                    Ok(event) => self.maintain(now, ix, h, event, cause),
                    Err(fault) => self.fault(id, fault, cause),
                }
            }
            M::AspUpAck => {
                let Some(h) = association.half_for(false) else {
                    return self.fault(id, Fault::State(M::AspUpAck), cause);
                };
                let active = association.halves.get(h).is_some_and(|half| {
                    let busy =
                        |m: &Member| matches!(m.state, Traffic::Active | Traffic::Deactivating);
                    half.members.iter().any(busy)
                });
                let event = if active {
                    E::AspUpAckWhileActive
                } else {
                    E::AspUpAck
                };
                self.maintain(now, ix, h, event, cause);
            }
            M::AspDown | M::AspDownAck => {
                let answers = message.message_type() == M::AspDown;
                let Some(h) = association.half_for(answers) else {
                    return self.fault(id, Fault::State(message.message_type()), cause);
                };
                let event = if answers { E::AspDown } else { E::AspDownAck };
                self.maintain(now, ix, h, event, cause);
            }
            M::AspActive | M::AspInactive => {
                let Some(h) = association.half_for(true) else {
                    return self.fault(id, Fault::State(message.message_type()), cause);
                };
                self.handle_request(now, ix, h, message, cause);
            }
            M::AspActiveAck | M::AspInactiveAck => {
                let Some(h) = association.half_for(false) else {
                    return self.fault(id, Fault::State(message.message_type()), cause);
                };
                self.handle_ack(now, ix, h, message, cause);
            }
            M::Heartbeat => self.output.send(id, M::HeartbeatAck, |encoder| {
                if let Some(data) = message.find(tag::HEARTBEAT_DATA) {
                    // Echoed unchanged: what was decoded can be encoded.
                    let _ = encoder.parameter(&data);
                }
            }),
            // That it came is what counts.
            M::HeartbeatAck => {}
            M::RegistrationRequest
            | M::RegistrationResponse
            | M::DeregistrationRequest
            | M::DeregistrationResponse => self.handle_registration(now, ix, message, cause),
        }
    }

    /// What an ASPUP is for this association (4.3.4.1).
    fn admit(
        &mut self,
        ix: usize,
        h: usize,
        message: Message<'_>,
    ) -> Result<MaintenanceEvent, Fault> {
        let identifier = match message.find(tag::ASP_IDENTIFIER) {
            Some(Parameter::AspIdentifier(identifier)) => Some(identifier),
            _ => None,
        };
        let association = self.associations.get(ix);
        let required = association.is_some_and(|a| a.config.require_asp_identifier);
        let blocked = association.is_some_and(|a| a.config.blocked);
        let Some(half) = association.and_then(|a| a.halves.get(h)) else {
            return Ok(MaintenanceEvent::AspUp);
        };
        if blocked {
            return Ok(MaintenanceEvent::AspUpBlocked);
        }
        if identifier.is_none() && required {
            return Err(Fault::AspIdentifierRequired);
        }
        // It must be unique among the ASPs of an application server (3.5.1).
        let shares = |other: &Half| {
            let mut members = other.members.iter();
            members.any(|m| half.members.iter().any(|own| own.server == m.server))
        };
        let others = self
            .associations
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != ix);
        let mut halves = others.flat_map(|(_, a)| &a.halves);
        if let Some(identifier) = identifier
            && halves.any(|o| o.is_up() && o.asp_identifier == Some(identifier) && shares(o))
        {
            return Err(Fault::AspIdentifier(identifier));
        }
        let active = half.is_active();
        if let Some(half) = self.half(ix, h) {
            half.asp_identifier = identifier;
            half.by_peer = true;
        }
        Ok(if active {
            MaintenanceEvent::AspUpWhileActive
        } else {
            MaintenanceEvent::AspUp
        })
    }

    /// ASPAC and ASPIA (4.3.4.3, 4.3.4.4).
    fn handle_request(
        &mut self,
        now: Instant,
        ix: usize,
        h: usize,
        message: Message<'_>,
        cause: Cause<'_>,
    ) {
        let Some(association) = self.associations.get(ix) else {
            return;
        };
        let id = association.id;
        let Some(half) = association.halves.get(h) else {
            return;
        };
        let message_type = message.message_type();
        if !half.is_up() {
            return self.fault(id, Fault::State(message_type), cause);
        }
        let mut unknown = Vec::new();
        let mut members = Vec::new();
        for context in message.routing_contexts() {
            match Self::member_of(half, Some(context)) {
                Some(m) if !members.contains(&m) => members.push(m),
                Some(_) => {}
                None if unknown.len() < ERRORS_A_MESSAGE => unknown.push(context),
                None => {}
            }
        }
        if message.find(tag::ROUTING_CONTEXT).is_none() {
            members.extend(0..half.members.len());
            if members.is_empty() {
                return self.fault(id, Fault::NoApplicationServer, cause);
            }
        }
        let blocked = |m: &usize| {
            let member = half.members.get(*m);
            message_type == MessageType::AspActive
                && member.is_some_and(|m| association.config.blocked_servers.contains(&m.server))
        };
        let refused: Option<Vec<u32>> = members.iter().any(&blocked).then(|| {
            let refused = members.iter().filter(|m| blocked(m));
            refused
                .filter_map(|m| half.members.get(*m)?.context)
                .collect()
        });
        members.retain(|m| !blocked(m));
        let event = if message_type == MessageType::AspInactive {
            TrafficEvent::AspInactive
        } else {
            let asked = match message.find(tag::TRAFFIC_MODE_TYPE) {
                Some(Parameter::TrafficModeType(value)) => Some(value),
                _ => None,
            };
            let servers: Vec<AsId> = members
                .iter()
                .filter_map(|m| half.members.get(*m))
                .map(|m| m.server)
                .collect();
            if let Some(value) = asked {
                let mode = TrafficMode::new(value);
                let fits = |id: &AsId| {
                    let in_force = self.server(*id).and_then(|s| s.mode);
                    mode.is_some() && (in_force.is_none() || in_force == mode)
                };
                if !servers.iter().all(fits) {
                    return self.fault(id, Fault::TrafficMode(value), cause);
                }
            }
            let mode = asked.and_then(TrafficMode::new);
            for server in servers {
                if let Some(server) = self.servers.get_mut(usize::from(server.0)) {
                    server.mode = server.mode.or(mode).or(Some(TrafficMode::Override));
                }
            }
            TrafficEvent::AspActive
        };
        self.step(now, ix, h, &members, event, cause);
        if let Some(refused) = refused {
            self.refuse(id, &refused, cause);
        }
        for context in unknown {
            self.fault(id, Fault::RoutingContext(context), cause);
        }
    }

    /// ASPAC ACK and ASPIA ACK. Without routing context they are for all application servers that wait for one; if none
    /// does, for all.
    fn handle_ack(
        &mut self,
        now: Instant,
        ix: usize,
        h: usize,
        message: Message<'_>,
        cause: Cause<'_>,
    ) {
        let Some(association) = self.associations.get(ix) else {
            return;
        };
        let id = association.id;
        let Some(half) = association.halves.get(h) else {
            return;
        };
        let (event, waits) = if message.message_type() == MessageType::AspActiveAck {
            (TrafficEvent::AspActiveAck, Traffic::Activating)
        } else {
            (TrafficEvent::AspInactiveAck, Traffic::Deactivating)
        };
        let mut members: Vec<usize> = Vec::new();
        let mut unknown = None;
        for context in message.routing_contexts() {
            match Self::member_of(half, Some(context)) {
                Some(m) if !members.contains(&m) => members.push(m),
                Some(_) => {}
                None => unknown = Some(context),
            }
        }
        if message.find(tag::ROUTING_CONTEXT).is_none() {
            let all = 0..half.members.len();
            members.extend(
                all.clone()
                    .filter(|m| half.members.get(*m).is_some_and(|m| m.state == waits)),
            );
            if members.is_empty() {
                members.extend(all);
            }
        }
        self.step(now, ix, h, &members, event, cause);
        self.registrations_inactive(now, ix, h);
        if let Some(context) = unknown {
            self.fault(id, Fault::RoutingContext(context), cause);
        }
    }

    /// NTFY (3.8.2, 4.3.4.5).
    fn handle_notify(&mut self, now: Instant, ix: usize, message: Message<'_>, cause: Cause<'_>) {
        let Some(association) = self.associations.get(ix) else {
            return;
        };
        let id = association.id;
        let Some(h) = association.half_for(false) else {
            return self.fault(id, Fault::State(MessageType::Notify), cause);
        };
        let Some(Parameter::Status(status)) = message.find(tag::STATUS) else {
            return;
        };
        // 3.8.2 has no others.
        if !matches!((status.kind, status.information), (1, 2..=4) | (2, 1..=3)) {
            let fault = Fault::Value(MessageType::Notify, tag::STATUS);
            return self.fault(id, fault, cause);
        }
        let half = self.associations.get(ix).and_then(|a| a.halves.get(h));
        let known =
            |context: &u32| half.is_some_and(|h| Self::member_of(h, Some(*context)).is_some());
        if let Some(context) = message.routing_contexts().find(|context| !known(context)) {
            return self.fault(id, Fault::RoutingContext(context), cause);
        }
        let identifier = match message.find(tag::ASP_IDENTIFIER) {
            Some(Parameter::AspIdentifier(identifier)) => Some(identifier),
            _ => None,
        };
        let context = message.routing_contexts().next();
        self.output
            .tell(Event::Notified(id, status, context, identifier));
        let Some(half) = self.associations.get(ix).and_then(|a| a.halves.get(h)) else {
            return;
        };
        let mut members: Vec<usize> = message
            .routing_contexts()
            .filter_map(|context| Self::member_of(half, Some(context)))
            .collect();
        if context.is_none() {
            members.extend(0..half.members.len());
        }
        match status {
            Status::ALTERNATE_ASP_ACTIVE => {
                self.step(now, ix, h, &members, TrafficEvent::AlternateActive, cause);
            }
            // The application server wants an ASP: those that were overridden offer themselves again.
            Status::AS_PENDING | Status::AS_INACTIVE if half.initiates => {
                members.retain(|m| {
                    let member = half.members.get(*m);
                    member.is_some_and(|m| m.wanted && m.may_ask() && m.deadline.is_none())
                        && member.is_some_and(|m| m.state == Traffic::Inactive)
                });
                self.step(now, ix, h, &members, TrafficEvent::RequestActive, cause);
            }
            _ => {}
        }
    }

    /// ERR (3.8.1). It is never answered. One that answers ASPUP or ASPAC ends the waiting.
    fn handle_error(&mut self, now: Instant, ix: usize, message: Message<'_>) {
        let Some(id) = self.associations.get(ix).map(|a| a.id) else {
            return;
        };
        let Some(Parameter::ErrorCode(code)) = message.find(tag::ERROR_CODE) else {
            return;
        };
        let code = ErrorCode::new(code);
        let context = message.routing_contexts().next();
        self.output.tell(Event::ErrorReceived(id, code, context));
        for h in 0..self.halves(ix) {
            let Some(half) = self.associations.get(ix).and_then(|a| a.halves.get(h)) else {
                continue;
            };
            let refuses_up = half.state == Maintenance::Rising
                && matches!(
                    code,
                    ErrorCode::InvalidVersion
                        | ErrorCode::RefusedManagementBlocking
                        | ErrorCode::AspIdentifierRequired
                        | ErrorCode::InvalidAspIdentifier
                        | ErrorCode::NoConfiguredAsForAsp
                );
            let refuses_active = matches!(
                code,
                ErrorCode::InvalidVersion
                    | ErrorCode::RefusedManagementBlocking
                    | ErrorCode::UnsupportedTrafficModeType
                    | ErrorCode::InvalidRoutingContext
                    | ErrorCode::NoConfiguredAsForAsp
            );
            if matches!(
                code,
                ErrorCode::UnsupportedMessageClass | ErrorCode::UnsupportedMessageType
            ) {
                self.registrations_refused(now, ix, h);
            }
            let Some(half) = self.associations.get(ix).and_then(|a| a.halves.get(h)) else {
                continue;
            };
            if refuses_up {
                self.output
                    .tell(Event::Refused(id, MessageType::AspUp, code));
                self.maintain(now, ix, h, MaintenanceEvent::Refused, Cause::NONE);
            } else if refuses_active {
                let named: Vec<usize> = message
                    .routing_contexts()
                    .filter_map(|context| Self::member_of(half, Some(context)))
                    .collect();
                let members: Vec<usize> = (0..half.members.len())
                    .filter(|m| context.is_none() || named.contains(m))
                    .filter(|m| {
                        let member = half.members.get(*m);
                        member.is_some_and(|m| m.state == Traffic::Activating)
                    })
                    .collect();
                if !members.is_empty() {
                    self.output
                        .tell(Event::Refused(id, MessageType::AspActive, code));
                }
                self.step(now, ix, h, &members, TrafficEvent::Refused, Cause::NONE);
            }
        }
    }

    /// Everything that fell due by `now` is done. Too early or too often does no harm.
    pub fn handle_timeout(&mut self, now: Instant) {
        if self.deadline.is_none_or(|deadline| deadline > now) {
            return;
        }
        let due = |deadline: Option<Instant>| deadline.is_some_and(|deadline| deadline <= now);
        for id in self.server_ids() {
            if self.server(id).is_some_and(|s| due(s.deadline)) {
                let up = self.count(id).1 > 0;
                let event = if up {
                    AsEvent::ExpiryWithInactive
                } else {
                    AsEvent::ExpiryAllDown
                };
                self.drive(now, id, event);
            }
        }
        for ix in 0..self.associations.len() {
            for h in 0..self.halves(ix) {
                if self.half(ix, h).is_some_and(|half| due(half.deadline)) {
                    self.maintain(now, ix, h, MaintenanceEvent::Expiry, Cause::NONE);
                }
                let members: Vec<usize> = self.half(ix, h).map_or_else(Vec::new, |half| {
                    let all = half.members.iter().enumerate();
                    all.filter(|(_, m)| due(m.deadline))
                        .map(|(at, _)| at)
                        .collect()
                });
                self.step(now, ix, h, &members, TrafficEvent::Expiry, Cause::NONE);
                self.expire_registrations(now, ix, h);
            }
            let Some(association) = self.associations.get_mut(ix) else {
                continue;
            };
            if due(association.beat) {
                self.beat(now, ix);
            }
            let Some(association) = self.associations.get_mut(ix) else {
                continue;
            };
            if due(association.audit) {
                association.audit = None;
                self.audit(ix);
            }
        }
        self.arm_audits(now);
        self.settle();
    }

    /// T(beat) expired (4.3.4.6). An ASP sends nothing before ASPUP ACK (4.3.4.1): it is silent, but listens.
    fn beat(&mut self, now: Instant, ix: usize) {
        let Some(association) = self.associations.get_mut(ix) else {
            return;
        };
        let Some(interval) = association.config.heartbeat else {
            return;
        };
        let id = association.id;
        let up = association.halves.iter().any(Half::is_up);
        let silent = association.heard.is_some_and(|at| now - at >= 2 * interval);
        if up && silent {
            self.output.tell(Event::PeerUnresponsive(id));
            self.lose(now, ix);
            return;
        }
        association.beat = Some(now + interval.max(Duration::from_millis(1)));
        if up {
            association.beats += 1;
            let data = association.beats.to_be_bytes();
            self.output.send(id, MessageType::Heartbeat, |encoder| {
                encoder
                    .parameter(&Parameter::HeartbeatData(&data))
                    .expect("invariant: eight octets fit");
            });
        }
    }
}
