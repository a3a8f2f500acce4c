//! Octets laid out in fields: tables of fields, and the one interpreter that shows and reads them.
//!
//! Octets are counted from 1 and bits from 8 down to 1, as the standards draw them.

use inlab_ber::value::{Problem, Value, WriteError, nearest, unhex};

/// Code points and their names.
pub(super) type Names = &'static [(u32, &'static str)];

pub(super) type Map = Vec<(String, Value)>;

/// One field: its key, its place, how it reads.
#[derive(Clone, Copy)]
pub(super) struct Field {
    name: &'static str,
    /// Bits from the first of the first octet.
    first: usize,
    /// How many, at most 32.
    width: usize,
    kind: Kind,
    /// Not shown while it is 0.
    quiet: bool,
    /// It tells this layout from others.
    tells: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    /// A number.
    Number,
    /// A code point, by its name.
    Named(Names),
    /// Yes or no.
    Flag,
    /// A constant; not shown.
    Fixed(u32),
    /// A quantity of a code of at most 8 bits, told with its unit; codes without one by their number.
    Quantity(fn(u32) -> Option<String>),
    /// So many of these.
    Scaled(u32, &'static str),
}

const fn field(name: &'static str, octet: usize, high: usize, width: usize, kind: Kind) -> Field {
    let first = octet * 8 - high;
    Field {
        name,
        first,
        width,
        kind,
        quiet: false,
        tells: false,
    }
}

/// A number of `width` bits from bit `high` of `octet` on.
pub(super) const fn number(name: &'static str, octet: usize, high: usize, width: usize) -> Field {
    field(name, octet, high, width, Kind::Number)
}

/// A code point.
pub(super) const fn named(
    name: &'static str,
    octet: usize,
    high: usize,
    width: usize,
    names: Names,
) -> Field {
    field(name, octet, high, width, Kind::Named(names))
}

/// One bit.
pub(super) const fn flag(name: &'static str, octet: usize, bit: usize) -> Field {
    field(name, octet, bit, 1, Kind::Flag)
}

/// A constant.
pub(super) const fn fixed(octet: usize, high: usize, width: usize, value: u32) -> Field {
    field("", octet, high, width, Kind::Fixed(value))
}

/// A quantity.
pub(super) const fn quantity(
    name: &'static str,
    octet: usize,
    high: usize,
    width: usize,
    show: fn(u32) -> Option<String>,
) -> Field {
    field(name, octet, high, width, Kind::Quantity(show))
}

/// A quantity in steps of `step`, told in this unit.
pub(super) const fn scaled(
    name: &'static str,
    octet: usize,
    high: usize,
    width: usize,
    step: u32,
    unit: &'static str,
) -> Field {
    field(name, octet, high, width, Kind::Scaled(step, unit))
}

impl Field {
    /// The same, not shown while it is 0.
    pub(super) const fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// The same, which tells this layout from others: only with a name.
    pub(super) const fn tells(mut self) -> Self {
        self.tells = true;
        self
    }

    const fn end(&self) -> usize {
        (self.first + self.width).div_ceil(8)
    }

    fn show(&self, octets: &[u8]) -> Option<Value> {
        let code = bits(octets, self.first, self.width)?;
        if self.quiet && code == 0 {
            return None;
        }
        let text = match self.kind {
            Kind::Fixed(_) => return None,
            Kind::Flag => return Some(Value::Bool(code != 0)),
            Kind::Number => None,
            Kind::Named(names) => name_of(names, code).map(str::to_owned),
            Kind::Quantity(show) => show(code),
            Kind::Scaled(step, unit) => {
                Some(format!("{} {unit}", u64::from(code) * u64::from(step)))
            }
        };
        Some(text.map_or(Value::Integer(code.into()), Value::Text))
    }

    fn read(&self, value: &Value) -> Option<u32> {
        let code = match (self.kind, value) {
            (Kind::Flag, Value::Bool(flag)) => u32::from(*flag),
            (Kind::Flag | Kind::Fixed(_), _) => return None,
            (_, Value::Integer(number)) => u32::try_from(*number).ok()?,
            (Kind::Named(names), Value::Text(text)) => code_of(names, text)?,
            // At most 256 codes have a unit.
            (Kind::Quantity(show), Value::Text(text)) => {
                (0..1 << self.width.min(8)).find(|code| show(*code).as_ref() == Some(text))?
            }
            (Kind::Scaled(step, unit), Value::Text(text)) => {
                let number = text.strip_suffix(unit)?.trim_end().parse::<u32>().ok()?;
                number.is_multiple_of(step).then_some(number / step)?
            }
            _ => return None,
        };
        (self.width == 32 || code >> self.width == 0).then_some(code)
    }

