//! The record of a run, as golden files have it: virtual time, from > to, one line a layer, arguments as YAML; then state
//! changes and notifications, in the order in which they came about.

use crate::expect::record_text;
use crate::run::SCP;
use crate::wire::Passage;
use inlab_ber::value::{Value, hex};
use inlab_inap::Dialect;
use inlab_ssp_sim::Record;
use inlab_trace::{Decoder, Frame, Layer, Options, Start};
use std::fmt::Write as _;
use std::time::Duration;

/// Writes the record.
pub(crate) struct Recorder {
    text: String,
    dialect: Dialect,
    decoder: Decoder,
    octets: bool,
    number: u64,
}

impl Recorder {
    pub(crate) fn new(dialect: Dialect, octets: bool) -> Self {
        let options = Options {
            start: Start::M3ua,
            dialect: Some(dialect),
            ..Options::default()
        };
        Self {
            text: String::new(),
            dialect,
            decoder: Decoder::new(options),
            octets,
            number: 0,
        }
    }

    pub(crate) fn line(&mut self, now: Duration, line: &str) {
        let _ = writeln!(self.text, "{}  {line}", time(now));
    }

    pub(crate) fn record(&mut self, now: Duration, record: &Record) {
        match record {
            Record::Call { call, pic, point } => {
                let at = point.map_or(String::new(), |point| format!(", {point}"));
                self.line(now, &format!("ssp  call {}: {pic}{at}", call.0));
            }
            Record::Ssf { call, state } => {
                self.line(now, &format!("ssp  call {}: SSF {state}", call.0))
            }
            Record::Resource { resource, state } => {
                self.line(now, &format!("ssp  resource {resource}: {state}"));
            }
            Record::WarningTone { call } => {
                self.line(now, &format!("ssp  call {}: warning tone", call.0))
            }
            Record::Lost(count) => self.line(now, &format!("ssp  {count} records were lost")),
            other => {
                if let Some(text) = record_text(other, self.dialect) {
                    self.line(now, &format!("ssp  does  {text}"));
                }
            }
        }
    }

    pub(crate) fn passage(&mut self, now: Duration, passage: &Passage) {
        let (from, to) = if passage.from.node == SCP {
            ("scp", "ssp")
        } else {
            ("ssp", "scp")
        };
        let lost = if passage.lost { "  (lost)" } else { "" };
        self.line(now, &format!("{from} > {to}{lost}"));
        self.message(&passage.octets);
    }

    pub(crate) fn injected(&mut self, now: Duration, octets: &[u8]) {
        self.line(now, "script > scp");
        self.message(octets);
    }

    fn message(&mut self, octets: &[u8]) {
        self.number += 1;
        let frame = self.decoder.frame(self.number, None, Start::M3ua, octets);
        layers(&frame, &mut self.text);
        if self.octets {
            let _ = writeln!(self.text, "{INDENT}octets: {}", hex(octets));
        }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }
}

const INDENT: &str = "             ";

fn time(now: Duration) -> String {
    format!("{:>7}.{:03}", now.as_secs(), now.subsec_millis())
}

/// One line a layer; the fields of what is innermost as YAML.
pub(crate) fn layers(frame: &Frame, text: &mut String) {
    for layer in &frame.layers {
        describe(layer, text);
    }
}

fn describe(layer: &Layer, text: &mut String) {
    let _ = write!(text, "{INDENT}{} {}", layer.name, layer.title);
    if layer.inside.is_empty() {
        text.push('\n');
        if !layer.fields.is_empty() {
            for line in inlab_trace::yaml(&Value::Map(layer.fields.clone())).lines() {
                let _ = writeln!(text, "{INDENT}  {line}");
            }
        }
    } else {
        for (name, value) in &layer.fields {
            let _ = write!(text, ", {name} {}", inline(value));
        }
        text.push('\n');
    }
    for fault in &layer.faults {
        let _ = writeln!(text, "{INDENT}  fault: {fault}");
    }
    for inside in &layer.inside {
        describe(inside, text);
    }
}

/// A value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Text(value) => value.clone(),
        Value::List(items) => items.iter().map(inline).collect::<Vec<_>>().join(" "),
        Value::Map(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(name, value)| format!("{name} {}", inline(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}
