//! Typed values from the tree.

use crate::error::Source;
use crate::{Entry, Error, Kind, Node, Position, Scalar, nearest};
use std::time::Duration;

/// A node with the text it came from, so that whoever reads it can say where it is wrong.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    node: &'a Node,
    source: &'a Source,
}

impl<'a> Value<'a> {
    pub(crate) fn new(node: &'a Node, source: &'a Source) -> Self {
        Self { node, source }
    }

    /// The node itself.
    pub fn node(&self) -> &'a Node {
        self.node
    }

    /// Where it begins.
    pub fn position(&self) -> Position {
        self.node.position
    }

    /// What stands below these keys and `[index]`es, as far as they are there.
    #[must_use]
    pub fn at<'w>(self, path: impl IntoIterator<Item = &'w str>) -> Self {
        let below = |node: &'a Node, step: &str| match step.strip_prefix('[') {
            Some(index) => {
                let index: usize = index.strip_suffix(']')?.parse().ok()?;
                node.as_list()?.get(index)
            }
            None => node.get(step),
        };
        let mut node = self.node;
        for step in path {
            let Some(next) = below(node, step) else { break };
            node = next;
        }
        Self { node, ..self }
    }

    /// This key of a map, for an error about the key itself; the map if it has none of the name.
    #[must_use]
    pub fn key(self, name: &str) -> Self {
        let mut entries = self.node.as_map().unwrap_or_default().iter();
        let found = entries.find(|entry| entry.key.is_text(name));
        let node = found.map_or(self.node, |entry| &entry.key);
        Self { node, ..self }
    }

    /// An error at this value: for what a type cannot say, such as a point code that occurs twice.
    pub fn error(&self, message: impl Into<String>) -> Error {
        Error::new(self.source, self.node.position, message)
    }

    /// An error for a word that is not one of `valid`, naming the nearest.
    pub fn unknown<'w>(
        &self,
        what: &str,
        word: &str,
        valid: impl IntoIterator<Item = &'w str> + Clone,
    ) -> Error {
        let hint = match nearest(word, valid.clone()) {
            Some(near) => format!("nearest is {near:?}"),
            None => {
                let words: Vec<&str> = valid.into_iter().take(MAX_LISTED + 1).collect();
                match words.len() {
                    0 => "none is valid here".into(),
                    1..=MAX_LISTED => format!("valid: {}", words.join(", ")),
                    _ => format!("valid: {}, ...", words[..MAX_LISTED].join(", ")),
                }
            }
        };
        self.error(format!("unknown {what} {word:?}; {hint}"))
    }

    /// Whether nothing was written: no value at all, `~` or `null`.
    pub fn is_null(&self) -> bool {
        self.node.is_null()
    }

    /// A map's fields, each to be asked for by name.
    ///
    /// # Errors
    ///
    /// It is not a map.
    pub fn fields(self) -> Result<Fields<'a>, Error> {
        let entries = self.map()?;
        Ok(Fields {
            value: self,
            entries,
            read: vec![false; entries.len()],
            asked: Vec::new(),
        })
    }

    /// A map's entries in order, where the keys are data: service keys, subscribers.
    ///
    /// # Errors
    ///
    /// It is not a map.
    pub fn entries(self) -> Result<impl ExactSizeIterator<Item = (Value<'a>, Value<'a>)>, Error> {
        let source = self.source;
        let value = move |node| Value { node, source };
        Ok(self
            .map()?
            .iter()
            .map(move |entry| (value(&entry.key), value(&entry.value))))
    }

    /// A map of exactly one entry, as a step or an instruction is written: its key and its value.
    ///
    /// # Errors
    ///
    /// It is not a map, or it has no entry or several.
    pub fn single(self) -> Result<(Self, Self), Error> {
        let mut entries = self.entries()?;
        match (entries.next(), entries.next()) {
            (Some(entry), None) => Ok(entry),
            (None, _) => Err(self.error("expected one key, found none")),
            (_, Some((second, _))) => Err(second.error("expected one key, found another one here")),
        }
    }

    /// `name`, or a map of exactly one entry `name: value`: how an alternative is written that may have an argument.
    ///
    /// # Errors
    ///
    /// It is neither.
    pub fn alternative(self) -> Result<(Self, Option<Self>), Error> {
        match &self.node.kind {
            Kind::Scalar(_) if !self.is_null() => Ok((self, None)),
            Kind::Map(_) => self.single().map(|(key, value)| (key, Some(value))),
            Kind::Scalar(_) | Kind::List(_) => Err(self.expected("a name, or a map of one key")),
        }
    }

    /// A list's items in order.
    ///
    /// # Errors
    ///
    /// It is not a list.
    pub fn items(self) -> Result<impl ExactSizeIterator<Item = Value<'a>>, Error> {
        let source = self.source;
        match &self.node.kind {
            Kind::List(list) => Ok(list.items.iter().map(move |node| Value { node, source })),
            Kind::Scalar(_) | Kind::Map(_) => Err(self.expected("a list")),
        }
    }

    /// Text, exactly as written, quoted or not. `$name` and `${name}` are text too: what they stand for is the reader's affair.
    ///
    /// # Errors
    ///
    /// It is a list, a map, or nothing. An empty text is written `""`.
    pub fn text(self) -> Result<&'a str, Error> {
        self.scalar("text").map(|scalar| &*scalar.text)
    }

    /// The name in `$name` or `${name}`; `None` if it is anything else. A name is a letter or `_`, then letters, decimal
    /// digits, `_`, `-` or `.`.
    pub fn capture(self) -> Option<&'a str> {
        let text = &*self.node.as_scalar()?.text;
        let name = text.strip_prefix('$')?;
        let name = match name.strip_prefix('{') {
            Some(name) => name.strip_suffix('}')?,
            None => name,
        };
        let mut letters = name.chars();
        let first = letters
            .next()
            .is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
        (first && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
            .then_some(name)
    }

    /// Digits of a telephone number or an identity, exactly as written: `0` to `9`, `a` to `f` in either case, `*` and `#`; at
    /// least one. Quoted or not makes no difference: `0102` is never the number 102.
    ///
    /// # Errors
    ///
    /// Anything else, naming the first character that is no digit.
    pub fn digits(self) -> Result<&'a str, Error> {
        let text = &*self.scalar("digits")?.text;
        match text
            .chars()
            .find(|c| !(c.is_ascii_hexdigit() || matches!(c, '*' | '#')))
        {
            None if text.is_empty() => Err(self.error("expected digits, found an empty text")),
            None => Ok(text),
            Some(c) => Err(self.error(format!("expected digits, found {c:?} in {text:?}"))),
        }
    }

    /// Octets in hexadecimal: `81e3`, `"81 e3"`, `81-e3`, `81:e3`; spaces and line breaks, hyphens and colons may stand between
    /// octets.
    ///
    /// # Errors
    ///
    /// Half an octet or any other character.
    pub fn hex(self) -> Result<Vec<u8>, Error> {
        let text = &*self.scalar("octets in hexadecimal")?.text;
        let mut octets = Vec::with_capacity(text.len() / 2);
        let mut high: Option<u8> = None;
        for c in text.chars() {
            match (
                c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()),
                high,
            ) {
                (Some(low), Some(before)) => {
                    octets.push(before << 4 | low);
                    high = None;
                }
                (Some(first), None) => high = Some(first),
                (None, None) if c.is_whitespace() || matches!(c, '-' | ':') => {}
                (None, _) => {
                    return Err(self.error(format!("expected octets in hexadecimal, found {c:?}")));
                }
            }
        }
        match high {
            None => Ok(octets),
            Some(_) => {
                Err(self.error("expected octets in hexadecimal, found an odd number of digits"))
            }
        }
    }

    /// A number in decimal, or in hexadecimal as `0x1f`; unquoted. Leading zeros are refused: whoever writes them means digits.
    ///
    /// # Errors
    ///
    /// It is not a number, or it is out of the type's range.
    pub fn number<N: Number>(self) -> Result<N, Error> {
        let scalar = self.scalar("a number")?;
        if scalar.quoted {
            return Err(self.error(format!(
                "expected a number, found the text {:?}; leave out the quotes",
                scalar.text
            )));
        }
        let magnitude = scalar.text.strip_prefix('-').unwrap_or(&scalar.text);
        if magnitude.len() > 1
            && magnitude.starts_with('0')
            && magnitude.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
        {
            return Err(self.error(format!(
                "expected a number, found digits with a leading zero: {}",
                scalar.text
            )));
        }
        N::read(&scalar.text).ok_or_else(|| {
            self.error(format!(
                "expected {}, found {:?}",
                N::describe(),
                scalar.text
            ))
        })
    }

    /// A time: a whole or decimal number and a unit (`us`, `ms`, `s`, `min`, `h`), with or without a space between them.
    ///
    /// # Errors
    ///
    /// No unit, an unknown one, or a negative, too fine (below 1 ns) or too long (over 10 years) time.
    pub fn duration(self) -> Result<Duration, Error> {
        let text = &*self.scalar("a time such as 30s")?.text;
        let split = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(text.len());
        let (number, unit) = text.split_at(split);
        let nanos: u64 = match unit.trim() {
            "us" => 1_000,
            "ms" => 1_000_000,
            "s" => 1_000_000_000,
            "min" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            "" if !number.is_empty() => {
                return Err(self.error(format!("a time needs a unit: {number}s, {number}ms, ...")));
            }
            _ => {
                return Err(self.error(format!(
                    "expected a time such as 30s, 1500ms, 2 min or 1h, found {text:?}"
                )));
            }
        };
        let wrong = || {
            self.error(format!(
                "expected a time such as 30s, 1500ms, 2 min or 1h, found {text:?}"
            ))
        };
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() && fraction.len() <= 9 => {
                (whole, fraction)
            }
            Some(_) => return Err(wrong()),
            None => (number, ""),
        };
        let whole: u64 = whole.parse().map_err(|_| wrong())?;
        let total = whole.checked_mul(nanos).and_then(|total| {
            let scale = 10_u64.pow(u32::try_from(fraction.len()).ok()?);
            let part: u64 = if fraction.is_empty() {
                0
            } else {
                fraction.parse().ok()?
            };
            // At most 9 digits of at most an hour: below 2^63.
            total.checked_add(part.checked_mul(nanos)? / scale)
        });
        match total {
            Some(total) if total <= MAX_DURATION_NANOS => Ok(Duration::from_nanos(total)),
            _ => Err(self.error(format!("{text:?} is too long a time"))),
        }
    }

    /// Times by name, some of them in maps of their own: `{ guard: 5 min, m3ua: { ack: 2s, audit: off } }`. What the map
    /// does not name is not in the answer; `None` there is `off`.
    ///
    /// # Errors
    ///
    /// A name that is none of these, naming the nearest; what is no time, or not within its bounds, naming them.
    pub fn times(
        self,
        keys: impl IntoIterator<Item = TimeKey>,
    ) -> Result<Vec<(TimeKey, Option<Duration>)>, Error> {
        let mut times = Vec::new();
        let mut fields = self.fields()?;
        let mut groups: Vec<(&'static str, Fields<'a>)> = Vec::new();
        let mut known: Vec<&'static str> = Vec::new();
        for key in keys {
            let value = match key.group {
                None => fields.optional(key.name),
                Some(group) => {
                    if !known.contains(&group) {
                        known.push(group);
                        if let Some(value) = fields.optional(group) {
                            groups.push((group, value.fields()?));
                        }
                    }
                    let of_group = groups.iter_mut().find(|(name, _)| *name == group);
                    of_group.and_then(|(_, fields)| fields.optional(key.name))
                }
            };
            if let Some(value) = value {
                times.push((key, key.read(value)?));
            }
        }
        fields.finish()?;
        for (_, group) in groups {
            group.finish()?;
        }
        Ok(times)
    }

    /// `true` or `false`, unquoted; `yes`, `no`, `on`, `off` are words.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn boolean(self) -> Result<bool, Error> {
        match self.scalar("true or false")? {
            Scalar {
                text,
                quoted: false,
            } if text == "true" => Ok(true),
            Scalar {
                text,
                quoted: false,
            } if text == "false" => Ok(false),
            Scalar { text, .. } => {
                Err(self.error(format!("expected true or false, found {text:?}")))
            }
        }
    }

    /// One of the given words.
    ///
    /// # Errors
    ///
    /// Any other word; the nearest is named.
    pub fn one_of<'w>(self, words: &[&'w str]) -> Result<&'w str, Error> {
        let text = self.text()?;
        match words.iter().find(|word| **word == text) {
            Some(word) => Ok(word),
            None => Err(self.unknown("word", text, words.iter().copied())),
        }
    }

    /// What one of the given words stands for.
    ///
    /// # Errors
    ///
    /// Any other word; the nearest is named.
    pub fn choice<T: Clone>(self, words: &[(&str, T)]) -> Result<T, Error> {
        let text = self.text()?;
        match words.iter().find(|(word, _)| *word == text) {
            Some((_, meaning)) => Ok(meaning.clone()),
            None => Err(self.unknown("word", text, words.iter().map(|(word, _)| *word))),
        }
    }

    fn map(self) -> Result<&'a [Entry], Error> {
        match &self.node.kind {
            Kind::Map(map) => Ok(&map.entries),
            Kind::Scalar(_) | Kind::List(_) => Err(self.expected("a map")),
        }
    }

    fn scalar(self, what: &str) -> Result<&'a Scalar, Error> {
        match &self.node.kind {
            Kind::Scalar(scalar) if !self.is_null() => Ok(scalar),
            Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) => Err(self.expected(what)),
        }
    }

    fn expected(self, what: &str) -> Error {
        let found = match &self.node.kind {
            Kind::Scalar(_) if self.is_null() => "nothing".to_owned(),
            Kind::Scalar(scalar) => format!("{:?}", scalar.text),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a map".to_owned(),
        };
        self.error(format!("expected {what}, found {found}"))
    }
}

