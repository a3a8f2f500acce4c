//! What is fuzzed: one function a target, each of which panics where an invariant does not hold. `tests/fuzz_smoke.rs`
//! runs the same functions on saved inputs and on damaged vectors, so that nothing needs to be installed for that.

mod ansi;
mod cores_ansi;
pub mod seeds;
mod stack;
mod stack_ansi;

use inlab_ber::value::{check, show, show_lenient, write};
use inlab_ber::{CONSTRUCTED, Fault, Scratch, Writer, element};
use inlab_inap::operation::{Type, rows};
use inlab_inap::{Dialect, decode_instruction, decode_report, decode_trigger, error_type};
use inlab_tcap::{Component, Message};
use inlab_trace::{Input, Options, Start, decode_input};
use std::sync::LazyLock;

/// Panics where an invariant does not hold for this input.
pub type Target = fn(&[u8]);

/// Name and function of every target.
pub const TARGETS: &[(&str, Target)] = &[
    ("element", elements),
    ("operation", operation),
    ("tcap", tcap),
    ("tcap_ansi", ansi::tcap_ansi),
    ("sccp", sccp),
    ("m3ua", m3ua),
    ("capture", capture),
    ("stack", stack::sequence),
    ("stack_ansi", stack_ansi::stack_ansi),
    ("scp_ansi", cores_ansi::scp_ansi),
    ("ssp_ansi", cores_ansi::ssp_ansi),
];

/// Elements one after the other: each is a part of the input, none is read twice, and it is written as it was read where
/// it was in the fewest octets.
pub fn elements(input: &[u8]) {
    let mut rest = input;
    while let Ok((tlv, after)) = element(rest) {
        assert_eq!(&rest[..tlv.octets.len()], tlv.octets);
        assert_eq!(&rest[tlv.octets.len()..], after);
        assert!(tlv.tag != 0 && tlv.content.len() + 2 <= tlv.octets.len());
        let mut out = Writer::default();
        out.octets(tlv.content);
        out.header(tlv.tag, 0);
        assert!(out.len() <= tlv.octets.len());
        let (again, nothing) = element(out.as_slice()).expect("our own octets");
        assert_eq!((again.tag, again.content), (tlv.tag, tlv.content));
        assert!(nothing.is_empty());
        if tlv.tag & CONSTRUCTED == 0 {
            let mut primitive = Writer::default();
            primitive.element(tlv.tag, tlv.content);
            assert_eq!(primitive.as_slice(), out.as_slice());
        }
        rest = after;
    }
}

/// Every type of an argument, a result or an error's parameter, in a dialect that has it.
pub static TYPES: LazyLock<Vec<(Dialect, Type)>> = LazyLock::new(|| {
    let mut types = Vec::new();
    for dialect in Dialect::every() {
        for row in rows() {
            if row.dialects & dialect.bit() == 0 {
                continue;
            }
            let errors = row
                .errors
                .iter()
                .filter_map(|code| error_type(dialect, *code));
            let parameters = errors.filter_map(|error| error.parameter);
            for of in row.argument.into_iter().chain(row.result).chain(parameters) {
                types.push((dialect, of));
            }
        }
    }
    types
});

/// Two octets choose the type, the rest is a value of it, perhaps: the compiled codec and the schema agree about that.
pub fn operation(input: &[u8]) {
    let [high, low, octets @ ..] = input else {
        return;
    };
    let choice = usize::from(u16::from_be_bytes([*high, *low])) % TYPES.len();
    let Some((dialect, of)) = TYPES.get(choice) else {
        return;
    };
    agree(*dialect, of, octets);

    let scratch = Scratch::default();
    let code = octets.first().copied().unwrap_or(0) & 0x7f;
    // The operation that the type is of too, in dialects whose codes are of two octets.
    let own = dialect.operations().find(|row| {
        row.argument
            .is_some_and(|own| own.schema().name == of.schema().name)
    });
    let own = own.map_or(0, |row| row.code);
    for operation in [own, i32::from(code), 0, 20, 23, 24, 46, 47, 48] {
        if let Some(operation) = dialect.operation(operation) {
            let _ = decode_trigger(*dialect, operation, octets, &scratch);
            let _ = decode_instruction(*dialect, operation, octets, &scratch);
            let _ = decode_report(*dialect, operation, octets, &scratch);
        }
    }
}

