//! Intelligent peripherals of WIN and the switch that connects its callers to one, under a scripted SCP: octets by hand from X.S0004-550,
//! as in `win.rs`.

#[path = "common/ansi.rs"]
mod common;

use common::*;
use inlab_inap::{
    CalledNumber, DetectionPoint, Dialect, ServiceSelector, Station, Trigger, UserDigits,
};
use inlab_ss7::{Alphabet, CalledPartyNumber, Digits};
use inlab_ssp_sim::peripheral::State;
use inlab_ssp_sim::{Behaviour, CallId, CallRequest, Loss, PartyEvent, Peripheral, Record, Ssf};
use inlab_stack::tcap::{DialogueId, InvokeId, Parameter};

const CONNECT_RESOURCE: u32 = 2370;
const DISCONNECT_RESOURCE: u32 = 2371;
const RESET_TIMER: u32 = 2375;
const SEIZE_RESOURCE: u32 = 2377;
const SRF_DIRECTIVE: u32 = 2378;

/// DestinationDigits [87] 2125550191: destination, national, telephony, BCD.
const SEIZED: [u8; 12] = [0x9f, 0x57, 9, 6, 0, 0x21, 10, 0x12, 0x52, 0x55, 0x10, 0x19];

fn digits(text: &str) -> Digits {
    Digits::from_text(text, Alphabet::Q763).expect("digits")
}

fn set(elements: &[&[u8]]) -> Vec<u8> {
    parameters(0xf2, elements)
}

/// A switch with one peripheral of one resource.
fn world() -> World {
    World::with(|config| {
        config.peripherals.push(Peripheral {
            number: digits("2125550190"),
            resources: 1,
        });
    })
}

/// Origination_Attempt_Authorized; the caller dials 1234 when asked.
fn request() -> CallRequest {
    let kind = ServiceSelector::TriggerType(36);
    let mut trigger = Trigger::new(DetectionPoint::OrigAttemptAuthorized, kind);
    let called = CalledPartyNumber::from_text("2125551234 (national)").expect("a number");
    trigger.called = Some(CalledNumber::Isup(called));
    trigger.subject.station = Some(Station::Min(digits("2015550100")));
    CallRequest {
        called_behaviour: Some(Behaviour::Manual),
        digits: UserDigits::new("1234"),
        ..CallRequest::new(trigger, Dialect::WIN, address(SCP))
    }
}

struct Flow {
    w: World,
    call: CallId,
    switch: DialogueId,
    peripheral: DialogueId,
}

/// Of the resource and of the relationship, how control was lost, and whether the call is over.
type States = (Vec<State>, Vec<Ssf>, Option<(Loss, bool)>, bool);

/// A call that waits at its trigger, and a resource seized for it.
fn seized(request: CallRequest) -> Flow {
    let mut w = world();
    let call = w.call(request);
    let switch = w.scf.user.last.expect("a query");
    w.brief();
    let peripheral = w.ask(SEIZE_RESOURCE, &set(&[]));
    let seized = format!("result {}", hex(&set(&[&SEIZED])));
    assert_eq!(w.brief(), ["conversation Granted", &seized]);
    Flow {
        w,
        call,
        switch,
        peripheral,
    }
}

/// The caller is at the resource, which has asked for orders: InstructionRequest 2373.
fn connected(request: CallRequest) -> Flow {
    let mut flow = seized(request);
    let connect = (CONNECT_RESOURCE, None, set(&[&SEIZED]));
    flow.w.order_in(flow.switch, How::Conversation, &[connect]);
    assert_eq!(flow.w.brief(), [] as [&str; 0], "nothing is answered");
    flow.w.wait(SECOND);
    assert_eq!(flow.w.brief(), ["conversation Granted", "invoke 2373 f200"]);
    flow
}

/// Announcement 7, then four digits: 5 s to the first, 5 s between.
fn directive() -> Vec<u8> {
    set(&[
        &[0xbf, 0x81, 0x02, 6, 0x9f, 0x4c, 3, 0x3f, 1, 7],
        &[0x9f, 0x81, 0x0b, 5, 0xc4, 4, 60, 5, 5],
    ])
}

impl Flow {
    fn direct(&mut self) {
        let order = (SRF_DIRECTIVE, None, directive());
        self.w
            .order_in(self.peripheral, How::Conversation, &[order]);
    }

    /// The result of the switch's or the resource's question, in the last package.
    fn answer(&mut self, id: DialogueId, parameter: &[u8]) {
        let mut tc = self.w.scf.stack.tc(self.w.now);
        let mut tc = tc.ansi().expect("ANSI");
        tc.result(id, InvokeId(1), Parameter::Octets(parameter))
            .expect("it is taken");
        tc.response(id, None).expect("it is sent");
        self.w.run();
    }

