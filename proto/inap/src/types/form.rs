//! Octet strings told by a table: bit fields with names, then digits, text or octets.
//!
//! The North American dialects have dozens of such parameters, each with another layout and the same few kinds of parts.
//! One table a parameter says them; what the table cannot say to the same octets is shown as `octets: hex`.

use inlab_ber::value::{Problem, Value, WriteError, hex, nearest, unhex};

/// A whole octet string.
pub(crate) struct Form {
    /// Octets that must be there.
    least: usize,
    /// Octets before the tail, in which the fields are; those after `least` may be left out at the end.
    head: usize,
    /// Fields of the head, in the order shown.
    fields: &'static [Field],
    /// What follows the head.
    tail: Tail,
}

/// Some bits of one octet, or some whole octets.
pub(crate) struct Field {
    name: &'static str,
    /// Which octet, from 0.
    octet: usize,
    /// Octets of a number, most significant first; 1: the bits of `mask`.
    size: usize,
    mask: u8,
    /// Names of values; others are shown as numbers. [`YES`]: shown where it is set only.
    values: Values,
    /// A set of keys of a telephone, a bit each, shown as text.
    keys: bool,
    /// Left out where it is zero.
    quiet: bool,
}

/// Names of values.
pub(crate) type Values = &'static [(u8, &'static str)];

/// Values of a single bit.
const YES: Values = &[(1, "yes")];

