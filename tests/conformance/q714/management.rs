//! SCCP management (5).

use super::*;

/// A management message between SSN 1 and SSN 1, addresses without point codes.
fn management(data: &str) -> String {
    let length = octets(data).len();
    format!("09 00 03 05 07  02 42 01  02 42 01  {length:02x} {data}")
}

/// The same as we send it, with both point codes.
fn from_us(node: u32, data: &str) -> (u32, String) {
    let length = octets(data).len();
    to(
        node,
        &format!("09 00 03 07 0b  04 43 {node:02x} 00 01  04 43 01 00 01  {length:02x} {data}"),
    )
}

/// 5.2.2, 5.2.3: MTP-PAUSE and MTP-RESUME.
#[test]
fn q714_5_2_2_and_5_2_3_lost_and_found() {
    let mut config = config();
    config.concerned = vec![PointCode(2)];
    config.watched = vec![(PointCode(2), SubsystemNumber(6))];
    let mut node = Node::of(config);
    node.receive(2, &management("02 07 02 00 00 -- SSP about SSN 7"));
    assert!(node.sccp.poll_timeout().is_some());
    assert_eq!(
        node.mtp(MtpStatus::Pause(PointCode(2))),
        ["N-PCSTATE 2 Inaccessible", "N-STATE 6 of 2 out of service"]
    );
    assert_eq!(
        node.sccp.poll_timeout(),
        None,
        "no test of what cannot be reached"
    );
    assert_eq!(
        node.mtp(MtpStatus::Resume(PointCode(2))),
        ["N-PCSTATE 2 Accessible", "N-STATE 6 of 2 in service"]
    );
    // It is concerned: SSA about our subsystem.
    assert_eq!(node.sent(), [from_us(2, "01 92 01 00 00")]);
}

/// 5.2.2: the SCCP of a node is not available; SST for SSN 1 until SSA, but not if there is none (cause 1).
#[test]
fn q714_5_2_2_remote_sccp() {
    let mut node = Node::new();
    let lost = |cause| MtpStatus::UserPartUnavailable(PointCode(2), ServiceIndicator::SCCP, cause);
    assert_eq!(node.mtp(lost(1)), ["N-PCSTATE 2 SccpUnavailable(1)"]);
    assert_eq!(node.sccp.poll_timeout(), None);
    assert_eq!(node.mtp(lost(2)), ["N-PCSTATE 2 SccpUnavailable(2)"]);
    node.after(10 * SECOND);
    assert_eq!(node.sent(), [from_us(2, "03 01 02 00 00 -- SST")]);
    let allowed = management("01 01 02 00 00 -- SSA");
    assert_eq!(node.receive(2, &allowed), ["N-PCSTATE 2 Accessible"]);
    assert_eq!(node.sccp.poll_timeout(), None);
}

/// 5.3.2.2, 5.3.3, 5.3.4.2: SSP, tests at 10, 20, 40 … 600 s, SSA.
#[test]
fn q714_5_3_4_2_status_test() {
    let mut node = Node::new();
    let prohibited = management("02 06 02 00 00 -- SSP");
    assert_eq!(
        node.receive(2, &prohibited),
        ["N-STATE 6 of 2 out of service"]
    );
    assert_eq!(node.receive(2, &prohibited), [""; 0], "again");
    for seconds in [10, 20, 40, 80, 160, 320, 600, 600] {
        node.after(seconds * SECOND - Duration::from_millis(1));
        assert_eq!(node.sent(), []);
        node.after(Duration::from_millis(1));
        assert_eq!(node.sent(), [from_us(2, "03 06 02 00 00 -- SST")]);
    }
    let allowed = management("01 06 02 00 00 -- SSA");
    assert_eq!(node.receive(2, &allowed), ["N-STATE 6 of 2 in service"]);
    assert_eq!(node.receive(2, &allowed), [""; 0]);
    assert_eq!(node.sccp.poll_timeout(), None);
}

/// 5.3.4.3: who is tested answers if it is in service, and else not at all.
#[test]
fn q714_5_3_4_3_answer_to_a_test() {
    let mut node = Node::new();
    let test = |subsystem: &str| management(&format!("03 {subsystem} 01 00 00"));
    node.receive(2, &test("92"));
    assert_eq!(node.sent(), [from_us(2, "01 92 01 00 00")]);
    node.receive(2, &test("01"));
    assert_eq!(node.sent(), [from_us(2, "01 01 01 00 00")]);
    node.receive(2, &test("07"));
    assert_eq!(node.sent(), []);
    node.sccp.set_subsystem(SubsystemNumber(146), false);
    node.receive(2, &test("92"));
    assert_eq!(node.sent(), []);
}

/// 5.3.2.1: a message for what is out of service is answered with SSP, once a second.
#[test]
fn q714_5_3_2_1_message_for_a_prohibited_subsystem() {
    let mut node = Node::new();
    node.sccp.set_subsystem(SubsystemNumber(146), false);
    let message = "09 00 03 05 07  02 42 92  02 42 06  01 aa";
    node.receive(2, message);
    node.receive(2, message);
    assert_eq!(node.sent(), [from_us(2, "02 92 01 00 00 -- SSP")]);
    node.after(SECOND);
    node.receive(2, message);
    assert_eq!(node.sent().len(), 1);
}

