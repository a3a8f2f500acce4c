//! applyCharging, callInformationRequest, furnishing and sending of charging information.

use super::world::*;
use inlab_inap::Dialect;
use inlab_ssp_sim::{Behaviour, CallId, CallRequest, EndStyle, PartyEvent, Record};
use std::time::Duration;

const CAP2: Dialect = Dialect::CAP2;

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut octets = vec![tag, u8::try_from(content.len()).expect("short")];
    octets.extend(content);
    octets
}

/// CAMEL-AChBillingChargingCharacteristics, timeDurationCharging [0]: maxCallPeriodDuration [0] in units of 100 ms, then more.
fn apply_charging(period: u16, more: &[u8]) -> Op {
    let mut inner = tlv(0x80, &period.to_be_bytes());
    inner.extend(more);
    let octets = tlv(0xa0, &inner);
    // [0] aChBillingChargingCharacteristics, [2] partyToCharge: sendingSideID leg 1.
    let mut argument = tlv(0x80, &octets);
    argument.extend([0xa2, 0x03, 0x80, 0x01, 0x01]);
    op(APPLY_CHARGING, &tlv(0x30, &argument))
}

/// releaseIfdurationExceeded [1] of phase 2, without its tone.
const RELEASE: [u8; 2] = [0xa1, 0x00];
/// The same with its tone.
const RELEASE_WITH_TONE: [u8; 5] = [0xa1, 0x03, 0x01, 0x01, 0xff];

/// callInformationRequest: callAttemptElapsedTime (0), callConnectedElapsedTime (2), releaseCause (30) of a leg.
fn information(leg: u8) -> Op {
    let types = [0x0a, 1, 0, 0x0a, 1, 2, 0x0a, 1, 30];
    let mut argument = tlv(0xa0, &types);
    argument.extend([0xa3, 0x03, 0x80, 0x01, leg]);
    op(CALL_INFORMATION_REQUEST, &tlv(0x30, &argument))
}

/// applyChargingReport: partyToCharge [0] receivingSideID leg 1, timeInformation [1], callActive [2], and whether the call was
/// released at the end of the period [3].
fn report(invoke: u8, time: &str, active: bool, released: bool) -> String {
    let mut result = format!("a003810101a1{:02x}{time}", time.len() / 2);
    if !active {
        result.push_str("820100");
    }
    if released {
        result.push_str("8300");
    }
    let list = format!("a0{:02x}{result}", result.len() / 2);
    format!("invoke {invoke} 36 04{:02x}{list}", list.len() / 2)
}

/// A call whose called party answers after 2 s, and what the SCF orders before it goes on.
fn charged(orders: &[Op]) -> (World, CallId) {
    charged_as(EndStyle::Basic, orders)
}

fn charged_as(end_style: EndStyle, orders: &[Op]) -> (World, CallId) {
    let mut w = World::new();
    let call = w.call(CallRequest {
        called_behaviour: Some(Behaviour::Answers {
            after: 2 * SECOND,
            clears: None,
        }),
        end_style,
        ..originating(CAP2)
    });
    w.told();
    let mut all = orders.to_vec();
    all.push(go_on());
    w.send(In::Continue, &all);
    assert_eq!(w.told(), [] as [&str; 0], "what was ordered is accepted");
    (w, call)
}

#[test]
fn cap_11_2_2_1_charging_starts_at_the_answer_and_is_reported_at_the_end_of_the_period() {
    let (mut w, _) = charged(&[watch(), apply_charging(100, &[])]);
    w.wait(2 * SECOND);
    // oAnswer.
    assert!(w.told()[1].starts_with("invoke 2 24 "), "eventReportBCSM");
    w.wait(9900 * Duration::from_millis(1));
    assert_eq!(
        w.told(),
        [] as [&str; 0],
        "10 s from the answer, not from the order"
    );
    w.wait(SECOND);
    // timeIfNoTariffSwitch [0]: 100.
    assert_eq!(w.told(), ["continue", &report(3, "800164", true, false)]);
}

