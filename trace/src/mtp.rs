//! MTP levels 2 and 3 (Q.703, Q.704, T1.111).

use crate::sigtran::{network_indicator, service_indicator};
use crate::{Below, Layer, Work, broken, data};
use inlab_ss7::{PointCode, PointCodeFormat};

impl Work<'_> {
    /// A point code in the form asked for (ITU where none is) and as a number.
    pub(crate) fn point_code(&self, code: u32) -> String {
        let format = self.decoder.options().point_codes.unwrap_or(match code {
            0..0x4000 => PointCodeFormat::Itu,
            _ => PointCodeFormat::Ansi,
        });
        format!("{} ({code})", format.show(PointCode(code)))
    }

    pub(crate) fn mtp2(&mut self, octets: &[u8]) -> Layer {
        let Some((&[bsn, fsn, length], rest)) = octets.split_first_chunk::<3>() else {
            return broken("mtp2", "truncated", octets);
        };
        let length = usize::from(length & 0x3f);
        let name = match length {
            0 => "FISU",
            1 | 2 => "LSSU",
            _ => "MSU",
        };
        let mut layer = Layer::new(
            "mtp2",
            format!("{name}, bsn {}, fsn {}", bsn & 0x7f, fsn & 0x7f),
        );
        match name {
            "MSU" => {
                // 63 stands for all longer ones; then the frame check sequence, if captured, cannot be told apart.
                let content = rest.get(..length).filter(|_| length < 63).unwrap_or(rest);
                if length < 63 && rest.len() < length {
                    layer.fault(format!("length {length}, {} octets", rest.len()));
                }
                let inside = self.mtp3(content);
                layer.inside.push(inside);
            }
            "LSSU" => {
                let status = match rest.first().map(|status| status & 7) {
                    Some(0) => "O",
                    Some(1) => "N",
                    Some(2) => "E",
                    Some(3) => "OS",
                    Some(4) => "PO",
                    Some(5) => "B",
                    _ => "not defined",
                };
                layer.text("status", status);
            }
            _ => {}
        }
        layer
    }

    /// From the service information octet on. Without a form asked for, the label is ITU's unless only ANSI's makes sense of
    /// what follows it.
    pub(crate) fn mtp3(&mut self, octets: &[u8]) -> Layer {
        let Some((&sio, rest)) = octets.split_first() else {
            return broken("mtp3", "truncated", octets);
        };
        let format = self.decoder.options().point_codes.unwrap_or_else(|| {
            let sccp = |label: usize| {
                rest.get(label..)
                    .is_some_and(|sccp| inlab_sccp::Message::decode(sccp).is_ok())
            };
            match sio & 0x0f {
                3 if !sccp(4) && sccp(7) => PointCodeFormat::Ansi,
                _ => PointCodeFormat::Itu,
            }
        });
        let label = match format {
            PointCodeFormat::Itu => rest.split_first_chunk::<4>().map(|(label, content)| {
                let label = u32::from_le_bytes(*label);
                (label >> 14 & 0x3fff, label & 0x3fff, label >> 28, content)
            }),
            PointCodeFormat::Japan => {
                rest.split_first_chunk::<5>()
                    .map(|(&[d0, d1, o0, o1, sls], content)| {
                        (
                            u16::from_le_bytes([o0, o1]).into(),
                            u16::from_le_bytes([d0, d1]).into(),
                            u32::from(sls & 0x0f),
                            content,
                        )
                    })
            }
            PointCodeFormat::Ansi | PointCodeFormat::China => {
                rest.split_first_chunk::<7>()
                    .map(|(&[d0, d1, d2, o0, o1, o2, sls], content)| {
                        (
                            u32::from_le_bytes([o0, o1, o2, 0]),
                            u32::from_le_bytes([d0, d1, d2, 0]),
                            sls.into(),
                            content,
                        )
                    })
            }
        };
        let Some((opc, dpc, sls, content)) = label else {
            return broken("mtp3", "routing label truncated", octets);
        };
        let show = |code: u32| format!("{} ({code})", format.show(PointCode(code)));
        let mut layer = Layer::new("mtp3", format!("{} > {}", show(opc), show(dpc)));
        layer
            .text("si", service_indicator(sio & 0x0f))
            .text("ni", network_indicator(sio >> 6))
            .number("sls", sls);
        let below = Below {
            opc: Some(opc),
            dpc: Some(dpc),
            ..Below::default()
        };
        let inside = self.mtp_user(sio & 0x0f, content, &below);
        layer.inside.push(inside);
        layer
    }

    pub(crate) fn mtp_user(&mut self, si: u8, octets: &[u8], below: &Below) -> Layer {
        match si {
            0 => crate::management::network(octets),
            1 | 2 => crate::management::test(octets),
            3 => self.sccp(octets, below),
            5 => crate::isup::isup(octets),
            _ => data(&service_indicator(si), octets),
        }
    }
}
