//! The session server's edge: HTTP and WebSocket.
//!
//! [`inlab_session_core::Core`] decides; this crate brings it call events and connections, and carries out what it
//! says. One task (the hub) owns the core and is the only one to touch it. Each connection is a task of its own,
//! that parses, writes, pings and times out; it can be slow without the hub noticing.
//!
//! | request | answer |
//! | --- | --- |
//! | `GET /` | a page with which a person can be a leg |
//! | `GET /v1/legs` | WebSocket; the first message is `{"type":"hello","number":"+…","token":"…"}`. The secret is not taken from the address, since addresses end up in logs |
//! | `GET /healthz` | `ok` |
//! | `GET /v1/sessions` | operator: sessions with masked numbers, counts |
//! | `POST /v1/call-events` | operator: one call event as JSON ([`Config::operator_token`]) |
//!
//! Frames are described in [`inlab_session_core`], requests in [`inlab_session_core::ConnectionEvent`], close codes in
//! [`CloseReason`](inlab_session_core::CloseReason). There is no TLS here: listen on loopback, or behind a proxy
//! that ends it.
//!
//! # Slow readers
//!
//! Nothing here waits for a client that does not read, but data may have to: what is sent faster than a receiver
//! takes it makes the server stop reading the *sender* (its requests then wait too, notices to it do not), until the
//! receiver has caught up or, after the core's `stall` without progress, is closed with 4410. So a long file goes at the
//! pace of the slowest of the receiving party's devices, and one dead device delays it once, by `stall` at most.
//!
//! # Not here yet
//!
//! TLS; invitation of a party without a proved number; push; resumption of a lost leg with what it missed (it comes
//! back by a new hello and is told the state); a rate limit on wrong tokens beyond one attempt a connection (give
//! subscribers random tokens); more than one node.
//!
//! # Latency
//!
//! Events come from the queue's own waker: one hop from the signalling thread to the hub, one from the hub to the
//! connection's task. On a current-thread runtime of its own the second is a push to that runtime's run queue.
//! [`Config::on_notice`] is told, for each notice, the trigger's stamp and the moment at which the frame was handed to
//! the socket whole.
//!
//! # Bounds
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | connections | [`Config::max_connections`] | not accepted until one ends |
//! | time to `hello` | [`Config::hello_timeout`] | close 4408; a request that is not even whole: connection dropped 1 s later |
//! | silence of a client | [`Config::idle`] | close 4411 |
//! | message | the core's `max_message` and 1 KiB for the envelope | close 1009 |
//! | waiting for a close handshake, and for a slow reader to take its close frame | [`Config::linger`] | connection dropped |
//! | requests of all connections waiting for the hub | 1024; one for each connection | that connection's reading waits |
//! | body of `POST /v1/call-events` | 4 KiB | 413 |
//! | sessions listed | 1000 | the rest is counted |

mod connection;
mod http;
mod hub;
mod lab;
mod listener;
mod request;

#[cfg(test)]
mod tests;

use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use axum::serve::{Listener, ListenerExt};
use inlab_call_event::Receiver;
use inlab_session_core::{Core, Counts, Subscriber, SubscriberError};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};

use crate::listener::{Guarded, Peer};

/// A notice that was written.
#[derive(Debug, Clone, Copy)]
pub struct Notice {
    /// The stamp of the call event that caused it.
    pub triggered: Instant,
    /// When the socket had taken its last octet.
    pub written: Instant,
}

/// Who is told of notices written. Called from connection tasks: it must neither block nor panic.
pub type OnNotice = Arc<dyn Fn(Notice) + Send + Sync>;

/// Settings of a [`Server`].
#[derive(Clone)]
pub struct Config {
    /// Where to listen. Port 0 takes a free one, see [`Server::local_addr`]. `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// The core's settings.
    pub core: inlab_session_core::Config,
    /// Whose numbers may connect.
    pub subscribers: Vec<Subscriber>,
    /// What an operator says in `Authorization: Bearer`. `None`: operator requests are refused.
    pub operator_token: Option<String>,
    /// Connections of any kind. 10,000.
    pub max_connections: usize,
    /// Time from the connection to `hello`. 5 s.
    pub hello_timeout: Duration,
    /// How often a ping is sent; networks cut idle connections after 30 s and more. 25 s.
    pub heartbeat: Duration,
    /// The longest silence of a client, pongs included. 60 s.
    pub idle: Duration,
    /// How long to wait for the other side when closing. 5 s.
    pub linger: Duration,
    /// Told of each notice written.
    pub on_notice: Option<OnNotice>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            core: inlab_session_core::Config::default(),
            subscribers: Vec::new(),
            operator_token: None,
            max_connections: 10_000,
            hello_timeout: Duration::from_secs(5),
            heartbeat: Duration::from_secs(25),
            idle: Duration::from_secs(60),
            linger: Duration::from_secs(5),
            on_notice: None,
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("core", &self.core)
            .field("subscribers", &self.subscribers.len())
            .field("operator_token", &self.operator_token.is_some())
            .field("max_connections", &self.max_connections)
            .finish_non_exhaustive()
    }
}

