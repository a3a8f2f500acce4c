//! The caller's name, and where the called subscriber is: AIN and WIN between octets and the neutral model. Octets are put together by
//! hand, from X.S0004-550 6.5.2.bw (CallingPartyName), .bx (DisplayText), .bz (ServiceID), AIN-Operations and T1.113.3 (generic name).

mod ain;
mod win;

use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7::{CallerName, IsdnAddress, Name};
use win::{CALL, CAPABLE, WIN, called, digits, operation, set, sorted, subject};

const GO_ON: &str = "9f81000101";
/// ANNA EXAMPLE.
const ANNA: &str = "414e4e41204558414d504c45";

fn anna() -> Instruction {
    Instruction::ShowName(CallerName::Allowed(
        Name::new("ANNA EXAMPLE").expect("short"),
    ))
}

const RESTRICTED: Instruction = Instruction::ShowName(CallerName::Restricted);
const UNAVAILABLE: Instruction = Instruction::ShowName(CallerName::Unavailable);

fn result(name: &str, orders: &[Instruction]) -> Result<Vec<u8>, NotExpressible> {
    let (mut out, subject) = (Writer::default(), subject());
    let occasion = Occasion {
        question: Some(operation(name)),
        subject: &subject,
        reports_to: None,
    };
    encode_orders(WIN, &occasion, &mut orders.iter(), &mut out, &mut |_, _| {})?;
    Ok(out.as_slice().to_vec())
}

fn read(name: &str, octets: &[u8]) -> Result<Vec<Instruction>, DecodeError> {
    let (question, mut told) = (operation(name), Vec::new());
    let said = Said::Result(question);
    let scratch = Scratch::default();
    let occasion = Occasion::of(Some(question));
    decode_orders(WIN, &occasion, said, octets, &scratch, &mut |order| {
        told.push(order);
    })?;
    Ok(told)
}

/// W7: ServiceRequest 2367 with ServiceID [246] 1, as a switch or a register without WIN asks for a name.
#[test]
fn a_service_is_asked_for_by_its_id() {
    // Digits [4] 2145551234; CallingPartyNumberDigits1 [80] 9725550100.
    let numbers = "84090100210a1254552143 9f5009 0230210a7952551000";
    let octets = set(&format!("{CALL} 9f7b020431 9f817601 01 {numbers}"));
    let question = operation("ServiceRequest");
    assert!(question.is_trigger(WIN));
    let scratch = Scratch::default();
    let read = decode_trigger(WIN, question, &octets, &scratch).expect("a trigger");
    assert_eq!(read.service, ServiceSelector::ServiceId(1));
    assert_eq!(read.service.to_string(), "calling-Name-Presentation");
    assert_eq!(
        ServiceSelector::parse("calling-Name-Presentation"),
        Some(read.service)
    );
    assert_eq!(read.dp, DetectionPoint::TermAttemptAuthorized);
    assert_eq!(read.subject, subject());
    assert_eq!(
        read.called,
        Some(CalledNumber::Isup(called("2145551234 (national)")))
    );
    assert_eq!(
        read.calling.expect("who calls").digits,
        digits("9725550100")
    );
    let mut out = Writer::default();
    assert_eq!(encode_trigger(WIN, &read, &mut out), Ok(question));
    assert_eq!(sorted(out.as_slice()), sorted(&octets));

    // A type of trigger goes before it: ServiceRequest tells all of them (38 is Initial_Termination).
    let octets = set(&format!(
        "{CALL} {CAPABLE} 9f817601 01 {numbers} 9f82170126"
    ));
    let read = decode_trigger(WIN, question, &octets, &scratch).expect("a trigger");
    assert_eq!(read.service, ServiceSelector::TriggerType(38));
    // 0 is no service; an ID of two octets is none that is known.
    for id in ["9f81760100", "9f8176020101"] {
        let octets = set(&format!("{CALL} {id} {numbers}"));
        let error = decode_trigger(WIN, question, &octets, &scratch).expect_err("no service");
        assert_eq!(error.fault, DecodeFault::Unexpected("serviceID"));
        let code = error::UNRECOGNIZED_PARAMETER_VALUE;
        assert!(matches!(error.answer(), Answer::Error { code: with, .. } if with == code));
    }
    let octets = set(&format!("{CALL} {numbers}"));
    let error = decode_trigger(WIN, question, &octets, &scratch).expect_err("serviceID");
    let code = error::MISSING_PARAMETER_ANSI;
    assert!(matches!(error.answer(), Answer::Error { code: with, .. } if with == code));
    // Neither the call nor its switch is named: a register that asks for a name has no need to.
    let octets = set(&format!("9f81760101 {numbers}"));
    let read = decode_trigger(WIN, question, &octets, &scratch).expect("a trigger");
    assert_eq!(read.subject, Subject::NONE);
    let mut out = Writer::default();
    let mut unnamed = read;
    unnamed.service = ServiceSelector::ServiceId(0);
    assert_eq!(
        encode_trigger(WIN, &unnamed, &mut out),
        Err(NotExpressible::OutOfRange("serviceID"))
    );
    unnamed.service = ServiceSelector::ServiceId(1);
    unnamed.dp = DetectionPoint::FacilitySelectedAndAvailable;
    assert_eq!(
        encode_trigger(WIN, &unnamed, &mut out),
        Err(NotExpressible::NotATrigger(unnamed.dp))
    );
}

