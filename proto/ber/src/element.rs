//! What a declared type can do, and decoding one whole element.

use crate::{
    CONSTRUCTED, Context, Cursor, Error, Fault, Form, Schema, Scratch, Stopped, Tag, Tlv, Writer,
    first,
};

/// A type of which elements are decoded and encoded. Implemented by the declarations; by hand only for the leaves.
pub trait Element<'a>: Copy {
    /// The type's own tag, 0 for CHOICE and open types.
    const TAG: Tag;
    /// The tags that its elements may have: its own; of a CHOICE those of its alternatives. 0 among them: others too.
    const TAGS: &'static [Tag] = &[Self::TAG];
    /// Its form in octets.
    const FORM: Form;
    /// What a slot holds before its element is seen.
    const EMPTY: Self;

    /// [`Self::EMPTY`], put together where it is wanted: what an absent member does not need is not written. A copy of the
    /// constant would write all of it.
    #[inline(always)]
    fn empty() -> Self {
        Self::EMPTY
    }

    /// Fills `self`, which is [`Self::EMPTY`]; the form of `tlv` was checked.
    ///
    /// # Errors
    /// [`Stopped`]; the context holds the fault, the names around it and the place.
    fn decode(&mut self, tlv: Tlv<'a>, cx: &mut Context<'a>) -> Result<(), Stopped>;

    /// Writes the element under `tag` in front of what is written. `tag` is [`Self::TAG`] or the one that stands in its
    /// place; around a CHOICE, 0 for none. Open types write themselves as they came.
    fn encode(&self, tag: Tag, out: &mut Writer);

    /// The type as data.
    fn schema() -> &'static Schema;

    /// What a range bounds: the value of an INTEGER, the size of the rest.
    fn measure(&self) -> i64 {
        0
    }
}

/// `T` or `Option<T>` as the type of a member.
pub trait Slot<'a>: Copy {
    /// The member's type without `Option`.
    type Of: Element<'a>;
    /// `Option`?
    const OPTIONAL: bool;
    /// Before its element is seen.
    const ABSENT: Self;
    /// [`Self::ABSENT`], as [`Element::empty`].
    #[inline(always)]
    fn absent() -> Self {
        Self::ABSENT
    }
    /// Where the element is decoded to.
    fn slot(&mut self) -> &mut Self::Of;
    /// The value, if there is one.
    fn get(&self) -> Option<&Self::Of>;
}

#[rustfmt::skip]
impl<'a, T: Element<'a>> Slot<'a> for T {
    type Of = T;
    const OPTIONAL: bool = false;
    const ABSENT: Self = T::EMPTY;
    #[inline(always)] fn absent() -> Self { T::empty() }
    #[inline] fn slot(&mut self) -> &mut T { self }
    #[inline] fn get(&self) -> Option<&T> { Some(self) }
}

#[rustfmt::skip]
impl<'a, T: Element<'a>> Slot<'a> for Option<T> {
    type Of = T;
    const OPTIONAL: bool = true;
    const ABSENT: Self = None;
    #[inline(always)] fn absent() -> Self { None }
    #[inline(always)] fn slot(&mut self) -> &mut T { self.insert(T::empty()) }
    #[inline] fn get(&self) -> Option<&T> { self.as_ref() }
}

/// Decodes one whole element and nothing after it, into a value of the caller: large structs are not moved.
///
/// # Errors
/// Fault, names and offset; `value` then holds what was decoded before it.
pub fn decode<'a, T: Element<'a>>(
    value: &mut T,
    octets: &'a [u8],
    dialect: u32,
    scratch: &'a Scratch,
) -> Result<(), Error> {
    let mut cx = Context::new(dialect, scratch);
    *value = T::empty();
    decode_whole(value, T::TAG, octets, &mut cx).map_err(|Stopped| {
        cx.within(T::schema().name);
        cx.error(octets)
    })
}

