//! Octet strings of AIN by their meaning (GR-1299-CORE section 6).
//!
//! The lengths are those of the public module AIN-Parameters. Contents that it leaves open are those of the parameters of ANSI
//! ISUP of the same name and length (T1.113.3; GR-317), as a public decoder reads them. A parameter of which neither has the inside
//! stays octets: AMP1, SAP, trunk groups, connectTime, terminationIndicator, aCGEncountered, controlEncountered, clearCauseData,
//! networkSpecificFacilities, rTPServiceIndicator, callingGeodeticLocation, aMATimeDuration, aMASequenceNumber,
//! aMAServiceProviderID, flexible parameter blocks.

use inlab_ber::leaf;
use inlab_ber::value::Value;
use inlab_ss7::{self as ss7, Digits, InlineOctets, MAX_DIGITS};

use crate::types::form::{self, Field, Form, Tail, Values, bit, form_leaf, named, number, wide};
use crate::types::leaf::{read_cause, read_redirection, show_cause, show_redirection};

const NATURE: Field = named(
    "nature",
    0,
    0x7f,
    &[
        (0, "not applicable"),
        (1, "subscriber"),
        (3, "national"),
        (4, "international"),
    ],
);
const PLAN: Field = named(
    "plan",
    1,
    0x70,
    &[
        (0, "unknown"),
        (1, "E.164"),
        (2, "telephony"),
        (3, "X.121"),
        (4, "F.69"),
        (5, "maritime mobile"),
        (6, "E.212"),
        (7, "private"),
    ],
);
/// Where the number is one of a party (T1.113.3 calling party number).
const PRESENTATION: Field = named("presentation", 1, 0x0c, &[(1, "restricted")]).quiet();
const SCREENING: Field = named(
    "screening",
    1,
    0x03,
    &[(1, "passed"), (2, "failed"), (3, "network provided")],
)
.quiet();
const DIGITS: Form = Form::ending(
    2,
    &[
        NATURE,
        PLAN,
        PRESENTATION,
        SCREENING,
        number("spare", 1, 0x80).quiet(),
    ],
    Tail::OddEven("digits", 0x80),
);

