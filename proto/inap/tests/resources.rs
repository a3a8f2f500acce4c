//! User interaction, legs and gaps: what we write in each dialect, judged by others.

use inlab_ber::value::hex;
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;

fn generic(text: &str) -> ss7::GenericNumber {
    ss7::GenericNumber::from_text(text).expect("number")
}

fn digits(text: &str) -> ss7::Digits {
    ss7::Digits::from_text(text, ss7::Alphabet::Q763).expect("digits")
}

fn instructions() -> Vec<Instruction> {
    let isup = |text| ss7::CalledPartyNumber::from_text(text).expect("number");
    let cause = |value| ss7::Cause::new(ss7::CauseLocation::USER, value);
    let keys = |text| ss7::Digits::from_text(text, ss7::Alphabet::Tbcd).ok();
    let parts = [
        Part::Integer(3),
        Part::Number(digits("15550100")),
        Part::Time {
            hour: 14,
            minute: 5,
        },
        Part::Date {
            year: 26,
            month: 11,
            day: 22,
        },
        Part::Price(1999),
    ];
    let mut tone = Announce::new(Announcement::Tone(7));
    tone.duration = Some(3);
    tone.notify_end = false;
    let mut twice = Announce::new(Announcement::Message(1001));
    (twice.repetitions, twice.interval, twice.keep_connected) = (Some(2), Some(5), false);
    let mut started = Announce::new(Announcement::Messages(
        Messages::new([1, 2, 3]).expect("fit"),
    ));
    started.notify_start = true;
    let mut pin = Collect::digits(4, 8);
    pin.prompt = Some(Announce::new(Announcement::Message(1002)));
    (pin.end_digit, pin.cancel_digit) = (keys("#"), keys("**"));
    (pin.first_digit_timeout, pin.inter_digit_timeout) = (Some(10), Some(5));
    let mut plain = Collect::digits(1, 1);
    (plain.interruptible, plain.keep_connected) = (false, false);
    let create = CreateCall {
        destination: isup("+15550101"),
        calling: ss7::CallingPartyNumber::from_text("+15550100").ok(),
        leg: None,
        segment: None,
        suppress_terminating_service: false,
    };
    let gap = Gap {
        criteria: GapCriteria::CalledAndService(generic("+1555 (additional called number)"), 100),
        duration: 60,
        interval: 20,
        manual: true,
        cause: Some(cause(ss7::CauseValue(42))),
    };
    vec![
        Instruction::ConnectResource(Resource::InSwitch),
        Instruction::ConnectResource(Resource::At(isup("+15550102"))),
        Instruction::ConnectAssist(Assist {
            address: generic("+15550103 (additional called number)"),
            correlation: Some(digits("12345")),
            scf_id: ss7::InlineOctets::new(&[0x04, 0x13, 0x51, 0x55]),
        }),
        Instruction::DisconnectResource,
        Instruction::Announce(twice),
        Instruction::Announce(started),
        Instruction::Announce(Announce {
            notify_start: false,
            ..started
        }),
        Instruction::Announce(Announce::new(Announcement::Variable(
            9,
            Parts::new(parts).expect("fit"),
        ))),
        Instruction::Announce(Announce::new(Announcement::Text(
            Text::new("Call me").expect("fits"),
        ))),
        Instruction::Announce(tone),
        Instruction::Collect(pin),
        Instruction::Collect(plain),
        Instruction::CreateCall(create),
        Instruction::CreateCall(CreateCall {
            leg: Some(LegId(3)),
            segment: Some(2),
            suppress_terminating_service: true,
            ..create
        }),
        Instruction::Leg(LegOrder::Disconnect {
            leg: LegId::TWO,
            cause: Some(cause(ss7::CauseValue::USER_BUSY)),
        }),
        Instruction::Leg(LegOrder::Split {
            leg: LegId::ONE,
            segment: Some(2),
        }),
        Instruction::Leg(LegOrder::Move { leg: LegId::ONE }),
        Instruction::Gap(gap),
        Instruction::Gap(Gap {
            criteria: GapCriteria::Service(7),
            duration: 0,
            interval: 0,
            manual: false,
            cause: None,
        }),
    ]
}

