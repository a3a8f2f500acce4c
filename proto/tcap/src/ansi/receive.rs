//! What comes from SCCP, and what time brings (T1.114.4).

use super::component::{Component, ComponentFault, Components, Invoke, Reject, write_reject};
use super::dialogue::DialoguePortion;
use super::indication::{
    Cancelled, Event, Indication, Opening, Progress, ProviderAbort, Response, UserAbort,
};
use super::machine::{Context, Tcap, Unpermitted};
use super::message::{AbortCause, Message, PackageType, TransactionFault, returned_originating};
use super::states::{
    InvocationAction, InvocationEvent, TransactionAction, TransactionEvent, TransactionState,
};
use super::values::{PAbortCause, Permission, Problem};
use crate::book::{Due, Invocation, find};
use crate::foreign::{ForeignContent, ForeignMessage, Forward};
use crate::indication::{DialogueId, Notice, Unitdata};
use crate::values::{InvokeId, RejectOrigin, TransactionId};
use std::time::Instant;

/// A received package on its way to the user, piece by piece: see [`Tcap::next`].
pub type Incoming<'m> = crate::incoming::Incoming<Indication<'m>, Components<'m>>;

impl Tcap {
    /// N-UNITDATA indication. What it means for the user is then asked for with [`next`](Self::next), until `None`.
    pub fn receive<'m>(&mut self, now: Instant, unitdata: &Unitdata<'m>) -> Incoming<'m> {
        self.receive_or_forward(now, unitdata, &mut |_| Forward::Refused)
    }

    /// The same in a cluster: a Conversation, Response or Abort whose responding id another node or shard gave out is offered
    /// to `forward` before it is answered. One with a fault in its transaction portion is not.
    pub fn receive_or_forward<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        forward: &mut dyn FnMut(&ForeignMessage<'_>) -> Forward,
    ) -> Incoming<'m> {
        match Message::read(unitdata.user_data) {
            Err(fault) => self.receive_fault(now, unitdata, fault),
            Ok(message) => match (
                message.package_type,
                message.originating,
                message.responding,
            ) {
                (PackageType::Query(permission), Some(originating), _) => {
                    self.receive_query(now, unitdata, &message, permission, originating)
                }
                (
                    PackageType::Conversation(_) | PackageType::Response | PackageType::Abort,
                    originating,
                    Some(responding),
                ) => match self.book.assigned(responding) {
                    Some(id) => {
                        self.receive_in_transaction(now, unitdata, &message, originating, id)
                    }
                    None => {
                        let content = ForeignContent::Unitdata(*unitdata);
                        if self.is_taken(responding, content, forward) {
                            return Incoming::nothing(now);
                        }
                        self.receive_unassigned(now, unitdata, originating)
                    }
                },
                _ => self.receive_unidirectional(now, unitdata, &message),
            },
        }
    }

    /// The next thing to tell about a received package. The transaction is looked up again each time: the user may have
    /// ended it, and then the rest is discarded.
    pub fn next<'m>(
        &mut self,
        incoming: &mut Incoming<'m>,
    ) -> Option<(DialogueId, Indication<'m>)> {
        let id = incoming.dialogue?;
        if self.book.find(id).is_none() {
            incoming.dialogue = None;
            return None;
        }
        if let Some(first) = incoming.first.take() {
            return Some((id, first));
        }
        if let Some(component) = incoming.components.next() {
            let indication = self.receive_component(incoming.now, id, component);
            return Some((id, indication));
        }
        incoming.dialogue = None;
        let told = match self.book.message_over(id)? {
            true => Indication::Closed,
            false => Indication::MessageEnd,
        };
        Some((id, told))
    }

    fn receive_fault<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        fault: TransactionFault,
    ) -> Incoming<'m> {
        let TransactionFault {
            cause,
            element,
            offset,
            responding,
            ..
        } = fault;
        let answer_to = fault.answer_to();
        if let Some(originating) = answer_to {
            self.answer_with_abort((unitdata.called, unitdata.calling), originating, cause);
        }
        self.event(Event::TransactionFault {
            cause,
            element,
            offset,
            answered: answer_to.is_some(),
        });
        let id = responding.and_then(|responding| self.book.assigned(responding));
        let Some((id, transaction)) = id.and_then(|id| Some((id, self.book.find_mut(id)?))) else {
            return Incoming::nothing(now);
        };
        let step = transaction
            .state
            .map(|state| state.step(TransactionEvent::FaultReceived));
        match step.map(|step| step.action) {
            Some(TransactionAction::AbortLocally) => {
                transaction.enter_closing(now);
                self.book.reschedule(id);
                let first = Indication::ProviderAbort(ProviderAbort::Local(cause));
                Incoming::new(now, id, first, Components::NONE)
            }
            _ => Incoming::nothing(now),
        }
    }

    /// The dialogue portion of a package that opens; the cause, if it cannot be taken.
    fn opening_portion<'m>(
        &mut self,
        message: &Message<'m>,
    ) -> Result<Option<DialoguePortion<'m>>, PAbortCause> {
        let fault = match message.dialogue() {
            Ok(Some(portion)) if portion.is_empty() => Event::DialogueFault {
                cause: PAbortCause::INCONSISTENT_DIALOGUE_PORTION,
                element: "dialoguePortion",
                offset: message.dialogue_at,
            },
            Ok(portion) => return Ok(portion),
            Err(fault) => Event::DialogueFault {
                cause: fault.cause,
                element: fault.element,
                offset: fault.offset,
            },
        };
        self.event(fault);
        match fault {
            Event::DialogueFault { cause, .. } => Err(cause),
            _ => Err(PAbortCause::INCONSISTENT_DIALOGUE_PORTION),
        }
    }

    fn receive_unidirectional<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        message: &Message<'m>,
    ) -> Incoming<'m> {
        let Ok(dialogue) = self.opening_portion(message) else {
            return Incoming::nothing(now);
        };
        let own = self.own(&unitdata.calling);
        let Some(id) = self.book.allocate(
            TransactionState::Closing,
            (unitdata.called, unitdata.calling),
            own,
        ) else {
            self.event(Event::NoTransactionFree);
            return Incoming::nothing(now);
        };
        if let Some(transaction) = self.book.find_mut(id) {
            transaction.enter_closing(now);
        }
        self.book.reschedule(id);
        let components = message.components.unwrap_or(Components::NONE);
        let first = Indication::Unidirectional(Opening {
            dialogue,
            calling: unitdata.calling,
            called: unitdata.called,
            components: !components.is_empty(),
        });
        Incoming::new(now, id, first, components)
    }

    fn receive_query<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        message: &Message<'m>,
        permission: Permission,
        originating: TransactionId,
    ) -> Incoming<'m> {
        let received = (unitdata.called, unitdata.calling);
        let dialogue = match self.opening_portion(message) {
            Ok(dialogue) => dialogue,
            Err(cause) => {
                self.answer_with_abort(received, originating, cause);
                return Incoming::nothing(now);
            }
        };
        let local = self.book.own_address(unitdata.called);
        let state = TransactionState::QueryReceived(permission);
        let own = self.own(&unitdata.calling);
        let Some(id) = self.book.allocate(state, (local, unitdata.calling), own) else {
            self.answer_with_abort(received, originating, PAbortCause::RESOURCE_UNAVAILABLE);
            self.event(Event::NoTransactionFree);
            return Incoming::nothing(now);
        };
        if let Some(transaction) = self.book.find_mut(id) {
            transaction.remote_id = Some(originating);
            let proposed = dialogue.and_then(|portion| portion.context);
            transaction.own.context = proposed.map_or(Context::None, Context::Proposed);
            transaction.restart_idle_timer(now);
        }
        self.book.reschedule(id);
        let components = message.components.unwrap_or(Components::NONE);
        let opening = Opening {
            dialogue,
            calling: unitdata.calling,
            called: unitdata.called,
            components: !components.is_empty(),
        };
        Incoming::new(now, id, Indication::Query(permission, opening), components)
    }

    fn receive_in_transaction<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        message: &Message<'m>,
        originating: Option<TransactionId>,
        id: DialogueId,
    ) -> Incoming<'m> {
        let unpermitted = self.options.unpermitted;
        let Some(transaction) = self.book.find_mut(id) else {
            return self.receive_unassigned(now, unitdata, originating);
        };
        let Some(state) = transaction.state else {
            return self.receive_unassigned(now, unitdata, originating);
        };
        let is_first = transaction.remote_id.is_none();
        let portion = backward_portion(message, transaction.own.context, is_first);
        let event = match (message.package_type, portion) {
            (PackageType::Abort, _) => TransactionEvent::AbortReceived,
            (PackageType::Conversation(permission), Ok(_)) => {
                TransactionEvent::ConversationReceived(permission)
            }
            (PackageType::Conversation(_), Err(_)) => TransactionEvent::AbnormalConversation,
            (_, Ok(_)) => TransactionEvent::ResponseReceived,
            (_, Err(_)) => TransactionEvent::AbnormalResponse,
        };
        let step = state.step(event);
        let components = message.components.unwrap_or(Components::NONE);
        let dialogue = portion.unwrap_or(None);
        let peer = transaction.remote_id;
        let cause = portion.err().unwrap_or(PAbortCause::PERMISSION_TO_RELEASE);
        let (first, components, tell) = match step.action {
            TransactionAction::Deliver => {
                if is_first {
                    // From the first backward package only.
                    transaction.learn_peer(originating, unitdata.calling);
                }
                if let Context::Proposing(proposed) = transaction.own.context {
                    let agreed = dialogue.and_then(|portion| portion.context);
                    transaction.own.context = Context::Agreed(agreed.unwrap_or(proposed));
                }
                transaction.state = step.next;
                transaction.guard_deadline = None;
                transaction.restart_idle_timer(now);
                self.book.reschedule(id);
                let permission = match message.package_type {
                    PackageType::Conversation(permission) => permission,
                    _ => Permission::Withheld,
                };
                let progress = Progress {
                    dialogue,
                    components: !components.is_empty(),
                };
                let first = Indication::Conversation(permission, progress);
                return Incoming::new(now, id, first, components);
            }
            TransactionAction::DeliverAndClose if event == TransactionEvent::AbortReceived => {
                let first = match message.abort {
                    AbortCause::Provider(cause) => {
                        Indication::ProviderAbort(ProviderAbort::Received(cause))
                    }
                    AbortCause::User(information) => Indication::UserAbort(UserAbort {
                        dialogue,
                        information,
                    }),
                    AbortCause::None => Indication::UserAbort(UserAbort {
                        dialogue,
                        information: &[],
                    }),
                };
                (first, Components::NONE, None)
            }
            TransactionAction::DeliverUnpermitted if unpermitted == Unpermitted::Abort => {
                let first = Indication::ProviderAbort(ProviderAbort::Local(cause));
                (first, Components::NONE, peer)
            }
            TransactionAction::DeliverAndClose | TransactionAction::DeliverUnpermitted => {
                let response = Response {
                    dialogue,
                    components: !components.is_empty(),
                    permitted: step.action == TransactionAction::DeliverAndClose,
                };
                (Indication::Response(response), components, None)
            }
            TransactionAction::AbortBothWays => {
                let first = Indication::ProviderAbort(ProviderAbort::Local(cause));
                (first, Components::NONE, originating)
            }
            TransactionAction::AbortLocally => {
                let first = Indication::ProviderAbort(ProviderAbort::Local(cause));
                (first, Components::NONE, None)
            }
            TransactionAction::AnswerUnassigned
            | TransactionAction::Refuse
            | TransactionAction::RefuseForPermission
            | TransactionAction::Transmit(_)
            | TransactionAction::Release
            | TransactionAction::AwaitOperations
            | TransactionAction::Close
            | TransactionAction::Ignore => {
                return self.receive_unassigned(now, unitdata, originating);
            }
        };
        transaction.enter_closing(now);
        self.book.reschedule(id);
        if let Some(peer) = tell {
            self.answer_with_abort((unitdata.called, unitdata.calling), peer, cause);
        }
        Incoming::new(now, id, first, components)
    }

    /// Whether what another node or shard may own was taken by who forwards.
    fn is_taken(
        &mut self,
        id: TransactionId,
        content: ForeignContent<'_>,
        forward: &mut dyn FnMut(&ForeignMessage<'_>) -> Forward,
    ) -> bool {
        let taken = self.book.offer(id, content, forward);
        if let Some((node, shard)) = taken {
            self.event(Event::Forwarded { node, shard });
        }
        taken.is_some()
    }

    /// A Conversation is answered, a Response or Abort is discarded.
    fn receive_unassigned<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        originating: Option<TransactionId>,
    ) -> Incoming<'m> {
        if let Some(originating) = originating {
            let cause = PAbortCause::UNASSIGNED_RESPONDING_ID;
            self.answer_with_abort((unitdata.called, unitdata.calling), originating, cause);
        }
        self.event(Event::UnknownTransaction {
            answered: originating.is_some(),
        });
        Incoming::nothing(now)
    }

    /// N-NOTICE indication: the transaction is found by our id in the returned package. A Response or Abort has none: its
    /// transaction is over.
    pub fn notice(&mut self, notice: &Notice<'_>) -> Option<(DialogueId, Indication<'static>)> {
        self.notice_or_forward(notice, &mut |_| Forward::Refused)
    }

    /// The same in a cluster: a returned package whose originating id another node or shard gave out is offered to `forward`.
    pub fn notice_or_forward(
        &mut self,
        notice: &Notice<'_>,
        forward: &mut dyn FnMut(&ForeignMessage<'_>) -> Forward,
    ) -> Option<(DialogueId, Indication<'static>)> {
        let originating = returned_originating(notice.user_data);
        let id = originating.and_then(|id| self.book.assigned(id));
        if let (None, Some(originating)) = (id, originating)
            && self.is_taken(originating, ForeignContent::Notice(*notice), forward)
        {
            return None;
        }
        let told = id.filter(|id| self.book.hears(*id));
        let Some(id) = told else {
            self.event(Event::NoticeWithoutTransaction(notice.cause));
            return None;
        };
        Some((id, Indication::Notice(notice.cause)))
    }

    // ---- components ----

    fn receive_component<'m>(
        &mut self,
        now: Instant,
        id: DialogueId,
        component: Result<Component<'m>, ComponentFault>,
    ) -> Indication<'m> {
        match component {
            Ok(Component::InvokeLast(invoke)) => {
                match self.correlate(now, id, &invoke, InvocationEvent::CorrelatedLast) {
                    Ok(()) => Indication::InvokeLast(invoke),
                    Err(problem) => self.reject_locally(id, invoke.invoke_id(), problem),
                }
            }
            Ok(Component::InvokeNotLast(invoke)) => {
                match self.correlate(now, id, &invoke, InvocationEvent::CorrelatedNotLast) {
                    Ok(()) => Indication::InvokeNotLast(invoke),
                    Err(problem) => self.reject_locally(id, invoke.invoke_id(), problem),
                }
            }
            Ok(Component::ResultLast(result)) => {
                let event = InvocationEvent::ResultLast;
                match self.invocation_event(now, id, result.correlation_id(), event) {
                    Ok(()) => Indication::ResultLast(result),
                    Err(problem) => self.reject_locally(id, result.ids.first(), problem),
                }
            }
            Ok(Component::ResultNotLast(result)) => {
                let event = InvocationEvent::ResultNotLast;
                match self.invocation_event(now, id, result.correlation_id(), event) {
                    Ok(()) => Indication::ResultNotLast(result),
                    Err(problem) => self.reject_locally(id, result.ids.first(), problem),
                }
            }
            Ok(Component::Error(error)) => {
                let event = InvocationEvent::Error;
                match self.invocation_event(now, id, error.correlation_id(), event) {
                    Ok(()) => Indication::Error(error),
                    Err(problem) => self.reject_locally(id, error.ids.first(), problem),
                }
            }
            Ok(Component::Reject(reject)) => {
                // Problems of results and errors are about components that answered the peer's operations.
                if reject.problem.may_be_of_invoke() && reject.id().is_some() {
                    // An unknown id is told to the user all the same.
                    let _unknown =
                        self.invocation_event(now, id, reject.id(), InvocationEvent::Reject);
                }
                Indication::Reject(reject, reject.problem.found_by())
            }
            Err(fault) if fault.is_reject => {
                let reject = Reject::new(fault.id, fault.problem, self.options.reject_form);
                Indication::Reject(reject, RejectOrigin::Local)
            }
            Err(fault) => self.reject_locally(id, fault.id, fault.problem),
        }
    }

    /// An Invoke that belongs to an operation of ours is an answer to it, or a part of one.
    fn correlate(
        &mut self,
        now: Instant,
        id: DialogueId,
        invoke: &Invoke<'_>,
        event: InvocationEvent,
    ) -> Result<(), Problem> {
        match invoke.correlation_id() {
            Some(correlation_id) => self.invocation_event(now, id, Some(correlation_id), event),
            None => Ok(()),
        }
    }

    /// Runs the machine of one operation; the problem to reject with, if it does not accept the component.
    fn invocation_event(
        &mut self,
        now: Instant,
        id: DialogueId,
        invoke_id: Option<InvokeId>,
        event: InvocationEvent,
    ) -> Result<(), Problem> {
        let unknown = match event {
            InvocationEvent::Error => Problem::ERROR_UNRECOGNIZED_CORRELATION_ID,
            InvocationEvent::CorrelatedLast | InvocationEvent::CorrelatedNotLast => {
                Problem::UNRECOGNIZED_CORRELATION_ID
            }
            _ => Problem::RESULT_UNRECOGNIZED_CORRELATION_ID,
        };
        // An answer has exactly one id.
        let invoke_id = invoke_id.ok_or(Problem::INCORRECT_COMPONENT_PORTION)?;
        let mut action = InvocationAction::Ignore;
        let known = self
            .book
            .step_invocation(now, id, invoke_id, |stage, class| {
                let step = stage.step(class, event);
                action = step.action;
                let starts_reject_timer = action == InvocationAction::DeliverAndStartRejectTimer;
                (starts_reject_timer, step.next)
            });
        match (known, action) {
            (None, _) => Err(unknown),
            (Some(()), InvocationAction::Reject(problem)) => Err(problem),
            (Some(()), _) => Ok(()),
        }
    }

    /// A local reject: the Reject waits for the user's next package, if there can be one.
    fn reject_locally<'m>(
        &mut self,
        id: DialogueId,
        of: Option<InvokeId>,
        problem: Problem,
    ) -> Indication<'m> {
        let reject = Reject::new(of, problem, self.options.reject_form);
        self.book.writer.clear();
        write_reject(&mut self.book.writer, &reject);
        self.book.add_reject(id);
        Indication::Reject(reject, RejectOrigin::Local)
    }

    // ---- time ----

    /// The next thing that fell due; to be called until `None`.
    pub fn expire(&mut self, now: Instant) -> Option<(DialogueId, Indication<'static>)> {
        let (id, due) = self.book.due(now)?;
        let told = match due {
            Due::Closed => Indication::Closed,
            Due::User => Indication::Timer,
            Due::Unanswered(Invocation {
                invoke_id,
                operation,
                class,
                ..
            }) => Indication::Cancel(Cancelled {
                invoke_id,
                operation,
                class,
            }),
            Due::Guard => Indication::ProviderAbort(ProviderAbort::NoAnswer),
            Due::Idle { tell_peer } => {
                if tell_peer {
                    self.abort_idle(id);
                }
                Indication::ProviderAbort(ProviderAbort::IdleTimeout)
            }
        };
        Some((id, told))
    }

    /// No P-Abort cause says that a timer ran out: the peer is told as by a user without information.
    fn abort_idle(&mut self, id: DialogueId) {
        let Some(transaction) = find(&self.book.entries, id) else {
            return;
        };
        let (remote, local, quality) = (transaction.remote, transaction.local, transaction.quality);
        let (package_type, cause) = (PackageType::Abort, AbortCause::None);
        Self::write_package(
            &mut self.book.writer,
            transaction,
            package_type,
            None,
            cause,
        );
        self.book.enqueue(Some(id), remote, local, quality);
    }
}

/// The dialogue portion of a package that does not open, checked against the state of the application context.
fn backward_portion<'m>(
    message: &Message<'m>,
    context: Context,
    is_first: bool,
) -> Result<Option<DialoguePortion<'m>>, PAbortCause> {
    let portion = message.dialogue().map_err(|fault| fault.cause)?;
    let names_context = portion.is_some_and(|portion| portion.context.is_some());
    match (context, portion, is_first) {
        (Context::Proposing(_), None, true) => Err(PAbortCause::MISSING_DIALOGUE_PORTION),
        _ if names_context && !is_first => Err(PAbortCause::INCONSISTENT_DIALOGUE_PORTION),
        _ => Ok(portion),
    }
}