#[test]
fn cap_11_2_2_1_a_period_ordered_after_the_answer_starts_at_once_and_the_next_where_the_last_ended()
{
    let (mut w, _) = charged(&[watch()]);
    w.wait(5 * SECOND);
    w.told();
    // Answered 3 s ago.
    w.send(In::Continue, &[apply_charging(100, &[])]);
    w.wait(10 * SECOND);
    // 11.3.1.1: the elapsed time since detection of Answer: 13 s.
    assert_eq!(w.told(), ["continue", &report(3, "80020082", true, false)]);
    // Ordered 4 s late: measured from the end of the last period on.
    w.wait(4 * SECOND);
    w.send(In::Continue, &[apply_charging(100, &[])]);
    w.wait(5900 * Duration::from_millis(1));
    assert_eq!(w.told(), [] as [&str; 0]);
    w.wait(SECOND);
    // 23 s.
    assert_eq!(w.told(), ["continue", &report(4, "800200e6", true, false)]);
}

#[test]
fn cap_11_2_2_2_a_second_period_while_one_is_pending_is_task_refused() {
    let (mut w, _) = charged(&[watch(), apply_charging(600, &[])]);
    w.wait(4 * SECOND);
    w.told();
    w.send(In::Continue, &[apply_charging(600, &[])]);
    assert_eq!(w.told(), ["continue", "error 4 Local(12)"]);
}

#[test]
fn cap_11_2_2_2_a_tariff_switch_while_one_is_pending_is_task_refused() {
    // tariffSwitchInterval [2]: 60 s.
    let (mut w, _) = charged(&[watch(), apply_charging(100, &[0x82, 1, 60])]);
    w.wait(12 * SECOND);
    w.told();
    w.send(In::Continue, &[apply_charging(100, &[0x82, 1, 60])]);
    assert_eq!(w.told(), ["continue", "error 4 Local(12)"]);
    w.send(In::Continue, &[apply_charging(100, &[])]);
    assert_eq!(
        w.told(),
        [] as [&str; 0],
        "without another switch it is accepted"
    );
}

#[test]
fn cap_11_3_1_1_a_tariff_switch_in_the_period_is_reported_with_the_time_before_it() {
    // The switch is 6 s after the order: 4 s after the answer.
    let (mut w, _) = charged(&[watch(), apply_charging(100, &[0x82, 1, 6])]);
    w.wait(12 * SECOND);
    // timeIfTariffSwitch [1]: timeSinceTariffSwitch [0] 60, tariffSwitchInterval [1] 40.
    let told = w.told();
    assert_eq!(
        told[2..],
        [
            "continue".to_owned(),
            report(3, "a10680013c810128", true, false)
        ]
    );
    // In the next period there is none: the interval is left out, the time counts from the last switch.
    w.send(In::Continue, &[apply_charging(100, &[])]);
    w.wait(10 * SECOND);
    assert_eq!(
        w.told(),
        ["continue", &report(4, "a104800200a0", true, false)]
    );
}

#[test]
fn cap_11_3_1_1_a_tariff_switch_before_the_answer_has_no_interval() {
    let (mut w, _) = charged(&[watch(), apply_charging(100, &[0x82, 1, 1])]);
    w.wait(12 * SECOND);
    let told = w.told();
    assert_eq!(told[3], report(3, "a103800164", true, false));
}