    fn states(&mut self) -> States {
        let (mut resource, mut ssf, mut lost, mut over) = (vec![], vec![], None, false);
        for record in self.w.records() {
            match record {
                Record::Resource { state, .. } => resource.push(state),
                Record::Ssf { state, .. } => ssf.push(state),
                Record::ControlLost { why, released, .. } => lost = Some((why, released)),
                Record::Over { .. } => over = true,
                _ => {}
            }
        }
        (resource, ssf, lost, over)
    }

    /// Nothing is left of it.
    #[track_caller]
    fn rests(mut self) {
        self.w.wait(400 * SECOND);
        assert_eq!((self.w.ssp.calls(), self.w.ssp.dialogues()), (0, 0));
    }
}

/// ActionCode [128] 2: disconnect call; 1: continue.
fn action(code: u8) -> Vec<u8> {
    set(&[&[0x9f, 0x81, 0x00, 1, code]])
}

const WAITING: Ssf = Ssf::WaitingForInstructions;
const AT_RESOURCE: Ssf = Ssf::WaitingForEndOfTemporaryConnection;

#[test]
fn w8_a_resource_plays_and_collects() {
    let mut flow = connected(request());
    flow.direct();
    flow.w.wait(2 * SECOND);
    assert_eq!(flow.w.brief(), [] as [&str; 0], "it plays");
    // Two seconds of announcement, one of digits: Digits [4], caller interaction 3, 1234.
    flow.w.wait(2 * SECOND);
    let told = "result f2088406030021042143";
    assert_eq!(flow.w.brief(), ["conversation Granted", told]);
    // A second order while one is carried out, and one that cannot be read.
    flow.direct();
    flow.direct();
    assert_eq!(flow.w.brief(), ["conversation Granted", "error 132 "]);
    flow.w.wait(4 * SECOND);
    assert_eq!(flow.w.brief(), ["conversation Granted", told]);
    let order = (SRF_DIRECTIVE, None, set(&[]));
    flow.w
        .order_in(flow.peripheral, How::Conversation, &[order]);
    assert_eq!(flow.w.brief(), ["conversation Granted", "error 140 "]);
    // It is told that there is nothing more, and waits for the switch to clear.
    flow.answer(flow.peripheral, &set(&[]));
    let disconnect = (DISCONNECT_RESOURCE, None, set(&[]));
    flow.w
        .order_in(flow.switch, How::Conversation, &[disconnect]);
    flow.answer(flow.switch, &action(2));
    assert_eq!(flow.w.brief(), [] as [&str; 0]);
    let (resource, ssf, lost, over) = flow.states();
    assert_eq!(
        resource,
        [
            State::Seized,
            State::Asking,
            State::Playing,
            State::Asking,
            State::Playing,
            State::Asking,
            State::Leaving,
            State::Free
        ]
    );
    assert_eq!(
        ssf,
        [WAITING, AT_RESOURCE, WAITING, Ssf::Monitoring, Ssf::Idle]
    );
    assert_eq!((lost, over), (None, true));
    flow.rests();
}

/// The answer alone clears the connection, too; the call goes on to the number that was dialled.
#[test]
fn the_answer_clears_the_connection() {
    let mut flow = connected(request());
    flow.answer(flow.peripheral, &set(&[]));
    flow.answer(flow.switch, &action(1));
    let (resource, ssf, lost, over) = flow.states();
    assert_eq!(resource.last(), Some(&State::Free));
    assert_eq!(ssf.last(), Some(&Ssf::Idle));
    assert_eq!((lost, over), (None, false), "it goes on, unwatched");
}

/// ResourceShortage, 133, in the last package; when the resource is free again it can be had.
#[test]
fn no_resource_is_free() {
    let mut flow = seized(request());
    flow.w.ask(SEIZE_RESOURCE, &set(&[]));
    assert_eq!(flow.w.brief(), ["response", "error 133 "]);
    // Nobody calls it: it is given up after a minute.
    flow.w.wait(61 * SECOND);
    assert!(flow.w.brief().contains(&"abort".to_owned()));
    flow.w.ask(SEIZE_RESOURCE, &set(&[]));
    let seized = format!("result {}", hex(&set(&[&SEIZED])));
    assert_eq!(flow.w.brief(), ["conversation Granted", &seized]);
}

/// ConnectionFailureReport 2369, FailureType [260] 1, call abandoned; then the resource gives its transaction up.
#[test]
fn the_caller_leaves() {
    let mut flow = connected(request());
    flow.direct();
    flow.w.wait(SECOND);
    flow.w.party(flow.call, PartyEvent::Abandon);
    assert_eq!(
        flow.w.brief(),
        [
            "conversation Granted",
            "invoke 2369 f2059f82040101",
            "abort"
        ]
    );
    let (resource, _, lost, over) = flow.states();
    assert_eq!(resource.last(), Some(&State::Free));
    assert_eq!((lost, over), (None, true));
    assert_eq!(flow.w.ssp.dialogues(), 1, "the answer may still come");
    flow.answer(flow.switch, &action(2));
    assert_eq!(flow.w.ssp.dialogues(), 0);
    // Before anybody is there.
    let mut flow = seized(request());
    let connect = (CONNECT_RESOURCE, None, set(&[&SEIZED]));
    flow.w.order_in(flow.switch, How::Conversation, &[connect]);
    flow.w.party(flow.call, PartyEvent::Abandon);
    assert_eq!(
        flow.w.brief(),
        ["conversation Granted", "invoke 2369 f2059f82040101"]
    );
    flow.rests();
}

