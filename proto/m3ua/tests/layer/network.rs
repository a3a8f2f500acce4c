//! SSNM (3.4, 4.5).

use crate::node::*;
use inlab_m3ua::{
    AssociationConfig, Availability, Config, ErrorCode, MaskedPointCode, NoRoute, Role,
};
use inlab_ss7::{MtpStatus, PointCode, ServiceIndicator};

fn asp(config: Config) -> Node {
    let mut node = Node::new(config);
    node.add(A, AssociationConfig::new(Role::Asp, vec![AS0]));
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK_7);
    node.sent();
    node.events();
    node
}

fn statuses(node: &mut Node, message: &str) -> Vec<MtpStatus> {
    let first = node
        .deliver(A, 0, message)
        .map(|p| p.expect_err("SSNM is not DATA"));
    assert_eq!(node.sent(), []);
    let more = node.events().into_iter().filter_map(|event| match event {
        inlab_m3ua::Event::Status(status) => Some(status),
        _ => None,
    });
    first.into_iter().chain(more).collect()
}

const DUNA_2: &str = "0100020100000010 0012000800000002";
const DAVA_2: &str = "0100020200000010 0012000800000002";

/// 4.5.2.1: DUNA is MTP-PAUSE, DAVA is MTP-RESUME, once each; DAUD asks again while it lasts. SSNM_001.
#[test]
fn clause_4_5_2_1_duna_and_dava() {
    let mut node = asp(config());
    assert_eq!(
        statuses(&mut node, DUNA_2),
        [MtpStatus::Pause(PointCode(2))]
    );
    assert_eq!(statuses(&mut node, DUNA_2), []);
    let refused = node.layer.route(node.now, &label(2, 0), 1).map(|_| ());
    assert_eq!(
        refused.map_err(|e| e.reason),
        Err(NoRoute::UnavailableSince(node.now))
    );
    let daud = "010002030000001800060008000000070012000800000002";
    assert_eq!(node.wait(30_000), [sent(A, daud)]);
    assert_eq!(
        statuses(&mut node, DAVA_2),
        [MtpStatus::Resume(PointCode(2))]
    );
    assert!(node.layer.route(node.now, &label(2, 0), 1).is_ok());
    assert_eq!(node.wait(90_000), []);
}

/// 3.4.1: several point codes and masks, SSNM_002: all that are meant are told, those that are not are not.
#[test]
fn clause_3_4_1_masks() {
    let mut config = config();
    config
        .routes
        .extend([0x0100, 0x0107, 0x0108].map(|code| route(Some(code), AS0)));
    let mut node = asp(config);
    assert_eq!(
        statuses(&mut node, "0100020100000014 0012000c 03000100 00000002"),
        [
            MtpStatus::Pause(PointCode(2)),
            MtpStatus::Pause(PointCode(0x0100)),
            MtpStatus::Pause(PointCode(0x0107)),
        ]
    );
    // The newest word counts: one of the range is available again, then all.
    assert_eq!(
        statuses(&mut node, "0100020200000010 0012000800000107"),
        [MtpStatus::Resume(PointCode(0x0107))]
    );
    assert_eq!(
        statuses(&mut node, "0100020200000010 00120008ff000000"),
        [
            MtpStatus::Resume(PointCode(2)),
            MtpStatus::Resume(PointCode(0x0100))
        ]
    );
}

/// SSNM_003 to SSNM_007: DRST, SCON and DUPU; DRST and SCON are asked about again.
#[test]
fn clause_4_5_2_1_restriction_congestion_and_user_part() {
    let mut node = asp(config());
    assert_eq!(statuses(&mut node, "0100020600000010 0012000800000002"), []);
    assert!(node.layer.route(node.now, &label(2, 0), 1).is_ok());
    assert_eq!(node.wait(30_000).len(), 1);
    assert_eq!(statuses(&mut node, DAVA_2), []);
    assert_eq!(
        statuses(
            &mut node,
            "0100020400000018 0012000800000002 0205000800000003"
        ),
        [MtpStatus::Congested(PointCode(2), Some(3))]
    );
    assert_eq!(
        statuses(&mut node, "0100020400000010 0012000800000002"),
        [MtpStatus::Congested(PointCode(2), None)]
    );
    assert_eq!(node.wait(30_000).len(), 1);
    assert_eq!(
        statuses(
            &mut node,
            "0100020500000018 0012000800000002 0204000800010003"
        ),
        [MtpStatus::UserPartUnavailable(
            PointCode(2),
            ServiceIndicator::SCCP,
            1
        )]
    );
}

/// SSNM_008 and 3.8.1: "a DUPU message was received with a Mask value other than "0"".
#[test]
fn clause_3_8_1_values_without_meaning() {
    for message in [
        "0100020500000018 00120008ff000002 0204000800010003",
        "010002050000001c 0012000c0000000200000003 0204000800010003",
        "0100020400000018 0012000800000002 0205000800000004",
    ] {
        assert_eq!(
            asp(config()).receive(A, message),
            [error(A, ErrorCode::InvalidParameterValue, &[])],
            "{message}"
        );
    }
    for (message, code, contexts) in [
        ("0100020100000008", ErrorCode::MissingParameter, &[][..]),
        (
            "0100020500000010 0012000800000002",
            ErrorCode::MissingParameter,
            &[],
        ),
        (
            "0100020100000018 0006000800000063 0012000800000002",
            ErrorCode::InvalidRoutingContext,
            &[99],
        ),
        (
            "0100020100000018 0200000800000005 0012000800000002",
            ErrorCode::InvalidNetworkAppearance,
            &[],
        ),
    ] {
        assert_eq!(
            asp(config()).receive(A, message),
            [error(A, code, contexts)],
            "{message}"
        );
    }
}

