//! Digits of ANSI-41: the parameter type of every number (X.S0004-550 6.5.3.2), and the identification number of a mobile.

use inlab_ber::leaf;
use inlab_ber::value::{Value, WriteError};
use inlab_ss7::{Digits, InlineOctets, MAX_DIGITS};

use crate::types::form::{self, Field, Form, Tail, form_leaf, named, number};

leaf! {
    /// Digits: what they are of, their nature, plan and encoding (6.5.3.2).
    pub struct DigitsType<'a> "Digits" = [UNIVERSAL 4], show_digits, read_digits, why_no_digits
}

leaf! {
    /// The address of a mobile position centre, as digits (6.5.2.370).
    pub struct MpcAddress<'a> "MPCAddress" = [370], show_digits, read_digits, why_no_digits
}

form_leaf! {
    /// A mobile identification number: ten digits (6.5.3.7).
    MinType "MIN" = [UNIVERSAL 4] show_min read_min Form::only(Tail::Digits("digits", 10));
}

/// The most octets of a [`Number`].
pub const MAX_NUMBER: usize = 4 + MAX_DIGITS;

/// What a [`DigitsType`] of digits says.
///
/// `Debug` tells no digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Number {
    /// What they are of, one of the constants ([`Number::DIALED`] …).
    pub kind: u8,
    /// An international number.
    pub international: bool,
    /// Not to be shown to the other party.
    pub restricted: bool,
    /// There is a number, but not here.
    pub unavailable: bool,
    /// 0 user provided, 1 passed, 2 failed, 3 network provided.
    pub screening: u8,
    /// Numbering plan, 4 bits ([`Number::TELEPHONY`] …).
    pub plan: u8,
    /// As IA5 characters; else BCD.
    pub ia5: bool,
    /// The half-octets. `*` is 13 and `#` is 14; of IA5, the characters that have a half-octet are read.
    pub digits: Digits,
}

impl Number {
    /// Type: the dialled number.
    pub const DIALED: u8 = 1;
    /// Type: the calling party.
    pub const CALLING: u8 = 2;
    /// Type: what a caller entered.
    pub const CALLER_INTERACTION: u8 = 3;
    /// Type: for routing.
    pub const ROUTING: u8 = 4;
    /// Type: for billing.
    pub const BILLING: u8 = 5;
    /// Type: the destination.
    pub const DESTINATION: u8 = 6;
    /// Type: a local access and transport area.
    pub const LATA: u8 = 7;
    /// Type: a carrier.
    pub const CARRIER: u8 = 8;
    /// Plan: unknown or not applicable.
    pub const UNKNOWN: u8 = 0;
    /// Plan: telephony (E.164).
    pub const TELEPHONY: u8 = 2;
    /// Plan: land mobile (E.212).
    pub const LAND_MOBILE: u8 = 6;
    /// Plan: private.
    pub const PRIVATE: u8 = 7;

    /// A national number of the telephony plan, in BCD, available and not restricted.
    #[must_use]
    pub const fn telephony(kind: u8, digits: Digits) -> Self {
        Self {
            kind,
            international: false,
            restricted: false,
            unavailable: false,
            screening: 0,
            plan: Self::TELEPHONY,
            ia5: false,
            digits,
        }
    }

    /// The octets of the parameter.
    #[must_use]
    pub fn encode(&self) -> InlineOctets<MAX_NUMBER> {
        let nature = u8::from(self.international)
            | u8::from(self.restricted) << 1
            | u8::from(self.unavailable) << 2
            | (self.screening & 3) << 4;
        let encoding = if self.ia5 { IA5 } else { BCD };
        let count = u8::try_from(self.digits.len()).unwrap_or(u8::MAX);
        let mut octets = InlineOctets::EMPTY;
        let mut fits = octets.extend(&[self.kind, nature, self.plan << 4 | encoding, count]);
        if self.ia5 {
            for digit in self.digits.iter() {
                fits &= octets.push(*CHARACTERS.get(usize::from(digit)).unwrap_or(&b'?'));
            }
        } else {
            fits &= octets.extend(self.digits.packed());
        }
        debug_assert!(fits, "MAX_NUMBER has room for MAX_DIGITS");
        octets
    }
}

const BCD: u8 = 1;
const IA5: u8 = 2;
/// Half-octets as characters, the same as in the text of the parameter.
const CHARACTERS: &[u8; 16] = b"0123456789ABC*#F";

