//! Addresses and quality of service towards SCCP (Q.774 clause 2, TS 29.078 14.1.1.3.6, 14.1.1.3.7), and what SCCP gives back
//! (TC-NOTICE, figure A.5 sheets 7 and 10).

use super::node::{LOCAL, Node, REMOTE, address, show};
use crate::octets::octets;
use inlab_tcap::*;

const CONTINUE: &str = "65 0a  48 02 0b0c  49 04 DTID";

#[test]
fn q774_3_3_3_2_the_first_backward_message_says_where_the_peer_is_and_later_ones_do_not() {
    let mut node = Node::new(Config::default());
    node.begin(4);
    let begin = node.tcap.poll_transmit().expect("the Begin");
    assert_eq!((begin.called, begin.calling), (REMOTE, LOCAL));
    node.receive_from(address(77), CONTINUE);
    assert_eq!(
        node.tcap.addresses(node.dialogue()),
        Some((LOCAL, address(77)))
    );
    // From a third place: the message is taken, the address is not.
    assert_eq!(
        node.receive_from(address(78), CONTINUE),
        ["Continue", "MessageEnd"]
    );
    node.answer();
    let sent = node.tcap.poll_transmit().expect("the Continue");
    assert_eq!((sent.called, sent.calling), (address(77), LOCAL));
}

#[test]
fn q774_3_3_3_2_a_responder_answers_the_calling_address_of_the_begin() {
    let mut node = Node::new(Config::default());
    node.receive_from(address(77), "62 04  48 02 0b0c");
    node.answer();
    let sent = node.tcap.poll_transmit().expect("the Continue");
    assert_eq!((sent.called, sent.calling), (address(77), LOCAL));
}

#[test]
fn ts29078_14_1_1_3_6_the_first_backward_message_carries_our_own_unambiguous_address() {
    // By configuration, or by the user; after it the address is settled.
    let mut node = Node::new(Config {
        own_address: Some(address(9)),
        ..Config::default()
    });
    node.receive("62 04  48 02 0b0c");
    node.answer();
    assert_eq!(
        node.tcap.poll_transmit().expect("the Continue").calling,
        address(9)
    );
    let mut node = Node::new(Config::default());
    node.receive("62 04  48 02 0b0c");
    node.tcap
        .set_local_address(node.dialogue(), address(10))
        .expect("not answered yet");
    node.answer();
    assert_eq!(
        node.tcap.poll_transmit().expect("the Continue").calling,
        address(10)
    );
    assert_eq!(
        node.tcap.set_local_address(node.dialogue(), LOCAL),
        Err(RequestError::WrongState)
    );
}

#[test]
fn ts29078_14_1_1_3_7_sequencing_is_requested_with_one_key_for_a_dialogue() {
    let mut node = Node::new(Config::default());
    node.receive("62 04  48 02 0b0c");
    let mut qualities = Vec::new();
    for _ in 0..3 {
        node.answer();
        qualities.push(node.tcap.poll_transmit().expect("a Continue").quality);
    }
    assert!(qualities[0].sequence.is_some());
    assert!(qualities.iter().all(|quality| *quality == qualities[0]));
}

/// What the user hears when SCCP gives a message back, whole or its first octets.
fn returned(node: &mut Node, message: &[u8]) -> Option<String> {
    node.tcap
        .notice(&Notice {
            cause: 5,
            user_data: message,
        })
        .map(|(_, indication)| show(&indication))
}

#[test]
fn q774_figure_a_5_a_returned_message_is_told_by_its_originating_id_even_cut_short() {
    let mut node = Node::new(Config::default());
    node.begin(4);
    let begin = octets(&node.sent()[0]);
    for length in [begin.len(), 8] {
        assert_eq!(
            returned(&mut node, &begin[..length]).as_deref(),
            Some("Notice 5"),
            "{length} octets"
        );
    }
    // In the middle of the id there is nobody to tell.
    assert_eq!(returned(&mut node, &begin[..7]), None);
    assert_eq!(
        node.tcap.poll_event(),
        Some(Event::NoticeWithoutDialogue(5))
    );
    assert_eq!(node.tcap.dialogue_count(), 1, "the user decides");
    // A Continue of an active dialogue.
    let mut node = Node::active(4);
    node.answer();
    let message = octets(&node.sent()[0]);
    assert_eq!(returned(&mut node, &message).as_deref(), Some("Notice 5"));
    // With a long or indefinite length.
    let mut id = vec![0x48, 0x04];
    id.extend(octets(&node.id()));
    for head in ["65 81 0a", "65 82 00 0a", "65 80"] {
        let message = [octets(head), id.clone()].concat();
        assert_eq!(
            returned(&mut node, &message).as_deref(),
            Some("Notice 5"),
            "{head}"
        );
    }
}

#[test]
fn q774_3_3_3_what_has_no_originating_id_of_ours_is_nobodys() {
    let mut node = Node::active(4);
    let dtid = node.id();
    for message in [
        "64 04  49 02 0b0c",
        "67 07  49 02 0b0c  4a 01 01",
        &format!("65 0c  48 04 0badbad0  49 04 {dtid}"),
        "",
        "65",
    ] {
        assert_eq!(returned(&mut node, &octets(message)), None, "{message}");
    }
}