form_leaf! {
    /// A number: odd or even, nature, numbering plan, digits.
    AinDigits "AINDigits" = [UNIVERSAL 4] show_digits read_digits DIGITS;
    /// A number in a list of line numbers for accounting.
    AmaLineNumber "AMALineNumber" = [9] show_line read_line DIGITS;
    /// A number in a list of dialled digits for accounting.
    AmaDigitsDialedWc "AMADigitsDialedWC" = [8] show_dialed read_dialed DIGITS;
    /// A carrier: who selected it, what calls it carries, its code.
    CarrierFormat "CarrierFormat" = [UNIVERSAL 4] show_carrier read_carrier Form::ending(
        2,
        &[
            named("selection", 0, 0xff, &[
                (0, "no indication"),
                (1, "presubscribed, not input"),
                (2, "presubscribed, input"),
                (3, "presubscribed, input unknown"),
                (4, "not presubscribed, input"),
            ]),
            named("nature", 1, 0xf0, &[
                (0, "none"),
                (1, "local"),
                (2, "intraLATA toll"),
                (3, "interLATA"),
                (4, "local, intraLATA toll and interLATA"),
                (5, "local and intraLATA toll"),
                (6, "intraLATA toll and interLATA"),
            ]),
            number("numberOfDigits", 1, 0x0f),
        ],
        Tail::Digits("digits", 4),
    );
    /// The service logic program for accounting: nine digits and a filler.
    AmaSlpId "AMAslpID" = [UNIVERSAL 4] show_slp read_slp Form::only(Tail::Digits("digits", 10));
    /// How a call is billed: call type and feature.
    BillingIndicator "BillingIndicator" = [UNIVERSAL 4] show_billing read_billing Form::only(Tail::Digits("digits", 8));
    /// A directory number of ten digits.
    Dn "Dn" = [UNIVERSAL 4] show_dn read_dn Form::only(Tail::Digits("digits", 10));
    /// An address in a list: its type first.
    GenericAddress "GenericAddress" = [80] (4..=11) show_generic read_generic
        Form::ending(1, &[number("type", 0, 0xff)], Tail::Octets("address"));
    /// Digits in a list: their type and encoding first.
    GenericDigits "GenericDigits" = [149] (2..=11) show_generic_digits read_generic_digits Form::ending(
        1,
        &[
            named("encoding", 0, 0xe0, &[(0, "BCD even"), (1, "BCD odd"), (2, "IA5"), (3, "binary")]),
            number("type", 0, 0x1f),
        ],
        Tail::Octets("digits"),
    );
    /// Six octets of the SCP's, which the switch gives back with the end of the call.
    EchoData "EchoData" = [UNIVERSAL 4] show_echo read_echo Form::only(Tail::Octets("octets"));
    /// A name for display: its kind, how it may be shown, text (T1.113.3 generic name).
    GenericName "GenericName" = [UNIVERSAL 4] show_name read_name Form::ending(
        1,
        &[
            named("type", 0, 0xe0, &[(1, "calling"), (2, "original called"), (3, "redirecting"), (4, "connected")]),
            bit("unavailable", 0, 0x10),
            named("presentation", 0, 0x03, &[
                (0, "allowed"), (1, "restricted"), (2, "blocking toggle"), (3, "no indication"),
            ]),
            number("spare", 0, 0x0c).quiet(),
        ],
        Tail::Text("name"),
    );
    /// Where a call comes from: area and exchange code (T1.113.3 jurisdiction information).
    JurisdictionInformation "JurisdictionInformation" = [UNIVERSAL 4] show_jurisdiction read_jurisdiction
        Form::only(Tail::Digits("digits", 6));
    /// A business group: who of it, which group and part of it, what its lines may (T1.113.3 business group; one source).
    BusinessGroup "BusinessGroup" = [UNIVERSAL 4] show_business read_business Form::of(7, &[
        named("party", 0, 0x0f, PARTIES),
        named("linePrivileges", 0, 0x10, &[(0, "fixed"), (1, "customer defined")]),
        named("identifier", 0, 0x20, &[(0, "multi-location"), (1, "network")]),
        bit("attendant", 0, 0x40),
        number("spare", 0, 0x80).quiet(),
        wide("group", 1, 3),
        wide("subgroup", 4, 2),
        number("terminatingPrivileges", 6, 0xf0),
        number("originatingPrivileges", 6, 0x0f),
    ]);
    /// How the network treats a call (T1.113.3 forward call indicators).
    ForwardCallIndicator "ForwardCallIndicator" = [UNIVERSAL 4] show_forward read_forward Form::of(2, &[
        bit("international", 0, 0x01),
        named("endToEndMethod", 0, 0x06, &[(0, "none"), (1, "pass-along"), (2, "SCCP"), (3, "pass-along and SCCP")]),
        bit("interworking", 0, 0x08),
        bit("segmented", 0, 0x10),
        bit("isupAllTheWay", 0, 0x20),
        named("isup", 0, 0xc0, &[(0, "preferred"), (1, "not required"), (2, "required")]),
        bit("isdnAccess", 1, 0x01),
        named("sccpMethod", 1, 0x06, &[(0, "none"), (1, "connectionless"), (2, "connection oriented"), (3, "both")]),
        number("spare", 1, 0xc8).quiet(),
        bit("numberTranslated", 1, 0x10),
        bit("queryOnRelease", 1, 0x20),
    ]);
    /// A signalling point: member, cluster, network (T1.111.4).
    PointCode "SignalingPointCode" = [UNIVERSAL 4] show_point read_point Form::of(3, &[
        number("network", 2, 0xff),
        number("cluster", 1, 0xff),
        number("member", 0, 0xff),
    ]);
}

/// Who of a business group.
const PARTIES: Values = &[
    (0, "no indication"),
    (1, "calling party number"),
    (2, "called party number"),
    (3, "connected party number"),
    (4, "redirecting number"),
    (5, "original called number"),
];

leaf! {
    /// Why a party is busy: cause indicators (T1.113.3 2.3.9, Q.850).
    pub struct BusyCause<'a> "BusyCause" = [UNIVERSAL 4], show_cause, read_cause
}

leaf! {
    /// How and why a call was redirected (T1.113.3; Q.763 3.45).
    pub struct RedirectionInformation<'a> "RedirectionInformation" = [UNIVERSAL 4], show_redirection, read_redirection
}

impl BusyCause<'_> {
    /// Its meaning.
    ///
    /// # Errors
    /// What is wrong with the octets.
    pub fn value(&self) -> Result<ss7::Cause, ss7::NumberError> {
        ss7::Cause::decode(self.0)
    }

    /// The octets of a cause without diagnostics.
    #[must_use]
    pub fn octets(location: ss7::CauseLocation, value: ss7::CauseValue) -> InlineOctets<32> {
        ss7::Cause::new(location, value).encode()
    }
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

/// The most octets of a [`Number`].
pub const MAX_NUMBER: usize = 2 + MAX_DIGITS / 2;

