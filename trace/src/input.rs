//! What octets come in: hex text, pcap, pcapng, one message.

use crate::link::LinkType;
use crate::{Decoder, Frame, Options, Start};
use pcap_file::PcapError;
use pcap_file::pcap::PcapParser;
use pcap_file::pcapng::blocks::interface_description::InterfaceDescriptionOption;
use pcap_file::pcapng::{Block, PcapNgParser};
use std::time::Duration;

/// What a file holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Input<'a> {
    /// A pcap capture, of either octet order, micro- or nanoseconds.
    Pcap(&'a [u8]),
    /// A pcapng capture.
    PcapNg(&'a [u8]),
    /// Hex: a message a line, or a message over several lines with an empty line after it, or a dump with offsets.
    Text(&'a str),
    /// The octets of one message.
    Octets(&'a [u8]),
}

impl<'a> Input<'a> {
    /// Tells them apart by their first octets.
    pub fn detect(bytes: &'a [u8]) -> Self {
        match bytes {
            [0x0a, 0x0d, 0x0d, 0x0a, ..] => Self::PcapNg(bytes),
            [0xa1, 0xb2, 0xc3, 0xd4, ..]
            | [0xd4, 0xc3, 0xb2, 0xa1, ..]
            | [0xa1, 0xb2, 0x3c, 0x4d, ..]
            | [0x4d, 0x3c, 0xb2, 0xa1, ..] => Self::Pcap(bytes),
            _ => match std::str::from_utf8(bytes) {
                Ok(text) if text.lines().all(is_hex_or_comment) => Self::Text(text),
                _ => Self::Octets(bytes),
            },
        }
    }
}

fn is_hex_or_comment(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('#')
        || line
            .chars()
            .all(|c| c.is_ascii_hexdigit() || matches!(c, ' ' | '\t' | ':' | ',' | 'x' | 'X'))
}

/// The frames of a file, decoded in order.
///
/// What makes a capture unreadable from some place on is told by a last frame that has nothing but a fault.
pub fn decode_file(bytes: &[u8], options: Options) -> impl Iterator<Item = Frame> + use<'_> {
    decode_input(Input::detect(bytes), options)
}

/// As [`decode_file`], of input that is known to be of a kind.
pub fn decode_input(input: Input<'_>, options: Options) -> impl Iterator<Item = Frame> + use<'_> {
    let mut decoder = Decoder::new(options);
    let mut number = 0;
    raw_frames(input).map(move |raw| {
        number += 1;
        match raw {
            Raw::Frame {
                time,
                start,
                octets,
            } => {
                let start = start.map_or(decoder.options().start, Start::Link);
                decoder.frame(number, time, start, &octets)
            }
            Raw::Broken(fault) => Frame {
                number,
                layers: vec![crate::fault_layer("capture", fault)],
                ..Frame::default()
            },
        }
    })
}

enum Raw<'a> {
    Frame {
        time: Option<Duration>,
        start: Option<LinkType>,
        octets: std::borrow::Cow<'a, [u8]>,
    },
    Broken(String),
}

fn raw_frames<'a>(input: Input<'a>) -> Box<dyn Iterator<Item = Raw<'a>> + 'a> {
    match input {
        Input::Pcap(bytes) => Box::new(pcap(bytes)),
        Input::PcapNg(bytes) => Box::new(pcapng(bytes)),
        Input::Text(text) => Box::new(messages(text).into_iter()),
        Input::Octets(bytes) => Box::new(std::iter::once(Raw::Frame {
            time: None,
            start: None,
            octets: bytes.into(),
        })),
    }
}

/// What is wrong with a capture, in words.
fn fault(error: &PcapError, within: &str) -> String {
    match error {
        PcapError::IncompleteBuffer => {
            format!("the file ends within {within}: it was cut, or is still being written")
        }
        other => other.to_string(),
    }
}

fn pcap<'a>(bytes: &'a [u8]) -> impl Iterator<Item = Raw<'a>> {
    let mut state = match PcapParser::new(bytes) {
        Ok((rest, parser)) => Ok((rest, parser)),
        Err(error) => Err(Some(fault(&error, "its header"))),
    };
    std::iter::from_fn(move || {
        let (rest, parser) = match &mut state {
            Ok(state) => (&mut state.0, &state.1),
            Err(error) => return error.take().map(Raw::Broken),
        };
        if rest.is_empty() {
            return None;
        }
        let link = LinkType(u32::from(parser.header().datalink));
        match parser.next_raw_packet(rest) {
            Ok((after, packet)) => {
                *rest = after;
                let fraction = match parser.header().ts_resolution {
                    pcap_file::TsResolution::MicroSecond => {
                        Duration::from_micros(packet.ts_frac.into())
                    }
                    pcap_file::TsResolution::NanoSecond => {
                        Duration::from_nanos(packet.ts_frac.into())
                    }
                };
                let time = Duration::from_secs(packet.ts_sec.into()) + fraction;
                Some(Raw::Frame {
                    time: Some(time),
                    start: Some(link),
                    octets: packet.data,
                })
            }
            Err(error) => {
                *rest = &[];
                Some(Raw::Broken(fault(&error, "this frame")))
            }
        }
    })
}

