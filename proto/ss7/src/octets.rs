//! A short run of octets held in place.

use std::ops::Deref;

/// Up to `N` octets (at most 255), `Copy` and without allocation.
#[derive(Clone, Copy)]
pub struct InlineOctets<const N: usize> {
    octets: [u8; N],
    length: u8,
}

impl<const N: usize> InlineOctets<N> {
    /// None.
    pub const EMPTY: Self = Self {
        octets: [0; N],
        length: 0,
    };

    /// A copy of `octets`; `None` if they do not fit.
    #[must_use]
    pub fn new(octets: &[u8]) -> Option<Self> {
        let mut copy = Self::EMPTY;
        copy.extend(octets).then_some(copy)
    }

    /// Adds `octets` at the end; `false`, and no change, if they do not fit.
    #[must_use]
    pub fn extend(&mut self, octets: &[u8]) -> bool {
        let start = usize::from(self.length);
        let Some(end) = start.checked_add(octets.len()) else {
            return false;
        };
        let (Some(room), Ok(length)) = (self.octets.get_mut(start..end), u8::try_from(end)) else {
            return false;
        };
        room.copy_from_slice(octets);
        self.length = length;
        true
    }

    /// Adds one octet at the end; `false` if there is no room.
    #[must_use]
    pub fn push(&mut self, octet: u8) -> bool {
        self.extend(&[octet])
    }
}

impl<const N: usize> Deref for InlineOctets<N> {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.octets.get(..usize::from(self.length)).unwrap_or(&[])
    }
}

impl<const N: usize> Default for InlineOctets<N> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<const N: usize> PartialEq for InlineOctets<N> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<const N: usize> Eq for InlineOctets<N> {}

impl<const N: usize> std::hash::Hash for InlineOctets<N> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<const N: usize> std::fmt::Debug for InlineOctets<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.iter().try_for_each(|octet| write!(f, "{octet:02x}"))
    }
}