    /// What `read` did not take of a value.
    fn why(&self, value: &Value) -> Option<WriteError> {
        if self.read(value).is_some() {
            return None;
        }
        let problem = match (self.kind, value) {
            (Kind::Named(names), Value::Text(text)) => no_code(names, text),
            (Kind::Number | Kind::Named(_), Value::Integer(number)) => {
                Problem::OutOfRange(*number, (1 << self.width) - 1)
            }
            (Kind::Flag, given) => Problem::Other(format!(
                "expected true or false, found {}",
                given.described()
            )),
            (Kind::Scaled(step, unit), given) => {
                let high = ((1 << self.width) - 1) * u64::from(step);
                let steps = format!("a number of {unit} in steps of {step} up to {high}");
                Problem::Other(format!("expected {steps}, found {}", given.described()))
            }
            (_, given) => Problem::Other(format!("cannot be {}", given.described())),
        };
        Some(WriteError::from(problem).within(self.name))
    }
}

/// A name that no code point has.
fn no_code(names: Names, text: &str) -> Problem {
    let near = nearest(names.iter().map(|(_, name)| *name), text);
    Problem::NoValue(text.to_owned(), near)
}

/// Fields at fixed places. Octets at the end may be missing: their fields are then not shown, and how many there are is
/// found by the last field that is given.
pub(super) struct Layout {
    pub(super) fields: &'static [Field],
    /// Octets that are there even if no field of theirs is given.
    pub(super) least: usize,
}

impl Layout {
    pub(super) fn show(&self, octets: &[u8]) -> Option<Value> {
        Some(Value::Map(show_fields(self.fields, octets)))
    }

    pub(super) fn read(&self, value: &Value) -> Option<Vec<u8>> {
        let map = match value {
            Value::Map(map) => map,
            Value::Text(text) => return unhex(text),
            _ => return None,
        };
        if map.iter().any(|(key, _)| !has(self.fields, key)) {
            return None;
        }
        let length = self.fields.iter().filter(|field| given(field, map));
        let length = length.map(Field::end).fold(self.least, usize::max);
        let mut octets = vec![0; length];
        write_fields(self.fields, map, &mut octets)?;
        Some(octets)
    }

    /// What `read` did not take of a value: the first key that is none or has a value that is none.
    pub(super) fn why(&self, value: &Value) -> Option<WriteError> {
        let Value::Map(map) = value else { return None };
        map.iter().find_map(|(key, value)| {
            let Some(field) = self.fields.iter().find(|field| field.name == key) else {
                let names = self.fields.iter().map(|field| field.name);
                let near = nearest(names.filter(|name| !name.is_empty()), key);
                return Some(Problem::NoParameter(key.clone(), near).into());
            };
            field.why(value)
        })
    }
}

/// Shows by the first layout that would give these octets again.
pub(super) fn show_by(layouts: &[Layout], content: &[u8]) -> Option<Value> {
    layouts.iter().find_map(|layout| {
        let value = layout.show(content)?;
        // A code point without a name may be another layout's.
        (layout.read(&value).as_deref() == Some(content) && is_named(layout, &value))
            .then_some(value)
    })
}

/// Reads by the first layout that has every field given.
pub(super) fn read_by(layouts: &[Layout], value: &Value) -> Option<Vec<u8>> {
    layouts.iter().find_map(|layout| layout.read(value))
}

/// What no layout took of a value, by the one that has most of its keys.
pub(super) fn why_by(layouts: &[Layout], value: &Value) -> Option<WriteError> {
    let Value::Map(map) = value else { return None };
    let keys = |layout: &&Layout| {
        map.iter()
            .filter(|(key, _)| has(layout.fields, key))
            .count()
    };
    layouts.iter().max_by_key(keys)?.why(value)
}

/// The entry of a layout's only name, which tells it from the others, is there by its name.
fn is_named(layout: &Layout, value: &Value) -> bool {
    let Value::Map(map) = value else { return false };
    let told = layout.fields.iter().filter(|field| field.tells);
    told.into_iter()
        .all(|field| matches!(super::find(map, field.name), Some(Value::Text(_))))
}

/// Octets of which bit 8 says whether this was the last (Q.931 4.5.1): the fields of each, all in octet 1.
pub(super) struct Run(pub(super) &'static [&'static [Field]]);

