//! What holds parameters in ANSI TCAP (T1.114.3): set, sequence, the universal ones, nothing. And parameters of ANSI-41 in
//! operations that do not have them.

use inlab_ber::value::{Value, hex, show_in, unhex, write_in};
use inlab_ber::{Scratch, Writer, context, element};
use inlab_inap::operation::Type;
use inlab_inap::{Dialect, Operation, decode_result, decode_trigger, error_type};

fn octets(text: &str) -> Vec<u8> {
    unhex(text).expect("hex")
}

fn operation(dialect: Dialect, name: &str) -> &'static Operation {
    dialect.operation_named(name).expect(name)
}

/// Every holder, in every form of its length, with nothing in it.
const EMPTY: [&str; 8] = [
    "f200", "f000", "3000", "3100", "f28100", "f2820000", "f2800000", "30800000",
];

#[test]
fn where_no_parameter_is_defined_an_empty_one_says_as_much() {
    for dialect in Dialect::american() {
        for empty in EMPTY {
            let empty = octets(empty);
            assert!(dialect.is_nothing(&empty));
            assert!(Type::takes(None, Some(&empty), dialect), "{dialect}");
        }
        assert!(Type::takes(None, None, dialect));
        for other in ["0500", "0400", "f2", "f20100", "b200", "d200", "f20000"] {
            let other = octets(other);
            assert!(!dialect.is_nothing(&other));
            assert!(!Type::takes(None, Some(&other), dialect), "{dialect}");
        }
    }
    // TCAP of the ITU has no such holder: the result of an operation without one has no octets.
    for empty in EMPTY {
        assert!(!Type::takes(None, Some(&octets(empty)), Dialect::CAP4));
    }
}

/// X.S0004-520: parameters that are not expected are passed over.
#[test]
fn where_no_parameter_is_defined_what_is_not_expected_is_passed_over() {
    let answer = operation(Dialect::WIN, "OAnswer");
    assert!(answer.result.is_none());
    let surplus = octets("f2079f5d0400000000");
    assert!(Type::takes(None, Some(&surplus), Dialect::WIN));
    let report = decode_result(Dialect::WIN, answer, &surplus, &Scratch::default());
    assert!(report.is_ok(), "{report:?}");
    let broken = octets("f2029f5d");
    assert!(!Type::takes(None, Some(&broken), Dialect::WIN));
}

#[test]
fn where_all_may_be_absent_so_may_be_the_parameter() {
    let takes = |dialect: Dialect, name: &str, parameter: Option<&str>| {
        let parameter = parameter.map(octets);
        let row = operation(dialect, name);
        Type::takes(row.result.as_ref(), parameter.as_deref(), dialect)
    };
    for parameter in [None, Some("f200"), Some("3000"), Some("f2800000")] {
        assert!(takes(Dialect::WIN, "OriginationRequest", parameter));
        assert!(takes(Dialect::AIN02, "sendToResource", parameter));
        // systemMyTypeCode must be there.
        assert!(!takes(Dialect::WIN, "RegistrationNotification", parameter));
    }
    assert!(takes(
        Dialect::WIN,
        "RegistrationNotification",
        Some("f203960113")
    ));
    assert!(takes(
        Dialect::WIN,
        "RegistrationNotification",
        Some("3003960113")
    ));
    // An error's parameter is held so too.
    let failure = error_type(Dialect::AIN02, 1).expect("applicationError");
    for holder in ["30", "31", "f0", "f2"] {
        let parameter = octets(&format!("{holder}07bf37049f380104"));
        assert!(
            Type::takes(failure.parameter.as_ref(), Some(&parameter), Dialect::AIN02),
            "{holder}"
        );
    }
}

/// The same trigger in each holder.
#[test]
fn an_argument_is_read_in_any_holder() {
    let scratch = Scratch::default();
    for (dialect, name, content) in [
        (
            Dialect::AIN02,
            "infoAnalyzed",
            "bf350781051252551000 8d0100 8f080310125255101000",
        ),
        (Dialect::WIN, "OriginationRequest", ORREQ),
    ] {
        let content = octets(content);
        let read = [0x30, 0x31, 0xf0, 0xf2].map(|holder| {
            let length = u8::try_from(content.len()).expect("short");
            let argument = [&[holder, length], &content[..]].concat();
            decode_trigger(dialect, operation(dialect, name), &argument, &scratch)
                .unwrap_or_else(|fault| panic!("{dialect} {holder:x}: {fault}"))
        });
        assert!(read.iter().all(|trigger| *trigger == read[0]), "{dialect}");
    }
    // Dialects over the ITU's TCAP have one.
    let initial = operation(Dialect::CAP4, "initialDP");
    let read = |argument| decode_trigger(Dialect::CAP4, initial, &octets(argument), &scratch);
    assert!(read("300680016e9c0102").is_ok());
    assert!(read("f20680016e9c0102").is_err());
    assert!(read("310680016e9c0102").is_err());
}

