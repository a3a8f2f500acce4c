//! Two drivers on one thread, and what is asked of every kind of link.

// Each test binary uses its own part of this.
#![allow(dead_code, unreachable_pub)]

use inlab_link::{Driver, Kind, LinkConfig, LinkId, PeerConfig, Reach, Settings};
use inlab_ss7::{AssociationEvent, AssociationId, LossCause, Message, Transmit};
use inlab_stack::Core;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

pub const A: AssociationId = AssociationId(1);

/// A node that keeps what it gets, and sends it back if it is to.
#[derive(Default)]
pub struct Node {
    pub echo: bool,
    pub keep: bool,
    pub events: Vec<(AssociationId, AssociationEvent)>,
    pub received: Vec<(u16, u32, Vec<u8>)>,
    pub count: usize,
    pub output: VecDeque<(AssociationId, u16, Vec<u8>)>,
    current: Option<(AssociationId, u16, Vec<u8>)>,
}

impl Node {
    pub fn new() -> Self {
        Self {
            keep: true,
            ..Self::default()
        }
    }

    pub fn echo() -> Self {
        Self {
            echo: true,
            ..Self::default()
        }
    }

    pub fn is_up(&self) -> bool {
        self.events
            .iter()
            .any(|(_, event)| matches!(event, AssociationEvent::Up { .. }))
    }

    pub fn has(&self, event: &AssociationEvent) -> bool {
        self.events.iter().any(|(_, known)| known == event)
    }

    pub fn is_lost(&self) -> bool {
        self.events
            .iter()
            .any(|(_, event)| matches!(event, AssociationEvent::Lost(_)))
    }

    pub fn send(&mut self, stream: u16, message: Vec<u8>) {
        self.output.push_back((A, stream, message));
    }
}

impl Core for Node {
    fn handle_association(&mut self, _: Instant, id: AssociationId, event: AssociationEvent) {
        self.events.push((id, event));
    }

    fn handle_message(&mut self, _: Instant, id: AssociationId, message: Message<'_>) {
        self.count += 1;
        if self.keep {
            self.received
                .push((message.stream, message.ppid, message.octets.to_vec()));
        }
        if self.echo {
            self.output
                .push_back((id, message.stream, message.octets.to_vec()));
        }
    }

    fn handle_timeout(&mut self, _: Instant) {}

    fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        self.current = self.output.pop_front();
        let (association, stream, octets) = self.current.as_ref()?;
        Some(Transmit {
            association: *association,
            message: Message {
                stream: *stream,
                ppid: 3,
                octets,
            },
        })
    }

    fn poll_timeout(&self) -> Option<Instant> {
        None
    }
}

/// A message in M3UA's frame, with a number in it.
pub fn message(number: u32, length: usize) -> Vec<u8> {
    let length = length.max(12);
    let mut octets = vec![1, 0, 1, 1];
    octets.extend_from_slice(&u32::try_from(length).unwrap().to_be_bytes());
    octets.extend_from_slice(&number.to_be_bytes());
    octets.resize(length, number.to_be_bytes()[3]);
    octets
}

pub fn number(octets: &[u8]) -> u32 {
    u32::from_be_bytes(octets[8..12].try_into().unwrap())
}

/// Timers at which a test need not wait long.
pub fn quick() -> Settings {
    Settings {
        rto_initial: Duration::from_millis(100),
        rto_min: Duration::from_millis(50),
        rto_max: Duration::from_millis(400),
        heartbeat: Duration::from_millis(200),
        // A machine that does other things too may stop a test for a while.
        max_retransmissions: 6,
        max_init_retransmissions: 3,
        sack_delay: Duration::from_millis(10),
        reconnect_min: Duration::from_millis(20),
        reconnect_max: Duration::from_millis(100),
        // An orderly end may have to wait for much to be sent, on a machine that does other things too.
        shutdown: Duration::from_secs(20),
        ..Settings::default()
    }
}

pub fn any() -> SocketAddr {
    "127.0.0.1:0".parse().unwrap()
}

