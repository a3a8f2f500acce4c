//! SS7 values that every layer shares: what an association carries, MTP primitives, point codes, and (as inline `Copy`
//! values) SCCP addresses and global titles, digits, Q.763 numbers, ISDN addresses, Q.850 causes.
//!
//! No I/O, no clock, no allocation: a value of this crate may be kept in a call's state for as long as the call lives.
//!
//! A value with telephone digits in it does not print them with `Debug`. `show` does, for people and files, and
//! `from_text` reads what `show` writes.
//!
//! | value | text |
//! | --- | --- |
//! | [`Address`] | `GT 491700001 (E.164, international) SSN 146 (CAP)`, `SSN 8 (MSC) PC 2-17-3`; short: `GT +491700001 SSN CAP` |
//! | [`GlobalTitle`] | `491700001 (TT 9, E.164, national)`, `2125550100 (TT 9)`, `+491700001` |
//! | [`CalledPartyNumber`] and the other Q.763 numbers | `491700001 (international, routing to internal network number allowed, E.164)`; short: `+491700001` |
//! | [`IsdnAddress`], [`CalledPartyBcdNumber`] | `491700001 (international, E.164)`, `*100# (unknown, E.164)` |
//! | [`Cause`] | `16 normal call clearing (user)`; short: `16`, `normal call clearing` |
//! | [`RedirectionInformation`] | `call diverted (original reason user busy, 1 redirections, reason no reply)` |
//! | [`BearerCapability`] | `speech (octets 8090a3)`; short: `speech` |
//! | [`CallerName`] | none: only its characters ([`Name::as_str`]) |
//! | [`CallingPartysCategory`] and other code points | `ordinary calling subscriber`, or kind and number: `category 224` |
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | digits of any number | [`MAX_DIGITS`] | error naming the parameter |
//! | digits of an international number | [`MAX_E164`] | no [`E164`] |
//! | diagnostics of a cause | [`MAX_DIAGNOSTICS`] octets | error naming the parameter |
//! | characters of a name | [`MAX_NAME`] | no [`Name`] |

mod address;
mod association;
mod call;
mod digits;
mod e164;
mod global_title;
mod isdn;
mod mtp;
mod name;
mod named;
mod number;
mod octets;
mod point_code;
mod text;
mod timer;

pub use address::{
    Address, AddressElement, AddressError, MAX_ADDRESS, RoutingIndicator, SubsystemNumber,
};
pub use association::{AssociationEvent, AssociationId, LossCause, Message, Transmit};
pub use call::{
    BearerCapability, CallingPartysCategory, Cause, CauseLocation, CauseValue, CodingStandard,
    Diagnostics, MAX_DIAGNOSTICS, RedirectingIndicator, RedirectionInformation, RedirectionReason,
    TransferCapability,
};
pub use digits::{Alphabet, Digits, MAX_DIGITS};
pub use e164::{E164, MAX_E164, NumberingPlan};
pub use global_title::{
    EncodingScheme, GlobalTitle, GlobalTitleNature, GlobalTitlePlan, TranslationType,
};
pub use isdn::{
    CalledPartyBcdNumber, IsdnAddress, MAX_BCD_NUMBER, NumberingPlanIdentification, Tbcd,
    TypeOfNumber,
};
pub use mtp::{MtpStatus, MtpTransfer, NetworkIndicator, RoutingLabel, ServiceIndicator};
pub use name::{CallerName, MAX_NAME, Name};
pub use number::{
    CalledPartyNumber, CallingPartyNumber, GenericNumber, InternalNetworkNumber, LocationNumber,
    MAX_NUMBER, NatureOfAddress, NumberError, NumberFault, NumberIncomplete, NumberParameter,
    NumberQualifier, NumberingPlanIndicator, OriginalCalledNumber, Presentation, RedirectingNumber,
    Screening,
};
pub use octets::InlineOctets;
pub use point_code::{PointCode, PointCodeError, PointCodeFormat};
pub use text::{TextError, TextFault};
pub use timer::{Setting, Timer, TimerField, TimerSettings};

#[cfg(test)]
mod tests;
