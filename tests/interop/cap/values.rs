//! Values of every argument, result and error parameter of every phase: what our compiled codec encodes, read by pycrate; what pycrate
//! makes up by its own constraints and encodes, read by us.
//!
//! pycrate's modules are of phase 4 and read the earlier phases too, but for what [`left_out`] names.

use crate::oracle::{Oracle, agree};
use inlab_ber::value::{hex, show, unhex};
use inlab_ber::{Scratch, Writer, element};
use inlab_inap::Dialect;
use inlab_tests::values::{Maker, Part, Whole, types};
use serde_json::Value;
use std::collections::BTreeMap;

const PHASES: [Dialect; 4] = [Dialect::CAP1, Dialect::CAP2, Dialect::CAP3, Dialect::CAP4];

/// Random values of each type and phase.
const RANDOM: u64 = 12;

/// 0.4.0.1.2: the one extension that pycrate's modules define, a NULL. Of any other it keeps the octets.
const EXTENSION: &[u8] = &[6, 4, 4, 0, 1, 2];

/// What a phase has in another form than phase 4, and what no module gives a type: members that are left out here. Vectors and tshark
/// judge them.
fn left_out(dialect: Dialect) -> &'static [&'static str] {
    if dialect == Dialect::CAP2 {
        // The tags are other members' later; a NULL of another name.
        &[
            "extType",
            "initialDPArgExtension",
            "naInfo",
            "gsm-ForwardingPending",
        ]
    } else {
        &["extType"]
    }
}

/// A NULL before phase 4, a CHOICE in it.
fn is_null_before(whole: &Whole, dialect: Dialect) -> bool {
    whole.name == "specializedResourceReport" && dialect != Dialect::CAP4
}

fn kind(whole: &Whole) -> String {
    let part = match whole.part {
        Part::Argument => "argument",
        Part::Result => "result",
        Part::Error => "error",
    };
    format!("{part} {}", whole.code)
}

/// Encoded by the compiled codec, and the value that the schema gives.
fn ours(whole: &Whole, dialect: Dialect, octets: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = Writer::default();
    let scratch = Scratch::default();
    whole
        .of
        .recode(octets, dialect, &scratch, &mut out)
        .map_err(|error| error.to_string())?;
    Ok(out.as_slice().to_vec())
}

/// What pycrate answered about these octets, against what we read in them.
fn judge(whole: &Whole, dialect: Dialect, octets: &[u8], answer: &Value) -> Result<(), String> {
    if let Some(error) = answer["error"].as_str() {
        return Err(error.to_owned());
    }
    if answer["unknown"] != Value::Array(vec![]) {
        return Err(format!("left undecoded: {}", answer["unknown"]));
    }
    if answer["again"] != hex(octets) {
        return Err(format!("encoded again it is {}", answer["again"]));
    }
    let (tlv, _) = element(octets).map_err(|fault| fault.to_string())?;
    let value = show(whole.of.schema(), tlv, dialect.bit()).map_err(|fault| fault.to_string())?;
    agree(&value, &answer["value"], whole.name)
}

fn told(problems: &BTreeMap<String, (usize, String)>) -> String {
    let lines = problems.iter().map(|(what, (count, octets))| {
        format!("{count:4} {what} [{}]", &octets[..octets.len().min(300)])
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_we_encode() {
    let mut oracle = Oracle::start();
    let mut problems = BTreeMap::new();
    let mut values = 0;
    for dialect in PHASES {
        for whole in types(dialect).filter(|whole| !is_null_before(whole, dialect)) {
            let mut makers: Vec<_> = (0..6)
                .flat_map(|turn| {
                    [
                        Maker::smallest(dialect, turn),
                        Maker::largest(dialect, turn),
                    ]
                })
                .collect();
            makers.extend((0..RANDOM).map(|seed| Maker::random(dialect, seed)));
            let mut last = Vec::new();
            for maker in makers {
                let mut maker = maker.extension(EXTENSION).without(left_out(dialect));
                let value = maker.value(whole.of.schema());
                if value == last {
                    continue;
                }
                let octets = ours(&whole, dialect, &value).expect("a value of the type");
                assert_eq!(octets, value, "{dialect} {}", whole.name);
                let answer = oracle.read(&format!("whole {}", kind(&whole)), &octets);
                if let Err(what) = judge(&whole, dialect, &octets, &answer) {
                    let what = format!("{dialect} {} {}: {what}", kind(&whole), whole.name);
                    problems.entry(what).or_insert((0, hex(&octets))).0 += 1;
                }
                values += 1;
                last = value;
            }
        }
    }
    println!("{values} values of ours, read by pycrate");
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        told(&problems)
    );
    assert!(values > 1000, "{values}");
}

#[test]
fn what_pycrate_encodes() {
    let mut oracle = Oracle::start();
    let mut problems = BTreeMap::new();
    let mut values = 0;
    let dialect = Dialect::CAP4;
    for whole in types(dialect) {
        for seed in 0..40 {
            let answer = oracle.ask(&format!("make {}", kind(&whole)), &seed.to_string());
            let octets = answer["again"].as_str().and_then(unhex).unwrap_or_default();
            let verdict = judge(&whole, dialect, &octets, &answer).and_then(|()| {
                let again = ours(&whole, dialect, &octets)?;
                if again == octets {
                    Ok(())
                } else {
                    Err("encoded by us it is another".to_owned())
                }
            });
            if let Err(what) = verdict {
                let what = format!("{} {}: {what}", kind(&whole), whole.name);
                problems.entry(what).or_insert((0, hex(&octets))).0 += 1;
            }
            values += 1;
        }
    }
    println!("{values} values of pycrate's, read by us");
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        told(&problems)
    );
    assert!(values > 1000, "{values}");
}
