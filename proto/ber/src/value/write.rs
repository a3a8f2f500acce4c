//! Value to octets.

use super::{Protocol, Value, is_unexpected, is_unknown, unhex};
use crate::{
    CONSTRUCTED, Kind, Member, Presence, Schema, Tag, Writer, first, put_integer,
    schema::in_dialect,
};

/// Why a value is none of its type: `InitialDPArg.bcsmEvents[2]: no parameter eventTyp; nearest is eventTypeBCSM`.
#[derive(Clone, Debug, PartialEq)]
pub struct WriteError {
    /// The type, then names and `[index]`es, outermost first.
    pub path: Vec<String>,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A required parameter is absent.
    Missing(&'static str),
    /// The type has no parameter of this name; the nearest that it has in this dialect.
    NoParameter(String, Option<&'static str>),
    /// The type has the parameter, the dialect does not.
    NotInDialect(String),
    /// Two entries of one name.
    Twice(String),
    /// The ENUMERATED has no value of this name; the nearest that it has.
    NoValue(String, Option<&'static str>),
    /// A value of this kind, or of this text, is none of this type.
    NotOf(String, &'static str),
    /// A number outside its range.
    OutOfRange(i64, u64),
    /// What else a type says.
    Other(String),
    /// Octets in hex are expected.
    NotHex,
}

impl Problem {
    /// The key that is wrong itself, not its value.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::NoParameter(name, _) | Self::NotInDialect(name) | Self::Twice(name) => Some(name),
            Self::Missing(_)
            | Self::NoValue(..)
            | Self::NotOf(..)
            | Self::OutOfRange(..)
            | Self::Other(_)
            | Self::NotHex => None,
        }
    }
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, name) in self.path.iter().enumerate() {
            write!(
                f,
                "{}{name}",
                if index == 0 || name.starts_with('[') {
                    ""
                } else {
                    "."
                }
            )?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let nearest = |f: &mut std::fmt::Formatter<'_>, name: &Option<&str>| match name {
            Some(name) => write!(f, "; nearest is {name}"),
            None => Ok(()),
        };
        match self {
            Self::Missing(name) => write!(f, "{name} is missing"),
            Self::NoParameter(name, near) => {
                write!(f, "no parameter {name}").and_then(|()| nearest(f, near))
            }
            Self::NotInDialect(name) => write!(f, "this dialect has no {name}"),
            Self::Twice(name) => write!(f, "{name} is there twice"),
            Self::NoValue(name, near) => {
                write!(f, "no value {name}").and_then(|()| nearest(f, near))
            }
            Self::NotOf(given, name) => write!(f, "{given} is no {name}"),
            Self::OutOfRange(number, high) => write!(f, "{number} is not from 0 to {high}"),
            Self::Other(text) => f.write_str(text),
            Self::NotHex => f.write_str("octets in hex expected"),
        }
    }
}

impl std::error::Error for WriteError {}

impl From<WriteError> for String {
    fn from(error: WriteError) -> Self {
        error.to_string()
    }
}

impl From<Problem> for WriteError {
    fn from(problem: Problem) -> Self {
        Self {
            path: Vec::new(),
            problem,
        }
    }
}

impl WriteError {
    /// The same, inside of this parameter.
    #[must_use]
    pub fn within(mut self, name: impl Into<String>) -> Self {
        self.path.insert(0, name.into());
        self
    }
}

/// For types that cannot tell why a value is none of theirs.
#[must_use]
pub fn untold(_: &Value) -> Option<WriteError> {
    None
}

/// Value to octets, under the type's own tag. Nothing is left in `out` on an error.
///
/// # Errors
/// The path, what is wrong, and the nearest valid name.
pub fn write(
    schema: &Schema,
    value: &Value,
    dialect: u32,
    out: &mut Writer,
) -> Result<(), WriteError> {
    write_in(schema, value, dialect, None, out)
}

/// As [`write()`], with parameters that the type does not have and the protocol has, under `unexpected`.
///
/// # Errors
/// As [`write()`].
pub fn write_in(
    schema: &Schema,
    value: &Value,
    dialect: u32,
    protocol: Option<Protocol>,
    out: &mut Writer,
) -> Result<(), WriteError> {
    let to = In {
        dialect,
        protocol,
        as_given: false,
    };
    whole(schema, value, to, out)
}

