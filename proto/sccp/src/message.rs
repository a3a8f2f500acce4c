//! The connectionless messages of Q.713 4.10 to 4.12 and 4.18 to 4.21.

use std::fmt;

use inlab_ss7::{Address, AddressError, InlineOctets, PointCodeFormat};

/// The longest fixed part, pointers, two addresses and length of data (LUDT: 3 + 8 + 25 + 25 + 2).
pub(crate) const PREFIX: usize = 64;

/// The longest optional part made here: segmentation, importance, end (Q.713 3.17, 3.19, 3.1).
pub(crate) const SUFFIX: usize = 10;

const SEGMENTATION: u8 = 0x10;
const IMPORTANCE: u8 = 0x12;

/// Message type (Q.713 table 1, T1.112.3 table 1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct MessageType(pub u8);

impl MessageType {
    /// The abbreviation of the standard; `None` if the type is not defined.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            1 => "CR",
            2 => "CC",
            3 => "CREF",
            4 => "RLSD",
            5 => "RLC",
            6 => "DT1",
            7 => "DT2",
            8 => "AK",
            9 => "UDT",
            10 => "UDTS",
            11 => "ED",
            12 => "EA",
            13 => "RSR",
            14 => "RSC",
            15 => "ERR",
            16 => "IT",
            17 => "XUDT",
            18 => "XUDTS",
            19 => "LUDT",
            20 => "LUDTS",
            _ => return None,
        })
    }
}

impl fmt::Display for MessageType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "message type {}", self.0),
        }
    }
}

/// Which of the three families a message is of.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Family {
    /// UDT and UDTS: no hop counter, no optional part.
    Unitdata,
    /// XUDT and XUDTS.
    Extended,
    /// LUDT and LUDTS: pointers and length of data have two octets.
    Long,
}

/// Protocol class of a connectionless message (Q.713 3.6).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ProtocolClass {
    /// Class 1: messages with the same signalling link selection arrive in sequence. Else class 0.
    pub in_sequence: bool,
    /// Return message on error.
    pub return_on_error: bool,
}

/// Return cause (Q.713 3.12; 249 to 254 are those of T1.112.3).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ReturnCause(pub u8);

impl ReturnCause {
    /// No translation for an address of such nature.
    pub const NO_TRANSLATION_FOR_NATURE: Self = Self(0);
    /// No translation for this specific address.
    pub const NO_TRANSLATION_FOR_ADDRESS: Self = Self(1);
    /// Subsystem congestion.
    pub const SUBSYSTEM_CONGESTION: Self = Self(2);
    /// Subsystem failure.
    pub const SUBSYSTEM_FAILURE: Self = Self(3);
    /// Unequipped user.
    pub const UNEQUIPPED_USER: Self = Self(4);
    /// MTP failure.
    pub const MTP_FAILURE: Self = Self(5);
    /// Network congestion.
    pub const NETWORK_CONGESTION: Self = Self(6);
    /// Unqualified.
    pub const UNQUALIFIED: Self = Self(7);
    /// Error in message transport.
    pub const MESSAGE_TRANSPORT: Self = Self(8);
    /// Error in local processing.
    pub const LOCAL_PROCESSING: Self = Self(9);
    /// Destination cannot perform reassembly.
    pub const CANNOT_REASSEMBLE: Self = Self(10);
    /// SCCP failure.
    pub const SCCP_FAILURE: Self = Self(11);
    /// Hop counter violation.
    pub const HOP_COUNTER_VIOLATION: Self = Self(12);
    /// Segmentation not supported.
    pub const SEGMENTATION_NOT_SUPPORTED: Self = Self(13);
    /// Segmentation failure.
    pub const SEGMENTATION_FAILURE: Self = Self(14);

