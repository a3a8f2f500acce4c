//! Scenarios: what a YAML file says is to happen, and what is to come of it.
//!
//! ```yaml
//! description: A short number is translated; the called party answers; the caller clears.
//! spec: [TS 23.078 4.5.2, TS 29.078 14.1]
//! dialects: [cap2, cap3, cap4]
//! scp: { services: { 100: { translate: { "800123": "15550101" } } } }
//! steps:
//!   - ssp: { trigger: collectedInfo, serviceKey: 100, calling: "15550100", called: "800123" }
//!   - expect: { ssp: [ arm: any, connect: "15550101" ], notify: { started: ["15550100", "15550101"] } }
//!   - after: 3s
//!   - ssp: { report: oAnswer }
//! ```
//!
//! A number of digits only is international (E.164), but for what a caller dials: that is as dialled. Other spellings are
//! those of the parameter's text form, such as `"0171234 (national)"` or `"+15550100 (presentation restricted)"`.
//!
//! # The file
//!
//! | key | what |
//! | --- | --- |
//! | `description` | what it shows; needed |
//! | `spec` | clauses that it follows |
//! | `dialects` | in which it is run, each with a golden file of its own; needed |
//! | `scp` | the block of the SCP as in a lab file ([`ScpNode::read`]): `services`, `timers`, … |
//! | `ssp` | the block of the switch ([`SspNode::read`]): `subscribers`, `timers`, … |
//! | `clients` | clients of the session server: name and number; with any, there is a session server |
//! | `delay` | how long a message is on its way; 5 ms |
//! | `octets` | show each message in hexadecimal too; `false` |
//! | `steps` | what happens, in order; needed |
//!
//! # Steps
//!
//! Messages that a step causes arrive before the next step; but for that, time passes only with `after`.
//!
//! | step | what |
//! | --- | --- |
//! | `ssp: { trigger: collectedInfo, serviceKey: 100, … }` | a call is started |
//! | `ssp: { report: oDisconnect, leg: 1, … }` | a party, or the network beyond, does something to a call |
//! | `ssp: { send: [ … ], as: begin, … }` | the switch sends components of a script |
//! | `ssp: { abort: congestion }` | the switch aborts a dialogue, with a reason or (`~`) without |
//! | `ssp: { octets: "0100…" }` | octets arrive at the SCP in a message of the association: a whole M3UA message |
//! | `link: cut`, `link: mend`, `link: { drop: 1, from: scp }` | the association is lost, comes again, loses the next messages of a node |
//! | `client: { name: anna, does: connect }`, `disconnect`, `{ send: '{"x":1}' }` | a client connects, goes, sends JSON to the other party |
//! | `after: 3s` | time passes |
//! | `expect: { … }` | what is to have come of it since the last such step |
//!
//! Beside `trigger` may stand `call` (a name for later steps), `calling`, `called`, `redirecting`, `originalCalled`,
//! `locationNumber`, `imsi`, `callReference` (octets), `mscAddress`, `cause`; `to`, another address than the SCP's, such as
//! `"GT 49170900002 SSN 99"`; `operations` (`generic`, `detectionPoints`: one operation for each detection
//! point in place of initialDP and eventReportBCSM, in Q.1218 and CS-2);
//! `defaultHandling` (`release`, `continue`: what becomes of the call without the SCP);
//! `calledParty` (how it behaves by itself, as under `subscribers`), `abandonsAfter`, `clearsAfter`.
//!
//! Beside `report`: `call`, `leg`, `cause`, and `end`, how the switch ends the dialogue (`basic`, `empty`, `prearranged`,
//! `abort`, or `{ oneOf: [ … ] }`: each is tried, the golden file is of the first).
//!
//! Beside `send` and `abort`: `dialogue`, the name of a call or of a scripted dialogue. Beside `send`: `as` (`begin` opens a
//! dialogue; `continue`, `end`), with `begin` also `context` (an object identifier, or `none`; by default the dialect's) and
//! `to`. A component is
//!
//! | component | what |
//! | --- | --- |
//! | `initialDP: { serviceKey: 100, … }` | an operation in the standard's spelling, every parameter |
//! | `invoke: { operation: 120, argument: "3000" }` | an operation by its code, the argument in octets |
//! | `result: { invoke: 1 }`, `error: { invoke: 1, code: 7 }` | an answer to the SCP's operation |
//! | `octets: "a100"` | anything in the place of a component |
//!
//! # Expectations
//!
//! Each list is exact: all of it, in order, nothing else. What is not named is not looked at.
//!
//! | key | of |
//! | --- | --- |
//! | `ssp` | what reached the switch and what it made of it, see below |
//! | `notify` | call events: `started` (`["15550100", "15550101"]`, or `{ parties, restricted, aliases, offered }`), `answered`, `ended` (a cause, or `{ cause, by }`) |
//! | `clients` | for each client the frames by their `type`; `{ data: '"x":1' }` also what stands in one |
//! | `dialogues`, `calls` | how many both nodes have together |
//!
//! Under `ssp`: orders (`arm`, `connect`, `continue`, `release`, `extendTime`, `probe`), `arm` with the whole list of events
//! in any order, each by name or as `{ event, mode, leg, noAnswer }`, or `any`; `refused: { operation, error | reject }`;
//! `lost: tssf` or `{ why, code, then }`, control is lost; `over: { by, cause, answered }`, the end of a call, looked at only
//! where one is expected; and on scripted dialogues `received` (`continue`, `end`, `closed`, an operation code), `answered`,
//! `failed: { invoke, error }`, `rejected: { invoke, kind, code }`, `aborted: user` or `{ pAbort: 1 }`, `returned: 4`.
//!
//! Call events, refusals and losses of control that come after the last expectation are failures.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | steps | [`MAX_STEPS`] | the file is refused |

