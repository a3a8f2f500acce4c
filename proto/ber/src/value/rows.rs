//! The protocol support statement of a type.

use crate::{Presence, Schema, Tag, show_tag};

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Standard names from the type down, with dots.
    pub path: String,
    /// Its tag; the type's own where it has none; 0 for a CHOICE without a tag and for open types.
    pub tag: Tag,
    /// The tag stands around the type's own element.
    pub explicit: bool,
    /// The standard's name of its type.
    pub of: &'static str,
    /// Lowest and highest value or size.
    pub range: Option<(i64, i64)>,
    /// May it be absent?
    pub presence: Presence,
    /// Bits of the dialects that have it; 0: all.
    pub dialects: u32,
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.path)?;
        if self.tag != 0 {
            write!(f, " {}", show_tag(self.tag))?;
        }
        write!(f, " {}", self.of)?;
        if let Some((low, high)) = self.range {
            write!(f, " ({low}..{high})")?;
        }
        write!(f, " {:?} {:#x}", self.presence, self.dialects)
    }
}

/// The parameters of a type, depth first, in the order of the declaration.
pub fn table(schema: &Schema, path: &str) -> Vec<Row> {
    let mut out = Vec::new();
    collect(schema, path, &mut out);
    out
}

/// [`table`] as text: `path tag type range presence dialects`.
pub fn rows(schema: &Schema, path: &str, out: &mut Vec<String>) {
    out.extend(table(schema, path).iter().map(Row::to_string));
}

fn collect(schema: &Schema, path: &str, out: &mut Vec<Row>) {
    if let crate::Kind::List(of) = schema.kind {
        collect(of(), path, out);
    }
    for m in schema.members() {
        let (of, path) = ((m.of)(), format!("{path}.{}", m.name));
        out.push(Row {
            path: path.clone(),
            tag: crate::first(m.tag, of.tag),
            explicit: m.explicit,
            of: of.name,
            range: m.range,
            presence: m.presence,
            dialects: m.dialects,
        });
        collect(of, &path, out);
    }
}
