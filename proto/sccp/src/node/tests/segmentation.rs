//! Segmentation and reassembly (Q.714 4.1.1).

use super::*;

#[test]
fn q714_4_1_1_segmentation_and_reassembly() {
    let data: Vec<u8> = (0..=255).cycle().take(4000).collect();
    for (length, segments) in [
        (0, 1),
        (1, 1),
        (241, 1),
        (242, 2),
        (480, 3),
        (3000, 13),
        (3712, 16),
        (3713, 0),
    ] {
        for importance in [None, Some(Importance(4))] {
            let mut sccp = node();
            let mut asked = request("GT 4930123 SSN 6");
            (asked.importance, asked.in_sequence) = (importance, false);
            let outgoing = match sccp.send(now(), &asked, length) {
                Ok(outgoing) => outgoing,
                Err(error) => {
                    assert!(
                        matches!(error, SendError::TooLong(most) if most < length),
                        "{length}: {error}"
                    );
                    assert!(
                        segments == 0 || importance.is_some() && length == 3712,
                        "{length}"
                    );
                    continue;
                }
            };
            let data = data.get(..length).expect("as many");
            let messages = whole(&outgoing, data);
            if importance.is_none() {
                assert_eq!(messages.len(), segments, "{length}");
            }
            assert!(messages.iter().all(|message| message.len() <= 268));
            let mut config = config();
            config.point_codes = vec![PointCode(200)];
            config.subsystems = vec![SubsystemNumber::HLR];
            let mut peer = Sccp::new(config);
            let mut got = None;
            for (at, octets) in messages.iter().enumerate() {
                assert_eq!(got, None);
                let message = Message::decode(octets).expect("a message");
                if messages.len() > 1 {
                    let segmentation = message.optional.segmentation().expect("a segment");
                    assert_eq!(
                        (segmentation.first, segmentation.in_sequence),
                        (at == 0, false)
                    );
                    assert_eq!(usize::from(segmentation.remaining), messages.len() - 1 - at);
                    assert!(
                        matches!(message.purpose, Purpose::Data(class) if class.in_sequence && class.return_on_error)
                    );
                }
                assert_eq!(message.optional.importance(), importance);
                let label = outgoing.label;
                got = peer.receive(
                    now(),
                    MtpTransfer {
                        label,
                        user_data: octets,
                    },
                );
            }
            let Some(Primitive::Unitdata(unitdata)) = got else {
                panic!("{length}: no indication")
            };
            assert_eq!(&*unitdata.data, data, "{length}");
            assert!(!unitdata.in_sequence || messages.len() == 1);
            assert_eq!(peer.poll_timeout(), None, "no timer is left");
        }
    }
}

pub(super) fn segment(
    reference: u8,
    first: bool,
    remaining: u8,
    calling: &str,
    data: &[u8],
) -> Vec<u8> {
    let segmentation = Segmentation {
        first,
        in_sequence: true,
        remaining,
        reference: [reference, 0, 0],
    };
    let optional = optional_part(Some(segmentation), None);
    let mut out = Vec::new();
    Message {
        family: Family::Extended,
        purpose: Purpose::Data(ProtocolClass {
            in_sequence: true,
            return_on_error: true,
        }),
        hop_counter: 10,
        called: &address("SSN CAP").encode(ITU),
        calling: &address(calling).encode(ITU),
        data,
        optional: OptionalPart::new(&optional).expect("made here"),
    }
    .encode(&mut out)
    .expect("it fits");
    out
}

