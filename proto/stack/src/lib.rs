//! M3UA, SCCP and TCAP as one sans-IO stack.

mod core;

pub use self::core::Core;
