//! Calls of WIN over ANSI TCAP: every message is a transaction of its own. What the MSC sends is written by hand from X.S0004-540
//! and -550 (tags below 31 in one octet, `81` is [1]; below 128 behind `9f`; else in two septets), or was captured.

mod common;
use common::ansi::*;
use common::tlv;
use inlab_inap::Dialect;
use inlab_stack::TcUser;
use std::time::Duration;

const WIN: &[Dialect] = &[Dialect::WIN];

const ORREQ: u16 = 0x092f;
const ANLYZD: u16 = 0x0940;
const OANSWER: u16 = 0x0952;
const ODISCONNECT: u16 = 0x0953;
const OCALLEDPARTYBUSY: u16 = 0x0958;
const BULKDISCONN: u16 = 0x0950;
const CALLRECREP: u16 = 0x0954;

/// BillingID [1] and MSCID [21] of market 0x3940, switch 1; MSID: MIN [8] 1081090072; ESN [9].
const CALL: &str = "8107394001011c3000 9503394001 88050118900027 89048d2ad4fe";
/// TransactionCapability [123], WINCapability [280].
const CAPABLE: &str = "9f7b020431 bf82180c 9f821503f0f01f 9f82190103";
/// TimeOfDay [309], TimeDateOffset [275].
const CLOCK: &str = "9f8235030a8c00 9f821302fe98";
/// Digits [4]: dialled, national, 8005550199. CallingPartyNumberDigits1 [80]: 9725550100.
const DIALLED: &str = "8409 0100210a 0850551099";
const CALLING: &str = "9f5009 0230210a7952551000";
/// OriginationTriggers [98].
const TRIGGERS: &str = "9f620400000000";

fn set(parameters: &[&str]) -> String {
    tlv("f2", &parameters.concat())
}

fn kind(number: u8) -> String {
    format!("9f821701{number:02x}")
}

/// originationRequest, origination-Attempt-Authorized (36), with invoke id 1.
fn orreq() -> String {
    let argument = set(&[CALL, CAPABLE, DIALLED, CALLING, TRIGGERS, &kind(36)]);
    invoke("01", ORREQ, &argument)
}

const SERVICES: &str = r#"
origination-Attempt-Authorized: { translate: { "8005550199": "2125550101 (national)" } }
calling-Routing-Address-Available: continue
"#;

fn told(node: &mut AnsiNode) -> Vec<String> {
    let told = node.told();
    told.iter()
        .map(|event| event.split_once(' ').expect("a name").1.to_owned())
        .collect()
}

const STARTED: &str = "started: +19725550100 to +12125550101 dialled +18005550199";
const ANSWERED: &str = "answered: +19725550100 to +12125550101 dialled +18005550199";

/// Own address: point code 5-20-1, subsystem 8.
fn node(services: &str) -> AnsiNode {
    AnsiNode::new(services, WIN)
}

/// The octets of a package between two octets of ours: parameters of a SET have no order, so each is looked for.
#[track_caller]
fn has(package: &str, parts: &[&str]) {
    for part in parts {
        let part: String = part.split_whitespace().collect();
        assert!(package.contains(&part), "{part} in {package}");
    }
}

