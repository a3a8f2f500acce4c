//! Link layers of captures.

use crate::{Layer, Work, broken, data};

/// A link-layer header type as registered for capture files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LinkType(pub u32);

impl LinkType {
    /// BSD loopback: protocol family in the writer's octet order.
    pub const NULL: Self = Self(0);
    /// Ethernet.
    pub const ETHERNET: Self = Self(1);
    /// IPv4 or IPv6 without more.
    pub const RAW: Self = Self(101);
    /// As NULL, in network order.
    pub const LOOP: Self = Self(108);
    /// Linux cooked capture.
    pub const LINUX_SLL: Self = Self(113);
    /// MTP level 2 with a pseudo-header.
    pub const MTP2_WITH_PHDR: Self = Self(139);
    /// MTP level 2.
    pub const MTP2: Self = Self(140);
    /// MTP level 3.
    pub const MTP3: Self = Self(141);
    /// SCCP.
    pub const SCCP: Self = Self(142);
    /// SCTP.
    pub const SCTP: Self = Self(248);
    /// Protocol named in tags before it.
    pub const UPPER_PDU: Self = Self(252);
    /// Linux cooked capture, version 2.
    pub const LINUX_SLL2: Self = Self(276);
}

const IPV4: u16 = 0x0800;
const IPV6: u16 = 0x86dd;

impl Work<'_> {
    pub(crate) fn link(&mut self, link: LinkType, octets: &[u8]) -> Layer {
        match link {
            LinkType::ETHERNET => self.ethernet(octets),
            // 12 and 14 are RAW on some systems; 228 and 229 say which IP.
            LinkType::RAW | LinkType(12 | 14 | 228 | 229) => self.ip(octets),
            LinkType::NULL | LinkType::LOOP => match octets.split_first_chunk::<4>() {
                Some((family, ip)) => {
                    let mut layer = Layer::new("null", "");
                    let family = family
                        .iter()
                        .copied()
                        .find(|octet| *octet != 0)
                        .unwrap_or(0);
                    layer.number("family", family);
                    layer.inside.push(self.ip(ip));
                    layer
                }
                None => broken("null", "truncated", octets),
            },
            LinkType::LINUX_SLL => match octets.split_first_chunk::<16>() {
                Some((&[.., a, b], rest)) => {
                    let mut layer = Layer::new("linux-sll", "");
                    self.ether_type(u16::from_be_bytes([a, b]), rest, &mut layer);
                    layer
                }
                None => broken("linux-sll", "truncated", octets),
            },
            LinkType::LINUX_SLL2 => match octets.split_first_chunk::<20>() {
                Some((&[a, b, ..], rest)) => {
                    let mut layer = Layer::new("linux-sll", "version 2");
                    self.ether_type(u16::from_be_bytes([a, b]), rest, &mut layer);
                    layer
                }
                None => broken("linux-sll", "truncated", octets),
            },
            LinkType::MTP2 => self.mtp2(octets),
            LinkType::MTP2_WITH_PHDR => match octets.split_first_chunk::<4>() {
                Some((_, rest)) => self.mtp2(rest),
                None => broken("mtp2", "truncated", octets),
            },
            LinkType::MTP3 => self.mtp3(octets),
            LinkType::SCCP => self.sccp(octets, &crate::Below::default()),
            LinkType::SCTP => self.sctp(None, octets),
            LinkType::UPPER_PDU => self.upper_pdu(octets),
            LinkType(other) => {
                let mut layer = data(&format!("link type {other}"), octets);
                layer.fault(format!("link type {other} is not known"));
                layer
            }
        }
    }

    fn ethernet(&mut self, octets: &[u8]) -> Layer {
        let Some((&[d0, d1, d2, d3, d4, d5, s0, s1, s2, s3, s4, s5, a, b], rest)) =
            octets.split_first_chunk::<14>()
        else {
            return broken("ethernet", "truncated", octets);
        };
        let mac = |m: [u8; 6]| m.map(|octet| format!("{octet:02x}")).join(":");
        let mut layer = Layer::new(
            "ethernet",
            format!(
                "{} > {}",
                mac([s0, s1, s2, s3, s4, s5]),
                mac([d0, d1, d2, d3, d4, d5])
            ),
        );
        self.ether_type(u16::from_be_bytes([a, b]), rest, &mut layer);
        layer
    }

    fn ether_type(&mut self, kind: u16, octets: &[u8], layer: &mut Layer) {
        match kind {
            IPV4 | IPV6 => layer.inside.push(self.ip(octets)),
            // 802.1Q and 802.1ad: two octets of tag control, then the type; at most two tags.
            0x8100 | 0x88a8 => match octets.split_first_chunk::<4>() {
                Some((&[v0, v1, a, b], rest)) => {
                    let mut tag =
                        Layer::new("vlan", format!("{}", u16::from_be_bytes([v0, v1]) & 0xfff));
                    match (u16::from_be_bytes([a, b]), layer.name) {
                        (inner @ (0x8100 | 0x88a8), "vlan") => {
                            tag.fault(format!("a third VLAN tag ({inner:#06x})"));
                        }
                        (inner, _) => self.ether_type(inner, rest, &mut tag),
                    }
                    layer.inside.push(tag);
                }
                None => layer.inside.push(broken("vlan", "truncated", octets)),
            },
            other => layer
                .inside
                .push(data(&format!("ether type {other:#06x}"), octets)),
        }
    }

    /// Tags of two octets type and two octets length, 0 ends; 12 and 14 name the protocol.
    fn upper_pdu(&mut self, octets: &[u8]) -> Layer {
        let mut reader = crate::Reader(octets);
        let mut layer = Layer::new("exported-pdu", "");
        let mut protocol = String::new();
        loop {
            let (Some(tag), Some(length)) = (reader.u16(), reader.u16()) else {
                return broken("exported-pdu", "truncated", octets);
            };
            let Some(value) = reader.octets(length.into()) else {
                return broken("exported-pdu", "truncated", octets);
            };
            match tag {
                0 => break,
                12 | 14 => {
                    protocol = String::from_utf8_lossy(value)
                        .trim_end_matches('\0')
                        .to_string()
                }
                _ => {}
            }
        }
        layer.title.clone_from(&protocol);
        let rest = reader.0;
        let below = crate::Below::default();
        layer.inside.push(match protocol.as_str() {
            "mtp2" => self.mtp2(rest),
            "mtp3" => self.mtp3(rest),
            "m3ua" => self.m3ua(rest),
            "sccp" => self.sccp(rest, &below),
            "tcap" | "ansi_tcap" => self.tcap(rest, &below),
            "sctp" => self.sctp(None, rest),
            "ip" | "ipv6" => self.ip(rest),
            other => data(other, rest),
        });
        layer
    }
}
