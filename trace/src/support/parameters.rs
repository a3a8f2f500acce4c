//! Parameters of a type, as a tree.

use inlab_ber::value::table;
use inlab_ber::{Kind, Presence, Schema, Tag, show_tag};
use inlab_inap::contained;

/// One parameter, and those in it.
pub(super) struct Parameter {
    pub(super) name: &'static str,
    /// 0: none, for a CHOICE without one and for open types.
    pub(super) tag: Tag,
    /// The tag stands around the type's own element.
    pub(super) explicit: bool,
    pub(super) of: &'static Schema,
    pub(super) range: Option<(i64, i64)>,
    pub(super) presence: &'static str,
    /// Bits of the dialects that have it, and all that holds it.
    pub(super) dialects: u32,
    pub(super) parts: Vec<Self>,
}

/// The parts of a type that some dialect of `shown` has. `within`: the dialects that have the type itself here.
///
/// The parts of the items of a list stand in the list's place, and so do those of the type that a string contains.
pub(super) fn parts(schema: &'static Schema, within: u32, shown: u32) -> Vec<Parameter> {
    if let Kind::List(of) = schema.kind {
        return parts(of(), within, shown);
    }
    if let Some(content) = contained(schema) {
        return parts(content, within, shown);
    }
    let is_choice = matches!(schema.kind, Kind::Choice(_));
    let members = schema.members().iter();
    let parameters = members.filter_map(|member| {
        let dialects = match member.dialects {
            0 => within,
            bits => bits & within,
        };
        let of = (member.of)();
        (dialects & shown != 0).then(|| Parameter {
            name: member.name,
            tag: if member.tag == 0 { of.tag } else { member.tag },
            explicit: member.explicit,
            of,
            range: member.range,
            presence: match member.presence {
                // Of a CHOICE exactly one is there.
                _ if is_choice => "choice",
                Presence::Required => "mandatory",
                Presence::Optional => "optional",
                Presence::Default => "default",
            },
            dialects,
            parts: parts(of, dialects, shown),
        })
    });
    parameters.collect()
}

/// Whether two declarations are one type. Their addresses do not say so: a constant may have several.
pub(super) fn same(a: &Schema, b: &Schema) -> bool {
    a.name == b.name && a.tag == b.tag && table(a, "") == table(b, "")
}

/// The tag as the ASN.1 text writes it; empty where there is none.
pub(super) fn tag(tag: Tag, explicit: bool) -> String {
    match (tag, explicit) {
        (0, _) => String::new(),
        (tag, false) => show_tag(tag).to_string(),
        (tag, true) => format!("{} EXPLICIT", show_tag(tag)),
    }
}

/// The type as the ASN.1 text names it.
pub(super) fn type_name(schema: &Schema) -> String {
    match schema.kind {
        Kind::List(of) => format!("{} {}", schema.name, type_name(of())),
        _ => schema.name.to_string(),
    }
}

/// What the type is made of, in ASN.1's words.
pub(super) fn kind(schema: &Schema) -> &'static str {
    match schema.kind {
        Kind::Sequence(_) => "SEQUENCE",
        Kind::Set(_) => "SET",
        Kind::Choice(_) => "CHOICE",
        Kind::Enumerated(_) => "ENUMERATED",
        Kind::List(_) if schema.tag == 17 => "SET OF",
        Kind::List(_) => "SEQUENCE OF",
        Kind::Open => "ANY",
        Kind::Leaf { .. } => match schema.tag {
            1 => "BOOLEAN",
            2 => "INTEGER",
            3 => "BIT STRING",
            5 => "NULL",
            6 => "OBJECT IDENTIFIER",
            9 => "REAL",
            18 => "NumericString",
            22 => "IA5String",
            23 => "UTCTime",
            24 => "GeneralizedTime",
            // Of a tag of its own: `leaf!` declares strings of octets.
            _ => "OCTET STRING",
        },
    }
}

/// What the range of a parameter bounds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Bounds {
    Value,
    /// Octets of a string, items of a list.
    Size,
    /// Contents octets of a BIT STRING, the one that counts unused bits among them (X.690 8.6.2).
    Octets,
}

pub(super) fn bounds(schema: &Schema) -> Bounds {
    match kind(schema) {
        "INTEGER" | "REAL" => Bounds::Value,
        "BIT STRING" => Bounds::Octets,
        _ => Bounds::Size,
    }
}

/// The range as the ASN.1 text writes it, but for BIT STRINGs; empty where there is none.
pub(super) fn range(schema: &Schema, range: Option<(i64, i64)>) -> String {
    let span = match range {
        None => return String::new(),
        Some((low, high)) if low == high => format!("{low}"),
        Some((low, high)) => format!("{low}..{high}"),
    };
    match bounds(schema) {
        Bounds::Value => format!("({span})"),
        Bounds::Size => format!("SIZE ({span})"),
        Bounds::Octets => format!("{span} octets"),
    }
}
