//! Intelligent peripherals of WIN that the simulator plays, and the mobile switch that connects a party to one (N.S0013; the operations
//! in the order of a call are in `inlab_inap`'s `win::peripheral`).
//!
//! A peripheral has a number, and so many resources. Each is seized by SeizeResource and reached by a number of its own, one of those
//! after the peripheral's: of 2125550190 with two resources, 2125550191 and 2125550192. The connection between switch and peripheral is inside the
//! simulator; all else goes over TCAP as between two nodes. What it plays and collects takes as long as in
//! [`resource`](crate::resource).
//!
//! | what happens | to the resource | to the switch |
//! | --- | --- | --- |
//! | the caller gives up | Abort: the call it would play to is gone | ConnectionFailureReport, call abandoned; the transaction stays for its answer |
//! | nobody is at the number | | ConnectionFailureReport, failure at MSC |
//! | the SCF drops the resource | it hangs up | ConnectionFailureReport, resource disconnect |
//! | the switch's timer | it is cleared | ConnectionFailureReport, SSFT expiration |
//! | DisconnectResource, or the answer | it is cleared | |
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | resources | [`MAX_RESOURCES`] of all peripherals | no more are made |
//! | free resources | as configured | ResourceShortage |
//! | orders at a time | one a resource | OperationSequenceProblem |
//! | time to the call, and between orders | [`PATIENCE`] | Abort |

use crate::NO_ROUTE;
use crate::american::{HELD, abandon, leave};
use crate::call::{CallId, PlanKey};
use crate::control::go_on_with;
use crate::incoming::say_refused;
use crate::obey::Ordered;
use crate::record::Record;
use crate::resource::{What, heard, wanted};
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::switch::{Due, Switch};
use inlab_ber::Scratch;
use inlab_inap::{
    ConnectionFailure, Dialect, Instruction, Occasion, Report, Said, encode_connection_failure,
    encode_seized, error, resource_operations,
};
use inlab_ss7::{
    Address, CalledPartyNumber, Cause, Digits, InternalNetworkNumber, NatureOfAddress,
    NumberingPlanIndicator,
};
use inlab_stack::tcap::{DialogueId, InvokeId, Parameter};
use inlab_stack::{Fault, Invoked, Request, Tc, Told};
use std::fmt;
use std::time::Duration;

/// Resources of one simulator.
pub const MAX_RESOURCES: usize = 1024;

/// How long a resource waits for its call, and then for orders.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A peripheral.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Peripheral {
    /// Its number, by whose global title it is asked for a resource.
    pub number: Digits,
    /// How many it has.
    pub resources: u8,
}

/// Where a resource stands.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum State {
    /// Nobody has it.
    #[default]
    Free,
    /// It has a number, and waits for a call to that.
    Seized,
    /// The call is there; InstructionRequest is out, and an order is waited for.
    Asking,
    /// It plays, or collects digits.
    Playing,
    /// It was told that there is nothing more; the switch has still to clear.
    Leaving,
}

/// What happens to it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Input {
    /// SeizeResource.
    Seize,
    /// A call to its number.
    CallArrives,
    /// SRFDirective.
    Directive,
    /// What it plays is over.
    PlayOver,
    /// InstructionRequest is answered.
    Released,
    /// The transaction is gone, or the answer is an error.
    Lost,
    /// The switch clears the connection.
    CallLeaves,
    /// Nothing came for too long.
    Overdue,
}

