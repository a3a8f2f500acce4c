//! One WebSocket connection.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use inlab_session_core::{CloseReason, ConnectionId};
use tokio::time::{Instant, sleep_until, timeout};

use crate::hub::{Inbound, Outgoing};
use crate::listener::Peer;
use crate::request::{Hello, hello, request};
use crate::{Notice, Shared};

/// Octets of JSON around a relayed value, or of a hello.
pub(crate) const ENVELOPE: usize = 1024;

/// How a connection came to its end.
enum End {
    /// We close it.
    Close(CloseReason),
    /// The client closed it, or it broke.
    Gone,
}

/// From the upgrade to the end.
pub(crate) async fn run(socket: WebSocket, shared: Arc<Shared>, peer: Peer) {
    let _alive = shared.alive.clone();
    let id = ConnectionId(shared.last_connection.fetch_add(1, Ordering::Relaxed) + 1);
    let (mut sink, mut stream) = socket.split();
    let end = match first(&shared, &mut stream).await {
        Ok(hello) => {
            peer.proved(); // the core closes it otherwise
            leg(&shared, id, hello, &mut sink, &mut stream).await
        }
        Err(end) => end,
    };
    if let End::Close(reason) = end {
        tracing::debug!(connection = id.0, ?reason, "closing");
        // Until the client has answered our close frame, or long enough.
        let _ = timeout(shared.config.linger, async {
            let frame = CloseFrame {
                code: reason.code(),
                reason: Utf8Bytes::from_static(reason.text()),
            };
            if sink.send(Message::Close(Some(frame))).await.is_err() {
                return;
            }
            while let Some(Ok(_)) = stream.next().await {}
            if matches!(
                reason,
                CloseReason::MessageTooBig | CloseReason::ProtocolError
            ) {
                // Nothing more can be read; ending at once with octets unread would reset the connection, and the
                // client might not see why.
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        })
        .await;
    }
}

async fn first(shared: &Shared, stream: &mut SplitStream<WebSocket>) -> Result<Hello, End> {
    let message = timeout(shared.config.hello_timeout, async {
        loop {
            match next(shared, stream).await {
                Ok(Message::Ping(_) | Message::Pong(_)) => {}
                other => return other,
            }
        }
    });
    let mut stopping = shared.stopping.clone();
    tokio::select! {
        biased;
        _ = stopping.wait_for(|&stop| stop) => Err(End::Close(CloseReason::GoingAway)),
        message = message => match message {
            Err(_) => Err(End::Close(CloseReason::HelloTimeout)),
            Ok(Ok(Message::Text(text))) => hello(&text).ok_or(End::Close(CloseReason::HelloExpected)),
            Ok(Ok(_)) => Err(End::Close(CloseReason::HelloExpected)),
            Ok(Err(end)) => Err(end),
        }
    }
}

/// After the hello: reads and writes side by side, neither waiting for the other.
async fn leg(
    shared: &Shared,
    id: ConnectionId,
    hello: Hello,
    sink: &mut SplitSink<WebSocket, Message>,
    stream: &mut SplitStream<WebSocket>,
) -> End {
    let outgoing = Arc::new(Outgoing::default());
    if shared
        .hub
        .send(Inbound::Hello {
            id,
            hello,
            outgoing: outgoing.clone(),
        })
        .await
        .is_err()
    {
        return End::Close(CloseReason::GoingAway);
    }
    let mut stopping = shared.stopping.clone();
    let end = tokio::select! {
        biased;
        _ = stopping.wait_for(|&stop| stop) => End::Close(CloseReason::GoingAway),
        end = write(shared, id, &outgoing, sink) => end,
        end = read(shared, id, &outgoing, stream) => end,
    };
    // A hub that is gone needs no word.
    let _ = shared.hub.send(Inbound::Closed { id }).await;
    end
}

async fn read(
    shared: &Shared,
    id: ConnectionId,
    outgoing: &Outgoing,
    stream: &mut SplitStream<WebSocket>,
) -> End {
    loop {
        // A client whose data waits at a slow receiver is not read, and so not suspected of silence either.
        while outgoing.lock().is_held {
            outgoing.to_read.notified().await;
        }
        let inbound = match timeout(shared.config.idle, next(shared, stream)).await {
            Err(_) => return End::Close(CloseReason::Idle),
            Ok(Err(end)) => return end,
            Ok(Ok(Message::Text(text))) => Inbound::Request {
                id,
                request: request(text),
            },
            Ok(Ok(Message::Binary(octets))) => Inbound::Binary { id, octets },
            Ok(Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_))) => continue,
        };
        if shared.hub.send(inbound).await.is_err() {
            return End::Close(CloseReason::GoingAway);
        }
    }
}