    /// The standard's name; `None` for reserved ones.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            0 => "no translation for an address of such nature",
            1 => "no translation for this specific address",
            2 => "subsystem congestion",
            3 => "subsystem failure",
            4 => "unequipped user",
            5 => "MTP failure",
            6 => "network congestion",
            7 => "unqualified",
            8 => "error in message transport",
            9 => "error in local processing",
            10 => "destination cannot perform reassembly",
            11 => "SCCP failure",
            12 => "hop counter violation",
            13 => "segmentation not supported",
            14 => "segmentation failure",
            249 => "invalid ISNI routing request",
            250 => "unauthorized message",
            251 => "message incompatibility",
            252 => "cannot perform ISNI constrained routing",
            253 => "redundant ISNI constrained routing information",
            254 => "unable to perform ISNI identification",
            _ => return None,
        })
    }
}

impl fmt::Display for ReturnCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "return cause {}", self.0),
        }
    }
}

/// What a message is for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Purpose {
    /// It carries data: UDT, XUDT, LUDT.
    Data(ProtocolClass),
    /// It brings data back: UDTS, XUDTS, LUDTS.
    Return(ReturnCause),
}

/// Segmentation parameter (Q.713 3.17).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Segmentation {
    /// F: this is the first segment.
    pub first: bool,
    /// C: the user asked for in-sequence delivery (every segment itself is sent in class 1).
    pub in_sequence: bool,
    /// How many more segments follow, 0 to 15.
    pub remaining: u8,
    /// Segmentation local reference, 24 bits; opaque, so kept in the order of its octets.
    pub reference: [u8; 3],
}

impl Segmentation {
    fn decode([indicators, reference @ ..]: [u8; 4]) -> Self {
        Self {
            first: indicators & 0x80 != 0,
            in_sequence: indicators & 0x40 != 0,
            remaining: indicators & 0x0f,
            reference,
        }
    }

    fn encode(self) -> [u8; 4] {
        let indicators =
            u8::from(self.first) << 7 | u8::from(self.in_sequence) << 6 | self.remaining & 0x0f;
        let [a, b, c] = self.reference;
        [indicators, a, b, c]
    }
}

/// Importance (Q.713 3.19), 0 to 7.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Importance(pub u8);

/// One optional parameter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OptionalParameter<'a> {
    /// Segmentation.
    Segmentation(Segmentation),
    /// Importance.
    Importance(Importance),
    /// One that this version does not know: its name and value. Messages with such are processed without it (Q.1400 5.2.2).
    Unknown(u8, &'a [u8]),
}

/// The optional part of a message: whole parameters, without the end octet.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct OptionalPart<'a>(&'a [u8]);

impl<'a> OptionalPart<'a> {
    /// None.
    pub const NONE: Self = Self(&[]);

    /// Every parameter in order.
    pub fn iter(&self) -> impl Iterator<Item = OptionalParameter<'a>> + use<'a> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (parameter, after) = optional(rest, 0).ok()??;
            rest = after;
            Some(parameter)
        })
    }

    /// The first segmentation parameter.
    #[must_use]
    pub fn segmentation(&self) -> Option<Segmentation> {
        self.iter().find_map(|parameter| match parameter {
            OptionalParameter::Segmentation(segmentation) => Some(segmentation),
            _ => None,
        })
    }

    /// The first importance parameter.
    #[must_use]
    pub fn importance(&self) -> Option<Importance> {
        self.iter().find_map(|parameter| match parameter {
            OptionalParameter::Importance(importance) => Some(importance),
            _ => None,
        })
    }

    /// The octets, without the end octet.
    #[must_use]
    pub const fn octets(&self) -> &'a [u8] {
        self.0
    }

    /// Takes the optional part made by [`optional_part`] for a message to be encoded.
    ///
    /// # Errors
    /// As [`Message::decode`].
    pub fn new(octets: &'a [u8]) -> Result<Self, MessageError> {
        let mut rest = octets;
        while let Some((_, after)) = optional(rest, octets.len() - rest.len())? {
            rest = after;
        }
        Ok(Self(octets))
    }
}

