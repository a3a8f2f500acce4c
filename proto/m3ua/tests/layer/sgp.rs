//! We are the SGP.

use crate::node::*;
use inlab_m3ua::{
    AsState, AssociationConfig, ErrorCode, Event, Maintenance, Role, Status, Traffic, TrafficMode,
};
use inlab_ss7::{AssociationEvent, LossCause, MtpStatus, PointCode};

const RESUME: Option<Result<Vec<u8>, MtpStatus>> = Some(Err(MtpStatus::Resume(PointCode(2))));
const ASPAC_LOADSHARE: &str = "0100040100000018 000b000800000002 0006000800000007";
const ASPAC_BROADCAST: &str = "0100040100000018 000b000800000003 0006000800000007";

fn active() -> Node {
    let mut node = Node::with_one(Role::Sgp);
    node.receive(A, ASPUP);
    assert_eq!(node.deliver(A, 0, ASPAC_7), RESUME);
    assert_eq!(
        node.sent(),
        [sent(A, ASPAC_ACK_7), notify(A, Status::AS_ACTIVE, &[7])]
    );
    node.events();
    node
}

/// Two ASPs of one application server, up; the mode is that of the first ASPAC.
fn two() -> Node {
    let mut node = Node::new(config());
    for (id, identifier) in [(A, 21), (B, 22)] {
        node.add(id, AssociationConfig::new(Role::Sgp, vec![AS0]));
        let aspup = format!("0100030100000010 00110008{identifier:08x}");
        assert_eq!(node.receive(id, &aspup).first(), Some(&sent(id, ASPUP_ACK)));
    }
    node
}

/// ASPSM_V_001, V_003, ASPTM_V_001, V_003, V_005: ACK first, NTFY after it (4.3.4.5).
#[test]
fn clause_4_3_4_an_asp_comes_up_and_is_told() {
    let mut node = Node::with_one(Role::Sgp);
    assert_eq!(node.sent(), []);
    assert_eq!(
        node.receive(A, ASPUP),
        [sent(A, ASPUP_ACK), notify(A, Status::AS_INACTIVE, &[7])]
    );
    assert_eq!(node.deliver(A, 0, ASPAC_7), RESUME);
    assert_eq!(
        node.sent(),
        [sent(A, ASPAC_ACK_7), notify(A, Status::AS_ACTIVE, &[7])]
    );
    assert_eq!(
        node.events(),
        [
            Event::AspUp(A),
            Event::AsInactive(AS0, Some(7)),
            Event::AspActive(A, AS0),
            Event::AsActive(AS0, Some(7)),
        ]
    );
}

/// 4.3.4.5: "When an ASP moves from ASP-DOWN to ASP-INACTIVE within a particular AS, a Notify SHOULD be sent … to inform the
/// ASP of the current AS state." Only to that one.
#[test]
fn clause_4_3_4_5_a_second_asp_is_told_the_state() {
    let mut node = active();
    node.add(B, AssociationConfig::new(Role::Sgp, vec![AS0]));
    assert_eq!(
        node.receive(B, ASPUP),
        [sent(B, ASPUP_ACK), notify(B, Status::AS_ACTIVE, &[7])]
    );
}

/// ASPSM_V_005, ASPSM_O_004: "even if the ASP is already marked as ASP-DOWN".
#[test]
fn clause_4_3_4_2_aspdn_is_always_acknowledged() {
    let mut node = Node::with_one(Role::Sgp);
    assert_eq!(node.receive(A, ASPDN), [sent(A, ASPDN_ACK)]);
    node.receive(A, ASPUP);
    assert_eq!(node.receive(A, ASPDN), [sent(A, ASPDN_ACK)]);
    assert_eq!(node.layer.application_server(AS0), Some(AsState::Down));
    // Of an active one the application server is pending, but the ASP that is down is not told.
    let mut node = active();
    assert_eq!(node.receive(A, ASPDN), [sent(A, ASPDN_ACK)]);
    assert_eq!(node.layer.application_server(AS0), Some(AsState::Pending));
}

