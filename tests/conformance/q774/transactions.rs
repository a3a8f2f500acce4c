//! The transaction sub-layer: 3.3.3, 3.3.4 with table 7, figures A.3 and A.4; causes of Q.772 2.3.

use super::node::{LOCAL, Node, REMOTE, SECOND, envelope};
use inlab_tcap::*;

const NOBODY: [&str; 0] = [];

// ---- normal procedures: 3.3.3, figure A.4 ----

#[test]
fn q774_3_3_3_2_a_transaction_from_begin_to_end_seen_from_its_initiator() {
    let mut node = Node::new(Config::default());
    node.begin(1);
    let otid = node.id();
    // Invoke 1, operation 20.
    assert_eq!(node.sent(), [format!("62104804{otid}6c08a106020101020114")]);
    assert_eq!(
        node.receive("65 0a  48 02 0b0c  49 04 DTID"),
        ["Continue", "MessageEnd"]
    );
    node.answer();
    assert_eq!(node.sent(), [format!("650a4804{otid}49020b0c")]);
    assert_eq!(node.receive("64 06  49 04 DTID"), ["End", "Closed"]);
    assert!(node.is_at_rest());
}

#[test]
fn q774_3_3_3_2_a_transaction_seen_from_its_responder() {
    let mut node = Node::new(Config::default());
    assert_eq!(node.receive("62 04  48 02 0b0c"), ["Begin", "MessageEnd"]);
    node.answer();
    let otid = node.id();
    assert_eq!(node.sent(), [format!("650a4804{otid}49020b0c")]);
    assert_eq!(
        node.receive("65 0a  48 02 0b0c  49 04 DTID"),
        ["Continue", "MessageEnd"]
    );
    let (now, id) = (node.now, node.dialogue());
    node.tcap
        .end(now, id, Termination::Basic, UserInformation::None)
        .expect("active");
    assert_eq!(node.sent(), ["640449020b0c"]);
    assert!(node.is_at_rest());
}

#[test]
fn q774_3_3_3_2_an_end_may_be_the_first_and_only_answer() {
    let mut node = Node::new(Config::default());
    node.receive("62 04  48 02 0b0c");
    let (now, id) = (node.now, node.dialogue());
    node.tcap
        .end(now, id, Termination::Basic, UserInformation::None)
        .expect("allowed");
    assert_eq!(node.sent(), ["640449020b0c"]);
    assert!(node.is_at_rest());
    let mut node = Node::new(Config::default());
    node.begin(1);
    assert_eq!(node.receive("64 06  49 04 DTID"), ["End", "Closed"]);
    assert!(node.is_at_rest());
}

#[test]
fn q774_3_3_3_2_an_abort_of_the_user_goes_to_a_peer_that_is_known_and_is_local_otherwise() {
    let mut node = Node::active(1);
    let (now, id) = (node.now, node.dialogue());
    node.tcap
        .abort(now, id, AbortReason::UserSpecific, UserInformation::None)
        .expect("active");
    assert_eq!(node.sent(), ["670449020b0c"]);
    assert!(node.is_at_rest());

    let mut node = Node::new(Config::default());
    node.begin(1);
    node.sent();
    let (now, id) = (node.now, node.dialogue());
    let otid = node.id();
    node.tcap
        .abort(now, id, AbortReason::UserSpecific, UserInformation::None)
        .expect("begun");
    assert_eq!(node.sent(), NOBODY);
    assert!(node.is_at_rest());
    // The answer that crossed it finds no transaction.
    assert_eq!(
        node.receive(&format!("65 0a  48 02 0b0c  49 04 {otid}")),
        NOBODY
    );
    assert_eq!(node.sent(), ["670749020b0c4a0101"]);
}

