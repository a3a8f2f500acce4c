//! The nodes of a lab file.

use super::sccp::{self, SccpBlock};
use super::tcap::TcapBlock;
use inlab_call_event::TargetId;
use inlab_inap::Dialect;
use inlab_lab::{Error, Fields, Value};
use inlab_replay::nodes::{SspNode, read_recovery, subsystem};
use inlab_replay::scenario::CallStep;
use inlab_scp::read_dialect;
use inlab_ss7::{
    Address, Alphabet, Digits, GlobalTitle, NumberingPlan, PointCode, PointCodeFormat,
    SubsystemNumber, TranslationType,
};
use inlab_ssp_sim::CallRequest;
use inlab_stack::sccp::Pattern;
use std::time::Duration;

/// One node.
#[derive(Debug)]
pub(crate) struct LabNode {
    /// Its name.
    pub(crate) name: String,
    /// What it is.
    pub(crate) role: NodeRole,
}

/// What a node is.
#[derive(Debug)]
pub(crate) enum NodeRole {
    /// A service control point.
    Scp(Box<ScpBlock>),
    /// A simulated switch.
    Ssp(Box<SspBlock>),
    /// A session server.
    SessionServer(Box<inlab_session_server::Config>),
    /// A real peer.
    External(External),
}

/// Where a node is in the network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Point code.
    pub(crate) point_code: PointCode,
    /// Global title; `None`: it is reached by point code and subsystem alone. E.164, but in ANSI networks of the
    /// [`translation_type`](Self::translation_type).
    pub(crate) global_title: Option<Digits>,
    /// Of its own title, and of those it asks for (ANSI networks).
    pub(crate) translation_type: TranslationType,
    /// Kind of network.
    pub(crate) format: PointCodeFormat,
    /// Its number among the nodes of the file, from 1.
    pub(crate) node: u16,
}

impl Place {
    /// A title as this node has it.
    fn title(&self, digits: Digits) -> GlobalTitle {
        sccp::title(digits, self.format, self.translation_type)
    }

    /// The address that it gives to its peers. Nodes of ANSI TCAP give point code and subsystem, unless the file says
    /// otherwise: only the first message of a transaction is translated.
    pub(crate) fn own_address(
        &self,
        subsystem: Option<SubsystemNumber>,
        tcap: &TcapBlock,
    ) -> Address {
        if tcap.ansi.is_none() || tcap.on_title {
            return self.address(subsystem);
        }
        Self {
            global_title: None,
            ..*self
        }
        .address(subsystem)
    }

    /// The address at which it is asked.
    pub(crate) fn address(&self, subsystem: Option<SubsystemNumber>) -> Address {
        match self.global_title {
            Some(digits) => Address::on_global_title(self.title(digits), subsystem),
            None => Address {
                point_code: Some(self.point_code),
                subsystem,
                ..Address::on_ssn(SubsystemNumber(0))
            },
        }
    }
}

/// The block of an SCP.
#[derive(Debug)]
pub(crate) struct ScpBlock {
    /// Where it is.
    pub(crate) place: Place,
    /// What the control function is told.
    pub(crate) config: inlab_scp::Config,
    /// Its subsystems.
    pub(crate) subsystems: Vec<SubsystemNumber>,
    /// What its SCCP is told.
    pub(crate) sccp: SccpBlock,
    /// Which TCAP it speaks.
    pub(crate) tcap: TcapBlock,
    /// Session servers that it tells of calls: number in the file, and its target.
    pub(crate) targets: Vec<(usize, TargetId)>,
    /// Service key and what its service does, for people.
    pub(crate) services: Vec<(String, String)>,
    /// Whose calls are told to whom, for people; numbers masked.
    pub(crate) notify: Vec<(String, String)>,
}

/// The block of an SSP.
#[derive(Debug)]
pub(crate) struct SspBlock {
    /// Where it is.
    pub(crate) place: Place,
    /// Subscribers and timers.
    pub(crate) node: SspNode,
    /// Of its calls.
    pub(crate) dialect: Dialect,
    /// Its own.
    pub(crate) subsystem: SubsystemNumber,
    /// What its SCCP is told.
    pub(crate) sccp: SccpBlock,
    /// Which TCAP it speaks.
    pub(crate) tcap: TcapBlock,
    /// Whom it asks.
    pub(crate) scf: Address,
    /// The same, for people.
    pub(crate) scf_name: String,
    /// Calls that it places by itself.
    pub(crate) calls: Vec<PlannedCall>,
}

