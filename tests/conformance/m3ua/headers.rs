//! The common header (RFC 4666 3.1) and the parameters' headers (3.2) of everything that is sent, read by hand: tshark does not
//! look at versions and lengths. `Iut` looks at every message of the other tests with the same function.

use super::*;
use inlab_m3ua::{MessageType, encode};
use inlab_replay::{Scenario, run, suite};
use std::collections::BTreeSet;

/// Class, type and short name as 3.1.2 has them.
const TYPES: [(u8, u8, &str); 23] = [
    (0, 0, "ERR"),
    (0, 1, "NTFY"),
    (1, 1, "DATA"),
    (2, 1, "DUNA"),
    (2, 2, "DAVA"),
    (2, 3, "DAUD"),
    (2, 4, "SCON"),
    (2, 5, "DUPU"),
    (2, 6, "DRST"),
    (3, 1, "ASPUP"),
    (3, 2, "ASPDN"),
    (3, 3, "BEAT"),
    (3, 4, "ASPUP_ACK"),
    (3, 5, "ASPDN_ACK"),
    (3, 6, "BEAT_ACK"),
    (4, 1, "ASPAC"),
    (4, 2, "ASPIA"),
    (4, 3, "ASPAC_ACK"),
    (4, 4, "ASPIA_ACK"),
    (9, 1, "REG_REQ"),
    (9, 2, "REG_RSP"),
    (9, 3, "DEREG_REQ"),
    (9, 4, "DEREG_RSP"),
];

#[test]
fn c3_1_2_every_message_has_its_class_and_type() {
    assert_eq!(MessageType::all().count(), TYPES.len());
    for (message_type, (class, code, name)) in MessageType::all().zip(TYPES) {
        let mut octets = vec![];
        encode(message_type, &[], &mut octets).expect("nothing is long");
        assert_eq!(octets, [1, 0, class, code, 0, 0, 0, 8], "{name}");
        assert_eq!(message_type.name(), name);
    }
}

#[test]
fn c3_1_every_message_of_every_scenario() {
    let folder = inlab_tests::root().join("scenarios");
    let files = suite::find(std::slice::from_ref(&folder)).expect("the scenarios are there");
    let (mut messages, mut kinds) = (0, BTreeSet::new());
    for file in files {
        let scenario = Scenario::load(&file).unwrap_or_else(|error| panic!("{error}"));
        for dialect in &scenario.dialects {
            let outcome = run(&scenario, *dialect, 0).expect("it comes to rest");
            for (_, passage) in outcome.messages {
                assert_eq!(passage.ppid, 3, "{}", file.display());
                check_header(passage.stream, u16::MAX, &passage.octets);
                kinds.insert((passage.octets[2], passage.octets[3]));
                messages += 1;
            }
        }
    }
    assert!(messages > 500, "{messages} messages");
    // IPSPs come up, DATA goes.
    for kind in [(1, 1), (3, 1), (3, 4), (4, 1), (4, 3)] {
        assert!(kinds.contains(&kind), "{kind:?} in {kinds:?}");
    }
}

/// The check can fail: one fault at a time.
#[test]
fn the_check_finds_each_fault() {
    for (stream, wrong) in [
        (0, "02 00 03 01 00000008 -- version"),
        (0, "01 01 03 01 00000008 -- reserved"),
        (0, "01 00 05 01 00000008 -- class"),
        (0, "01 00 03 07 00000008 -- type"),
        (0, "01 00 03 01 00000009 -- length"),
        (0, "01 00 03 01 00000008 00 -- more than the length"),
        (1, "01 00 03 01 00000008 -- stream"),
        (0, "01 00 01 01 00000008 -- stream of DATA"),
        (0, "01 00 03 01 0000000c  0004 0003 -- parameter length"),
        (
            0,
            "01 00 03 01 0000000c  0004 0005 -- parameter over the end",
        ),
        (0, "01 00 03 01 00000010  0004 0005 61 000001 -- padding"),
    ] {
        let octets = octets(wrong);
        let checked = std::panic::catch_unwind(|| check_header(stream, 5, &octets));
        assert!(checked.is_err(), "{wrong}");
    }
}
