//! AIN, ANSI-41 and WIN: octets from outside, and every operation, result and error through both codecs.

use inlab_ber::value::{Value, show, write};
use inlab_ber::{Scratch, Writer, element};
use inlab_inap::Dialect;
use inlab_inap::operation::Type;

fn unhex(text: &str) -> Vec<u8> {
    inlab_ber::value::unhex(text).expect("hex")
}

/// A value with its maps in the order of their names: a SET has no order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Map(map) => {
            let mut map: Vec<_> = map.iter().map(|(k, v)| (k.clone(), sorted(v))).collect();
            map.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Map(map)
        }
        Value::List(items) => Value::List(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

/// Octets through both codecs: what each writes must read as the same value.
fn shown(of: Type, octets: &[u8], dialect: Dialect) -> Value {
    let value_of = |octets: &[u8]| {
        let (tlv, rest) = element(octets).expect("an element");
        assert!(rest.is_empty());
        show(of.schema(), tlv, dialect.bit()).expect("the schema takes it")
    };
    let value = value_of(octets);
    let mut out = Writer::default();
    of.recode(octets, dialect, &Scratch::default(), &mut out)
        .expect("the compiled codec takes it");
    assert_eq!(
        sorted(&value_of(out.as_slice())),
        sorted(&value),
        "the compiled codec"
    );
    assert_eq!(out.as_slice().len(), octets.len());
    let mut again = Writer::default();
    write(of.schema(), &value, dialect.bit(), &mut again).expect("written");
    assert_eq!(again.as_slice(), out.as_slice(), "the two codecs");
    value
}

fn at<'v>(value: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(value, |value, key| match value {
        Value::Map(map) => {
            let found = map.iter().find(|(known, _)| known == key);
            &found.unwrap_or_else(|| panic!("no {key} in {map:?}")).1
        }
        other => panic!("{key} of {other:?}"),
    })
}

/// The origination request of a live network (tests/vectors/tcap_ansi.jsonl, tcap_ansi-s-010), with the fields its source
/// asserts.
#[test]
fn an_origination_request() {
    let argument = unhex(ORREQ);
    let operation = Dialect::WIN.operation(0x092f).expect("ORREQ");
    let value = shown(
        operation.argument.expect("an argument"),
        &argument,
        Dialect::WIN,
    );
    for (path, text) in [
        ("msid.mobileIdentificationNumber", "1081090072"),
        ("digits.digits", "04430800102"),
        ("mobileDirectoryNumber.digits", "3331059072"),
        ("triggerType", "origination-Attempt-Authorized"),
    ] {
        assert_eq!(at(&value, path), &Value::Text(text.into()), "{path}");
    }
    for (path, number) in [
        ("electronicSerialNumber.manufacturer", 0x8d),
        ("electronicSerialNumber.serial", 0x2a_d4fe),
        ("servingCellID", 0x0104),
        ("locationAreaID", 0x1004),
        ("mscid.market", 0x3940),
        ("mscid.switch", 1),
    ] {
        assert_eq!(at(&value, path), &Value::Integer(number), "{path}");
    }
}

const ORREQ: &str = "f26995033940018805011890002789048d2ad4fe8107394001011c30009f6204000000009f7b020c719f21021004840a0100210b403480000102820201049f5d090000210a33135009279f50090200210a33135009279f82170124bf82180c9f8215037d7b1f9f8219010f";
