//! SCCP management: nodes elsewhere and their subsystems, our own subsystems, congestion (Q.714 5; T1.112.4 5).
//!
//! The transitions are in [`machine`] and [`congestion`]; here is what they are about, and what their actions come to: messages
//! to be sent and primitives to be told, as [`Order`]s for the node.

mod congestion;
mod machine;
mod message;

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use inlab_ss7::{PointCode, PointCodeFormat, SubsystemNumber};

use crate::message::Importance;
use crate::primitive::{Config, PointCodeStatus, Primitive, RoutingFailure};
use congestion::Congestion;
use machine::{
    LocalEvent, LocalState, PointCodeAction, PointCodeEvent, PointCodeState, RemoteEvent,
    RemoteState, SubsystemAction,
};

pub use message::ManagementMessage;

/// The most subsystems that are tested at once.
pub(crate) const MOST_TESTS: usize = 1024;

/// The most nodes of which a bad status or congestion is remembered: every node of an ITU network.
const MOST_NODES: usize = 1 << 14;

/// The most nodes that are told within one second of a subsystem out of service, or of our congestion.
const MOST_TOLD: usize = 64;

/// Of so many messages to a congested node one is answered with SSC (P of Q.714 5.2.7).
const SSC_EVERY: u8 = 8;

/// The most requests to go out of service that wait for their user (N-COORD).
const MOST_REQUESTS: usize = 64;

/// What the node has to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Order {
    /// Send this.
    Send(PointCode, ManagementMessage),
    /// Tell the user.
    Tell(Primitive<'static>),
    /// There are more subsystems under test than may be.
    TooManyTests,
}

/// What is known of other nodes: only what keeps messages from being sent is kept.
#[derive(Debug)]
pub(crate) struct Management {
    /// Nodes that are not allowed, and the cause of MTP-STATUS.
    nodes: BTreeMap<PointCode, (PointCodeState, u8)>,
    /// Nodes that are congested.
    congestion: BTreeMap<PointCode, Congestion>,
    /// Prohibited subsystems, and when to ask again; SSN 1 stands for the SCCP itself.
    prohibited: BTreeMap<(PointCode, SubsystemNumber), Test>,
    /// Our subsystems.
    local: Vec<Local>,
    /// N-COORD indications that the user has not answered: who asks, and for which subsystem of its own.
    requests: VecDeque<(PointCode, SubsystemNumber)>,
    /// Subsystems for which we are the backup, and who routes to us in their stead (T1.112.4 5.3.8): T(rtg stat info).
    backed_up: BTreeMap<(PointCode, PointCode, SubsystemNumber), Instant>,
    /// Who was told lately that which of our subsystems is out of service, and until when not to say it again.
    told: Vec<(PointCode, SubsystemNumber, Instant)>,
    /// Congestion level of this node, and who sent how many messages in spite of it.
    own_level: u8,
    senders: Vec<(PointCode, u8)>,
    orders: VecDeque<Order>,
}

#[derive(Clone, Copy, Debug)]
struct Test {
    at: Instant,
    interval: Duration,
}

#[derive(Clone, Debug)]
struct Local {
    subsystem: SubsystemNumber,
    state: LocalState,
    /// T(coord.chg) or T(ignore SST), as the state has it.
    timer: Option<Instant>,
    /// Replicas that have not granted.
    ungranted: Vec<PointCode>,
}

impl Management {
    pub(crate) fn new(config: &Config) -> Self {
        let local = |subsystem: &SubsystemNumber| Local {
            subsystem: *subsystem,
            state: LocalState::default(),
            timer: None,
            ungranted: Vec::new(),
        };
        Self {
            nodes: BTreeMap::new(),
            congestion: BTreeMap::new(),
            prohibited: BTreeMap::new(),
            local: config.subsystems.iter().map(local).collect(),
            requests: VecDeque::new(),
            backed_up: BTreeMap::new(),
            told: Vec::new(),
            own_level: 0,
            senders: Vec::new(),
            orders: VecDeque::new(),
        }
    }

    /// What is to be done, oldest first.
    pub(crate) fn order(&mut self) -> Option<Order> {
        self.orders.pop_front()
    }

    // ---- may a message go? ----

