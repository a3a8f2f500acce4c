//! `inlab run` and `inlab check` as a user runs them: child processes on free ports of loopback.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener, UdpSocket};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tokio_tungstenite::tungstenite::{self, Message};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a node may take to end after SIGTERM.
const SHUTDOWN: Duration = Duration::from_secs(5);

fn inlab(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_inlab"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn output(arguments: &[&str]) -> Output {
    inlab(arguments).output().expect("it starts")
}

fn text(octets: &[u8]) -> String {
    String::from_utf8_lossy(octets).into_owned()
}

/// A port that is free for TCP and for UDP. Somebody else may take it before it is used; nobody here does.
fn port() -> u16 {
    loop {
        let tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = tcp.local_addr().expect("it has an address").port();
        if UdpSocket::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}

/// A lab file that is removed at the end.
struct LabFile(PathBuf);

impl LabFile {
    fn new(name: &str, text: &str) -> Self {
        let file = format!("inlab-{}-{name}.yaml", std::process::id());
        let path = std::env::temp_dir().join(file);
        std::fs::write(&path, text).expect("it can be written");
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("the path is text")
    }
}

impl Drop for LabFile {
    fn drop(&mut self) {
        // What is left in a folder for temporary files harms nobody.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A lab like the built-in one, with a call every second.
struct Lab {
    link: String,
    port: u16,
    sessions: u16,
}

impl Lab {
    /// `link`: what follows `from` and `to`; `PORT` is the lab's port.
    fn new(link: &str) -> Self {
        Self {
            link: link.into(),
            port: port(),
            sessions: port(),
        }
    }

    fn text(&self) -> String {
        let Self {
            link,
            port,
            sessions,
        } = self;
        let link = link.replace("PORT", &port.to_string());
        format!(
            r#"nodes:
  scp:
    role: scp
    pointCode: 2-2-2
    globalTitle: "49170900002"
    services: {{ 100: {{ translate: {{ "800123": "15550101" }} }} }}
    notify: sessions
  msc:
    role: ssp
    pointCode: 1-1-1
    globalTitle: "49170900001"
    subscribers: {{ "15550101": {{ answers: 600ms }} }}
    calls:
      - {{ every: 1s, trigger: collectedInfo, serviceKey: 100, calling: "15550100", called: "800123", clearsAfter: 100ms }}
  sessions:
    role: session-server
    listen: 127.0.0.1:{sessions}
    subscribers: {{ "+15550100": caller-token, "+15550101": called-token }}
links:
  - {{ {link} }}
"#
        )
    }
}

fn has(line: &str, words: &[&str]) -> bool {
    words.iter().all(|word| line.contains(word))
}

/// `inlab run`, and what it prints.
struct Running {
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        Self::start_with(arguments, Stdio::inherit())
    }

    fn start_with(arguments: &[&str], errors: Stdio) -> Self {
        let mut child = inlab(&[&["run"], arguments].concat())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .expect("it starts");
        let out = child.stdout.take().expect("it is a pipe");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            lines,
            seen: vec![],
        }
    }

    /// Waits for a line in which each of these words is.
    #[track_caller]
    fn wait_for(&mut self, words: &[&str]) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let line = self.line(until, &[words]);
            if has(&line, words) {
                return line;
            }
        }
    }

    /// Waits until each of these was on a line of its own, in any order.
    #[track_caller]
    fn wait_for_all(&mut self, wanted: &[&[&str]]) {
        let until = Instant::now() + PATIENCE;
        let mut missing = wanted.to_vec();
        while !missing.is_empty() {
            let line = self.line(until, &missing);
            if let Some(found) = missing.iter().position(|words| has(&line, words)) {
                missing.remove(found);
            }
        }
    }

    #[track_caller]
    fn line(&mut self, until: Instant, missing: &[&[&str]]) -> String {
        let left = until.saturating_duration_since(Instant::now());
        match self.lines.recv_timeout(left) {
            Ok(line) => {
                self.seen.push(line.clone());
                line
            }
            Err(error) => panic!(
                "no line with {missing:?} ({error}):\n{}",
                self.seen.join("\n")
            ),
        }
    }

    fn terminate(mut self) -> ExitStatus {
        let start = Instant::now();
        let id = self.child.id().to_string();
        let killed = Command::new("kill").args(["-TERM", &id]).status();
        assert!(killed.expect("kill starts").success());
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("it is ours") {
                break status;
            }
            assert!(start.elapsed() < PATIENCE, "it does not end");
            std::thread::sleep(Duration::from_millis(10));
        };
        let took = start.elapsed();
        assert!(took < SHUTDOWN, "it took {took:?}");
        status
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be over already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A leg of the session server, that has proved its number.
struct Leg(tungstenite::WebSocket<tungstenite::stream::MaybeTlsStream<std::net::TcpStream>>);

