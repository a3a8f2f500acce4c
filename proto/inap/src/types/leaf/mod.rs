//! Leaf types: octets whose inner form is ISUP's, MAP's or the mobile network's, shown by their meaning.
//!
//! Each is shown as a map of its fields, digits as text and code points by their names (by their number where the standard
//! has no name), quantities with their unit; what cannot be shown so that the same octets are read back (a filler that is
//! not 0, spare bits in use, an octet too many) is shown as `octets: hex`. Both forms are read; for a map bare hex too,
//! and for a number its text form (`+15550100`). Octets that belong to the network operator or the vendor stay hex.
//!
//! | file | what |
//! | --- | --- |
//! | `number` | numbers of ISUP and MAP, subscriber identities, generic digits |
//! | `bearer` | bearer capability, low and high layer compatibility, transmission medium, subaddress, access transport |
//! | `location`, `geography` | cells and areas; shapes |
//! | `message` | short messages |
//! | `packet`, `ip`, `qos` | packet data: addresses, names, capabilities; text of addresses; quality of service |
//! | `service` | basic services, CAMEL phases, treatments, call indicators, groups, carriers, user-to-user |
//! | `cause`, `diagnostics` | cause and its diagnostics, redirection, category |
//! | `time` | dates and times |
//! | `layout` | the interpreter of tables of fields |

use inlab_ber::value::{Value, hex, show, unhex, write};
use inlab_ber::{Schema, Writer};

#[macro_use]
mod macros;

mod bearer;
mod cause;
mod diagnostics;
mod geography;
mod ip;
mod layout;
mod location;
mod message;
mod number;
mod packet;
mod qos;
mod service;
mod time;

pub use bearer::*;
pub use cause::*;
pub use geography::*;
pub use location::*;
pub use message::*;
pub use number::*;
pub use packet::*;
pub use qos::*;
pub use service::*;
pub use time::*;

pub(super) fn show_inner(schema: &'static Schema, content: &[u8], dialect: u32) -> Value {
    let inner = match inlab_ber::element(content) {
        Ok((tlv, [])) if schema.accepts(tlv.tag) => show(schema, tlv, dialect).ok(),
        _ => None,
    };
    match inner {
        Some(value) if read_inner(schema, &value, dialect).as_deref() == Some(content) => value,
        _ => Value::Map(vec![("octets".into(), Value::Text(hex(content)))]),
    }
}

pub(super) fn read_inner(schema: &'static Schema, value: &Value, dialect: u32) -> Option<Vec<u8>> {
    if let Value::Map(map) = value
        && let [(key, Value::Text(octets))] = map.as_slice()
        && key == "octets"
    {
        return unhex(octets);
    }
    let mut out = Writer::default();
    write(schema, value, dialect, &mut out).ok()?;
    Some(out.as_slice().to_vec())
}

fn text(value: impl std::fmt::Display) -> Value {
    Value::Text(value.to_string())
}

fn raw(content: &[u8]) -> Value {
    Value::Map(vec![("octets".into(), Value::Text(hex(content)))])
}

/// The octets of `octets: hex`.
fn unraw(map: &[(String, Value)]) -> Option<Vec<u8>> {
    match map {
        [(key, Value::Text(octets))] if key == "octets" => unhex(octets),
        _ => None,
    }
}

fn find<'v>(map: &'v [(String, Value)], key: &str) -> Option<&'v Value> {
    map.iter()
        .find(|(known, _)| known == key)
        .map(|(_, value)| value)
}

/// A map, or octets if the map would not give these octets again.
fn checked(content: &[u8], value: Value, read: fn(&Value) -> Option<Vec<u8>>) -> Value {
    if read(&value).as_deref() == Some(content) {
        value
    } else {
        raw(content)
    }
}

/// What a leaf shows: its parts if they would be read back into these octets, else the octets.
fn shown(content: &[u8], parts: Option<Value>, read: fn(&Value) -> Option<Vec<u8>>) -> Value {
    match parts {
        Some(value) => checked(content, value, read),
        None => raw(content),
    }
}

/// The octets of `octets: hex`, or what `read` makes of the value.
fn read_octets_or(value: &Value, read: impl Fn(&Value) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    match value {
        Value::Map(map) => unraw(map).or_else(|| read(value)),
        other => read(other),
    }
}

/// The value as text, and a number of digits as text too: files may give them as integers.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

octet_leaf! {
    /// Number of a leg, shown as a number.
    LegType "LegType" show_number, read_number
}
octet_leaf! {
    /// Identifier of a PDP context in a GPRS dialogue, shown as a number.
    PdpId "PDPID" show_number, read_number
}

pub(super) fn show_number(content: &[u8]) -> Value {
    match content {
        [octet] => Value::Integer((*octet).into()),
        _ => raw(content),
    }
}

pub(super) fn read_number(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Integer(number) => Some(vec![u8::try_from(*number).ok()?]),
        Value::Map(map) => unraw(map),
        _ => None,
    }
}
