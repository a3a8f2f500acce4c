//! The neutral model: what a service sees of a call and orders, whatever the dialect.
//!
//! All values are `Copy` and inline; nothing is borrowed from a message, so they may be kept in a call's state.

mod instruction;
mod non_call;
mod recovery;
mod report;
mod resource;
mod subject;
mod trigger;

pub use instruction::*;
pub use non_call::*;
pub use recovery::*;
pub use report::*;
pub use resource::*;
pub use subject::*;
pub use trigger::*;
