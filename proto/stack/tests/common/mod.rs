//! Two nodes joined in memory: an SSP at point code 1 and an SCP at point code 2.
#![allow(dead_code, reason = "each test file uses a part")]

use inlab_ss7::{Address, AssociationEvent, AssociationId, Message, PointCode, SubsystemNumber};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::{
    Class, DialogueId, ForeignContent, ForeignMessage, Forward, Indication, InvokeRequest,
    ObjectIdentifier, OperationCode, Parameter, Problem, Termination, TransactionState,
    UserInformation,
};
use inlab_stack::{
    Config, Core, Event, Node, Stack, StatusIndication, Tc, TcUser, m3ua, sccp, tcap,
};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

pub(crate) const ASSOCIATION: AssociationId = AssociationId(1);
pub(crate) const SECOND: Duration = Duration::from_secs(1);

/// How the two are joined: the first node's role, then the second's.
pub(crate) const ASP_TO_SGP: (Role, Role) = (Role::Asp, Role::Sgp);
pub(crate) const IPSP: (Role, Role) = (
    Role::Ipsp(Exchange::SingleClient),
    Role::Ipsp(Exchange::SingleServer),
);
pub(crate) const IPSP_DOUBLE: (Role, Role) =
    (Role::Ipsp(Exchange::Double), Role::Ipsp(Exchange::Double));

pub(crate) fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber::CAP);
    address.point_code = Some(PointCode(point_code));
    address
}

pub(crate) fn cap4() -> ObjectIdentifier {
    ObjectIdentifier::from_arcs(&[0, 4, 0, 0, 1, 23, 3, 4]).expect("an object identifier")
}

pub(crate) fn config(own: u32, peer: u32) -> Config {
    let server = ApplicationServer {
        routing_context: Some(7),
        ..ApplicationServer::default()
    };
    let route = Route {
        destination: Some(PointCode(peer)),
        service_indicator: None,
        application_server: AsId(0),
        via: Vec::new(),
    };
    Config {
        m3ua: m3ua::Config {
            application_servers: vec![server],
            routes: vec![route],
            own_point_codes: vec![PointCode(own)],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config::itu(PointCode(own), vec![SubsystemNumber::CAP]),
        tcap: tcap::Config {
            node: own as u16,
            seed: 5,
            ..tcap::Config::default()
        },
    }
}

/// A user that keeps what it is told, and answers by a rule.
#[derive(Debug, Default)]
pub(crate) struct User {
    pub(crate) told: Vec<String>,
    pub(crate) last: Option<DialogueId>,
    pub(crate) statuses: Vec<StatusIndication>,
    pub(crate) rule: Rule,
    /// What came for another node and was taken: its node, and the message or what was returned of one.
    pub(crate) taken: Vec<(u16, Taken)>,
}

/// A foreign message, kept.
#[derive(Clone, Debug)]
pub(crate) enum Taken {
    Unitdata(Address, Address, Vec<u8>),
    Notice(u8, Vec<u8>),
}

/// What the user does of itself.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Rule {
    /// Nothing.
    #[default]
    Listen,
    /// The SCP of a simple call: operation 0 is answered by 20 in a Continue, operation 24 by 22 in an End.
    Serve,
    /// It takes what belongs to other nodes.
    Forward,
}

impl TcUser for User {
    fn indication(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>) {
        self.last = Some(dialogue);
        self.told.push(show(&indication));
        if self.rule != Rule::Serve {
            return;
        }
        // A dialogue that is being ended takes no requests.
        let takes_requests = matches!(
            tc.state(dialogue),
            Some(TransactionState::InitiationReceived | TransactionState::Active)
        );
        let Indication::Invoke(invoke) = indication else {
            return;
        };
        if !takes_requests {
            return;
        }
        let request = |operation| {
            InvokeRequest::new(
                OperationCode::Local(operation),
                Class::FailureOnly,
                10 * SECOND,
            )
        };
        match invoke.operation {
            OperationCode::Local(0) => {
                let destination =
                    |out: &mut inlab_ber::Writer| out.octets(&[0x30, 0x03, 0x80, 0x01, 0x2a]);
                tc.invoke(dialogue, &request(20), Parameter::Write(&destination))
                    .expect("allowed");
                tc.continue_(dialogue, UserInformation::None)
                    .expect("allowed");
            }
            OperationCode::Local(24) => {
                tc.invoke(
                    dialogue,
                    &request(22),
                    Parameter::Octets(&[0x04, 0x02, 0x80, 0x90]),
                )
                .expect("allowed");
                tc.end(dialogue, Termination::Basic, UserInformation::None)
                    .expect("allowed");
            }
            _ => tc
                .reject(dialogue, invoke.invoke_id, Problem::UNRECOGNIZED_OPERATION)
                .expect("allowed"),
        }
    }

    fn status(&mut self, _: &mut Tc<'_>, status: StatusIndication) {
        self.statuses.push(status);
    }

    fn foreign(&mut self, message: &ForeignMessage<'_>) -> Forward {
        if self.rule != Rule::Forward {
            return Forward::Refused;
        }
        let taken = match message.content {
            ForeignContent::Unitdata(unitdata) => Taken::Unitdata(
                unitdata.called,
                unitdata.calling,
                unitdata.user_data.to_vec(),
            ),
            ForeignContent::Notice(notice) => {
                Taken::Notice(notice.cause, notice.user_data.to_vec())
            }
        };
        self.taken.push((message.node, taken));
        Forward::Taken
    }
}

