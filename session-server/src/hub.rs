//! The task that owns the core.

use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Instant;

use axum::body::Bytes;
use axum::extract::ws::{Message, Utf8Bytes};
use inlab_call_event::{CallEvent, Receiver};
use inlab_session_core::{
    CloseReason, ConnectionEvent, ConnectionId, Core, Counts, Frame, Handled, SessionView, Transmit,
};
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::time::sleep_until;

use crate::request::{Hello, Request};

/// Requests waiting for the hub.
pub(crate) const REQUESTS: usize = 1024;
/// Call events, and requests, handled before the other sort and other tasks have their turn.
const BATCH: usize = 64;
/// Sessions in a report.
const LISTED: usize = 1000;

/// What comes to the hub from other tasks.
pub(crate) enum Inbound {
    Hello {
        id: ConnectionId,
        hello: Hello,
        outgoing: Arc<Outgoing>,
    },
    Request {
        id: ConnectionId,
        request: Request,
    },
    Binary {
        id: ConnectionId,
        octets: Bytes,
    },
    Written {
        id: ConnectionId,
        frames: usize,
        octets: usize,
    },
    Closed {
        id: ConnectionId,
    },
    CallEvent {
        event: Box<CallEvent>,
        answer: oneshot::Sender<Handled>,
    },
    Report {
        answer: oneshot::Sender<Report>,
    },
}

/// For an operator.
pub(crate) struct Report {
    pub(crate) counts: Counts,
    pub(crate) legs: usize,
    pub(crate) total: usize,
    pub(crate) sessions: Vec<SessionView>,
}

/// What a connection is to write and do; the hub fills it and never waits. The core bounds it.
#[derive(Default)]
pub(crate) struct Outgoing {
    state: Mutex<ToDo>,
    /// There are frames, or it is time to close.
    pub(crate) to_write: Notify,
    /// It is time to close, even if a write is stuck.
    pub(crate) to_close: Notify,
    /// Reading may go on.
    pub(crate) to_read: Notify,
}

#[derive(Default)]
pub(crate) struct ToDo {
    pub(crate) frames: VecDeque<(Message, Option<Instant>)>,
    pub(crate) close: Option<CloseReason>,
    pub(crate) is_held: bool,
}

impl Outgoing {
    pub(crate) fn lock(&self) -> MutexGuard<'_, ToDo> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn close(&self, reason: CloseReason) {
        let mut to_do = self.lock();
        to_do.close.get_or_insert(reason);
        if reason == CloseReason::SlowReader {
            to_do.frames.clear();
        }
        drop(to_do);
        self.to_write.notify_one();
        self.to_close.notify_one();
    }
}

struct Hub {
    core: Core,
    connections: HashMap<ConnectionId, Arc<Outgoing>>,
}

/// Runs until the server is stopped, which the connections learn by themselves.
pub(crate) async fn run(
    core: Core,
    mut requests: mpsc::Receiver<Inbound>,
    mut events: Vec<Receiver>,
    mut stopping: watch::Receiver<bool>,
) -> Counts {
    let mut hub = Hub {
        core,
        connections: HashMap::new(),
    };
    let mut timer = pin!(sleep_until(tokio::time::Instant::now()));
    loop {
        let deadline = hub.core.poll_timeout();
        if let Some(deadline) = deadline.map(tokio::time::Instant::from_std)
            && timer.deadline() != deadline
        {
            timer.as_mut().reset(deadline);
        }
        let mut event = None;
        let mut request = None;
        tokio::select! {
            biased;
            _ = stopping.wait_for(|&stop| stop) => break,
            first = next_event(&mut events) => event = Some(first),
            first = requests.recv() => request = first,
            () = &mut timer, if deadline.is_some() => {}
        }
        let now = now();
        hub.core.handle_timeout(now);
        let mut handled = 0;
        for next in event.into_iter().chain(
            events
                .iter_mut()
                .flat_map(|queue| std::iter::from_fn(|| queue.try_recv())),
        ) {
            hub.core.handle_call_event(now, &next);
            hub.carry_out();
            handled += 1;
            if handled == BATCH {
                break;
            }
        }
        for _ in 0..BATCH {
            let Some(next) = request.take().or_else(|| requests.try_recv().ok()) else {
                break;
            };
            hub.handle(now, next);
            hub.carry_out();
            handled += 1;
        }
        hub.carry_out();
        if handled >= BATCH {
            tokio::task::yield_now().await;
        }
    }
    hub.core.counts()
}

