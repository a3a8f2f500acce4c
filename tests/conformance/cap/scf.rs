//! Our SCP, from M3UA up, against a switch of octets: services assumed from TC and from SCCP (TS 29.078 14.1, 14.2), errors of
//! clause 10 that an SCF gives.

use super::peer::{CAP, SCP, SCP_TITLE, SSP, SSP_TITLE, on_ssn, title, udts};
use super::wire::*;
use inlab_call_event::{Receiver, TargetId, Targets, queue};
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_replay::nodes::{ASSOCIATION, Place, ScpNode, stack_config};
use inlab_scp::Scp;
use std::time::{Duration, Instant};

fn scp() -> (Wire<Scp>, Receiver) {
    let now = Instant::now();
    let document = Document::parse("scp", "services: { 110: continue }").expect("YAML");
    let dialects: Vec<_> = Dialect::all().collect();
    let block = ScpNode::read(document.root(), &dialects).expect("a block");
    let mut config = block.config;
    config.targets = Targets::all(TargetId(0));
    let stack = stack_config(&Place::scp(), &[(&Place::ssp(), ASSOCIATION)], 1);
    let mut scp = Scp::new(now, stack, config);
    scp.stack().add_association(ASSOCIATION, association());
    let (sender, events) = queue(64);
    scp.subscribe(TargetId(0), sender);
    (Wire::new(now, scp, SCP, SSP), events)
}

/// A call in monitoring: the wire, its queue of events, the SCP's transaction id and its first message.
fn monitored() -> (Wire<Scp>, Receiver, String, Unit) {
    let (mut wire, events) = scp();
    let first = one(wire.of_ssf(&begin(CAP2, &initial_dp())));
    let id = id_of(&first.tcap).to_owned();
    assert_eq!(wire.left(), (1, 1, 1));
    (wire, events, id, first)
}

impl Wire<Scp> {
    /// From the switch's address to that of the SCP.
    fn of_ssf(&mut self, tcap: &str) -> Vec<Unit> {
        self.send(&title(SCP_TITLE, CAP), &title(SSP_TITLE, CAP), tcap)
    }

    fn left(&self) -> (usize, usize, usize) {
        (
            self.node.calls(),
            self.node.relationships(),
            self.node.dialogues(),
        )
    }
}

/// initialDP, invoke 1: service key 110, called 800123 and calling 15550100 (national), collectedInfo.
fn initial_dp() -> String {
    let argument = [
        tlv("80", "6e"),
        tlv("82", "0310081032"),
        tlv("83", "031351551000"),
        tlv("9c", "02"),
    ]
    .concat();
    tlv("a1", &format!("020101020100{}", tlv("30", &argument)))
}

/// eventReportBCSM, invoke 2: oAnswer (7) of leg 2, notification.
fn answer() -> String {
    let argument = [
        tlv("80", "07"),
        tlv("a3", &tlv("81", "02")),
        tlv("a4", &tlv("80", "01")),
    ]
    .concat();
    tlv("a1", &format!("020102020118{}", tlv("30", &argument)))
}

fn begin(context: &str, components: &str) -> String {
    tlv(
        "62",
        &format!("48020a0b{}{}", aarq(context), tlv("6c", components)),
    )
}

fn continue_(id: &str, components: &str) -> String {
    tlv("65", &format!("48020a0b4904{id}{}", tlv("6c", components)))
}

fn end(components: &str) -> String {
    tlv("64", &format!("49020a0b{}", tlv("6c", components)))
}

#[test]
fn cap_14_1_1_3_6_the_scf_tells_its_own_address_first_and_keeps_that_of_the_begin() {
    let (mut wire, _events) = scp();
    // To an alias: the subsystem alone, which SCCP has led here.
    let begin = begin(CAP2, &initial_dp());
    let first = one(wire.send(&on_ssn(CAP), &title(SSP_TITLE, CAP), &begin));
    assert!(first.tcap.starts_with("65"), "{}", first.tcap);
    assert_eq!(first.calling, title(SCP_TITLE, CAP), "unambiguous");
    assert_eq!(first.called, title(SSP_TITLE, CAP));
    // 14.1.1.3.6: the application context of the Begin, in the first message only.
    assert!(first.tcap.contains(&aare(CAP2, 0, 0)), "{}", first.tcap);
    let id = id_of(&first.tcap).to_owned();
    // A later message from elsewhere is taken, its address is not.
    let elsewhere = title("49170900007", CAP);
    let sent = wire.send(
        &title(SCP_TITLE, CAP),
        &elsewhere,
        &continue_(&id, &answer()),
    );
    assert!(sent.is_empty(), "{sent:?}");
    let probe = one(wire.wait(Duration::from_secs(301)));
    assert!(!probe.tcap.contains("6b"), "{}", probe.tcap);
    assert_eq!(probe.called, title(SSP_TITLE, CAP));
    assert_eq!(probe.calling, title(SCP_TITLE, CAP));
}

