//! Two whole nodes, of ITU or of ANSI TCAP, with loss, duplication, disorder, damage, broken associations and time between
//! them. Nobody panics; each dialogue that a user sees begin is told to be over exactly once, or ended by the user, and then
//! silent; each operation has one outcome; what is held is bounded at each step; and in the end no dialogue, operation,
//! segment, held message or timer is left.

mod common;
use common::{
    ASP_TO_SGP, ASSOCIATION, IPSP, IPSP_DOUBLE, SECOND, World, address, cap4, config as itu,
};
use inlab_ss7::{AssociationEvent, LossCause, Message, PointCode, SubsystemNumber};
use inlab_stack::m3ua::{AsId, Role};
use inlab_stack::tcap::{
    AbortReason, Class, DialogueId, ErrorCode, Indication, InvocationState, InvokeId,
    InvokeRequest, OperationCode, Parameter, Problem, ProviderAbort, Termination, UserInformation,
    Variant, ansi,
};
use inlab_stack::{Config, Core, Tc, TcUser, sccp};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

const DIALOGUES: usize = 12;
const INVOCATIONS: usize = 8;
const REASSEMBLIES: usize = 4;
const SEGMENTED: usize = 300;

#[derive(Clone, Debug)]
enum Step {
    /// A dialogue with one operation, whose argument has so many octets.
    Begin(usize, usize),
    Invoke(usize, usize, u8, bool),
    /// Result, part of a result, error or reject of an operation of the peer.
    Answer(usize, usize, u8, i8),
    Send(usize, usize),
    End(usize, usize, bool),
    Abort(usize, usize),
    Cancel(usize, usize, i8),
    Timers(usize, usize),
    /// One of the next three on the way: disorder.
    Deliver(usize, usize),
    Lose(usize, usize),
    Duplicate(usize, usize),
    Damage(usize, usize, usize, u8),
    Truncate(usize, usize, usize),
    Raw(usize, Vec<u8>),
    Break,
    Join,
    /// One side begins its association again, and SCTP tells the other of a restart; or both are told of one.
    Restart(usize, bool),
    Active(usize, bool),
    Subsystem(usize, bool),
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let place = || (0usize..2, 0usize..16);
    let octets = prop_oneof![Just(0usize), 0usize..200, SEGMENTED..2000];
    prop_oneof![
        5 => (0usize..2, octets).prop_map(|(node, octets)| Step::Begin(node, octets)),
        4 => (place(), 1u8..5, any::<bool>()).prop_map(|((n, at), class, serve)| Step::Invoke(n, at, class, serve)),
        4 => (place(), 0u8..4, -1i8..6).prop_map(|((n, at), how, of)| Step::Answer(n, at, how, of)),
        5 => place().prop_map(|(n, at)| Step::Send(n, at)),
        2 => (place(), any::<bool>()).prop_map(|((n, at), prearranged)| Step::End(n, at, prearranged)),
        1 => place().prop_map(|(n, at)| Step::Abort(n, at)),
        1 => (place(), -1i8..6).prop_map(|((n, at), of)| Step::Cancel(n, at, of)),
        1 => place().prop_map(|(n, at)| Step::Timers(n, at)),
        14 => place().prop_map(|(n, at)| Step::Deliver(n, at)),
        1 => place().prop_map(|(n, at)| Step::Lose(n, at)),
        1 => place().prop_map(|(n, at)| Step::Duplicate(n, at)),
        1 => (place(), 0usize..200, 1u8..).prop_map(|((n, at), octet, by)| Step::Damage(n, at, octet, by)),
        1 => (place(), 0usize..200).prop_map(|((n, at), length)| Step::Truncate(n, at, length)),
        1 => (0usize..2, prop::collection::vec(any::<u8>(), 0..80)).prop_map(|(n, octets)| Step::Raw(n, octets)),
        1 => Just(Step::Break),
        1 => Just(Step::Join),
        1 => (0usize..2, any::<bool>()).prop_map(|(n, both)| Step::Restart(n, both)),
        1 => (0usize..2, any::<bool>()).prop_map(|(n, active)| Step::Active(n, active)),
        1 => (0usize..2, any::<bool>()).prop_map(|(n, in_service)| Step::Subsystem(n, in_service)),
        3 => (0u64..5000).prop_map(Step::Wait),
    ]
}

