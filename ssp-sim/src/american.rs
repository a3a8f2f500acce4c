//! What the relationships of AIN and WIN have in common: Queries, what of ours waits for an answer, what plays before a call goes on.
//! How AIN reports and ends is in [`ain`](crate::ain), what a mobile switch does in [`msc`](crate::msc).
//!
//! An order that cannot be carried out is answered with an error, or rejected where it cannot even be read, in the next
//! Conversation, and the call goes on waiting, with its timer started anew: the SCP may order something else. In a Response there is
//! nothing left to answer, and default handling follows.

use crate::Config;
use crate::bcsm::Pic;
use crate::call::{Call, CallId, Clearing};
use crate::obey::Ordered;
use crate::party::PartyEvent;
use crate::peripheral::SeatId;
use crate::resource::DIGITS;
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::switch::{Due, Switch};
use inlab_inap::{
    CallModel, CalledNumber, Class, DetectionPoint, Echo, Half, Instruction, Operation, Resource,
    Said, error,
};
use inlab_ss7::{
    Address, CalledPartyNumber, Digits, InternalNetworkNumber, NatureOfAddress,
    NumberingPlanIndicator,
};
use inlab_stack::tcap::ansi::{IdChoice, Permission};
use inlab_stack::tcap::{
    self, AbortReason, DialogueId, InvokeId, Parameter, Quality, RequestError, UserInformation,
};
use inlab_stack::{Answered, Package, Request, Tc};
use std::time::Duration;

/// What of ours the SCP has to answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    pub(crate) operation: &'static Operation,
    pub(crate) invoke_id: InvokeId,
}

impl Question {
    pub(crate) fn new(operation: &'static Operation, invoke_id: Option<InvokeId>) -> Option<Self> {
        invoke_id.map(|invoke_id| Self {
            operation,
            invoke_id,
        })
    }
}

/// What a call under AIN or WIN has besides.
#[derive(Debug, Default)]
pub(crate) struct American {
    /// What waits for an answer.
    pub(crate) question: Option<Question>,
    /// The last Invoke of the SCP: an error of ours is about it.
    pub(crate) told_by: Option<InvokeId>,
    /// T1 as setTimer set it.
    pub(crate) response_time: Option<Duration>,
    /// What is done when the announcement is over.
    pub(crate) then: Option<Instruction>,
    /// Where events are told (WIN); where the trigger was, unless the SCP says otherwise.
    pub(crate) reports_to: Option<Address>,
    /// What gives our notice of the end back to whom it is owed.
    pub(crate) echo: Option<Echo>,
    /// The number of a resource on which it is about to arrive, and the one at which it is (WIN).
    pub(crate) dials: Option<Digits>,
    pub(crate) resource: Option<SeatId>,
    /// The called party answered while events were armed.
    pub(crate) events_ended_by_answer: bool,
}

/// Operations of AIN are answered within T1, which goes before the timer of TCAP: T1 is 30 s at most.
const OUTLIVES_T1: Duration = Duration::from_secs(36);

/// What a switch of WIN asks may be out for as long as the call is at a resource: the call's timer, and not that of TCAP, is over it.
pub(crate) const HELD: Duration = Duration::from_secs(86_400);

/// So much later than the call's timer the one of TCAP runs out.
const LATER: Duration = Duration::from_secs(1);

impl Config {
    /// How an operation of ours is invoked. ANSI TCAP has no classes: who expects nothing gives no id.
    pub(crate) fn ansi_request(&self, call: &Call, operation: &'static Operation) -> Request {
        let dialect = call.request.dialect;
        let (class, answered) = match operation.class {
            Class::One => (tcap::Class::Both, true),
            Class::Two => (tcap::Class::FailureOnly, true),
            Class::Three => (tcap::Class::SuccessOnly, true),
            Class::Four => (tcap::Class::Neither, false),
        };
        let timer = match call.model() {
            CallModel::Basic | CallModel::Ain => OUTLIVES_T1,
            CallModel::Win => self.operations.of(operation) + LATER,
        };
        let id = if answered {
            IdChoice::Next
        } else {
            IdChoice::None
        };
        Request {
            reply_required: dialect.sets_reply_bit(operation, self.reply_bit),
            national: operation.is_national(),
            id,
            ..Request::new(operation.code, class, timer)
        }
    }
}

