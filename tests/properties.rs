//! Our SCP against our SSP simulator, each a whole node: random calls, random services, people who do anything, and a network
//! that delays, loses, damages, breaks and comes back; or a peer whose messages are forged from what was said before and from
//! the vectors: again, late, before their time, cut, broken, with other operations in them. Nobody panics; what is held stays
//! within what was asked for; each call is told of once as started and once as ended; and when time has passed no call,
//! relationship, dialogue or timer is left.
#![allow(missing_docs)]

use inlab_call_event::{CallEventKind, Receiver, TargetId, Targets, queue};
use inlab_inap::{
    CalledNumber, Charge, DetectionPoint, Dialect, InformationRequest, Instruction, LegId, Report,
    ServiceSelector, Trigger,
};
use inlab_lab::Document;
use inlab_replay::nodes::{ASSOCIATION, Place, ScpNode, stack, stack_config, subsystem};
use inlab_scp::{Orders, Scp, Service, View};
use inlab_ss7::{
    Address, AssociationEvent, CalledPartyBcdNumber, CalledPartyNumber, CallingPartyNumber,
    LossCause, Message, Setting, SubsystemNumber, TimerSettings,
};
use inlab_ssp_sim::{
    BUSY, Behaviour, CallId, CallRequest, Config, DefaultHandling, EndStyle, NORMAL, PartyEvent,
    SspSim,
};
use inlab_stack::Core;
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use proptest::prelude::*;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);

/// Periods one after the other; the last one releases the call.
struct Prepaid;

impl Prepaid {
    fn period(release_at_end: bool) -> Instruction {
        Instruction::Charge(Charge {
            leg: LegId::ONE,
            period: 100,
            release_at_end,
            tone: false,
            tariff_switch: None,
        })
    }
}

impl Service for Prepaid {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        orders.push(Self::period(false));
        orders.push(Instruction::RequestInformation(InformationRequest {
            leg: LegId::TWO,
            attempt_elapsed: true,
            stop_time: false,
            connected_elapsed: true,
            release_cause: true,
        }));
        orders.push(Instruction::Continue);
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        if let Report::Charging(report) = report
            && report.active
            && view.memory < 2
        {
            orders.push(Self::period(view.memory == 1));
            orders.remember(view.memory + 1);
        }
    }

    fn check(&self, dialect: Dialect) -> Result<(), String> {
        [Dialect::CAP2, Dialect::CAP3, Dialect::CAP4]
            .contains(&dialect)
            .then_some(())
            .ok_or_else(|| "periods are CAP's".into())
    }
}

const SERVICES: &str = r#"
services:
  100: { translate: { "800123": "15550101" }, otherwise: { release: { cause: 1 } } }
  200: continue
  300: { continue: , interrupt: { busy: { connect: "15550102" }, noAnswer: { after: 5s, release: { cause: 19 } }, disconnect: continue }, dialects: [cap2, cap3, cap4, cs1] }
dialects: [cap1, cap2, cap3, cap4, cs1]
"#;
const KEYS: [u32; 5] = [100, 200, 300, 500, 999];

#[derive(Clone, Debug)]
struct Call {
    dialect: usize,
    key: usize,
    terminating: bool,
    behaviour: Option<Behaviour>,
    style: EndStyle,
    release: bool,
    /// A subsystem that nobody has: the network gives the Begin back.
    nowhere: bool,
}

#[derive(Clone, Debug)]
enum Step {
    Call(Call),
    Party(usize, PartyEvent),
    Wait(u64),
    /// The association breaks, and what is on the way is lost.
    Cut,
    Up,
    /// One side has restarted its association.
    Restart,
    Delay(u64),
    /// The next messages are lost.
    Lose(usize, u8),
    /// The next message is damaged.
    Damage(usize, usize, u8),
    /// The SCP's subsystem goes out of service, or comes back.
    Subsystem(bool),
    /// To one side comes what is not the other's word.
    Forged(usize, usize, Forgery),
}

