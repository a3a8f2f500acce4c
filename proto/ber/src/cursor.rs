//! Walking a run of elements.

use crate::{Context, Fault, Stopped, Tlv, general, plain};

/// A position in a run of elements; the octets not yet read.
#[derive(Clone, Copy)]
pub struct Cursor<'a>(pub &'a [u8]);

impl std::fmt::Debug for Cursor<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cursor({} octets)", self.0.len())
    }
}

impl<'a> Cursor<'a> {
    /// The next element, `None` at the end.
    ///
    /// # Errors
    /// [`Stopped`] where [`element()`](crate::element()) refuses; the context holds the fault.
    // Not an Iterator: each step needs the context.
    #[allow(clippy::should_implement_trait)]
    #[inline(always)]
    pub fn next(&mut self, cx: &mut Context<'a>) -> Result<Option<Tlv<'a>>, Stopped> {
        let bounds = match plain(self.0) {
            Some(bounds) => bounds,
            None if self.0.is_empty() => return Ok(None),
            None => match general(self.0) {
                Ok(bounds) => bounds,
                Err(fault) => return cx.stop(fault, self.0),
            },
        };
        let Some((tlv, after)) = bounds.cut(self.0) else {
            return cx.stop(Fault::Truncated, self.0);
        };
        self.0 = after;
        Ok(Some(tlv))
    }
}
