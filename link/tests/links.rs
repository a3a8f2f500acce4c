//! TCP and SCTP over UDP on the loopback interface.

mod common;

use common::*;
use inlab_link::{Direction, Driver, Error, Kind, LinkConfig, PeerConfig, Settings, Tap};
use inlab_ss7::{AssociationEvent, AssociationId, LossCause};
use std::cell::RefCell;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::rc::Rc;
use std::time::{Duration, Instant};

macro_rules! both {
    ($($name:ident)*) => {
        mod tcp {
            $(#[tokio::test] async fn $name() { super::common::$name(super::Kind::Tcp).await })*
        }
        mod sctp_udp {
            $(#[tokio::test] async fn $name() { super::common::$name(super::Kind::SctpUdp).await })*
        }
    };
}

both! {
    streams_are_negotiated
    many_messages_keep_their_order
    large_messages_come_whole
    shutdown_is_orderly
    a_killed_client_comes_again
    strangers_are_refused
}

#[tokio::test]
async fn clients_connect_again() {
    the_client_connects_again(Kind::Tcp, |address| LinkConfig {
        local: vec![address],
        ..listening(Kind::Tcp)
    })
    .await;
    the_client_connects_again(Kind::SctpUdp, |address| LinkConfig {
        udp_port: address.port(),
        ..listening(Kind::SctpUdp)
    })
    .await;
}

#[tokio::test]
async fn errors_name_the_address() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let mut driver = Driver::new(Node::new());
    let config = LinkConfig {
        local: vec![address],
        ..listening(Kind::Tcp)
    };
    let error = driver.add_link(config.clone()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("tcp {address}: the port is in use")
    );
    let udp = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let config = LinkConfig {
        udp_port: udp.local_addr().unwrap().port(),
        ..listening(Kind::SctpUdp)
    };
    let error = driver.add_link(config).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("sctp-udp {}: the port is in use", udp.local_addr().unwrap())
    );
    let elsewhere = LinkConfig {
        local: vec!["192.0.2.1:2905".parse().unwrap()],
        ..listening(Kind::Tcp)
    };
    let error = driver.add_link(elsewhere).unwrap_err();
    assert_eq!(
        error.to_string(),
        "tcp 192.0.2.1:2905: this machine does not have the address"
    );

    let twice = PeerConfig::accept(A, "again", []);
    let mut config = listening(Kind::Tcp);
    config.peers.push(twice);
    let error = driver.add_link(config).unwrap_err();
    assert_eq!(error.to_string(), "association 1 is configured twice");
    let mut config = listening(Kind::Tcp);
    config.listen = false;
    let error = driver.add_link(config).unwrap_err();
    assert_eq!(
        error.to_string(),
        "link tcp: a peer is to be accepted, but the link does not listen"
    );

    // What depends on the kernel: without SCTP it is said, with it the link opens.
    match driver.add_link(listening(Kind::Sctp)) {
        Err(Error::NoKernelSctp) => {
            let text = Error::NoKernelSctp.to_string();
            assert_eq!(text, "this kernel has no SCTP; sctp-udp needs none");
            let link = driver.add_link(listening(Kind::Auto)).unwrap();
            assert_eq!(driver.kind(link), Some(Kind::SctpUdp));
        }
        Ok(link) => assert_eq!(driver.kind(link), Some(Kind::Sctp)),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn nobody_there() {
    let gone = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    for (kind, reason) in [
        (Kind::Tcp, "connection refused"),
        (Kind::SctpUdp, "no answer"),
    ] {
        let (mut client, _, _) = driver(Node::new(), connecting(kind, gone));
        let errors = Rc::new(RefCell::new(Vec::new()));
        let seen = Rc::clone(&errors);
        client.set_tap(move |tap| {
            if let Tap::Event {
                error: Some(error), ..
            } = tap
            {
                seen.borrow_mut().push(error.to_string());
            }
        });
        run_one(&mut client, "refusal", Node::is_lost).await;
        assert_eq!(
            client.core().events[0],
            (A, AssociationEvent::Lost(LossCause::Refused))
        );
        assert_eq!(errors.borrow()[0], format!("{kind} {gone}: {reason}"));
    }
}

#[tokio::test]
async fn the_tap_sees_everything_in_order() {
    let (mut server, mut client) = pair(Kind::SctpUdp, Node::echo(), Node::new());
    let lines = Rc::new(RefCell::new(Vec::new()));
    let seen = Rc::clone(&lines);
    server.set_tap(move |tap| {
        seen.borrow_mut().push(match tap {
            Tap::Message {
                association,
                direction,
                message,
                ..
            } => {
                let arrow = if direction == Direction::In {
                    "in"
                } else {
                    "out"
                };
                format!(
                    "{} {arrow} {} {}",
                    association.0,
                    message.stream,
                    message.octets.len()
                )
            }
            Tap::Event {
                association, event, ..
            } => format!("{} {event:?}", association.0),
            Tap::Refused { error, .. } => error.to_string(),
        });
    });
    come_up(&mut server, &mut client).await;
    tell(&mut client, |node| node.send(5, message(1, 100))).await;
    run_until(&mut server, &mut client, "echo", |_, client| {
        client.count == 1
    })
    .await;
    assert_eq!(
        *lines.borrow(),
        [
            "1 Up { outbound_streams: 17, inbound_streams: 17 }",
            "1 in 5 100",
            "1 out 5 100"
        ]
    );
}

#[tokio::test]
async fn requests_from_another_thread() {
    let (mut server, mut client) = pair(Kind::Tcp, Node::echo(), Node::new());
    let turns = Rc::new(RefCell::new(0));
    let counted = Rc::clone(&turns);
    client.on_turn(move |_, _| *counted.borrow_mut() += 1);
    come_up(&mut server, &mut client).await;
    let requests = client.requests();
    let other = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            requests
                .tell(|node, _| node.send(0, message(1, 50)))
                .unwrap();
            let events = requests.ask(|node, _| node.events.len()).await.unwrap();
            requests.shutdown();
            events
        })
    });
    tokio::select! {
        () = client.run() => {}
        () = server.run() => panic!("the server ended"),
    }
    assert_eq!(other.join().unwrap(), 1);
    assert!(*turns.borrow() >= 3, "an event and two requests");
    let requests = client.requests();
    drop(client);
    assert_eq!(requests.ask(|_, _| ()).await, Err(inlab_link::Stopped));
}

