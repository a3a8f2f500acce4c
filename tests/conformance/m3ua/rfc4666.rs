//! What RFC 4666 says and TS 102 381 does not test: every error code, parameters, streams, ASP identifiers, SSNM, several
//! ASPs, IPSPs. A name begins with the clause.

use super::*;
use inlab_m3ua::{Availability, Exchange};
use inlab_ss7::PointCodeFormat;

// ---- 3.1, 3.2: messages and parameters ----

/// "Parameters may be in any order": routing context last, network appearance first or not.
#[test]
fn c3_2_parameters_in_any_order() {
    let mut config = config();
    config.application_servers[0].network_appearance = Some(1);
    let mut iut = Iut::new(config);
    iut.add(1, Role::Sgp);
    iut.tester(1, 0, ASPUP);
    iut.tester(1, 0, ASPAC);
    for message in [
        "01 00 01 01 0000002c  0210 0014 00000002 00000001 03 02 00 05 aabbccdd
         0006 0008 00000007  0200 0008 00000001",
        "01 00 01 01 00000034  0013 0008 00000009  0006 0008 00000007
         0210 0014 00000002 00000001 03 02 00 05 aabbccdd  0200 0008 00000001",
    ] {
        assert_eq!(iut.tester(1, 1, message), []);
    }
    assert_eq!(iut.transfers.len(), 2);
}

#[test]
fn c3_2_a_tag_nobody_knows_is_passed_over() {
    let mut iut = Iut::sgp();
    iut.expect(
        "01 00 03 01 00000014  7fff 0005 aa 000000 -- unknown
         0014 0004 -- unknown, empty",
        &[ASPUP_ACK, &ntfy(AS_INACTIVE)],
    );
}

#[test]
fn c3_8_1_unexpected_parameter_one_that_the_message_does_not_have() {
    // ASPUP with a routing context: ERR, and it is an ASPUP all the same.
    let message = "01 00 03 01 00000010  0006 0008 00000007";
    Iut::sgp().expect(
        message,
        &[
            &err(UNEXPECTED_PARAMETER, "", message),
            ASPUP_ACK,
            &ntfy(AS_INACTIVE),
        ],
    );
    // DATA with an INFO String.
    let message = "01 00 01 01 00000028  0006 0008 00000007  0004 0004
        0210 0014 00000002 00000001 03 02 00 05 aabbccdd";
    let mut iut = Iut::sgp_active();
    assert_eq!(
        iut.tester(1, 1, message),
        [(1, err(UNEXPECTED_PARAMETER, "", message))]
    );
    assert_eq!(iut.transfers.len(), 1);
}

#[test]
fn c3_8_1_unexpected_parameter_one_that_is_there_twice() {
    // "Only one parameter of the same type is allowed" (3.2): which of them is meant nobody can say.
    for message in [
        "01 00 04 01 00000018  0006 0008 00000007  0006 0008 00000007",
        "01 00 04 01 00000020  000b 0008 00000001  0006 0008 00000007  000b 0008 00000002",
        "01 00 03 01 00000010  0004 0004  0004 0004",
    ] {
        Iut::sgp_inactive().expect(message, &[&err(UNEXPECTED_PARAMETER, "", message)]);
    }
    let message = "01 00 01 01 0000002c  0006 0008 00000007  0006 0008 00000008
        0210 0014 00000002 00000001 03 02 00 05 aabbccdd";
    let mut iut = Iut::sgp_active();
    assert_eq!(
        iut.tester(1, 1, message),
        [(1, err(UNEXPECTED_PARAMETER, "", message))]
    );
    assert_eq!(iut.transfers, Vec::<Vec<u8>>::new());
}

#[test]
fn c3_8_1_parameter_field_error() {
    for message in [
        "01 00 04 01 0000000c  0006 0004                 -- no routing context",
        "01 00 04 01 00000010  0006 0007 00000700        -- not a whole one",
        "01 00 04 01 00000010  0006 000c 00000007        -- longer than the message",
        "01 00 04 01 0000000c  0006 0003                 -- shorter than its header",
        "01 00 04 01 00000010  000b 0007 00000100        -- traffic mode of three octets",
        "01 00 04 01 0000000a  0006                      -- cut in its header",
    ] {
        let sent = message.split("--").next().expect("there is one");
        Iut::sgp_inactive().expect(message, &[&err(FIELD_ERROR, "", sent)]);
    }
}