pub fn listening(kind: Kind) -> LinkConfig {
    let port = if kind == Kind::SctpUdp { 2905 } else { 0 };
    LinkConfig {
        listen: true,
        udp_port: 0,
        peers: vec![PeerConfig::accept(
            A,
            "client",
            ["127.0.0.1".parse().unwrap()],
        )],
        settings: quick(),
        ..LinkConfig::new(kind, [SocketAddr::new(any().ip(), port)])
    }
}

/// A link to whoever listens at `server`: its SCTP or TCP address, or its UDP address.
pub fn connecting(kind: Kind, server: SocketAddr) -> LinkConfig {
    let mut peer = PeerConfig::connect(A, "server", [server]);
    if kind == Kind::SctpUdp {
        let remote = vec![SocketAddr::new(server.ip(), 2905)];
        peer.reach = Reach::Connect {
            remote,
            udp_port: server.port(),
        };
    }
    LinkConfig {
        udp_port: 0,
        peers: vec![peer],
        settings: quick(),
        ..LinkConfig::new(kind, [any()])
    }
}

pub fn driver(node: Node, config: LinkConfig) -> (Driver<Node>, LinkId, SocketAddr) {
    let mut driver = Driver::new(node);
    let link = driver
        .add_link(config)
        .unwrap_or_else(|error| panic!("{error}"));
    let address = driver
        .local_addresses(link)
        .first()
        .copied()
        .unwrap_or_else(any);
    (driver, link, address)
}

/// A server with this node and a client that connects to it.
pub fn pair(kind: Kind, server: Node, client: Node) -> (Driver<Node>, Driver<Node>) {
    let (server, _, address) = driver(server, listening(kind));
    let (client, _, _) = driver(client, connecting(kind, address));
    (server, client)
}

/// Runs both until `done`, and fails after a time that no good run needs.
pub async fn run_until(
    a: &mut Driver<Node>,
    b: &mut Driver<Node>,
    what: &str,
    done: impl Fn(&Node, &Node) -> bool,
) {
    let give_up = Instant::now() + Duration::from_secs(60);
    while !done(a.core(), b.core()) {
        assert!(
            Instant::now() < give_up,
            "{what}: a {:?} {} messages, b {:?} {} messages, {:?} {:?}",
            a.core().events,
            a.core().count,
            b.core().events,
            b.core().count,
            a.statistics(A),
            b.statistics(A)
        );
        tokio::select! {
            biased;
            () = a.run() => panic!("{what}: the first ended"),
            () = b.run() => panic!("{what}: the second ended"),
            () = tokio::time::sleep(Duration::from_millis(1)) => {}
        }
    }
}

/// Runs one until `done`.
pub async fn run_one(a: &mut Driver<Node>, what: &str, done: impl Fn(&Node) -> bool) {
    let give_up = Instant::now() + Duration::from_secs(60);
    while !done(a.core()) {
        assert!(
            Instant::now() < give_up,
            "{what}: {:?} {} messages",
            a.core().events,
            a.core().count
        );
        tokio::select! {
            biased;
            () = a.run() => panic!("{what}: it ended"),
            () = tokio::time::sleep(Duration::from_millis(1)) => {}
        }
    }
}

pub async fn come_up(server: &mut Driver<Node>, client: &mut Driver<Node>) {
    run_until(server, client, "coming up", |server, client| {
        server.is_up() && client.is_up()
    })
    .await;
}

/// Has the driver's core do something while it runs.
pub async fn tell(driver: &mut Driver<Node>, what: impl FnOnce(&mut Node) + Send + 'static) {
    driver
        .requests()
        .tell(|node, _| what(node))
        .expect("it takes requests");
}

/// Both in order: the events that every test may count on.
pub async fn streams_are_negotiated(kind: Kind) {
    let (mut server, mut client) = pair(kind, Node::new(), Node::new());
    come_up(&mut server, &mut client).await;
    let streams = if kind == Kind::Tcp { 1 } else { 17 };
    let up = AssociationEvent::Up {
        outbound_streams: streams,
        inbound_streams: streams,
    };
    assert_eq!(server.core().events, [(A, up.clone())]);
    assert_eq!(client.core().events, [(A, up)]);
}

