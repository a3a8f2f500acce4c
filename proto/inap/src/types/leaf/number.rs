//! Numbers: of the ISDN user part, of MAP and the mobile network, generic digits.

use inlab_ber::leaf;
use inlab_ber::value::{Problem, Value, WriteError, hex, nearest, unhex};
use inlab_ss7 as ss7;

use super::{checked, find, raw, text, unraw, word};
use std::fmt::Display;
use std::str::FromStr;

/// Declares a number leaf: fields in the order shown. `first` stands before them in octets and text.
macro_rules! number_leaf {
    ($(#[$doc:meta])* $Name:ident $asn:literal $show:ident $read:ident $ss7:ident $(first $first:ident $first_key:literal)?
     { $($field:ident $key:literal)* }) => {
        leaf! { $(#[$doc])* pub struct $Name<'a> $asn = [UNIVERSAL 4], $show, $read, $Name::why }

        impl $Name<'_> {
            fn why(value: &Value) -> Option<WriteError> {
                let map = match value {
                    Value::Text(text) => {
                        let error = ss7::$ss7::from_text(text).err()?;
                        return Some(Problem::Other(error.to_string()).into());
                    }
                    Value::Map(map) => map,
                    _ => return None,
                };
                for (key, value) in map {
                    let refused = match key.as_str() {
                        "digits" => None,
                        $($first_key => None,)?
                        $($key => refused(|number: &ss7::$ss7| number.$field, value),)*
                        _ => {
                            let keys = ["digits", $($first_key,)? $($key),*];
                            return Some(Problem::NoParameter(key.clone(), nearest(keys, key)).into());
                        }
                    };
                    if let Some(problem) = refused {
                        return Some(WriteError::from(problem).within(key));
                    }
                }
                match find(map, "digits") {
                    Some(_) => None,
                    None => Some(Problem::Missing("digits").into()),
                }
            }

            /// Its meaning.
            ///
            /// # Errors
            /// What is wrong with the octets.
            pub fn value(&self) -> Result<ss7::$ss7, ss7::NumberError> {
                ss7::$ss7::decode(self.0)
            }
        }

        pub(super) fn $show(content: &[u8]) -> Value {
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

        pub(super) fn $read(value: &Value) -> Option<Vec<u8>> {
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

/// Why a value is none of a number's field.
fn refused<N, T: FromStr<Err: Display>>(_: impl Fn(&N) -> T, value: &Value) -> Option<Problem> {
    match word(value).map(|word| word.parse::<T>()) {
        Some(Ok(_)) => None,
        Some(Err(error)) => Some(Problem::Other(format!("{}: {error}", value.described()))),
        None => Some(Problem::Other(format!("cannot be {}", value.described()))),
    }
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
    /// Generic digits (Q.763 3.24): encoding scheme, type of digits, digits; binary ones in hex. The type is a number: its
    /// named values are reserved there, and CAP gives it no meaning (TS 29.078 5.1).
    pub struct GenericDigits<'a> "Digits" = [UNIVERSAL 4], show_digits, read_digits
}

const SCHEMES: [&str; 4] = ["BCD even", "BCD odd", "IA5", "binary"];

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
        3 => Some(hex(signals)),
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
    if scheme == 3 {
        octets.extend(unhex(&digits)?);
        return Some(octets);
    }
    if scheme == 2 {
        octets.extend(digits.bytes());
        return digits.is_ascii().then_some(octets);
    }
    let digits = ss7::Digits::from_text(&digits, ss7::Alphabet::Q763).ok()?;
    octets.extend(digits.packed());
    (digits.is_odd() == (scheme == 1)).then_some(octets)
}