#[test]
fn c3_8_1_protocol_error() {
    for message in [
        "01 00 03 01 00000007 ",
        "01 00 03 01 0000000c ",
        "01 00 03 01 00000008 00",
        "01 00 03 01 ffffffff ",
        "01 00 03 01 00000000 ",
        "01 00 03",
    ] {
        Iut::sgp().expect(message, &[&err(PROTOCOL_ERROR, "", message)]);
    }
}

/// "The receiver SHOULD accept": the padding of the last parameter not counted, or not there; padding that is not zero; a
/// reserved octet that is not zero; an empty INFO String.
#[test]
fn c3_1_4_what_is_accepted() {
    for message in [
        "01 00 03 01 0000000d  0004 0005 61 000000",
        "01 00 03 01 0000000d  0004 0005 61",
        "01 00 03 01 00000010  0004 0005 61 ffffff",
        "01 ff 03 01 00000008",
        "01 00 03 01 0000000c  0004 0004",
    ] {
        Iut::sgp().expect(message, &[ASPUP_ACK, &ntfy(AS_INACTIVE)]);
    }
}

#[test]
fn c3_8_1_missing_parameter() {
    for (class, code) in [(0, 1), (2, 1), (2, 2), (2, 3), (2, 4), (2, 5), (2, 6)] {
        let message = format!("01 00 {class:02x} {code:02x} 00000008");
        Iut::asp_active().expect(&message, &[&err(MISSING_PARAMETER, "", &message)]);
    }
    let message = "01 00 02 05 00000010  0012 0008 00000002";
    Iut::asp_active().expect(message, &[&err(MISSING_PARAMETER, "", message)]);
}

#[test]
fn c3_8_1_invalid_parameter_value() {
    for message in [
        "01 00 00 01 00000018  000d 0008 0001 0001  0006 0008 00000007 -- NTFY, reserved",
        "01 00 00 01 00000018  000d 0008 0003 0001  0006 0008 00000007 -- NTFY, no such type",
        "01 00 02 04 00000018  0012 0008 00000002  0205 0008 00000004 -- SCON, level 4",
        "01 00 02 05 0000001c  0012 000c 00000002 00000003  0204 0008 0001 0003 -- DUPU, two",
    ] {
        let sent = message.split("--").next().expect("there is one");
        Iut::asp_active().expect(message, &[&err(INVALID_VALUE, "", sent)]);
    }
}

#[test]
fn c3_8_1_invalid_routing_context_and_network_appearance() {
    let unknown = "0006 0008 00000063";
    for message in [
        format!("01 00 00 01 00000018  000d 0008 0001 0003  {unknown}"),
        format!("01 00 02 01 00000018  {unknown}  0012 0008 00000002"),
    ] {
        Iut::asp_active().expect(&message, &[&err(INVALID_CONTEXT, unknown, &message)]);
    }
    let message = DATA.replace("0008 00000007", "0008 00000063");
    assert_eq!(
        Iut::sgp_active().tester(1, 1, &message),
        [(1, err(INVALID_CONTEXT, unknown, &message))]
    );
    let appearance = "0200 0008 00000005";
    let message = format!(
        "01 00 01 01 0000002c  {appearance}  0006 0008 00000007
         0210 0014 00000002 00000001 03 02 00 05 aabbccdd"
    );
    assert_eq!(
        Iut::sgp_active().tester(1, 1, &message),
        [(1, err(INVALID_APPEARANCE, appearance, &message))]
    );
    let message = format!("01 00 02 03 00000018  {appearance}  0012 0008 00000002");
    Iut::sgp_active().expect(&message, &[&err(INVALID_APPEARANCE, appearance, &message)]);
}

#[test]
fn c3_8_1_no_configured_as_for_asp() {
    // Two application servers, and DATA does not say for which.
    let mut iut = Iut::new(config());
    iut.add_with(1, AssociationConfig::new(Role::Sgp, vec![AsId(0), AsId(1)]));
    iut.tester(1, 0, ASPUP);
    iut.tester(1, 0, "01 00 04 01 00000008");
    let message = "01 00 01 01 0000001c  0210 0014 00000002 00000001 03 02 00 05 aabbccdd";
    assert_eq!(iut.tester(1, 1, message), [(1, err(NO_AS, "", message))]);
    // ASPAC of an ASP that has none.
    let mut iut = Iut::new(config());
    iut.add_with(1, AssociationConfig::new(Role::Sgp, vec![]));
    iut.expect(ASPUP, &[ASPUP_ACK]);
    let message = "01 00 04 01 00000008";
    iut.expect(message, &[&err(NO_AS, "", message)]);
}

