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
