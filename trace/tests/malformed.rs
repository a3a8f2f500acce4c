//! Octets written by hand from Q.713, RFC 4666 and Q.773: what is well formed must pass, what is not must be refused, and
//! the layer that a line names is what counts.

use inlab_trace::vectors::{self, Verdict};

/// What it is, hex (spaces for people), and whether it is malformed.
type Row = (&'static str, &'static str, bool);

const GOOD: bool = false;
const BAD: bool = true;

fn check(layer: &str, protocol: &str, rows: &[Row]) {
    for (what, hex, malformed) in rows {
        let hex = hex.replace(' ', "");
        let line = format!(
            r#"{{"id":"{what}","layer":"{layer}","protocol":"{protocol}","hex":"{hex}","malformed":{malformed}}}"#
        );
        let outcome = vectors::run(&line).next().expect("an outcome");
        let expected = if *malformed {
            Verdict::Refused
        } else {
            Verdict::Ok
        };
        assert_eq!(outcome.verdict, expected, "{layer}: {}", outcome.to_json());
        // Told the other way round, the same octets fail.
        let turned = line.replace(
            &format!(r#""malformed":{malformed}"#),
            &format!(r#""malformed":{}"#, !malformed),
        );
        let outcome = vectors::run(&turned).next().expect("an outcome");
        assert_eq!(outcome.verdict, Verdict::Fail, "{layer}: {what}, turned");
    }
}

/// Q.713 3.4.
#[test]
fn sccp_addresses() {
    check(
        "sccp-address",
        "SCCP-ITU",
        &[
            ("SSN", "42 92", GOOD),
            ("point code and SSN", "43 64 00 92", GOOD),
            ("GTI 1, odd", "06 92 84 21 43 05", GOOD),
            ("GTI 2", "0a 92 00 21 43", GOOD),
            ("GTI 3, even", "0e 92 00 12 21 43", GOOD),
            ("GTI 4", "12 92 00 12 04 94 71", GOOD),
            ("GTI 4, no SSN", "10 00 12 04 94 71", GOOD),
            ("all of it", "53 64 00 92 00 12 04 94 71", GOOD),
            ("nothing", "", BAD),
            ("SSN is cut off", "42", BAD),
            ("point code is cut", "43 64", BAD),
            ("SSN after the point code is cut off", "43 64 00", BAD),
            ("GTI 1 without nature", "06 92", BAD),
            ("GTI 1 without digits", "06 92 04", BAD),
            ("GTI 2 without digits", "0a 92 00", BAD),
            ("GTI 3 cut in its header", "0e 92 00", BAD),
            ("GTI 4 cut in its header", "12 92 00 12", BAD),
            ("GTI 4 without digits", "12 92 00 12 04", BAD),
            ("GTI 5, international reserve", "16 92 00 12 04 94", BAD),
            ("GTI 8, national reserve", "22 92 00 12 04 94", BAD),
            ("GTI 15, extension", "3e 92 00 12 04 94", BAD),
            ("octets that nothing announces", "42 92 00", BAD),
            (
                "33 digits",
                "12 92 00 11 04 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 01",
                BAD,
            ),
        ],
    );
    check(
        "sccp-address",
        "SCCP-ANSI",
        &[
            ("SSN before point code", "c3 92 64 00 01", GOOD),
            ("GTI 2", "8a 03 00 21 43", BAD),
            ("GTI 3 is not defined", "8d 92 00 12 21 43", BAD),
            ("point code of two octets", "c3 92 64 00", BAD),
        ],
    );
}

/// Q.713 4.10 to 4.20, with 1.5 to 1.8 on pointers.
#[test]
fn sccp_messages() {
    check(
        "sccp-message",
        "SCCP-ITU",
        &[
            ("UDT", "09 00 03 05 07 02 42 92 02 42 06 03 aa bb cc", GOOD),
            (
                "UDT, class 1, return on error",
                "09 81 03 05 07 02 42 92 02 42 06 03 aa bb cc",
                GOOD,
            ),
            ("UDTS", "0a 03 03 05 07 02 42 92 02 42 06 03 aa bb cc", GOOD),
            (
                "XUDT, hop counter 15",
                "11 00 0f 04 06 08 00 02 42 92 02 42 06 03 aa bb cc",
                GOOD,
            ),
            (
                "XUDT, hop counter 1",
                "11 00 01 04 06 08 00 02 42 92 02 42 06 03 aa bb cc",
                GOOD,
            ),
            (
                "XUDT with segmentation",
                "11 01 0f 04 06 08 0b 02 42 92 02 42 06 03 aa bb cc 10 04 c1 01 02 03 00",
                GOOD,
            ),
            (
                "XUDT, a middle segment",
                "11 01 0f 04 06 08 0b 02 42 92 02 42 06 03 aa bb cc 10 04 41 01 02 03 00",
                GOOD,
            ),
            (
                "XUDT with importance and one that is not known",
                "11 00 0f 04 06 08 0b 02 42 92 02 42 06 03 aa bb cc 12 01 04 7e 01 00 00",
                GOOD,
            ),
            (
                "LUDT",
                "13 00 0f 07 00 08 00 09 00 00 00 02 42 92 02 42 06 03 00 aa bb cc",
                GOOD,
            ),
            ("nothing", "", BAD),
            (
                "type 0",
                "00 00 03 05 07 02 42 92 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "class 2",
                "09 02 03 05 07 02 42 92 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "class 3 in XUDT",
                "11 03 0f 04 06 08 00 02 42 92 02 42 06 03 aa bb cc",
                BAD,
            ),
            ("ends before the pointers", "09 00 03", BAD),
            (
                "pointer to the called address outside",
                "09 00 f0 05 07 02 42 92 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "pointer to the data outside",
                "09 00 03 05 70 02 42 92 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "pointer 0 to the calling address",
                "09 00 03 00 07 02 42 92 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "data is cut",
                "09 00 03 05 07 02 42 92 02 42 06 04 aa bb cc",
                BAD,
            ),
            (
                "called address without its title",
                "09 00 03 06 08 03 12 92 00 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "called address of reserved GTI 6",
                "09 00 03 08 0a 05 1a 92 00 21 43 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "called address of length 0",
                "09 00 03 03 05 00 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "calling address is cut",
                "09 00 03 05 06 02 42 92 01 43 03 aa bb cc",
                BAD,
            ),
            (
                "hop counter 0",
                "11 00 00 04 06 08 00 02 42 92 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "hop counter 16",
                "11 00 10 04 06 08 00 02 42 92 02 42 06 03 aa bb cc",
                BAD,
            ),
            (
                "LUDT, hop counter 255",
                "13 00 ff 07 00 08 00 09 00 00 00 02 42 92 02 42 06 03 00 aa bb cc",
                BAD,
            ),
            (
                "optional part without end",
                "11 01 0f 04 06 08 0b 02 42 92 02 42 06 03 aa bb cc 10 04 c1 01 02 03",
                BAD,
            ),
            (
                "pointer to the optional part outside",
                "11 01 0f 04 06 08 4b 02 42 92 02 42 06 03 aa bb cc 10 04 c1 01 02 03 00",
                BAD,
            ),
            (
                "segmentation of 3 octets",
                "11 01 0f 04 06 08 0b 02 42 92 02 42 06 03 aa bb cc 10 03 c1 01 02 00",
                BAD,
            ),
            (
                "segmentation of 5 octets",
                "11 01 0f 04 06 08 0b 02 42 92 02 42 06 03 aa bb cc 10 05 c1 01 02 03 04 00",
                BAD,
            ),
            (
                "importance of 2 octets",
                "11 00 0f 04 06 08 0b 02 42 92 02 42 06 03 aa bb cc 12 02 04 00 00",
                BAD,
            ),
            (
                "LUDT, length of the data beyond the end",
                "13 00 0f 07 00 08 00 09 00 00 00 02 42 92 02 42 06 03 01 aa bb cc",
                BAD,
            ),
        ],
    );
}

/// What is malformed may be further in than the layer named; a line that is not malformed answers for its layer alone.
#[test]
fn sccp_messages_with_a_broken_user() {
    // UDT with a TCAP End of which the DTID is missing.
    let hex = "090003050702429202420602 6400".replace(' ', "");
    for (malformed, verdict) in [(true, Verdict::Refused), (false, Verdict::Ok)] {
        let line = format!(
            r#"{{"id":"x","layer":"sccp-message","protocol":"SCCP-ITU","hex":"{hex}","malformed":{malformed}}}"#
        );
        let outcome = vectors::run(&line).next().expect("an outcome");
        assert_eq!(outcome.verdict, verdict, "{}", outcome.to_json());
    }
}

/// RFC 4666 3.1, 3.2 and the parameters' own sizes.
#[test]
fn m3ua_messages() {
    check(
        "m3ua-message",
        "M3UA",
        &[
            ("ASPUP", "01 00 03 01 00000008", GOOD),
            (
                "ASPAC with mode and two contexts",
                "01 00 04 01 0000001c 000b 0008 00000002 0006 000c 00000001 00000002",
                GOOD,
            ),
            (
                "DATA",
                "01 00 01 01 00000018 0210 0010 00000001 00000002 04 02 00 05",
                GOOD,
            ),
            (
                "DATA whose padding is counted",
                "01 00 01 01 0000001c 0210 0011 00000001 00000002 04 02 00 05 aa 000000",
                GOOD,
            ),
            (
                "DATA whose last padding is not there: to be accepted (3.1.4)",
                "01 00 01 01 00000019 0210 0011 00000001 00000002 04 02 00 05 aa",
                GOOD,
            ),
            ("BEAT", "01 00 03 03 0000000e 0009 0006 abcd", GOOD),
            (
                "tag of a later version",
                "01 00 03 01 00000010 7f00 0008 00000001",
                GOOD,
            ),
            ("nothing", "", BAD),
            ("header cut", "01 00 03 01 000000", BAD),
            ("version 2", "02 00 03 01 00000008", BAD),
            ("version 0", "00 00 03 01 00000008", BAD),
            ("class 5", "01 00 05 01 00000008", BAD),
            ("class 10", "01 00 0a 01 00000008", BAD),
            ("ASPSM type 7", "01 00 03 07 00000008", BAD),
            ("transfer type 0", "01 00 01 00 00000008", BAD),
            ("length too short", "01 00 03 01 00000004", BAD),
            ("length too long", "01 00 03 01 0000000c", BAD),
            (
                "length that leaves a parameter out",
                "01 00 03 01 00000008 0011 0008 00000001",
                BAD,
            ),
            ("length that is huge", "01 00 03 01 ffffffff", BAD),
            ("parameter length 3", "01 00 03 01 0000000c 0004 0003", BAD),
            ("parameter length 0", "01 00 03 01 0000000c 0004 0000", BAD),
            (
                "parameter beyond the end",
                "01 00 03 01 00000010 0011 000c 00000001",
                BAD,
            ),
            (
                "padding within the message is missing",
                "01 00 03 01 00000013 0004 0007 616263 0011 0008 00000001",
                BAD,
            ),
            ("tag cut", "01 00 03 01 0000000a 0004", BAD),
            (
                "Protocol Data of 11 octets",
                "01 00 01 01 00000018 0210 000f 00000001 00000002 03 02 00 00",
                BAD,
            ),
            (
                "Protocol Data of 0 octets",
                "01 00 01 01 0000000c 0210 0004",
                BAD,
            ),
            (
                "routing context of 6 octets",
                "01 00 04 01 00000014 0006 000a 00000001 0002 0000",
                BAD,
            ),
            (
                "ASP identifier of 5 octets",
                "01 00 03 01 00000014 0011 0009 00000001 01 000000",
                BAD,
            ),
            (
                "affected point code of 3 octets",
                "01 00 02 01 00000010 0012 0007 000002 00",
                BAD,
            ),
        ],
    );
}

/// Mandatory parameters are the procedures' matter: only a line that says so is refused for them.
#[test]
fn m3ua_messages_without_all_they_need() {
    for hex in [
        "01000101000000100006000800000001",
        "0100020100000008",
        "01000001000000100006000800000001",
    ] {
        for (malformed, verdict) in [(true, Verdict::Refused), (false, Verdict::Ok)] {
            let line = format!(
                r#"{{"id":"x","layer":"m3ua-message","protocol":"M3UA","hex":"{hex}","malformed":{malformed}}}"#
            );
            let outcome = vectors::run(&line).next().expect("an outcome");
            assert_eq!(outcome.verdict, verdict, "{}", outcome.to_json());
        }
    }
}

/// Q.773 3.1, 4.2.1.
#[test]
fn tcap_messages() {
    check(
        "tcap-message",
        "TCAP-ITU",
        &[
            ("Begin", "62 06 48 04 01020304", GOOD),
            ("Begin, id of 1 octet", "62 03 48 01 01", GOOD),
            ("Continue", "65 06 48 01 01 49 01 02", GOOD),
            ("End", "64 06 49 04 01020304", GOOD),
            ("End, long form of length", "64 81 03 49 01 01", GOOD),
            ("End, indefinite length", "64 80 49 01 01 00 00", GOOD),
            ("P-Abort", "67 06 49 01 01 4a 01 00", GOOD),
            (
                "Begin with a Return Result of invoke 1",
                "62 0a 48 01 01 6c 05 a2 03 02 01 01",
                GOOD,
            ),
            (
                "Begin with a Reject",
                "62 0d 48 01 01 6c 08 a4 06 02 01 01 80 01 00",
                GOOD,
            ),
            ("nothing", "", BAD),
            ("type 63", "63 03 48 01 01", BAD),
            ("OTID missing in Begin", "62 00", BAD),
            ("DTID missing in End", "64 00", BAD),
            ("DTID missing in Continue", "65 03 48 01 01", BAD),
            ("DTID before OTID", "65 06 49 01 02 48 01 01", BAD),
            ("DTID in Begin", "62 06 48 01 01 49 01 02", BAD),
            ("OTID of 5 octets", "62 07 48 05 0102030405", BAD),
            ("DTID of 5 octets", "64 07 49 05 0102030405", BAD),
            ("OTID of 0 octets", "62 02 48 00", BAD),
            ("OTID constructed", "62 05 68 03 04 01 01", BAD),
            ("length beyond the end", "62 07 48 04 01020304", BAD),
            ("octets after the message", "62 03 48 01 01 00", BAD),
            ("OTID twice", "62 06 48 01 01 48 01 01", BAD),
            ("component portion empty", "62 05 48 01 01 6c 00", BAD),
            (
                "component portion twice",
                "62 11 48 01 01 6c 05 a2 03 02 01 01 6c 05 a2 03 02 01 01",
                BAD,
            ),
            (
                "component portion before the dialogue portion's place",
                "62 0a 6c 05 a2 03 02 01 01 48 01 01",
                BAD,
            ),
            (
                "component of unknown tag",
                "62 0a 48 01 01 6c 05 a5 03 02 01 01",
                BAD,
            ),
            (
                "invoke without operation",
                "62 0a 48 01 01 6c 05 a1 03 02 01 01",
                BAD,
            ),
            (
                "invoke id 256",
                "62 0b 48 01 01 6c 06 a2 04 02 02 0100",
                BAD,
            ),
            (
                "P-abort cause of 2 octets",
                "67 07 49 01 01 4a 02 00 01",
                BAD,
            ),
            ("no end of contents", "64 80 49 01 01", BAD),
        ],
    );
}