/// As [`decode`], of an element that stands under another tag than the type's own: what is IMPLICIT `[n]` in a message
/// that is taken apart by hand.
///
/// # Errors
/// As [`decode`].
pub fn decode_tagged<'a, T: Element<'a>>(
    value: &mut T,
    tag: Tag,
    octets: &'a [u8],
    dialect: u32,
    scratch: &'a Scratch,
) -> Result<(), Error> {
    let mut cx = Context::new(dialect, scratch);
    *value = T::empty();
    decode_whole(value, tag, octets, &mut cx).map_err(|Stopped| {
        cx.within(T::schema().name);
        cx.error(octets)
    })
}

fn decode_whole<'a, T: Element<'a>>(
    value: &mut T,
    tag: Tag,
    octets: &'a [u8],
    cx: &mut Context<'a>,
) -> Result<(), Stopped> {
    let mut cursor = Cursor(octets);
    let Some(tlv) = cursor.next(cx)? else {
        return cx.stop(Fault::Truncated, octets);
    };
    if !cursor.0.is_empty() {
        return cx.stop(Fault::TrailingOctets, cursor.0);
    }
    if tag != 0 && tlv.tag & !CONSTRUCTED != tag {
        return cx.stop(Fault::UnexpectedTag(tlv.tag), octets);
    }
    take(
        value,
        tag != 0 && matches!(T::FORM, Form::Choice),
        None,
        tlv,
        cx,
    )
}

/// One member: form, explicit tag, content, range.
///
/// The explicit tag around a CHOICE is taken in primitive form too (`80 03 80 01 19` for `a0 03 80 01 19`), though X.690 8.14.2
/// wants it constructed: deployed CAP peers take IMPLICIT TAGS for a CHOICE as well and clear the bit. Nothing else can be meant,
/// since a CHOICE has no tag of its own that could have been replaced. It is encoded as it must be.
#[doc(hidden)]
#[inline]
pub fn take<'a, S: Slot<'a>>(
    slot: &mut S,
    explicit: bool,
    range: Option<(i64, i64)>,
    tlv: Tlv<'a>,
    cx: &mut Context<'a>,
) -> Result<(), Stopped> {
    let (value, constructed) = (slot.slot(), tlv.tag & CONSTRUCTED != 0);
    if explicit {
        let fits = constructed || matches!(S::Of::FORM, Form::Choice) && is_one(tlv.content);
        if !fits {
            return cx.stop(Fault::WrongForm, tlv.octets);
        }
        let mut inner = Cursor(tlv.content);
        let Some(inside) = inner.next(cx)? else {
            return cx.stop(Fault::Missing, tlv.octets);
        };
        if !inner.0.is_empty() {
            return cx.stop(Fault::TrailingOctets, inner.0);
        }
        if !matches!(S::Of::FORM, Form::Choice | Form::Any)
            && inside.tag & !CONSTRUCTED != S::Of::TAG
        {
            return cx.stop(Fault::UnexpectedTag(inside.tag), inside.octets);
        }
        own(value, inside, cx)?;
    } else {
        own(value, tlv, cx)?;
    }
    match range {
        Some((low, high)) if !(low..=high).contains(&value.measure()) => {
            cx.stop(Fault::OutOfRange, tlv.octets)
        }
        _ => Ok(()),
    }
}

/// Is this one element and nothing else?
#[cold]
pub(crate) fn is_one(content: &[u8]) -> bool {
    matches!(crate::element(content), Ok((_, [])))
}

/// The element itself, its form checked.
#[inline]
fn own<'a, T: Element<'a>>(
    value: &mut T,
    tlv: Tlv<'a>,
    cx: &mut Context<'a>,
) -> Result<(), Stopped> {
    let constructed = tlv.tag & CONSTRUCTED != 0;
    match T::FORM {
        Form::Primitive if constructed => cx.stop(Fault::WrongForm, tlv.octets),
        Form::Constructed if !constructed => cx.stop(Fault::WrongForm, tlv.octets),
        _ => value.decode(tlv, cx),
    }
}

/// One member, the way out.
#[doc(hidden)]
#[inline]
pub fn put<'a, T: Element<'a>>(value: &T, tag: Tag, explicit: bool, out: &mut Writer) {
    if explicit && !matches!(T::FORM, Form::Choice) {
        let mark = out.mark();
        value.encode(T::TAG, out);
        out.header(tag | CONSTRUCTED, mark);
    } else {
        value.encode(first(tag, T::TAG), out);
    }
}
