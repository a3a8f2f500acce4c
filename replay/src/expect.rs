//! What is to come of the steps: patterns over what the switch, the session server's source and its clients saw.

use crate::scenario::{number, read_cause, read_point};
use inlab_call_event::{AliasKind, CallEvent, CallEventKind, EndedBy};
use inlab_inap::{Arm, DetectionPoint, Instruction, LegId, MonitorMode};
use inlab_lab::{Error, Value};
use inlab_ss7::CalledPartyNumber;
use inlab_ssp_sim::{Loss, RawEvent, Record, Refusal};
use std::fmt::Write as _;

/// One `expect` step. What is not named is not looked at.
#[derive(Clone, Debug, Default)]
pub struct Expect {
    /// Exactly these orders and answers reached the switch, in this order.
    pub ssp: Option<Vec<Written<SspPattern>>>,
    /// Exactly these call events were told, in this order.
    pub notify: Option<Vec<Written<NotifyPattern>>>,
    /// Exactly these notices reached each of these clients, in this order.
    pub clients: Vec<(String, Vec<Written<NoticePattern>>)>,
    /// Dialogues of both nodes together.
    pub dialogues: Option<usize>,
    /// Calls of both nodes together.
    pub calls: Option<usize>,
}

/// A pattern, and how the scenario writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<T> {
    /// The pattern.
    pub pattern: T,
    /// Its text.
    pub text: String,
}

impl<T> Written<T> {
    fn read(value: Value<'_>, read: fn(Value<'_>) -> Result<T, Error>) -> Result<Self, Error> {
        let text = inlab_lab::to_yaml(&value.node().clone().in_flow())
            .trim()
            .to_string();
        Ok(Self {
            pattern: read(value)?,
            text,
        })
    }
}

/// What the switch is to have been told, or to have met.
#[derive(Clone, Debug, PartialEq)]
pub enum SspPattern {
    /// requestReportBCSMEvent with exactly these events, in any order; `None`: with any.
    Arm(Option<Vec<ArmPattern>>),
    /// connect to this number.
    Connect(CalledPartyNumber),
    /// continue, or continueWithArgument.
    Continue,
    /// releaseCall with this cause value.
    Release(u8),
    /// resetTimer, seconds.
    ExtendTime(u32),
    /// activityTest.
    Probe,
    /// The switch refused this operation.
    Refused {
        /// Code of the operation.
        operation: i32,
        /// With this answer.
        answer: Refusal,
    },
    /// The switch lost control, for this reason.
    Lost {
        /// Why: the word, and the code that goes with it if it is to be compared.
        why: LossPattern,
        /// The call was cleared.
        released: Option<bool>,
    },
    /// The call is over.
    Over {
        /// Who ended it: leg 1, leg 2 or (0) the network.
        by: Option<u8>,
        /// Cause value.
        cause: Option<u8>,
        /// It had been answered.
        answered: Option<bool>,
    },
    /// Something came on a scripted dialogue.
    Raw(RawEvent),
}

/// One event to be armed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ArmPattern {
    /// Which.
    pub event: DetectionPoint,
    /// How; `None`: anyhow.
    pub mode: Option<MonitorMode>,
    /// At which leg; `None`: at any.
    pub leg: Option<LegId>,
    /// With this timer in seconds; `None`: with any or none.
    pub no_answer: Option<u16>,
}

/// Why control was lost.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LossPattern {
    /// Tssf.
    Tssf,
    /// An error; with this code.
    Error(Option<i32>),
    /// A reject; with this problem code.
    Reject(Option<u8>),
    /// TC-U-ABORT.
    Aborted,
    /// TC-P-ABORT.
    ProviderAborted,
    /// A message came back; with this return cause.
    Returned(Option<u8>),
    /// The first answer named another application context.
    OtherContext,
    /// The dialogue was ended without an instruction.
    Ended,
    /// It could not be opened.
    NotOpened,
    /// A script ended it.
    Script,
}

