//! SCCP (Q.713, T1.112): unitdata messages whole, the connection-oriented ones by name.

use crate::{Below, Layer, Work, broken, data};
use inlab_sccp::{Family, MessageError, OptionalParameter, Purpose, Segmentation};
use inlab_ss7::{Address, PointCodeFormat};
use std::collections::{HashMap, VecDeque};

const MESSAGES: usize = 1024;

/// What is told of a segment that came alone: of the trace, not of the message.
pub(crate) const ORPHAN: &str = "segment without the ones before it";

/// Sender and its reference.
type Key = (Option<u32>, Vec<u8>, [u8; 3]);

/// Segmented messages of which not all segments were seen.
#[derive(Default)]
pub(crate) struct Segments {
    parts: HashMap<Key, (u8, Vec<u8>)>,
    order: VecDeque<Key>,
}

enum Segment {
    Waiting,
    Complete(Vec<u8>),
    OutOfOrder,
}

impl Segments {
    fn add(&mut self, key: Key, segmentation: Segmentation, octets: &[u8]) -> Segment {
        if segmentation.first {
            if self.order.len() >= MESSAGES
                && let Some(oldest) = self.order.pop_front()
            {
                self.parts.remove(&oldest);
            }
            if segmentation.remaining == 0 {
                return Segment::Complete(octets.to_vec());
            }
            if self
                .parts
                .insert(key.clone(), (segmentation.remaining, octets.to_vec()))
                .is_none()
            {
                self.order.push_back(key);
            }
            return Segment::Waiting;
        }
        let Some((remaining, so_far)) = self.parts.get_mut(&key) else {
            return Segment::OutOfOrder;
        };
        if segmentation.remaining + 1 != *remaining {
            return Segment::OutOfOrder;
        }
        *remaining = segmentation.remaining;
        so_far.extend_from_slice(octets);
        if *remaining > 0 {
            return Segment::Waiting;
        }
        self.order.retain(|known| *known != key);
        self.parts
            .remove(&key)
            .map_or(Segment::OutOfOrder, |(_, whole)| Segment::Complete(whole))
    }
}

