//! Orders beyond the built-in services: reports that are pending when the call is over, and how a service ends.

mod common;
use common::*;
use inlab_inap::{
    AbortReason, Charge, Finish, InformationRequest, Instruction, LegId, Report, Trigger,
};
use inlab_scp::{Orders, Service, View};
use std::sync::Arc;
use std::time::Duration;

/// Orders the same at each trigger; charges anew when the called party answers.
struct Fixed(Vec<Instruction>);

impl Service for Fixed {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        self.0.iter().for_each(|order| orders.push(*order));
    }
}

fn node(orders: impl Into<Vec<Instruction>>) -> Node {
    let mut config = config();
    config.services.add(7, Arc::new(Fixed(orders.into())));
    Node::with(config)
}

/// 60 s for leg 1.
fn charge(release_at_end: bool) -> Instruction {
    Instruction::Charge(Charge {
        leg: LegId::ONE,
        period: 600,
        release_at_end,
        tone: false,
        tariff_switch: None,
    })
}

fn information() -> Instruction {
    Instruction::RequestInformation(InformationRequest {
        leg: LegId::TWO,
        attempt_elapsed: false,
        stop_time: false,
        connected_elapsed: false,
        release_cause: true,
    })
}

/// applyChargingReport for leg 1: 10 s; call active or not; released at the end of the period.
fn charging_report(id: i8, more: &str) -> String {
    let result = tlv("a0", &format!("a003810101 a103800164 {more}"));
    invoke(id, 36, &tlv("04", &result))
}

/// callInformationReport: release cause 16 of leg 2.
fn information_report(id: i8) -> String {
    invoke(id, 44, &tlv("30", &tlv("a0", "3009 80011e a104 9e028090")))
}

const EMPTY_END: &str = "640449020a0b";

#[test]
fn ts29078_14_1_2_1_1_the_scf_ends_after_the_last_report_of_all() {
    let mut node = node([information(), charge(false), Instruction::Continue]);
    let sent = node.begin(CAP3, &initial_dp(7, 2, ""));
    // requestReportBCSMEvent first, then as ordered: callInformationRequest 45, applyCharging 35, continue 31.
    let places: Vec<_> = ["020117", "02012d", "020123", "02011f"]
        .iter()
        .map(|code| sent[0].find(code).expect(code))
        .collect();
    assert!(places.is_sorted(), "{}", sent[0]);
    node.continue_(&event_report(2, 7, "", 2, false));
    // The call is over, two reports are not in yet.
    assert_eq!(
        node.continue_(&event_report(3, 9, "a70480028090", 1, false)),
        [""; 0]
    );
    assert_eq!(node.continue_(&charging_report(4, "820100")), [""; 0]);
    assert_eq!(node.counts(), (1, 1, 1));
    assert_eq!(node.continue_(&information_report(5)), [EMPTY_END]);
    let told = node.told();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[2].starts_with("1-1 ended by Calling, cause 16"));
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn ts29078_11_3_2_1_a_call_that_is_cleared_at_the_end_of_its_period_is_over_without_an_event() {
    // The report says so, and every event is disarmed.
    let mut node = node([charge(true), Instruction::Continue]);
    node.begin(CAP4, &initial_dp(7, 2, ""));
    node.continue_(&event_report(2, 7, "", 2, false));
    // legActive false, callLegReleasedAtTcpExpiry.
    assert_eq!(
        node.continue_(&charging_report(3, "820100 8300")),
        [EMPTY_END]
    );
    let told = node.told();
    assert!(
        told[2].starts_with("1-1 ended by Network, no cause"),
        "{told:?}"
    );
    assert_eq!(node.counts(), (0, 0, 0));
}

#[test]
fn a_release_with_a_report_pending_is_not_the_last_message() {
    let cause = inlab_ss7::Cause::from_text("user busy").expect("a cause");
    let mut node = node([information(), Instruction::Release(cause)]);
    let sent = node.begin(CAP2, &initial_dp(7, 2, ""));
    assert!(
        sent[0].starts_with("65") && !sent[0].contains("020117"),
        "{}",
        sent[0]
    );
    assert_eq!(node.counts(), (1, 1, 1));
    assert_eq!(node.continue_(&information_report(2)), [EMPTY_END]);
    assert!(node.told()[1].starts_with("1-1 ended by Network, cause 17"));
}

