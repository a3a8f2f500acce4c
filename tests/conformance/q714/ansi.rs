//! T1.112: what ANSI networks have otherwise.

use super::*;

/// Point code 245-16-8.
fn node() -> Node {
    let mut config = Config::ansi(PointCode(0x00f5_1008), vec![SubsystemNumber(146)]);
    let mut target = Target::new(PointCode(0x00f5_1009), RoutingIndicator::GlobalTitle);
    target.title = inlab_ss7::GlobalTitle::from_text("0 (TT 10)").ok();
    config.rule_sets = vec![RuleSet::of_all(
        "ten digits",
        vec![Rule {
            pattern: Pattern::from_text("212555*").expect("a pattern"),
            targets: vec![target],
            load_share: false,
        }],
    )];
    Node::of(config)
}

/// T1.112.3 3.4: national bit, SSN before point code, 3 octets of it; GTI 2 with translation type 9, which becomes 10.
#[test]
fn t1_112_3_3_4_addresses_and_translation() {
    let mut node = node();
    let heard = node.receive(
        0x00f5_0101,
        "09 00 03 08 0d            -- UDT
         05 c3 92 08 10 f5         -- called: on SSN, SSN 146, point code 245-16-8
         05 c3 06 01 01 f5         -- calling: SSN 6, point code 245-1-1
         01 aa",
    );
    assert_eq!(
        heard,
        ["N-UNITDATA class 0 to SSN 146 (CAP) PC 245-16-8 from SSN 6 (HLR) PC 245-1-1: aa"]
    );
    node.receive(
        0x00f5_0101,
        "09 00 03 0b 10
         08 89 f8 09 12 52 55 10 00 -- called: on GT, GTI 2, SSN 248, TT 9, 2125550100
         05 c3 06 01 01 f5
         01 aa",
    );
    assert_eq!(
        node.sent(),
        [to(
            0x00f5_1009,
            "09 00 03 0b 10  08 89 f8 0a 12 52 55 10 00  05 c3 06 01 01 f5  01 aa"
        )]
    );
}

/// T1.112.3 3.4.2.3: GTI 3 and 4 are not assigned, GTI 1 has translation type, plan and encoding.
#[test]
fn t1_112_3_3_4_2_3_forms_of_titles() {
    let mut node = node();
    for (called, cause) in [
        ("09 91 f8 00 12 04 12 52 55 10 -- GTI 4", 0),
        ("08 8d f8 00 12 12 52 55 10 -- GTI 3", 0),
        ("07 85 f8 00 12 33 11 22 -- GTI 1, no rule", 1),
    ] {
        let called = hex(&octets(called));
        let length = called.len() / 2;
        let udt = format!(
            "09 80 03 {:02x} {:02x}  {called}  05 c3 06 01 01 f5  01 aa",
            2 + length,
            7 + length
        );
        node.receive(0x00f5_0101, &udt);
        let back = format!(
            "0a {cause:02x} 03 08 {:02x}  05 c3 06 01 01 f5  {called}  01 aa",
            7 + length
        );
        assert_eq!(node.sent(), [to(0x00f5_0101, &back)]);
    }
}

/// T1.112.3 5.3: affected point codes of 3 octets in the order of the routing label; priorities of T1.111.5.
#[test]
fn t1_112_4_5_3_management() {
    let mut node = node();
    node.receive(
        0x00f5_0101,
        "09 00 03 05 07  02 c1 01  02 c1 01  06 03 92 08 10 f5 00 -- SST",
    );
    let (label, answer) = node.sccp.poll_transmit().expect("SSA");
    assert_eq!((label.dpc, label.mp), (PointCode(0x00f5_0101), 3));
    assert_eq!(
        hex(answer),
        hex(&octets(
            "09 00 03 08 0d  05 c3 01 01 01 f5  05 c3 01 08 10 f5  06 01 92 08 10 f5 00"
        ))
    );
    // SBR: we are the backup of SSN 146 of 245-16-9 now; SRT after 30 s; SNR.
    let routing =
        |kind: &str| format!("09 00 03 05 07  02 c1 01  02 c1 01  06 {kind} 92 09 10 f5 00");
    let heard = node.receive(0x00f5_0101, &routing("fd"));
    assert_eq!(
        heard,
        [format!("N-TRAFFIC 146 of {}: backup true", 0x00f5_1009)]
    );
    node.after(30 * SECOND);
    assert_eq!(
        node.sent(),
        [to(
            0x00f5_0101,
            "09 00 03 08 0d  05 c3 01 01 01 f5  05 c3 01 08 10 f5  06 ff 92 09 10 f5 00"
        )]
    );
    let heard = node.receive(0x00f5_0101, &routing("fe"));
    assert_eq!(
        heard,
        [format!("N-TRAFFIC 146 of {}: backup false", 0x00f5_1009)]
    );
    assert_eq!(node.sccp.poll_timeout(), None);
}
