//! The control function and the switch over ANSI TCAP, and what a peer may send them in any order: whole operations whose
//! arguments are any octets, answers, components, packages.
//!
//! The input is a list of steps: what, a choice, ids, a length, octets. What a node sends is read again, to the last element of
//! its arguments; once nothing more comes and time has passed, it has nothing left.

use super::stack_ansi::{ASSOCIATION, SCP, SUBSYSTEM, SWITCH, address, data, stack, unitdata};
use inlab_ber::{Scratch, Writer};
use inlab_call_event::{CallEventKind, CallId, Receiver, TargetId, Targets, queue};
use inlab_inap::{
    AccessUser, CalledNumber, DetectionPoint as D, Dialect, LegId, ServiceSelector, Station,
    Trigger, UserDigits,
};
use inlab_lab::Document;
use inlab_sccp::Purpose;
use inlab_scp::{Limits, Scp, Services};
use inlab_ss7::{
    Alphabet, AssociationEvent, CalledPartyNumber, Digits, LossCause, Message, NumberingPlan,
};
use inlab_ssp_sim::{
    BUSY, Behaviour, CallRequest, Config as SwitchConfig, DefaultHandling, EndStyle, NO_ROUTE,
    NORMAL, PartyEvent, SspSim,
};
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use inlab_stack::tcap::ansi::{Component, Message as Package};
use inlab_stack::tcap::{DialogueId, Indication};
use inlab_stack::{Core, Node, Stack, Tc, TcUser};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Of each: transactions of a node, calls, relationships.
const LIMIT: usize = 8;
const DIALECTS: [Dialect; 3] = [Dialect::AIN02, Dialect::AIN01, Dialect::WIN];

/// A node that is fuzzed.
trait Subject: Core {
    /// Private operations that it is told of.
    const OPERATIONS: [u16; 32];

    /// A node with this point code, whose peer has that one.
    fn new(now: Instant) -> (Self, u32, u32)
    where
        Self: Sized;

    fn stack(&mut self) -> &mut Stack;

    /// What it does of itself.
    fn act(&mut self, now: Instant, choice: u8, ids: u8);

    /// Takes what it tells its owner, and looks at what must always be so.
    fn look(&mut self);

    /// Whoever still speaks hangs up; whether nothing is left.
    fn finish(&mut self, now: Instant) -> bool;
}

/// The control function, with services that connect, watch, announce, release and interrupt.
struct Control {
    scp: Scp,
    events: Receiver,
    /// How much was told of each call: 1 that it began, 2 that it was answered, 3 that it ended.
    told: BTreeMap<CallId, u8>,
}

const SERVICES: &str = r#"
default: { translate: { "8005550199": "2125550101 (national)" }, otherwise: continue }
featureActivator: { release: { cause: 17 } }
calling-Routing-Address-Available: { continue: , interrupt: { busy: { connect: "2125550102 (national)" }, disconnect: continue } }
t-Busy: { release: { cause: 17 } }
"#;

impl Core for Control {
    fn handle_association(
        &mut self,
        now: Instant,
        id: inlab_ss7::AssociationId,
        event: AssociationEvent,
    ) {
        self.scp.handle_association(now, id, event);
    }

    fn handle_message(&mut self, now: Instant, id: inlab_ss7::AssociationId, message: Message<'_>) {
        self.scp.handle_message(now, id, message);
    }

    fn handle_timeout(&mut self, now: Instant) {
        self.scp.handle_timeout(now);
    }

    fn poll_transmit(&mut self) -> Option<inlab_ss7::Transmit<'_>> {
        self.scp.poll_transmit()
    }

    fn poll_timeout(&self) -> Option<Instant> {
        self.scp.poll_timeout()
    }
}

impl Subject for Control {
    /// AIN's triggers, events, clearing of resources, notices, close; WIN's; what neither has, and what only an SCP sends.
    const OPERATIONS: [u16; 32] = [
        0x6403, 0x6405, 0x6402, 0x6404, 0x6406, 0x6409, 0x640b, 0x640e, 0x6412, 0x6417, 0x641a,
        0x6602, 0x6704, 0x6e01, 0x6906, 0x6501, 0x092f, 0x093f, 0x0940, 0x0944, 0x0945, 0x094b,
        0x094c, 0x0950, 0x0952, 0x0953, 0x0954, 0x0955, 0x0956, 0x0958, 0x0959, 0x0951,
    ];

