//! The user of TC: calls, relationships, and what is answered to whom.
//!
//! The components of a message are taken one by one; the answer is given at its end, once, so that orders which belong
//! together travel together (and the SSF discards the rest of them if one fails, TS 29.078 14.1.2.2). Only what is wrong is
//! answered at once: the rest of that message is then discarded with the dialogue.

mod components;
mod orders;

use crate::change::{Change, Changes, Ending, StateChange};
use crate::notify::{Notifier, Telling};
use crate::relationship::{Relationship, Route};
use crate::service::{Orders, Service};
use crate::state::{Input, State, Step};
use crate::table::{self, Table};
use crate::wire::{self, Codec};
use crate::{Config, Services, Timers};
use inlab_ber::{Element, Oid, Open};
use inlab_call_event::{CallId, Sender, TargetId};
use inlab_inap::error::{SYSTEM_FAILURE, refusal_parameter};
use inlab_inap::operation::Answer;
use inlab_inap::{AbortReason as Reason, CallReference, Dialect, Instruction, Purpose, Report};
use inlab_ss7::{IsdnAddress, NumberingPlan};
use inlab_stack::{Tc, TcUser};
use inlab_tcap::{
    AbortReason, DialogueId, Encoding, ErrorCode, External, Indication, InvokeId, ObjectIdentifier,
    Opening, Problem, RequestError, Termination, UserInformation,
};
use orders::Plan;
use std::collections::HashMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tracing::{debug, debug_span, error, warn};

/// The service control function over TC.
pub struct Control {
    node: u16,
    dialects: Vec<Dialect>,
    context_free: Option<Dialect>,
    offer_alternative_context: bool,
    services: Services,
    plan: NumberingPlan,
    timers: Timers,
    calls: Table<Call>,
    relationships: Table<Relationship>,
    by_dialogue: HashMap<DialogueId, table::Id>,
    by_reference: HashMap<Reference, table::Id>,
    /// Calls and relationships so far.
    call_count: u64,
    relationship_count: u64,
    notifier: Notifier,
    changes: Changes,
    codec: Codec,
    /// The message that is being taken.
    turn: Turn,
}

/// A call: its relationships, and what was told of it.
struct Call {
    id: CallId,
    reference: Option<Reference>,
    relationships: u32,
    telling: Telling,
    /// The last definite end that a relationship saw; else the last indefinite one.
    ending: Option<Ending>,
}

/// Identifies a call at its MSC (TS 29.078 11.20): relationships with the same one belong to one call.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
struct Reference {
    number: CallReference,
    msc: IsdnAddress,
}

/// One message, from its first component to its end.
struct Turn {
    orders: Orders,
    /// A dialogue that was opened by this message and has no relationship yet.
    opened: Option<(DialogueId, Dialect)>,
    /// The SCP arms nothing of itself with these orders.
    unwatched: bool,
    /// The called party has answered.
    answered: bool,
    /// An error or reject waits for a message that takes it along.
    waiting: bool,
    /// Why the dialogue will be closed at the end of this message.
    closing: Option<Ending>,
}

/// What is answered to an operation that is wrong.
#[derive(Clone, Copy, Debug)]
enum Refusal {
    Error(i32, &'static [u8]),
    Reject(Problem),
    Silence,
}

impl From<Answer> for Refusal {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Error { code, parameter } => Self::Error(code, parameter),
            Answer::RejectMistypedParameter => Self::Reject(Problem::MISTYPED_PARAMETER),
            Answer::RejectUnrecognizedOperation => Self::Reject(Problem::UNRECOGNIZED_OPERATION),
            Answer::None => Self::Silence,
        }
    }
}

impl Control {
    /// With no call. Node and shard go into the identities of calls.
    #[must_use]
    pub fn new(node: u16, shard: u8, config: Config) -> Self {
        let Config {
            dialects,
            context_free,
            offer_alternative_context,
            services,
            plan,
            targets,
            timers,
            layers: _,
            limits,
        } = config;
        Self {
            node,
            dialects,
            context_free,
            offer_alternative_context,
            services,
            plan,
            timers,
            calls: Table::new(limits.relationships),
            relationships: Table::new(limits.relationships),
            by_dialogue: HashMap::new(),
            by_reference: HashMap::new(),
            // 2^40 calls a shard.
            call_count: u64::from(shard) << 40,
            relationship_count: 0,
            notifier: Notifier::new(targets),
            changes: Changes::new(limits.state_changes),
            codec: Codec::default(),
            turn: Turn {
                orders: Orders::new(),
                opened: None,
                unwatched: false,
                answered: false,
                waiting: false,
                closing: None,
            },
        }
    }

