//! A resource that the SCF seizes for a call and that asks it for instructions (WIN): the call's own transaction waits meanwhile, and
//! a second one goes to the resource.
//!
//! A service orders `ConnectResource`, then `Announce` and `Collect`, as for a resource that the switch relays to; what it orders
//! the resource is kept until that asks for it. The resource is the switch's own ([`Resource::InSwitch`], as in US 7,554,939) or is
//! reached by the global title of its number ([`Resource::At`]).
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | resources | one a relationship | the first is let go |
//! | orders that wait for the resource | [`Orders::LIMIT`], 16 | the service has failed |
//! | resources seized for one question of the switch | [`MAX_SEIZURES`] | the service has failed |
//! | time to InstructionRequest | [`Timers::instruction_request`](crate::Timers) | the service is told, and the resource let go |
//! | time of one order | the operation timer of SRFDirective | the same, the resource is kept |
//! | time the switch waits | ResetTimer each [`Timers::reset`](crate::Timers) while a resource is in use | |

mod switch;
mod told;

use super::{Control, note};
use crate::change::Change;
use crate::peripheral::{PeripheralInput as In, PeripheralState, PeripheralStep};
use crate::service::Orders;
use crate::state::State;
use crate::{table, wire};
use inlab_inap::error::CANCELED;
use inlab_inap::{
    Arms, Dialect, Instruction, Occasion, Operation, Report, Resource, ResourceOperations,
    resource_operations,
};
use inlab_ss7::{Address, GlobalTitle};
use inlab_stack::{Package, Tc};
use inlab_tcap::ansi::Permission;
use inlab_tcap::{DialogueId, InvokeId};
use std::collections::VecDeque;
use std::time::Duration;
use tracing::warn;

/// Resources that a service may seize before it answers the switch.
const MAX_SEIZURES: u8 = 8;

/// The resource of one relationship.
pub(super) struct Peripheral {
    relationship: table::Id,
    dialect: Dialect,
    operations: ResourceOperations,
    state: PeripheralState,
    /// Its transaction; `None` once that is over.
    dialogue: Option<DialogueId>,
    /// What of ours it has to answer, and for which order.
    out: Option<(InvokeId, &'static Operation, Option<Instruction>)>,
    /// InstructionRequest.
    asked: Option<InvokeId>,
    /// What it will be told.
    orders: VecDeque<Instruction>,
    /// What is to be done at the end of its message.
    then: Option<PeripheralStep>,
    /// What the service will then be told.
    report: Option<Report>,
    /// It is let go after what it does, as was ordered.
    leaves: bool,
    /// An error or reject waits for a message that takes it along.
    waiting: bool,
}

/// What a service ordered of a resource in one turn.
#[derive(Default)]
struct Wanted {
    resource: Option<Resource>,
    disconnect: bool,
    more_time: bool,
    orders: VecDeque<Instruction>,
    arms: Option<Arms>,
    /// Something that has no place while a resource is in use.
    foreign: bool,
}

impl Control {
    /// Takes what was ordered of a resource out of this turn's orders and does it; `false`: the switch goes on waiting, for what the
    /// resource will tell.
    pub(super) fn order_resource(&mut self, tc: &mut Tc<'_>, id: table::Id) -> bool {
        let Some(relationship) = self.relationships.get(id) else {
            return true;
        };
        let Some(operations) = resource_operations(relationship.dialect) else {
            return true;
        };
        let orders = &mut self.turn.orders;
        let has = relationship.peripheral.is_some();
        let names_one = |order: &Instruction| {
            matches!(
                order,
                Instruction::ConnectResource(_) | Instruction::DisconnectResource
            )
        };
        if relationship.state != State::Instructing
            || orders.has_failed()
            || !has && !orders.iter().any(names_one)
        {
            return true;
        }
        if has && self.turn.orders.take_stop() {
            self.stop(tc, id, operations);
        }
        let orders = &mut self.turn.orders;
        let goes_on = orders.iter().any(super::orders::moves_call);
        let wanted = Wanted::take(orders, goes_on);
        if wanted.foreign {
            orders.fail();
        }
        if goes_on || wanted.foreign {
            self.let_go(tc, id);
            if wanted.disconnect {
                self.disconnect(tc, id);
            }
            self.restore_arms(id);
            return true;
        }
        if let Some(arms) = wanted.arms
            && let Some(relationship) = self.relationships.get_mut(id)
        {
            relationship.held_arms = Some(Box::new(arms));
        }
        if wanted.more_time {
            self.ask_for_time(tc, id);
        }
        if wanted.disconnect || wanted.resource.is_some() {
            self.let_go(tc, id);
            self.disconnect(tc, id);
        }
        let asks = !wanted.orders.is_empty();
        match wanted.resource {
            // A resource that nobody asks anything: the call goes on.
            Some(_) if !asks => {}
            Some(resource) => {
                if let Err(fault) = self.seize(tc, id, operations, resource, wanted.orders) {
                    warn!(%fault, "a resource cannot be asked for");
                    self.turn.orders.fail();
                }
            }
            None if asks => self.queue(tc, id, wanted.orders),
            None => {}
        }
        if self.turn.orders.has_failed() {
            self.let_go(tc, id);
            return true;
        }
        if self.is_at_work(id) {
            return false;
        }
        self.let_go(tc, id);
        self.restore_arms(id);
        true
    }

