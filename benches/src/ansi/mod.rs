//! ANSI TCAP and arguments of AIN and ANSI-41 as rasn derives, written from the ASN.1 modules that Wireshark and pycrate have, and
//! not from the declarations that they are compared with.

#![allow(missing_docs, reason = "the names are those of the modules")]

pub mod ain;
pub mod ansi41;
pub mod tcap;
