//! Leaf types: octets whose inner form is ISUP's, MAP's or the mobile network's, shown by their meaning.
//!
//! Each is shown as a map of its fields, digits as text and code points by their names; what cannot be shown so that the
//! same octets are read back (a filler that is not 0, spare bits in use, an octet too many) is shown as
//! `octets: hex`. Both forms are read, and for a number its text form too (`+15550100`).

use inlab_ber::value::{Value, hex, show, unhex, write};
use inlab_ber::{Schema, Writer, leaf};
use inlab_ss7 as ss7;

use crate::time::Time;

/// Declares a string whose content is BER of another type in one dialect, shown as that type.
macro_rules! ber_leaf {
    ($($(#[$doc:meta])* $Name:ident $asn:literal $(($range:expr))? $Of:ident $dialect:ident $show:ident $read:ident)*) => { $(
        inlab_ber::leaf! { $(#[$doc])* pub struct $Name<'a> $asn = [UNIVERSAL 4] $(($range))?, $show, $read }

        impl<'a> $Name<'a> {
            /// The value inside.
            ///
            /// # Errors
            /// What is wrong with it; offsets count from the first of these octets.
            pub fn value(&self, scratch: &'a inlab_ber::Scratch) -> Result<$Of<'a>, inlab_ber::Error> {
                let mut value = <$Of<'a> as inlab_ber::Element<'a>>::EMPTY;
                inlab_ber::decode(&mut value, self.0, $dialect, scratch)?;
                Ok(value)
            }
        }

        fn $show(content: &[u8]) -> inlab_ber::value::Value {
            show_inner(<$Of<'_> as inlab_ber::Element<'_>>::schema(), content, $dialect)
        }

        fn $read(value: &inlab_ber::value::Value) -> Option<Vec<u8>> {
            read_inner(<$Of<'_> as inlab_ber::Element<'_>>::schema(), value, $dialect)
        }
    )* };
}

pub(super) fn show_inner(schema: &'static Schema, content: &[u8], dialect: u32) -> Value {
    let inner = match inlab_ber::element(content) {
        Ok((tlv, [])) if schema.accepts(tlv.tag) => show(schema, tlv, dialect).ok(),
        _ => None,
    };
    match inner {
        Some(value) if read_inner(schema, &value, dialect).as_deref() == Some(content) => value,
        _ => Value::Map(vec![("octets".into(), Value::Text(hex(content)))]),
    }
}

pub(super) fn read_inner(schema: &'static Schema, value: &Value, dialect: u32) -> Option<Vec<u8>> {
    if let Value::Map(map) = value
        && let [(key, Value::Text(octets))] = map.as_slice()
        && key == "octets"
    {
        return unhex(octets);
    }
    let mut out = Writer::default();
    write(schema, value, dialect, &mut out).ok()?;
    Some(out.as_slice().to_vec())
}

fn text(value: impl std::fmt::Display) -> Value {
    Value::Text(value.to_string())
}

fn raw(content: &[u8]) -> Value {
    Value::Map(vec![("octets".into(), Value::Text(hex(content)))])
}

/// The octets of `octets: hex`.
fn unraw(map: &[(String, Value)]) -> Option<Vec<u8>> {
    match map {
        [(key, Value::Text(octets))] if key == "octets" => unhex(octets),
        _ => None,
    }
}

fn find<'v>(map: &'v [(String, Value)], key: &str) -> Option<&'v Value> {
    map.iter()
        .find(|(known, _)| known == key)
        .map(|(_, value)| value)
}

/// A map, or octets if the map would not give these octets again.
fn checked(content: &[u8], value: Value, read: fn(&Value) -> Option<Vec<u8>>) -> Value {
    if read(&value).as_deref() == Some(content) {
        value
    } else {
        raw(content)
    }
}

/// The value as text, and a number of digits as text too: files may give them as integers.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Declares a number leaf: fields in the order shown. `first` stands before them in octets and text.
macro_rules! number_leaf {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:ident $read:ident $ss7:ident $(first $first:ident $first_key:literal)?
     { $($field:ident $key:literal)* }) => {
        leaf! { $(#[$doc])* pub struct $Name<'a> $asn = [UNIVERSAL 4], $show, $read }

        impl $Name<'_> {
            /// Its meaning.
            ///
            /// # Errors
            /// What is wrong with the octets.
            pub fn value(&self) -> Result<ss7::$ss7, ss7::NumberError> {
                ss7::$ss7::decode(self.0)
            }
        }

        fn $show(content: &[u8]) -> Value {
            let Ok(number) = ss7::$ss7::decode(content) else { return raw(content) };
            let digits = match number.digits.is_empty() {
                true => String::new(),
                false => number.digits.show(number_leaf!(@alphabet $ss7)).to_string(),
            };
            let map = Value::Map(vec![
                ("digits".into(), Value::Text(digits)),
                $(($first_key.into(), text(number.$first)),)?
                $(($key.into(), text(number.$field)),)*
            ]);
            checked(content, map, $read)
        }

        fn $read(value: &Value) -> Option<Vec<u8>> {
            let number = match value {
                Value::Text(text) => ss7::$ss7::from_text(text).ok()?,
                Value::Map(map) => {
                    if let Some(octets) = unraw(map) {
                        return Some(octets);
                    }
                    let digits = word(find(map, "digits")?)?;
                    #[allow(unused_mut)]
                    let mut start = if digits.is_empty() { "no digits".to_owned() } else { digits };
                    $(start = format!("{start} ({})", word(find(map, $first_key)?)?);)?
                    let mut number = ss7::$ss7::from_text(&start).ok()?;
                    for (key, value) in map {
                        match key.as_str() {
                            "digits" => {}
                            $($first_key => {})?
                            $($key => number.$field = word(value)?.parse().ok()?,)*
                            _ => return None,
                        }
                    }
                    number
                }
                _ => return None,
            };
            Some(number.encode().to_vec())
        }
    };
    (@alphabet IsdnAddress) => { ss7::Alphabet::Tbcd };
    (@alphabet CalledPartyBcdNumber) => { ss7::Alphabet::Tbcd };
    (@alphabet $other:ident) => { ss7::Alphabet::Q763 };
}

number_leaf! {
    /// Called party number (Q.763 3.9).
    CalledPartyNumber "CalledPartyNumber" show_called read_called CalledPartyNumber {
        nature "nature" internal_network_number "internalNetworkNumber" plan "plan"
    }
}
number_leaf! {
    /// Calling party number (Q.763 3.10).
    CallingPartyNumber "CallingPartyNumber" show_calling read_calling CallingPartyNumber {
        nature "nature" incomplete "incomplete" plan "plan" presentation "presentation" screening "screening"
    }
}
number_leaf! {
    /// Location number (Q.763 3.30).
    LocationNumber "LocationNumber" show_location read_location LocationNumber {
        nature "nature" internal_network_number "internalNetworkNumber" plan "plan"
        presentation "presentation" screening "screening"
    }
}
number_leaf! {
    /// Original called number (Q.763 3.39).
    OriginalCalledPartyId "OriginalCalledPartyID" show_original_called read_original_called OriginalCalledNumber {
        nature "nature" plan "plan" presentation "presentation"
    }
}
number_leaf! {
    /// Redirecting number (Q.763 3.44).
    RedirectingPartyId "RedirectingPartyID" show_redirecting read_redirecting RedirectingNumber {
        nature "nature" plan "plan" presentation "presentation"
    }
}
number_leaf! {
    /// Generic number (Q.763 3.26).
    GenericNumber "GenericNumber" show_generic read_generic GenericNumber first qualifier "qualifier" {
        nature "nature" incomplete "incomplete" plan "plan" presentation "presentation" screening "screening"
    }
}
number_leaf! {
    /// ISDN address (TS 29.002 17.7.8).
    IsdnAddressString "ISDN-AddressString" show_isdn read_isdn IsdnAddress {
        nature "nature" plan "plan"
    }
}
number_leaf! {
    /// What a mobile subscriber dialled (TS 24.008 10.5.4.7 from octet 3 on).
    CalledPartyBcdNumber "CalledPartyBCDNumber" show_bcd read_bcd CalledPartyBcdNumber {
        nature "nature" plan "plan"
    }
}

leaf! {
    /// IMSI (TS 23.003 2.2), shown as its digits.
    pub struct Imsi<'a> "IMSI" = [UNIVERSAL 4], show_tbcd, read_tbcd
}
leaf! {
    /// IMEI (TS 23.003 6.2), shown as its digits.
    pub struct Imei<'a> "IMEI" = [UNIVERSAL 4], show_tbcd, read_tbcd
}

fn show_tbcd(content: &[u8]) -> Value {
    match ss7::Tbcd::decode(content) {
        Ok(digits) => checked(content, text(digits.show()), read_tbcd),
        Err(_) => raw(content),
    }
}

fn read_tbcd(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Map(map) => unraw(map),
        other => Some(ss7::Tbcd::from_text(&word(other)?).ok()?.encode().to_vec()),
    }
}

leaf! {
    /// Cause indicators (Q.763 3.12, Q.850).
    pub struct Cause<'a> "Cause" = [UNIVERSAL 4], show_cause, read_cause
}

fn show_cause(content: &[u8]) -> Value {
    let Ok(cause) = ss7::Cause::decode(content) else {
        return raw(content);
    };
    let value = match (cause.coding, cause.value.name()) {
        (ss7::CodingStandard::ITU_T, Some(name)) => format!("{} {name}", cause.value.0),
        _ => cause.value.0.to_string(),
    };
    let mut map = vec![
        ("value".into(), Value::Text(value)),
        ("location".into(), text(cause.location)),
    ];
    if cause.coding != ss7::CodingStandard::ITU_T {
        map.push(("coding".into(), text(cause.coding)));
    }
    if let Some(recommendation) = cause.recommendation {
        map.push((
            "recommendation".into(),
            Value::Integer(recommendation.into()),
        ));
    }
    if !cause.diagnostics.0.is_empty() {
        map.push(("diagnostics".into(), Value::Text(hex(&cause.diagnostics.0))));
    }
    checked(content, Value::Map(map), read_cause)
}

fn read_cause(value: &Value) -> Option<Vec<u8>> {
    let cause = match value {
        Value::Map(map) => {
            if let Some(octets) = unraw(map) {
                return Some(octets);
            }
            let mut cause = ss7::Cause::from_text(&word(find(map, "value")?)?).ok()?;
            for (key, value) in map {
                match (key.as_str(), value) {
                    ("value", _) => {}
                    ("location", value) => cause.location = word(value)?.parse().ok()?,
                    ("coding", value) => cause.coding = word(value)?.parse().ok()?,
                    ("recommendation", Value::Integer(number)) => {
                        cause.recommendation =
                            Some(u8::try_from(*number).ok().filter(|number| *number < 128)?);
                    }
                    ("diagnostics", Value::Text(octets)) => {
                        cause.diagnostics =
                            ss7::Diagnostics(ss7::InlineOctets::new(&unhex(octets)?)?);
                    }
                    _ => return None,
                }
            }
            cause
        }
        other => ss7::Cause::from_text(&word(other)?).ok()?,
    };
    Some(cause.encode().to_vec())
}

impl Cause<'_> {
    /// Its meaning.
    ///
    /// # Errors
    /// What is wrong with the octets.
    pub fn value(&self) -> Result<ss7::Cause, ss7::NumberError> {
        ss7::Cause::decode(self.0)
    }
}

