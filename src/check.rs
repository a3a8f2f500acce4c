//! `inlab check`: what a lab file would run.

use crate::Ended;
use crate::cli::Check;
use crate::lab_file::{FORMATS, INDICATORS, LabFile, LabLink, M3uaRole, NodeRole, Reaches};
use crate::network;
use crate::output::{print, say, unprinted};
use inlab_inap::Dialect;
use inlab_link::Kind;
use inlab_ss7::{Alphabet, PointCode, PointCodeFormat, RoutingIndicator};
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

pub(crate) fn run(arguments: &Check) -> Ended {
    let lab = match LabFile::load(Some(&arguments.lab)) {
        Ok(lab) => lab,
        Err(error) => {
            say(&format!("inlab check: {error}"));
            return Ended::BadInput;
        }
    };
    match print(&describe(&lab)) {
        Ok(()) => Ended::AsExpected,
        Err(error) => unprinted("check", &error),
    }
}

/// The lab as tables. Numbers of subscribers are masked.
pub(crate) fn describe(lab: &LabFile) -> String {
    let word = |words: &[(&'static str, _)], value| {
        words
            .iter()
            .find(|(_, known)| *known == value)
            .map_or("", |(word, _)| *word)
    };
    let format = FORMATS
        .iter()
        .find(|(_, format)| *format == lab.format)
        .map_or("", |(word, _)| *word);
    let mut text = format!(
        "{}: {}, {}; point codes {format}, network indicator {}\n",
        lab.name,
        count(lab.nodes.len(), "node"),
        count(lab.links.len(), "link"),
        word(&INDICATORS, lab.network_indicator)
    );
    for (index, node) in lab.nodes.iter().enumerate() {
        let _ = write!(text, "\n{}  ({})", node.name, node.role_word());
        if let Some(place) = node.place() {
            let _ = write!(text, "  {}", lab.format.show(place.point_code));
            if let Some(title) = place.global_title {
                let _ = write!(text, "  global title {}", title.show(Alphabet::Q763));
                if lab.format == PointCodeFormat::Ansi {
                    let _ = write!(text, " (TT {})", place.translation_type.0);
                }
            }
        }
        text.push('\n');
        let mut table = Table::default();
        match &node.role {
            NodeRole::Scp(scp) => {
                table.row("dialects", dialects(&scp.config.dialects));
                if let Some(dialect) = scp.config.context_free {
                    table.row("without context", dialect.name());
                }
                table.row("subsystems", list(scp.subsystems.iter().map(|s| s.0)));
                if scp.services.is_empty() {
                    table.row("service", "none: every trigger is refused");
                }
                for (key, what) in &scp.services {
                    table.row("service", format!("{key}: {what}"));
                }
                if scp.notify.is_empty() {
                    table.row("notifies", "nobody");
                }
                for (who, target) in &scp.notify {
                    table.row("notifies", format!("{target} of {who}"));
                }
                for asked in &scp.config.recovery.switches {
                    table.row("asks at its start", format!("MSC {}", mscid(asked.mscid)));
                }
            }
            NodeRole::Ssp(ssp) => {
                table.row("dialect", ssp.dialect.name());
                table.row("subsystem", ssp.subsystem.0.to_string());
                table.row("asks", ssp.scf_name.replace('"', ""));
                if ssp.dialect.knows_calls_by_key() {
                    table.row("MSCID", mscid(ssp.node.msc.switch));
                }
                for peripheral in &ssp.node.peripherals {
                    let resources = count(peripheral.resources.into(), "resource");
                    let number = peripheral.number.show(Alphabet::Q763);
                    table.row("peripheral", format!("{number}, {resources}"));
                }
                if !ssp.node.subscribers.is_empty() {
                    table.row("subscribers", ssp.node.subscribers.len().to_string());
                }
                for call in &ssp.calls {
                    let mut line = format!("{} every {}", call.parties, time(call.every));
                    if call.after != call.every {
                        let _ = write!(line, ", first after {}", time(call.after));
                    }
                    if let Some(count) = call.count {
                        let _ = write!(line, ", {count} times");
                    }
                    table.row("calls", line);
                }
            }
            NodeRole::SessionServer(config) => {
                table.row("listens", format!("http://{}/", config.listen));
                table.row("subscribers", config.subscribers.len().to_string());
                let operator = match config.operator_token {
                    Some(_) => "may ask",
                    None => "refused",
                };
                table.row("operator", operator);
            }
            NodeRole::External(external) => match &external.reaches {
                Reaches::All => table.row("reaches", "all other point codes"),
                Reaches::These(codes) if codes.is_empty() => {}
                Reaches::These(codes) => {
                    let codes = codes.iter().map(|code| lab.format.show(*code));
                    table.row("reaches", list(codes));
                }
            },
        }
        if node.is_ours() && node.place().is_some() {
            if let Some(tcap) = node.tcap().filter(|tcap| tcap.ansi.is_some()) {
                table.row("TCAP", tcap.describe());
            }
            signalling(lab, index, &mut table);
        }
        text.push_str(&table.0);
    }
    for link in &lab.links {
        describe_link(lab, link, &mut text);
    }
    text
}

/// Application servers, routes and global titles of a node.
fn signalling(lab: &LabFile, index: usize, table: &mut Table) {
    let network = network::Network::of(lab, index, &[], 0);
    let m3ua = &network.config.m3ua;
    for (place, (server, peer)) in m3ua
        .application_servers
        .iter()
        .zip(&network.servers)
        .enumerate()
    {
        let mut line = format!("towards {peer}, ");
        match server.routing_context {
            Some(context) => {
                let _ = write!(line, "routing context {context}");
            }
            None => line.push_str("no routing context"),
        }
        let codes: Vec<String> = m3ua
            .routes
            .iter()
            .filter(|route| usize::from(route.application_server.0) == place)
            .map(|route| point_code(lab, route.destination))
            .collect();
        if !codes.is_empty() {
            let _ = write!(line, ", for {}", codes.join(", "));
        }
        table.row("application server", line);
    }
    let sccp = &network.config.sccp;
    if let [_, aliases @ ..] = &sccp.point_codes[..]
        && !aliases.is_empty()
    {
        let codes = aliases.iter().map(|code| lab.format.show(*code));
        table.row("point code too", list(codes));
    }
    for set in lab.nodes[index].sccp().iter().flat_map(|b| &b.rule_sets) {
        let rules = count(set.rules.len(), "rule");
        table.row("GT rule set", format!("{}: {rules}", set.name));
    }
    for rule in network::rules(lab, index) {
        let targets = rule.targets.iter().map(|target| match target.routing {
            RoutingIndicator::SubsystemNumber => "this node".to_string(),
            RoutingIndicator::GlobalTitle => lab.format.show(target.point_code).to_string(),
        });
        table.row(
            "GT route",
            format!(
                "{} to {}",
                rule.pattern.show(),
                targets.collect::<Vec<_>>().join(", then ")
            ),
        );
    }
}

fn describe_link(lab: &LabFile, link: &LabLink, text: &mut String) {
    let (from, to) = (&lab.nodes[link.from], &lab.nodes[link.to]);
    let _ = writeln!(text, "\nlink {}  ({})", link.name, link.kind);
    let mut table = Table::default();
    if from.is_ours() {
        let mut line = format!("{} to {}", from.name, addresses(&link.connect));
        if !link.bind.is_empty() {
            let from = link.bind.iter().map(|address| match address.port() {
                0 => address.ip().to_string(),
                _ => address.to_string(),
            });
            let _ = write!(line, ", from {}", list(from));
        }
        table.row("connects", line);
    }
    if to.is_ours() {
        let mut line = format!("{} at {}", to.name, addresses(&link.listen));
        if !link.accept.is_empty() {
            let _ = write!(line, ", only from {}", list(&link.accept));
        }
        table.row("listens", line);
    }
    if matches!(link.kind, Kind::Auto | Kind::SctpUdp) {
        let mut line = link.udp_port.to_string();
        if link.bind_udp_port != 0 {
            let _ = write!(line, ", from {}", link.bind_udp_port);
        }
        table.row("UDP port", line);
    }
    let roles = match &link.role {
        M3uaRole::Asp { asp, .. } => {
            let sgp = link.peer_of(*asp).unwrap_or(*asp);
            format!(
                "{} is ASP, {} SGP",
                lab.nodes[*asp].name, lab.nodes[sgp].name
            )
        }
        M3uaRole::Single { .. } => "two IPSPs, single exchange".to_string(),
        M3uaRole::Double { .. } => "two IPSPs, double exchange".to_string(),
    };
    table.row("M3UA", roles);
    text.push_str(&table.0);
}

#[derive(Default)]
struct Table(String);

impl Table {
    fn row(&mut self, what: &str, value: impl AsRef<str>) {
        let _ = writeln!(self.0, "  {what:<20}{}", value.as_ref());
    }
}

fn point_code(lab: &LabFile, code: Option<PointCode>) -> String {
    code.map_or("all other point codes".to_string(), |code| {
        lab.format.show(code).to_string()
    })
}

/// Market and number of a switch (X.S0004-550 6.5.2.82).
fn mscid([high, low, switch]: [u8; 3]) -> String {
    format!(
        "market {}, switch {switch}",
        u16::from_be_bytes([high, low])
    )
}

fn dialects(of: &[Dialect]) -> String {
    list(of.iter().map(|dialect| dialect.name()))
}

/// Addresses, comma between them.
pub(crate) fn addresses(of: &[SocketAddr]) -> String {
    list(of)
}

fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    items.join(", ")
}

/// `1 node`, `2 nodes`.
pub(crate) fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

fn time(time: Duration) -> String {
    format!("{time:?}")
}
