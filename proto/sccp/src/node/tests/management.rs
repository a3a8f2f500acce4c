//! SCCP management (Q.714 5).

use super::*;
use crate::management::ManagementMessage;
use crate::primitive::PointCodeStatus;

#[test]
fn q714_5_3_4_subsystem_test_is_answered_if_available() {
    let mut sccp = node();
    let test = |subsystem: u8, point_code: u8| {
        octets(&format!(
            "0900030507024201024201 0503{subsystem:02x}{point_code:02x}0000"
        ))
    };
    // tshark 4.0.17 on the answer: SSA, affected SSN CAP (146), affected PC 100.
    assert_eq!(sccp.receive(now(), transfer(&test(146, 100))), None);
    let (label, answer) = sent(&mut sccp);
    assert_eq!((label.opc, label.dpc), (HERE, THERE));
    assert_eq!(
        hex(&answer),
        "090003070b0443c8000104436400010501926400 00".replace(' ', "")
    );
    assert_eq!(sccp.receive(now(), transfer(&test(1, 100))), None);
    assert_eq!(sent(&mut sccp).1.get(17), Some(&1), "SCCP itself");
    for (subsystem, point_code) in [(7, 100), (146, 101)] {
        assert_eq!(
            sccp.receive(now(), transfer(&test(subsystem, point_code))),
            None
        );
        assert_eq!(sccp.poll_transmit(), None, "no answer");
    }
    sccp.set_subsystem(CAP, false);
    assert_eq!(sccp.receive(now(), transfer(&test(146, 100))), None);
    assert_eq!(sccp.poll_transmit(), None, "out of service");
}

fn status(format: u8, subsystem: SubsystemNumber, point_code: PointCode) -> Vec<u8> {
    let message = ManagementMessage {
        format,
        subsystem,
        point_code,
        multiplicity: 0,
        congestion: None,
    };
    let mut out = octets("0900030507024201024201 05");
    out.extend_from_slice(&message.encode(ITU));
    out
}

#[test]
fn q714_5_3_2_prohibited_subsystem_is_tested_until_allowed() {
    let mut sccp = node();
    let start = now();
    let hlr = SubsystemNumber::HLR;
    let state = |in_service| {
        Some(Primitive::State {
            point_code: THERE,
            subsystem: hlr,
            in_service,
            multiplicity: 0,
        })
    };
    let prohibited = status(ManagementMessage::PROHIBITED, hlr, THERE);
    assert_eq!(sccp.receive(start, transfer(&prohibited)), state(false));
    assert_eq!(sccp.receive(start, transfer(&prohibited)), None, "no news");
    let error = sccp
        .send(start, &request("SSN 6 PC 200"), 4)
        .map(drop)
        .expect_err("prohibited");
    assert_eq!(error.return_cause(), ReturnCause::SUBSYSTEM_FAILURE);
    assert_eq!(
        sccp.send(start, &request("GT 4930123 SSN 6"), 4)
            .map(|o| o.label.dpc),
        Ok(PointCode(300)),
        "backup"
    );
    assert!(
        sccp.send(start, &request("SSN 7 PC 200"), 4).is_ok(),
        "another subsystem"
    );
    // T(stat info): 10 s, 20 s, 40 s, … 600 s.
    let mut at = start;
    for seconds in [10, 20, 40, 80, 160, 320, 600, 600] {
        at += Duration::from_secs(seconds);
        assert_eq!(sccp.poll_timeout(), Some(at));
        sccp.handle_timeout(at - Duration::from_millis(1));
        assert_eq!(sccp.poll_transmit(), None);
        sccp.handle_timeout(at);
        let (label, octets) = sent(&mut sccp);
        assert_eq!(label.dpc, THERE);
        assert_eq!(hex(octets.get(15..).expect("data")), "050306c80000");
    }
    let allowed = status(ManagementMessage::ALLOWED, hlr, THERE);
    assert_eq!(sccp.receive(at, transfer(&allowed)), state(true));
    assert_eq!(sccp.receive(at, transfer(&allowed)), None, "no news");
    assert_eq!(sccp.poll_timeout(), None);
    assert!(sccp.send(at, &request("SSN 6 PC 200"), 4).is_ok());
}