#[test]
fn c3_8_1_invalid_stream_identifier_of_management() {
    for message in [ASPUP, ASPDN, "01 00 09 03 00000010  0006 0008 00000007"] {
        assert_eq!(
            Iut::sgp().tester(1, 2, message),
            [(1, err(INVALID_STREAM, "", message))]
        );
    }
    for message in [ASPUP_ACK, ASPDN_ACK, &ntfy(AS_ACTIVE)] {
        assert_eq!(
            Iut::asp().tester(1, 1, message),
            [(1, err(INVALID_STREAM, "", message))]
        );
    }
    // ASPTM may go with its traffic.
    assert_eq!(
        Iut::sgp_inactive().tester(1, 3, ASPAC)[0],
        (1, plain(ASPAC_ACK))
    );
}

/// With one stream, as over TCP, there is no other for DATA.
#[test]
fn c1_4_7_data_on_the_only_stream() {
    let mut iut = Iut::new(config());
    let config = AssociationConfig::new(Role::Sgp, vec![AsId(0)]);
    iut.layer.add_association(AssociationId(1), config);
    let one = AssociationEvent::Up {
        outbound_streams: 1,
        inbound_streams: 1,
    };
    iut.association(1, &one);
    iut.tester(1, 0, ASPUP);
    iut.tester(1, 0, ASPAC);
    iut.expect(DATA, &[]);
    assert_eq!(iut.transfers.len(), 1);
}

#[test]
fn c3_8_1_err_is_never_answered() {
    for message in [
        "01 00 00 00 00000008",
        "01 00 00 00 00000010  000c 0008 00000099",
        "01 00 00 00 0000000c  000c 0004",
        "02 00 00 00 00000010  000c 0008 00000001",
        "01 00 00 00 00000018  000c 0008 00000019  0006 0008 00000063",
    ] {
        Iut::asp_active().expect(message, &[]);
        Iut::sgp_active().expect(message, &[]);
    }
}

// ---- 3.5, 4.3.4: ASPs ----

#[test]
fn c3_8_1_asp_identifier_required_and_unique() {
    let mut iut = Iut::new(config());
    for id in [1, 2] {
        let mut association = AssociationConfig::new(Role::Sgp, vec![AsId(0)]);
        association.require_asp_identifier = true;
        iut.add_with(id, association);
    }
    iut.expect(ASPUP, &[&err(IDENTIFIER_REQUIRED, "", ASPUP)]);
    let message = "01 00 03 01 00000010  0011 0008 0000000a";
    iut.expect(message, &[ASPUP_ACK, &ntfy(AS_INACTIVE)]);
    assert_eq!(
        iut.tester(2, 0, message),
        [(2, err(INVALID_IDENTIFIER, "", message))]
    );
    // The same ASP again is no other.
    iut.expect(message, &[ASPUP_ACK]);
    iut.lose(1);
    assert_eq!(iut.tester(2, 0, message)[0], (2, plain(ASPUP_ACK)));
}

#[test]
fn c3_8_1_refused_management_blocking_of_asp_active() {
    let mut iut = Iut::new(config());
    let mut association = AssociationConfig::new(Role::Sgp, vec![AsId(0), AsId(1)]);
    association.blocked_servers = vec![AsId(0)];
    iut.add_with(1, association);
    iut.tester(1, 0, ASPUP);
    iut.expect(ASPAC, &[&err(BLOCKED, CONTEXT, ASPAC)]);
    // One of two: it is named, the other is acknowledged.
    let message = "01 00 04 01 00000014  0006 000c 00000007 00000008";
    let answers = iut.tester(1, 0, message);
    assert_eq!(
        [&answers[0].1, &answers[2].1],
        [
            &plain("01 00 04 03 00000010  0006 0008 00000008"),
            &err(BLOCKED, CONTEXT, message)
        ]
    );
}

/// 4.3.4.3: "It is possible for the ASP to receive DATA before the ASPAC ACK": they go on different streams.
#[test]
fn c4_3_4_3_data_may_overtake_the_aspac_ack() {
    let mut iut = Iut::asp_up();
    assert_eq!(iut.tester(1, 1, DATA), []);
    assert_eq!(iut.transfers.len(), 1);
    // But nothing is sent before it.
    assert_eq!(iut.transfer(2, 0, b"x"), None);
}

