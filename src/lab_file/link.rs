//! The links of a lab file.

use super::node::{LabNode, NodeRole, Place, read_point_code};
use inlab_lab::{Error, Fields, Value};
use inlab_link::{Kind, Settings};
use inlab_ss7::PointCode;
use inlab_stack::m3ua::TrafficMode;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// One link: two nodes and the association between them.
#[derive(Debug)]
pub(crate) struct LabLink {
    /// For people: `from-to`, numbered if there are several.
    pub(crate) name: String,
    /// Who sets the association up: its number among the nodes.
    pub(crate) from: usize,
    /// Who accepts it.
    pub(crate) to: usize,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// Where `to` listens.
    pub(crate) listen: Vec<SocketAddr>,
    /// Where `from` connects to.
    pub(crate) connect: Vec<SocketAddr>,
    /// Local addresses of `from`; empty: any.
    pub(crate) bind: Vec<SocketAddr>,
    /// Where `from` may come from; empty: anywhere.
    pub(crate) accept: Vec<IpAddr>,
    /// UDP port of `to`.
    pub(crate) udp_port: u16,
    /// UDP port of `from`; 0: any.
    pub(crate) bind_udp_port: u16,
    /// Who is what.
    pub(crate) role: M3uaRole,
    /// How the ASPs of an application server share its traffic.
    pub(crate) traffic_mode: Option<TrafficMode>,
    /// Network appearance.
    pub(crate) network_appearance: Option<u32>,
    /// ASP Identifier.
    pub(crate) asp_identifier: Option<u32>,
    /// The SGP or IPSP refuses an ASPUP without one.
    pub(crate) require_asp_identifier: bool,
    /// What the SGP or IPSP refuses.
    pub(crate) refuses: Refuses,
    /// The ASP registers its routing key.
    pub(crate) register: bool,
    /// ASPs that an application server needs to be active.
    pub(crate) minimum_active: u16,
    /// T(beat).
    pub(crate) heartbeat: Option<Duration>,
    /// Timers and bounds.
    pub(crate) settings: Settings,
}

/// What an SGP, or the IPSP that does not begin, refuses its peer: faults on purpose, and a gateway that is locked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refuses {
    /// ASPUP (RFC 4666 4.3.4.1, management blocking).
    pub(crate) up: bool,
    /// ASPAC for these routing contexts (4.3.4.3).
    pub(crate) contexts: Vec<u32>,
    /// DAUD for other destinations than these (3.8.1, Destination Status Unknown); `None`: it refuses none.
    pub(crate) auditable: Option<Vec<PointCode>>,
}

/// Who is what in M3UA on a link, with routing contexts: one for each application server that the association serves; none:
/// one application server without.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum M3uaRole {
    /// An ASP and its SGP.
    Asp {
        /// The ASP: its number among the nodes.
        asp: usize,
        /// Routing contexts of its application servers.
        contexts: Vec<u32>,
    },
    /// Two IPSPs, one exchange, which `from` begins.
    Single {
        /// Routing contexts of both.
        contexts: Vec<u32>,
    },
    /// Two IPSPs, an exchange for each direction.
    Double {
        /// Routing contexts of the traffic to `from`.
        from: Vec<u32>,
        /// Routing contexts of the traffic to `to`.
        to: Vec<u32>,
    },
}

impl LabLink {
    /// The other end of a node's link.
    pub(crate) fn peer_of(&self, node: usize) -> Option<usize> {
        match node {
            _ if node == self.from => Some(self.to),
            _ if node == self.to => Some(self.from),
            _ => None,
        }
    }