/// A peer that a raw socket plays: one octet at a time, then rubbish.
#[tokio::test]
async fn tcp_octet_by_octet() {
    let (mut server, _, address) = driver(Node::echo(), listening(Kind::Tcp));
    let mut peer = TcpStream::connect(address).unwrap();
    peer.set_nodelay(true).unwrap();
    peer.set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    run_one(&mut server, "up", Node::is_up).await;
    let sent = [message(1, 12), message(2, 40)].concat();
    for (index, octet) in sent.iter().enumerate() {
        peer.write_all(&[*octet]).unwrap();
        let whole = usize::from(index + 1 >= 12) + usize::from(index + 1 >= 52);
        run_one(&mut server, "each octet", |server| server.count == whole).await;
    }
    // The echo is written in the same turn.
    let mut back = vec![0; sent.len()];
    peer.read_exact(&mut back).unwrap();
    assert_eq!(back, sent);
    peer.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
    run_one(&mut server, "rubbish", |server| {
        server.has(&AssociationEvent::Lost(LossCause::Local))
    })
    .await;
    assert_eq!(server.core().count, 2);
    assert!(peer.read(&mut back).is_err(), "a reset, not an end");
}

#[tokio::test]
async fn tcp_cut_within_a_message() {
    let (mut server, _, address) = driver(Node::new(), listening(Kind::Tcp));
    let mut peer = TcpStream::connect(address).unwrap();
    peer.write_all(&message(1, 100)[..50]).unwrap();
    drop(peer);
    run_one(&mut server, "end", |server| {
        server.has(&AssociationEvent::Lost(LossCause::Aborted))
    })
    .await;
}

