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
//! | `ssp` | the block of the switch ([`SspNode::read`]): `subscribers`, `peripherals`, `timers`, … |
//! | `clients` | clients of the session server: name and number; with any, there is a session server |
//! | `delay` | how long a message is on its way; 5 ms |
//! | `octets` | show each message in hexadecimal too; `false` |
//! | `steps` | what happens, in order; needed |
//!
//! A dialect of ANSI TCAP (`tr533`, `ain01`, `ain02`, `win`) is run in an ANSI network: point codes are network-cluster-member, the SCP is
//! asked by a title of ten digits and a translation type (10, unless `translationType` says another), what follows the first
//! message goes to point code and subsystem, and TCAP is that of T1.114. `pointCode`, `globalTitle` and `to` are read as the
//! network has them; where dialects of both kinds are named and a value is right for one only, it is `{ itu: …, ansi: … }`, as the
//! number of an expected `connect` may be. `tcap: { replyBit: true }` in a node's block sets bit H of operation codes where a reply is
//! required, `false` clears it (`read_reply_bit`).
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
//! | `ssp: { abort: congestion }` | the switch aborts a dialogue, with a reason or (`~`, in ANSI TCAP always) without |
//! | `ssp: { awaits: created }` | the next dialogue that the SCP opens is a script's, of this name: the switch itself answers nothing in it |
//! | `scp: { createCall: "15550101", calling: "15550100", … }` | the SCP makes a call |
//! | `ssp: { octets: "0100…" }` | octets arrive at the SCP in a message of the association: a whole M3UA message |
//! | `ssp: restart` | the switch begins anew: its calls are lost, and in WIN the SCP is told |
//! | `scp: restart` | the SCP begins anew: it knows of no call, the association is lost and comes again, and in WIN switches are asked (`recovery`) |
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
//! `calledParty` (how it behaves by itself, as under `subscribers`), `abandonsAfter`, `clearsAfter`, `dials` (what who hears a prompt
//! dials).
//!
//! A service is asked for by `serviceKey` in CAP and INAP, by `criteria` in AIN (`triggerCriteriaType`, a name or a number; without it
//! the trigger names none) and by `triggerType` in WIN (`TriggerType`; without it the one of the detection point). A scenario of
//! several dialects may give all three. For AIN also `user` (`{ line: "2125550100" }`, `trunkGroup`, `privateFacility`), for WIN `min`,
//! `esn` (octets), `directoryNumber`, `billing` (`{ billingID, mscid }`, octets); what is not given the switch fills in.
//!
//! Beside `createCall`, whose value is the number to call: `calling`, as whom (in AIN needed: that line calls); `call`, a name for later
//! steps; and the service that is told what becomes of the call, by `serviceKey` in CAP and INAP, by `criteria` in AIN. The switch is that
//! of the scenario. CAP phase 4, INAP and AIN 0.2 have such calls.
//!
//! Beside `report`: `call`, `leg`, `cause`, and `end`, how the switch ends the dialogue (`basic`, `empty`, `prearranged`,
//! `abort`, or `{ oneOf: [ … ] }`: each is tried, the golden file is of the first).
//!
//! Beside `send` and `abort`: `dialogue`, the name of a call or of a scripted dialogue. Beside `send`: `as`, the message. `begin`
//! opens a dialogue, then `continue` (the default) and `end`; in ANSI TCAP `query` or `queryWithoutPermission`, then `conversation`
//! (the default), `conversationWithoutPermission` and `response`; in both `unidirectional`. With what opens a dialogue goes `to`,
//! and with `begin` `context` (an object identifier, or `none`; by default the dialect's). A component is
//!
//! | component | what |
//! | --- | --- |
//! | `initialDP: { serviceKey: 100, … }` | an operation in the standard's spelling, every parameter |
//! | `invoke: { operation: 120, argument: "3000" }` | an operation by its code, the argument in octets |
//! | `result: { invoke: 1, operation: name, value: { … }, last: false }` | a result of the SCP's operation; `{ invoke: 1 }` is an empty one |
//! | `error: { invoke: 1, code: 7, value: { … } }` | an error |
//! | `reject: { invoke: 1, kind: invoke, code: 2 }` | a Reject (`general`, `invoke`, `returnResult`, `returnError`) |
//! | `octets: "a100"` | anything in the place of a component |
//!
//! Beside an operation may stand `id` (its invoke id, in ANSI TCAP also `none`), `linked` or `correlated` (the SCP's operation that
//! it belongs to: linked id, correlation id), and in ANSI TCAP `last: false`. The code of a private operation is family times 256
//! and specifier, 25603 for infoAnalyzed; `{ national: 769 }` is a national one, of an operation or an error.
//!
//! # Expectations
//!
//! Each list is exact: all of it, in order, nothing else. What is not named is not looked at.
//!
//! | key | of |
//! | --- | --- |
//! | `ssp` | what reached the switch and what it made of it, see below |
//! | `notify` | call events: `started` (`["15550100", "15550101"]`, or `{ parties, restricted, aliases, offered }`), `answered` (or `{ clock }`), `ended` (a cause, or `{ cause, by, clock, connected }`) |
//! | `clients` | for each client the frames by their `type`; `{ data: '"x":1' }` also what stands in one |
//! | `dialogues`, `calls` | how many both nodes have together |
//!
//! Under `ssp`: orders (`arm`, `connect`, `continue`, `release`, `extendTime`, `probe`; by their names alone `announce`, `cancel`,
//! `charge`, `collect`, `collectDigits`, `connectAssist`, `connectResource`, `createCall`, `disconnectResource`, `display`, `gap`, `leg`,
//! `notifyAtEnd`, `record`, `requestInformation`, `restoreGaps`), `arm` with the whole list of events
//! in any order, each by name or as `{ event, mode, leg, noAnswer }`, or `any`; `release` with a cause or, for any, without;
//! `refused: { operation, error | reject }`;
//! `lost: tssf` or `{ why, code, then }`, control is lost; `over: { by, cause, answered }`, the end of a call, looked at only
//! where one is expected; and on scripted dialogues
//!
//! | pattern | of |
//! | --- | --- |
//! | `received: begin`, `query`, `queryWithoutPermission`, `unidirectional` | the message with which the SCP opened the dialogue that was awaited |
//! | `received: continue`, `end`, `conversation`, `conversationWithoutPermission`, `response`, `closed` | a message; the end of the dialogue |
//! | `received: 20` | an operation by its code, whatever its argument |
//! | `invoked: analyzeRoute`, `invoked: { analyzeRoute: { calledPartyID: … } }` | an operation by its name, with these parameters and any others |
//! | `answered: 1`, `answered: OriginationRequest`, `answered: { OriginationRequest: { … } }` | a result: to this invoke id, or of this operation with these parameters |
//! | `failed: { invoke: 1, error: 7 }`, `rejected: { invoke: 1, kind: invoke, code: 2 }` | an error, a Reject |
//! | `aborted: user`, `aborted: { pAbort: 1 }`, `returned: 4` | an abort; a message that came back, and why |
//!
//! Parameters are compared as values, in whatever form they are written; of a list every item is named.
//!
//! `clock` is what the clock of the switch showed, local time, as the record has it: `"13:00:10.0+01:00"`; `connected` how long the parties were
//! connected by that clock, or as the switch counted.
//!
//! Call events, refusals and losses of control that come after the last expectation are failures.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | steps | [`MAX_STEPS`] | the file is refused |