/// A call event.
#[derive(Clone, Debug, PartialEq)]
pub enum NotifyPattern {
    /// A call started, between these numbers (`null`: not told) with these aliases.
    Started {
        /// Calling and called; `None`: any.
        parties: Option<[Option<String>; 2]>,
        /// The caller's number must not be shown.
        restricted: Option<bool>,
        /// Other numbers of the called party.
        aliases: Option<Vec<String>>,
        /// Whether the call is put through to the called party.
        offered: Option<bool>,
    },
    /// It was answered.
    Answered,
    /// It ended.
    Ended {
        /// Cause value.
        cause: Option<u8>,
        /// Who ended it.
        by: Option<EndedBy>,
    },
}

/// What a client of the session server is told: `call.detected`, or `{ data: '{"x":1}' }` for a frame of that type in
/// which that text stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NoticePattern {
    /// The `type`; `binary` and `close` are those without.
    pub kind: String,
    /// What stands in it.
    pub has: Option<String>,
}

impl NoticePattern {
    fn read(value: Value<'_>) -> Result<Self, Error> {
        let (word, has) = value.alternative()?;
        Ok(Self {
            kind: word.text()?.to_string(),
            has: has.map(|has| has.text().map(str::to_string)).transpose()?,
        })
    }

    /// Whether a frame is what is expected.
    #[must_use]
    pub fn matches(&self, frame: &str) -> bool {
        let kind = frame
            .split_once("\"type\":\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map_or(frame, |(word, _)| word);
        kind == self.kind
            && self
                .has
                .as_ref()
                .is_none_or(|has| frame.contains(has.as_str()))
    }
}

impl Expect {
    /// Reads an `expect`.
    ///
    /// # Errors
    /// An unknown word, with the nearest valid one.
    pub fn read(
        value: Value<'_>,
        clients: &[(String, inlab_call_event::Number)],
    ) -> Result<Self, Error> {
        let mut fields = value.fields()?;
        let mut expect = Self::default();
        if let Some(list) = fields.optional("ssp") {
            expect.ssp = Some(
                list.items()?
                    .map(|item| Written::read(item, SspPattern::read))
                    .collect::<Result<_, _>>()?,
            );
        }
        if let Some(value) = fields.optional("notify") {
            expect.notify = Some(match value.node().as_list() {
                Some(_) => value
                    .items()?
                    .map(|item| Written::read(item, NotifyPattern::read))
                    .collect::<Result<_, _>>()?,
                None => vec![Written::read(value, NotifyPattern::read)?],
            });
        }
        if let Some(value) = fields.optional("clients") {
            for (key, notices) in value.entries()? {
                let name = key.text()?;
                if !clients.iter().any(|(client, _)| client == name) {
                    let names = clients.iter().map(|(client, _)| client.as_str());
                    return Err(key.unknown("client", name, names));
                }
                let notices = notices
                    .items()?
                    .map(|notice| Written::read(notice, NoticePattern::read))
                    .collect::<Result<_, _>>()?;
                expect.clients.push((name.to_string(), notices));
            }
        }
        expect.dialogues = fields
            .optional("dialogues")
            .map(Value::number)
            .transpose()?;
        expect.calls = fields.optional("calls").map(Value::number).transpose()?;
        let whole = fields.value();
        fields.finish()?;
        let empty = expect.ssp.is_none()
            && expect.notify.is_none()
            && expect.clients.is_empty()
            && expect.dialogues.is_none()
            && expect.calls.is_none();
        if empty {
            return Err(
                whole.error("this expects nothing: name ssp, notify, clients, dialogues or calls")
            );
        }
        Ok(expect)
    }
}

const SSP_WORDS: &[&str] = &[
    "arm",
    "connect",
    "continue",
    "release",
    "extendTime",
    "probe",
    "refused",
    "lost",
    "over",
    "received",
    "rejected",
    "failed",
    "answered",
    "aborted",
    "returned",
];

impl SspPattern {
    fn read(value: Value<'_>) -> Result<Self, Error> {
        let (word, argument) = value.alternative()?;
        let needs =
            |what: &str| argument.ok_or_else(|| word.error(format!("expected {what} after it")));
        Ok(match word.one_of(SSP_WORDS)? {
            "arm" => match argument {
                Some(list) if list.node().as_list().is_some() => Self::Arm(Some(
                    list.items()?
                        .map(ArmPattern::read)
                        .collect::<Result<_, _>>()?,
                )),
                Some(any) => {
                    any.one_of(&["any"])?;
                    Self::Arm(None)
                }
                None => Self::Arm(None),
            },
            "connect" => Self::Connect(number(needs("a number")?, CalledPartyNumber::from_text)?),
            "continue" => Self::Continue,
            "release" => Self::Release(read_cause(needs("a cause value")?)?.value.0),
            "extendTime" => Self::ExtendTime(needs("seconds")?.number()?),
            "probe" => Self::Probe,
            "refused" => {
                let mut fields = needs("{ operation, error | reject }")?.fields()?;
                let operation = fields.required("operation")?.number()?;
                let error = fields.optional("error").map(Value::number).transpose()?;
                let reject = fields.optional("reject").map(Value::number).transpose()?;
                fields.finish()?;
                let answer = match (error, reject) {
                    (Some(code), None) => Refusal::Error(code),
                    (None, Some(code)) => Refusal::Reject(code),
                    (None, None) => Refusal::Nothing,
                    (Some(_), Some(_)) => return Err(word.error("one of error and reject")),
                };
                Self::Refused { operation, answer }
            }
            "lost" => Self::read_lost(needs("why")?)?,
            "over" => {
                let mut fields = needs("{ by, cause, answered }")?.fields()?;
                let by = fields.optional("by");
                let by = by
                    .map(|by| by.choice(&[("calling", 1), ("called", 2), ("network", 0)]))
                    .transpose()?;
                let cause = fields.optional("cause").map(Value::number).transpose()?;
                let answered = fields
                    .optional("answered")
                    .map(Value::boolean)
                    .transpose()?;
                fields.finish()?;
                Self::Over {
                    by,
                    cause,
                    answered,
                }
            }
            "received" => {
                let what = needs("continue, end or an operation code")?;
                match what.text()? {
                    "continue" => Self::Raw(RawEvent::Continue),
                    "end" => Self::Raw(RawEvent::End),
                    "closed" => Self::Raw(RawEvent::Closed),
                    _ => Self::Raw(RawEvent::Invoke(Some(what.number()?))),
                }
            }
            "rejected" => {
                let mut fields = needs("{ invoke, problem: [kind, code] }")?.fields()?;
                let invoke = fields
                    .optional("invoke")
                    .map(Value::number::<i8>)
                    .transpose()?;
                let kind = fields.required("kind")?.choice(&[
                    ("general", "general"),
                    ("invoke", "invoke"),
                    ("returnResult", "returnResult"),
                    ("returnError", "returnError"),
                ])?;
                let code = fields.required("code")?.number()?;
                fields.finish()?;
                Self::Raw(RawEvent::Reject(invoke, kind, code))
            }
            "failed" => {
                let mut fields = needs("{ invoke, error }")?.fields()?;
                let invoke = fields.required("invoke")?.number()?;
                let error = fields.required("error")?.number()?;
                fields.finish()?;
                Self::Raw(RawEvent::Error(invoke, Some(error)))
            }
            "answered" => Self::Raw(RawEvent::Result(needs("an invoke id")?.number()?)),
            "aborted" => match argument {
                None => Self::Raw(RawEvent::UserAbort),
                Some(by) if by.node().is_text("user") => Self::Raw(RawEvent::UserAbort),
                Some(by) => {
                    let mut fields = by.fields()?;
                    let cause = fields.required("pAbort")?.number()?;
                    fields.finish()?;
                    Self::Raw(RawEvent::ProviderAbort(Some(cause)))
                }
            },
            _ => Self::Raw(RawEvent::Returned(needs("a return cause")?.number()?)),
        })
    }