    /// Whether a message may go there; a subsystem of `None` asks for the node alone.
    pub(crate) fn available(
        &self,
        node: PointCode,
        subsystem: Option<SubsystemNumber>,
    ) -> Result<(), RoutingFailure> {
        if !self.nodes.is_empty() {
            match self.state(node) {
                PointCodeState::Allowed => {}
                PointCodeState::Prohibited => return Err(RoutingFailure::Inaccessible(node)),
                PointCodeState::Unequipped | PointCodeState::Unavailable => {
                    return Err(RoutingFailure::SccpUnavailable(node));
                }
            }
        }
        match subsystem {
            Some(subsystem)
                if !self.prohibited.is_empty()
                    && self.prohibited.contains_key(&(node, subsystem)) =>
            {
                Err(RoutingFailure::SubsystemProhibited(node, subsystem))
            }
            _ => Ok(()),
        }
    }

    /// Traffic limitation (Q.714 2.6.3): whether a message of this importance to that node is not to be sent now. In ANSI
    /// networks the message priority takes the place of the importance.
    pub(crate) fn refuses(
        &mut self,
        node: PointCode,
        importance: Importance,
        config: &Config,
    ) -> bool {
        if self.congestion.is_empty() {
            return false;
        }
        let parameters = parameters(config);
        self.congestion
            .get_mut(&node)
            .is_some_and(|congestion| congestion.refuses(importance.0, &parameters))
    }

    /// Whether one of our subsystems takes messages; `None`: it is not ours.
    pub(crate) fn serves(&self, subsystem: SubsystemNumber) -> Option<bool> {
        let local = self.local.iter().find(|own| own.subsystem == subsystem)?;
        Some(local.state.serves())
    }

    // ---- nodes ----

    fn state(&self, node: PointCode) -> PointCodeState {
        self.nodes
            .get(&node)
            .map_or(PointCodeState::Allowed, |(state, _)| *state)
    }

    /// MTP-PAUSE.
    pub(crate) fn pause(&mut self, now: Instant, node: PointCode, config: &Config) {
        self.node(now, node, PointCodeEvent::Pause, 0, config);
    }

    /// MTP-RESUME.
    pub(crate) fn resume(&mut self, now: Instant, node: PointCode, config: &Config) {
        self.node(now, node, PointCodeEvent::Resume, 0, config);
    }

    /// MTP-STATUS, user part unavailable (Q.704 15.17.5: 0 unknown, 1 unequipped, 2 inaccessible).
    pub(crate) fn user_part(&mut self, now: Instant, node: PointCode, cause: u8, config: &Config) {
        let event = match cause {
            1 => PointCodeEvent::UserUnequipped,
            _ => PointCodeEvent::UserUnavailable,
        };
        self.node(now, node, event, cause, config);
    }

    fn node(
        &mut self,
        now: Instant,
        node: PointCode,
        event: PointCodeEvent,
        cause: u8,
        config: &Config,
    ) {
        let before = self.state(node);
        let (next, actions) = before.on(event);
        if next == PointCodeState::Allowed {
            self.nodes.remove(&node);
        } else if next != before {
            if self.nodes.len() >= MOST_NODES && !self.nodes.contains_key(&node) {
                return;
            }
            self.nodes.insert(node, (next, cause));
        }
        for action in actions {
            match action {
                PointCodeAction::StopTests => {
                    self.forget_subsystems(node);
                    self.backed_up.retain(|(from, ..), _| *from != node);
                }
                PointCodeAction::TestSccp => {
                    let sccp = SubsystemNumber::MANAGEMENT;
                    self.remote(now, node, sccp, (RemoteEvent::Prohibited, 0), config);
                }
                PointCodeAction::AllowSubsystems => self.forget_subsystems(node),
                PointCodeAction::ClearCongestion => self.clear_congestion(node, next),
                PointCodeAction::TellConcerned => self.tell_concerned(node, config),
                PointCodeAction::Broadcast => self.broadcast_node(node, config),
            }
        }
    }

    /// What was known of single subsystems there no longer counts: no test runs.
    fn forget_subsystems(&mut self, node: PointCode) {
        self.prohibited.retain(|(of, _), _| {
            let (next, _) = RemoteState::Prohibited.on(RemoteEvent::NodeChanged);
            *of != node || next == RemoteState::Prohibited
        });
    }

