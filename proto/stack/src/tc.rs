//! The service that TC gives to its user (Q.771), as a borrow of the machines for the length of one call.

use crate::ansi::AnsiTc;
use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_tcap::{
    AbortReason, DialogueId, ErrorCode, ForeignMessage, Forward, Indication, InvokeId,
    InvokeRequest, ObjectIdentifier, OperationCode, Parameter, Problem, Quality, Reject,
    RequestError, Tcap, Termination, TransactionId, TransactionState, UserInformation, ansi,
};
use std::time::{Duration, Instant};

/// Who uses the dialogues of a stack: an SCP, an SSP.
pub trait TcUser {
    /// Something about one dialogue. Requests are made on `tc` at once, about this dialogue or any other.
    fn indication(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>);

    /// The same at a node that speaks ANSI TCAP; requests are made on [`Tc::ansi`]. Unless this is implemented a Query is
    /// aborted: its user speaks the ITU's only.
    fn ansi_indication(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        indication: ansi::Indication<'_>,
    ) {
        if let (ansi::Indication::Query(..), Some(mut tc)) = (indication, tc.ansi()) {
            // The transaction lives: it was received just now.
            let _ = tc.abort(dialogue, None, None);
        }
    }

    /// When [`handle_timeout`](Self::handle_timeout) is wanted at the latest, for time that belongs to no dialogue; `None`:
    /// nothing waits for it. Asked by [`Node`](crate::Node).
    fn poll_timeout(&self) -> Option<Instant> {
        None
    }

    /// It is [`Tc::now`]: what fell due is done. It may come early.
    fn handle_timeout(&mut self, tc: &mut Tc<'_>) {
        let _ = tc;
    }

    /// Something about the network below. Most users have no interest in it: what cannot be delivered comes back as
    /// [`Indication::Notice`].
    fn status(&mut self, tc: &mut Tc<'_>, status: StatusIndication) {
        let _ = (tc, status);
    }

    /// A message whose transaction id another node or shard of the cluster gave out. Who takes it copies it and sees that
    /// it gets there, to [`Stack::handle_forwarded`](crate::Stack::handle_forwarded); what is refused, as everything is
    /// unless this is implemented, is answered as Q.774 3.3.4 has it: P-Abort, unrecognizedTransactionID.
    fn foreign(&mut self, message: &ForeignMessage<'_>) -> Forward {
        let _ = message;
        Forward::Refused
    }
}

/// What the network below says (MTP-PAUSE, MTP-RESUME, MTP-STATUS; N-STATE, Q.711 6.3.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StatusIndication {
    /// A signalling point can be reached, or cannot.
    PointCode {
        /// Which.
        point_code: PointCode,
        /// It can.
        accessible: bool,
    },
    /// A signalling point is congested: what is less important than this is not sent to it (Q.714 2.6). It ends with
    /// [`PointCode`](Self::PointCode), accessible.
    Congested {
        /// Which.
        point_code: PointCode,
        /// Restricted importance level, 1 to 8; in ANSI networks the lowest message priority that is sent, 1 to 3.
        level: u8,
    },
    /// A subsystem went into or out of service.
    Subsystem {
        /// Where.
        point_code: PointCode,
        /// Which.
        subsystem: SubsystemNumber,
        /// It is in service.
        in_service: bool,
    },
    /// A replica of a subsystem of ours asks to go out of service (N-COORD indication): answer with
    /// [`Stack::grant`](crate::Stack::grant), or not at all.
    CoordinationRequested {
        /// Where the replica is.
        point_code: PointCode,
        /// Which.
        subsystem: SubsystemNumber,
    },
    /// A subsystem of ours asked to go out of service (N-COORD confirm).
    CoordinationConfirmed {
        /// Which.
        subsystem: SubsystemNumber,
        /// Whether all replicas agreed in time.
        granted: bool,
    },
    /// Traffic for a subsystem elsewhere comes to us as its backup, or no longer (N-TRAFFIC, T1.112.1).
    Traffic {
        /// Who routes it.
        from: PointCode,
        /// Where the subsystem is.
        point_code: PointCode,
        /// Which.
        subsystem: SubsystemNumber,
        /// Whether it comes to us.
        backup: bool,
    },
}

/// TC requests. Components wait until the next dialogue primitive takes them along; a message is encoded when it is asked
/// for and goes out with the next `poll_transmit`. A message that cannot be sent comes back as [`Indication::Notice`]
/// with the return cause of Q.713 3.12, as one does that the network returns.
#[derive(Debug)]
pub struct Tc<'a> {
    now: Instant,
    machine: Machine<'a>,
}