    fn new(now: Instant) -> (Self, u32, u32) {
        let document = Document::parse("services.yaml", SERVICES).expect("YAML");
        let services = Services::read(document.root(), &DIALECTS).expect("services");
        let digits = |text| Digits::from_text(text, Alphabet::Q763).expect("digits");
        let plan = NumberingPlan {
            country_code: digits("1"),
            national_prefix: digits("1"),
            international_prefix: digits("011"),
        };
        let mut config = inlab_scp::Config::new(services, plan);
        config.dialects = DIALECTS.to_vec();
        config.targets = Targets::all(TargetId(0));
        config.limits = Limits {
            relationships: LIMIT,
            ..Limits::default()
        };
        let mut scp = Scp::new(now, stack(SCP, SWITCH), config);
        let (sender, events) = queue(256);
        scp.subscribe(TargetId(0), sender);
        let control = Self {
            scp,
            events,
            told: BTreeMap::new(),
        };
        (control, SCP, SWITCH)
    }

    fn stack(&mut self) -> &mut Stack {
        self.scp.stack()
    }

    fn act(&mut self, _: Instant, choice: u8, _: u8) {
        self.scp
            .stack()
            .set_subsystem(SUBSYSTEM, !choice.is_multiple_of(2));
    }

    fn look(&mut self) {
        while let Some(event) = self.events.try_recv() {
            let told = self.told.entry(event.call).or_default();
            let next = match event.kind {
                CallEventKind::Started => 1,
                CallEventKind::Answered => 2,
                CallEventKind::Ended { .. } => 3,
            };
            // Begun first; each once; answered only of what has begun and not ended.
            assert!(next > *told && (*told > 0) == (next > 1), "{told} {next}");
            *told = next;
        }
        while self.scp.poll_state_change().is_some() {}
        let (calls, relationships) = (self.scp.calls(), self.scp.relationships());
        assert!(
            calls <= relationships && relationships <= LIMIT,
            "{calls} {relationships}"
        );
    }

    fn finish(&mut self, _: Instant) -> bool {
        let left = (
            self.scp.calls(),
            self.scp.relationships(),
            self.scp.dialogues(),
        );
        let done = left == (0, 0, 0);
        assert!(!done || self.told.values().all(|told| *told == 3));
        done
    }
}

impl Subject for SspSim {
    /// What an SCP orders: of AIN, of WIN; and what only a switch sends.
    const OPERATIONS: [u16; 32] = [
        0x6501, 0x6502, 0x6503, 0x6504, 0x6505, 0x6506, 0x650d, 0x6601, 0x6603, 0x6604, 0x6705,
        0x6707, 0x6801, 0x6901, 0x6906, 0x6907, 0x6a01, 0x6a02, 0x6d01, 0x6e01, 0x6909, 0x6702,
        0x0951, 0x0957, 0x0942, 0x0943, 0x0947, 0x0949, 0x094a, 0x0945, 0x6403, 0x0953,
    ];

    fn new(now: Instant) -> (Self, u32, u32) {
        let config = SwitchConfig::new(address(SWITCH));
        let switch = Self::new(Stack::new(now, stack(SWITCH, SCP)), config);
        (switch, SWITCH, SCP)
    }

    fn stack(&mut self) -> &mut Stack {
        self.stack_mut()
    }

    fn act(&mut self, now: Instant, choice: u8, ids: u8) {
        let event = |leg| match ids >> 1 {
            0 => PartyEvent::Alerting,
            1 | 2 => PartyEvent::Answer,
            3 => PartyEvent::Busy(BUSY),
            4 => PartyEvent::NoAnswer,
            5 => PartyEvent::RouteFailure(NO_ROUTE),
            6 => PartyEvent::Abandon,
            7 => PartyEvent::MidCall(leg),
            8 => PartyEvent::Suspend,
            9 => PartyEvent::Resume,
            _ => PartyEvent::Disconnect(leg, NORMAL),
        };
        let leg = if ids.is_multiple_of(2) {
            LegId::ONE
        } else {
            LegId::TWO
        };
        match choice {
            0..=19 => drop(self.call(now, request(choice, ids))),
            20 => self.restart(now),
            call => {
                // Calls are counted from 1.
                let call = inlab_ssp_sim::CallId(u32::from(call - 20));
                let _ = self.party(now, call, event(leg));
            }
        }
    }

