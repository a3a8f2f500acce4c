//! Time of day as CAP and INAP write it: BCD digits, the earlier one in the low half of each octet.

use inlab_ss7::InlineOctets;

/// A date and time, with the offset from UTC if it was told.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Time {
    /// Year; of two digits where [`Time::short_year`].
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
    /// Quarters of an hour east of UTC (TS 23.040 9.2.3.11), -79 to 79.
    pub offset_quarters: Option<i8>,
    /// Whether the century was not told, as in INAP CS-1.
    pub short_year: bool,
}

impl Time {
    /// Reads 8 octets (with time zone), 7, or 6 (without the century). `None` for other lengths and for what is no date
    /// or time.
    #[must_use]
    pub fn decode(octets: &[u8]) -> Option<Self> {
        let (century, rest) = match octets.len() {
            6 => (None, octets),
            7 | 8 => (Some(decimal(*octets.first()?)?), octets.get(1..)?),
            _ => return None,
        };
        let (fields, zone) = rest.split_at_checked(6)?;
        let [year, month, day, hour, minute, second] = *fields else {
            return None;
        };
        let time = Self {
            year: u16::from(century.unwrap_or(0)) * 100 + u16::from(decimal(year)?),
            month: decimal(month)?,
            day: decimal(day)?,
            hour: decimal(hour)?,
            minute: decimal(minute)?,
            second: decimal(second)?,
            offset_quarters: match zone {
                [] => None,
                [zone] => Some(quarters(*zone)?),
                _ => return None,
            },
            short_year: century.is_none(),
        };
        time.is_valid().then_some(time)
    }

    /// The octets.
    #[must_use]
    pub fn encode(&self) -> InlineOctets<8> {
        let mut octets = InlineOctets::EMPTY;
        let century = u8::try_from(self.year / 100 % 100).unwrap_or(0);
        let mut fits = self.short_year || octets.push(bcd(century));
        let year = u8::try_from(self.year % 100).unwrap_or(0);
        for field in [
            year,
            self.month,
            self.day,
            self.hour,
            self.minute,
            self.second,
        ] {
            fits &= octets.push(bcd(field));
        }
        if let Some(quarters) = self.offset_quarters {
            // Bit 3 of the first digit is the sign.
            let sign = if quarters < 0 { 0x08 } else { 0 };
            fits &= octets.push(bcd(quarters.unsigned_abs() % 80) | sign);
        }
        debug_assert!(fits, "invariant: eight octets fit");
        octets
    }

    fn is_valid(&self) -> bool {
        (1..=12).contains(&self.month)
            && (1..=31).contains(&self.day)
            && self.hour < 24
            && self.minute < 60
            && self.second < 60
    }

    /// Reads what `Display` writes: `2005-11-24T13:10:56+01:00`, the offset and the century may be missing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T')?;
        let mut date = date.split('-');
        let (year, month, day) = (date.next()?, date.next()?, date.next()?);
        let (time, zone) = match time.find(['+', '-', 'Z']) {
            Some(at) => time.split_at_checked(at)?,
            None => (time, ""),
        };
        let mut time = time.split(':');
        let (hour, minute, second) = (time.next()?, time.next()?, time.next()?);
        if date.next().is_some() || time.next().is_some() || !matches!(year.len(), 2 | 4) {
            return None;
        }
        let offset_quarters = match zone {
            "" => None,
            "Z" => Some(0),
            _ => {
                let (sign, zone) = zone.split_at_checked(1)?;
                let (hours, minutes) = zone.split_once(':')?;
                let quarters = two(hours)?
                    .checked_mul(4)?
                    .checked_add(two(minutes)? / 15)?;
                let quarters = i8::try_from(quarters)
                    .ok()
                    .filter(|quarters| *quarters < 80)?;
                Some(if sign == "-" { -quarters } else { quarters })
            }
        };
        let time = Self {
            year: year.parse().ok()?,
            month: two(month)?,
            day: two(day)?,
            hour: two(hour)?,
            minute: two(minute)?,
            second: two(second)?,
            offset_quarters,
            short_year: year.len() == 2,
        };
        time.is_valid().then_some(time)
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            year,
            month,
            day,
            hour,
            minute,
            second,
            ..
        } = self;
        if self.short_year {
            write!(f, "{year:02}")?;
        } else {
            write!(f, "{year:04}")?;
        }
        write!(f, "-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if let Some(quarters) = self.offset_quarters {
            let sign = if quarters < 0 { '-' } else { '+' };
            let quarters = quarters.unsigned_abs();
            write!(f, "{sign}{:02}:{:02}", quarters / 4, quarters % 4 * 15)?;
        }
        Ok(())
    }
}

fn two(text: &str) -> Option<u8> {
    let digits = text.len() == 2 && text.bytes().all(|octet| octet.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A number of two digits, the first in the low half.
fn decimal(octet: u8) -> Option<u8> {
    let (tens, ones) = (octet & 0x0f, octet >> 4);
    (tens < 10 && ones < 10).then_some(tens * 10 + ones)
}

fn bcd(number: u8) -> u8 {
    (number / 10 % 10) | ((number % 10) << 4)
}

fn quarters(octet: u8) -> Option<i8> {
    let magnitude = i8::try_from(decimal(octet & 0xf7)?).ok()?;
    Some(if octet & 0x08 == 0 {
        magnitude
    } else {
        -magnitude
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Octets and values of two captured CAP messages (vectors cap-s-025 and cap-s-008), and a zone of two hours and a
    /// half west.
    #[test]
    fn octets() {
        for (octets, text) in [
            (
                &[0x02, 0x50, 0x11, 0x42, 0x31, 0x01, 0x65, 0x00][..],
                "2005-11-24T13:10:56+00:00",
            ),
            (
                &[0x02, 0x11, 0x21, 0x03, 0x01, 0x70, 0x81],
                "2011-12-30T10:07:18",
            ),
            (&[0x11, 0x21, 0x03, 0x01, 0x70, 0x81], "11-12-30T10:07:18"),
            (
                &[0x02, 0x50, 0x11, 0x42, 0x31, 0x01, 0x65, 0x09],
                "2005-11-24T13:10:56-02:30",
            ),
        ] {
            let time = Time::decode(octets).expect(text);
            assert_eq!(time.to_string(), text);
            assert_eq!(&*time.encode(), octets);
            assert_eq!(Time::parse(text), Some(time));
        }
        assert_eq!(
            Time::decode(&[0x02, 0x11, 0x21, 0x22, 0x01, 0x30, 0x22, 0x01, 0x52]),
            None
        );
        assert_eq!(
            Time::decode(&[0x11, 0x31, 0x03, 0x01, 0x70, 0x81]),
            None,
            "month 13"
        );
        assert_eq!(Time::parse("2005-1-24T13:10:56"), None);
    }
}
