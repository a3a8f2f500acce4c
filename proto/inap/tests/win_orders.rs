//! WIN: which order answers which operation, orders where nothing waits, resources, lost calls, errors. The notation of octets
//! is that of `win_neutral.rs`.

mod win;

use inlab_ber::value::hex;
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;
use proptest::prelude::*;
use win::*;

type Pieces = Vec<(Said, Vec<u8>)>;

/// Writes orders; the octets of each component.
fn write(question: Option<&str>, orders: &[Instruction]) -> Result<Pieces, NotExpressible> {
    let (mut out, mut all) = (Writer::default(), Vec::new());
    let subject = subject();
    let occasion = Occasion {
        question: question.map(operation),
        subject: &subject,
        reports_to: Some(here()),
    };
    let mut said = |said, length| all.push((said, length));
    encode_orders(WIN, &occasion, &mut orders.iter(), &mut out, &mut said)?;
    let (octets, mut before) = (out.as_slice(), 0);
    let mut pieces = Vec::new();
    for (said, after) in all {
        let piece = &octets[octets.len() - after..octets.len() - before];
        pieces.push((said, piece.to_vec()));
        before = after;
    }
    assert_eq!(before, octets.len(), "all octets are said");
    Ok(pieces)
}

/// Reads components as the switch or the resource does.
fn read(question: Option<&str>, pieces: &[(Said, Vec<u8>)]) -> Vec<Instruction> {
    let mut told = Vec::new();
    for (said, octets) in pieces {
        decode_orders(
            WIN,
            &Occasion::of(question.map(operation)),
            *said,
            octets,
            &Scratch::default(),
            &mut |order| told.push(order),
        )
        .unwrap_or_else(|error| panic!("{said:?}: {error}"));
    }
    told
}

fn release(value: ss7::CauseValue) -> Instruction {
    let network = ss7::CauseLocation::LOCAL_PUBLIC;
    Instruction::Release(ss7::Cause::new(network, value))
}

fn announce(what: Announcement) -> Announce {
    let mut announce = Announce::new(what);
    (announce.keep_connected, announce.notify_end) = (false, false);
    announce
}

fn arm_answer() -> Instruction {
    let arm = Arm::new(
        DetectionPoint::OAnswer,
        MonitorMode::NotifyAndContinue,
        Some(LegId::TWO),
    );
    Instruction::Arm(Arms::new([arm]).expect("one"))
}

fn record() -> Instruction {
    Instruction::Record(Record {
        leg: LegId::ONE,
        data: ss7::InlineOctets::new(&[1, 2, 3]).expect("short"),
        append: false,
    })
}

