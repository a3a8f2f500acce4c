//! AIN and WIN: any order of what parties and an SCP can do, with forged messages among it: no panic, and when time has passed nothing
//! is left.

#[path = "common/ansi.rs"]
mod common;

use common::*;
use inlab_inap::{
    AccessUser, CalledNumber, DetectionPoint as D, Dialect, LegId, ServiceSelector, Station,
    Trigger, UserDigits,
};
use inlab_ss7::{Alphabet, CalledPartyNumber, Digits};
use inlab_ssp_sim::{
    BUSY, Behaviour, CallId, CallRequest, DefaultHandling, EndStyle, NO_ROUTE, NORMAL, PartyEvent,
    Peripheral,
};
use inlab_stack::Tc;
use inlab_stack::tcap::ansi::{Code, ErrorCode, InvokeRequest, OperationCode, Permission, Problem};
use inlab_stack::tcap::{Class, DialogueId, InvokeId, Parameter, RequestError};
use proptest::prelude::*;
use std::time::Duration;

#[derive(Clone, Debug)]
enum Step {
    Call(usize, EndStyle, bool, Option<Behaviour>, bool),
    Party(usize, PartyEvent),
    Orders(usize, How, Vec<(u32, Option<i8>, Vec<u8>)>),
    Result(usize, How, i8, Vec<u8>),
    Error(usize, How, i8),
    Reject(usize, How, i8),
    Octets(usize, How, Vec<u8>),
    Abort(usize),
    Ask(u32, Vec<u8>),
    Wait(u64),
    Deaf(bool),
    Restart,
}

/// Dialects and the triggers of their tables that a call can begin with; of WIN with the type.
const TRIGGERS: [(Dialect, D, Option<u8>); 16] = [
    (Dialect::AIN01, D::OrigAttemptAuthorized, None),
    (Dialect::AIN01, D::CollectedInfo, None),
    (Dialect::AIN01, D::AnalyzedInformation, None),
    (Dialect::AIN01, D::RouteSelectFailure, None),
    (Dialect::AIN01, D::TermAttemptAuthorized, None),
    (Dialect::AIN02, D::OrigAttemptAuthorized, None),
    (Dialect::AIN02, D::AnalyzedInformation, None),
    (Dialect::AIN02, D::ONoAnswer, None),
    (Dialect::AIN02, D::TermAttemptAuthorized, None),
    (Dialect::AIN02, D::FacilitySelectedAndAvailable, None),
    (Dialect::AIN02, D::TBusy, None),
    (Dialect::WIN, D::OrigAttemptAuthorized, Some(36)),
    (Dialect::WIN, D::AnalyzedInformation, Some(37)),
    (Dialect::WIN, D::TermAttemptAuthorized, Some(38)),
    (Dialect::WIN, D::FacilitySelectedAndAvailable, Some(64)),
    (Dialect::WIN, D::TNoAnswer, Some(66)),
];

fn request(which: usize) -> CallRequest {
    let (dialect, dp, kind) = TRIGGERS[which % TRIGGERS.len()];
    let service = match kind {
        Some(kind) => ServiceSelector::TriggerType(kind),
        None => ServiceSelector::Criteria(None),
    };
    let mut trigger = Trigger::new(dp, service);
    let line = Digits::from_text("2015550100", Alphabet::Q763).expect("digits");
    let called = CalledPartyNumber::from_text("2125551234 (national)").expect("a number");
    if dp != D::OrigAttemptAuthorized && kind.is_none_or(|kind| kind < 64) {
        trigger.called = Some(CalledNumber::Isup(called));
    }
    if kind.is_some() {
        trigger.subject.station = Some(Station::Min(line));
        trigger.subject.serial = Some([1, 2, 3, 4]);
    } else {
        trigger.subject.user = Some(AccessUser::Line(line));
    }
    CallRequest::new(trigger, dialect, address(SCP))
}

fn party() -> impl Strategy<Value = PartyEvent> {
    let leg = || prop_oneof![Just(LegId::ONE), Just(LegId::TWO)];
    prop_oneof![
        Just(PartyEvent::Alerting),
        Just(PartyEvent::Answer),
        Just(PartyEvent::Busy(BUSY)),
        Just(PartyEvent::NoAnswer),
        Just(PartyEvent::RouteFailure(NO_ROUTE)),
        leg().prop_map(PartyEvent::MidCall),
        Just(PartyEvent::Abandon),
        leg().prop_map(|leg| PartyEvent::Disconnect(leg, NORMAL)),
        Just(PartyEvent::Suspend),
        Just(PartyEvent::Resume),
    ]
}