/// What a user knows of a dialogue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Life {
    Alive,
    /// Told by a Unidirectional: closed with its message.
    Unidirectional,
    /// The user asked for the pre-arranged end, and operations run.
    Prearranged,
    /// End, Response or abort was told: the dialogue is closed with this message.
    Ending,
    Over,
}

/// An indication of either TCAP, as far as it is booked.
#[derive(Debug)]
enum Word {
    Opens(Life),
    /// A message of a dialogue that goes on.
    Goes,
    Ends,
    /// The same by a timer: others may fall due between it and the close.
    Expires,
    Outcome(Option<InvokeId>),
    Part(Option<InvokeId>),
    /// ANSI: one of perhaps several Invokes that answer an operation.
    Correlated(InvokeId),
    /// It may end an operation of ours: [`Book::settle`] asks the machine.
    Reject(Option<InvokeId>),
    Other,
    MessageEnd,
    Closed,
}

/// A user that books what it is told against what it asked for.
#[derive(Debug, Default)]
struct Book {
    dialogues: BTreeMap<DialogueId, Life>,
    known: Vec<DialogueId>,
    running: BTreeSet<(DialogueId, InvokeId)>,
    /// Those that had an Invoke for an answer, and may have more.
    answered: BTreeSet<(DialogueId, InvokeId)>,
    rejected: Vec<(DialogueId, InvokeId)>,
    /// The message that is being told.
    open: Option<DialogueId>,
    serves: bool,
    outcomes: usize,
}

impl Book {
    fn opened(&mut self, id: DialogueId, life: Life) {
        assert_eq!(self.dialogues.insert(id, life), None, "an id comes once");
        self.known.push(id);
    }

    fn invoked(&mut self, id: DialogueId, invoke_id: InvokeId) {
        let operation = (id, invoke_id);
        self.answered.remove(&operation);
        if self.rejected.contains(&operation) {
            self.running.remove(&operation);
        }
        assert!(
            self.running.insert(operation),
            "an invoke id is given out while its operation goes on"
        );
    }

    /// The user itself ended it: from now on it is silent.
    fn over(&mut self, id: DialogueId) {
        self.dialogues.insert(id, Life::Over);
        self.running.retain(|(dialogue, _)| *dialogue != id);
        self.open = self.open.filter(|open| *open != id);
    }

    fn told(&mut self, id: DialogueId, word: Word) {
        let life = self.dialogues.get(&id).copied();
        if !matches!(word, Word::Opens(_)) {
            let alive = life.is_some_and(|life| life != Life::Over);
            assert!(alive, "{word:?} of a dialogue that is {life:?}");
        }
        let message = |open: &mut Option<DialogueId>| {
            let before = open.replace(id);
            assert_eq!(before, None, "a message is told to its end");
        };
        match word {
            Word::Opens(life) => {
                self.opened(id, life);
                message(&mut self.open);
            }
            Word::Goes => {
                assert!(matches!(life, Some(Life::Alive | Life::Prearranged)));
                message(&mut self.open);
            }
            Word::Ends | Word::Expires => {
                let may = matches!(life, Some(Life::Alive | Life::Prearranged));
                assert!(may, "the second end of a dialogue that is {life:?}");
                self.dialogues.insert(id, Life::Ending);
                if matches!(word, Word::Ends) {
                    message(&mut self.open);
                }
            }
            Word::Outcome(invoke_id) => {
                let operation = (id, invoke_id.expect("an outcome names its operation"));
                let running = self.running.remove(&operation);
                assert!(running, "an operation has a second outcome");
                self.outcomes += 1;
            }
            Word::Part(invoke_id) => {
                let operation = (id, invoke_id.expect("a result names its operation"));
                assert!(self.running.contains(&operation), "a part after the end");
            }
            Word::Correlated(invoke_id) => {
                let operation = (id, invoke_id);
                if self.running.remove(&operation) {
                    self.answered.insert(operation);
                    self.outcomes += 1;
                }
                let answered = self.answered.contains(&operation);
                assert!(answered, "an answer to what was not asked");
            }
            Word::Reject(invoke_id) => self.rejected.extend(invoke_id.map(|of| (id, of))),
            Word::Other => {}
            Word::MessageEnd => {
                assert_eq!(self.open.take(), Some(id));
                assert!(matches!(life, Some(Life::Alive | Life::Prearranged)));
            }
            Word::Closed => {
                assert_ne!(life, Some(Life::Alive), "closed, and no word of why");
                self.over(id);
            }
        }
    }

