//! Round trip and rate of each link on the loopback interface, beside plain UDP: `cargo run --release -p inlab-link --example ping`.
//! Two threads, one driver each. A ping has one message in flight, a flood 512.

use inlab_link::{Driver, Kind, LinkConfig, PeerConfig, Reach};
use inlab_ss7::{AssociationEvent, AssociationId, Message, Transmit};
use inlab_stack::Core;
use std::io::Write;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const A: AssociationId = AssociationId(1);
const LENGTH: usize = 200;

/// Sends `window` messages at first, then one for each that comes back.
struct Pinger {
    echo: bool,
    window: usize,
    octets: Vec<u8>,
    owed: usize,
    left: usize,
    sent: Instant,
    times: Vec<Duration>,
    done: bool,
}

impl Core for Pinger {
    fn handle_association(&mut self, now: Instant, _: AssociationId, event: AssociationEvent) {
        if matches!(event, AssociationEvent::Up { .. }) && !self.echo {
            self.owed = self.window;
            self.sent = now;
        }
    }

    fn handle_message(&mut self, now: Instant, _: AssociationId, _: Message<'_>) {
        if self.echo {
            self.owed += 1;
        } else if self.left > 0 {
            self.left -= 1;
            self.times.push(now - self.sent);
            if self.window == 1 {
                self.sent = now;
            }
            self.owed += 1;
            self.done = self.left == 0;
        }
    }

    fn handle_timeout(&mut self, _: Instant) {}

    fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        self.owed = self.owed.checked_sub(1)?;
        Some(Transmit {
            association: A,
            message: Message {
                stream: 1,
                ppid: 3,
                octets: &self.octets,
            },
        })
    }

    fn poll_timeout(&self) -> Option<Instant> {
        None
    }
}

fn pinger(echo: bool, window: usize, count: usize) -> Pinger {
    let mut octets = vec![1, 0, 1, 1];
    octets.extend_from_slice(&(LENGTH as u32).to_be_bytes());
    octets.resize(LENGTH, 0);
    let times = Vec::with_capacity(count);
    Pinger {
        echo,
        window,
        octets,
        owed: 0,
        left: count,
        sent: Instant::now(),
        times,
        done: false,
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}

/// The times of `count` round trips, in order of size, and how long all took.
fn measure(kind: Kind, window: usize, count: usize) -> (Vec<Duration>, Duration) {
    let local: SocketAddr =
        SocketAddr::from(([127, 0, 0, 1], if kind == Kind::SctpUdp { 2905 } else { 0 }));
    let (sender, address) = std::sync::mpsc::channel();
    let server = std::thread::spawn(move || {
        runtime().block_on(async {
            let mut driver = Driver::new(pinger(true, 0, 0));
            let link = driver
                .add_link(LinkConfig {
                    listen: true,
                    udp_port: 0,
                    peers: vec![PeerConfig::accept(A, "client", [])],
                    ..LinkConfig::new(kind, [local])
                })
                .expect("a link");
            sender
                .send((driver.local_addresses(link)[0], driver.requests()))
                .expect("the client waits");
            driver.run().await;
        });
    });
    let (address, server_requests) = address.recv().expect("the server listens");
    let mut peer = PeerConfig::connect(A, "server", [address]);
    if kind == Kind::SctpUdp {
        peer.reach = Reach::Connect {
            remote: vec![local],
            udp_port: address.port(),
        };
    }
    let result = runtime().block_on(async {
        let mut driver = Driver::new(pinger(false, window, count));
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let config = LinkConfig {
            udp_port: 0,
            peers: vec![peer],
            ..LinkConfig::new(kind, [any])
        };
        driver.add_link(config).expect("a link");
        let requests = driver.requests();
        driver.on_turn(move |core, _| {
            if std::mem::take(&mut core.done) {
                requests.shutdown();
            }
        });
        driver.run().await;
        let mut core = driver.into_core();
        let all = if window == 1 {
            core.times.iter().sum()
        } else {
            *core.times.last().expect("all came")
        };
        core.times.sort();
        (core.times, all)
    });
    server_requests.shutdown();
    server.join().expect("the server");
    result
}

/// Plain UDP with the same runtime: the floor.
fn udp(count: usize) -> Vec<Duration> {
    let bind = || std::net::UdpSocket::bind("127.0.0.1:0").expect("a socket");
    let (server, client) = (bind(), bind());
    server
        .connect(client.local_addr().expect("bound"))
        .expect("connected");
    client
        .connect(server.local_addr().expect("bound"))
        .expect("connected");
    let echo = std::thread::spawn(move || {
        runtime().block_on(async {
            server.set_nonblocking(true).expect("non-blocking");
            let server = tokio::net::UdpSocket::from_std(server).expect("registered");
            let mut buffer = [0; 2048];
            for _ in 0..count {
                let length = server.recv(&mut buffer).await.expect("received");
                server.send(&buffer[..length]).await.expect("sent");
            }
        });
    });
    let mut times = runtime().block_on(async {
        client.set_nonblocking(true).expect("non-blocking");
        let client = tokio::net::UdpSocket::from_std(client).expect("registered");
        let mut buffer = [0; 2048];
        let mut times = Vec::with_capacity(count);
        for _ in 0..count {
            let began = Instant::now();
            client.send(&[0; LENGTH]).await.expect("sent");
            client.recv(&mut buffer).await.expect("received");
            times.push(began.elapsed());
        }
        times
    });
    echo.join().expect("the echo");
    times.sort();
    times
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let (pings, flood) = (20_000, 200_000);
    let at = |times: &[Duration], part: usize| times[times.len() * part / 100].as_secs_f64() * 1e6;
    let times = udp(pings);
    writeln!(
        out,
        "udp       ping p50 {:5.1} us  p99 {:6.1} us",
        at(&times, 50),
        at(&times, 99)
    )?;
    let mut kinds = vec![Kind::Tcp, Kind::SctpUdp];
    if std::env::args().any(|argument| argument == "sctp") {
        kinds.push(Kind::Sctp);
    }
    for kind in kinds {
        let (times, _) = measure(kind, 1, pings);
        let (_, all) = measure(kind, 512, flood);
        let rate = flood as f64 / all.as_secs_f64();
        let (p50, p99) = (at(&times, 50), at(&times, 99));
        writeln!(
            out,
            "{:9} ping p50 {p50:5.1} us  p99 {p99:6.1} us  flood {rate:8.0} messages/s",
            kind.to_string()
        )?;
    }
    Ok(())
}
