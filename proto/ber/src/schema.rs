//! The constant that each declaration becomes: names, tags, presence, bounds, dialects.

use crate::value::{Value, WriteError};
use crate::{CONSTRUCTED, Tag, Writer};

/// How a type appears in octets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Primitive only.
    Primitive,
    /// Constructed only.
    Constructed,
    /// OCTET STRING and its kin: either form (X.690 8.7).
    String,
    /// No tag of its own; a tag put on it is explicit (X.680 31.2.7), so no declaration of one says EXPLICIT.
    Choice,
    /// Open type: any element, kept as received.
    Any,
}

/// A declared type.
pub struct Schema {
    /// As the standard spells it.
    pub name: &'static str,
    /// 0 for CHOICE and open types.
    pub tag: Tag,
    /// What it is made of.
    pub kind: Kind,
    /// What the type itself bounds, whatever its member says besides: the value of an INTEGER, the octets of a string, the bits
    /// of a BIT STRING; of a list, that of each item.
    pub range: Option<(i64, i64)>,
    /// It has the extension marker: unknown elements, or values of an ENUMERATED, pass.
    pub extensible: bool,
}

/// What a type is made of.
pub enum Kind {
    /// Members in this order.
    Sequence(&'static [Member]),
    /// Members in any order.
    Set(&'static [Member]),
    /// One of the alternatives.
    Choice(&'static [Member]),
    /// Name and number of each value, and bits of the dialects that have it (0: all).
    Enumerated(&'static [(&'static str, i32, u32)]),
    /// SEQUENCE OF, SET OF.
    List(fn() -> &'static Schema),
    /// A type without parts: how its contents octets read in a file, and back.
    Leaf {
        /// Form in octets.
        form: Form,
        /// Contents octets to value; never fails: what makes no sense is shown in hex.
        show: fn(&[u8]) -> Value,
        /// Value to contents octets; `None` where it is no value of the type.
        read: fn(&Value) -> Option<Vec<u8>>,
        /// Why `read` takes a value for none of the type, where the type can tell more than that.
        why: fn(&Value) -> Option<WriteError>,
    },
    /// Open type.
    Open,
}

/// One member or alternative: one row of the protocol support statement.
pub struct Member {
    /// As the standard spells it.
    pub name: &'static str,
    /// 0: the type's own.
    pub tag: Tag,
    /// The tag stands around the element of the type: declared EXPLICIT, or put on a CHOICE.
    pub explicit: bool,
    /// The member's type.
    pub of: fn() -> &'static Schema,
    /// May it be absent?
    pub presence: Presence,
    /// Value of an INTEGER, octets of a string, bits of a BIT STRING, items of a list: lowest and highest.
    pub range: Option<(i64, i64)>,
    /// Writes the value that a DEFAULT member has where it is absent, as an element of its type.
    pub default: Option<fn(&mut Writer)>,
    /// Bits of the dialects that have it. 0: all.
    pub dialects: u32,
}

/// May a member be absent?
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Presence {
    /// It must be there.
    Required,
    /// OPTIONAL.
    Optional,
    /// DEFAULT: absent means the default value ([`Member::default`]).
    Default,
}

impl Schema {
    /// Can an element of this tag, primitive or constructed, be of this type?
    pub fn accepts(&self, tag: Tag) -> bool {
        match &self.kind {
            Kind::Choice(of) => of.iter().any(|m| m.accepts(tag)),
            Kind::Open => tag & !CONSTRUCTED != 0,
            _ => self.tag == tag & !CONSTRUCTED,
        }
    }

    /// Members or alternatives; none for other types.
    pub fn members(&self) -> &'static [Member] {
        match self.kind {
            Kind::Sequence(members) | Kind::Set(members) | Kind::Choice(members) => members,
            _ => &[],
        }
    }
}

impl Member {
    /// Can an element of this tag, primitive or constructed, be this member?
    pub fn accepts(&self, tag: Tag) -> bool {
        if self.tag != 0 {
            self.tag == tag & !CONSTRUCTED
        } else {
            (self.of)().accepts(tag)
        }
    }

    /// Does the dialect have it?
    pub fn is_in(&self, dialect: u32) -> bool {
        in_dialect(self.dialects, dialect)
    }
}

/// Are these the bits of all dialects (0), or is the dialect's among them?
pub(crate) fn in_dialect(dialects: u32, dialect: u32) -> bool {
    dialects == 0 || dialects & dialect != 0
}