    fn read_lost(value: Value<'_>) -> Result<Self, Error> {
        let words = [
            ("tssf", LossPattern::Tssf),
            ("error", LossPattern::Error(None)),
            ("reject", LossPattern::Reject(None)),
            ("aborted", LossPattern::Aborted),
            ("providerAborted", LossPattern::ProviderAborted),
            ("returned", LossPattern::Returned(None)),
            ("otherContext", LossPattern::OtherContext),
            ("ended", LossPattern::Ended),
            ("notOpened", LossPattern::NotOpened),
            ("script", LossPattern::Script),
        ];
        if value.node().as_scalar().is_some() {
            return Ok(Self::Lost {
                why: value.choice(&words)?,
                released: None,
            });
        }
        let mut fields = value.fields()?;
        let why = fields.required("why")?.choice(&words)?;
        let code = fields.optional("code");
        let why = match (why, code) {
            (LossPattern::Error(_), Some(code)) => LossPattern::Error(Some(code.number()?)),
            (LossPattern::Reject(_), Some(code)) => LossPattern::Reject(Some(code.number()?)),
            (LossPattern::Returned(_), Some(code)) => LossPattern::Returned(Some(code.number()?)),
            (_, Some(code)) => return Err(code.error("no code goes with this reason")),
            (why, None) => why,
        };
        let then = fields.optional("then");
        let released = then
            .map(|then| then.choice(&[("release", true), ("continue", false)]))
            .transpose()?;
        fields.finish()?;
        Ok(Self::Lost { why, released })
    }

