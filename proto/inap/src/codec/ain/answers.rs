//! What the switch says of which no service is told: why it ends a conversation, and that it did what it was asked.

use inlab_ber::{Element, Scratch, Writer};

use super::super::{argument, put, read};
use super::{ACG_GLOBAL_CTRL_RESTORE, CREATE_CALL};
use crate::types::ain::{
    AcgGlobalCtrlRestoreRes, ActResult, ActivityTestArg, ActivityTestRes, CloseArg, CloseCause,
    CreateCallRes, SetTimerRes, TimerUpdated,
};
use crate::{DecodeError, Dialect, NotExpressible, Operation, Report};

const CLOSE: i32 = 28161;
const ACTIVITY_TEST: i32 = 26886;
const SET_TIMER: i32 = 26889;

/// Writes the switch's close, and why (GR-1299-CORE).
///
/// # Errors
/// The dialect has no close: not AIN 0.2.
pub fn encode_close(
    dialect: Dialect,
    cause: CloseCause,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    let close = dialect
        .operation(CLOSE)
        .ok_or(NotExpressible::Dialogue("Finished"))?;
    let mut arg = CloseArg::EMPTY;
    arg.close_cause = Some(cause);
    put(&arg, dialect, out)?;
    Ok(close)
}

/// Writes the result of what was done; nothing for an operation whose result says nothing.
pub(in super::super) fn encode_done(
    dialect: Dialect,
    operation: &Operation,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    match operation.code {
        SET_TIMER => put(
            &SetTimerRes::TimerUpdated(TimerUpdated::Success),
            dialect,
            out,
        ),
        ACTIVITY_TEST => encode_activity(dialect, true, out),
        CREATE_CALL => put(&CreateCallRes::EMPTY, dialect, out),
        ACG_GLOBAL_CTRL_RESTORE => put(&AcgGlobalCtrlRestoreRes::EMPTY, dialect, out),
        _ => Ok(()),
    }
}

/// Reads a result. That of createCall may say why the call was not made.
pub(in super::super) fn decode_done(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
) -> Result<Report, DecodeError> {
    // T1.114 lets a result have no parameter.
    if operation.code == CREATE_CALL && !octets.is_empty() {
        let mut result = CreateCallRes::EMPTY;
        argument(&mut result, dialect, operation, octets, scratch)?;
        if result.failure_cause.is_some() {
            let error = crate::error::FAILURE_REPORT;
            return Ok(Report::Refused { operation, error });
        }
    }
    Ok(Report::Done { operation })
}

/// The transaction that activityTest asks about, as its transID has it; `None` for another operation, or one that cannot be read.
#[must_use]
pub fn activity_of(dialect: Dialect, operation: &Operation, octets: &[u8]) -> Option<[u8; 4]> {
    if operation.code != ACTIVITY_TEST || dialect.operation(ACTIVITY_TEST) != Some(operation) {
        return None;
    }
    let scratch = Scratch::default();
    let mut arg = ActivityTestArg::EMPTY;
    read(&mut arg, dialect, octets, &scratch).ok()?;
    arg.trans_id.0.try_into().ok()
}

/// Writes the result of activityTest: the transaction is open, or closed.
///
/// # Errors
/// The dialect has no activityTest: not AIN 0.2.
pub fn encode_activity(
    dialect: Dialect,
    open: bool,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let mut result = ActivityTestRes::EMPTY;
    result.act_result = match open {
        true => ActResult::TransactionOpen,
        false => ActResult::TransactionClosed,
    };
    put(&result, dialect, out)
}
