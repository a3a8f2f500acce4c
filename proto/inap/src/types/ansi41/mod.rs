//! ANSI-41 and WIN: the types of X.S0004-540 and -550 (IS-771, IS-848, IS-826, N.S0018).
//!
//! Arguments and results are SETs with the tag `[PRIVATE 18]`. Members, tags and obligations are those of the public ASN.1 of
//! the protocol; an obligation that rests on it alone is marked in the manual.

mod call;
mod capabilities;
mod codes;
mod digits;
mod enumerations;
mod leaf;
mod parameters;
mod registration;
mod resource;
mod win;

pub use super::{CallingPartysCategory, Imsi, Subaddress};
pub use call::*;
pub use capabilities::*;
pub use codes::*;
pub use digits::*;
pub use enumerations::*;
pub use leaf::*;
pub use parameters::*;
pub use registration::*;
pub use resource::*;
pub use win::*;
