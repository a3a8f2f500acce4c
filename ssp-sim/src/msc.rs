//! The mobile switch of WIN (X.S0004-540, N.S0018): every message is a transaction of its own, and the call's key holds them together.
//!
//! | what | how |
//! | --- | --- |
//! | trigger | Query; its result says what to do, and where events are to be told |
//! | a service without a trigger, such as the caller's name | ServiceRequest in a Query, in the place of the trigger |
//! | ResumePIC 2 | more digits are taken from the line, and the call goes on with them to its next trigger |
//! | event armed as a request | Query, held until the result |
//! | event armed as a notification | Unidirectional where it has no result, unless a Query is asked for; else a Query whose result says nothing |
//! | CallControlDirective | a Query towards us: an announcement, other events, or the end of the call |
//! | the switch begins anew | BulkDisconnection to whoever controlled one of its calls |
//! | UnreliableCallData | CallRecoveryReport with the calls that the asker controls |
//!
//! Where CallControlDirective and the report of a clearing cross, the clearing wins: to clear the call once more is answered as done, and
//! nothing is reported twice; anything else is refused with OperationSequenceProblem. A directive about a call that this switch does not
//! have is refused with UnrecognizedParameterValue: its BillingID. Both are ours: N.S0018 names no winner.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | calls of one CallRecoveryReport | [`MAX_RECOVERED`] | another report follows |
//! | events that WIN_TriggerList arms | the 11 that can be armed, within [`MAX_ARMED`](crate::MAX_ARMED) | the result is refused |
//! | announcements of a result | the two of AnnouncementList | the result is refused |

use crate::american::abandon;
use crate::bcsm::{Pic, Stage};
use crate::call::{Call, CallId, Clearing, Held};
use crate::control::encode_event;
use crate::incoming::say_refused;
use crate::obey::Ordered;
use crate::record::{Record, Refusal};
use crate::switch::{Happening, Switch};
use inlab_ber::Scratch;
use inlab_inap::{
    AccessUser, Answer, BulkDisconnection, CallKey, CallModel, Class, Clock, DetectionPoint,
    Dialect, EventReport, Half, Instruction, LegId, Occasion, Operation, RecoveredCall, Said,
    Station, Subject, error,
};
use inlab_ss7::{Address, Cause};
use inlab_stack::tcap::ansi::{IdChoice, Permission};
use inlab_stack::tcap::{self, DialogueId, Parameter, Quality};
use inlab_stack::{Package, Request, Tc};
use std::time::Instant;

/// What a mobile switch is, besides its address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Msc {
    /// MSCID: market and switch (X.S0004-550 6.5.2.82).
    pub switch: [u8; 3],
    /// TimeOfDay when the switch begins: tenths of a second since midnight UTC, 0 to 863999.
    pub start_of_day: u32,
    /// TimeDateOffset: minutes of local time ahead of UTC.
    pub offset: i16,
    /// Answers are told by a Query, and not by a Unidirectional.
    pub answers_by_query: bool,
}

impl Default for Msc {
    /// Market 1, switch 1, midnight UTC.
    fn default() -> Self {
        Self {
            switch: [0, 1, 1],
            start_of_day: 0,
            offset: 0,
            answers_by_query: false,
        }
    }
}

/// Calls of one report: each takes some 20 octets of a message.
const MAX_RECOVERED: usize = 32;

/// The electronic serial number of a station of which nothing is said: manufacturer 130, serial 1.
const SERIAL: [u8; 4] = [130, 0, 0, 1];

const TENTHS_OF_A_DAY: u128 = 864_000;

impl Switch {
    /// What the clock of the switch shows.
    pub(crate) fn clock(&mut self, now: Instant) -> Clock {
        let since = now.saturating_duration_since(*self.began.get_or_insert(now));
        let tenths =
            (u128::from(self.config.msc.start_of_day) + since.as_millis() / 100) % TENTHS_OF_A_DAY;
        Clock {
            tenths: u32::try_from(tenths).unwrap_or(0),
            offset: self.config.msc.offset,
        }
    }

    /// Names a call that is about to trigger: BillingID with the number of the call, the switch, and the time. A station of
    /// which nothing is said is named by the ten digits of the party's number, as a mobile identification number once was.
    pub(crate) fn identify(
        &mut self,
        now: Instant,
        number: u32,
        party: Option<AccessUser>,
        subject: &mut Subject,
    ) {
        let clock = self.clock(now);
        subject.clock = Some(clock);
        if let Some(AccessUser::Line(digits)) = party {
            subject.station.get_or_insert(Station::Min(digits));
        }
        subject.serial.get_or_insert(SERIAL);
        let [market, area, switch] = self.config.msc.switch;
        let [_, high, middle, low] = number.to_be_bytes();
        subject.call.get_or_insert(CallKey {
            billing: [market, area, switch, high, middle, low, 0],
            switch: self.config.msc.switch,
        });
    }

