//! Calls that go well, in every dialect, and every way in which a call ends. What is sent is compared as octets; what tshark
//! 4.0.17 reads in them stands beside them.

mod common;
use common::*;
use inlab_scp::state_table;
use std::time::Duration;

/// tshark: requestReportBCSMEvent of routeSelectFailure, oCalledPartyBusy, oNoAnswer, oAnswer (leg 2), oDisconnect (legs 1 and
/// 2), oAbandon (leg 1), all notifyAndContinue. The same events, legs and order as in the answer of camel2.pcap, frame 2.
const RRB: &str = "a165 020101 020117 305d a05b \
    300b 800104 810101 a203800102  300b 800105 810101 a203800102  300b 800106 810101 a203800102 \
    300b 800107 810101 a203800102  300b 800109 810101 a203800101  300b 800109 810101 a203800102 \
    300b 80010a 810101 a203800101";
/// The same for the terminating half: tBusy 13, tNoAnswer 14, tAnswer 15, tDisconnect 17, tAbandon 18.
const RRB_TERMINATING: &str = "a158 020101 020117 3050 a04e \
    300b 80010d 810101 a203800102  300b 80010e 810101 a203800102  300b 80010f 810101 a203800102 \
    300b 800111 810101 a203800101  300b 800111 810101 a203800102  300b 800112 810101 a203800101";
/// What phase 1 can arm: oAnswer, oDisconnect.
const RRB_PHASE_1: &str = "a131 020101 020117 3029 a027 \
    300b 800107 810101 a203800102  300b 800109 810101 a203800101  300b 800109 810101 a203800102";

fn connect(id: u8, address: &str) -> String {
    invoke(id as i8, 20, &tlv("30", &tlv("a0", &tlv("04", address))))
}

/// A national number 15550101, and 15550102.
const NUMBER_101: &str = "0310 51551010";
const NUMBER_102: &str = "0310 51551020";

fn answer(node: &Node, context: &str, components: &str) -> String {
    let id = &node.tid;
    tlv(
        "65",
        &format!("4804{id}49020a0b{}{}", aare(context), tlv("6c", components)),
    )
}

fn last_answer(context: &str, components: &str) -> String {
    tlv(
        "64",
        &format!("49020a0b{}{}", aare(context), tlv("6c", components)),
    )
}

const EMPTY_END: &str = "640449020a0b";

const STARTED: &str = "1-1 started: +4915550100 to +4915550101 dialled +49800123";
const ANSWERED: &str = "1-1 answered: +4915550100 to +4915550101 dialled +49800123";

#[test]
fn a_number_is_translated_and_the_fate_of_the_call_is_armed_in_every_dialect() {
    for (context, rrb) in [
        (CAP1, RRB_PHASE_1),
        (CAP2, RRB),
        (CAP3, RRB),
        (CAP4, RRB),
        (CS1, RRB),
    ] {
        let mut node = Node::new();
        let sent = node.begin(context, &initial_dp(100, 2, ""));
        let expected = answer(&node, context, &format!("{rrb}{}", connect(2, NUMBER_101)));
        assert_eq!(sent, [expected], "{context}");
        assert_eq!(node.told(), [STARTED], "{context}");
        assert_eq!(node.counts(), (1, 1, 1));
    }
}

#[test]
fn the_terminating_half_is_watched_by_its_own_events() {
    for context in [CAP2, CAP3, CAP4, CS1] {
        let mut node = Node::new();
        let sent = node.begin(context, &initial_dp(110, 12, ""));
        let expected = answer(
            &node,
            context,
            &format!("{RRB_TERMINATING}{}", invoke(2, 31, "")),
        );
        assert_eq!(sent, [expected], "{context}");
    }
}