/// What follows the head.
pub(crate) enum Tail {
    /// Nothing.
    None,
    /// Digits, the first in the low half of an octet; the filler is 0. Their number is odd if this bit of the first octet is
    /// set.
    OddEven(&'static str, u8),
    /// Digits, after an octet that gives their number.
    Counted(&'static str),
    /// Text (IA5), after an octet that gives the number of characters.
    CountedText(&'static str),
    /// So many digits.
    Digits(&'static str, usize),
    /// Text (IA5).
    Text(&'static str),
    /// Octets, shown in hexadecimal.
    Octets(&'static str),
    /// The same, not shown where there are none: what a later issue appends.
    More(&'static str),
    /// An unsigned number, most significant octet first, of so many octets.
    Number(&'static str, usize),
    /// The same in two's complement.
    Signed(&'static str, usize),
}

/// One bit with a name.
pub(crate) const fn bit(name: &'static str, octet: usize, mask: u8) -> Field {
    named(name, octet, mask, YES).quiet()
}

/// Some bits with a number in them.
pub(crate) const fn number(name: &'static str, octet: usize, mask: u8) -> Field {
    named(name, octet, mask, &[])
}

/// Some bits with a code point in them.
pub(crate) const fn named(name: &'static str, octet: usize, mask: u8, values: Values) -> Field {
    Field {
        name,
        octet,
        size: 1,
        mask,
        values,
        keys: false,
        quiet: false,
    }
}

/// A number of so many octets, at most four.
pub(crate) const fn wide(name: &'static str, octet: usize, size: usize) -> Field {
    Field {
        name,
        octet,
        size,
        mask: 0xff,
        values: &[],
        keys: false,
        quiet: false,
    }
}

/// Keys of a telephone: `7` (bit H) to `0` (bit A) in one octet, `#`, `*`, `9` and `8` (E, D, B, A) in the next.
pub(crate) const fn keys(name: &'static str, octet: usize) -> Field {
    let mut field = wide(name, octet, 2);
    field.keys = true;
    field
}

/// The keys of [`keys`] and their bits.
const KEYS: [(char, u32); 12] = [
    ('0', 0x0100),
    ('1', 0x0200),
    ('2', 0x0400),
    ('3', 0x0800),
    ('4', 0x1000),
    ('5', 0x2000),
    ('6', 0x4000),
    ('7', 0x8000),
    ('8', 0x0001),
    ('9', 0x0002),
    ('*', 0x0008),
    ('#', 0x0010),
];

impl Field {
    /// The same, left out where it is zero.
    pub(crate) const fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    const fn end(&self) -> usize {
        self.octet + self.size
    }

    /// Its value; `None` if it is not all there.
    fn get(&self, head: &[u8]) -> Option<u32> {
        let octets = head.get(self.octet..self.end())?;
        let bits = |octet: u8| (octet & self.mask) >> self.mask.trailing_zeros();
        let whole = octets
            .iter()
            .fold(0, |number, octet| number << 8 | u32::from(bits(*octet)));
        Some(whole)
    }

    /// Puts a value in.
    fn put(&self, value: u32, head: &mut [u8]) -> Option<()> {
        let mut rest = value;
        let octets = head.get_mut(self.octet..self.end())?;
        for octet in octets.iter_mut().rev() {
            let low = u8::try_from(rest & 0xff).ok()?;
            let shift = self.mask.trailing_zeros();
            if low > self.mask >> shift {
                return None;
            }
            *octet |= low << shift;
            rest >>= 8;
        }
        (rest == 0).then_some(())
    }

    fn show(&self, value: u32) -> Value {
        if self.keys {
            let set = KEYS.iter().filter(|(_, bit)| value & bit != 0);
            return Value::Text(set.map(|(key, _)| key).collect());
        }
        let mut known = self.values.iter();
        let known = known.find(|(number, _)| u32::from(*number) == value);
        known.map_or(Value::Integer(value.into()), |(_, name)| {
            Value::Text((*name).into())
        })
    }

    fn read(&self, value: &Value) -> Option<u32> {
        match value {
            Value::Text(text) if self.keys => text.chars().try_fold(0, |set, key| {
                let mut known = KEYS.iter();
                known.find_map(|(name, bit)| (*name == key).then_some(set | bit))
            }),
            Value::Text(name) => {
                let mut known = self.values.iter();
                known.find_map(|(number, known)| (known == name).then_some((*number).into()))
            }
            Value::Integer(number) => u32::try_from(*number).ok(),
            _ => None,
        }
    }

    /// The largest number that fits.
    fn most(&self) -> u64 {
        let bits = self.mask.count_ones() as usize * self.size;
        (1 << bits) - 1
    }

    /// What the form did not take of a value.
    fn why(&self, value: &Value) -> Option<WriteError> {
        let taken = self.read(value);
        if taken.is_some_and(|number| u64::from(number) <= self.most()) {
            return None;
        }
        let problem = match value {
            Value::Integer(number) => Problem::OutOfRange(*number, self.most()),
            Value::Text(text) if self.keys => {
                Problem::Other(format!("{text:?} is no set of keys: 0 to 9, * and #"))
            }
            Value::Text(text) => {
                let near = nearest(self.values.iter().map(|(_, name)| *name), text);
                Problem::NoValue(text.clone(), near)
            }
            other => Problem::Other(format!(
                "expected a name or a number, found {}",
                other.described()
            )),
        };
        Some(WriteError::from(problem).within(self.name))
    }
}

impl Form {
    /// Fields alone; octets after them are kept.
    pub(crate) const fn of(octets: usize, fields: &'static [Field]) -> Self {
        Self::ending(octets, fields, Tail::More("more"))
    }

    /// Fields of which the last octets may be left out; octets after them are kept.
    pub(crate) const fn from(least: usize, octets: usize, fields: &'static [Field]) -> Self {
        Self {
            least,
            ..Self::of(octets, fields)
        }
    }

    /// One octet with one code point or number.
    pub(crate) const fn one(field: &'static [Field; 1]) -> Self {
        Self::ending(1, field, Tail::None)
    }

    /// Fields, then something else.
    pub(crate) const fn ending(octets: usize, fields: &'static [Field], tail: Tail) -> Self {
        Self {
            least: octets,
            head: octets,
            fields,
            tail,
        }
    }

    /// One thing without fields.
    pub(crate) const fn only(tail: Tail) -> Self {
        Self::ending(0, &[], tail)
    }
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
    let (head, tail) = content.split_at(form.head.min(content.len()));
    if head.len() < form.least {
        return None;
    }
    let mut map = Vec::new();
    for field in form.fields {
        match field.get(head) {
            None if field.end() <= form.least => return None,
            None => {}
            Some(0) if field.quiet => {}
            Some(value) => map.push((field.name.into(), field.show(value))),
        }
    }
    let (name, shown) = match &form.tail {
        Tail::None | Tail::More(_) if tail.is_empty() => return single(form, map),
        Tail::None => return None,
        Tail::OddEven(name, bit) => {
            let odd = usize::from(head.first()? & bit != 0);
            (name, digits(tail, (tail.len() * 2).checked_sub(odd)?)?)
        }
        Tail::Counted(name) => {
            let (count, tail) = tail.split_first()?;
            (name, digits(tail, usize::from(*count))?)
        }
        Tail::CountedText(name) => {
            let (count, tail) = tail.split_first()?;
            let all = usize::from(*count) == tail.len();
            (name, printable(tail).filter(|_| all)?)
        }
        Tail::Digits(name, count) => (name, digits(tail, *count)?),
        Tail::Text(name) => (name, printable(tail)?),
        Tail::Octets(name) => (name, hex(tail)),
        Tail::More(name) => {
            map.push(((*name).into(), Value::Text(hex(tail))));
            return Some(Value::Map(map));
        }
        Tail::Number(name, size) | Tail::Signed(name, size) => {
            if tail.len() != *size || *size > 7 {
                return None;
            }
            let start = match (&form.tail, tail.first()) {
                (Tail::Signed(..), Some(0x80..)) => -1,
                _ => 0,
            };
            let number = tail
                .iter()
                .fold(start, |number: i64, octet| number << 8 | i64::from(*octet));
            map.push(((*name).into(), Value::Integer(number)));
            return single(form, map);
        }
    };
    // The number itself comes first, as in every dialect.
    map.insert(0, ((*name).into(), Value::Text(shown)));
    single(form, map)
}

fn printable(octets: &[u8]) -> Option<String> {
    let printable = |octet: &u8| octet.is_ascii_graphic() || *octet == b' ';
    let text = std::str::from_utf8(octets).ok()?;
    octets.iter().all(printable).then(|| text.to_owned())
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

/// The octets of a value in a file: a map, or all of it in hexadecimal.
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
        Value::Text(octets) => return unhex(octets),
        _ => return None,
    };
    let known = |key: &str| form.fields.iter().find(|field| field.name == key);
    let tail = map
        .iter()
        .find(|(key, _)| form.tail_name() == Some(key.as_str()));
    // Octets up to the last of which something is told.
    let told = map
        .iter()
        .filter_map(|(key, _)| known(key).map(Field::end))
        .fold(form.least, usize::max);
    let length = if tail.is_some() { form.head } else { told };
    let mut octets = vec![0_u8; length];
    for (key, value) in map {
        match known(key) {
            Some(field) => field.put(field.read(value)?, &mut octets)?,
            None if form.tail_name() == Some(key.as_str()) => {}
            None => return None,
        }
    }
    match tail {
        Some((_, value)) => read_tail(form, value, &mut octets)?,
        None if matches!(form.tail, Tail::None | Tail::More(_)) => {}
        None => return None,
    }
    Some(octets)
}

/// What `read` did not take of a value: the first key that is none or has a value that is none.
pub(crate) fn why(form: &Form, value: &Value) -> Option<WriteError> {
    let Value::Map(map) = value else {
        if let (Tail::Digits(_, count), []) = (&form.tail, form.fields) {
            let problem = format!("expected {count} digits, found {}", value.described());
            return Some(Problem::Other(problem).into());
        }
        let only = form.fields.first().filter(|_| form.parts() == 1)?;
        let mut error = only.why(value)?;
        error.path.clear();
        return Some(error);
    };
    let names = || {
        form.fields
            .iter()
            .map(|field| field.name)
            .chain(form.tail_name())
    };
    map.iter()
        .find_map(|(key, value)| {
            if form.tail_name() == Some(key) {
                let head = &mut vec![0; form.head.max(1)];
                let problem = || Problem::Other(format!("cannot be {}", value.described()));
                return match read_tail(form, value, head) {
                    Some(()) => None,
                    None => Some(WriteError::from(problem()).within(key)),
                };
            }
            match form.fields.iter().find(|field| field.name == key) {
                Some(field) => field.why(value),
                None => Some(Problem::NoParameter(key.clone(), nearest(names(), key)).into()),
            }
        })
        .or_else(|| {
            let tail = form
                .tail_name()
                .filter(|_| !matches!(form.tail, Tail::More(_)))?;
            let there = map.iter().any(|(key, _)| key == tail);
            (!there).then(|| Problem::Missing(tail).into())
        })
}

fn read_tail(form: &Form, value: &Value, octets: &mut Vec<u8>) -> Option<()> {
    let text = match (&form.tail, value) {
        (Tail::Number(_, size) | Tail::Signed(_, size), Value::Integer(number)) => {
            let sign = match form.tail {
                Tail::Signed(..) => *number < 0,
                _ => false,
            };
            let whole = number.to_be_bytes();
            let (extension, number) = whole.split_at(whole.len().checked_sub(*size)?);
            let filler = if sign { 0xff } else { 0 };
            let signed = number.first().is_some_and(|first| first & 0x80 != 0);
            if extension.iter().any(|octet| *octet != filler)
                || (matches!(form.tail, Tail::Signed(..)) && signed != sign)
            {
                return None;
            }
            octets.extend(number);
            return Some(());
        }
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Integer(number)) => number.to_string(),
        _ => return None,
    };
    match &form.tail {
        Tail::OddEven(_, bit) => {
            if text.len() % 2 == 1 {
                *octets.first_mut()? |= bit;
            }
            octets.extend(undigits(&text)?);
        }
        Tail::Counted(_) => {
            octets.push(u8::try_from(text.len()).ok()?);
            octets.extend(undigits(&text)?);
        }
        Tail::CountedText(_) if text.is_ascii() => {
            octets.push(u8::try_from(text.len()).ok()?);
            octets.extend(text.bytes());
        }
        Tail::Digits(_, count) if text.len() == *count => octets.extend(undigits(&text)?),
        Tail::Text(_) if text.is_ascii() => octets.extend(text.bytes()),
        Tail::Octets(_) | Tail::More(_) => octets.extend(unhex(&text)?),
        _ => return None,
    }
    Some(())
}

impl Form {
    const fn tail_name(&self) -> Option<&'static str> {
        match self.tail {
            Tail::None => None,
            Tail::OddEven(name, _)
            | Tail::Counted(name)
            | Tail::CountedText(name)
            | Tail::Digits(name, _)
            | Tail::Text(name)
            | Tail::Octets(name)
            | Tail::More(name)
            | Tail::Number(name, _)
            | Tail::Signed(name, _) => Some(name),
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
    ($($(#[$doc:meta])* $Name:ident $asn:literal = [$($tag:tt)+] $(($range:expr))? $show:ident $read:ident $form:expr;)*) => { $(
        inlab_ber::leaf! {
            $(#[$doc])* pub struct $Name<'a> $asn = [$($tag)+] $(($range))?, $show, $read, $Name::why
        }
        impl $Name<'_> {
            const FORM: &'static $crate::types::form::Form = &$form;

            fn why(value: &inlab_ber::value::Value) -> Option<inlab_ber::value::WriteError> {
                $crate::types::form::why(Self::FORM, value)
            }
        }
        fn $show(content: &[u8]) -> inlab_ber::value::Value {
            $crate::types::form::show($Name::FORM, content)
        }
        fn $read(value: &inlab_ber::value::Value) -> Option<Vec<u8>> {
            $crate::types::form::read($Name::FORM, value)
        }
    )* };
}
pub(crate) use form_leaf;

/// Declares leaves of one octet with one code point: a constant for each that has a name.
macro_rules! coded_leaf {
    ($($(#[$doc:meta])* $Name:ident $asn:literal = [$($tag:tt)+] $show:ident $read:ident {
        $($(#[$value_doc:meta])* $VALUE:ident = $value:literal $text:literal,)*
    })*) => { $(
        $crate::types::form::form_leaf! {
            $(#[$doc])*
            $Name $asn = [$($tag)+] $show $read
            $crate::types::form::Form::one(&[$crate::types::form::named(
                "code", 0, 0xff, &[$(($value, $text)),*],
            )]);
        }

        impl $Name<'static> {
            $(
                #[doc = $text]
                $(#[$value_doc])*
                pub const $VALUE: Self = $Name(&[$value]);
            )*
        }

        impl $Name<'_> {
            /// The code point; `None` unless it is one octet.
            #[must_use]
            pub fn code(&self) -> Option<u8> {
                match self.0 {
                    [code] => Some(*code),
                    _ => None,
                }
            }
        }
    )* };
}
pub(crate) use coded_leaf;