/// As [`write_in`], with the members of each SET in the order in which the value has them, where that is otherwise the
/// declaration's: what [`show`](super::show()) gave of sound octets comes back as it came.
///
/// # Errors
/// As [`write()`].
pub fn write_as_given(
    schema: &Schema,
    value: &Value,
    dialect: u32,
    protocol: Option<Protocol>,
    out: &mut Writer,
) -> Result<(), WriteError> {
    let to = In {
        dialect,
        protocol,
        as_given: true,
    };
    whole(schema, value, to, out)
}

fn whole(schema: &Schema, value: &Value, to: In, out: &mut Writer) -> Result<(), WriteError> {
    let mark = out.mark();
    put(schema, 0, value, to, out).map_err(|error| {
        out.truncate(mark);
        error.within(schema.name)
    })
}

/// In which dialect, of which protocol, in which order.
#[derive(Clone, Copy)]
struct In {
    dialect: u32,
    protocol: Option<Protocol>,
    /// The members of a SET as the value has them.
    as_given: bool,
}

/// A parameter of a protocol, by its name.
pub(super) fn put_known(
    protocol: Protocol,
    name: &str,
    value: &Value,
    dialect: u32,
    out: &mut Writer,
) -> Result<(), WriteError> {
    let member = (protocol.by_name)(name)
        .ok_or_else(|| WriteError::from(Problem::NoParameter(name.to_string(), None)))?;
    let to = In {
        dialect,
        protocol: Some(protocol),
        as_given: true,
    };
    put_member(member, value, to, out)
}

/// A run of parameters of the protocol that the type does not have.
fn put_unexpected(value: &Value, to: In, out: &mut Writer) -> Result<(), WriteError> {
    let (Value::Map(map), Some(protocol)) = (value, to.protocol) else {
        return Err(Problem::NotOf(value.described(), "map of parameters").into());
    };
    map.iter()
        .rev()
        .try_for_each(|(name, value)| put_known(protocol, name, value, to.dialect, out))
}

fn put(
    schema: &Schema,
    declared: Tag,
    value: &Value,
    to: In,
    out: &mut Writer,
) -> Result<(), WriteError> {
    let tag = first(declared, schema.tag);
    let mark = out.mark();
    let not_of = || WriteError::from(Problem::NotOf(value.described(), schema.name));
    match (&schema.kind, value) {
        (Kind::Sequence(members) | Kind::Set(members), Value::Map(map)) => {
            let sorted = !(to.as_given && matches!(schema.kind, Kind::Set(_)));
            put_members(members, map, sorted, to, out)?;
            out.header(tag | CONSTRUCTED, mark);
        }
        // A SEQUENCE without parameters reads as null in a file that has `name:` and nothing after it.
        (Kind::Sequence(members) | Kind::Set(members), Value::Null) => {
            put_members(members, &[], true, to, out)?;
            out.header(tag | CONSTRUCTED, mark);
        }
        (Kind::Choice(members), Value::Map(map)) => {
            let [(name, value)] = map.as_slice() else {
                return Err(not_of());
            };
            if is_unknown(name) {
                put_raw(value, out).map_err(|error| error.within(name))?;
            } else {
                put_member(find(members, name, to.dialect)?.1, value, to, out)?;
            }
            if declared != 0 {
                out.header(declared | CONSTRUCTED, mark);
            }
        }
        (Kind::List(of), Value::List(items)) => {
            for (index, item) in items.iter().enumerate().rev() {
                put(of(), 0, item, to, out).map_err(|error| error.within(format!("[{index}]")))?;
            }
            out.header(tag | CONSTRUCTED, mark);
        }
        (Kind::Enumerated(names), Value::Text(name)) => match names
            .iter()
            .find(|(known, _, dialects)| known == name && in_dialect(*dialects, to.dialect))
        {
            Some((_, number, _)) => put_integer(i64::from(*number), tag, out),
            None if names.iter().any(|(known, ..)| known == name) => {
                return Err(Problem::NotInDialect(name.clone()).into());
            }
            None => {
                return Err(Problem::NoValue(
                    name.clone(),
                    nearest(
                        names
                            .iter()
                            .filter(|(.., dialects)| in_dialect(*dialects, to.dialect))
                            .map(|(known, ..)| *known),
                        name,
                    ),
                )
                .into());
            }
        },
        (Kind::Enumerated(_), Value::Integer(number)) => put_integer(*number, tag, out),
        (Kind::Leaf { read, why, .. }, value) => {
            let octets = read(value).ok_or_else(|| why(value).unwrap_or_else(not_of))?;
            out.element(tag, &octets);
        }
        (Kind::Open, value) => put_raw(value, out)?,
        _ => return Err(not_of()),
    }
    Ok(())
}

