//! What a switch of WIN tells of all its calls: that it lost them, and which it still has (X.S0004-540 BulkDisconnection,
//! CallRecoveryReport).

use super::{Control, Reference, note};
use crate::change::Ending;
use crate::state::Input;
use crate::{table, wire};
use inlab_inap::{
    Clock, DecodeError, DecodeFault, Dialect, Operation, decode_bulk_disconnection,
    decode_call_recovery,
};
use inlab_ss7::Address;
use inlab_stack::{Invoked, Tc};
use inlab_tcap::DialogueId;
use tracing::debug;

impl Control {
    /// Takes a message about all calls of a switch; `false`: it is about something else.
    pub(super) fn lost_calls(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        operation: &'static Operation,
        invoke: &Invoked<'_>,
    ) -> bool {
        let octets = invoke.parameter.unwrap_or_default();
        let lost = self
            .codec
            .scratch(|scratch| decode_bulk_disconnection(dialect, operation, octets, scratch));
        match lost {
            Ok(lost) => {
                self.answer_empty(tc, dialogue, dialect, operation, invoke);
                debug!(?dialogue, "the switch lost its calls");
                self.end_where(tc, |control, id| {
                    control
                        .key_of(id)
                        .is_some_and(|key| key.switch == lost.switch)
                        && !control.has_begun_after(id, lost.until)
                });
                return true;
            }
            Err(fault) if !is_another(&fault) => {
                self.refuse_argument(tc, dialogue, dialect, invoke, &fault);
                return true;
            }
            Err(_) => {}
        }
        let mut calls = std::mem::take(&mut self.recovered);
        calls.clear();
        let told = self.codec.scratch(|scratch| {
            decode_call_recovery(dialect, operation, octets, scratch, &mut |call| {
                calls.push(name(&call.billing));
            })
        });
        let is_ours = match told {
            Ok(()) => {
                calls.sort_unstable();
                let peer = tc.addresses(dialogue).map(|(_, peer)| peer);
                self.answer_empty(tc, dialogue, dialect, operation, invoke);
                debug!(?dialogue, calls = calls.len(), "the switch tells its calls");
                self.end_where(tc, |control, id| {
                    let key = control.key_of(id);
                    control.peer_of(id) == peer
                        && key.is_some_and(|key| calls.binary_search(&name(&key.billing)).is_err())
                });
                true
            }
            Err(fault) if !is_another(&fault) => {
                self.refuse_argument(tc, dialogue, dialect, invoke, &fault);
                true
            }
            Err(_) => false,
        };
        self.recovered = calls;
        is_ours
    }

    /// An empty result, and the transaction is over.
    fn answer_empty(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        operation: &'static Operation,
        invoke: &Invoked<'_>,
    ) {
        let one_way = self.turn.opened.take().is_some_and(|opened| opened.one_way);
        if one_way {
            return;
        }
        if let Some(invoke_id) = invoke.invoke_id {
            let nothing = wire::parameter(dialect, &[]);
            let mut tc = tc.either();
            let answered = tc.result(dialogue, invoke_id, operation.code, true, nothing);
            note(dialogue, answered);
        }
        self.end(tc, dialogue);
    }

    /// Ends the relationships of which this is true: the switch does not have their calls any more.
    fn end_where(&mut self, tc: &mut Tc<'_>, is_it: impl Fn(&Self, table::Id) -> bool) {
        let mut next = self.relationships.first_from(0);
        while let Some(id) = next {
            if is_it(self, id) {
                self.step(tc, id, Input::Aborted, Ending::Lost);
            }
            next = self.relationships.first_from(id.after());
        }
    }

    fn key_of(&self, id: table::Id) -> Option<inlab_inap::CallKey> {
        let relationship = self.relationships.get(id)?;
        match self.calls.get(relationship.call)?.reference? {
            Reference::Key(key) => Some(key),
            Reference::AtMsc(..) => None,
        }
    }

    fn peer_of(&self, id: table::Id) -> Option<Address> {
        let (_, peer) = self.relationships.get(id)?.addresses?;
        Some(peer)
    }

    /// Whether the first that the switch told of it was told after this time. The clock shows no day: what is less than half a day
    /// ahead is later.
    fn has_begun_after(&self, id: table::Id, until: Clock) -> bool {
        let told = self.relationships.get(id).and_then(|r| r.subject.clock);
        let ahead = told.map(|told| (told.tenths + DAY - until.tenths % DAY) % DAY);
        ahead.is_some_and(|ahead| ahead > 0 && ahead < DAY / 2)
    }
}

/// Tenths of a second.
const DAY: u32 = 864_000;

/// The segment counter is no part of a call's name.
fn name(billing: &[u8; 7]) -> [u8; 6] {
    let [a, b, c, d, e, f, _] = *billing;
    [a, b, c, d, e, f]
}

fn is_another(fault: &DecodeError) -> bool {
    fault.fault == DecodeFault::NotOfThisKind
}
