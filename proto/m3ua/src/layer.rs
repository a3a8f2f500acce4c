//! The layer: associations, the two halves of an ASP on each, application servers.

use crate::config::{AsId, AssociationConfig, Config, Exchange, Role, Route, Timers};
use crate::destination::{Destinations, Source};
use crate::error::{DecodeErrorKind, ErrorCode, Fault};
use crate::event::{Event, Primitive};
use crate::machine::{
    Action, AsEvent, AsState, Maintenance, MaintenanceEvent, Side, Traffic, TrafficEvent,
    application_server, maintenance, traffic,
};
use crate::message::{Message, MessageType, PAYLOAD_PROTOCOL_IDENTIFIER};
use crate::output::Output;
use crate::parameter::{Parameter, Status, TrafficMode, tag};
use inlab_ss7::{AssociationEvent, AssociationId, PointCode, RoutingLabel, Transmit};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How much of an offending message an ERR gives back (3.8.1: "should contain").
const DIAGNOSTIC: usize = 256;
/// Most ERR that one message with many unknown routing contexts gets.
const ERRORS_A_MESSAGE: usize = 32;

/// The M3UA layer of one node.
///
/// One mutation (`handle_*`, [`route`](Self::route), the layer management requests), then drain
/// [`poll_transmit`](Self::poll_transmit) and [`poll_event`](Self::poll_event), then read
/// [`poll_timeout`](Self::poll_timeout).
#[derive(Debug)]
pub struct M3ua {
    pub(crate) servers: Vec<Server>,
    /// By identifier.
    pub(crate) associations: Vec<Association>,
    /// By destination, those without one last; otherwise as configured.
    pub(crate) routes: Vec<Route>,
    /// Each destination that has a route, and whether the user was told that it can be reached.
    pub(crate) told: Vec<(PointCode, bool)>,
    /// From which of `told` on reachability may have changed.
    pub(crate) sweep: usize,
    pub(crate) destinations: Destinations,
    pub(crate) own_point_codes: Vec<PointCode>,
    pub(crate) timers: Timers,
    pub(crate) output: Output,
    deadline: Option<Instant>,
}

/// An application server at work.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) config: crate::ApplicationServer,
    pub(crate) state: AsState,
    /// The mode in force: the configured one, or that of the first ASPAC.
    pub(crate) mode: Option<TrafficMode>,
    /// End of T(r).
    pub(crate) deadline: Option<Instant>,
    /// `None`: never was active.
    pub(crate) not_active_since: Option<Instant>,
    /// Over which associations DATA may go, by identifier.
    pub(crate) senders: Vec<AssociationId>,
    pub(crate) active: usize,
    pub(crate) held: VecDeque<(RoutingLabel, Vec<u8>)>,
    pub(crate) held_octets: usize,
    /// Last Correlation Id, and the flows (SLS) that had it since the last ASP became active (4.3.4.3, broadcast).
    pub(crate) correlation: u32,
    pub(crate) tagged: [u64; 4],
    pub(crate) tag_now: Option<u32>,
}

/// One association at work.
#[derive(Debug)]
pub(crate) struct Association {
    pub(crate) id: AssociationId,
    pub(crate) config: AssociationConfig,
    pub(crate) outbound_streams: u16,
    pub(crate) inbound_streams: u16,
    pub(crate) halves: Vec<Half>,
    /// When something came last.
    heard: Option<Instant>,
    /// Next BEAT.
    beat: Option<Instant>,
    beats: u64,
    /// Next DAUD.
    audit: Option<Instant>,
}

/// An ASP on an association, seen from one side. Two in double exchange, one otherwise.
#[derive(Debug)]
pub(crate) struct Half {
    pub(crate) side: Side,
    /// We ask for up and active.
    initiates: bool,
    /// DATA may be sent for its application servers.
    pub(crate) sends: bool,
    /// DATA may be received for them.
    pub(crate) receives: bool,
    pub(crate) state: Maintenance,
    wanted: bool,
    deadline: Option<Instant>,
    attempts: u32,
    /// The peer asked (ASPUP): it gets NTFY.
    pub(crate) by_peer: bool,
    pub(crate) asp_identifier: Option<u32>,
    pub(crate) members: Vec<Member>,
}

/// An ASP's state for one application server.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) server: AsId,
    pub(crate) state: Traffic,
    wanted: bool,
    deadline: Option<Instant>,
    attempts: u32,
}