leaf! {
    /// Redirection information (Q.763 3.45).
    pub struct RedirectionInformation<'a> "RedirectionInformation" = [UNIVERSAL 4], show_redirection, read_redirection
}

fn show_redirection(content: &[u8]) -> Value {
    let Ok(information) = ss7::RedirectionInformation::decode(content) else {
        return raw(content);
    };
    let mut map = vec![
        ("indicator".into(), text(information.indicator)),
        ("originalReason".into(), text(information.original_reason)),
    ];
    if let Some((counter, reason)) = information.last {
        map.push(("counter".into(), Value::Integer(counter.into())));
        map.push(("reason".into(), text(reason)));
    }
    checked(content, Value::Map(map), read_redirection)
}

fn read_redirection(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return Some(
            ss7::RedirectionInformation::from_text(&word(value)?)
                .ok()?
                .encode()
                .to_vec(),
        );
    };
    if let Some(octets) = unraw(map) {
        return Some(octets);
    }
    let mut information = ss7::RedirectionInformation {
        indicator: word(find(map, "indicator")?)?.parse().ok()?,
        original_reason: ss7::RedirectionReason::UNKNOWN,
        last: None,
    };
    for (key, value) in map {
        let last = information
            .last
            .unwrap_or((1, ss7::RedirectionReason::UNKNOWN));
        match (key.as_str(), value) {
            ("indicator", _) => {}
            ("originalReason", value) => information.original_reason = word(value)?.parse().ok()?,
            ("counter", Value::Integer(counter)) => {
                information.last = Some((
                    u8::try_from(*counter).ok().filter(|counter| *counter < 8)?,
                    last.1,
                ));
            }
            ("reason", value) => information.last = Some((last.0, word(value)?.parse().ok()?)),
            _ => return None,
        }
    }
    Some(information.encode().to_vec())
}

