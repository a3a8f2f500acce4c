//! What the user asks for. Components are encoded when given and wait, in order, for the next package of their
//! transaction.

use super::component::{Reject, write_error, write_invoke, write_reject, write_result};
use super::dialogue::DialoguePortion;
use super::indication::{IdChoice, InvokeRequest};
use super::machine::{Context, Edition, Tcap, Transaction};
use super::message::{AbortCause, PackageType};
use super::states::{InvocationState, TransactionAction, TransactionEvent, TransactionState};
use super::values::{ComponentIds, ContextName, ErrorCode, Permission, Problem, ProtocolVersion};
use crate::book::find;
use crate::component::Parameter;
use crate::indication::{DialogueId, Quality, RequestError};
use crate::values::{InvokeId, TransactionId};
use inlab_ss7::Address;
use std::time::{Duration, Instant};

impl Tcap {
    /// A transaction towards `remote`. Nothing is sent before [`query`](Self::query).
    ///
    /// # Errors
    /// [`RequestError::TooManyDialogues`].
    pub fn open(
        &mut self,
        now: Instant,
        local: Address,
        remote: Address,
    ) -> Result<DialogueId, RequestError> {
        let own = self.own(&remote);
        self.book.open(now, (local, remote), own)
    }

    // ---- settings ----

    /// Our address, as the peer is to use it. It can be set until our first package is sent: the peer learns it there.
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

    /// Sequence control and return option of the packages from now on.
    ///
    /// # Errors
    /// Unknown dialogue.
    pub fn set_quality(&mut self, id: DialogueId, quality: Quality) -> Result<(), RequestError> {
        self.book.set_quality(id, quality)
    }

    /// The idle timer: so long after the last package either way both sides are told that the transaction is aborted.
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

    /// The user's own timer for the transaction; one at a time, told of by `Indication::Timer`.
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

    // ---- what is known of a transaction ----

    /// Its state.
    #[must_use]
    pub fn state(&self, id: DialogueId) -> Option<TransactionState> {
        self.book.find(id)?.state
    }

    /// The application context, proposed or agreed.
    #[must_use]
    pub fn context(&self, id: DialogueId) -> Option<ContextName> {
        self.book.find(id)?.own.context.name()
    }

    /// Where an operation of ours is; `None`: it has ended.
    #[must_use]
    pub fn invocation_state(&self, id: DialogueId, invoke_id: InvokeId) -> Option<InvocationState> {
        self.book.invocation_stage(id, invoke_id)
    }

    /// Our address and the peer's.
    #[must_use]
    pub fn addresses(&self, id: DialogueId) -> Option<(Address, Address)> {
        self.book.addresses(id)
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

    /// Invoke request; the id that it got, if it got one.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, invoke id in use, too many operations, too long; a correlation id without an invoke
    /// id, which cannot be encoded: [`RequestError::UnknownInvokeId`].
    pub fn invoke(
        &mut self,
        id: DialogueId,
        request: &InvokeRequest,
        parameter: Parameter<'_>,
    ) -> Result<Option<InvokeId>, RequestError> {
        let InvokeRequest {
            operation,
            last,
            class,
            timer,
            correlation_id,
            ..
        } = *request;
        let limit = self.book.config.max_invocations;
        let transaction = self.book.get(id)?;
        if request.invoke_id != IdChoice::None && transaction.invocations.len() >= limit {
            return Err(RequestError::TooManyInvocations);
        }
        let invoke_id = match request.invoke_id {
            IdChoice::None if correlation_id.is_some() => {
                return Err(RequestError::UnknownInvokeId);
            }
            IdChoice::None => None,
            IdChoice::Given(invoke_id) if transaction.invocation(invoke_id).is_some() => {
                return Err(RequestError::InvokeIdInUse);
            }
            IdChoice::Given(invoke_id) => Some(invoke_id),
            IdChoice::Next => Some(
                transaction
                    .free_invoke_id()
                    .ok_or(RequestError::TooManyInvocations)?,
            ),
        };
        let ids = ComponentIds::of_invoke(invoke_id, correlation_id);
        self.book
            .add(id, |out| write_invoke(out, last, ids, operation, parameter))?;
        if let Some(invoke_id) = invoke_id {
            self.book
                .note_invocation(id, invoke_id, operation, class, timer)?;
        }
        Ok(invoke_id)
    }

    /// Return Result (Last) request. The parameter is a whole parameter set or sequence.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result(
        &mut self,
        id: DialogueId,
        correlation_id: InvokeId,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        let ids = ComponentIds::One(correlation_id);
        self.book
            .add(id, |out| write_result(out, true, ids, parameter))
    }

