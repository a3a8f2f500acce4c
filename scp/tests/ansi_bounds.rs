//! The bounds of calls of AIN and WIN: what fits, and what is said to the first that does not. Codes are those of GR-1299-CORE and of
//! X.S0004-520: 133 ResourceShortage, 137 SystemFailure, 138 UnrecognizedParameterValue.

mod common;
use common::ansi::*;
use common::tlv;
use inlab_inap::{Arm, Arms, DetectionPoint, Dialect, Instruction, LegId, MonitorMode, Trigger};
use inlab_scp::{MAX_OF_CALL, Orders, Service, Services, View};
use inlab_stack::TcUser;
use std::sync::Arc;
use std::time::Duration;

const BOTH: &[Dialect] = &[Dialect::AIN02, Dialect::WIN];
const INFO_ANALYZED: u16 = 0x6403;
const ORREQ: u16 = 0x092f;
const ANLYZD: u16 = 0x0940;
const OANSWER: u16 = 0x0952;
const ODISCONNECT: u16 = 0x0953;

/// userID [53], bearerCapability [13]; callingPartyID [18].
const LINE: &str = "bf3507 8105 1252551000 8d0100";
const CALLING: &str = "9207 0313 1252551000";
/// calledPartyID [15] of 10 digits.
const CALLED: &str = "8f07 0310 0850551099";
/// Digits [4] of 10 digits.
const DIALLED: &str = "8409 0100210a 0850551099";

fn info_analyzed(called: &str) -> String {
    let argument = tlv("30", &format!("{LINE}{called}{CALLING}"));
    query(true, &invoke("01", INFO_ANALYZED, &argument))
}

/// BillingID [1] of this call, MSCID [21], MSID, ESN, TransactionCapability, WINCapability, TimeOfDay, TimeDateOffset.
fn of_call(call: u32, kind: u8, more: &str) -> String {
    let billing = format!("8107394001{call:06x}00 9503394001 88050118900027 89048d2ad4fe");
    let capable = "9f7b020431 bf82180c 9f821503f0f01f 9f82190103";
    let clock = "9f8235030a8c00 9f821302fe98";
    tlv(
        "f2",
        &format!("{billing}{capable}{clock}9f821701{kind:02x}{more}"),
    )
}

fn origination(call: u32, digits: &str) -> String {
    let argument = of_call(call, 36, &format!("{digits}9f620400000000"));
    query(true, &invoke("01", ORREQ, &argument))
}

#[track_caller]
fn refused(sent: &[String], code: &str) {
    assert_eq!(sent.len(), 1, "{sent:?}");
    let is_error = sent[0].starts_with("e4") && sent[0].contains(&format!("cf0101d401{code}"));
    assert!(is_error, "{sent:?}");
}

#[test]
fn relationships() {
    let mut config = config("default: continue", BOTH);
    config.limits.relationships = 2;
    let mut node = AnsiNode::with(config);
    node.receive(&info_analyzed(CALLED));
    node.receive(&origination(1, DIALLED));
    assert_eq!(node.counts(), (2, 2, 1));
    // applicationError; ResourceShortage.
    refused(&node.receive(&info_analyzed(CALLED)), "01");
    refused(&node.receive(&origination(2, DIALLED)), "85");
    // So for a call that there is.
    let again = query(true, &invoke("01", ANLYZD, &of_call(1, 37, DIALLED)));
    refused(&node.receive(&again), "85");
    assert_eq!(node.counts(), (2, 2, 1));
    // One ends, another has its place.
    node.receive(&query(
        true,
        &invoke("01", ODISCONNECT, &of_call(1, 41, "9f82340101")),
    ));
    assert_eq!(node.counts(), (1, 1, 1));
    node.receive(&origination(2, DIALLED));
    assert_eq!(node.counts(), (2, 2, 1));
}

/// Calls by key: as many as there are relationships, each of which its messages find; none is kept longer than T(unheard).
#[test]
fn calls_known_by_key() {
    const CALLS: u32 = 500;
    let mut config = config("default: continue", &[Dialect::WIN]);
    config.limits.relationships = CALLS as usize;
    config.limits.state_changes = 0;
    let mut node = AnsiNode::with(config);
    for call in 0..CALLS {
        node.receive(&origination(call, DIALLED));
    }
    let all = CALLS as usize;
    assert_eq!(node.counts(), (all, all, 0));
    refused(&node.receive(&origination(CALLS, DIALLED)), "85");
    // Every other answers: it is waited for anew.
    node.pass(Duration::from_secs(3 * 3600));
    for call in (0..CALLS).step_by(2) {
        let answer = of_call(call, 40, "");
        node.receive(&query(true, &invoke("01", OANSWER, &answer)));
    }
    node.pass(Duration::from_secs(5 * 3600));
    assert_eq!(node.counts(), (all / 2, all / 2, 0));
    node.pass(Duration::from_secs(7 * 3600));
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(node.control.poll_timeout(), None);
}

