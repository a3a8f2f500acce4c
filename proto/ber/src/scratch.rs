//! Strings in constructed form (X.690 8.7.3), put together.

use crate::{CONSTRUCTED, Fault, element, tag::DEPTH};
use std::cell::OnceCell;

/// Strings in constructed form that one message may have.
const STRINGS: usize = 8;

/// Where constructed strings are put together. Filled through a shared reference, so that decoded values borrow from it
/// and from the message alike; one a message (keyed by address: a scratch never outlives its message usefully); costs
/// nothing where there are none.
///
/// Bounds: 8 strings a message ([`Fault::TooManyConstructedStrings`]), segments nested 32 deep ([`Fault::TooDeep`]).
#[derive(Default)]
pub struct Scratch([OnceCell<Joined>; STRINGS]);

/// A string put together, and where its segments stand.
struct Joined {
    address: usize,
    length: usize,
    octets: Box<[u8]>,
}

impl Scratch {
    /// Forgets all strings, so that the scratch serves the next message. Does nothing where there were none.
    #[inline]
    pub fn clear(&mut self) {
        if self.0.first().is_some_and(|cell| cell.get().is_some()) {
            *self = Self::default();
        }
    }

    pub(crate) fn join(&self, content: &[u8]) -> Result<&[u8], Fault> {
        let (address, length) = (content.as_ptr().addr(), content.len());
        for cell in &self.0 {
            match cell.get() {
                Some(known) if (known.address, known.length) == (address, length) => {
                    return Ok(&known.octets);
                }
                Some(_) => continue,
                None => {}
            }
            // An empty string in constructed form needs no room and has no address of its own.
            if content.is_empty() {
                return Ok(&[]);
            }
            let octets = segments(content)?.into();
            return Ok(&cell
                .get_or_init(|| Joined {
                    address,
                    length,
                    octets,
                })
                .octets);
        }
        Err(Fault::TooManyConstructedStrings)
    }
}

impl std::fmt::Debug for Scratch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Scratch({} strings)",
            self.0.iter().filter(|cell| cell.get().is_some()).count()
        )
    }
}

/// Segments are OCTET STRINGs whatever the tag of the whole, and may be constructed themselves.
fn segments(content: &[u8]) -> Result<Vec<u8>, Fault> {
    let (mut joined, mut open) = (Vec::new(), vec![content]);
    while let Some(run) = open.pop() {
        if run.is_empty() {
            continue;
        }
        let (segment, rest) = element(run)?;
        if segment.tag & !CONSTRUCTED != 4 {
            return Err(Fault::UnexpectedTag(segment.tag));
        }
        open.push(rest);
        match segment.tag & CONSTRUCTED {
            0 => joined.extend_from_slice(segment.content),
            _ if open.len() > DEPTH => return Err(Fault::TooDeep),
            _ => open.push(segment.content),
        }
    }
    Ok(joined)
}
