//! The UDP socket with the SCTP endpoint behind it: what all associations share.

use super::Slot;
use super::cookie::{Cookie, Cookies, Holder, Random};
use super::packet::{self, Packet};
use crate::config::{MAX_MESSAGE, Settings};
use dcsctp::api::{Options, Socket};
use socket2::{Domain, Protocol, SockRef, Type};
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::net::UdpSocket;

/// What all associations share.
pub(super) struct Endpoint {
    pub(super) settings: Settings,
    pub(super) socket: UdpSocket,
    pub(super) local: SocketAddr,
    pub(super) sctp_port: u16,
    pub(super) cookies: Cookies,
    pub(super) random: Random,
    /// Answers given since then to packets of no association.
    pub(super) answers: (Instant, u32),
}

impl Endpoint {
    /// An association that does nothing yet. dcsctp draws tags and sequence numbers from this thread's `fastrand`, whose state shows
    /// in what it gives: each association starts it anew from where nobody can look.
    pub(super) fn socket(&mut self, slots: &[Slot], remote_port: u16) -> Socket {
        fastrand::seed(self.random.next_u64());
        let settings = &self.settings;
        let count = |retransmissions: u16| Some(u32::from(retransmissions));
        Socket::new(
            &format!("{} peers", slots.len()),
            &Options {
                local_port: self.sctp_port,
                remote_port,
                announced_maximum_incoming_streams: settings.streams,
                announced_maximum_outgoing_streams: settings.streams,
                mtu: usize::from(settings.mtu.max(512)),
                max_message_size: MAX_MESSAGE,
                max_receiver_window_buffer_size: settings.receive_buffer.max(4 * MAX_MESSAGE),
                max_send_buffer_size: settings.max_queue,
                per_stream_send_queue_limit: settings.max_queue,
                total_buffered_amount_low_threshold: 0,
                rto_initial: settings.rto_initial,
                rto_min: settings.rto_min,
                rto_max: settings.rto_max,
                t1_init_timeout: settings.rto_initial,
                t1_cookie_timeout: settings.rto_initial,
                t2_shutdown_timeout: settings.rto_initial,
                max_timer_backoff_duration: Some(settings.rto_max),
                // HB.Interval + RTO (RFC 9260 8.3). dcsctp waits RTO.Initial for the answer, and for ever if the next one is due by then.
                heartbeat_interval: match settings.heartbeat {
                    Duration::ZERO => Duration::ZERO,
                    heartbeat => heartbeat + settings.rto_initial,
                },
                delayed_ack_max_timeout: settings.sack_delay,
                min_rtt_variance: settings.rto_min.min(Duration::from_millis(220)),
                max_retransmissions: count(settings.max_retransmissions),
                max_init_retransmits: count(settings.max_init_retransmissions),
                // Signalling is reliable and is not interleaved.
                enable_partial_reliability: false,
                enable_message_interleaving: false,
                ..Options::default()
            },
        )
    }

    /// Sends a packet of an association, with the cookie of an INIT ACK sealed; `existing` is the association's tag.
    pub(super) fn send(&self, now: Instant, to: SocketAddr, existing: u32, octets: &[u8]) {
        let sealed = Packet::parse(octets)
            .filter(|packet| packet.first().is_some_and(|c| c.kind == packet::INIT_ACK));
        let Some(packet) = sealed else {
            return self.send_datagram(to, octets);
        };
        let holder = Holder {
            address: to.ip(),
            their_port: packet.destination_port,
            our_port: packet.source_port,
        };
        let sealed = packet.with_cookie(|peer_tag, our_tag, inner| {
            self.cookies.seal(
                now,
                holder,
                &Cookie {
                    existing,
                    peer_tag,
                    our_tag,
                    inner,
                },
            )
        });
        if let Some(octets) = sealed {
            self.send_datagram(to, &octets);
        }
    }

    /// Answers a packet of no association, as long as there are not too many.
    pub(super) fn answer(&mut self, now: Instant, to: SocketAddr, octets: &[u8]) {
        let (since, count) = &mut self.answers;
        if now.saturating_duration_since(*since) >= Duration::from_secs(1) {
            self.answers = (now, 1);
        } else if *count < MAX_ANSWERS {
            *count += 1;
        } else {
            return;
        }
        self.send_datagram(to, octets);
    }

    /// A plain system call: tokio's own would report "would block" before its first look at the socket, and the first INIT would be
    /// lost. A datagram that the system does not take is lost like any other; SCTP sends it again.
    fn send_datagram(&self, to: SocketAddr, octets: &[u8]) {
        if let Err(error) = SockRef::from(&self.socket).send_to(octets, &to.into()) {
            tracing::debug!(%to, %error, "datagram not sent");
        }
    }
}

pub(super) fn bind(address: SocketAddr, settings: &Settings) -> io::Result<UdpSocket> {
    let socket = socket2::Socket::new(
        Domain::for_address(address),
        Type::DGRAM,
        Some(Protocol::UDP),
    )?;
    socket.set_nonblocking(true)?;
    // As much as the system allows; a burst of a peer waits here while the core works.
    socket.set_recv_buffer_size(settings.receive_buffer)?;
    socket.set_send_buffer_size(settings.receive_buffer)?;
    socket.bind(&address.into())?;
    UdpSocket::from_std(socket.into())
}

/// Answers in a second to packets of no association.
const MAX_ANSWERS: u32 = 1000;
