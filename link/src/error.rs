//! What can be wrong with a link.

use crate::Kind;
use std::fmt;
use std::io;
use std::net::SocketAddr;

/// Why a link could not be made, or an association was lost. [`Configuration`](Self::Configuration) is a fault of the lab file;
/// all others mean that the peer or the transport is not there.
#[derive(Debug)]
pub enum Error {
    /// The configuration contradicts itself.
    Configuration(String),
    /// A local address could not be taken.
    Bind {
        /// Of what link.
        kind: Kind,
        /// Which address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The peer could not be reached, or is not reachable any more.
    Peer {
        /// Over what link.
        kind: Kind,
        /// Which peer; its UDP address for `sctp-udp`.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The peer, or we, broke an association off for a reason that is not the system's.
    Broken {
        /// Over what link.
        kind: Kind,
        /// Which peer.
        address: SocketAddr,
        /// Why.
        why: String,
    },
    /// Somebody who is not among the peers wanted an association.
    Refused {
        /// Over what link.
        kind: Kind,
        /// Who.
        address: SocketAddr,
    },
    /// `sctp` was asked for, and this kernel has none.
    NoKernelSctp,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration(why) => f.write_str(why),
            Self::Bind {
                kind,
                address,
                source,
            } => write!(f, "{kind} {address}: {}", reason(source)),
            Self::Peer {
                kind,
                address,
                source,
            } => write!(f, "{kind} {address}: {}", reason(source)),
            Self::Broken { kind, address, why } => write!(f, "{kind} {address}: {why}"),
            Self::Refused { kind, address } => {
                write!(f, "{kind} {address}: refused, it is not a configured peer")
            }
            Self::NoKernelSctp => f.write_str("this kernel has no SCTP; sctp-udp needs none"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Bind { source, .. } | Self::Peer { source, .. } => Some(source),
            Self::Configuration(_)
            | Self::Broken { .. }
            | Self::Refused { .. }
            | Self::NoKernelSctp => None,
        }
    }
}

/// The common ones in words.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => "the port is in use".into(),
        io::ErrorKind::AddrNotAvailable => "this machine does not have the address".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::ConnectionRefused => "connection refused".into(),
        io::ErrorKind::ConnectionReset => "aborted by the peer".into(),
        io::ErrorKind::TimedOut => "no answer".into(),
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable => "no route".into(),
        _ => error.to_string(),
    }
}

/// Whether the error says that the kernel has no SCTP: 93 (EPROTONOSUPPORT), 94 (ESOCKTNOSUPPORT), 97 (EAFNOSUPPORT) on Linux;
/// the standard library has no kind for them.
pub(crate) fn is_no_sctp(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(93 | 94 | 97)) || error.kind() == io::ErrorKind::Unsupported
}
