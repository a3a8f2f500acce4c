//! What is answered to what is wrong, clause by clause. The peer's octets are put together by hand.

mod common;
use common::*;
use inlab_inap::{Arms, Instruction, Report, Trigger};
use inlab_scp::{Orders, Service, Services, View};
use std::sync::Arc;
use std::time::Duration;

/// Reject of the component with this invoke id: general 80, invoke 81, result 82, error 83.
fn reject(id: i8, kind: u8, problem: u8) -> String {
    tlv(
        "a4",
        &format!("0201{:02x}{kind:02x}01{problem:02x}", id as u8),
    )
}

/// The first answer, in TC-END.
fn end_first(context: &str, components: &str) -> String {
    tlv(
        "64",
        &format!("49020a0b{}{}", aare(context), tlv("6c", components)),
    )
}

/// A later TC-END.
fn end(components: &str) -> String {
    tlv("64", &format!("49020a0b{}", tlv("6c", components)))
}

/// TC-U-ABORT with CAP-U-ABORT-REASON (TS 29.078 5.7).
fn u_abort(reason: u8) -> String {
    let external = tlv("28", &format!("060704000001010202a0030a01{reason:02x}"));
    let apdu = tlv("64", &format!("800100{}", tlv("be", &external)));
    let portion = tlv(
        "6b",
        &tlv("28", &format!("060700118605010101{}", tlv("a0", &apdu))),
    );
    tlv("67", &format!("49020a0b{portion}"))
}

/// A call in monitoring, all of whose fate is armed.
fn monitored() -> Node {
    let mut node = Node::new();
    node.begin(CAP2, &initial_dp(100, 2, ""));
    node.told();
    node
}

/// Nothing is left, and the session server was told of the end once.
#[track_caller]
fn gone(node: &mut Node, ended: &str) {
    assert_eq!(node.counts(), (0, 0, 0));
    let told = node.told();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with(&format!("1-1 ended {ended}")),
        "{}",
        told[0]
    );
}

#[track_caller]
fn never_there(node: &mut Node) {
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(
        node.told(),
        [""; 0],
        "a call that no service takes is none of the session server's"
    );
}

// ---- TS 29.078 10.1: errors ----

#[test]
fn ts29078_10_1_5_a_service_key_without_service_is_missing_customer_record() {
    for context in [CAP1, CAP2, CAP3, CAP4, CS1] {
        let mut node = Node::new();
        let sent = node.begin(context, &initial_dp(99, 2, ""));
        assert_eq!(
            sent,
            [end_first(context, &return_error(1, 6, ""))],
            "{context}"
        );
        never_there(&mut node);
    }
}

#[test]
fn a_default_service_takes_every_service_key() {
    let mut config = config();
    config.services = services("default: continue");
    let mut node = Node::with(config);
    node.begin(CAP2, &initial_dp(99, 2, ""));
    assert_eq!(node.counts(), (1, 1, 1));
}

#[test]
fn a_service_for_other_dialects_is_none() {
    let mut config = config();
    config.services = services("100: { continue: , dialects: [cap4] }");
    let mut node = Node::with(config);
    let sent = node.begin(CAP2, &initial_dp(100, 2, ""));
    assert_eq!(sent, [end_first(CAP2, &return_error(1, 6, ""))]);
    assert!(node.begin(CAP4, &initial_dp(100, 2, ""))[0].starts_with("65"));
}

#[test]
fn ts29078_10_1_6_a_trigger_without_event_type_is_missing_parameter() {
    let mut node = Node::new();
    let sent = node.begin(CAP2, &invoke(1, 0, &tlv("30", "800164")));
    assert_eq!(sent, [end_first(CAP2, &return_error(1, 7, ""))]);
    never_there(&mut node);
}

#[test]
fn ts29078_10_1_7_a_service_key_out_of_range_is_parameter_out_of_range() {
    let mut node = Node::new();
    let sent = node.begin(CAP2, &invoke(1, 0, &tlv("30", "80050080000000 9c0102")));
    assert_eq!(sent, [end_first(CAP2, &return_error(1, 8, ""))]);
    never_there(&mut node);
}

#[test]
fn ts29078_10_1_13_an_event_that_does_not_trigger_is_unexpected_data_value() {
    // oAnswer, 7.
    let mut node = Node::new();
    let sent = node.begin(CAP2, &invoke(1, 0, &tlv("30", "800164 9c0107")));
    assert_eq!(sent, [end_first(CAP2, &return_error(1, 15, ""))]);
    never_there(&mut node);
}

