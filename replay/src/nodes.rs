//! The nodes of a scenario or a lab: how their blocks are read, and what stack each gets.

mod american;

pub use american::{read_msc, read_recovery, read_reply_bit};

use american::read_tcap;
use inlab_inap::Dialect;
use inlab_lab::{Error, TimeKey, Value};
use inlab_scp::Services;
use inlab_ss7::{
    Address, Alphabet, AssociationId, Digits, GlobalTitle, NumberingPlan, PointCode,
    PointCodeFormat, RoutingIndicator, Setting, SubsystemNumber, TimerSettings, TranslationType,
};
use inlab_ssp_sim::{Behaviour, Msc, Peripheral};
use inlab_stack::m3ua::{self, ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::sccp::{Pattern, Rule, RuleSet, Target};
use inlab_stack::tcap::Variant;
use inlab_stack::{Config as StackConfig, Stack, sccp, tcap};
use std::time::Instant;

/// The association between the two nodes of a scenario, as each numbers it.
pub const ASSOCIATION: AssociationId = AssociationId(1);

/// Kind of network: what point codes, SCCP addresses and TCAP are like.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Network {
    /// Point codes of 14 bits, global titles of E.164, TCAP of Q.773.
    Itu,
    /// Point codes of 24 bits, global titles by translation type, TCAP of T1.114.
    Ansi,
}

impl Network {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Itu, Self::Ansi];

    /// The one that carries a dialect.
    #[must_use]
    pub const fn of(dialect: Dialect) -> Self {
        if dialect.is_over_ansi_tcap() {
            Self::Ansi
        } else {
            Self::Itu
        }
    }

    /// Its word in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Itu => "itu",
            Self::Ansi => "ansi",
        }
    }

    /// The home numbering plan of its nodes where a file gives none: Germany's, North America's.
    #[must_use]
    pub fn plan(self) -> NumberingPlan {
        let digits = |text: &str| {
            Digits::from_text(text, Alphabet::Q763).expect("invariant: constant digits")
        };
        let (country_code, national_prefix, international_prefix) = match self {
            Self::Itu => ("49", "0", "00"),
            Self::Ansi => ("1", "1", "011"),
        };
        NumberingPlan {
            country_code: digits(country_code),
            national_prefix: digits(national_prefix),
            international_prefix: digits(international_prefix),
        }
    }

    /// How its point codes are written.
    #[must_use]
    pub const fn format(self) -> PointCodeFormat {
        match self {
            Self::Itu => PointCodeFormat::Itu,
            Self::Ansi => PointCodeFormat::Ansi,
        }
    }

    /// Those that carry these dialects.
    #[must_use]
    pub fn of_all(dialects: &[Dialect]) -> Vec<Self> {
        let carries = |network: &Self| dialects.iter().any(|d| Self::of(*d) == *network);
        Self::ALL.into_iter().filter(carries).collect()
    }
}

/// What is not the same in networks of both kinds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PerNetwork<T>([Option<T>; 2]);

impl<T> PerNetwork<T> {
    /// In the network that carries a dialect; `None`: nothing is said for it.
    #[must_use]
    pub const fn of(&self, dialect: Dialect) -> Option<&T> {
        let [itu, ansi] = &self.0;
        match Network::of(dialect) {
            Network::Itu => itu.as_ref(),
            Network::Ansi => ansi.as_ref(),
        }
    }

    /// Reads one value for all of `networks`, or `{ itu: …, ansi: … }`.
    pub(crate) fn read(
        value: Value<'_>,
        networks: &[Network],
        read: impl Fn(Value<'_>, Network) -> Result<T, Error>,
    ) -> Result<Self, Error> {
        let mut all = Self([None, None]);
        if value.node().as_map().is_some() {
            let mut fields = value.fields()?;
            for (network, slot) in Network::ALL.into_iter().zip(&mut all.0) {
                let value = fields.optional(network.name());
                *slot = value.map(|value| read(value, network)).transpose()?;
            }
            fields.finish()?;
            return Ok(all);
        }
        for (network, slot) in Network::ALL.into_iter().zip(&mut all.0) {
            if !networks.contains(&network) {
                continue;
            }
            *slot = Some(read(value, network).map_err(|error| match networks {
                [_] => error,
                _ => value.error(format!(
                    "{}; some dialects are of an {} network: say {{ itu: …, ansi: … }}",
                    error.message(),
                    network.name().to_uppercase(),
                )),
            })?);
        }
        Ok(all)
    }
}

/// Where a node is in the network.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// Kind of network.
    pub network: Network,
    /// Point code.
    pub point_code: PointCode,
    /// Its global title: of E.164, in ANSI networks of the [`translation_type`](Self::translation_type).
    pub global_title: Digits,
    /// Of its global title, in ANSI networks.
    pub translation_type: TranslationType,
    /// Its number among the nodes: in transaction ids and call ids.
    pub node: u16,
    /// Titles of the intelligent peripherals that are there too (WIN).
    pub peripherals: Vec<Digits>,
}