/// The machine of the node, which speaks one kind of TCAP.
#[derive(Debug)]
pub(crate) enum Machine<'a> {
    Itu(&'a mut Tcap),
    Ansi(&'a mut ansi::Tcap),
}

impl<'a> Tc<'a> {
    /// Over a [`Tcap`] alone: for tests of a user, or another network below.
    #[must_use]
    pub fn new(now: Instant, tcap: &'a mut Tcap) -> Self {
        Self {
            now,
            machine: Machine::Itu(tcap),
        }
    }

    /// The same over a machine of ANSI TCAP.
    #[must_use]
    pub fn over_ansi(now: Instant, tcap: &'a mut ansi::Tcap) -> Self {
        Self {
            now,
            machine: Machine::Ansi(tcap),
        }
    }

    /// The service of ANSI TCAP; `None` at a node that speaks the ITU's.
    #[must_use]
    pub fn ansi(&mut self) -> Option<AnsiTc<'_>> {
        match &mut self.machine {
            Machine::Ansi(tcap) => Some(AnsiTc::new(self.now, tcap)),
            Machine::Itu(_) => None,
        }
    }

    pub(crate) fn reborrow(&mut self) -> (Instant, Machine<'_>) {
        let machine = match &mut self.machine {
            Machine::Itu(tcap) => Machine::Itu(tcap),
            Machine::Ansi(tcap) => Machine::Ansi(tcap),
        };
        (self.now, machine)
    }

    fn itu(&mut self) -> Result<&mut Tcap, RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => Ok(tcap),
            Machine::Ansi(_) => Err(RequestError::OtherTcap),
        }
    }

    /// The time of this call.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    // ---- dialogues ----

    /// A dialogue towards `remote`; nothing is sent before [`begin`](Self::begin).
    ///
    /// # Errors
    /// The limit of dialogues is reached.
    pub fn open(&mut self, local: Address, remote: Address) -> Result<DialogueId, RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.open(self.now, local, remote),
            Machine::Ansi(tcap) => tcap.open(self.now, local, remote),
        }
    }

    /// The application context to request; or, before the answer to a Begin, to answer with.
    ///
    /// # Errors
    /// Unknown dialogue, or it is settled.
    pub fn set_context(
        &mut self,
        dialogue: DialogueId,
        context: ObjectIdentifier,
    ) -> Result<(), RequestError> {
        self.itu()?.set_context(dialogue, context)
    }

    /// Our address, until the first message of ours: from that the peer learns it.
    ///
    /// # Errors
    /// Unknown dialogue, or it was sent.
    pub fn set_local_address(
        &mut self,
        dialogue: DialogueId,
        local: Address,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.set_local_address(dialogue, local),
            Machine::Ansi(tcap) => tcap.set_local_address(dialogue, local),
        }
    }

    /// Sequence control and return option.
    ///
    /// # Errors
    /// Unknown dialogue.
    pub fn set_quality(
        &mut self,
        dialogue: DialogueId,
        quality: Quality,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.set_quality(dialogue, quality),
            Machine::Ansi(tcap) => tcap.set_quality(dialogue, quality),
        }
    }

    /// After so long without a message both sides are told that the dialogue is aborted.
    ///
    /// # Errors
    /// Unknown dialogue.
    pub fn set_idle_timer(
        &mut self,
        dialogue: DialogueId,
        timer: Option<Duration>,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.set_idle_timer(self.now, dialogue, timer),
            Machine::Ansi(tcap) => tcap.set_idle_timer(self.now, dialogue, timer),
        }
    }

    /// The user's timer for this dialogue, told of by [`Indication::Timer`]; setting it replaces it.
    ///
    /// # Errors
    /// Unknown dialogue.
    pub fn set_dialogue_timer(
        &mut self,
        dialogue: DialogueId,
        deadline: Option<Instant>,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.set_dialogue_timer(dialogue, deadline),
            Machine::Ansi(tcap) => tcap.set_dialogue_timer(dialogue, deadline),
        }
    }

    // ---- components ----

    /// TC-INVOKE. The operation timer runs from the sending of the message.
    ///
    /// # Errors
    /// See [`Tcap::invoke`].
    pub fn invoke(
        &mut self,
        dialogue: DialogueId,
        request: &InvokeRequest,
        argument: Parameter<'_>,
    ) -> Result<InvokeId, RequestError> {
        self.itu()?.invoke(dialogue, request, argument)
    }

    /// TC-RESULT-L; an empty one without an operation code.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        operation: Option<OperationCode>,
        result: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.itu()?.result(dialogue, invoke_id, operation, result)
    }

    /// TC-RESULT-NL.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result_not_last(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        operation: Option<OperationCode>,
        result: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.itu()?
            .result_not_last(dialogue, invoke_id, operation, result)
    }

    /// TC-U-ERROR.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn error(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        error: ErrorCode,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.itu()?.error(dialogue, invoke_id, error, parameter)
    }

    /// TC-U-REJECT: for an operation that is not one of the application context, an argument that is not that of its
    /// operation, a duplicate invoke id and the other problems that only the user can see.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn reject(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        problem: Problem,
    ) -> Result<(), RequestError> {
        self.itu()?.reject(
            dialogue,
            Reject {
                invoke_id: Some(invoke_id),
                problem,
            },
        )
    }

    /// Octets in the place of a component, sent as they are: for tests of the peer.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn component_octets(
        &mut self,
        dialogue: DialogueId,
        octets: &[u8],
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.component_octets(dialogue, octets),
            Machine::Ansi(tcap) => tcap.component_octets(dialogue, octets),
        }
    }

    /// TC-U-CANCEL: the operation is forgotten; the peer is not told.
    ///
    /// # Errors
    /// Unknown dialogue or invoke id.
    pub fn cancel(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.cancel(dialogue, invoke_id),
            Machine::Ansi(tcap) => tcap.cancel(dialogue, invoke_id),
        }
    }

    /// TC-TIMER-RESET: the operation timer starts anew.
    ///
    /// # Errors
    /// Unknown dialogue, or no running operation has this invoke id.
    pub fn reset_timer(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.reset_timer(self.now, dialogue, invoke_id),
            Machine::Ansi(tcap) => tcap.reset_timer(self.now, dialogue, invoke_id),
        }
    }

    // ---- messages ----

    /// TC-BEGIN.
    ///
    /// # Errors
    /// See [`Tcap::begin`].
    pub fn begin(
        &mut self,
        dialogue: DialogueId,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        let now = self.now;
        self.itu()?.begin(now, dialogue, user_information)
    }

    /// TC-CONTINUE; as the first answer it accepts the dialogue, and an empty one is allowed.
    ///
    /// # Errors
    /// See [`Tcap::continue_dialogue`].
    pub fn continue_(
        &mut self,
        dialogue: DialogueId,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        let now = self.now;
        self.itu()?
            .continue_dialogue(now, dialogue, user_information)
    }

    /// TC-END. After a basic end the id means nothing any more; after a pre-arranged one, see [`Termination`].
    ///
    /// # Errors
    /// See [`Tcap::end`].
    pub fn end(
        &mut self,
        dialogue: DialogueId,
        termination: Termination,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        let now = self.now;
        self.itu()?
            .end(now, dialogue, termination, user_information)
    }

    /// TC-U-ABORT. The id means nothing any more.
    ///
    /// # Errors
    /// See [`Tcap::abort`].
    pub fn abort(
        &mut self,
        dialogue: DialogueId,
        reason: AbortReason,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        let now = self.now;
        self.itu()?.abort(now, dialogue, reason, user_information)
    }

    /// TC-UNI. The id means nothing any more.
    ///
    /// # Errors
    /// See [`Tcap::unidirectional`].
    pub fn unidirectional(
        &mut self,
        dialogue: DialogueId,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        self.itu()?.unidirectional(dialogue, user_information)
    }

    // ---- what is known ----

    /// The state of a dialogue; `None`: there is none with this id, or the node speaks ANSI TCAP.
    #[must_use]
    pub fn state(&self, dialogue: DialogueId) -> Option<TransactionState> {
        match &self.machine {
            Machine::Itu(tcap) => tcap.state(dialogue),
            Machine::Ansi(_) => None,
        }
    }

    /// The application context of a dialogue, requested or agreed; of ANSI TCAP see [`AnsiTc::context`].
    #[must_use]
    pub fn context(&self, dialogue: DialogueId) -> Option<ObjectIdentifier> {
        match &self.machine {
            Machine::Itu(tcap) => tcap.context(dialogue),
            Machine::Ansi(_) => None,
        }
    }

    /// Our address and the peer's.
    #[must_use]
    pub fn addresses(&self, dialogue: DialogueId) -> Option<(Address, Address)> {
        match &self.machine {
            Machine::Itu(tcap) => tcap.addresses(dialogue),
            Machine::Ansi(tcap) => tcap.addresses(dialogue),
        }
    }

    /// Our transaction id and the peer's, as far as it is known.
    #[must_use]
    pub fn transaction_ids(
        &self,
        dialogue: DialogueId,
    ) -> Option<(TransactionId, Option<TransactionId>)> {
        match &self.machine {
            Machine::Itu(tcap) => tcap.transaction_ids(dialogue),
            Machine::Ansi(tcap) => tcap.transaction_ids(dialogue),
        }
    }

    /// Dialogues at this moment.
    #[must_use]
    pub fn dialogue_count(&self) -> usize {
        match &self.machine {
            Machine::Itu(tcap) => tcap.dialogue_count(),
            Machine::Ansi(tcap) => tcap.dialogue_count(),
        }
    }
}