/// ASPSM_V_009: management lock-out.
#[test]
fn clause_4_3_4_1_a_blocked_asp_is_refused() {
    let mut node = Node::new(config());
    let mut association = AssociationConfig::new(Role::Sgp, vec![AS0]);
    association.blocked = true;
    node.add(A, association);
    assert_eq!(
        node.receive(A, ASPUP),
        [error(A, ErrorCode::RefusedManagementBlocking, &[])]
    );
    assert_eq!(
        node.receive(A, ASPAC_7),
        [error(A, ErrorCode::UnexpectedMessage, &[7])]
    );
}

/// 3.8.1: ASP Identifier Required, Invalid ASP Identifier ("not unique").
#[test]
fn clause_3_8_1_asp_identifiers_are_asked_for_and_unique() {
    let mut node = Node::new(config());
    for id in [A, B] {
        let mut association = AssociationConfig::new(Role::Sgp, vec![AS0]);
        association.require_asp_identifier = true;
        node.add(id, association);
    }
    assert_eq!(
        node.receive(A, ASPUP),
        [error(A, ErrorCode::AspIdentifierRequired, &[])]
    );
    let aspup = "0100030100000010 0011000800000009";
    assert_eq!(node.receive(A, aspup).first(), Some(&sent(A, ASPUP_ACK)));
    assert_eq!(
        node.receive(B, aspup),
        [error(B, ErrorCode::InvalidAspIdentifier, &[])]
    );
    node.receive(A, ASPDN);
    assert_eq!(node.receive(B, aspup).first(), Some(&sent(B, ASPUP_ACK)));
}

/// ASPSM_I_001, I_002, I_004, ASPTM_I_001, I_006, I_008, MTR_I_001 to I_003.
#[test]
fn clause_3_8_1_malformed_messages_are_answered_in_every_state() {
    for (message, code) in [
        ("0200030100000008", ErrorCode::InvalidVersion),
        ("0200040100000008", ErrorCode::InvalidVersion),
        ("0200010100000008", ErrorCode::InvalidVersion),
        ("0100030700000008", ErrorCode::UnsupportedMessageType),
        ("0100040500000008", ErrorCode::UnsupportedMessageType),
        ("0100010200000008", ErrorCode::UnsupportedMessageType),
        ("01000a0100000008", ErrorCode::UnsupportedMessageClass),
    ] {
        let answer = [error(A, code, &[])];
        let mut down = Node::with_one(Role::Sgp);
        assert_eq!(down.receive(A, message), answer, "{message}");
        assert_eq!(active().receive(A, message), answer, "{message}");
    }
}

/// ASPSM_I_003: ASPAC before ASPUP.
#[test]
fn clause_4_3_4_1_aspac_and_aspia_before_aspup_are_unexpected() {
    let mut node = Node::with_one(Role::Sgp);
    for message in [ASPAC_7, ASPIA_7] {
        assert_eq!(
            node.receive(A, message),
            [error(A, ErrorCode::UnexpectedMessage, &[7])]
        );
    }
}

/// ASPSM_O_001: a second ASPUP.
#[test]
fn clause_4_3_4_1_aspup_again_while_inactive_is_acknowledged_and_no_more() {
    let mut node = Node::with_one(Role::Sgp);
    node.receive(A, ASPUP);
    assert_eq!(node.receive(A, ASPUP), [sent(A, ASPUP_ACK)]);
}

