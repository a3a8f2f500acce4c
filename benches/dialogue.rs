//! From an M3UA message to the node's answer and the call event in the queue.

mod ansi_calls;
mod ansi_node;
mod node;

use ansi_calls::{AnsiCalls, Step};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use node::Calls;
use std::collections::VecDeque;
use std::hint::black_box;

/// Calls up while a single message is measured.
const LIVE: usize = 1_000;

/// Calls that begin and end until every buffer has grown; then so many are up.
fn warm() -> (Calls, VecDeque<(u32, u32)>, u32) {
    let mut calls = Calls::new();
    let (mut up, mut next) = (VecDeque::with_capacity(LIVE + 1), 0x0100_0000);
    for _ in 0..4 * LIVE {
        let id = calls.begin(next);
        up.push_back((next, id));
        if up.len() > LIVE {
            let (own, id) = up.pop_front().expect("one");
            calls.answer(own, id);
            calls.disconnect(own, id);
        }
        calls.events().for_each(drop);
        next += 1;
    }
    (calls, up, next)
}

fn messages(c: &mut Criterion) {
    let mut group = c.benchmark_group("dialogue");

    // A Begin needs a free place: an older call ends beside it, by the shortest way, and is not left out of the time.
    group.throughput(Throughput::Elements(2));
    group.bench_function("begin_and_end", |b| {
        let (mut calls, mut up, mut next) = warm();
        b.iter(|| {
            let id = calls.begin(next);
            up.push_back((next, id));
            next += 1;
            let (own, id) = up.pop_front().expect("one");
            calls.end(own, id);
            calls.events().for_each(|event| {
                black_box(&event);
            });
        });
        assert_eq!(calls.live(), LIVE);
    });

    group.throughput(Throughput::Elements(3));
    group.bench_function("whole_call", |b| {
        let (mut calls, mut up, mut next) = warm();
        b.iter(|| {
            let id = calls.begin(next);
            up.push_back((next, id));
            next += 1;
            let (own, id) = up.pop_front().expect("one");
            calls.answer(own, id);
            calls.disconnect(own, id);
            calls.events().for_each(|event| {
                black_box(&event);
            });
        });
        assert_eq!(calls.live(), LIVE);
    });
    group.finish();
}

/// The Begin alone: with its answer in `poll_transmit` and its event in the queue. The calls before it are cleared away
/// outside of the time.
fn begin(c: &mut Criterion) {
    let mut group = c.benchmark_group("begin_to_answer");
    group.throughput(Throughput::Elements(1));
    group.bench_function("inlab", |b| {
        let (mut calls, mut up, mut next) = warm();
        b.iter_custom(|iterations| {
            let mut spent = std::time::Duration::ZERO;
            let mut left = iterations;
            while left > 0 {
                let run = left.min(256);
                let start = std::time::Instant::now();
                for _ in 0..run {
                    let id = calls.begin(next);
                    up.push_back((next, id));
                    next += 1;
                    black_box(calls.events().next());
                }
                spent += start.elapsed();
                for _ in 0..run {
                    let (own, id) = up.pop_front().expect("one");
                    calls.end(own, id);
                    calls.events().for_each(drop);
                }
                left -= run;
            }
            spent
        });
        assert_eq!(calls.live(), LIVE);
    });
    group.finish();
}

/// Calls of AIN or WIN at a node, so many of them up.
struct AnsiLoad {
    calls: AnsiCalls,
    up: VecDeque<(u32, u32)>,
    next: u32,
}

impl AnsiLoad {
    /// As [`warm`]: with these messages of each call.
    fn new(first: Step, rest: &[Step]) -> Self {
        let mut load = Self {
            calls: AnsiCalls::new(),
            up: VecDeque::with_capacity(2 * LIVE),
            next: 1,
        };
        for _ in 0..4 * LIVE {
            load.first(first);
            if load.up.len() > LIVE {
                load.rest(rest);
            }
        }
        load
    }

    /// A new call.
    fn first(&mut self, step: Step) {
        let ours = self.calls.take(step, self.next, 0);
        self.up.push_back((self.next, ours));
        self.next += 1;
        self.hear();
    }

    /// The rest of the oldest.
    fn rest(&mut self, steps: &[Step]) {
        let (own, ours) = self.up.pop_front().expect("one");
        for step in steps {
            self.calls.take(*step, own, ours);
        }
        self.hear();
    }

    fn hear(&mut self) {
        self.calls.events().for_each(|event| {
            black_box(&event);
        });
    }
}

/// One message of a call of AIN or WIN; the calls begin or are cleared away outside of the time.
fn ansi(c: &mut Criterion) {
    let mut group = c.benchmark_group("ansi_to_answer");
    group.throughput(Throughput::Elements(1));
    let rows = [
        ("info_analyzed", Step::InfoAnalyzed, Step::AinClose, true),
        (
            "origination_request",
            Step::OriginationRequest,
            Step::WinDisconnect,
            true,
        ),
        (
            "o_disconnect",
            Step::OriginationRequest,
            Step::WinDisconnect,
            false,
        ),
    ];
    for (name, first, last, is_first) in rows {
        group.bench_function(name, |b| {
            let mut load = AnsiLoad::new(first, &[last]);
            b.iter_custom(|iterations| {
                let mut spent = std::time::Duration::ZERO;
                let mut left = iterations;
                while left > 0 {
                    let run = left.min(256);
                    let start = std::time::Instant::now();
                    (0..run).for_each(|_| load.first(first));
                    let between = std::time::Instant::now();
                    (0..run).for_each(|_| load.rest(&[last]));
                    spent += if is_first {
                        between - start
                    } else {
                        between.elapsed()
                    };
                    left -= run;
                }
                spent
            });
            assert_eq!(load.calls.live(), LIVE);
        });
    }
    group.finish();

    let mut group = c.benchmark_group("ansi_call");
    let ain = &[Step::AinAnswer, Step::AinDisconnect][..];
    let win = &[
        Step::AnalyzedInformation,
        Step::WinAnswer,
        Step::WinDisconnect,
    ];
    for (name, first, rest) in [
        ("ain", Step::InfoAnalyzed, ain),
        ("win", Step::OriginationRequest, win),
    ] {
        let messages = 1 + u64::try_from(rest.len()).expect("few");
        group.throughput(Throughput::Elements(messages));
        group.bench_function(name, |b| {
            let mut load = AnsiLoad::new(first, rest);
            b.iter(|| {
                load.first(first);
                load.rest(rest);
            });
            assert_eq!(load.calls.live(), LIVE);
        });
    }
    group.finish();
}

criterion_group!(benches, begin, messages, ansi);
criterion_main!(benches);
