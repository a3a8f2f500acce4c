//! Connectionless procedures (4), and what of the connection-oriented ones is answered (3).

use super::*;

/// A segment of a message from SSN 6 of point code 2, by its segmentation octet and its data.
fn segment(first_and_remaining: &str, data: &str) -> String {
    let data = octets(data);
    let length = data.len();
    format!(
        "11 81 0f 04 06 08 {:02x}  02 42 92  02 42 06  {length:02x} {}
         10 04 {first_and_remaining} 01 02 03  00",
        8 + length,
        hex(&data)
    )
}

/// 4.1.1.2: first segment, middle, last; class as the C bit says, not as the segments have it.
#[test]
fn q714_4_1_1_2_reassembly() {
    let mut node = Node::new();
    assert_eq!(node.receive(2, &segment("82", "aa bb")), [""; 0]);
    assert_eq!(node.receive(2, &segment("01", "cc")), [""; 0]);
    assert_eq!(
        node.receive(2, &segment("00", "dd ee")),
        ["N-UNITDATA class 0 to SSN 146 (CAP) from SSN 6 (HLR): aabbccddee"]
    );
    assert_eq!(node.receive(2, &segment("c1", "aa")), [""; 0]);
    assert_eq!(
        node.receive(2, &segment("40", "bb")),
        ["N-UNITDATA class 1 to SSN 146 (CAP) from SSN 6 (HLR): aabb"]
    );
    assert_eq!(node.sccp.poll_timeout(), None);
    // Segments of others, with the same reference, between.
    assert_eq!(node.receive(2, &segment("81", "aa")), [""; 0]);
    assert_eq!(node.receive(3, &segment("81", "11")), [""; 0]);
    assert_eq!(node.receive(2, &segment("00", "bb")).len(), 1);
    assert_eq!(node.receive(3, &segment("00", "22")).len(), 1);
}

/// XUDTS with what is returned, error in message transport (8).
fn returned(first_and_remaining: &str, data: &str) -> (u32, String) {
    let sent = segment(first_and_remaining, data);
    let sent = hex(&octets(&sent)).replacen("11810f", "12080f", 1);
    let swapped = sent.replacen("024292024206", "024206024292", 1);
    (2, swapped)
}

/// 4.1.1.2: a segment is missing, comes twice, the first comes again, none comes any longer.
#[test]
fn q714_4_1_1_2_errors() {
    let mut node = Node::new();
    // The last but one is missing: the first is returned.
    node.receive(2, &segment("82", "aa"));
    node.receive(2, &segment("00", "cc"));
    assert_eq!(node.sent(), [returned("82", "aa")]);
    // Without a first one.
    node.receive(2, &segment("01", "bb"));
    assert_eq!(node.sent(), [returned("01", "bb")]);
    // T(reass).
    node.receive(2, &segment("81", "aa"));
    assert_eq!(node.after(10 * SECOND - Duration::from_millis(1)), [""; 0]);
    assert_eq!(node.sent(), []);
    node.after(Duration::from_millis(1));
    assert_eq!(node.sent(), [returned("81", "aa")]);
    assert_eq!(node.sccp.poll_timeout(), None);
}

/// 4.2: N-NOTICE from UDTS, XUDTS and LUDTS; nothing of them is ever returned; of a segmented message one notice.
#[test]
fn q714_4_2_message_return() {
    let mut node = Node::new();
    for service in [
        "0a 01 03 05 07  02 42 92  02 42 06  02 aa bb",
        "12 01 0f 04 06 08 00  02 42 92  02 42 06  02 aa bb",
        "14 01 0f 07 00 08 00 09 00 00 00  02 42 92  02 42 06  02 00 aa bb",
        "12 01 0f 04 06 08 0a  02 42 92  02 42 06  02 aa bb  10 04 81 01 02 03  00",
    ] {
        assert_eq!(node.receive(2, service), ["N-NOTICE 1: aabb"], "{service}");
    }
    let second = "12 01 0f 04 06 08 0a  02 42 92  02 42 06  02 aa bb  10 04 00 01 02 03  00";
    assert_eq!(node.receive(2, second), [""; 0]);
    let nobody = "0a 01 03 05 07  02 42 07  02 42 06  02 aa bb";
    assert_eq!(node.receive(2, nobody), [""; 0]);
    assert_eq!(node.sent(), []);
}

