//! The tree.

use crate::Position;
use std::fmt;

/// One node of a tree. Positions take no part in equality; `Debug` shows structure and positions but no text, as lab files
/// hold subscribers' numbers: [`to_yaml`](crate::to_yaml) shows everything.
#[derive(Clone)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it begins; the default position for a node made by a program.
    pub position: Position,
}

/// What a node is.
#[derive(Clone, Eq, PartialEq)]
pub enum Kind {
    /// Text, numbers, booleans, nothing.
    Scalar(Scalar),
    /// A sequence.
    List(List),
    /// A mapping.
    Map(Map),
}

/// A scalar as it was written, after escapes.
#[derive(Clone, Eq, PartialEq)]
pub struct Scalar {
    /// The exact text.
    pub text: String,
    /// Whether it was quoted, a block scalar or tagged `!!str`: then it is text, whatever it looks like.
    pub quoted: bool,
}

/// A list in order.
#[derive(Clone, Default)]
pub struct List {
    /// The items.
    pub items: Vec<Node>,
    /// Written as `[a, b]`; takes no part in equality.
    pub flow: bool,
}

/// A map in the order in which it was written, without duplicate keys.
#[derive(Clone, Default)]
pub struct Map {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Written as `{a: b}`; takes no part in equality.
    pub flow: bool,
}

/// One key and its value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// The key: always a scalar when it was parsed.
    pub key: Node,
    /// The value.
    pub value: Node,
}

impl Node {
    /// A node of a program's own.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            position: Position::default(),
        }
    }

    /// Text. It is marked as quoted when a YAML reader could take it for something else than text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let quoted = crate::emit::could_be_mistaken(&text);
        Self::new(Kind::Scalar(Scalar { text, quoted }))
    }

    /// Text that is always quoted: digits, octets in hexadecimal.
    pub fn quoted(text: impl Into<String>) -> Self {
        Self::new(Kind::Scalar(Scalar {
            text: text.into(),
            quoted: true,
        }))
    }

    /// A number, `true`, `false`: whatever is not text and displays as YAML wants it.
    pub fn plain(value: impl fmt::Display) -> Self {
        Self::new(Kind::Scalar(Scalar {
            text: value.to_string(),
            quoted: false,
        }))
    }

    /// Nothing: `null`.
    pub fn null() -> Self {
        Self::plain("null")
    }

    /// A list in block style.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::new(Kind::List(List {
            items: items.into_iter().collect(),
            flow: false,
        }))
    }

    /// A map in block style; the caller sees to it that no key occurs twice.
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        let entries = entries
            .into_iter()
            .map(|(key, value)| Entry {
                key: Self::text(key),
                value,
            })
            .collect();
        Self::new(Kind::Map(Map {
            entries,
            flow: false,
        }))
    }

    /// The same list or map written in one line, `[a, b]` or `{a: b}`, with everything in it.
    pub fn in_flow(mut self) -> Self {
        match &mut self.kind {
            Kind::Scalar(_) => {}
            Kind::List(list) => list.flow = true,
            Kind::Map(map) => map.flow = true,
        }
        self
    }

    /// The scalar, if it is one.
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(scalar),
            Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// The items, if it is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        match &self.kind {
            Kind::List(list) => Some(&list.items),
            Kind::Scalar(_) | Kind::Map(_) => None,
        }
    }

    /// The entries, if it is a map.
    pub fn as_map(&self) -> Option<&[Entry]> {
        match &self.kind {
            Kind::Map(map) => Some(&map.entries),
            Kind::Scalar(_) | Kind::List(_) => None,
        }
    }

    /// The value under `key`, if it is a map that has one.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_map()?
            .iter()
            .find(|entry| entry.key.is_text(key))
            .map(|entry| &entry.value)
    }

    /// Whether it is a scalar with this text.
    pub fn is_text(&self, text: &str) -> bool {
        self.as_scalar().is_some_and(|scalar| scalar.text == text)
    }

    /// Whether nothing was written: no value at all, `~` or `null`.
    pub fn is_null(&self) -> bool {
        self.as_scalar()
            .is_some_and(|scalar| !scalar.quoted && matches!(&*scalar.text, "" | "~" | "null"))
    }
}

impl Eq for Node {}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for List {}

impl PartialEq for List {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl Eq for Map {}

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)?;
        match self.position.line {
            0 => Ok(()),
            line => write!(f, "@{line}:{}", self.position.column),
        }
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(scalar) => scalar.fmt(f),
            Self::List(list) => list.fmt(f),
            Self::Map(map) => map.fmt(f),
        }
    }
}

impl fmt::Debug for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "scalar of {} octets", self.text.len())
    }
}

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.items).finish()
    }
}

impl fmt::Debug for Map {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.entries.iter().map(|entry| (&entry.key, &entry.value)))
            .finish()
    }
}
