//! From a call event pushed by one thread to its notice read by a WebSocket client in that thread, closed loop, and
//! what an idle connection costs.
//!
//! ```text
//! cargo run --release -p inlab-session-server --example notice_latency -- 20000 1000
//! ```
//!
//! The server has a thread and a current-thread runtime of its own. Arguments: calls, idle connections.

use std::thread;
use std::time::{Duration, Instant};

use futures_util::{SinkExt as _, StreamExt as _};
use inlab_call_event::{CallEvent, CallEventKind, CallId, EndedBy, Number, Party, queue};
use inlab_session_core::Subscriber;
use inlab_session_server::{Config, Server};
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

type Failure = Box<dyn std::error::Error + Send + Sync>;

async fn connect(
    address: std::net::SocketAddr,
    number: Number,
) -> Result<WebSocketStream<TcpStream>, Failure> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let small = WebSocketConfig::default().read_buffer_size(4 << 10);
    let (mut client, _) =
        client_async_with_config("ws://inlab/v1/legs", stream, Some(small)).await?;
    let hello = format!(
        r#"{{"type":"hello","number":"{}","token":"open-sesame"}}"#,
        number.show()
    );
    client.send(Message::text(hello)).await?;
    client.next().await.ok_or("closed")??;
    Ok(client)
}

/// Resident octets of this process.
fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ')
        .nth(1)
        .and_then(|pages| pages.parse::<u64>().ok())
        .unwrap_or(0)
        * 4096
}

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<u64>());
    let calls = arguments.next().unwrap_or(Ok(20_000))?;
    let idle = arguments.next().unwrap_or(Ok(1000))?;
    let number = |index: u64| Number::parse(&format!("1555{index:07}"));
    let subscribers =
        (0..idle + 2).map(|index| Ok(Subscriber::new(number(index)?, "open-sesame")?));
    let subscribers = subscribers.collect::<Result<Vec<_>, Failure>>()?;
    let listen = ([127, 0, 0, 1], 0).into();
    let config = Config {
        listen,
        subscribers,
        max_connections: 20_000,
        ..Config::default()
    };
    let (mut sender, receiver) = queue(1024);
    let (told, address) = std::sync::mpsc::channel();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = thread::spawn(move || {
        Builder::new_current_thread()
            .enable_all()
            .build()?
            .block_on(async {
                let server = Server::bind(config).await?;
                told.send(server.local_addr())?;
                let counts = server
                    .run(vec![receiver], async {
                        let _ = stopped.await;
                    })
                    .await;
                Ok::<_, Failure>(counts)
            })
    });
    let address = address.recv()?;
    Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let before = resident();
            let mut others = Vec::new();
            for index in 0..idle {
                others.push(connect(address, number(index + 2)?).await?);
            }
            let grown = resident().saturating_sub(before);
            println!(
                "{idle} idle connections: {} octets each, both ends in this process",
                grown / idle.max(1)
            );
            let mut client = connect(address, number(0)?).await?;
            let (a, b) = (Party::new(number(0)?), Party::new(number(1)?));
            let mut samples = Vec::new();
            for call in 0..calls {
                for kind in [
                    CallEventKind::Started,
                    CallEventKind::Ended {
                        cause: None,
                        by: EndedBy::Calling,
                    },
                ] {
                    let start = Instant::now();
                    sender.push(CallEvent::new(CallId(call), kind, a, b, start))?;
                    client.next().await.ok_or("closed")??;
                    samples.push(start.elapsed());
                }
            }
            samples.drain(..samples.len() / 10);
            samples.sort_unstable();
            let at = |share: f64| {
                samples
                    .get((samples.len() as f64 * share) as usize)
                    .copied()
                    .unwrap_or(Duration::MAX)
            };
            println!(
                "event to notice read: p50 {:?}  p99 {:?}  p99.9 {:?}  max {:?}",
                at(0.5),
                at(0.99),
                at(0.999),
                at(1.0 - f64::EPSILON)
            );
            Ok::<_, Failure>(())
        })?;
    let _ = stop.send(());
    println!("{:?}", server.join().map_err(|_| "the server panicked")??);
    Ok(())
}
