//! User interaction: connectToResource, announcements, digits, temporary connections.

use super::world::*;
use inlab_inap::{Dialect, UserDigits};
use inlab_ss7::{Alphabet, Digits};
use inlab_ssp_sim::{Behaviour, CallRequest};

const CAP2: Dialect = Dialect::CAP2;

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut octets = vec![tag, u8::try_from(content.len()).expect("short")];
    octets.extend(content);
    octets
}

/// connectToResource: resourceAddress none [3].
fn connect_to_resource() -> Op {
    op(CONNECT_TO_RESOURCE, &tlv(0x30, &[0x83, 0x00]))
}

/// informationToSend [0]: inbandInfo [0]: messageID [0]: elementaryMessageID [0] 7; then more of inbandInfo.
fn inband(more: &[u8]) -> Vec<u8> {
    let mut info = tlv(0xa0, &tlv(0x80, &[7]));
    info.extend(more);
    tlv(0xa0, &info)
}

/// playAnnouncement: disconnectFromIPForbidden [1], requestAnnouncementComplete [2].
fn play(inband_more: &[u8], forbidden: bool, complete: bool) -> Op {
    let mut argument = tlv(0xa0, &inband(inband_more));
    argument.extend([0x81, 1, if forbidden { 0xff } else { 0 }]);
    argument.extend([0x82, 1, if complete { 0xff } else { 0 }]);
    op(PLAY_ANNOUNCEMENT, &tlv(0x30, &argument))
}

/// promptAndCollectUserInformation: collectedDigits [0] from `least` to `most`.
fn collect(least: u8, most: u8, forbidden: bool) -> Op {
    let digits = [tlv(0x80, &[least]), tlv(0x81, &[most])].concat();
    let mut argument = tlv(0xa0, &tlv(0xa0, &digits));
    argument.extend([0x81, 1, if forbidden { 0xff } else { 0 }]);
    argument.extend(tlv(0xa2, &inband(&[])));
    op(PROMPT_AND_COLLECT, &tlv(0x30, &argument))
}

/// cancel of an operation: invokeID [0].
fn cancel(invoke: u8) -> Op {
    op(CANCEL, &tlv(0x80, &[invoke]))
}

fn interacting(request: CallRequest, orders: &[Op]) -> World {
    let mut w = World::with(
        |config| {
            let digits = Digits::from_text("15550199", Alphabet::Q763).expect("digits");
            let there = Behaviour::Answers {
                after: SECOND,
                clears: None,
            };
            config.subscribers = vec![(digits, there)];
        },
        1000,
    );
    w.call(request);
    w.told();
    w.did();
    w.send(In::Continue, orders);
    w
}

/// specializedResourceReport of phases 1 to 3: NULL.
const COMPLETE: &str = "invoke 2 49 0500 linked 2";

#[test]
fn cap_11_23_2_1_the_end_of_an_announcement_is_reported_if_asked_for_linked_to_its_order() {
    let mut w = interacting(
        originating(CAP2),
        &[connect_to_resource(), play(&[], true, true)],
    );
    w.wait(SECOND);
    assert_eq!(w.told(), [] as [&str; 0]);
    w.wait(2 * SECOND);
    assert_eq!(w.told(), ["continue", COMPLETE]);
    w.send(In::Continue, &[play(&[], true, false)]);
    w.wait(5 * SECOND);
    assert_eq!(
        w.told(),
        [] as [&str; 0],
        "11.30.1: only if it was asked for"
    );
}

#[test]
fn cap_11_23_2_1_duration_and_repetitions_end_an_announcement_whichever_comes_first() {
    // numberOfRepetitions [1] 5, duration [2] 4 s, interval [3] 1 s: 5 × 2 s + 4 × 1 s is more than 4 s.
    let mut w = interacting(
        originating(CAP2),
        &[
            connect_to_resource(),
            play(&[0x81, 1, 5, 0x82, 1, 4, 0x83, 1, 1], true, true),
        ],
    );
    w.wait(3 * SECOND);
    assert_eq!(w.told(), [] as [&str; 0]);
    w.wait(SECOND);
    assert_eq!(w.told(), ["continue", COMPLETE]);
}

