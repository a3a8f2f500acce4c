//! Runs one scenario in one dialect: an SCP, an SSP and a session server joined by the memory link, in virtual time.

use crate::expect::{Expect, Written, digits_of, event_text, observed_text, record_text};
use crate::nodes::{ASSOCIATION, PerNetwork, stack, subsystem};
use crate::record::Recorder;
use crate::scenario::{
    Action, CallStep, ClientAction, Component, CreateStep, LinkStep, MAX_STEPS, Scenario, SendAs,
    UNNAMED,
};
use crate::script::{self, Encoded};
use crate::wire::{End, NodeIndex, Overrun, Passage, Wire};
use inlab_call_event::{CallEvent, Receiver, TargetId, Targets, queue};
use inlab_inap::{Dialect, Instruction, OperationTimers};
use inlab_lab::Position;
use inlab_scp::Control;
use inlab_session_core::{ConnectionEvent, ConnectionId, Core as SessionCore, Frame, Subscriber};
use inlab_ss7::Address;
use inlab_ssp_sim::{CallId, EndStyle, RawId, RawTarget, Record, SspSim};
use inlab_stack::{Core, Node};
use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

/// The SCP among the nodes of a scenario.
pub const SCP: NodeIndex = NodeIndex(0);
/// The SSP.
pub const SSP: NodeIndex = NodeIndex(1);
/// How many streams each association has in each direction.
const STREAMS: u16 = 17;
/// How long the nodes may take to come up.
const BRING_UP: Duration = Duration::from_secs(10);
/// How long after the last step the nodes may still be busy.
const SETTLE: Duration = Duration::from_secs(1);

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Everything that happened, as golden files have it.
    pub record: String,
    /// What is not as expected.
    pub failures: Vec<Failure>,
    /// Every signalling message that was sent, with the time since the start.
    pub messages: Vec<(Duration, Passage)>,
}

/// One thing that is not as expected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failure {
    /// Where the scenario says so.
    pub position: Option<Position>,
    /// What is wrong, in several lines.
    pub text: String,
}

/// Runs `scenario` in `dialect`; `alternative` chooses among the ways of ending dialogues that its steps allow.
///
/// # Errors
/// A core does not come to rest: a defect.
pub fn run(scenario: &Scenario, dialect: Dialect, alternative: usize) -> Result<Outcome, Overrun> {
    let mut world = World::new(scenario, dialect);
    world.bring_up()?;
    for step in &scenario.steps {
        world.step(step.position, &step.action, alternative)?;
    }
    world.settle(SETTLE)?;
    Ok(world.finish())
}

struct World<'s> {
    scenario: &'s Scenario,
    dialect: Dialect,
    start: Instant,
    wire: Wire,
    scp: Node<Control>,
    /// How often the SCP began anew.
    restarts: u64,
    ssp: SspSim,
    events: Receiver,
    sessions: Option<SessionCore>,
    calls: BTreeMap<String, CallId>,
    /// Calls that the SCP has ordered and the switch has not made yet.
    created: VecDeque<String>,
    raw: BTreeMap<String, RawId>,
    recorder: Recorder,
    messages: Vec<(Duration, Passage)>,
    /// What was seen since the last expectation.
    seen_ssp: Vec<Record>,
    seen_events: Vec<CallEvent>,
    seen_notices: BTreeMap<usize, Vec<String>>,
    failures: Vec<Failure>,
}

