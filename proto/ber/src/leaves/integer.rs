//! BOOLEAN, INTEGER, NULL.

use crate::value::{Value, untold};
use crate::{Context, Element, Fault, Form, Kind, Schema, Stopped, Tag, Tlv, Writer};

/// The value of an INTEGER or ENUMERATED of at most 8 octets. Needless leading octets (X.690 8.3.2 forbids them) pass.
#[doc(hidden)]
#[inline]
pub fn integer<'a>(tlv: Tlv<'a>, cx: &mut Context<'a>) -> Result<i64, Stopped> {
    match *tlv.content {
        [one] => Ok(i64::from(one.cast_signed())),
        [_, ref rest @ ..] if rest.len() < 8 => Ok(sign_extended(tlv.content)),
        _ => cx.stop(Fault::BadLength, tlv.octets),
    }
}

/// Two's complement of any length; of more than 8 octets, the low ones.
pub(crate) fn sign_extended(content: &[u8]) -> i64 {
    let sign = content
        .first()
        .map_or(0, |first| i64::from(first.cast_signed()) >> 7);
    content
        .iter()
        .fold(sign, |value, octet| value << 8 | i64::from(*octet))
}

/// The number of an ENUMERATED.
#[doc(hidden)]
#[inline]
pub fn enumerated_number<'a>(tlv: Tlv<'a>, cx: &mut Context<'a>) -> Result<i32, Stopped> {
    match i32::try_from(integer(tlv, cx)?) {
        Ok(number) => Ok(number),
        Err(_) => cx.stop(Fault::OutOfRange, tlv.octets),
    }
}

/// Minimal octets (X.690 8.3.2).
#[doc(hidden)]
#[inline]
pub fn put_integer(value: i64, tag: Tag, out: &mut Writer) {
    if let Ok(one) = i8::try_from(value) {
        return out.one(tag, one.cast_unsigned());
    }
    let octets = value.to_be_bytes();
    // Leading bits that only repeat the sign, less the one that gives it.
    let spare = (value ^ (value >> 63)).leading_zeros().saturating_sub(1) as usize / 8;
    out.element(tag, octets.get(spare..).unwrap_or(&octets));
}

fn show_integer(content: &[u8]) -> Value {
    match content.len() {
        1..=8 => Value::Integer(sign_extended(content)),
        _ => Value::Text(crate::value::hex(content)),
    }
}

fn read_integer(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Integer(i) => {
            let mut out = Writer::default();
            put_integer(*i, 2, &mut out);
            out.as_slice().get(2..).map(<[u8]>::to_vec)
        }
        Value::Text(text) => crate::value::unhex(text),
        _ => None,
    }
}

fn show_boolean(content: &[u8]) -> Value {
    match content {
        [octet] => Value::Bool(*octet != 0),
        _ => Value::Text(crate::value::hex(content)),
    }
}

fn read_boolean(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Bool(b) => Some(vec![if *b { 0xff } else { 0 }]),
        Value::Text(text) => crate::value::unhex(text),
        _ => None,
    }
}

macro_rules! primitive {
    ($ty:ty, $name:literal, $tag:literal, $empty:expr, $show:expr, $read:expr,
     |$tlv:ident, $cx:ident| $decode:expr, |$value:ident, $tag_:ident, $out:ident| $encode:expr, |$m:ident| $measure:expr) => {
        impl<'a> Element<'a> for $ty {
            const TAG: Tag = $tag;
            const FORM: Form = Form::Primitive;
            const EMPTY: Self = $empty;
            #[inline]
            fn decode(&mut self, $tlv: Tlv<'a>, $cx: &mut Context<'a>) -> Result<(), Stopped> {
                *self = $decode;
                Ok(())
            }
            #[inline]
            fn encode(&self, $tag_: Tag, $out: &mut Writer) {
                let $value = self;
                $encode
            }
            fn schema() -> &'static Schema {
                &Schema {
                    name: $name,
                    tag: $tag,
                    kind: Kind::Leaf {
                        form: Form::Primitive,
                        show: $show,
                        read: $read,
                        why: untold,
                    },
                    extensible: false,
                    range: None,
                }
            }
            #[inline]
            fn measure(&self) -> i64 {
                let $m = self;
                $measure
            }
        }
    };
}

macro_rules! integers {
    ($($ty:ty)*) => { $(
        primitive!($ty, "INTEGER", 2, 0, show_integer, read_integer,
            |tlv, cx| match <$ty>::try_from(integer(tlv, cx)?) {
                Ok(value) => value,
                Err(_) => return cx.stop(Fault::OutOfRange, tlv.octets),
            },
            |value, tag, out| put_integer(i64::from(*value), tag, out), |m| i64::from(*m));
    )* };
}
integers!(u8 u16 u32 i32);
primitive!(
    i64,
    "INTEGER",
    2,
    0,
    show_integer,
    read_integer,
    |tlv, cx| integer(tlv, cx)?,
    |value, tag, out| put_integer(*value, tag, out),
    |m| *m
);

// Any octet but 0 is TRUE (X.690 8.2.2); we send ff.
primitive!(
    bool,
    "BOOLEAN",
    1,
    false,
    show_boolean,
    read_boolean,
    |tlv, cx| match tlv.content {
        [octet] => *octet != 0,
        _ => return cx.stop(Fault::BadLength, tlv.octets),
    },
    |value, tag, out| out.element(tag, &[if *value { 0xff } else { 0 }]),
    |m| i64::from(*m)
);

/// NULL.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Null;
primitive!(
    Null,
    "NULL",
    5,
    Null,
    |content| if content.is_empty() {
        Value::Null
    } else {
        Value::Text(crate::value::hex(content))
    },
    |value| match value {
        Value::Null => Some(Vec::new()),
        Value::Text(text) => crate::value::unhex(text),
        _ => None,
    },
    |tlv, cx| match tlv.content {
        [] => Null,
        _ => return cx.stop(Fault::BadLength, tlv.octets),
    },
    |_value, tag, out| out.element(tag, &[]),
    |_m| 0
);