    /// Where the call events of a target go.
    pub fn subscribe(&mut self, target: TargetId, queue: Sender) {
        self.notifier.subscribe(target, queue);
    }

    /// Who looks on: every call event goes there too, told to anybody or not. What does not fit is not repeated.
    pub fn observe(&mut self, queue: Sender) {
        self.notifier.observe(queue);
    }

    /// Calls at this moment.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.calls.len()
    }

    /// Relationships at this moment.
    #[must_use]
    pub fn relationships(&self) -> usize {
        self.relationships.len()
    }

    /// The next record of what became of a relationship, if they are kept ([`Limits::state_changes`](crate::Limits)).
    pub fn poll_state_change(&mut self) -> Option<StateChange> {
        self.changes.pop()
    }

    /// Records that nobody took in time.
    #[must_use]
    pub fn lost_state_changes(&self) -> u64 {
        self.changes.dropped()
    }

    /// Call events that found their queue full and were not kept.
    #[must_use]
    pub fn lost_call_events(&self) -> u64 {
        self.notifier.lost()
    }

    // ---- messages ----

    fn start_turn(&mut self) {
        self.turn.orders.clear();
        self.turn.opened = None;
        self.turn.unwatched = false;
        self.turn.answered = false;
        self.turn.waiting = false;
        self.turn.closing = None;
    }

    fn begin(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, opening: &Opening<'_>) {
        self.start_turn();
        let Some(dialect) = self.accepted(opening.context.as_ref()) else {
            warn!(?dialogue, context = ?opening.context, "application context not supported");
            // TS 29.078 14.1.1.3.6: with the name of the Begin; another only where the dialect knows of alternatives.
            if let Some(name) = self.alternative(opening.context.as_ref()) {
                note(dialogue, tc.set_context(dialogue, name));
            }
            let refused = tc.abort(
                dialogue,
                AbortReason::ContextNotSupported,
                UserInformation::None,
            );
            note(dialogue, refused);
            return;
        };
        debug!(?dialogue, %dialect, "dialogue opened");
        self.turn.opened = Some((dialogue, dialect));
    }

    fn accepted(&self, context: Option<&ObjectIdentifier>) -> Option<Dialect> {
        let Some(context) = context else {
            return self.context_free;
        };
        match Dialect::from_application_context(context.as_octets())? {
            (dialect, Purpose::Call | Purpose::DetectionPoints)
                if self.dialects.contains(&dialect) =>
            {
                Some(dialect)
            }
            _ => None,
        }
    }

    /// The application context to name in the refusal of this one, if another is to be named.
    fn alternative(&self, refused: Option<&ObjectIdentifier>) -> Option<ObjectIdentifier> {
        let (asked, _) = Dialect::from_application_context(refused?.as_octets())?;
        if !self.offer_alternative_context || !asked.may_offer_alternative_context() {
            return None;
        }
        let accepted = self.dialects.iter();
        let offered = accepted
            .filter(|dialect| dialect.may_offer_alternative_context())
            .find_map(|dialect| dialect.context(Purpose::Call))?;
        ObjectIdentifier::new(offered.oid)
    }

    fn message_end(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId) {
        let Some(id) = self.by_dialogue.get(&dialogue).copied() else {
            self.refuse(tc, dialogue, Input::NoTrigger);
            return;
        };
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        if relationship.state == State::Instructing || !self.turn.orders.is_empty() {
            self.instruct(tc, id);
        } else if !relationship.expects_reports() {
            self.step(tc, id, Input::LastNotified, Ending::LetGo);
        } else if self.turn.waiting {
            note(dialogue, tc.continue_(dialogue, UserInformation::None));
        }
        if std::mem::take(&mut self.turn.answered) {
            self.tell_answer(tc, id);
        }
        if self.relationships.get(id).is_some() {
            let deadline = tc.now() + self.timers.guard;
            note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        }
    }

    fn closed(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId) {
        let closing = self.turn.closing.take();
        let Some(id) = self.by_dialogue.get(&dialogue).copied() else {
            return;
        };
        if std::mem::take(&mut self.turn.answered) {
            self.tell_answer(tc, id);
        }
        match closing {
            Some(ending) => self.step(tc, id, Input::Aborted, ending),
            None => self.step(tc, id, Input::PeerEnded, Ending::PeerEnded),
        }
    }

    // ---- the service ----

    /// Asks the service; one that panics has failed, and its orders are void.
    fn ask(
        &mut self,
        id: table::Id,
        question: impl FnOnce(&dyn Service, &crate::View<'_>, &mut Orders),
    ) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let service = Arc::clone(&relationship.service);
        let orders = &mut self.turn.orders;
        orders.set_memory(relationship.memory);
        let view = relationship.view(&self.plan, relationship.state == State::Instructing);
        let asked = catch_unwind(AssertUnwindSafe(|| question(&*service, &view, orders)));
        match asked {
            Ok(()) => relationship.memory = orders.memory(),
            Err(_) => {
                error!(
                    relationship = relationship.number,
                    key = relationship.service_key,
                    "service panicked"
                );
                orders.fail();
            }
        }
    }

    // ---- the machine ----

    /// Takes the step of the machine, and frees the relationship if that was its last.
    fn step(&mut self, tc: &mut Tc<'_>, id: table::Id, input: Input, ending: Ending) {
        let Some(step) = self.enter(id, input) else {
            return;
        };
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let (dialogue, dialect) = (relationship.dialogue, relationship.dialect);
        match step {
            Step::Stay | Step::Ask | Step::AskAgain | Step::Free | Step::Answer => {}
            Step::Continue => note(dialogue, tc.continue_(dialogue, UserInformation::None)),
            Step::End | Step::EndEmpty | Step::EndWithError => {
                note(
                    dialogue,
                    tc.end(dialogue, Termination::Basic, UserInformation::None),
                );
                if input == Input::LastInstructed {
                    // Freed by the caller, after the start was told.
                    return;
                }
            }
            Step::Fail => match relationship.trigger {
                Some(invoke_id) => {
                    // TS 29.078 10.1.9: recovery is not expected within this call.
                    let code = ErrorCode::Local(SYSTEM_FAILURE);
                    note(
                        dialogue,
                        tc.error(
                            dialogue,
                            invoke_id,
                            code,
                            wire::error_parameter(refusal_parameter(SYSTEM_FAILURE)),
                        ),
                    );
                    note(
                        dialogue,
                        tc.end(dialogue, Termination::Basic, UserInformation::None),
                    );
                }
                None => abort(tc, dialogue, Some(dialect), Reason::ABNORMAL_PROCESSING),
            },
            Step::Abort => abort(tc, dialogue, Some(dialect), reason_of(ending)),
            Step::Probe => {
                debug!(?dialogue, "nothing heard: activityTest");
                let in_flight = &mut relationship.in_flight;
                self.codec.clear();
                let asked = self
                    .codec
                    .write(dialect, &Instruction::Probe)
                    .and_then(|()| {
                        self.codec.invoke_all(
                            tc,
                            dialogue,
                            &self.timers.operations,
                            |invoke_id, operation| in_flight.push(invoke_id, operation),
                        )
                    });
                match asked {
                    Ok(()) => note(dialogue, tc.continue_(dialogue, UserInformation::None)),
                    Err(fault) => {
                        error!(?dialogue, %fault, "activityTest cannot be sent");
                        self.abort_relationship(
                            tc,
                            id,
                            Reason::APPLICATION_TIMER_EXPIRED,
                            Ending::Silent,
                        );
                        return;
                    }
                }
            }
        }
        self.free_if_idle(tc, id, ending);
    }

    /// Changes the state; the step is for the caller to take.
    fn enter(&mut self, id: table::Id, input: Input) -> Option<Step> {
        let relationship = self.relationships.get_mut(id)?;
        let from = relationship.state;
        let (step, to) = from.on(input);
        relationship.state = to;
        if from == State::Instructing && to != State::Instructing && step != Step::Fail {
            relationship.trigger = None;
        }
        if from != to {
            self.record(id, Change::State { from, to });
        }
        Some(step)
    }

    /// Answers an operation or result that is wrong.
    fn wrong(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        invoke_id: InvokeId,
        refusal: Refusal,
    ) {
        warn!(?dialogue, %dialect, ?refusal, "wrong component");
        let input = match refusal {
            Refusal::Silence => Input::WrongSilent,
            Refusal::Error(code, parameter) => {
                let parameter = wire::error_parameter(parameter);
                note(
                    dialogue,
                    tc.error(dialogue, invoke_id, ErrorCode::Local(code), parameter),
                );
                wrong_input(dialect)
            }
            Refusal::Reject(problem) => {
                note(dialogue, tc.reject(dialogue, invoke_id, problem));
                wrong_input(dialect)
            }
        };
        match self.by_dialogue.get(&dialogue).copied() {
            Some(id) => {
                self.turn.waiting |= input == Input::WrongKept;
                self.step(tc, id, input, Ending::Misbehaved);
            }
            None => self.refuse(tc, dialogue, input),
        }
    }

    /// Refuses a dialogue that this message has opened.
    fn refuse(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, input: Input) {
        let Some((_, dialect)) = self
            .turn
            .opened
            .take()
            .filter(|(opened, _)| *opened == dialogue)
        else {
            return;
        };
        warn!(?dialogue, %dialect, ?input, "dialogue refused");
        match State::Idle.on(input).0 {
            Step::EndWithError => note(
                dialogue,
                tc.end(dialogue, Termination::Basic, UserInformation::None),
            ),
            _ => abort(tc, dialogue, Some(dialect), Reason::NOT_ALLOWED_PROCEDURES),
        }
    }

    fn abort_relationship(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        reason: Reason,
        ending: Ending,
    ) {
        if let Some(relationship) = self.relationships.get(id) {
            abort(
                tc,
                relationship.dialogue,
                Some(relationship.dialect),
                reason,
            );
            self.enter(id, Input::Aborted);
            self.free_if_idle(tc, id, ending);
        }
    }

    fn free_if_idle(&mut self, tc: &mut Tc<'_>, id: table::Id, ending: Ending) {
        if self
            .relationships
            .get(id)
            .is_none_or(|relationship| relationship.state != State::Idle)
        {
            return;
        }
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        let ending = relationship.ending.unwrap_or(ending);
        let (call_id, dialogue) = (relationship.call, relationship.dialogue);
        self.record(id, Change::Ended(ending));
        debug!(?dialogue, %ending, "relationship ended");
        self.relationships.remove(id);
        self.by_dialogue.remove(&dialogue);
        let Some(call) = self.calls.get_mut(call_id) else {
            return;
        };
        // A half that ends later knows better: the earlier may have ended by a busy called party, and the call gone on.
        if ending.is_definite() || call.ending.is_none_or(|known| !known.is_definite()) {
            call.ending = Some(ending);
        }
        call.relationships -= 1;
        if call.relationships > 0 {
            return;
        }
        if let Some(call) = self.calls.remove(call_id) {
            if let Some(reference) = call.reference {
                self.by_reference.remove(&reference);
            }
            let ending = call.ending.unwrap_or(ending);
            call.telling.end(&mut self.notifier, ending, tc.now());
        }
    }

    // ---- what is told ----

    /// Tells the start of a call as soon as the service has decided about it: not while digits are collected.
    fn tell_start(&mut self, tc: &Tc<'_>, id: table::Id, plan: &Plan) {
        let offered = plan.puts_through();
        if !offered && !plan.gives_up() {
            return;
        }
        let call = self
            .relationships
            .get(id)
            .map(|relationship| relationship.call);
        if let Some(call) = call.and_then(|call| self.calls.get_mut(call)) {
            if let Some(Route::Connect(connect)) = &plan.route {
                call.telling
                    .parties
                    .connected(&connect.destination, &self.plan);
            }
            call.telling.start(&mut self.notifier, offered, tc.now());
        }
    }

    fn tell_answer(&mut self, tc: &Tc<'_>, id: table::Id) {
        let call = self
            .relationships
            .get(id)
            .map(|relationship| relationship.call);
        if let Some(call) = call.and_then(|call| self.calls.get_mut(call)) {
            call.telling.answer(&mut self.notifier, tc.now());
        }
    }

    fn record(&mut self, id: table::Id, change: Change) {
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        let Some(call) = self.calls.get(relationship.call) else {
            return;
        };
        self.changes.push(StateChange {
            call: call.id,
            relationship: relationship.number,
            change,
        });
    }
}