#[test]
fn ts29078_10_1_12_3_a_second_trigger_is_unexpected_component_sequence() {
    let mut node = monitored();
    let again = initial_dp(100, 2, "");
    assert_eq!(node.continue_(&again), [end(&return_error(1, 14, ""))]);
    gone(&mut node, "by Unknown");
}

#[test]
fn a_second_trigger_in_the_same_message_is_one_too() {
    let mut node = Node::new();
    let twice = initial_dp(100, 2, "") + &initial_dp(100, 2, "").replacen("020101", "020102", 1);
    assert_eq!(
        node.begin(CAP2, &twice),
        [end_first(CAP2, &return_error(2, 14, ""))]
    );
    never_there(&mut node);
}

#[test]
fn ets300374_1_7_4_2_1_in_inap_too_an_error_or_reject_ends_the_dialogue() {
    let mut node = Node::new();
    node.begin(CS1, &initial_dp(100, 2, ""));
    node.told();
    let sent = node.continue_(&initial_dp(100, 2, ""));
    assert_eq!(sent, [end(&return_error(1, 14, ""))]);
    gone(&mut node, "by Unknown");
    // A wrong component before a good one: what follows it is discarded.
    let mut node = Node::new();
    node.begin(CS1, &initial_dp(100, 2, ""));
    let sent = node.continue_(&(invoke(5, 99, "") + &event_report(6, 9, "a70480028090", 1, false)));
    assert_eq!(sent, [end(&reject(5, 0x81, 1))]);
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn ts29078_10_1_12_a_charging_report_that_nobody_ordered_is_unexpected_component_sequence() {
    // applyChargingReport, class 2: timeDurationChargingResult of leg 1, 10 s.
    let report = invoke(4, 36, &tlv("04", "a00aa003810101a103800164"));
    let mut node = monitored();
    assert_eq!(node.continue_(&report), [end(&return_error(4, 14, ""))]);
    gone(&mut node, "by Unknown");
}

#[test]
fn ts29078_7_an_operation_of_class_4_is_never_answered() {
    let mut node = monitored();
    // The answer is told once; callInformationReport (release cause) was not asked for.
    assert_eq!(node.continue_(&event_report(2, 7, "", 2, false)), [""; 0]);
    assert_eq!(
        node.continue_(&event_report(3, 7, "", 2, false)),
        [""; 0],
        "answered twice"
    );
    let information = tlv("30", &tlv("a0", "3009 80011e a104 9e028090"));
    assert_eq!(node.continue_(&invoke(4, 44, &information)), [""; 0]);
    assert_eq!(node.counts(), (1, 1, 1));
    let told = node.told();
    assert_eq!(told.len(), 1, "one answer: {told:?}");
}

#[test]
fn ts29078_7_an_unarmed_event_that_interrupts_is_not_answered_either() {
    // Busy, after the answer. An SSF that waits for more has its Tssf.
    let mut node = monitored();
    node.continue_(&event_report(2, 7, "", 2, false));
    assert_eq!(node.continue_(&event_report(3, 5, "", 2, true)), [""; 0]);
    assert_eq!(node.user_abort(2), [""; 0], "Tssf");
    assert_eq!(node.told().len(), 2);
    assert_eq!(node.counts(), (0, 0, 0));
    // oMidCall is no event of phase 2, so it is no event at all.
    let mut node = monitored();
    assert_eq!(node.continue_(&event_report(2, 8, "", 1, true)), [""; 0]);
    assert_eq!(node.counts(), (1, 1, 1));
}

#[test]
fn what_was_armed_to_notify_and_is_reported_as_a_request_is_answered() {
    let mut node = monitored();
    let sent = node.continue_(&event_report(2, 7, "", 2, true));
    let expected = tlv(
        "65",
        &format!("4804{}49020a0b{}", node.tid, tlv("6c", &invoke(3, 31, ""))),
    );
    assert_eq!(sent, [expected]);
}

#[test]
fn ts29078_10_1_9_a_service_that_panics_loses_its_call_and_no_other() {
    struct Panics;
    impl Service for Panics {
        fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
            orders.push(Instruction::Continue);
            panic!("a service of the test");
        }
    }
    let mut config = config();
    config.services.add(7, Arc::new(Panics));
    let mut node = Node::with(config);
    node.begin(CAP2, &initial_dp(100, 2, ""));
    node.told();
    let other = begin(CAP2, &initial_dp(7, 2, "")).replace("48020a0b", "48020a0c");
    let sent = node.receive(&other);
    // systemFailure, componentFailure.
    let error = end_first(CAP2, &return_error(1, 11, "0a0101"));
    assert_eq!(sent, [error.replace("49020a0b", "49020a0c")]);
    assert_eq!(node.counts(), (1, 1, 1));
    assert_eq!(node.told(), [""; 0]);
    node.continue_(&event_report(2, 9, "", 1, false));
    gone(&mut node, "by Calling");
}

