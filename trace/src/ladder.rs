//! Message sequence charts in text.

use crate::render::scalar;
use crate::{Decoder, Frame, Options, Start};
use inlab_ber::value::Value;
use std::time::Duration;

/// A message between two nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// When, from any beginning: shown as seconds since the first message.
    pub time: Duration,
    /// Name of the sender.
    pub from: String,
    /// Name of the receiver.
    pub to: String,
    /// What was sent.
    pub octets: Vec<u8>,
    /// Where the octets begin.
    pub start: Start,
}

/// How a ladder is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ladder {
    /// Characters of a line, at most.
    pub width: usize,
    /// Colours for a terminal.
    pub color: bool,
    /// Lines of parameters below an operation, at most; what is left out is counted.
    pub parameters: usize,
}

impl Default for Ladder {
    fn default() -> Self {
        Self {
            width: 110,
            color: false,
            parameters: 12,
        }
    }
}

/// Messages as a chart with a column for each node, in the order in which the nodes first appear: one line a message with
/// what it is on its arrow, its main parameters below.
pub fn ladder(messages: &[Message], options: Options, style: Ladder) -> String {
    let mut nodes: Vec<&str> = Vec::new();
    for message in messages {
        for name in [&message.from, &message.to] {
            if !nodes.contains(&name.as_str()) {
                nodes.push(name);
            }
        }
    }
    let Some(first) = messages.first() else {
        return String::new();
    };
    let chart = Chart::new(&nodes, style);
    let mut decoder = Decoder::new(options);
    let mut out = chart.heading();
    for (index, message) in messages.iter().enumerate() {
        let frame = decoder.frame(index as u64 + 1, None, message.start, &message.octets);
        let column = |name: &str| nodes.iter().position(|node| *node == name).unwrap_or(0);
        let after = message.time.saturating_sub(first.time);
        chart.message(
            after,
            column(&message.from),
            column(&message.to),
            &frame,
            &mut out,
        );
    }
    out
}

/// Columns for the time, then one a node.
struct Chart<'n> {
    nodes: &'n [&'n str],
    style: Ladder,
    /// Characters between two nodes' lines.
    gap: usize,
}

const TIME: usize = 10;
const LEAST_GAP: usize = 16;
/// Characters of a parameter, without its name.
const LINE: usize = 72;