/// A map whose keys are the names of a schema. Each is asked for once; [`finish`](Self::finish) refuses the rest.
#[must_use = "finish() refuses the keys that nobody asked for"]
pub struct Fields<'a> {
    value: Value<'a>,
    entries: &'a [Entry],
    read: Vec<bool>,
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The value under `key`.
    ///
    /// # Errors
    ///
    /// The key is missing. If one of the keys that nobody asked for is near to it, that one is named.
    pub fn required(&mut self, key: &'static str) -> Result<Value<'a>, Error> {
        if let Some(value) = self.optional(key) {
            return Ok(value);
        }
        let unread = self
            .entries
            .iter()
            .zip(&self.read)
            .filter(|(_, read)| !**read);
        let near = nearest(
            key,
            unread
                .filter_map(|(entry, _)| entry.key.as_scalar())
                .map(|scalar| &*scalar.text),
        );
        Err(
            match self
                .entries
                .iter()
                .find(|entry| near.is_some_and(|near| entry.key.is_text(near)))
            {
                Some(entry) => self.value_of(&entry.key).error(format!(
                    "missing key {key:?}; is this {:?} meant to be it?",
                    near.unwrap_or_default()
                )),
                None => self.value.error(format!("missing key {key:?}")),
            },
        )
    }

    /// The value under `key`, if the key is there. A key without a value is there, and its value is nothing.
    pub fn optional(&mut self, key: &'static str) -> Option<Value<'a>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let index = self
            .entries
            .iter()
            .position(|entry| entry.key.is_text(key))?;
        self.read[index] = true;
        Some(self.value_of(&self.entries[index].value))
    }

    /// The map itself, for errors that concern it as a whole.
    pub fn value(&self) -> Value<'a> {
        self.value
    }

    /// The keys that nobody has asked for so far, with their values, now taken as read.
    pub fn rest(&mut self) -> Vec<(Value<'a>, Value<'a>)> {
        let mut rest = Vec::new();
        for (entry, read) in self.entries.iter().zip(&mut self.read) {
            if !std::mem::replace(read, true) {
                let source = self.value.source;
                rest.push((
                    Value {
                        node: &entry.key,
                        source,
                    },
                    Value {
                        node: &entry.value,
                        source,
                    },
                ));
            }
        }
        rest
    }

    /// Every key was meant.
    ///
    /// # Errors
    ///
    /// The first key that nobody asked for; the nearest of those that were asked for is named.
    pub fn finish(self) -> Result<(), Error> {
        let unread = self
            .entries
            .iter()
            .zip(&self.read)
            .find(|(_, read)| !**read);
        let Some((entry, _)) = unread else {
            return Ok(());
        };
        let key = entry.key.as_scalar().map_or("", |scalar| &*scalar.text);
        Err(self
            .value_of(&entry.key)
            .unknown("key", key, self.asked.iter().copied()))
    }

    fn value_of(&self, node: &'a Node) -> Value<'a> {
        Value {
            node,
            source: self.value.source,
        }
    }
}

