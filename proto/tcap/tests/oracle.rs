//! What we emit, each kind of message once, and how pycrate 0.8.1 reads it (`tools/oracle_pycrate.py raw HEX`).

mod common;
use common::*;
use inlab_tcap::*;

const EXTERNAL: &[u8] = &[
    0x28, 0x0a, 0x06, 0x03, 0x88, 0x37, 0x01, 0xa0, 0x03, 0x04, 0x01, 0x01,
];

fn all() -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let mut node = Node::new(Config::default());
    let with_information = UserInformation::Octets(EXTERNAL);

    let id = node.tcap.open(node.now, LOCAL, REMOTE).expect("room");
    node.tcap.set_context(id, cap4()).expect("opened");
    let request = InvokeRequest::new(OperationCode::Local(20), Class::FailureOnly, SECOND);
    node.tcap
        .invoke(id, &request, Parameter::Octets(&[0x30, 0x00]))
        .expect("opened");
    let global = ObjectIdentifier::from_arcs(&[1, 0, 1_000_000]).expect("one");
    let request = InvokeRequest {
        operation: OperationCode::Global(global),
        linked_id: Some(InvokeId(-5)),
        ..InvokeRequest::new(OperationCode::Local(0), Class::Neither, SECOND)
    };
    node.tcap
        .invoke(id, &request, Parameter::None)
        .expect("opened");
    node.tcap
        .begin(node.now, id, with_information)
        .expect("opened");
    all.push(("begin", node.sent().remove(0)));

    node.receive(BEGIN);
    let id = node.dialogue();
    node.tcap
        .result(id, InvokeId(1), None, Parameter::None)
        .expect("allowed");
    let result = Parameter::Octets(&[0x04, 0x01, 0x2a]);
    node.tcap
        .result_not_last(id, InvokeId(2), Some(OperationCode::Local(300)), result)
        .expect("allowed");
    node.tcap
        .result(id, InvokeId(2), Some(OperationCode::Local(-1)), result)
        .expect("allowed");
    node.tcap
        .error(id, InvokeId(3), ErrorCode::Local(7), Parameter::None)
        .expect("allowed");
    node.tcap
        .error(id, InvokeId(3), ErrorCode::Global(global), result)
        .expect("allowed");
    node.tcap
        .continue_dialogue(node.now, id, with_information)
        .expect("allowed");
    all.push(("continue", node.sent().remove(0)));

    for (invoke_id, problem) in [
        (None, Problem::BADLY_STRUCTURED_COMPONENT),
        (Some(-128), Problem::UNEXPECTED_LINKED_OPERATION),
        (Some(127), Problem::RESULT_UNEXPECTED),
        (Some(0), Problem::UNEXPECTED_ERROR),
    ] {
        node.tcap
            .reject(
                id,
                Reject {
                    invoke_id: invoke_id.map(InvokeId),
                    problem,
                },
            )
            .expect("active");
    }
    node.tcap
        .end(node.now, id, Termination::Basic, UserInformation::None)
        .expect("active");
    all.push(("end", node.sent().remove(0)));

    for (name, reason) in [
        (
            "abort, context not supported",
            AbortReason::ContextNotSupported,
        ),
        ("abort, dialogue refused", AbortReason::DialogueRefused),
        ("abort, by the user", AbortReason::UserSpecific),
    ] {
        node.receive(BEGIN);
        let id = node.dialogue();
        node.tcap
            .abort(node.now, id, reason, with_information)
            .expect("allowed");
        all.push((name, node.sent().remove(0)));
    }

    node.receive("6217480400001001 6b0530030201006c08a10602010102013a");
    all.push(("abort, by the provider", node.sent().remove(0)));
    node.receive("623048010a 6b2b2829060700118605010101a01e601c80020640a109060704000001170304be0b2809060388370181020102");
    all.push(("abort, no common dialogue portion", node.sent().remove(0)));
    node.receive("650c480400000001490400000001");
    all.push(("abort, cause", node.sent().remove(0)));

    let id = node.tcap.open(node.now, LOCAL, REMOTE).expect("room");
    node.tcap.set_context(id, cap4()).expect("opened");
    let request = InvokeRequest::new(OperationCode::Local(31), Class::Neither, SECOND);
    node.tcap
        .invoke(id, &request, Parameter::None)
        .expect("opened");
    node.tcap
        .unidirectional(id, with_information)
        .expect("opened");
    all.push(("unidirectional", node.sent().remove(0)));
    all
}

/// `pycrate.jsonl` holds the octets and the values that pycrate found in them; one line a message.
#[test]
fn what_we_emit_is_what_pycrate_was_shown() {
    let lines: Vec<serde_json::Value> = include_str!("pycrate.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    let all = all();
    assert_eq!(all.len(), lines.len());
    for ((name, hex), line) in all.iter().zip(&lines) {
        assert_eq!(
            (line["name"].as_str(), line["hex"].as_str()),
            (Some(*name), Some(hex.as_str()))
        );
        let [kind, value] = line["pycrate"]
            .as_array()
            .expect("type and value")
            .as_slice()
        else {
            panic!("{name}: {line}");
        };
        let octets = octets(hex);
        let message = Message::read(&octets).expect("correct");
        assert_eq!(kind.as_str(), Some(message.message_type.name()), "{name}");
        let id = |id: Option<TransactionId>| id.map(|id| id.to_string());
        let theirs = |name: &str| value[name]["hex"].as_str().map(str::to_owned);
        assert_eq!(
            (id(message.otid), id(message.dtid)),
            (theirs("otid"), theirs("dtid")),
            "{name}"
        );
        let count = value["components"].as_array().map_or(0, Vec::len);
        assert_eq!(message.components.count(), count, "{name}");
    }
}