impl Run {
    /// Shows the octets up to the last; the rest. `None` if there are more of them than fields are known for.
    pub(super) fn show<'o>(&self, mut octets: &'o [u8], map: &mut Map) -> Option<&'o [u8]> {
        for fields in self.0 {
            let ([octet], rest) = octets.split_first_chunk()?;
            map.extend(show_fields(fields, &[*octet]));
            octets = rest;
            if octet & 0x80 != 0 {
                return Some(octets);
            }
        }
        None
    }

    /// Writes the octets up to the last of which a field is given; none if there is none.
    pub(super) fn read(&self, map: &[(String, Value)], out: &mut Vec<u8>) -> Option<()> {
        let here = |fields: &[Field]| fields.iter().any(|field| given(field, map));
        let Some(last) = self.0.iter().rposition(|fields| here(fields)) else {
            return Some(());
        };
        for (at, fields) in self.0.iter().enumerate().take(last + 1) {
            let mut octet = [if at == last { 0x80 } else { 0 }];
            write_fields(fields, map, &mut octet)?;
            out.extend(octet);
        }
        Some(())
    }

    /// Whether this key is one of its fields.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|fields| has(fields, key))
    }
}

fn has(fields: &[Field], key: &str) -> bool {
    !key.is_empty() && fields.iter().any(|field| field.name == key)
}

fn given(field: &Field, map: &[(String, Value)]) -> bool {
    map.iter().any(|(key, _)| key == field.name)
}

pub(super) fn show_fields(fields: &[Field], octets: &[u8]) -> Map {
    fields
        .iter()
        .filter_map(|field| Some((field.name.to_owned(), field.show(octets)?)))
        .collect()
}

/// Puts the fields that are given, and constants, where there is room for them.
pub(super) fn write_fields(
    fields: &[Field],
    map: &[(String, Value)],
    octets: &mut [u8],
) -> Option<()> {
    for field in fields {
        let code = match (field.kind, super::find(map, field.name)) {
            (Kind::Fixed(code), _) if field.end() <= octets.len() => code,
            (_, Some(value)) => field.read(value)?,
            _ => continue,
        };
        put(octets, field.first, field.width, code)?;
    }
    Some(())
}

pub(super) fn name_of(names: Names, code: u32) -> Option<&'static str> {
    let mut names = names.iter();
    names.find_map(|(known, name)| (*known == code).then_some(*name))
}

pub(super) fn code_of(names: Names, text: &str) -> Option<u32> {
    let mut names = names.iter();
    names.find_map(|(code, name)| name.eq_ignore_ascii_case(text).then_some(*code))
}

/// One octet that is one code point.
pub(super) fn show_code(names: Names, content: &[u8]) -> Option<Value> {
    let [octet] = content else { return None };
    let code = u32::from(*octet);
    Some(match name_of(names, code) {
        Some(name) => Value::Text(name.to_owned()),
        None => Value::Integer(code.into()),
    })
}

pub(super) fn read_code(names: Names, value: &Value) -> Option<Vec<u8>> {
    let code = match value {
        Value::Text(text) => match code_of(names, text) {
            Some(code) => code,
            None => return unhex(text).filter(|octets| octets.len() == 1),
        },
        Value::Integer(number) => u32::try_from(*number).ok()?,
        _ => return None,
    };
    Some(vec![u8::try_from(code).ok()?])
}

/// What `read_code` did not take.
pub(super) fn why_no_code(names: Names, value: &Value) -> Option<WriteError> {
    match value {
        Value::Text(text) => Some(no_code(names, text).into()),
        Value::Integer(number) => Some(Problem::OutOfRange(*number, 255).into()),
        _ => None,
    }
}

/// `width` bits (32 at most) from bit `first` on; `None` if they are not all there.
pub(super) fn bits(octets: &[u8], first: usize, width: usize) -> Option<u32> {
    (first..first.checked_add(width)?).try_fold(0u32, |code, at| {
        let octet = octets.get(at / 8)?;
        Some(code << 1 | u32::from(octet >> (7 - at % 8) & 1))
    })
}

fn put(octets: &mut [u8], first: usize, width: usize, code: u32) -> Option<()> {
    for (at, shift) in (first..first + width).zip((0..width).rev()) {
        let octet = octets.get_mut(at / 8)?;
        if code >> shift & 1 != 0 {
            *octet |= 0x80 >> (at % 8);
        }
    }
    Some(())
}
