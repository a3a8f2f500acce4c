//! What the switch is told and tells of the resource of a call: to connect it, to wait, to disconnect it; that the connection failed.

use super::super::{Control, note};
use crate::change::Ending;
use crate::peripheral::PeripheralInput as In;
use crate::{table, wire};
use inlab_call_event::EndedBy;
use inlab_inap::error::TRUNK_UNAVAILABLE;
use inlab_inap::{
    ConnectionFailure, Instruction, Occasion, Operation, Report, Resource,
    decode_connection_failure, resource_operations,
};
use inlab_ss7::{CalledPartyNumber, Cause, CauseLocation, CauseValue};
use inlab_stack::{Package, Tc};
use inlab_tcap::ansi::Permission;
use tracing::{debug, warn};

impl Control {
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
    pub(super) fn rest_switch(&self, tc: &mut Tc<'_>, id: table::Id) {
        let relationship = self.relationships.get(id);
        if let Some(dialogue) = relationship.and_then(|relationship| relationship.dialogue) {
            let deadline = tc.now() + self.timers.reset;
            note(dialogue, tc.set_dialogue_timer(dialogue, Some(deadline)));
        }
    }

    /// ResetTimer.
    pub(in crate::control) fn ask_for_time(&mut self, tc: &mut Tc<'_>, id: table::Id) {
        if let Err(fault) = self.say_to_switch(tc, id, &Instruction::ExtendTime(0)) {
            debug!(%fault, "the switch cannot be asked to wait");
        }
        self.rest_switch(tc, id);
    }

    /// DisconnectResource, if the switch was told to connect one.
    pub(super) fn disconnect(&mut self, tc: &mut Tc<'_>, id: table::Id) {
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

    pub(super) fn connect(
        &mut self,
        tc: &mut Tc<'_>,
        resource: table::Id,
        number: CalledPartyNumber,
    ) {
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
    pub(in crate::control) fn connection_failed(
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
    pub(in crate::control) fn let_go_of_unconnected(
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
    pub(in crate::control) fn connect_refused(
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
}