/// Calls that an SSP places by itself.
#[derive(Clone, Debug)]
pub(crate) struct PlannedCall {
    /// How often.
    pub(crate) every: Duration,
    /// When the first one.
    pub(crate) after: Duration,
    /// How many; `None`: without end.
    pub(crate) count: Option<u32>,
    /// The call.
    pub(crate) request: CallRequest,
    /// Who calls whom, numbers masked.
    pub(crate) parties: String,
}

/// The block of a real peer.
#[derive(Debug)]
pub(crate) struct External {
    /// Where it is.
    pub(crate) place: Place,
    /// Global titles behind it.
    pub(crate) patterns: Vec<Pattern>,
    /// Point codes behind it.
    pub(crate) reaches: Reaches,
}

/// Point codes behind a peer.
#[derive(Debug)]
pub(crate) enum Reaches {
    /// Every one that has no route of its own.
    All,
    /// These.
    These(Vec<PointCode>),
}

impl LabNode {
    /// Whether we start it.
    pub(crate) fn is_ours(&self) -> bool {
        !matches!(self.role, NodeRole::External(_))
    }

    /// The word of the file for what it is.
    pub(crate) fn role_word(&self) -> &'static str {
        match self.role {
            NodeRole::Scp(_) => "scp",
            NodeRole::Ssp(_) => "ssp",
            NodeRole::SessionServer(_) => "session-server",
            NodeRole::External(_) => "external",
        }
    }

    /// What its SCCP is told, if we run one for it.
    pub(crate) fn sccp(&self) -> Option<&SccpBlock> {
        match &self.role {
            NodeRole::Scp(block) => Some(&block.sccp),
            NodeRole::Ssp(block) => Some(&block.sccp),
            NodeRole::External(_) | NodeRole::SessionServer(_) => None,
        }
    }

    /// Which TCAP it speaks, if we run one for it.
    pub(crate) fn tcap(&self) -> Option<&TcapBlock> {
        match &self.role {
            NodeRole::Scp(block) => Some(&block.tcap),
            NodeRole::Ssp(block) => Some(&block.tcap),
            NodeRole::External(_) | NodeRole::SessionServer(_) => None,
        }
    }

    /// Where it is, unless it is a session server.
    pub(crate) fn place(&self) -> Option<&Place> {
        match &self.role {
            NodeRole::Scp(block) => Some(&block.place),
            NodeRole::Ssp(block) => Some(&block.place),
            NodeRole::External(external) => Some(&external.place),
            NodeRole::SessionServer(_) => None,
        }
    }

    /// Global titles that a peer sends to it: a switch's, and those of the peripherals beside it.
    pub(crate) fn patterns(&self) -> Vec<Pattern> {
        let own = self.place().and_then(|place| place.global_title);
        let mut patterns: Vec<_> = own.iter().map(exactly).collect();
        match &self.role {
            NodeRole::External(external) => patterns.extend(&external.patterns),
            NodeRole::Ssp(ssp) => {
                let peripherals = ssp.node.peripherals.iter();
                patterns.extend(peripherals.map(|peripheral| exactly(&peripheral.number)));
            }
            NodeRole::Scp(_) | NodeRole::SessionServer(_) => {}
        }
        patterns
    }

    /// Whether a peer sends messages for a point code to it.
    pub(crate) fn carries(&self, code: PointCode) -> bool {
        self.place().is_some_and(|place| place.point_code == code)
            || self.sccp().is_some_and(|sccp| sccp.aliases.contains(&code))
            || match &self.role {
                NodeRole::External(external) => match &external.reaches {
                    Reaches::All => true,
                    Reaches::These(codes) => codes.contains(&code),
                },
                _ => false,
            }
    }
}

/// The pattern of exactly these digits.
pub(crate) fn exactly(digits: &Digits) -> Pattern {
    Pattern::from_text(&digits.show(Alphabet::Q763).to_string())
        .expect("invariant: digits are a pattern")
}

/// A node of which name, role and place are read, and the rest not yet: it may name other nodes.
pub(super) struct Part<'a> {
    key: Value<'a>,
    name: &'a str,
    role: Word,
    fields: Fields<'a>,
    place: Option<Place>,
    format: PointCodeFormat,
    title: Option<Value<'a>>,
    code: Option<Value<'a>>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Word {
    Scp,
    Ssp,
    SessionServer,
    External,
}

