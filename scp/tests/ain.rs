//! Calls of AIN 0.1 and 0.2 over ANSI TCAP. What the switch sends is written by hand from GR-1299-CORE's ASN.1 (AIN-Operations,
//! AIN-Parameters); what is sent is compared as octets.

mod common;
use common::ansi::*;
use common::tlv;
use inlab_inap::Dialect;
use inlab_stack::TcUser;
use std::time::Duration;

const AIN01: &[Dialect] = &[Dialect::AIN01];
const AIN02: &[Dialect] = &[Dialect::AIN02];

const INFO_ANALYZED: u16 = 0x6403;
const TERMINATION_ATTEMPT: u16 = 0x6405;
const O_ANSWER: u16 = 0x640b;
const O_NO_ANSWER: u16 = 0x6409;
const T_BUSY: u16 = 0x6406;
const CONTINUE: u16 = 0x650d;
const O_DISCONNECT: u16 = 0x641a;
const ANALYZE_ROUTE: u16 = 0x6501;
const AUTHORIZE_TERMINATION: u16 = 0x6502;
const DISCONNECT: u16 = 0x6503;
const FORWARD_CALL: u16 = 0x6a01;
const TERMINATION_NOTIFICATION: u16 = 0x6704;
const SEND_NOTIFICATION: u16 = 0x6705;
const REQUEST_REPORT: u16 = 0x6d01;
const CLOSE: u16 = 0x6e01;
const ACG: u16 = 0x6901;
const ACG_GLOBAL_CTRL_RESTORE: u16 = 0x6903;
const ACG_OVERFLOW: u16 = 0x6904;

/// userID [53]: dn 2125550100; bearerCapability [13]: speech.
const CALL: &str = "bf3507 8105 1252551000 8d0100";
/// calledPartyID [15]: 8005550199; callingPartyID [18]: 2125550100.
const CALLED: &str = "8f07 0310 0850551099";
const CALLING: &str = "9207 0313 1252551000";
/// The number that it is translated to: 2125550101.
const TO: &str = "8f07 0310 1252551010";
/// notificationIndicator [111].
const NOTIFIED: &str = "9f6f01ff";
const ASKED: &str = "9f6f0100";

const SERVICES: &str = r#"
default: { translate: { "8005550199": "2125550101 (national)" }, otherwise: { release: { cause: 1 } } }
featureActivator: continue
"#;

fn argument(members: &[&str]) -> String {
    tlv("30", &members.concat())
}

/// infoAnalyzed with invoke id 1.
fn info_analyzed() -> String {
    invoke("01", INFO_ANALYZED, &argument(&[CALL, CALLED, CALLING]))
}

/// What the session server is told, without the name of the call.
fn told(node: &mut AnsiNode) -> Vec<String> {
    let told = node.told();
    told.iter()
        .map(|event| event.split_once(' ').expect("a name").1.to_owned())
        .collect()
}

const STARTED: &str = "started: +12125550100 to +12125550101 dialled +18005550199";
const ANSWERED: &str = "answered: +12125550100 to +12125550101 dialled +18005550199";

fn ended(how: &str) -> String {
    format!("ended by {how}: +12125550100 to +12125550101 dialled +18005550199")
}

/// eDPRequest [92] of networkBusy, oNoAnswer, oDisconnect, calling and called party, oAbandon; eDPNotification [93] of oAnswer.
fn armed() -> String {
    invoke(
        "01",
        REQUEST_REPORT,
        &argument(&["9f5c03 0340b8", "9f5d02 0410"]),
    )
}

/// A number of country code 1 goes out with ten digits and nature national; another one as the international number that it is.
#[test]
fn a_number_of_the_home_country_is_a_national_one() {
    for (target, digits) in [
        ("12125550101", TO),
        ("+12125550101", TO),
        ("4989555001012", "8f09 8410 94985505101002"),
    ] {
        let service = format!("default: {{ connect: \"{target}\", watch: [] }}");
        let mut node = AnsiNode::new(&service, AIN01);
        let sent = node.receive(&query(true, &info_analyzed()));
        let routed = invoke("0101", ANALYZE_ROUTE, &argument(&[digits]));
        assert_eq!(sent, [response(&routed)], "{target}");
    }
}

