//! The lab file: one YAML file, checked once into the types here.
//!
//! ```yaml
//! networkIndicator: national      # international, spare, national (the default), reserved
//! pointCodes: itu                 # itu (the default), ansi, china, japan
//! nodes:
//!   scp: { role: scp, pointCode: 2-2-2, globalTitle: "49170900002", services: { 100: continue }, notify: sessions }
//!   msc: { role: ssp, pointCode: 1-1-1, globalTitle: "49170900001" }
//!   sessions: { role: session-server, subscribers: { "+15550100": a-long-random-text } }
//!   stp: { role: external, pointCode: 3-3-3, globalTitles: ["4917*"], reaches: all }
//! links:
//!   - { from: msc, to: scp, listen: 127.0.0.1:2905, m3ua: { routingContext: 1 } }
//!   - { from: scp, to: stp, kind: sctp, connect: [10.0.0.5, 10.1.0.5], m3ua: { asp: scp, routingContext: 7 } }
//! ```
//!
//! `docs/lab.example.yaml` has every key, with what it means.
//!
//! # Nodes
//!
//! The name of a node is its key. Nodes are numbered in the order of the file, and this number is in their transaction and call
//! identities: processes that run nodes of one lab each (`--node`) are given the same file.
//!
//! | role | keys |
//! | --- | --- |
//! | `scp` | `pointCode`, `globalTitle`, `subsystems` (by default those of its dialects), `tcap`, `sccp`, and those of [`inlab_scp::Config::read`]: `services`, `dialects`, `contextFree`, `offerAlternativeContext`, `numberingPlan`, `notify` (names session servers), `timers`, `limits` |
//! | `ssp` | `pointCode`, `globalTitle`, `dialect` (`cap2`), `subsystem` (that of the dialect), `tcap`, `sccp`, `scf` (whom it asks: a node, or a global title; by default the only SCP of the file), `subscribers`, `timers`, `calls` |
//! | `session-server` | those of [`inlab_session_server::Config::from_lab`] |
//! | `external` | a real peer, not started by us: `pointCode`, `globalTitle` (its own), `globalTitles` (patterns of those behind it: `4917*`, `49?0`), `reaches` (point codes behind it, or `all`) |
//!
//! `timers` of an SCP or an SSP names those of the node itself, of operations (`operations: { short: 3s, connect: 2s }`) and of the
//! layers below (`m3ua`, `sccp`, `tcap`); `inlab timers` lists them with their bounds.
//!
//! `ansi` is a network by T1.111 and T1.112: point codes of 24 bits (`245-16-8`), addresses and management messages of SCCP in its
//! formats, global titles by translation type. Its nodes may have `translationType`: that of their own title and of those they
//! ask for, by default 0. A title means E.164 in the other networks.
//!
//! Which TCAP an SCP or an SSP speaks follows from its dialects: `ain01`, `ain02` and `win` are carried by ANSI TCAP (T1.114), the
//! others by the ITU's; no node has both. `tcap: ansi` or `tcap: itu` says so without them. In its messages a node of ANSI TCAP
//! gives point code and subsystem for its address: a title is translated once, for the first message of a transaction. In the
//! place of `ansi` may stand
//!
//! | key of `tcap` | what | by default |
//! | --- | --- | --- |
//! | `edition` | the issue of T1.114 that peers go by: 1988, 1996, 2000 | 1996, or 2000, which is the same |
//! | `editions` | that of some of them, by point code | none |
//! | `unpermittedResponse` | a Response for which no permission was given: `deliver`, `abort` | `deliver` |
//! | `rejectParameters` | the empty element in a Reject of ours: `set`, `sequence`, `universal` | `sequence` |
//! | `ownAddress` | `ssn`, or `gt`: the node's title | `ssn` |
//! | `replyBit` | bit H of operation codes that require a reply ([`read_reply_bit`](inlab_replay::nodes::read_reply_bit)) | as the dialect has it |
//!
//! A block for either TCAP may have `kind` (`itu`, `ansi`; by default what the keys above or the dialects say) and
//!
//! | key of `tcap` | what | by default |
//! | --- | --- | --- |
//! | `dialogues` | at a time | 65,536 |
//! | `invocations` | operations of ours at a time in one dialogue, at most 128 | 64 |
//! | `longestMessage` | octets of a message that we send | 2,560 |
//! | `sequenceControl` | ask for SCCP class 1 | `true` |
//! | `returnOnError` | ask for the return of what cannot be delivered | `true` |
//!
//! An SCP of WIN may have `recovery` ([`read_recovery`](inlab_replay::nodes::read_recovery)), a switch of WIN `msc`
//! ([`read_msc`](inlab_replay::nodes::read_msc)).
//!
//! An SCP and an SSP may have `sccp`:
//!
//! | key of `sccp` | what | by default |
//! | --- | --- | --- |
//! | `aliases` | further point codes of the node, such as the one that a mated pair shares | none |
//! | `globalTitles` | rule sets: `name`, `translationType`, `plan`, `nature`, `calling` (digits of the calling party's title), `from` (a point code), `rules` | what follows from the nodes |
//! | `concerned` | point codes that hear of our subsystems (SSP, SSA) | none |
//! | `watched` | subsystems elsewhere whose loss is told: `SSN 6 PC 1-1-1` | none |
//! | `replicas` | by subsystem number: point codes of its replicas (SOR, SOG) | none |
//! | `message` | `udt`, `xudt`, `ludt`: for what is not too long | `udt` |
//! | `hopCounter` | 1 to 15 | 15 |
//! | `longestMessage` | octets without routing label | 268; 265 in ANSI networks |
//! | `slsBits` | 4; in ANSI networks 5 or 8 | 4; 8 |
//! | `messagePriority` | 0 or 1, in ANSI networks | 0 |
//! | `reassemblies` | messages at once | 256 |
//! | `restrictionLevels`, `restrictionSublevels` | N and M of Q.714 5.2.8 | 6, 2 |
//!
//! A rule is `{ digits: "4917*", to: 1-1-1 }`; `to` may be a list, in order of preference or with `share: true` by load, and an
//! entry of it a point code or `{ pointCode, routeOn: gt or ssn, subsystem, remove, insert, translationType, plan, nature,
//! callingRemove, callingInsert }`.
//!
//! An entry of `calls` has the keys of a trigger in a scenario ([`CallStep`]), and `every` (how often), `after` (when the first
//! one; by default after `every`) and `count` (how many; by default without end).
//!
//! # Links
//!
//! `from` sets associations up, `to` accepts them. Addresses without a port have M3UA's, 2905.
//!
//! | key | what | by default |
//! | --- | --- | --- |
//! | `kind` | `auto` (`sctp` if the kernel has it, else `sctp-udp`), `sctp`, `sctp-udp`, `tcp` | `auto` |
//! | `listen` | where `to` listens; a list for kernel SCTP with several addresses | as `connect` |
//! | `connect` | where `from` connects to, if it is not where `to` listens | as `listen` |
//! | `bind` | local addresses of `from` | any |
//! | `accept` | IP addresses that `from` may come from | those of `bind`; else any |
//! | `udpPort`, `bindUdpPort` | UDP port of `to`, of `from` (RFC 6951) | 9899; any |
//! | `m3ua` | see below | two IPSPs, single exchange |
//! | `sctp` | timers, [`Settings`] | |
//!
//! | key of `m3ua` | what | by default |
//! | --- | --- | --- |
//! | `asp` | which of the two is the ASP; the other is its SGP | none: both are IPSPs |
//! | `exchange` | of IPSPs: `single`, begun by `from`, or `double` | `single` |
//! | `routingContext` | a number, or a list of them: so many application servers on the association; with `exchange: double` also one or a list for each node | none is sent |
//! | `trafficMode` | `override`, `loadshare`, `broadcast` | the ASP does not say |
//! | `networkAppearance`, `aspIdentifier` | numbers | none is sent |
//! | `requireAspIdentifier` | the SGP, or the IPSP that is asked, refuses an ASPUP without ASP Identifier (RFC 4666 3.8.1) | no |
//! | `blocked` | the same end refuses ASPUP (`true`), or ASPAC for a list of routing contexts (RFC 4666 4.3.4.1, 4.3.4.3) | no |
//! | `auditable` | point codes whose status the same end tells when asked (DAUD); others are refused (RFC 4666 3.8.1) | all |
//! | `register` | the ASP registers its routing key, which is its point code (RFC 4666 4.4) | no: both know the routing context |
//! | `minimumActive` | ASPs that the application server needs to be active (RFC 4666 4.3.4.3, n of n+k) | 1 |
//! | `heartbeat` | T(beat), RFC 4666 4.3.4.6 | that of the node's `timers`; else only answered |
//!
//! Several links of two nodes with one routing context are associations of one application server. Of several application
//! servers of one association the first that is active takes what is sent; what comes for any of them is accepted.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | nodes, links of a file | 1000 each | refused |
//! | calls of an SSP | 100, each at most every 10 ms | refused |

