//! The edge over loopback sockets; and over in-memory pipes with a paused clock, where time matters.

use std::io;
use std::sync::Mutex;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use inlab_call_event::{CallEvent, CallEventKind, CallId, EndedBy, Number, Party, Sender, queue};
use serde_json::{Value, json};
use tokio::io::{
    AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, DuplexStream, duplex,
};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::*;

const A: &str = "+15550100";
const B: &str = "+15550101";
const OPERATOR: &str = "operator-secret";

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn config() -> Config {
    Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        subscribers: [A, B]
            .map(|text| Subscriber::new(number(text), &format!("token-{text}")).unwrap())
            .into(),
        operator_token: Some(OPERATOR.into()),
        linger: Duration::from_millis(300),
        ..Config::default()
    }
}

fn event(call: u64, kind: CallEventKind) -> CallEvent {
    let at = tokio::time::Instant::now().into_std();
    CallEvent::new(
        CallId::new(1, call),
        kind,
        Party::new(number(A)),
        Party::new(number(B)),
        at,
    )
}

const ENDED: CallEventKind = CallEventKind::Ended {
    cause: Some(16),
    by: EndedBy::Called,
};

/// A server under test, with its queue.
struct Running {
    events: Sender,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<Counts>,
}

impl Running {
    async fn tcp(config: Config) -> (Self, SocketAddr) {
        let server = Server::bind(config).await.unwrap();
        let address = server.local_addr();
        let (events, receiver) = queue(1024);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(server.run(vec![receiver], async {
            let _ = stopped.await;
        }));
        (
            Self {
                events,
                stop: Some(stop),
                task,
            },
            address,
        )
    }

    fn pipes(config: Config) -> (Self, Pipes) {
        let core = Core::new(config.core.clone(), config.subscribers.iter().cloned()).unwrap();
        let (pipes, listener) = mpsc::unbounded_channel();
        let (events, receiver) = queue(1024);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(serve(
            PipeListener(listener),
            core,
            config,
            vec![receiver],
            async {
                let _ = stopped.await;
            },
        ));
        (
            Self {
                events,
                stop: Some(stop),
                task,
            },
            Pipes(pipes),
        )
    }

    fn call(&mut self, call: u64, kind: CallEventKind) {
        self.events.push(event(call, kind)).unwrap();
    }

    async fn stop(mut self) -> Counts {
        self.stop.take().unwrap().send(()).unwrap();
        self.task.await.unwrap()
    }
}

struct Pipes(mpsc::UnboundedSender<DuplexStream>);

impl Pipes {
    fn open(&self) -> DuplexStream {
        let (ours, theirs) = duplex(8 << 10);
        self.0.send(theirs).unwrap();
        ours
    }
}

struct PipeListener(mpsc::UnboundedReceiver<DuplexStream>);

impl Listener for PipeListener {
    type Io = DuplexStream;
    type Addr = ();