impl RedirectionInformation<'_> {
    /// Its meaning.
    ///
    /// # Errors
    /// What is wrong with the octets.
    pub fn value(&self) -> Result<ss7::RedirectionInformation, ss7::NumberError> {
        ss7::RedirectionInformation::decode(self.0)
    }
}

leaf! {
    /// Time and time zone, 8 octets of BCD (TS 29.078 5.1), shown as `2005-11-24T13:10:56+01:00`.
    pub struct TimeAndTimezone<'a> "TimeAndTimezone" = [UNIVERSAL 4], show_time, read_time
}
leaf! {
    /// Date and time, 7 octets of BCD in CAP, 6 in INAP (without the century), shown as `2011-12-30T10:07:18`.
    pub struct DateAndTime<'a> "DateAndTime" = [UNIVERSAL 4], show_time, read_time
}

fn show_time(content: &[u8]) -> Value {
    match Time::decode(content) {
        Some(time) => checked(content, text(time), read_time),
        None => raw(content),
    }
}

fn read_time(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Text(text) => Some(Time::parse(text)?.encode().to_vec()),
        Value::Map(map) => unraw(map),
        _ => None,
    }
}

/// Declares a leaf of exactly one octet, held by value.
macro_rules! octet_leaf {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:expr, $read:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub struct $Name(
            /// The octet.
            pub u8,
        );

        impl<'a> inlab_ber::Element<'a> for $Name {
            const TAG: inlab_ber::Tag = 4;
            const FORM: inlab_ber::Form = inlab_ber::Form::String;
            const EMPTY: Self = $Name(0);

            #[inline]
            fn decode(&mut self, tlv: inlab_ber::Tlv<'a>, cx: &mut inlab_ber::Context<'a>) -> Result<(), inlab_ber::Stopped> {
                match cx.string(tlv)? {
                    [octet] => self.0 = *octet,
                    _ => return cx.stop(inlab_ber::Fault::OutOfRange, tlv.octets),
                }
                Ok(())
            }

            #[inline]
            fn encode(&self, tag: inlab_ber::Tag, out: &mut inlab_ber::Writer) {
                out.element(tag, &[self.0]);
            }

            fn schema() -> &'static inlab_ber::Schema {
                const {
                    &inlab_ber::Schema {
                        name: $asn,
                        tag: 4,
                        extensible: false,
                        range: Some((1, 1)),
                        kind: inlab_ber::Kind::Leaf { form: inlab_ber::Form::String, show: $show, read: $read },
                    }
                }
            }

            #[inline]
            fn measure(&self) -> i64 {
                1
            }
        }
    };
}

