//! The parameters of RFC 4666 3.2: tag, length without padding, value, zero to three octets of padding.

use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
use inlab_ss7::{NetworkIndicator, PointCode, RoutingLabel, ServiceIndicator};
use std::fmt;

/// Parameter tags (3.2).
pub mod tag {
    /// INFO String.
    pub const INFO: u16 = 0x0004;
    /// Routing Context.
    pub const ROUTING_CONTEXT: u16 = 0x0006;
    /// Diagnostic Information.
    pub const DIAGNOSTIC_INFORMATION: u16 = 0x0007;
    /// Heartbeat Data.
    pub const HEARTBEAT_DATA: u16 = 0x0009;
    /// Traffic Mode Type.
    pub const TRAFFIC_MODE_TYPE: u16 = 0x000b;
    /// Error Code.
    pub const ERROR_CODE: u16 = 0x000c;
    /// Status.
    pub const STATUS: u16 = 0x000d;
    /// ASP Identifier.
    pub const ASP_IDENTIFIER: u16 = 0x0011;
    /// Affected Point Code.
    pub const AFFECTED_POINT_CODE: u16 = 0x0012;
    /// Correlation ID.
    pub const CORRELATION_ID: u16 = 0x0013;
    /// Network Appearance.
    pub const NETWORK_APPEARANCE: u16 = 0x0200;
    /// User/Cause.
    pub const USER_CAUSE: u16 = 0x0204;
    /// Congestion Indications.
    pub const CONGESTION_INDICATIONS: u16 = 0x0205;
    /// Concerned Destination.
    pub const CONCERNED_DESTINATION: u16 = 0x0206;
    /// Routing Key.
    pub const ROUTING_KEY: u16 = 0x0207;
    /// Registration Result.
    pub const REGISTRATION_RESULT: u16 = 0x0208;
    /// Deregistration Result.
    pub const DEREGISTRATION_RESULT: u16 = 0x0209;
    /// Local Routing Key Identifier.
    pub const LOCAL_ROUTING_KEY_IDENTIFIER: u16 = 0x020a;
    /// Destination Point Code.
    pub const DESTINATION_POINT_CODE: u16 = 0x020b;
    /// Service Indicators.
    pub const SERVICE_INDICATORS: u16 = 0x020c;
    /// Originating Point Code List.
    pub const ORIGINATING_POINT_CODE_LIST: u16 = 0x020e;
    /// Protocol Data.
    pub const PROTOCOL_DATA: u16 = 0x0210;
    /// Registration Status.
    pub const REGISTRATION_STATUS: u16 = 0x0212;
    /// Deregistration Status.
    pub const DEREGISTRATION_STATUS: u16 = 0x0213;

    /// All of them.
    const ALL: [u16; 24] = [
        INFO,
        ROUTING_CONTEXT,
        DIAGNOSTIC_INFORMATION,
        HEARTBEAT_DATA,
        TRAFFIC_MODE_TYPE,
        ERROR_CODE,
        STATUS,
        ASP_IDENTIFIER,
        AFFECTED_POINT_CODE,
        CORRELATION_ID,
        NETWORK_APPEARANCE,
        USER_CAUSE,
        CONGESTION_INDICATIONS,
        CONCERNED_DESTINATION,
        ROUTING_KEY,
        REGISTRATION_RESULT,
        DEREGISTRATION_RESULT,
        LOCAL_ROUTING_KEY_IDENTIFIER,
        DESTINATION_POINT_CODE,
        SERVICE_INDICATORS,
        ORIGINATING_POINT_CODE_LIST,
        PROTOCOL_DATA,
        REGISTRATION_STATUS,
        DEREGISTRATION_STATUS,
    ];

    /// Its place among all of them, for a set of tags in one word.
    pub(crate) fn place(tag: u16) -> Option<usize> {
        ALL.iter().position(|known| *known == tag)
    }

