//! Numbers of the ISDN user part (Q.763 3.9, 3.10, 3.26, 3.30, 3.39, 3.44), which CAP and INAP carry as they are.

use std::fmt;

use crate::named::named;
use crate::text::Words;
use crate::{Alphabet, Digits, E164, InlineOctets, NumberingPlan, TextError, TextFault};

/// The longest number: three octets of indicators and 32 digits.
pub const MAX_NUMBER: usize = 19;

named! {
    /// Nature of address indicator (Q.763 3.9 b), 3.10 b)), 7 bits.
    NatureOfAddress "nature" {
        1 SUBSCRIBER "subscriber"
        2 UNKNOWN "unknown"
        3 NATIONAL "national"
        4 INTERNATIONAL "international"
        5 NETWORK_SPECIFIC "network-specific"
        6 ROUTING_NATIONAL "network routing number, national"
        7 ROUTING_NETWORK_SPECIFIC "network routing number, network-specific"
        8 ROUTING_CONCATENATED "network routing number concatenated with called directory number"
    }
}

named! {
    /// Numbering plan indicator (Q.763 3.9 d)), 3 bits.
    NumberingPlanIndicator "plan" default 1 {
        1 E164 "E.164"
        3 X121 "X.121"
        4 F69 "F.69"
        5 PRIVATE "private plan"
    }
}

named! {
    /// Internal network number indicator (Q.763 3.9 c)), 1 bit.
    InternalNetworkNumber "INN" default 0 {
        0 ALLOWED "routing to internal network number allowed"
        1 NOT_ALLOWED "routing to internal network number not allowed"
    }
}

named! {
    /// Number incomplete indicator (Q.763 3.10 c)), 1 bit.
    NumberIncomplete "NI" default 0 {
        0 COMPLETE "complete"
        1 INCOMPLETE "incomplete"
    }
}

named! {
    /// Address presentation restricted indicator (Q.763 3.10 e)), 2 bits.
    Presentation "presentation" default 0 {
        0 ALLOWED "presentation allowed"
        1 RESTRICTED "presentation restricted"
        2 NOT_AVAILABLE "address not available"
        3 RESTRICTED_BY_NETWORK "presentation restricted by the network"
    }
}

named! {
    /// Screening indicator (Q.763 3.10 f)), 2 bits; 0 and 2 are used by the generic number (3.26 g)).
    Screening "screening" default 3 {
        0 NOT_VERIFIED "user provided, not verified"
        1 PASSED "user provided, verified and passed"
        2 FAILED "user provided, verified and failed"
        3 NETWORK "network provided"
    }
}

named! {
    /// Number qualifier indicator (Q.763 3.26 a)).
    NumberQualifier "qualifier" {
        0 DIALLED_DIGITS "dialled digits"
        1 ADDITIONAL_CALLED "additional called number"
        2 SUPPLEMENTAL_CALLING_FAILED "supplemental user provided calling number, failed network screening"
        3 SUPPLEMENTAL_CALLING_NOT_SCREENED "supplemental user provided calling number, not screened"
        4 REDIRECTING_TERMINATING "redirecting terminating number"
        5 ADDITIONAL_CONNECTED "additional connected number"
        6 ADDITIONAL_CALLING "additional calling party number"
        7 ADDITIONAL_ORIGINAL_CALLED "additional original called number"
        8 ADDITIONAL_REDIRECTING "additional redirecting number"
        9 ADDITIONAL_REDIRECTION "additional redirection number"
    }
}

/// Which parameter an error is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NumberParameter {
    /// Called party number (Q.763 3.9).
    CalledPartyNumber,
    /// Calling party number (Q.763 3.10).
    CallingPartyNumber,
    /// Generic number (Q.763 3.26).
    GenericNumber,
    /// Location number (Q.763 3.30).
    LocationNumber,
    /// Original called number (Q.763 3.39).
    OriginalCalledNumber,
    /// Redirecting number (Q.763 3.44).
    RedirectingNumber,
    /// ISDN-AddressString (TS 29.002 17.7.8).
    IsdnAddress,
    /// Called party BCD number (TS 24.008 10.5.4.7).
    CalledPartyBcdNumber,
    /// TBCD-STRING, as in IMSI (TS 29.002 17.7.8).
    Tbcd,
    /// Cause indicators (Q.763 3.12).
    Cause,
    /// Redirection information (Q.763 3.45).
    RedirectionInformation,
    /// Calling party's category (Q.763 3.11).
    CallingPartysCategory,
    /// Bearer capability (Q.931 4.5.5), user service information (Q.763 3.57).
    BearerCapability,
}

