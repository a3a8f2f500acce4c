//! AIN against the neutral model: octets written by hand from the ASN.1 (AIN-Operations, AIN-Parameters), both ways.

mod ain;

use ain::*;
use inlab_ber::value::hex;
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;

#[test]
fn info_analyzed() {
    let told = trigger(
        AIN02,
        "infoAnalyzed",
        &[
            LINE,
            "8d0101", // bearerCapability: 3.1 kHz audio
            CALLED,
            "9f340108",             // triggerCriteriaType [52]: npaNXXXXXX
            "9307 0310 1252551000", // chargeNumber [19]: nature 3
            CALLING,
        ],
    );
    assert_eq!(told.dp, DetectionPoint::AnalyzedInformation);
    assert_eq!(told.half(), Half::Originating);
    assert_eq!(told.service, ServiceSelector::Criteria(Some(8)));
    assert_eq!(told.subject.bearer, 1);
    assert_eq!(told.subject.user, subject().user);
    assert_eq!(
        shown(told.called),
        "8005550199 (national, routing to internal network number allowed, E.164)"
    );
    // A ten-digit number and the home numbering plan give the international number.
    let digits = |text| ss7::Digits::from_text(text, ss7::Alphabet::Q763).expect("digits");
    let home = ss7::NumberingPlan {
        country_code: digits("1"),
        national_prefix: digits("1"),
        international_prefix: digits("011"),
    };
    let e164 = told.calling.expect("calling").e164(&home).expect("E.164");
    assert_eq!(e164.show().to_string(), "12125550100");
    assert!(told.charge_number.is_some());
}

#[test]
fn info_collected() {
    let told = trigger(
        AIN01,
        "infoCollected",
        &[
            "bf3504 8502 0457", // userID: trunkGroupID [5] 1111
            SPEECH,
            "9f340110", // offHookImmediate
            CALLING,
            "9604 0010 1111", // collectedAddressInfo [22]: nature not told, 1111
        ],
    );
    assert_eq!(told.dp, DetectionPoint::CollectedInfo);
    assert_eq!(told.subject.user, Some(AccessUser::TrunkGroup(1111)));
    assert_eq!(
        shown(told.called),
        "1111 (unknown, routing to internal network number allowed, E.164)"
    );
}

#[test]
fn termination_attempt() {
    let told = trigger(
        AIN01,
        "terminationAttempt",
        &[
            "bf3507 8105 0850551099",
            SPEECH,
            CALLED,
            "9f34010f",               // terminationAttempt
            "9207 031b 1252551000",   // presentation 2 not available, screening 3
            "9f2407 0310 3313551000", // originalCalledPartyID [36]
            "9f2b07 0314 4414551000", // redirectingPartyID [43], presentation restricted
            "9f2c02 0131",            // redirectionInformation [44]
        ],
    );
    assert_eq!(told.dp, DetectionPoint::TermAttemptAuthorized);
    assert_eq!(told.half(), Half::Terminating);
    let calling = told.calling.expect("calling");
    assert_eq!(calling.presentation, ss7::Presentation::NOT_AVAILABLE);
    let redirecting = told.redirecting.expect("redirecting");
    assert_eq!(redirecting.presentation, ss7::Presentation::RESTRICTED);
    assert!(told.original_called.is_some());
    let redirection = told.redirection_information.expect("information");
    assert_eq!(
        redirection.last,
        Some((1, ss7::RedirectionReason::UNCONDITIONAL))
    );
}

#[test]
fn what_is_busy_or_does_not_answer() {
    let told = trigger(
        AIN01,
        "networkBusy",
        &[LINE, SPEECH, "9f340118", CALLING, CALLED],
    );
    assert_eq!(told.dp, DetectionPoint::RouteSelectFailure);
    let busy = [LINE, SPEECH, CALLED, "9f34011a", CALLING, "8e02 8291"]; // busyCause [14]: 17
    let told = trigger(AIN02, "tBusy", &busy);
    assert_eq!(told.dp, DetectionPoint::TBusy);
    assert_eq!(told.cause, Some(cause(ss7::CauseValue::USER_BUSY)));
    for (name, criteria, dp) in [
        ("tNoAnswer", "9f340119", DetectionPoint::TNoAnswer),
        ("oNoAnswer", "9f34011d", DetectionPoint::ONoAnswer),
    ] {
        let told = trigger(AIN02, name, &[LINE, SPEECH, CALLED, criteria, CALLING]);
        assert_eq!(told.dp, dp);
    }
    let available = [LINE, SPEECH, CALLED, "9f34012e", CALLING];
    let told = trigger(AIN02, "termResourceAvailable", &available);
    assert_eq!(told.dp, DetectionPoint::FacilitySelectedAndAvailable);
    let told = trigger(AIN01, "originationAttempt", &[LINE, SPEECH, CALLING]);
    assert_eq!(told.dp, DetectionPoint::OrigAttemptAuthorized);
    assert_eq!(told.service, ServiceSelector::Criteria(None));
}

