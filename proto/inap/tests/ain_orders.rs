//! AIN beyond going on and routing: resources, management, legs, displays, how a conversation ends. Octets by hand from the ASN.1
//! (AIN-Operations, AIN-Parameters), both ways.
//!
//! A context tag from 31 on follows an octet 9f (bf around others) in septets: 50 is 32, 86 is 56, and 132 = 128 + 4 is 81 04.

mod ain;

use ain::*;
use inlab_ber::value::hex;
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;

/// As it is read: the resource clears by itself.
fn announce(what: Announcement) -> Announce {
    let mut announce = Announce::new(what);
    announce.keep_connected = false;
    announce
}

fn collect(minimum: u8, maximum: u8, prompt: Option<Announce>, interruptible: bool) -> Collect {
    let mut collect = Collect::digits(minimum, maximum);
    collect.prompt = prompt;
    collect.interruptible = interruptible;
    collect.keep_connected = false;
    collect
}

fn text(text: &str) -> Instruction {
    Instruction::Display(Text::new(text).expect("short"))
}

/// Several orders, their components, and back.
#[track_caller]
fn several(
    dialect: Dialect,
    question: Option<&str>,
    given: &[Instruction],
    components: &[(&'static str, &[&str])],
) {
    let said = orders(dialect, question, &subject(), given).expect("said");
    let hand: Vec<_> = components
        .iter()
        .map(|(name, members)| (*name, sequence(members)))
        .collect();
    assert_eq!(said, hand);
    assert_eq!(read(dialect, question, &said), given);
}

#[track_caller]
fn refused(dialect: Dialect, question: Option<&str>, order: Instruction) -> NotExpressible {
    orders(dialect, question, &subject(), &[order]).expect_err("refused")
}

/// What the switch sends is not as it must be: the parameter that is named.
#[track_caller]
fn unreadable(dialect: Dialect, question: Option<&str>, name: &str, members: &[&str]) -> String {
    let octets = octets(members);
    let said = Said::Invoke(operation(dialect, name));
    let question = question.map(|name| operation(dialect, name));
    let read = decode_orders(
        dialect,
        &Occasion::of(question),
        said,
        &octets,
        &Scratch::default(),
        &mut |_| {},
    );
    read.expect_err("refused").to_string()
}

#[test]
fn announcements() {
    let question = Some("infoAnalyzed");
    // strParameterBlock [50] around announcementBlock [0]: uninterAnnounceBlock [1], of an OCTET STRING each.
    one(
        AIN01,
        question,
        Instruction::Announce(announce(Announcement::Message(1))),
        "sendToResource",
        &["9f2d0100", "bf3209 a007 a105 0403 000100"],
    );
    let three = Messages::new([1, 258, 65_535]).expect("few");
    one(
        AIN02,
        question,
        Instruction::Announce(announce(Announcement::Messages(three))),
        "sendToResource",
        &[
            "9f2d0100",
            "bf3213 a011 a10f 0403 000100 0403 010200 0403 ffff00",
        ],
    );
    // With the resource elsewhere: destinationAddress [86], ten digits.
    several(
        AIN02,
        question,
        &[
            Instruction::ConnectResource(Resource::At(isup("8005550199"))),
            Instruction::Announce(announce(Announcement::Message(1))),
        ],
        &[(
            "sendToResource",
            &[
                "9f2d0100",
                "bf3209 a007 a105 0403 000100",
                "9f5607 0310 0850551099",
            ],
        )],
    );
    // During a call it is connectToResource, of the same parameters here.
    several(
        AIN02,
        Some("oMidCall"),
        &[
            Instruction::ConnectResource(Resource::At(isup("8005550199"))),
            Instruction::Announce(announce(Announcement::Message(1))),
        ],
        &[(
            "connectToResource",
            &[
                "9f2d0100",
                "bf3209 a007 a105 0403 000100",
                "9f5607 0310 0850551099",
            ],
        )],
    );
    use NotExpressible::{OutOfRange, Parameter};
    for (announce, why) in [
        (announce(Announcement::Tone(1)), Parameter("tone")),
        (
            announce(Announcement::Message(65_536)),
            OutOfRange("announceElement"),
        ),
        (
            Announce {
                repetitions: Some(2),
                ..announce(Announcement::Message(1))
            },
            Parameter("numberOfRepetitions"),
        ),
    ] {
        assert_eq!(
            refused(AIN01, question, Instruction::Announce(announce)),
            why
        );
    }
    let near = Instruction::ConnectResource(Resource::At(isup("1111")));
    let said = orders(
        AIN01,
        question,
        &subject(),
        &[
            near,
            Instruction::Announce(announce(Announcement::Message(1))),
        ],
    );
    assert_eq!(said, Err(OutOfRange("destinationAddress")));
    // Digits to speak, a flexParameterBlock [2], nothing at all.
    let spoken = ["9f2d0100", "bf320a a008 a106 0404 00010111"];
    let flexible = ["9f2d0100", "bf3203 8201 00"];
    let nothing = ["9f2d0100", "bf3202 a000"];
    for (members, name) in [
        (&spoken, "announceElement"),
        (&flexible, "strParameterBlock"),
        (&nothing, "uninterAnnounceBlock"),
    ] {
        let why = unreadable(AIN01, question, "sendToResource", members);
        assert!(why.contains(name), "{why}");
    }
}

#[test]
fn digits_are_collected() {
    let question = Some("infoAnalyzed");
    // announcementDigitBlock [1]: maximumDigits [0], uninterAnnounceBlock [1] or interAnnounceBlock [2].
    one(
        AIN01,
        question,
        Instruction::Collect(collect(4, 4, None, true)),
        "sendToResource",
        &["9f2d0101", "bf3205 a103 8001 04"],
    );
    let prompt = Some(announce(Announcement::Message(7)));
    one(
        AIN02,
        question,
        Instruction::Collect(collect(10, 10, prompt, true)),
        "sendToResource",
        &["9f2d0101", "bf320c a10a 8001 0a a205 0403 000700"],
    );
    // As many as the user gives: 254.
    one(
        AIN02,
        Some("terminationAttempt"),
        Instruction::Collect(collect(1, 32, prompt, false)),
        "sendToResource",
        &["9f2d0101", "bf320d a10b 8002 00fe a105 0403 000700"],
    );
    one(
        AIN02,
        Some("tDisconnect"),
        Instruction::Collect(collect(1, 1, prompt, false)),
        "connectToResource",
        &["9f2d0101", "bf320c a10a 8001 01 a105 0403 000700"],
    );
    use NotExpressible::{OutOfRange, Parameter};
    let timed = Collect {
        first_digit_timeout: Some(5),
        ..collect(4, 4, None, false)
    };
    for (collect, why) in [
        (collect(2, 4, None, false), OutOfRange("maximumDigits")),
        (collect(33, 33, None, false), OutOfRange("maximumDigits")),
        (timed, Parameter("firstDigitTimeOut")),
    ] {
        assert_eq!(refused(AIN02, question, Instruction::Collect(collect)), why);
    }
    let normal = ["9f2d0101", "bf3206 a104 8002 00fd"];
    let why = unreadable(AIN02, question, "sendToResource", &normal);
    assert!(why.contains("maximumDigits"), "{why}");
}

/// clearCause [21], collectedDigits [23], failureCause [32].
#[test]
fn resources_clear() {
    tells(
        AIN01,
        Report::AnnouncementEnded,
        "resourceClear",
        &["950100"],
    );
    // Nature and plan not told; an odd number of digits by the top bit; `*` 13 and `#` 14.
    let keys = |text| Report::Digits(UserDigits::new(text).expect("keys"));
    for (text, octets) in [
        ("1234", "9704 0000 2143"),
        ("12345", "9705 8000 214305"),
        ("*9#", "9704 8000 9d0e"),
    ] {
        tells(AIN01, keys(text), "resourceClear", &["950100", octets]);
        tells(AIN02, keys(text), "resourceClear", &["950100", octets]);
    }
    // clearCause 8, failureCause 20 temporaryFailure.
    let failed = |dialect, name| Report::Refused {
        operation: operation(dialect, name),
        error: error_named(dialect, "failureReport").expect("one").code,
    };
    let members = ["950108", "9f200114"];
    tells(
        AIN01,
        failed(AIN01, "sendToResource"),
        "resourceClear",
        &members,
    );
    tells(
        AIN02,
        failed(AIN02, "connectToResource"),
        "cTRClear",
        &members,
    );
    // cTRClear says digits as resourceClear does.
    let scratch = Scratch::default();
    let clear = operation(AIN02, "cTRClear");
    for (members, report) in [
        (&["950100"][..], Report::AnnouncementEnded),
        (&["950100", "9704 0000 2143"], keys("1234")),
        // Any cause but 0 is a failure, with or without failureCause; an unknown one, too.
        (&["950200ff"], failed(AIN02, "connectToResource")),
        (&["950100", "9f200114"], failed(AIN02, "connectToResource")),
    ] {
        let read = decode_report(AIN02, clear, &octets(members), &scratch);
        assert_eq!(read.expect("read"), report);
    }
    // Digits that no key gives.
    let odd = octets(&["950100", "9703 0000 1a"]);
    let read = decode_report(AIN02, clear, &odd, &scratch).expect_err("refused");
    assert!(read.to_string().contains("collectedDigits"), "{read}");
    let refused = encode_report_of(AIN02, &subject(), &keys("A"), &mut Writer::default());
    assert_eq!(refused, Err(NotExpressible::OutOfRange("collectedDigits")));
}

fn gap(digits: &str, service: u32, duration: i32, interval: i32, manual: bool) -> Gap {
    Gap {
        criteria: GapCriteria::CalledAndService(national(digits), service),
        duration,
        interval,
        manual,
        cause: None,
    }
}

/// controlCauseIndicator [59], gapDuration [62], nationalGapInterval [63], translationType [70], globalTitleAddress [69].
#[test]
fn calls_are_gapped() {
    for (order, members) in [
        (
            // 64 s is 7, 2 s is 6; an 800 number's six digits.
            gap("800555", 8, 64, 20, false),
            [
                "9f3b0103",
                "9f3e0107",
                "9f3f0106",
                "9f460108",
                "9f4503 085055",
            ],
        ),
        (
            // Without end is 13, and none may pass 15. 254: 00fe. Three digits and a filler.
            gap("900", 254, -1, -1, true),
            [
                "9f3b0105",
                "9f3e010d",
                "9f3f010f",
                "9f460200fe",
                "9f4502 0900",
            ],
        ),
        (
            // 2048 s is 12; 0.25 s is 3, three tenths of a second here; ten digits.
            gap("8005550199", 0, 2048, 3, false),
            [
                "9f3b0103",
                "9f3e010c",
                "9f3f0103",
                "9f460100",
                "9f4505 0850551099",
            ],
        ),
        (
            // It goes: removeGapControl 0, for the shortest time.
            gap("800555", 8, 0, 0, false),
            [
                "9f3b0103",
                "9f3e0101",
                "9f3f0100",
                "9f460108",
                "9f4503 085055",
            ],
        ),
    ] {
        for question in [None, Some("infoAnalyzed")] {
            one(AIN01, question, Instruction::Gap(order), "acg", &members);
            one(AIN02, question, Instruction::Gap(order), "acg", &members);
        }
    }
    // The nearest steps.
    let near = orders(
        AIN01,
        None,
        &subject(),
        &[Instruction::Gap(gap("800555", 8, 60, 25, false))],
    );
    let [(_, octets)] = &near.expect("said")[..] else {
        panic!("one component")
    };
    assert!(octets.contains("9f3e01079f3f0106"), "{octets}");
    use NotExpressible::{Missing, OutOfRange};
    for (order, why) in [
        (
            gap("80055", 8, 64, 20, false),
            OutOfRange("globalTitleAddress"),
        ),
        (
            gap("800555", 256, 64, 20, false),
            OutOfRange("translationType"),
        ),
        (gap("800555", 8, -2, 20, false), OutOfRange("gapDuration")),
        (
            Gap {
                criteria: GapCriteria::Service(8),
                ..gap("800555", 8, 64, 20, false)
            },
            Missing("globalTitleAddress"),
        ),
    ] {
        assert_eq!(refused(AIN01, None, Instruction::Gap(order)), why);
    }
    // privateGapInterval [64] has other steps, and durations end at 13.
    let other = [
        "9f3b0103",
        "9f3e0107",
        "9f400106",
        "9f460108",
        "9f4503 085055",
    ];
    let why = unreadable(AIN01, None, "acg", &other);
    assert!(why.contains("privateGapInterval"), "{why}");
    let longer = [
        "9f3b0103",
        "9f3e010e",
        "9f3f0106",
        "9f460108",
        "9f4503 085055",
    ];
    assert!(unreadable(AIN01, None, "acg", &longer).contains("gapDuration"));
}

/// setTimer: sSPResponseMessageTimerT1 [166 = 128 + 38] in tenths of a second, 1 to 300.
#[test]
fn the_switch_waits_longer() {
    let question = Some("infoAnalyzed");
    for (seconds, member) in [
        (1, "9f8126010a"),
        (20, "9f81260200c8"),
        (30, "9f812602012c"),
    ] {
        one(
            AIN02,
            question,
            Instruction::ExtendTime(seconds),
            "setTimer",
            &[member],
        );
    }
    for seconds in [0, 31] {
        let why = NotExpressible::OutOfRange("sSPResponseMessageTimerT1");
        assert_eq!(
            refused(AIN02, question, Instruction::ExtendTime(seconds)),
            why
        );
    }
    let why = NotExpressible::Operation("ExtendTime");
    assert_eq!(refused(AIN01, question, Instruction::ExtendTime(20)), why);
    // Fifteen tenths are two seconds: no shorter than asked for.
    let odd = [("setTimer", sequence(&["9f8126010f"]))];
    assert_eq!(read(AIN02, question, &odd), [Instruction::ExtendTime(2)]);
    let why = unreadable(AIN02, question, "setTimer", &[]);
    assert!(why.contains("sSPResponseMessageTimerT1"), "{why}");
    // Its result is a CHOICE of timerUpdated [167 = 128 + 39]: success 0.
    assert_eq!(done(AIN02, "setTimer"), "9f81270100");
}

fn done(dialect: Dialect, name: &str) -> String {
    let mut out = Writer::default();
    let report = Report::Done {
        operation: operation(dialect, name),
    };
    encode_result(dialect, operation(dialect, name), &report, &mut out).expect("said");
    hex(out.as_slice())
}

/// activityTest: transID [163 = 128 + 35], four octets; its result actResult [164 = 128 + 36].
#[test]
fn a_transaction_is_probed() {
    let mut known = subject();
    known.transaction = Some([0x12, 0x34, 0x56, 0x78]);
    for question in [None, Some("oDisconnect")] {
        let said = orders(AIN02, question, &known, &[Instruction::Probe]).expect("said");
        let hand = sequence(&["9f812304 12345678"]);
        assert_eq!(said, [("activityTest", hand)]);
        assert_eq!(read(AIN02, question, &said), [Instruction::Probe]);
        let why = NotExpressible::Missing("transID");
        assert_eq!(refused(AIN02, question, Instruction::Probe), why);
    }
    assert_eq!(
        orders(AIN01, None, &known, &[Instruction::Probe]),
        Err(NotExpressible::Operation("Probe"))
    );
    // transactionOpen 1.
    assert_eq!(done(AIN02, "activityTest"), sequence(&["9f81240101"]));
}

/// displayText [26] in the routing order: elements of text [30], of at most twenty octets.
#[test]
fn displays_travel_in_the_routing_order() {
    let hello = text("HELLO");
    let shown = "ba07 9e05 48454c4c4f";
    let connect = Instruction::Connect(Connect::to(isup("8005550199")));
    for (question, order, name, members) in [
        (
            "infoAnalyzed",
            connect,
            "analyzeRoute",
            &[CALLED, shown][..],
        ),
        (
            "infoAnalyzed",
            Instruction::Continue,
            "analyzeRoute",
            &[shown],
        ),
        ("tBusy", connect, "forwardCall", &[CALLED, shown]),
        (
            "terminationAttempt",
            Instruction::Continue,
            "authorizeTermination",
            &[shown],
        ),
    ] {
        several(AIN02, Some(question), &[hello, order], &[(name, members)]);
    }
    // Twenty and three.
    let long = text("ABCDEFGHIJKLMNOPQRSTUVW");
    let two = "ba1b 9e14 4142434445464748494a4b4c4d4e4f5051525354 9e03 555657";
    several(
        AIN01,
        Some("terminationAttempt"),
        &[long, Instruction::Continue],
        &[("authorizeTermination", &[two])],
    );
    // What is no text is not looked at.
    let blank = [("authorizeTermination", sequence(&["ba03 800120"]))];
    assert_eq!(
        read(AIN02, Some("terminationAttempt"), &blank),
        [Instruction::Continue]
    );
    // Nothing to travel in.
    let why = NotExpressible::Operation("Display");
    assert_eq!(refused(AIN02, Some("infoAnalyzed"), hello), why);
    let said = orders(
        AIN02,
        Some("tBusy"),
        &subject(),
        &[hello, Instruction::Continue],
    );
    assert_eq!(said, Err(NotExpressible::Parameter("displayText")));
}

/// furnishAMAInformation: aaMABAFModules [95].
#[test]
fn records() {
    let record = |data: &[u8]| Record {
        leg: LegId::ONE,
        data: ss7::InlineOctets::new(data).expect("short"),
        append: false,
    };
    let question = Some("infoAnalyzed");
    let order = Instruction::Record(record(&[0x02, 0x10, 0x0c]));
    one(
        AIN02,
        question,
        order,
        "furnishAMAInformation",
        &["9f5f03 02100c"],
    );
    use NotExpressible::{Operation, Parameter};
    assert_eq!(refused(AIN01, question, order), Operation("Record"));
    let other = Record {
        leg: LegId::TWO,
        ..record(&[1, 2])
    };
    assert_eq!(
        refused(AIN02, question, Instruction::Record(other)),
        Parameter("partyToCharge")
    );
    let more = Record {
        append: true,
        ..record(&[1, 2])
    };
    assert_eq!(
        refused(AIN02, question, Instruction::Record(more)),
        Parameter("appendFreeFormatData")
    );
    // Two octets at least.
    assert_eq!(
        refused(AIN02, question, Instruction::Record(record(&[1]))),
        NotExpressible::OutOfRange("aaMABAFModules")
    );
    assert!(unreadable(AIN02, question, "furnishAMAInformation", &[]).contains("aMABAFModules"));
}

/// createCall opens a conversation, originateCall makes a leg of a call that is under way.
#[test]
fn calls_are_created() {
    let mut create = CreateCall {
        destination: isup("8005550199"),
        calling: Some(calling("2125550100")),
        leg: None,
        segment: None,
        suppress_terminating_service: false,
    };
    let order = Instruction::CreateCall(create);
    one(AIN02, None, order, "createCall", &[CALLED, CALLING]);
    one(
        AIN02,
        Some("oMidCall"),
        order,
        "originateCall",
        &[CALLING, CALLED],
    );
    let shown = "ba07 9e05 48454c4c4f";
    several(
        AIN02,
        Some("oMidCall"),
        &[text("HELLO"), order],
        &[("originateCall", &[CALLING, shown, CALLED])],
    );
    several(
        AIN02,
        None,
        &[text("HELLO"), order],
        &[("createCall", &[CALLED, CALLING, shown])],
    );
    use NotExpressible::{Missing, Operation, Parameter};
    assert_eq!(refused(AIN01, None, order), Operation("CreateCall"));
    assert_eq!(
        refused(AIN02, Some("infoAnalyzed"), order),
        Operation("CreateCall")
    );
    create.leg = Some(LegId(3));
    let third = Instruction::CreateCall(create);
    assert_eq!(refused(AIN02, None, third), Parameter("legToBeCreated"));
    create.leg = None;
    create.calling = None;
    let nobody = Instruction::CreateCall(create);
    assert_eq!(refused(AIN02, None, nobody), Missing("callingPartyID"));
    one(AIN02, Some("oMidCall"), nobody, "originateCall", &[CALLED]);
    assert!(
        unreadable(AIN02, Some("oMidCall"), "originateCall", &[CALLING]).contains("calledPartyID")
    );
}

/// legID [132]: 0 is the leg of the access, which is leg 1 of an originating half and leg 2 of a terminating one.
#[test]
fn legs() {
    let disconnect = |leg| Instruction::Leg(LegOrder::Disconnect { leg, cause: None });
    let split = |leg| Instruction::Leg(LegOrder::Split { leg, segment: None });
    for (question, leg, octet) in [
        ("oMidCall", LegId::ONE, "00"),
        ("oMidCall", LegId::TWO, "01"),
        ("oMidCall", LegId(3), "02"),
        ("tMidCall", LegId::TWO, "00"),
        ("tMidCall", LegId::ONE, "01"),
        ("tMidCall", LegId(3), "02"),
    ] {
        let member = format!("9f810401{octet}");
        one(
            AIN02,
            Some(question),
            disconnect(leg),
            "disconnectLeg",
            &[&member],
        );
        one(AIN02, Some(question), split(leg), "splitLeg", &[&member]);
    }
    let shift = |leg| Instruction::Leg(LegOrder::Move { leg });
    one(AIN02, Some("oMidCall"), shift(LegId::ONE), "moveLeg", &[]);
    one(AIN02, Some("tMidCall"), shift(LegId::TWO), "moveLeg", &[]);
    use NotExpressible::{Operation, OutOfRange, Parameter};
    let question = Some("oMidCall");
    assert_eq!(
        refused(AIN02, question, shift(LegId::TWO)),
        OutOfRange("legID")
    );
    assert_eq!(
        refused(AIN02, question, disconnect(LegId(4))),
        OutOfRange("legID")
    );
    let why = Some(cause(ss7::CauseValue::USER_BUSY));
    let with = Instruction::Leg(LegOrder::Disconnect {
        leg: LegId::TWO,
        cause: why,
    });
    assert_eq!(refused(AIN02, question, with), Parameter("releaseCause"));
    let segment = Instruction::Leg(LegOrder::Split {
        leg: LegId::TWO,
        segment: Some(2),
    });
    assert_eq!(
        refused(AIN02, question, segment),
        Parameter("newCallSegment")
    );
    assert_eq!(
        refused(AIN02, Some("infoAnalyzed"), split(LegId::TWO)),
        Operation("Leg")
    );
}

#[test]
fn interactions_are_cancelled() {
    for dialect in [AIN01, AIN02] {
        one(
            dialect,
            None,
            Instruction::Cancel(Cancel::All),
            "cancelResourceEvent",
            &[],
        );
        // The operation has no parameter to name one by.
        let said = orders(
            dialect,
            None,
            &subject(),
            &[Instruction::Cancel(Cancel::Invocation(1))],
        );
        assert_eq!(
            said.expect("said"),
            [("cancelResourceEvent", sequence(&[]))]
        );
    }
}

/// close: userID [53], bearerCapability [13], closeCause [72].
#[test]
fn conversations_are_closed() {
    let over = Report::Finished(Finish::Basic);
    tells(AIN02, over, "close", &[LINE, SPEECH, "9f480100"]);
    let mut out = Writer::default();
    let close = encode_close(
        AIN02,
        inlab_inap::types::ain::CloseCause::EdPsCompleted,
        &mut out,
    );
    assert_eq!(close.expect("said").name, "close");
    assert_eq!(hex(out.as_slice()), sequence(&["9f480101"]));
    for members in [&[][..], &["9f480105"]] {
        let read = decode_report(
            AIN02,
            operation(AIN02, "close"),
            &octets(members),
            &Scratch::default(),
        );
        assert_eq!(read.expect("read"), over);
    }
    let refused = encode_report_of(AIN01, &subject(), &over, &mut Writer::default());
    assert_eq!(refused, Err(NotExpressible::Dialogue("Finished")));
}
