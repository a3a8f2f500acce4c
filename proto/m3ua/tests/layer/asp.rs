//! We are the ASP.

use crate::node::*;
use inlab_m3ua::{
    AsState, AssociationConfig, ErrorCode, Event, Fault, Maintenance, MessageType, NoRoute, Role,
    Status, Traffic, TrafficMode,
};
use inlab_ss7::{AssociationEvent, LossCause, MtpStatus, PointCode};

fn active() -> Node {
    let mut node = Node::with_one(Role::Asp);
    node.receive(A, ASPUP_ACK);
    assert_eq!(
        node.deliver(A, 0, ASPAC_ACK_7),
        Some(Err(MtpStatus::Resume(PointCode(2))))
    );
    assert_eq!(node.sent(), []);
    node.events();
    node
}

fn state(node: &Node) -> (Maintenance, Traffic) {
    let (maintenance, _, traffic) = node.layer.asp(A).next().expect("there is an association");
    (maintenance, traffic)
}

/// 4.3.4.1, 4.3.4.3, 4.3.4.5: the whole way up, octet for octet. M3UA-ASP ASPSM_V_002, ASPTM_V_001, V_002.
#[test]
fn clause_4_3_4_an_asp_comes_up() {
    let mut node = Node::new(config());
    assert_eq!(
        node.add(A, AssociationConfig::new(Role::Asp, vec![AS0])),
        [sent(A, ASPUP)]
    );
    // "The ASP must wait for the ASP Up Ack message before sending any other M3UA messages."
    assert_eq!(node.receive(A, ASPUP_ACK), [sent(A, ASPAC_7)]);
    assert_eq!(
        node.layer
            .route(node.now, &label(2, 0), 1)
            .map(|_| ())
            .map_err(|e| e.reason),
        Err(NoRoute::NeverActive(AS0))
    );
    assert_eq!(
        node.deliver(A, 0, ASPAC_ACK_7),
        Some(Err(MtpStatus::Resume(PointCode(2))))
    );
    assert_eq!(node.sent(), []);
    assert_eq!(
        node.events(),
        [
            Event::AspUp(A),
            Event::AsInactive(AS0, Some(7)),
            Event::AspActive(A, AS0),
            Event::AsActive(AS0, Some(7)),
        ]
    );
    assert_eq!(node.layer.application_server(AS0), Some(AsState::Active));
}

/// 4.3.4.1, 4.3.4.3, 4.3.4.4, 4.3.4.2: T(ack) is 2 s, and the request is sent until it is answered.
#[test]
fn clause_4_3_4_unanswered_requests_are_sent_again_after_t_ack() {
    let mut node = Node::with_one(Role::Asp);
    assert_eq!(node.wait(1_999), []);
    assert_eq!(node.wait(1), [sent(A, ASPUP)]);
    assert_eq!(node.wait(4_000), [sent(A, ASPUP), sent(A, ASPUP)]);
    assert_eq!(
        node.events(),
        [
            Event::Unanswered(A, MessageType::AspUp, 1),
            Event::Unanswered(A, MessageType::AspUp, 2),
            Event::Unanswered(A, MessageType::AspUp, 3),
        ]
    );
    node.receive(A, ASPUP_ACK);
    assert_eq!(node.wait(4_000), [sent(A, ASPAC_7), sent(A, ASPAC_7)]);
    node.deliver(A, 0, ASPAC_ACK_7);
    assert_eq!(node.wait(20_000), []);
    node.layer.deactivate(node.now, AS0);
    assert_eq!(node.sent(), [sent(A, ASPIA_7)]);
    assert_eq!(node.wait(2_000), [sent(A, ASPIA_7)]);
    assert_eq!(node.receive(A, ASPIA_ACK_7), []);
    assert_eq!(state(&node), (Maintenance::Up, Traffic::Inactive));
    node.layer.down(node.now, A);
    assert_eq!(node.sent(), [sent(A, ASPDN)]);
    assert_eq!(node.wait(2_000), [sent(A, ASPDN)]);
    assert_eq!(node.receive(A, ASPDN_ACK), []);
    assert_eq!(node.wait(20_000), []);
    assert_eq!(state(&node), (Maintenance::Down, Traffic::Down));
}

/// ASPSM_I_001, I_002, ASPTM_I_001, I_002, MTR_I_001: another version is answered with the version we have.
#[test]
fn clause_4_3_4_1_1_another_version_is_answered_in_every_state() {
    for message in [
        "0200030400000008",
        "0200030500000008",
        "0200040300000008",
        "0200010100000008",
    ] {
        let answer = [error(A, ErrorCode::InvalidVersion, &[])];
        assert_eq!(Node::with_one(Role::Asp).receive(A, message), answer);
        assert_eq!(active().receive(A, message), answer);
    }
}