/// Why octets are no such parameter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NumberError {
    /// Which parameter.
    pub parameter: NumberParameter,
    /// What is wrong with it.
    pub fault: NumberFault,
    /// Offset of the octet where it shows.
    pub at: usize,
}

/// What is wrong with a parameter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NumberFault {
    /// It ends too early.
    Truncated,
    /// It has more octets than it may have.
    TooLong,
    /// It has more than 32 digits.
    TooManyDigits,
    /// The odd/even indicator says odd, and there is no digit.
    OddWithoutDigits,
    /// It has no digits and needs some.
    NoDigits,
    /// A digit after a filler.
    DigitAfterFiller,
}

impl fmt::Display for NumberParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CalledPartyNumber => "called party number",
            Self::CallingPartyNumber => "calling party number",
            Self::GenericNumber => "generic number",
            Self::LocationNumber => "location number",
            Self::OriginalCalledNumber => "original called number",
            Self::RedirectingNumber => "redirecting number",
            Self::IsdnAddress => "ISDN address string",
            Self::CalledPartyBcdNumber => "called party BCD number",
            Self::Tbcd => "TBCD string",
            Self::Cause => "cause indicators",
            Self::RedirectionInformation => "redirection information",
            Self::CallingPartysCategory => "calling party's category",
            Self::BearerCapability => "bearer capability",
        })
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            parameter,
            fault,
            at,
        } = self;
        match fault {
            NumberFault::Truncated => write!(f, "{parameter} ends at octet {at}"),
            NumberFault::TooLong => write!(f, "{parameter} is too long from octet {at} on"),
            NumberFault::TooManyDigits => {
                write!(f, "{parameter} has more than 32 digits, from octet {at} on")
            }
            NumberFault::OddWithoutDigits => {
                write!(
                    f,
                    "{parameter}: the odd/even indicator in octet {at} says odd, but there are no digits"
                )
            }
            NumberFault::NoDigits => write!(f, "{parameter} has no digits at octet {at}"),
            NumberFault::DigitAfterFiller => {
                write!(f, "{parameter} has a digit after a filler in octet {at}")
            }
        }
    }
}

impl std::error::Error for NumberError {}

/// The octets that all of these numbers begin with, after a qualifier if there is one.
struct Fields {
    nature: NatureOfAddress,
    indicators: u8,
    digits: Digits,
}

impl Fields {
    fn decode(parameter: NumberParameter, octets: &[u8], at: usize) -> Result<Self, NumberError> {
        let error = |fault, at| NumberError {
            parameter,
            fault,
            at,
        };
        let Some(([nature, indicators], signals)) = octets.split_first_chunk() else {
            return Err(error(NumberFault::Truncated, at + octets.len()));
        };
        let odd = nature & 0x80 != 0;
        if odd && signals.is_empty() {
            return Err(error(NumberFault::OddWithoutDigits, at));
        }
        Ok(Self {
            nature: NatureOfAddress(nature & 0x7f),
            indicators: *indicators,
            digits: Digits::from_packed(signals, odd)
                .ok_or_else(|| error(NumberFault::TooManyDigits, at + 2))?,
        })
    }

    fn plan(&self) -> u8 {
        self.indicators >> 4 & 7
    }

    fn presentation(&self) -> u8 {
        self.indicators >> 2 & 3
    }

    fn screening(&self) -> u8 {
        self.indicators & 3
    }

    fn high_bit(&self) -> u8 {
        self.indicators >> 7
    }

    fn encode(&self, before: &[u8]) -> InlineOctets<MAX_NUMBER> {
        let mut out = InlineOctets::EMPTY;
        let odd = if self.digits.is_odd() { 0x80 } else { 0 };
        let fits = out.extend(before)
            && out.extend(&[self.nature.0 & 0x7f | odd, self.indicators])
            && out.extend(self.digits.packed());
        debug_assert!(fits, "invariant: the longest number fits");
        out
    }
}

/// The first digits of a text form: `+` says international.
fn take_digits(
    words: &mut Words<'_>,
    nature: &mut Option<NatureOfAddress>,
) -> Result<Digits, TextError> {
    if words.word("no digits") {
        return Ok(Digits::EMPTY);
    }
    if words.literal("+") {
        *nature = Some(NatureOfAddress::INTERNATIONAL);
    }
    let start = words.error(TextFault::NoDigits);
    let digits = Digits::from_text(words.run(), Alphabet::Q763).map_err(|error| TextError {
        at: start.at + error.at,
        ..error
    })?;
    if digits.is_empty() {
        Err(start)
    } else {
        Ok(digits)
    }
}

