//! What is wrong with octets, by the schema.

use crate::member::place;
use crate::{
    CONSTRUCTED, Context, Cursor, Error, Fault, Form, Kind, Member, Presence, Schema, Scratch,
    Stopped, Tag, Tlv, element::is_one, measure, schema::in_dialect, sign_extended,
};

/// Checks one whole element and nothing after it, as [`decode`](crate::decode) does: order, number, form, range, required
/// members, values of an ENUMERATED. For types that are known only as data.
///
/// It knows the sizes that the declarations give, not those of the Rust types behind them (a `u8` for an INTEGER without
/// a range).
///
/// # Errors
/// Fault, names and offset, the same as `decode` gives.
pub fn check(schema: &'static Schema, octets: &[u8], dialect: u32) -> Result<(), Error> {
    check_tagged(schema, schema.tag, octets, dialect)
}

/// As [`check`], of an element that stands under another tag than the type's own, as
/// [`decode_tagged`](crate::decode_tagged) decodes it.
///
/// # Errors
/// As [`check`].
pub fn check_tagged(
    schema: &'static Schema,
    tag: Tag,
    octets: &[u8],
    dialect: u32,
) -> Result<(), Error> {
    let scratch = Scratch::default();
    let mut cx = Context::new(dialect, &scratch);
    whole(schema, tag, octets, &mut cx).map_err(|Stopped| {
        cx.within(schema.name);
        cx.error(octets)
    })
}

fn whole<'a>(
    schema: &'static Schema,
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
    if tag != 0 && tag != tlv.tag & !CONSTRUCTED {
        return cx.stop(Fault::UnexpectedTag(tlv.tag), octets);
    }
    element(schema, tlv, cx).map(|_| ())
}

/// The element, and its measure for a range.
fn element<'a>(
    schema: &'static Schema,
    tlv: Tlv<'a>,
    cx: &mut Context<'a>,
) -> Result<i64, Stopped> {
    let constructed = tlv.tag & CONSTRUCTED != 0;
    match &schema.kind {
        Kind::Sequence(_) | Kind::Set(_) | Kind::List(_) if !constructed => {
            cx.stop(Fault::WrongForm, tlv.octets)
        }
        Kind::Enumerated(_)
        | Kind::Leaf {
            form: Form::Primitive,
            ..
        } if constructed => cx.stop(Fault::WrongForm, tlv.octets),
        Kind::Sequence(members) => run(schema, members, true, tlv, cx),
        Kind::Set(members) => run(schema, members, false, tlv, cx),
        Kind::Choice(members) => {
            let here = |m: &&Member| m.is_in(cx.dialect) && m.accepts(tlv.tag);
            match members.iter().find(here) {
                Some(found) => member(found, tlv, cx).map(|()| 0),
                None if tlv.tag & !CONSTRUCTED == 0 => cx.stop(Fault::BadTag, tlv.octets),
                None if schema.extensible => Ok(0),
                None => cx.stop(Fault::UnexpectedTag(tlv.tag), tlv.octets),
            }
        }
        Kind::List(of) => {
            let (of, mut cursor, mut count) = (of(), Cursor(tlv.content), 0);
            while let Some(item) = cursor.next(cx)? {
                if of.tag != 0 && of.tag != item.tag & !CONSTRUCTED {
                    return cx.stop(Fault::UnexpectedTag(item.tag), item.octets);
                }
                let measure = element(of, item, cx)?;
                within(schema.range, measure, item, cx)?;
                count += 1;
            }
            Ok(count)
        }
        Kind::Enumerated(names) => {
            let number = crate::enumerated_number(tlv, cx)?;
            let here = |(_, n, dialects): &(_, i32, u32)| {
                *n == number && in_dialect(*dialects, cx.dialect)
            };
            if !schema.extensible && !names.iter().any(here) {
                return cx.stop(Fault::UnknownValue, tlv.octets);
            }
            Ok(number.into())
        }
        Kind::Leaf { form, .. } => {
            let measure = match schema.tag {
                2 => crate::integer(tlv, cx)?,
                1 if tlv.content.len() != 1 => return cx.stop(Fault::BadLength, tlv.octets),
                5 if !tlv.content.is_empty() => return cx.stop(Fault::BadLength, tlv.octets),
                1 => i64::from(sign_extended(tlv.content) != 0),
                _ if *form == Form::String => measure(schema.tag, cx.string(tlv)?),
                _ => measure(schema.tag, tlv.content),
            };
            within(schema.range, measure, tlv, cx)
        }
        Kind::Open if tlv.tag & !CONSTRUCTED == 0 => cx.stop(Fault::BadTag, tlv.octets),
        Kind::Open => Ok(size(tlv.content)),
    }
}

