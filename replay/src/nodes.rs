//! The nodes of a scenario or a lab: how their blocks are read, and what stack each gets.

use inlab_inap::Dialect;
use inlab_lab::{Error, TimeKey, Value};
use inlab_scp::Services;
use inlab_ss7::{
    Address, Alphabet, AssociationId, Digits, GlobalTitle, NumberingPlan, PointCode,
    PointCodeFormat, RoutingIndicator, Setting, SubsystemNumber, TimerSettings,
};
use inlab_ssp_sim::Behaviour;
use inlab_stack::m3ua::{self, ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::sccp::{Pattern, Rule, RuleSet, Target};
use inlab_stack::{Config as StackConfig, Stack, sccp, tcap};
use std::time::Instant;

/// The association between the two nodes of a scenario, as each numbers it.
pub const ASSOCIATION: AssociationId = AssociationId(1);

/// Where a node is in the network.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// Point code.
    pub point_code: PointCode,
    /// Its E.164 global title.
    pub global_title: Digits,
    /// Its number among the nodes: in transaction ids and call ids.
    pub node: u16,
}

impl Place {
    fn new(point_code: &str, global_title: &str, node: u16) -> Self {
        Self {
            point_code: PointCodeFormat::Itu
                .parse(point_code)
                .expect("invariant: a constant point code"),
            global_title: Digits::from_text(global_title, Alphabet::Q763)
                .expect("invariant: constant digits"),
            node,
        }
    }

    /// The place of the SCP where a file says nothing else.
    #[must_use]
    pub fn scp() -> Self {
        Self::new("2-2-2", "49170900002", 2)
    }

    /// The place of the SSP where a file says nothing else.
    #[must_use]
    pub fn ssp() -> Self {
        Self::new("1-1-1", "49170900001", 1)
    }

    /// The node's address in dialogues: its global title, and the dialect's subsystem.
    #[must_use]
    pub fn address(&self, subsystem: SubsystemNumber) -> Address {
        Address::on_global_title(GlobalTitle::e164(self.global_title), Some(subsystem))
    }

    fn read(&mut self, fields: &mut inlab_lab::Fields<'_>) -> Result<(), Error> {
        if let Some(value) = fields.optional("pointCode") {
            let parsed = PointCodeFormat::Itu.parse(value.text()?);
            self.point_code = parsed.map_err(|error| value.error(error.to_string()))?;
        }
        if let Some(value) = fields.optional("globalTitle") {
            let parsed = Digits::from_text(value.digits()?, Alphabet::Q763);
            self.global_title = parsed.map_err(|error| value.error(error.to_string()))?;
            if !self.global_title.is_decimal() {
                return Err(value.error("an E.164 global title has decimal digits only"));
            }
        }
        Ok(())
    }
}

/// The block of an SCP.
#[derive(Clone, Debug)]
pub struct ScpNode {
    /// Where it is.
    pub place: Place,
    /// What the control function is told.
    pub config: inlab_scp::Config,
}

impl Default for ScpNode {
    fn default() -> Self {
        let digits = |text: &str| {
            Digits::from_text(text, Alphabet::Q763).expect("invariant: constant digits")
        };
        Self {
            place: Place::scp(),
            config: inlab_scp::Config::new(
                Services::new(),
                NumberingPlan {
                    country_code: digits("49"),
                    national_prefix: digits("0"),
                    international_prefix: digits("00"),
                },
            ),
        }
    }
}

impl ScpNode {
    /// Reads the block: `pointCode`, `globalTitle`, and the keys of [`inlab_scp::Config::read`]. Without `dialects` it accepts
    /// all; services are checked against `dialects`, those of the scenario.
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
        node.place.read(fields)?;
        let home = node.config.plan;
        let config = inlab_scp::Config::read(fields, &[])?;
        if let Some(value) = fields.optional("services") {
            Services::read(value, dialects)?;
        }
        node.config = config;
        if fields.optional("numberingPlan").is_none() {
            node.config.plan = home;
        }
        Ok(node)
    }

    /// What the SCP is told at its start.
    #[must_use]
    pub fn config(&self) -> inlab_scp::Config {
        self.config.clone()
    }
}

/// The block of an SSP.
#[derive(Clone, Debug)]
pub struct SspNode {
    /// Where it is.
    pub place: Place,
    /// Called subscribers that behave by themselves.
    pub subscribers: Vec<(Digits, Behaviour)>,
    /// What the file says of its timers, and of those of the layers below.
    pub timers: TimerSettings,
}

impl Default for SspNode {
    fn default() -> Self {
        Self {
            place: Place::ssp(),
            subscribers: vec![],
            timers: TimerSettings::default(),
        }
    }
}

impl SspNode {
    /// Reads the block: `pointCode`, `globalTitle`, `subscribers`, `timers`.
    ///
    /// # Errors
    /// An unknown key or a value that is none, with line, column and the nearest valid word.
    pub fn read(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = value.fields()?;
        let node = Self::read_fields(&mut fields)?;
        fields.finish()?;
        Ok(node)
    }

    /// Reads the block's keys, for a file in which others stand beside them.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_fields(fields: &mut inlab_lab::Fields<'_>) -> Result<Self, Error> {
        let mut place = Place::ssp();
        place.read(fields)?;
        Ok(Self {
            place,
            ..Self::read_switch(fields)?
        })
    }

    /// Reads the keys that say nothing of its place: `subscribers`, `timers`.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_switch(fields: &mut inlab_lab::Fields<'_>) -> Result<Self, Error> {
        let mut node = Self::default();
        if let Some(value) = fields.optional("subscribers") {
            for (number, behaviour) in value.entries()? {
                let digits = Digits::from_text(number.digits()?, Alphabet::Q763);
                let digits = digits.map_err(|error| number.error(error.to_string()))?;
                node.subscribers.push((digits, Behaviour::read(behaviour)?));
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

    /// What the switch is told at its start; its address is of this subsystem.
    #[must_use]
    pub fn config(&self, subsystem: SubsystemNumber) -> inlab_ssp_sim::Config {
        let mut config = inlab_ssp_sim::Config::new(self.place.address(subsystem));
        config.subscribers.clone_from(&self.subscribers);
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
    let rule = |place: &Place, routing| Rule {
        pattern: Pattern::from_text(&place.global_title.show(Alphabet::Q763).to_string())
            .expect("invariant: digits are a pattern"),
        targets: vec![Target::new(place.point_code, routing)],
        load_share: false,
    };
    let mut rules = vec![rule(here, RoutingIndicator::SubsystemNumber)];
    rules.extend(
        others
            .iter()
            .map(|(place, _)| rule(place, RoutingIndicator::GlobalTitle)),
    );
    let subsystems: Vec<_> = {
        let mut numbers: Vec<u8> = Dialect::all().map(Dialect::default_subsystem).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(SubsystemNumber).collect()
    };
    let mut sccp = sccp::Config::itu(here.point_code, subsystems);
    sccp.network_indicator = inlab_ss7::NetworkIndicator(2);
    sccp.rule_sets = vec![RuleSet::of_all("E.164", rules)];
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
        sccp,
        tcap: tcap::Config {
            node: here.node,
            seed,
            own_address: Some(Address::on_global_title(
                GlobalTitle::e164(here.global_title),
                None,
            )),
            ..tcap::Config::default()
        },
    }
}