/// CallingPartyName [243] is in the result of ServiceRequest alone: presentation 0 allowed, 1 restricted; 0x10 is not available.
#[test]
fn a_name_in_the_result_of_a_service_request() {
    for (order, name) in [
        (anna(), format!("9f81730d 20{ANNA}")),
        (RESTRICTED, "9f817301 21".to_string()),
        (UNAVAILABLE, "9f817301 33".to_string()),
    ] {
        let orders = [order, Instruction::Continue];
        let octets = result("ServiceRequest", &orders).expect("expressible");
        let by_hand = set(&format!("{name} {GO_ON}"));
        assert_eq!(sorted(&octets), sorted(&by_hand));
        assert_eq!(read("ServiceRequest", &by_hand).expect("orders"), orders);
    }
    // A text beside it does not stand in its way.
    let text = Instruction::Display(Text::new("HI").expect("short"));
    let orders = [text, anna(), Instruction::Continue];
    let octets = result("ServiceRequest", &orders).expect("expressible");
    let by_hand = set(&format!("9f81730d20{ANNA} 9f817405809e024849 {GO_ON}"));
    assert_eq!(sorted(&octets), sorted(&by_hand));
    assert_eq!(read("ServiceRequest", &by_hand).expect("orders"), orders);
    // Characters that come with a name that is not to be shown are gone.
    let told = set(&format!("9f81730d21{ANNA} {GO_ON}"));
    let told = read("ServiceRequest", &told).expect("orders");
    assert_eq!(told, [RESTRICTED, Instruction::Continue]);
    let fault = read("ServiceRequest", &set("9f817302200a")).expect_err("no IA5 that prints");
    assert_eq!(fault.fault, DecodeFault::Unexpected("callingPartyName"));
}

/// Elsewhere DisplayText [244] says it: display type 0x80, item 0x8d callingPartyName. It has no presentation.
#[test]
fn a_name_in_the_display() {
    for name in [
        "FacilitySelectedAndAvailable",
        "AnalyzedInformation",
        "TBusy",
        "TNoAnswer",
    ] {
        let orders = [anna(), Instruction::Continue];
        let octets = result(name, &orders).expect(name);
        let by_hand = set(&format!("9f81740f 808d0c{ANNA} {GO_ON}"));
        assert_eq!(sorted(&octets), sorted(&by_hand), "{name}");
        assert_eq!(read(name, &by_hand).expect(name), orders);
        for order in [RESTRICTED, UNAVAILABLE] {
            let octets = result(name, &[order, Instruction::Continue]).expect(name);
            assert_eq!(octets, set(GO_ON), "{name}: nothing is shown");
        }
    }
    let facility = "FacilitySelectedAndAvailable";
    let text = Instruction::Display(Text::new("HI").expect("short"));
    assert_eq!(
        result(facility, &[text, anna(), Instruction::Continue]),
        Err(NotExpressible::Parameter("displayText"))
    );
    assert_eq!(
        result(facility, &[anna(), anna(), Instruction::Continue]),
        Err(NotExpressible::Parameter("ShowName"))
    );
    // Results without a display.
    for name in ["ODisconnect", "TDisconnect", "ONoAnswer"] {
        assert_eq!(
            result(name, &[anna()]),
            Err(NotExpressible::Operation("ShowName")),
            "{name}"
        );
    }
    // A name that is longer than a name is a text all the same.
    let told = read(
        facility,
        &set("9f817413808d1041424344454647484142434445464748"),
    );
    let text = Instruction::Display(Text::new("ABCDEFGHABCDEFGH").expect("short"));
    assert_eq!(told.expect("orders"), [text, Instruction::Continue]);
    // To a call that nobody waits for: CallControlDirective has displayText.
    let (mut out, subject) = (Writer::default(), subject());
    let occasion = Occasion {
        question: None,
        subject: &subject,
        reports_to: None,
    };
    let directive = [anna()];
    let said = &mut |_, _| {};
    encode_orders(WIN, &occasion, &mut directive.iter(), &mut out, said).expect("expressible");
    let by_hand = set(&format!("9f81740f808d0c{ANNA} {CALL}"));
    assert_eq!(sorted(out.as_slice()), sorted(&by_hand));
}

