//! IP and UDP, as far as needed to reach SCTP.

use crate::{Layer, Reader, Work, broken, data};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub(crate) const TCP: u8 = 6;
pub(crate) const UDP: u8 = 17;
pub(crate) const SCTP: u8 = 132;
/// SCTP in UDP (RFC 6951).
pub(crate) const SCTP_IN_UDP: u16 = 9899;

/// Ends of an IP packet.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Ends {
    pub(crate) from: IpAddr,
    pub(crate) to: IpAddr,
}

impl Work<'_> {
    pub(crate) fn ip(&mut self, octets: &[u8]) -> Layer {
        match octets.first().map(|first| first >> 4) {
            Some(4) => self.ipv4(octets),
            Some(6) => self.ipv6(octets),
            _ => broken("ip", "neither version 4 nor 6", octets),
        }
    }

    fn ipv4(&mut self, octets: &[u8]) -> Layer {
        let Some((
            &[
                first,
                _,
                l0,
                l1,
                _,
                _,
                f0,
                f1,
                _,
                protocol,
                _,
                _,
                s0,
                s1,
                s2,
                s3,
                d0,
                d1,
                d2,
                d3,
            ],
            _,
        )) = octets.split_first_chunk::<20>()
        else {
            return broken("ip", "truncated", octets);
        };
        let ends = Ends {
            from: Ipv4Addr::new(s0, s1, s2, s3).into(),
            to: Ipv4Addr::new(d0, d1, d2, d3).into(),
        };
        let header = usize::from(first & 0x0f) * 4;
        let total = usize::from(u16::from_be_bytes([l0, l1]));
        let mut layer = Layer::new(
            "ip",
            format!("{} > {}, protocol {protocol}", ends.from, ends.to),
        );
        let fragment = u16::from_be_bytes([f0, f1]);
        // 0 where the network card cuts the packet later (segmentation offload); beyond the capture where cut short.
        let end = if total == 0 { octets.len() } else { total };
        if end > octets.len() {
            layer.fault(format!("captured {} of {total} octets", octets.len()));
        }
        let Some(content) = octets
            .get(header..end.min(octets.len()))
            .filter(|_| header >= 20)
        else {
            layer.fault("header length wrong").octets("octets", octets);
            return layer;
        };
        if fragment & 0x3fff != 0 {
            layer
                .fault("IP fragment: not put together")
                .octets("octets", content);
            return layer;
        }
        let inside = self.over_ip(ends, protocol, content);
        layer.inside.push(inside);
        layer
    }

    fn ipv6(&mut self, octets: &[u8]) -> Layer {
        let Some((fixed, rest)) = octets.split_first_chunk::<40>() else {
            return broken("ipv6", "truncated", octets);
        };
        let mut reader = Reader(fixed);
        let (_, length, next, _) = (reader.u32(), reader.u16(), reader.u8(), reader.u8());
        let (from, to) = (
            reader.take::<16>().unwrap_or_default(),
            reader.take::<16>().unwrap_or_default(),
        );
        let ends = Ends {
            from: Ipv6Addr::from(from).into(),
            to: Ipv6Addr::from(to).into(),
        };
        let mut layer = Layer::new("ipv6", format!("{} > {}", ends.from, ends.to));
        let length = usize::from(length.unwrap_or(0));
        let mut content = rest.get(..length).filter(|_| length > 0).unwrap_or(rest);
        if length > rest.len() {
            layer.fault(format!("captured {} of {length} octets", rest.len()));
        }
        let mut next = next.unwrap_or(59);
        loop {
            match next {
                // Hop-by-hop, routing, destination options: next header, length in units of 8 octets beyond the first.
                0 | 43 | 60 => {
                    let Some(&[after, units]) = content.first_chunk::<2>() else {
                        layer.fault("extension header truncated");
                        return layer;
                    };
                    let Some(rest) = content.get((usize::from(units) + 1) * 8..) else {
                        layer.fault("extension header truncated");
                        return layer;
                    };
                    (next, content) = (after, rest);
                }
                44 => {
                    layer
                        .fault("IP fragment: not put together")
                        .octets("octets", content);
                    return layer;
                }
                _ => break,
            }
        }
        let inside = self.over_ip(ends, next, content);
        layer.inside.push(inside);
        layer
    }

    fn over_ip(&mut self, ends: Ends, protocol: u8, octets: &[u8]) -> Layer {
        match protocol {
            SCTP => self.sctp(Some(ends), octets),
            UDP => self.udp(ends, octets),
            TCP => tcp(octets),
            other => data(&format!("IP protocol {other}"), octets),
        }
    }

    fn udp(&mut self, ends: Ends, octets: &[u8]) -> Layer {
        let mut reader = Reader(octets);
        let (Some(from), Some(to), Some(length), Some(_)) =
            (reader.u16(), reader.u16(), reader.u16(), reader.u16())
        else {
            return broken("udp", "truncated", octets);
        };
        let mut layer = Layer::new("udp", format!("{from} > {to}"));
        let content = usize::from(length)
            .checked_sub(8)
            .and_then(|length| reader.0.get(..length))
            .unwrap_or(reader.0);
        let inside = if from == SCTP_IN_UDP
            || to == SCTP_IN_UDP
            || crate::sctp::checksum_is_right(content)
        {
            self.sctp(Some(ends), content)
        } else {
            data("", content)
        };
        layer.inside.push(inside);
        layer
    }
}

fn tcp(octets: &[u8]) -> Layer {
    let mut reader = Reader(octets);
    match (reader.u16(), reader.u16(), octets.get(12)) {
        (Some(from), Some(to), Some(offset)) => {
            let mut layer = Layer::new("tcp", format!("{from} > {to}"));
            layer.octets(
                "octets",
                octets.get(usize::from(offset >> 4) * 4..).unwrap_or(&[]),
            );
            layer
        }
        _ => broken("tcp", "truncated", octets),
    }
}
