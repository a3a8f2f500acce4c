//! With which layer octets begin.

use crate::{Start, link::LinkType};

/// The layer, by the first octets and a length that must agree.
pub(crate) fn start(octets: &[u8]) -> Option<Start> {
    if is_m3ua(octets) {
        return Some(Start::M3ua);
    }
    if is_ip(octets) {
        return Some(Start::Link(LinkType::RAW));
    }
    if let Some(element) = ber(octets) {
        return Some(element);
    }
    if is_sccp(octets) {
        return Some(Start::Sccp);
    }
    if let [
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        0x08 | 0x86,
        0x00 | 0xdd,
        ip @ ..,
    ] = octets
        && is_ip(ip)
    {
        return Some(Start::Link(LinkType::ETHERNET));
    }
    if crate::sctp::checksum_is_right(octets) {
        return Some(Start::Sctp);
    }
    // Service information octet with SCCP or ISUP in it, ITU routing label, and what begins like SCCP.
    if let [sio, _, _, _, _, sccp @ ..] = octets
        && sio & 0x0f == 3
        && is_sccp(sccp)
    {
        return Some(Start::Mtp3);
    }
    // Damaged messages are better shown as what they begin like.
    match octets.first()? {
        0x61 | 0x62 | 0x64 | 0x65 | 0x67 | 0xe1..=0xe6 | 0xf6 => Some(Start::Tcap),
        9..=20 => Some(Start::Sccp),
        1 if octets.len() >= 8 && octets.get(1) == Some(&0) => Some(Start::M3ua),
        0xa1..=0xa4 | 0xa7 | 0xe9..=0xee => Some(Start::Component),
        _ => None,
    }
}

/// The octets are one whole message of a layer.
pub(crate) fn is_whole(octets: &[u8]) -> bool {
    is_m3ua(octets) || is_ip(octets) || ber(octets).is_some() || is_sccp(octets)
}

fn is_m3ua(octets: &[u8]) -> bool {
    let [1, _, class, _, a, b, c, d, ..] = octets else {
        return false;
    };
    let said = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
    *class <= 9 && (said == octets.len() || said.next_multiple_of(4) == octets.len())
}

fn is_ip(octets: &[u8]) -> bool {
    match octets {
        [0x45..=0x4f, _, a, b, _, _, _, _, _, 1 | 6 | 17 | 132, ..] => {
            usize::from(u16::from_be_bytes([*a, *b])) == octets.len()
        }
        [0x60..=0x6f, _, _, _, a, b, ..] => {
            usize::from(u16::from_be_bytes([*a, *b])) + 40 == octets.len()
        }
        _ => false,
    }
}

fn ber(octets: &[u8]) -> Option<Start> {
    let Ok((_, [])) = inlab_ber::element(octets) else {
        return None;
    };
    match octets.first()? {
        0x61 | 0x62 | 0x64 | 0x65 | 0x67 | 0xe1..=0xe6 | 0xf6 => Some(Start::Tcap),
        0xa1..=0xa4 | 0xa7 | 0xe9..=0xee => Some(Start::Component),
        _ => None,
    }
}

fn is_sccp(octets: &[u8]) -> bool {
    matches!(octets.first(), Some(9 | 10 | 17..=20)) && inlab_sccp::Message::decode(octets).is_ok()
}