/// Every dialect's form of the same orders and reports, as `dialect code octets` (`R` before results). tshark 4.0.17
/// dissected all, pycrate 0.8.1 decoded those of phase 4 but callGap (which it leaves
/// open), to the values given here. tshark takes the number of an INAP announcement for a generic number; EN 300 374-1
/// has generic digits there.
#[test]
fn resources_and_legs_in_each_dialect() {
    let scratch = Scratch::default();
    let mut written = Vec::new();
    for dialect in [
        Dialect::CAP1,
        Dialect::CAP2,
        Dialect::CAP3,
        Dialect::CAP4,
        Dialect::CS1,
    ] {
        for instruction in instructions() {
            let mut out = Writer::default();
            match encode_instruction(dialect, &instruction, &mut out) {
                Ok(operation) => {
                    written.push(format!(
                        "{dialect} {} {}",
                        operation.code,
                        hex(out.as_slice())
                    ));
                    let back = decode_instruction(dialect, operation, out.as_slice(), &scratch);
                    assert_eq!(back, Ok(instruction), "{dialect}");
                }
                Err(error) => written.push(format!("{dialect}: {error}")),
            }
        }
        let cause = ss7::Cause::new(
            ss7::CauseLocation::USER,
            ss7::CauseValue::NORMAL_UNSPECIFIED,
        );
        for report in [
            Report::AnnouncementStarted,
            Report::AnnouncementEnded,
            Report::Released {
                leg: Some(LegId::TWO),
                cause: Some(cause),
            },
            Report::Released {
                leg: None,
                cause: Some(cause),
            },
        ] {
            let mut out = Writer::default();
            match encode_report(dialect, &report, &mut out) {
                Ok(operation) => {
                    written.push(format!(
                        "{dialect} {} {}",
                        operation.code,
                        hex(out.as_slice())
                    ));
                    let back = decode_report(dialect, operation, out.as_slice(), &scratch);
                    assert_eq!(back, Ok(report), "{dialect}");
                }
                Err(error) => written.push(format!("{dialect}: {error}")),
            }
        }
        let request = AssistRequest {
            correlation: generic("+15550103 (additional called number)"),
            capabilities: ss7::InlineOctets::new(&[0x05]),
        };
        let mut out = Writer::default();
        match encode_assist_request(dialect, &request, &mut out) {
            Ok(operation) => {
                written.push(format!(
                    "{dialect} {} {}",
                    operation.code,
                    hex(out.as_slice())
                ));
                let back = decode_assist_request(dialect, operation, out.as_slice(), &scratch);
                assert_eq!(back, Ok(request), "{dialect}");
            }
            Err(error) => written.push(format!("{dialect}: {error}")),
        }
        let Some(operation) = dialect.operation(48) else {
            continue;
        };
        for text in ["1234567", "*12#", "AB"] {
            let report = Report::Digits(UserDigits::new(text).expect("digits"));
            out.clear();
            encode_result(dialect, operation, &report, &mut out).expect("digits");
            written.push(format!(
                "R {dialect} {} {}",
                operation.code,
                hex(out.as_slice())
            ));
            assert_eq!(
                decode_result(dialect, operation, out.as_slice(), &scratch),
                Ok(report)
            );
        }
    }
    assert_eq!(written, WRITTEN);
}

