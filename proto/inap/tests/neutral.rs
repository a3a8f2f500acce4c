//! The neutral model against octets, both ways.

use inlab_ber::value::{hex, unhex};
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;

fn isup(text: &str) -> ss7::CalledPartyNumber {
    ss7::CalledPartyNumber::from_text(text).expect("number")
}

fn calling(text: &str) -> ss7::CallingPartyNumber {
    ss7::CallingPartyNumber::from_text(text).expect("number")
}

fn cause(value: ss7::CauseValue) -> ss7::Cause {
    ss7::Cause::new(ss7::CauseLocation::USER, value)
}

/// An argument cut out of a TCAP message that pycrate encoded (`oracle_vectors.jsonl`).
fn cut(vector: &str, from: usize, to: usize) -> Vec<u8> {
    let path = format!(
        "{}/../../tests/vectors/oracle_vectors.jsonl",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).expect("vectors");
    let line = text
        .lines()
        .find(|line| line.contains(&format!("\"{vector}\"")))
        .expect(vector);
    let json: serde_json::Value = serde_json::from_str(line).expect("JSON");
    let octets = unhex(json["ber"].as_str().expect("ber")).expect("hex");
    octets[from..to].to_vec()
}

#[test]
fn the_trigger_that_pycrate_wrote() {
    let octets = cut("begin-aarq-initialDP", 53, 220);
    let operation = Dialect::CAP4.operation(0).expect("initialDP");
    let trigger =
        decode_trigger(Dialect::CAP4, operation, &octets, &Scratch::default()).expect("trigger");
    assert_eq!(trigger.dp, DetectionPoint::CollectedInfo);
    assert_eq!(trigger.half(), Half::Originating);
    assert_eq!(trigger.service.service_key(), Some(100));
    assert_eq!(
        trigger
            .called
            .expect("called")
            .digits()
            .show(ss7::Alphabet::Q763)
            .to_string(),
        "4012345678900"
    );
    assert_eq!(
        trigger
            .calling
            .expect("calling")
            .digits
            .show(ss7::Alphabet::Q763)
            .to_string(),
        "21998877665"
    );
    assert_eq!(
        trigger.imsi.expect("imsi").show().to_string(),
        "240101234567890"
    );
    assert_eq!(
        trigger.time.expect("time").to_string(),
        "2025-11-12T23:26:20+00:00"
    );
    assert_eq!(
        trigger.cell,
        Cell::new(&[0x24, 0xf1, 0x10, 0x00, 0x01, 0xa0, 0xb1])
    );
    assert!(trigger.cell.is_some());
    assert!(
        trigger.gmsc_address.is_some()
            && trigger.msc_address.is_some()
            && trigger.vlr_number.is_some()
    );
    assert!(
        !format!("{trigger:?}").contains("240110"),
        "no digits in Debug"
    );
}

#[test]
fn the_answers_that_pycrate_wrote() {
    let (dialect, scratch) = (Dialect::CAP4, Scratch::default());
    let rrb = cut("continue-aare-rrb-connect", 69, 117);
    let mut no_answer = Arm::new(
        DetectionPoint::ONoAnswer,
        MonitorMode::Interrupted,
        Some(LegId::TWO),
    );
    no_answer.no_answer_timer = Some(20);
    let arms = Arms::new([
        Arm::new(
            DetectionPoint::OAnswer,
            MonitorMode::NotifyAndContinue,
            Some(LegId::TWO),
        ),
        Arm::new(
            DetectionPoint::ODisconnect,
            MonitorMode::Interrupted,
            Some(LegId::ONE),
        ),
        no_answer,
    ]);
    both_ways(dialect, 23, &rrb, Instruction::Arm(arms.expect("three")));
    let connect = cut("continue-aare-rrb-connect", 125, 137);
    // Its odd number of digits has a filler that is not 0, so the octets differ when written again.
    let number = isup("4012345 (national, routing to internal network number not allowed)");
    assert_eq!(
        decode_instruction(
            dialect,
            dialect.operation(20).expect("connect"),
            &connect,
            &scratch
        ),
        Ok(Instruction::Connect(Connect::to(number)))
    );
    both_ways(dialect, 31, &[], Instruction::Continue);
    let release = cut("end-releaseCall", 18, 22);
    both_ways(
        dialect,
        22,
        &release,
        Instruction::Release(cause(ss7::CauseValue::NORMAL_UNSPECIFIED)),
    );

    let event = cut("continue-erb-oAnswer", 24, 47);
    let operation = dialect.operation(24).expect("eventReportBCSM");
    let mut report = EventReport::new(
        DetectionPoint::ODisconnect,
        Some(LegId::TWO),
        MonitorMode::Interrupted,
    );
    report.cause = Some(cause(ss7::CauseValue::NORMAL_CALL_CLEARING));
    assert_eq!(
        decode_report(dialect, operation, &event, &scratch),
        Ok(Report::Event(report))
    );
    let mut out = Writer::default();
    assert_eq!(
        encode_report(dialect, &Report::Event(report), &mut out),
        Ok(operation)
    );
    assert_eq!(hex(out.as_slice()), hex(&event));

    assert_eq!(
        error_type(dialect, 7)
            .expect("in continue-returnError")
            .name,
        "missingParameter"
    );
}