    /// Whether a record is what is expected.
    #[must_use]
    pub fn matches(&self, record: &Record) -> bool {
        match (self, record) {
            (
                Self::Arm(expected),
                Record::Instructed {
                    instruction: Instruction::Arm(arms),
                    ..
                },
            ) => expected.as_ref().is_none_or(|expected| {
                expected.len() == arms.len()
                    && expected
                        .iter()
                        .all(|e| arms.iter().any(|arm| e.matches(arm)))
            }),
            (
                Self::Connect(number),
                Record::Instructed {
                    instruction: Instruction::Connect(connect),
                    ..
                },
            ) => {
                let (a, b) = (number, &connect.destination);
                a.nature == b.nature && a.digits.without_st() == b.digits.without_st()
            }
            (
                Self::Continue,
                Record::Instructed {
                    instruction: Instruction::Continue | Instruction::ContinueWith(_),
                    ..
                },
            ) => true,
            (
                Self::Release(value),
                Record::Instructed {
                    instruction: Instruction::Release(cause),
                    ..
                },
            ) => cause.value.0 == *value,
            (
                Self::ExtendTime(expected),
                Record::Instructed {
                    instruction: Instruction::ExtendTime(seconds),
                    ..
                },
            ) => expected == seconds,
            (
                Self::Probe,
                Record::Instructed {
                    instruction: Instruction::Probe,
                    ..
                },
            ) => true,
            (
                Self::Refused { operation, answer },
                Record::Refused {
                    operation: got,
                    answer: given,
                    ..
                },
            ) => Some(*operation) == *got && answer == given,
            (
                Self::Lost { why, released },
                Record::ControlLost {
                    why: got,
                    released: did,
                    ..
                },
            ) => why.matches(*got) && released.is_none_or(|released| released == *did),
            (
                Self::Over {
                    by,
                    cause,
                    answered,
                },
                Record::Over {
                    by: who,
                    cause: value,
                    spoke,
                    ..
                },
            ) => {
                by.is_none_or(|by| by == who.map_or(0, |leg| leg.0))
                    && cause.is_none_or(|cause| value.is_some_and(|value| value.value.0 == cause))
                    && answered.is_none_or(|answered| answered == spoke.is_some())
            }
            (Self::Raw(expected), Record::Raw { event, .. }) => expected == event,
            _ => false,
        }
    }

    /// Whether it is about the end of a call: such records are looked at only where one is expected.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Over { .. })
    }
}

