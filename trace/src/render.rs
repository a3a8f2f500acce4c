//! Values and frames as text, JSON and YAML.

use crate::tree::{Frame, Layer};
use inlab_ber::value::Value;
use std::fmt::Write as _;
use std::time::Duration;

/// `2024-02-29 12:00:00.123456`, UTC, microseconds.
pub(crate) fn timestamp(since_1970: Duration) -> String {
    let (days, second) = (since_1970.as_secs() / 86_400, since_1970.as_secs() % 86_400);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.{:06}",
        since_1970.subsec_micros()
    )
}

/// Days since 1970-01-01 to year, month, day, in eras of 400 years that begin in March.
fn civil(days: u64) -> (u64, u64, u64) {
    let shifted = days.saturating_add(719_468);
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

pub(crate) fn text(frame: &Frame) -> String {
    let mut out = format!("frame {}", frame.number);
    if let Some(time) = frame.time {
        let _ = write!(out, "  {}", timestamp(time));
    }
    let _ = writeln!(out, "  {} octets", frame.length);
    for layer in &frame.layers {
        layer_text(layer, 1, &mut out);
    }
    out
}

fn layer_text(layer: &Layer, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let _ = writeln!(
        out,
        "{indent}{}{}{}",
        layer.name,
        if layer.title.is_empty() { "" } else { " " },
        layer.title
    );
    for (name, value) in &layer.fields {
        field_text(name, value, depth + 1, out);
    }
    for fault in &layer.faults {
        let _ = writeln!(out, "{indent}  ! {fault}");
    }
    for inside in &layer.inside {
        layer_text(inside, depth + 1, out);
    }
}

/// A field of a tree for people: no quotes.
pub(crate) fn field_text(name: &str, value: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Map(map) if !map.is_empty() => {
            // A choice of one plain value stands in one line.
            if let [(inner, plain)] = map.as_slice()
                && let Some(plain) = scalar(plain)
            {
                // Contents that are not there were not understood either.
                let plain = match (inner.as_str(), plain.as_str()) {
                    ("octets", "") => "none",
                    (_, plain) => plain,
                };
                let _ = writeln!(
                    out,
                    "{indent}{name}: {inner}{}{plain}",
                    if plain.is_empty() { "" } else { " " }
                );
                return;
            }
            let _ = writeln!(out, "{indent}{name}:");
            for (name, value) in map {
                field_text(name, value, depth + 1, out);
            }
        }
        Value::List(items) if !items.is_empty() => {
            let plain: Option<Vec<String>> = items.iter().map(scalar).collect();
            if let Some(line) = plain.map(|plain| plain.join(", "))
                && line.len() < 80
            {
                let _ = writeln!(out, "{indent}{name}: {line}");
                return;
            }
            for (index, item) in items.iter().enumerate() {
                field_text(&format!("{name}[{index}]"), item, depth, out);
            }
        }
        other => {
            let plain = scalar(other).unwrap_or_default();
            let _ = writeln!(
                out,
                "{indent}{name}{}{plain}",
                if plain.is_empty() { "" } else { ": " }
            );
        }
    }
}

/// A value that fits in a line; nothing for NULL, whose name says all.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(b) => Some(b.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::List(items) if items.is_empty() => Some("[]".into()),
        Value::Map(map) if map.is_empty() => Some("{}".into()),
        Value::List(_) | Value::Map(_) => None,
    }
}

/// A value as JSON. Maps keep their order; of two entries with one name the later gets a number.
pub fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(b) => (*b).into(),
        Value::Integer(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(map) => {
            let mut object = serde_json::Map::new();
            for (name, value) in map {
                let mut key = name.clone();
                let mut count = 1;
                while object.contains_key(&key) {
                    count += 1;
                    key = format!("{name}{count}");
                }
                object.insert(key, json(value));
            }
            object.into()
        }
    }
}

/// JSON as a value; `None` where a number is no 64-bit integer.
pub fn from_json(json: &serde_json::Value) -> Option<Value> {
    Some(match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(b) => Value::Bool(*b),
        serde_json::Value::Number(number) => Value::Integer(number.as_i64()?),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Array(items) => {
            Value::List(items.iter().map(from_json).collect::<Option<_>>()?)
        }
        serde_json::Value::Object(map) => Value::Map(
            map.iter()
                .map(|(name, value)| Some((name.clone(), from_json(value)?)))
                .collect::<Option<_>>()?,
        ),
    })
}