/// A peer that takes nothing: what waits is bounded, and then the association is given up.
#[tokio::test]
async fn tcp_peer_that_does_not_read() {
    let mut config = listening(Kind::Tcp);
    config.settings = Settings {
        max_queue: 1 << 20,
        stall: Duration::from_millis(300),
        ..quick()
    };
    let (mut server, _, address) = driver(Node::new(), config);
    let peer = TcpStream::connect(address).unwrap();
    run_one(&mut server, "up", Node::is_up).await;
    tell(&mut server, |node| {
        (0..1000).for_each(|number| node.send(0, message(number, 60_000)))
    })
    .await;
    run_one(&mut server, "given up", |server| {
        server.has(&AssociationEvent::Lost(LossCause::Unreachable))
    })
    .await;
    let statistics = server.statistics(A).unwrap();
    assert!(statistics.dropped > 500, "{statistics:?}");
    assert_eq!(statistics.sent + statistics.dropped, 1000);
    drop(peer);
}

/// A server that dies without a word is noticed by heartbeats; the association ends as lost.
#[tokio::test]
async fn sctp_udp_dead_peer() {
    let (mut server, mut client) = pair(Kind::SctpUdp, Node::new(), Node::new());
    come_up(&mut server, &mut client).await;
    drop(server);
    let began = Instant::now();
    run_one(&mut client, "lost", Node::is_lost).await;
    assert_eq!(
        client.core().events[1],
        (A, AssociationEvent::Lost(LossCause::Unreachable))
    );
    assert!(began.elapsed() < Duration::from_secs(10));
}

/// A client that is killed and comes again from the same UDP port, before anybody noticed: a restart (RFC 9260 5.2).
#[tokio::test]
async fn sctp_udp_restart() {
    let (mut server, _, address) = driver(Node::echo(), listening(Kind::SctpUdp));
    let mut config = connecting(Kind::SctpUdp, address);
    let (mut client, _, own) = driver(Node::new(), config.clone());
    config.udp_port = own.port();
    config.local = vec!["127.0.0.1:2906".parse().unwrap()];
    drop(client);
    (client, _, _) = driver(Node::new(), config.clone());
    come_up(&mut server, &mut client).await;
    drop(client);
    (client, _, _) = driver(Node::new(), config);
    run_until(&mut server, &mut client, "restart", |server, client| {
        server.has(&AssociationEvent::Restart) && client.is_up()
    })
    .await;
    tell(&mut client, |node| node.send(3, message(5, 100))).await;
    run_until(&mut server, &mut client, "echo", |_, client| {
        client.count == 1
    })
    .await;
    let up = AssociationEvent::Up {
        outbound_streams: 17,
        inbound_streams: 17,
    };
    assert_eq!(
        server.core().events,
        [(A, up), (A, AssociationEvent::Restart)]
    );
}

/// A relay that loses, or that goes on from another port.
struct Relay {
    inside: std::net::UdpSocket,
    outside: Vec<std::net::UdpSocket>,
    server: SocketAddr,
    client: Option<SocketAddr>,
    use_socket: usize,
    lose_every: u32,
    count: u32,
}

impl Relay {
    fn new(server: SocketAddr, sockets: usize) -> Self {
        let socket = || {
            let socket = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
            socket.set_nonblocking(true).unwrap();
            socket
        };
        Self {
            inside: socket(),
            outside: (0..sockets).map(|_| socket()).collect(),
            server,
            client: None,
            use_socket: 0,
            lose_every: u32::MAX,
            count: 0,
        }
    }

    fn pump(&mut self) {
        let mut buffer = [0; 2048];
        while let Ok((length, from)) = self.inside.recv_from(&mut buffer) {
            self.client = Some(from);
            self.count += 1;
            if !self.count.is_multiple_of(self.lose_every) {
                self.outside[self.use_socket]
                    .send_to(&buffer[..length], self.server)
                    .unwrap();
            }
        }
        for socket in &self.outside {
            while let Ok((length, _)) = socket.recv_from(&mut buffer) {
                self.count += 1;
                if let Some(client) = self
                    .client
                    .filter(|_| !self.count.is_multiple_of(self.lose_every))
                {
                    self.inside.send_to(&buffer[..length], client).unwrap();
                }
            }
        }
    }

