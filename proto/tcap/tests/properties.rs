//! Whatever comes: no panic, and in the end nothing is left.

mod common;
use common::*;
use inlab_ber::Writer;
use inlab_tcap::*;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;

fn seeds() -> Vec<Vec<u8>> {
    include_str!("../../../tests/vectors/tcap_itu.jsonl")
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            octets(line["hex"].as_str().expect("hex"))
        })
        .collect()
}

/// Reads all there is to read, and writes again what was read.
fn read_all(octets: &[u8]) {
    if let Ok(message) = Message::read(octets) {
        let mut out = Writer::default();
        message.write(&mut out);
        let again = Message::read(out.as_slice()).expect("what was read can be read again");
        assert_eq!(again.components.as_octets(), message.components.as_octets());
        let mut faults = 0;
        for component in message.components {
            match component {
                Ok(component) => {
                    let mut out = Writer::default();
                    component.write(&mut out);
                    let again = Components::new(out.as_slice())
                        .next()
                        .expect("one")
                        .expect("correct");
                    assert_eq!(again, component);
                }
                Err(_) => faults += 1,
            }
        }
        assert!(faults <= 1);
    }
    let mut node = Node::new(Config {
        max_dialogues: 4,
        ..Config::default()
    });
    node.begin(1);
    node.receive(&hex(octets));
    node.sent();
}

/// One step of a user or of the network between two machines.
#[derive(Clone, Debug)]
enum Step {
    Open {
        node: bool,
        context: bool,
    },
    Invoke {
        node: bool,
        at: usize,
        class: u8,
        linked: bool,
    },
    Answer {
        node: bool,
        at: usize,
        how: u8,
        invoke_id: i8,
    },
    Send {
        node: bool,
        at: usize,
    },
    End {
        node: bool,
        at: usize,
        prearranged: bool,
    },
    Abort {
        node: bool,
        at: usize,
        reason: u8,
    },
    Cancel {
        node: bool,
        at: usize,
        invoke_id: i8,
    },
    Timers {
        node: bool,
        at: usize,
    },
    Deliver {
        node: bool,
        at: usize,
    },
    Lose {
        node: bool,
        at: usize,
    },
    Duplicate {
        node: bool,
        at: usize,
    },
    Damage {
        node: bool,
        at: usize,
        octet: usize,
        by: u8,
    },
    Return {
        node: bool,
        at: usize,
    },
    Wait {
        seconds: u64,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let (node, at) = (any::<bool>(), 0usize..8);
    let place = (node, at);
    prop_oneof![
        2 => (any::<bool>(), any::<bool>()).prop_map(|(node, context)| Step::Open { node, context }),
        4 => (place.clone(), 1u8..5, any::<bool>())
            .prop_map(|((node, at), class, linked)| Step::Invoke { node, at, class, linked }),
        4 => (place.clone(), 0u8..4, 0i8..6)
            .prop_map(|((node, at), how, invoke_id)| Step::Answer { node, at, how, invoke_id }),
        6 => place.clone().prop_map(|(node, at)| Step::Send { node, at }),
        1 => (place.clone(), any::<bool>()).prop_map(|((node, at), prearranged)| Step::End { node, at, prearranged }),
        1 => (place.clone(), 0u8..3).prop_map(|((node, at), reason)| Step::Abort { node, at, reason }),
        1 => (place.clone(), 0i8..6).prop_map(|((node, at), invoke_id)| Step::Cancel { node, at, invoke_id }),
        1 => place.clone().prop_map(|(node, at)| Step::Timers { node, at }),
        8 => place.clone().prop_map(|(node, at)| Step::Deliver { node, at }),
        1 => place.clone().prop_map(|(node, at)| Step::Lose { node, at }),
        1 => place.clone().prop_map(|(node, at)| Step::Duplicate { node, at }),
        1 => (place.clone(), 0usize..64, 1u8..)
            .prop_map(|((node, at), octet, by)| Step::Damage { node, at, octet, by }),
        1 => place.prop_map(|(node, at)| Step::Return { node, at }),
        1 => (0u64..4).prop_map(|seconds| Step::Wait { seconds }),
    ]
}

/// Two machines, what is on the way to each, and the dialogues that each has heard of.
struct Pair {
    nodes: [Node; 2],
    towards: [Vec<Vec<u8>>; 2],
    known: [Vec<DialogueId>; 2],
    books: [Book; 2],
}

/// The operations of one user that have not ended yet, by dialogue and invoke id.
#[derive(Default)]
struct Book(BTreeSet<(DialogueId, InvokeId)>);

impl Book {
    fn invoked(&mut self, id: DialogueId, invoke_id: InvokeId) {
        assert!(
            self.0.insert((id, invoke_id)),
            "an invoke id is given out while its operation goes on"
        );
    }

