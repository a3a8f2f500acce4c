//! The 800 service before AIN (TR-NWT-000533) against octets put together by hand from TS 23.066 Annex B and the public module after
//! GR-533-CORE.
#![allow(missing_docs)]

use inlab_ber::value::{hex, unhex};
use inlab_ber::{Scratch, Writer};
use inlab_inap::error::*;
use inlab_inap::{
    Announce, Announcement, Answer, CalledNumber, Connect, DetectionPoint, Dialect, Gap,
    GapCriteria, Instruction, NotExpressible, Occasion, Operation, Said, ServiceSelector, Subject,
    Trigger, decode_orders, decode_trigger, encode_orders, encode_trigger,
};
use inlab_ss7 as ss7;

const DIALECT: Dialect = Dialect::TR533;

/// Service key: dialled number, national, telephony plan in BCD, ten digits 800 555 0199. Digits: calling party 972 555 0100; LATA 552,
/// plan unknown. Originating station type 0.
const START: &str = "f2 24 aa 0b 84 09 01 00 21 0a 08 50 55 10 99
     84 09 02 00 21 0a 79 52 55 10 00
     84 06 07 00 01 03 55 02
     df 45 01 00";
/// Digits: carrier 110; routing number 212 555 0101. Billing indicators without call type and feature.
const CONNECT: &str = "f2 1a 84 06 08 00 01 03 11 00
     84 09 04 00 21 0a 12 52 55 10 10
     df 41 04 00 00 00 00";
/// Standard announcement 2: vacant code.
const PLAY: &str = "f2 03 82 01 02";
/// Digits: dialled number 800 555 0199; database overload, 512 s, 30 s apart.
const GAP: &str = "f2 11 84 09 01 00 21 0a 08 50 55 10 99 df 47 03 03 0a 08";

fn octets(text: &str) -> Vec<u8> {
    let text: String = text.split_whitespace().collect();
    unhex(&text).expect("hexadecimal")
}

fn operation(name: &str) -> &'static Operation {
    DIALECT.operation_named(name).expect("an operation")
}

fn trigger(octets: &[u8]) -> Trigger {
    let start = operation("provideInstructionsStart");
    decode_trigger(DIALECT, start, octets, &Scratch::default()).expect("a trigger")
}

fn number(digits: &str) -> ss7::CalledPartyNumber {
    ss7::CalledPartyNumber::from_text(&format!("{digits} (national)")).expect("a number")
}

fn orders(
    question: Option<&'static Operation>,
    orders: &[Instruction],
) -> Result<Vec<(&'static str, String)>, NotExpressible> {
    let subject = Subject::NONE;
    let occasion = Occasion {
        question,
        subject: &subject,
        reports_to: None,
    };
    let (mut out, mut places) = (Writer::default(), Vec::new());
    encode_orders(
        DIALECT,
        &occasion,
        &mut orders.iter(),
        &mut out,
        &mut |said, after| places.push((said.operation().name, after)),
    )?;
    let written = out.as_slice();
    let mut before = 0;
    let pieces = places.into_iter().map(|(name, after)| {
        let piece = &written[written.len() - after..written.len() - before];
        before = after;
        (name, hex(piece))
    });
    Ok(pieces.collect())
}

fn answer(given: &[Instruction]) -> Result<Vec<(&'static str, String)>, NotExpressible> {
    orders(Some(operation("provideInstructionsStart")), given)
}

fn ordered(name: &str, text: &str) -> Vec<Instruction> {
    let mut found = Vec::new();
    let said = Said::Invoke(operation(name));
    let octets = octets(text);
    decode_orders(
        DIALECT,
        &Occasion::of(None),
        said,
        &octets,
        &Scratch::default(),
        &mut |order| found.push(order),
    )
    .expect("orders");
    found
}

fn compact(text: &str) -> String {
    hex(&octets(text))
}

#[test]
fn the_question_is_the_dialled_number() {
    let trigger = trigger(&octets(START));
    assert_eq!(trigger.dp, DetectionPoint::AnalyzedInformation);
    assert_eq!(trigger.service, ServiceSelector::Criteria(None));
    assert_eq!(
        trigger.called,
        Some(CalledNumber::Isup(number("8005550199")))
    );
    let calling = trigger.calling.expect("a calling party");
    assert_eq!(calling.digits, number("9725550100").digits);
    assert_eq!(calling.screening, ss7::Screening::NETWORK);
    let lata = trigger.location_number.expect("a LATA");
    assert_eq!(lata.nature, ss7::NatureOfAddress::NETWORK_SPECIFIC);
    assert_eq!(lata.digits.show(ss7::Alphabet::Q763).to_string(), "552");

    let mut out = Writer::default();
    let written = encode_trigger(DIALECT, &trigger, &mut out).expect("said");
    assert_eq!(written.code, 0x0301);
    assert!(written.is_national());
    assert_eq!(hex(out.as_slice()), compact(START));
}

/// T1.114.3: the parameters of a set come in any order.
#[test]
fn digits_are_known_by_their_type_wherever_they_stand() {
    let other = "f2 24 df 45 01 00 84 06 07 00 01 03 55 02
         84 09 02 00 21 0a 79 52 55 10 00
         aa 0b 84 09 01 00 21 0a 08 50 55 10 99";
    assert_eq!(trigger(&octets(other)), trigger(&octets(START)));
}

