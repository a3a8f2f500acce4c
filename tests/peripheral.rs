//! An intelligent peripheral of WIN (flow W8) from end to end: SCP, mobile switch and peripheral as nodes of one network, in virtual time,
//! over M3UA, SCCP with global titles, and ANSI TCAP. A service in Rust asks for digits at a number. Whichever message is lost, nothing
//! is left in the end.
#![allow(missing_docs)]

use inlab_inap::{
    Announce, Announcement, CalledNumber, Collect, Connect, DetectionPoint, Dialect, Instruction,
    Report, Resource, ServiceSelector, Trigger, UserDigits,
};
use inlab_lab::Document;
use inlab_replay::nodes::{ASSOCIATION, Place, ScpNode, SspNode, stack, stack_config, subsystem};
use inlab_scp::{Orders, Scp, Service, Services, View};
use inlab_ss7::{AssociationEvent, CalledPartyNumber, CallingPartyNumber, Message};
use inlab_ssp_sim::{Behaviour, CallId, CallRequest, PartyEvent, Record, SspSim};
use inlab_stack::Core;
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);

fn number(text: &str) -> CalledPartyNumber {
    CalledPartyNumber::from_text(text).expect("a number")
}

/// Asks for four digits at a peripheral and routes by them; what it is told is kept.
#[derive(Debug)]
struct Pin(Arc<Mutex<Vec<String>>>);

impl Service for Pin {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        let at = Resource::At(number("2125550190 (national)"));
        orders.push(Instruction::ConnectResource(at));
        let mut collect = Collect::digits(4, 4);
        collect.prompt = Some(Announce::new(Announcement::Message(143)));
        orders.push(Instruction::Collect(collect));
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        let told = match report {
            Report::Digits(digits) => digits.as_str().to_owned(),
            Report::Refused { operation, error } => format!("{operation} refused {error}"),
            Report::TimedOut { operation } => format!("{operation} timed out"),
            Report::Event(_) => return,
            other => format!("{other:?}"),
        };
        self.0.lock().expect("not poisoned").push(told);
        if matches!(report, Report::Digits(_)) && view.interrupted {
            orders.push(Instruction::DisconnectResource);
            let connect = Connect::to(number("2125550101 (national)"));
            orders.push(Instruction::Connect(connect));
        }
    }
}

struct World {
    now: Instant,
    scp: Scp,
    ssp: SspSim,
    /// Towards the SCP, towards the switch.
    wires: [VecDeque<(u16, u32, Vec<u8>)>; 2],
    /// DATA messages so far, and which of them is lost.
    data: usize,
    loses: Option<usize>,
    records: Vec<Record>,
    told: Arc<Mutex<Vec<String>>>,
}

impl World {
    /// The switch has a peripheral with so many resources.
    fn new(resources: u8) -> Self {
        // The one look at a clock: where the virtual time begins.
        let now = Instant::now();
        let dialects = [Dialect::WIN];
        let document = Document::parse("scp", "services: { default: continue }").expect("YAML");
        let block = ScpNode::read(document.root(), &dialects).expect("a block");
        let text = format!("peripherals: {{ \"2125550190\": {resources} }}");
        let document = Document::parse("ssp", &text).expect("YAML");
        let switch = SspNode::read(document.root(), &dialects).expect("a block");
        let (scp_place, ssp_place) = (
            block.places.of(Dialect::WIN).clone(),
            switch.places.of(Dialect::WIN).clone(),
        );
        let told: Arc<Mutex<Vec<String>>> = Arc::default();
        let mut config = block.config(Dialect::WIN);
        config.services = Services::new();
        config
            .services
            .set_default(Arc::new(Pin(Arc::clone(&told))));
        let layers = stack_config(&scp_place, &[(&ssp_place, ASSOCIATION)], 1);
        let mut scp = Scp::new(now, layers, config);
        let role = Role::Ipsp(Exchange::SingleServer);
        let association = AssociationConfig::new(role, vec![AsId(0)]);
        scp.stack().add_association(ASSOCIATION, association);
        let others: [(&Place, _); 1] = [(&scp_place, ASSOCIATION)];
        let ssp_stack = stack(now, &ssp_place, &others, true, 2, &switch.timers);
        let address = ssp_place.own_address(Some(subsystem(Dialect::WIN)));
        let mut world = Self {
            now,
            scp,
            ssp: SspSim::new(ssp_stack, switch.config(address)),
            wires: Default::default(),
            data: 0,
            loses: None,
            records: vec![],
            told,
        };
        for at in 0..2 {
            let up = AssociationEvent::Up {
                outbound_streams: 4,
                inbound_streams: 4,
            };
            world.core(at).handle_association(now, ASSOCIATION, up);
        }
        world.run();
        world
    }

    fn core(&mut self, at: usize) -> &mut dyn Core {
        if at == 0 {
            &mut self.scp
        } else {
            &mut self.ssp
        }
    }