#[test]
fn q774_figure_a_4_requests_out_of_state_change_nothing() {
    let none = UserInformation::None;
    let requests = |node: &mut Node| {
        let (now, id) = (node.now, node.dialogue());
        [
            node.tcap.begin(now, id, none),
            node.tcap.continue_dialogue(now, id, none),
            node.tcap.end(now, id, Termination::Basic, none),
        ]
    };
    let wrong = Err(RequestError::WrongState);
    // Begun and not answered: neither again, nor on.
    let mut node = Node::new(Config::default());
    node.begin(1);
    node.sent();
    assert_eq!(requests(&mut node), [wrong; 3]);
    // Received: not begun again.
    let mut node = Node::new(Config::default());
    node.receive("62 04  48 02 0b0c");
    let (now, id) = (node.now, node.dialogue());
    assert_eq!(node.tcap.begin(now, id, none), wrong);
    assert_eq!(node.sent(), NOBODY);
    // Over.
    let mut node = Node::active(4);
    let (now, id) = (node.now, node.dialogue());
    node.tcap
        .end(now, id, Termination::Basic, none)
        .expect("active");
    assert_eq!(requests(&mut node), [Err(RequestError::UnknownDialogue); 3]);
}

#[test]
fn q774_3_3_3_1_a_unidirectional_leaves_no_transaction() {
    let mut node = Node::new(Config::default());
    let id = node.tcap.open(node.now, LOCAL, REMOTE).expect("room");
    let request = InvokeRequest::new(OperationCode::Local(41), Class::Neither, SECOND);
    node.tcap
        .invoke(id, &request, Parameter::None)
        .expect("opened");
    node.tcap
        .unidirectional(id, UserInformation::None)
        .expect("opened");
    assert_eq!(node.sent(), ["610a6c08a106020101020129"]);
    assert!(node.is_at_rest());
    let told = node.receive("61 0a  6c 08  a1 06 02 01 01 02 01 29");
    assert_eq!(told, ["Unidirectional", "Invoke 1 Local(41)", "Closed"]);
    assert_eq!(node.sent(), NOBODY);
    assert!(node.is_at_rest());
}

#[test]
fn q774_3_3_3_2_a_begin_that_comes_twice_opens_two_transactions() {
    let mut node = Node::new(Config::default());
    let mut ids = Vec::new();
    for _ in 0..2 {
        assert_eq!(node.receive("62 04  48 02 0b0c"), ["Begin", "MessageEnd"]);
        ids.push(node.id());
    }
    assert_ne!(ids[0], ids[1]);
    assert_eq!(node.tcap.dialogue_count(), 2);
}

#[test]
fn q773_3_1_transaction_ids_of_one_to_four_octets_are_sent_back_as_they_came() {
    for id in [
        "2a", "002a", "00002a", "0000002a", "00", "00000000", "ffffffff",
    ] {
        let octets = id.len() / 2;
        let mut node = Node::new(Config::default());
        let told = node.receive(&envelope("62", &format!("48 {octets:02x} {id}"), ""));
        assert_eq!(told, ["Begin", "MessageEnd"]);
        node.answer();
        let sent = node.sent();
        assert!(
            sent[0].ends_with(&format!("49{octets:02x}{id}")),
            "{sent:?}"
        );
    }
}

// ---- abnormal procedures: 3.3.4, table 7 ----

/// What a message leads to in a node with one transaction that is `Initiation Sent`, and in one with one that is `Active`:
/// the answer on the wire and whether the transaction is told of.
#[track_caller]
fn fault(message: &str, answer: Option<&str>, aborted: Option<u8>) {
    let begun = || {
        let mut node = Node::new(Config::default());
        node.begin(1);
        node.sent();
        node
    };
    for mut node in [begun(), Node::active(1)] {
        let told = node.receive(message);
        match aborted {
            Some(cause) => {
                assert_eq!(
                    told,
                    [
                        format!("ProviderAbort Local(PAbortCause({cause}))"),
                        "Closed".to_owned()
                    ],
                    "{message}"
                );
                assert!(node.is_at_rest());
            }
            None => {
                assert_eq!(told, NOBODY, "{message}");
                assert_eq!(node.tcap.dialogue_count(), 1, "{message}");
            }
        }
        let answers: Vec<&str> = answer.into_iter().collect();
        assert_eq!(node.sent(), answers, "{message}");
    }
}

/// P-Abort to the id 0b0c with this cause.
const CAUSE_0: Option<&str> = Some("670749020b0c4a0100");
const CAUSE_1: Option<&str> = Some("670749020b0c4a0101");
const CAUSE_2: Option<&str> = Some("670749020b0c4a0102");
const CAUSE_3: Option<&str> = Some("670749020b0c4a0103");

