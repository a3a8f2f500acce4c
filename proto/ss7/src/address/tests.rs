use proptest::prelude::*;

use super::*;
use crate::{
    Alphabet, Digits, EncodingScheme, GlobalTitleNature, GlobalTitlePlan, TranslationType,
};

const ITU: PointCodeFormat = PointCodeFormat::Itu;
const ANSI: PointCodeFormat = PointCodeFormat::Ansi;

fn octets(hex: &str) -> Vec<u8> {
    assert!(hex.len().is_multiple_of(2));
    (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal"))
        .collect()
}

/// Octets of the jSS7 address and global title tests (`tests/vectors/sccp.jsonl`) and others made here; what they say was
/// read off tshark 4.0.17, each in a UDT.
#[test]
fn q713_3_4_as_tshark_reads_them() {
    for (format, hex, text) in [
        (
            ITU,
            "1292001104972073009209",
            "GT 79023700299 (E.164, international) SSN 146 (CAP)",
        ),
        (
            ITU,
            "0a92030932265918",
            "GT 9023629581 (TT 3) SSN 146 (CAP)",
        ),
        (
            ITU,
            "12920011030932265908",
            "GT 902362958 (E.164, national) SSN 146 (CAP)",
        ),
        (
            ITU,
            "12920012030932265918",
            "GT 9023629581 (E.164, national) SSN 146 (CAP)",
        ),
        (ITU, "060804214365", "GT 123456 (international) SSN 8 (MSC)"),
        (ITU, "060884214305", "GT 12345 (international) SSN 8 (MSC)"),
        (
            ITU,
            "0e08001121436507",
            "GT 1234567 (TT 0, E.164) SSN 8 (MSC)",
        ),
        (ITU, "43a60508", "SSN 8 (MSC) PC 0-180-6"),
        (
            ITU,
            "0ba7050800444444",
            "GT 444444 (TT 0) SSN 8 (MSC) PC 0-180-7",
        ),
        (ITU, "4208", "SSN 8 (MSC)"),
        (ITU, "02fe", "no GT SSN 254 (BSSAP)"),
        (ITU, "00", "no GT"),
        (ITU, "410105", "no SSN PC 0-160-1"),
        (
            ANSI,
            "879200127a0011972073009209",
            "GT 79023700299 (TT 0, E.164) SSN 146 (CAP) PC 122-18-0",
        ),
        (ANSI, "c2080921", "no SSN PC 33-9-8"),
    ] {
        let octets = octets(hex);
        let address =
            Address::decode(&octets, format).unwrap_or_else(|error| panic!("{hex}: {error}"));
        assert_eq!(address.show(format).to_string(), text, "{hex}");
        assert_eq!(Address::from_text(text, format), Ok(address), "{text}");
        assert_eq!(&*address.encode(format), octets, "{hex}");
    }
}

#[test]
fn q713_3_4_1_bit_for_national_use_is_ignored() {
    assert_eq!(
        Address::decode(&[0xc2, 8], ITU),
        Address::decode(&[0x42, 8], ITU)
    );
}

#[test]
fn q713_3_4_2_malformed_addresses_name_the_element() {
    use AddressElement as E;
    let truncated = |element, at| AddressError::Truncated { element, at };
    for (format, hex, error) in [
        (ITU, "", truncated(E::Indicator, 0)),
        (ITU, "43", truncated(E::PointCode, 1)),
        (ITU, "4301", truncated(E::PointCode, 2)),
        (ITU, "430105", truncated(E::SubsystemNumber, 3)),
        (ITU, "4208ff", AddressError::Trailing { at: 2 }),
        (ITU, "1292", truncated(E::GlobalTitle, 2)),
        (ITU, "12920011", truncated(E::GlobalTitle, 4)),
        (ITU, "1292001104", AddressError::NoDigits { at: 5 }),
        (ITU, "1292001204", AddressError::NoDigits { at: 5 }),
        (ITU, "0a9200", AddressError::NoDigits { at: 3 }),
        (ITU, "069284", AddressError::NoDigits { at: 3 }),
        (ITU, "16920012041122", AddressError::GlobalTitleIndicator(5)),
        (
            ITU,
            "3e920012041122",
            AddressError::GlobalTitleIndicator(15),
        ),
        (
            ITU,
            "12920012040000000000000000000000000000000000",
            AddressError::TooManyDigits { at: 5 },
        ),
        (ANSI, "82", truncated(E::PointCode, 1)),
        (ANSI, "83920102", truncated(E::PointCode, 4)),
        (
            ANSI,
            "91920012041122",
            AddressError::GlobalTitleIndicator(4),
        ),
    ] {
        assert_eq!(Address::decode(&octets(hex), format), Err(error), "{hex}");
    }
}

/// An even number of digits whose octets were padded, and an odd one with a filler other than 0: neither gains nor loses a
/// digit.
#[test]
fn q713_3_4_2_3_filler() {
    let odd = Address::decode(&octets("12920011049720f3"), ITU).expect("odd with filler 1111");
    assert_eq!(
        odd.show(ITU).to_string(),
        "GT 79023 (E.164, international) SSN 146 (CAP)"
    );
    assert_eq!(&*odd.encode(ITU), octets("1292001104972003"));
    let even = Address::decode(&octets("12920012049720f3"), ITU).expect("even, last signal ST");
    assert_eq!(
        even.show(ITU).to_string(),
        "GT 79023F (E.164, international) SSN 146 (CAP)"
    );
}

#[test]
fn short_texts() {
    let full = Address::from_text("GT 491700001 (E.164, international) SSN 146 (CAP)", ITU);
    for text in [
        "GT +491700001 SSN CAP",
        "GT 491700001 SSN 146",
        "GT 491700001 (TT 0, E.164, international) SSN 146",
    ] {
        assert_eq!(Address::from_text(text, ITU), full, "{text}");
    }
    for (text, at) in [
        ("", 0),
        ("GT ", 3),
        ("GT 49x", 5),
        ("GT 49 (E.164", 12),
        ("GT 49 (E.165, international)", 7),
        ("GT 49 (E.164)", 13),
        ("SSN 8 (HLR)", 7),
        ("SSN 256", 4),
        ("PC 9-9-9", 3),
        ("SSN 8 SSN 9", 6),
        ("SSN 8 x", 6),
    ] {
        assert_eq!(
            Address::from_text(text, ITU).map_err(|error| error.at),
            Err(at),
            "{text}"
        );
    }
}

#[test]
fn debug_shows_no_digit() {
    let address = Address::from_text("GT 491700001 SSN CAP", ITU).expect("test text");
    assert!(!format!("{address:?}").contains("49170"));
}

fn address() -> impl Strategy<Value = Address> {
    let digits =
        "[0-9A-F]{1,32}".prop_map(|text| Digits::from_text(&text, Alphabet::Q763).expect("digits"));
    let even = "([0-9A-F]{2}){1,16}"
        .prop_map(|text| Digits::from_text(&text, Alphabet::Q763).expect("digits"));
    let title = (any::<u8>(), 0u8..16, 0u8..128, digits, even, 0u8..5).prop_map(
        |(tt, plan, nature, digits, even, form)| {
            let (translation_type, plan) = (TranslationType(tt), GlobalTitlePlan(plan));
            let nature = GlobalTitleNature(nature);
            match form {
                0 => GlobalTitle::Nature { nature, digits },
                1 => GlobalTitle::Translation {
                    translation_type,
                    digits: even,
                },
                2 => GlobalTitle::Plan {
                    translation_type,
                    plan,
                    encoding: EncodingScheme::Bcd,
                    digits,
                },
                3 => GlobalTitle::Plan {
                    translation_type,
                    plan,
                    encoding: EncodingScheme::National,
                    digits: even,
                },
                _ => GlobalTitle::Full {
                    translation_type,
                    plan,
                    encoding: EncodingScheme::Bcd,
                    nature,
                    digits,
                },
            }
        },
    );
    (
        any::<bool>(),
        proptest::option::of(0u32..1 << 14),
        proptest::option::of(any::<u8>()),
        proptest::option::of(title),
    )
        .prop_map(|(on_title, code, subsystem, global_title)| Address {
            routing: if on_title {
                RoutingIndicator::GlobalTitle
            } else {
                RoutingIndicator::SubsystemNumber
            },
            point_code: code.map(PointCode),
            subsystem: subsystem.map(SubsystemNumber),
            global_title,
        })
}

proptest! {
    #[test]
    fn octets_and_text_come_back(address in address()) {
        for format in [ITU, PointCodeFormat::China, PointCodeFormat::Japan, ANSI] {
            let carried = address.global_title.is_none_or(|title| title.indicator(format).is_some());
            if carried {
                prop_assert_eq!(Address::decode(&address.encode(format), format), Ok(address));
            }
            let text = address.show(format).to_string();
            prop_assert_eq!(Address::from_text(&text, format), Ok(address), "{}", text);
        }
    }

    #[test]
    fn random_octets_never_panic(octets in proptest::collection::vec(any::<u8>(), 0..40)) {
        for format in [ITU, PointCodeFormat::China, PointCodeFormat::Japan, ANSI] {
            if let Ok(address) = Address::decode(&octets, format) {
                prop_assert_eq!(Address::decode(&address.encode(format), format), Ok(address));
            }
        }
    }

    #[test]
    fn random_text_never_panics(text in "\\PC{0,40}") {
        let _ = Address::from_text(&text, ITU);
        let _ = Address::from_text(&format!("GT {text}"), ITU);
    }
}
