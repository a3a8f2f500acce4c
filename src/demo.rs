//! `inlab demo`: an SCP and an SSP for each kind of network and a session server on loopback, a few calls, and what went over
//! the wire.

mod calls;
mod clients;
mod nodes;
mod report;

use crate::Ended;
use crate::cli::{Demo, LinkKind};
use crate::output::{print, say};
use calls::DemoCall;
use clients::Client;
use inlab_call_event::{TargetId, Targets, queue};
use inlab_link::Kind;
use inlab_replay::nodes::{Network, subsystem};
use inlab_session_core::Subscriber;
use inlab_session_server::{Config as ServerConfig, Server};
use inlab_ssp_sim::{CallRequest, Record};
use inlab_trace::{PcapWriter, SctpPayload};
use nodes::{Lab, Sent, places};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::oneshot;

/// How long the association and M3UA may take to come up.
const BRING_UP: Duration = Duration::from_secs(10);
/// How long a call may take, with its notices.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) fn run(arguments: &Demo) -> Ended {
    let calls: Vec<_> = calls::all()
        .into_iter()
        .filter(|call| call.is_wanted(arguments.only.as_deref()))
        .collect();
    if calls.is_empty() {
        let name = arguments.only.as_deref().unwrap_or_default();
        let known = calls::dialects();
        let near = inlab_lab::nearest(name, known.iter().copied());
        let near = near.map_or(String::new(), |near| format!("; nearest is {near:?}"));
        say(&format!(
            "inlab demo: no call is in the dialect {name:?}{near}; there are {}",
            known.join(", ")
        ));
        return Ended::BadInput;
    }
    // Before anything runs: a place that cannot be written is said at once.
    let pcap = match &arguments.pcap {
        None => None,
        // What is there stays there until there is something to write.
        Some(path) => match File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
        {
            Ok(file) => Some((path.as_path(), file)),
            Err(error) => {
                say(&format!("inlab demo: {}: {error}", path.display()));
                return Ended::BadInput;
            }
        },
    };
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            say(&format!("inlab demo: no event loop: {error}"));
            return Ended::NotThere;
        }
    };
    let kind = match arguments.link {
        LinkKind::Auto => Kind::Auto,
        LinkKind::Sctp => Kind::Sctp,
        LinkKind::SctpUdp => Kind::SctpUdp,
        LinkKind::Tcp => Kind::Tcp,
    };
    match runtime.block_on(play(kind, &calls, pcap)) {
        Ok(ended) => ended,
        Err((ended, message)) => {
            say(&format!("inlab demo: {message}"));
            ended
        }
    }
}

type Fault = (Ended, String);

fn not_there(error: impl std::fmt::Display) -> Fault {
    (Ended::NotThere, error.to_string())
}

fn unprinted(error: std::io::Error) -> Fault {
    (Ended::Mismatch, format!("standard output: {error}"))
}

async fn play(kind: Kind, calls: &[DemoCall], pcap: Option<(&Path, File)>) -> Result<Ended, Fault> {
    let dialects: Vec<_> = calls.iter().map(|call| call.dialect).collect();
    let (mut labs, mut heard) = (vec![], vec![]);
    for network in Network::of_all(&dialects) {
        let (sender, events) = queue(1024);
        let mut config = calls::scp_config(network);
        config.targets = Targets::all(TargetId(0));
        let lab = Lab::start(kind, network, config, sender, calls::ssp_config(network))
            .await
            .map_err(not_there)?;
        labs.push(lab);
        heard.push(events);
    }

    let subscribers: Vec<_> = calls::subscribers()
        .into_iter()
        .map(|(number, token)| {
            Subscriber::new(number, &token).expect("invariant: the demo's tokens are long enough")
        })
        .collect();
    let listen = "127.0.0.1:0"
        .parse()
        .expect("invariant: a constant address");
    let mut config = ServerConfig {
        listen,
        subscribers,
        ..ServerConfig::default()
    };
    // Each call starts anew: no session of the one before is left for its parties.
    config.core.grace = Duration::ZERO;
    let server = Server::bind(config).await.map_err(not_there)?;
    let address = server.local_addr();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(server.run(heard, async {
        let _ = stopped.await;
    }));

    for lab in &labs {
        lab.wait_until_active(BRING_UP).await.map_err(not_there)?;
    }
    print(&report::heading(&labs, address)).map_err(unprinted)?;

    let mut failed = 0;
    let mut latencies = report::Latencies::default();
    for (index, call) in calls.iter().enumerate() {
        let network = Network::of(call.dialect);
        let lab = labs.iter().find(|lab| lab.network == network);
        let lab = lab.expect("invariant: every network of a call has its nodes");
        let outcome = one_call(lab, address, call).await?;
        latencies.add(&outcome);
        failed += usize::from(!outcome.as_expected);
        print(&report::call(index + 1, call, &outcome)).map_err(unprinted)?;
    }
    print(&latencies.table()).map_err(unprinted)?;

    let _ = stop.send(());
    let _ = server.await;
    let mut messages: Vec<(Network, Sent)> = vec![];
    for lab in labs {
        let network = lab.network;
        messages.extend(lab.tape.messages().into_iter().map(|sent| (network, sent)));
        lab.stop().await;
    }
    messages.sort_by_key(|(_, sent)| sent.at);
    if let Some((path, file)) = pcap {
        write_pcap(file, &messages)
            .map_err(|error| (Ended::Mismatch, format!("{}: {error}", path.display())))?;
        print(&format!(
            "{} signalling messages written to {}\n",
            messages.len(),
            path.display()
        ))
        .map_err(unprinted)?;
    }
    if failed > 0 {
        return Err((
            Ended::Mismatch,
            format!("{failed} of {} calls did not go as expected", calls.len()),
        ));
    }
    Ok(Ended::AsExpected)
}