    fn told(&mut self, tcap: &Tcap, id: DialogueId, indication: &Indication<'_>) {
        let mut ends = |invoke_id| {
            assert!(
                self.0.remove(&(id, invoke_id)),
                "{indication:?}, and the operation had ended before"
            );
        };
        match indication {
            Indication::ResultLast(result) => ends(result.invoke_id),
            Indication::Error(error) => ends(error.invoke_id),
            Indication::Cancel(cancelled) => ends(cancelled.invoke_id),
            Indication::ResultNotLast(result) => {
                assert!(self.0.contains(&(id, result.invoke_id)));
            }
            // A Reject may be for an operation, or for anything.
            Indication::Reject(reject, _) => {
                if let Some(invoke_id) = reject.invoke_id
                    && tcap.invocation_state(id, invoke_id).is_none()
                {
                    self.0.remove(&(id, invoke_id));
                }
            }
            Indication::Closed => self.closed(id),
            _ => {}
        }
    }

    fn closed(&mut self, id: DialogueId) {
        self.0.retain(|(dialogue, _)| *dialogue != id);
    }
}

impl Pair {
    fn new() -> Self {
        let config = |node| Config {
            node,
            max_dialogues: 8,
            max_invocations: 4,
            seed: 3,
            ..Config::default()
        };
        Self {
            nodes: [1, 2].map(|node| Node::new(config(node))),
            towards: [Vec::new(), Vec::new()],
            known: [Vec::new(), Vec::new()],
            books: [Book::default(), Book::default()],
        }
    }

    fn collect(&mut self) {
        for node in 0..2 {
            while let Some(outgoing) = self.nodes[node].tcap.poll_transmit() {
                self.towards[1 - node].push(outgoing.user_data.to_vec());
            }
        }
    }

    fn deliver(&mut self, node: usize, octets: &[u8]) {
        let (known, book) = (&mut self.known[node], &mut self.books[node]);
        let mut open = false;
        self.nodes[node].receive_from(&hex(octets), |tcap, id, indication| {
            open = !matches!(indication, Indication::MessageEnd | Indication::Closed);
            if matches!(indication, Indication::Begin(_)) {
                known.push(id);
            }
            book.told(tcap, id, indication);
        });
        assert!(!open, "a message is told to its end");
    }