/// What [`AinDigits`] say.
///
/// `Debug` tells no digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Number {
    /// Nature of address, 7 bits ([`Number::NATIONAL`] …).
    pub nature: u8,
    /// Numbering plan, 3 bits ([`Number::E164`] …).
    pub plan: u8,
    /// Presentation, 2 bits: 0 allowed, 1 restricted.
    pub presentation: u8,
    /// Screening, 2 bits: 0 user provided, 1 passed, 2 failed, 3 network provided.
    pub screening: u8,
    /// The half-octets. What 10 to 15 mean the module does not say; they are shown as in ANSI-41 (`*` is 13, `#` is 14).
    pub digits: Digits,
}

impl Number {
    /// Nature: unknown or not applicable.
    pub const NOT_APPLICABLE: u8 = 0;
    /// Nature: a subscriber's number.
    pub const SUBSCRIBER: u8 = 1;
    /// Nature: a national number.
    pub const NATIONAL: u8 = 3;
    /// Nature: an international number.
    pub const INTERNATIONAL: u8 = 4;
    /// Plan: unknown or not applicable.
    pub const UNKNOWN: u8 = 0;
    /// Plan: ISDN (E.164).
    pub const E164: u8 = 1;

    /// A number of this nature of the E.164 plan, presentation allowed.
    #[must_use]
    pub const fn e164(nature: u8, digits: Digits) -> Self {
        Self {
            nature,
            plan: Self::E164,
            presentation: 0,
            screening: 0,
            digits,
        }
    }

    /// The octets of the parameter.
    #[must_use]
    pub fn encode(&self) -> InlineOctets<MAX_NUMBER> {
        let first = u8::from(self.digits.is_odd()) << 7 | self.nature & 0x7f;
        let second = (self.plan & 7) << 4 | (self.presentation & 3) << 2 | self.screening & 3;
        let mut octets = InlineOctets::EMPTY;
        let fits = octets.extend(&[first, second]) && octets.extend(self.digits.packed());
        debug_assert!(fits, "MAX_NUMBER has room for MAX_DIGITS");
        octets
    }
}

impl AinDigits<'_> {
    /// Its meaning; `None` if it is too short, too long, or odd without an octet.
    #[must_use]
    pub fn value(&self) -> Option<Number> {
        let (&[first, second], rest) = self.0.split_first_chunk()?;
        Some(Number {
            nature: first & 0x7f,
            plan: second >> 4 & 7,
            presentation: second >> 2 & 3,
            screening: second & 3,
            digits: Digits::from_packed(rest, first & 0x80 != 0)?,
        })
    }

    /// The digits; see [`AinDigits::value`].
    #[must_use]
    pub fn digits(&self) -> Option<Digits> {
        self.value().map(|number| number.digits)
    }
}

/// What a [`CarrierFormat`] says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CarrierCode {
    /// Who selected it: 0 no indication, 1 to 3 presubscribed, 4 input and not presubscribed.
    pub selection: u8,
    /// What calls it carries, 4 bits: 0 nothing said, 1 local, 2 intraLATA toll, 3 interLATA.
    pub nature: u8,
    /// The code: at most four digits.
    pub code: Digits,
}

impl CarrierCode {
    /// The octets of the parameter; `None` if the code has more than four digits.
    #[must_use]
    pub fn encode(&self) -> Option<[u8; 4]> {
        let count = u8::try_from(self.code.len())
            .ok()
            .filter(|count| *count <= 4)?;
        let packed = self.code.packed();
        let half = |at: usize| packed.get(at).copied().unwrap_or(0);
        Some([self.selection, self.nature << 4 | count, half(0), half(1)])
    }
}

impl CarrierFormat<'_> {
    /// Its meaning; `None` unless it is four octets with at most four digits.
    #[must_use]
    pub fn value(&self) -> Option<CarrierCode> {
        let &[selection, nature, ref code @ ..] = self.0 else {
            return None;
        };
        let count = usize::from(nature & 0x0f);
        if code.len() != 2 || count > 4 {
            return None;
        }
        Some(CarrierCode {
            selection,
            nature: nature >> 4,
            code: Digits::from_packed(code, false)?.first(count),
        })
    }
}

impl AmaSlpId<'_> {
    /// The nine digits.
    #[must_use]
    pub fn digits(&self) -> Option<Digits> {
        let digits = Digits::from_packed(self.0, true)?;
        (digits.len() == 9).then_some(digits)
    }

    /// The octets of nine digits, the filler 0; `None` if they are not nine.
    #[must_use]
    pub fn octets(digits: &Digits) -> Option<InlineOctets<5>> {
        if digits.len() != 9 {
            return None;
        }
        InlineOctets::new(digits.packed())
    }
}