    async fn run_until(
        &mut self,
        server: &mut Driver<Node>,
        client: &mut Driver<Node>,
        done: impl Fn(&Node, &Node) -> bool,
    ) {
        let give_up = Instant::now() + Duration::from_secs(60);
        while !done(server.core(), client.core()) {
            assert!(
                Instant::now() < give_up,
                "{:?} {:?}",
                server.core().events,
                client.core().events
            );
            tokio::select! {
                biased;
                () = server.run() => panic!("the server ended"),
                () = client.run() => panic!("the client ended"),
                () = tokio::time::sleep(Duration::from_millis(1)) => {}
            }
            self.pump();
        }
    }
}

#[tokio::test]
async fn sctp_udp_follows_the_peer_to_another_port() {
    let (mut server, _, address) = driver(Node::echo(), listening(Kind::SctpUdp));
    let mut relay = Relay::new(address, 2);
    let (mut client, _, _) = driver(
        Node::new(),
        connecting(Kind::SctpUdp, relay.inside.local_addr().unwrap()),
    );
    relay
        .run_until(&mut server, &mut client, |server, client| {
            server.is_up() && client.is_up()
        })
        .await;
    relay.use_socket = 1;
    tell(&mut client, |node| node.send(1, message(1, 100))).await;
    relay
        .run_until(&mut server, &mut client, |_, client| client.count == 1)
        .await;
    // Were the new port not learned, the echo would still come to the old one: take that away.
    relay.outside.remove(0);
    relay.use_socket = 0;
    tell(&mut client, |node| node.send(1, message(2, 100))).await;
    relay
        .run_until(&mut server, &mut client, |_, client| client.count == 2)
        .await;
    assert_eq!(server.core().events.len(), 1, "{:?}", server.core().events);
}

#[tokio::test]
async fn sctp_udp_over_a_lossy_path() {
    let (mut server, _, address) = driver(Node::echo(), listening(Kind::SctpUdp));
    let mut relay = Relay::new(address, 1);
    relay.lose_every = 19;
    let mut config = connecting(Kind::SctpUdp, relay.inside.local_addr().unwrap());
    // One packet in nineteen is lost for ever so long: that is no reason to give up.
    config.settings.max_retransmissions = 20;
    let (mut client, _, _) = driver(Node::new(), config);
    relay
        .run_until(&mut server, &mut client, |server, client| {
            server.is_up() && client.is_up()
        })
        .await;
    tell(&mut client, |node| {
        (0..1000).for_each(|number| node.send((number % 17) as u16, message(number, 300)))
    })
    .await;
    relay
        .run_until(&mut server, &mut client, |_, client| client.count == 1000)
        .await;
    let mut last = [None; 17];
    for (stream, _, octets) in &client.core().received {
        assert!(last[usize::from(*stream)] < Some(number(octets)));
        last[usize::from(*stream)] = Some(number(octets));
    }
}

/// Hand-made packets against the endpoint.
mod wire {
    use super::*;
    use std::net::UdpSocket;

    /// Bit by bit, so that it shares nothing with the product's table.
    fn crc32c(octets: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for octet in octets {
            crc ^= u32::from(*octet);
            for _ in 0..8 {
                crc = if crc & 1 == 1 {
                    (crc >> 1) ^ 0x82f6_3b78
                } else {
                    crc >> 1
                };
            }
        }
        !crc
    }

    fn packet(tag: u32, chunks: &[&[u8]]) -> Vec<u8> {
        let mut octets = vec![0x0b, 0x5a, 0x0b, 0x59]; // from SCTP port 2906 to 2905
        octets.extend_from_slice(&tag.to_be_bytes());
        octets.extend_from_slice(&[0; 4]);
        for chunk in chunks {
            octets.extend_from_slice(chunk);
            octets.resize(octets.len().next_multiple_of(4), 0);
        }
        let crc = crc32c(&octets).to_le_bytes();
        octets[8..12].copy_from_slice(&crc);
        octets
    }