    /// What the resource does is stopped, for which WIN has no operation: it is let go, and the switch told to disconnect it.
    fn stop(&mut self, tc: &mut Tc<'_>, id: table::Id, operations: ResourceOperations) {
        self.let_go(tc, id);
        self.disconnect(tc, id);
        let report = Report::Refused {
            operation: operations.directive,
            error: CANCELED,
        };
        self.ask(tc, id, |service, view, orders| {
            service.report(view, &report, orders)
        });
    }

    /// What was to be armed while a resource was in use goes into the answer.
    fn restore_arms(&mut self, id: table::Id) {
        if let Some(relationship) = self.relationships.get_mut(id)
            && let Some(arms) = relationship.held_arms.take()
        {
            self.turn.orders.push(Instruction::Arm(*arms));
        }
    }

    fn resource_of(&mut self, id: table::Id) -> Option<(table::Id, &mut Peripheral)> {
        let resource = self.relationships.get(id)?.peripheral?;
        Some((resource, self.peripherals.get_mut(resource)?))
    }

    /// Whether something will come of the resource.
    fn is_at_work(&mut self, id: table::Id) -> bool {
        self.resource_of(id).is_some_and(|(_, resource)| {
            resource.state != PeripheralState::Ready || !resource.orders.is_empty()
        })
    }

    /// Takes the step of the machine.
    fn enter_resource(&mut self, resource: table::Id, input: In) -> Option<PeripheralStep> {
        let entry = self.peripherals.get_mut(resource)?;
        let from = entry.state;
        let (step, to) = from.on(input);
        entry.state = to;
        let relationship = entry.relationship;
        if from != to {
            self.record(relationship, Change::Resource { from, to });
        }
        Some(step)
    }

    // ---- towards the resource ----

    fn seize(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        operations: ResourceOperations,
        resource: Resource,
        orders: VecDeque<Instruction>,
    ) -> Result<(), wire::Fault> {
        let relationship = self.relationships.get_mut(id);
        let relationship = relationship.ok_or(wire::Fault::NoRelationship)?;
        let (local, switch) = relationship.addresses.ok_or(wire::Fault::NoRelationship)?;
        relationship.seizures = relationship.seizures.saturating_add(1);
        if relationship.seizures > MAX_SEIZURES {
            return Err(wire::Fault::TooMuch);
        }
        let remote = match resource {
            Resource::InSwitch => switch,
            Resource::At(number) => {
                let title = wire::resource_title(&number, &self.plan);
                let title = title.ok_or(wire::Fault::NoRoute)?;
                let title = GlobalTitle::Translation {
                    translation_type: self.peripheral_title.translation_type,
                    digits: title,
                };
                Address::on_global_title(title, Some(self.peripheral_title.subsystem))
            }
        };
        let (dialect, subject) = (relationship.dialect, relationship.subject);
        let dialogue = tc.either().open(local, remote)?;
        let entry = Peripheral {
            relationship: id,
            dialect,
            operations,
            state: PeripheralState::None,
            dialogue: Some(dialogue),
            out: None,
            asked: None,
            orders,
            then: None,
            report: None,
            leaves: false,
            waiting: false,
        };
        // As many as there are relationships.
        let Some(resource) = self.peripherals.insert(entry) else {
            super::abort(tc, dialogue, None, inlab_inap::AbortReason::NO_REASON_GIVEN);
            return Err(wire::Fault::TooMuch);
        };
        self.by_resource.insert(dialogue, resource);
        if let Some(relationship) = self.relationships.get_mut(id) {
            relationship.peripheral = Some(resource);
        }
        self.enter_resource(resource, In::Seize);
        let occasion = Occasion {
            question: None,
            subject: &subject,
            reports_to: None,
        };
        let seize = Instruction::ConnectResource(Resource::InSwitch);
        self.codec
            .write(dialect, &occasion, std::iter::once(&seize))?;
        self.send_to_resource(
            tc,
            resource,
            dialect,
            None,
            Package::Opening(Permission::Granted),
        )?;
        let time = self.timers.operations.of(operations.seize) + self.timers.guard;
        self.set_deadline(tc, resource, time);
        self.rest_switch(tc, id);
        Ok(())
    }