    fn clear_congestion(&mut self, node: PointCode, state: PointCodeState) {
        let restricted = self
            .congestion
            .remove(&node)
            .is_some_and(|congestion| congestion.restriction().level > 0);
        // If the node is lost or was, the primitive about that says it too.
        if restricted && state == PointCodeState::Allowed {
            self.tell(Primitive::PcState {
                point_code: node,
                status: PointCodeStatus::Accessible,
            });
        }
    }

    /// A concerned node that comes back hears which of our subsystems are in service (Q.714 5.2.3).
    fn tell_concerned(&mut self, node: PointCode, config: &Config) {
        if config.concerned.contains(&node) {
            for own in self.local.iter().filter(|own| own.state.serves()) {
                let about = own_message(ManagementMessage::ALLOWED, own.subsystem, config);
                self.orders.push_back(Order::Send(node, about));
            }
        }
    }

    /// N-PCSTATE, and N-STATE of the subsystems there that are watched.
    fn broadcast_node(&mut self, node: PointCode, config: &Config) {
        let (state, cause) = self
            .nodes
            .get(&node)
            .copied()
            .unwrap_or((PointCodeState::Allowed, 0));
        let status = match state {
            PointCodeState::Allowed => PointCodeStatus::Accessible,
            PointCodeState::Prohibited => PointCodeStatus::Inaccessible,
            PointCodeState::Unequipped | PointCodeState::Unavailable => {
                PointCodeStatus::SccpUnavailable(cause)
            }
        };
        self.tell(Primitive::PcState {
            point_code: node,
            status,
        });
        for (at, subsystem) in &config.watched {
            if *at == node {
                self.orders.push_back(Order::Tell(Primitive::State {
                    point_code: node,
                    subsystem: *subsystem,
                    in_service: state == PointCodeState::Allowed,
                    multiplicity: 0,
                }));
            }
        }
    }

    // ---- congestion ----

    /// MTP-STATUS, congested.
    pub(crate) fn congested(
        &mut self,
        now: Instant,
        node: PointCode,
        level: Option<u8>,
        config: &Config,
    ) {
        self.change_congestion(node, config, |congestion, parameters| {
            congestion.indication(now, level, parameters);
        });
    }

    /// SSC.
    fn reported(&mut self, now: Instant, node: PointCode, level: u8, config: &Config) {
        self.change_congestion(node, config, |congestion, parameters| {
            congestion.report(now, level, parameters);
        });
    }

    /// What is not there is not congested.
    fn change_congestion(
        &mut self,
        node: PointCode,
        config: &Config,
        change: impl FnOnce(&mut Congestion, &congestion::Parameters),
    ) {
        let known = self.congestion.contains_key(&node);
        if self.state(node) != PointCodeState::Allowed
            || !known && self.congestion.len() >= MOST_NODES
        {
            return;
        }
        let congestion = self.congestion.entry(node).or_default();
        let before = congestion.restriction().level;
        change(congestion, &parameters(config));
        let after = congestion.restriction().level;
        if congestion.is_over() {
            self.congestion.remove(&node);
        }
        self.tell_congestion(node, before, after);
    }

    #[cfg(test)]
    pub(crate) fn remembers_congestion(&self) -> bool {
        !self.congestion.is_empty()
    }

    fn tell_congestion(&mut self, node: PointCode, before: u8, after: u8) {
        if before != after {
            let status = match after {
                0 => PointCodeStatus::Accessible,
                level => PointCodeStatus::Congested(level),
            };
            self.tell(Primitive::PcState {
                point_code: node,
                status,
            });
        }
    }

    /// This node is congested at this level, 1 to 8, or is no longer (0).
    pub(crate) fn set_own_level(&mut self, level: u8) {
        self.own_level = level.min(congestion::HIGHEST_CONGESTION);
        self.senders.clear();
    }

