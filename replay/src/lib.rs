//! Scenarios in virtual time against golden snapshots.
//!
//! [`Scenario`] reads a file, [`run()`] plays it between an SCP, an SSP and a session server joined by the
//! [memory link](wire), [`suite`] does this for files and folders and compares the records with [`golden`] files.

pub mod expect;
pub mod golden;
pub mod nodes;
mod record;
mod run;
pub mod scenario;
mod script;
pub mod suite;
pub mod wire;

pub use run::{Failure, Outcome, SCP, SSP, run};
pub use scenario::Scenario;
