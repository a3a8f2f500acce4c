//! A call of WIN, and its octets by hand.

#![allow(dead_code, reason = "each test file uses some of it")]

use inlab_ber::Writer;
use inlab_ber::value::{hex, unhex};
use inlab_inap::*;
use inlab_ss7 as ss7;

pub(crate) const WIN: Dialect = Dialect::WIN;

/// Parameters in hexadecimal, spaces between, as a parameter set.
pub(crate) fn set(parameters: &str) -> Vec<u8> {
    let content = unhex(&parameters.replace(' ', "")).expect("hex");
    let mut out = Writer::default();
    let mark = out.mark();
    out.octets(&content);
    out.header(3 << 30 | 1 << 29 | 18, mark);
    out.as_slice().to_vec()
}

/// The parameters of a set in the order of their octets: a SET has no order.
pub(crate) fn sorted(octets: &[u8]) -> Vec<String> {
    let (set, rest) = inlab_ber::element(octets).expect("a set");
    assert!(rest.is_empty());
    let (mut items, mut rest) = (Vec::new(), set.content);
    while let Ok((item, after)) = inlab_ber::element(rest) {
        items.push(hex(item.octets));
        rest = after;
    }
    assert!(rest.is_empty());
    items.sort();
    items
}

pub(crate) fn digits(text: &str) -> ss7::Digits {
    ss7::Digits::from_text(text, ss7::Alphabet::Q763).expect("digits")
}

pub(crate) fn operation(name: &str) -> &'static Operation {
    WIN.operation_named(name).expect(name)
}

pub(crate) fn called(text: &str) -> ss7::CalledPartyNumber {
    ss7::CalledPartyNumber::from_text(text).expect("a number")
}

/// BillingID [1] and MSCID [21] of market 0x3940, switch 1; MSID: MIN [8] 1081090072; ESN [9].
pub(crate) const CALL: &str = "8107394001011c3000 9503394001 88050118900027 89048d2ad4fe";

/// TransactionCapability [123], WINCapability [280] with TriggerCapability [277] and WINOperationsCapability [281].
pub(crate) const CAPABLE: &str = "9f7b020431 bf82180c 9f821503f0f01f 9f82190103";

/// TimeOfDay [309]: 0x0a8c00 = 691200 tenths, 19:12:00. TimeDateOffset [275]: fe98 = -360 minutes.
pub(crate) const CLOCK: &str = "9f8235030a8c00 9f821302fe98";

pub(crate) fn subject() -> Subject {
    Subject {
        call: Some(CallKey {
            billing: [0x39, 0x40, 1, 1, 0x1c, 0x30, 0],
            switch: [0x39, 0x40, 1],
        }),
        station: Some(Station::Min(digits("1081090072"))),
        serial: Some([0x8d, 0x2a, 0xd4, 0xfe]),
        ..Subject::NONE
    }
}

pub(crate) const NOON: Clock = Clock {
    tenths: 691_200,
    offset: -360,
};

/// Where we are: point code 5-1-9, subsystem 8.
pub(crate) fn here() -> ss7::Address {
    let mut address = ss7::Address::on_ssn(ss7::SubsystemNumber(8));
    address.point_code = Some(ss7::PointCode(0x05_01_09));
    address
}
