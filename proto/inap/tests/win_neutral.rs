//! WIN between octets and the neutral model: triggers, answers, reports.
//!
//! Octets are put together by hand. Tags of ANSI-41 parameters are context tags: below 31 in one octet (`81` is [1], `95`
//! [21]), below 128 behind `9f` (`9f7b` [123]), else in two septets (`9f8217`: 2 * 128 + 0x17 = [279]); `bf` instead of `9f` where
//! there are parts. `f2` is [PRIVATE 18], the parameter set.

mod win;

use inlab_ber::value::unhex;
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;
use win::*;

fn trigger(name: &str, octets: &[u8]) -> Result<Trigger, DecodeError> {
    decode_trigger(WIN, operation(name), octets, &Scratch::default())
}

/// Writes a trigger and takes the octets apart.
fn written(trigger: &Trigger) -> Result<(&'static Operation, Vec<String>), NotExpressible> {
    let mut out = Writer::default();
    let operation = encode_trigger(WIN, trigger, &mut out)?;
    let again = decode_trigger(WIN, operation, out.as_slice(), &Scratch::default());
    assert_eq!(again.as_ref(), Ok(trigger), "what was written is read");
    Ok((operation, sorted(out.as_slice())))
}

/// tests/captures/win_orreq_ansi_tcap_mtp2.pcap: the origination request of a live network, with the values that its source
/// asserts.
#[test]
fn the_origination_request_of_a_capture() {
    let octets = unhex("f26995033940018805011890002789048d2ad4fe8107394001011c30009f6204000000009f7b020c719f21021004840a0100210b403480000102820201049f5d090000210a33135009279f50090200210a33135009279f82170124bf82180c9f8215037d7b1f9f8219010f").expect("hex");
    let read = trigger("OriginationRequest", &octets).expect("a trigger");
    // ServingCellID [2] 0104, LocationAreaID [33] 1004.
    let place = Cell::OfSwitch {
        area: Some(0x1004),
        cell: Some(0x0104),
    };
    let mut expected = Trigger::new(
        DetectionPoint::OrigAttemptAuthorized,
        ServiceSelector::TriggerType(36),
    );
    expected.subject = Subject {
        directory_number: Some(digits("3331059072")),
        ..subject()
    };
    expected.called = Some(CalledNumber::Isup(called("04430800102 (national)")));
    expected.cell = Some(place);
    expected.calling = Some(
        ss7::CallingPartyNumber::from_text("3331059072 (national, user provided, not verified)")
            .expect("a number"),
    );
    assert_eq!(read, expected);
    assert_eq!(read.service.to_string(), "origination-Attempt-Authorized");
    assert_eq!(format!("{read:?}").find("3331059"), None, "personal data");
    assert_eq!(
        relationship_key(WIN, operation("OriginationRequest"), &octets),
        Some(RelationshipKey::Call(
            expected.subject.call.expect("a call")
        ))
    );
    let (operation, parameters) = written(&read).expect("expressible");
    assert_eq!(operation.name, "OriginationRequest");
    // Ours differ in what the switch can do.
    let own = sorted(&set(&format!(
        "{CALL} 82020104 9f21021004 9f620400000000 840a0100210b403480000102 9f5d090000210a3313500927 9f50090200210a3313500927 9f82170124 {CAPABLE}"
    )));
    assert_eq!(parameters, own);
}

