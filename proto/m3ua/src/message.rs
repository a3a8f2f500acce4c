//! The messages of RFC 4666 clause 3: borrowed decode that keeps every parameter in its place, and encode.

use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
use crate::parameter::{Parameter, Parameters, tag};

/// The protocol version of the common header (3.1.1): release 1.0.
pub const VERSION: u8 = 1;
/// Octets of the common header (3.1).
pub const HEADER_LENGTH: usize = 8;
/// SCTP payload protocol identifier of M3UA (7.1).
pub const PAYLOAD_PROTOCOL_IDENTIFIER: u32 = 3;

/// Every message of RFC 4666, by class and type (3.1.2, 3.1.3).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum MessageType {
    /// ERR, 3.8.1.
    Error,
    /// NTFY, 3.8.2.
    Notify,
    /// DATA, 3.3.1.
    Data,
    /// DUNA, 3.4.1.
    DestinationUnavailable,
    /// DAVA, 3.4.2.
    DestinationAvailable,
    /// DAUD, 3.4.3.
    DestinationStateAudit,
    /// SCON, 3.4.4.
    SignallingCongestion,
    /// DUPU, 3.4.5.
    DestinationUserPartUnavailable,
    /// DRST, 3.4.6.
    DestinationRestricted,
    /// ASPUP, 3.5.1.
    AspUp,
    /// ASPDN, 3.5.3.
    AspDown,
    /// BEAT, 3.5.5.
    Heartbeat,
    /// ASPUP ACK, 3.5.2.
    AspUpAck,
    /// ASPDN ACK, 3.5.4.
    AspDownAck,
    /// BEAT ACK, 3.5.6.
    HeartbeatAck,
    /// ASPAC, 3.7.1.
    AspActive,
    /// ASPIA, 3.7.3.
    AspInactive,
    /// ASPAC ACK, 3.7.2.
    AspActiveAck,
    /// ASPIA ACK, 3.7.4.
    AspInactiveAck,
    /// REG REQ, 3.6.1.
    RegistrationRequest,
    /// REG RSP, 3.6.2.
    RegistrationResponse,
    /// DEREG REQ, 3.6.3.
    DeregistrationRequest,
    /// DEREG RSP, 3.6.4.
    DeregistrationResponse,
}

/// Message, class, type, the RFC's short name, the parameters it must have, the parameters it may have.
type Row = (
    MessageType,
    u8,
    u8,
    &'static str,
    &'static [u16],
    &'static [u16],
);

/// One row for each message, in the order of the enum. RC is "conditional" in most messages: whether it may be left out
/// is a matter of configuration, which the procedures of clause 4 decide.
const TABLE: [Row; 23] = {
    use MessageType as M;
    use tag::*;
    const SSNM: &[u16] = &[NETWORK_APPEARANCE, ROUTING_CONTEXT, INFO];
    const TRAFFIC: &[u16] = &[TRAFFIC_MODE_TYPE, ROUTING_CONTEXT, INFO];
    [
        (
            M::Error,
            0,
            0,
            "ERR",
            &[ERROR_CODE],
            &[
                ROUTING_CONTEXT,
                NETWORK_APPEARANCE,
                AFFECTED_POINT_CODE,
                DIAGNOSTIC_INFORMATION,
            ],
        ),
        (
            M::Notify,
            0,
            1,
            "NTFY",
            &[STATUS],
            &[ASP_IDENTIFIER, ROUTING_CONTEXT, INFO],
        ),
        (
            M::Data,
            1,
            1,
            "DATA",
            &[PROTOCOL_DATA],
            &[NETWORK_APPEARANCE, ROUTING_CONTEXT, CORRELATION_ID],
        ),
        (
            M::DestinationUnavailable,
            2,
            1,
            "DUNA",
            &[AFFECTED_POINT_CODE],
            SSNM,
        ),
        (
            M::DestinationAvailable,
            2,
            2,
            "DAVA",
            &[AFFECTED_POINT_CODE],
            SSNM,
        ),
        (
            M::DestinationStateAudit,
            2,
            3,
            "DAUD",
            &[AFFECTED_POINT_CODE],
            SSNM,
        ),
        (
            M::SignallingCongestion,
            2,
            4,
            "SCON",
            &[AFFECTED_POINT_CODE],
            &[
                NETWORK_APPEARANCE,
                ROUTING_CONTEXT,
                CONCERNED_DESTINATION,
                CONGESTION_INDICATIONS,
                INFO,
            ],
        ),
        (
            M::DestinationUserPartUnavailable,
            2,
            5,
            "DUPU",
            &[AFFECTED_POINT_CODE, USER_CAUSE],
            SSNM,
        ),
        (
            M::DestinationRestricted,
            2,
            6,
            "DRST",
            &[AFFECTED_POINT_CODE],
            SSNM,
        ),
        (M::AspUp, 3, 1, "ASPUP", &[], &[ASP_IDENTIFIER, INFO]),
        (M::AspDown, 3, 2, "ASPDN", &[], &[INFO]),
        (M::Heartbeat, 3, 3, "BEAT", &[], &[HEARTBEAT_DATA]),
        (M::AspUpAck, 3, 4, "ASPUP_ACK", &[], &[ASP_IDENTIFIER, INFO]),
        (M::AspDownAck, 3, 5, "ASPDN_ACK", &[], &[INFO]),
        (M::HeartbeatAck, 3, 6, "BEAT_ACK", &[], &[HEARTBEAT_DATA]),
        (M::AspActive, 4, 1, "ASPAC", &[], TRAFFIC),
        (M::AspInactive, 4, 2, "ASPIA", &[], &[ROUTING_CONTEXT, INFO]),
        (M::AspActiveAck, 4, 3, "ASPAC_ACK", &[], TRAFFIC),
        (
            M::AspInactiveAck,
            4,
            4,
            "ASPIA_ACK",
            &[],
            &[ROUTING_CONTEXT, INFO],
        ),
        (M::RegistrationRequest, 9, 1, "REG_REQ", &[ROUTING_KEY], &[]),
        (
            M::RegistrationResponse,
            9,
            2,
            "REG_RSP",
            &[REGISTRATION_RESULT],
            &[],
        ),
        (
            M::DeregistrationRequest,
            9,
            3,
            "DEREG_REQ",
            &[ROUTING_CONTEXT],
            &[],
        ),
        (
            M::DeregistrationResponse,
            9,
            4,
            "DEREG_RSP",
            &[DEREGISTRATION_RESULT],
            &[],
        ),
    ]
};

