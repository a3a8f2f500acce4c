//! A service control point and the messages of calls to it, made beforehand: what is measured is the node alone.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "a module of several benches and tests, each of which uses a part"
)]

use inlab_call_event::{CallEvent, Receiver, TargetId, Targets, queue};
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_scp::{Config, Scp, Services};
use inlab_ss7::{
    Address, Alphabet, AssociationEvent, AssociationId, Digits, Message, NumberingPlan, PointCode,
    SubsystemNumber,
};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::{DialogueId, Indication, ObjectIdentifier, UserInformation};
use inlab_stack::{Core, Node as StackNode, Stack, Tc, TcUser, m3ua, sccp, tcap};
use std::time::{Duration, Instant};

const ASSOCIATION: AssociationId = AssociationId(1);
const SSP: u32 = 4000;
const SCP: u32 = 304;
/// Between two messages to the node.
const STEP: Duration = Duration::from_micros(20);
/// Of the message of `inlab_benches::message`: where it goes, and whom the service connects to instead.
const SERVICES: &str = r#"100: { translate: { "4012345678900": "15550101 (national)" } }"#;

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

fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber::CAP);
    address.point_code = Some(PointCode(point_code));
    address
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

/// The switch that helps to make the messages; it is not there when anything is measured.
struct Silent;

impl TcUser for Silent {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, _: Indication<'_>) {}
}

/// A message to the node, and where in it the ids stand that differ from call to call.
#[derive(Clone, Default)]
pub struct Template {
    octets: Vec<u8>,
    stream: u16,
    otid: Option<usize>,
    dtid: Option<usize>,
    call_reference: Option<usize>,
}

impl Template {
    fn new(stream: u16, octets: Vec<u8>, own: u32, peer: Option<u32>) -> Self {
        let find = |wanted: &[u8]| {
            let at = octets.windows(wanted.len()).position(|w| w == wanted);
            at.map(|at| at + wanted.len() - 4)
        };
        let id = |tag: u8, id: u32| {
            let mut wanted = vec![tag, 4];
            wanted.extend(id.to_be_bytes());
            find(&wanted)
        };
        Self {
            otid: id(0x48, own),
            dtid: peer.and_then(|peer| id(0x49, peer)),
            // callReferenceNumber of the message of `inlab_benches::message`.
            call_reference: find(&[0x9f, 0x36, 5, 1, 2, 3, 4, 5]),
            octets,
            stream,
        }
    }

    /// The message of call `own`, to the node's transaction `peer`.
    fn of_call(&mut self, own: u32, peer: u32) -> Message<'_> {
        for (place, id) in [
            (self.otid, own),
            (self.dtid, peer),
            (self.call_reference, own),
        ] {
            if let Some(at) = place {
                self.octets[at..at + 4].copy_from_slice(&id.to_be_bytes());
            }
        }
        Message {
            stream: self.stream,
            ppid: 3,
            octets: &self.octets,
        }
    }
}

/// The node under measure.
pub struct Calls {
    now: Instant,
    scp: Scp,
    events: Receiver,
    begin: Template,
    answer: Template,
    disconnect: Template,
    end: Template,
    /// Where our transaction id stands in the answer to a Begin.
    answer_otid: usize,
    /// Octets sent so far, and messages.
    pub sent: (usize, usize),
}

impl Calls {
    /// The association is up and active; the messages are made.
    pub fn new() -> Self {
        let now = Instant::now();
        let mut scp = Scp::new(now, stack(SCP, SSP), config());
        let (sender, events) = queue(1024);
        scp.subscribe(TargetId(0), sender);
        let mut switch = StackNode {
            stack: Stack::new(now, stack(SSP, SCP)),
            user: Silent,
        };
        for stack in [&mut switch.stack, scp.stack()] {
            let mut association =
                AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            stack.add_association(ASSOCIATION, association);
        }
        let up = AssociationEvent::Up {
            outbound_streams: 4,
            inbound_streams: 4,
        };
        switch.handle_association(now, ASSOCIATION, up.clone());
        scp.handle_association(now, ASSOCIATION, up);
        while pass(now, &mut switch, &mut scp).is_some()
            | pass(now, &mut scp, &mut switch).is_some()
        {}

        let mut calls = Self {
            now,
            scp,
            events,
            begin: Template::default(),
            answer: Template::default(),
            disconnect: Template::default(),
            end: Template::default(),
            answer_otid: 0,
            sent: (0, 0),
        };
        calls.make(&mut switch);
        calls
    }

