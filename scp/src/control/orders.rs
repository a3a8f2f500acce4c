//! From what a service orders to what the SSF is told.

use super::{Control, note};
use crate::change::{Change, Ending};
use crate::relationship::{Armed, Relationship, Route};
use crate::rule::Fate;
use crate::state::{Input, State};
use crate::{table, wire};
use inlab_inap::{
    AbortReason as Reason, Arm, Arms, Cancel, Class, Dialect, Echo, Finish, Instruction, Occasion,
    Operation, Purpose,
};
use inlab_ss7::{Cause, CauseLocation, CauseValue};
use inlab_stack::{Package, Tc};
use inlab_tcap::InvokeId;
use inlab_tcap::ansi::Permission;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tracing::{debug, error, warn};

impl Control {
    /// Carries out the orders of this turn: all in one message, which is the last one if nothing more will be reported.
    pub(super) fn instruct(&mut self, tc: &mut Tc<'_>, id: table::Id) {
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        let dialogue = relationship.dialogue;
        if !self.order_resource(tc, id) {
            return;
        }
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        if dialogue.is_none() && !relationship.dialect.knows_calls_by_key() {
            warn!("orders for a switch that cannot be told any");
            self.turn.orders.clear();
            return;
        }
        let rules = relationship.dialect.end_rules(Purpose::Call);
        let under_way = relationship.in_flight.newest(wire::Kind::Interaction);
        let orders = &mut self.turn.orders;
        if orders.take_stop()
            && let Some(InvokeId(id)) = under_way
        {
            orders.push(Instruction::Cancel(Cancel::Invocation(id)));
        }
        let dialect = relationship.dialect;
        for order in orders.iter_mut() {
            wire::at_home(order, dialect, &self.plan);
        }
        let is_told = |order: &Instruction| is_interaction(dialect, order);
        if relationship.state == State::Instructing
            && !orders.iter().any(moves_call)
            && !orders.iter().any(is_told)
        {
            // What else the SSF would do with a service that says nothing is to wait.
            orders.push(Instruction::Continue);
        }
        if relationship.ending.is_some()
            && relationship
                .event
                .is_some_and(|event| relationship.dialect.is_cleared_by_order(event))
        {
            orders.clear_instead(Cause::new(
                CauseLocation::LOCAL_PUBLIC,
                CauseValue::NORMAL_CALL_CLEARING,
            ));
        }
        let plan = match self.plan_orders(id) {
            Ok(plan) => plan,
            Err(fault) => {
                error!(?dialogue, %fault, "orders cannot be carried out");
                self.step(tc, id, Input::ServiceFailed, Ending::ServiceFailed);
                return;
            }
        };
        if let Err(fault) = self.give_orders(tc, id, &plan) {
            // Some components wait already: an End would take them along, an Abort drops them.
            error!(?dialogue, %fault, "orders cannot be sent");
            self.abort_relationship(tc, id, Reason::ABNORMAL_PROCESSING, Ending::ServiceFailed);
            return;
        }
        let restored = self.gaps_to_restore(id);
        match plan.finish.map(|finish| rules.for_scf(finish)) {
            None if plan.last => self.step(tc, id, Input::LastInstructed, Ending::LetGo),
            None => self.step(tc, id, Input::Instructed, Ending::LetGo),
            Some(Finish::Basic) => self.step(tc, id, Input::LastInstructed, Ending::LetGo),
            Some(Finish::Prearranged) => {
                if let Some(dialogue) = dialogue {
                    let package = Package::Continuing(Permission::Granted);
                    note(dialogue, tc.either().send(dialogue, package));
                    note(dialogue, tc.either().send(dialogue, Package::Prearranged));
                }
                self.enter(id, Input::LastInstructed);
            }
            Some(Finish::Abort(reason)) => {
                self.abort_relationship(tc, id, reason, Ending::LetGo);
                return;
            }
        }
        if let Some(restored) = &restored {
            self.restore_gaps(tc, restored);
        }
        // The SSP has its answer; now the session server is told.
        self.tell_start(tc, id, &plan);
        self.free_if_idle(tc, id, Ending::LetGo);
    }