/// 10,000 messages of mixed size there and back; in order on each stream, none missing.
pub async fn many_messages_keep_their_order(kind: Kind) {
    const COUNT: u32 = 10_000;
    let (mut server, mut client) = pair(
        kind,
        Node {
            keep: true,
            ..Node::echo()
        },
        Node::new(),
    );
    come_up(&mut server, &mut client).await;
    tell(&mut client, |node| {
        for number in 0..COUNT {
            let length = [12, 100, 220, 272, 900, 1500, 33][number as usize % 7];
            node.send((number % 20) as u16, message(number, length));
        }
    })
    .await;
    run_until(&mut server, &mut client, "echo", |_, client| {
        client.count == COUNT as usize
    })
    .await;
    for node in [server.core(), client.core()] {
        let mut last = [None; 20];
        let mut seen = vec![false; COUNT as usize];
        for (stream, ppid, octets) in &node.received {
            let number = number(octets);
            assert_eq!(octets, &message(number, octets.len()));
            assert_eq!(*ppid, 3);
            let expected = match kind {
                Kind::Tcp => 0,
                // Three streams more than there are fold onto the first ones behind stream 0.
                _ => [
                    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 1, 2, 3,
                ][number as usize % 20],
            };
            assert_eq!(*stream, expected);
            assert!(
                last[usize::from(*stream)] < Some(number),
                "order on stream {stream}"
            );
            last[usize::from(*stream)] = Some(number);
            assert!(
                !std::mem::replace(&mut seen[number as usize], true),
                "{number} twice"
            );
        }
        assert!(seen.iter().all(|seen| *seen));
    }
    let statistics = client.statistics(A).expect("the association");
    assert_eq!(
        (statistics.sent, statistics.received, statistics.dropped),
        (10_000, 10_000, 0)
    );
}

pub async fn large_messages_come_whole(kind: Kind) {
    let (mut server, mut client) = pair(kind, Node::echo(), Node::new());
    come_up(&mut server, &mut client).await;
    let lengths = [65_536, 20_000, 12, 65_535, 4_096];
    tell(&mut client, move |node| {
        for (number, length) in lengths.into_iter().enumerate() {
            node.send(1, message(number as u32, length));
        }
        // One octet too many: dropped, and counted.
        node.send(1, message(99, 65_537));
    })
    .await;
    run_until(&mut server, &mut client, "echo", |_, client| {
        client.count == lengths.len()
    })
    .await;
    for (number, (_, _, octets)) in client.core().received.iter().enumerate() {
        assert_eq!(octets, &message(number as u32, lengths[number]));
    }
    assert_eq!(
        client.statistics(A).map(|statistics| statistics.dropped),
        Some(1)
    );
}

/// What was sent before the shutdown arrives; both see it, and both loops end.
pub async fn shutdown_is_orderly(kind: Kind) {
    let (mut server, mut client) = pair(kind, Node::new(), Node::new());
    come_up(&mut server, &mut client).await;
    let requests = client.requests();
    tell(&mut client, |node| {
        (0..2000).for_each(|number| node.send(1, message(number, 200)))
    })
    .await;
    requests.ask_shutdown_after_turn(&mut client).await;
    let began = Instant::now();
    let mut ended = false;
    while !(ended && server.core().has(&AssociationEvent::Shutdown)) {
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "server {:?}",
            server.core().events
        );
        tokio::select! {
            biased;
            () = server.run() => panic!("the server ended"),
            () = client.run(), if !ended => ended = true,
            () = tokio::time::sleep(Duration::from_millis(1)) => {}
        }
    }
    assert_eq!(server.core().count, 2000);
    assert!(
        client.core().has(&AssociationEvent::Shutdown),
        "{:?}",
        client.core().events
    );
    assert!(!client.core().is_lost() && !server.core().is_lost());
}