impl Place {
    fn new(network: Network, point_code: &str, global_title: &str, node: u16) -> Self {
        Self {
            network,
            point_code: network
                .format()
                .parse(point_code)
                .expect("invariant: a constant point code"),
            global_title: Digits::from_text(global_title, Alphabet::Q763)
                .expect("invariant: constant digits"),
            translation_type: TRANSLATION_TYPE,
            node,
            peripherals: Vec::new(),
        }
    }

    /// The place of the SCP in an ITU network where a file says nothing else.
    #[must_use]
    pub fn scp() -> Self {
        Self::scp_in(Network::Itu)
    }

    /// The place of the SSP in an ITU network where a file says nothing else.
    #[must_use]
    pub fn ssp() -> Self {
        Self::ssp_in(Network::Itu)
    }

    /// The place of the SCP where a file says nothing else.
    #[must_use]
    pub fn scp_in(network: Network) -> Self {
        match network {
            Network::Itu => Self::new(network, "2-2-2", "49170900002", 2),
            Network::Ansi => Self::new(network, "2-2-2", "2125550102", 2),
        }
    }

    /// The place of the SSP where a file says nothing else.
    #[must_use]
    pub fn ssp_in(network: Network) -> Self {
        match network {
            Network::Itu => Self::new(network, "1-1-1", "49170900001", 1),
            Network::Ansi => Self::new(network, "1-1-1", "2125550101", 1),
        }
    }

    /// The address at which it is asked: its global title, and the dialect's subsystem.
    #[must_use]
    pub fn address(&self, subsystem: SubsystemNumber) -> Address {
        Address::on_global_title(self.title(), Some(subsystem))
    }

    /// The address that it gives to its peers. In ANSI networks that is its point code and subsystem: only the first message
    /// of a transaction is translated.
    #[must_use]
    pub fn own_address(&self, subsystem: Option<SubsystemNumber>) -> Address {
        match self.network {
            Network::Itu => Address::on_global_title(self.title(), subsystem),
            Network::Ansi => Address {
                routing: RoutingIndicator::SubsystemNumber,
                point_code: Some(self.point_code),
                subsystem,
                global_title: None,
            },
        }
    }

    fn title(&self) -> GlobalTitle {
        match self.network {
            Network::Itu => GlobalTitle::e164(self.global_title),
            Network::Ansi => GlobalTitle::Translation {
                translation_type: self.translation_type,
                digits: self.global_title,
            },
        }
    }
}

/// The places of one node in the networks of both kinds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Places([Place; 2]);

impl Places {
    /// Those of the SCP where a file says nothing else.
    #[must_use]
    pub fn scp() -> Self {
        Self(Network::ALL.map(Place::scp_in))
    }

    /// Those of the SSP.
    #[must_use]
    pub fn ssp() -> Self {
        Self(Network::ALL.map(Place::ssp_in))
    }

    /// The one in the network that carries a dialect.
    #[must_use]
    pub fn of(&self, dialect: Dialect) -> &Place {
        match Network::of(dialect) {
            Network::Itu => &self.0[0],
            Network::Ansi => &self.0[1],
        }
    }