impl ArmPattern {
    fn read(value: Value<'_>) -> Result<Self, Error> {
        if value.node().as_scalar().is_some() {
            return Ok(Self {
                event: read_point(value)?,
                mode: None,
                leg: None,
                no_answer: None,
            });
        }
        let mut fields = value.fields()?;
        let event = read_point(fields.required("event")?)?;
        let modes = MonitorMode::ALL.map(|mode| (mode.name(), mode));
        let mode = fields
            .optional("mode")
            .map(|mode| mode.choice(&modes))
            .transpose()?;
        let leg = fields
            .optional("leg")
            .map(|leg| leg.number().map(LegId))
            .transpose()?;
        let no_answer = fields
            .optional("noAnswer")
            .map(Value::duration)
            .transpose()?;
        let no_answer = no_answer.map(|time| u16::try_from(time.as_secs()).unwrap_or(u16::MAX));
        fields.finish()?;
        Ok(Self {
            event,
            mode,
            leg,
            no_answer,
        })
    }

    fn matches(&self, arm: &Arm) -> bool {
        self.event == arm.event
            && self.mode.is_none_or(|mode| mode == arm.mode)
            && self.leg.is_none_or(|leg| arm.leg == Some(leg))
            && self
                .no_answer
                .is_none_or(|timer| arm.no_answer_timer == Some(timer))
    }
}

impl LossPattern {
    fn matches(self, loss: Loss) -> bool {
        match (self, loss) {
            (Self::Tssf, Loss::Tssf)
            | (Self::Aborted, Loss::Aborted)
            | (Self::ProviderAborted, Loss::ProviderAborted)
            | (Self::OtherContext, Loss::OtherContext)
            | (Self::Ended, Loss::Ended)
            | (Self::NotOpened, Loss::NotOpened)
            | (Self::Script, Loss::Script) => true,
            (Self::Error(expected), Loss::Error(code)) => {
                expected.is_none_or(|expected| expected == code)
            }
            (Self::Reject(expected), Loss::Reject(code))
            | (Self::Returned(expected), Loss::Returned(code)) => {
                expected.is_none_or(|expected| expected == code)
            }
            _ => false,
        }
    }
}

impl NotifyPattern {
    fn read(value: Value<'_>) -> Result<Self, Error> {
        let (word, argument) = value.alternative()?;
        Ok(match word.one_of(&["started", "answered", "ended"])? {
            "started" => {
                let mut pattern = (None, None, None, None);
                match argument {
                    None => {}
                    Some(list) if list.node().as_list().is_some() => {
                        pattern.0 = Some(read_parties(list)?)
                    }
                    Some(map) => {
                        let mut fields = map.fields()?;
                        pattern.0 = fields.optional("parties").map(read_parties).transpose()?;
                        pattern.1 = fields
                            .optional("restricted")
                            .map(Value::boolean)
                            .transpose()?;
                        if let Some(list) = fields.optional("aliases") {
                            let numbers =
                                list.items()?.map(|item| item.digits().map(str::to_string));
                            pattern.2 = Some(numbers.collect::<Result<_, _>>()?);
                        }
                        pattern.3 = fields.optional("offered").map(Value::boolean).transpose()?;
                        fields.finish()?;
                    }
                }
                Self::Started {
                    parties: pattern.0,
                    restricted: pattern.1,
                    aliases: pattern.2,
                    offered: pattern.3,
                }
            }
            "answered" => Self::Answered,
            _ => match argument {
                None => Self::Ended {
                    cause: None,
                    by: None,
                },
                Some(cause) if cause.node().as_scalar().is_some() => Self::Ended {
                    cause: Some(cause.number()?),
                    by: None,
                },
                Some(map) => {
                    let mut fields = map.fields()?;
                    let cause = fields.optional("cause").map(Value::number).transpose()?;
                    let by = fields
                        .optional("by")
                        .map(|by| by.choice(&ENDED_BY))
                        .transpose()?;
                    fields.finish()?;
                    Self::Ended { cause, by }
                }
            },
        })
    }