/// What a peer that is out of its mind makes of a message that was on the way once.
#[derive(Clone, Debug)]
enum Forgery {
    /// It comes again, however late.
    Again,
    /// It comes before what is on the way already.
    Overtakes,
    /// Octets are changed, behind M3UA's header.
    Broken(Vec<(usize, u8)>),
    /// It is cut off, within M3UA or, with lengths that fit, within TCAP.
    Cut(usize, bool),
    /// An operation of the vectors stands in the place of its components: which, and its invoke id.
    Operation(usize, i8),
    /// Octets stand there.
    Components(Vec<u8>),
}

fn forgery() -> impl Strategy<Value = Forgery> {
    let octets = prop::collection::vec(any::<u8>(), 0..40);
    prop_oneof![
        3 => Just(Forgery::Again),
        2 => Just(Forgery::Overtakes),
        3 => prop::collection::vec((any::<usize>(), 1u8..), 1..5).prop_map(Forgery::Broken),
        1 => (0usize..200, any::<bool>()).prop_map(|(length, fits)| Forgery::Cut(length, fits)),
        4 => (any::<usize>(), -2i8..6).prop_map(|(which, id)| Forgery::Operation(which, id)),
        1 => octets.prop_map(Forgery::Components),
    ]
}

fn forged() -> impl Strategy<Value = Step> {
    (0usize..2, any::<usize>(), forgery())
        .prop_map(|(to, which, forgery)| Step::Forged(to, which, forgery))
}

/// Operations of the vectors with their arguments, without tag, length and invoke id.
fn operations() -> &'static [Vec<u8>] {
    static OPERATIONS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let lines = include_str!("vectors/cap.jsonl").lines();
        let lines = lines.chain(include_str!("vectors/inap.jsonl").lines());
        let operation = |line: &str| {
            let json: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let code = u8::try_from(json["opcode"].as_u64()?).ok()?;
            let hex = (json["kind"] == "argument").then(|| json["hex"].as_str())??;
            let argument = inlab_ber::value::unhex(hex).expect("hexadecimal");
            Some([&[2, 1, code], argument.as_slice()].concat())
        };
        lines.filter_map(operation).collect()
    });
    &OPERATIONS
}

/// DATA of one routing context: common header, routing context, tag and length of the protocol data, label. What stands
/// behind it is SCCP's.
const HEADER: usize = 8 + 8 + 4 + 12;

/// The message with something else in the place of SCCP's part.
fn with_sccp(data: &[u8], sccp: &[u8]) -> Vec<u8> {
    let mut octets = [&data[..HEADER], sccp].concat();
    let length = u16::try_from(4 + 12 + sccp.len()).expect("short");
    octets[18..20].copy_from_slice(&length.to_be_bytes());
    octets.resize(octets.len().next_multiple_of(4), 0);
    let length = u32::try_from(octets.len()).expect("short");
    octets[4..8].copy_from_slice(&length.to_be_bytes());
    octets
}

/// The same with TCAP's part changed; `None`: it is not one of TCAP.
fn with_tcap(data: &[u8], change: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let length = usize::from(u16::from_be_bytes([*data.get(18)?, *data.get(19)?]));
    let mut message = inlab_sccp::Message::decode(data.get(HEADER..16 + length)?).ok()?;
    let changed = change(message.data)?;
    message.data = &changed;
    let mut sccp = Vec::new();
    message.encode(&mut sccp)?;
    Some(with_sccp(data, &sccp))
}

fn with_components(data: &[u8], components: &[u8]) -> Option<Vec<u8>> {
    with_tcap(data, |tcap| {
        let mut message = inlab_tcap::Message::read(tcap).ok()?;
        // A dialogue portion belongs to the first message of each side only.
        if message.message_type != inlab_tcap::MessageType::Begin {
            message.dialogue_portion = None;
        }
        message.components = inlab_tcap::Components::new(components);
        let mut out = inlab_ber::Writer::default();
        message.write(&mut out);
        Some(out.as_slice().to_vec())
    })
}