/// Each order alone in answer to each operation, against the table of X.S0004-540's results: y it is said, - it is not. What is
/// said is read again, and what is not is refused by name with nothing written.
#[test]
fn orders_by_operation() {
    let to = called("4695550123 (national)");
    let charged = ss7::LocationNumber::from_text("9725550100 (national)").expect("a number");
    let columns: [(&str, Instruction); 9] = [
        ("Continue", Instruction::Continue),
        ("Connect", Instruction::Connect(Connect::to(to))),
        ("Release", release(ss7::CauseValue::NORMAL_CALL_CLEARING)),
        ("Arm", arm_answer()),
        (
            "Announce",
            Instruction::Announce(announce(Announcement::Message(97))),
        ),
        (
            "Display",
            Instruction::Display(Text::new("HELLO").expect("a text")),
        ),
        ("Record", record()),
        ("CollectDigits", Instruction::CollectDigits),
        (
            "ContinueWith",
            Instruction::ContinueWith(ContinueWith {
                charge_number: Some(charged),
                ..ContinueWith::default()
            }),
        ),
    ];
    // Columns: Continue Connect Release Arm Announce Display Record CollectDigits ContinueWith.
    let rows = [
        ("OriginationRequest", "y y y y y y y y y"),
        ("AnalyzedInformation", "y y y y y y - y y"),
        ("ServiceRequest", "y y y y y y y y y"),
        ("FacilitySelectedAndAvailable", "y - y y - y y y y"),
        ("TBusy", "y y y y y y - y y"),
        ("TNoAnswer", "y y y y y y - y y"),
        ("OCalledPartyBusy", "y y y y y - y - y"),
        ("ONoAnswer", "y y y y y - y - y"),
        ("ODisconnect", "y - - - y - - - -"),
        ("TDisconnect", "y - - - - - - - -"),
    ];
    for (name, marks) in rows {
        let marks: Vec<&str> = marks.split(' ').collect();
        assert_eq!(marks.len(), columns.len());
        for ((column, order), mark) in columns.iter().zip(marks) {
            let pieces = match write(Some(name), &[*order]) {
                Ok(pieces) => pieces,
                Err(error) => {
                    assert_eq!(mark, "-", "{name} {column}: {error}");
                    continue;
                }
            };
            assert_eq!(mark, "y", "{name} {column}");
            assert!(matches!(pieces[..], [(Said::Result(_), _)]), "{name}");
            let told = read(Some(name), &pieces);
            match order {
                // How the call goes on is always said.
                Instruction::Arm(_)
                | Instruction::Announce(_)
                | Instruction::Display(_)
                | Instruction::Record(_) => {
                    assert_eq!(told, [*order, Instruction::Continue], "{name}");
                }
                order => assert_eq!(told, [*order], "{name}"),
            }
        }
    }
    for silent in ["OAnswer", "TAnswer"] {
        for (_, order) in &columns {
            let refused = write(Some(silent), &[*order]);
            assert_eq!(refused, Err(NotExpressible::Operation(order.name())));
        }
        assert!(!WIN.report_has_answer(operation(silent)));
    }
    assert!(WIN.report_has_answer(operation("ODisconnect")));
    assert!(
        WIN.report_has_answer(operation("BulkDisconnection")),
        "an empty one"
    );
    assert!(WIN.knows_calls_by_key() && WIN.answers_by_result());
    assert!(!Dialect::AIN02.knows_calls_by_key() && !Dialect::CAP4.answers_by_result());
}

/// What a message says is refused as a whole where one of its orders is.
#[test]
fn orders_that_cannot_be_told() {
    use DetectionPoint as D;
    use MonitorMode::{Interrupted, NotifyAndContinue, Transparent};
    let refused = |orders: &[Instruction]| {
        write(Some("OriginationRequest"), orders).expect_err("cannot be told")
    };
    let arms = |arms: &[(D, MonitorMode, LegId)]| {
        let arms = arms
            .iter()
            .map(|(event, mode, leg)| Arm::new(*event, *mode, Some(*leg)));
        Instruction::Arm(Arms::new(arms).expect("few"))
    };
    // WIN arms a call, not a leg.
    assert_eq!(
        refused(&[arms(&[(D::ODisconnect, Interrupted, LegId::ONE)])]),
        NotExpressible::Leg(D::ODisconnect, Some(LegId::ONE))
    );
    assert_eq!(
        refused(&[arms(&[
            (D::ODisconnect, Interrupted, LegId::ONE),
            (D::ODisconnect, NotifyAndContinue, LegId::TWO)
        ])]),
        NotExpressible::Mode(D::ODisconnect, NotifyAndContinue)
    );
    assert_eq!(
        refused(&[arms(&[(D::OAnswer, Transparent, LegId::TWO)])]),
        NotExpressible::Mode(D::OAnswer, Transparent)
    );
    assert_eq!(
        refused(&[arms(&[(D::OAnswer, Interrupted, LegId::TWO)])]),
        NotExpressible::Mode(D::OAnswer, Interrupted)
    );
    assert_eq!(
        refused(&[Instruction::Continue, release(ss7::CauseValue::USER_BUSY)]),
        NotExpressible::Parameter("Release"),
        "one way to go on"
    );
    let told = Instruction::Announce(Announce::new(Announcement::Message(97)));
    assert_eq!(
        refused(&[told]),
        NotExpressible::Parameter("requestAnnouncementComplete")
    );
    let custom = Instruction::Announce(announce(Announcement::Message(512)));
    assert_eq!(
        refused(&[custom]),
        NotExpressible::OutOfRange("announcementCode")
    );
    let mut connect = Connect::to(called("4695550123 (national)"));
    connect.suppress_announcement = true;
    assert_eq!(
        refused(&[Instruction::Connect(connect)]),
        NotExpressible::Parameter("suppressionOfAnnouncement")
    );
    assert_eq!(
        refused(&[Instruction::Finish(Finish::Basic)]),
        NotExpressible::Dialogue("Finish")
    );
    // Nobody to tell.
    let (subject, mut out) = (subject(), Writer::default());
    let occasion = Occasion {
        question: Some(operation("OriginationRequest")),
        subject: &subject,
        reports_to: None,
    };
    let order = arm_answer();
    let wrote = encode_orders(
        WIN,
        &occasion,
        &mut [order].iter(),
        &mut out,
        &mut |_, _| panic!("nothing is said"),
    );
    assert_eq!(wrote, Err(NotExpressible::Missing("destinationAddress")));
}