/// The message that is being answered.
#[derive(Clone, Copy)]
pub(crate) struct Cause<'m> {
    pub(crate) message: Option<Message<'m>>,
    pub(crate) octets: &'m [u8],
}

impl Cause<'_> {
    const NONE: Self = Self {
        message: None,
        octets: &[],
    };
}

impl Half {
    fn new(side: Side, initiates: bool, servers: &[AsId], activate: bool) -> Self {
        let member = |server: &AsId| Member {
            server: *server,
            state: Traffic::Down,
            wanted: activate,
            deadline: None,
            attempts: 0,
        };
        Self {
            side,
            initiates,
            sends: true,
            receives: true,
            state: Maintenance::Unconnected,
            wanted: initiates,
            deadline: None,
            attempts: 0,
            by_peer: false,
            asp_identifier: None,
            members: servers.iter().map(member).collect(),
        }
    }

    fn is_active(&self) -> bool {
        self.members.iter().any(|m| m.state == Traffic::Active)
    }

    pub(crate) fn is_up(&self) -> bool {
        self.state == Maintenance::Up
    }
}

impl Association {
    pub(crate) fn source(&self) -> Source {
        match self.config.signalling_gateway {
            Some(number) => Source::Gateway(number),
            None => Source::Association(self.id),
        }
    }

    /// Its half that answers (`true`) or sends requests.
    fn half_for(&self, answers: bool) -> Option<usize> {
        self.halves.iter().position(|half| match half.side {
            Side::Asp => !answers,
            Side::Sgp => answers,
            Side::Ipsp => true,
        })
    }
}

impl M3ua {
    /// A layer without associations. Identifiers of application servers that do not exist are left out of routes.
    #[must_use]
    pub fn new(config: Config) -> Self {
        let mut routes = config.routes;
        routes.retain(|r| usize::from(r.application_server.0) < config.application_servers.len());
        routes.sort_by_key(|r| (r.destination.is_none(), r.destination));
        let mut told: Vec<_> = routes
            .iter()
            .filter_map(|r| Some((r.destination?, false)))
            .collect();
        told.dedup();
        let server = |config: crate::ApplicationServer| Server {
            mode: config.traffic_mode,
            config,
            state: AsState::Down,
            deadline: None,
            not_active_since: None,
            senders: Vec::new(),
            active: 0,
            held: VecDeque::new(),
            held_octets: 0,
            correlation: 0,
            tagged: [0; 4],
            tag_now: None,
        };
        Self {
            servers: config.application_servers.into_iter().map(server).collect(),
            associations: Vec::new(),
            routes,
            sweep: told.len(),
            told,
            destinations: Destinations::default(),
            own_point_codes: config.own_point_codes,
            timers: config.timers,
            output: Output::default(),
            deadline: None,
        }
    }

    /// An association that is to come, or was accepted: before its first event. One that is known already starts anew.
    pub fn add_association(&mut self, id: AssociationId, mut config: AssociationConfig) {
        let known = self.servers.len();
        let exists = |id: &AsId| usize::from(id.0) < known;
        config.application_servers.retain(exists);
        config.peer_application_servers.retain(exists);
        let own = &config.application_servers;
        let halves = match config.role {
            Role::Asp => vec![Half::new(Side::Asp, true, own, config.activate)],
            Role::Sgp => vec![Half::new(Side::Sgp, false, own, false)],
            Role::Ipsp(Exchange::SingleClient) => {
                vec![Half::new(Side::Ipsp, true, own, config.activate)]
            }
            Role::Ipsp(Exchange::SingleServer) => vec![Half::new(Side::Ipsp, false, own, false)],
            // DATA goes to the peer's application servers and comes for ours (4.3.1.1.2).
            Role::Ipsp(Exchange::Double) => vec![
                Half {
                    sends: false,
                    ..Half::new(Side::Asp, true, own, config.activate)
                },
                Half {
                    receives: false,
                    ..Half::new(Side::Sgp, false, &config.peer_application_servers, false)
                },
            ],
        };
        let association = Association {
            id,
            config,
            outbound_streams: 1,
            inbound_streams: 1,
            halves,
            heard: None,
            beat: None,
            beats: 0,
            audit: None,
        };
        match self.associations.binary_search_by_key(&id, |a| a.id) {
            Ok(at) => {
                if let Some(place) = self.associations.get_mut(at) {
                    *place = association;
                }
            }
            Err(at) => self.associations.insert(at, association),
        }
    }
}