#[test]
fn q714_5_2_2_and_5_2_3_pause_stops_tests_and_resume_allows() {
    let mut sccp = node();
    let start = now();
    let prohibited = status(ManagementMessage::PROHIBITED, SubsystemNumber::HLR, THERE);
    assert!(sccp.receive(start, transfer(&prohibited)).is_some());
    assert!(sccp.poll_timeout().is_some());
    assert!(sccp.status(start, MtpStatus::Pause(THERE)).is_some());
    assert_eq!(sccp.poll_timeout(), None);
    assert!(sccp.status(start, MtpStatus::Resume(THERE)).is_some());
    assert!(sccp.send(start, &request("SSN 6 PC 200"), 4).is_ok());
}

#[test]
fn q714_5_2_2_remote_sccp_unavailable() {
    let start = now();
    let mut sccp = node();
    let unavailable = |cause| MtpStatus::UserPartUnavailable(THERE, ServiceIndicator::SCCP, cause);
    // Unequipped: no test.
    assert!(sccp.status(start, unavailable(1)).is_some());
    assert_eq!(sccp.poll_timeout(), None);
    let error = sccp
        .send(start, &request("SSN 6 PC 200"), 4)
        .map(drop)
        .expect_err("unavailable");
    assert_eq!(error.return_cause(), ReturnCause::SCCP_FAILURE);
    // Inaccessible: SST for SSN 1 until SSA for SSN 1.
    assert!(sccp.status(start, unavailable(2)).is_some());
    let at = sccp.poll_timeout().expect("a test");
    sccp.handle_timeout(at);
    assert_eq!(sent(&mut sccp).1.get(16..18), Some(&[3, 1][..]));
    let allowed = status(
        ManagementMessage::ALLOWED,
        SubsystemNumber::MANAGEMENT,
        THERE,
    );
    let accessible = PointCodeStatus::Accessible;
    assert_eq!(
        sccp.receive(at, transfer(&allowed)),
        Some(Primitive::PcState {
            point_code: THERE,
            status: accessible
        })
    );
    assert_eq!(sccp.poll_timeout(), None);
    assert!(sccp.send(at, &request("SSN 6 PC 200"), 4).is_ok());
    assert_eq!(
        sccp.status(
            at,
            MtpStatus::UserPartUnavailable(THERE, ServiceIndicator::ISUP, 1)
        ),
        None
    );
    // SSA about any subsystem says that the SCCP is there (Q.714 5.3.3).
    assert!(sccp.status(at, unavailable(0)).is_some());
    let allowed = status(ManagementMessage::ALLOWED, SubsystemNumber::HLR, THERE);
    assert_eq!(
        sccp.receive(at, transfer(&allowed)),
        Some(Primitive::PcState {
            point_code: THERE,
            status: accessible
        })
    );
    assert_eq!(sccp.poll_timeout(), None);
}

#[test]
fn q714_5_3_7_concerned_nodes_hear_of_our_subsystems() {
    let mut config = config();
    config.concerned = vec![PointCode(200), PointCode(300)];
    let mut sccp = Sccp::new(config);
    sccp.set_subsystem(CAP, false);
    for dpc in [200, 300] {
        let (label, octets) = sent(&mut sccp);
        assert_eq!(label.dpc, PointCode(dpc));
        assert_eq!(hex(octets.get(15..).expect("data")), "050292640000");
    }
    sccp.set_subsystem(CAP, false);
    assert_eq!(sccp.poll_transmit(), None, "no news");
    let octets = message(Family::Unitdata, "SSN CAP", "SSN 6", true, b"data");
    assert_eq!(sccp.receive(now(), transfer(&octets)), None);
    assert_eq!(cause(&sent(&mut sccp).1), ReturnCause::SUBSYSTEM_FAILURE);
    sccp.poll_transmit();
    sccp.set_subsystem(CAP, true);
    assert_eq!(sent(&mut sccp).1.get(16..18), Some(&[1, 146][..]));
    assert_eq!(sent(&mut sccp).0.dpc, PointCode(300));
    sccp.set_subsystem(SubsystemNumber(77), false);
    assert_eq!(sccp.poll_transmit(), None, "not ours");
}

