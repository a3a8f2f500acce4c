//! Every operation of AIN, ANSI-41 and WIN, read by tshark's dissectors: no complaint, and the same values
//! ([`dissected`](crate::dissected)).

use crate::dissected::{Complaint, Judge, complaint};
use inlab_inap::Dialect;
use inlab_inap::dialect::{AIN01, AIN02, WIN};
use inlab_tests::values::{Maker, Part, Whole};
use inlab_tests::wire::packages;

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
    judge.compare(dialects.into_iter(), |whole| whole.part == Part::Argument);
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
        never_clean: &[],
        messages: |dialect, whole, value, number| {
            packages(whole, value, &argument(dialect, whole), number)
        },
    };
    judge.compare([Dialect::WIN].into_iter(), |whole| {
        whole.part != Part::Error
    });
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

const BITS: &str = "bits that have no name yet";
const LISTS: &str = "aMALineNumberList and aMADigitsDialedWCList have one tag; it takes the second without the first for it";
const PROGRAM: &str = "aMAslpID is mandatory in the public module; switches do without";
const MSID: &str = "the mobile is named by its IMSI: tshark's module wants the MIN too, the standard one of them (X.S0004-550 6.5.2.bv)";
const PSTN: &str = "electronicSerialNumber and imsi of pstnTermination are optional by the table that the module of tshark quotes beside them";
const OPTIONAL: &str = "billingID and interMSCCircuitID are optional by the table that the module of tshark quotes beside them";
const TRIGGERS: &str = "mandatory in one issue of the public module, optional in another";
const EXPLICIT: &str = "the module of tshark lacks the word IMPLICIT here, which it has at every other groupInformation";
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
    complaint(WIN, "ServiceRequest", "groupInformation is shown as {}", EXPLICIT),
    complaint(WIN, "ServiceRequest", "BER Error: OctetString expected", EXPLICIT),
    complaint(WIN, "ServiceRequest", "Malformed Packet", EXPLICIT),
    complaint(WIN, "ServiceRequest", "Unreassembled fragment", EXPLICIT),
    complaint(WIN, "TransferToNumberRequest", "groupInformation is shown as {}", EXPLICIT),
    complaint(WIN, "TransferToNumberRequest", "BER Error: OctetString expected", EXPLICIT),
    complaint(WIN, "TransferToNumberRequest", "Malformed Packet", EXPLICIT),
    complaint(WIN, "TransferToNumberRequest", "Unreassembled fragment", EXPLICIT),
];
