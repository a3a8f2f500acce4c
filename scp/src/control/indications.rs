//! What TC tells, of either kind, and time that belongs to no dialogue.

use super::{Control, abort};
use crate::change::Ending;
use crate::state::Input;
use crate::waits::Waits;
use inlab_inap::{AbortReason as Reason, Report};
use inlab_stack::{Tc, TcUser, Told};
use inlab_tcap::{DialogueId, Indication, ansi};
use std::time::Instant;
use tracing::{debug, debug_span, warn};

impl Control {
    fn told(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, told: Told<'_>, ansi: bool) {
        let _span = debug_span!("dialogue", id = ?dialogue).entered();
        if let Some(resource) = self.by_resource.get(&dialogue).copied() {
            return self.told_by_resource(tc, dialogue, resource, told);
        }
        if self.is_of_question(tc, dialogue, &told) || self.is_of_restoring(tc, dialogue, &told) {
            return;
        }
        match told {
            Told::Unidirectional(_) if ansi => self.query(dialogue, true),
            // TS 29.078 14.1.1.1: structured dialogues only.
            Told::Unidirectional(_) => warn!(?dialogue, "unidirectional message ignored"),
            Told::Opening(_) if ansi => self.query(dialogue, false),
            Told::Opening(opened) => self.begin(tc, dialogue, opened.context),
            Told::Continuing(_) | Told::Last(_) => self.start_turn(),
            Told::UserAbort => {
                debug!(?dialogue, "aborted by the peer");
                self.start_turn();
                self.turn.closing = Some(Ending::Aborted);
            }
            Told::ProviderAbort(abort) => {
                warn!(?dialogue, ?abort, "aborted by TC");
                self.start_turn();
                self.turn.closing = Some(Ending::Aborted);
            }
            Told::Notice(cause) => {
                warn!(?dialogue, cause, "message returned");
                self.start_turn();
                self.returned(tc, dialogue);
            }
            Told::Invoke(invoke) => self.invoke(tc, dialogue, &invoke),
            Told::Result(result) if result.last => self.result(tc, dialogue, &result),
            Told::Result(result) => self.result_not_last(tc, dialogue, &result),
            Told::Error(error) => self.error(tc, dialogue, &error),
            Told::Reject(reject) => self.reject(tc, dialogue, &reject, ansi),
            Told::Cancel(unanswered) => self.cancelled(tc, dialogue, &unanswered),
            Told::Timer => self.silent(tc, dialogue),
            Told::MessageEnd => self.message_end(tc, dialogue),
            Told::Closed => self.closed(tc, dialogue),
        }
    }

    fn returned(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId) {
        let Some(id) = self.by_dialogue.get(&dialogue).copied() else {
            return;
        };
        // The service hears of it; what it orders cannot be delivered either (TS 29.078 14.1.2.2.5 leaves it to the application
        // to end or to retry).
        self.ask(tc, id, |service, view, orders| {
            service.report(view, &Report::Returned, orders);
        });
        self.turn.orders.clear();
        if self.is_transaction_only(id) {
            abort(tc, dialogue, None, Reason::NO_REASON_GIVEN);
            self.transaction_closed(tc, id, dialogue);
        } else {
            self.step(tc, id, Input::Returned, Ending::Returned);
        }
    }
}

impl TcUser for Control {
    fn indication(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>) {
        self.told(tc, dialogue, Told::from(indication), false);
    }

    fn ansi_indication(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        indication: ansi::Indication<'_>,
    ) {
        if let Some(told) = Told::of_ansi(indication) {
            self.told(tc, dialogue, told, true);
        }
    }

    fn poll_timeout(&self) -> Option<Instant> {
        let waits = self.waits.iter().filter_map(Waits::first);
        let asks = self.asking.first();
        waits.chain(self.clocks.first()).chain(asks).min()
    }

    fn handle_timeout(&mut self, tc: &mut Tc<'_>) {
        self.unheard(tc);
        self.clocks_due(tc);
        self.ask_switches(tc);
    }
}
