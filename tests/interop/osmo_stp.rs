//! Our ASPs against Osmocom's `osmo-stp`, over kernel SCTP. A plain `cargo test` leaves this out: it needs Debian's package
//! `osmo-stp` and a kernel with SCTP. `tests/run osmo-stp` runs it under a guest kernel. What is missing fails, and is never skipped.
//!
//! Each test has an STP of its own. The first one knows two ASPs: A, point code 1 with routing context 7, and B, point code 2
//! with routing contexts 8 and 9 (point codes 2 and 3) on one association; those of `asps` have several ASPs to one
//! application server. Debian 12's 1.6 takes M3UA over SCTP only (`listen m3ua PORT` has no transport), so that M3UA over TCP
//! is not tested against it.

use inlab_link::{Driver, Kind, LinkConfig, PeerConfig, Requests};
use inlab_m3ua::{
    ApplicationServer, AsId, AssociationConfig, Config, ErrorCode, Event, M3ua, MaskedPointCode,
    Message as M3uaMessage, MessageType, NoRoute, Primitive, Role, Route, Status, TrafficMode,
};
use inlab_ss7::{
    AssociationEvent, AssociationId, Message, MtpStatus, NetworkIndicator, PointCode, RoutingLabel,
    ServiceIndicator, Transmit,
};
use inlab_stack::Core;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

#[path = "osmo_stp/asps.rs"]
mod asps;

const ID: AssociationId = AssociationId(1);
const STP_PORT: u16 = 2905;

/// `osmo-stp` with a configuration of its own; killed when dropped.
struct Stp {
    process: Child,
    folder: PathBuf,
}

impl Stp {
    /// Its ASPs are at local ports 3001 and on. Each application server has ASPs, a routing context, a point code; all have
    /// this traffic mode.
    fn start(asps: u16, servers: &[(&[u16], u32, u32)], mode: &str) -> Self {
        Self::start_with(asps, servers, mode, "", "")
    }

    /// With more of `cs7 instance`, and more routes.
    fn start_with(
        asps: u16,
        servers: &[(&[u16], u32, u32)],
        mode: &str,
        more: &str,
        routes: &str,
    ) -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let nth = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("inlab-osmo-stp-{}-{nth}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let mut text = [
            "log stderr\n logging level lss7 info\n logging level lm3ua debug\n".to_owned(),
            "line vty\n no login\n".to_owned(),
            "cs7 instance 0\n xua rkm routing-key-allocation dynamic-permitted\n".to_owned(),
        ]
        .concat();
        for asp in 1..=asps {
            let port = 3000 + asp;
            text += &format!(
                " asp asp-{asp} {port} {STP_PORT} m3ua\n  remote-ip 127.0.0.1\n  role sg\n  sctp-role server\n"
            );
        }
        for (asps, context, code) in servers {
            text += &format!(" as as-{context} m3ua\n");
            for asp in *asps {
                text += &format!("  asp asp-{asp}\n");
            }
            text += &format!("  routing-key {context} 0.0.{code}\n  traffic-mode {mode}\n");
        }
        text += more;
        text += " route-table system\n";
        for (_, context, code) in servers {
            text += &format!("  update route 0.0.{code} 7.255.7 linkset as-{context}\n");
        }
        text += routes;
        text += &format!(
            " listen m3ua {STP_PORT}\n  local-ip 127.0.0.1\n  accept-asp-connections dynamic-permitted\n"
        );
        let file = folder.join("osmo-stp.cfg");
        std::fs::write(&file, text).expect("the configuration is written");
        let log = std::fs::File::create(folder.join("log")).expect("the log is made");
        let process = Command::new("osmo-stp")
            .arg("-c")
            .arg(&file)
            .current_dir(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("osmo-stp runs: install the Debian package `osmo-stp`");
        Self { process, folder }
    }

    fn log(&self) -> String {
        let log = std::fs::read(self.folder.join("log")).unwrap_or_default();
        String::from_utf8_lossy(&log).into_owned()
    }
}