    fn apply(&mut self, step: &Step) {
        let none = UserInformation::None;
        let pick = |list: &[DialogueId], at: usize| list.get(at.checked_rem(list.len())?).copied();
        match *step {
            Step::Open { node, context } => {
                let now = self.nodes[0].now;
                let tcap = &mut self.nodes[usize::from(node)].tcap;
                if let Ok(id) = tcap.open(now, LOCAL, REMOTE) {
                    if context {
                        tcap.set_context(id, cap4()).expect("opened");
                    }
                    self.known[usize::from(node)].push(id);
                }
            }
            Step::Invoke {
                node,
                at,
                class,
                linked,
            } => {
                let node = usize::from(node);
                let Some(id) = pick(&self.known[node], at) else {
                    return;
                };
                let request = InvokeRequest {
                    linked_id: linked.then_some(InvokeId(1)),
                    ..InvokeRequest::new(
                        OperationCode::Local(7),
                        Class::from_number(class).expect("1 to 4"),
                        Duration::from_secs(u64::from(class)),
                    )
                };
                if let Ok(invoke_id) =
                    self.nodes[node]
                        .tcap
                        .invoke(id, &request, Parameter::Octets(&[5, 0]))
                {
                    self.books[node].invoked(id, invoke_id);
                }
            }
            Step::Answer {
                node,
                at,
                how,
                invoke_id,
            } => {
                let node = usize::from(node);
                let Some(id) = pick(&self.known[node], at) else {
                    return;
                };
                let (tcap, invoke_id) = (&mut self.nodes[node].tcap, InvokeId(invoke_id));
                let _ = match how {
                    0 => tcap.result(id, invoke_id, None, Parameter::None),
                    1 => tcap.result_not_last(id, invoke_id, None, Parameter::None),
                    2 => tcap.error(id, invoke_id, ErrorCode::Local(1), Parameter::None),
                    _ => {
                        let problem = Problem::RESULT_MISTYPED_PARAMETER;
                        tcap.reject(
                            id,
                            Reject {
                                invoke_id: Some(invoke_id),
                                problem,
                            },
                        )
                    }
                };
                self.forget_ended(node);
            }
            Step::Send { node, at } => {
                let node = usize::from(node);
                let Some(id) = pick(&self.known[node], at) else {
                    return;
                };
                let (now, tcap) = (self.nodes[node].now, &mut self.nodes[node].tcap);
                let _ = match tcap.state(id) {
                    Some(TransactionState::Opened) => tcap.begin(now, id, none),
                    _ => tcap.continue_dialogue(now, id, none),
                };
            }
            Step::End {
                node,
                at,
                prearranged,
            } => {
                let node = usize::from(node);
                let Some(id) = pick(&self.known[node], at) else {
                    return;
                };
                let how = if prearranged {
                    Termination::Prearranged
                } else {
                    Termination::Basic
                };
                let now = self.nodes[node].now;
                let _ = self.nodes[node].tcap.end(now, id, how, none);
                self.forget_ended(node);
            }
            Step::Abort { node, at, reason } => {
                let node = usize::from(node);
                let Some(id) = pick(&self.known[node], at) else {
                    return;
                };
                let reasons = [
                    AbortReason::ContextNotSupported,
                    AbortReason::DialogueRefused,
                    AbortReason::UserSpecific,
                ];
                let now = self.nodes[node].now;
                let _ = self.nodes[node]
                    .tcap
                    .abort(now, id, reasons[usize::from(reason)], none);
                self.forget_ended(node);
            }
            Step::Cancel {
                node,
                at,
                invoke_id,
            } => {
                let node = usize::from(node);
                let Some(id) = pick(&self.known[node], at) else {
                    return;
                };
                if self.nodes[node]
                    .tcap
                    .cancel(id, InvokeId(invoke_id))
                    .is_ok()
                {
                    self.books[node].0.remove(&(id, InvokeId(invoke_id)));
                }
            }
            Step::Timers { node, at } => {
                let node = usize::from(node);
                let Some(id) = pick(&self.known[node], at) else {
                    return;
                };
                let now = self.nodes[node].now;
                let tcap = &mut self.nodes[node].tcap;
                let _ = tcap.set_idle_timer(now, id, Some(2 * SECOND));
                let _ = tcap.set_dialogue_timer(id, Some(now + SECOND));
            }
            Step::Deliver { node, at } => {
                let node = usize::from(node);
                if !self.towards[node].is_empty() {
                    let at = at % self.towards[node].len().min(2);
                    let octets = self.towards[node].remove(at);
                    self.deliver(node, &octets);
                }
            }
            Step::Lose { node, at } => {
                let queue = &mut self.towards[usize::from(node)];
                if !queue.is_empty() {
                    queue.remove(at % queue.len());
                }
            }
            Step::Duplicate { node, at } => {
                let queue = &mut self.towards[usize::from(node)];
                if !queue.is_empty() {
                    queue.push(queue[at % queue.len()].clone());
                }
            }
            Step::Damage {
                node,
                at,
                octet,
                by,
            } => {
                let queue = &mut self.towards[usize::from(node)];
                if !queue.is_empty() {
                    let length = queue.len();
                    let message = &mut queue[at % length];
                    let length = message.len();
                    message[octet % length] ^= by;
                }
            }
            Step::Return { node, at } => {
                let node = usize::from(node);
                if !self.towards[1 - node].is_empty() {
                    let at = at % self.towards[1 - node].len();
                    let octets = self.towards[1 - node].remove(at);
                    self.nodes[node].tcap.notice(&Notice {
                        cause: 1,
                        user_data: &octets,
                    });
                }
            }
            Step::Wait { seconds } => {
                for node in 0..2 {
                    self.wait(node, Duration::from_secs(seconds));
                }
            }
        }
        self.collect();
        for (node, book) in self.nodes.iter().zip(&self.books) {
            assert!(node.tcap.dialogue_count() <= 8);
            assert!(node.tcap.invocation_count() <= 8 * 4);
            for (id, invoke_id) in &book.0 {
                assert!(
                    matches!(
                        node.tcap.invocation_state(*id, *invoke_id),
                        Some(InvocationState::Pending | InvocationState::OperationSent)
                    ),
                    "an operation ended and nobody was told"
                );
            }
        }
    }