    fn look(&mut self) {
        while self.poll_record().is_some() {}
    }

    fn finish(&mut self, now: Instant) -> bool {
        for call in 1..=64 {
            let call = inlab_ssp_sim::CallId(call);
            for event in [
                PartyEvent::Abandon,
                PartyEvent::Disconnect(LegId::ONE, NORMAL),
                PartyEvent::Disconnect(LegId::TWO, NORMAL),
            ] {
                let _ = self.party(now, call, event);
            }
        }
        (self.calls(), self.dialogues()) == (0, 0)
    }
}

/// Dialects and the triggers of their tables that a call can begin with; of WIN with the type.
const TRIGGERS: [(Dialect, D, Option<u8>); 10] = [
    (Dialect::AIN01, D::CollectedInfo, None),
    (Dialect::AIN01, D::AnalyzedInformation, None),
    (Dialect::AIN01, D::TermAttemptAuthorized, None),
    (Dialect::AIN02, D::OrigAttemptAuthorized, None),
    (Dialect::AIN02, D::AnalyzedInformation, None),
    (Dialect::AIN02, D::TermAttemptAuthorized, None),
    (Dialect::AIN02, D::TBusy, None),
    (Dialect::WIN, D::OrigAttemptAuthorized, Some(36)),
    (Dialect::WIN, D::AnalyzedInformation, Some(37)),
    (Dialect::WIN, D::TermAttemptAuthorized, Some(38)),
];

fn request(choice: u8, how: u8) -> CallRequest {
    let (dialect, dp, kind) = TRIGGERS[usize::from(choice) % TRIGGERS.len()];
    let service = match kind {
        Some(kind) => ServiceSelector::TriggerType(kind),
        None => ServiceSelector::Criteria(None),
    };
    let mut trigger = Trigger::new(dp, service);
    let line = Digits::from_text("2015550100", Alphabet::Q763).expect("digits");
    let called = CalledPartyNumber::from_text("2125551234 (national)").expect("a number");
    if dp != D::OrigAttemptAuthorized {
        trigger.called = Some(CalledNumber::Isup(called));
    }
    let mut then_triggers = [None; inlab_ssp_sim::MAX_THEN];
    if kind.is_some() {
        trigger.subject.station = Some(Station::Min(line));
        trigger.subject.serial = Some([1, 2, 3, 4]);
        let later = [
            (D::AnalyzedInformation, 37),
            (D::FacilitySelectedAndAvailable, 64),
        ];
        let later = later
            .into_iter()
            .find(|(dp, _)| dp.half() == trigger.dp.half());
        then_triggers[0] = later.map(|(dp, kind)| (dp, ServiceSelector::TriggerType(kind)));
    } else {
        trigger.subject.user = Some(AccessUser::Line(line));
    }
    let styles = [
        EndStyle::Basic,
        EndStyle::EmptyEnd,
        EndStyle::Prearranged,
        EndStyle::Abort,
    ];
    let second = Duration::from_secs(1);
    CallRequest {
        end_style: styles[usize::from(how % 4)],
        default_handling: if how & 4 == 0 {
            DefaultHandling::Continue
        } else {
            DefaultHandling::Release
        },
        called_behaviour: match how >> 3 & 3 {
            0 => None,
            1 => Some(Behaviour::Busy),
            2 => Some(Behaviour::Silent),
            _ => Some(Behaviour::Answers {
                after: 5 * second,
                clears: Some(30 * second),
            }),
        },
        patience: (how & 32 != 0).then_some(40 * second),
        talk: (how & 64 != 0).then_some(40 * second),
        digits: (how & 128 != 0).then(|| UserDigits::new("1234").expect("digits")),
        then_triggers,
        ..CallRequest::new(trigger, dialect, address(SCP))
    }
}