fn forge(data: &[u8], forgery: &Forgery) -> Option<Vec<u8>> {
    let mut octets = data.to_vec();
    match forgery {
        Forgery::Again | Forgery::Overtakes => {}
        Forgery::Broken(changes) => {
            for (at, by) in changes {
                let at = HEADER + at % (octets.len() - HEADER).max(1);
                *octets.get_mut(at)? ^= by;
            }
        }
        Forgery::Cut(length, false) => octets.truncate((*length).max(1)),
        Forgery::Cut(length, true) => {
            return with_tcap(data, |tcap| tcap.get(..*length).map(<[u8]>::to_vec));
        }
        Forgery::Operation(which, id) => {
            let operation = &operations()[which % operations().len()];
            let mut content = vec![2, 1, id.cast_unsigned()];
            content.extend(operation);
            let length = u16::try_from(content.len()).expect("short").to_be_bytes();
            let invoke = [&[0xa1, 0x82][..], &length, &content].concat();
            return with_components(data, &invoke);
        }
        Forgery::Components(components) => return with_components(data, components),
    }
    Some(octets)
}

fn call() -> impl Strategy<Value = Call> {
    let seconds = |range: std::ops::Range<u64>| range.prop_map(Duration::from_secs);
    let behaviour = prop_oneof![
        Just(None),
        Just(Some(Behaviour::Busy)),
        Just(Some(Behaviour::Silent)),
        Just(Some(Behaviour::Unreachable)),
        (seconds(0..20), proptest::option::of(seconds(0..50)))
            .prop_map(|(after, clears)| Some(Behaviour::Answers { after, clears })),
    ];
    let style = prop::sample::select(vec![
        EndStyle::Basic,
        EndStyle::EmptyEnd,
        EndStyle::Prearranged,
        EndStyle::Abort,
    ]);
    (
        (
            0usize..5,
            0usize..KEYS.len(),
            any::<bool>(),
            behaviour,
            style,
        ),
        any::<bool>(),
        prop::bool::weighted(0.1),
    )
        .prop_map(
            |((dialect, key, terminating, behaviour, style), release, nowhere)| Call {
                dialect,
                key,
                terminating,
                behaviour,
                style,
                release,
                nowhere,
            },
        )
}

fn step() -> impl Strategy<Value = Step> {
    let party = prop::sample::select(vec![
        PartyEvent::Alerting,
        PartyEvent::Answer,
        PartyEvent::Answer,
        PartyEvent::Busy(BUSY),
        PartyEvent::NoAnswer,
        PartyEvent::Abandon,
        PartyEvent::MidCall(LegId::ONE),
        PartyEvent::Disconnect(LegId::ONE, NORMAL),
        PartyEvent::Disconnect(LegId::TWO, NORMAL),
    ]);
    prop_oneof![
        6 => call().prop_map(Step::Call),
        4 => (any::<usize>(), party).prop_map(|(call, event)| Step::Party(call, event)),
        6 => (0u64..20_000).prop_map(Step::Wait),
        1 => Just(Step::Cut),
        1 => Just(Step::Up),
        1 => Just(Step::Restart),
        1 => (0u64..3_000).prop_map(Step::Delay),
        1 => (0usize..2, 1u8..4).prop_map(|(to, count)| Step::Lose(to, count)),
        1 => (0usize..2, any::<usize>(), 1u8..).prop_map(|(to, at, by)| Step::Damage(to, at, by)),
        1 => any::<bool>().prop_map(Step::Subsystem),
    ]
}

/// A message on its way: when it arrives, stream, payload protocol identifier, octets.
struct Passage(Instant, u16, u32, Vec<u8>);

struct World {
    now: Instant,
    scp: Scp,
    ssp: SspSim,
    events: Receiver,
    /// Towards the SCP, towards the SSP: when each arrives.
    wires: [VecDeque<Passage>; 2],
    delay: Duration,
    lose: [u8; 2],
    damage: [Option<(usize, u8)>; 2],
    up: bool,
    calls: Vec<CallId>,
    told: BTreeMap<String, [u32; 3]>,
    /// DATA that was on the way to each, the newest last.
    recorded: [VecDeque<Passage>; 2],
    forged: usize,
    /// A message of SCCP management was damaged: it may speak of another subsystem now.
    damaged_management: bool,
}

