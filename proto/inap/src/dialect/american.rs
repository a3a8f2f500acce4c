//! What networks of North America have besides.

use inlab_ss7::{CalledPartyNumber, NatureOfAddress, NumberingPlan, NumberingPlanIndicator};

use super::{AIN, Dialect, TR533, WIN};
use crate::operation::{Class, Operation};

/// Digits of a national number of North America, which its country code 1 precedes in an international one.
const NATIONAL_DIGITS: usize = 10;

/// What bit H of the family, the first octet of an operation code of ANSI TCAP, is in a dialect. A receiver knows the operation with
/// and without it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReplyBit {
    /// National operations: set where a reply is required (T1.114.5).
    Required,
    /// Not set unless a node is told to: then as in national operations. T1.114 leaves private codes to who defines them, and the
    /// public module of AIN (GR-1299-CORE) defines them as whole numbers below 32768, infoAnalyzed as 25603.
    Optional,
    /// Always 0 (N.S0005 6.3.2).
    Zero,
}

impl Dialect {
    /// Whether an operation asks for a reply of any kind: a result, an error, or an operation that answers it.
    #[must_use]
    pub fn requires_reply(self, operation: &Operation) -> bool {
        operation.class != Class::Four
    }

    /// What bit H of the family of its operations is; `None`: its operations have no family.
    #[must_use]
    pub const fn reply_bit(self) -> Option<ReplyBit> {
        if self.bit() & TR533 != 0 {
            Some(ReplyBit::Required)
        } else if self.bit() & AIN != 0 {
            Some(ReplyBit::Optional)
        } else if self.bit() & WIN != 0 {
            Some(ReplyBit::Zero)
        } else {
            None
        }
    }

    /// Whether a node sends an operation with bit H, which may be told (`wanted`) to set it or not to.
    #[must_use]
    pub fn sets_reply_bit(self, operation: &Operation, wanted: Option<bool>) -> bool {
        let used = match self.reply_bit() {
            Some(ReplyBit::Required) => wanted.unwrap_or(true),
            Some(ReplyBit::Optional) => wanted.unwrap_or(false),
            Some(ReplyBit::Zero) | None => false,
        };
        used && self.requires_reply(operation)
    }

    /// A number as the dialect has it: in North America an international number of the home country is a national one, of ten
    /// digits. What has another count of digits stays as it is.
    #[must_use]
    pub fn home_number(self, number: CalledPartyNumber, plan: &NumberingPlan) -> CalledPartyNumber {
        let is_international = number.nature == NatureOfAddress::INTERNATIONAL
            && number.plan == NumberingPlanIndicator::E164;
        if self.reply_bit().is_none() || !is_international || plan.country_code.is_empty() {
            return number;
        }
        let national = number.digits.strip_prefix(&plan.country_code);
        let national = national.filter(|digits| digits.without_st().len() == NATIONAL_DIGITS);
        national.map_or(number, |digits| CalledPartyNumber {
            nature: NatureOfAddress::NATIONAL,
            digits,
            ..number
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlab_ss7::{Alphabet, Digits};

    fn plan(country_code: &str) -> NumberingPlan {
        let digits = |text| Digits::from_text(text, Alphabet::Q763).expect("digits");
        NumberingPlan {
            country_code: digits(country_code),
            national_prefix: digits(""),
            international_prefix: digits(""),
        }
    }

    /// T1.114.5 for national operations, GR-1299-CORE's module for AIN's, N.S0005 6.3.2 for ANSI-41's.
    #[test]
    fn bit_h_by_dialect_and_operation() {
        for (dialect, operation, default, on, off) in [
            (
                Dialect::TR533,
                "provideInstructionsStart",
                true,
                true,
                false,
            ),
            (Dialect::TR533, "connect", false, false, false),
            (Dialect::AIN01, "infoAnalyzed", false, true, false),
            (Dialect::AIN02, "analyzeRoute", false, true, false),
            (
                Dialect::AIN02,
                "terminationNotification",
                false,
                false,
                false,
            ),
            (Dialect::WIN, "OriginationRequest", false, false, false),
            (Dialect::CAP2, "initialDP", false, false, false),
        ] {
            let row = dialect.operation_named(operation).expect(operation);
            let of = |wanted| dialect.sets_reply_bit(row, wanted);
            assert_eq!(
                (of(None), of(Some(true)), of(Some(false))),
                (default, on, off),
                "{operation} in {dialect}"
            );
        }
        assert!(Dialect::all().all(|dialect| dialect.reply_bit().is_none()));
        assert!(Dialect::american().all(|dialect| dialect.reply_bit().is_some()));
    }

    #[test]
    fn a_number_of_the_home_country_is_national() {
        let spelt = |dialect: Dialect, number: &str, country| {
            let number = CalledPartyNumber::from_text(number).expect("a number");
            let spelt = dialect.home_number(number, &plan(country));
            assert_eq!(spelt.e164(&plan(country)), number.e164(&plan(country)));
            (spelt == number, hex(&spelt.encode()))
        };
        let home = "+12125550101";
        // Q.763 3.9: even, national; routing to internal network number allowed, telephony plan.
        for dialect in Dialect::american() {
            let national = "03101252551010".to_owned();
            assert_eq!(spelt(dialect, home, "1"), (false, national));
        }
        for (dialect, number, country) in [
            (Dialect::CAP2, home, "1"),
            (Dialect::AIN01, home, ""),
            (Dialect::AIN01, home, "49"),
            (Dialect::WIN, "+15550101", "1"),
            (Dialect::TR533, "2125550101 (national)", "1"),
            (Dialect::AIN02, "+4989555001012", "1"),
        ] {
            assert!(spelt(dialect, number, country).0, "{number} in {dialect}");
        }
    }

    fn hex(octets: &[u8]) -> String {
        octets.iter().map(|octet| format!("{octet:02x}")).collect()
    }
}