use crate::expect::Expect;
use crate::nodes::{ScpNode, SspNode};
use inlab_ber::value::Value as BerValue;
use inlab_inap::{
    AbortReason, CallReference, CalledNumber, DetectionPoint, Dialect, Half, LegId,
    ServiceSelector, Trigger,
};
use inlab_lab::{Document, Error, Kind, Position, Value};
use inlab_ss7::{
    Address, CalledPartyBcdNumber, CalledPartyNumber, CallingPartyNumber, Cause, CauseLocation,
    CauseValue, IsdnAddress, LocationNumber, OriginalCalledNumber, PointCodeFormat,
    RedirectingNumber, Tbcd, TextError,
};
use inlab_ssp_sim::{Behaviour, CallRequest, DefaultHandling, EndStyle, PartyEvent, bcsm};
use std::path::Path;
use std::time::Duration;

/// Steps of a scenario at most.
pub const MAX_STEPS: usize = 10_000;

/// One scenario, read and checked.
#[derive(Debug)]
pub struct Scenario {
    /// Name of the file, for messages.
    pub file: String,
    /// What it shows.
    pub description: String,
    /// Clauses it follows.
    pub spec: Vec<String>,
    /// Dialects in which it is run.
    pub dialects: Vec<Dialect>,
    /// The SCP.
    pub scp: ScpNode,
    /// The SSP.
    pub ssp: SspNode,
    /// Clients of the session server, in the order of the file: name and number.
    pub clients: Vec<(String, inlab_call_event::Number)>,
    /// How long a message takes from node to node.
    pub delay: Duration,
    /// Show the octets of each message in the record.
    pub octets: bool,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// One step, and where it is written.
#[derive(Debug)]
pub struct Step {
    /// Line and column.
    pub position: Position,
    /// What happens.
    pub action: Action,
}

/// What a step does.
#[derive(Debug)]
pub enum Action {
    /// A caller starts a call.
    Trigger(Box<CallStep>),
    /// Something happens to a call at the switch.
    Report {
        /// Which call.
        call: String,
        /// What.
        event: PartyEvent,
        /// How the switch may end the dialogue: each is tried.
        end: Vec<EndStyle>,
    },
    /// The switch sends a scripted message.
    Send {
        /// Whose dialogue.
        dialogue: String,
        /// With which message.
        message: SendAs,
        /// Where a dialogue is opened to; `None`: to the SCP.
        to: Option<Address>,
        /// Which components.
        components: Vec<Component>,
    },
    /// Octets arrive at the SCP as if the switch had sent them in a message of its association.
    Octets(Vec<u8>),
    /// Something happens to the association.
    Link(LinkStep),
    /// A client of the session server does something.
    Client {
        /// Which.
        name: String,
        /// What.
        action: ClientAction,
    },
    /// Time passes.
    After(Duration),
    /// What is to have come of it since the last such step.
    Expect(Expect),
}

/// What a client of the session server does.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ClientAction {
    /// Connects and proves its number.
    Connect,
    /// Sends data to the other party: JSON text.
    Send(String),
    /// Goes away.
    Disconnect,
}

