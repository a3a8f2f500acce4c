//! A switch of AIN under a scripted SCP, against octets written by hand from AIN-Operations and AIN-Parameters: neither our SCP nor its
//! encoder has a part in it.

#[path = "common/ansi.rs"]
mod common;

use common::*;
use inlab_inap::{
    AccessUser, CalledNumber, DetectionPoint, Dialect, Instruction, LegId, ServiceSelector,
    Trigger, UserDigits,
};
use inlab_ss7::{Alphabet, CalledPartyNumber, CallingPartyNumber, Digits};
use inlab_ssp_sim::{
    BUSY, Behaviour, CallRequest, DefaultHandling, EndStyle, Loss, MAX_GAPS, NORMAL, PartyEvent,
    Record, Refusal,
};
use inlab_stack::tcap::ansi::{Code, ErrorCode, Problem};
use inlab_stack::tcap::{InvokeId, Parameter};
use std::time::Duration;

const ANALYZE_ROUTE: u32 = 25857;
const AUTHORIZE_TERMINATION: u32 = 25858;
const DISCONNECT: u32 = 25859;
const COLLECT_INFORMATION: u32 = 25861;
const CONTINUE: u32 = 25869;
const SEND_TO_RESOURCE: u32 = 26113;
const CONNECT_TO_RESOURCE: u32 = 26117;
const CANCEL_RESOURCE_EVENT: u32 = 26115;
const SEND_NOTIFICATION: u32 = 26373;
const ACG: u32 = 26881;
const ACG_GLOBAL_CTRL_RESTORE: u32 = 26883;
const ACTIVITY_TEST: u32 = 26886;
const SET_TIMER: u32 = 26889;
const FORWARD_CALL: u32 = 27137;
const REQUEST_REPORT: u32 = 27905;

/// The trigger's invoke id, and that of what the switch sends next.
const FIRST: Option<i8> = Some(1);

fn trigger(dp: DetectionPoint) -> Trigger {
    let mut trigger = Trigger::new(dp, ServiceSelector::Criteria(None));
    let calling = CallingPartyNumber::from_text("2015550100 (national)");
    trigger.calling = Some(calling.expect("a number"));
    if dp != DetectionPoint::OrigAttemptAuthorized {
        trigger.called = Some(CalledNumber::Isup(number("8005550199")));
    }
    let line = Digits::from_text("2015550100", Alphabet::Q763).expect("digits");
    trigger.subject.user = Some(AccessUser::Line(line));
    trigger
}

fn number(digits: &str) -> CalledPartyNumber {
    CalledPartyNumber::from_text(&format!("{digits} (national)")).expect("a number")
}

fn call_at(dp: DetectionPoint) -> CallRequest {
    CallRequest::new(trigger(dp), Dialect::AIN02, address(SCP))
}

fn analyzed() -> CallRequest {
    let mut request = call_at(DetectionPoint::AnalyzedInformation);
    request.called_behaviour = Some(Behaviour::Manual);
    request
}

/// calledPartyID [15]: even, national; ISDN numbering; 2125551234.
const CALLED: [u8; 9] = [0x8f, 7, 0x03, 0x10, 0x12, 0x52, 0x55, 0x21, 0x43];

fn route() -> (u32, Option<i8>, Vec<u8>) {
    (ANALYZE_ROUTE, FIRST, parameters(0x30, &[&CALLED]))
}

fn bare(code: u32, answers: Option<i8>) -> (u32, Option<i8>, Vec<u8>) {
    (code, answers, vec![0x30, 0])
}

/// eDPRequest [92] oDisconnectCalled (bit 10) and oDisconnect (11); eDPNotification [93] oAnswer (3).
fn arm_answer_and_disconnect() -> (u32, Option<i8>, Vec<u8>) {
    let request = [0x9f, 0x5c, 3, 4, 0x00, 0x30];
    let notification = [0x9f, 0x5d, 2, 4, 0x10];
    let argument = parameters(0x30, &[&request, &notification]);
    (REQUEST_REPORT, FIRST, argument)
}

/// eDPNotification [93] with these octets: unused bits, then bits.
fn notify(bits: &[u8]) -> (u32, Option<i8>, Vec<u8>) {
    let length = u8::try_from(bits.len()).expect("short");
    let set = [&[0x9f, 0x5d, length][..], bits].concat();
    (REQUEST_REPORT, FIRST, parameters(0x30, &[&set]))
}

fn ended(records: &[Record]) -> bool {
    records
        .iter()
        .any(|record| matches!(record, Record::Over { .. }))
}

fn lost(records: &[Record]) -> Option<(Loss, bool)> {
    records.iter().find_map(|record| match record {
        Record::ControlLost { why, released, .. } => Some((*why, *released)),
        _ => None,
    })
}

