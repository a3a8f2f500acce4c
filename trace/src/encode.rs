//! Values to octets: the way back.

use crate::operation::Role;
use inlab_ber::value::{Value, WriteError, write};
use inlab_ber::{Error, Scratch, Writer};
use inlab_inap::{Dialect, error_named};

/// What a value is a value of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// An operation's argument.
    Argument,
    /// An operation's result.
    Result,
    /// An error's parameter.
    Error,
}

/// Why a value gives no octets.
#[derive(Clone, Debug, PartialEq)]
pub enum EncodeError {
    /// The dialect has no operation or error of this name; the nearest that it has.
    Unknown {
        /// As given.
        name: String,
        /// The nearest.
        nearest: Option<&'static str>,
    },
    /// The operation has no argument or no result, the error no parameter.
    Nothing(&'static str),
    /// The value is none of the type.
    Write(WriteError),
    /// The value is of the type but for its ranges or what must be there.
    Refused(Error),
}

impl std::fmt::Display for EncodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown {
                name,
                nearest: None,
            } => write!(f, "no operation {name}"),
            Self::Unknown {
                name,
                nearest: Some(nearest),
            } => write!(f, "no operation {name}; nearest is {nearest}"),
            Self::Nothing(name) => write!(f, "{name} has no such parameter"),
            Self::Write(error) => error.fmt(f),
            Self::Refused(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EncodeError {}

/// The octets of a parameter, by the name of its operation or error, in a dialect. They are checked as received ones are.
///
/// # Errors
/// Names nobody has, values of other types, and values outside their ranges.
pub fn encode(
    dialect: Dialect,
    name: &str,
    part: Part,
    value: &Value,
) -> Result<Vec<u8>, EncodeError> {
    let (code, role) = match part {
        Part::Argument => (
            dialect.operation_named(name).map(|row| row.code),
            Role::Argument,
        ),
        Part::Result => (
            dialect.operation_named(name).map(|row| row.code),
            Role::Result,
        ),
        Part::Error => (error_named(dialect, name).map(|row| row.code), Role::Error),
    };
    let found = code.and_then(|code| role.find(dialect, code));
    let Some((name, of)) = found else {
        let names: Vec<&'static str> = match part {
            Part::Argument | Part::Result => dialect.operations().map(|row| row.name).collect(),
            Part::Error => (0..=255)
                .filter_map(|code| inlab_inap::error_type(dialect, code))
                .map(|row| row.name)
                .collect(),
        };
        return Err(EncodeError::Unknown {
            name: name.to_string(),
            nearest: nearest(&names, name),
        });
    };
    let of = of.ok_or(EncodeError::Nothing(name))?;
    let mut out = Writer::default();
    write(of.schema(), value, dialect.bit(), &mut out).map_err(EncodeError::Write)?;
    of.recode(
        out.as_slice(),
        dialect,
        &Scratch::default(),
        &mut Writer::default(),
    )
    .map_err(EncodeError::Refused)?;
    Ok(out.as_slice().to_vec())
}

/// The name that shares most pairs of neighbouring letters with the one given.
fn nearest(names: &[&'static str], wanted: &str) -> Option<&'static str> {
    let pairs = |name: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = name.to_ascii_lowercase().chars().collect();
        letters
            .iter()
            .copied()
            .zip(letters.iter().copied().skip(1))
            .collect()
    };
    let wanted = pairs(wanted);
    let score = |name: &str| {
        let of = pairs(name);
        let common = of.iter().filter(|pair| wanted.contains(pair)).count();
        (common * 2000) / (of.len() + wanted.len()).max(1)
    };
    names
        .iter()
        .copied()
        .max_by_key(|name| score(name))
        .filter(|name| score(name) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlab_ber::value::hex;

    fn map(entries: &[(&str, Value)]) -> Value {
        Value::Map(
            entries
                .iter()
                .map(|(name, value)| ((*name).to_string(), value.clone()))
                .collect(),
        )
    }

    #[test]
    fn a_release_from_a_value() {
        let cause = map(&[(
            "allCallSegments",
            map(&[("octets", Value::Text("8090".into()))]),
        )]);
        let octets = encode(Dialect::CAP2, "releaseCall", Part::Argument, &cause).unwrap();
        assert_eq!(hex(&octets), "04028090");
    }

    #[test]
    fn refusals() {
        let error = encode(Dialect::CAP2, "relaseCall", Part::Argument, &Value::Null).unwrap_err();
        assert_eq!(
            error.to_string(),
            "no operation relaseCall; nearest is releaseCall"
        );
        let error = encode(Dialect::CAP2, "continue", Part::Argument, &Value::Null).unwrap_err();
        assert_eq!(error, EncodeError::Nothing("continue"));
        let key = map(&[("serviceKey", Value::Integer(-1))]);
        let error = encode(Dialect::CAP2, "initialDP", Part::Argument, &key).unwrap_err();
        assert_eq!(
            error.to_string(),
            "InitialDPArg.serviceKey: out of range (offset 2)"
        );
        let error = encode(Dialect::CAP2, "initialDP", Part::Argument, &map(&[])).unwrap_err();
        assert_eq!(error.to_string(), "InitialDPArg: serviceKey is missing");
    }
}