    /// Reads `pointCode`, `globalTitle` and `translationType`, for the networks that the dialects are run in.
    fn read(
        &mut self,
        fields: &mut inlab_lab::Fields<'_>,
        dialects: &[Dialect],
    ) -> Result<(), Error> {
        let networks = Network::of_all(dialects);
        if let Some(value) = fields.optional("pointCode") {
            let codes = PerNetwork::read(value, &networks, |value, network| {
                let parsed = network.format().parse(value.text()?);
                parsed.map_err(|error| value.error(error.to_string()))
            })?;
            for (place, code) in self.0.iter_mut().zip(codes.0) {
                place.point_code = code.unwrap_or(place.point_code);
            }
        }
        if let Some(value) = fields.optional("globalTitle") {
            let titles = PerNetwork::read(value, &networks, |value, network| {
                let parsed = Digits::from_text(value.digits()?, Alphabet::Q763);
                let digits = parsed.map_err(|error| value.error(error.to_string()))?;
                if !digits.is_decimal() {
                    let what = match network {
                        Network::Itu => "an E.164 global title has decimal digits only",
                        Network::Ansi => "a global title has decimal digits only",
                    };
                    return Err(value.error(what));
                }
                if network == Network::Ansi && digits.is_odd() {
                    return Err(value.error(
                        "a global title of an ANSI network has an even number of digits (T1.112.3 3.4.2.3.2)",
                    ));
                }
                Ok(digits)
            })?;
            for (place, title) in self.0.iter_mut().zip(titles.0) {
                place.global_title = title.unwrap_or(place.global_title);
            }
        }
        if let Some(value) = fields.optional("translationType") {
            if !networks.contains(&Network::Ansi) {
                return Err(value.error("only nodes of an ANSI network have one"));
            }
            self.0[1].translation_type = TranslationType(value.number()?);
        }
        Ok(())
    }
}

/// Translation type of titles in ANSI networks where a file says nothing else: that of calls to 800 numbers. Which type is for
/// what, the networks agree on.
const TRANSLATION_TYPE: TranslationType = TranslationType(10);

/// The block of an SCP.
#[derive(Clone, Debug)]
pub struct ScpNode {
    /// Where it is.
    pub places: Places,
    /// What the control function is told; without a numbering plan in the file, that of an ITU network.
    pub config: inlab_scp::Config,
    /// The file does not say which dialects it accepts.
    takes_all: bool,
    /// The file gives a numbering plan.
    plan_given: bool,
}

impl Default for ScpNode {
    fn default() -> Self {
        Self {
            places: Places::scp(),
            config: inlab_scp::Config::new(Services::new(), Network::Itu.plan()),
            plan_given: false,
            takes_all: true,
        }
    }
}

impl ScpNode {
    /// Reads the block: `pointCode`, `globalTitle`, `translationType`, `tcap`, `recovery`, and the keys of [`inlab_scp::Config::read`]. Without
    /// `dialects` it accepts all; services are checked against `dialects`, those of the scenario.
    ///
    /// # Errors
    /// An unknown key or a value that is none, with line, column and the nearest valid word.
    pub fn read(value: Value<'_>, dialects: &[Dialect]) -> Result<Self, Error> {
        let mut fields = value.fields()?;
        let node = Self::read_fields(&mut fields, dialects)?;
        fields.finish()?;
        Ok(node)
    }

    /// Reads the block's keys, for a file in which others stand beside them.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_fields(
        fields: &mut inlab_lab::Fields<'_>,
        dialects: &[Dialect],
    ) -> Result<Self, Error> {
        let mut node = Self::default();
        node.places.read(fields, dialects)?;
        node.takes_all = fields.optional("dialects").is_none();
        // Those of ANSI TCAP cannot be told apart by what comes: an SCP accepts the one that is run.
        let (ansi, itu): (Vec<_>, Vec<_>) = dialects.iter().partition(|d| d.is_over_ansi_tcap());
        let (mut accepted, mut usual) = (ansi, Network::Ansi);
        if !itu.is_empty() || dialects.is_empty() {
            accepted.extend(Dialect::all());
            usual = Network::Itu;
        }
        let plan = usual.plan();
        node.config = inlab_scp::Config::read_with(fields, &[], &accepted, &plan)?;
        node.config.reply_bit = read_tcap(fields, dialects)?;
        if let Some(value) = fields.optional("recovery") {
            let here = &node.places.0[1];
            let local = here.own_address(Some(subsystem(Dialect::WIN)));
            node.config.recovery = read_recovery(value, dialects, local, |to| {
                let address = Address::from_text(to.text()?, PointCodeFormat::Ansi);
                address.map_err(|error| to.error(error.to_string()))
            })?;
        }
        if let Some(value) = fields.optional("services") {
            // The node accepts more; what none of the scenario's dialects can say is refused all the same.
            Services::read_in(value, dialects, &node.config.plan)?;
        }
        node.plan_given = fields.optional("numberingPlan").is_some();
        Ok(node)
    }

    /// What the SCP is told at the start of a run in this dialect: unless the file says which dialects it accepts, every one of
    /// the ITU's TCAP, or the one of ANSI TCAP that is run.
    #[must_use]
    pub fn config(&self, dialect: Dialect) -> inlab_scp::Config {
        let mut config = self.config.clone();
        if self.takes_all {
            config.dialects = match Network::of(dialect) {
                Network::Itu => Dialect::all().collect(),
                Network::Ansi => vec![dialect],
            };
        }
        if !self.plan_given {
            config.plan = Network::of(dialect).plan();
        }
        config
    }
}