/// An instruction to octets and back.
fn both_ways(dialect: Dialect, code: i32, octets: &[u8], instruction: Instruction) {
    let operation = dialect.operation(code).expect("operation");
    let mut out = Writer::default();
    assert_eq!(
        encode_instruction(dialect, &instruction, &mut out),
        Ok(operation)
    );
    assert_eq!(
        hex(out.as_slice()),
        hex(octets),
        "{dialect} {instruction:?}"
    );
    assert_eq!(
        decode_instruction(dialect, operation, octets, &Scratch::default()),
        Ok(instruction)
    );
}

/// Every phase's form of the same orders, as `dialect code octets`. All octets were dissected by tshark 4.0.17 (under the
/// application context of the phase), those of phase 4 also by pycrate 0.8.1, to the values given here.
#[test]
fn the_same_words_in_each_phase() {
    let mut record = ss7::InlineOctets::EMPTY;
    assert!(record.extend(b"tariff A"));
    let mut connect = Connect::to(isup("+15550101"));
    connect.original_called = ss7::OriginalCalledNumber::from_text("+15550199").ok();
    connect.redirecting = ss7::RedirectingNumber::from_text("+15550199").ok();
    let diverted = "call diverted (original reason unknown, 1 redirections, reason unconditional)";
    connect.redirection_information = ss7::RedirectionInformation::from_text(diverted).ok();
    connect.suppress_announcement = true;
    let instructions = [
        Instruction::Connect(connect),
        Instruction::Release(cause(ss7::CauseValue::CALL_REJECTED)),
        Instruction::Charge(Charge {
            leg: LegId::ONE,
            period: 6000,
            release_at_end: true,
            tone: true,
            tariff_switch: None,
        }),
        Instruction::Record(Record {
            leg: LegId::ONE,
            data: record,
            append: false,
        }),
        Instruction::RequestInformation(InformationRequest {
            leg: LegId::TWO,
            attempt_elapsed: true,
            stop_time: true,
            connected_elapsed: true,
            release_cause: true,
        }),
        Instruction::ExtendTime(60),
        Instruction::Cancel(Cancel::All),
        Instruction::CollectDigits,
        Instruction::ContinueWith(ContinueWith {
            suppress_announcement: true,
            ..ContinueWith::default()
        }),
    ];
    let mut written = Vec::new();
    for dialect in [
        Dialect::CAP1,
        Dialect::CAP2,
        Dialect::CAP3,
        Dialect::CAP4,
        Dialect::CS1,
    ] {
        let mut all = instructions.to_vec();
        let fate = Arms::new(dialect.fate_events(Half::Originating)).expect("fit");
        all.push(Instruction::Arm(fate));
        for instruction in all {
            let mut out = Writer::default();
            match encode_instruction(dialect, &instruction, &mut out) {
                Ok(operation) => {
                    written.push(format!(
                        "{dialect} {} {}",
                        operation.code,
                        hex(out.as_slice())
                    ));
                    both_ways(dialect, operation.code, out.as_slice(), instruction);
                }
                Err(error) => written.push(format!("{dialect}: {error}")),
            }
        }
    }
    assert_eq!(written, PHASES);
}