/// Requests of layer management and polling.
impl M3ua {
    /// Forgets an association: as if it were lost, and no event of it is expected any more.
    pub fn remove_association(&mut self, now: Instant, id: AssociationId) {
        self.handle_association(
            now,
            id,
            &AssociationEvent::Lost(inlab_ss7::LossCause::Local),
        );
        self.associations.retain(|a| a.id != id);
        for id in self.server_ids() {
            self.refresh(now, id);
        }
        self.settle();
    }

    /// M-ASP_UP request (4.3.4.1). Associations whose role begins do this by themselves.
    pub fn up(&mut self, now: Instant, id: AssociationId) {
        self.request(now, id, true);
    }

    /// M-ASP_DOWN request (4.3.4.2): the ASP stays down until [`up`](Self::up). As SGP: the ASP is taken out of service.
    pub fn down(&mut self, now: Instant, id: AssociationId) {
        self.request(now, id, false);
    }

    fn request(&mut self, now: Instant, id: AssociationId, up: bool) {
        let Some(ix) = self.find(id) else { return };
        let event = if up {
            MaintenanceEvent::RequestUp
        } else {
            MaintenanceEvent::RequestDown
        };
        for h in 0..self.halves(ix) {
            if let Some(half) = self.half(ix, h) {
                half.wanted = up && half.initiates;
            }
            self.maintain(now, ix, h, event, Cause::NONE);
        }
        self.settle();
    }

    /// M-ASP_ACTIVE request (4.3.4.3), on every association that serves it and on which we are the ASP or begin.
    pub fn activate(&mut self, now: Instant, server: AsId) {
        self.request_traffic(now, server, true);
    }

    /// M-ASP_INACTIVE request (4.3.4.4): our ASPs withdraw until [`activate`](Self::activate).
    pub fn deactivate(&mut self, now: Instant, server: AsId) {
        self.request_traffic(now, server, false);
    }

    fn request_traffic(&mut self, now: Instant, server: AsId, active: bool) {
        let event = if active {
            TrafficEvent::RequestActive
        } else {
            TrafficEvent::RequestInactive
        };
        for ix in 0..self.associations.len() {
            for h in 0..self.halves(ix) {
                let Some(half) = self.half(ix, h).filter(|half| half.initiates) else {
                    continue;
                };
                let Some(m) = half.members.iter().position(|m| m.server == server) else {
                    continue;
                };
                if let Some(member) = half.members.get_mut(m) {
                    member.wanted = active;
                }
                self.step(now, ix, h, &[m], event, Cause::NONE);
            }
        }
        self.settle();
    }

    /// State of an application server.
    #[must_use]
    pub fn application_server(&self, server: AsId) -> Option<AsState> {
        self.servers.get(usize::from(server.0)).map(|s| s.state)
    }

    /// Whether the ASP is up on this association, and its state for each application server (figure 3).
    pub fn asp(&self, id: AssociationId) -> impl Iterator<Item = (Maintenance, AsId, Traffic)> {
        let found = self.associations.iter().filter(move |a| a.id == id);
        found.flat_map(|a| &a.halves).flat_map(|half| {
            let state = half.state;
            half.members.iter().map(move |m| (state, m.server, m.state))
        })
    }