impl<'s> World<'s> {
    fn new(scenario: &'s Scenario, dialect: Dialect) -> Self {
        // The one look at a clock: all times are differences from it.
        let start = Instant::now();
        let (scp, ssp) = (&scenario.scp, &scenario.ssp);
        let (scp_place, ssp_place) = (scp.places.of(dialect), ssp.places.of(dialect));
        let (scp, events) = new_scp(scenario, dialect, start, 0);
        let ssp_stack = stack(
            start,
            ssp_place,
            &[(scp_place, ASSOCIATION)],
            true,
            2,
            &ssp.timers,
        );
        let ssp_address = ssp_place.own_address(Some(subsystem(dialect)));
        let sessions = (!scenario.clients.is_empty()).then(|| {
            let mut numbers: Vec<_> = scenario.clients.iter().map(|(_, number)| *number).collect();
            numbers.sort();
            numbers.dedup();
            let subscribers = numbers.into_iter().map(|number| {
                Subscriber::new(number, &token(&digits_of(number)))
                    .expect("invariant: the token is long enough")
            });
            SessionCore::new(inlab_session_core::Config::default(), subscribers)
                .expect("invariant: no number occurs twice")
        });
        Self {
            scenario,
            dialect,
            start,
            wire: Wire::new(start),
            scp,
            restarts: 0,
            ssp: SspSim::new(ssp_stack, ssp.config(ssp_address)),
            events,
            sessions,
            calls: BTreeMap::new(),
            created: VecDeque::new(),
            raw: BTreeMap::new(),
            recorder: Recorder::new(dialect, scenario.octets),
            messages: vec![],
            seen_ssp: vec![],
            seen_events: vec![],
            seen_notices: BTreeMap::new(),
            failures: vec![],
        }
    }

    /// The association and M3UA come up before the scenario's time begins.
    fn bring_up(&mut self) -> Result<(), Overrun> {
        let [a, b] = [SCP, SSP].map(|node| End {
            node,
            association: ASSOCIATION,
        });
        self.wire.connect(a, b, self.scenario.delay, STREAMS);
        self.advance(BRING_UP, false)?;
        self.start = self.wire.now();
        Ok(())
    }

    fn now(&self) -> Duration {
        self.wire.now().saturating_duration_since(self.start)
    }

    /// Lets everything happen that is due within `time`; it is recorded, or else only done.
    fn advance(&mut self, time: Duration, recorded: bool) -> Result<(), Overrun> {
        let limit = self.wire.now() + time;
        loop {
            self.harvest(recorded)?;
            let mut nodes: [&mut dyn Core; 2] = [&mut self.scp, &mut self.ssp];
            let due = self.sessions.as_ref().and_then(SessionCore::poll_timeout);
            let until = due.map_or(limit, |due| due.clamp(self.wire.now(), limit));
            if self.wire.step(&mut nodes, until)? {
                continue;
            }
            let session_due = due.is_some_and(|due| due <= self.wire.now());
            if let Some(sessions) = self.sessions.as_mut().filter(|_| session_due) {
                sessions.handle_timeout(self.wire.now());
                self.harvest(recorded)?;
                if self.sessions.as_ref().and_then(SessionCore::poll_timeout) == due {
                    return Err(Overrun);
                }
                continue;
            }
            if until >= limit {
                return self.harvest(recorded);
            }
        }
    }

    /// Lets happen what follows without a party doing anything: until nothing is under way, at most so long.
    fn settle(&mut self, at_most: Duration) -> Result<(), Overrun> {
        let limit = self.wire.now() + at_most;
        self.harvest(true)?;
        while self.wire.now() < limit && (!self.wire.is_idle() || self.is_due()) {
            let mut nodes: [&mut dyn Core; 2] = [&mut self.scp, &mut self.ssp];
            self.wire.step(&mut nodes, limit)?;
            self.harvest(true)?;
        }
        Ok(())
    }

    /// A node has something to do at once: a message that it could not send comes back to it.
    fn is_due(&self) -> bool {
        [self.scp.poll_timeout(), self.ssp.poll_timeout()]
            .into_iter()
            .flatten()
            .any(|due| due <= self.wire.now())
    }

