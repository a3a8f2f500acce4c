//! M3UA (RFC 4666), M2UA (RFC 3331), M2PA (RFC 4165).

use crate::{Below, Layer, Reader, Work, broken, data};
use inlab_ber::value::{Value, hex};
use inlab_m3ua::{ErrorCode, MaskedPointCode, Parameter, TrafficMode, tag};

impl Work<'_> {
    pub(crate) fn m3ua(&mut self, octets: &[u8]) -> Layer {
        let message = match inlab_m3ua::Message::decode(octets) {
            Ok(message) => message,
            Err(error) => return broken("m3ua", error, octets),
        };
        let mut layer = Layer::new("m3ua", message.message_type().name());
        if let Some(missing) = message.missing() {
            layer.fault(format!(
                "{} is missing",
                tag::name(missing).unwrap_or("a parameter")
            ));
        }
        if let Some(unexpected) = message.unexpected() {
            layer.fault(format!(
                "{} has no place here",
                tag::name(unexpected).unwrap_or("a parameter")
            ));
        }
        if let Some(repeated) = message.repeated() {
            layer.fault(format!(
                "{} is there twice",
                tag::name(repeated).unwrap_or("a parameter")
            ));
        }
        for parameter in message.parameters() {
            if let Parameter::ProtocolData(data) = parameter {
                let label = data.label;
                layer
                    .text("opc", self.point_code(label.opc.0))
                    .text("dpc", self.point_code(label.dpc.0))
                    .text("si", service_indicator(label.si.0))
                    .text("ni", network_indicator(label.ni.0))
                    .number("mp", label.mp)
                    .number("sls", label.sls);
                let below = Below {
                    opc: Some(label.opc.0),
                    dpc: Some(label.dpc.0),
                    ..Below::default()
                };
                let inside = self.mtp_user(label.si.0, data.user_data, &below);
                layer.inside.push(inside);
            } else {
                let (name, value) = self.m3ua_parameter(&parameter);
                layer.field(&name, value);
            }
        }
        layer
    }

    fn m3ua_parameter(&self, parameter: &Parameter<'_>) -> (String, Value) {
        let name = tag::name(parameter.tag()).map_or_else(
            || format!("parameter {:#06x}", parameter.tag()),
            str::to_string,
        );
        let text = |text: String| Value::Text(text);
        let number = |number: u32| Value::Integer(number.into());
        let codes = |codes: &mut dyn Iterator<Item = MaskedPointCode>| {
            Value::List(codes.map(|code| Value::Text(self.masked(code))).collect())
        };
        let nested = |parameters: inlab_m3ua::Parameters<'_>| {
            Value::Map(
                parameters
                    .map(|parameter| self.m3ua_parameter(&parameter))
                    .collect(),
            )
        };
        let value = match *parameter {
            Parameter::Info(octets) => text(String::from_utf8_lossy(octets).into_owned()),
            Parameter::RoutingContext(words) => Value::List(words.map(number).collect()),
            Parameter::DiagnosticInformation(octets) | Parameter::HeartbeatData(octets) => {
                text(hex(octets))
            }
            Parameter::TrafficModeType(mode) => match TrafficMode::new(mode) {
                Some(mode) => text(format!("{mode:?}").to_lowercase()),
                None => number(mode),
            },
            Parameter::ErrorCode(code) => text(format!("{code} {}", ErrorCode::new(code))),
            Parameter::Status(status) => text(match (status.kind, status.information) {
                (1, 2) => "AS-INACTIVE".into(),
                (1, 3) => "AS-ACTIVE".into(),
                (1, 4) => "AS-PENDING".into(),
                (2, 1) => "insufficient ASP resources active in AS".into(),
                (2, 2) => "alternate ASP active".into(),
                (2, 3) => "ASP failure".into(),
                (kind, information) => format!("type {kind}, information {information}"),
            }),
            Parameter::AspIdentifier(v)
            | Parameter::CorrelationId(v)
            | Parameter::NetworkAppearance(v)
            | Parameter::LocalRoutingKeyIdentifier(v)
            | Parameter::RegistrationStatus(v)
            | Parameter::DeregistrationStatus(v) => number(v),
            Parameter::AffectedPointCode(mut of) => codes(&mut of),
            Parameter::OriginatingPointCodeList(mut of) => codes(&mut of),
            Parameter::DestinationPointCode(code) => text(self.masked(code)),
            Parameter::UserCause { cause, user } => text(format!(
                "{}, {}",
                match cause {
                    0 => "unknown",
                    1 => "unequipped remote user",
                    2 => "inaccessible remote user",
                    _ => "cause not defined",
                },
                service_indicator(u8::try_from(user).unwrap_or(u8::MAX))
            )),
            Parameter::CongestionIndications(level) => number(level.into()),
            Parameter::ConcernedDestination(code) => text(self.point_code(code.0)),
            Parameter::RoutingKey(of)
            | Parameter::RegistrationResult(of)
            | Parameter::DeregistrationResult(of) => nested(of),
            Parameter::ServiceIndicators(of) => Value::List(
                of.iter()
                    .map(|si| Value::Text(service_indicator(*si)))
                    .collect(),
            ),
            Parameter::Unknown { value, .. } => text(hex(value)),
            // ProtocolData, and what a later version adds.
            _ => text(String::new()),
        };
        (name, value)
    }

    fn masked(&self, code: MaskedPointCode) -> String {
        match code.mask {
            0 => self.point_code(code.point_code.0),
            mask => format!("{} mask {mask}", self.point_code(code.point_code.0)),
        }
    }

    /// M2UA: of the messages the payload of Data, the others by class and type.
    pub(crate) fn m2ua(&mut self, octets: &[u8]) -> Layer {
        let mut reader = Reader(octets);
        let (Some(1), Some(_), Some(class), Some(kind), Some(length)) = (
            reader.u8(),
            reader.u8(),
            reader.u8(),
            reader.u8(),
            reader.u32(),
        ) else {
            return broken("m2ua", "no M2UA header", octets);
        };
        let mut layer = Layer::new(
            "m2ua",
            if (class, kind) == (6, 1) {
                "Data".into()
            } else {
                format!("class {class}, type {kind}")
            },
        );
        if length as usize != octets.len() {
            layer.fault(format!("length {length} in {} octets", octets.len()));
        }
        while !reader.0.is_empty() {
            let (Some(tag), Some(length)) = (reader.u16(), reader.u16()) else {
                layer.fault("octets after the last parameter");
                break;
            };
            let Some(value) = usize::from(length)
                .checked_sub(4)
                .and_then(|length| reader.octets(length))
            else {
                layer.fault(format!("parameter {tag:#06x} of length {length}"));
                break;
            };
            reader.octets((value.len().next_multiple_of(4) - value.len()).min(reader.0.len()));
            match (tag, value) {
                (0x0001, [a, b, c, d]) => {
                    layer.number("Interface Identifier", u32::from_be_bytes([*a, *b, *c, *d]));
                }
                (0x0003, text) => {
                    layer.text("Interface Identifier", String::from_utf8_lossy(text));
                }
                (0x0300, mtp3) => {
                    let inside = self.mtp3(mtp3);
                    layer.inside.push(inside);
                }
                // TTC: length indicator with the priority before the service information octet.
                (0x0301, [_, mtp3 @ ..]) => {
                    let inside = self.mtp3(mtp3);
                    layer.inside.push(inside);
                }
                (tag, value) => {
                    layer.octets(&format!("parameter {tag:#06x}"), value);
                }
            }
        }
        layer
    }

    /// M2PA: User Data and Link Status.
    pub(crate) fn m2pa(&mut self, octets: &[u8]) -> Layer {
        let mut reader = Reader(octets);
        let (Some(1), Some(_), Some(11), Some(kind), Some(length)) = (
            reader.u8(),
            reader.u8(),
            reader.u8(),
            reader.u8(),
            reader.u32(),
        ) else {
            return broken("m2pa", "no M2PA header", octets);
        };
        let (Some(_), Some(bsn), Some(_), Some(fsn)) =
            (reader.u8(), reader.u24(), reader.u8(), reader.u24())
        else {
            return broken("m2pa", "truncated", octets);
        };
        let title = match kind {
            1 => "User Data".to_string(),
            2 => "Link Status".to_string(),
            other => format!("type {other}"),
        };
        let mut layer = Layer::new("m2pa", format!("{title}, bsn {bsn}, fsn {fsn}"));
        if length as usize != octets.len() {
            layer.fault(format!("length {length} in {} octets", octets.len()));
        }
        match (kind, reader.0) {
            // The first octet is the priority field; an empty User Data only acknowledges.
            (1, [_, mtp3 @ ..]) => {
                let inside = self.mtp3(mtp3);
                layer.inside.push(inside);
            }
            (2, [a, b, c, d, ..]) => {
                let status = match u32::from_be_bytes([*a, *b, *c, *d]) {
                    1 => "Alignment".to_string(),
                    2 => "Proving Normal".into(),
                    3 => "Proving Emergency".into(),
                    4 => "Ready".into(),
                    5 => "Processor Outage".into(),
                    6 => "Processor Recovered".into(),
                    7 => "Busy".into(),
                    8 => "Busy Ended".into(),
                    9 => "Out of Service".into(),
                    other => other.to_string(),
                };
                layer.text("State", status);
            }
            (_, []) => {}
            (_, rest) => layer.inside.push(data("", rest)),
        }
        layer
    }
}

/// Names of Q.704 14.2.1.
pub(crate) fn service_indicator(si: u8) -> String {
    let name = match si {
        0 => "SNM",
        1 => "SNT",
        2 => "SNT special",
        3 => "SCCP",
        4 => "TUP",
        5 => "ISUP",
        6 | 7 => "DUP",
        9 => "BISUP",
        10 => "SISUP",
        12 => "AAL2",
        13 => "BICC",
        14 => "GCP",
        _ => return si.to_string(),
    };
    format!("{si} {name}")
}

pub(crate) fn network_indicator(ni: u8) -> String {
    let name = match ni {
        0 => "international",
        1 => "international spare",
        2 => "national",
        3 => "national spare",
        _ => return ni.to_string(),
    };
    format!("{ni} {name}")
}
