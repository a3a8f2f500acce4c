//! What a switch of AIN says about no call: nCARequest and nCAData of its users, the status of lines that nobody asked for, gaps that it has no
//! room for (GR-1299-CORE).
//!
//! | what comes | answer |
//! | --- | --- |
//! | nCARequest of an authority that is served | its envelope, in a Response |
//! | of another one | failureReport, ncasDisallowed |
//! | with a securityEnvelope | failureReport, securityError: what is protected cannot be checked here |
//! | nCAData, acgOverflow | nothing: they have neither result nor error |
//! | statusReported, monitorSuccess of no monitorForChange of ours | applicationError, unexpectedMessage |
//!
//! Which cause is for what is read from the names of failureCause and errorCause: the procedures are not public.

use super::{Control, Refusal, note};
use crate::wire;
use inlab_inap::error::{
    FAILURE_REPORT, NCAS_DISALLOWED, SECURITY_ERROR, UNEXPECTED_COMPONENT_SEQUENCE,
};
use inlab_inap::{
    DecodeFault, Dialect, NonCallRequest, Operation, decode_non_call, encode_non_call_answer,
};
use inlab_stack::{Invoked, Tc};
use inlab_tcap::{DialogueId, Parameter};
use tracing::{debug, warn};

impl Control {
    /// Takes what a switch says about no call in a transaction of its own; `false`: it is about something else.
    pub(super) fn non_call(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        operation: &'static Operation,
        invoke: &Invoked<'_>,
    ) -> bool {
        match wire::kind(operation) {
            wire::Kind::Data => {
                debug!(?dialogue, %operation, "taken");
                let one_way = self.turn.opened.take().is_some_and(|opened| opened.one_way);
                if !one_way {
                    self.end(tc, dialogue);
                }
                return true;
            }
            wire::Kind::Status => {
                let refusal = operation.refusal(UNEXPECTED_COMPONENT_SEQUENCE).into();
                self.wrong(tc, dialogue, dialect, invoke.invoke_id, refusal);
                return true;
            }
            _ => {}
        }
        let octets = invoke.parameter.unwrap_or_default();
        let asked = self
            .codec
            .scratch(|scratch| decode_non_call(dialect, operation, octets, scratch));
        match asked {
            Ok(asked) => {
                let replied = self.reply_to(tc, dialogue, dialect, operation, invoke, &asked);
                if let Err(refusal) = replied {
                    self.wrong(tc, dialogue, dialect, invoke.invoke_id, refusal);
                }
            }
            Err(fault) if fault.fault == DecodeFault::NotOfThisKind => return false,
            Err(fault) => self.refuse_argument(tc, dialogue, dialect, invoke, &fault),
        }
        true
    }

    fn reply_to(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        operation: &'static Operation,
        invoke: &Invoked<'_>,
        asked: &NonCallRequest,
    ) -> Result<(), Refusal> {
        let one_way = self.turn.opened.is_some_and(|opened| opened.one_way);
        let invoke_id = invoke.invoke_id.filter(|_| !one_way);
        let invoke_id = invoke_id.ok_or(Refusal::Silence)?;
        if asked.is_secured {
            return Err(Refusal::Error(FAILURE_REPORT, &SECURITY_ERROR));
        }
        let answer = self.envelopes.answer(&asked.envelope);
        let answer = answer.ok_or(Refusal::Error(FAILURE_REPORT, &NCAS_DISALLOWED))?;
        let write =
            |out: &mut inlab_ber::Writer| encode_non_call_answer(dialect, operation, &answer, out);
        let result = self.codec.result(write).map_err(|fault| {
            warn!(?dialogue, %fault, "an envelope cannot be answered");
            Refusal::Error(FAILURE_REPORT, &NCAS_DISALLOWED)
        })?;
        let result = Parameter::Octets(result);
        let mut either = tc.either();
        let answered = either.result(dialogue, invoke_id, operation.code, true, result);
        note(dialogue, answered);
        self.turn.opened = None;
        self.end(tc, dialogue);
        Ok(())
    }
}
