//! A node of an ANSI network: M3UA, SCCP and ANSI TCAP, with a user that decodes what AIN and WIN ask and answers it.
//!
//! The input is a list of steps, one octet, a length and octets. Once nothing more comes, no transaction is left.

use inlab_ber::{Scratch, Writer};
use inlab_inap::Dialect;
use inlab_ss7::{
    Address, AssociationEvent, AssociationId, LossCause, Message, PointCode, SubsystemNumber,
};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::ansi::{
    Code, ErrorCode, Indication, InvokeRequest, OperationCode, Options, Permission, Problem,
    TransactionState,
};
use inlab_stack::tcap::{self, Class, DialogueId, Parameter, Variant};
use inlab_stack::{Core, Node, Stack, Tc, TcUser, m3ua, sccp};
use std::time::{Duration, Instant};

pub(crate) const ASSOCIATION: AssociationId = AssociationId(1);
/// 5-10-1 and 5-20-1: network, cluster and member of eight bits each.
pub(crate) const SWITCH: u32 = 5 << 16 | 10 << 8 | 1;
pub(crate) const SCP: u32 = 5 << 16 | 20 << 8 | 1;
pub(crate) const SUBSYSTEM: SubsystemNumber = SubsystemNumber(248);
const TIME: Duration = Duration::from_secs(3);

/// Decodes arguments and answers.
#[derive(Default)]
struct User {
    last: Option<DialogueId>,
}

/// The operation of AIN or WIN with this code.
fn operation(code: OperationCode) -> Option<(Dialect, &'static inlab_inap::Operation)> {
    let key = i32::try_from(code.code().key()).ok()?;
    let mut dialects = [Dialect::AIN02, Dialect::WIN].into_iter();
    dialects.find_map(|dialect| Some((dialect, dialect.operation(key)?)))
}

impl TcUser for User {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, _: tcap::Indication<'_>) {
        panic!("a node of the other kind");
    }

    fn ansi_indication(&mut self, tc: &mut Tc<'_>, id: DialogueId, indication: Indication<'_>) {
        self.last = Some(id);
        let mut tc = tc.ansi().expect("a node of ANSI TCAP");
        match indication {
            Indication::InvokeLast(invoke) | Indication::InvokeNotLast(invoke) => {
                let (scratch, mut out) = (Scratch::default(), Writer::default());
                let argument = invoke.parameter.unwrap_or_default();
                let known = operation(invoke.operation);
                let decoded = known.is_some_and(|(dialect, operation)| {
                    operation
                        .argument
                        .is_none_or(|of| of.recode(argument, dialect, &scratch, &mut out).is_ok())
                });
                let Some(invoke_id) = invoke.invoke_id() else {
                    return;
                };
                // What it is told of what it asks for is not of interest: the transaction may be over by then.
                let _ = match (known, decoded) {
                    (None, _) => tc.reject(id, Some(invoke_id), Problem::UNRECOGNIZED_OPERATION),
                    (Some(_), false) => {
                        tc.reject(id, Some(invoke_id), Problem::INCORRECT_PARAMETER)
                    }
                    // What has no result is answered by an order that is correlated.
                    (Some((_, of)), true) if of.result.is_none() => {
                        let order = OperationCode::private(0x65, 13);
                        let request = InvokeRequest::new(order, Class::FailureOnly, TIME);
                        let request = request.correlated(invoke_id);
                        tc.invoke(id, &request, Parameter::Octets(&[0x30, 0]))
                            .map(drop)
                    }
                    (Some(_), true) if argument.len() > 60 => {
                        tc.result(id, invoke_id, Parameter::Octets(&[0xf2, 0]))
                    }
                    (Some(_), true) => {
                        let error = ErrorCode::Private(Code::number_of(133));
                        tc.error(id, invoke_id, error, Parameter::Octets(&[0xf2, 0]))
                    }
                };
            }
            Indication::MessageEnd => {
                let _ = match tc.state(id) {
                    Some(TransactionState::QueryReceived(Permission::Granted)) => {
                        tc.response(id, None)
                    }
                    _ => tc.conversation(id, Permission::Granted, None),
                };
            }
            _ => {}
        }
    }
}

pub(crate) fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SUBSYSTEM);
    address.point_code = Some(PointCode(point_code));
    address
}

