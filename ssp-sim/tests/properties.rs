//! Any order of what parties and an SCF can do: no panic, and when time has passed nothing is left.

mod common;

use common::*;
use inlab_inap::Dialect;
use inlab_ssp_sim::{
    BUSY, Behaviour, CallRequest, DefaultHandling, EndStyle, NO_ROUTE, NORMAL, PartyEvent,
};
use inlab_stack::Tc;
use inlab_stack::tcap::{
    AbortReason, DialogueId, ErrorCode, InvokeId, Parameter, Problem, RequestError, Termination,
    UserInformation,
};
use proptest::prelude::*;
use std::time::Duration;

#[derive(Clone, Debug)]
enum Step {
    Call(usize, bool, EndStyle, bool, Option<Behaviour>),
    Party(usize, PartyEvent),
    Send(usize, bool, Vec<Op>),
    Error(usize, bool, i8),
    Reject(usize, bool, i8),
    Octets(usize, Vec<u8>),
    Abort(usize),
    Prearranged(usize),
    Wait(u64),
    Deaf(bool),
}

fn leg() -> impl Strategy<Value = inlab_inap::LegId> {
    prop_oneof![Just(ONE), Just(TWO)]
}

fn party() -> impl Strategy<Value = PartyEvent> {
    prop_oneof![
        Just(PartyEvent::Alerting),
        Just(PartyEvent::Answer),
        Just(PartyEvent::Busy(BUSY)),
        Just(PartyEvent::NoAnswer),
        Just(PartyEvent::RouteFailure(NO_ROUTE)),
        leg().prop_map(PartyEvent::MidCall),
        Just(PartyEvent::Abandon),
        leg().prop_map(|leg| PartyEvent::Disconnect(leg, NORMAL)),
    ]
}

fn operation() -> impl Strategy<Value = Op> {
    let event = (0u8..20, 0u8..3, 0u8..4, proptest::option::of(1u8..60)).prop_map(
        |(event, mode, leg, timer)| {
            let timer = timer.filter(|_| event == 6 || event == 14);
            Event(event, mode, Some(leg).filter(|leg| *leg > 0), timer)
        },
    );
    prop_oneof![
        4 => prop::collection::vec(event, 1..8).prop_map(|events| arm(&events)),
        2 => Just(watch()),
        3 => Just(connect()),
        3 => Just(go_on()),
        1 => Just(release()),
        1 => (1u8..100).prop_map(reset_timer),
        1 => Just(bare(ACTIVITY_TEST)),
        1 => Just(op(CANCEL, &[0x81, 0x00])),
        1 => (0u8..6).prop_map(|invoke| op(CANCEL, &[0x80, 1, invoke])),
        // applyCharging of phase 2: maxCallPeriodDuration, perhaps releaseIfDurationExceeded, perhaps a tariff switch.
        2 => (1u8..100, any::<bool>(), any::<bool>()).prop_map(|(period, release, switch)| {
            let mut time = vec![0x80, 1, period];
            if release {
                time.extend([0xa1, 0]);
            }
            if switch {
                time.extend([0x82, 1, 3]);
            }
            let length = |octets: &[u8]| u8::try_from(octets.len()).expect("short");
            let mut octets = vec![0xa0, length(&time)];
            octets.extend(time);
            let mut content = vec![0x80, length(&octets)];
            content.extend(octets);
            content.extend([0xa2, 3, 0x80, 1, 1]);
            let mut argument = vec![0x30, length(&content)];
            argument.extend(content);
            op(APPLY_CHARGING, &argument)
        }),
        1 => (1u8..3).prop_map(|leg| {
            op(
                CALL_INFORMATION_REQUEST,
                &[0x30, 16, 0xa0, 9, 0x0a, 1, 0, 0x0a, 1, 2, 0x0a, 1, 30, 0xa3, 3, 0x80, 1, leg],
            )
        }),
        2 => Just(op(CONNECT_TO_RESOURCE, &[0x30, 2, 0x83, 0])),
        1 => Just(bare(DISCONNECT_FORWARD_CONNECTION)),
        // An announcement: for how long (0 without end), disconnectFromIPForbidden.
        2 => (0u8..5, any::<bool>()).prop_map(|(seconds, stays)| {
            let stays = if stays { 0xff } else { 0 };
            op(
                PLAY_ANNOUNCEMENT,
                &[0x30, 15, 0xa0, 10, 0xa0, 8, 0xa0, 3, 0x80, 1, 7, 0x82, 1, seconds, 0x81, 1, stays],
            )
        }),
        1 => (0i32..80, prop::collection::vec(any::<u8>(), 0..12))
            .prop_map(|(code, content)| {
                let mut octets = vec![0x30, u8::try_from(content.len()).expect("short")];
                octets.extend(content);
                op(code, &octets)
            }),
    ]
}

fn style() -> impl Strategy<Value = EndStyle> {
    prop_oneof![
        Just(EndStyle::Basic),
        Just(EndStyle::EmptyEnd),
        Just(EndStyle::Prearranged),
        Just(EndStyle::Abort),
    ]
}

