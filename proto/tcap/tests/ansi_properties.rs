//! ANSI TCAP: whatever comes, no panic; each transaction ends exactly once, and in the end nothing is left.

mod common;
use common::{LOCAL, REMOTE, SECOND, octets};
use inlab_ber::Writer;
use inlab_tcap::ansi::*;
use inlab_tcap::{Class, DialogueId, InvokeId, Notice, Parameter, Quality, Unitdata};
use proptest::prelude::*;
use std::collections::HashMap;
use std::time::{Duration, Instant};

fn seeds() -> Vec<Vec<u8>> {
    include_str!("../../../tests/vectors/tcap_ansi.jsonl")
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            octets(line["hex"].as_str().expect("hex"))
        })
        .collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "an Instant has no other beginning"
)]
fn start() -> Instant {
    Instant::now()
}

/// Reads all there is to read, and writes again what was read; what was written reads the same.
fn read_all(octets: &[u8]) {
    let mut components = None;
    if let Ok(message) = Message::read(octets) {
        let mut out = Writer::default();
        message.write(&mut out);
        let again = Message::read(out.as_slice()).expect("what was read can be read again");
        assert_eq!(again.package_type, message.package_type);
        assert_eq!(again.originating, message.originating);
        assert_eq!(again.responding, message.responding);
        assert_eq!(again.abort, message.abort);
        assert_eq!(again.dialogue_portion, message.dialogue_portion);
        if let Ok(Some(portion)) = message.dialogue() {
            let mut out = Writer::default();
            portion.write(&mut out);
            assert_eq!(DialoguePortion::read(out.as_slice()), Ok(portion));
        }
        components = message.components;
    }
    let mut faults = 0;
    for component in components.unwrap_or(Components::new(octets)) {
        match component {
            Ok(component) => {
                let mut out = Writer::default();
                component.write(&mut out);
                let mut again = Components::new(out.as_slice());
                assert_eq!(again.next().expect("one"), Ok(component));
                assert!(again.is_empty());
            }
            Err(fault) => {
                assert!(fault.offset <= octets.len(), "{fault}");
                faults += 1;
            }
        }
    }
    assert!(faults <= 1);
    let mut end = End::new(1);
    end.open(Permission::Granted, false);
    end.receive(octets);
}

/// One end: a machine, the transactions that its user knows, and how each was told to be over.
struct End {
    tcap: Tcap,
    now: Instant,
    known: Vec<DialogueId>,
    /// Told: 1 while it lives, 0 after its end.
    alive: HashMap<DialogueId, bool>,
}

impl End {
    fn new(node: u16) -> Self {
        let config = inlab_tcap::Config {
            node,
            max_dialogues: 8,
            max_invocations: 4,
            seed: 3,
            ..inlab_tcap::Config::default()
        };
        let options = Options {
            unpermitted: if node == 1 {
                Unpermitted::Deliver
            } else {
                Unpermitted::Abort
            },
            ..Options::default()
        };
        Self {
            tcap: Tcap::new(config, options),
            now: start(),
            known: Vec::new(),
            alive: HashMap::new(),
        }
    }

    fn open(&mut self, permission: Permission, context: bool) {
        if let Ok(id) = self.tcap.open(self.now, LOCAL, REMOTE) {
            self.known.push(id);
            assert_eq!(self.alive.insert(id, true), None, "an id comes once");
            let name = ContextName::Integer(Code::number_of(7));
            let portion = DialoguePortion::with_context(ProtocolVersion::BOTH, name);
            self.tcap
                .query(self.now, id, permission, context.then_some(&portion))
                .expect("opened");
        }
    }

    fn told(&mut self, id: DialogueId, indication: &Indication<'_>) {
        match indication {
            Indication::Query(..) | Indication::Unidirectional(_) => {
                assert_eq!(self.alive.insert(id, true), None, "an id comes once");
                self.known.push(id);
            }
            Indication::Closed => {
                let lived = self.alive.insert(id, false);
                assert_eq!(lived, Some(true), "over once");
                assert_eq!(self.tcap.state(id), None);
            }
            _ => assert_eq!(self.alive.get(&id), Some(&true), "{indication:?}"),
        }
    }

    fn receive(&mut self, octets: &[u8]) {
        let unitdata = Unitdata {
            called: LOCAL,
            calling: REMOTE,
            quality: Quality {
                sequence: None,
                return_on_error: false,
            },
            user_data: octets,
        };
        let mut incoming = self.tcap.receive(self.now, &unitdata);
        let mut open = false;
        while let Some((id, indication)) = self.tcap.next(&mut incoming) {
            open = !matches!(indication, Indication::MessageEnd | Indication::Closed);
            self.told(id, &indication);
        }
        assert!(!open, "a package is told to its end");
    }

