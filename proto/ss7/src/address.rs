//! SCCP called and calling party addresses (Q.713 3.4, T1.112.3 3.4).

use std::fmt;

use crate::named::named;
use crate::text::Words;
use crate::{GlobalTitle, InlineOctets, PointCode, PointCodeFormat, TextError, TextFault};

/// The longest address: indicator, 3 octets of point code, subsystem number, 3 octets and 32 digits of global title.
pub const MAX_ADDRESS: usize = 24;

/// What an SCCP routes on (Q.713 3.4.1, bit 7).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RoutingIndicator {
    /// On the global title, which is to be translated.
    GlobalTitle,
    /// On the point code (that of the routing label if the address has none) and the subsystem number.
    SubsystemNumber,
}

named! {
    /// Subsystem number (Q.713 3.4.2.2, TS 23.003 8.2). Which number an INAP or WIN node answers on is the network's
    /// choice: 106 and 241 are met for INAP, 5 to 14 are ANSI-41's.
    SubsystemNumber "SSN" {
        0 UNKNOWN "not known"
        1 MANAGEMENT "SCCP management"
        3 ISUP "ISUP"
        4 OMAP "OMAP"
        5 MAP "MAP"
        6 HLR "HLR"
        7 VLR "VLR"
        8 MSC "MSC"
        9 EIR "EIR"
        10 AUC "AuC"
        11 SUPPLEMENTARY_SERVICES "ISDN supplementary services"
        13 BROADBAND "broadband ISDN edge-to-edge"
        14 TEST_RESPONDER "TC test responder"
        142 RANAP "RANAP"
        143 RNSAP "RNSAP"
        145 GMLC "GMLC"
        146 CAP "CAP"
        147 GSM_SCF "gsmSCF"
        148 SIWF "SIWF"
        149 SGSN "SGSN"
        150 GGSN "GGSN"
        249 PCAP "PCAP"
        250 BSC "BSC"
        251 MSC_BSSAP_LE "MSC (BSSAP-LE)"
        252 SMLC "SMLC"
        253 BSS_OM "BSS O&M"
        254 BSSAP "BSSAP"
    }
}

/// A called or calling party address.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Address {
    /// What to route on.
    pub routing: RoutingIndicator,
    /// Signalling point code.
    pub point_code: Option<PointCode>,
    /// Subsystem number. ITU networks send 0 for "not known".
    pub subsystem: Option<SubsystemNumber>,
    /// Global title.
    pub global_title: Option<GlobalTitle>,
}

/// A part of an address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AddressElement {
    /// Address indicator (Q.713 3.4.1).
    Indicator,
    /// Signalling point code (Q.713 3.4.2.1).
    PointCode,
    /// Subsystem number (Q.713 3.4.2.2).
    SubsystemNumber,
    /// Global title (Q.713 3.4.2.3).
    GlobalTitle,
}

/// Why octets are no address. Offsets count from the address indicator.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AddressError {
    /// The octets end before or within this element.
    Truncated {
        /// Which one.
        element: AddressElement,
        /// Where they end.
        at: usize,
    },
    /// A global title indicator that this kind of network does not define.
    GlobalTitleIndicator(u8),
    /// A global title without digits.
    NoDigits {
        /// Where they should begin.
        at: usize,
    },
    /// A global title with more than 32 digits.
    TooManyDigits {
        /// Where they begin.
        at: usize,
    },
    /// Octets that the address indicator does not announce.
    Trailing {
        /// Where they begin.
        at: usize,
    },
}

impl Address {
    /// Routed on the subsystem number, with no point code: "the subsystem of the node this is sent to".
    #[must_use]
    pub const fn on_ssn(subsystem: SubsystemNumber) -> Self {
        Self {
            routing: RoutingIndicator::SubsystemNumber,
            point_code: None,
            subsystem: Some(subsystem),
            global_title: None,
        }
    }

    /// Routed on a global title.
    #[must_use]
    pub const fn on_global_title(
        global_title: GlobalTitle,
        subsystem: Option<SubsystemNumber>,
    ) -> Self {
        Self {
            routing: RoutingIndicator::GlobalTitle,
            point_code: None,
            subsystem,
            global_title: Some(global_title),
        }
    }