/// A time that a file can set, for [`Value::times`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TimeKey {
    /// The map that it stands in, if not in the outermost.
    pub group: Option<&'static str>,
    /// Its key.
    pub name: &'static str,
    /// Shortest.
    pub least: Duration,
    /// Longest.
    pub most: Duration,
    /// It may be `off`.
    pub off: bool,
}

impl TimeKey {
    fn read(self, value: Value<'_>) -> Result<Option<Duration>, Error> {
        if self.off && value.node().is_text("off") {
            return Ok(None);
        }
        let time = value.duration()?;
        if (self.least..=self.most).contains(&time) {
            return Ok(Some(time));
        }
        let or_off = if self.off { ", or off" } else { "" };
        Err(value.error(format!(
            "{} is from {} to {}{or_off}; found {}",
            self.name,
            show_time(self.least),
            show_time(self.most),
            show_time(time)
        )))
    }
}

/// A time as [`Value::duration`] reads it, in the largest unit that needs no fraction.
#[must_use]
pub fn show_time(time: Duration) -> String {
    let nanos = time.as_nanos();
    let units = [
        (3_600_000_000_000, " h"),
        (60_000_000_000, " min"),
        (1_000_000_000, " s"),
        (1_000_000, " ms"),
        (1_000, " us"),
    ];
    if nanos == 0 {
        return "0 s".into();
    }
    let whole = units.iter().find(|(unit, _)| nanos.is_multiple_of(*unit));
    match whole {
        Some((unit, name)) => format!("{}{name}", nanos / unit),
        None => format!("{}.{:09} s", time.as_secs(), time.subsec_nanos()),
    }
}

