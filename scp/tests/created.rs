//! Calls that the SCP makes. What the switch answers is written by hand; what is sent is compared as octets (TS 29.078, ETS 300 374-1;
//! GR-1299-CORE's ASN.1).

mod common;
use common::{Node, ansi, empty_result, event_report, return_error, tlv};
use inlab_call_event::CallId;
use inlab_inap::{CreateCall, Dialect, NotExpressible, ServiceSelector};
use inlab_scp::{NewCall, NotCreated};
use inlab_ss7::{Address, CalledPartyNumber, CallingPartyNumber, SubsystemNumber};
use inlab_stack::Tc;
use std::time::Duration;

const CAP4_CREATES: &str = "04000001170308";
const CS1_CREATES: &str = "04000101010300";

fn call(dialect: Dialect, key: u32, to: &str, from: Option<&str>) -> NewCall {
    let service = if dialect.is_over_ansi_tcap() {
        ServiceSelector::Criteria(None)
    } else {
        ServiceSelector::ServiceKey(key)
    };
    NewCall {
        dialect,
        service,
        from: Address::on_ssn(SubsystemNumber(146)),
        switch: Address::on_ssn(SubsystemNumber(147)),
        call: CreateCall {
            destination: CalledPartyNumber::from_text(to).expect("number"),
            calling: from.map(|from| CallingPartyNumber::from_text(from).expect("number")),
            leg: None,
            segment: None,
            suppress_terminating_service: false,
        },
    }
}

fn create(node: &mut Node, new: &NewCall) -> Result<CallId, NotCreated> {
    let mut tc = Tc::new(node.now, &mut node.tcap);
    node.control.create_call(&mut tc, new)
}

/// The one message that was sent, and the transaction id that it opens with.
fn opened(sent: Vec<String>) -> (String, String) {
    let [message] = <[String; 1]>::try_from(sent).expect("one message");
    let (_, rest) = message.split_once("4804").expect("an id of ours");
    let id = rest[..8].to_owned();
    (message, id)
}

/// requestReportBCSMEvent of notifications of leg 2.
fn arm_leg_2(events: &[u8]) -> String {
    let event = |event: &u8| tlv("30", &format!("8001{event:02x}810101a203800102"));
    let events: String = events.iter().map(event).collect();
    tlv("30", &tlv("a0", &events))
}

fn component(id: u8, operation: u8, argument: &str) -> String {
    tlv("a1", &format!("0201{id:02x}0201{operation:02x}{argument}"))
}

/// The switch's first message is its last.
fn ended(id: &str, context: &str, components: &str) -> String {
    let portion = common::aare(context);
    tlv("64", &format!("4904{id}{portion}{}", tlv("6c", components)))
}

/// +15550101, even; +15550100, presentation allowed, network provided.
const TO: &str = "0410 51551010";
const FROM: &str = "0413 51551000";

