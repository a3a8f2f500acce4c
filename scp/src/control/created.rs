//! Calls that the SCP makes: from the order to what the switch says of it.
//!
//! | | CAP phase 4 | INAP | AIN 0.2 |
//! | --- | --- | --- | --- |
//! | opens | Begin, context of the SCF's calls | the same | Query with permission |
//! | with | initiateCallAttempt, requestReportBCSMEvent | the same, and continue | createCall, requestReportBCMEvent |
//! | the switch has | the called party | the called party | both |
//! | it answers | by a result | by an error or not at all | by a result; by originationAttempt, which is then a trigger |
//! | the call goes on | by continueWithArgument, after the result | with the order | of itself |
//! | its start is told | when it goes on | at once | with the result |
//!
//! What the switch refuses, or does not answer in time, is told as a call that was not put through, and ended. A result of createCall
//! that has a failureCause is taken for a refusal.

use super::components::subject;
use super::{Control, Input, State, abort, note};
use crate::change::Ending;
use crate::notify::Parties;
use crate::relationship::{Created, Relationship};
use crate::{table, wire};
use inlab_call_event::CallId;
use inlab_inap::{
    AbortReason as Reason, CalledNumber, ContinueWith, CreateCall, DetectionPoint, Dialect, GoesOn,
    Half, Instruction, NotExpressible, Operation, Purpose, Report, ServiceSelector, Subject,
    Trigger,
};
use inlab_ss7::Address;
use inlab_stack::{Package, Tc};
use inlab_tcap::ansi::Permission;
use inlab_tcap::{DialogueId, InvokeId, ObjectIdentifier, RequestError};
use std::fmt;
use std::sync::Arc;
use tracing::{debug, warn};

/// A call that the SCP is to make.
#[derive(Clone, Copy, Debug)]
pub struct NewCall {
    /// In which dialect.
    pub dialect: Dialect,
    /// For which service: it is told what becomes of the call, and may steer it.
    pub service: ServiceSelector,
    /// Our address.
    pub from: Address,
    /// The switch that is to make it.
    pub switch: Address,
    /// Whom to call, and as whom. Leg and call segment are numbered by the dialect.
    pub call: CreateCall,
}

/// Why a call is not made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotCreated {
    /// Dialogues of this dialect are not served here.
    Dialect(Dialect),
    /// There is no such service.
    NoService(ServiceSelector),
    /// There is no room for another relationship.
    TooMany,
    /// The dialect makes no calls, or needs to be told more of this one.
    NotExpressible(NotExpressible),
    /// TC does not take it.
    Request(RequestError),
    /// The service failed when it was asked what to arm.
    ServiceFailed,
}

impl fmt::Display for NotCreated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dialect(dialect) => write!(f, "{dialect} is not served here"),
            Self::NoService(selector) => write!(f, "there is no service {selector}"),
            Self::TooMany => f.write_str("there is no room for another call"),
            Self::NotExpressible(what) => what.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::ServiceFailed => f.write_str("the service failed"),
        }
    }
}

impl std::error::Error for NotCreated {}

impl From<wire::Fault> for NotCreated {
    fn from(fault: wire::Fault) -> Self {
        match fault {
            wire::Fault::NotExpressible(what) => Self::NotExpressible(what),
            wire::Fault::Request(error) => Self::Request(error),
            wire::Fault::Service
            | wire::Fault::TooMuch
            | wire::Fault::NoRelationship
            | wire::Fault::NoRoute => Self::ServiceFailed,
        }
    }
}

impl Control {
    /// Makes a call: opens a dialogue to a switch with the order to make it. What becomes of it is told as of any call.
    ///
    /// # Errors
    /// Nothing was sent, and nothing will be told.
    pub fn create_call(&mut self, tc: &mut Tc<'_>, new: &NewCall) -> Result<CallId, NotCreated> {
        let NewCall {
            dialect,
            service: selector,
            from,
            switch,
            ..
        } = *new;
        if !self.dialects.contains(&dialect) {
            return Err(NotCreated::Dialect(dialect));
        }
        let service = self.services.find(selector, dialect).map(Arc::clone);
        let service = service.ok_or(NotCreated::NoService(selector))?;
        let refused = NotCreated::NotExpressible;
        dialect.check_create(&new.call).map_err(refused)?;
        let missing = || refused(NotExpressible::Operation("CreateCall"));
        let creation = dialect.creation().ok_or_else(missing)?;
        let mut operations = dialect.operations();
        let operation = operations.find(|row| wire::kind(row) == wire::Kind::Create);
        let operation = operation.ok_or_else(missing)?;
        if self.relationships.is_full() || self.calls.is_full() {
            return Err(NotCreated::TooMany);
        }
        let dialogue = tc
            .either()
            .open(from, switch)
            .map_err(NotCreated::Request)?;
        self.start_turn();
        let call = self.new_call(None, Parties::of_created(&new.call, &self.plan));
        let half = Half::Originating;
        let id = self.enlist(
            dialogue,
            Relationship {
                addresses: Some((from, switch)),
                subject: subject_of(new),
                created: Some(Created {
                    both_parties: creation.both_parties,
                    ordered: true,
                }),
                called: Some(CalledNumber::Isup(new.call.destination)),
                ..Relationship::new(call, dialect, selector, half, service, operation, tc.now())
            },
        );
        self.turn.orders.push(Instruction::CreateCall(CreateCall {
            leg: creation.leg.map(|(leg, _)| leg),
            segment: creation.leg.map(|(_, segment)| segment),
            ..new.call
        }));
        self.ask(tc, id, |service, view, orders| {
            service.created(view, orders)
        });
        if creation.goes_on == GoesOn::Together {
            self.turn.orders.push(Instruction::Continue);
        }
        debug!(?dialogue, %dialect, service = %selector, "a call is made");
        if let Err(fault) = self.open_with_orders(tc, id, dialogue) {
            warn!(?dialogue, %fault, "a call cannot be made");
            if let Some(relationship) = self.relationships.get_mut(id) {
                // Nobody has to be told of it.
                relationship.created = None;
            }
            abort(tc, dialogue, None, Reason::NO_REASON_GIVEN);
            self.enter(id, Input::Aborted);
            self.free_if_idle(tc, id, Ending::ServiceFailed);
            return Err(fault.into());
        }
        let told = self.calls.get(call).map(|call| call.id);
        if creation.goes_on == GoesOn::Together {
            // Nothing says that the switch does it; an error would say that it does not.
            self.tell_created(tc, id);
        }
        told.ok_or(NotCreated::TooMany)
    }