    pub(super) fn read(
        value: Value<'_>,
        nodes: &[LabNode],
        before: &[Self],
    ) -> Result<Self, Error> {
        let mut fields = value.fields()?;
        let (from_value, to_value) = (fields.required("from")?, fields.required("to")?);
        let (from, to) = (read_node(from_value, nodes)?, read_node(to_value, nodes)?);
        if from == to {
            return Err(to_value.error("a link joins two nodes"));
        }
        let (from_node, to_node) = (&nodes[from], &nodes[to]);
        if !from_node.is_ours() && !to_node.is_ours() {
            return Err(to_value.error("both nodes are external: none of them is ours to connect"));
        }
        let kind = fields
            .optional("kind")
            .map_or(Ok(Kind::Auto), |value| value.choice(&Kind::WORDS))?;
        let mut addresses = [vec![], vec![], vec![]];
        for (key, list) in ["listen", "connect", "bind"]
            .into_iter()
            .zip(&mut addresses)
        {
            let Some(value) = fields.optional(key) else {
                continue;
            };
            *list = read_addresses(value, if key == "bind" { 0 } else { M3UA_PORT })?;
            if list.len() > 1 && kind != Kind::Sctp {
                return Err(value.error("several addresses need kernel SCTP: kind: sctp"));
            }
            let port = list.first().map(SocketAddr::port);
            if port == Some(0) && key != "bind" {
                return Err(value.error("port 0 is no port that a peer can connect to"));
            }
            if list.iter().any(|address| Some(address.port()) != port) {
                return Err(value.error("the addresses of one end have one port"));
            }
            if key == "connect" {
                if !from_node.is_ours() {
                    return Err(value.error(format!(
                        "{:?} is external and connects by itself: give listen, where {:?} listens",
                        from_node.name, to_node.name
                    )));
                }
                if list.iter().any(|address| address.ip().is_unspecified()) {
                    return Err(value.error(NO_DESTINATION));
                }
            }
            if key == "bind" && !from_node.is_ours() {
                return Err(value.error(format!(
                    "{:?} is external and binds by itself; accept says where it may come from",
                    from_node.name
                )));
            }
        }
        let [mut listen, mut connect, bind] = addresses;
        match (listen.is_empty(), connect.is_empty()) {
            (true, true) => {
                return Err(value.error(format!(
                    "the link from {:?} to {:?} has no address: give listen, where {:?} listens",
                    from_node.name, to_node.name, to_node.name
                )));
            }
            (true, false) => listen.clone_from(&connect),
            (false, true) => connect.clone_from(&listen),
            (false, false) => {}
        }
        if from_node.is_ours() && connect.iter().any(|address| address.ip().is_unspecified()) {
            let listen = fields.optional("listen").unwrap_or(value);
            return Err(listen.error(NO_DESTINATION));
        }
        let accept = match fields.optional("accept") {
            Some(value) if !to_node.is_ours() => {
                return Err(value.error(format!(
                    "{:?} is external and accepts whom it will",
                    to_node.name
                )));
            }
            Some(value) => read_ips(value)?,
            None => bind
                .iter()
                .map(SocketAddr::ip)
                .filter(|ip| !ip.is_unspecified())
                .collect(),
        };
        let mut ports = [UDP_PORT, 0];
        for (key, port) in ["udpPort", "bindUdpPort"].into_iter().zip(&mut ports) {
            if let Some(value) = fields.optional(key) {
                if !matches!(kind, Kind::Auto | Kind::SctpUdp) {
                    return Err(value.error(format!(
                        "{key:?} goes with kind: sctp-udp or auto, not with kind: {kind}"
                    )));
                }
                *port = value.number()?;
                if *port == 0 && key == "udpPort" {
                    return Err(value.error("port 0 is no port that a peer can reach"));
                }
            }
        }
        let m3ua = M3uaBlock::read(fields.optional("m3ua"), [from, to], nodes)?;
        let settings = match fields.optional("sctp") {
            Some(value) if kind == Kind::Tcp => {
                return Err(value.error("\"sctp\" does not go with kind: tcp"));
            }
            Some(value) => read_settings(value, kind)?,
            None => Settings::default(),
        };
        fields.finish()?;
        let same = before
            .iter()
            .filter(|link| (link.from, link.to) == (from, to))
            .count();
        let mut name = format!("{}-{}", from_node.name, to_node.name);
        if same > 0 {
            name.push_str(&format!("-{}", same + 1));
        }
        Ok(Self {
            name,
            from,
            to,
            kind,
            listen,
            connect,
            bind,
            accept,
            udp_port: ports[0],
            bind_udp_port: ports[1],
            role: m3ua.role,
            traffic_mode: m3ua.traffic_mode,
            network_appearance: m3ua.network_appearance,
            asp_identifier: m3ua.asp_identifier,
            require_asp_identifier: m3ua.require_asp_identifier,
            refuses: m3ua.refuses,
            register: m3ua.register,
            minimum_active: m3ua.minimum_active,
            heartbeat: m3ua.heartbeat,
            settings,
        })
    }