/// What it does.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Action {
    /// Nothing.
    Stay,
    /// Answers with its number, in a Conversation.
    GiveNumber,
    /// Sends InstructionRequest, in a Conversation.
    Ask,
    /// Plays.
    Play,
    /// Answers SRFDirective, in a Conversation.
    Answer,
    /// Aborts the transaction.
    Abort,
    /// Hangs up.
    HangUp,
    /// Both.
    AbortAndHangUp,
    /// Answers OperationSequenceProblem.
    Refuse,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Free,
        Self::Seized,
        Self::Asking,
        Self::Playing,
        Self::Leaving,
    ];

    /// What it does about `input`, and the state after it.
    #[must_use]
    pub const fn on(self, input: Input) -> (Action, Self) {
        use {Action as A, Input as I};
        match (self, input) {
            (Self::Free, I::Seize) => (A::GiveNumber, Self::Seized),
            (
                Self::Free,
                I::CallArrives
                | I::Directive
                | I::PlayOver
                | I::Released
                | I::Lost
                | I::CallLeaves
                | I::Overdue,
            ) => (A::Stay, self),

            (Self::Seized, I::CallArrives) => (A::Ask, Self::Asking),
            (Self::Seized, I::Directive) => (A::Refuse, self),
            (Self::Seized, I::Overdue) => (A::Abort, Self::Free),
            (Self::Seized, I::Released | I::Lost) => (A::Stay, Self::Free),
            (Self::Seized, I::Seize | I::PlayOver | I::CallLeaves) => (A::Stay, self),

            (Self::Asking, I::Directive) => (A::Play, Self::Playing),
            (Self::Asking, I::Seize | I::CallArrives | I::PlayOver) => (A::Stay, self),
            (Self::Playing, I::PlayOver) => (A::Answer, Self::Asking),
            (Self::Playing, I::Directive) => (A::Refuse, self),
            (Self::Playing, I::Seize | I::CallArrives) => (A::Stay, self),
            (Self::Asking | Self::Playing, I::Released) => (A::Stay, Self::Leaving),
            (Self::Asking | Self::Playing, I::Lost) => (A::HangUp, Self::Free),
            (Self::Asking | Self::Playing, I::CallLeaves) => (A::Abort, Self::Free),
            (Self::Asking | Self::Playing, I::Overdue) => (A::AbortAndHangUp, Self::Free),

            (Self::Leaving, I::CallLeaves) => (A::Stay, Self::Free),
            (
                Self::Leaving,
                I::Seize
                | I::CallArrives
                | I::Directive
                | I::PlayOver
                | I::Released
                | I::Lost
                | I::Overdue,
            ) => (A::Stay, self),
        }
    }
}

impl Input {
    /// Every input.
    pub const ALL: [Self; 8] = [
        Self::Seize,
        Self::CallArrives,
        Self::Directive,
        Self::PlayOver,
        Self::Released,
        Self::Lost,
        Self::CallLeaves,
        Self::Overdue,
    ];
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Free => "free",
            Self::Seized => "seized",
            Self::Asking => "asking",
            Self::Playing => "playing",
            Self::Leaving => "leaving",
        })
    }
}

/// The whole table, one line a state and input, for people and for `golden/state`.
#[must_use]
pub fn table() -> String {
    let mut text = String::from("A resource of an intelligent peripheral (N.S0013)\n\n");
    for state in State::ALL {
        for input in Input::ALL {
            let (action, next) = state.on(input);
            let (state, input) = (state.to_string(), format!("{input:?}"));
            text.push_str(&format!("{state:<8} {input:<12} {action:?} -> {next}\n"));
        }
    }
    text
}

/// One resource.
#[derive(Debug)]
pub(crate) struct Seat {
    /// The number of its peripheral, and its own.
    peripheral: Digits,
    number: Digits,
    state: State,
    dialect: Dialect,
    dialogue: Option<DialogueId>,
    call: Option<CallId>,
    /// InstructionRequest.
    asked: Option<InvokeId>,
    /// SRFDirective.
    order: Option<(InvokeId, What)>,
    key: Option<PlanKey>,
    /// Something of ours waits for the next message.
    waiting: bool,
}

/// Its place among all.
pub(crate) type SeatId = usize;

/// The resources of these peripherals.
pub(crate) fn seats(peripherals: &[Peripheral]) -> Vec<Seat> {
    let of = |peripheral: &Peripheral| {
        let number = peripheral.number;
        (1..=peripheral.resources).map(move |place| Seat {
            peripheral: number,
            number: after(&number, place),
            state: State::Free,
            dialect: Dialect::WIN,
            dialogue: None,
            call: None,
            asked: None,
            order: None,
            key: None,
            waiting: false,
        })
    };
    peripherals
        .iter()
        .flat_map(of)
        .take(MAX_RESOURCES)
        .collect()
}

