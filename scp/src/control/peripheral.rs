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

use super::{Control, note};
use crate::change::{Change, Ending};
use crate::peripheral::{PeripheralInput as In, PeripheralState, PeripheralStep};
use crate::service::Orders;
use crate::state::State;
use crate::{table, wire};
use inlab_call_event::EndedBy;
use inlab_inap::error::{
    CANCELED, IMPROPER_CALLER_RESPONSE, MSC_SYSTEM_FAILURE, OPERATION_SEQUENCE_PROBLEM,
    PARAMETER_ERROR, TRUNK_UNAVAILABLE,
};
use inlab_inap::{
    Announce, Arms, Collect, ConnectionFailure, Dialect, Instruction, Occasion, Operation, Report,
    Resource, ResourceOperations, decode_connection_failure, decode_seized, resource_operations,
};
use inlab_ss7::{
    Address, CalledPartyNumber, Cause, CauseLocation, CauseValue, Digits, GlobalTitle,
    NatureOfAddress, NumberingPlan,
};
use inlab_stack::{Answered, Fault, Invoked, Package, Rejected, Tc, Told};
use inlab_tcap::ansi::Permission;
use inlab_tcap::{Class, DialogueId, InvokeId, ProblemKind, RejectOrigin};
use std::collections::VecDeque;
use std::time::Duration;
use tracing::{debug, warn};

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
                let title = title(&number, &self.plan).ok_or(wire::Fault::NoRoute)?;
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
        let kept = kept(&order);
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

    // ---- towards the switch ----

    /// One order to the switch, in a Conversation of the transaction that waits.
    fn say_to_switch(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        order: &Instruction,
    ) -> Result<(), wire::Fault> {
        let relationship = self.relationships.get_mut(id);
        let relationship = relationship.ok_or(wire::Fault::NoRelationship)?;
        let dialogue = relationship.dialogue.ok_or(wire::Fault::NoRelationship)?;
        let dialect = relationship.dialect;
        let occasion = Occasion {
            question: Some(relationship.question),
            subject: &relationship.subject,
            reports_to: None,
        };
        self.codec
            .write(dialect, &occasion, std::iter::once(order))?;
        let in_flight = &mut relationship.in_flight;
        let mut either = tc.either();
        let timers = &self.timers.operations;
        self.codec.give(
            &mut either,
            dialogue,
            dialect,
            None,
            timers,
            |id, operation| in_flight.push(id, operation),
        )?;
        either.send(dialogue, Package::Continuing(Permission::Granted))?;
        Ok(())
    }

    /// Before the switch's own timer runs out it is told to wait longer.
    fn rest_switch(&self, tc: &mut Tc<'_>, id: table::Id) {
        let relationship = self.relationships.get(id);
        if let Some(dialogue) = relationship.and_then(|relationship| relationship.dialogue) {
            let deadline = tc.now() + self.timers.reset;
            note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        }
    }

    /// ResetTimer.
    pub(super) fn ask_for_time(&mut self, tc: &mut Tc<'_>, id: table::Id) {
        if let Err(fault) = self.say_to_switch(tc, id, &Instruction::ExtendTime(0)) {
            debug!(%fault, "the switch cannot be asked to wait");
        }
        self.rest_switch(tc, id);
    }

    /// DisconnectResource, if the switch was told to connect one.
    fn disconnect(&mut self, tc: &mut Tc<'_>, id: table::Id) {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return;
        };
        if !std::mem::take(&mut relationship.at_resource) {
            return;
        }
        if let Err(fault) = self.say_to_switch(tc, id, &Instruction::DisconnectResource) {
            debug!(%fault, "the switch cannot be told to disconnect");
        }
    }

    fn connect(&mut self, tc: &mut Tc<'_>, resource: table::Id, number: CalledPartyNumber) {
        let Some(id) = self.peripherals.get(resource).map(|r| r.relationship) else {
            return;
        };
        let order = Instruction::ConnectResource(Resource::At(number));
        if let Err(fault) = self.say_to_switch(tc, id, &order) {
            warn!(%fault, "the switch cannot be told to connect a resource");
            // Its transaction is no more: so is the relationship, as soon as that is told.
            return self.fail_resource(tc, resource, In::Lost);
        }
        if let Some(relationship) = self.relationships.get_mut(id) {
            relationship.at_resource = true;
        }
        self.set_deadline(tc, resource, self.timers.instruction_request);
        self.rest_switch(tc, id);
    }

    /// ConnectionFailureReport; `false`: there is no connection that could have failed.
    pub(super) fn connection_failed(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        operation: &'static Operation,
        octets: &[u8],
    ) -> Option<Result<(), inlab_inap::DecodeError>> {
        let relationship = self.relationships.get_mut(id)?;
        let operations = resource_operations(relationship.dialect)?;
        if operation != operations.failure || !relationship.at_resource {
            return None;
        }
        let dialect = relationship.dialect;
        let told = self
            .codec
            .scratch(|scratch| decode_connection_failure(dialect, operation, octets, scratch));
        let (failure, cause) = match told {
            Ok(told) => told,
            Err(fault) => return Some(Err(fault)),
        };
        debug!(?failure, "connection to a resource failed");
        relationship.at_resource = false;
        let report = match failure {
            ConnectionFailure::CallAbandoned => {
                relationship.ending = Some(Ending::Reported {
                    by: EndedBy::Calling,
                    cause: cause.map(|cause| cause.value.0),
                });
                self.let_go(tc, id);
                self.turn.orders.clear();
                self.turn.orders.push(Instruction::Release(Cause::new(
                    CauseLocation::LOCAL_PUBLIC,
                    CauseValue::NORMAL_CALL_CLEARING,
                )));
                return Some(Ok(()));
            }
            ConnectionFailure::TimerExpired => Report::TimedOut {
                operation: operations.connect,
            },
            ConnectionFailure::ResourceDisconnect | ConnectionFailure::FailureAtMsc => {
                Report::Refused {
                    operation: operations.connect,
                    error: TRUNK_UNAVAILABLE,
                }
            }
        };
        self.let_go_of_unconnected(tc, id, &report);
        Some(Ok(()))
    }

    /// The party is not, or no longer, at the resource: the service is told, and its orders wait for the end of the message.
    pub(super) fn let_go_of_unconnected(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        report: &Report,
    ) {
        if let Some((resource, _)) = self.resource_of(id) {
            self.enter_resource(resource, In::NotConnected);
            self.forget_resource(tc, resource);
        }
        self.ask(tc, id, |service, view, orders| {
            service.report(view, report, orders)
        });
    }

    /// ConnectResource was refused; `false`: it was another operation, or nothing waits for it.
    pub(super) fn connect_refused(
        &mut self,
        tc: &mut Tc<'_>,
        id: table::Id,
        operation: &'static Operation,
        report: &Report,
    ) -> bool {
        let Some(relationship) = self.relationships.get_mut(id) else {
            return false;
        };
        let connects = resource_operations(relationship.dialect)
            .is_some_and(|operations| operations.connect == operation);
        if !connects || !std::mem::take(&mut relationship.at_resource) {
            return false;
        }
        self.let_go_of_unconnected(tc, id, report);
        true
    }

    // ---- from the resource ----

    pub(super) fn told_by_resource(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        resource: table::Id,
        told: Told<'_>,
    ) {
        match told {
            Told::Continuing(_) | Told::Last(_) => self.start_turn(),
            Told::Result(result) if result.last => self.resource_result(tc, resource, &result),
            // ANSI-41 segments no results.
            Told::Result(_) => {}
            Told::Error(error) => {
                let report = |operation| Report::Refused {
                    operation,
                    error: error.code.unwrap_or(MSC_SYSTEM_FAILURE),
                };
                self.resource_refused(resource, error.invoke_id, report);
            }
            Told::Reject(reject) => self.resource_rejected(resource, &reject),
            Told::Invoke(invoke) => self.resource_asks(tc, dialogue, resource, &invoke),
            Told::Cancel(unanswered) if unanswered.class == Class::Both => {
                self.start_turn();
                let report = |operation| Report::TimedOut { operation };
                self.resource_refused(resource, unanswered.invoke_id, report);
                self.act(tc, resource);
            }
            Told::Cancel(_) => {}
            Told::Timer => {
                debug!(?dialogue, "the resource is silent");
                self.start_turn();
                self.fail_resource(tc, resource, In::Overdue);
            }
            Told::Notice(cause) => {
                warn!(?dialogue, cause, "a message to the resource was given back");
                self.start_turn();
                if let Some(entry) = self.peripherals.get_mut(resource) {
                    entry.report = Some(Report::Returned);
                }
                self.fail_resource(tc, resource, In::Lost);
            }
            Told::UserAbort | Told::ProviderAbort(_) => {
                debug!(?dialogue, "the resource is gone");
                self.start_turn();
            }
            Told::MessageEnd => self.act(tc, resource),
            Told::Closed => {
                self.by_resource.remove(&dialogue);
                if let Some(entry) = self.peripherals.get_mut(resource) {
                    entry.dialogue = None;
                }
                self.fail_resource(tc, resource, In::Lost);
            }
            // It opens nothing in this transaction.
            Told::Opening(_) | Told::Unidirectional(_) => {}
        }
    }

    /// What is to be done at the end of a message.
    fn plan(&mut self, resource: table::Id, input: In) {
        let step = self.enter_resource(resource, input);
        if let (Some(step), Some(entry)) = (step, self.peripherals.get_mut(resource))
            && step != PeripheralStep::Stay
        {
            entry.then = Some(step);
        }
    }

    fn resource_result(&mut self, tc: &mut Tc<'_>, resource: table::Id, result: &Answered<'_>) {
        let Some(entry) = self.peripherals.get_mut(resource) else {
            return;
        };
        let Some((_, operation, order)) = entry.out.take_if(|(id, ..)| *id == result.invoke_id)
        else {
            return;
        };
        let is_seizure = operation == entry.operations.seize;
        let dialect = entry.dialect;
        let octets = result.parameter.unwrap_or_default();
        if is_seizure {
            let seized = self
                .codec
                .scratch(|scratch| decode_seized(dialect, operation, octets, scratch));
            match seized {
                Ok(number) => {
                    self.enter_resource(resource, In::Seized);
                    self.connect(tc, resource, number);
                }
                Err(fault) => {
                    warn!(%fault, "a resource without a number");
                    self.refused_result(resource, operation);
                }
            }
            return;
        }
        let parameter = wire::told(dialect, result.parameter, operation.result.is_some());
        match self.codec.decode_result(dialect, operation, parameter) {
            Ok(report) => {
                if let Some(entry) = self.peripherals.get_mut(resource) {
                    entry.leaves = order.as_ref().is_some_and(leaves);
                    entry.report = outcome(operation, order.as_ref(), report);
                }
                self.plan(resource, In::Done);
            }
            Err(fault) => {
                warn!(%fault, "result refused");
                self.refused_result(resource, operation);
            }
        }
    }

    fn refused_result(&mut self, resource: table::Id, operation: &'static Operation) {
        if let Some(entry) = self.peripherals.get_mut(resource) {
            entry.report = Some(Report::Refused {
                operation,
                error: PARAMETER_ERROR,
            });
        }
        self.plan(resource, In::Refused);
    }

    /// What is out has failed.
    fn resource_refused(
        &mut self,
        resource: table::Id,
        invoke_id: InvokeId,
        report: impl FnOnce(&'static Operation) -> Report,
    ) {
        let Some(entry) = self.peripherals.get_mut(resource) else {
            return;
        };
        let Some((_, operation, _)) = entry.out.take_if(|(id, ..)| *id == invoke_id) else {
            return;
        };
        entry.report = Some(report(operation));
        self.plan(resource, In::Refused);
    }

    fn resource_rejected(&mut self, resource: table::Id, reject: &Rejected) {
        if reject.origin == RejectOrigin::Local {
            // Found by our own TCAP: the Reject waits for our next message.
            if let Some(entry) = self.peripherals.get_mut(resource) {
                entry.waiting = true;
            }
        } else if reject.fault.kind() == ProblemKind::Invoke
            && let Some(invoke_id) = reject.invoke_id
        {
            let report = |operation| Report::Rejected {
                operation: Some(operation),
            };
            self.resource_refused(resource, invoke_id, report);
        }
    }

    fn resource_asks(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        resource: table::Id,
        invoke: &Invoked<'_>,
    ) {
        if let Some(linked) = invoke.linked {
            // An Invoke that belongs to one of ours is its outcome, and TCAP has freed the id.
            let report = |operation| Report::Refused {
                operation,
                error: PARAMETER_ERROR,
            };
            self.resource_refused(resource, linked, report);
        }
        let Some(entry) = self.peripherals.get_mut(resource) else {
            return;
        };
        let (request, dialect) = (entry.operations.request, entry.dialect);
        let Some(invoke_id) = invoke.invoke_id else {
            // It cannot be answered.
            return;
        };
        if invoke.operation != Some(request.code) || invoke.national {
            let fault = Fault::UnrecognizedOperation;
            entry.waiting = true;
            note(
                dialogue,
                tc.either().reject(dialogue, Some(invoke_id), fault),
            );
            return;
        }
        match self.enter_resource(resource, In::Asked) {
            Some(PeripheralStep::Refuse) => {
                let nothing = wire::parameter(dialect, &[]);
                let code = OPERATION_SEQUENCE_PROBLEM;
                note(
                    dialogue,
                    tc.either().error(dialogue, invoke_id, code, nothing),
                );
                if let Some(entry) = self.peripherals.get_mut(resource) {
                    entry.waiting = true;
                }
            }
            Some(step @ PeripheralStep::Direct) => {
                if let Some(entry) = self.peripherals.get_mut(resource) {
                    entry.asked = Some(invoke_id);
                    entry.then = Some(step);
                }
            }
            // It is being let go.
            _ => {}
        }
    }

    /// The resource is of no use any more.
    fn fail_resource(&mut self, tc: &mut Tc<'_>, resource: table::Id, input: In) {
        let Some(entry) = self.peripherals.get_mut(resource) else {
            return;
        };
        let pending = match &entry.out {
            Some((_, operation, _)) => operation,
            None => entry.operations.connect,
        };
        let report = match input {
            In::Overdue => Report::TimedOut { operation: pending },
            _ => Report::Refused {
                operation: pending,
                error: MSC_SYSTEM_FAILURE,
            },
        };
        entry.report.get_or_insert(report);
        self.plan(resource, input);
        self.act(tc, resource);
    }

    /// Does what the message that is over has brought about.
    fn act(&mut self, tc: &mut Tc<'_>, resource: table::Id) {
        let Some(entry) = self.peripherals.get_mut(resource) else {
            return;
        };
        let (id, then, report) = (entry.relationship, entry.then.take(), entry.report.take());
        let leaves = std::mem::take(&mut entry.leaves) && entry.orders.is_empty();
        match then {
            Some(PeripheralStep::Direct) => self.direct(tc, resource),
            Some(PeripheralStep::LetGoAndTell) => {
                self.forget_resource(tc, resource);
                self.tell_outcome(tc, id, report);
            }
            Some(PeripheralStep::Tell) => {
                if leaves {
                    self.let_go(tc, id);
                    self.disconnect(tc, id);
                }
                self.tell_outcome(tc, id, report);
            }
            _ => {}
        }
        if self.turn.orders.has_failed() && self.relationships.get(id).is_some() {
            // An order that cannot be told the resource: the service has failed.
            self.instruct(tc, id);
        }
        if let Some(entry) = self.peripherals.get_mut(resource)
            && std::mem::take(&mut entry.waiting)
            && let Some(dialogue) = entry.dialogue
        {
            let package = Package::Continuing(Permission::Granted);
            note(dialogue, tc.either().send(dialogue, package));
        }
    }

    fn tell_outcome(&mut self, tc: &mut Tc<'_>, id: table::Id, report: Option<Report>) {
        let Some(relationship) = self.relationships.get(id) else {
            return;
        };
        debug_assert!(relationship.state == State::Instructing);
        if let Some(report) = report {
            self.ask(tc, id, |service, view, orders| {
                service.report(view, &report, orders)
            });
        }
        if self.turn.orders.is_empty() && self.is_at_work(id) {
            // There is more for the resource to do.
            if let Some((resource, _)) = self.resource_of(id) {
                self.direct(tc, resource);
            }
            return;
        }
        self.instruct(tc, id);
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
                Instruction::Announce(_) | Instruction::Collect(_) => {
                    wanted.orders.push_back(*order);
                }
                Instruction::ExtendTime(0) if !goes_on => wanted.more_time = true,
                _ if goes_on => return true,
                Instruction::Arm(arms) => wanted.arms = Some(*arms),
                _ => wanted.foreign = true,
            }
            false
        });
        wanted
    }
}

