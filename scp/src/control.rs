//! The user of TC: calls, relationships, and what is answered to whom.
//!
//! The components of a message are taken one by one; the answer is given at its end, once, so that orders which belong
//! together travel together (and the SSF discards the rest of them if one fails, TS 29.078 14.1.2.2). Only what is wrong is
//! answered at once: the rest of that message is then discarded with the dialogue.

mod clock;
mod components;
mod created;
mod gaps;
mod indications;
mod non_call;
mod orders;
mod outcomes;
mod peripheral;
mod recovery;
mod restart;
mod transactions;

use crate::change::{Change, Changes, Ending, StateChange};
use crate::notify::{Notifier, Telling};
use crate::relationship::{Relationship, Route};
use crate::service::{Orders, Service};
use crate::state::{Input, State, Step};
use crate::table::{self, Table};
use crate::waits::{Clocks, Unheard, Waits};
use crate::wire::{self, Codec};
use crate::{Config, Envelopes, Peripherals, Services, Timers};
pub use created::{NewCall, NotCreated};
use gaps::Restoring;
use inlab_ber::{Element, Oid, Open};
use inlab_call_event::{CallId, Sender, TargetId};
use inlab_inap::error::SYSTEM_FAILURE;
use inlab_inap::operation::Answer;
use inlab_inap::{
    AbortReason as Reason, CallKey, CallReference, Dialect, Echo, Instruction, Occasion, Purpose,
    Trigger,
};
use inlab_ss7::{IsdnAddress, NumberingPlan};
use inlab_stack::{Fault, Package, Tc};
use inlab_tcap::ansi::Permission;
use inlab_tcap::{
    AbortReason, DialogueId, Encoding, External, InvokeId, ObjectIdentifier, RequestError,
    UserInformation,
};
use orders::Plan;
use peripheral::Peripheral;
use restart::Asking;
use std::collections::HashMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tracing::{debug, error, warn};

/// The service control function over TC.
pub struct Control {
    node: u16,
    shard: u8,
    dialects: Vec<Dialect>,
    context_free: Option<Dialect>,
    offer_alternative_context: bool,
    services: Services,
    envelopes: Envelopes,
    plan: NumberingPlan,
    timers: Timers,
    calls: Table<Call>,
    relationships: Table<Relationship>,
    by_dialogue: HashMap<DialogueId, table::Id>,
    by_reference: HashMap<Reference, table::Id>,
    by_echo: HashMap<Echo, table::Id>,
    /// Resources that calls have seized, and their transactions.
    peripherals: Table<Peripheral>,
    by_resource: HashMap<DialogueId, table::Id>,
    peripheral_title: Peripherals,
    /// Those without a dialogue, by what they wait for.
    waits: [Waits; Unheard::ALL.len()],
    /// Those whose service is to be woken.
    clocks: Clocks,
    /// Calls and relationships so far.
    call_count: u64,
    relationship_count: u64,
    echo_count: u32,
    notifier: Notifier,
    changes: Changes,
    codec: Codec,
    /// The message that is being taken.
    turn: Turn,
    /// The calls that a switch says it has; used again.
    recovered: Vec<[u8; 6]>,
    /// The switches that are asked for their calls.
    asking: Asking,
    /// The switches that are told to end their gaps.
    restoring: Restoring,
}

/// A call: its relationships, and what was told of it.
struct Call {
    id: CallId,
    reference: Option<Reference>,
    relationships: u32,
    /// The newest of them; each knows the next.
    newest: Option<table::Id>,
    telling: Telling,
    /// The last definite end that a relationship saw; else the last indefinite one.
    ending: Option<Ending>,
}

/// Identifies a call: relationships with the same one belong to one call.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Reference {
    /// At its MSC (TS 29.078 11.20).
    AtMsc(CallReference, IsdnAddress),
    /// By its billing identifier and switch (X.S0004).
    Key(CallKey),
}

impl Reference {
    fn of(trigger: &Trigger) -> Option<Self> {
        match (
            trigger.call_reference,
            trigger.msc_address,
            trigger.subject.call,
        ) {
            (Some(number), Some(msc), _) => Some(Self::AtMsc(number, msc)),
            (_, _, Some(key)) => Some(Self::Key(key)),
            _ => None,
        }
    }
}

/// One message, from its first component to its end.
struct Turn {
    orders: Orders,
    /// A dialogue that was opened by this message and has no relationship yet.
    opened: Option<Opened>,
    /// The SCP arms nothing of itself with these orders.
    unwatched: bool,
    /// The called party has answered.
    answered: bool,
    /// An error or reject waits for a message that takes it along.
    waiting: bool,
    /// Why the dialogue will be closed at the end of this message.
    closing: Option<Ending>,
}

