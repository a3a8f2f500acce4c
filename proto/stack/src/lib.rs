//! M3UA, SCCP and TCAP as one node without I/O.
//!
//! [`Stack`] owns the three machines. Received messages go up by call to a [`TcUser`], each indication with a [`Tc`] to
//! make requests on; messages, deadlines and events are polled. [`Core`] is what a driver drives, [`Node`] a stack with
//! its user.
//!
//! From [`Stack::handle_message`] to the user, and from a request to [`Stack::poll_transmit`], a message costs no heap
//! allocation once the buffers have grown; reassembly, segments held for a pending application server and messages to
//! ourselves excepted.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | messages to ourselves that wait | 1,024 | [`NotSent::LoopFull`], told as TC-NOTICE, network congestion |
//! | timers that one `handle_timeout` serves | 10,000 | the rest is due at once |
//! | events kept | 1,024 | the oldest is lost and counted |
//!
//! The bounds of the layers are in their crates.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::indexing_slicing))]

mod ansi;
mod core;
mod either;
mod event;
mod machine;
mod node;
mod stack;
mod tc;
mod transmit;

pub use self::ansi::AnsiTc;
pub use self::core::Core;
pub use self::either::{
    Abort, Answered, EitherTc, Failed, Fault, Invoked, Opened, Package, Progress, Rejected,
    Request, Told, Unanswered,
};
pub use self::event::{Event, NotSent};
pub use self::node::Node;
pub use self::stack::{Config, Stack};
pub use self::tc::{StatusIndication, Tc, TcUser};
/// What a [`TcUser`] handles.
pub use inlab_tcap as tcap;
/// What configures the lower layers.
pub use {inlab_m3ua as m3ua, inlab_sccp as sccp};
