//! What the layer is told: application servers, routes, associations, timers.

use crate::parameter::{MaskedPointCode, TrafficMode};
use crate::timers;
use inlab_ss7::{AssociationId, PointCode, PointCodeFormat, ServiceIndicator, Timer, TimerField};
use std::time::Duration;

/// An application server: its place in [`Config::application_servers`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct AsId(pub u16);

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The application servers, ours and those of our peers. At most 65 535.
    pub application_servers: Vec<ApplicationServer>,
    /// Which way a point code is reached. Several with the same destination are tried in this order; a destination that
    /// has none takes those that have no destination.
    pub routes: Vec<Route>,
    /// As SGP or IPSP: point codes of this node, which DAUD finds available without a route.
    pub own_point_codes: Vec<PointCode>,
    /// How many bits a point code of this network has: one with more is refused (Invalid Parameter Value, 3.8.1; in a
    /// routing key Invalid DPC, 3.6.2). `None`: 24, which is what the parameters have room for.
    pub point_code_format: Option<PointCodeFormat>,
    /// Timers.
    pub timers: Timers,
}

impl Config {
    /// The timers of the layer: row and place.
    pub fn timer_fields(&mut self) -> [(&'static Timer, TimerField<'_>); 4] {
        let Timers {
            ack,
            recovery,
            refused,
            audit,
        } = &mut self.timers;
        [
            (&timers::ACK, TimerField::Always(ack)),
            (&timers::RECOVERY, TimerField::Always(recovery)),
            (&timers::REFUSED, TimerField::Always(refused)),
            (&timers::AUDIT, TimerField::OrOff(audit)),
        ]
    }

    /// The largest point code.
    pub(crate) fn largest(&self) -> u32 {
        self.point_code_format
            .map_or(0x00ff_ffff, PointCodeFormat::max)
    }
}

/// One application server (RFC 4666 1.4.2.1, 1.4.2.2): a routing key's traffic, and who handles it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ApplicationServer {
    /// Its routing context; `None` if both sides know without (one application server on the association).
    pub routing_context: Option<u32>,
    /// How its ASPs share the traffic; `None`: as the first ASPAC says, override if it does not say.
    pub traffic_mode: Option<TrafficMode>,
    /// Network appearance: sent first in DATA and SSNM if there, and the only one accepted.
    pub network_appearance: Option<u32>,
    /// What it handles; registration (4.4) compares with it. Routing is by [`Config::routes`].
    pub routing_key: RoutingKey,
    /// How many ASPs must be active before the application server is (4.3.4.3: "n" of n+k); 0 is as 1.
    pub minimum_active: u16,
}

/// A routing key (1.4.2.2, 3.6.1).
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RoutingKey {
    /// Destination point codes.
    pub destinations: Vec<MaskedPointCode>,
    /// Service indicators; none: all.
    pub service_indicators: Vec<ServiceIndicator>,
    /// Originating point codes; none: all.
    pub origins: Vec<MaskedPointCode>,
}

/// A way to a destination.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Route {
    /// The destination; `None`: every one that has no route of its own.
    pub destination: Option<PointCode>,
    /// For which user part; `None`: all.
    pub service_indicator: Option<ServiceIndicator>,
    /// The application server in whose name (at an ASP) or to which (at an SGP or IPSP) DATA goes.
    pub application_server: AsId,
    /// Over which of its associations; none: all of them.
    pub via: Vec<AssociationId>,
}

/// Timers; [`timers`](crate::timers) has a row for each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Timers {
    /// T(ack), 4.3.4.1: an unanswered ASPUP, ASPDN, ASPAC, ASPIA, REG REQ or DEREG REQ is sent again.
    pub ack: Duration,
    /// T(r), 4.3.4.4: how long traffic for an application server without an active ASP is held; zero: not at all.
    pub recovery: Duration,
    /// After a refusal (ERR) the ASP asks again. RFC 4666 leaves this to layer management.
    pub refused: Duration,
    /// How often an ASP asks (DAUD, 4.5.3) about destinations that it was told are not available; `None`: never.
    pub audit: Option<Duration>,
}

