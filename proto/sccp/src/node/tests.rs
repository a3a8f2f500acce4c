use std::time::Duration;

use inlab_ss7::{
    Alphabet, Digits, GlobalTitle, NetworkIndicator, PointCodeFormat, TranslationType,
};
use proptest::prelude::*;

use super::*;
use crate::message::{Importance, ReturnCause};
use crate::translation::{Pattern, Rewrite, Rule, RuleSet};

const ITU: PointCodeFormat = PointCodeFormat::Itu;
const HERE: PointCode = PointCode(100);
const THERE: PointCode = PointCode(200);
const CAP: SubsystemNumber = SubsystemNumber::CAP;

fn octets(hex: &str) -> Vec<u8> {
    let hex = hex.replace(' ', "");
    assert!(hex.len().is_multiple_of(2));
    (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal"))
        .collect()
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

fn vector(id: &str) -> Vec<u8> {
    include_str!("../../../../tests/vectors/sccp.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .find(|vector| vector["id"] == id)
        .map(|vector| octets(vector["hex"].as_str().expect("hex")))
        .expect("this vector")
}

fn address(text: &str) -> Address {
    Address::from_text(text, ITU).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn from(opc: PointCode, dpc: PointCode) -> RoutingLabel {
    RoutingLabel {
        opc,
        dpc,
        si: ServiceIndicator::SCCP,
        ni: NetworkIndicator(0),
        mp: 0,
        sls: 5,
    }
}

fn transfer(user_data: &[u8]) -> MtpTransfer<'_> {
    MtpTransfer {
        label: from(THERE, HERE),
        user_data,
    }
}

fn target(point_code: u32, routing: RoutingIndicator) -> Target {
    Target {
        point_code: PointCode(point_code),
        routing,
        subsystem: None,
        digits: None,
    }
}

fn rule(pattern: &str, targets: Vec<Target>) -> Rule {
    Rule {
        pattern: Pattern::from_text(pattern).expect("test pattern"),
        targets,
        load_share: false,
    }
}

/// CAP at point code 100; 4917* is ours, 4930* is at 200 with a backup at 300, 4940* goes on to a relay at 400.
fn config() -> Config {
    let on_ssn = RoutingIndicator::SubsystemNumber;
    let mut config = Config::itu(HERE, vec![CAP, SubsystemNumber::MSC]);
    config.rule_sets = vec![RuleSet {
        name: "international".into(),
        translation_type: Some(TranslationType(0)),
        plan: None,
        nature: None,
        rules: vec![
            rule("4917*", vec![target(100, on_ssn)]),
            rule("4930*", vec![target(200, on_ssn), target(300, on_ssn)]),
            rule("4940*", vec![target(400, RoutingIndicator::GlobalTitle)]),
        ],
    }];
    config
}

fn node() -> Sccp {
    Sccp::new(config())
}

fn message(
    family: Family,
    called: &str,
    calling: &str,
    return_on_error: bool,
    data: &[u8],
) -> Vec<u8> {
    let mut out = Vec::new();
    Message {
        family,
        purpose: Purpose::Data(ProtocolClass {
            in_sequence: true,
            return_on_error,
        }),
        hop_counter: if family == Family::Unitdata { 0 } else { 10 },
        called: &address(called).encode(ITU),
        calling: &address(calling).encode(ITU),
        data,
        optional: OptionalPart::NONE,
    }
    .encode(&mut out)
    .expect("it fits");
    out
}

fn request(called: &str) -> UnitdataRequest {
    UnitdataRequest {
        called: address(called),
        calling: address("GT 491700001 SSN CAP"),
        in_sequence: true,
        sls_seed: 0x37,
        return_on_error: true,
        importance: None,
    }
}

fn whole(outgoing: &Outgoing, data: &[u8]) -> Vec<Vec<u8>> {
    outgoing
        .parts()
        .map(|part| {
            [
                &*part.prefix,
                data.get(part.range).expect("a range of the data"),
                &*part.suffix,
            ]
            .concat()
        })
        .collect()
}

fn sent(sccp: &mut Sccp) -> (RoutingLabel, Vec<u8>) {
    let (label, octets) = sccp.poll_transmit().expect("a message to be sent");
    (label, octets.to_vec())
}

fn cause(octets: &[u8]) -> ReturnCause {
    match Message::decode(octets).expect("a message").purpose {
        Purpose::Return(cause) => cause,
        Purpose::Data(_) => panic!("data"),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "an instant can be made in no other way"
)]
fn now() -> Instant {
    Instant::now()
}

#[test]
fn q714_2_3_1_routed_on_ssn_is_delivered() {
    // sccp-s-034: UDT, class 1, return option, from SSN 6 of point code 1 to SSN 8.
    let octets = vector("sccp-s-034");
    let mut sccp = node();
    let Some(Primitive::Unitdata(unitdata)) = sccp.receive(now(), transfer(&octets)) else {
        panic!("no indication")
    };
    assert_eq!(unitdata.called, address("SSN 8"));
    assert_eq!(unitdata.calling, address("SSN 6 PC 1"));
    assert_eq!((unitdata.opc, unitdata.dpc, unitdata.sls), (THERE, HERE, 5));
    assert!(unitdata.in_sequence && unitdata.return_on_error);
    assert_eq!(
        unitdata.data,
        Data::Borrowed(&[0x0b, 0x0c, 0x0d, 0x0e, 0x0f])
    );
    assert_eq!(sccp.poll_transmit(), None);
    assert_eq!(sccp.counters().delivered, 1);
}

#[test]
fn q704_2_3_2_another_point_code_is_not_ours() {
    let octets = message(Family::Unitdata, "SSN CAP", "SSN 6", true, b"x");
    let mut sccp = node();
    let label = from(THERE, PointCode(101));
    assert_eq!(
        sccp.receive(
            now(),
            MtpTransfer {
                label,
                user_data: &octets
            }
        ),
        None
    );
    assert_eq!(sccp.poll_transmit(), None);
    let diagnostic = sccp.poll_diagnostic().expect("a diagnostic");
    assert_eq!(
        diagnostic.to_string(),
        "from point code 200: for point code 101, which is not ours; discarded"
    );
}

/// Each failure has its cause, is sent back with addresses exchanged if that was asked for, and else discarded.
#[test]
fn q714_4_2_message_return_by_cause() {
    for (called, expected) in [
        ("SSN 7", ReturnCause::UNEQUIPPED_USER),
        ("SSN 0", ReturnCause::UNEQUIPPED_USER),
        ("no SSN PC 100", ReturnCause::UNEQUIPPED_USER),
        ("no GT SSN 8", ReturnCause::NO_TRANSLATION_FOR_NATURE),
        (
            "GT 4917000012 (TT 3) SSN CAP",
            ReturnCause::NO_TRANSLATION_FOR_NATURE,
        ),
        ("GT 33123 SSN CAP", ReturnCause::NO_TRANSLATION_FOR_ADDRESS),
        ("GT 491700001 SSN 7", ReturnCause::UNEQUIPPED_USER),
    ] {
        for family in [Family::Unitdata, Family::Extended, Family::Long] {
            let mut sccp = node();
            let silent = message(family, called, "SSN 6 PC 300", false, b"data");
            assert_eq!(sccp.receive(now(), transfer(&silent)), None, "{called}");
            assert_eq!(sccp.poll_transmit(), None, "{called}");
            let octets = message(family, called, "SSN 6 PC 300", true, b"data");
            assert_eq!(sccp.receive(now(), transfer(&octets)), None, "{called}");
            let (label, answer) = sent(&mut sccp);
            assert_eq!(label, from(HERE, PointCode(300)), "{called}");
            let answer = Message::decode(&answer).expect("a service message");
            assert_eq!(
                (answer.family, answer.purpose),
                (family, Purpose::Return(expected)),
                "{called}"
            );
            assert_eq!(
                answer.called_address(ITU),
                Ok(address("SSN 6 PC 300")),
                "{called}"
            );
            assert_eq!(answer.calling_address(ITU), Ok(address(called)), "{called}");
            assert_eq!(answer.data, b"data");
            let counters = sccp.counters();
            assert_eq!((counters.returned, counters.discarded), (1, 1), "{called}");
        }
    }
}

/// tshark 4.0.17: UDTS, return cause "Unequipped user (0x04)", called SSN 6, calling SSN 7.
#[test]
fn q713_4_11_udts_octets() {
    let mut sccp = node();
    let octets = message(Family::Unitdata, "SSN 7", "SSN 6", true, &[1, 2, 3]);
    assert_eq!(sccp.receive(now(), transfer(&octets)), None);
    let (label, answer) = sent(&mut sccp);
    assert_eq!(
        label.dpc, THERE,
        "the calling address names no node: back to where it came from"
    );
    assert_eq!(
        hex(&answer),
        "0a04030507024206024207 03010203".replace(' ', "")
    );
}

#[test]
fn q714_4_2_a_service_message_is_never_sent_back() {
    let mut sccp = node();
    let mut octets = vector("sccp-s-046");
    // To an SSN that is not equipped.
    octets[9] = 7;
    assert_eq!(sccp.receive(now(), transfer(&octets)), None);
    assert_eq!(sccp.poll_transmit(), None);
}

#[test]
fn q714_4_2_the_return_follows_the_calling_global_title() {
    for (calling, dpc) in [
        ("GT 4940123 SSN 6", 400),
        // No rule, or ourselves: back to where the message came from.
        ("GT 33123 SSN 6", 200),
        ("GT 491700001 SSN 6", 200),
    ] {
        let mut sccp = node();
        let octets = message(Family::Extended, "SSN 7", calling, true, b"data");
        assert_eq!(sccp.receive(now(), transfer(&octets)), None);
        let (label, answer) = sent(&mut sccp);
        assert_eq!(label.dpc, PointCode(dpc), "{calling}");
        let answer = Message::decode(&answer).expect("XUDTS");
        assert_eq!(answer.called_address(ITU), Ok(address(calling)));
        assert_eq!(answer.hop_counter, 15);
    }
}

#[test]
fn q711_6_2_2_3_notice() {
    // sccp-s-036: to CAP from SSN 146 of point code 1726.
    let octets = vector("sccp-s-036");
    let mut sccp = node();
    let Some(Primitive::Notice(notice)) = sccp.receive(now(), transfer(&octets)) else {
        panic!("no notice")
    };
    assert_eq!(notice.cause, ReturnCause::NO_TRANSLATION_FOR_NATURE);
    assert_eq!(notice.calling.point_code, Some(PointCode(1726)));
    assert_eq!(notice.data.first(), Some(&0x65), "a TCAP Continue");
    // sccp-s-045 is a segment that is not the first: the first tells the user.
    let mut octets = vector("sccp-s-045");
    octets[9] = 8;
    assert_eq!(sccp.receive(now(), transfer(&octets)), None);
    assert_eq!(sccp.counters().notices, 1);
}

#[test]
fn q714_2_4_translated_to_ourselves() {
    let octets = message(
        Family::Extended,
        "GT 491700001 SSN CAP",
        "SSN 6",
        true,
        b"data",
    );
    let mut sccp = node();
    let Some(Primitive::Unitdata(unitdata)) = sccp.receive(now(), transfer(&octets)) else {
        panic!("no indication")
    };
    assert_eq!(unitdata.called, address("SSN CAP GT 491700001"));
}

#[test]
fn q714_2_4_translated_to_another_node_is_relayed() {
    let octets = message(Family::Extended, "GT 4930123 SSN 6", "SSN 8", true, b"data");
    let mut sccp = node();
    assert_eq!(sccp.receive(now(), transfer(&octets)), None);
    let (label, relayed) = sent(&mut sccp);
    assert_eq!(
        label,
        from(HERE, PointCode(200)),
        "and the same signalling link selection"
    );
    let relayed = Message::decode(&relayed).expect("XUDT");
    assert_eq!(relayed.hop_counter, 9);
    assert_eq!(relayed.called_address(ITU), Ok(address("SSN 6 GT 4930123")));
    assert_eq!(
        relayed.calling_address(ITU),
        Ok(address("SSN 8 PC 200")),
        "with the node that it came from"
    );
    assert_eq!(relayed.data, b"data");
    assert_eq!(sccp.counters().relayed, 1);
    // A UDT stays a UDT, and a calling global title is left alone.
    let octets = message(
        Family::Unitdata,
        "GT 4940123 SSN 6",
        "GT 33123 SSN 8",
        true,
        b"data",
    );
    assert_eq!(sccp.receive(now(), transfer(&octets)), None);
    let (label, relayed) = sent(&mut sccp);
    assert_eq!((label.dpc, relayed), (PointCode(400), octets));
}

#[test]
fn q714_2_3_1_hop_counter_violation() {
    let mut sccp = node();
    for (counter, violated) in [(0, true), (1, true), (2, false), (15, false)] {
        let mut octets = message(
            Family::Extended,
            "GT 4930123 SSN 6",
            "SSN 8 PC 200",
            true,
            b"data",
        );
        octets[2] = counter;
        assert_eq!(sccp.receive(now(), transfer(&octets)), None);
        let (_, answer) = sent(&mut sccp);
        if violated {
            assert_eq!(cause(&answer), ReturnCause::HOP_COUNTER_VIOLATION);
        } else {
            assert_eq!(
                Message::decode(&answer).map(|message| message.hop_counter),
                Ok(counter - 1)
            );
        }
    }
    // On the subsystem number nothing is translated, so nothing is counted.
    let mut octets = message(Family::Extended, "SSN CAP", "SSN 8 PC 200", true, b"data");
    octets[2] = 1;
    assert!(sccp.receive(now(), transfer(&octets)).is_some());
}

#[test]
fn q714_2_4_backup_and_failures_of_both() {
    let mut sccp = node();
    let to_berlin = request("GT 4930123 SSN 6");
    let dpc = |sccp: &mut Sccp| {
        sccp.send(now(), &to_berlin, 10)
            .map(|outgoing| outgoing.label.dpc.0)
    };
    assert_eq!(dpc(&mut sccp), Ok(200));
    let inaccessible = PointCodeStatus::Inaccessible;
    assert_eq!(
        sccp.status(now(), MtpStatus::Pause(PointCode(200))),
        Some(Primitive::PcState {
            point_code: PointCode(200),
            status: inaccessible
        })
    );
    assert_eq!(
        sccp.status(now(), MtpStatus::Pause(PointCode(200))),
        None,
        "no news"
    );
    assert_eq!(dpc(&mut sccp), Ok(300));
    sccp.status(
        now(),
        MtpStatus::UserPartUnavailable(PointCode(300), ServiceIndicator::SCCP, 0),
    );
    let error = sccp
        .send(now(), &to_berlin, 10)
        .map(drop)
        .expect_err("neither is available");
    assert_eq!(
        error,
        SendError::Unroutable(RoutingFailure::Inaccessible(PointCode(200))),
        "the first choice's"
    );
    assert_eq!(error.return_cause(), ReturnCause::MTP_FAILURE);
    sccp.status(now(), MtpStatus::Resume(PointCode(200)));
    assert_eq!(dpc(&mut sccp), Ok(200));
}

#[test]
fn q714_2_4_load_sharing_keeps_a_sequence_together() {
    let mut config = config();
    config.rule_sets[0].rules[1].load_share = true;
    let mut sccp = Sccp::new(config);
    let mut to_berlin = request("GT 4930123 SSN 6");
    let mut seen = Vec::new();
    for seed in 0..16 {
        to_berlin.sls_seed = seed;
        let label = |sccp: &mut Sccp| sccp.send(now(), &to_berlin, 10).expect("routed").label;
        assert_eq!(label(&mut sccp), label(&mut sccp), "class 1: one path");
        seen.push(label(&mut sccp).dpc.0);
    }
    assert_eq!(seen.iter().filter(|dpc| **dpc == 200).count(), 8);
    to_berlin.in_sequence = false;
    let labels: Vec<u8> = (0..4)
        .map(|_| sccp.send(now(), &to_berlin, 10).expect("routed").label.sls)
        .collect();
    assert_eq!(labels, [1, 2, 3, 4], "class 0: spread");
}

#[test]
fn q714_2_4_a_rule_may_change_the_digits() {
    let mut config = config();
    config.rule_sets[0].rules[2].targets[0].digits = Some(Rewrite {
        remove: 2,
        insert: Digits::from_text("0", Alphabet::Q763).expect("digits"),
    });
    let mut sccp = Sccp::new(config);
    let outgoing = sccp
        .send(now(), &request("GT 494012345 SSN 6"), 4)
        .expect("routed");
    let messages = whole(&outgoing, b"data");
    let message = Message::decode(&messages[0]).expect("UDT");
    assert_eq!(
        message.called_address(ITU),
        Ok(address("GT 04012345 SSN 6"))
    );
}

#[test]
fn q714_2_3_2_where_a_request_goes() {
    let mut sccp = node();
    for (called, dpc, encoded) in [
        ("SSN 6 PC 300", 300, "SSN 6 PC 300"),
        ("SSN CAP", 100, "SSN CAP"),
        ("GT 491700001 SSN CAP", 100, "SSN CAP GT 491700001"),
        ("GT 33123 SSN 6 PC 300", 300, "GT 33123 SSN 6"),
    ] {
        let outgoing = sccp.send(now(), &request(called), 4).expect(called);
        assert_eq!(
            (outgoing.label.opc, outgoing.label.dpc),
            (HERE, PointCode(dpc)),
            "{called}"
        );
        let messages = whole(&outgoing, b"data");
        let message = Message::decode(&messages[0]).expect("UDT");
        assert_eq!(
            message.called_address(ITU),
            Ok(address(encoded)),
            "{called}"
        );
    }
    let error = sccp
        .send(now(), &request("GT 49310001 SSN 6"), 4)
        .map(drop)
        .expect_err("no rule");
    let SendError::Unroutable(failure) = error else {
        panic!("{error}")
    };
    assert_eq!(error.to_string(), "no translation for this global title");
    assert_eq!(
        sccp.explain(failure).to_string(),
        "no rule for global title 49310001 (E.164, international) in rule set international; \
         the nearest rule is 4930*, which differs at digit 4"
    );
}

/// tshark 4.0.17: UDT, class 1, return message on error, called GT 4930123 SSN HLR routed on SSN, calling GT 491700001 SSN CAP.
#[test]
fn q713_4_10_udt_octets() {
    let mut sccp = node();
    let outgoing = sccp
        .send(now(), &request("GT 4930123 SSN 6"), 3)
        .expect("routed");
    assert_eq!(outgoing.label.sls, 7);
    assert_eq!(
        hex(&whole(&outgoing, &[1, 2, 3])[0]),
        "0981030c16 0952060011049403 2103 0a129200110494 71000001 03010203".replace(' ', "")
    );
}

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

fn segment(reference: u8, first: bool, remaining: u8, calling: &str, data: &[u8]) -> Vec<u8> {
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
    let status = PointCodeStatus::Congested(Some(3));
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

/// Each of `tests/vectors/sccp.jsonl`: nothing of a connection-oriented class is served, and what asks for an answer gets one.
#[test]
fn q714_3_connection_oriented_messages() {
    for (id, answer) in [
        // CR: CREF, unequipped user.
        ("sccp-s-009", Some("030000011300")),
        ("sccp-s-010", Some("030102031300")),
        // CC: ERR, local reference mismatch, unassigned destination.
        ("sccp-s-006", Some("0f00000100")),
        ("sccp-s-008", Some("0f272b1800")),
        // RLSD: RLC.
        ("sccp-s-021", Some("05000003000002")),
        // CREF, DT1, ERR, RLC, RSC: discarded.
        ("sccp-s-011", None),
        ("sccp-s-013", None),
        ("sccp-s-015", None),
        ("sccp-s-019", None),
        ("sccp-s-023", None),
    ] {
        let mut sccp = node();
        assert_eq!(sccp.receive(now(), transfer(&vector(id))), None);
        let got = sccp
            .poll_transmit()
            .map(|(label, octets)| (label, hex(octets)));
        assert_eq!(
            got,
            answer.map(|answer| (from(HERE, THERE), answer.to_owned())),
            "{id}"
        );
        assert!(matches!(
            sccp.poll_diagnostic().map(|diagnostic| diagnostic.kind),
            Some(DiagnosticKind::ConnectionOriented(_, with)) if with.is_some() == answer.is_some()
        ));
    }
}

#[test]
fn unknown_and_malformed_messages_are_discarded_and_told() {
    let mut sccp = node();
    for (octets, text) in [
        (
            octets("77"),
            "from point code 200: SCCP message type 119 is not defined; discarded",
        ),
        (
            octets("0900"),
            "from point code 200: SCCP message ends at octet 2, in the called party address; discarded",
        ),
        (
            octets("098003050602420801410101"),
            "from point code 200: calling party address: address ends at octet 1, in the signalling point code; discarded",
        ),
        (
            octets("0900030507024307024208 0101"),
            "from point code 200: called party address ends at octet 2, in the signalling point code; discarded \
             (error in message transport)",
        ),
    ] {
        assert_eq!(sccp.receive(now(), transfer(&octets)), None);
        assert_eq!(sccp.poll_transmit(), None);
        assert_eq!(
            sccp.poll_diagnostic()
                .map(|diagnostic| diagnostic.to_string())
                .as_deref(),
            Some(text)
        );
    }
    assert_eq!(sccp.counters().discarded, 4);
    for _ in 0..100 {
        assert_eq!(sccp.receive(now(), transfer(&[0x77])), None);
    }
    assert_eq!(sccp.counters().diagnostics_lost, 100 - 64);
}

#[test]
fn too_many_answers_are_lost_with_a_diagnostic() {
    let mut sccp = node();
    let octets = message(Family::Unitdata, "SSN 7", "SSN 6", true, b"data");
    for _ in 0..300 {
        assert_eq!(sccp.receive(now(), transfer(&octets)), None);
    }
    let mut count = 0;
    while sccp.poll_transmit().is_some() {
        count += 1;
    }
    assert_eq!(count, 256);
    assert_eq!(sccp.counters().returned, 256);
    assert_eq!(sccp.counters().discarded, 44);
}

#[test]
fn debug_shows_no_digit_and_no_user_data() {
    let mut sccp = node();
    let outgoing = sccp
        .send(now(), &request("GT 4930123 SSN 6"), 4)
        .expect("routed");
    let part = outgoing.parts().next().expect("one message");
    let octets = message(
        Family::Unitdata,
        "GT 491700001 SSN CAP",
        "GT 33123 SSN 6",
        true,
        b"\x21\x43",
    );
    let decoded = Message::decode(&octets).expect("UDT");
    let transfer = transfer(&octets);
    let indication = sccp.receive(now(), transfer);
    // One message waits to be sent, and one for its other segments.
    let relayed = message(
        Family::Unitdata,
        "GT 4930123 SSN 6",
        "GT 33123 SSN 6",
        true,
        b"\x21\x43",
    );
    let elsewhere = MtpTransfer {
        user_data: &relayed,
        ..transfer
    };
    assert_eq!(sccp.receive(now(), elsewhere), None);
    let first = segment(1, true, 1, "GT 33123 SSN 6", b"\x21\x43");
    let elsewhere = MtpTransfer {
        user_data: &first,
        ..transfer
    };
    assert_eq!(sccp.receive(now(), elsewhere), None);
    let text = format!("{outgoing:?} {part:?} {decoded:?} {transfer:?} {indication:?} {sccp:?}");
    for digits in [
        "4930123",
        "9403",
        "94, 03",
        "148, 3",
        "33123",
        "31, 50",
        "491700001",
        "9471",
        "21, 43",
        "[33, 67",
    ] {
        assert!(!text.contains(digits), "{digits} in {text}");
    }
}

/// T1.112: 24-bit point codes, subsystem number before point code, translation type 9.
#[test]
fn t1_112_ansi_network() {
    let ansi = PointCodeFormat::Ansi;
    let code = |text: &str| ansi.parse(text).expect("test code");
    let mut config = Config::ansi(code("245-16-8"), vec![CAP]);
    config.rule_sets = vec![RuleSet {
        name: "tt9".into(),
        translation_type: Some(TranslationType(9)),
        plan: None,
        nature: None,
        rules: vec![rule(
            "212555*",
            vec![target(
                code("245-16-9").0,
                RoutingIndicator::SubsystemNumber,
            )],
        )],
    }];
    let mut sccp = Sccp::new(config);
    let request = UnitdataRequest {
        called: Address::on_global_title(
            GlobalTitle::from_text("2125550100 (TT 9)").expect("title"),
            Some(SubsystemNumber(248)),
        ),
        calling: Address {
            point_code: Some(code("245-16-8")),
            ..Address::on_ssn(CAP)
        },
        in_sequence: true,
        sls_seed: 0xa5,
        return_on_error: false,
        importance: None,
    };
    let outgoing = sccp.send(now(), &request, 2).expect("routed");
    assert_eq!(
        (outgoing.label.dpc, outgoing.label.sls),
        (code("245-16-9"), 0xa5)
    );
    // tshark 4.0.17, mtp3.standard:ANSI: UDT class 1, called SSN 248, GT TT 9 2125550100; calling SSN CAP, PC 245-16-8.
    assert_eq!(
        hex(&whole(&outgoing, &[1, 2])[0]),
        "0901030b1008c9f809 1252551000 05c392 0810f5 020102".replace(' ', "")
    );
    let international = Some(GlobalTitle::from_text("+12125550100").expect("title"));
    let calling = Address {
        global_title: international,
        ..request.calling
    };
    let other = UnitdataRequest { calling, ..request };
    assert_eq!(
        sccp.send(now(), &other, 2).map(drop),
        Err(SendError::GlobalTitleForm)
    );
    let test = octets("0900030507 02c101 02c101 0603920810f500");
    let label = from(code("245-16-9"), code("245-16-8"));
    assert_eq!(
        sccp.receive(
            now(),
            MtpTransfer {
                label,
                user_data: &test
            }
        ),
        None
    );
    let (label, answer) = sent(&mut sccp);
    assert_eq!(label.dpc, code("245-16-9"));
    assert_eq!(hex(answer.get(17..).expect("data")), "0601920810f500");
}

proptest! {
    #[test]
    fn random_messages_never_panic_and_leave_nothing(
        messages in proptest::collection::vec(
            (
                prop_oneof![Just(vec![9u8]), Just(vec![17, 0x81, 3, 4, 7, 9]), Just(vec![19]), Just(vec![]),
                    Just(octets("0981030507024292024206")), Just(octets("11810f04060812024292024206"))],
                proptest::collection::vec(prop_oneof![0u8..16, any::<u8>()], 0..40),
                0u64..20,
            ),
            1..12,
        ),
    ) {
        let mut sccp = node();
        let mut at = now();
        for (head, tail, seconds) in messages {
            at += Duration::from_secs(seconds);
            let octets = [head, tail].concat();
            let _ = sccp.receive(at, transfer(&octets));
            sccp.handle_timeout(at);
            while sccp.poll_transmit().is_some() {}
        }
        sccp.status(at, MtpStatus::Pause(THERE));
        for _ in 0..40 {
            let Some(next) = sccp.poll_timeout() else { break };
            sccp.handle_timeout(next);
            while let Some((_, octets)) = sccp.poll_transmit() {
                prop_assert!(Message::decode(octets).is_ok());
            }
        }
    }

    /// Whatever is sent arrives, in whatever form it takes.
    #[test]
    fn what_is_sent_arrives(
        length in 0usize..3300,
        preferred in prop_oneof![Just(Family::Unitdata), Just(Family::Extended), Just(Family::Long)],
        longest in 100usize..4200,
        importance in proptest::option::of((0u8..8).prop_map(Importance)),
        in_sequence in any::<bool>(),
    ) {
        let mut config = config();
        (config.preferred, config.longest_message) = (preferred, longest);
        let mut sccp = Sccp::new(config);
        let asked = UnitdataRequest { importance, in_sequence, ..request("SSN CAP PC 100") };
        let data: Vec<u8> = (0..=255).cycle().take(length).collect();
        if let Ok(outgoing) = sccp.send(now(), &asked, length) {
            let messages = whole(&outgoing, &data);
            prop_assert!(messages.len() <= 16);
            let mut got = None;
            for octets in &messages {
                prop_assert!(octets.len() <= longest);
                prop_assert!(got.is_none());
                got = sccp.receive(now(), MtpTransfer { label: outgoing.label, user_data: octets });
            }
            match got {
                Some(Primitive::Unitdata(unitdata)) => {
                    prop_assert_eq!(&*unitdata.data, &data[..]);
                    prop_assert_eq!(unitdata.in_sequence, in_sequence);
                    prop_assert_eq!(unitdata.importance, importance);
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
