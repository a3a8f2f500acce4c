//! Records of what became of relationships: for people, scenarios and golden traces. No digit is in them.

use crate::{PeripheralState, State};
use inlab_call_event::{CallEventKind, CallId, EndedBy};
use inlab_inap::{Arm, Dialect, Half, ServiceSelector};
use std::collections::VecDeque;
use std::fmt;

/// One thing that became of one relationship.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StateChange {
    /// The call.
    pub call: CallId,
    /// The relationship, counted from 1 over the life of the node.
    pub relationship: u64,
    /// What became of it.
    pub change: Change,
}

/// What became of a relationship.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// A trigger was taken.
    Created {
        /// In which dialect.
        dialect: Dialect,
        /// For which service.
        selector: ServiceSelector,
        /// For which half of the call.
        half: Half,
    },
    /// An event was armed, or disarmed if its mode is transparent.
    Armed(Arm),
    /// The machine went from one state to another; [`State::Idle`] at the end.
    State {
        /// Before.
        from: State,
        /// Now.
        to: State,
    },
    /// Its intelligent peripheral went from one state to another (WIN).
    Resource {
        /// Before.
        from: PeripheralState,
        /// Now.
        to: PeripheralState,
    },
    /// It is no more.
    Ended(Ending),
}

/// Why a relationship is over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// The SSF reported the end of the call.
    Reported {
        /// Who ended it.
        by: EndedBy,
        /// Q.850 cause value, if told.
        cause: Option<u8>,
    },
    /// The service released the call.
    Released {
        /// Q.850 cause value.
        cause: u8,
    },
    /// The service let the call go and watches it no longer.
    LetGo,
    /// The SSF ended the dialogue without a report (TS 29.078 14.1.2.1.1).
    PeerEnded,
    /// The peer's or our TCAP, or its user, aborted the dialogue.
    Aborted,
    /// A message to the SSF could not be delivered (TC-NOTICE).
    Returned,
    /// The SSF did not answer activityTest (TS 29.078 11.1.1), or was not heard of for too long where no dialogue lives.
    Silent,
    /// The switch lost the call, or does not have it any more (X.S0004-540 BulkDisconnection, CallRecoveryReport).
    Lost,
    /// The SSF refused what the service ordered, and there is nothing else to order.
    Refused,
    /// The SSF broke the protocol: it got an error, a reject or an abort.
    Misbehaved,
    /// The service failed.
    ServiceFailed,
}

impl Ending {
    /// What the session server is told.
    pub(crate) fn event(self) -> CallEventKind {
        let (by, cause) = match self {
            Self::Reported { by, cause } => (by, cause),
            Self::Released { cause } => (EndedBy::Network, Some(cause)),
            Self::LetGo
            | Self::PeerEnded
            | Self::Aborted
            | Self::Returned
            | Self::Silent
            | Self::Lost
            | Self::Refused
            | Self::Misbehaved
            | Self::ServiceFailed => (EndedBy::Unknown, None),
        };
        CallEventKind::Ended { cause, by }
    }

    /// Whether it says how the call itself ended, and not only how we lost sight of it.
    pub(crate) fn is_definite(self) -> bool {
        matches!(self, Self::Reported { .. } | Self::Released { .. })
    }
}

impl fmt::Display for StateChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "relationship {} of call {}: {}",
            self.relationship, self.call, self.change
        )
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Created {
                dialect,
                selector,
                half,
            } => {
                let half = match half {
                    Half::Originating => "originating",
                    Half::Terminating => "terminating",
                };
                write!(f, "created, {dialect}, ")?;
                if let ServiceSelector::ServiceKey(_) = selector {
                    f.write_str("service key ")?;
                }
                write!(f, "{selector}, {half} half")
            }
            Self::Armed(arm) => {
                write!(f, "armed {}, {}", arm.event, arm.mode.name())?;
                match arm.leg {
                    Some(leg) => write!(f, ", leg {}", leg.0),
                    None => Ok(()),
                }
            }
            Self::State { from, to } => write!(f, "{from} -> {to}"),
            Self::Resource { from, to } => write!(f, "resource {from} -> {to}"),
            Self::Ended(ending) => write!(f, "ended, {ending}"),
        }
    }
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reported { by, cause } => {
                let by = match by {
                    EndedBy::Calling => "calling party",
                    EndedBy::Called => "called party",
                    EndedBy::Network => "network",
                    EndedBy::Unknown => "unknown",
                };
                write!(f, "by {by}")?;
                match cause {
                    Some(cause) => write!(f, ", cause {cause}"),
                    None => Ok(()),
                }
            }
            Self::Released { cause } => write!(f, "released by the service, cause {cause}"),
            Self::LetGo => f.write_str("let go"),
            Self::PeerEnded => f.write_str("dialogue ended by the SSF"),
            Self::Aborted => f.write_str("dialogue aborted"),
            Self::Returned => f.write_str("message returned"),
            Self::Silent => f.write_str("the SSF is silent"),
            Self::Lost => f.write_str("lost by the switch"),
            Self::Refused => f.write_str("instruction refused"),
            Self::Misbehaved => f.write_str("protocol broken by the SSF"),
            Self::ServiceFailed => f.write_str("service failed"),
        }
    }
}

/// The records that nobody has taken yet. When it is full the newest are dropped and counted.
pub(crate) struct Changes {
    records: VecDeque<StateChange>,
    limit: usize,
    dropped: u64,
}

impl Changes {
    /// Room for `limit`; with 0 nothing is recorded, nor counted.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            records: VecDeque::with_capacity(limit.min(64)),
            limit,
            dropped: 0,
        }
    }

    pub(crate) fn push(&mut self, record: StateChange) {
        if self.records.len() < self.limit {
            self.records.push_back(record);
        } else if self.limit > 0 {
            self.dropped += 1;
        }
    }

    pub(crate) fn pop(&mut self) -> Option<StateChange> {
        self.records.pop_front()
    }

    pub(crate) fn dropped(&self) -> u64 {
        self.dropped
    }
}