/// 4.3.4.4: an ASPIA for some routing contexts, with one that is unknown.
#[test]
fn c4_3_4_4_aspia_with_a_list_of_routing_contexts() {
    let mut iut = Iut::new(config());
    iut.add_with(1, AssociationConfig::new(Role::Sgp, vec![AsId(0), AsId(1)]));
    iut.tester(1, 0, ASPUP);
    iut.tester(1, 0, "01 00 04 01 00000008");
    let message = "01 00 04 02 00000014  0006 000c 00000008 00000063";
    assert_eq!(
        iut.tester(1, 0, message),
        [
            (1, plain("01 00 04 04 00000010  0006 0008 00000008")),
            (
                1,
                plain("01 00 00 01 00000018  000d 0008 0001 0004  0006 0008 00000008")
            ),
            (1, err(INVALID_CONTEXT, "0006 0008 00000063", message)),
        ]
    );
    // The other one goes on.
    assert!(iut.transfer(2, 0, b"x").is_some());
    assert_eq!(iut.transfer(3, 0, b"x"), None);
}

/// 4.3.4.3, broadcast: each active ASP gets every message; the first one of each SLS after an ASP became active has a new
/// Correlation Id.
#[test]
fn c4_3_4_3_broadcast_with_correlation_id() {
    let mut iut = Iut::new(mode(TrafficMode::Broadcast));
    for id in [1, 2] {
        iut.add(id, Role::Sgp);
        iut.tester(id, 0, ASPUP);
        iut.tester(id, 0, ASPAC);
    }
    let (id, _, data) = iut.transfer(2, 5, &[1, 2, 3, 4]).expect("it is active");
    let tagged = |correlation: u32| {
        plain(&format!(
            "01 00 01 01 0000002c  0006 0008 00000007  0013 0008 {correlation:08x}
             0210 0014 00000001 00000002 03 02 00 05 01020304"
        ))
    };
    assert_eq!((id, data), (1, tagged(1)));
    let label = RoutingLabel {
        opc: PointCode(1),
        dpc: PointCode(2),
        si: ServiceIndicator::SCCP,
        ni: NetworkIndicator(2),
        mp: 0,
        sls: 5,
    };
    let copy = iut.layer.route_copy(&label, 4, AssociationId(1));
    let copy = copy.expect("there is a second ASP");
    assert_eq!(copy.association.0, 2);
    assert_eq!(copy.prefix.to_vec(), octets(&tagged(1))[..40]);
    assert!(iut.layer.route_copy(&label, 4, AssociationId(2)).is_none());
    // The second of the flow has none.
    let (_, _, data) = iut.transfer(2, 5, &[1, 2, 3, 4]).expect("it is active");
    let expected = "01 00 01 01 00000024  0006 0008 00000007
        0210 0014 00000001 00000002 03 02 00 05 01020304";
    assert_eq!(data, plain(expected));
    // ASP 2 leaves and comes back.
    iut.tester(2, 0, ASPIA);
    iut.tester(2, 0, ASPAC);
    let (_, _, data) = iut.transfer(2, 5, &[1, 2, 3, 4]).expect("it is active");
    assert_eq!(data, tagged(2));
}

/// 4.3.4.4, 4.3.2: AS-PENDING holds what comes, in order, until an ASP is active; T(r) discards it.
#[test]
fn c4_3_4_4_pending_holds_traffic_until_t_r() {
    let label = RoutingLabel {
        opc: PointCode(1),
        dpc: PointCode(2),
        si: ServiceIndicator::SCCP,
        ni: NetworkIndicator(2),
        mp: 0,
        sls: 5,
    };
    let held = |octet: u8| {
        plain(&format!(
            "01 00 01 01 00000024  0006 0008 00000007
             0210 0014 00000001 00000002 03 02 00 05 {octet:02x}000000"
        ))
    };
    let mut iut = Iut::sgp_active();
    iut.tester(1, 0, ASPIA);
    for octet in 1..=3 {
        assert!(iut.layer.hold(&label, &[octet, 0, 0, 0]));
    }
    iut.expect(
        ASPAC,
        &[ASPAC_ACK, &ntfy(AS_ACTIVE), &held(1), &held(2), &held(3)],
    );
    iut.tester(1, 0, ASPIA);
    assert!(iut.layer.hold(&label, &[4, 0, 0, 0]));
    assert_eq!(iut.wait(2_000), [plain(&ntfy(AS_INACTIVE))]);
    assert!(iut.events.contains(&Event::HeldDiscarded(AsId(0), 1)));
    assert!(!iut.layer.hold(&label, &[5, 0, 0, 0]));
    iut.expect(ASPAC, &[ASPAC_ACK, &ntfy(AS_ACTIVE)]);
    // The bound: 1,024 messages.
    iut.tester(1, 0, ASPIA);
    let kept = (0..1_100).filter(|_| iut.layer.hold(&label, b"x")).count();
    assert_eq!(kept, 1_024);
}