    /// Whether an event is what is expected.
    #[must_use]
    pub fn matches(&self, event: &CallEvent) -> bool {
        match (self, &event.kind) {
            (
                Self::Started {
                    parties,
                    restricted,
                    aliases,
                    offered,
                },
                CallEventKind::Started,
            ) => {
                let shown = |party: inlab_call_event::Party| party.number.map(digits_of);
                parties
                    .as_ref()
                    .is_none_or(|parties| *parties == [shown(event.calling), shown(event.called)])
                    && restricted.is_none_or(|restricted| restricted == event.calling.restricted)
                    && offered.is_none_or(|offered| offered == event.offered)
                    && aliases.as_ref().is_none_or(|aliases| {
                        let got: Vec<_> = event
                            .aliases
                            .iter()
                            .map(|alias| digits_of(alias.number))
                            .collect();
                        *aliases == got
                    })
            }
            (Self::Answered, CallEventKind::Answered) => true,
            (
                Self::Ended { cause, by },
                CallEventKind::Ended {
                    cause: value,
                    by: who,
                },
            ) => cause.is_none_or(|cause| Some(cause) == *value) && by.is_none_or(|by| by == *who),
            _ => false,
        }
    }
}

const ENDED_BY: [(&str, EndedBy); 4] = [
    ("calling", EndedBy::Calling),
    ("called", EndedBy::Called),
    ("network", EndedBy::Network),
    ("unknown", EndedBy::Unknown),
];

fn read_parties(list: Value<'_>) -> Result<[Option<String>; 2], Error> {
    let mut numbers = vec![];
    for item in list.items()? {
        numbers.push(if item.is_null() {
            None
        } else {
            Some(item.digits()?.to_string())
        });
    }
    <[_; 2]>::try_from(numbers)
        .map_err(|_| list.error("expected two numbers: calling and called (null: not told)"))
}

/// The digits of a number, without the `+` that people see.
pub(crate) fn digits_of(number: inlab_call_event::Number) -> String {
    number
        .digits()
        .map(|digit| char::from(b'0' + digit % 10))
        .collect()
}

// ---- how what was observed reads ----

/// A record in the words of `expect`; `None`: it is nothing that one expects.
#[must_use]
pub fn record_text(record: &Record) -> Option<String> {
    Some(match record {
        Record::Instructed { instruction, .. } => match instruction {
            Instruction::Arm(arms) => {
                let mut text = String::from("arm: [ ");
                for (index, arm) in arms.iter().enumerate() {
                    let comma = if index > 0 { ", " } else { "" };
                    let _ = write!(
                        text,
                        "{comma}{{ event: {}, mode: {}",
                        arm.event,
                        arm.mode.name()
                    );
                    if let Some(leg) = arm.leg {
                        let _ = write!(text, ", leg: {}", leg.0);
                    }
                    if let Some(seconds) = arm.no_answer_timer {
                        let _ = write!(text, ", noAnswer: {seconds}s");
                    }
                    text.push_str(" }");
                }
                text + " ]"
            }
            Instruction::Connect(connect) => {
                format!("connect: \"{}\"", number_text(&connect.destination))
            }
            Instruction::Continue | Instruction::ContinueWith(_) => "continue".into(),
            Instruction::Release(cause) => format!("release: {}", cause.value.0),
            Instruction::ExtendTime(seconds) => format!("extendTime: {seconds}"),
            Instruction::Probe => "probe".into(),
            other => other.name().to_string(),
        },
        Record::Refused {
            operation, answer, ..
        } => {
            let operation = operation.map_or("global".to_string(), |code| code.to_string());
            match answer {
                Refusal::Error(code) => {
                    format!("refused: {{ operation: {operation}, error: {code} }}")
                }
                Refusal::Reject(code) => {
                    format!("refused: {{ operation: {operation}, reject: {code} }}")
                }
                Refusal::Nothing => format!("refused: {{ operation: {operation} }}"),
            }
        }
        Record::ControlLost { why, released, .. } => {
            let then = if *released { "release" } else { "continue" };
            let (why, code) = match why {
                Loss::Tssf => ("tssf", None),
                Loss::Error(code) => ("error", Some(*code)),
                Loss::Reject(code) => ("reject", Some(i32::from(*code))),
                Loss::Aborted => ("aborted", None),
                Loss::ProviderAborted => ("providerAborted", None),
                Loss::Returned(cause) => ("returned", Some(i32::from(*cause))),
                Loss::OtherContext => ("otherContext", None),
                Loss::Ended => ("ended", None),
                Loss::NotOpened => ("notOpened", None),
                Loss::Script => ("script", None),
            };
            let code = code.map_or(String::new(), |code| format!(", code: {code}"));
            format!("lost: {{ why: {why}{code}, then: {then} }}")
        }
        Record::Over {
            by, cause, spoke, ..
        } => {
            let by = match by.map(|leg| leg.0) {
                None => "network",
                Some(1) => "calling",
                Some(_) => "called",
            };
            let cause = cause.map_or(String::new(), |cause| format!(", cause: {}", cause.value.0));
            format!("over: {{ by: {by}{cause}, answered: {} }}", spoke.is_some())
        }
        Record::Raw { event, .. } => match event {
            RawEvent::Continue => "received: continue".into(),
            RawEvent::End => "received: end".into(),
            RawEvent::Closed => "received: closed".into(),
            RawEvent::Invoke(code) => {
                format!(
                    "received: {}",
                    code.map_or("global".to_string(), |code| code.to_string())
                )
            }
            RawEvent::UserAbort => "aborted: user".into(),
            RawEvent::ProviderAbort(cause) => {
                format!(
                    "aborted: {{ pAbort: {} }}",
                    cause.map_or("none".to_string(), |cause| cause.to_string())
                )
            }
            RawEvent::Returned(cause) => format!("returned: {cause}"),
            RawEvent::Result(invoke) => format!("answered: {invoke}"),
            RawEvent::Error(invoke, code) => {
                let code = code.map_or("global".to_string(), |code| code.to_string());
                format!("failed: {{ invoke: {invoke}, error: {code} }}")
            }
            RawEvent::Reject(invoke, kind, code) => {
                let invoke = invoke.map_or(String::new(), |invoke| format!("invoke: {invoke}, "));
                format!("rejected: {{ {invoke}kind: {kind}, code: {code} }}")
            }
        },
        Record::Call { .. } | Record::Ssf { .. } | Record::WarningTone { .. } | Record::Lost(_) => {
            return None;
        }
    })
}