/// The response method: once a second for each node.
#[test]
fn q714_5_3_2_1_messages_for_a_prohibited_subsystem() {
    let mut sccp = node();
    sccp.set_subsystem(CAP, false);
    let start = now();
    let octets = message(Family::Unitdata, "SSN CAP", "SSN 6", false, b"data");
    let mut told = |opc: u32, milliseconds: u64| {
        let label = from(PointCode(opc), HERE);
        let at = start + Duration::from_millis(milliseconds);
        assert_eq!(
            sccp.receive(
                at,
                MtpTransfer {
                    label,
                    user_data: &octets
                }
            ),
            None
        );
        sccp.poll_transmit()
            .map(|(label, octets)| (label.dpc.0, hex(octets.get(15..).unwrap_or(&[]))))
    };
    let prohibited = "050292640000".to_owned();
    assert_eq!(told(200, 0), Some((200, prohibited.clone())));
    assert_eq!(told(200, 999), None);
    assert_eq!(told(300, 999), Some((300, prohibited.clone())));
    assert_eq!(told(200, 1000), Some((200, prohibited)));
}

#[test]
fn q714_5_2_3_a_concerned_node_that_comes_back_hears_what_is_in_service() {
    let mut config = config();
    config.concerned = vec![THERE];
    let mut sccp = Sccp::new(config);
    sccp.set_subsystem(SubsystemNumber::MSC, false);
    sccp.poll_transmit();
    sccp.status(now(), MtpStatus::Pause(THERE));
    sccp.status(now(), MtpStatus::Resume(THERE));
    assert_eq!(sent(&mut sccp).1.get(16..18), Some(&[1, 146][..]));
    assert_eq!(sccp.poll_transmit(), None);
}

#[test]
fn q714_5_2_congestion_is_told_and_does_not_hide_a_loss() {
    let mut sccp = node();
    let congested = octets("0900030507024201024201 06 0601c8000003");
    let status = PointCodeStatus::Congested(3);
    let state = Some(Primitive::PcState {
        point_code: THERE,
        status,
    });
    assert_eq!(sccp.receive(now(), transfer(&congested)), state);
    assert_eq!(sccp.receive(now(), transfer(&congested)), None, "no news");
    assert!(sccp.send(now(), &request("SSN 6 PC 200"), 4).is_ok());
    sccp.status(now(), MtpStatus::Pause(THERE));
    assert_eq!(
        sccp.status(now(), MtpStatus::Congested(THERE, Some(1))),
        None
    );
    assert!(sccp.send(now(), &request("SSN 6 PC 200"), 4).is_err());
}

/// sccp-s-024, sccp-s-026 (live) and sccp-s-029.
#[test]
fn q713_5_management_messages_from_outside() {
    for (id, format, subsystem, point_code) in [
        ("sccp-s-024", 1, 142, 1110),
        ("sccp-s-026", 1, 142, 2627),
        ("sccp-s-029", 3, 8, 2),
    ] {
        let octets = vector(id);
        let message = Message::decode(&octets).expect("UDT");
        let status = ManagementMessage::decode(message.data, ITU).expect("a management message");
        assert_eq!(
            (status.format, status.subsystem.0, status.point_code.0),
            (format, subsystem, point_code),
            "{id}"
        );
        assert_eq!(&*status.encode(ITU), message.data, "{id}");
        assert_eq!(node().receive(now(), transfer(&octets)), None);
    }
    for data in [
        "",
        "01",
        "0106c800",
        "0706c80000",
        "0106c8000000",
        "0606c80000",
    ] {
        assert_eq!(
            ManagementMessage::decode(&octets(data), ITU),
            None,
            "{data}"
        );
    }
}

fn management(format: u8, subsystem: SubsystemNumber, point_code: PointCode) -> ManagementMessage {
    ManagementMessage {
        format,
        subsystem,
        point_code,
        multiplicity: 0,
        congestion: None,
    }
}

/// What waits to be sent: to whom, and the management message in it.
fn ordered(sccp: &mut Sccp) -> Vec<(u32, ManagementMessage)> {
    std::iter::from_fn(|| {
        let format = sccp.config.format;
        let (label, octets) = sccp.poll_transmit()?;
        let message = Message::decode(octets).expect("UDT");
        let called = message.called_address(format).expect("an address");
        assert_eq!(called.subsystem, Some(SubsystemNumber::MANAGEMENT));
        let class = Purpose::Data(ProtocolClass {
            in_sequence: false,
            return_on_error: false,
        });
        assert_eq!(message.purpose, class, "Q.714 5.1: class 0, no return");
        let about = ManagementMessage::decode(message.data, format).expect("management");
        Some((label.dpc.0, about))
    })
    .collect()
}

fn coordinated() -> Sccp {
    let mut config = config();
    config.replicas = vec![(CAP, PointCode(200)), (CAP, PointCode(300))];
    config.concerned = vec![PointCode(400)];
    Sccp::new(config)
}