/// authorizeTermination and forwardCall: genericName [33]; type 001 calling name.
#[test]
fn a_name_in_ain() {
    for dialect in [ain::AIN01, ain::AIN02] {
        let question = Some("terminationAttempt");
        for (order, name) in [
            (anna(), format!("9f210d 20{ANNA}")),
            (RESTRICTED, "9f2101 21".to_string()),
            (UNAVAILABLE, "9f2101 33".to_string()),
        ] {
            let orders = [order, Instruction::Continue];
            let said = ain::orders(dialect, question, &ain::subject(), &orders);
            let by_hand = [("authorizeTermination", ain::sequence(&[&name]))];
            assert_eq!(said.expect("expressible"), by_hand);
            assert_eq!(ain::read(dialect, question, &by_hand), orders);
        }
        let to = Connect::to(ain::isup("8005550199 (national)"));
        let orders = [anna(), Instruction::Connect(to)];
        let said = ain::orders(dialect, question, &ain::subject(), &orders);
        let name = format!("9f210d20{ANNA}");
        let by_hand = [("forwardCall", ain::sequence(&[ain::CALLED, &name]))];
        assert_eq!(said.expect("expressible"), by_hand);
        assert_eq!(ain::read(dialect, question, &by_hand), orders);
        // An SCP that says it in displayText [26], as the element callingPartyName [13], is understood; genericName goes before it.
        let shown = format!("ba0e 8d0c{ANNA}");
        let by_display = [("authorizeTermination", ain::sequence(&[&shown]))];
        assert_eq!(
            ain::read(dialect, question, &by_display),
            [anna(), Instruction::Continue]
        );
        let both = [(
            "authorizeTermination",
            ain::sequence(&[&shown, "9f2101 21"]),
        )];
        assert_eq!(
            ain::read(dialect, question, &both),
            [RESTRICTED, Instruction::Continue]
        );
        // It needs an order to travel in.
        for orders in [
            &[anna()][..],
            &[
                anna(),
                Instruction::Release(ain::cause(inlab_ss7::CauseValue::CALL_REJECTED)),
            ],
        ] {
            assert_eq!(
                ain::orders(dialect, question, &ain::subject(), orders),
                Err(NotExpressible::Operation("ShowName"))
            );
        }
    }
    // `continue` has no place for it, and nothing else lets this call go on as it is.
    let orders = [anna(), Instruction::Continue];
    assert_eq!(
        ain::orders(Dialect::AIN02, Some("tNoAnswer"), &ain::subject(), &orders),
        Err(NotExpressible::Parameter("genericName"))
    );
}

/// Where a service may order one, and that the codec can say it there and not elsewhere.
#[test]
fn triggers_that_take_a_name() {
    use DetectionPoint as D;
    let in_ain = [
        ("terminationAttempt", D::TermAttemptAuthorized, true),
        ("tBusy", D::TBusy, false),
        ("tNoAnswer", D::TNoAnswer, false),
    ];
    for (name, dp, takes) in in_ain {
        assert_eq!(Dialect::AIN02.shows_name_at(dp), takes, "{name}");
        let orders = [anna(), Instruction::Continue];
        let said = ain::orders(Dialect::AIN02, Some(name), &ain::subject(), &orders);
        assert_eq!(said.is_ok(), takes, "{name}");
    }
    let in_win = [
        ("AnalyzedInformation", D::TermAttemptAuthorized),
        ("ServiceRequest", D::TermAttemptAuthorized),
        (
            "FacilitySelectedAndAvailable",
            D::FacilitySelectedAndAvailable,
        ),
        ("TBusy", D::TBusy),
        ("TNoAnswer", D::TNoAnswer),
    ];
    for (name, dp) in in_win {
        assert!(WIN.shows_name_at(dp), "{name}");
        assert!(
            result(name, &[anna(), Instruction::Continue]).is_ok(),
            "{name}"
        );
    }
    assert!(
        !WIN.shows_name_at(D::AnalyzedInformation),
        "of the caller's own half"
    );
    for dialect in Dialect::all().filter(|dialect| !dialect.is_over_ansi_tcap()) {
        assert!(
            !dialect.shows_name_at(D::TermAttemptAuthorized),
            "{dialect}"
        );
        let mut out = Writer::default();
        let said = encode_instruction(dialect, &anna(), &mut out);
        assert_eq!(
            said,
            Err(NotExpressible::Operation("ShowName")),
            "{dialect}"
        );
    }
}