    /// After each step: what runs according to the book runs, and nothing else lives.
    fn settle(
        &mut self,
        dialogues: usize,
        state: impl Fn(DialogueId, InvokeId) -> Option<Awaited>,
    ) {
        for (id, invoke_id) in std::mem::take(&mut self.rejected) {
            if state(id, invoke_id).is_none() {
                self.running.remove(&(id, invoke_id));
            }
        }
        for (id, invoke_id) in &self.running {
            assert!(
                state(*id, *invoke_id).is_some(),
                "an operation ended and nobody was told"
            );
        }
        assert_eq!(self.open, None, "a message is told to its end");
        let lives = self.dialogues.values();
        let mut lives = lives.filter(|life| **life != Life::Over);
        assert_eq!(lives.clone().count(), dialogues, "dialogues that live");
        assert!(lives.all(|life| matches!(life, Life::Alive | Life::Prearranged)));
    }

    fn pick(&self, at: usize) -> Option<DialogueId> {
        // The newest first: of the old ones only few are asked for things.
        self.known.iter().rev().nth(at).copied()
    }
}

/// The outcome of an operation is awaited.
struct Awaited;

impl TcUser for Book {
    fn indication(&mut self, tc: &mut Tc<'_>, id: DialogueId, indication: Indication<'_>) {
        let word = match &indication {
            Indication::Unidirectional(_) => Word::Opens(Life::Unidirectional),
            Indication::Begin(_) => Word::Opens(Life::Alive),
            Indication::Continue(_) => Word::Goes,
            Indication::ProviderAbort(ProviderAbort::IdleTimeout | ProviderAbort::NoAnswer) => {
                Word::Expires
            }
            Indication::End(_) | Indication::UserAbort(_) | Indication::ProviderAbort(_) => {
                Word::Ends
            }
            Indication::ResultLast(result) => Word::Outcome(Some(result.invoke_id)),
            Indication::ResultNotLast(result) => Word::Part(Some(result.invoke_id)),
            Indication::Error(error) => Word::Outcome(Some(error.invoke_id)),
            Indication::Cancel(cancelled) => Word::Outcome(Some(cancelled.invoke_id)),
            Indication::Reject(reject, _) => Word::Reject(reject.invoke_id),
            Indication::Notice(_) | Indication::Invoke(_) | Indication::Timer => Word::Other,
            Indication::MessageEnd => Word::MessageEnd,
            Indication::Closed => Word::Closed,
        };
        self.told(id, word);
        let Indication::Invoke(invoke) = indication else {
            return;
        };
        if !self.serves || self.dialogues.get(&id) != Some(&Life::Alive) {
            return;
        }
        let request = InvokeRequest::new(OperationCode::Local(20), Class::FailureOnly, 10 * SECOND);
        match invoke.operation {
            OperationCode::Local(0) => {
                if let Ok(invoke_id) = tc.invoke(id, &request, Parameter::None) {
                    self.invoked(id, invoke_id);
                }
                tc.continue_(id, UserInformation::None).expect("alive");
            }
            OperationCode::Local(24) => {
                let result = tc.result(id, invoke.invoke_id, None, Parameter::None);
                result.expect("alive");
                tc.end(id, Termination::Basic, UserInformation::None)
                    .expect("alive");
                self.over(id);
            }
            _ => tc
                .reject(id, invoke.invoke_id, Problem::UNRECOGNIZED_OPERATION)
                .expect("alive"),
        }
    }

