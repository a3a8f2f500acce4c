//! Elements that a declaration does not know.

use crate::{Context, Fault, Kind, Member, Schema, Stopped, Tlv, element, member::place};

/// The unknown elements of an extensible SEQUENCE or SET: the content as it came, looked through again only where there
/// was one, so that any number of them costs neither space nor allocation. They are encoded where they stood, as they
/// came.
#[derive(Clone, Copy, Default)]
pub struct Unknown<'a>(Option<Kept<'a>>);

#[derive(Clone, Copy)]
struct Kept<'a> {
    content: &'a [u8],
    of: &'static Schema,
    dialect: u32,
}

impl<'a> Unknown<'a> {
    /// None.
    pub const NONE: Unknown<'static> = Unknown(None);

    /// Notes that `item` of the element `whole` is unknown; refused where the type is not extensible.
    #[doc(hidden)]
    #[cold]
    pub fn keep(
        &mut self,
        of: &'static Schema,
        whole: Tlv<'a>,
        item: Tlv<'a>,
        cx: &mut Context<'a>,
    ) -> Result<(), Stopped> {
        if item.tag == 0 {
            return cx.stop(Fault::BadTag, item.octets);
        }
        if !of.extensible {
            return cx.stop(Fault::UnexpectedTag(item.tag), item.octets);
        }
        self.0 = Some(Kept {
            content: whole.content,
            of,
            dialect: cx.dialect,
        });
        Ok(())
    }

    /// Is there one?
    #[inline]
    pub fn any(&self) -> bool {
        self.0.is_some()
    }

    /// The unknown elements, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = Tlv<'a>> + use<'a> {
        let (mut walk, dialect) = match self.0 {
            Some(kept) => (Some(Walk::new(kept)), kept.dialect),
            None => (None, 0),
        };
        std::iter::from_fn(move || {
            loop {
                if let (None, tlv) = walk.as_mut()?.next(dialect)? {
                    return Some(tlv);
                }
            }
        })
    }

    /// The unknown elements right after member `index` (`None`: before the first): always one run of octets.
    #[doc(hidden)]
    #[cold]
    pub fn after(&self, index: Option<usize>) -> &'a [u8] {
        let Some(kept) = self.0 else { return &[] };
        let (mut walk, mut last) = (Walk::new(kept), None);
        let mut start = 0;
        while let Some((place, tlv)) = walk.next(kept.dialect) {
            if place.is_some() {
                let end = kept.content.len() - walk.at.len() - tlv.octets.len();
                if last == index {
                    return kept.content.get(start..end).unwrap_or(&[]);
                }
                (last, start) = (place, kept.content.len() - walk.at.len());
            }
        }
        if last == index {
            kept.content.get(start..).unwrap_or(&[])
        } else {
            &[]
        }
    }
}

/// Two are equal where they have the same elements at the same members, whatever the encoding of what is around them.
impl PartialEq for Unknown<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(a), Some(b)) => {
                let members = a.of.members().len().max(b.of.members().len());
                (0..=members)
                    .all(|at| self.after(at.checked_sub(1)) == other.after(at.checked_sub(1)))
            }
            _ => false,
        }
    }
}

impl std::fmt::Debug for Unknown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// The elements of a content again, each with the member that it is.
struct Walk<'a> {
    at: &'a [u8],
    members: &'static [Member],
    ordered: bool,
    seen: u128,
}

impl<'a> Walk<'a> {
    fn new(kept: Kept<'a>) -> Self {
        let ordered = matches!(kept.of.kind, Kind::Sequence(_));
        Walk {
            at: kept.content,
            members: kept.of.members(),
            ordered,
            seen: 0,
        }
    }

    fn next(&mut self, dialect: u32) -> Option<(Option<usize>, Tlv<'a>)> {
        let (tlv, rest) = element(self.at).ok()?;
        self.at = rest;
        let place = place(self.members, self.ordered, &tlv, self.seen, dialect);
        if let Some(at) = place {
            self.seen |= 1 << at;
        }
        Some((place, tlv))
    }
}
