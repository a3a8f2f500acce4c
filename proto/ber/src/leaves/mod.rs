//! The built-in types.

mod integer;
mod list;
mod open;
mod strings;

pub use integer::{Null, enumerated_number, integer, put_integer};
pub use list::{List, SetOf};
pub use open::Open;
pub use strings::{Bits, Ia5String, Octets, Oid, measure};

pub(crate) use integer::sign_extended;