/// Bit H of the family (T1.114.5) is set on demand only, and changes nothing in what comes.
#[test]
fn bit_h_is_set_where_it_is_asked_for() {
    let service = r#"default: { connect: "2125550101 (national)", watch: [] }"#;
    let with = |operation: u16| operation | 0x8000;
    let asked = |operation| invoke("01", operation, &argument(&[CALL, CALLED, CALLING]));
    for (reply_bit, route) in [
        (None, ANALYZE_ROUTE),
        (Some(false), ANALYZE_ROUTE),
        (Some(true), with(ANALYZE_ROUTE)),
    ] {
        for operation in [INFO_ANALYZED, with(INFO_ANALYZED)] {
            let mut config = config(service, AIN01);
            config.reply_bit = reply_bit;
            let mut node = AnsiNode::with(config);
            let sent = node.receive(&query(true, &asked(operation)));
            let routed = invoke("0101", route, &argument(&[TO]));
            assert_eq!(sent, [response(&routed)], "{reply_bit:?} {operation:04x}");
        }
    }
}

#[test]
fn a1_a_number_is_translated_and_without_watching_the_transaction_ends_at_once() {
    let unwatched =
        r#"default: { translate: { "8005550199": "2125550101 (national)" }, watch: [] }"#;
    for dialects in [AIN01, AIN02] {
        let mut node = AnsiNode::new(unwatched, dialects);
        let sent = node.receive(&query(true, &info_analyzed()));
        let routed = invoke("0101", ANALYZE_ROUTE, &argument(&[TO]));
        assert_eq!(sent, [response(&routed)]);
        assert_eq!(told(&mut node), [STARTED, &*ended("Unknown, no cause")]);
        assert_eq!(node.counts(), (0, 0, 0));
    }
}

/// The answer carries aCG beside it: controlCauseIndicator [59], gapDuration [62] 7 (64 s), nationalGapInterval [63] 7 (5 s),
/// translationType [70] 10, globalTitleAddress [69] 800555. A query that says what it met (aCGEncountered [2]) is answered likewise.
#[test]
fn a9_queries_are_gapped() {
    let service = r#"default: { connect: "2125550101 (national)", watch: [], gap: { called: "800555", service: 10, every: 5s, for: 64s } }"#;
    let gap = argument(&["9f3b0103 9f3e0107 9f3f0107 9f46010a 9f4503085055"]);
    let routed = invoke("0201", ANALYZE_ROUTE, &argument(&[TO]));
    let both = response(&(invoke("01", ACG, &gap) + &routed));
    for dialects in [AIN01, AIN02] {
        for met in ["", "820186", "82014a", "820100"] {
            let mut node = AnsiNode::new(service, dialects);
            let asked = invoke(
                "01",
                INFO_ANALYZED,
                &argument(&[CALL, CALLED, CALLING, met]),
            );
            let sent = node.receive(&query(true, &asked));
            assert_eq!(sent, std::slice::from_ref(&both), "{met}");
            assert_eq!(node.counts(), (0, 0, 0));
        }
    }
}