/// 4.3.4.3, 4.3.2: an application server of n+k ASPs is active with n, and stays so with fewer; those that are up are asked
/// for help.
#[test]
fn c4_3_4_3_an_application_server_of_two_and_one_asps() {
    let mut config = mode(TrafficMode::Loadshare);
    config.application_servers[0].minimum_active = 2;
    let mut iut = Iut::new(config);
    for id in [1, 2, 3] {
        iut.add(id, Role::Sgp);
        iut.tester(id, 0, ASPUP);
    }
    // One is not enough.
    assert_eq!(iut.tester(1, 0, ASPAC), [(1, plain(ASPAC_ACK))]);
    assert_eq!(iut.transfer(2, 0, b"x"), None);
    let active = plain(&ntfy(AS_ACTIVE));
    assert_eq!(
        iut.tester(2, 0, ASPAC),
        [
            (2, plain(ASPAC_ACK)),
            (1, active.clone()),
            (2, active.clone()),
            (3, active)
        ]
    );
    assert!(iut.transfer(2, 0, b"x").is_some());
    // The association of one fails: ASP Failure, and too few are left.
    let answers = iut.lose(1);
    let failure = plain(&ntfy(FAILURE));
    let help = plain(&ntfy(INSUFFICIENT));
    assert!(answers.contains(&(2, failure.clone())), "{answers:?}");
    assert!(answers.contains(&(3, failure)), "{answers:?}");
    assert!(answers.contains(&(3, help.clone())), "{answers:?}");
    assert!(!answers.contains(&(2, help)), "it is active already");
    for sls in 0..4 {
        let (id, _, _) = iut.transfer(2, sls, b"x").expect("the other one goes on");
        assert_eq!(id, 2);
    }
    // The third one helps; nothing changes for the application server.
    assert_eq!(iut.tester(3, 0, ASPAC), [(3, plain(ASPAC_ACK))]);
    let to = |iut: &mut Iut, sls| iut.transfer(2, sls, b"x").map(|routed| routed.0);
    assert_eq!([to(&mut iut, 0), to(&mut iut, 1)], [Some(2), Some(3)]);
}

/// 4.3.4.3, 4.3.4.4: each routing context of an ASP has its own state.
#[test]
fn c4_3_1_an_asp_is_active_for_one_routing_context_and_not_for_another() {
    let mut iut = Iut::new(config());
    let association = AssociationConfig::new(Role::Asp, vec![AsId(0), AsId(1)]);
    assert_eq!(iut.add_with(1, association), [plain(ASPUP)]);
    let aspac_8 = "01 00 04 01 00000010  0006 0008 00000008";
    iut.expect(ASPUP_ACK, &[ASPAC, aspac_8]);
    iut.expect(ASPAC_ACK, &[]);
    assert!(iut.transfer(2, 0, b"x").is_some());
    assert_eq!(iut.transfer(3, 0, b"x"), None);
    // The other one is refused: it alone waits, and is asked for again.
    iut.expect(&err(INVALID_CONTEXT, "0006 0008 00000008", aspac_8), &[]);
    assert_eq!(iut.wait(29_999), Vec::<String>::new());
    assert_eq!(iut.wait(1), [plain(aspac_8)]);
    iut.expect("01 00 04 03 00000010  0006 0008 00000008", &[]);
    assert!(iut.transfer(3, 0, b"x").is_some());
}