#[test]
fn w1_a_call_from_its_origination_to_its_end() {
    let mut node = node(SERVICES);
    let sent = node.receive(&query(true, &orreq()));
    assert_eq!(sent.len(), 1);
    // Response, with one result; Digits (dialled) is the new number; TriggerAddressList [276] > TriggerList [278] > WIN_TriggerList [283]:
    // EDP-R OCalledPartyBusy, ONoAnswer; EDP-N OAnswer, ODisconnect.
    has(
        &sent[0],
        &["e4", "c7040a0b0c0d", "cf0101", "8409 0100 21 0a 1252551010"],
    );
    has(&sent[0], &["9f821b06 de2a2b df2829"]);
    assert_eq!(told(&mut node), [STARTED]);
    assert_eq!(node.counts(), (1, 1, 0));

    // The next trigger of the same call is another service, which watches nothing that is watched.
    let argument = set(&[CALL, CAPABLE, DIALLED, CALLING, &kind(37)]);
    let sent = node.receive(&query(true, &invoke("02", ANLYZD, &argument)));
    has(&sent[0], &["e4", "cf0102"]);
    assert!(!sent[0].contains("9f821b"), "{sent:?}");
    assert_eq!(told(&mut node), [] as [&str; 0], "it has begun once");
    assert_eq!(node.counts(), (1, 1, 0));

    // OANSWER has no result: a Unidirectional is not answered.
    let argument = set(&[CALL, CAPABLE, CLOCK, &kind(40)]);
    let answer = invoke("", OANSWER, &argument);
    assert_eq!(node.receive(&unidirectional(&answer)), [] as [&str; 0]);
    assert_eq!(told(&mut node), [ANSWERED]);

    // ReleaseCause [308] 1: the calling party.
    let argument = set(&[CALL, CAPABLE, CLOCK, "9f82340101", &kind(41)]);
    let sent = node.receive(&query(true, &invoke("01", ODISCONNECT, &argument)));
    assert_eq!(sent, [response(&result(1, "f200"))]);
    assert_eq!(
        told(&mut node),
        ["ended by Calling, cause 16: +19725550100 to +12125550101 dialled +18005550199"]
    );
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(node.control.poll_timeout(), None);
}

/// W9: an event that interrupts is answered by its result, with everything armed anew.
#[test]
fn w9_a_busy_party_is_rerouted() {
    let services = r#"
origination-Attempt-Authorized: { continue: , interrupt: { busy: { connect: "2125550102 (national)" } } }
"#;
    let mut node = node(services);
    let sent = node.receive(&query(true, &orreq()));
    // ActionCode [128] 1: continue; EDP-R OCalledPartyBusy, ONoAnswer; EDP-N OAnswer, ODisconnect.
    has(&sent[0], &["9f810001 01", "9f821b06 de2a2b df2829"]);
    let argument = set(&[CALL, CAPABLE, DIALLED, &kind(42)]);
    let sent = node.receive(&query(true, &invoke("07", OCALLEDPARTYBUSY, &argument)));
    // TerminationList with the other number; what happened is armed again, for the new party.
    has(&sent[0], &["e4", "cf0107", "0a 1252551020", "9f821b06"]);
    assert_eq!(node.counts(), (1, 1, 0));
    let argument = set(&[CALL, CAPABLE, CLOCK, &kind(41)]);
    let sent = node.receive(&query(true, &invoke("01", ODISCONNECT, &argument)));
    assert_eq!(sent, [response(&result(1, "f200"))]);
    assert_eq!(node.counts(), (0, 0, 0));
    let told = told(&mut node);
    assert_eq!(told.len(), 2, "{told:?}");
}

/// Where the call is not known, or is over, what is told of it is an error: 132, OperationSequenceProblem.
#[test]
fn events_of_unknown_calls_are_refused() {
    let mut node = node(SERVICES);
    let argument = set(&[CALL, CAPABLE, CLOCK, &kind(41)]);
    let sent = node.receive(&query(true, &invoke("05", ODISCONNECT, &argument)));
    assert_eq!(sent, [response(&error(5, 132, "f200"))]);
    // One way, nothing can be said.
    let argument = set(&[CALL, CAPABLE, CLOCK, &kind(40)]);
    let sent = node.receive(&unidirectional(&invoke("", OANSWER, &argument)));
    assert_eq!(sent, [] as [&str; 0]);
    // In a Query, OANSWER has no result, but errors.
    let sent = node.receive(&query(true, &invoke("06", OANSWER, &argument)));
    assert_eq!(sent, [response(&error(6, 132, "f200"))]);
    assert_eq!(node.counts(), (0, 0, 0));
}

