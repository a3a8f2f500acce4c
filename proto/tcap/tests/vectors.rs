//! The octets of other stacks: `tests/vectors/tcap_itu.jsonl` and `oracle_vectors.jsonl`.

use inlab_ber::{Element, Open, Scratch, Tlv, Writer, decode};
use inlab_tcap::{
    Audt, Component, Components, DIALOGUE_AS, DialogueApdu, Encoding, External, Message,
    MessageType, Problem, UNIDIALOGUE_AS, destination,
};
use serde_json::Value;

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

fn itu() -> Vec<Value> {
    lines(include_str!("../../../tests/vectors/tcap_itu.jsonl"))
}

fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex"))
        .collect()
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// Definite lengths, none longer than needed: those of the vectors that are not end with an end-of-contents.
fn is_canonical(hex: &str) -> bool {
    !hex.ends_with("0000")
}

/// The message written anew: the transaction portion from its values, each component from its values.
fn write_again(message: &Message<'_>) -> Vec<u8> {
    let read: Vec<Component<'_>> = message
        .components
        .map(|c| c.expect("a correct component"))
        .collect();
    let mut components = Writer::default();
    read.iter()
        .rev()
        .for_each(|component| component.write(&mut components));
    let mut out = Writer::default();
    Message {
        components: Components::new(components.as_slice()),
        ..*message
    }
    .write(&mut out);
    out.as_slice().to_vec()
}

#[test]
fn every_message_is_read_and_the_canonical_ones_are_written_identically() {
    let (mut read, mut identical) = (0, 0);
    for line in itu().iter().filter(|line| line["layer"] == "tcap-message") {
        let (id, text) = (
            line["id"].as_str().expect("id"),
            line["hex"].as_str().expect("hex"),
        );
        // Unknown message type; the two other malformed ones are correct down to the dialogue portion.
        if id == "tcap_itu-s-009" {
            continue;
        }
        let octets = octets(text);
        let message = Message::read(&octets).unwrap_or_else(|fault| panic!("{id}: {fault:?}"));
        read += 1;
        let kind = line["operation"].as_str().expect("operation");
        assert_eq!(message.message_type.name(), kind.to_lowercase(), "{id}");
        let again = write_again(&message);
        if is_canonical(text) {
            assert_eq!(hex(&again), text, "{id}");
            identical += 1;
        } else {
            let second = Message::read(&again).unwrap_or_else(|fault| panic!("{id}: {fault:?}"));
            assert_eq!(write_again(&second), again, "{id}");
        }
    }
    assert_eq!((read, identical), (39, 31));
}

#[test]
fn every_component_is_written_identically() {
    let mut count = 0;
    for line in itu()
        .iter()
        .filter(|line| line["layer"] == "tcap-component")
    {
        let text = line["hex"].as_str().expect("hex");
        let octets = octets(text);
        let mut components = Components::new(&octets);
        let component = components
            .next()
            .expect("one")
            .expect("a correct component");
        assert!(components.next().is_none());
        let mut out = Writer::default();
        component.write(&mut out);
        assert_eq!(hex(out.as_slice()), text);
        count += 1;
    }
    assert_eq!(count, 5);
}

#[test]
fn the_oracles_messages_are_written_identically() {
    let lines = lines(include_str!("../../../tests/vectors/oracle_vectors.jsonl"));
    assert_eq!(lines.len(), 9);
    for line in lines {
        let text = line["ber"].as_str().expect("ber");
        let octets = octets(text);
        let message = Message::read(&octets).expect("a correct message");
        assert_eq!(hex(&write_again(&message)), text, "{}", line["name"]);
    }
}

/// `end-rejects` of the vectors: all four kinds of problem, with and without an invoke id.
#[test]
fn rejects_have_the_problems_that_their_source_names() {
    let octets =
        octets("642649030102036c1fa4050500800101a406020105810102a406020181820101a40602017f830104");
    let message = Message::read(&octets).expect("a correct message");
    assert_eq!(message.message_type, MessageType::End);
    let problems: Vec<_> = message
        .components
        .map(|component| match component {
            Ok(Component::Reject(reject)) => (reject.invoke_id.map(|id| id.0), reject.problem),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        problems,
        [
            (None, Problem::MISTYPED_COMPONENT),
            (Some(5), Problem::MISTYPED_PARAMETER),
            (Some(-127), Problem::RESULT_UNEXPECTED),
            (Some(127), Problem::ERROR_MISTYPED_PARAMETER),
        ]
    );
}

/// The dialogue APDU read by its declaration and written again.
fn apdu_again<'a, T: Element<'a>>(octets: &'a [u8], scratch: &'a Scratch) -> Vec<u8> {
    let mut apdu = T::EMPTY;
    decode(&mut apdu, octets, 0, scratch).expect("a correct APDU");
    let mut out = Writer::default();
    apdu.encode(T::TAG, &mut out);
    out.as_slice().to_vec()
}

#[test]
fn every_dialogue_portion_is_read_by_its_declaration_and_written_identically() {
    let mut count = 0;
    for line in itu() {
        let (id, text) = (
            line["id"].as_str().expect("id"),
            line["hex"].as_str().expect("hex"),
        );
        let octets = octets(text);
        let scratch = Scratch::default();
        if line["layer"] == "tcap-dialogue-apdu" {
            assert_eq!(
                hex(&apdu_again::<DialogueApdu<'_>>(&octets, &scratch)),
                text,
                "{id}"
            );
            count += 1;
            continue;
        }
        let Some(portion) = Message::read(&octets)
            .ok()
            .and_then(|message| message.dialogue_portion)
        else {
            continue;
        };
        let mut external = External::EMPTY;
        decode(&mut external, portion, 0, &scratch)
            .unwrap_or_else(|error| panic!("{id}: {error:?}"));
        let Encoding::SingleAsn1Type(Open(Tlv { octets: apdu, .. })) = external.encoding else {
            panic!("{id}: {external:?}");
        };
        let syntax = external.direct_reference.expect("the abstract syntax").0;
        let again = if syntax == UNIDIALOGUE_AS {
            apdu_again::<Audt<'_>>(apdu, &scratch)
        } else {
            assert_eq!(syntax, DIALOGUE_AS, "{id}");
            apdu_again::<DialogueApdu<'_>>(apdu, &scratch)
        };
        if is_canonical(text) {
            assert_eq!(hex(&again), hex(apdu), "{id}");
            let external = External {
                encoding: Encoding::SingleAsn1Type(Open(Tlv {
                    octets: &again,
                    ..Tlv::EMPTY
                })),
                ..external
            };
            let mut out = Writer::default();
            external.encode(External::TAG, &mut out);
            assert_eq!(hex(out.as_slice()), hex(portion), "{id}");
        }
        count += 1;
    }
    assert_eq!(count, 29);
}

#[test]
fn the_destination_of_a_message_is_found_without_a_machine() {
    let mut count = 0;
    for line in itu().iter().filter(|line| line["layer"] == "tcap-message") {
        let octets = octets(line["hex"].as_str().expect("hex"));
        if let Ok(message) = Message::read(&octets) {
            assert_eq!(destination(&octets), message.dtid, "{}", line["id"]);
            count += 1;
        }
    }
    assert_eq!(count, 39);
}