/// acgGlobalCtrlRestore in a Query of its own, after the answer: aCGGlobalOverride [110] allItems. It is not repeated while it is not
/// answered; then it is, whatever the answer was.
#[test]
fn a9_all_gaps_end() {
    let service = r#"default: { connect: "2125550101 (national)", watch: [], gap: none }"#;
    let restore = invoke("01", ACG_GLOBAL_CTRL_RESTORE, &argument(&["9f6e0100"]));
    let answer = response(&invoke("0101", ANALYZE_ROUTE, &argument(&[TO])));
    for dialects in [AIN01, AIN02] {
        let mut node = AnsiNode::new(service, dialects);
        let ask = |node: &mut AnsiNode| node.receive(&query(true, &info_analyzed()));
        let both = |sent: &[String], node: &AnsiNode| {
            let package = tlv("e2", &format!("c704{}{}", node.tid, tlv("e8", &restore)));
            assert_eq!(sent, [answer.clone(), package]);
        };
        let sent = ask(&mut node);
        both(&sent, &node);
        assert_eq!(node.counts(), (0, 0, 1));
        assert_eq!(ask(&mut node), std::slice::from_ref(&answer));
        assert!(node.respond(&result(1, "3000")).is_empty());
        assert_eq!(node.counts(), (0, 0, 0));
        // applicationError.
        let sent = ask(&mut node);
        both(&sent, &node);
        assert!(node.respond(&error(1, 1, "3000")).is_empty());
        assert_eq!(node.counts(), (0, 0, 0));
        // A Conversation: it is for the SCP to end it.
        let sent = ask(&mut node);
        both(&sent, &node);
        assert_eq!(node.converse(true, &result(1, "3000")), [response("")]);
        assert_eq!(node.counts(), (0, 0, 0));
        // An Abort, and silence.
        let sent = ask(&mut node);
        both(&sent, &node);
        assert!(node.abort().is_empty());
        let sent = ask(&mut node);
        both(&sent, &node);
        node.pass(Duration::from_secs(60));
        assert_eq!(node.counts(), (0, 0, 0));
        let sent = ask(&mut node);
        both(&sent, &node);
    }
}

/// acgOverflow of a switch that has no room for a gap: taken, and not answered.
#[test]
fn a_switch_has_no_room_for_a_gap() {
    let mut node = AnsiNode::new(SERVICES, AIN02);
    let overflow = argument(&["9f3b0103 9f46010a 9f4503085055"]);
    let sent = node.receive(&unidirectional(&invoke("", ACG_OVERFLOW, &overflow)));
    assert_eq!(sent, [""; 0]);
    let sent = node.receive(&query(true, &invoke("01", ACG_OVERFLOW, &overflow)));
    assert_eq!(sent, [response("")]);
    assert_eq!(node.counts(), (0, 0, 0));
}

/// echoData [60]: node 0102, shard 03, count 1.
const ECHO: &str = "9f3c06 010203000001";

fn notice(members: &[&str]) -> String {
    unidirectional(&invoke("", TERMINATION_NOTIFICATION, &argument(members)))
}

/// A node that was restarted goes on with ids that it has not had: of calls (node 258, shard 3), and of the ends that it is told.
#[test]
fn a_restarted_node_has_other_ids() {
    let first = |calls_before| {
        let mut config = config(SERVICES, AIN01);
        config.calls_before = calls_before;
        let mut node = AnsiNode::with(config);
        let sent = node.receive(&query(true, &info_analyzed()));
        let call = node.told()[0].split_once(' ').expect("a name").0.to_owned();
        let (_, token) = sent[0].split_once("9f3c06").expect("echoData");
        (call, token[..12].to_owned())
    };
    let call = |number: u64| format!("258-{}", (3 << 40) + number);
    assert_eq!(first(0), (call(1), "010203000001".into()));
    let before = 0x12_3456_789a;
    assert_eq!(first(before), (call(before + 1), "01020356789b".into()));
    // All have been taken once, and the shard stays what it is.
    assert_eq!(first((1 << 40) - 1), (call(0), "010203000000".into()));
    assert_eq!(first(u64::MAX), (call(0), "010203000000".into()));
}

/// An infoAnalyzed of AIN 0.1, routed and with its end to be told.
fn noticed() -> AnsiNode {
    let mut node = AnsiNode::new(SERVICES, AIN01);
    let sent = node.receive(&query(true, &info_analyzed()));
    let routed = invoke("0101", ANALYZE_ROUTE, &argument(&[TO]));
    let notice = invoke("02", SEND_NOTIFICATION, &argument(&[ECHO]));
    assert_eq!(sent, [response(&format!("{routed}{notice}"))]);
    assert_eq!(told(&mut node), [STARTED]);
    // The relationship waits without a dialogue.
    assert_eq!(node.counts(), (1, 1, 0));
    node
}