/// An operation of no dialect: Reject, unrecognised operation. What is not BER: incorrect parameter. A
/// value that cannot be meant: 138, UnrecognizedParameterValue. Without a call's name: 140, MissingParameter.
#[test]
fn what_cannot_be_read_is_rejected() {
    let mut node = node(SERVICES);
    let sent = node.receive(&query(true, &invoke("05", 0x09f0, "f200")));
    assert_eq!(sent, [response(&reject(5, 0x0202))]);
    let sent = node.receive(&query(true, &invoke("05", ORREQ, "f2028101")));
    assert_eq!(sent, [response(&reject(5, 0x0203))]);
    // Digits [4] that end before their number.
    let argument = set(&[CALL, CAPABLE, "84020100", CALLING, TRIGGERS, &kind(36)]);
    let sent = node.receive(&query(true, &invoke("05", ORREQ, &argument)));
    assert_eq!(sent, [response(&error(5, 138, "f200"))]);
    let sent = node.receive(&query(true, &invoke("05", ORREQ, "f200")));
    assert_eq!(sent, [response(&error(5, 140, "f200"))]);
    // AIN is not spoken here.
    let sent = node.receive(&query(true, &invoke("05", 0x6403, "3000")));
    assert_eq!(sent, [response(&reject(5, 0x0202))]);
    assert_eq!(node.counts(), (0, 0, 0));
}

/// An answer to a Query without permission cannot end the transaction: the peer is handed the right to.
#[test]
fn without_permission_the_peer_ends() {
    let mut node = node(SERVICES);
    let sent = node.receive(&query(false, &orreq()));
    has(&sent[0], &["e5", "ea", "cf0101"]);
    assert_eq!(node.counts(), (1, 1, 1));
    assert_eq!(node.respond(""), [] as [&str; 0]);
    assert_eq!(node.counts(), (1, 1, 0));
    // One that never does is aborted.
    let mut node = self::node(SERVICES);
    node.receive(&query(false, &orreq()));
    let sent = node.pass(Duration::from_secs(300));
    assert_eq!(sent, [ABORT]);
    assert_eq!(node.counts(), (1, 1, 0), "the call goes on");
}

/// OANSWER in a Query: an empty Response.
#[test]
fn an_event_without_a_result_is_answered_by_an_empty_response() {
    let mut node = node(SERVICES);
    node.receive(&query(true, &orreq()));
    let argument = set(&[CALL, CAPABLE, CLOCK, &kind(40)]);
    let sent = node.receive(&query(true, &invoke("01", OANSWER, &argument)));
    assert_eq!(sent, [response("")]);
    assert_eq!(told(&mut node), [STARTED, ANSWERED]);
    assert_eq!(node.counts(), (1, 1, 0));
}

/// A call of which nothing is heard any more is taken for ended.
#[test]
fn a_silent_switch_loses_its_calls() {
    let mut node = node(SERVICES);
    node.receive(&query(true, &orreq()));
    node.pass(Duration::from_secs(5 * 3600));
    // Heard of: the timer starts anew.
    let argument = set(&[CALL, CAPABLE, CLOCK, &kind(40)]);
    node.receive(&unidirectional(&invoke("", OANSWER, &argument)));
    node.pass(Duration::from_secs(5 * 3600));
    assert_eq!(node.counts(), (1, 1, 0));
    let sent = node.pass(Duration::from_secs(3600));
    assert_eq!(sent, [] as [&str; 0]);
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(node.control.poll_timeout(), None);
    let changes = node.changes();
    assert!(
        changes
            .last()
            .expect("one")
            .ends_with("ended, the SSF is silent"),
        "{changes:?}"
    );
    let told = told(&mut node);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[2].starts_with("ended by Unknown, no cause"),
        "{told:?}"
    );
}