impl Dn<'_> {
    /// The ten digits.
    #[must_use]
    pub fn digits(&self) -> Option<Digits> {
        let digits = Digits::from_packed(self.0, false)?;
        (digits.len() == 10).then_some(digits)
    }

    /// The octets of ten digits; `None` if they are not ten.
    #[must_use]
    pub fn octets(digits: &Digits) -> Option<InlineOctets<5>> {
        if digits.len() != 10 {
            return None;
        }
        InlineOctets::new(digits.packed())
    }
}

impl EchoData<'_> {
    /// The six octets.
    #[must_use]
    pub fn octets(&self) -> Option<[u8; 6]> {
        self.0.try_into().ok()
    }
}

impl JurisdictionInformation<'_> {
    /// The six digits.
    #[must_use]
    pub fn digits(&self) -> Option<Digits> {
        let digits = Digits::from_packed(self.0, false)?;
        (digits.len() == 6).then_some(digits)
    }
}

impl<'a> GenericName<'a> {
    /// The characters, if they may be shown: presentation allowed, and there is a name.
    #[must_use]
    pub fn shown(&self) -> Option<&'a [u8]> {
        let (first, name) = self.0.split_first()?;
        (first & 0x13 == 0 && !name.is_empty()).then_some(name)
    }
}

leaf! {
    /// The events that are armed (EDPRequest, EDPNotification).
    pub struct EventSet<'a> "EDPs" = [UNIVERSAL 3], show_events, read_events
}

/// Declares the events by bit, and a constant for each.
macro_rules! events {
    ($($EVENT:ident = $bit:literal $name:literal,)*) => {
        impl EventSet<'static> {
            $(#[doc = concat!("Bit of ", $name, ".")] pub const $EVENT: u8 = $bit;)*
        }

        const EVENTS: &[&str] = &[$($name),*];
    };
}

events! {
    O_CALLED_PARTY_BUSY = 0 "oCalledPartyBusy",
    O_NO_ANSWER = 1 "oNoAnswer",
    O_TERM_SEIZED = 2 "oTermSeized",
    O_ANSWER = 3 "oAnswer",
    T_BUSY = 4 "tBusy",
    T_NO_ANSWER = 5 "tNoAnswer",
    TERM_RESOURCE_AVAILABLE = 6 "termResourceAvailable",
    T_ANSWER = 7 "tAnswer",
    NETWORK_BUSY = 8 "networkBusy",
    O_SUSPENDED = 9 "oSuspended",
    O_DISCONNECT_CALLED = 10 "oDisconnectCalled",
    O_DISCONNECT = 11 "oDisconnect",
    O_ABANDON = 12 "oAbandon",
    FEATURE_ACTIVATOR = 13 "featureActivator",
    SWITCH_HOOK_FLASH = 14 "switchHookFlash",
    SUCCESS = 15 "success",
    T_DISCONNECT = 16 "tDisconnect",
    TIMEOUT = 17 "timeout",
    ORIGINATION_ATTEMPT = 18 "originationAttempt",
    O_DTMF_ENTERED = 19 "oDTMFEntered",
    T_DTMF_ENTERED = 20 "tDTMFEntered",
}

impl EventSet<'_> {
    /// Whether a bit is set.
    #[must_use]
    pub fn has(&self, bit: u8) -> bool {
        let octet = self.0.get(1 + usize::from(bit / 8));
        octet.is_some_and(|octet| octet << (bit % 8) & 0x80 != 0)
    }

    /// The bits that are set, in order.
    pub fn iter(&self) -> impl Iterator<Item = u8> + '_ {
        let bits = self.0.len().saturating_sub(1).saturating_mul(8);
        (0..u8::try_from(bits).unwrap_or(u8::MAX)).filter(|bit| self.has(*bit))
    }

    /// The octets of a set: the count of unused bits, then the bits to the last that is set (X.690 11.2.2). Bits above 23
    /// are left out.
    #[must_use]
    pub fn octets(bits: impl IntoIterator<Item = u8>) -> InlineOctets<4> {
        let mut whole = 0_u32;
        for bit in bits {
            whole |= 0x8000_0000_u32.checked_shr(bit.into()).unwrap_or(0) & 0xffff_ff00;
        }
        let used = 32 - whole.trailing_zeros();
        let unused = used.next_multiple_of(8) - used;
        let mut octets = InlineOctets::EMPTY;
        let length = usize::try_from(used.div_ceil(8)).unwrap_or(0);
        let head = u8::try_from(unused).unwrap_or(0);
        let fits =
            octets.push(head) && octets.extend(whole.to_be_bytes().get(..length).unwrap_or(&[]));
        debug_assert!(fits, "three octets and one");
        octets
    }
}

fn show_events(content: &[u8]) -> Value {
    form::show_bits(EVENTS, content)
}

fn read_events(value: &Value) -> Option<Vec<u8>> {
    form::read_bits(EVENTS, value)
}
