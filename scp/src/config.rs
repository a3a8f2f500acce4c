//! What a node is told when it starts.

use crate::{Envelopes, Services};
use inlab_call_event::{Number, TargetId, Targets};
use inlab_inap::operation::timers;
use inlab_inap::{Dialect, OperationTimers};
use inlab_lab::{Error, Fields, TimeKey, Value};
use inlab_ss7::{
    Address, Alphabet, Digits, E164, NumberingPlan, Setting, SubsystemNumber, Timer, TimerField,
    TimerSettings, TranslationType,
};
use std::time::Duration;

/// What the service control function is told at its start; what the layers below it are told is
/// [`inlab_stack::Config`], with the node's own address for the first backward message
/// ([`own_address`](inlab_tcap::Config::own_address)).
#[derive(Clone, Debug)]
pub struct Config {
    /// Dialects in which dialogues are accepted; a dialogue in any other is refused (application context name not
    /// supported).
    pub dialects: Vec<Dialect>,
    /// The dialect of a dialogue without application context name, as some INAP switches open them; `None`: aborted.
    pub context_free: Option<Dialect>,
    /// Name another application context in a refusal, if the dialect that was asked for allows it (INAP, Q.774 3.2.1; CAP
    /// never, TS 29.078 4.2.1) and a dialect of its kind is accepted; false: the name of the Begin.
    pub offer_alternative_context: bool,
    /// The services.
    pub services: Services,
    /// Codes of operations that require a reply have bit H of their family, where the dialect leaves it to the node
    /// ([`Dialect::sets_reply_bit`]); `None`: as the dialect has it by itself.
    pub reply_bit: Option<bool>,
    /// What users of AIN 0.2 who make no call are answered.
    pub envelopes: Envelopes,
    /// How the home country spells its numbers.
    pub plan: NumberingPlan,
    /// Who is told of whose calls.
    pub targets: Targets,
    /// How intelligent peripherals are reached.
    pub peripherals: Peripherals,
    /// Timers.
    pub timers: Timers,
    /// What a file says of the timers of the layers below, for whoever makes their configuration
    /// ([`inlab_stack::Config::timer_fields`]).
    pub layers: TimerSettings,
    /// Switches that are asked after a restart which calls they have (WIN).
    pub recovery: Recovery,
    /// Where the numbers of calls begin (2^40 in all, then again from 0): beyond those that the node had before it was restarted, so that
    /// neither an id of a call, nor a token by which the end of a call is told (2^24 in all), is taken for one of before.
    pub calls_before: u64,
    /// Bounds.
    pub limits: Limits,
}

/// Who is asked after a restart which calls it has: switches of WIN, by UnreliableCallData (X.S0004-540, N.S0018).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Recovery {
    /// ControlNetworkID: market and number of this SCP.
    pub network: [u8; 3],
    /// Our address, with the subsystem that the switches know.
    pub local: Address,
    /// The switches.
    pub switches: Vec<AskedSwitch>,
}

/// One of them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AskedSwitch {
    /// Its MSCID: market and switch number.
    pub mscid: [u8; 3],
    /// Where it is asked.
    pub at: Address,
}

impl Default for Recovery {
    /// Nobody.
    fn default() -> Self {
        Self {
            network: [0; 3],
            local: Address::on_ssn(SubsystemNumber(0)),
            switches: Vec::new(),
        }
    }
}

impl Config {
    /// A node that accepts every dialect, serves these services and tells nobody.
    #[must_use]
    pub fn new(services: Services, plan: NumberingPlan) -> Self {
        Self {
            dialects: Dialect::all().collect(),
            context_free: None,
            offer_alternative_context: false,
            services,
            reply_bit: None,
            envelopes: Envelopes::default(),
            plan,
            targets: Targets::default(),
            peripherals: Peripherals::default(),
            timers: Timers::default(),
            recovery: Recovery::default(),
            calls_before: 0,
            layers: TimerSettings::default(),
            limits: Limits::default(),
        }
    }