    /// Looks through the orders of this turn and writes them: what is armed first, then the rest as ordered. Nothing is given
    /// to TC yet, and the book is not changed.
    pub(super) fn plan_orders(&mut self, id: table::Id) -> Result<Plan, wire::Fault> {
        let Some(relationship) = self.relationships.get(id) else {
            return Err(wire::Fault::NoRelationship);
        };
        let orders = &self.turn.orders;
        if orders.has_failed() {
            return Err(wire::Fault::Service);
        }
        let mut plan = Plan::default();
        let (mut charging, mut information) = (relationship.charging, relationship.information);
        // The SSF that is told how to go on waits for no outcome.
        let waits = !orders.iter().any(moves_call);
        let mut interactions = if waits { relationship.interactions } else { 0 };
        let mut armed = relationship.armed;
        let mut wants_notice = false;
        for instruction in orders.iter() {
            match instruction {
                Instruction::Arm(arms) => {
                    for arm in arms.iter().filter(|arm| relationship.has_leg(arm.leg)) {
                        if !plan.arms.push(*arm) {
                            return Err(wire::Fault::TooMuch);
                        }
                    }
                }
                Instruction::Continue | Instruction::ContinueWith(_) => {
                    plan.route = Some(Route::Continue)
                }
                Instruction::Connect(connect) => plan.route = Some(Route::Connect(*connect)),
                Instruction::Release(cause) => plan.release = Some(*cause),
                Instruction::Announce(_) | Instruction::Collect(_)
                    if waits && is_interaction(relationship.dialect, instruction) =>
                {
                    interactions = interactions.saturating_add(1);
                }
                Instruction::Charge(_) => charging = charging.saturating_add(1),
                Instruction::RequestInformation(_) => information = information.saturating_add(1),
                Instruction::Cancel(Cancel::All) => {
                    armed.clear();
                    (charging, information) = (0, 0);
                    interactions = 0;
                }
                Instruction::Finish(finish) => plan.finish = Some(*finish),
                Instruction::NotifyAtEnd(_) => wants_notice = true,
                _ => {}
            }
        }
        // After the call is over, going on means clearing.
        let is_over =
            relationship.ending.is_some() && !matches!(plan.route, Some(Route::Connect(_)));
        if plan.release.is_some() || (plan.route.is_some() && is_over) {
            plan.arms = Arms::EMPTY;
            if relationship.waiting.is_none() && relationship.dialect.knows_calls_by_key() {
                // The switch tells the end that it is ordered to make.
                armed.retain(|arm| relationship.dialect.ends_call(arm.event));
            } else {
                armed.clear();
            }
        } else if (plan.route.is_some() || relationship.is_ordered())
            && plan.finish.is_none()
            && !self.turn.unwatched
            && relationship.can_be_found()
        {
            // A call that is sent elsewhere is being set up, whoever has answered before.
            let set_up = !relationship.answered || matches!(plan.route, Some(Route::Connect(_)));
            let siblings = |arm: &Arm| {
                relationship.dialect.knows_calls_by_key()
                    && self
                        .relationships_of(relationship.call)
                        .any(|(_, other)| other.armed.contains(arm))
            };
            let fate = fate_to_arm(relationship, set_up, &plan.arms, &armed, siblings)?;
            for arm in fate.iter() {
                if !plan.arms.push(*arm) {
                    return Err(wire::Fault::TooMuch);
                }
            }
            let dialect = relationship.dialect;
            let told_in_dialogue = plan.arms.len() + armed.as_slice().len() > 0;
            wants_notice |=
                dialect.has_end_notice() && !told_in_dialogue && watches_end(relationship)?;
            // The call is not there yet of which the end would be told.
            wants_notice &= !relationship.is_ordered();
        }
        for arm in plan.arms.iter() {
            if !armed.order(relationship.dialect, *arm) {
                return Err(wire::Fault::TooMuch);
            }
        }
        let may_notice = wants_notice && plan.release.is_none() && relationship.echo.is_none();
        // Where an order to arm takes the place of those before, it names all.
        let named = if !plan.arms.is_empty() && relationship.dialect.arms_anew() {
            self.all_armed(id, &armed).ok_or(wire::Fault::TooMuch)?
        } else {
            plan.arms
        };
        let echo = may_notice.then(|| self.mint());
        plan.echo = match self.write_orders(id, &named, echo) {
            Err(wire::Fault::NotExpressible(fault)) if echo.is_some() => {
                debug!(%fault, "the end of the call will not be told");
                self.write_orders(id, &named, None)?;
                None
            }
            written => written.map(|()| echo)?,
        };
        (plan.armed, plan.charging, plan.information) = (armed, charging, information);
        plan.interactions = interactions;
        plan.last = armed.as_slice().is_empty()
            && charging == 0
            && information == 0
            && interactions == 0
            && plan.echo.is_none()
            && self
                .relationships
                .get(id)
                .is_none_or(|r| r.echo.is_none() || plan.release.is_some());
        Ok(plan)
    }