#[test]
fn cap_4_continues_after_the_result() {
    let mut node = Node::new();
    let new = call(Dialect::CAP4, 110, "+15550101", Some("+15550100"));
    create(&mut node, &new).expect("sent");
    let (begin, id) = opened(node.sent());
    let create = tlv(
        "30",
        &format!(
            "{}a503800102860101{}",
            tlv("a0", &tlv("04", TO)),
            tlv("9e", FROM)
        ),
    );
    let components = [
        component(1, 32, &create),
        component(2, 23, &arm_leg_2(&[4, 5, 6, 7, 9])),
    ];
    let portion = common::aarq(CAP4_CREATES);
    let hand = tlv(
        "62",
        &format!("4804{id}{portion}{}", tlv("6c", &components.concat())),
    );
    assert_eq!(begin, hand);
    node.tid = id.clone();
    assert_eq!(node.told(), [""; 0], "the switch has not said anything");
    // The result has its operation, and a SEQUENCE of nothing.
    let result = tlv("a2", &format!("0201013005020120{}", "3000"));
    let portion = common::aare(CAP4_CREATES);
    let sent = node.receive(&tlv(
        "65",
        &format!("48020a0b4904{id}{portion}{}", tlv("6c", &result)),
    ));
    // continueWithArgument: legOrCallSegment [3] of its extension [59], legID [1].
    let leg = tlv("bf3b", &tlv("a3", &tlv("a1", "800102")));
    let go_on = component(3, 88, &tlv("30", &leg));
    let hand = tlv("65", &format!("4804{id}49020a0b{}", tlv("6c", &go_on)));
    assert_eq!(sent, [hand]);
    assert_eq!(
        node.told(),
        ["1-1 started: +15550100 to +15550101"],
        "it goes on"
    );
    node.continue_(&event_report(1, 7, "", 2, false));
    assert_eq!(node.told(), ["1-1 answered: +15550100 to +15550101"]);
    let cause = tlv("a7", &tlv("80", "8090"));
    node.end(&event_report(2, 9, &cause, 2, false));
    assert_eq!(
        node.told(),
        ["1-1 ended by Called, cause 16: +15550100 to +15550101"]
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn cs_1_orders_all_in_one_message() {
    let mut node = Node::new();
    let new = call(Dialect::CS1, 110, "+15550101", Some("+15550100"));
    create(&mut node, &new).expect("sent");
    let (begin, id) = opened(node.sent());
    let create = tlv(
        "30",
        &format!("{}{}", tlv("a0", &tlv("04", TO)), tlv("9e", FROM)),
    );
    let components = [
        component(1, 32, &create),
        component(2, 23, &arm_leg_2(&[4, 5, 6, 7, 9])),
        component(3, 31, ""),
    ];
    let portion = common::aarq(CS1_CREATES);
    let hand = tlv(
        "62",
        &format!("4804{id}{portion}{}", tlv("6c", &components.concat())),
    );
    assert_eq!(begin, hand);
    assert_eq!(node.told(), ["1-1 started: +15550100 to +15550101"]);
    node.tid = id;
    // The switch cannot: taskRefused, generic, in an End (TS 29.078 14.1.2.2.2).
    node.receive(&ended(
        &node.tid,
        CS1_CREATES,
        &return_error(1, 12, "0a0100"),
    ));
    let changes = node.changes();
    let last = changes.last().map(String::as_str);
    assert_eq!(
        last,
        Some("relationship 1 of call 1-1: ended, instruction refused")
    );
    assert_eq!(
        node.told(),
        ["1-1 ended by Unknown, no cause: +15550100 to +15550101"]
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn what_the_switch_refuses_was_not_put_through() {
    let mut node = Node::new();
    let new = call(Dialect::CAP4, 110, "+15550101", None);
    create(&mut node, &new).expect("sent");
    let (_, id) = opened(node.sent());
    node.tid = id;
    node.receive(&ended(&node.tid, CAP4_CREATES, &return_error(1, 15, "")));
    assert_eq!(
        node.told(),
        [
            "1-1 started: ? to +15550101, not offered",
            "1-1 ended by Unknown, no cause: ? to +15550101, not offered",
        ]
    );
    let ended = node.changes();
    assert_eq!(
        ended.last().map(String::as_str),
        Some("relationship 1 of call 1-1: ended, instruction refused")
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

/// Nobody answers: initiateCallAttempt is of class 1, so its timer says so (TS 29.078 table 6-1, short).
#[test]
fn a_silent_switch_made_nothing() {
    let mut node = Node::new();
    let new = call(Dialect::CAP4, 110, "+15550101", None);
    create(&mut node, &new).expect("sent");
    node.sent();
    node.pass(Duration::from_secs(11));
    assert_eq!(
        node.told(),
        [
            "1-1 started: ? to +15550101, not offered",
            "1-1 ended by Unknown, no cause: ? to +15550101, not offered",
        ]
    );
    assert_eq!(node.counts().0, 0);
}

/// A service that watches nothing: the order to go on is the last.
#[test]
fn a_call_that_nobody_watches_is_let_go() {
    let mut node = Node::new();
    let new = call(Dialect::CAP4, 20, "+15550101", None);
    create(&mut node, &new).expect("sent");
    let (begin, id) = opened(node.sent());
    assert!(!begin.contains("020117"), "nothing is armed: {begin}");
    node.tid = id.clone();
    let result = tlv("a2", &format!("0201013005020120{}", "3000"));
    let portion = common::aare(CAP4_CREATES);
    let sent = node.receive(&tlv(
        "65",
        &format!("48020a0b4904{id}{portion}{}", tlv("6c", &result)),
    ));
    assert_eq!(sent.len(), 1);
    assert!(sent[0].starts_with("64"), "TC-END: {sent:?}");
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn what_cannot_be_made_sends_nothing() {
    let mut node = Node::new();
    let mut refused = |new: &NewCall| {
        let error = create(&mut node, new).expect_err("refused");
        assert_eq!(node.sent(), [""; 0]);
        assert_eq!(node.counts(), (0, 0, 0));
        error
    };
    let none = ServiceSelector::ServiceKey(999);
    assert_eq!(
        refused(&call(Dialect::CAP4, 999, "+15550101", None)),
        NotCreated::NoService(none)
    );
    let operation = NotExpressible::Operation("CreateCall");
    assert_eq!(
        refused(&call(Dialect::CAP2, 110, "+15550101", None)),
        NotCreated::NotExpressible(operation)
    );
    assert_eq!(
        refused(&call(Dialect::WIN, 110, "+15550101", None)),
        NotCreated::Dialect(Dialect::WIN)
    );
    assert_eq!(node.told(), [""; 0]);
}

/// A result is none of an empty one: what initiateCallAttempt of phase 4 returns is a SEQUENCE.
#[test]
fn an_empty_result_is_refused() {
    let mut node = Node::new();
    let new = call(Dialect::CAP4, 110, "+15550101", None);
    create(&mut node, &new).expect("sent");
    let (_, id) = opened(node.sent());
    let portion = common::aare(CAP4_CREATES);
    let result = empty_result(1);
    let sent = node.receive(&tlv(
        "65",
        &format!("48020a0b4904{id}{portion}{}", tlv("6c", &result)),
    ));
    // Reject, return result problem, mistyped parameter.
    assert_eq!(sent.len(), 1);
    assert!(sent[0].ends_with("a406020101820102"), "{sent:?}");
}

mod ain {
    use super::*;
    use ansi::AnsiNode;

    const CREATE_CALL: &str = "d1026507";
    /// calledPartyID [15], callingPartyID [18].
    const PARTIES: &str = "8f07 0310 1252551010 9207 0313 1252551000";
    const SERVICES: &str = "default: { continue: , watch: [answer, disconnect] }";

    fn made() -> (AnsiNode, String, String) {
        let mut node = AnsiNode::new(SERVICES, &[Dialect::AIN02]);
        let new = call(
            Dialect::AIN02,
            0,
            "2125550101 (national)",
            Some("2125550100 (national)"),
        );
        let mut tc = Tc::over_ansi(node.now, &mut node.tcap);
        node.control.create_call(&mut tc, &new).expect("sent");
        let sent = node.sent();
        let [query] = <[String; 1]>::try_from(sent).expect("one package");
        let id = node.tid.clone();
        (node, query, id)
    }

    #[test]
    fn one_query_makes_the_call_and_arms_its_events() {
        let (mut node, query, id) = made();
        // eDPRequest [91]: oDisconnectCalled, oDisconnect; eDPNotification [92]: oAnswer.
        let create = tlv("e9", &format!("cf0101{CREATE_CALL}{}", tlv("30", PARTIES)));
        assert!(query.starts_with("e2"), "Query with permission");
        assert!(query.contains(&format!("c704{id}")));
        assert!(query.contains(&create), "{query}");
        assert!(query.contains("cf0102d1026d01"), "{query}");
        let at = |what: &str| query.find(what).expect("it is there");
        assert!(at("d1026507") < at("d1026d01"), "the call comes first");
        assert_eq!(node.told(), [""; 0]);
        node.converse(true, &ansi::result(1, "3000"));
        assert_eq!(node.told().len(), 1, "started");
    }

    /// A result with a failureCause [32]: the call was not made.
    #[test]
    fn a_result_may_say_that_it_failed() {
        let (mut node, _, _) = made();
        node.respond(&ansi::result(1, "30049f20011d"));
        let told = node.told();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].ends_with("not offered"), "{told:?}");
        assert_eq!(node.counts(), (0, 0, 0));
    }

    /// The line of the call triggers: originationAttempt for createCall, and its answer goes to that.
    #[test]
    fn a_created_call_may_trigger() {
        let (mut node, _, _) = made();
        let attempt = tlv("30", "bf3507 8105 1252551000 8d0100");
        let sent = node.converse(true, &ansi::invoke("0101", 0x6418, &attempt));
        assert_eq!(sent.len(), 1);
        // analyzeRoute, correlated with 1: no `continue` answers originationAttempt.
        assert!(sent[0].contains("01d1026501"), "{sent:?}");
        assert_eq!(node.told().len(), 1);
        // Another one, of no createCall, is a trigger in the wrong place.
        let sent = node.converse(true, &ansi::invoke("02", 0x6418, &attempt));
        assert!(sent[0].contains("eb"), "{sent:?}");
    }

    /// The switch does not say whether it makes the call.
    #[test]
    fn silence_is_a_refusal() {
        let (mut node, _, _) = made();
        node.pass(Duration::from_secs(20));
        assert_eq!(node.told().len(), 2);
        assert_eq!(node.counts().0, 0);
    }
}
