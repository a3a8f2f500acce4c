//! SEQUENCE OF and SET OF.

use crate::{
    CONSTRUCTED, Context, Cursor, Element, Fault, Form, Kind, Schema, Scratch, Stopped, Tag, Tlv,
    Writer, put, take,
};

/// SEQUENCE OF: checked when decoded, decoded again as it is walked; or a slice, to be encoded. No allocation.
///
/// `TAG` is its universal tag; [`SetOf`] has the other one. `LOW` and `HIGH` bound each item as a member's range does: where
/// they are left out, nothing does.
#[derive(Clone, Copy)]
pub enum List<
    'a,
    T,
    const TAG: Tag = 16,
    const LOW: i64 = { i64::MIN },
    const HIGH: i64 = { i64::MAX },
> {
    /// From a message: every item was decoded once, without fault.
    Received {
        /// The items' octets.
        content: &'a [u8],
        /// How many items.
        count: usize,
        /// Encoded anew they would be the same octets.
        plain: bool,
        /// The dialect they were decoded in.
        dialect: u32,
        /// That of the message.
        scratch: &'a Scratch,
    },
    /// To be sent.
    Items(&'a [T]),
}

/// SET OF; order is kept.
pub type SetOf<'a, T, const LOW: i64 = { i64::MIN }, const HIGH: i64 = { i64::MAX }> =
    List<'a, T, 17, LOW, HIGH>;

/// Items looked up at once, when a received list is sent on.
const RUN: usize = 8;

impl<'a, T: Element<'a>, const TAG: Tag, const LOW: i64, const HIGH: i64>
    List<'a, T, TAG, LOW, HIGH>
{
    const ITEM: Option<(i64, i64)> = match (LOW, HIGH) {
        (i64::MIN, i64::MAX) => None,
        range => Some(range),
    };

    /// The items in order, decoded anew.
    pub fn iter(&self) -> impl Iterator<Item = T> + use<'a, T, TAG, LOW, HIGH> {
        let (items, content, cx) = match *self {
            List::Items(items) => (items, &[][..], None),
            List::Received {
                content,
                dialect,
                scratch,
                ..
            } => (&[][..], content, Some((dialect, scratch))),
        };
        let mut cursor = Cursor(content);
        let received = std::iter::from_fn(move || {
            let mut cx = Context::new(cx?.0, cx?.1);
            let (tlv, mut value) = (cursor.next(&mut cx).ok()??, T::EMPTY);
            take(&mut value, false, None, tlv, &mut cx)
                .ok()
                .map(|()| value)
        });
        items.iter().copied().chain(received)
    }

    /// How many items.
    pub fn len(&self) -> usize {
        match self {
            List::Received { count, .. } => *count,
            List::Items(items) => items.len(),
        }
    }

    /// No items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A received list, decoded and encoded anew from its last item to the first: a run of items is looked up at a time,
    /// so that nothing is allocated.
    #[cold]
    fn encode_anew(&self, out: &mut Writer) {
        let List::Received {
            content,
            count,
            dialect,
            scratch,
            ..
        } = *self
        else {
            return;
        };
        let mut end = count;
        while end > 0 {
            let start = end.saturating_sub(RUN);
            let mut run = [Tlv::EMPTY; RUN];
            let mut cursor = Cursor(content);
            let mut cx = Context::new(dialect, scratch);
            for at in 0..end {
                let Ok(Some(tlv)) = cursor.next(&mut cx) else {
                    break;
                };
                if let Some(slot) = at.checked_sub(start).and_then(|at| run.get_mut(at)) {
                    *slot = tlv;
                }
            }
            for tlv in run.iter().take(end - start).rev() {
                let mut value = T::EMPTY;
                if take(&mut value, false, None, *tlv, &mut cx).is_ok() {
                    put(&value, 0, false, out);
                }
            }
            end = start;
        }
    }
}

impl<'a, T: Element<'a> + PartialEq, const TAG: Tag, const LOW: i64, const HIGH: i64> PartialEq
    for List<'a, T, TAG, LOW, HIGH>
{
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'a, T: Element<'a> + std::fmt::Debug, const TAG: Tag, const LOW: i64, const HIGH: i64>
    std::fmt::Debug for List<'a, T, TAG, LOW, HIGH>
{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T: Element<'a>, const TAG: Tag, const LOW: i64, const HIGH: i64> Element<'a>
    for List<'a, T, TAG, LOW, HIGH>
{
    const TAG: Tag = TAG;
    const FORM: Form = Form::Constructed;
    const EMPTY: Self = List::Items(&[]);
    fn decode(&mut self, tlv: Tlv<'a>, cx: &mut Context<'a>) -> Result<(), Stopped> {
        let mut cursor = Cursor(tlv.content);
        // A string in primitive form is its contents octets, and these are not touched.
        let (mut count, mut plain) = (0, matches!(T::FORM, Form::String));
        while let Some(item) = cursor.next(cx)? {
            let own =
                matches!(T::FORM, Form::Choice | Form::Any) || item.tag & !CONSTRUCTED == T::TAG;
            if !own {
                return cx.stop(Fault::UnexpectedTag(item.tag), item.octets);
            }
            let mut value = T::EMPTY;
            take(&mut value, false, Self::ITEM, item, cx)?;
            plain &= item.is_minimal();
            count += 1;
        }
        *self = List::Received {
            content: tlv.content,
            count,
            plain,
            dialect: cx.dialect,
            scratch: cx.scratch,
        };
        Ok(())
    }
    fn encode(&self, tag: Tag, out: &mut Writer) {
        let mark = out.mark();
        match self {
            List::Items(items) => items.iter().rev().for_each(|item| put(item, 0, false, out)),
            List::Received {
                content,
                plain: true,
                ..
            } => out.octets(content),
            List::Received { .. } => self.encode_anew(out),
        }
        out.header(tag | CONSTRUCTED, mark);
    }
    fn schema() -> &'static Schema {
        const {
            &Schema {
                name: if TAG == 17 { "SET OF" } else { "SEQUENCE OF" },
                tag: TAG,
                kind: Kind::List(T::schema),
                extensible: false,
                range: Self::ITEM,
            }
        }
    }
    fn measure(&self) -> i64 {
        i64::try_from(self.len()).unwrap_or(i64::MAX)
    }
}