    fn wait(&mut self, node: usize, time: Duration) {
        let Node { tcap, now, .. } = &mut self.nodes[node];
        *now += time;
        while let Some((id, indication)) = tcap.expire(*now) {
            self.books[node].told(tcap, id, &indication);
        }
    }

    /// The operations of what the user itself ended, or that a pre-arranged end left unsent.
    fn forget_ended(&mut self, node: usize) {
        let tcap = &self.nodes[node].tcap;
        self.books[node].0.retain(|(id, invoke_id)| {
            tcap.state(*id).is_some() && tcap.invocation_state(*id, *invoke_id).is_some()
        });
    }

    /// Users end what they still have; the rest is up to the timers.
    fn finish(&mut self) {
        for node in 0..2 {
            for id in std::mem::take(&mut self.known[node]) {
                let now = self.nodes[node].now;
                let tcap = &mut self.nodes[node].tcap;
                if tcap
                    .end(now, id, Termination::Basic, UserInformation::None)
                    .is_err()
                {
                    let _ = tcap.abort(now, id, AbortReason::UserSpecific, UserInformation::None);
                }
            }
        }
        self.collect();
        for _ in 0..2 {
            for node in 0..2 {
                for octets in std::mem::take(&mut self.towards[node]) {
                    self.deliver(node, &octets);
                }
            }
            // A Begin that was still on the way.
            for node in 0..2 {
                for id in std::mem::take(&mut self.known[node]) {
                    let now = self.nodes[node].now;
                    let none = UserInformation::None;
                    let _ = self.nodes[node]
                        .tcap
                        .abort(now, id, AbortReason::UserSpecific, none);
                }
                self.wait(node, Duration::from_secs(300));
            }
            self.collect();
        }
        for node in 0..2 {
            self.forget_ended(node);
            assert!(self.books[node].0.is_empty(), "operations never end");
        }
        for node in &self.nodes {
            assert!(
                node.is_empty(),
                "{:?}, {:?}",
                node.tcap,
                node.tcap.poll_timeout()
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_octets(octets in proptest::collection::vec(any::<u8>(), 0..300)) {
        read_all(&octets);
    }

    #[test]
    fn damaged_vectors(seed in 0usize..48, damage in proptest::collection::vec((0usize..300, any::<u8>()), 1..4), cut in 0usize..300) {
        let seeds = seeds();
        let mut octets = seeds[seed % seeds.len()].clone();
        for (at, octet) in damage {
            let length = octets.len();
            octets[at % length] = octet;
        }
        octets.truncate(octets.len() - if cut < 100 { cut % octets.len() } else { 0 });
        read_all(&octets);
    }

    #[test]
    fn any_order_of_events_comes_to_rest(steps in proptest::collection::vec(step(), 1..120)) {
        let mut pair = Pair::new();
        steps.iter().for_each(|step| pair.apply(step));
        pair.finish();
    }
}