/// What happens to the association.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LinkStep {
    /// It is lost.
    Cut,
    /// It is there again.
    Mend,
    /// The next messages of the SCP are lost.
    DropFromScp(u32),
    /// The next messages of the SSP are lost.
    DropFromSsp(u32),
}

/// With which message components are sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SendAs {
    /// TC-BEGIN, in a dialogue of this name.
    Begin {
        /// Application context: content octets; `None`: without.
        context: Option<Vec<u8>>,
        /// The context of the scenario's dialect.
        of_dialect: bool,
    },
    /// TC-CONTINUE.
    Continue,
    /// TC-END.
    End,
    /// TC-U-ABORT.
    Abort(Option<AbortReason>),
}

/// One scripted component.
#[derive(Clone, Debug)]
pub enum Component {
    /// An operation in the standard's spelling, every parameter.
    Operation {
        /// Where it is written.
        position: Position,
        /// Its name.
        name: String,
        /// Its argument; `None`: it has none.
        argument: Option<BerValue>,
    },
    /// An operation by its code, with the octets of its argument.
    Invoke {
        /// Local code.
        code: i32,
        /// Argument.
        argument: Option<Vec<u8>>,
    },
    /// An empty result.
    Result {
        /// Of the SCP's operation with this invoke id.
        invoke: i8,
    },
    /// An error.
    Error {
        /// Of the SCP's operation with this invoke id.
        invoke: i8,
        /// Local code.
        code: i32,
    },
    /// Octets in the place of a component.
    Octets(Vec<u8>),
}

/// A call to be started.
#[derive(Clone, Debug)]
pub struct CallStep {
    /// Its name in later steps.
    pub name: String,
    /// What the SCF is told. The called number is completed when the dialect is known.
    pub trigger: Trigger,
    /// The called number as it is written.
    pub called: Option<String>,
    /// One operation for each detection point (Q.1218, CS-2).
    pub detection_points: bool,
    /// What becomes of it without the SCF.
    pub default_handling: DefaultHandling,
    /// Which SCP is asked; `None`: the scenario's.
    pub to: Option<Address>,
    /// How the called party behaves.
    pub behaviour: Option<Behaviour>,
    /// How long the caller waits for an answer.
    pub patience: Option<Duration>,
    /// How long the caller speaks.
    pub talk: Option<Duration>,
}

impl CallStep {
    /// Reads the keys of a call: `trigger`, `serviceKey`, `calling`, `called` and the others of a scenario's step, for a file
    /// in which others stand beside them.
    ///
    /// # Errors
    /// A missing key or a value that is none, with line and column.
    pub fn read(fields: &mut inlab_lab::Fields<'_>) -> Result<Self, Error> {
        let trigger = fields.required("trigger")?;
        read_call(trigger, fields)
    }

    /// The call as the switch takes it, in a dialect and to an SCF.
    ///
    /// # Errors
    /// The called number cannot be said in the form that the dialect has it in.
    pub fn request(&self, dialect: Dialect, scf: Address) -> Result<CallRequest, TextError> {
        let mut trigger = self.trigger;
        if let Some(text) = &self.called {
            let bcd = dialect.originating_called_is_bcd();
            trigger.called = Some(called_number(text, trigger.dp.half(), bcd)?);
        }
        let mut request = CallRequest::new(trigger, dialect, scf);
        request.detection_points = self.detection_points;
        request.default_handling = self.default_handling;
        request.called_behaviour = self.behaviour;
        request.patience = self.patience;
        request.talk = self.talk;
        Ok(request)
    }
}