impl<'n> Chart<'n> {
    fn new(nodes: &'n [&'n str], style: Ladder) -> Self {
        let gaps = nodes.len().saturating_sub(1).max(1);
        let room = style.width.saturating_sub(TIME + 4) / gaps;
        Self {
            nodes,
            style,
            gap: room.clamp(LEAST_GAP, 80),
        }
    }

    fn at(&self, column: usize) -> usize {
        TIME + 2 + column * self.gap
    }

    /// A line with the nodes' lines in it.
    fn blank(&self) -> Vec<char> {
        let mut line = vec![' '; self.at(self.nodes.len().saturating_sub(1)) + 1];
        for column in 0..self.nodes.len() {
            if let Some(cell) = line.get_mut(self.at(column)) {
                *cell = '|';
            }
        }
        line
    }

    fn put(line: &mut Vec<char>, at: usize, text: &str) {
        for (offset, c) in text.chars().enumerate() {
            while line.len() <= at + offset {
                line.push(' ');
            }
            if let Some(cell) = line.get_mut(at + offset) {
                *cell = c;
            }
        }
    }

    fn finish(&self, line: &[char], out: &mut String) {
        let text: String = line.iter().collect();
        let text = text.trim_end();
        if text.chars().count() > self.style.width {
            out.extend(text.chars().take(self.style.width.saturating_sub(1)));
            out.push('…');
        } else {
            out.push_str(text);
        }
        out.push('\n');
    }

    fn heading(&self) -> String {
        let mut out = String::new();
        let mut names = vec![' '; 0];
        for (column, name) in self.nodes.iter().enumerate() {
            // Centred on its line, cut to its column.
            let name: String = name.chars().take(self.gap - 2).collect();
            let at = self.at(column).saturating_sub(name.chars().count() / 2);
            Self::put(&mut names, at, &name);
        }
        self.finish(&names, &mut out);
        self.finish(&self.blank(), &mut out);
        out
    }

    fn message(&self, after: Duration, from: usize, to: usize, frame: &Frame, out: &mut String) {
        let (left, right) = (self.at(from.min(to)), self.at(from.max(to)));
        let faulty = !frame.faults().is_empty();
        let mut label = summary(frame);
        if faulty {
            label.push_str(" !");
        }
        let mut line = self.blank();
        Self::put(&mut line, 0, &format!("{:>9.3}", after.as_secs_f64()));
        if from == to {
            Self::put(&mut line, left + 1, &format!("-> {label}"));
        } else {
            for at in left + 1..right {
                Self::put(&mut line, at, "-");
            }
            let room = right - left - 5;
            let shown: String = if label.chars().count() > room {
                label
                    .chars()
                    .take(room.saturating_sub(1))
                    .chain(['…'])
                    .collect()
            } else {
                label
            };
            let start = left + 1 + (right - left - 1).saturating_sub(shown.chars().count() + 2) / 2;
            Self::put(&mut line, start, &format!(" {shown} "));
            Self::put(
                &mut line,
                if from < to { right - 1 } else { left + 1 },
                if from < to { ">" } else { "<" },
            );
        }
        let mut drawn = String::new();
        self.finish(&line, &mut drawn);
        if self.style.color {
            let code = if faulty { 31 } else { 36 };
            drawn = format!("\x1b[{code}m{}\x1b[0m\n", drawn.trim_end());
        }
        out.push_str(&drawn);
        for text in self.details(frame) {
            let mut line = self.blank();
            Self::put(&mut line, left + 3, &text);
            self.finish(&line, out);
        }
    }

    /// Main parameters: those of the operations that fit in a line each, flattened; then the faults.
    fn details(&self, frame: &Frame) -> Vec<String> {
        let mut lines = Vec::new();
        let several = frame.operations.len() > 1;
        for operation in &frame.operations {
            let Some(value) = &operation.value else {
                continue;
            };
            let mut own = Vec::new();
            flatten("", value, &mut own);
            let kept = self.style.parameters;
            if own.len() > kept {
                let more = own.len() - kept;
                own.truncate(kept);
                own.push(format!("({more} more)"));
            }
            if several {
                lines.push(operation.name.clone());
                own.iter_mut().for_each(|line| line.insert_str(0, "  "));
            }
            lines.append(&mut own);
        }
        lines.extend(frame.faults().into_iter().map(|fault| format!("! {fault}")));
        lines
    }
}

/// What a message is, for its arrow.
fn summary(frame: &Frame) -> String {
    let mut outer = "";
    let mut title = String::new();
    let mut tcap = None;
    frame.walk(&mut |layer| match layer.name {
        "tcap" => {
            let name = layer.title.split(',').next().unwrap_or("");
            tcap = Some(format!("TC-{}", name.to_uppercase()));
        }
        "ansi-tcap" => tcap = Some(words(&layer.title)),
        "cap" | "inap" | "map" | "ain" | "win" | "tc-user" => {}
        "sccp-management" | "mtp3-management" | "mtp3-test" | "isup" | "m3ua" | "sccp" | "m2pa" => {
            outer = layer.name;
            title.clone_from(&layer.title);
        }
        _ => {}
    });
    let operations: Vec<String> = frame
        .operations
        .iter()
        .map(|operation| match (operation.kind, &operation.problem) {
            (crate::ComponentKind::Invoke, _) => operation.name.clone(),
            (kind, Some(problem)) => format!("{} {} ({problem})", operation.name, kind.name()),
            (kind, None) => format!("{} {}", operation.name, kind.name()),
        })
        .collect();
    match (tcap, operations.is_empty()) {
        (Some(tcap), true) => tcap,
        (Some(tcap), false) => format!("{tcap} {}", operations.join(" + ")),
        (None, false) => operations.join(" + "),
        (None, true) if title.is_empty() => "octets".to_string(),
        (None, true) => format!("{} {title}", outer.to_uppercase()),
    }
}

/// `queryWithPermission` as T1.114 writes it: `Query with permission`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        match words.is_empty() {
            true => words.extend(letter.to_uppercase()),
            false if letter.is_uppercase() => {
                words.push(' ');
                words.extend(letter.to_lowercase());
            }
            false => words.push(letter),
        }
    }
    words
}

