//! SCTP (RFC 9260): chunks, checksum, fragments of user messages.

use crate::ip::Ends;
use crate::{Layer, Reader, Work, broken, data};
use std::collections::{BTreeMap, HashMap, VecDeque};

const MESSAGES: usize = 1024;
const FRAGMENTS: usize = 1024;

/// A user message in parts: ends, ports, tag, stream, stream sequence number.
type Key = (Option<Ends>, u16, u16, u32, u16, u32);

/// User messages of which not all fragments were seen.
#[derive(Default)]
pub(crate) struct Fragments {
    parts: HashMap<Key, BTreeMap<u32, Part>>,
    order: VecDeque<Key>,
}

struct Part {
    first: bool,
    last: bool,
    ppid: u32,
    octets: Vec<u8>,
}

impl Fragments {
    /// The whole message and its protocol, if this was the fragment still missing.
    fn add(&mut self, key: Key, tsn: u32, part: Part) -> Option<(u32, Vec<u8>)> {
        if !self.parts.contains_key(&key) {
            if self.order.len() >= MESSAGES
                && let Some(oldest) = self.order.pop_front()
            {
                self.parts.remove(&oldest);
            }
            self.order.push_back(key);
        }
        let parts = self.parts.entry(key).or_default();
        if parts.len() < FRAGMENTS {
            parts.insert(tsn, part);
        }
        let (start, ppid) = parts
            .iter()
            .find(|(_, part)| part.first)
            .map(|(tsn, part)| (*tsn, part.ppid))?;
        let mut whole = Vec::new();
        let mut tsn = start;
        loop {
            let part = parts.get(&tsn)?;
            whole.extend_from_slice(&part.octets);
            if part.last {
                break;
            }
            tsn = tsn.wrapping_add(1);
        }
        self.parts.remove(&key);
        self.order.retain(|known| *known != key);
        Some((ppid, whole))
    }
}

/// Castagnoli, reflected (RFC 9260 appendix A).
const CRC32C: [u32; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut crc = index as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 {
                crc >> 1 ^ 0x82f6_3b78
            } else {
                crc >> 1
            };
            bit += 1;
        }
        // Evaluated by the compiler; 0..256 each.
        #[allow(clippy::indexing_slicing)]
        {
            table[index] = crc;
        }
        index += 1;
    }
    table
};

/// The checksum of a packet, its own checksum field taken as 0.
pub(crate) fn checksum(packet: &[u8]) -> u32 {
    let crc = packet
        .iter()
        .enumerate()
        .fold(u32::MAX, |crc, (at, octet)| {
            let octet = if (8..12).contains(&at) { 0 } else { *octet };
            let [low, ..] = (crc ^ u32::from(octet)).to_le_bytes();
            CRC32C.get(usize::from(low)).copied().unwrap_or(0) ^ crc >> 8
        });
    (!crc).swap_bytes()
}

/// A common header with the right checksum stands at the front.
pub(crate) fn checksum_is_right(packet: &[u8]) -> bool {
    packet.len() >= 16
        && packet
            .get(8..12)
            .is_some_and(|field| field == checksum(packet).to_be_bytes())
}

/// Names of chunk types (RFC 9260 3.2, RFC 3758, RFC 4895, RFC 5061, RFC 8260).
const fn chunk_name(kind: u8) -> Option<&'static str> {
    Some(match kind {
        0 => "DATA",
        1 => "INIT",
        2 => "INIT ACK",
        3 => "SACK",
        4 => "HEARTBEAT",
        5 => "HEARTBEAT ACK",
        6 => "ABORT",
        7 => "SHUTDOWN",
        8 => "SHUTDOWN ACK",
        9 => "ERROR",
        10 => "COOKIE ECHO",
        11 => "COOKIE ACK",
        12 => "ECNE",
        13 => "CWR",
        14 => "SHUTDOWN COMPLETE",
        15 => "AUTH",
        64 => "I-DATA",
        128 => "ASCONF-ACK",
        130 => "RE-CONFIG",
        132 => "PAD",
        192 => "FORWARD-TSN",
        193 => "ASCONF",
        194 => "I-FORWARD-TSN",
        _ => return None,
    })
}

