//! What the user asks for (Q.771 3.1.2, 3.1.3). Components are encoded when given and wait, in order, for the next message
//! of their dialogue.

use crate::book::find;
use crate::component::{Parameter, Reject, write_error, write_invoke, write_reject, write_result};
use crate::dialogue::{AbortReason, Send, UserInformation};
use crate::indication::{DialogueId, InvokeRequest, Quality, RequestError, Termination};
use crate::machine::{Dialogue, Mode, Tcap};
use crate::message::MessageType;
use crate::states::{InvocationState, TransactionAction, TransactionEvent, TransactionState};
use crate::values::{
    ErrorCode, InvokeId, ObjectIdentifier, OperationCode, ProblemKind, TransactionId,
};
use inlab_ss7::Address;
use std::time::{Duration, Instant};

impl Tcap {
    /// A dialogue towards `remote`. Nothing is sent before [`begin`](Self::begin).
    ///
    /// # Errors
    /// [`RequestError::TooManyDialogues`].
    pub fn open(
        &mut self,
        now: Instant,
        local: Address,
        remote: Address,
    ) -> Result<DialogueId, RequestError> {
        self.book.open(now, (local, remote), Mode::WithoutContext)
    }

    // ---- settings ----

    /// The application context that [`begin`](Self::begin) requests; or, before the first backward message, the one that
    /// it names instead of the requested one (with CAP: never, TS 29.078 14.1.1.3.6).
    ///
    /// # Errors
    /// Unknown dialogue, or the context is settled.
    pub fn set_context(
        &mut self,
        id: DialogueId,
        context: ObjectIdentifier,
    ) -> Result<(), RequestError> {
        let dialogue = self.book.get(id)?;
        dialogue.own = match (dialogue.state, dialogue.own) {
            (Some(TransactionState::Opened), _) => Mode::Requesting(context),
            (Some(TransactionState::InitiationReceived), Mode::Responding(_)) => {
                Mode::Responding(context)
            }
            _ => return Err(RequestError::WrongState),
        };
        Ok(())
    }

    /// Our address, as the peer is to use it. It can be set until our first message is sent: the peer learns it there.
    ///
    /// # Errors
    /// Unknown dialogue, or the peer knows it already.
    pub fn set_local_address(
        &mut self,
        id: DialogueId,
        local: Address,
    ) -> Result<(), RequestError> {
        self.book.set_local_address(id, local)
    }

    /// Sequence control and return option of the messages from now on.
    ///
    /// # Errors
    /// Unknown dialogue.
    pub fn set_quality(&mut self, id: DialogueId, quality: Quality) -> Result<(), RequestError> {
        self.book.set_quality(id, quality)
    }

    /// The idle timer: so long after the last message either way both sides are told that the dialogue is aborted.
    ///
    /// # Errors
    /// Unknown dialogue.
    pub fn set_idle_timer(
        &mut self,
        now: Instant,
        id: DialogueId,
        timer: Option<Duration>,
    ) -> Result<(), RequestError> {
        self.book.set_idle_timer(now, id, timer)
    }

    /// The user's own timer for the dialogue; one at a time, told of by `Indication::Timer`.
    ///
    /// # Errors
    /// Unknown dialogue.
    pub fn set_dialogue_timer(
        &mut self,
        id: DialogueId,
        deadline: Option<Instant>,
    ) -> Result<(), RequestError> {
        self.book.set_dialogue_timer(id, deadline)
    }

    // ---- what is known of a dialogue ----

    /// Its state.
    #[must_use]
    pub fn state(&self, id: DialogueId) -> Option<TransactionState> {
        self.book.find(id)?.state
    }

    /// The application context, requested or agreed.
    #[must_use]
    pub fn context(&self, id: DialogueId) -> Option<ObjectIdentifier> {
        self.book.find(id)?.own.context()
    }

    /// Our address and the peer's.
    #[must_use]
    pub fn addresses(&self, id: DialogueId) -> Option<(Address, Address)> {
        self.book.addresses(id)
    }

    /// Where an operation of ours is; `None`: it has ended.
    #[must_use]
    pub fn invocation_state(&self, id: DialogueId, invoke_id: InvokeId) -> Option<InvocationState> {
        self.book.invocation_stage(id, invoke_id)
    }

    /// Our transaction id and the peer's, as far as it is known.
    #[must_use]
    pub fn transaction_ids(
        &self,
        id: DialogueId,
    ) -> Option<(TransactionId, Option<TransactionId>)> {
        self.book.transaction_ids(id)
    }

    // ---- components ----

