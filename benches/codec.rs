//! Octets to values and back: ours, rasn, and the published crates, on the same messages. `README.md` says what is
//! compared with what.

mod product;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use inlab_benches::{answer, message, published_peer, rasn_peer};
use inlab_ber::value::{show, write};
use inlab_ber::{Element, Scratch, Writer, element};
use inlab_inap::Dialect;
use inlab_inap::types::InitialDpArg;
use product::{Orders, decode_begin, decode_continue, encode_begin, encode_continue};
use std::hint::black_box;

fn decode_initial_dp(c: &mut Criterion) {
    let octets = message();
    let mut group = c.benchmark_group("decode_initial_dp");
    group.throughput(Throughput::Elements(1));
    group.bench_function("inlab", |b| {
        let scratch = Scratch::default();
        let mut argument = InitialDpArg::EMPTY;
        b.iter(|| {
            decode_begin(black_box(&octets), &mut argument, &scratch, |m, c, i| {
                black_box((m, c, i));
            });
            black_box(&argument);
        });
    });
    group.bench_function("rasn", |b| {
        b.iter(|| rasn_peer::decode(black_box(&octets)));
    });
    group.bench_function("published", |b| {
        b.iter(|| published_peer::decode(black_box(&octets)));
    });
    group.finish();
}

fn encode_initial_dp(c: &mut Criterion) {
    let octets = message();
    let mut group = c.benchmark_group("encode_initial_dp");
    group.throughput(Throughput::Elements(1));
    group.bench_function("inlab", |b| {
        let scratch = Scratch::default();
        let mut argument = InitialDpArg::EMPTY;
        let (message, context, invoke) =
            decode_begin(&octets, &mut argument, &scratch, |m, c, i| (*m, *c, *i));
        let mut out = Writer::default();
        encode_begin(&message, &context, &invoke, &argument, &mut out);
        assert_eq!(out.as_slice(), octets);
        b.iter(|| {
            let (message, argument) = black_box((&message, &argument));
            encode_begin(message, &context, &invoke, argument, &mut out);
            black_box(out.as_slice());
        });
    });
    group.bench_function("rasn", |b| {
        let message = rasn_peer::decode(&octets);
        let mut buffer = Vec::new();
        rasn_peer::encode(&message, &mut buffer);
        assert_eq!(buffer, octets);
        b.iter(|| {
            rasn_peer::encode(black_box(&message), &mut buffer);
            black_box(&buffer);
        });
    });
    group.bench_function("published", |b| {
        let (mut message, argument) = published_peer::decode(&octets);
        assert_eq!(published_peer::encode(&mut message, &argument), octets);
        b.iter(|| published_peer::encode(black_box(&mut message), black_box(&argument)));
    });
    group.finish();
}

/// The answer: Continue with AARE, requestReportBCSMEvent and connect.
fn orders(c: &mut Criterion) {
    let octets = answer();
    let scratch = Scratch::default();
    let mut orders = Orders::EMPTY;
    let mut out = Writer::default();
    let (message, context, invokes) =
        decode_continue(&octets, &mut orders, &scratch, |m, c, i| (*m, *c, *i));
    encode_continue(&message, &context, &invokes, &orders, &mut out);
    assert_eq!(out.as_slice(), octets);
    let mut group = c.benchmark_group("continue_with_orders");
    group.throughput(Throughput::Elements(1));
    group.bench_function("encode", |b| {
        b.iter(|| {
            let (message, orders) = black_box((&message, &orders));
            encode_continue(message, &context, &invokes, orders, &mut out);
            black_box(out.as_slice());
        });
    });
    group.bench_function("decode", |b| {
        let mut orders = Orders::EMPTY;
        b.iter(|| {
            decode_continue(black_box(&octets), &mut orders, &scratch, |m, c, i| {
                black_box((m, c, i));
            });
            black_box(&orders);
        });
    });
    group.finish();
}

/// The argument of initialDP through the schema, the way of files, ladders and traces.
fn schema(c: &mut Criterion) {
    let octets = message();
    let scratch = Scratch::default();
    let mut argument = InitialDpArg::EMPTY;
    let parameter = decode_begin(&octets, &mut argument, &scratch, |_, _, i| i.parameter);
    let octets = parameter.expect("an argument");
    let (schema, bit) = (InitialDpArg::schema(), Dialect::CAP4.bit());
    let (tlv, _) = element(octets).expect("an element");
    let value = show(schema, tlv, bit).expect("shown");
    let mut out = Writer::default();
    write(schema, &value, bit, &mut out).expect("written");
    assert_eq!(out.as_slice(), octets);
    let mut group = c.benchmark_group("schema_initial_dp");
    group.bench_function("show", |b| {
        b.iter(|| show(schema, black_box(tlv), bit).expect("shown"));
    });
    group.bench_function("write", |b| {
        b.iter(|| {
            out.clear();
            write(schema, black_box(&value), bit, &mut out).expect("written");
            black_box(out.as_slice());
        });
    });
    group.finish();
}

criterion_group!(
    benches,
    decode_initial_dp,
    encode_initial_dp,
    orders,
    schema
);
criterion_main!(benches);