mod link;
mod node;
mod sccp;
mod tcap;

pub(crate) use link::{LabLink, M3uaRole};
pub(crate) use node::{LabNode, NodeRole, PlannedCall, Reaches, ScpBlock, SspBlock};
pub(crate) use tcap::TcapBlock;

use inlab_lab::{Document, Error, Value};
use inlab_ss7::{NetworkIndicator, PointCodeFormat};
use inlab_stack::sccp::Pattern;
use std::path::Path;

#[cfg(doc)]
use {inlab_link::Settings, inlab_replay::scenario::CallStep};

/// Nodes of a file, and links of a file, at most.
const MAX_ENTRIES: usize = 1000;
/// The lab that runs where no file is given.
pub(crate) const BUILT_IN: &str = include_str!("lab_file/built_in.yaml");

/// A lab, read and checked.
#[derive(Debug)]
pub(crate) struct LabFile {
    /// Its name, for people.
    pub(crate) name: String,
    /// How point codes are written, and how wide they are.
    pub(crate) format: PointCodeFormat,
    /// Of what the nodes send.
    pub(crate) network_indicator: NetworkIndicator,
    /// In the order of the file.
    pub(crate) nodes: Vec<LabNode>,
    /// In the order of the file.
    pub(crate) links: Vec<LabLink>,
}