fn order() -> impl Strategy<Value = (u32, Option<i8>, Vec<u8>)> {
    let called = [0x8f, 7, 0x03, 0x10, 0x12, 0x52, 0x55, 0x21, 0x43];
    let routed = parameters(0x30, &[&called]);
    let prompt = [0xbf, 0x32, 12, 0xa1, 10, 0x80, 1, 4, 0xa1, 5, 4, 3, 0, 7, 0];
    let prompt = parameters(0x30, &[&[0x9f, 0x2d, 1, 1], &prompt]);
    let heard = [0xbf, 0x32, 9, 0xa0, 7, 0xa1, 5, 4, 3, 0, 7, 0];
    let heard = parameters(0x30, &[&[0x9f, 0x2d, 1, 0], &heard, &[0x99, 0]]);
    let echo = parameters(0x30, &[&[0x9f, 0x3c, 6, 1, 2, 3, 4, 5, 6]]);
    let answers =
        prop_oneof![4 => Just(Some(1)), 2 => Just(Some(2)), 1 => Just(Some(3)), 2 => Just(None)];
    let event = |tag| {
        move |bits: [u8; 3]| parameters(0x30, &[&[0x9f, tag, 4, 0, bits[0], bits[1], bits[2]]])
    };
    let known = prop_oneof![
        3 => Just((25857, routed.clone())),
        1 => Just((27137, routed)),
        2 => Just((25869, vec![0x30, 0])),
        1 => Just((25858, vec![0x30, 0])),
        1 => Just((25859, vec![0x30, 0])),
        1 => Just((25861, vec![0x30, 0])),
        2 => Just((26113, prompt)),
        1 => Just((26113, heard)),
        1 => Just((26115, vec![0x30, 0])),
        1 => Just((26373, echo)),
        1 => (1u8..=255).prop_map(|t1| (26889, parameters(0x30, &[&[0x9f, 0x81, 0x26, 2, 0, t1]]))),
        // A peripheral: ConnectResource to 2125550191 or 192, SRFDirective, DisconnectResource, ResetTimer.
        3 => prop_oneof![Just(0x10u8), Just(0x20)].prop_map(|last| {
            (2370, parameters(0xf2, &[&[0x9f, 0x57, 9, 6, 0, 0x21, 10, 0x12, 0x52, 0x55, 0x10, 0x09 | last]]))
        }),
        3 => Just((2378, parameters(0xf2, &[&[0x9f, 0x81, 0x0b, 5, 0xc4, 4, 60, 5, 5]]))),
        1 => Just((2378, parameters(0xf2, &[&[0xbf, 0x81, 0x02, 6, 0x9f, 0x4c, 3, 0x3f, 1, 7]]))),
        1 => Just((2371, parameters(0xf2, &[]))),
        1 => Just((2375, parameters(0xf2, &[]))),
        4 => any::<[u8; 3]>().prop_map(event(0x5c)).prop_map(|octets| (27905, octets)),
        3 => any::<[u8; 3]>().prop_map(event(0x5d)).prop_map(|octets| (27905, octets)),
        // Every event of the originating half as a notification, and as a request.
        2 => Just((27905, parameters(0x30, &[&[0x9f, 0x5d, 3, 4, 0x10, 0x30]]))),
        2 => Just((27905, parameters(0x30, &[&[0x9f, 0x5c, 3, 4, 0x40, 0x30]]))),
        1 => (any::<u16>(), prop::collection::vec(any::<u8>(), 0..8))
            .prop_map(|(code, content)| (u32::from(code & 0x7fff), parameters(0x30, &[&content]))),
    ];
    (known, answers).prop_map(|((code, octets), answers)| (code, answers, octets))
}