#[test]
fn cap_11_10_2_1_instructions_for_the_call_are_refused_during_user_interaction() {
    let mut w = interacting(
        originating(CAP2),
        &[connect_to_resource(), play(&[], true, false)],
    );
    w.send(In::Continue, &[connect()]);
    // unexpectedComponentSequence.
    assert_eq!(w.told(), ["continue", "error 3 Local(14)"]);
    // 11.13.2.1: then the call waits for instructions again.
    w.send(
        In::Continue,
        &[bare(DISCONNECT_FORWARD_CONNECTION), connect()],
    );
    assert_eq!(w.told(), ["end"], "nothing was armed");
}

#[test]
fn cap_11_23_2_1_a_resource_that_may_disconnect_does_so_at_the_end() {
    let mut w = interacting(
        originating(CAP2),
        &[connect_to_resource(), play(&[], false, true)],
    );
    w.wait(3 * SECOND);
    // 14.1.2.1.1: the dialogue is kept with the report, whatever disconnectFromIPForbidden says.
    assert_eq!(w.told(), ["continue", COMPLETE]);
    w.send(In::Continue, &[connect()]);
    assert_eq!(w.told(), ["end"]);
}

#[test]
fn cap_10_1_12_an_announcement_without_a_resource_is_unexpected_component_sequence() {
    let mut w = interacting(originating(CAP2), &[play(&[], true, true)]);
    assert_eq!(w.told(), ["continue", "error 1 Local(14)"]);
    w.send(In::Continue, &[bare(DISCONNECT_FORWARD_CONNECTION)]);
    assert_eq!(w.told(), ["continue", "error 2 Local(14)"]);
}

#[test]
fn cap_11_25_2_1_digits_are_the_result() {
    let mut request = originating(CAP2);
    request.digits = UserDigits::new("4711");
    let mut w = interacting(request, &[connect_to_resource(), collect(4, 4, true)]);
    w.wait(4 * SECOND);
    // digitsResponse [0]: Digits of Q.763 generic digits, BCD even (0), type 0, 4711.
    assert_eq!(w.told(), ["continue", "result 2 8003007411"]);
}

#[test]
fn cap_10_1_4_input_of_another_form_is_improper_caller_response() {
    let mut request = originating(CAP2);
    request.digits = UserDigits::new("47");
    let mut w = interacting(request, &[connect_to_resource(), collect(4, 4, true)]);
    w.wait(8 * SECOND);
    assert_eq!(w.told(), ["continue", "error 2 Local(4)"]);
    // The resource waits for a new order.
    w.send(In::Continue, &[play(&[], true, true)]);
    w.wait(3 * SECOND);
    assert_eq!(w.told(), ["continue", "invoke 2 49 0500 linked 3"]);
}

#[test]
fn cap_11_25_1_1_nobody_who_dials_lets_the_first_digit_timer_run_out() {
    let mut w = interacting(
        originating(CAP2),
        &[connect_to_resource(), collect(1, 4, true)],
    );
    w.wait(6 * SECOND);
    assert_eq!(w.told(), [] as [&str; 0]);
    w.wait(2 * SECOND);
    assert_eq!(w.told(), ["continue", "error 2 Local(4)"]);
}

#[test]
fn cap_11_25_2_2_more_digits_at_least_than_at_most_is_an_error() {
    let mut w = interacting(
        originating(CAP2),
        &[connect_to_resource(), collect(4, 2, true)],
    );
    // The clause does not say which: unexpectedDataValue.
    assert_eq!(w.told(), ["continue", "error 2 Local(15)"]);
}

