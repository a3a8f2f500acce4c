//! From an M3UA message to the node's answer and the call event in the queue.

mod node;

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

criterion_group!(benches, begin, messages);
criterion_main!(benches);
