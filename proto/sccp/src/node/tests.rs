use std::time::Duration;

use inlab_ss7::{
    Alphabet, Digits, GlobalTitle, NetworkIndicator, PointCodeFormat, TranslationType,
};
use proptest::prelude::*;

use super::*;
use crate::message::{Importance, ReturnCause};
use crate::primitive::PointCodeStatus;
use crate::translation::{Pattern, Rewrite, Rule, RuleSet};

mod connection_oriented;
mod management;
mod properties;
mod segmentation;

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
    Target::new(PointCode(point_code), routing)
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
        translation_type: Some(TranslationType(0)),
        ..RuleSet::of_all(
            "international",
            vec![
                rule("4917*", vec![target(100, on_ssn)]),
                rule("4930*", vec![target(200, on_ssn), target(300, on_ssn)]),
                rule("4940*", vec![target(400, RoutingIndicator::GlobalTitle)]),
            ],
        )
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

/// A gateway: another form of title, other digits of both parties, by who calls.
#[test]
fn q714_2_4_a_rule_may_change_titles_and_calling_digits() {
    let digits = |text| Digits::from_text(text, Alphabet::Q763).expect("digits");
    let mut config = config();
    let mut partner = target(400, RoutingIndicator::GlobalTitle);
    partner.title = Some(GlobalTitle::from_text("0 (TT 10)").expect("title"));
    partner.digits = Some(Rewrite {
        remove: 2,
        insert: Digits::EMPTY,
    });
    partner.calling = Some(Rewrite {
        remove: 0,
        insert: digits("00"),
    });
    let calling = RuleSet {
        calling: Some(Pattern::from_text("33*").expect("a pattern")),
        from: Some(THERE),
        ..RuleSet::of_all("partner", vec![rule("494*", vec![partner])])
    };
    config.rule_sets.insert(0, calling);
    let mut sccp = Sccp::new(config);
    for (calling, called, sent_calling) in [
        (
            "GT 33123 SSN 8",
            "GT 4012 (TT 10) SSN 6",
            "GT 0033123 SSN 8",
        ),
        ("GT 34123 SSN 8", "GT 494012 SSN 6", "GT 34123 SSN 8"),
        ("SSN 8 PC 200", "GT 494012 SSN 6", "SSN 8 PC 200"),
    ] {
        for family in [Family::Unitdata, Family::Extended, Family::Long] {
            let octets = message(family, "GT 494012 SSN 6", calling, true, b"data");
            assert_eq!(sccp.receive(now(), transfer(&octets)), None);
            let (label, relayed) = sent(&mut sccp);
            assert_eq!(label.dpc, PointCode(400));
            let relayed = Message::decode(&relayed).expect("a message");
            assert_eq!(relayed.called_address(ITU), Ok(address(called)));
            assert_eq!(relayed.calling_address(ITU), Ok(address(sent_calling)));
        }
    }
    let octets = message(
        Family::Unitdata,
        "GT 4951 SSN 6",
        "GT 33123 SSN 8",
        true,
        b"data",
    );
    assert_eq!(sccp.receive(now(), transfer(&octets)), None);
    let Some(DiagnosticKind::Unroutable { failure, .. }) =
        std::iter::from_fn(|| sccp.poll_diagnostic())
            .last()
            .map(|d| d.kind)
    else {
        panic!("no diagnostic")
    };
    assert_eq!(
        sccp.explain(failure).to_string(),
        "no rule for global title 4951 (E.164, international) in rule set partner; \
         the nearest rule is 494*, which differs at digit 3"
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
    let first = segmentation::segment(1, true, 1, "GT 33123 SSN 6", b"\x21\x43");
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
        translation_type: Some(TranslationType(9)),
        ..RuleSet::of_all(
            "tt9",
            vec![rule(
                "212555*",
                vec![target(
                    code("245-16-9").0,
                    RoutingIndicator::SubsystemNumber,
                )],
            )],
        )
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
