//! The encoder's buffer.

use crate::Tag;

/// Fills its buffer from the end, so that each length is known when its header is written. Reused; never shrinks.
///
/// ```
/// use inlab_ber::Writer;
/// let mut out = Writer::default();
/// let mark = out.mark();
/// out.octets(&[1, 2, 3]);
/// out.header(4, mark);
/// assert_eq!(out.as_slice(), [4, 3, 1, 2, 3]);
/// ```
#[derive(Default)]
pub struct Writer {
    buffer: Vec<u8>,
    /// First written octet.
    at: usize,
    /// After the last written octet; from here to the end of the buffer lies the reserved tail.
    end: usize,
}

// Invariant of all indexing here: at <= end <= buffer.len(); lengths are of our own octets, never a peer's claim.
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation)]
impl Writer {
    /// Empty again, without a tail.
    pub fn clear(&mut self) {
        self.end = self.buffer.len();
        self.at = self.end;
    }

    /// Empty again, with this many zero octets reserved after the end: for what follows data of yet unknown length, as
    /// the padding of M3UA does (RFC 4666 3.2).
    pub fn clear_with_tail(&mut self, tail: usize) {
        if self.buffer.len() < tail {
            self.buffer.resize(tail.max(512), 0);
        }
        self.end = self.buffer.len() - tail;
        self.at = self.end;
        self.buffer[self.end..].fill(0);
    }

    /// What was written.
    pub fn as_slice(&self) -> &[u8] {
        &self.buffer[self.at..self.end]
    }

    /// What was written, to be changed in place.
    pub fn as_mut_slice(&mut self) -> &mut [u8] {
        &mut self.buffer[self.at..self.end]
    }

    /// The octets reserved by [`Writer::clear_with_tail`].
    pub fn tail_mut(&mut self) -> &mut [u8] {
        &mut self.buffer[self.end..]
    }

    /// What was written and the first `tail` octets of the reserved tail (all of it where it is shorter).
    pub fn as_slice_with_tail(&self, tail: usize) -> &[u8] {
        &self.buffer[self.at..self.end.saturating_add(tail).min(self.buffer.len())]
    }

    /// Nothing was written.
    pub fn is_empty(&self) -> bool {
        self.at == self.end
    }

    /// Octets written so far.
    pub fn len(&self) -> usize {
        self.end - self.at
    }

    /// Octets written so far: take it before the content, hand it to [`Writer::header`] after.
    #[inline]
    pub fn mark(&self) -> usize {
        self.end - self.at
    }

    /// Takes back everything written since `mark`.
    pub fn truncate(&mut self, mark: usize) {
        self.at = self.at.max(self.end.saturating_sub(mark));
    }

    #[cold]
    fn grow(&mut self, octets: usize) {
        let used = self.buffer.len() - self.at;
        let mut buffer = vec![0; (self.buffer.len() * 2).max(used + octets).max(512)];
        let moved = buffer.len() - self.buffer.len();
        buffer[self.at + moved..].copy_from_slice(&self.buffer[self.at..]);
        (self.buffer, self.at, self.end) = (buffer, self.at + moved, self.end + moved);
    }

    /// Puts octets in front of what is written.
    #[inline]
    pub fn octets(&mut self, octets: &[u8]) {
        copy(self.reserve(octets.len()), octets);
    }

    /// Puts one octet in front of what is written.
    #[inline]
    pub fn octet(&mut self, octet: u8) {
        self.octets(&[octet]);
    }

    /// Puts this many octets in front of what is written and lends them, holding anything.
    #[inline]
    pub fn reserve(&mut self, octets: usize) -> &mut [u8] {
        if self.at < octets {
            self.grow(octets);
        }
        self.at -= octets;
        &mut self.buffer[self.at..self.at + octets]
    }

    /// As [`reserve`](Self::reserve), of a number that the compiler knows.
    #[inline]
    fn reserve_some<const N: usize>(&mut self) -> &mut [u8; N] {
        if self.at < N {
            self.grow(N);
        }
        self.at -= N;
        let room = self.buffer[self.at..].first_chunk_mut();
        room.expect("invariant: N octets were reserved")
    }

    /// Identifier and minimal definite length for what was written since `mark`.
    #[inline]
    pub fn header(&mut self, tag: Tag, mark: usize) {
        let (class, number, length) = (
            (tag >> 24) as u8 & 0xe0,
            tag & !(7 << 29),
            self.mark() - mark,
        );
        if length < 0x80 && number < 0x1f {
            let [tag, size] = self.reserve_some();
            (*tag, *size) = (class | number as u8, length as u8);
        } else {
            self.long_header(class, number, length);
        }
    }

    /// Three or four octets cover nearly all the rest.
    fn long_header(&mut self, class: u8, number: u32, length: usize) {
        match (number, length) {
            (0..0x1f, 0x80..0x100) => {
                *self.reserve_some() = [class | number as u8, 0x81, length as u8];
            }
            (0x1f..0x80, 0..0x80) => {
                *self.reserve_some() = [class | 0x1f, number as u8, length as u8];
            }
            (0x80..0x4000, 0..0x80) => {
                let [high, low] = septets(number);
                *self.reserve_some() = [class | 0x1f, high, low, length as u8];
            }
            _ => self.general_header(class, number, length),
        }
    }