    /// Reads the keys of a node's block that are the control function's: `services`, `dialects`, `contextFree`,
    /// `offerAlternativeContext`, `envelopes`, `numberingPlan`, `notify`, `peripherals`, `timers`, `limits`. `targets` are the names of those who may be told of calls, in the order
    /// of their [`TargetId`]s.
    ///
    /// ```yaml
    /// services: { 100: { translate: { "800123": "15550101" } }, default: continue }   # see Services::read
    /// dialects: [cap2, cap3, cs1]                     # by default every one of the ITU's TCAP
    /// contextFree: cs1                                # for dialogues without application context; by default none
    /// offerAlternativeContext: true                   # a refusal of an INAP context names one that is accepted; default: false
    /// envelopes: { "1.2.840.10000.1": echo }             # what nCARequest of AIN 0.2 is answered with, by its authority; see Envelopes::read
    /// numberingPlan: { countryCode: "49", nationalPrefix: "0", internationalPrefix: "00" }   # by default: all numbers are international
    /// notify: { "+15550100": main, default: other }   # who is told of whose calls; `notify: main`: of all; by default nobody
    /// peripherals: { translationType: 10, subsystem: 249 }   # of the global titles of intelligent peripherals (WIN)
    /// timers: { guard: 5 min, operations: { short: 5s, playAnnouncement: 2 min }, tcap: { idle: off } }   # see Timers::keys
    /// limits: { relationships: 65536, stateChanges: 0 }
    /// ```
    ///
    /// # Errors
    /// Line, column and what is wrong.
    pub fn read(fields: &mut Fields<'_>, targets: &[&str]) -> Result<Self, Error> {
        let every: Vec<_> = Dialect::all().collect();
        Self::read_with(fields, targets, &every, &NumberingPlan::NONE)
    }

    /// The same; these dialects are accepted where the file names none, and this is the numbering plan where it gives none.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_with(
        fields: &mut Fields<'_>,
        targets: &[&str],
        dialects: &[Dialect],
        usual: &NumberingPlan,
    ) -> Result<Self, Error> {
        let dialects = match fields.optional("dialects") {
            Some(value) => value.items()?.map(read_dialect).collect::<Result<_, _>>()?,
            None => dialects.to_vec(),
        };
        let plan = match fields.optional("numberingPlan") {
            Some(value) => read_numbering(value)?,
            None => *usual,
        };
        let services = match fields.optional("services") {
            Some(value) => Services::read_in(value, &dialects, &plan)?,
            None => Services::new(),
        };
        let mut config = Self::new(services, plan);
        config.dialects = dialects;
        config.context_free = fields
            .optional("contextFree")
            .map(read_dialect)
            .transpose()?;
        if let Some(value) = fields.optional("offerAlternativeContext") {
            config.offer_alternative_context = value.boolean()?;
        }
        if let Some(value) = fields.optional("envelopes") {
            config.envelopes = Envelopes::read(value)?;
        }
        config.targets = match fields.optional("notify") {
            Some(value) => read_notify(value, targets)?,
            None => Targets::default(),
        };
        if let Some(value) = fields.optional("peripherals") {
            let mut title = value.fields()?;
            if let Some(kind) = title.optional("translationType") {
                config.peripherals.translation_type = TranslationType(kind.number()?);
            }
            if let Some(subsystem) = title.optional("subsystem") {
                config.peripherals.subsystem = SubsystemNumber(subsystem.number()?);
            }
            title.finish()?;
        }
        if let Some(value) = fields.optional("timers") {
            let settings = value.times(Timers::keys())?.into_iter();
            let settings =
                settings.map(|(TimeKey { group, name, .. }, time)| (Setting { group, name }, time));
            config.layers = settings.collect();
            config.timers.apply(&config.layers);
        }
        if let Some(value) = fields.optional("limits") {
            let mut limits = value.fields()?;
            if let Some(number) = limits.optional("relationships") {
                config.limits.relationships = number.number::<u32>()? as usize;
            }
            if let Some(number) = limits.optional("stateChanges") {
                config.limits.state_changes = number.number::<u32>()? as usize;
            }
            limits.finish()?;
        }
        Ok(config)
    }
}

/// Reads the name of a dialect, in any case: `cap2`, `ain02`.
///
/// # Errors
/// There is none of this name; the nearest is named, of ITU's and of ANSI TCAP.
pub fn read_dialect(value: Value<'_>) -> Result<Dialect, Error> {
    let text = value.text()?;
    Dialect::parse(text).map_err(|_| {
        let names: Vec<_> = Dialect::every().map(Dialect::name).collect();
        value.unknown("dialect", text, names.iter().copied())
    })
}

