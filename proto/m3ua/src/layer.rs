//! The layer: associations, the two halves of an ASP on each, application servers.

use crate::config::{AsId, AssociationConfig, Config, Exchange, Role, Route, Timers};
use crate::destination::{Destinations, Source};
use crate::event::Event;
use crate::machine::{AsState, Maintenance, MaintenanceEvent, Side, Traffic, TrafficEvent};
use crate::message::Message;
use crate::output::Output;
use crate::parameter::TrafficMode;
use crate::registrant::Registration;
use inlab_ss7::{AssociationEvent, AssociationId, PointCode, RoutingLabel, Transmit};
use std::collections::VecDeque;
use std::time::Instant;

/// How much of an offending message an ERR gives back (3.8.1: "should contain").
pub(crate) const DIAGNOSTIC: usize = 256;
/// Most ERR that one message with many unknown routing contexts gets.
pub(crate) const ERRORS_A_MESSAGE: usize = 32;

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
    pub(crate) largest_point_code: u32,
    pub(crate) timers: Timers,
    pub(crate) output: Output,
    pub(crate) deadline: Option<Instant>,
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
    pub(crate) heard: Option<Instant>,
    /// Next BEAT.
    pub(crate) beat: Option<Instant>,
    pub(crate) beats: u64,
    /// Next DAUD.
    pub(crate) audit: Option<Instant>,
}

/// An ASP on an association, seen from one side. Two in double exchange, one otherwise.
#[derive(Debug)]
pub(crate) struct Half {
    pub(crate) side: Side,
    /// We ask for up and active.
    pub(crate) initiates: bool,
    /// DATA may be sent for its application servers.
    pub(crate) sends: bool,
    /// DATA may be received for them.
    pub(crate) receives: bool,
    pub(crate) state: Maintenance,
    pub(crate) wanted: bool,
    pub(crate) deadline: Option<Instant>,
    pub(crate) attempts: u32,
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
    /// Its routing context: by configuration, or as registration gave it.
    pub(crate) context: Option<u32>,
    pub(crate) key: Key,
    /// It deregisters as soon as it is inactive.
    pub(crate) leaving: bool,
    pub(crate) wanted: bool,
    pub(crate) deadline: Option<Instant>,
    pub(crate) attempts: u32,
}

/// How an ASP comes to serve an application server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Key {
    /// By configuration of both sides.
    Static,
    /// The peer's ASP registered for it with us (4.4).
    ByPeer,
    /// Our ASP registers for it with the peer: how far this is, and the end of T(ack).
    Ours(Registration, Option<Instant>),
}

/// The message that is being answered.
#[derive(Clone, Copy)]
pub(crate) struct Cause<'m> {
    pub(crate) message: Option<Message<'m>>,
    pub(crate) octets: &'m [u8],
}

impl Cause<'_> {
    pub(crate) const NONE: Self = Self {
        message: None,
        octets: &[],
    };
}

impl Member {
    /// A member by registration: the ASP is up, or could not have asked.
    pub(crate) fn registered(server: AsId, context: u32) -> Self {
        Self {
            server,
            state: Traffic::Inactive,
            context: Some(context),
            key: Key::ByPeer,
            leaving: false,
            wanted: false,
            deadline: None,
            attempts: 0,
        }
    }

    /// ASPAC may be sent: the routing context is one that the peer knows.
    pub(crate) fn may_ask(&self) -> bool {
        !matches!(self.key, Key::Ours(state, _) if state != Registration::Registered)
    }
}

impl Half {
    fn new(
        side: Side,
        initiates: bool,
        servers: &[(AsId, Option<u32>)],
        register: &[AsId],
        activate: bool,
    ) -> Self {
        let member = |(server, context): &(AsId, Option<u32>)| Member {
            server: *server,
            state: Traffic::Down,
            context: *context,
            key: if initiates && register.contains(server) {
                Key::Ours(Registration::Unregistered, None)
            } else {
                Key::Static
            },
            leaving: false,
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

    pub(crate) fn is_active(&self) -> bool {
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

    /// The routing context of an application server that DATA goes to over it.
    pub(crate) fn context(&self, server: AsId) -> Option<u32> {
        let sends = self.halves.iter().filter(|half| half.sends);
        let mut members = sends.flat_map(|half| &half.members);
        members.find(|m| m.server == server)?.context
    }

    /// Its half that answers (`true`) or sends requests.
    pub(crate) fn half_for(&self, answers: bool) -> Option<usize> {
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
        let largest_point_code = config.largest();
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
            largest_point_code,
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
        config.registration.retain(exists);
        let with_contexts = |list: &[AsId]| -> Vec<(AsId, Option<u32>)> {
            let context = |id: &AsId| self.server(*id).and_then(|s| s.config.routing_context);
            list.iter().map(|id| (*id, context(id))).collect()
        };
        let own = with_contexts(&config.application_servers);
        let theirs = with_contexts(&config.peer_application_servers);
        let asks = |side| Half::new(side, true, &own, &config.register, config.activate);
        let halves = match config.role {
            Role::Asp => vec![asks(Side::Asp)],
            Role::Sgp => vec![Half::new(Side::Sgp, false, &own, &[], false)],
            Role::Ipsp(Exchange::SingleClient) => vec![asks(Side::Ipsp)],
            Role::Ipsp(Exchange::SingleServer) => {
                vec![Half::new(Side::Ipsp, false, &own, &[], false)]
            }
            // DATA goes to the peer's application servers and comes for ours (4.3.1.1.2).
            Role::Ipsp(Exchange::Double) => vec![
                Half {
                    sends: false,
                    ..asks(Side::Asp)
                },
                Half {
                    receives: false,
                    ..Half::new(Side::Sgp, false, &theirs, &[], false)
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
                    // It follows when the peer has the routing key.
                    if !member.may_ask() {
                        continue;
                    }
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

    /// Messages held for application servers that are pending, at this moment; at most 1,024 each.
    #[must_use]
    pub fn held_count(&self) -> usize {
        self.servers.iter().map(|server| server.held.len()).sum()
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