    /// Routing contexts of both directions.
    fn contexts(&self) -> [&[u32]; 2] {
        match &self.role {
            M3uaRole::Asp { contexts, .. } | M3uaRole::Single { contexts } => [contexts; 2],
            M3uaRole::Double { from, to } => [from, to],
        }
    }

    /// Whether an application server of this link is one of the other's too.
    fn shares_server(&self, other: &Self) -> bool {
        let mut directions = self.contexts().into_iter().zip(other.contexts());
        directions.any(|(ours, theirs)| {
            ours.is_empty() && theirs.is_empty() || ours.iter().any(|one| theirs.contains(one))
        })
    }

    /// Whether two links end in one endpoint of their `to`.
    pub(crate) fn shares_endpoint(&self, other: &Self) -> bool {
        self.to == other.to
            && self.kind == other.kind
            && self.listen == other.listen
            && self.udp_port == other.udp_port
    }

    /// Local ports that `to` takes: what it is of, address and port.
    fn ports(&self) -> Vec<(&'static str, SocketAddr)> {
        let of = |word, port: Option<u16>| {
            self.listen.iter().map(move |address| {
                let port = port.unwrap_or_else(|| address.port());
                (word, SocketAddr::new(address.ip(), port))
            })
        };
        match self.kind {
            Kind::Tcp => of("TCP", None).collect(),
            Kind::Sctp => of("SCTP", None).collect(),
            Kind::SctpUdp => of("UDP", Some(self.udp_port)).collect(),
            Kind::Auto => of("SCTP", None)
                .chain(of("UDP", Some(self.udp_port)))
                .collect(),
        }
    }
}

fn read_node(value: Value<'_>, nodes: &[LabNode]) -> Result<usize, Error> {
    let name = value.text()?;
    let index = nodes
        .iter()
        .position(|node| node.name == name)
        .ok_or_else(|| value.unknown("node", name, nodes.iter().map(|node| node.name.as_str())))?;
    if matches!(nodes[index].role, NodeRole::SessionServer(_)) {
        return Err(value.error(format!(
            "{name:?} is a session server and has no signalling links; an SCP names it under notify"
        )));
    }
    Ok(index)
}

