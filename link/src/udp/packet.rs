//! As much of SCTP's packets (RFC 9260 3) as stands between the network and the association: which association a packet is for,
//! and the answers that no association gives.

/// The common header and the chunks behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packet<'a> {
    pub(super) source_port: u16,
    pub(super) destination_port: u16,
    pub(super) tag: u32,
    octets: &'a [u8],
}

/// One chunk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'a> {
    pub(super) kind: u8,
    pub(super) flags: u8,
    pub(super) value: &'a [u8],
}

pub(super) const INIT: u8 = 1;
pub(super) const INIT_ACK: u8 = 2;
pub(super) const ABORT: u8 = 6;
pub(super) const SHUTDOWN_ACK: u8 = 8;
pub(super) const ERROR: u8 = 9;
pub(super) const COOKIE_ECHO: u8 = 10;
pub(super) const COOKIE_ACK: u8 = 11;
pub(super) const SHUTDOWN_COMPLETE: u8 = 14;
/// The T bit of ABORT and SHUTDOWN COMPLETE: the tag is the receiver's own, sent back (RFC 9260 8.5.1).
pub(super) const T_BIT: u8 = 1;

/// The State Cookie parameter of INIT ACK (RFC 9260 3.3.3.1).
const STATE_COOKIE: u16 = 7;
/// The Stale Cookie cause (RFC 9260 3.3.10.3).
const STALE_COOKIE: u16 = 3;
const HEADER: usize = 12;

impl<'a> Packet<'a> {
    /// `None` if not even the header and one chunk header are there.
    pub(super) fn parse(octets: &'a [u8]) -> Option<Self> {
        let (header, chunks) = octets.split_first_chunk::<HEADER>()?;
        let [s0, s1, d0, d1, t0, t1, t2, t3, ..] = *header;
        if chunks.len() < 4 {
            return None;
        }
        Some(Self {
            source_port: u16::from_be_bytes([s0, s1]),
            destination_port: u16::from_be_bytes([d0, d1]),
            tag: u32::from_be_bytes([t0, t1, t2, t3]),
            octets,
        })
    }

    /// Whether the checksum is right. An association checks for itself.
    pub(super) fn is_intact(&self) -> bool {
        self.octets.get(8..HEADER) == Some(&checksum(self.octets)[..])
    }

    /// The chunks, up to the first that does not fit.
    pub(super) fn chunks(&self) -> impl Iterator<Item = Chunk<'a>> {
        let mut rest = self.octets.get(HEADER..).unwrap_or_default();
        std::iter::from_fn(move || {
            let (chunk, after) = split_chunk(rest)?;
            rest = after;
            Some(chunk)
        })
    }

    pub(super) fn first(&self) -> Option<Chunk<'a>> {
        self.chunks().next()
    }

    /// The same packet with another value in its first chunk.
    pub(super) fn with_first_value(&self, value: &[u8]) -> Option<Vec<u8>> {
        let (first, after) = split_chunk(self.octets.get(HEADER..)?)?;
        let mut packet = Builder::new(self.source_port, self.destination_port, self.tag);
        packet.chunk(first.kind, first.flags, value);
        packet.0.extend_from_slice(after);
        Some(packet.finish())
    }

    /// An INIT ACK with another cookie, which `cookie` makes of the tag of the peer, our tag and the old cookie.
    pub(super) fn with_cookie(
        &self,
        cookie: impl FnOnce(u32, u32, &[u8]) -> Vec<u8>,
    ) -> Option<Vec<u8>> {
        let init_ack = self.first().filter(|chunk| chunk.kind == INIT_ACK)?;
        let (fixed, mut parameters) = init_ack.value.split_at_checked(16)?;
        let our_tag = initiate_tag(init_ack)?;
        let mut value = fixed.to_vec();
        let mut cookie = Some(cookie);
        while let Some((parameter, content, after)) = split_parameter(parameters) {
            match (parameter, cookie.take()) {
                (STATE_COOKIE, Some(cookie)) => {
                    write_tlv(
                        &mut value,
                        parameter.to_be_bytes(),
                        &cookie(self.tag, our_tag, content),
                    );
                }
                (_, unused) => {
                    cookie = unused;
                    write_tlv(&mut value, parameter.to_be_bytes(), content);
                }
            }
            parameters = after;
        }
        // The padding of the last parameter is not counted in the chunk's length, and is the chunk's own.
        cookie
            .is_none()
            .then(|| self.with_first_value(&value))
            .flatten()
    }
}

/// The Initiate Tag of INIT and INIT ACK.
pub(super) fn initiate_tag(chunk: Chunk<'_>) -> Option<u32> {
    chunk
        .value
        .first_chunk()
        .map(|tag| u32::from_be_bytes(*tag))
}

/// ABORT, in answer to a packet of no association: T bit and the tag that it had, or without the bit the peer's tag.
pub(super) fn abort(to: &Packet<'_>, tag: u32, flags: u8) -> Vec<u8> {
    let mut packet = Builder::new(to.destination_port, to.source_port, tag);
    packet.chunk(ABORT, flags, &[]);
    packet.finish()
}

/// SHUTDOWN COMPLETE with the T bit, in answer to SHUTDOWN ACK of no association.
pub(super) fn shutdown_complete(to: &Packet<'_>) -> Vec<u8> {
    let mut packet = Builder::new(to.destination_port, to.source_port, to.tag);
    packet.chunk(SHUTDOWN_COMPLETE, T_BIT, &[]);
    packet.finish()
}