    /// Decodes the value of a called or calling party address parameter.
    ///
    /// The bit for national use (bit 8) is ignored in ITU networks. Bits beyond the point code's width are ignored.
    ///
    /// # Errors
    /// Which element is wrong, and its offset.
    pub fn decode(octets: &[u8], format: PointCodeFormat) -> Result<Self, AddressError> {
        let mut rest = Elements {
            rest: octets,
            at: 0,
        };
        let [indicator] = rest.take(AddressElement::Indicator)?;
        let routing = if indicator & 0x40 == 0 {
            RoutingIndicator::GlobalTitle
        } else {
            RoutingIndicator::SubsystemNumber
        };
        let (point_code, subsystem) = if format == PointCodeFormat::Ansi {
            let subsystem = (indicator & 1 != 0).then(|| rest.subsystem()).transpose()?;
            let point_code = (indicator & 2 != 0)
                .then(|| rest.point_code(format))
                .transpose()?;
            (point_code, subsystem)
        } else {
            let point_code = (indicator & 1 != 0)
                .then(|| rest.point_code(format))
                .transpose()?;
            let subsystem = (indicator & 2 != 0).then(|| rest.subsystem()).transpose()?;
            (point_code, subsystem)
        };
        let global_title = match indicator >> 2 & 0x0f {
            0 if rest.rest.is_empty() => None,
            0 => return Err(AddressError::Trailing { at: rest.at }),
            kind => Some(GlobalTitle::decode(kind, rest.rest, rest.at, format)?),
        };
        Ok(Self {
            routing,
            point_code,
            subsystem,
            global_title,
        })
    }

    /// The value of the parameter. The bit for national use is 0 in ITU networks and 1 in ANSI networks. A global title of
    /// a form this kind of network does not have ([`GlobalTitle::indicator`]) is left out.
    #[must_use]
    pub fn encode(&self, format: PointCodeFormat) -> InlineOctets<MAX_ADDRESS> {
        let title = self
            .global_title
            .and_then(|title| Some((title.indicator(format)?, title)));
        let ansi = format == PointCodeFormat::Ansi;
        let (code_bit, subsystem_bit, national) = if ansi { (2, 1, 0x80) } else { (1, 2, 0) };
        let indicator = national
            | match self.routing {
                RoutingIndicator::GlobalTitle => 0,
                RoutingIndicator::SubsystemNumber => 0x40,
            }
            | title.map_or(0, |(kind, _)| kind << 2)
            | self.point_code.map_or(0, |_| code_bit)
            | self.subsystem.map_or(0, |_| subsystem_bit);
        let mut out = InlineOctets::EMPTY;
        let mut fits = out.push(indicator);
        if let (true, Some(subsystem)) = (ansi, self.subsystem) {
            fits &= out.push(subsystem.0);
        }
        if let Some(PointCode(code)) = self.point_code {
            let [a, b, c, _] = code.to_le_bytes();
            fits &= match format {
                PointCodeFormat::Itu => out.extend(&[a, b & 0x3f]),
                PointCodeFormat::Japan => out.extend(&[a, b]),
                PointCodeFormat::Ansi | PointCodeFormat::China => out.extend(&[a, b, c]),
            };
        }
        if let (false, Some(subsystem)) = (ansi, self.subsystem) {
            fits &= out.push(subsystem.0);
        }
        if let Some((_, title)) = title {
            fits &= title.encode(&mut out);
        }
        debug_assert!(fits, "invariant: the longest address fits");
        out
    }

    /// The address as text, such as `GT 491700001 (E.164, international) SSN 146 (CAP)` or `SSN 8 (MSC) PC 2-17-3`: what it
    /// is routed on comes first. Personal data.
    #[must_use]
    pub fn show(&self, format: PointCodeFormat) -> impl fmt::Display + use<> {
        let address = *self;
        fmt::from_fn(move |f| {
            let title = |f: &mut fmt::Formatter<'_>| match &address.global_title {
                Some(title) => write!(f, "GT {}", title.show()),
                None => Ok(()),
            };
            let subsystem = |f: &mut fmt::Formatter<'_>| match address.subsystem {
                Some(number) => match number.name() {
                    Some(name) => write!(f, "SSN {} ({name})", number.0),
                    None => write!(f, "SSN {}", number.0),
                },
                None => Ok(()),
            };
            match (address.routing, address.global_title, address.subsystem) {
                (RoutingIndicator::GlobalTitle, Some(_), _) => title(f)?,
                (RoutingIndicator::GlobalTitle, None, _) => f.write_str("no GT")?,
                (RoutingIndicator::SubsystemNumber, _, Some(_)) => subsystem(f)?,
                (RoutingIndicator::SubsystemNumber, _, None) => f.write_str("no SSN")?,
            }
            if address.routing == RoutingIndicator::GlobalTitle && address.subsystem.is_some() {
                f.write_str(" ")?;
                subsystem(f)?;
            }
            if let Some(code) = address.point_code {
                write!(f, " PC {}", format.show(code))?;
            }
            if address.routing == RoutingIndicator::SubsystemNumber
                && address.global_title.is_some()
            {
                f.write_str(" ")?;
                title(f)?;
            }
            Ok(())
        })
    }

    /// Reads what [`Self::show`] writes; names in brackets after a subsystem number may be left out, and a name may stand
    /// for the number (`SSN CAP`).
    ///
    /// # Errors
    /// The place and what was expected there.
    pub fn from_text(text: &str, format: PointCodeFormat) -> Result<Self, TextError> {
        let mut words = Words::new(text);
        let (mut global_title, mut subsystem, mut point_code) = (None, None, None);
        let mut routing = None;
        loop {
            let place = words.error(TextFault::Twice);
            if words.word("no GT") {
                routing.get_or_insert(RoutingIndicator::GlobalTitle);
            } else if words.word("no SSN") {
                routing.get_or_insert(RoutingIndicator::SubsystemNumber);
            } else if words.literal("GT ") {
                routing.get_or_insert(RoutingIndicator::GlobalTitle);
                if global_title
                    .replace(GlobalTitle::take(&mut words)?)
                    .is_some()
                {
                    return Err(place);
                }
            } else if words.literal("PC ") {
                let fault = words.error(TextFault::Expected(&["a point code"]));
                let code = format.parse(words.run()).map_err(|_| fault)?;
                routing.get_or_insert(RoutingIndicator::SubsystemNumber);
                if point_code.replace(code).is_some() {
                    return Err(place);
                }
            } else if words.literal("SSN ") {
                routing.get_or_insert(RoutingIndicator::SubsystemNumber);
                if subsystem.replace(take_subsystem(&mut words)?).is_some() {
                    return Err(place);
                }
            } else {
                return Err(
                    words.error(TextFault::Expected(&["GT", "SSN", "PC", "no GT", "no SSN"]))
                );
            }
            if !words.literal(" ") {
                break;
            }
        }
        words.end()?;
        Ok(Self {
            routing: routing.ok_or_else(|| words.error(TextFault::Missing("GT or SSN")))?,
            point_code,
            subsystem,
            global_title,
        })
    }
}

