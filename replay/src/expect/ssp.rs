//! Patterns over what reached the switch and what it made of it.

use super::{Known, RawPattern};
use crate::nodes::{Network, PerNetwork};
use crate::scenario::{number, read_cause, read_point};
use inlab_inap::{Arm, DetectionPoint, Dialect, Instruction, LegId, MonitorMode};
use inlab_lab::{Error, Value};
use inlab_ss7::{CalledPartyNumber, CallerName, MAX_NAME, Name};
use inlab_ssp_sim::{Loss, Record, Refusal};

/// What the switch is to have been told, or to have met.
#[derive(Clone, Debug, PartialEq)]
pub enum SspPattern {
    /// requestReportBCSMEvent with exactly these events, in any order; `None`: with any.
    Arm(Option<Vec<ArmPattern>>),
    /// connect to this number, as the network has it.
    Connect(PerNetwork<CalledPartyNumber>),
    /// continue, or continueWithArgument.
    Continue,
    /// releaseCall with this cause value.
    /// The cause; `None`: any (AIN names none).
    Release(Option<u8>),
    /// resetTimer, seconds.
    ExtendTime(u32),
    /// activityTest.
    Probe,
    /// The caller's name, to be shown or not.
    ShowName(CallerName),
    /// Another order, by its word.
    Order(&'static str),
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
    Raw(RawPattern),
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
    /// The SCF wanted fewer queries.
    Gapped,
}

/// The word for an order of which nothing more is looked at: its neutral name, as files spell names.
pub(super) fn order_word(instruction: &Instruction) -> String {
    let mut word = instruction.name().to_string();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    word
}

const SSP_WORDS: &[&str] = &[
    "arm",
    "connect",
    "continue",
    "release",
    "extendTime",
    "probe",
    "announce",
    "cancel",
    "charge",
    "collect",
    "collectDigits",
    "connectAssist",
    "connectResource",
    "createCall",
    "disconnectResource",
    "display",
    "gap",
    "leg",
    "notifyAtEnd",
    "record",
    "requestInformation",
    "restoreGaps",
    "showName",
    "refused",
    "lost",
    "over",
    "received",
    "invoked",
    "rejected",
    "failed",
    "answered",
    "aborted",
    "returned",
];

impl SspPattern {
    pub(super) fn read(value: Value<'_>, known: Known<'_>) -> Result<Self, Error> {
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
            "connect" => {
                let networks = Network::of_all(known.dialects);
                let read = |value: Value<'_>, _| number(value, CalledPartyNumber::from_text);
                Self::Connect(PerNetwork::read(needs("a number")?, &networks, read)?)
            }
            "continue" => Self::Continue,
            "release" => Self::Release(
                argument
                    .map(|cause| read_cause(cause).map(|cause| cause.value.0))
                    .transpose()?,
            ),
            "extendTime" => Self::ExtendTime(needs("seconds")?.number()?),
            "probe" => Self::Probe,
            "showName" => Self::ShowName(read_name(needs("a name")?)?),
            word @ ("announce" | "cancel" | "charge" | "collect" | "collectDigits"
            | "connectAssist" | "connectResource" | "createCall" | "disconnectResource"
            | "display" | "gap" | "leg" | "notifyAtEnd" | "record"
            | "requestInformation" | "restoreGaps") => Self::Order(word),
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
            script => Self::Raw(RawPattern::read(script, word, argument, known)?),
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
            ("gapped", LossPattern::Gapped),
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
    pub fn matches(&self, record: &Record, dialect: Dialect) -> bool {
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
            ) => number.of(dialect).is_some_and(|a| {
                let b = &connect.destination;
                a.nature == b.nature && a.digits.without_st() == b.digits.without_st()
            }),
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
            ) => value.is_none_or(|value| value == cause.value.0),
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
                Self::ShowName(expected),
                Record::Instructed {
                    instruction: Instruction::ShowName(name),
                    ..
                },
            ) => expected == name,
            (
                Self::Order(word),
                Record::Instructed { instruction, .. } | Record::OfSwitch { instruction },
            ) => order_word(instruction) == *word,
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
            (Self::Raw(expected), Record::Raw { event, .. }) => expected.matches(event, dialect),
            _ => false,
        }
    }

    /// Whether it is about the end of a call: such records are looked at only where one is expected.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Over { .. })
    }
}

/// A name in quotes, or `{ presentation: restricted }`, `{ presentation: unavailable }`.
fn read_name(value: Value<'_>) -> Result<CallerName, Error> {
    if value.node().as_scalar().is_some() {
        let name = Name::new(value.text()?).map(CallerName::Allowed);
        return name.ok_or_else(|| {
            value.error(format!(
                "a name has 1 to {MAX_NAME} printable characters of IA5"
            ))
        });
    }
    let mut fields = value.fields()?;
    let name = fields.required("presentation")?.choice(&[
        ("restricted", CallerName::Restricted),
        ("unavailable", CallerName::Unavailable),
    ])?;
    fields.finish()?;
    Ok(name)
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
            | (Self::Script, Loss::Script)
            | (Self::Gapped, Loss::Gapped) => true,
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
