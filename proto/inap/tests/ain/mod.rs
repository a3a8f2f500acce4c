//! A call of AIN, and its octets by hand.

#![allow(dead_code, reason = "each test file uses some of it")]

use inlab_ber::value::{hex, unhex};
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;

pub(crate) const AIN01: Dialect = Dialect::AIN01;
pub(crate) const AIN02: Dialect = Dialect::AIN02;

pub(crate) fn operation(dialect: Dialect, name: &str) -> &'static Operation {
    dialect.operation_named(name).expect(name)
}

pub(crate) fn isup(text: &str) -> ss7::CalledPartyNumber {
    ss7::CalledPartyNumber::from_text(text).expect("number")
}

pub(crate) fn calling(text: &str) -> ss7::CallingPartyNumber {
    ss7::CallingPartyNumber::from_text(text).expect("number")
}

pub(crate) fn cause(value: ss7::CauseValue) -> ss7::Cause {
    ss7::Cause::new(ss7::CauseLocation::LOCAL_PUBLIC, value)
}

/// A SEQUENCE of these members, all shorter than 128 octets. Spaces are for the eye.
pub(crate) fn sequence(members: &[&str]) -> String {
    let members: String = members.concat().split(' ').collect();
    format!("30{:02x}{members}", members.len() / 2)
}

pub(crate) fn octets(members: &[&str]) -> Vec<u8> {
    unhex(&sequence(members)).expect("hex")
}

// userID [53] around its CHOICE: dn [1], ten digits, 2125550100. bearerCapability [13]: speech.
pub(crate) const LINE: &str = "bf3507 8105 1252551000";
pub(crate) const SPEECH: &str = "8d0100";
// calledPartyID [15]: nature 3 national, plan 1 E.164, 8005550199.
pub(crate) const CALLED: &str = "8f07 0310 0850551099";
// callingPartyID [18]: national, E.164, screening 3 network provided, 2125550100.
pub(crate) const CALLING: &str = "9207 0313 1252551000";

pub(crate) fn subject() -> Subject {
    let line = ss7::Digits::from_text("2125550100", ss7::Alphabet::Q763).expect("digits");
    Subject {
        user: Some(AccessUser::Line(line)),
        ..Subject::NONE
    }
}

/// A trigger's octets as it reads, and what it writes again.
pub(crate) fn trigger(dialect: Dialect, name: &str, members: &[&str]) -> Trigger {
    let octets = octets(members);
    let operation = operation(dialect, name);
    assert!(operation.is_trigger(dialect), "{name}");
    let trigger = decode_trigger(dialect, operation, &octets, &Scratch::default()).expect(name);
    let mut out = Writer::default();
    let written = encode_trigger(dialect, &trigger, &mut out).expect(name);
    assert_eq!(written, operation);
    assert_eq!(hex(out.as_slice()), hex(&octets), "{name}");
    trigger
}

/// Orders as components: name and octets of each, in order.
pub(crate) fn orders(
    dialect: Dialect,
    question: Option<&str>,
    subject: &Subject,
    orders: &[Instruction],
) -> Result<Vec<(&'static str, String)>, NotExpressible> {
    let occasion = Occasion {
        question: question.map(|name| operation(dialect, name)),
        subject,
        reports_to: None,
    };
    let mut out = Writer::default();
    let mut said = Vec::new();
    encode_orders(
        dialect,
        &occasion,
        &mut orders.iter(),
        &mut out,
        &mut |what, length| said.push((what, length)),
    )?;
    let all = out.as_slice();
    let mut before = 0;
    let parts = said.into_iter().map(|(what, length)| {
        let part = &all[all.len() - length..all.len() - before];
        before = length;
        (what.operation().name, hex(part))
    });
    Ok(parts.collect())
}

/// What the switch reads of components.
pub(crate) fn read(
    dialect: Dialect,
    question: Option<&str>,
    components: &[(&'static str, String)],
) -> Vec<Instruction> {
    let question = question.map(|name| operation(dialect, name));
    let mut told = Vec::new();
    for (name, octets) in components {
        let said = Said::Invoke(operation(dialect, name));
        let octets = unhex(octets).expect("hex");
        let scratch = Scratch::default();
        let occasion = Occasion::of(question);
        decode_orders(dialect, &occasion, said, &octets, &scratch, &mut |order| {
            told.push(order);
        })
        .expect(name);
    }
    told
}

pub(crate) fn shown(number: Option<CalledNumber>) -> String {
    number.expect("a number").show().to_string()
}

/// One order, its component, and back.
#[track_caller]
pub(crate) fn one(
    dialect: Dialect,
    question: Option<&str>,
    order: Instruction,
    name: &str,
    members: &[&str],
) {
    let said = orders(dialect, question, &subject(), &[order]).expect("said");
    assert_eq!(said.len(), 1);
    assert_eq!(
        (said[0].0, said[0].1.as_str()),
        (name, sequence(members).as_str())
    );
    assert_eq!(read(dialect, question, &said), [order]);
}

pub(crate) fn told(
    dialect: Dialect,
    report: Report,
) -> Result<(&'static Operation, String), NotExpressible> {
    let mut out = Writer::default();
    let operation = encode_report_of(dialect, &subject(), &report, &mut out)?;
    Ok((operation, hex(out.as_slice())))
}

/// One report, its octets, and back.
#[track_caller]
pub(crate) fn tells(dialect: Dialect, report: Report, name: &str, members: &[&str]) {
    let (operation, said) = told(dialect, report).expect("said");
    assert_eq!(
        (operation.name, said.as_str()),
        (name, sequence(members).as_str())
    );
    let octets = unhex(&said).expect("hex");
    let read = decode_report(dialect, operation, &octets, &Scratch::default());
    assert_eq!(read.expect("read"), report);
}

pub(crate) fn national(digits: &str) -> ss7::GenericNumber {
    ss7::GenericNumber {
        qualifier: ss7::NumberQualifier::DIALLED_DIGITS,
        nature: ss7::NatureOfAddress::NATIONAL,
        incomplete: ss7::NumberIncomplete::COMPLETE,
        plan: ss7::NumberingPlanIndicator::E164,
        presentation: ss7::Presentation::ALLOWED,
        screening: ss7::Screening::NETWORK,
        digits: ss7::Digits::from_text(digits, ss7::Alphabet::Q763).expect("digits"),
    }
}

pub(crate) fn charge_number(text: &str) -> ss7::LocationNumber {
    ss7::LocationNumber::from_text(text).expect("number")
}