/// The name of a call or a dialogue that has none.
pub const UNNAMED: &str = "the call";

impl Scenario {
    /// Reads a file.
    ///
    /// # Errors
    /// The file cannot be read, or it is no scenario: with file, line, column and the nearest valid word.
    pub fn load(path: &Path) -> Result<Self, LoadError> {
        let text = inlab_lab::read_text(path)
            .map_err(|error| LoadError::Io(path.display().to_string(), error))?;
        Self::parse(&path.display().to_string(), &text).map_err(LoadError::Invalid)
    }

    /// Reads a text.
    ///
    /// # Errors
    /// It is no scenario: with line, column and the nearest valid word.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let document = Document::parse(name, text)?;
        let root = document.root();
        let mut fields = root.fields()?;
        let description = fields.required("description")?.text()?.to_string();
        let spec = match fields.optional("spec") {
            Some(list) => list
                .items()?
                .map(|item| item.text().map(str::to_string))
                .collect::<Result<_, _>>()?,
            None => vec![],
        };
        let list = fields.required("dialects")?;
        let dialects: Vec<Dialect> = list.items()?.map(read_dialect).collect::<Result<_, _>>()?;
        if dialects.is_empty() {
            return Err(list.error("a scenario is for at least one dialect"));
        }
        let scp = match fields.optional("scp") {
            Some(value) => ScpNode::read(value, &dialects)?,
            None => ScpNode::default(),
        };
        let ssp = match fields.optional("ssp") {
            Some(value) => SspNode::read(value)?,
            None => SspNode::default(),
        };
        let mut clients = vec![];
        if let Some(value) = fields.optional("clients") {
            for (name, number) in value.entries()? {
                let parsed = inlab_call_event::Number::parse(number.digits()?);
                let parsed = parsed.map_err(|error| number.error(error.to_string()))?;
                clients.push((name.text()?.to_string(), parsed));
            }
        }
        let delay = fields
            .optional("delay")
            .map(Value::duration)
            .transpose()?
            .unwrap_or(Duration::from_millis(5));
        let octets = fields
            .optional("octets")
            .map(Value::boolean)
            .transpose()?
            .unwrap_or(false);
        let list = fields.required("steps")?;
        let mut steps = vec![];
        for item in list.items()? {
            if steps.len() == MAX_STEPS {
                return Err(item.error(format!("a scenario has at most {MAX_STEPS} steps")));
            }
            steps.push(read_step(item, &clients)?);
        }
        fields.finish()?;
        if steps.is_empty() {
            return Err(list.error("a scenario has at least one step"));
        }
        if !steps
            .iter()
            .any(|step| matches!(step.action, Action::Expect(_)))
        {
            return Err(list.error(
                "a scenario without an expect proves nothing; say what is to come of its steps",
            ));
        }
        Ok(Self {
            file: name.to_string(),
            description,
            spec,
            dialects,
            scp,
            ssp,
            clients,
            delay,
            octets,
            steps,
        })
    }

    /// How many ways of ending dialogues are to be tried: the longest list of any step.
    #[must_use]
    pub fn end_alternatives(&self) -> usize {
        let lengths = self.steps.iter().map(|step| match &step.action {
            Action::Report { end, .. } => end.len(),
            _ => 1,
        });
        lengths.max().unwrap_or(1).max(1)
    }
}

