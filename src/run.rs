//! `inlab run`: the nodes of a lab in one process, until it is interrupted.
//!
//! Each node with signalling is one thread with a current-thread runtime and a [`Driver`](inlab_link::Driver); a session server is
//! another. What they have to say goes to a thread that prints, over a bounded queue: a terminal that does not read costs
//! lines, which are counted, and never a message.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | lines waiting to be printed | 4096 | further ones are lost and counted |
//! | call events waiting for a session server, of each SCP | 4096 | as [`mod@inlab_call_event::queue`] says |
//! | time from the signal to the end | 4.5 s | the process ends all the same |

mod node;
mod report;

use crate::Ended;
use crate::check::{addresses, count};
use crate::cli::Run;
use crate::lab_file::{BUILT_IN, LabFile, NodeRole};
use crate::output::say;
use inlab_call_event::{Receiver, Sender, TargetId, queue};
use inlab_lab::{Document, nearest};
use report::Reporter;
use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

/// What the threads of the nodes wait for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Phase {
    /// Addresses are being taken.
    BringUp,
    /// Everything runs.
    Run,
    /// Everything ends.
    Stop,
}

/// What the threads say to the main one.
enum Note {
    /// The node has its addresses; lines for people.
    Ready(usize, Vec<String>),
    /// It cannot have them.
    Failed(Fault),
    /// Its thread is at its end.
    Over(usize),
    /// Nobody reads what is printed.
    NobodyReads,
    /// It cannot be printed, which has been said.
    Unprinted(Ended),
}

/// Why a node cannot start.
struct Fault {
    node: String,
    text: String,
    /// The lab file says something that cannot be.
    of_file: bool,
}

pub(crate) fn run(arguments: &Run) -> Ended {
    let lab = match LabFile::load(arguments.lab.as_deref()) {
        Ok(lab) => lab,
        Err(error) => {
            say(&format!("inlab run: {error}"));
            return Ended::BadInput;
        }
    };
    let chosen = match choose(&lab, &arguments.node) {
        Ok(chosen) => chosen,
        Err(text) => {
            say(&format!("inlab run: {text}"));
            return Ended::BadInput;
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(supervise(lab, &chosen, arguments.lab.is_none())),
        Err(error) => cannot(&error),
    }
}

fn cannot(error: &io::Error) -> Ended {
    say(&format!("inlab run: {error}"));
    Ended::NotThere
}

/// The nodes to start: all of ours, or those that are named.
fn choose(lab: &LabFile, names: &[String]) -> Result<Vec<usize>, String> {
    let ours = |index: &usize| lab.nodes[*index].is_ours();
    let mut chosen: Vec<usize> = if names.is_empty() {
        (0..lab.nodes.len()).filter(ours).collect()
    } else {
        let find = |name: &String| {
            let known = || lab.nodes.iter().filter(|node| node.is_ours());
            let index = lab.find(name).ok_or_else(|| {
                let near = nearest(name, known().map(|node| node.name.as_str()));
                let names: Vec<_> = known().map(|node| node.name.as_str()).collect();
                match near {
                    Some(near) => format!("{}: no node {name:?}; nearest is {near:?}", lab.name),
                    None => format!(
                        "{}: no node {name:?}; there are {}",
                        lab.name,
                        names.join(", ")
                    ),
                }
            })?;
            if ours(&index) {
                Ok(index)
            } else {
                Err(format!(
                    "{}: {name:?} is external: it is not ours to start",
                    lab.name
                ))
            }
        };
        names.iter().map(find).collect::<Result<_, _>>()?
    };
    chosen.sort_unstable();
    chosen.dedup();
    for index in &chosen {
        let NodeRole::Scp(scp) = &lab.nodes[*index].role else {
            continue;
        };
        for (server, _) in &scp.targets {
            if !chosen.contains(server) {
                let (scp, server) = (&lab.nodes[*index].name, &lab.nodes[*server].name);
                return Err(format!(
                    "{}: {scp:?} tells {server:?} of calls, but {server:?} is not started. A session server hears only an SCP \
                     of the same process: add --node {server}, or take {server} out of \"notify\" of {scp}",
                    lab.name
                ));
            }
        }
    }
    Ok(chosen)
}

/// Queues of call events: what each SCP writes to, and what each session server reads.
#[derive(Default)]
struct Queues {
    senders: BTreeMap<usize, Vec<(TargetId, Sender)>>,
    receivers: BTreeMap<usize, Vec<Receiver>>,
}

impl Queues {
    fn of(lab: &LabFile, chosen: &[usize]) -> Self {
        let mut queues = Self::default();
        for index in chosen {
            let NodeRole::Scp(scp) = &lab.nodes[*index].role else {
                continue;
            };
            for (server, target) in &scp.targets {
                let (sender, receiver) = queue(EVENTS);
                queues
                    .senders
                    .entry(*index)
                    .or_default()
                    .push((*target, sender));
                queues.receivers.entry(*server).or_default().push(receiver);
            }
        }
        queues
    }
}

async fn supervise(lab: LabFile, chosen: &[usize], built_in: bool) -> Ended {
    // Before anything runs: a signal during the start is heard too.
    let signals = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
    );
    let mut signals = match signals {
        (Ok(interrupt), Ok(terminate)) => Signals {
            interrupt,
            terminate,
        },
        (Err(error), _) | (_, Err(error)) => return cannot(&error),
    };
    let lab = std::sync::Arc::new(lab);
    let (phase, phases) = watch::channel(Phase::BringUp);
    let (notes, mut inbox) = mpsc::unbounded_channel();
    let width = chosen
        .iter()
        .map(|index| lab.nodes[*index].name.len())
        .max();
    let (reporter, printer) = Reporter::start(width.unwrap_or(0), notes.clone());
    let mut queues = Queues::of(&lab, chosen);
    let mut threads: Vec<(usize, JoinHandle<()>)> = vec![];
    for index in chosen {
        let place = node::Seat {
            lab: lab.clone(),
            index: *index,
            phases: phases.clone(),
            notes: notes.clone(),
            voice: reporter.voice(&lab.nodes[*index].name),
        };
        let senders = queues.senders.remove(index).unwrap_or_default();
        let receivers = queues.receivers.remove(index).unwrap_or_default();
        let thread = std::thread::Builder::new()
            .name(lab.nodes[*index].name.clone())
            .spawn(move || place.run(senders, receivers));
        match thread {
            Ok(thread) => threads.push((*index, thread)),
            Err(error) => return cannot(&error),
        }
    }
    let mut ready: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut over: Vec<usize> = vec![];
    let mut ended = Ended::AsExpected;
    let mut stopping = false;
    while !stopping && ready.len() < threads.len() {
        tokio::select! {
            biased;
            () = signals.next() => stopping = true,
            Some(note) = inbox.recv() => match note {
                Note::Ready(index, lines) => { ready.insert(index, lines); }
                Note::Failed(fault) => {
                    say(&format!("inlab run: {}: {}", fault.node, fault.text));
                    ended = if fault.of_file { Ended::BadInput } else { Ended::NotThere };
                    stopping = true;
                }
                Note::Over(index) => {
                    over.push(index);
                    stopping = true;
                }
                Note::NobodyReads => stopping = true,
                Note::Unprinted(how) => {
                    ended = how;
                    stopping = true;
                }
            },
        }
    }
    if !stopping {
        let nodes = count(chosen.len(), "node");
        reporter.line(&format!("{}: {nodes} to run", lab.name));
        for (index, lines) in &ready {
            for line in lines {
                reporter.line(&format!("  {}  {line}", lab.nodes[*index].name));
            }
        }
        if built_in {
            introduce(&reporter, &lab);
        }
        reporter.line("Times are UTC. Stop with Ctrl-C.");
        let _ = phase.send(Phase::Run);
        tokio::select! {
            biased;
            () = signals.next() => {}
            Some(note) = inbox.recv() => match note {
                Note::Over(index) => over.push(index),
                Note::Unprinted(how) => ended = how,
                _ => {}
            },
        }
    }
    let by_itself = !over.is_empty();
    let _ = phase.send(Phase::Stop);
    let all_over = async {
        while over.len() < threads.len() {
            match inbox.recv().await {
                Some(Note::Over(index)) => over.push(index),
                Some(Note::Unprinted(how)) => ended = how,
                Some(_) => {}
                None => break,
            }
        }
    };
    if timeout(SHUTDOWN, all_over).await.is_err() {
        say("inlab run: not everything ended in time; what is left is dropped");
        return ended;
    }
    for (index, thread) in threads {
        if thread.join().is_err() {
            say(&format!("inlab run: {} failed", lab.nodes[index].name));
            ended = Ended::Mismatch;
        }
    }
    if by_itself && ended == Ended::AsExpected {
        say("inlab run: a node ended by itself");
        ended = Ended::Mismatch;
    }
    if ended == Ended::AsExpected {
        reporter.line("stopped");
    }
    drop(reporter);
    printer.finish(PRINTING).await;
    ended
}

struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// What somebody who has just started the built-in lab needs to know.
fn introduce(reporter: &Reporter, lab: &LabFile) {
    let document = Document::parse("built-in lab", BUILT_IN);
    let document = document.expect("invariant: the built-in lab is well-formed");
    for node in &lab.nodes {
        let NodeRole::SessionServer(config) = &node.role else {
            continue;
        };
        reporter.line(&format!(
            "Open http://{}/ twice, as the two parties of the calls that msc places every 20 s:",
            config.listen
        ));
        let block = document.root().node().get("nodes");
        let subscribers =
            block.and_then(|nodes| nodes.get(&node.name)?.get("subscribers")?.as_map());
        for entry in subscribers.unwrap_or_default() {
            let text = |node: &inlab_lab::Node| {
                node.as_scalar()
                    .map(|scalar| scalar.text.clone())
                    .unwrap_or_default()
            };
            reporter.line(&format!(
                "  number {}  token {}",
                text(&entry.key),
                text(&entry.value)
            ));
        }
    }
    reporter.line("`inlab demo` places calls and shows every message; docs/lab.example.yaml is a lab file to begin with.");
}

/// Where a link end is, for people.
fn at(kind: inlab_link::Kind, local: &[SocketAddr], udp_port: Option<u16>) -> String {
    match udp_port {
        Some(port) => format!("{kind} {} in UDP port {port}", addresses(local)),
        None => format!("{kind} {}", addresses(local)),
    }
}

/// Call events waiting for a session server.
const EVENTS: usize = 4096;
/// How long everything may take to end.
const SHUTDOWN: Duration = Duration::from_millis(4300);
/// How long the last lines may take.
const PRINTING: Duration = Duration::from_millis(200);