/// tests/captures/win_orreq_ansi_tcap_mtp2.pcap: the package of a live network.
#[test]
fn the_origination_of_a_capture() {
    let captured = "e27cc70461060390e874e972cf0101d102092ff26995033940018805011890002789048d2ad4fe8107394001011c30009f6204000000009f7b020c719f21021004840a0100210b403480000102820201049f5d090000210a33135009279f50090200210a33135009279f82170124bf82180c9f8215037d7b1f9f8219010f";
    // A number of country code 1 goes out as the national one.
    let mut node = node("default: { connect: \"+12125550101\" }");
    let sent = node.receive(captured);
    has(
        &sent[0],
        &["e4", "c70461060390", "cf0101", "0a 1252551010", "9f821b"],
    );
    let changes = node.changes();
    assert!(
        changes[0].ends_with("created, win, origination-Attempt-Authorized, originating half"),
        "{changes:?}"
    );
    assert_eq!(node.counts(), (1, 1, 0));
}

/// Each trigger type has its service; the others are refused: 129, UnrecognizedMIN.
#[test]
fn a_trigger_without_a_service_is_refused() {
    let mut node = node("calling-Routing-Address-Available: continue");
    let sent = node.receive(&query(true, &orreq()));
    assert_eq!(sent, [response(&error(1, 129, "f200"))]);
    assert_eq!(told(&mut node), [] as [&str; 0]);
}

/// Two services watch one call: a list takes the place of the one before it, so it names what the other waits for.
#[test]
fn a_second_service_arms_what_the_first_one_waits_for() {
    let services = r#"
origination-Attempt-Authorized: { continue: , watch: [answer, disconnect] }
calling-Routing-Address-Available: { continue: , interrupt: { busy: { release: { cause: 17 } } }, watch: [] }
"#;
    let mut node = node(services);
    let sent = node.receive(&query(true, &orreq()));
    has(&sent[0], &["9f821b03 df2829"]);
    let argument = set(&[CALL, CAPABLE, DIALLED, CALLING, &kind(37)]);
    let sent = node.receive(&query(true, &invoke("02", ANLYZD, &argument)));
    has(&sent[0], &["9f821b05 de2a df2829"]);
    assert_eq!(node.counts(), (1, 2, 0));
    // Released by the one, the call is over for both.
    let argument = set(&[CALL, CAPABLE, DIALLED, &kind(42)]);
    let sent = node.receive(&query(true, &invoke("03", OCALLEDPARTYBUSY, &argument)));
    has(&sent[0], &["e4", "cf0103"]);
    assert_eq!(node.counts(), (0, 0, 0));
    let told = told(&mut node);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].starts_with("ended by Called, cause 17"), "{told:?}");
}

/// W11: the switch lost its calls up to a time; those that began later stay, as do those of other switches.
#[test]
fn w11_a_switch_that_lost_its_calls() {
    let mut node = node(SERVICES);
    let call = |billing: &str, switch: &str, id: &str| {
        let named = format!("8107394001{billing}00 9503394001 88050118900027 89048d2ad4fe");
        let named = named.replace("9503394001", switch);
        let argument = set(&[&named, CAPABLE, DIALLED, CALLING, TRIGGERS, &kind(36)]);
        query(true, &invoke(id, ORREQ, &argument))
    };
    node.receive(&call("000001", "9503394001", "01"));
    node.receive(&call("000002", "9503394001", "01"));
    node.receive(&call("000003", "9503394002", "01"));
    // Of the second is known that it was answered at 19:12, after the time below.
    let named = "8107394001000002 01 9503394001 88050118900027 89048d2ad4fe";
    let argument = set(&[named, CAPABLE, CLOCK, &kind(40)]);
    node.receive(&unidirectional(&invoke("", OANSWER, &argument)));
    assert_eq!(node.counts(), (3, 3, 0));
    node.told();
    // MSCID [21], TimeDateOffset [275], TimeOfDay [309] 19:11:59.9.
    let argument = set(&["9503394001", "9f821302fe98", "9f8235030a8bff"]);
    let sent = node.receive(&query(true, &invoke("04", BULKDISCONN, &argument)));
    assert_eq!(sent, [response(&result(4, "f200"))]);
    assert_eq!(node.counts(), (2, 2, 0));
    assert_eq!(told(&mut node).len(), 1);
    let changes = node.changes();
    assert!(
        changes
            .last()
            .expect("one")
            .ends_with("ended, lost by the switch"),
        "{changes:?}"
    );
    // Without a time it is refused: 140, MissingParameter.
    let sent = node.receive(&query(
        true,
        &invoke("04", BULKDISCONN, &set(&["9503394001"])),
    ));
    assert_eq!(sent, [response(&error(4, 140, "f200"))]);
}