#[test]
fn a_service_that_panics_later_aborts_its_dialogue() {
    struct Panics;
    impl Service for Panics {
        fn trigger(&self, _: &View<'_>, _: &Trigger, _: &mut Orders) {}
        fn report(&self, _: &View<'_>, _: &Report, _: &mut Orders) {
            panic!("a service of the test");
        }
    }
    let mut config = config();
    config.services.add(7, Arc::new(Panics));
    let mut node = Node::with(config);
    let sent = node.begin(CAP2, &initial_dp(7, 2, ""));
    assert!(
        sent[0].contains("02010202011f"),
        "a service that says nothing continues the call"
    );
    node.told();
    assert_eq!(
        node.continue_(&event_report(2, 9, "a70480028090", 1, true)),
        [u_abort(4)]
    );
    gone(&mut node, "by Calling");
}

#[test]
fn orders_beyond_the_limit_or_the_dialect_are_the_failure_of_the_service() {
    struct Orders17;
    impl Service for Orders17 {
        fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
            (0..=Orders::LIMIT).for_each(|_| orders.push(Instruction::Continue));
        }
    }
    struct Impossible;
    impl Service for Impossible {
        fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
            orders.push(Instruction::Arm(Arms::EMPTY));
            // CAP phase 1 has no resetTimer.
            orders.push(Instruction::ExtendTime(60));
        }
    }
    let mut config = config();
    config.services.add(7, Arc::new(Orders17));
    config.services.add(8, Arc::new(Impossible));
    for key in [7, 8] {
        let mut node = Node::with(config.clone());
        let sent = node.begin(CAP1, &initial_dp(key, 2, ""));
        assert_eq!(
            sent,
            [end_first(CAP1, &return_error(1, 11, "0a0101"))],
            "{key}"
        );
        never_there(&mut node);
    }
}

// ---- TS 29.078 14.1.1.4.1: rejects ----

#[test]
fn ts29078_14_1_1_4_1_an_unknown_operation_is_unrecognized_operation() {
    for operation in [99, 20 /* connect: the SSF does not invoke it */] {
        let mut node = Node::new();
        let sent = node.begin(CAP2, &invoke(1, operation, ""));
        assert_eq!(sent, [end_first(CAP2, &reject(1, 0x81, 1))]);
        never_there(&mut node);

        let mut node = monitored();
        assert_eq!(
            node.continue_(&invoke(9, operation, "3000")),
            [end(&reject(9, 0x81, 1))]
        );
        gone(&mut node, "by Unknown");
    }
}

#[test]
fn ts29078_14_1_1_4_1_an_operation_of_another_phase_is_unrecognized_operation() {
    // applyChargingReport is none of phase 1.
    let mut node = Node::new();
    node.begin(CAP1, &initial_dp(100, 2, ""));
    node.told();
    let report = invoke(4, 36, &tlv("04", "a00aa003810101a103800164"));
    assert_eq!(node.continue_(&report), [end(&reject(4, 0x81, 1))]);
    gone(&mut node, "by Unknown");
}

#[test]
fn ts29078_14_1_1_4_1_an_argument_of_another_type_is_mistyped_parameter() {
    for argument in ["", "0400", "3003810164", "30029c00"] {
        let mut node = Node::new();
        let sent = node.begin(CAP2, &invoke(1, 0, argument));
        assert_eq!(sent, [end_first(CAP2, &reject(1, 0x81, 2))], "{argument}");
        never_there(&mut node);
    }
    // Class 4 too: a reject is no answer of the operation.
    let mut node = monitored();
    assert_eq!(
        node.continue_(&invoke(2, 24, "0400")),
        [end(&reject(2, 0x81, 2))]
    );
    gone(&mut node, "by Unknown");
}