/// ASPSM_I_003, ASPTM_I_003, MTR_I_002, MTR_I_003, RKM_I_001: reserved types and classes.
#[test]
fn clause_3_8_1_unknown_types_and_classes_are_answered() {
    for (message, code) in [
        ("0100030700000008", ErrorCode::UnsupportedMessageType),
        ("0100040500000008", ErrorCode::UnsupportedMessageType),
        ("0100010200000008", ErrorCode::UnsupportedMessageType),
        ("0100090500000008", ErrorCode::UnsupportedMessageType),
        ("01000a0000000008", ErrorCode::UnsupportedMessageClass),
    ] {
        assert_eq!(
            active().receive(A, message),
            [error(A, code, &[])],
            "{message}"
        );
    }
}

/// "Error messages MUST NOT be generated in response to other Error messages."
#[test]
fn clause_3_8_1_err_is_never_answered() {
    for message in [
        "0100000000000010000c000800000042",
        "0100000000000008",
        "0200000000000010000c000800000001",
        "010000000000000c000c0000",
        "01000000000000180006000800000063000c000800000019",
    ] {
        assert_eq!(active().receive(A, message), [], "{message}");
    }
}

/// ASPSM_O_001: no ASPAC after ASPDN ACK in place of ASPUP ACK.
#[test]
fn clause_4_3_4_1_an_aspdn_ack_does_not_answer_an_aspup() {
    let mut node = Node::with_one(Role::Asp);
    assert_eq!(node.receive(A, ASPDN_ACK), []);
    assert_eq!(node.wait(2_000), [sent(A, ASPUP)]);
}

/// ASPSM_O_002: ASPAC ACK before ASPUP ACK is unexpected.
#[test]
fn clause_4_3_4_3_an_aspac_ack_before_aspup_ack_is_unexpected() {
    let mut node = Node::with_one(Role::Asp);
    assert_eq!(
        node.receive(A, ASPAC_ACK_7),
        [error(A, ErrorCode::UnexpectedMessage, &[7])]
    );
}

/// ASPTM_O_001: ASPUP ACK while ASPAC waits; the ASP is where the peer takes it to be.
#[test]
fn clause_4_3_4_1_an_unexpected_aspup_ack_while_inactive_changes_nothing() {
    let mut node = Node::with_one(Role::Asp);
    node.receive(A, ASPUP_ACK);
    assert_eq!(node.receive(A, ASPUP_ACK), []);
    assert_eq!(state(&node), (Maintenance::Up, Traffic::Activating));
}

/// "If the ASP was not in the ASP-INACTIVE state, it SHOULD send an Error message and then initiate procedures to return
/// itself to its previous state."
#[test]
fn clause_4_3_4_1_an_unexpected_aspup_ack_while_active_is_an_error_and_aspac_follows() {
    let mut node = active();
    let octets = octets(ASPUP_ACK);
    let message = inlab_ss7::Message {
        stream: 0,
        ppid: 3,
        octets: &octets,
    };
    let primitive = node.layer.handle_message(node.now, A, message);
    assert_eq!(
        primitive,
        Some(inlab_m3ua::Primitive::Status(MtpStatus::Pause(PointCode(
            2
        ))))
    );
    assert_eq!(
        node.sent(),
        [
            error(A, ErrorCode::UnexpectedMessage, &[]),
            sent(A, ASPAC_7)
        ]
    );
}

/// 4.3.4.2: "If the ASP receives an ASP Down Ack without having sent an ASP Down message, the ASP should now consider
/// itself in the ASP-DOWN state", and return to its previous one. 4.3.4.4 says the same of ASPIA ACK.
#[test]
fn clause_4_3_4_unsolicited_acks_are_obeyed_and_undone() {
    let mut node = active();
    assert_eq!(
        node.deliver(A, 0, ASPDN_ACK),
        Some(Err(MtpStatus::Pause(PointCode(2))))
    );
    assert_eq!(node.sent(), [sent(A, ASPUP)]);
    assert_eq!(node.receive(A, ASPUP_ACK), [sent(A, ASPAC_7)]);
    node.deliver(A, 0, ASPAC_ACK_7);
    assert_eq!(
        node.deliver(A, 0, ASPIA_ACK_7),
        Some(Err(MtpStatus::Pause(PointCode(2))))
    );
    assert_eq!(node.sent(), [sent(A, ASPAC_7)]);
}

/// An SGP's peer does not send requests: they are not expected at an ASP in any state.
#[test]
fn clause_3_8_1_requests_are_unexpected_at_an_asp() {
    for (message, contexts) in [
        (ASPUP, &[][..]),
        (ASPDN, &[]),
        (ASPAC_7, &[7]),
        (ASPIA_7, &[7]),
        ("0100020300000010 0012000800000002", &[]),
    ] {
        assert_eq!(
            active().receive(A, message),
            [error(A, ErrorCode::UnexpectedMessage, contexts)],
            "{message}"
        );
    }
}