/// The calls that a switch says it has: what it does not name is over. CallRecoveryIDList [304] of CallRecoveryID [303].
#[test]
fn the_calls_that_a_switch_still_has() {
    let mut node = node(SERVICES);
    for billing in ["000001", "000002"] {
        let named = format!("8107394001{billing}00 9503394001 88050118900027 89048d2ad4fe");
        let argument = set(&[&named, CAPABLE, DIALLED, CALLING, TRIGGERS, &kind(36)]);
        node.receive(&query(true, &invoke("01", ORREQ, &argument)));
    }
    assert_eq!(node.counts(), (2, 2, 0));
    let id = tlv("bf822f", "8107394001000002 09 9f821302fe98 9f8235030a8bff");
    let argument = set(&[&tlv("bf8230", &id)]);
    let sent = node.receive(&query(true, &invoke("04", CALLRECREP, &argument)));
    assert_eq!(sent, [response(&result(4, "f200"))]);
    assert_eq!(node.counts(), (1, 1, 0));
}

/// A service that clears the call while nothing waits, and how its order and the end of the call may cross.
#[derive(Debug)]
struct Prepaid;

impl inlab_scp::Service for Prepaid {
    fn trigger(&self, _: &inlab_scp::View<'_>, _: &inlab_inap::Trigger, _: &mut inlab_scp::Orders) {
    }

    fn report(
        &self,
        view: &inlab_scp::View<'_>,
        report: &inlab_inap::Report,
        orders: &mut inlab_scp::Orders,
    ) {
        use inlab_ss7::{Cause, CauseLocation, CauseValue};
        if let inlab_inap::Report::Event(event) = report
            && event.event == inlab_inap::DetectionPoint::OAnswer
        {
            assert!(!view.interrupted);
            orders.push(inlab_inap::Instruction::Release(Cause::new(
                CauseLocation::LOCAL_PUBLIC,
                CauseValue::NORMAL_CALL_CLEARING,
            )));
        }
    }
}

fn prepaid() -> AnsiNode {
    let mut config = config("default: continue", WIN);
    config.services = inlab_scp::Services::new();
    config.services.set_default(std::sync::Arc::new(Prepaid));
    let mut node = AnsiNode::with(config);
    node.receive(&query(true, &orreq()));
    let argument = set(&[CALL, CAPABLE, CLOCK, &kind(40)]);
    let sent = node.receive(&unidirectional(&invoke("", OANSWER, &argument)));
    assert_eq!(sent.len(), 1, "{sent:?}");
    // callControlDirective: BillingID, MSCID, MSID, ActionCode [128] 2: disconnect the call.
    has(
        &sent[0],
        &[
            "e2",
            "e9",
            "cf0101 d1020951",
            "8107394001011c3000",
            "9503394001",
            "9f81000102",
        ],
    );
    node.told();
    node
}

fn disconnected() -> String {
    let argument = set(&[CALL, CAPABLE, CLOCK, "9f82340103", &kind(41)]);
    query(true, &invoke("01", ODISCONNECT, &argument))
}

const CLEARED: &str = "ended by Network, cause 16: +19725550100 to +18005550199";

