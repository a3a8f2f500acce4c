//! The name of a calling party, for display: generic name of T1.113.3 (ANSI ISUP), which AIN takes over as GenericName and ANSI-41 as
//! CallingPartyName (X.S0004-550 6.5.2.bw, N.S0012).

use std::fmt;

use crate::InlineOctets;

/// The most characters of a name (T1.113.3: 15 octets of IA5 text).
pub const MAX_NAME: usize = 15;

/// A calling party's name, as far as the called party may see it. Characters that must not be shown are not kept.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CallerName {
    /// This is shown.
    Allowed(Name),
    /// There may be a name, and it is not to be shown.
    Restricted,
    /// No name is known.
    Unavailable,
}

/// One to [`MAX_NAME`] printable characters of IA5. `Debug` shows how many.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Name(InlineOctets<MAX_NAME>);

impl Name {
    /// `None` if it is empty, too long, or has characters that IA5 does not print.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Self::of(text.as_bytes())
    }

    /// The same from octets.
    #[must_use]
    pub fn of(octets: &[u8]) -> Option<Self> {
        let prints = !octets.is_empty() && octets.iter().all(|octet| matches!(octet, 0x20..=0x7e));
        prints.then(|| InlineOctets::new(octets).map(Self))?
    }

    /// The characters. Personal data.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({})", self.0.len())
    }
}

/// Bits A and B: presentation.
const PRESENTATION: u8 = 0x03;
const ALLOWED: u8 = 0;
const RESTRICTED: u8 = 1;
const NO_INDICATION: u8 = 3;
/// Bit E: the name is not available.
const UNAVAILABLE: u8 = 0x10;
/// Bits F to H: a calling name.
const CALLING: u8 = 0x20;

impl CallerName {
    /// Reads generic name: presentation, availability, characters. Whose name it is the parameter says that it stands in. What is neither
    /// allowed nor unavailable is not to be shown: restricted, and a blocking toggle, which asks for the other of what the caller
    /// usually has. `None`: no octets, or characters that are no name.
    #[must_use]
    pub fn decode(octets: &[u8]) -> Option<Self> {
        let (first, name) = octets.split_first()?;
        if first & UNAVAILABLE != 0 {
            return Some(Self::Unavailable);
        }
        match first & PRESENTATION {
            ALLOWED | NO_INDICATION if name.is_empty() => Some(Self::Unavailable),
            ALLOWED => Name::of(name).map(Self::Allowed),
            _ => Some(Self::Restricted),
        }
    }

    /// The octets.
    #[must_use]
    pub fn encode(&self) -> InlineOctets<{ MAX_NAME + 1 }> {
        let (first, name) = match self {
            Self::Allowed(name) => (ALLOWED, name.as_str()),
            Self::Restricted => (RESTRICTED, ""),
            Self::Unavailable => (UNAVAILABLE | NO_INDICATION, ""),
        };
        let mut octets = InlineOctets::EMPTY;
        let fits = octets.push(CALLING | first) && octets.extend(name.as_bytes());
        debug_assert!(fits, "invariant: a name has {MAX_NAME} characters at most");
        octets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// T1.113.3, generic name: bits HGF type 001 (calling name), bit E availability, bits BA presentation.
    #[test]
    fn octets_of_names() {
        let anna = CallerName::Allowed(Name::new("ANNA EXAMPLE").expect("a name"));
        let both_ways: [(&[u8], CallerName); 3] = [
            (b"\x20ANNA EXAMPLE", anna),
            (b"\x21", CallerName::Restricted),
            (b"\x33", CallerName::Unavailable),
        ];
        for (octets, name) in both_ways {
            assert_eq!(CallerName::decode(octets), Some(name));
            assert_eq!(&*name.encode(), octets);
        }
        // Characters that are not to be shown are not kept; nor do they come back.
        let read: [(&[u8], Option<CallerName>); 9] = [
            (b"\x21ANNA EXAMPLE", Some(CallerName::Restricted)),
            (b"\x22ANNA EXAMPLE", Some(CallerName::Restricted)),
            (b"\x23ANNA EXAMPLE", Some(CallerName::Restricted)),
            (b"\x30ANNA EXAMPLE", Some(CallerName::Unavailable)),
            (b"\x20", Some(CallerName::Unavailable)),
            (b"\x00ANNA EXAMPLE", Some(anna)),
            (b"\x20SIXTEEN LETTERS!", None),
            (b"\x20A\x07", None),
            (b"", None),
        ];
        for (octets, name) in read {
            assert_eq!(CallerName::decode(octets), name, "{octets:02x?}");
        }
    }

    #[test]
    fn a_name_is_not_in_debug_output() {
        let name = CallerName::Allowed(Name::new("ANNA EXAMPLE").expect("a name"));
        assert_eq!(format!("{name:?}"), "Allowed(Name(12))");
        assert_eq!(Name::new(""), None);
        assert_eq!(Name::new("ANNA\u{e9}"), None);
        assert_eq!(
            Name::new("FIFTEEN LETTERS").map(|name| name.0.len()),
            Some(15)
        );
    }
}