/// The octets of these parameters, without the end octet.
#[must_use]
pub fn optional_part(
    segmentation: Option<Segmentation>,
    importance: Option<Importance>,
) -> InlineOctets<SUFFIX> {
    let mut out = InlineOctets::EMPTY;
    let mut fits = true;
    if let Some(segmentation) = segmentation {
        fits &= out.extend(&[SEGMENTATION, 4]) && out.extend(&segmentation.encode());
    }
    if let Some(Importance(level)) = importance {
        fits &= out.extend(&[IMPORTANCE, 1, level & 7]);
    }
    debug_assert!(fits, "invariant: both parameters and the end octet fit");
    out
}

/// A parameter of a message, for errors.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Parameter {
    /// Message type (Q.713 2.1).
    MessageType,
    /// Protocol class (Q.713 3.6).
    ProtocolClass,
    /// Return cause (Q.713 3.12).
    ReturnCause,
    /// Hop counter (Q.713 3.18).
    HopCounter,
    /// Called party address (Q.713 3.4).
    CalledPartyAddress,
    /// Calling party address (Q.713 3.5).
    CallingPartyAddress,
    /// Data, long data (Q.713 3.16, 3.20).
    Data,
    /// The optional part (Q.713 1.6).
    OptionalPart,
    /// Segmentation (Q.713 3.17).
    Segmentation,
    /// Importance (Q.713 3.19).
    Importance,
    /// Destination local reference (Q.713 3.2).
    DestinationLocalReference,
    /// Source local reference (Q.713 3.3).
    SourceLocalReference,
}

/// Why octets are no connectionless message. Offsets count from the message type.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MessageError {
    /// The message ends before or within this parameter, or before its pointer.
    Truncated {
        /// Which one.
        parameter: Parameter,
        /// Where the message ends.
        at: usize,
    },
    /// This pointer leads out of the message, or is 0 for a mandatory parameter.
    Pointer {
        /// To which parameter.
        parameter: Parameter,
        /// Where the pointer is.
        at: usize,
    },
    /// A message type that is not defined.
    UnknownType(MessageType),
    /// A message of the connection-oriented classes.
    ConnectionOriented(MessageType),
    /// A protocol class that a connectionless message cannot have.
    ProtocolClass(u8),
    /// A known optional parameter with the wrong length.
    Length {
        /// Which one.
        parameter: Parameter,
        /// Its length.
        length: u8,
        /// Where it begins.
        at: usize,
    },
}

/// A connectionless message, borrowed from the octets it came in.
///
/// Parameters may come in any order and leave gaps, as the pointers say; [`Self::encode`] writes them in the standard's order.
/// `Debug` tells only how long addresses and data are: they may hold personal data.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Message<'a> {
    /// UDT, XUDT or LUDT, and their returns.
    pub family: Family,
    /// Data with its protocol class, or a return with its cause.
    pub purpose: Purpose,
    /// Hop counter, 1 to 15; not in UDT and UDTS.
    pub hop_counter: u8,
    /// Called party address, undecoded: a relay leaves alone what it does not translate.
    pub called: &'a [u8],
    /// Calling party address, undecoded.
    pub calling: &'a [u8],
    /// User data.
    pub data: &'a [u8],
    /// Optional part; none in UDT and UDTS.
    pub optional: OptionalPart<'a>,
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("family", &self.family)
            .field("purpose", &self.purpose)
            .field("hop_counter", &self.hop_counter)
            .field("called", &self.called.len())
            .field("calling", &self.calling.len())
            .field("data", &self.data.len())
            .field("optional", &self.optional)
            .finish()
    }
}