/// The parameters of a whole answer, by hand: events told at a global title, a time of no answer, a text, two announcements.
#[test]
fn a_whole_answer() {
    let mut no_answer = Arm::new(
        DetectionPoint::ONoAnswer,
        MonitorMode::Interrupted,
        Some(LegId::TWO),
    );
    no_answer.no_answer_timer = Some(25);
    let orders = [
        Instruction::Arm(Arms::new([no_answer]).expect("one")),
        Instruction::Display(Text::new("HI").expect("a text")),
        Instruction::Announce(announce(Announcement::Messages(
            Messages::new([97, 0x100 + 7]).expect("two"),
        ))),
        Instruction::CollectDigits,
    ];
    let title = ss7::Digits::from_text("2145550000", ss7::Alphabet::Q763).expect("digits");
    let title = ss7::GlobalTitle::Translation {
        translation_type: ss7::TranslationType(14),
        digits: title,
    };
    let to = ss7::Address::on_global_title(title, Some(ss7::SubsystemNumber(8)));
    let (subject, mut out) = (subject(), Writer::default());
    let occasion = Occasion {
        question: Some(operation("OriginationRequest")),
        subject: &subject,
        reports_to: Some(to),
    };
    encode_orders(WIN, &occasion, &mut orders.iter(), &mut out, &mut |_, _| {})
        .expect("expressible");
    // ResumePIC [266] 2; AnnouncementList [130] of two codes [76]; DisplayText [244]; NoAnswerTime [96] 25; TriggerAddressList
    // [276] > TriggerList [278] > GlobalTitle [261]: address indicator of T1.112 (national, on title, title indicator 2, SSN),
    // SSN 8, type 14, digits; WIN_TriggerList [283]: EDP-R 43.
    let expected = set(
        "9f820a0102 bf81020e 9f4c04 3f016100 9f4c04 3f010007 9f817405 809e024849 9f600119
         bf821416 bf821612 9f820508 89080e1254550000 9f821b02 de2b"
            .replace(['\n'], "")
            .as_str(),
    );
    assert_eq!(sorted(out.as_slice()), sorted(&expected));
    let said = Said::Result(operation("OriginationRequest"));
    assert_eq!(read(None, &[(said, out.as_slice().to_vec())]), orders);
    assert_eq!(
        reports_to(WIN, said, out.as_slice(), &Scratch::default()),
        Some(to)
    );
}