trait AskShutdown {
    async fn ask_shutdown_after_turn(&self, driver: &mut Driver<Node>);
}

impl AskShutdown for inlab_link::Requests<Node> {
    /// Requests run one after the other: when the second is answered, the first has been sent.
    async fn ask_shutdown_after_turn(&self, driver: &mut Driver<Node>) {
        let asked = self.ask(|_, _| ());
        tokio::select! {
            biased;
            answer = asked => answer.expect("it runs"),
            () = driver.run() => panic!("it ended"),
        }
        self.shutdown();
    }
}

/// A client that comes again after it was killed gets its association again.
pub async fn a_killed_client_comes_again(kind: Kind) {
    let (mut server, _, address) = driver(Node::new(), listening(kind));
    let (mut client, _, _) = driver(Node::new(), connecting(kind, address));
    come_up(&mut server, &mut client).await;
    drop(client);
    let (mut client, _, _) = driver(Node::new(), connecting(kind, address));
    run_until(
        &mut server,
        &mut client,
        "coming again",
        |server, client| {
            let ups = server
                .events
                .iter()
                .filter(|(_, event)| matches!(event, AssociationEvent::Up { .. }))
                .count();
            ups == 2 && client.is_up()
        },
    )
    .await;
    let middle = &server.core().events[1].1;
    assert!(
        matches!(
            middle,
            AssociationEvent::Lost(LossCause::Unreachable | LossCause::Aborted)
                | AssociationEvent::Shutdown
        ),
        "{middle:?}"
    );
    tell(&mut client, |node| node.send(1, message(7, 100))).await;
    run_until(&mut server, &mut client, "a message", |server, _| {
        server.count == 1
    })
    .await;
}

/// A server that comes again: the client connects by itself.
pub async fn the_client_connects_again(
    kind: Kind,
    server_again: impl FnOnce(SocketAddr) -> LinkConfig,
) {
    let (mut server, _, address) = driver(Node::new(), listening(kind));
    let (mut client, _, _) = driver(Node::new(), connecting(kind, address));
    come_up(&mut server, &mut client).await;
    server.requests().shutdown();
    tokio::select! {
        () = server.run() => {}
        () = client.run() => panic!("the client ended"),
    }
    drop(server);
    run_one(&mut client, "attempts are refused", |client| {
        client.has(&AssociationEvent::Lost(LossCause::Refused))
    })
    .await;
    let (mut server, _, _) = driver(Node::new(), server_again(address));
    run_until(
        &mut server,
        &mut client,
        "connecting again",
        |server, client| {
            server.is_up() && matches!(client.events.last(), Some((_, AssociationEvent::Up { .. })))
        },
    )
    .await;
    assert!(client.core().has(&AssociationEvent::Shutdown));
}

/// Who is not configured is turned away, and hears of it.
pub async fn strangers_are_refused(kind: Kind) {
    let mut config = listening(kind);
    config.peers = vec![PeerConfig::accept(
        A,
        "somebody else",
        ["192.0.2.1".parse().unwrap()],
    )];
    let (mut server, _, address) = driver(Node::new(), config);
    let refusals = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let seen = std::rc::Rc::clone(&refusals);
    server.set_tap(move |tap| {
        if let inlab_link::Tap::Refused { error, .. } = tap {
            seen.borrow_mut().push(error.to_string());
        }
    });
    let (mut client, _, _) = driver(Node::new(), connecting(kind, address));
    run_until(&mut server, &mut client, "refusal", |_, client| {
        client.is_lost()
    })
    .await;
    assert!(server.core().events.is_empty());
    let refusals = refusals.borrow();
    assert!(
        refusals
            .iter()
            .all(|text| text.ends_with("refused, it is not a configured peer")),
        "{refusals:?}"
    );
    assert!(
        refusals[0].starts_with(&format!("{kind} 127.0.0.1:")),
        "{refusals:?}"
    );
}