impl Switch {
    /// A transaction towards the SCP that has the operation in the writer in its Query.
    pub(crate) fn query(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        remote: Address,
        operation: &'static Operation,
    ) -> Result<DialogueId, RequestError> {
        let Some(call) = self.calls.get(&id) else {
            return Err(RequestError::UnknownDialogue);
        };
        let local = self.local_address(call.request.dialect);
        let mut request = self.config.ansi_request(call, operation);
        if call.model() == CallModel::Win {
            request.timer = HELD;
        }
        let argument = Parameter::Octets(self.writer.as_slice());
        let dialogue = tc.open(local, remote)?;
        // One signalling link for a whole transaction: its messages keep their order.
        let quality = Quality {
            sequence: Some((id.0 & 0xf) as u8),
            return_on_error: true,
        };
        let sent = tc.set_quality(dialogue, quality).and_then(|()| {
            let mut either = tc.either();
            let invoke_id = either.invoke(dialogue, &request, argument)?;
            either.send(dialogue, Package::Opening(Permission::Granted))?;
            Ok(invoke_id)
        });
        match sent {
            Ok(invoke_id) => {
                if let Some(call) = self.calls.get_mut(&id) {
                    call.american.question = Question::new(operation, invoke_id);
                }
                Ok(dialogue)
            }
            Err(error) => {
                abandon(tc, dialogue);
                Err(error)
            }
        }
    }

    /// Nobody is told that a transaction is over: the SCP either ended it or hears of it by an Abort.
    pub(crate) fn drop_transaction(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.american.question = None;
        if let Some(dialogue) = call.dialogue.take() {
            self.by_dialogue.remove(&dialogue);
            abandon(tc, dialogue);
        }
    }