#[test]
fn q714_5_3_5_2_a_subsystem_leaves_with_the_leave_of_its_replicas() {
    let start = now();
    let mut sccp = coordinated();
    assert!(!sccp.coordinate(start, SubsystemNumber::MSC), "no replica");
    assert!(sccp.coordinate(start, CAP));
    assert!(!sccp.coordinate(start, CAP), "asked already");
    let request = ManagementMessage {
        multiplicity: 2,
        ..management(ManagementMessage::OUT_OF_SERVICE_REQUEST, CAP, HERE)
    };
    assert_eq!(ordered(&mut sccp), [(200, request), (300, request)]);
    let grant = status(ManagementMessage::OUT_OF_SERVICE_GRANT, CAP, HERE);
    let from_300 = MtpTransfer {
        label: from(PointCode(300), HERE),
        user_data: &grant,
    };
    assert_eq!(sccp.receive(start, transfer(&grant)), None);
    assert_eq!(
        sccp.receive(start, transfer(&grant)),
        None,
        "the same again"
    );
    assert_eq!(
        sccp.receive(start, from_300),
        Some(Primitive::CoordinationConfirmed {
            subsystem: CAP,
            granted: true
        })
    );
    // T(ignore SST): tests get no answer, messages are delivered.
    let test = status(ManagementMessage::TEST, CAP, HERE);
    assert_eq!(sccp.receive(start, transfer(&test)), None);
    assert_eq!(ordered(&mut sccp), []);
    let data = message(Family::Unitdata, "SSN CAP", "SSN 6", true, b"data");
    assert!(sccp.receive(start, transfer(&data)).is_some());
    sccp.set_subsystem(CAP, false);
    let prohibited = ManagementMessage {
        multiplicity: 2,
        ..management(ManagementMessage::PROHIBITED, CAP, HERE)
    };
    assert_eq!(ordered(&mut sccp), [(400, prohibited)]);
    assert_eq!(sccp.poll_timeout(), None);
}

#[test]
fn q714_5_3_5_2_t_coord_chg_and_t_ignore_sst() {
    let start = now();
    let mut sccp = coordinated();
    assert!(sccp.coordinate(start, CAP));
    ordered(&mut sccp);
    let at = start + Duration::from_secs(60);
    assert_eq!(sccp.poll_timeout(), Some(at));
    sccp.handle_timeout(at);
    let confirm = |granted| {
        Some(Primitive::CoordinationConfirmed {
            subsystem: CAP,
            granted,
        })
    };
    assert_eq!(sccp.poll_primitive(), confirm(false));
    let grant = status(ManagementMessage::OUT_OF_SERVICE_GRANT, CAP, HERE);
    assert_eq!(sccp.receive(at, transfer(&grant)), None, "too late");
    assert!(matches!(
        sccp.poll_diagnostic().map(|diagnostic| diagnostic.kind),
        Some(DiagnosticKind::Management(5))
    ));
    assert!(sccp.coordinate(at, CAP));
    ordered(&mut sccp);
    for opc in [200, 300] {
        let label = from(PointCode(opc), HERE);
        let user_data = &grant;
        sccp.receive(at, MtpTransfer { label, user_data });
    }
    let until = at + Duration::from_secs(120);
    assert_eq!(sccp.poll_timeout(), Some(until));
    sccp.handle_timeout(until);
    let test = status(ManagementMessage::TEST, CAP, HERE);
    sccp.receive(until, transfer(&test));
    let allowed = ManagementMessage {
        multiplicity: 2,
        ..management(ManagementMessage::ALLOWED, CAP, HERE)
    };
    assert_eq!(ordered(&mut sccp), [(200, allowed)]);
}

