//! What the switch did, for ladders, scenarios and tests. Holds digits: not for logs.

use crate::bcsm::Pic;
use crate::peripheral;
use crate::raw::{RawCode, RawProblemKind};
use crate::{CallId, RawId, Ssf};
use inlab_inap::{DetectionPoint, Instruction, LegId};
use inlab_ss7::Cause;
use inlab_stack::tcap::ansi::Permission;
use std::collections::VecDeque;
use std::fmt;
use std::time::Duration;

/// Records kept for a reader that does not come; the oldest are dropped, and [`Record::Lost`] says how many.
pub const MAX_RECORDS: usize = 4096;

/// One thing that the switch did or learned.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Record {
    /// A call went on in its state model.
    Call {
        /// Which.
        call: CallId,
        /// To this point in call.
        pic: Pic,
        /// Through this detection point.
        point: Option<DetectionPoint>,
    },
    /// A relationship changed its state.
    Ssf {
        /// Whose.
        call: CallId,
        /// New state.
        state: Ssf,
    },
    /// A resource of a peripheral changed its state (WIN).
    Resource {
        /// Which, counted from 1 over all peripherals.
        resource: u16,
        /// New state.
        state: peripheral::State,
    },
    /// The SCF ordered something, and it was done.
    Instructed {
        /// Which call.
        call: CallId,
        /// What.
        instruction: Instruction,
    },
    /// The SCF asked for something that was not done.
    Refused {
        /// Which call.
        call: CallId,
        /// Operation code; `None`: a global one.
        operation: Option<i32>,
        /// What it was told.
        answer: Refusal,
    },
    /// Control of the call was lost, and what became of the call.
    ControlLost {
        /// Which call.
        call: CallId,
        /// Why.
        why: Loss,
        /// The call was cleared (default call handling "release"); else it goes on.
        released: bool,
    },
    /// The call is over.
    Over {
        /// Which.
        call: CallId,
        /// Who ended it; `None`: the network.
        by: Option<LegId>,
        /// Why.
        cause: Option<Cause>,
        /// How long the parties spoke; `None`: it was not answered.
        spoke: Option<Duration>,
    },
    /// An order of the SCF about no call was carried out.
    OfSwitch {
        /// Which.
        instruction: Instruction,
    },
    /// The served party hears that the call will soon be cleared (TS 22.078 9.1).
    WarningTone {
        /// Which call.
        call: CallId,
    },
    /// Something came on a scripted dialogue.
    Raw {
        /// Which.
        raw: RawId,
        /// What.
        event: RawEvent,
    },
    /// So many records were dropped before this one.
    Lost(u32),
}

/// How the switch answered what it could not do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// A return error with this local code.
    Error(i32),
    /// A reject with this problem code of the invoke problems.
    Reject(u8),
    /// Nothing: the operation has no answer.
    Nothing,
}

/// Why control was lost.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Loss {
    /// Tssf ran out.
    Tssf,
    /// The SCF answered initialDP with this error.
    Error(i32),
    /// It rejected what we sent: the problem code.
    Reject(u8),
    /// It aborted the dialogue.
    Aborted,
    /// Its or our transaction sub-layer did.
    ProviderAborted,
    /// The network gave our message back: SCCP return cause (Q.713 3.12).
    Returned(u8),
    /// Its first message names another application context than ours.
    OtherContext,
    /// It ended the dialogue without saying what to do.
    Ended,
    /// A dialogue could not even be opened.
    NotOpened,
    /// A script ended or aborted it at the switch.
    Script,
    /// The SCF did not want to be asked.
    Gapped,
}

/// What came on a scripted dialogue.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RawEvent {
    /// A begin: the SCP opened the dialogue.
    Begin,
    /// A Query of ANSI TCAP.
    Query(Permission),
    /// A Unidirectional, of either TCAP.
    Unidirectional,
    /// A continue.
    Continue,
    /// An end.
    End,
    /// A Conversation of ANSI TCAP.
    Conversation(Permission),
    /// A Response of ANSI TCAP.
    Response,
    /// The peer's user aborted.
    UserAbort,
    /// The transaction sub-layer aborted: cause code of Q.773 or T1.114, where there is one.
    ProviderAbort(Option<u8>),
    /// The network gave a message back.
    Returned(u8),
    /// An Invoke.
    Invoke {
        /// Its id.
        invoke_id: Option<i8>,
        /// Of this operation.
        operation: RawCode,
        /// With this argument.
        argument: RawParameter,
    },
    /// A result.
    Result {
        /// Of our Invoke with this id.
        invoke_id: Option<i8>,
        /// Of this operation, if the script invoked it.
        operation: Option<RawCode>,
        /// With this parameter.
        result: RawParameter,
    },
    /// An error.
    Error {
        /// Of our Invoke with this id.
        invoke_id: Option<i8>,
        /// Which.
        code: RawCode,
        /// With this parameter.
        parameter: RawParameter,
    },
    /// A reject.
    Reject {
        /// Of our component with this id.
        invoke_id: Option<i8>,
        /// Kind of the problem.
        kind: RawProblemKind,
        /// Its code.
        code: u8,
    },
    /// The dialogue is over.
    Closed,
}

/// What a component of a scripted dialogue holds: one whole element, or nothing. `Debug` shows its length only.
#[derive(Clone, Eq, PartialEq)]
pub struct RawParameter(Option<Box<[u8]>>);

impl RawParameter {
    /// With these octets.
    #[must_use]
    pub fn new(octets: Option<&[u8]>) -> Self {
        Self(octets.map(Box::from))
    }

    /// The octets as they came.
    #[must_use]
    pub fn octets(&self) -> Option<&[u8]> {
        self.0.as_deref()
    }
}

impl fmt::Debug for RawParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} octets", self.0.as_ref().map_or(0, |o| o.len()))
    }
}

/// A bounded queue of records.
#[derive(Debug, Default)]
pub(crate) struct Records {
    queue: VecDeque<Record>,
    lost: u32,
}

impl Records {
    pub(crate) fn push(&mut self, record: Record) {
        if self.queue.len() == MAX_RECORDS {
            self.queue.pop_front();
            self.lost = self.lost.saturating_add(1);
        }
        self.queue.push_back(record);
    }

    pub(crate) fn len(&self) -> usize {
        self.queue.len()
    }

    /// Puts a record where the queue ended when it had this length.
    pub(crate) fn insert(&mut self, place: usize, record: Record) {
        if self.queue.len() == MAX_RECORDS || place > self.queue.len() {
            return self.push(record);
        }
        self.queue.insert(place, record);
    }

    pub(crate) fn pop(&mut self) -> Option<Record> {
        if self.lost > 0 {
            return Some(Record::Lost(std::mem::take(&mut self.lost)));
        }
        self.queue.pop_front()
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tssf => f.write_str("Tssf ran out"),
            Self::Error(code) => write!(f, "the SCF answered with error {code}"),
            Self::Reject(code) => write!(f, "the SCF rejected it, problem {code}"),
            Self::Aborted => f.write_str("the SCF aborted the dialogue"),
            Self::ProviderAborted => f.write_str("the dialogue was aborted by TC"),
            Self::Returned(cause) => write!(f, "the message came back, return cause {cause}"),
            Self::OtherContext => f.write_str("the SCF answered in another application context"),
            Self::Ended => f.write_str("the SCF ended the dialogue without an instruction"),
            Self::NotOpened => f.write_str("the dialogue could not be opened"),
            Self::Script => f.write_str("a script ended the dialogue"),
            Self::Gapped => f.write_str("the SCF wants fewer queries"),
        }
    }
}