/// Every phase's form of the same triggers and reports: dissected by tshark 4.0.17 under the phase's application context,
/// those of phase 4 decoded by pycrate 0.8.1 with no argument left open.
#[test]
fn what_the_switch_says_in_each_phase() {
    let mut origin = Trigger::new(
        DetectionPoint::CollectedInfo,
        ServiceSelector::ServiceKey(100),
    );
    origin.calling = Some(calling("+15550100"));
    origin.called = ss7::CalledPartyBcdNumber::from_text("800123")
        .ok()
        .map(CalledNumber::Bcd);
    origin.category = Some(ss7::CallingPartysCategory::ORDINARY);
    origin.imsi = ss7::Tbcd::from_text("001010123456789").ok();
    origin.location_number = ss7::LocationNumber::from_text("+15550").ok();
    origin.call_reference = CallReference::new(&[1, 2, 3, 4]);
    origin.msc_address = ss7::IsdnAddress::from_text("+15550001").ok();
    origin.vlr_number = origin.msc_address;
    origin.cell = Cell::new(&[0x00, 0xf1, 0x10, 0x00, 0x01, 0x00, 0x02]);
    origin.bearer = ss7::BearerCapability::decode(&[0x80, 0x90, 0xa3]).ok();
    let mut later = origin;
    later.time = Time::parse("2026-11-22T02:15:00+01:00");
    later.gmsc_address = origin.msc_address;
    let mut end = Trigger::new(
        DetectionPoint::TermAttemptAuthorized,
        ServiceSelector::ServiceKey(7),
    );
    end.called = Some(CalledNumber::Isup(isup("+15550101")));
    end.calling = origin.calling;
    end.redirecting = ss7::RedirectingNumber::from_text("+15550199").ok();
    end.original_called = ss7::OriginalCalledNumber::from_text("+15550199").ok();
    let mut failed = end;
    (failed.dp, failed.cause) = (
        DetectionPoint::TBusy,
        Some(cause(ss7::CauseValue::USER_BUSY)),
    );
    let mut fixed = Trigger::new(
        DetectionPoint::AnalyzedInformation,
        ServiceSelector::ServiceKey(42),
    );
    fixed.called = Some(CalledNumber::Isup(isup("800123")));
    fixed.calling = origin.calling;

    use DetectionPoint as D;
    let (one, two) = (Some(LegId::ONE), Some(LegId::TWO));
    let notify = |event, leg| EventReport::new(event, leg, MonitorMode::NotifyAndContinue);
    let mut disconnect = EventReport::new(D::ODisconnect, two, MonitorMode::Interrupted);
    disconnect.cause = Some(cause(ss7::CauseValue::NORMAL_CALL_CLEARING));
    let mut busy = EventReport::new(D::OCalledPartyBusy, two, MonitorMode::Interrupted);
    busy.cause = Some(cause(ss7::CauseValue::USER_BUSY));
    let mut diverted = notify(D::TNoAnswer, two);
    diverted.forwarded = true;
    let mut answer = notify(D::OAnswer, two);
    answer.number = Some(isup("+15550101"));
    let reports = [
        Report::Event(notify(D::OAnswer, two)),
        Report::Event(answer),
        Report::Event(disconnect),
        Report::Event(busy),
        Report::Event(diverted),
        Report::Event(notify(D::OAbandon, one)),
        Report::Event(notify(D::OTermSeized, two)),
        Report::Charging(ChargingReport {
            leg: LegId::ONE,
            elapsed: 6000,
            tariff_switch: None,
            active: false,
            released_at_end: true,
        }),
        Report::Charging(ChargingReport {
            leg: LegId::ONE,
            elapsed: 50,
            tariff_switch: Some(Some(5950)),
            active: true,
            released_at_end: false,
        }),
        Report::Information(InformationReport {
            leg: LegId::TWO,
            attempt_elapsed: Some(5),
            stop_time: Time::parse("2026-11-22T02:15:00"),
            connected_elapsed: Some(300),
            release_cause: disconnect.cause,
        }),
    ];
    let mut written = Vec::new();
    let scratch = Scratch::default();
    for dialect in [
        Dialect::CAP1,
        Dialect::CAP2,
        Dialect::CAP3,
        Dialect::CAP4,
        Dialect::CS1,
    ] {
        for trigger in [origin, later, end, failed, fixed] {
            let mut out = Writer::default();
            match encode_trigger(dialect, &trigger, &mut out) {
                Ok(operation) => {
                    written.push(format!(
                        "{dialect} {} {}",
                        operation.code,
                        hex(out.as_slice())
                    ));
                    assert_eq!(
                        decode_trigger(dialect, operation, out.as_slice(), &scratch),
                        Ok(trigger)
                    );
                }
                Err(error) => written.push(format!("{dialect}: {error}")),
            }
        }
        for report in reports {
            let mut out = Writer::default();
            match encode_report(dialect, &report, &mut out) {
                Ok(operation) => {
                    written.push(format!(
                        "{dialect} {} {}",
                        operation.code,
                        hex(out.as_slice())
                    ));
                    let back = decode_report(dialect, operation, out.as_slice(), &scratch)
                        .expect("report");
                    match (report, back) {
                        // INAP tells the time without the century.
                        (Report::Information(told), Report::Information(back))
                            if dialect == Dialect::CS1 =>
                        {
                            assert_eq!(back.stop_time, Time::parse("26-11-22T02:15:00"));
                            assert_eq!(
                                InformationReport {
                                    stop_time: None,
                                    ..told
                                },
                                InformationReport {
                                    stop_time: None,
                                    ..back
                                }
                            );
                        }
                        _ => assert_eq!(back, report),
                    }
                }
                Err(error) => written.push(format!("{dialect}: {error}")),
            }
        }
    }
    assert_eq!(written, SWITCH);
}

