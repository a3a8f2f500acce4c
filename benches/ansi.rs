//! Octets to values and back on the ANSI side: ours and rasn, on the same packages. `README.md` says what is compared with what.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use inlab_benches::ansi::tcap::{
    info_analyzed as info_analyzed_package, origination_request as origination_request_package,
};
use inlab_ber::{Element, Scratch, Writer, decode};
use inlab_inap::Dialect;
use inlab_inap::types::ain::InfoAnalyzedArg;
use inlab_inap::types::ansi41::OriginationRequest;
use inlab_tcap::Parameter;
use inlab_tcap::ansi::{Component, Invoke, Message};
use std::hint::black_box;

/// A package read to the last element: transaction portion, Invoke, and its argument in the caller's slot.
#[inline(always)]
fn decode_package<'m, T: Element<'m>>(
    octets: &'m [u8],
    argument: &mut T,
    dialect: Dialect,
    scratch: &'m Scratch,
) -> (Message<'m>, Invoke<'m>) {
    let message = Message::read(octets).expect("a package");
    let component = message.components.unwrap_or_default().next();
    let Some(Ok(Component::InvokeLast(invoke))) = component else {
        panic!("an Invoke")
    };
    let parameter = invoke.parameter.expect("an argument");
    decode(argument, parameter, dialect.bit(), scratch).expect("the argument");
    (message, invoke)
}

/// The same back, tail first, into a buffer that is used again.
#[inline(never)]
fn encode_package<'m, T: Element<'m>>(
    message: &Message<'_>,
    invoke: &Invoke<'_>,
    argument: &T,
    out: &mut Writer,
) {
    out.clear();
    let argument = |out: &mut Writer| argument.encode(T::TAG, out);
    let component = |out: &mut Writer| invoke.write_last_with(out, Parameter::Write(&argument));
    message.write_with(out, Some(component));
}

/// Decode and encode of one package, beside rasn. Octets of both are compared first; rasn sorts the members of a SET.
macro_rules! beside_rasn {
    ($name:ident, $peer:ident, $argument:ident, $dialect:expr) => {
        fn $name(c: &mut Criterion) {
            let octets = inlab_benches::$name();
            let (scratch, mut argument) = (Scratch::default(), $argument::EMPTY);
            let (message, invoke) = decode_package(&octets, &mut argument, $dialect, &scratch);
            let mut out = Writer::default();
            encode_package(&message, &invoke, &argument, &mut out);
            assert_eq!(out.as_slice(), octets);
            let package: $peer::Package = rasn::ber::decode(&octets).expect("rasn decodes it");
            let mut buffer = Vec::new();
            rasn::ber::encode_buf(&package, &mut buffer).expect("rasn encodes it");
            assert_eq!(buffer.len(), octets.len());
            let again: $peer::Package = rasn::ber::decode(&buffer).expect("its own octets");
            assert_eq!(again, package);

            let mut group = c.benchmark_group(concat!("decode_", stringify!($name)));
            group.throughput(Throughput::Elements(1));
            group.bench_function("inlab", |b| {
                let (scratch, mut argument) = (Scratch::default(), $argument::EMPTY);
                b.iter(|| {
                    let octets = black_box(octets.as_slice());
                    black_box(decode_package(octets, &mut argument, $dialect, &scratch));
                    black_box(&argument);
                });
            });
            group.bench_function("rasn", |b| {
                b.iter(|| {
                    let octets = black_box(octets.as_slice());
                    let package: $peer::Package = rasn::ber::decode(octets).expect("as before");
                    package
                });
            });
            group.finish();
            let mut group = c.benchmark_group(concat!("encode_", stringify!($name)));
            group.throughput(Throughput::Elements(1));
            group.bench_function("inlab", |b| {
                b.iter(|| {
                    let (message, argument) = black_box((&message, &argument));
                    encode_package(message, &invoke, argument, &mut out);
                    black_box(out.as_slice());
                });
            });
            group.bench_function("rasn", |b| {
                b.iter(|| {
                    buffer.clear();
                    rasn::ber::encode_buf(black_box(&package), &mut buffer).expect("as before");
                    black_box(&buffer);
                });
            });
            group.finish();
        }
    };
}

beside_rasn!(
    origination_request,
    origination_request_package,
    OriginationRequest,
    Dialect::WIN
);
beside_rasn!(
    info_analyzed,
    info_analyzed_package,
    InfoAnalyzedArg,
    Dialect::AIN02
);

criterion_group!(benches, origination_request, info_analyzed);
criterion_main!(benches);
