//! Every operation of AIN, read by tshark's dissectors: no complaint, and the same values
//! ([`dissected`](crate::dissected)).

use crate::dissected::{Complaint, Judge, complaint};
use inlab_inap::Dialect;
use inlab_inap::dialect::{AIN01, AIN02};
use inlab_tests::values::Part;
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

/// Members that asn2wrs gave another name.
const AIN_NAMES: &[(&str, &str)] = &[("assignmentAuthority", "ext_type_oid")];

const BITS: &str = "bits that have no name yet";
const LISTS: &str = "aMALineNumberList and aMADigitsDialedWCList have one tag; it takes the second without the first for it";
const PROGRAM: &str = "aMAslpID is mandatory in the public module; switches do without";
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