#[test]
fn cap_10_1_1_2_a_cancelled_order_is_answered_and_the_next_one_begins() {
    let mut w = interacting(
        originating(CAP2),
        &[
            connect_to_resource(),
            // Without end.
            play(&[0x82, 1, 0], true, true),
            play(&[], true, true),
        ],
    );
    w.wait(60 * SECOND);
    assert_eq!(w.told(), [] as [&str; 0]);
    w.send(In::Continue, &[cancel(2)]);
    assert_eq!(w.told(), ["continue", "error 2 Local(0)"], "canceled");
    w.wait(3 * SECOND);
    assert_eq!(w.told(), ["continue", "invoke 2 49 0500 linked 3"]);
}

#[test]
fn cap_10_1_2_2_what_is_not_known_cannot_be_cancelled() {
    let mut w = interacting(
        originating(CAP2),
        &[connect_to_resource(), play(&[], true, false)],
    );
    w.wait(10 * SECOND);
    w.send(In::Continue, &[cancel(2)]);
    assert_eq!(w.told(), ["continue", "error 3 Local(1)"], "cancelFailed");
}

#[test]
fn cap_11_17_2_2_a_temporary_connection_that_fails_is_etc_failed_and_the_call_waits_on() {
    let etc = |last: u8| {
        // assistingSSPIPRoutingAddress [0]: generic number, international, E.164, 155501 and the last digits.
        let number = [0x00, 0x04, 0x10, 0x51, 0x55, 0x10, last];
        op(
            ESTABLISH_TEMPORARY_CONNECTION,
            &tlv(0x30, &tlv(0x80, &number)),
        )
    };
    let mut w = interacting(originating(CAP2), &[etc(0x20)]);
    assert_eq!(w.told(), ["continue", "error 1 Local(3)"]);
    // 10.1.3.2: postcondition Waiting_for_Instructions.
    w.send(In::Continue, &[etc(0x99)]);
    assert_eq!(w.told(), [] as [&str; 0]);
    w.send(In::Continue, &[play(&[], true, false)]);
    assert_eq!(
        w.told(),
        ["continue", "error 3 Local(14)"],
        "the assisting switch is asked"
    );
    // 10.2.1.2: its own Tssf.
    w.wait(299 * SECOND);
    assert_eq!(w.told(), [] as [&str; 0]);
    w.wait(2 * SECOND);
    // CAP-U-ABORT-REASON: application timer expired.
    assert!(w.told()[0].ends_with("0a0102"));
    assert_eq!(
        w.did().last().map(String::as_str),
        Some("over by None cause Some(31) spoke None")
    );
}

#[test]
fn cap_10_2_1_2_tssf_runs_out_during_user_interaction_too_with_its_own_time() {
    let mut w = interacting(
        originating(CAP2),
        &[connect_to_resource(), play(&[0x82, 1, 0], true, true)],
    );
    w.wait(299 * SECOND);
    assert_eq!(w.told(), [] as [&str; 0]);
    w.wait(2 * SECOND);
    assert!(w.told()[0].ends_with("0a0102"));
    w.assert_at_rest();
}

#[test]
fn cap_11_28_2_1_reset_timer_is_taken_during_user_interaction() {
    let mut w = interacting(
        originating(CAP2),
        &[connect_to_resource(), play(&[0x82, 1, 0], true, true)],
    );
    w.send(In::Continue, &[reset_timer(20)]);
    assert_eq!(w.told(), [] as [&str; 0]);
    w.wait(21 * SECOND);
    assert!(w.told()[0].ends_with("0a0102"));
}

#[test]
fn cap_11_18_2_1_a_caller_who_gives_up_during_an_announcement_is_reported() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.told();
    w.send(
        In::Continue,
        &[
            watch(),
            connect_to_resource(),
            play(&[0x82, 1, 0], true, true),
        ],
    );
    w.party(call, inlab_ssp_sim::PartyEvent::Abandon);
    let told = w.told();
    assert_eq!(told[0], "end");
    assert!(
        told[1].starts_with("invoke 2 24 3010 8001 0a".replace(' ', "").as_str())
            || told[1].starts_with("invoke 2 24 ")
    );
    w.assert_at_rest();
}