    fn chunk(kind: u8, flags: u8, value: &[u8]) -> Vec<u8> {
        let mut octets = vec![kind, flags];
        octets.extend_from_slice(&(value.len() as u16 + 4).to_be_bytes());
        octets.extend_from_slice(value);
        octets
    }

    fn init(tag: u32) -> Vec<u8> {
        let mut value = tag.to_be_bytes().to_vec();
        value.extend_from_slice(&[0, 1, 0, 0, 0, 17, 0, 17, 0, 0, 0, 1]);
        chunk(1, 0, &value)
    }

    struct Peer {
        socket: UdpSocket,
        server: SocketAddr,
    }

    impl Peer {
        fn new(address: &str, server: SocketAddr) -> Self {
            let socket = UdpSocket::bind(address).unwrap();
            socket.set_nonblocking(true).unwrap();
            Self { socket, server }
        }

        fn send(&self, octets: &[u8]) {
            self.socket.send_to(octets, self.server).unwrap();
        }

        async fn answer(&self, server: &mut Driver<Node>) -> Vec<u8> {
            let give_up = Instant::now() + Duration::from_secs(10);
            let mut buffer = [0; 2048];
            loop {
                if let Ok(length) = self.socket.recv(&mut buffer) {
                    let answer = buffer[..length].to_vec();
                    let mut zeroed = answer.clone();
                    zeroed[8..12].fill(0);
                    assert_eq!(
                        answer[8..12],
                        crc32c(&zeroed).to_le_bytes(),
                        "checksum of an answer"
                    );
                    assert_eq!(answer[..4], [0x0b, 0x59, 0x0b, 0x5a]);
                    return answer;
                }
                assert!(Instant::now() < give_up, "no answer");
                tokio::select! {
                    biased;
                    () = server.run() => panic!("the server ended"),
                    () = tokio::time::sleep(Duration::from_millis(1)) => {}
                }
            }
        }

        /// Asserts that a packet gets no answer: the answer to the one behind it is the first to come.
        async fn ignored(&self, server: &mut Driver<Node>, octets: &[u8]) {
            self.send(octets);
            let probe = packet(0x7777_7777, &[&chunk(0, 3, &[0; 16])]);
            self.send(&probe);
            let answer = self.answer(server).await;
            assert_eq!(
                (&answer[4..8], answer[12], answer[13]),
                (&[0x77; 4][..], 6, 1),
                "{answer:02x?}"
            );
        }
    }

    /// The cookie of an INIT ACK.
    fn cookie(init_ack: &[u8]) -> Vec<u8> {
        assert_eq!(init_ack[12], 2, "INIT ACK");
        let mut at = 32;
        loop {
            let length = usize::from(u16::from_be_bytes([init_ack[at + 2], init_ack[at + 3]]));
            if init_ack[at..at + 2] == [0, 7] {
                return init_ack[at + 4..at + length].to_vec();
            }
            at += length.next_multiple_of(4);
        }
    }