/// ServingCellID [2], LocationAreaID [33], MSCIdentificationNumber [94] (nature 1 international, telephony and BCD, 12 digits).
#[test]
fn where_the_subscriber_is() {
    let facility = operation("FacilitySelectedAndAvailable");
    let octets = set(&format!(
        "{CALL} {CAPABLE} 9f82170140 82021234 9f21020011 9f5e0a 0001210c947100000010"
    ));
    let scratch = Scratch::default();
    let read = decode_trigger(WIN, facility, &octets, &scratch).expect("a trigger");
    let place = Cell::OfSwitch {
        area: Some(0x11),
        cell: Some(0x1234),
    };
    assert_eq!(read.cell, Some(place));
    let switch = IsdnAddress::from_text("+491700000001").expect("a number");
    assert_eq!(read.msc_address, Some(switch));
    let shown = format!("{read:?}");
    for personal in ["4660", "0x1234", "1234", "17", "49170"] {
        assert!(!shown.contains(personal), "{personal} in {shown}");
    }
    let mut out = Writer::default();
    assert_eq!(encode_trigger(WIN, &read, &mut out), Ok(facility));
    assert_eq!(sorted(out.as_slice()), sorted(&octets));
    // One of them may be all that is known; one that is none is as if it were not there.
    let octets = set(&format!("{CALL} {CAPABLE} 9f82170140 820112 9f21020011"));
    let read = decode_trigger(WIN, facility, &octets, &scratch).expect("a trigger");
    let place = Cell::OfSwitch {
        area: Some(0x11),
        cell: None,
    };
    assert_eq!(read.cell, Some(place));
    // Each network has its own.
    let mut trigger = read;
    trigger.cell = Cell::new(&[0x62, 0xf2, 0x10, 0x12, 0x34, 0x00, 0x01]);
    let mut out = Writer::default();
    assert_eq!(
        encode_trigger(WIN, &trigger, &mut out),
        Err(NotExpressible::Parameter(
            "cellGlobalIdOrServiceAreaIdOrLAI"
        ))
    );
    let mut camel = Trigger::new(
        DetectionPoint::CollectedInfo,
        ServiceSelector::ServiceKey(1),
    );
    camel.cell = Some(place);
    assert_eq!(
        encode_trigger(Dialect::CAP2, &camel, &mut out),
        Err(NotExpressible::Parameter("servingCellID"))
    );
}

/// ACGDirective: what its numbers mean is in no public text, and is not guessed.
#[test]
fn gaps_of_win_are_refused() {
    let gap = Gap {
        criteria: GapCriteria::Service(36),
        duration: 60,
        interval: 50,
        manual: false,
        cause: None,
    };
    let refused = result(
        "OriginationRequest",
        &[Instruction::Gap(gap), Instruction::Continue],
    );
    let refused = refused.expect_err("not public");
    assert_eq!(refused, NotExpressible::NotPublic("gapInterval"));
    assert_eq!(
        refused.to_string(),
        "no public text says what values gapInterval has in this dialect"
    );
    // ControlType [341], GapDuration [342].
    let octets = set("9f8255020000 9f82560101");
    let directive = operation("ACGDirective");
    let read = decode_orders(
        WIN,
        &Occasion::of(None),
        Said::Invoke(directive),
        &octets,
        &Scratch::default(),
        &mut |_| {},
    );
    let fault = read.expect_err("not read");
    let code = error::OPERATION_NOT_SUPPORTED;
    assert!(matches!(fault.answer(), Answer::Error { code: with, .. } if with == code));
}