/// ASPTM_V_007, V_008: BEAT is echoed unchanged, 600 and 5000 octets of it; also before ASPUP ACK.
#[test]
fn clause_4_3_4_6_beat_is_echoed() {
    for length in [0_usize, 1, 2, 3, 600, 5000] {
        let data: String = (0..length).map(|at| format!("{:02x}", at % 251)).collect();
        let message = |code: u8| {
            let padded = length.next_multiple_of(4);
            format!(
                "010003{code:02x}{:08x}0009{:04x}{data}{}",
                12 + padded,
                4 + length,
                "00".repeat(padded - length)
            )
        };
        assert_eq!(active().receive(A, &message(3)), [sent(A, &message(6))]);
        assert_eq!(
            Node::with_one(Role::Asp).receive(A, &message(3)),
            [sent(A, &message(6))]
        );
    }
    assert_eq!(
        active().receive(A, "0100030300000008"),
        [sent(A, "0100030600000008")]
    );
}

/// "If no Heartbeat Ack (or any other M3UA message) is received within 2*T(beat), the remote M3UA peer is considered
/// unavailable."
#[test]
fn clause_4_3_4_6_a_silent_peer_is_found_out() {
    let mut node = Node::new(config());
    let mut association = AssociationConfig::new(Role::Asp, vec![AS0]);
    association.heartbeat = Some(std::time::Duration::from_secs(5));
    node.add(A, association);
    // Nothing before ASPUP ACK but ASPUP.
    let aspups = node.wait(10_000);
    assert!(aspups.iter().all(|s| *s == sent(A, ASPUP)), "{aspups:?}");
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK_7);
    node.events();
    let beat = node.wait(5_000);
    let [Sent::Message(1, beat)] = beat.as_slice() else {
        panic!("{beat:?}");
    };
    assert!(beat.starts_with("01000303"), "{beat}");
    node.receive(A, &beat.replacen("01000303", "01000306", 1));
    assert_eq!(node.wait(5_000).len(), 1);
    node.wait(5_000);
    assert!(node.events().contains(&Event::PeerUnresponsive(A)));
    assert_eq!(state(&node), (Maintenance::Unconnected, Traffic::Down));
    assert_eq!(node.wait(60_000), []);
    assert_eq!(node.layer.poll_timeout(), None);
}

/// 4.3.4.3: "the ASP receiving this Notify MUST consider itself now in the ASP-INACTIVE state". When the application server
/// is pending, it offers itself again.
#[test]
fn clause_4_3_4_3_alternate_asp_active_makes_inactive() {
    let mut node = active();
    let alternate = "0100000100000018 000d000800020002 0006000800000007";
    assert_eq!(
        node.deliver(A, 0, alternate),
        Some(Err(MtpStatus::Pause(PointCode(2))))
    );
    assert_eq!(node.sent(), []);
    assert_eq!(state(&node), (Maintenance::Up, Traffic::Inactive));
    assert_eq!(
        node.events().first(),
        Some(&Event::Notified(
            A,
            Status::ALTERNATE_ASP_ACTIVE,
            Some(7),
            None
        ))
    );
    let pending = "0100000100000018 000d000800010004 0006000800000007";
    assert_eq!(node.receive(A, pending), [sent(A, ASPAC_7)]);
}

/// 3.8.1: ERR that answers ASPUP or ASPAC ends the repetition; asked again after 30 s.
#[test]
fn clause_3_8_1_a_refusal_ends_the_waiting() {
    let mut node = Node::with_one(Role::Asp);
    assert_eq!(node.receive(A, "0100000000000010 000c00080000000d"), []);
    assert!(node.events().contains(&Event::Refused(
        A,
        MessageType::AspUp,
        ErrorCode::RefusedManagementBlocking
    )));
    assert_eq!(node.wait(29_999), []);
    assert_eq!(node.wait(1), [sent(A, ASPUP)]);
    node.receive(A, ASPUP_ACK);
    assert_eq!(
        node.receive(A, "0100000000000018 000c000800000019 0006000800000007"),
        []
    );
    assert!(node.events().contains(&Event::Refused(
        A,
        MessageType::AspActive,
        ErrorCode::InvalidRoutingContext
    )));
    assert_eq!(node.wait(29_999), []);
    assert_eq!(node.wait(1), [sent(A, ASPAC_7)]);
}