/// W2: a tone, then the end of the call, by CallControlDirective.
#[test]
fn orders_where_nothing_waits() {
    // AnnouncementList [130] > [76]: tone 21 (PPCWarningTone1), concurrent.
    let warn = Instruction::Announce(announce(Announcement::Tone(21)));
    let [(said, octets)] = &write(None, &[warn]).expect("expressible")[..] else {
        panic!("one component");
    };
    assert_eq!(*said, Said::Invoke(operation("CallControlDirective")));
    assert_eq!(
        sorted(octets),
        sorted(&set(&format!("{CALL} bf810207 9f4c04 15000000")))
    );
    assert_eq!(read(None, &[(*said, octets.clone())]), [warn]);
    let key = relationship_key(WIN, said.operation(), octets);
    assert_eq!(
        key,
        Some(RelationshipKey::Call(subject().call.expect("a call")))
    );
    // ActionCode [128] 2.
    let clear = release(ss7::CauseValue::NORMAL_CALL_CLEARING);
    let pieces = write(None, &[clear]).expect("expressible");
    assert_eq!(
        sorted(&pieces[0].1),
        sorted(&set(&format!("{CALL} 9f81000102")))
    );
    assert_eq!(read(None, &pieces), [clear]);
    assert_eq!(
        write(None, &[Instruction::Continue]),
        Err(NotExpressible::Operation("Continue"))
    );
    let subject = Subject {
        call: None,
        ..subject()
    };
    let occasion = Occasion {
        question: None,
        subject: &subject,
        reports_to: None,
    };
    let mut out = Writer::default();
    let wrote = encode_orders(
        WIN,
        &occasion,
        &mut [clear].iter(),
        &mut out,
        &mut |_, _| {},
    );
    assert_eq!(wrote, Err(NotExpressible::Missing("billingID")));
    // CallStatus [310] says nothing that a service needs.
    let directive = operation("CallControlDirective");
    let result = decode_result(WIN, directive, &set("9f82360101"), &Scratch::default());
    assert_eq!(
        result,
        Ok(Report::Done {
            operation: directive
        })
    );
}

/// W8: the SCF seizes a resource, has the switch connect it, and tells it what to play.
#[test]
fn a_resource_of_another_node() {
    let scratch = Scratch::default();
    // To the resource: SeizeResource, no parameters. Its result: DestinationDigits [87] 9725559000.
    let seize = Instruction::ConnectResource(Resource::InSwitch);
    let pieces = write(None, &[seize]).expect("expressible");
    assert_eq!(
        pieces,
        [(Said::Invoke(operation("SeizeResource")), set(""))]
    );
    assert_eq!(read(None, &pieces), [seize]);
    let number = Report::Digits(UserDigits::new("9725559000").expect("digits"));
    let seized = set("9f5709 0600210a7952550900");
    let seize = operation("SeizeResource");
    assert_eq!(decode_result(WIN, seize, &seized, &scratch), Ok(number));
    let mut out = Writer::default();
    encode_result(WIN, seize, &number, &mut out).expect("expressible");
    assert_eq!(out.as_slice(), seized);
    // To the switch, in the transaction of its trigger: ConnectResource, to that number.
    let connect = Instruction::ConnectResource(Resource::At(called("9725559000 (national)")));
    let pieces = write(Some("AnalyzedInformation"), &[connect]).expect("expressible");
    assert_eq!(
        pieces,
        [(Said::Invoke(operation("ConnectResource")), seized)]
    );
    assert_eq!(read(Some("AnalyzedInformation"), &pieces), [connect]);
    // The resource asks (InstructionRequest); it is told what to play: AnnouncementList, 143 EnterDestinationNumberPrompt.
    let play = Instruction::Announce(Announce::new(Announcement::Message(143)));
    let pieces = write(Some("InstructionRequest"), &[play]).expect("expressible");
    let told = set("bf810207 9f4c04 3f018f00");
    let srf = operation("SRFDirective");
    assert_eq!(pieces, [(Said::Invoke(srf), told)]);
    assert_eq!(read(Some("InstructionRequest"), &pieces), [play]);
    // Digits [4], caller interaction; * is 13 and # 14. Without any it is over.
    let keys = Report::Digits(UserDigits::new("12*#").expect("digits"));
    for (octets, report) in [
        ("8406 03002104 21ed", keys),
        ("", Report::AnnouncementEnded),
    ] {
        let octets = set(octets);
        assert_eq!(decode_result(WIN, srf, &octets, &scratch), Ok(report));
        let mut out = Writer::default();
        encode_result(WIN, srf, &report, &mut out).expect("expressible");
        assert_eq!(hex(out.as_slice()), hex(&octets));
    }
    // Then the switch lets go of it and the trigger is answered; the resource's question, by nothing.
    let orders = [Instruction::DisconnectResource, Instruction::Continue];
    let pieces = write(Some("AnalyzedInformation"), &orders).expect("expressible");
    assert_eq!(
        pieces,
        [
            (Said::Invoke(operation("DisconnectResource")), vec![]),
            (
                Said::Result(operation("AnalyzedInformation")),
                set("9f81000101")
            )
        ]
    );
    assert_eq!(read(Some("AnalyzedInformation"), &pieces), orders);
    let done = write(Some("InstructionRequest"), &[Instruction::Continue]).expect("expressible");
    assert_eq!(
        done,
        [(Said::Result(operation("InstructionRequest")), vec![])]
    );
    assert_eq!(
        read(Some("InstructionRequest"), &done),
        [Instruction::Continue]
    );
    let wait = Instruction::ExtendTime(0);
    let pieces = write(Some("AnalyzedInformation"), &[wait]).expect("expressible");
    assert_eq!(pieces, [(Said::Invoke(operation("ResetTimer")), vec![])]);
    assert_eq!(read(Some("AnalyzedInformation"), &pieces), [wait]);
}