/// Why there is no scenario.
#[derive(Debug)]
pub enum LoadError {
    /// The file cannot be read.
    Io(String, std::io::Error),
    /// It is no scenario.
    Invalid(Error),
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "{path}: {error}"),
            Self::Invalid(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for LoadError {}

fn read_step(
    item: Value<'_>,
    clients: &[(String, inlab_call_event::Number)],
) -> Result<Step, Error> {
    let position = item.position();
    let (kind, value) = item.single()?;
    let action = match kind.one_of(&["ssp", "link", "client", "after", "expect"])? {
        "ssp" => read_ssp(value)?,
        "link" => Action::Link(read_link(value)?),
        "client" => read_client(value, clients)?,
        "after" => Action::After(value.duration()?),
        _ => Action::Expect(Expect::read(value, clients)?),
    };
    Ok(Step { position, action })
}

fn read_link(value: Value<'_>) -> Result<LinkStep, Error> {
    if value.node().as_scalar().is_some() {
        return value.choice(&[("cut", LinkStep::Cut), ("mend", LinkStep::Mend)]);
    }
    let mut fields = value.fields()?;
    let count = fields.required("drop")?.number::<u32>()?;
    let from = fields.required("from")?.one_of(&["scp", "ssp"])?;
    fields.finish()?;
    Ok(if from == "scp" {
        LinkStep::DropFromScp(count)
    } else {
        LinkStep::DropFromSsp(count)
    })
}

fn read_client(
    value: Value<'_>,
    clients: &[(String, inlab_call_event::Number)],
) -> Result<Action, Error> {
    let mut fields = value.fields()?;
    let who = fields.required("name")?;
    let name = who.text()?.to_string();
    if !clients.iter().any(|(client, _)| *client == name) {
        return Err(who.unknown(
            "client",
            &name,
            clients.iter().map(|(client, _)| client.as_str()),
        ));
    }
    let what = fields.required("does")?;
    let action = match what.alternative()? {
        (word, None) => word.choice(&[
            ("connect", ClientAction::Connect),
            ("disconnect", ClientAction::Disconnect),
        ])?,
        (word, Some(data)) => {
            word.one_of(&["send"])?;
            ClientAction::Send(data.text()?.to_string())
        }
    };
    fields.finish()?;
    Ok(Action::Client { name, action })
}

fn read_ssp(value: Value<'_>) -> Result<Action, Error> {
    let mut fields = value.fields()?;
    let action = if let Some(trigger) = fields.optional("trigger") {
        Action::Trigger(Box::new(read_call(trigger, &mut fields)?))
    } else if let Some(report) = fields.optional("report") {
        read_report(report, &mut fields)?
    } else if let Some(send) = fields.optional("send") {
        let components = send
            .items()?
            .map(read_component)
            .collect::<Result<_, _>>()?;
        let message = read_send_as(&mut fields)?;
        let to = fields.optional("to");
        if let (Some(to), false) = (to, matches!(message, SendAs::Begin { .. })) {
            return Err(to.error("an address goes with as: begin"));
        }
        Action::Send {
            dialogue: name_of(&mut fields, "dialogue")?,
            message,
            to: to.map(read_address).transpose()?,
            components,
        }
    } else if let Some(abort) = fields.optional("abort") {
        let reason =
            match abort {
                none if none.is_null() => None,
                some => {
                    let word = some.text()?;
                    let reason = AbortReason::parse(word);
                    let names = (1..=8).filter_map(|n| AbortReason(n).name());
                    Some(reason.ok_or_else(|| {
                        some.unknown("abort reason", word, names.collect::<Vec<_>>())
                    })?)
                }
            };
        let dialogue = name_of(&mut fields, "dialogue")?;
        Action::Send {
            dialogue,
            message: SendAs::Abort(reason),
            to: None,
            components: vec![],
        }
    } else if let Some(octets) = fields.optional("octets") {
        Action::Octets(octets.hex()?)
    } else {
        return Err(fields
            .value()
            .error("expected one of the keys trigger, report, send, abort and octets"));
    };
    fields.finish()?;
    Ok(action)
}

/// An address as [`Address::from_text`] reads it, such as `GT 49170900002 SSN CAP`.
fn read_address(value: Value<'_>) -> Result<Address, Error> {
    Address::from_text(value.text()?, PointCodeFormat::Itu)
        .map_err(|error| value.error(error.to_string()))
}

fn name_of(fields: &mut inlab_lab::Fields<'_>, key: &'static str) -> Result<String, Error> {
    fields
        .optional(key)
        .map_or(Ok(UNNAMED.to_string()), |name| {
            name.text().map(str::to_string)
        })
}

fn read_call(trigger: Value<'_>, fields: &mut inlab_lab::Fields<'_>) -> Result<CallStep, Error> {
    let dp = read_point(trigger)?;
    if bcsm::before_trigger(dp).is_none() {
        return Err(trigger.error(format!("no call is triggered at {dp}")));
    }
    let key = fields.required("serviceKey")?.number::<u32>()?;
    let mut call = Trigger::new(dp, ServiceSelector::ServiceKey(key));
    let name = name_of(fields, "call")?;
    if let Some(value) = fields.optional("calling") {
        call.calling = Some(number(value, CallingPartyNumber::from_text)?);
    }
    let called = match fields.optional("called") {
        Some(value) => {
            let text = value.text()?;
            called_number(text, dp.half(), true).map_err(|error| value.error(error.to_string()))?;
            Some(text.to_string())
        }
        None => None,
    };
    if let Some(value) = fields.optional("redirecting") {
        call.redirecting = Some(number(value, RedirectingNumber::from_text)?);
    }
    if let Some(value) = fields.optional("originalCalled") {
        call.original_called = Some(number(value, OriginalCalledNumber::from_text)?);
    }
    if let Some(value) = fields.optional("locationNumber") {
        call.location_number = Some(number(value, LocationNumber::from_text)?);
    }
    if let Some(value) = fields.optional("imsi") {
        let imsi = Tbcd::from_text(value.digits()?);
        call.imsi = Some(imsi.map_err(|error| value.error(error.to_string()))?);
    }
    if let Some(value) = fields.optional("callReference") {
        let octets = value.hex()?;
        let reference = CallReference::new(&octets).filter(|r| !r.is_empty());
        call.call_reference =
            Some(reference.ok_or_else(|| value.error("a call reference has 1 to 8 octets"))?);
    }
    if let Some(value) = fields.optional("mscAddress") {
        call.msc_address = Some(number(value, IsdnAddress::from_text)?);
    }
    if let Some(value) = fields.optional("cause") {
        call.cause = Some(read_cause(value)?);
    }
    let detection_points = match fields.optional("operations") {
        Some(value) => value.choice(&[("generic", false), ("detectionPoints", true)])?,
        None => false,
    };
    let default_handling = match fields.optional("defaultHandling") {
        Some(value) => value.choice(&[
            ("continue", DefaultHandling::Continue),
            ("release", DefaultHandling::Release),
        ])?,
        None => DefaultHandling::Release,
    };
    let behaviour = fields
        .optional("calledParty")
        .map(Behaviour::read)
        .transpose()?;
    let patience = fields
        .optional("abandonsAfter")
        .map(Value::duration)
        .transpose()?;
    let talk = fields
        .optional("clearsAfter")
        .map(Value::duration)
        .transpose()?;
    let to = fields.optional("to").map(read_address).transpose()?;
    Ok(CallStep {
        name,
        trigger: call,
        called,
        detection_points,
        default_handling,
        to,
        behaviour,
        patience,
        talk,
    })
}

/// The called number in the form that a dialect's trigger has it in.
///
/// # Errors
/// The text is no number.
pub fn called_number(text: &str, half: Half, bcd: bool) -> Result<CalledNumber, TextError> {
    let digits_only = text.bytes().all(|octet| octet.is_ascii_digit());
    match half {
        Half::Originating if bcd && digits_only => {
            CalledPartyBcdNumber::from_text(&format!("{text} (unknown)")).map(CalledNumber::Bcd)
        }
        Half::Originating if bcd => CalledPartyBcdNumber::from_text(text).map(CalledNumber::Bcd),
        Half::Originating if digits_only => {
            CalledPartyNumber::from_text(&format!("{text} (unknown)")).map(CalledNumber::Isup)
        }
        Half::Terminating if digits_only => {
            CalledPartyNumber::from_text(&format!("+{text}")).map(CalledNumber::Isup)
        }
        Half::Originating | Half::Terminating => {
            CalledPartyNumber::from_text(text).map(CalledNumber::Isup)
        }
    }
}

/// A number: of digits only, it is international.
pub(crate) fn number<T>(
    value: Value<'_>,
    read: fn(&str) -> Result<T, TextError>,
) -> Result<T, Error> {
    let text = value.text()?;
    let digits_only = !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_digit());
    let number = if digits_only {
        read(&format!("+{text}"))
    } else {
        read(text)
    };
    number.map_err(|error| value.error(error.to_string()))
}