/// A result of WIN: events, ActionCode, AccessDeniedReason, announcement, or whatever.
fn result() -> impl Strategy<Value = Vec<u8>> {
    let arms = |list: Vec<u8>| {
        let length = |octets: &[u8]| u8::try_from(octets.len()).expect("short");
        let list = [&[0x9f, 0x82, 0x1b, length(&list)][..], &list].concat();
        let one = [&[0x9f, 0x20, 5, 0, 2, 2, 2, 248][..], &list].concat();
        let one = [&[0xbf, 0x82, 0x16, length(&one)][..], &one].concat();
        [&[0xbf, 0x82, 0x14, length(&one)][..], &one].concat()
    };
    let list = prop_oneof![
        Just(vec![0xdf, 40, 0xde, 41, 42, 43]),
        Just(vec![0xdf, 69, 0xde, 70, 65, 66]),
        Just(vec![0xdf, 40, 41]),
        prop::collection::vec(any::<u8>(), 0..6),
    ];
    let rest = prop_oneof![
        3 => Just(vec![]),
        2 => (0u8..9).prop_map(|code| vec![0x9f, 0x81, 0x00, 1, code]),
        1 => (0u8..20).prop_map(|reason| vec![0x94, 1, reason]),
        1 => Just(vec![0xbf, 0x81, 0x02, 6, 0x9f, 0x4c, 3, 0, 0, 1]),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    (proptest::option::weighted(0.6, list.prop_map(arms)), rest)
        .prop_map(|(arms, rest)| parameters(0xf2, &[&arms.unwrap_or_default(), &rest]))
}

fn step() -> impl Strategy<Value = Step> {
    let how = || {
        prop_oneof![
            3 => Just(How::Conversation),
            1 => Just(How::Withholding),
            3 => Just(How::Response),
        ]
    };
    let style = prop_oneof![
        Just(EndStyle::Basic),
        Just(EndStyle::EmptyEnd),
        Just(EndStyle::Prearranged),
        Just(EndStyle::Abort),
    ];
    let seconds = |range| proptest::option::of(range);
    let behaviour = prop_oneof![
        Just(None),
        Just(Some(Behaviour::Busy)),
        Just(Some(Behaviour::Silent)),
        Just(Some(Behaviour::Unreachable)),
        (0u64..30, seconds(0u64..60)).prop_map(|(after, clears)| Some(Behaviour::Answers {
            after: Duration::from_secs(after),
            clears: clears.map(Duration::from_secs),
        })),
    ];
    // Of calls 1 to 4 of market 1, switch 1.
    let directive = (1u8..5, result()).prop_map(|(call, result)| {
        let head = [0x81, 7, 0, 1, 1, 0, 0, call, 0, 0x95, 3, 0, 1, 1];
        let min = [0x88, 5, 0x02, 0x51, 0x55, 0x10, 0x00];
        parameters(0xf2, &[&head, &min, &result[2..]])
    });
    prop_oneof![
        3 => (any::<usize>(), style, any::<bool>(), behaviour, any::<bool>())
            .prop_map(|(which, style, release, behaviour, digits)|
                Step::Call(which, style, release, behaviour, digits)),
        5 => (any::<usize>(), party()).prop_map(|(call, event)| Step::Party(call, event)),
        6 => (any::<usize>(), how(), prop::collection::vec(order(), 0..4))
            .prop_map(|(dialogue, how, orders)| Step::Orders(dialogue, how, orders)),
        4 => (any::<usize>(), how(), 1i8..3, result())
            .prop_map(|(dialogue, how, id, octets)| Step::Result(dialogue, how, id, octets)),
        1 => (any::<usize>(), how(), 1i8..4).prop_map(|(d, how, id)| Step::Error(d, how, id)),
        1 => (any::<usize>(), how(), 1i8..4).prop_map(|(d, how, id)| Step::Reject(d, how, id)),
        1 => (any::<usize>(), how(), prop::collection::vec(any::<u8>(), 0..8))
            .prop_map(|(dialogue, how, octets)| Step::Octets(dialogue, how, octets)),
        1 => any::<usize>().prop_map(Step::Abort),
        2 => directive.prop_map(|octets| Step::Ask(2385, octets)),
        3 => Just(Step::Ask(2377, parameters(0xf2, &[]))),
        1 => (any::<u16>(), prop::collection::vec(any::<u8>(), 0..8))
            .prop_map(|(code, content)| Step::Ask(u32::from(code & 0x7fff), parameters(0xf2, &[&content]))),
        1 => Just(Step::Ask(2391, parameters(0xf2, &[&[0x9f, 0x82, 0x33, 3, 0, 1, 1], &[0x95, 3, 0, 1, 1]]))),
        3 => (0u64..20).prop_map(Step::Wait),
        1 => prop::bool::weighted(0.3).prop_map(Step::Deaf),
        1 => Just(Step::Restart),
    ]
}

/// One request about a transaction of the SCP, if it has any; what TC refuses is not done.
fn scp(
    w: &mut World,
    which: usize,
    how: How,
    what: impl FnOnce(&mut Tc<'_>, DialogueId) -> Result<(), RequestError>,
) {
    let dialogues = &w.scf.user.dialogues;
    let Some(id) = dialogues.get(which % dialogues.len().max(1)).copied() else {
        return;
    };
    let mut tc = w.scf.stack.tc(w.now);
    let done = what(&mut tc, id);
    let mut tc = tc.ansi().expect("ANSI");
    let _ = done.and_then(|()| match how {
        How::Conversation => tc.conversation(id, Permission::Granted, None),
        How::Withholding => tc.conversation(id, Permission::Withheld, None),
        How::Response => tc.response(id, None),
    });
    w.run();
}

fn play(w: &mut World, calls: &mut Vec<CallId>, step: Step) {
    match step {
        Step::Call(which, style, release, behaviour, digits) => {
            let mut request = request(which);
            if request.dialect == Dialect::WIN {
                let later = [
                    (D::AnalyzedInformation, 37),
                    (D::FacilitySelectedAndAvailable, 64),
                ];
                request.then_triggers[0] = later
                    .into_iter()
                    .find(|(dp, _)| dp.half() == request.trigger.dp.half())
                    .map(|(dp, kind)| (dp, ServiceSelector::TriggerType(kind)));
            }
            let started = w.ssp.call(
                w.now,
                CallRequest {
                    end_style: style,
                    default_handling: match release {
                        true => DefaultHandling::Release,
                        false => DefaultHandling::Continue,
                    },
                    called_behaviour: behaviour,
                    patience: release.then_some(40 * SECOND),
                    talk: (!release).then_some(40 * SECOND),
                    digits: digits.then(|| UserDigits::new("1234").expect("digits")),
                    ..request
                },
            );
            calls.extend(started.ok());
            w.run();
        }
        Step::Party(which, event) => {
            if let Some(call) = calls.get(which % calls.len().max(1)) {
                let _ = w.ssp.party(w.now, *call, event);
                w.run();
            }
        }
        Step::Orders(which, how, orders) => scp(w, which, how, |tc, id| {
            let mut tc = tc.ansi().expect("ANSI");
            for (code, answers, octets) in &orders {
                let [.., family, specifier] = code.to_be_bytes();
                let code = OperationCode::private(family, specifier);
                let mut request = InvokeRequest::new(code, Class::Both, 30 * SECOND);
                request.correlation_id = answers.map(InvokeId);
                tc.invoke(id, &request, Parameter::Octets(octets))?;
            }
            Ok(())
        }),
        Step::Result(which, how, id, octets) => scp(w, which, how, |tc, dialogue| {
            let mut tc = tc.ansi().expect("ANSI");
            tc.result(dialogue, InvokeId(id), Parameter::Octets(&octets))
        }),
        Step::Error(which, how, id) => scp(w, which, how, |tc, dialogue| {
            let code = ErrorCode::Private(Code::number_of(133));
            let mut tc = tc.ansi().expect("ANSI");
            tc.error(dialogue, InvokeId(id), code, Parameter::None)
        }),
        Step::Reject(which, how, id) => scp(w, which, how, |tc, dialogue| {
            let mut tc = tc.ansi().expect("ANSI");
            tc.reject(dialogue, Some(InvokeId(id)), Problem::INCORRECT_PARAMETER)
        }),
        Step::Octets(which, how, octets) => scp(w, which, how, |tc, dialogue| {
            tc.component_octets(dialogue, &octets)
        }),
        Step::Abort(which) => scp(w, which, How::Response, |tc, id| {
            tc.ansi().expect("ANSI").abort(id, None, None)
        }),
        Step::Ask(code, octets) => {
            w.ask(code, &octets);
        }
        Step::Wait(seconds) => w.wait(Duration::from_secs(seconds)),
        Step::Deaf(deaf) => w.deaf = deaf,
        Step::Restart => {
            w.ssp.restart(w.now);
            w.run();
        }
    }
}

proptest! {
    #[test]
    fn any_order_comes_to_rest(steps in prop::collection::vec(step(), 1..40)) {
        let mut w = World::with(|config| {
            config.peripherals.push(Peripheral {
                number: Digits::from_text("2125550190", Alphabet::Q763).expect("digits"),
                resources: 2,
            });
        });
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
                    PartyEvent::Disconnect(LegId::ONE, NORMAL),
                    PartyEvent::Disconnect(LegId::TWO, NORMAL),
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
