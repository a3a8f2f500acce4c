//! The two parties' devices: WebSocket clients of the session server.

use inlab_call_event::Number;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;

/// A notice, and when its last octet was read.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    pub(crate) at: Instant,
    pub(crate) text: String,
}

impl Notice {
    /// Its `type`.
    pub(crate) fn kind(&self) -> &str {
        self.text
            .split_once("\"type\":\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map_or("", |(kind, _)| kind)
    }
}

/// One leg.
pub(crate) struct Client {
    pub(crate) name: String,
    notices: Arc<Mutex<Vec<Notice>>>,
    outgoing: mpsc::Sender<Message>,
    task: JoinHandle<()>,
}

impl Client {
    /// Connects and proves the number.
    pub(crate) async fn connect(
        address: SocketAddr,
        name: String,
        number: Number,
        token: &str,
    ) -> Result<Self, String> {
        use futures_util::{SinkExt as _, StreamExt as _};
        let fault = |error: &dyn std::fmt::Display| format!("session server at {address}: {error}");
        let stream = TcpStream::connect(address)
            .await
            .map_err(|error| fault(&error))?;
        stream.set_nodelay(true).map_err(|error| fault(&error))?;
        let connected =
            tokio_tungstenite::client_async(format!("ws://{address}/v1/legs"), stream).await;
        let (mut socket, _) = connected.map_err(|error| fault(&error))?;
        let hello = format!(
            r#"{{"type":"hello","number":"{}","token":"{token}"}}"#,
            number.show()
        );
        socket
            .send(Message::text(hello))
            .await
            .map_err(|error| fault(&error))?;
        let notices = Arc::new(Mutex::new(Vec::new()));
        let (outgoing, mut to_send) = mpsc::channel::<Message>(16);
        let kept = Arc::clone(&notices);
        let task = tokio::spawn(async move {
            loop {
                tokio::select! {
                    message = to_send.recv() => match message {
                        Some(message) => if socket.send(message).await.is_err() { return },
                        None => {
                            let _ = socket.close(None).await;
                            return;
                        }
                    },
                    message = socket.next() => match message {
                        Some(Ok(Message::Text(text))) => {
                            let notice = Notice { at: Instant::now(), text: text.as_str().to_string() };
                            kept.lock().unwrap_or_else(PoisonError::into_inner).push(notice);
                        }
                        Some(Ok(_)) => {}
                        Some(Err(_)) | None => return,
                    },
                }
            }
        });
        let client = Self {
            name,
            notices,
            outgoing,
            task,
        };
        let deadline = Instant::now() + Duration::from_secs(5);
        match client.wait_for("welcome", deadline).await {
            Some(_) => Ok(client),
            None => Err(fault(&"it did not welcome a client that proved its number")),
        }
    }

    pub(crate) fn notices(&self) -> Vec<Notice> {
        self.notices
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn has(&self, kind: &str) -> bool {
        self.notices
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .any(|notice| notice.kind() == kind)
    }

    /// When the first notice of this kind was read.
    pub(crate) async fn wait_for(&self, kind: &str, deadline: Instant) -> Option<Instant> {
        loop {
            let found = self
                .notices()
                .into_iter()
                .find(|notice| notice.kind() == kind);
            if let Some(notice) = found {
                return Some(notice.at);
            }
            if Instant::now() > deadline || self.task.is_finished() {
                return None;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Sends data to the other party.
    pub(crate) async fn send_text(&self, text: &str) {
        let data = format!(r#"{{"type":"data","data":"{text}"}}"#);
        // A leg that is gone shows itself by the notice that does not come.
        let _ = self.outgoing.send(Message::text(data)).await;
    }

    pub(crate) async fn close(self) {
        drop(self.outgoing);
        let _ = tokio::time::timeout(Duration::from_secs(2), self.task).await;
    }
}