fn data(primitive: Option<Primitive<'_>>) -> Option<Vec<u8>> {
    match primitive? {
        Primitive::Unitdata(unitdata) => Some(unitdata.data.to_vec()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn q714_4_1_1_2_messages_of_several_senders_are_kept_apart() {
    let mut sccp = node();
    let start = now();
    let mut take = |opc, octets: &[u8]| {
        let label = from(PointCode(opc), HERE);
        data(sccp.receive(
            start,
            MtpTransfer {
                label,
                user_data: octets,
            },
        ))
    };
    // One reference, three senders: two known only by their point codes, one by its global title.
    assert_eq!(take(200, &segment(1, true, 1, "SSN 6", b"a")), None);
    assert_eq!(take(201, &segment(1, true, 1, "SSN 6", b"b")), None);
    assert_eq!(
        take(202, &segment(1, true, 1, "GT 33123 SSN 6", b"c")),
        None
    );
    assert_eq!(
        take(201, &segment(1, false, 0, "SSN 6", b"B")),
        Some(b"bB".to_vec())
    );
    // A relay's point code may change between segments; a global title does not.
    assert_eq!(
        take(203, &segment(1, false, 0, "GT 33123 SSN 6", b"C")),
        Some(b"cC".to_vec())
    );
    assert_eq!(
        take(200, &segment(1, false, 0, "SSN 6", b"A")),
        Some(b"aA".to_vec())
    );
    assert_eq!(
        take(200, &segment(1, true, 0, "SSN 6", b"alone")),
        Some(b"alone".to_vec())
    );
}

#[test]
fn q714_4_1_1_2_broken_sequences_are_returned() {
    let returned = |sccp: &mut Sccp, expected: ReturnCause, data: &[u8], first: bool| {
        let (label, answer) = sent(sccp);
        assert_eq!(label.dpc, THERE);
        let answer = Message::decode(&answer).expect("XUDTS");
        assert_eq!(
            (answer.purpose, answer.data),
            (Purpose::Return(expected), data)
        );
        assert_eq!(
            answer
                .optional
                .segmentation()
                .map(|segmentation| segmentation.first),
            Some(first)
        );
        assert_eq!(sccp.poll_transmit(), None);
    };
    let start = now();
    let transport = ReturnCause::MESSAGE_TRANSPORT;
    let mut sccp = node();
    // A segment is missing.
    assert_eq!(
        sccp.receive(start, transfer(&segment(1, true, 2, "SSN 6", b"a"))),
        None
    );
    assert_eq!(
        sccp.receive(start, transfer(&segment(1, false, 0, "SSN 6", b"c"))),
        None
    );
    returned(&mut sccp, transport, b"a", true);
    assert_eq!(sccp.poll_timeout(), None);
    // The rest of it comes later.
    assert_eq!(
        sccp.receive(start, transfer(&segment(1, false, 1, "SSN 6", b"b"))),
        None
    );
    returned(&mut sccp, transport, b"b", false);
    // The reference begins anew.
    assert_eq!(
        sccp.receive(start, transfer(&segment(2, true, 2, "SSN 6", b"a"))),
        None
    );
    assert_eq!(
        sccp.receive(start, transfer(&segment(2, true, 1, "SSN 6", b"x"))),
        None
    );
    returned(&mut sccp, transport, b"a", true);
    assert_eq!(
        data(sccp.receive(start, transfer(&segment(2, false, 0, "SSN 6", b"y")))),
        Some(b"xy".to_vec())
    );
    // The rest does not come in time.
    assert_eq!(
        sccp.receive(start, transfer(&segment(3, true, 2, "SSN 6", b"a"))),
        None
    );
    assert_eq!(
        sccp.receive(start, transfer(&segment(3, false, 1, "SSN 6", b"b"))),
        None
    );
    let deadline = sccp.poll_timeout().expect("T(reass)");
    assert_eq!(deadline, start + Duration::from_secs(10));
    sccp.handle_timeout(deadline - Duration::from_millis(1));
    assert_eq!(sccp.poll_transmit(), None);
    sccp.handle_timeout(deadline);
    returned(&mut sccp, transport, b"a", true);
    // As many as may be.
    let mut config = config();
    config.reassemblies = 1;
    let mut sccp = Sccp::new(config);
    assert_eq!(
        sccp.receive(start, transfer(&segment(1, true, 1, "SSN 6", b"a"))),
        None
    );
    assert_eq!(
        sccp.receive(start, transfer(&segment(2, true, 1, "SSN 6", b"z"))),
        None
    );
    returned(&mut sccp, ReturnCause::LOCAL_PROCESSING, b"z", true);
}

/// A first segment of a live message (sccp-s-039, 3 segments) and its last one (sccp-s-038), the middle one missing.
#[test]
fn q714_4_1_1_2_live_segments() {
    let mut config = config();
    config.subsystems.push(SubsystemNumber::HLR);
    config.rule_sets[0].rules.push(rule(
        "97254*",
        vec![target(100, RoutingIndicator::SubsystemNumber)],
    ));
    let mut sccp = Sccp::new(config);
    assert_eq!(sccp.receive(now(), transfer(&vector("sccp-s-039"))), None);
    assert_eq!(sccp.poll_transmit(), None);
    assert_eq!(sccp.receive(now(), transfer(&vector("sccp-s-038"))), None);
    assert_eq!(cause(&sent(&mut sccp).1), ReturnCause::MESSAGE_TRANSPORT);
}