impl MessageType {
    /// All of them, by class and type.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    fn row(self) -> &'static Row {
        TABLE
            .iter()
            .find(|row| row.0 == self)
            .expect("invariant: each message has a row")
    }

    /// The message of this class and type.
    ///
    /// # Errors
    /// Which of the two RFC 4666 does not know.
    pub fn new(class: u8, code: u8) -> Result<Self, DecodeErrorKind> {
        // DATA is nearly all there is.
        if (class, code) == (1, 1) {
            return Ok(Self::Data);
        }
        let mut of_class = TABLE.iter().filter(|row| row.1 == class).peekable();
        if of_class.peek().is_none() {
            return Err(DecodeErrorKind::MessageClass(class));
        }
        of_class
            .find(|row| row.2 == code)
            .map(|row| row.0)
            .ok_or(DecodeErrorKind::MessageType(class, code))
    }

    /// Message class (3.1.2).
    #[must_use]
    pub fn class(self) -> u8 {
        self.row().1
    }

    /// Message type within the class.
    #[must_use]
    pub fn code(self) -> u8 {
        self.row().2
    }

    /// The RFC's short name, such as `ASPUP_ACK`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().3
    }

    /// Tags of the parameters that clause 3 makes mandatory here.
    #[must_use]
    pub fn mandatory(self) -> &'static [u16] {
        self.row().4
    }

    /// Tags of the parameters that may be here besides.
    #[must_use]
    pub fn optional(self) -> &'static [u16] {
        self.row().5
    }
}

/// A message, borrowed from the octets it came in.
///
/// Decoding has walked all parameters, so that going through them cannot fail. It checks form (header, lengths, sizes of
/// known parameters), not presence: see [`missing`](Self::missing) and [`unexpected`](Self::unexpected).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Message<'a> {
    message_type: MessageType,
    parameters: Parameters<'a>,
}

impl<'a> Message<'a> {
    /// Reads one message that fills `octets`.
    ///
    /// The checks go in the order version, class, type, length, parameters, so that a message of another version is
    /// called that whatever else it holds. The padding of the last parameter may be missing, or be there and not
    /// counted in the message length ("SHOULD accept", 3.1.4). The reserved octet and padding octets are not looked at.
    ///
    /// # Errors
    /// What does not fit and at which offset.
    pub fn decode(octets: &'a [u8]) -> Result<Self, DecodeError> {
        let Some((&[version, _, class, code, a, b, c, d], _)) = octets.split_first_chunk() else {
            return Err(DecodeErrorKind::Truncated.at(octets.len()));
        };
        if version != VERSION {
            return Err(DecodeErrorKind::Version(version).at(0));
        }
        let message_type = MessageType::new(class, code).map_err(|kind| {
            kind.at(if matches!(kind, DecodeErrorKind::MessageClass(_)) {
                2
            } else {
                3
            })
        })?;
        let said = u32::from_be_bytes([a, b, c, d]);
        let wrong = DecodeErrorKind::MessageLength {
            said,
            is: octets.len(),
        }
        .at(4);
        let length = usize::try_from(said).map_err(|_| wrong)?;
        let body = octets.get(HEADER_LENGTH..length).ok_or(wrong)?;
        let parameters = Parameters::checked(body, HEADER_LENGTH)?;
        // What follows the message can only be the padding of its last parameter.
        let padded = length.next_multiple_of(4);
        if octets.len() == length || octets.len() == padded {
            Ok(Self {
                message_type,
                parameters,
            })
        } else {
            Err(wrong)
        }
    }

