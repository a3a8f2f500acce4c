//! Scripted messages: which components the switch sends, and with what.

use super::{Action, name_of, read_address};
use crate::expect::Known;
use inlab_ber::value::Value as BerValue;
use inlab_inap::{AbortReason, Dialect};
use inlab_lab::{Error, Kind, Position, Value};
use inlab_ssp_sim::{RawCode, RawInvokeId, RawProblemKind};
use inlab_stack::tcap::ansi::Permission;

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
    /// TC-U-ABORT; Abort of ANSI TCAP.
    Abort(Option<AbortReason>),
    /// Query, in a dialogue of this name.
    Query(Permission),
    /// Conversation.
    Conversation(Permission),
    /// Response.
    Response,
    /// Unidirectional: neither does a dialogue come of it.
    Unidirectional,
}

impl SendAs {
    /// It opens a dialogue, or needs none.
    #[must_use]
    pub const fn opens(&self) -> bool {
        matches!(
            self,
            Self::Begin { .. } | Self::Query(_) | Self::Unidirectional
        )
    }
}

/// The ids of a scripted Invoke, where they matter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct InvokeIds {
    /// Its own.
    pub id: RawInvokeId,
    /// The SCP's operation that it belongs to: linked id, correlation id.
    pub linked: Option<i8>,
    /// Invoke (Last), or (Not Last).
    pub last: bool,
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
        /// Its ids.
        ids: InvokeIds,
    },
    /// An operation by its code, with the octets of its argument.
    Invoke {
        /// Local or private code, or national one.
        code: RawCode,
        /// Argument.
        argument: Option<Vec<u8>>,
        /// Its ids.
        ids: InvokeIds,
    },
    /// A result.
    Result {
        /// Where it is written.
        position: Position,
        /// Of the SCP's operation with this invoke id.
        invoke: i8,
        /// It is the last part.
        last: bool,
        /// The operation's name; `None`: the result is empty.
        operation: Option<String>,
        /// Its value; `None`: it is empty.
        value: Option<BerValue>,
    },
    /// An error.
    Error {
        /// Where it is written.
        position: Position,
        /// Of the SCP's operation with this invoke id.
        invoke: i8,
        /// Local or private code, or national one.
        code: RawCode,
        /// Its parameter; `None`: nothing.
        value: Option<BerValue>,
    },
    /// A Reject.
    Reject {
        /// Of the SCP's component with this invoke id.
        invoke: Option<i8>,
        /// Kind of the problem.
        kind: RawProblemKind,
        /// Its code.
        code: u8,
    },
    /// Octets in the place of a component.
    Octets(Vec<u8>),
}

/// What stands beside `send`.
pub(super) fn read_send(
    send: Value<'_>,
    fields: &mut inlab_lab::Fields<'_>,
    known: Known<'_>,
) -> Result<Action, Error> {
    let components = send
        .items()?
        .map(read_component)
        .collect::<Result<_, _>>()?;
    let message = read_send_as(fields, known.dialects)?;
    let to = fields.optional("to");
    if let (Some(to), false) = (to, message.opens()) {
        let ansi = known.dialects.iter().all(|d| d.is_over_ansi_tcap());
        let opens = if ansi { "query" } else { "begin" };
        return Err(to.error(format!("an address goes with as: {opens}")));
    }
    Ok(Action::Send {
        dialogue: name_of(fields, "dialogue")?,
        message,
        to: to.map(|to| read_address(to, known.dialects)).transpose()?,
        components,
    })
}

/// What stands beside `abort`.
pub(super) fn read_abort(
    abort: Value<'_>,
    fields: &mut inlab_lab::Fields<'_>,
    known: Known<'_>,
) -> Result<Action, Error> {
    let reason = match abort {
        none if none.is_null() => None,
        some => {
            let word = some.text()?;
            let reason = AbortReason::parse(word);
            let names = (1..=8).filter_map(|n| AbortReason(n).name());
            let reason = reason
                .ok_or_else(|| some.unknown("abort reason", word, names.collect::<Vec<_>>()))?;
            if known.dialects.iter().all(|d| d.is_over_ansi_tcap()) {
                return Err(some.error("an Abort of ANSI TCAP has no reason: write abort: ~"));
            }
            Some(reason)
        }
    };
    Ok(Action::Send {
        dialogue: name_of(fields, "dialogue")?,
        message: SendAs::Abort(reason),
        to: None,
        components: vec![],
    })
}

const WORDS: [(&str, SendAs); 9] = [
    (
        "begin",
        SendAs::Begin {
            context: None,
            of_dialect: true,
        },
    ),
    ("continue", SendAs::Continue),
    ("end", SendAs::End),
    ("query", SendAs::Query(Permission::Granted)),
    (
        "queryWithoutPermission",
        SendAs::Query(Permission::Withheld),
    ),
    ("conversation", SendAs::Conversation(Permission::Granted)),
    (
        "conversationWithoutPermission",
        SendAs::Conversation(Permission::Withheld),
    ),
    ("response", SendAs::Response),
    ("unidirectional", SendAs::Unidirectional),
];