/// The layers of a node with one peer, and room for 16 transactions.
pub(crate) fn stack(own: u32, peer: u32) -> inlab_stack::Config {
    inlab_stack::Config {
        m3ua: m3ua::Config {
            application_servers: vec![ApplicationServer::default()],
            routes: vec![Route {
                destination: Some(PointCode(peer)),
                service_indicator: None,
                application_server: AsId(0),
                via: Vec::new(),
            }],
            own_point_codes: vec![PointCode(own)],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config::ansi(PointCode(own), vec![SUBSYSTEM]),
        tcap: tcap::Config {
            node: 1,
            max_dialogues: 16,
            own_address: Some(address(own)),
            idle_timer: Some(Duration::from_secs(60)),
            variant: Variant::Ansi(Options::default()),
            ..tcap::Config::default()
        },
    }
}

fn node(now: Instant, own: u32, peer: u32) -> Node<User> {
    let mut node = Node {
        stack: Stack::new(now, stack(own, peer)),
        user: User::default(),
    };
    let mut association = AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
    association.peer_application_servers = vec![AsId(0)];
    node.stack.add_association(ASSOCIATION, association);
    node
}

fn up() -> AssociationEvent {
    AssociationEvent::Up {
        outbound_streams: 4,
        inbound_streams: 4,
    }
}

struct World {
    now: Instant,
    scp: Node<User>,
    /// The other end, for the handshake.
    switch: Node<User>,
}

impl World {
    fn new() -> Self {
        let now = Instant::now();
        let mut world = Self {
            now,
            scp: node(now, SCP, SWITCH),
            switch: node(now, SWITCH, SCP),
        };
        world.join();
        world
    }

    fn join(&mut self) {
        let now = self.now;
        self.scp.handle_association(now, ASSOCIATION, up());
        self.switch.handle_association(now, ASSOCIATION, up());
        for _ in 0..8 {
            pass(now, &mut self.scp, &mut self.switch);
            pass(now, &mut self.switch, &mut self.scp);
        }
    }

    fn receive(&mut self, octets: &[u8]) {
        let message = Message {
            stream: 1,
            ppid: 3,
            octets,
        };
        self.scp.handle_message(self.now, ASSOCIATION, message);
        self.drain();
    }

    fn drain(&mut self) {
        while self.scp.poll_transmit().is_some() {}
        while self.scp.stack.poll_event().is_some() {}
    }

    /// A package in a unitdata, its transaction id that of the last transaction if there is one and it has place for it.
    fn package(&mut self, octets: &[u8]) {
        let mut octets = octets.to_vec();
        let ours = self.scp.user.last.and_then(|id| {
            let tc = self.scp.stack.tc(self.now);
            tc.transaction_ids(id).map(|(ours, _)| ours)
        });
        let place = match octets.first() {
            Some(0xe4 | 0xf6) => Some(4..8),
            Some(0xe5 | 0xe6) => Some(8..12),
            _ => None,
        };
        if let (Some(ours), Some(place)) = (ours, place)
            && let Some(place) = octets.get_mut(place)
        {
            place.copy_from_slice(ours.as_octets());
        }
        self.receive(&data(SWITCH, SCP, &unitdata(&octets)));
    }

    fn wait(&mut self, time: Duration) {
        let end = self.now + time;
        for _ in 0..10_000 {
            let Some(deadline) = self.scp.poll_timeout().filter(|at| *at <= end) else {
                break;
            };
            self.now = self.now.max(deadline);
            self.scp.handle_timeout(self.now);
            self.drain();
        }
        self.now = end;
    }
}

fn pass(now: Instant, from: &mut Node<User>, to: &mut Node<User>) {
    while let Some(transmit) = from.poll_transmit() {
        let octets = transmit.message.octets.to_vec();
        let message = Message {
            octets: &octets,
            ..transmit.message
        };
        to.handle_message(now, ASSOCIATION, message);
    }
}

/// T1.112.3: UDT, class 1, returned on error; both addresses by subsystem (T1.112.3 3.5: the bit for it is the first).
pub(crate) fn unitdata(package: &[u8]) -> Vec<u8> {
    let package = &package[..package.len().min(240)];
    let length = u8::try_from(package.len()).expect("cut");
    let address = [2, 0xc1, SUBSYSTEM.0];
    let mut octets = vec![9, 0x81, 3, 5, 7, 2];
    octets.extend(&address[1..]);
    octets.extend(address);
    octets.push(length);
    octets.extend(package);
    octets
}

/// RFC 4666 3.3.1: DATA from one point code to another.
pub(crate) fn data(from: u32, to: u32, sccp: &[u8]) -> Vec<u8> {
    let mut value = Vec::new();
    value.extend(from.to_be_bytes());
    value.extend(to.to_be_bytes());
    value.extend([3, 2, 0, 1]);
    value.extend(sccp);
    let length = u16::try_from(4 + value.len()).expect("short");
    let mut message = vec![1, 0, 1, 1, 0, 0, 0, 0, 2, 0x10];
    message.extend(length.to_be_bytes());
    message.extend(value);
    message.resize(message.len().next_multiple_of(4), 0);
    let length = u32::try_from(message.len()).expect("short");
    message[4..8].copy_from_slice(&length.to_be_bytes());
    message
}

/// Runs the steps of an input.
pub(crate) fn stack_ansi(input: &[u8]) {
    let mut world = World::new();
    let mut rest = input;
    for _ in 0..32 {
        let [step, length, after @ ..] = rest else {
            break;
        };
        let (octets, after) = after.split_at(usize::from(*length).min(after.len()));
        rest = after;
        match step % 8 {
            0..=3 => world.package(octets),
            4 => world.receive(&data(SWITCH, SCP, octets)),
            5 => world.receive(octets),
            6 => world.wait(Duration::from_secs(u64::from(*length))),
            _ => {
                let lost = AssociationEvent::Lost(LossCause::Unreachable);
                let now = world.now;
                world
                    .switch
                    .handle_association(now, ASSOCIATION, lost.clone());
                world.scp.handle_association(now, ASSOCIATION, lost);
                world.join();
            }
        }
        assert!(world.scp.stack.dialogue_count() <= 16);
    }
    world.wait(Duration::from_secs(3600));
    assert_eq!(world.scp.stack.dialogue_count(), 0);
}

/// One step for each package of these.
pub(crate) fn steps(packages: &[&[u8]]) -> Vec<u8> {
    let step = |package: &&[u8]| {
        let package = &package[..package.len().min(240)];
        let length = u8::try_from(package.len()).expect("cut");
        [&[0, length], package].concat()
    };
    packages.iter().flat_map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes back for a queryWithPermission with this component: the first octet of the package, and of its component.
    fn answer(component: &[u8]) -> (u8, Option<u8>) {
        let size = u8::try_from(component.len()).expect("short");
        let head = [0xe2, size + 8, 0xc7, 4, 1, 2, 3, 4, 0xe8, size];
        let package = [&head[..], component].concat();
        let mut world = World::new();
        let octets = data(SWITCH, SCP, &unitdata(&package));
        let message = Message {
            stream: 1,
            ppid: 3,
            octets: &octets,
        };
        world.scp.handle_message(world.now, ASSOCIATION, message);
        let answer = world.scp.poll_transmit().expect("an answer");
        let octets = answer.message.octets;
        let at = octets.windows(6).position(|w| w == [0xc7, 4, 1, 2, 3, 4]);
        let package = &octets[at.expect("our transaction id") - 2..];
        let sequence = package.get(8) == Some(&0xe8);
        (package[0], package.get(10).copied().filter(|_| sequence))
    }

    #[test]
    fn queries_are_answered() {
        // Nothing asked.
        assert_eq!(answer(&[]), (0xe4, None));
        // originationRequest whose set lacks all: a Reject.
        let short = [0xe9, 9, 0xcf, 1, 1, 0xd1, 2, 9, 47, 0xf2, 0];
        assert_eq!(answer(&short), (0xe4, Some(0xec)));
        // infoAnalyzed with user and bearer: continue, as an Invoke.
        let trigger = [
            0xe9, 19, 0xcf, 1, 1, 0xd1, 2, 0x64, 3, 0x30, 10, 0xbf, 53, 4, 0x85, 2, 3, 0x55, 0x8d,
            1, 1,
        ];
        assert_eq!(answer(&trigger), (0xe4, Some(0xe9)));
        // No operation of either.
        let unknown = [0xe9, 9, 0xcf, 1, 1, 0xd1, 2, 9, 200, 0xf2, 0];
        assert_eq!(answer(&unknown), (0xe4, Some(0xec)));
    }
}