/// The other end, for the handshake.
struct Silent;

impl TcUser for Silent {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, _: Indication<'_>) {}
}

struct World<S> {
    now: Instant,
    node: S,
    peer: Node<Silent>,
    /// Point codes of the node and of its peer.
    codes: (u32, u32),
    /// The node's transactions, the newest first, as its packages tell them.
    transactions: Vec<[u8; 4]>,
    /// The last package that the node sent.
    last: Vec<u8>,
}

fn up() -> AssociationEvent {
    AssociationEvent::Up {
        outbound_streams: 4,
        inbound_streams: 4,
    }
}

/// An element with a length in the long form where it needs one.
fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).expect("cut");
    let head: &[u8] = if length > 127 {
        &[tag, 0x81, length]
    } else {
        &[tag, length]
    };
    [head, content].concat()
}

impl<S: Subject> World<S> {
    fn new() -> Self {
        let now = Instant::now();
        let (node, own, other) = S::new(now);
        let peer = Node {
            stack: Stack::new(now, stack(other, own)),
            user: Silent,
        };
        let mut world = Self {
            now,
            node,
            peer,
            codes: (own, other),
            transactions: Vec::new(),
            last: Vec::new(),
        };
        for stack in [world.node.stack(), &mut world.peer.stack] {
            let mut association =
                AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            stack.add_association(ASSOCIATION, association);
        }
        world.join();
        world
    }

    fn join(&mut self) {
        let now = self.now;
        self.node.handle_association(now, ASSOCIATION, up());
        self.peer.handle_association(now, ASSOCIATION, up());
        for _ in 0..8 {
            pass(now, &mut self.node, &mut self.peer);
            pass(now, &mut self.peer, &mut self.node);
        }
    }

    /// What the node sends is read to the last element.
    fn drain(&mut self) {
        while let Some(transmit) = self.node.poll_transmit() {
            let octets = transmit.message.octets;
            // DATA (RFC 4666 3.3.1): 12 octets of the protocol data's head stand before the SCCP message.
            if octets.get(2..4) != Some(&[1, 1]) {
                continue;
            }
            let sccp = octets.get(8 + 4 + 12..).unwrap_or_default();
            let message = match inlab_sccp::Message::decode(sccp) {
                Ok(message) => message,
                // A connection is refused.
                Err(inlab_sccp::MessageError::ConnectionOriented(_)) => continue,
                Err(fault) => panic!("{fault:?} in {sccp:02x?}"),
            };
            // A message of the peer that goes back; else SCCP's own, of its management.
            let (Purpose::Data { .. }, Ok(package)) =
                (message.purpose, Package::read(message.data))
            else {
                continue;
            };
            for component in package.components.unwrap_or_default() {
                sent(&component.expect("what is sent is correct"));
            }
            let id = package
                .originating
                .and_then(|id| id.as_octets().try_into().ok());
            if let Some(id) = id.filter(|id| !self.transactions.contains(id)) {
                self.transactions.insert(0, id);
                self.transactions.truncate(8);
            }
            self.last = message.data.to_vec();
        }
        while self.node.stack().poll_event().is_some() {}
        self.node.look();
        assert!(self.node.stack().dialogue_count() <= 2 * LIMIT);
    }

    fn message(&mut self, octets: &[u8]) {
        let message = Message {
            stream: 1,
            ppid: 3,
            octets,
        };
        self.node.handle_message(self.now, ASSOCIATION, message);
        self.drain();
    }

    fn sccp(&mut self, sccp: &[u8]) {
        let (own, other) = self.codes;
        self.message(&data(other, own, sccp));
    }

    fn package(&mut self, package: &[u8]) {
        self.sccp(&unitdata(package));
    }

    /// The node's transaction that the ids name: bits 5 to 7.
    fn transaction(&self, ids: u8) -> [u8; 4] {
        let place = usize::from(ids >> 4 & 7) % self.transactions.len().max(1);
        self.transactions.get(place).copied().unwrap_or_default()
    }