fn pcapng<'a>(bytes: &'a [u8]) -> impl Iterator<Item = Raw<'a>> {
    let mut state = match PcapNgParser::new(bytes) {
        Ok((rest, parser)) => Ok((rest, parser)),
        Err(error) => Err(Some(fault(&error, "its header"))),
    };
    std::iter::from_fn(move || {
        let (rest, parser) = match &mut state {
            Ok(state) => (&mut state.0, &mut state.1),
            Err(error) => return error.take().map(Raw::Broken),
        };
        loop {
            if rest.is_empty() {
                return None;
            }
            let block = match parser.next_block(rest) {
                Ok((after, block)) => {
                    *rest = after;
                    block
                }
                Err(error) => {
                    *rest = &[];
                    return Some(Raw::Broken(fault(&error, "this frame")));
                }
            };
            let first = || parser.interfaces().first();
            let (interface, time, octets) = match block {
                Block::EnhancedPacket(packet) => {
                    let Some(interface) = parser.packet_interface(&packet) else {
                        return Some(Raw::Broken(format!("no interface {}", packet.interface_id)));
                    };
                    // The parser gives ticks as if they were nanoseconds.
                    let ticks = u64::try_from(packet.timestamp.as_nanos()).unwrap_or(u64::MAX);
                    let resolution = interface.options.iter().find_map(|option| match option {
                        InterfaceDescriptionOption::IfTsResol(resolution) => Some(*resolution),
                        _ => None,
                    });
                    (
                        Some(interface),
                        Some(ticks_to_time(ticks, resolution.unwrap_or(6))),
                        packet.data,
                    )
                }
                Block::SimplePacket(packet) => (first(), None, packet.data),
                _ => continue,
            };
            let Some(interface) = interface else {
                return Some(Raw::Broken("a packet of no interface".into()));
            };
            let start = Some(LinkType(u32::from(interface.linktype)));
            return Some(Raw::Frame {
                time,
                start,
                octets,
            });
        }
    })
}

/// `if_tsresol`: a negative power of 10, or with the top bit of 2.
fn ticks_to_time(ticks: u64, resolution: u8) -> Duration {
    let per_second = match resolution {
        0..=19 => 10u64.checked_pow(resolution.into()),
        0x80..=0xbf => 1u64.checked_shl(u32::from(resolution & 0x7f)),
        _ => None,
    };
    let per_second = u128::from(per_second.filter(|n| *n > 0).unwrap_or(1_000_000));
    let (whole, part) = (
        u128::from(ticks) / per_second,
        u128::from(ticks) % per_second,
    );
    let nanos = u32::try_from(part * 1_000_000_000 / per_second).unwrap_or(0);
    Duration::new(u64::try_from(whole).unwrap_or(u64::MAX), nanos)
}

/// Messages of a hex text.
fn messages<'a>(text: &str) -> Vec<Raw<'a>> {
    let mut raws = Vec::new();
    let mut paragraph: Vec<Vec<u8>> = Vec::new();
    let mut flush = |paragraph: &mut Vec<Vec<u8>>| {
        let lines = std::mem::take(paragraph);
        // A message a line, where each line is whole; else all of them are one.
        let whole = lines.len() > 1 && lines.iter().all(|line| crate::detect::is_whole(line));
        let messages = if whole { lines } else { vec![lines.concat()] };
        raws.extend(
            messages
                .into_iter()
                .filter(|octets| !octets.is_empty())
                .map(|octets| Raw::Frame {
                    time: None,
                    start: None,
                    octets: octets.into(),
                }),
        );
    };
    let mut broken = None;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('#') {
            continue;
        }
        if line.is_empty() {
            flush(&mut paragraph);
            continue;
        }
        match hex_line(line) {
            Some((offset, octets)) => {
                if offset == Some(0) {
                    flush(&mut paragraph);
                }
                paragraph.push(octets);
            }
            None => {
                broken = Some(format!("line {}: no hex", index + 1));
                break;
            }
        }
    }
    flush(&mut paragraph);
    raws.extend(broken.map(Raw::Broken));
    raws
}

/// Octets of a line, and the offset that a dump has before them.
fn hex_line(line: &str) -> Option<(Option<usize>, Vec<u8>)> {
    let mut words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ','))
        .filter(|w| !w.is_empty())
        .collect();
    let mut offset = None;
    if let [first, second, ..] = words.as_slice()
        && (4..=8).contains(&first.trim_end_matches(':').len())
        && second.len() == 2
        && let Ok(at) = usize::from_str_radix(first.trim_end_matches(':'), 16)
        && at % 16 == 0
        && words.iter().skip(1).all(|word| word.len() == 2)
    {
        offset = Some(at);
        words.remove(0);
    }
    let digits: String = words
        .iter()
        .map(|word| {
            word.trim_start_matches("0x")
                .trim_start_matches("0X")
                .replace(':', "")
        })
        .collect();
    Some((offset, inlab_ber::value::unhex(&digits)?))
}