impl<'a> Part<'a> {
    pub(super) fn read(
        key: Value<'a>,
        value: Value<'a>,
        format: PointCodeFormat,
        before: usize,
    ) -> Result<Self, Error> {
        let name = key.text()?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(plain) {
            return Err(key.error("the name of a node is letters, digits, '-', '_' and '.'"));
        }
        let mut fields = value.fields()?;
        let role = fields.required("role")?.choice(&[
            ("scp", Word::Scp),
            ("ssp", Word::Ssp),
            ("session-server", Word::SessionServer),
            ("external", Word::External),
        ])?;
        let mut part = Self {
            key,
            name,
            role,
            fields,
            place: None,
            format,
            title: None,
            code: None,
        };
        if role != Word::SessionServer {
            let code = part.fields.required("pointCode")?;
            let title = part.fields.optional("globalTitle");
            let translation_type = match part.fields.optional("translationType") {
                Some(value) if format != PointCodeFormat::Ansi => {
                    return Err(value.error("only nodes of an ANSI network have one"));
                }
                Some(value) => sccp::translation_type(value)?,
                None => TranslationType(0),
            };
            part.place = Some(Place {
                point_code: read_point_code(code, format)?,
                global_title: title.map(|title| read_title(title, format)).transpose()?,
                translation_type,
                format,
                node: u16::try_from(before + 1).unwrap_or(u16::MAX),
            });
            (part.title, part.code) = (title, Some(code));
        }
        Ok(part)
    }
}

/// No two nodes are at one place.
pub(super) fn check_places(parts: &[Part<'_>], format: PointCodeFormat) -> Result<(), Error> {
    for (index, part) in parts.iter().enumerate() {
        let Some(place) = part.place else { continue };
        for (name, other) in parts[..index]
            .iter()
            .filter_map(|p| p.place.map(|place| (p.name, place)))
        {
            if other.point_code == place.point_code {
                let code = part.code.unwrap_or(part.key);
                return Err(code.error(format!(
                    "point code {} is that of {name:?} already",
                    format.show(place.point_code)
                )));
            }
            if place.global_title.is_some() && other.global_title == place.global_title {
                let title = part.title.unwrap_or(part.key);
                return Err(title.error(format!("this global title is that of {name:?} already")));
            }
        }
    }
    Ok(())
}

/// Reads the rest of each node.
pub(super) fn finish(parts: Vec<Part<'_>>) -> Result<Vec<LabNode>, Error> {
    let known: Vec<(String, Word, Option<Place>)> = parts
        .iter()
        .map(|part| (part.name.to_string(), part.role, part.place))
        .collect();
    parts.into_iter().map(|part| part.finish(&known)).collect()
}

type Known = (String, Word, Option<Place>);

impl Part<'_> {
    fn finish(mut self, known: &[Known]) -> Result<LabNode, Error> {
        let place = |part: &Self| part.place.expect("invariant: the role has a place");
        let role = match self.role {
            Word::Scp => {
                let place = place(&self);
                NodeRole::Scp(Box::new(read_scp(&mut self.fields, place, known)?))
            }
            Word::Ssp => {
                let place = place(&self);
                let block = read_ssp(&mut self.fields, self.key, place, known)?;
                NodeRole::Ssp(Box::new(block))
            }
            Word::SessionServer => {
                let config = inlab_session_server::Config::read(&mut self.fields)?;
                NodeRole::SessionServer(Box::new(config))
            }
            Word::External => {
                let place = place(&self);
                NodeRole::External(read_external(&mut self.fields, place, self.format)?)
            }
        };
        self.fields.finish()?;
        Ok(LabNode {
            name: self.name.to_string(),
            role,
        })
    }
}

pub(super) fn read_point_code(
    value: Value<'_>,
    format: PointCodeFormat,
) -> Result<PointCode, Error> {
    format
        .parse(value.text()?)
        .map_err(|error| value.error(error.to_string()))
}

fn read_digits(value: Value<'_>) -> Result<Digits, Error> {
    Digits::from_text(value.digits()?, Alphabet::Q763)
        .map_err(|error| value.error(error.to_string()))
}