    fn ansi_indication(
        &mut self,
        tc: &mut Tc<'_>,
        id: DialogueId,
        indication: ansi::Indication<'_>,
    ) {
        use ansi::Indication as I;
        let word = match &indication {
            I::Unidirectional(_) => Word::Opens(Life::Unidirectional),
            I::Query(..) => Word::Opens(Life::Alive),
            I::Conversation(..) => Word::Goes,
            I::ProviderAbort(ansi::ProviderAbort::IdleTimeout | ansi::ProviderAbort::NoAnswer) => {
                Word::Expires
            }
            I::Response(_) | I::UserAbort(_) | I::ProviderAbort(_) => Word::Ends,
            I::ResultLast(result) => Word::Outcome(result.correlation_id()),
            I::ResultNotLast(result) => Word::Part(result.correlation_id()),
            I::Error(error) => Word::Outcome(error.correlation_id()),
            I::Cancel(cancelled) => Word::Outcome(Some(cancelled.invoke_id)),
            I::InvokeLast(invoke) | I::InvokeNotLast(invoke) => {
                let last = matches!(indication, I::InvokeLast(_));
                match invoke.correlation_id() {
                    Some(of) if last => Word::Correlated(of),
                    Some(of) if !self.answered.contains(&(id, of)) => Word::Part(Some(of)),
                    _ => Word::Other,
                }
            }
            I::Reject(reject, _) => Word::Reject(reject.id()),
            I::Notice(_) | I::Timer => Word::Other,
            I::MessageEnd => Word::MessageEnd,
            I::Closed => Word::Closed,
        };
        self.told(id, word);
        let I::InvokeLast(invoke) = indication else {
            return;
        };
        if !self.serves || self.dialogues.get(&id) != Some(&Life::Alive) {
            return;
        }
        let Some(of) = invoke.invoke_id() else {
            return;
        };
        let mut tc = tc.ansi().expect("a node of the ANSI kind");
        if invoke.operation == operation(0) {
            let request = ansi::InvokeRequest::new(operation(20), Class::FailureOnly, 10 * SECOND)
                .correlated(of);
            if let Ok(Some(invoke_id)) = tc.invoke(id, &request, Parameter::Octets(&[0x30, 0])) {
                self.invoked(id, invoke_id);
            }
            tc.conversation(id, ansi::Permission::Granted, None)
                .expect("alive");
        } else {
            tc.result(id, of, Parameter::Octets(&[0x30, 0]))
                .expect("alive");
            if tc.response(id, None).is_ok() {
                self.over(id);
            }
        }
    }
}

fn operation(specifier: u8) -> ansi::OperationCode {
    ansi::OperationCode::private(0x64, specifier)
}

/// What a user asks for, of either TCAP; what is refused is not done.
impl Book {
    fn begin(&mut self, tc: &mut Tc<'_>, (own, peer): (u32, u32), octets: usize) {
        let length = [(octets >> 8) as u8, octets as u8];
        let argument = [&[0x04, 0x82][..], &length, &vec![1; octets]].concat();
        let argument = Parameter::Octets(&argument);
        if let Some(mut tc) = tc.ansi() {
            let Ok(id) = tc.open(address(own), address(peer)) else {
                return;
            };
            self.opened(id, Life::Alive);
            let request = ansi::InvokeRequest::new(operation(0), Class::Both, 10 * SECOND);
            if let Ok(Some(invoke_id)) = tc.invoke(id, &request, argument) {
                self.invoked(id, invoke_id);
            }
            let permission = permission(octets.is_multiple_of(2));
            tc.query(id, permission, None).expect("opened");
        } else {
            let Ok(id) = tc.open(address(own), address(peer)) else {
                return;
            };
            self.opened(id, Life::Alive);
            tc.set_context(id, cap4()).expect("opened");
            let request =
                InvokeRequest::new(OperationCode::Local(0), Class::FailureOnly, 10 * SECOND);
            let invoke_id = tc.invoke(id, &request, argument).expect("opened");
            self.invoked(id, invoke_id);
            tc.begin(id, UserInformation::None).expect("opened");
        }
    }

    fn invoke(&mut self, tc: &mut Tc<'_>, id: DialogueId, class: u8, serve: bool) {
        let class = Class::from_number(class).expect("1 to 4");
        let code = if serve { 24 } else { 20 };
        let invoked = if let Some(mut tc) = tc.ansi() {
            let request = ansi::InvokeRequest::new(operation(code), class, 3 * SECOND);
            tc.invoke(id, &request, Parameter::Octets(&[0x30, 0]))
        } else {
            let code = OperationCode::Local(code.into());
            let request = InvokeRequest::new(code, class, 3 * SECOND);
            tc.invoke(id, &request, Parameter::None).map(Some)
        };
        if let Ok(Some(invoke_id)) = invoked {
            self.invoked(id, invoke_id);
        }
    }

