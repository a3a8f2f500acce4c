//! The links behind one face.

use crate::config::{Kind, LinkConfig};
use crate::error::{Error, is_no_sctp};
use crate::sctp::SctpLink;
use crate::tcp::TcpLink;
use crate::udp::UdpLink;
use inlab_ss7::{AssociationEvent, Message};
use std::net::SocketAddr;
use std::task::{Context, Poll};
use std::time::Instant;

/// What a link has to say. `slot` is the index of the peer in the link's configuration.
pub(crate) enum Input<'a> {
    Event {
        slot: usize,
        event: AssociationEvent,
        error: Option<Error>,
    },
    Message {
        slot: usize,
        message: Message<'a>,
    },
    Refused(Error),
}

/// What went over an association since the driver began, and how much waits.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Statistics {
    /// Messages from the peer.
    pub received: u64,
    /// Messages to the peer.
    pub sent: u64,
    /// Messages to the peer that were dropped: not up, too long, or too much waiting.
    pub dropped: u64,
    /// Octets waiting to be sent, and for `sctp-udp` those sent but not acknowledged.
    pub queued: usize,
}

/// One local end. The driver calls `poll` until it is pending, `send` for each message, `flush` after a batch.
pub(crate) enum Link {
    Sctp(SctpLink),
    SctpUdp(Box<UdpLink>),
    Tcp(TcpLink),
}

impl Link {
    pub(crate) fn open(mut config: LinkConfig) -> Result<Self, Error> {
        config.check()?;
        let kernel_has_sctp =
            || match lksctp::SctpSocket::new(lksctp::Family::Ipv4, lksctp::Style::OneToOne) {
                Ok(_) => true,
                Err(error) => !is_no_sctp(&error),
            };
        if config.kind == Kind::Auto {
            config.kind = if kernel_has_sctp() {
                Kind::Sctp
            } else {
                Kind::SctpUdp
            };
            config.check()?;
        }
        match config.kind {
            Kind::Sctp if !kernel_has_sctp() => Err(Error::NoKernelSctp),
            Kind::Sctp | Kind::Auto => SctpLink::open(config).map(Self::Sctp),
            Kind::SctpUdp => UdpLink::open(config).map(Box::new).map(Self::SctpUdp),
            Kind::Tcp => TcpLink::open(config).map(Self::Tcp),
        }
    }

    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Sctp(_) => Kind::Sctp,
            Self::SctpUdp(_) => Kind::SctpUdp,
            Self::Tcp(_) => Kind::Tcp,
        }
    }

    /// The local addresses; for `sctp-udp` the UDP one.
    pub(crate) fn local_addresses(&self) -> Vec<SocketAddr> {
        match self {
            Self::Sctp(link) => link.local_addresses(),
            Self::SctpUdp(link) => vec![link.local_address()],
            Self::Tcp(link) => link.local_address().into_iter().collect(),
        }
    }

    /// The next event or message.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>, now: Instant) -> Poll<Input<'_>> {
        match self {
            Self::Sctp(link) => link.poll(cx, now),
            Self::SctpUdp(link) => link.poll(cx, now),
            Self::Tcp(link) => link.poll(cx, now),
        }
    }

    /// Takes a message; what cannot be sent is counted.
    pub(crate) fn send(&mut self, now: Instant, slot: usize, message: Message<'_>) {
        match self {
            Self::Sctp(link) => link.send(now, slot, message),
            Self::SctpUdp(link) => link.send(slot, message),
            Self::Tcp(link) => link.send(now, slot, message),
        }
    }

    /// Hands what was taken to the network, as far as it goes.
    pub(crate) fn flush(&mut self, now: Instant) {
        match self {
            Self::Sctp(link) => link.flush(now),
            Self::SctpUdp(link) => link.flush(now),
            Self::Tcp(link) => link.flush(now),
        }
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        match self {
            Self::Sctp(link) => link.poll_timeout(),
            Self::SctpUdp(link) => link.poll_timeout(),
            Self::Tcp(link) => link.poll_timeout(),
        }
    }

    pub(crate) fn handle_timeout(&mut self, now: Instant) {
        match self {
            Self::Sctp(link) => link.handle_timeout(now),
            Self::SctpUdp(link) => link.handle_timeout(now),
            Self::Tcp(link) => link.handle_timeout(now),
        }
    }

    /// Begins an orderly end of all associations; no new ones come up.
    pub(crate) fn shutdown(&mut self) {
        match self {
            Self::Sctp(link) => link.shutdown(),
            Self::SctpUdp(link) => link.shutdown(),
            Self::Tcp(link) => link.shutdown(),
        }
    }

    /// Whether no association is left.
    pub(crate) fn is_closed(&self) -> bool {
        match self {
            Self::Sctp(link) => link.is_closed(),
            Self::SctpUdp(link) => link.is_closed(),
            Self::Tcp(link) => link.is_closed(),
        }
    }

    /// Aborts what is left.
    pub(crate) fn abort(&mut self) {
        match self {
            Self::Sctp(link) => link.abort(),
            Self::SctpUdp(link) => link.abort(),
            Self::Tcp(link) => link.abort(),
        }
    }

    pub(crate) fn statistics(&self, slot: usize) -> Statistics {
        match self {
            Self::Sctp(link) => link.statistics(slot),
            Self::SctpUdp(link) => link.statistics(slot),
            Self::Tcp(link) => link.statistics(slot),
        }
    }
}

/// The stream that a message goes over on an association of so many.
pub(crate) fn fold_stream(stream: u16, streams: u16) -> u16 {
    match (stream, streams) {
        (0, _) | (_, 0 | 1) => 0,
        (stream, streams) if stream < streams => stream,
        (stream, streams) => 1 + (stream - 1) % (streams - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_that_are_not_there_fold_onto_those_that_are() {
        assert_eq!(fold_stream(0, 17), 0);
        assert_eq!(fold_stream(16, 17), 16);
        assert_eq!(fold_stream(17, 17), 1);
        assert_eq!(fold_stream(255, 17), 15);
        assert_eq!(fold_stream(5, 2), 1);
        assert_eq!(fold_stream(5, 1), 0);
        assert_eq!(fold_stream(u16::MAX, u16::MAX), 1);
        for streams in 2..40 {
            for stream in 1..100 {
                assert!((1..streams).contains(&fold_stream(stream, streams)));
            }
        }
    }
}