fn orders(records: &[Record]) -> Vec<&'static str> {
    let ordered = records.iter().filter_map(|record| match record {
        Record::Instructed { instruction, .. } => Some(instruction.name()),
        _ => None,
    });
    ordered.collect()
}

/// Query with permission (E2), one Invoke (Last) (E9) of private operation 64 03 with invoke id 1; userID [53] dn [1] 2015550100,
/// bearerCapability [13] speech.
#[test]
fn a_trigger_is_a_query_with_permission() {
    let mut w = World::new();
    w.call(analyzed());
    let sent = hex(&w.packages[0]);
    assert!(sent.starts_with("e2"), "{sent}");
    assert!(sent.contains("cf0101d1026403"), "{sent}");
    // calledPartyID [15] 8005550199, callingPartyID [18] 2015550100, presentation allowed, network provided.
    let user = "bf350781050251551000".to_owned() + "8d0100";
    assert!(sent.contains(&user), "{sent}");
    assert!(
        sent.contains("8f070310085055109992070313025155100"),
        "{sent}"
    );
    let mut with_bit = World::with(|config| config.reply_bit = Some(true));
    with_bit.call(analyzed());
    let sent = hex(&with_bit.packages[0]);
    assert!(sent.contains("cf0101d102e403"), "{sent}");
}

#[test]
fn an_answer_in_a_response_is_obeyed_and_control_is_over() {
    let mut w = World::new();
    let call = w.call(analyzed());
    assert_eq!(w.brief()[0], "query Granted");
    w.order(How::Response, &[route()]);
    assert_eq!(orders(&w.records()), ["Connect"]);
    assert_eq!((w.ssp.dialogues(), w.ssp.calls()), (0, 1));
    w.party(call, PartyEvent::Answer);
    w.party(call, PartyEvent::Disconnect(LegId::ONE, NORMAL));
    assert!(ended(&w.records()));
    assert!(w.brief().is_empty(), "nobody is told");
}

/// What each trigger may be answered with (LINKED of AIN-Operations), and what becomes of the call.
#[test]
fn routing_by_trigger() {
    use DetectionPoint as D;
    let called = parameters(0x30, &[&CALLED]);
    let empty = vec![0x30, 0];
    let rows = [
        (D::OrigAttemptAuthorized, ANALYZE_ROUTE, &called, "Connect"),
        (D::CollectedInfo, CONTINUE, &empty, "Continue"),
        (D::AnalyzedInformation, CONTINUE, &empty, "Continue"),
        (D::RouteSelectFailure, FORWARD_CALL, &called, "Connect"),
        (
            D::TermAttemptAuthorized,
            AUTHORIZE_TERMINATION,
            &empty,
            "Continue",
        ),
        (D::TermAttemptAuthorized, FORWARD_CALL, &called, "Connect"),
        (
            D::FacilitySelectedAndAvailable,
            CONTINUE,
            &empty,
            "Continue",
        ),
        (D::TBusy, FORWARD_CALL, &called, "Connect"),
        (D::TNoAnswer, CONTINUE, &empty, "Continue"),
        (D::ONoAnswer, ANALYZE_ROUTE, &called, "Connect"),
    ];
    for (dp, code, argument, order) in rows {
        let mut w = World::new();
        w.call(call_at(dp));
        w.order(How::Response, &[(code, FIRST, argument.clone())]);
        let records = w.records();
        assert_eq!(orders(&records), [order], "{dp} {records:?}");
        assert_eq!(lost(&records), None, "{dp}");
    }
}