const fn cause_name(cause: u16) -> Option<&'static str> {
    Some(match cause {
        1 => "invalid stream identifier",
        2 => "missing mandatory parameter",
        3 => "stale cookie",
        4 => "out of resource",
        5 => "unresolvable address",
        6 => "unrecognized chunk type",
        7 => "invalid mandatory parameter",
        8 => "unrecognized parameters",
        9 => "no user data",
        10 => "cookie received while shutting down",
        11 => "restart of an association with new addresses",
        12 => "user-initiated abort",
        13 => "protocol violation",
        _ => return None,
    })
}

impl Work<'_> {
    pub(crate) fn sctp(&mut self, ends: Option<Ends>, packet: &[u8]) -> Layer {
        let mut reader = Reader(packet);
        let (Some(from), Some(to), Some(tag), Some(sum)) =
            (reader.u16(), reader.u16(), reader.u32(), reader.u32())
        else {
            return broken("sctp", "truncated", packet);
        };
        let mut layer = Layer::new("sctp", format!("{from} > {to}, tag {tag:08x}"));
        if self.decoder.options().checksums && sum != 0 {
            let right = checksum(packet);
            if sum != right {
                layer.fault(format!("checksum {sum:08x}, should be {right:08x}"));
            }
        }
        while !reader.0.is_empty() {
            let (Some(kind), Some(flags), Some(length)) = (reader.u8(), reader.u8(), reader.u16())
            else {
                // What is left after a chunk's padding at the end of a frame is the link's padding.
                if reader.0.iter().any(|octet| *octet != 0) {
                    layer.fault("octets after the last chunk");
                }
                break;
            };
            if length < 4 {
                // Zeroes: padding of the link layer.
                if kind | flags != 0 || length != 0 {
                    layer.fault(format!("chunk of length {length}"));
                }
                break;
            }
            let content = usize::from(length) - 4;
            let Some(value) = reader.octets(content) else {
                layer.fault(format!(
                    "{} chunk ends outside the packet",
                    chunk_name(kind).unwrap_or("unknown")
                ));
                break;
            };
            let padding = content.next_multiple_of(4) - content;
            reader.octets(padding.min(reader.0.len()));
            self.chunk(kind, flags, value, (ends, from, to, tag), &mut layer);
        }
        layer
    }

    fn chunk(
        &mut self,
        kind: u8,
        flags: u8,
        value: &[u8],
        association: (Option<Ends>, u16, u16, u32),
        layer: &mut Layer,
    ) {
        let mut chunks = match layer.fields.iter_mut().find(|(name, _)| name == "chunks") {
            Some((_, inlab_ber::value::Value::List(chunks))) => std::mem::take(chunks),
            _ => {
                layer.field("chunks", inlab_ber::value::Value::List(Vec::new()));
                Vec::new()
            }
        };
        let name = chunk_name(kind).map_or_else(|| format!("chunk type {kind}"), str::to_string);
        let mut reader = Reader(value);
        let mut describe = || -> Option<String> {
            Some(match kind {
                0 | 64 => {
                    let (tsn, stream) = (reader.u32()?, reader.u16()?);
                    let (sequence, ppid) = if kind == 0 {
                        (u32::from(reader.u16()?), reader.u32()?)
                    } else {
                        let _reserved = reader.u16()?;
                        (reader.u32()?, reader.u32()?)
                    };
                    // In an I-DATA chunk the fourth word is the protocol in the first fragment, else a fragment number.
                    let letters: String = [(8, 'I'), (4, 'U'), (2, 'B'), (1, 'E')]
                        .iter()
                        .filter(|(bit, _)| flags & bit != 0)
                        .map(|(_, c)| *c)
                        .collect();
                    let text = format!(
                        "{name} tsn {tsn}, stream {stream}, sequence {sequence}, protocol {ppid}, {letters}, {} octets",
                        reader.0.len()
                    );
                    let key = (
                        association.0,
                        association.1,
                        association.2,
                        association.3,
                        stream,
                        sequence,
                    );
                    let whole = match flags & 3 {
                        3 => Some((ppid, std::borrow::Cow::Borrowed(reader.0))),
                        bits => {
                            let part = Part {
                                first: bits & 2 != 0,
                                last: bits & 1 != 0,
                                ppid,
                                octets: reader.0.to_vec(),
                            };
                            let whole = self.decoder.fragments.add(key, tsn, part);
                            whole.map(|(ppid, octets)| (ppid, std::borrow::Cow::Owned(octets)))
                        }
                    };
                    // Fragments before the last are octets of their chunks, no layer.
                    if let Some((ppid, message)) = whole {
                        let inside =
                            self.user_message(ppid, association.1, association.2, &message);
                        layer.inside.push(inside);
                    }
                    text
                }
                1 | 2 => {
                    let (tag, window, out, r#in, tsn) = (
                        reader.u32()?,
                        reader.u32()?,
                        reader.u16()?,
                        reader.u16()?,
                        reader.u32()?,
                    );
                    format!("{name} tag {tag:08x}, window {window}, streams {out} out {in} in, tsn {tsn}", in = r#in)
                }
                3 => {
                    let (tsn, window, gaps, twice) =
                        (reader.u32()?, reader.u32()?, reader.u16()?, reader.u16()?);
                    let mut text = format!("{name} tsn {tsn}, window {window}");
                    if gaps > 0 {
                        text.push_str(&format!(", {gaps} gaps"));
                    }
                    if twice > 0 {
                        text.push_str(&format!(", {twice} duplicates"));
                    }
                    text
                }
                6 | 9 => {
                    let mut text = name.clone();
                    while let (Some(cause), Some(length)) = (reader.u16(), reader.u16()) {
                        let known = cause_name(cause)
                            .map_or_else(|| format!("cause {cause}"), str::to_string);
                        text.push_str(&format!(", {known}"));
                        let content = usize::from(length).saturating_sub(4);
                        if reader
                            .octets(content.next_multiple_of(4).min(reader.0.len()))
                            .is_none()
                            || length < 4
                        {
                            break;
                        }
                    }
                    text
                }
                7 => format!("{name} tsn {}", reader.u32()?),
                _ => name.clone(),
            })
        };
        let text = describe().unwrap_or_else(|| format!("{name}, truncated"));
        if text.ends_with(", truncated") {
            layer.fault(format!("{name} chunk truncated"));
        }
        chunks.push(inlab_ber::value::Value::Text(text));
        if let Some((_, list)) = layer.fields.iter_mut().find(|(name, _)| name == "chunks") {
            *list = inlab_ber::value::Value::List(chunks);
        }
    }

    /// By payload protocol identifier; by port where a sender leaves it 0.
    fn user_message(&mut self, ppid: u32, from: u16, to: u16, message: &[u8]) -> Layer {
        let port = |port: u16| from == port || to == port;
        match ppid {
            2 => self.m2ua(message),
            3 => self.m3ua(message),
            5 => self.m2pa(message),
            0 if port(2904) => self.m2ua(message),
            0 if port(2905) => self.m3ua(message),
            0 if port(3565) => self.m2pa(message),
            4 => data("SUA", message),
            1 => data("IUA", message),
            other => data(&format!("payload protocol {other}"), message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_of_a_real_packet() {
        // HEARTBEAT ACK of tests/captures/usrsctp_udp9899_lo.pcap would do; the check value of CRC-32C is shorter.
        let mut crc = u32::MAX;
        for octet in b"123456789" {
            crc = CRC32C[usize::from((crc as u8) ^ octet)] ^ crc >> 8;
        }
        assert_eq!(!crc, 0xe306_9283);
    }

    #[test]
    fn fragments_in_any_order_and_across_the_end_of_the_numbers() {
        let key = (None, 1, 2, 3, 4, 5);
        let part = |first, last, octet| Part {
            first,
            last,
            ppid: 3,
            octets: vec![octet],
        };
        let mut fragments = Fragments::default();
        assert_eq!(fragments.add(key, 0, part(false, false, 2)), None);
        assert_eq!(fragments.add(key, 1, part(false, true, 3)), None);
        assert_eq!(
            fragments.add(key, u32::MAX, part(true, false, 1)),
            Some((3, vec![1, 2, 3]))
        );
        assert!(fragments.parts.is_empty() && fragments.order.is_empty());
        for number in 0..2000 {
            fragments.add((None, 1, 2, 3, 4, number), 0, part(true, false, 0));
        }
        assert_eq!(
            (fragments.parts.len(), fragments.order.len()),
            (MESSAGES, MESSAGES)
        );
    }
}