mod call;
mod scp;
mod script;

pub(crate) use call::number;
pub use call::{CallStep, called_number};
pub use scp::CreateStep;
pub(crate) use script::read_code;
pub use script::{Component, InvokeIds, SendAs, ber_value};

use crate::expect::{Expect, Known};
use crate::nodes::{Network, PerNetwork, ScpNode, SspNode};
use inlab_inap::{DetectionPoint, Dialect};
use inlab_lab::{Document, Error, Position, Value};
use inlab_scp::read_dialect;
use inlab_ss7::{Address, Cause, CauseLocation, CauseValue};
use inlab_ssp_sim::{EndStyle, PartyEvent};
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
        to: Option<PerNetwork<Address>>,
        /// Which components.
        components: Vec<Component>,
    },
    /// The next dialogue that the SCP opens is a script's.
    Await {
        /// What it is called in later steps.
        dialogue: String,
    },
    /// The SCP makes a call.
    Create(CreateStep),
    /// The switch begins anew.
    Restart,
    /// The SCP begins anew.
    RestartScp,
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
            Some(value) => SspNode::read(value, &dialects)?,
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
            let known = Known {
                dialects: &dialects,
                clients: &clients,
            };
            steps.push(read_step(item, known)?);
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

fn read_step(item: Value<'_>, known: Known<'_>) -> Result<Step, Error> {
    let position = item.position();
    let (kind, value) = item.single()?;
    let action = match kind.one_of(&["ssp", "scp", "link", "client", "after", "expect"])? {
        "ssp" => read_ssp(value, known)?,
        "scp" => scp::read_scp(value, known)?,
        "link" => Action::Link(read_link(value)?),
        "client" => read_client(value, known.clients)?,
        "after" => Action::After(value.duration()?),
        _ => Action::Expect(Expect::read(value, known)?),
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

fn read_ssp(value: Value<'_>, known: Known<'_>) -> Result<Action, Error> {
    if value.node().as_scalar().is_some() {
        return value.choice(&[("restart", ())]).map(|()| Action::Restart);
    }
    let mut fields = value.fields()?;
    let action = if let Some(trigger) = fields.optional("trigger") {
        let call = call::read_call(trigger, &mut fields, known.dialects)?;
        Action::Trigger(Box::new(call))
    } else if let Some(report) = fields.optional("report") {
        call::read_report(report, &mut fields)?
    } else if let Some(send) = fields.optional("send") {
        script::read_send(send, &mut fields, known)?
    } else if let Some(abort) = fields.optional("abort") {
        script::read_abort(abort, &mut fields, known)?
    } else if let Some(name) = fields.optional("awaits") {
        Action::Await {
            dialogue: name.text()?.to_string(),
        }
    } else if let Some(octets) = fields.optional("octets") {
        Action::Octets(octets.hex()?)
    } else {
        return Err(fields
            .value()
            .error("expected one of the keys trigger, report, send, abort, awaits and octets"));
    };
    fields.finish()?;
    Ok(action)
}

/// An address as [`Address::from_text`] reads it, such as `GT 49170900002 SSN CAP`.
fn read_address(value: Value<'_>, dialects: &[Dialect]) -> Result<PerNetwork<Address>, Error> {
    PerNetwork::read(value, &Network::of_all(dialects), |value, network| {
        let format = network.format();
        let address = Address::from_text(value.text()?, format)
            .map_err(|error| value.error(error.to_string()))?;
        let carried = |title: inlab_ss7::GlobalTitle| title.indicator(format).is_some();
        if !address.global_title.is_none_or(carried) {
            let name = network.name().to_uppercase();
            return Err(value.error(format!("an {name} network has no such global title")));
        }
        Ok(address)
    })
}

fn name_of(fields: &mut inlab_lab::Fields<'_>, key: &'static str) -> Result<String, Error> {
    fields
        .optional(key)
        .map_or(Ok(UNNAMED.to_string()), |name| {
            name.text().map(str::to_string)
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

pub(crate) fn read_cause(value: Value<'_>) -> Result<Cause, Error> {
    let number = value.number::<u8>()?;
    if number > 127 {
        return Err(value.error("a cause value is 0 to 127 (Q.850)"));
    }
    Ok(Cause::new(CauseLocation::USER, CauseValue(number)))
}
