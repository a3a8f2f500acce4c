//! Octets, pcap and pcapng to a tree of layers, and the tree to text, JSON and YAML; and back.
//!
//! [`decode_file`] takes what a user gives: a capture of any link type that carries signalling, or hex of a message of any
//! layer. Each frame becomes a [`Frame`]: layers inside one another, each with its fields in the standards' words, and what
//! is wrong with it. Nothing in a frame makes decoding fail or panic: what makes no sense is shown in hex with a fault beside
//! it, and the layers around it as usual.
//!
//! [`PcapWriter`] writes what a run sent as a pcapng file, [`ladder`] draws it, [`vectors`] proves the codecs against octets
//! from outside, [`encode`] makes octets of a value in a file, [`Statement`] says what is supported.
//!
//! A [`Decoder`] remembers from frame to frame: dialogues (application context, pending invokes) by transaction id and
//! address, fragments of SCTP user messages, segments of SCCP messages.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | dialogues remembered | 65 536 | the oldest is forgotten: its dialect is then guessed |
//! | invokes remembered, a dialogue | 64 | the oldest is forgotten: its result has no name |
//! | SCTP user messages in reassembly | 1024, of 1024 fragments | the oldest is forgotten |
//! | SCCP messages in reassembly | 1024, of 16 segments | the oldest is forgotten |
//! | MTP layers inside one another | as the link type says: no recursion on what a peer sends | - |
//!
//! Text, JSON and YAML show telephone numbers, identities and locations: they are for people and files, not for logs.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::indexing_slicing))]

mod ansi;
mod connection;
mod detect;
mod dialogues;
mod encode;
mod input;
mod ip;
mod isup;
mod ladder;
mod link;
mod management;
mod mtp;
mod names;
mod operation;
mod pcap;
mod render;
mod sccp;
mod sctp;
mod sigtran;
mod support;
mod tcap;
mod tree;
pub mod vectors;

pub use encode::{EncodeError, Part, decode_part, encode};
pub use input::{Input, decode_file, decode_input};
pub use ladder::{Ladder, Message, ladder};
pub use link::LinkType;
pub use pcap::{PcapWriter, SctpPayload};
pub use render::{from_json, json, yaml};
pub use support::Statement;
pub use tree::{ComponentKind, Frame, Layer, Operation};

use inlab_inap::Dialect;
use inlab_ss7::PointCodeFormat;
use std::time::Duration;

/// Where the octets of a frame begin.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Start {
    /// Found out from the octets.
    #[default]
    Auto,
    /// As a capture's link type says.
    Link(LinkType),
    /// An SCTP packet, without IP.
    Sctp,
    /// An M3UA message.
    M3ua,
    /// A message of MTP level 3, from the service information octet on.
    Mtp3,
    /// An SCCP message.
    Sccp,
    /// A TCAP message or an ANSI TCAP package.
    Tcap,
    /// A component, alone.
    Component,
}

/// How to decode.
#[derive(Clone, Copy, Default)]
pub struct Options {
    /// Where hex and bare octets begin.
    pub start: Start,
    /// Form of point codes; found out from each SCCP address where none is given.
    pub point_codes: Option<PointCodeFormat>,
    /// Dialect of dialogues whose application context was not seen; by subsystem number where none is given.
    pub dialect: Option<Dialect>,
    /// Tell of wrong SCTP checksums. A checksum of 0 is never told of: capturing before the network card fills it in.
    pub checksums: bool,
}

/// Decodes frames, and remembers what later ones need.
pub struct Decoder {
    options: Options,
    pub(crate) fragments: sctp::Fragments,
    pub(crate) segments: sccp::Segments,
    pub(crate) dialogues: dialogues::Dialogues,
}

/// What layers below say that those above need.
#[derive(Clone, Default)]
pub(crate) struct Below {
    /// Point codes, originating and destination, from MTP3 or M3UA.
    pub(crate) opc: Option<u32>,
    pub(crate) dpc: Option<u32>,
    /// Who sends and who receives, as text that is the same both ways: SCCP addresses.
    pub(crate) calling: Option<String>,
    pub(crate) called: Option<String>,
    /// Subsystem numbers.
    pub(crate) calling_ssn: Option<u8>,
    pub(crate) called_ssn: Option<u8>,
}

impl Decoder {
    /// Remembers nothing yet.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            fragments: sctp::Fragments::default(),
            segments: sccp::Segments::default(),
            dialogues: dialogues::Dialogues::default(),
        }
    }

    /// As given.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Decodes one frame.
    pub fn frame(
        &mut self,
        number: u64,
        time: Option<Duration>,
        start: Start,
        octets: &[u8],
    ) -> Frame {
        let mut frame = Frame {
            number,
            time,
            length: octets.len(),
            ..Frame::default()
        };
        let mut work = Work {
            decoder: self,
            operations: Vec::new(),
        };
        let layer = work.start(start, octets);
        let operations = work.operations;
        frame.layers.push(layer);
        frame.operations = operations;
        frame
    }
}

/// One frame in work.
pub(crate) struct Work<'d> {
    pub(crate) decoder: &'d mut Decoder,
    pub(crate) operations: Vec<Operation>,
}

impl Work<'_> {
    fn start(&mut self, start: Start, octets: &[u8]) -> Layer {
        let below = Below::default();
        match start {
            Start::Auto => match detect::start(octets) {
                Some(start) => self.start(start, octets),
                None => data("octets that no layer begins with", octets),
            },
            Start::Link(link) => self.link(link, octets),
            Start::Sctp => self.sctp(None, octets),
            Start::M3ua => self.m3ua(octets),
            Start::Mtp3 => self.mtp3(octets),
            Start::Sccp => self.sccp(octets, &below),
            Start::Tcap => self.tcap(octets, &below),
            Start::Component => self.component_alone(octets),
        }
    }
}

/// Octets that nothing is known about.
pub(crate) fn data(title: &str, octets: &[u8]) -> Layer {
    let mut layer = Layer::new("data", title);
    layer.octets("octets", octets);
    layer
}

/// A layer that could not be read.
pub(crate) fn broken(name: &'static str, fault: impl std::fmt::Display, octets: &[u8]) -> Layer {
    let mut layer = Layer::new(name, "");
    layer.octets("octets", octets).fault(fault);
    layer
}

pub(crate) fn fault_layer(name: &'static str, fault: String) -> Layer {
    let mut layer = Layer::new(name, "");
    layer.fault(fault);
    layer
}

/// Big-endian numbers at the front of octets that end somewhere.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (octets, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*octets)
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.take::<1>().map(|[octet]| octet)
    }

    pub(crate) fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_be_bytes)
    }

    pub(crate) fn u24(&mut self) -> Option<u32> {
        self.take()
            .map(|[a, b, c]| u32::from_be_bytes([0, a, b, c]))
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_be_bytes)
    }

    pub(crate) fn octets(&mut self, count: usize) -> Option<&'a [u8]> {
        let (octets, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(octets)
    }
}