fn read_numbering(value: Value<'_>) -> Result<NumberingPlan, Error> {
    let mut plan = NumberingPlan::NONE;
    let mut fields = value.fields()?;
    let parts = [
        ("countryCode", &mut plan.country_code),
        ("nationalPrefix", &mut plan.national_prefix),
        ("internationalPrefix", &mut plan.international_prefix),
    ];
    for (key, part) in parts {
        if let Some(value) = fields.optional(key) {
            let digits = Digits::from_text(value.text()?, Alphabet::Q763).ok();
            *part = digits
                .filter(|digits| digits.is_decimal() && digits.len() <= 7)
                .ok_or_else(|| value.error("expected up to 7 digits"))?;
        }
    }
    fields.finish()?;
    Ok(plan)
}

fn read_target(value: Value<'_>, targets: &[&str]) -> Result<TargetId, Error> {
    let name = value.text()?;
    let place = targets.iter().position(|known| *known == name);
    place
        .and_then(|place| u16::try_from(place).ok())
        .map(TargetId)
        .ok_or_else(|| value.unknown("target", name, targets.iter().copied()))
}

fn read_notify(value: Value<'_>, targets: &[&str]) -> Result<Targets, Error> {
    if value.node().as_scalar().is_some() {
        return Ok(Targets::all(read_target(value, targets)?));
    }
    let mut entries: Vec<(Number, TargetId)> = Vec::new();
    let mut default = None;
    for (key, target) in value.entries()? {
        let target = read_target(target, targets)?;
        if key.node().is_text("default") {
            default = Some(target);
            continue;
        }
        let number = E164::from_text(key.text()?)
            .ok()
            .and_then(|number| Number::new(number.digits().iter()).ok())
            .ok_or_else(|| {
                key.error("expected a number in international form such as +15550100, or default")
            })?;
        entries.push((number, target));
    }
    Targets::new(entries, default).map_err(|error| value.error(error.to_string()))
}

/// The timers of the service control function; [`GUARD`] and [`inlab_inap::operation::timers`] have a row for each.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Timers {
    /// How long an SSF may be silent before it is asked whether the relationship still exists. A prepaid call is charged more
    /// often than this, a silent SSF loses at most this long.
    pub guard: Duration,
    /// How long the notice of a call's end is waited for, where it is told after the dialogue (AIN).
    pub end_notice: Duration,
    /// How long a call is kept of which the switch says nothing, where no dialogue lives between messages (WIN).
    pub unheard: Duration,
    /// How long a resource that was seized has to ask for instructions (WIN).
    pub instruction_request: Duration,
    /// How often a switch that waits for a resource is told to wait longer (WIN).
    pub reset: Duration,
    /// How long after the start a switch is asked for its calls, and how long after that again, until it answers (WIN).
    pub recovery: Duration,
    /// How long operations of ours wait for their outcome.
    pub operations: OperationTimers,
}

/// The guard timer.
pub static GUARD: Timer = Timer {
    name: "T(guard)",
    clause: "TS 29.078 11.1 (period: operator's)",
    default: Some(Duration::from_secs(300)),
    range: (Duration::from_secs(1), Duration::from_secs(86_400)),
    off: false,
    setting: Setting::of_node("guard"),
    what: "activityTest is sent; without a result in its operation timer the dialogue is aborted",
};

/// The timer over a call whose end a notice will tell.
pub static END_NOTICE: Timer = Timer {
    name: "T(end notice)",
    clause: "GR-1299-CORE terminationNotification (period: operator's)",
    default: Some(Duration::from_secs(6 * 3600)),
    range: (Duration::from_secs(1), Duration::from_secs(7 * 86_400)),
    off: false,
    setting: Setting::of_node("endNotice"),
    what: "the call is taken for ended",
};

/// The timer over a call of which only messages of the switch tell.
pub static UNHEARD: Timer = Timer {
    name: "T(unheard)",
    clause: "X.S0004-540 ODISCONNECT, TDISCONNECT (period: operator's)",
    default: Some(Duration::from_secs(6 * 3600)),
    range: (Duration::from_secs(1), Duration::from_secs(7 * 86_400)),
    off: false,
    setting: Setting::of_node("unheard"),
    what: "the call is taken for ended",
};

/// The timer over a resource that was seized.
pub static INSTRUCTION_REQUEST: Timer = Timer {
    name: "T(instruction request)",
    clause: "X.S0004-540 InstructionRequest (time: operator's)",
    default: Some(Duration::from_secs(30)),
    range: (Duration::from_secs(1), Duration::from_secs(600)),
    off: false,
    setting: Setting::of_node("instructionRequest"),
    what: "the resource is let go, and the service told",
};