impl World {
    fn new() -> Self {
        // The one look at a clock: where the virtual time begins.
        let now = Instant::now();
        let document = Document::parse("scp", SERVICES).expect("YAML");
        let dialects: Vec<_> = Dialect::all().collect();
        let mut config = ScpNode::read(document.root(), &dialects)
            .expect("a block")
            .config;
        config.targets = Targets::all(TargetId(0));
        config.services.add(500, Arc::new(Prepaid));
        let (scp_place, ssp_place) = (Place::scp(), Place::ssp());
        // The audit goes on for ever, as it should: without it every timer comes to an end.
        let timers: TimerSettings = [(Setting::of("m3ua", "audit"), None)].into_iter().collect();
        let mut scp_stack = stack_config(&scp_place, &[(&ssp_place, ASSOCIATION)], 1);
        timers.apply(scp_stack.timer_fields());
        let mut scp = Scp::new(now, scp_stack, config);
        let association = AssociationConfig::new(Role::Ipsp(Exchange::SingleServer), vec![AsId(0)]);
        scp.stack().add_association(ASSOCIATION, association);
        let (sender, events) = queue(100_000);
        scp.subscribe(TargetId(0), sender);
        let others = [(&scp_place, ASSOCIATION)];
        let ssp_stack = stack(now, &ssp_place, &others, true, 2, &timers);
        let address = ssp_place.address(SubsystemNumber::CAP);
        let mut world = Self {
            now,
            scp,
            ssp: SspSim::new(ssp_stack, Config::new(address)),
            events,
            wires: Default::default(),
            delay: Duration::ZERO,
            lose: [0; 2],
            damage: [None; 2],
            up: false,
            calls: vec![],
            told: BTreeMap::new(),
            recorded: Default::default(),
            forged: 0,
            damaged_management: false,
        };
        world.join();
        world
    }

    fn core(&mut self, at: usize) -> &mut dyn Core {
        if at == 0 {
            &mut self.scp
        } else {
            &mut self.ssp
        }
    }

    fn event(&mut self, event: AssociationEvent) {
        self.wires = Default::default();
        for at in 0..2 {
            let now = self.now;
            self.core(at)
                .handle_association(now, ASSOCIATION, event.clone());
        }
        self.run();
    }

    fn join(&mut self) {
        if !std::mem::replace(&mut self.up, true) {
            self.event(AssociationEvent::Up {
                outbound_streams: 4,
                inbound_streams: 4,
            });
        }
    }

    fn collect(&mut self) {
        for at in 0..2 {
            while let Some(transmit) = self.core(at).poll_transmit() {
                let Message {
                    stream,
                    ppid,
                    octets,
                } = transmit.message;
                let message = (stream, ppid, octets.to_vec());
                let to = 1 - at;
                let (stream, ppid, mut octets) = message;
                // Only signalling data is lost or damaged: SCTP delivers what M3UA says to itself.
                let data = octets.get(2) == Some(&1);
                if !self.up || (data && self.lose[to] > 0) {
                    self.lose[to] = self.lose[to].saturating_sub(1);
                    continue;
                }
                if data && octets.len() > HEADER {
                    let recorded = &mut self.recorded[to];
                    recorded.push_back(Passage(self.now, stream, ppid, octets.clone()));
                    if recorded.len() > 32 {
                        recorded.pop_front();
                    }
                }
                if let Some((place, by)) = self.damage[to].filter(|_| data) {
                    self.damage[to] = None;
                    self.damaged_management |=
                        is_management(octets.get(HEADER..).unwrap_or_default());
                    let length = octets.len();
                    // M3UA's header stays: beyond it is the peer's to judge.
                    let place = 24 + place % (length - 24).max(1);
                    if let Some(octet) = octets.get_mut(place) {
                        *octet ^= by;
                    }
                }
                let at = self.now + self.delay;
                self.wires[to].push_back(Passage(at, stream, ppid, octets));
            }
        }
    }