octet_leaf! {
    /// Number of a leg, shown as a number.
    LegType "LegType" show_number, read_number
}
octet_leaf! {
    /// Calling party's category (Q.763 3.11), shown by its name.
    CallingPartysCategory "CallingPartysCategory" show_category, read_category
}
octet_leaf! {
    /// Identifier of a PDP context in a GPRS dialogue, shown as a number.
    PdpId "PDPID" show_number, read_number
}

pub(super) fn show_number(content: &[u8]) -> Value {
    match content {
        [octet] => Value::Integer((*octet).into()),
        _ => raw(content),
    }
}

pub(super) fn read_number(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Integer(number) => Some(vec![u8::try_from(*number).ok()?]),
        Value::Map(map) => unraw(map),
        _ => None,
    }
}

fn show_category(content: &[u8]) -> Value {
    match content {
        [octet] => text(ss7::CallingPartysCategory(*octet)),
        _ => raw(content),
    }
}

fn read_category(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Integer(number) => Some(vec![u8::try_from(*number).ok()?]),
        Value::Text(text) => Some(vec![text.parse::<ss7::CallingPartysCategory>().ok()?.0]),
        Value::Map(map) => unraw(map),
        _ => None,
    }
}

leaf! {
    /// Generic digits (Q.763 3.24): encoding scheme, type of digits, digits.
    pub struct GenericDigits<'a> "Digits" = [UNIVERSAL 4], show_digits, read_digits
}