#[test]
fn the_user_is_derived_where_the_switch_has_none() {
    let mut told = Trigger::new(
        DetectionPoint::AnalyzedInformation,
        ServiceSelector::Criteria(None),
    );
    told.called = Some(CalledNumber::Isup(isup("8005550199")));
    told.calling = Some(calling("+12125550100"));
    let mut out = Writer::default();
    encode_trigger(AIN01, &told, &mut out).expect("said");
    // Eleven digits with the country code: nature 4, and the line without it.
    let said = octets(&[LINE, SPEECH, CALLED, "9208 8413 212155050100"]);
    assert_eq!(hex(out.as_slice()), hex(&said));
    let again = decode_trigger(
        AIN01,
        operation(AIN01, "infoAnalyzed"),
        out.as_slice(),
        &Scratch::default(),
    );
    assert_eq!(again.expect("read").subject.user, subject().user);
    told.dp = DetectionPoint::TermAttemptAuthorized;
    let mut out = Writer::default();
    encode_trigger(AIN01, &told, &mut out).expect("said");
    let again = decode_trigger(
        AIN01,
        operation(AIN01, "terminationAttempt"),
        out.as_slice(),
        &Scratch::default(),
    );
    let line = ss7::Digits::from_text("8005550199", ss7::Alphabet::Q763).expect("digits");
    assert_eq!(
        again.expect("read").subject.user,
        Some(AccessUser::Line(line))
    );
    told.called = Some(CalledNumber::Isup(isup("+4930123456")));
    let refused = encode_trigger(AIN01, &told, &mut Writer::default());
    assert_eq!(refused, Err(NotExpressible::Missing("userID")));
}

#[test]
fn what_does_not_fit_a_trigger_is_refused_by_name() {
    let mut good = Trigger::new(
        DetectionPoint::AnalyzedInformation,
        ServiceSelector::Criteria(Some(5)),
    );
    good.calling = Some(calling("2125550100"));
    let refused = |change: &dyn Fn(&mut Trigger)| {
        let mut trigger = good;
        change(&mut trigger);
        let mut out = Writer::default();
        let refused = encode_trigger(AIN02, &trigger, &mut out).expect_err("refused");
        assert!(out.is_empty());
        refused
    };
    use NotExpressible::{Missing, NotATrigger, OutOfRange, Parameter};
    assert_eq!(
        refused(&|t| t.service = ServiceSelector::ServiceKey(1)),
        Missing("triggerCriteriaType")
    );
    assert_eq!(
        refused(&|t| t.service = ServiceSelector::Criteria(Some(51))),
        OutOfRange("triggerCriteriaType")
    );
    assert_eq!(
        refused(&|t| t.category = Some(ss7::CallingPartysCategory::ORDINARY)),
        Parameter("callingPartysCategory")
    );
    assert_eq!(
        refused(&|t| t.forwarding_pending = true),
        Parameter("callForwardingSS-Pending")
    );
    assert_eq!(
        refused(&|t| t.cause = Some(cause(ss7::CauseValue::USER_BUSY))),
        Parameter("busyCause")
    );
    assert_eq!(
        refused(&|t| t.calling = Some(calling("12"))),
        Missing("userID")
    );
    assert_eq!(
        refused(&|t| t.subject.bearer = 7),
        OutOfRange("bearerCapability")
    );
    assert_eq!(
        refused(&|t| t.dp = DetectionPoint::TAnswer),
        NotATrigger(DetectionPoint::TAnswer)
    );
}