impl Drop for Stp {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = self.log();
            let from = log.len().saturating_sub(6_000);
            let tail: String = log.chars().skip(from).collect();
            std::io::Write::write_all(&mut std::io::stderr(), tail.as_bytes()).ok();
        }
        self.process.kill().ok();
        self.process.wait().ok();
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// An M3UA layer with nothing above it.
struct Node {
    layer: M3ua,
    waiting: VecDeque<(u16, Vec<u8>)>,
    lent: (u16, Vec<u8>),
    events: Vec<Event>,
    received: Vec<(RoutingLabel, Vec<u8>)>,
    /// Message types that came, in order.
    seen: Vec<MessageType>,
    /// What the STP did wrong.
    faults: usize,
}

impl Node {
    fn new(config: Config, servers: &[u16]) -> Self {
        let servers = servers.iter().copied().map(AsId).collect();
        Self::with(config, AssociationConfig::new(Role::Asp, servers))
    }

    fn with(config: Config, association: AssociationConfig) -> Self {
        let mut layer = M3ua::new(config);
        layer.add_association(ID, association);
        Self {
            layer,
            waiting: VecDeque::new(),
            lent: (0, Vec::new()),
            events: Vec::new(),
            received: Vec::new(),
            seen: Vec::new(),
            faults: 0,
        }
    }

    /// MTP-TRANSFER request.
    fn transfer(
        &mut self,
        now: Instant,
        label: &RoutingLabel,
        user_data: &[u8],
    ) -> Result<(), NoRoute> {
        let routed = self
            .layer
            .route(now, label, user_data.len())
            .map_err(|error| error.reason)?;
        let mut octets = routed.prefix.to_vec();
        octets.extend(user_data);
        octets.resize(octets.len() + usize::from(routed.padding), 0);
        self.waiting.push_back((routed.stream, octets));
        Ok(())
    }
}

impl Core for Node {
    fn handle_association(&mut self, now: Instant, id: AssociationId, event: AssociationEvent) {
        self.layer.handle_association(now, id, &event);
    }

    fn handle_message(&mut self, now: Instant, id: AssociationId, message: Message<'_>) {
        let decoded =
            M3uaMessage::decode(message.octets).expect("osmo-stp sends what is well formed");
        assert_eq!(decoded.missing(), None);
        self.seen.push(decoded.message_type());
        match self.layer.handle_message(now, id, message) {
            Some(Primitive::Transfer(transfer)) => {
                let user_data = transfer.user_data.to_vec();
                self.received.push((transfer.label, user_data));
            }
            Some(Primitive::Status(status)) => self.events.push(Event::Status(status)),
            None => {}
        }
    }

    fn handle_timeout(&mut self, now: Instant) {
        self.layer.handle_timeout(now);
    }

    fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        while let Some(event) = self.layer.poll_event() {
            self.faults += usize::from(matches!(event, Event::PeerFault(..)));
            self.events.push(event);
        }
        if let Some(next) = self.waiting.pop_front() {
            self.lent = next;
            return Some(Transmit {
                association: ID,
                message: Message {
                    stream: self.lent.0,
                    ppid: 3,
                    octets: &self.lent.1,
                },
            });
        }
        self.layer.poll_transmit()
    }

    fn poll_timeout(&self) -> Option<Instant> {
        self.layer.poll_timeout()
    }
}

fn config(contexts: &[u32], traffic_mode: Option<TrafficMode>, destinations: &[u32]) -> Config {
    let server = |context: &u32| ApplicationServer {
        routing_context: Some(*context),
        traffic_mode,
        ..ApplicationServer::default()
    };
    let route = |destination: &u32| Route {
        destination: Some(PointCode(*destination)),
        service_indicator: None,
        application_server: AsId(0),
        via: Vec::new(),
    };
    Config {
        application_servers: contexts.iter().map(server).collect(),
        routes: destinations.iter().map(route).collect(),
        ..Config::default()
    }
}