fn behaviour() -> impl Strategy<Value = Option<Behaviour>> {
    let seconds = |range| proptest::option::of(range);
    prop_oneof![
        Just(None),
        Just(Some(Behaviour::Busy)),
        Just(Some(Behaviour::Silent)),
        Just(Some(Behaviour::Unreachable)),
        (0u64..30, seconds(0u64..60)).prop_map(|(after, clears)| Some(Behaviour::Answers {
            after: Duration::from_secs(after),
            clears: clears.map(Duration::from_secs),
        })),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0usize..9, any::<bool>(), style(), any::<bool>(), behaviour())
            .prop_map(|(dialect, half, style, release, behaviour)|
                Step::Call(dialect, half, style, release, behaviour)),
        5 => (any::<usize>(), party()).prop_map(|(call, event)| Step::Party(call, event)),
        6 => (any::<usize>(), any::<bool>(), prop::collection::vec(operation(), 0..4))
            .prop_map(|(dialogue, end, operations)| Step::Send(dialogue, end, operations)),
        1 => (any::<usize>(), any::<bool>(), 1i8..4).prop_map(|(d, end, id)| Step::Error(d, end, id)),
        1 => (any::<usize>(), any::<bool>(), 1i8..4).prop_map(|(d, end, id)| Step::Reject(d, end, id)),
        1 => (any::<usize>(), prop::collection::vec(any::<u8>(), 0..8))
            .prop_map(|(dialogue, octets)| Step::Octets(dialogue, octets)),
        1 => any::<usize>().prop_map(Step::Abort),
        1 => any::<usize>().prop_map(Step::Prearranged),
        3 => (0u64..20).prop_map(Step::Wait),
        1 => prop::bool::weighted(0.3).prop_map(Step::Deaf),
    ]
}

/// One request about a dialogue of the SCF, if it has any; what TC refuses is not done.
fn request(
    w: &mut World,
    which: usize,
    what: impl FnOnce(&mut Tc<'_>, DialogueId) -> Result<(), RequestError>,
) {
    let dialogues = &w.scf.user.dialogues;
    if let Some(dialogue) = dialogues.get(which % dialogues.len().max(1)).copied() {
        let _ = what(&mut w.scf.stack.tc(w.now), dialogue);
        w.run();
    }
}

fn finish(tc: &mut Tc<'_>, dialogue: DialogueId, end: bool) -> Result<(), RequestError> {
    if end {
        tc.end(dialogue, Termination::Basic, UserInformation::None)
    } else {
        tc.continue_(dialogue, UserInformation::None)
    }
}

fn play(w: &mut World, calls: &mut Vec<inlab_ssp_sim::CallId>, step: Step) {
    match step {
        Step::Call(dialect, half, style, release, behaviour) => {
            let dialect = Dialect::all().nth(dialect).expect("nine dialects");
            let request = if half {
                originating(dialect)
            } else {
                terminating(dialect)
            };
            calls.push(w.call(CallRequest {
                end_style: style,
                default_handling: if release {
                    DefaultHandling::Release
                } else {
                    DefaultHandling::Continue
                },
                called_behaviour: behaviour,
                patience: release.then_some(40 * SECOND),
                talk: (!release).then_some(40 * SECOND),
                ..request
            }));
        }
        Step::Party(which, event) => {
            if let Some(call) = calls.get(which % calls.len().max(1)) {
                let _ = w.ssp.party(w.now, *call, event);
                w.run();
            }
        }
        Step::Send(which, end, operations) => request(w, which, |tc, dialogue| {
            use inlab_stack::tcap::{Class, InvokeRequest, OperationCode};
            for Op { code, argument } in &operations {
                let class = match *code {
                    CONTINUE | RELEASE_CALL => Class::Neither,
                    _ => Class::FailureOnly,
                };
                let request = InvokeRequest::new(OperationCode::Local(*code), class, SECOND);
                let argument = argument
                    .as_ref()
                    .map_or(Parameter::None, |octets| Parameter::Octets(octets));
                tc.invoke(dialogue, &request, argument)?;
            }
            finish(tc, dialogue, end)
        }),
        Step::Error(which, end, id) => request(w, which, |tc, dialogue| {
            tc.error(dialogue, InvokeId(id), ErrorCode::Local(6), Parameter::None)?;
            finish(tc, dialogue, end)
        }),
        Step::Reject(which, end, id) => request(w, which, |tc, dialogue| {
            tc.reject(dialogue, InvokeId(id), Problem::MISTYPED_PARAMETER)?;
            finish(tc, dialogue, end)
        }),
        Step::Octets(which, octets) => request(w, which, |tc, dialogue| {
            tc.component_octets(dialogue, &octets)?;
            finish(tc, dialogue, false)
        }),
        Step::Abort(which) => request(w, which, |tc, dialogue| {
            tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None)
        }),
        Step::Prearranged(which) => request(w, which, |tc, dialogue| {
            tc.end(dialogue, Termination::Prearranged, UserInformation::None)
        }),
        Step::Wait(seconds) => w.wait(Duration::from_secs(seconds)),
        Step::Deaf(deaf) => w.deaf = deaf,
    }
}

proptest! {
    #[test]
    fn any_order_comes_to_rest(steps in prop::collection::vec(step(), 1..40)) {
        let mut w = World::new();
        let mut calls = vec![];
        for step in steps {
            play(&mut w, &mut calls, step);
        }
        // Whoever still speaks hangs up; whatever waits for an instruction is given up; nobody arms anything more.
        for round in 0..4 {
            w.wait(400 * SECOND);
            for call in &calls {
                for event in [
                    PartyEvent::Abandon,
                    PartyEvent::Disconnect(ONE, NORMAL),
                    PartyEvent::Disconnect(TWO, NORMAL),
                ] {
                    let _ = w.ssp.party(w.now, *call, event);
                }
            }
            w.run();
            if w.ssp.calls() == 0 {
                break;
            }
            prop_assert!(round < 3, "{} calls are left", w.ssp.calls());
        }
        w.wait(400 * SECOND);
        prop_assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
    }
}