/// ASPSM_O_003: "an ASP Up Ack message is returned, as well as an Error message ("Unexpected Message"). In addition, the
/// remote ASP state is changed to ASP-INACTIVE in all relevant Application Servers." The last active one is gone: AS-PENDING
/// (figure 4), then AS-INACTIVE.
#[test]
fn clause_4_3_4_1_aspup_while_active_is_an_error_and_makes_inactive() {
    let mut node = active();
    assert_eq!(
        node.receive(A, ASPUP),
        [
            error(A, ErrorCode::UnexpectedMessage, &[]),
            sent(A, ASPUP_ACK),
            notify(A, Status::AS_PENDING, &[7]),
        ]
    );
    assert_eq!(node.wait(2_000), [notify(A, Status::AS_INACTIVE, &[7])]);
    // Without T(r) there is no AS-PENDING: the answer that the purpose itself names.
    let mut config = config();
    config.timers.recovery = std::time::Duration::ZERO;
    let mut node = Node::new(config);
    node.add(A, AssociationConfig::new(Role::Sgp, vec![AS0]));
    node.receive(A, ASPUP);
    node.deliver(A, 0, ASPAC_7);
    node.sent();
    node.deliver(A, 0, ASPUP);
    assert_eq!(
        node.sent(),
        [
            error(A, ErrorCode::UnexpectedMessage, &[]),
            sent(A, ASPUP_ACK),
            notify(A, Status::AS_INACTIVE, &[7]),
        ]
    );
}

/// ASPTM_V_006, V_008, I_010: ASPIA ACK, then NTFY (AS-PENDING); T(r); NTFY (AS-INACTIVE).
#[test]
fn clause_4_3_4_4_the_last_asp_goes_inactive() {
    let mut node = active();
    assert_eq!(
        node.receive(A, ASPIA_7),
        [sent(A, ASPIA_ACK_7), notify(A, Status::AS_PENDING, &[7])]
    );
    assert_eq!(node.wait(1_999), []);
    assert_eq!(node.wait(1), [notify(A, Status::AS_INACTIVE, &[7])]);
    assert_eq!(
        node.events(),
        [
            Event::AspInactive(A, AS0),
            Event::AsPending(AS0, Some(7)),
            Event::AsInactive(AS0, Some(7)),
            Event::Status(MtpStatus::Pause(PointCode(2))),
        ]
    );
    // Back in time: AS-ACTIVE, and the destination was never given up.
    let mut node = active();
    node.receive(A, ASPIA_7);
    node.wait(1_000);
    assert_eq!(
        node.receive(A, ASPAC_7),
        [sent(A, ASPAC_ACK_7), notify(A, Status::AS_ACTIVE, &[7])]
    );
    assert_eq!(node.wait(10_000), []);
}

/// ASPTM_O_001, O_003: ASPAC while active, ASPIA while inactive.
#[test]
fn clause_4_3_4_3_repeated_requests_are_acknowledged() {
    let mut node = active();
    assert_eq!(node.receive(A, ASPAC_7), [sent(A, ASPAC_ACK_7)]);
    let mut node = Node::with_one(Role::Sgp);
    node.receive(A, ASPUP);
    assert_eq!(node.receive(A, ASPIA_7), [sent(A, ASPIA_ACK_7)]);
}

/// ASPTM_V_010, V_011.
#[test]
fn clause_4_3_4_6_beat_is_echoed() {
    let beat = "010003030000001c00090012 4d33554120726f636b73 01020304 0000";
    assert_eq!(
        active().receive(A, beat),
        [sent(
            A,
            "010003060000001c000900124d33554120726f636b73010203040000"
        )]
    );
}

/// ASPTM_I_005: "The SGP MUST send an Error message ("Invalid Routing Context") for each Routing Context value that cannot be
/// successfully activated" - and the ACK for the others.
#[test]
fn clause_4_3_4_3_each_unknown_routing_context_is_an_error() {
    let mut node = Node::with_one(Role::Sgp);
    node.receive(A, ASPUP);
    let aspac = "0100040100000018 0006001000000063 00000007 00000064";
    node.deliver(A, 0, aspac);
    assert_eq!(
        node.sent(),
        [
            sent(A, ASPAC_ACK_7),
            notify(A, Status::AS_ACTIVE, &[7]),
            error(A, ErrorCode::InvalidRoutingContext, &[99]),
            error(A, ErrorCode::InvalidRoutingContext, &[100]),
        ]
    );
    // Configured, but not for this association.
    assert_eq!(
        node.receive(A, &ASPIA_7.replace("00000007", "00000008")),
        [error(A, ErrorCode::InvalidRoutingContext, &[8])]
    );
}

