//! Packet data: addresses, access point, charging identity, capabilities (TS 29.060, TS 24.008, TS 23.003).

use inlab_ber::value::{Value, unhex};

use super::layout::{Names, flag, named, number};
use super::{ip, word};

layout_leaf! {
    /// Who numbers the packet data protocol (TS 29.060 7.7.27): the last four bits, the first four are 1.
    PdpTypeOrganization "PDPTypeOrganization" show_organization read_organization, 1,
    [super::layout::fixed(1, 8, 4, 15), named("organization", 1, 4, 4, ORGANIZATIONS)]
}

code_leaf! {
    /// Packet data protocol (TS 29.060 7.7.27): of ETSI PPP, of the IETF the versions of IP.
    PdpTypeNumber "PDPTypeNumber" show_pdp_type read_pdp_type, PDP_TYPES
}

shown_leaf! {
    /// Address of the user (TS 29.060 7.7.27): IPv4, IPv6, or both. One of another kind is shown as octets.
    PdpAddress "PDPAddress" show_pdp_address read_pdp_address, show_addresses, read_addresses
}

shown_leaf! {
    /// Access point name (TS 23.003 9.1): labels with their lengths, shown with dots between.
    AccessPointName "AccessPointName" show_apn read_apn, show_labels, read_labels
}

shown_leaf! {
    /// Address of a GPRS support node (TS 23.003 5.1): IPv4 or IPv6, with its type and length in the first octet.
    GsnAddress "GSN-Address" show_gsn read_gsn, show_gsn_parts, read_gsn_parts
}

shown_leaf! {
    /// Charging identity of a context (TS 29.060 7.7.26), shown as a number.
    ChargingId "GPRSChargingID" show_charging_id read_charging_id,
    |content: &[u8]| Some(Value::Integer(u32::from_be_bytes(content.try_into().ok()?).into())),
    |value: &Value| match value {
        Value::Integer(number) => Some(u32::try_from(*number).ok()?.to_be_bytes().to_vec()),
        Value::Text(text) => unhex(text),
        _ => None,
    }
}

layout_leaf! {
    /// What an SGSN can do (TS 29.078 5.1).
    SgsnCapabilities "SGSNCapabilities" show_sgsn read_sgsn, 1, [flag("adviceOfCharge", 1, 1)]
}

code_leaf! {
    /// Why a GPRS dialogue or context ended (TS 29.078 5.1): only 0 has a meaning.
    GprsCause "GPRSCause" show_gprs_cause read_gprs_cause, &[(0, "unspecified")]
}

layout_leaf! {
    /// MS network capability (TS 24.008 10.5.5.12 from octet 3 on). Octets that later releases add are shown as octets.
    MsNetworkCapability "MSNetworkCapability" show_ms_network read_ms_network, 1,
    [
        flag("gea1", 1, 8),
        flag("smOverDedicatedChannels", 1, 7),
        flag("smOverGprsChannels", 1, 6),
        flag("ucs2", 1, 5),
        named("ssScreening", 1, 4, 2, SS_SCREENINGS),
        flag("soLSA", 1, 2),
        flag("revisionLevel", 1, 1),
        flag("packetFlowContexts", 2, 8),
        flag("gea2", 2, 7),
        flag("gea3", 2, 6),
        flag("gea4", 2, 5),
        flag("gea5", 2, 4),
        flag("gea6", 2, 3),
        flag("gea7", 2, 2),
        flag("lcsVirtualApn", 2, 1),
        flag("handoverToUtran", 3, 8),
        flag("handoverToEutran", 3, 7),
        flag("emmCombinedProcedures", 3, 6),
        flag("isr", 3, 5),
        flag("srvccToGeran", 3, 4),
        flag("epc", 3, 3),
        flag("notification", 3, 2),
        flag("geranNetworkSharing", 3, 1),
        flag("userPlaneIntegrity", 4, 8),
        flag("gia4", 4, 7),
        flag("gia5", 4, 6),
        flag("gia6", 4, 5),
        flag("gia7", 4, 4),
        flag("ePco", 4, 3),
        flag("restrictedEnhancedCoverage", 4, 2),
        flag("dualConnectivityWithNr", 4, 1),
    ]
}