fn read_report(report: Value<'_>, fields: &mut inlab_lab::Fields<'_>) -> Result<Action, Error> {
    let point = read_point(report)?;
    let Some(input) = bcsm::input_at(point) else {
        return Err(report.error(format!("{point} is not in the switch's state models")));
    };
    let cause = fields.optional("cause").map(read_cause).transpose()?;
    let leg = fields
        .optional("leg")
        .map(|leg| leg.number::<u8>().map(LegId))
        .transpose()?;
    // Who says so is who would: the user who clears, the network that finds no way.
    let from = |usual: Cause| Cause {
        value: cause.map_or(usual.value, |cause| cause.value),
        ..usual
    };
    let needs_leg = || report.error("say at which leg: leg: 1 or leg: 2");
    let event = match input {
        bcsm::CallInput::Alerting => PartyEvent::Alerting,
        bcsm::CallInput::Answer => PartyEvent::Answer,
        bcsm::CallInput::Busy => PartyEvent::Busy(from(inlab_ssp_sim::BUSY)),
        bcsm::CallInput::NoAnswer => PartyEvent::NoAnswer,
        bcsm::CallInput::RouteFailure => PartyEvent::RouteFailure(from(inlab_ssp_sim::NO_ROUTE)),
        bcsm::CallInput::MidCall => PartyEvent::MidCall(leg.ok_or_else(needs_leg)?),
        bcsm::CallInput::Abandon => PartyEvent::Abandon,
        bcsm::CallInput::Disconnect => {
            PartyEvent::Disconnect(leg.ok_or_else(needs_leg)?, from(inlab_ssp_sim::NORMAL))
        }
        bcsm::CallInput::SetUp | bcsm::CallInput::Collected | bcsm::CallInput::Analysed => {
            return Err(report.error(format!("{point} starts a call: use trigger")));
        }
    };
    if leg.is_some_and(|leg| leg != event.leg()) {
        return Err(report.error(format!("{point} happens at leg {}", event.leg().0)));
    }
    let end = match fields.optional("end") {
        None => vec![],
        Some(value) if value.node().as_map().is_some() => {
            let mut one_of = value.fields()?;
            let list = one_of
                .required("oneOf")?
                .items()?
                .map(read_end)
                .collect::<Result<_, _>>()?;
            one_of.finish()?;
            list
        }
        Some(value) => vec![read_end(value)?],
    };
    Ok(Action::Report {
        call: name_of(fields, "call")?,
        event,
        end,
    })
}

