//! User interaction: a service asks for digits or plays something, is told the outcome, and goes on. CAP and INAP by
//! playAnnouncement and promptAndCollectUserInformation, AIN by sendToResource.

mod common;
use common::*;
use inlab_inap::{
    Announce, Announcement, Collect, Connect, Dialect, Instruction, Report, Resource, Trigger,
};
use inlab_scp::{Orders, Service, Services, View};
use inlab_ss7::CalledPartyNumber;
use std::sync::Arc;
use std::time::Duration;

/// Asks for two digits and routes by them; plays an announcement first if the caller gives none, and then lets the call go on.
#[derive(Debug)]
struct Menu {
    digits: bool,
}

impl Service for Menu {
    fn trigger(&self, view: &View<'_>, _: &Trigger, orders: &mut Orders) {
        if !view.dialect.is_over_ansi_tcap() {
            orders.push(Instruction::ConnectResource(Resource::InSwitch));
        }
        let announce = Announce::new(Announcement::Message(7));
        if self.digits {
            let mut collect = Collect::digits(2, 2);
            collect.prompt = Some(announce);
            orders.push(Instruction::Collect(collect));
        } else {
            orders.push(Instruction::Announce(announce));
        }
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        match report {
            Report::Digits(digits) => {
                assert!(view.interrupted && digits.as_str() == "12");
                let number = CalledPartyNumber::from_text("2125550101 (national)");
                let connect = Connect::to(number.expect("a number"));
                orders.push(Instruction::Connect(connect));
            }
            Report::AnnouncementEnded => assert!(view.interrupted),
            _ => {}
        }
    }

    fn watches(&self, _: inlab_inap::DetectionPoint) -> bool {
        false
    }
}

fn services(digits: bool) -> Services {
    let mut services = Services::new();
    services.set_default(Arc::new(Menu { digits }));
    services
}

fn menu(digits: bool) -> Node {
    let mut config = config();
    config.services = services(digits);
    let mut node = Node::with(config);
    let sent = node.begin(CAP2, &initial_dp(100, 2, ""));
    assert_eq!(sent.len(), 1);
    // TC-CONTINUE with connectToResource 19 (invoke id 1) and playAnnouncement 47 or promptAndCollect 48 (id 2), and no continue 31.
    let order = if digits { "020130" } else { "02012f" };
    assert!(
        sent[0].starts_with("65") && sent[0].contains("020101020113"),
        "{sent:?}"
    );
    assert!(sent[0].contains(&format!("020102{order}")), "{sent:?}");
    assert!(!sent[0].contains("02011f"), "{sent:?}");
    assert_eq!(node.told(), [] as [&str; 0], "nothing is decided yet");
    assert_eq!(node.counts(), (1, 1, 1));
    node
}

/// TC-RESULT-L of promptAndCollect: digitsResponse [0], BCD even, 12.
#[test]
fn cap_digits_are_told_and_the_call_is_routed() {
    let mut node = menu(true);
    let result = tlv("a2", &format!("020102{}", tlv("30", "020130 8002 00 21")));
    let sent = node.continue_(&result);
    assert_eq!(sent.len(), 1, "{sent:?}");
    // TC-END with connect 20.
    assert!(
        sent[0].starts_with("64") && sent[0].contains("020114"),
        "{sent:?}"
    );
    assert!(node.told()[0].contains("started"));
    assert_eq!(node.counts(), (0, 0, 0));
}

/// An error: the SSF waits, and the call goes on as nothing else is ordered (TS 29.078 14.1.2.2.2).
#[test]
fn cap_an_interaction_that_fails() {
    let mut node = menu(true);
    // improperCallerResponse 4.
    let sent = node.continue_(&return_error(2, 4, ""));
    assert!(
        sent[0].starts_with("64") && sent[0].contains("02011f"),
        "{sent:?}"
    );
    assert_eq!(node.counts(), (0, 0, 0));
    // A caller who gives up: the dialogue ends.
    let mut node = menu(true);
    assert_eq!(node.end(""), [] as [&str; 0]);
    assert_eq!(node.counts(), (0, 0, 0));
    // Nothing at all: the SSF is asked by activityTest, and the dialogue aborted.
    let mut node = menu(true);
    let sent = node.pass(Duration::from_secs(1800));
    assert!(!sent.is_empty());
    assert_eq!(node.counts(), (0, 0, 0));
}

