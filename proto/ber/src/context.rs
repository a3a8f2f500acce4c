//! What a decode carries along, and what it says when it stops.

use crate::{CONSTRUCTED, Scratch, Tag, Tlv, show_tag};

/// What is wrong with received octets. [`Fault::whose`] says whose doing it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// The octets end inside an element.
    Truncated,
    /// An identifier that X.690 8.1.2 does not allow, end-of-contents that closes nothing, or a number above 2^21-1.
    BadTag,
    /// A length that X.690 8.1.3 does not allow, or above 4 octets; content of a length that its type does not have.
    BadLength,
    /// Nested deeper than 32: our bound.
    TooDeep,
    /// More than 8 strings in constructed form in a message: our bound.
    TooManyConstructedStrings,
    /// Octets after the end of a value.
    TrailingOctets,
    /// An element that the type has no place for.
    UnexpectedTag(Tag),
    /// Primitive where the type is constructed, or the reverse.
    WrongForm,
    /// A member of a SEQUENCE after one that follows it.
    OutOfOrder,
    /// The same member twice.
    Twice,
    /// A required member is absent.
    Missing,
    /// Outside the range or size that the type allows.
    OutOfRange,
    /// An ENUMERATED value that the type, which is not extensible, does not have.
    UnknownValue,
}

/// Whose doing a [`Fault`] is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Whose {
    /// The sender broke the encoding rules (X.690): the octets are no elements.
    SenderEncoding,
    /// The sender broke the type (ASN.1): sound elements, wrong ones.
    SenderType,
    /// Within the standard, beyond a bound of this decoder.
    OurBound,
}

impl Fault {
    /// Whose doing it is.
    pub const fn whose(self) -> Whose {
        match self {
            Self::Truncated | Self::BadTag | Self::BadLength | Self::TrailingOctets => {
                Whose::SenderEncoding
            }
            Self::UnexpectedTag(_)
            | Self::WrongForm
            | Self::OutOfOrder
            | Self::Twice
            | Self::Missing
            | Self::OutOfRange
            | Self::UnknownValue => Whose::SenderType,
            Self::TooDeep | Self::TooManyConstructedStrings => Whose::OurBound,
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Truncated => "octets end inside an element",
            Self::BadTag => "bad tag",
            Self::BadLength => "bad length",
            Self::TooDeep => "nested too deep",
            Self::TooManyConstructedStrings => "too many constructed strings",
            Self::TrailingOctets => "octets after the end",
            Self::UnexpectedTag(tag) => return write!(f, "unexpected element {}", show_tag(*tag)),
            Self::WrongForm => "primitive and constructed form confused",
            Self::OutOfOrder => "out of order",
            Self::Twice => "present twice",
            Self::Missing => "missing",
            Self::OutOfRange => "out of range",
            Self::UnknownValue => "unknown value",
        })
    }
}

impl std::error::Error for Fault {}

/// Decoding stopped; the [`Context`] holds why. Zero-sized, so that results stay in registers: a rich error type
/// returned by value from each member costs more than the decoding.
#[derive(Clone, Copy, Debug)]
pub struct Stopped;

/// Names kept of the way to a fault; of a deeper way, the inner ones.
pub(crate) const NAMES: usize = 6;

/// Why octets were refused: fault, element, place.
#[derive(Clone, PartialEq)]
pub struct Error {
    /// What is wrong.
    pub fault: Fault,
    /// Standard names of the elements around the fault, innermost first, the type's name last, `""` where unused.
    pub path: [&'static str; NAMES],
    /// Octets before the faulty element, counted from the first octet given to [`decode`](crate::decode).
    pub offset: usize,
}

impl Error {
    /// Names of the elements around the fault, outermost first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.path
            .iter()
            .rev()
            .filter(|name| !name.is_empty())
            .copied()
    }

    fn dotted(&self) -> String {
        self.names().collect::<Vec<_>>().join(".")
    }
}

impl std::fmt::Debug for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?} in {} at offset {}",
            self.fault,
            self.dotted(),
            self.offset
        )
    }
}

/// `InitialDPArg.calledPartyNumber: out of range (offset 5)`
impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: {} (offset {})",
            self.dotted(),
            self.fault,
            self.offset
        )
    }
}

impl std::error::Error for Error {}

/// What a decode carries along.
pub struct Context<'a> {
    /// The dialect's bit, as the declarations' `in` lists name it.
    pub dialect: u32,
    /// Where constructed strings are put together.
    pub scratch: &'a Scratch,
    fault: Fault,
    address: usize,
    path: [&'static str; NAMES],
    depth: usize,
}

impl<'a> Context<'a> {
    /// For one decode in this dialect.
    pub fn new(dialect: u32, scratch: &'a Scratch) -> Self {
        Context {
            dialect,
            scratch,
            fault: Fault::Truncated,
            address: 0,
            path: [""; NAMES],
            depth: 0,
        }
    }

    /// Notes the fault at these octets; the offset is worked out at the end, from their address.
    #[cold]
    pub fn stop<T>(&mut self, fault: Fault, at: &[u8]) -> Result<T, Stopped> {
        (self.fault, self.address, self.depth, self.path) =
            (fault, at.as_ptr().addr(), 0, [""; NAMES]);
        Err(Stopped)
    }

    /// Notes the name of an element around the fault.
    #[cold]
    pub fn within(&mut self, name: &'static str) -> Stopped {
        if let Some(slot) = self.path.get_mut(self.depth) {
            (*slot, self.depth) = (name, self.depth + 1);
        } else {
            // Deeper than we keep: the outermost name stays useful, the one below it goes.
            if let Some(last) = self.path.last_mut() {
                *last = name;
            }
        }
        Stopped
    }

    /// After [`Stopped`]: why, with the offset into `message`.
    #[cold]
    pub fn error(&self, message: &[u8]) -> Error {
        let offset = self
            .address
            .wrapping_sub(message.as_ptr().addr())
            .min(message.len());
        Error {
            fault: self.fault,
            path: self.path,
            offset,
        }
    }

    /// The octets of a string in either form.
    ///
    /// # Errors
    /// [`Stopped`] where the segments of a constructed string are unsound or beyond the bounds of [`Scratch`].
    #[inline]
    pub fn string(&mut self, tlv: Tlv<'a>) -> Result<&'a [u8], Stopped> {
        if tlv.tag & CONSTRUCTED == 0 {
            return Ok(tlv.content);
        }
        self.scratch
            .join(tlv.content)
            .or_else(|fault| self.stop(fault, tlv.octets))
    }
}