/// The period of ResetTimer.
pub static RESET: Timer = Timer {
    name: "T(reset timer)",
    clause: "X.S0004-540 ResetTimer (period: operator's, less than the switch's timer over its connection to a resource)",
    default: Some(Duration::from_secs(45)),
    range: (Duration::from_secs(1), Duration::from_secs(1800)),
    off: false,
    setting: Setting::of_node("resetTimer"),
    what: "ResetTimer is sent while a resource is in use",
};

/// The timer between a restart and the question for calls, and between one question and the next.
pub static RECOVERY: Timer = Timer {
    name: "T(recovery)",
    clause: "X.S0004-540 UnreliableCallData (period: operator's)",
    default: Some(Duration::from_secs(5)),
    range: (Duration::from_millis(100), Duration::from_secs(3600)),
    off: false,
    setting: Setting::of_node("recovery"),
    what: "UnreliableCallData is sent to a switch that has not answered it",
};

/// The timers of the service control function, in the order of [`Timers::timer_fields`].
pub static TIMERS: [&Timer; 6] = [
    &GUARD,
    &END_NOTICE,
    &UNHEARD,
    &INSTRUCTION_REQUEST,
    &RESET,
    &RECOVERY,
];

impl Default for Timers {
    fn default() -> Self {
        Self {
            guard: GUARD.time(),
            end_notice: END_NOTICE.time(),
            unheard: UNHEARD.time(),
            instruction_request: INSTRUCTION_REQUEST.time(),
            reset: RESET.time(),
            recovery: RECOVERY.time(),
            operations: OperationTimers::default(),
        }
    }
}

impl Timers {
    /// Takes what a file says of them.
    pub fn apply(&mut self, settings: &TimerSettings) {
        settings.apply(self.timer_fields());
        self.operations.apply(settings);
    }

    /// The timers that are the control function's own: row and place. Those of operations are in
    /// [`operations`](Self::operations).
    pub fn timer_fields(&mut self) -> [(&'static Timer, TimerField<'_>); 6] {
        [
            (&GUARD, TimerField::Always(&mut self.guard)),
            (&END_NOTICE, TimerField::Always(&mut self.end_notice)),
            (&UNHEARD, TimerField::Always(&mut self.unheard)),
            (
                &INSTRUCTION_REQUEST,
                TimerField::Always(&mut self.instruction_request),
            ),
            (&RESET, TimerField::Always(&mut self.reset)),
            (&RECOVERY, TimerField::Always(&mut self.recovery)),
        ]
    }

    /// What the `timers` of an SCP may name: its own, those of operations by range and by name, those of the layers below.
    pub fn keys() -> impl Iterator<Item = TimeKey> {
        let rows = TIMERS
            .into_iter()
            .chain(timers::TIMERS)
            .chain(inlab_stack::Config::timers());
        let rows = rows.map(|row| TimeKey {
            group: row.setting.group,
            name: row.setting.name,
            least: row.range.0,
            most: row.range.1,
            off: row.off,
        });
        let operations = timers::operations().map(|(name, (least, most))| TimeKey {
            group: Some(timers::GROUP),
            name,
            least,
            most,
            off: false,
        });
        rows.chain(operations)
    }
}

/// How intelligent peripherals are reached: by a global title of their number. Which type and subsystem, the networks agree on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Peripherals {
    /// Of the title.
    pub translation_type: TranslationType,
    /// Theirs.
    pub subsystem: SubsystemNumber,
}

impl Default for Peripherals {
    /// Type 10, that of network elements; subsystem 249, one of those that networks assign.
    fn default() -> Self {
        Self {
            translation_type: TranslationType(10),
            subsystem: SubsystemNumber(249),
        }
    }
}

/// Relationships of one call at a time: one a service that watches it, of which a call has a few. Each message of the call looks through
/// them. Beyond: as where there is no room for any.
pub const MAX_OF_CALL: u32 = 32;

/// Bounds of what a node holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Relationships at a time, and so calls: 65,536. Beyond: the trigger is rejected, resourceLimitation (TS 29.078
    /// 14.1.1.4.1).
    pub relationships: usize,
    /// Records of state changes that nobody has taken: 0, nothing is recorded. Beyond: the newest are lost and counted.
    pub state_changes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            relationships: 65_536,
            state_changes: 0,
        }
    }
}
