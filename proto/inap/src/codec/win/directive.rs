//! Orders that are operations of their own: beside a result, and where nothing waits for one.

use inlab_ber::{Element, Scratch, Writer};

use super::super::{Faults, argument, refuse};
use super::answer::{self, Answer};
use super::parameters;
use super::*;
use crate::types::ansi41::{Number, SrfDirective};
use crate::{
    Announce, Collect, DecodeError, Dialect, Instruction, NotExpressible, Occasion, Operation,
    Resource, Said,
};

/// Writes an order that is an operation of its own though an operation waits: it stands in a Conversation, and the
/// transaction goes on. `None`: it is a parameter of the result.
///
/// A resource is told by SRFDirective what to play and which digits to collect; its result says that this is over.
pub(super) fn encode_beside(
    dialect: Dialect,
    question: &'static Operation,
    order: &Instruction,
    out: &mut Writer,
) -> Result<Option<&'static Operation>, NotExpressible> {
    let code = match order {
        // The time is the network's: ResetTimer has no parameters.
        Instruction::ExtendTime(0) => RESET_TIMER,
        Instruction::ExtendTime(_) => return Err(NotExpressible::Parameter("timervalue")),
        Instruction::DisconnectResource => DISCONNECT_RESOURCE,
        Instruction::ConnectResource(Resource::At(_)) => CONNECT_RESOURCE,
        Instruction::Announce(_) | Instruction::Collect(_)
            if question.code == INSTRUCTION_REQUEST =>
        {
            SRF_DIRECTIVE
        }
        _ => return Ok(None),
    };
    let operation = named(dialect, code, order.name())?;
    let Some(argument) = operation.argument else {
        return Ok(Some(operation));
    };
    parameters::write(argument, dialect, out, |set| match order {
        Instruction::ConnectResource(Resource::At(number)) => {
            let number = digits::from_called("destinationDigits", Number::DESTINATION, number)?;
            set.put(parameters::DESTINATION_DIGITS, &number.encode())
        }
        Instruction::Announce(announce) => {
            refuse(&[
                (!announce.notify_end, "requestAnnouncementComplete"),
                (!announce.keep_connected, "disconnectFromIPForbidden"),
            ])?;
            answer::put_announcement_list(set, announce)
        }
        Instruction::Collect(collect) => {
            refuse(&[(!collect.keep_connected, "disconnectFromIPForbidden")])?;
            let control = peripheral::digit_collection(collect)?;
            set.put(parameters::DIGIT_COLLECTION, &control)?;
            match &collect.prompt {
                Some(prompt) => answer::put_announcement_list(set, prompt),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    })?;
    Ok(Some(operation))
}

/// Writes orders where nothing waits: to a resource that is to be seized, SeizeResource; to a switch, one
/// CallControlDirective with all of them. It tells no cause, and nothing of how announcements end.
pub(super) fn encode_directives(
    dialect: Dialect,
    occasion: &Occasion<'_>,
    orders: &mut dyn Iterator<Item = &Instruction>,
    out: &mut Writer,
    said: &mut dyn FnMut(Said, usize),
) -> Result<(), NotExpressible> {
    let mut answer = None::<Answer<'_>>;
    for order in orders {
        match order {
            Instruction::ConnectResource(Resource::InSwitch) => {
                let operation = named(dialect, SEIZE_RESOURCE, order.name())?;
                if let Some(argument) = operation.argument {
                    parameters::write(argument, dialect, out, |_| Ok(()))?;
                }
                said(Said::Invoke(operation), out.as_slice().len());
            }
            // There is nothing to go on with.
            Instruction::Continue | Instruction::ContinueWith(_) => {
                return Err(NotExpressible::Operation(order.name()));
            }
            order => answer.get_or_insert_default().take(order)?,
        }
    }
    let Some(answer) = answer else { return Ok(()) };
    let operation = named(dialect, CALL_CONTROL_DIRECTIVE, "CallControlDirective")?;
    let argument = operation
        .argument
        .ok_or(NotExpressible::Operation("CallControlDirective"))?;
    let subject = occasion.subject;
    parameters::write(argument, dialect, out, |set| {
        answer.put(set, answer::Way::TerminationList, dialect, occasion)?;
        if subject.station.is_none() {
            return Err(NotExpressible::Missing("msid"));
        }
        trigger::put_call(set, subject)
    })?;
    said(Said::Invoke(operation), out.as_slice().len());
    Ok(())
}

/// Reads an operation of the SCF.
pub(super) fn decode_directive(
    dialect: Dialect,
    operation: &'static Operation,
    octets: &[u8],
    scratch: &Scratch,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    let faults = Faults(operation);
    match operation.code {
        RESET_TIMER => tell(Instruction::ExtendTime(0)),
        DISCONNECT_RESOURCE => tell(Instruction::DisconnectResource),
        SEIZE_RESOURCE => tell(Instruction::ConnectResource(Resource::InSwitch)),
        CONNECT_RESOURCE => {
            let mut arg = crate::types::ansi41::ConnectResource::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            let number = Some(arg.destination_digits);
            let number = digits::read(faults, "destinationDigits", number, digits::called)?;
            let number = number.ok_or_else(|| faults.missing("destinationDigits"))?;
            tell(Instruction::ConnectResource(Resource::At(number)));
        }
        SRF_DIRECTIVE => {
            let mut arg = SrfDirective::EMPTY;
            argument(&mut arg, dialect, operation, octets, scratch)?;
            if arg.execute_script.is_some() {
                return Err(faults.unexpected("executeScript"));
            }
            let played = arg.announcement_list.map(|list| {
                let what = answer::announcement(&list);
                what.ok_or_else(|| faults.unexpected("announcementCode"))
            });
            let played = played.transpose()?.map(Announce::new);
            tell(match (arg.digit_collection_control, played) {
                (Some(control), prompt) => {
                    let collect = peripheral::collected(control.0);
                    let collect =
                        collect.ok_or_else(|| faults.unexpected("digitCollectionControl"))?;
                    Instruction::Collect(Collect { prompt, ..collect })
                }
                (None, Some(played)) => Instruction::Announce(played),
                (None, None) => return Err(faults.missing("announcementList")),
            });
        }
        CALL_CONTROL_DIRECTIVE => {
            answer::decode_control(dialect, operation, octets, scratch, tell)?;
        }
        _ => return Err(faults.not_of_this_kind()),
    }
    Ok(())
}