/// A parameter a line, by its own name and, where that says little alone, the one around it. What has fields and nothing
/// nested, such as a bearer capability, is one parameter.
fn flatten(name: &str, value: &Value, lines: &mut Vec<String>) {
    let before = if name.is_empty() {
        String::new()
    } else {
        format!("{name} ")
    };
    match value {
        value if let Some(text) = one_line(value) => {
            lines.push(format!("{before}{text}").trim_end().to_string())
        }
        Value::Map(map) if !name.is_empty() && map.len() > 1 && map.iter().all(is_plain) => {
            lines.push(format!("{before}{}", fields(map)));
        }
        Value::Map(map) => {
            for (inner, value) in map {
                flatten(inner, value, lines);
            }
        }
        Value::List(items) => {
            for item in items {
                match (item, item_line(item)) {
                    (_, Some(text)) => lines.push(format!("{before}{text}")),
                    (item, None) => flatten(name, item, lines),
                }
            }
        }
        _ => {}
    }
}

/// A field with nothing nested below.
fn is_plain((_, value): &(String, Value)) -> bool {
    match value {
        Value::List(items) => items.iter().all(|item| scalar(item).is_some()),
        value => scalar(value).is_some(),
    }
}

/// Fields on one line, cut to fit: those with words by these alone, numbers and octets with their names, flags that are set by
/// their names.
fn fields(map: &[(String, Value)]) -> String {
    let of = |(name, value): &(String, Value)| match value {
        Value::Bool(true) | Value::Null => Some(name.clone()),
        // A flag among the bits of an octet string.
        Value::Text(text) if text == "yes" => Some(name.clone()),
        Value::Bool(false) => None,
        Value::Text(text) if !is_number(text) => Some(text.clone()),
        value => Some(format!("{name} {}", one_line(value).unwrap_or_default())),
    };
    let text = map.iter().filter_map(of).collect::<Vec<_>>().join(", ");
    if text.chars().count() <= LINE {
        return text;
    }
    text.chars().take(LINE - 1).chain(['…']).collect()
}

/// A text that says nothing without its name: digits, or octets in hex.
fn is_number(text: &str) -> bool {
    text.bytes().all(|c| c.is_ascii_hexdigit())
}

/// An item of a list in one line: its values without their names, but for choices.
fn item_line(item: &Value) -> Option<String> {
    let Value::Map(map) = item else {
        return one_line(item);
    };
    let parts: Option<Vec<String>> = map
        .iter()
        .map(|(name, value)| match (value, one_line(value)?) {
            (_, text) if text.is_empty() => Some(name.clone()),
            (Value::Integer(_) | Value::Bool(_), text) => Some(format!("{name} {text}")),
            (_, text) => Some(text),
        })
        .collect();
    Some(parts?.join(", "))
}

/// A value where it fits in a line: plain ones, numbers by their digits, causes by their value, choices of one, lists of
/// plain ones. Not a whole SEQUENCE.
fn one_line(value: &Value) -> Option<String> {
    let text = match value {
        Value::Map(map) => {
            let text = |wanted: &str| {
                map.iter()
                    .find(|(name, _)| name == wanted)
                    .and_then(|(_, value)| scalar(value))
            };
            match (
                text("digits"),
                text("nature"),
                text("value"),
                text("location"),
                map.as_slice(),
            ) {
                (Some(digits), Some(nature), ..) => format!("{digits} ({nature})"),
                (Some(digits), None, ..) => digits,
                (_, _, Some(value), Some(location), _) => format!("{value} ({location})"),
                (.., [(name, inner)]) => format!("{name} {}", one_line(inner)?)
                    .trim_end()
                    .to_string(),
                _ => return None,
            }
        }
        Value::List(items) => {
            let plain: Option<Vec<String>> = items.iter().map(one_line).collect();
            plain?.join(", ")
        }
        other => scalar(other)?,
    };
    (text.chars().count() <= LINE).then_some(text)
}

impl Message {
    /// A message.
    pub fn new(time: Duration, from: &str, to: &str, start: Start, octets: &[u8]) -> Self {
        Self {
            time,
            from: from.to_string(),
            to: to.to_string(),
            octets: octets.to_vec(),
            start,
        }
    }
}