/// As the resource is told: whether it is kept afterwards is our affair.
fn kept(order: &Instruction) -> Instruction {
    match *order {
        Instruction::Announce(announce) => Instruction::Announce(Announce {
            notify_end: true,
            keep_connected: true,
            ..announce
        }),
        Instruction::Collect(collect) => Instruction::Collect(Collect {
            keep_connected: true,
            ..collect
        }),
        other => other,
    }
}

/// Whether the resource disconnects by itself after it.
fn leaves(order: &Instruction) -> bool {
    match order {
        Instruction::Announce(announce) => !announce.keep_connected,
        Instruction::Collect(collect) => !collect.keep_connected,
        _ => false,
    }
}

/// What an order came to, if the service wants to know: fewer digits than were asked for are none.
fn outcome(
    operation: &'static Operation,
    order: Option<&Instruction>,
    report: Report,
) -> Option<Report> {
    let collect = match order {
        Some(Instruction::Collect(collect)) => collect,
        Some(Instruction::Announce(announce)) if !announce.notify_end => return None,
        _ => return Some(Report::AnnouncementEnded),
    };
    Some(match report {
        Report::Digits(digits) if digits.as_str().len() >= usize::from(collect.minimum) => report,
        Report::Digits(_) | Report::AnnouncementEnded => Report::Refused {
            operation,
            error: IMPROPER_CALLER_RESPONSE,
        },
        other => other,
    })
}

/// The digits of a number as a title of its network has them: without the home country's code.
fn title(number: &CalledPartyNumber, plan: &NumberingPlan) -> Option<Digits> {
    let digits = number.digits.without_st();
    let own = match number.nature {
        NatureOfAddress::INTERNATIONAL => digits.strip_prefix(&plan.country_code).unwrap_or(digits),
        _ => digits,
    };
    (!own.is_empty() && own.is_decimal() && !own.is_odd()).then_some(own)
}