    /// One call of the switch and one more half, kept as templates.
    fn make(&mut self, switch: &mut StackNode<Silent>) {
        let now = self.now;
        let message = inlab_benches::message();
        let component = message.windows(2).position(|w| w == [0xa1, 0x81]);
        let initial_dp = &message[component.expect("an Invoke")..];
        // eventReportBCSM: oAnswer of leg 2; oDisconnect of leg 1 with cause 16. Notifications.
        let answered = report(2, "800107", "810102");
        let gone = report(3, "800109a206a70480028090", "810101");
        for last_by_switch in [false, true] {
            let mut tc = switch.stack.tc(now);
            let id = tc.open(address(SSP), address(SCP)).expect("room");
            let context = ObjectIdentifier::from_arcs(&[0, 4, 0, 0, 1, 23, 3, 4]).expect("arcs");
            tc.set_context(id, context).expect("opened");
            tc.component_octets(id, initial_dp).expect("short");
            tc.begin(id, UserInformation::None).expect("allowed");
            let (stream, sent) = pass(now, switch, &mut self.scp).expect("the Begin");
            let (_, told) = pass(now, &mut self.scp, switch).expect("its answer");
            let (own, peer) = switch.stack.tc(now).transaction_ids(id).expect("open");
            let (own, peer) = (own.number().expect("ours"), peer.and_then(|id| id.number()));
            self.begin = Template::new(stream, sent, own, None);
            self.answer_otid = Template::new(0, told, peer.expect("answered"), None)
                .otid
                .expect("a Continue");

            let mut tc = switch.stack.tc(now);
            tc.component_octets(id, &answered).expect("short");
            tc.continue_(id, UserInformation::None).expect("allowed");
            let (stream, sent) = pass(now, switch, &mut self.scp).expect("the answer");
            self.answer = Template::new(stream, sent, own, peer);

            let mut tc = switch.stack.tc(now);
            tc.component_octets(id, &gone).expect("short");
            if last_by_switch {
                tc.end(id, tcap::Termination::Basic, UserInformation::None)
                    .expect("allowed");
                let (stream, sent) = pass(now, switch, &mut self.scp).expect("the End");
                self.end = Template::new(stream, sent, own, peer);
            } else {
                tc.continue_(id, UserInformation::None).expect("allowed");
                let (stream, sent) = pass(now, switch, &mut self.scp).expect("the end");
                self.disconnect = Template::new(stream, sent, own, peer);
                pass(now, &mut self.scp, switch).expect("an End");
            }
            assert_eq!(self.events().count(), 3, "started, answered, ended");
        }
        assert_eq!((self.scp.calls(), self.scp.dialogues()), (0, 0));
    }

    fn due(&mut self) {
        self.now += STEP;
        if self.scp.poll_timeout().is_some_and(|at| at <= self.now) {
            self.scp.handle_timeout(self.now);
        }
    }

    /// Drains what is to be sent; the octets of the last message are shown.
    fn drain(&mut self, look: impl FnOnce(&[u8])) {
        if let Some(transmit) = self.scp.poll_transmit() {
            let octets = transmit.message.octets;
            self.sent.0 += octets.len();
            self.sent.1 += 1;
            look(octets);
        }
        while let Some(transmit) = self.scp.poll_transmit() {
            self.sent.0 += transmit.message.octets.len();
            self.sent.1 += 1;
        }
    }

    /// The Begin of call `own`: the node's transaction id, from its answer.
    pub fn begin(&mut self, own: u32) -> u32 {
        let message = self.begin.of_call(own, 0);
        self.scp.handle_message(self.now, ASSOCIATION, message);
        let (mut id, at) = (None, self.answer_otid);
        self.drain(|octets| {
            let octets = octets.get(at..at + 4).and_then(|id| id.try_into().ok());
            id = octets.map(u32::from_be_bytes);
        });
        self.due();
        id.expect("an answer")
    }

    /// The called party answered.
    pub fn answer(&mut self, own: u32, id: u32) {
        let message = self.answer.of_call(own, id);
        self.scp.handle_message(self.now, ASSOCIATION, message);
        self.drain(|_| {});
        self.due();
    }

    /// The calling party went, told in a Continue: the node ends the dialogue.
    pub fn disconnect(&mut self, own: u32, id: u32) {
        let message = self.disconnect.of_call(own, id);
        self.scp.handle_message(self.now, ASSOCIATION, message);
        self.drain(|_| {});
        self.due();
    }

    /// The same, told in the switch's End.
    pub fn end(&mut self, own: u32, id: u32) {
        let message = self.end.of_call(own, id);
        self.scp.handle_message(self.now, ASSOCIATION, message);
        self.drain(|_| {});
        self.due();
    }

    /// What the session server is told.
    pub fn events(&mut self) -> impl Iterator<Item = CallEvent> + '_ {
        std::iter::from_fn(|| self.events.try_recv())
    }

    /// Calls at this moment.
    pub fn live(&self) -> usize {
        self.scp.calls()
    }
}

/// An eventReportBCSM Invoke: event and its information, leg, notification.
fn report(id: u8, event: &str, leg: &str) -> Vec<u8> {
    let tlv = |tag: &str, content: &str| format!("{tag}{:02x}{content}", content.len() / 2);
    let legs = tlv("a3", leg);
    let argument = tlv("30", &format!("{event}{legs}a403800101"));
    inlab_benches::octets(&tlv("a1", &format!("0201{id:02x}020118{argument}")))
}

/// The messages that one sends, given to the other: stream and octets of the last one.
fn pass(now: Instant, from: &mut dyn Core, to: &mut dyn Core) -> Option<(u16, Vec<u8>)> {
    let mut last = None;
    while let Some(transmit) = from.poll_transmit() {
        let (stream, octets) = (transmit.message.stream, transmit.message.octets.to_vec());
        let message = Message {
            stream,
            ppid: transmit.message.ppid,
            octets: &octets,
        };
        to.handle_message(now, ASSOCIATION, message);
        last = Some((stream, octets));
    }
    last
}