#[test]
fn faults_name_the_element_and_the_answer() {
    let scratch = Scratch::default();
    let (cap2, cap4) = (Dialect::CAP2, Dialect::CAP4);
    for (dialect, code, octets, text, answer) in [
        (
            cap4,
            0,
            "3006 800101 8201ff",
            "initialDP: InitialDPArg.calledPartyNumber: out of range (offset 5)",
            Answer::error(error::PARAMETER_OUT_OF_RANGE),
        ),
        (
            cap4,
            0,
            "3003 9c0102",
            "initialDP: InitialDPArg.serviceKey: missing (offset 0)",
            Answer::RejectMistypedParameter,
        ),
        (
            cap4,
            0,
            "3003 800101",
            "initialDP: eventTypeBCSM is needed and missing",
            Answer::error(error::MISSING_PARAMETER),
        ),
        (
            cap4,
            0,
            "3006 800101 9c0163",
            "initialDP: eventTypeBCSM is needed and missing",
            Answer::error(error::MISSING_PARAMETER),
        ),
        (
            cap4,
            0,
            "3006 800101 9c0107",
            "initialDP: eventTypeBCSM has a value not expected here",
            Answer::error(error::UNEXPECTED_DATA_VALUE),
        ),
        (
            cap4,
            0,
            "3006 800101 9c01",
            "initialDP: InitialDPArg: octets end inside an element (offset 0)",
            Answer::RejectMistypedParameter,
        ),
        (
            cap4,
            0,
            "300a 800101 82020310 9c0102",
            "initialDP: calledPartyNumber: called party number has no digits at octet 2",
            Answer::error(error::UNEXPECTED_DATA_VALUE),
        ),
        (
            cap4,
            24,
            "3003 800163",
            "eventReportBCSM: eventTypeBCSM has a value not expected here",
            Answer::None,
        ),
        (
            cap2,
            24,
            "3003 810163",
            "eventReportBCSM: EventReportBCSMArg.eventTypeBCSM: missing (offset 0)",
            Answer::RejectMistypedParameter,
        ),
    ] {
        let operation = dialect.operation(code).expect("operation");
        let octets = unhex(octets).expect("hex");
        let error = if code == 0 {
            decode_trigger(dialect, operation, &octets, &scratch).expect_err(text)
        } else {
            decode_report(dialect, operation, &octets, &scratch).expect_err(text)
        };
        assert_eq!(error.to_string(), text);
        assert_eq!(error.answer(), answer, "{error}");
    }
}

