//! The demo's nodes: each core on a thread of its own, with a tape of what they send each other.

use inlab_call_event::{Sender, TargetId};
use inlab_link::{Direction, Driver, Error, Kind, LinkConfig, PeerConfig, Reach, Requests, Tap};
use inlab_replay::nodes::{ASSOCIATION, Network, Place, stack_config};
use inlab_scp::Scp;
use inlab_ss7::{AssociationEvent, AssociationId, Message, Transmit};
use inlab_ssp_sim::SspSim;
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use inlab_stack::{Core, Stack};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// M3UA's port (RFC 4666 7.1), for links that do not take a port of this machine.
const PORT: u16 = 2905;

/// A node of the demo.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NodeName {
    Scp,
    Ssp,
}

impl NodeName {
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Scp => "SCP",
            Self::Ssp => "SSP",
        }
    }

    /// Where a capture shows it: the demo itself runs on loopback.
    pub(crate) fn address(self, network: Network) -> SocketAddr {
        let last = match (network, self) {
            (Network::Itu, Self::Ssp) => 1,
            (Network::Itu, Self::Scp) => 2,
            (Network::Ansi, Self::Ssp) => 3,
            (Network::Ansi, Self::Scp) => 4,
        };
        SocketAddr::from((Ipv4Addr::new(192, 0, 2, last), PORT))
    }
}

/// A message as its sender gave it to the link, and when its receiver got it.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) at: Instant,
    pub(crate) received: Option<Instant>,
    pub(crate) from: NodeName,
    pub(crate) to: NodeName,
    pub(crate) stream: u16,
    pub(crate) ppid: u32,
    pub(crate) octets: Vec<u8>,
}

/// What went over the wire, in the order in which it was sent.
#[derive(Clone, Default)]
pub(crate) struct Tape(Arc<Mutex<Vec<Sent>>>);

impl Tape {
    fn lock(&self) -> MutexGuard<'_, Vec<Sent>> {
        // A writer that panicked left whole messages behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, node: NodeName, tap: &Tap<'_>) {
        let Tap::Message {
            now,
            direction,
            message,
            ..
        } = tap
        else {
            return;
        };
        let other = if node == NodeName::Scp {
            NodeName::Ssp
        } else {
            NodeName::Scp
        };
        let mut tape = self.lock();
        match direction {
            Direction::Out => tape.push(Sent {
                at: *now,
                received: None,
                from: node,
                to: other,
                stream: message.stream,
                ppid: message.ppid,
                octets: message.octets.to_vec(),
            }),
            Direction::In => {
                let sent = tape.iter_mut().find(|sent| {
                    sent.to == node && sent.received.is_none() && sent.octets == message.octets
                });
                if let Some(sent) = sent {
                    sent.received = Some(*now);
                }
            }
        }
    }

    pub(crate) fn mark(&self) -> usize {
        self.lock().len()
    }

    pub(crate) fn since(&self, mark: usize) -> Vec<Sent> {
        self.lock().get(mark..).unwrap_or_default().to_vec()
    }

    pub(crate) fn messages(&self) -> Vec<Sent> {
        self.lock().clone()
    }
}

/// Where the SCP and the SSP of a network are. The number of a node is its own in both networks: calls are named by it.
pub(crate) fn places(network: Network) -> (Place, Place) {
    let (mut scp, mut ssp) = (Place::scp_in(network), Place::ssp_in(network));
    if network == Network::Ansi {
        scp.node += 2;
        ssp.node += 2;
    }
    (scp, ssp)
}

/// The two nodes of a network, running.
pub(crate) struct Lab {
    pub(crate) network: Network,
    pub(crate) kind: Kind,
    pub(crate) tape: Tape,
    pub(crate) scp: Requests<Scp>,
    pub(crate) ssp: Requests<SspSim>,
    threads: Vec<JoinHandle<()>>,
}

