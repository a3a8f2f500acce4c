//! What the switch of WIN says of which no service is told: how a directed call stands.

use inlab_ber::{Element, Writer};

use super::super::put;
use crate::types::ansi41::{CallControlDirectiveRes, CallStatus};
use crate::{Dialect, NotExpressible};

/// Writes the result of CallControlDirective: the called party is connected, or the call is still being set up.
///
/// # Errors
/// Not a dialect of WIN.
pub fn encode_call_status(
    dialect: Dialect,
    connected: bool,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let mut result = CallControlDirectiveRes::EMPTY;
    result.call_status = Some(if connected {
        CallStatus::CalledParty
    } else {
        CallStatus::CallSetupInProgress
    });
    put(&result, dialect, out)
}