impl Leg {
    fn connect(port: u16, number: &str, token: &str) -> Self {
        let url = format!("ws://127.0.0.1:{port}/v1/legs");
        let (mut socket, _) = tungstenite::connect(url).expect("the session server listens");
        if let tungstenite::stream::MaybeTlsStream::Plain(stream) = socket.get_mut() {
            stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        }
        let hello = format!(r#"{{"type":"hello","number":"{number}","token":"{token}"}}"#);
        socket.send(Message::text(hello)).expect("it is sent");
        Self(socket)
    }

    /// The first notice of this type.
    fn wait_for(&mut self, kind: &str) -> String {
        loop {
            match self.0.read().expect("a notice") {
                Message::Text(text) if text.contains(&format!(r#""type":"{kind}""#)) => {
                    return text.to_string();
                }
                _ => {}
            }
        }
    }
}

/// A whole lab over a link: the association comes up, a call goes through, its parties hear of it, it ends when it is told to.
#[track_caller]
fn goes_through(name: &str, link: &str) {
    let lab = Lab::new(link);
    let file = LabFile::new(name, &lab.text());
    let mut running = Running::start(&[file.path()]);
    running.wait_for(&[
        "session server at http://127.0.0.1:",
        &lab.sessions.to_string(),
    ]);
    running.wait_for(&["scp", "association with msc up"]);
    let mut caller = Leg::connect(lab.sessions, "+15550100", "caller-token");
    let mut called = Leg::connect(lab.sessions, "+15550101", "called-token");
    caller.wait_for("welcome");
    called.wait_for("welcome");
    let detected = called.wait_for("call.detected");
    assert!(detected.contains(r#""role":"called""#), "{detected}");
    assert!(detected.contains("+15550100"), "{detected}");
    caller.wait_for("call.detected");
    running.wait_for(&["msc", "placed: ******00 to ****23, collectedInfo, cap2"]);
    running.wait_for(&["scp", "started: +******00 to +******01"]);
    running.wait_for(&["scp", "answered"]);
    running.wait_for(&["scp", "ended by the calling party, cause 16"]);
    let printed = running.seen.join("\n");
    assert!(!printed.contains("1555"), "a number in clear: {printed}");
    assert_eq!(running.terminate().code(), Some(0));
}

#[test]
fn a_lab_over_tcp() {
    goes_through(
        "tcp",
        "from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT, m3ua: { routingContext: 1 }",
    );
}

#[test]
fn a_lab_over_sctp_udp() {
    goes_through(
        "sctp-udp",
        "from: msc, to: scp, kind: sctp-udp, listen: 127.0.0.1:2905, udpPort: PORT, m3ua: { routingContext: 1 }",
    );
}

#[test]
fn an_scp_as_asp_that_connects_to_a_switch_as_sgp() {
    goes_through(
        "asp",
        "from: scp, to: msc, kind: tcp, listen: 127.0.0.1:PORT, \
         m3ua: { asp: scp, routingContext: 7, trafficMode: loadshare, networkAppearance: 4, aspIdentifier: 9 }",
    );
}

#[test]
fn a_switch_as_asp_that_connects_to_an_scp_as_sgp_without_routing_context() {
    goes_through(
        "sgp",
        "from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT, m3ua: { asp: msc, heartbeat: 1s }",
    );
}

/// One association, several application servers, in both roles.
#[test]
fn an_association_that_serves_several_application_servers() {
    goes_through(
        "servers",
        "from: scp, to: msc, kind: tcp, listen: 127.0.0.1:PORT, m3ua: { asp: scp, routingContext: [7, 8, 9] }",
    );
    goes_through(
        "servers-double",
        "from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT, \
         m3ua: { exchange: double, routingContext: { msc: [11, 12], scp: 22 } }",
    );
}

/// RFC 4666 4.4: the ASP has no routing context until the SGP gives it one.
#[test]
fn an_scp_that_registers_its_routing_key() {
    goes_through(
        "register",
        "from: scp, to: msc, kind: tcp, listen: 127.0.0.1:PORT, \
         m3ua: { asp: scp, register: true, routingContext: 7, aspIdentifier: 9, requireAspIdentifier: true }",
    );
}

#[test]
fn two_ipsps_in_double_exchange() {
    goes_through(
        "double",
        "from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT, m3ua: { exchange: double, routingContext: { msc: 11, scp: 22 } }",
    );
}

#[test]
fn nodes_without_global_titles_are_reached_by_point_code() {
    let lab = Lab::new("from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT");
    let text: String = lab
        .text()
        .lines()
        .filter(|line| !line.contains("globalTitle"))
        .map(|line| format!("{line}\n"))
        .collect();
    let file = LabFile::new("point-codes", &text);
    let mut running = Running::start(&[file.path()]);
    running.wait_for(&["scp", "ended by the calling party, cause 16"]);
    assert_eq!(running.terminate().code(), Some(0));
}

/// Two switches at one endpoint of the SCP, with one routing context, told apart by their addresses; each in its dialect.
#[test]
fn two_switches_at_one_endpoint() {
    let port = port();
    let ssp = |code: &str, title: &str, dialect: &str, calling: &str| {
        format!(
            "{{ role: ssp, pointCode: {code}, globalTitle: \"{title}\", dialect: {dialect}, subscribers: {{ \"15550101\": {{ answers: 600ms \
             }} }}, calls: [ {{ every: 1s, count: 1, trigger: collectedInfo, serviceKey: 100, calling: \"{calling}\", called: \"15550101\", \
             clearsAfter: 100ms }} ] }}"
        )
    };
    let file = LabFile::new(
        "two-switches",
        &format!(
            "nodes:\n  scp: {{ role: scp, pointCode: 2-2-2, globalTitle: \"49170900002\", services: {{ 100: continue }} }}\n  \
             one: {}\n  two: {}\nlinks:\n  \
             - {{ from: one, to: scp, kind: tcp, listen: 127.0.0.1:{port}, bind: 127.0.0.2, m3ua: {{ routingContext: 1 }} }}\n  \
             - {{ from: two, to: scp, kind: tcp, listen: 127.0.0.1:{port}, bind: 127.0.0.3, m3ua: {{ routingContext: 1 }} }}\n",
            ssp("1-1-1", "49170900001", "cap2", "15550100"),
            ssp("1-1-2", "49170900003", "cs1", "15550104"),
        ),
    );
    let mut running = Running::start(&[file.path()]);
    running.wait_for(&["scp", "listens for one, two at tcp"]);
    for _ in 0..2 {
        running.wait_for(&["scp", "ended by the calling party, cause 16"]);
    }
    let printed = running.seen.join("\n");
    for ending in ["00", "04"] {
        let started = format!("started: +******{ending} to +******01");
        assert!(printed.contains(&started), "{printed}");
    }
    assert_eq!(running.terminate().code(), Some(0));
}

/// `-vv` tells every step, and no number.
#[test]
fn the_log_has_no_numbers() {
    let lab = Lab::new("from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT");
    let file = LabFile::new("log", &lab.text());
    let log = LabFile::new("log-output", "");
    let errors = std::fs::File::create(&log.0).expect("it can be written");
    let mut running = Running::start_with(&["-vv", file.path()], errors.into());
    running.wait_for(&["scp", "ended by the calling party"]);
    assert_eq!(running.terminate().code(), Some(0));
    let log = std::fs::read_to_string(&log.0).expect("it is text");
    assert!(log.contains("trigger"), "{log}");
    for number in ["1555", "800123", "caller-token"] {
        assert!(!log.contains(number), "{number}: {log}");
    }
}

/// Each node in a process of its own; the switch is there first and tries until the SCP is there too.
/// The example of the manual for AIN and WIN, with other ports and shorter calls: a call to an 800 number is translated by one SCP of a
/// pair, which the switch asks by their common title, and the next by the other; a mobile subscriber's call is watched.
#[test]
fn the_ansi_example_makes_calls_of_ain_and_win() {
    let mut text = include_str!("../docs/lab-ansi.example.yaml").to_owned();
    let mut change = |old: &str, new: &str, count: usize| {
        assert_eq!(text.matches(old).count(), count, "{old}");
        text = text.replace(old, new);
    };
    for listens in ["127.0.0.1:2905", "127.0.0.1:2906", "127.0.0.1:2907"] {
        change(listens, &format!("127.0.0.1:{}", port()), 1);
    }
    change("every: 10s", "every: 2s", 2);
    change("after: 2s", "after: 500ms", 2);
    change("answers: 2s", "answers: 200ms", 1);
    change("answers: 1s", "answers: 200ms", 1);
    change("clearsAfter: 5s", "clearsAfter: 300ms", 2);
    let file = LabFile::new("ansi", &text);
    let mut running = Running::start(&[file.path()]);
    let ain = "placed: ********11 to ********99, analyzedInformation, ain02";
    let win = "placed: ********21 to ********22, origAttemptAuthorized, win";
    running.wait_for_all(&[
        &["switch", ain],
        &["switch", ain],
        &["scp-a", "started: +*********11 to +*********01"],
        &["scp-a", "answered"],
        &["scp-a", "ended by the calling party"],
        &["scp-b", "started: +*********11 to +*********01"],
        &["scp-b", "answered"],
        &["scp-b", "ended by the calling party"],
        &["switch", "call 1 over", "cause 16, 0.3 s after the answer"],
        &["switch", "call 2 over", "cause 16, 0.3 s after the answer"],
        &["msc", win],
        &["win-scp", "started: +*********21 to +*********22"],
        &["win-scp", "answered"],
        &[
            "msc",
            "call 1 over, ended by the calling party, cause 16, 0.3 s after",
        ],
        &[
            "win-scp",
            "ended by the calling party, cause 16, connected 0.",
        ],
    ]);
    let printed = running.seen.join("\n");
    assert!(!printed.contains("5550"), "a number in clear: {printed}");
    assert_eq!(running.terminate().code(), Some(0));
}

#[test]
fn nodes_in_two_processes() {
    let lab = Lab::new("from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT");
    let file = LabFile::new("processes", &lab.text());
    let mut msc = Running::start(&[file.path(), "--node", "msc"]);
    let refused = msc.wait_for(&["association with scp not up yet, trying again"]);
    let address = format!("tcp 127.0.0.1:{}: connection refused", lab.port);
    assert!(refused.ends_with(&address), "{refused}");
    msc.wait_for(&["no call is placed until an application server is active"]);
    let mut scp = Running::start(&[file.path(), "--node", "scp", "--node", "sessions"]);
    scp.wait_for(&["association with msc up"]);
    scp.wait_for(&["ended by the calling party"]);
    msc.wait_for(&["over, ended by the calling party, cause 16"]);
    assert_eq!(scp.terminate().code(), Some(0));
    msc.wait_for(&["association with scp", "closed"]);
    assert_eq!(msc.terminate().code(), Some(0));
}

#[test]
fn a_port_in_use_is_exit_3_and_says_which() {
    for (kind, link) in [
        (
            "tcp",
            "from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT",
        ),
        (
            "sctp-udp",
            "from: msc, to: scp, kind: sctp-udp, listen: 127.0.0.1, udpPort: PORT",
        ),
    ] {
        let lab = Lab::new(link);
        let file = LabFile::new(&format!("in-use-{kind}"), &lab.text());
        let _tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, lab.port)).expect("it is free");
        let _udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, lab.port)).expect("it is free");
        let output = output(&["run", file.path()]);
        assert_eq!(output.status.code(), Some(3));
        assert_eq!(
            text(&output.stderr),
            format!(
                "inlab run: scp: {kind} 127.0.0.1:{}: the port is in use\n",
                lab.port
            )
        );
    }
    let lab = Lab::new("from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT");
    let file = LabFile::new("in-use-sessions", &lab.text());
    let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, lab.sessions)).expect("it is free");
    let output = output(&["run", file.path()]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        text(&output.stderr),
        format!(
            "inlab run: sessions: cannot listen on 127.0.0.1:{}: another process does\n",
            lab.sessions
        )
    );
}