/// W11 and what the field guides leave out: lost calls, both ways.
#[test]
fn lost_calls() {
    let scratch = Scratch::default();
    let mut out = Writer::default();
    let bulk = BulkDisconnection {
        switch: [0x39, 0x40, 1],
        until: NOON,
    };
    let operation = encode_bulk_disconnection(WIN, &bulk, &mut out).expect("expressible");
    let expected = set(&format!("9503394001 {CLOCK}"));
    assert_eq!(sorted(out.as_slice()), sorted(&expected));
    let read = decode_bulk_disconnection(WIN, operation, &expected, &scratch);
    assert_eq!(read, Ok(bulk));
    assert_eq!(relationship_key(WIN, operation, &expected), None);
    let error = decode_bulk_disconnection(WIN, operation, &set("9503394001"), &scratch);
    assert_eq!(
        error.expect_err("no time").fault,
        DecodeFault::Missing("timeOfDay")
    );

    // ControlNetworkID [307].
    out.clear();
    let unreliable = UnreliableCallData {
        network: [0x39, 0x40, 9],
        switch: [0x39, 0x40, 1],
    };
    let operation = encode_unreliable_call_data(WIN, &unreliable, &mut out).expect("expressible");
    let expected = set("9503394001 9f823303394009");
    assert_eq!(sorted(out.as_slice()), sorted(&expected));
    let read = decode_unreliable_call_data(WIN, operation, &expected, &scratch);
    assert_eq!(read, Ok(unreliable));

    // CallRecoveryIDList [304] of CallRecoveryID [303].
    out.clear();
    let call = |number| RecoveredCall {
        billing: [0x39, 0x40, 1, 0, 0, number, 0],
        since: NOON,
    };
    let mut calls = [call(1), call(2)].into_iter();
    let operation = encode_call_recovery(WIN, &mut calls, &mut out).expect("expressible");
    let id =
        |number: u8| format!("bf822f16 8107394001 0000{number:02x}00 9f821302fe98 9f8235030a8c00");
    let expected = set(&format!("bf823034 {} {}", id(2), id(1)));
    assert_eq!(hex(out.as_slice()), hex(&expected));
    let mut read = Vec::new();
    decode_call_recovery(WIN, operation, &expected, &scratch, &mut |call| {
        read.push(call)
    })
    .expect("calls");
    assert_eq!(read, [call(2), call(1)]);
    assert_eq!(
        encode_bulk_disconnection(Dialect::CAP2, &bulk, &mut out),
        Err(NotExpressible::Operation("BulkDisconnection"))
    );
}