impl fmt::Debug for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Control")
            .field("node", &self.node)
            .field("services", &self.services)
            .field("calls", &self.calls.len())
            .field("relationships", &self.relationships.len())
            .finish_non_exhaustive()
    }
}

impl TcUser for Control {
    fn indication(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>) {
        let _span = debug_span!("dialogue", id = ?dialogue).entered();
        match indication {
            // TS 29.078 14.1.1.1: structured dialogues only.
            Indication::Unidirectional(_) => warn!(?dialogue, "unidirectional message ignored"),
            Indication::Begin(opening) => self.begin(tc, dialogue, &opening),
            Indication::Continue(_) | Indication::End(_) => self.start_turn(),
            Indication::UserAbort(abort) => {
                debug!(?dialogue, reason = ?abort.reason, "aborted by the peer");
                self.start_turn();
                self.turn.closing = Some(Ending::Aborted);
            }
            Indication::ProviderAbort(abort) => {
                warn!(?dialogue, ?abort, "aborted by TC");
                self.start_turn();
                self.turn.closing = Some(Ending::Aborted);
            }
            Indication::Notice(cause) => {
                warn!(?dialogue, cause, "message returned");
                self.start_turn();
                if let Some(id) = self.by_dialogue.get(&dialogue).copied() {
                    // The service hears of it; what it orders cannot be delivered either (TS 29.078 14.1.2.2.5 leaves it to
                    // the application to end or to retry).
                    self.ask(id, |service, view, orders| {
                        service.report(view, &Report::Returned, orders);
                    });
                    self.turn.orders.clear();
                    self.step(tc, id, Input::Returned, Ending::Returned);
                }
            }
            Indication::Invoke(invoke) => self.invoke(tc, dialogue, &invoke),
            Indication::ResultLast(result) => self.result(tc, dialogue, &result),
            Indication::ResultNotLast(result) => self.result_not_last(tc, dialogue, &result),
            Indication::Error(error) => self.error(tc, dialogue, &error),
            Indication::Reject(reject, origin) => self.reject(tc, dialogue, &reject, origin),
            Indication::Cancel(cancelled) => self.cancelled(tc, dialogue, &cancelled),
            Indication::Timer => self.silent(tc, dialogue),
            Indication::MessageEnd => self.message_end(tc, dialogue),
            Indication::Closed => self.closed(tc, dialogue),
        }
    }
}

