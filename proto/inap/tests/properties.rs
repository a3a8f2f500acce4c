//! Whatever is said in a dialect is understood in it; whatever octets come, nothing panics.

mod generate;

use generate::*;
use inlab_ber::value::{Value, show_lenient, write};
use inlab_ber::{Scratch, Writer, element};
use inlab_inap::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn dialect() -> impl Strategy<Value = Dialect> {
    (0..Dialect::all().count()).prop_map(|at| Dialect::all().nth(at).expect("counted"))
}

fn has_unknown(value: &Value) -> bool {
    match value {
        Value::Map(map) => map
            .iter()
            .any(|(key, value)| key == "unknown" || has_unknown(value)),
        Value::List(items) => items.iter().any(has_unknown),
        _ => false,
    }
}

/// What we wrote is a value of the operation's argument, in this dialect, for the schema codec too; and no element of it is
/// unknown to the dialect.
fn is_sound(dialect: Dialect, operation: &Operation, octets: &[u8]) {
    let Some(of) = operation.argument else {
        assert!(octets.is_empty(), "{operation} has no argument");
        return;
    };
    let (tlv, rest) = element(octets).expect("an element");
    assert!(rest.is_empty());
    let value = inlab_ber::value::show(of.schema(), tlv, dialect.bit()).expect("shown");
    assert!(!has_unknown(&value), "{dialect} {operation}: {value:?}");
    let mut out = Writer::default();
    write(of.schema(), &value, dialect.bit(), &mut out).expect("written");
    assert_eq!(out.as_slice(), octets);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn triggers_come_back(dialect in dialect(), trigger in trigger()) {
        let (mut out, scratch) = (Writer::default(), Scratch::default());
        match encode_trigger(dialect, &trigger, &mut out) {
            Ok(operation) => {
                is_sound(dialect, operation, out.as_slice());
                prop_assert_eq!(decode_trigger(dialect, operation, out.as_slice(), &scratch), Ok(trigger));
            }
            Err(_) => prop_assert!(out.as_slice().is_empty()),
        }
    }

    #[test]
    fn instructions_come_back(dialect in dialect(), instruction in instruction()) {
        let (mut out, scratch) = (Writer::default(), Scratch::default());
        match encode_instruction(dialect, &instruction, &mut out) {
            Ok(operation) => {
                is_sound(dialect, operation, out.as_slice());
                prop_assert_eq!(decode_instruction(dialect, operation, out.as_slice(), &scratch), Ok(instruction));
            }
            Err(_) => prop_assert!(out.as_slice().is_empty()),
        }
    }

    #[test]
    fn reports_come_back(dialect in dialect(), report in report()) {
        let (mut out, scratch) = (Writer::default(), Scratch::default());
        match encode_report(dialect, &report, &mut out) {
            Ok(operation) => {
                is_sound(dialect, operation, out.as_slice());
                prop_assert_eq!(decode_report(dialect, operation, out.as_slice(), &scratch), Ok(report));
            }
            Err(_) => prop_assert!(out.as_slice().is_empty()),
        }
    }

    #[test]
    fn digits_come_back(dialect in dialect(), text in "[0-9*#]{1,30}|[0-9A-D*#]{1,30}") {
        let (mut out, scratch) = (Writer::default(), Scratch::default());
        let Some(operation) = dialect.operation(48) else { return Ok(()) };
        let report = Report::Digits(UserDigits::new(&text).expect("digits"));
        if encode_result(dialect, operation, &report, &mut out).is_ok() {
            prop_assert_eq!(decode_result(dialect, operation, out.as_slice(), &scratch), Ok(report));
        }
    }

    #[test]
    fn assist_requests_come_back(dialect in dialect(), correlation in generic(), capabilities in octets()) {
        let (mut out, scratch) = (Writer::default(), Scratch::default());
        let request = AssistRequest { correlation, capabilities };
        match encode_assist_request(dialect, &request, &mut out) {
            Ok(operation) => {
                is_sound(dialect, operation, out.as_slice());
                prop_assert_eq!(decode_assist_request(dialect, operation, out.as_slice(), &scratch), Ok(request));
            }
            Err(_) => prop_assert!(out.as_slice().is_empty()),
        }
    }

    /// Random octets, and sound arguments with some octets changed, through every decoder of every operation.
    #[test]
    fn octets_never_panic(
        dialect in dialect(),
        trigger in trigger(),
        instruction in instruction(),
        random in vec(any::<u8>(), 0..60),
        changes in vec((any::<proptest::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let mut out = Writer::default();
        let written = if random.len() % 2 == 0 {
            encode_trigger(dialect, &trigger, &mut out)
        } else {
            encode_instruction(dialect, &instruction, &mut out)
        };
        let octets = match written {
            Ok(_) if out.as_slice().is_empty() => random,
            Ok(_) => {
                let mut octets = out.as_slice().to_vec();
                for (at, value) in changes {
                    let at = at.index(octets.len());
                    octets[at] = value;
                }
                octets
            }
            Err(_) => random,
        };
        let scratch = Scratch::default();
        for operation in dialect.operations() {
            // Each answer is defined.
            let _ = decode_trigger(dialect, operation, &octets, &scratch).map_err(|error| (error.answer(), error.to_string()));
            let _ = decode_report(dialect, operation, &octets, &scratch).map_err(|error| (error.answer(), error.to_string()));
            let _ = decode_instruction(dialect, operation, &octets, &scratch).map_err(|error| error.answer());
            let _ = decode_result(dialect, operation, &octets, &scratch).map_err(|error| error.answer());
            let _ = decode_assist_request(dialect, operation, &octets, &scratch).map_err(|error| error.answer());
            for of in operation.argument.iter().chain(&operation.result) {
                out.clear();
                let _ = of.recode(&octets, dialect, &scratch, &mut out);
                if let Ok((tlv, _)) = element(&octets) {
                    let _ = show_lenient(of.schema(), tlv, dialect.bit());
                }
            }
        }
    }
}