impl Work<'_> {
    pub(crate) fn sccp(&mut self, octets: &[u8], below: &Below) -> Layer {
        let message = match inlab_sccp::Message::decode(octets) {
            Ok(message) => message,
            Err(MessageError::ConnectionOriented(_)) => {
                return crate::connection::Connection::layer(octets);
            }
            Err(error) => return broken("sccp", error, octets),
        };
        let name = match (message.family, message.purpose) {
            (Family::Unitdata, Purpose::Data(_)) => "UDT",
            (Family::Extended, Purpose::Data(_)) => "XUDT",
            (Family::Long, Purpose::Data(_)) => "LUDT",
            (Family::Unitdata, Purpose::Return(_)) => "UDTS",
            (Family::Extended, Purpose::Return(_)) => "XUDTS",
            (Family::Long, Purpose::Return(_)) => "LUDTS",
        };
        let mut layer = Layer::new("sccp", name);
        match message.purpose {
            Purpose::Data(class) => {
                layer.text(
                    "class",
                    format_args!(
                        "{}{}",
                        u8::from(class.in_sequence),
                        if class.return_on_error {
                            ", return on error"
                        } else {
                            ""
                        }
                    ),
                );
            }
            Purpose::Return(cause) => {
                layer.text("return cause", format_args!("{} {cause}", cause.0));
            }
        }
        if message.family != Family::Unitdata {
            layer.number("hop counter", message.hop_counter);
            if !(1..=15).contains(&message.hop_counter) {
                layer.fault(format!(
                    "hop counter {} is not 1 to 15",
                    message.hop_counter
                ));
            }
        }
        let format = self
            .decoder
            .options()
            .point_codes
            .unwrap_or_else(|| address_format(message.called, message.calling));
        let mut below = below.clone();
        let mut address = |name: &str, octets: &[u8]| match Address::decode(octets, format) {
            Ok(address) => {
                layer.text(name, address.show(format));
                Some(address)
            }
            Err(error) => {
                layer.octets(name, octets).fault(format!("{name}: {error}"));
                None
            }
        };
        if let Some(called) = address("called", message.called) {
            (below.called, below.called_ssn) =
                (identity(&called), called.subsystem.map(|ssn| ssn.0));
        }
        if let Some(calling) = address("calling", message.calling) {
            (below.calling, below.calling_ssn) =
                (identity(&calling), calling.subsystem.map(|ssn| ssn.0));
        }
        let mut segmentation = None;
        for parameter in message.optional.iter() {
            match parameter {
                OptionalParameter::Segmentation(of) => {
                    segmentation = Some(of);
                    layer.text(
                        "segmentation",
                        format_args!(
                            "{}{} more, reference {}",
                            if of.first { "first, " } else { "" },
                            of.remaining,
                            inlab_ber::value::hex(&of.reference)
                        ),
                    );
                }
                OptionalParameter::Importance(importance) => {
                    layer.number("importance", importance.0);
                }
                OptionalParameter::Unknown(name, value) => {
                    layer.octets(&format!("parameter {name:#04x}"), value);
                }
            }
        }
        let inside = match (segmentation, message.purpose) {
            (Some(of), Purpose::Data(_)) if !(of.first && of.remaining == 0) => {
                let key = (below.opc, message.calling.to_vec(), of.reference);
                match self.decoder.segments.add(key, of, message.data) {
                    Segment::Waiting => {
                        layer.octets("segment", message.data);
                        None
                    }
                    Segment::Complete(whole) => Some(self.sccp_user(&whole, format, &below)),
                    Segment::OutOfOrder => {
                        layer.octets("segment", message.data).fault(ORPHAN);
                        None
                    }
                }
            }
            // What comes back is the segment that did not arrive, alone.
            (Some(of), Purpose::Return(_)) if !(of.first && of.remaining == 0) => {
                layer.octets("segment", message.data);
                None
            }
            _ => Some(self.sccp_user(message.data, format, &below)),
        };
        layer.inside.extend(inside);
        layer
    }

    fn sccp_user(&mut self, octets: &[u8], format: PointCodeFormat, below: &Below) -> Layer {
        if below.called_ssn == Some(1) && below.calling_ssn.is_none_or(|ssn| ssn == 1) {
            return crate::management::sccp(octets, format);
        }
        match octets.first() {
            Some(0x61 | 0x62 | 0x64 | 0x65 | 0x67 | 0xe1..=0xe6 | 0xf6) => self.tcap(octets, below),
            _ => data("", octets),
        }
    }
}

/// Bit 8 of the address indicator says national use: T1.112.3 3.4.1 sets it for the ANSI form, some ITU networks set it
/// too. The form in which both addresses make sense is taken, by that bit where both do.
fn address_format(called: &[u8], calling: &[u8]) -> PointCodeFormat {
    let national = [called, calling].iter().any(|address| {
        address
            .first()
            .is_some_and(|indicator| indicator & 0x80 != 0)
    });
    let order = match national {
        true => [PointCodeFormat::Ansi, PointCodeFormat::Itu],
        false => [PointCodeFormat::Itu, PointCodeFormat::Ansi],
    };
    let fits = |format: &PointCodeFormat| {
        Address::decode(called, *format).is_ok() && Address::decode(calling, *format).is_ok()
    };
    order.into_iter().find(fits).unwrap_or(PointCodeFormat::Itu)
}

/// What of an address stays the same when its node sends and when it is sent to: the digits of its global title, else its
/// point code.
fn identity(address: &Address) -> Option<String> {
    let ssn = address.subsystem.map_or(0, |ssn| ssn.0);
    match (&address.global_title, address.point_code) {
        (Some(title), _) => Some(format!(
            "{} {ssn}",
            title.digits().show(inlab_ss7::Alphabet::Q763)
        )),
        (None, Some(code)) => Some(format!("{} {ssn}", code.0)),
        (None, None) => None,
    }
}