    fn run(&mut self) {
        for _ in 0..100_000 {
            self.collect();
            let now = self.now;
            if let Some(to) = (0..2).find(|to| self.wires[*to].front().is_some_and(|m| m.0 <= now))
            {
                let Passage(_, stream, ppid, octets) = self.wires[to].pop_front().expect("one");
                let message = Message {
                    stream,
                    ppid,
                    octets: &octets,
                };
                self.core(to).handle_message(now, ASSOCIATION, message);
            } else if let Some(at) =
                (0..2).find(|at| self.core(*at).poll_timeout().is_some_and(|due| due <= now))
            {
                self.core(at).handle_timeout(now);
            } else {
                break;
            }
        }
        assert!(
            (0..2).all(|at| {
                let now = self.now;
                self.core(at).poll_timeout().is_none_or(|due| due > now)
            }),
            "the nodes do not come to rest"
        );
        while self.ssp.poll_record().is_some() {}
        while let Some(event) = self.events.try_recv() {
            let counts = self.told.entry(event.call.to_string()).or_default();
            let [started, answered, ended] = counts;
            match event.kind {
                CallEventKind::Started => *started += 1,
                CallEventKind::Answered => *answered += 1,
                CallEventKind::Ended { .. } => *ended += 1,
            }
            assert!(*started == 1 && *answered <= 1 && *ended <= 1, "{counts:?}");
        }
        // Nothing grows beyond what was asked for.
        // What is forged may open a dialogue.
        let asked = self.calls.len() + self.forged;
        let dialogues = self.scp.dialogues();
        assert!(self.scp.calls() <= asked && self.scp.relationships() <= asked);
        assert!(self.ssp.calls() <= asked && self.ssp.dialogues() <= asked);
        assert!(dialogues <= asked, "{dialogues} dialogues of {asked} calls");
    }

    fn wait(&mut self, time: Duration) {
        let until = self.now + time;
        self.run();
        loop {
            let arrives = (0..2).filter_map(|to| self.wires[to].front().map(|message| message.0));
            let arrives = arrives.min();
            let due = (0..2).filter_map(|at| self.core(at).poll_timeout()).min();
            match arrives.into_iter().chain(due).min() {
                Some(next) if next <= until => self.now = next.max(self.now),
                _ => break,
            }
            self.run();
        }
        self.now = until;
        self.run();
    }

    fn call(&mut self, call: &Call) {
        let dialect = [
            Dialect::CAP1,
            Dialect::CAP2,
            Dialect::CAP3,
            Dialect::CAP4,
            Dialect::CS1,
        ][call.dialect];
        let point = if call.terminating {
            DetectionPoint::TermAttemptAuthorized
        } else {
            DetectionPoint::CollectedInfo
        };
        let key = KEYS[call.key];
        let mut trigger = Trigger::new(point, ServiceSelector::ServiceKey(key));
        trigger.calling = CallingPartyNumber::from_text("+15550100").ok();
        let bcd = !call.terminating && dialect.originating_called_is_bcd();
        trigger.called = if bcd {
            CalledPartyBcdNumber::from_text("800123 (unknown)")
                .ok()
                .map(CalledNumber::Bcd)
        } else {
            CalledPartyNumber::from_text("800123 (unknown)")
                .ok()
                .map(CalledNumber::Isup)
        };
        let scf: Address = Place::scp().address(if call.nowhere {
            SubsystemNumber(200)
        } else {
            subsystem(dialect)
        });
        let request = CallRequest {
            called_behaviour: call.behaviour,
            end_style: call.style,
            default_handling: if call.release {
                DefaultHandling::Release
            } else {
                DefaultHandling::Continue
            },
            patience: Some(40 * SECOND),
            talk: Some(60 * SECOND),
            ..CallRequest::new(trigger, dialect, scf)
        };
        let now = self.now;
        if let Ok(id) = self.ssp.call(now, request) {
            self.calls.push(id);
        }
    }