impl DigitsType<'_> {
    /// Its meaning; `None` where it is no digits (a point code, an address), or they are not as their count says.
    #[must_use]
    pub fn value(&self) -> Option<Number> {
        let (&[kind, nature, plan, count], rest) = self.0.split_first_chunk()?;
        let ia5 = plan & 0x0f == IA5;
        let count = usize::from(count);
        let digits = match plan & 0x0f {
            BCD if rest.len() == count.div_ceil(2) => Digits::from_packed(rest, count % 2 == 1)?,
            IA5 if rest.len() == count => {
                let mut digits = Digits::EMPTY;
                for character in rest {
                    let at = CHARACTERS.iter().position(|known| known == character)?;
                    if !digits.push(u8::try_from(at).ok()?) {
                        return None;
                    }
                }
                digits
            }
            _ => return None,
        };
        Some(Number {
            kind,
            international: nature & 0x01 != 0,
            restricted: nature & 0x02 != 0,
            unavailable: nature & 0x04 != 0,
            screening: nature >> 4 & 3,
            plan: plan >> 4,
            ia5,
            digits,
        })
    }

    /// The digits; see [`DigitsType::value`].
    #[must_use]
    pub fn digits(&self) -> Option<Digits> {
        self.value().map(|number| number.digits)
    }
}

impl MinType<'_> {
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

const FIELDS: &[Field] = &[
    KIND,
    INTERNATIONAL,
    RESTRICTED,
    AVAILABLE,
    SCREENING,
    SPARE,
    PLAN,
    ENCODING,
];
const KIND: Field = named(
    "type",
    0,
    0xff,
    &[
        (0, "not used"),
        (1, "dialed"),
        (2, "calling party"),
        (3, "caller interaction"),
        (4, "routing"),
        (5, "billing"),
        (6, "destination"),
        (7, "LATA"),
        (8, "carrier"),
    ],
);
const INTERNATIONAL: Field = named("nature", 1, 0x01, &[(0, "national"), (1, "international")]);
const RESTRICTED: Field = named(
    "presentation",
    1,
    0x02,
    &[(0, "allowed"), (1, "restricted")],
);
const AVAILABLE: Field = named("available", 1, 0x04, &[(0, "yes"), (1, "no")]);
const SCREENING: Field = named(
    "screening",
    1,
    0x30,
    &[
        (0, "user provided"),
        (1, "passed"),
        (2, "failed"),
        (3, "network provided"),
    ],
);
/// Not next to each other, so told as they stand.
const SPARE: Field = number("spare", 1, 0xc8).quiet();
const PLAN: Field = named(
    "plan",
    2,
    0xf0,
    &[
        (0, "unknown"),
        (1, "ISDN"),
        (2, "telephony"),
        (3, "X.121"),
        (4, "F.69"),
        (5, "maritime mobile"),
        (6, "E.212"),
        (7, "private"),
        (13, "point code"),
        (14, "IP address"),
    ],
);
const ENCODING: Field = named(
    "encoding",
    2,
    0x0f,
    &[(0, "not used"), (1, "BCD"), (2, "IA5"), (3, "octets")],
);

const BCD_FORM: Form = Form::ending(3, FIELDS, Tail::Counted("digits"));
const IA5_FORM: Form = Form::ending(3, FIELDS, Tail::CountedText("digits"));
const POINT_CODE: Form = Form::of(
    7,
    &[
        KIND,
        INTERNATIONAL,
        RESTRICTED,
        AVAILABLE,
        SCREENING,
        SPARE,
        PLAN,
        ENCODING,
        number("network", 5, 0xff),
        number("cluster", 4, 0xff),
        number("member", 3, 0xff),
        number("subsystem", 6, 0xff),
    ],
);
const OTHER: Form = Form::ending(3, FIELDS, Tail::Octets("octetsOfDigits"));

fn show_digits(content: &[u8]) -> Value {
    let first = match content.get(2) {
        Some(octet) if octet & 0x0f == BCD => &BCD_FORM,
        Some(octet) if octet & 0x0f == IA5 => &IA5_FORM,
        Some(0xd3) => &POINT_CODE,
        _ => &OTHER,
    };
    match form::show(first, content) {
        Value::Map(map) if map.iter().all(|(key, _)| key != "octets") => Value::Map(map),
        _ => form::show(&OTHER, content),
    }
}

fn read_digits(value: &Value) -> Option<Vec<u8>> {
    form::read(form_of(value), value)
}

fn why_no_digits(value: &Value) -> Option<WriteError> {
    form::why(form_of(value), value)
}

/// The form that a value in a file is written in.
fn form_of(value: &Value) -> &'static Form {
    let Value::Map(map) = value else {
        return &OTHER;
    };
    let find = |name: &str| map.iter().find(|(key, _)| key == name);
    if find("octetsOfDigits").is_some() {
        &OTHER
    } else if find("subsystem").is_some() {
        &POINT_CODE
    } else if find("encoding").is_some_and(|(_, of)| *of == Value::Text("IA5".into())) {
        &IA5_FORM
    } else {
        &BCD_FORM
    }
}