/// X.S0004-520: which error answers which fault.
#[test]
fn faults_and_their_errors() {
    use error::*;
    let scratch = Scratch::default();
    let error = |code| Answer::Error {
        code,
        parameter: &[],
    };
    let answer = |octets: &[u8]| {
        let fault = decode_trigger(WIN, operation("AnalyzedInformation"), octets, &scratch);
        fault.expect_err("a fault").answer()
    };
    let dialled = "84090100210a1254552143";
    let whole = format!("{CALL} {CAPABLE} {dialled}");
    // Without TriggerType.
    assert_eq!(answer(&set(&whole)), error(MISSING_PARAMETER_ANSI));
    // oAnswer does not trigger.
    assert_eq!(
        answer(&set(&format!("{whole} 9f82170128"))),
        error(UNRECOGNIZED_PARAMETER_VALUE)
    );
    // Digits that are fewer than their count.
    let short = format!("{CALL} {CAPABLE} 84050100210a12 9f82170125");
    assert_eq!(answer(&set(&short)), error(UNRECOGNIZED_PARAMETER_VALUE));
    // A set that ends inside an element.
    assert_eq!(answer(&set("8107")), Answer::RejectMistypedParameter);
    // FailureCause [259] that ends before its cause.
    let cut = set(&format!("{CALL} {CAPABLE} 9f8217012a 9f82030180"));
    let fault = decode_trigger(WIN, operation("OCalledPartyBusy"), &cut, &scratch);
    assert_eq!(
        fault.expect_err("no cause").answer(),
        error(PARAMETER_ERROR)
    );
    let not_for_us = decode_trigger(WIN, operation("SRFDirective"), &set(""), &scratch);
    assert_eq!(
        not_for_us.expect_err("no trigger").answer(),
        error(OPERATION_NOT_SUPPORTED)
    );
    let refusal = |code| operation("OriginationRequest").refusal(code);
    for (code, ansi) in [
        (MISSING_PARAMETER, MISSING_PARAMETER_ANSI),
        (UNEXPECTED_DATA_VALUE, UNRECOGNIZED_PARAMETER_VALUE),
        (UNEXPECTED_COMPONENT_SEQUENCE, OPERATION_SEQUENCE_PROBLEM),
        (UNEXPECTED_PARAMETER, PARAMETER_ERROR),
        (SYSTEM_FAILURE, MSC_SYSTEM_FAILURE),
        (TASK_REFUSED, OPERATION_NOT_SUPPORTED),
        (ETC_FAILED, OPERATION_NOT_SUPPORTED),
    ] {
        assert!(
            matches!(refusal(code), Answer::Error { code, .. } if code == ansi || code == MSC_SYSTEM_FAILURE),
            "{code}: {:?}",
            refusal(code)
        );
    }
}

fn any_digits() -> impl Strategy<Value = ss7::Digits> {
    "[0-9B-E]{1,20}".prop_map(|text| digits(&text))
}

fn any_called() -> impl Strategy<Value = ss7::CalledPartyNumber> {
    let natures = prop_oneof![
        Just(ss7::NatureOfAddress::NATIONAL),
        Just(ss7::NatureOfAddress::INTERNATIONAL),
        Just(ss7::NatureOfAddress::UNKNOWN),
    ];
    (any_digits(), natures).prop_map(|(digits, nature)| ss7::CalledPartyNumber {
        nature,
        internal_network_number: ss7::InternalNetworkNumber::ALLOWED,
        plan: ss7::NumberingPlanIndicator::E164,
        digits,
    })
}

fn any_subject() -> impl Strategy<Value = Subject> {
    (
        any::<[u8; 7]>(),
        any::<[u8; 3]>(),
        any::<[u8; 4]>(),
        "[0-9]{10}",
        any::<bool>(),
        0..864_000_u32,
        -1440..=1440_i16,
    )
        .prop_map(|(billing, switch, serial, number, min, tenths, offset)| {
            let number = digits(&number);
            Subject {
                call: Some(CallKey { billing, switch }),
                station: Some(if min {
                    Station::Min(number)
                } else {
                    Station::Imsi(ss7::Tbcd(number))
                }),
                serial: Some(serial),
                clock: Some(Clock { tenths, offset }),
                ..Subject::NONE
            }
        })
}

