//! WIN: an intelligent peripheral (flow W8). Octets by hand from X.S0004-550 in the notation of `win_neutral.rs`; those of
//! DigitCollectionControl from one public reading of TIA/EIA-41-D 6.5.2.57.

mod win;

use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;
use win::*;

fn resource() -> ResourceOperations {
    resource_operations(WIN).expect("WIN seizes resources")
}

fn tbcd(text: &str) -> ss7::Digits {
    ss7::Digits::from_text(text, ss7::Alphabet::Tbcd).expect("digits")
}

/// The one order to a resource that has asked, as SRFDirective.
fn direct(order: Instruction) -> Result<Vec<u8>, NotExpressible> {
    let mut out = Writer::default();
    let subject = subject();
    let occasion = Occasion {
        question: Some(resource().request),
        subject: &subject,
        reports_to: None,
    };
    let mut said_all = Vec::new();
    let mut said = |said, _| said_all.push(said);
    encode_orders(WIN, &occasion, &mut [order].iter(), &mut out, &mut said)?;
    assert_eq!(said_all, [Said::Invoke(resource().directive)]);
    Ok(out.as_slice().to_vec())
}

fn read(octets: &[u8]) -> Result<Instruction, DecodeError> {
    let mut told = None;
    let said = Said::Invoke(resource().directive);
    let mut tell = |order| told = Some(order);
    let question = Some(resource().request);
    let occasion = Occasion::of(question);
    decode_orders(WIN, &occasion, said, octets, &Scratch::default(), &mut tell)?;
    Ok(told.expect("an order"))
}

#[test]
fn only_win_seizes_resources() {
    for dialect in Dialect::every() {
        let known = resource_operations(dialect).is_some();
        assert_eq!(known, dialect == WIN, "{dialect}");
    }
    let of = resource();
    let codes = [of.failure, of.connect, of.request, of.seize, of.directive].map(|row| row.code);
    assert_eq!(codes, [2369, 2370, 2373, 2377, 2378]);
    assert!(of.request.argument.is_none() && of.request.result.is_none());
}

/// DestinationDigits [87]: type 6 destination; national; telephony and BCD; ten digits. An international one has bit A set.
#[test]
fn the_number_of_a_seized_resource() {
    let scratch = Scratch::default();
    for (text, octets) in [
        ("9725559001 (national)", "9f5709 0600210a 7952550910"),
        // Eleven digits: the last half-octet is filler.
        ("+19725559001", "9f570a 0601210b 912755950001"),
    ] {
        let (number, octets) = (called(text), set(octets));
        let mut out = Writer::default();
        encode_seized(WIN, &number, &mut out).expect("expressible");
        assert_eq!(out.as_slice(), octets);
        let seized = decode_seized(WIN, resource().seize, &octets, &scratch);
        assert_eq!(seized, Ok(number));
        // Only of SeizeResource.
        let other = decode_seized(WIN, resource().directive, &octets, &scratch);
        assert_eq!(
            other.expect_err("another").fault,
            DecodeFault::NotOfThisKind
        );
    }
    for octets in [set(""), set("9f5704 06002100")] {
        let refused = decode_seized(WIN, resource().seize, &octets, &scratch);
        assert!(refused.is_err(), "{octets:02x?}");
    }
}

/// DigitCollectionControl [139].
#[test]
fn digits_are_collected() {
    // Two to four digits: 15 s to the first, 5 s between them, 60 s for all; a digit ends the announcement (bit H) and is kept (G).
    let collect = Collect::digits(2, 4);
    let octets = direct(Instruction::Collect(collect)).expect("expressible");
    assert_eq!(octets, set("9f810b05 c4 02 3c 0f 05"));
    let Ok(Instruction::Collect(told)) = read(&octets) else {
        panic!("a collection")
    };
    let known = Collect {
        first_digit_timeout: Some(15),
        inter_digit_timeout: Some(5),
        ..collect
    };
    assert_eq!(told, known);
    // After announcement 143, which is not interrupted; * clears (octet 7, bit D), # enters (octet 9, bit E).
    let collect = Collect {
        prompt: Some(Announce::new(Announcement::Message(143))),
        cancel_digit: Some(tbcd("*")),
        end_digit: Some(tbcd("#")),
        first_digit_timeout: Some(10),
        inter_digit_timeout: Some(4),
        interruptible: false,
        ..Collect::digits(1, 20)
    };
    let octets = direct(Instruction::Collect(collect)).expect("expressible");
    let parts = [
        "9f810b09 14 01 3c 0a 04 0008 0010",
        "bf810207 9f4c04 3f018f00",
    ];
    let mut expected = parts.map(|part| part.replace(' ', "")).to_vec();
    expected.sort();
    assert_eq!(sorted(&octets), expected);
    assert_eq!(read(&octets), Ok(Instruction::Collect(collect)));
    // 2 clears (octet 6, bit C), 9 enters (octet 9, bit B).
    let collect = Collect {
        cancel_digit: Some(tbcd("2")),
        end_digit: Some(tbcd("9")),
        ..known
    };
    let octets = direct(Instruction::Collect(collect)).expect("expressible");
    assert_eq!(octets, set("9f810b09 c4 02 3c 0f 05 0400 0002"));
    assert_eq!(read(&octets), Ok(Instruction::Collect(collect)));
    // What a public library of another make has in its test: at most 6 digits, at least 1, 7 s in all, 3 s and 6 s; 2 clears; only 5
    // is allowed, which no service here knows.
    let only_five = set("9f810b10 06 01 07 03 06 0400 0000 2000 08 00102000");
    assert!(read(&only_five).is_err());
    let all = set("9f810b0b 06 01 07 03 06 0400 0000 ff1b");
    let told = read(&all);
    let expected = Collect {
        first_digit_timeout: Some(3),
        inter_digit_timeout: Some(6),
        cancel_digit: Some(tbcd("2")),
        interruptible: false,
        ..Collect::digits(1, 6)
    };
    assert_eq!(told, Ok(Instruction::Collect(expected)));
    // The maximum alone.
    let Ok(Instruction::Collect(told)) = read(&set("9f810b01 03")) else {
        panic!("a collection")
    };
    assert_eq!((told.minimum, told.maximum), (0, 3));
}

