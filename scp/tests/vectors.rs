//! Octets of real switches: two live Begins, and a live dialogue message by message.

mod common;
use common::*;
use inlab_inap::{Charge, Instruction, LegId, Trigger};
use inlab_scp::{Orders, Service, View};
use std::path::Path;
use std::sync::Arc;

/// The octets of a message of `tests/vectors/tcap_itu.jsonl`.
fn vector(id: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/tcap_itu.jsonl");
    let lines = std::fs::read_to_string(path).expect("the vectors");
    let start = format!("{{\"id\": \"{id}\"");
    let line = lines
        .lines()
        .find(|line| line.starts_with(&start))
        .expect("the vector");
    let (_, rest) = line.split_once("\"hex\": \"").expect("its octets");
    rest.split('"').next().expect("their end").to_owned()
}

/// The TCAP messages of a capture: pcap, raw IP, SCTP with one DATA chunk, M3UA with one protocol data parameter, UDT.
fn capture(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/captures")
        .join(name);
    let file = std::fs::read(path).expect("the capture");
    let mut rest = &file[24..];
    let mut messages = Vec::new();
    while rest.len() > 16 {
        let length = u32::from_le_bytes(rest[8..12].try_into().expect("four octets")) as usize;
        let packet = &rest[16..16 + length];
        rest = &rest[16 + length..];
        // IP 20, SCTP 12, DATA chunk 16, M3UA 8, parameter 4, routing label 12.
        let udt = &packet[72..];
        let data = 4 + usize::from(udt[4]);
        messages.push(hex(&udt[data + 1..data + 1 + usize::from(udt[data])]));
    }
    messages
}

fn node() -> Node {
    let mut config = config();
    config.services = services(
        r#"
        1: { translate: { "50352035...": "+15550101" } }
        110: { connect: "972201 (unknown)", interrupt: { routeSelectFailure: { release: { cause: 21, location: "public network serving the remote user" } } } }
        "#,
    );
    Node::with(config)
}

/// requestReportBCSMEvent of the whole fate, all notifications; the arguments of frame 2 of camel2.pcap but for the modes.
const RRB: &str = "a165 020101 020117 305d a05b \
    300b 800104 810101 a203800102  300b 800105 810101 a203800102  300b 800106 810101 a203800102 \
    300b 800107 810101 a203800102  300b 800109 810101 a203800101  300b 800109 810101 a203800102 \
    300b 80010a 810101 a203800101";

#[test]
fn the_live_begin_19_is_answered() {
    let mut node = Node::new();
    let sent = node.receive(&vector("tcap_itu-s-019"));
    // tshark 4.0.17: continue, dialogueResponse accepted, CAP-v2-gsmSSF-to-gsmSCF-AC, requestReportBCSMEvent (7 events),
    // continue; no malformed item, no expert warning.
    let expected = tlv(
        "65",
        &format!(
            "4804{}490407000400{}{}",
            node.tid,
            aare(CAP2),
            tlv("6c", &format!("{RRB}{}", invoke(2, 31, "")))
        ),
    );
    assert_eq!(sent, [expected]);
    assert_eq!(
        node.told(),
        // The switch said so: calling 75, incomplete and so nobody's number, restricted; called 1227010900 with end of pulsing, as a national number.
        ["1-1 started: (?) to +491227010900 redirecting +497010900 original +497010900"]
    );
}

#[test]
fn the_live_begin_20_is_answered() {
    // Service key 1 is unknown: tshark: end, returnError missingCustomerRecord.
    let begin = vector("tcap_itu-s-020");
    let mut node = Node::new();
    let error = tlv(
        "64",
        &format!(
            "4904b70801a1{}{}",
            aare(CAP2),
            tlv("6c", &return_error(0, 6, ""))
        ),
    );
    assert_eq!(node.receive(&begin), [error]);
    assert_eq!(node.counts(), (0, 0, 0));

    // As a service: calledPartyBCDNumber 5035035 43 with a leading type octet, service key 1.
    let mut node = self::node();
    let sent = node.receive(&begin);
    assert_eq!(sent.len(), 1);
    let rest = sent[0]
        .split_once("4904b70801a1")
        .expect("a Continue to the SSP")
        .1;
    assert!(rest.contains(&RRB.replace(' ', "")), "{rest}");
    assert_eq!(node.counts(), (1, 1, 1));
}