#[test]
fn answer_and_disconnect_are_told_and_the_scf_ends_after_the_last_report() {
    // TS 29.078 14.1.2.1.1: after the last EventReportBCSM the gsmSCF may end the dialogue by TC-END, basic end.
    for (leg, by) in [(1, "Calling"), (2, "Called")] {
        let mut node = Node::new();
        node.begin(CAP2, &initial_dp(100, 2, ""));
        assert_eq!(node.continue_(&event_report(2, 7, "", 2, false)), [""; 0]);
        let cause = "a70480028090";
        assert_eq!(
            node.continue_(&event_report(3, 9, cause, leg, false)),
            [EMPTY_END]
        );
        let ended =
            format!("1-1 ended by {by}, cause 16: +4915550100 to +4915550101 dialled +49800123");
        assert_eq!(node.told(), [STARTED, ANSWERED, &ended]);
        assert_eq!(node.counts(), (0, 0, 0));
    }
}

#[test]
fn the_ssf_may_put_the_last_report_into_its_end_or_end_without_one() {
    let mut node = Node::new();
    node.begin(CAP2, &initial_dp(100, 2, ""));
    assert_eq!(
        node.end(&event_report(2, 9, "a70480028090", 1, false)),
        [""; 0]
    );
    assert!(node.told()[1].starts_with("1-1 ended by Calling, cause 16"));
    assert_eq!(node.counts(), (0, 0, 0));

    let mut node = Node::new();
    node.begin(CAP2, &initial_dp(100, 2, ""));
    assert_eq!(node.end(""), [""; 0]);
    assert!(node.told()[1].starts_with("1-1 ended by Unknown, no cause"));
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn answer_and_disconnect_in_one_message_are_told_in_order() {
    let mut node = Node::new();
    node.begin(CAP2, &initial_dp(100, 2, ""));
    let both = event_report(2, 7, "", 2, false) + &event_report(3, 9, "", 2, false);
    assert_eq!(node.end(&both), [""; 0]);
    let told = node.told();
    assert_eq!(told[1], ANSWERED);
    assert!(
        told[2].starts_with("1-1 ended by Called, no cause"),
        "{}",
        told[2]
    );
}

#[test]
fn a_call_that_does_not_come_to_an_answer_ends_by_whoever_ended_it() {
    // Event, specific information, leg; who ended it and why. User busy 17 (o 5), no answer (o 6), no route 3 (o 4), abandon.
    for (event, specific, leg, ended) in [
        (5, "a20480028491", 2, "ended by Called, cause 17"),
        (6, "", 2, "ended by Network, cause 19"),
        // A report of busy without cause is one of user busy (TS 29.078 11.18.1.1, note 1).
        (5, "", 2, "ended by Called, cause 17"),
        (4, "a20480028483", 2, "ended by Network, cause 3"),
        (10, "", 1, "ended by Calling, no cause"),
    ] {
        let specific = match event {
            5 => specific.replace("a2", "a3"),
            _ => specific.to_owned(),
        };
        let mut node = Node::new();
        node.begin(CAP2, &initial_dp(100, 2, ""));
        let sent = node.continue_(&event_report(2, event, &specific, leg, false));
        assert_eq!(sent, [EMPTY_END], "event {event}");
        let told = node.told();
        assert!(
            told[1].starts_with(&format!("1-1 {ended}")),
            "event {event}: {}",
            told[1]
        );
        assert_eq!(node.counts(), (0, 0, 0));
    }
}

#[test]
fn phase_1_a_call_that_is_not_answered_ends_with_the_dialogue() {
    // Flow C3: the SSF of phase 1 aborts the dialogue, no event can tell.
    let mut node = Node::new();
    node.begin(CAP1, &initial_dp(100, 2, ""));
    assert_eq!(node.abort(0), [""; 0]);
    assert!(node.told()[1].starts_with("1-1 ended by Unknown, no cause"));
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn a_number_that_is_not_in_the_table_is_released_at_once() {
    // 800999 is none of the table's. tshark: releaseCall, cause 1, public network serving the local user.
    let mut node = Node::new();
    let trigger = initial_dp(100, 2, "").replace("0310081032", "0310089099");
    let sent = node.begin(CAP2, &trigger);
    assert_eq!(sent, [last_answer(CAP2, &invoke(1, 22, "04028281"))]);
    assert_eq!(
        node.told(),
        [
            "1-1 started: +4915550100 to +49800999, not offered",
            "1-1 ended by Network, cause 1: +4915550100 to +49800999, not offered"
        ]
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn release_is_the_last_message() {
    // The octets of releaseCall's cause are those of camel2.pcap, frame 4, but for the value.
    for context in [CAP1, CAP2, CAP3, CAP4, CS1] {
        let mut node = Node::new();
        let sent = node.begin(context, &initial_dp(300, 2, ""));
        assert_eq!(sent, [last_answer(context, &invoke(1, 22, "04028491"))]);
        assert!(node.told()[1].starts_with("1-1 ended by Network, cause 17"));
    }
}

#[test]
fn a_service_that_watches_nothing_lets_the_call_go_with_its_last_instruction() {
    // Flow C1: End[continue].
    for context in [CAP1, CAP2, CAP3, CAP4, CS1] {
        let mut node = Node::new();
        let sent = node.begin(context, &initial_dp(20, 2, ""));
        assert_eq!(sent, [last_answer(context, &invoke(1, 31, ""))]);
        assert!(node.told()[1].starts_with("1-1 ended by Unknown, no cause"));
        assert_eq!(node.counts(), (0, 0, 0));
    }
}

#[test]
fn interrupted_events_are_armed_as_such_and_answered() {
    let mut node = Node::new();
    let sent = node.begin(CAP2, &initial_dp(400, 2, ""));
    // busy, noAnswer (20 s), disconnect of both legs interrupted; then the rest of the fate.
    let rrb = "a16a 020101 020117 3062 a060 \
        300b 800105 810100 a203800102  3010 800106 810100 a203800102 be03 810114 \
        300b 800109 810100 a203800101  300b 800109 810100 a203800102 \
        300b 800104 810101 a203800102  300b 800107 810101 a203800102  300b 80010a 810101 a203800101";
    assert_eq!(
        sent,
        [answer(
            &node,
            CAP2,
            &format!("{rrb}{}", connect(2, NUMBER_101))
        )]
    );

    // Busy: the call is sent elsewhere. What was armed for leg 2 is gone, what was armed for leg 1 is not armed anew.
    let sent = node.continue_(&event_report(2, 5, "a30480028491", 2, true));
    let rrb = tlv(
        "a1",
        &format!(
            "020103020117{}",
            tlv(
                "30",
                &tlv(
                    "a0",
                    "3010 800106 810100 a203800102 be03 810114 \
                     300b 800109 810100 a203800101  300b 800109 810100 a203800102 \
                     300b 800104 810101 a203800102  300b 800105 810101 a203800102  300b 800107 810101 a203800102"
                )
            )
        ),
    );
    let expected = tlv(
        "65",
        &format!(
            "4804{}49020a0b{}",
            node.tid,
            tlv("6c", &format!("{rrb}{}", connect(4, NUMBER_102)))
        ),
    );
    assert_eq!(sent, [expected]);

    // The second one is busy too: the reroute was taken, this time it is only told, and the call is over.
    assert_eq!(
        node.continue_(&event_report(3, 5, "a30480028491", 2, false)),
        [EMPTY_END]
    );
    let told = node.told();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(
        told[1],
        "1-1 ended by Called, cause 17: +4915550100 to +4915550102 dialled +49800123"
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn a_follow_on_call_is_watched_like_the_first() {
    let mut config = config();
    config.services = services(
        "100: { connect: \"15550101\", interrupt: { disconnect: { connect: \"15550102\" } } }",
    );
    let mut node = Node::with(config);
    node.begin(CAP2, &initial_dp(100, 2, ""));
    node.continue_(&event_report(2, 7, "", 2, false));
    let sent = node.continue_(&event_report(3, 9, "a70480028090", 2, true));
    // The disconnection of leg 1 is armed still; the answer and the disconnection of leg 2 have disarmed all the rest.
    let events = "300b 800104 810101 a203800102  300b 800105 810101 a203800102  300b 800106 810101 a203800102 \
        300b 800107 810101 a203800102  300b 800109 810101 a203800102  300b 80010a 810101 a203800101";
    let rrb = invoke(3, 23, &tlv("30", &tlv("a0", events)));
    let connect = connect(4, "041051551020");
    let components = tlv("6c", &format!("{rrb}{connect}"));
    let expected = tlv("65", &format!("4804{}49020a0b{components}", node.tid));
    assert_eq!(sent, [expected]);
    // The second does not answer.
    assert_eq!(
        node.continue_(&event_report(4, 6, "", 2, false)),
        [EMPTY_END]
    );
    let told = node.told();
    assert!(
        told.last()
            .is_some_and(|last| last.starts_with("1-1 ended by Network, cause 19")),
        "{told:?}"
    );
}

#[test]
fn an_interrupted_disconnect_is_answered_in_the_end() {
    // Flow C2: ERB oDisconnect (request), End[continue].
    let mut node = Node::new();
    node.begin(CAP2, &initial_dp(400, 2, ""));
    node.continue_(&event_report(2, 7, "", 2, false));
    let sent = node.continue_(&event_report(3, 9, "a70480028090", 2, true));
    assert_eq!(
        sent,
        [tlv(
            "64",
            &format!("49020a0b{}", tlv("6c", &invoke(3, 31, "")))
        )]
    );
    let told = node.told();
    assert!(
        told[2].starts_with("1-1 ended by Called, cause 16"),
        "{told:?}"
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn an_interrupted_no_answer_is_released_by_the_service() {
    let mut node = Node::new();
    node.begin(CAP2, &initial_dp(400, 2, ""));
    let sent = node.continue_(&event_report(2, 6, "", 2, true));
    assert_eq!(
        sent,
        [tlv(
            "64",
            &format!("49020a0b{}", tlv("6c", &invoke(3, 22, "04028293")))
        )]
    );
    assert!(node.told()[1].starts_with("1-1 ended by Network"));
}

#[test]
fn phase_1_arms_no_interruption_that_it_does_not_have() {
    // Busy and noAnswer cannot be armed; disconnect can.
    let mut node = Node::new();
    let sent = node.begin(CAP1, &initial_dp(400, 2, ""));
    let rrb = "a131 020101 020117 3029 a027 \
        300b 800109 810100 a203800101  300b 800109 810100 a203800102  300b 800107 810101 a203800102";
    assert_eq!(
        sent,
        [answer(
            &node,
            CAP1,
            &format!("{rrb}{}", connect(2, NUMBER_101))
        )]
    );
}

#[test]
fn an_international_number_goes_out_as_one() {
    let mut node = Node::new();
    let sent = node.begin(CAP2, &initial_dp(500, 2, ""));
    assert_eq!(
        sent,
        [answer(
            &node,
            CAP2,
            &format!("{RRB}{}", connect(2, "0410 9451551099"))
        )]
    );
    assert_eq!(
        node.told(),
        ["1-1 started: +4915550100 to +4915550199 dialled +49800123"]
    );
}

#[test]
fn relationships_with_one_call_reference_are_one_call() {
    // callReferenceNumber [54], mscAddress [55]: TS 29.078 11.20.
    let reference = "9f360513fa3d3dea9f3706912270570070";
    let mut node = Node::new();
    node.begin(CAP2, &initial_dp(100, 2, reference));
    let first = node.tid.clone();
    // Another service for the same call, from the same switch.
    let second = begin(CAP2, &initial_dp(110, 2, reference)).replace("48020a0b", "48020a0c");
    node.receive(&second);
    let second = std::mem::replace(&mut node.tid, first);
    assert_eq!(node.counts(), (1, 2, 2));
    assert_eq!(node.told(), [STARTED]);
    node.continue_(&event_report(2, 9, "a70480028090", 1, false));
    assert_eq!(
        node.told(),
        [""; 0],
        "the other relationship still sees the call"
    );
    node.tid = second;
    node.continue_(&event_report(2, 9, "a70480028091", 1, false));
    let told = node.told();
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with("1-1 ended by Calling, cause 17"),
        "{}",
        told[0]
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn a_call_that_the_service_refuses_at_its_trigger_is_told_as_not_offered() {
    let mut config = config();
    config.services = services("300: { release: { cause: 21 } }");
    let mut node = Node::with(config);
    node.begin(CAP2, &initial_dp(300, 2, ""));
    assert_eq!(
        node.told(),
        [
            "1-1 started: +4915550100 to +49800123, not offered",
            "1-1 ended by Network, cause 21: +4915550100 to +49800123, not offered"
        ]
    );
}

#[test]
fn the_end_of_the_half_that_ends_last_is_the_end_of_the_call() {
    let reference = "9f360513fa3d3dea9f3706912270570070";
    let two_halves = || {
        let mut node = Node::new();
        node.begin(CAP2, &initial_dp(100, 2, reference));
        let first = node.tid.clone();
        let second = begin(CAP2, &initial_dp(110, 2, reference)).replace("48020a0b", "48020a0c");
        node.receive(&second);
        node.told();
        let second = std::mem::replace(&mut node.tid, first);
        // The called party is busy: this half is over, and the call goes on by the other.
        node.continue_(&event_report(2, 5, "a5038001 91", 2, false));
        assert_eq!((node.told(), node.counts().0), (vec![], 1));
        node.tid = second;
        node
    };
    let mut node = two_halves();
    node.continue_(&event_report(2, 9, "a70480028090", 1, false));
    let told = node.told();
    assert!(
        told[0].starts_with("1-1 ended by Calling, cause 16"),
        "{told:?}"
    );

    // What is lost sight of says nothing about the end of the call: the earlier one is kept.
    let mut node = two_halves();
    node.abort(1);
    let told = node.told();
    assert!(
        told[0].starts_with("1-1 ended by Called, cause 17"),
        "{told:?}"
    );
}

#[test]
fn presentation_restricted_and_the_other_numbers_are_told() {
    // callingPartyNumber restricted; originalCalledPartyID [12] and redirectingPartyID [29], national.
    let trigger = initial_dp(110, 2, "8c068314070109009d06831407010901");
    let trigger = trigger.replace("031351551000", "031751551000");
    // Its place is before the event type.
    let trigger = trigger.replace("9c01028c06831407010900", "8c068314070109009c0102");
    let mut node = Node::new();
    node.begin(CAP2, &trigger);
    assert_eq!(
        node.told(),
        ["1-1 started: (+4915550100) to +49800123 redirecting +497010901 original +497010900"]
    );
}

#[test]
fn an_ssf_that_answers_activity_test_is_left_alone() {
    let mut node = Node::new();
    node.begin(CAP2, &initial_dp(100, 2, ""));
    for probe in [3_i8, 4] {
        let sent = node.pass(Duration::from_secs(301));
        // tshark: activityTest.
        let expected = tlv(
            "65",
            &format!(
                "4804{}49020a0b{}",
                node.tid,
                tlv("6c", &invoke(probe, 55, ""))
            ),
        );
        assert_eq!(sent, [expected]);
        assert_eq!(node.continue_(&empty_result(probe)), [""; 0]);
    }
    assert_eq!(node.told(), [STARTED]);
    assert_eq!(node.counts(), (1, 1, 1));
}

#[test]
fn what_becomes_of_a_relationship_is_recorded() {
    let mut node = Node::new();
    node.begin(CAP1, &initial_dp(100, 2, ""));
    node.continue_(&event_report(2, 7, "", 2, false));
    node.continue_(&event_report(3, 9, "a70480028090", 1, false));
    assert_eq!(
        node.changes(),
        [
            "relationship 1 of call 1-1: created, cap1, service key 100, originating half",
            "relationship 1 of call 1-1: idle -> instructing",
            "relationship 1 of call 1-1: armed oAnswer, notifyAndContinue, leg 2",
            "relationship 1 of call 1-1: armed oDisconnect, notifyAndContinue, leg 1",
            "relationship 1 of call 1-1: armed oDisconnect, notifyAndContinue, leg 2",
            "relationship 1 of call 1-1: instructing -> monitoring",
            "relationship 1 of call 1-1: monitoring -> idle",
            "relationship 1 of call 1-1: ended, by calling party, cause 16",
        ]
    );
}

#[test]
fn the_machine_is_the_one_that_was_reviewed() {
    let golden = include_str!("../../golden/state/scp-relationship.txt");
    assert_eq!(
        state_table().to_string(),
        golden,
        "write it anew after review"
    );
}
