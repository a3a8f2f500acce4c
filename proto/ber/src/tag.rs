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

    /// Primitive, its identifier and length in as few octets as can be (X.690 10.1): it is written as it came.
    #[inline]
    pub(crate) fn is_minimal(&self) -> bool {
        let identifier = match self.tag & !(7 << 29) {
            0..0x1f => 1,
            0x1f..0x80 => 2,
            0x80..0x4000 => 3,
            _ => 4,
        };
        let length = match self.content.len() {
            0..0x80 => 1,
            0x80..0x100 => 2,
            0x100..0x1_0000 => 3,
            _ => 4,
        };
        let header = self.octets.len() - self.content.len();
        self.tag & CONSTRUCTED == 0 && header == identifier + length
    }
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
    let bounds = match plain(input) {
        Some(bounds) => bounds,
        None => general(input)?,
    };
    bounds.cut(input).ok_or(Fault::Truncated)
}

/// Where the element at the front of some octets begins and ends.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bounds {
    tag: Tag,
    header: usize,
    /// Header and contents.
    end: usize,
    /// With the end-of-contents of an indefinite length.
    whole: usize,
}

impl Bounds {
    /// The element, and what follows it.
    // Built in this one place, of numbers that stay in registers: an element that is put together in memory, returned and
    // moved on costs more than it takes to find it.
    #[inline(always)]
    pub fn cut(self, input: &[u8]) -> Option<(Tlv<'_>, &[u8])> {
        let (octets, rest) = input.split_at_checked(self.whole)?;
        let content = octets.get(self.header..self.end)?;
        Some((
            Tlv {
                tag: self.tag,
                content,
                octets,
            },
            rest,
        ))
    }
}

/// The bounds of nearly all elements: a tag number below 16,384 and a length below 128, or below 31 and 256, in the fewest octets.
/// `None` says nothing about others.
#[doc(hidden)]
#[inline(always)]
pub fn plain(input: &[u8]) -> Option<Bounds> {
    let (tag, header, length) = match *input {
        [0, ..] => return None,
        [tag, length @ 0..=0x7f, ..] if tag & 0x1f != 0x1f => (
            Tag::from(tag & 0xe0) << 24 | Tag::from(tag & 0x1f),
            2,
            length,
        ),
        [tag, number @ 0x1f..=0x7f, length @ 0..=0x7f, ..] if tag & 0x1f == 0x1f => {
            (Tag::from(tag & 0xe0) << 24 | Tag::from(number), 3, length)
        }
        [
            tag,
            high @ 0x81..=0xff,
            low @ 0..=0x7f,
            length @ 0..=0x7f,
            ..,
        ] if tag & 0x1f == 0x1f => (
            Tag::from(tag & 0xe0) << 24 | Tag::from(high & 0x7f) << 7 | Tag::from(low),
            4,
            length,
        ),
        [tag, 0x81, length @ 0x80..=0xff, ..] if tag & 0x1f != 0x1f => (
            Tag::from(tag & 0xe0) << 24 | Tag::from(tag & 0x1f),
            3,
            length,
        ),
        _ => return None,
    };
    let end = header + usize::from(length);
    Some(Bounds {
        tag,
        header,
        end,
        whole: end,
    })
}

/// The bounds of any element.
#[doc(hidden)]
#[cold]
pub fn general(input: &[u8]) -> Result<Bounds, Fault> {
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
    Ok(Bounds {
        tag,
        header,
        end,
        whole,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_and_the_general_one_find_the_same_bounds() {
        let (mut short, mut long) = (0, 0);
        for tag in 0..=0xff {
            for second in 0..=0xff {
                for third in [0, 1, 0x1e, 0x1f, 0x7f, 0x80, 0x81, 0xfe, 0xff] {
                    for fourth in [0, 1, 0x7f, 0x80, 0x81, 0xff] {
                        let mut octets = vec![tag, second, third, fourth];
                        octets.resize(300, 0);
                        match plain(&octets) {
                            Some(bounds) => {
                                assert_eq!(Ok(bounds), general(&octets), "{:02x?}", &octets[..4]);
                                short += 1;
                            }
                            None => long += 1,
                        }
                    }
                }
            }
        }
        assert!(short > 600_000 && long > 600_000, "{short} {long}");
    }

    #[test]
    fn an_element_is_refused_wherever_it_is_cut_off() {
        let mut octets = vec![0xbf, 0x34, 0x20];
        octets.extend([7; 0x20]);
        assert_eq!(element(&octets).expect("whole").0.content, [7; 0x20]);
        for end in 0..octets.len() {
            assert_eq!(
                element(&octets[..end]).err(),
                Some(Fault::Truncated),
                "{end}"
            );
        }
    }
}