#[test]
fn going_on_depends_on_what_waits() {
    for (question, name) in [
        ("infoAnalyzed", "continue"),
        ("infoCollected", "continue"),
        ("networkBusy", "continue"),
        ("originationAttempt", "analyzeRoute"),
        ("terminationAttempt", "authorizeTermination"),
        ("resourceClear", "continue"),
    ] {
        one(AIN01, Some(question), Instruction::Continue, name, &[]);
        one(AIN02, Some(question), Instruction::Continue, name, &[]);
    }
    for question in ["termResourceAvailable", "tBusy", "tNoAnswer", "oNoAnswer"] {
        one(
            AIN02,
            Some(question),
            Instruction::Continue,
            "continue",
            &[],
        );
    }
    let nothing = orders(AIN02, None, &subject(), &[Instruction::Continue]);
    assert_eq!(nothing, Err(NotExpressible::Operation("Continue")));
    let over = orders(
        AIN02,
        Some("oDisconnect"),
        &subject(),
        &[Instruction::Continue],
    );
    assert_eq!(over.expect("said")[0].0, "analyzeRoute");
}

#[test]
fn routing_depends_on_what_waits() {
    let connect = Instruction::Connect(Connect::to(isup("8005550199")));
    for (question, name) in [
        ("infoAnalyzed", "analyzeRoute"),
        ("networkBusy", "analyzeRoute"),
        ("terminationAttempt", "forwardCall"),
        ("tBusy", "forwardCall"),
        ("oNoAnswer", "analyzeRoute"),
    ] {
        one(AIN02, Some(question), connect, name, &[CALLED]);
    }
    let mut full = Connect::to(isup("8005550199"));
    full.calling = Some(calling("2125550100"));
    full.charge_number = Some(ss7::LocationNumber::from_text("2125550100").expect("number"));
    full.redirecting = Some(ss7::RedirectingNumber::from_text("2125550100").expect("number"));
    let information = ss7::RedirectionInformation::decode(&[0x01, 0x31]);
    full.redirection_information = Some(information.expect("two octets"));
    one(
        AIN01,
        Some("infoAnalyzed"),
        Instruction::Connect(full),
        "analyzeRoute",
        &[
            "9307 0310 1252551000", // chargeNumber [19]
            CALLING,
            CALLED,
            "9f2b07 0310 1252551000", // redirectingPartyID [43]
            "9f2c02 0131",            // redirectionInformation [44]
        ],
    );
    // After an announcement, what the call began with decides.
    let mut called = subject();
    called.trigger = Some(operation(AIN02, "terminationAttempt"));
    for (order, name) in [
        (connect, "forwardCall"),
        (Instruction::Continue, "authorizeTermination"),
    ] {
        let said = orders(AIN02, Some("resourceClear"), &called, &[order]).expect("said");
        assert_eq!(said[0].0, name);
    }
    full.category = Some(ss7::CallingPartysCategory::ORDINARY);
    let refused = orders(
        AIN02,
        Some("infoAnalyzed"),
        &subject(),
        &[Instruction::Connect(full)],
    );
    assert_eq!(
        refused,
        Err(NotExpressible::Parameter("callingPartysCategory"))
    );
}

#[test]
fn releasing_depends_on_what_waits() {
    let release = Instruction::Release(cause(ss7::CauseValue::NORMAL_CALL_CLEARING));
    one(AIN01, Some("infoAnalyzed"), release, "disconnect", &[]);
    // resourceType [45] 0, strParameterBlock [50] around an empty announcementBlock [0], disconnectFlag [25].
    let silent = ["9f2d0100", "bf3202 a000", "9900"];
    one(AIN02, Some("tBusy"), release, "sendToResource", &silent);
    // An announcement and a release are one component; another cause is the switch's choice.
    let announce = Instruction::Announce(Announce::new(Announcement::Message(258)));
    let rejected = Instruction::Release(cause(ss7::CauseValue::CALL_REJECTED));
    let said = orders(
        AIN01,
        Some("infoAnalyzed"),
        &subject(),
        &[announce, rejected],
    )
    .expect("said");
    // uninterAnnounceBlock [1]: one element, announcement 0102, no digits to speak.
    let played = ["9f2d0100", "bf3209 a007 a105 0403010200", "9900"];
    assert_eq!(said, [("sendToResource", sequence(&played))]);
    let Instruction::Announce(mut announce) = announce else {
        unreachable!()
    };
    announce.keep_connected = false;
    assert_eq!(
        read(AIN01, Some("infoAnalyzed"), &said),
        [Instruction::Announce(announce), release]
    );
}

