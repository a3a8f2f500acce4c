//! User interaction by way of the switch: connectToResource, playAnnouncement, promptAndCollectUserInformation and what ends
//! them (TS 29.078 10.1.1, 10.1.2, 11.8, 11.10, 11.13, 11.17, 11.23, 11.25, 11.30).
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | orders to the resource that wait | [`MAX_ORDERS`] | taskRefused |
//!
//! | what a simulated resource takes | time |
//! | --- | --- |
//! | an announcement of which no duration is told | [`ANNOUNCEMENT`] for each repetition |
//! | one without end | until it is cancelled or disconnected |
//! | the user's digits | [`DIGITS`]; a user without digits lets the first-digit timer run out, by default [`FIRST_DIGIT`] |

use crate::call::{CallId, PlanKey};
use crate::obey::Ordered;
use crate::party::Behaviour;
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::switch::{Due, Switch};
use inlab_inap::{Announce, Assist, CallModel, Collect, Operation, Report, UserDigits, error};
use inlab_stack::Tc;
use inlab_stack::tcap::{ErrorCode, InvokeId, Parameter};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Orders that wait for the resource.
pub const MAX_ORDERS: usize = 16;
/// How long an announcement lasts.
pub const ANNOUNCEMENT: Duration = Duration::from_secs(2);
/// How long a user takes for the digits.
pub const DIGITS: Duration = Duration::from_secs(1);
/// How long a resource waits for the first digit.
pub const FIRST_DIGIT: Duration = Duration::from_secs(5);

/// What the party is connected to.
#[derive(Debug, Default)]
pub(crate) struct Interaction {
    orders: VecDeque<Order>,
    /// When the first of them ends.
    key: Option<PlanKey>,
    /// The first of them has begun.
    began: bool,
}

impl Interaction {
    /// When what it is about to do comes about.
    pub(crate) fn set_key(&mut self, key: PlanKey) {
        self.key = Some(key);
    }

    /// What it was ordered with.
    pub(crate) fn operation(&self) -> Option<&'static Operation> {
        self.orders.front().map(|order| order.operation)
    }
}

#[derive(Clone, Copy, Debug)]
struct Order {
    invoke_id: InvokeId,
    operation: &'static Operation,
    what: What,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    Announce(Announce),
    Collect(Collect),
}

