//! Every operation of AIN, ANSI-41 and WIN, read by tshark's dissectors: no complaint, and the same values
//! ([`dissected`](crate::dissected)). And messages that others send.

use crate::dissected::{Complaint, Judge, complaint};
use crate::produced::temporary;
use inlab_ber::{Scratch, Writer};
use inlab_inap::Dialect;
use inlab_inap::dialect::{AIN01, AIN02, WIN};
use inlab_tests::american::SAMPLES;
use inlab_tests::values::{Maker, Part, Whole, types};
use inlab_tests::wire::{data, packages};
use inlab_trace::{PcapWriter, SctpPayload};
use std::fs::File;
use std::net::SocketAddr;
use std::time::Duration;

/// tshark's dissector looks into invokes only.
#[test]
fn every_argument_of_ain() {
    let judge = Judge {
        applications: &["ain."],
        layers: &[":ain"],
        not_there: &[],
        names: AIN_NAMES,
        complaints: AIN_COMPLAINTS,
        never_clean: &[],
        messages: |_, whole, value, number| packages(whole, value, &[], number),
    };
    let dialects = [Dialect::AIN01, Dialect::AIN02];
    // tshark does not know sendNotification: its code is of no public module.
    judge.compare(dialects.into_iter(), |whole| {
        whole.part == Part::Argument && whole.name != "sendNotification"
    });
}

/// It knows a result by the Invoke that it answers, which is shown it first.
#[test]
fn every_argument_and_result_of_win() {
    let judge = Judge {
        applications: &["ansi_map."],
        layers: &[":ansi_map"],
        not_there: &[],
        names: WIN_NAMES,
        complaints: WIN_COMPLAINTS,
        never_clean: WIN_NEVER_CLEAN,
        messages: |dialect, whole, value, number| {
            packages(whole, value, &argument(dialect, whole), number)
        },
    };
    judge.compare([Dialect::WIN].into_iter(), |whole| {
        whole.part != Part::Error
    });
}

