//! OCTET STRINGs whose content is BER of another type.

use inlab_ber::{Element, Schema};

use crate::types::*;

/// The type that the content of a string of this type is BER of, in CAP (comments of TS 29.078 5.1); `None` for every other
/// type. Its members say which phase has them.
#[must_use]
pub fn contained(of: &Schema) -> Option<&'static Schema> {
    Some(match of.name {
        "AChBillingChargingCharacteristics" => CamelAChBillingChargingCharacteristics::schema(),
        "CallResult" => CamelCallResult::schema(),
        "FCIBillingChargingCharacteristics" => CamelFciBillingChargingCharacteristics::schema(),
        "FCIGPRSBillingChargingCharacteristics" => {
            CamelFciGprsBillingChargingCharacteristics::schema()
        }
        "FCISMSBillingChargingCharacteristics" => {
            CamelFciSmsBillingChargingCharacteristics::schema()
        }
        "SCIBillingChargingCharacteristics" => CamelSciBillingChargingCharacteristics::schema(),
        "SCIGPRSBillingChargingCharacteristics" => {
            CamelSciGprsBillingChargingCharacteristics::schema()
        }
        _ => return None,
    })
}
