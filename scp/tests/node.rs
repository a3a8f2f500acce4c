//! The whole node: a service control point and a switch of raw operations, each on its own stack, joined in memory.

mod common;

use common::*;
use inlab_call_event::{Receiver, TargetId, queue};
use inlab_scp::Scp;
use inlab_ss7::{
    Address, AssociationEvent, AssociationId, LossCause, Message, NetworkIndicator, PointCode,
    SubsystemNumber,
};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::{DialogueId, Indication, ObjectIdentifier, Termination, UserInformation};
use inlab_stack::{Config, Core, Node as StackNode, Stack, Tc, TcUser, m3ua, sccp, tcap};
use std::collections::VecDeque;
use std::path::Path;
use std::time::{Duration, Instant};

const ASSOCIATION: AssociationId = AssociationId(1);
/// The point codes of camel2_rebuilt_m3ua.pcap.
const SSP: u32 = 4000;
const SCP: u32 = 304;

fn stack(own: u32, peer: u32) -> Config {
    let route = Route {
        destination: Some(PointCode(peer)),
        service_indicator: None,
        application_server: AsId(0),
        via: Vec::new(),
    };
    Config {
        m3ua: m3ua::Config {
            application_servers: vec![ApplicationServer::default()],
            routes: vec![route],
            own_point_codes: vec![PointCode(own)],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config {
            network_indicator: NetworkIndicator(2),
            ..sccp::Config::itu(PointCode(own), vec![SubsystemNumber::CAP])
        },
        tcap: tcap::Config {
            node: 1,
            own_address: Some(address(own)),
            ..tcap::Config::default()
        },
    }
}

fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber::CAP);
    address.point_code = Some(PointCode(point_code));
    address
}

/// What the switch is told, as text; it does nothing of itself.
#[derive(Default)]
struct Switch(Vec<String>);

impl TcUser for Switch {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, indication: Indication<'_>) {
        self.0.push(match indication {
            Indication::Invoke(invoke) => format!("{:?}", invoke.operation),
            Indication::Continue(_) => "Continue".to_owned(),
            Indication::End(_) => "End".to_owned(),
            Indication::UserAbort(abort) => format!("{:?}", abort.reason),
            other => format!("{other:?}"),
        });
    }
}

struct World {
    now: Instant,
    switch: StackNode<Switch>,
    scp: Scp,
    events: Receiver,
    wires: [VecDeque<(u16, u32, Vec<u8>)>; 2],
    cut: bool,
}

impl World {
    fn new() -> Self {
        let now = Node::new().now;
        let (sender, events) = queue(64);
        let mut scp = Scp::new(now, stack(SCP, SSP), config());
        scp.subscribe(TargetId(0), sender);
        let switch = StackNode {
            stack: Stack::new(now, stack(SSP, SCP)),
            user: Switch::default(),
        };
        let mut world = Self {
            now,
            switch,
            scp,
            events,
            wires: Default::default(),
            cut: false,
        };
        let role = Role::Ipsp(Exchange::Double);
        for stack in [&mut world.switch.stack, world.scp.stack()] {
            let mut association = AssociationConfig::new(role, vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            stack.add_association(ASSOCIATION, association);
        }
        world.event(AssociationEvent::Up {
            outbound_streams: 4,
            inbound_streams: 4,
        });
        world
    }

    fn event(&mut self, event: AssociationEvent) {
        self.switch
            .handle_association(self.now, ASSOCIATION, event.clone());
        self.scp.handle_association(self.now, ASSOCIATION, event);
        self.run();
    }

    fn core(&mut self, at: usize) -> &mut dyn Core {
        if at == 0 {
            &mut self.switch
        } else {
            &mut self.scp
        }
    }

    /// Until nothing is on the way and nothing is due.
    fn run(&mut self) {
        for _ in 0..1_000 {
            for at in 0..2 {
                while let Some(transmit) = self.core(at).poll_transmit() {
                    let Message {
                        stream,
                        ppid,
                        octets,
                    } = transmit.message;
                    let message = (stream, ppid, octets.to_vec());
                    if !self.cut {
                        self.wires[1 - at].push_back(message);
                    }
                }
            }
            let now = self.now;
            if let Some(to) = (0..2).find(|to| !self.wires[*to].is_empty()) {
                let (stream, ppid, octets) = self.wires[to].pop_front().expect("one");
                let message = Message {
                    stream,
                    ppid,
                    octets: &octets,
                };
                self.core(to).handle_message(now, ASSOCIATION, message);
            } else if let Some(at) = (0..2).find(|at| {
                self.core(*at)
                    .poll_timeout()
                    .is_some_and(|deadline| deadline <= now)
            }) {
                self.core(at).handle_timeout(now);
            } else {
                return;
            }
        }
        panic!("it never comes to rest");
    }

    fn wait(&mut self, time: Duration) {
        let end = self.now + time;
        while let Some(deadline) = [0, 1]
            .iter()
            .filter_map(|at| self.core(*at).poll_timeout())
            .min()
            && deadline <= end
        {
            self.now = self.now.max(deadline);
            self.run();
        }
        self.now = end;
    }

    /// The switch sends raw components, opening a dialogue if it has none.
    fn send(&mut self, dialogue: Option<DialogueId>, components: &[String]) -> DialogueId {
        let mut tc = self.switch.stack.tc(self.now);
        let id = dialogue.unwrap_or_else(|| {
            let id = tc.open(address(SSP), address(SCP)).expect("room");
            let context = ObjectIdentifier::new(&octets(CAP2)).expect("a name");
            tc.set_context(id, context).expect("opened");
            id
        });
        for component in components {
            tc.component_octets(id, &octets(component)).expect("short");
        }
        match dialogue {
            None => tc.begin(id, UserInformation::None),
            Some(_) => tc.continue_(id, UserInformation::None),
        }
        .expect("allowed");
        self.run();
        id
    }

    fn heard(&mut self) -> Vec<String> {
        std::mem::take(&mut self.switch.user.0)
    }

    fn told(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.events.try_recv())
            .map(|event| text(&event))
            .collect()
    }

