//! What a resource tells, and what comes of it.

use super::super::{Control, note};
use crate::peripheral::{PeripheralInput as In, PeripheralStep};
use crate::state::State;
use crate::{table, wire};
use inlab_inap::error::{
    IMPROPER_CALLER_RESPONSE, MSC_SYSTEM_FAILURE, OPERATION_SEQUENCE_PROBLEM, PARAMETER_ERROR,
};
use inlab_inap::{Instruction, Operation, Report, decode_seized};
use inlab_stack::{Answered, Fault, Invoked, Package, Rejected, Tc, Told};
use inlab_tcap::ansi::Permission;
use inlab_tcap::{Class, DialogueId, InvokeId, ProblemKind, RejectOrigin};
use tracing::{debug, warn};

impl Control {
    pub(in crate::control) fn told_by_resource(
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
    pub(super) fn fail_resource(&mut self, tc: &mut Tc<'_>, resource: table::Id, input: In) {
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