/// The clock that the timers of this runtime follow; a paused one in tests.
fn now() -> Instant {
    tokio::time::Instant::now().into_std()
}

/// The first event of any queue. A queue whose sender is gone is dropped; without queues this waits for ever.
async fn next_event(events: &mut Vec<Receiver>) -> CallEvent {
    poll_fn(|cx| {
        let mut found = None;
        events.retain_mut(|queue| {
            if found.is_some() {
                return true;
            }
            match queue.poll_recv(cx) {
                Poll::Ready(Some(event)) => {
                    found = Some(event);
                    true
                }
                Poll::Ready(None) => false,
                Poll::Pending => true,
            }
        });
        found.map_or(Poll::Pending, Poll::Ready)
    })
    .await
}

impl Hub {
    fn handle(&mut self, now: Instant, inbound: Inbound) {
        match inbound {
            Inbound::Hello {
                id,
                hello,
                outgoing,
            } => {
                self.connections.insert(id, outgoing);
                let event = ConnectionEvent::Hello {
                    number: hello.number,
                    token: hello.token.as_bytes(),
                };
                self.core.handle_connection(now, id, event);
            }
            // A connection that the core has let go may have sent something meanwhile.
            Inbound::Request { id, request } => {
                if self.connections.contains_key(&id) {
                    self.core.handle_connection(now, id, request.event());
                }
            }
            Inbound::Binary { id, octets } => {
                if self.connections.contains_key(&id) {
                    self.core
                        .handle_connection(now, id, ConnectionEvent::Binary(&octets));
                }
            }
            Inbound::Written { id, frames, octets } => {
                self.core
                    .handle_connection(now, id, ConnectionEvent::Written { frames, octets });
            }
            Inbound::Closed { id } => {
                self.connections.remove(&id);
                self.core
                    .handle_connection(now, id, ConnectionEvent::Closed);
            }
            Inbound::CallEvent { event, answer } => {
                // Who asked may have gone.
                let _ = answer.send(self.core.handle_call_event(now, &event));
            }
            Inbound::Report { answer } => {
                let _ = answer.send(Report {
                    counts: self.core.counts(),
                    legs: self.core.legs(),
                    total: self.core.sessions().count(),
                    sessions: self.core.sessions().take(LISTED).collect(),
                });
            }
        }
    }

    fn carry_out(&mut self) {
        while let Some(Transmit {
            connection,
            frame,
            triggered,
        }) = self.core.poll_transmit()
        {
            let Some(outgoing) = self.connections.get(&connection) else {
                continue;
            };
            match frame {
                Frame::Text(text) => {
                    outgoing
                        .lock()
                        .frames
                        .push_back((Message::Text(Utf8Bytes::from(text)), triggered));
                    outgoing.to_write.notify_one();
                }
                Frame::Binary(octets) => {
                    let message = Message::Binary(Bytes::copy_from_slice(octets));
                    outgoing.lock().frames.push_back((message, triggered));
                    outgoing.to_write.notify_one();
                }
                Frame::Close(reason) => {
                    tracing::debug!(connection = connection.0, ?reason, "leg closed");
                    outgoing.close(reason);
                    self.connections.remove(&connection);
                }
                Frame::Hold => outgoing.lock().is_held = true,
                Frame::Resume => {
                    outgoing.lock().is_held = false;
                    outgoing.to_read.notify_one();
                }
            }
        }
    }
}
