//! Accepting no more than can be served, and nobody who keeps us waiting.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Sleep, sleep};

/// Accepts while there are permits; each connection holds one, and may read for a limited time until it is proved.
pub(crate) struct Guarded<L> {
    listener: L,
    permits: Arc<Semaphore>,
    patience: Duration,
}

impl<L> Guarded<L> {
    pub(crate) fn new(listener: L, connections: usize, patience: Duration) -> Self {
        Self {
            listener,
            permits: Arc::new(Semaphore::new(connections.min(Semaphore::MAX_PERMITS))),
            patience,
        }
    }
}

impl<L: Listener> Listener for Guarded<L> {
    type Io = GuardedIo<L::Io>;
    type Addr = Peer;

    async fn accept(&mut self) -> (Self::Io, Peer) {
        let permit = self
            .permits
            .clone()
            .acquire_owned()
            .await
            .expect("invariant: never closed");
        let (io, _) = self.listener.accept().await;
        let peer = Peer {
            is_proved: Arc::new(AtomicBool::new(false)),
        };
        let deadline = Some(Box::pin(sleep(self.patience)));
        (
            GuardedIo {
                io,
                deadline,
                peer: peer.clone(),
                _permit: permit,
            },
            peer,
        )
    }

    fn local_addr(&self) -> io::Result<Peer> {
        Ok(Peer {
            is_proved: Arc::new(AtomicBool::new(false)),
        })
    }
}

/// Told by the WebSocket handler that the connection's owner has shown whose it is. No address: it is nobody's identity
/// behind carrier NAT, and is not to be logged.
#[derive(Clone, Debug)]
pub(crate) struct Peer {
    is_proved: Arc<AtomicBool>,
}

impl Peer {
    pub(crate) fn proved(&self) {
        self.is_proved.store(true, Ordering::Relaxed);
    }
}

impl<L: Listener> Connected<IncomingStream<'_, Guarded<L>>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Guarded<L>>) -> Self {
        stream.remote_addr().clone()
    }
}

pub(crate) struct GuardedIo<T> {
    io: T,
    deadline: Option<Pin<Box<Sleep>>>,
    peer: Peer,
    _permit: OwnedSemaphorePermit,
}

impl<T: AsyncRead + Unpin> AsyncRead for GuardedIo<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if let Some(deadline) = &mut this.deadline {
            if this.peer.is_proved.load(Ordering::Relaxed) {
                this.deadline = None;
            } else if deadline.as_mut().poll(cx).is_ready() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
        }
        Pin::new(&mut this.io).poll_read(cx, buf)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for GuardedIo<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        octets: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, octets)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}
