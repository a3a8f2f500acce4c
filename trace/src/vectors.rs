//! Octets from outside against the codecs: each is decoded, encoded again, and decoded once more.
//!
//! A line is a JSON object with `id` (or `name`), `hex` (or `ber`), `layer`, `protocol`, and as needed `version`,
//! `operation`, `opcode`, `kind`, `malformed`, `variant`, `argument_opaque`, `verified`, as `tests/vectors/README.md`
//! describes them.
//!
//! - What is canonical must come back octet for octet, the rest equal after a second decode.
//! - `malformed`: must be refused.
//! - No `version`: tried in the dialects of its protocol, newest first.
//! - `variant`: must survive: what does not fit is shown, and told of.
//! - `verified` is `none`: may be refused; nothing says that it is right.

mod layers;

use crate::Start;
use crate::operation::{Role, is_cap, newest_first};
use inlab_ber::value::{Value, hex, show_in, show_lenient_in, unhex, write_as_given};
use inlab_ber::{Scratch, Tag, Writer, element};
use inlab_inap::operation::Type;
use inlab_inap::{Dialect, error_named};

/// What became of a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// Decoded, and the same after encoding.
    Ok,
    /// Refused, as it should be or may be.
    Refused,
    /// Anything else.
    Fail,
}

/// What encoding gave.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reencoded {
    /// The same octets.
    Identical,
    /// Others, that decode to an equal value.
    Equal,
}

/// One line's result.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The vector's id; `line 3` for a line that is none.
    pub id: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// The dialect that fitted.
    pub dialect: Option<&'static str>,
    /// What encoding gave, where it was decoded.
    pub reencoded: Option<Reencoded>,
    /// What was decoded.
    pub value: Option<Value>,
    /// Why it was refused or failed; what of a variant does not fit; what is absent from a message of AIN or ANSI-41.
    pub error: Option<String>,
}

impl Outcome {
    /// `id`, `result`, `dialect`, `reencoded`, `value`, `error`; what is not there is null.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "id": self.id,
            "result": match self.verdict { Verdict::Ok => "ok", Verdict::Refused => "refused", Verdict::Fail => "fail" },
            "dialect": self.dialect,
            "reencoded": self.reencoded.map(|how| match how { Reencoded::Identical => "identical", Reencoded::Equal => "equal" }),
            "value": self.value.as_ref().map(crate::json),
            "error": self.error,
        })
    }
}

/// Counts of outcomes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Summary {
    /// Lines decoded and encoded again.
    pub ok: usize,
    /// Of these, to the same octets.
    pub identical: usize,
    /// Lines rightly refused.
    pub refused: usize,
    /// Lines that failed.
    pub failed: usize,
}

impl Summary {
    /// Counts one.
    pub fn add(&mut self, outcome: &Outcome) {
        match outcome.verdict {
            Verdict::Ok => self.ok += 1,
            Verdict::Refused => self.refused += 1,
            Verdict::Fail => self.failed += 1,
        }
        self.identical += usize::from(outcome.reencoded == Some(Reencoded::Identical));
    }

    /// Something ran and nothing failed.
    pub fn passed(&self) -> bool {
        self.failed == 0 && self.ok + self.refused > 0
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} ok ({} octet for octet), {} refused as they should be, {} failed",
            self.ok, self.identical, self.refused, self.failed
        )
    }
}

/// Runs the lines of a file. Empty lines are passed over.
pub fn run(text: &str) -> impl Iterator<Item = Outcome> + '_ {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            let parsed = serde_json::from_str::<serde_json::Value>(line);
            match parsed.ok().as_ref().and_then(Vector::of) {
                Some(vector) => vector.run(),
                None => Outcome {
                    id: format!("line {}", index + 1),
                    verdict: Verdict::Fail,
                    dialect: None,
                    reencoded: None,
                    value: None,
                    error: Some("no vector: a JSON object with id and hex is expected".into()),
                },
            }
        })
}

/// The family of ANSI-41's operation codes (X.S0004-540), which is left out where only they are meant.
const ANSI_41: i32 = 9 << 8;

struct Vector<'j> {
    id: &'j str,
    octets: Vec<u8>,
    layer: &'j str,
    /// In capitals.
    protocol: String,
    version: Option<&'j str>,
    operation: Option<&'j str>,
    opcode: Option<i32>,
    kind: &'j str,
    malformed: bool,
    variant: bool,
    opaque: bool,
    unverified: bool,
}

/// Decoded, encoded, decoded again.
struct Passed {
    dialect: Option<&'static str>,
    reencoded: Reencoded,
    value: Option<Value>,
    /// What is not right, and does not count against it.
    told: Option<String>,
}

