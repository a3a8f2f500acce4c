//! Octet strings of AIN by their meaning (GR-1299-CORE section 6).

use inlab_ber::leaf;
use inlab_ber::value::Value;

use crate::types::form::{self, Field, Form, Tail, form_leaf};

const NATURE: Field = Field {
    name: "nature",
    octet: 0,
    mask: 0x7f,
    values: &[
        (0, "not applicable"),
        (1, "subscriber"),
        (3, "national"),
        (4, "international"),
    ],
};
const PLAN: Field = Field {
    name: "plan",
    octet: 1,
    mask: 0x70,
    values: &[
        (0, "unknown"),
        (1, "E.164"),
        (2, "telephony"),
        (3, "X.121"),
        (4, "F.69"),
        (5, "maritime mobile"),
        (6, "E.212"),
        (7, "private"),
    ],
};
/// Presentation and screening, where the number is one of a party.
const LOW: Field = Field {
    name: "other",
    octet: 1,
    mask: 0x8f,
    values: &[],
};
const DIGITS: Form = Form {
    head: 2,
    fields: &[NATURE, PLAN, LOW],
    tail: Tail::OddEven("digits", 0x80),
};

form_leaf! {
    /// A number: odd or even, nature, numbering plan, digits.
    AinDigits "AINDigits" = [UNIVERSAL 4] show_digits read_digits DIGITS;
    /// A number in a list of line numbers for accounting.
    AmaLineNumber "AMALineNumber" = [9] show_line read_line DIGITS;
    /// A number in a list of dialled digits for accounting.
    AmaDigitsDialedWc "AMADigitsDialedWC" = [8] show_dialed read_dialed DIGITS;
    /// A carrier: who selected it, what calls it carries, its code.
    CarrierFormat "CarrierFormat" = [UNIVERSAL 4] show_carrier read_carrier Form {
        head: 2,
        fields: &[
            Field {
                name: "selection",
                octet: 0,
                mask: 0xff,
                values: &[
                    (0, "no indication"),
                    (1, "presubscribed, not input"),
                    (2, "presubscribed, input"),
                    (3, "presubscribed, input unknown"),
                    (4, "not presubscribed, input"),
                ],
            },
            Field {
                name: "nature",
                octet: 1,
                mask: 0xf0,
                values: &[
                    (0, "none"),
                    (1, "local"),
                    (2, "intraLATA toll"),
                    (3, "interLATA"),
                    (4, "local, intraLATA toll and interLATA"),
                    (5, "local and intraLATA toll"),
                    (6, "intraLATA toll and interLATA"),
                ],
            },
            Field { name: "numberOfDigits", octet: 1, mask: 0x0f, values: &[] },
        ],
        tail: Tail::Digits("digits", 4),
    };
    /// The service logic program for accounting: nine digits and a filler.
    AmaSlpId "AMAslpID" = [UNIVERSAL 4] show_slp read_slp
        Form { head: 0, fields: &[], tail: Tail::Digits("digits", 10) };
    /// How a call is billed: call type and feature.
    BillingIndicator "BillingIndicator" = [UNIVERSAL 4] show_billing read_billing
        Form { head: 0, fields: &[], tail: Tail::Digits("digits", 8) };
    /// A directory number of ten digits.
    Dn "Dn" = [UNIVERSAL 4] show_dn read_dn Form { head: 0, fields: &[], tail: Tail::Digits("digits", 10) };
    /// An address in a list: its type first.
    GenericAddress "GenericAddress" = [80] show_generic read_generic
        Form { head: 1, fields: &[Field { name: "type", octet: 0, mask: 0xff, values: &[] }], tail: Tail::Octets("address") };
    /// Digits in a list: their type and encoding first.
    GenericDigits "GenericDigits" = [149] show_generic_digits read_generic_digits
        Form {
            head: 1,
            fields: &[
                Field {
                    name: "encoding",
                    octet: 0,
                    mask: 0xe0,
                    values: &[(0, "BCD even"), (1, "BCD odd"), (2, "IA5"), (3, "binary")],
                },
                Field { name: "type", octet: 0, mask: 0x1f, values: &[] },
            ],
            tail: Tail::Octets("digits"),
        };
}

leaf! {
    /// The events that are armed (EDPRequest, EDPNotification).
    pub struct EventSet<'a> "EDPs" = [UNIVERSAL 3], show_events, read_events
}

/// By bit.
const EVENTS: &[&str] = &[
    "oCalledPartyBusy",
    "oNoAnswer",
    "oTermSeized",
    "oAnswer",
    "tBusy",
    "tNoAnswer",
    "termResourceAvailable",
    "tAnswer",
    "networkBusy",
    "oSuspended",
    "oDisconnectCalled",
    "oDisconnect",
    "oAbandon",
    "featureActivator",
    "switchHookFlash",
    "success",
    "tDisconnect",
    "timeout",
    "originationAttempt",
    "oDTMFEntered",
    "tDTMFEntered",
];

fn show_events(content: &[u8]) -> Value {
    form::show_bits(EVENTS, content)
}

fn read_events(value: &Value) -> Option<Vec<u8>> {
    form::read_bits(EVENTS, value)
}