fn put_members(
    members: &'static [Member],
    map: &[(String, Value)],
    sorted: bool,
    to: In,
    out: &mut Writer,
) -> Result<(), WriteError> {
    // Unknown elements go where they stand in the file: after the member before them.
    let mut slots: Vec<(usize, Option<&Member>, &str, &Value)> = Vec::with_capacity(map.len());
    let mut last = 0;
    for (name, value) in map {
        if is_unknown(name) || is_unexpected(name) && to.protocol.is_some() {
            slots.push((last, None, name, value));
        } else {
            let (index, member) = find(members, name, to.dialect)?;
            if slots
                .iter()
                .any(|(at, known, ..)| *at == index + 1 && known.is_some())
            {
                return Err(Problem::Twice(name.clone()).into());
            }
            last = index + 1;
            slots.push((last, Some(member), name, value));
        }
    }
    if sorted {
        slots.sort_by_key(|(at, known, ..)| (*at, known.is_none()));
    }
    for (_, member, name, value) in slots.iter().rev() {
        match member {
            Some(member) => put_member(member, value, to, out)?,
            None if is_unexpected(name) => {
                put_unexpected(value, to, out).map_err(|error| error.within(*name))?;
            }
            None => put_raw(value, out).map_err(|error| error.within(*name))?,
        }
    }
    // Told last: a wrong name is often the reason.
    let there = |index| {
        let here =
            |(at, known, ..): &(usize, Option<&Member>, _, _)| *at == index + 1 && known.is_some();
        slots.iter().any(here)
    };
    let missing = |(index, member): &(usize, &Member)| {
        member.presence == Presence::Required && member.is_in(to.dialect) && !there(*index)
    };
    match members.iter().enumerate().find(missing) {
        Some((_, member)) => Err(Problem::Missing(member.name).into()),
        None => Ok(()),
    }
}

fn put_member(member: &Member, value: &Value, to: In, out: &mut Writer) -> Result<(), WriteError> {
    let of = (member.of)();
    let around = member.explicit && !matches!(of.kind, Kind::Choice(_));
    let mark = out.mark();
    put(of, if around { 0 } else { member.tag }, value, to, out)
        .map_err(|error| error.within(member.name))?;
    if around {
        out.header(member.tag | CONSTRUCTED, mark);
    }
    Ok(())
}

fn put_raw(value: &Value, out: &mut Writer) -> Result<(), WriteError> {
    let Value::Text(text) = value else {
        return Err(Problem::NotHex.into());
    };
    out.octets(&unhex(text).ok_or(Problem::NotHex)?);
    Ok(())
}

fn find<'m>(
    members: &'static [Member],
    name: &str,
    dialect: u32,
) -> Result<(usize, &'m Member), WriteError> {
    if let Some(found) = members
        .iter()
        .enumerate()
        .find(|(_, m)| m.name == name && m.is_in(dialect))
    {
        return Ok(found);
    }
    if members.iter().any(|m| m.name == name) {
        return Err(Problem::NotInDialect(name.to_string()).into());
    }
    let valid = members.iter().filter(|m| m.is_in(dialect)).map(|m| m.name);
    Err(Problem::NoParameter(name.to_string(), nearest(valid, name)).into())
}

/// The name that is nearest to a mistyped one, by letters to insert, remove or replace, not counting case; `None` if more than
/// half of its letters differ.
#[must_use]
pub fn nearest<'n>(names: impl IntoIterator<Item = &'n str>, wanted: &str) -> Option<&'n str> {
    names
        .into_iter()
        .map(|name| (distance(name, wanted), name))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, name)| distance * 2 <= name.len().max(wanted.len()))
        .map(|(_, name)| name)
}

fn distance(name: &str, wanted: &str) -> usize {
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (i, a) in name.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, b) in row.iter_mut().skip(1).zip(wanted.bytes()) {
            let best = (diagonal + usize::from(!a.eq_ignore_ascii_case(&b)))
                .min(left + 1)
                .min(*cell + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
    }
    row.last().copied().unwrap_or(name.len())
}
