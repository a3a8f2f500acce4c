//! Every operation, result and error of every dialect that ITU-T TCAP carries, read by tshark's dissectors: no complaint, and the same
//! values ([`dissected`](crate::dissected)).
//!
//! The values are those of [`inlab_tests::values`]: the smallest, the largest, and random ones. tshark's INAP is that of Q.1248, in
//! which all of CS-1 and CS-2 is; its CAMEL is that of phase 4. What they complain about for a reason is in [`COMPLAINTS`]: each with
//! the reason, and each must happen.

use crate::dissected::{Complaint, Judge, complaint};
use inlab_inap::Dialect;
use inlab_inap::dialect::{CAP, CAP2, CAP3UP, CAP4, CS2_ANY, INAP};
use inlab_tests::wire::message;

#[test]
fn every_value_of_every_dialect() {
    let judge = Judge {
        applications: &["inap.", "camel.", "gsm_map."],
        layers: &[":camel", ":inap"],
        not_there: NOT_THERE,
        names: NAMES,
        complaints: COMPLAINTS,
        never_clean: NEVER_CLEAN,
        messages: |dialect, whole, value, number| vec![message(dialect, whole, value, number)],
    };
    judge.compare(Dialect::all(), |_| true);
}

/// Members that tshark does not have:
///
/// - sendCalculationToSCPIndication of applyCharging: of ETSI CS-1 and CS-2 only; Q.1248.2 keeps its tag free for it;
/// - callingPartyRestrictionIndicator: of EN 301 140-1 (and CAP, where tshark has it) only;
/// - bcsmEventCorrelationID: it is shown, and then the dissector fails (a subtree that it did not register);
/// - uIScriptSpecificInfo, uIScriptResult: passed over without being read, for they are of a type that the script names.
const NOT_THERE: &[&str] = &[
    "sendCalculationToSCPIndication",
    "callingPartyRestrictionIndicator",
    "bcsmEventCorrelationID",
    "uIScriptSpecificInfo",
    "uIScriptResult",
];

/// Members that asn2wrs gave another name.
const NAMES: &[(&str, &str)] = &[
    ("local", "extension_code_local"),
    // Several members have this name: tshark tells them apart.
    ("duration", "gapIndicatorsDuration"),
    ("duration", "inbandInfoDuration"),
    ("duration", "toneDuration"),
    ("failureCause", "routeSelectfailureCause"),
    ("failureCause", "mo_smsfailureCause"),
    ("failureCause", "t_smsfailureCause"),
    // TS 29.078 6.1.1 of phase 2 has it under its later name in tshark.
    ("callActive", "legActive"),
    // ETS 300 374-1 spells it so.
    ("errortreatment", "errorTreatment"),
    // Q.1248.2 spells these three so, in collectedInfoSpecificInfo, originationAttempt, and TDPIdentifier.
    ("calledPartyNumber", "calledPartynumber"),
    ("componentCorrelationID", "componenttCorrelationID"),
    ("tDPIdentifier", "tdpidentifier"),
];

const DIGITS: &str = "the largest number of the type has 32 digits, E.164 has 15";
const DEFAULT_LEG: &str =
    "the leg is DEFAULT in the text, which asn2wrs drops where the type is a CHOICE";
const FILLER: &str = "octets that the type bounds but that mean nothing to the layer below";
const PHASE_2: &str =
    "naCarrierInformation and naInfo are of phase 2 only; tshark has what has their tags later";
const ERRORS: &str = "tshark's CAMEL has the parameter twice over; pycrate reads it as it is";
const GPRS_CHARGING: &str =
    "tshark takes the BER in the OCTET STRING for an INTEGER; pycrate reads it";
const PRIVATE: &str = "a private extension of MAP: there is no dissector for its type";
const BITS: &str = "bits that are spare in the release that tshark knows";

/// Of these of CAP tshark reads no value to its end, for the reasons below. pycrate does.
const NEVER_CLEAN: &[(u32, &str)] = &[
    (CAP, " cancelFailed"),
    (CAP, " requestedInfoError"),
    (CAP, " systemFailure"),
    (CAP, " taskRefused"),
    (CAP, " furnishChargingInformationGPRS"),
    (CAP, " sendChargingInformationGPRS"),
];

#[rustfmt::skip]
const COMPLAINTS: &[Complaint] = &[
    complaint(CAP | INAP, "", "Too many digits", DIGITS),
    complaint(CS2_ANY, "initiateCallAttempt", "BER Error: Wrong field in SEQUENCE: expected class:CONTEXT(2) tag:5", DEFAULT_LEG),
    complaint(CS2_ANY, "reportUTSI", "BER Error: Wrong field in SEQUENCE", DEFAULT_LEG),
    complaint(CS2_ANY, "sendSTUI", "BER Error: Wrong field in SEQUENCE", DEFAULT_LEG),
    complaint(CS2_ANY, "continueWithArgument", "alertingPattern is shown as {}", DEFAULT_LEG),
    complaint(CS2_ANY, "continueWithArgument", "forwardGVNS is shown as {}", DEFAULT_LEG),
    complaint(CS2_ANY, "continueWithArgument", "genericName is shown as {}", DEFAULT_LEG),
    complaint(CAP2, "initialDP", "BER Error: This field lies beyond", PHASE_2),
    complaint(CAP2, "establishTemporaryConnection", "BER Error: This field lies beyond", PHASE_2),
    complaint(CAP2, "connect", "Unreassembled", PHASE_2),
    complaint(CAP, "cancelFailed", "BER Error: This field lies beyond", ERRORS),
    complaint(CAP, "requestedInfoError", "BER Error: This field lies beyond", ERRORS),
    complaint(CAP, "systemFailure", "BER Error: This field lies beyond", ERRORS),
    complaint(CAP, "taskRefused", "BER Error: This field lies beyond", ERRORS),
    complaint(CAP3UP, "furnishChargingInformationGPRS", "Trying to fetch an unsigned integer", GPRS_CHARGING),
    complaint(CAP3UP, "sendChargingInformationGPRS", "Trying to fetch an unsigned integer", GPRS_CHARGING),
    complaint(CAP, "initialDP", "BER: Dissector for OID not implemented", PRIVATE),
    complaint(CAP3UP, "eventReportGPRS", "BER: Dissector for OID not implemented", PRIVATE),
    complaint(CAP4, "initialDP", "Unknown bit(s)", BITS),
    complaint(CAP4, "initiateCallAttempt", "Unknown bit(s)", BITS),
    complaint(CAP, "initialDP", "Country Code contains non-decimal digits", FILLER),
    complaint(CAP4, "initiateCallAttempt", "Country Code contains non-decimal digits", FILLER),
    complaint(CAP, "initialDP", "BER Error: ext-", FILLER),
    complaint(CAP4, "eventReportBCSM", "BER Error: ext-", FILLER),
    complaint(CAP3UP, "initialDPSMS", "Unreassembled", FILLER),
    complaint(CAP3UP, "initialDPGPRS", "Unreassembled", FILLER),
    complaint(CAP3UP, "initialDPGPRS", "Trying to fetch an IPv4 address", FILLER),
    complaint(CAP3UP, "initialDPGPRS", "Malformed Packet", FILLER),
    complaint(CAP3UP, "eventReportGPRS", "Unreassembled", FILLER),
    complaint(CAP3UP, "eventReportGPRS", "Trying to fetch an IPv4 address", FILLER),
    complaint(CAP3UP, "applyChargingReportGPRS", "Malformed Packet", FILLER),
];
