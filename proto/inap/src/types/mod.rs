//! The ASN.1 types, one declaration each, by topic.
//!
//! Sources: TS 29.078 (Release 16 text for phases 3 and 4, GSM 09.78 versions 5 and 7 for phases 1 and 2), TS 29.002
//! 17.7 for the MAP types that CAP borrows, ETS 300 374-1 6.3 (ETSI CS-1), Q.1218 2.1.3 (ITU-T CS-1, where marked
//! `ITU_CS1`), and for CS-2 the members of Q.1248.2 that are not marked as later. Members stand in the order of the text. Ranges are those of `cAPSpecificBoundSet` for CAP; the INAP texts
//! leave most of them to the network, so INAP members of another range are rows of their own.
//!
//! Bounds: those of the declarations; 30 armed events, 10 extensions, 5 generic numbers, 4 information items a message.
//! On breach: a decode error that names the member.

#[macro_use]
mod leaf;

pub mod ain;
pub mod ansi41;
mod form;

mod call;
mod charging;
mod common;
mod events;
mod gprs;
mod legs;
mod management;
mod mobile;
mod points;
mod resource;
mod routing;
mod script;
mod sms;
pub mod tr533;
mod trigger;

pub use call::*;
pub use charging::*;
pub use common::*;
pub use events::*;
pub use gprs::*;
pub use leaf::*;
pub use legs::*;
pub use management::*;
pub use mobile::*;
pub use points::*;
pub use resource::*;
pub use routing::*;
pub use script::*;
pub use sms::*;
pub use trigger::*;
