//! M3UA over TCP, as Osmocom does it: the common header's length field (RFC 4666 3.1.4) frames the stream, everything is
//! stream 0 with payload protocol identifier 3.

use crate::config::{Kind, LinkConfig, MAX_MESSAGE, PeerConfig, Reach, Settings};
use crate::error::Error;
use crate::link::{Input, Statistics};
use crate::peers::{Backoff, Candidate, admit};
use inlab_ss7::{AssociationEvent, LossCause, Message};
use socket2::{Domain, Protocol, SockRef, Socket, TcpKeepalive, Type};
use std::collections::VecDeque;
use std::io;
use std::net::{Shutdown, SocketAddr};
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// One local TCP port and its peers.
pub(crate) struct TcpLink {
    settings: Settings,
    local: SocketAddr,
    listener: Option<TcpListener>,
    /// After a failure to accept, such as too many open files: not before.
    accept_from: Option<Instant>,
    slots: Vec<Slot>,
    /// The slot to be asked first, so that one peer cannot keep the others waiting.
    cursor: usize,
    events: VecDeque<(usize, AssociationEvent, Option<Error>)>,
    refused: VecDeque<Error>,
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
    Waiting {
        until: Instant,
    },
    Connecting {
        attempt: Attempt,
        remote: SocketAddr,
        give_up: Instant,
    },
    Up(Box<Connection>),
}

type Attempt = Pin<Box<dyn Future<Output = io::Result<TcpStream>> + Send>>;

struct Connection {
    stream: TcpStream,
    remote: SocketAddr,
    since: Instant,
    input: Frames,
    output: Vec<u8>,
    /// Octets of `output` that the system has taken.
    written: usize,
    /// Since when octets wait and it takes none.
    blocked: Option<Instant>,
    /// We have said that nothing more will come.
    half_closed: bool,
}

/// What came of asking one slot.
enum Found {
    Message(Range<usize>),
    Event(AssociationEvent, Option<Error>),
}