impl Default for Timers {
    fn default() -> Self {
        Self {
            ack: timers::ACK.time(),
            recovery: timers::RECOVERY.time(),
            refused: timers::REFUSED.time(),
            audit: timers::AUDIT.default,
        }
    }
}

/// What we are on an association.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Role {
    /// ASP towards an SGP.
    Asp,
    /// SGP towards an ASP.
    Sgp,
    /// IPSP towards an IPSP.
    Ipsp(Exchange),
}

/// How two IPSPs come up (4.3.1.1.2).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Exchange {
    /// One exchange for both directions; we begin it.
    SingleClient,
    /// One exchange for both directions; the peer begins it.
    SingleServer,
    /// Each side asks for its own direction.
    Double,
}

/// One association.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AssociationConfig {
    /// What we are.
    pub role: Role,
    /// The application servers that it serves: ours as an ASP or IPSP, the peer's as an SGP.
    pub application_servers: Vec<AsId>,
    /// The peer's application servers, in double exchange; else not looked at.
    pub peer_application_servers: Vec<AsId>,
    /// As SGP or IPSP: the application servers that the peer may register for (4.4), besides those that it has by
    /// configuration. None: REG REQ is answered with ERR (Unsupported Message Class).
    pub registration: Vec<AsId>,
    /// As ASP or IPSP: those of `application_servers` whose routing keys we register (4.4) before we are active for them.
    /// The peer gives their routing contexts; [`ApplicationServer::routing_context`] is taken only if the peer says that
    /// the key is registered already.
    pub register: Vec<AsId>,
    /// ASP Identifier that we send in ASPUP.
    pub asp_identifier: Option<u32>,
    /// As SGP or IPSP: answer ASPUP without ASP Identifier with ERR (ASP Identifier Required).
    pub require_asp_identifier: bool,
    /// T(beat), 4.3.4.6: BEAT at this interval, and the peer is taken for dead after two of silence. `None` (usual over
    /// SCTP, which has its own): only answer.
    pub heartbeat: Option<Duration>,
    /// Which signalling gateway the peer belongs to: what one of its SGPs says of a destination holds for all of them
    /// (4.5.2.2). `None`: it is one by itself.
    pub signalling_gateway: Option<u32>,
    /// As ASP or IPSP: ask to be active once up. `false`: wait for [`M3ua::activate`](crate::M3ua::activate).
    pub activate: bool,
    /// As SGP or IPSP: refuse ASPUP (management lock-out, 4.3.4.1).
    pub blocked: bool,
    /// As SGP or IPSP: refuse ASPAC for these application servers (4.3.4.3).
    pub blocked_servers: Vec<AsId>,
    /// As SGP or IPSP: the destinations whose status the peer may ask for (DAUD); others are answered with ERR (Destination
    /// Status Unknown, 3.8.1). `None`: all of them.
    pub auditable: Option<Vec<MaskedPointCode>>,
}

impl AssociationConfig {
    /// `role` for `application_servers`, all else as usual.
    #[must_use]
    pub fn new(role: Role, application_servers: Vec<AsId>) -> Self {
        Self {
            role,
            application_servers,
            peer_application_servers: Vec::new(),
            registration: Vec::new(),
            register: Vec::new(),
            asp_identifier: None,
            require_asp_identifier: false,
            heartbeat: timers::BEAT.default,
            signalling_gateway: None,
            activate: true,
            blocked: false,
            blocked_servers: Vec::new(),
            auditable: None,
        }
    }

    /// The timer of an association: row and place.
    pub fn timer_fields(&mut self) -> [(&'static Timer, TimerField<'_>); 1] {
        [(&timers::BEAT, TimerField::OrOff(&mut self.heartbeat))]
    }
}
