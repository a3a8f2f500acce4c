//! Numbers against octets from outside: `tests/vectors/isup.jsonl`, and numbers within `cap.jsonl` and the ISUP messages.
//! What they say was read off tshark 4.0.17; where the vector's own source says something, that is checked too.

use proptest::prelude::*;

use crate::{
    BearerCapability, CalledPartyBcdNumber, CalledPartyNumber, CallingPartyNumber,
    CallingPartysCategory, Cause, Digits, GenericNumber, IsdnAddress, LocationNumber, NumberError,
    NumberFault, NumberParameter, NumberingPlan, OriginalCalledNumber, RedirectingNumber,
    RedirectionInformation, Tbcd, TransferCapability,
};

fn octets(hex: &str) -> Vec<u8> {
    assert!(hex.len().is_multiple_of(2));
    (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal"))
        .collect()
}

fn vector(id: &str) -> Vec<u8> {
    let file = include_str!("../../../tests/vectors/isup.jsonl");
    file.lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .find(|vector| vector["id"] == id)
        .map(|vector| octets(vector["hex"].as_str().expect("hex")))
        .expect("this vector")
}

/// Octets say this text, and the text gives the octets.
macro_rules! same {
    ($type:ty, $octets:expr, $text:expr) => {{
        let octets: Vec<u8> = $octets;
        let value =
            <$type>::decode(&octets).unwrap_or_else(|error| panic!("{octets:02x?}: {error}"));
        assert_eq!(value.show().to_string(), $text);
        assert_eq!(<$type>::from_text($text), Ok(value), "{}", $text);
        assert_eq!(&*value.encode(), octets, "{}", $text);
        value
    }};
}

#[test]
fn q763_3_9_called_party_number() {
    // Within the IAM of isup-s-003.
    same!(
        CalledPartyNumber,
        octets("8410008106615301"),
        "00186016351 (international, routing to internal network number allowed, E.164)"
    );
    assert!(
        vector("isup-s-003")
            .windows(8)
            .any(|window| window == octets("8410008106615301"))
    );
    // cap-s-012, -013, -025, -027.
    same!(
        CalledPartyNumber,
        octets("0210792210"),
        "972201 (unknown, routing to internal network number allowed, E.164)"
    );
    same!(
        CalledPartyNumber,
        octets("8390217210900000"),
        "12270109000 (national, routing to internal network number not allowed, E.164)"
    );
    same!(
        CalledPartyNumber,
        octets("810022424404"),
        "2224444 (subscriber, routing to internal network number allowed, plan 0)"
    );
}

#[test]
fn q763_3_10_calling_party_number() {
    same!(
        CallingPartyNumber,
        octets("8413006100209909"),
        "00160002999 (international, complete, E.164, presentation allowed, network provided)"
    );
    assert!(
        vector("isup-s-003")
            .windows(8)
            .any(|window| window == octets("8413006100209909"))
    );
    // No digits at all: jSS7's test data; the address is not available.
    same!(
        CallingPartyNumber,
        vector("isup-s-006"),
        "no digits (nature 0, complete, plan 0, address not available, network provided)"
    );
    same!(
        CallingPartyNumber,
        vector("isup-s-007"),
        "12345 (national, incomplete, F.69, presentation allowed, user provided, verified and failed)"
    );
    // cap-s-025, -026.
    same!(
        CallingPartyNumber,
        octets("039757"),
        "75 (national, incomplete, E.164, presentation restricted, network provided)"
    );
    same!(
        CallingPartyNumber,
        octets("0410199999114144"),
        "919999111444 (international, complete, E.164, presentation allowed, user provided, not verified)"
    );
}

#[test]
fn q763_3_26_generic_number() {
    same!(
        GenericNumber,
        vector("isup-s-009"),
        "no digits (additional redirecting number, nature 0, complete, plan 0, address not available, network provided)"
    );
    // cap-s-006: its source says nature 0, qualifier 0, plan 1, presentation 1, screening 0.
    same!(
        GenericNumber,
        octets("0080141121223303"),
        "111222333 (dialled digits, nature 0, complete, E.164, presentation restricted, user provided, not verified)"
    );
    // cap-s-012, -018.
    same!(
        GenericNumber,
        octets("01020304"),
        "40 (additional called number, unknown, complete, plan 0, presentation allowed, network provided)"
    );
}

#[test]
fn q763_3_30_location_number() {
    same!(
        LocationNumber,
        octets("8493003175074009"),
        "00135770049 (international, routing to internal network number not allowed, E.164, presentation allowed, network provided)"
    );
    assert!(
        vector("isup-s-003")
            .windows(8)
            .any(|window| window == octets("8493003175074009"))
    );
    same!(
        LocationNumber,
        vector("isup-s-010"),
        "12345 (national, routing to internal network number not allowed, F.69, presentation allowed, user provided, verified and passed)"
    );
    // cap-s-013: its source says 0000077777.
    same!(
        LocationNumber,
        octets("04000000707777"),
        "0000077777 (international, routing to internal network number allowed, plan 0, presentation allowed, user provided, not verified)"
    );
}

#[test]
fn q763_3_39_and_3_44_original_called_and_redirecting_number() {
    same!(
        OriginalCalledNumber,
        vector("isup-s-011"),
        "12345 (national, F.69, presentation restricted)"
    );
    // cap-s-025 has both of these octets, as [12] and as [29].
    same!(
        OriginalCalledNumber,
        octets("831407010900"),
        "7010900 (national, E.164, presentation restricted)"
    );
    same!(
        RedirectingNumber,
        octets("831407010900"),
        "7010900 (national, E.164, presentation restricted)"
    );
}

#[test]
fn ts29002_17_7_8_isdn_address_and_tbcd() {
    // cap-s-025 mscAddress and IMSI, cap-s-026 vlr-number.
    same!(
        IsdnAddress,
        octets("912270570070"),
        "2207750007 (international, E.164)"
    );
    same!(
        IsdnAddress,
        octets("911032547698"),
        "0123456789 (international, E.164)"
    );
    // cap-s-025: tshark reads 607029900140199.
    same!(Tbcd, octets("06079209100491f9"), "607029900140199");
    same!(Tbcd, octets("2143f5"), "12345");
    same!(Tbcd, octets("ba1c"), "*#a1");
    assert_eq!(
        Tbcd::decode(&octets("2143ff")).map(|tbcd| tbcd.show().to_string()),
        Ok("1234".into())
    );
    assert_eq!(
        Tbcd::decode(&octets("21f34365")),
        Err(NumberError {
            parameter: NumberParameter::Tbcd,
            fault: NumberFault::DigitAfterFiller,
            at: 2
        })
    );
    // One octet is the least that both types may have.
    same!(
        IsdnAddress,
        octets("91"),
        "no digits (international, E.164)"
    );
    same!(
        CalledPartyBcdNumber,
        octets("81"),
        "no digits (unknown, E.164)"
    );
    assert_eq!(
        IsdnAddress::decode(&[]),
        Err(NumberError {
            parameter: NumberParameter::IsdnAddress,
            fault: NumberFault::Truncated,
            at: 0
        })
    );
}

#[test]
fn ts24008_10_5_4_7_called_party_bcd_number() {
    // cap-s-026.
    same!(
        CalledPartyBcdNumber,
        octets("a19999113122"),
        "9999111322 (national, E.164)"
    );
    same!(
        CalledPartyBcdNumber,
        octets("811a32b4"),
        "*1234# (unknown, E.164)"
    );
}

#[test]
fn q763_3_12_cause() {
    same!(Cause, octets("8090"), "16 normal call clearing (user)");
    same!(
        Cause,
        vector("isup-s-008"),
        "21 call rejected (private network serving the remote user, diagnostics 0102ff)"
    );
    // cap-s-020.
    same!(Cause, octets("8086"), "6 channel unacceptable (user)");
    same!(
        Cause,
        octets("0283a2"),
        "34 no circuit/channel available (public network serving the local user, recommendation 3)"
    );
    same!(
        Cause,
        octets("c490"),
        "16 (public network serving the remote user, national coding)"
    );
    for text in ["16", "normal call clearing", "16 normal call clearing"] {
        assert_eq!(
            Cause::from_text(text),
            Cause::decode(&[0x80, 0x90]).map_err(|error| panic!("{error}"))
        );
    }
    assert_eq!(
        Cause::decode(&[0x80]),
        Err(NumberError {
            parameter: NumberParameter::Cause,
            fault: NumberFault::Truncated,
            at: 1
        })
    );
    assert!(
        Cause::from_text("16 user busy").is_err(),
        "number and name disagree"
    );
    assert!(Cause::from_text("128").is_err());
}

#[test]
fn q763_3_45_redirection_information() {
    // tshark 4.0.17 on parameter 19 of an IAM: call diverted, original reason user busy, counter 1, reason no reply.
    let value = same!(
        RedirectionInformation,
        octets("1321"),
        "call diverted (original reason user busy, 1 redirections, reason no reply)"
    );
    assert_eq!(value.last.map(|(counter, _)| counter), Some(1));
    same!(
        RedirectionInformation,
        octets("03"),
        "call diverted (original reason unknown)"
    );
    assert!(RedirectionInformation::decode(&[]).is_err());
    assert!(RedirectionInformation::decode(&[1, 2, 3]).is_err());
}

#[test]
fn q763_3_11_category_and_3_57_bearer() {
    assert_eq!(
        CallingPartysCategory::decode(&[10]).map(|c| c.to_string()),
        Ok("ordinary calling subscriber".into())
    );
    assert_eq!("category 224".parse(), Ok(CallingPartysCategory(224)));
    assert!(CallingPartysCategory::decode(&[]).is_err());
    for (octets, capability) in [
        (vector("isup-s-012"), TransferCapability::SPEECH),
        (octets("8090a3"), TransferCapability::SPEECH),
        (vector("isup-s-013"), TransferCapability::AUDIO_3_1_KHZ),
        (vector("isup-s-014"), TransferCapability::VIDEO),
    ] {
        let bearer = BearerCapability::decode(&octets).expect("two to eleven octets");
        assert_eq!(bearer.transfer_capability(), capability);
        assert_eq!(bearer.encode(), octets);
        let text = bearer.show().to_string();
        assert_eq!(BearerCapability::from_text(&text), Ok(bearer), "{text}");
    }
    let speech = BearerCapability::decode(&octets("8090a3"));
    assert_eq!(BearerCapability::from_text("speech").ok(), speech.ok());
    for text in [
        "video",
        "speech (octets 9090a3)",
        "speech (octets 80)",
        "talk",
    ] {
        assert!(BearerCapability::from_text(text).is_err(), "{text}");
    }
}

#[test]
fn q763_3_9_malformed_numbers_name_the_parameter() {
    let error = |parameter, fault, at| {
        Err(NumberError {
            parameter,
            fault,
            at,
        })
    };
    let called = NumberParameter::CalledPartyNumber;
    let decode = |hex| CalledPartyNumber::decode(&octets(hex)).map(drop);
    assert_eq!(decode(""), error(called, NumberFault::Truncated, 0));
    assert_eq!(decode("84"), error(called, NumberFault::Truncated, 1));
    assert_eq!(
        decode("8410"),
        error(called, NumberFault::OddWithoutDigits, 0)
    );
    assert_eq!(decode("0410"), error(called, NumberFault::NoDigits, 2));
    assert_eq!(
        decode(&format!("0410{}", "11".repeat(17))),
        error(called, NumberFault::TooManyDigits, 2)
    );
    assert_eq!(
        GenericNumber::decode(&octets("068410")).map(drop),
        error(
            NumberParameter::GenericNumber,
            NumberFault::OddWithoutDigits,
            1
        )
    );
    assert_eq!(
        GenericNumber::decode(&[]).map(drop),
        error(NumberParameter::GenericNumber, NumberFault::Truncated, 0)
    );
}

#[test]
fn q763_3_10_an_incomplete_number_is_nobodys() {
    // Octets of a live call (Wireshark reads: NI incomplete, national, E.164, restricted, digits 75).
    let calling = CallingPartyNumber::decode(&[0x03, 0x97, 0x57]).expect("a number");
    assert_eq!(calling.incomplete, crate::NumberIncomplete::INCOMPLETE);
    let plan = NumberingPlan {
        country_code: Digits::from_text("49", crate::Alphabet::Q763).expect("digits"),
        national_prefix: Digits::EMPTY,
        international_prefix: Digits::EMPTY,
    };
    assert_eq!(calling.e164(&plan), None);
    let complete = CallingPartyNumber {
        incomplete: crate::NumberIncomplete::COMPLETE,
        ..calling
    };
    assert!(complete.e164(&plan).is_some());
    let generic = GenericNumber::decode(&[0x06, 0x03, 0x97, 0x57]).expect("a number");
    assert_eq!(generic.e164(&plan), None);
}

#[test]
fn q763_3_9_international_form() {
    let plan = NumberingPlan {
        country_code: Digits::from_text("49", crate::Alphabet::Q763).expect("digits"),
        national_prefix: Digits::from_text("0", crate::Alphabet::Q763).expect("digits"),
        international_prefix: Digits::from_text("00", crate::Alphabet::Q763).expect("digits"),
    };
    for (text, international) in [
        ("+4915550100", Some("4915550100")),
        ("15550100", Some("4915550100")),
        ("15550100 (national)", Some("4915550100")),
        ("015550100F (unknown)", Some("4915550100")),
        ("0015550100 (unknown)", Some("15550100")),
        ("15550100 (unknown)", None),
        ("15550100 (subscriber)", None),
        ("15550100 (national, private plan)", None),
        ("1555B (national)", None),
        ("1234567890123456 (international)", None),
    ] {
        let number = CalledPartyNumber::from_text(text).expect("test text");
        assert_eq!(
            number.e164(&plan).map(|n| n.show().to_string()).as_deref(),
            international,
            "{text}"
        );
    }
    let bcd = CalledPartyBcdNumber::from_text("015550100").expect("test text");
    assert_eq!(
        bcd.e164(&plan).map(|n| n.show().to_string()).as_deref(),
        Some("4915550100")
    );
    let star = CalledPartyBcdNumber::from_text("*100#").expect("test text");
    assert_eq!(star.e164(&plan), None);
    assert!(!format!("{bcd:?} {star:?}").contains("5550"));
}

proptest! {
    #[test]
    fn random_octets_never_panic_and_come_back(octets in proptest::collection::vec(any::<u8>(), 0..24)) {
        macro_rules! again {
            ($($type:ty)*) => {$(
                if let Ok(value) = <$type>::decode(&octets) {
                    prop_assert_eq!(<$type>::decode(&value.encode()), Ok(value));
                    let text = value.show().to_string();
                    prop_assert_eq!(<$type>::from_text(&text), Ok(value), "{}", text);
                }
            )*};
        }
        again!(
            CalledPartyNumber CallingPartyNumber GenericNumber LocationNumber OriginalCalledNumber RedirectingNumber
            IsdnAddress CalledPartyBcdNumber Tbcd Cause RedirectionInformation
        );
    }

    #[test]
    fn random_text_never_panics(text in "\\PC{0,40}") {
        let _ = (CalledPartyNumber::from_text(&text), GenericNumber::from_text(&text), Cause::from_text(&text));
        let _ = (CalledPartyBcdNumber::from_text(&text), RedirectionInformation::from_text(&text));
    }
}