fn show_digits(digits: &Digits) -> impl fmt::Display + use<> {
    let digits = *digits;
    fmt::from_fn(move |f| {
        if digits.is_empty() {
            f.write_str("no digits")
        } else {
            write!(f, "{}", digits.show(Alphabet::Q763))
        }
    })
}

/// Declares a number type: its fields in text order and where they lie in the octet of indicators.
macro_rules! number {
    (
        $(#[$doc:meta])*
        $type:ident $(, first octet $first:ident: $first_type:ident)?, { $($field:ident: $field_type:ident = $from:ident << $shift:literal,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub struct $type {
            $(
                /// The first octet.
                pub $first: $first_type,
            )?
            /// Nature of address indicator.
            pub nature: NatureOfAddress,
            $(
                #[doc = concat!("See [`", stringify!($field_type), "`].")]
                pub $field: $field_type,
            )*
            /// Address signals.
            pub digits: Digits,
        }

        impl $type {
            /// The parameter's value.
            #[must_use]
            pub fn encode(&self) -> InlineOctets<MAX_NUMBER> {
                let indicators = 0 $(| self.$field.0 << $shift)*;
                let fields = Fields { nature: self.nature, indicators, digits: self.digits };
                fields.encode(&[$(self.$first.0)?])
            }

            /// The number as text: digits, and in brackets every field by its name. Personal data.
            #[must_use]
            pub fn show(&self) -> impl fmt::Display + use<> {
                let number = *self;
                fmt::from_fn(move |f| {
                    write!(f, "{} (", show_digits(&number.digits))?;
                    $(write!(f, "{}, ", number.$first)?;)?
                    write!(f, "{}", number.nature)?;
                    $(write!(f, ", {}", number.$field)?;)*
                    f.write_str(")")
                })
            }

            /// Reads what [`Self::show`] writes. A `+` before the digits says international; without it and without a nature of
            /// address the number is national. Other fields may be left out and then have their default: E.164,
            /// presentation allowed, network provided, complete, routing to internal network number allowed.
            ///
            /// # Errors
            /// The place and what was expected there.
            pub fn from_text(text: &str) -> Result<Self, TextError> {
                let mut words = Words::new(text);
                let mut nature = None;
                let digits = take_digits(&mut words, &mut nature)?;
                let no_nature = nature.is_none();
                let mut named = None;
                $(let mut $first = None;)?
                $(let mut $field = None;)*
                words.list(
                    &[$(<$first_type as $crate::text::Word>::KIND,)? "nature", $(<$field_type as $crate::text::Word>::KIND),*],
                    |words| Ok(
                        $(words.value(&mut $first)? ||)?
                        (words.value(&mut named)?) $(|| words.value(&mut $field)?)*
                    ),
                )?;
                words.end()?;
                if !no_nature && named.is_some_and(|named| Some(named) != nature) {
                    return Err(words.error(TextFault::Twice));
                }
                Ok(Self {
                    $($first: $first.ok_or_else(|| words.error(TextFault::Missing("the number qualifier")))?,)?
                    nature: named.or(nature).unwrap_or(NatureOfAddress::NATIONAL),
                    $($field: $field.unwrap_or_default(),)*
                    digits,
                })
            }

            /// The number in international form, without any prefix; `None` if it is not in the telephony numbering plan or
            /// its nature of address says too little, or if it is marked incomplete (Q.763 3.10 c)): what is left of it may
            /// be somebody else's number. An end-of-pulsing signal (ST) is dropped.
            #[must_use]
            pub fn e164(&self, plan: &NumberingPlan) -> Option<E164> {
                let is_incomplete = false $(|| number!(@incomplete self $field))*;
                if is_incomplete || self.plan != NumberingPlanIndicator::E164 {
                    return None;
                }
                let digits = self.digits.without_st();
                match self.nature {
                    NatureOfAddress::INTERNATIONAL => E164::new(&digits),
                    NatureOfAddress::NATIONAL => plan.national(&digits),
                    NatureOfAddress::UNKNOWN => plan.unknown(&digits),
                    _ => None,
                }
            }
        }

        number!(@decode $type $(, $first: $first_type)?, { $($field: $field_type = $from,)* });
    };
    (@incomplete $self:ident incomplete) => { $self.incomplete != NumberIncomplete::COMPLETE };
    (@incomplete $self:ident $other:ident) => { false };
    (@decode $type:ident, $first:ident: $first_type:ident, { $($field:ident: $field_type:ident = $from:ident,)* }) => {
        impl $type {
            /// Decodes the parameter's value. The filler of an odd number is not looked at.
            ///
            /// # Errors
            /// What is wrong, and the offset.
            pub fn decode(octets: &[u8]) -> Result<Self, NumberError> {
                let Some(([first], rest)) = octets.split_first_chunk() else {
                    return Err(NumberError { parameter: NumberParameter::$type, fault: NumberFault::Truncated, at: 0 });
                };
                let fields = Fields::decode(NumberParameter::$type, rest, 1)?;
                Ok(Self {
                    $first: $first_type(*first),
                    nature: fields.nature,
                    $($field: $field_type(fields.$from()),)*
                    digits: fields.digits,
                })
            }
        }
    };
    (@decode $type:ident, { $($field:ident: $field_type:ident = $from:ident,)* }) => {
        impl $type {
            /// Decodes the parameter's value. The filler of an odd number is not looked at.
            ///
            /// # Errors
            /// What is wrong, and the offset.
            pub fn decode(octets: &[u8]) -> Result<Self, NumberError> {
                let fields = Fields::decode(NumberParameter::$type, octets, 0)?;
                if NumberParameter::$type == NumberParameter::CalledPartyNumber && fields.digits.is_empty() {
                    return Err(NumberError { parameter: NumberParameter::$type, fault: NumberFault::NoDigits, at: 2 });
                }
                Ok(Self {
                    nature: fields.nature,
                    $($field: $field_type(fields.$from()),)*
                    digits: fields.digits,
                })
            }
        }
    };
}

number! {
    /// Called party number (Q.763 3.9). It has at least one digit.
    CalledPartyNumber, {
        internal_network_number: InternalNetworkNumber = high_bit << 7,
        plan: NumberingPlanIndicator = plan << 4,
    }
}

number! {
    /// Calling party number (Q.763 3.10). It may have no digits, as when the address is not available.
    CallingPartyNumber, {
        incomplete: NumberIncomplete = high_bit << 7,
        plan: NumberingPlanIndicator = plan << 4,
        presentation: Presentation = presentation << 2,
        screening: Screening = screening << 0,
    }
}

number! {
    /// Location number (Q.763 3.30). It may have no digits, as when the address is not available.
    LocationNumber, {
        internal_network_number: InternalNetworkNumber = high_bit << 7,
        plan: NumberingPlanIndicator = plan << 4,
        presentation: Presentation = presentation << 2,
        screening: Screening = screening << 0,
    }
}

number! {
    /// Original called number (Q.763 3.39). It may have no digits.
    OriginalCalledNumber, {
        plan: NumberingPlanIndicator = plan << 4,
        presentation: Presentation = presentation << 2,
    }
}

number! {
    /// Redirecting number (Q.763 3.44). It may have no digits.
    RedirectingNumber, {
        plan: NumberingPlanIndicator = plan << 4,
        presentation: Presentation = presentation << 2,
    }
}

number! {
    /// Generic number (Q.763 3.26). It may have no digits.
    GenericNumber, first octet qualifier: NumberQualifier, {
        incomplete: NumberIncomplete = high_bit << 7,
        plan: NumberingPlanIndicator = plan << 4,
        presentation: Presentation = presentation << 2,
        screening: Screening = screening << 0,
    }
}

impl CalledPartyNumber {
    /// An international number without prefix, telephony plan, routing to internal network number allowed.
    #[must_use]
    pub const fn international(number: E164) -> Self {
        Self {
            nature: NatureOfAddress::INTERNATIONAL,
            internal_network_number: InternalNetworkNumber::ALLOWED,
            plan: NumberingPlanIndicator::E164,
            digits: *number.digits(),
        }
    }
}

impl CallingPartyNumber {
    /// An international number without prefix, telephony plan, complete, presentation allowed, network provided.
    #[must_use]
    pub const fn international(number: E164) -> Self {
        Self {
            nature: NatureOfAddress::INTERNATIONAL,
            incomplete: NumberIncomplete::COMPLETE,
            plan: NumberingPlanIndicator::E164,
            presentation: Presentation::ALLOWED,
            screening: Screening::NETWORK,
            digits: *number.digits(),
        }
    }
}
