//! Connection-oriented SCCP messages (Q.713 4.2 to 4.9, 4.13 to 4.17): their parameters by name, and back.

use crate::{Layer, Reader, broken, data};
use inlab_ber::value::hex;

/// Fixed parameters with their lengths, the mandatory variable one, and whether there is an optional part.
struct Form {
    name: &'static str,
    fixed: &'static [(&'static str, usize)],
    variable: Option<&'static str>,
    optional: bool,
}

const DLR: (&str, usize) = ("destination local reference", 3);
const SLR: (&str, usize) = ("source local reference", 3);
const CLASS: (&str, usize) = ("class", 1);

const fn form(kind: u8) -> Option<Form> {
    let (name, fixed, variable, optional): (_, &[(&str, usize)], _, _) = match kind {
        1 => ("CR", &[SLR, CLASS], Some("called"), true),
        2 => ("CC", &[DLR, SLR, CLASS], None, true),
        3 => ("CREF", &[DLR, ("refusal cause", 1)], None, true),
        4 => ("RLSD", &[DLR, SLR, ("release cause", 1)], None, true),
        5 => ("RLC", &[DLR, SLR], None, false),
        6 => ("DT1", &[DLR, ("segmenting", 1)], Some("data"), false),
        7 => ("DT2", &[DLR, ("sequencing", 2)], Some("data"), false),
        8 => (
            "AK",
            &[DLR, ("receive sequence number", 1), ("credit", 1)],
            None,
            false,
        ),
        11 => ("ED", &[DLR], Some("data"), false),
        12 => ("EA", &[DLR], None, false),
        13 => ("RSR", &[DLR, SLR, ("reset cause", 1)], None, false),
        14 => ("RSC", &[DLR, SLR], None, false),
        15 => ("ERR", &[DLR, ("error cause", 1)], None, false),
        16 => (
            "IT",
            &[DLR, SLR, CLASS, ("sequencing", 2), ("credit", 1)],
            None,
            false,
        ),
        _ => return None,
    };
    Some(Form {
        name,
        fixed,
        variable,
        optional,
    })
}

/// A message taken apart: type, fixed parameters, the variable one, optional ones with their names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Connection {
    kind: u8,
    fixed: Vec<Vec<u8>>,
    variable: Option<Vec<u8>>,
    optional: Vec<(u8, Vec<u8>)>,
}

impl Connection {
    /// `Err` says what is wrong.
    pub(crate) fn decode(octets: &[u8]) -> Result<Self, &'static str> {
        let mut reader = Reader(octets);
        let kind = reader.u8().ok_or("truncated")?;
        let form = form(kind).ok_or("message type is not defined")?;
        let mut fixed = Vec::new();
        for (_, length) in form.fixed {
            fixed.push(reader.octets(*length).ok_or("truncated")?.to_vec());
        }
        let pointed = |reader: &mut Reader<'_>| {
            let at = octets.len() - reader.0.len();
            let pointer = usize::from(reader.u8().ok_or("truncated")?);
            Ok::<_, &'static str>((pointer > 0).then_some(at + pointer))
        };
        let mut variable = None;
        if form.variable.is_some() {
            let at = pointed(&mut reader)?.ok_or("pointer of a mandatory parameter is 0")?;
            let mut rest = Reader(octets.get(at..).ok_or("pointer leads out of the message")?);
            let length = rest.u8().ok_or("truncated")?;
            variable = Some(rest.octets(length.into()).ok_or("truncated")?.to_vec());
        }
        let mut optional = Vec::new();
        // Some leave the pointer out where there is no optional part.
        if form.optional
            && !reader.0.is_empty()
            && let Some(at) = pointed(&mut reader)?
        {
            let mut rest = Reader(octets.get(at..).ok_or("pointer leads out of the message")?);
            loop {
                let name = rest.u8().ok_or("optional part without end")?;
                if name == 0 {
                    break;
                }
                let length = rest.u8().ok_or("truncated")?;
                optional.push((
                    name,
                    rest.octets(length.into()).ok_or("truncated")?.to_vec(),
                ));
            }
        }
        Ok(Self {
            kind,
            fixed,
            variable,
            optional,
        })
    }

    /// In the standard's order, without gaps.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = vec![self.kind];
        out.extend(self.fixed.iter().flatten());
        let has_optional = form(self.kind).is_some_and(|form| form.optional);
        if let Some(variable) = &self.variable {
            let length = u8::try_from(variable.len()).unwrap_or(u8::MAX);
            out.push(if has_optional { 2 } else { 1 });
            if has_optional {
                out.push(if self.optional.is_empty() {
                    0
                } else {
                    length.saturating_add(2)
                });
            }
            out.push(length);
            out.extend(variable);
        } else if has_optional {
            out.push(u8::from(!self.optional.is_empty()));
        }
        for (name, value) in &self.optional {
            out.extend([*name, u8::try_from(value.len()).unwrap_or(u8::MAX)]);
            out.extend(value);
        }
        if !self.optional.is_empty() {
            out.push(0);
        }
        out
    }

    /// As a layer.
    pub(crate) fn layer(octets: &[u8]) -> Layer {
        let (message, form) = match (
            Self::decode(octets),
            octets.first().and_then(|kind| form(*kind)),
        ) {
            (Ok(message), Some(form)) => (message, form),
            (Err(fault), _) => return broken("sccp", fault, octets),
            (Ok(_), None) => return broken("sccp", "message type is not defined", octets),
        };
        let mut layer = Layer::new("sccp", form.name);
        for ((name, _), value) in form.fixed.iter().zip(&message.fixed) {
            layer.text(name, hex(value));
        }
        if let (Some("called"), Some(value)) = (form.variable, &message.variable) {
            layer.text("called", address(value));
        }
        for (name, value) in &message.optional {
            match name {
                3 => layer.text("called", address(value)),
                4 => layer.text("calling", address(value)),
                9 => layer.text("credit", hex(value)),
                0x12 => layer.text("importance", hex(value)),
                0x0f => {
                    layer.inside.push(data("", value));
                    &mut layer
                }
                0x11 => layer.text("hop counter", hex(value)),
                other => layer.text(&format!("parameter {other:#04x}"), hex(value)),
            };
        }
        if let (Some("data"), Some(value)) = (form.variable, &message.variable) {
            layer.inside.push(data("", value));
        }
        layer
    }
}

fn address(octets: &[u8]) -> String {
    let format = inlab_ss7::PointCodeFormat::Itu;
    match inlab_ss7::Address::decode(octets, format) {
        Ok(address) => address.show(format).to_string(),
        Err(_) => hex(octets),
    }
}