    fn wait(&mut self, time: Duration) {
        self.now += time;
        while let Some((id, indication)) = self.tcap.expire(self.now) {
            self.told(id, &indication);
        }
        let due = self.tcap.poll_timeout();
        assert!(due.is_none_or(|due| due > self.now));
    }

    /// Ids that the user ended itself are silent.
    fn silent(&mut self, id: DialogueId) {
        if self.tcap.state(id).is_none() {
            self.alive.insert(id, false);
        }
    }

    fn pick(&self, at: usize) -> Option<DialogueId> {
        self.known.get(at.checked_rem(self.known.len())?).copied()
    }
}

#[derive(Clone, Debug)]
enum Step {
    Open(bool, bool, bool),
    Invoke(bool, usize, u8, Option<i8>, bool),
    Answer(bool, usize, u8, i8),
    Send(bool, usize, bool),
    Respond(bool, usize),
    Prearranged(bool, usize),
    Abort(bool, usize),
    Cancel(bool, usize, i8),
    Timers(bool, usize),
    Deliver(bool, usize),
    Lose(bool, usize),
    Duplicate(bool, usize),
    Damage(bool, usize, usize, u8),
    Return(bool, usize),
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let end = any::<bool>;
    let at = || 0usize..8;
    prop_oneof![
        2 => (end(), any::<bool>(), any::<bool>()).prop_map(|(e, p, c)| Step::Open(e, p, c)),
        4 => (end(), at(), 1u8..5, proptest::option::of(0i8..4), any::<bool>())
            .prop_map(|(e, a, c, l, last)| Step::Invoke(e, a, c, l, last)),
        4 => (end(), at(), 0u8..4, 0i8..6).prop_map(|(e, a, h, i)| Step::Answer(e, a, h, i)),
        6 => (end(), at(), any::<bool>()).prop_map(|(e, a, p)| Step::Send(e, a, p)),
        2 => (end(), at()).prop_map(|(e, a)| Step::Respond(e, a)),
        1 => (end(), at()).prop_map(|(e, a)| Step::Prearranged(e, a)),
        1 => (end(), at()).prop_map(|(e, a)| Step::Abort(e, a)),
        1 => (end(), at(), 0i8..6).prop_map(|(e, a, i)| Step::Cancel(e, a, i)),
        1 => (end(), at()).prop_map(|(e, a)| Step::Timers(e, a)),
        8 => (end(), at()).prop_map(|(e, a)| Step::Deliver(e, a)),
        1 => (end(), at()).prop_map(|(e, a)| Step::Lose(e, a)),
        1 => (end(), at()).prop_map(|(e, a)| Step::Duplicate(e, a)),
        1 => (end(), at(), 0usize..64, 1u8..).prop_map(|(e, a, o, b)| Step::Damage(e, a, o, b)),
        1 => (end(), at()).prop_map(|(e, a)| Step::Return(e, a)),
        1 => (0u64..4).prop_map(Step::Wait),
    ]
}

struct Pair {
    ends: [End; 2],
    towards: [Vec<Vec<u8>>; 2],
}

const fn permission(granted: bool) -> Permission {
    if granted {
        Permission::Granted
    } else {
        Permission::Withheld
    }
}

impl Pair {
    fn collect(&mut self) {
        for at in 0..2 {
            while let Some(outgoing) = self.ends[at].tcap.poll_transmit() {
                let message = Message::read(outgoing.user_data).expect("what is sent is correct");
                message.dialogue().expect("its dialogue portion too");
                self.towards[1 - at].push(outgoing.user_data.to_vec());
            }
        }
    }

    /// A request about a transaction of one end.
    fn request(
        &mut self,
        end: bool,
        at: usize,
        request: impl FnOnce(&mut Tcap, Instant, DialogueId),
    ) {
        let end = &mut self.ends[usize::from(end)];
        if let Some(id) = end.pick(at) {
            request(&mut end.tcap, end.now, id);
            end.silent(id);
        }
    }

