//! A timer that a file sets is the one that runs: for each layer, in virtual time, the same thing with the default and with
//! another time. The blocks are read as those of a scenario; `src/timers` holds that every timer of a lab file reaches its
//! configuration.
#![allow(missing_docs)]

use inlab_inap::{CalledNumber, DetectionPoint, Dialect, ServiceSelector, Trigger};
use inlab_lab::Document;
use inlab_replay::nodes::{ASSOCIATION, Place, ScpNode, SspNode, stack, stack_config};
use inlab_sccp::Sccp;
use inlab_scp::Scp;
use inlab_ss7::{
    AssociationEvent, CalledPartyBcdNumber, Message, MtpTransfer, NetworkIndicator, RoutingLabel,
    ServiceIndicator, SubsystemNumber, TimerSettings,
};
use inlab_ssp_sim::{Behaviour, CallRequest, DefaultHandling, Loss, PartyEvent, Record, SspSim};
use inlab_stack::Core;
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);
const MILLI: Duration = Duration::from_millis(1);

struct World {
    start: Instant,
    now: Instant,
    scp: Scp,
    ssp: SspSim,
    /// Towards the SCP, towards the SSP.
    wires: [VecDeque<(u16, u32, Vec<u8>)>; 2],
    /// What goes towards one of them is lost.
    lost: [bool; 2],
    /// What was sent: when, by whom (0 the SCP), M3UA message class and type.
    sent: Vec<(Duration, usize, [u8; 2])>,
    records: Vec<(Duration, Record)>,
    /// What the block of the SCP says of timers.
    timers: TimerSettings,
}

impl World {
    /// With these `timers` of the SCP and of the SSP; `lost` towards each.
    fn new(scp_timers: &str, ssp_timers: &str, lost: [bool; 2]) -> Self {
        // The one look at a clock: where the virtual time begins.
        let now = Instant::now();
        let dialects: Vec<_> = Dialect::all().collect();
        let text = format!("services: {{ 100: continue }}\ntimers: {{ {scp_timers} }}\n");
        let document = Document::parse("scp", &text).expect("YAML");
        let block = ScpNode::read(document.root(), &dialects).expect("a block");
        let text = format!("timers: {{ {ssp_timers} }}\n");
        let document = Document::parse("ssp", &text).expect("YAML");
        let switch = SspNode::read(document.root(), &dialects).expect("a block");
        let (scp_place, ssp_place) = (Place::scp(), Place::ssp());
        let mut config = stack_config(&scp_place, &[(&ssp_place, ASSOCIATION)], 1);
        block.config.layers.apply(config.timer_fields());
        let mut scp = Scp::new(now, config, block.config.clone());
        let role = Role::Ipsp(Exchange::SingleServer);
        let mut association = AssociationConfig::new(role, vec![AsId(0)]);
        block.config.layers.apply(association.timer_fields());
        scp.stack().add_association(ASSOCIATION, association);
        let others = [(&scp_place, ASSOCIATION)];
        let ssp_stack = stack(now, &ssp_place, &others, true, 2, &switch.timers);
        let ssp_address = ssp_place.own_address(Some(SubsystemNumber::CAP));
        let mut world = Self {
            start: now,
            now,
            scp,
            ssp: SspSim::new(ssp_stack, switch.config(ssp_address)),
            wires: Default::default(),
            lost,
            sent: vec![],
            records: vec![],
            timers: block.config.layers,
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
            let since = self.now - self.start;
            for at in 0..2 {
                while let Some(transmit) = self.core(at).poll_transmit() {
                    let message = transmit.message;
                    let octets = message.octets.to_vec();
                    let kind = [octets[2], octets[3]];
                    let message = (message.stream, message.ppid, octets);
                    self.sent.push((since, at, kind));
                    if !self.lost[1 - at] {
                        self.wires[1 - at].push_back(message);
                    }
                }
            }
            while let Some(record) = self.ssp.poll_record() {
                self.records.push((since, record));
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
            } else if let Some(at) =
                (0..2).find(|at| self.core(*at).poll_timeout().is_some_and(|due| due <= now))
            {
                self.core(at).handle_timeout(now);
            } else {
                return;
            }
        }
        panic!("the nodes do not come to rest");
    }

