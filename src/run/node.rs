//! The thread of one node.

use super::report::Voice;
use super::{Fault, Note, Phase, at};
use crate::check::count;
use crate::lab_file::{LabFile, NodeRole, PlannedCall, ScpBlock, SspBlock};
use crate::network::{Network, association, endpoints};
use inlab_call_event::{CallEvent, CallEventKind, EndedBy, Receiver, Sender, TargetId, queue};
use inlab_inap::LegId;
use inlab_link::{Driver, Kind, LinkConfig, Reach, Requests, Tap};
use inlab_scp::Scp;
use inlab_session_server::{BindError, Server};
use inlab_ss7::{AssociationEvent, AssociationId, MtpStatus};
use inlab_ssp_sim::{Record, SspSim};
use inlab_stack::m3ua::{self, AsId, AsState};
use inlab_stack::{Core, Event, NotSent, Stack};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::{mpsc, watch};
use tokio::time::MissedTickBehavior;

/// What the thread of a node is given.
pub(super) struct Seat {
    pub(super) lab: Arc<LabFile>,
    pub(super) index: usize,
    pub(super) phases: watch::Receiver<Phase>,
    pub(super) notes: mpsc::UnboundedSender<Note>,
    pub(super) voice: Voice,
}

/// Says that the thread is over, however it came to that.
struct Farewell(usize, mpsc::UnboundedSender<Note>);

impl Drop for Farewell {
    fn drop(&mut self) {
        let _ = self.1.send(Note::Over(self.0));
    }
}

impl Seat {
    /// Runs the node until [`Phase::Stop`].
    pub(super) fn run(self, senders: Vec<(TargetId, Sender)>, receivers: Vec<Receiver>) {
        let _farewell = Farewell(self.index, self.notes.clone());
        let runtime = match tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
        {
            Ok(runtime) => runtime,
            Err(error) => return self.fail(error.to_string(), false),
        };
        let lab = self.lab.clone();
        runtime.block_on(async {
            match &lab.nodes[self.index].role {
                NodeRole::Scp(block) => self.scp(block, senders).await,
                NodeRole::Ssp(block) => self.ssp(block).await,
                NodeRole::SessionServer(config) => {
                    self.session_server((**config).clone(), receivers).await;
                }
                NodeRole::External(_) => {}
            }
        });
    }

    fn fail(&self, text: String, of_file: bool) {
        let node = self.lab.nodes[self.index].name.clone();
        let _ = self.notes.send(Note::Failed(Fault {
            node,
            text,
            of_file,
        }));
    }

    /// Waits until everything runs; `false`: it ends before it began.
    async fn begin(&self, lines: Vec<String>) -> bool {
        let _ = self.notes.send(Note::Ready(self.index, lines));
        let mut phases = self.phases.clone();
        let phase = phases.wait_for(|phase| *phase != Phase::BringUp).await;
        phase.is_ok_and(|phase| *phase == Phase::Run)
    }

    async fn stop(mut phases: watch::Receiver<Phase>) {
        // Without a sender there is nobody to run for.
        let _ = phases.wait_for(|phase| *phase == Phase::Stop).await;
    }

    async fn session_server(
        &self,
        mut config: inlab_session_server::Config,
        receivers: Vec<Receiver>,
    ) {
        config.linger = config.linger.min(LINGER);
        let server = match Server::bind(config).await {
            Ok(server) => server,
            Err(error) => {
                let of_file = matches!(error, BindError::Subscribers(_));
                return self.fail(error.to_string(), of_file);
            }
        };
        let lines = vec![format!("session server at http://{}/", server.local_addr())];
        if self.begin(lines).await {
            server.run(receivers, Self::stop(self.phases.clone())).await;
        }
    }

    async fn scp(&self, block: &ScpBlock, senders: Vec<(TargetId, Sender)>) {
        let network = Network::of(&self.lab, self.index, &block.subsystems, seed());
        let mut config = block.config.clone();
        config.calls_before = calls_before();
        let mut scp = Scp::new(Instant::now(), network.config, config);
        for (id, config) in network.associations {
            scp.stack().add_association(id, config);
        }
        for (target, sender) in senders {
            scp.subscribe(target, sender);
        }
        let (observer, mut observed) = queue(OBSERVED);
        scp.observe(observer);
        let mut watch = Watch::new(self, network.servers);
        let voice = self.voice.clone();
        self.drive(
            scp,
            move |scp: &mut Scp, _| {
                watch.stack(scp.stack());
                while let Some(event) = observed.try_recv() {
                    voice.say(&call_line(&event));
                }
            },
            |_| {},
        )
        .await;
    }

