//! The event loop.

use crate::config::{Kind, LinkConfig};
use crate::error::Error;
use crate::link::{Input, Link, Statistics};
use crate::tap::{Direction, Tap};
use inlab_ss7::{AssociationId, Transmit};
use inlab_stack::Core;
use std::collections::HashMap;
use std::fmt;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Sleep;

/// A link of a driver.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LinkId(usize);

/// One core, its links, and the loop between them, on one thread: a current-thread runtime of tokio with I/O and time enabled.
///
/// Each turn is one mutation of the core, then everything it wants to send, then [`on_turn`](Self::on_turn).
pub struct Driver<C> {
    core: C,
    links: Links,
    requests: mpsc::Receiver<Request<C>>,
    sender: Requests<C>,
    stop: watch::Receiver<bool>,
    sleep: Option<Pin<Box<Sleep>>>,
    tap: Option<Onlooker>,
    on_turn: Option<OnTurn<C>>,
    stopping: Option<Instant>,
}

type Onlooker = Box<dyn FnMut(Tap<'_>)>;
type OnTurn<C> = Box<dyn FnMut(&mut C, Instant)>;
type Request<C> = Box<dyn FnOnce(&mut C, Instant) + Send>;

/// The links, and which of them carries an association.
struct Links {
    links: Vec<Link>,
    associations: Vec<Vec<AssociationId>>,
    routes: HashMap<AssociationId, (usize, usize)>,
    unknown: u64,
    shutdown: Duration,
}

impl<C: Core> Driver<C> {
    /// A driver without links.
    pub fn new(core: C) -> Self {
        let (sender, requests) = mpsc::channel(MAX_REQUESTS);
        let (stop_sender, stop) = watch::channel(false);
        Self {
            core,
            links: Links {
                links: Vec::new(),
                associations: Vec::new(),
                routes: HashMap::new(),
                unknown: 0,
                shutdown: Duration::ZERO,
            },
            requests,
            sender: Requests {
                requests: sender,
                stop: stop_sender,
            },
            stop,
            sleep: None,
            tap: None,
            on_turn: None,
            stopping: None,
        }
    }

    /// Takes the local addresses of a link; peers are connected to once the driver runs.
    ///
    /// # Errors
    ///
    /// A configuration that contradicts itself or uses an association twice; an address that cannot be taken; a kernel without
    /// SCTP.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with I/O enabled.
    pub fn add_link(&mut self, config: LinkConfig) -> Result<LinkId, Error> {
        let associations: Vec<AssociationId> =
            config.peers.iter().map(|peer| peer.association).collect();
        for (slot, id) in associations.iter().enumerate() {
            if self.links.routes.contains_key(id) || associations[..slot].contains(id) {
                return Err(Error::Configuration(format!(
                    "association {} is configured twice",
                    id.0
                )));
            }
        }
        let shutdown = config.settings.shutdown;
        let link = Link::open(config)?;
        let index = self.links.links.len();
        self.links.routes.extend(
            associations
                .iter()
                .enumerate()
                .map(|(slot, id)| (*id, (index, slot))),
        );
        self.links.links.push(link);
        self.links.associations.push(associations);
        self.links.shutdown = self.links.shutdown.max(shutdown);
        Ok(LinkId(index))
    }

    /// What a link is made of: what `auto` became.
    pub fn kind(&self, link: LinkId) -> Option<Kind> {
        self.links.links.get(link.0).map(Link::kind)
    }

    /// The local addresses of a link, with the ports it got; for `sctp-udp` the UDP address.
    pub fn local_addresses(&self, link: LinkId) -> Vec<SocketAddr> {
        self.links
            .links
            .get(link.0)
            .map(Link::local_addresses)
            .unwrap_or_default()
    }

    /// What went over an association.
    pub fn statistics(&self, association: AssociationId) -> Option<Statistics> {
        let (link, slot) = self.links.routes.get(&association)?;
        Some(self.links.links.get(*link)?.statistics(*slot))
    }

    /// Messages for associations that no link has.
    pub fn misdirected(&self) -> u64 {
        self.links.unknown
    }

    /// Shows every message and event to an onlooker, for ladders and captures.
    pub fn set_tap(&mut self, tap: impl FnMut(Tap<'_>) + 'static) {
        self.tap = Some(Box::new(tap));
    }

    /// Called after each mutation of the core, once what it wants to send was taken: for what else a core produces.
    pub fn on_turn(&mut self, on_turn: impl FnMut(&mut C, Instant) + 'static) {
        self.on_turn = Some(Box::new(on_turn));
    }

    /// For others to ask something of the core, or to end it all.
    pub fn requests(&self) -> Requests<C> {
        self.sender.clone()
    }

    /// The core.
    pub fn core(&self) -> &C {
        &self.core
    }

    /// The core back; associations that are still up are dropped without a word to the peers, as if the process were killed.
    pub fn into_core(self) -> C {
        self.core
    }

    /// Runs until [`Requests::shutdown`], then ends all associations in order, and what does not end within
    /// [`Settings::shutdown`](crate::Settings::shutdown) by abort. Dropping the future stops the loop where it is; another `run`
    /// goes on from there.
    pub async fn run(&mut self) {
        let mut stop = self.stop.clone();
        // The driver holds a sender itself, so that the only answer is the wish to stop.
        let mut stop = std::pin::pin!(async move { stop.wait_for(|stop| *stop).await.is_ok() });
        poll_fn(|cx| {
            if self.stopping.is_none() && stop.as_mut().poll(cx).is_ready() {
                self.stopping = Some(Instant::now() + self.links.shutdown);
                self.links.links.iter_mut().for_each(Link::shutdown);
            }
            self.poll(cx)
        })
        .await;
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        for _ in 0..ROUNDS {
            let mut progress = self.poll_requests(cx);
            for link in 0..self.links.links.len() {
                progress |= self.poll_link(link, cx);
            }
            progress |= self.poll_time(cx);
            if let Some(deadline) = self.stopping {
                let closed = self.links.links.iter().all(Link::is_closed);
                if closed || Instant::now() >= deadline {
                    self.links.links.iter_mut().for_each(Link::abort);
                    return Poll::Ready(());
                }
            }
            if !progress {
                return Poll::Pending;
            }
        }
        // Others live on this thread too.
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    fn poll_requests(&mut self, cx: &mut Context<'_>) -> bool {
        let mut progress = false;
        for _ in 0..BATCH {
            let Poll::Ready(Some(request)) = self.requests.poll_recv(cx) else {
                break;
            };
            let now = Instant::now();
            request(&mut self.core, now);
            self.turn(now);
            progress = true;
        }
        if progress {
            self.links.flush(Instant::now());
        }
        progress
    }

    fn poll_link(&mut self, link: usize, cx: &mut Context<'_>) -> bool {
        let mut now = Instant::now();
        let mut progress = false;
        for _ in 0..BATCH {
            let associations = &self.links.associations[link];
            match self.links.links[link].poll(cx, now) {
                Poll::Pending => break,
                Poll::Ready(Input::Message { slot, message }) => {
                    let association = associations[slot];
                    if let Some(tap) = &mut self.tap {
                        tap(Tap::Message {
                            now,
                            association,
                            direction: Direction::In,
                            message,
                        });
                    }
                    self.core.handle_message(now, association, message);
                }
                Poll::Ready(Input::Event { slot, event, error }) => {
                    let association = associations[slot];
                    match &error {
                        Some(error) => {
                            tracing::warn!(association = association.0, ?event, %error, "association")
                        }
                        None => tracing::info!(association = association.0, ?event, "association"),
                    }
                    if let Some(tap) = &mut self.tap {
                        tap(Tap::Event {
                            now,
                            association,
                            event: &event,
                            error: error.as_ref(),
                        });
                    }
                    self.core.handle_association(now, association, event);
                }
                Poll::Ready(Input::Refused(error)) => {
                    tracing::warn!(%error, "association refused");
                    if let Some(tap) = &mut self.tap {
                        tap(Tap::Refused { now, error: &error });
                    }
                }
            }
            progress = true;
            self.turn(now);
            now = Instant::now();
        }
        if progress {
            self.links.flush(now);
        }
        progress
    }

    fn poll_time(&mut self, cx: &mut Context<'_>) -> bool {
        let core = self.core.poll_timeout();
        let links = self.links.links.iter().filter_map(Link::poll_timeout).min();
        let Some(next) = [core, links, self.stopping].into_iter().flatten().min() else {
            self.sleep = None;
            return false;
        };
        let now = Instant::now();
        if next > now {
            let deadline = tokio::time::Instant::from_std(next);
            let sleep = match &mut self.sleep {
                Some(sleep) => {
                    if sleep.deadline() != deadline {
                        sleep.as_mut().reset(deadline);
                    }
                    sleep
                }
                none => none.insert(Box::pin(tokio::time::sleep_until(deadline))),
            };
            if sleep.as_mut().poll(cx).is_pending() {
                return false;
            }
        }
        let now = Instant::now();
        for link in &mut self.links.links {
            if link.poll_timeout().is_some_and(|due| due <= now) {
                link.handle_timeout(now);
            }
        }
        if core.is_some_and(|due| due <= now) {
            self.core.handle_timeout(now);
            self.turn(now);
        }
        self.links.flush(now);
        true
    }

    /// After a mutation: all that the core wants to send.
    fn turn(&mut self, now: Instant) {
        while let Some(transmit) = self.core.poll_transmit() {
            if let Some(tap) = &mut self.tap {
                let Transmit {
                    association,
                    message,
                } = transmit;
                tap(Tap::Message {
                    now,
                    association,
                    direction: Direction::Out,
                    message,
                });
            }
            self.links.send(now, transmit);
        }
        if let Some(on_turn) = &mut self.on_turn {
            on_turn(&mut self.core, now);
        }
    }
}

impl Links {
    fn send(
        &mut self,
        now: Instant,
        Transmit {
            association,
            message,
        }: Transmit<'_>,
    ) {
        match self.routes.get(&association) {
            Some((link, slot)) => self.links[*link].send(now, *slot, message),
            None => self.unknown += 1,
        }
    }

    fn flush(&mut self, now: Instant) {
        self.links.iter_mut().for_each(|link| link.flush(now));
    }
}

/// A handle to a running driver, for any thread.
pub struct Requests<C> {
    requests: mpsc::Sender<Request<C>>,
    stop: watch::Sender<bool>,
}

impl<C> Requests<C> {
    /// Runs a closure on the core, between two events, and waits for what it returns.
    ///
    /// # Errors
    ///
    /// The driver is gone.
    pub async fn ask<R: Send + 'static>(
        &self,
        request: impl FnOnce(&mut C, Instant) -> R + Send + 'static,
    ) -> Result<R, Stopped> {
        let (sender, answer) = oneshot::channel();
        let request = Box::new(move |core: &mut C, now: Instant| {
            // Who does not wait for the answer any more does not need it.
            let _ = sender.send(request(core, now));
        });
        self.requests.send(request).await.map_err(|_| Stopped)?;
        answer.await.map_err(|_| Stopped)
    }

    /// Runs a closure on the core, between two events, without waiting for it.
    ///
    /// # Errors
    ///
    /// The driver is gone, or 1024 requests wait already.
    pub fn tell(
        &self,
        request: impl FnOnce(&mut C, Instant) + Send + 'static,
    ) -> Result<(), Stopped> {
        self.requests
            .try_send(Box::new(request))
            .map_err(|_| Stopped)
    }

    /// Ends all associations in order, and then [`Driver::run`].
    pub fn shutdown(&self) {
        // There is always a receiver while there is a driver; without one there is nothing left to end.
        let _ = self.stop.send(true);
    }
}

impl<C> Clone for Requests<C> {
    fn clone(&self) -> Self {
        Self {
            requests: self.requests.clone(),
            stop: self.stop.clone(),
        }
    }
}

/// The driver is gone, or takes no more requests for now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the event loop takes no more requests")
    }
}

impl std::error::Error for Stopped {}

/// Messages read from one link, and requests taken, before everybody else has a turn and what is to be sent is written.
const BATCH: usize = 16;
/// Rounds before the rest of the thread has a turn.
const ROUNDS: usize = 32;
/// Requests waiting for the core.
const MAX_REQUESTS: usize = 1024;