#[test]
fn disconnect_clears_the_call() {
    let mut w = World::new();
    w.call(analyzed());
    w.order(How::Response, &[bare(DISCONNECT, FIRST)]);
    let records = w.records();
    assert_eq!(orders(&records), ["Release"]);
    assert!(ended(&records));
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// originationAttempt does not list continue: applicationError, private error 1, in a Conversation; the call waits for another answer.
#[test]
fn an_answer_that_the_trigger_does_not_list_is_refused() {
    let mut w = World::new();
    w.call(call_at(DetectionPoint::OrigAttemptAuthorized));
    w.brief();
    w.order(How::Conversation, &[bare(CONTINUE, FIRST)]);
    let brief = w.brief();
    assert_eq!(
        brief[0],
        "conversation Granted",
        "{brief:?} {:?}",
        w.records()
    );
    assert!(
        brief[1].starts_with("error 1 ") || brief[1].starts_with("reject"),
        "{brief:?}"
    );
    let refused = |record: &Record| {
        matches!(
            record,
            Record::Refused {
                operation: Some(25869),
                answer: Refusal::Error(1) | Refusal::Reject(_),
                ..
            }
        )
    };
    assert!(w.records().iter().any(refused));
    w.order(How::Response, &[bare(DISCONNECT, FIRST)]);
    assert!(ended(&w.records()));
}

/// An operation that nobody knows, and one with a parameter of another type (T1.114.4: invokeUnrecognisedOperation, invokeIncorrectParameter).
#[test]
fn what_cannot_be_read_is_rejected() {
    for (code, argument, problem) in [
        (0x65ff, vec![0x30, 0], "reject invokeUnrecognisedOperation"),
        (
            ANALYZE_ROUTE,
            vec![2, 1, 0],
            "reject invokeIncorrectParameter",
        ),
    ] {
        let mut w = World::new();
        w.call(analyzed());
        w.brief();
        w.order(How::Conversation, &[(code, FIRST, argument)]);
        assert_eq!(w.brief(), ["conversation Granted", problem]);
        w.wait(4 * SECOND);
        assert_eq!(lost(&w.records()), Some((Loss::Tssf, true)));
        w.wait(100 * SECOND);
        assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
    }
}

/// T1 of 3 s: the SCP has given no transaction id, so it is told nothing; default handling follows.
#[test]
fn t1_without_an_answer() {
    for (handling, released) in [
        (DefaultHandling::Release, true),
        (DefaultHandling::Continue, false),
    ] {
        let mut w = World::new();
        let mut request = analyzed();
        request.default_handling = handling;
        w.call(request);
        w.brief();
        w.wait(Duration::from_millis(2_900));
        assert_eq!(lost(&w.records()), None);
        w.wait(Duration::from_millis(200));
        assert_eq!(lost(&w.records()), Some((Loss::Tssf, released)));
        assert!(w.brief().is_empty());
        assert_eq!(w.ssp.dialogues(), 0);
    }
}

/// setTimer: sSPResponseMessageTimerT1 [166], tenths of a second; timerUpdated [167] success (0).
#[test]
fn t1_as_the_scp_sets_it() {
    let mut w = World::new();
    w.call(analyzed());
    w.brief();
    let five_seconds = parameters(0x30, &[&[0x9f, 0x81, 0x26, 1, 50]]);
    w.order(How::Conversation, &[(SET_TIMER, FIRST, five_seconds)]);
    assert_eq!(w.brief(), ["conversation Granted", "result 9f81270100"]);
    w.wait(Duration::from_millis(4_900));
    assert_eq!(lost(&w.records()), None);
    w.wait(Duration::from_millis(200));
    assert_eq!(lost(&w.records()), Some((Loss::Tssf, true)));
    // What it told was answered: there is nothing that the error could be about.
    assert_eq!(w.brief(), ["response"]);
    assert_eq!(w.ssp.dialogues(), 0);
}

/// A conversation: oAnswer 25611 is told (notificationIndicator [111] true), oDisconnect 25626 is told and waits (false), and ends with
/// disconnect in a Response.
#[test]
fn events_are_told_in_a_conversation() {
    let mut w = World::new();
    let call = w.call(analyzed());
    w.brief();
    w.order(How::Conversation, &[arm_answer_and_disconnect(), route()]);
    assert_eq!(orders(&w.records()), ["Arm", "Connect"]);
    assert!(w.brief().is_empty());
    w.party(call, PartyEvent::Answer);
    let brief = w.brief();
    assert_eq!(brief[0], "conversation Granted");
    assert!(
        brief[1].starts_with("invoke 25611 ") && brief[1].contains("9f6f01ff"),
        "{brief:?}"
    );
    w.party(call, PartyEvent::Disconnect(LegId::TWO, NORMAL));
    let brief = w.brief();
    assert_eq!(brief[0], "conversation Granted");
    assert!(
        brief[1].starts_with("invoke 25626 ") && !brief[1].contains("9f6f01ff"),
        "{brief:?}"
    );
    assert!(!ended(&w.records()));
    w.order(How::Response, &[bare(DISCONNECT, Some(3))]);
    let records = w.records();
    assert!(ended(&records) && lost(&records).is_none());
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
    assert!(w.brief().is_empty());
}

/// close 28161, closeCause [72]: the answer was the last that could happen (3, calledPartyAnswered), all armed happened (1,
/// eDPsCompleted), the call is over (0, callTerminated). In a Response; with the last report, or after it.
#[test]
fn close_says_why() {
    // eDPRequest oNoAnswer (bit 1), oNoAnswerTimer [91] 10 s.
    let argument = parameters(0x30, &[&[0x9f, 0x5c, 2, 6, 0x40], &[0x9f, 0x5b, 1, 10]]);
    let no_answer = (REQUEST_REPORT, FIRST, argument);
    // oAnswer (3).
    let answer = notify(&[4, 0x10]);
    let mut w = World::new();
    let call = w.call(analyzed());
    w.brief();
    w.order(How::Conversation, &[no_answer.clone(), route()]);
    assert_eq!(orders(&w.records()), ["Arm", "Connect"]);
    w.party(call, PartyEvent::Answer);
    assert_eq!(w.brief(), ["response", "invoke 28161 30049f480103"]);

    for style in [EndStyle::Basic, EndStyle::EmptyEnd] {
        let mut w = World::new();
        let call = w.call(CallRequest {
            end_style: style,
            ..analyzed()
        });
        w.brief();
        // oTermSeized (2).
        w.order(How::Conversation, &[notify(&[5, 0x20]), route()]);
        w.party(call, PartyEvent::Alerting);
        let brief = w.brief();
        let close = "invoke 28161 30049f480101";
        match style {
            EndStyle::Basic => {
                assert_eq!(
                    (brief.len(), &*brief[0], &*brief[2]),
                    (3, "response", close)
                );
            }
            _ => assert_eq!(
                (brief.len(), &*brief[0], &*brief[2], &*brief[3]),
                (4, "conversation Granted", "response", close)
            ),
        }
        assert_eq!(w.ssp.dialogues(), 0);
    }

    let mut w = World::new();
    let call = w.call(analyzed());
    w.brief();
    w.order(How::Conversation, &[answer, route()]);
    w.party(call, PartyEvent::Busy(BUSY));
    assert_eq!(w.brief(), ["response", "invoke 28161 30049f480100"]);
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// A Conversation without permission: close goes in a Conversation, and the SCP ends it; or T1 does.
#[test]
fn without_permission_the_switch_does_not_end() {
    for answers in [true, false] {
        let mut w = World::new();
        let call = w.call(analyzed());
        w.brief();
        w.order(How::Withholding, &[notify(&[4, 0x10]), route()]);
        w.party(call, PartyEvent::Abandon);
        assert_eq!(
            w.brief(),
            ["conversation Granted", "invoke 28161 30049f480100"]
        );
        assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 1));
        if answers {
            w.order(How::Response, &[]);
        } else {
            w.wait(4 * SECOND);
            assert_eq!(w.brief(), ["abort"]);
        }
        assert_eq!(w.ssp.dialogues(), 0);
    }
}

