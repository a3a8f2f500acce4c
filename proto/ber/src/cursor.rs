//! Walking a run of elements.

use crate::{Context, Stopped, Tlv, element};

/// A position in a run of elements; the octets not yet read.
#[derive(Clone, Copy)]
pub struct Cursor<'a>(pub &'a [u8]);

impl std::fmt::Debug for Cursor<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cursor({} octets)", self.0.len())
    }
}

impl<'a> Cursor<'a> {
    /// The next element, `None` at the end. Nearly all have one tag octet and one length octet.
    ///
    /// # Errors
    /// [`Stopped`] where [`element`] refuses; the context holds the fault.
    // Not an Iterator: each step needs the context.
    #[allow(clippy::should_implement_trait)]
    #[inline]
    pub fn next(&mut self, cx: &mut Context<'a>) -> Result<Option<Tlv<'a>>, Stopped> {
        if let [tag, length, rest @ ..] = self.0
            && tag & 0x1f != 0x1f
            && *length < 0x80
            && let Some((content, after)) = rest.split_at_checked(usize::from(*length))
            && let Some(octets) = self.0.get(..2 + usize::from(*length))
        {
            self.0 = after;
            return Ok(Some(Tlv {
                tag: u32::from(tag & 0xe0) << 24 | u32::from(tag & 0x1f),
                content,
                octets,
            }));
        }
        self.next_general(cx)
    }

    fn next_general(&mut self, cx: &mut Context<'a>) -> Result<Option<Tlv<'a>>, Stopped> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let (tlv, rest) = element(self.0).or_else(|fault| cx.stop(fault, self.0))?;
        self.0 = rest;
        Ok(Some(tlv))
    }
}
