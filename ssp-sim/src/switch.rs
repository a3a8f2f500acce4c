//! The switch: calls and their state models, what people do, and when.

use crate::american;
use crate::bcsm::{self, CallInput, Pic, Stage};
use crate::call::{Call, CallId, CallRequest, Clearing, DefaultHandling, EndStyle, Held, PlanKey};
use crate::edp::presumed_leg;
use crate::gap::{Gaps, Passage};
use crate::incoming::Incoming;
use crate::party::{Behaviour, NORMAL, PartyEvent};
use crate::peripheral::{self, Seat, SeatId};
use crate::raw::{RawDialogue, RawId};
use crate::record::{Loss, Record, Records};
use crate::ssf::{Ssf, SsfAction, SsfInput};
use crate::{Config, MAX_CALLS, NotNow, NotStarted};
use inlab_ber::Writer;
use inlab_inap::{
    CallModel, CalledNumber, DetectionPoint, EventReport, Instruction, LegId, MonitorMode,
    NotExpressible, Operation, Trigger,
};
use inlab_stack::Tc;
use inlab_stack::tcap::DialogueId;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

/// Something planned for a call.
#[derive(Clone, Copy, Debug)]
struct Plan {
    call: CallId,
    due: Due,
}

/// What comes about by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Due {
    /// A party does something.
    Party(PartyEvent),
    /// The warning before the end of a charging period.
    Warning,
    /// The end of a charging period.
    PeriodEnd,
    /// The resource has done what it was ordered.
    OrderEnd,
    /// The caller has dialled what the SCF asked for.
    LineDigits,
    /// The call comes to a peripheral.
    Arrival,
    /// The peripheral has done what it was ordered.
    ResourceEnd,
}

/// What happens to a call on the way from one point in call to the next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Happening {
    /// At whose side.
    pub(crate) leg: LegId,
    /// The SCF ordered it: no side is told of (WIN).
    pub(crate) is_commanded: bool,
    /// Who clears with it, and why.
    pub(crate) clearing: Clearing,
    /// The whole call is over with it, not one leg.
    pub(crate) call_over: bool,
}

impl From<PartyEvent> for Happening {
    fn from(event: PartyEvent) -> Self {
        Self {
            leg: event.leg(),
            is_commanded: false,
            clearing: Clearing {
                by: event.by(),
                cause: event.cause(),
                ordered: false,
            },
            call_over: matches!(
                event,
                PartyEvent::Abandon | PartyEvent::Disconnect(LegId::ONE, _)
            ),
        }
    }
}

/// The user of the stack. What it does to relationships is in [`control`](crate::control), what the SCF may order in
/// [`obey`](crate::obey).
#[derive(Debug)]
pub(crate) struct Switch {
    pub(crate) config: Config,
    pub(crate) calls: BTreeMap<CallId, Call>,
    pub(crate) raw: BTreeMap<DialogueId, RawDialogue>,
    pub(crate) records: Records,
    pub(crate) by_dialogue: BTreeMap<DialogueId, CallId>,
    /// At most eight plans a call; a call takes its plans with it.
    agenda: BTreeMap<PlanKey, Plan>,
    sequence: u64,
    pub(crate) last_call: u32,
    pub(crate) last_raw: u32,
    /// Scripts that wait for the SCP to open a dialogue, the oldest first. At most [`MAX_AWAITED`](crate::MAX_AWAITED).
    pub(crate) awaited: VecDeque<RawId>,
    pub(crate) writer: Writer,
    /// What one component orders, while it is done.
    pub(crate) orders: Vec<Instruction>,
    /// Conversations of AIN that we closed without permission to end them.
    pub(crate) closing: BTreeSet<DialogueId>,
    /// Dialogues that the SCP opened and no call has.
    pub(crate) incoming: BTreeMap<DialogueId, Incoming>,
    /// The resources of our peripherals, and the transactions in which they were seized.
    pub(crate) seats: Vec<Seat>,
    pub(crate) by_seat: BTreeMap<DialogueId, SeatId>,
    /// What the SCP does not want to be asked now.
    pub(crate) gaps: Gaps,
    /// When the clock of the switch was set.
    pub(crate) began: Option<Instant>,
}

impl Switch {
    pub(crate) fn new(config: Config) -> Self {
        Self {
            seats: peripheral::seats(&config.peripherals),
            by_seat: BTreeMap::new(),
            config,
            calls: BTreeMap::new(),
            raw: BTreeMap::new(),
            records: Records::default(),
            by_dialogue: BTreeMap::new(),
            agenda: BTreeMap::new(),
            sequence: 0,
            last_call: 0,
            last_raw: 0,
            awaited: VecDeque::new(),
            writer: Writer::default(),
            orders: Vec::new(),
            closing: BTreeSet::new(),
            incoming: BTreeMap::new(),
            gaps: Gaps::default(),
            began: None,
        }
    }

