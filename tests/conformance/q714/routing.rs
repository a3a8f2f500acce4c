//! Addressing and routing (2).

use super::*;

/// Routed on the subsystem number: to the user, whatever the hop counter (2.3.1).
#[test]
fn q714_2_3_1_on_the_subsystem_number() {
    let mut node = Node::new();
    let heard = node.receive(
        2,
        "11 01 01 04 06 08 00 -- XUDT, class 1, hop counter 1, no optional part
         02 42 92             -- called: on SSN 146
         02 42 06             -- calling: SSN 6
         01 aa",
    );
    let heard_of = "N-UNITDATA class 1 to SSN 146 (CAP) from SSN 6 (HLR): aa";
    assert_eq!(heard, [heard_of]);
    assert_eq!(node.sent(), []);
}

/// Routed on a title that is ours: translated, delivered with the new address (2.3.1, 2.4).
#[test]
fn q714_2_4_to_ourselves() {
    let mut node = Node::new();
    let heard = node.receive(
        2,
        "09 00 03 0b 0d            -- UDT, class 0
         08 12 92 00 12 04 94 71 00 -- called: GT 491700, TT 0, E.164, even, international, SSN 146
         02 42 06
         01 aa",
    );
    let heard_of =
        "N-UNITDATA class 0 to SSN 146 (CAP) GT 491700 (E.164, international) from SSN 6 (HLR): aa";
    assert_eq!(heard, [heard_of]);
}

/// Relayed: hop counter less 1, route on SSN now, and the calling address gets the point code it came from (2.3.1, 2.7.5).
#[test]
fn q714_2_7_5_the_calling_address_of_what_is_relayed() {
    let mut node = Node::new();
    let xudt = "11 81 0f 04 0c 0e 00      -- XUDT, class 1, return on error, hop counter 15
                08 12 06 00 12 04 94 03 11 -- called: GT 493011, SSN 6
                02 42 08                   -- calling: SSN 8
                01 aa";
    assert_eq!(node.receive(7, xudt), [""; 0]);
    assert_eq!(
        node.sent(),
        [to(
            2,
            "11 81 0e 04 0c 10 00
             08 52 06 00 12 04 94 03 11 -- on SSN
             04 43 07 00 08             -- SSN 8, point code 7
             01 aa"
        )]
    );
    // To a node that translates again the indicator stays, and a calling title is left alone.
    let udt = "09 00 03 0b 13
               08 12 06 00 12 04 94 04 11
               08 12 08 00 12 04 33 10 22
               01 aa";
    assert_eq!(node.receive(7, udt), [""; 0]);
    assert_eq!(node.sent(), [to(4, udt)]);
}

/// Hop counter 1 is used up by the translation (2.3.1, 2.8.6; Q.713 3.18). LUDT as XUDT; UDT has none.
#[test]
fn q714_2_8_6_hop_counter_violation() {
    let mut node = Node::new();
    node.receive(
        7,
        "11 80 01 04 0c 10 00
         08 12 06 00 12 04 94 03 11
         04 43 07 00 08
         01 aa",
    );
    assert_eq!(
        node.sent(),
        [to(
            7,
            "12 0c 0f 04 08 10 00      -- XUDTS, hop counter violation, hop counter 15
             04 43 07 00 08
             08 12 06 00 12 04 94 03 11
             01 aa"
        )]
    );
    node.receive(
        7,
        "13 80 01 07 00 0e 00 11 00 00 00 -- LUDT
         08 12 06 00 12 04 94 03 11
         04 43 07 00 08
         01 00 aa",
    );
    assert_eq!(
        node.sent(),
        [to(
            7,
            "14 0c 0f 07 00 0a 00 11 00 00 00 -- LUDTS
             04 43 07 00 08
             08 12 06 00 12 04 94 03 11
             01 00 aa"
        )]
    );
}

/// Which cause for which failure (2.8, Q.713 3.12), back to the node that the calling address names.
#[test]
fn q714_2_8_return_causes() {
    let mut node = Node::new();
    // Called address, cause, before what.
    type Before = fn(&mut Node);
    let failures: [(&str, u8, Before); 8] = [
        ("42 00 -- SSN 0", 4, |_| {}),
        ("42 07 -- SSN 7, which we have not", 4, |_| {}),
        ("1e 06 00 12 04 94 -- GTI 7", 0, |_| {}),
        ("02 06 -- on GT, without one", 0, |_| {}),
        ("12 06 00 12 04 33 10 -- no rule", 1, |_| {}),
        ("12 06 00 12 04 94 04 -- to 4", 5, |node| {
            node.mtp(MtpStatus::Pause(PointCode(4)));
        }),
        ("12 06 00 12 04 94 04 -- to 4", 11, |node| {
            node.mtp(MtpStatus::Resume(PointCode(4)));
            let gone = MtpStatus::UserPartUnavailable(PointCode(4), ServiceIndicator::SCCP, 1);
            node.mtp(gone);
        }),
        ("42 92 -- ours, out of service", 3, |node| {
            node.sccp.set_subsystem(SubsystemNumber(146), false);
        }),
    ];
    for (called, cause, before) in failures {
        before(&mut node);
        node.sent();
        let called = octets(called);
        let length = called.len();
        let message = |kind, second: u8| {
            let (own, peer) = (
                [&[u8::try_from(length).expect("short")], &called[..]].concat(),
                octets("04 43 07 00 08"),
            );
            let (first, then) = if kind == 9 { (own, peer) } else { (peer, own) };
            let mut all = vec![kind, second, 3];
            all.push(u8::try_from(2 + first.len()).expect("short"));
            all.push(u8::try_from(1 + first.len() + then.len()).expect("short"));
            hex(&[all, first, then, vec![1, 0xaa]].concat())
        };
        assert_eq!(node.receive(2, &message(9, 0x00)), [""; 0]);
        assert_eq!(
            node.sent()
                .iter()
                .filter(|(_, m)| m.starts_with("0a"))
                .count(),
            0,
            "not asked for"
        );
        assert_eq!(node.receive(2, &message(9, 0x80)), [""; 0]);
        let returned: Vec<_> = node
            .sent()
            .into_iter()
            .filter(|(_, octets)| octets.starts_with("0a"))
            .collect();
        assert_eq!(returned, [(7, message(10, cause))], "{}", hex(&called));
    }
}

/// Both places of a rule, in order (2.4.5); the failure of the first is told.
#[test]
fn q714_2_4_5_backup() {
    let mut node = Node::new();
    let udt = "09 00 03 0b 0f  08 12 06 00 12 04 94 03 11  04 43 07 00 08  01 aa";
    let on_ssn = "09 00 03 0b 0f  08 52 06 00 12 04 94 03 11  04 43 07 00 08  01 aa";
    node.receive(7, udt);
    assert_eq!(node.sent(), [to(2, on_ssn)]);
    // SSP: subsystem 6 of point code 2.
    node.receive(2, "09 00 03 05 07  02 42 01  02 42 01  05 02 06 02 00 00");
    node.receive(7, udt);
    assert_eq!(node.sent(), [to(3, on_ssn)]);
}