    /// A message came from `from`: if we are congested, the first and each eighth is answered with SSC (Q.714 5.2.7).
    pub(crate) fn message_from(&mut self, from: PointCode, config: &Config) {
        if self.own_level == 0 || config.format == PointCodeFormat::Ansi {
            return;
        }
        let room = self.senders.len() < MOST_TOLD;
        let counted = self.senders.iter_mut().find(|(sender, _)| *sender == from);
        let due = match counted {
            Some((_, count)) => {
                *count = (*count + 1) % SSC_EVERY;
                *count == 0
            }
            None if room => {
                self.senders.push((from, 0));
                true
            }
            None => false,
        };
        if due {
            let about = ManagementMessage {
                congestion: Some(self.own_level),
                ..own_message(
                    ManagementMessage::CONGESTED,
                    SubsystemNumber::MANAGEMENT,
                    config,
                )
            };
            self.orders.push_back(Order::Send(from, about));
        }
    }

    // ---- subsystems elsewhere ----

    fn remote(
        &mut self,
        now: Instant,
        node: PointCode,
        subsystem: SubsystemNumber,
        (event, multiplicity): (RemoteEvent, u8),
        config: &Config,
    ) {
        let key = (node, subsystem);
        let state = if self.prohibited.contains_key(&key) {
            RemoteState::Prohibited
        } else {
            RemoteState::Allowed
        };
        let (next, actions) = state.on(event);
        for action in actions {
            match action {
                SubsystemAction::StartStatInfo => {
                    // Without its test an unavailable SCCP would stay so; there are at most as many as nodes.
                    if self.prohibited.len() >= MOST_TESTS
                        && subsystem != SubsystemNumber::MANAGEMENT
                    {
                        self.orders.push_back(Order::TooManyTests);
                        return;
                    }
                    let interval = config.status_test_first.max(SHORTEST);
                    let at = now + interval;
                    self.prohibited.insert(key, Test { at, interval });
                }
                SubsystemAction::StopStatInfo => {
                    self.prohibited.remove(&key);
                }
                SubsystemAction::SendTest => {
                    if let Some(test) = self.prohibited.get_mut(&key) {
                        let most = config.status_test_most.max(config.status_test_first);
                        test.interval = (test.interval * 2).min(most).max(SHORTEST);
                        // Late calls do not pile up: the next test is one interval from now.
                        test.at = now + test.interval;
                    }
                    let about = message_about(ManagementMessage::TEST, node, subsystem);
                    self.orders.push_back(Order::Send(node, about));
                }
                SubsystemAction::Broadcast if subsystem != SubsystemNumber::MANAGEMENT => {
                    self.tell(Primitive::State {
                        point_code: node,
                        subsystem,
                        in_service: next == RemoteState::Allowed,
                        multiplicity,
                    });
                }
                // Of the SCCP itself N-PCSTATE tells.
                SubsystemAction::Broadcast => {}
                other => debug_assert!(false, "{other:?} is about our own subsystems"),
            }
        }
    }

    // ---- messages ----

    /// A management message about someone else's subsystem or about ours; `false` if it makes no sense.
    pub(crate) fn message(
        &mut self,
        now: Instant,
        from: PointCode,
        message: &ManagementMessage,
        config: &Config,
    ) -> bool {
        let ManagementMessage {
            subsystem,
            point_code: node,
            multiplicity,
            ..
        } = *message;
        let ours = config.point_codes.contains(&node);
        match message.format {
            ManagementMessage::TEST => {
                if ours {
                    self.test(now, from, node, subsystem, config);
                }
                ours
            }
            // Nobody else knows better than we how we are.
            ManagementMessage::ALLOWED
            | ManagementMessage::PROHIBITED
            | ManagementMessage::CONGESTED
                if ours =>
            {
                false
            }
            ManagementMessage::ALLOWED => {
                self.node(now, node, PointCodeEvent::SccpAllowed, 0, config);
                self.remote(
                    now,
                    node,
                    subsystem,
                    (RemoteEvent::Allowed, multiplicity),
                    config,
                );
                true
            }
            ManagementMessage::PROHIBITED => {
                // Of a node whose SCCP is not available no subsystem is tested (5.2.2).
                if self.state(node) == PointCodeState::Allowed {
                    self.remote(
                        now,
                        node,
                        subsystem,
                        (RemoteEvent::Prohibited, multiplicity),
                        config,
                    );
                }
                true
            }
            ManagementMessage::CONGESTED => {
                let level = message.congestion.unwrap_or(0);
                self.reported(now, node, level, config);
                level > 0
            }
            ManagementMessage::OUT_OF_SERVICE_REQUEST => {
                self.coordination_requested(message, config)
            }
            ManagementMessage::OUT_OF_SERVICE_GRANT => {
                ours && self.granted(now, from, subsystem, config)
            }
            ManagementMessage::BACKUP_ROUTING => {
                let at = now + config.routing_status_test.max(SHORTEST);
                let key = (from, node, subsystem);
                // What cannot be reached could not be asked.
                if self.state(from) == PointCodeState::Allowed
                    && self.backed_up.len() < MOST_TESTS
                    && self.backed_up.insert(key, at).is_none()
                {
                    self.tell_traffic(from, message, true);
                }
                true
            }
            ManagementMessage::NORMAL_ROUTING => {
                if self.backed_up.remove(&(from, node, subsystem)).is_some() {
                    self.tell_traffic(from, message, false);
                }
                true
            }
            // Who routes normally says so; else the backup goes on testing (T1.112.4 5.3.8).
            ManagementMessage::ROUTING_TEST => {
                if self.available(node, Some(subsystem)).is_ok() {
                    let about = message_about(ManagementMessage::NORMAL_ROUTING, node, subsystem);
                    self.orders.push_back(Order::Send(from, about));
                }
                true
            }
            _ => false,
        }
    }