fn label(opc: u32, dpc: u32, sls: u8) -> RoutingLabel {
    RoutingLabel {
        opc: PointCode(opc),
        dpc: PointCode(dpc),
        si: ServiceIndicator::SCCP,
        ni: NetworkIndicator(0),
        mp: 0,
        sls,
    }
}

/// A node on its own local port, connecting to the STP from the thread's event loop.
fn start(node: Node, port: u16) -> Requests<Node> {
    let mut driver = Driver::new(node);
    let address = |port| std::net::SocketAddr::from(([127, 0, 0, 1], port));
    driver
        .add_link(LinkConfig {
            peers: vec![PeerConfig::connect(ID, "stp", [address(STP_PORT)])],
            ..LinkConfig::new(Kind::Sctp, [address(port)])
        })
        .expect("a kernel with SCTP");
    let requests = driver.requests();
    tokio::task::spawn_local(async move { driver.run().await });
    requests
}

/// A node that listens for the STP.
fn listen(node: Node, port: u16) -> Requests<Node> {
    let mut driver = Driver::new(node);
    let local = std::net::SocketAddr::from(([127, 0, 0, 1], port));
    driver
        .add_link(LinkConfig {
            peers: vec![PeerConfig::accept(ID, "stp", [local.ip()])],
            listen: true,
            ..LinkConfig::new(Kind::Sctp, [local])
        })
        .expect("a kernel with SCTP");
    let requests = driver.requests();
    tokio::task::spawn_local(async move { driver.run().await });
    requests
}

/// Waits until `done` is; after 20 s the test has failed.
async fn until(
    node: &Requests<Node>,
    what: &str,
    done: impl Fn(&Node) -> bool + Clone + Send + 'static,
) {
    for _ in 0..400 {
        let done = done.clone();
        if node.ask(move |node, _| done(node)).await.expect("it runs") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let events = node.ask(|node, _| format!("{:?}", node.events)).await;
    panic!("{what}: not in 20 s; {events:?}");
}

fn has(event: Event) -> impl Fn(&Node) -> bool + Clone + Send + 'static {
    move |node| node.events.contains(&event)
}

#[test]
fn osmo_stp_takes_our_asps_and_carries_their_traffic() {
    run(session());
}

/// One STP at a time: all have the same port.
fn run(session: impl Future<Output = ()>) {
    static PORT: Mutex<()> = Mutex::new(());
    let _port = PORT.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    tokio::task::LocalSet::new().block_on(&runtime, session);
}

