//! Transaction ids of other nodes and shards: which messages are offered to be handed on, and what is done otherwise.

mod common;
use common::*;
use inlab_tcap::{
    Config, Event, ForeignContent, ForeignMessage, Forward, Notice, TransactionId,
    TransactionIdLayout,
};

/// With the default layout of 5 bits of node and 3 of shard: node 3, shard 1.
const NODE_3_SHARD_1: &str = "19000007";

fn node() -> Node {
    Node::new(Config {
        node: 2,
        ..Config::default()
    })
}

/// What is offered of a message, and what is sent if it is `then`.
fn offer(node: &mut Node, message: &str, then: Forward) -> (Vec<(u16, u8)>, Vec<String>) {
    let message = octets(message);
    let mut offered = Vec::new();
    let unitdata = node.unitdata(&message);
    let mut forward = |foreign: &ForeignMessage<'_>| {
        assert!(
            matches!(foreign.content, ForeignContent::Unitdata(unitdata) if unitdata.user_data == message)
        );
        offered.push((foreign.node, foreign.shard));
        then
    };
    let mut incoming = node
        .tcap
        .receive_or_forward(node.now, &unitdata, &mut forward);
    assert!(node.tcap.next(&mut incoming).is_none());
    (offered, node.sent())
}

#[test]
fn a_continue_end_or_abort_for_another_node_is_offered() {
    assert_eq!(
        TransactionIdLayout::default().owner(TransactionId::from(0x1900_0007)),
        Some((3, 1))
    );
    let mut node = node();
    for (message, answer) in [
        (
            format!("650c4804000000014904{NODE_3_SHARD_1}"),
            Some("67094904000000014a0101"),
        ),
        (format!("64064904{NODE_3_SHARD_1}"), None),
        (format!("67094904{NODE_3_SHARD_1}4a0103"), None),
    ] {
        assert_eq!(
            offer(&mut node, &message, Forward::Taken),
            (vec![(3, 1)], Vec::new())
        );
        assert_eq!(
            node.tcap.poll_event(),
            Some(Event::Forwarded { node: 3, shard: 1 })
        );
        let answers: Vec<String> = answer.into_iter().map(str::to_owned).collect();
        assert_eq!(
            offer(&mut node, &message, Forward::Refused),
            (vec![(3, 1)], answers.clone())
        );
        assert_eq!(
            node.tcap.poll_event(),
            Some(Event::UnknownTransaction {
                answered: answer.is_some()
            })
        );
        // Who asks nobody refuses.
        assert_eq!(node.receive(&message), Vec::<String>::new());
        assert_eq!(node.sent(), answers);
        node.tcap.poll_event();
    }
}

#[test]
fn an_id_of_our_own_that_is_not_in_use_is_answered_at_once_and_so_is_one_that_is_no_nodes() {
    let mut node = node();
    // Node 2, shard 0; three octets; a Begin has no destination.
    for message in [
        "650c480400000001490410000007",
        "650b4804000000014903190000",
        "65094804000000014901 19",
    ] {
        let (offered, sent) = offer(&mut node, message, Forward::Taken);
        assert_eq!((offered, sent.len()), (Vec::new(), 1), "{message}");
    }
}

#[test]
fn a_faulty_message_is_not_offered() {
    let mut node = node();
    let message = format!("650e4804000000014904{NODE_3_SHARD_1}6c00");
    assert_eq!(
        offer(&mut node, &message, Forward::Taken),
        (Vec::new(), vec!["67094904000000014a0103".to_owned()])
    );
}

#[test]
fn a_returned_message_of_another_node_is_offered_even_cut_short() {
    let mut node = node();
    let returned = octets(&format!("62324804{NODE_3_SHARD_1}6b1e28"));
    let notice = Notice {
        cause: 5,
        user_data: &returned,
    };
    let mut offered = Vec::new();
    let told = node.tcap.notice_or_forward(&notice, &mut |foreign| {
        offered.push((foreign.node, foreign.shard));
        Forward::Taken
    });
    assert!(told.is_none());
    assert_eq!(offered, [(3, 1)]);
    assert!(node.tcap.notice(&notice).is_none());
    assert_eq!(
        [node.tcap.poll_event(), node.tcap.poll_event()],
        [
            Some(Event::Forwarded { node: 3, shard: 1 }),
            Some(Event::NoticeWithoutDialogue(5))
        ]
    );
}