#[test]
fn w2_a_call_is_cleared_while_nothing_waits() {
    // The switch obeys, then tells.
    let mut node = prepaid();
    assert_eq!(node.respond(&result(1, "f200")), [] as [&str; 0]);
    assert_eq!(node.counts(), (1, 1, 0));
    assert_eq!(
        node.receive(&disconnected()),
        [response(&result(1, "f200"))]
    );
    assert_eq!(told(&mut node), [CLEARED]);
    assert_eq!(node.counts(), (0, 0, 0));
    // It tells before it obeys: the order crossed the end of the call, once is enough, and the answer is absorbed.
    for late in [result(1, "f200"), error(1, 132, "f200"), reject(1, 0x0203)] {
        let mut node = prepaid();
        assert_eq!(
            node.receive(&disconnected()),
            [response(&result(1, "f200"))]
        );
        assert_eq!(told(&mut node), [CLEARED]);
        assert_eq!(node.counts(), (0, 0, 1));
        assert_eq!(node.respond(&late), [] as [&str; 0]);
        assert_eq!(told(&mut node), [] as [&str; 0]);
        assert_eq!(node.counts(), (0, 0, 0));
    }
    // It does not know the call.
    let mut node = prepaid();
    assert_eq!(node.respond(&error(1, 132, "f200")), [] as [&str; 0]);
    assert_eq!(told(&mut node), [CLEARED]);
    assert_eq!(node.counts(), (0, 0, 0));
    // It does not answer, and tells nothing.
    let mut node = prepaid();
    node.pass(Duration::from_secs(3600));
    assert_eq!(told(&mut node), [CLEARED]);
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(node.control.poll_timeout(), None);
    // The order comes back.
    let mut node = prepaid();
    let tid = node.tid.clone();
    node.give_back(&tlv("e2", &format!("c704{tid}")), 1);
    node.pass(Duration::from_secs(3600));
    assert_eq!(told(&mut node), [CLEARED]);
    assert_eq!(node.counts(), (0, 0, 0));
}

/// TimeOfDay and TimeDateOffset, and not the time at which messages come, tell how long the parties were connected. 23:59:59.0 UTC is
/// 863,990 tenths of a second (0d2ef6), 00:00:24.7 is 247 (0000f7); five hours behind are -300 minutes (fed4).
#[test]
fn how_long_the_parties_were_connected() {
    let clock = |time: &str| format!("9f823503{time} 9f821302fed4");
    let mut node = node(SERVICES);
    node.receive(&query(true, &orreq()));
    node.told();
    node.pass(Duration::from_secs(5));
    let argument = set(&[CALL, CAPABLE, &clock("0d2ef6"), &kind(40)]);
    node.receive(&unidirectional(&invoke("", OANSWER, &argument)));
    let answered = node.events.try_recv().expect("it is told");
    let shown = answered.clock.map(|clock| clock.to_string());
    assert_eq!(shown.as_deref(), Some("18:59:59.0-05:00"));
    assert_eq!(answered.connected, None);
    node.pass(Duration::from_secs(40));
    let argument = set(&[CALL, CAPABLE, &clock("0000f7"), "9f82340101", &kind(41)]);
    node.receive(&query(true, &invoke("01", ODISCONNECT, &argument)));
    let ended = node.events.try_recv().expect("it is told");
    let shown = ended.clock.map(|clock| clock.to_string());
    assert_eq!(shown.as_deref(), Some("19:00:24.7-05:00"));
    assert_eq!(ended.connected, Some(257));
}