    fn tell_traffic(&mut self, from: PointCode, message: &ManagementMessage, backup: bool) {
        self.tell(Primitive::Traffic {
            from,
            point_code: message.point_code,
            subsystem: message.subsystem,
            backup,
        });
    }

    // ---- our own subsystems ----

    /// SST (Q.714 5.3.4.3). SSN 1 is always there: who answers is the SCCP.
    fn test(
        &mut self,
        now: Instant,
        from: PointCode,
        affected: PointCode,
        subsystem: SubsystemNumber,
        config: &Config,
    ) {
        let mut answer = subsystem == SubsystemNumber::MANAGEMENT;
        self.own(now, subsystem, LocalEvent::Test, config, |action| {
            answer |= action == SubsystemAction::AnswerTest;
        });
        if answer {
            let about = ManagementMessage {
                point_code: affected,
                ..own_message(ManagementMessage::ALLOWED, subsystem, config)
            };
            self.orders.push_back(Order::Send(from, about));
        }
    }

    /// N-STATE request.
    pub(crate) fn set_subsystem(
        &mut self,
        subsystem: SubsystemNumber,
        in_service: bool,
        config: &Config,
    ) {
        let event = if in_service {
            LocalEvent::UserIn
        } else {
            LocalEvent::UserOut
        };
        // No timer starts by it.
        self.own_untimed(subsystem, event, config);
    }

    /// N-COORD request; `false` if the subsystem is not in service here, has no replica, or is being coordinated.
    pub(crate) fn coordinate(
        &mut self,
        now: Instant,
        subsystem: SubsystemNumber,
        config: &Config,
    ) -> bool {
        if !config.replicas.iter().any(|(own, _)| *own == subsystem) {
            return false;
        }
        let mut asked = false;
        let event = LocalEvent::CoordinationRequest;
        self.own(now, subsystem, event, config, |action| {
            asked |= action == SubsystemAction::RequestOutOfService;
        });
        asked
    }

    /// SOG: whether it was awaited.
    fn granted(
        &mut self,
        now: Instant,
        from: PointCode,
        subsystem: SubsystemNumber,
        config: &Config,
    ) -> bool {
        let Some(own) = self.local.iter_mut().find(|own| own.subsystem == subsystem) else {
            return false;
        };
        let Some(at) = own.ungranted.iter().position(|node| *node == from) else {
            return false;
        };
        own.ungranted.swap_remove(at);
        if own.ungranted.is_empty() {
            self.own(now, subsystem, LocalEvent::AllGranted, config, |_| {});
        }
        true
    }

    /// SOR (5.3.5.3): the user here of the subsystem's replica decides, if there is one and it is in service.
    fn coordination_requested(&mut self, message: &ManagementMessage, config: &Config) -> bool {
        let ManagementMessage {
            subsystem,
            point_code,
            multiplicity,
            ..
        } = *message;
        if !config.replicas.contains(&(subsystem, point_code))
            || self.serves(subsystem) != Some(true)
        {
            return false;
        }
        if !self.requests.contains(&(point_code, subsystem)) {
            if self.requests.len() >= MOST_REQUESTS {
                self.requests.pop_front();
            }
            self.requests.push_back((point_code, subsystem));
        }
        self.tell(Primitive::CoordinationRequested {
            point_code,
            subsystem,
            multiplicity,
        });
        true
    }