#[test]
fn what_a_resource_cannot_be_asked_for() {
    let wanted = Collect::digits(1, 4);
    let refused = |collect: Collect, name| {
        let error = direct(Instruction::Collect(collect)).expect_err(name);
        let (NotExpressible::OutOfRange(told) | NotExpressible::Parameter(told)) = error else {
            panic!("{error:?}")
        };
        assert_eq!(told, name);
    };
    refused(
        Collect {
            maximum: 32,
            ..wanted
        },
        "maximumNbOfDigits",
    );
    refused(
        Collect {
            maximum: 0,
            minimum: 0,
            ..wanted
        },
        "maximumNbOfDigits",
    );
    refused(
        Collect {
            minimum: 5,
            ..wanted
        },
        "maximumNbOfDigits",
    );
    refused(
        Collect {
            first_digit_timeout: Some(32),
            ..wanted
        },
        "firstDigitTimeOut",
    );
    refused(
        Collect {
            inter_digit_timeout: Some(32),
            ..wanted
        },
        "interDigitTimeOut",
    );
    refused(
        Collect {
            end_digit: Some(tbcd("##")),
            ..wanted
        },
        "endOfReplyDigit",
    );
    refused(
        Collect {
            cancel_digit: Some(tbcd("**")),
            ..wanted
        },
        "cancelDigit",
    );
    refused(
        Collect {
            start_digit: Some(tbcd("*")),
            ..wanted
        },
        "startDigit",
    );
    refused(
        Collect {
            keep_connected: false,
            ..wanted
        },
        "disconnectFromIPForbidden",
    );
    // Nothing to play and nothing to collect; no maximum; two digits enter.
    for octets in [
        "",
        "9f810b05 80 00 3c 0f 05",
        "9f810b09 c4 02 3c 0f 05 0000 0018",
    ] {
        assert!(read(&set(octets)).is_err(), "{octets}");
    }
    // To a switch that waits at a trigger it is no order at all.
    let mut out = Writer::default();
    let subject = subject();
    let occasion = Occasion {
        question: Some(operation("AnalyzedInformation")),
        subject: &subject,
        reports_to: None,
    };
    let order = [Instruction::Collect(wanted)];
    let refused = encode_orders(WIN, &occasion, &mut order.iter(), &mut out, &mut |_, _| {});
    assert_eq!(refused, Err(NotExpressible::Operation("Collect")));
}

/// ConnectionFailureReport: FailureType [260], FailureCause [259] as ISUP's cause indicators: 0x82 0x9f, 31 of the local public network.
#[test]
fn why_a_resource_is_not_reached() {
    let cause = ss7::Cause::new(
        ss7::CauseLocation::LOCAL_PUBLIC,
        ss7::CauseValue::NORMAL_UNSPECIFIED,
    );
    let rows = [
        (ConnectionFailure::CallAbandoned, None, "9f820401 01"),
        (ConnectionFailure::ResourceDisconnect, None, "9f820401 02"),
        (
            ConnectionFailure::FailureAtMsc,
            Some(cause),
            "9f820401 03 9f820302 829f",
        ),
        (ConnectionFailure::TimerExpired, None, "9f820401 04"),
    ];
    let scratch = Scratch::default();
    for (failure, cause, octets) in rows {
        let mut out = Writer::default();
        let operation = encode_connection_failure(WIN, failure, cause, &mut out).expect("WIN");
        assert_eq!(operation.code, 2369);
        assert_eq!(sorted(out.as_slice()), sorted(&set(octets)));
        let told = decode_connection_failure(WIN, operation, out.as_slice(), &scratch);
        assert_eq!(told, Ok((failure, cause)));
    }
    let of = resource().failure;
    // A type that is reserved says all the same that there is no connection, as reserved values of ANSI-41 are treated as one that
    // is defined (X.S0004-550).
    for reserved in ["9f820401 00", "9f820401 09", "9f820401 7f"] {
        let told = decode_connection_failure(WIN, of, &set(reserved), &scratch);
        assert_eq!(told, Ok((ConnectionFailure::FailureAtMsc, None)));
    }
    assert!(decode_connection_failure(WIN, of, &set(""), &scratch).is_err());
    let other = decode_connection_failure(WIN, resource().seize, &set("9f820401 01"), &scratch);
    assert_eq!(
        other.expect_err("another").fault,
        DecodeFault::NotOfThisKind
    );
    let mut out = Writer::default();
    let failure = ConnectionFailure::CallAbandoned;
    assert!(encode_connection_failure(Dialect::CAP4, failure, None, &mut out).is_err());
}