/// sendToResource: resourceType [45] 1, strParameterBlock [50] announcementDigitBlock [1]: maximumDigits [0] 4, uninterAnnounceBlock [1]
/// of announcement 7.
fn prompt() -> (u32, Option<i8>, Vec<u8>) {
    let block = [0xbf, 0x32, 12, 0xa1, 10, 0x80, 1, 4, 0xa1, 5, 4, 3, 0, 7, 0];
    let argument = parameters(0x30, &[&[0x9f, 0x2d, 1, 1], &block]);
    (SEND_TO_RESOURCE, FIRST, argument)
}

/// resourceClear 26114, linked to sendToResource: clearCause [21] 0, collectedDigits [23] 1234; it is answered by analyzeRoute.
#[test]
fn digits_are_collected() {
    let mut w = World::new();
    let mut request = analyzed();
    request.digits = UserDigits::new("1234");
    w.call(request);
    w.brief();
    w.order(How::Conversation, &[prompt()]);
    assert_eq!(orders(&w.records()), ["Collect"]);
    w.wait(4 * SECOND);
    let brief = w.brief();
    assert_eq!(brief[0], "conversation Granted");
    assert!(brief[1].starts_with("invoke 26114 for 1 30"), "{brief:?}");
    assert!(
        brief[1].contains("950100") && brief[1].ends_with("2143"),
        "{brief:?}"
    );
    let answered = (ANALYZE_ROUTE, Some(2), parameters(0x30, &[&CALLED]));
    w.order(How::Response, &[answered]);
    let records = w.records();
    assert_eq!((orders(&records), lost(&records)), (vec!["Connect"], None));
}