/// "In the case where an ASP Active message does not contain a Routing Context parameter, the receiver must know, via
/// configuration data": all of them; none at all is No Configured AS for ASP.
#[test]
fn clause_4_3_4_3_aspac_without_routing_context() {
    let mut node = Node::new(config());
    node.add(A, AssociationConfig::new(Role::Sgp, vec![AS0, AS1]));
    node.add(B, AssociationConfig::new(Role::Sgp, vec![]));
    node.receive(A, ASPUP);
    node.deliver(A, 0, ASPAC);
    assert_eq!(
        node.sent(),
        [
            sent(A, ASPAC_ACK),
            notify(A, Status::AS_ACTIVE, &[7]),
            notify(A, Status::AS_ACTIVE, &[8]),
        ]
    );
    assert_eq!(node.receive(B, ASPUP), [sent(B, ASPUP_ACK)]);
    assert_eq!(
        node.receive(B, ASPAC),
        [error(B, ErrorCode::NoConfiguredAsForAsp, &[])]
    );
}

/// ASPTM_I_003, I_004: a mode that is unknown, or not that of the application server.
#[test]
fn clause_4_3_4_3_unsupported_traffic_modes_are_errors() {
    let mut config = config();
    config.application_servers[0].traffic_mode = Some(TrafficMode::Loadshare);
    let mut node = Node::new(config);
    node.add(A, AssociationConfig::new(Role::Sgp, vec![AS0]));
    node.receive(A, ASPUP);
    let unknown = ASPAC_BROADCAST.replace("00000003", "00000004");
    for aspac in [ASPAC_BROADCAST, &unknown] {
        assert_eq!(
            node.receive(A, aspac),
            [error(A, ErrorCode::UnsupportedTrafficModeType, &[7])]
        );
    }
    // The ACK reflects the mode asked for.
    node.deliver(A, 0, ASPAC_LOADSHARE);
    assert_eq!(
        node.sent().first(),
        Some(&sent(A, "0100040300000018000b0008000000020006000800000007"))
    );
    // The first ASPAC chooses where nothing is configured; the choice ends with the application server.
    let mut node = two();
    node.deliver(A, 0, ASPAC_LOADSHARE);
    node.sent();
    assert_eq!(
        node.receive(B, ASPAC_BROADCAST),
        [error(B, ErrorCode::UnsupportedTrafficModeType, &[7])]
    );
    node.receive(A, ASPDN);
    node.receive(B, ASPDN);
    node.wait(2_000);
    node.receive(B, ASPUP);
    node.deliver(B, 0, ASPAC_BROADCAST);
    assert_eq!(
        node.sent().first(),
        Some(&sent(B, "0100040300000018000b0008000000030006000800000007"))
    );
}

/// ASPTM_V_014, V_015: NTFY (Alternate ASP Active) with the other's ASP Identifier to who was active.
#[test]
fn clause_4_3_4_3_override_takes_over() {
    let mut node = two();
    node.deliver(A, 0, ASPAC_7);
    node.sent();
    node.events();
    assert_eq!(
        node.receive(B, ASPAC_7),
        [
            sent(B, ASPAC_ACK_7),
            Sent::Notify(1, Status::ALTERNATE_ASP_ACTIVE, vec![7], Some(22)),
        ]
    );
    assert_eq!(
        node.events(),
        [Event::AspActive(B, AS0), Event::AspInactive(A, AS0)]
    );
    let routed = node.layer.route(node.now, &label(2, 0), 1);
    assert_eq!(routed.map(|r| r.association), Ok(B));
    // "The ASP that sends the ASP Inactive message is already considered to be in the state ASP-INACTIVE" (4.3.4.4).
    assert_eq!(node.receive(A, ASPIA_7), [sent(A, ASPIA_ACK_7)]);
}