/// The digits of a global title. That of an ANSI network has a translation type alone (T1.112.3 3.4.2.3), which does not tell an odd number
/// of digits from the even one that a filler makes of it.
fn read_title(value: Value<'_>, format: PointCodeFormat) -> Result<Digits, Error> {
    let digits = read_digits(value)?;
    if format == PointCodeFormat::Ansi && digits.is_odd() {
        return Err(value.error("a global title of an ANSI network has an even number of digits"));
    }
    Ok(digits)
}

fn read_subsystem(value: Value<'_>) -> Result<SubsystemNumber, Error> {
    match value.number::<u8>()? {
        0 | 1 | 255 => Err(value.error("expected a subsystem number from 2 to 254")),
        number => Ok(SubsystemNumber(number)),
    }
}

fn read_scp(fields: &mut Fields<'_>, place: Place, known: &[Known]) -> Result<ScpBlock, Error> {
    let sccp = SccpBlock::read(fields, place.format)?;
    let servers: Vec<(usize, &str)> = known
        .iter()
        .enumerate()
        .filter(|(_, (_, role, _))| *role == Word::SessionServer)
        .map(|(index, (name, ..))| (index, name.as_str()))
        .collect();
    let names: Vec<&str> = servers.iter().map(|(_, name)| *name).collect();
    let (notify, targets) = match fields.optional("notify") {
        Some(value) => read_notify(value, &servers, known)?,
        None => (vec![], vec![]),
    };
    let services = fields
        .optional("services")
        .map_or(Ok(vec![]), describe_services)?;
    let named = fields.optional("dialects").map(Value::items).transpose()?;
    let named: Vec<_> = named
        .into_iter()
        .flatten()
        .map(|item| Ok((read_dialect(item)?, Some(item))))
        .collect::<Result<_, Error>>()?;
    let tcap = TcapBlock::read(fields, &named, place.format)?;
    let every: Vec<_> = Dialect::every()
        .filter(|dialect| dialect.is_over_ansi_tcap() == tcap.ansi.is_some())
        .collect();
    let no_plan = NumberingPlan::NONE;
    let mut config = inlab_scp::Config::read_with(fields, &names, &every, &no_plan)?;
    config.reply_bit = tcap.reply_bit;
    if let Some(value) = fields.optional("recovery") {
        let mut dialects = config.dialects.iter();
        let number = dialects.find(|dialect| dialect.knows_calls_by_key());
        let number = number.map(|dialect| subsystem(*dialect));
        let local = place.own_address(number, &tcap);
        config.recovery = read_recovery(value, &config.dialects, local, |to| {
            read_switch(to, &place, known, number)
        })?;
    }
    let subsystems = match fields.optional("subsystems") {
        Some(value) => value
            .items()?
            .map(read_subsystem)
            .collect::<Result<_, _>>()?,
        None => {
            let mut of_dialects: Vec<_> = config.dialects.iter().map(|d| subsystem(*d)).collect();
            of_dialects.sort_by_key(|subsystem| subsystem.0);
            of_dialects.dedup();
            of_dialects
        }
    };
    Ok(ScpBlock {
        place,
        sccp,
        tcap,
        config,
        subsystems,
        targets,
        services,
        notify,
    })
}

/// What `notify` says, for people, and which session servers it names.
#[expect(clippy::type_complexity, reason = "two lists, taken apart at once")]
fn read_notify(
    value: Value<'_>,
    servers: &[(usize, &str)],
    known: &[Known],
) -> Result<(Vec<(String, String)>, Vec<(usize, TargetId)>), Error> {
    let mut lines: Vec<(String, String)> = vec![];
    let mut targets = vec![];
    let mut take = |who: String, target: Value<'_>| {
        let name = target.text()?;
        let Some(place) = servers.iter().position(|(_, server)| *server == name) else {
            return Err(match known.iter().find(|(node, ..)| node == name) {
                Some(_) => target.error(format!(
                    "{name:?} is no session server; calls are told to session servers"
                )),
                None => target.unknown(
                    "session server",
                    name,
                    servers.iter().map(|(_, server)| *server),
                ),
            });
        };
        let target = (
            servers[place].0,
            TargetId(u16::try_from(place).unwrap_or(u16::MAX)),
        );
        if !targets.contains(&target) {
            targets.push(target);
        }
        lines.push((who, name.to_string()));
        Ok(())
    };
    if value.node().as_map().is_none() {
        take("all calls".into(), value)?;
    } else {
        for (key, target) in value.entries()? {
            let who = match key.text()? {
                "default" => "all other calls".to_string(),
                number => format!("calls of {}", mask(number)),
            };
            take(who, target)?;
        }
    }
    Ok((lines, targets))
}