    /// Gives what the codec has written to the resource.
    fn send_to_resource(
        &mut self,
        tc: &mut Tc<'_>,
        resource: table::Id,
        dialect: Dialect,
        order: Option<Instruction>,
        package: Package,
    ) -> Result<(), wire::Fault> {
        let entry = self.peripherals.get_mut(resource);
        let entry = entry.ok_or(wire::Fault::NoRelationship)?;
        let dialogue = entry.dialogue.ok_or(wire::Fault::NoRelationship)?;
        let out = &mut entry.out;
        let mut either = tc.either();
        self.codec.give(
            &mut either,
            dialogue,
            dialect,
            None,
            &self.timers.operations,
            |invoke_id, operation| *out = Some((invoke_id, operation, order)),
        )?;
        either.send(dialogue, package)?;
        entry.waiting = false;
        Ok(())
    }

    /// More orders for the resource, which gets the first of them at once if it waits.
    fn queue(&mut self, tc: &mut Tc<'_>, id: table::Id, orders: VecDeque<Instruction>) {
        let Some((resource, entry)) = self.resource_of(id) else {
            return;
        };
        entry.orders.extend(orders);
        if entry.orders.len() > Orders::LIMIT {
            self.turn.orders.fail();
            return;
        }
        self.direct(tc, resource);
    }

    /// Sends the next order to a resource that waits.
    fn direct(&mut self, tc: &mut Tc<'_>, resource: table::Id) {
        let Some(entry) = self.peripherals.get_mut(resource) else {
            return;
        };
        let id = entry.relationship;
        let (request, directive) = (entry.operations.request, entry.operations.directive);
        if entry.state != PeripheralState::Ready {
            return;
        }
        let Some(order) = entry.orders.pop_front() else {
            return;
        };
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        let dialect = relationship.dialect;
        let occasion = Occasion {
            question: Some(request),
            subject: &relationship.subject,
            reports_to: None,
        };
        let kept = wire::to_resource(&order);
        let written = self
            .codec
            .write(dialect, &occasion, std::iter::once(&kept))
            .and_then(|()| {
                let package = Package::Continuing(Permission::Granted);
                self.send_to_resource(tc, resource, dialect, Some(order), package)
            });
        match written {
            Ok(()) => {
                self.enter_resource(resource, In::Directed);
                // The operation's timer goes first.
                let time = self.timers.operations.of(directive) + self.timers.guard;
                self.set_deadline(tc, resource, time);
            }
            Err(fault) => {
                warn!(%fault, "the resource cannot be told");
                self.turn.orders.fail();
            }
        }
    }

    fn set_deadline(&self, tc: &mut Tc<'_>, resource: table::Id, time: Duration) {
        let entry = self.peripherals.get(resource);
        if let Some(dialogue) = entry.and_then(|entry| entry.dialogue) {
            let deadline = tc.now() + time;
            note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        }
    }

    /// The relationship has no resource any more; whoever is there is told.
    pub(super) fn let_go(&mut self, tc: &mut Tc<'_>, id: table::Id) {
        let Some((resource, _)) = self.resource_of(id) else {
            return;
        };
        self.enter_resource(resource, In::LetGo);
        self.forget_resource(tc, resource);
    }

    pub(super) fn forget_resource(&mut self, tc: &mut Tc<'_>, resource: table::Id) {
        let Some(entry) = self.peripherals.remove(resource) else {
            return;
        };
        let relationship = self.relationships.get_mut(entry.relationship);
        if let Some(relationship) = relationship
            && relationship.peripheral == Some(resource)
        {
            relationship.peripheral = None;
        }
        let Some(dialogue) = entry.dialogue else {
            return;
        };
        self.by_resource.remove(&dialogue);
        let mut either = tc.either();
        if let Some(asked) = entry.asked
            && either.may_end(dialogue)
        {
            let nothing = wire::parameter(entry.dialect, &[]);
            let code = entry.operations.request.code;
            let done = either
                .result(dialogue, asked, code, true, nothing)
                .and_then(|()| either.send(dialogue, Package::Last));
            if done.is_ok() {
                return;
            }
        }
        super::abort(tc, dialogue, None, inlab_inap::AbortReason::NO_REASON_GIVEN);
    }
}

impl Wanted {
    /// Takes what is for a resource out of the orders; where the call goes on, what is for a resource alone.
    fn take(orders: &mut Orders, goes_on: bool) -> Self {
        let mut wanted = Self::default();
        orders.retain(|order| {
            match order {
                Instruction::ConnectResource(resource) => wanted.resource = Some(*resource),
                Instruction::DisconnectResource => wanted.disconnect = true,
                // An announcement too is then the switch's.
                _ if goes_on => return true,
                Instruction::Announce(_) | Instruction::Collect(_) => {
                    wanted.orders.push_back(*order);
                }
                Instruction::ExtendTime(0) => wanted.more_time = true,
                Instruction::Arm(arms) => wanted.arms = Some(*arms),
                _ => wanted.foreign = true,
            }
            false
        });
        wanted
    }
}