#[test]
fn the_dialogue_of_camel2_message_by_message() {
    let frames = capture("camel2_rebuilt_m3ua.pcap");
    assert_eq!(frames.len(), 4);
    let [begin, instructions, report, release] = &*frames else {
        panic!("four frames");
    };
    let mut node = node();

    // InitialDP; the real SCP armed the same events and connected to the same number.
    let sent = node.receive(begin);
    let (_, theirs) = instructions.split_once("6c7a").expect("components");
    let (_, ours) = sent[0].split_once("6c7a").expect("components");
    // Ours are armed in another order and mode: those of the capture are interrupted but for oAnswer and oAbandon. Connect is
    // the same to the octet.
    let connect = "a1110201020201143009a00704050210792210";
    assert!(
        theirs.ends_with(connect) && ours.ends_with(connect),
        "{ours}"
    );
    assert_eq!(ours.len(), theirs.len());
    let events = |components: &str| {
        let mut events: Vec<_> = components
            .split("300b8001")
            .skip(1)
            .map(|event| (event[..2].to_owned(), event[8..18].to_owned()))
            .collect();
        events.sort();
        events
    };
    assert_eq!(
        events(ours),
        events(theirs),
        "the same events for the same legs"
    );

    // eventReportBCSM routeSelectFailure, request; it names the real SCP's transaction, 047b.
    let report = report
        .replace("4902047b", &format!("4904{}", node.tid))
        .replacen("6526", "6528", 1);
    let sent = node.receive(&report);
    // releaseCall in TC-END: the octets of frame 4, all of them.
    assert_eq!(sent, [release.as_str()]);
    assert_eq!(node.counts(), (0, 0, 0));
    let changes = node.changes();
    assert!(
        changes
            .iter()
            .any(|change| change.ends_with("ended, by network, cause 16")),
        "{changes:?}"
    );
    // The calling number is incomplete, the called one of unknown nature: there is nobody to be told.
    assert_eq!(node.told(), [""; 0]);
}

/// SSF side of a call between two simulators of RestComm jSS7: initialDP, eventReportBCSM oAnswer without leg and miscCallInfo,
/// applyChargingReport, oAnswer once more (which no SSF would send), TC-END.
#[test]
fn the_ssf_of_jss7_message_by_message() {
    struct Prepaid;
    impl Service for Prepaid {
        fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
            orders.push(Instruction::Charge(Charge {
                leg: LegId::ONE,
                period: 600,
                release_at_end: false,
                tone: false,
                tariff_switch: None,
            }));
            orders.push(Instruction::Continue);
        }
    }
    // Frame of initialDP: the two files have it before and after an empty Continue.
    for (name, begin) in [
        ("jss7_cap2_dialogues.pcap", 17),
        ("jss7_cap4_dialogues.pcap", 16),
    ] {
        let frames = ethernet(name);
        let mut config = config();
        config.services.add(10, Arc::new(Prepaid));
        let mut node = Node::with(config);
        let frame = |number: usize| frames[number - 1].clone();
        let ours = |node: &Node, number| {
            frame(number).replace("490400000002", &format!("4904{}", node.tid))
        };

        let sent = node.receive(&frame(begin));
        assert!(
            sent[0].contains("020117") && sent[0].contains("020123") && sent[0].contains("02011f"),
            "{name}"
        );
        let answer = ours(&node, 24);
        let sent = node.receive(&answer);
        // Without miscCallInfo it is a request (TS 29.078 6.1.1, default), and is answered: continue.
        assert!(
            sent.len() == 1 && sent[0].ends_with("a10602010402011f"),
            "{name}: {sent:?}"
        );
        for number in [25, 26] {
            let message = ours(&node, number);
            assert_eq!(node.receive(&message), [""; 0], "{name}, frame {number}");
        }
        assert_eq!(node.counts(), (1, 1, 1));
        let end = ours(&node, 28);
        assert_eq!(node.receive(&end), [""; 0]);
        assert_eq!(node.counts(), (0, 0, 0));
        let told = node.told();
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(told[0], "1-1 started: +11111111 to +22222222");
        assert!(told[1].starts_with("1-1 answered") && told[2].starts_with("1-1 ended by Unknown"));
        // assistRequestInstructions in the context of a trigger: no operation of it, and the dialogue is over.
        let sent = node.receive(&frame(29));
        assert!(sent.len() == 1 && sent[0].starts_with("64"), "{sent:?}");
        assert!(
            sent[0].ends_with("a406020100810101"),
            "unrecognized operation: {sent:?}"
        );
    }
}

/// The same with an Ethernet header.
fn ethernet(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/captures")
        .join(name);
    let file = std::fs::read(path).expect("the capture");
    let mut rest = &file[24..];
    let mut messages = Vec::new();
    while rest.len() > 16 {
        let length = u32::from_le_bytes(rest[8..12].try_into().expect("four octets")) as usize;
        let udt = &rest[16 + 14 + 72..16 + length];
        rest = &rest[16 + length..];
        let data = 4 + usize::from(udt[4]);
        messages.push(hex(&udt[data + 1..data + 1 + usize::from(udt[data])]));
    }
    messages
}
