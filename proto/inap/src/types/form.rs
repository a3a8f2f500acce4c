//! Octet strings told by a table: bit fields with names, then digits, text or octets.
//!
//! The North American dialects have dozens of such parameters, each with another layout and the same few kinds of parts.
//! One table a parameter says them; what the table cannot say to the same octets is shown as `octets: hex`.

use inlab_ber::value::{Value, hex, unhex};

/// A whole octet string.
pub(crate) struct Form {
    /// Octets before the tail, in which the fields are.
    pub(crate) head: usize,
    /// Bit fields of the head, in the order shown.
    pub(crate) fields: &'static [Field],
    /// What follows the head.
    pub(crate) tail: Tail,
}

/// Some bits of one octet.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// Which octet, from 0.
    pub(crate) octet: usize,
    pub(crate) mask: u8,
    /// Names of values; others are shown as numbers. [`YES`]: shown where it is set only.
    pub(crate) values: &'static [(u8, &'static str)],
}

/// Values of a single bit.
pub(crate) const YES: &[(u8, &str)] = &[(1, "yes")];

/// What follows the head.
pub(crate) enum Tail {
    /// Nothing.
    None,
    /// Digits, the first in the low half of an octet; the filler is 0. Their number is odd if this bit of the first octet is
    /// set.
    OddEven(&'static str, u8),
    /// Digits, after an octet that gives their number.
    Counted(&'static str),
    /// So many digits.
    Digits(&'static str, usize),
    /// Text (IA5).
    Text(&'static str),
    /// Octets, shown in hexadecimal.
    Octets(&'static str),
    /// An unsigned number, most significant octet first, of so many octets.
    Number(&'static str, usize),
}

/// Digits as the North American dialects write them: B and C, and the keys of a telephone.
const ALPHABET: &[u8; 16] = b"0123456789ABC*#F";

/// The whole content as a map, or its octets.
pub(crate) fn show(form: &Form, content: &[u8]) -> Value {
    match value(form, content) {
        Some(value) if read(form, &value).as_deref() == Some(content) => value,
        _ => Value::Map(vec![("octets".into(), Value::Text(hex(content)))]),
    }
}

fn value(form: &Form, content: &[u8]) -> Option<Value> {
    let head = content.get(..form.head)?;
    let tail = content.get(form.head..)?;
    let mut map = Vec::new();
    for field in form.fields {
        let bits = (head.get(field.octet)? & field.mask) >> field.mask.trailing_zeros();
        if bits == 0 && field.omitted() {
            continue;
        }
        let known = field.values.iter().find(|(value, _)| *value == bits);
        let shown = known.map_or(Value::Integer(bits.into()), |(_, name)| {
            Value::Text((*name).into())
        });
        map.push((field.name.into(), shown));
    }
    let (name, shown) = match &form.tail {
        Tail::None if tail.is_empty() => return single(form, map),
        Tail::None => return None,
        Tail::OddEven(name, bit) => {
            let odd = usize::from(head.first()? & bit != 0);
            (name, digits(tail, (tail.len() * 2).checked_sub(odd)?)?)
        }
        Tail::Counted(name) => {
            let (count, tail) = tail.split_first()?;
            (name, digits(tail, usize::from(*count))?)
        }
        Tail::Digits(name, count) => (name, digits(tail, *count)?),
        Tail::Text(name) => {
            let printable = tail
                .iter()
                .all(|octet| octet.is_ascii_graphic() || *octet == b' ');
            let text = std::str::from_utf8(tail).ok().filter(|_| printable)?;
            (name, text.to_owned())
        }
        Tail::Octets(name) => (name, hex(tail)),
        Tail::Number(name, size) => {
            if tail.len() != *size || *size > 7 {
                return None;
            }
            let number = tail
                .iter()
                .fold(0_i64, |number, octet| number << 8 | i64::from(*octet));
            map.push(((*name).into(), Value::Integer(number)));
            return single(form, map);
        }
    };
    // The number itself comes first, as in every dialect.
    map.insert(0, ((*name).into(), Value::Text(shown)));
    single(form, map)
}

/// A form of one part is shown without a map.
fn single(form: &Form, mut map: Vec<(String, Value)>) -> Option<Value> {
    match form.parts() {
        1 => map.pop().map(|(_, value)| value),
        _ => Some(Value::Map(map)),
    }
}

fn digits(octets: &[u8], count: usize) -> Option<String> {
    if octets.len() != count.div_ceil(2) {
        return None;
    }
    let halves = octets.iter().flat_map(|octet| [octet & 15, octet >> 4]);
    let text = halves
        .take(count)
        .map(|half| ALPHABET.get(usize::from(half)).map(|c| char::from(*c)));
    text.collect()
}

fn undigits(text: &str) -> Option<Vec<u8>> {
    let halves: Option<Vec<u8>> = text
        .bytes()
        .map(|c| {
            let at = ALPHABET
                .iter()
                .position(|known| *known == c.to_ascii_uppercase())?;
            u8::try_from(at).ok()
        })
        .collect();
    let octets = halves?
        .chunks(2)
        .map(|pair| match pair {
            [low, high] => low | high << 4,
            [low] => *low,
            _ => 0,
        })
        .collect();
    Some(octets)
}

/// The octets of a value in a file.
pub(crate) fn read(form: &Form, value: &Value) -> Option<Vec<u8>> {
    let whole;
    let map = match value {
        Value::Map(map) => {
            if let [(key, Value::Text(octets))] = map.as_slice()
                && key == "octets"
            {
                return unhex(octets);
            }
            map.as_slice()
        }
        other if form.parts() == 1 => {
            let name = form.tail_name().or(form.fields.first().map(|f| f.name))?;
            whole = [(name.to_owned(), other.clone())];
            &whole[..]
        }
        _ => return None,
    };
    let mut head = vec![0_u8; form.head];
    let mut tail = None;
    for (key, value) in map {
        if let Some(field) = form.fields.iter().find(|field| field.name == key) {
            let bits = match value {
                Value::Text(name) => field.values.iter().find(|(_, known)| known == name)?.0,
                Value::Integer(number) => u8::try_from(*number).ok()?,
                _ => return None,
            };
            let shift = field.mask.trailing_zeros();
            if bits > field.mask >> shift {
                return None;
            }
            *head.get_mut(field.octet)? |= bits << shift;
        } else if form.tail_name() == Some(key.as_str()) {
            tail = Some(value);
        } else {
            return None;
        }
    }
    match (&form.tail, tail) {
        (Tail::None, None) => {}
        (Tail::Number(_, size), Some(Value::Integer(number))) => {
            let octets = u64::try_from(*number).ok()?.to_be_bytes();
            let (zero, octets) = octets.split_at(octets.len().checked_sub(*size)?);
            if zero.iter().any(|octet| *octet != 0) {
                return None;
            }
            head.extend(octets);
        }
        (_, Some(value)) => {
            let text = match value {
                Value::Text(text) => text.clone(),
                Value::Integer(number) => number.to_string(),
                _ => return None,
            };
            match &form.tail {
                Tail::OddEven(_, bit) => {
                    if text.len() % 2 == 1 {
                        *head.first_mut()? |= bit;
                    }
                    head.extend(undigits(&text)?);
                }
                Tail::Counted(_) => {
                    head.push(u8::try_from(text.len()).ok()?);
                    head.extend(undigits(&text)?);
                }
                Tail::Digits(_, count) if text.len() == *count => head.extend(undigits(&text)?),
                Tail::Text(_) if text.is_ascii() => head.extend(text.bytes()),
                Tail::Octets(_) => head.extend(unhex(&text)?),
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(head)
}

impl Field {
    /// Whether it is left out where it is zero.
    fn omitted(&self) -> bool {
        self.values == YES || matches!(self.name, "reserved" | "spare" | "other")
    }
}

impl Form {
    const fn tail_name(&self) -> Option<&'static str> {
        match self.tail {
            Tail::None => None,
            Tail::OddEven(name, _)
            | Tail::Counted(name)
            | Tail::Digits(name, _)
            | Tail::Text(name)
            | Tail::Octets(name)
            | Tail::Number(name, _) => Some(name),
        }
    }

    const fn parts(&self) -> usize {
        self.fields.len() + if self.tail_name().is_some() { 1 } else { 0 }
    }
}

/// A set of bits with names, the first the most significant of the first octet after the count of unused ones (X.690 8.6).
pub(crate) fn show_bits(names: &[&str], content: &[u8]) -> Value {
    let map = || Value::Map(vec![("octets".into(), Value::Text(hex(content)))]);
    let Some((_, octets)) = content.split_first() else {
        return map();
    };
    let set = (0..octets.len() * 8).filter(|bit| {
        octets
            .get(bit / 8)
            .is_some_and(|o| o << (bit % 8) & 0x80 != 0)
    });
    let shown: Option<Vec<Value>> = set
        .map(|bit| names.get(bit).map(|name| Value::Text((*name).into())))
        .collect();
    match shown.map(Value::List) {
        Some(value) if read_bits(names, &value).as_deref() == Some(content) => value,
        _ => map(),
    }
}

/// The shortest BIT STRING that has these bits: trailing zero bits are not sent (X.690 11.2.2).
pub(crate) fn read_bits(names: &[&str], value: &Value) -> Option<Vec<u8>> {
    let items = match value {
        Value::List(items) => items,
        Value::Map(map) => match map.as_slice() {
            [(key, Value::Text(octets))] if key == "octets" => return unhex(octets),
            _ => return None,
        },
        _ => return None,
    };
    let mut octets = vec![0_u8];
    let mut last = None;
    for item in items {
        let Value::Text(name) = item else { return None };
        let bit = names.iter().position(|known| known == name)?;
        if octets.len() < bit / 8 + 2 {
            octets.resize(bit / 8 + 2, 0);
        }
        *octets.get_mut(bit / 8 + 1)? |= 0x80 >> (bit % 8);
        last = last.max(Some(bit));
    }
    if let (Some(last), Some(unused)) = (last, octets.first_mut()) {
        *unused = 7 - u8::try_from(last % 8).ok()?;
    }
    Some(octets)
}

/// Declares leaves with a [`Form`] each.
macro_rules! form_leaf {
    ($($(#[$doc:meta])* $Name:ident $asn:literal = [$($tag:tt)+] $show:ident $read:ident $form:expr;)*) => { $(
        inlab_ber::leaf! { $(#[$doc])* pub struct $Name<'a> $asn = [$($tag)+], $show, $read }
        fn $show(content: &[u8]) -> inlab_ber::value::Value {
            const FORM: Form = $form;
            form::show(&FORM, content)
        }
        fn $read(value: &inlab_ber::value::Value) -> Option<Vec<u8>> {
            const FORM: Form = $form;
            form::read(&FORM, value)
        }
    )* };
}
pub(crate) use form_leaf;