layout_leaf! {
    /// Mobile station classmark 2 (TS 24.008 10.5.1.6 from octet 3 on).
    MsClassmark2 "MS-Classmark2" show_classmark read_classmark, 3,
    [
        named("revisionLevel", 1, 7, 2, REVISIONS),
        flag("controlledEarlySending", 1, 5),
        flag("noA5-1", 1, 4),
        number("rfPowerClass", 1, 3, 3),
        flag("pseudoSynchronization", 2, 7),
        named("ssScreening", 2, 6, 2, SS_SCREENINGS),
        flag("shortMessages", 2, 4),
        flag("voiceBroadcast", 2, 3),
        flag("voiceGroupCall", 2, 2),
        flag("frequencyExtension", 2, 1),
        flag("classmark3", 3, 8),
        flag("lcsValueAdded", 3, 6),
        flag("ucs2", 3, 5),
        flag("soLSA", 3, 4),
        flag("camelServicePrompt", 3, 3),
        flag("a5-3", 3, 2),
        flag("a5-2", 3, 1),
    ]
}

const ORGANIZATIONS: Names = &[(0, "ETSI"), (1, "IETF")];
const PDP_TYPES: Names = &[(1, "PPP"), (0x21, "IPv4"), (0x57, "IPv6"), (0x8d, "IPv4v6")];
/// TS 24.008 10.5.1.6 and 10.5.5.12, TS 24.080 3.7.1.
const SS_SCREENINGS: Names = &[(0, "phase 1"), (1, "phase 2")];
const REVISIONS: Names = &[
    (0, "GSM phase 1"),
    (1, "GSM phase 2"),
    (2, "Release 99 or later"),
];

fn show_addresses(content: &[u8]) -> Option<Value> {
    let text = match content.len() {
        20 => {
            let (first, second) = content.split_at_checked(4)?;
            format!("{} {}", ip::show(first)?, ip::show(second)?)
        }
        _ => ip::show(content)?,
    };
    Some(Value::Text(text))
}

fn read_addresses(value: &Value) -> Option<Vec<u8>> {
    let addresses: Option<Vec<_>> = word(value)?.split(' ').map(ip::read).collect();
    Some(addresses?.concat())
}

fn show_gsn_parts(content: &[u8]) -> Option<Value> {
    let (first, rest) = content.split_first()?;
    let sound = matches!((first, rest.len()), (0x04, 4) | (0x50, 16));
    sound.then(|| Some(Value::Text(ip::show(rest)?)))?
}

fn read_gsn_parts(value: &Value) -> Option<Vec<u8>> {
    let address = ip::read(&word(value)?)?;
    let first = if address.len() == 4 { 0x04 } else { 0x50 };
    Some([&[first], &address[..]].concat())
}

fn show_labels(mut content: &[u8]) -> Option<Value> {
    let mut labels = Vec::new();
    while let Some((length, rest)) = content.split_first() {
        let (label, rest) = rest.split_at_checked(usize::from(*length))?;
        let plain = |octet: &u8| octet.is_ascii_graphic() && *octet != b'.';
        if label.is_empty() || !label.iter().all(plain) {
            return None;
        }
        labels.push(
            label
                .iter()
                .map(|octet| char::from(*octet))
                .collect::<String>(),
        );
        content = rest;
    }
    Some(Value::Text(labels.join(".")))
}

fn read_labels(value: &Value) -> Option<Vec<u8>> {
    let text = word(value)?;
    let mut octets = Vec::new();
    for label in text.split('.') {
        let length = u8::try_from(label.len()).ok().filter(|length| *length < 64);
        octets.push(length.filter(|length| *length > 0 && label.is_ascii())?);
        octets.extend(label.bytes());
    }
    Some(octets)
}
