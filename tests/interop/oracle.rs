//! pycrate in a process of its own, and whether it reads what we read.
#![allow(dead_code, unreachable_pub, missing_docs)]

use inlab_ber::value::Value as OurValue;
use inlab_tests::root;
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The tool that asks it.
pub const TOOL: &str = "tools/oracle_pycrate.py";

/// One process for all messages: pycrate takes two seconds to start.
pub struct Oracle {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Oracle {
    pub fn start() -> Self {
        let process = Command::new("python3")
            .arg(root().join(TOOL))
            .arg("lines")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let mut process = process.expect("python3 runs: install it");
        Self {
            input: process.stdin.take().expect("a pipe"),
            output: BufReader::new(process.stdout.take().expect("a pipe")),
            process,
        }
    }

    /// The value of octets: of a message (`cap` or `raw`), or of one type.
    pub fn read(&mut self, kind: &str, octets: &[u8]) -> Value {
        self.ask(kind, &inlab_ber::value::hex(octets))
    }

    /// The answer to a line.
    pub fn ask(&mut self, kind: &str, what: &str) -> Value {
        let asked = writeln!(self.input, "{kind} {what}").and_then(|()| self.input.flush());
        let mut line = String::new();
        let read = self.output.read_line(&mut line);
        assert!(
            asked.is_ok() && matches!(read, Ok(1..)),
            "pycrate does not answer: pip install pycrate==0.8.1"
        );
        serde_json::from_str(&line).expect("JSON")
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Names of bits by TS 29.002 17.7.1: SupportedCamelPhases, OfferedCamel4Functionalities. No name is in both.
const BITS: [&[&str]; 2] = [
    &["phase1", "phase2", "phase3", "phase4"],
    &[
        "initiateCallAttempt",
        "splitLeg",
        "moveLeg",
        "disconnectLeg",
        "entityReleased",
        "dfc-WithArgument",
        "playTone",
        "dtmf-MidCall",
        "chargingIndicator",
        "alertingDP",
        "locationAtAlerting",
        "changeOfPositionDP",
        "or-Interactions",
        "warningToneEnhancements",
        "cf-Enhancements",
        "subscribedEnhancedDialledServices",
        "servingNetworkEnhancedDialledServices",
        "criteriaForChangeOfPositionDP",
        "serviceChangeDP",
        "collectInformation",
    ],
];

/// The number that our bits are in a string as long as theirs; `None` where ours are no such bits, or more than theirs.
fn bits_of(ours: &OurValue, theirs: &[Value]) -> Option<u64> {
    let [Value::Number(_), Value::Number(size)] = theirs else {
        return None;
    };
    let size = size.as_u64()?;
    let set = match ours {
        OurValue::Integer(number) => return u64::try_from(*number).ok(),
        // Of numbers only it is a list of numbers.
        OurValue::List(set)
            if set.is_empty() || set.iter().any(|bit| matches!(bit, OurValue::Text(_))) =>
        {
            set
        }
        OurValue::Map(map) => match map.as_slice() {
            [(s, OurValue::Integer(told)), (b, OurValue::List(set))]
                if s == "size" && b == "bits" && u64::try_from(*told) == Ok(size) =>
            {
                set
            }
            _ => return None,
        },
        _ => return None,
    };
    set.iter().try_fold(0, |number, bit| {
        let at = match bit {
            OurValue::Integer(at) => u64::try_from(*at).ok()?,
            OurValue::Text(name) => {
                let at = |names: &&[&str]| names.iter().position(|known| known == name);
                BITS.iter().find_map(at)? as u64
            }
            _ => return None,
        };
        let shift = u32::try_from(size.checked_sub(at + 1)?).ok()?;
        Some(number | 1_u64.checked_shl(shift)?)
    })
}

/// Whether pycrate and we read the same: the same members, alternatives, numbers and names of values. Octets are octets to
/// pycrate, whatever they mean: that they are the same is known from their being encoded again.
pub fn agree(ours: &OurValue, theirs: &Value, at: &str) -> Result<(), String> {
    let differ = || Err(format!("{at}: {ours:?} is {theirs}"));
    match (ours, theirs) {
        (OurValue::Integer(ours), Value::Number(theirs)) if theirs.as_i64() == Some(*ours) => {
            Ok(())
        }
        (OurValue::Bool(ours), Value::Bool(theirs)) if ours == theirs => Ok(()),
        // Ours has a backslash doubled.
        (OurValue::Text(ours), Value::String(theirs)) if ours.replace(r"\\", r"\") == *theirs => {
            Ok(())
        }
        // A BIT STRING is its bits as a number, and how many.
        (OurValue::Text(ours), Value::Array(theirs)) if ours.starts_with('b') => {
            let bits = u64::from_str_radix(&ours[1..], 2).unwrap_or(0);
            if *theirs == [Value::from(bits), Value::from(ours.len() - 1)] {
                Ok(())
            } else {
                differ()
            }
        }
        // Bits with names, or a number of bits.
        (ours, Value::Array(theirs)) if bits_of(ours, theirs).is_some() => {
            if bits_of(ours, theirs) == theirs.first().and_then(Value::as_u64) {
                Ok(())
            } else {
                differ()
            }
        }
        // The type of an extension, by pycrate's modules; ours is the element in hex.
        (OurValue::Text(ours), Value::Array(theirs))
            if *theirs == ["NULL".into(), Value::from(0)] =>
        {
            if ours == "a1020500" {
                Ok(())
            } else {
                differ()
            }
        }
        // An OBJECT IDENTIFIER is its arcs.
        (OurValue::Text(ours), Value::Array(theirs)) => {
            let arcs: Vec<_> = theirs.iter().map(Value::to_string).collect();
            if *ours == arcs.join(".") {
                Ok(())
            } else {
                differ()
            }
        }
        // NULL is 0 to pycrate.
        (OurValue::Null, Value::Number(_)) => Ok(()),
        (OurValue::Integer(ours), Value::Object(octets)) if octets.contains_key("hex") => {
            let hex = octets["hex"].as_str().unwrap_or_default();
            if i64::from_str_radix(hex, 16) == Ok(*ours) {
                Ok(())
            } else {
                differ()
            }
        }
        (OurValue::Text(_) | OurValue::Map(_), Value::Object(octets))
            if octets.len() == 1 && octets.contains_key("hex") =>
        {
            Ok(())
        }
        (OurValue::Map(ours), Value::Object(theirs)) => {
            let names: Vec<_> = ours.iter().map(|(name, _)| name).collect();
            if names != theirs.keys().collect::<Vec<_>>() {
                return Err(format!("{at}: members {names:?}, {:?}", theirs.keys()));
            }
            ours.iter()
                .zip(theirs.values())
                .try_for_each(|((name, ours), theirs)| agree(ours, theirs, &format!("{at}.{name}")))
        }
        // CHOICE: one entry, and a pair.
        (OurValue::Map(ours), Value::Array(theirs)) => match (&ours[..], &theirs[..]) {
            ([(name, ours)], [Value::String(chosen), theirs]) if name == chosen => {
                agree(ours, theirs, &format!("{at}.{name}"))
            }
            _ => differ(),
        },
        (OurValue::List(ours), Value::Array(theirs)) if ours.len() == theirs.len() => ours
            .iter()
            .zip(theirs)
            .enumerate()
            .try_for_each(|(index, (ours, theirs))| agree(ours, theirs, &format!("{at}.{index}"))),
        _ => differ(),
    }
}