    /// Takes what the nodes have to send and to say, in the order in which it came about.
    fn harvest(&mut self, recorded: bool) -> Result<(), Overrun> {
        let now = self.now();
        while let Some(change) = self.scp.user.poll_state_change() {
            if recorded {
                self.recorder.line(now, &format!("scp  {change}"));
            }
        }
        while let Some(record) = self.ssp.poll_record() {
            self.name_created(&record);
            if recorded {
                self.recorder.record(now, &record);
                if record_text(&record, self.dialect).is_some() {
                    self.seen_ssp.push(record);
                }
            }
        }
        let mut sent = vec![];
        let mut nodes: [&mut dyn Core; 2] = [&mut self.scp, &mut self.ssp];
        self.wire.collect(&mut nodes, &mut sent)?;
        for passage in sent {
            if recorded {
                self.recorder.passage(now, &passage);
                self.messages.push((now, passage));
            }
        }
        while let Some(event) = self.events.try_recv() {
            self.recorder
                .line(now, &format!("scp  notifies  {}", event_text(&event)));
            if let Some(sessions) = &mut self.sessions {
                sessions.handle_call_event(self.wire.now(), &event);
            }
            self.seen_events.push(event);
        }
        self.notices(now);
        Ok(())
    }

    fn notices(&mut self, now: Duration) {
        let Some(sessions) = &mut self.sessions else {
            return;
        };
        let mut written: BTreeMap<ConnectionId, (usize, usize)> = BTreeMap::new();
        while let Some(transmit) = sessions.poll_transmit() {
            let index = usize::try_from(transmit.connection.0).unwrap_or(usize::MAX);
            let Some((name, _)) = self.scenario.clients.get(index) else {
                continue;
            };
            let octets = match transmit.frame {
                Frame::Text(text) => {
                    self.recorder.line(now, &format!("{name}  gets  {text}"));
                    self.seen_notices
                        .entry(index)
                        .or_default()
                        .push(text.to_string());
                    text.len()
                }
                Frame::Binary(octets) => {
                    self.recorder
                        .line(now, &format!("{name}  gets  {} octets", octets.len()));
                    self.seen_notices
                        .entry(index)
                        .or_default()
                        .push("binary".into());
                    octets.len()
                }
                Frame::Close(reason) => {
                    self.recorder
                        .line(now, &format!("{name}  is closed  {}", reason.text()));
                    self.seen_notices
                        .entry(index)
                        .or_default()
                        .push("close".into());
                    continue;
                }
                _ => continue,
            };
            let done = written.entry(transmit.connection).or_default();
            *done = (done.0 + 1, done.1 + octets);
        }
        // The clients of a scenario read at once.
        for (connection, (frames, octets)) in written {
            sessions.handle_connection(
                self.wire.now(),
                connection,
                ConnectionEvent::Written { frames, octets },
            );
        }
    }

    fn step(
        &mut self,
        position: Position,
        action: &Action,
        alternative: usize,
    ) -> Result<(), Overrun> {
        match action {
            Action::Trigger(call) => self.trigger(position, call),
            Action::Report { call, event, end } => {
                let Some(id) = self.calls.get(call).copied() else {
                    self.fail(
                        position,
                        format!("no call has been started under the name {call:?}"),
                    );
                    return Ok(());
                };
                let style = end
                    .get(alternative)
                    .or(end.last())
                    .copied()
                    .unwrap_or(EndStyle::Basic);
                self.ssp.set_end_style(id, style);
                if let Err(error) = self.ssp.party(self.wire.now(), id, *event) {
                    self.fail(
                        position,
                        format!("this cannot happen to the call now: {error}"),
                    );
                }
            }
            Action::Send {
                dialogue,
                message,
                to,
                components,
            } => self.send(position, dialogue, message, to.as_ref(), components),
            Action::Await { dialogue } => match self.ssp.await_raw() {
                Some(id) => {
                    self.raw.insert(dialogue.clone(), id);
                }
                None => {
                    let most = inlab_ssp_sim::MAX_AWAITED;
                    self.fail(position, format!("{most} dialogues are awaited already"));
                }
            },
            Action::Create(create) => self.create(position, create),
            Action::Restart => self.ssp.restart(self.wire.now()),
            Action::RestartScp => self.restart_scp()?,
            Action::Octets(octets) => {
                let to = End {
                    node: SCP,
                    association: ASSOCIATION,
                };
                self.wire.inject(to, 1, 3, octets.clone());
                self.recorder.injected(self.now(), octets);
            }
            Action::Link(link) => {
                let [scp, ssp] = [SCP, SSP].map(|node| End {
                    node,
                    association: ASSOCIATION,
                });
                match *link {
                    LinkStep::Cut => self.wire.cut(scp),
                    LinkStep::Mend => self.wire.mend(scp, STREAMS),
                    LinkStep::DropFromScp(count) => self.wire.drop_next(scp, count),
                    LinkStep::DropFromSsp(count) => self.wire.drop_next(ssp, count),
                }
                let what = match *link {
                    LinkStep::Cut => "is cut".to_string(),
                    LinkStep::Mend => "is mended".to_string(),
                    LinkStep::DropFromScp(count) => format!("loses the next {count} of scp"),
                    LinkStep::DropFromSsp(count) => format!("loses the next {count} of ssp"),
                };
                self.recorder.line(self.now(), &format!("link {what}"));
            }
            Action::Client { name, action } => self.client(name, action),
            Action::After(time) => return self.advance(*time, true),
            Action::Expect(expect) => self.check(position, expect),
        }
        // Messages on their way arrive before the next step; time does not pass for anything else.
        self.settle(SETTLE)
    }