    /// Components in a package: 0 Query, 1 Conversation, 2 Response, 3 Unidirectional; bit 8 of the ids withholds permission.
    fn components(&mut self, how: u8, ids: u8, components: &[u8]) {
        let (theirs, ours) = ([1, 2, 3, ids & 3], self.transaction(ids));
        let granted = ids & 0x80 == 0;
        let (tag, ids) = match how % 4 {
            0 => (if granted { 0xe2 } else { 0xe3 }, theirs.to_vec()),
            1 => (if granted { 0xe5 } else { 0xe6 }, [theirs, ours].concat()),
            2 => (0xe4, ours.to_vec()),
            _ => (0xe1, Vec::new()),
        };
        let components = &components[..components.len().min(200)];
        let portion = if components.is_empty() {
            Vec::new()
        } else {
            tlv(0xe8, components)
        };
        self.package(&tlv(tag, &[tlv(0xc7, &ids), portion].concat()));
    }

    fn wait(&mut self, time: Duration) {
        let end = self.now + time;
        for turn in 0.. {
            assert!(turn < 100_000, "it never comes to rest");
            let Some(deadline) = self.node.poll_timeout().filter(|at| *at <= end) else {
                break;
            };
            self.now = self.now.max(deadline);
            self.node.handle_timeout(self.now);
            self.drain();
        }
        self.now = end;
    }

    fn step(&mut self, what: u8, choice: u8, ids: u8, octets: &[u8]) {
        let operation = S::OPERATIONS[usize::from(choice % 32)];
        match what % 8 {
            // An Invoke whose argument has these octets, by the highest bits of the choice in any package.
            0..=2 => {
                let octets = &octets[..octets.len().min(180)];
                let tag = if operation >> 8 == 9 { 0xf2 } else { 0x30 };
                let both = [ids & 3, ids >> 2 & 3];
                let both: Vec<_> = both.into_iter().filter(|id| *id > 0).collect();
                let code = [&[0xd1, 2][..], &operation.to_be_bytes()].concat();
                let content = [tlv(0xcf, &both), code, tlv(tag, octets)].concat();
                let last = if what & 0x80 == 0 { 0xe9 } else { 0xed };
                self.components(what % 8 + choice / 64, ids, &tlv(last, &content));
            }
            // An answer to an Invoke of the node.
            3 => {
                let octets = &octets[..octets.len().min(180)];
                let (id, parameter) = (tlv(0xcf, &[ids & 3]), tlv(0xf2, octets));
                let (tag, code) = match choice % 8 {
                    0..=4 => (0xea, Vec::new()),
                    5 | 6 => (0xeb, vec![0xd4, 1, 128 | ids >> 2]),
                    _ => (0xec, vec![0xd5, 2, 2, ids >> 2 & 7]),
                };
                let content = [id, code, parameter].concat();
                self.components(1 + choice / 128, ids, &tlv(tag, &content));
            }
            4 => self.components(choice, ids, octets),
            5 => {
                let mut octets = octets.to_vec();
                let place = match octets.first() {
                    Some(0xe4 | 0xf6) => Some(4..8),
                    Some(0xe5 | 0xe6) => Some(8..12),
                    _ => None,
                };
                let ours = self.transaction(ids);
                if let Some(place) = place.and_then(|place| octets.get_mut(place)) {
                    place.copy_from_slice(&ours);
                }
                self.package(&octets);
            }
            6 => self.wait(Duration::from_secs(u64::from(choice) * u64::from(ids))),
            _ => match choice % 8 {
                0 => {
                    let lost = AssociationEvent::Lost(LossCause::Unreachable);
                    let now = self.now;
                    self.peer.handle_association(now, ASSOCIATION, lost.clone());
                    self.node.handle_association(now, ASSOCIATION, lost);
                    self.join();
                    self.drain();
                }
                // UDTS (T1.112.3 4.11) with the last package of the node.
                1 => {
                    let mut octets = unitdata(&self.last);
                    octets[..2].copy_from_slice(&[10, ids % 14]);
                    self.sccp(&octets);
                }
                2 => self.sccp(octets),
                3 => self.message(octets),
                _ => {
                    self.node.act(self.now, choice / 8, ids);
                    self.drain();
                }
            },
        }
    }
}

