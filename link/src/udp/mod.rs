//! SCTP in user space, in UDP (RFC 6951): dcsctp's associations, and round them what they leave to their user: which association a
//! packet is for, the peer's UDP port, acceptance without state, packets of no association (RFC 9260 8.4).

mod cookie;
mod endpoint;
mod packet;

use crate::config::{Kind, LinkConfig, MAX_MESSAGE, PeerConfig, Reach};
use crate::error::Error;
use crate::link::{Input, Statistics, fold_stream};
use crate::peers::{Backoff, Candidate, admit};
use cookie::{Cookies, Holder, Random, Unusable};
use dcsctp::api::{
    DcSctpSocket, ErrorKind, PpId, SendOptions, Socket, SocketEvent, SocketTime, StreamId,
};
use endpoint::{Endpoint, bind};
use inlab_ss7::{AssociationEvent, LossCause, Message};
use packet::Packet;
use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll, ready};
use std::time::Instant;

/// One UDP port with one SCTP endpoint behind it.
pub(crate) struct UdpLink {
    endpoint: Endpoint,
    slots: Vec<Slot>,
    /// Our verification tags. Asked for single tags only.
    tags: HashMap<u32, usize>,
    events: VecDeque<(usize, AssociationEvent, Option<Error>)>,
    refused: VecDeque<Error>,
    /// The slot whose association has messages: there is one at most, as they are all taken before the next datagram.
    ready: Option<usize>,
    /// The message that is lent out.
    current: Option<dcsctp::api::Message>,
    /// Where datagrams are received.
    buffer: Vec<u8>,
    listen: bool,
    closing: bool,
}

struct Slot {
    config: PeerConfig,
    state: State,
    backoff: Backoff,
    statistics: Statistics,
    /// What the core sent in this turn: the association bundles it.
    outbox: Vec<dcsctp::api::Message>,
}

enum State {
    /// Until the peer comes.
    Idle,
    /// Until it is time to connect.
    Waiting { until: Instant },
    /// From the first INIT or COOKIE ECHO on.
    Running(Box<Association>),
}

struct Association {
    socket: Socket,
    /// The beginning of the association's own time.
    created: Instant,
    tag: u32,
    /// The peer's UDP address, as its last good packet had it.
    remote: SocketAddr,
    /// The peer's SCTP port.
    port: u16,
    /// Streams, outbound and inbound; `None` until it is up.
    streams: Option<(u16, u16)>,
    /// We have asked for its end.
    shut_down: bool,
}

impl UdpLink {
    pub(crate) fn open(config: LinkConfig) -> Result<Self, Error> {
        let now = Instant::now();
        let address = SocketAddr::new(config.local[0].ip(), config.udp_port);
        let bind_error = |source| Error::Bind {
            kind: Kind::SctpUdp,
            address,
            source,
        };
        let socket = bind(address, &config.settings).map_err(bind_error)?;
        let local = socket.local_addr().map_err(bind_error)?;
        let mut random = Random::new().map_err(bind_error)?;
        // An SCTP port of our own within the UDP port: any will do where none is asked for.
        let sctp_port = match config.local[0].port() {
            0 => 49_152 | u16::try_from(random.next_u64() & 0x3fff).unwrap_or(0),
            port => port,
        };
        let slots = config.peers.into_iter().map(|config| Slot {
            state: match config.reach {
                Reach::Connect { .. } => State::Waiting { until: now },
                Reach::Accept { .. } => State::Idle,
            },
            config,
            backoff: Backoff::default(),
            statistics: Statistics::default(),
            outbox: Vec::new(),
        });
        Ok(Self {
            slots: slots.collect(),
            endpoint: Endpoint {
                cookies: Cookies::new(&mut random, now, config.settings.cookie_lifetime),
                settings: config.settings,
                socket,
                local,
                sctp_port,
                random,
                answers: (now, 0),
            },
            tags: HashMap::new(),
            events: VecDeque::new(),
            refused: VecDeque::new(),
            ready: None,
            current: None,
            buffer: vec![0; 65_536],
            listen: config.listen,
            closing: false,
        })
    }

    pub(crate) fn local_address(&self) -> SocketAddr {
        self.endpoint.local
    }