    /// N-COORD response: SOG. `false` if nobody asked.
    pub(crate) fn grant(
        &mut self,
        node: PointCode,
        subsystem: SubsystemNumber,
        config: &Config,
    ) -> bool {
        let asked = self
            .requests
            .iter()
            .position(|request| *request == (node, subsystem));
        let Some(at) = asked else { return false };
        self.requests.remove(at);
        let about = ManagementMessage {
            multiplicity: multiplicity(subsystem, config),
            ..message_about(ManagementMessage::OUT_OF_SERVICE_GRANT, node, subsystem)
        };
        self.orders.push_back(Order::Send(node, about));
        true
    }

    fn own_untimed(&mut self, subsystem: SubsystemNumber, event: LocalEvent, config: &Config) {
        self.own_with(None, subsystem, event, config, &mut |_| {});
    }

    fn own(
        &mut self,
        now: Instant,
        subsystem: SubsystemNumber,
        event: LocalEvent,
        config: &Config,
        mut also: impl FnMut(SubsystemAction),
    ) {
        self.own_with(Some(now), subsystem, event, config, &mut also);
    }

    fn own_with(
        &mut self,
        now: Option<Instant>,
        subsystem: SubsystemNumber,
        event: LocalEvent,
        config: &Config,
        also: &mut dyn FnMut(SubsystemAction),
    ) {
        let Some(own) = self.local.iter_mut().find(|own| own.subsystem == subsystem) else {
            return;
        };
        let (next, actions) = own.state.on(event);
        own.state = next;
        for action in actions {
            also(*action);
            match action {
                SubsystemAction::RequestOutOfService => {
                    own.timer = now.map(|now| now + config.coordination_timer.max(SHORTEST));
                    own.ungranted.clear();
                    let replicas = config.replicas.iter().filter(|(of, _)| *of == subsystem);
                    own.ungranted.extend(replicas.map(|(_, node)| *node));
                    let format = ManagementMessage::OUT_OF_SERVICE_REQUEST;
                    for node in &own.ungranted {
                        let about = own_message(format, subsystem, config);
                        self.orders.push_back(Order::Send(*node, about));
                    }
                }
                SubsystemAction::StopCoordination | SubsystemAction::StopIgnoring => {
                    own.timer = None;
                    own.ungranted.clear();
                }
                SubsystemAction::StartIgnoring => {
                    own.timer = now.map(|now| now + config.ignore_test_timer.max(SHORTEST));
                }
                SubsystemAction::ConfirmGranted | SubsystemAction::ConfirmDenied => {
                    own.ungranted.clear();
                    let granted = *action == SubsystemAction::ConfirmGranted;
                    let confirm = Primitive::CoordinationConfirmed { subsystem, granted };
                    self.orders.push_back(Order::Tell(confirm));
                }
                SubsystemAction::BroadcastProhibited | SubsystemAction::BroadcastAllowed => {
                    let format = if *action == SubsystemAction::BroadcastAllowed {
                        ManagementMessage::ALLOWED
                    } else {
                        ManagementMessage::PROHIBITED
                    };
                    for node in &config.concerned {
                        let about = own_message(format, subsystem, config);
                        self.orders.push_back(Order::Send(*node, about));
                    }
                }
                // Who tested is known to the caller.
                SubsystemAction::AnswerTest => {}
                other => debug_assert!(false, "{other:?} is about subsystems elsewhere"),
            }
        }
    }

    /// Whether to tell `node` that `subsystem` of ours is out of service, since it sent a message to it: once a second
    /// (Q.714 5.3.2.1). Beyond [`MOST_TOLD`] nodes nobody is told.
    pub(crate) fn message_for_prohibited(
        &mut self,
        now: Instant,
        from: PointCode,
        affected: PointCode,
        subsystem: SubsystemNumber,
        config: &Config,
    ) {
        self.told.retain(|(_, _, until)| *until > now);
        let again = self
            .told
            .iter()
            .any(|(to, of, _)| (*to, *of) == (from, subsystem));
        if again || self.told.len() >= MOST_TOLD {
            return;
        }
        let until = now + Duration::from_secs(1);
        self.told.push((from, subsystem, until));
        let about = ManagementMessage {
            point_code: affected,
            ..own_message(ManagementMessage::PROHIBITED, subsystem, config)
        };
        self.orders.push_back(Order::Send(from, about));
    }