/// ERROR with the cause Stale Cookie: by how many microseconds it came too late.
pub(super) fn stale_cookie(to: &Packet<'_>, tag: u32, microseconds: u32) -> Vec<u8> {
    let mut cause = Vec::new();
    write_tlv(
        &mut cause,
        STALE_COOKIE.to_be_bytes(),
        &microseconds.to_be_bytes(),
    );
    let mut packet = Builder::new(to.destination_port, to.source_port, tag);
    packet.chunk(ERROR, 0, &cause);
    packet.finish()
}

struct Builder(Vec<u8>);

impl Builder {
    fn new(source_port: u16, destination_port: u16, tag: u32) -> Self {
        let mut octets = Vec::with_capacity(256);
        octets.extend_from_slice(&source_port.to_be_bytes());
        octets.extend_from_slice(&destination_port.to_be_bytes());
        octets.extend_from_slice(&tag.to_be_bytes());
        octets.extend_from_slice(&[0; 4]);
        Self(octets)
    }

    fn chunk(&mut self, kind: u8, flags: u8, value: &[u8]) {
        write_tlv(&mut self.0, [kind, flags], value);
    }

    fn finish(mut self) -> Vec<u8> {
        let checksum = checksum(&self.0);
        if let Some(field) = self.0.get_mut(8..HEADER) {
            field.copy_from_slice(&checksum);
        }
        self.0
    }
}

/// Two octets, the length with these four octets, the value, padding to a multiple of four.
fn write_tlv(out: &mut Vec<u8>, kind: [u8; 2], value: &[u8]) {
    let length =
        u16::try_from(value.len() + 4).expect("invariant: a packet is shorter than 64 KiB");
    out.extend_from_slice(&kind);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(value);
    out.resize(out.len().next_multiple_of(4), 0);
}

fn split_chunk(octets: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (kind, value, after) = split_parameter(octets)?;
    let [kind, flags] = kind.to_be_bytes();
    Some((Chunk { kind, flags, value }, after))
}

/// Chunks and parameters have their length in the same place. The last padding may be missing.
fn split_parameter(octets: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (header, rest) = octets.split_first_chunk::<4>()?;
    let [k0, k1, l0, l1] = *header;
    let length = usize::from(u16::from_be_bytes([l0, l1])).checked_sub(4)?;
    let value = rest.get(..length)?;
    let after = rest.get(length.next_multiple_of(4)..).unwrap_or_default();
    Some((u16::from_be_bytes([k0, k1]), value, after))
}

/// CRC32c (RFC 9260 appendix A) of a packet as if its checksum were zero, in the order in which it is sent.
fn checksum(packet: &[u8]) -> [u8; 4] {
    let mut crc = u32::MAX;
    for (index, octet) in packet.iter().enumerate() {
        let octet = if (8..HEADER).contains(&index) {
            0
        } else {
            *octet
        };
        crc = (crc >> 8) ^ CRC32C[usize::from(crc.to_le_bytes()[0] ^ octet)];
    }
    (!crc).to_le_bytes()
}

const CRC32C: [u32; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut crc = index as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 {
                (crc >> 1) ^ 0x82f6_3b78
            } else {
                crc >> 1
            };
            bit += 1;
        }
        table[index] = crc;
        index += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    /// "123456789" has the check value e3069283 in every catalogue of CRCs; the four zero octets of the header are counted too, so
    /// that here they are put where they are not.
    #[test]
    fn crc32c_check_value() {
        let mut crc = u32::MAX;
        for octet in b"123456789" {
            crc = (crc >> 8) ^ CRC32C[usize::from(crc.to_le_bytes()[0] ^ octet)];
        }
        assert_eq!(!crc, 0xe306_9283);
    }

    #[test]
    fn answers_are_well_formed() {
        let request = abort(
            &Packet {
                source_port: 1,
                destination_port: 2,
                tag: 3,
                octets: &[],
            },
            9,
            0,
        );
        let request = Packet::parse(&request).expect("a packet");
        assert_eq!(
            (request.source_port, request.destination_port, request.tag),
            (2, 1, 9)
        );
        for (answer, kind, flags, tag) in [
            (abort(&request, 9, T_BIT), ABORT, T_BIT, 9),
            (shutdown_complete(&request), SHUTDOWN_COMPLETE, T_BIT, 9),
            (stale_cookie(&request, 7, 1), ERROR, 0, 7),
        ] {
            let answer = Packet::parse(&answer).expect("a packet");
            let chunk = answer.first().expect("a chunk");
            assert!(answer.is_intact());
            assert_eq!((chunk.kind, chunk.flags, answer.tag), (kind, flags, tag));
            assert_eq!((answer.source_port, answer.destination_port), (1, 2));
        }
    }

    #[test]
    fn no_octets_do_harm() {
        let mut state = 1_u64;
        for length in 0..200 {
            let octets: Vec<u8> = (0..length)
                .map(|_| {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    state.to_be_bytes()[0] & 0x0f
                })
                .collect();
            if let Some(packet) = Packet::parse(&octets) {
                assert!(packet.chunks().count() <= length);
                let _ = packet.with_first_value(&[1, 2, 3]);
                let _ = packet.with_cookie(|_, _, cookie| cookie.to_vec());
            }
        }
    }
}