    pub(crate) fn poll(&mut self, cx: &mut Context<'_>, now: Instant) -> Poll<Input<'_>> {
        for _ in 0..MAX_DATAGRAMS {
            if let Some(error) = self.refused.pop_front() {
                return Poll::Ready(Input::Refused(error));
            }
            if let Some((slot, event, error)) = self.events.pop_front() {
                return Poll::Ready(Input::Event { slot, event, error });
            }
            if let Some(slot) = self.ready {
                match self.next_message(slot, now) {
                    Some(message) => {
                        self.slots[slot].statistics.received += 1;
                        let dcsctp::api::Message {
                            stream_id,
                            ppid,
                            payload,
                        } = &*self.current.insert(message);
                        let message = Message {
                            stream: stream_id.0,
                            ppid: ppid.0,
                            octets: payload,
                        };
                        return Poll::Ready(Input::Message { slot, message });
                    }
                    None => self.ready = None,
                }
                continue;
            }
            if let Err(error) = ready!(self.endpoint.socket.poll_recv_ready(cx)) {
                tracing::debug!(%error, "UDP socket");
            }
            let mut buffer = std::mem::take(&mut self.buffer);
            match self.endpoint.socket.try_recv_from(&mut buffer) {
                Ok((length, from)) => {
                    if let Some(packet) = buffer.get(..length).and_then(Packet::parse) {
                        self.handle_packet(now, from, &buffer[..length], packet);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                // A datagram of ours that somebody refused: SCTP has its own timers for that.
                Err(error) => tracing::debug!(%error, "UDP socket"),
            }
            self.buffer = buffer;
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    fn next_message(&mut self, slot: usize, now: Instant) -> Option<dcsctp::api::Message> {
        let State::Running(association) = &mut self.slots[slot].state else {
            return None;
        };
        let message = association.socket.get_next_message()?;
        if message.payload.len() <= MAX_MESSAGE {
            return Some(message);
        }
        let why = format!(
            "a message of {} octets; at most {MAX_MESSAGE} are taken",
            message.payload.len()
        );
        let error = Error::Broken {
            kind: Kind::SctpUdp,
            address: association.remote,
            why,
        };
        association.socket.close();
        self.drain(slot, now);
        self.end(
            slot,
            now,
            Some((AssociationEvent::Lost(LossCause::Local), Some(error))),
        );
        None
    }

    fn handle_packet(&mut self, now: Instant, from: SocketAddr, octets: &[u8], packet: Packet<'_>) {
        let Some(first) = packet.first() else { return };
        if packet.destination_port != self.endpoint.sctp_port {
            return self.handle_stray(now, from, packet);
        }
        if first.kind == packet::INIT && packet.tag == 0 {
            return self.handle_init(now, from, octets, packet, first);
        }
        if first.kind == packet::COOKIE_ECHO {
            return self.handle_cookie_echo(now, from, packet, first);
        }
        if let Some(slot) = self.tags.get(&packet.tag).copied()
            && let State::Running(association) = &mut self.slots[slot].state
            && association.port == packet.source_port
        {
            association.remote = from;
            return self.feed(slot, now, octets);
        }
        match self.association_at(from, packet.source_port) {
            // ABORT and SHUTDOWN COMPLETE may carry the peer's own tag (RFC 9260 8.5.1 B, C); the association knows it. Anything
            // else with a wrong tag is discarded (8.5).
            Some(slot) => {
                let reflected = matches!(first.kind, packet::ABORT | packet::SHUTDOWN_COMPLETE)
                    && first.flags & packet::T_BIT != 0;
                if reflected {
                    self.feed(slot, now, octets);
                }
            }
            None => self.handle_stray(now, from, packet),
        }
    }

    /// The association with this peer.
    fn association_at(&self, remote: SocketAddr, port: u16) -> Option<usize> {
        self.slots.iter().position(|slot| match &slot.state {
            State::Running(association) => association.remote == remote && association.port == port,
            State::Idle | State::Waiting { .. } => false,
        })
    }

    fn handle_init(
        &mut self,
        now: Instant,
        from: SocketAddr,
        octets: &[u8],
        packet: Packet<'_>,
        init: packet::Chunk<'_>,
    ) {
        // INIT comes alone (RFC 9260 6.10).
        if !packet.is_intact() || packet.chunks().count() != 1 {
            return;
        }
        let Some(peer_tag) = packet::initiate_tag(init).filter(|tag| *tag != 0) else {
            return;
        };
        if let Some(slot) = self.association_at(from, packet.source_port) {
            // A restart, or both sides connect at once (RFC 9260 5.2).
            return self.feed(slot, now, octets);
        }
        if !self.listen || self.closing || self.admit(from).is_none() {
            self.refuse(from);
            let abort = packet::abort(&packet, peer_tag, 0);
            return self.endpoint.answer(now, from, &abort);
        }
        // A throw-away association answers; what it knows goes into the cookie.
        for _ in 0..TAG_ATTEMPTS {
            let mut socket = self.endpoint.socket(&self.slots, packet.source_port);
            socket.handle_input(octets);
            let Some(answer) =
                std::iter::from_fn(|| socket.poll_event()).find_map(|event| match event {
                    SocketEvent::SendPacket(packet) => Some(packet),
                    _ => None,
                })
            else {
                return;
            };
            let our_tag =
                Packet::parse(&answer).and_then(|answer| packet::initiate_tag(answer.first()?));
            if our_tag.is_some_and(|tag| !self.tags.contains_key(&tag)) {
                return self.endpoint.send(now, from, 0, &answer);
            }
        }
    }

    fn handle_cookie_echo(
        &mut self,
        now: Instant,
        from: SocketAddr,
        packet: Packet<'_>,
        echo: packet::Chunk<'_>,
    ) {
        if !packet.is_intact() {
            return;
        }
        let holder = Holder {
            address: from.ip(),
            their_port: packet.source_port,
            our_port: packet.destination_port,
        };
        let cookie = match self.endpoint.cookies.open(now, holder, echo.value) {
            Ok(cookie) if cookie.our_tag == packet.tag => cookie,
            // RFC 9260 5.1.5: silently discarded.
            Ok(_) | Err(Unusable::Forged) => {
                tracing::debug!(%from, "a cookie that is not ours");
                return;
            }
            Err(Unusable::Stale { peer_tag, by }) => {
                let by = u32::try_from(by.as_micros()).unwrap_or(u32::MAX);
                return self.endpoint.answer(
                    now,
                    from,
                    &packet::stale_cookie(&packet, peer_tag, by),
                );
            }
        };
        let Some(octets) = packet.with_first_value(cookie.inner) else {
            return;
        };
        let known = self
            .tags
            .get(&cookie.our_tag)
            .or_else(|| self.tags.get(&cookie.existing))
            .copied();
        if let Some(slot) = known {
            if let State::Running(association) = &mut self.slots[slot].state {
                association.remote = from;
            }
            return self.feed(slot, now, &octets);
        }
        let Some(slot) = self.admit(from).filter(|_| self.listen && !self.closing) else {
            self.refuse(from);
            let abort = packet::abort(&packet, cookie.peer_tag, 0);
            return self.endpoint.answer(now, from, &abort);
        };
        if let State::Running(old) = &self.slots[slot].state {
            let why = "replaced by a new association of the same peer".into();
            let error = Error::Broken {
                kind: Kind::SctpUdp,
                address: old.remote,
                why,
            };
            self.end(
                slot,
                now,
                Some((AssociationEvent::Lost(LossCause::Unreachable), Some(error))),
            );
        }
        let socket = self.endpoint.socket(&self.slots, packet.source_port);
        self.start(
            slot,
            Association {
                socket,
                created: now,
                tag: cookie.our_tag,
                remote: from,
                port: packet.source_port,
                streams: None,
                shut_down: false,
            },
        );
        self.feed(slot, now, &octets);
    }

    /// A packet of no association (RFC 9260 8.4).
    fn handle_stray(&mut self, now: Instant, from: SocketAddr, packet: Packet<'_>) {
        if !packet.is_intact() || from.ip().is_multicast() {
            return;
        }
        let mut answer = Some(packet::abort(&packet, packet.tag, packet::T_BIT));
        for chunk in packet.chunks() {
            match chunk.kind {
                packet::ABORT | packet::SHUTDOWN_COMPLETE | packet::COOKIE_ACK | packet::ERROR => {
                    return;
                }
                packet::INIT => {
                    let tag = packet::initiate_tag(chunk).unwrap_or(0);
                    answer = Some(packet::abort(&packet, tag, 0));
                }
                packet::SHUTDOWN_ACK => answer = Some(packet::shutdown_complete(&packet)),
                _ => {}
            }
        }
        if let Some(answer) = answer {
            self.endpoint.answer(now, from, &answer);
        }
    }

    fn admit(&self, from: SocketAddr) -> Option<usize> {
        let candidates = self.slots.iter().map(|slot| Candidate {
            config: &slot.config,
            since: match &slot.state {
                State::Running(association) => Some(association.created),
                State::Idle | State::Waiting { .. } => None,
            },
        });
        admit(candidates, from.ip())
    }

    fn refuse(&mut self, from: SocketAddr) {
        if self.refused.len() < MAX_REFUSED {
            self.refused.push_back(Error::Refused {
                kind: Kind::SctpUdp,
                address: from,
            });
        }
    }

    fn start(&mut self, slot: usize, association: Association) {
        self.tags.insert(association.tag, slot);
        self.slots[slot].state = State::Running(Box::new(association));
    }

    fn connect(&mut self, slot: usize, now: Instant) {
        let Reach::Connect { remote, udp_port } = &self.slots[slot].config.reach else {
            unreachable!("invariant: only peers to connect to wait for it");
        };
        let (remote, port) = (SocketAddr::new(remote[0].ip(), *udp_port), remote[0].port());
        let (mut socket, mut tag) = (self.endpoint.socket(&self.slots, port), 0);
        for _ in 0..TAG_ATTEMPTS {
            socket.connect();
            tag = socket.verification_tag();
            if !self.tags.contains_key(&tag) {
                break;
            }
            socket = self.endpoint.socket(&self.slots, port);
        }
        self.start(
            slot,
            Association {
                socket,
                created: now,
                tag,
                remote,
                port,
                streams: None,
                shut_down: false,
            },
        );
        self.drain(slot, now);
    }

    /// Hands a packet to an association.
    fn feed(&mut self, slot: usize, now: Instant, octets: &[u8]) {
        self.with(slot, now, |socket| socket.handle_input(octets));
        let State::Running(association) = &self.slots[slot].state else {
            return;
        };
        if association.socket.messages_ready_count() > 0 {
            self.ready = Some(slot);
        }
    }

    /// Does something with an association at its time, and carries out what it wants in return.
    fn with(&mut self, slot: usize, now: Instant, action: impl FnOnce(&mut Socket)) {
        let State::Running(association) = &mut self.slots[slot].state else {
            return;
        };
        let elapsed = now.saturating_duration_since(association.created);
        let closing = self.closing;
        // The associations read what strangers send. Should one of them panic, it alone is lost.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            association
                .socket
                .advance_time(SocketTime::zero() + elapsed);
            action(&mut association.socket);
            // dcsctp's shutdown forgets what it has not sent yet, so that it has to wait for that.
            if closing && !association.shut_down && association.queued() == 0 {
                association.shut_down = true;
                association.socket.shutdown();
            }
        }));
        if outcome.is_err() {
            let why = "the association broke an invariant of its own".into();
            let error = Error::Broken {
                kind: Kind::SctpUdp,
                address: association.remote,
                why,
            };
            return self.end(
                slot,
                now,
                Some((AssociationEvent::Lost(LossCause::Local), Some(error))),
            );
        }
        self.drain(slot, now);
    }

    fn drain(&mut self, slot: usize, now: Instant) {
        while let State::Running(association) = &mut self.slots[slot].state {
            let Some(event) = association.socket.poll_event() else {
                break;
            };
            let address = association.remote;
            let was_up = association.streams.is_some();
            match event {
                SocketEvent::SendPacket(octets) => {
                    self.endpoint
                        .send(now, association.remote, association.tag, &octets);
                }
                SocketEvent::OnConnected() => {
                    let streams = association.socket.get_metrics().map_or((1, 1), |metrics| {
                        (
                            metrics.negotiated_maximum_outgoing_streams,
                            metrics.negotiated_maximum_incoming_streams,
                        )
                    });
                    association.streams = Some(streams);
                    // After a restart it is up as it was.
                    if !was_up {
                        let (outbound_streams, inbound_streams) = streams;
                        let up = AssociationEvent::Up {
                            outbound_streams,
                            inbound_streams,
                        };
                        self.events.push_back((slot, up, None));
                    }
                }
                SocketEvent::OnConnectionRestarted() => {
                    self.slots[slot].outbox.clear();
                    self.events
                        .push_back((slot, AssociationEvent::Restart, None));
                }
                SocketEvent::OnClosed() => {
                    return self.end(
                        slot,
                        now,
                        was_up.then_some((AssociationEvent::Shutdown, None)),
                    );
                }
                SocketEvent::OnAborted(kind, why) => {
                    let (cause, error) = match kind {
                        ErrorKind::TooManyRetries => {
                            let source = io::ErrorKind::TimedOut.into();
                            let cause = if was_up {
                                LossCause::Unreachable
                            } else {
                                LossCause::Refused
                            };
                            (
                                cause,
                                Error::Peer {
                                    kind: Kind::SctpUdp,
                                    address,
                                    source,
                                },
                            )
                        }
                        ErrorKind::PeerReported => {
                            let cause = if was_up {
                                LossCause::Aborted
                            } else {
                                LossCause::Refused
                            };
                            let source = match was_up {
                                true => io::ErrorKind::ConnectionReset,
                                false => io::ErrorKind::ConnectionRefused,
                            };
                            (
                                cause,
                                Error::Peer {
                                    kind: Kind::SctpUdp,
                                    address,
                                    source: source.into(),
                                },
                            )
                        }
                        _ => (
                            LossCause::Local,
                            Error::Broken {
                                kind: Kind::SctpUdp,
                                address,
                                why,
                            },
                        ),
                    };
                    return self.end(
                        slot,
                        now,
                        Some((AssociationEvent::Lost(cause), Some(error))),
                    );
                }
                SocketEvent::OnError(kind, why) => tracing::debug!(?kind, why, "SCTP"),
                _ => {}
            }
        }
        // A restart gives the association another tag.
        if let State::Running(association) = &mut self.slots[slot].state {
            let tag = association.socket.verification_tag();
            if tag == 0 {
                // Nothing came of it: a cookie that the association did not like.
                return self.end(slot, now, None);
            }
            if tag != association.tag {
                self.tags.remove(&association.tag);
                association.tag = tag;
                self.tags.insert(tag, slot);
            }
        }
    }

    /// The slot's association, or the attempt at one, is over.
    fn end(&mut self, slot: usize, now: Instant, event: Option<(AssociationEvent, Option<Error>)>) {
        let Self {
            endpoint,
            slots,
            tags,
            closing,
            ready,
            ..
        } = self;
        let settings = &endpoint.settings;
        if *ready == Some(slot) {
            *ready = None;
        }
        let place = &mut slots[slot];
        place.outbox.clear();
        if let State::Running(association) = &place.state {
            tags.remove(&association.tag);
            // An association that ends as soon as it is up is no success.
            let lasted = now.saturating_duration_since(association.created);
            if association.streams.is_some() && lasted >= settings.reconnect_max {
                place.backoff.succeeded();
            }
        }
        place.state = match place.config.reach {
            Reach::Connect { .. } if !*closing => State::Waiting {
                until: now + place.backoff.failed(settings),
            },
            Reach::Connect { .. } | Reach::Accept { .. } => State::Idle,
        };
        if let Some((event, error)) = event {
            self.events.push_back((slot, event, error));
        }
    }

    pub(crate) fn send(&mut self, slot: usize, message: Message<'_>) {
        let Some(slot) = self.slots.get_mut(slot) else {
            return;
        };
        match slot.state.outbound_streams() {
            Some(streams) => {
                let stream = StreamId(fold_stream(message.stream, streams));
                let payload = message.octets.to_vec();
                slot.outbox.push(dcsctp::api::Message::new(
                    stream,
                    PpId(message.ppid),
                    payload,
                ));
            }
            None => slot.statistics.dropped += 1,
        }
    }

    pub(crate) fn flush(&mut self, now: Instant) {
        for slot in 0..self.slots.len() {
            if self.slots[slot].outbox.is_empty() {
                continue;
            }
            let outbox = std::mem::take(&mut self.slots[slot].outbox);
            let (count, mut dropped) = (outbox.len(), 0);
            self.with(slot, now, |socket| {
                if let Err(error) = socket.send_many(outbox, &SendOptions::default()) {
                    dropped = error.0.len();
                }
            });
            let Slot {
                statistics, config, ..
            } = &mut self.slots[slot];
            statistics.sent += (count - dropped) as u64;
            if dropped > 0 {
                let before = statistics.dropped;
                statistics.dropped += dropped as u64;
                // At the first and then ever more seldom.
                if before.leading_zeros() != statistics.dropped.leading_zeros() {
                    tracing::warn!(
                        peer = &*config.name,
                        dropped = statistics.dropped,
                        "messages to a peer dropped"
                    );
                }
            }
        }
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        let due = self.slots.iter().filter_map(|slot| match &slot.state {
            State::Idle => None,
            State::Waiting { until } => Some(*until),
            State::Running(association) => association.poll_timeout(),
        });
        due.min()
    }

    pub(crate) fn handle_timeout(&mut self, now: Instant) {
        for slot in 0..self.slots.len() {
            match &self.slots[slot].state {
                State::Waiting { until } if *until <= now => self.connect(slot, now),
                State::Running(association)
                    if association.poll_timeout().is_some_and(|due| due <= now) =>
                {
                    self.with(slot, now, |_| {});
                }
                State::Idle | State::Waiting { .. } | State::Running(_) => {}
            }
        }
    }

    pub(crate) fn shutdown(&mut self) {
        self.closing = true;
        let now = Instant::now();
        for slot in 0..self.slots.len() {
            match &self.slots[slot].state {
                State::Running(association) if association.streams.is_some() => {
                    self.with(slot, now, |_| {});
                }
                State::Running(_) => {
                    self.with(slot, now, |socket| socket.close());
                    self.end(slot, now, None);
                }
                State::Idle | State::Waiting { .. } => self.slots[slot].state = State::Idle,
            }
        }
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.events.is_empty()
            && self
                .slots
                .iter()
                .all(|slot| matches!(slot.state, State::Idle))
    }

    pub(crate) fn abort(&mut self) {
        let now = Instant::now();
        self.closing = true;
        for slot in 0..self.slots.len() {
            self.with(slot, now, |socket| socket.close());
            self.end(slot, now, None);
        }
    }

    pub(crate) fn statistics(&self, slot: usize) -> Statistics {
        let Some(slot) = self.slots.get(slot) else {
            return Statistics::default();
        };
        let queued = match &slot.state {
            State::Running(association) => association.queued(),
            State::Idle | State::Waiting { .. } => 0,
        };
        Statistics {
            queued,
            ..slot.statistics
        }
    }
}

impl State {
    /// `None` unless it is up.
    fn outbound_streams(&self) -> Option<u16> {
        match self {
            Self::Running(association) => association.streams.map(|(outbound, _)| outbound),
            Self::Idle | Self::Waiting { .. } => None,
        }
    }
}

impl Association {
    /// Octets that wait to be sent.
    fn queued(&self) -> usize {
        let streams = self.streams.map_or(0, |(outbound, _)| outbound);
        (0..streams)
            .map(|stream| self.socket.buffered_amount(StreamId(stream)))
            .sum()
    }

    fn poll_timeout(&self) -> Option<Instant> {
        let due = self.socket.poll_timeout();
        // The infinite future is beyond every instant.
        self.created.checked_add(due - SocketTime::zero())
    }
}

/// Datagrams taken that gave nothing for the core before others have a turn.
const MAX_DATAGRAMS: usize = 64;
/// Refusals kept for the onlooker.
const MAX_REFUSED: usize = 16;
/// Draws of a tag that no other association has: one in four thousand million fails.
const TAG_ATTEMPTS: usize = 4;
