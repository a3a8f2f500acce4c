//! What links there are and who is at their far ends.

use crate::Error;
use inlab_ss7::AssociationId;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// Most octets of one message. An M3UA message with the longest LUDT is about 4 KiB.
pub const MAX_MESSAGE: usize = 65_536;
/// Most associations of one link.
pub const MAX_PEERS: usize = 256;

/// What a link is made of.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// `sctp` if this kernel has it, else `sctp-udp`.
    Auto,
    /// Kernel SCTP.
    Sctp,
    /// SCTP in user space, in UDP.
    SctpUdp,
    /// M3UA framed by its own length in TCP.
    Tcp,
}

impl Kind {
    /// The words of a lab file, in the order in which a list of them reads best.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("auto", Self::Auto),
        ("sctp", Self::Sctp),
        ("sctp-udp", Self::SctpUdp),
        ("tcp", Self::Tcp),
    ];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Auto => "auto",
            Self::Sctp => "sctp",
            Self::SctpUdp => "sctp-udp",
            Self::Tcp => "tcp",
        })
    }
}

/// One local end: an SCTP endpoint or a TCP port, with the peers that it talks to.
#[derive(Clone, Debug)]
pub struct LinkConfig {
    /// What it is made of.
    pub kind: Kind,
    /// The local addresses, all with the same port; port 0 takes any. Kernel SCTP takes several (multihoming), the others one.
    pub local: Vec<SocketAddr>,
    /// `sctp-udp`: the local UDP port; 9899 is IANA's (RFC 6951), 0 takes any.
    pub udp_port: u16,
    /// Whether peers may set up associations. Without it the link only connects.
    pub listen: bool,
    /// The far ends; who is not among them is refused.
    pub peers: Vec<PeerConfig>,
    /// Timers and bounds.
    pub settings: Settings,
}

impl LinkConfig {
    /// A link that does not listen and has no peers yet.
    pub fn new(kind: Kind, local: impl IntoIterator<Item = SocketAddr>) -> Self {
        Self {
            kind,
            local: local.into_iter().collect(),
            udp_port: UDP_PORT,
            listen: false,
            peers: Vec::new(),
            settings: Settings::default(),
        }
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let wrong = |why: &str| Err(Error::Configuration(format!("link {}: {why}", self.kind)));
        let Some(first) = self.local.first() else {
            return wrong("it has no local address");
        };
        if self
            .local
            .iter()
            .any(|address| address.port() != first.port())
        {
            return wrong("its local addresses have different ports");
        }
        if self.local.len() > 1 && self.kind != Kind::Sctp {
            return wrong("several local addresses need kernel SCTP");
        }
        if self.peers.len() > MAX_PEERS {
            return wrong("it has more than 256 peers");
        }
        if self.settings.streams == 0 {
            return wrong("an association has at least one stream");
        }
        for peer in &self.peers {
            match &peer.reach {
                Reach::Connect { remote, .. } if remote.is_empty() => {
                    return wrong("a peer to connect to has no address");
                }
                Reach::Connect { remote, .. } if remote.len() > 1 && self.kind != Kind::Sctp => {
                    return wrong("several addresses of a peer need kernel SCTP");
                }
                Reach::Accept { .. } if !self.listen => {
                    return wrong("a peer is to be accepted, but the link does not listen");
                }
                Reach::Connect { .. } | Reach::Accept { .. } => {}
            }
        }
        Ok(())
    }
}

/// One far end.
#[derive(Clone, Debug)]
pub struct PeerConfig {
    /// How the core knows the association.
    pub association: AssociationId,
    /// For people.
    pub name: String,
    /// Who sets it up.
    pub reach: Reach,
}

impl PeerConfig {
    /// We connect, and connect again after a loss.
    pub fn connect(
        association: AssociationId,
        name: impl Into<String>,
        remote: impl IntoIterator<Item = SocketAddr>,
    ) -> Self {
        let reach = Reach::Connect {
            remote: remote.into_iter().collect(),
            udp_port: UDP_PORT,
        };
        Self {
            association,
            name: name.into(),
            reach,
        }
    }