proptest! {
    /// Every type of trigger at its detection point, with any call and numbers, comes back.
    #[test]
    fn triggers_come_back(
        kind in prop_oneof![Just(31_u8), Just(36), Just(37), Just(38), Just(42), Just(43)],
        own in any_subject(),
        to in any_called(),
        screening in 0..4_u8,
        restricted in any::<bool>(),
    ) {
        use DetectionPoint as D;
        let dp = match kind {
            36 => D::OrigAttemptAuthorized,
            38 => D::TermAttemptAuthorized,
            42 => D::OCalledPartyBusy,
            43 => D::ONoAnswer,
            _ => D::AnalyzedInformation,
        };
        let mut trigger = Trigger::new(dp, ServiceSelector::TriggerType(kind));
        trigger.subject = own;
        trigger.imsi = match own.station {
            Some(Station::Imsi(imsi)) => Some(imsi),
            _ => None,
        };
        trigger.called = Some(CalledNumber::Isup(to));
        trigger.calling = Some(ss7::CallingPartyNumber {
            nature: to.nature,
            incomplete: ss7::NumberIncomplete::COMPLETE,
            plan: to.plan,
            presentation: ss7::Presentation(u8::from(restricted)),
            screening: ss7::Screening(screening),
            digits: to.digits,
        });
        let mut out = Writer::default();
        let operation = encode_trigger(WIN, &trigger, &mut out).expect("expressible");
        let read = decode_trigger(WIN, operation, out.as_slice(), &Scratch::default()).expect("a trigger");
        // Only AnalyzedInformation has room for the time.
        if operation.name != "AnalyzedInformation" {
            trigger.subject.clock = None;
        }
        prop_assert_eq!(read, trigger);
    }

    /// Any orders that go into one result come back, in the order in which they are carried out.
    #[test]
    fn answers_come_back(
        name in prop_oneof![Just("OriginationRequest"), Just("ServiceRequest")],
        to in any_called(),
        route in 0..5_usize,
        arm in any::<bool>(),
        message in prop_oneof![1..=255_u32, 257..=511_u32],
        play in any::<bool>(),
        keep in any::<bool>(),
        text in proptest::option::of("[ -~]{1,82}"),
    ) {
        let mut orders = Vec::new();
        if arm { orders.push(arm_answer()); }
        if keep { orders.push(record()); }
        if let Some(text) = &text { orders.push(Instruction::Display(Text::new(text).expect("a text"))); }
        if play { orders.push(Instruction::Announce(announce(Announcement::Message(message)))); }
        orders.push([
            Instruction::Continue,
            Instruction::CollectDigits,
            Instruction::Connect(Connect::to(to)),
            release(ss7::CauseValue::USER_BUSY),
            release(ss7::CauseValue::NORMAL_CALL_CLEARING),
        ][route]);
        let pieces = write(Some(name), &orders).expect("expressible");
        prop_assert_eq!(read(Some(name), &pieces), orders);
    }

    /// What comes from a peer is read or refused, whatever it is.
    #[test]
    fn any_octets(content in proptest::collection::vec(any::<u8>(), 0..80), row in 0..60_usize) {
        let octets = set(&hex(&content));
        let scratch = Scratch::default();
        if let Some(operation) = WIN.operations().nth(row) {
            let _ = decode_trigger(WIN, operation, &octets, &scratch);
            let _ = decode_report(WIN, operation, &octets, &scratch);
            let _ = decode_result(WIN, operation, &octets, &scratch);
            let _ = relationship_key(WIN, operation, &octets);
            for said in [Said::Result(operation), Said::Invoke(operation)] {
                let _ = decode_orders(WIN, &Occasion::of(None), said, &octets, &scratch, &mut |_| {});
                let _ = reports_to(WIN, said, &octets, &scratch);
            }
        }
    }
}
