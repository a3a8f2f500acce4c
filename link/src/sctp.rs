//! Kernel SCTP through the sockets of RFC 6458, one-to-one style.

use crate::config::{Kind, LinkConfig, MAX_MESSAGE, PeerConfig, Reach, Settings};
use crate::error::Error;
use crate::link::{Input, Statistics, fold_stream};
use crate::peers::{Backoff, Candidate, admit};
use inlab_ss7::{AssociationEvent, LossCause, Message};
use lksctp::{
    AssocChangeState, AssocId, AssocInfo, EventType, Family, InitParams, Notification,
    PeerAddrChangeState, PeerAddrParams, Ppid, RecvMsg, RtoInfo, SackInfo, SctpSocket, SendInfo,
    SppFlags, Style,
};
use socket2::SockRef;
use std::collections::VecDeque;
use std::io;
use std::net::{Shutdown, SocketAddr};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};
use tokio::io::unix::AsyncFd;

/// One SCTP endpoint and its peers.
pub(crate) struct SctpLink {
    settings: Settings,
    local: Vec<SocketAddr>,
    listener: Option<AsyncFd<SctpSocket>>,
    /// After a failure to accept, such as too many open files: not before.
    accept_from: Option<Instant>,
    slots: Vec<Slot>,
    cursor: usize,
    events: VecDeque<(usize, AssociationEvent, Option<Error>)>,
    refused: VecDeque<Error>,
    warned: bool,
    closing: bool,
}

struct Slot {
    config: PeerConfig,
    state: State,
    backoff: Backoff,
    statistics: Statistics,
}

enum State {
    /// Until the peer comes.
    Idle,
    /// Until it is time to connect.
    Waiting { until: Instant },
    /// From the first INIT on.
    Running(Box<Association>),
}

struct Association {
    socket: AsyncFd<SctpSocket>,
    remote: SocketAddr,
    since: Instant,
    /// Outbound streams; 0 until it is up.
    streams: u16,
    input: Vec<u8>,
    /// Octets of a message that is not complete yet.
    filled: usize,
    output: VecDeque<(SendInfo, Vec<u8>)>,
    queued: usize,
    /// Since when messages wait and the kernel takes none.
    blocked: Option<Instant>,
    /// What ended it, told by a notification before the end of the data.
    ending: Option<LossCause>,
    shut_down: bool,
}

/// What came of asking one association.
enum Found {
    Message {
        length: usize,
        stream: u16,
        ppid: u32,
    },
    Up {
        outbound_streams: u16,
        inbound_streams: u16,
    },
    Event(AssociationEvent),
    /// It is over, in order or with a cause.
    End(Option<(LossCause, io::Error)>),
    TooLong,
}

impl SctpLink {
    pub(crate) fn open(config: LinkConfig) -> Result<Self, Error> {
        let now = Instant::now();
        let mut local = config.local;
        let mut warned = false;
        let mut listener = None;
        if config.listen {
            let bind_error = |source| Error::Bind {
                kind: Kind::Sctp,
                address: local[0],
                source,
            };
            let (socket, cut) = open(&local, &config.settings).map_err(bind_error)?;
            warned = cut;
            socket.listen(128).map_err(bind_error)?;
            if let Ok(address) = socket.local_addr() {
                local
                    .iter_mut()
                    .for_each(|local| local.set_port(address.port()));
            }
            listener = Some(register(socket).map_err(|source| Error::Bind {
                kind: Kind::Sctp,
                address: local[0],
                source,
            })?);
        }
        let slots = config.peers.into_iter().map(|config| Slot {
            state: match config.reach {
                Reach::Connect { .. } => State::Waiting { until: now },
                Reach::Accept { .. } => State::Idle,
            },
            config,
            backoff: Backoff::default(),
            statistics: Statistics::default(),
        });
        Ok(Self {
            settings: config.settings,
            local,
            listener,
            accept_from: None,
            slots: slots.collect(),
            cursor: 0,
            events: VecDeque::new(),
            refused: VecDeque::new(),
            warned,
            closing: false,
        })
    }

