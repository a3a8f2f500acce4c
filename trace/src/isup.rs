//! ISUP (Q.763): circuit and message name, the rest in hex.

use crate::{Layer, broken};

/// Message names (Q.763 table 4).
pub(crate) const fn name(kind: u8) -> Option<&'static str> {
    Some(match kind {
        0x01 => "IAM",
        0x02 => "SAM",
        0x03 => "INR",
        0x04 => "INF",
        0x05 => "COT",
        0x06 => "ACM",
        0x07 => "CON",
        0x08 => "FOT",
        0x09 => "ANM",
        0x0c => "REL",
        0x0d => "SUS",
        0x0e => "RES",
        0x10 => "RLC",
        0x11 => "CCR",
        0x12 => "RSC",
        0x13 => "BLO",
        0x14 => "UBL",
        0x15 => "BLA",
        0x16 => "UBA",
        0x17 => "GRS",
        0x18 => "CGB",
        0x19 => "CGU",
        0x1a => "CGBA",
        0x1b => "CGUA",
        0x1f => "FAR",
        0x20 => "FAA",
        0x21 => "FRJ",
        0x24 => "LPA",
        0x28 => "PAM",
        0x29 => "GRA",
        0x2a => "CQM",
        0x2b => "CQR",
        0x2c => "CPG",
        0x2d => "USR",
        0x2e => "UCIC",
        0x2f => "CFN",
        0x30 => "OLM",
        0x31 => "CRG",
        0x32 => "NRM",
        0x33 => "FAC",
        0x34 => "UPT",
        0x35 => "UPA",
        0x36 => "IDR",
        0x37 => "IRS",
        0x38 => "SGM",
        _ => return None,
    })
}

/// From the circuit identification code on.
pub(crate) fn isup(octets: &[u8]) -> Layer {
    let Some((&[low, high, kind], content)) = octets.split_first_chunk::<3>() else {
        return broken("isup", "truncated", octets);
    };
    let title = name(kind).map_or_else(|| format!("message type {kind:#04x}"), str::to_string);
    let mut layer = Layer::new(
        "isup",
        format!(
            "{title}, circuit {}",
            u16::from_le_bytes([low, high]) & 0x0fff
        ),
    );
    if name(kind).is_none() {
        layer.fault("message type is not defined");
    }
    layer.octets("octets", content);
    layer
}
