//! Scenarios in virtual time against golden snapshots.