    fn open_with_orders(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        dialogue: DialogueId,
    ) -> Result<(), wire::Fault> {
        let dialect = self.relationships.get(id).map(|r| r.dialect);
        let context = dialect.and_then(|dialect| dialect.context(Purpose::CreateCall));
        if let Some(name) = context.and_then(|context| ObjectIdentifier::new(context.oid)) {
            tc.set_context(dialogue, name)?;
        }
        let plan = self.plan_orders(id)?;
        self.give_orders(tc, id, &plan)?;
        tc.either()
            .send(dialogue, Package::Opening(Permission::Granted))?;
        self.enter(id, Input::Begun);
        let deadline = tc.now() + self.timers.guard;
        note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        Ok(())
    }

    /// The call is there, and is told of.
    fn tell_created(&mut self, tc: &Tc<'_>, id: table::Id) {
        let call = self.relationships.get(id).map(|r| r.call);
        if let Some(call) = call.and_then(|call| self.calls.get_mut(call)) {
            call.telling.start(&mut self.notifier, true, tc.now());
        }
    }

    /// The switch answered the order to make a call by a result.
    pub(super) fn creation_answered(
        &mut self,
        tc: &Tc<'_>,
        id: table::Id,
        operation: &'static Operation,
        report: &Report,
    ) {
        if let Report::Refused { .. } = report {
            return self.refused(tc, id, operation, report);
        }
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let ids = relationship.dialogue.and_then(|id| tc.transaction_ids(id));
        let theirs = ids.and_then(|(_, theirs)| theirs);
        relationship.subject.transaction = theirs.and_then(|id| id.as_octets().try_into().ok());
        let waits = relationship.dialect.creation();
        let waits = waits.filter(|creation| creation.goes_on == GoesOn::Acknowledged);
        if let Some(created) = &mut relationship.created {
            created.ordered = false;
        }
        let input = if waits.is_some() {
            Input::Requested
        } else {
            Input::Alive
        };
        self.enter(id, input);
        self.ask(tc, id, |service, view, orders| {
            service.report(view, report, orders)
        });
        match waits {
            Some(creation) if self.turn.orders.is_empty() => {
                let leg = creation.leg.map(|(leg, _)| leg);
                let with = ContinueWith {
                    leg,
                    ..ContinueWith::default()
                };
                self.turn.orders.push(Instruction::ContinueWith(with));
            }
            Some(_) => {}
            None => self.tell_created(tc, id),
        }
    }

    /// The switch does not make the call, or cannot read the order.
    pub(super) fn creation_refused(&mut self, tc: &Tc<'_>, id: table::Id, report: &Report) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        relationship.ending = Some(Ending::Refused);
        relationship.route = None;
        relationship.armed.clear();
        (relationship.charging, relationship.information) = (0, 0);
        relationship.interactions = 0;
        self.enter(id, Input::Notified);
        self.ask(tc, id, |service, view, orders| {
            service.report(view, report, orders)
        });
        // There is no call of which anything could be ordered.
        self.turn.orders.clear();
    }

    /// The switch makes the call, and its line triggers: the operation is linked to ours (GR-1299-CORE createCall).
    pub(super) fn created_triggers(
        &mut self,
        tc: &Tc<'_>,
        id: table::Id,
        operation: &'static Operation,
        invoke_id: Option<InvokeId>,
        trigger: &Trigger,
    ) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        let Some(dialogue) = relationship.dialogue else {
            return;
        };
        relationship.subject = subject(tc, dialogue, operation, trigger);
        (relationship.question, relationship.waiting) = (operation, invoke_id);
        if let Some(created) = &mut relationship.created {
            created.ordered = false;
        }
        self.enter(id, Input::Requested);
        if self
            .relationships
            .get(id)
            .is_none_or(|relationship| relationship.state != State::Instructing)
        {
            return;
        }
        self.ask(tc, id, |service, view, orders| {
            service.trigger(view, trigger, orders)
        });
    }
}

/// How messages name a call that is yet to be made: as the trigger of its calling party would.
fn subject_of(new: &NewCall) -> Subject {
    let mut trigger = Trigger::new(DetectionPoint::OrigAttemptAuthorized, new.service);
    trigger.calling = new.call.calling;
    Subject {
        user: trigger.access(),
        ..Subject::NONE
    }
}