/// The number that is so much greater, with as many digits.
fn after(number: &Digits, count: u8) -> Digits {
    let mut digits: Vec<u8> = number.iter().collect();
    let mut carry = u32::from(count);
    for digit in digits.iter_mut().rev() {
        let sum = u32::from(*digit) + carry;
        *digit = u8::try_from(sum % 10).unwrap_or(0);
        carry = sum / 10;
    }
    let mut all = Digits::EMPTY;
    for digit in digits {
        let _ = all.push(digit);
    }
    all
}

impl Switch {
    // ---- the resource ----

    /// SeizeResource, in a Query: a free resource of the peripheral that was called.
    pub(crate) fn seize(
        &mut self,
        tc: &mut Tc<'_>,
        ordered: &Ordered,
        dialect: Dialect,
        called: &Address,
    ) {
        let title = called.global_title.map(|title| *title.digits());
        let is_free = |seat: &Seat| {
            seat.state == State::Free && title.is_none_or(|title| title == seat.peripheral)
        };
        let (Some(place), Some(invoke_id)) =
            (self.seats.iter().position(is_free), ordered.invoke_id)
        else {
            let refusal = ordered.operation.refusal(error::RESOURCE_SHORTAGE);
            return say_refused(tc, ordered, &refusal);
        };
        let Some(seat) = self.seats.get_mut(place) else {
            return;
        };
        let number = CalledPartyNumber {
            nature: NatureOfAddress::NATIONAL,
            internal_network_number: InternalNetworkNumber::ALLOWED,
            plan: NumberingPlanIndicator::E164,
            digits: seat.number,
        };
        self.writer.clear();
        if encode_seized(dialect, &number, &mut self.writer).is_err() {
            let refusal = ordered.operation.refusal(error::RESOURCE_SHORTAGE);
            return say_refused(tc, ordered, &refusal);
        }
        let dialogue = ordered.dialogue;
        let parameter = Parameter::Octets(self.writer.as_slice());
        let mut either = tc.either();
        let sent = either.result(dialogue, invoke_id, ordered.operation.code, true, parameter);
        if sent.is_err() {
            return;
        }
        seat.dialect = dialect;
        seat.dialogue = Some(dialogue);
        seat.waiting = true;
        self.incoming.remove(&dialogue);
        self.by_seat.insert(dialogue, place);
        self.enter_seat(tc, place, Input::Seize);
        let _ = tc.set_dialogue_timer(dialogue, Some(tc.now() + PATIENCE));
    }

    /// Takes a step of the machine, and does what it says.
    fn enter_seat(&mut self, tc: &mut Tc<'_>, place: SeatId, input: Input) -> Action {
        let Some(seat) = self.seats.get_mut(place) else {
            return Action::Stay;
        };
        let before = seat.state;
        let (action, state) = before.on(input);
        seat.state = state;
        if before != state {
            let number = u16::try_from(place + 1).unwrap_or(u16::MAX);
            self.records.push(Record::Resource {
                resource: number,
                state,
            });
        }
        match action {
            Action::Stay | Action::GiveNumber | Action::Refuse => {}
            Action::Ask => self.ask_for_orders(tc, place),
            Action::Play => self.play(tc, place),
            Action::Answer => self.answer_directive(tc, place),
            Action::Abort => self.drop_seat(tc, place),
            Action::HangUp => self.hang_up(tc, place),
            Action::AbortAndHangUp => {
                self.drop_seat(tc, place);
                self.hang_up(tc, place);
            }
        }
        if state == State::Free {
            self.free_seat(tc, place);
        }
        action
    }

    fn drop_seat(&mut self, tc: &mut Tc<'_>, place: SeatId) {
        let seat = self.seats.get_mut(place);
        if let Some(dialogue) = seat.and_then(|seat| seat.dialogue.take()) {
            self.by_seat.remove(&dialogue);
            abandon(tc, dialogue);
        }
    }