#[test]
fn q714_5_3_5_3_a_replica_asks_and_the_user_grants() {
    let mut sccp = coordinated();
    let request = status(ManagementMessage::OUT_OF_SERVICE_REQUEST, CAP, THERE);
    let asked = Some(Primitive::CoordinationRequested {
        point_code: THERE,
        subsystem: CAP,
        multiplicity: 0,
    });
    assert!(!sccp.grant(THERE, CAP), "nobody asked");
    assert_eq!(sccp.receive(now(), transfer(&request)), asked);
    assert_eq!(ordered(&mut sccp), []);
    assert!(sccp.grant(THERE, CAP));
    let grant = ManagementMessage {
        multiplicity: 2,
        ..management(ManagementMessage::OUT_OF_SERVICE_GRANT, CAP, THERE)
    };
    assert_eq!(ordered(&mut sccp), [(200, grant)]);
    assert!(!sccp.grant(THERE, CAP), "once");
    // From no replica, about no subsystem of ours, or when ours is out of service: no reply.
    for (subsystem, node) in [(CAP, PointCode(201)), (SubsystemNumber(77), THERE)] {
        let request = status(ManagementMessage::OUT_OF_SERVICE_REQUEST, subsystem, node);
        assert_eq!(sccp.receive(now(), transfer(&request)), None);
    }
    sccp.set_subsystem(CAP, false);
    assert_eq!(sccp.receive(now(), transfer(&request)), None);
}

/// MTP-STATUS without a level, as in international networks: each 400 ms at most one sublevel more.
#[test]
fn q714_2_6_less_important_messages_are_not_sent() {
    let start = now();
    let mut sccp = node();
    let pc_state = |status| {
        Some(Primitive::PcState {
            point_code: THERE,
            status,
        })
    };
    let mut at = start;
    let mut heard = vec![];
    for _ in 0..11 {
        heard.extend(sccp.status(at, MtpStatus::Congested(THERE, None)));
        at += Duration::from_millis(400);
    }
    let levels: Vec<_> = (1..=5)
        .filter_map(|level| pc_state(PointCodeStatus::Congested(level)))
        .collect();
    assert_eq!(heard, levels);
    // RL 5, RSL 1: a UDT has importance 4, importance 5 passes every other time, 6 always.
    let congested = SendError::Unroutable(RoutingFailure::Congested(THERE));
    assert_eq!(congested.return_cause(), ReturnCause::NETWORK_CONGESTION);
    let mut send = |importance: Option<u8>| {
        let mut asked = request("SSN 6 PC 200");
        asked.importance = importance.map(Importance);
        sccp.send(at, &asked, 4).map(drop)
    };
    assert_eq!(send(None), Err(congested));
    assert_eq!(send(Some(4)), Err(congested));
    assert_eq!(
        [5, 5, 5, 5].map(|level| send(Some(level)).is_ok()),
        [false, true, false, true]
    );
    assert_eq!(send(Some(6)), Ok(()));
    // What is relayed is limited too, and returned.
    let relayed = message(
        Family::Unitdata,
        "GT 4930123 SSN 6",
        "SSN 8 PC 300",
        true,
        b"data",
    );
    assert_eq!(sccp.receive(at, transfer(&relayed)), None);
    assert_eq!(cause(&sent(&mut sccp).1), ReturnCause::NETWORK_CONGESTION);
    // T(d): it falls, and is told.
    let mut heard = vec![];
    while let Some(next) = sccp.poll_timeout() {
        sccp.handle_timeout(next);
        heard.extend(sccp.poll_primitive());
        at = next;
    }
    let falling: Vec<_> = (1..=4)
        .rev()
        .filter_map(|level| pc_state(PointCodeStatus::Congested(level)))
        .chain(pc_state(PointCodeStatus::Accessible))
        .collect();
    assert_eq!(heard, falling);
    assert!(sccp.send(at, &request("SSN 6 PC 200"), 4).is_ok());
}

/// M3UA says by DAVA, and by SCON with level 0, that a destination is no longer congested.
#[test]
fn q714_5_2_3_resume_ends_congestion() {
    let accessible = Some(Primitive::PcState {
        point_code: THERE,
        status: PointCodeStatus::Accessible,
    });
    for end in [
        MtpStatus::Resume(THERE),
        MtpStatus::Congested(THERE, Some(0)),
    ] {
        let mut sccp = node();
        sccp.status(now(), MtpStatus::Congested(THERE, Some(3)));
        assert!(sccp.send(now(), &request("SSN 6 PC 200"), 4).is_err());
        assert_eq!(sccp.status(now(), end), accessible);
        assert!(sccp.send(now(), &request("SSN 6 PC 200"), 4).is_ok());
        assert_eq!(sccp.poll_timeout(), None);
        assert!(!sccp.management.remembers_congestion(), "{end:?}");
    }
    // Of a node that was not congested nothing is kept either.
    let mut sccp = node();
    let over = MtpStatus::Congested(THERE, Some(0));
    assert_eq!(sccp.status(now(), over), None);
    assert!(!sccp.management.remembers_congestion());
    // A prohibited subsystem stays prohibited when a node is resumed that was not lost.
    let mut sccp = node();
    let prohibited = status(ManagementMessage::PROHIBITED, SubsystemNumber::HLR, THERE);
    assert!(sccp.receive(now(), transfer(&prohibited)).is_some());
    assert_eq!(sccp.status(now(), MtpStatus::Resume(THERE)), None);
    assert!(sccp.send(now(), &request("SSN 6 PC 200"), 4).is_err());
}