    /// The process of the SCP is gone with its association and all that it knew, and a new one comes up at once.
    fn restart_scp(&mut self) -> Result<(), Overrun> {
        self.harvest(true)?;
        self.recorder.line(self.now(), "scp  begins anew");
        let end = End {
            node: SCP,
            association: ASSOCIATION,
        };
        self.wire.cut(end);
        self.restarts += 1;
        let now = self.wire.now();
        (self.scp, self.events) = new_scp(self.scenario, self.dialect, now, self.restarts);
        self.wire.mend(end, STREAMS);
        Ok(())
    }

    fn scp_address(&self) -> Address {
        let place = self.scenario.scp.places.of(self.dialect);
        place.address(subsystem(self.dialect))
    }

    /// Where a step sends to: the SCP, unless it says another address for this network.
    fn address_to(&self, to: Option<&PerNetwork<Address>>) -> Address {
        let said = to.and_then(|to| to.of(self.dialect)).copied();
        said.unwrap_or_else(|| self.scp_address())
    }

    fn trigger(&mut self, position: Position, step: &CallStep) {
        let scf = self.address_to(step.to.as_ref());
        let request = match step.request(self.dialect, scf) {
            Ok(request) => request,
            Err(error) => return self.fail(position, format!("called: {error}")),
        };
        match self.ssp.call(self.wire.now(), request) {
            Ok(id) => {
                self.calls.insert(step.name.clone(), id);
            }
            Err(error) => self.fail(position, format!("{}: {error}", self.dialect)),
        }
    }

    fn create(&mut self, position: Position, step: &CreateStep) {
        let own = Some(subsystem(self.dialect));
        let (scp, ssp) = (&self.scenario.scp.places, &self.scenario.ssp.places);
        let from = scp.of(self.dialect).own_address(own);
        let switch = ssp.of(self.dialect).own_address(own);
        let request = step.request(self.dialect, from, switch);
        let Node { stack, user } = &mut self.scp;
        match user.create_call(&mut stack.tc(self.wire.now()), &request) {
            Ok(_) => self.created.push_back(step.name.clone()),
            Err(error) => self.fail(position, format!("{}: {error}", self.dialect)),
        }
    }

    /// The switch makes a call, or does not: which it is, in the order in which the SCP wanted them.
    fn name_created(&mut self, record: &Record) {
        let makes = |code: i32| {
            let operation = self.dialect.operation(code);
            operation.is_some_and(|it| matches!(it.name, "createCall" | "initiateCallAttempt"))
        };
        match record {
            Record::Instructed {
                call,
                instruction: Instruction::CreateCall(_),
            } => {
                if let Some(name) = self.created.pop_front() {
                    self.calls.insert(name, *call);
                }
            }
            Record::Refused {
                operation: Some(code),
                ..
            } if makes(*code) => {
                self.created.pop_front();
            }
            _ => {}
        }
    }

