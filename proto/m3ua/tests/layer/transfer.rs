//! DATA in, MTP-TRANSFER out.

use crate::node::*;
use inlab_m3ua::{
    AssociationConfig, Config, ErrorCode, Event, MAX_USER_DATA, Message, NoRoute, Parameter, Role,
    Status, TrafficMode, tag,
};
use inlab_ss7::{AssociationEvent, AssociationId, PointCode, ServiceIndicator};

fn asp() -> Node {
    let mut node = Node::with_one(Role::Asp);
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK_7);
    node.sent();
    node.events();
    node
}

/// An SGP with as many ASPs of AS0 as identifiers, all active in this mode.
fn sgp(mode: TrafficMode, ids: &[AssociationId]) -> Node {
    let mut config = config();
    config.application_servers[0].traffic_mode = Some(mode);
    let mut node = Node::new(config);
    for id in ids {
        node.add(*id, AssociationConfig::new(Role::Sgp, vec![AS0]));
        node.receive(*id, ASPUP);
        node.deliver(*id, 0, ASPAC_7);
        node.sent();
    }
    node.events();
    node
}

fn whole(routed: &inlab_m3ua::Routed, user_data: &[u8]) -> Vec<u8> {
    let mut octets = routed.prefix.to_vec();
    octets.extend(user_data);
    octets.resize(octets.len() + usize::from(routed.padding), 0);
    octets
}

/// MTR_V_002: DATA as in 3.3.1, octet for octet.
#[test]
fn clause_3_3_1_data_octet_for_octet() {
    let mut node = asp();
    let routed = node
        .layer
        .route(node.now, &label(2, 5), 1)
        .expect("it is active");
    assert_eq!(
        hex(&whole(&routed, &[0xaa])),
        "0100010100000024000600080000000702100011000000010000000203020005aa000000"
    );
    // Every length has its padding.
    for length in [0, 1, 2, 3, 4, 255, 4096, MAX_USER_DATA] {
        let data = vec![7; length];
        let routed = node
            .layer
            .route(node.now, &label(2, 5), length)
            .expect("it fits");
        let octets = whole(&routed, &data);
        let message = Message::decode(&octets).expect("it is well formed");
        assert_eq!(octets.len() % 4, 0);
        let Some(Parameter::ProtocolData(found)) = message.find(tag::PROTOCOL_DATA) else {
            panic!("no protocol data");
        };
        assert_eq!((found.label, found.user_data), (label(2, 5), &data[..]));
    }
    let refused = node.layer.route(node.now, &label(2, 5), MAX_USER_DATA + 1);
    assert_eq!(
        refused.map_err(|e| e.reason),
        Err(NoRoute::TooLong(MAX_USER_DATA))
    );
}

/// 3.3.1: "Where the optional Network Appearance parameter is present, it MUST be the first parameter in the message."
#[test]
fn clause_3_3_1_network_appearance_comes_first() {
    let mut config = config();
    config.application_servers[0].network_appearance = Some(3);
    let mut node = Node::new(config);
    node.add(A, AssociationConfig::new(Role::Asp, vec![AS0]));
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK_7);
    let routed = node
        .layer
        .route(node.now, &label(2, 5), 0)
        .expect("it is active");
    assert_eq!(
        hex(&whole(&routed, &[])),
        "01000101000000280200000800000003000600080000000702100010000000010000000203020005"
    );
    // What comes: its own, or none; any other is an error.
    assert_eq!(node.deliver(A, 1, DATA_7), Some(Ok(vec![0xaa])));
    let with = "010001010000002c 0200000800000003 0006000800000007 02100011 00000002 00000001 03020005 aa000000";
    assert_eq!(node.deliver(A, 1, with), Some(Ok(vec![0xaa])));
    node.sent();
    assert_eq!(
        node.deliver(A, 1, &with.replace("0800000003", "0800000004")),
        None
    );
    assert_eq!(
        node.sent(),
        [error(A, ErrorCode::InvalidNetworkAppearance, &[])]
    );
}

/// 1.4.7, MTR_V_001, V_003: never stream 0 where there is another; the same SLS is always on the same stream.
#[test]
fn clause_1_4_7_streams_follow_the_sls() {
    let mut node = asp();
    let streams: Vec<u16> = (0..16)
        .map(|sls| {
            node.layer
                .route(node.now, &label(2, sls), 1)
                .expect("it is active")
        })
        .map(|routed| routed.stream)
        .collect();
    assert_eq!(streams, [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1]);
    let mut node = Node::with_one(Role::Asp);
    node.association(
        A,
        &AssociationEvent::Up {
            outbound_streams: 1,
            inbound_streams: 1,
        },
    );
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK_7);
    assert_eq!(
        node.layer
            .route(node.now, &label(2, 9), 1)
            .map(|r| r.stream),
        Ok(0)
    );
    // M3UA over TCP: DATA comes on the one stream there is.
    assert_eq!(node.deliver(A, 0, DATA_7), Some(Ok(vec![0xaa])));
}

