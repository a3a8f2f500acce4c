//! Every operation, every member, every alternative: octets built from the declarations, through both codecs.
#![allow(missing_docs)]

use inlab_ber::value::{Value, check, hex, show, write};
use inlab_ber::{Scratch, Writer, element};
use inlab_inap::Dialect;
use inlab_inap::operation::Type;
use inlab_tests::values::{Maker, Part, types};
use proptest::prelude::*;

fn has_unknown(value: &Value) -> bool {
    match value {
        Value::Map(map) => map
            .iter()
            .any(|(key, value)| key == "unknown" || has_unknown(value)),
        Value::List(items) => items.iter().any(has_unknown),
        _ => false,
    }
}

/// Both codecs take these octets and give them back.
fn through_both(name: &str, of: &Type, dialect: Dialect, octets: &[u8]) {
    let told = || format!("{dialect} {name} {}", hex(octets));
    let (scratch, mut out) = (Scratch::default(), Writer::default());
    of.recode(octets, dialect, &scratch, &mut out)
        .unwrap_or_else(|error| panic!("{}: {error}", told()));
    assert_eq!(out.as_slice(), octets, "{}", told());
    check(of.schema(), octets, dialect.bit()).unwrap_or_else(|error| panic!("{}: {error}", told()));
    let value = show(
        of.schema(),
        element(octets).expect("an element").0,
        dialect.bit(),
    )
    .expect("shown");
    assert!(!has_unknown(&value), "{}: {value:?}", told());
    out.clear();
    write(of.schema(), &value, dialect.bit(), &mut out)
        .unwrap_or_else(|error| panic!("{}: {error}", told()));
    assert_eq!(out.as_slice(), octets, "{}", told());
}

/// The least and the most, each time with another alternative where there are some.
#[test]
fn all_members_of_all_operations() {
    let mut count = 0;
    for dialect in Dialect::every() {
        for whole in types(dialect) {
            for turn in 0..16 {
                for mut maker in [
                    Maker::smallest(dialect, turn),
                    Maker::largest(dialect, turn),
                ] {
                    let octets = maker.value(whole.of.schema());
                    through_both(whole.name, &whole.of, dialect, &octets);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 4000, "{count}");
}

/// Octets to YAML, and YAML to octets, as `decode` and `decode --encode` do.
#[test]
fn every_type_through_a_file() {
    let mut count = 0;
    for dialect in Dialect::all() {
        for whole in types(dialect) {
            let mut makers = vec![Maker::smallest(dialect, 0), Maker::largest(dialect, 1)];
            makers.extend((0..3).map(|seed| Maker::random(dialect, seed)));
            for mut maker in makers {
                let octets = maker.value(whole.of.schema());
                let tlv = element(&octets).expect("an element").0;
                let value = show(whole.of.schema(), tlv, dialect.bit()).expect("shown");
                let text = inlab_trace::yaml(&value);
                let told = || format!("{dialect} {} {}\n{text}", whole.name, hex(&octets));
                let document = inlab_lab::Document::parse("value.yaml", &text)
                    .unwrap_or_else(|error| panic!("{error}: {}", told()));
                let back = inlab_replay::scenario::ber_value(document.root())
                    .unwrap_or_else(|error| panic!("{error}: {}", told()));
                let part = match whole.part {
                    Part::Argument => inlab_trace::Part::Argument,
                    Part::Result => inlab_trace::Part::Result,
                    Part::Error => inlab_trace::Part::Error,
                };
                let again = inlab_trace::encode(dialect, whole.name, part, &back)
                    .unwrap_or_else(|error| panic!("{error}: {}", told()));
                assert_eq!(hex(&again), hex(&octets), "{}", told());
                count += 1;
            }
        }
    }
    assert!(count > 1500, "{count}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Some members, chosen at random.
    #[test]
    fn some_members_of_all_operations(seed in any::<u64>()) {
        for dialect in Dialect::every() {
            let mut maker = Maker::random(dialect, seed);
            for whole in types(dialect) {
                let octets = maker.value(whole.of.schema());
                through_both(whole.name, &whole.of, dialect, &octets);
            }
        }
    }
}
