//! M3UA, SCCP and TCAP as one sans-IO stack.

mod core;
mod tc;

pub use self::core::Core;
pub use self::tc::{StatusIndication, Tc, TcUser};
/// What a [`TcUser`] handles.
pub use inlab_tcap as tcap;
