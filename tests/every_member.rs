//! Every operation, every member, every alternative: octets built from the declarations, through both codecs.
#![allow(missing_docs)]

use inlab_ber::value::{Value, check, hex, show, write};
use inlab_ber::{Scratch, Writer, element};
use inlab_inap::Dialect;
use inlab_inap::operation::Type;
use inlab_tests::values::{Maker, types};
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
    for dialect in Dialect::all() {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Some members, chosen at random.
    #[test]
    fn some_members_of_all_operations(seed in any::<u64>()) {
        for dialect in Dialect::all() {
            let mut maker = Maker::random(dialect, seed);
            for whole in types(dialect) {
                let octets = maker.value(whole.of.schema());
                through_both(whole.name, &whole.of, dialect, &octets);
            }
        }
    }
}