    /// The RFC's name of a parameter; `None` if RFC 4666 has no such tag.
    #[must_use]
    pub const fn name(tag: u16) -> Option<&'static str> {
        Some(match tag {
            INFO => "INFO String",
            ROUTING_CONTEXT => "Routing Context",
            DIAGNOSTIC_INFORMATION => "Diagnostic Information",
            HEARTBEAT_DATA => "Heartbeat Data",
            TRAFFIC_MODE_TYPE => "Traffic Mode Type",
            ERROR_CODE => "Error Code",
            STATUS => "Status",
            ASP_IDENTIFIER => "ASP Identifier",
            AFFECTED_POINT_CODE => "Affected Point Code",
            CORRELATION_ID => "Correlation ID",
            NETWORK_APPEARANCE => "Network Appearance",
            USER_CAUSE => "User/Cause",
            CONGESTION_INDICATIONS => "Congestion Indications",
            CONCERNED_DESTINATION => "Concerned Destination",
            ROUTING_KEY => "Routing Key",
            REGISTRATION_RESULT => "Registration Result",
            DEREGISTRATION_RESULT => "Deregistration Result",
            LOCAL_ROUTING_KEY_IDENTIFIER => "Local Routing Key Identifier",
            DESTINATION_POINT_CODE => "Destination Point Code",
            SERVICE_INDICATORS => "Service Indicators",
            ORIGINATING_POINT_CODE_LIST => "Originating Point Code List",
            PROTOCOL_DATA => "Protocol Data",
            REGISTRATION_STATUS => "Registration Status",
            DEREGISTRATION_STATUS => "Deregistration Status",
            _ => return None,
        })
    }
}

/// A list of 32-bit numbers, as routing contexts come. Iterate over it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Words<'a> {
    octets: &'a [u8],
}

impl<'a> Words<'a> {
    /// The numbers in network order; `None` unless there is one at least and none is cut.
    #[must_use]
    pub fn new(octets: &'a [u8]) -> Option<Self> {
        (!octets.is_empty() && octets.len().is_multiple_of(4)).then_some(Self { octets })
    }
}

impl Iterator for Words<'_> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        let (word, rest) = self.octets.split_first_chunk()?;
        self.octets = rest;
        Some(u32::from_be_bytes(*word))
    }
}

/// A list of point codes with masks (3.4.1, 3.6.1). Iterate over it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MaskedPointCodes<'a>(pub Words<'a>);

impl Iterator for MaskedPointCodes<'_> {
    type Item = MaskedPointCode;
    fn next(&mut self) -> Option<MaskedPointCode> {
        self.0.next().map(MaskedPointCode::from_word)
    }
}

/// A point code of which the lowest `mask` bits are wild (3.4.1): mask 8 in a 24-bit network is a whole cluster.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct MaskedPointCode {
    /// How many of the lowest bits are wild.
    pub mask: u8,
    /// The point code; wild bits are of no account.
    pub point_code: PointCode,
}

impl MaskedPointCode {
    /// Just this one.
    #[must_use]
    pub const fn exact(point_code: PointCode) -> Self {
        Self {
            mask: 0,
            point_code,
        }
    }

    const fn from_word(word: u32) -> Self {
        Self {
            mask: (word >> 24) as u8,
            point_code: PointCode(word & 0x00ff_ffff),
        }
    }

    /// As it stands in a message: the mask, then 24 bits of point code.
    #[must_use]
    pub const fn to_word(self) -> u32 {
        (self.mask as u32) << 24 | self.point_code.0 & 0x00ff_ffff
    }

    /// Whether `point_code` is meant. A mask of 24 and more means all.
    #[must_use]
    pub const fn covers(self, point_code: PointCode) -> bool {
        self.mask >= 24 || (self.point_code.0 ^ point_code.0) >> self.mask == 0
    }

    /// Whether everything that `other` means is meant.
    #[must_use]
    pub const fn includes(self, other: Self) -> bool {
        self.mask >= other.mask && self.covers(other.point_code)
    }
}

/// Protocol Data (3.3.1): the MTP3 routing label and the user's message.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct ProtocolData<'a> {
    /// OPC, DPC, SI, NI, MP and SLS.
    pub label: RoutingLabel,
    /// The message of the MTP3 user.
    pub user_data: &'a [u8],
}

impl fmt::Debug for ProtocolData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} + {} octets", self.label, self.user_data.len())
    }
}

/// Octets of the label in Protocol Data.
pub(crate) const LABEL_LENGTH: usize = 12;

pub(crate) fn label_octets(label: &RoutingLabel) -> [u8; LABEL_LENGTH] {
    let [o0, o1, o2, o3] = label.opc.0.to_be_bytes();
    let [d0, d1, d2, d3] = label.dpc.0.to_be_bytes();
    [
        o0, o1, o2, o3, d0, d1, d2, d3, label.si.0, label.ni.0, label.mp, label.sls,
    ]
}

/// How the traffic of an application server is divided among its ASPs (3.7.1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TrafficMode {
    /// One ASP takes it all, from whoever had it.
    Override,
    /// The active ASPs share it.
    Loadshare,
    /// Each active ASP gets everything.
    Broadcast,
}