#[test]
fn q774_table_7_unrecognized_message_type() {
    // Originating id derivable, destination id not, unassigned, assigned.
    fault("63 04  48 02 0b0c", CAUSE_0, None);
    fault("66 0a  48 02 0b0c  49 04 0badbad0", CAUSE_0, None);
    fault("66 0a  48 02 0b0c  49 04 DTID", CAUSE_0, Some(0));
    // Originating id not derivable: the message is discarded, and no other action is taken.
    fault("63 06  49 04 DTID", None, None);
    fault("66 0d  48 05 0102030405  49 04 DTID", None, None);
    fault("30 03  02 01 00", None, None);
}

#[test]
fn q774_table_7_unidirectional() {
    // Without components, without anything, with octets behind.
    for message in [
        "61 00",
        "61 02 6c 00",
        "61 04 6c 05 a1 03",
        "61 06 48 04 DTID",
    ] {
        fault(message, None, None);
    }
}

#[test]
fn q774_table_7_begin() {
    // The originating id is not derivable: not there, of no octets, of five.
    fault("62 00", None, None);
    fault("62 02  48 00", None, None);
    fault("62 07  48 05 0102030405", None, None);
    fault("62 06  49 04 DTID  -- a destination id instead", None, None);
    // It is: badly formatted.
    fault(
        "62 05  48 02 0b0c  -- one octet more than there is",
        CAUSE_2,
        None,
    );
    fault("62 04  48 02 0b0c  00", CAUSE_2, None);
    fault("62 06  48 02 0b0c  6c 05", CAUSE_2, None);
    fault(
        "62 06  48 02 0b0c  4b 00  -- a primitive dialogue portion",
        CAUSE_2,
        None,
    );
    // Incorrect.
    fault(
        "62 06  48 02 0b0c  6c 00  -- no components in the portion",
        CAUSE_3,
        None,
    );
    fault("62 08  48 02 0b0c  48 02 0b0d", CAUSE_3, None);
    fault(
        "62 07  48 02 0b0c  4a 01 00  -- a P-Abort cause",
        CAUSE_3,
        None,
    );
    fault("62 0a  48 02 0b0c  49 04 DTID", CAUSE_3, None);
}

#[test]
fn q774_table_7_continue() {
    // Originating id not derivable: discarded, even if the destination id is assigned.
    fault("65 06  49 04 DTID", None, None);
    fault("65 08  48 00  49 04 DTID", None, None);
    fault("65 0d  48 05 0102030405  49 04 DTID", None, None);
    // Destination id not derivable.
    fault("65 04  48 02 0b0c", CAUSE_3, None);
    fault("65 06  48 02 0b0c  49 00", CAUSE_3, None);
    fault("65 0b  48 02 0b0c  49 05 0102030405", CAUSE_3, None);
    // Derivable and not assigned: to a correct message and to a faulty one.
    fault("65 0a  48 02 0b0c  49 04 0badbad0", CAUSE_1, None);
    fault("65 0c  48 02 0b0c  49 04 0badbad0  6c 00", CAUSE_3, None);
    // Assigned.
    fault("65 0c  48 02 0b0c  49 04 DTID  6c 00", CAUSE_3, Some(3));
    fault("65 0c  48 02 0b0c  49 04 DTID  6c 05", CAUSE_2, Some(2));
    fault(
        "65 0a  49 04 DTID  48 02 0b0c  -- out of order",
        CAUSE_3,
        Some(3),
    );
}

#[test]
fn q774_table_7_end() {
    fault("64 00", None, None);
    fault("64 06  49 04 0badbad0", None, None);
    fault("64 08  49 04 0badbad0  6c 00", None, None);
    fault("64 08  49 04 DTID  6c 00", None, Some(3));
    fault("64 08  49 04 DTID  6c 05", None, Some(2));
    fault("64 0a  48 02 0b0c  49 04 DTID", None, Some(3));
}

#[test]
fn q774_table_7_abort() {
    fault("67 00", None, None);
    fault("67 09  49 04 0badbad0  4a 01 00", None, None);
    fault("67 08  49 04 DTID  4a 00", None, Some(3));
    fault("67 0a  49 04 DTID  4a 02 0000", None, Some(3));
    fault("67 0b  49 04 DTID  6c 03 05 01 00", None, Some(3));
    fault("67 08  49 04 DTID  4a 05", None, Some(2));
}