/// 4.3.4.6: nothing for twice T(beat) is a lost peer.
#[test]
fn c4_3_4_6_loss_of_heartbeat() {
    let mut iut = Iut::new(config());
    let mut association = AssociationConfig::new(Role::Asp, vec![AsId(0)]);
    association.heartbeat = Some(Duration::from_secs(10));
    iut.add_with(1, association);
    iut.tester(1, 0, ASPUP_ACK);
    iut.tester(1, 0, ASPAC_ACK);
    let beats = iut.wait(10_000);
    assert_eq!(beats.len(), 1);
    assert!(beats[0].starts_with("0100030300000014"));
    // Echoed: it lives.
    let ack = beats[0].replacen("01000303", "01000306", 1);
    iut.expect(&ack, &[]);
    assert_eq!(iut.wait(10_000).len(), 1);
    iut.wait(10_000);
    assert!(
        iut.events
            .contains(&Event::PeerUnresponsive(AssociationId(1)))
    );
    assert_eq!(iut.told.last(), Some(&MtpStatus::Pause(PointCode(2))));
}

/// Restart of the association by SCTP is its loss and a new one.
#[test]
fn c4_3_4_1_restart_of_the_association() {
    let mut iut = Iut::asp_active();
    assert_eq!(
        iut.association(1, &AssociationEvent::Restart),
        [(1, plain(ASPUP))]
    );
    assert_eq!(iut.told.last(), Some(&MtpStatus::Pause(PointCode(2))));
    let mut iut = Iut::sgp_active();
    assert_eq!(iut.association(1, &AssociationEvent::Restart), []);
    iut.expect(ASPAC, &[&err(UNEXPECTED_MESSAGE, CONTEXT, ASPAC)]);
    iut.expect(ASPUP, &[ASPUP_ACK, &ntfy(AS_PENDING)]);
}

/// A route that was never seen up is not available; nor is one of an application server that lost its ASPs.
#[test]
fn c4_3_2_a_route_that_was_never_up_is_not_available() {
    let mut iut = Iut::sgp_inactive();
    assert_eq!(iut.transfer(2, 0, b"x"), None);
    assert_eq!(iut.told, []);
    iut.expect(
        "01 00 02 03 00000010  0012 0008 00000002",
        &["01 00 02 01 00000010  0012 0008 00000002"],
    );
}

// ---- 3.4, 4.5: SSNM ----

#[test]
fn c3_8_1_destination_status_unknown() {
    let mut iut = Iut::new(config());
    let mut association = AssociationConfig::new(Role::Sgp, vec![AsId(0)]);
    association.auditable = Some(vec![MaskedPointCode {
        mask: 4,
        point_code: PointCode(0),
    }]);
    iut.add_with(1, association);
    iut.tester(1, 0, ASPUP);
    iut.tester(1, 0, ASPAC);
    let message = "01 00 02 03 00000020  0006 0008 00000007
        0012 0010 00000001 00000100 05000000";
    iut.expect(
        message,
        &[
            "01 00 02 02 00000018  0006 0008 00000007  0012 0008 00000001",
            &err(
                STATUS_UNKNOWN,
                "0006 0008 00000007  0012 000c 00000100 05000000",
                message,
            ),
        ],
    );
}

#[test]
fn c4_5_2_dava_ends_congestion_and_says_so() {
    let mut iut = Iut::asp_active();
    iut.told.clear();
    iut.expect(
        "01 00 02 04 00000018  0012 0008 00000002  0205 0008 00000003",
        &[],
    );
    iut.expect("01 00 02 02 00000010  0012 0008 00000002", &[]);
    iut.expect("01 00 02 02 00000010  0012 0008 00000002", &[]);
    let code = PointCode(2);
    assert_eq!(
        iut.told,
        [
            MtpStatus::Congested(code, Some(3)),
            MtpStatus::Congested(code, Some(0))
        ]
    );
    // And nothing is left to ask about.
    assert_eq!(iut.wait(60_000), Vec::<String>::new());
}

#[test]
fn c3_4_1_lists_and_masks_of_point_codes() {
    let mut config = config();
    config
        .routes
        .extend([0x0800, 0x0807, 0x0808].map(|code| Route {
            destination: Some(PointCode(code)),
            service_indicator: None,
            application_server: AsId(0),
            via: vec![],
        }));
    let mut iut = Iut::new(config);
    iut.add(1, Role::Asp);
    iut.tester(1, 0, ASPUP_ACK);
    iut.tester(1, 0, ASPAC_ACK);
    iut.told.clear();
    // 3 bits of 1-0-0, and point code 2.
    iut.expect("01 00 02 01 00000014  0012 000c 03000800 00000002", &[]);
    let pause = |code| MtpStatus::Pause(PointCode(code));
    assert_eq!(iut.told, [pause(2), pause(0x800), pause(0x807)]);
}

