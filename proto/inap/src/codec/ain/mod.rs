//! AIN 0.1 and 0.2 (GR-1299-CORE).

mod answers;

use inlab_ber::{Scratch, Writer};

use super::Faults;
use crate::{
    DecodeError, Dialect, Instruction, NotExpressible, Occasion, Operation, RelationshipKey,
    Report, Said, Subject, Trigger,
};
pub use answers::encode_close;
pub(super) use answers::encode_done;

/// Whether a trigger can be read from it.
pub(super) fn is_trigger(_operation: &Operation) -> bool {
    false
}

pub(super) fn decode_trigger(
    _dialect: Dialect,
    operation: &'static Operation,
    _octets: &[u8],
    _scratch: &Scratch,
) -> Result<Trigger, DecodeError> {
    Err(Faults(operation).not_of_this_kind())
}

pub(super) fn encode_trigger(
    _dialect: Dialect,
    _trigger: &Trigger,
    _out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    Err(NotExpressible::Operation("Trigger"))
}

pub(super) fn decode_report(
    _dialect: Dialect,
    operation: &'static Operation,
    _octets: &[u8],
    _scratch: &Scratch,
) -> Result<Report, DecodeError> {
    Err(Faults(operation).not_of_this_kind())
}

pub(super) fn encode_report(
    _dialect: Dialect,
    _subject: &Subject,
    _report: &Report,
    _out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    Err(NotExpressible::Operation("Report"))
}

pub(super) fn encode_orders(
    _dialect: Dialect,
    _occasion: &Occasion<'_>,
    orders: &mut dyn Iterator<Item = &Instruction>,
    _out: &mut Writer,
    _said: &mut dyn FnMut(Said, usize),
) -> Result<(), NotExpressible> {
    match orders.next() {
        Some(order) => Err(NotExpressible::Operation(order.name())),
        None => Ok(()),
    }
}

pub(super) fn decode_orders(
    _dialect: Dialect,
    _question: Option<&'static Operation>,
    said: Said,
    _octets: &[u8],
    _scratch: &Scratch,
    _tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    Err(Faults(said.operation()).not_of_this_kind())
}

pub(super) fn relationship_key(
    _operation: &'static Operation,
    _octets: &[u8],
) -> Option<RelationshipKey> {
    None
}
