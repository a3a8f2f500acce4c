//! Lines for people, printed on a thread of their own.

use super::Note;
use crate::output::{print_more, unprinted};
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::{mpsc, oneshot};

/// Where lines go.
#[derive(Clone)]
pub(super) struct Reporter {
    lines: SyncSender<String>,
    lost: Arc<AtomicU64>,
    width: usize,
}

/// The thread that prints them.
pub(super) struct Printer(oneshot::Receiver<()>);

/// One node's lines: each with the time and its name.
#[derive(Clone)]
pub(super) struct Voice {
    reporter: Reporter,
    name: String,
}

impl Reporter {
    /// `width`: of the longest name.
    pub(super) fn start(width: usize, notes: mpsc::UnboundedSender<Note>) -> (Self, Printer) {
        let (lines, queue) = sync_channel(LINES);
        let lost = Arc::new(AtomicU64::new(0));
        let (done, finished) = oneshot::channel();
        let counter = lost.clone();
        std::thread::spawn(move || {
            print_all(&queue, &counter, &notes);
            let _ = done.send(());
        });
        let reporter = Self { lines, lost, width };
        (reporter, Printer(finished))
    }

    /// A line as it is.
    pub(super) fn line(&self, text: &str) {
        if self.lines.try_send(format!("{text}\n")).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// For the lines of a node.
    pub(super) fn voice(&self, name: &str) -> Voice {
        Voice {
            reporter: self.clone(),
            name: name.to_string(),
        }
    }
}

impl Voice {
    /// Says something, with the time and the node's name.
    pub(super) fn say(&self, text: &str) {
        let width = self.reporter.width;
        self.reporter
            .line(&format!("{}  {:<width$}  {text}", clock(), self.name));
    }
}

fn print_all(queue: &Receiver<String>, lost: &AtomicU64, notes: &mpsc::UnboundedSender<Note>) {
    while let Ok(mut text) = queue.recv() {
        while text.len() < CHUNK {
            match queue.try_recv() {
                Ok(more) => text.push_str(&more),
                Err(_) => break,
            }
        }
        let missing = lost.swap(0, Ordering::Relaxed);
        if missing > 0 {
            let _ = writeln!(
                text,
                "{missing} lines were not shown: the terminal is too slow"
            );
        }
        let note = match print_more(&text) {
            Ok(true) => continue,
            Ok(false) => Note::NobodyReads,
            Err(error) => Note::Unprinted(unprinted("run", &error)),
        };
        let _ = notes.send(note);
        return;
    }
}

impl Printer {
    /// Waits until everything is printed, at most so long.
    pub(super) async fn finish(self, at_most: Duration) {
        let _ = tokio::time::timeout(at_most, self.0).await;
    }
}

/// The time of day, UTC.
fn clock() -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let seconds = now.as_secs() % 86_400;
    format!(
        "{:02}:{:02}:{:02}.{:03}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        now.subsec_millis()
    )
}

/// Lines waiting to be printed.
const LINES: usize = 4096;
/// Octets printed at once.
const CHUNK: usize = 16_384;
