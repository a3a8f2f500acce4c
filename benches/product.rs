//! The messages through our own codec, as the product takes and makes them.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "a module of several benches and tests, each of which uses a part"
)]

use inlab_ber::{Element, Scratch, Writer, decode};
use inlab_inap::Dialect;
use inlab_inap::types::{ConnectArg, InitialDpArg, RequestReportBcsmEventArg};
use inlab_tcap::{
    Apdu, Component, DialoguePortion, Invoke, Message, ObjectIdentifier, OperationCode, Parameter,
    UserInformation, read_dialogue_portion, write_dialogue_portion,
};

/// A Begin read to the last element: the transaction portion, the application context of its AARQ, the Invoke, and the
/// argument of the Invoke in the caller's slot. What was read is lent to `seen`, as the machine lends it to its user.
#[inline(always)]
pub fn decode_begin<'m, R>(
    octets: &'m [u8],
    argument: &mut InitialDpArg<'m>,
    scratch: &'m Scratch,
    seen: impl FnOnce(&Message<'m>, &ObjectIdentifier, &Invoke<'m>) -> R,
) -> R {
    let mut message = Message::read(octets).expect("a Begin");
    let apdu = message.dialogue_portion.map(read_dialogue_portion);
    let Some(Ok(Apdu::Request { ref context, .. })) = apdu else {
        panic!("an AARQ")
    };
    let component = message.components.next();
    let Some(Ok(Component::Invoke(ref invoke))) = component else {
        panic!("an Invoke")
    };
    let parameter = invoke.parameter.expect("an argument");
    decode(argument, parameter, Dialect::CAP4.bit(), scratch).expect("initialDP");
    seen(&message, context, invoke)
}

/// The same, tail first, into a buffer that is used again.
#[inline(never)]
pub fn encode_begin(
    message: &Message<'_>,
    context: &ObjectIdentifier,
    invoke: &Invoke<'_>,
    argument: &InitialDpArg<'_>,
    out: &mut Writer,
) {
    out.clear();
    let argument = |out: &mut Writer| argument.encode(InitialDpArg::TAG, out);
    message.write_with(
        out,
        Some(|out: &mut Writer| {
            write_dialogue_portion(
                out,
                DialoguePortion::Request(*context, UserInformation::None),
            );
        }),
        |out| invoke.write_with(out, Parameter::Write(&argument)),
    );
}

/// The arguments of requestReportBCSMEvent and connect.
pub struct Orders<'m> {
    pub report: RequestReportBcsmEventArg<'m>,
    pub connect: ConnectArg<'m>,
}

impl Orders<'_> {
    pub const EMPTY: Self = Orders {
        report: RequestReportBcsmEventArg::EMPTY,
        connect: ConnectArg::EMPTY,
    };
}

/// The Continue with AARE, requestReportBCSMEvent and connect.
#[inline(always)]
pub fn decode_continue<'m, R>(
    octets: &'m [u8],
    orders: &mut Orders<'m>,
    scratch: &'m Scratch,
    seen: impl FnOnce(&Message<'m>, &ObjectIdentifier, &[Invoke<'m>; 2]) -> R,
) -> R {
    let mut message = Message::read(octets).expect("a Continue");
    let apdu = message.dialogue_portion.map(read_dialogue_portion);
    let Some(Ok(Apdu::Accepted { ref context, .. })) = apdu else {
        panic!("an AARE")
    };
    let invokes = [(); 2].map(|()| {
        let Some(Ok(Component::Invoke(invoke))) = message.components.next() else {
            panic!("an Invoke")
        };
        let (bit, parameter) = (Dialect::CAP4.bit(), invoke.parameter.expect("an argument"));
        match invoke.operation {
            OperationCode::Local(23) => decode(&mut orders.report, parameter, bit, scratch),
            OperationCode::Local(20) => decode(&mut orders.connect, parameter, bit, scratch),
            other => panic!("{other:?}"),
        }
        .expect("an argument");
        invoke
    });
    seen(&message, context, &invokes)
}

/// The same, tail first.
#[inline(never)]
pub fn encode_continue(
    message: &Message<'_>,
    context: &ObjectIdentifier,
    [first, second]: &[Invoke<'_>; 2],
    orders: &Orders<'_>,
    out: &mut Writer,
) {
    out.clear();
    let report = |out: &mut Writer| orders.report.encode(RequestReportBcsmEventArg::TAG, out);
    let connect = |out: &mut Writer| orders.connect.encode(ConnectArg::TAG, out);
    message.write_with(
        out,
        Some(|out: &mut Writer| {
            write_dialogue_portion(
                out,
                DialoguePortion::Accept(*context, UserInformation::None),
            );
        }),
        |out| {
            second.write_with(out, Parameter::Write(&connect));
            first.write_with(out, Parameter::Write(&report));
        },
    );
}