/// 5.3.5: SOR, SOG, N-COORD; multiplicity indicator 2, duplicated.
#[test]
fn q714_5_3_5_coordinated_state_change() {
    let mut config = config();
    config.replicas = vec![(SubsystemNumber(146), PointCode(2))];
    let mut node = Node::of(config);
    assert!(node.sccp.coordinate(node.now, SubsystemNumber(146)));
    assert_eq!(node.sent(), [from_us(2, "04 92 01 00 02 -- SOR")]);
    let granted = management("05 92 01 00 02 -- SOG");
    assert_eq!(node.receive(2, &granted), ["N-COORD confirm 146: true"]);
    // T(ignore SST), 120 s.
    node.receive(2, &management("03 92 01 00 00 -- SST"));
    assert_eq!(node.sent(), []);
    node.after(120 * SECOND);
    node.receive(2, &management("03 92 01 00 00 -- SST"));
    assert_eq!(node.sent(), [from_us(2, "01 92 01 00 02 -- SSA")]);
    // Nobody answers: T(coord.chg), 60 s.
    assert!(node.sccp.coordinate(node.now, SubsystemNumber(146)));
    assert_eq!(node.after(60 * SECOND), ["N-COORD confirm 146: false"]);
    node.sent();
    // The other way round.
    let asked = management("04 92 02 00 02 -- SOR");
    assert_eq!(node.receive(2, &asked), ["N-COORD indication 146 of 2"]);
    assert!(node.sccp.grant(PointCode(2), SubsystemNumber(146)));
    assert_eq!(node.sent(), [from_us(2, "05 92 02 00 02 -- SOG")]);
}

/// 5.3.7: whoever is concerned hears SSP and SSA.
#[test]
fn q714_5_3_7_broadcast() {
    let mut config = config();
    config.concerned = vec![PointCode(2), PointCode(3)];
    let mut node = Node::of(config);
    node.sccp.set_subsystem(SubsystemNumber(146), false);
    let ssp = "02 92 01 00 00";
    assert_eq!(node.sent(), [from_us(2, ssp), from_us(3, ssp)]);
    node.sccp.set_subsystem(SubsystemNumber(146), true);
    let ssa = "01 92 01 00 00";
    assert_eq!(node.sent(), [from_us(2, ssa), from_us(3, ssa)]);
}

/// 2.6, 5.2.4: restriction level 5 after ten indications, T(a) apart; UDT has importance 4, and is returned with cause 6.
#[test]
fn q714_5_2_4_congested_node() {
    let mut node = Node::new();
    let mut heard = vec![];
    for _ in 0..10 {
        heard.extend(node.mtp(MtpStatus::Congested(PointCode(4), None)));
        node.after(Duration::from_millis(400));
    }
    let levels: Vec<_> = (1..=5)
        .map(|level| format!("N-PCSTATE 4 Congested({level})"))
        .collect();
    assert_eq!(heard, levels);
    let udt = "09 80 03 0b 0f  08 12 06 00 12 04 94 04 11  04 43 07 00 08  01 aa";
    node.receive(7, udt);
    assert_eq!(
        node.sent(),
        [to(
            7,
            "0a 06 03 07 0f  04 43 07 00 08  08 12 06 00 12 04 94 04 11  01 aa"
        )]
    );
    // Importance 6, in the optional part, passes.
    let xudt =
        "11 80 0f 04 0c 10 11  08 12 06 00 12 04 94 04 11  04 43 07 00 08  01 aa  12 01 06 00";
    node.receive(7, xudt);
    assert_eq!(node.sent().len(), 1);
    // T(d), 2 s a sublevel.
    assert_eq!(
        node.after(20 * SECOND).last().map(String::as_str),
        Some("N-PCSTATE 4 Accessible")
    );
    node.receive(7, udt);
    assert_eq!(node.sent(), [to(4, udt)]);
}

/// 5.2.7: SSC, from us on the first and each eighth message, and to us.
#[test]
fn q714_5_2_7_congestion_of_sccp() {
    let mut node = Node::new();
    node.sccp.set_congestion(3);
    let message = "09 00 03 05 07  02 42 92  02 42 06  01 aa";
    for at in 0..10 {
        assert_eq!(node.receive(2, message).len(), 1);
        let expected = [from_us(2, "06 01 01 00 00 03 -- SSC")];
        let expected = if at % 8 == 0 { &expected[..] } else { &[] };
        assert_eq!(node.sent(), expected);
    }
    let congested = management("06 01 02 00 00 02");
    assert_eq!(node.receive(2, &congested), ["N-PCSTATE 2 Congested(2)"]);
    assert_eq!(
        node.after(10 * SECOND),
        ["N-PCSTATE 2 Congested(1)", "N-PCSTATE 2 Accessible"]
    );
}