impl TcpLink {
    pub(crate) fn open(config: LinkConfig) -> Result<Self, Error> {
        let local = config.local[0];
        let listener = if config.listen {
            Some(listen(local).map_err(|source| Error::Bind {
                kind: Kind::Tcp,
                address: local,
                source,
            })?)
        } else {
            None
        };
        let now = Instant::now();
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
            closing: false,
        })
    }

    pub(crate) fn local_address(&self) -> Option<SocketAddr> {
        self.listener
            .as_ref()
            .and_then(|listener| listener.local_addr().ok())
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
            match self.poll_slot(slot, cx, now) {
                Poll::Pending => {}
                Poll::Ready(Found::Event(event, error)) => {
                    return Poll::Ready(Input::Event { slot, event, error });
                }
                Poll::Ready(Found::Message(range)) => {
                    self.cursor = (slot + 1) % count;
                    self.slots[slot].statistics.received += 1;
                    let State::Up(connection) = &self.slots[slot].state else {
                        unreachable!("invariant: only a connection that is up finds messages");
                    };
                    let octets = &connection.input.buffer[range];
                    return Poll::Ready(Input::Message {
                        slot,
                        message: Message {
                            stream: 0,
                            ppid: 3,
                            octets,
                        },
                    });
                }
            }
        }
        Poll::Pending
    }

    fn accept(&mut self, cx: &mut Context<'_>, now: Instant) {
        if self.accept_from.is_some_and(|from| now < from) {
            return;
        }
        self.accept_from = None;
        // A few at a time: whoever connects in a loop must not keep the associations waiting.
        for _ in 0..4 {
            let Some(listener) = &self.listener else {
                return;
            };
            match listener.poll_accept(cx) {
                Poll::Pending => return,
                Poll::Ready(Ok((stream, remote))) => self.admit(stream, remote, now),
                Poll::Ready(Err(error)) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    self.accept_from = Some(now + Duration::from_millis(100));
                    return;
                }
            }
        }
        cx.waker().wake_by_ref();
    }

    fn admit(&mut self, stream: TcpStream, remote: SocketAddr, now: Instant) {
        let candidates = self.slots.iter().map(|slot| Candidate {
            config: &slot.config,
            since: match &slot.state {
                State::Up(connection) => Some(connection.since),
                State::Idle | State::Waiting { .. } | State::Connecting { .. } => None,
            },
        });
        let Some(slot) = admit(candidates, remote.ip()) else {
            // A reset says more than an end after the handshake.
            let _ = SockRef::from(&stream).set_linger(Some(Duration::ZERO));
            if self.refused.len() < MAX_REFUSED {
                self.refused.push_back(Error::Refused {
                    kind: Kind::Tcp,
                    address: remote,
                });
            }
            return;
        };
        if let State::Up(old) = &self.slots[slot].state {
            let why = "replaced by a new connection of the same peer".into();
            let error = Error::Broken {
                kind: Kind::Tcp,
                address: old.remote,
                why,
            };
            self.events.push_back((
                slot,
                AssociationEvent::Lost(LossCause::Unreachable),
                Some(error),
            ));
        }
        let up = self.up(slot, stream, remote, now);
        self.events.push_back((slot, up, None));
    }

    fn up(
        &mut self,
        slot: usize,
        stream: TcpStream,
        remote: SocketAddr,
        now: Instant,
    ) -> AssociationEvent {
        if let Err(error) = tune(&stream, &self.settings) {
            tracing::warn!(%error, "cannot set all options of a connection");
        }
        self.slots[slot].state = State::Up(Box::new(Connection {
            stream,
            remote,
            since: now,
            input: Frames::default(),
            output: Vec::new(),
            written: 0,
            blocked: None,
            half_closed: false,
        }));
        AssociationEvent::Up {
            outbound_streams: 1,
            inbound_streams: 1,
        }
    }

    fn poll_slot(&mut self, slot: usize, cx: &mut Context<'_>, now: Instant) -> Poll<Found> {
        match &mut self.slots[slot].state {
            State::Idle => Poll::Pending,
            State::Waiting { until } => {
                if now < *until || self.closing {
                    return Poll::Pending;
                }
                self.connect(slot, now);
                self.poll_slot(slot, cx, now)
            }
            State::Connecting {
                attempt, remote, ..
            } => {
                let remote = *remote;
                match ready!(attempt.as_mut().poll(cx)) {
                    Ok(stream) => {
                        Poll::Ready(Found::Event(self.up(slot, stream, remote, now), None))
                    }
                    Err(source) => {
                        let error = Error::Peer {
                            kind: Kind::Tcp,
                            address: remote,
                            source,
                        };
                        let (event, error) =
                            self.end(slot, now, AssociationEvent::Lost(LossCause::Refused), error);
                        Poll::Ready(Found::Event(event, error))
                    }
                }
            }
            State::Up(connection) => {
                let ending = match connection.poll(cx, now, self.closing) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(Ok(range)) => return Poll::Ready(Found::Message(range)),
                    Poll::Ready(Err(ending)) => ending,
                };
                let address = connection.remote;
                let (event, error) = match ending {
                    Ending::Closed => {
                        self.finish(slot, now);
                        (AssociationEvent::Shutdown, None)
                    }
                    Ending::Failed(source) => {
                        let cause = match source.kind() {
                            io::ErrorKind::TimedOut
                            | io::ErrorKind::HostUnreachable
                            | io::ErrorKind::NetworkUnreachable => LossCause::Unreachable,
                            _ => LossCause::Aborted,
                        };
                        let error = Error::Peer {
                            kind: Kind::Tcp,
                            address,
                            source,
                        };
                        self.end(slot, now, AssociationEvent::Lost(cause), error)
                    }
                    Ending::Cut => {
                        let why = "it ended within a message".into();
                        let error = Error::Broken {
                            kind: Kind::Tcp,
                            address,
                            why,
                        };
                        self.end(slot, now, AssociationEvent::Lost(LossCause::Aborted), error)
                    }
                    Ending::NotM3ua(why) => {
                        let _ = SockRef::from(&connection.stream).set_linger(Some(Duration::ZERO));
                        let error = Error::Broken {
                            kind: Kind::Tcp,
                            address,
                            why,
                        };
                        self.end(slot, now, AssociationEvent::Lost(LossCause::Local), error)
                    }
                };
                Poll::Ready(Found::Event(event, error))
            }
        }
    }

    fn connect(&mut self, slot: usize, now: Instant) {
        let Reach::Connect { remote, .. } = &self.slots[slot].config.reach else {
            unreachable!("invariant: only peers to connect to wait for it");
        };
        let remote = remote[0];
        let usable = !self.local.ip().is_unspecified() && self.local.is_ipv4() == remote.is_ipv4();
        let local = usable.then(|| {
            // The port too, unless it listens or is any.
            let port = if self.listener.is_some() {
                0
            } else {
                self.local.port()
            };
            SocketAddr::new(self.local.ip(), port)
        });
        let attempt = Box::pin(async move {
            let socket = if remote.is_ipv4() {
                TcpSocket::new_v4()
            } else {
                TcpSocket::new_v6()
            }?;
            if let Some(local) = local {
                socket.set_reuseaddr(true)?;
                socket.bind(local)?;
            }
            socket.connect(remote).await
        });
        self.slots[slot].state = State::Connecting {
            attempt,
            remote,
            give_up: now + CONNECT_WITHIN,
        };
    }

    fn end(
        &mut self,
        slot: usize,
        now: Instant,
        event: AssociationEvent,
        error: Error,
    ) -> (AssociationEvent, Option<Error>) {
        self.finish(slot, now);
        (event, Some(error))
    }

    /// The slot's association, or the attempt at one, is over.
    fn finish(&mut self, slot: usize, now: Instant) {
        let Self {
            settings,
            closing,
            slots,
            ..
        } = self;
        let slot = &mut slots[slot];
        if let State::Up(connection) = &slot.state {
            // An association that ends as soon as it is up is no success.
            if now.saturating_duration_since(connection.since) >= settings.reconnect_max {
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
        let State::Up(connection) = &mut slot.state else {
            slot.statistics.dropped += 1;
            return;
        };
        let waiting = connection.output.len() - connection.written;
        let framed = Frames::length(message.octets) == Ok(Some(message.octets.len()));
        if !framed
            || waiting + message.octets.len() > self.settings.max_queue
            || connection.half_closed
        {
            slot.statistics.dropped += 1;
            if slot.statistics.dropped.is_power_of_two() {
                let (dropped, peer) = (slot.statistics.dropped, &*slot.config.name);
                tracing::warn!(peer, dropped, framed, "messages to a peer dropped");
            }
            return;
        }
        if connection.output.is_empty() {
            connection.blocked = Some(now);
        }
        connection.output.extend_from_slice(message.octets);
        slot.statistics.sent += 1;
    }

    pub(crate) fn flush(&mut self, now: Instant) {
        for slot in &mut self.slots {
            if let State::Up(connection) = &mut slot.state {
                // An error comes again at the next read, with its reason.
                let _ = connection.write(now);
            }
        }
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        let slots = self.slots.iter().filter_map(|slot| match &slot.state {
            State::Idle => None,
            State::Waiting { until } => (!self.closing).then_some(*until),
            State::Connecting { give_up, .. } => Some(*give_up),
            State::Up(connection) => connection.blocked.map(|since| since + self.settings.stall),
        });
        slots.chain(self.accept_from).min()
    }

    pub(crate) fn handle_timeout(&mut self, now: Instant) {
        for slot in 0..self.slots.len() {
            let (event, error) = match &self.slots[slot].state {
                State::Connecting {
                    give_up, remote, ..
                } if *give_up <= now => {
                    let source = io::ErrorKind::TimedOut.into();
                    let error = Error::Peer {
                        kind: Kind::Tcp,
                        address: *remote,
                        source,
                    };
                    self.end(slot, now, AssociationEvent::Lost(LossCause::Refused), error)
                }
                State::Up(connection)
                    if connection
                        .blocked
                        .is_some_and(|since| since + self.settings.stall <= now) =>
                {
                    let _ = SockRef::from(&connection.stream).set_linger(Some(Duration::ZERO));
                    let why = format!("it has taken nothing for {:?}", self.settings.stall);
                    let error = Error::Broken {
                        kind: Kind::Tcp,
                        address: connection.remote,
                        why,
                    };
                    self.end(
                        slot,
                        now,
                        AssociationEvent::Lost(LossCause::Unreachable),
                        error,
                    )
                }
                // Waiting and a paused accept go on at the next poll.
                State::Idle | State::Waiting { .. } | State::Connecting { .. } | State::Up(_) => {
                    continue;
                }
            };
            self.events.push_back((slot, event, error));
        }
    }

    pub(crate) fn shutdown(&mut self) {
        self.closing = true;
        self.listener = None;
        for slot in &mut self.slots {
            match slot.state {
                // poll says the end once everything is written.
                State::Up(_) => {}
                State::Idle | State::Waiting { .. } | State::Connecting { .. } => {
                    slot.state = State::Idle
                }
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
            if let State::Up(connection) = &slot.state {
                let _ = SockRef::from(&connection.stream).set_linger(Some(Duration::ZERO));
            }
            slot.state = State::Idle;
        }
    }

    pub(crate) fn statistics(&self, slot: usize) -> Statistics {
        let Some(slot) = self.slots.get(slot) else {
            return Statistics::default();
        };
        let queued = match &slot.state {
            State::Up(connection) => connection.output.len() - connection.written,
            State::Idle | State::Waiting { .. } | State::Connecting { .. } => 0,
        };
        Statistics {
            queued,
            ..slot.statistics
        }
    }
}

/// Why a connection is over.
enum Ending {
    /// The peer ended it after a whole message.
    Closed,
    /// The peer ended it elsewhere.
    Cut,
    Failed(io::Error),
    NotM3ua(String),
}

impl Connection {
    /// The place of the next message in the input.
    fn poll(
        &mut self,
        cx: &mut Context<'_>,
        now: Instant,
        closing: bool,
    ) -> Poll<Result<Range<usize>, Ending>> {
        loop {
            if let Err(error) = self.poll_write(cx, now, closing) {
                return Poll::Ready(Err(Ending::Failed(error)));
            }
            match self.input.next() {
                Ok(Some(range)) => return Poll::Ready(Ok(range)),
                Ok(None) => {}
                Err(why) => return Poll::Ready(Err(Ending::NotM3ua(why))),
            }
            if let Err(error) = ready!(self.stream.poll_read_ready(cx)) {
                return Poll::Ready(Err(Ending::Failed(error)));
            }
            match self.stream.try_read(self.input.room()) {
                Ok(0) if self.input.is_empty() => return Poll::Ready(Err(Ending::Closed)),
                Ok(0) => return Poll::Ready(Err(Ending::Cut)),
                Ok(octets) => self.input.filled(octets),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Poll::Ready(Err(Ending::Failed(error))),
            }
        }
    }

    /// Writes what waits, and asks to be woken while something does.
    fn poll_write(&mut self, cx: &mut Context<'_>, now: Instant, closing: bool) -> io::Result<()> {
        while self.written < self.output.len() {
            match self.stream.poll_write_ready(cx) {
                Poll::Pending => return Ok(()),
                Poll::Ready(result) => result?,
            }
            self.write(now)?;
        }
        if closing && !self.half_closed {
            self.half_closed = true;
            SockRef::from(&self.stream).shutdown(Shutdown::Write)?;
        }
        Ok(())
    }

    fn write(&mut self, now: Instant) -> io::Result<()> {
        while let Some(waiting @ [_, ..]) = self.output.get(self.written..) {
            match self.stream.try_write(waiting) {
                Ok(octets) => {
                    self.written += octets;
                    self.blocked = Some(now);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if self.written > COMPACT {
                        self.output.drain(..self.written);
                        self.written = 0;
                    }
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        self.output.clear();
        self.output.shrink_to(COMPACT);
        self.written = 0;
        self.blocked = None;
        Ok(())
    }
}

/// Octets as they come, cut into messages.
#[derive(Default)]
struct Frames {
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl Frames {
    /// The length of the message that these octets begin with, header included; `None` if the header is not complete.
    fn length(octets: &[u8]) -> Result<Option<usize>, String> {
        let Some((header, _)) = octets.split_first_chunk::<8>() else {
            return match octets.first() {
                Some(version) if *version != 1 => {
                    Err(format!("this is not M3UA: its version is {version}"))
                }
                _ => Ok(None),
            };
        };
        let [version, _, _, _, length @ ..] = *header;
        if version != 1 {
            return Err(format!("this is not M3UA: its version is {version}"));
        }
        match usize::try_from(u32::from_be_bytes(length)) {
            Ok(length @ 8..=MAX_MESSAGE) => Ok(Some(length)),
            _ => Err(format!(
                "a message of {} octets; 8 to {MAX_MESSAGE} are taken",
                u32::from_be_bytes(length)
            )),
        }
    }

    /// The next whole message; it stays in place until [`room`](Self::room) is asked for.
    fn next(&mut self) -> Result<Option<Range<usize>>, String> {
        let octets = self.buffer.get(self.start..self.end).unwrap_or_default();
        match Self::length(octets)? {
            Some(length) if length <= octets.len() => {
                let range = self.start..self.start + length;
                self.start += length;
                Ok(Some(range))
            }
            _ => Ok(None),
        }
    }

    /// Room for at least the rest of a message of any length.
    fn room(&mut self) -> &mut [u8] {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.buffer.is_empty() {
            self.buffer.resize(2 * MAX_MESSAGE, 0);
        }
        &mut self.buffer[self.end..]
    }

    fn filled(&mut self, octets: usize) {
        self.end += octets;
    }

    fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(
        Domain::for_address(address),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
    // So that a restart need not wait for connections of before to be forgotten.
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(128)?;
    TcpListener::from_std(socket.into())
}

/// No delay, and about the same time to notice that a peer is gone as SCTP takes.
fn tune(stream: &TcpStream, settings: &Settings) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let socket = SockRef::from(stream);
    let second = Duration::from_secs(1);
    let retries = u32::from(settings.max_retransmissions.max(1));
    let (idle, interval) = (settings.heartbeat.max(second), settings.rto_max.max(second));
    socket.set_tcp_keepalive(
        &TcpKeepalive::new()
            .with_time(idle)
            .with_interval(interval)
            .with_retries(retries),
    )?;
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(idle + interval * retries))?;
    Ok(())
}

/// A peer that does not even refuse.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// Octets written before the buffer is moved up, and the most that an idle one keeps.
const COMPACT: usize = 1 << 20;
/// Refusals kept for the onlooker.
const MAX_REFUSED: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    /// ASP Up (RFC 4666 3.5.1) without parameters, and ASP Active Ack (3.7.2) with a routing context.
    const TWO: [u8; 24] = [
        1, 0, 3, 1, 0, 0, 0, 8, 1, 0, 4, 3, 0, 0, 0, 16, 0, 6, 0, 8, 0, 0, 0, 100,
    ];

    #[test]
    fn messages_come_whole_however_they_are_cut() {
        for cut in 1..TWO.len() {
            let mut frames = Frames::default();
            let mut messages = Vec::new();
            for part in TWO.chunks(cut) {
                frames.room()[..part.len()].copy_from_slice(part);
                frames.filled(part.len());
                while let Some(range) = frames.next().expect("frames") {
                    messages.push(frames.buffer[range].to_vec());
                }
            }
            assert_eq!(messages, [&TWO[..8], &TWO[8..]], "cut {cut}");
            assert!(frames.is_empty());
        }
    }

    #[test]
    fn what_is_not_m3ua_is_refused_at_once() {
        let refused = |octets: &[u8]| {
            let mut frames = Frames::default();
            frames.room()[..octets.len()].copy_from_slice(octets);
            frames.filled(octets.len());
            frames.next().is_err()
        };
        assert!(refused(b"GET / HTTP/1.1\r\n"));
        assert!(refused(b"G"));
        assert!(refused(&[1, 0, 3, 1, 0, 0, 0, 7]));
        assert!(refused(&[1, 0, 3, 1, 0, 1, 0, 1]));
        assert!(!refused(&[1, 0, 3, 1, 0, 1, 0, 0]));
        assert!(!refused(&[1, 0, 3]));
    }
}
