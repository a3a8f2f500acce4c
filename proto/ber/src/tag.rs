//! Identifier and length octets (X.690 8.1), and the element that they introduce.

use crate::Fault;

/// Class in the top two bits, constructed in the third, number below: one comparison a member. 0: no tag.
pub type Tag = u32;

/// The constructed bit of a [`Tag`] (X.690 8.1.2.5).
pub const CONSTRUCTED: Tag = 1 << 29;

/// The context-specific tag of this number, primitive form.
pub const fn context(number: u32) -> Tag {
    2 << 30 | number
}

/// The declared tag, or the type's own where none is declared.
#[doc(hidden)]
pub const fn first(declared: Tag, own: Tag) -> Tag {
    if declared != 0 { declared } else { own }
}

/// A tag as the ASN.1 text writes it: `[3]`, `[PRIVATE 18]`, `[UNIVERSAL 16]`.
pub fn show_tag(tag: Tag) -> impl std::fmt::Display {
    struct Shown(Tag);
    impl std::fmt::Display for Shown {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            let class = ["UNIVERSAL ", "APPLICATION ", "", "PRIVATE "]
                .get((self.0 >> 30) as usize)
                .unwrap_or(&"");
            write!(f, "[{class}{}]", self.0 & !(7 << 29))
        }
    }
    Shown(tag)
}

/// Constructed levels of indefinite length inside one another, and segments of strings inside segments.
pub(crate) const DEPTH: usize = 32;

/// One element: tag, content, and all of it as received (for unknown elements and open types).
///
/// Its `Debug` output names tag and length only: contents are telephone numbers and locations.
#[derive(Clone, Copy, PartialEq)]
pub struct Tlv<'a> {
    /// The tag, with [`CONSTRUCTED`] as received.
    pub tag: Tag,
    /// The contents octets, without the end-of-contents of an indefinite length.
    pub content: &'a [u8],
    /// Identifier, length, contents and end-of-contents, as received.
    pub octets: &'a [u8],
}

impl Tlv<'_> {
    /// No element.
    pub const EMPTY: Tlv<'static> = Tlv {
        tag: 0,
        content: &[],
        octets: &[],
    };
}

impl std::fmt::Debug for Tlv<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}({} octets)", show_tag(self.tag), self.content.len())
    }
}

/// The element at the front, in any form, and what follows it.
///
/// Takes definite lengths in short and long form, padded ones too, of at most 4 significant octets, indefinite lengths
/// nested at most 32 deep, and tag numbers to 2^21-1. Refuses the long form of a tag number below 31 (X.690 8.1.2.2) and
/// end-of-contents that closes nothing.
pub fn element(input: &[u8]) -> Result<(Tlv<'_>, &[u8]), Fault> {
    let (tag, length, header) = header(input)?;
    let (end, whole) = match length {
        Some(length) => (header.saturating_add(length), header.saturating_add(length)),
        None if tag & CONSTRUCTED == 0 => return Err(Fault::BadLength),
        None => {
            let end =
                header.saturating_add(until_end_of_contents(input.get(header..).unwrap_or(&[]))?);
            (end, end.saturating_add(2))
        }
    };
    if tag == 0 {
        return Err(Fault::BadTag);
    }
    let (octets, rest) = input.split_at_checked(whole).ok_or(Fault::Truncated)?;
    let content = octets.get(header..end).ok_or(Fault::Truncated)?;
    Ok((
        Tlv {
            tag,
            content,
            octets,
        },
        rest,
    ))
}

/// Tag, definite length (`None`: indefinite), octets of the header.
fn header(input: &[u8]) -> Result<(Tag, Option<usize>, usize), Fault> {
    let octet = |at: usize| input.get(at).map(|o| u32::from(*o)).ok_or(Fault::Truncated);
    let (mut number, mut at) = (octet(0)? & 0x1f, 1);
    if number == 0x1f {
        number = 0;
        loop {
            let next = octet(at)?;
            if at > 3 {
                return Err(Fault::BadTag);
            }
            (number, at) = (number << 7 | next & 0x7f, at + 1);
            if number == 0 {
                return Err(Fault::BadTag);
            }
            if next & 0x80 == 0 {
                break;
            }
        }
        if number < 0x1f {
            return Err(Fault::BadTag);
        }
    }
    let (tag, length) = ((octet(0)? & 0xe0) << 24 | number, octet(at)? as usize);
    at += 1;
    match length {
        0x80 => Ok((tag, None, at)),
        0..0x80 => Ok((tag, Some(length), at)),
        0xff => Err(Fault::BadLength),
        _ => {
            let octets = input.get(at..at + length - 0x80).ok_or(Fault::Truncated)?;
            let zeros = octets.iter().take_while(|o| **o == 0).count();
            if octets.len() - zeros > 4 {
                return Err(Fault::BadLength);
            }
            Ok((
                tag,
                Some(octets.iter().fold(0, |l, o| l << 8 | usize::from(*o))),
                at + octets.len(),
            ))
        }
    }
}

/// Octets before the end-of-contents that closes an indefinite length: one counting scan, no recursion.
fn until_end_of_contents(input: &[u8]) -> Result<usize, Fault> {
    let (mut at, mut open) = (0usize, 1);
    loop {
        let rest = input.get(at..).ok_or(Fault::Truncated)?;
        if rest.starts_with(&[0, 0]) {
            open -= 1;
            if open == 0 {
                return Ok(at);
            }
            at += 2;
            continue;
        }
        let (tag, length, header) = header(rest)?;
        at = at
            .saturating_add(header)
            .saturating_add(length.unwrap_or(0));
        if length.is_none() {
            if tag & CONSTRUCTED == 0 {
                return Err(Fault::BadLength);
            }
            open += 1;
            if open > DEPTH {
                return Err(Fault::TooDeep);
            }
        }
    }
}