    /// What is asked of a dialogue that the user knows to be over is refused.
    fn check(&self, id: DialogueId, outcome: Result<(), inlab_stack::tcap::RequestError>) -> bool {
        if outcome.is_ok() {
            assert_ne!(self.dialogues[&id], Life::Over);
        }
        outcome.is_ok()
    }

    fn answer(&mut self, tc: &mut Tc<'_>, id: DialogueId, how: u8, of: i8) {
        let of = InvokeId(of);
        let outcome = if let Some(mut tc) = tc.ansi() {
            let error = ansi::ErrorCode::Private(ansi::Code::number_of(1));
            match how {
                0 => tc.result(id, of, Parameter::None),
                1 => tc.result_not_last(id, of, Parameter::None),
                2 => tc.error(id, of, error, Parameter::None),
                _ => tc.reject(id, Some(of), ansi::Problem::RESULT_INCORRECT_PARAMETER),
            }
        } else {
            match how {
                0 => tc.result(id, of, None, Parameter::None),
                1 => tc.result_not_last(id, of, None, Parameter::None),
                2 => tc.error(id, of, ErrorCode::Local(1), Parameter::None),
                _ => tc.reject(id, of, Problem::RESULT_MISTYPED_PARAMETER),
            }
        };
        // A user that rejects the result of its own operation ends it.
        if self.check(id, outcome) && how > 2 {
            self.rejected.push((id, of));
        }
    }

    fn send(&mut self, tc: &mut Tc<'_>, id: DialogueId) {
        let outcome = if let Some(mut tc) = tc.ansi() {
            tc.conversation(id, ansi::Permission::Granted, None)
        } else {
            tc.continue_(id, UserInformation::None)
        };
        self.check(id, outcome);
    }

    fn end(&mut self, tc: &mut Tc<'_>, id: DialogueId, prearranged: bool) {
        let (outcome, lives) = if let Some(mut tc) = tc.ansi() {
            let outcome = if prearranged {
                tc.end_prearranged(id)
            } else {
                tc.response(id, None)
            };
            (outcome, tc.state(id).is_some())
        } else {
            let how = if prearranged {
                Termination::Prearranged
            } else {
                Termination::Basic
            };
            let outcome = tc.end(id, how, UserInformation::None);
            (outcome, tc.state(id).is_some())
        };
        if !self.check(id, outcome) {
            return;
        }
        if lives {
            assert!(prearranged, "an End leaves nothing");
            self.dialogues.insert(id, Life::Prearranged);
        } else {
            self.over(id);
        }
    }

    fn abort(&mut self, tc: &mut Tc<'_>, id: DialogueId) {
        let outcome = if let Some(mut tc) = tc.ansi() {
            tc.abort(id, None, None)
        } else {
            tc.abort(id, AbortReason::UserSpecific, UserInformation::None)
        };
        if self.check(id, outcome) {
            self.over(id);
        }
    }

    fn cancel(&mut self, tc: &mut Tc<'_>, id: DialogueId, of: i8) {
        let outcome = tc.cancel(id, InvokeId(of));
        if self.check(id, outcome) {
            self.running.remove(&(id, InvokeId(of)));
            let lives = if let Some(tc) = tc.ansi() {
                tc.state(id).is_some()
            } else {
                tc.state(id).is_some()
            };
            if !lives {
                assert_eq!(self.dialogues[&id], Life::Prearranged);
                self.over(id);
            }
        }
    }
}

const fn permission(granted: bool) -> ansi::Permission {
    if granted {
        ansi::Permission::Granted
    } else {
        ansi::Permission::Withheld
    }
}