/// MTR_V_002, V_003 in their other form: DATA without Protocol Data, DATA on stream 0.
#[test]
fn clause_3_8_1_data_that_is_not_taken() {
    for (stream, message, code, contexts) in [
        (
            1,
            "0100010100000010 0006000800000007",
            ErrorCode::MissingParameter,
            &[][..],
        ),
        (0, DATA_7, ErrorCode::InvalidStreamIdentifier, &[]),
        (
            1,
            &DATA_7.replace("00000007", "00000063"),
            ErrorCode::InvalidRoutingContext,
            &[99],
        ),
        (
            1,
            &DATA_7.replace("00000007", "00000008"),
            ErrorCode::InvalidRoutingContext,
            &[8],
        ),
    ] {
        for mut node in [asp(), sgp(TrafficMode::Override, &[A])] {
            assert_eq!(node.deliver(A, stream, message), None);
            assert_eq!(node.sent(), [error(A, code, contexts)], "{message}");
        }
    }
}

/// 3.3.1: the routing context may be left out where there is one application server; 3.8.1: No Configured AS for ASP where
/// there are several.
#[test]
fn clause_3_3_1_routing_context_is_conditional() {
    let data = "010001010000001c 02100011 00000002 00000001 03020005 aa000000";
    let mut node = asp();
    assert_eq!(node.deliver(A, 1, data), Some(Ok(vec![0xaa])));
    let mut node = Node::new(config());
    node.add(A, AssociationConfig::new(Role::Asp, vec![AS0, AS1]));
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK);
    node.sent();
    assert_eq!(node.deliver(A, 1, data), None);
    assert_eq!(
        node.sent(),
        [error(A, ErrorCode::NoConfiguredAsForAsp, &[])]
    );
}

/// DATA while not active: an ASP discards it silently, an SGP says why (3.8.1, 4.3.4.3). DATA may overtake the ASPAC ACK on
/// its stream: an ASP that waits for one takes it.
#[test]
fn clause_4_3_4_3_data_while_not_active() {
    let mut node = Node::with_one(Role::Asp);
    assert_eq!(node.deliver(A, 1, DATA_7), None);
    assert_eq!(node.sent(), []);
    assert!(node.events().contains(&Event::Discarded(A)));
    assert_eq!(node.receive(A, ASPUP_ACK), [sent(A, ASPAC_7)]);
    assert_eq!(node.deliver(A, 1, DATA_7), Some(Ok(vec![0xaa])));
    node.deliver(A, 0, ASPAC_ACK_7);
    node.layer.deactivate(node.now, AS0);
    node.sent();
    node.deliver(A, 0, ASPIA_ACK_7);
    assert_eq!(node.deliver(A, 1, DATA_7), None);
    assert_eq!(node.sent(), []);
    assert!(node.events().contains(&Event::Discarded(A)));
    let mut node = Node::with_one(Role::Sgp);
    for _ in 0..2 {
        assert_eq!(node.deliver(A, 1, DATA_7), None);
        assert_eq!(node.sent(), [error(A, ErrorCode::UnexpectedMessage, &[7])]);
        node.receive(A, ASPUP);
    }
}