/// AIN 0.1 arms nothing: the end is told by terminationNotification with the token of sendNotification (its code: one source). Node and
/// shard are in the token.
#[test]
fn ain01_the_end_is_told_by_a_notice() {
    // terminationIndicator [67]: answered (one source).
    let mut node = noticed();
    let sent = node.receive(&notice(&[ECHO, "9f4301 01"]));
    assert_eq!(sent, [] as [&str; 0]);
    assert_eq!(told(&mut node), [ANSWERED, &*ended("Unknown, no cause")]);
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(node.control.poll_timeout(), None);
    // It comes once.
    node.receive(&notice(&[ECHO, "9f4301 01"]));
    assert_eq!(told(&mut node), [] as [&str; 0]);

    // Not answered: busyCause [14], user busy. In a Query it is answered by an empty Response.
    let mut node = noticed();
    let package = query(
        true,
        &invoke(
            "01",
            TERMINATION_NOTIFICATION,
            &argument(&[ECHO, "9f4301 00", "8e02 8291"]),
        ),
    );
    assert_eq!(node.receive(&package), [response("")]);
    assert_eq!(told(&mut node), [ended("Unknown, cause 17")]);
    assert_eq!(node.counts(), (0, 0, 0));
    // A token that nobody has.
    let mut node = noticed();
    node.receive(&notice(&["9f3c06 010203000002", "9f4301 01"]));
    assert_eq!(node.counts(), (1, 1, 0));
    // Nothing comes at all.
    node.pass(Duration::from_secs(6 * 3600));
    assert_eq!(told(&mut node), [ended("Unknown, no cause")]);
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(node.control.poll_timeout(), None);
}

/// A11: events are armed beside the route, and the transaction stays open.
fn conversing() -> AnsiNode {
    let mut node = AnsiNode::new(SERVICES, AIN02);
    let sent = node.receive(&query(true, &info_analyzed()));
    let routed = invoke("0201", ANALYZE_ROUTE, &argument(&[TO]));
    let tid = node.tid.clone();
    assert_eq!(sent, [conversation(&tid, &format!("{}{routed}", armed()))]);
    assert_eq!(told(&mut node), [STARTED]);
    assert_eq!(node.counts(), (1, 1, 1));
    node
}

fn event(id: &str, operation: u16, members: &[&str]) -> String {
    invoke(id, operation, &argument(&[&[CALL], members].concat()))
}

#[test]
fn a11_events_are_told_in_a_conversation() {
    let mut node = conversing();
    let sent = node.converse(true, &event("02", O_ANSWER, &[NOTIFIED]));
    assert_eq!(sent, [] as [&str; 0], "a notification is not answered");
    assert_eq!(told(&mut node), [ANSWERED]);
    // The disconnection is a request: the switch clears as it is told to.
    let sent = node.converse(true, &event("03", O_DISCONNECT, &[ASKED]));
    let cleared = invoke("0303", DISCONNECT, "3000");
    assert_eq!(sent, [response(&cleared)]);
    assert_eq!(told(&mut node), [ended("Calling, no cause")]);
    assert_eq!(node.counts(), (0, 0, 0));
}

/// close: in the last package, or in one that we answer by an empty Response.
#[test]
fn a11_the_switch_closes() {
    for in_response in [true, false] {
        let mut node = conversing();
        node.converse(true, &event("02", O_ANSWER, &[NOTIFIED]));
        let close = invoke("", CLOSE, "3000");
        let sent = match in_response {
            true => node.respond(&close),
            false => node.converse(true, &close),
        };
        let answer = match in_response {
            true => Vec::new(),
            false => vec![response("")],
        };
        assert_eq!(sent, answer);
        assert_eq!(node.counts(), (0, 0, 0));
        assert_eq!(told(&mut node).len(), 2);
    }
}

