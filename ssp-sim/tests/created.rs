//! Calls that the SCP has the switch of AIN make (GR-1299-CORE createCall). What the SCP sends is written by hand from AIN-Operations and
//! AIN-Parameters; what the switch answers is compared as octets.

#[path = "common/ansi.rs"]
mod common;

use common::*;
use inlab_inap::{Instruction, LegId};
use inlab_ssp_sim::{Behaviour, CallId, NORMAL, PartyEvent, Record, Refusal};
use inlab_stack::tcap::ansi::{InvokeRequest, OperationCode, Permission};
use inlab_stack::tcap::{Class, Parameter};

const CREATE_CALL: u32 = 101 * 256 + 7;
const REQUEST_REPORT: u32 = 109 * 256 + 1;
const O_ANSWER: u32 = 100 * 256 + 11;
const O_DISCONNECT: u32 = 100 * 256 + 26;
const DISCONNECT: u32 = 101 * 256 + 3;
const CLOSE: u32 = 110 * 256 + 1;

/// calledPartyID [15] 2125550101 and callingPartyID [18] 2125550100: nature 3 national, plan 1; screening 3 network provided.
const CALLED: &[u8] = &[0x8f, 7, 3, 0x10, 0x12, 0x52, 0x55, 0x10, 0x10];
const CALLING: &[u8] = &[0x92, 7, 3, 0x13, 0x12, 0x52, 0x55, 0x10, 0x00];
/// eDPRequest [92]: oDisconnect, bit 11; eDPNotification [93]: oAnswer, bit 3. The first octet counts the bits that are not used.
const REQUESTED: &[u8] = &[0x9f, 0x5c, 3, 4, 0x00, 0x10];
const NOTIFIED: &[u8] = &[0x9f, 0x5d, 2, 4, 0x10];
/// userID [53] of the calling line, bearerCapability [13] speech.
const CALL: &str = "bf3507810512525510008d0100";

fn opened(w: &mut World, orders: &[(u32, Vec<u8>)]) {
    let mut tc = w.scf.stack.tc(w.now);
    let mut tc = tc.ansi().expect("ANSI");
    let id = tc.open(address(SCP), address(SWITCH)).expect("room");
    for (code, parameter) in orders {
        let [.., family, specifier] = code.to_be_bytes();
        let code = OperationCode::private(family, specifier);
        let request = InvokeRequest::new(code, Class::Both, 60 * SECOND);
        tc.invoke(id, &request, Parameter::Octets(parameter))
            .expect("it is taken");
    }
    tc.query(id, Permission::Granted, None).expect("it is sent");
    w.scf.user.last = Some(id);
    w.run();
}

fn create() -> (u32, Vec<u8>) {
    (CREATE_CALL, parameters(0x30, &[CALLED, CALLING]))
}

fn made(records: &[Record]) -> Option<CallId> {
    records.iter().find_map(|record| match record {
        Record::Instructed {
            call,
            instruction: Instruction::CreateCall(_),
        } => Some(*call),
        _ => None,
    })
}

#[test]
fn a_call_is_made_and_told_of() {
    let mut w = World::new();
    let arm = parameters(0x30, &[REQUESTED, NOTIFIED]);
    opened(&mut w, &[create(), (REQUEST_REPORT, arm)]);
    // The result of createCall says nothing but that it is done.
    assert_eq!(w.brief(), ["conversation Granted", "result 3000"]);
    let call = made(&w.records()).expect("a call");
    assert_eq!(w.ssp.calls(), 1);
    w.wait(2 * SECOND);
    w.party(call, PartyEvent::Answer);
    assert_eq!(
        w.brief(),
        [
            "conversation Granted".to_string(),
            format!("invoke {O_ANSWER} 3011{CALL}9f6f01ff"),
        ]
    );
    w.party(call, PartyEvent::Disconnect(LegId::ONE, NORMAL));
    assert_eq!(
        w.brief(),
        [
            "conversation Granted".to_string(),
            format!("invoke {O_DISCONNECT} 3011{CALL}9f6f0100"),
        ]
    );
    w.order(How::Response, &[(DISCONNECT, Some(2), vec![0x30, 0])]);
    assert_eq!(w.brief(), [""; 0]);
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// Nothing is armed: the switch has nothing to tell, and ends the conversation with the result.
#[test]
fn a_call_that_nobody_watches_is_let_go() {
    let mut w = World::new();
    opened(&mut w, &[create()]);
    assert_eq!(
        w.brief(),
        [
            "response".to_string(),
            "result 3000".to_string(),
            // edpsCompleted.
            format!("invoke {CLOSE} 30049f480101"),
        ]
    );
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (1, 0));
}

#[test]
fn a_busy_line_makes_no_call() {
    let line = inlab_ss7::Digits::from_text("2125550100", inlab_ss7::Alphabet::Q763);
    let line = line.expect("digits");
    let mut w = World::with(|config| config.subscribers = vec![(line, Behaviour::Busy)]);
    opened(&mut w, &[create()]);
    // failureReport, failureCause [32] 29.
    assert_eq!(w.brief(), ["response", "error 2 30049f20011d"]);
    let refused = Record::Refused {
        call: CallId(1),
        operation: Some(25863),
        answer: Refusal::Error(2),
    };
    assert!(w.records().contains(&refused));
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// A line that does not work, no digits to call, no calling party: nothing is made, and what is wrong is said.
#[test]
fn what_cannot_be_made_is_refused() {
    let line = inlab_ss7::Digits::from_text("2125550100", inlab_ss7::Alphabet::Q763);
    let line = line.expect("digits");
    let mut w = World::with(|config| config.subscribers = vec![(line, Behaviour::Unreachable)]);
    opened(&mut w, &[create()]);
    // applicationError, errorCause 0: erroneousDataValue.
    assert_eq!(w.brief(), ["response", "error 1 3007bf37049f380100"]);
    let mut w = World::new();
    let nobody: &[u8] = &[0x8f, 2, 3, 0x10];
    opened(
        &mut w,
        &[(CREATE_CALL, parameters(0x30, &[nobody, CALLING]))],
    );
    // errorCause 1: a parameter is missing, since a number without digits is none.
    assert_eq!(w.brief(), ["response", "error 1 3007bf37049f380101"]);
    // callingPartyID is mandatory: the argument is none (T1.114.5, incorrect parameter).
    opened(&mut w, &[(CREATE_CALL, parameters(0x30, &[CALLED]))]);
    assert_eq!(w.brief(), ["response", "reject invokeIncorrectParameter"]);
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
}

/// Before there is a call, nothing can be armed for it.
#[test]
fn events_of_no_call_are_refused() {
    let mut w = World::new();
    let arm = parameters(0x30, &[REQUESTED, NOTIFIED]);
    opened(&mut w, &[(REQUEST_REPORT, arm)]);
    assert_eq!(w.brief(), ["response", "error 1 3007bf37049f380104"]);
}