/// Why there is no lab.
#[derive(Debug)]
pub(crate) enum LoadError {
    /// The file cannot be read.
    Io(String),
    /// It is wrong.
    Wrong(Error),
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(text) => f.write_str(text),
            Self::Wrong(error) => error.fmt(f),
        }
    }
}

impl LabFile {
    /// The lab of a file, or the built-in one.
    ///
    /// # Errors
    /// The file cannot be read, or says something wrong.
    pub(crate) fn load(path: Option<&Path>) -> Result<Self, LoadError> {
        let Some(path) = path else {
            return Self::read("built-in lab", BUILT_IN).map_err(LoadError::Wrong);
        };
        let name = path.display().to_string();
        let text = inlab_lab::read_text(path)
            .map_err(|error| LoadError::Io(format!("{name}: {error}")))?;
        Self::read(&name, &text).map_err(LoadError::Wrong)
    }

    /// Reads a text.
    ///
    /// # Errors
    /// What it says wrongly, with line and column.
    pub(crate) fn read(name: &str, text: &str) -> Result<Self, Error> {
        let document = Document::parse(name, text)?;
        let mut fields = document.root().fields()?;
        let network_indicator = match fields.optional("networkIndicator") {
            Some(value) => value.choice(&INDICATORS)?,
            None => NATIONAL,
        };
        let format = match fields.optional("pointCodes") {
            Some(value) => value.choice(&FORMATS)?,
            None => PointCodeFormat::Itu,
        };
        let mut parts = vec![];
        let nodes_value = fields.required("nodes")?;
        for (key, value) in bounded(nodes_value.entries()?, nodes_value)? {
            parts.push(node::Part::read(key, value, format, parts.len())?);
        }
        node::check_places(&parts, format)?;
        let links_value = fields.optional("links");
        fields.finish()?;
        let nodes = node::finish(parts)?;
        if nodes.iter().all(|node| !node.is_ours()) {
            return Err(nodes_value.error("there is no node to run: all are external"));
        }
        let mut links: Vec<LabLink> = vec![];
        let mut places = vec![];
        if let Some(value) = links_value {
            for item in bounded(value.items()?, value)? {
                let link = LabLink::read(item, &nodes, &links)?;
                links.push(link);
                places.push(item);
            }
        }
        link::check_listeners(&links, &nodes, &places)?;
        link::check_servers(&links, &places)?;
        let lab = Self {
            name: name.to_string(),
            format,
            network_indicator,
            nodes,
            links,
        };
        lab.check_ways(nodes_value)?;
        Ok(lab)
    }