/// Of national TCAP tshark's dissector knows the two operations of GR-533-CORE that number portability uses too. It takes the Digits of a
/// set for one member, of which it names what they are of.
#[test]
fn the_number_portability_operations_of_tr533() {
    let octets = |text: &str| {
        let text: String = text.split_whitespace().collect();
        inlab_ber::value::unhex(&text).expect("hexadecimal")
    };
    let start = octets(
        "f2 24 aa 0b 84 09 01 00 21 0a 08 50 55 10 99 84 09 02 00 21 0a 79 52 55 10 00 84 06 07 00 01 03 55 02 df 45 01 00",
    );
    let connect = octets(
        "f2 1a 84 06 08 00 01 03 11 00 84 09 04 00 21 0a 12 52 55 10 10 df 41 04 00 00 00 00",
    );
    let file = temporary("tr533.pcapng");
    let mut writer = PcapWriter::new(File::create(&file).expect("a file")).expect("a header");
    let declared = types(Dialect::TR533);
    let declared = declared.filter(|whole| matches!(whole.code, 0x0301 | 0x0401));
    for (whole, value) in declared.zip([&start, &connect]) {
        // What is shown is what our codec makes of it.
        let (scratch, mut out) = (Scratch::default(), Writer::default());
        let made = whole.of.recode(value, Dialect::TR533, &scratch, &mut out);
        made.expect("read");
        assert_eq!(out.as_slice(), value);
        let number = u32::try_from(whole.code).expect("positive");
        for package in packages(&whole, out.as_slice(), &[], number) {
            let message = data(&package, 254, number);
            let payload = SctpPayload {
                stream: 1,
                protocol: 3,
                octets: &message,
            };
            let address = |last| SocketAddr::from(([192, 0, 2, last], 2905));
            let at = Duration::from_millis(u64::from(number));
            let written = writer.write(at, address(1), address(2), payload);
            written.expect("written");
        }
    }
    writer.into_inner();
    let fields = [
        "ansi_tcap.national",
        "lnpdqp.type_of_digits",
        "lnpdqp.nr_digits",
        "lnpdqp.bcd_digits",
        "lnpdqp.oli",
        "lnpdqp.billingIndicators",
    ];
    let found = crate::tshark(&file, "lnpdqp", &fields);
    // It shows the filler of an odd number of digits as one more.
    assert_eq!(
        found,
        [
            [
                "769",
                "1|2|7",
                "10|10|3",
                "8005550199|9725550100|5520",
                "0",
                ""
            ],
            ["1025", "8|4", "3|10", "1100|2125550101", "", "00000000"],
        ]
    );
    let wrong = crate::tshark(&file, crate::WRONG, &["_ws.expert.message"]);
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// The messages of others ([`inlab_tests::american`]): tshark finds the package in each, and nothing wrong but what is known.
#[test]
fn messages_of_others() {
    let file = temporary("american-messages.pcapng");
    let mut writer = PcapWriter::new(File::create(&file).expect("a file")).expect("a header");
    let mut of = Vec::new();
    for sample in SAMPLES {
        for octets in sample.octets() {
            let number = u32::try_from(of.len()).expect("few");
            let message = data(&octets, 5, number);
            let payload = SctpPayload {
                stream: 1,
                protocol: 3,
                octets: &message,
            };
            let address = |last| SocketAddr::from(([192, 0, 2, last], 2905));
            let at = Duration::from_millis(u64::from(number));
            let written = writer.write(at, address(1), address(2), payload);
            written.expect("written");
            of.push(sample);
        }
    }
    writer.into_inner();
    let found = crate::tshark(&file, "ansi_tcap", &["frame.number"]);
    assert_eq!(found.len(), of.len(), "a package that it does not find");
    let wrong = crate::tshark(&file, crate::WRONG, &["frame.number", "_ws.expert.message"]);
    let complaints: Vec<_> = wrong
        .iter()
        .map(|line| {
            let frame: usize = line[0].parse().expect("a number");
            (of[frame - 1].name, &line[1])
        })
        .collect();
    let mut unlike = Vec::new();
    for sample in SAMPLES {
        let told = complaints.iter().filter(|(name, _)| *name == sample.name);
        let told: Vec<_> = told.collect();
        if told.is_empty() == sample.tshark.is_some() {
            unlike.push((sample.name, sample.tshark, told));
        }
    }
    assert!(unlike.is_empty(), "{unlike:#?}");
}

/// The least argument of the operation that has this code.
fn argument(dialect: Dialect, whole: &Whole) -> Vec<u8> {
    let operation = dialect.operation(whole.code).expect("an operation");
    operation.argument.map_or_else(
        // A parameter set of nothing.
        || vec![0xf2, 0],
        |of| Maker::smallest(dialect, 0).value(of.schema()),
    )
}

/// Members that asn2wrs gave another name.
const AIN_NAMES: &[(&str, &str)] = &[("assignmentAuthority", "ext_type_oid")];

/// As [`AIN_NAMES`].
const WIN_NAMES: &[(&str, &str)] = &[
    ("redirectingSubaddress", "edirectingSubaddress"),
    ("electronicSerialNumber", "lectronicSerialNumber"),
    ("reportType2", "reportType"),
    ("routingDigits", "outingDigits"),
    ("dmh_BillingIndicator", "dmd_BillingIndicator"),
    // X.S0004-540 has Digits twice, told apart by the type of digits within; tshark names each by that.
    ("digits", "digits_dest"),
    ("digits", "digits_carrier"),
    ("digits", "digits_Carrier"),
    ("digits", "digits_Destination"),
    ("furtherDigits", "digits"),
    ("furtherDigits", "digits_dest"),
    ("furtherDigits", "digits_carrier"),
    ("furtherDigits", "digits_Carrier"),
    ("furtherDigits", "digits_Destination"),
];

/// Mandatory in them is a parameter to which tshark's module gives an identifier of its own ([`CODED`]), or in its eyes is one that is
/// not ([`MACRO`]).
const WIN_NEVER_CLEAN: &[(u32, &str)] = &[
    (WIN, "Argument FacilitiesDirective"),
    (WIN, "Argument GeoPositionRequest"),
    (WIN, "Argument HandoffMeasurementRequest"),
    (WIN, "Argument HandoffToThird"),
    (WIN, "Argument RandomVariableRequest"),
];

const BITS: &str = "bits that have no name yet";
const LISTS: &str = "aMALineNumberList and aMADigitsDialedWCList have one tag; it takes the second without the first for it";
const PROGRAM: &str = "aMAslpID is mandatory in the public module; switches do without";
const MSID: &str = "the mobile is named by its IMSI: tshark's module wants the MIN too, the standard one of them (X.S0004-550 6.5.2.bv)";
const PSTN: &str = "electronicSerialNumber and imsi of pstnTermination are optional by the table that the module of tshark quotes beside them";
const OPTIONAL: &str = "billingID and interMSCCircuitID are optional by the table that the module of tshark quotes beside them";
const TRIGGERS: &str = "mandatory in one issue of the public module, optional in another";
const EXPLICIT: &str =
    "the module of tshark lacks the word IMPLICIT here, which it has at the parameter elsewhere";
const CODED: &str = "its module has another identifier in the table than in the octets beside the definition, which an older dissector has too";
const DIRECT: &str = "its module has a SEQUENCE, or nothing, where X.S0004-550 has the elements of a list one after the other";
const MACRO: &str = "tdmaChannelData is of a macro for TDMA mobiles alone, whose place in the operation is optional";
const TABLE: &str = "optional by the table that the module of tshark quotes beside it";
const RADIO: &str = "elements of A.S0001 that are looked into: there are none in what is made here";
const FEET: &str =
    "its field for the resolution of msLocation is narrower than the two octets that it reads";
const EXTENSION: &str = "what an extension holds is for its authority to define";

#[rustfmt::skip]
const AIN_COMPLAINTS: &[Complaint] = &[
    complaint(AIN01 | AIN02, "", "BER: Dissector for OID not implemented", EXTENSION),
    complaint(AIN01 | AIN02, "", "BER Error: Wrong field in SEQUENCE OF: expected class:CONTEXT(2) tag:9 but found class:CONTEXT(2) tag:8", LISTS),
    complaint(AIN01 | AIN02, "analyzeRoute", "BER Error: Wrong field in SEQUENCE: expected class:CONTEXT(2) tag:10", PROGRAM),
    complaint(AIN01 | AIN02, "analyzeRoute", "Unknown bit(s)", BITS),
    complaint(AIN01 | AIN02, "forwardCall", "Unknown bit(s)", BITS),
    complaint(AIN01 | AIN02, "requestReportBCMEvent", "Unknown bit(s)", BITS),
    complaint(AIN01 | AIN02, "queryRequest", "Unknown bit(s)", BITS),
];

#[rustfmt::skip]
const WIN_COMPLAINTS: &[Complaint] = &[
    complaint(WIN, "OriginationRequest", "BER Error: Missing field in SET class:CONTEXT(2) tag:8 expected", MSID),
    complaint(WIN, "OriginationRequest", "BER Error: Missing field in SET class:CONTEXT(2) tag:98 expected", TRIGGERS),
    complaint(WIN, "TransferToNumberRequest", "BER Error: Missing field in SET class:CONTEXT(2) tag:8 expected", MSID),
    complaint(WIN, "", "BER Error: Wrong field in SEQUENCE: expected class:CONTEXT(2) tag:9 but", PSTN),
    complaint(WIN, "", "BER Error: Wrong field in SEQUENCE: expected class:CONTEXT(2) tag:242 but", PSTN),
    complaint(WIN, "DropService", "BER Error: Missing field in SET", OPTIONAL),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:12", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:74", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:99", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:149", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:158", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:201", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:240", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:258", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:259", CODED),
    complaint(WIN, "", "BER Error: Unknown field in SET class:CONTEXT(2) tag:326", CODED),
    complaint(WIN, "", "BER Error: Wrong field in SEQUENCE: expected class:CONTEXT(2) tag:208 but found class:CONTEXT(2) tag:210", CODED),
    complaint(WIN, "", "BER Error: Wrong field in SEQUENCE OF: expected class:UNIVERSAL(0) tag:16(SEQUENCE)", DIRECT),
    complaint(WIN, "", "BER Error: Wrong field in SEQUENCE OF: expected class:UNIVERSAL(0) tag:17(SET)", DIRECT),
    complaint(WIN, "", "BER Error: Missing field in SET class:CONTEXT(2) tag:28 expected", MACRO),
    complaint(WIN, "", "BER Error: Missing field in SET class:CONTEXT(2) tag:18 expected", CODED),
    complaint(WIN, "AuthenticationRequest", "BER Error: Missing field in SET class:CONTEXT(2) tag:35 expected", TABLE),
    complaint(WIN, "OTASPRequest", "BER Error: Missing field in SET class:CONTEXT(2) tag:41 expected", TABLE),
    complaint(WIN, "MessageDirective", "BER Error: Missing field in SET class:CONTEXT(2) tag:92 expected", TABLE),
    complaint(WIN, "RandomVariableRequest", "BER Error: Missing field in SET class:CONTEXT(2) tag:67 expected", CODED),
    complaint(WIN, "FacilitiesDirective2", "Malformed Packet", RADIO),
    complaint(WIN, "FacilitiesDirective2", "Extraneous Data", RADIO),
    complaint(WIN, "FacilitiesDirective2", "Unreassembled fragment", RADIO),
    complaint(WIN, "FacilitiesDirective2", "BER Error: OctetString expected but class:UNIVERSAL(0)", EXPLICIT),
    complaint(WIN, "HandoffBack2", "Malformed Packet", RADIO),
    complaint(WIN, "HandoffBack2", "Extraneous Data", RADIO),
    complaint(WIN, "HandoffToThird", "Malformed Packet", FEET),
    complaint(WIN, "HandoffMeasurementRequest2", "Malformed Packet", FEET),
    complaint(WIN, "ServiceRequest", "groupInformation is shown as {}", EXPLICIT),
    complaint(WIN, "ServiceRequest", "BER Error: OctetString expected", EXPLICIT),
    complaint(WIN, "ServiceRequest", "Malformed Packet", EXPLICIT),
    complaint(WIN, "ServiceRequest", "Unreassembled fragment", EXPLICIT),
    complaint(WIN, "TransferToNumberRequest", "groupInformation is shown as {}", EXPLICIT),
    complaint(WIN, "TransferToNumberRequest", "BER Error: OctetString expected", EXPLICIT),
    complaint(WIN, "TransferToNumberRequest", "Malformed Packet", EXPLICIT),
    complaint(WIN, "TransferToNumberRequest", "Unreassembled fragment", EXPLICIT),
];