    async fn ssp(&self, block: &SspBlock) {
        let mut subsystems = vec![block.subsystem];
        if !block.node.peripherals.is_empty() {
            subsystems.push(inlab_scp::Peripherals::default().subsystem);
        }
        let network = Network::of(&self.lab, self.index, &subsystems, seed());
        let mut stack = Stack::new(Instant::now(), network.config);
        for (id, config) in network.associations {
            stack.add_association(id, config);
        }
        let address = block.place.own_address(Some(block.subsystem), &block.tcap);
        let config = block.node.config(address);
        let servers = network.servers.len();
        let mut watch = Watch::new(self, network.servers);
        let voice = self.voice.clone();
        self.drive(
            SspSim::new(stack, config),
            move |ssp: &mut SspSim, _| {
                watch.stack(ssp.stack_mut());
                while let Some(record) = ssp.poll_record() {
                    if let Some(line) = record_line(&record) {
                        voice.say(&line);
                    }
                }
            },
            |requests| {
                for call in &block.calls {
                    tokio::spawn(place(
                        call.clone(),
                        servers,
                        requests.clone(),
                        self.voice.clone(),
                    ));
                }
            },
        )
        .await;
    }

    /// Takes the addresses of a core's links and drives it.
    async fn drive<C: Core + 'static>(
        &self,
        core: C,
        on_turn: impl FnMut(&mut C, Instant) + 'static,
        once_it_runs: impl FnOnce(&Requests<C>),
    ) {
        let mut driver = Driver::new(core);
        let mut lines = vec![];
        for (config, links) in endpoints(&self.lab, self.index) {
            let line =
                |kind, local: &[_], udp| self.endpoint_line(&config, &links, kind, local, udp);
            let id = match driver.add_link(config.clone()) {
                Ok(id) => id,
                Err(error) => {
                    let of_file = matches!(error, inlab_link::Error::Configuration(_));
                    return self.fail(error.to_string(), of_file);
                }
            };
            let kind = driver.kind(id).unwrap_or(config.kind);
            let local = driver.local_addresses(id);
            if kind == Kind::SctpUdp {
                let port = local.first().map(std::net::SocketAddr::port);
                lines.push(line(kind, &config.local, port));
            } else {
                lines.push(line(kind, &local, None));
            }
        }
        let mut watch = Associations::new(self);
        driver.set_tap(move |tap| watch.see(&tap));
        driver.on_turn(on_turn);
        if !self.begin(lines).await {
            return;
        }
        let requests = driver.requests();
        once_it_runs(&requests);
        let phases = self.phases.clone();
        tokio::spawn(async move {
            Self::stop(phases).await;
            requests.shutdown();
        });
        driver.run().await;
        for (index, _, peer) in self.lab.links_of(self.index) {
            if let Some(statistics) = driver.statistics(association(index)) {
                tracing::info!(
                    node = self.lab.nodes[self.index].name,
                    peer = self.lab.nodes[peer].name,
                    ?statistics,
                    "association"
                );
            }
        }
    }

    fn endpoint_line(
        &self,
        config: &LinkConfig,
        links: &[usize],
        kind: Kind,
        local: &[std::net::SocketAddr],
        udp_port: Option<u16>,
    ) -> String {
        let peers: Vec<_> = links
            .iter()
            .filter_map(|link| self.lab.links[*link].peer_of(self.index))
            .map(|peer| self.lab.nodes[peer].name.as_str())
            .collect();
        let peers = peers.join(", ");
        let reach = config.peers.first().map(|peer| &peer.reach);
        match reach {
            Some(Reach::Connect { remote, udp_port }) => {
                let udp_port = (kind == Kind::SctpUdp).then_some(*udp_port);
                format!("connects to {peers} at {}", at(kind, remote, udp_port))
            }
            _ => format!("listens for {peers} at {}", at(kind, local, udp_port)),
        }
    }
}