impl<'a> Message<'a> {
    /// Decodes one message. The addresses are decoded apart: [`Self::called_address`].
    ///
    /// # Errors
    /// Which parameter, which offset.
    pub fn decode(octets: &'a [u8]) -> Result<Self, MessageError> {
        let fixed = |at: usize, parameter| {
            octets.get(at).copied().ok_or(MessageError::Truncated {
                parameter,
                at: octets.len(),
            })
        };
        let kind = fixed(0, Parameter::MessageType)?;
        let (family, is_return) = match kind {
            9 => (Family::Unitdata, false),
            10 => (Family::Unitdata, true),
            17 => (Family::Extended, false),
            18 => (Family::Extended, true),
            19 => (Family::Long, false),
            20 => (Family::Long, true),
            1..=8 | 11..=16 => return Err(MessageError::ConnectionOriented(MessageType(kind))),
            _ => return Err(MessageError::UnknownType(MessageType(kind))),
        };
        let purpose = if is_return {
            Purpose::Return(ReturnCause(fixed(1, Parameter::ReturnCause)?))
        } else {
            let class = fixed(1, Parameter::ProtocolClass)?;
            match class & 0x0f {
                0 | 1 => Purpose::Data(ProtocolClass {
                    in_sequence: class & 1 != 0,
                    return_on_error: class & 0x80 != 0,
                }),
                other => return Err(MessageError::ProtocolClass(other)),
            }
        };
        let (hop_counter, pointers) = match family {
            Family::Unitdata => (0, 2),
            Family::Extended | Family::Long => (fixed(2, Parameter::HopCounter)?, 3),
        };
        let pointed = Pointed {
            octets,
            pointers,
            long: family == Family::Long,
        };
        let called = pointed.variable(0, Parameter::CalledPartyAddress)?;
        let calling = pointed.variable(1, Parameter::CallingPartyAddress)?;
        let data = pointed.variable(2, Parameter::Data)?;
        let optional = match family {
            Family::Unitdata => OptionalPart::NONE,
            Family::Extended | Family::Long => pointed.optional()?,
        };
        Ok(Self {
            family,
            purpose,
            hop_counter,
            called,
            calling,
            data,
            optional,
        })
    }

    /// Message type.
    #[must_use]
    pub const fn message_type(&self) -> MessageType {
        MessageType(match (self.family, self.purpose) {
            (Family::Unitdata, Purpose::Data(_)) => 9,
            (Family::Unitdata, Purpose::Return(_)) => 10,
            (Family::Extended, Purpose::Data(_)) => 17,
            (Family::Extended, Purpose::Return(_)) => 18,
            (Family::Long, Purpose::Data(_)) => 19,
            (Family::Long, Purpose::Return(_)) => 20,
        })
    }

    /// The called party address.
    ///
    /// # Errors
    /// Which element of it is wrong.
    pub fn called_address(&self, format: PointCodeFormat) -> Result<Address, AddressError> {
        Address::decode(self.called, format)
    }

    /// The calling party address.
    ///
    /// # Errors
    /// Which element of it is wrong.
    pub fn calling_address(&self, format: PointCodeFormat) -> Result<Address, AddressError> {
        Address::decode(self.calling, format)
    }

    /// Adds the message to the end of `out`; `None`, and nothing is added, if an address or the data is too long for the
    /// pointers and lengths of this family.
    #[must_use]
    pub fn encode(&self, out: &mut Vec<u8>) -> Option<()> {
        let optional = match self.family {
            Family::Unitdata => &[],
            Family::Extended | Family::Long => self.optional.octets(),
        };
        let prefix = prefix(
            self.family,
            self.purpose,
            self.hop_counter,
            self.called,
            self.calling,
            self.data.len(),
            !optional.is_empty(),
        )?;
        out.extend_from_slice(&prefix);
        out.extend_from_slice(self.data);
        if !optional.is_empty() {
            out.extend_from_slice(optional);
            out.push(0);
        }
        Some(())
    }
}