#[test]
fn c3_4_1_point_codes_of_more_bits_than_the_network_has() {
    for (format, largest) in [
        (PointCodeFormat::Itu, 0x3fff_u32),
        (PointCodeFormat::Japan, 0xffff),
        (PointCodeFormat::Ansi, 0x00ff_ffff),
        (PointCodeFormat::China, 0x00ff_ffff),
    ] {
        let mut config = config();
        config.point_code_format = Some(format);
        let mut iut = Iut::new(config);
        iut.add(1, Role::Asp);
        iut.tester(1, 0, ASPUP_ACK);
        iut.tester(1, 0, ASPAC_ACK);
        // DATA: opc and dpc have 32 bits.
        for (opc, dpc) in [(largest + 1, 1), (1, largest + 1), (u32::MAX, u32::MAX)] {
            let message = format!(
                "01 00 01 01 00000024  0006 0008 00000007
                 0210 0014 {opc:08x} {dpc:08x} 03 02 00 05 aabbccdd"
            );
            assert_eq!(
                iut.tester(1, 1, &message),
                [(1, err(INVALID_VALUE, "", &message))]
            );
        }
        let message = format!(
            "01 00 01 01 00000024  0006 0008 00000007
             0210 0014 {largest:08x} 00000001 03 02 00 05 aabbccdd"
        );
        assert_eq!(iut.tester(1, 1, &message), []);
        assert_eq!(iut.transfers.len(), 1);
        if largest < 0x00ff_ffff {
            let message = format!("01 00 02 01 00000010  0012 0008 {:08x}", largest + 1);
            iut.expect(&message, &[&err(INVALID_VALUE, "", &message)]);
        }
        // All of them: the wild bits are of no account.
        iut.expect("01 00 02 06 00000010  0012 0008 ffffffff", &[]);
    }
}

/// 3.4.4: an ASP tells an SGP of its congestion, and where the message came from that met it.
#[test]
fn c3_4_4_scon_with_concerned_destination() {
    let mut iut = Iut::asp_active();
    iut.layer
        .announce_congestion(PointCode(1), Some(2), Some(PointCode(2)));
    let scon = "01 00 02 04 00000028  0006 0008 00000007  0012 0008 00000001
        0206 0008 00000002  0205 0008 00000002";
    assert_eq!(iut.sent(), [(1, plain(scon))]);
    // And the SGP's user is told.
    let mut iut = Iut::sgp_active();
    iut.told.clear();
    iut.expect(scon, &[]);
    assert_eq!(iut.told, [MtpStatus::Congested(PointCode(1), Some(2))]);
}

#[test]
fn c3_4_5_dupu_is_mtp_status_with_user_and_cause() {
    for (cause, user) in [(0, 5), (1, 3), (2, 4)] {
        let mut iut = Iut::asp_active();
        iut.told.clear();
        iut.expect(
            &format!("01 00 02 05 00000018  0012 0008 00000002  0204 0008 {cause:04x} {user:04x}"),
            &[],
        );
        assert_eq!(
            iut.told,
            [MtpStatus::UserPartUnavailable(
                PointCode(2),
                ServiceIndicator(user),
                cause
            )]
        );
    }
}