#[test]
fn cap_11_3_2_1_1_release_if_duration_exceeded_disarms_everything_and_reports_charging_then_information()
 {
    let (mut w, _) = charged(&[watch(), apply_charging(300, &RELEASE), information(2)]);
    w.wait(2 * SECOND);
    w.told();
    w.did();
    w.wait(30 * SECOND);
    let told = w.told();
    // No oDisconnect report ever comes. Of the call: 2 s to the answer, 300 of connection, cause 31 of this network.
    assert_eq!(told[0], "end");
    assert_eq!(told[1], report(3, "8002012c", false, true));
    // requestedInformationList [0]: type [0], value [1]: callAttemptElapsedTime [0] 2 s, callConnectedElapsedTime [2] 300,
    // releaseCause [30]; legID [3].
    let items = "3008800100a103800102 3009800102a1048202012c 300980011ea1049e02829f";
    let list = items.replace(' ', "");
    assert_eq!(told[2], format!("invoke 4 44 3027a020{list}a303810102"));
    assert_eq!(told.len(), 3);
    assert_eq!(w.did(), ["over by None cause Some(31) spoke Some(30)"]);
    w.assert_at_rest();
}

#[test]
fn cap_11_2_1_1_the_warning_tone_sounds_before_the_end() {
    let (mut w, call) = charged(&[watch(), apply_charging(400, &RELEASE_WITH_TONE)]);
    w.wait(11 * SECOND);
    w.did();
    w.wait(SECOND);
    assert_eq!(w.did(), [format!("{:?}", Record::WarningTone { call })]);
    w.wait(30 * SECOND);
    w.assert_at_rest();
}

#[test]
fn cap_11_3_1_1_without_an_answer_the_time_is_zero() {
    let (mut w, call) = charged(&[watch(), apply_charging(300, &RELEASE)]);
    w.wait(SECOND);
    w.party(call, PartyEvent::Abandon);
    let told = w.told();
    // applyChargingReport, then oAbandon.
    assert_eq!(
        told[..2],
        ["end".to_owned(), report(2, "800100", false, false)]
    );
    assert!(told[2].starts_with("invoke 3 24 "), "{told:?}");
    w.assert_at_rest();
}

#[test]
fn cap_11_3_2_1_2_release_by_a_party_reports_charging_and_ends_when_nothing_is_pending() {
    for (style, last) in [(EndStyle::Basic, "end"), (EndStyle::EmptyEnd, "continue")] {
        let (mut w, call) = charged_as(style, &[apply_charging(600, &[]), information(1)]);
        w.wait(7 * SECOND);
        assert_eq!(w.told(), [] as [&str; 0], "nothing is armed");
        w.party(call, PartyEvent::Disconnect(ONE, inlab_ssp_sim::NORMAL));
        let told = w.told();
        assert_eq!(told[0], last, "{style:?}");
        // 5 s.
        assert_eq!(told[1], report(2, "800132", false, false));
        // Of leg 1: 0 s, 70 from initialDP on, cause 16 of the user.
        assert!(told[2].starts_with("invoke 3 44 30"), "{told:?}");
        assert!(told[2].contains("3008800100a103800100"), "{told:?}");
        assert!(told[2].contains("3008800102a103820146"), "{told:?}");
        assert!(told[2].contains("9e028090"), "{told:?}");
        assert!(told[2].ends_with("a303810101"), "{told:?}");
        w.assert_at_rest();
    }
}

#[test]
fn cap_11_26_2_1_release_call_sends_pending_reports_before_the_end() {
    let (mut w, _) = charged(&[watch(), apply_charging(600, &[]), information(2)]);
    w.wait(7 * SECOND);
    w.told();
    w.send(In::Continue, &[release()]);
    let told = w.told();
    assert_eq!(
        told[..2],
        ["end".to_owned(), report(3, "800132", false, false)]
    );
    assert!(told[2].starts_with("invoke 4 44 "), "{told:?}");
    assert_eq!(told.len(), 3, "every event is disarmed");
    w.assert_at_rest();
}