fn read_end(value: Value<'_>) -> Result<EndStyle, Error> {
    value.choice(&[
        ("basic", EndStyle::Basic),
        ("empty", EndStyle::EmptyEnd),
        ("prearranged", EndStyle::Prearranged),
        ("abort", EndStyle::Abort),
    ])
}

fn read_send_as(fields: &mut inlab_lab::Fields<'_>) -> Result<SendAs, Error> {
    let context = fields.optional("context");
    let message = match fields.optional("as") {
        None => SendAs::Continue,
        Some(value) => match value.one_of(&["begin", "continue", "end"])? {
            "begin" => SendAs::Begin {
                context: None,
                of_dialect: true,
            },
            "end" => SendAs::End,
            _ => SendAs::Continue,
        },
    };
    match (context, message) {
        (None, message) => Ok(message),
        (Some(value), SendAs::Begin { .. }) => {
            if value.node().is_text("none") {
                return Ok(SendAs::Begin {
                    context: None,
                    of_dialect: false,
                });
            }
            let arcs: Option<Vec<u32>> = value
                .text()?
                .split('.')
                .map(|arc| arc.parse().ok())
                .collect();
            let oid = arcs.and_then(|arcs| inlab_stack::tcap::ObjectIdentifier::from_arcs(&arcs));
            let oid = oid.ok_or_else(|| {
                value.error("expected an object identifier such as 0.4.0.0.1.0.50.1, or none")
            })?;
            Ok(SendAs::Begin {
                context: Some(oid.as_octets().to_vec()),
                of_dialect: false,
            })
        }
        (Some(value), _) => Err(value.error("an application context goes with as: begin")),
    }
}