    /// The links of a node, and the other end of each.
    pub(crate) fn links_of(&self, node: usize) -> impl Iterator<Item = (usize, &LabLink, usize)> {
        self.links
            .iter()
            .enumerate()
            .filter_map(move |(index, link)| {
                let peer = link.peer_of(node)?;
                Some((index, link, peer))
            })
    }

    /// The number of a node.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.name == name)
    }

    /// Each node has a link, and each SSP a way to its SCF.
    fn check_ways(&self, nodes: Value<'_>) -> Result<(), Error> {
        for ((key, block), (index, node)) in nodes.entries()?.zip(self.nodes.iter().enumerate()) {
            let signals = !matches!(node.role, NodeRole::SessionServer(_));
            if signals && self.links_of(index).next().is_none() {
                return Err(key.error(format!(
                    "{:?} has no link: name it in one under \"links\", as from or to",
                    node.name
                )));
            }
            let NodeRole::Ssp(ssp) = &node.role else {
                continue;
            };
            self.check_tcap(key, block, ssp)?;
            if !ssp.calls.is_empty() && !self.has_way(index, &ssp.scf) {
                let mut fields = block.fields()?;
                let place = fields.optional("scf").unwrap_or(key);
                return Err(place.error(format!(
                    "{:?} cannot reach {}: it has no link to it, and no peer that it has a link to names it among its \
                     globalTitles or in what it reaches",
                    node.name, ssp.scf_name
                )));
            }
        }
        Ok(())
    }

    /// An SSP and the SCP that it asks speak one TCAP.
    fn check_tcap(&self, key: Value<'_>, block: Value<'_>, ssp: &SspBlock) -> Result<(), Error> {
        for node in &self.nodes {
            let NodeRole::Scp(scp) = &node.role else {
                continue;
            };
            let subsystem = inlab_replay::nodes::subsystem(ssp.dialect);
            let asked = scp.place.address(Some(subsystem)) == ssp.scf;
            if asked && scp.tcap.ansi.is_some() != ssp.tcap.ansi.is_some() {
                let place = block.fields()?.optional("scf").unwrap_or(key);
                return Err(place.error(format!(
                    "{:?} does not speak the TCAP that carries {}: say its dialects, or tcap",
                    node.name, ssp.dialect
                )));
            }
        }
        Ok(())
    }

    fn has_way(&self, from: usize, to: &inlab_ss7::Address) -> bool {
        let carried = |code| {
            let mut links = self.links_of(from);
            links.any(|(_, _, peer)| self.nodes[peer].carries(code))
        };
        match (&to.global_title, to.point_code) {
            (Some(title), _) => {
                let matches = |pattern: &Pattern| pattern.matches(title.digits());
                // Its own rules are asked first; what else they ask of a title is for the run to find.
                let rules = self.nodes[from].sccp().into_iter();
                let rules = rules
                    .flat_map(|sccp| &sccp.rule_sets)
                    .flat_map(|set| &set.rules);
                let mut targets = rules
                    .filter(|rule| matches(&rule.pattern))
                    .flat_map(|rule| &rule.targets);
                let mut links = self.links_of(from);
                targets.any(|target| carried(target.point_code))
                    || links.any(|(_, _, peer)| self.nodes[peer].patterns().iter().any(matches))
            }
            (None, Some(code)) => carried(code),
            (None, None) => false,
        }
    }
}

/// The items of something that has not too many.
fn bounded<I: ExactSizeIterator>(items: I, value: Value<'_>) -> Result<I, Error> {
    if items.len() > MAX_ENTRIES {
        return Err(value.error(format!("at most {MAX_ENTRIES} of them")));
    }
    Ok(items)
}

const NATIONAL: NetworkIndicator = NetworkIndicator(2);
/// Q.704 14.2.2.
pub(crate) const INDICATORS: [(&str, NetworkIndicator); 4] = [
    ("international", NetworkIndicator(0)),
    ("spare", NetworkIndicator(1)),
    ("national", NATIONAL),
    ("reserved", NetworkIndicator(3)),
];
pub(crate) const FORMATS: [(&str, PointCodeFormat); 4] = [
    ("itu", PointCodeFormat::Itu),
    ("ansi", PointCodeFormat::Ansi),
    ("china", PointCodeFormat::China),
    ("japan", PointCodeFormat::Japan),
];

#[cfg(test)]
mod tests;
