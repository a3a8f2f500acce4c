//! INAP and CAP for both sides of a call: dialect tables, ASN.1 declarations, and the neutral model of a call.
//!
//! A service sees a [`Trigger`], orders [`Instruction`]s and is told [`Report`]s, the same in every dialect. Which dialect
//! a dialogue speaks is its [`Dialect`], found by application context or by name. In what dialects differ is held here
//! and nowhere else: members of arguments ([`types`]), operations ([`operation`]), errors ([`error`]), events
//! ([`Dialect::event`]), and questions with a name ([`Dialect`]).
//!
//! Every value of the model is inline and `Copy`. Encoding and decoding allocate nothing (but for strings in constructed
//! form). `Debug` shows no digits, subscriber identity or location; what a person or a file needs is shown by the schema
//! of the argument ([`Operation::argument`] with `inlab_ber::value`).
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | events in one order | [`MAX_ARMS`] | [`Arms::push`] refuses; decode error on receipt |
//! | digits of a number | [`MAX_DIGITS`](inlab_ss7::MAX_DIGITS) | decode error that names it; not expressible |
//! | messages of an announcement, parts of one | [`MAX_MESSAGES`], [`MAX_PARTS`]; AnnouncementList of WIN: 2 | decode error on receipt; not expressible |
//! | text | [`MAX_TEXT`] octets | decode error on receipt; not expressible |
//! | free format data | [`MAX_RECORD`] octets | not expressible; decode error on receipt |
//! | every parameter | its range in [`types`] | decode error that names it; not expressible |

mod codec;
mod contained;
pub mod dialect;
pub mod error;
mod event;
mod expressible;
mod model;
pub mod operation;
mod relations;
mod time;
pub mod types;

pub use codec::{
    ConnectionFailure, DecodeError, DecodeFault, ResourceOperations, activity_of,
    decode_assist_request, decode_bulk_disconnection, decode_call_recovery,
    decode_connection_failure, decode_instruction, decode_non_call, decode_orders, decode_report,
    decode_result, decode_seized, decode_trigger, decode_unreliable_call_data, encode_activity,
    encode_assist_request, encode_bulk_disconnection, encode_call_recovery, encode_call_status,
    encode_close, encode_connection_failure, encode_gap_overflow, encode_instruction,
    encode_non_call_answer, encode_orders, encode_point_report, encode_point_trigger,
    encode_report, encode_report_of, encode_result, encode_seized, encode_trigger,
    encode_unreliable_call_data, relationship_key, reports_to, resource_operations,
};
pub use contained::contained;
pub use dialect::{
    CallModel, Context, Creation, Dialect, EndRules, GoesOn, Purpose, ReplyBit, UnknownDialect,
};
pub use error::{ErrorType, error_named, error_type};
pub use event::{Arm, DetectionPoint, EventRow, Half, LegId, Legs, MonitorMode};
pub use expressible::NotExpressible;
pub use model::*;
pub use operation::{Answer, Class, Direction, Operation, OperationTimers, Timer};
pub use time::Time;
