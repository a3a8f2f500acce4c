//! One user for both kinds of TCAP: the same requests lead to the same words at the other side.

use inlab_ss7::{Address, SubsystemNumber};
use inlab_stack::tcap::ansi::{self, IdChoice, Permission};
use inlab_stack::tcap::{
    AbortReason, Class, DialogueId, InvokeId, Outgoing, Parameter, Quality, RequestError, Tcap,
    Unitdata, UserInformation,
};
use inlab_stack::{EitherTc, Fault, Package, Request, Tc, Told};
use std::time::{Duration, Instant};

const TIMER: Duration = Duration::from_secs(3);
const ARGUMENT: Parameter<'static> = Parameter::Octets(&[0x30, 0]);

#[derive(Debug)]
enum Machine {
    Itu(Tcap),
    Ansi(ansi::Tcap),
}

impl Machine {
    fn tc(&mut self, now: Instant) -> Tc<'_> {
        match self {
            Self::Itu(tcap) => Tc::new(now, tcap),
            Self::Ansi(tcap) => Tc::over_ansi(now, tcap),
        }
    }

    fn sent(&mut self) -> Option<Vec<u8>> {
        let outgoing: Option<Outgoing<'_>> = match self {
            Self::Itu(tcap) => tcap.poll_transmit(),
            Self::Ansi(tcap) => tcap.poll_transmit(),
        };
        outgoing.map(|outgoing| outgoing.user_data.to_vec())
    }

    fn receive(&mut self, now: Instant, octets: &[u8]) -> Vec<(DialogueId, String)> {
        let unitdata = Unitdata {
            called: address(),
            calling: address(),
            quality: Quality {
                sequence: None,
                return_on_error: false,
            },
            user_data: octets,
        };
        let mut told = Vec::new();
        match self {
            Self::Itu(tcap) => {
                let mut incoming = tcap.receive(now, &unitdata);
                while let Some((id, indication)) = tcap.next(&mut incoming) {
                    told.push((id, show(Told::from(indication))));
                }
            }
            Self::Ansi(tcap) => {
                let mut incoming = tcap.receive(now, &unitdata);
                while let Some((id, indication)) = tcap.next(&mut incoming) {
                    let indication = Told::of_ansi(indication).expect("has an id");
                    told.push((id, show(indication)));
                }
            }
        }
        told
    }
}

fn address() -> Address {
    Address::on_ssn(SubsystemNumber(248))
}

fn show(told: Told<'_>) -> String {
    match told {
        Told::Opening(opened) => format!("opening, components {}", opened.components),
        Told::Unidirectional(opened) => format!("unidirectional, {}", opened.components),
        Told::Continuing(progress) => format!("continuing, components {}", progress.components),
        Told::Last(progress) => format!("last, components {}", progress.components),
        Told::Reject(reject) => format!(
            "reject {:?} {:?} {:?}",
            reject.invoke_id, reject.fault, reject.origin
        ),
        other => format!("{other:?}"),
    }
}

struct World {
    now: Instant,
    sides: [Machine; 2],
}

impl World {
    fn new(machine: impl Fn() -> Machine) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        Self {
            now,
            sides: [machine(), machine()],
        }
    }

    /// One side's requests, and what the other side is told.
    fn act(&mut self, side: usize, request: impl FnOnce(EitherTc<'_>)) -> Heard {
        let mut tc = self.sides[side].tc(self.now);
        request(tc.either());
        let mut words = Vec::new();
        let mut dialogue = None;
        while let Some(octets) = self.sides[side].sent() {
            for (id, word) in self.sides[1 - side].receive(self.now, &octets) {
                dialogue = Some(id);
                words.push(word);
            }
        }
        Heard { dialogue, words }
    }
}

struct Heard {
    dialogue: Option<DialogueId>,
    words: Vec<String>,
}

