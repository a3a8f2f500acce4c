//! From the components of a script to what the switch sends.

use crate::scenario::{Component, SendAs};
use inlab_ber::Writer;
use inlab_ber::value::{self, Value};
use inlab_inap::{
    Dialect, Operation, OperationTimers, Purpose, error_type, operation::Type as ParameterType,
};
use inlab_lab::Position;
use inlab_ssp_sim::{RawCode, RawComponent, RawInvoke, RawPrimitive, RawProblemKind};
use inlab_stack::tcap::{Class, ObjectIdentifier};

/// A component in the dialect of a run.
pub(crate) enum Encoded {
    Invoke(RawInvoke, Option<Vec<u8>>),
    Result {
        invoke_id: i8,
        last: bool,
        operation: Option<RawCode>,
        result: Option<Vec<u8>>,
    },
    Error(i8, RawCode, Option<Vec<u8>>),
    Reject(Option<i8>, RawProblemKind, u8),
    Octets(Vec<u8>),
}

impl Encoded {
    /// Encodes it; or says what the dialect does not have, and on which line.
    pub(crate) fn new(
        component: &Component,
        dialect: Dialect,
        timers: &OperationTimers,
    ) -> Result<Self, String> {
        Ok(match component {
            Component::Octets(octets) => Self::Octets(octets.clone()),
            Component::Reject { invoke, kind, code } => Self::Reject(*invoke, *kind, *code),
            Component::Invoke {
                code,
                argument,
                ids,
            } => {
                let invoke = RawInvoke {
                    id: ids.id,
                    belongs_to: ids.linked,
                    last: ids.last,
                    class: if dialect.is_over_ansi_tcap() {
                        // Whether it has a result nobody knows.
                        Class::Both
                    } else {
                        Class::FailureOnly
                    },
                    ..RawInvoke::of_code(*code)
                };
                Self::Invoke(invoke, argument.clone())
            }
            Component::Operation {
                position,
                name,
                argument,
                ids,
            } => {
                let operation = operation(dialect, name, *position)?;
                let what = || format!("{name} has no argument in {dialect}");
                let octets = write(
                    operation.argument,
                    argument.as_ref(),
                    dialect,
                    *position,
                    what,
                )?;
                let invoke = RawInvoke {
                    id: ids.id,
                    belongs_to: ids.linked,
                    last: ids.last,
                    ..RawInvoke::of(dialect, operation, timers)
                };
                Self::Invoke(invoke, octets)
            }
            Component::Result {
                position,
                invoke,
                last,
                operation: name,
                value,
            } => {
                let row = name
                    .as_ref()
                    .map(|name| operation(dialect, name, *position))
                    .transpose()?;
                let what = || format!("the result is empty in {dialect}");
                let of = row.and_then(|row| row.result);
                Self::Result {
                    invoke_id: *invoke,
                    last: *last,
                    operation: row.map(|row| RawCode::Local(row.code)),
                    result: write(of, value.as_ref(), dialect, *position, what)?,
                }
            }
            Component::Error {
                position,
                invoke,
                code,
                value,
            } => {
                let row = match code {
                    RawCode::Local(code) => error_type(dialect, *code),
                    RawCode::National(_) | RawCode::Global => None,
                };
                let what = || format!("this error has no parameter in {dialect}");
                let of = row.and_then(|row| row.parameter);
                let octets = write(of, value.as_ref(), dialect, *position, what)?;
                Self::Error(*invoke, *code, octets)
            }
        })
    }

    /// As the switch takes it.
    pub(crate) fn raw(&self) -> RawComponent<'_> {
        match self {
            Self::Invoke(invoke, argument) => RawComponent::Invoke {
                invoke: *invoke,
                argument: argument.as_deref(),
            },
            Self::Result {
                invoke_id,
                last,
                operation,
                result,
            } => RawComponent::Result {
                invoke_id: *invoke_id,
                last: *last,
                operation: *operation,
                result: result.as_deref(),
            },
            Self::Error(invoke_id, code, parameter) => RawComponent::Error {
                invoke_id: *invoke_id,
                code: *code,
                parameter: parameter.as_deref(),
            },
            Self::Reject(invoke_id, kind, code) => RawComponent::Reject {
                invoke_id: *invoke_id,
                kind: *kind,
                code: *code,
            },
            Self::Octets(octets) => RawComponent::Octets(octets),
        }
    }
}

fn operation(
    dialect: Dialect,
    name: &str,
    position: Position,
) -> Result<&'static Operation, String> {
    let operation = dialect.operation_named(name);
    operation.ok_or_else(|| format!("line {}: {dialect} has no operation {name}", position.line))
}

/// A value in octets; `None` where none is given.
fn write(
    of: Option<ParameterType>,
    value: Option<&Value>,
    dialect: Dialect,
    position: Position,
    none: impl FnOnce() -> String,
) -> Result<Option<Vec<u8>>, String> {
    let Some(value) = value else { return Ok(None) };
    let of = of.ok_or_else(|| format!("line {}: {}", position.line, none()))?;
    let mut out = Writer::default();
    value::write_in(
        of.schema(),
        value,
        dialect.bit(),
        dialect.protocol(),
        &mut out,
    )
    .map_err(|error| format!("line {}: {error}", position.line))?;
    Ok(Some(out.as_slice().to_vec()))
}

/// With which message a script is sent.
pub(crate) fn primitive(message: &SendAs) -> RawPrimitive {
    match message {
        SendAs::Begin { .. } => RawPrimitive::Begin,
        SendAs::Continue => RawPrimitive::Continue,
        SendAs::End => RawPrimitive::End,
        SendAs::Abort(reason) => RawPrimitive::Abort(*reason),
        SendAs::Query(permission) => RawPrimitive::Query(*permission),
        SendAs::Conversation(permission) => RawPrimitive::Conversation(*permission),
        SendAs::Response => RawPrimitive::Response,
        SendAs::Unidirectional => RawPrimitive::Unidirectional,
    }
}

/// The application context that it opens a dialogue with.
pub(crate) fn context(message: &SendAs, dialect: Dialect) -> Option<ObjectIdentifier> {
    let SendAs::Begin {
        context,
        of_dialect,
    } = message
    else {
        return None;
    };
    let own = dialect.context(Purpose::Call).filter(|_| *of_dialect);
    let own = own.map(|context| context.oid);
    context.as_deref().or(own).and_then(ObjectIdentifier::new)
}
