//! What a peer did wrong, and the one function that says which ERR it gets for it.

use crate::message::MessageType;
use crate::parameter::tag;
use std::fmt;

/// Error codes of ERR (RFC 4666 3.8.1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ErrorCode {
    /// 0x01.
    InvalidVersion,
    /// 0x03.
    UnsupportedMessageClass,
    /// 0x04.
    UnsupportedMessageType,
    /// 0x05.
    UnsupportedTrafficModeType,
    /// 0x06.
    UnexpectedMessage,
    /// 0x07.
    ProtocolError,
    /// 0x09.
    InvalidStreamIdentifier,
    /// 0x0d.
    RefusedManagementBlocking,
    /// 0x0e.
    AspIdentifierRequired,
    /// 0x0f.
    InvalidAspIdentifier,
    /// 0x11.
    InvalidParameterValue,
    /// 0x12.
    ParameterFieldError,
    /// 0x13.
    UnexpectedParameter,
    /// 0x14.
    DestinationStatusUnknown,
    /// 0x15.
    InvalidNetworkAppearance,
    /// 0x16.
    MissingParameter,
    /// 0x19.
    InvalidRoutingContext,
    /// 0x1a.
    NoConfiguredAsForAsp,
    /// A value RFC 4666 leaves unused.
    Other(u32),
}

const CODES: [(ErrorCode, u32, &str); 18] = [
    (ErrorCode::InvalidVersion, 0x01, "Invalid Version"),
    (
        ErrorCode::UnsupportedMessageClass,
        0x03,
        "Unsupported Message Class",
    ),
    (
        ErrorCode::UnsupportedMessageType,
        0x04,
        "Unsupported Message Type",
    ),
    (
        ErrorCode::UnsupportedTrafficModeType,
        0x05,
        "Unsupported Traffic Mode Type",
    ),
    (ErrorCode::UnexpectedMessage, 0x06, "Unexpected Message"),
    (ErrorCode::ProtocolError, 0x07, "Protocol Error"),
    (
        ErrorCode::InvalidStreamIdentifier,
        0x09,
        "Invalid Stream Identifier",
    ),
    (
        ErrorCode::RefusedManagementBlocking,
        0x0d,
        "Refused - Management Blocking",
    ),
    (
        ErrorCode::AspIdentifierRequired,
        0x0e,
        "ASP Identifier Required",
    ),
    (
        ErrorCode::InvalidAspIdentifier,
        0x0f,
        "Invalid ASP Identifier",
    ),
    (
        ErrorCode::InvalidParameterValue,
        0x11,
        "Invalid Parameter Value",
    ),
    (
        ErrorCode::ParameterFieldError,
        0x12,
        "Parameter Field Error",
    ),
    (ErrorCode::UnexpectedParameter, 0x13, "Unexpected Parameter"),
    (
        ErrorCode::DestinationStatusUnknown,
        0x14,
        "Destination Status Unknown",
    ),
    (
        ErrorCode::InvalidNetworkAppearance,
        0x15,
        "Invalid Network Appearance",
    ),
    (ErrorCode::MissingParameter, 0x16, "Missing Parameter"),
    (
        ErrorCode::InvalidRoutingContext,
        0x19,
        "Invalid Routing Context",
    ),
    (
        ErrorCode::NoConfiguredAsForAsp,
        0x1a,
        "No Configured AS for ASP",
    ),
];

impl ErrorCode {
    /// The code of this value.
    #[must_use]
    pub fn new(value: u32) -> Self {
        CODES
            .iter()
            .find(|row| row.1 == value)
            .map_or(Self::Other(value), |row| row.0)
    }

    /// Its value.
    #[must_use]
    pub fn value(self) -> u32 {
        match self {
            Self::Other(value) => value,
            known => CODES
                .iter()
                .find(|row| row.0 == known)
                .map(|row| row.1)
                .expect("invariant: each code has a row"),
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match CODES.iter().find(|row| row.0 == *self) {
            Some(row) => f.write_str(row.2),
            None => write!(f, "Error Code {:#04x}", self.value()),
        }
    }
}

/// What of a message has not the form that clause 3 gives it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DecodeErrorKind {
    /// Shorter than the common header.
    Truncated,
    /// Another version (3.1.1).
    Version(u8),
    /// A class RFC 4666 does not know, or gives to another adaptation layer (3.1.2).
    MessageClass(u8),
    /// A type that its class does not have (3.1.2): class, type.
    MessageType(u8, u8),
    /// The message length (3.1.4) is not that of the message.
    MessageLength {
        /// What the header says.
        said: u32,
        /// How many octets came.
        is: usize,
    },
    /// One to three octets where a parameter should begin.
    ParameterTruncated,
    /// A parameter length (3.2) that runs over the end, or is not one that this parameter can have.
    ParameterLength {
        /// Which parameter.
        tag: u16,
        /// Its length field.
        length: usize,
    },
}

impl DecodeErrorKind {
    pub(crate) const fn at(self, offset: usize) -> DecodeError {
        DecodeError { kind: self, offset }
    }
}