/// What a node sends is in the dialect, and within its bounds.
fn sent(component: &Component<'_>) {
    let (Component::InvokeLast(invoke) | Component::InvokeNotLast(invoke)) = component else {
        return;
    };
    let key = i32::try_from(invoke.operation.code().key()).expect("a code of ours");
    let known = DIALECTS.into_iter().any(|dialect| {
        let (scratch, mut out) = (Scratch::default(), Writer::default());
        let octets = invoke.parameter.unwrap_or_default();
        let mut is_value = |of: inlab_inap::operation::Type| {
            of.recode(octets, dialect, &scratch, &mut out).is_ok()
        };
        let operation = dialect.operation(key);
        operation.is_some_and(|known| known.argument.is_none_or(&mut is_value))
    });
    assert!(known, "{:?}", invoke.operation);
}

fn pass(now: Instant, from: &mut dyn Core, to: &mut dyn Core) {
    while let Some(transmit) = from.poll_transmit() {
        let octets = transmit.message.octets.to_vec();
        let message = Message {
            octets: &octets,
            ..transmit.message
        };
        to.handle_message(now, ASSOCIATION, message);
    }
}

fn run<S: Subject>(input: &[u8]) -> World<S> {
    let mut world = World::<S>::new();
    let mut rest = input;
    for _ in 0..32 {
        let [what, choice, ids, length, after @ ..] = rest else {
            break;
        };
        let (octets, after) = after.split_at(usize::from(*length).min(after.len()));
        rest = after;
        world.step(*what, *choice, *ids, octets);
    }
    world
}

fn finish<S: Subject>(mut world: World<S>) {
    for round in 0.. {
        world.wait(Duration::from_secs(24 * 3600));
        if world.node.finish(world.now) {
            break;
        }
        world.drain();
        assert!(round < 6, "something is left");
    }
    world.wait(Duration::from_secs(3600));
    world.node.look();
}

/// Runs the steps of an input on the control function.
pub(crate) fn scp_ansi(input: &[u8]) {
    finish(run::<Control>(input));
}

/// Runs the steps of an input on the switch.
pub(crate) fn ssp_ansi(input: &[u8]) {
    finish(run::<SspSim>(input));
}

// ---- inputs to begin with ----

fn step(what: u8, choice: u8, ids: u8, octets: &str) -> Vec<u8> {
    let octets: String = octets.split_whitespace().collect();
    let octets = inlab_ber::value::unhex(&octets).expect("hexadecimal");
    let length = u8::try_from(octets.len()).expect("short");
    [&[what, choice, ids, length], octets.as_slice()].concat()
}

/// What comes with each operation of this table, so that its type is met.
fn each<S: Subject>(arguments: &[Vec<u8>], what: u8) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for (choice, operation) in (0..).zip(S::OPERATIONS) {
        for argument in arguments {
            let [high, low, octets @ ..] = argument.as_slice() else {
                continue;
            };
            if u16::from_be_bytes([*high, *low]) != operation || octets.len() > 180 {
                continue;
            }
            let length = u8::try_from(octets.len()).expect("short");
            seeds.push([&[what, choice, 1, length], octets].concat());
        }
    }
    seeds
}

/// userID, bearerCapability, calledPartyID 8005550199, callingPartyID.
const LINE: &str = "bf3507 8105 1252551000 8d0100";
const NUMBERS: &str = "8f07 0310 0850551099 9207 0313 1252551000";
/// BillingID, MSCID, MSID, ESN, TransactionCapability, WINCapability, TimeOfDay, TimeDateOffset.
const CALL: &str = "8107394001 000001 00 9503394001 88050118900027 89048d2ad4fe 9f7b020431 bf82180c 9f821503f0f01f 9f82190103 9f8235030a8c00 9f821302fe98";
const DIALLED: &str = "8409 0100210a 0850551099";