/// Why not.
enum Stop {
    /// The octets are refused.
    Refused(String),
    /// The codecs contradict one another, or there is no codec.
    Wrong(String),
}

fn refused(why: impl std::fmt::Display) -> Stop {
    Stop::Refused(why.to_string())
}

/// How octets came back.
fn compare(octets: &[u8], again: &[u8], equal: bool) -> Result<Reencoded, Stop> {
    match (octets == again, equal) {
        (true, _) => Ok(Reencoded::Identical),
        (false, true) => Ok(Reencoded::Equal),
        (false, false) => Err(Stop::Wrong(format!(
            "encoded as {}, which decodes to another value",
            hex(again)
        ))),
    }
}

impl<'j> Vector<'j> {
    fn of(json: &'j serde_json::Value) -> Option<Self> {
        let text = |name: &str| json.get(name).and_then(serde_json::Value::as_str);
        let flag = |name: &str| {
            json.get(name)
                .and_then(serde_json::Value::as_bool)
                .unwrap_or(false)
        };
        Some(Self {
            id: text("id").or_else(|| text("name"))?,
            octets: unhex(text("hex").or_else(|| text("ber"))?)?,
            layer: text("layer").unwrap_or("tcap-message"),
            protocol: text("protocol").unwrap_or("").to_ascii_uppercase(),
            version: text("version"),
            operation: text("operation"),
            opcode: json
                .get("opcode")
                .and_then(serde_json::Value::as_i64)
                .and_then(|code| i32::try_from(code).ok()),
            kind: text("kind").unwrap_or(""),
            malformed: flag("malformed"),
            variant: flag("variant"),
            opaque: flag("argument_opaque"),
            unverified: text("verified") == Some("none"),
        })
    }

    fn run(&self) -> Outcome {
        let mut outcome = Outcome {
            id: self.id.to_string(),
            verdict: Verdict::Fail,
            dialect: None,
            reencoded: None,
            value: None,
            error: None,
        };
        match self.decode() {
            Ok(passed) => {
                (outcome.dialect, outcome.reencoded, outcome.value) =
                    (passed.dialect, Some(passed.reencoded), passed.value);
                outcome.error = passed.told;
                if self.malformed {
                    outcome.error = Some("accepted, though malformed".into());
                } else {
                    outcome.verdict = Verdict::Ok;
                }
            }
            Err(Stop::Refused(error)) => {
                outcome.error = Some(error);
                if self.malformed {
                    outcome.verdict = Verdict::Refused;
                } else if self.variant {
                    // Shown with what is known of it, and told of.
                    (outcome.dialect, outcome.value) = self.lenient();
                    if outcome.value.is_some() {
                        outcome.verdict = Verdict::Ok;
                    }
                } else if self.unverified {
                    outcome.verdict = Verdict::Refused;
                }
            }
            Err(Stop::Wrong(error)) => outcome.error = Some(error),
        }
        outcome
    }

    fn decode(&self) -> Result<Passed, Stop> {
        match self.layer {
            "operation" => self.operation(),
            "tcap-message" if matches!(self.octets.first(), Some(0xe1..=0xe6 | 0xf6)) => {
                self.ansi(Start::Tcap)
            }
            "tcap-message" => self.tcap_message(),
            "tcap-component" if self.is_american() => self.ansi_component(),
            "tcap-component" => self.tcap_component(),
            "tcap-dialogue-apdu" if matches!(self.octets.first(), Some(0xf9 | 0xfd)) => {
                self.ansi_dialogue()
            }
            "tcap-dialogue-apdu" => self.dialogue_apdu(),
            "sccp-message" => self.sccp_message(),
            "sccp-address" => self.sccp_address(),
            "sccp-global-title" => self.global_title(),
            "m3ua-message" => self.m3ua_message(),
            "isup-message" => self.isup_message(),
            "isup-parameter" => self.isup_parameter(),
            other => Err(Stop::Wrong(format!("no codec for layer {other}"))),
        }
    }