#[test]
fn cap_11_6_2_1_information_of_the_called_party_precedes_an_event_that_interrupts() {
    let armed = arm(&[ev(5, R, 2), ev(7, N, 2), ev(9, R, 2), ev(9, R, 1)]);
    let (mut w, call) = charged(&[armed, information(2), information(1)]);
    w.wait(3 * SECOND);
    w.told();
    w.party(call, PartyEvent::Disconnect(TWO, inlab_ssp_sim::NORMAL));
    let told = w.told();
    assert_eq!(told[0], "continue");
    assert!(told[1].starts_with("invoke 3 44 "), "{told:?}");
    assert!(told[2].starts_with("invoke 4 24 "), "oDisconnect");
    assert_eq!(told.len(), 3, "the caller is still there: {told:?}");
    w.send(In::Continue, &[go_on()]);
    let told = w.told();
    assert!(told[1].ends_with("a303810101"), "{told:?}");
    w.assert_at_rest();
}

#[test]
fn cap_11_7_2_1_information_is_requested_only_while_the_call_waits() {
    let (mut w, _) = charged(&[watch()]);
    w.wait(3 * SECOND);
    w.told();
    w.send(In::Continue, &[information(2)]);
    // unexpectedComponentSequence.
    assert_eq!(w.told(), ["continue", "error 3 Local(14)"]);
}

#[test]
fn cap_10_1_8_information_that_is_not_available_is_requested_info_error() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    // callStopTime (1): a switch without a time of day.
    let mut argument = tlv(0xa0, &[0x0a, 1, 1]);
    argument.extend([0xa3, 0x03, 0x80, 0x01, 2]);
    w.send(
        In::Continue,
        &[op(CALL_INFORMATION_REQUEST, &tlv(0x30, &argument))],
    );
    assert_eq!(w.told(), ["continue", "error 1 Local(10)"]);
    // The call still waits.
    w.send(In::End, &[release()]);
    w.assert_at_rest();
}

#[test]
fn cap_11_8_3_1_cancel_of_all_requests_ends_a_relationship_that_monitors() {
    let (mut w, call) = charged(&[watch(), apply_charging(300, &RELEASE), information(2)]);
    w.wait(5 * SECOND);
    w.told();
    // allRequests [1].
    w.send(In::Continue, &[op(CANCEL, &[0x81, 0x00])]);
    assert_eq!(w.told(), ["end"], "no report");
    w.wait(60 * SECOND);
    assert_eq!(w.ssp.calls(), 1, "the period is no longer supervised");
    w.party(call, PartyEvent::Disconnect(ONE, inlab_ssp_sim::NORMAL));
    assert_eq!(w.told(), [] as [&str; 0]);
    w.assert_at_rest();
}

#[test]
fn cap_11_8_3_1_cancel_of_all_requests_leaves_a_call_waiting() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    w.send(
        In::Continue,
        &[
            watch(),
            apply_charging(300, &[]),
            information(2),
            op(CANCEL, &[0x81, 0x00]),
        ],
    );
    assert_eq!(w.told(), [] as [&str; 0]);
    w.send(In::Continue, &[go_on()]);
    assert_eq!(w.told(), ["end"], "a subsequent instruction leads to Idle");
}

#[test]
fn cap_11_9_2_1_connect_with_a_pending_report_leads_to_monitoring() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    w.send(In::Continue, &[apply_charging(300, &[]), connect()]);
    assert_eq!(w.told(), [] as [&str; 0]);
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    w.send(In::Continue, &[connect()]);
    assert_eq!(w.told(), ["end"], "and without one to Idle");
}

#[test]
fn cap_11_19_2_1_furnishing_of_charging_information_changes_no_state() {
    // FCIBCCCAMELsequence1 [0]: freeFormatData [0], partyToCharge [1] sendingSideID leg 1.
    let data = tlv(0x80, &[1, 2, 3]);
    let mut sequence = data;
    sequence.extend([0xa1, 0x03, 0x80, 0x01, 0x01]);
    let furnish = op(FURNISH_CHARGING, &tlv(0x04, &tlv(0xa0, &sequence)));
    let (mut w, _) = charged(&[watch(), furnish.clone()]);
    w.wait(3 * SECOND);
    w.told();
    w.send(In::Continue, &[furnish]);
    assert_eq!(w.told(), [] as [&str; 0], "class 2: no news is good news");
}