#[test]
fn events_are_armed_beside_the_routing_order() {
    let mut none = Arm::new(
        DetectionPoint::ONoAnswer,
        MonitorMode::Interrupted,
        Some(LegId::TWO),
    );
    none.no_answer_timer = Some(20);
    let arms = Arms::new([
        none,
        Arm::new(
            DetectionPoint::ODisconnect,
            MonitorMode::Interrupted,
            Some(LegId::TWO),
        ),
        Arm::new(
            DetectionPoint::ODisconnect,
            MonitorMode::Interrupted,
            Some(LegId::ONE),
        ),
        Arm::new(
            DetectionPoint::OAnswer,
            MonitorMode::NotifyAndContinue,
            Some(LegId::TWO),
        ),
    ]);
    let arm = Instruction::Arm(arms.expect("fit"));
    let connect = Instruction::Connect(Connect::to(isup("8005550199")));
    let said = orders(AIN02, Some("infoAnalyzed"), &subject(), &[arm, connect]).expect("said");
    // eDPRequest [92]: bits 1, 10, 11; eDPNotification [93]: bit 3; oNoAnswerTimer [91].
    let armed = ["9f5c03 044030", "9f5d02 0410", "9f5b0114"];
    assert_eq!(
        said,
        [
            ("requestReportBCMEvent", sequence(&armed)),
            ("analyzeRoute", sequence(&[CALLED]))
        ]
    );
    assert_eq!(read(AIN02, Some("infoAnalyzed"), &said), [arm, connect]);
    let refused = orders(AIN01, Some("infoAnalyzed"), &subject(), &[arm]);
    assert_eq!(refused, Err(NotExpressible::Operation("Arm")));
    assert!(AIN02.arms_events() && !AIN01.arms_events() && Dialect::CAP2.arms_events());
    // A flash of the hook has one bit, of which the switch takes the half for its own: bit 14.
    let flash = |event, leg| {
        let arm = Arm::new(event, MonitorMode::Interrupted, Some(leg));
        Instruction::Arm(Arms::new([arm]).expect("one"))
    };
    let called = flash(DetectionPoint::TMidCall, LegId::TWO);
    let calling = flash(DetectionPoint::OMidCall, LegId::ONE);
    let members = ["9f5c03 010002"];
    for (question, own, other) in [
        ("infoAnalyzed", calling, called),
        ("tBusy", called, calling),
    ] {
        let name = "requestReportBCMEvent";
        one(AIN02, Some(question), own, name, &members);
        let refused = orders(AIN02, Some(question), &subject(), &[other]);
        assert!(matches!(refused, Err(NotExpressible::Event(_))));
    }
    // There is no bit for a third leg alone.
    for event in [DetectionPoint::TDisconnect, DetectionPoint::ODisconnect] {
        let arm = Arm::new(event, MonitorMode::Interrupted, Some(LegId(3)));
        let order = Instruction::Arm(Arms::new([arm]).expect("one"));
        let refused = orders(AIN02, Some("infoAnalyzed"), &subject(), &[order]);
        assert_eq!(refused, Err(NotExpressible::Leg(event, arm.leg)));
    }
    // An answer cannot be interrupted, nor an event be disarmed alone.
    for mode in [MonitorMode::Interrupted, MonitorMode::Transparent] {
        let arm = Arm::new(DetectionPoint::OAnswer, mode, Some(LegId::TWO));
        let refused = Err(NotExpressible::Mode(arm.event, mode));
        assert_eq!(AIN02.check_arm(&arm), refused);
    }
}

