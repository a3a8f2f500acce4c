//! What the SCF orders with one message, and what the switch tells, in every dialect.
//!
//! In CAP and INAP an order is an operation. In AIN it is one too, but which one depends on the operation that waits for
//! an answer (GR-1299-CORE: each trigger lists the operations that may answer it). In WIN all orders of a message are
//! parameters of the one result of the operation that waits, and only where nothing waits are they operations. In TR-NWT-000533
//! there is one order, an operation, beside which there may be gaps.

use inlab_ber::{Scratch, Writer};
use inlab_ss7 as ss7;

use super::{ain, instruction, report, tr533, win};
use crate::dialect::{AIN, TR533, WIN};
use crate::{
    DecodeError, Dialect, Instruction, NotExpressible, Occasion, Operation, RelationshipKey,
    Report, Said, Subject,
};

/// Writes the orders of one message. `said` is told of each component after it was written: what it is, and how many octets
/// stand in `out` by then, which is written from its end: the last component stands first.
///
/// # Errors
/// What the dialect cannot say on this occasion. What was written stays; the caller clears `out`.
pub fn encode_orders(
    dialect: Dialect,
    occasion: &Occasion<'_>,
    orders: &mut dyn Iterator<Item = &Instruction>,
    out: &mut Writer,
    said: &mut dyn FnMut(Said, usize),
) -> Result<(), NotExpressible> {
    if dialect.bit() & AIN != 0 {
        return ain::encode_orders(dialect, occasion, orders, out, said);
    }
    if dialect.bit() & WIN != 0 {
        return win::encode_orders(dialect, occasion, orders, out, said);
    }
    if dialect.bit() & TR533 != 0 {
        return tr533::encode_orders(dialect, occasion, orders, out, said);
    }
    for order in orders {
        let operation = instruction::encode_instruction(dialect, order, out)?;
        said(Said::Invoke(operation), out.as_slice().len());
    }
    Ok(())
}

/// Reads what one component of the SCF orders, as the switch does; `tell` is given each order. In AIN the numbers of legs depend on the
/// half of the call, which what waits tells, or else the trigger of the subject.
///
/// # Errors
/// As [`decode_instruction`](crate::decode_instruction); orders before the fault were told.
pub fn decode_orders(
    dialect: Dialect,
    occasion: &Occasion<'_>,
    said: Said,
    octets: &[u8],
    scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    if dialect.bit() & AIN != 0 {
        return ain::decode_orders(dialect, occasion, said, octets, scratch, tell);
    }
    if dialect.bit() & WIN != 0 {
        return win::decode_orders(dialect, said, octets, scratch, tell);
    }
    if dialect.bit() & TR533 != 0 {
        return tr533::decode_orders(dialect, said, octets, scratch, tell);
    }
    instruction::decode_instruction(dialect, said.operation(), octets, scratch).map(tell)
}

/// Whether an order can be given in answer to this operation: as its answer, beside it, or within another.
pub(crate) fn may_answer(dialect: Dialect, question: &Operation, order: &Instruction) -> bool {
    if dialect.bit() & TR533 != 0 {
        tr533::may_answer(question, order)
    } else {
        ain::may_answer(dialect, question, order)
    }
}

/// Where the switch is to tell the events that these orders arm, which only WIN says (DestinationAddress); `None`: to whoever gave
/// the orders.
#[must_use]
pub fn reports_to(
    dialect: Dialect,
    said: Said,
    octets: &[u8],
    scratch: &Scratch,
) -> Option<ss7::Address> {
    if dialect.bit() & WIN != 0 {
        win::reports_to(dialect, said, octets, scratch)
    } else {
        None
    }
}

/// Writes a report about a call, as the switch does.
///
/// # Errors
/// As [`encode_report`](crate::encode_report); the dialect needs to be told something of the call that is not known.
pub fn encode_report_of(
    dialect: Dialect,
    subject: &Subject,
    report: &Report,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    if dialect.bit() & AIN != 0 {
        return ain::encode_report(dialect, subject, report, out);
    }
    if dialect.bit() & WIN != 0 {
        return win::encode_report(dialect, subject, report, out);
    }
    report::encode_report(dialect, report, out)
}

/// By what an operation of the switch is known to belong to a relationship, where the transaction does not say it; `None` if
/// it names nothing, or cannot be read.
#[must_use]
pub fn relationship_key(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
) -> Option<RelationshipKey> {
    if dialect.bit() & AIN != 0 {
        ain::relationship_key(operation, octets)
    } else if dialect.bit() & WIN != 0 {
        win::relationship_key(octets)
    } else {
        None
    }
}