#[test]
fn q774_3_3_4_before_our_first_message_the_peer_knows_no_id_of_ours() {
    let mut node = Node::new(Config::default());
    node.receive("62 04  48 02 0b0c");
    for (message, answer) in [
        ("65 0a  48 02 0b0c  49 04 DTID", CAUSE_1),
        ("64 06  49 04 DTID", None),
        ("67 09  49 04 DTID  4a 01 00", None),
    ] {
        assert_eq!(node.receive(message), NOBODY);
        let answers: Vec<&str> = answer.into_iter().collect();
        assert_eq!(node.sent(), answers);
        assert_eq!(node.tcap.dialogue_count(), 1);
    }
}

#[test]
fn q772_2_3_each_p_abort_cause_is_told_and_ends_the_transaction() {
    for cause in [0, 1, 2, 3, 4, 0x7f] {
        for mut node in [Node::requesting(), Node::established(), Node::active(1)] {
            let told = node.receive(&format!("67 09  49 04 DTID  4a 01 {cause:02x}"));
            assert_eq!(
                told,
                [
                    format!("ProviderAbort Received(PAbortCause({cause}))"),
                    "Closed".to_owned()
                ]
            );
            assert_eq!(node.sent(), NOBODY);
            assert!(node.is_at_rest());
        }
    }
}

#[test]
fn q772_2_3_5_beyond_the_limit_of_dialogues_a_begin_is_answered_by_resource_limitation() {
    let mut node = Node::new(Config {
        max_dialogues: 1,
        ..Config::default()
    });
    node.receive("62 04  48 02 0b0c");
    assert_eq!(node.receive("62 04  48 02 0b0d"), NOBODY);
    assert_eq!(node.sent(), ["670749020b0d4a0104"]);
    assert_eq!(
        node.tcap.open(node.now, LOCAL, REMOTE),
        Err(RequestError::TooManyDialogues)
    );
    // A place that becomes free is given out again.
    let (now, id) = (node.now, node.dialogue());
    node.tcap
        .end(now, id, Termination::Basic, UserInformation::None)
        .expect("allowed");
    assert_eq!(node.receive("62 04  48 02 0b0e"), ["Begin", "MessageEnd"]);
}

#[test]
fn q774_3_3_4_a_p_abort_answers_the_address_that_the_message_came_from() {
    let own = super::node::address(9);
    let mut node = Node::new(Config {
        own_address: Some(own),
        ..Config::default()
    });
    node.receive_from(
        super::node::address(77),
        "65 0a  48 02 0b0c  49 04 0badbad0",
    );
    let sent = node.tcap.poll_transmit().expect("the P-Abort");
    assert_eq!((sent.called, sent.calling), (super::node::address(77), own));
}

// ---- guards ----

#[test]
fn a_begin_that_nobody_answers_is_given_up_locally() {
    let mut node = Node::new(Config {
        begin_guard: Some(30 * SECOND),
        ..Config::default()
    });
    node.begin(4);
    node.sent();
    assert_eq!(node.after(29 * SECOND), ["Cancel 1 class 4"]);
    assert_eq!(node.after(SECOND), ["ProviderAbort NoAnswer", "Closed"]);
    assert_eq!(node.sent(), NOBODY);
    assert!(node.is_at_rest());
    // Any answer stops it.
    let mut node = Node::active(4);
    node.after(5 * SECOND);
    assert_eq!(node.tcap.poll_timeout(), None);
}

#[test]
fn an_idle_dialogue_is_aborted_towards_the_peer() {
    for (mut node, content) in [
        (Node::active(4), ""),
        (
            Node::established(),
            "6b122810060700118605010101a0056403800101",
        ),
    ] {
        node.after(5 * SECOND);
        let (now, id) = (node.now, node.dialogue());
        node.tcap
            .set_idle_timer(now, id, Some(60 * SECOND))
            .expect("a dialogue");
        assert_eq!(node.after(59 * SECOND), NOBODY);
        node.receive("65 0a  48 02 0b0c  49 04 DTID");
        assert_eq!(node.after(59 * SECOND), NOBODY);
        assert_eq!(node.after(SECOND), ["ProviderAbort IdleTimeout", "Closed"]);
        let length = 4 + content.len() / 2;
        assert_eq!(node.sent(), [format!("67{length:02x}49020b0c{content}")]);
        assert!(node.is_at_rest());
    }
}
