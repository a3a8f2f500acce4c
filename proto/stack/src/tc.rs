//! The service that TC gives to its user (Q.771), as a borrow of the machines for the length of one call.

use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_tcap::{
    AbortReason, DialogueId, ErrorCode, ForeignMessage, Forward, Indication, InvokeId,
    InvokeRequest, ObjectIdentifier, OperationCode, Parameter, Problem, Quality, Reject,
    RequestError, Tcap, Termination, TransactionId, TransactionState, UserInformation,
};
use std::time::{Duration, Instant};

/// Who uses the dialogues of a stack: an SCP, an SSP.
pub trait TcUser {
    /// Something about one dialogue. Requests are made on `tc` at once, about this dialogue or any other.
    fn indication(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>);

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
    /// A signalling point is congested, at this level if the network says one.
    Congested {
        /// Which.
        point_code: PointCode,
        /// 0 to 3.
        level: Option<u8>,
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
}

/// TC requests. Components wait until the next dialogue primitive takes them along; a message is encoded when it is asked
/// for and goes out with the next `poll_transmit`. A message that cannot be sent comes back as [`Indication::Notice`]
/// with the return cause of Q.713 3.12, as one does that the network returns.
#[derive(Debug)]
pub struct Tc<'a> {
    now: Instant,
    tcap: &'a mut Tcap,
}

impl<'a> Tc<'a> {
    /// Over a [`Tcap`] alone: for tests of a user, or another network below.
    #[must_use]
    pub fn new(now: Instant, tcap: &'a mut Tcap) -> Self {
        Self { now, tcap }
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
        self.tcap.open(self.now, local, remote)
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
        self.tcap.set_context(dialogue, context)
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
        self.tcap.set_local_address(dialogue, local)
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
        self.tcap.set_quality(dialogue, quality)
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
        self.tcap.set_idle_timer(self.now, dialogue, timer)
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
        self.tcap.set_dialogue_timer(dialogue, deadline)
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
        self.tcap.invoke(dialogue, request, argument)
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
        self.tcap.result(dialogue, invoke_id, operation, result)
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
        self.tcap
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
        self.tcap.error(dialogue, invoke_id, error, parameter)
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
        self.tcap.reject(
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
        self.tcap.component_octets(dialogue, octets)
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
        self.tcap.cancel(dialogue, invoke_id)
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
        self.tcap.reset_timer(self.now, dialogue, invoke_id)
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
        self.tcap.begin(self.now, dialogue, user_information)
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
        self.tcap
            .continue_dialogue(self.now, dialogue, user_information)
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
        self.tcap
            .end(self.now, dialogue, termination, user_information)
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
        self.tcap
            .abort(self.now, dialogue, reason, user_information)
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
        self.tcap.unidirectional(dialogue, user_information)
    }

    // ---- what is known ----

    /// The state of a dialogue; `None`: there is none with this id.
    #[must_use]
    pub fn state(&self, dialogue: DialogueId) -> Option<TransactionState> {
        self.tcap.state(dialogue)
    }

    /// The application context of a dialogue, requested or agreed.
    #[must_use]
    pub fn context(&self, dialogue: DialogueId) -> Option<ObjectIdentifier> {
        self.tcap.context(dialogue)
    }

    /// Our address and the peer's.
    #[must_use]
    pub fn addresses(&self, dialogue: DialogueId) -> Option<(Address, Address)> {
        self.tcap.addresses(dialogue)
    }

    /// Our transaction id and the peer's, as far as it is known.
    #[must_use]
    pub fn transaction_ids(
        &self,
        dialogue: DialogueId,
    ) -> Option<(TransactionId, Option<TransactionId>)> {
        self.tcap.transaction_ids(dialogue)
    }

    /// Dialogues at this moment.
    #[must_use]
    pub fn dialogue_count(&self) -> usize {
        self.tcap.dialogue_count()
    }
}