/// What each service does, in a few words.
fn describe_services(value: Value<'_>) -> Result<Vec<(String, String)>, Error> {
    let mut services = vec![];
    for (key, service) in value.entries()? {
        let node = service.node();
        let mut what = match node.as_scalar() {
            Some(scalar) => scalar.text.clone(),
            None => {
                let does = ["continue", "translate", "connect", "release"]
                    .into_iter()
                    .find(|word| node.get(word).is_some())
                    .unwrap_or("?");
                match node.get("translate").and_then(|table| table.as_map()) {
                    Some(table) => {
                        let plural = if table.len() == 1 { "" } else { "s" };
                        format!("{does}, {} number{plural}", table.len())
                    }
                    None => does.to_string(),
                }
            }
        };
        for (word, before) in [
            ("announce", "announces, then "),
            ("collect", "asks for digits, then "),
        ] {
            if node.get(word).is_some() {
                what.insert_str(0, before);
            }
        }
        let limit = node.get("limit").and_then(|limit| limit.get("time"));
        if let Some(time) = limit.and_then(|time| time.as_scalar()) {
            what.push_str("; at most ");
            what.push_str(&time.text);
        }
        if node.get("gap").is_some() {
            what.push_str("; gaps");
        }
        if let Some(interrupts) = node.get("interrupt").and_then(|node| node.as_map()) {
            let events: Vec<_> = interrupts
                .iter()
                .filter_map(|entry| entry.key.as_scalar())
                .map(|event| event.text.as_str())
                .collect();
            what.push_str("; interrupts at ");
            what.push_str(&events.join(", "));
        }
        services.push((key.text()?.to_string(), what));
    }
    Ok(services)
}

fn read_ssp(
    fields: &mut Fields<'_>,
    key: Value<'_>,
    place: Place,
    known: &[Known],
) -> Result<SspBlock, Error> {
    let sccp = SccpBlock::read(fields, place.format)?;
    let named = fields.optional("dialect");
    let dialect = named.map_or(Ok(Dialect::CAP2), read_dialect)?;
    let tcap = TcapBlock::read(fields, &[(dialect, named)], place.format)?;
    let own_subsystem = fields
        .optional("subsystem")
        .map_or(Ok(subsystem(dialect)), read_subsystem)?;
    let scf_value = fields.optional("scf");
    let (scf, scf_name) = match scf_value {
        Some(value) => read_scf(value, &place, known, subsystem(dialect))?,
        None => {
            let mut scps = known.iter().filter(|(_, role, _)| *role == Word::Scp);
            match (scps.next(), scps.next()) {
                (Some((name, _, Some(place))), None) => {
                    (place.address(Some(subsystem(dialect))), format!("{name:?}"))
                }
                (None, _) => {
                    return Err(key.error(
                        "whom does it ask? there is no SCP in this file: name a node or a global title with scf",
                    ));
                }
                _ => {
                    return Err(key.error(
                        "whom does it ask? there are several SCPs in this file: name one with scf",
                    ));
                }
            }
        }
    };
    let mut node = SspNode::read_switch(fields, &[dialect])?;
    node.reply_bit = tcap.reply_bit;
    let mut calls = vec![];
    if let Some(value) = fields.optional("calls") {
        for item in value.items()? {
            if calls.len() == MAX_CALLS {
                return Err(item.error(format!("an SSP has at most {MAX_CALLS} kinds of calls")));
            }
            calls.push(read_call(item, dialect, scf)?);
        }
    }
    Ok(SspBlock {
        place,
        sccp,
        tcap,
        node,
        dialect,
        subsystem: own_subsystem,
        scf,
        scf_name,
        calls,
    })
}