/// Everything before the data; `None` if the pointers or lengths cannot hold it.
pub(crate) fn prefix(
    family: Family,
    purpose: Purpose,
    hop_counter: u8,
    called: &[u8],
    calling: &[u8],
    length: usize,
    optional: bool,
) -> Option<InlineOctets<PREFIX>> {
    let (kind, second) = match purpose {
        Purpose::Data(class) => (
            9,
            u8::from(class.return_on_error) << 7 | u8::from(class.in_sequence),
        ),
        Purpose::Return(ReturnCause(cause)) => (10, cause),
    };
    let mut out = InlineOctets::EMPTY;
    // How far behind the first pointer's last octet the called party address begins, and how far apart pointers are.
    let fits = match family {
        Family::Unitdata => {
            let to_calling = 3 + called.len();
            let to_data = to_calling + calling.len();
            out.extend(&[
                kind,
                second,
                3,
                u8::try_from(to_calling).ok()?,
                u8::try_from(to_data).ok()?,
            ])
        }
        Family::Extended => {
            let to_calling = 4 + called.len();
            let to_data = to_calling + calling.len();
            let to_optional = if optional { to_data + length } else { 0 };
            out.extend(&[
                kind + 8,
                second,
                hop_counter,
                4,
                u8::try_from(to_calling).ok()?,
                u8::try_from(to_data).ok()?,
                u8::try_from(to_optional).ok()?,
            ])
        }
        Family::Long => {
            let to_calling = 7 + called.len() - 1;
            let to_data = to_calling + calling.len() - 1;
            let to_optional = if optional { to_data + length } else { 0 };
            out.extend(&[kind + 10, second, hop_counter, 7, 0])
                && out.extend(&u16::try_from(to_calling).ok()?.to_le_bytes())
                && out.extend(&u16::try_from(to_data).ok()?.to_le_bytes())
                && out.extend(&u16::try_from(to_optional).ok()?.to_le_bytes())
        }
    };
    let fits = fits
        && out.push(u8::try_from(called.len()).ok()?)
        && out.extend(called)
        && out.push(u8::try_from(calling.len()).ok()?)
        && out.extend(calling)
        && match family {
            Family::Long => out.extend(&u16::try_from(length).ok()?.to_le_bytes()),
            Family::Unitdata | Family::Extended => out.push(u8::try_from(length).ok()?),
        };
    fits.then_some(out)
}

/// Follows the pointers of one message.
struct Pointed<'a> {
    octets: &'a [u8],
    /// Where the first pointer is.
    pointers: usize,
    /// Whether pointers and the length of the data have two octets.
    long: bool,
}

impl<'a> Pointed<'a> {
    /// What the pointer of this number points to; `None` for 0.
    fn target(
        &self,
        number: usize,
        parameter: Parameter,
    ) -> Result<Option<(&'a [u8], usize)>, MessageError> {
        let truncated = MessageError::Truncated {
            parameter,
            at: self.octets.len(),
        };
        let (last, distance) = if self.long {
            let at = self.pointers + 2 * number;
            let pointer = self
                .octets
                .get(at..)
                .and_then(<[u8]>::first_chunk)
                .ok_or(truncated)?;
            (at + 1, usize::from(u16::from_le_bytes(*pointer)))
        } else {
            let at = self.pointers + number;
            (at, usize::from(*self.octets.get(at).ok_or(truncated)?))
        };
        if distance == 0 {
            return Ok(None);
        }
        let at = last + distance;
        match self.octets.get(at..) {
            Some(rest) if !rest.is_empty() => Ok(Some((rest, at))),
            _ => Err(MessageError::Pointer {
                parameter,
                at: last,
            }),
        }
    }