#[test]
fn what_was_ordered_and_refused_is_not_waited_for() {
    let mut node = node([charge(false), Instruction::Continue]);
    node.begin(CAP2, &initial_dp(7, 2, ""));
    // applyCharging, invoke id 2, is refused: the call goes on without it, and is still watched.
    let sent = node.continue_(&return_error(2, 12, "0a0100"));
    let expected = tlv(
        "65",
        &format!("4804{}49020a0b{}", node.tid, tlv("6c", &invoke(4, 31, ""))),
    );
    assert_eq!(sent, [expected]);
    assert_eq!(
        node.continue_(&event_report(3, 9, "", 1, false)),
        [EMPTY_END]
    );
}

#[test]
fn a_service_may_end_as_it_likes() {
    let mut basic = node([Instruction::Continue, Instruction::Finish(Finish::Basic)]);
    let sent = basic.begin(CAP2, &initial_dp(7, 2, ""));
    // Nothing is armed in a dialogue that ends.
    assert_eq!(
        sent,
        [tlv(
            "64",
            &format!("49020a0b{}{}", aare(CAP2), tlv("6c", &invoke(1, 31, "")))
        )]
    );
    assert_eq!(basic.counts(), (0, 0, 0));

    let mut aborted = node([Instruction::Finish(Finish::Abort(AbortReason::CONGESTION))]);
    let sent = aborted.begin(CAP2, &initial_dp(7, 2, ""));
    assert!(
        sent[0].starts_with("67") && sent[0].ends_with("0a0105"),
        "{}",
        sent[0]
    );
    assert_eq!((aborted.counts(), aborted.told().len()), ((0, 0, 0), 0));

    // Pre-arranged: after the last operation timer (TS 29.078 14.1.2.1.2) the dialogue is gone, with nothing sent.
    let mut prearranged = node([
        Instruction::Continue,
        Instruction::Finish(Finish::Prearranged),
    ]);
    let sent = prearranged.begin(CAP2, &initial_dp(7, 2, ""));
    assert!(sent.len() == 1 && sent[0].starts_with("65") && !sent[0].contains("020117"));
    assert_eq!(prearranged.counts().0, 0);
    assert_eq!(prearranged.pass(Duration::from_secs(20)), [""; 0]);
    assert_eq!(prearranged.counts(), (0, 0, 0));
    assert_eq!(prearranged.told().len(), 2);
}

#[test]
fn a_service_may_order_when_it_is_told() {
    struct Prepaid;
    impl Service for Prepaid {
        fn trigger(&self, view: &View<'_>, _: &Trigger, orders: &mut Orders) {
            assert!(view.interrupted && !view.answered && view.armed.is_empty());
            orders.push(charge(false));
            orders.push(Instruction::Continue);
            orders.remember(1);
        }
        fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
            match report {
                Report::Charging(report) if report.active && view.memory == 1 => {
                    assert!(view.answered && !view.interrupted);
                    orders.push(charge(false));
                    orders.remember(2);
                }
                Report::Charging(_) => {
                    let cause =
                        inlab_ss7::Cause::from_text("normal call clearing").expect("a cause");
                    orders.push(Instruction::Release(cause));
                }
                _ => {}
            }
        }
    }
    let mut config = config();
    config.services.add(7, Arc::new(Prepaid));
    let mut node = Node::with(config);
    node.begin(CAP2, &initial_dp(7, 2, ""));
    node.continue_(&event_report(2, 7, "", 2, false));
    let sent = node.continue_(&charging_report(3, ""));
    assert!(
        sent[0].starts_with("65") && sent[0].contains("020123"),
        "applyCharging again: {sent:?}"
    );
    let sent = node.continue_(&charging_report(4, ""));
    assert!(
        sent[0].starts_with("64") && sent[0].contains("020116"),
        "releaseCall: {sent:?}"
    );
    let told = node.told();
    assert!(
        told[2].starts_with("1-1 ended by Network, cause 16"),
        "{told:?}"
    );
    assert_eq!(node.counts(), (0, 0, 0));
}