    /// What the switch is to have armed: where messages do not tell the relationships of a call apart, what any of them waits for.
    fn all_armed(&self, id: table::Id, armed: &Armed) -> Option<Arms> {
        let relationship = self.relationships.get(id)?;
        let mut all = Arms::new(armed.as_slice().iter().copied())?;
        if !relationship.dialect.knows_calls_by_key() {
            return Some(all);
        }
        let half = relationship.half;
        let others = self
            .relationships_of(relationship.call)
            .filter(|(other, relationship)| *other != id && relationship.half == half);
        for arm in others.flat_map(|(_, other)| other.armed.as_slice()) {
            let known = all
                .iter()
                .any(|known| (known.event, known.leg) == (arm.event, arm.leg));
            if !known && !all.push(*arm) {
                return None;
            }
        }
        Some(all)
    }

    /// Writes the orders of this turn, with what is armed first and the token last.
    fn write_orders(
        &mut self,
        id: table::Id,
        arms: &Arms,
        echo: Option<Echo>,
    ) -> Result<(), wire::Fault> {
        let Some(relationship) = self.relationships.get(id) else {
            return Err(wire::Fault::NoRelationship);
        };
        let arm = (!arms.is_empty()).then_some(Instruction::Arm(*arms));
        let notify = echo.map(Instruction::NotifyAtEnd);
        // While the user is connected to a resource nothing else is taken (TS 29.078 11.13.2.1). Events are armed before the rest; but
        // for those of a call that is yet to be made.
        let is_ordered = relationship.is_ordered();
        let is_first = |order: &&Instruction| {
            matches!(order, Instruction::DisconnectResource)
                || is_ordered && matches!(order, Instruction::CreateCall(_))
        };
        let first = self.turn.orders.iter().filter(is_first);
        let rest = self.turn.orders.iter().filter(|order| {
            !is_first(order)
                && !matches!(
                    order,
                    Instruction::Arm(_)
                        | Instruction::Finish(_)
                        | Instruction::NotifyAtEnd(_)
                        | Instruction::RestoreGaps(_)
                )
        });
        let occasion = Occasion {
            question: (relationship.state == State::Instructing).then_some(relationship.question),
            subject: &relationship.subject,
            reports_to: relationship.addresses.map(|(ours, _)| ours),
        };
        let orders = first.chain(arm.iter()).chain(rest).chain(notify.iter());
        self.codec.write(relationship.dialect, &occasion, orders)
    }

    /// Puts the orders into components and keeps the book of them.
    pub(super) fn give_orders(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        plan: &Plan,
    ) -> Result<(), wire::Fault> {
        let Some(relationship) = self.relationships.get(id) else {
            return Err(wire::Fault::NoRelationship);
        };
        let (dialect, is_asked) = (
            relationship.dialect,
            relationship.state == State::Instructing,
        );
        let waiting = is_asked.then_some(wire::Waiting {
            question: relationship.question,
            invoke_id: relationship.waiting,
        });
        // Where a message is a transaction, orders that answer none go in one of their own.
        let (dialogue, of_ours) = match relationship.dialogue {
            Some(dialogue) if is_asked || !dialect.knows_calls_by_key() => (Some(dialogue), false),
            _ if self.codec.is_empty() => (None, false),
            _ => (Some(self.directive(tc, id)?), true),
        };
        let Some(relationship) = self.relationships.get_mut(id) else {
            return Err(wire::Fault::NoRelationship);
        };
        let in_flight = &mut relationship.in_flight;
        if let Some(dialogue) = dialogue {
            let (mut tc, timers) = (tc.either(), &self.timers.operations);
            let invoked = |invoke_id, operation: &'static Operation| {
                if operation.class != Class::Four {
                    in_flight.push(invoke_id, operation);
                }
            };
            self.codec
                .give(&mut tc, dialogue, dialect, waiting, timers, invoked)?;
            if of_ours {
                tc.send(dialogue, Package::Opening(Permission::Granted))?;
            }
        }
        if let Some(echo) = plan.echo {
            relationship.echo = Some(echo);
            self.by_echo.insert(echo, id);
        }
        (
            relationship.armed,
            relationship.charging,
            relationship.information,
        ) = (plan.armed, plan.charging, plan.information);
        relationship.interactions = plan.interactions;
        relationship.route = plan.route;
        match (plan.release, plan.route) {
            (Some(cause), _) if relationship.ending.is_none() => {
                relationship.ending = Some(Ending::Released {
                    cause: cause.value.0,
                });
            }
            (None, Some(Route::Connect(_))) => {
                relationship.ending = None;
                relationship.answered = false;
            }
            _ => {}
        }
        for arm in plan.arms.iter() {
            self.record(id, Change::Armed(*arm));
        }
        Ok(())
    }
}