/// A value as block YAML 1.2. A text that any YAML reader could take for something else (digits, `no`, `1e5`, `~`) is
/// quoted, so that telephone numbers survive.
pub fn yaml(value: &Value) -> String {
    let mut out = String::new();
    match value {
        Value::Map(map) if !map.is_empty() => yaml_map(map, 0, &mut out),
        Value::List(items) if !items.is_empty() => yaml_list(items, 0, &mut out),
        other => {
            out.push_str(&yaml_scalar(other));
            out.push('\n');
        }
    }
    out
}

fn yaml_map(map: &[(String, Value)], depth: usize, out: &mut String) {
    for (index, (name, value)) in map.iter().enumerate() {
        // The first entry of a map in a list stands behind the dash.
        if index > 0 || !out.ends_with("- ") {
            out.push_str(&"  ".repeat(depth));
        }
        out.push_str(&yaml_text(name));
        out.push(':');
        yaml_inner(value, depth + 1, out);
    }
}

fn yaml_list(items: &[Value], depth: usize, out: &mut String) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 || !out.ends_with("- ") {
            out.push_str(&"  ".repeat(depth));
        }
        out.push_str("- ");
        match item {
            Value::Map(map) if !map.is_empty() => yaml_map(map, depth + 1, out),
            Value::List(items) if !items.is_empty() => yaml_list(items, depth + 1, out),
            other => {
                out.push_str(&yaml_scalar(other));
                out.push('\n');
            }
        }
    }
}

fn yaml_inner(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Map(map) if !map.is_empty() => {
            out.push('\n');
            yaml_map(map, depth, out);
        }
        Value::List(items) if !items.is_empty() => {
            out.push('\n');
            yaml_list(items, depth, out);
        }
        other => {
            out.push(' ');
            out.push_str(&yaml_scalar(other));
            out.push('\n');
        }
    }
}

fn yaml_scalar(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(b) => b.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => yaml_text(text),
        Value::List(_) => "[]".into(),
        Value::Map(_) => "{}".into(),
    }
}

fn yaml_text(text: &str) -> String {
    const WORDS: [&str; 11] = [
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf",
    ];
    let mut characters = text.chars();
    let plain = characters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && text.chars().all(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, ' ' | '_' | '-' | '+' | '.' | '/' | '(' | ')' | ',')
        })
        && !text.ends_with(' ')
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if plain {
        return text.to_string();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 || c as u32 == 0x7f => {
                let _ = write!(out, "\\x{:02x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (seconds, text) in [
            (0, "1970-01-01 00:00:00.000000"),
            (951_782_399, "2000-02-28 23:59:59.000000"),
            (951_782_400, "2000-02-29 00:00:00.000000"),
            (1_709_208_000, "2024-02-29 12:00:00.000000"),
            (4_102_444_799, "2099-12-31 23:59:59.000000"),
        ] {
            assert_eq!(timestamp(Duration::from_secs(seconds)), text);
        }
    }

    #[test]
    fn yaml_keeps_digits_and_structure() {
        let text = |t: &str| Value::Text(t.into());
        let value = Value::Map(vec![
            ("digits".into(), text("0049")),
            ("word".into(), text("oAnswer")),
            ("no".into(), text("no")),
            ("odd".into(), text("a: b\"\n")),
            ("empty".into(), Value::Map(vec![])),
            (
                "list".into(),
                Value::List(vec![
                    Value::Map(vec![
                        ("a".into(), Value::Integer(1)),
                        ("b".into(), Value::Null),
                    ]),
                    Value::List(vec![Value::Bool(true), text("1e5")]),
                ]),
            ),
        ]);
        let expected = "digits: \"0049\"\nword: oAnswer\n\"no\": \"no\"\nodd: \"a: b\\\"\\n\"\nempty: {}\nlist:\n  - a: 1\n    b: null\n  - - true\n    - \"1e5\"\n";
        assert_eq!(yaml(&value), expected);
        assert_eq!(from_json(&json(&value)), Some(value));
    }
}