/// Every trigger: its operation, its parameters, where in the call it is.
#[test]
fn triggers() {
    use DetectionPoint as D;
    // Digits [4]: dialled, national, telephony and BCD, 10 digits 2145551234.
    let dialled = "84090100210a1254552143";
    // CallingPartyNumberDigits1 [80] 9725550100, network provided (screening 3, so 30).
    let calling = "9f5009 0230210a7952551000";
    // MobileDirectoryNumber [93] 2145551234.
    let served = "9f5d09 0000210a1254552143";
    let rows: [(&str, u8, D, &str); 12] = [
        ("OriginationRequest", 36, D::OrigAttemptAuthorized, dialled),
        ("OriginationRequest", 31, D::AnalyzedInformation, dialled),
        ("AnalyzedInformation", 37, D::AnalyzedInformation, dialled),
        ("AnalyzedInformation", 38, D::TermAttemptAuthorized, dialled),
        ("AnalyzedInformation", 39, D::TermAttemptAuthorized, dialled),
        (
            "FacilitySelectedAndAvailable",
            64,
            D::FacilitySelectedAndAvailable,
            served,
        ),
        ("TBusy", 65, D::TBusy, served),
        ("TNoAnswer", 66, D::TNoAnswer, served),
        ("TNoAnswer", 67, D::TNoAnswer, served),
        ("TNoAnswer", 68, D::TNoAnswer, served),
        ("OCalledPartyBusy", 42, D::OCalledPartyBusy, dialled),
        ("ONoAnswer", 43, D::ONoAnswer, dialled),
    ];
    for (name, kind, dp, number) in rows {
        assert!(operation(name).is_trigger(WIN), "{name}");
        let triggers = if name == "OriginationRequest" {
            "9f620400000000"
        } else {
            ""
        };
        let octets = set(&format!(
            "{CALL} {CAPABLE} {number} {calling} {triggers} 9f821701{kind:02x}"
        ));
        let read = trigger(name, &octets).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            (read.dp, read.service),
            (dp, ServiceSelector::TriggerType(kind))
        );
        assert_eq!(
            read.called,
            Some(CalledNumber::Isup(called("2145551234 (national)"))),
            "{name}"
        );
        let from = read.calling.expect("a calling party");
        assert_eq!(from.digits, digits("9725550100"), "{name}");
        assert_eq!(from.screening, ss7::Screening::NETWORK);
        let own = Subject {
            directory_number: (number == served).then(|| digits("2145551234")),
            ..subject()
        };
        assert_eq!(read.subject, own, "{name}");
        let (wrote, parameters) = written(&read).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(wrote.name, name);
        assert_eq!(parameters, sorted(&octets), "{name}");
    }
}

/// Without a type of trigger: the feature request of systems without WIN (W12).
#[test]
fn an_origination_request_without_win() {
    let octets = set(&format!(
        "{CALL} 9f7b020431 9f620400000000 84090100210a1254552143 9f5d090000210a7952551000"
    ));
    let read = trigger("OriginationRequest", &octets).expect("a trigger");
    assert_eq!(read.service, ServiceSelector::TriggerType(0));
    assert_eq!(read.dp, DetectionPoint::OrigAttemptAuthorized);
    let calling = read.calling.expect("the subscriber calls");
    assert_eq!(calling.digits, digits("9725550100"));
    assert_eq!(calling.screening, ss7::Screening::NETWORK);
    // The other operations are nothing without one.
    let octets = set(&format!("{CALL} {CAPABLE} 9f82170100"));
    let error = trigger("TBusy", &octets).expect_err("no type");
    assert_eq!(error.fault, DecodeFault::Missing("triggerType"));
    let octets = set(&format!("{CALL} {CAPABLE} 9f82170126"));
    let error = trigger("TBusy", &octets).expect_err("initialTermination");
    assert_eq!(error.fault, DecodeFault::Unexpected("triggerType"));
}