/// What came of a call.
pub(crate) struct Outcome {
    pub(crate) messages: Vec<Sent>,
    pub(crate) notices: Vec<(String, Vec<clients::Notice>)>,
    pub(crate) records: Vec<Record>,
    pub(crate) begun: Instant,
    pub(crate) relay: Option<Duration>,
    pub(crate) as_expected: bool,
}

async fn one_call(
    lab: &Lab,
    address: std::net::SocketAddr,
    call: &DemoCall,
) -> Result<Outcome, Fault> {
    let mut parties = vec![];
    for (name, number, token) in call.clients() {
        let client = Client::connect(address, name, number, &token)
            .await
            .map_err(not_there)?;
        parties.push(client);
    }
    let mark = lab.tape.mark();
    let dialect = call.dialect;
    let mut request = CallRequest::new(
        call.trigger(),
        dialect,
        places(lab.network).0.address(subsystem(dialect)),
    );
    request.talk = call.talk;
    request.patience = call.patience;
    let begun = Instant::now();
    let placed = lab.ssp.ask(move |ssp, now| ssp.call(now, request)).await;
    placed
        .map_err(not_there)?
        .map_err(|error| (Ended::Mismatch, format!("{}: {error}", call.title)))?;

    let deadline = begun + PATIENCE;
    let mut records = vec![];
    let mut relay = None;
    let mut over = false;
    while Instant::now() < deadline {
        let fresh = lab
            .ssp
            .ask(|ssp, _| std::iter::from_fn(|| ssp.poll_record()).collect::<Vec<_>>())
            .await;
        records.extend(fresh.map_err(not_there)?);
        over |= records
            .iter()
            .any(|record| matches!(record, Record::Over { .. }));
        if relay.is_none()
            && let [first, second] = &mut parties[..]
            && first.has("session.established")
            && second.has("session.established")
            && !first.has("call.ended")
        {
            let sent = Instant::now();
            first.send_text("Hello beside the call").await;
            let soon = deadline.min(sent + Duration::from_secs(1));
            relay = second
                .wait_for("data", soon)
                .await
                .map(|read| read.saturating_duration_since(sent));
        }
        let told = parties
            .iter()
            .all(|party| party.has("call.ended") || !call.expects_notices);
        if over && told {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    // Both sides' last messages are on the tape once both have no dialogue left.
    lab.wait_until_idle(Duration::from_secs(2)).await;
    let notices: Vec<_> = parties
        .iter()
        .map(|party| (party.name.clone(), party.notices()))
        .collect();
    for party in parties {
        party.close().await;
    }
    let as_expected = over && call.is_as_expected(&records, &notices);
    Ok(Outcome {
        messages: lab.tape.since(mark),
        notices,
        records,
        begun,
        relay,
        as_expected,
    })
}

/// Every message once, as the node that sent it gave it to the link.
fn write_pcap(file: File, messages: &[(Network, Sent)]) -> std::io::Result<()> {
    if file.metadata()?.is_file() {
        file.set_len(0)?;
    }
    let mut writer = PcapWriter::new(BufWriter::new(file))?;
    // Monotonic times on the calendar: one pair of readings.
    let (now, since_1970) = (
        Instant::now(),
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default(),
    );
    for (network, message) in messages {
        let at = since_1970.saturating_sub(now.saturating_duration_since(message.at));
        let payload = SctpPayload {
            stream: message.stream,
            protocol: message.ppid,
            octets: &message.octets,
        };
        let [from, to] = [message.from, message.to].map(|node| node.address(*network));
        writer.write(at, from, to, payload)?;
    }
    use std::io::Write as _;
    writer.into_inner().flush()
}
