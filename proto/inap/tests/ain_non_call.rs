//! nCARequest of AIN 0.2: octets of an application for a user who makes no call. By hand from AIN-Operations and AIN-Parameters:
//! envelopeEncodingAuthority [98] is 9f62, envelopContent [75] 9f4b, securityEnvelope [85] 9f55.

mod ain;

use ain::*;
use inlab_ber::value::hex;
use inlab_ber::{Scratch, Writer};
use inlab_inap::error::{FAILURE_REPORT, NCAS_DISALLOWED, SECURITY_ERROR};
use inlab_inap::*;
use inlab_ss7::InlineOctets;

/// 1.2.840.10000.1: 10000 is 78 * 128 + 16.
const AUTHORITY: &str = "9f6206 2a8648ce1001";

fn asked(name: &str, members: &[&str]) -> Result<NonCallRequest, DecodeError> {
    decode_non_call(
        AIN02,
        operation(AIN02, name),
        &octets(members),
        &Scratch::default(),
    )
}

#[test]
fn a_request_and_its_answer() {
    let members = [CALLED, CALLING, AUTHORITY, "9f4b03 010203"];
    let asked = asked("nCARequest", &members).expect("read");
    assert_eq!(asked.called, isup("8005550199"));
    assert_eq!(asked.calling, Some(calling("2125550100")));
    assert_eq!(
        &*asked.envelope.authority,
        [0x2a, 0x86, 0x48, 0xce, 0x10, 1]
    );
    assert_eq!(&*asked.envelope.content, [1, 2, 3]);
    assert!(!asked.is_secured);
    assert_eq!(format!("{:?}", asked.envelope), "Envelope(3 octets)");
    let answer = Envelope {
        content: InlineOctets::new(&[0xff]).expect("short"),
        ..asked.envelope
    };
    let mut out = Writer::default();
    let row = operation(AIN02, "nCARequest");
    assert_eq!(
        (row.code, row.direction),
        (107 * 256 + 1, Direction::SsfToScf)
    );
    encode_non_call_answer(AIN02, row, &answer, &mut out).expect("said");
    assert_eq!(hex(out.as_slice()), sequence(&[AUTHORITY, "9f4b01 ff"]));
    assert!(row.result.is_some() && row.class == Class::One);
}

#[test]
fn what_is_protected_is_told() {
    let members = [CALLED, CALLING, AUTHORITY, "9f4b01 00", "9f5503 010203"];
    assert!(asked("nCARequest", &members).expect("read").is_secured);
}

#[test]
fn what_is_missing_or_another_operation_is_refused() {
    let missing = asked("nCARequest", &[CALLED, CALLING, "9f4b01 00"]);
    assert!(
        missing
            .expect_err("no authority")
            .to_string()
            .contains("envelopeEncodingAuthority")
    );
    let empty = asked("nCARequest", &[CALLED, CALLING, AUTHORITY, "9f4b00"]);
    assert!(empty.is_err(), "1 to 180 octets");
    let another = asked("infoAnalyzed", &[LINE, SPEECH]).expect_err("another");
    assert_eq!(another.fault, DecodeFault::NotOfThisKind);
    // AIN 0.1 does not have it.
    assert!(AIN01.operation_named("nCARequest").is_none());
}

/// failureCause [32] of failureReport: 23 ncasDisallowed, 17 securityError.
#[test]
fn the_refusals_are_values_of_the_error() {
    assert_eq!(hex(&NCAS_DISALLOWED), "30049f200117");
    assert_eq!(hex(&SECURITY_ERROR), "30049f200111");
    let of = error_type(AIN02, FAILURE_REPORT).expect("it has it");
    let of = of.parameter.expect("it has one");
    for octets in [&NCAS_DISALLOWED, &SECURITY_ERROR] {
        let (scratch, mut out) = (Scratch::default(), Writer::default());
        of.recode(octets, AIN02, &scratch, &mut out).expect("one");
        assert_eq!(out.as_slice(), octets);
    }
}
