//! Messages of American networks as `inlab decode` shows them, as text and as JSON, and encoded again.
//!
//! The messages are those of [`inlab_tests::american`]; `tests/interop/ansi_tcap.rs` shows the same to tshark.
#![allow(missing_docs)]

use inlab_ber::value::hex;
use inlab_tests::american::{Again, SAMPLES, Sample};
use inlab_trace::vectors::{Reencoded, Verdict, run};
use inlab_trace::{Decoder, Frame, Options, Start, from_json};
use serde_json::json;

fn frames(sample: &Sample) -> Vec<Frame> {
    let mut decoder = Decoder::new(Options::default());
    let frames = (1..).zip(sample.octets());
    frames
        .map(|(number, octets)| decoder.frame(number, None, Start::Auto, &octets))
        .collect()
}

#[test]
fn shown_as_text() {
    for sample in SAMPLES {
        let text: String = frames(sample).iter().map(Frame::to_text).collect();
        let mut lines = text.lines().map(str::trim_start);
        for wanted in sample.shown {
            let found = lines.any(|line| line.starts_with(wanted));
            assert!(found, "{}: {wanted:?} is not there:\n{text}", sample.name);
        }
        let faulty = text.lines().any(|line| line.trim_start().starts_with('!'));
        assert_eq!(
            faulty,
            sample.again == Again::Refused,
            "{}:\n{text}",
            sample.name
        );
    }
}

#[test]
fn shown_as_json() {
    for sample in SAMPLES {
        for frame in frames(sample) {
            let json = frame.to_json();
            let read: serde_json::Value = serde_json::from_str(&json.to_string()).expect("JSON");
            assert_eq!(json, read, "{}", sample.name);
            assert_eq!(from_json(&json), Some(frame.to_value()), "{}", sample.name);
        }
    }
}

#[test]
fn encoded_again() {
    for sample in SAMPLES {
        for octets in sample.octets() {
            let line = json!({
                "id": sample.name,
                "protocol": "TCAP-ANSI",
                "layer": "tcap-message",
                "hex": hex(&octets),
                "malformed": sample.again == Again::Refused,
                // Some parameters are filler.
                "argument_opaque": true,
            });
            let outcome = run(&line.to_string()).next().expect("one line");
            let (verdict, again) = match sample.again {
                Again::Identical => (Verdict::Ok, Some(Reencoded::Identical)),
                Again::Equal => (Verdict::Ok, Some(Reencoded::Equal)),
                Again::Refused => (Verdict::Refused, None),
            };
            assert_eq!(
                (outcome.verdict, outcome.reencoded),
                (verdict, again),
                "{outcome:?}"
            );
        }
    }
}

/// What stands alone: components, dialogue portions, parameters of an operation, by the layer that a file of vectors names.
#[test]
fn parts_of_messages() {
    let parts = [
        (
            "tcap-component",
            "TCAP-ANSI",
            "",
            "",
            "ed09cf02140ad001f3f200",
        ),
        (
            "tcap-component",
            "TCAP-ANSI",
            "",
            "",
            "eb0dcf0105d4010ef2050102030405",
        ),
        ("tcap-component", "TCAP-ANSI", "", "", "ee05cf01fff200"),
        (
            "tcap-dialogue-apdu",
            "TCAP-ANSI",
            "",
            "",
            "f921da0103fd142812060704000001010101a0070102030405060780010aa203800114",
        ),
        (
            "tcap-dialogue-apdu",
            "TCAP-ANSI",
            "",
            "",
            "f90bdb011e81012aa20381012c",
        ),
        (
            "tcap-dialogue-apdu",
            "TCAP-ANSI",
            "",
            "",
            "fd142812060704000001010101a00701020304050607",
        ),
        (
            "operation",
            "ANSI-41",
            "SeizeResource",
            "result",
            "f20c9f5709060021 0a1252551090",
        ),
        (
            "operation",
            "AIN",
            "activityTest",
            "result",
            "30059f81240101",
        ),
        (
            "operation",
            "AIN",
            "activityTest",
            "result",
            "f2059f81240101",
        ),
        ("operation", "AIN", "failureReport", "error", "30049f200110"),
    ];
    for (layer, protocol, operation, kind, octets) in parts {
        let mut line = json!({
            "id": layer,
            "protocol": protocol,
            "layer": layer,
            "hex": octets.replace(' ', ""),
            "argument_opaque": true,
        });
        if !operation.is_empty() {
            line["operation"] = operation.into();
            line["kind"] = kind.into();
        }
        let outcome = run(&line.to_string()).next().expect("one line");
        let passed = (outcome.verdict, outcome.reencoded);
        assert_eq!(
            passed,
            (Verdict::Ok, Some(Reencoded::Identical)),
            "{octets}: {outcome:?}"
        );
        assert!(outcome.value.is_some(), "{octets}");
    }
}

/// Octets of other projects, with values that their sources assert.
#[test]
fn values_that_others_assert() {
    let lines = include_str!("vectors/ansi_fields.jsonl");
    let mut checked = 0;
    for line in lines.lines() {
        let vector: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let outcome = run(line).next().expect("one line");
        let passed = (outcome.verdict, outcome.reencoded);
        assert_eq!(
            passed,
            (Verdict::Ok, Some(Reencoded::Identical)),
            "{outcome:?}"
        );
        let value = outcome.to_json();
        for expected in vector["expect"].as_array().expect("a list") {
            let path = expected[0].as_str().expect("a path");
            let found = value["value"].pointer(path);
            assert_eq!(found, Some(&expected[1]), "{}: {path}", outcome.id);
            checked += 1;
        }
    }
    assert!(checked > 15, "{checked}");
}