/// Why a server cannot start.
#[derive(Debug)]
pub enum BindError {
    /// The address cannot be listened on.
    Listen {
        /// Which.
        address: SocketAddr,
        /// Why.
        error: io::Error,
    },
    /// The subscribers are not right.
    Subscribers(SubscriberError),
}

impl fmt::Display for BindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen { address, error } if error.kind() == io::ErrorKind::AddrInUse => {
                write!(f, "cannot listen on {address}: another process does")
            }
            Self::Listen { address, error } => write!(f, "cannot listen on {address}: {error}"),
            Self::Subscribers(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for BindError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen { error, .. } => Some(error),
            Self::Subscribers(error) => Some(error),
        }
    }
}

/// A session server that listens.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    core: Core,
    config: Config,
}

impl Server {
    /// Listens; connections wait in the kernel until [`run`](Self::run).
    pub async fn bind(config: Config) -> Result<Self, BindError> {
        let core = Core::new(config.core.clone(), config.subscribers.iter().cloned())
            .map_err(BindError::Subscribers)?;
        let address = config.listen;
        let error = |error| BindError::Listen { address, error };
        let listener = TcpListener::bind(address).await.map_err(error)?;
        let address = listener.local_addr().map_err(error)?;
        Ok(Self {
            listener,
            address,
            core,
            config,
        })
    }

    /// Where it listens.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `shutdown` is ready; then tells each client that it goes away, and waits for them at most
    /// [`Config::linger`]. Returns what was counted. `events`: one queue for each SCP in this process; they may end
    /// before the server does.
    pub async fn run(self, events: Vec<Receiver>, shutdown: impl Future<Output = ()>) -> Counts {
        let listener = self.listener.tap_io(|stream| {
            // A socket that is gone already is found out when it is read.
            let _ = stream.set_nodelay(true);
        });
        tracing::info!(address = %self.address, "session server listens");
        serve(listener, self.core, self.config, events, shutdown).await
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("address", &self.address)
            .field("core", &self.core)
            .finish_non_exhaustive()
    }
}

/// What connection tasks and HTTP handlers share.
struct Shared {
    config: Config,
    hub: mpsc::Sender<hub::Inbound>,
    last_connection: AtomicU64,
    /// Becomes `true` when the server is being stopped.
    stopping: watch::Receiver<bool>,
    /// Held by each WebSocket task: the server waits for the last one.
    alive: mpsc::Sender<()>,
}

async fn serve<L: Listener>(
    listener: L,
    core: Core,
    config: Config,
    events: Vec<Receiver>,
    shutdown: impl Future<Output = ()>,
) -> Counts {
    let (inbound, requests) = mpsc::channel(hub::REQUESTS);
    let (stop, stopping) = watch::channel(false);
    let (alive, mut all_gone) = mpsc::channel(1);
    let linger = config.linger;
    let listener = Guarded::new(
        listener,
        config.max_connections,
        config.hello_timeout + Duration::from_secs(1),
    );
    let shared = Arc::new(Shared {
        config,
        hub: inbound,
        last_connection: AtomicU64::new(0),
        stopping: stopping.clone(),
        alive,
    });
    let app = http::router(shared).into_make_service_with_connect_info::<Peer>();
    let mut stopped = stopping.clone();
    let http = tokio::spawn(
        axum::serve(listener, app)
            .with_graceful_shutdown(async move {
                let _ = stopped.wait_for(|&stop| stop).await;
            })
            .into_future(),
    );
    let mut hub = tokio::spawn(hub::run(core, requests, events, stopping));
    let ended = tokio::select! {
        biased;
        // Only by a panic: without the hub there is no service, and the panic is ours to pass on.
        ended = &mut hub => ended,
        () = shutdown => {
            let _ = stop.send(true);
            hub.await
        }
    };
    let counts = ended.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()));
    let http_abort = http.abort_handle();
    let all = async {
        let _ = http.await;
        let _ = all_gone.recv().await;
    };
    if tokio::time::timeout(linger + Duration::from_secs(1), all)
        .await
        .is_err()
    {
        tracing::debug!("some connections were dropped");
        http_abort.abort();
    }
    counts
}