fn conversation(machine: impl Fn() -> Machine) -> Vec<String> {
    let mut world = World::new(machine);
    let mut ours = None;
    let request = Request {
        linked: None,
        ..Request::new(0x6403, Class::Both, TIMER)
    };
    let mut all = Vec::new();
    let told = world.act(0, |mut tc| {
        let id = tc.open(address(), address()).expect("room");
        assert!(!tc.may_end(id) && !tc.is_established(id));
        let invoked = tc.invoke(id, &request, ARGUMENT).expect("opened");
        assert_eq!(invoked, Some(InvokeId(1)));
        tc.send(id, Package::Opening(Permission::Granted))
            .expect("opened");
        ours = Some(id);
    });
    let ours = ours.expect("opened");
    let theirs = told.dialogue.expect("told");
    all.extend(told.words);
    // The answer belongs to the question.
    let told = world.act(1, |mut tc| {
        assert!(tc.may_end(theirs) && !tc.is_established(theirs));
        let request = Request {
            linked: Some(InvokeId(1)),
            ..Request::new(0x6501, Class::FailureOnly, TIMER)
        };
        tc.invoke(theirs, &request, ARGUMENT).expect("open");
        let second = Request::new(0x6906, Class::Both, TIMER);
        tc.invoke(theirs, &second, Parameter::Octets(&[0x30, 0]))
            .expect("open");
        tc.send(theirs, Package::Continuing(Permission::Granted))
            .expect("open");
    });
    all.extend(told.words);
    let told = world.act(0, |mut tc| {
        assert!(tc.may_end(ours) && tc.is_established(ours));
        tc.error(ours, InvokeId(1), 2, ARGUMENT).expect("open");
        tc.result(ours, InvokeId(2), 0x6906, true, ARGUMENT)
            .expect("open");
        tc.send(ours, Package::Continuing(Permission::Granted))
            .expect("open");
    });
    all.extend(told.words);
    let told = world.act(1, |mut tc| {
        tc.reject(theirs, Some(InvokeId(2)), Fault::MistypedResult)
            .expect("open");
        tc.send(theirs, Package::Last).expect("permitted");
        assert_eq!(
            tc.send(theirs, Package::Last),
            Err(RequestError::UnknownDialogue)
        );
    });
    all.extend(told.words);
    // Over, on both sides.
    for (side, id) in [(0, ours), (1, theirs)] {
        world.act(side, |mut tc| {
            let aborted = tc.abort(id, AbortReason::UserSpecific, UserInformation::None);
            assert_eq!(aborted, Err(RequestError::UnknownDialogue));
        });
    }
    all
}

#[test]
fn both_kinds_say_the_same() {
    let itu = conversation(|| Machine::Itu(Tcap::new(inlab_stack::tcap::Config::default())));
    let ansi = conversation(|| {
        let config = inlab_stack::tcap::Config::default();
        Machine::Ansi(ansi::Tcap::new(config, ansi::Options::default()))
    });
    assert_eq!(itu, ansi);
    assert_eq!(
        itu,
        [
            "opening, components true",
            "Invoke(Invoked { operation: Some(25603), national: false, reply_required: false, invoke_id: Some(InvokeId(1)), linked: None, last: true, parameter: 2 octets })",
            "MessageEnd",
            "continuing, components true",
            "Invoke(Invoked { operation: Some(25857), national: false, reply_required: false, invoke_id: Some(InvokeId(1)), linked: Some(InvokeId(1)), last: true, parameter: 2 octets })",
            "Invoke(Invoked { operation: Some(26886), national: false, reply_required: false, invoke_id: Some(InvokeId(2)), linked: None, last: true, parameter: 2 octets })",
            "MessageEnd",
            "continuing, components true",
            "Error(Failed { invoke_id: InvokeId(1), code: Some(2), parameter: 2 octets })",
            "Result(Answered { invoke_id: InvokeId(2), last: true, parameter: 2 octets })",
            "MessageEnd",
            "last, components true",
            "reject Some(InvokeId(2)) MistypedResult RemoteUser",
            "Closed",
        ]
    );
}

/// T1.114.4: an invoke without an id in a Unidirectional; a Query without permission cannot be answered by a Response.
#[test]
fn what_only_ansi_tcap_has() {
    let config = || inlab_stack::tcap::Config::default();
    let mut world =
        World::new(|| Machine::Ansi(ansi::Tcap::new(config(), ansi::Options::default())));
    let told = world.act(0, |mut tc| {
        let id = tc.open(address(), address()).expect("room");
        let request = Request {
            id: IdChoice::None,
            reply_required: false,
            ..Request::new(2386, Class::Neither, TIMER)
        };
        let invoked = tc.invoke(id, &request, Parameter::Octets(&[0xf2, 0]));
        assert_eq!(invoked, Ok(None));
        tc.send(id, Package::Unidirectional).expect("opened");
    });
    assert_eq!(
        told.words,
        [
            "unidirectional, true",
            "Invoke(Invoked { operation: Some(2386), national: false, reply_required: false, invoke_id: None, linked: None, last: true, parameter: 2 octets })",
            "Closed"
        ]
    );
    let told = world.act(0, |mut tc| {
        let id = tc.open(address(), address()).expect("room");
        let request = Request {
            reply_required: true,
            ..Request::new(25603, Class::Both, TIMER)
        };
        tc.invoke(id, &request, ARGUMENT).expect("opened");
        tc.send(id, Package::Opening(Permission::Withheld))
            .expect("opened");
    });
    let theirs = told.dialogue.expect("told");
    assert!(told.words[1].contains("reply_required: true"));
    world.act(1, |mut tc| {
        assert!(!tc.may_end(theirs));
        assert_eq!(
            tc.send(theirs, Package::Last),
            Err(RequestError::NoPermission)
        );
        tc.send(theirs, Package::Continuing(Permission::Granted))
            .expect("always");
    });
}