    fn variable(&self, number: usize, parameter: Parameter) -> Result<&'a [u8], MessageError> {
        let Some((rest, _)) = self.target(number, parameter)? else {
            let width = if self.long { 2 } else { 1 };
            return Err(MessageError::Pointer {
                parameter,
                at: self.pointers + width * number,
            });
        };
        let truncated = MessageError::Truncated {
            parameter,
            at: self.octets.len(),
        };
        let (length, rest) = if self.long && parameter == Parameter::Data {
            let (length, rest) = rest.split_first_chunk().ok_or(truncated)?;
            (usize::from(u16::from_le_bytes(*length)), rest)
        } else {
            let (length, rest) = rest.split_first().ok_or(truncated)?;
            (usize::from(*length), rest)
        };
        rest.get(..length).ok_or(truncated)
    }

    fn optional(&self) -> Result<OptionalPart<'a>, MessageError> {
        let Some((start, offset)) = self.target(3, Parameter::OptionalPart)? else {
            return Ok(OptionalPart::NONE);
        };
        let mut rest = start;
        let at = |rest: &[u8]| offset + start.len() - rest.len();
        while let Some((_, after)) = optional(rest, at(rest))? {
            rest = after;
        }
        let length = start.len() - rest.len();
        if rest.is_empty() {
            return Err(MessageError::Truncated {
                parameter: Parameter::OptionalPart,
                at: self.octets.len(),
            });
        }
        Ok(OptionalPart(start.get(..length).unwrap_or(&[])))
    }
}

/// Takes one optional parameter off the front; `None` at the end octet or the end.
fn optional(
    octets: &[u8],
    at: usize,
) -> Result<Option<(OptionalParameter<'_>, &[u8])>, MessageError> {
    let (name, rest) = match octets.split_first() {
        None | Some((0, _)) => return Ok(None),
        Some((name, rest)) => (*name, rest),
    };
    let truncated = MessageError::Truncated {
        parameter: Parameter::OptionalPart,
        at: at + octets.len(),
    };
    let (length, rest) = rest.split_first().ok_or(truncated)?;
    let (value, rest) = rest
        .split_at_checked(usize::from(*length))
        .ok_or(truncated)?;
    let wrong = |parameter| MessageError::Length {
        parameter,
        length: *length,
        at,
    };
    let parameter = match name {
        SEGMENTATION => {
            let value = value
                .try_into()
                .map_err(|_| wrong(Parameter::Segmentation))?;
            OptionalParameter::Segmentation(Segmentation::decode(value))
        }
        IMPORTANCE => {
            let [level] = value.try_into().map_err(|_| wrong(Parameter::Importance))?;
            OptionalParameter::Importance(Importance(level & 7))
        }
        _ => OptionalParameter::Unknown(name, value),
    };
    Ok(Some((parameter, rest)))
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MessageType => "message type",
            Self::ProtocolClass => "protocol class",
            Self::ReturnCause => "return cause",
            Self::HopCounter => "hop counter",
            Self::CalledPartyAddress => "called party address",
            Self::CallingPartyAddress => "calling party address",
            Self::Data => "data",
            Self::OptionalPart => "optional part",
            Self::Segmentation => "segmentation",
            Self::Importance => "importance",
            Self::DestinationLocalReference => "destination local reference",
            Self::SourceLocalReference => "source local reference",
        })
    }
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated { parameter, at } => {
                write!(f, "SCCP message ends at octet {at}, in the {parameter}")
            }
            Self::Pointer { parameter, at } => {
                write!(
                    f,
                    "SCCP pointer in octet {at} to the {parameter} leads out of the message"
                )
            }
            Self::UnknownType(kind) => write!(f, "SCCP {kind} is not defined"),
            Self::ConnectionOriented(kind) => {
                write!(f, "SCCP {kind} is of a connection-oriented class")
            }
            Self::ProtocolClass(class) => {
                write!(f, "SCCP protocol class {class} in a connectionless message")
            }
            Self::Length {
                parameter,
                length,
                at,
            } => write!(f, "SCCP {parameter} at octet {at} has {length} octets"),
        }
    }
}

impl std::error::Error for MessageError {}

#[cfg(test)]
mod tests;
