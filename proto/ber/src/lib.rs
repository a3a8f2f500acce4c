//! BER (X.690) codecs from one declaration per ASN.1 type: [`sequence!`], [`set!`], [`choice!`], [`enumerated!`],
//! [`leaf!`] (syntax: [`macros`]).
//!
//! A declaration yields **(1)** a borrowed struct or enum with a compiled decoder and a tail-first encoder, for the hot
//! path, and **(2)** one constant [`Schema`]: names, tags, presence, bounds, dialects. All that is not hot ([`value`]:
//! YAML in and out, trace text, support statement) is written once, over the schema. The two share no code but the
//! element reader and the writer, so each is the other's differential test. A value from a file becomes octets through
//! the schema and is then decoded like any message: no arena and no second, owned set of types.
//!
//! What is taken: definite and indefinite lengths, padded lengths, strings in constructed form, unknown elements anywhere
//! in extensible types (kept and sent on in place), needless leading octets of integers, the explicit tag around a CHOICE in
//! primitive form (which X.690 8.14.2 forbids and peers send: [`take`]). What is sent: definite lengths of the least octets; a
//! member at its default only where it was received so ([`macros`]).
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | tag number | 2^21-1 | [`Fault::BadTag`] |
//! | length | 4 significant octets | [`Fault::BadLength`] |
//! | INTEGER, ENUMERATED | 8 octets, 32 bits | [`Fault::BadLength`], [`Fault::OutOfRange`] |
//! | indefinite lengths inside one another; segments in segments | 32 | [`Fault::TooDeep`] |
//! | strings in constructed form, a message | 8 | [`Fault::TooManyConstructedStrings`] |
//! | depth of decoding | that of the declarations, which must not contain themselves | - |
//! | members of a SEQUENCE or SET | 128 | does not compile |
//! | names kept of the way to a fault | 6 | the inner ones and the outermost are kept |
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        clippy::cast_possible_truncation
    )
)]

#[macro_use]
pub mod macros;

mod context;
mod cursor;
mod element;
mod leaves;
mod member;
mod schema;
mod scratch;
mod tag;
mod unknown;
pub mod value;
mod writer;

pub use context::{Context, Error, Fault, Stopped, Whose};
pub use cursor::Cursor;
pub use element::{Element, Slot, decode, decode_tagged, put, take};
use leaves::sign_extended;
pub use leaves::{
    Bits, Ia5String, List, Null, Octets, Oid, Open, SetOf, enumerated_number, integer, measure,
    put_integer,
};
pub use member::{apart, arrive, by_position, distinct, lacks, missing, tag_of};
pub use schema::{Form, Kind, Member, Presence, Schema};
pub use scratch::Scratch;
pub use tag::{CONSTRUCTED, Tag, Tlv, context, element, first, general, plain, show_tag};
pub use unknown::Unknown;
pub use writer::Writer;