/// 4.3: what is malformed is discarded.
#[test]
fn q714_4_3_syntax_errors() {
    let mut node = Node::new();
    for message in [
        "09",
        "09 81 03 05 00  02 42 92  02 42 06  01 aa -- pointer 0 to the data",
        "09 81 03 05 ff  02 42 92  02 42 06  01 aa -- pointer behind the end",
        "09 81 03 05 07  02 42 92  02 42 06  02 aa -- data cut",
        "09 82 03 05 07  02 42 92  02 42 06  01 aa -- class 2",
        "11 81 0f 04 06 08 09  02 42 92  02 42 06  01 aa  10 03 81 01 02 00 -- segmentation of 3 octets",
        "11 81 0f 04 06 08 09  02 42 92  02 42 06  01 aa  12 01 05 -- no end of optional parameters",
        "15 00 -- message type 21",
    ] {
        assert_eq!(node.receive(2, message), [""; 0], "{message}");
        assert_eq!(node.sent(), [], "{message}");
    }
    assert_eq!(node.sccp.counters().discarded, 8);
}

/// Q.1400 5.2.2: what is not known among the optional parameters does not matter, at any place.
#[test]
fn q713_1_6_unknown_optional_parameters() {
    let mut node = Node::new();
    for optional in [
        "77 02 01 02  12 01 05  00",
        "12 01 05  77 00  00",
        "12 01 05 00",
    ] {
        let message = format!("11 01 0f 04 06 08 09  02 42 92  02 42 06  01 aa  {optional}");
        assert_eq!(node.receive(2, &message).len(), 1, "{optional}");
    }
}

/// 3.1.4 and annex B, table B-2: what asks for a connection, or speaks of one, is answered as if there were none.
#[test]
fn q714_3_connections_that_cannot_be() {
    let mut node = Node::new();
    for (message, answer) in [
        (
            "01 010203 02 02 00  02 42 92 -- CR to us",
            Some("03 010203 13 00"),
        ),
        (
            "01 010203 02 02 00  02 42 07 -- CR to nobody",
            Some("03 010203 13 00"),
        ),
        (
            "01 010203 02 02 00  05 10 00 12 04 33 -- CR, no translation",
            Some("03 010203 04 00"),
        ),
        ("02 0a0b0c 010203 02 00 -- CC", Some("0f 010203 00")),
        ("03 0a0b0c 00 00 -- CREF", None),
        ("04 0a0b0c 010203 00 00 -- RLSD", Some("05 010203 0a0b0c")),
        ("05 0a0b0c 010203 -- RLC", None),
        ("06 0a0b0c 00 01 01 aa -- DT1", None),
        ("07 0a0b0c 00 00 01 01 aa -- DT2", None),
        ("08 0a0b0c 00 01 -- AK", None),
        ("0b 0a0b0c 01 01 aa -- ED", None),
        ("0c 0a0b0c -- EA", None),
        ("0d 0a0b0c 010203 00 -- RSR", Some("0f 010203 00")),
        ("0e 0a0b0c 010203 -- RSC", Some("0f 010203 00")),
        ("0f 0a0b0c 00 -- ERR", None),
        ("10 0a0b0c 010203 02 0000 00 -- IT", Some("0f 010203 00")),
        ("0d 0a0b -- RSR, cut", None),
    ] {
        assert_eq!(node.receive(2, message), [""; 0]);
        let expected: Vec<_> = answer.iter().map(|answer| to(2, answer)).collect();
        assert_eq!(node.sent(), expected, "{message}");
    }
}