/// 4.5.1: MTP primitives of an SGP are SSNM to the ASPs that are active; one that becomes active later is told then.
#[test]
fn c4_5_1_primitives_are_told_to_active_asps_at_once_and_to_others_later() {
    let mut iut = Iut::new(config());
    for id in [1, 2] {
        iut.add(id, Role::Sgp);
        iut.tester(id, 0, ASPUP);
    }
    iut.tester(1, 0, ASPAC);
    iut.layer
        .announce(iut.now, &MtpStatus::Pause(PointCode(0x10)));
    let duna = plain("01 00 02 01 00000018  0006 0008 00000007  0012 0008 00000010");
    assert_eq!(iut.sent(), [(1, duna.clone())]);
    let range = MaskedPointCode::exact(PointCode(0x11));
    iut.layer
        .set_destination(iut.now, range, Availability::Restricted);
    let drst = plain("01 00 02 06 00000018  0006 0008 00000007  0012 0008 00000011");
    assert_eq!(iut.sent(), [(1, drst.clone())]);
    iut.layer
        .announce(iut.now, &MtpStatus::Congested(PointCode(0x12), Some(1)));
    let scon =
        plain("01 00 02 04 00000020  0006 0008 00000007  0012 0008 00000012  0205 0008 00000001");
    assert_eq!(iut.sent(), [(1, scon.clone())]);
    iut.layer.announce(
        iut.now,
        &MtpStatus::UserPartUnavailable(PointCode(0x10), ServiceIndicator::SCCP, 1),
    );
    let dupu =
        plain("01 00 02 05 00000020  0006 0008 00000007  0012 0008 00000010  0204 0008 0001 0003");
    assert_eq!(iut.sent(), [(1, dupu)]);
    // ASP 2 takes over, and hears what still holds.
    let answers = iut.tester(2, 0, ASPAC);
    assert_eq!(answers[0], (2, plain(ASPAC_ACK)));
    let told: Vec<_> = answers.into_iter().filter(|(id, _)| *id == 2).collect();
    assert_eq!(
        told[1..],
        [(2, duna), (2, drst), (2, scon)].map(|(id, text)| (id, text))
    );
    iut.layer
        .announce(iut.now, &MtpStatus::Resume(PointCode(0x10)));
    let dava = plain("01 00 02 02 00000018  0006 0008 00000007  0012 0008 00000010");
    assert_eq!(iut.sent(), [(2, dava)]);
}

// ---- 4.3.1.1.2: IPSPs ----

#[test]
fn c4_3_4_1_2_ipsp_single_exchange() {
    let mut iut = Iut::new(config());
    iut.add(1, Role::Ipsp(Exchange::SingleServer));
    // One exchange, begun by the tester, serves both directions.
    iut.expect(ASPUP, &[ASPUP_ACK, &ntfy(AS_INACTIVE)]);
    iut.expect(ASPAC, &[ASPAC_ACK, &ntfy(AS_ACTIVE)]);
    assert_eq!(iut.tester(1, 1, DATA), []);
    assert_eq!(iut.transfers.len(), 1);
    assert!(iut.transfer(2, 0, b"x").is_some());
    // Begun by us.
    let mut iut = Iut::new(config());
    assert_eq!(
        iut.add(1, Role::Ipsp(Exchange::SingleClient)),
        [plain(ASPUP)]
    );
    iut.expect(ASPUP_ACK, &[ASPAC]);
    iut.expect(ASPAC_ACK, &[]);
    assert_eq!(iut.tester(1, 1, DATA), []);
    assert!(iut.transfer(2, 0, b"x").is_some());
}

#[test]
fn c4_3_4_1_2_ipsp_requests_that_cross() {
    let mut iut = Iut::new(config());
    iut.add(1, Role::Ipsp(Exchange::SingleClient));
    // ASPUP meets ASPUP: it is acknowledged, and our ASPAC follows.
    iut.expect(ASPUP, &[ASPUP_ACK, &ntfy(AS_INACTIVE), ASPAC]);
    iut.expect(ASPUP_ACK, &[]);
    iut.expect(ASPAC, &[ASPAC_ACK, &ntfy(AS_ACTIVE)]);
    iut.expect(ASPAC_ACK, &[]);
}

#[test]
fn c4_3_4_1_2_ipsp_double_exchange() {
    let mut iut = Iut::new(config());
    let mut association = AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
    association.peer_application_servers = vec![AsId(1)];
    assert_eq!(iut.add_with(1, association), [plain(ASPUP)]);
    // Our direction.
    iut.expect(ASPUP_ACK, &[ASPAC]);
    iut.expect(ASPAC_ACK, &[]);
    assert_eq!(iut.tester(1, 1, DATA), []);
    assert_eq!(iut.transfer(3, 0, b"x"), None);
    // The tester's.
    let ntfy_8 =
        |status: &str| format!("01 00 00 01 00000018  000d 0008 {status}  0006 0008 00000008");
    iut.expect(ASPUP, &[ASPUP_ACK, &ntfy_8(AS_INACTIVE)]);
    iut.expect(
        "01 00 04 01 00000010  0006 0008 00000008",
        &[
            "01 00 04 03 00000010  0006 0008 00000008",
            &ntfy_8(AS_ACTIVE),
        ],
    );
    assert!(iut.transfer(3, 0, b"x").is_some());
}