const SCHEMES: [&str; 3] = ["BCD even", "BCD odd", "IA5"];

fn show_digits(content: &[u8]) -> Value {
    let Some((first, signals)) = content.split_first() else {
        return raw(content);
    };
    let digits = match first >> 5 {
        scheme @ (0 | 1) => ss7::Digits::from_packed(signals, scheme == 1)
            .map(|digits| digits.show(ss7::Alphabet::Q763).to_string()),
        2 => std::str::from_utf8(signals)
            .ok()
            .filter(|text| text.bytes().all(|octet| (0x20..0x7f).contains(&octet)))
            .map(str::to_owned),
        _ => None,
    };
    let (Some(digits), Some(scheme)) = (digits, SCHEMES.get(usize::from(first >> 5))) else {
        return raw(content);
    };
    let map = vec![
        ("digits".into(), Value::Text(digits)),
        ("encoding".into(), text(scheme)),
        ("type".into(), Value::Integer((first & 0x1f).into())),
    ];
    checked(content, Value::Map(map), read_digits)
}

fn read_digits(value: &Value) -> Option<Vec<u8>> {
    let none = [];
    let (digits, map) = match value {
        Value::Map(map) => {
            if let Some(octets) = unraw(map) {
                return Some(octets);
            }
            (word(find(map, "digits")?)?, map.as_slice())
        }
        other => (word(other)?, none.as_slice()),
    };
    let (mut scheme, mut kind) = (None, 0);
    for (key, value) in map {
        match (key.as_str(), value) {
            ("digits", _) => {}
            ("encoding", Value::Text(name)) => {
                scheme = Some(SCHEMES.iter().position(|known| known == name)?)
            }
            ("type", Value::Integer(number)) => {
                kind = u8::try_from(*number).ok().filter(|kind| *kind < 32)?
            }
            _ => return None,
        }
    }
    let scheme = scheme.unwrap_or(digits.len() % 2);
    let mut octets = vec![u8::try_from(scheme).ok()? << 5 | kind];
    if scheme == 2 {
        octets.extend(digits.bytes());
        return digits.is_ascii().then_some(octets);
    }
    let digits = ss7::Digits::from_text(&digits, ss7::Alphabet::Q763).ok()?;
    octets.extend(digits.packed());
    (digits.is_odd() == (scheme == 1)).then_some(octets)
}
