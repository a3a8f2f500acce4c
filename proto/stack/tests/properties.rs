//! Two whole nodes with loss, duplication, disorder, damage and broken associations between them: no panic, and in the
//! end no dialogue, no operation and no timer of TCAP is left.

mod common;
use common::*;
use inlab_ss7::{AssociationEvent, LossCause, Message};
use inlab_stack::Core;
use inlab_stack::tcap::{
    AbortReason, Class, DialogueId, InvokeRequest, OperationCode, Parameter, Termination,
    TransactionState, UserInformation,
};
use proptest::prelude::*;
use std::time::Duration;

#[derive(Clone, Debug)]
enum Step {
    Begin {
        octets: usize,
    },
    Invoke {
        node: usize,
        at: usize,
        operation: i32,
        class: u8,
    },
    Send {
        node: usize,
        at: usize,
    },
    End {
        node: usize,
        at: usize,
        prearranged: bool,
    },
    Abort {
        node: usize,
        at: usize,
    },
    Deliver {
        node: usize,
        at: usize,
    },
    Lose {
        node: usize,
        at: usize,
    },
    Duplicate {
        node: usize,
        at: usize,
    },
    Damage {
        node: usize,
        at: usize,
        octet: usize,
        by: u8,
    },
    Break,
    Join,
    Subsystem {
        node: usize,
        in_service: bool,
    },
    Wait {
        millis: u64,
    },
    Raw {
        node: usize,
        octets: Vec<u8>,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let (node, at) = (0usize..2, 0usize..16);
    let place = (node.clone(), at);
    prop_oneof![
        4 => prop_oneof![Just(0usize), 0usize..200, 200usize..2000].prop_map(|octets| Step::Begin { octets }),
        3 => (place.clone(), prop_oneof![Just(0), Just(24), 0..100], 1u8..5)
            .prop_map(|((node, at), operation, class)| Step::Invoke { node, at, operation, class }),
        4 => place.clone().prop_map(|(node, at)| Step::Send { node, at }),
        1 => (place.clone(), any::<bool>()).prop_map(|((node, at), prearranged)| Step::End { node, at, prearranged }),
        1 => place.clone().prop_map(|(node, at)| Step::Abort { node, at }),
        12 => place.clone().prop_map(|(node, at)| Step::Deliver { node, at }),
        1 => place.clone().prop_map(|(node, at)| Step::Lose { node, at }),
        1 => place.clone().prop_map(|(node, at)| Step::Duplicate { node, at }),
        1 => (place, 0usize..200, 1u8..).prop_map(|((node, at), octet, by)| Step::Damage { node, at, octet, by }),
        1 => Just(Step::Break),
        1 => Just(Step::Join),
        1 => (node.clone(), any::<bool>()).prop_map(|(node, in_service)| Step::Subsystem { node, in_service }),
        2 => (0u64..5000).prop_map(|millis| Step::Wait { millis }),
        1 => (node, proptest::collection::vec(any::<u8>(), 0..80)).prop_map(|(node, octets)| Step::Raw { node, octets }),
    ]
}

struct Trial {
    world: World,
    known: [Vec<DialogueId>; 2],
}

impl Trial {
    fn new(roles: (inlab_stack::m3ua::Role, inlab_stack::m3ua::Role)) -> Self {
        let configs = [config(1, 2), config(2, 1)].map(|mut config| {
            config.tcap.idle_timer = Some(30 * SECOND);
            config.tcap.max_dialogues = 12;
            config
        });
        let mut world = World::with(configs, roles);
        world.nodes[1].user.rule = Rule::Serve;
        Self {
            world,
            known: [Vec::new(), Vec::new()],
        }
    }

    fn pick(&self, node: usize, at: usize) -> Option<DialogueId> {
        let known = &self.known[node];
        known.get(at.checked_rem(known.len())?).copied()
    }

