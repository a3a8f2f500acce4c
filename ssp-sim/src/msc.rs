//! The mobile switch of WIN (X.S0004-540, N.S0018): every message is a transaction of its own, and the call's key holds them together.

use crate::call::CallId;
use crate::obey::Ordered;
use crate::switch::Switch;
use inlab_inap::{CallKey, Dialect, EventReport, Operation, error};
use inlab_ss7::Address;
use inlab_stack::tcap::{Parameter, Quality};
use inlab_stack::{Package, Tc};

impl Switch {
    /// An operation in a Unidirectional: the one in the writer.
    pub(crate) fn send_alone(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        remote: Address,
        operation: &'static Operation,
    ) {
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let local = self.local_address(call.request.dialect);
        let mut request = self.config.ansi_request(call, operation);
        request.id = inlab_stack::tcap::ansi::IdChoice::None;
        request.class = inlab_stack::tcap::Class::Neither;
        request.reply_required = false;
        let Ok(dialogue) = tc.open(local, remote) else {
            return;
        };
        let quality = Quality {
            sequence: Some((id.0 & 0xf) as u8),
            return_on_error: true,
        };
        let _ = tc.set_quality(dialogue, quality);
        let argument = Parameter::Octets(self.writer.as_slice());
        let mut either = tc.either();
        let sent = either
            .invoke(dialogue, &request, argument)
            .and_then(|_| either.send(dialogue, Package::Unidirectional));
        if let Err(error) = sent {
            tracing::error!(%error, "a notice could not be sent");
            crate::american::abandon(tc, dialogue);
        }
    }

    pub(crate) fn tell_event(&mut self, _tc: &mut Tc<'_>, _id: CallId, _report: EventReport) {}

    pub(crate) fn directed(
        &mut self,
        tc: &mut Tc<'_>,
        ordered: &Ordered,
        _key: CallKey,
        _octets: &[u8],
    ) {
        let refusal = ordered.operation.refusal(error::TASK_REFUSED);
        crate::incoming::say_refused(tc, ordered, &refusal);
    }

    pub(crate) fn about_the_switch(
        &mut self,
        _tc: &mut Tc<'_>,
        _ordered: &Ordered,
        _dialect: Dialect,
        _from: Address,
        _octets: &[u8],
    ) -> bool {
        false
    }
}