    fn free_seat(&mut self, tc: &mut Tc<'_>, place: SeatId) {
        self.drop_seat(tc, place);
        if let Some(seat) = self.seats.get_mut(place) {
            (seat.call, seat.asked, seat.order) = (None, None, None);
            seat.waiting = false;
            let key = seat.key.take();
            self.cancel(&[key]);
        }
    }

    /// The resource clears the connection: the switch tells of it.
    fn hang_up(&mut self, tc: &mut Tc<'_>, place: SeatId) {
        let call = self.seats.get_mut(place).and_then(|seat| seat.call.take());
        let Some(id) = call else { return };
        if let Some(call) = self.calls.get_mut(&id) {
            call.american.resource = None;
        }
        self.connection_failed(tc, id, ConnectionFailure::ResourceDisconnect, None);
    }

    fn ask_for_orders(&mut self, tc: &mut Tc<'_>, place: SeatId) {
        let Some(seat) = self.seats.get(place) else {
            return;
        };
        let call = seat.call.and_then(|call| self.calls.get(&call));
        let (Some(dialogue), Some(call)) = (seat.dialogue, call) else {
            return;
        };
        let Some(operations) = resource_operations(seat.dialect) else {
            return;
        };
        let request = Request {
            timer: HELD,
            ..self.config.ansi_request(call, operations.request)
        };
        let nothing = Parameter::Octets(seat.dialect.empty_parameters());
        let asked = tc.either().invoke(dialogue, &request, nothing);
        let sent = asked.is_ok() && go_on_with(tc, dialogue);
        let _ = tc.set_dialogue_timer(dialogue, Some(tc.now() + PATIENCE));
        if let (Some(seat), Ok(asked)) = (self.seats.get_mut(place), asked) {
            seat.asked = asked;
        }
        if !sent {
            self.enter_seat(tc, place, Input::Lost);
        }
    }

    fn play(&mut self, tc: &mut Tc<'_>, place: SeatId) {
        let Some(seat) = self.seats.get(place) else {
            return;
        };
        let (Some(id), Some((_, what)), Some(dialogue)) = (seat.call, seat.order, seat.dialogue)
        else {
            return;
        };
        let digits = self.calls.get(&id).and_then(|call| call.request.digits);
        // Nothing that a directive orders is without end.
        let lasts = heard(&what, digits).unwrap_or_default();
        let key = self.put(tc.now() + lasts, id, Due::ResourceEnd);
        let _ = tc.set_dialogue_timer(dialogue, None);
        if let Some(seat) = self.seats.get_mut(place) {
            seat.key = Some(key);
        }
    }

    /// What the resource of a call plays is over.
    pub(crate) fn played_out(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let resource = self.calls.get(&id).and_then(|call| call.american.resource);
        if let Some(place) = resource {
            if let Some(seat) = self.seats.get_mut(place) {
                seat.key = None;
            }
            self.enter_seat(tc, place, Input::PlayOver);
        }
    }

    fn answer_directive(&mut self, tc: &mut Tc<'_>, place: SeatId) {
        let Some(seat) = self.seats.get_mut(place) else {
            return;
        };
        let (Some((invoke_id, what)), Some(dialogue)) = (seat.order.take(), seat.dialogue) else {
            return;
        };
        let dialect = seat.dialect;
        let Some(operations) = resource_operations(dialect) else {
            return;
        };
        let call = seat.call.and_then(|call| self.calls.get(&call));
        let digits = call.and_then(|call| call.request.digits);
        let report = match what {
            What::Announce(_) => Report::AnnouncementEnded,
            What::Collect(collect) => {
                wanted(digits, &collect).map_or(Report::AnnouncementEnded, Report::Digits)
            }
        };
        self.writer.clear();
        let operation = operations.directive;
        let encoded = inlab_inap::encode_result(dialect, operation, &report, &mut self.writer);
        let mut either = tc.either();
        let parameter = Parameter::Octets(self.writer.as_slice());
        let sent = encoded.is_ok()
            && either
                .result(dialogue, invoke_id, operation.code, true, parameter)
                .is_ok()
            && go_on_with(tc, dialogue);
        let _ = tc.set_dialogue_timer(dialogue, Some(tc.now() + PATIENCE));
        if !sent {
            self.enter_seat(tc, place, Input::Lost);
        }
    }