/// The block of an SSP.
#[derive(Clone, Debug)]
pub struct SspNode {
    /// Where it is.
    pub places: Places,
    /// Called subscribers that behave by themselves.
    pub subscribers: Vec<(Digits, Behaviour)>,
    /// Intelligent peripherals beside it (WIN).
    pub peripherals: Vec<Peripheral>,
    /// What the file says of its timers, and of those of the layers below.
    pub timers: TimerSettings,
    /// What the file says of bit H of its operation codes.
    pub reply_bit: Option<bool>,
    /// The mobile switch of calls of WIN.
    pub msc: Msc,
}

impl Default for SspNode {
    fn default() -> Self {
        Self {
            places: Places::ssp(),
            subscribers: vec![],
            peripherals: vec![],
            timers: TimerSettings::default(),
            reply_bit: None,
            msc: Msc::default(),
        }
    }
}

impl SspNode {
    /// Reads the block: `pointCode`, `globalTitle`, `translationType`, `tcap`, `subscribers`, `msc`, `peripherals`, `timers`.
    ///
    /// # Errors
    /// An unknown key or a value that is none, with line, column and the nearest valid word.
    pub fn read(value: Value<'_>, dialects: &[Dialect]) -> Result<Self, Error> {
        let mut fields = value.fields()?;
        let node = Self::read_fields(&mut fields, dialects)?;
        fields.finish()?;
        Ok(node)
    }

    /// Reads the block's keys, for a file in which others stand beside them.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_fields(
        fields: &mut inlab_lab::Fields<'_>,
        dialects: &[Dialect],
    ) -> Result<Self, Error> {
        let mut places = Places::ssp();
        places.read(fields, dialects)?;
        let reply_bit = read_tcap(fields, dialects)?;
        let node = Self::read_switch(fields, dialects)?;
        let [_, ansi] = &mut places.0;
        ansi.peripherals = node.peripherals.iter().map(|p| p.number).collect();
        Ok(Self {
            places,
            reply_bit,
            ..node
        })
    }

    /// Reads the keys that say nothing of its place: `subscribers`, `msc`, `peripherals` (how many resources each number has), `timers`.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_switch(
        fields: &mut inlab_lab::Fields<'_>,
        dialects: &[Dialect],
    ) -> Result<Self, Error> {
        let mut node = Self::default();
        if let Some(value) = fields.optional("msc") {
            node.msc = read_msc(value, dialects)?;
        }
        if let Some(value) = fields.optional("subscribers") {
            for (number, behaviour) in value.entries()? {
                let digits = Digits::from_text(number.digits()?, Alphabet::Q763);
                let digits = digits.map_err(|error| number.error(error.to_string()))?;
                node.subscribers.push((digits, Behaviour::read(behaviour)?));
            }
        }
        if let Some(value) = fields.optional("peripherals") {
            for (number, resources) in value.entries()? {
                let digits = Digits::from_text(number.digits()?, Alphabet::Q763);
                let digits = digits.map_err(|error| number.error(error.to_string()))?;
                if !digits.is_decimal() || digits.is_odd() || digits.is_empty() {
                    return Err(number.error(
                        "a peripheral is asked by a title with an even number of decimal digits",
                    ));
                }
                node.peripherals.push(Peripheral {
                    number: digits,
                    resources: resources.number()?,
                });
            }
        }
        if let Some(value) = fields.optional("timers") {
            let settings = value.times(inlab_ssp_sim::Config::timer_keys())?;
            node.timers = settings
                .into_iter()
                .map(|(TimeKey { group, name, .. }, time)| (Setting { group, name }, time))
                .collect();
        }
        Ok(node)
    }

    /// What the switch is told at its start; this is the address that it gives to its peers.
    #[must_use]
    pub fn config(&self, address: Address) -> inlab_ssp_sim::Config {
        let mut config = inlab_ssp_sim::Config::new(address);
        config.subscribers.clone_from(&self.subscribers);
        config.reply_bit = self.reply_bit;
        config.peripherals.clone_from(&self.peripherals);
        config.msc = self.msc;
        config.apply_timers(&self.timers);
        config
    }
}