    #[cold]
    fn general_header(&mut self, class: u8, number: u32, length: usize) {
        if length < 0x80 {
            self.octet(length as u8);
        } else {
            let octets = length.to_be_bytes();
            let octets = &octets[length.leading_zeros() as usize / 8..];
            self.octets(octets);
            self.octet(0x80 | octets.len() as u8);
        }
        if number < 0x1f {
            return self.octet(class | number as u8);
        }
        self.octet(number as u8 & 0x7f);
        let mut rest = number >> 7;
        while rest > 0 {
            self.octet(0x80 | rest as u8 & 0x7f);
            rest >>= 7;
        }
        self.octet(class | 0x1f);
    }

    /// A whole primitive element of one content octet in front of what is written: most INTEGERs, every ENUMERATED.
    #[inline]
    pub(crate) fn one(&mut self, tag: Tag, content: u8) {
        let (class, number) = ((tag >> 24) as u8 & 0xe0, tag & !(7 << 29));
        if number < 0x1f {
            *self.reserve_some() = [class | number as u8, 1, content];
        } else {
            self.element(tag, &[content]);
        }
    }

    /// A whole primitive element in front of what is written.
    #[inline]
    pub fn element(&mut self, tag: Tag, content: &[u8]) {
        let (class, number) = ((tag >> 24) as u8 & 0xe0, tag & !(7 << 29));
        if content.len() < 0x80 && number < 0x1f {
            let [tag, length, to @ ..] = self.reserve(content.len() + 2) else {
                return;
            };
            (*tag, *length) = (class | number as u8, content.len() as u8);
            return copy(to, content);
        }
        if content.len() < 0x80 && number < 0x80 {
            let [tag, low, length, to @ ..] = self.reserve(content.len() + 3) else {
                return;
            };
            (*tag, *low, *length) = (class | 0x1f, number as u8, content.len() as u8);
            return copy(to, content);
        }
        if content.len() < 0x80 && number < 0x4000 {
            let [tag, high, low, length, to @ ..] = self.reserve(content.len() + 4) else {
                return;
            };
            [*high, *low] = septets(number);
            (*tag, *length) = (class | 0x1f, content.len() as u8);
            return copy(to, content);
        }
        let mark = self.mark();
        self.octets(content);
        self.header(tag, mark);
    }
}

/// The octets after the first of a tag with this number, from 128 to 16,383 (X.690 8.1.2.4).
#[inline]
fn septets(number: u32) -> [u8; 2] {
    let [.., high, low] = (number << 1).to_be_bytes();
    [high | 0x80, low >> 1]
}

/// As `copy_from_slice`, without a call for the few octets that most strings have: two copies of a fixed size that overlap.
#[inline]
fn copy(to: &mut [u8], from: &[u8]) {
    #[inline]
    fn ends<const N: usize>(to: &mut [u8], from: &[u8]) -> Option<()> {
        *to.first_chunk_mut::<N>()? = *from.first_chunk()?;
        *to.last_chunk_mut::<N>()? = *from.last_chunk()?;
        Some(())
    }
    let done = match from.len() {
        0 => Some(()),
        1 => ends::<1>(to, from),
        2..4 => ends::<2>(to, from),
        4..=8 => ends::<4>(to, from),
        9..=16 => ends::<8>(to, from),
        _ => None,
    };
    if done.is_none() {
        to.copy_from_slice(from);
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Writer({} octets of {})", self.mark(), self.buffer.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CONSTRUCTED, context};

    /// X.690 8.1.2, 8.1.3: every form of identifier and length, around contents of every length up to past one of two octets.
    #[test]
    fn headers_are_those_of_x690_for_every_tag_and_length() {
        for (tag, identifier) in [
            (4, vec![0x04]),
            (context(30) | CONSTRUCTED, vec![0xbe]),
            (context(31), vec![0x9f, 0x1f]),
            (context(127) | CONSTRUCTED, vec![0xbf, 0x7f]),
            (3 << 30 | 128, vec![0xdf, 0x81, 0x00]),
            (1 << 30 | 279, vec![0x5f, 0x82, 0x17]),
            (2 << 30 | 0x3fff, vec![0x9f, 0xff, 0x7f]),
            (2 << 30 | 0x4000, vec![0x9f, 0x81, 0x80, 0x00]),
        ] {
            for size in 0..=260_usize {
                let content: Vec<u8> = (0..size).map(|at| at as u8).collect();
                let mut expected = identifier.clone();
                match size {
                    0..0x80 => expected.push(size as u8),
                    0x80..0x100 => expected.extend([0x81, size as u8]),
                    _ => expected.extend([0x82, 1, (size - 0x100) as u8]),
                }
                expected.extend(&content);
                let mut out = Writer::default();
                let mark = out.mark();
                out.octets(&content);
                out.header(tag, mark);
                assert_eq!(out.as_slice(), expected, "{tag:x} {size}");
                if tag & CONSTRUCTED == 0 {
                    out.clear();
                    out.element(tag, &content);
                    assert_eq!(out.as_slice(), expected, "{tag:x} {size}");
                }
                if let ([one], 0) = (content.as_slice(), tag & CONSTRUCTED) {
                    out.clear();
                    out.one(tag, *one);
                    assert_eq!(out.as_slice(), expected, "{tag:x}");
                }
            }
        }
    }
}