/// 4.5.2.2: what one gateway cannot reach, another may; one SGP speaks for its whole gateway.
#[test]
fn clause_4_5_2_2_several_gateways() {
    for (gateways, reachable) in [
        ([Some(1), Some(2)], true),
        ([Some(1), Some(1)], false),
        ([None, None], true),
    ] {
        let mut node = Node::new(config());
        for (id, gateway) in [A, B].into_iter().zip(gateways) {
            let mut association = AssociationConfig::new(Role::Asp, vec![AS0]);
            association.signalling_gateway = gateway;
            node.add(id, association);
            node.receive(id, ASPUP_ACK);
            node.deliver(id, 0, ASPAC_ACK_7);
        }
        node.sent();
        node.deliver(A, 0, DUNA_2);
        assert_eq!(node.layer.is_reachable(PointCode(2)), reachable);
        let routed = node.layer.route(node.now, &label(2, 0), 1);
        assert_eq!(routed.ok().map(|r| r.association), reachable.then_some(B));
        // When the gateway is gone its word is forgotten.
        for id in [A, B] {
            node.association(id, &inlab_ss7::AssociationEvent::Shutdown);
        }
        for id in [A, B] {
            node.association(id, &UP);
            node.receive(id, ASPUP_ACK);
            node.deliver(id, 0, ASPAC_ACK_7);
        }
        assert!(node.layer.is_reachable(PointCode(2)));
    }
}

/// A destination without a route of its own, behind the one for all.
#[test]
fn clause_4_5_2_1_destinations_of_the_default_route() {
    let mut node = asp(Config {
        routes: vec![route(None, AS0)],
        ..config()
    });
    assert_eq!(
        statuses(&mut node, "0100020100000010 0012000800000999"),
        [MtpStatus::Pause(PointCode(0x999))]
    );
    assert!(node.layer.is_reachable(PointCode(0x998)));
    assert_eq!(
        statuses(&mut node, "0100020200000010 0012000800000999"),
        [MtpStatus::Resume(PointCode(0x999))]
    );
}

/// "Silent discard" of SSNM by an ASP that is not active.
#[test]
fn clause_4_5_2_1_ssnm_while_not_active_is_discarded() {
    let mut node = Node::with_one(Role::Asp);
    node.receive(A, ASPUP_ACK);
    assert_eq!(node.receive(A, DUNA_2), []);
    node.deliver(A, 0, ASPAC_ACK_7);
    assert!(node.layer.is_reachable(PointCode(2)));
}

/// 4.5.3, M3UA-SGP SSNM_001 to SSNM_004: DAUD is answered with DAVA, DRST or DUNA, and with SCON besides; "if the SGP has no
/// information on the availability status of the destination, the SGP responds with a DUNA".
#[test]
fn clause_4_5_3_daud() {
    let mut node = Node::new(Config {
        own_point_codes: vec![PointCode(9)],
        ..config()
    });
    node.add(A, AssociationConfig::new(Role::Sgp, vec![AS0]));
    node.receive(A, ASPUP);
    node.deliver(A, 0, ASPAC_7);
    node.sent();
    let exact = |code| MaskedPointCode::exact(PointCode(code));
    let now = node.now;
    assert!(
        node.layer
            .set_destination(now, exact(0x10), Availability::Available)
    );
    assert!(
        node.layer
            .set_destination(now, exact(0x11), Availability::Restricted)
    );
    assert!(
        node.layer
            .set_destination(now, exact(0x12), Availability::Unavailable)
    );
    node.layer
        .announce(now, &MtpStatus::Congested(PointCode(9), Some(2)));
    node.layer.announce(
        now,
        &MtpStatus::UserPartUnavailable(PointCode(9), ServiceIndicator::ISUP, 2),
    );
    assert_eq!(
        node.sent(),
        [
            sent(A, "010002020000001800060008000000070012000800000010"),
            sent(A, "010002060000001800060008000000070012000800000011"),
            sent(A, "010002010000001800060008000000070012000800000012"),
            sent(
                A,
                "0100020400000020000600080000000700120008000000090205000800000002"
            ),
            sent(
                A,
                "0100020500000020000600080000000700120008000000090204000800020005"
            ),
        ]
    );
    assert_eq!(
        node.receive(
            A,
            "0100020300000020 00120018 00000002 00000009 00000011 00000012 00000013"
        ),
        [
            sent(A, "01000202000000100012000800000002"),
            sent(A, "01000202000000100012000800000009"),
            sent(A, "010002040000001800120008000000090205000800000002"),
            sent(A, "01000206000000100012000800000011"),
            sent(A, "01000201000000100012000800000012"),
            sent(A, "01000201000000100012000800000013"),
        ]
    );
}