    async fn accept(&mut self) -> (DuplexStream, ()) {
        match self.0.recv().await {
            Some(stream) => (stream, ()),
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<()> {
        Ok(())
    }
}

/// A client.
struct Client<S>(WebSocketStream<S>);

async fn tcp(address: SocketAddr) -> Client<TcpStream> {
    Client::open(TcpStream::connect(address).await.unwrap()).await
}

impl<S: AsyncRead + AsyncWrite + Unpin> Client<S> {
    async fn open(stream: S) -> Self {
        Self(client_async("ws://inlab/v1/legs", stream).await.unwrap().0)
    }

    async fn hello(stream: S, number: &str) -> Self {
        let mut client = Self::open(stream).await;
        client
            .say(json!({"type": "hello", "number": number, "token": format!("token-{number}")}))
            .await;
        assert_eq!(client.hear().await["type"], "welcome");
        client
    }

    async fn say(&mut self, value: Value) {
        self.0.send(Message::text(value.to_string())).await.unwrap();
    }

    async fn next(&mut self) -> Message {
        loop {
            let message = timeout(Duration::from_secs(100), self.0.next())
                .await
                .expect("an answer in time");
            match message.expect("an open connection").expect("no error") {
                Message::Ping(_) | Message::Pong(_) => {}
                message => return message,
            }
        }
    }

    async fn hear(&mut self) -> Value {
        match self.next().await {
            Message::Text(text) => serde_json::from_str(&text).unwrap(),
            other => panic!("should be text: {other:?}"),
        }
    }

    async fn hear_type(&mut self, kind: &str) -> Value {
        let heard = self.hear().await;
        assert_eq!(heard["type"], kind, "{heard}");
        heard
    }

    async fn closed(&mut self) -> (u16, String) {
        match self.next().await {
            Message::Close(Some(frame)) => (frame.code.into(), frame.reason.to_string()),
            other => panic!("should be a close frame: {other:?}"),
        }
    }
}

/// Both parties, in an established session.
async fn pair(
    address: SocketAddr,
    running: &mut Running,
) -> (Client<TcpStream>, Client<TcpStream>) {
    let mut a = Client::hello(TcpStream::connect(address).await.unwrap(), A).await;
    let mut b = Client::hello(TcpStream::connect(address).await.unwrap(), B).await;
    running.call(1, CallEventKind::Started);
    for client in [&mut a, &mut b] {
        client.hear_type("call.detected").await;
        client.hear_type("session.established").await;
    }
    (a, b)
}

async fn http(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

async fn get(address: SocketAddr, path: &str, headers: &str) -> String {
    http(
        address,
        &format!("GET {path} HTTP/1.1\r\nHost: inlab\r\nConnection: close\r\n{headers}\r\n"),
    )
    .await
}

async fn post(address: SocketAddr, headers: &str, body: &str) -> String {
    let length = body.len();
    let head = "POST /v1/call-events HTTP/1.1\r\nHost: inlab\r\nConnection: close\r\nContent-Type: application/json";
    http(
        address,
        &format!("{head}\r\nContent-Length: {length}\r\n{headers}\r\n{body}"),
    )
    .await
}

#[tokio::test]
async fn req_ses_04_a_call_from_the_queue_reaches_both_clients() {
    let notices = Arc::new(Mutex::new(Vec::new()));
    let told = notices.clone();
    let on_notice: OnNotice = Arc::new(move |notice: Notice| told.lock().unwrap().push(notice));
    let (mut running, address) = Running::tcp(Config {
        on_notice: Some(on_notice),
        ..config()
    })
    .await;
    let (mut a, mut b) = pair(address, &mut running).await;
    // REL-01, REL-02, REL-10: both ways, unchanged, in order.
    for round in 0..20_u8 {
        a.0.send(Message::binary(vec![round; 3000])).await.unwrap();
        a.say(json!({"type": "data", "data": {"round": round}}))
            .await;
        b.say(json!({"data": [round], "type": "data"})).await;
    }
    b.hear_type("data.source").await;
    for round in 0..20_u8 {
        assert_eq!(b.next().await, Message::binary(vec![round; 3000]));
        assert_eq!(
            b.hear().await,
            json!({"type": "data", "session": "s1", "data": {"round": round}})
        );
        assert_eq!(
            a.hear().await,
            json!({"type": "data", "session": "s1", "data": [round]})
        );
    }
    running.call(1, CallEventKind::Answered);
    a.hear_type("call.answered").await;
    b.hear_type("call.answered").await;
    running.call(1, ENDED);
    let ended = a.hear_type("call.ended").await;
    assert_eq!(
        (&ended["cause"], &ended["by"]),
        (&json!(16), &json!("called"))
    );
    b.hear_type("call.ended").await;
    // END-05.
    drop(b);
    a.hear_type("peer.disconnected").await;
    let counts = running.stop().await;
    assert_eq!(
        (counts.opened, counts.established, counts.relayed),
        (1, 1, 60)
    );
    assert_eq!(
        a.closed().await,
        (1001, "the server is being stopped".into())
    );
    let notices = notices.lock().unwrap();
    assert_eq!(notices.len(), 8);
    assert!(
        notices
            .iter()
            .all(|notice| notice.written > notice.triggered)
    );
}

#[tokio::test]
async fn what_is_no_hello_is_refused_with_the_reason() {
    let (running, address) = Running::tcp(config()).await;
    let wrong = json!({"type": "hello", "number": A, "token": "token-+15550101"});
    let stranger = json!({"type": "hello", "number": "+19999999", "token": "token-+15550101"});
    for (message, code) in [
        (Message::text(wrong.to_string()), 4401),
        (Message::text(stranger.to_string()), 4401),
        (Message::text("{"), 4400),
        (Message::text(r#"{"type":"data","data":1}"#), 4400),
        (
            Message::text(r#"{"type":"hello","number":"letters","token":"token"}"#),
            4400,
        ),
        (Message::binary(vec![1]), 4400),
        (Message::text(" ".repeat(100_000)), 1009),
    ] {
        let mut client = tcp(address).await;
        client.0.send(message.clone()).await.unwrap();
        assert_eq!(client.closed().await.0, code);
    }
    let counts = running.stop().await;
    assert_eq!((counts.refused, counts.relayed), (2, 0));
}

#[tokio::test]
async fn faulty_requests_are_answered_and_bounded() {
    let (running, address) = Running::tcp(config()).await;
    let mut a = Client::hello(TcpStream::connect(address).await.unwrap(), A).await;
    for (text, code) in [
        ("{\"type\":", "bad-json"),
        ("[]", "bad-json"),
        (r#"{"type":"dance"}"#, "unknown-type"),
        (r#"{"type":"data"}"#, "bad-member"),
        (r#"{"type":"data","data":1}"#, "no-session"),
        (r#"{"type":"select","session":"s9"}"#, "no-session"),
        (
            r#"{"type":"hello","number":"+1","token":"x"}"#,
            "hello-repeated",
        ),
    ] {
        a.0.send(Message::text(text)).await.unwrap();
        assert_eq!(a.hear_type("error").await["code"], code, "{text}");
    }
    for _ in 0..12 {
        a.say(json!({"type": "dance"})).await;
    }
    for _ in 0..12 {
        a.hear_type("error").await;
    }
    assert_eq!(a.closed().await.0, 4412);
    running.stop().await;
}

#[tokio::test]
async fn an_oversize_message_ends_only_its_own_connection() {
    let (mut running, address) = Running::tcp(config()).await;
    let (mut a, mut b) = pair(address, &mut running).await;
    // In the envelope's allowance: an error; above it: the end.
    a.0.send(Message::binary(vec![0; (64 << 10) + 1]))
        .await
        .unwrap();
    assert_eq!(a.hear_type("error").await["code"], "too-big");
    a.0.send(Message::binary(vec![0; 64 << 10])).await.unwrap();
    b.hear_type("data.source").await;
    assert_eq!(b.next().await.len(), 64 << 10);
    a.0.send(Message::binary(vec![0; 67 << 10])).await.unwrap();
    assert_eq!(a.closed().await.0, 1009);
    b.hear_type("peer.disconnected").await;
    running.stop().await;
}

/// B stops reading: A is held, B is closed with the reason when the time is up, and A goes on.
#[tokio::test]
async fn a_slow_reader_is_closed_and_nobody_else_waits() {
    let core = inlab_session_core::Config {
        high_water: 64 << 10,
        max_queue: 512 << 10,
        stall: Duration::from_millis(300),
        ..Default::default()
    };
    let (mut running, address) = Running::tcp(Config {
        core,
        linger: Duration::from_secs(60),
        ..config()
    })
    .await;
    let (a, mut b) = pair(address, &mut running).await;
    let mut second = Client::hello(TcpStream::connect(address).await.unwrap(), B).await;
    second.hear_type("call.detected").await;
    second.hear_type("session.established").await;
    let (mut to_server, mut from_server) = a.0.split();
    // More than the kernel takes for B; held meanwhile.
    const MESSAGES: usize = 400;
    let sender = tokio::spawn(async move {
        for _ in 0..MESSAGES {
            to_server
                .send(Message::binary(vec![7; 60_000]))
                .await
                .unwrap();
        }
        to_server
    });
    second.hear_type("data.source").await;
    for _ in 0..MESSAGES {
        assert_eq!(second.next().await.len(), 60_000);
    }
    let to_server = sender.await.unwrap();
    // B reads at last: what the kernel held, and then why it was let go.
    let code = loop {
        match b.next().await {
            Message::Close(Some(frame)) => break u16::from(frame.code),
            Message::Text(_) | Message::Binary(_) => {}
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(code, 4410);
    running.call(1, ENDED);
    let notice = timeout(Duration::from_secs(5), from_server.next())
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    assert!(notice.to_text().unwrap().contains("call.ended"));
    second.hear_type("call.ended").await;
    drop((to_server, from_server, b, second));
    assert_eq!(running.stop().await.slow_readers, 1);
}

#[tokio::test]
async fn operator_requests() {
    let (running, address) = Running::tcp(config()).await;
    assert!(get(address, "/healthz", "").await.ends_with("ok\n"));
    assert!(
        get(address, "/nowhere", "")
            .await
            .starts_with("HTTP/1.1 404")
    );
    assert!(
        get(address, "/", "")
            .await
            .contains("frame-ancestors 'none'")
    );
    assert!(get(address, "/v1/legs", "").await.starts_with("HTTP/1.1 4"));
    let auth = format!("Authorization: Bearer {OPERATOR}\r\n");
    for wrong in [
        "",
        "Authorization: Bearer wrong\r\n",
        "Authorization: Bearer \r\n",
        "Authorization: operator-secret\r\n",
    ] {
        assert!(
            get(address, "/v1/sessions", wrong)
                .await
                .starts_with("HTTP/1.1 401"),
            "{wrong}"
        );
        assert!(
            post(address, wrong, "{}").await.starts_with("HTTP/1.1 401"),
            "{wrong}"
        );
    }
    let mut a = Client::hello(TcpStream::connect(address).await.unwrap(), A).await;
    let body = |event: &str, rest: &str| {
        format!(
            r#"{{"call":"2-7","event":"{event}","calling":{{"number":"{A}"}},"called":{{"number":"{B}"}}{rest}}}"#
        )
    };
    let opened = post(address, &auth, &body("started", "")).await;
    assert!(
        opened.starts_with("HTTP/1.1 202")
            && opened.contains(r#""result":"opened","session":"s1""#),
        "{opened}"
    );
    assert_eq!(a.hear_type("call.detected").await["call"], "2-7");
    let listed = get(address, "/v1/sessions", &auth).await;
    let listed: Value = serde_json::from_str(listed.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(
        listed["sessions"],
        json!([{"session": "s1", "calling": "+******00", "called": "+******01", "call": "ringing",
            "state": "half-open", "legs": [1, 0]}])
    );
    assert!(
        post(
            address,
            &auth,
            &body("ended", r#","cause":17,"by":"called""#)
        )
        .await
        .contains("\"ended\"")
    );
    let ended = a.hear_type("call.ended").await;
    assert_eq!(
        (&ended["cause"], &ended["graceMs"]),
        (&json!(17), &json!(0))
    );
    for (wrong, expected) in [
        ("{", "400"),
        (r#"{"call":"2-7"}"#, "422"),
        (
            &*body("started", r#","cause":16"#),
            "cause and by belong to the event ended",
        ),
        (&*body("ended", r#","cause":128"#), "at most 127"),
        (&*body("started", r#","colour":1"#), "colour"),
        (
            &*body("started", "").replace("2-7", "x"),
            "expected node-number",
        ),
        (
            &*body("started", "").replace(A, "0301234"),
            "calling: no country code begins with 0",
        ),
    ] {
        let answer = post(address, &auth, wrong).await;
        assert!(
            answer.starts_with("HTTP/1.1 4") && answer.contains(expected),
            "{wrong}: {answer}"
        );
        assert!(!answer.contains("0301234"));
    }
    assert!(
        post(address, &auth, &" ".repeat(5000))
            .await
            .starts_with("HTTP/1.1 413")
    );
    running.stop().await;

    let (running, address) = Running::tcp(Config {
        operator_token: None,
        ..config()
    })
    .await;
    assert!(
        get(address, "/v1/sessions", "Authorization: Bearer \r\n")
            .await
            .starts_with("HTTP/1.1 403")
    );
    running.stop().await;
}

#[tokio::test]
async fn a_port_in_use_is_named() {
    let first = Server::bind(config()).await.unwrap();
    let listen = first.local_addr();
    let error = Server::bind(Config { listen, ..config() })
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("cannot listen on {listen}: another process does")
    );
    let mut twice = config();
    twice.subscribers.push(twice.subscribers[0].clone());
    assert_eq!(
        Server::bind(twice).await.unwrap_err().to_string(),
        "subscriber +******00 is there twice"
    );
}

#[tokio::test]
async fn a_thousand_connections() {
    const PAIRS: usize = 500;
    let number_of = |index: usize| format!("+1555{index:06}");
    let subscribers: Vec<_> = (0..2 * PAIRS)
        .map(|index| {
            Subscriber::new(
                number(&number_of(index)),
                &format!("token-{}", number_of(index)),
            )
            .unwrap()
        })
        .collect();
    let (mut running, address) = Running::tcp(Config {
        subscribers,
        ..config()
    })
    .await;
    let mut clients = Vec::new();
    for index in 0..2 * PAIRS {
        clients.push(
            Client::hello(
                TcpStream::connect(address).await.unwrap(),
                &number_of(index),
            )
            .await,
        );
    }
    for call in 0..PAIRS {
        let party = |index: usize| Party::new(number(&number_of(index)));
        let mut event = event(call as u64, CallEventKind::Started);
        (event.calling, event.called) = (party(2 * call), party(2 * call + 1));
        while running.events.push(event).is_err() {
            tokio::task::yield_now().await;
        }
    }
    for (index, client) in clients.iter_mut().enumerate() {
        let detected = client.hear_type("call.detected").await;
        assert_eq!(detected["peer"]["number"], number_of(index ^ 1));
        client.hear_type("session.established").await;
    }
    let counts = running.stop().await;
    assert_eq!(
        (counts.opened, counts.established),
        (PAIRS as u64, PAIRS as u64)
    );
    for client in &mut clients {
        assert_eq!(client.closed().await.0, 1001);
    }
}

#[tokio::test]
async fn connections_above_the_bound_wait() {
    let (running, address) = Running::tcp(Config {
        max_connections: 1,
        ..config()
    })
    .await;
    let first = Client::hello(TcpStream::connect(address).await.unwrap(), A).await;
    let second =
        tokio::spawn(
            async move { Client::hello(TcpStream::connect(address).await.unwrap(), B).await },
        );
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(!second.is_finished());
    drop(first);
    second.await.unwrap();
    running.stop().await;
}

// --- Time ------------------------------------------------------------------------------------------------------------

#[tokio::test(start_paused = true)]
async fn req_rel_06_heartbeats_keep_a_client_that_answers() {
    let (mut running, pipes) = Running::pipes(config());
    let mut a = Client::hello(pipes.open(), A).await;
    let start = tokio::time::Instant::now();
    let mut pings = 0;
    // Reading answers the pings.
    while start.elapsed() < Duration::from_secs(600) {
        if let Ok(Some(Ok(message))) = timeout(Duration::from_secs(30), a.0.next()).await {
            assert!(message.is_ping());
            pings += 1;
        }
    }
    assert!((23..=25).contains(&pings), "{pings}");
    running.call(1, CallEventKind::Started);
    a.hear_type("call.detected").await;
    running.stop().await;
}

#[tokio::test(start_paused = true)]
async fn req_end_05_a_silent_client_is_closed() {
    let (running, pipes) = Running::pipes(config());
    let mut a = Client::hello(pipes.open(), A).await;
    tokio::time::sleep(Duration::from_millis(60_100)).await;
    // Its pongs were never sent, since it did not read.
    assert_eq!(a.closed().await.0, 4411);
    running.stop().await;
}

#[tokio::test(start_paused = true)]
async fn who_says_no_hello_is_closed() {
    let (running, pipes) = Running::pipes(config());
    let mut silent = Client::open(pipes.open()).await;
    let start = tokio::time::Instant::now();
    assert_eq!(silent.closed().await.0, 4408);
    assert_eq!(start.elapsed().as_secs(), 5);
    // Nor may a request come in drops.
    let mut slow = pipes.open();
    let start = tokio::time::Instant::now();
    let mut answer = Vec::new();
    for octet in b"GET /healthz HTTP/1.1\r\n" {
        if slow.write_all(&[*octet]).await.is_err() {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let _ = slow.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP/1.1 200"));
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    running.stop().await;
}

#[tokio::test(start_paused = true)]
async fn req_end_01_grace_then_closed() {
    let (mut running, pipes) = Running::pipes(config());
    let mut a = Client::hello(pipes.open(), A).await;
    running.call(1, CallEventKind::Started);
    a.hear_type("call.detected").await;
    // The other party comes late in the call.
    tokio::time::sleep(Duration::from_secs(10)).await;
    let mut b = Client::hello(pipes.open(), B).await;
    b.hear_type("call.detected").await;
    a.hear_type("session.established").await;
    b.hear_type("session.established").await;
    running.call(1, CallEventKind::Answered);
    a.hear_type("call.answered").await;
    b.hear_type("call.answered").await;
    running.call(1, ENDED);
    let ended = a.hear_type("call.ended").await;
    assert_eq!(ended["graceMs"], 30_000);
    let start = tokio::time::Instant::now();
    a.say(json!({"type": "data", "data": "still"})).await;
    b.hear_type("call.ended").await;
    assert_eq!(b.hear_type("data").await["data"], "still");
    a.hear_type("session.closed").await;
    assert_eq!(start.elapsed().as_secs(), 30);
    running.stop().await;
}

/// The same in ten runs: no choice of the runtime's shows.
#[tokio::test(start_paused = true)]
async fn the_same_events_give_the_same_frames() {
    let mut logs = Vec::new();
    for _ in 0..10 {
        let (mut running, pipes) = Running::pipes(config());
        let mut a = Client::hello(pipes.open(), A).await;
        let mut b = Client::hello(pipes.open(), B).await;
        let mut log = Vec::new();
        for call in 1..=3 {
            running.call(call, CallEventKind::Started);
            a.say(json!({"type": "data", "data": call})).await;
            running.call(call, CallEventKind::Answered);
            running.call(call, ENDED);
            tokio::time::sleep(Duration::from_secs(45)).await;
            while let Ok(message) = timeout(Duration::from_secs(1), a.next()).await {
                log.push(format!("a {message}"));
            }
            while let Ok(message) = timeout(Duration::from_secs(1), b.next()).await {
                log.push(format!("b {message}"));
            }
        }
        running.stop().await;
        logs.push(log);
    }
    assert!(logs[0].len() > 20);
    assert!(logs.iter().all(|log| *log == logs[0]));
}

// --- Personal data ---------------------------------------------------------------------------------------------------

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(octets);
        Ok(octets.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn logs_show_no_digits_tokens_or_content() {
    let log = Log::default();
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || written.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let (mut running, address) = Running::tcp(config()).await;
    let (mut a, mut b) = pair(address, &mut running).await;
    a.say(json!({"type": "data", "data": "a secret"})).await;
    b.hear_type("data").await;
    let mut refused = tcp(address).await;
    refused
        .say(json!({"type": "hello", "number": A, "token": "token-nobody"}))
        .await;
    assert_eq!(refused.closed().await.0, 4401);
    running.stop().await;
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("Refused"), "{log}");
    for secret in ["1555010", "token-", "secret"] {
        assert!(!log.contains(secret), "{log}");
    }
    assert!(
        !format!("{:?}", config()).contains("1555")
            && !format!("{:?}", config()).contains(OPERATOR)
    );
}
