//! What the nodes of WIN tell each other of calls that were lost (X.S0004-540, N.S0018).

use super::Clock;

/// A switch lost its calls: all that it told of before `until` are over (BulkDisconnection). It names no call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BulkDisconnection {
    /// MSCID of the switch.
    pub switch: [u8; 3],
    /// The time to which its calls are lost.
    pub until: Clock,
}

/// The SCF lost what it knew of calls, and asks the switch which there are (UnreliableCallData); a CallRecoveryReport answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnreliableCallData {
    /// ControlNetworkID: market and switch number of the SCF.
    pub network: [u8; 3],
    /// MSCID of the switch.
    pub switch: [u8; 3],
}

/// A call that a switch still has (CallRecoveryID). The report names the switch nowhere: it is whoever sends it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RecoveredCall {
    /// BillingID.
    pub billing: [u8; 7],
    /// When it was answered.
    pub since: Clock,
}