/// ASPTM_I_009: NTFY (ASP Failure) to the others when the association goes.
#[test]
fn clause_3_8_2_asp_failure_is_told_to_the_others() {
    let mut node = two();
    node.deliver(A, 0, ASPAC_7);
    node.deliver(B, 0, ASPAC_7);
    node.sent();
    assert_eq!(
        node.association(A, &AssociationEvent::Shutdown),
        [Sent::Notify(2, Status::ASP_FAILURE, vec![7], Some(21))]
    );
    // The active one: AS-PENDING besides.
    let mut node = two();
    node.deliver(A, 0, ASPAC_7);
    node.sent();
    assert_eq!(
        node.association(A, &AssociationEvent::Lost(LossCause::Aborted)),
        [
            notify(B, Status::AS_PENDING, &[7]),
            Sent::Notify(2, Status::ASP_FAILURE, vec![7], Some(21)),
        ]
    );
    // After ASPDN it is no failure.
    node.receive(B, ASPDN);
    assert_eq!(node.association(B, &AssociationEvent::Shutdown), []);
}

/// ASPTM_V_013, 4.3.4.3: "n" ASPs make the application server active; with fewer left, the inactive ones are asked for.
#[test]
fn clause_4_3_4_4_insufficient_resources_is_told_to_the_inactive() {
    let mut config = config();
    config.application_servers[0].minimum_active = 2;
    let mut node = Node::new(config);
    for id in [A, B] {
        node.add(id, AssociationConfig::new(Role::Sgp, vec![AS0]));
        node.receive(id, ASPUP);
    }
    assert_eq!(
        node.receive(A, ASPAC_BROADCAST).len(),
        1,
        "AS-ACTIVE is withheld"
    );
    assert_eq!(node.deliver(B, 0, ASPAC_BROADCAST), RESUME);
    assert_eq!(
        node.sent()[1..],
        [
            notify(A, Status::AS_ACTIVE, &[7]),
            notify(B, Status::AS_ACTIVE, &[7]),
        ]
    );
    assert_eq!(
        node.receive(A, ASPIA_7),
        [
            sent(A, ASPIA_ACK_7),
            notify(A, Status::INSUFFICIENT_RESOURCES, &[7]),
        ]
    );
    assert_eq!(node.layer.application_server(AS0), Some(AsState::Active));
}

/// An ASP does not send these.
#[test]
fn clause_3_8_1_acks_and_ntfy_are_unexpected_at_an_sgp() {
    for (message, contexts) in [
        (ASPUP_ACK, &[][..]),
        (ASPDN_ACK, &[]),
        (ASPAC_ACK_7, &[7]),
        (ASPIA_ACK_7, &[7]),
        ("0100000100000010 000d000800010003", &[]),
        ("0100020100000010 0012000800000002", &[]),
        ("0100020200000010 0012000800000002", &[]),
        ("0100020600000010 0012000800000002", &[]),
        ("0100020500000018 0012000800000002 0204000800010003", &[]),
    ] {
        let mut node = active();
        assert_eq!(
            node.receive(A, message),
            [error(A, ErrorCode::UnexpectedMessage, contexts)],
            "{message}"
        );
        let state = node.layer.asp(A).next();
        assert_eq!(state, Some((Maintenance::Up, AS0, Traffic::Active)));
    }
}

/// The offending message comes back in the ERR (3.8.1), 256 octets of it at most.
#[test]
fn clause_3_8_1_diagnostic_information_is_the_offending_message() {
    let mut node = Node::with_one(Role::Sgp);
    node.deliver(A, 0, "0200030100000008");
    let transmit = node.layer.poll_transmit().expect("there is an ERR");
    assert_eq!(
        hex(transmit.message.octets),
        "010000000000001c000c0008000000010007000c0200030100000008"
    );
}
