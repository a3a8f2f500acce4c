//! Operation sequences on two stacks: a switch that sends anything, and a service control point over its own.
//!
//! The input is a list of steps, one octet and what it needs. Whatever happens, the control point comes to rest: each
//! exchange ends, and once nothing more comes, no call, relationship or dialogue is left.

use inlab_call_event::{Receiver, TargetId, Targets, queue};
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_scp::{Config, Scp, Services};
use inlab_ss7::{
    Address, Alphabet, AssociationEvent, AssociationId, Digits, LossCause, Message, NumberingPlan,
    PointCode, SubsystemNumber,
};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::{
    AbortReason, DialogueId, Indication, ObjectIdentifier, Termination, UserInformation,
};
use inlab_stack::{Core, Node, Stack, Tc, TcUser, m3ua, sccp, tcap};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

const ASSOCIATION: AssociationId = AssociationId(1);
const SSP: u32 = 4000;
const SCP: u32 = 304;
const SERVICES: &str = r#"
100: { translate: { "800123": "15550101 (national)" }, otherwise: { release: { cause: 1 } } }
300: { release: { cause: 17 } }
400: { translate: { "800123": "15550101 (national)" }, interrupt: { busy: { connect: "15550102 (national)" } } }
"#;

/// Keeps the dialogues that it has.
#[derive(Default)]
struct Switch(Vec<DialogueId>);

impl TcUser for Switch {
    fn indication(&mut self, _: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>) {
        if matches!(indication, Indication::Closed) {
            self.0.retain(|known| *known != dialogue);
        }
    }
}

fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber::CAP);
    address.point_code = Some(PointCode(point_code));
    address
}

