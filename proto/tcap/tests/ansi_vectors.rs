//! The octets of other stacks: `tests/vectors/tcap_ansi.jsonl`; and faults, each with its answer.

mod common;
use common::{hex, octets};
use inlab_ber::{Whose, Writer};
use inlab_tcap::InvokeId;
use inlab_tcap::ansi::*;
use serde_json::Value;

fn lines() -> Vec<Value> {
    include_str!("../../../tests/vectors/tcap_ansi.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

/// All of it written anew from values: ids, dialogue portion, each component.
fn write_again(message: &Message<'_>) -> Vec<u8> {
    let mut sequence = Writer::default();
    if let Some(components) = message.components {
        let read: Vec<_> = components
            .map(|c| c.expect("a correct component"))
            .collect();
        read.iter().rev().for_each(|c| c.write(&mut sequence));
    }
    let mut portion = Writer::default();
    if let Some(read) = message.dialogue().expect("a correct dialogue portion") {
        read.write(&mut portion);
    }
    let mut out = Writer::default();
    Message {
        components: message
            .components
            .map(|_| Components::new(sequence.as_slice())),
        dialogue_portion: message.dialogue_portion.map(|_| portion.as_slice()),
        ..*message
    }
    .write(&mut out);
    out.as_slice().to_vec()
}

#[test]
fn every_vector_is_written_identically_and_the_malformed_one_refused() {
    let (mut messages, mut components, mut refused) = (0, 0, 0);
    for line in lines() {
        let id = line["id"].as_str().expect("id");
        let text = line["hex"].as_str().expect("hex");
        let octets = octets(text);
        match line["layer"].as_str().expect("layer") {
            "tcap-message" if line["malformed"] == true => {
                // A protocol version that is reserved.
                let message = Message::read(&octets).expect("a correct transaction portion");
                let fault = message.dialogue().expect_err("a reserved version");
                assert_eq!(
                    fault.to_string(),
                    "dialoguePortion.version: inconsistentDialoguePortion (offset 10)"
                );
                refused += 1;
            }
            "tcap-message" => {
                let message = Message::read(&octets).unwrap_or_else(|f| panic!("{id}: {f}"));
                let name = message.package_type.name().replace("Permission", "");
                let operation = line["operation"].as_str().expect("operation");
                assert_eq!(
                    name.to_lowercase(),
                    operation.replace("Permission", "").to_lowercase(),
                    "{id}"
                );
                assert_eq!(hex(&write_again(&message)), text, "{id}");
                messages += 1;
            }
            "tcap-component" => {
                let mut all = Components::new(&octets);
                let component = all.next().expect("one").expect("correct");
                assert!(all.next().is_none());
                let mut out = Writer::default();
                component.write(&mut out);
                assert_eq!(hex(out.as_slice()), text, "{id}");
                components += 1;
            }
            other => panic!("{id}: {other}"),
        }
    }
    assert_eq!((messages, components, refused), (11, 4, 1));
}

fn one(hex: &str) -> Message<'static> {
    let octets: &'static [u8] = octets(hex).leak();
    Message::read(octets).unwrap_or_else(|fault| panic!("{hex}: {fault}"))
}

#[test]
fn the_values_of_the_vectors() {
    let query = lines();
    let hex_of = |id: &str| {
        let line = query.iter().find(|line| line["id"] == id).expect("it");
        line["hex"].as_str().expect("hex").to_owned()
    };
    let win = one(&hex_of("tcap_ansi-s-010"));
    assert_eq!(win.originating.expect("one").number(), Some(0x6106_0390));
    let Some(Ok(Component::InvokeLast(invoke))) = win.components.expect("some").next() else {
        panic!("an invoke");
    };
    assert_eq!(invoke.invoke_id(), Some(InvokeId(1)));
    assert_eq!(invoke.operation, OperationCode::private(9, 47));
    assert_eq!(invoke.operation.code().key(), 0x092f);

    let conversation = one(&hex_of("tcap_ansi-s-007"));
    let ids = [conversation.originating, conversation.responding];
    assert_eq!(
        ids.map(|id| id.and_then(|id| id.number())),
        [Some(0x0101_0202), Some(0x0303_0404)]
    );
    let abort = one(&hex_of("tcap_ansi-s-005"));
    assert_eq!(
        abort.abort,
        AbortCause::Provider(PAbortCause::RESOURCE_UNAVAILABLE)
    );
    let versions = one(&hex_of("tcap_ansi-s-014"));
    let portion = versions.dialogue().expect("correct").expect("there");
    assert_eq!(portion.version, Some(ProtocolVersion::BOTH));
    assert!(matches!(portion.context, Some(ContextName::Object(_))));
    let Some(Ok(Component::Error(error))) = versions.components.expect("some").nth(1) else {
        panic!("an error");
    };
    assert_eq!(error.correlation_id(), Some(InvokeId(1)));
    assert_eq!(
        error.error,
        ErrorCode::Private(Code::new(&[0, 200]).expect("two octets"))
    );
}

/// Indefinite lengths are read; definite ones are written.
#[test]
fn indefinite_lengths() {
    let message = one("e280 c70400000001 e880 e980 cf0101 d1026403 3080 0000 0000 0000 0000");
    let mut components = message.components.expect("some");
    let invoke = components.next().expect("one").expect("correct");
    assert!(components.next().is_none());
    let mut out = Writer::default();
    invoke.write(&mut out);
    // The parameter is forwarded as it came.
    assert_eq!(hex(out.as_slice()), "e90bcf0101d102640330800000");
}

#[test]
fn faults_of_the_transaction_portion() {
    let fault = |text: &str| {
        let octets = octets(text);
        let fault = Message::read(&octets).expect_err(text);
        let to = fault.answer_to().and_then(|id| id.number());
        (fault.cause.0, fault.element, fault.offset, to)
    };
    // Cause 1: a package type that T1.114.3 does not have; the id is derivable.
    assert_eq!(fault("e706c70400000001"), (1, "package", 0, Some(1)));
    assert_eq!(fault("ea00"), (1, "package", 0, None));
    // Cause 3: lengths.
    assert_eq!(fault("e207c70400000001"), (3, "package", 0, Some(1)));
    assert_eq!(fault("e206c70400000001ff"), (3, "package", 8, Some(1)));
    assert_eq!(fault("e205c703000001"), (3, "identifier", 2, None));
    // A Conversation with one id, a Unidirectional with one, a Response with two.
    assert_eq!(fault("e506c70400000001"), (3, "identifier", 2, None));
    assert_eq!(fault("e106c70400000001"), (3, "identifier", 2, None));
    assert_eq!(
        fault("e40ac7080000000100000002"),
        (3, "identifier", 2, None)
    );
    // Cause 2: no id; elements twice, out of order, or of another package.
    assert_eq!(fault("e202e800"), (2, "identifier", 2, None));
    assert_eq!(
        fault("e20ac70400000001e800e800"),
        (2, "componentPortion", 10, Some(1))
    );
    assert_eq!(
        fault("e20ac70400000001e800f900"),
        (2, "dialoguePortion", 10, Some(1))
    );
    assert_eq!(fault("f608c70400000001e800"), (2, "element", 8, None));
    assert_eq!(
        fault("f60ac70400000001d7020001"),
        (2, "abortCause", 8, None)
    );
    assert_eq!(
        fault("e20bc70400000001e800d70101"),
        (2, "element", 10, Some(1))
    );
    assert_eq!(fault("e102c700"), (2, "componentPortion", 2, None));
    // Cause 7: what follows the transaction portion is no dialogue portion.
    assert_eq!(fault("e208c704000000016b00"), (7, "element", 8, Some(1)));
    // Never in answer to a Response or an Abort.
    assert_eq!(fault("e408c704000000016b00"), (7, "element", 8, None));
    let broken = Message::read(&octets("e207c70400000001")).expect_err("broken");
    assert_eq!(broken.whose(), Whose::SenderEncoding);
}

#[test]
fn faults_of_the_dialogue_portion() {
    let fault = |text: &str| {
        let octets = octets(text);
        let fault = DialoguePortion::read(&octets).expect_err(text);
        (fault.cause.0, fault.element, fault.offset)
    };
    assert_eq!(fault("da0104"), (10, "version", 0));
    assert_eq!(fault("da020001"), (8, "version", 0));
    // Two application contexts, a number and an object identifier.
    assert_eq!(fault("da0101db0142dc020001"), (8, "applicationContext", 6));
    assert_eq!(fault("db0142da0101"), (8, "version", 3));
    assert_eq!(fault("db05010203"), (8, "element", 0));
    assert_eq!(fault("dd00"), (8, "element", 0));
    assert_eq!(fault("dc0180"), (8, "applicationContext", 0));
    // The rest of the elements, and what nobody knows, come back as they were.
    let whole = "da0103db0142fd0428020500800107a2038001099f550101";
    let octets = octets(whole);
    let portion = DialoguePortion::read(&octets).expect("correct");
    assert_eq!(hex(portion.unknown), "9f550101");
    let mut out = Writer::default();
    portion.write(&mut out);
    assert_eq!(hex(out.as_slice()), whole);
}

#[test]
fn faults_of_components() {
    let fault = |text: &str| {
        let octets = octets(text);
        let fault = Components::new(&octets)
            .next()
            .expect("one")
            .expect_err(text);
        let id = fault.id.map(|id| id.0);
        (fault.problem.0, fault.element, fault.offset, id)
    };
    assert_eq!(fault("ef00"), (0x0101, "component", 0, None));
    assert_eq!(fault("a100"), (0x0101, "component", 0, None));
    // No operation code; a third id; two parameters; a problem of three octets.
    assert_eq!(fault("e903cf0107"), (0x0102, "operationCode", 5, Some(7)));
    assert_eq!(
        fault("e909cf03070809d1020901"),
        (0x0102, "componentIDs", 2, None)
    );
    assert_eq!(
        fault("e90bcf0107d1020901f200f200"),
        (0x0102, "parameter", 11, Some(7))
    );
    assert_eq!(
        fault("ec08cf0107d503000101"),
        (0x0102, "rejectProblem", 5, Some(7))
    );
    // Lengths that do not fit: of the component, of a member.
    assert_eq!(fault("e97fcf0107"), (0x0103, "invokeLast", 0, Some(7)));
    assert_eq!(
        fault("e907cf0107d1050901"),
        (0x0103, "operationCode", 5, Some(7))
    );
    // Forms that T1.114.3 does not have.
    assert_eq!(fault("c900"), (0x0104, "invokeLast", 0, None));
    assert_eq!(
        fault("e907cf0107f1020901"),
        (0x0104, "operationCode", 5, Some(7))
    );
    // The rest is discarded.
    let octets = octets("e903cf0107e907cf0108d1020901");
    assert_eq!(Components::new(&octets).count(), 1);
    // In a message offsets count from its first octet.
    let message = one("e20dc70400000001e805e903cf0107");
    let fault = message.components.expect("some").next().expect("one");
    assert_eq!(fault.expect_err("no code").offset, 15);
}

#[test]
fn a_family_with_the_reply_bit_is_the_same_operation() {
    let plain = Code::of(0x64, 3);
    let with = plain.with_reply_required(true);
    assert_eq!(with.as_octets(), [0xe4, 3]);
    assert!(with.reply_required() && !plain.reply_required());
    assert_eq!((with.key(), with.family()), (25603, Some(0x64)));
    assert_eq!(with.with_reply_required(false), plain);
}