#[test]
fn ts29078_14_1_1_4_1_a_linked_id_is_linked_response_unexpected() {
    let mut node = monitored();
    // Linked to requestReportBCSMEvent, invoke id 1, which has no linked operations.
    let linked = event_report(2, 7, "", 2, false).replacen("020102", "020102800101", 1);
    let length = u8::from_str_radix(&linked[2..4], 16).expect("hexadecimal") + 3;
    let linked = format!("a1{length:02x}{}", &linked[4..]);
    assert_eq!(node.continue_(&linked), [end(&reject(2, 0x81, 6))]);
    gone(&mut node, "by Unknown");
}

#[test]
fn ts29078_14_2_2_1_3_a_result_in_parts_is_mistyped_parameter() {
    let mut node = monitored();
    let probe = node.pass(Duration::from_secs(301));
    assert_eq!(probe.len(), 1);
    let part = tlv("a7", "020103");
    assert_eq!(node.continue_(&part), [end(&reject(3, 0x82, 2))]);
    gone(&mut node, "by Unknown");
}

#[test]
fn ts29078_14_1_1_4_1_errors_that_are_none_are_rejected() {
    // Not in the dialect: 99. Not of connect: canceled, 0.
    for (code, problem) in [(99, 2), (0, 3)] {
        let mut node = monitored();
        assert_eq!(
            node.continue_(&return_error(2, code, "")),
            [end(&reject(2, 0x83, problem))]
        );
        gone(&mut node, "by Unknown");
    }
}

#[test]
fn ts29078_14_1_1_4_1_the_parameter_of_an_error_is_checked() {
    // taskRefused (12) is an ENUMERATED of 0 to 2; missingParameter (7) has none. Of connect, invoke id 2.
    for (code, parameter) in [(12, ""), (12, "0a0107"), (12, "0400"), (7, "0a0100")] {
        let mut node = monitored();
        assert_eq!(
            node.continue_(&return_error(2, code, parameter)),
            [end(&reject(2, 0x83, 4))],
            "{code} {parameter}"
        );
        gone(&mut node, "by Unknown");
    }
}

#[test]
fn ts29078_14_1_1_4_1_the_parameter_of_a_result_is_checked() {
    // activityTest has no result but the bare one.
    let mut node = monitored();
    let probe = node.pass(Duration::from_secs(301));
    assert_eq!(probe.len(), 1);
    let result = tlv("a2", "020103 3006 020137 810100");
    assert_eq!(node.continue_(&result), [end(&reject(3, 0x82, 2))]);
    gone(&mut node, "by Unknown");
}

#[test]
fn ts29078_14_1_2_4_1_a_component_that_tc_rejects_is_the_end() {
    // A result for requestReportBCSMEvent, class 2: TC rejects it, the SCF aborts.
    let mut node = monitored();
    assert_eq!(node.continue_(&empty_result(1)), [u_abort(3)]);
    gone(&mut node, "by Unknown");
    let mut node = Node::new();
    assert_eq!(
        node.begin(CAP2, "a1030201"),
        [u_abort(3)],
        "badly structured"
    );
    never_there(&mut node);
}

#[test]
fn ts29078_14_1_1_4_1_no_room_is_resource_limitation() {
    let mut config = config();
    config.limits.relationships = 1;
    let mut node = Node::with(config);
    node.begin(CAP2, &initial_dp(100, 2, ""));
    let other = begin(CAP2, &initial_dp(100, 2, "")).replace("48020a0b", "48020a0c");
    let sent = node.receive(&other);
    let expected = end_first(CAP2, &reject(1, 0x81, 3)).replace("49020a0b", "49020a0c");
    assert_eq!(sent, [expected]);
    assert_eq!(node.counts(), (1, 1, 1));
}

// ---- TS 29.078 14.1.1.3.6: dialogues ----

#[test]
fn ts29078_14_1_1_3_6_an_unknown_application_context_is_refused_without_alternative() {
    // AARE: the name of the Begin, rejected permanent, application context name not supported.
    let refusal = |context: &str| {
        let name = tlv("a1", &tlv("06", context));
        let apdu = tlv("61", &format!("80020780{name}a203020101a305a103020102"));
        let portion = tlv(
            "6b",
            &tlv("28", &format!("060700118605010101{}", tlv("a0", &apdu))),
        );
        tlv("67", &format!("49020a0b{portion}"))
    };
    // Unknown; MAP; CAP v3 SMS, which no service here can serve; the assist context of phase 2.
    for context in [
        "04000001006363",
        "04000001001503",
        "0400000115033d",
        "04000001003301",
    ] {
        let mut node = Node::new();
        assert_eq!(
            node.begin(context, &initial_dp(100, 2, "")),
            [refusal(context)],
            "{context}"
        );
        never_there(&mut node);
    }
    let mut config = config();
    config.dialects.retain(|dialect| dialect.name() != "cap4");
    let mut node = Node::with(config);
    assert_eq!(node.begin(CAP4, &initial_dp(100, 2, "")), [refusal(CAP4)]);
}