fn config(own: u32, peer: u32, ansi: bool) -> Config {
    let mut config = itu(own, peer);
    // The audit goes on for ever, as it should: without it every timer comes to an end.
    config.m3ua.timers.audit = None;
    if ansi {
        config.sccp = sccp::Config::ansi(PointCode(own), vec![SubsystemNumber::CAP]);
        config.tcap.variant = Variant::Ansi(ansi::Options::default());
    }
    config.sccp.reassemblies = REASSEMBLIES;
    config.tcap.idle_timer = Some(30 * SECOND);
    config.tcap.max_dialogues = DIALOGUES as u32;
    config.tcap.max_invocations = INVOCATIONS;
    config
}

struct Trial {
    world: World<Book>,
    up: bool,
    /// Something was sent that nobody meant: SCCP may test a subsystem that nobody has, for ever (Q.714 5.3.4).
    damaged: bool,
}

impl Trial {
    fn new(roles: (Role, Role), ansi: bool, serves: bool) -> Self {
        let mut world = World::<Book>::of([config(1, 2, ansi), config(2, 1, ansi)], roles);
        world.nodes[1].user.serves = serves;
        Self {
            world,
            up: true,
            damaged: false,
        }
    }

    /// A request of a user about one of its dialogues.
    fn request(
        &mut self,
        node: usize,
        at: usize,
        request: impl FnOnce(&mut Book, &mut Tc<'_>, DialogueId),
    ) {
        let now = self.world.now;
        let node = &mut self.world.nodes[node];
        let Some(id) = node.user.pick(at) else {
            return;
        };
        request(&mut node.user, &mut node.stack.tc(now), id);
        // A pre-arranged end drops what was not sent.
        if node.user.dialogues[&id] == Life::Prearranged {
            let (user, stack) = (&mut node.user, &node.stack);
            let ended = |of: &(DialogueId, InvokeId)| awaited(stack, of.0, of.1).is_none();
            user.running.retain(|of| of.0 != id || !ended(of));
        }
    }

    fn on_the_way(&mut self, node: usize, at: usize) -> Option<&mut Vec<u8>> {
        let queue = &mut self.world.towards[node];
        let at = at.checked_rem(queue.len())?;
        Some(&mut queue[at].2)
    }

    fn association(&mut self, node: usize, event: AssociationEvent) {
        let now = self.world.now;
        self.world.nodes[node].handle_association(now, ASSOCIATION, event);
    }

    fn up(&mut self, node: usize) {
        let event = AssociationEvent::Up {
            outbound_streams: 4,
            inbound_streams: 4,
        };
        self.association(node, event);
    }

    fn join(&mut self) {
        if !std::mem::replace(&mut self.up, true) {
            self.up(0);
            self.up(1);
        }
    }

    fn active(&mut self, node: usize, active: bool) {
        let now = self.world.now;
        let node = &mut self.world.nodes[node];
        node.stack.set_active(now, AsId(0), active, &mut node.user);
    }

    fn apply(&mut self, step: &Step) {
        let now = self.world.now;
        self.damaged |= matches!(step, Step::Damage(..) | Step::Truncate(..) | Step::Raw(..));
        match *step {
            Step::Begin(node, octets) => {
                let places = [(1, 2), (2, 1)][node];
                let node = &mut self.world.nodes[node];
                let (user, tc) = (&mut node.user, &mut node.stack.tc(now));
                user.begin(tc, places, octets);
            }
            Step::Invoke(node, at, class, serve) => {
                self.request(node, at, |user, tc, id| user.invoke(tc, id, class, serve));
            }
            Step::Answer(node, at, how, of) => {
                self.request(node, at, |user, tc, id| user.answer(tc, id, how, of));
            }
            Step::Send(node, at) => self.request(node, at, Book::send),
            Step::End(node, at, prearranged) => {
                self.request(node, at, |user, tc, id| user.end(tc, id, prearranged));
            }
            Step::Abort(node, at) => self.request(node, at, Book::abort),
            Step::Cancel(node, at, of) => {
                self.request(node, at, |user, tc, id| user.cancel(tc, id, of));
            }
            Step::Timers(node, at) => self.request(node, at, |_, tc, id| {
                let _ = tc.set_idle_timer(id, Some(2 * SECOND));
                let _ = tc.set_dialogue_timer(id, Some(now + SECOND));
            }),
            Step::Deliver(node, at) => {
                let queue = &mut self.world.towards[node];
                if let Some(index) = at.checked_rem(queue.len().min(3)) {
                    let message = queue.remove(index).expect("within");
                    self.world.deliver(node, message);
                }
            }
            Step::Lose(node, at) => {
                let queue = &mut self.world.towards[node];
                if let Some(index) = at.checked_rem(queue.len()) {
                    queue.remove(index);
                }
            }
            Step::Duplicate(node, at) => {
                let queue = &mut self.world.towards[node];
                if let Some(index) = at.checked_rem(queue.len()) {
                    let again = queue[index].clone();
                    queue.push_back(again);
                }
            }
            Step::Damage(node, at, octet, by) => {
                if let Some(octets) = self.on_the_way(node, at) {
                    let length = octets.len();
                    octets[octet % length] ^= by;
                }
            }
            Step::Truncate(node, at, length) => {
                if let Some(octets) = self.on_the_way(node, at) {
                    octets.truncate(length.max(1));
                }
            }
            Step::Raw(node, ref octets) => {
                let message = Message {
                    stream: 1,
                    ppid: 3,
                    octets,
                };
                self.world.nodes[node].handle_message(now, ASSOCIATION, message);
            }
            Step::Break => {
                self.up = false;
                for node in 0..2 {
                    self.association(node, AssociationEvent::Lost(LossCause::Unreachable));
                }
                self.world
                    .towards
                    .iter_mut()
                    .for_each(|queue| queue.clear());
            }
            Step::Join => self.join(),
            Step::Restart(node, both) => {
                if !self.up {
                    return;
                }
                self.world
                    .towards
                    .iter_mut()
                    .for_each(|queue| queue.clear());
                if both {
                    self.association(node, AssociationEvent::Restart);
                } else {
                    self.association(node, AssociationEvent::Lost(LossCause::Unreachable));
                    self.up(node);
                }
                self.association(1 - node, AssociationEvent::Restart);
            }
            Step::Active(node, active) => self.active(node, active),
            Step::Subsystem(node, in_service) => self.world.nodes[node]
                .stack
                .set_subsystem(SubsystemNumber::CAP, in_service),
            Step::Wait(millis) => {
                self.world.now += Duration::from_millis(millis);
                for node in &mut self.world.nodes {
                    node.handle_timeout(self.world.now);
                }
            }
        }
        self.world.collect();
        self.check();
    }

    fn check(&mut self) {
        for node in &mut self.world.nodes {
            while node.stack.poll_event().is_some() {}
            let (user, stack) = (&mut node.user, &node.stack);
            let dialogues = stack.dialogue_count();
            user.settle(dialogues, |id, of| awaited(stack, id, of));
            assert!(dialogues <= DIALOGUES, "{dialogues} dialogues");
            assert!(invocations(stack) <= dialogues * INVOCATIONS);
            assert!(stack.sccp().reassembly_count() <= REASSEMBLIES);
            assert!(stack.m3ua().held_count() <= 1024);
        }
    }

    /// From deadline to deadline, until none is left or `time` is over.
    fn wait(&mut self, time: Duration) {
        let until = self.world.now + time;
        loop {
            self.world.run();
            self.check();
            let due = self.world.nodes.iter().filter_map(Core::poll_timeout).min();
            match due.filter(|due| *due <= until) {
                Some(due) => self.world.now = self.world.now.max(due),
                None => break,
            }
        }
        self.world.now = until;
    }

    /// Nobody says anything any more. TCAP comes to rest whatever the network is like; the network does when it is well.
    fn finish(mut self) {
        self.wait(300 * SECOND);
        for node in &mut self.world.nodes {
            assert_eq!(node.stack.dialogue_count(), 0, "dialogues");
            assert_eq!(invocations(&node.stack), 0, "operations");
            let due = match (node.stack.tcap(), node.stack.ansi_tcap()) {
                (Some(tcap), _) => tcap.poll_timeout(),
                (_, Some(tcap)) => tcap.poll_timeout(),
                (None, None) => unreachable!("a node speaks one of them"),
            };
            assert_eq!(due, None, "a timer of TCAP");
            assert_eq!(node.stack.sccp().reassembly_count(), 0, "segments");
            assert_eq!(node.user.running, BTreeSet::new());
            let mut lives = node.user.dialogues.values();
            assert!(lives.all(|life| *life == Life::Over), "each has ended");
        }
        self.join();
        for node in 0..2 {
            self.active(node, true);
            let stack = &mut self.world.nodes[node].stack;
            stack.set_subsystem(SubsystemNumber::CAP, true);
        }
        self.wait(7200 * SECOND);
        for (at, node) in self.world.nodes.iter().enumerate() {
            assert_eq!(node.stack.m3ua().held_count(), 0, "held messages");
            let due = if self.damaged {
                node.stack.m3ua().poll_timeout()
            } else {
                node.poll_timeout()
            };
            assert_eq!(due, None, "a timer of node {at} is left");
        }
    }
}

fn awaited(stack: &inlab_stack::Stack, id: DialogueId, of: InvokeId) -> Option<Awaited> {
    let awaited = match (stack.tcap(), stack.ansi_tcap()) {
        (Some(tcap), _) => matches!(
            tcap.invocation_state(id, of),
            Some(InvocationState::Pending | InvocationState::OperationSent)
        ),
        (_, Some(tcap)) => matches!(
            tcap.invocation_state(id, of),
            Some(ansi::InvocationState::Pending | ansi::InvocationState::OperationSent)
        ),
        (None, None) => unreachable!("a node speaks one of them"),
    };
    awaited.then_some(Awaited)
}

fn invocations(stack: &inlab_stack::Stack) -> usize {
    let itu = stack.tcap().map(|tcap| tcap.invocation_count());
    let ansi = stack.ansi_tcap().map(|tcap| tcap.invocation_count());
    itu.or(ansi).expect("a node speaks one of them")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_order_of_events_comes_to_rest(roles in 0usize..3, serves in any::<bool>(), steps in prop::collection::vec(step(), 1..120)) {
        let mut trial = Trial::new([ASP_TO_SGP, IPSP, IPSP_DOUBLE][roles], false, serves);
        steps.iter().for_each(|step| trial.apply(step));
        trial.finish();
    }

    #[test]
    fn any_order_of_events_comes_to_rest_with_ansi_tcap(roles in 0usize..3, serves in any::<bool>(), steps in prop::collection::vec(step(), 1..120)) {
        let mut trial = Trial::new([ASP_TO_SGP, IPSP, IPSP_DOUBLE][roles], true, serves);
        steps.iter().for_each(|step| trial.apply(step));
        trial.finish();
    }
}

/// The property is about something: a dialogue with two operations, booked at both ends.
#[test]
fn an_exchange_is_booked() {
    for ansi in [false, true] {
        let mut trial = Trial::new(IPSP, ansi, true);
        for octets in [0, 1200] {
            trial.apply(&Step::Begin(0, octets));
            trial.world.run();
            trial.apply(&Step::Invoke(0, 0, 1, true));
            trial.apply(&Step::Send(0, 0));
            trial.world.run();
            trial.check();
        }
        let [switch, service] = &trial.world.nodes;
        assert_eq!(switch.user.dialogues.len(), 2);
        assert_eq!(service.user.dialogues.len(), 2);
        assert!(switch.user.outcomes >= 2, "{}", switch.user.outcomes);
        assert_eq!(service.stack.dialogue_count(), 0, "the service ended both");
        trial.finish();
    }
}

/// A pre-arranged end waits for the last operation; a user that cancels it ends the dialogue.
#[test]
fn cancelling_the_last_operation_ends_what_waits_for_it() {
    for ansi in [false, true] {
        let mut trial = Trial::new(IPSP, ansi, false);
        trial.apply(&Step::Begin(0, 0));
        trial.apply(&Step::End(0, 0, true));
        let ids = trial.world.nodes[0].user.running.clone();
        let [(id, invoke_id)] = ids.into_iter().collect::<Vec<_>>()[..] else {
            panic!("one operation runs");
        };
        assert_eq!(trial.world.nodes[0].user.dialogues[&id], Life::Prearranged);
        trial.apply(&Step::Cancel(0, 0, invoke_id.0));
        assert_eq!(trial.world.nodes[0].stack.dialogue_count(), 0);
        trial.finish();
    }
}