/// FailureType 3, failure at MSC, with FailureCause [259]: no route (3) in the local public network (2).
#[test]
fn nobody_is_at_the_number() {
    let mut flow = seized(request());
    let mut other = SEIZED;
    other[11] = 0x99;
    let connect = (CONNECT_RESOURCE, None, set(&[&other]));
    flow.w.order_in(flow.switch, How::Conversation, &[connect]);
    flow.w.wait(SECOND);
    let told = flow.w.brief();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].starts_with("invoke 2369 f2"), "{told:?}");
    assert!(told[1].contains("9f82040103"), "{told:?}");
    assert!(told[1].contains("9f8203028283"), "{told:?}");
    let (_, ssf, ..) = flow.states();
    assert_eq!(ssf, [WAITING, AT_RESOURCE, WAITING]);
    flow.answer(flow.switch, &action(2));
    flow.rests();
}

/// FailureType 2: the SCF drops the resource, which hangs up. The call waits on, and can be connected anew.
#[test]
fn the_resource_hangs_up() {
    let mut flow = connected(request());
    let id = flow.peripheral;
    let mut tc = flow.w.scf.stack.tc(flow.w.now);
    tc.ansi()
        .expect("ANSI")
        .abort(id, None, None)
        .expect("sent");
    flow.w.run();
    assert_eq!(
        flow.w.brief(),
        ["conversation Granted", "invoke 2369 f2059f82040102"]
    );
    flow.peripheral = flow.w.ask(SEIZE_RESOURCE, &set(&[]));
    let connect = (CONNECT_RESOURCE, None, set(&[&SEIZED]));
    flow.w.order_in(flow.switch, How::Conversation, &[connect]);
    flow.w.wait(SECOND);
    assert_eq!(flow.w.brief()[3], "invoke 2373 f200");
    flow.answer(flow.switch, &action(2));
    flow.rests();
}

/// FailureType 4: the switch's timer over the connection, 300 s; ResetTimer begins it anew. Then the call waits as at its trigger, 5 s, and
/// goes its default way.
#[test]
fn the_timer_over_the_connection() {
    let mut flow = connected(request());
    // In time for the resource, which gives up after a minute without orders.
    let turns = |flow: &mut Flow, turns: u32| {
        for _ in 0..turns {
            flow.direct();
            flow.w.wait(49 * SECOND);
            let told = flow.w.brief();
            assert_eq!(told.len(), 2, "{told:?}");
        }
    };
    turns(&mut flow, 5);
    let reset = (RESET_TIMER, None, set(&[]));
    flow.w.order_in(flow.switch, How::Conversation, &[reset]);
    turns(&mut flow, 5);
    flow.direct();
    flow.w.wait(56 * SECOND);
    let told = flow.w.brief();
    let expired = "invoke 2369 f2059f82040104".to_owned();
    assert!(told.contains(&expired), "{told:?}");
    let (resource, ..) = flow.states();
    assert_eq!(resource.last(), Some(&State::Free));
    flow.w.wait(6 * SECOND);
    let (_, ssf, lost, over) = flow.states();
    assert_eq!((lost, over), (Some((Loss::Tssf, true)), true));
    assert_eq!(ssf, [Ssf::Idle]);
    flow.rests();
}

/// At a call that goes on nothing can be connected; nor twice.
#[test]
fn only_a_call_that_waits_is_connected() {
    let mut flow = connected(request());
    let connect = (CONNECT_RESOURCE, None, set(&[&SEIZED]));
    flow.w.order_in(flow.switch, How::Conversation, &[connect]);
    assert_eq!(flow.w.brief(), ["conversation Granted", "error 132 "]);
    // Nor disconnected, when it is not connected.
    for refused in [false, true] {
        let disconnect = (DISCONNECT_RESOURCE, None, set(&[]));
        flow.w
            .order_in(flow.switch, How::Conversation, &[disconnect]);
        let told = flow.w.brief();
        assert_eq!(told.contains(&"error 132 ".to_owned()), refused, "{told:?}");
    }
    flow.answer(flow.switch, &action(2));
    flow.rests();
}

/// The switch begins anew, and its peripherals with it.
#[test]
fn a_restart_frees_the_resources() {
    let mut flow = connected(request());
    flow.direct();
    flow.w.ssp.restart(flow.w.now);
    flow.w.run();
    flow.w.brief();
    flow.w.ask(SEIZE_RESOURCE, &set(&[]));
    let seized = format!("result {}", hex(&set(&[&SEIZED])));
    assert_eq!(flow.w.brief(), ["conversation Granted", &seized]);
}