fn one_or_more<T>(
    value: Value<'_>,
    mut read: impl FnMut(Value<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    if value.node().as_list().is_none() {
        return Ok(vec![read(value)?]);
    }
    let items = value.items()?;
    if items.len() == 0 || items.len() > MAX_ADDRESSES {
        return Err(value.error(format!("expected 1 to {MAX_ADDRESSES} addresses")));
    }
    items.map(read).collect()
}

fn read_addresses(value: Value<'_>, port: u16) -> Result<Vec<SocketAddr>, Error> {
    one_or_more(value, |value| {
        let text = value.text()?;
        let address = text.parse().ok();
        address
            .or_else(|| text.parse().ok().map(|ip| SocketAddr::new(ip, port)))
            .ok_or_else(|| {
                value.error(
                    "expected an IP address, with or without a port: 127.0.0.1:2905, 10.0.0.5, [::1]:2905",
                )
            })
    })
}

fn read_ips(value: Value<'_>) -> Result<Vec<IpAddr>, Error> {
    one_or_more(value, |value| {
        value
            .text()?
            .parse()
            .map_err(|_| value.error("expected an IP address without a port"))
    })
}

/// One routing context or a list: an application server each.
fn read_contexts(value: Value<'_>) -> Result<Vec<u32>, Error> {
    if value.node().as_list().is_none() {
        return Ok(vec![value.number()?]);
    }
    let items = value.items()?;
    if items.len() == 0 || items.len() > MAX_CONTEXTS {
        return Err(value.error(format!("expected 1 to {MAX_CONTEXTS} routing contexts")));
    }
    let mut contexts = vec![];
    for item in items {
        let context = item.number()?;
        if contexts.contains(&context) {
            return Err(item.error(format!("routing context {context} is there twice")));
        }
        contexts.push(context);
    }
    Ok(contexts)
}

impl Refuses {
    /// Reads `blocked` (`true`: everything; or routing contexts) and `auditable` (point codes).
    fn read(
        fields: &mut Fields<'_>,
        contexts: &[Vec<u32>],
        place: Option<&Place>,
    ) -> Result<Self, Error> {
        let mut refuses = Self::default();
        match fields.optional("blocked") {
            None => {}
            Some(value) if value.node().as_list().is_none() => refuses.up = value.boolean()?,
            Some(value) => {
                for item in value.items()? {
                    let context = item.number()?;
                    if !contexts.iter().any(|of| of.contains(&context)) {
                        return Err(item.error("this link has no such routing context"));
                    }
                    refuses.contexts.push(context);
                }
            }
        }
        if let (Some(value), Some(place)) = (fields.optional("auditable"), place) {
            let codes = value.items()?;
            let codes = codes.map(|code| read_point_code(code, place.format));
            refuses.auditable = Some(codes.collect::<Result<_, _>>()?);
        }
        Ok(refuses)
    }
}

struct M3uaBlock {
    role: M3uaRole,
    traffic_mode: Option<TrafficMode>,
    network_appearance: Option<u32>,
    asp_identifier: Option<u32>,
    require_asp_identifier: bool,
    refuses: Refuses,
    register: bool,
    minimum_active: u16,
    heartbeat: Option<Duration>,
}

impl M3uaBlock {
    fn read(
        value: Option<Value<'_>>,
        [from, to]: [usize; 2],
        nodes: &[LabNode],
    ) -> Result<Self, Error> {
        let mut block = Self {
            role: M3uaRole::Single { contexts: vec![] },
            traffic_mode: None,
            network_appearance: None,
            asp_identifier: None,
            require_asp_identifier: false,
            refuses: Refuses::default(),
            register: false,
            minimum_active: 1,
            heartbeat: None,
        };
        let Some(value) = value else {
            return Ok(block);
        };
        let mut fields = value.fields()?;
        let ends = [from, to].map(|node| nodes[node].name.as_str());
        let asp = match fields.optional("asp") {
            None => None,
            Some(value) => {
                let name = value.text()?;
                let end = ends.iter().position(|end| *end == name);
                let end = end.ok_or_else(|| value.unknown("end of this link", name, ends))?;
                Some([from, to][end])
            }
        };
        let double = match fields.optional("exchange") {
            None => false,
            Some(value) if asp.is_some() => {
                return Err(value.error("\"exchange\" is for two IPSPs: it does not go with asp"));
            }
            Some(value) => value.choice(&[("single", false), ("double", true)])?,
        };
        let contexts = match fields.optional("routingContext") {
            None => [vec![], vec![]],
            Some(value) if value.node().as_map().is_none() => {
                let contexts = read_contexts(value)?;
                [contexts.clone(), contexts]
            }
            Some(value) if !double => {
                return Err(value.error(
                    "a routing context for each node goes with exchange: double; else there is one",
                ));
            }
            Some(value) => {
                let mut contexts = [vec![], vec![]];
                for (key, number) in value.entries()? {
                    let name = key.text()?;
                    let end = ends.iter().position(|end| *end == name);
                    let end = end.ok_or_else(|| key.unknown("end of this link", name, ends))?;
                    contexts[end] = read_contexts(number)?;
                }
                contexts
            }
        };
        block.refuses = Refuses::read(&mut fields, &contexts, nodes[from].place())?;
        let several = contexts.iter().any(|of| of.len() > 1);
        let none = contexts.iter().all(Vec::is_empty);
        let [contexts, other] = contexts;
        block.role = match (asp, double) {
            (Some(asp), _) => M3uaRole::Asp { asp, contexts },
            (None, false) => M3uaRole::Single { contexts },
            (None, true) => M3uaRole::Double {
                from: contexts,
                to: other,
            },
        };
        block.traffic_mode = fields
            .optional("trafficMode")
            .map(|value| {
                value.choice(&[
                    ("override", TrafficMode::Override),
                    ("loadshare", TrafficMode::Loadshare),
                    ("broadcast", TrafficMode::Broadcast),
                ])
            })
            .transpose()?;
        for (key, number) in [
            ("networkAppearance", &mut block.network_appearance),
            ("aspIdentifier", &mut block.asp_identifier),
        ] {
            *number = fields.optional(key).map(Value::number).transpose()?;
        }
        if let Some(value) = fields.optional("requireAspIdentifier") {
            block.require_asp_identifier = value.boolean()?;
        }
        if let Some(value) = fields.optional("register") {
            block.register = value.boolean()?;
            match asp {
                _ if !block.register => {}
                None => return Err(value.error("it is an ASP that registers: it goes with asp")),
                Some(asp) => {
                    let sgp = if asp == from { to } else { from };
                    if several {
                        return Err(value.error(
                            "an ASP registers one routing key, its point code: it goes with one routingContext",
                        ));
                    }
                    if nodes[sgp].is_ours() && none {
                        return Err(value.error(format!(
                            "{:?} gives the routing context: it goes with routingContext",
                            nodes[sgp].name
                        )));
                    }
                }
            }
        }
        if let Some(value) = fields.optional("minimumActive") {
            block.minimum_active = value.number()?;
            if block.minimum_active == 0 {
                return Err(value.error("at least 1"));
            }
        }
        if let Some(value) = fields.optional("heartbeat") {
            let time = value.duration()?;
            if time < Duration::from_secs(1) {
                return Err(value.error("at least 1s"));
            }
            block.heartbeat = Some(time);
        }
        fields.finish()?;
        Ok(block)
    }
}

fn read_settings(value: Value<'_>, kind: Kind) -> Result<Settings, Error> {
    let mut settings = Settings::default();
    let mut fields = value.fields()?;
    for (key, time) in [
        ("rtoInitial", &mut settings.rto_initial),
        ("rtoMin", &mut settings.rto_min),
        ("rtoMax", &mut settings.rto_max),
        ("heartbeat", &mut settings.heartbeat),
        ("sackDelay", &mut settings.sack_delay),
        ("cookieLifetime", &mut settings.cookie_lifetime),
    ] {
        if let Some(value) = fields.optional(key) {
            *time = value.duration()?;
            if !(Duration::from_millis(1)..=Duration::from_secs(600)).contains(time) {
                return Err(value.error("expected 1ms to 10 min"));
            }
        }
    }
    for (key, number, most) in [
        ("maxRetransmissions", &mut settings.max_retransmissions, 100),
        (
            "maxInitRetransmissions",
            &mut settings.max_init_retransmissions,
            100,
        ),
        ("streams", &mut settings.streams, 257),
    ] {
        if let Some(value) = fields.optional(key) {
            *number = value.number()?;
            if !(1..=most).contains(number) {
                return Err(value.error(format!("expected 1 to {most}")));
            }
        }
    }
    if let Some(value) = fields.optional("pathMaxRetransmissions") {
        if kind == Kind::SctpUdp {
            return Err(value.error("there is one path with kind: sctp-udp"));
        }
        settings.path_max_retransmissions = value.number()?;
    }
    if let Some(value) = fields.optional("mtu") {
        if kind == Kind::Sctp {
            return Err(value.error("the kernel finds the MTU of its paths by itself"));
        }
        settings.mtu = value.number()?;
        if !(500..=9000).contains(&settings.mtu) {
            return Err(value.error("expected 500 to 9000"));
        }
    }
    let ordered =
        settings.rto_min <= settings.rto_initial && settings.rto_initial <= settings.rto_max;
    if !ordered {
        return Err(value.error("rtoMin, rtoInitial and rtoMax are in this order of size"));
    }
    fields.finish()?;
    Ok(settings)
}

/// Links of one application server say the same of it.
pub(super) fn check_servers(links: &[LabLink], places: &[Value<'_>]) -> Result<(), Error> {
    for (index, (link, place)) in links.iter().zip(places).enumerate() {
        let same = |other: &&LabLink| {
            other.peer_of(link.from) == Some(link.to) && other.shares_server(link)
        };
        for other in links[..index].iter().filter(same) {
            if other.traffic_mode != link.traffic_mode
                || other.network_appearance != link.network_appearance
                || other.minimum_active != link.minimum_active
            {
                return Err(place.error(format!(
                    "it is of the same application server as the link {}: both have the same trafficMode, networkAppearance and minimumActive",
                    other.name
                )));
            }
        }
    }
    Ok(())
}

/// No two endpoints want one port, and the peers of one endpoint can be told apart.
pub(super) fn check_listeners(
    links: &[LabLink],
    nodes: &[LabNode],
    places: &[Value<'_>],
) -> Result<(), Error> {
    for (index, (link, place)) in links.iter().zip(places).enumerate() {
        if !nodes[link.to].is_ours() {
            continue;
        }
        for other in links[..index]
            .iter()
            .filter(|other| nodes[other.to].is_ours())
        {
            if link.shares_endpoint(other) {
                if link.settings != other.settings {
                    return Err(place.error(format!(
                        "it shares an endpoint of {:?} with the link {}: both have the same \"sctp\" block",
                        nodes[link.to].name, other.name
                    )));
                }
                let apart = !link.accept.is_empty()
                    && !other.accept.is_empty()
                    && !link.accept.iter().any(|ip| other.accept.contains(ip));
                if !apart {
                    return Err(place.error(format!(
                        "who connects to {:?} at {}, {:?} or {:?}? Their links need different bind or accept addresses",
                        nodes[link.to].name,
                        link.listen[0],
                        nodes[other.from].name,
                        nodes[link.from].name
                    )));
                }
                continue;
            }
            for (word, port) in link.ports() {
                let taken = other.ports().into_iter().any(|(other_word, other)| {
                    word == other_word
                        && port.port() == other.port()
                        && overlap(port.ip(), other.ip())
                });
                if taken {
                    return Err(place.error(format!(
                        "{word} {port} is taken by the link {} already",
                        other.name
                    )));
                }
            }
        }
    }
    Ok(())
}

fn overlap(a: IpAddr, b: IpAddr) -> bool {
    a == b || (a.is_ipv4() == b.is_ipv4() && (a.is_unspecified() || b.is_unspecified()))
}

/// IANA's port of M3UA, for SCTP and TCP (RFC 4666 7.2).
const M3UA_PORT: u16 = 2905;
/// IANA's port for SCTP in UDP (RFC 6951 6.1).
const UDP_PORT: u16 = 9899;
/// Addresses of one end at most.
const MAX_ADDRESSES: usize = 8;
/// Application servers of one association at most.
const MAX_CONTEXTS: usize = 16;
const NO_DESTINATION: &str = "one can listen at an unspecified address, but not connect to it: give connect with an address of the machine";