/// A dialogue that belongs to no relationship yet.
#[derive(Clone, Copy)]
struct Opened {
    dialogue: DialogueId,
    /// That of its application context; where there are none, its first operation tells.
    dialect: Option<Dialect>,
    /// Nothing can be sent.
    one_way: bool,
}

/// What is answered to an operation that is wrong.
#[derive(Clone, Copy, Debug)]
enum Refusal {
    Error(i32, &'static [u8]),
    Reject(Fault),
    Silence,
}

impl From<Answer> for Refusal {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Error { code, parameter } => Self::Error(code, parameter),
            Answer::RejectMistypedParameter => Self::Reject(Fault::MistypedArgument),
            Answer::RejectUnrecognizedOperation => Self::Reject(Fault::UnrecognizedOperation),
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
            reply_bit,
            envelopes,
            plan,
            targets,
            peripherals,
            timers,
            recovery,
            calls_before,
            layers: _,
            limits,
        } = config;
        Self {
            node,
            shard,
            dialects,
            context_free,
            offer_alternative_context,
            services,
            envelopes,
            plan,
            timers,
            calls: Table::new(limits.relationships),
            relationships: Table::new(limits.relationships),
            by_dialogue: HashMap::new(),
            by_reference: HashMap::new(),
            by_echo: HashMap::new(),
            peripherals: Table::new(limits.relationships),
            by_resource: HashMap::new(),
            peripheral_title: peripherals,
            waits: Default::default(),
            clocks: Clocks::default(),
            call_count: calls_before,
            relationship_count: 0,
            echo_count: u32::try_from(calls_before & 0xff_ffff).unwrap_or_default(),
            notifier: Notifier::new(targets),
            changes: Changes::new(limits.state_changes),
            codec: Codec::new(reply_bit),
            turn: Turn {
                orders: Orders::new(),
                opened: None,
                unwatched: false,
                answered: false,
                waiting: false,
                closing: None,
            },
            recovered: Vec::new(),
            asking: Asking::new(recovery),
            restoring: Restoring::default(),
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

    fn begin(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, context: Option<ObjectIdentifier>) {
        self.start_turn();
        let Some(dialect) = self.accepted(context.as_ref()) else {
            warn!(?dialogue, ?context, "application context not supported");
            // TS 29.078 14.1.1.3.6: with the name of the Begin; another only where the dialect knows of alternatives.
            if let Some(name) = self.alternative(context.as_ref()) {
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
        self.turn.opened = Some(Opened {
            dialogue,
            dialect: Some(dialect),
            one_way: false,
        });
    }

    /// In ANSI TCAP the first operation tells the dialect.
    fn query(&mut self, dialogue: DialogueId, one_way: bool) {
        self.start_turn();
        self.turn.opened = Some(Opened {
            dialogue,
            dialect: None,
            one_way,
        });
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
            if self.turn.opened.is_some() {
                self.refuse(tc, dialogue, Input::NoTrigger);
            } else if tc.either().may_end(dialogue) {
                // Of a relationship that is over: now the peer permits us to end it.
                note(dialogue, tc.either().send(dialogue, Package::Last));
            }
            return;
        };
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        if relationship.state == State::Instructing || !self.turn.orders.is_empty() {
            self.instruct(tc, id);
            let holds = self.relationships.get(id);
            if self.turn.waiting && holds.is_some_and(|holds| holds.peripheral.is_some()) {
                // The switch goes on waiting, and is told what was wrong.
                let package = Package::Continuing(Permission::Granted);
                note(dialogue, tc.either().send(dialogue, package));
            }
        } else if !relationship.expects_reports() {
            self.step(tc, id, Input::LastNotified, Ending::LetGo);
        } else if !relationship.keeps_dialogue() {
            // A message without a question: an empty answer ends its transaction.
            self.end(tc, dialogue);
            self.detach(tc, id);
        } else if self.turn.waiting {
            note(
                dialogue,
                tc.either()
                    .send(dialogue, Package::Continuing(Permission::Granted)),
            );
        }
        if std::mem::take(&mut self.turn.answered) {
            self.tell_answer(tc, id);
        }
        if let Some(relationship) = self.relationships.get(id)
            && let Some(dialogue) = relationship.dialogue
        {
            let time = match relationship.peripheral {
                Some(_) => self.timers.reset,
                None => self.timers.guard,
            };
            let deadline = tc.now() + time;
            note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        }
    }

    fn closed(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId) {
        let closing = self.turn.closing.take();
        let Some(id) = self.by_dialogue.get(&dialogue).copied() else {
            return;
        };
        if self.is_transaction_only(id) {
            self.transaction_closed(tc, id, dialogue);
            return;
        }
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
        tc: &Tc<'_>,
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
            Ok(()) => {
                relationship.memory = orders.memory();
                if let Some(after) = orders.take_wake() {
                    self.wind(tc, id, after);
                }
            }
            Err(_) => {
                error!(
                    relationship = relationship.number,
                    service = %relationship.selector,
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
        match (step, dialogue) {
            (
                Step::Stay | Step::Ask | Step::AskAgain | Step::Begin | Step::Free | Step::Answer,
                _,
            ) => {}
            (Step::Continue, Some(dialogue)) if relationship.keeps_dialogue() => note(
                dialogue,
                tc.either()
                    .send(dialogue, Package::Continuing(Permission::Granted)),
            ),
            (Step::Continue, Some(dialogue)) => {
                self.end(tc, dialogue);
                self.detach(tc, id);
            }
            (Step::End | Step::EndEmpty | Step::EndWithError, dialogue) => {
                if let Some(dialogue) = dialogue {
                    self.end(tc, dialogue);
                }
                if input == Input::LastInstructed {
                    // Freed by the caller, after the start was told.
                    return;
                }
            }
            (Step::Fail, Some(dialogue)) => {
                // TS 29.078 10.1.9: recovery is not expected within this call.
                match (
                    relationship.waiting,
                    relationship.question.refusal(SYSTEM_FAILURE),
                ) {
                    (Some(invoke_id), Answer::Error { code, parameter }) => {
                        let parameter = wire::parameter(dialect, parameter);
                        note(
                            dialogue,
                            tc.either().error(dialogue, invoke_id, code, parameter),
                        );
                        self.end(tc, dialogue);
                    }
                    _ => abort(tc, dialogue, Some(dialect), Reason::ABNORMAL_PROCESSING),
                }
            }
            (Step::Abort, Some(dialogue)) => {
                abort(tc, dialogue, Some(dialect), reason_of(ending));
            }
            (Step::Probe, Some(dialogue)) => {
                debug!(?dialogue, "nothing heard: activityTest");
                if let Err(fault) = self.probe(tc, id, dialogue) {
                    warn!(?dialogue, %fault, "activityTest cannot be sent");
                    self.abort_relationship(
                        tc,
                        id,
                        Reason::APPLICATION_TIMER_EXPIRED,
                        Ending::Silent,
                    );
                    return;
                }
            }
            (Step::Continue, None) if relationship.was_released() => {
                // The switch was told to clear in a transaction of ours, and will tell that it did.
                self.wait(tc, id, Unheard::Release);
            }
            // Nobody waits to be told.
            (Step::Continue | Step::Fail | Step::Abort | Step::Probe, None) => {}
        }
        self.free_if_idle(tc, id, ending);
    }

    fn probe(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        dialogue: DialogueId,
    ) -> Result<(), wire::Fault> {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return Err(wire::Fault::NoRelationship);
        };
        let dialect = relationship.dialect;
        let occasion = Occasion {
            question: None,
            subject: &relationship.subject,
            reports_to: None,
        };
        let orders = std::iter::once(&Instruction::Probe);
        self.codec.write(dialect, &occasion, orders)?;
        let (mut tc, in_flight) = (tc.either(), &mut relationship.in_flight);
        let timers = &self.timers.operations;
        self.codec
            .give(&mut tc, dialogue, dialect, None, timers, |id, operation| {
                in_flight.push(id, operation);
            })?;
        tc.send(dialogue, Package::Continuing(Permission::Granted))?;
        Ok(())
    }

    /// Ends a dialogue with what waits; if the peer did not permit that, hands it the right to end, and is done with it.
    fn end(&self, tc: &mut Tc<'_>, dialogue: DialogueId) {
        let mut either = tc.either();
        match either.send(dialogue, Package::Last) {
            Err(RequestError::NoPermission) => {
                debug!(?dialogue, "the peer has to end it");
                note(
                    dialogue,
                    either.send(dialogue, Package::Continuing(Permission::Granted)),
                );
                let deadline = tc.now() + self.timers.guard;
                note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
            }
            ended => note(dialogue, ended),
        }
    }

    /// Changes the state; the step is for the caller to take.
    fn enter(&mut self, id: table::Id, input: Input) -> Option<Step> {
        let relationship = self.relationships.get_mut(id)?;
        let from = relationship.state;
        let (step, to) = from.on(input);
        relationship.state = to;
        if from == State::Instructing && to != State::Instructing && step != Step::Fail {
            relationship.waiting = None;
        }
        if to != State::Instructing {
            relationship.at_resource = false;
            relationship.seizures = 0;
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
        invoke_id: Option<InvokeId>,
        refusal: Refusal,
    ) {
        warn!(?dialogue, %dialect, ?refusal, "wrong component");
        let input = match (refusal, invoke_id) {
            (Refusal::Silence, _) | (Refusal::Error(..), None) => Input::WrongSilent,
            (Refusal::Error(code, parameter), Some(invoke_id)) => {
                let parameter = wire::parameter(dialect, parameter);
                note(
                    dialogue,
                    tc.either().error(dialogue, invoke_id, code, parameter),
                );
                wrong_input(dialect)
            }
            (Refusal::Reject(fault), invoke_id) => {
                note(dialogue, tc.either().reject(dialogue, invoke_id, fault));
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
        let is_it = |opened: &Opened| opened.dialogue == dialogue;
        let Some(Opened {
            dialect, one_way, ..
        }) = self.turn.opened.take_if(|opened| is_it(opened))
        else {
            return;
        };
        warn!(?dialogue, ?dialect, ?input, "dialogue refused");
        match State::Idle.on(input).0 {
            _ if one_way => {}
            Step::EndWithError => self.end(tc, dialogue),
            _ => abort(tc, dialogue, dialect, Reason::NOT_ALLOWED_PROCEDURES),
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
            if let Some(dialogue) = relationship.dialogue {
                abort(tc, dialogue, Some(relationship.dialect), reason);
            }
            self.enter(id, Input::Aborted);
            self.free_if_idle(tc, id, ending);
        }
    }

    fn free_if_idle(&mut self, tc: &mut Tc<'_>, id: table::Id, ending: Ending) {
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        if relationship.state != State::Idle {
            return;
        }
        let (call, half) = (relationship.call, relationship.half);
        let ending = relationship.ending.unwrap_or(ending);
        let alone = !relationship.dialect.knows_calls_by_key();
        self.free(tc, id, ending);
        if alone || !ending.is_definite() {
            return;
        }
        // The messages of a call do not say which relationship they mean: what ends one ends all of that half.
        loop {
            let mut others = self.relationships_of(call);
            let other = others.find(|(_, other)| other.half == half);
            let Some(other) = other.map(|(id, _)| id) else {
                return;
            };
            drop(others);
            if let Some(relationship) = self.relationships.get_mut(other) {
                relationship.ending = Some(ending);
            }
            if let Some(dialogue) = self.relationships.get(other).and_then(|r| r.dialogue) {
                abort(tc, dialogue, None, Reason::NO_REASON_GIVEN);
            }
            self.enter(other, Input::PeerEnded);
            self.free(tc, other, ending);
        }
    }

    /// Forgets a relationship, and the call with its last one.
    fn free(&mut self, tc: &mut Tc<'_>, id: table::Id, ending: Ending) {
        self.let_go(tc, id);
        self.record(id, Change::Ended(ending));
        let Some(relationship) = self.relationships.remove(id) else {
            return;
        };
        let (call_id, dialogue) = (relationship.call, relationship.dialogue);
        debug!(?dialogue, %ending, "relationship ended");
        for dialogue in [dialogue, relationship.directive].into_iter().flatten() {
            self.by_dialogue.remove(&dialogue);
        }
        if let Some(echo) = relationship.echo {
            self.by_echo.remove(&echo);
        }
        if let Some(patience) = relationship.patience {
            self.prune(patience.of);
        }
        if relationship.wake.is_some() {
            self.prune_clocks();
        }
        let created = relationship.created.is_some();
        self.unlink(call_id, id, relationship.next);
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
            let mut telling = call.telling;
            if created {
                // Whoever wanted the call learns that it did not come about.
                telling.start(&mut self.notifier, false, tc.now());
            }
            telling.end(&mut self.notifier, ending, tc.now());
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
        tc.either()
            .abort(dialogue, AbortReason::UserSpecific, information),
    );
}

/// A request that TC does not take, since the peer has ended the dialogue in the message that is being taken.
fn note(dialogue: DialogueId, result: Result<(), RequestError>) {
    if let Err(error) = result {
        debug!(?dialogue, %error, "request not taken");
    }
}