    fn wait(&mut self, time: Duration) {
        let until = self.now + time;
        loop {
            let due = (0..2).filter_map(|at| self.core(at).poll_timeout()).min();
            match due.filter(|due| *due <= until) {
                Some(due) => self.now = due.max(self.now),
                None => break,
            }
            self.run();
        }
        self.now = until;
        self.run();
    }

    /// How long after now this comes true, to the next tenth of a second; `None`: not within ten minutes.
    fn until(&mut self, mut what: impl FnMut(&mut Self) -> bool) -> Option<Duration> {
        (0..6000).find_map(|tenths| {
            if tenths > 0 {
                self.wait(100 * MILLI);
            }
            what(self).then(|| 100 * MILLI * tenths)
        })
    }

    /// A call that the service lets continue; its called party answers only if told so.
    fn call(&mut self) {
        let mut trigger = Trigger::new(
            DetectionPoint::CollectedInfo,
            ServiceSelector::ServiceKey(100),
        );
        let called = CalledPartyBcdNumber::from_text("800123 (unknown)").expect("a number");
        trigger.called = Some(CalledNumber::Bcd(called));
        let scf = Place::scp().address(SubsystemNumber::CAP);
        let request = CallRequest {
            default_handling: DefaultHandling::Continue,
            called_behaviour: Some(Behaviour::Manual),
            ..CallRequest::new(trigger, Dialect::CAP2, scf)
        };
        let now = self.now;
        self.ssp.call(now, request).expect("it starts");
        self.run();
    }

    fn lost_control(&self) -> Option<Loss> {
        self.records.iter().find_map(|(_, record)| match record {
            Record::ControlLost { why, .. } => Some(*why),
            _ => None,
        })
    }
}

const DEAF: [bool; 2] = [true, false];
const BOTH: [bool; 2] = [false, false];

#[test]
fn ssp_tssf() {
    for (timers, seconds) in [("", 10), ("tssf: 3s", 3)] {
        let mut world = World::new("", timers, BOTH);
        world.lost = DEAF;
        world.call();
        let lost = world.until(|world| world.lost_control() == Some(Loss::Tssf));
        assert_eq!(lost, Some(SECOND * seconds), "{timers}");
    }
}

#[test]
fn ssp_no_answer() {
    for (timers, seconds) in [("", 120), ("noAnswer: 7s", 7)] {
        let mut world = World::new("", timers, BOTH);
        world.call();
        let over = world.until(|world| world.ssp.calls() == 0);
        assert_eq!(over, Some(SECOND * seconds), "{timers}");
    }
}

/// The guard asks, and the timer of the operation ends the wait for the answer.
#[test]
fn scp_guard_and_operations() {
    for (timers, seconds) in [
        ("guard: 20s", 20 + 5),
        ("guard: 20s, operations: { short: 2s }", 20 + 2),
        ("guard: 20s, operations: { activityTest: 3s }", 20 + 3),
        ("guard: 40s, operations: { connect: 1s }", 40 + 5),
    ] {
        let mut world = World::new(timers, "", BOTH);
        world.call();
        assert_eq!(world.scp.calls(), 1);
        // Nothing more comes from the switch.
        world.lost = DEAF;
        let over = world.until(|world| world.scp.calls() == 0);
        assert_eq!(over, Some(SECOND * seconds), "{timers}");
    }
}

#[test]
fn tcap_begin() {
    for (timers, seconds, why) in [
        ("tssf: 20s", 20, Loss::Tssf),
        ("tssf: 20s, tcap: { begin: 4s }", 4, Loss::ProviderAborted),
    ] {
        let mut world = World::new("", timers, BOTH);
        world.lost = DEAF;
        world.call();
        let lost = world.until(|world| world.lost_control().is_some());
        assert_eq!(lost, Some(SECOND * seconds), "{timers}");
        assert_eq!(world.lost_control(), Some(why), "{timers}");
    }
}