/// What the message cannot do without is asked for by name, and nothing is left out in silence.
#[test]
fn triggers_that_cannot_be_told() {
    let mut whole = Trigger::new(
        DetectionPoint::AnalyzedInformation,
        ServiceSelector::TriggerType(37),
    );
    whole.subject = subject();
    whole.called = Some(CalledNumber::Isup(called("2145551234 (national)")));
    assert!(written(&whole).is_ok());
    let without = |change: &dyn Fn(&mut Trigger)| {
        let mut trigger = whole;
        change(&mut trigger);
        let mut out = Writer::default();
        let error = encode_trigger(WIN, &trigger, &mut out).expect_err("cannot be told");
        assert!(out.as_slice().is_empty(), "nothing is written");
        error
    };
    assert_eq!(
        without(&|trigger| trigger.subject.call = None),
        NotExpressible::Missing("billingID")
    );
    assert_eq!(
        without(&|trigger| trigger.called = None),
        NotExpressible::Missing("digits")
    );
    assert_eq!(
        without(&|trigger| trigger.service = ServiceSelector::ServiceKey(1)),
        NotExpressible::Missing("triggerType")
    );
    assert_eq!(
        without(&|trigger| trigger.dp = DetectionPoint::TBusy),
        NotExpressible::NotATrigger(DetectionPoint::TBusy)
    );
    assert_eq!(
        without(&|trigger| trigger.forwarding_pending = true),
        NotExpressible::Parameter("callForwardingSS-Pending")
    );
    assert_eq!(
        without(&|trigger| {
            trigger.category = Some(ss7::CallingPartysCategory(10));
        }),
        NotExpressible::Parameter("callingPartyCategory")
    );
    assert_eq!(
        without(&|trigger| {
            trigger.subject.station = Some(Station::Min(digits("123")));
        }),
        NotExpressible::OutOfRange("mobileIdentificationNumber")
    );
    let mut origination = whole;
    origination.service = ServiceSelector::TriggerType(36);
    origination.dp = DetectionPoint::OrigAttemptAuthorized;
    origination.subject.serial = None;
    let mut out = Writer::default();
    assert_eq!(
        encode_trigger(WIN, &origination, &mut out),
        Err(NotExpressible::Missing("electronicSerialNumber"))
    );
    assert!(out.as_slice().is_empty());
}

/// Writes the orders of a message, and reads them again as the switch does.
fn answered(
    name: &str,
    orders: &[Instruction],
) -> Result<(Vec<String>, Vec<Instruction>), NotExpressible> {
    let (mut out, mut all) = (Writer::default(), Vec::new());
    let subject = subject();
    let occasion = Occasion {
        question: Some(operation(name)),
        subject: &subject,
        reports_to: Some(here()),
    };
    encode_orders(
        WIN,
        &occasion,
        &mut orders.iter(),
        &mut out,
        &mut |said, length| {
            all.push((said, length));
        },
    )?;
    assert_eq!(
        all,
        [(Said::Result(operation(name)), out.as_slice().len())],
        "one result"
    );
    Ok((sorted(out.as_slice()), read(name, out.as_slice())))
}

fn read(name: &str, octets: &[u8]) -> Vec<Instruction> {
    let (question, mut told) = (operation(name), Vec::new());
    decode_orders(
        WIN,
        &Occasion::of(Some(question)),
        Said::Result(question),
        octets,
        &Scratch::default(),
        &mut |order| told.push(order),
    )
    .unwrap_or_else(|error| panic!("{name}: {error}"));
    told
}

fn arms(arms: &[(DetectionPoint, MonitorMode, LegId)]) -> Instruction {
    let arms = arms
        .iter()
        .map(|(event, mode, leg)| Arm::new(*event, *mode, Some(*leg)));
    Instruction::Arm(Arms::new(arms).expect("few"))
}

/// W1: answer as a notification, the end of the call as a request, and go on.
#[test]
fn arming_in_the_result() {
    use DetectionPoint as D;
    use MonitorMode::{Interrupted, NotifyAndContinue};
    let arm = arms(&[
        (D::ODisconnect, Interrupted, LegId::ONE),
        (D::ODisconnect, Interrupted, LegId::TWO),
        (D::OAnswer, NotifyAndContinue, LegId::TWO),
    ]);
    let orders = [arm, Instruction::Continue];
    let (parameters, told) = answered("OriginationRequest", &orders).expect("expressible");
    // ActionCode [128] 1. TriggerAddressList [276] > TriggerList [278] > PC_SSN [32] (member 9, cluster 1, network 5),
    // WIN_TriggerList [283]: EDP-R 41, EDP-N 40.
    let expected = set("9f81000101 bf821414 bf821610 9f2005 0009010508 9f821b04 de29df28");
    assert_eq!(parameters, sorted(&expected));
    assert_eq!(told, orders);
    let said = Said::Result(operation("OriginationRequest"));
    let to = reports_to(WIN, said, &expected, &Scratch::default());
    assert_eq!(to, Some(here()));
}