fn wrong_input(dialect: Dialect) -> Input {
    if dialect.scf_error_ends_dialogue() {
        Input::Wrong
    } else {
        Input::WrongKept
    }
}

/// CAP-U-ABORT-REASON for what went wrong.
fn reason_of(ending: Ending) -> Reason {
    match ending {
        Ending::Silent => Reason::APPLICATION_TIMER_EXPIRED,
        Ending::Misbehaved => Reason::NOT_ALLOWED_PROCEDURES,
        _ => Reason::ABNORMAL_PROCESSING,
    }
}

/// TC-U-ABORT, with the reason where the dialect has reasons.
fn abort(tc: &mut Tc<'_>, dialogue: DialogueId, dialect: Option<Dialect>, reason: Reason) {
    let encoded = reason.encode();
    let value = Open::of(&encoded).unwrap_or(Element::EMPTY);
    let external = [External {
        direct_reference: Some(Oid(Reason::OID)),
        encoding: Encoding::SingleAsn1Type(value),
        ..Element::EMPTY
    }];
    let information = if dialect.is_some_and(Dialect::has_abort_reasons) {
        UserInformation::Externals(&external)
    } else {
        UserInformation::None
    };
    note(
        dialogue,
        tc.abort(dialogue, AbortReason::UserSpecific, information),
    );
}

/// A request that TC does not take, since the peer has ended the dialogue in the message that is being taken.
fn note(dialogue: DialogueId, result: Result<(), RequestError>) {
    if let Err(error) = result {
        debug!(?dialogue, %error, "request not taken");
    }
}
