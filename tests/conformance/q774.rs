//! Q.774 (06/97), transaction capabilities procedures, with the formats of Q.773 and the codes of Q.772 that they answer with.
//!
//! The application is played by the test, the peer by octets written down from Q.773 field by field; what is sent is compared
//! as octets too. How each table and figure was read is said in `proto/tcap/tests/state_tables.rs`.

mod addresses;
mod components;
mod dialogues;
mod encodings;
mod invocations;
mod node;
mod transactions;