async fn next(shared: &Shared, stream: &mut SplitStream<WebSocket>) -> Result<Message, End> {
    match stream.next().await {
        None => Err(End::Gone),
        Some(Ok(Message::Close(_))) => {
            // Reading on sends the answer.
            let _ = timeout(shared.config.linger, async {
                while let Some(Ok(_)) = stream.next().await {}
            })
            .await;
            Err(End::Gone)
        }
        Some(Ok(message)) => Ok(message),
        // The library's error type cannot be named without depending on its very version.
        Some(Err(error)) => {
            let text = error.to_string();
            Err(if text.starts_with("Space limit exceeded") {
                End::Close(CloseReason::MessageTooBig)
            } else if text.starts_with("WebSocket protocol error") || text.starts_with("UTF-8") {
                End::Close(CloseReason::ProtocolError)
            } else {
                End::Gone
            })
        }
    }
}

async fn write(
    shared: &Shared,
    id: ConnectionId,
    outgoing: &Outgoing,
    sink: &mut SplitSink<WebSocket, Message>,
) -> End {
    let mut writer = Writer {
        shared,
        id,
        sink,
        frames: 0,
        octets: 0,
        stamps: Vec::new(),
    };
    let mut batch = VecDeque::new();
    // Not all connections ping at once after a start: the first ping is spread over half a period.
    let spread = u32::try_from(id.0 % 64).unwrap_or(0);
    let mut ping_at =
        Instant::now() + shared.config.heartbeat / 2 + shared.config.heartbeat * spread / 128;
    loop {
        let close = {
            let mut to_do = outgoing.lock();
            std::mem::swap(&mut batch, &mut to_do.frames);
            to_do.close
        };
        if batch.is_empty() {
            if let Some(reason) = close {
                return End::Close(reason);
            }
            batch.shrink_to(8);
            tokio::select! {
                biased;
                () = outgoing.to_write.notified() => continue,
                () = sleep_until(ping_at) => {
                    ping_at = Instant::now() + shared.config.heartbeat;
                    batch.push_back((Message::Ping(Bytes::new()), None));
                }
            }
        }
        let written = {
            let mut writing = pin!(writer.write(&mut batch));
            tokio::select! {
                biased;
                written = &mut writing => written,
                () = outgoing.to_close.notified() => {
                    let reason = outgoing.lock().close;
                    if let Some(CloseReason::SlowReader) = reason {
                        return End::Close(CloseReason::SlowReader);
                    }
                    // What was sent before the close is still to be written.
                    timeout(shared.config.linger, writing).await.unwrap_or(Err(End::Gone))
                }
            }
        };
        if let Err(end) = written {
            return end;
        }
    }
}

/// Writes frames, and reports what was written: notices with their stamps, and octets to the core.
struct Writer<'a> {
    shared: &'a Shared,
    id: ConnectionId,
    sink: &'a mut SplitSink<WebSocket, Message>,
    frames: usize,
    octets: usize,
    stamps: Vec<std::time::Instant>,
}

impl Writer<'_> {
    async fn write(
        &mut self,
        batch: &mut VecDeque<(Message, Option<std::time::Instant>)>,
    ) -> Result<(), End> {
        // Often enough for the core to see progress, seldom enough not to wake the hub for each notice.
        let often = self.shared.config.core.high_water / 16;
        while let Some((message, triggered)) = batch.pop_front() {
            if matches!(message, Message::Text(_) | Message::Binary(_)) {
                self.frames += 1;
            }
            self.octets += match &message {
                Message::Text(text) => text.len(),
                Message::Binary(octets) => octets.len(),
                Message::Ping(_) | Message::Pong(_) | Message::Close(_) => 0,
            };
            self.stamps.extend(triggered);
            // Waits until what was fed before is written, but for one buffer.
            self.sink.feed(message).await.map_err(|_| End::Gone)?;
            if self.octets + 64 * self.frames >= often {
                self.report().await?;
            }
        }
        self.sink.flush().await.map_err(|_| End::Gone)?;
        if let (Some(on_notice), false) = (&self.shared.config.on_notice, self.stamps.is_empty()) {
            let written = std::time::Instant::now();
            for triggered in self.stamps.drain(..) {
                on_notice(Notice { triggered, written });
            }
        }
        self.stamps.clear();
        Ok(())
    }

    async fn report(&mut self) -> Result<(), End> {
        let written = Inbound::Written {
            id: self.id,
            frames: self.frames,
            octets: self.octets,
        };
        (self.frames, self.octets) = (0, 0);
        self.shared
            .hub
            .send(written)
            .await
            .map_err(|_| End::Close(CloseReason::GoingAway))
    }
}