#[test]
fn q774_3_2_1_2_an_inap_context_may_be_refused_with_an_alternative_and_a_cap_context_never() {
    // 0.4.0.1.1.1.0.0 is that of Core INAP CS-1; 0.4.0.0.1.23.3.4 that of CAP 4.
    let named = |config: &inlab_scp::Config, context: &str| {
        let mut node = Node::with(config.clone());
        let sent = node.begin(context, &initial_dp(100, 2, ""));
        let (_, rest) = sent[0].split_once("80020780a10").expect("an AARE");
        let length = usize::from_str_radix(&rest[3..5], 16).expect("a length");
        assert!(rest[5 + 2 * length..].starts_with("a203020101a305a103020102"));
        rest[5..5 + 2 * length].to_owned()
    };
    let cs1 = "04000101010000";
    let cs2 = inlab_inap::Dialect::CS2
        .context(inlab_inap::Purpose::Call)
        .expect("it has one")
        .oid;
    let cs2: String = cs2.iter().map(|octet| format!("{octet:02x}")).collect();
    let mut config = config();
    config
        .dialects
        .retain(|dialect| ["cap2", "cs1"].contains(&dialect.name()));
    assert_eq!(
        named(&config, &cs2),
        cs2,
        "by default the name of the Begin"
    );
    config.offer_alternative_context = true;
    assert_eq!(named(&config, &cs2), cs1);
    assert_eq!(named(&config, CAP4), CAP4, "TS 29.078 4.2.1");
    config.dialects.retain(|dialect| dialect.name() == "cap2");
    assert_eq!(named(&config, &cs2), cs2, "nothing of its kind is accepted");
}

#[test]
fn ts29078_14_1_2_2_5_the_service_hears_of_a_returned_message() {
    #[derive(Default)]
    struct Listens(std::sync::Mutex<Vec<String>>);
    impl Service for Listens {
        fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
            orders.push(Instruction::Continue);
        }
        fn report(&self, _: &View<'_>, report: &Report, orders: &mut Orders) {
            self.0
                .lock()
                .expect("held by nobody")
                .push(format!("{report:?}"));
            orders.push(Instruction::Continue);
        }
    }
    let listens = Arc::new(Listens::default());
    let mut config = config();
    config
        .services
        .add(7, Arc::clone(&listens) as Arc<dyn Service>);
    let mut node = Node::with(config);
    let sent = node.begin(CAP2, &initial_dp(7, 2, ""));
    assert!(sent[0].starts_with("65"), "the dialogue goes on: {sent:?}");
    assert_eq!(node.give_back(&sent[0], 1), [u_abort(4)]);
    assert_eq!(*listens.0.lock().expect("held by nobody"), ["Returned"]);
}

#[test]
fn a_dialogue_without_context_speaks_the_dialect_of_the_configuration() {
    let mut node = Node::new();
    assert_eq!(node.begin("", &initial_dp(100, 2, "")), ["670449020a0b"]);
    never_there(&mut node);
    let mut config = config();
    config.context_free = Some(inlab_inap::Dialect::CS1);
    let mut node = Node::with(config);
    let sent = node.begin("", &initial_dp(300, 2, ""));
    assert_eq!(sent, [end(&invoke(1, 22, "04028491"))]);
}

#[test]
fn ts29078_14_1_2_1_2_a_dialogue_opened_without_a_trigger_is_aborted() {
    let mut node = Node::new();
    assert_eq!(node.begin(CAP2, ""), [u_abort(3)]);
    never_there(&mut node);
    // A report is of class 4 and cannot be answered.
    let mut node = Node::new();
    assert_eq!(
        node.begin(CAP2, &event_report(1, 7, "", 2, false)),
        [u_abort(3)]
    );
    never_there(&mut node);
}