    fn apply(&mut self, step: &Step) {
        let (now, none) = (self.world.now, UserInformation::None);
        match *step {
            Step::Begin { octets } => {
                let argument = [
                    &[0x04, 0x82, (octets >> 8) as u8, octets as u8][..],
                    &vec![1; octets],
                ]
                .concat();
                let mut tc = self.world.nodes[0].stack.tc(now);
                let Ok(id) = tc.open(address(1), address(2)) else {
                    return;
                };
                tc.set_context(id, cap4()).expect("opened");
                let request =
                    InvokeRequest::new(OperationCode::Local(0), Class::FailureOnly, 10 * SECOND);
                tc.invoke(id, &request, Parameter::Octets(&argument))
                    .expect("opened");
                tc.begin(id, none).expect("opened");
                self.known[0].push(id);
            }
            Step::Invoke {
                node,
                at,
                operation,
                class,
            } => {
                let Some(id) = self.pick(node, at) else {
                    return;
                };
                let class = Class::from_number(class).expect("1 to 4");
                let request =
                    InvokeRequest::new(OperationCode::Local(operation), class, 3 * SECOND);
                let _ = self.world.nodes[node]
                    .stack
                    .tc(now)
                    .invoke(id, &request, Parameter::None);
            }
            Step::Send { node, at } => {
                let Some(id) = self.pick(node, at) else {
                    return;
                };
                let _ = self.world.nodes[node].stack.tc(now).continue_(id, none);
            }
            Step::End {
                node,
                at,
                prearranged,
            } => {
                let Some(id) = self.pick(node, at) else {
                    return;
                };
                let how = if prearranged {
                    Termination::Prearranged
                } else {
                    Termination::Basic
                };
                let _ = self.world.nodes[node].stack.tc(now).end(id, how, none);
            }
            Step::Abort { node, at } => {
                let Some(id) = self.pick(node, at) else {
                    return;
                };
                let _ =
                    self.world.nodes[node]
                        .stack
                        .tc(now)
                        .abort(id, AbortReason::UserSpecific, none);
            }
            Step::Deliver { node, at } => {
                let queue = &mut self.world.towards[node];
                if let Some(index) = at.checked_rem(queue.len().min(2)) {
                    let message = queue.remove(index).expect("within");
                    self.world.deliver(node, message);
                    if let Some(id) = self.world.nodes[node].user.last {
                        self.known[node].push(id);
                    }
                }
            }
            Step::Lose { node, at } => {
                let queue = &mut self.world.towards[node];
                if let Some(index) = at.checked_rem(queue.len()) {
                    queue.remove(index);
                }
            }
            Step::Duplicate { node, at } => {
                let queue = &mut self.world.towards[node];
                if let Some(index) = at.checked_rem(queue.len()) {
                    let again = queue[index].clone();
                    queue.push_back(again);
                }
            }
            Step::Damage {
                node,
                at,
                octet,
                by,
            } => {
                let queue = &mut self.world.towards[node];
                if let Some(index) = at.checked_rem(queue.len()) {
                    let octets = &mut queue[index].2;
                    let length = octets.len();
                    octets[octet % length] ^= by;
                }
            }
            Step::Break => {
                for node in &mut self.world.nodes {
                    node.handle_association(
                        now,
                        ASSOCIATION,
                        AssociationEvent::Lost(LossCause::Unreachable),
                    );
                }
                self.world
                    .towards
                    .iter_mut()
                    .for_each(|queue| queue.clear());
            }
            Step::Join => {
                for node in &mut self.world.nodes {
                    let event = AssociationEvent::Up {
                        outbound_streams: 2,
                        inbound_streams: 2,
                    };
                    node.handle_association(now, ASSOCIATION, event);
                }
            }
            Step::Subsystem { node, in_service } => {
                let subsystem = inlab_ss7::SubsystemNumber::CAP;
                self.world.nodes[node]
                    .stack
                    .set_subsystem(subsystem, in_service);
            }
            Step::Wait { millis } => {
                self.world.now += Duration::from_millis(millis);
                for node in &mut self.world.nodes {
                    node.handle_timeout(self.world.now);
                }
            }
            Step::Raw { node, ref octets } => {
                let message = Message {
                    stream: 1,
                    ppid: 3,
                    octets,
                };
                self.world.nodes[node].handle_message(now, ASSOCIATION, message);
            }
        }
        self.world.collect();
        for node in &mut self.world.nodes {
            while node.stack.poll_event().is_some() {}
        }
    }

    fn finish(mut self) {
        for _ in 0..6 {
            self.world.wait(20 * SECOND);
        }
        for node in &mut self.world.nodes {
            let tcap = node.stack.tcap().expect("a node of the ITU kind");
            let left = (
                tcap.dialogue_count(),
                tcap.invocation_count(),
                tcap.poll_timeout(),
            );
            assert_eq!(left, (0, 0, None));
            let stale = node
                .user
                .last
                .and_then(|id| node.stack.tc(self.world.now).state(id));
            assert_eq!(stale, None::<TransactionState>);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_order_of_events_comes_to_rest(ipsp in any::<bool>(), steps in proptest::collection::vec(step(), 1..100)) {
        let mut trial = Trial::new(if ipsp { IPSP } else { ASP_TO_SGP });
        steps.iter().for_each(|step| trial.apply(step));
        trial.finish();
    }
}