/// A switch may trigger one call over and over: every relationship ends with the call.
#[test]
fn relationships_of_a_call() {
    let services = r#"
default: { continue: , watch: [] }
origination-Attempt-Authorized: { continue: , watch: [disconnect] }
"#;
    let mut node = AnsiNode::new(services, &[Dialect::WIN]);
    for _ in 0..100 {
        node.receive(&origination(1, DIALLED));
    }
    let (calls, relationships, transactions) = node.counts();
    // What is watched already is not watched twice, and who watches nothing is let go.
    assert_eq!((calls, relationships, transactions), (1, 1, 0));
    let gone = of_call(1, 41, "9f82340101");
    node.receive(&query(true, &invoke("01", ODISCONNECT, &gone)));
    assert_eq!(node.counts(), (0, 0, 0));
}

/// Watches what it is asked for, whoever else does.
#[derive(Debug)]
struct Watches;

impl Service for Watches {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        let mode = MonitorMode::NotifyAndContinue;
        let arms = Arms::new([Arm::new(DetectionPoint::OAnswer, mode, None)]);
        orders.push(Instruction::Arm(arms.expect("one fits")));
        orders.push(Instruction::Continue);
    }

    fn watches(&self, event: DetectionPoint) -> bool {
        event == DetectionPoint::ODisconnect
    }
}

/// [`MAX_OF_CALL`]: the trigger in excess is refused by ResourceShortage, other calls are not, and the end of the call ends all.
#[test]
fn relationships_of_one_call() {
    let mut config = config("default: continue", &[Dialect::WIN]);
    config.services = Services::new();
    config.services.set_default(Arc::new(Watches));
    let mut node = AnsiNode::with(config);
    let most = MAX_OF_CALL as usize;
    for _ in 0..most {
        let sent = node.receive(&origination(1, DIALLED));
        assert!(!sent[0].contains("d401"), "{sent:?}");
    }
    assert_eq!(node.counts(), (1, most, 0));
    for _ in 0..2 {
        refused(&node.receive(&origination(1, DIALLED)), "85");
    }
    assert_eq!(node.counts(), (1, most, 0));
    let sent = node.receive(&origination(2, DIALLED));
    assert!(!sent[0].contains("d401"), "{sent:?}");
    assert_eq!(node.counts(), (2, most + 1, 0));
    let gone = of_call(1, 41, "9f82340101");
    node.receive(&query(true, &invoke("01", ODISCONNECT, &gone)));
    assert_eq!(node.counts(), (1, 1, 0));
    // There is room again.
    let sent = node.receive(&origination(1, DIALLED));
    assert!(!sent[0].contains("d401"), "{sent:?}");
}

#[derive(Debug)]
struct Orders17;

impl Service for Orders17 {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        (0..=Orders::LIMIT).for_each(|_| orders.push(Instruction::Continue));
    }
}

/// More events than one order can have, in two.
#[derive(Debug)]
struct Arms60;

impl Service for Arms60 {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        let mode = MonitorMode::NotifyAndContinue;
        let arms = (0..30).map(|leg| Arm::new(DetectionPoint::OAnswer, mode, Some(LegId(leg))));
        let arms = Arms::new(arms).expect("30 fit");
        orders.push(Instruction::Arm(arms));
        orders.push(Instruction::Arm(arms));
        orders.push(Instruction::Continue);
    }
}

#[test]
fn orders_and_armed_events() {
    let services: [Arc<dyn Service>; 2] = [Arc::new(Orders17), Arc::new(Arms60)];
    for service in services {
        let mut config = config("default: continue", BOTH);
        config.services = Services::new();
        config.services.set_default(service);
        let mut node = AnsiNode::with(config);
        refused(&node.receive(&info_analyzed(CALLED)), "01");
        refused(&node.receive(&origination(1, DIALLED)), "89");
        assert_eq!(node.counts(), (0, 0, 0));
    }
}

/// 32 digits are a number; 33 are not.
#[test]
fn digits() {
    let mut node = AnsiNode::new("default: { continue: , watch: [] }", BOTH);
    let ain = |octets: &str, odd: &str| tlv("8f", &format!("{odd}310{octets}"));
    let win = |octets: &str, digits: u8| tlv("84", &format!("010021{digits:02x}{octets}"));
    let full = "21".repeat(16);
    for called in [ain(&full, "0"), ain(&full[..30], "8")] {
        let sent = node.receive(&info_analyzed(&called));
        assert!(!sent[0].contains("d401"), "{sent:?}");
    }
    let sent = node.receive(&origination(1, &win(&full, 32)));
    assert!(!sent[0].contains("d401"), "{sent:?}");
    let more = format!("{full}01");
    refused(&node.receive(&info_analyzed(&ain(&more, "8"))), "01");
    refused(&node.receive(&origination(2, &win(&more, 33))), "8a");
    // As many as the parameter can hold.
    let most = "21".repeat(120);
    refused(&node.receive(&info_analyzed(&ain(&most, "0"))), "01");
    refused(&node.receive(&origination(2, &win(&most, 240))), "8a");
    assert_eq!(node.counts(), (0, 0, 0));
}
