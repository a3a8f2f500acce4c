//! What is to come of the steps: patterns over what the switch, the session server's source and its clients saw.

mod script;
mod ssp;
mod text;

pub use script::{ParameterPattern, RawPattern};
pub use ssp::{ArmPattern, LossPattern, SspPattern};
pub use text::{event_text, observed_text, record_text};

use inlab_call_event::{CallEvent, CallEventKind, EndedBy};
use inlab_inap::Dialect;
use inlab_lab::{Error, Value};
use std::time::Duration;

/// What the words of an expectation are read by: what the scenario said before its steps.
#[derive(Clone, Copy, Debug)]
pub struct Known<'s> {
    /// In which dialects it is run.
    pub dialects: &'s [Dialect],
    /// The session server's clients.
    pub clients: &'s [(String, inlab_call_event::Number)],
}

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
    fn read(
        value: Value<'_>,
        read: impl FnOnce(Value<'_>) -> Result<T, Error>,
    ) -> Result<Self, Error> {
        let text = inlab_lab::to_yaml(&value.node().clone().in_flow())
            .trim()
            .to_string();
        Ok(Self {
            pattern: read(value)?,
            text,
        })
    }
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
    Answered {
        /// What the clock of the switch showed.
        clock: Option<String>,
    },
    /// It ended.
    Ended {
        /// Cause value.
        cause: Option<u8>,
        /// Who ended it.
        by: Option<EndedBy>,
        /// What the clock of the switch showed.
        clock: Option<String>,
        /// How long the parties were connected.
        connected: Option<Duration>,
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
    pub fn read(value: Value<'_>, known: Known<'_>) -> Result<Self, Error> {
        let clients = known.clients;
        let mut fields = value.fields()?;
        let mut expect = Self::default();
        if let Some(list) = fields.optional("ssp") {
            expect.ssp = Some(
                list.items()?
                    .map(|item| Written::read(item, |item| SspPattern::read(item, known)))
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
            "answered" => {
                let mut clock = None;
                if let Some(map) = argument {
                    let mut fields = map.fields()?;
                    clock = read_clock(&mut fields)?;
                    fields.finish()?;
                }
                Self::Answered { clock }
            }
            _ => match argument {
                None => Self::ended(None),
                Some(cause) if cause.node().as_scalar().is_some() => {
                    Self::ended(Some(cause.number()?))
                }
                Some(map) => {
                    let mut fields = map.fields()?;
                    let cause = fields.optional("cause").map(Value::number).transpose()?;
                    let by = fields
                        .optional("by")
                        .map(|by| by.choice(&ENDED_BY))
                        .transpose()?;
                    let clock = read_clock(&mut fields)?;
                    let connected = fields.optional("connected");
                    let connected = connected.map(Value::duration).transpose()?;
                    fields.finish()?;
                    Self::Ended {
                        cause,
                        by,
                        clock,
                        connected,
                    }
                }
            },
        })
    }

    fn ended(cause: Option<u8>) -> Self {
        Self::Ended {
            cause,
            by: None,
            clock: None,
            connected: None,
        }
    }

    /// Whether an event is what is expected.
    #[must_use]
    pub fn matches(&self, event: &CallEvent) -> bool {
        let shows = |clock: &Option<String>| {
            let shown = event.clock.map(|shown| shown.to_string());
            clock.is_none() || *clock == shown
        };
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
            (Self::Answered { clock }, CallEventKind::Answered) => shows(clock),
            (
                Self::Ended {
                    cause,
                    by,
                    clock,
                    connected,
                },
                CallEventKind::Ended {
                    cause: value,
                    by: who,
                },
            ) => {
                cause.is_none_or(|cause| Some(cause) == *value)
                    && by.is_none_or(|by| by == *who)
                    && shows(clock)
                    && connected.is_none_or(|connected| {
                        let tenths = event.connected;
                        tenths.is_some_and(|t| Duration::from_millis(100) * t == connected)
                    })
            }
            _ => false,
        }
    }
}

/// The time that a clock of the network is to have shown, as the record has it.
fn read_clock(fields: &mut inlab_lab::Fields<'_>) -> Result<Option<String>, Error> {
    let clock = fields.optional("clock");
    clock
        .map(|clock| clock.text().map(str::to_string))
        .transpose()
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
