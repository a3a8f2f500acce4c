//! A mobile switch of WIN under a scripted SCP, against octets written by hand from X.S0004-550 and ANSIMAPParameters: neither our SCP nor
//! its encoder has a part in it.

#[path = "common/ansi.rs"]
mod common;

use common::*;
use inlab_inap::{
    CalledNumber, Cell, DetectionPoint, Dialect, Instruction, LegId, ServiceSelector, Station,
    Trigger, UserDigits,
};
use inlab_ss7::{Alphabet, CalledPartyNumber, CallerName, CallingPartyNumber, Digits};
use inlab_ssp_sim::{
    BUSY, Behaviour, CallRequest, DefaultHandling, Loss, Msc, NORMAL, PartyEvent, Record, Refusal,
};
use inlab_stack::tcap::{DialogueId, InvokeId, Parameter};

const ACG_DIRECTIVE: u32 = 2401;
const CCDIR: u32 = 2385;
const UNRELIABLE_CALL_DATA: u32 = 2391;

/// BillingID [1] of the first call: market 1, switch 1, call 1, segment 0; MSCID [21].
const BILLING: [u8; 9] = [0x81, 7, 0, 1, 1, 0, 0, 1, 0];
const MSCID: [u8; 5] = [0x95, 3, 0, 1, 1];
/// MIN [8] 2015550100, packed.
const MIN: [u8; 7] = [0x88, 5, 0x02, 0x51, 0x55, 0x10, 0x00];

fn digits(text: &str) -> Digits {
    Digits::from_text(text, Alphabet::Q763).expect("digits")
}

fn trigger(dp: DetectionPoint, kind: u8) -> Trigger {
    let mut trigger = Trigger::new(dp, ServiceSelector::TriggerType(kind));
    let called = CalledPartyNumber::from_text("2125551234 (national)").expect("a number");
    if dp != DetectionPoint::FacilitySelectedAndAvailable {
        trigger.called = Some(CalledNumber::Isup(called));
        let calling = CallingPartyNumber::from_text("2015550100 (national)");
        trigger.calling = Some(calling.expect("a number"));
    }
    trigger.subject.station = Some(Station::Min(digits("2015550100")));
    trigger.subject.serial = Some([0x11, 0x22, 0x33, 0x44]);
    trigger.subject.directory_number = Some(digits("2015550100"));
    trigger
}

fn call_at(dp: DetectionPoint, kind: u8) -> CallRequest {
    CallRequest {
        called_behaviour: Some(Behaviour::Manual),
        ..CallRequest::new(trigger(dp, kind), Dialect::WIN, address(SCP))
    }
}

/// Origination_Attempt_Authorized.
fn originating() -> CallRequest {
    call_at(DetectionPoint::OrigAttemptAuthorized, 36)
}

/// TriggerAddressList [276] of one TriggerList [278]: DestinationAddress PC_SSN [32], and WIN_TriggerList [283] of these octets.
fn arms(list: &[u8]) -> Vec<u8> {
    let length = |octets: &[u8]| u8::try_from(octets.len()).expect("short");
    // Type of node 0, 2-2-2, subsystem 248.
    let address = [0x9f, 0x20, 5, 0, 2, 2, 2, 248];
    let list = [&[0x9f, 0x82, 0x1b, length(list)][..], list].concat();
    let one = [&address[..], &list].concat();
    let one = [&[0xbf, 0x82, 0x16, length(&one)][..], &one].concat();
    [&[0xbf, 0x82, 0x14, length(&one)][..], &one].concat()
}

/// EDP-N O_Answer (40), EDP-R O_Disconnect (41), O_Called_Party_Busy (42), O_No_Answer (43).
const FATE: [u8; 6] = [0xdf, 40, 0xde, 41, 42, 43];

/// ActionCode [128]: 1 continue, 2 disconnect call.
fn action(code: u8) -> Vec<u8> {
    vec![0x9f, 0x81, 0x00, 1, code]
}