/// Without permission our last package goes as a Conversation, and the switch ends; if it does not, it is aborted.
#[test]
fn who_may_end() {
    let mut node = conversing();
    let sent = node.converse(false, &event("03", O_DISCONNECT, &[ASKED]));
    let cleared = invoke("0303", DISCONNECT, "3000");
    assert_eq!(sent, [conversation(&node.tid, &cleared)]);
    assert_eq!(told(&mut node), [ended("Calling, no cause")]);
    assert_eq!(node.counts(), (0, 0, 1));
    assert_eq!(node.converse(true, ""), [response("")]);
    assert_eq!(node.counts(), (0, 0, 0));

    let mut node = conversing();
    node.converse(false, &event("03", O_DISCONNECT, &[ASKED]));
    let sent = node.pass(Duration::from_secs(300));
    assert_eq!(sent, [ABORT]);
    assert_eq!(node.counts(), (0, 0, 0));
}

/// An interrupted event leads elsewhere, and everything is armed anew: AIN lists it all.
#[test]
fn an_interrupted_event_is_rerouted() {
    let services = r#"
onePlus: { connect: "2125550102 (national)", interrupt: { noAnswer: { after: 20s, connect: "2125550103 (national)" } } }
"#;
    let mut node = AnsiNode::new(services, AIN02);
    // triggerCriteriaType [52] 38: onePlus.
    let criteria = "9f340126";
    let trigger = invoke(
        "01",
        INFO_ANALYZED,
        &argument(&[CALL, CALLED, criteria, CALLING]),
    );
    let sent = node.receive(&query(true, &trigger));
    // oNoAnswerTimer [91]: 20 s.
    assert!(sent[0].contains("9f5b0114"), "{sent:?}");
    let sent = node.converse(true, &event("02", O_NO_ANSWER, &[ASKED]));
    let elsewhere = argument(&["8f07 0310 1252551030"]);
    assert!(
        sent[0].contains(&invoke("0402", ANALYZE_ROUTE, &elsewhere)),
        "{sent:?}"
    );
    assert!(sent[0].contains("d1026d01"), "{sent:?}");
    assert_eq!(node.counts(), (1, 1, 1));
}

/// A3, A4: the terminating half goes on by authorizeTermination.
#[test]
fn a3_a_terminating_attempt_is_authorized() {
    let mut node = AnsiNode::new("default: { continue: , watch: [] }", AIN01);
    let trigger = invoke(
        "01",
        TERMINATION_ATTEMPT,
        &argument(&[CALL, CALLED, CALLING]),
    );
    let sent = node.receive(&query(true, &trigger));
    let authorized = invoke("0101", AUTHORIZE_TERMINATION, "3000");
    assert_eq!(sent, [response(&authorized)]);
    let mut node = AnsiNode::new(
        "default: { connect: \"2125550101 (national)\", watch: [] }",
        AIN01,
    );
    let sent = node.receive(&query(true, &trigger));
    let forwarded = invoke("0101", FORWARD_CALL, &argument(&[TO]));
    assert_eq!(sent, [response(&forwarded)]);
}