    #[tokio::test]
    async fn cookies_that_are_not_ours_make_no_association() {
        let mut config = listening(Kind::SctpUdp);
        config.peers = vec![PeerConfig::accept(A, "anybody", [])];
        config.settings.cookie_lifetime = Duration::from_secs(2);
        let (mut server, _, address) = driver(Node::echo(), config);
        let peer = Peer::new("127.0.0.1:0", address);
        peer.send(&packet(0, &[&init(0x0102_0304)]));
        let init_ack = peer.answer(&mut server).await;
        assert_eq!(init_ack[4..8], [1, 2, 3, 4]);
        let tag = u32::from_be_bytes(init_ack[16..20].try_into().unwrap());
        let cookie = cookie(&init_ack);

        // Every octet counts; so does the tag; so does the place it is sent from; and dcsctp's own cookie alone is nothing.
        for index in 0..cookie.len() {
            let mut forged = cookie.clone();
            forged[index] ^= 0x10;
            peer.send(&packet(tag, &[&chunk(10, 0, &forged)]));
        }
        peer.send(&packet(tag, &[&chunk(10, 0, &cookie[20..68])]));
        peer.send(&packet(tag, &[&chunk(10, 0, &[])]));
        peer.ignored(
            &mut server,
            &packet(tag.wrapping_add(1), &[&chunk(10, 0, &cookie)]),
        )
        .await;
        let elsewhere = Peer::new("127.0.0.2:0", address);
        elsewhere
            .ignored(&mut server, &packet(tag, &[&chunk(10, 0, &cookie)]))
            .await;
        let mut damaged = packet(tag, &[&chunk(10, 0, &cookie)]);
        damaged[9] ^= 1;
        peer.ignored(&mut server, &damaged).await;
        assert!(server.core().events.is_empty());

        // The real one, with a DATA chunk behind it: COOKIE ACK, then the echo.
        let mut data = vec![0, 0, 0, 1, 0, 5, 0, 0, 0, 0, 0, 3];
        data.extend_from_slice(&message(9, 40));
        peer.send(&packet(tag, &[&chunk(10, 0, &cookie), &chunk(0, 3, &data)]));
        let answer = peer.answer(&mut server).await;
        assert_eq!(
            (&answer[4..8], answer[12]),
            (&[1, 2, 3, 4][..], 11),
            "COOKIE ACK"
        );
        run_one(&mut server, "message", |server| server.count == 1).await;
        assert!(server.core().is_up());

        // The same cookie again: COOKIE ACK again, no second association.
        let again = Peer {
            socket: peer.socket.try_clone().unwrap(),
            server: address,
        };
        again.send(&packet(tag, &[&chunk(10, 0, &cookie)]));
        run_one(&mut server, "nothing", |server| server.events.len() == 1).await;
    }

    #[tokio::test]
    async fn stale_cookies_are_said_to_be() {
        let mut config = listening(Kind::SctpUdp);
        config.settings.cookie_lifetime = Duration::from_millis(1);
        let (mut server, _, address) = driver(Node::new(), config);
        let peer = Peer::new("127.0.0.1:0", address);
        peer.send(&packet(0, &[&init(0x0102_0304)]));
        let init_ack = peer.answer(&mut server).await;
        let issued = Instant::now();
        while issued.elapsed() < Duration::from_millis(2) {
            std::hint::spin_loop();
        }
        peer.send(&packet(
            u32::from_be_bytes(init_ack[16..20].try_into().unwrap()),
            &[&chunk(10, 0, &cookie(&init_ack))],
        ));
        let answer = peer.answer(&mut server).await;
        // ERROR, length 12, cause 3, length 8 (RFC 9260 3.3.10.3)
        assert_eq!(answer[4..8], [1, 2, 3, 4]);
        assert_eq!(answer[12..20], [9, 0, 0, 12, 0, 3, 0, 8]);
        assert!(server.core().events.is_empty());
    }

    #[tokio::test]
    async fn packets_of_no_association() {
        let (mut server, _, address) = driver(Node::new(), listening(Kind::SctpUdp));
        let peer = Peer::new("127.0.0.1:0", address);
        // DATA: ABORT with the T bit and the same tag (RFC 9260 8.4 8).
        peer.send(&packet(0xdead_beef, &[&chunk(0, 3, &[0; 16])]));
        assert_eq!(
            peer.answer(&mut server).await[4..],
            answered(0xdead_beef, 6, 1)[4..]
        );
        // SHUTDOWN ACK: SHUTDOWN COMPLETE with the T bit (8.4 5).
        peer.send(&packet(0xdead_beef, &[&chunk(8, 0, &[])]));
        assert_eq!(
            peer.answer(&mut server).await[4..],
            answered(0xdead_beef, 14, 1)[4..]
        );
        // ABORT, SHUTDOWN COMPLETE, COOKIE ACK, ERROR: silence (8.4 2, 6, 7).
        for kind in [6, 14, 11, 9] {
            peer.ignored(&mut server, &packet(0xdead_beef, &[&chunk(kind, 0, &[])]))
                .await;
        }
        // INIT that is not alone, and INIT with tag 0 inside: silence.
        peer.ignored(&mut server, &packet(0, &[&init(5), &chunk(0, 3, &[0; 16])]))
            .await;
        peer.ignored(&mut server, &packet(0, &[&init(0)])).await;
        // A wrong checksum: silence.
        let mut damaged = packet(0xdead_beef, &[&chunk(0, 3, &[0; 16])]);
        damaged[8] ^= 1;
        peer.ignored(&mut server, &damaged).await;
    }