/// A switch to be asked: a node of the file, or an address.
fn read_switch(
    value: Value<'_>,
    asking: &Place,
    known: &[Known],
    subsystem: Option<SubsystemNumber>,
) -> Result<Address, Error> {
    let text = value.text()?;
    if let Some((name, role, place)) = known.iter().find(|(name, ..)| name == text) {
        return match (role, place) {
            (Word::Ssp | Word::External, Some(place)) => Ok(place.address(subsystem)),
            _ => Err(value.error(format!("{name:?} is no switch"))),
        };
    }
    Address::from_text(text, asking.format).map_err(|_| {
        let switches = known
            .iter()
            .filter(|(_, role, _)| matches!(role, Word::Ssp | Word::External));
        value.unknown("switch", text, switches.map(|(name, ..)| name.as_str()))
    })
}

fn read_scf(
    value: Value<'_>,
    asking: &Place,
    known: &[Known],
    subsystem: SubsystemNumber,
) -> Result<(Address, String), Error> {
    let text = value.text()?;
    if let Some((name, role, place)) = known.iter().find(|(name, ..)| name == text) {
        return match (role, place) {
            (Word::Scp | Word::External, Some(place)) => {
                Ok((place.address(Some(subsystem)), format!("{name:?}")))
            }
            _ => Err(value.error(format!("{name:?} is no SCP"))),
        };
    }
    match Digits::from_text(text, Alphabet::Q763) {
        Ok(_) => {
            let digits = read_title(value, asking.format)?;
            Ok((
                Address::on_global_title(asking.title(digits), Some(subsystem)),
                format!("global title {text}"),
            ))
        }
        Err(_) => Err(value.unknown(
            "node",
            text,
            known
                .iter()
                .filter(|(_, role, _)| matches!(role, Word::Scp | Word::External))
                .map(|(name, ..)| name.as_str()),
        )),
    }
}

fn read_call(item: Value<'_>, dialect: Dialect, scf: Address) -> Result<PlannedCall, Error> {
    let mut fields = item.fields()?;
    let every_value = fields.required("every")?;
    let every = every_value.duration()?;
    if every < SHORTEST {
        return Err(every_value.error("at most every 10ms"));
    }
    let after = fields
        .optional("after")
        .map_or(Ok(every), Value::duration)?;
    let count = fields.optional("count").map(Value::number).transpose()?;
    let step = CallStep::read(&mut fields, &[dialect])?;
    let calling = fields.optional("calling").map(Value::text).transpose()?;
    fields.finish()?;
    let request = step
        .request(dialect, scf)
        .map_err(|error| item.error(format!("called: {error}")))?;
    let parties = format!(
        "{} to {}",
        calling.map_or("unknown".to_string(), mask),
        step.called.as_deref().map_or("unknown".to_string(), mask)
    );
    Ok(PlannedCall {
        every,
        after,
        count,
        request,
        parties,
    })
}

/// All digits of a text but the last two as `*`; what follows the number (its nature and so on) is left out.
pub(crate) fn mask(text: &str) -> String {
    let number = text.split_whitespace().next().unwrap_or_default();
    let hidden = number
        .chars()
        .filter(|c| *c != '+')
        .count()
        .saturating_sub(2);
    let mut seen = 0;
    number
        .chars()
        .map(|c| {
            if c == '+' {
                return c;
            }
            seen += 1;
            if seen <= hidden { '*' } else { c }
        })
        .collect()
}

fn read_external(
    fields: &mut Fields<'_>,
    place: Place,
    format: PointCodeFormat,
) -> Result<External, Error> {
    let mut patterns = vec![];
    if let Some(list) = fields.optional("globalTitles") {
        for value in list.items()? {
            let pattern = Pattern::from_text(value.text()?);
            patterns.push(pattern.map_err(|error| {
                value.error(format!(
                    "expected digits, with ? for any digit and * at the end for any further ones: {error}"
                ))
            })?);
        }
    }
    let reaches = match fields.optional("reaches") {
        None => Reaches::These(vec![]),
        Some(value) if value.node().is_text("all") => Reaches::All,
        Some(value) if value.node().as_list().is_some() => {
            let codes = value.items()?.map(|code| read_point_code(code, format));
            Reaches::These(codes.collect::<Result<_, _>>()?)
        }
        Some(value) => return Err(value.error("expected a list of point codes, or all")),
    };
    Ok(External {
        place,
        patterns,
        reaches,
    })
}

/// Kinds of calls of an SSP at most.
const MAX_CALLS: usize = 100;
/// Calls of one kind come at most so often.
const SHORTEST: Duration = Duration::from_millis(10);