/// A5: a call that is refused.
#[test]
fn a5_a_call_is_released() {
    let mut node = AnsiNode::new("default: { release: { cause: 17 } }", AIN02);
    let sent = node.receive(&query(true, &info_analyzed()));
    assert_eq!(sent, [response(&invoke("0101", DISCONNECT, "3000"))]);
    let told = told(&mut node);
    assert_eq!(told.len(), 2);
    assert!(told[0].ends_with("not offered"), "{told:?}");
    assert!(
        told[1].starts_with("ended by Network, cause 17"),
        "{told:?}"
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

/// A10: what is wrong is answered in a Response: unknown operations by Reject, what cannot be served by applicationError.
#[test]
fn a10_what_is_wrong() {
    for dialects in [AIN01, AIN02] {
        let mut node = AnsiNode::new("featureActivator: continue", dialects);
        let sent = node.receive(&query(true, &invoke("05", 0x64ff, "3000")));
        assert_eq!(sent, [response(&reject(5, 0x0202))]);
        // An operation that only the SCP invokes.
        let sent = node.receive(&query(true, &invoke("05", ANALYZE_ROUTE, "3000")));
        assert_eq!(sent, [response(&reject(5, 0x0202))]);
        // No service: applicationError is private error 1.
        let sent = node.receive(&query(true, &info_analyzed()));
        assert!(
            sent[0].contains("eb") && sent[0].contains("cf0101d40101"),
            "{sent:?}"
        );
        // userID and bearerCapability are mandatory.
        let sent = node.receive(&query(
            true,
            &invoke("05", INFO_ANALYZED, &argument(&[CALLED])),
        ));
        assert_eq!(sent, [response(&reject(5, 0x0203))]);
        // A query without a component, and one with an invocation that cannot be answered.
        assert_eq!(node.receive(&query(true, "")), [ABORT]);
        assert_eq!(node.counts(), (0, 0, 0));
    }
}

/// A switch that refuses the route: the call is released in the conversation that goes on.
#[test]
fn a_route_that_is_refused() {
    let mut node = conversing();
    // applicationError with errorCause [56] 0, as an application that has nothing more to say puts it.
    let sent = node.converse(true, &error(2, 1, "3007bf37049f380100"));
    let cleared = invoke("0301", DISCONNECT, "3000");
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(sent[0].contains(&cleared[12..]), "{sent:?}");
    assert_eq!(node.counts().0, 0);
}

/// activityTest goes in the conversation, with the switch's transaction id (transID); AIN 0.2 answers it, and a silent switch is aborted.
#[test]
fn a_silent_switch_is_asked_and_aborted() {
    let mut node = conversing();
    let sent = node.pass(Duration::from_secs(300));
    assert!(
        sent[0].contains("d1026906") && sent[0].contains("0a0b0c0d"),
        "{sent:?}"
    );
    let sent = node.pass(Duration::from_secs(60));
    assert_eq!(sent, [ABORT]);
    assert_eq!(told(&mut node), [ended("Unknown, no cause")]);
    assert_eq!(node.counts(), (0, 0, 0));
}

/// The peer aborts, or our package comes back.
#[test]
fn a_transaction_that_is_lost() {
    let mut node = conversing();
    node.abort();
    assert_eq!(told(&mut node), [ended("Unknown, no cause")]);
    assert_eq!(node.counts(), (0, 0, 0));
    let mut node = conversing();
    let package = conversation(&node.tid.clone(), "");
    assert_eq!(node.give_back(&package, 1), [ABORT]);
    assert_eq!(told(&mut node), [ended("Unknown, no cause")]);
    assert_eq!(node.counts(), (0, 0, 0));
}

/// The first accepted dialect that has the operation is spoken.
#[test]
fn the_order_of_dialects_decides() {
    for (dialects, created) in [
        (
            [Dialect::AIN01, Dialect::AIN02],
            "created, ain01, no criteria",
        ),
        (
            [Dialect::AIN02, Dialect::AIN01],
            "created, ain02, no criteria",
        ),
    ] {
        let mut node = AnsiNode::new(SERVICES, &dialects);
        node.receive(&query(true, &info_analyzed()));
        let changes = node.changes();
        assert!(changes[0].contains(created), "{changes:?}");
    }
    // tBusy triggers in AIN 0.2 alone.
    let mut node = AnsiNode::new(
        "default: { continue: , watch: [] }",
        &[Dialect::AIN01, Dialect::AIN02],
    );
    let sent = node.receive(&query(
        true,
        &invoke("01", T_BUSY, &argument(&[CALL, CALLED, CALLING])),
    ));
    assert_eq!(sent, [response(&invoke("0101", CONTINUE, "3000"))]);
}
