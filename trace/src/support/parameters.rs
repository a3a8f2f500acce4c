//! Parameters of a type, as a tree.

use inlab_ber::value::{Value, show, table};
use inlab_ber::{Kind, Presence, Schema, Tag, Writer, element, show_tag};
use inlab_inap::operation::{Doubt, Part};
use inlab_inap::{Dialect, contained};

/// One parameter, and those in it.
pub(super) struct Parameter {
    pub(super) name: &'static str,
    /// 0: none, for a CHOICE without one and for open types.
    pub(super) tag: Tag,
    /// The tag stands around the type's own element.
    pub(super) explicit: bool,
    pub(super) of: &'static Schema,
    pub(super) range: Option<(i64, i64)>,
    /// The value where it is absent.
    pub(super) default: Option<Value>,
    pub(super) presence: &'static str,
    /// What is doubtful about its presence, of a parameter of an operation itself.
    pub(super) doubt: Option<&'static Doubt>,
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
            range: member
                .range
                .or(of.range.filter(|_| !matches!(of.kind, Kind::List(_)))),
            default: member
                .default
                .and_then(|write| default(of, write, dialects)),
            presence: match member.presence {
                // Of a CHOICE exactly one is there.
                _ if is_choice => "choice",
                Presence::Required => "mandatory",
                Presence::Optional => "optional",
                Presence::Default => "default",
            },
            doubt: None,
            dialects,
            parts: parts(of, dialects, shown),
        })
    });
    parameters.collect()
}

/// The parameters of an argument or a result, with what is doubtful about them in the first dialect that has it.
pub(super) fn own_parts(
    operation: &str,
    part: Part,
    schema: &'static Schema,
    within: u32,
    shown: u32,
) -> Vec<Parameter> {
    let mut parameters = parts(schema, within, shown);
    let dialect = Dialect::every().find(|dialect| dialect.bit() & within & shown != 0);
    if let Some(evidence) = dialect.and_then(Dialect::evidence) {
        for parameter in &mut parameters {
            parameter.doubt = evidence.doubt(operation, part, parameter.name);
        }
    }
    parameters
}

/// The value that `write` writes, in the first dialect that has it.
fn default(of: &'static Schema, write: fn(&mut Writer), dialects: u32) -> Option<Value> {
    let mut out = Writer::default();
    write(&mut out);
    let (tlv, _) = element(out.as_slice()).ok()?;
    show(of, tlv, dialects & dialects.wrapping_neg()).ok()
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
    /// Octets of a string, bits of a BIT STRING, items of a list.
    Size,
}

pub(super) fn bounds(schema: &Schema) -> Bounds {
    match kind(schema) {
        "INTEGER" | "REAL" => Bounds::Value,
        _ => Bounds::Size,
    }
}

/// The range as the ASN.1 text writes it; empty where there is none.
pub(super) fn range(schema: &Schema, range: Option<(i64, i64)>) -> String {
    let span = match range {
        None => return String::new(),
        Some((low, high)) if low == high => format!("{low}"),
        Some((low, high)) => format!("{low}..{high}"),
    };
    match bounds(schema) {
        Bounds::Value => format!("({span})"),
        Bounds::Size => format!("SIZE ({span})"),
    }
}
