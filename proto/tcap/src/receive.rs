//! What comes from SCCP, and what time brings (Q.774 3.2, 3.3).

use crate::AbortReason;
use crate::book::{Due, Invocation};
use crate::component::{Component, ComponentFault, Components, Invoke, Reject, write_reject};
use crate::dialogue::{self, Apdu, Incorrect, Send, UserInformation};
use crate::dialogue_states::{ContextMode, DialogueStep, ReceivedPortion};
use crate::foreign::{ForeignContent, ForeignMessage, Forward};
use crate::indication::{
    Cancelled, DialogueId, Event, Indication, Notice, Opening, ProviderAbort, Response, Unitdata,
    UserAbort,
};
use crate::machine::{AbortContent, Itu, Mode, Tcap};
use crate::message::{Message, MessageType, TransactionFault, returned_otid};
use crate::states::{
    InvocationAction, InvocationEvent, InvocationState, TransactionAction, TransactionEvent,
    TransactionState,
};
use crate::values::{
    InvokeId, ObjectIdentifier, PAbortCause, Problem, ProblemKind, RejectOrigin, TransactionId,
};
use std::time::Instant;

/// A received message on its way to the user, piece by piece: see [`Tcap::next`].
pub type Incoming<'m> = crate::incoming::Incoming<Indication<'m>, Components<'m>>;