#[rustfmt::skip]
const PHASES: [&str; 50] = [
    "cap1 20 3021a008040604105155101086060410515510999d060410515510999e0203319f3700",
    "cap1 22 04028095",
    "cap1: this dialect has no Charge",
    "cap1: this dialect has no Record",
    "cap1: this dialect has no RequestInformation",
    "cap1: this dialect has no ExtendTime",
    "cap1: this dialect has no Cancel",
    "cap1: this dialect has no CollectDigits",
    "cap1: this dialect has no ContinueWith",
    "cap1 23 3029a027300b800107810101a203800102300b800109810101a203800101300b800109810101a203800102",
    "cap2 20 3021a008040604105155101086060410515510999d060410515510999e0203319f3700",
    "cap2 22 04028095",
    "cap2 35 3012800ba00980021770a1030101ffa203800101",
    "cap2 34 0411a00f80087461726966662041a103800101",
    "cap2 45 3013a00c0a01000a01010a01020a011ea303800102",
    "cap2 33 300381013c",
    "cap2 53 8100",
    "cap2: this dialect has no CollectDigits",
    "cap2: this dialect has no ContinueWith",
    "cap2 23 305da05b300b800104810101a203800102300b800105810101a203800102300b800106810101a203800102300b800107810101a203800102300b800109810101a203800101300b800109810101a203800102300b80010a810101a203800101",
    "cap3 20 3021a008040604105155101086060410515510999d060410515510999e0203319f3700",
    "cap3 22 04028095",
    "cap3 35 3013800ca00a800217708101ff8301ffa203800101",
    "cap3 34 0411a00f80087461726966662041a103800101",
    "cap3 45 3013a00c0a01000a01010a01020a011ea303800102",
    "cap3 33 300381013c",
    "cap3 53 8100",
    "cap3: this dialect has no CollectDigits",
    "cap3 88 30039f3700",
    "cap3 23 305da05b300b800104810101a203800102300b800105810101a203800102300b800106810101a203800102300b800107810101a203800102300b800109810101a203800101300b800109810101a203800102300b80010a810101a203800101",
    "cap4 20 3021a008040604105155101086060410515510999d060410515510999e0203319f3700",
    "cap4 22 04028095",
    "cap4 35 3015800ea00c800217708101ffa3030101ffa203800101",
    "cap4 34 0411a00f80087461726966662041a103800101",
    "cap4 45 3013a00c0a01000a01010a01020a011ea303800102",
    "cap4 33 300381013c",
    "cap4 53 8100",
    "cap4 27 3000",
    "cap4 88 30039f3700",
    "cap4 23 305da05b300b800104810101a203800102300b800105810101a203800102300b800106810101a203800102300b800107810101a203800102300b800109810101a203800101300b800109810101a203800102300b80010a810101a203800101",
    "cs1: suppressionOfAnnouncement cannot be given in this dialect",
    "cs1 22 04028095",
    "cs1: aChBillingChargingCharacteristics cannot be given in this dialect",
    "cs1 34 04087461726966662041",
    "cs1 45 300ea00c0a01000a01010a01020a011e",
    "cs1 33 300381013c",
    "cs1 53 8100",
    "cs1 27 3000",
    "cs1: this dialect has no ContinueWith",
    "cs1 23 305da05b300b800104810101a203800102300b800105810101a203800102300b800106810101a203800102300b800107810101a203800102300b800109810101a203800101300b800109810101a203800102300b80010a810101a203800101",
];