/// The SCP answers the first Invoke of a transaction by a result, in a Response.
fn result_in(w: &mut World, id: DialogueId, parameter: &[u8]) {
    let mut tc = w.scf.stack.tc(w.now);
    let mut tc = tc.ansi().expect("ANSI");
    tc.result(id, InvokeId(1), Parameter::Octets(parameter))
        .expect("it is taken");
    tc.response(id, None).expect("it is sent");
    w.run();
}

fn result(w: &mut World, elements: &[&[u8]]) {
    let id = w.scf.user.last.expect("a transaction");
    result_in(w, id, &parameters(0xf2, elements));
}

fn orders(records: &[Record]) -> Vec<&'static str> {
    let ordered = records.iter().filter_map(|record| match record {
        Record::Instructed { instruction, .. } => Some(instruction.name()),
        _ => None,
    });
    ordered.collect()
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

#[track_caller]
fn has(message: &str, octets: &[u8]) {
    assert!(
        message.contains(&hex(octets)),
        "{} in {message}",
        hex(octets)
    );
}

/// A prepaid call: OriginationRequest 2351 and AnalyzedInformation 2368, each a Query; OAnswer 2386 in a Unidirectional; ODisconnect 2387
/// in a Query, held until its result. Every message names the call.
#[test]
fn w1_prepaid_mobile_originating() {
    let mut w = World::with(|config| {
        config.msc = Msc {
            start_of_day: 36_000,
            offset: -300,
            ..Msc::default()
        };
    });
    let mut request = originating();
    let analyzed = DetectionPoint::AnalyzedInformation;
    request.then_triggers[0] = Some((analyzed, ServiceSelector::TriggerType(37)));
    let call = w.call(request);
    let brief = w.brief();
    assert_eq!(brief[0], "query Granted");
    assert!(brief[1].starts_with("invoke 2351 f2"), "{brief:?}");
    // TriggerType [279].
    for octets in [&BILLING[..], &MSCID, &MIN, &[0x9f, 0x82, 0x17, 1, 36]] {
        has(&brief[1], octets);
    }
    result(&mut w, &[&arms(&FATE), &action(1)]);
    assert_eq!(orders(&w.records()), ["Arm", "Continue"]);
    let brief = w.brief();
    assert_eq!(brief[0], "query Granted");
    assert!(brief[1].starts_with("invoke 2368 f2"), "{brief:?}");
    for octets in [&BILLING[..], &MSCID, &[0x9f, 0x82, 0x17, 1, 37]] {
        has(&brief[1], octets);
    }
    result(&mut w, &[&action(1)]);
    let records = w.records();
    assert_eq!(
        orders(&records),
        ["Continue"],
        "{records:?} {:?}",
        w.brief()
    );
    assert_eq!(w.ssp.dialogues(), 0, "nothing is open between messages");
    w.wait(10 * SECOND);
    w.party(call, PartyEvent::Answer);
    let brief = w.brief();
    assert_eq!(brief[0], "unidirectional");
    assert!(brief[1].starts_with("invoke 2386 f2"), "{brief:?}");
    // TimeOfDay [309] 36100 tenths, TimeDateOffset [275] -300 minutes, TriggerType 40.
    for octets in [
        &BILLING[..],
        &MSCID,
        &[0x9f, 0x82, 0x35, 3, 0x00, 0x8d, 0x04],
        &[0x9f, 0x82, 0x13, 2, 0xfe, 0xd4],
        &[0x9f, 0x82, 0x17, 1, 40],
    ] {
        has(&brief[1], octets);
    }
    w.wait(60 * SECOND);
    w.party(call, PartyEvent::Disconnect(LegId::TWO, NORMAL));
    let brief = w.brief();
    assert_eq!(brief[0], "query Granted");
    assert!(brief[1].starts_with("invoke 2387 f2"), "{brief:?}");
    // ReleaseCause [308] 2: the called party.
    has(&brief[1], &[0x9f, 0x82, 0x34, 1, 2]);
    has(&brief[1], &[0x9f, 0x82, 0x35, 3, 0x00, 0x8f, 0x5c]);
    assert!(!ended(&w.records()), "held until the result");
    result(&mut w, &[]);
    let records = w.records();
    assert!(ended(&records) && lost(&records).is_none());
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// Each call has a number of its own in its BillingID.
#[test]
fn calls_are_numbered() {
    let mut w = World::new();
    for number in 1..4 {
        w.call(originating());
        let brief = w.brief();
        has(&brief[1], &[0x81, 7, 0, 1, 1, 0, 0, number, 0]);
    }
}

/// AnalyzedInformation is denied, with an announcement first; or routed elsewhere.
#[test]
fn results_are_obeyed() {
    // AccessDeniedReason [20] 6: termination denied; AnnouncementList [130] of AnnouncementCode [76] 0: no tone, standard announcement 1.
    let mut w = World::new();
    w.call(call_at(DetectionPoint::AnalyzedInformation, 37));
    let heard = [0xbf, 0x81, 0x02, 6, 0x9f, 0x4c, 3, 0, 0, 1];
    result(&mut w, &[&heard[..7], &heard[7..], &[0x94, 1, 6]]);
    let records = w.records();
    assert_eq!(orders(&records), ["Announce", "Release"], "{records:?}");
    assert_eq!(w.ssp.calls(), 1);
    w.wait(3 * SECOND);
    assert!(ended(&w.records()));
    assert!(w.ssp.calls() == 0);

    let mut w = World::new();
    w.call(call_at(DetectionPoint::AnalyzedInformation, 37));
    result(&mut w, &[&action(2)]);
    assert_eq!(orders(&w.records()), ["Release"]);
    assert_eq!(w.ssp.calls(), 0);

    // A result without parameters says to go on.
    let mut w = World::new();
    w.call(originating());
    result(&mut w, &[]);
    assert_eq!(orders(&w.records()), ["Continue"]);
    assert_eq!(w.ssp.calls(), 1);
}

/// OAnswer may be told by a Query; its answer changes nothing.
#[test]
fn answers_by_query() {
    let mut w = World::with(|config| config.msc.answers_by_query = true);
    let call = w.call(originating());
    result(&mut w, &[&arms(&FATE), &action(1)]);
    w.brief();
    w.party(call, PartyEvent::Answer);
    let brief = w.brief();
    assert_eq!(brief[0], "query Granted");
    assert!(brief[1].starts_with("invoke 2386 "), "{brief:?}");
    w.order(How::Response, &[]);
    assert_eq!((w.ssp.dialogues(), w.ssp.calls()), (0, 1));
    w.wait(60 * SECOND);
    assert_eq!(lost(&w.records()), None);
}

/// A busy called party: OCalledPartyBusy 2392 waits, and the SCP lets it go on.
#[test]
fn w9_a_called_party_that_is_busy() {
    let mut w = World::new();
    let call = w.call(originating());
    result(&mut w, &[&arms(&FATE), &action(1)]);
    w.brief();
    w.party(call, PartyEvent::Busy(BUSY));
    let brief = w.brief();
    assert!(brief[1].starts_with("invoke 2392 f2"), "{brief:?}");
    has(&brief[1], &[0x9f, 0x82, 0x17, 1, 42]);
    result(&mut w, &[&action(1)]);
    assert!(ended(&w.records()));
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// A later trigger without an answer, of a call that goes on: what is armed stays armed.
#[test]
fn what_is_armed_outlives_a_lost_transaction() {
    let mut w = World::new();
    let mut request = originating();
    request.default_handling = DefaultHandling::Continue;
    let analyzed = DetectionPoint::AnalyzedInformation;
    request.then_triggers[0] = Some((analyzed, ServiceSelector::TriggerType(37)));
    let call = w.call(request);
    result(&mut w, &[&arms(&FATE), &action(1)]);
    w.wait(6 * SECOND);
    assert_eq!(lost(&w.records()), Some((Loss::Tssf, false)));
    w.brief();
    w.party(call, PartyEvent::Answer);
    assert!(w.brief()[1].starts_with("invoke 2386 "));
    w.party(call, PartyEvent::Disconnect(LegId::ONE, NORMAL));
    assert!(w.brief()[1].starts_with("invoke 2387 "));
    result(&mut w, &[]);
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// A Query without an answer: the operation's timer, then default handling.
#[test]
fn a_trigger_without_an_answer() {
    let mut w = World::new();
    w.call(originating());
    w.brief();
    w.wait(6 * SECOND);
    assert_eq!(lost(&w.records()), Some((Loss::Tssf, true)));
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
    assert!(w.brief().is_empty());
}

/// CallControlDirective 2385: BillingID, MSCID, MIN, and ActionCode or AnnouncementList. Result: CallStatus [310].
fn directive(elements: &[&[u8]]) -> Vec<u8> {
    let head: [&[u8]; 3] = [&BILLING, &MSCID, &MIN];
    parameters(0xf2, &[&head[..], elements].concat())
}

fn answered(w: &mut World) -> inlab_ssp_sim::CallId {
    let call = w.call(originating());
    result(w, &[&arms(&FATE), &action(1)]);
    w.party(call, PartyEvent::Answer);
    w.records();
    w.brief();
    call
}

/// Low balance: the call is cleared for the SCP, which hears of it as commanded (ReleaseCause 3).
#[test]
fn w2_a_call_is_cleared_by_directive() {
    let mut w = World::new();
    answered(&mut w);
    w.ask(CCDIR, &directive(&[&action(2)]));
    assert_eq!(orders(&w.records()), ["Release"]);
    let brief = w.brief();
    // CallStatus 2: the called party.
    assert_eq!(brief[..2], ["response", "result f2059f82360102"]);
    assert_eq!(brief[2], "query Granted");
    assert!(brief[3].starts_with("invoke 2387 f2"), "{brief:?}");
    has(&brief[3], &[0x9f, 0x82, 0x34, 1, 3]);
    result(&mut w, &[]);
    assert!(ended(&w.records()));
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// ODisconnect was sent, and waits for its result, when the directive comes: the clearing wins, and is told once.
#[test]
fn a_directive_crosses_a_clearing() {
    let mut w = World::new();
    let call = answered(&mut w);
    w.party(call, PartyEvent::Disconnect(LegId::ONE, NORMAL));
    let clearing = w.scf.user.last.expect("ODisconnect");
    w.brief();
    w.ask(CCDIR, &directive(&[&action(2)]));
    assert_eq!(w.brief(), ["response", "result f2059f82360102"]);
    // AnnouncementList: not any more. OperationSequenceProblem 132.
    let heard = [0xbf, 0x81, 0x02, 6, 0x9f, 0x4c, 3, 0, 0, 1];
    w.ask(CCDIR, &directive(&[&heard]));
    let brief = w.brief();
    assert_eq!(brief[0], "response");
    assert!(brief[1].starts_with("error 132"), "{brief:?}");
    let refused = |record: &Record| {
        matches!(
            record,
            Record::Refused {
                answer: Refusal::Error(132),
                ..
            }
        )
    };
    assert!(w.records().iter().any(refused));
    result_in(&mut w, clearing, &parameters(0xf2, &[]));
    assert!(ended(&w.records()));
    // The call is over: UnrecognizedParameterValue 138.
    w.ask(CCDIR, &directive(&[&action(2)]));
    let brief = w.brief();
    assert!(brief[1].starts_with("error 138"), "{brief:?}");
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// An announcement in the call, which goes on.
#[test]
fn w2_an_announcement_by_directive() {
    let mut w = World::new();
    let call = answered(&mut w);
    let heard = [0xbf, 0x81, 0x02, 6, 0x9f, 0x4c, 3, 0, 0, 1];
    w.ask(CCDIR, &directive(&[&heard]));
    assert_eq!(w.brief(), ["response", "result f2059f82360102"]);
    assert_eq!(orders(&w.records())[0], "Announce");
    w.party(call, PartyEvent::Disconnect(LegId::TWO, NORMAL));
    let brief = w.brief();
    assert!(brief[1].starts_with("invoke 2387 "), "{brief:?}");
}

/// The switch begins anew: BulkDisconnection 2384 with MSCID, TimeOfDay and TimeDateOffset, once to whoever controlled calls.
#[test]
fn w11_a_restart_of_the_switch() {
    let mut w = World::new();
    for _ in 0..3 {
        let call = w.call(originating());
        result(&mut w, &[&arms(&FATE), &action(1)]);
        w.party(call, PartyEvent::Answer);
    }
    w.brief();
    w.wait(30 * SECOND);
    w.ssp.restart(w.now);
    w.run();
    let brief = w.brief();
    let bulk = "f212".to_owned() + "9503000101" + "9f8213020000" + "9f82350300012c";
    assert_eq!(brief, ["query Granted", &*format!("invoke 2384 {bulk}")]);
    w.order(How::Response, &[]);
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// UnreliableCallData 2391 (ControlNetworkID [307], MSCID): CallRecoveryReport 2388 lists the calls.
#[test]
fn an_scp_that_lost_its_calls_asks_for_them() {
    let mut w = World::new();
    answered(&mut w);
    w.wait(SECOND);
    let network = [0x9f, 0x82, 0x33, 3, 0, 1, 1];
    w.ask(UNRELIABLE_CALL_DATA, &parameters(0xf2, &[&network, &MSCID]));
    let brief = w.brief();
    assert_eq!(brief[0], "response", "{brief:?}");
    let report = brief.last().expect("a report");
    assert!(report.starts_with("invoke 2388 f2"), "{brief:?}");
    // CallRecoveryIDList [304] of CallRecoveryID [303].
    has(report, &[0xbf, 0x82, 0x30]);
    has(report, &[0xbf, 0x82, 0x2f]);
    has(report, &BILLING);
    w.order(How::Response, &[]);
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (1, 0));
    // Of another switch: UnrecognizedParameterValue.
    let other = [0x95, 3, 0, 9, 9];
    w.ask(UNRELIABLE_CALL_DATA, &parameters(0xf2, &[&network, &other]));
    assert!(w.brief()[1].starts_with("error 138"));
}

/// A CallRecoveryReport has 32 calls at most; the rest are told in another, and none is lost.
#[test]
fn more_calls_than_one_report_tells() {
    const CALLS: u8 = 33;
    let mut w = World::new();
    for _ in 0..CALLS {
        w.call(originating());
        result(&mut w, &[&arms(&FATE), &action(1)]);
    }
    w.brief();
    let network = [0x9f, 0x82, 0x33, 3, 0, 1, 1];
    w.ask(UNRELIABLE_CALL_DATA, &parameters(0xf2, &[&network, &MSCID]));
    let brief = w.brief();
    let reports: Vec<&String> = brief
        .iter()
        .filter(|line| line.starts_with("invoke 2388 "))
        .collect();
    // CallRecoveryID [303] of each call; the first report has no more room.
    let told = |report: &str| report.matches("bf822f").count();
    let counts: Vec<usize> = reports.iter().map(|report| told(report)).collect();
    assert_eq!(counts, [32, 1]);
    for call in 1..=CALLS {
        let billing = hex(&[0x81, 7, 0, 1, 1, 0, 0, call, 0]);
        let named = reports.iter().filter(|report| report.contains(&billing));
        assert_eq!(named.count(), 1, "{call}");
    }
    assert_eq!(w.ssp.calls(), CALLS.into());
}

/// ACGDirective 2401 with what is no directive: refused, and the transaction is over.
#[test]
fn a_directive_that_cannot_be_read() {
    let mut w = World::new();
    w.ask(ACG_DIRECTIVE, &[0xf2, 0]);
    let brief = w.brief();
    assert_eq!(brief[0], "response");
    assert!(
        brief[1].starts_with("error") || brief[1].starts_with("reject"),
        "{brief:?}"
    );
    assert_eq!(w.ssp.dialogues(), 0);
}

/// W7: a called party's switch that has no trigger for it asks for the caller's name by ServiceRequest 2367, ServiceID [246] 1, and says
/// where the subscriber is: ServingCellID [2], LocationAreaID [33]. CallingPartyName [243] comes back.
#[test]
fn w7_a_name_is_asked_for() {
    let mut w = World::new();
    let mut request = call_at(DetectionPoint::TermAttemptAuthorized, 38);
    request.trigger.service = ServiceSelector::ServiceId(1);
    request.trigger.cell = Some(Cell::OfSwitch {
        area: Some(0x11),
        cell: Some(0x1234),
    });
    w.call(request);
    let brief = w.brief();
    assert!(brief[1].starts_with("invoke 2367 f2"), "{brief:?}");
    has(&brief[1], &[0x9f, 0x81, 0x76, 1, 1]);
    has(&brief[1], &[0x82, 2, 0x12, 0x34]);
    has(&brief[1], &[0x9f, 0x21, 2, 0, 0x11]);
    let name = [&[0x9f, 0x81, 0x73, 5, 0x20][..], b"ANNA"].concat();
    result(&mut w, &[&name, &action(1)]);
    let records = w.records();
    assert_eq!(orders(&records), ["ShowName", "Continue"]);
    let shown = records.iter().any(|record| match record {
        Record::Instructed {
            instruction: Instruction::ShowName(CallerName::Allowed(name)),
            ..
        } => name.as_str() == "ANNA",
        _ => false,
    });
    assert!(shown);
    assert!(!format!("{records:?}").contains("ANNA"), "personal data");
    assert_eq!((w.ssp.dialogues(), w.ssp.calls()), (0, 1));
}

/// ResumePIC [266] 2, Collect_Information_PIC: the switch takes more digits from the line, and goes on with them to its next trigger.
#[test]
fn more_digits_of_the_line() {
    const COLLECT: [u8; 5] = [0x9f, 0x82, 0x0a, 1, 2];
    let mut w = World::new();
    let mut request = originating();
    request.digits = UserDigits::new("4695550123");
    let analyzed = DetectionPoint::AnalyzedInformation;
    request.then_triggers[0] = Some((analyzed, ServiceSelector::TriggerType(37)));
    w.call(request);
    w.brief();
    result(&mut w, &[&COLLECT]);
    assert_eq!(orders(&w.records()), ["CollectDigits"]);
    assert!(w.brief().is_empty(), "nobody has dialled yet");
    assert_eq!((w.ssp.dialogues(), w.ssp.calls()), (0, 1));
    w.wait(3 * SECOND);
    let brief = w.brief();
    assert_eq!(brief[0], "query Granted");
    assert!(brief[1].starts_with("invoke 2368 f2"), "{brief:?}");
    // Digits [4], dialled, national, 4695550123.
    has(
        &brief[1],
        &[0x84, 9, 1, 0, 0x21, 10, 0x64, 0x59, 0x55, 0x10, 0x32],
    );
    result(&mut w, &[&action(1)]);
    assert_eq!((w.ssp.dialogues(), w.ssp.calls()), (0, 1));

    // Who dials nothing has given up; and a called party's line has no digits to take.
    let mut w = World::new();
    w.call(originating());
    result(&mut w, &[&COLLECT]);
    w.wait(10 * SECOND);
    assert!(ended(&w.records()));
    assert_eq!((w.ssp.dialogues(), w.ssp.calls()), (0, 0));
    let mut w = World::new();
    w.call(call_at(DetectionPoint::TermAttemptAuthorized, 38));
    result(&mut w, &[&COLLECT]);
    let refused = |record: &Record| matches!(record, Record::Refused { .. });
    assert!(w.records().iter().any(refused));
}