/// Calls of AIN and WIN that go well or end early.
pub(crate) fn calls_to_scp(arguments: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let ain = |choice, ids, what, more: &str| step(what, choice, ids, &format!("{LINE}{more}"));
    let win = |choice, kind: u8, what, more: &str| {
        step(what, choice, 1, &format!("{CALL}9f821701{kind:02x}{more}"))
    };
    let wait = |seconds| vec![6, seconds, 1, 0];
    let triggers = "9f620400000000";
    let origination = win(16, 36, 0, &format!("{DIALLED}{triggers}"));
    let answered = ain(6, 2, 1, "9f6f01ff");
    let mut seeds = vec![
        [
            ain(0, 1, 0, NUMBERS),
            answered.clone(),
            ain(10, 3, 1, "9f6f0100"),
        ]
        .concat(),
        [ain(0, 1, 0, NUMBERS), answered, wait(2), step(2, 13, 0, "")].concat(),
        [ain(0, 1, 0, NUMBERS), ain(5, 2, 1, "9f6f0100"), wait(200)].concat(),
        [ain(1, 1, 0, NUMBERS), ain(8, 2, 1, "9f6f0100")].concat(),
        [
            origination.clone(),
            win(18, 37, 0, DIALLED),
            win(24, 40, 0xc0, ""),
            win(25, 41, 0, "9f82340101"),
        ]
        .concat(),
        [
            origination.clone(),
            win(18, 37, 0, DIALLED),
            win(29, 42, 0, DIALLED),
        ]
        .concat(),
        [
            origination.clone(),
            step(0, 23, 1, "9503394001 9f821302fe98 9f8235030a8c00"),
        ]
        .concat(),
        [origination, wait(250), vec![7, 1, 1, 0], vec![7, 0, 0, 0]].concat(),
    ];
    seeds.extend(each::<Control>(arguments, 0));
    seeds
}

/// Calls of the switch that are routed, answered and cleared, and what an SCP orders besides.
pub(crate) fn calls_to_switch(arguments: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let begin = |trigger: u8, how| vec![7, 4 + 8 * trigger, how, 0];
    let party = |call: u8, event: u8| vec![7, 4 + 8 * (20 + call), event << 1, 0];
    let wait = |seconds| vec![6, seconds, 1, 0];
    let routed = step(1, 0, 4 | 1, "8f07 0310 1252551010");
    let armed = step(1, 18, 2, "9f5c03 0340b8 9f5d02 0410");
    let armed_win = "bf821413 bf82160f 9f2005 00020202f8 9f821b03 de2a 2b";
    let mut seeds = Vec::new();
    for trigger in 0..10 {
        seeds.push(
            [
                begin(trigger, 0),
                routed.clone(),
                wait(2),
                party(1, 1),
                party(1, 10),
            ]
            .concat(),
        );
        seeds.push([begin(trigger, 24), armed.clone(), routed.clone(), wait(200)].concat());
        seeds.push([begin(trigger, 8), step(3, 0, 1, armed_win), wait(60)].concat());
        seeds.push([begin(trigger, 4), step(3, 5, 1, ""), step(3, 7, 1, "")].concat());
    }
    for mut seed in each::<SspSim>(arguments, 1) {
        // In the transaction of a call, for its question.
        seed[2] = 4 | 2;
        seeds.push([begin(4, 24), seed.clone(), wait(90)].concat());
        seed[0] = 0;
        seeds.push(seed);
    }
    seeds
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Calls and transactions after each step: the inputs do what they are taken for.
    #[test]
    fn the_calls_go_well() {
        let seeds = calls_to_scp(&[]);
        let left = |seed: &[u8]| {
            let world = run::<Control>(seed);
            let told: Vec<_> = world.node.told.values().copied().collect();
            (world.node.scp.calls(), told)
        };
        assert_eq!(left(&seeds[0]), (0, vec![3]));
        assert_eq!(left(&seeds[1]), (0, vec![3]));
        assert_eq!(left(&seeds[4]), (0, vec![3]));
        assert_eq!(left(&seeds[6]), (0, vec![3]));
        // One call of the switch is routed, answered and cleared.
        let seeds = calls_to_switch(&[]);
        let first = &seeds[4 * 4];
        let world = run::<SspSim>(&first[..4]);
        assert_eq!((world.node.calls(), world.transactions.len()), (1, 1));
        let world = run::<SspSim>(first);
        assert_eq!((world.node.calls(), world.node.dialogues()), (0, 0));
    }
}
