//! Kernel SCTP, and SCTP over UDP against the kernel's own UDP encapsulation. A plain `cargo test` leaves this out, as it needs a kernel
//! with SCTP: `tools/test-kernel-sctp.sh` runs it under a guest kernel. Nothing here is skipped where there is none: it fails.

mod common;

use common::*;
use inlab_link::{Driver, Kind, LinkConfig, PeerConfig, Reach};
use inlab_ss7::{AssociationEvent, LossCause};
use std::net::SocketAddr;
use std::time::Duration;

macro_rules! kernel {
    ($($name:ident)*) => {
        mod kernel {
            $(#[tokio::test] async fn $name() { super::common::$name(super::Kind::Sctp).await })*
        }
    };
}

kernel! {
    streams_are_negotiated
    many_messages_keep_their_order
    large_messages_come_whole
    shutdown_is_orderly
    a_killed_client_comes_again
    strangers_are_refused
}

mod kernel_alone {
    use super::*;

    #[tokio::test]
    async fn auto_takes_it() {
        let mut driver = Driver::new(Node::new());
        let link = driver.add_link(listening(Kind::Auto)).expect("a link");
        assert_eq!(driver.kind(link), Some(Kind::Sctp));
    }

    #[tokio::test]
    async fn clients_connect_again() {
        the_client_connects_again(Kind::Sctp, |address| LinkConfig {
            local: vec![address],
            ..listening(Kind::Sctp)
        })
        .await;
    }

    #[tokio::test]
    async fn port_in_use() {
        let (_first, _, address) = driver(Node::new(), listening(Kind::Sctp));
        let mut second = Driver::new(Node::new());
        let error = second
            .add_link(LinkConfig {
                local: vec![address],
                ..listening(Kind::Sctp)
            })
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("sctp {address}: the port is in use")
        );
    }

    /// Two addresses on either side; the kernel tells of both.
    #[tokio::test]
    async fn several_addresses() {
        let local = [
            "127.0.0.1:2905".parse().unwrap(),
            "127.0.0.2:2905".parse().unwrap(),
        ];
        let mut config = LinkConfig {
            local: local.to_vec(),
            ..listening(Kind::Sctp)
        };
        config.peers = vec![PeerConfig::accept(
            A,
            "client",
            ["127.0.0.3".parse().unwrap(), "127.0.0.4".parse().unwrap()],
        )];
        let (mut server, link, _) = driver(Node::echo(), config);
        assert_eq!(server.local_addresses(link), local);
        let mut config = connecting(Kind::Sctp, local[0]);
        config.local = vec![
            "127.0.0.3:2906".parse().unwrap(),
            "127.0.0.4:2906".parse().unwrap(),
        ];
        config.peers[0].reach = Reach::Connect {
            remote: local.to_vec(),
            udp_port: 0,
        };
        let (mut client, _, _) = driver(Node::new(), config);
        come_up(&mut server, &mut client).await;
        tell(&mut client, |node| node.send(1, message(1, 100))).await;
        run_until(&mut server, &mut client, "echo", |_, client| {
            client.count == 1
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_there() {
        let (mut client, _, _) = driver(
            Node::new(),
            connecting(Kind::Sctp, "127.0.0.1:9".parse().unwrap()),
        );
        run_one(&mut client, "refusal", Node::is_lost).await;
        assert_eq!(
            client.core().events[0],
            (A, AssociationEvent::Lost(LossCause::Refused))
        );
    }

    /// An abort is an abort: the client's loop is ended while the server does not answer its shutdown.
    #[tokio::test]
    async fn abort() {
        let (mut server, _, address) = driver(Node::new(), listening(Kind::Sctp));
        let mut config = connecting(Kind::Sctp, address);
        config.settings.shutdown = Duration::from_millis(200);
        let (mut client, _, _) = driver(Node::new(), config);
        come_up(&mut server, &mut client).await;
        // More than the server takes while it does not run, so that an orderly end cannot come in time.
        tell(&mut client, |node| {
            (0..4000).for_each(|number| node.send(1, message(number, 4000)))
        })
        .await;
        let requests = client.requests();
        run_until(&mut server, &mut client, "some", |server, _| {
            server.count > 0
        })
        .await;
        requests.shutdown();
        client.run().await;
        run_one(&mut server, "abort", |server| {
            server.has(&AssociationEvent::Lost(LossCause::Aborted))
        })
        .await;
    }
}

/// The kernel's encapsulation listens on UDP port 9899 and sends to 9900, where the user-space end is: started with
/// `--udp 9899 --encap 9900`.
mod encapsulated {
    use super::*;

    const KERNEL_UDP: u16 = 9899;
    const USER_UDP: u16 = 9900;

    fn address(port: u16) -> SocketAddr {
        SocketAddr::new(any().ip(), port)
    }

    /// The kernel listens, user space connects.
    fn to_kernel(server: Node, client: Node, port: u16) -> (Driver<Node>, Driver<Node>) {
        let config = LinkConfig {
            local: vec![address(port)],
            ..listening(Kind::Sctp)
        };
        let (server, _, _) = driver(server, config);
        let mut config = connecting(Kind::SctpUdp, address(port));
        config.udp_port = USER_UDP;
        config.local = vec![address(port + 1)];
        config.peers[0].reach = Reach::Connect {
            remote: vec![address(port)],
            udp_port: KERNEL_UDP,
        };
        let (client, _, _) = driver(client, config);
        (server, client)
    }

    /// User space listens, the kernel connects.
    fn from_kernel(server: Node, client: Node, port: u16) -> (Driver<Node>, Driver<Node>) {
        let config = LinkConfig {
            local: vec![address(port)],
            udp_port: USER_UDP,
            ..listening(Kind::SctpUdp)
        };
        let (server, _, _) = driver(server, config);
        let mut config = LinkConfig {
            local: vec![address(port + 1)],
            ..connecting(Kind::Sctp, address(port))
        };
        config.settings.shutdown = Duration::from_secs(2);
        let (client, _, _) = driver(client, config);
        (server, client)
    }

    async fn echo(mut server: Driver<Node>, mut client: Driver<Node>) {
        come_up(&mut server, &mut client).await;
        let up = AssociationEvent::Up {
            outbound_streams: 17,
            inbound_streams: 17,
        };
        assert_eq!(
            (&server.core().events, &client.core().events),
            (&vec![(A, up.clone())], &vec![(A, up)])
        );
        tell(&mut client, |node| {
            (0..2000).for_each(|number| node.send((number % 17) as u16, message(number, 150)));
            [65_536, 20_000, 1400, 1401]
                .iter()
                .for_each(|length| node.send(2, message(5000, *length)));
        })
        .await;
        run_until(&mut server, &mut client, "echo", |_, client| {
            client.count == 2004
        })
        .await;
        let mut last = [None; 17];
        for (stream, ppid, octets) in &client.core().received {
            assert_eq!((*ppid, octets), (3, &message(number(octets), octets.len())));
            assert!(number(octets) == 5000 || last[usize::from(*stream)] < Some(number(octets)));
            last[usize::from(*stream)] = Some(number(octets));
        }
    }

    async fn end(mut ending: Driver<Node>, mut other: Driver<Node>) {
        ending.requests().shutdown();
        let mut ended = false;
        while !(ended && other.core().has(&AssociationEvent::Shutdown)) {
            assert!(!other.core().is_lost(), "{:?}", other.core().events);
            tokio::select! {
                biased;
                () = other.run() => panic!("the other ended"),
                () = ending.run(), if !ended => ended = true,
                () = tokio::time::sleep(Duration::from_millis(1)) => {}
            }
        }
        assert!(ending.core().has(&AssociationEvent::Shutdown));
    }

    // One after the other, as there is one user-space UDP port: each function is one test thread's whole work.
    #[tokio::test]
    async fn both_ways() {
        let (server, client) = to_kernel(Node::echo(), Node::new(), 3000);
        echo(server, client).await;
        let (server, client) = from_kernel(Node::echo(), Node::new(), 3010);
        echo(server, client).await;

        // Each side ends in order.
        for (port, user_ends) in [(3020, true), (3030, false)] {
            let (mut kernel, mut user) = to_kernel(Node::new(), Node::new(), port);
            come_up(&mut kernel, &mut user).await;
            let (ending, other) = if user_ends {
                (user, kernel)
            } else {
                (kernel, user)
            };
            end(ending, other).await;
            let (mut user, mut kernel) = from_kernel(Node::new(), Node::new(), port + 5);
            come_up(&mut user, &mut kernel).await;
            let (ending, other) = if user_ends {
                (user, kernel)
            } else {
                (kernel, user)
            };
            end(ending, other).await;
        }

        // User space is killed and comes again from the same ports: the kernel sees a restart (RFC 9260 5.2).
        let (mut kernel, mut user) = to_kernel(Node::echo(), Node::new(), 3100);
        come_up(&mut kernel, &mut user).await;
        drop(user);
        let mut config = connecting(Kind::SctpUdp, address(3100));
        config.udp_port = USER_UDP;
        config.local = vec![address(3101)];
        config.peers[0].reach = Reach::Connect {
            remote: vec![address(3100)],
            udp_port: KERNEL_UDP,
        };
        let (mut user, _, _) = driver(Node::new(), config);
        run_until(&mut kernel, &mut user, "restart", |kernel, user| {
            kernel.has(&AssociationEvent::Restart) && user.is_up()
        })
        .await;
        tell(&mut user, |node| node.send(3, message(1, 100))).await;
        run_until(
            &mut kernel,
            &mut user,
            "echo after the restart",
            |_, user| user.count == 1,
        )
        .await;
        assert!(!kernel.core().is_lost(), "{:?}", kernel.core().events);
        drop((kernel, user));

        // The kernel client is not among the peers: it is aborted at its INIT.
        let mut config = LinkConfig {
            local: vec![address(3040)],
            udp_port: USER_UDP,
            ..listening(Kind::SctpUdp)
        };
        config.peers = vec![PeerConfig::accept(
            A,
            "somebody else",
            ["192.0.2.1".parse().unwrap()],
        )];
        let (mut server, _, _) = driver(Node::new(), config);
        let (mut client, _, _) = driver(Node::new(), connecting(Kind::Sctp, address(3040)));
        run_until(&mut server, &mut client, "refusal", |_, client| {
            client.is_lost()
        })
        .await;
        assert!(server.core().events.is_empty());
        drop((server, client));

        // User space forgets the association: the kernel's next packet is answered by ABORT with the T bit, which the kernel
        // believes.
        let (mut user, mut kernel) = from_kernel(Node::new(), Node::new(), 3050);
        come_up(&mut user, &mut kernel).await;
        drop(user);
        let config = LinkConfig {
            local: vec![address(3050)],
            udp_port: USER_UDP,
            ..listening(Kind::SctpUdp)
        };
        let (mut user, _, _) = driver(Node::new(), config);
        tell(&mut kernel, |node| node.send(1, message(1, 100))).await;
        run_until(&mut user, &mut kernel, "ABORT", |_, kernel| {
            kernel.has(&AssociationEvent::Lost(LossCause::Aborted))
        })
        .await;
        drop((user, kernel));

        // The kernel's side is aborted: user space hears of it at once.
        let (mut user, mut kernel) = from_kernel(Node::new(), Node::new(), 3060);
        come_up(&mut user, &mut kernel).await;
        kernel.requests().shutdown();
        tell(&mut kernel, |node| {
            (0..2000).for_each(|number| node.send(1, message(number, 60_000)))
        })
        .await;
        kernel.run().await;
        run_one(&mut user, "ABORT", |user| {
            user.is_lost() || user.has(&AssociationEvent::Shutdown)
        })
        .await;
        assert!(
            user.core().has(&AssociationEvent::Lost(LossCause::Aborted)),
            "{:?}",
            user.core().events
        );
    }
}