/// 4.3.4.3: override sends to one, loadshare by SLS, broadcast to all.
#[test]
fn clause_4_3_4_3_traffic_modes() {
    let c = AssociationId(3);
    let mut node = sgp(TrafficMode::Override, &[A, B, c]);
    for sls in 0..16 {
        let routed = node
            .layer
            .route(node.now, &label(2, sls), 1)
            .expect("it is active");
        assert_eq!(routed.association, c);
        assert_eq!(node.layer.route_copy(&label(2, sls), 1, c), None);
    }
    let mut node = sgp(TrafficMode::Loadshare, &[A, B, c]);
    let chosen: Vec<u32> = (0..6)
        .map(|sls| {
            node.layer
                .route(node.now, &label(2, sls), 1)
                .expect("it is active")
        })
        .map(|routed| routed.association.0)
        .collect();
    assert_eq!(chosen, [1, 2, 3, 1, 2, 3]);
    node.association(B, &AssociationEvent::Shutdown);
    let chosen: Vec<u32> = (0..4)
        .map(|sls| {
            node.layer
                .route(node.now, &label(2, sls), 1)
                .expect("it is active")
        })
        .map(|routed| routed.association.0)
        .collect();
    assert_eq!(chosen, [1, 3, 1, 3]);
    assert_eq!(node.layer.route_copy(&label(2, 0), 1, A), None);

    // Broadcast: "the SGP MUST tag the first DATA message broadcast in each traffic flow with a unique Correlation Id".
    let mut node = sgp(TrafficMode::Broadcast, &[A, B]);
    let tags = |node: &mut Node, sls: u8| -> Vec<(u32, Option<u32>)> {
        let mut all = Vec::new();
        let mut next = node.layer.route(node.now, &label(2, sls), 1).ok();
        while let Some(routed) = next {
            let octets = whole(&routed, &[1]);
            let message = Message::decode(&octets).expect("it is well formed");
            assert_eq!(message.missing(), None);
            let tag = match message.find(tag::CORRELATION_ID) {
                Some(Parameter::CorrelationId(value)) => Some(value),
                _ => None,
            };
            all.push((routed.association.0, tag));
            next = node.layer.route_copy(&label(2, sls), 1, routed.association);
        }
        all
    };
    assert_eq!(tags(&mut node, 1), [(1, Some(1)), (2, Some(1))]);
    assert_eq!(tags(&mut node, 1), [(1, None), (2, None)]);
    assert_eq!(tags(&mut node, 2), [(1, Some(2)), (2, Some(2))]);
    node.receive(B, ASPIA_7);
    assert_eq!(tags(&mut node, 1), [(1, None)]);
    node.deliver(B, 0, ASPAC_7);
    assert_eq!(tags(&mut node, 1), [(1, Some(3)), (2, Some(3))]);
}

/// 4.3.4.4: what is held while pending is sent to the next active ASP, in order, or discarded with T(r).
#[test]
fn clause_4_3_4_4_pending_traffic_is_held_for_t_r() {
    let mut node = sgp(TrafficMode::Override, &[A]);
    assert!(!node.layer.hold(&label(2, 5), &[1]), "it is not pending");
    node.receive(A, ASPIA_7);
    node.events();
    let refused = node.layer.route(node.now, &label(2, 5), 1).map(|_| ());
    assert_eq!(refused.map_err(|e| e.reason), Err(NoRoute::Pending(AS0)));
    assert!(node.layer.hold(&label(2, 5), &[0xaa]));
    assert!(node.layer.hold(&label(2, 5), &[0xbb]));
    let data = "0100010100000024000600080000000702100011000000010000000203020005aa000000";
    assert_eq!(
        node.receive(A, ASPAC_7),
        [
            sent(A, ASPAC_ACK_7),
            notify(A, Status::AS_ACTIVE, &[7]),
            sent(A, data),
            sent(A, &data.replace("05aa", "05bb")),
        ]
    );
    node.receive(A, ASPIA_7);
    for _ in 0..1_024 {
        assert!(node.layer.hold(&label(2, 5), &[0xaa]));
    }
    assert!(!node.layer.hold(&label(2, 5), &[0xaa]), "the bound");
    node.wait(2_000);
    assert!(node.events().contains(&Event::HeldDiscarded(AS0, 1_024)));
}

/// What is known of a destination that cannot be reached.
#[test]
fn routes_by_destination_user_part_and_association() {
    let mut only_b = route(Some(4), AS0);
    only_b.via = vec![B];
    let mut isup = route(Some(5), AS0);
    isup.service_indicator = Some(ServiceIndicator::ISUP);
    let mut node = Node::new(Config {
        routes: vec![only_b, isup, route(Some(2), AS1), route(Some(2), AS0)],
        ..config()
    });
    node.add(A, AssociationConfig::new(Role::Asp, vec![AS0]));
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK_7);
    node.sent();
    let reason = |node: &mut Node, dpc| {
        node.layer
            .route(node.now, &label(dpc, 0), 1)
            .map(|r| r.association)
            .map_err(|e| (e.destination.0, e.reason))
    };
    // The second way to 2, because the first is not active.
    assert_eq!(reason(&mut node, 2), Ok(A));
    assert_eq!(reason(&mut node, 4), Err((4, NoRoute::NeverActive(AS0))));
    assert_eq!(reason(&mut node, 5), Err((5, NoRoute::Unknown)));
    assert_eq!(reason(&mut node, 6), Err((6, NoRoute::Unknown)));
    assert!(node.layer.is_reachable(PointCode(2)));
    assert!(!node.layer.is_reachable(PointCode(4)));
    // A way for every destination.
    let mut node = Node::new(Config {
        routes: vec![route(None, AS0)],
        ..config()
    });
    node.add(A, AssociationConfig::new(Role::Asp, vec![AS0]));
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK_7);
    assert_eq!(reason(&mut node, 1_234), Ok(A));
}