impl Tcap {
    /// N-UNITDATA indication. What it means for the user is then asked for with [`next`](Self::next), until `None`.
    pub fn receive<'m>(&mut self, now: Instant, unitdata: &Unitdata<'m>) -> Incoming<'m> {
        self.receive_or_forward(now, unitdata, &mut |_| Forward::Refused)
    }

    /// The same in a cluster: a Continue, End or Abort whose destination id another node or shard gave out is offered to
    /// `forward` before it is answered. One with a fault in its transaction portion is not.
    pub fn receive_or_forward<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        forward: &mut dyn FnMut(&ForeignMessage<'_>) -> Forward,
    ) -> Incoming<'m> {
        match Message::read(unitdata.user_data) {
            Err(fault) => self.receive_fault(now, unitdata, fault),
            Ok(message) => match (message.message_type, message.otid, message.dtid) {
                (MessageType::Begin, Some(otid), _) => {
                    self.receive_begin(now, unitdata, &message, otid)
                }
                (
                    MessageType::Continue | MessageType::End | MessageType::Abort,
                    otid,
                    Some(dtid),
                ) => match self.book.assigned(dtid) {
                    Some(id) => self.receive_in_dialogue(now, unitdata, &message, otid, id),
                    None => {
                        let content = ForeignContent::Unitdata(*unitdata);
                        if self.is_taken(dtid, content, forward) {
                            return Incoming::nothing(now);
                        }
                        self.receive_unassigned(now, unitdata, otid)
                    }
                },
                _ => self.receive_unidirectional(now, unitdata, &message),
            },
        }
    }

    /// The next thing to tell about a received message. The dialogue is looked up again each time: the user may have
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
            offset,
            dtid,
            ..
        } = fault;
        // Without an originating id that can be derived nothing at all is done about a Continue, or what may be one
        // (Q.774 3.3.4, figure A.3 sheet 4).
        let is_discarded = matches!(fault.message_type, None | Some(MessageType::Continue))
            && fault.otid.is_none();
        let answer_to = fault.answer_to();
        if let Some(otid) = answer_to {
            self.answer_with_abort(
                (unitdata.called, unitdata.calling),
                otid,
                AbortContent::Cause(cause),
            );
        }
        self.event(Event::TransactionFault {
            cause,
            offset,
            answered: answer_to.is_some(),
        });
        // A Begin has no destination id; what looks like one in it names nothing.
        let id = match fault.message_type {
            Some(MessageType::Begin | MessageType::Unidirectional) => None,
            _ if is_discarded => None,
            _ => dtid.and_then(|dtid| self.book.assigned(dtid)),
        };
        let Some(id) = id else {
            return Incoming::nothing(now);
        };
        let Some(dialogue) = self.book.find_mut(id) else {
            return Incoming::nothing(now);
        };
        let step = dialogue
            .state
            .map(|state| state.step(TransactionEvent::FaultReceived));
        match step.map(|step| step.action) {
            Some(TransactionAction::AbortLocally) => {
                dialogue.enter_closing(now);
                self.book.reschedule(id);
                let first = Indication::ProviderAbort(ProviderAbort::Local(cause));
                Incoming::new(now, id, first, Components::NONE)
            }
            _ => Incoming::nothing(now),
        }
    }

    fn receive_unidirectional<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        message: &Message<'m>,
    ) -> Incoming<'m> {
        let apdu = message.dialogue_portion.map(dialogue::read).transpose();
        let step = ContextMode::NotUsed.step(MessageType::Unidirectional, portion(&apdu));
        let (context, user_information) = match (step, apdu) {
            (DialogueStep::Deliver, Ok(apdu)) => opening_of(apdu),
            _ => {
                self.event(Event::IncorrectDialoguePortion);
                return Incoming::nothing(now);
            }
        };
        let Some(id) = self.book.allocate(
            TransactionState::Closing,
            (unitdata.called, unitdata.calling),
            Mode::WithoutContext,
        ) else {
            self.event(Event::NoDialogueFree);
            return Incoming::nothing(now);
        };
        if let Some(dialogue) = self.book.find_mut(id) {
            dialogue.enter_closing(now);
        }
        self.book.reschedule(id);
        let first = Indication::Unidirectional(Opening {
            context,
            user_information,
            calling: unitdata.calling,
            called: unitdata.called,
            components: !message.components.is_empty(),
        });
        Incoming::new(now, id, first, message.components)
    }

    fn receive_begin<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        message: &Message<'m>,
        otid: TransactionId,
    ) -> Incoming<'m> {
        let received = (unitdata.called, unitdata.calling);
        let apdu = message.dialogue_portion.map(dialogue::read).transpose();
        let step = ContextMode::NotUsed.step(MessageType::Begin, portion(&apdu));
        let (context, user_information) = match (step, apdu) {
            (DialogueStep::Deliver, Ok(apdu)) => opening_of(apdu),
            (DialogueStep::RefuseVersion, Ok(Some(Apdu::OtherVersion { context }))) => {
                let send = Send::NoCommonDialoguePortion(context);
                self.answer_with_abort(received, otid, AbortContent::Dialogue(send));
                self.event(Event::NoCommonDialoguePortion);
                return Incoming::nothing(now);
            }
            _ => {
                self.answer_with_abort(received, otid, AbortContent::Dialogue(Send::ProviderAbort));
                self.event(Event::IncorrectDialoguePortion);
                return Incoming::nothing(now);
            }
        };
        let local = self.book.own_address(unitdata.called);
        let Some(id) = self.book.allocate(
            TransactionState::InitiationReceived,
            (local, unitdata.calling),
            Mode::WithoutContext,
        ) else {
            self.answer_with_abort(
                received,
                otid,
                AbortContent::Cause(PAbortCause::RESOURCE_LIMITATION),
            );
            self.event(Event::NoDialogueFree);
            return Incoming::nothing(now);
        };
        if let Some(dialogue) = self.book.find_mut(id) {
            dialogue.remote_id = Some(otid);
            dialogue.own = context.map_or(Mode::WithoutContext, Mode::Responding);
            dialogue.restart_idle_timer(now);
        }
        self.book.reschedule(id);
        let first = Indication::Begin(Opening {
            context,
            user_information,
            calling: unitdata.calling,
            called: unitdata.called,
            components: !message.components.is_empty(),
        });
        Incoming::new(now, id, first, message.components)
    }

    fn receive_in_dialogue<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        message: &Message<'m>,
        otid: Option<TransactionId>,
        id: DialogueId,
    ) -> Incoming<'m> {
        let Some(dialogue) = self.book.find_mut(id) else {
            return self.receive_unassigned(now, unitdata, otid);
        };
        let Some(state) = dialogue.state else {
            return self.receive_unassigned(now, unitdata, otid);
        };
        let apdu = message.dialogue_portion.map(dialogue::read).transpose();
        let mut response = Response {
            context: None,
            user_information: UserInformation::None,
            components: !message.components.is_empty(),
        };
        let told = dialogue
            .own
            .kind()
            .step(message.message_type, portion(&apdu));
        let event = match (message.message_type, told, apdu) {
            (MessageType::Abort, ..) => TransactionEvent::AbortReceived,
            (message_type, DialogueStep::Deliver, apdu) => {
                match apdu {
                    Ok(Some(Apdu::Accepted {
                        context,
                        user_information,
                    })) => {
                        response.context = Some(context);
                        response.user_information = user_information;
                    }
                    Ok(Some(_)) => response.user_information = own_syntax(message),
                    Ok(None) | Err(Incorrect) => {}
                }
                received_event(message_type)
            }
            (MessageType::Continue, ..) => TransactionEvent::AbnormalContinue,
            _ => TransactionEvent::AbnormalEnd,
        };
        let step = state.step(event);
        let first = match step.action {
            TransactionAction::Deliver => {
                if state == TransactionState::InitiationSent || dialogue.remote_id.is_none() {
                    // From the first backward message only (Q.774 3.2.1.2; later ones are ignored).
                    dialogue.learn_peer(otid, unitdata.calling);
                }
                if let Some(context) = response.context {
                    dialogue.own = Mode::Established(context);
                }
                dialogue.state = step.next;
                dialogue.guard_deadline = None;
                dialogue.restart_idle_timer(now);
                self.book.reschedule(id);
                return Incoming::new(now, id, Indication::Continue(response), message.components);
            }
            TransactionAction::DeliverAndClose if event == TransactionEvent::AbortReceived => {
                abort_indication(message, told, apdu)
            }
            TransactionAction::DeliverAndClose => {
                dialogue.enter_closing(now);
                self.book.reschedule(id);
                return Incoming::new(now, id, Indication::End(response), message.components);
            }
            TransactionAction::AbortBothWays => {
                if let Some(otid) = otid {
                    let content = AbortContent::Dialogue(Send::ProviderAbort);
                    self.answer_with_abort((unitdata.called, unitdata.calling), otid, content);
                }
                Indication::ProviderAbort(ProviderAbort::AbnormalDialogue)
            }
            TransactionAction::AbortLocally => {
                Indication::ProviderAbort(ProviderAbort::AbnormalDialogue)
            }
            TransactionAction::AnswerUnassigned
            | TransactionAction::Refuse
            | TransactionAction::Transmit(_)
            | TransactionAction::Release
            | TransactionAction::AwaitOperations
            | TransactionAction::Close
            | TransactionAction::Ignore => return self.receive_unassigned(now, unitdata, otid),
        };
        if let Some(dialogue) = self.book.find_mut(id) {
            dialogue.enter_closing(now);
        }
        self.book.reschedule(id);
        Incoming::new(now, id, first, Components::NONE)
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

    /// Q.774 3.3.4.1: a Continue is answered, an End or Abort is discarded.
    fn receive_unassigned<'m>(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'m>,
        otid: Option<TransactionId>,
    ) -> Incoming<'m> {
        if let Some(otid) = otid {
            let content = AbortContent::Cause(PAbortCause::UNRECOGNIZED_TRANSACTION_ID);
            self.answer_with_abort((unitdata.called, unitdata.calling), otid, content);
        }
        self.event(Event::UnknownTransaction {
            answered: otid.is_some(),
        });
        Incoming::nothing(now)
    }

    /// N-NOTICE indication: the dialogue is found by our transaction id in the returned message. An End or Abort has none:
    /// its dialogue is over.
    pub fn notice(&mut self, notice: &Notice<'_>) -> Option<(DialogueId, Indication<'static>)> {
        self.notice_or_forward(notice, &mut |_| Forward::Refused)
    }

    /// The same in a cluster: a message that another node or shard had sent is offered to `forward`.
    pub fn notice_or_forward(
        &mut self,
        notice: &Notice<'_>,
        forward: &mut dyn FnMut(&ForeignMessage<'_>) -> Forward,
    ) -> Option<(DialogueId, Indication<'static>)> {
        let otid = returned_otid(notice.user_data);
        let id = otid.and_then(|otid| self.book.assigned(otid));
        if let (None, Some(otid)) = (id, otid)
            && self.is_taken(otid, ForeignContent::Notice(*notice), forward)
        {
            return None;
        }
        let told = id.filter(|id| self.book.hears(*id));
        let Some(id) = told else {
            self.event(Event::NoticeWithoutDialogue(notice.cause));
            return None;
        };
        Some((id, Indication::Notice(notice.cause)))
    }

    // ---- components (Q.774 3.2.1.1, 3.2.2.2, figures A.6 and A.7) ----

    fn receive_component<'m>(
        &mut self,
        now: Instant,
        id: DialogueId,
        component: Result<Component<'m>, ComponentFault>,
    ) -> Indication<'m> {
        match component {
            Ok(Component::Invoke(invoke)) => self.receive_invoke(id, invoke),
            Ok(Component::ResultLast(result)) => {
                match self.invocation_event(now, id, result.invoke_id, InvocationEvent::ResultLast)
                {
                    Ok(()) => Indication::ResultLast(result),
                    Err(problem) => self.reject_locally(id, Some(result.invoke_id), problem),
                }
            }
            Ok(Component::ResultNotLast(result)) => {
                match self.invocation_event(
                    now,
                    id,
                    result.invoke_id,
                    InvocationEvent::ResultNotLast,
                ) {
                    Ok(()) => Indication::ResultNotLast(result),
                    Err(problem) => self.reject_locally(id, Some(result.invoke_id), problem),
                }
            }
            Ok(Component::Error(error)) => {
                match self.invocation_event(now, id, error.invoke_id, InvocationEvent::Error) {
                    Ok(()) => Indication::Error(error),
                    Err(problem) => self.reject_locally(id, Some(error.invoke_id), problem),
                }
            }
            Ok(Component::Reject(reject)) => {
                // Problems of results and errors are about components that answered the peer's operations; a general
                // problem may be about either (TS 29.078 14.1.1.4.1).
                if let (ProblemKind::Invoke, Some(invoke_id)) =
                    (reject.problem.kind, reject.invoke_id)
                {
                    // An unknown invoke id is told to the user all the same (figure A.6).
                    let _unknown =
                        self.invocation_event(now, id, invoke_id, InvocationEvent::Reject);
                }
                Indication::Reject(reject, reject.problem.found_by())
            }
            Err(fault) => match fault.reject() {
                Some(reject) => {
                    if let (true, Some(invoke_id)) = (fault.is_outcome, reject.invoke_id) {
                        let _unknown =
                            self.invocation_event(now, id, invoke_id, InvocationEvent::Malformed);
                    }
                    self.reject_locally(id, reject.invoke_id, reject.problem)
                }
                None => {
                    let reject = Reject {
                        invoke_id: fault.invoke_id,
                        problem: fault.problem,
                    };
                    Indication::Reject(reject, RejectOrigin::Local)
                }
            },
        }
    }

    fn receive_invoke<'m>(&mut self, id: DialogueId, invoke: Invoke<'m>) -> Indication<'m> {
        let Some(linked_id) = invoke.linked_id else {
            return Indication::Invoke(invoke);
        };
        let is_active = |invocation: &Invocation<Itu>| {
            invocation.invoke_id == linked_id && invocation.stage == InvocationState::OperationSent
        };
        if self
            .book
            .find(id)
            .is_some_and(|dialogue| dialogue.invocations.iter().any(is_active))
        {
            return Indication::Invoke(invoke);
        }
        self.reject_locally(id, Some(invoke.invoke_id), Problem::UNRECOGNIZED_LINKED_ID)
    }

    /// Runs the machine of one operation; the problem to reject with, if it does not accept the component.
    fn invocation_event(
        &mut self,
        now: Instant,
        id: DialogueId,
        invoke_id: InvokeId,
        event: InvocationEvent,
    ) -> Result<(), Problem> {
        let unknown = match event {
            InvocationEvent::Error => Problem::ERROR_UNRECOGNIZED_INVOKE_ID,
            _ => Problem::RESULT_UNRECOGNIZED_INVOKE_ID,
        };
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

    /// TC-L-REJECT: the Reject waits for the user's next message, if there can be one.
    fn reject_locally<'m>(
        &mut self,
        id: DialogueId,
        invoke_id: Option<InvokeId>,
        problem: Problem,
    ) -> Indication<'m> {
        let reject = Reject { invoke_id, problem };
        self.book.writer.clear();
        write_reject(&mut self.book.writer, reject);
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

    fn abort_idle(&mut self, id: DialogueId) {
        let Some(dialogue) = self.book.find(id) else {
            return;
        };
        let content = match dialogue.own {
            Mode::WithoutContext => AbortContent::Nothing,
            _ => AbortContent::Dialogue(Send::ProviderAbort),
        };
        let (remote, local, quality) = (dialogue.remote, dialogue.local, dialogue.quality);
        if let Some(dtid) = dialogue.remote_id {
            self.write_abort(dtid, content);
            self.book.enqueue(Some(id), remote, local, quality);
        }
    }
}

