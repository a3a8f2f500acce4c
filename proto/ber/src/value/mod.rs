//! Values in the standard's spelling, between octets and files, for every declared type: one interpreter of [`Schema`].
//!
//! [`show`] and [`write()`] are each other's inverse on sound octets in canonical form. What `write` accepts may still be
//! out of range or order for the type: the octets are then decoded like any message, which says so.
//!
//! [`Schema`]: crate::Schema

use crate::{Member, Tag};

mod check;
mod rows;
mod show;
mod write;

pub use check::{check, check_tagged};
pub use rows::{Row, rows, table};
pub use show::{show, show_in, show_lenient, show_lenient_in};
pub use write::{Problem, WriteError, nearest, untold, write, write_as_given, write_in};

/// A value as files have it. Maps keep their order.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// NULL.
    Null,
    /// BOOLEAN.
    Bool(bool),
    /// INTEGER, and values of an ENUMERATED that have no name.
    Integer(i64),
    /// Strings as their type reads, hex where nothing is known; names of ENUMERATED values.
    Text(String),
    /// SEQUENCE OF, SET OF.
    List(Vec<Self>),
    /// SEQUENCE, SET; CHOICE with one entry. Elements that the declaration does not know are entries `unknown`,
    /// `unknown2`, … where they stood, each a run of whole elements in hex; those that the [`Protocol`] knows are entries
    /// `unexpected`, `unexpected2`, …, each a map of a run of them.
    Map(Vec<(String, Self)>),
}

impl Value {
    /// The entry of this name in a map.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(map) => map.iter().find(|(n, _)| n == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Integer(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }

    /// The value in an error: texts may be digits of subscribers, but they stand in the user's own file.
    #[must_use]
    pub fn described(&self) -> String {
        match self {
            Self::Text(text) => format!("{text:?}"),
            Self::Integer(number) => number.to_string(),
            other => other.kind().to_string(),
        }
    }
}

/// The parameters of a protocol in which each has one identifier and one name, in whatever operation it stands. What a
/// declaration does not know is looked up here.
#[derive(Clone, Copy)]
pub struct Protocol {
    /// The parameter with this identifier.
    pub by_tag: fn(Tag) -> Option<&'static Member>,
    /// The parameter of this name.
    pub by_name: fn(&str) -> Option<&'static Member>,
}

/// Lower-case hex, without spaces.
pub fn hex(octets: &[u8]) -> String {
    use std::fmt::Write as _;
    octets.iter().fold(
        String::with_capacity(octets.len() * 2),
        |mut text, octet| {
            let _ = write!(text, "{octet:02x}");
            text
        },
    )
}

/// Hex of either case; spaces and line ends are passed over. `None` where it is none.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let mut digits = text
        .chars()
        .filter(|c| !c.is_ascii_whitespace())
        .map(|c| c.to_digit(16));
    let mut octets = Vec::with_capacity(text.len() / 2);
    while let Some(high) = digits.next() {
        octets.push(u8::try_from(high? << 4 | digits.next()??).ok()?);
    }
    Some(octets)
}

/// `unknown`, `unknown2`, …: an entry of unknown elements.
fn is_unknown(name: &str) -> bool {
    is_run_of(UNKNOWN, name)
}

/// `unexpected`, `unexpected2`, …: an entry of parameters that the type does not have, and the protocol has.
fn is_unexpected(name: &str) -> bool {
    is_run_of(UNEXPECTED, name)
}

const UNKNOWN: &str = "unknown";
const UNEXPECTED: &str = "unexpected";

fn is_run_of(what: &str, name: &str) -> bool {
    name.strip_prefix(what)
        .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
}