/// connectToResource is refused (unavailableResource 15): nothing after it in its message was done (TS 29.078 14.1.2.2.2), the SSF
/// waits, and the call goes on. The interaction itself is not waited for any more.
#[test]
fn cap_no_resource() {
    let mut node = menu(true);
    let sent = node.continue_(&return_error(1, 15, ""));
    assert!(
        sent[0].starts_with("64") && sent[0].contains("02011f"),
        "{sent:?}"
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

/// Asks for digits, gives up after ten seconds, and clears the call when that is told.
#[derive(Debug)]
struct Impatient;

impl Service for Impatient {
    fn trigger(&self, view: &View<'_>, _: &Trigger, orders: &mut Orders) {
        if !view.dialect.is_over_ansi_tcap() {
            orders.push(Instruction::ConnectResource(Resource::InSwitch));
        }
        orders.push(Instruction::Collect(Collect::digits(4, 4)));
        orders.wake(Duration::from_secs(60));
        orders.wake(Duration::from_secs(10));
    }

    fn woken(&self, view: &View<'_>, orders: &mut Orders) {
        assert!(!view.interrupted);
        orders.stop_interaction();
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        assert!(matches!(report, Report::Refused { .. }) && view.interrupted);
        let location = inlab_ss7::CauseLocation::LOCAL_PUBLIC;
        let cause = inlab_ss7::Cause::new(location, inlab_ss7::CauseValue::NO_USER_RESPONDING);
        orders.push(Instruction::Release(cause));
    }
}

fn impatient() -> Services {
    let mut services = Services::new();
    services.set_default(Arc::new(Impatient));
    services
}

/// TS 29.078 10.1.2, 11.8: cancel 53 with the invoke id [0] 2 of promptAndCollect; its error canceled 0; then releaseCall 22.
#[test]
fn cap_the_clock_of_a_service_cancels_its_prompt() {
    let mut config = config();
    config.services = impatient();
    let mut node = Node::with(config);
    node.begin(CAP2, &initial_dp(100, 2, ""));
    assert_eq!(node.pass(Duration::from_millis(9_900)), [] as [&str; 0]);
    let sent = node.pass(Duration::from_millis(200));
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(
        sent[0].starts_with("65") && sent[0].contains("020103020135800102"),
        "{sent:?}"
    );
    // Once, and not once more.
    assert_eq!(node.pass(Duration::from_secs(100)), [] as [&str; 0]);
    let sent = node.continue_(&return_error(2, 0, ""));
    assert!(
        sent[0].starts_with("64") && sent[0].contains("020116"),
        "{sent:?}"
    );
    assert_eq!(node.counts(), (0, 0, 0));
    // The clock ends with the relationship.
    node.begin(CAP2, &initial_dp(100, 2, ""));
    node.end("");
    assert_eq!(node.counts(), (0, 0, 0));
    assert_eq!(node.pass(Duration::from_secs(3600)), [] as [&str; 0]);
}

/// A7: cancelResourceEvent (family 102, 3) without a parameter of its own; the switch clears the resource, and says why.
#[test]
fn ain_a7_the_clock_of_a_service_cancels_its_prompt() {
    use common::ansi::*;
    for dialect in [Dialect::AIN01, Dialect::AIN02] {
        let mut config = config("default: continue", &[dialect]);
        config.services = impatient();
        let mut node = AnsiNode::with(config);
        let call = "bf3507 8105 1252551000 8d0100 8f07 0310 0850551099 9207 0313 1252551000";
        let trigger = invoke("01", 0x6403, &tlv("30", call));
        node.receive(&query(true, &trigger));
        let sent = node.pass(Duration::from_secs(11));
        assert_eq!(sent.len(), 1, "{sent:?}");
        assert!(
            sent[0].starts_with("e5") && sent[0].contains("d1026603"),
            "{sent:?}"
        );
        assert_eq!(node.counts(), (1, 1, 1));
        // resourceClear: clearCause [21] 8, a failure.
        let clear = invoke("0201", 0x6602, &tlv("30", "950108"));
        let sent = node.converse(true, &clear);
        // disconnect, in the Response.
        assert!(
            sent[0].starts_with("e4") && sent[0].contains("d1026503"),
            "{sent:?}"
        );
        assert_eq!(node.counts(), (0, 0, 0));
    }
}

/// specializedResourceReport 49 is linked to playAnnouncement; TS 29.078 14.1.1.4.1: without a linked id it is a mistyped parameter.
#[test]
fn cap_the_end_of_an_announcement_is_linked_to_it() {
    let report = |linked: &str| tlv("a1", &format!("020105{linked}020131 0500"));
    let mut node = menu(false);
    let sent = node.continue_(&report("800102"));
    assert!(
        sent[0].starts_with("64") && sent[0].contains("02011f"),
        "{sent:?}"
    );
    assert_eq!(node.counts(), (0, 0, 0));
    // Invoke problem 2, mistyped parameter.
    let mut node = menu(false);
    let sent = node.continue_(&report(""));
    assert!(sent[0].contains("a406020105810102"), "{sent:?}");
    // connectToResource has no linked operations: 6, linked response unexpected.
    let mut node = menu(false);
    let sent = node.continue_(&report("800101"));
    assert!(sent[0].contains("a406020105810106"), "{sent:?}");
    assert_eq!(node.counts(), (0, 0, 0));
}

/// A6: infoAnalyzed, sendToResource in a Conversation, resourceClear, analyzeRoute in the Response.
#[test]
fn ain_a6_digits_are_collected_and_the_call_is_routed() {
    use common::ansi::*;
    for dialect in [Dialect::AIN01, Dialect::AIN02] {
        let mut config = config("default: continue", &[dialect]);
        config.services = services(true);
        let mut node = AnsiNode::with(config);
        let call = "bf3507 8105 1252551000 8d0100 8f07 0310 0850551099 9207 0313 1252551000";
        let trigger = invoke("01", 0x6403, &tlv("30", call));
        let sent = node.receive(&query(true, &trigger));
        // Correlated with the trigger.
        assert!(
            sent[0].starts_with("e5") && sent[0].contains("cf020101d1026601"),
            "{sent:?}"
        );
        assert_eq!(node.counts(), (1, 1, 1));
        // The caller takes time.
        node.pass(Duration::from_secs(20));
        assert_eq!(node.counts(), (1, 1, 1));
        // resourceClear, correlated with sendToResource: clearCause [21] normal, collectedDigits [23] 12.
        let clear = invoke("0201", 0x6602, &tlv("30", "950100 9703 0310 21"));
        let sent = node.converse(true, &clear);
        let routed = tlv("30", "8f07 0310 1252551010");
        assert!(sent[0].starts_with("e4"), "{sent:?}");
        assert!(sent[0].contains(&format!("02d1026501{routed}")), "{sent:?}");
        assert_eq!(node.counts(), (0, 0, 0));
        assert!(node.told()[0].contains("started"));
    }
}