#[rustfmt::skip]
const WRITTEN: [&str; 132] = [
    "cap1: this dialect has no ConnectResource",
    "cap1: this dialect has no ConnectResource",
    "cap1: this dialect has no ConnectAssist",
    "cap1: this dialect has no DisconnectResource",
    "cap1: this dialect has no Announce",
    "cap1: this dialect has no Announce",
    "cap1: this dialect has no Announce",
    "cap1: this dialect has no Announce",
    "cap1: this dialect has no Announce",
    "cap1: this dialect has no Announce",
    "cap1: this dialect has no Collect",
    "cap1: this dialect has no Collect",
    "cap1: this dialect has no CreateCall",
    "cap1: this dialect has no CreateCall",
    "cap1: this dialect has no Leg",
    "cap1: this dialect has no Leg",
    "cap1: this dialect has no Leg",
    "cap1: this dialect has no Gap",
    "cap1: this dialect has no Gap",
    "cap1: this dialect has no AnnouncementEnded",
    "cap1: this dialect has no AnnouncementEnded",
    "cap1: this dialect has no Released",
    "cap1: this dialect has no Released",
    "cap1: this dialect has no AssistRequest",
    "cap2 19 30028300",
    "cap2 19 30088006041051551020",
    "cap2 17 3015800701041351551030810420214305830404135155",
    "cap2 18 ",
    "cap2 47 3013a00ea00ca004800203e9810102830105810100",
    "cap2: requestAnnouncementStartedNotification cannot be given in this dialect",
    "cap2 47 3011a00fa00da00bbd09020101020102020103",
    "cap2 47 3027a025a023a021be1f800109a11a8001038105005155100082024150830400621122840400009199",
    "cap2 47 3011a00fa00da00ba109800743616c6c206d65",
    "cap2 47 300da008a106800107810103820100",
    "cap2 48 3021a015a01380010481010882010c83020b0b85010a860105a208a006a004800203ea",
    "cap2 48 300da008a006810101880100810100",
    "cap2: this dialect has no CreateCall",
    "cap2: this dialect has no CreateCall",
    "cap2: this dialect has no Leg",
    "cap2: this dialect has no Leg",
    "cap2: this dialect has no Leg",
    "cap2: this dialect has no Gap",
    "cap2: this dialect has no Gap",
    "cap2: firstAnnouncementStarted cannot be given in this dialect",
    "cap2 49 0500",
    "cap2: this dialect has no Released",
    "cap2: this dialect has no Released",
    "cap2 16 300c800701041351551030820105",
    "R cap2 48 80052021436507",
    "R cap2 48 8003001bc2",
    "R cap2 48 8003404142",
    "cap3 19 30028300",
    "cap3 19 30088006041051551020",
    "cap3 17 3015800701041351551030810420214305830404135155",
    "cap3 18 ",
    "cap3 47 3013a00ea00ca004800203e9810102830105810100",
    "cap3: requestAnnouncementStartedNotification cannot be given in this dialect",
    "cap3 47 3011a00fa00da00bbd09020101020102020103",
    "cap3 47 3027a025a023a021be1f800109a11a8001038105005155100082024150830400621122840400009199",
    "cap3 47 3011a00fa00da00ba109800743616c6c206d65",
    "cap3 47 300da008a106800107810103820100",
    "cap3 48 3021a015a01380010481010882010c83020b0b85010a860105a208a006a004800203ea",
    "cap3 48 300da008a006810101880100810100",
    "cap3: this dialect has no CreateCall",
    "cap3: this dialect has no CreateCall",
    "cap3: this dialect has no Leg",
    "cap3: this dialect has no Leg",
    "cap3: this dialect has no Leg",
    "cap3 41 3020a00cbd0a80050104135155810164a10780013c810207d0820101a304810280aa",
    "cap3 41 3012a005a203800107a106800100810100820100",
    "cap3: firstAnnouncementStarted cannot be given in this dialect",
    "cap3 49 0500",
    "cap3: this dialect has no Released",
    "cap3: this dialect has no Released",
    "cap3 16 300c800701041351551030820105",
    "R cap3 48 80052021436507",
    "R cap3 48 8003001bc2",
    "R cap3 48 8003404142",
    "cap4 19 30028300",
    "cap4 19 30088006041051551020",
    "cap4 17 3015800701041351551030810420214305830404135155",
    "cap4 18 ",
    "cap4 47 3013a00ea00ca004800203e9810102830105810100",
    "cap4 47 3015a00fa00da00bbd090201010201020201039f3301ff",
    "cap4 47 3011a00fa00da00bbd09020101020102020103",
    "cap4 47 3027a025a023a021be1f800109a11a8001038105005155100082024150830400621122840400009199",
    "cap4 47 3011a00fa00da00ba109800743616c6c206d65",
    "cap4 47 300da008a106800107810103820100",
    "cap4 48 3021a015a01380010481010882010c83020b0b85010a860105a208a006a004800203ea",
    "cap4 48 300da008a006810101880100810100",
    "cap4 32 3012a00804060410515510109e06041351551000",
    "cap4 32 301da0080406041051551010a5038001038601029e060413515510009f3500",
    "cap4 90 3009a00380010281028091",
    "cap4 95 3008a003800101810102",
    "cap4 93 3005a003800101",
    "cap4 41 3020a00cbd0a80050104135155810164a10780013c810207d0820101a304810280aa",
    "cap4 41 3012a005a203800107a106800100810100820100",
    "cap4 49 9f3300",
    "cap4 49 9f3200",
    "cap4 96 a109a0038101028202809f",
    "cap4 96 a0078001018202809f",
    "cap4 16 300c800701041351551030820105",
    "R cap4 48 80052021436507",
    "R cap4 48 8003001bc2",
    "R cap4 48 8003404142",
    "cs1 19 30028300",
    "cs1 19 30088006041051551020",
    "cs1 17 3015800701041351551030810420214305830404135155",
    "cs1 18 ",
    "cs1 47 3013a00ea00ca004800203e9810102830105810100",
    "cs1: requestAnnouncementStartedNotification cannot be given in this dialect",
    "cs1 47 3011a00fa00da00bbd09020101020102020103",
    "cs1 47 3026a024a022a020be1e800109a11980010381050051551000820241508303621122840400009199",
    "cs1 47 3011a00fa00da00ba109800743616c6c206d65",
    "cs1 47 300da008a106800107810103820100",
    "cs1 48 3021a015a01380010481010882010c83020b0b85010a860105a208a006a004800203ea",
    "cs1 48 300da008a006810101880100810100",
    "cs1 32 3012a00804060410515510109e06041351551000",
    "cs1: legToBeCreated cannot be given in this dialect",
    "cs1: this dialect has no Leg",
    "cs1: this dialect has no Leg",
    "cs1: this dialect has no Leg",
    "cs1 41 3020a00cbd0a80050104135155810164a10780013c810207d0820101a304810280aa",
    "cs1 41 3012a005a203800107a106800100810100820100",
    "cs1: firstAnnouncementStarted cannot be given in this dialect",
    "cs1 49 0500",
    "cs1: this dialect has no Released",
    "cs1: this dialect has no Released",
    "cs1 16 300c800701041351551030820105",
    "R cs1 48 80052021436507",
    "R cs1 48 8003001bc2",
    "R cs1 48 8003404142",
];