#[test]
fn aborts_and_returned_messages_end_the_call() {
    for cause in 0..5 {
        let mut node = monitored();
        assert_eq!(node.abort(cause), [""; 0]);
        gone(&mut node, "by Unknown, no cause");
    }
    for reason in 1..=5 {
        let mut node = monitored();
        assert_eq!(node.user_abort(reason), [""; 0]);
        gone(&mut node, "by Unknown, no cause");
    }
    // TC-NOTICE: no translation for this address (Q.713 3.12).
    let mut node = Node::new();
    let sent = node.begin(CAP2, &initial_dp(100, 2, ""));
    node.told();
    assert_eq!(node.give_back(&sent[0], 1), [u_abort(4)]);
    gone(&mut node, "by Unknown, no cause");
}

#[test]
fn ts29078_11_1_1_an_ssf_that_is_silent_is_aborted_and_nothing_leaks() {
    // Tssf of the SSP, or all of its associations, are gone: nothing comes any more.
    let mut node = monitored();
    let sent = node.pass(Duration::from_secs(299));
    assert_eq!(sent, [""; 0]);
    let sent = node.pass(Duration::from_secs(2));
    assert_eq!(sent.len(), 1, "activityTest");
    assert_eq!(
        node.pass(Duration::from_secs(10)),
        [u_abort(2)],
        "application timer expired"
    );
    gone(&mut node, "by Unknown, no cause");
    assert_eq!(node.tcap.poll_timeout(), None);
}

#[test]
fn whoever_is_heard_of_is_not_silent() {
    let mut node = monitored();
    node.pass(Duration::from_secs(301));
    // Instead of the result, an answer.
    assert_eq!(node.continue_(&event_report(2, 7, "", 2, false)), [""; 0]);
    assert_eq!(node.pass(Duration::from_secs(20)), [""; 0]);
    assert_eq!(node.counts(), (1, 1, 1));
    // A reject of activityTest comes from someone who is there.
    assert_eq!(node.pass(Duration::from_secs(282)).len(), 1);
    assert_eq!(node.continue_(&reject(4, 0x81, 1)), [""; 0]);
    assert_eq!(node.pass(Duration::from_secs(20)), [""; 0]);
    assert_eq!(node.counts(), (1, 1, 1));
}

// ---- TS 29.078 14.1.2.2.2: orders that are refused ----

#[test]
fn what_is_armed_in_vain_does_not_keep_the_call_from_going_on() {
    // The SSF refuses requestReportBCSMEvent and so discards connect: it is sent again, alone, and the call is let go.
    let mut node = monitored();
    let connect = invoke(3, 20, &tlv("30", &tlv("a0", &tlv("04", "0310 51551010"))));
    assert_eq!(node.continue_(&return_error(1, 16, "")), [end(&connect)]);
    gone(&mut node, "by Unknown, no cause");
    // The same by a reject.
    let mut node = monitored();
    assert_eq!(node.continue_(&reject(1, 0x81, 2)), [end(&connect)]);
    gone(&mut node, "by Unknown, no cause");
}

#[test]
fn a_connect_that_is_refused_releases_the_call() {
    // taskRefused, generic. releaseCall, temporary failure (41).
    let mut node = monitored();
    assert_eq!(
        node.continue_(&return_error(2, 12, "0a0100")),
        [end(&invoke(3, 22, "040282a9"))]
    );
    gone(&mut node, "by Unknown, no cause");
}

#[test]
fn an_error_for_nothing_of_ours_is_for_tc_to_reject() {
    let mut node = monitored();
    assert_eq!(node.continue_(&return_error(77, 12, "")), [u_abort(3)]);
    gone(&mut node, "by Unknown, no cause");
    // TC-R-REJECT that affects nothing of ours is ignored (14.1.2.2.5).
    let mut node = monitored();
    assert_eq!(node.continue_(&reject(77, 0x81, 0)), [""; 0]);
    assert_eq!(node.continue_(&reject(1, 0x82, 0)), [""; 0]);
    assert_eq!(node.counts(), (1, 1, 1));
}

#[test]
fn a_peer_that_ends_with_something_wrong_is_gone() {
    let mut node = monitored();
    assert_eq!(node.end(&invoke(9, 99, "")), [""; 0], "no answer to an End");
    gone(&mut node, "by Unknown, no cause");
    let mut node = monitored();
    let both = event_report(2, 9, "a70480028090", 1, false) + &invoke(9, 99, "");
    assert_eq!(node.end(&both), [""; 0]);
    gone(&mut node, "by Calling, cause 16");
}

#[test]
fn nothing_is_told_to_a_node_without_services() {
    let mut config = config();
    config.services = Services::new();
    let mut node = Node::with(config);
    node.begin(CAP2, &initial_dp(100, 2, ""));
    never_there(&mut node);
}