#[test]
fn cap_14_2_2_1_3_every_message_of_the_scf_asks_for_sequence_and_one_sls() {
    let (mut wire, _events, id, first) = monitored();
    // 14.2.2.1.4: and to be told of what is not delivered.
    assert_eq!(first.class, 0x81);
    wire.of_ssf(&continue_(&id, &answer()));
    let probe = one(wire.wait(Duration::from_secs(301)));
    assert_eq!((probe.class, probe.sls), (0x81, first.sls));
}

#[test]
fn cap_14_2_2_1_1_the_subsystem_of_cap_is_in_both_addresses() {
    let (_wire, _events, _id, first) = monitored();
    // Q.713 3.4: indicator (subsystem, global title 4), subsystem 146 in both.
    assert_eq!((first.called[0], first.called[1]), (0x12, 146));
    assert_eq!((first.calling[0], first.calling[1]), (0x12, 146));
}

#[test]
fn cap_14_1_1_3_1_a_context_that_is_not_served_is_refused_by_its_name() {
    // 12, 13, 14.1.4: SMS and GPRS control (both ways), 14.1.3: assist and SRF; a call that the SCF would open; none at all.
    for context in [
        "0400000115033d",
        "0400000117033d",
        "04000001150332",
        "04000001150333",
        "04000001003301",
        "04000001003401",
        "04000001150306",
        "04000001170306",
        "0400000115030e",
        "04000001170308",
        "04000001006363",
    ] {
        let (mut wire, mut events) = scp();
        let refused = one(wire.of_ssf(&begin(context, &initial_dp())));
        // 14.1.1.3.6: TC-U-ABORT with the name of the Begin; Q.773: an AARE that rejects, not supported.
        let expected = tlv("67", &format!("49020a0b{}", aare(context, 1, 2)));
        assert_eq!(refused.tcap, expected, "{context}");
        assert_eq!(wire.left(), (0, 0, 0));
        assert!(events.try_recv().is_none(), "nobody is told");
    }
}

#[test]
fn cap_14_1_1_1_a_unidirectional_message_is_not_answered() {
    let (mut wire, mut events) = scp();
    let sent = wire.of_ssf(&tlv("61", &tlv("6c", &initial_dp())));
    assert!(sent.is_empty(), "{sent:?}");
    assert_eq!(wire.left(), (0, 0, 0));
    assert!(events.try_recv().is_none());
}

#[test]
fn cap_14_1_2_2_1_the_scf_sends_errors_and_rejects_in_an_end() {
    // Invoke id 5: initialDP again, unexpectedComponentSequence (14, 10.1.12.3); an operation of no SSF, unrecognizedOperation;
    // an OCTET STRING for the argument, mistypedParameter.
    let again = initial_dp().replacen("020101", "020105", 1);
    for (component, outcome) in [
        (again.as_str(), "a306 020105 02010e"),
        ("a106 020105 020163", "a406 020105 810101"),
        ("a108 020105 020118 0400", "a406 020105 810102"),
        // Result for the class 1 that it is none of, error and parameter of connect that are none: invoke 1 arms events.
        ("a306 020101 020163", "a406 020101 830102"),
        ("a306 020101 020103", "a406 020101 830103"),
        ("a309 020101 02010c 040100", "a406 020101 830104"),
    ] {
        let (mut wire, _events, id, _first) = monitored();
        let component: String = component.split_whitespace().collect();
        let sent = one(wire.of_ssf(&continue_(&id, &component)));
        assert_eq!(sent.tcap, end(outcome), "{component}");
        assert_eq!(wire.left(), (0, 0, 0), "{component}");
    }
}

#[test]
fn cap_14_1_2_2_1_an_error_of_the_first_message_is_in_an_end_that_accepts_the_context() {
    let (mut wire, mut events) = scp();
    // Service key 111: missingCustomerRecord (6), 10.1.5.2.
    let unknown = initial_dp().replacen("80016e", "80016f", 1);
    let sent = one(wire.of_ssf(&begin(CAP1, &unknown)));
    let expected = format!(
        "49020a0b{}{}",
        aare(CAP1, 0, 0),
        tlv("6c", "a306 020101 020106")
    );
    assert_eq!(sent.tcap, tlv("64", &expected));
    assert_eq!(wire.left(), (0, 0, 0));
    assert!(events.try_recv().is_none());
}