    /// A result: in WIN it is what the SCP orders; in AIN the receipt of what we told.
    pub(crate) fn handle_result(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        dialogue: DialogueId,
        result: &Answered<'_>,
    ) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let question = call
            .american
            .question
            .filter(|question| question.invoke_id == result.invoke_id);
        let Some(question) = question.filter(|_| call.model() == CallModel::Win) else {
            return;
        };
        if call.receiving.failed {
            return;
        }
        call.receiving.operation = true;
        let octets = result.parameter.unwrap_or_default();
        let said = Said::Result(question.operation);
        self.tell_events_to(id, said, octets);
        let ordered = Ordered {
            dialogue,
            invoke_id: None,
            operation: question.operation,
        };
        if let Some(call) = self.calls.get_mut(&id) {
            call.american.question = None;
        }
        self.follow(tc, id, &ordered, Some(question.operation), said, octets);
        // A result that cannot be obeyed is none: the switch goes on waiting.
        if let Some(call) = self.calls.get_mut(&id)
            && call.receiving.failed
        {
            call.american.question = Some(question);
        }
    }

    /// A result came in a Conversation: there is nothing left that the transaction is for.
    pub(crate) fn leave_answered(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let answered = call.american.question.is_none() && call.receiving.operation;
        if call.model() == CallModel::Win
            && answered
            && let Some(dialogue) = call.dialogue.take()
        {
            call.receiving.answer = false;
            self.by_dialogue.remove(&dialogue);
            leave(tc, dialogue);
        }
    }

    /// What only AIN and WIN do, or do otherwise; `None`: nothing special.
    pub(crate) fn obey_american(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        instruction: &Instruction,
    ) -> Option<Result<(), i32>> {
        let call = self.calls.get_mut(&id)?;
        let model = call.model();
        if model == CallModel::Basic {
            return None;
        }
        // What comes after an announcement in the same message is done when that is over.
        let goes_on = matches!(
            instruction,
            Instruction::Continue | Instruction::Connect(_) | Instruction::Release(_)
        );
        if goes_on && call.receiving.plays {
            call.american.then = Some(*instruction);
            return Some(Ok(()));
        }
        // The answer clears the connection to a resource.
        if goes_on && call.ssf == Ssf::WaitingForEndOfTemporaryConnection {
            let _ = self.disconnect_resource(tc, id);
        }
        match instruction {
            Instruction::ConnectResource(Resource::At(number)) if model == CallModel::Win => {
                Some(self.connect_peripheral(tc, id, number))
            }
            // ResetTimer has no time: that of the state begins anew.
            Instruction::ExtendTime(_) if model == CallModel::Win => {
                if self.action(id, SsfInput::ResetTimer) != SsfAction::RestartTimer {
                    return Some(Err(error::UNEXPECTED_COMPONENT_SEQUENCE));
                }
                self.restart_tssf(tc, id);
                Some(Ok(()))
            }
            // The order to play connects the resource too.
            Instruction::ConnectResource(_) => Some(Ok(())),
            Instruction::Announce(_) | Instruction::Collect(_) => {
                let call = self.calls.get_mut(&id)?;
                if call.ssf == Ssf::WaitingForInstructions {
                    call.receiving.plays = true;
                    call.american.question = None;
                    self.set_ssf(id, Ssf::WaitingForEndOfUserInteraction);
                    self.set_tssf(tc, id, None);
                }
                Some(self.carry_out(tc, id, ordered, instruction))
            }
            // Shown at a terminal that this switch does not have.
            Instruction::Display(_) | Instruction::ShowName(_) => Some(Ok(())),
            // The package says it.
            Instruction::Finish(_) => Some(Ok(())),
            _ => match model {
                CallModel::Ain => self.obey_ain(tc, id, ordered, instruction),
                CallModel::Win if *instruction == Instruction::CollectDigits => {
                    Some(self.collect_from_line(tc, id))
                }
                CallModel::Win => {
                    self.obey_win(id, instruction);
                    None
                }
                CallModel::Basic => None,
            },
        }
    }

    /// collectInformation of AIN, ResumePIC 2 of WIN: more digits of the calling line. In AIN we tell of them with a Query of its own; WIN
    /// has no trigger there, and the call goes on to those that follow.
    pub(crate) fn collect_from_line(&mut self, tc: &mut Tc<'_>, id: CallId) -> Result<(), i32> {
        if self.action(id, SsfInput::Continue) != SsfAction::Resume {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        if call.half != Half::Originating {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        call.american.question = None;
        self.set_tssf(tc, id, None);
        self.set_ssf(id, Ssf::Monitoring);
        let (to, nobody) = (Pic::CollectingInformation, Clearing::default());
        self.go_on(tc, id, to, nobody, false);
        let key = self.put(tc.now() + DIGITS, id, Due::LineDigits);
        if let Some(call) = self.calls.get_mut(&id) {
            call.plans.push(key);
        }
        Ok(())
    }

    /// The caller has dialled, or gives up.
    pub(crate) fn line_digits(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let mut digits = Digits::EMPTY;
        let dialled = call.request.digits.is_some_and(|dialled| {
            let mut letters = dialled.as_str().bytes();
            letters.all(|letter| letter.is_ascii_digit() && digits.push(letter - b'0'))
        });
        if !dialled {
            let _ = self.party(tc, id, PartyEvent::Abandon);
            return;
        }
        let mut called = call.request.trigger.called.map_or(
            CalledPartyNumber {
                nature: NatureOfAddress::NATIONAL,
                internal_network_number: InternalNetworkNumber::ALLOWED,
                plan: NumberingPlanIndicator::E164,
                digits,
            },
            |called| called.to_isup(),
        );
        called.digits = digits;
        call.destination = Some(called);
        call.request.trigger.called = Some(CalledNumber::Isup(called));
        if call.model() == CallModel::Win {
            self.go_on(tc, id, Pic::AnalyzingInformation, Clearing::default(), true);
        } else {
            call.request.trigger.dp = DetectionPoint::CollectedInfo;
            let trigger = call.request.trigger;
            self.raise(tc, id, &trigger, Pic::AnalyzingInformation);
        }
        self.sweep(tc, id);
    }

    /// The announcement is over, and the call goes on as was ordered with it. Nobody waits for an answer.
    pub(crate) fn after_playing(&mut self, tc: &mut Tc<'_>, id: CallId, then: &Instruction) {
        self.set_ssf(id, Ssf::WaitingForInstructions);
        let done = match then {
            Instruction::Connect(connect) => self.connect(tc, id, connect),
            Instruction::Release(cause) => self.release(tc, id, *cause),
            _ => self.resume(tc, id),
        };
        debug_assert!(done.is_ok(), "invariant: checked when it was ordered");
    }
}

/// Ends a transaction with what waits to be sent: by a Response, or where that is not permitted, by an Abort.
pub(crate) fn leave(tc: &mut Tc<'_>, dialogue: DialogueId) {
    if tc.either().send(dialogue, Package::Last).is_err() {
        abandon(tc, dialogue);
    }
}

/// Aborts a dialogue; the SCF is told if it knows of it.
pub(crate) fn abandon(tc: &mut Tc<'_>, dialogue: DialogueId) {
    let _ = tc
        .either()
        .abort(dialogue, AbortReason::UserSpecific, UserInformation::None);
}