async fn session() {
    let servers: [(&[u16], u32, u32); 3] = [(&[1], 7, 1), (&[2], 8, 2), (&[2], 9, 3)];
    let _stp = Stp::start(2, &servers, "override");
    // A: up, active for routing context 7, and told so.
    let a = start(
        Node::new(config(&[7], Some(TrafficMode::Override), &[2, 3, 9]), &[0]),
        3001,
    );
    until(&a, "ASPUP ACK", has(Event::AspUp(ID))).await;
    until(&a, "ASPAC ACK", has(Event::AsActive(AsId(0), Some(7)))).await;
    let active = Event::Notified(ID, Status::AS_ACTIVE, Some(7), None);
    until(&a, "NTFY AS-ACTIVE", has(active)).await;
    until(
        &a,
        "MTP-RESUME",
        has(Event::Status(MtpStatus::Resume(PointCode(2)))),
    )
    .await;

    // B: two routing contexts on one association.
    let b = start(Node::new(config(&[8, 9], None, &[1]), &[0, 1]), 3002);
    for (server, context) in [(0, 8), (1, 9)] {
        until(
            &b,
            "ASPAC ACK",
            has(Event::AsActive(AsId(server), Some(context))),
        )
        .await;
        let active = Event::Notified(ID, Status::AS_ACTIVE, Some(context), None);
        until(&b, "NTFY AS-ACTIVE", has(active)).await;
    }

    // DATA both ways, every padding, several SLS; order within an SLS is kept.
    let sent: Vec<(RoutingLabel, Vec<u8>)> = (0..40_u8)
        .map(|at| {
            (
                label(1, 2 + u32::from(at % 2), at % 4),
                vec![at; 10 + usize::from(at)],
            )
        })
        .collect();
    let messages = sent.clone();
    let result = a
        .ask(move |node, now| {
            let mut all = messages.iter();
            all.try_for_each(|(label, data)| node.transfer(now, label, data))
        })
        .await;
    assert_eq!(result, Ok(Ok(())));
    until(&b, "40 DATA", |node| node.received.len() >= 40).await;
    let received = b
        .ask(|node, _| node.received.clone())
        .await
        .expect("it runs");
    for sls in 0..4 {
        let of = |all: &[(RoutingLabel, Vec<u8>)]| -> Vec<(RoutingLabel, Vec<u8>)> {
            all.iter().filter(|m| m.0.sls == sls).cloned().collect()
        };
        assert_eq!(of(&received), of(&sent));
    }
    let result = b
        .ask(|node, now| node.transfer(now, &label(2, 1, 5), b"back"))
        .await;
    assert_eq!(result, Ok(Ok(())));
    until(&a, "DATA", |node| node.received.len() == 1).await;
    let received = a.ask(|node, _| node.received.clone()).await;
    assert_eq!(received, Ok(vec![(label(2, 1, 5), b"back".to_vec())]));

    // DAUD: the STP knows point code 2.
    a.ask(|node, _| {
        node.layer
            .audit_destination(MaskedPointCode::exact(PointCode(2)))
    })
    .await
    .expect("it runs");
    until(&a, "an answer to DAUD", |node| {
        let mut seen = node.seen.iter();
        seen.any(|m| *m == MessageType::DestinationAvailable)
    })
    .await;
    assert_eq!(
        a.ask(|node, _| node.layer.is_reachable(PointCode(2))).await,
        Ok(true)
    );

    // B withdraws from one of its two application servers, and comes back.
    b.ask(|node, now| {
        node.events.clear();
        node.layer.deactivate(now, AsId(1));
    })
    .await
    .expect("it runs");
    let pending = Event::Notified(ID, Status::AS_PENDING, Some(9), None);
    until(&b, "NTFY AS-PENDING", has(pending)).await;
    until(&b, "ASPIA", has(Event::AspInactive(ID, AsId(1)))).await;
    assert_eq!(
        b.ask(|node, _| node.layer.application_server(AsId(0)))
            .await,
        Ok(Some(inlab_m3ua::AsState::Active))
    );
    b.ask(|node, now| {
        node.events.clear();
        node.layer.activate(now, AsId(1));
    })
    .await
    .expect("it runs");
    until(&b, "ASPAC ACK", has(Event::AsActive(AsId(1), Some(9)))).await;

    // Down and up again.
    b.ask(|node, now| {
        node.events.clear();
        node.layer.down(now, ID);
    })
    .await
    .expect("it runs");
    until(&b, "ASPDN ACK", has(Event::AspDown(ID))).await;
    b.ask(|node, now| node.layer.up(now, ID))
        .await
        .expect("it runs");
    until(&b, "ASPAC ACK", has(Event::AsActive(AsId(0), Some(8)))).await;

    // None of this was a fault of the STP's in our eyes.
    for node in [&a, &b] {
        let faults = node.ask(|node, _| node.faults).await;
        assert_eq!(faults, Ok(0));
    }

    // A routing context that the STP does not have: it says so, and the refusal ends the repetition.
    b.shutdown();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let wrong = start(Node::new(config(&[99], None, &[1]), &[0]), 3002);
    until(&wrong, "ERR", |node| {
        node.faults == 0
            && node.events.contains(&Event::Refused(
                ID,
                MessageType::AspActive,
                ErrorCode::InvalidRoutingContext,
            ))
    })
    .await;
}
