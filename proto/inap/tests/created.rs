//! Calls that the SCF makes: which dialects have them and how, and the octets by hand (TS 29.078 6.1.1 initiateCallAttempt; GR-1299-CORE
//! createCall, as AIN-Operations has it).

use inlab_ber::value::{hex, unhex};
use inlab_ber::{Scratch, Writer};
use inlab_inap::error::{CALLING_INTERFACE_BUSY, FAILURE_REPORT};
use inlab_inap::*;
use inlab_ss7 as ss7;

fn call(destination: &str, calling: Option<&str>) -> CreateCall {
    CreateCall {
        destination: ss7::CalledPartyNumber::from_text(destination).expect("number"),
        calling: calling.map(|text| ss7::CallingPartyNumber::from_text(text).expect("number")),
        leg: None,
        segment: None,
        suppress_terminating_service: false,
    }
}

#[test]
fn who_makes_calls_and_what_they_wait_for() {
    let told = |dialect: Dialect| {
        dialect.creation().map(|creation| {
            let leg = creation.leg.map(|(leg, segment)| (leg.0, segment));
            (creation.goes_on, creation.both_parties, leg)
        })
    };
    let together = Some((GoesOn::Together, false, None));
    for (dialect, expected) in [
        (Dialect::CAP1, None),
        (Dialect::CAP2, None),
        (Dialect::CAP3, None),
        (
            Dialect::CAP4,
            Some((GoesOn::Acknowledged, false, Some((2, 1)))),
        ),
        (Dialect::CS1, together),
        (Dialect::ITU_CS1, together),
        (Dialect::CS1P, together),
        (Dialect::CS2, Some((GoesOn::Together, false, Some((2, 1))))),
        (
            Dialect::ITU_CS2,
            Some((GoesOn::Together, false, Some((2, 1)))),
        ),
        (Dialect::TR533, None),
        (Dialect::AIN01, None),
        (Dialect::AIN02, Some((GoesOn::Alone, true, None))),
        (Dialect::WIN, None),
    ] {
        assert_eq!(told(dialect), expected, "{dialect}");
    }
    // Whoever waits for a result must have one, and who goes on with the order must have none.
    for dialect in Dialect::every() {
        let Some(creation) = dialect.creation() else {
            let operations = dialect.operations();
            let makes = |row: &&Operation| matches!(row.name, "initiateCallAttempt" | "createCall");
            assert_eq!(operations.filter(makes).count(), 0, "{dialect}");
            continue;
        };
        let name = if dialect.is_over_ansi_tcap() {
            "createCall"
        } else {
            "initiateCallAttempt"
        };
        let row = dialect.operation_named(name).expect("it has it");
        let has_result = row.class == Class::One;
        assert_eq!(
            has_result,
            creation.goes_on != GoesOn::Together,
            "{dialect}"
        );
    }
}

#[test]
fn what_a_dialect_cannot_make_is_said_beforehand() {
    let both = call("2125550101 (national)", Some("2125550100 (national)"));
    let one = call("2125550101 (national)", None);
    let refused = Err(NotExpressible::Operation("CreateCall"));
    for dialect in Dialect::every() {
        match dialect.creation() {
            None => assert_eq!(dialect.check_create(&both), refused, "{dialect}"),
            Some(_) if dialect == Dialect::CS1P => {}
            Some(creation) => {
                assert_eq!(dialect.check_create(&both), Ok(()), "{dialect}");
                let alone = dialect.check_create(&one);
                assert_eq!(alone.is_ok(), !creation.both_parties, "{dialect}");
            }
        }
    }
    assert_eq!(
        Dialect::AIN02.check_create(&one),
        Err(NotExpressible::Missing("callingPartyID"))
    );
}

/// destinationRoutingAddress [0] of one number, legToBeCreated [5] sendingSideID [0], newCallSegment [6], callingPartyNumber [30].
#[test]
fn initiate_call_attempt_of_phase_4() {
    let mut create = call("+15550101", Some("+15550100"));
    create.leg = Some(LegId::TWO);
    create.segment = Some(1);
    let mut out = Writer::default();
    let order = Instruction::CreateCall(create);
    let operation = encode_instruction(Dialect::CAP4, &order, &mut out).expect("said");
    assert_eq!(
        (operation.code, operation.name),
        (32, "initiateCallAttempt")
    );
    // Nature 4 international, plan 1; 15550101, even. Calling: presentation allowed, screening 3 network provided.
    let hand = "301a a008 0406 0410 51551010 a503 800102 860101 9e06 0413 51551000";
    assert_eq!(hex(out.as_slice()), hand.replace(' ', ""));
    let scratch = Scratch::default();
    let read = decode_instruction(Dialect::CAP4, operation, out.as_slice(), &scratch);
    assert_eq!(read, Ok(order));
    // Of its result nothing is mandatory.
    let mut out = Writer::default();
    encode_result(
        Dialect::CAP4,
        operation,
        &Report::Done { operation },
        &mut out,
    )
    .expect("said");
    assert_eq!(out.as_slice(), [0x30, 0]);
    // In CS-1 there is none.
    let row = Dialect::CS1.operation(32).expect("it has it");
    let mut out = Writer::default();
    encode_result(
        Dialect::CS1,
        row,
        &Report::Done { operation: row },
        &mut out,
    )
    .expect("said");
    assert!(out.as_slice().is_empty());
}

/// The result of createCall: failureCause [32], a number of two octets of tag; 29 is callingInterfaceBusy.
#[test]
fn create_call_is_answered() {
    let ain02 = Dialect::AIN02;
    let operation = ain02.operation_named("createCall").expect("it has it");
    assert_eq!(operation.code, 101 * 256 + 7);
    let scratch = Scratch::default();
    let read = |text: &str| {
        let octets = unhex(&text.replace(' ', "")).expect("hex");
        decode_result(ain02, operation, &octets, &scratch)
    };
    let done = Ok(Report::Done { operation });
    assert_eq!(read(""), done);
    assert_eq!(read("3000"), done);
    let failed = Ok(Report::Refused {
        operation,
        error: FAILURE_REPORT,
    });
    assert_eq!(read("3004 9f20 01 1d"), failed);
    assert!(read("3004 9f20 01 0b").is_err(), "no cause has this number");
    let mut out = Writer::default();
    encode_result(ain02, operation, &Report::Done { operation }, &mut out).expect("said");
    assert_eq!(out.as_slice(), [0x30, 0]);
    // failureReport of a line that is busy.
    assert_eq!(hex(&CALLING_INTERFACE_BUSY), "30049f20011d");
    let error = error_type(ain02, FAILURE_REPORT).expect("it has it");
    let (of, mut out) = (error.parameter.expect("it has one"), Writer::default());
    of.recode(&CALLING_INTERFACE_BUSY, ain02, &scratch, &mut out)
        .expect("it is one");
    assert_eq!(out.as_slice(), CALLING_INTERFACE_BUSY);
}
