//! Inputs to begin with: the vectors and captures of `tests/`.

use super::TYPES;
use std::path::Path;

fn unhex(text: &str) -> Vec<u8> {
    inlab_ber::value::unhex(text).expect("hexadecimal")
}

/// Inputs of this target that are kept in `tests/fuzz/`, one a line: each reached code that no vector did, or was a finding.
///
/// # Panics
/// If the file is not there or not as it should be.
#[must_use]
pub fn saved(tests: &Path, target: &str) -> Vec<Vec<u8>> {
    let file = tests.join("fuzz").join(target).with_extension("hex");
    let text = std::fs::read_to_string(file).expect("saved inputs");
    text.lines().map(unhex).collect()
}

/// Inputs for the target of this name; `tests` is the folder with `vectors` and `captures`.
///
/// # Panics
/// If the files are not there or not as they should be.
#[must_use]
pub fn seeds(tests: &Path, target: &str) -> Vec<Vec<u8>> {
    let (mut seeds, mut arguments) = (Vec::new(), Vec::new());
    let files = |folder: &str, extension: &str| {
        let entries = std::fs::read_dir(tests.join(folder)).expect("a folder");
        let mut files: Vec<_> = entries
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.retain(|file| file.extension().is_some_and(|found| found == extension));
        files.sort();
        files
    };
    for file in files("vectors", "jsonl") {
        for line in std::fs::read_to_string(&file).expect("text").lines() {
            let json: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let hex = json["hex"].as_str().or_else(|| json["ber"].as_str());
            let octets = unhex(hex.expect("octets"));
            let layer = json["layer"].as_str().unwrap_or("tcap-message");
            match (target, layer) {
                (
                    "element",
                    "operation" | "tcap-message" | "tcap-component" | "tcap-dialogue-apdu",
                )
                | ("tcap", "tcap-message")
                | ("tcap_ansi", "tcap-message" | "tcap-component")
                | ("sccp", "sccp-message")
                | ("m3ua", "m3ua-message")
                | ("capture", "tcap-message" | "sccp-message" | "m3ua-message") => {
                    seeds.push(octets)
                }
                // As every eighth type: some of them are its own.
                ("operation", "operation") => {
                    for choice in (seeds.len() % 8..TYPES.len()).step_by(64) {
                        let choice = u16::try_from(choice).expect("few types");
                        seeds.push([&choice.to_be_bytes(), octets.as_slice()].concat());
                    }
                }
                ("scp_ansi" | "ssp_ansi", "tcap-message") => arguments.extend(invoked(&octets)),
                ("stack_ansi", "tcap-message") => {
                    seeds.push(super::stack_ansi::steps(&[&octets]));
                }
                ("stack", "tcap-component") => {
                    let octets = &octets[..octets.len().min(255)];
                    let length = u8::try_from(octets.len()).expect("cut");
                    seeds.push([&[0, 0, length], octets, &[2, 5]].concat());
                }
                _ => {}
            }
        }
    }
    if target == "capture" {
        // Whole files where they are short; of the others the first frames.
        for file in files("captures", "pcap") {
            let mut octets = std::fs::read(file).expect("a capture");
            octets.truncate(3000);
            seeds.push(octets);
        }
    }
    if target == "stack" {
        seeds.extend(super::stack::calls());
    }
    if matches!(target, "scp_ansi" | "ssp_ansi") {
        arguments.extend(saved(tests, "operation").iter().filter_map(argument));
    }
    if target == "scp_ansi" {
        seeds.extend(super::cores_ansi::calls_to_scp(&arguments));
    }
    if target == "ssp_ansi" {
        seeds.extend(super::cores_ansi::calls_to_switch(&arguments));
    }
    seeds
}

/// Of an input of the target `operation` that is an argument, as of those in [`invoked`].
fn argument(input: &Vec<u8>) -> Option<Vec<u8>> {
    let [high, low, octets @ ..] = input.as_slice() else {
        return None;
    };
    let choice = usize::from(u16::from_be_bytes([*high, *low])) % TYPES.len();
    let (dialect, of) = TYPES.get(choice)?;
    let is_it = |own: &inlab_inap::operation::Type| own.schema().name == of.schema().name;
    let mut operations = dialect.operations();
    let operation = operations.find(|row| row.argument.as_ref().is_some_and(is_it))?;
    let code = u16::try_from(operation.code).ok()?;
    let (argument, _) = inlab_ber::element(octets).ok()?;
    Some([&code.to_be_bytes(), argument.content].concat())
}

/// Of the Invokes in a package of ANSI TCAP: two octets of the operation, and what is in the argument.
fn invoked(package: &[u8]) -> Vec<Vec<u8>> {
    use inlab_tcap::ansi::{Component, Message};
    let Ok(message) = Message::read(package) else {
        return Vec::new();
    };
    let components = message.components.unwrap_or_default().flatten();
    let invokes = components.filter_map(|component| match component {
        Component::InvokeLast(invoke) | Component::InvokeNotLast(invoke) => {
            let (argument, _) = inlab_ber::element(invoke.parameter?).ok()?;
            let code = invoke.operation.code();
            Some([code.as_octets(), argument.content].concat())
        }
        _ => None,
    });
    invokes.collect()
}