impl Lab {
    pub(crate) async fn start(
        kind: Kind,
        network: Network,
        scp: inlab_scp::Config,
        events: Sender,
        ssp: inlab_ssp_sim::Config,
    ) -> Result<Self, Error> {
        let tape = Tape::default();
        let loopback = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        // Port 0 takes a free port, so that several demos run side by side; SCTP over UDP takes a UDP port instead.
        let local = |kind: Kind, port| match kind {
            Kind::SctpUdp => loopback(port),
            _ => loopback(0),
        };
        let resolved = match kind {
            Kind::Auto if has_kernel_sctp() => Kind::Sctp,
            Kind::Auto => Kind::SctpUdp,
            kind => kind,
        };
        let mut listen = LinkConfig::new(resolved, [local(resolved, PORT)]);
        listen.udp_port = 0;
        listen.listen = true;
        listen.peers = vec![PeerConfig::accept(ASSOCIATION, "SSP", [])];
        let (scp_requests, address, kind, scp_thread) = start(
            "scp",
            move |now| {
                let (here, other) = places(network);
                let config = stack_config(&here, &[(&other, ASSOCIATION)], 1);
                let mut node = Scp::new(now, config, scp);
                let association =
                    AssociationConfig::new(Role::Ipsp(Exchange::SingleServer), vec![AsId(0)]);
                node.stack().add_association(ASSOCIATION, association);
                node.subscribe(TargetId(0), events);
                node
            },
            listen,
            NodeName::Scp,
            tape.clone(),
        )
        .await?;

        let mut connect = LinkConfig::new(kind, [local(kind, PORT + 1)]);
        connect.udp_port = 0;
        let remote = if kind == Kind::SctpUdp {
            loopback(PORT)
        } else {
            address
        };
        let mut peer = PeerConfig::connect(ASSOCIATION, "SCP", [remote]);
        peer.reach = Reach::Connect {
            remote: vec![remote],
            udp_port: address.port(),
        };
        connect.peers = vec![peer];
        let started = start(
            "ssp",
            move |now| {
                let (other, here) = places(network);
                let mut stack = Stack::new(now, stack_config(&here, &[(&other, ASSOCIATION)], 2));
                let association =
                    AssociationConfig::new(Role::Ipsp(Exchange::SingleClient), vec![AsId(0)]);
                stack.add_association(ASSOCIATION, association);
                SspSim::new(stack, ssp)
            },
            connect,
            NodeName::Ssp,
            tape.clone(),
        )
        .await;
        let (ssp_requests, _, _, ssp_thread) = match started {
            Ok(started) => started,
            Err(error) => {
                scp_requests.shutdown();
                return Err(error);
            }
        };
        Ok(Self {
            network,
            kind,
            tape,
            scp: scp_requests,
            ssp: ssp_requests,
            threads: vec![scp_thread, ssp_thread],
        })
    }

    /// Waits until the SSP can reach the SCP.
    pub(crate) async fn wait_until_active(&self, at_most: Duration) -> Result<(), String> {
        let deadline = Instant::now() + at_most;
        let scp = places(self.network).0.point_code;
        while Instant::now() < deadline {
            let reachable = self
                .ssp
                .ask(move |ssp, _| ssp.stack().m3ua().is_reachable(scp))
                .await;
            if reachable.map_err(|error| error.to_string())? {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err(format!(
            "the {} association between SSP and SCP did not come up within {at_most:?}",
            self.kind
        ))
    }

    /// Waits until no dialogue is left at either node.
    pub(crate) async fn wait_until_idle(&self, at_most: Duration) {
        let deadline = Instant::now() + at_most;
        while Instant::now() < deadline {
            let ssp = self.ssp.ask(|ssp, _| ssp.dialogues()).await.unwrap_or(0);
            let scp = self.scp.ask(|scp, _| scp.calls()).await.unwrap_or(0);
            if ssp + scp == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    pub(crate) async fn stop(self) {
        self.ssp.shutdown();
        self.scp.shutdown();
        let joined = tokio::task::spawn_blocking(move || {
            for thread in self.threads {
                let _ = thread.join();
            }
        });
        let _ = joined.await;
    }
}

/// Whether this kernel has SCTP: whether an endpoint can be opened.
fn has_kernel_sctp() -> bool {
    struct Nobody;
    impl Core for Nobody {
        fn handle_association(&mut self, _: Instant, _: AssociationId, _: AssociationEvent) {}
        fn handle_message(&mut self, _: Instant, _: AssociationId, _: Message<'_>) {}
        fn handle_timeout(&mut self, _: Instant) {}
        fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
            None
        }
        fn poll_timeout(&self) -> Option<Instant> {
            None
        }
    }
    let local = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    Driver::new(Nobody)
        .add_link(LinkConfig::new(Kind::Sctp, [local]))
        .is_ok()
}

type Started<C> = (Requests<C>, SocketAddr, Kind, JoinHandle<()>);

/// Starts a core on a thread with an event loop of its own.
async fn start<C: Core + 'static>(
    name: &str,
    make: impl FnOnce(Instant) -> C + Send + 'static,
    link: LinkConfig,
    node: NodeName,
    tape: Tape,
) -> Result<Started<C>, Error> {
    let (ready, started) = oneshot::channel();
    let thread = std::thread::Builder::new()
        .name(name.into())
        .spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            let runtime = runtime
                .expect("invariant: a thread of this process gets an event loop, as the first did");
            runtime.block_on(async move {
                let mut driver = Driver::new(make(Instant::now()));
                let added = driver
                    .add_link(link)
                    .map(|id| (driver.local_addresses(id), driver.kind(id)));
                driver.set_tap(move |tap| tape.note(node, &tap));
                let requests = driver.requests();
                let up = added.is_ok();
                if ready
                    .send(added.map(|(addresses, kind)| (requests, addresses, kind)))
                    .is_ok()
                    && up
                {
                    driver.run().await;
                }
            });
        });
    let thread = thread.expect("invariant: this process may have two threads more");
    let (requests, addresses, kind) = started
        .await
        .expect("invariant: the thread answers before it ends")?;
    let address = addresses
        .first()
        .copied()
        .unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
    Ok((requests, address, kind.unwrap_or(Kind::Auto), thread))
}