/// The state is one for each routing context: one is refused, the other active, each asked for by itself (4.3.4.3:
/// "Multiple ASP Active messages MAY be used").
#[test]
fn clause_4_3_4_3_each_routing_context_has_its_own_state() {
    let mut node = Node::new(config());
    node.add(A, AssociationConfig::new(Role::Asp, vec![AS0, AS1]));
    let aspac_8 = ASPAC_7.replace("00000007", "00000008");
    assert_eq!(
        node.receive(A, ASPUP_ACK),
        [sent(A, ASPAC_7), sent(A, &aspac_8)]
    );
    node.receive(A, "0100000000000018 000c000800000019 0006000800000007");
    let aspac_ack_8 = ASPAC_ACK_7.replace("00000007", "00000008");
    assert_eq!(
        node.deliver(A, 0, &aspac_ack_8),
        Some(Err(MtpStatus::Resume(PointCode(3))))
    );
    node.sent();
    let states: Vec<Traffic> = node.layer.asp(A).map(|s| s.2).collect();
    assert_eq!(states, [Traffic::Inactive, Traffic::Active]);
    assert_eq!(node.layer.application_server(AS0), Some(AsState::Inactive));
    assert_eq!(node.layer.application_server(AS1), Some(AsState::Active));
    assert!(node.layer.route(node.now, &label(3, 0), 1).is_ok());
    // DATA is taken for the one, and silently discarded for the other.
    let data_8 = DATA_7.replace("00000007", "00000008");
    assert_eq!(node.deliver(A, 1, &data_8), Some(Ok(vec![0xaa])));
    assert_eq!(node.deliver(A, 1, DATA_7), None);
    assert_eq!(node.sent(), []);
    // One ACK may answer several requests, and one without routing context all that wait.
    let mut node = Node::new(config());
    node.add(A, AssociationConfig::new(Role::Asp, vec![AS0, AS1]));
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, "0100040300000014 0006000c00000007 00000008");
    node.sent();
    assert!(node.layer.asp(A).all(|s| s.2 == Traffic::Active));
    let mut node = Node::new(config());
    node.add(A, AssociationConfig::new(Role::Asp, vec![AS0, AS1]));
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK);
    node.sent();
    assert!(node.layer.asp(A).all(|s| s.2 == Traffic::Active));
}

/// 3.5.1, 3.7.1: ASP Identifier in ASPUP, Traffic Mode Type in ASPAC if configured.
#[test]
fn clause_3_5_1_asp_identifier_and_traffic_mode_are_sent_if_configured() {
    let mut config = config();
    config.application_servers[0].traffic_mode = Some(TrafficMode::Loadshare);
    let mut node = Node::new(config);
    let mut association = AssociationConfig::new(Role::Asp, vec![AS0]);
    association.asp_identifier = Some(9);
    assert_eq!(
        node.add(A, association),
        [sent(A, "01000301000000100011000800000009")]
    );
    assert_eq!(
        node.receive(A, ASPUP_ACK),
        [sent(A, "0100040100000018000b0008000000020006000800000007")]
    );
}

/// SCTP-CDI, SCTP-RI (figure 3): down at once, and up again from the start.
#[test]
fn figure_3_loss_and_restart_of_the_association() {
    let mut node = active();
    assert_eq!(
        node.association(A, &AssociationEvent::Restart),
        [sent(A, ASPUP)]
    );
    let events = node.events();
    assert_eq!(
        events,
        [
            Event::AspInactive(A, AS0),
            Event::AsDown(AS0, Some(7)),
            Event::AspDown(A),
            Event::Status(MtpStatus::Pause(PointCode(2))),
        ]
    );
    node.receive(A, ASPUP_ACK);
    node.deliver(A, 0, ASPAC_ACK_7);
    node.sent();
    let since = node.now;
    for event in [
        AssociationEvent::Lost(LossCause::Unreachable),
        AssociationEvent::Shutdown,
    ] {
        assert_eq!(node.association(A, &event), []);
        let refused = node.layer.route(node.now, &label(2, 0), 1).map(|_| ());
        assert_eq!(
            refused.map_err(|e| e.reason),
            Err(NoRoute::NotActiveSince(AS0, since))
        );
        assert_eq!(node.layer.poll_timeout(), None);
    }
    // What comes after it is not of this association any more.
    assert_eq!(node.receive(A, ASPUP_ACK), []);
    assert_eq!(node.association(A, &UP), [sent(A, ASPUP)]);
}

/// A message that says it is not M3UA is not.
#[test]
fn clause_7_1_another_payload_protocol_is_discarded() {
    let mut node = active();
    let octets = octets(ASPUP);
    let message = inlab_ss7::Message {
        stream: 0,
        ppid: 46,
        octets: &octets,
    };
    assert_eq!(node.layer.handle_message(node.now, A, message), None);
    assert_eq!(node.sent(), []);
    assert_eq!(
        node.events(),
        [Event::PeerFault(A, Fault::PayloadProtocol(46))]
    );
}