#[test]
fn tcap_idle() {
    for (timers, seconds) in [("", None), ("tcap: { idle: 30s }", Some(30))] {
        // Answered, so that the switch has nothing more to say.
        let mut world = World::new(&format!("guard: 1 h, {timers}"), "", BOTH);
        world.call();
        let now = world.now;
        let call = inlab_ssp_sim::CallId(1);
        world
            .ssp
            .party(now, call, PartyEvent::Answer)
            .expect("it rings");
        world.run();
        let over = world.until(|world| world.scp.calls() == 0);
        assert_eq!(over, seconds.map(|seconds| SECOND * seconds), "{timers}");
    }
}

/// SST to a subsystem that is out of service (Q.714 5.3.4.2), by the SCCP of an SCP whose peer says so.
#[test]
fn sccp_status_test() {
    for (timers, seconds) in [("", 10), ("sccp: { statusTestFirst: 6s }", 6)] {
        let world = World::new(timers, "", BOTH);
        let (here, peer) = (Place::scp(), Place::ssp());
        let mut config = stack_config(&here, &[(&peer, ASSOCIATION)], 1);
        world.timers.apply(config.timer_fields());
        let mut sccp = Sccp::new(config.sccp);
        // UDT of class 0; called and calling party address: PC and SSN 1, routed on SSN; data: SSP (2), affected SSN 146 and
        // point code, multiplicity 0.
        let [to, to_high, ..] = here.point_code.0.to_le_bytes();
        let [of, of_high, ..] = peer.point_code.0.to_le_bytes();
        let octets = [
            0x09, 0x00, 3, 7, 11, //
            4, 0x43, to, to_high, 1, //
            4, 0x43, of, of_high, 1, //
            5, 2, 146, of, of_high, 0,
        ];
        let label = RoutingLabel {
            opc: peer.point_code,
            dpc: here.point_code,
            si: ServiceIndicator::SCCP,
            ni: NetworkIndicator(2),
            mp: 0,
            sls: 0,
        };
        let user_data = &octets[..];
        let _ = sccp.receive(world.now, MtpTransfer { label, user_data });
        let due = world.now + SECOND * seconds;
        sccp.handle_timeout(due - MILLI);
        assert!(sccp.poll_transmit().is_none(), "{timers}");
        sccp.handle_timeout(due);
        let (label, octets) = sccp.poll_transmit().expect("a test");
        assert_eq!(label.dpc, peer.point_code);
        // SST (3).
        assert!(octets.ends_with(&[3, 146, of, of_high, 0]), "{timers}");
    }
}

/// ASPUP again (RFC 4666 4.3.4.1).
#[test]
fn m3ua_ack() {
    for (timers, tenths) in [("", 20), ("m3ua: { ack: 500ms }", 5)] {
        let mut world = World::new("", timers, DEAF);
        let aspup = |sent: &&(Duration, usize, [u8; 2])| sent.1 == 1 && sent.2 == [3, 1];
        let again = world.until(|world| world.sent.iter().filter(aspup).count() == 2);
        assert_eq!(again, Some(100 * MILLI * tenths), "{timers}");
    }
}

/// BEAT (RFC 4666 4.3.4.6).
#[test]
fn m3ua_heartbeat() {
    for (timers, seconds) in [("", None), ("m3ua: { heartbeat: 5s }", Some(5))] {
        let mut world = World::new(timers, "", BOTH);
        let beat = |sent: &(Duration, usize, [u8; 2])| sent.1 == 0 && sent.2 == [3, 3];
        let sent = world.until(|world| world.sent.iter().any(beat));
        assert_eq!(sent, seconds.map(|seconds| SECOND * seconds), "{timers}");
    }
}