    // ---- time ----

    /// One timer that is due; `false` if there is none.
    pub(crate) fn expire(&mut self, now: Instant, config: &Config) -> bool {
        let due = self.prohibited.iter().find(|(_, test)| test.at <= now);
        if let Some((&(node, subsystem), _)) = due {
            self.remote(now, node, subsystem, (RemoteEvent::StatInfo, 0), config);
            return true;
        }
        let parameters = parameters(config);
        let due = self
            .congestion
            .iter_mut()
            .find(|(_, c)| c.poll_timeout().is_some_and(|at| at <= now));
        if let Some((&node, congestion)) = due {
            let before = congestion.restriction().level;
            congestion.expire(now, &parameters);
            let after = congestion.restriction().level;
            if congestion.is_over() {
                self.congestion.remove(&node);
            }
            self.tell_congestion(node, before, after);
            return true;
        }
        let due = self
            .local
            .iter_mut()
            .find(|own| own.timer.is_some_and(|at| at <= now));
        if let Some(own) = due {
            own.timer = None;
            let event = match own.state {
                LocalState::Coordinating => LocalEvent::CoordinationExpired,
                LocalState::IgnoringTests | LocalState::InService | LocalState::OutOfService => {
                    LocalEvent::IgnoringExpired
                }
            };
            let subsystem = own.subsystem;
            self.own(now, subsystem, event, config, |_| {});
            return true;
        }
        let due = self.backed_up.iter_mut().find(|(_, at)| **at <= now);
        if let Some((&(from, node, subsystem), at)) = due {
            *at = now + config.routing_status_test.max(SHORTEST);
            let about = message_about(ManagementMessage::ROUTING_TEST, node, subsystem);
            self.orders.push_back(Order::Send(from, about));
            return true;
        }
        false
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        let tests = self.prohibited.values().map(|test| test.at);
        let congestion = self
            .congestion
            .values()
            .filter_map(Congestion::poll_timeout);
        let own = self.local.iter().filter_map(|own| own.timer);
        let routing = self.backed_up.values().copied();
        tests.chain(congestion).chain(own).chain(routing).min()
    }

    fn tell(&mut self, primitive: Primitive<'static>) {
        self.orders.push_back(Order::Tell(primitive));
    }
}

/// Timers that repeat are not shorter, whatever was set.
const SHORTEST: Duration = Duration::from_millis(1);

fn parameters(config: &Config) -> congestion::Parameters {
    // In ANSI networks priorities 0 to 3 are limited, by MTP's own levels (T1.111.4 3.8).
    let (levels, sublevels) = match config.format {
        PointCodeFormat::Ansi => (3, 1),
        _ => (
            config.restriction_levels.clamp(1, 7),
            config.restriction_sublevels.max(1),
        ),
    };
    congestion::Parameters {
        levels,
        sublevels,
        attack: config.congestion_attack,
        decay: config.congestion_decay.max(SHORTEST),
        connection: config.congestion_abatement.max(SHORTEST),
    }
}

/// Subsystem multiplicity indicator (Q.713 5.2.3): 2 duplicated, 0 unknown.
fn multiplicity(subsystem: SubsystemNumber, config: &Config) -> u8 {
    let duplicated = config.replicas.iter().any(|(own, _)| *own == subsystem);
    if duplicated { 2 } else { 0 }
}

const fn message_about(
    format: u8,
    point_code: PointCode,
    subsystem: SubsystemNumber,
) -> ManagementMessage {
    ManagementMessage {
        format,
        subsystem,
        point_code,
        multiplicity: 0,
        congestion: None,
    }
}

fn own_message(format: u8, subsystem: SubsystemNumber, config: &Config) -> ManagementMessage {
    ManagementMessage {
        multiplicity: multiplicity(subsystem, config),
        ..message_about(format, config.own_point_code(), subsystem)
    }
}