/// The measure, where the range has it.
fn within<'a>(
    range: Option<(i64, i64)>,
    measure: i64,
    tlv: Tlv<'a>,
    cx: &mut Context<'a>,
) -> Result<i64, Stopped> {
    match range {
        Some((low, high)) if !(low..=high).contains(&measure) => {
            cx.stop(Fault::OutOfRange, tlv.octets)
        }
        _ => Ok(measure),
    }
}

fn size(content: &[u8]) -> i64 {
    i64::try_from(content.len()).unwrap_or(i64::MAX)
}

fn run<'a>(
    schema: &'static Schema,
    members: &'static [Member],
    ordered: bool,
    tlv: Tlv<'a>,
    cx: &mut Context<'a>,
) -> Result<i64, Stopped> {
    let (mut cursor, mut seen) = (Cursor(tlv.content), 0u128);
    while let Some(item) = cursor.next(cx)? {
        let found = place(members, ordered, &item, seen, cx.dialect);
        let Some((at, found)) = found.and_then(|at| Some((at, members.get(at)?))) else {
            if item.tag == 0 {
                return cx.stop(Fault::BadTag, item.octets);
            }
            if !schema.extensible {
                return cx.stop(Fault::UnexpectedTag(item.tag), item.octets);
            }
            continue;
        };
        let fault = match seen >> at {
            before if before & 1 != 0 => Some(Fault::Twice),
            before if ordered && before != 0 => Some(Fault::OutOfOrder),
            _ => None,
        };
        if let Some(fault) = fault {
            return cx
                .stop(fault, item.octets)
                .map_err(|Stopped| cx.within(found.name));
        }
        seen |= 1 << at;
        member(found, item, cx)?;
    }
    let needed = |(at, m): &(usize, &Member)| {
        m.presence == Presence::Required && seen >> at & 1 == 0 && m.is_in(cx.dialect)
    };
    match members.iter().enumerate().find(needed) {
        Some((_, absent)) => cx
            .stop(Fault::Missing, tlv.octets)
            .map_err(|Stopped| cx.within(absent.name)),
        None => Ok(0),
    }
}

fn member<'a>(member: &'static Member, tlv: Tlv<'a>, cx: &mut Context<'a>) -> Result<(), Stopped> {
    tagged(member, tlv, cx).map_err(|Stopped| cx.within(member.name))
}

fn tagged<'a>(member: &'static Member, tlv: Tlv<'a>, cx: &mut Context<'a>) -> Result<(), Stopped> {
    let of = (member.of)();
    let measure = if member.explicit {
        let is_choice = matches!(of.kind, Kind::Choice(_)) && is_one(tlv.content);
        if tlv.tag & CONSTRUCTED == 0 && !is_choice {
            return cx.stop(Fault::WrongForm, tlv.octets);
        }
        let mut inner = Cursor(tlv.content);
        let Some(inside) = inner.next(cx)? else {
            return cx.stop(Fault::Missing, tlv.octets);
        };
        if !inner.0.is_empty() {
            return cx.stop(Fault::TrailingOctets, inner.0);
        }
        if of.tag != 0 && of.tag != inside.tag & !CONSTRUCTED {
            return cx.stop(Fault::UnexpectedTag(inside.tag), inside.octets);
        }
        element(of, inside, cx)?
    } else {
        element(of, tlv, cx)?
    };
    within(member.range, measure, tlv, cx).map(|_| ())
}
