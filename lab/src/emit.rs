//! From tree to text.

use crate::{Kind, Node, Scalar};

/// The tree as YAML: block style, two spaces, one entry a line; lists and maps marked as flow in one line. Reading it again
/// gives the same text in the same places. A scalar that is not marked as quoted is quoted all the same where it could not be
/// written without quotes in every style; and nothing is written as `null`.
pub fn to_yaml(node: &Node) -> String {
    let mut out = String::new();
    match &node.kind {
        Kind::Scalar(scalar) => {
            write_scalar(&mut out, scalar, Place::Block(0));
            out.push('\n');
        }
        Kind::List(_) | Kind::Map(_) => write_block(&mut out, node, 0),
    }
    out
}

/// Where a scalar stands.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Place {
    /// As a value in block style, with the indentation of what it belongs to.
    Block(usize),
    /// Where no line break may follow: in flow style, and as a key.
    Line,
}

/// The lines of a list or map, each at `indent`.
fn write_block(out: &mut String, node: &Node, indent: usize) {
    if is_inline(node) {
        pad(out, indent);
        write_flow(out, node);
        out.push('\n');
        return;
    }
    match &node.kind {
        Kind::Scalar(scalar) => {
            pad(out, indent);
            write_scalar(out, scalar, Place::Block(indent));
            out.push('\n');
        }
        Kind::List(list) => {
            for item in &list.items {
                pad(out, indent);
                out.push('-');
                if is_inline(item) || item.as_scalar().is_some() {
                    out.push(' ');
                    write_value(out, item, indent);
                } else {
                    // The first line of the item follows the hyphen: cut its indentation off again.
                    let from = out.len();
                    write_block(out, item, indent + 2);
                    out.replace_range(from..from + indent + 1, "");
                }
            }
        }
        Kind::Map(map) => {
            for entry in &map.entries {
                pad(out, indent);
                write_key(out, &entry.key);
                out.push(':');
                if is_inline(&entry.value) || entry.value.as_scalar().is_some() {
                    out.push(' ');
                    write_value(out, &entry.value, indent);
                } else {
                    out.push('\n');
                    write_block(out, &entry.value, indent + 2);
                }
            }
        }
    }
}

fn write_value(out: &mut String, node: &Node, indent: usize) {
    match &node.kind {
        Kind::Scalar(scalar) => write_scalar(out, scalar, Place::Block(indent)),
        Kind::List(_) | Kind::Map(_) => write_flow(out, node),
    }
    out.push('\n');
}

/// Lists and maps that are marked so, and empty ones, which have no other form.
fn is_inline(node: &Node) -> bool {
    match &node.kind {
        Kind::Scalar(_) => false,
        Kind::List(list) => list.flow || list.items.is_empty(),
        Kind::Map(map) => map.flow || map.entries.is_empty(),
    }
}

fn write_flow(out: &mut String, node: &Node) {
    match &node.kind {
        Kind::Scalar(scalar) => write_scalar(out, scalar, Place::Line),
        Kind::List(list) => {
            out.push('[');
            for (index, item) in list.items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                write_flow(out, item);
            }
            out.push(']');
        }
        Kind::Map(map) => {
            out.push('{');
            for (index, entry) in map.entries.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { " " });
                write_key(out, &entry.key);
                out.push_str(": ");
                write_flow(out, &entry.value);
            }
            out.push_str(if map.entries.is_empty() { "}" } else { " }" });
        }
    }
}

fn write_key(out: &mut String, key: &Node) {
    match &key.kind {
        // The merge key is a key of this name only when it is quoted.
        Kind::Scalar(scalar) if scalar.text == "<<" => write_double_quoted(out, "<<"),
        Kind::Scalar(scalar) if scalar.text.is_empty() => write_double_quoted(out, ""),
        // YAML allows 1024 characters before the colon; a longer one would need the form `? key`.
        Kind::Scalar(scalar) => write_scalar(out, scalar, Place::Line),
        Kind::List(_) | Kind::Map(_) => {
            unreachable!("invariant: Node::map and the parser make scalar keys only")
        }
    }
}

fn write_scalar(out: &mut String, scalar: &Scalar, place: Place) {
    let Scalar { text, quoted } = scalar;
    if let Place::Block(indent) = place
        && fits_literal(text)
    {
        out.push('|');
        if !text.ends_with('\n') {
            out.push('-');
        }
        for line in text.lines() {
            out.push('\n');
            if !line.is_empty() {
                pad(out, indent + 2);
                out.push_str(line);
            }
        }
        return;
    }
    if *quoted || !fits_plain(text) {
        // A scalar that says nothing is written as nothing would be misread in flow style.
        if !*quoted && text.is_empty() {
            out.push_str("null");
        } else {
            write_double_quoted(out, text);
        }
    } else {
        out.push_str(text);
    }
}

/// Several lines that a literal block can hold without indentation indicator or escapes.
fn fits_literal(text: &str) -> bool {
    text.trim_end_matches('\n').contains('\n')
        && !text.ends_with("\n\n")
        && !text.starts_with([' ', '\n'])
        && text.chars().all(|c| c == '\n' || is_printable(c))
        && text
            .lines()
            .all(|line| !line.ends_with([' ', '\t']) && !line.starts_with('\t'))
}

fn write_double_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_printable(c) => out.push(c),
            c if u32::from(c) <= 0xff => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            c if u32::from(c) <= 0xffff => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push_str(&format!("\\U{:08x}", u32::from(c))),
        }
    }
    out.push('"');
}

/// Characters that may stand unescaped: no controls, no separators that some readers take for line breaks, no byte order mark.
fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Whether the text can be written without quotes anywhere, also in flow style and as a key, and is read as this same text.
fn fits_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let indicator = match first {
        '-' => text[first.len_utf8()..]
            .chars()
            .next()
            .is_none_or(|c| c.is_whitespace()),
        // YAML 1.1 readers take `?a` and `:a` for keys and values in flow style.
        '?' | ':' | ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\''
        | '"' | '%' | '@' | '`' => true,
        _ => false,
    };
    !indicator
        && text.trim() == text
        && text
            .chars()
            .all(|c| is_printable(c) && !matches!(c, ',' | '[' | ']' | '{' | '}'))
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !text.starts_with("---")
        && !text.starts_with("...")
}

/// Whether some YAML reader, of version 1.1 or 1.2, would take the text for a number, a boolean, a date, nothing or a merge key, or
/// could not read it as plain text at all.
pub(crate) fn could_be_mistaken(text: &str) -> bool {
    if !fits_plain(text) {
        return true;
    }
    let first = text.chars().next().unwrap_or(' ');
    // Numbers in all their forms (012, 1_000, 0x1f, 1e5, .5, 1:30, 2001-12-14) begin so; so does a hexadecimal 81e3.
    if first.is_ascii_digit()
        || matches!(first, '+' | '-' | '.')
        || matches!(text, "<<" | "=" | "~")
    {
        return true;
    }
    const WORDS: [&str; 11] = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        // Octets that happen to have no decimal digit first: quoted for the eye, as their neighbours are.
        || (text.len().is_multiple_of(2) && text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_hexdigit()))
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}