#[test]
fn nodes_that_cannot_be_chosen_are_exit_2() {
    let lab = Lab::new("from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT");
    let file = LabFile::new("choose", &lab.text());
    for (node, message) in [
        ("session", "no node \"session\"; nearest is \"sessions\"".to_string()),
        (
            "scp",
            "\"scp\" tells \"sessions\" of calls, but \"sessions\" is not started. A session server hears only an SCP of the \
             same process: add --node sessions, or take sessions out of \"notify\" of scp"
                .to_string(),
        ),
    ] {
        let output = output(&["run", file.path(), "--node", node]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            text(&output.stderr),
            format!("inlab run: {}: {message}\n", file.path())
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn check_says_what_would_run_or_where_the_file_is_wrong() {
    let lab = Lab::new("from: msc, to: scp, kind: tcp, listen: 127.0.0.1:PORT");
    let good = LabFile::new("good", &lab.text());
    let output = output(&["check", good.path()]);
    assert_eq!(output.status.code(), Some(0));
    let shown = text(&output.stdout);
    assert!(shown.contains("\nlink msc-scp  (tcp)\n"), "{shown}");
    assert!(!shown.contains("1555"), "a number in clear: {shown}");

    let bad = LabFile::new("bad", &lab.text().replace("from: msc", "from: mcs"));
    for command in ["check", "run"] {
        let output = self::output(&[command, bad.path()]);
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        let expected = format!(
            "inlab {command}: {}:20:13: unknown node \"mcs\"; nearest is \"msc\"\n",
            bad.path()
        );
        assert!(said.starts_with(&expected), "{said}");
        assert!(output.stdout.is_empty());
    }
}