    fn apply(&mut self, step: &Step) {
        match *step {
            Step::Open(end, granted, context) => {
                self.ends[usize::from(end)].open(permission(granted), context);
            }
            Step::Invoke(end, at, class, correlation_id, last) => {
                self.request(end, at, |tcap, _, id| {
                    let class = Class::from_number(class).expect("1 to 4");
                    let operation = OperationCode::private(0x64, 3);
                    let request = InvokeRequest {
                        last,
                        correlation_id: correlation_id.map(InvokeId),
                        ..InvokeRequest::new(operation, class, u32::from(class.number()) * SECOND)
                    };
                    let _ = tcap.invoke(id, &request, Parameter::Octets(&[0x30, 0]));
                });
            }
            Step::Answer(end, at, how, id_of) => self.request(end, at, |tcap, _, id| {
                let of = InvokeId(id_of);
                let error = ErrorCode::Private(Code::number_of(1));
                let _ = match how {
                    0 => tcap.result(id, of, Parameter::None),
                    1 => tcap.result_not_last(id, of, Parameter::None),
                    2 => tcap.error(id, of, error, Parameter::None),
                    _ => tcap.reject(id, Some(of), Problem::RESULT_INCORRECT_PARAMETER),
                };
            }),
            Step::Send(end, at, granted) => self.request(end, at, |tcap, now, id| {
                let _ = tcap.conversation(now, id, permission(granted), None);
            }),
            Step::Respond(end, at) => self.request(end, at, |tcap, now, id| {
                let before = tcap.state(id);
                let outcome = tcap.response(now, id, None);
                let may = matches!(
                    before,
                    Some(
                        TransactionState::QueryReceived(Permission::Granted)
                            | TransactionState::Active {
                                ours: Permission::Granted,
                                ..
                            }
                    )
                );
                assert_eq!(outcome.is_ok(), may, "{before:?} {outcome:?}");
            }),
            Step::Prearranged(end, at) => self.request(end, at, |tcap, now, id| {
                let _ = tcap.end_prearranged(now, id);
            }),
            Step::Abort(end, at) => self.request(end, at, |tcap, now, id| {
                let _ = tcap.abort(now, id, Some(&[0x28, 4, 6, 2, 0x2a, 3]), None);
            }),
            Step::Cancel(end, at, of) => self.request(end, at, |tcap, _, id| {
                let _ = tcap.cancel(id, InvokeId(of));
            }),
            Step::Timers(end, at) => self.request(end, at, |tcap, now, id| {
                let _ = tcap.set_idle_timer(now, id, Some(2 * SECOND));
                let _ = tcap.set_dialogue_timer(id, Some(now + SECOND));
            }),
            Step::Deliver(end, at) => {
                let queue = &mut self.towards[usize::from(end)];
                if !queue.is_empty() {
                    let octets = queue.remove(at % queue.len().min(2));
                    self.ends[usize::from(end)].receive(&octets);
                }
            }
            Step::Lose(end, at) => {
                let queue = &mut self.towards[usize::from(end)];
                if !queue.is_empty() {
                    queue.remove(at % queue.len());
                }
            }
            Step::Duplicate(end, at) => {
                let queue = &mut self.towards[usize::from(end)];
                if !queue.is_empty() {
                    queue.push(queue[at % queue.len()].clone());
                }
            }
            Step::Damage(end, at, octet, by) => {
                let queue = &mut self.towards[usize::from(end)];
                if !queue.is_empty() {
                    let length = queue.len();
                    let message = &mut queue[at % length];
                    let length = message.len();
                    message[octet % length] ^= by;
                }
            }
            Step::Return(end, at) => {
                let queue = &mut self.towards[usize::from(!end)];
                if !queue.is_empty() {
                    let octets = queue.remove(at % queue.len());
                    let end = &mut self.ends[usize::from(end)];
                    let notice = Notice {
                        cause: 1,
                        user_data: &octets,
                    };
                    if let Some((id, indication)) = end.tcap.notice(&notice) {
                        end.told(id, &indication);
                    }
                }
            }
            Step::Wait(seconds) => {
                for end in &mut self.ends {
                    end.wait(Duration::from_secs(seconds));
                }
            }
        }
        self.collect();
        for end in &self.ends {
            assert!(end.tcap.dialogue_count() <= 8);
            assert!(end.tcap.invocation_count() <= 8 * 4);
        }
    }

    /// Nobody says anything any more, but for idle timers: all is over, each exactly once.
    fn finish(mut self) {
        for end in &mut self.ends {
            for id in end.known.clone() {
                let _ = end.tcap.set_idle_timer(end.now, id, Some(SECOND));
            }
            for _ in 0..4 {
                end.wait(Duration::from_secs(10));
            }
            assert_eq!(end.tcap.dialogue_count(), 0);
            assert_eq!(end.tcap.invocation_count(), 0);
            assert_eq!(end.tcap.poll_timeout(), None);
            assert!(end.alive.values().all(|alive| !alive), "each was told of");
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
    fn damaged_vectors(seed in 0usize..16, damage in proptest::collection::vec((0usize..300, any::<u8>()), 1..4), cut in 0usize..300) {
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
        let mut pair = Pair { ends: [End::new(1), End::new(2)], towards: [Vec::new(), Vec::new()] };
        steps.iter().for_each(|step| pair.apply(step));
        pair.finish();
    }
}
