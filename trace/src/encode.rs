//! Values to octets: the way back.

use crate::operation::Role;
use inlab_ber::value::{Value, WriteError, nearest, write_as_given};
use inlab_ber::{Error, Fault, Scratch, Writer};
use inlab_inap::operation::Type;
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

/// Why a value gives no octets, or octets no value.
#[derive(Clone, Debug, PartialEq)]
pub enum EncodeError {
    /// The dialect has no operation or error of this name; the nearest that it has.
    Unknown {
        /// As given.
        name: String,
        /// Of what.
        part: Part,
        /// The nearest.
        nearest: Option<&'static str>,
    },
    /// The operation has no argument or no result, the error no parameter.
    Nothing(&'static str, Part),
    /// The value is none of the type.
    Write(WriteError),
    /// The value is of the type but for its ranges or what must be there.
    Refused(Error),
    /// The octets cannot be shown.
    Shown(Fault),
}

impl std::fmt::Display for EncodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown {
                name,
                part,
                nearest,
            } => {
                let what = match part {
                    Part::Argument | Part::Result => "operation",
                    Part::Error => "error",
                };
                write!(f, "no {what} {name}")?;
                nearest.map_or(Ok(()), |nearest| write!(f, "; nearest is {nearest}"))
            }
            Self::Nothing(name, part) => write!(f, "{name} has no {part}"),
            Self::Write(error) => error.fmt(f),
            Self::Refused(error) => error.fmt(f),
            Self::Shown(fault) => fault.fmt(f),
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
    let of = part.find(dialect, name)?;
    let mut out = Writer::default();
    write_as_given(
        of.schema(),
        value,
        dialect.bit(),
        dialect.protocol(),
        &mut out,
    )
    .map_err(EncodeError::Write)?;
    of.recode(
        out.as_slice(),
        dialect,
        &Scratch::default(),
        &mut Writer::default(),
    )
    .map_err(EncodeError::Refused)?;
    Ok(out.as_slice().to_vec())
}

/// The way there: the value of a parameter's octets, by the name of its operation or error, in a dialect.
///
/// # Errors
/// Names nobody has, and octets that both codecs refuse or either does.
pub fn decode_part(
    dialect: Dialect,
    name: &str,
    part: Part,
    octets: &[u8],
) -> Result<Value, EncodeError> {
    let of = part.find(dialect, name)?;
    of.recode(octets, dialect, &Scratch::default(), &mut Writer::default())
        .map_err(EncodeError::Refused)?;
    let (tlv, _) = inlab_ber::element(octets).map_err(EncodeError::Shown)?;
    inlab_ber::value::show_in(of.schema(), tlv, dialect.bit(), dialect.protocol())
        .map_err(EncodeError::Shown)
}

impl Part {
    /// Whether a dialect has an operation of this name, or, for an error's parameter, an error.
    #[must_use]
    pub fn is_in(self, dialect: Dialect, name: &str) -> bool {
        self.code(dialect, name).is_some()
    }

    /// The names that a dialect has: of operations, or of errors.
    #[must_use]
    pub fn names(self, dialect: Dialect) -> Vec<&'static str> {
        match self {
            Self::Argument | Self::Result => dialect.operations().map(|row| row.name).collect(),
            Self::Error => (0..=255)
                .filter_map(|code| inlab_inap::error_type(dialect, code))
                .map(|row| row.name)
                .collect(),
        }
    }

    fn code(self, dialect: Dialect, name: &str) -> Option<i32> {
        match self {
            Self::Argument | Self::Result => dialect.operation_spelled(name).map(|row| row.code),
            Self::Error => error_named(dialect, name).map(|row| row.code),
        }
    }

    fn find(self, dialect: Dialect, name: &str) -> Result<Type, EncodeError> {
        let role = match self {
            Self::Argument => Role::Argument,
            Self::Result => Role::Result,
            Self::Error => Role::Error,
        };
        let found = self
            .code(dialect, name)
            .and_then(|code| role.find(dialect, code));
        let (name, of) = found.ok_or_else(|| EncodeError::Unknown {
            name: name.to_string(),
            part: self,
            nearest: nearest(self.names(dialect), name),
        })?;
        of.ok_or(EncodeError::Nothing(name, self))
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Argument => "argument",
            Self::Result => "result",
            Self::Error => "parameter",
        })
    }
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
        assert_eq!(error, EncodeError::Nothing("continue", Part::Argument));
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
