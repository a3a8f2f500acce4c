//! Dialogues between two whole nodes.

mod common;
use common::*;
use inlab_ss7::{
    Address, AssociationEvent, AssociationId, GlobalTitle, LossCause, Message, PointCode,
    ServiceIndicator, SubsystemNumber,
};
use inlab_stack::m3ua::{AsId, AssociationConfig, Role, TrafficMode};
use inlab_stack::tcap::{
    AbortReason, Class, InvokeRequest, OperationCode, Parameter, UserInformation,
};
use inlab_stack::{Core, Event, Node, NotSent, Stack, StatusIndication};

fn one_call(world: &mut World) {
    let id = world.begin(&[0x30, 0x00]);
    world.run();
    assert_eq!(world.told(1), ["Begin", "Invoke 0", "MessageEnd"]);
    assert_eq!(world.told(0), ["Continue", "Invoke 20", "MessageEnd"]);
    let mut tc = world.nodes[0].stack.tc(world.now);
    let request = InvokeRequest::new(OperationCode::Local(24), Class::Neither, 10 * SECOND);
    tc.invoke(id, &request, Parameter::Octets(&[0x30, 0x00]))
        .expect("active");
    tc.continue_(id, UserInformation::None).expect("active");
    world.run();
    assert_eq!(
        world.told(1),
        ["Continue", "Invoke 24"],
        "ended in the middle of the message"
    );
    assert_eq!(world.told(0), ["End", "Invoke 22", "Closed"]);
    assert_eq!(world.dialogues(), [0, 0]);
}

#[test]
fn a_call_from_asp_to_sgp() {
    one_call(&mut World::new(ASP_TO_SGP));
}

#[test]
fn a_call_from_sgp_to_asp() {
    let (asp, sgp) = ASP_TO_SGP;
    one_call(&mut World::new((sgp, asp)));
}

#[test]
fn a_call_between_ipsps() {
    one_call(&mut World::new(IPSP));
    one_call(&mut World::new(IPSP_DOUBLE));
}

#[test]
fn what_is_sent_is_one_message_from_m3ua_down_to_the_component() {
    let mut world = World::new(ASP_TO_SGP);
    world.log.clear();
    world.begin(&[0x30, 0x00]);
    world.run();
    let otid = world.log[0].1.split_once("6232").expect("a Begin").1[4..12].to_owned();
    // tshark 4.0.17 reads it down to `m3ua:sccp:tcap:camel` (SSN 146, class 1, return on error, application context
    // 0.4.0.0.1.23.3.4, operation 0) without a complaint. RFC 4666 3.3.1: routing context 7, protocol data; Q.713: UDT, class 1, return on error; Q.773: Begin.
    let expected = format!(
        "01000101 00000064 00060008 00000007 02100054 00000001 00000002 03 00 00 00 \
         09 81 03 07 0b 04 43 0200 92 04 43 0100 92 34 \
         6232 4804{otid} 6b1e 281c 060700118605010101 a011 600f 80020780 a109 060704000001170304 \
         6c0a a108 020101 020100 3000"
    );
    assert_eq!(world.log[0].1, expected.replace(' ', ""));
}

#[test]
fn a_long_message_goes_in_segments_and_arrives_whole() {
    let mut world = World::new(ASP_TO_SGP);
    let argument = [&[0x04, 0x82, 0x04, 0x00][..], &[7; 1024]].concat();
    world.log.clear();
    world.begin(&argument);
    world.collect();
    assert!(world.log.len() > 4, "{} messages", world.log.len());
    world.run();
    assert_eq!(world.told(1), ["Begin", "Invoke 0", "MessageEnd"]);
    assert_eq!(world.told(0), ["Continue", "Invoke 20", "MessageEnd"]);
}