#[test]
fn ways_to_route() {
    let to = Instruction::Connect(Connect::to(called("4695550123 (national)")));
    // Digits [4], dialled.
    let (parameters, told) = answered("OriginationRequest", &[to]).expect("expressible");
    assert_eq!(parameters, ["84090100210a6459551032"]);
    assert_eq!(told, [to]);
    // TerminationList [120] > PSTNTermination [95] > DestinationDigits [87], ESN [9], MIN [8].
    for name in [
        "AnalyzedInformation",
        "ServiceRequest",
        "TBusy",
        "TNoAnswer",
        "OCalledPartyBusy",
        "ONoAnswer",
    ] {
        let (parameters, told) = answered(name, &[to]).expect(name);
        let expected = "bf781c bf5f19 9f5709 0600210a6459551032 89048d2ad4fe 88050118900027";
        assert_eq!(parameters, [expected.replace(' ', "")], "{name}");
        assert_eq!(told, [to], "{name}");
    }
    for name in ["FacilitySelectedAndAvailable", "ODisconnect", "TDisconnect"] {
        assert_eq!(
            answered(name, &[to]),
            Err(NotExpressible::Operation("Connect")),
            "{name}"
        );
    }
    // What others send: RoutingDigits [150] in IA5, and a termination at another switch (TerminationList > [89]).
    let routing = set("9f81160e 0400220a 34363935353530313233");
    assert_eq!(read("TBusy", &routing), [to]);
    let intersystem = set("bf7814 bf5911 9f5709 0600210a6459551032 9503394002");
    assert_eq!(read("AnalyzedInformation", &intersystem), [to]);
}

#[test]
fn ways_to_clear() {
    let network = ss7::CauseLocation::LOCAL_PUBLIC;
    let busy = Instruction::Release(ss7::Cause::new(network, ss7::CauseValue::USER_BUSY));
    let normal = ss7::Cause::new(network, ss7::CauseValue::NORMAL_CALL_CLEARING);
    let normal = Instruction::Release(normal);
    // AccessDeniedReason [20] 3; ActionCode [128] 2.
    for name in ["OriginationRequest", "AnalyzedInformation", "TBusy"] {
        let (parameters, told) = answered(name, &[busy]).expect(name);
        assert_eq!((parameters, told), (vec!["940103".into()], vec![busy]));
        let (parameters, told) = answered(name, &[normal]).expect(name);
        assert_eq!(
            (parameters, told),
            (vec!["9f81000102".into()], vec![normal])
        );
    }
    // No AccessDeniedReason there: the cause is not told.
    for name in ["OCalledPartyBusy", "ONoAnswer"] {
        let (parameters, told) = answered(name, &[busy]).expect(name);
        assert_eq!(
            (parameters, told),
            (vec!["9f81000102".into()], vec![normal])
        );
    }
    for name in ["ODisconnect", "TDisconnect"] {
        assert_eq!(
            answered(name, &[busy]),
            Err(NotExpressible::Operation("Release"))
        );
        // Nothing to say but to go on, so nothing is said.
        let (parameters, told) = answered(name, &[Instruction::Continue]).expect(name);
        assert_eq!((parameters, told), (vec![], vec![Instruction::Continue]));
    }
}

fn report(name: &str, octets: &[u8]) -> Result<EventReport, DecodeError> {
    match decode_report(WIN, operation(name), octets, &Scratch::default())? {
        Report::Event(event) => Ok(event),
        other => panic!("{other:?}"),
    }
}