/// What the orders of one turn come to.
#[derive(Clone, Copy, Default)]
pub(super) struct Plan {
    arms: Arms,
    armed: Armed,
    charging: u16,
    information: u16,
    interactions: u16,
    pub(super) route: Option<Route>,
    release: Option<Cause>,
    finish: Option<Finish>,
    /// The token with which the end of the call will be told.
    echo: Option<Echo>,
    /// Nothing more will be reported.
    last: bool,
}

impl Plan {
    /// Whether the SSF goes on to the called party.
    pub(super) fn puts_through(&self) -> bool {
        self.route.is_some() && self.release.is_none()
    }

    /// Whether the service is done with a call that it has not put through.
    pub(super) fn gives_up(&self) -> bool {
        !self.puts_through() && (self.release.is_some() || self.finish.is_some() || self.last)
    }
}

/// The events that the SCP arms of itself, to learn what becomes of a call that goes on. A service that panics when it is
/// asked has failed.
fn fate_to_arm(
    relationship: &Relationship,
    set_up: bool,
    ordered: &Arms,
    armed: &Armed,
    elsewhere: impl Fn(&Arm) -> bool,
) -> Result<Arms, wire::Fault> {
    let wanted = |arm: &Arm| {
        let missed = set_up || Fate::of(arm.event) == Some(Fate::Disconnect);
        let named = ordered
            .iter()
            .any(|other| other.event == arm.event && other.leg == arm.leg);
        let known = named || armed.contains(arm) || elsewhere(arm);
        let there = relationship.has_leg(arm.leg);
        missed && there && !known && relationship.service.watches(arm.event)
    };
    let fate = catch_unwind(AssertUnwindSafe(|| {
        Arms::new(
            relationship
                .dialect
                .fate_events(relationship.half)
                .filter(wanted),
        )
    }));
    fate.map_err(|_| wire::Fault::Service)?
        .ok_or(wire::Fault::TooMuch)
}

/// Whether the service wants to know how the call ends. A service that panics when it is asked has failed.
fn watches_end(relationship: &Relationship) -> Result<bool, wire::Fault> {
    let end = Fate::Disconnect.event(relationship.half);
    let watches = || end.is_some_and(|event| relationship.service.watches(event));
    catch_unwind(AssertUnwindSafe(watches)).map_err(|_| wire::Fault::Service)
}

/// Whether its outcome will be told, and the SSF waits then. In AIN every announcement has one; in WIN those at a trigger have none.
fn is_interaction(dialect: Dialect, instruction: &Instruction) -> bool {
    match instruction {
        Instruction::Announce(announce) => {
            (announce.notify_end || dialect.tells_end_of_announcements())
                && !dialect.knows_calls_by_key()
        }
        Instruction::Collect(_) => !dialect.knows_calls_by_key(),
        _ => false,
    }
}

/// Whether the SSF that waits goes on with it.
pub(super) fn moves_call(instruction: &Instruction) -> bool {
    matches!(
        instruction,
        Instruction::Continue
            | Instruction::ContinueWith(_)
            | Instruction::Connect(_)
            | Instruction::Release(_)
            | Instruction::CollectDigits
            | Instruction::Finish(_)
    )
}