/// connectToResource 26117 of the called party who is left, in answer to tDisconnect: cTRClear 26118, linked to it, tells the end, and is
/// answered by disconnect. tDisconnect is bit 16 of eDPRequest [92].
#[test]
fn a_party_that_is_left_is_connected_to_a_resource() {
    let mut w = World::new();
    let mut request = call_at(DetectionPoint::TermAttemptAuthorized);
    request.called_behaviour = Some(Behaviour::Manual);
    let call = w.call(request);
    w.brief();
    let armed = parameters(0x30, &[&[0x9f, 0x5c, 4, 7, 0, 0, 0x80]]);
    w.order(
        How::Conversation,
        &[
            (REQUEST_REPORT, FIRST, armed),
            bare(AUTHORIZE_TERMINATION, FIRST),
        ],
    );
    assert_eq!(orders(&w.records()), ["Arm", "Continue"]);
    w.party(call, PartyEvent::Answer);
    w.party(call, PartyEvent::Disconnect(LegId::ONE, NORMAL));
    let brief = w.brief();
    assert!(
        brief.last().expect("told").starts_with("invoke 25618 30"),
        "{brief:?}"
    );
    let (_, _, argument) = prompt();
    w.order(
        How::Conversation,
        &[(CONNECT_TO_RESOURCE, Some(2), argument)],
    );
    w.wait(8 * SECOND);
    let brief = w.brief();
    // No digits came: clearCause 8, failureCause [32] 20.
    assert_eq!(brief.len(), 2, "{brief:?}");
    assert!(brief[1].starts_with("invoke 26118 for "), "{brief:?}");
    assert!(brief[1].ends_with("30079501089f200114"), "{brief:?}");
    w.order(How::Response, &[bare(DISCONNECT, Some(3))]);
    assert!(ended(&w.records()));
}

/// An announcement alone is told by cTRClear too: clearCause 0, nothing else.
#[test]
fn connect_to_resource_ends_by_its_own_clear() {
    let mut w = World::new();
    let mut request = call_at(DetectionPoint::TermAttemptAuthorized);
    request.called_behaviour = Some(Behaviour::Manual);
    let call = w.call(request);
    let armed = parameters(0x30, &[&[0x9f, 0x5c, 4, 7, 0, 0, 0x80]]);
    w.order(
        How::Conversation,
        &[
            (REQUEST_REPORT, FIRST, armed),
            bare(AUTHORIZE_TERMINATION, FIRST),
        ],
    );
    w.party(call, PartyEvent::Answer);
    w.party(call, PartyEvent::Disconnect(LegId::ONE, NORMAL));
    w.brief();
    let block = [0xbf, 0x32, 9, 0xa0, 7, 0xa1, 5, 4, 3, 0, 7, 0];
    let argument = parameters(0x30, &[&[0x9f, 0x2d, 1, 0], &block]);
    w.order(
        How::Conversation,
        &[(CONNECT_TO_RESOURCE, Some(2), argument)],
    );
    w.wait(3 * SECOND);
    let brief = w.brief();
    assert!(brief[1].starts_with("invoke 26118 for "), "{brief:?}");
    assert!(brief[1].ends_with(" 3003950100"), "{brief:?}");
}

/// monitorForChange 26369, queryRequest 26626, updateRequest 26625 and update 26627 (GR-1299-CORE): this switch keeps no status and
/// nothing to update, and says so by applicationError; what cannot be read is rejected.
#[test]
fn status_and_updates_are_refused() {
    let mut w = World::new();
    for code in [26369, 26625, 26626, 26627] {
        w.ask(code, &[0x30, 0]);
        let brief = w.brief();
        assert_eq!(brief[0], "response", "{code}");
        assert!(
            brief[1].starts_with("error 1 3007bf37049f3801") || brief[1].starts_with("reject"),
            "{code}: {brief:?}"
        );
    }
    assert_eq!(w.ssp.dialogues(), 0);
}

/// No digits come, or the announcement is cancelled: a failure is told.
#[test]
fn the_resource_fails_or_is_cancelled() {
    for cancelled in [true, false] {
        let mut w = World::new();
        w.call(analyzed());
        w.brief();
        w.order(How::Conversation, &[prompt()]);
        if cancelled {
            w.order(How::Conversation, &[bare(CANCEL_RESOURCE_EVENT, None)]);
        } else {
            w.wait(8 * SECOND);
        }
        let brief = w.brief();
        assert_eq!(brief[0], "conversation Granted");
        assert!(brief[1].starts_with("invoke 26114"), "{brief:?}");
        assert!(!brief[1].contains("950100"), "{brief:?}");
        w.order(How::Response, &[bare(DISCONNECT, Some(2))]);
        assert!(ended(&w.records()));
    }
    let mut w = World::new();
    w.call(analyzed());
    w.brief();
    w.order(How::Conversation, &[bare(CANCEL_RESOURCE_EVENT, None)]);
    assert_eq!(
        w.brief(),
        ["conversation Granted", "error 1 3007bf37049f380105"],
        "nothing plays: unexpectedMessageSequence"
    );
}