    fn apply(&mut self, step: &Step) {
        let now = self.now;
        match step {
            Step::Call(call) => self.call(call),
            Step::Party(which, event) => {
                if let Some(call) = self.calls.get(which % self.calls.len().max(1)).copied() {
                    let _ = self.ssp.party(now, call, *event);
                }
            }
            Step::Wait(millis) => self.wait(Duration::from_millis(*millis)),
            Step::Cut => {
                if std::mem::replace(&mut self.up, false) {
                    self.event(AssociationEvent::Lost(LossCause::Unreachable));
                }
            }
            Step::Up => self.join(),
            Step::Restart => {
                if self.up {
                    self.event(AssociationEvent::Restart);
                }
            }
            Step::Delay(millis) => self.delay = Duration::from_millis(*millis),
            Step::Lose(to, count) => self.lose[*to] = *count,
            Step::Damage(to, at, by) => self.damage[*to] = Some((*at, *by)),
            Step::Forged(to, which, forgery) => {
                let recorded = &self.recorded[*to];
                let found = which
                    .checked_rem(recorded.len())
                    .map(|at| &recorded[recorded.len() - 1 - at]);
                if let Some(Passage(_, stream, ppid, data)) = found
                    && let Some(octets) = forge(data, forgery)
                    && self.up
                {
                    self.forged += 1;
                    let passage = Passage(now, *stream, *ppid, octets);
                    match forgery {
                        Forgery::Overtakes => self.wires[*to].push_front(passage),
                        _ => self.wires[*to].push_back(passage),
                    }
                }
            }
            Step::Subsystem(in_service) => {
                self.scp
                    .stack()
                    .set_subsystem(SubsystemNumber::CAP, *in_service);
            }
        }
        self.run();
    }