/// A message that is not one, and where.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DecodeError {
    /// What does not fit.
    pub kind: DecodeErrorKind,
    /// At which octet of the message.
    pub offset: usize,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            DecodeErrorKind::Truncated => f.write_str("shorter than the common header")?,
            DecodeErrorKind::Version(version) => write!(f, "version {version} is not 1")?,
            DecodeErrorKind::MessageClass(class) => write!(f, "no message class {class}")?,
            DecodeErrorKind::MessageType(class, code) => {
                write!(f, "no message type {code} in class {class}")?;
            }
            DecodeErrorKind::MessageLength { said, is } => {
                write!(f, "message length {said}, but {is} octets")?;
            }
            DecodeErrorKind::ParameterTruncated => {
                f.write_str("a parameter is cut in its header")?
            }
            DecodeErrorKind::ParameterLength { tag, length } => {
                write!(f, "{} cannot have length {length}", TagName(tag))?;
            }
        }
        write!(f, " (offset {})", self.offset)
    }
}

impl std::error::Error for DecodeError {}

/// A parameter's name for people.
pub(crate) struct TagName(pub(crate) u16);

impl fmt::Display for TagName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match tag::name(self.0) {
            Some(name) => f.write_str(name),
            None => write!(f, "parameter {:#06x}", self.0),
        }
    }
}

/// The value of this parameter is longer than 65 531 octets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EncodeError {
    /// Which parameter.
    pub tag: u16,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} is longer than its length field can say",
            TagName(self.tag)
        )
    }
}

impl std::error::Error for EncodeError {}

/// What a peer did that it must not do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// Its message has not the form of clause 3.
    Malformed(DecodeError),
    /// A mandatory parameter is not there.
    Missing(MessageType, u16),
    /// A parameter is there that this message does not have. It gets its ERR, and the message is processed all the same:
    /// nothing in it is in doubt, and more than one implementation adds parameters freely.
    Unexpected(MessageType, u16),
    /// A parameter is there twice of which only one is allowed (3.2). Which of them counts cannot be said: the message is
    /// not processed.
    Repeated(MessageType, u16),
    /// A parameter's value has no meaning.
    Value(MessageType, u16),
    /// A message that is not expected in this state, or never from this side.
    State(MessageType),
    /// A message on a stream that is not for it: DATA on stream 0 (1.4.7), or NTFY, ASPSM or RKM on another.
    Stream(u16),
    /// DAUD for a destination whose status is not for this peer ([`AssociationConfig::auditable`](crate::AssociationConfig)).
    DestinationStatus,
    /// An unknown routing context.
    RoutingContext(u32),
    /// An unknown network appearance.
    NetworkAppearance(u32),
    /// No routing context, and configuration does not say which application server is meant.
    NoApplicationServer,
    /// A traffic mode that is unknown or not that of the application server.
    TrafficMode(u32),
    /// ASPUP or ASPAC while it is locked out.
    Blocked,
    /// ASPUP without the ASP Identifier that is asked for.
    AspIdentifierRequired,
    /// ASPUP with an ASP Identifier that another ASP of the same application server has.
    AspIdentifier(u32),
    /// A message with another SCTP payload protocol identifier. Discarded: it is not M3UA that was said to be in it.
    PayloadProtocol(u32),
}

impl Fault {
    /// The error code of the ERR that answers it (3.8.1); `None`: no ERR.
    #[must_use]
    pub const fn error_code(&self) -> Option<ErrorCode> {
        Some(match self {
            Self::Malformed(error) => match error.kind {
                DecodeErrorKind::Version(_) => ErrorCode::InvalidVersion,
                DecodeErrorKind::MessageClass(_) => ErrorCode::UnsupportedMessageClass,
                DecodeErrorKind::MessageType(..) => ErrorCode::UnsupportedMessageType,
                DecodeErrorKind::Truncated | DecodeErrorKind::MessageLength { .. } => {
                    ErrorCode::ProtocolError
                }
                DecodeErrorKind::ParameterTruncated | DecodeErrorKind::ParameterLength { .. } => {
                    ErrorCode::ParameterFieldError
                }
            },
            Self::Missing(..) => ErrorCode::MissingParameter,
            Self::Unexpected(..) | Self::Repeated(..) => ErrorCode::UnexpectedParameter,
            Self::PayloadProtocol(_) => return None,
            Self::DestinationStatus => ErrorCode::DestinationStatusUnknown,
            Self::Value(..) => ErrorCode::InvalidParameterValue,
            Self::State(_) => ErrorCode::UnexpectedMessage,
            Self::Stream(_) => ErrorCode::InvalidStreamIdentifier,
            Self::RoutingContext(_) => ErrorCode::InvalidRoutingContext,
            Self::NetworkAppearance(_) => ErrorCode::InvalidNetworkAppearance,
            Self::NoApplicationServer => ErrorCode::NoConfiguredAsForAsp,
            Self::TrafficMode(_) => ErrorCode::UnsupportedTrafficModeType,
            Self::Blocked => ErrorCode::RefusedManagementBlocking,
            Self::AspIdentifierRequired => ErrorCode::AspIdentifierRequired,
            Self::AspIdentifier(_) => ErrorCode::InvalidAspIdentifier,
        })
    }
}