    fn counts(&self) -> (usize, usize, usize) {
        (
            self.scp.calls(),
            self.scp.relationships(),
            self.scp.dialogues(),
        )
    }
}

#[test]
fn one_call_over_two_stacks() {
    let mut world = World::new();
    let id = world.send(None, &[initial_dp(100, 2, "")]);
    assert_eq!(
        world.heard(),
        ["Continue", "Local(23)", "Local(20)", "MessageEnd"]
    );
    // TS 29.078 14.1.1.3.6: the first answer told the node's own address.
    let addresses = world
        .switch
        .stack
        .tc(world.now)
        .addresses(id)
        .expect("open");
    assert_eq!(addresses.1, address(SCP));
    world.send(Some(id), &[event_report(2, 7, "", 2, false)]);
    world.wait(Duration::from_secs(30));
    world.send(Some(id), &[event_report(3, 9, "a70480028090", 1, false)]);
    assert_eq!(world.heard(), ["End", "Closed"]);
    let told = world.told();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[2].starts_with("1-1 ended by Calling, cause 16"));
    assert_eq!(world.counts(), (0, 0, 0));
}

#[test]
fn a_switch_that_ends_prearranged_is_ended_all_the_same() {
    // TS 29.078 14.1.2.1.1: nothing is sent; our TC-END finds nobody, and Q.774 discards it.
    let mut world = World::new();
    let id = world.send(None, &[initial_dp(100, 2, "")]);
    let mut tc = world.switch.stack.tc(world.now);
    let report = octets(&event_report(2, 9, "a70480028090", 1, false));
    tc.component_octets(id, &report).expect("short");
    tc.continue_(id, UserInformation::None).expect("allowed");
    tc.end(id, Termination::Prearranged, UserInformation::None)
        .expect("allowed");
    world.run();
    world.heard();
    assert_eq!(world.told().len(), 2);
    assert_eq!(world.counts(), (0, 0, 0));
    world.wait(Duration::from_secs(600));
    assert_eq!(world.heard(), [""; 0]);
}

#[test]
fn a_lost_association_does_not_end_a_call_but_silence_does() {
    let mut world = World::new();
    let id = world.send(None, &[initial_dp(100, 2, "")]);
    world.told();
    world.event(AssociationEvent::Lost(LossCause::Unreachable));
    assert_eq!(
        world.counts(),
        (1, 1, 1),
        "a dialogue is not tied to an association"
    );
    // It comes back in time: the call goes on.
    world.event(AssociationEvent::Up {
        outbound_streams: 4,
        inbound_streams: 4,
    });
    world.send(Some(id), &[event_report(2, 7, "", 2, false)]);
    assert_eq!(world.told().len(), 1);
    // It does not: activityTest cannot be delivered, and the call is given up.
    world.event(AssociationEvent::Lost(LossCause::Unreachable));
    world.wait(Duration::from_secs(320));
    let told = world.told();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("1-1 ended by Unknown, no cause"));
    assert_eq!(world.counts(), (0, 0, 0));
}

#[test]
fn an_association_that_swallows_everything_ends_in_an_abort() {
    let mut world = World::new();
    world.send(None, &[initial_dp(100, 2, "")]);
    world.cut = true;
    world.wait(Duration::from_secs(320));
    assert_eq!(world.counts(), (0, 0, 0));
    assert_eq!(world.told().len(), 2);
}

#[test]
fn the_m3ua_octets_of_a_live_trigger() {
    // Frame 1 of camel2_rebuilt_m3ua.pcap as it is, from M3UA up.
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/captures/camel2_rebuilt_m3ua.pcap");
    let file = std::fs::read(path).expect("the capture");
    // pcap 24, record 16, IP 20, SCTP 12, DATA chunk 16; M3UA length in its octets 4 to 7.
    let data = &file[24 + 16 + 20 + 12 + 16..];
    let length = u32::from_be_bytes(data[4..8].try_into().expect("four octets")) as usize;
    let mut world = World::new();
    world.cut = true;
    world.scp.handle_message(
        world.now,
        ASSOCIATION,
        Message {
            stream: 1,
            ppid: 3,
            octets: &data[..length],
        },
    );
    let answer = world
        .scp
        .poll_transmit()
        .expect("an answer")
        .message
        .octets
        .to_vec();
    // DATA, protocol data from 304 to 4000, SCCP, national network, SLS 5 of the trigger's sequence, UDT class 1 to SSN 146.
    let answer = hex(&answer);
    assert!(answer.starts_with("01000101"), "{answer}");
    assert!(
        answer.contains("000001300000 0fa00302 00".replace(' ', "").as_str()),
        "{answer}"
    );
    assert!(
        answer.contains("490407000400"),
        "to the switch's transaction"
    );
    assert_eq!(world.counts(), (1, 1, 1));
}