fn read_component(value: Value<'_>) -> Result<Component, Error> {
    let (key, argument) = value.alternative()?;
    match (key.text()?, argument) {
        ("octets", Some(octets)) => Ok(Component::Octets(octets.hex()?)),
        ("invoke", Some(invoke)) => {
            let mut fields = invoke.fields()?;
            let code = fields.required("operation")?.number::<i32>()?;
            let argument = fields.optional("argument").map(Value::hex).transpose()?;
            fields.finish()?;
            Ok(Component::Invoke { code, argument })
        }
        ("result", Some(result)) => {
            let mut fields = result.fields()?;
            let invoke = fields.required("invoke")?.number()?;
            fields.finish()?;
            Ok(Component::Result { invoke })
        }
        ("error", Some(error)) => {
            let mut fields = error.fields()?;
            let invoke = fields.required("invoke")?.number()?;
            let code = fields.required("code")?.number()?;
            fields.finish()?;
            Ok(Component::Error { invoke, code })
        }
        (name, argument) => {
            let known = Dialect::all().any(|dialect| dialect.operation_named(name).is_some());
            if !known {
                let own = ["invoke", "result", "error", "octets"];
                let names: Vec<_> = Dialect::all()
                    .flat_map(|d| d.operations().map(|o| o.name))
                    .chain(own)
                    .collect();
                return Err(key.unknown("operation", name, names));
            }
            let argument = argument
                .filter(|value| !value.is_null())
                .map(ber_value)
                .transpose()?;
            Ok(Component::Operation {
                position: key.position(),
                name: name.to_string(),
                argument,
            })
        }
    }
}

/// A tree as the value of a parameter: quoted scalars are text; unquoted ones are what they look like.
///
/// # Errors
/// A key that is no text.
pub fn ber_value(value: Value<'_>) -> Result<BerValue, Error> {
    Ok(match &value.node().kind {
        Kind::Map(_) => {
            let mut map = vec![];
            for (key, value) in value.entries()? {
                map.push((key.text()?.to_string(), ber_value(value)?));
            }
            BerValue::Map(map)
        }
        Kind::List(_) => BerValue::List(value.items()?.map(ber_value).collect::<Result<_, _>>()?),
        Kind::Scalar(_) if value.is_null() => BerValue::Null,
        Kind::Scalar(scalar) if scalar.quoted => BerValue::Text(scalar.text.clone()),
        Kind::Scalar(scalar) => {
            let text = scalar.text.as_str();
            let canonical = |number: &i64| number.to_string() == text;
            match text {
                "true" => BerValue::Bool(true),
                "false" => BerValue::Bool(false),
                _ => match text.parse::<i64>().ok().filter(canonical) {
                    Some(number) => BerValue::Integer(number),
                    None => BerValue::Text(text.to_string()),
                },
            }
        }
    })
}

pub(crate) fn read_point(value: Value<'_>) -> Result<DetectionPoint, Error> {
    let word = value.text()?;
    DetectionPoint::parse(word).ok_or_else(|| {
        value.unknown(
            "detection point",
            word,
            DetectionPoint::ALL.iter().map(|point| point.name()),
        )
    })
}

pub(crate) fn read_dialect(value: Value<'_>) -> Result<Dialect, Error> {
    let word = value.text()?;
    let names: Vec<_> = Dialect::all().map(Dialect::name).collect();
    Dialect::all()
        .find(|dialect| dialect.name() == word)
        .ok_or_else(|| value.unknown("dialect", word, names))
}

pub(crate) fn read_cause(value: Value<'_>) -> Result<Cause, Error> {
    let number = value.number::<u8>()?;
    if number > 127 {
        return Err(value.error("a cause value is 0 to 127 (Q.850)"));
    }
    Ok(Cause::new(CauseLocation::USER, CauseValue(number)))
}
