//! Orders that are operations of their own: beside a result, and where nothing waits for one.

use inlab_ber::{Scratch, Writer};

use super::super::Faults;
use super::*;
use crate::{DecodeError, Dialect, Instruction, NotExpressible, Occasion, Operation, Said};

/// Writes an order that is an operation of its own though an operation waits: it stands in a Conversation, and the
/// transaction goes on. `None`: it is a parameter of the result.
pub(super) fn encode_beside(
    dialect: Dialect,
    _question: &'static Operation,
    _occasion: &Occasion<'_>,
    order: &Instruction,
    _out: &mut Writer,
) -> Result<Option<&'static Operation>, NotExpressible> {
    match order {
        // The time is the network's: ResetTimer has no parameters.
        Instruction::ExtendTime(0) => named(dialect, RESET_TIMER, order.name()).map(Some),
        Instruction::ExtendTime(_) => Err(NotExpressible::Parameter("timervalue")),
        _ => Ok(None),
    }
}

/// Writes orders where nothing waits.
pub(super) fn encode_directives(
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

/// Reads an operation of the SCF.
pub(super) fn decode_directive(
    _dialect: Dialect,
    operation: &'static Operation,
    _octets: &[u8],
    _scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    match operation.code {
        RESET_TIMER => {
            tell(Instruction::ExtendTime(0));
            Ok(())
        }
        _ => Err(Faults(operation).not_of_this_kind()),
    }
}