fn read_send_as(fields: &mut inlab_lab::Fields<'_>, dialects: &[Dialect]) -> Result<SendAs, Error> {
    let context = fields.optional("context");
    let of_ansi = |message: &SendAs| {
        matches!(
            message,
            SendAs::Query(_) | SendAs::Conversation(_) | SendAs::Response
        )
    };
    let of_itu = |message: &SendAs| {
        matches!(
            message,
            SendAs::Begin { .. } | SendAs::Continue | SendAs::End
        )
    };
    // The words of a TCAP that none of the dialects has are not offered.
    let words: Vec<_> = WORDS
        .into_iter()
        .filter(|(_, message)| {
            let ansi = dialects.iter().any(|d| d.is_over_ansi_tcap());
            let itu = dialects.iter().any(|d| !d.is_over_ansi_tcap());
            ansi && !of_itu(message) || itu && !of_ansi(message)
        })
        .collect();
    let message = match fields.optional("as") {
        None if words.iter().any(|(word, _)| *word == "continue") => SendAs::Continue,
        None => SendAs::Conversation(Permission::Granted),
        Some(value) => value.choice(&words)?,
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
        (Some(value), _) if dialects.iter().all(|d| d.is_over_ansi_tcap()) => {
            Err(value.error("these dialects have no application contexts"))
        }
        (Some(value), _) => Err(value.error("an application context goes with as: begin")),
    }
}

/// A code: a number, or one in `{ national: 769 }`.
pub(crate) fn read_code(value: Value<'_>) -> Result<RawCode, Error> {
    if value.node().as_map().is_none() {
        return value.number().map(RawCode::Local);
    }
    let mut fields = value.fields()?;
    let code = fields.required("national")?.number()?;
    fields.finish()?;
    Ok(RawCode::National(code))
}

fn read_component(value: Value<'_>) -> Result<Component, Error> {
    let mut ids = InvokeIds {
        id: RawInvokeId::Next,
        linked: None,
        last: true,
    };
    let (key, argument) = if value.node().as_map().is_some() {
        let mut fields = value.fields()?;
        let mut of_invoke = None;
        if let Some(value) = fields.optional("id") {
            of_invoke = Some(value);
            ids.id = match value.node().is_text("none") {
                true => RawInvokeId::None,
                false => RawInvokeId::Given(value.number()?),
            };
        }
        for word in ["linked", "correlated"] {
            if let Some(value) = fields.optional(word) {
                of_invoke = Some(value);
                ids.linked = Some(value.number()?);
            }
        }
        if let Some(value) = fields.optional("last") {
            of_invoke = Some(value);
            ids.last = value.boolean()?;
        }
        let mut rest = fields.rest().into_iter();
        let (key, argument) = rest
            .next()
            .ok_or_else(|| value.error("expected one key, found none"))?;
        if let Some((second, _)) = rest.next() {
            return Err(second.error("expected one key, found another one here"));
        }
        let answers = ["result", "error", "reject", "octets"];
        if let (Some(of_invoke), true) = (
            of_invoke,
            key.text().is_ok_and(|key| answers.contains(&key)),
        ) {
            return Err(of_invoke.error("this goes with an operation"));
        }
        (key, Some(argument))
    } else {
        value.alternative()?
    };
    match (key.text()?, argument) {
        ("octets", Some(octets)) => Ok(Component::Octets(octets.hex()?)),
        ("invoke", Some(invoke)) => {
            let mut fields = invoke.fields()?;
            let code = read_code(fields.required("operation")?)?;
            let argument = fields.optional("argument").map(Value::hex).transpose()?;
            fields.finish()?;
            Ok(Component::Invoke {
                code,
                argument,
                ids,
            })
        }
        ("result", Some(result)) => {
            let mut fields = result.fields()?;
            let invoke = fields.required("invoke")?.number()?;
            let last = fields.optional("last").map(Value::boolean).transpose()?;
            let name = fields.optional("operation");
            let operation = match name {
                Some(name) => Some(operation_name(name, &[])?.to_string()),
                None => None,
            };
            let given = fields.optional("value");
            if let (Some(given), None) = (given, name) {
                return Err(given.error("a value of which operation? say operation: too"));
            }
            fields.finish()?;
            Ok(Component::Result {
                position: key.position(),
                invoke,
                last: last.unwrap_or(true),
                operation,
                value: given.map(ber_value).transpose()?,
            })
        }
        ("error", Some(error)) => {
            let mut fields = error.fields()?;
            let invoke = fields.required("invoke")?.number()?;
            let code = read_code(fields.required("code")?)?;
            let value = fields.optional("value").map(ber_value).transpose()?;
            fields.finish()?;
            Ok(Component::Error {
                position: key.position(),
                invoke,
                code,
                value,
            })
        }
        ("reject", Some(reject)) => {
            let mut fields = reject.fields()?;
            let invoke = fields.optional("invoke").map(Value::number).transpose()?;
            let kind = fields.required("kind")?.choice(&RawProblemKind::NAMED)?;
            let code = fields.required("code")?.number()?;
            fields.finish()?;
            Ok(Component::Reject { invoke, kind, code })
        }
        (_, argument) => {
            let own = ["invoke", "result", "error", "reject", "octets"];
            let name = operation_name(key, &own)?;
            let argument = argument
                .filter(|value| !value.is_null())
                .map(ber_value)
                .transpose()?;
            Ok(Component::Operation {
                position: key.position(),
                name: name.to_string(),
                argument,
                ids,
            })
        }
    }
}

/// The name of an operation of any dialect; where it is none, one of `own` may have been meant.
fn operation_name<'a>(value: Value<'a>, own: &[&'static str]) -> Result<&'a str, Error> {
    let name = value.text()?;
    if Dialect::every().any(|dialect| dialect.operation_named(name).is_some()) {
        return Ok(name);
    }
    let names = Dialect::every().flat_map(|d| d.operations().map(|o| o.name));
    let names: Vec<_> = names.chain(own.iter().copied()).collect();
    Err(value.unknown("operation", name, names))
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
