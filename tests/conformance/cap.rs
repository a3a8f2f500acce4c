//! TS 29.078 (16.0.0), clauses 10, 11 and 14: what is seen on the interface between gsmSSF and gsmSCF.
//!
//! The switch is driven over M3UA, SCCP and TCAP in virtual time by an SCF of raw TC operations whose arguments are octets
//! written here by hand ([`world`]). What our SCF does is held by the same means in `scp/tests`, tests named
//! `ts29078_…`, and over a whole stack in `scp/tests/node.rs`; what the switch does without charging and without resources
//! in `ssp-sim/tests/control.rs`.

mod charging;
mod resources;
mod rules;

#[path = "../../ssp-sim/tests/common/mod.rs"]
mod world;