#[test]
fn cap_14_1_1_3_3_an_end_of_the_switch_releases_everything_and_is_not_answered() {
    for components in [String::new(), tlv("6c", &answer())] {
        let (mut wire, _events, id, _first) = monitored();
        let sent = wire.of_ssf(&tlv("64", &format!("4904{id}{components}")));
        assert!(sent.is_empty(), "{sent:?}");
        assert_eq!(wire.left(), (0, 0, 0));
        assert!(wire.wait(Duration::from_secs(600)).is_empty());
    }
}

#[test]
fn cap_14_1_1_3_4_and_5_an_abort_releases_everything_and_is_not_answered() {
    // Of the user with a reason (no-reason-given), without any, of the provider (unrecognizedTransactionID).
    for rest in [abrt(1), String::new(), tlv("4a", "01")] {
        let (mut wire, _events, id, _first) = monitored();
        let sent = wire.of_ssf(&tlv("67", &format!("4904{id}{rest}")));
        assert!(sent.is_empty(), "{sent:?}");
        assert_eq!(wire.left(), (0, 0, 0));
        assert!(wire.wait(Duration::from_secs(600)).is_empty());
    }
}

#[test]
fn cap_14_1_1_2_a_dialogue_that_is_over_is_unknown_to_tc() {
    let (mut wire, _events, id, _first) = monitored();
    wire.of_ssf(&tlv("64", &format!("4904{id}")));
    // P-Abort cause 1, unrecognizedTransactionID.
    let sent = one(wire.of_ssf(&continue_(&id, &answer())));
    assert_eq!(sent.tcap, tlv("67", "49020a0b4a0101"));
}

#[test]
fn cap_14_1_2_4_1_a_component_that_tc_itself_rejects_abandons_the_dialogue() {
    let (mut wire, _events, id, _first) = monitored();
    // A result for requestReportBCSMEvent, class 2: U-ABORT, not-allowed-procedures (3).
    let sent = one(wire.of_ssf(&continue_(&id, "a203020101")));
    assert_eq!(sent.tcap, tlv("67", &format!("49020a0b{}", abrt(3))));
    assert_eq!(wire.left(), (0, 0, 0));
}

#[test]
fn cap_14_1_2_2_5_a_reject_of_nothing_of_ours_is_ignored() {
    let (mut wire, _events, id, _first) = monitored();
    // Invoke id 77, mistypedParameter; general, with NULL for an id.
    for reject in ["a40602014d810102", "a4050500800100"] {
        let sent = wire.of_ssf(&continue_(&id, reject));
        assert!(sent.is_empty(), "{sent:?}");
        assert_eq!(wire.left(), (1, 1, 1));
    }
}

#[test]
fn cap_14_2_2_1_4_a_message_that_comes_back_ends_the_call() {
    let (mut wire, _events, _id, first) = monitored();
    // N-NOTICE: no translation for this specific address (Q.713 3.12), to our own address.
    let back = super::peer::octets(&first.tcap);
    wire.sccp(&udts(1, &first.calling, &first.called, &back));
    assert_eq!(wire.left(), (0, 0, 0));
}

#[test]
fn cap_14_2_2_1_5_a_begin_in_two_segments_is_one() {
    let (mut wire, _events) = scp();
    let message = super::peer::octets(&begin(CAP2, &initial_dp()));
    let (first, last) = message.split_at(60);
    let (called, calling) = (title(SCP_TITLE, CAP), title(SSP_TITLE, CAP));
    // Q.713 3.17: first of two, class 1; the last; local reference 0a0b0c.
    let segment = |sign: u8, data: &[u8]| {
        let (a, b, d) = (called.len() as u8, calling.len() as u8, data.len() as u8);
        let mut xudt = vec![0x11, 0x81, 15, 4, 4 + a, 4 + a + b, 4 + a + b + d];
        for part in [&called[..], &calling[..], data] {
            xudt.push(part.len() as u8);
            xudt.extend(part);
        }
        xudt.extend([0x10, 4, sign, 0x0a, 0x0b, 0x0c, 0]);
        xudt
    };
    assert!(wire.sccp(&segment(0xc1, first)).is_empty());
    let answer = one(wire.sccp(&segment(0x40, last)));
    assert!(answer.tcap.starts_with("65"), "{}", answer.tcap);
    assert_eq!(wire.left(), (1, 1, 1));
}