/// A number as a scenario writes it.
fn number_text(number: &CalledPartyNumber) -> String {
    let shown = number.show().to_string();
    let international = CalledPartyNumber {
        nature: inlab_ss7::NatureOfAddress::INTERNATIONAL,
        internal_network_number: inlab_ss7::InternalNetworkNumber::ALLOWED,
        plan: inlab_ss7::NumberingPlanIndicator::E164,
        digits: number.digits,
    };
    if *number == international {
        shown
            .split(' ')
            .next()
            .unwrap_or_default()
            .trim_start_matches('+')
            .to_string()
    } else {
        shown
    }
}

/// A call event in the words of `expect`.
#[must_use]
pub fn event_text(event: &CallEvent) -> String {
    let party = |party: inlab_call_event::Party| {
        party.number.map_or("null".to_string(), |number| {
            format!("\"{}\"", digits_of(number))
        })
    };
    match event.kind {
        CallEventKind::Started => {
            let mut text = format!(
                "started: {{ parties: [{}, {}]",
                party(event.calling),
                party(event.called)
            );
            if event.calling.restricted {
                text.push_str(", restricted: true");
            }
            if !event.aliases.is_empty() {
                let aliases: Vec<_> = event
                    .aliases
                    .iter()
                    .map(|alias| format!("\"{}\"", digits_of(alias.number)))
                    .collect();
                let _ = write!(text, ", aliases: [{}]", aliases.join(", "));
            }
            if !event.offered {
                text.push_str(", offered: false");
            }
            text + " }"
        }
        CallEventKind::Answered => "answered".into(),
        CallEventKind::Ended { cause, by } => {
            let by = ENDED_BY
                .iter()
                .find(|(_, who)| *who == by)
                .map_or("unknown", |(word, _)| word);
            let cause = cause.map_or(String::new(), |cause| format!("cause: {cause}, "));
            format!("ended: {{ {cause}by: {by} }}")
        }
    }
}

/// How an alias of the called party came about, for the record.
#[must_use]
pub const fn alias_text(kind: AliasKind) -> &'static str {
    match kind {
        AliasKind::Dialled => "dialled",
        AliasKind::OriginalCalled => "originally called",
        AliasKind::Redirecting => "redirecting",
    }
}