    /// Return Result (Not Last) request.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result_not_last(
        &mut self,
        id: DialogueId,
        correlation_id: InvokeId,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        let ids = ComponentIds::One(correlation_id);
        self.book
            .add(id, |out| write_result(out, false, ids, parameter))
    }

    /// Return Error request.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn error(
        &mut self,
        id: DialogueId,
        correlation_id: InvokeId,
        error: ErrorCode,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        let ids = ComponentIds::One(correlation_id);
        self.book
            .add(id, |out| write_error(out, ids, error, parameter))
    }

    /// Reject request, for what only the user can see. Rejecting a result or an error ends the operation that it answered.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn reject(
        &mut self,
        id: DialogueId,
        of: Option<InvokeId>,
        problem: Problem,
    ) -> Result<(), RequestError> {
        let reject = Reject::new(of, problem, self.options.reject_form);
        self.book.add(id, |out| write_reject(out, &reject))?;
        if let (false, Some(invoke_id)) = (problem.may_be_of_invoke(), of) {
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

    /// The operation is forgotten, the peer is not told. An Invoke that was not yet sent is not sent.
    /// The last operation that a pre-arranged end waited for: the transaction is over, and silent.
    ///
    /// # Errors
    /// Unknown dialogue or invoke id.
    pub fn cancel(&mut self, id: DialogueId, invoke_id: InvokeId) -> Result<(), RequestError> {
        self.book.cancel(id, invoke_id)
    }

    /// The operation timer starts anew.
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

    // ---- packages ----

    /// Query request, with permission for the peer to end the transaction or without. An application context in the
    /// dialogue portion proposes it: the first backward package must then have a dialogue portion.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long, a dialogue portion for a peer of T1.114-1988.
    pub fn query(
        &mut self,
        now: Instant,
        id: DialogueId,
        permission: Permission,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        let event = TransactionEvent::QueryRequest(permission);
        self.request(now, id, event, portion, AbortCause::None)
    }

    /// Conversation request. Without a dialogue portion the first answer to a proposed application context agrees to it.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long, a dialogue portion for a peer of T1.114-1988 or one with an application
    /// context after the first backward package.
    pub fn conversation(
        &mut self,
        now: Instant,
        id: DialogueId,
        permission: Permission,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        let event = TransactionEvent::ConversationRequest(permission);
        self.request(now, id, event, portion, AbortCause::None)
    }

    /// Response request: the transaction is over.
    ///
    /// # Errors
    /// As [`conversation`](Self::conversation); and [`RequestError::NoPermission`] while the peer's last package gave none.
    pub fn response(
        &mut self,
        now: Instant,
        id: DialogueId,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        let event = TransactionEvent::ResponseRequest;
        self.request(now, id, event, portion, AbortCause::None)
    }

    /// The pre-arranged end: nothing is sent. While operations run the transaction stays, so that their errors, rejects and
    /// timers still reach the user; after the last one comes `Indication::Closed`. Without any it is over at once, and silent.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state.
    pub fn end_prearranged(&mut self, now: Instant, id: DialogueId) -> Result<(), RequestError> {
        let event = TransactionEvent::PrearrangedEndRequest;
        self.request(now, id, event, None, AbortCause::None)
    }

    /// Abort by the user, with an EXTERNAL as information or without. Components that wait are dropped.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state.
    pub fn abort(
        &mut self,
        now: Instant,
        id: DialogueId,
        information: Option<&[u8]>,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        let cause = information.map_or(AbortCause::None, AbortCause::User);
        self.request(now, id, TransactionEvent::AbortRequest, portion, cause)
    }

    /// Unidirectional request: sends the components that wait in an opened transaction; it is over.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, no components, too long, a dialogue portion for a peer of T1.114-1988.
    pub fn unidirectional(
        &mut self,
        id: DialogueId,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        let transaction = find(&self.book.entries, id).ok_or(RequestError::UnknownDialogue)?;
        if transaction.state != Some(TransactionState::Opened) {
            return Err(RequestError::WrongState);
        }
        if transaction.pending.is_empty() {
            return Err(RequestError::NoComponents);
        }
        if portion.is_some() && transaction.own.edition == Edition::T1_114_1988 {
            return Err(RequestError::NoDialoguePortion);
        }
        let package_type = PackageType::Unidirectional;
        let none = AbortCause::None;
        Self::write_package(
            &mut self.book.writer,
            transaction,
            package_type,
            portion,
            none,
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
        portion: Option<&DialoguePortion<'_>>,
        abort: AbortCause<'_>,
    ) -> Result<(), RequestError> {
        let versions = self.options.versions.unwrap_or(ProtocolVersion::BOTH);
        let transaction = find(&self.book.entries, id).ok_or(RequestError::UnknownDialogue)?;
        let state = transaction.state.ok_or(RequestError::UnknownDialogue)?;
        let step = state.step(event);
        match step.action {
            TransactionAction::Transmit(package_type) => {
                let (portion, context) =
                    forward_portion(transaction, package_type, portion.copied(), versions)?;
                let portion = portion.as_ref();
                Self::write_package(
                    &mut self.book.writer,
                    transaction,
                    package_type,
                    portion,
                    abort,
                );
                self.book.transmit(id)?;
                if step.next.is_none() {
                    self.book.release(id);
                    return Ok(());
                }
                self.book.get(id)?.own.context = context;
                let is_first = matches!(package_type, PackageType::Query(_));
                self.book.sent(now, id, step.next, is_first)
            }
            TransactionAction::Release => {
                self.book.release(id);
                Ok(())
            }
            TransactionAction::AwaitOperations => self.book.await_operations(id, step.next),
            TransactionAction::RefuseForPermission => Err(RequestError::NoPermission),
            TransactionAction::Refuse
            | TransactionAction::AnswerUnassigned
            | TransactionAction::Deliver
            | TransactionAction::DeliverAndClose
            | TransactionAction::DeliverUnpermitted
            | TransactionAction::AbortLocally
            | TransactionAction::AbortBothWays
            | TransactionAction::Close
            | TransactionAction::Ignore => Err(RequestError::WrongState),
        }
    }
}

/// The dialogue portion that goes with a package, and what becomes of the application context.
fn forward_portion<'a>(
    transaction: &Transaction,
    package_type: PackageType,
    portion: Option<DialoguePortion<'a>>,
    versions: ProtocolVersion,
) -> Result<(Option<DialoguePortion<'a>>, Context), RequestError> {
    if portion.is_some() && transaction.own.edition == Edition::T1_114_1988 {
        return Err(RequestError::NoDialoguePortion);
    }
    let given = portion.and_then(|portion| portion.context);
    match (package_type, transaction.own.context) {
        // An empty one in a Query is inconsistent: the peer would abort.
        (PackageType::Query(_), _) if portion.is_some_and(|portion| portion.is_empty()) => {
            Err(RequestError::NoDialoguePortion)
        }
        (PackageType::Query(_), _) => {
            Ok((portion, given.map_or(Context::None, Context::Proposing)))
        }
        (PackageType::Conversation(_) | PackageType::Response, Context::Proposed(proposed)) => {
            let agreed = given.unwrap_or(proposed);
            let portion =
                portion.unwrap_or_else(|| DialoguePortion::with_context(versions, agreed));
            Ok((Some(portion), Context::Agreed(agreed)))
        }
        // The application context is settled.
        (PackageType::Conversation(_) | PackageType::Response, _) if given.is_some() => {
            Err(RequestError::NoDialoguePortion)
        }
        (_, context) => Ok((portion, context)),
    }
}
