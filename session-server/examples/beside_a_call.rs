//! A session server with two subscribers, and a call between them every few seconds: open the printed address in two
//! browser windows, as `+15550100` and `+15550101`, both with the token `open-sesame`.
//!
//! ```text
//! cargo run -p inlab-session-server --example beside_a_call -- 127.0.0.1:8080
//! ```

use std::time::{Duration, Instant};

use inlab_call_event::{CallEvent, CallEventKind, CallId, EndedBy, Number, Party, queue};
use inlab_session_core::Subscriber;
use inlab_session_server::{Config, Server};

#[tokio::main(flavor = "current_thread")]
#[allow(clippy::print_stdout)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listen = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "127.0.0.1:8080".into())
        .parse()?;
    let (a, b) = (Number::parse("+15550100")?, Number::parse("+15550101")?);
    let subscribers = vec![
        Subscriber::new(a, "open-sesame")?,
        Subscriber::new(b, "open-sesame")?,
    ];
    let server = Server::bind(Config {
        listen,
        subscribers,
        ..Config::default()
    })
    .await?;
    println!("http://{}/", server.local_addr());
    let (mut sender, receiver) = queue(64);
    let calls = async {
        for call in 1.. {
            let tell = |kind| {
                CallEvent::new(
                    CallId::new(1, call),
                    kind,
                    Party::new(a),
                    Party::new(b),
                    Instant::now(),
                )
            };
            for (kind, seconds) in [
                (CallEventKind::Started, 2),
                (CallEventKind::Answered, 60),
                (
                    CallEventKind::Ended {
                        cause: Some(16),
                        by: EndedBy::Calling,
                    },
                    5,
                ),
            ] {
                sender.push(tell(kind))?;
                tokio::time::sleep(Duration::from_secs(seconds)).await;
            }
        }
        Ok::<_, inlab_call_event::Refused>(())
    };
    tokio::select! {
        counts = server.run(vec![receiver], async { let _ = tokio::signal::ctrl_c().await; }) => println!("{counts:?}"),
        result = calls => result?,
    }
    Ok(())
}
