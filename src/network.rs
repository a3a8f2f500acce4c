//! From a lab file to what a node's stack and its links are told.

use crate::lab_file::{LabFile, LabLink, M3uaRole, NodeRole, Reaches, TcapBlock};
use inlab_link::{LinkConfig, PeerConfig, Reach};
use inlab_ss7::{AssociationId, PointCodeFormat, RoutingIndicator, SubsystemNumber, TimerSettings};
use inlab_stack::m3ua::{
    self, ApplicationServer, AsId, AssociationConfig, Exchange, MaskedPointCode, Role, Route,
    RoutingKey,
};
use inlab_stack::sccp::{self, Pattern, Rule, RuleSet, Target};
use inlab_stack::{Config, tcap};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// What the stack of a node is told.
pub(crate) struct Network {
    /// The layers.
    pub(crate) config: Config,
    /// Its associations.
    pub(crate) associations: Vec<(AssociationId, AssociationConfig)>,
    /// By [`AsId`]: the peer, for people.
    pub(crate) servers: Vec<String>,
}

/// The association of a link, at both of its ends.
pub(crate) fn association(link: usize) -> AssociationId {
    AssociationId(u32::try_from(link + 1).unwrap_or(u32::MAX))
}

impl Network {
    /// The network as a node with signalling sees it; `seed` makes its transaction ids unpredictable.
    pub(crate) fn of(
        lab: &LabFile,
        node: usize,
        subsystems: &[SubsystemNumber],
        seed: u64,
    ) -> Self {
        let here = lab.nodes[node]
            .place()
            .expect("invariant: a node with signalling has a place");
        let none = TimerSettings::default();
        let timers = match &lab.nodes[node].role {
            NodeRole::Scp(block) => &block.config.layers,
            NodeRole::Ssp(block) => &block.node.timers,
            NodeRole::SessionServer(_) | NodeRole::External(_) => &none,
        };
        let mut servers: Vec<(usize, Option<u32>, bool)> = vec![];
        let mut application_servers: Vec<ApplicationServer> = vec![];
        let mut routes: Vec<Route> = vec![];
        let mut associations = vec![];
        for (index, link, peer) in lab.links_of(node) {
            // The traffic to a peer in double exchange is an application server of its own.
            let mut server = |context: Option<u32>, theirs: bool| {
                let key = (peer, context, theirs);
                let known = servers.iter().position(|known| *known == key);
                let place = known.unwrap_or_else(|| {
                    servers.push(key);
                    application_servers.push(ApplicationServer {
                        routing_context: context,
                        traffic_mode: link.traffic_mode,
                        network_appearance: link.network_appearance,
                        minimum_active: link.minimum_active,
                        routing_key: routing_key(lab, link),
                    });
                    servers.len() - 1
                });
                AsId(u16::try_from(place).unwrap_or(u16::MAX))
            };
            // One application server for each routing context, or one that has none.
            let mut serve = |contexts: &[u32], theirs: bool| -> Vec<AsId> {
                match contexts {
                    [] => vec![server(None, theirs)],
                    some => some
                        .iter()
                        .map(|context| server(Some(*context), theirs))
                        .collect(),
                }
            };
            let (role, own, theirs) = match &link.role {
                M3uaRole::Asp { asp, contexts } => {
                    let role = if *asp == node { Role::Asp } else { Role::Sgp };
                    (role, serve(contexts, false), vec![])
                }
                M3uaRole::Single { contexts } => {
                    let exchange = if link.from == node {
                        Exchange::SingleClient
                    } else {
                        Exchange::SingleServer
                    };
                    (Role::Ipsp(exchange), serve(contexts, false), vec![])
                }
                M3uaRole::Double { from, to } => {
                    let (own, theirs) = if link.from == node {
                        (from, to)
                    } else {
                        (to, from)
                    };
                    let (own, theirs) = (serve(own, false), serve(theirs, true));
                    (Role::Ipsp(Exchange::Double), own, theirs)
                }
            };
            // Traffic goes to the first application server that is active, in the order of the file.
            let mut towards = own.clone();
            if !theirs.is_empty() {
                towards.clone_from(&theirs);
            }
            let mut config = AssociationConfig::new(role, own);
            config.peer_application_servers = theirs;
            config.asp_identifier = link.asp_identifier;
            config.require_asp_identifier = link.require_asp_identifier;
            if !matches!(role, Role::Asp | Role::Ipsp(Exchange::SingleClient)) {
                let refuses = &link.refuses;
                config.blocked = refuses.up;
                let blocked = |server: &AsId| {
                    let context = application_servers
                        .get(usize::from(server.0))
                        .and_then(|server| server.routing_context);
                    context.is_some_and(|context| refuses.contexts.contains(&context))
                };
                let served = config.application_servers.iter().copied();
                config.blocked_servers = served.filter(blocked).collect();
                let codes = refuses.auditable.as_ref();
                config.auditable =
                    codes.map(|codes| codes.iter().copied().map(MaskedPointCode::exact).collect());
            }
            if link.register && role == Role::Asp {
                config.register.clone_from(&config.application_servers);
            } else if link.register {
                config.registration = std::mem::take(&mut config.application_servers);
            }
            timers.apply(config.timer_fields());
            // What a link says goes before what its node says.
            config.heartbeat = link.heartbeat.or(config.heartbeat);
            if role == Role::Asp {
                config.signalling_gateway = u32::try_from(peer).ok();
            }
            associations.push((association(index), config));
            for destination in destinations(lab, peer) {
                for application_server in &towards {
                    let route = Route {
                        destination,
                        service_indicator: None,
                        application_server: *application_server,
                        via: vec![],
                    };
                    if !routes.contains(&route) {
                        routes.push(route);
                    }
                }
            }
        }
        let mut sccp = match lab.format {
            PointCodeFormat::Ansi => sccp::Config::ansi(here.point_code, subsystems.to_vec()),
            _ => sccp::Config::itu(here.point_code, subsystems.to_vec()),
        };
        sccp.format = lab.format;
        sccp.network_indicator = lab.network_indicator;
        sccp.rule_sets = rule_sets(lab, node);
        if let Some(block) = lab.nodes[node].sccp() {
            block.apply(&mut sccp);
        }
        let itu = TcapBlock::default();
        let tcap = lab.nodes[node].tcap().unwrap_or(&itu);
        let mut network = Self {
            config: Config {
                m3ua: m3ua::Config {
                    application_servers,
                    routes,
                    own_point_codes: sccp.point_codes.clone(),
                    point_code_format: Some(lab.format),
                    ..m3ua::Config::default()
                },
                sccp,
                tcap: tcap::Config {
                    node: here.node,
                    seed,
                    own_address: Some(here.own_address(None, tcap)),
                    ..tcap::Config::default()
                },
            },
            associations,
            servers: servers
                .into_iter()
                .map(|(peer, ..)| lab.nodes[peer].name.clone())
                .collect(),
        };
        tcap.apply(&mut network.config.tcap);
        timers.apply(network.config.timer_fields());
        network
    }
}

