//! Operations of the TC-user: which dialect, which type, what is wrong.

use crate::{Below, Layer, Options, names};
use inlab_ber::value::{Value, hex, show_in, show_lenient_in};
use inlab_ber::{Error, Kind, Presence, Schema, Scratch, Writer};
use inlab_inap::operation::Type;
use inlab_inap::{Dialect, error_type};

/// Who speaks above TCAP.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum User {
    /// A dialect of ours.
    Dialect(Dialect),
    /// GSM MAP: named, its arguments in hex.
    Map,
    /// Not known: every dialect is tried.
    #[default]
    Unknown,
    /// An application context that nobody here knows.
    Foreign,
}

/// Subsystem numbers of MAP (TS 23.003 8.2).
const fn is_map(ssn: u8) -> bool {
    matches!(ssn, 5..=10 | 145 | 148 | 149 | 150)
}

/// Dialects, newest first within a family, CAP before INAP.
pub(crate) fn newest_first() -> Vec<Dialect> {
    let mut dialects: Vec<Dialect> = Dialect::all().collect();
    dialects.reverse();
    dialects.sort_by_key(|dialect| !is_cap(*dialect));
    dialects
}

pub(crate) fn is_cap(dialect: Dialect) -> bool {
    dialect.name().starts_with("cap")
}

impl User {
    /// By the content octets of an application context.
    pub(crate) fn of_context(oid: &[u8]) -> (Self, Option<String>) {
        if let Some((dialect, purpose)) = Dialect::from_application_context(oid) {
            return (
                Self::Dialect(dialect),
                Some(format!("{}, {purpose:?}", dialect.title())),
            );
        }
        match names::map_context(oid) {
            Some(name) => (Self::Map, Some(name)),
            None => (Self::Foreign, None),
        }
    }

    /// Dialects to try, in order; none for a protocol that is not ours.
    pub(crate) fn candidates(self, options: &Options, below: &Below) -> Vec<Dialect> {
        let by_ssn = |ssn: u8| below.called_ssn == Some(ssn) || below.calling_ssn == Some(ssn);
        match self {
            Self::Dialect(dialect) => vec![dialect],
            Self::Map | Self::Foreign => Vec::new(),
            Self::Unknown => match options.dialect {
                Some(dialect) => vec![dialect],
                None if by_ssn(146) || by_ssn(147) => {
                    newest_first().into_iter().filter(|d| is_cap(*d)).collect()
                }
                None if by_ssn(106) || by_ssn(241) => {
                    newest_first().into_iter().filter(|d| !is_cap(*d)).collect()
                }
                None if below.called_ssn.is_some_and(is_map)
                    || below.calling_ssn.is_some_and(is_map) =>
                {
                    Vec::new()
                }
                None => newest_first(),
            },
        }
    }

    /// MAP, by context or by subsystem.
    pub(crate) fn is_map(self, below: &Below) -> bool {
        match self {
            Self::Map => true,
            Self::Unknown => {
                below.called_ssn.is_some_and(is_map) || below.calling_ssn.is_some_and(is_map)
            }
            Self::Dialect(_) | Self::Foreign => false,
        }
    }
}

/// What a parameter is a parameter of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    Argument,
    Result,
    Error,
}

impl Role {
    const fn word(self) -> &'static str {
        match self {
            Self::Argument => "argument",
            Self::Result => "result",
            Self::Error => "error parameter",
        }
    }

    /// The name and the type in a dialect; `None` if the dialect has no such operation or error.
    pub(crate) fn find(self, dialect: Dialect, code: i32) -> Option<(&'static str, Option<Type>)> {
        match self {
            Self::Argument => dialect.operation(code).map(|row| (row.name, row.argument)),
            Self::Result => dialect.operation(code).map(|row| (row.name, row.result)),
            Self::Error => error_type(dialect, code).map(|row| (row.name, row.parameter)),
        }
    }
}

/// The dialect of the candidates in which the parameter is right; else the first that has the operation.
pub(crate) fn choose(
    candidates: &[Dialect],
    role: Role,
    code: i32,
    parameter: Option<&[u8]>,
) -> Option<Dialect> {
    let fits = |dialect: &Dialect| match (role.find(*dialect, code), parameter) {
        (Some((_, Some(of))), Some(octets)) => check(of, octets, *dialect).is_ok(),
        (Some((_, Some(of))), None) => !is_required(of.schema(), dialect.bit()),
        (Some((_, None)), parameter) => parameter.is_none(),
        (None, _) => false,
    };
    let has = |dialect: &Dialect| role.find(*dialect, code).is_some();
    candidates
        .iter()
        .copied()
        .find(fits)
        .or_else(|| candidates.iter().copied().find(has))
}

/// What the compiled decoder says.
fn check(of: Type, octets: &[u8], dialect: Dialect) -> Result<(), Error> {
    of.recode(octets, dialect, &Scratch::default(), &mut Writer::default())
}

/// A parameter of this type cannot be left out: it is no SEQUENCE, or one with members that must be there.
fn is_required(schema: &Schema, bit: u32) -> bool {
    match &schema.kind {
        Kind::Sequence(members) | Kind::Set(members) => members
            .iter()
            .any(|m| m.presence == Presence::Required && m.is_in(bit)),
        _ => true,
    }
}

/// Puts a parameter's fields and faults into a layer, and gives its value.
pub(crate) fn parameter(
    layer: &mut Layer,
    role: Role,
    of: Option<Type>,
    octets: Option<&[u8]>,
    dialect: Dialect,
) -> Option<Value> {
    let word = role.word();
    let value = match (of, octets) {
        (Some(of), Some(octets)) => {
            if let Err(error) = check(of, octets, dialect) {
                layer.fault(format!("{word} {error}"));
            }
            show_or_hex(of.schema(), octets, dialect)
        }
        (Some(of), None) => {
            if role == Role::Argument && is_required(of.schema(), dialect.bit()) {
                layer.fault(format!("{word} {} is missing", of.schema().name));
            }
            return None;
        }
        (None, Some(octets)) => {
            layer.fault(format!("{} has no {word} for it", dialect.name()));
            Value::Map(vec![("octets".into(), Value::Text(hex(octets)))])
        }
        (None, None) => return None,
    };
    match &value {
        Value::Map(map) => layer.fields.extend(map.iter().cloned()),
        other => {
            layer.field(word, other.clone());
        }
    }
    Some(value)
}

fn show_or_hex(schema: &'static Schema, octets: &[u8], dialect: Dialect) -> Value {
    let (bit, protocol) = (dialect.bit(), dialect.protocol());
    match inlab_ber::element(octets) {
        Ok((tlv, _)) if schema.accepts(tlv.tag) => show_in(schema, tlv, bit, protocol)
            .unwrap_or_else(|_| show_lenient_in(schema, tlv, bit, protocol)),
        _ => Value::Map(vec![("octets".into(), Value::Text(hex(octets)))]),
    }
}