/// Places calls until the node ends.
async fn place(call: PlannedCall, servers: usize, requests: Requests<SspSim>, voice: Voice) {
    let first = tokio::time::Instant::now() + call.after;
    let mut ticks = tokio::time::interval_at(first, call.every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let mut left = call.count;
    let mut waiting = false;
    while left != Some(0) {
        ticks.tick().await;
        let (request, parties, voice) = (call.request, call.parties.clone(), voice.clone());
        let placed = requests
            .ask(move |ssp, now| {
                let active = (0..servers).any(|server| {
                    let server = AsId(u16::try_from(server).unwrap_or(u16::MAX));
                    ssp.stack().m3ua().application_server(server) == Some(AsState::Active)
                });
                if !active {
                    if !waiting {
                        voice.say("no call is placed until an application server is active");
                    }
                    return false;
                }
                match ssp.call(now, request) {
                    Ok(id) => voice.say(&format!(
                        "call {} placed: {parties}, {}, {}",
                        id.0, request.trigger.dp, request.dialect
                    )),
                    Err(error) => voice.say(&format!("no call: {error}")),
                }
                true
            })
            .await;
        match placed {
            Ok(true) => left = left.map(|left| left - 1),
            Ok(false) => {}
            Err(_) => return,
        }
        waiting = placed == Ok(false);
    }
}

/// What becomes of associations, for people.
struct Associations {
    voice: Voice,
    /// Name of the peer, and what was last said of it.
    peers: BTreeMap<AssociationId, (String, Option<String>)>,
}

impl Associations {
    fn new(seat: &Seat) -> Self {
        Self {
            voice: seat.voice.clone(),
            peers: peer_names(seat)
                .into_iter()
                .map(|(id, name)| (id, (name, None)))
                .collect(),
        }
    }

    fn see(&mut self, tap: &Tap<'_>) {
        let (association, event, error) = match tap {
            Tap::Message { .. } => return,
            Tap::Refused { error, .. } => return self.voice.say(&error.to_string()),
            Tap::Event {
                association,
                event,
                error,
                ..
            } => (association, *event, error),
        };
        let Some((peer, last)) = self.peers.get_mut(association) else {
            return;
        };
        let because = error.map_or(String::new(), |error| format!(": {error}"));
        let line = match event {
            AssociationEvent::Up {
                outbound_streams,
                inbound_streams,
            } => format!(
                "association with {peer} up, {} out, {inbound_streams} in",
                count(usize::from(*outbound_streams), "stream")
            ),
            AssociationEvent::Restart => format!("association with {peer} restarted by the peer"),
            AssociationEvent::Shutdown => format!("association with {peer} closed"),
            AssociationEvent::PathUp => format!("association with {peer}: a path is up"),
            AssociationEvent::PathDown => format!("association with {peer}: a path is down"),
            AssociationEvent::Lost(inlab_ss7::LossCause::Refused) => {
                format!("association with {peer} not up yet, trying again{because}")
            }
            AssociationEvent::Lost(cause) => {
                let cause = match cause {
                    inlab_ss7::LossCause::Aborted => "aborted by the peer",
                    inlab_ss7::LossCause::Unreachable => "peer unreachable",
                    inlab_ss7::LossCause::Local | inlab_ss7::LossCause::Refused => "given up by us",
                };
                format!("association with {peer} lost, {cause}{because}")
            }
        };
        // Attempts that fail in the same way are said once.
        if last.as_ref() != Some(&line) {
            self.voice.say(&line);
            *last = Some(line);
        }
    }
}

fn peer_names(seat: &Seat) -> BTreeMap<AssociationId, String> {
    let links = seat.lab.links_of(seat.index);
    links
        .map(|(index, _, peer)| (association(index), seat.lab.nodes[peer].name.clone()))
        .collect()
}

/// What the stack of a node tells, for people.
struct Watch {
    voice: Voice,
    lab: Arc<LabFile>,
    peers: BTreeMap<AssociationId, String>,
    servers: Vec<String>,
    /// Application servers that were said to be active: only of those it is said that they no longer are.
    active: BTreeSet<u16>,
}

impl Watch {
    fn new(seat: &Seat, servers: Vec<String>) -> Self {
        Self {
            voice: seat.voice.clone(),
            lab: seat.lab.clone(),
            peers: peer_names(seat),
            servers,
            active: BTreeSet::new(),
        }
    }

    fn stack(&mut self, stack: &mut Stack) {
        while let Some(event) = stack.poll_event() {
            if let Some(line) = self.line(&event) {
                self.voice.say(&line);
            }
        }
    }

    fn peer(&self, id: AssociationId) -> &str {
        self.peers.get(&id).map_or("?", String::as_str)
    }

    fn server(&self, id: AsId, context: Option<u32>) -> String {
        let peer = self.servers.get(usize::from(id.0));
        let peer = peer.map_or("?", String::as_str);
        match context {
            Some(context) => {
                format!("application server towards {peer}, routing context {context},")
            }
            None => format!("application server towards {peer}"),
        }
    }

    fn line(&mut self, event: &Event) -> Option<String> {
        Some(match event {
            Event::M3ua(event) => return self.m3ua(event),
            Event::Sccp(diagnostic) => format!("SCCP: {diagnostic}"),
            Event::Tcap(event) => format!("TCAP: {event:?}"),
            Event::AnsiTcap(event) => format!("TCAP: {event:?}"),
            Event::NotSent {
                reason: NotSent::Sccp(error),
                ..
            } => format!("message not sent: {error}"),
            Event::NotSent {
                reason: NotSent::M3ua(error),
                ..
            } => format!("message not sent: {error}"),
            Event::NotSent {
                reason: NotSent::LoopFull,
                ..
            } => "message not sent: too many to ourselves".into(),
            Event::UnknownUserPart { opc, si } => format!(
                "message of user part {} from {}, which this node does not have",
                si.0,
                self.lab.format.show(*opc)
            ),
            Event::UnknownPayload { association, ppid } => format!(
                "{} sends payload protocol identifier {ppid}; M3UA's is 3",
                self.peer(*association)
            ),
            Event::Lost(count) => format!("{count} events lost"),
        })
    }

    fn m3ua(&mut self, event: &m3ua::Event) -> Option<String> {
        use m3ua::Event as E;
        match event {
            E::AsActive(id, _) => {
                self.active.insert(id.0);
            }
            E::AsInactive(id, _) | E::AsDown(id, _) if !self.active.remove(&id.0) => return None,
            _ => {}
        }
        Some(match event {
            E::AsActive(id, context) => format!("{} active", self.server(*id, *context)),
            E::AsInactive(id, context) => format!("{} inactive", self.server(*id, *context)),
            E::AsPending(id, context) => format!("{} pending", self.server(*id, *context)),
            E::AsDown(id, context) => format!("{} down", self.server(*id, *context)),
            E::Status(status) => self.status(status),
            E::ErrorReceived(id, code, _) => format!("{} answers ERR: {code}", self.peer(*id)),
            E::Refused(id, message, code) => format!(
                "{} refuses {message:?}: {code}; asked again later",
                self.peer(*id)
            ),
            E::Unanswered(id, message, count) if *count == 1 || count % 10 == 0 => format!(
                "{} does not answer {message:?} ({count} times)",
                self.peer(*id)
            ),
            E::PeerFault(id, fault) => match fault.error_code() {
                Some(code) => format!("fault of {}, told by ERR: {code}", self.peer(*id)),
                None => format!("fault of {}: {fault:?}", self.peer(*id)),
            },
            E::Discarded(id) => format!("DATA of {} discarded: not active", self.peer(*id)),
            E::HeldDiscarded(id, count) => {
                format!(
                    "{}: {count} held messages discarded",
                    self.server(*id, None)
                )
            }
            E::PeerUnresponsive(id) => format!("{} does not answer BEAT", self.peer(*id)),
            E::NotPolled(count) => format!("{count} events lost"),
            E::RegistrationRefused(id, _, status) => format!(
                "{} refuses our routing key, status {status}; asked again later",
                self.peer(*id)
            ),
            E::Registered(id, _, Some(context)) => format!(
                "{} has our routing key: routing context {context}",
                self.peer(*id)
            ),
            E::Deregistered(id, _) => {
                format!("{} does not have our routing key", self.peer(*id))
            }
            E::Registered(_, _, None)
            | E::Unanswered(..)
            | E::AspUp(_)
            | E::AspDown(_)
            | E::AspActive(..)
            | E::AspInactive(..)
            | E::Notified(..) => return None,
        })
    }

    fn status(&self, status: &MtpStatus) -> String {
        let show = |code| self.lab.format.show(code);
        match status {
            MtpStatus::Pause(code) => format!("{} cannot be reached", show(*code)),
            MtpStatus::Resume(code) => format!("{} can be reached", show(*code)),
            MtpStatus::Congested(code, Some(0)) => {
                format!("{} is not congested any more", show(*code))
            }
            MtpStatus::Congested(code, Some(level)) => {
                format!("{} is congested, level {level}", show(*code))
            }
            MtpStatus::Congested(code, None) => format!("{} is congested", show(*code)),
            MtpStatus::UserPartUnavailable(code, si, _) => {
                format!("{} does not have user part {}", show(*code), si.0)
            }
        }
    }
}

/// A call event, numbers masked.
fn call_line(event: &CallEvent) -> String {
    let party = |party: inlab_call_event::Party| {
        let number = party.number;
        number.map_or("unknown".to_string(), |number| number.mask().to_string())
    };
    let call = event.call;
    match event.kind {
        CallEventKind::Started => format!(
            "call {call} started: {} to {}",
            party(event.calling),
            party(event.called)
        ),
        CallEventKind::Answered => format!("call {call} answered"),
        CallEventKind::Ended { cause, by } => {
            let by = match by {
                EndedBy::Calling => "by the calling party",
                EndedBy::Called => "by the called party",
                EndedBy::Network => "by the network",
                EndedBy::Unknown => "nobody knows by whom",
            };
            let mut line = format!("call {call} ended {by}");
            if let Some(cause) = cause {
                line.push_str(&format!(", cause {cause}"));
            }
            if let Some(connected) = event.connected {
                line.push_str(&format!(", connected {:.1} s", f64::from(connected) / 10.0));
            }
            line
        }
    }
}

/// What a switch did, numbers left out; `None`: nothing that people ask for.
fn record_line(record: &Record) -> Option<String> {
    Some(match record {
        Record::Over {
            call,
            by,
            cause,
            spoke,
        } => {
            let by = match by {
                Some(LegId::ONE) => "the calling party",
                Some(LegId::TWO) => "the called party",
                Some(_) => "a party",
                None => "the network",
            };
            let mut line = format!("call {} over, ended by {by}", call.0);
            if let Some(cause) = cause {
                line.push_str(&format!(", cause {}", cause.value.0));
            }
            match spoke {
                Some(time) => {
                    line.push_str(&format!(", {:.1} s after the answer", time.as_secs_f64()))
                }
                None => line.push_str(", not answered"),
            }
            line
        }
        Record::ControlLost {
            call,
            why,
            released,
        } => {
            let then = if *released { "is released" } else { "goes on" };
            format!("call {}: {why}; the call {then}", call.0)
        }
        Record::Refused {
            call,
            operation: Some(code),
            ..
        } => format!("call {}: operation {code} refused", call.0),
        Record::WarningTone { call } => format!("call {}: warning tone", call.0),
        Record::Lost(count) => format!("{count} records lost"),
        Record::Call { .. }
        | Record::Ssf { .. }
        | Record::Resource { .. }
        | Record::Instructed { .. }
        | Record::OfSwitch { .. }
        | Record::Refused {
            operation: None, ..
        }
        | Record::Raw { .. } => return None,
    })
}

/// Not to be guessed from outside; the standard library's own source for hash maps.
fn seed() -> u64 {
    std::hash::RandomState::new().build_hasher().finish()
}

/// Beyond the number of the calls that this node had in lives before: as many as there were tenths of a millisecond. No node has more
/// calls than that; its ids come again after three and a half years.
fn calls_before() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let tenths = since.map_or(0, |since| since.as_micros() / 100);
    u64::try_from(tenths).unwrap_or_default()
}

/// Call events waiting to be shown.
const OBSERVED: usize = 256;
/// How long a session server waits for its clients when it ends.
const LINGER: Duration = Duration::from_secs(2);