/// disconnectFlag [25] in a Response: the announcement is heard, and the call is cleared, without a word.
#[test]
fn an_announcement_and_the_end() {
    let mut w = World::new();
    w.call(analyzed());
    w.brief();
    let block = [0xbf, 0x32, 9, 0xa0, 7, 0xa1, 5, 4, 3, 0, 7, 0];
    let argument = parameters(0x30, &[&[0x9f, 0x2d, 1, 0], &block, &[0x99, 0]]);
    w.order(How::Response, &[(SEND_TO_RESOURCE, FIRST, argument)]);
    assert_eq!(orders(&w.records()), ["Announce", "Release"]);
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (1, 0));
    w.wait(Duration::from_millis(1_900));
    assert_eq!(w.ssp.calls(), 1);
    w.wait(Duration::from_millis(200));
    let records = w.records();
    assert!(ended(&records) && lost(&records).is_none());
    assert!(w.brief().is_empty());
}

/// Send_Notification (one source) with echoData [60]: after the call, terminationNotification 26372 in a Unidirectional.
#[test]
fn the_end_of_the_call_is_told_by_its_token() {
    let mut w = World::new();
    let call = w.call(analyzed());
    w.brief();
    let echo = parameters(0x30, &[&[0x9f, 0x3c, 6, 1, 2, 3, 4, 5, 6]]);
    w.order(How::Response, &[(SEND_NOTIFICATION, FIRST, echo), route()]);
    assert_eq!(orders(&w.records()), ["NotifyAtEnd", "Connect"]);
    w.party(call, PartyEvent::Answer);
    w.wait(90 * SECOND);
    w.party(call, PartyEvent::Disconnect(LegId::TWO, NORMAL));
    let brief = w.brief();
    assert_eq!(brief[0], "unidirectional");
    assert!(brief[1].starts_with("invoke 26372 30"), "{brief:?}");
    assert!(brief[1].contains("9f3c06010203040506"), "{brief:?}");
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// aCG: controlCauseIndicator [59], gapDuration [62] 5 (16 s), nationalGapInterval [63] 15 (none), translationType [70], and
/// globalTitleAddress [69] 800555. What it concerns is not asked for as long; other queries are.
#[test]
fn queries_are_gapped() {
    let mut w = World::new();
    w.call(analyzed());
    let gap = parameters(
        0x30,
        &[
            &[0x9f, 0x3b, 1, 3],
            &[0x9f, 0x3e, 1, 5],
            &[0x9f, 0x3f, 1, 15],
            &[0x9f, 0x46, 1, 0],
            &[0x9f, 0x45, 3, 0x08, 0x50, 0x55],
        ],
    );
    w.order(How::Response, &[(ACG, None, gap), bare(CONTINUE, FIRST)]);
    assert_eq!(orders(&w.records()), ["Gap", "Continue"]);
    w.brief();
    w.call(analyzed());
    assert_eq!(lost(&w.records()), Some((Loss::Gapped, true)));
    assert!(w.brief().is_empty());
    w.wait(17 * SECOND);
    w.call(analyzed());
    assert_eq!(w.brief()[0], "query Granted");
}

/// An aCG of this interval on 800 and three digits, of which the switch is to ask nothing for 16 s.
fn gap(interval: u8, code: u8) -> Vec<u8> {
    // Three digits after 800: 0-9 each, low half of an octet first.
    let [hundreds, tens, ones] = [code / 100, code / 10 % 10, code % 10];
    parameters(
        0x30,
        &[
            &[0x9f, 0x3b, 1, 3],
            &[0x9f, 0x3e, 1, 5],
            &[0x9f, 0x3f, 1, interval],
            &[0x9f, 0x46, 1, 0],
            &[0x9f, 0x45, 3, 0x08, hundreds << 4, ones << 4 | tens],
        ],
    )
}

fn called(code: u8) -> CallRequest {
    let mut request = analyzed();
    let called = number(&format!("800{code:03}0199"));
    request.trigger.called = Some(CalledNumber::Isup(called));
    request
}

/// A query that a control lets through has aCGEncountered [2]: SCF overload (2 in the upper bits), six digits. nationalGapInterval 7
/// is 5 s.
#[test]
fn a_query_that_is_let_through_says_so() {
    let mut w = World::new();
    w.call(called(7));
    let first = w.brief();
    assert!(!first[1].contains("8201"), "{first:?}");
    w.order(
        How::Response,
        &[(ACG, None, gap(7, 7)), bare(CONTINUE, FIRST)],
    );
    for wait in [0, 5] {
        w.wait(wait * SECOND);
        w.call(called(7));
        let brief = w.brief();
        assert!(brief[1].contains("820186"), "{brief:?}");
        w.order(How::Response, &[bare(CONTINUE, FIRST)]);
        w.records();
        w.call(called(7));
        assert_eq!(lost(&w.records()), Some((Loss::Gapped, true)));
    }
    // What it does not concern says nothing.
    w.call(called(8));
    let other = w.brief();
    assert!(!other[1].contains("8201"), "{other:?}");
}

/// A trigger that a call meets later is held back likewise: infoAnalyzed 25603 after infoCollected 25602. Default handling follows, and
/// the transaction of the first one, if it lives, is over.
#[test]
fn a_later_trigger_meets_the_gap_too() {
    for how in [How::Response, How::Conversation] {
        for (interval, is_told) in [(15, false), (7, true)] {
            let mut w = World::new();
            let mut request = called(7);
            request.trigger.dp = DetectionPoint::CollectedInfo;
            let later = DetectionPoint::AnalyzedInformation;
            request.then_triggers[0] = Some((later, ServiceSelector::Criteria(None)));
            w.call(request);
            let brief = w.brief();
            assert!(brief[1].starts_with("invoke 25602 "), "{brief:?}");
            w.order(
                how,
                &[
                    (ACG, None, gap(interval, 7)),
                    arm_answer_and_disconnect(),
                    bare(CONTINUE, FIRST),
                ],
            );
            let brief = w.brief();
            if is_told {
                assert!(brief[1].starts_with("invoke 25603 "), "{brief:?}");
                assert!(brief[1].contains("820186"), "{brief:?}");
                continue;
            }
            let asked = brief.iter().any(|line| line.starts_with("query"));
            assert!(!asked, "{brief:?}");
            let records = w.records();
            assert_eq!(lost(&records), Some((Loss::Gapped, true)));
            assert!(ended(&records));
            assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
        }
    }
}

/// acgGlobalCtrlRestore 26883 in a Query of the SCP: aCGGlobalOverride [110] 1 scpOverloadItems, 3 smsInitCntrl. Those that are named end;
/// the result is an empty sequence. 7, craftInitCntrl, is refused: the switch has none.
#[test]
fn all_gaps_end_at_once() {
    let mut w = World::new();
    w.call(called(7));
    w.order(
        How::Response,
        &[
            (ACG, None, gap(15, 7)),
            (ACG, None, gap(15, 8)),
            bare(CONTINUE, FIRST),
        ],
    );
    w.brief();
    w.records();
    let gapped = |w: &mut World| {
        w.call(called(8));
        let records = w.records();
        w.brief();
        lost(&records).is_some()
    };
    for (value, answer) in [(7, "error"), (3, "result 3000"), (1, "result 3000")] {
        assert!(gapped(&mut w), "{value}");
        w.ask(ACG_GLOBAL_CTRL_RESTORE, &[0x30, 4, 0x9f, 0x6e, 1, value]);
        let brief = w.brief();
        assert_eq!(brief[0], "response");
        assert!(brief[1].starts_with(answer), "{brief:?}");
        let done = w.records();
        let restored = done.iter().any(|record| {
            matches!(
                record,
                Record::OfSwitch {
                    instruction: Instruction::RestoreGaps(_)
                }
            )
        });
        assert_eq!(restored, answer != "error");
    }
    assert!(!gapped(&mut w));
}

/// [`MAX_GAPS`]: of the control in excess the switch says by acgOverflow 26884, in a Unidirectional, that it is not taken; what else the
/// message orders is done, and the other controls hold.
#[test]
fn more_gaps_than_there_is_room_for() {
    let most = u8::try_from(MAX_GAPS).expect("few");
    let mut w = World::new();
    let codes: Vec<u8> = (0..most).collect();
    for codes in codes.chunks(4) {
        w.call(called(200));
        let gaps = codes.iter().map(|code| (ACG, None, gap(15, *code)));
        let given: Vec<_> = gaps.chain([bare(CONTINUE, FIRST)]).collect();
        w.order(How::Response, &given);
    }
    let done = orders(&w.records());
    assert_eq!(done.iter().filter(|done| **done == "Gap").count(), MAX_GAPS);
    w.call(called(200));
    w.brief();
    w.order(
        How::Response,
        &[(ACG, None, gap(15, most)), bare(CONTINUE, FIRST)],
    );
    let records = w.records();
    assert_eq!(orders(&records), ["Continue"]);
    let refused = records.iter().any(|record| {
        matches!(
            record,
            Record::Refused {
                operation: Some(26881),
                answer: Refusal::Nothing,
                ..
            }
        )
    });
    assert!(refused, "{records:?}");
    // controlCauseIndicator [59], translationType [70], globalTitleAddress [69] 800 064.
    let overflow = "invoke 26884 300e9f3b01039f4601009f4503080046";
    assert_eq!(w.brief(), ["unidirectional", overflow]);
    for code in 0..most {
        w.call(called(code));
        assert_eq!(lost(&w.records()), Some((Loss::Gapped, true)), "{code}");
    }
    w.call(called(most));
    assert_eq!(w.brief()[0], "query Granted");
}

/// activityTest 26886: transID [163]; actResult [164] 1 transactionOpen, 0 transactionClosed.
#[test]
fn a_transaction_is_asked_for() {
    let mut w = World::new();
    w.call(analyzed());
    let ours: [u8; 4] = w.packages[0][4..8].try_into().expect("four octets");
    w.brief();
    for (id, told) in [(ours, "0101"), ([9; 4], "0100")] {
        let transaction = [&[0x9f, 0x81, 0x23, 4][..], &id].concat();
        w.ask(ACTIVITY_TEST, &parameters(0x30, &[&transaction]));
        let brief = w.brief();
        assert_eq!(brief[0], "response");
        assert_eq!(brief[1], format!("result 30059f8124{told}"));
    }
    assert_eq!(w.ssp.calls(), 1);
}

/// collectInformation: the switch takes digits, and asks again with infoCollected 25602 in a Query of its own.
#[test]
fn more_digits_of_the_line() {
    let mut w = World::new();
    let mut request = analyzed();
    request.digits = UserDigits::new("2015550177");
    w.call(request);
    w.brief();
    w.order(How::Response, &[bare(COLLECT_INFORMATION, FIRST)]);
    assert_eq!(orders(&w.records()), ["CollectDigits"]);
    assert_eq!(w.ssp.dialogues(), 0);
    w.wait(2 * SECOND);
    let brief = w.brief();
    assert_eq!(brief[0], "query Granted");
    assert!(brief[1].starts_with("invoke 25602 "), "{brief:?}");
    w.order(How::Response, &[bare(CONTINUE, FIRST)]);
    assert_eq!((orders(&w.records()), w.ssp.calls()), (vec!["Continue"], 1));
}

/// Every way in which the SCP can refuse: default handling, and nothing is left.
#[test]
fn control_is_lost() {
    type Ends = fn(&mut World);
    let ends: [(Ends, Loss); 5] = [
        (
            |w| {
                w.scf(|tc, id| {
                    let code = ErrorCode::Private(Code::number_of(1));
                    let cause = [0x30, 0x07, 0xbf, 0x37, 0x04, 0x9f, 0x38, 0x01, 0x00];
                    tc.error(id, InvokeId(1), code, Parameter::Octets(&cause))?;
                    tc.response(id, None)
                });
            },
            Loss::Error(1),
        ),
        (
            |w| {
                w.scf(|tc, id| {
                    tc.reject(id, Some(InvokeId(1)), Problem::INCORRECT_PARAMETER)?;
                    tc.response(id, None)
                });
            },
            Loss::Reject(3),
        ),
        (|w| w.scf(|tc, id| tc.abort(id, None, None)), Loss::Aborted),
        (|w| w.order(How::Response, &[]), Loss::Ended),
        (|w| w.wait(4 * SECOND), Loss::Tssf),
    ];
    for (end, why) in ends {
        let mut w = World::new();
        w.call(analyzed());
        end(&mut w);
        assert_eq!(lost(&w.records()), Some((why, true)));
        assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0), "{why}");
    }
}

