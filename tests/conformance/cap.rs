//! TS 29.078 (16.0.0), clauses 10, 11 and 14: what is seen on the interface between gsmSSF and gsmSCF.
//!
//! The switch is driven over M3UA, SCCP and TCAP in virtual time by an SCF of raw TC operations whose arguments are octets
//! written here by hand ([`world`]), or from M3UA up by octets alone ([`ssf`]); so is the SCP ([`scf`]). More of what the SCF
//! does over TCAP is held in `scp/tests`, tests named `ts29078_…`; what the switch does without charging and without
//! resources in `ssp-sim/tests/control.rs`. Which test holds which clause, and which clause has none and why, stands in
//! `cap/CLAUSES.md`.

mod charging;
mod clauses;
mod resources;
mod rules;
mod scf;
mod ssf;
mod wire;

#[path = "../peer/mod.rs"]
mod peer;

#[path = "../../ssp-sim/tests/common/mod.rs"]
mod world;