pub(crate) fn show(indication: &Indication<'_>) -> String {
    match indication {
        Indication::Begin(_) => "Begin".to_owned(),
        Indication::Continue(_) => "Continue".to_owned(),
        Indication::End(_) => "End".to_owned(),
        Indication::Unidirectional(_) => "Unidirectional".to_owned(),
        Indication::Invoke(invoke) => match invoke.operation {
            OperationCode::Local(operation) => format!("Invoke {operation}"),
            OperationCode::Global(_) => "Invoke global".to_owned(),
        },
        Indication::UserAbort(abort) => format!("UserAbort {:?}", abort.reason),
        Indication::Cancel(cancelled) => format!("Cancel {}", cancelled.invoke_id.0),
        other => format!("{other:?}"),
    }
}

pub(crate) struct World<U = User> {
    pub(crate) now: Instant,
    pub(crate) nodes: [Node<U>; 2],
    /// Messages on the way to each node: stream, payload protocol identifier, octets.
    pub(crate) towards: [VecDeque<(u16, u32, Vec<u8>)>; 2],
    /// Whatever was sent, in hex.
    pub(crate) log: Vec<(usize, String)>,
}

impl<U: TcUser + Default> World<U> {
    pub(crate) fn of(configs: [Config; 2], roles: (Role, Role)) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        let nodes = configs.map(|config| Node {
            stack: Stack::new(now, config),
            user: U::default(),
        });
        let mut world = Self {
            now,
            nodes,
            towards: [VecDeque::new(), VecDeque::new()],
            log: Vec::new(),
        };
        for (node, role) in world.nodes.iter_mut().zip([roles.0, roles.1]) {
            let mut association = AssociationConfig::new(role, vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            node.stack.add_association(ASSOCIATION, association);
        }
        world.up();
        world
    }

    pub(crate) fn up(&mut self) {
        for node in &mut self.nodes {
            let event = AssociationEvent::Up {
                outbound_streams: 4,
                inbound_streams: 4,
            };
            node.handle_association(self.now, ASSOCIATION, event);
        }
        self.run();
    }

    /// Takes what a node wants to send.
    pub(crate) fn collect(&mut self) {
        for at in 0..2 {
            while let Some(transmit) = self.nodes[at].poll_transmit() {
                let Message {
                    stream,
                    ppid,
                    octets,
                } = transmit.message;
                // RFC 4666 3.1, read by hand: version, reserved octet, length; DATA and nothing else off stream 0 (1.4.7).
                let [1, 0, class, _, a, b, c, d, ..] = octets else {
                    panic!("no common header: {octets:02x?}");
                };
                assert_eq!(u32::from_be_bytes([*a, *b, *c, *d]) as usize, octets.len());
                assert_eq!(*class == 1, stream != 0, "class {class}, stream {stream}");
                assert_eq!(ppid, 3);
                self.log.push((
                    at,
                    octets.iter().map(|octet| format!("{octet:02x}")).collect(),
                ));
                self.towards[1 - at].push_back((stream, ppid, octets.to_vec()));
            }
        }
    }

    pub(crate) fn deliver(&mut self, to: usize, (stream, ppid, octets): (u16, u32, Vec<u8>)) {
        let message = Message {
            stream,
            ppid,
            octets: &octets,
        };
        self.nodes[to].handle_message(self.now, ASSOCIATION, message);
        self.collect();
    }

    /// Until nothing is on the way, and nothing is due.
    pub(crate) fn run(&mut self) {
        for _ in 0..10_000 {
            self.collect();
            let Some(to) = (0..2).find(|to| !self.towards[*to].is_empty()) else {
                let now = self.now;
                let due = |node: &&mut Node<U>| {
                    node.poll_timeout().is_some_and(|deadline| deadline <= now)
                };
                match self.nodes.iter_mut().find(due) {
                    Some(node) => node.handle_timeout(now),
                    None => return,
                }
                continue;
            };
            let message = self.towards[to].pop_front().expect("one");
            self.deliver(to, message);
        }
        panic!("it never comes to rest");
    }

    pub(crate) fn wait(&mut self, time: Duration) {
        self.now += time;
        for node in &mut self.nodes {
            node.handle_timeout(self.now);
        }
        self.run();
    }

    pub(crate) fn dialogues(&self) -> [usize; 2] {
        [0, 1].map(|at| self.nodes[at].stack.dialogue_count())
    }

    pub(crate) fn events(&mut self, at: usize) -> Vec<Event> {
        std::iter::from_fn(|| self.nodes[at].stack.poll_event()).collect()
    }
}

impl World {
    pub(crate) fn with(configs: [Config; 2], roles: (Role, Role)) -> Self {
        Self::of(configs, roles)
    }

    pub(crate) fn new(roles: (Role, Role)) -> Self {
        let mut world = Self::with([config(1, 2), config(2, 1)], roles);
        world.nodes[1].user.rule = Rule::Serve;
        world
    }

    pub(crate) fn told(&mut self, at: usize) -> Vec<String> {
        std::mem::take(&mut self.nodes[at].user.told)
    }

    /// The SSP opens a dialogue and sends operation 0.
    pub(crate) fn begin(&mut self, argument: &[u8]) -> DialogueId {
        let mut tc = self.nodes[0].stack.tc(self.now);
        let id = tc.open(address(1), address(2)).expect("room");
        tc.set_context(id, cap4()).expect("opened");
        let request = InvokeRequest::new(OperationCode::Local(0), Class::FailureOnly, 10 * SECOND);
        tc.invoke(id, &request, Parameter::Octets(argument))
            .expect("opened");
        tc.begin(id, UserInformation::None).expect("opened");
        id
    }
}
