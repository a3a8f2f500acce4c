//! What a run sent, as a pcapng file.

use crate::sctp::checksum;
use pcap_file::pcapng::blocks::enhanced_packet::EnhancedPacketBlock;
use pcap_file::pcapng::blocks::interface_description::{
    InterfaceDescriptionBlock, InterfaceDescriptionOption,
};
use pcap_file::pcapng::{PcapNgBlock, PcapNgWriter};
use pcap_file::{DataLink, Endianness, PcapError};
use std::collections::HashMap;
use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// The longest user message: an IPv4 packet of 65 535 octets less its headers and padding.
const LONGEST: usize = 65_535 - 20 - 12 - 16 - 3;

/// A user message of an association.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SctpPayload<'a> {
    /// SCTP stream.
    pub stream: u16,
    /// Payload protocol identifier: 3 for M3UA.
    pub protocol: u32,
    /// The message.
    pub octets: &'a [u8],
}

/// Writes user messages as frames of their own IP and SCTP headers, so that any analyser shows them.
///
/// Each direction of an association has a verification tag made of its addresses, and its TSNs and stream sequence numbers
/// from 0 on; checksums are right. Handshakes and acknowledgements are not made up: what is in the file was sent.
///
/// ```
/// # use std::time::Duration;
/// let mut file = inlab_trace::PcapWriter::new(Vec::new())?;
/// let (scp, ssp) = ("10.0.0.1:2905".parse()?, "10.0.0.2:2905".parse()?);
/// let asp_up = [1, 0, 3, 1, 0, 0, 0, 8];
/// file.write(Duration::from_secs(1_700_000_000), scp, ssp, inlab_trace::SctpPayload { stream: 0, protocol: 3, octets: &asp_up })?;
/// let frames: Vec<_> = inlab_trace::decode_file(&file.into_inner(), Default::default()).collect();
/// assert_eq!(frames[0].layer_names(), ["ip", "sctp", "m3ua"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct PcapWriter<W: Write> {
    out: PcapNgWriter<W>,
    /// Next TSN, and next sequence number of each stream, by direction.
    sent: HashMap<(SocketAddr, SocketAddr), Direction>,
    identification: u16,
}

#[derive(Default)]
struct Direction {
    tsn: u32,
    sequence: HashMap<u16, u16>,
}

impl<W: Write> PcapWriter<W> {
    /// Writes the file's header: one interface of raw IP, times in nanoseconds.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn new(out: W) -> io::Result<Self> {
        let mut out = PcapNgWriter::with_endianness(out, Endianness::Little).map_err(io_error)?;
        let interface = InterfaceDescriptionBlock {
            linktype: DataLink::RAW,
            snaplen: 0,
            options: vec![InterfaceDescriptionOption::IfTsResol(9)],
        };
        out.write_block(&interface.into_block()).map_err(io_error)?;
        Ok(Self {
            out,
            sent: HashMap::new(),
            identification: 0,
        })
    }

    /// Writes one user message as one frame.
    ///
    /// # Errors
    /// Those of the writer; `InvalidInput` where the message is longer than a frame, or one address is of IPv4 and the
    /// other of IPv6.
    pub fn write(
        &mut self,
        since_1970: Duration,
        from: SocketAddr,
        to: SocketAddr,
        payload: SctpPayload<'_>,
    ) -> io::Result<()> {
        if payload.octets.len() > LONGEST {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!(
                    "a message of {} octets; a frame holds {LONGEST}",
                    payload.octets.len()
                ),
            ));
        }
        let direction = self.sent.entry((from, to)).or_default();
        let tsn = direction.tsn;
        direction.tsn = tsn.wrapping_add(1);
        let sequence = direction.sequence.entry(payload.stream).or_default();
        let packet = sctp_packet(from, to, tsn, *sequence, payload);
        *sequence = sequence.wrapping_add(1);
        self.identification = self.identification.wrapping_add(1);
        let frame = ip_packet(from.ip(), to.ip(), self.identification, &packet)?;
        let block = EnhancedPacketBlock {
            interface_id: 0,
            timestamp: since_1970,
            original_len: u32::try_from(frame.len()).unwrap_or(u32::MAX),
            data: frame.into(),
            options: Vec::new(),
        };
        self.out
            .write_block(&block.into_block())
            .map_err(io_error)?;
        Ok(())
    }

    /// The writer, with all frames written to it.
    pub fn into_inner(self) -> W {
        self.out.into_inner()
    }
}

fn io_error(error: PcapError) -> io::Error {
    match error {
        PcapError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

fn sctp_packet(
    from: SocketAddr,
    to: SocketAddr,
    tsn: u32,
    sequence: u16,
    payload: SctpPayload<'_>,
) -> Vec<u8> {
    let length = u16::try_from(16 + payload.octets.len()).unwrap_or(u16::MAX);
    // One tag a direction, never 0, the same in each run.
    let tag = checksum(format!("{from}{to}").as_bytes()) | 1;
    let mut packet = Vec::with_capacity(usize::from(length) + 16);
    packet.extend(from.port().to_be_bytes());
    packet.extend(to.port().to_be_bytes());
    packet.extend(tag.to_be_bytes());
    packet.extend([0; 4]);
    // DATA, first and last fragment.
    packet.extend([0, 3]);
    packet.extend(length.to_be_bytes());
    packet.extend(tsn.to_be_bytes());
    packet.extend(payload.stream.to_be_bytes());
    packet.extend(sequence.to_be_bytes());
    packet.extend(payload.protocol.to_be_bytes());
    packet.extend(payload.octets);
    packet.resize(packet.len().next_multiple_of(4), 0);
    let sum = checksum(&packet).to_be_bytes();
    packet.splice(8..12, sum);
    packet
}

fn ip_packet(from: IpAddr, to: IpAddr, identification: u16, content: &[u8]) -> io::Result<Vec<u8>> {
    let length = |header: usize| {
        u16::try_from(content.len() + header)
            .unwrap_or(u16::MAX)
            .to_be_bytes()
    };
    let mut packet = Vec::with_capacity(content.len() + 40);
    match (from, to) {
        (IpAddr::V4(from), IpAddr::V4(to)) => {
            packet.extend([0x45, 0]);
            packet.extend(length(20));
            packet.extend(identification.to_be_bytes());
            // Do not fragment; 64 hops; SCTP; checksum below.
            packet.extend([0x40, 0, 64, crate::ip::SCTP, 0, 0]);
            packet.extend(from.octets());
            packet.extend(to.octets());
            let words = packet.chunks_exact(2).map(|word| match word {
                [high, low] => u32::from(u16::from_be_bytes([*high, *low])),
                _ => 0,
            });
            let mut sum: u32 = words.sum();
            while sum > 0xffff {
                sum = (sum & 0xffff) + (sum >> 16);
            }
            packet.splice(
                10..12,
                u16::try_from(!sum & 0xffff).unwrap_or(0).to_be_bytes(),
            );
        }
        (IpAddr::V6(from), IpAddr::V6(to)) => {
            packet.extend([0x60, 0, 0, 0]);
            packet.extend(length(0));
            packet.extend([crate::ip::SCTP, 64]);
            packet.extend(from.octets());
            packet.extend(to.octets());
        }
        _ => {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "one address of IPv4, one of IPv6",
            ));
        }
    }
    packet.extend(content);
    Ok(packet)
}
