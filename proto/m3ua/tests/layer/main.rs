//! The layer against RFC 4666 clause 4. The peer is played by octets: what is sent and received is compared as hex. Names
//! are those of TS 102 381's purposes where there is one.

mod asp;
mod ipsp;
mod network;
mod node;
mod registration;
mod sgp;
mod transfer;