    fn send(
        &mut self,
        position: Position,
        name: &str,
        message: &SendAs,
        to: Option<&PerNetwork<Address>>,
        components: &[Component],
    ) {
        let mut timers = OperationTimers::default();
        timers.apply(&self.scenario.ssp.timers);
        let mut encoded = vec![];
        for component in components {
            match Encoded::new(component, self.dialect, &timers) {
                Ok(component) => encoded.push(component),
                Err(text) => return self.fail(position, text),
            }
        }
        let raw: Vec<_> = encoded.iter().map(Encoded::raw).collect();
        let primitive = script::primitive(message);
        let target = if primitive.opens() {
            RawTarget::New {
                remote: self.address_to(to),
                context: script::context(message, self.dialect),
            }
        } else {
            match (self.raw.get(name), self.calls.get(name)) {
                (Some(raw), _) => RawTarget::Raw(*raw),
                (None, Some(call)) => RawTarget::Call(*call),
                (None, None) => {
                    return self.fail(
                        position,
                        format!("no call or dialogue has the name {name:?}"),
                    );
                }
            }
        };
        match self.ssp.send_raw(self.wire.now(), target, &raw, primitive) {
            Ok(Some(id)) => {
                self.raw.insert(name.to_string(), id);
            }
            Ok(None) => {}
            Err(error) => self.fail(
                position,
                format!("{}: {error}", if name == UNNAMED { "send" } else { name }),
            ),
        }
    }

    fn client(&mut self, name: &str, action: &ClientAction) {
        let now = self.wire.now();
        let Some(index) = self
            .scenario
            .clients
            .iter()
            .position(|(client, _)| client == name)
        else {
            return;
        };
        let Some(sessions) = &mut self.sessions else {
            return;
        };
        let connection = ConnectionId(index as u64);
        self.recorder.line(
            now.saturating_duration_since(self.start),
            &match action {
                ClientAction::Connect => format!("{name}  connects"),
                ClientAction::Send(json) => format!("{name}  sends  {json}"),
                ClientAction::Disconnect => format!("{name}  goes"),
            },
        );
        let number = self.scenario.clients[index].1;
        let secret = token(&digits_of(number));
        let event = match action {
            ClientAction::Connect => ConnectionEvent::Hello {
                number,
                token: secret.as_bytes(),
            },
            ClientAction::Send(json) => ConnectionEvent::Data {
                session: None,
                json,
            },
            ClientAction::Disconnect => ConnectionEvent::Closed,
        };
        sessions.handle_connection(now, connection, event);
    }

    fn fail(&mut self, position: Position, text: String) {
        self.failures.push(Failure {
            position: Some(position),
            text,
        });
    }

    fn check(&mut self, position: Position, expect: &Expect) {
        let ssp = std::mem::take(&mut self.seen_ssp);
        let events = std::mem::take(&mut self.seen_events);
        let mut notices = std::mem::take(&mut self.seen_notices);
        if let Some(expected) = &expect.ssp {
            // The ends of calls are looked at only where one is expected.
            let with_ends = expected.iter().any(|pattern| pattern.pattern.is_over());
            let got: Vec<_> = ssp
                .iter()
                .filter(|record| with_ends || !matches!(record, Record::Over { .. }))
                .collect();
            let same = got.len() == expected.len()
                && expected
                    .iter()
                    .zip(&got)
                    .all(|(pattern, record)| pattern.pattern.matches(record, self.dialect));
            if !same {
                let got = got
                    .iter()
                    .filter_map(|record| observed_text(record, self.dialect));
                let text = mismatch("ssp", expected, got);
                self.fail(position, text);
            }
        }
        if let Some(expected) = &expect.notify {
            let same = events.len() == expected.len()
                && expected
                    .iter()
                    .zip(&events)
                    .all(|(pattern, event)| pattern.pattern.matches(event));
            if !same {
                self.fail(
                    position,
                    mismatch("notify", expected, events.iter().map(event_text)),
                );
            }
        }
        for (name, expected) in &expect.clients {
            let index = self
                .scenario
                .clients
                .iter()
                .position(|(client, _)| client == name);
            let Some(index) = index else {
                self.fail(position, format!("there is no client {name:?}"));
                continue;
            };
            let got = notices.remove(&index).unwrap_or_default();
            let same = got.len() == expected.len()
                && expected
                    .iter()
                    .zip(&got)
                    .all(|(pattern, text)| pattern.pattern.matches(text));
            if !same {
                let what = format!("clients.{name}");
                self.fail(position, mismatch(&what, expected, got.into_iter()));
            }
        }
        let dialogues = self.scp.stack.dialogue_count() + self.ssp.dialogues();
        if let Some(expected) = expect.dialogues.filter(|expected| *expected != dialogues) {
            let (scp, ssp) = (self.scp.stack.dialogue_count(), self.ssp.dialogues());
            let text =
                format!("dialogues: expected {expected}, got {dialogues} (scp {scp}, ssp {ssp})");
            self.fail(position, text);
        }
        let calls = self.scp.user.calls() + self.ssp.calls();
        if let Some(expected) = expect.calls.filter(|expected| *expected != calls) {
            let (scp, ssp) = (self.scp.user.calls(), self.ssp.calls());
            self.fail(
                position,
                format!("calls: expected {expected}, got {calls} (scp {scp}, ssp {ssp})"),
            );
        }
    }