    fn answered(tag: u32, kind: u8, flags: u8) -> Vec<u8> {
        let mut octets = vec![0x0b, 0x59, 0x0b, 0x5a];
        octets.extend_from_slice(&tag.to_be_bytes());
        octets.extend_from_slice(&[0; 4]);
        octets.extend_from_slice(&[kind, flags, 0, 4]);
        let crc = crc32c(&octets).to_le_bytes();
        octets[8..12].copy_from_slice(&crc);
        octets
    }

    /// Whatever comes to the port, an association is set up and carries messages all the same.
    #[tokio::test]
    async fn junk_does_no_harm() {
        let (mut server, _, address) = driver(Node::echo(), listening(Kind::SctpUdp));
        let (mut client, _, _) = driver(Node::new(), connecting(Kind::SctpUdp, address));
        let peer = Peer::new("127.0.0.1:0", address);
        let mut state = 1_u64;
        let mut random = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as usize
        };
        for round in 0..3000 {
            let length = random() % 200;
            let value: Vec<u8> = (0..length).map(|_| random() as u8).collect();
            match round % 3 {
                // Octets
                0 => peer.send(&value),
                // one chunk of any kind in a good packet
                1 => peer.send(&packet(
                    random() as u32 % 3,
                    &[&chunk(random() as u8 % 20, random() as u8, &value)],
                )),
                // INIT with any parameters
                _ => {
                    let mut init = init(random() as u32);
                    init.truncate(20);
                    init.extend_from_slice(&value);
                    let length = init.len() as u16;
                    init[2..4].copy_from_slice(&length.to_be_bytes());
                    peer.send(&packet(0, &[&init]));
                }
            }
            if round % 50 == 0 {
                tokio::select! {
                    biased;
                    () = server.run() => panic!("the server ended"),
                    () = tokio::time::sleep(Duration::from_millis(1)) => {}
                }
            }
        }
        come_up(&mut server, &mut client).await;
        tell(&mut client, |node| node.send(1, message(1, 100))).await;
        run_until(&mut server, &mut client, "echo", |_, client| {
            client.count == 1
        })
        .await;
        assert_eq!(server.core().events.len(), 1);
    }
}

/// Several associations on one port, told apart though they come from one address.
#[tokio::test]
async fn several_peers_of_one_address() {
    for kind in [Kind::Tcp, Kind::SctpUdp] {
        let mut config = listening(kind);
        config.peers = (1..=3)
            .map(|id| PeerConfig::accept(AssociationId(id), "", ["127.0.0.1".parse().unwrap()]))
            .collect();
        let (mut server, _, address) = driver(Node::echo(), config);
        let mut clients: Vec<_> = (0..3)
            .map(|_| {
                let mut config = connecting(kind, address);
                if kind == Kind::SctpUdp {
                    // The same SCTP port too: only the UDP ports differ.
                    config.local = vec!["127.0.0.1:2905".parse().unwrap()];
                }
                driver(Node::new(), config).0
            })
            .collect();
        for (number, client) in clients.iter_mut().enumerate() {
            run_until(&mut server, client, "up", |_, client| client.is_up()).await;
            tell(client, move |node| node.send(1, message(number as u32, 50))).await;
            run_until(&mut server, client, "echo", |_, client| client.count == 1).await;
            assert_eq!(common::number(&client.core().received[0].2), number as u32);
        }
        let ids: Vec<u32> = server.core().events.iter().map(|(id, _)| id.0).collect();
        assert_eq!(ids, [1, 2, 3]);
    }
}