/// A number type that [`Value::number`] reads.
pub trait Number: Sized {
    /// The number, if it is one and in range.
    fn read(text: &str) -> Option<Self>;
    /// What is expected, for the error: `a number from 0 to 255`.
    fn describe() -> String;
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Number for $type {
            fn read(text: &str) -> Option<Self> {
                match text.strip_prefix("0x") {
                    // from_str_radix takes a sign that a reader of YAML does not expect after 0x
                    Some(hex) if hex.starts_with(['+', '-']) => None,
                    Some(hex) => Self::from_str_radix(hex, 16).ok(),
                    None if text.starts_with('+') => None,
                    None => text.parse().ok(),
                }
            }

            fn describe() -> String {
                format!("a number from {} to {}", Self::MIN, Self::MAX)
            }
        }
    )*};
}

integers! { u8 u16 u32 u64 usize i8 i16 i32 i64 }

impl Number for f64 {
    fn read(text: &str) -> Option<Self> {
        // Neither inf nor nan nor 1e5, which somebody may have meant as digits.
        let plain = text
            .bytes()
            .all(|octet| octet.is_ascii_digit() || matches!(octet, b'.' | b'-'));
        if plain { text.parse().ok() } else { None }
    }

    fn describe() -> String {
        "a decimal number".into()
    }
}

/// Valid words listed in an error when none is near.
const MAX_LISTED: usize = 12;
/// Ten years of 365 days.
const MAX_DURATION_NANOS: u64 = 10 * 365 * 86_400 * 1_000_000_000;