    fn run(&mut self) {
        for _ in 0..10_000 {
            for at in 0..2 {
                while let Some(transmit) = self.core(at).poll_transmit() {
                    let message = transmit.message;
                    let octets = message.octets.to_vec();
                    let message = (message.stream, message.ppid, octets);
                    let is_data = message.2[2..4] == [1, 1];
                    let lost = is_data && self.loses == Some(self.data);
                    self.data += usize::from(is_data);
                    if !lost {
                        self.wires[1 - at].push_back(message);
                    }
                }
            }
            while let Some(record) = self.ssp.poll_record() {
                self.records.push(record);
            }
            let now = self.now;
            let mut moved = false;
            for at in 0..2 {
                while let Some((stream, ppid, octets)) = self.wires[at].pop_front() {
                    let message = Message {
                        stream,
                        ppid,
                        octets: &octets,
                    };
                    self.core(at).handle_message(now, ASSOCIATION, message);
                    moved = true;
                }
                if self.core(at).poll_timeout().is_some_and(|due| due <= now) {
                    self.core(at).handle_timeout(now);
                    moved = true;
                }
            }
            if !moved {
                return;
            }
        }
        panic!("the nodes do not come to rest");
    }

    fn wait(&mut self, time: Duration) {
        let until = self.now + time;
        loop {
            self.run();
            let due = [self.scp.poll_timeout(), self.ssp.poll_timeout()];
            match due.into_iter().flatten().min() {
                Some(due) if due <= until => self.now = due.max(self.now),
                _ => break,
            }
        }
        self.now = until;
        self.run();
    }

    /// A call whose caller dials 1234 when asked; who is called answers after a second.
    fn call(&mut self) -> CallId {
        let kind = ServiceSelector::TriggerType(36);
        let mut trigger = Trigger::new(DetectionPoint::OrigAttemptAuthorized, kind);
        trigger.called = Some(CalledNumber::Isup(number("2125551234 (national)")));
        let calling = CallingPartyNumber::from_text("2125550100 (national)");
        trigger.calling = Some(calling.expect("a number"));
        let scp = Place::scp_in(inlab_replay::nodes::Network::Ansi);
        let request = CallRequest {
            digits: UserDigits::new("1234"),
            called_behaviour: Some(Behaviour::Answers {
                after: SECOND,
                clears: None,
            }),
            talk: Some(20 * SECOND),
            ..CallRequest::new(trigger, Dialect::WIN, scp.address(subsystem(Dialect::WIN)))
        };
        let call = self.ssp.call(self.now, request).expect("the call starts");
        self.run();
        call
    }

    fn told(&self) -> Vec<String> {
        std::mem::take(&mut self.told.lock().expect("not poisoned"))
    }

    fn routed(&self) -> bool {
        self.records.iter().any(|record| {
            let instruction = match record {
                Record::Instructed { instruction, .. } => instruction,
                _ => return false,
            };
            matches!(instruction, Instruction::Connect(_))
        })
    }

    #[track_caller]
    fn rests(&mut self, what: &str) {
        self.wait(24 * 3600 * SECOND);
        let switch = (self.ssp.calls(), self.ssp.dialogues());
        assert_eq!(switch, (0, 0), "{what}: the switch");
        let control = self.scp.control();
        let scp = (control.calls(), control.relationships());
        assert_eq!(scp, (0, 0), "{what}: the SCP");
        assert_eq!(self.scp.stack().dialogue_count(), 0, "{what}: the SCP");
    }
}

#[test]
fn w8_a_peripheral_collects_digits() {
    let mut world = World::new(1);
    world.call();
    world.wait(10 * SECOND);
    assert_eq!(world.told(), ["1234"]);
    assert!(world.routed());
    world.rests("a call that goes well");
}

#[test]
fn w8_every_resource_is_busy() {
    let mut world = World::new(1);
    world.call();
    world.call();
    world.run();
    assert_eq!(world.told(), ["SeizeResource refused 133"]);
    world.wait(10 * SECOND);
    assert_eq!(world.told(), ["1234"]);
    world.call();
    world.wait(10 * SECOND);
    assert_eq!(world.told(), ["1234"], "it is free again");
    world.rests("three calls");
}

#[test]
fn w8_the_caller_leaves() {
    for after in [100, 700, 2500, 3400] {
        let mut world = World::new(1);
        let call = world.call();
        world.wait(Duration::from_millis(after));
        let left = world.ssp.party(world.now, call, PartyEvent::Abandon);
        left.expect("the caller may leave");
        world.run();
        assert_eq!(world.told(), [] as [&str; 0], "after {after} ms");
        assert_eq!((world.ssp.calls(), world.ssp.dialogues()), (0, 0));
        assert_eq!(world.scp.control().calls(), 0);
        world.rests("a caller who leaves");
    }
}

/// Whichever message is lost, the call and the resource come to an end, and the next call is served.
#[test]
fn w8_any_message_may_be_lost() {
    let mut world = World::new(1);
    let first = world.data;
    world.call();
    world.wait(10 * SECOND);
    // Trigger, SeizeResource, its result, ConnectResource, InstructionRequest, SRFDirective, its result, the result of InstructionRequest,
    // DisconnectResource, the answer, OAnswer.
    let messages = world.data - first;
    assert_eq!(messages, 11);
    for lost in 0..messages {
        let mut world = World::new(1);
        world.loses = Some(world.data + lost);
        world.call();
        world.wait(600 * SECOND);
        world.rests(&format!("message {lost} is lost"));
        world.told();
        world.call();
        world.wait(10 * SECOND);
        assert_eq!(world.told(), ["1234"], "after message {lost} was lost");
    }
}