#[test]
fn a_message_without_a_way_comes_back_as_a_notice() {
    let mut world = World::new(ASP_TO_SGP);
    // Point code 3 has no route.
    let mut tc = world.nodes[0].stack.tc(world.now);
    let id = tc.open(address(1), address(3)).expect("room");
    tc.begin(id, UserInformation::None).expect("opened");
    world.run();
    assert_eq!(world.told(0), ["Notice(5)"]);
    assert_eq!(world.nodes[0].user.last, Some(id));
    assert!(world.events(0).iter().any(|event| matches!(
        event,
        Event::NotSent { dialogue: Some(told), reason: NotSent::M3ua(error) }
            if *told == id && error.destination == PointCode(3)
    )));
    // A title that nothing translates.
    let title = GlobalTitle::from_text("491700001 (E.164, international)").expect("a title");
    let mut tc = world.nodes[0].stack.tc(world.now);
    let id = tc
        .open(address(1), Address::on_global_title(title, None))
        .expect("room");
    tc.begin(id, UserInformation::None).expect("opened");
    world.run();
    assert_eq!(world.told(0), ["Notice(0)"]);
    let mut tc = world.nodes[0].stack.tc(world.now);
    tc.abort(id, AbortReason::UserSpecific, UserInformation::None)
        .expect("known");
}

#[test]
fn a_message_that_the_peer_returns_comes_back_as_a_notice() {
    let mut world = World::new(ASP_TO_SGP);
    let mut unknown = address(2);
    unknown.subsystem = Some(SubsystemNumber(99));
    let mut tc = world.nodes[0].stack.tc(world.now);
    let id = tc.open(address(1), unknown).expect("room");
    tc.begin(id, UserInformation::None).expect("opened");
    world.run();
    // Q.713 3.12: 4, unequipped user.
    assert_eq!(world.told(0), ["Notice(4)"]);
    assert_eq!(world.nodes[0].user.last, Some(id));
}

#[test]
fn a_node_can_talk_to_itself() {
    let mut world = World::new(ASP_TO_SGP);
    world.nodes[0].user.rule = Rule::Serve;
    let mut tc = world.nodes[0].stack.tc(world.now);
    let id = tc.open(address(1), address(1)).expect("room");
    let request = InvokeRequest::new(OperationCode::Local(0), Class::FailureOnly, 10 * SECOND);
    tc.invoke(id, &request, Parameter::None).expect("opened");
    tc.begin(id, UserInformation::None).expect("opened");
    world.run();
    let told = world.told(0);
    assert_eq!(told[..4], ["Begin", "Invoke 0", "MessageEnd", "Continue"]);
}

#[test]
fn the_user_hears_that_the_peer_is_gone_and_there_again() {
    let mut world = World::new(ASP_TO_SGP);
    world.nodes[0].user.statuses.clear();
    for node in &mut world.nodes {
        node.handle_association(
            world.now,
            ASSOCIATION,
            AssociationEvent::Lost(LossCause::Unreachable),
        );
    }
    world.wait(3 * SECOND);
    let gone = StatusIndication::PointCode {
        point_code: PointCode(2),
        accessible: false,
    };
    assert_eq!(world.nodes[0].user.statuses, [gone]);
    world.begin(&[0x30, 0x00]);
    world.run();
    assert_eq!(world.told(0), ["Notice(5)"]);
    world.up();
    let back = StatusIndication::PointCode {
        point_code: PointCode(2),
        accessible: true,
    };
    assert_eq!(world.nodes[0].user.statuses, [gone, back]);
    world.begin(&[0x30, 0x00]);
    world.run();
    assert_eq!(world.told(0), ["Continue", "Invoke 20", "MessageEnd"]);
}

#[test]
fn a_user_part_that_is_not_there_is_an_event() {
    let mut world = World::new(ASP_TO_SGP);
    world.begin(&[0x30, 0x00]);
    world.collect();
    let (stream, ppid, mut octets) = world.towards[1].pop_front().expect("the Begin");
    // The service indicator stands after the two point codes.
    octets[28] = 5;
    world.events(1);
    world.deliver(1, (stream, ppid, octets));
    assert_eq!(
        world.events(1),
        [Event::UnknownUserPart {
            opc: PointCode(1),
            si: ServiceIndicator::ISUP
        }]
    );
}