impl TrafficMode {
    /// The mode of this Traffic Mode Type.
    #[must_use]
    pub const fn new(value: u32) -> Option<Self> {
        match value {
            1 => Some(Self::Override),
            2 => Some(Self::Loadshare),
            3 => Some(Self::Broadcast),
            _ => None,
        }
    }

    /// Its Traffic Mode Type.
    #[must_use]
    pub const fn value(self) -> u32 {
        match self {
            Self::Override => 1,
            Self::Loadshare => 2,
            Self::Broadcast => 3,
        }
    }
}

/// What NTFY says (3.8.2): status type and status information.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Status {
    /// 1: the application server changed state; 2: something else.
    pub kind: u16,
    /// What, by kind.
    pub information: u16,
}

impl Status {
    /// AS-INACTIVE.
    pub const AS_INACTIVE: Self = Self::new(1, 2);
    /// AS-ACTIVE.
    pub const AS_ACTIVE: Self = Self::new(1, 3);
    /// AS-PENDING.
    pub const AS_PENDING: Self = Self::new(1, 4);
    /// Insufficient ASP resources active in AS.
    pub const INSUFFICIENT_RESOURCES: Self = Self::new(2, 1);
    /// Alternate ASP active.
    pub const ALTERNATE_ASP_ACTIVE: Self = Self::new(2, 2);
    /// ASP failure.
    pub const ASP_FAILURE: Self = Self::new(2, 3);

    /// Any status.
    #[must_use]
    pub const fn new(kind: u16, information: u16) -> Self {
        Self { kind, information }
    }
}