    /// The network is well again, everybody hangs up, and time passes.
    fn finish(mut self) {
        (self.delay, self.lose, self.damage) = (Duration::ZERO, [0; 2], [None; 2]);
        self.join();
        self.scp.stack().set_subsystem(SubsystemNumber::CAP, true);
        self.run();
        for _ in 0..4 {
            self.wait(400 * SECOND);
            for call in self.calls.clone() {
                for event in [
                    PartyEvent::Abandon,
                    PartyEvent::Disconnect(LegId::ONE, NORMAL),
                    PartyEvent::Disconnect(LegId::TWO, NORMAL),
                ] {
                    let _ = self.ssp.party(self.now, call, event);
                    self.run();
                }
            }
        }
        self.wait(1000 * SECOND);
        let scp = (
            self.scp.calls(),
            self.scp.relationships(),
            self.scp.dialogues(),
        );
        assert_eq!(scp, (0, 0, 0), "calls, relationships, dialogues of the SCP");
        assert_eq!((self.ssp.calls(), self.ssp.dialogues()), (0, 0));
        for stack in [self.scp.stack(), self.ssp.stack_mut()] {
            let tcap = stack.tcap().expect("a stack of ITU TCAP");
            assert_eq!(
                (tcap.invocation_count(), tcap.poll_timeout()),
                (0, None),
                "operations and timers"
            );
        }
        for (call, [started, _, ended]) in &self.told {
            assert_eq!((*started, *ended), (1, 1), "{call}");
        }
        for at in 0..2 {
            let mut due = self.core(at).poll_timeout();
            if self.forged > 0 || self.damaged_management {
                // SCCP may test a subsystem that nobody has, for ever (Q.714 5.3.4): a forged or damaged message named it.
                let stack = if at == 0 {
                    self.scp.stack()
                } else {
                    self.ssp.stack_mut()
                };
                due = stack.m3ua().poll_timeout();
            }
            assert_eq!(due, None, "a timer of node {at} is left");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whatever_happens_between_scp_and_ssp_comes_to_an_end(steps in prop::collection::vec(step(), 1..40)) {
        let mut world = World::new();
        for step in &steps {
            world.apply(step);
        }
        world.finish();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The same, and each hears what the other never said, or said long ago, or said otherwise.
    #[test]
    fn whatever_a_peer_sends_comes_to_an_end(steps in prop::collection::vec(prop_oneof![3 => step(), 2 => forged()], 1..60)) {
        let mut world = World::new();
        world.apply(&Step::Delay(20));
        for step in &steps {
            world.apply(step);
        }
        world.finish();
    }
}

/// A prepaid call of three periods: the SSF releases it, no event reports that, and it is told as ended all the same.
#[test]
fn a_prepaid_call_that_runs_out_is_told_as_ended() {
    let mut world = World::new();
    let call = Call {
        dialect: 1,
        key: 3,
        terminating: false,
        behaviour: Some(Behaviour::Answers {
            after: 2 * SECOND,
            clears: None,
        }),
        style: EndStyle::Basic,
        release: true,
        nowhere: false,
    };
    world.apply(&Step::Call(call));
    world.wait(31 * SECOND);
    assert_eq!((world.ssp.calls(), world.scp.calls()), (1, 1));
    world.wait(2 * SECOND);
    assert_eq!((world.ssp.calls(), world.scp.calls()), (0, 0));
    assert_eq!(world.told.values().next(), Some(&[1, 1, 1]));
    world.finish();
}

/// Whether a UDT is for SCCP management, subsystem 1 (Q.713 3.4.2.2).
fn is_management(sccp: &[u8]) -> bool {
    let subsystem = || {
        let called = sccp.get(2 + usize::from(*sccp.get(2)?)..)?;
        let indicator = *called.get(1)?;
        let place = if indicator & 1 == 0 { 2 } else { 4 };
        called.get(place).filter(|_| indicator & 2 != 0)
    };
    sccp.first() == Some(&9) && subsystem() == Some(&1)
}

/// Found by chance: one octet of a subsystem's "prohibited" is damaged, so that it names another subsystem.
#[test]
fn a_damaged_word_about_a_subsystem_is_the_only_thing_that_lasts() {
    let mut world = World::new();
    let call = |dialect| {
        Step::Call(Call {
            dialect,
            key: 0,
            terminating: false,
            behaviour: None,
            style: EndStyle::Basic,
            release: false,
            nowhere: false,
        })
    };
    for step in [
        Step::Lose(1, 1),
        Step::Subsystem(false),
        Step::Damage(1, 11_888_833_189_040_965_657, 1),
        Step::Lose(1, 2),
        call(4),
        call(0),
    ] {
        world.apply(&step);
    }
    assert!(world.damaged_management);
    world.finish();
}

/// The property is about something: what is forged is a message of the same dialogue, and the SSF acts on it.
#[test]
fn a_forged_release_reaches_the_switch() {
    let mut world = World::new();
    let call = Call {
        dialect: 1,
        key: 1,
        terminating: false,
        behaviour: Some(Behaviour::Silent),
        style: EndStyle::Basic,
        release: true,
        nowhere: false,
    };
    world.apply(&Step::Call(call));
    assert_eq!(world.ssp.calls(), 1, "it rings");
    assert!(operations().len() > 40, "{}", operations().len());
    for recorded in &world.recorded {
        assert!(!recorded.is_empty());
        for Passage(_, _, _, data) in recorded {
            let sccp = &data[HEADER..];
            assert_eq!(with_sccp(data, sccp).len(), data.len());
            for which in 0..operations().len() {
                forge(data, &Forgery::Operation(which, 1)).expect("a message of TCAP");
            }
        }
    }
    // releaseCall (22), normal call clearing.
    let release = vec![0xa1, 10, 2, 1, 5, 2, 1, 22, 4, 2, 0x80, 0x90];
    world.apply(&Step::Forged(1, 0, Forgery::Components(release)));
    assert_eq!(world.ssp.calls(), 0, "released");
    world.finish();
}
