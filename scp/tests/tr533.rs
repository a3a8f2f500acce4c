//! The 800 service before AIN: national operations of T1.114.5 in packages put together by hand.
#![allow(missing_docs)]

mod common;

use common::ansi::{AnsiNode, query, response};
use common::tlv;
use inlab_inap::Dialect;

/// Dialled 800 555 0199, by 972 555 0100 of LATA 552, an ordinary line.
const START: &str = "f224aa0b84090100210a0850551099\
                     84090200210a7952551000\
                     84060700010355\
                     02df450100";

/// Invoke (Last), national, the bit that asks for a reply set or not.
fn invoke(ids: &str, operation: &str, argument: &str) -> String {
    let ids = tlv("cf", ids);
    tlv("e9", &format!("{ids}d002{operation}{argument}"))
}

fn node(service: &str) -> AnsiNode {
    AnsiNode::new(service, &[Dialect::TR533, Dialect::AIN02])
}

#[test]
fn a_toll_free_number_is_routed_in_one_response() {
    let mut node = node("default: { translate: { \"8005550199\": \"2125550101 (national)\" } }");
    let sent = node.receive(&query(true, &invoke("01", "8301", START)));
    let connect = "f21a840608000103110084090400210a1252551010df410400000000";
    assert_eq!(
        sent,
        [response(&invoke("0101", "0401", connect))],
        "the carrier, the number, nothing to bill"
    );
}

/// Ten digits where the target is a number of country code 1.
#[test]
fn a_number_of_the_home_country_is_a_national_one() {
    for target in ["12125550101", "2125550101 (national)"] {
        let mut node = node(&format!("default: {{ connect: \"{target}\" }}"));
        let sent = node.receive(&query(true, &invoke("01", "8301", START)));
        let connect = "f21a840608000103110084090400210a1252551010df410400000000";
        assert_eq!(
            sent,
            [response(&invoke("0101", "0401", connect))],
            "{target}"
        );
    }
}

#[test]
fn a_number_without_service_is_announced_and_cleared() {
    let mut node = node("default: { release: { cause: 1 } }");
    let sent = node.receive(&query(true, &invoke("01", "0301", START)));
    let vacant = "f203820102";
    assert_eq!(sent, [response(&invoke("0101", "0501", vacant))]);
}

/// A private operation of the same number is another one; a question that cannot be read gets a national error.
#[test]
fn what_is_no_question_is_refused() {
    let mut node = node("default: { release: { cause: 1 } }");
    let private = invoke("01", "8301", START).replace("d002", "d102");
    let reject = tlv("ec", "cf0101d5020202f000");
    assert_eq!(node.receive(&query(true, &private)), [response(&reject)]);

    let mut node = self::node("default: { release: { cause: 1 } }");
    let short = "f20caa0a84080100210a08505510";
    let error = tlv("eb", "cf0101d30102");
    assert_eq!(
        node.receive(&query(true, &invoke("01", "8301", short))),
        [response(&error)]
    );
}