    pub(crate) fn local_addresses(&self) -> Vec<SocketAddr> {
        self.local.clone()
    }

    pub(crate) fn poll(&mut self, cx: &mut Context<'_>, now: Instant) -> Poll<Input<'_>> {
        self.accept(cx, now);
        if let Some(error) = self.refused.pop_front() {
            return Poll::Ready(Input::Refused(error));
        }
        if let Some((slot, event, error)) = self.events.pop_front() {
            return Poll::Ready(Input::Event { slot, event, error });
        }
        let count = self.slots.len();
        for step in 0..count {
            let slot = (self.cursor + step) % count;
            let State::Running(association) = &mut self.slots[slot].state else {
                continue;
            };
            let address = association.remote;
            let (event, error) = match association.poll(cx, now, self.closing) {
                Poll::Pending => continue,
                Poll::Ready(Found::Message {
                    length,
                    stream,
                    ppid,
                }) => {
                    self.cursor = (slot + 1) % count;
                    self.slots[slot].statistics.received += 1;
                    let State::Running(association) = &self.slots[slot].state else {
                        unreachable!("invariant: only a running association finds messages");
                    };
                    let octets = association.input.get(..length).unwrap_or_default();
                    return Poll::Ready(Input::Message {
                        slot,
                        message: Message {
                            stream,
                            ppid,
                            octets,
                        },
                    });
                }
                Poll::Ready(Found::Up {
                    outbound_streams,
                    inbound_streams,
                }) => (
                    AssociationEvent::Up {
                        outbound_streams,
                        inbound_streams,
                    },
                    None,
                ),
                Poll::Ready(Found::Event(event)) => (event, None),
                Poll::Ready(Found::End(None)) => {
                    self.end(slot, now);
                    (AssociationEvent::Shutdown, None)
                }
                Poll::Ready(Found::End(Some((cause, source)))) => {
                    self.end(slot, now);
                    (
                        AssociationEvent::Lost(cause),
                        Some(Error::Peer {
                            kind: Kind::Sctp,
                            address,
                            source,
                        }),
                    )
                }
                Poll::Ready(Found::TooLong) => {
                    abort(&association.socket);
                    self.end(slot, now);
                    let why = format!("a message of more than {MAX_MESSAGE} octets");
                    let error = Error::Broken {
                        kind: Kind::Sctp,
                        address,
                        why,
                    };
                    (AssociationEvent::Lost(LossCause::Local), Some(error))
                }
            };
            return Poll::Ready(Input::Event { slot, event, error });
        }
        Poll::Pending
    }

    fn accept(&mut self, cx: &mut Context<'_>, now: Instant) {
        if self.accept_from.is_some_and(|from| now < from) {
            return;
        }
        self.accept_from = None;
        for _ in 0..4 {
            let Some(listener) = &self.listener else {
                return;
            };
            let accepted = match listener.poll_read_ready(cx) {
                Poll::Pending => return,
                Poll::Ready(Err(error)) => Err(error),
                Poll::Ready(Ok(mut guard)) => {
                    match guard.try_io(|listener| listener.get_ref().accept()) {
                        Ok(accepted) => accepted,
                        Err(_would_block) => continue,
                    }
                }
            };
            match accepted.and_then(|(socket, remote)| self.admit(socket, remote, now)) {
                Ok(()) => {}
                Err(error) => {
                    tracing::warn!(%error, "cannot accept an association");
                    self.accept_from = Some(now + Duration::from_millis(100));
                    return;
                }
            }
        }
        cx.waker().wake_by_ref();
    }

    fn admit(&mut self, socket: SctpSocket, remote: SocketAddr, now: Instant) -> io::Result<()> {
        socket.set_nonblocking(true)?;
        subscribe(&socket)?;
        let socket = register(socket)?;
        let candidates = self.slots.iter().map(|slot| Candidate {
            config: &slot.config,
            since: match &slot.state {
                State::Running(association) => Some(association.since),
                State::Idle | State::Waiting { .. } => None,
            },
        });
        let Some(slot) = admit(candidates, remote.ip()) else {
            abort(&socket);
            if self.refused.len() < MAX_REFUSED {
                self.refused.push_back(Error::Refused {
                    kind: Kind::Sctp,
                    address: remote,
                });
            }
            return Ok(());
        };
        let status = socket.get_ref().status(AssocId::FUTURE)?;
        if let State::Running(old) = &self.slots[slot].state {
            let why = "replaced by a new association of the same peer".into();
            let error = Error::Broken {
                kind: Kind::Sctp,
                address: old.remote,
                why,
            };
            abort(&old.socket);
            self.events.push_back((
                slot,
                AssociationEvent::Lost(LossCause::Unreachable),
                Some(error),
            ));
        }
        let up = AssociationEvent::Up {
            outbound_streams: status.outstrms,
            inbound_streams: status.instrms,
        };
        let association = Association {
            streams: status.outstrms,
            ..Association::new(socket, remote, now)
        };
        self.slots[slot].state = State::Running(Box::new(association));
        self.events.push_back((slot, up, None));
        Ok(())
    }

    fn connect(&mut self, slot: usize, now: Instant) {
        let Reach::Connect { remote, .. } = &self.slots[slot].config.reach else {
            unreachable!("invariant: only peers to connect to wait for it");
        };
        let mut local = self.local.clone();
        if self.listener.is_some() {
            // A one-to-one socket that listens keeps the port to itself.
            local.iter_mut().for_each(|local| local.set_port(0));
        }
        let address = remote[0];
        let connected = open(&local, &self.settings).and_then(|(socket, cut)| {
            subscribe(&socket)?;
            let socket = register(socket)?;
            socket.get_ref().connectx(remote)?;
            Ok((socket, cut))
        });
        match connected {
            Ok((socket, cut)) => {
                self.warned |= cut;
                self.slots[slot].state =
                    State::Running(Box::new(Association::new(socket, address, now)));
            }
            Err(source) => {
                let error = Error::Peer {
                    kind: Kind::Sctp,
                    address,
                    source,
                };
                self.end(slot, now);
                self.events.push_back((
                    slot,
                    AssociationEvent::Lost(LossCause::Refused),
                    Some(error),
                ));
            }
        }
    }

    /// The slot's association, or the attempt at one, is over.
    fn end(&mut self, slot: usize, now: Instant) {
        let Self {
            settings,
            closing,
            slots,
            ..
        } = self;
        let slot = &mut slots[slot];
        if let State::Running(association) = &slot.state {
            let lasted = now.saturating_duration_since(association.since);
            if association.streams > 0 && lasted >= settings.reconnect_max {
                slot.backoff.succeeded();
            }
        }
        slot.state = match slot.config.reach {
            Reach::Connect { .. } if !*closing => State::Waiting {
                until: now + slot.backoff.failed(settings),
            },
            Reach::Connect { .. } | Reach::Accept { .. } => State::Idle,
        };
    }

    pub(crate) fn send(&mut self, now: Instant, slot: usize, message: Message<'_>) {
        let Some(slot) = self.slots.get_mut(slot) else {
            return;
        };
        let length = message.octets.len();
        match &mut slot.state {
            State::Running(association)
                if association.streams > 0
                    && !association.shut_down
                    && (1..=MAX_MESSAGE).contains(&length)
                    && association.queued + length <= self.settings.max_queue =>
            {
                let sid = fold_stream(message.stream, association.streams);
                let info = SendInfo {
                    sid,
                    ppid: Ppid(message.ppid),
                    ..SendInfo::default()
                };
                slot.statistics.sent += 1;
                // In order: behind what waits already.
                if association.output.is_empty() && association.send_now(message.octets, &info) {
                    return;
                }
                association.blocked.get_or_insert(now);
                association.queued += length;
                association
                    .output
                    .push_back((info, message.octets.to_vec()));
            }
            State::Running(_) | State::Idle | State::Waiting { .. } => {
                slot.statistics.dropped += 1;
                if slot.statistics.dropped.is_power_of_two() {
                    let (dropped, peer) = (slot.statistics.dropped, &*slot.config.name);
                    tracing::warn!(peer, dropped, "messages to a peer dropped");
                }
            }
        }
    }

    pub(crate) fn flush(&mut self, now: Instant) {
        for slot in &mut self.slots {
            if let State::Running(association) = &mut slot.state {
                association.write(now);
            }
        }
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        let slots = self.slots.iter().filter_map(|slot| match &slot.state {
            State::Idle => None,
            State::Waiting { until } => Some(*until),
            State::Running(association) => {
                association.blocked.map(|since| since + self.settings.stall)
            }
        });
        slots.chain(self.accept_from).min()
    }

    pub(crate) fn handle_timeout(&mut self, now: Instant) {
        for slot in 0..self.slots.len() {
            match &self.slots[slot].state {
                State::Waiting { until } if *until <= now => self.connect(slot, now),
                State::Running(association)
                    if association
                        .blocked
                        .is_some_and(|since| since + self.settings.stall <= now) =>
                {
                    abort(&association.socket);
                    let why = format!("it has taken nothing for {:?}", self.settings.stall);
                    let error = Error::Broken {
                        kind: Kind::Sctp,
                        address: association.remote,
                        why,
                    };
                    self.end(slot, now);
                    self.events.push_back((
                        slot,
                        AssociationEvent::Lost(LossCause::Unreachable),
                        Some(error),
                    ));
                }
                State::Idle | State::Waiting { .. } | State::Running(_) => {}
            }
        }
    }

    pub(crate) fn shutdown(&mut self) {
        self.closing = true;
        self.listener = None;
        for slot in &mut self.slots {
            match &slot.state {
                // poll says the end once everything is handed over.
                State::Running(association) if association.streams > 0 => {}
                State::Running(_) | State::Idle | State::Waiting { .. } => slot.state = State::Idle,
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
        for slot in &mut self.slots {
            if let State::Running(association) = &slot.state {
                abort(&association.socket);
            }
            slot.state = State::Idle;
        }
    }

    pub(crate) fn statistics(&self, slot: usize) -> Statistics {
        let Some(slot) = self.slots.get(slot) else {
            return Statistics::default();
        };
        let queued = match &slot.state {
            State::Running(association) => association.queued,
            State::Idle | State::Waiting { .. } => 0,
        };
        Statistics {
            queued,
            ..slot.statistics
        }
    }
}

impl Association {
    fn new(socket: AsyncFd<SctpSocket>, remote: SocketAddr, now: Instant) -> Self {
        Self {
            socket,
            remote,
            since: now,
            streams: 0,
            input: vec![0; MAX_MESSAGE],
            filled: 0,
            output: VecDeque::new(),
            queued: 0,
            blocked: None,
            ending: None,
            shut_down: false,
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>, now: Instant, closing: bool) -> Poll<Found> {
        self.poll_write(cx, now, closing);
        loop {
            let room = self.input.get_mut(self.filled..).unwrap_or_default();
            // A message that fills all the room and is not over has one octet too many.
            let mut overflow = [0; 1];
            let room = if room.is_empty() {
                &mut overflow[..]
            } else {
                room
            };
            let received = match ready!(self.socket.poll_read_ready(cx)) {
                Ok(mut guard) => match guard.try_io(|socket| socket.get_ref().recv_msg(room)) {
                    Ok(received) => received,
                    Err(_would_block) => continue,
                },
                Err(error) => Err(error),
            };
            let found = match received {
                Ok(RecvMsg::Data {
                    len: 0, info: None, ..
                }) => self.closed(),
                Ok(RecvMsg::Data { len, info, eor }) => {
                    self.filled += len;
                    if self.filled > MAX_MESSAGE {
                        return Poll::Ready(Found::TooLong);
                    }
                    if !eor {
                        continue;
                    }
                    let length = std::mem::take(&mut self.filled);
                    let (stream, ppid) = info.map_or((0, 0), |info| (info.sid, info.ppid.0));
                    Found::Message {
                        length,
                        stream,
                        ppid,
                    }
                }
                Ok(RecvMsg::Notification(notification)) => match self.notified(notification) {
                    Some(found) => found,
                    None => continue,
                },
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => Found::End(Some((cause_of(&error, self.streams > 0), error))),
            };
            return Poll::Ready(found);
        }
    }

    fn notified(&mut self, notification: Notification) -> Option<Found> {
        match notification {
            Notification::AssocChange(change) => match change.state {
                AssocChangeState::CommUp if self.streams == 0 => {
                    self.streams = change.outbound_streams.max(1);
                    let (outbound_streams, inbound_streams) =
                        (change.outbound_streams, change.inbound_streams);
                    Some(Found::Up {
                        outbound_streams,
                        inbound_streams,
                    })
                }
                AssocChangeState::Restart => {
                    self.streams = change.outbound_streams.max(1);
                    self.output.clear();
                    (self.queued, self.filled, self.blocked) = (0, 0, None);
                    Some(Found::Event(AssociationEvent::Restart))
                }
                AssocChangeState::CommLost => {
                    self.ending = Some(LossCause::Aborted);
                    Some(self.closed())
                }
                AssocChangeState::CantStartAssoc => {
                    self.ending = Some(LossCause::Refused);
                    Some(self.closed())
                }
                // No end of file comes after our own shutdown.
                AssocChangeState::ShutdownComplete => Some(Found::End(None)),
                AssocChangeState::CommUp | AssocChangeState::Unknown(_) => None,
            },
            Notification::PeerAddrChange(change) => match change.state {
                PeerAddrChangeState::Available => Some(Found::Event(AssociationEvent::PathUp)),
                PeerAddrChangeState::Unreachable => Some(Found::Event(AssociationEvent::PathDown)),
                _ => None,
            },
            // Partial delivery that was aborted: the rest of the message does not come.
            Notification::PartialDelivery(_) => {
                self.filled = 0;
                None
            }
            _ => None,
        }
    }

    /// No more data: why, as far as the kernel says.
    fn closed(&mut self) -> Found {
        let error = self.socket.get_ref().take_error().ok().flatten();
        match (error, self.ending) {
            (Some(error), _) => Found::End(Some((cause_of(&error, self.streams > 0), error))),
            (None, Some(LossCause::Refused)) => Found::End(Some((
                LossCause::Refused,
                io::ErrorKind::ConnectionRefused.into(),
            ))),
            (None, Some(cause)) => Found::End(Some((cause, io::ErrorKind::ConnectionReset.into()))),
            (None, None) if self.streams == 0 => Found::End(Some((
                LossCause::Refused,
                io::ErrorKind::ConnectionRefused.into(),
            ))),
            (None, None) => Found::End(None),
        }
    }

    /// Hands over what waits, and asks to be woken while something does.
    fn poll_write(&mut self, cx: &mut Context<'_>, now: Instant, closing: bool) {
        while !self.output.is_empty() {
            match self.socket.poll_write_ready(cx) {
                Poll::Pending => return,
                // An error comes again at the next read, with its reason.
                Poll::Ready(Err(_)) => return,
                Poll::Ready(Ok(mut guard)) => {
                    // The kernel calls a socket writable that has little room, and takes nothing longer than it.
                    guard.clear_ready();
                }
            }
            self.write(now);
        }
        if closing && !self.shut_down {
            self.shut_down = true;
            if let Err(error) = self.socket.get_ref().shutdown(Shutdown::Write) {
                tracing::debug!(%error, "shutdown");
            }
        }
    }

    fn write(&mut self, now: Instant) {
        while let Some((info, octets)) = self.output.pop_front() {
            if !self.send_now(&octets, &info) {
                self.output.push_front((info, octets));
                return;
            }
            self.queued -= octets.len();
            self.blocked = Some(now);
        }
        self.blocked = None;
    }

    /// Whether the kernel took it, or never will.
    fn send_now(&self, octets: &[u8], info: &SendInfo) -> bool {
        loop {
            match self.socket.get_ref().send_msg(octets, info) {
                Ok(_) => return true,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return false,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    // A broken association says so at the next read.
                    tracing::debug!(%error, "message not sent");
                    return true;
                }
            }
        }
    }
}

/// A socket with everything set that RFC 6458 wants to be set before the association; and whether its buffer was cut.
fn open(local: &[SocketAddr], settings: &Settings) -> io::Result<(SctpSocket, bool)> {
    let milliseconds = |time: Duration| u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
    // An IPv6 socket takes both, so that one family decides for all addresses.
    let family = if local.iter().all(SocketAddr::is_ipv4) {
        Family::Ipv4
    } else {
        Family::Ipv6
    };
    let socket = SctpSocket::new(family, Style::OneToOne)?;
    socket.set_nonblocking(true)?;
    socket.set_reuse_address(true)?;
    socket.set_nodelay(true)?;
    socket.set_init_params(&InitParams {
        num_ostreams: settings.streams,
        max_instreams: settings.streams,
        max_attempts: settings.max_init_retransmissions,
        max_init_timeo: u16::try_from(settings.rto_max.as_millis()).unwrap_or(u16::MAX),
    })?;
    socket.set_rto_info(
        AssocId::FUTURE,
        &RtoInfo {
            initial: milliseconds(settings.rto_initial),
            max: milliseconds(settings.rto_max),
            min: milliseconds(settings.rto_min),
        },
    )?;
    let defaults = socket.assoc_info(AssocId::FUTURE)?;
    socket.set_assoc_info(
        AssocId::FUTURE,
        &AssocInfo {
            asocmaxrxt: settings.max_retransmissions,
            cookie_life: milliseconds(settings.cookie_lifetime),
            ..defaults
        },
    )?;
    socket.set_delayed_sack(
        AssocId::FUTURE,
        &SackInfo {
            delay_ms: milliseconds(settings.sack_delay),
            freq: 2,
        },
    )?;
    socket.set_peer_addr_params(
        AssocId::FUTURE,
        None,
        &PeerAddrParams {
            hb_interval: milliseconds(settings.heartbeat),
            path_max_rxt: settings.path_max_retransmissions,
            flags: SppFlags::HB_ENABLE,
            ..PeerAddrParams::default()
        },
    )?;
    socket.set_recv_buffer_size(settings.receive_buffer)?;
    socket.set_send_buffer_size(settings.receive_buffer)?;
    // The kernel counts twice what was asked for.
    let granted = socket.recv_buffer_size()?;
    let cut = granted < settings.receive_buffer;
    if cut {
        tracing::warn!(
            granted,
            wanted = settings.receive_buffer,
            "small SCTP receive buffer: raise net.core.rmem_max, or many small messages will be retransmitted"
        );
    }
    if let [first, others @ ..] = local {
        socket.bind(first)?;
        if !others.is_empty() {
            let port = socket.local_addr()?.port();
            let others: Vec<SocketAddr> = others
                .iter()
                .map(|address| SocketAddr::new(address.ip(), port))
                .collect();
            socket.bindx_add(&others)?;
        }
    }
    Ok((socket, cut))
}

#[expect(
    deprecated,
    reason = "AsyncFd::register wants AsFd, which lksctp 0.2.0 does not have; its descriptor is its own and lives as long as it does"
)]
fn register(socket: SctpSocket) -> io::Result<AsyncFd<SctpSocket>> {
    AsyncFd::new(socket)
}

fn subscribe(socket: &SctpSocket) -> io::Result<()> {
    socket.subscribe_events(&[
        EventType::AssocChange,
        EventType::PeerAddrChange,
        EventType::PartialDelivery,
    ])
}

/// The next close sends ABORT.
fn abort(socket: &AsyncFd<SctpSocket>) {
    if let Err(error) = SockRef::from(socket).set_linger(Some(Duration::ZERO)) {
        tracing::debug!(%error, "abort");
    }
}

fn cause_of(error: &io::Error, was_up: bool) -> LossCause {
    match error.kind() {
        _ if !was_up => LossCause::Refused,
        io::ErrorKind::TimedOut
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable => LossCause::Unreachable,
        _ => LossCause::Aborted,
    }
}

/// Refusals kept for the onlooker.
const MAX_REFUSED: usize = 16;