#[test]
fn q714_5_2_7_who_sends_to_a_congested_node_hears_it() {
    let mut sccp = node();
    let octets = message(Family::Unitdata, "SSN CAP", "SSN 6", true, b"data");
    let told = |sccp: &mut Sccp| {
        assert!(sccp.receive(now(), transfer(&octets)).is_some());
        ordered(sccp).len()
    };
    assert_eq!(told(&mut sccp), 0);
    sccp.set_congestion(5);
    let counts: Vec<usize> = (0..17).map(|_| told(&mut sccp)).collect();
    let each_eighth: Vec<usize> = (0..17).map(|at| usize::from(at % 8 == 0)).collect();
    assert_eq!(counts, each_eighth);
    sccp.set_congestion(5);
    assert!(sccp.receive(now(), transfer(&octets)).is_some());
    // tshark 4.0.17: SSC, affected SSN 1, PC 100, congestion level 5.
    assert_eq!(
        hex(sent(&mut sccp).1.get(15..).unwrap_or(&[])),
        "06060164000005"
    );
    sccp.set_congestion(0);
    assert_eq!(told(&mut sccp), 0);
}

/// CLS falls by one with each T(con), and is raised again by a higher SSC.
#[test]
fn q714_5_2_7_congestion_that_is_reported() {
    let start = now();
    let mut sccp = node();
    let report = |level: u8| octets(&format!("0900030507024201024201 06 0601c80000 {level:02x}"));
    assert!(sccp.receive(start, transfer(&report(5))).is_some());
    assert!(sccp.send(start, &request("SSN 6 PC 200"), 4).is_err());
    assert_eq!(sccp.receive(start, transfer(&report(2))), None, "lower");
    let at = start + Duration::from_secs(5);
    assert_eq!(sccp.poll_timeout(), Some(at));
    sccp.handle_timeout(at);
    assert!(
        sccp.send(at, &request("SSN 6 PC 200"), 4).is_ok(),
        "4 is as important"
    );
    sccp.status(at, MtpStatus::Pause(THERE));
    assert_eq!(sccp.poll_timeout(), None);
}

#[test]
fn q714_5_3_6_what_is_watched_goes_and_comes_with_its_node() {
    let mut config = config();
    config.watched = vec![(THERE, SubsystemNumber::HLR), (PointCode(300), CAP)];
    let mut sccp = Sccp::new(config);
    let state = |in_service| Primitive::State {
        point_code: THERE,
        subsystem: SubsystemNumber::HLR,
        in_service,
        multiplicity: 0,
    };
    for (status, in_service) in [
        (MtpStatus::Pause(THERE), false),
        (MtpStatus::Resume(THERE), true),
    ] {
        assert!(matches!(
            sccp.status(now(), status),
            Some(Primitive::PcState { .. })
        ));
        assert_eq!(sccp.poll_primitive(), Some(state(in_service)));
        assert_eq!(sccp.poll_primitive(), None);
    }
}

#[test]
fn nobody_knows_better_than_we_how_our_subsystems_are() {
    let mut sccp = node();
    for format in [ManagementMessage::PROHIBITED, ManagementMessage::ALLOWED] {
        let about_us = status(format, CAP, HERE);
        assert_eq!(sccp.receive(now(), transfer(&about_us)), None);
    }
    assert_eq!(sccp.poll_timeout(), None);
    assert!(
        sccp.send(now(), &request("GT 491700001 SSN CAP"), 4)
            .is_ok()
    );
}