    /// The peer connects, from one of these addresses, or from anywhere if none is given.
    pub fn accept(
        association: AssociationId,
        name: impl Into<String>,
        from: impl IntoIterator<Item = IpAddr>,
    ) -> Self {
        Self {
            association,
            name: name.into(),
            reach: Reach::Accept {
                from: from.into_iter().collect(),
            },
        }
    }
}

/// Who sets an association up.
#[derive(Clone, Debug)]
pub enum Reach {
    /// We do.
    Connect {
        /// The peer's addresses with its SCTP or TCP port. Kernel SCTP takes several.
        remote: Vec<SocketAddr>,
        /// `sctp-udp`: the peer's UDP port.
        udp_port: u16,
    },
    /// The peer does. Of several peers that match, the first that is not up is taken. If all that name the address are up, the
    /// oldest association is replaced: it is the peer itself that comes again after a failure nobody noticed.
    Accept {
        /// The addresses that it may come from; empty for any.
        from: Vec<IpAddr>,
    },
}

/// Timers and bounds of a link. The defaults are for signalling networks; RFC 9260's own are in brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Streams offered in either direction: 17, one for management and one for each signalling link selection of 4 bits.
    pub streams: u16,
    /// RTO.Initial: 500 ms (1 s).
    pub rto_initial: Duration,
    /// RTO.Min: 250 ms (1 s); above a peer's delay of acknowledgements, mostly 200 ms.
    pub rto_min: Duration,
    /// RTO.Max: 2 s (60 s).
    pub rto_max: Duration,
    /// HB.Interval: 5 s (30 s).
    pub heartbeat: Duration,
    /// Association.Max.Retrans: 4 (10).
    pub max_retransmissions: u16,
    /// Path.Max.Retrans, kernel SCTP: 2 (5).
    pub path_max_retransmissions: u16,
    /// Max.Init.Retransmits: 4 (8).
    pub max_init_retransmissions: u16,
    /// Longest delay of our acknowledgements: 40 ms (200 ms).
    pub sack_delay: Duration,
    /// Valid.Cookie.Life: 60 s.
    pub cookie_lifetime: Duration,
    /// Largest SCTP packet in UDP, without IP and UDP headers: 1400 octets.
    pub mtu: u16,
    /// Receive buffer of a socket: 4 MiB. The kernel cuts it to `net.core.rmem_max`, which then must be raised: kernel SCTP with
    /// the usual 212 kB drops small messages long before it is full, and waits for retransmissions.
    pub receive_buffer: usize,
    /// Most octets waiting to be sent on an association: 8 MiB.
    pub max_queue: usize,
    /// How long they may wait without one being taken: 10 s.
    pub stall: Duration,
    /// How long to wait before connecting again; doubled after each failure: 250 ms.
    pub reconnect_min: Duration,
    /// At most: 10 s.
    pub reconnect_max: Duration,
    /// How long an orderly shutdown may take before the rest is aborted: 2 s.
    pub shutdown: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            streams: 17,
            rto_initial: Duration::from_millis(500),
            rto_min: Duration::from_millis(250),
            rto_max: Duration::from_secs(2),
            heartbeat: Duration::from_secs(5),
            max_retransmissions: 4,
            path_max_retransmissions: 2,
            max_init_retransmissions: 4,
            sack_delay: Duration::from_millis(40),
            cookie_lifetime: Duration::from_secs(60),
            mtu: 1400,
            receive_buffer: 4 << 20,
            max_queue: 8 << 20,
            stall: Duration::from_secs(10),
            reconnect_min: Duration::from_millis(250),
            reconnect_max: Duration::from_secs(10),
            shutdown: Duration::from_secs(2),
        }
    }
}

/// IANA's port for SCTP in UDP.
const UDP_PORT: u16 = 9899;