/// One parameter. Numbers are kept as they came, also where the RFC gives them no meaning.
#[derive(Clone, Copy, Eq, PartialEq)]
#[non_exhaustive]
pub enum Parameter<'a> {
    /// INFO String: UTF-8 for people, up to 255 octets.
    Info(&'a [u8]),
    /// Routing Context: one or more.
    RoutingContext(Words<'a>),
    /// Diagnostic Information: mostly the offending message.
    DiagnosticInformation(&'a [u8]),
    /// Heartbeat Data: opaque, to be echoed.
    HeartbeatData(&'a [u8]),
    /// Traffic Mode Type ([`TrafficMode::new`]).
    TrafficModeType(u32),
    /// Error Code ([`ErrorCode`](crate::ErrorCode)).
    ErrorCode(u32),
    /// Status.
    Status(Status),
    /// ASP Identifier.
    AspIdentifier(u32),
    /// Affected Point Code: one or more.
    AffectedPointCode(MaskedPointCodes<'a>),
    /// Correlation ID.
    CorrelationId(u32),
    /// Network Appearance.
    NetworkAppearance(u32),
    /// User/Cause of DUPU.
    UserCause {
        /// 0 unknown, 1 unequipped, 2 inaccessible.
        cause: u16,
        /// Which user part, as a service indicator.
        user: u16,
    },
    /// Congestion Indications: the level, 0 to 3.
    CongestionIndications(u8),
    /// Concerned Destination of SCON: where the message that met congestion came from.
    ConcernedDestination(PointCode),
    /// Routing Key of REG REQ, itself made of parameters.
    RoutingKey(Parameters<'a>),
    /// Registration Result of REG RSP, itself made of parameters.
    RegistrationResult(Parameters<'a>),
    /// Deregistration Result of DEREG RSP, itself made of parameters.
    DeregistrationResult(Parameters<'a>),
    /// Local Routing Key Identifier.
    LocalRoutingKeyIdentifier(u32),
    /// Destination Point Code of a routing key.
    DestinationPointCode(MaskedPointCode),
    /// Service Indicators of a routing key: one octet each.
    ServiceIndicators(&'a [u8]),
    /// Originating Point Code List of a routing key.
    OriginatingPointCodeList(MaskedPointCodes<'a>),
    /// Protocol Data.
    ProtocolData(ProtocolData<'a>),
    /// Registration Status ([`RegistrationStatus`](crate::RegistrationStatus)).
    RegistrationStatus(u32),
    /// Deregistration Status ([`DeregistrationStatus`](crate::DeregistrationStatus)).
    DeregistrationStatus(u32),
    /// A tag that RFC 4666 does not define, or not here.
    Unknown {
        /// Its tag.
        tag: u16,
        /// Its value.
        value: &'a [u8],
    },
}

/// Octets that may hold what a subscriber dialled are counted, never shown.
impl fmt::Debug for Parameter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match tag::name(self.tag()) {
            Some(name) => f.write_str(name)?,
            None => write!(f, "Parameter {:#06x}", self.tag())?,
        }
        match self {
            Self::Info(v)
            | Self::DiagnosticInformation(v)
            | Self::HeartbeatData(v)
            | Self::Unknown { value: v, .. } => write!(f, "({} octets)", v.len()),
            Self::ServiceIndicators(v) => write!(f, "({v:?})"),
            Self::RoutingContext(words) => f.debug_list().entries(*words).finish(),
            Self::AffectedPointCode(codes) | Self::OriginatingPointCodeList(codes) => {
                f.debug_list().entries(*codes).finish()
            }
            Self::TrafficModeType(v)
            | Self::ErrorCode(v)
            | Self::AspIdentifier(v)
            | Self::CorrelationId(v)
            | Self::NetworkAppearance(v)
            | Self::LocalRoutingKeyIdentifier(v)
            | Self::RegistrationStatus(v)
            | Self::DeregistrationStatus(v) => write!(f, "({v})"),
            Self::Status(v) => write!(f, "({}, {})", v.kind, v.information),
            Self::UserCause { cause, user } => write!(f, "(user {user}, cause {cause})"),
            Self::CongestionIndications(v) => write!(f, "({v})"),
            Self::ConcernedDestination(v) => write!(f, "({})", v.0),
            Self::DestinationPointCode(v) => write!(f, "({v:?})"),
            Self::RoutingKey(v) | Self::RegistrationResult(v) | Self::DeregistrationResult(v) => {
                f.debug_list().entries(*v).finish()
            }
            Self::ProtocolData(v) => write!(f, "({v:?})"),
        }
    }
}

impl<'a> Parameter<'a> {
    /// Its tag.
    #[must_use]
    pub fn tag(&self) -> u16 {
        match self {
            Self::Info(_) => tag::INFO,
            Self::RoutingContext(_) => tag::ROUTING_CONTEXT,
            Self::DiagnosticInformation(_) => tag::DIAGNOSTIC_INFORMATION,
            Self::HeartbeatData(_) => tag::HEARTBEAT_DATA,
            Self::TrafficModeType(_) => tag::TRAFFIC_MODE_TYPE,
            Self::ErrorCode(_) => tag::ERROR_CODE,
            Self::Status(_) => tag::STATUS,
            Self::AspIdentifier(_) => tag::ASP_IDENTIFIER,
            Self::AffectedPointCode(_) => tag::AFFECTED_POINT_CODE,
            Self::CorrelationId(_) => tag::CORRELATION_ID,
            Self::NetworkAppearance(_) => tag::NETWORK_APPEARANCE,
            Self::UserCause { .. } => tag::USER_CAUSE,
            Self::CongestionIndications(_) => tag::CONGESTION_INDICATIONS,
            Self::ConcernedDestination(_) => tag::CONCERNED_DESTINATION,
            Self::RoutingKey(_) => tag::ROUTING_KEY,
            Self::RegistrationResult(_) => tag::REGISTRATION_RESULT,
            Self::DeregistrationResult(_) => tag::DEREGISTRATION_RESULT,
            Self::LocalRoutingKeyIdentifier(_) => tag::LOCAL_ROUTING_KEY_IDENTIFIER,
            Self::DestinationPointCode(_) => tag::DESTINATION_POINT_CODE,
            Self::ServiceIndicators(_) => tag::SERVICE_INDICATORS,
            Self::OriginatingPointCodeList(_) => tag::ORIGINATING_POINT_CODE_LIST,
            Self::ProtocolData(_) => tag::PROTOCOL_DATA,
            Self::RegistrationStatus(_) => tag::REGISTRATION_STATUS,
            Self::DeregistrationStatus(_) => tag::DEREGISTRATION_STATUS,
            Self::Unknown { tag, .. } => *tag,
        }
    }

    /// `offset` is that of the tag, for the error.
    fn decode(tag: u16, value: &'a [u8], offset: usize, nested: bool) -> Result<Self, DecodeError> {
        let wrong = DecodeErrorKind::ParameterLength {
            tag,
            length: value.len() + 4,
        }
        .at(offset + 2);
        let word = || {
            let octets: [u8; 4] = value.try_into().map_err(|_| wrong)?;
            Ok(u32::from_be_bytes(octets))
        };
        let halves = || word().map(|word: u32| ((word >> 16) as u16, (word & 0xffff) as u16));
        let words = || Words::new(value).ok_or(wrong);
        Ok(match tag {
            tag::INFO => Self::Info(value),
            tag::ROUTING_CONTEXT => Self::RoutingContext(words()?),
            tag::DIAGNOSTIC_INFORMATION => Self::DiagnosticInformation(value),
            tag::HEARTBEAT_DATA => Self::HeartbeatData(value),
            tag::TRAFFIC_MODE_TYPE => Self::TrafficModeType(word()?),
            tag::ERROR_CODE => Self::ErrorCode(word()?),
            tag::STATUS => {
                let (kind, information) = halves()?;
                Self::Status(Status { kind, information })
            }
            tag::ASP_IDENTIFIER => Self::AspIdentifier(word()?),
            tag::AFFECTED_POINT_CODE => Self::AffectedPointCode(MaskedPointCodes(words()?)),
            tag::CORRELATION_ID => Self::CorrelationId(word()?),
            tag::NETWORK_APPEARANCE => Self::NetworkAppearance(word()?),
            tag::USER_CAUSE => {
                let (cause, user) = halves()?;
                Self::UserCause { cause, user }
            }
            tag::CONGESTION_INDICATIONS => Self::CongestionIndications((word()? & 0xff) as u8),
            tag::CONCERNED_DESTINATION => {
                Self::ConcernedDestination(PointCode(word()? & 0x00ff_ffff))
            }
            // One level: these three hold plain parameters only, so that depth has a bound.
            tag::ROUTING_KEY if !nested => {
                Self::RoutingKey(Parameters::check(value, offset + 4, true)?)
            }
            tag::REGISTRATION_RESULT if !nested => {
                Self::RegistrationResult(Parameters::check(value, offset + 4, true)?)
            }
            tag::DEREGISTRATION_RESULT if !nested => {
                Self::DeregistrationResult(Parameters::check(value, offset + 4, true)?)
            }
            tag::LOCAL_ROUTING_KEY_IDENTIFIER => Self::LocalRoutingKeyIdentifier(word()?),
            tag::DESTINATION_POINT_CODE => {
                Self::DestinationPointCode(MaskedPointCode::from_word(word()?))
            }
            tag::SERVICE_INDICATORS if value.is_empty() => return Err(wrong),
            tag::SERVICE_INDICATORS => Self::ServiceIndicators(value),
            tag::ORIGINATING_POINT_CODE_LIST => {
                Self::OriginatingPointCodeList(MaskedPointCodes(words()?))
            }
            tag::PROTOCOL_DATA => {
                let (label, user_data) = value.split_first_chunk().ok_or(wrong)?;
                let &[o0, o1, o2, o3, d0, d1, d2, d3, si, ni, mp, sls]: &[u8; LABEL_LENGTH] = label;
                Self::ProtocolData(ProtocolData {
                    label: RoutingLabel {
                        opc: PointCode(u32::from_be_bytes([o0, o1, o2, o3])),
                        dpc: PointCode(u32::from_be_bytes([d0, d1, d2, d3])),
                        si: ServiceIndicator(si),
                        ni: NetworkIndicator(ni),
                        mp,
                        sls,
                    },
                    user_data,
                })
            }
            tag::REGISTRATION_STATUS => Self::RegistrationStatus(word()?),
            tag::DEREGISTRATION_STATUS => Self::DeregistrationStatus(word()?),
            _ => Self::Unknown { tag, value },
        })
    }

    /// Appends it with its padding.
    ///
    /// # Errors
    /// The value is longer than the length field can say; nothing was added.
    pub(crate) fn encode(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        let start = out.len();
        out.extend(self.tag().to_be_bytes());
        out.extend([0, 0]);
        match *self {
            Self::Info(v)
            | Self::DiagnosticInformation(v)
            | Self::HeartbeatData(v)
            | Self::ServiceIndicators(v)
            | Self::Unknown { value: v, .. } => out.extend(v),
            Self::RoutingContext(words)
            | Self::AffectedPointCode(MaskedPointCodes(words))
            | Self::OriginatingPointCodeList(MaskedPointCodes(words)) => out.extend(words.octets),
            Self::TrafficModeType(v)
            | Self::ErrorCode(v)
            | Self::AspIdentifier(v)
            | Self::CorrelationId(v)
            | Self::NetworkAppearance(v)
            | Self::LocalRoutingKeyIdentifier(v)
            | Self::RegistrationStatus(v)
            | Self::DeregistrationStatus(v) => out.extend(v.to_be_bytes()),
            Self::Status(v) => {
                out.extend(v.kind.to_be_bytes());
                out.extend(v.information.to_be_bytes());
            }
            Self::UserCause { cause, user } => {
                out.extend(cause.to_be_bytes());
                out.extend(user.to_be_bytes());
            }
            Self::CongestionIndications(v) => out.extend(u32::from(v).to_be_bytes()),
            Self::ConcernedDestination(v) => out.extend((v.0 & 0x00ff_ffff).to_be_bytes()),
            Self::DestinationPointCode(v) => out.extend(v.to_word().to_be_bytes()),
            Self::RoutingKey(v) | Self::RegistrationResult(v) | Self::DeregistrationResult(v) => {
                for parameter in v {
                    parameter.encode(out).inspect_err(|_| out.truncate(start))?;
                }
            }
            Self::ProtocolData(v) => {
                out.extend(label_octets(&v.label));
                out.extend(v.user_data);
            }
        }
        let length = out.len() - start;
        let (Ok(said), Some(room)) = (u16::try_from(length), out.get_mut(start + 2..start + 4))
        else {
            out.truncate(start);
            return Err(EncodeError { tag: self.tag() });
        };
        room.copy_from_slice(&said.to_be_bytes());
        out.resize(start + length.next_multiple_of(4), 0);
        Ok(())
    }
}

/// Parameters one after the other, checked when they were decoded. Iterate over them; a copy starts where this one is.
#[derive(Clone, Copy)]
pub struct Parameters<'a> {
    octets: &'a [u8],
    nested: bool,
}

impl<'a> Parameters<'a> {
    /// Parameters as they stand in a Routing Key, a Registration Result or a Deregistration Result.
    ///
    /// # Errors
    /// The first one that has not the form it must have; offsets count from the start of `octets`.
    pub fn nested(octets: &'a [u8]) -> Result<Self, DecodeError> {
        Self::check(octets, 0, true)
    }

    pub(crate) fn checked(octets: &'a [u8], offset: usize) -> Result<Self, DecodeError> {
        Self::check(octets, offset, false)
    }

    fn check(octets: &'a [u8], mut offset: usize, nested: bool) -> Result<Self, DecodeError> {
        let mut rest = octets;
        while !rest.is_empty() {
            let (tag, value, after) =
                split(rest).map_err(|(kind, inside)| kind.at(offset + inside))?;
            Parameter::decode(tag, value, offset, nested)?;
            offset += rest.len() - after.len();
            rest = after;
        }
        Ok(Self { octets, nested })
    }

    /// The first one with this tag.
    #[must_use]
    pub fn find(mut self, tag: u16) -> Option<Parameter<'a>> {
        Iterator::find(&mut self, |parameter| parameter.tag() == tag)
    }

    /// Whether there is one with this tag.
    #[must_use]
    pub fn has(self, tag: u16) -> bool {
        self.find(tag).is_some()
    }
}

impl<'a> Iterator for Parameters<'a> {
    type Item = Parameter<'a>;
    fn next(&mut self) -> Option<Parameter<'a>> {
        let (tag, value, rest) = split(self.octets).ok()?;
        self.octets = rest;
        Parameter::decode(tag, value, 0, self.nested).ok()
    }
}

impl PartialEq for Parameters<'_> {
    fn eq(&self, other: &Self) -> bool {
        Iterator::eq(*self, *other)
    }
}

impl Eq for Parameters<'_> {}

impl fmt::Debug for Parameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(*self).finish()
    }
}

/// Tag, value and what follows the padding. The padding of the last parameter may be missing.
#[expect(clippy::type_complexity, reason = "one use, read right here")]
fn split(octets: &[u8]) -> Result<(u16, &[u8], &[u8]), (DecodeErrorKind, usize)> {
    let Some((&[t0, t1, l0, l1], body)) = octets.split_first_chunk() else {
        return Err((DecodeErrorKind::ParameterTruncated, 0));
    };
    let tag = u16::from_be_bytes([t0, t1]);
    let said = usize::from(u16::from_be_bytes([l0, l1]));
    let wrong = (DecodeErrorKind::ParameterLength { tag, length: said }, 2);
    let length = said.checked_sub(4).ok_or(wrong)?;
    let (value, after) = body.split_at_checked(length).ok_or(wrong)?;
    let padding = said.next_multiple_of(4) - said;
    Ok((tag, value, after.get(padding..).unwrap_or(&[])))
}
