//! A message that reaches the wrong node of a cluster: offered to who can hand it on before it is answered.

mod common;
use common::*;
use inlab_stack::tcap::{
    ForeignContent, Notice, Quality, TransactionId, Unitdata, UserInformation,
};
use inlab_stack::{Node, Stack};

const QUALITY: Quality = Quality {
    sequence: Some(0),
    return_on_error: true,
};

/// Node 5, which shares point code 2 with node 2 of the world and has begun a dialogue with the SSP: the SSP has its Begin,
/// and answers it to point code 2, where node 2 stands.
fn sibling(world: &mut World) -> (Node<User>, TransactionId) {
    let mut configuration = config(2, 1);
    configuration.tcap.node = 5;
    let mut sibling = Node {
        stack: Stack::new(world.now, configuration),
        user: User::default(),
    };
    let mut tc = sibling.stack.tc(world.now);
    let id = tc.open(address(2), address(1)).expect("room");
    tc.begin(id, UserInformation::None).expect("opened");
    let (otid, _) = tc.transaction_ids(id).expect("a dialogue");
    let begin = [&[0x62, 0x06, 0x48, 0x04], otid.as_octets()].concat();
    let content = ForeignContent::Unitdata(Unitdata {
        called: address(1),
        calling: address(2),
        quality: QUALITY,
        user_data: &begin,
    });
    let Node { stack, user } = &mut world.nodes[0];
    stack.handle_forwarded(world.now, content, user);
    assert_eq!(world.told(0), ["Begin", "MessageEnd"]);
    (sibling, otid)
}

fn answer(world: &mut World) {
    let id = world.nodes[0].user.last.expect("a dialogue");
    let mut tc = world.nodes[0].stack.tc(world.now);
    tc.continue_(id, UserInformation::None).expect("allowed");
    world.run();
}

#[test]
fn unless_somebody_takes_it_it_is_answered_by_a_p_abort() {
    let mut world = World::new(ASP_TO_SGP);
    let (_sibling, _) = sibling(&mut world);
    answer(&mut world);
    assert_eq!(
        world.told(0),
        ["ProviderAbort(Received(PAbortCause(1)))", "Closed"]
    );
    assert_eq!(world.dialogues(), [0, 0]);
}

#[test]
fn taken_it_is_handed_to_its_node_and_nothing_is_answered() {
    let mut world = World::new(ASP_TO_SGP);
    world.nodes[1].user.rule = Rule::Forward;
    let (mut sibling, _) = sibling(&mut world);
    answer(&mut world);
    assert_eq!(world.told(0), Vec::<String>::new(), "no P-Abort");
    assert_eq!(world.told(1), Vec::<String>::new());
    assert!(
        world
            .events(1)
            .iter()
            .any(|event| format!("{event:?}").contains("Forwarded { node: 5, shard: 0 }"))
    );

    let mut taken = std::mem::take(&mut world.nodes[1].user.taken);
    let Some((5, Taken::Unitdata(called, calling, octets))) = taken.pop() else {
        panic!("{taken:?}");
    };
    let content = ForeignContent::Unitdata(Unitdata {
        called,
        calling,
        quality: QUALITY,
        user_data: &octets,
    });
    let Node { stack, user } = &mut sibling;
    stack.handle_forwarded(world.now, content, user);
    assert_eq!(user.told, ["Continue", "MessageEnd"]);
    // It does not go round: what node 5 does not know is answered there.
    let Node { stack, user } = &mut world.nodes[1];
    user.told.clear();
    stack.handle_forwarded(world.now, content, user);
    assert!(user.taken.is_empty());
}

#[test]
fn a_returned_message_that_was_handed_on_is_told_of() {
    let mut world = World::new(ASP_TO_SGP);
    let (mut sibling, otid) = sibling(&mut world);
    let returned = [&[0x62, 0x06, 0x48, 0x04], otid.as_octets()].concat();
    let notice = Notice {
        cause: 1,
        user_data: &returned,
    };
    let Node { stack, user } = &mut sibling;
    stack.handle_forwarded(world.now, ForeignContent::Notice(notice), user);
    assert_eq!(user.told, ["Notice(1)"]);
}