    /// TC-INVOKE request.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, invoke id in use, too many operations, too long.
    pub fn invoke(
        &mut self,
        id: DialogueId,
        request: &InvokeRequest,
        parameter: Parameter<'_>,
    ) -> Result<InvokeId, RequestError> {
        let limit = self.book.config.max_invocations;
        let dialogue = self.book.get(id)?;
        if dialogue.invocations.len() >= limit {
            return Err(RequestError::TooManyInvocations);
        }
        let invoke_id = match request.invoke_id {
            Some(invoke_id) if dialogue.invocation(invoke_id).is_some() => {
                return Err(RequestError::InvokeIdInUse);
            }
            Some(invoke_id) => invoke_id,
            None => dialogue
                .free_invoke_id()
                .ok_or(RequestError::TooManyInvocations)?,
        };
        let InvokeRequest {
            operation,
            class,
            timer,
            linked_id,
            ..
        } = *request;
        self.book.add(id, |out| {
            write_invoke(out, invoke_id, linked_id, operation, parameter)
        })?;
        self.book
            .note_invocation(id, invoke_id, operation, class, timer)?;
        Ok(invoke_id)
    }

    /// TC-RESULT-L request. Without an operation code the result is empty, and the parameter is left out (Q.773 3.1).
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result(
        &mut self,
        id: DialogueId,
        invoke_id: InvokeId,
        operation: Option<OperationCode>,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.book.add(id, |out| {
            write_result(out, true, invoke_id, operation, parameter)
        })
    }

    /// TC-RESULT-NL request.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result_not_last(
        &mut self,
        id: DialogueId,
        invoke_id: InvokeId,
        operation: Option<OperationCode>,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.book.add(id, |out| {
            write_result(out, false, invoke_id, operation, parameter)
        })
    }

    /// TC-U-ERROR request.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn error(
        &mut self,
        id: DialogueId,
        invoke_id: InvokeId,
        error: ErrorCode,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.book
            .add(id, |out| write_error(out, invoke_id, error, parameter))
    }

    /// TC-U-REJECT request. Rejecting a result or an error ends the operation that it answered.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn reject(&mut self, id: DialogueId, reject: Reject) -> Result<(), RequestError> {
        self.book.add(id, |out| write_reject(out, reject))?;
        if let (ProblemKind::ReturnResult | ProblemKind::ReturnError, Some(invoke_id)) =
            (reject.problem.kind, reject.invoke_id)
        {
            self.book.rejected(id, invoke_id)?;
        }
        Ok(())
    }

    /// Octets in the place of a component, sent as they are: for tests of the peer. No operation is kept for them.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn component_octets(&mut self, id: DialogueId, octets: &[u8]) -> Result<(), RequestError> {
        self.book.add(id, |out| out.octets(octets))
    }

    /// TC-U-CANCEL request: the operation is forgotten, the peer is not told. An Invoke that was not yet sent is not sent.
    /// The last operation that a pre-arranged end waited for: the dialogue is over, and silent.
    ///
    /// # Errors
    /// Unknown dialogue or invoke id.
    pub fn cancel(&mut self, id: DialogueId, invoke_id: InvokeId) -> Result<(), RequestError> {
        self.book.cancel(id, invoke_id)
    }

    /// TC-TIMER-RESET request: the operation timer starts anew.
    ///
    /// # Errors
    /// Unknown dialogue; no running operation has this invoke id.
    pub fn reset_timer(
        &mut self,
        now: Instant,
        id: DialogueId,
        invoke_id: InvokeId,
    ) -> Result<(), RequestError> {
        self.book.reset_timer(now, id, invoke_id)
    }

    // ---- dialogue primitives ----

    /// TC-BEGIN request.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long, user information without application context.
    pub fn begin(
        &mut self,
        now: Instant,
        id: DialogueId,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        self.request(
            now,
            id,
            TransactionEvent::BeginRequest,
            AbortReason::UserSpecific,
            user_information,
        )
    }

    /// TC-CONTINUE request. As the answer to a Begin it accepts the dialogue, with components or without.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long, user information that cannot be carried.
    pub fn continue_dialogue(
        &mut self,
        now: Instant,
        id: DialogueId,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        self.request(
            now,
            id,
            TransactionEvent::ContinueRequest,
            AbortReason::UserSpecific,
            user_information,
        )
    }

    /// TC-END request.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long, user information that cannot be carried.
    pub fn end(
        &mut self,
        now: Instant,
        id: DialogueId,
        termination: Termination,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        let event = match termination {
            Termination::Basic => TransactionEvent::EndRequest,
            Termination::Prearranged => TransactionEvent::PrearrangedEndRequest,
        };
        self.request(now, id, event, AbortReason::UserSpecific, user_information)
    }

    /// TC-U-ABORT request. The reasons other than [`AbortReason::UserSpecific`] refuse a dialogue that was not yet
    /// answered; later they count as user specific. Components that wait are dropped.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state.
    pub fn abort(
        &mut self,
        now: Instant,
        id: DialogueId,
        reason: AbortReason,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        self.request(
            now,
            id,
            TransactionEvent::AbortRequest,
            reason,
            user_information,
        )
    }

    /// TC-UNI request: sends the components that wait in an opened dialogue without a transaction; the dialogue is over.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, no components, too long, user information without application context.
    pub fn unidirectional(
        &mut self,
        id: DialogueId,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        let dialogue = find(&self.book.entries, id).ok_or(RequestError::UnknownDialogue)?;
        if dialogue.state != Some(TransactionState::Opened) {
            return Err(RequestError::WrongState);
        }
        if dialogue.pending.is_empty() {
            return Err(RequestError::NoComponents);
        }
        if user_information.is_too_many() {
            return Err(RequestError::TooManyExternals);
        }
        let send = match dialogue.own.context() {
            Some(context) => Some(Send::Unidirectional(context, user_information)),
            None if user_information.is_none() => None,
            None => return Err(RequestError::NoDialoguePortion),
        };
        Self::write_message(
            &mut self.book.writer,
            dialogue,
            MessageType::Unidirectional,
            send,
        );
        self.book.transmit(id)?;
        self.book.release(id);
        Ok(())
    }

    fn request(
        &mut self,
        now: Instant,
        id: DialogueId,
        event: TransactionEvent,
        reason: AbortReason,
        user_information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        let dialogue = find(&self.book.entries, id).ok_or(RequestError::UnknownDialogue)?;
        let state = dialogue.state.ok_or(RequestError::UnknownDialogue)?;
        let step = state.step(event);
        match step.action {
            TransactionAction::Transmit(message_type) => {
                let send = dialogue_portion(dialogue, message_type, reason, user_information)?;
                Self::write_message(&mut self.book.writer, dialogue, message_type, send);
                self.book.transmit(id)?;
                if step.next.is_none() {
                    self.book.release(id);
                    return Ok(());
                }
                let dialogue = self.book.get(id)?;
                if let Mode::Responding(context) = dialogue.own {
                    dialogue.own = Mode::Established(context);
                }
                let is_first = message_type == MessageType::Begin;
                self.book.sent(now, id, step.next, is_first)
            }
            TransactionAction::Release => {
                self.book.release(id);
                Ok(())
            }
            TransactionAction::AwaitOperations => self.book.await_operations(id, step.next),
            TransactionAction::Refuse
            | TransactionAction::AnswerUnassigned
            | TransactionAction::Deliver
            | TransactionAction::DeliverAndClose
            | TransactionAction::AbortLocally
            | TransactionAction::AbortBothWays
            | TransactionAction::Close
            | TransactionAction::Ignore => Err(RequestError::WrongState),
        }
    }
}

