//! Why a call ended, was redirected, and who calls (Q.763, Q.850).

use inlab_ber::leaf;
use inlab_ber::value::{Value, hex};
use inlab_ss7 as ss7;

use super::{checked, diagnostics, find, raw, text, unraw, word};

leaf! {
    /// Cause indicators (Q.763 3.12, Q.850).
    pub struct Cause<'a> "Cause" = [UNIVERSAL 4], show_cause, read_cause
}

pub(in crate::types) fn show_cause(content: &[u8]) -> Value {
    let Ok(cause) = ss7::Cause::decode(content) else {
        return raw(content);
    };
    let value = match (cause.coding, cause.value.name()) {
        (ss7::CodingStandard::ITU_T, Some(name)) => format!("{} {name}", cause.value.0),
        _ => cause.value.0.to_string(),
    };
    let mut map = vec![
        ("value".into(), Value::Text(value)),
        ("location".into(), text(cause.location)),
    ];
    if cause.coding != ss7::CodingStandard::ITU_T {
        map.push(("coding".into(), text(cause.coding)));
    }
    if let Some(recommendation) = cause.recommendation {
        map.push((
            "recommendation".into(),
            Value::Integer(recommendation.into()),
        ));
    }
    if !cause.diagnostics.0.is_empty() {
        let fields = match cause.coding {
            ss7::CodingStandard::ITU_T => diagnostics::show(cause.value, &cause.diagnostics.0),
            _ => None,
        };
        let octets = || Value::Text(hex(&cause.diagnostics.0));
        map.push(("diagnostics".into(), fields.unwrap_or_else(octets)));
    }
    checked(content, Value::Map(map), read_cause)
}

pub(in crate::types) fn read_cause(value: &Value) -> Option<Vec<u8>> {
    let cause = match value {
        Value::Map(map) => {
            if let Some(octets) = unraw(map) {
                return Some(octets);
            }
            let mut cause = ss7::Cause::from_text(&word(find(map, "value")?)?).ok()?;
            for (key, value) in map {
                match (key.as_str(), value) {
                    ("value", _) => {}
                    ("location", value) => cause.location = word(value)?.parse().ok()?,
                    ("coding", value) => cause.coding = word(value)?.parse().ok()?,
                    ("recommendation", Value::Integer(number)) => {
                        cause.recommendation =
                            Some(u8::try_from(*number).ok().filter(|number| *number < 128)?);
                    }
                    ("diagnostics", fields) => {
                        let octets = diagnostics::read(cause.value, fields)?;
                        cause.diagnostics = ss7::Diagnostics(ss7::InlineOctets::new(&octets)?);
                    }
                    _ => return None,
                }
            }
            cause
        }
        other => ss7::Cause::from_text(&word(other)?).ok()?,
    };
    Some(cause.encode().to_vec())
}

impl Cause<'_> {
    /// Its meaning.
    ///
    /// # Errors
    /// What is wrong with the octets.
    pub fn value(&self) -> Result<ss7::Cause, ss7::NumberError> {
        ss7::Cause::decode(self.0)
    }
}

leaf! {
    /// Redirection information (Q.763 3.45).
    pub struct RedirectionInformation<'a> "RedirectionInformation" = [UNIVERSAL 4], show_redirection, read_redirection
}

pub(in crate::types) fn show_redirection(content: &[u8]) -> Value {
    let Ok(information) = ss7::RedirectionInformation::decode(content) else {
        return raw(content);
    };
    let mut map = vec![
        ("indicator".into(), text(information.indicator)),
        ("originalReason".into(), text(information.original_reason)),
    ];
    if let Some((counter, reason)) = information.last {
        map.push(("counter".into(), Value::Integer(counter.into())));
        map.push(("reason".into(), text(reason)));
    }
    checked(content, Value::Map(map), read_redirection)
}

pub(in crate::types) fn read_redirection(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return Some(
            ss7::RedirectionInformation::from_text(&word(value)?)
                .ok()?
                .encode()
                .to_vec(),
        );
    };
    if let Some(octets) = unraw(map) {
        return Some(octets);
    }
    let mut information = ss7::RedirectionInformation {
        indicator: word(find(map, "indicator")?)?.parse().ok()?,
        original_reason: ss7::RedirectionReason::UNKNOWN,
        last: None,
    };
    for (key, value) in map {
        let last = information
            .last
            .unwrap_or((1, ss7::RedirectionReason::UNKNOWN));
        match (key.as_str(), value) {
            ("indicator", _) => {}
            ("originalReason", value) => information.original_reason = word(value)?.parse().ok()?,
            ("counter", Value::Integer(counter)) => {
                information.last = Some((
                    u8::try_from(*counter).ok().filter(|counter| *counter < 8)?,
                    last.1,
                ));
            }
            ("reason", value) => information.last = Some((last.0, word(value)?.parse().ok()?)),
            _ => return None,
        }
    }
    Some(information.encode().to_vec())
}

impl RedirectionInformation<'_> {
    /// Its meaning.
    ///
    /// # Errors
    /// What is wrong with the octets.
    pub fn value(&self) -> Result<ss7::RedirectionInformation, ss7::NumberError> {
        ss7::RedirectionInformation::decode(self.0)
    }
}

octet_leaf! {
    /// Calling party's category (Q.763 3.11), shown by its name.
    CallingPartysCategory "CallingPartysCategory" show_category, read_category
}

fn show_category(content: &[u8]) -> Value {
    match content {
        [octet] => text(ss7::CallingPartysCategory(*octet)),
        _ => raw(content),
    }
}

fn read_category(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Integer(number) => Some(vec![u8::try_from(*number).ok()?]),
        Value::Text(text) => Some(vec![text.parse::<ss7::CallingPartysCategory>().ok()?.0]),
        Value::Map(map) => unraw(map),
        _ => None,
    }
}