fn agree(dialect: Dialect, of: &Type, octets: &[u8]) {
    let (schema, bit, scratch) = (of.schema(), dialect.bit(), Scratch::default());
    if let Ok((tlv, _)) = element(octets) {
        let _ = show_lenient(schema, tlv, bit);
        let _ = show(schema, tlv, bit);
    }
    let mut compiled = Writer::default();
    match of.recode(octets, dialect, &scratch, &mut compiled) {
        Err(error) => {
            assert!(error.offset <= octets.len());
            assert!(!error.to_string().is_empty());
            assert!(compiled.is_empty());
            match check(schema, octets, bit) {
                // The width of the Rust type is not in the schema.
                _ if error.fault == Fault::OutOfRange => {}
                checked => assert_eq!(checked, Err(error)),
            }
        }
        Ok(()) => {
            check(schema, octets, bit).expect("as the compiled decoder");
            let (tlv, _) = element(octets).expect("decoded");
            let value = show(schema, tlv, bit).expect("as the compiled decoder");
            let mut interpreted = Writer::default();
            write(schema, &value, bit, &mut interpreted).expect("as shown");
            for octets in [compiled.as_slice(), interpreted.as_slice()] {
                let (scratch, mut again) = (Scratch::default(), Writer::default());
                of.recode(octets, dialect, &scratch, &mut again)
                    .expect("our own octets");
                assert_eq!(again.as_slice(), compiled.as_slice());
            }
        }
    }
}

/// A TCAP message: what is read is written so that it reads the same.
pub fn tcap(input: &[u8]) {
    let _ = inlab_tcap::destination(input);
    let message = match Message::read(input) {
        Ok(message) => message,
        Err(fault) => {
            assert!(fault.offset <= input.len());
            let _ = fault.answer_to();
            return;
        }
    };
    if let Some(portion) = message.dialogue_portion {
        let _ = inlab_tcap::read_dialogue_portion(portion);
    }
    let mut out = Writer::default();
    message.write(&mut out);
    let again = Message::read(out.as_slice()).expect("our own octets");
    assert_eq!(
        (
            again.message_type,
            again.otid,
            again.dtid,
            again.p_abort_cause
        ),
        (
            message.message_type,
            message.otid,
            message.dtid,
            message.p_abort_cause
        )
    );
    assert_eq!(again.dialogue_portion, message.dialogue_portion);
    assert_eq!(again.components, message.components);
    for component in message.components {
        let Ok(component) = component else { return };
        let mut out = Writer::default();
        component.write(&mut out);
        let mut again = inlab_tcap::Components::new(out.as_slice());
        assert_eq!(again.next(), Some(Ok(component)));
        assert_eq!(again.next(), None);
        if let Component::Reject(reject) = component {
            let _ = reject.problem.name();
        }
    }
}

/// An SCCP message, its addresses in both forms of point codes, and the message written again.
pub fn sccp(input: &[u8]) {
    use inlab_sccp::Message;
    use inlab_ss7::PointCodeFormat;
    let Ok(message) = Message::decode(input) else {
        return;
    };
    for format in [PointCodeFormat::Itu, PointCodeFormat::Ansi] {
        let addresses = [
            message.called_address(format),
            message.calling_address(format),
        ];
        for address in addresses.into_iter().flatten() {
            let _ = format!("{address:?}");
        }
    }
    let mut out = Vec::new();
    if message.encode(&mut out).is_some() {
        let again = Message::decode(&out).expect("our own octets");
        let mut third = Vec::new();
        again.encode(&mut third).expect("as before");
        assert_eq!(third, out);
    }
}

/// An M3UA message and its parameters; written again, it is the same.
pub fn m3ua(input: &[u8]) {
    use inlab_m3ua::Message;
    let message = match Message::decode(input) {
        Ok(message) => message,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let _ = (message.missing(), message.unexpected());
    assert!(message.routing_contexts().count() <= input.len());
    for parameter in message.parameters() {
        let _ = format!("{parameter:?}");
    }
    let mut out = Vec::new();
    if message.encode(&mut out).is_ok() {
        let again = Message::decode(&out).expect("our own octets");
        assert_eq!(again.message_type(), message.message_type());
        let mut third = Vec::new();
        again.encode(&mut third).expect("as before");
        assert_eq!(third, out);
    }
}

/// Anything that `inlab decode` takes: a file as it is; and the same octets as a frame of every layer.
pub fn capture(input: &[u8]) {
    let options = Options {
        checksums: true,
        ..Options::default()
    };
    for frame in inlab_trace::decode_file(input, options) {
        render(&frame);
    }
    let starts = [
        Start::Sctp,
        Start::M3ua,
        Start::Mtp3,
        Start::Sccp,
        Start::Tcap,
        Start::Component,
    ];
    // By the input's own octets, so that one run costs one layer.
    let start = starts[input.iter().fold(0, |sum, octet| sum ^ usize::from(*octet)) % starts.len()];
    let options = Options { start, ..options };
    for frame in decode_input(Input::Octets(input), options) {
        render(&frame);
    }
}

fn render(frame: &inlab_trace::Frame) {
    assert!(!frame.to_text().is_empty());
    assert!(frame.to_yaml().starts_with("---\n"));
    assert!(frame.to_jsonl().is_object() && frame.to_json().is_object());
}

/// The target of this name.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn target(name: &str) -> Target {
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("no target {name}")).1
}
