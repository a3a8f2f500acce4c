//! SS7 values that every layer shares: what an association carries, MTP primitives, point codes, and (as inline `Copy`
//! values) SCCP addresses and global titles, digits, Q.763 numbers, ISDN addresses, Q.850 causes.
//!
//! No I/O, no clock, no allocation: a value of this crate may be kept in a call's state for as long as the call lives.

mod association;
mod mtp;
mod octets;
mod point_code;

pub use association::{AssociationEvent, AssociationId, LossCause, Message, Transmit};
pub use mtp::{MtpStatus, MtpTransfer, NetworkIndicator, RoutingLabel, ServiceIndicator};
pub use octets::InlineOctets;
pub use point_code::{PointCode, PointCodeError, PointCodeFormat};