    /// The next message of ours, complete. DATA is sent by who asked [`route`](Self::route); what was held comes here.
    pub fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        self.output.poll_transmit()
    }

    /// What changed, oldest first; destinations that became reachable or unreachable with an application server last.
    pub fn poll_event(&mut self) -> Option<Event> {
        self.output
            .poll_event()
            .or_else(|| self.next_change().map(Event::Status))
    }

    /// When [`handle_timeout`](Self::handle_timeout) is wanted at the latest.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.deadline
    }
}

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
        let audit = self.timers.audit.map(|after| now + after);
        if let Some(association) = self.associations.get_mut(ix) {
            association.heard = Some(now);
            association.beat = association.config.heartbeat.map(|after| now + after);
            association.audit = audit;
        }
        for h in 0..self.halves(ix) {
            self.maintain(now, ix, h, MaintenanceEvent::Established, Cause::NONE);
            if self.half(ix, h).is_some_and(|half| half.wanted) {
                self.maintain(now, ix, h, MaintenanceEvent::RequestUp, Cause::NONE);
            }
        }
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
        if let Some(tag) = decoded.missing() {
            self.fault(id, Fault::Missing(message_type, tag), cause);
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
            // 4.4: keys are configured here, not registered.
            M::RegistrationRequest
            | M::RegistrationResponse
            | M::DeregistrationRequest
            | M::DeregistrationResponse => {
                let kind = DecodeErrorKind::MessageClass(message.message_type().class());
                self.fault(id, Fault::Malformed(kind.at(2)), cause);
            }
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
            match self.member_of(half, Some(context)) {
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
            match self.member_of(half, Some(context)) {
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
            .filter_map(|context| self.member_of(half, Some(context)))
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
                    member.is_some_and(|m| m.wanted && m.deadline.is_none())
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
            if refuses_up {
                self.output
                    .tell(Event::Refused(id, MessageType::AspUp, code));
                self.maintain(now, ix, h, MaintenanceEvent::Refused, Cause::NONE);
            } else if refuses_active {
                let named: Vec<usize> = message
                    .routing_contexts()
                    .filter_map(|context| self.member_of(half, Some(context)))
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
                association.audit = self.timers.audit.map(|after| now + after);
                self.audit(ix);
            }
        }
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

/// The machines at work.
impl M3ua {
    pub(crate) fn find(&self, id: AssociationId) -> Option<usize> {
        self.associations.binary_search_by_key(&id, |a| a.id).ok()
    }

    fn halves(&self, ix: usize) -> usize {
        self.associations.get(ix).map_or(0, |a| a.halves.len())
    }

    pub(crate) fn half(&mut self, ix: usize, h: usize) -> Option<&mut Half> {
        self.associations.get_mut(ix)?.halves.get_mut(h)
    }

    pub(crate) fn server(&self, id: AsId) -> Option<&Server> {
        self.servers.get(usize::from(id.0))
    }

    fn server_ids(&self) -> impl Iterator<Item = AsId> + use<> {
        let count = u16::try_from(self.servers.len()).unwrap_or(u16::MAX);
        (0..count).map(AsId)
    }

    /// The member whose application server has this routing context.
    pub(crate) fn member_of(&self, half: &Half, context: Option<u32>) -> Option<usize> {
        half.members.iter().position(|m| {
            let server = self.server(m.server);
            server.is_some_and(|s| s.config.routing_context == context)
        })
    }

    fn maintain(
        &mut self,
        now: Instant,
        ix: usize,
        h: usize,
        event: MaintenanceEvent,
        cause: Cause<'_>,
    ) {
        let ack = self.timers.ack;
        let refused = self.timers.refused;
        let Some(association) = self.associations.get_mut(ix) else {
            return;
        };
        let id = association.id;
        let own_identifier = association.config.asp_identifier;
        let Some(half) = association.halves.get_mut(h) else {
            return;
        };
        let (next, actions) = maintenance(half.side, half.state, event);
        let before = std::mem::replace(&mut half.state, next);
        if before != next {
            half.attempts = 0;
        }
        if !matches!(next, Maintenance::Rising | Maintenance::Falling) && before != next {
            half.deadline = None;
        }
        if matches!(next, Maintenance::Unconnected | Maintenance::Down) && before != next {
            half.by_peer &= next == Maintenance::Down && before == Maintenance::Rising;
        }
        for action in actions {
            match *action {
                Action::SendAspUp | Action::SendAspDown => {
                    let message_type = if *action == Action::SendAspUp {
                        MessageType::AspUp
                    } else {
                        MessageType::AspDown
                    };
                    if let Some(half) = self.half(ix, h) {
                        half.deadline = Some(now + ack);
                        half.attempts = half.attempts.saturating_add(1);
                        half.by_peer = false;
                    }
                    self.output.send(id, message_type, |encoder| {
                        if let Some(identifier) =
                            own_identifier.filter(|_| message_type == MessageType::AspUp)
                        {
                            encoder
                                .parameter(&Parameter::AspIdentifier(identifier))
                                .expect("invariant: four octets fit");
                        }
                    });
                }
                Action::SendAspUpAck => {
                    self.output.send(id, MessageType::AspUpAck, |encoder| {
                        if let Some(identifier) = own_identifier {
                            encoder
                                .parameter(&Parameter::AspIdentifier(identifier))
                                .expect("invariant: four octets fit");
                        }
                    });
                }
                Action::SendAspDownAck => self.output.send(id, MessageType::AspDownAck, |_| {}),
                Action::SendError(code) => self.state_fault(id, code, cause),
                Action::ServersUp => self.servers_up(now, ix, h),
                Action::ServersDown => self.step_all(now, ix, h, TrafficEvent::Down),
                Action::ServersAgain => self.step_all(now, ix, h, TrafficEvent::Again),
                Action::IndicateOn => self.output.tell(Event::AspUp(id)),
                Action::IndicateOff => self.output.tell(Event::AspDown(id)),
                Action::IndicateRefused => {
                    if let Some(half) = self.half(ix, h) {
                        half.deadline = Some(now + refused);
                    }
                }
                Action::IndicateNoAnswer => {
                    let message_type = if next == Maintenance::Rising {
                        MessageType::AspUp
                    } else {
                        MessageType::AspDown
                    };
                    let attempts = self.half(ix, h).map_or(0, |half| half.attempts);
                    self.output
                        .tell(Event::Unanswered(id, message_type, attempts));
                }
                Action::SendAspActive
                | Action::SendAspActiveAck
                | Action::SendAspInactive
                | Action::SendAspInactiveAck
                | Action::Notify
                | Action::NotifyAlternate
                | Action::Deliver
                | Action::Discard
                | Action::StartRecovery
                | Action::Flush
                | Action::DiscardHeld => {
                    debug_assert!(false, "invariant: {action:?} is not of this machine");
                }
            }
        }
    }

    /// Up: our ASPs ask to be active; the peer's ASP is told the state of its application servers (4.3.4.5).
    fn servers_up(&mut self, now: Instant, ix: usize, h: usize) {
        let Some(half) = self.half(ix, h) else { return };
        let (by_peer, initiates) = (half.by_peer, half.initiates);
        let servers: Vec<AsId> = half.members.iter().map(|m| m.server).collect();
        let wanted: Vec<usize> = (0..half.members.len())
            .filter(|m| initiates && half.members.get(*m).is_some_and(|m| m.wanted))
            .collect();
        let before: Vec<_> = servers
            .iter()
            .map(|s| self.application_server(*s))
            .collect();
        self.step_all(now, ix, h, TrafficEvent::Up);
        if by_peer {
            for (server, before) in servers.into_iter().zip(before) {
                // Otherwise the change itself was told to all.
                if self.application_server(server) == before
                    && let Some(status) = before.and_then(status_of)
                    && let Some(id) = self.associations.get(ix).map(|a| a.id)
                {
                    self.notify(server, status, None, Some(id));
                }
            }
        } else {
            self.step(
                now,
                ix,
                h,
                &wanted,
                TrafficEvent::RequestActive,
                Cause::NONE,
            );
        }
    }

    fn step_all(&mut self, now: Instant, ix: usize, h: usize, event: TrafficEvent) {
        let members: Vec<usize> = self
            .half(ix, h)
            .map_or_else(Vec::new, |half| (0..half.members.len()).collect());
        self.step(now, ix, h, &members, event, Cause::NONE);
    }

    /// One event for some application servers of a half. What goes on the wire is gathered: one ACK for all of them,
    /// before what follows from it (4.3.4.5).
    fn step(
        &mut self,
        now: Instant,
        ix: usize,
        h: usize,
        members: &[usize],
        event: TrafficEvent,
        cause: Cause<'_>,
    ) {
        if members.is_empty() {
            return;
        }
        let (ack, refused) = (self.timers.ack, self.timers.refused);
        let Some(association) = self.associations.get_mut(ix) else {
            return;
        };
        let id = association.id;
        let Some(half) = association.halves.get_mut(h) else {
            return;
        };
        let mut todo: Vec<(AsId, Action, u32)> = Vec::new();
        let mut changed: Vec<AsId> = Vec::new();
        for m in members {
            let Some(member) = half.members.get_mut(*m) else {
                continue;
            };
            let (next, actions) = traffic(half.side, member.state, event);
            let before = std::mem::replace(&mut member.state, next);
            if before != next {
                member.attempts = 0;
                member.deadline = None;
                changed.push(member.server);
            }
            for action in actions {
                match action {
                    Action::SendAspActive | Action::SendAspInactive => {
                        member.deadline = Some(now + ack);
                        todo.push((member.server, *action, member.attempts));
                        member.attempts = member.attempts.saturating_add(1);
                    }
                    Action::IndicateRefused => member.deadline = Some(now + refused),
                    _ => todo.push((member.server, *action, member.attempts)),
                }
            }
        }
        let identifier = half.asp_identifier;
        let errors = |t: &&(AsId, Action, u32)| matches!(t.1, Action::SendError(_));
        if let Some((_, Action::SendError(code), _)) = todo.iter().find(errors) {
            self.state_fault(id, *code, cause);
        }
        for (action, message_type) in [
            (Action::SendAspActiveAck, MessageType::AspActiveAck),
            (Action::SendAspInactiveAck, MessageType::AspInactiveAck),
        ] {
            let acked = || todo.iter().filter(|t| t.1 == action).map(|t| t.0);
            if acked().next().is_some() {
                self.acknowledge(id, message_type, acked(), cause);
            }
        }
        for (server, action, attempts) in &todo {
            match *action {
                Action::SendAspActive => self.ask(id, MessageType::AspActive, *server),
                Action::SendAspInactive => self.ask(id, MessageType::AspInactive, *server),
                Action::NotifyAlternate => {
                    self.notify(*server, Status::ALTERNATE_ASP_ACTIVE, None, Some(id));
                }
                Action::IndicateOn => {
                    self.output.tell(Event::AspActive(id, *server));
                    self.override_others(now, ix, *server, identifier);
                    if let Some(server) = self.servers.get_mut(usize::from(server.0)) {
                        server.tagged = [0; 4];
                    }
                }
                Action::IndicateOff => self.output.tell(Event::AspInactive(id, *server)),
                Action::IndicateNoAnswer => {
                    let message_type = if event == TrafficEvent::Expiry
                        && todo.iter().any(|t| t.1 == Action::SendAspInactive)
                    {
                        MessageType::AspInactive
                    } else {
                        MessageType::AspActive
                    };
                    self.output
                        .tell(Event::Unanswered(id, message_type, *attempts));
                }
                Action::SendError(_)
                | Action::SendAspActiveAck
                | Action::SendAspInactiveAck
                | Action::IndicateRefused => {}
                // DATA does not come this way.
                Action::Deliver | Action::Discard => {}
                Action::SendAspUp
                | Action::SendAspUpAck
                | Action::SendAspDown
                | Action::SendAspDownAck
                | Action::Notify
                | Action::ServersUp
                | Action::ServersDown
                | Action::ServersAgain
                | Action::StartRecovery
                | Action::Flush
                | Action::DiscardHeld => {
                    debug_assert!(false, "invariant: {action:?} is not of this machine");
                }
            }
        }
        for server in changed {
            self.refresh(now, server);
        }
    }

    /// ASPAC or ASPIA for one application server: each is answered or refused by itself.
    fn ask(&mut self, id: AssociationId, message_type: MessageType, server: AsId) {
        let Some(server) = self.servers.get(usize::from(server.0)) else {
            return;
        };
        let mode = server
            .config
            .traffic_mode
            .filter(|_| message_type == MessageType::AspActive);
        let context = server.config.routing_context;
        self.output.send(id, message_type, |encoder| {
            if let Some(mode) = mode {
                encoder
                    .parameter(&Parameter::TrafficModeType(mode.value()))
                    .expect("invariant: four octets fit");
            }
            encoder.routing_contexts(context);
        });
    }

    /// The ACK reflects the traffic mode that was asked for, and has routing contexts if the request had (4.3.4.3).
    fn acknowledge(
        &mut self,
        id: AssociationId,
        message_type: MessageType,
        servers: impl Iterator<Item = AsId>,
        cause: Cause<'_>,
    ) {
        let asked = cause.message;
        let had_contexts = asked.is_some_and(|m| m.find(tag::ROUTING_CONTEXT).is_some());
        let mode = asked
            .and_then(|m| m.find(tag::TRAFFIC_MODE_TYPE))
            .filter(|_| message_type == MessageType::AspActiveAck);
        let all = &self.servers;
        self.output.send(id, message_type, |encoder| {
            if let Some(mode) = mode {
                encoder
                    .parameter(&mode)
                    .expect("invariant: four octets fit");
            }
            if had_contexts {
                let context = |s: AsId| all.get(usize::from(s.0))?.config.routing_context;
                encoder.routing_contexts(servers.filter_map(context));
            }
        });
    }

    /// An ASP became active in override mode: whoever was, is no more (4.3.4.3).
    fn override_others(&mut self, now: Instant, ix: usize, server: AsId, identifier: Option<u32>) {
        if self.server(server).and_then(|s| s.mode) != Some(TrafficMode::Override) {
            return;
        }
        for other in (0..self.associations.len()).filter(|other| *other != ix) {
            for h in 0..self.halves(other) {
                let Some(half) = self.half(other, h).filter(|half| half.side != Side::Asp) else {
                    continue;
                };
                let place = half.members.iter_mut().find(|m| m.server == server);
                let Some(member) = place else { continue };
                let (next, actions) = traffic(half.side, member.state, TrafficEvent::Overridden);
                member.state = next;
                let Some(id) = self.associations.get(other).map(|a| a.id) else {
                    continue;
                };
                if actions.contains(&Action::NotifyAlternate) {
                    self.notify(server, Status::ALTERNATE_ASP_ACTIVE, identifier, Some(id));
                }
                if actions.contains(&Action::IndicateOff) {
                    self.output.tell(Event::AspInactive(id, server));
                }
            }
        }
        self.refresh(now, server);
    }

    /// NTFY to the ASPs of `server` that came up by asking us and are not down; to `only` one if given.
    fn notify(
        &mut self,
        server: AsId,
        status: Status,
        identifier: Option<u32>,
        only: Option<AssociationId>,
    ) {
        let context = self.server(server).and_then(|s| s.config.routing_context);
        for association in &self.associations {
            let concerned = |half: &Half| {
                half.by_peer && half.is_up() && half.members.iter().any(|m| m.server == server)
            };
            if only.is_some_and(|only| only != association.id)
                || !association.halves.iter().any(concerned)
            {
                continue;
            }
            // Only those that can help are asked for help (3.8.2).
            let inactive = |half: &Half| {
                let member = half.members.iter().find(|m| m.server == server);
                member.is_some_and(|m| m.state != Traffic::Active)
            };
            if status == Status::INSUFFICIENT_RESOURCES && !association.halves.iter().any(inactive)
            {
                continue;
            }
            self.output
                .send(association.id, MessageType::Notify, |encoder| {
                    let mut put = |parameter| {
                        encoder
                            .parameter(&parameter)
                            .expect("invariant: four octets fit");
                    };
                    put(Parameter::Status(status));
                    if let Some(identifier) = identifier {
                        put(Parameter::AspIdentifier(identifier));
                    }
                    encoder.routing_contexts(context);
                });
        }
    }

    /// ASPs of an application server: active, up.
    fn count(&self, server: AsId) -> (usize, usize) {
        let halves = self.associations.iter().flat_map(|a| &a.halves);
        let members = halves.flat_map(|half| &half.members);
        let states = members.filter(|m| m.server == server).map(|m| m.state);
        states.fold((0, 0), |(active, up), state| match state {
            Traffic::Down => (active, up),
            Traffic::Active => (active + 1, up + 1),
            Traffic::Inactive | Traffic::Activating | Traffic::Deactivating => (active, up + 1),
        })
    }

    /// The state of an ASP changed: that of its application server follows.
    fn refresh(&mut self, now: Instant, id: AsId) {
        let (active, up) = self.count(id);
        let sends = |a: &&Association| {
            a.halves.iter().any(|half| {
                let member = half.members.iter().find(|m| m.server == id);
                half.sends && member.is_some_and(|m| m.state == Traffic::Active)
            })
        };
        let senders: Vec<_> = self
            .associations
            .iter()
            .filter(sends)
            .map(|a| a.id)
            .collect();
        let Some(server) = self.servers.get_mut(usize::from(id.0)) else {
            return;
        };
        server.senders = senders;
        let fewer = active < std::mem::replace(&mut server.active, active);
        let minimum = usize::from(server.config.minimum_active.max(1));
        let event = match (active, up) {
            (active, _) if active >= minimum => AsEvent::EnoughActive,
            (1.., _) => AsEvent::TooFewActive,
            (0, 1..) => AsEvent::OnlyInactive,
            (0, 0) => AsEvent::AllDown,
        };
        let short = fewer
            && event == AsEvent::TooFewActive
            && server.state == AsState::Active
            && server.mode != Some(TrafficMode::Override);
        self.drive(now, id, event);
        if short {
            self.notify(id, Status::INSUFFICIENT_RESOURCES, None, None);
        }
        self.sweep = 0;
    }

    fn drive(&mut self, now: Instant, id: AsId, event: AsEvent) {
        let answers =
            |half: &Half| half.side != Side::Asp && half.members.iter().any(|m| m.server == id);
        let mut halves = self.associations.iter().flat_map(|a| &a.halves);
        // Only who gives traffic to ASPs can hold it for them.
        let holds = self.timers.recovery > Duration::ZERO && halves.any(answers);
        let recovery = self.timers.recovery;
        let Some(server) = self.servers.get_mut(usize::from(id.0)) else {
            return;
        };
        let (next, actions) = application_server(holds, server.state, event);
        let before = std::mem::replace(&mut server.state, next);
        if before == next {
            return;
        }
        let context = server.config.routing_context;
        server.deadline = None;
        if before == AsState::Active {
            server.not_active_since = Some(now);
        }
        self.output.tell(match next {
            AsState::Down => Event::AsDown(id, context),
            AsState::Inactive => Event::AsInactive(id, context),
            AsState::Active => Event::AsActive(id, context),
            AsState::Pending => Event::AsPending(id, context),
        });
        if next == AsState::Down {
            // The next ASPAC may choose again.
            server.mode = server.config.traffic_mode;
        }
        for action in actions {
            match action {
                Action::Notify => {
                    if let Some(status) = status_of(next) {
                        self.notify(id, status, None, None);
                    }
                }
                Action::StartRecovery => {
                    if let Some(server) = self.servers.get_mut(usize::from(id.0)) {
                        server.deadline = Some(now + recovery);
                    }
                }
                Action::Flush => self.flush(now, id),
                Action::DiscardHeld => self.discard_held(id),
                _ => debug_assert!(false, "invariant: {action:?} is not of this machine"),
            }
        }
        self.sweep = 0;
    }

    /// ERR of a transition.
    pub(crate) fn state_fault(&mut self, id: AssociationId, code: ErrorCode, cause: Cause<'_>) {
        let Some(message) = cause.message else { return };
        let fault = match code {
            ErrorCode::RefusedManagementBlocking => Fault::Blocked,
            _ => Fault::State(message.message_type()),
        };
        debug_assert_eq!(fault.error_code(), Some(code));
        self.fault(id, fault, cause);
    }

    /// Tells a fault, and answers it with its ERR (3.8.1).
    pub(crate) fn fault(&mut self, id: AssociationId, fault: Fault, cause: Cause<'_>) {
        self.output.tell(Event::PeerFault(id, fault));
        // "Error messages MUST NOT be generated in response to other Error messages" (3.8.1), readable or not.
        let is_error = matches!(cause.octets, [_, _, 0, 0, ..]);
        let Some(code) = fault.error_code().filter(|_| !is_error) else {
            return;
        };
        let diagnostic = cause.octets.get(..DIAGNOSTIC).unwrap_or(cause.octets);
        self.output.send(id, MessageType::Error, |encoder| {
            let mut put = |parameter: &Parameter<'_>| {
                encoder
                    .parameter(parameter)
                    .expect("invariant: no part of an ERR is long");
            };
            put(&Parameter::ErrorCode(code.value()));
            match fault {
                Fault::NetworkAppearance(value) => put(&Parameter::NetworkAppearance(value)),
                Fault::RoutingContext(value) => encoder.routing_contexts([value]),
                Fault::State(_) | Fault::Blocked | Fault::TrafficMode(_) => {
                    let contexts = cause.message.into_iter().flat_map(|m| m.routing_contexts());
                    encoder.routing_contexts(contexts.take(ERRORS_A_MESSAGE));
                }
                _ => {}
            }
            if !diagnostic.is_empty() {
                encoder
                    .parameter(&Parameter::DiagnosticInformation(diagnostic))
                    .expect("invariant: no part of an ERR is long");
            }
        });
    }

    /// After a change off the hot path: the next deadline.
    fn settle(&mut self) {
        let halves = self.associations.iter().flat_map(|a| &a.halves);
        let members = halves.clone().flat_map(|half| &half.members);
        let associations = self.associations.iter();
        self.deadline = (self.servers.iter().filter_map(|s| s.deadline))
            .chain(halves.filter_map(|half| half.deadline))
            .chain(members.filter_map(|m| m.deadline))
            .chain(associations.flat_map(|a| [a.beat, a.audit]).flatten())
            .min();
    }
}

fn status_of(state: AsState) -> Option<Status> {
    match state {
        AsState::Down => None,
        AsState::Inactive => Some(Status::AS_INACTIVE),
        AsState::Active => Some(Status::AS_ACTIVE),
        AsState::Pending => Some(Status::AS_PENDING),
    }
}