fn stack(own: u32, peer: u32) -> inlab_stack::Config {
    let route = Route {
        destination: Some(PointCode(peer)),
        service_indicator: None,
        application_server: AsId(0),
        via: Vec::new(),
    };
    inlab_stack::Config {
        m3ua: m3ua::Config {
            application_servers: vec![ApplicationServer::default()],
            routes: vec![route],
            own_point_codes: vec![PointCode(own)],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config::itu(PointCode(own), vec![SubsystemNumber::CAP]),
        tcap: tcap::Config {
            node: 1,
            own_address: Some(address(own)),
            ..tcap::Config::default()
        },
    }
}

fn config() -> Config {
    let document = Document::parse("services.yaml", SERVICES).expect("YAML");
    let dialects: Vec<_> = Dialect::all().collect();
    let services = Services::read(document.root(), &dialects).expect("services");
    let digits = |text| Digits::from_text(text, Alphabet::Q763).expect("digits");
    let plan = NumberingPlan {
        country_code: digits("49"),
        national_prefix: digits("0"),
        international_prefix: digits("00"),
    };
    let mut config = Config::new(services, plan);
    config.targets = Targets::all(TargetId(0));
    config
}

struct World {
    now: Instant,
    switch: Node<Switch>,
    scp: Scp,
    events: Receiver,
    wires: [VecDeque<(u16, Vec<u8>)>; 2],
    cut: bool,
    /// The next message to the control point is damaged: where, and by which octet.
    damage: Option<(u8, u8)>,
}

impl World {
    fn new() -> Self {
        let now = Instant::now();
        let (sender, events) = queue(64);
        let mut scp = Scp::new(now, stack(SCP, SSP), config());
        scp.subscribe(TargetId(0), sender);
        let switch = Node {
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
            damage: None,
        };
        for stack in [&mut world.switch.stack, world.scp.stack()] {
            let mut association =
                AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            stack.add_association(ASSOCIATION, association);
        }
        world.up();
        world
    }

    fn event(&mut self, event: AssociationEvent) {
        self.wires = Default::default();
        self.switch
            .handle_association(self.now, ASSOCIATION, event.clone());
        self.scp.handle_association(self.now, ASSOCIATION, event);
        self.run();
    }

    fn up(&mut self) {
        self.event(AssociationEvent::Up {
            outbound_streams: 4,
            inbound_streams: 4,
        });
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
        for _ in 0..10_000 {
            for at in 0..2 {
                while let Some(transmit) = self.core(at).poll_transmit() {
                    let message = (transmit.message.stream, transmit.message.octets.to_vec());
                    if !self.cut {
                        self.wires[1 - at].push_back(message);
                    }
                }
            }
            let now = self.now;
            if let Some(to) = (0..2).find(|to| !self.wires[*to].is_empty()) {
                let (stream, mut octets) = self.wires[to].pop_front().expect("one");
                if to == 1
                    && let Some((at, octet)) = self.damage.take()
                {
                    let at = usize::from(at) % octets.len();
                    octets[at] = octet;
                }
                self.receive(to, stream, &octets);
            } else if let Some(at) = (0..2).find(|at| {
                let deadline = self.core(*at).poll_timeout();
                deadline.is_some_and(|deadline| deadline <= now)
            }) {
                self.core(at).handle_timeout(now);
            } else {
                while self.events.try_recv().is_some() {}
                while self.scp.stack().poll_event().is_some() {}
                while self.switch.stack.poll_event().is_some() {}
                return;
            }
        }
        panic!("it never comes to rest");
    }

    fn receive(&mut self, to: usize, stream: u16, octets: &[u8]) {
        let (now, ppid) = (self.now, 3);
        let message = Message {
            stream,
            ppid,
            octets,
        };
        self.core(to).handle_message(now, ASSOCIATION, message);
    }

    fn wait(&mut self, time: Duration) {
        let end = self.now + time;
        for _ in 0..100_000 {
            let deadlines = [0, 1].map(|at| self.core(at).poll_timeout());
            let Some(deadline) = deadlines.into_iter().flatten().min() else {
                break;
            };
            if deadline > end {
                break;
            }
            self.now = self.now.max(deadline);
            self.run();
        }
        self.now = end;
    }

    /// What a request says is as good as another: all of them may be wrong here.
    fn request(&mut self, which: u8, components: &[u8]) {
        let now = self.now;
        let known = self.switch.user.0.last().copied();
        let mut tc = self.switch.stack.tc(now);
        let outcome = match (which % 6, known) {
            (0, _) | (_, None) => {
                let Ok(id) = tc.open(address(SSP), address(SCP)) else {
                    return;
                };
                let contexts = [
                    &[0, 4, 0, 0, 1, 23, 3, 4][..],
                    &[0, 4, 0, 0, 1, 21, 3, 4],
                    &[0, 4, 0, 0, 1, 0, 50, 1],
                    &[0, 4, 0, 1, 1, 1, 0, 0],
                ];
                let context = contexts[usize::from(which / 6) % contexts.len()];
                let context = ObjectIdentifier::from_arcs(context).expect("arcs");
                let _ = tc.set_context(id, context);
                let _ = tc.component_octets(id, components);
                self.switch.user.0.push(id);
                tc.begin(id, UserInformation::None)
            }
            (1, Some(id)) => tc
                .component_octets(id, components)
                .and_then(|()| tc.continue_(id, UserInformation::None)),
            (2, Some(id)) => tc
                .component_octets(id, components)
                .and_then(|()| tc.end(id, Termination::Basic, UserInformation::None)),
            (3, Some(id)) => tc.abort(id, AbortReason::UserSpecific, UserInformation::None),
            (4, Some(id)) => tc.end(id, Termination::Prearranged, UserInformation::None),
            // Another dialogue becomes the one that is meant.
            (_, Some(_)) => {
                self.switch.user.0.rotate_left(1);
                Ok(())
            }
        };
        let _ = outcome;
        if self.switch.user.0.len() > 64 {
            self.switch.user.0.remove(0);
        }
        self.run();
    }
}

/// Runs the steps of an input.
pub(crate) fn sequence(input: &[u8]) {
    let mut world = World::new();
    let mut rest = input;
    for _ in 0..64 {
        let Some((step, after)) = rest.split_first() else {
            break;
        };
        rest = after;
        let mut octet = || -> u8 {
            let Some((octet, after)) = rest.split_first() else {
                return 0;
            };
            rest = after;
            *octet
        };
        match step % 8 {
            // A request with octets in the place of components.
            0 | 1 => {
                let (which, length) = (octet(), octet());
                let (components, after) = rest.split_at(usize::from(length).min(rest.len()));
                rest = after;
                world.request(which, components);
            }
            // Time.
            2 => {
                let time = Duration::from_secs(1) * u32::from(octet());
                world.wait(time);
            }
            // The next message to the control point is damaged.
            3 => world.damage = Some((octet(), octet())),
            // A message from nowhere.
            4 => {
                let (stream, length) = (octet(), octet());
                let (octets, after) = rest.split_at(usize::from(length).min(rest.len()));
                rest = after;
                world.receive(1, stream.into(), octets);
                world.run();
            }
            // The association.
            5 => match octet() % 4 {
                0 => world.event(AssociationEvent::Lost(LossCause::Unreachable)),
                1 => world.cut = !world.cut,
                2 => world.event(AssociationEvent::Lost(LossCause::Aborted)),
                _ => world.up(),
            },
            // The subsystem.
            6 => {
                let in_service = octet() % 2 == 0;
                world
                    .scp
                    .stack()
                    .set_subsystem(SubsystemNumber::CAP, in_service);
                world.run();
            }
            // The application server.
            _ => {
                let active = octet() % 2 == 0;
                let now = world.now;
                let node = world.scp.node();
                node.stack.set_active(now, AsId(0), active, &mut node.user);
                world.run();
            }
        }
        assert!(world.scp.relationships() <= 64 && world.scp.calls() <= 64);
    }
    // Nobody says anything any more.
    world.cut = true;
    world.wait(Duration::from_secs(3600));
    let left = (
        world.scp.calls(),
        world.scp.relationships(),
        world.scp.dialogues(),
    );
    assert_eq!(left, (0, 0, 0));
}

/// Calls that go well: a trigger to three services, then answer and disconnect.
pub(crate) fn calls() -> Vec<Vec<u8>> {
    let unhex = |hex: &str| inlab_ber::value::unhex(hex).expect("hexadecimal");
    let step = |which: u8, component: &str| {
        let octets = unhex(component);
        let length = u8::try_from(octets.len()).expect("short");
        [&[0, which, length], octets.as_slice()].concat()
    };
    let mut calls = Vec::new();
    for context in 0..4 {
        for key in ["800164", "8002012c", "80020190"] {
            // initialDP: 800123 is called by 15550100, collectedInfo.
            let rest = "8205031008103283060313515510009c0102";
            let argument = format!("{key}{rest}");
            let trigger = format!(
                "a1{:02x}020101020100 30{:02x}{argument}",
                argument.len() / 2 + 8,
                argument.len() / 2
            )
            .replace(' ', "");
            // eventReportBCSM: oAnswer of leg 2, oDisconnect of leg 1, oCalledPartyBusy of leg 2.
            let answered = "a115020102020118 300d 800107a303810102a403800101".replace(' ', "");
            let gone = "a115020103020118 300d 800109a303810101a403800101".replace(' ', "");
            let busy = "a115020102020118 300d 800105a303810102a403800100".replace(' ', "");
            let begin = step(6 * context, &trigger);
            calls.push(
                [
                    begin.clone(),
                    step(1, &answered),
                    vec![2, 30],
                    step(1, &gone),
                ]
                .concat(),
            );
            calls.push([begin.clone(), step(1, &busy), vec![2, 200]].concat());
            calls.push([begin, step(2, &gone)].concat());
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_calls_that_every_service_answers() {
        for seed in calls() {
            let [0, which, length, rest @ ..] = seed.as_slice() else {
                panic!("a request first")
            };
            let mut world = World::new();
            world.request(*which, &rest[..usize::from(*length)]);
            let answered = world.switch.user.0.last().and_then(|id| {
                let tc = world.switch.stack.tc(world.now);
                tc.transaction_ids(*id)
            });
            match answered {
                // A translation: the call is up.
                Some((_, Some(_))) => assert_eq!(world.scp.calls(), 1),
                // A release: the call was ended at once.
                None => assert_eq!((world.scp.calls(), world.switch.user.0.len()), (0, 0)),
                Some((_, None)) => panic!("no answer"),
            }
        }
    }
}