    // ---- what people do ----

    /// Starts a call: it goes through its state model to the detection point of the trigger.
    pub(crate) fn start(
        &mut self,
        tc: &mut Tc<'_>,
        mut request: CallRequest,
    ) -> Result<CallId, NotStarted> {
        let point = request.trigger.dp;
        if self.calls.len() >= MAX_CALLS {
            return Err(NotStarted::TooManyCalls);
        }
        let model = request.dialect.call_model();
        let row = bcsm::at(model, point).ok_or(NotExpressible::Event(point))?;
        match model {
            CallModel::Basic => {}
            // What is told later names the user as the trigger does.
            CallModel::Ain => {
                let access = request.trigger.access();
                let user = &mut request.trigger.subject.user;
                *user = user.or(access);
            }
            CallModel::Win => {
                let access = request.trigger.access();
                let subject = &mut request.trigger.subject;
                self.identify(tc.now(), self.last_call + 1, access, subject);
            }
        }
        // What cannot be encoded is refused before there is a call.
        let operation = encode(&request, &request.trigger, &mut self.writer)?;
        // It tells the half of the call where what waits is of both.
        request.trigger.subject.trigger = Some(operation);
        self.last_call += 1;
        let id = CallId(self.last_call);
        let mut call = Call::new(request, point.half(), self.config.tssf);
        call.pic = row.from;
        call.held = Some(Held {
            point,
            then: row.to,
            clearing: Clearing::default(),
            enters: true,
            is_trigger: true,
        });
        self.records.push(Record::Call {
            call: id,
            pic: row.from,
            point: None,
        });
        self.records.push(Record::Call {
            call: id,
            pic: row.from,
            point: Some(point),
        });
        call.patience = request
            .patience
            .map(|patience| self.put(tc.now() + patience, id, Due::Party(PartyEvent::Abandon)));
        self.calls.insert(id, call);
        if let Err(why) = self.ask(tc, id, &request.trigger, operation) {
            self.lose_control(tc, id, SsfInput::Abort, why);
        }
        self.sweep(tc, id);
        Ok(id)
    }

    /// Sends the trigger in the writer, if no gap holds it back; one that a gap lets through says so, where it has a parameter for it.
    fn ask(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        trigger: &Trigger,
        operation: &'static Operation,
    ) -> Result<(), Loss> {
        let Some(call) = self.calls.get_mut(&id) else {
            return Ok(());
        };
        match self.gaps.admit(tc.now(), &call.request, trigger) {
            Passage::Free => {}
            Passage::Through(gap) => {
                let through = Trigger {
                    gap_encountered: Some(gap),
                    ..*trigger
                };
                if encode(&call.request, &through, &mut self.writer).is_err() {
                    encode(&call.request, trigger, &mut self.writer)
                        .map_err(|_| Loss::NotOpened)?;
                }
            }
            Passage::Gapped(cause) => {
                if let Some(held) = &mut call.held
                    && call.request.default_handling == DefaultHandling::Release
                {
                    held.clearing.cause = cause;
                }
                return Err(Loss::Gapped);
            }
        }
        self.open(tc, id, operation).map_err(|_| Loss::NotOpened)
    }

    /// The trigger that the call has at this detection point, besides the one that it began with.
    pub(crate) fn later_trigger(
        &mut self,
        now: Instant,
        id: CallId,
        point: DetectionPoint,
    ) -> Option<Trigger> {
        let call = self.calls.get_mut(&id)?;
        let place = call
            .request
            .then_triggers
            .iter_mut()
            .find(|then| then.is_some_and(|(dp, _)| dp == point))?;
        let (dp, service) = place.take()?;
        let mut trigger = call.request.trigger;
        trigger.dp = dp;
        trigger.service = service;
        trigger.called = call.destination.map(CalledNumber::Isup).or(trigger.called);
        if call.model() == CallModel::Win {
            trigger.subject.clock = Some(self.clock(now));
        }
        Some(trigger)
    }