    /// Which message it is.
    #[must_use]
    pub fn message_type(&self) -> MessageType {
        self.message_type
    }

    /// All parameters in the order in which they came, unknown ones too.
    #[must_use]
    pub fn parameters(&self) -> Parameters<'a> {
        self.parameters
    }

    /// The first parameter with this tag; a repetition is not looked at (3.2: one of each unless said otherwise).
    #[must_use]
    pub fn find(&self, tag: u16) -> Option<Parameter<'a>> {
        self.parameters.find(tag)
    }

    /// The first mandatory parameter that is not there.
    #[must_use]
    pub fn missing(&self) -> Option<u16> {
        let mandatory = self.message_type.mandatory();
        mandatory
            .iter()
            .copied()
            .find(|tag| !self.parameters.has(*tag))
    }

    /// The first parameter that RFC 4666 defines, but not for this message. Tags it does not define are not counted:
    /// they may be a later extension (3.2).
    #[must_use]
    pub fn unexpected(&self) -> Option<u16> {
        let row = self.message_type.row();
        self.parameters
            .map(|p| p.tag())
            .find(|tag| tag::name(*tag).is_some() && !row.4.contains(tag) && !row.5.contains(tag))
    }

    /// The first parameter that is there twice where only one is allowed (3.2). Routing keys and results of registration
    /// may be many (3.6), and tags that RFC 4666 does not define are not counted.
    #[must_use]
    pub fn repeated(&self) -> Option<u16> {
        let mut seen = 0_u32;
        self.parameters.map(|p| p.tag()).find(|tag| {
            let several = matches!(
                *tag,
                tag::ROUTING_KEY | tag::REGISTRATION_RESULT | tag::DEREGISTRATION_RESULT
            );
            let bit = tag::place(*tag).map_or(0, |place| 1 << place);
            let again = seen & bit != 0 && !several;
            seen |= bit;
            again
        })
    }

    /// Routing contexts, none if the parameter is not there.
    pub fn routing_contexts(&self) -> impl Iterator<Item = u32> + Clone + use<'a> {
        let words = match self.find(tag::ROUTING_CONTEXT) {
            Some(Parameter::RoutingContext(words)) => Some(words),
            _ => None,
        };
        words.into_iter().flatten()
    }

    /// The message as [`Encoder`] writes it: the same parameters in the same order, padded, reserved octets zero.
    ///
    /// # Errors
    /// None for a message that was decoded.
    pub fn encode(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        let mut encoder = Encoder::new(self.message_type, out);
        for parameter in self.parameters {
            encoder.parameter(&parameter)?;
        }
        encoder.finish();
        Ok(())
    }
}

/// Writes `message_type` with `parameters` at the end of `out`.
///
/// # Errors
/// A parameter value is longer than its length field can say (65 531 octets).
pub fn encode(
    message_type: MessageType,
    parameters: &[Parameter<'_>],
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    let mut encoder = Encoder::new(message_type, out);
    for parameter in parameters {
        encoder.parameter(parameter)?;
    }
    encoder.finish();
    Ok(())
}

/// Writes one message at the end of a buffer, parameter by parameter. The message length is set by [`finish`](Self::finish).
pub struct Encoder<'b> {
    out: &'b mut Vec<u8>,
    start: usize,
}

impl<'b> Encoder<'b> {
    /// Begins a message.
    pub fn new(message_type: MessageType, out: &'b mut Vec<u8>) -> Self {
        let start = out.len();
        out.extend([
            VERSION,
            0,
            message_type.class(),
            message_type.code(),
            0,
            0,
            0,
            0,
        ]);
        Self { out, start }
    }

    /// Adds one parameter.
    ///
    /// # Errors
    /// Its value is longer than the length field can say; nothing was added.
    pub fn parameter(&mut self, parameter: &Parameter<'_>) -> Result<(), EncodeError> {
        parameter.encode(self.out)
    }

    /// Adds a Routing Context parameter with these values (3.3.1 and others); none: no parameter. At most 16 382 are written.
    pub fn routing_contexts(&mut self, values: impl IntoIterator<Item = u32>) {
        let start = self.out.len();
        self.out.extend(tag::ROUTING_CONTEXT.to_be_bytes());
        self.out.extend([0, 0]);
        for value in values.into_iter().take(16_382) {
            self.out.extend(value.to_be_bytes());
        }
        let length = self.out.len() - start;
        if length == 4 {
            self.out.truncate(start);
        } else if let Some(room) = self.out.get_mut(start + 2..start + 4) {
            let length = u16::try_from(length).expect("invariant: 4 + 4 x 16 382 fits");
            room.copy_from_slice(&length.to_be_bytes());
        }
    }

    /// Sets the message length.
    pub fn finish(self) {
        let length =
            u32::try_from(self.out.len() - self.start).expect("invariant: a message is short");
        if let Some(room) = self.out.get_mut(self.start + 4..self.start + 8) {
            room.copy_from_slice(&length.to_be_bytes());
        }
    }
}