    /// An armed event is told, in a transaction of its own.
    pub(crate) fn tell_event(&mut self, tc: &mut Tc<'_>, id: CallId, report: EventReport) {
        let clock = self.clock(tc.now());
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.request.trigger.subject.clock = Some(clock);
        let remote = call.american.reports_to.unwrap_or(call.request.scf);
        let waits = report.is_request();
        let operation = match encode_event(call, &report, &mut self.writer) {
            Ok(operation) => operation,
            Err(error) => {
                tracing::error!(%error, "a report of an event that was armed cannot be encoded");
                return;
            }
        };
        if waits {
            // What waited before has become idle: the caller gave up.
            self.drop_transaction(tc, id);
            if let Ok(dialogue) = self.query(tc, id, remote, operation) {
                self.by_dialogue.insert(dialogue, id);
                if let Some(call) = self.calls.get_mut(&id) {
                    call.dialogue = Some(dialogue);
                }
            }
        } else if operation.result.is_none() && !self.config.msc.answers_by_query {
            self.send_alone(tc, id, remote, operation);
        } else {
            self.send_and_forget(tc, id, remote, operation);
        }
    }

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
        let mut request = self.config.ansi_request(call, operation);
        request.id = IdChoice::None;
        request.class = tcap::Class::Neither;
        request.reply_required = false;
        let local = self.local_address(call.request.dialect);
        if let Some(dialogue) = self.send_first(tc, id, (local, remote), &request, false) {
            tracing::error!("a notice could not be sent");
            abandon(tc, dialogue);
        }
    }

    /// The same in a Query whose answer changes nothing.
    fn send_and_forget(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        remote: Address,
        operation: &'static Operation,
    ) {
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let request = self.config.ansi_request(call, operation);
        let local = self.local_address(call.request.dialect);
        if let Some(dialogue) = self.send_first(tc, id, (local, remote), &request, true) {
            let deadline = tc.now() + request.timer;
            let _ = tc.set_dialogue_timer(dialogue, Some(deadline));
            self.closing.insert(dialogue);
        }
    }

    /// The operation in the writer, in the only package of ours: the transaction that is still there afterwards.
    fn send_first(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        (local, remote): (Address, Address),
        request: &Request,
        query: bool,
    ) -> Option<DialogueId> {
        let dialogue = tc.open(local, remote).ok()?;
        let quality = Quality {
            sequence: Some((id.0 & 0xf) as u8),
            return_on_error: true,
        };
        let _ = tc.set_quality(dialogue, quality);
        let package = match query {
            true => Package::Opening(Permission::Granted),
            false => Package::Unidirectional,
        };
        let argument = Parameter::Octets(self.writer.as_slice());
        let mut either = tc.either();
        let sent = either
            .invoke(dialogue, request, argument)
            .and_then(|_| either.send(dialogue, package));
        match sent {
            Ok(()) => query.then_some(dialogue),
            Err(_) if query => {
                abandon(tc, dialogue);
                None
            }
            Err(_) => Some(dialogue),
        }
    }

    /// A list of events takes the place of the one before it (X.S0004-550, WIN_TriggerList).
    pub(crate) fn obey_win(&mut self, id: CallId, instruction: &Instruction) {
        if let (Instruction::Arm(_), Some(call)) = (instruction, self.calls.get_mut(&id)) {
            call.armed.clear();
        }
    }

    /// Where events are to be told from now on, if a result or a directive says so.
    pub(crate) fn tell_events_to(&mut self, id: CallId, said: Said, octets: &[u8]) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let scratch = Scratch::default();
        let to = inlab_inap::reports_to(call.request.dialect, said, octets, &scratch);
        call.american.reports_to = to.or(call.american.reports_to);
    }

    // ---- what the SCP asks of itself ----

    fn call_of(&self, key: &CallKey) -> Option<CallId> {
        let has = |call: &Call| call.request.trigger.subject.call == Some(*key);
        let found = self.calls.iter().rev().find(|(_, call)| has(call));
        found.map(|(id, _)| *id)
    }

    /// CallControlDirective.
    pub(crate) fn directed(
        &mut self,
        tc: &mut Tc<'_>,
        ordered: &Ordered,
        key: CallKey,
        octets: &[u8],
    ) {
        let Some(id) = self.call_of(&key) else {
            let refusal = ordered
                .operation
                .refusal(error::UNRECOGNIZED_PARAMETER_VALUE);
            return say_refused(tc, ordered, &refusal);
        };
        let mut orders = Vec::new();
        let scratch = Scratch::default();
        let said = Said::Invoke(ordered.operation);
        let dialect = self
            .calls
            .get(&id)
            .map_or(Dialect::WIN, |call| call.request.dialect);
        let occasion = Occasion::of(None);
        let read =
            inlab_inap::decode_orders(dialect, &occasion, said, octets, &scratch, &mut |order| {
                orders.push(order);
            });
        let done = match read {
            Ok(()) => self.may_direct(id, &orders),
            Err(fault) => Err(fault.answer()),
        };
        if let Err(answer) = done {
            say_refused(tc, ordered, &answer);
            return self.records.push(Record::Refused {
                call: id,
                operation: Some(ordered.operation.code),
                answer: match answer {
                    Answer::Error { code, .. } => Refusal::Error(code),
                    _ => Refusal::Nothing,
                },
            });
        }
        let connected = self
            .calls
            .get(&id)
            .is_some_and(|call| call.answered.is_some());
        if let Some(invoke_id) = ordered.invoke_id {
            self.writer.clear();
            if inlab_inap::encode_call_status(dialect, connected, &mut self.writer).is_ok() {
                let status = Parameter::Octets(self.writer.as_slice());
                let code = ordered.operation.code;
                let mut either = tc.either();
                let _ = either.result(ordered.dialogue, invoke_id, code, true, status);
            }
        }
        // The answer goes before what follows from it.
        self.answer_package(tc, ordered.dialogue);
        self.tell_events_to(id, said, octets);
        for order in &orders {
            self.records.push(Record::Instructed {
                call: id,
                instruction: *order,
            });
            self.direct(tc, id, order);
        }
        self.sweep(tc, id);
    }

    /// Whether a call is where it can be directed so.
    fn may_direct(&self, id: CallId, orders: &[Instruction]) -> Result<(), Answer> {
        let Some(call) = self.calls.get(&id) else {
            return Ok(());
        };
        let clears = |held: &Held| held.then.stage() == Stage::Over;
        let clearing = call.held.as_ref().is_some_and(clears);
        let possible = |order: &Instruction| match order {
            Instruction::Release(_) => true,
            Instruction::Announce(_)
            | Instruction::Display(_)
            | Instruction::ShowName(_)
            | Instruction::Record(_)
            | Instruction::Arm(_)
            | Instruction::Continue => !clearing,
            _ => false,
        };
        if orders.iter().all(possible) {
            Ok(())
        } else {
            let code = error::OPERATION_SEQUENCE_PROBLEM;
            Err(Answer::Error {
                code,
                parameter: &[],
            })
        }
    }

    fn direct(&mut self, tc: &mut Tc<'_>, id: CallId, order: &Instruction) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        match order {
            Instruction::Arm(arms) => {
                call.armed.clear();
                for arm in arms.iter() {
                    let _ = call.armed.arm(*arm);
                }
                if !call.armed.is_empty() && call.ssf == crate::Ssf::Idle {
                    self.set_ssf(id, crate::Ssf::Monitoring);
                }
            }
            Instruction::Release(cause) => self.command_clearing(tc, id, *cause),
            // The parties hear it, and speak on; the record says so.
            _ => {}
        }
    }

    /// The call is cleared for the SCF: its clearing is told as commanded, if it is armed.
    fn command_clearing(&mut self, tc: &mut Tc<'_>, id: CallId, cause: Cause) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let clears = call
            .held
            .is_some_and(|held| held.then.stage() == Stage::Over);
        if clears || call.pic.stage() == Stage::Over {
            return;
        }
        let clearing = Clearing {
            by: None,
            cause: Some(cause),
            ordered: true,
        };
        let connected = call.pic.stage() == Stage::Connected;
        let point = match call.half {
            Half::Originating => DetectionPoint::ODisconnect,
            Half::Terminating => DetectionPoint::TDisconnect,
        };
        self.drop_transaction(tc, id);
        let what = Happening {
            leg: LegId::TWO,
            is_commanded: true,
            clearing,
            call_over: true,
        };
        let point = connected.then_some(point);
        if let Some(call) = self.calls.get_mut(&id) {
            call.held = None;
        }
        self.meet(tc, id, &what, point, Pic::Null);
    }

    /// What concerns no call: `false` if this operation is none of those.
    pub(crate) fn about_the_switch(
        &mut self,
        tc: &mut Tc<'_>,
        ordered: &Ordered,
        dialect: Dialect,
        from: Address,
        octets: &[u8],
    ) -> bool {
        let scratch = Scratch::default();
        let operation = ordered.operation;
        let asked = inlab_inap::decode_unreliable_call_data(dialect, operation, octets, &scratch);
        let Ok(lost) = asked else {
            return self.is_open(tc, ordered, dialect, octets);
        };
        if lost.switch != self.config.msc.switch {
            let refusal = ordered
                .operation
                .refusal(error::UNRECOGNIZED_PARAMETER_VALUE);
            say_refused(tc, ordered, &refusal);
            return true;
        }
        if let Some(invoke_id) = ordered.invoke_id {
            let code = ordered.operation.code;
            let mut either = tc.either();
            let _ = either.result(ordered.dialogue, invoke_id, code, true, Parameter::None);
        }
        self.answer_package(tc, ordered.dialogue);
        self.report_calls(tc, dialect, from);
        true
    }

    fn report_calls(&mut self, tc: &mut Tc<'_>, dialect: Dialect, to: Address) {
        let now = tc.now();
        let mut known = Vec::new();
        let ids: Vec<CallId> = self.calls.keys().copied().collect();
        for id in ids {
            let Some(call) = self.calls.get(&id) else {
                continue;
            };
            let since = call.answered.or(call.started).unwrap_or(now);
            let key = call.request.trigger.subject.call;
            if let Some(key) = key.filter(|_| call.model() == CallModel::Win) {
                known.push(RecoveredCall {
                    billing: key.billing,
                    since: self.clock(since),
                });
            }
        }
        for some in known.chunks(MAX_RECOVERED) {
            self.writer.clear();
            let calls = &mut some.iter().copied();
            match inlab_inap::encode_call_recovery(dialect, calls, &mut self.writer) {
                Ok(operation) => self.send_of_switch(tc, dialect, to, operation),
                Err(error) => tracing::error!(%error, "calls cannot be told"),
            }
        }
    }

    /// The operation in the writer, about no call.
    fn send_of_switch(
        &mut self,
        tc: &mut Tc<'_>,
        dialect: Dialect,
        to: Address,
        operation: &'static Operation,
    ) {
        let class = match operation.class {
            Class::One => tcap::Class::Both,
            _ => tcap::Class::FailureOnly,
        };
        let timer = self.config.operations.of(operation);
        let request = Request {
            reply_required: dialect.sets_reply_bit(operation, self.config.reply_bit),
            ..Request::new(operation.code, class, timer)
        };
        let local = self.local_address(dialect);
        if let Some(dialogue) = self.send_first(tc, CallId(0), (local, to), &request, true) {
            let _ = tc.set_dialogue_timer(dialogue, Some(tc.now() + timer));
            self.closing.insert(dialogue);
        }
    }

    /// The switch begins anew: its calls and dialogues are gone, and nobody was told. Whoever controlled a call of WIN hears of it
    /// now (BulkDisconnection); the others when they ask.
    pub(crate) fn restart(&mut self, tc: &mut Tc<'_>) {
        let ids: Vec<CallId> = self.calls.keys().copied().collect();
        let mut owed: Vec<(Dialect, Address)> = Vec::new();
        for id in ids {
            let Some(call) = self.calls.get_mut(&id) else {
                continue;
            };
            let to = call.american.reports_to.unwrap_or(call.request.scf);
            let owes = (call.request.dialect, to);
            if call.model() == CallModel::Win && !owed.contains(&owes) {
                owed.push(owes);
            }
            if let Some(dialogue) = call.dialogue.take() {
                self.by_dialogue.remove(&dialogue);
                let _ = tc.either().send(dialogue, Package::Prearranged);
            }
            self.records.push(Record::Over {
                call: id,
                by: None,
                cause: None,
                spoke: None,
            });
            self.forget(tc, id);
        }
        self.restart_seats(tc);
        for dialogue in std::mem::take(&mut self.closing) {
            abandon(tc, dialogue);
        }
        let clock = self.clock(tc.now());
        for (dialect, to) in owed {
            self.writer.clear();
            let lost = BulkDisconnection {
                switch: self.config.msc.switch,
                until: clock,
            };
            let bulk = inlab_inap::encode_bulk_disconnection(dialect, &lost, &mut self.writer);
            match bulk {
                Ok(operation) => self.send_of_switch(tc, dialect, to, operation),
                Err(error) => tracing::error!(%error, "a restart cannot be told"),
            }
        }
    }
}