/// The caller of an area without numbers, or one whose number may not be shown; carriers and what else is not looked at.
#[test]
fn a_question_may_say_less() {
    let least = octets("f2 0d aa 0b 84 09 01 00 21 0a 08 50 55 10 99");
    let told = trigger(&least);
    assert!(told.calling.is_none() && told.location_number.is_none());
    let restricted = "f2 20 aa 0b 84 09 01 00 21 0a 08 50 55 10 99 84 09 02 02 21 0a 79 52 55 10 00
         84 06 08 00 01 03 88 02";
    let told = trigger(&octets(restricted));
    let calling = told.calling.expect("a calling party");
    assert_eq!(calling.presentation, ss7::Presentation::RESTRICTED);
}

#[test]
fn a_question_without_its_number_is_refused() {
    let start = operation("provideInstructionsStart");
    let read = |text: &str| {
        decode_trigger(DIALECT, start, &octets(text), &Scratch::default())
            .expect_err("refused")
            .answer()
    };
    assert_eq!(
        read("f2 08 84 06 07 00 01 03 55 02"),
        Answer::RejectMistypedParameter
    );
    // Ten digits are said and eight are there.
    let refused = Answer::Error {
        code: NATIONAL_UNEXPECTED_DATA_VALUE,
        parameter: &[],
    };
    assert_eq!(read("f2 0c aa 0a 84 08 01 00 21 0a 08 50 55 10"), refused);
    assert_eq!(
        start.refusal(MISSING_CUSTOMER_RECORD),
        Answer::Error {
            code: NATIONAL_DATA_UNAVAILABLE,
            parameter: &[],
        }
    );
    assert_eq!(
        start.refusal(UNEXPECTED_COMPONENT_SEQUENCE),
        Answer::Error {
            code: NATIONAL_UNEXPECTED_COMPONENT_SEQUENCE,
            parameter: &[],
        }
    );
}

#[test]
fn where_to_route() {
    let connect = Instruction::Connect(Connect::to(number("2125550101")));
    assert_eq!(answer(&[connect]), Ok(vec![("connect", compact(CONNECT))]));
    assert_eq!(ordered("connect", CONNECT), [connect]);
    // Another order of the set, a carrier of four digits.
    let other =
        "f2 1a df 41 04 00 00 00 00 84 09 04 00 21 0a 12 52 55 10 10 84 06 08 00 01 04 10 82";
    assert_eq!(ordered("connect", other), [connect]);
    assert_eq!(
        orders(None, &[connect]),
        Err(NotExpressible::Operation("Connect"))
    );
}

#[test]
fn a_call_is_cleared_by_an_announcement() {
    let cause = |value| ss7::Cause::new(ss7::CauseLocation::LOCAL_PUBLIC, value);
    let vacant = Instruction::Release(cause(ss7::CauseValue::UNALLOCATED_NUMBER));
    assert_eq!(
        answer(&[vacant]),
        Ok(vec![("playAnnouncement", compact(PLAY))])
    );
    assert_eq!(ordered("playAnnouncement", PLAY), [vacant]);
    let other = Instruction::Release(cause(ss7::CauseValue::NORMAL_CALL_CLEARING));
    assert_eq!(
        answer(&[other]),
        Ok(vec![("playAnnouncement", compact("f2 03 82 01 07"))])
    );
    // One of the switch's own, and then the end.
    let own = Instruction::Announce(Announce::new(Announcement::Message(40)));
    assert_eq!(
        answer(&[own, vacant]),
        Ok(vec![("playAnnouncement", compact("f2 03 82 01 28"))])
    );
    assert_eq!(answer(&[own]), Err(NotExpressible::Operation("Announce")));
}

#[test]
fn calls_are_gapped_beside_the_answer() {
    let found = ordered("automaticCodeGap", GAP);
    let [Instruction::Gap(gap)] = found.as_slice() else {
        panic!("{found:?}");
    };
    let GapCriteria::Called(called) = gap.criteria else {
        panic!("{gap:?}");
    };
    assert_eq!(called.digits, number("8005550199").digits);
    assert_eq!((gap.duration, gap.interval, gap.manual), (512, 300, false));

    let connect = Instruction::Connect(Connect::to(number("2125550101")));
    let both = [Instruction::Gap(*gap), connect];
    let pieces = [
        ("automaticCodeGap", compact(GAP)),
        ("connect", compact(CONNECT)),
    ];
    assert_eq!(answer(&both), Ok(pieces.to_vec()));
    // The nearest steps; without end, by an operator.
    let other = Gap {
        duration: -1,
        interval: 100,
        manual: true,
        ..*gap
    };
    let written = orders(None, &[Instruction::Gap(other)]).expect("said");
    assert!(written[0].1.ends_with("df4703050d05"), "{written:?}");
    let none = Gap {
        interval: -1,
        ..*gap
    };
    assert_eq!(
        orders(None, &[Instruction::Gap(none)]),
        Err(NotExpressible::OutOfRange("gapInterval"))
    );
}

/// Nothing goes on as dialled, and nothing is told later.
#[test]
fn what_is_not_there_is_refused() {
    assert_eq!(
        answer(&[Instruction::Continue]),
        Err(NotExpressible::Operation("Continue"))
    );
    assert!(!DIALECT.arms_events());
    let start = operation("provideInstructionsStart");
    assert!(!DIALECT.may_answer(start, &Instruction::Continue));
    assert!(DIALECT.may_answer(
        start,
        &Instruction::Connect(Connect::to(number("2125550101")))
    ));
    let mut trigger = trigger(&octets(START));
    trigger.dp = DetectionPoint::CollectedInfo;
    let written = encode_trigger(DIALECT, &trigger, &mut Writer::default());
    assert_eq!(
        written,
        Err(NotExpressible::NotATrigger(DetectionPoint::CollectedInfo))
    );
}