    fn finish(mut self) -> Outcome {
        // What was told after the last expectation is not lost: somebody must have expected it.
        let last = self.scenario.steps.last().map(|step| step.position);
        if !self.seen_events.is_empty() {
            let events: Vec<_> = self.seen_events.iter().map(event_text).collect();
            let text = format!("call events after the last expect: {}", events.join("; "));
            self.failures.push(Failure {
                position: last,
                text,
            });
        }
        let faults: Vec<_> = self
            .seen_ssp
            .iter()
            .filter(|record| matches!(record, Record::Refused { .. } | Record::ControlLost { .. }))
            .filter_map(|record| record_text(record, self.dialect))
            .collect();
        if !faults.is_empty() {
            let text = format!("faults after the last expect: {}", faults.join("; "));
            self.failures.push(Failure {
                position: last,
                text,
            });
        }
        Outcome {
            record: self.recorder.finish(),
            failures: self.failures,
            messages: self.messages,
        }
    }
}

/// The SCP as it comes up after so many restarts, and what it tells. Its ids are other ones than before.
fn new_scp(
    scenario: &Scenario,
    dialect: Dialect,
    now: Instant,
    restarts: u64,
) -> (Node<Control>, Receiver) {
    let place = scenario.scp.places.of(dialect);
    let mut config = scenario.scp.config(dialect);
    // No scenario has so many steps.
    config.calls_before = restarts * MAX_STEPS as u64;
    config.targets = Targets::all(TargetId(0));
    config.limits.state_changes = 4096;
    let mut user = Control::new(place.node, 0, config);
    let (sender, events) = queue(4096);
    user.subscribe(TargetId(0), sender);
    user.recover(now);
    let stack = stack(
        now,
        place,
        &[(scenario.ssp.places.of(dialect), ASSOCIATION)],
        false,
        // Odd, as that of the first; the switch's is even.
        1 + 2 * restarts,
        &scenario.scp.config.layers,
    );
    (Node { stack, user }, events)
}

/// Expected and got, beside one another.
fn mismatch<T>(what: &str, expected: &[Written<T>], got: impl Iterator<Item = String>) -> String {
    let mut text = format!("{what}: expected");
    let list = |text: &mut String, items: &mut dyn Iterator<Item = &str>| {
        let mut none = true;
        for item in items {
            text.push_str("\n    - ");
            text.push_str(item);
            none = false;
        }
        if none {
            text.push_str("\n    nothing");
        }
    };
    list(
        &mut text,
        &mut expected.iter().map(|pattern| pattern.text.as_str()),
    );
    text.push_str("\n  got");
    let got: Vec<_> = got.collect();
    list(&mut text, &mut got.iter().map(String::as_str));
    text
}

/// The token by which a scenario's client proves its number.
fn token(digits: &str) -> String {
    format!("token-of-{digits}")
}