/// The APDU that goes with a message (Q.774 3.2.1.2), or the complaint that there is none to carry user information.
fn dialogue_portion<'a>(
    dialogue: &Dialogue,
    message_type: MessageType,
    reason: AbortReason,
    user_information: UserInformation<'a>,
) -> Result<Option<Send<'a>>, RequestError> {
    if user_information.is_too_many() {
        return Err(RequestError::TooManyExternals);
    }
    let send = match (message_type, dialogue.own) {
        (MessageType::Begin, Mode::Requesting(context)) => {
            Some(Send::Request(context, user_information))
        }
        (MessageType::Continue | MessageType::End, Mode::Responding(context)) => {
            Some(Send::Accept(context, user_information))
        }
        (MessageType::Abort, Mode::Responding(context)) if reason != AbortReason::UserSpecific => {
            Some(Send::Refuse(context, reason, user_information))
        }
        (MessageType::Abort, Mode::Requesting(_) | Mode::Responding(_) | Mode::Established(_)) => {
            Some(Send::Abort(user_information))
        }
        // A user's own abstract syntax: in an Abort (Q.773 3.1), and in what comes after the first backward message.
        (MessageType::Abort, Mode::WithoutContext)
        | (MessageType::Continue | MessageType::End, Mode::Established(_))
            if !user_information.is_none() =>
        {
            if matches!(user_information, UserInformation::Externals(externals) if externals.len() > 1)
            {
                return Err(RequestError::TooManyExternals);
            }
            Some(Send::Foreign(user_information))
        }
        _ if !user_information.is_none() => return Err(RequestError::NoDialoguePortion),
        _ => None,
    };
    Ok(send)
}