    /// A call that goes on meets one more trigger detection point: it is held there, and the SCF is asked.
    pub(crate) fn raise(&mut self, tc: &mut Tc<'_>, id: CallId, trigger: &Trigger, then: Pic) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.held = Some(Held {
            point: trigger.dp,
            then,
            clearing: Clearing::default(),
            enters: true,
            is_trigger: true,
        });
        let (pic, request) = (call.pic, call.request);
        self.records.push(Record::Call {
            call: id,
            pic,
            point: Some(trigger.dp),
        });
        let encoded = encode(&request, trigger, &mut self.writer);
        let opened = match encoded {
            Ok(operation) => self.ask(tc, id, trigger, operation),
            Err(error) => {
                tracing::error!(%error, "a later trigger cannot be expressed");
                Err(Loss::NotOpened)
            }
        };
        if let Err(why) = opened {
            // The transaction of an earlier trigger is over with it.
            let earlier = self.calls.get(&id).and_then(|call| call.dialogue);
            self.lose_control(tc, id, SsfInput::Abort, why);
            if let Some(dialogue) = earlier {
                american::leave(tc, dialogue);
            }
            self.sweep(tc, id);
        }
    }

    /// A party does something.
    pub(crate) fn party(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        event: PartyEvent,
    ) -> Result<(), NotNow> {
        let call = self.calls.get(&id).ok_or(NotNow::NoSuchCall)?;
        if call.held.is_some_and(|held| !passes(&held, event)) {
            return Err(NotNow::Held(call.pic));
        }
        let input = event.input();
        if !call.has_leg(event.leg()) {
            return Err(NotNow::State(call.pic, input));
        }
        let row = bcsm::transition(call.model(), call.half, call.pic, input)
            .ok_or(NotNow::State(call.pic, input))?;
        self.meet(tc, id, &Happening::from(event), row.point, row.to);
        self.sweep(tc, id);
        Ok(())
    }

    /// A detection point is met on the way to `to`.
    pub(crate) fn meet(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        what: &Happening,
        point: Option<DetectionPoint>,
        to: Pic,
    ) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let pic = call.pic;
        let enters = !pic.stays(to);
        let Happening {
            leg,
            clearing,
            call_over,
            is_commanded,
        } = *what;
        let Some(point) = point else {
            return self.go_on(tc, id, to, clearing, enters);
        };
        // The leg goes, or never came: what was to be told of it is told, before its event is.
        let over = to == Pic::Null || to == Pic::Exception;
        let dialect = call.request.dialect;
        let hit = call.armed.hit(point, leg);
        let watched = !call.armed.is_empty();
        call.armed.disarm_after(point, leg);
        let answered = matches!(point, DetectionPoint::OAnswer | DetectionPoint::TAnswer);
        call.american.events_ended_by_answer = answered && (watched || hit.is_some());
        self.records.push(Record::Call {
            call: id,
            pic,
            point: Some(point),
        });
        if over {
            if clearing.by == Some(LegId::ONE) {
                self.abandon_resource(tc, id, clearing.cause);
            }
            self.end_interaction(tc, id);
            let waits = hit.is_some_and(|arm| arm.mode == MonitorMode::Interrupted);
            self.settle(tc, id, clearing, call_over || !waits);
        }
        let Some(arm) = hit else {
            return self.go_on(tc, id, to, clearing, enters);
        };
        let told_leg = (!is_commanded).then_some(leg);
        let mut report = EventReport::new(point, told_leg, arm.mode);
        // Nothing is told of an event of no answer (TS 29.078 11.18.1.1).
        report.cause = match point {
            DetectionPoint::ONoAnswer | DetectionPoint::TNoAnswer => None,
            _ => clearing.cause.filter(|_| dialect.reports_cause(point)),
        };
        let input = match arm.mode {
            MonitorMode::Interrupted => SsfInput::EventRequest,
            MonitorMode::NotifyAndContinue | MonitorMode::Transparent => {
                SsfInput::EventNotification
            }
        };
        match self.action(id, input) {
            SsfAction::ReportAndWait => {
                self.report(tc, id, report, false);
                let tssf = self.response_time(id);
                let Some(call) = self.calls.get_mut(&id) else {
                    return;
                };
                call.held = Some(Held {
                    point,
                    then: to,
                    clearing,
                    enters,
                    is_trigger: false,
                });
                call.tssf = tssf;
                if enters {
                    self.cancel_plans(id);
                }
                self.set_ssf(id, Ssf::WaitingForInstructions);
                self.restart_tssf(tc, id);
            }
            SsfAction::Report => {
                let Some(call) = self.calls.get_mut(&id) else {
                    return;
                };
                if over {
                    call.armed.clear();
                }
                // The last report may travel in the TC-END. While the call is held there is more to come.
                let waits = call.held.is_some() && !over;
                let last = !call.is_watched() && !waits && call.end_style() == EndStyle::Basic;
                self.report(tc, id, report, last);
                self.go_on(tc, id, to, clearing, enters);
            }
            _ => self.go_on(tc, id, to, clearing, enters),
        }
    }

    /// The call goes on to a point in call, and enters it unless it is in it already.
    pub(crate) fn go_on(
        &mut self,
        tc: &mut Tc<'_>,
        id: CallId,
        to: Pic,
        clearing: Clearing,
        enters: bool,
    ) {
        let now = tc.now();
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.held = None;
        call.pic = to;
        let (model, half) = (call.model(), call.half);
        self.records.push(Record::Call {
            call: id,
            pic: to,
            point: None,
        });
        if !enters {
            return;
        }
        call.deferred.clear();
        self.cancel_plans(id);
        match to.stage() {
            // Digits and route are known in a simulator: these points are passed at once.
            Stage::Passing if model == CallModel::Basic => {
                self.go_on(tc, id, bcsm::routing(model, half), clearing, true);
            }
            Stage::Passing => self.pass(tc, id, to),
            Stage::Routing => self.route(now, id),
            Stage::Alerting => {}
            Stage::Connected => self.speak(now, id),
            // The caller hears a tone and clears: nothing more can be reported.
            Stage::Failed => {
                if let Some(call) = self.calls.get_mut(&id) {
                    call.armed.clear();
                }
                self.go_on(tc, id, Pic::Null, clearing, true);
            }
            Stage::Over => {
                if let Some(call) = self.calls.get_mut(&id) {
                    call.clearing = clearing;
                    call.armed.clear();
                }
            }
        }
    }

    /// Goes on from a point in call in which nobody is waited for, through its detection point.
    fn pass(&mut self, tc: &mut Tc<'_>, id: CallId, from: Pic) {
        let Some(call) = self.calls.get(&id) else {
            return;
        };
        let Some(row) = bcsm::step(call.model(), call.half, from) else {
            return;
        };
        if let Some(point) = row.point
            && let Some(trigger) = self.later_trigger(tc.now(), id, point)
        {
            return self.raise(tc, id, &trigger, row.to);
        }
        let what = Happening {
            leg: row.point.map_or(LegId::ONE, presumed_leg),
            is_commanded: false,
            clearing: Clearing::default(),
            call_over: false,
        };
        self.meet(tc, id, &what, row.point, row.to);
    }

    /// The called party answered.
    fn speak(&mut self, now: Instant, id: CallId) {
        let behaviour = self.behaviour_of(id);
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.answered = Some(now);
        self.start_period(now, id);
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        let talk = call.request.talk;
        if let Some(patience) = call.patience.take() {
            self.agenda.remove(&patience);
        }
        if let Some(talk) = talk {
            self.plan(now + talk, id, PartyEvent::Disconnect(LegId::ONE, NORMAL));
        }
        if let Behaviour::Answers {
            clears: Some(clears),
            ..
        } = behaviour
        {
            self.plan(now + clears, id, PartyEvent::Disconnect(LegId::TWO, NORMAL));
        }
    }

    /// The call is put through: its party behaves.
    fn route(&mut self, now: Instant, id: CallId) {
        let behaviour = self.behaviour_of(id);
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        call.routed = Some(now);
        let no_answer = call
            .armed
            .no_answer_timer()
            .map_or(self.config.no_answer, |s| Duration::from_secs(s.into()));
        let ring = self.config.alerting_delay;
        let mut plan = |after: Duration, event| self.plan(now + after, id, event);
        match behaviour {
            Behaviour::Manual => plan(no_answer, PartyEvent::NoAnswer),
            Behaviour::Silent => {
                plan(ring, PartyEvent::Alerting);
                plan(no_answer, PartyEvent::NoAnswer);
            }
            Behaviour::Answers { after, .. } => {
                plan(ring.min(after), PartyEvent::Alerting);
                if after < no_answer {
                    plan(after, PartyEvent::Answer);
                } else {
                    plan(no_answer, PartyEvent::NoAnswer);
                }
            }
            Behaviour::Busy => plan(ring, PartyEvent::Busy(crate::BUSY)),
            Behaviour::Unreachable => plan(ring, PartyEvent::RouteFailure(crate::NO_ROUTE)),
        }
    }

    fn behaviour_of(&self, id: CallId) -> Behaviour {
        let Some(call) = self.calls.get(&id) else {
            return Behaviour::Manual;
        };
        if let Some(behaviour) = call.request.called_behaviour {
            return behaviour;
        }
        call.destination.map_or(Behaviour::Manual, |number| {
            self.config.behaviour_at(&number.digits)
        })
    }

    // ---- time ----

    pub(crate) fn put(&mut self, at: Instant, call: CallId, due: Due) -> PlanKey {
        self.sequence += 1;
        let key = (at, self.sequence);
        self.agenda.insert(key, Plan { call, due });
        key
    }

    /// What was put there does not come about.
    pub(crate) fn cancel(&mut self, keys: &[Option<PlanKey>]) {
        for key in keys.iter().flatten() {
            self.agenda.remove(key);
        }
    }

    pub(crate) fn plan(&mut self, at: Instant, id: CallId, event: PartyEvent) {
        let key = self.put(at, id, Due::Party(event));
        if let Some(call) = self.calls.get_mut(&id) {
            call.plans.push(key);
        }
    }

    /// What was planned for the call in its point in call holds no longer.
    fn cancel_plans(&mut self, id: CallId) {
        if let Some(call) = self.calls.get_mut(&id) {
            for key in call.plans.drain(..) {
                self.agenda.remove(&key);
            }
        }
    }

    /// The call is no more.
    pub(crate) fn forget(&mut self, tc: &mut Tc<'_>, id: CallId) {
        self.cancel_plans(id);
        self.end_interaction(tc, id);
        self.drop_pending(id);
        if let Some(call) = self.calls.remove(&id) {
            if let Some(patience) = call.patience {
                self.agenda.remove(&patience);
            }
            if let Some(dialogue) = call.dialogue {
                self.by_dialogue.remove(&dialogue);
            }
        }
    }

    pub(crate) fn next_plan(&self) -> Option<Instant> {
        self.agenda.first_key_value().map(|((at, _), _)| *at)
    }

    /// Does everything that was planned for `tc.now()` or before.
    pub(crate) fn run_plans(&mut self, tc: &mut Tc<'_>) {
        while let Some((key, plan)) = self
            .agenda
            .first_key_value()
            .map(|(key, plan)| (*key, *plan))
        {
            if key.0 > tc.now() {
                return;
            }
            self.agenda.remove(&key);
            let Some(call) = self.calls.get_mut(&plan.call) else {
                continue;
            };
            call.plans.retain(|other| *other != key);
            if call.patience == Some(key) {
                call.patience = None;
            }
            match plan.due {
                Due::Party(event) => self.happen(tc, plan.call, event),
                Due::Warning => self.warn(plan.call),
                Due::PeriodEnd => self.end_period(tc, plan.call),
                Due::OrderEnd => self.end_order(tc, plan.call, key.0),
                Due::LineDigits => self.line_digits(tc, plan.call),
                Due::Arrival => self.arrive(tc, plan.call),
                Due::ResourceEnd => self.played_out(tc, plan.call),
            }
        }
    }

    /// A party does something of itself: at once, or when the call goes on.
    fn happen(&mut self, tc: &mut Tc<'_>, id: CallId, event: PartyEvent) {
        match self.party(tc, id, event) {
            Err(NotNow::Held(_)) => {
                if let Some(call) = self.calls.get_mut(&id) {
                    call.deferred.push(event);
                }
            }
            // The caller's patience ends after the answer to a call that was put through again: nothing is given up.
            Ok(()) | Err(NotNow::NoSuchCall | NotNow::State(..)) => {}
        }
    }

    /// What came about while the call waited happens now that it has gone on.
    pub(crate) fn catch_up(&mut self, tc: &mut Tc<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else {
            return;
        };
        if call.held.is_none() {
            for event in std::mem::take(&mut call.deferred) {
                self.happen(tc, id, event);
            }
        }
    }
}

/// Writes a trigger of the call in the form that the call is controlled in.
fn encode(
    request: &CallRequest,
    trigger: &Trigger,
    out: &mut Writer,
) -> Result<&'static Operation, NotExpressible> {
    out.clear();
    if request.detection_points {
        inlab_inap::encode_point_trigger(request.dialect, trigger, out)
    } else {
        inlab_inap::encode_trigger(request.dialect, trigger, out)
    }
}

/// What happens although the call waits for instructions: its caller gives up, or a party clears that has not cleared yet
/// (TS 29.078 11.18.2.1; ETS 300 374-1 7.1.1.5).
fn passes(held: &Held, event: PartyEvent) -> bool {
    match event.input() {
        CallInput::Abandon => true,
        CallInput::Disconnect => held.clearing.by != event.by(),
        _ => false,
    }
}
