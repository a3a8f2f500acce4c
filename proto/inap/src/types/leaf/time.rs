//! Dates and times.

use inlab_ber::leaf;
use inlab_ber::value::Value;

use super::{checked, raw, text, unraw, word};
use crate::time::Time;

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

shown_leaf! {
    /// Time of day in an announcement (TS 29.078 5.1, VariablePart): `14:30`.
    PartTime "Time" show_part_time read_part_time, show_clock, read_clock
}
shown_leaf! {
    /// Date in an announcement (TS 29.078 5.1, VariablePart): `2005-11-24` in CAP, `05-11-24` in INAP.
    PartDate "Date" show_part_date read_part_date, show_day, read_day
}
shown_leaf! {
    /// Price in an announcement (TS 29.078 5.1, VariablePart): six digits and two places, shown as `12.50`.
    PartPrice "Price" show_part_price read_part_price, show_price, read_price
}
shown_leaf! {
    /// One or two digits that end, cancel or start an input (TS 29.078 5.1, CollectedDigits): a digit an octet, 11 is `*`
    /// and 12 is `#`.
    InputDigits "InputDigits" show_control read_control, show_control_digits, read_control_digits
}

/// Two digits an octet, the earlier in the low half.
fn decimals(octets: &[u8]) -> Option<String> {
    let mut digits = String::new();
    for octet in octets {
        for digit in [octet & 0x0f, octet >> 4] {
            digits.push(char::from_digit(digit.into(), 10)?);
        }
    }
    Some(digits)
}

fn read_decimals(digits: &str) -> Option<Vec<u8>> {
    let digit = |letter: u8| u8::try_from(char::from(letter).to_digit(10)?).ok();
    let (pairs, []) = digits.as_bytes().as_chunks::<2>() else {
        return None;
    };
    pairs
        .iter()
        .map(|[low, high]| Some(digit(*low)? | digit(*high)? << 4))
        .collect()
}

fn show_clock(content: &[u8]) -> Option<Value> {
    let [hour, minute] = content else { return None };
    Some(text(format_args!(
        "{}:{}",
        decimals(&[*hour])?,
        decimals(&[*minute])?
    )))
}

fn read_clock(value: &Value) -> Option<Vec<u8>> {
    let Value::Text(text) = value else {
        return None;
    };
    match text.split_once(':') {
        Some((hour, minute)) if hour.len() == 2 => read_decimals(&format!("{hour}{minute}")),
        _ => inlab_ber::value::unhex(text),
    }
}

fn show_day(content: &[u8]) -> Option<Value> {
    let (year, [month, day]) = content.split_last_chunk()?;
    Some(text(format_args!(
        "{}-{}-{}",
        decimals(year)?,
        decimals(&[*month])?,
        decimals(&[*day])?
    )))
}

fn read_day(value: &Value) -> Option<Vec<u8>> {
    let Value::Text(text) = value else {
        return None;
    };
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if month.len() == 2 && day.len() == 2 => {
            read_decimals(&[*year, *month, *day].concat())
        }
        [_] => inlab_ber::value::unhex(text),
        _ => None,
    }
}

fn show_price(content: &[u8]) -> Option<Value> {
    let (units, [places]) = content.split_last_chunk::<1>()?;
    let units: u32 = decimals(units)
        .filter(|units| units.len() == 6)?
        .parse()
        .ok()?;
    Some(text(format_args!("{units}.{}", decimals(&[*places])?)))
}

fn read_price(value: &Value) -> Option<Vec<u8>> {
    let text = word(value)?;
    match text.split_once('.') {
        Some((units, places)) => {
            read_decimals(&format!("{units:0>6}{places:0<2}")).filter(|octets| octets.len() == 4)
        }
        // Eight digits of hex, as they stand in the octets.
        None if text.len() == 8 => inlab_ber::value::unhex(&text),
        None => read_decimals(&format!("{text:0>6}00")).filter(|octets| octets.len() == 4),
    }
}

const CONTROL: &[u8; 13] = b"0123456789 *#";

fn show_control_digits(content: &[u8]) -> Option<Value> {
    let digit = |octet: &u8| {
        CONTROL
            .get(usize::from(*octet))
            .filter(|letter| **letter != b' ')
    };
    let digits: Option<String> = content
        .iter()
        .map(|octet| digit(octet).map(|l| char::from(*l)))
        .collect();
    digits.filter(|digits| !digits.is_empty()).map(Value::Text)
}

fn read_control_digits(value: &Value) -> Option<Vec<u8>> {
    let text = word(value)?;
    let digit = |letter: u8| {
        let at = CONTROL
            .iter()
            .position(|known| *known == letter && letter != b' ')?;
        u8::try_from(at).ok()
    };
    text.bytes().map(digit).collect()
}