    /// Dialects of the protocol, those of the version first.
    fn dialects(&self) -> Vec<Dialect> {
        let mut dialects: Vec<Dialect> = match self.protocol.as_str() {
            _ if self.is_american() => {
                let mut dialects: Vec<_> = Dialect::american().collect();
                dialects.reverse();
                dialects
            }
            "CAP" => newest_first().into_iter().filter(|d| is_cap(*d)).collect(),
            _ => newest_first().into_iter().filter(|d| !is_cap(*d)).collect(),
        };
        let named = match (self.protocol.as_str(), self.version) {
            ("CAP", Some(version)) => Dialect::parse(&format!("cap{version}")).ok(),
            ("AIN", Some(version)) => {
                Dialect::parse(&format!("ain{}", version.replace('.', ""))).ok()
            }
            (_, Some(version)) => {
                let word = version
                    .split_whitespace()
                    .next()
                    .unwrap_or("")
                    .to_ascii_lowercase()
                    .replace('-', "");
                Dialect::parse(&word).ok()
            }
            (_, None) => None,
        };
        // The one named first. The others count where it lacks the operation, and for national variants, which are told
        // apart loosely.
        if let Some(named) = named {
            dialects.sort_by_key(|dialect| *dialect != named);
        }
        dialects
    }

    fn role(&self) -> Role {
        match self.kind {
            "result" => Role::Result,
            "error-parameter" | "error" => Role::Error,
            _ => Role::Argument,
        }
    }

    /// The parameter's type in each dialect that has the operation.
    fn types(&self) -> Vec<(Dialect, Option<Type>)> {
        let role = self.role();
        let types = self.dialects().into_iter().filter_map(|dialect| {
            let named = self.operation.and_then(|name| match role {
                Role::Error => error_named(dialect, name).map(|row| row.code),
                Role::Argument | Role::Result => {
                    dialect.operation_spelled(name).map(|row| row.code)
                }
            });
            let code = named.or(self.opcode)?;
            let found = role
                .find(dialect, code)
                .or_else(|| role.find(dialect, ANSI_41 | code));
            Some((dialect, found?.1))
        });
        let mut types: Vec<_> = types.collect();
        if self.protocol == "CAP" && self.version.is_some() {
            types.truncate(1);
        }
        types
    }

    fn operation(&self) -> Result<Passed, Stop> {
        let types = self.types();
        if types.is_empty() {
            let why = "no dialect of the protocol has the operation";
            return Err(if self.variant || self.unverified {
                refused(why)
            } else {
                Stop::Wrong(why.into())
            });
        }
        let mut first = None;
        for (dialect, of) in types {
            let Some(of) = of else {
                // It has none, and there is none: nothing to encode again.
                if self.octets.is_empty() {
                    return Ok(Passed {
                        dialect: Some(dialect.name()),
                        reencoded: Reencoded::Identical,
                        value: None,
                        told: None,
                    });
                }
                first.get_or_insert(refused(format_args!(
                    "{} has no such parameter",
                    dialect.name()
                )));
                continue;
            };
            let octets = match dialect.is_over_ansi_tcap() {
                true => &crate::ansi::as_declared(&self.octets, Some(of)),
                false => &self.octets,
            };
            let (scratch, mut out) = (Scratch::default(), Writer::default());
            if let Err(error) = of.recode(octets, dialect, &scratch, &mut out) {
                first.get_or_insert(refused(format_args!("{}: {error}", dialect.name())));
                continue;
            }
            let again = out.as_slice();
            // Encoded once more from its own octets nothing may change.
            let (scratch, mut twice) = (Scratch::default(), Writer::default());
            let stable = of.recode(again, dialect, &scratch, &mut twice).is_ok()
                && twice.as_slice() == again;
            let value = value_of(of, octets, dialect).map_err(Stop::Wrong)?;
            let equal =
                stable && value_of(of, again, dialect).is_ok_and(|other| similar(&other, &value));
            // The other codec, from the value in the file.
            let mut interpreted = Writer::default();
            write_as_given(
                of.schema(),
                &value,
                dialect.bit(),
                dialect.protocol(),
                &mut interpreted,
            )
            .map_err(|error| Stop::Wrong(error.to_string()))?;
            let (scratch, mut from_value) = (Scratch::default(), Writer::default());
            let back = of.recode(interpreted.as_slice(), dialect, &scratch, &mut from_value);
            if back.is_err() || from_value.as_slice() != again {
                return Err(Stop::Wrong(format!(
                    "its value is encoded as {}",
                    hex(interpreted.as_slice())
                )));
            }
            // A SET has no order of its own: a value is written in the order that it has.
            let reencoded = match octets.as_slice() == interpreted.as_slice() {
                true => Reencoded::Identical,
                false => compare(octets, again, equal)?,
            };
            return Ok(Passed {
                dialect: Some(dialect.name()),
                reencoded,
                value: Some(value),
                told: None,
            });
        }
        Err(first.unwrap_or_else(|| refused("no dialect takes it")))
    }