fn take_subsystem(words: &mut Words<'_>) -> Result<SubsystemNumber, TextError> {
    let named = |words: &mut Words<'_>| {
        SubsystemNumber::NAMED
            .iter()
            .filter(|(_, name)| words.rest().starts_with(name))
            .max_by_key(|(_, name)| name.len())
            .copied()
    };
    if let Some((number, name)) = named(words) {
        words.literal(name);
        return Ok(number);
    }
    let number = SubsystemNumber(u8::try_from(words.number(255)?).unwrap_or(u8::MAX));
    if words.literal(" (") {
        let wrong = words.error(TextFault::Expected(&["the name of this subsystem number"]));
        if !number.name().is_some_and(|name| words.literal(name)) || !words.literal(")") {
            return Err(wrong);
        }
    }
    Ok(number)
}

/// Takes element after element off the front, and remembers how far it is.
struct Elements<'a> {
    rest: &'a [u8],
    at: usize,
}

impl Elements<'_> {
    fn take<const N: usize>(&mut self, element: AddressElement) -> Result<[u8; N], AddressError> {
        let (taken, rest) = self
            .rest
            .split_first_chunk::<N>()
            .ok_or(AddressError::Truncated {
                element,
                at: self.at + self.rest.len(),
            })?;
        self.rest = rest;
        self.at += N;
        Ok(*taken)
    }

    fn subsystem(&mut self) -> Result<SubsystemNumber, AddressError> {
        let [number] = self.take(AddressElement::SubsystemNumber)?;
        Ok(SubsystemNumber(number))
    }

    fn point_code(&mut self, format: PointCodeFormat) -> Result<PointCode, AddressError> {
        let code = match format {
            PointCodeFormat::Itu | PointCodeFormat::Japan => {
                let [a, b] = self.take(AddressElement::PointCode)?;
                u32::from_le_bytes([a, b, 0, 0])
            }
            PointCodeFormat::Ansi | PointCodeFormat::China => {
                let [a, b, c] = self.take(AddressElement::PointCode)?;
                u32::from_le_bytes([a, b, c, 0])
            }
        };
        Ok(PointCode(code & format.max()))
    }
}

impl fmt::Display for AddressElement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Indicator => "address indicator",
            Self::PointCode => "signalling point code",
            Self::SubsystemNumber => "subsystem number",
            Self::GlobalTitle => "global title",
        })
    }
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated { element, at } => {
                write!(f, "address ends at octet {at}, in the {element}")
            }
            Self::GlobalTitleIndicator(kind) => {
                write!(f, "global title indicator {kind} is not defined")
            }
            Self::NoDigits { at } => write!(f, "global title has no digits at octet {at}"),
            Self::TooManyDigits { at } => {
                write!(f, "global title has more than 32 digits at octet {at}")
            }
            Self::Trailing { at } => {
                write!(
                    f,
                    "octets from {at} on are not announced by the address indicator"
                )
            }
        }
    }
}

impl std::error::Error for AddressError {}

#[cfg(test)]
mod tests;
