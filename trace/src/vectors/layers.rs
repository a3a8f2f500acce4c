//! Messages of TCAP, SCCP, M3UA and ISUP, and their parts: each decoded, encoded again, and decoded once more.

use super::{Node, Passed, Reencoded, Stop, Vector, compare, refused};
use crate::connection::Connection;
use crate::{Decoder, Options, Start};
use inlab_ber::value::{Value, show};
use inlab_ber::{Element, Scratch, Writer, decode, element};
use inlab_ss7::{Address, GlobalTitle, PointCodeFormat};
use inlab_tcap::{Components, DialogueApdu, Message, ansi};

impl Vector<'_> {
    pub(super) fn tcap_message(&self) -> Result<Passed, Stop> {
        let value = self.layers(Start::Tcap)?;
        let message = Message::read(&self.octets)
            .map_err(|fault| refused(fault.cause.name().unwrap_or("unreadable")))?;
        let mut out = Writer::default();
        message.write(&mut out);
        let again = Message::read(out.as_slice());
        let equal = again.is_ok_and(|again| {
            (
                again.message_type,
                again.otid,
                again.dtid,
                again.p_abort_cause,
                again.dialogue_portion,
            ) == (
                message.message_type,
                message.otid,
                message.dtid,
                message.p_abort_cause,
                message.dialogue_portion,
            ) && again.components.eq(message.components)
        });
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, out.as_slice(), equal)?,
            value: Some(value),
            told: None,
        })
    }

    /// The tree of layers; refused if any but an opaque argument has a fault.
    fn layers(&self, start: Start) -> Result<Value, Stop> {
        self.told_layers(start).map(|(value, _)| value)
    }

    /// The same, and what is told of only: that a parameter of AIN or ANSI-41 is not there which must be. Modules of different
    /// issues disagree about that, and the message is whole without it.
    fn told_layers(&self, start: Start) -> Result<(Value, Option<String>), Stop> {
        let frame = Decoder::new(Options::default()).frame(1, None, start, &self.octets);
        let (mut faults, mut told) = (Vec::new(), Vec::new());
        frame.walk(&mut |layer| {
            let user = matches!(
                layer.name,
                "cap" | "inap" | "map" | "tc-user" | "ain" | "win"
            );
            // Without a context an argument's dialect is a guess, and so is its fault.
            let guessed = layer.fields.iter().any(|(name, _)| name == "dialect");
            if !(user && (self.opaque || guessed)) {
                let american = matches!(layer.name, "ain" | "win");
                for fault in &layer.faults {
                    let missing = fault.contains(": missing (") || fault.ends_with(" is missing");
                    match american && missing && !self.malformed {
                        true => told.push(fault.clone()),
                        false => faults.push(fault.clone()),
                    }
                }
            }
        });
        match faults.is_empty() {
            true => Ok((
                Value::List(frame.layers.iter().map(crate::Layer::to_value).collect()),
                Some(told.join("; ")).filter(|told| !told.is_empty()),
            )),
            false => Err(refused(faults.join("; "))),
        }
    }

    pub(super) fn tcap_component(&self) -> Result<Passed, Stop> {
        let value = self.layers(Start::Component)?;
        let mut components = Vec::new();
        for component in Components::new(&self.octets) {
            components.push(
                component.map_err(|fault| refused(fault.problem.name().unwrap_or("unreadable")))?,
            );
        }
        let mut out = Writer::default();
        components
            .iter()
            .rev()
            .for_each(|component| component.write(&mut out));
        let equal = Components::new(out.as_slice()).eq(Components::new(&self.octets));
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, out.as_slice(), equal)?,
            value: Some(value),
            told: None,
        })
    }

    pub(super) fn dialogue_apdu(&self) -> Result<Passed, Stop> {
        let (scratch, mut apdu) = (Scratch::default(), DialogueApdu::EMPTY);
        decode(&mut apdu, &self.octets, 1, &scratch).map_err(refused)?;
        let mut out = Writer::default();
        apdu.encode(0, &mut out);
        let (scratch, mut again) = (Scratch::default(), DialogueApdu::EMPTY);
        let equal = decode(&mut again, out.as_slice(), 1, &scratch).is_ok() && again == apdu;
        let shown = element(&self.octets)
            .and_then(|(tlv, _)| show(DialogueApdu::schema(), tlv, 1))
            .map_err(refused)?;
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, out.as_slice(), equal)?,
            value: Some(shown),
            told: None,
        })
    }

    /// Written anew from its values: ids, dialogue portion, each component.
    pub(super) fn ansi(&self, start: Start) -> Result<Passed, Stop> {
        let again = ansi_again(&self.octets)?;
        // Parameters are forwarded as they came: that they are elements all the way down is looked at here.
        Node::tree(&self.octets, 0, self.opaque).map_err(refused)?;
        let (value, told) = self.told_layers(start)?;
        let equal = ansi_again(&again).is_ok_and(|second| second == again);
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, &again, equal)?,
            value: Some(value),
            told,
        })
    }

    /// A dialogue portion, or the user information of one.
    pub(super) fn ansi_dialogue(&self) -> Result<Passed, Stop> {
        let (tlv, rest) = element(&self.octets).map_err(refused)?;
        if !rest.is_empty() {
            return Err(refused("octets after the end"));
        }
        let portion = tlv.octets.first() == Some(&0xf9);
        let content = if portion { tlv.content } else { tlv.octets };
        let read = ansi::DialoguePortion::read(content).map_err(refused)?;
        let mut out = Writer::default();
        let mark = out.mark();
        read.write(&mut out);
        if portion {
            out.header(tlv.tag, mark);
        }
        let again = out.as_slice();
        let mut layer = crate::Layer::new("ansi-tcap", "dialogue portion");
        crate::ansi::dialogue(&read, &mut layer);
        let equal = element(again).is_ok_and(|(again, _)| {
            let content = if portion { again.content } else { again.octets };
            ansi::DialoguePortion::read(content).is_ok_and(|again| again == read)
        });
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, again, equal)?,
            value: Some(layer.to_value()),
            told: None,
        })
    }

    pub(super) fn ansi_component(&self) -> Result<Passed, Stop> {
        let mut out = Writer::default();
        ansi_components(ansi::Components::new(&self.octets), &mut out)?;
        // Within a package it would stand two levels further in.
        Node::tree(&self.octets, 2, self.opaque).map_err(refused)?;
        let again = out.as_slice().to_vec();
        let equal = ansi::Components::new(&again).eq(ansi::Components::new(&self.octets));
        let (value, told) = self.told_layers(Start::Component)?;
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, &again, equal)?,
            value: Some(value),
            told,
        })
    }

    /// The named layer as shown; refused if it has a fault. In a malformed line the fault may be further in too.
    fn shown(&self, start: Start) -> Result<Option<Value>, Stop> {
        let options = Options {
            point_codes: match self.protocol.contains("ITU") {
                _ if self.is_american() => Some(PointCodeFormat::Ansi),
                true => Some(PointCodeFormat::Itu),
                false => None,
            },
            ..Options::default()
        };
        let frame = Decoder::new(options).frame(1, None, start, &self.octets);
        let mut faults = Vec::new();
        if self.malformed {
            frame.walk(&mut |layer| faults.extend(layer.faults.iter().cloned()));
        } else if let (Start::Sccp, Some(layer)) = (start, frame.layers.first()) {
            // M3UA's are about presence, which codecs leave to the procedures: files have messages without all they need.
            faults.extend(layer.faults.iter().cloned());
        }
        // Of a message in segments a line has only one.
        faults.retain(|fault| fault != crate::sccp::ORPHAN);
        match faults.is_empty() {
            true => Ok(frame.layers.first().map(crate::Layer::to_value)),
            false => Err(refused(faults.join("; "))),
        }
    }

    pub(super) fn sccp_message(&self) -> Result<Passed, Stop> {
        let value = self.shown(Start::Sccp)?;
        if let Ok(connection) = Connection::decode(&self.octets) {
            let again = connection.encode();
            let equal = Connection::decode(&again).is_ok_and(|again| again == connection);
            return Ok(Passed {
                dialect: None,
                reencoded: compare(&self.octets, &again, equal)?,
                value,
                told: None,
            });
        }
        let message = inlab_sccp::Message::decode(&self.octets).map_err(refused)?;
        let mut again = Vec::new();
        message
            .encode(&mut again)
            .ok_or_else(|| Stop::Wrong("cannot be encoded".into()))?;
        let equal = inlab_sccp::Message::decode(&again).is_ok_and(|again| again == message);
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, &again, equal)?,
            value,
            told: None,
        })
    }

    fn format(&self) -> PointCodeFormat {
        match self.is_american() {
            true => PointCodeFormat::Ansi,
            false => PointCodeFormat::Itu,
        }
    }

    pub(super) fn sccp_address(&self) -> Result<Passed, Stop> {
        let format = self.format();
        let address = Address::decode(&self.octets, format).map_err(refused)?;
        let again = address.encode(format);
        let equal = Address::decode(&again, format).is_ok_and(|again| again == address);
        let value = Some(Value::Text(address.show(format).to_string()));
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, &again, equal)?,
            value,
            told: None,
        })
    }

    /// A title has no codec of its own that is public: it is put into an address with no more in it.
    pub(super) fn global_title(&self) -> Result<Passed, Stop> {
        let format = self.format();
        let indicator = self
            .operation
            .and_then(|name| name.trim_start_matches("GTI").parse::<u8>().ok());
        let indicator =
            indicator.ok_or_else(|| Stop::Wrong("operation GTI1 to GTI4 expected".into()))?;
        let title = GlobalTitle::decode(indicator, &self.octets, 0, format).map_err(refused)?;
        let address = Address::on_global_title(title, None).encode(format);
        let again = address.get(1..).unwrap_or(&[]);
        let equal =
            GlobalTitle::decode(indicator, again, 0, format).is_ok_and(|again| again == title);
        let value = Some(Value::Text(title.show().to_string()));
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, again, equal)?,
            value,
            told: None,
        })
    }

    pub(super) fn m3ua_message(&self) -> Result<Passed, Stop> {
        let message = inlab_m3ua::Message::decode(&self.octets).map_err(refused)?;
        let mut again = Vec::new();
        message
            .encode(&mut again)
            .map_err(|error| Stop::Wrong(error.to_string()))?;
        let equal = inlab_m3ua::Message::decode(&again).is_ok_and(|other| {
            other.message_type() == message.message_type()
                && other.parameters().eq(message.parameters())
        });
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, &again, equal)?,
            value: self.shown(Start::M3ua)?,
            told: None,
        })
    }

    /// ISUP is named only, and kept: there is nothing to encode.
    pub(super) fn isup_message(&self) -> Result<Passed, Stop> {
        let layer = crate::isup::isup(&self.octets);
        match layer.faults.as_slice() {
            [] => Ok(Passed {
                dialect: None,
                reencoded: Reencoded::Identical,
                value: Some(layer.to_value()),
                told: None,
            }),
            faults => Err(refused(faults.join("; "))),
        }
    }

    pub(super) fn isup_parameter(&self) -> Result<Passed, Stop> {
        macro_rules! through {
            ($($name:literal => $Type:ident),*) => {
                match self.operation.unwrap_or("") {
                    $($name => {
                        let value = inlab_ss7::$Type::decode(&self.octets).map_err(refused)?;
                        let again = value.encode().to_vec();
                        let equal = inlab_ss7::$Type::decode(&again).is_ok_and(|again| again == value);
                        (again, equal, value.show().to_string())
                    })*
                    "UserServiceInformation" => {
                        let value = inlab_ss7::BearerCapability::decode(&self.octets).map_err(refused)?;
                        (value.encode().to_vec(), true, value.transfer_capability().to_string())
                    }
                    other => return Err(Stop::Wrong(format!("no codec for parameter {other}"))),
                }
            };
        }
        let (again, equal, shown) = through!(
            "CalledPartyNumber" => CalledPartyNumber, "CallingPartyNumber" => CallingPartyNumber,
            "GenericNumber" => GenericNumber, "LocationNumber" => LocationNumber,
            "OriginalCalledNumber" => OriginalCalledNumber, "RedirectingNumber" => RedirectingNumber,
            "CauseIndicators" => Cause, "RedirectionInformation" => RedirectionInformation
        );
        Ok(Passed {
            dialect: None,
            reencoded: compare(&self.octets, &again, equal)?,
            value: Some(Value::Text(shown)),
            told: None,
        })
    }
}

fn ansi_components(components: ansi::Components<'_>, out: &mut Writer) -> Result<(), Stop> {
    let read: Result<Vec<_>, _> = components.collect();
    let read = read.map_err(refused)?;
    read.iter().rev().for_each(|component| component.write(out));
    Ok(())
}

fn ansi_again(octets: &[u8]) -> Result<Vec<u8>, Stop> {
    let message = ansi::Message::read(octets).map_err(refused)?;
    let (mut portion, mut sequence) = (Writer::default(), Writer::default());
    if let Some(read) = message.dialogue().map_err(refused)? {
        read.write(&mut portion);
    }
    if let Some(components) = message.components {
        ansi_components(components, &mut sequence)?;
    }
    let mut out = Writer::default();
    ansi::Message {
        dialogue_portion: message.dialogue_portion.map(|_| portion.as_slice()),
        components: message
            .components
            .map(|_| ansi::Components::new(sequence.as_slice())),
        ..message
    }
    .write(&mut out);
    Ok(out.as_slice().to_vec())
}