const ORREQ: &str = "95033940018805011890002789048d2ad4fe8107394001011c30009f6204000000009f7b020c719f21021004840a0100210b403480000102820201049f5d090000210a33135009279f50090200210a33135009279f82170124bf82180c9f8215037d7b1f9f8219010f";

/// A value through `unexpected`, and back to the same octets.
fn again(name: &str, argument: &str) -> Value {
    let dialect = Dialect::WIN;
    let of = operation(dialect, name).argument.expect("an argument");
    let argument = octets(argument);
    let (tlv, rest) = element(&argument).expect("an element");
    assert!(rest.is_empty());
    let (bit, protocol) = (dialect.bit(), dialect.protocol());
    let value = show_in(of.schema(), tlv, bit, protocol).expect("shown");
    let mut out = Writer::default();
    write_in(of.schema(), &value, bit, protocol, &mut out).expect("written");
    assert_eq!(hex(out.as_slice()), hex(&argument), "{value:?}");
    let mut compiled = Writer::default();
    of.recode(&argument, dialect, &Scratch::default(), &mut compiled)
        .expect("decoded");
    assert_eq!(hex(compiled.as_slice()), hex(&argument), "{value:?}");
    value
}

fn entry<'v>(value: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(value, |value, key| {
        value
            .get(key)
            .unwrap_or_else(|| panic!("no {key} in {value:?}"))
    })
}

/// X.S0004-550: an identifier means the same in every operation.
#[test]
fn a_parameter_that_an_operation_does_not_have_is_shown_by_name() {
    let bulk = operation(Dialect::WIN, "BulkDisconnection");
    let members = bulk.argument.expect("an argument").schema().members();
    let has = |name: &str| members.iter().any(|member| member.name == name);
    assert!(has("mscid") && !has("carrierDigits") && !has("triggerType") && !has("routingDigits"));
    let value = again(
        "BulkDisconnection",
        "f230 9f821701 24 9503003012 9f5606 080021041288 9f820301 05 9f8116 06 060021042143 \
         9f5606 080021042222 9f876801 00",
    );
    for (path, shown) in [
        ("unexpected.triggerType", "origination-Attempt-Authorized"),
        ("unexpected2.carrierDigits.digits", "2188"),
        ("unexpected2.carrierDigits.type", "carrier"),
        ("unexpected2.routingDigits.digits", "1234"),
        ("unexpected3.carrierDigits.digits", "2222"),
        ("unknown", "9f87680100"),
    ] {
        assert_eq!(entry(&value, path), &Value::Text(shown.into()), "{path}");
    }
    assert_eq!(entry(&value, "mscid.switch"), &Value::Integer(0x12));
}

/// Octets that would not be written so again stay octets.
#[test]
fn what_does_not_come_back_stays_unknown() {
    for surplus in [
        // A length in two octets; a constructed string; an enumeration with a needless octet.
        "9f56810605002104 1288",
        "bf5608 0406 050021041288",
        "9f8217020024",
    ] {
        let surplus = octets(surplus);
        let argument = [&octets("9503003012")[..], &surplus].concat();
        let text = format!("f2{:02x}{}", argument.len(), hex(&argument));
        let value = again("BulkDisconnection", &text);
        assert_eq!(entry(&value, "unknown"), &Value::Text(hex(&surplus)));
    }
}

/// Each parameter that ANSI-41 has anywhere is found by its identifier and by its name, and these are one.
#[test]
fn identifiers_and_names_of_ansi_41_are_one_to_one() {
    let protocol = Dialect::WIN.protocol().expect("of ANSI-41");
    assert!(Dialect::AIN02.protocol().is_none());
    let mut count = 0;
    for number in 0..400 {
        let Some(by_tag) = (protocol.by_tag)(context(number)) else {
            continue;
        };
        let by_name = (protocol.by_name)(by_tag.name).expect("by its name too");
        assert_eq!(by_name.tag, by_tag.tag, "{}", by_tag.name);
        count += 1;
    }
    assert!(count > 300, "{count}");
    for (tag, name) in [
        (26, "faultyParameter"),
        (388, "mINExtension"),
        (279, "triggerType"),
    ] {
        assert_eq!(
            (protocol.by_tag)(context(tag)).map(|member| member.name),
            Some(name)
        );
    }
    assert!((protocol.by_tag)(context(399)).is_none());
    assert!((protocol.by_name)("nothing").is_none());
}