#[rustfmt::skip]
const SWITCH: [&str; 75] = [
    "cap1 0 3055800164830604135155100085010a8a058413515500bb0580038090a39c01029f320800010121436587f9bf341281059151550010a309800700f110000100029f3604010203049f370591515500109f380481081032",
    "cap1: timeAndTimezone cannot be given in this dialect",
    "cap1 0 3026800107820604105155101083060413515510008c060410515510999c010c9d06041051551099",
    "cap1: tBusy does not trigger in this dialect",
    "cap1: analyzedInformation does not trigger in this dialect",
    "cap1 24 300d800107a303810102a403800101",
    "cap1: destinationAddress cannot be given in this dialect",
    "cap1 24 3015800109a206a70480028090a303810102a403800100",
    "cap1: this dialect has no event oCalledPartyBusy",
    "cap1: this dialect has no event tNoAnswer",
    "cap1: this dialect has no event oAbandon",
    "cap1: this dialect has no event oTermSeized",
    "cap1: this dialect has no Charging",
    "cap1: this dialect has no Charging",
    "cap1: this dialect has no Information",
    "cap2 0 3055800164830604135155100085010a8a058413515500bb0580038090a39c01029f320800010121436587f9bf341281059151550010a309800700f110000100029f3604010203049f370591515500109f380481081032",
    "cap2 0 306a800164830604135155100085010a8a058413515500bb0580038090a39c01029f320800010121436587f9bf341281059151550010a309800700f110000100029f3604010203049f370591515500109f3804810810329f39080262112220510040bf3b0781059151550010",
    "cap2 0 3026800107820604105155101083060413515510008c060410515510999c010c9d06041051551099",
    "cap2: tBusy does not trigger in this dialect",
    "cap2: analyzedInformation does not trigger in this dialect",
    "cap2 24 300d800107a303810102a403800101",
    "cap2: destinationAddress cannot be given in this dialect",
    "cap2 24 3015800109a206a70480028090a303810102a403800100",
    "cap2 24 3015800105a206a30480028091a303810102a403800100",
    "cap2: callForwarded cannot be given in this dialect",
    "cap2 24 300d80010aa303810101a403800101",
    "cap2: this dialect has no event oTermSeized",
    "cap2 36 0412a010a003810101a104800217708201008300",
    "cap2 36 0412a010a003810101a109a1078001328102173e",
    "cap2 44 3037a0303008800100a103800105300e800101a1098107026211222051003009800102a1048202012c300980011ea1049e028090a303810102",
    "cap3 0 3055800164830604135155100085010a8a058413515500bb0580038090a39c01029f320800010121436587f9bf341281059151550010a309800700f110000100029f3604010203049f370591515500109f380481081032",
    "cap3 0 306a800164830604135155100085010a8a058413515500bb0580038090a39c01029f320800010121436587f9bf341281059151550010a309800700f110000100029f3604010203049f370591515500109f3804810810329f39080262112220510040bf3b0780059151550010",
    "cap3 0 3026800107820604105155101083060413515510008c060410515510999c010c9d06041051551099",
    "cap3 0 302a800107820604105155101083060413515510008c060410515510999c010d9d0604105155109991028091",
    "cap3 0 301580012a8205031008103283060413515510009c0103",
    "cap3 24 300d800107a303810102a403800101",
    "cap3 24 301a800107a20ba5099f3206041051551010a303810102a403800101",
    "cap3 24 3015800109a206a70480028090a303810102a403800100",
    "cap3 24 3015800105a206a30480028091a303810102a403800100",
    "cap3 24 301480010ea205a9039f3200a303810102a403800101",
    "cap3 24 300d80010aa303810101a403800101",
    "cap3: this dialect has no event oTermSeized",
    "cap3 36 0412a010a003810101a104800217708201008300",
    "cap3 36 0412a010a003810101a109a1078001328102173e",
    "cap3 44 3037a0303008800100a103800105300e800101a1098107026211222051003009800102a1048202012c300980011ea1049e028090a303810102",
    "cap4 0 3055800164830604135155100085010a8a058413515500bb0580038090a39c01029f320800010121436587f9bf341281059151550010a309800700f110000100029f3604010203049f370591515500109f380481081032",
    "cap4 0 306a800164830604135155100085010a8a058413515500bb0580038090a39c01029f320800010121436587f9bf341281059151550010a309800700f110000100029f3604010203049f370591515500109f3804810810329f39080262112220510040bf3b0780059151550010",
    "cap4 0 3026800107820604105155101083060413515510008c060410515510999c010c9d06041051551099",
    "cap4 0 302a800107820604105155101083060413515510008c060410515510999c010d9d0604105155109991028091",
    "cap4 0 301580012a8205031008103283060413515510009c0103",
    "cap4 24 300d800107a303810102a403800101",
    "cap4 24 301a800107a20ba5099f3206041051551010a303810102a403800101",
    "cap4 24 3015800109a206a70480028090a303810102a403800100",
    "cap4 24 3015800105a206a30480028091a303810102a403800100",
    "cap4 24 301480010ea205a9039f3200a303810102a403800101",
    "cap4 24 300d80010aa303810101a403800101",
    "cap4 24 300d800113a303810102a403800101",
    "cap4 36 0412a010a003810101a104800217708201008300",
    "cap4 36 0412a010a003810101a109a1078001328102173e",
    "cap4 44 3037a0303008800100a103800105300e800101a1098107026211222051003009800102a1048202012c300980011ea1049e028090a303810102",
    "cs1: iMSI cannot be given in this dialect",
    "cs1: iMSI cannot be given in this dialect",
    "cs1 0 3026800107820604105155101083060413515510008c060410515510999c010c9d06041051551099",
    "cs1: cause cannot be given in this dialect",
    "cs1 0 301580012a8205031008103283060413515510009c0103",
    "cs1 24 300d800107a303810102a403800101",
    "cs1: destinationAddress cannot be given in this dialect",
    "cs1 24 3015800109a206a70480028090a303810102a403800100",
    "cs1 24 3015800105a206a30480028091a303810102a403800100",
    "cs1: callForwarded cannot be given in this dialect",
    "cs1 24 300d80010aa303810101a403800101",
    "cs1: this dialect has no event oTermSeized",
    "cs1: timeDurationChargingResult cannot be given in this dialect",
    "cs1: timeDurationChargingResult cannot be given in this dialect",
    "cs1 44 3031a02f3008800100a103800105300d800101a10881066211222051003009800102a1048202012c300980011ea1049e028090",
];