#[test]
fn events_are_told() {
    use DetectionPoint as D;
    use MonitorMode::{Interrupted, NotifyAndContinue};
    // notificationIndicator [111].
    let (notified, asked) = ("9f6f01ff", "9f6f0100");
    let event = |event, leg, mode| Report::Event(EventReport::new(event, Some(leg), mode));
    let answer = event(D::OAnswer, LegId::TWO, NotifyAndContinue);
    tells(AIN02, answer, "oAnswer", &[LINE, SPEECH, notified]);
    for (point, leg, name) in [
        (D::TAnswer, LegId::TWO, "tAnswer"),
        (D::OTermSeized, LegId::TWO, "oTermSeized"),
        (
            D::FacilitySelectedAndAvailable,
            LegId::TWO,
            "termResourceAvailable",
        ),
    ] {
        let report = event(point, leg, NotifyAndContinue);
        tells(AIN02, report, name, &[LINE, SPEECH, notified]);
    }
    for (point, leg, name) in [
        (D::ONoAnswer, LegId::TWO, "oNoAnswer"),
        (D::TNoAnswer, LegId::TWO, "tNoAnswer"),
        (D::OAbandon, LegId::ONE, "oAbandon"),
        (D::RouteSelectFailure, LegId::TWO, "networkBusy"),
        (D::OSuspended, LegId::TWO, "oSuspended"),
        (D::OMidCall, LegId::ONE, "oMidCall"),
        (D::TMidCall, LegId::TWO, "tMidCall"),
    ] {
        tells(
            AIN02,
            event(point, leg, Interrupted),
            name,
            &[LINE, SPEECH, asked],
        );
    }
    let mut busy = EventReport::new(D::TBusy, Some(LegId::TWO), Interrupted);
    busy.cause = Some(cause(ss7::CauseValue::USER_BUSY));
    tells(
        AIN02,
        Report::Event(busy),
        "tBusy",
        &[LINE, SPEECH, "8e02 8291", asked],
    );
    // disconnectCause [116]: the far end; without it, the end of the access.
    let far = "9f740100";
    tells(
        AIN02,
        event(D::ODisconnect, LegId::ONE, Interrupted),
        "oDisconnect",
        &[LINE, SPEECH, asked],
    );
    tells(
        AIN02,
        event(D::ODisconnect, LegId::TWO, Interrupted),
        "oDisconnect",
        &[LINE, SPEECH, asked, far],
    );
    tells(
        AIN02,
        event(D::TDisconnect, LegId::TWO, Interrupted),
        "tDisconnect",
        &[LINE, SPEECH, asked],
    );
    tells(
        AIN02,
        event(D::TDisconnect, LegId::ONE, NotifyAndContinue),
        "tDisconnect",
        &[LINE, SPEECH, far, notified],
    );
    let refused = told(AIN02, event(D::ODisconnect, LegId::ONE, NotifyAndContinue));
    assert_eq!(
        refused,
        Err(NotExpressible::Mode(D::ODisconnect, NotifyAndContinue))
    );
    let nobody = encode_report_of(AIN02, &Subject::NONE, &answer, &mut Writer::default());
    assert_eq!(nobody, Err(NotExpressible::Missing("userID")));
}

/// terminationNotification opens a transaction of its own: the token says whose it is.
#[test]
fn the_end_of_a_call_is_told_by_its_token() {
    let echo = Echo([1, 2, 3, 4, 5, 6]);
    // echoData [60].
    let asked = ["9f3c06 010203040506"];
    one(
        AIN01,
        Some("infoAnalyzed"),
        Instruction::NotifyAtEnd(echo),
        "sendNotification",
        &asked,
    );
    let mut notice = EndNotice {
        echo,
        answered: true,
        connected: Some(754),
        cause: None,
    };
    // terminationIndicator [67], connectTime [58], ten digits, low half first: 1 minute, 15 seconds, 4 tenths.
    let members = ["9f3c06 010203040506", "9f430101", "9f3a05 0000001145"];
    tells(
        AIN01,
        Report::Ended(notice),
        "terminationNotification",
        &members,
    );
    let operation = operation(AIN01, "terminationNotification");
    assert_eq!(
        relationship_key(AIN01, operation, &octets(&members)),
        Some(RelationshipKey::Echo(echo))
    );
    notice = EndNotice {
        answered: false,
        connected: None,
        cause: Some(cause(ss7::CauseValue::USER_BUSY)),
        ..notice
    };
    let members = ["9f3c06 010203040506", "9f430100", "8e02 8291"];
    tells(
        AIN02,
        Report::Ended(notice),
        "terminationNotification",
        &members,
    );
    assert!(AIN01.has_end_notice() && !Dialect::WIN.has_end_notice());
}
