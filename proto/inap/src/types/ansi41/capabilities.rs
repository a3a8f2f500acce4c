//! What a system can do, and what triggers: sets of bits (X.S0004-550 6.5.2), and the list of triggers to arm.

use inlab_ber::leaf;
use inlab_ber::value::{Value, hex, unhex};

use super::TriggerType;
use crate::types::form::{Form, bit, form_leaf, number};

form_leaf! {
    /// What the system can do now (6.5.2.160).
    TransactionCapability "TransactionCapability" = [UNIVERSAL 4] show_transaction read_transaction Form::of(2, &[
            bit("profile", 0, 0x01),
            bit("busyDetection", 0, 0x02),
            bit("announcements", 0, 0x04),
            bit("remoteUserInteraction", 0, 0x08),
            bit("spini", 0, 0x10),
            bit("userZones", 0, 0x20),
            bit("networkDirectedSystemSelection", 0, 0x40),
            bit("names", 0, 0x80),
            number("multipleTerminations", 1, 0x0f),
            bit("terminationList", 1, 0x10),
            bit("triggerAddressList", 1, 0x20),
            number("reserved", 1, 0xc0).quiet(),
        ]);
    /// Which dialled numbers trigger (6.5.2.90).
    OriginationTriggers "OriginationTriggers" = [UNIVERSAL 4] show_origination read_origination Form::of(4, &[
            bit("all", 0, 0x01),
            bit("local", 0, 0x02),
            bit("intraLATA", 0, 0x04),
            bit("interLATA", 0, 0x08),
            bit("international", 0, 0x10),
            bit("worldZone", 0, 0x20),
            bit("unrecognized", 0, 0x40),
            bit("revertive", 0, 0x80),
            bit("star", 1, 0x01),
            bit("doubleStar", 1, 0x02),
            bit("pound", 1, 0x04),
            bit("doublePound", 1, 0x08),
            bit("priorAgreement", 1, 0x10),
            number("reserved", 1, 0xe0).quiet(),
            bit("digits0", 2, 0x01),
            bit("digits1", 2, 0x02),
            bit("digits2", 2, 0x04),
            bit("digits3", 2, 0x08),
            bit("digits4", 2, 0x10),
            bit("digits5", 2, 0x20),
            bit("digits6", 2, 0x40),
            bit("digits7", 2, 0x80),
            bit("digits8", 3, 0x01),
            bit("digits9", 3, 0x02),
            bit("digits10", 3, 0x04),
            bit("digits11", 3, 0x08),
            bit("digits12", 3, 0x10),
            bit("digits13", 3, 0x20),
            bit("digits14", 3, 0x40),
            bit("digits15", 3, 0x80),
        ]);
    /// What becomes of a termination that fails (6.5.2.159).
    TerminationTriggers "TerminationTriggers" = [UNIVERSAL 4] show_termination read_termination Form::of(2, &[
            number("busy", 0, 0x03),
            number("routingFailure", 0, 0x0c),
            number("noPageResponse", 0, 0x30),
            number("noAnswer", 0, 0xc0),
            bit("noneReachable", 1, 0x01),
            number("reserved", 1, 0xfe).quiet(),
        ]);
    /// Which triggers can be armed (6.5.2.df).
    TriggerCapability "TriggerCapability" = [UNIVERSAL 4] show_capability read_capability Form::of(3, &[
            bit("introducingDigits", 0, 0x01),
            bit("kDigit", 0, 0x02),
            bit("allCalls", 0, 0x04),
            bit("revertiveCall", 0, 0x08),
            bit("originationAttemptAuthorized", 0, 0x10),
            bit("oAnswer", 0, 0x20),
            bit("oDisconnect", 0, 0x40),
            bit("oNoAnswer", 0, 0x80),
            bit("callTypes", 1, 0x01),
            bit("unrecognizedNumber", 1, 0x02),
            bit("priorAgreement", 1, 0x04),
            bit("advancedTermination", 1, 0x08),
            bit("callingRoutingAddressAvailable", 1, 0x10),
            bit("initialTermination", 1, 0x20),
            bit("calledRoutingAddressAvailable", 1, 0x40),
            bit("oCalledPartyBusy", 1, 0x80),
            bit("terminatingResourceAvailable", 2, 0x01),
            bit("tBusy", 2, 0x02),
            bit("tNoAnswer", 2, 0x04),
            bit("tAnswer", 2, 0x08),
            bit("tDisconnect", 2, 0x10),
            number("reserved", 2, 0xe0).quiet(),
        ]);
    /// Which WIN operations a system has (6.5.2.dj).
    WinOperationsCapability "WINOperationsCapability" = [UNIVERSAL 4] show_operations read_operations Form::of(1, &[
            bit("connectResource", 0, 0x01),
            bit("callControlDirective", 0, 0x02),
            bit("positionRequest", 0, 0x04),
            number("reserved", 0, 0xf8).quiet(),
        ]);
}

leaf! {
    /// The triggers to arm, in the order of their markers (6.5.2.dk).
    pub struct WinTriggerList<'a> "WIN-TriggerList" = [UNIVERSAL 4], show_triggers, read_triggers
}

/// Markers: what follows is armed in this way.
const MARKERS: &[(u8, &str)] = &[
    (0xdc, "TDP-R"),
    (0xdd, "TDP-N"),
    (0xde, "EDP-R"),
    (0xdf, "EDP-N"),
];

fn show_triggers(content: &[u8]) -> Value {
    let raw = || Value::Map(vec![("octets".into(), Value::Text(hex(content)))]);
    let mut map: Vec<(String, Value)> = Vec::new();
    for octet in content {
        if let Some((_, marker)) = MARKERS.iter().find(|(value, _)| value == octet) {
            map.push(((*marker).into(), Value::List(Vec::new())));
            continue;
        }
        let Some((_, Value::List(items))) = map.last_mut() else {
            return raw();
        };
        items.push(TriggerType::name_of(*octet).map_or_else(
            || Value::Integer((*octet).into()),
            |name| Value::Text(name.into()),
        ));
    }
    let value = Value::Map(map);
    match read_triggers(&value).as_deref() == Some(content) {
        true => value,
        false => raw(),
    }
}

fn read_triggers(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else { return None };
    let mut octets = Vec::new();
    for (key, value) in map {
        match value {
            Value::Text(text) if key == "octets" => octets.extend(unhex(text)?),
            Value::List(items) => {
                octets.push(MARKERS.iter().find(|(_, marker)| marker == key)?.0);
                for item in items {
                    octets.push(match item {
                        Value::Text(name) => TriggerType::number_of(name)?,
                        Value::Integer(number) => u8::try_from(*number).ok()?,
                        _ => return None,
                    });
                }
            }
            _ => return None,
        }
    }
    Some(octets)
}

impl TriggerType {
    /// The name of a value.
    fn name_of(number: u8) -> Option<&'static str> {
        let schema = <Self as inlab_ber::Element<'_>>::schema();
        let inlab_ber::Kind::Enumerated(values) = &schema.kind else {
            return None;
        };
        let found = values
            .iter()
            .find(|(_, value, _)| i64::from(*value) == i64::from(number));
        found.map(|(name, ..)| *name)
    }

    /// The value of a name.
    fn number_of(name: &str) -> Option<u8> {
        let schema = <Self as inlab_ber::Element<'_>>::schema();
        let inlab_ber::Kind::Enumerated(values) = &schema.kind else {
            return None;
        };
        let (_, number, _) = values.iter().find(|(known, ..)| *known == name)?;
        u8::try_from(*number).ok()
    }
}