    /// Something about the transaction of a resource.
    pub(crate) fn told_to_seat(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        place: SeatId,
        told: &Told<'_>,
    ) {
        let asked = self.seats.get(place).and_then(|seat| seat.asked);
        match told {
            Told::Invoke(invoke) => self.directed_seat(tc, dialogue, place, invoke),
            Told::Result(result) if asked == Some(result.invoke_id) => {
                self.enter_seat(tc, place, Input::Released);
            }
            Told::Error(error) if asked == Some(error.invoke_id) => {
                self.enter_seat(tc, place, Input::Lost);
            }
            Told::Reject(reject) if reject.invoke_id.is_some() && asked == reject.invoke_id => {
                self.enter_seat(tc, place, Input::Lost);
            }
            Told::Reject(_) => self.waits_at(place),
            Told::Cancel(unanswered) if asked == Some(unanswered.invoke_id) => {
                self.enter_seat(tc, place, Input::Overdue);
            }
            Told::Timer => {
                self.enter_seat(tc, place, Input::Overdue);
            }
            Told::Notice(_) => {
                self.drop_seat(tc, place);
                self.enter_seat(tc, place, Input::Lost);
            }
            Told::MessageEnd => {
                let Some(seat) = self.seats.get_mut(place) else {
                    return;
                };
                let waiting = std::mem::take(&mut seat.waiting);
                if seat.state == State::Leaving {
                    // Its question is answered, and the transaction has nothing more to be for.
                    seat.dialogue = None;
                    self.by_seat.remove(&dialogue);
                    leave(tc, dialogue);
                } else if waiting {
                    go_on_with(tc, dialogue);
                }
            }
            Told::Closed => {
                self.by_seat.remove(&dialogue);
                if let Some(seat) = self.seats.get_mut(place) {
                    seat.dialogue = None;
                }
                self.enter_seat(tc, place, Input::Lost);
            }
            _ => {}
        }
    }

    fn waits_at(&mut self, place: SeatId) {
        if let Some(seat) = self.seats.get_mut(place) {
            seat.waiting = true;
        }
    }

    fn directed_seat(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        place: SeatId,
        invoke: &Invoked<'_>,
    ) {
        let Some(seat) = self.seats.get(place) else {
            return;
        };
        let dialect = seat.dialect;
        let operations = resource_operations(dialect);
        let directive = operations.map(|operations| operations.directive);
        let known = directive.filter(|row| invoke.operation == Some(row.code) && !invoke.national);
        let (Some(operation), Some(invoke_id)) = (known, invoke.invoke_id) else {
            let fault = Fault::UnrecognizedOperation;
            let _ = tc.either().reject(dialogue, invoke.invoke_id, fault);
            return self.waits_at(place);
        };
        let ordered = Ordered {
            dialogue,
            invoke_id: Some(invoke_id),
            operation,
        };
        let mut order = None;
        let read = inlab_inap::decode_orders(
            dialect,
            &Occasion::of(operations.map(|operations| operations.request)),
            Said::Invoke(operation),
            invoke.parameter.unwrap_or_default(),
            &Scratch::default(),
            &mut |told| {
                order = match told {
                    Instruction::Announce(announce) => Some(What::Announce(announce)),
                    Instruction::Collect(collect) => Some(What::Collect(collect)),
                    _ => None,
                };
            },
        );
        let refusal = match (read, order) {
            (Ok(()), Some(what)) => {
                let plays = seat.state == State::Asking;
                if plays && let Some(seat) = self.seats.get_mut(place) {
                    seat.order = Some((invoke_id, what));
                }
                if self.enter_seat(tc, place, Input::Directive) != Action::Refuse {
                    return;
                }
                operation.refusal(error::OPERATION_SEQUENCE_PROBLEM)
            }
            (Ok(()), None) => operation.refusal(error::PARAMETER_ERROR),
            (Err(fault), _) => fault.answer(),
        };
        say_refused(tc, &ordered, &refusal);
        self.waits_at(place);
    }

