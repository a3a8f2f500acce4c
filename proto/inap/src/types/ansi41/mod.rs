//! ANSI-41 and WIN: the types of X.S0004-540 and -550 (IS-771, IS-848, IS-826, N.S0018).
//!
//! Arguments and results are SETs with the tag `[PRIVATE 18]`. Members, tags and obligations are those of the public ASN.1 of
//! the protocol; an obligation that rests on it alone is marked in the manual.

mod call;
mod capabilities;
mod codes;
mod digits;
mod enumerations;
mod handoff;
mod leaf;
mod messages;
mod paging;
mod parameters;
mod position;
mod presence;
mod registration;
mod reports;
mod resource;
mod security;
mod win;

pub use super::{CallingPartysCategory, Imsi, Subaddress};
pub use call::*;
pub use capabilities::*;
pub use codes::*;
pub use digits::*;
pub use enumerations::*;
pub use handoff::*;
pub use leaf::*;
pub use messages::*;
pub use paging::*;
pub use parameters::*;
pub use position::*;
pub use presence::*;
pub use registration::*;
pub use reports::*;
pub use resource::*;
pub use security::*;
pub use win::*;
