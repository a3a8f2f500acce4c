//! What the switch says of which no service is told: why it ends a conversation, and that it did what it was asked.

use inlab_ber::{Element, Writer};

use super::super::put;
use crate::types::ain::{
    AcgGlobalCtrlRestoreRes, ActResult, ActivityTestRes, CloseArg, CloseCause, SetTimerRes,
    TimerUpdated,
};
use crate::{Dialect, NotExpressible, Operation};

const CLOSE: i32 = 28161;
const ACG_GLOBAL_CTRL_RESTORE: i32 = 26883;
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
        ACTIVITY_TEST => {
            let mut result = ActivityTestRes::EMPTY;
            result.act_result = ActResult::TransactionOpen;
            put(&result, dialect, out)
        }
        ACG_GLOBAL_CTRL_RESTORE => put(&AcgGlobalCtrlRestoreRes::EMPTY, dialect, out),
        _ => Ok(()),
    }
}