#[test]
fn what_peers_make_us_remember_is_bounded() {
    let mut sccp = node();
    for code in 0..3000u16 {
        let [a, b] = code.to_le_bytes();
        let prohibited = octets(&format!("0900030507024201024201 05 0206{a:02x}{b:02x}00"));
        sccp.receive(now(), transfer(&prohibited));
        while sccp.poll_primitive().is_some() {}
    }
    let mut text = String::new();
    while let Some(diagnostic) = sccp.poll_diagnostic() {
        text += &diagnostic.to_string();
    }
    assert!(text.contains("too many subsystem status tests"));
    // Whoever does not poll loses what is new.
    for code in 0..3000u32 {
        sccp.status(now(), MtpStatus::Pause(PointCode(code)));
        sccp.status(now(), MtpStatus::Congested(PointCode(code), Some(1)));
    }
    assert!(std::iter::from_fn(|| sccp.poll_primitive()).count() <= 256);
}

/// T1.112.3 5.3: affected point codes have 3 octets; SBR, SNR and SRT, and no SSC.
#[test]
fn t1_112_4_5_3_8_routing_status() {
    let ansi = PointCodeFormat::Ansi;
    let code = |text: &str| ansi.parse(text).expect("test code");
    let (here, primary, stp) = (code("245-16-8"), code("245-16-9"), code("245-1-1"));
    let mut sccp = Sccp::new(Config::ansi(here, vec![CAP]));
    let start = now();
    let take = |sccp: &mut Sccp, at, data: &str| {
        let octets = octets(&format!("0900030507 02c101 02c101 06 {data}"));
        let label = from(stp, here);
        let user_data = &octets;
        sccp.receive(at, MtpTransfer { label, user_data })
            .map(|primitive| format!("{primitive:?}"))
    };
    let traffic = |backup| {
        let (from, point_code, subsystem) = (stp, primary, CAP);
        let told = Primitive::Traffic {
            from,
            point_code,
            subsystem,
            backup,
        };
        Some(format!("{told:?}"))
    };
    assert_eq!(take(&mut sccp, start, "fd920910f500"), traffic(true));
    assert_eq!(take(&mut sccp, start, "fd920910f500"), None, "no news");
    let at = start + Duration::from_secs(30);
    assert_eq!(sccp.poll_timeout(), Some(at));
    sccp.handle_timeout(at);
    let test = management(ManagementMessage::ROUTING_TEST, CAP, primary);
    assert_eq!(ordered(&mut sccp), [(stp.0, test)]);
    assert_eq!(take(&mut sccp, at, "fe920910f500"), traffic(false));
    assert_eq!(sccp.poll_timeout(), None);
    // We are asked: SNR if we route normally, nothing while the subsystem is prohibited.
    assert_eq!(take(&mut sccp, at, "ff920910f500"), None);
    let normal = management(ManagementMessage::NORMAL_ROUTING, CAP, primary);
    assert_eq!(ordered(&mut sccp), [(stp.0, normal)]);
    assert!(take(&mut sccp, at, "02920910f500").is_some());
    assert_eq!(take(&mut sccp, at, "ff920910f500"), None);
    assert_eq!(ordered(&mut sccp), []);
    // T(stat info) of ANSI networks does not grow.
    for seconds in [30, 60, 90] {
        let due = at + Duration::from_secs(seconds);
        assert_eq!(sccp.poll_timeout(), Some(due));
        sccp.handle_timeout(due);
    }
    let label = sccp.poll_transmit().map(|(label, _)| label);
    assert_eq!(label.map(|label| label.mp), Some(2), "priority of SST");
    assert_eq!(take(&mut sccp, at, "06010910f5000003"), None, "no SSC");
}

/// Message priorities 0 to 3 against MTP's congestion levels (T1.111.4 3.8).
#[test]
fn t1_111_4_priorities_in_congestion() {
    let ansi = PointCodeFormat::Ansi;
    let code = |text: &str| ansi.parse(text).expect("test code");
    let there = code("245-16-9");
    let asked = UnitdataRequest {
        called: Address {
            point_code: Some(there),
            ..Address::on_ssn(CAP)
        },
        calling: Address::on_ssn(CAP),
        ..request("SSN CAP")
    };
    for (priority, level, sent) in [(0, 0, true), (0, 1, false), (1, 1, true), (1, 2, false)] {
        let mut config = Config::ansi(code("245-16-8"), vec![CAP]);
        config.message_priority = priority;
        let mut sccp = Sccp::new(config);
        sccp.status(now(), MtpStatus::Congested(there, Some(level)));
        let outgoing = sccp.send(now(), &asked, 4);
        assert_eq!(outgoing.is_ok(), sent, "priority {priority}, level {level}");
        if let Ok(outgoing) = outgoing {
            assert_eq!(outgoing.label.mp, priority);
        }
    }
}