/// An armed event that the SCP does not answer: applicationError with errorCause [56] responseMessageTimerExpired (2), about the
/// operation that was told last, in a Response.
#[test]
fn a_request_waits_for_t1() {
    let mut w = World::new();
    let call = w.call(analyzed());
    // eDPRequest oNoAnswer (bit 1), oNoAnswerTimer [91] 10 s.
    let no_answer = parameters(0x30, &[&[0x9f, 0x5c, 2, 6, 0x40], &[0x9f, 0x5b, 1, 10]]);
    w.order(
        How::Conversation,
        &[(REQUEST_REPORT, FIRST, no_answer), route()],
    );
    w.brief();
    w.wait(11 * SECOND);
    let brief = w.brief();
    assert!(brief[1].starts_with("invoke 25609 "), "{brief:?}");
    w.wait(3 * SECOND);
    let records = w.records();
    assert_eq!(lost(&records), Some((Loss::Tssf, true)));
    assert!(ended(&records));
    assert_eq!(w.brief(), ["response", "error 1 3007bf37049f380102"]);
    assert!(w.ssp.party(w.now, call, PartyEvent::Abandon).is_err());
}

#[test]
fn instructions_have_the_same_words_as_in_other_dialects() {
    let mut w = World::new();
    w.call(analyzed());
    w.order(How::Conversation, &[arm_answer_and_disconnect(), route()]);
    let armed = w.records().iter().find_map(|record| match record {
        Record::Instructed {
            instruction: Instruction::Arm(arms),
            ..
        } => Some(arms.len()),
        _ => None,
    });
    assert_eq!(armed, Some(3));
}