fn received_event(message_type: MessageType) -> TransactionEvent {
    match message_type {
        MessageType::Continue => TransactionEvent::ContinueReceived,
        _ => TransactionEvent::EndReceived,
    }
}

/// What is in the dialogue portion, for the table.
const fn portion(apdu: &Result<Option<Apdu<'_>>, Incorrect>) -> ReceivedPortion {
    match apdu {
        Ok(None) => ReceivedPortion::Absent,
        Ok(Some(apdu)) => apdu.portion(),
        Err(Incorrect) => ReceivedPortion::Incorrect,
    }
}

/// Application context and user information of a Begin or Unidirectional.
const fn opening_of<'m>(apdu: Option<Apdu<'m>>) -> (Option<ObjectIdentifier>, UserInformation<'m>) {
    match apdu {
        Some(
            Apdu::Request {
                context,
                user_information,
            }
            | Apdu::Unidirectional {
                context,
                user_information,
            },
        ) => (Some(context), user_information),
        _ => (None, UserInformation::None),
    }
}

/// The EXTERNAL in the place of an APDU.
fn own_syntax<'m>(message: &Message<'m>) -> UserInformation<'m> {
    message
        .dialogue_portion
        .map_or(UserInformation::None, UserInformation::Octets)
}

/// What an Abort means (Q.774 3.2.1.2, figure A.5 sheets 8 and 11).
fn abort_indication<'m>(
    message: &Message<'m>,
    step: DialogueStep,
    apdu: Result<Option<Apdu<'m>>, Incorrect>,
) -> Indication<'m> {
    if let Some(cause) = message.p_abort_cause {
        return Indication::ProviderAbort(ProviderAbort::Received(cause));
    }
    let (reason, context, user_information) = match (step, apdu) {
        (
            DialogueStep::UserAbort,
            Ok(Some(Apdu::Refused {
                context,
                reason,
                user_information,
            })),
        ) => (reason, Some(context), user_information),
        (DialogueStep::UserAbort, Ok(Some(Apdu::UserAbort { user_information }))) => {
            (AbortReason::UserSpecific, None, user_information)
        }
        (DialogueStep::UserAbort, _) => (AbortReason::UserSpecific, None, own_syntax(message)),
        (DialogueStep::NoCommonDialoguePortion, _) => {
            return Indication::ProviderAbort(ProviderAbort::NoCommonDialoguePortion);
        }
        _ => return Indication::ProviderAbort(ProviderAbort::AbnormalDialogue),
    };
    Indication::UserAbort(UserAbort {
        reason,
        context,
        user_information,
    })
}