/// The point codes of the ASP, which it registers for.
fn routing_key(lab: &LabFile, link: &LabLink) -> RoutingKey {
    let asp = match &link.role {
        M3uaRole::Asp { asp, .. } if link.register => asp,
        _ => return RoutingKey::default(),
    };
    let codes = destinations(lab, *asp).into_iter().flatten();
    RoutingKey {
        destinations: codes.map(MaskedPointCode::exact).collect(),
        ..RoutingKey::default()
    }
}

/// What is reached by way of a peer; `None`: everything else.
fn destinations(lab: &LabFile, peer: usize) -> Vec<Option<inlab_ss7::PointCode>> {
    let peer = &lab.nodes[peer];
    let mut all: Vec<_> = peer
        .place()
        .map(|place| Some(place.point_code))
        .into_iter()
        .collect();
    if let Some(block) = peer.sccp() {
        all.extend(block.aliases.iter().copied().map(Some));
    }
    if let NodeRole::External(external) = &peer.role {
        match &external.reaches {
            Reaches::All => all.push(None),
            Reaches::These(codes) => all.extend(codes.iter().copied().map(Some)),
        }
    }
    all
}

/// The global titles that a node knows: its own, and those of the peers that it has a link to.
pub(crate) fn rules(lab: &LabFile, node: usize) -> Vec<Rule> {
    let mut rules: Vec<Rule> = vec![];
    let mut add = |pattern: Pattern, point_code, routing| {
        let target = Target::new(point_code, routing);
        match rules.iter_mut().find(|rule| rule.pattern == pattern) {
            Some(rule) if rule.targets.contains(&target) => {}
            Some(rule) => rule.targets.push(target),
            None => rules.push(Rule {
                pattern,
                targets: vec![target],
                load_share: false,
            }),
        }
    };
    let ends = std::iter::once((node, RoutingIndicator::SubsystemNumber)).chain(
        lab.links_of(node)
            .map(|(_, _, peer)| (peer, RoutingIndicator::GlobalTitle)),
    );
    for (end, routing) in ends {
        let end = &lab.nodes[end];
        if let Some(place) = end.place() {
            for pattern in end.patterns() {
                add(pattern, place.point_code, routing);
            }
        }
    }
    rules
}

fn rule_sets(lab: &LabFile, node: usize) -> Vec<RuleSet> {
    let rules = rules(lab, node);
    if rules.is_empty() {
        return vec![];
    }
    vec![RuleSet::of_all("all global titles", rules)]
}

/// The endpoints of a node, and the links that end in each.
pub(crate) fn endpoints(lab: &LabFile, node: usize) -> Vec<(LinkConfig, Vec<usize>)> {
    let mut endpoints: Vec<(LinkConfig, Vec<usize>)> = vec![];
    for (index, link, peer) in lab.links_of(node) {
        let name = lab.nodes[peer].name.as_str();
        let id = association(index);
        if link.from == node {
            let local = if link.bind.is_empty() {
                let any = match link.connect.first() {
                    Some(address) if address.is_ipv6() => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
                    _ => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
                };
                vec![SocketAddr::new(any, 0)]
            } else {
                link.bind.clone()
            };
            let mut config = LinkConfig::new(link.kind, local);
            config.udp_port = link.bind_udp_port;
            config.settings = link.settings.clone();
            let mut peer = PeerConfig::connect(id, name, link.connect.iter().copied());
            if let Reach::Connect { udp_port, .. } = &mut peer.reach {
                *udp_port = link.udp_port;
            }
            config.peers = vec![peer];
            endpoints.push((config, vec![index]));
            continue;
        }
        let peer = PeerConfig::accept(id, name, link.accept.iter().copied());
        let shared = endpoints.iter_mut().find(|(_, links)| {
            links
                .first()
                .is_some_and(|first| lab.links[*first].shares_endpoint(link))
        });
        if let Some((config, links)) = shared {
            config.peers.push(peer);
            links.push(index);
        } else {
            let mut config = LinkConfig::new(link.kind, link.listen.iter().copied());
            config.listen = true;
            config.udp_port = link.udp_port;
            config.settings = link.settings.clone();
            config.peers = vec![peer];
            endpoints.push((config, vec![index]));
        }
    }
    endpoints
}
