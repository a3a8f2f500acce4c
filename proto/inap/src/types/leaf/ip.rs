//! Text of internet addresses: RFC 4291 2.2 is read, RFC 5952 is written.

use std::fmt::Write;

/// An address in network order: 4 octets as `192.0.2.1`, 16 as `2001:db8::1`; of another length none.
pub(super) fn show(octets: &[u8]) -> Option<String> {
    match octets {
        [a, b, c, d] => Some(format!("{a}.{b}.{c}.{d}")),
        // RFC 5952 5: an IPv4 address within is written as one.
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, rest @ ..] if rest.len() == 4 => {
            Some(format!("::ffff:{}", show(rest)?))
        }
        _ if octets.len() == 16 => {
            let groups: Vec<u16> = octets
                .chunks_exact(2)
                .map(|pair| {
                    pair.iter()
                        .fold(0, |group, octet| group << 8 | u16::from(*octet))
                })
                .collect();
            Some(show_groups(&groups))
        }
        _ => None,
    }
}

/// The octets of an address of either version.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    if !text.contains(':') {
        return Some(read_four(text)?.to_vec());
    }
    let octets = match text.split_once("::") {
        Some((before, after)) => {
            let (before, after) = (read_groups(before)?, read_groups(after)?);
            // RFC 4291 2.2: `::` stands for one group at least.
            let left_out = 14usize.checked_sub(before.len() + after.len())? + 2;
            [before, vec![0; left_out], after].concat()
        }
        None => read_groups(text)?,
    };
    (octets.len() == 16).then_some(octets)
}

/// RFC 5952 4: no leading zeros, small letters, `::` for the first of the longest runs of two zero groups or more.
fn show_groups(groups: &[u16]) -> String {
    let (mut start, mut length) = (0, 1);
    let mut run = 0;
    for (at, group) in groups.iter().enumerate() {
        run = if *group == 0 { run + 1 } else { 0 };
        if run > length {
            (start, length) = (at + 1 - run, run);
        }
    }
    let mut text = String::new();
    for (at, group) in groups.iter().enumerate() {
        if length > 1 && (start..start + length).contains(&at) {
            if at == start {
                text.push_str("::");
            }
            continue;
        }
        if !text.is_empty() && !text.ends_with(':') {
            text.push(':');
        }
        // Writing to a text cannot fail.
        let _ = write!(text, "{group:x}");
    }
    text
}

/// Groups with colons between; the last may be an IPv4 address.
fn read_groups(text: &str) -> Option<Vec<u8>> {
    let mut octets = Vec::new();
    if text.is_empty() {
        return Some(octets);
    }
    let mut parts = text.split(':').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() && part.contains('.') {
            octets.extend(read_four(part)?);
        } else {
            let sound =
                (1..=4).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_hexdigit());
            let group = sound.then(|| u16::from_str_radix(part, 16).ok())??;
            octets.extend(group.to_be_bytes());
        }
    }
    Some(octets)
}

/// Four decimal numbers with dots between, without leading zeros.
fn read_four(text: &str) -> Option<[u8; 4]> {
    let number = |part: &str| {
        let sound =
            part.bytes().all(|c| c.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
        sound.then(|| part.parse().ok())?
    };
    let octets: Option<Vec<u8>> = text.split('.').map(number).collect();
    octets?.try_into().ok()
}