/// The subsystem of a dialect.
#[must_use]
pub fn subsystem(dialect: Dialect) -> SubsystemNumber {
    SubsystemNumber(dialect.default_subsystem())
}

/// A stack at `here`, as [`stack_config`] says, with its associations.
///
/// The nodes are IPSPs of one application server (RFC 4666 1.4.4); `client` begins the exchange.
#[must_use]
pub fn stack(
    now: Instant,
    here: &Place,
    others: &[(&Place, AssociationId)],
    client: bool,
    seed: u64,
    timers: &TimerSettings,
) -> Stack {
    let mut config = stack_config(here, others, seed);
    timers.apply(config.timer_fields());
    let mut stack = Stack::new(now, config);
    let exchange = if client {
        Exchange::SingleClient
    } else {
        Exchange::SingleServer
    };
    for (_, association) in others {
        let mut config = AssociationConfig::new(Role::Ipsp(exchange), vec![AsId(0)]);
        timers.apply(config.timer_fields());
        stack.add_association(*association, config);
    }
    stack
}

/// What a stack at `here` is told, which reaches each of `others` by its global title and point code over its association.
#[must_use]
pub fn stack_config(here: &Place, others: &[(&Place, AssociationId)], seed: u64) -> StackConfig {
    let rules_of = |place: &Place, routing: RoutingIndicator| -> Vec<Rule> {
        let titles = std::iter::once(&place.global_title).chain(&place.peripherals);
        let rule = |title: &Digits| Rule {
            pattern: Pattern::from_text(&title.show(Alphabet::Q763).to_string())
                .expect("invariant: digits are a pattern"),
            targets: vec![Target::new(place.point_code, routing)],
            load_share: false,
        };
        titles.map(rule).collect()
    };
    let mut rules = rules_of(here, RoutingIndicator::SubsystemNumber);
    for (place, _) in others {
        rules.extend(rules_of(place, RoutingIndicator::GlobalTitle));
    }
    let mut subsystems: Vec<u8> = Dialect::every()
        .filter(|dialect| Network::of(*dialect) == here.network)
        .map(Dialect::default_subsystem)
        .collect();
    if !here.peripherals.is_empty() {
        subsystems.push(inlab_scp::Peripherals::default().subsystem.0);
    }
    subsystems.sort_unstable();
    subsystems.dedup();
    let subsystems = subsystems.into_iter().map(SubsystemNumber).collect();
    let rules = match here.network {
        Network::Itu => RuleSet::of_all("E.164", rules),
        Network::Ansi => RuleSet::of_all("titles", rules),
    };
    let (sccp, variant) = match here.network {
        Network::Itu => (sccp::Config::itu(here.point_code, subsystems), Variant::Itu),
        Network::Ansi => (
            sccp::Config::ansi(here.point_code, subsystems),
            Variant::Ansi(tcap::ansi::Options::default()),
        ),
    };
    let routes = others.iter().map(|(place, association)| Route {
        destination: Some(place.point_code),
        service_indicator: None,
        application_server: AsId(0),
        via: vec![*association],
    });
    StackConfig {
        m3ua: m3ua::Config {
            application_servers: vec![ApplicationServer {
                routing_context: Some(1),
                ..ApplicationServer::default()
            }],
            routes: routes.collect(),
            own_point_codes: vec![here.point_code],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config {
            network_indicator: inlab_ss7::NetworkIndicator(2),
            rule_sets: vec![rules],
            ..sccp
        },
        tcap: tcap::Config {
            node: here.node,
            seed,
            own_address: Some(here.own_address(None)),
            variant,
            ..tcap::Config::default()
        },
    }
}