#[test]
fn a_lost_answer_ends_in_a_cancel_and_a_lost_peer_in_a_p_abort() {
    let mut world = World::new(ASP_TO_SGP);
    let id = world.begin(&[0x30, 0x00]);
    world.collect();
    world.towards[1].clear();
    world.wait(10 * SECOND);
    assert_eq!(world.told(0), ["Cancel 1"]);
    let mut tc = world.nodes[0].stack.tc(world.now);
    tc.abort(id, AbortReason::UserSpecific, UserInformation::None)
        .expect("known");
    // The SCP starts anew: it knows nothing of the dialogue.
    let id = world.begin(&[0x30, 0x00]);
    world.run();
    world.told(0);
    let now = world.now;
    world.nodes[1].stack = Stack::new(now, config(2, 1));
    let association =
        inlab_stack::m3ua::AssociationConfig::new(ASP_TO_SGP.1, vec![inlab_stack::m3ua::AsId(0)]);
    world.nodes[1]
        .stack
        .add_association(ASSOCIATION, association);
    world.nodes[0].handle_association(now, ASSOCIATION, AssociationEvent::Restart);
    world.up();
    let mut tc = world.nodes[0].stack.tc(now);
    tc.continue_(id, UserInformation::None).expect("active");
    world.run();
    assert_eq!(
        world.told(0),
        ["ProviderAbort(Received(PAbortCause(1)))", "Closed"]
    );
    assert_eq!(world.dialogues(), [0, 0]);
}

#[test]
fn a_message_for_a_pending_application_server_is_held() {
    // RFC 4666 4.3.4.4: T(r) runs at the SGP when the last ASP withdraws.
    let (asp, sgp) = ASP_TO_SGP;
    let mut world = World::new((sgp, asp));
    let active = |world: &mut World, active| {
        let (now, Node { stack, user }) = (world.now, &mut world.nodes[1]);
        stack.set_active(now, AsId(0), active, user);
        world.run();
    };
    active(&mut world, false);
    world.begin(&[0x30, 0x00]);
    world.run();
    assert_eq!((world.told(0), world.told(1)), (vec![], vec![]));
    active(&mut world, true);
    assert_eq!(world.told(1), ["Begin", "Invoke 0", "MessageEnd"]);
    assert_eq!(world.told(0), ["Continue", "Invoke 20", "MessageEnd"]);
}

#[test]
fn in_broadcast_mode_each_asp_gets_the_message() {
    let mut config = config(1, 2);
    config.m3ua.application_servers[0].traffic_mode = Some(TrafficMode::Broadcast);
    let mut world = World::with([config, common::config(2, 1)], (ASP_TO_SGP.1, ASP_TO_SGP.0));
    let Node { stack, user } = &mut world.nodes[0];
    for id in [11, 12, 13].map(AssociationId) {
        stack.add_association(id, AssociationConfig::new(Role::Sgp, vec![AsId(0)]));
        let event = AssociationEvent::Up {
            outbound_streams: 2,
            inbound_streams: 2,
        };
        stack.handle_association(world.now, id, event, user);
        // ASPUP; ASPAC, broadcast, routing context 7 (RFC 4666 3.5.1, 3.7.1).
        let active = [
            1, 0, 4, 1, 0, 0, 0, 24, 0, 11, 0, 8, 0, 0, 0, 3, 0, 6, 0, 8, 0, 0, 0, 7,
        ];
        for octets in [&[1, 0, 3, 1, 0, 0, 0, 8][..], &active] {
            stack.handle_message(
                world.now,
                id,
                Message {
                    stream: 0,
                    ppid: 3,
                    octets,
                },
                user,
            );
        }
    }
    while stack.poll_transmit().is_some() {}
    let mut tc = stack.tc(world.now);
    let id = tc.open(address(1), address(2)).expect("room");
    tc.begin(id, UserInformation::None).expect("opened");
    let mut sent = Vec::new();
    while let Some(transmit) = stack.poll_transmit() {
        let octets = transmit.message.octets;
        let message = octets
            .windows(2)
            .position(|octets| octets == [0x09, 0x81])
            .expect("a UDT");
        sent.push((transmit.association.0, octets[message..].to_vec()));
    }
    let to: Vec<_> = sent.iter().map(|(association, _)| *association).collect();
    assert_eq!(to, [1, 11, 12, 13]);
    assert!(sent.iter().all(|(_, message)| *message == sent[0].1));
}