    /// A variant's value, with what does not fit in hex.
    fn lenient(&self) -> (Option<&'static str>, Option<Value>) {
        let Ok((tlv, [])) = element(&self.octets) else {
            return (None, None);
        };
        if self.layer != "operation" {
            return (None, Some(Value::Text(hex(&self.octets))));
        }
        let found = self
            .types()
            .into_iter()
            .find_map(|(dialect, of)| Some((dialect, of?)));
        match found {
            Some((dialect, of)) => (
                Some(dialect.name()),
                Some(show_lenient_in(
                    of.schema(),
                    tlv,
                    dialect.bit(),
                    dialect.protocol(),
                )),
            ),
            None => (None, Some(Value::Text(hex(&self.octets)))),
        }
    }

    /// It is of a network of North America: its protocol or its version says so.
    fn is_american(&self) -> bool {
        let version = self.version.unwrap_or("").to_ascii_uppercase();
        let words = ["AIN", "WIN", "ANSI", "IS-41", "TR533"];
        let mut words = words.into_iter();
        words.any(|word| self.protocol.contains(word)) || version.contains("ANSI")
    }
}

fn value_of(of: Type, octets: &[u8], dialect: Dialect) -> Result<Value, String> {
    let (tlv, _) = element(octets).map_err(|fault| fault.to_string())?;
    show_in(of.schema(), tlv, dialect.bit(), dialect.protocol())
        .map_err(|fault| format!("accepted, but cannot be shown: {fault}"))
}

/// Equal but for members that the sender gave at their default: those are not sent again. Nothing else may differ.
fn similar(again: &Value, value: &Value) -> bool {
    match (again, value) {
        (Value::Map(again), Value::Map(value)) => {
            let known = |name: &str, map: &[(String, Value)]| map.iter().any(|(n, _)| n == name);
            again.iter().all(|(name, inner)| {
                value
                    .iter()
                    .find(|(n, _)| n == name)
                    .is_some_and(|(_, original)| similar(inner, original))
            }) && value
                .iter()
                .all(|(name, inner)| known(name, again) || is_plain(inner))
        }
        (Value::List(again), Value::List(value)) => {
            again.len() == value.len() && again.iter().zip(value).all(|(a, b)| similar(a, b))
        }
        (again, value) => again == value,
    }
}

const fn is_plain(value: &Value) -> bool {
    !matches!(value, Value::Map(_) | Value::List(_))
}

/// An element and what is in it.
#[derive(Debug, PartialEq)]
struct Node {
    tag: Tag,
    content: Vec<u8>,
    inside: Vec<Self>,
}

impl Node {
    /// The elements of octets, 32 deep at most. `opaque`: below the first three levels what is constructed need not be made
    /// of elements.
    fn tree(mut octets: &[u8], depth: usize, opaque: bool) -> Result<Vec<Self>, inlab_ber::Fault> {
        let mut nodes = Vec::new();
        while !octets.is_empty() {
            let (tlv, rest) = element(octets)?;
            octets = rest;
            let constructed = tlv.tag & inlab_ber::CONSTRUCTED != 0;
            if constructed && depth >= 32 {
                return Err(inlab_ber::Fault::TooDeep);
            }
            let inside = match constructed {
                true => Self::tree(tlv.content, depth + 1, opaque).map(Some),
                false => Ok(None),
            };
            let (content, inside) = match inside {
                Ok(Some(inside)) => (Vec::new(), inside),
                Ok(None) => (tlv.content.to_vec(), Vec::new()),
                Err(_) if opaque && depth >= 3 => (tlv.content.to_vec(), Vec::new()),
                Err(fault) => return Err(fault),
            };
            nodes.push(Self {
                tag: tlv.tag,
                content,
                inside,
            });
        }
        Ok(nodes)
    }
}

/// Constructed elements are made of elements, all the way down.
pub(crate) fn sound(octets: &[u8]) -> Result<(), inlab_ber::Fault> {
    Node::tree(octets, 0, false).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_without_argument_has_no_octets() {
        let line = |hex| {
            format!(
                r#"{{"id":"a","protocol":"INAP","layer":"operation","operation":"continue","kind":"argument","hex":"{hex}"}}"#
            )
        };
        let outcome = run(&line("")).next().expect("an outcome");
        assert_eq!(outcome.verdict, Verdict::Ok, "{:?}", outcome.error);
        assert_eq!(outcome.reencoded, Some(Reencoded::Identical));
        let outcome = run(&line("0500")).next().expect("an outcome");
        assert_eq!(outcome.verdict, Verdict::Fail);
    }
}
