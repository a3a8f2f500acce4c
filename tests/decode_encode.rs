//! `inlab decode --as` and `inlab decode --encode`: parameters to YAML text and back, for every operation and error of every dialect.
//!
//! Values are the smallest and the largest of [`inlab_tests::values`]. All of them go through the functions that the command
//! calls, with the YAML written and parsed; one in so many goes through the command itself.
#![allow(missing_docs, clippy::print_stdout)]

use inlab_ber::value::hex;
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_replay::scenario::ber_value;
use inlab_tests::values::{Maker, Part, Whole, types};
use inlab_trace::{decode_part, encode, yaml};
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Of the values, every one of this number goes through the command.
const SAMPLE: usize = 19;

struct Sent {
    dialect: Dialect,
    whole: Whole,
    octets: Vec<u8>,
}

fn every_value() -> Vec<Sent> {
    let mut all = Vec::new();
    for dialect in Dialect::every() {
        for whole in types(dialect) {
            for mut maker in [Maker::smallest(dialect, 0), Maker::largest(dialect, 0)] {
                let octets = maker.value(whole.of.schema());
                all.push(Sent {
                    dialect,
                    whole,
                    octets,
                });
            }
        }
    }
    all
}

fn part(part: Part) -> inlab_trace::Part {
    match part {
        Part::Argument => inlab_trace::Part::Argument,
        Part::Result => inlab_trace::Part::Result,
        Part::Error => inlab_trace::Part::Error,
    }
}

#[test]
fn every_value_through_text() {
    let all = every_value();
    let mut faults = Vec::new();
    for sent in &all {
        let (dialect, name, part) = (sent.dialect, sent.whole.name, part(sent.whole.part));
        let there = || -> Result<(), String> {
            let value = decode_part(dialect, name, part, &sent.octets)
                .map_err(|error| error.to_string())?;
            let text = yaml(&value);
            let document = Document::parse(name, &text).map_err(|error| error.to_string())?;
            let read = ber_value(document.root()).map_err(|error| error.to_string())?;
            let octets =
                encode(dialect, name, part, &read).map_err(|error| format!("{error}\n{text}"))?;
            if octets == sent.octets {
                return Ok(());
            }
            Err(format!("encoded as {}\n{text}", hex(&octets)))
        };
        if let Err(error) = there() {
            let octets = hex(&sent.octets);
            faults.push(format!("{dialect} {name} {part} {octets}: {error}"));
        }
    }
    println!("{} values", all.len());
    let first = faults.iter().take(5).cloned().collect::<Vec<_>>();
    assert!(
        faults.is_empty(),
        "{} of {}\n{}",
        faults.len(),
        all.len(),
        first.join("\n")
    );
    assert!(all.len() > 1000, "{}", all.len());
    for dialect in Dialect::every() {
        let of = all.iter().filter(|sent| sent.dialect == dialect).count();
        assert_eq!(of, 2 * types(dialect).count(), "{dialect}");
        // The smallest has four operations without results.
        assert!(of >= 8, "{dialect}: {of} values");
    }
}

/// Standard output of the command, which succeeds.
fn inlab(sent: &Sent, more: &[&str], input: &str) -> String {
    let kind = sent.whole.part;
    let kind = match kind {
        Part::Argument => "argument",
        Part::Result => "result",
        Part::Error => "error",
    };
    let mut child = Command::new(env!("CARGO_BIN_EXE_inlab"))
        .args(["decode", "--as", sent.whole.name, "--kind", kind])
        .args(["--dialect", sent.dialect.name()])
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("inlab runs");
    let mut stdin = child.stdin.take().expect("its standard input");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let error = String::from_utf8_lossy(&output.stderr);
    let of = format!("{} {} {kind}", sent.dialect, sent.whole.name);
    assert!(output.status.success(), "{of} {more:?}: {error}");
    assert_eq!(error, "", "{of}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn a_sample_through_the_command() {
    let all = every_value();
    let mut count = 0;
    for sent in all.iter().step_by(SAMPLE) {
        let text = inlab(sent, &["--format", "yaml", "-"], &hex(&sent.octets));
        assert!(
            text.starts_with(&format!("# {}", sent.whole.name)),
            "{text}"
        );
        let octets = inlab(sent, &["--encode", "-"], &text);
        assert_eq!(octets, format!("{}\n", hex(&sent.octets)), "{text}");
        count += 1;
    }
    println!("{count} values");
    assert!(count > 50, "{count}");
}