    // ---- the switch ----

    /// ConnectResource: the party is connected to this number.
    pub(crate) fn connect_peripheral(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        number: &CalledPartyNumber,
    ) -> Result<(), i32> {
        if self.action(id, SsfInput::ConnectAssist) != SsfAction::ConnectAssist {
            return Err(error::UNEXPECTED_COMPONENT_SEQUENCE);
        }
        self.connected(tc, id, Ssf::WaitingForEndOfTemporaryConnection);
        let arrives = tc.now() + self.config.alerting_delay;
        let key = self.put(arrives, id, Due::Arrival);
        if let Some(call) = self.calls.get_mut(&id) {
            call.interaction.set_key(key);
            call.american.dials = Some(number.digits.without_st());
        }
        Ok(())
    }

    /// The call comes to the number of a resource.
    pub(crate) fn arrive(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let dials = call.american.dials.take();
        let waits = |seat: &Seat| seat.state == State::Seized && Some(seat.number) == dials;
        match self.seats.iter().position(waits) {
            Some(place) => {
                call.american.resource = Some(place);
                if let Some(seat) = self.seats.get_mut(place) {
                    seat.call = Some(id);
                }
                self.enter_seat(tc, place, Input::CallArrives);
            }
            None => {
                let failure = ConnectionFailure::FailureAtMsc;
                self.connection_failed(tc, id, failure, Some(NO_ROUTE));
            }
        }
        self.sweep(tc, id);
    }

    /// The connection of a call to its resource is cleared.
    pub(crate) fn leave_resource(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.american.dials = None;
        if let Some(place) = call.american.resource.take() {
            self.enter_seat(tc, place, Input::CallLeaves);
        }
    }

    /// ConnectionFailureReport: the party is not, or no longer, at the resource, and the call waits for other instructions.
    pub(crate) fn connection_failed(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        failure: ConnectionFailure,
        cause: Option<Cause>,
    ) {
        let is_there = |ssf| ssf == Ssf::WaitingForEndOfTemporaryConnection;
        if !self.calls.get(&id).is_some_and(|call| is_there(call.ssf)) {
            return;
        }
        self.tell_failure(tc, id, failure, cause);
        let _ = self.disconnect_resource(tc, id);
    }

    fn tell_failure(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        failure: ConnectionFailure,
        cause: Option<Cause>,
    ) -> Option<DialogueId> {
        let call = self.calls.get(&id)?;
        let dialogue = call.dialogue?;
        self.writer.clear();
        let dialect = call.request.dialect;
        let operation =
            encode_connection_failure(dialect, failure, cause, &mut self.writer).ok()?;
        let request = self.config.ansi_request(call, operation);
        let argument = Parameter::Octets(self.writer.as_slice());
        tc.either().invoke(dialogue, &request, argument).ok()?;
        go_on_with(tc, dialogue).then_some(dialogue)
    }

    /// The caller is gone while at a resource: the SCF is told in the transaction that waits, and ends that.
    pub(crate) fn abandon_resource(&mut self, tc: &mut Tc<'_>, id: CallId, cause: Option<Cause>) {
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        if call.ssf != Ssf::WaitingForEndOfTemporaryConnection
            || resource_operations(call.request.dialect).is_none()
        {
            return;
        }
        let failure = ConnectionFailure::CallAbandoned;
        let Some(dialogue) = self.tell_failure(tc, id, failure, cause) else {
            return;
        };
        let _ = tc.set_dialogue_timer(dialogue, Some(tc.now() + PATIENCE));
        self.by_dialogue.remove(&dialogue);
        self.closing.insert(dialogue);
        if let Some(call) = self.calls.get_mut(&id) {
            call.dialogue = None;
            call.american.question = None;
        }
    }

    /// The peripherals begin anew with the switch.
    pub(crate) fn restart_seats(&mut self, tc: &mut Tc<'_>) {
        for dialogue in std::mem::take(&mut self.by_seat).into_keys() {
            abandon(tc, dialogue);
        }
        self.seats = seats(&self.config.peripherals);
    }
}