/// UnreliableCallData: ControlNetworkID [307], MSCID [21]. A switch that does not answer is asked again, and one that answers is not.
#[test]
fn after_a_restart_switches_are_asked_for_their_calls() {
    use inlab_scp::{AskedSwitch, Recovery};
    use inlab_ss7::{Address, PointCode, SubsystemNumber};
    let at = |code| Address {
        point_code: Some(PointCode(code)),
        ..Address::on_ssn(SubsystemNumber(8))
    };
    let restarted = || {
        let mut config = config(SERVICES, WIN);
        config.recovery = Recovery {
            network: [0x39, 0x40, 0xc8],
            local: at(0x05_14_01),
            switches: vec![AskedSwitch {
                mscid: [0x39, 0x40, 0x01],
                at: at(0x05_14_02),
            }],
        };
        let mut node = AnsiNode::with(config);
        assert_eq!(node.control.poll_timeout(), None);
        node.control.recover(node.now);
        assert_eq!(node.pass(Duration::from_millis(4999)), [] as [&str; 0]);
        let sent = node.pass(Duration::from_millis(1));
        assert_eq!(sent.len(), 1);
        let asked = "cf0101 d1020957 f20c";
        has(&sent[0], &["e2", asked, "9f8233033940c8", "9503394001"]);
        node
    };
    let unanswered = |node: &AnsiNode| node.control.poll_timeout().is_some();

    let mut node = restarted();
    assert_eq!(node.respond(&result(1, "f200")), [] as [&str; 0]);
    assert!(!unanswered(&node) && node.counts() == (0, 0, 0));

    // 134: OperationNotSupported.
    let mut node = restarted();
    assert_eq!(node.respond(&error(1, 134, "f200")), [] as [&str; 0]);
    assert!(!unanswered(&node) && node.counts() == (0, 0, 0));

    for silent in [true, false] {
        let mut node = restarted();
        if silent {
            node.pass(Duration::from_secs(6));
        } else {
            node.abort();
        }
        assert!(unanswered(&node), "silent: {silent}");
        let again = node.pass(Duration::from_secs(5));
        let questions = again.iter().filter(|sent| sent.contains("d1020957"));
        assert_eq!(questions.count(), 1, "{again:?}");
        assert_eq!(node.respond(&result(1, "f200")), [] as [&str; 0]);
        assert!(!unanswered(&node) && node.counts() == (0, 0, 0));
    }
}

/// W2: the SCP's clock over a prepaid call. The switch says when the call was answered (TimeOfDay), and the report is three seconds late:
/// the warning comes 50 s after the answer and not after the report. CallControlDirective (family 9, 81): AnnouncementList [130] with
/// AnnouncementCode [76], CallWaitingTone (7); ActionCode [128] 2, disconnect call. ReleaseCause [308] 3 is commanded.
#[test]
fn w2_the_balance_is_low() {
    let mut node = node(
        "calling-Routing-Address-Available: { continue: , limit: { time: 60s, warn: 10s, announce: { tone: 7 } } }",
    );
    let argument = set(&[CALL, CAPABLE, DIALLED, CALLING, CLOCK, &kind(37)]);
    node.receive(&query(true, &invoke("02", ANLYZD, &argument)));
    assert_eq!(node.pass(Duration::from_secs(8)), [] as [&str; 0]);
    // Five seconds later by the clock of the switch.
    let clock = "9f8235030a8c32 9f821302fe98";
    let argument = set(&[CALL, CAPABLE, clock, &kind(40)]);
    let answer = invoke("", OANSWER, &argument);
    assert_eq!(node.receive(&unidirectional(&answer)), [] as [&str; 0]);
    // The clock tells tenths: 2.9 s is what is certain.
    assert_eq!(node.pass(Duration::from_millis(47_000)), [] as [&str; 0]);
    let sent = node.pass(Duration::from_millis(200));
    assert_eq!(sent.len(), 1, "{sent:?}");
    has(
        &sent[0],
        &[
            "e2",
            "d1020951",
            "9f4c0407000000",
            "8107394001011c3000",
            "9503394001",
        ],
    );
    assert!(!sent[0].contains("9f810001"), "{sent:?}");
    assert_eq!(node.respond(&result(1, "f200")), [] as [&str; 0]);
    assert_eq!(node.pass(Duration::from_millis(9_800)), [] as [&str; 0]);
    let sent = node.pass(Duration::from_millis(300));
    assert_eq!(sent.len(), 1, "{sent:?}");
    has(&sent[0], &["e2", "d1020951", "9f81000102"]);
    assert_eq!(node.respond(&result(1, "f200")), [] as [&str; 0]);
    let argument = set(&[CALL, CAPABLE, CLOCK, "9f82340103", &kind(41)]);
    let sent = node.receive(&query(true, &invoke("01", ODISCONNECT, &argument)));
    assert_eq!(sent, [response(&result(1, "f200"))]);
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(node.control.poll_timeout(), None);
}