/// Q.1218 2.1.3, Q.1248.2: what opens a dialogue is a trigger, what comes within one a report.
#[test]
fn an_operation_for_each_detection_point() {
    let mut seen = 0;
    for dialect in [Dialect::ITU_CS1, Dialect::CS2, Dialect::ITU_CS2] {
        for row in dialect.events() {
            let mut trigger = Trigger::new(row.event, ServiceSelector::ServiceKey(100));
            let called = ss7::CalledPartyNumber::from_text("15550101 (international)");
            trigger.called = Some(CalledNumber::Isup(called.expect("a number")));
            trigger.category = Some(ss7::CallingPartysCategory(10));
            let mut out = Writer::default();
            let scratch = Scratch::default();
            if let Ok(operation) = encode_point_trigger(dialect, &trigger, &mut out) {
                assert!(operation.is_trigger(dialect), "{operation}");
                let again = decode_trigger(dialect, operation, out.as_slice(), &scratch);
                assert_eq!(again.as_ref(), Ok(&trigger), "{dialect} {operation}");
                seen += 1;
            }
            for mode in [MonitorMode::Interrupted, MonitorMode::NotifyAndContinue] {
                out.clear();
                let report = EventReport::new(row.event, row.default_leg(), mode);
                let operation = encode_point_report(dialect, &report, &mut out);
                let Ok(operation) = operation else { continue };
                let again = decode_report(dialect, operation, out.as_slice(), &scratch);
                assert_eq!(again, Ok(Report::Event(report)), "{dialect} {operation}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
    // Of ETSI CS-1 they are not.
    let none = Trigger::new(
        DetectionPoint::CollectedInfo,
        ServiceSelector::ServiceKey(1),
    );
    let mut out = Writer::default();
    assert!(encode_point_trigger(Dialect::CS1, &none, &mut out).is_err());
    // Octets by hand: oDisconnect of Q.1218 with cause 16, a request.
    let octets = [
        0x30, 0x0d, 0xa0, 0x07, 0xa0, 0x05, 0xa1, 0x03, 0x80, 0x01, 0x00, 0x85, 0x02, 0x80, 0x90,
    ];
    let operation = Dialect::ITU_CS1.operation(8).expect("oDisconnect");
    let scratch = Scratch::default();
    let Ok(Report::Event(report)) = decode_report(Dialect::ITU_CS1, operation, &octets, &scratch)
    else {
        panic!("a report")
    };
    assert_eq!(report.event, DetectionPoint::ODisconnect);
    assert!(report.is_request());
    assert_eq!(report.cause.map(|cause| cause.value.0), Some(16));
}