impl Switch {
    /// connectToResource.
    pub(crate) fn connect_resource(&mut self, tc: &mut Tc<'_>, id: CallId) -> Result<(), i32> {
        if self.action(id, SsfInput::ConnectResource) != SsfAction::ConnectResource {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        self.connected(tc, id, Ssf::WaitingForEndOfUserInteraction);
        Ok(())
    }

    /// establishTemporaryConnection: who answers is there; everybody else is not (11.17.2.2).
    pub(crate) fn connect_assist(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        assist: &Assist,
    ) -> Result<(), i32> {
        if self.action(id, SsfInput::ConnectAssist) != SsfAction::ConnectAssist {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        let resource = self.config.behaviour_at(&assist.address.digits);
        if !matches!(resource, Behaviour::Answers { .. }) {
            return Err(error::ETC_FAILED);
        }
        self.connected(tc, id, Ssf::WaitingForEndOfTemporaryConnection);
        Ok(())
    }

    pub(crate) fn connected(&mut self, tc: &mut Tc<'_>, id: CallId, state: Ssf) {
        let time = match state {
            Ssf::WaitingForEndOfTemporaryConnection => self.config.tssf_temporary_connection,
            _ => self.config.tssf_user_interaction,
        };
        if let Some(call) = self.calls.get_mut(&id) {
            call.interaction = Interaction::default();
            call.tssf = time;
        }
        self.set_ssf(id, state);
        self.restart_tssf(tc, id);
    }

    /// disconnectForwardConnection, or the resource disconnects: what it does is cancelled, what waits is discarded.
    pub(crate) fn disconnect_resource(&mut self, tc: &mut Tc<'_>, id: CallId) -> Result<(), i32> {
        if self.action(id, SsfInput::DisconnectResource) != SsfAction::DisconnectResource {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        self.end_interaction(tc, id);
        let tssf = self.response_time(id);
        if let Some(call) = self.calls.get_mut(&id) {
            call.tssf = tssf;
        }
        self.set_ssf(id, Ssf::WaitingForInstructions);
        self.restart_tssf(tc, id);
        Ok(())
    }

    /// The resource is let go.
    pub(crate) fn end_interaction(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.american.then = None;
        let interaction = std::mem::take(&mut call.interaction);
        self.cancel(&[interaction.key]);
        self.leave_resource(tc, id);
    }

    pub(crate) fn announce(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        announce: &Announce,
    ) -> Result<(), i32> {
        self.order(tc, id, ordered, What::Announce(*announce))
    }

    pub(crate) fn collect(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        collect: &Collect,
    ) -> Result<(), i32> {
        // 11.25.2.2.
        if collect.minimum > collect.maximum {
            return Err(error::PARAMETER_OUT_OF_RANGE);
        }
        self.order(tc, id, ordered, What::Collect(*collect))
    }

    fn order(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        ordered: &Ordered,
        what: What,
    ) -> Result<(), i32> {
        if self.action(id, SsfInput::Interact) != SsfAction::Accept {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        if call.interaction.orders.len() == MAX_ORDERS {
            return Err(error::TASK_REFUSED);
        }
        call.interaction.orders.push_back(Order {
            // In the ITU's TCAP every operation has one.
            invoke_id: ordered.invoke_id.unwrap_or(InvokeId(0)),
            operation: ordered.operation,
            what,
        });
        self.next_order(tc, id);
        Ok(())
    }

    /// Begins the first order, if it has not begun.
    fn next_order(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let now = tc.now();
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(order) = call.interaction.orders.front().copied() else {
            return;
        };
        if call.interaction.began {
            return;
        }
        call.interaction.began = true;
        let digits = call.request.digits;
        let prompt = match &order.what {
            What::Announce(announce) => Some(*announce),
            What::Collect(collect) => collect.prompt,
        };
        let key = heard(&order.what, digits).map(|heard| self.put(now + heard, id, Due::OrderEnd));
        if let Some(call) = self.calls.get_mut(&id) {
            call.interaction.key = key;
        }
        if prompt.is_some_and(|announce| announce.notify_start) {
            self.invoke_report(tc, id, &Report::AnnouncementStarted, Some(order.invoke_id));
        }
    }

    /// The announcement is over, or the user gave the digits, or none.
    pub(crate) fn end_order(&mut self, tc: &mut Tc<'_>, id: CallId, at: Instant) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        debug_assert!(call.interaction.key.is_none_or(|(due, _)| due == at));
        let Some(order) = call.interaction.orders.pop_front() else {
            return;
        };
        call.interaction.began = false;
        call.interaction.key = None;
        if call.model() != CallModel::Basic {
            self.played(tc, id, &order);
            return self.sweep(tc, id);
        }
        let keeps = match &order.what {
            What::Announce(announce) => {
                if announce.notify_end {
                    let ended = Report::AnnouncementEnded;
                    self.invoke_report(tc, id, &ended, Some(order.invoke_id));
                }
                announce.keep_connected
            }
            What::Collect(collect) => {
                self.answer_digits(tc, id, &order, collect);
                collect.keep_connected
            }
        };
        if keeps {
            self.next_order(tc, id);
        } else {
            let _ = self.disconnect_resource(tc, id);
        }
        self.sweep(tc, id);
    }

    /// An order to the resource of a switch of AIN or WIN is over. The last one lets it go.
    fn played(&mut self, tc: &mut Tc<'_>, id: CallId, order: &Order) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if !call.interaction.orders.is_empty() {
            return self.next_order(tc, id);
        }
        let then = call.american.then.take();
        let report = match &order.what {
            What::Announce(_) => Report::AnnouncementEnded,
            What::Collect(collect) => match wanted(call.request.digits, collect) {
                Some(digits) => Report::Digits(digits),
                None => Report::Refused {
                    operation: order.operation,
                    error: error::IMPROPER_CALLER_RESPONSE,
                },
            },
        };
        match then {
            Some(then) => self.after_playing(tc, id, &then),
            None => self.resource_cleared(tc, id, order.operation, &report),
        }
    }

    fn answer_digits(&mut self, tc: &mut Tc<'_>, id: CallId, order: &Order, collect: &Collect) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let Some(dialogue) = call.dialogue else {
            return;
        };
        let digits = wanted(call.request.digits, collect);
        self.writer.clear();
        let encoded = digits.is_some_and(|digits| {
            inlab_inap::encode_result(
                call.request.dialect,
                order.operation,
                &Report::Digits(digits),
                &mut self.writer,
            )
            .is_ok()
        });
        let sent = if encoded {
            let code = inlab_stack::tcap::OperationCode::Local(order.operation.code);
            let digits = Parameter::Octets(self.writer.as_slice());
            tc.result(dialogue, order.invoke_id, Some(code), digits)
        } else {
            let code = ErrorCode::Local(error::IMPROPER_CALLER_RESPONSE);
            tc.error(dialogue, order.invoke_id, code, Parameter::None)
        };
        call.receiving.answer |= sent.is_ok();
        call.receiving.report |= sent.is_ok();
    }

    /// cancel of one order (10.1.1.2, 10.1.2.2).
    pub(crate) fn cancel_order(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        invoke: i8,
    ) -> Result<(), i32> {
        if self.action(id, SsfInput::Interact) != SsfAction::Accept {
            return Err(error::CANCEL_FAILED);
        }
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        let orders = &mut call.interaction.orders;
        let place = orders.iter().position(|order| order.invoke_id.0 == invoke);
        let Some((place, order)) = place.and_then(|at| Some((at, orders.remove(at)?))) else {
            return Err(error::CANCEL_FAILED);
        };
        if let Some(dialogue) = call.dialogue {
            let code = ErrorCode::Local(error::CANCELED);
            let sent = tc.error(dialogue, order.invoke_id, code, Parameter::None);
            call.receiving.answer |= sent.is_ok();
        }
        if place == 0 {
            let key = call.interaction.key.take();
            call.interaction.began = false;
            self.cancel(&[key]);
            self.next_order(tc, id);
        }
        Ok(())
    }
}

/// How long an order takes with a user who has these digits; `None`: without end.
pub(crate) fn heard(what: &What, digits: Option<UserDigits>) -> Option<Duration> {
    let collect = match what {
        What::Announce(announce) => return playing(announce),
        What::Collect(collect) => collect,
    };
    let prompt = collect.prompt.as_ref();
    let prompt = prompt.map_or(Some(Duration::ZERO), playing);
    let waits = match digits {
        Some(_) => DIGITS,
        None => collect
            .first_digit_timeout
            .map_or(FIRST_DIGIT, |seconds| Duration::from_secs(seconds.into())),
    };
    // Who has digits speaks into an announcement without end, if it may be interrupted.
    let prompt = prompt.or(collect.interruptible.then_some(Duration::ZERO));
    prompt.map(|prompt| prompt + waits)
}

/// The user's digits, if they are as many as are wanted.
pub(crate) fn wanted(digits: Option<UserDigits>, collect: &Collect) -> Option<UserDigits> {
    let length = usize::from(collect.minimum)..=usize::from(collect.maximum);
    digits.filter(|digits| length.contains(&digits.as_str().len()))
}

/// How long an announcement is heard; `None`: without end (11.23.1.1).
fn playing(announce: &Announce) -> Option<Duration> {
    let repeated = announce.repetitions.map(|times| {
        let pause = Duration::from_secs(announce.interval.unwrap_or(0).into());
        ANNOUNCEMENT * u32::from(times) + pause * u32::from(times.saturating_sub(1))
    });
    match (announce.duration, repeated) {
        (Some(0), repeated) => repeated,
        (Some(seconds), repeated) => {
            let lasting = Duration::from_secs(seconds.into());
            Some(repeated.map_or(lasting, |repeated| repeated.min(lasting)))
        }
        (None, Some(repeated)) => Some(repeated),
        (None, None) => Some(ANNOUNCEMENT),
    }
}