#[test]
fn events() {
    use DetectionPoint as D;
    use MonitorMode::{Interrupted, NotifyAndContinue};
    let cleared = |value| Some(ss7::Cause::new(ss7::CauseLocation::USER, value));
    let normal = cleared(ss7::CauseValue::NORMAL_CALL_CLEARING);
    let commanded = Some(ss7::Cause::new(
        ss7::CauseLocation::LOCAL_PUBLIC,
        ss7::CauseValue::NORMAL_UNSPECIFIED,
    ));
    let own = Subject {
        clock: Some(NOON),
        ..subject()
    };
    // ReleaseCause [308].
    for (name, rest, event, mode, leg, cause) in [
        (
            "OAnswer",
            "9f82170128".to_owned(),
            D::OAnswer,
            NotifyAndContinue,
            Some(LegId::TWO),
            None,
        ),
        (
            "TAnswer",
            format!("9f82170145 {CAPABLE}"),
            D::TAnswer,
            NotifyAndContinue,
            Some(LegId::TWO),
            None,
        ),
        (
            "ODisconnect",
            format!("9f82170129 {CAPABLE} 9f82340101"),
            D::ODisconnect,
            Interrupted,
            Some(LegId::ONE),
            normal,
        ),
        (
            "ODisconnect",
            format!("9f82170129 {CAPABLE} 9f82340102"),
            D::ODisconnect,
            Interrupted,
            Some(LegId::TWO),
            normal,
        ),
        (
            "ODisconnect",
            format!("9f82170129 {CAPABLE} 9f82340103"),
            D::ODisconnect,
            Interrupted,
            None,
            commanded,
        ),
        (
            "TDisconnect",
            "9f82170146 9f82340101".to_owned(),
            D::TDisconnect,
            Interrupted,
            Some(LegId::ONE),
            normal,
        ),
    ] {
        let octets = set(&format!("{CALL} {CLOCK} {rest}"));
        let read = report(name, &octets).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut expected = EventReport::new(event, leg, mode);
        (expected.clock, expected.cause) = (Some(NOON), cause);
        assert_eq!(read, expected, "{name}");
        let mut out = Writer::default();
        let wrote = encode_report_of(WIN, &own, &Report::Event(read), &mut out).expect(name);
        assert_eq!(wrote.name, name);
        assert_eq!(sorted(out.as_slice()), sorted(&octets), "{name}");
        let key = relationship_key(WIN, wrote, &octets);
        assert_eq!(key, Some(RelationshipKey::Call(own.call.expect("a call"))));
    }
    // What is mandatory is asked for.
    let answer = EventReport::new(D::OAnswer, Some(LegId::TWO), NotifyAndContinue);
    let told = |subject: &Subject| {
        encode_report_of(WIN, subject, &Report::Event(answer), &mut Writer::default())
    };
    assert_eq!(told(&subject()), Err(NotExpressible::Missing("timeOfDay")));
    let no_serial = Subject {
        serial: None,
        ..own
    };
    assert_eq!(
        told(&no_serial),
        Err(NotExpressible::Missing("electronicSerialNumber"))
    );
    let request = EventReport {
        mode: Interrupted,
        ..answer
    };
    assert_eq!(
        encode_report_of(WIN, &own, &Report::Event(request), &mut Writer::default()),
        Err(NotExpressible::Mode(D::OAnswer, Interrupted))
    );
}

/// The key is there though the rest is not what it should be, and any cut of it is harmless.
#[test]
fn the_key_of_a_call() {
    let octets = set("9503394001 9f8217017f 8107394001011c3005 0500");
    let key = subject().call.expect("a call");
    let read = relationship_key(WIN, operation("ODisconnect"), &octets);
    assert_eq!(
        read,
        Some(RelationshipKey::Call(key)),
        "the segment counter does not count"
    );
    for end in 0..octets.len() {
        let cut = octets.get(..end).expect("within");
        assert_eq!(relationship_key(WIN, operation("ODisconnect"), cut), None);
    }
    for lacking in [
        "9503394001",
        "8107394001011c3005",
        "9503394001 8106394001011c30",
        "",
    ] {
        let read = relationship_key(WIN, operation("ODisconnect"), &set(lacking));
        assert_eq!(read, None, "{lacking}");
    }
}
