//! Signalling network management and test (Q.704 15, Q.707), SCCP management: named.

use crate::{Layer, broken};
use inlab_ss7::PointCodeFormat;

/// Message names by H0 and H1 (Q.704 table 1).
const fn name(h0: u8, h1: u8) -> Option<&'static str> {
    Some(match (h0, h1) {
        (1, 1) => "COO",
        (1, 2) => "COA",
        (1, 5) => "CBD",
        (1, 6) => "CBA",
        (2, 1) => "ECO",
        (2, 2) => "ECA",
        (3, 1) => "RCT",
        (3, 2) => "TFC",
        (4, 1) => "TFP",
        (4, 3) => "TFR",
        (4, 5) => "TFA",
        (5, 1) => "RST",
        (5, 2) => "RSR",
        (6, 1) => "LIN",
        (6, 2) => "LUN",
        (6, 3) => "LIA",
        (6, 4) => "LUA",
        (6, 5) => "LID",
        (6, 6) => "LFU",
        (6, 7) => "LLT",
        (6, 8) => "LRT",
        (7, 1) => "TRA",
        (8, 1) => "DLC",
        (8, 2) => "CSS",
        (8, 3) => "CNS",
        (8, 4) => "CNP",
        (10, 1) => "UPU",
        _ => return None,
    })
}

pub(crate) fn network(octets: &[u8]) -> Layer {
    let Some((heading, content)) = octets.split_first() else {
        return broken("mtp3-management", "truncated", octets);
    };
    let (h0, h1) = (heading & 0x0f, heading >> 4);
    let title = name(h0, h1).map_or_else(|| format!("heading {h0}/{h1}"), str::to_string);
    let mut layer = Layer::new("mtp3-management", title);
    layer.octets("octets", content);
    layer
}

pub(crate) fn test(octets: &[u8]) -> Layer {
    let Some((heading, content)) = octets.split_first() else {
        return broken("mtp3-test", "truncated", octets);
    };
    let title = match heading {
        0x11 => "SLTM".to_string(),
        0x21 => "SLTA".to_string(),
        other => format!("heading {}/{}", other & 0x0f, other >> 4),
    };
    let mut layer = Layer::new("mtp3-test", title);
    if let Some((length, pattern)) = content.split_first() {
        layer.octets(
            "pattern",
            pattern.get(..usize::from(length >> 4)).unwrap_or(pattern),
        );
    }
    layer
}

/// A message of SCCP management (Q.713 5).
pub(crate) fn sccp(octets: &[u8], format: PointCodeFormat) -> Layer {
    let Some(message) = inlab_sccp::ManagementMessage::decode(octets, format) else {
        return broken("sccp-management", "no message of SCCP management", octets);
    };
    let mut layer = Layer::new("sccp-management", message.name());
    layer
        .text("affected SSN", message.subsystem.0)
        .text("affected PC", format.show(message.point_code))
        .number("multiplicity", message.multiplicity);
    if let Some(level) = message.congestion {
        layer.number("congestion level", level);
    }
    layer
}
