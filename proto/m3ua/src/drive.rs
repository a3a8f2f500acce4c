//! The machines at work: a transition, what it asks for, what follows for the application server (RFC 4666 4.3).

use crate::config::AsId;
use crate::error::{ErrorCode, Fault};
use crate::event::Event;
use crate::layer::{Association, Cause, DIAGNOSTIC, ERRORS_A_MESSAGE, Half, Key, M3ua, Server};
use crate::machine::{
    Action, AsEvent, AsState, Maintenance, MaintenanceEvent, Side, Traffic, TrafficEvent,
    application_server, maintenance, traffic,
};
use crate::message::{Encoder, MessageType};
use crate::parameter::{Parameter, Status, TrafficMode, tag};
use inlab_ss7::AssociationId;
use std::time::{Duration, Instant};

/// The machines at work.
impl M3ua {
    pub(crate) fn find(&self, id: AssociationId) -> Option<usize> {
        self.associations.binary_search_by_key(&id, |a| a.id).ok()
    }

    pub(crate) fn halves(&self, ix: usize) -> usize {
        self.associations.get(ix).map_or(0, |a| a.halves.len())
    }

    pub(crate) fn half(&mut self, ix: usize, h: usize) -> Option<&mut Half> {
        self.associations.get_mut(ix)?.halves.get_mut(h)
    }

    pub(crate) fn server(&self, id: AsId) -> Option<&Server> {
        self.servers.get(usize::from(id.0))
    }

    pub(crate) fn server_ids(&self) -> impl Iterator<Item = AsId> + use<> {
        let count = u16::try_from(self.servers.len()).unwrap_or(u16::MAX);
        (0..count).map(AsId)
    }

    /// The member whose application server has this routing context.
    pub(crate) fn member_of(half: &Half, context: Option<u32>) -> Option<usize> {
        half.members.iter().position(|m| m.context == context)
    }

    pub(crate) fn maintain(
        &mut self,
        now: Instant,
        ix: usize,
        h: usize,
        event: MaintenanceEvent,
        cause: Cause<'_>,
    ) {
        let ack = self.timers.ack;
        let refused = self.timers.refused;
        let Some(association) = self.associations.get_mut(ix) else {
            return;
        };
        let id = association.id;
        let own_identifier = association.config.asp_identifier;
        let Some(half) = association.halves.get_mut(h) else {
            return;
        };
        let (next, actions) = maintenance(half.side, half.state, event);
        let before = std::mem::replace(&mut half.state, next);
        if before != next {
            half.attempts = 0;
        }
        if !matches!(next, Maintenance::Rising | Maintenance::Falling) && before != next {
            half.deadline = None;
        }
        // The peer took an IPSP that we bring up out of service: ask again later.
        if event == MaintenanceEvent::AspDown && next == Maintenance::Down && half.wanted {
            half.deadline = Some(now + refused);
        }
        if matches!(next, Maintenance::Unconnected | Maintenance::Down) && before != next {
            half.by_peer &= next == Maintenance::Down && before == Maintenance::Rising;
        }
        for action in actions {
            match *action {
                Action::SendAspUp | Action::SendAspDown => {
                    let message_type = if *action == Action::SendAspUp {
                        MessageType::AspUp
                    } else {
                        MessageType::AspDown
                    };
                    if let Some(half) = self.half(ix, h) {
                        half.deadline = Some(now + ack);
                        half.attempts = half.attempts.saturating_add(1);
                        half.by_peer = false;
                    }
                    self.output.send(id, message_type, |encoder| {
                        if let Some(identifier) =
                            own_identifier.filter(|_| message_type == MessageType::AspUp)
                        {
                            encoder
                                .parameter(&Parameter::AspIdentifier(identifier))
                                .expect("invariant: four octets fit");
                        }
                    });
                }
                Action::SendAspUpAck => {
                    self.output.send(id, MessageType::AspUpAck, |encoder| {
                        if let Some(identifier) = own_identifier {
                            encoder
                                .parameter(&Parameter::AspIdentifier(identifier))
                                .expect("invariant: four octets fit");
                        }
                    });
                }
                Action::SendAspDownAck => self.output.send(id, MessageType::AspDownAck, |_| {}),
                Action::SendError(code) => self.state_fault(id, code, cause),
                Action::ServersUp => self.servers_up(now, ix, h),
                Action::ServersDown => {
                    self.step_all(now, ix, h, TrafficEvent::Down);
                    self.forget_registrations(now, ix, h);
                    self.registrations_down(now, ix, h);
                }
                Action::ServersAgain => {
                    self.begin_registrations_anew(now, ix, h);
                    self.step_all(now, ix, h, TrafficEvent::Again);
                    self.forget_registrations(now, ix, h);
                }
                Action::IndicateOn => self.output.tell(Event::AspUp(id)),
                Action::IndicateOff => self.output.tell(Event::AspDown(id)),
                Action::IndicateRefused => {
                    if let Some(half) = self.half(ix, h) {
                        half.deadline = Some(now + refused);
                    }
                }
                Action::IndicateNoAnswer => {
                    let message_type = if next == Maintenance::Rising {
                        MessageType::AspUp
                    } else {
                        MessageType::AspDown
                    };
                    let attempts = self.half(ix, h).map_or(0, |half| half.attempts);
                    self.output
                        .tell(Event::Unanswered(id, message_type, attempts));
                }
                Action::SendAspActive
                | Action::SendAspActiveAck
                | Action::SendAspInactive
                | Action::SendAspInactiveAck
                | Action::Notify
                | Action::NotifyAlternate
                | Action::Deliver
                | Action::Discard
                | Action::StartRecovery
                | Action::Flush
                | Action::DiscardHeld => {
                    debug_assert!(false, "invariant: {action:?} is not of this machine");
                }
            }
        }
    }

    /// Up: our ASPs ask to be active; the peer's ASP is told the state of its application servers (4.3.4.5).
    pub(crate) fn servers_up(&mut self, now: Instant, ix: usize, h: usize) {
        let Some(half) = self.half(ix, h) else { return };
        let (by_peer, initiates) = (half.by_peer, half.initiates);
        let servers: Vec<AsId> = half.members.iter().map(|m| m.server).collect();
        let asks = |m: &crate::layer::Member| m.wanted && m.may_ask();
        let wanted: Vec<usize> = (0..half.members.len())
            .filter(|m| initiates && half.members.get(*m).is_some_and(asks))
            .collect();
        let before: Vec<_> = servers
            .iter()
            .map(|s| self.application_server(*s))
            .collect();
        self.step_all(now, ix, h, TrafficEvent::Up);
        if by_peer {
            for (server, before) in servers.into_iter().zip(before) {
                // Otherwise the change itself was told to all.
                if self.application_server(server) == before
                    && let Some(status) = before.and_then(status_of)
                    && let Some(id) = self.associations.get(ix).map(|a| a.id)
                {
                    self.notify(server, status, None, Some(id));
                }
            }
        }
        // Two IPSPs that both begin ask both (4.3.4.3.1).
        self.step(
            now,
            ix,
            h,
            &wanted,
            TrafficEvent::RequestActive,
            Cause::NONE,
        );
        self.registrations_up(now, ix, h);
    }

    pub(crate) fn step_all(&mut self, now: Instant, ix: usize, h: usize, event: TrafficEvent) {
        let members: Vec<usize> = self
            .half(ix, h)
            .map_or_else(Vec::new, |half| (0..half.members.len()).collect());
        self.step(now, ix, h, &members, event, Cause::NONE);
    }

    /// One event for some application servers of a half. What goes on the wire is gathered: one ACK for all of them,
    /// before what follows from it (4.3.4.5).
    pub(crate) fn step(
        &mut self,
        now: Instant,
        ix: usize,
        h: usize,
        members: &[usize],
        event: TrafficEvent,
        cause: Cause<'_>,
    ) {
        if members.is_empty() {
            return;
        }
        let (ack, refused) = (self.timers.ack, self.timers.refused);
        let Some(association) = self.associations.get_mut(ix) else {
            return;
        };
        let id = association.id;
        let Some(half) = association.halves.get_mut(h) else {
            return;
        };
        let mut todo: Vec<(AsId, Action, u32)> = Vec::new();
        // What was registered is forgotten with the step that goes down: its routing contexts are needed to the end.
        let contexts: Vec<(AsId, Option<u32>)> = members
            .iter()
            .filter_map(|m| half.members.get(*m))
            .map(|m| (m.server, m.context))
            .collect();
        let context_of = |server: AsId| {
            let found = contexts.iter().find(|(id, _)| *id == server);
            found.and_then(|(_, context)| *context)
        };
        let mut changed: Vec<AsId> = Vec::new();
        for m in members {
            let Some(member) = half.members.get_mut(*m) else {
                continue;
            };
            let (next, actions) = traffic(half.side, member.state, event);
            let before = std::mem::replace(&mut member.state, next);
            if before != next {
                member.attempts = 0;
                member.deadline = None;
                changed.push(member.server);
            }
            // As above, for one application server.
            if event == TrafficEvent::AspInactive
                && next == Traffic::Inactive
                && half.initiates
                && member.wanted
            {
                member.deadline = Some(now + refused);
            }
            for action in actions {
                match action {
                    Action::SendAspActive | Action::SendAspInactive => {
                        member.deadline = Some(now + ack);
                        todo.push((member.server, *action, member.attempts));
                        member.attempts = member.attempts.saturating_add(1);
                    }
                    Action::IndicateRefused => member.deadline = Some(now + refused),
                    _ => todo.push((member.server, *action, member.attempts)),
                }
            }
        }
        let identifier = half.asp_identifier;
        let errors = |t: &&(AsId, Action, u32)| matches!(t.1, Action::SendError(_));
        if let Some((_, Action::SendError(code), _)) = todo.iter().find(errors) {
            self.state_fault(id, *code, cause);
        }
        for (action, message_type) in [
            (Action::SendAspActiveAck, MessageType::AspActiveAck),
            (Action::SendAspInactiveAck, MessageType::AspInactiveAck),
        ] {
            let acked = || todo.iter().filter(|t| t.1 == action).map(|t| t.0);
            if acked().next().is_some() {
                self.acknowledge(id, message_type, acked().filter_map(context_of), cause);
            }
        }
        for (server, action, attempts) in &todo {
            match *action {
                Action::SendAspActive => {
                    self.ask(id, MessageType::AspActive, *server, context_of(*server));
                }
                Action::SendAspInactive => {
                    self.ask(id, MessageType::AspInactive, *server, context_of(*server));
                }
                Action::NotifyAlternate => {
                    self.notify(*server, Status::ALTERNATE_ASP_ACTIVE, None, Some(id));
                }
                Action::IndicateOn => {
                    self.output.tell(Event::AspActive(id, *server));
                    // It is the peer's ASPs that override each other, by their ASPAC.
                    if event == TrafficEvent::AspActive {
                        self.override_others(now, ix, *server, identifier);
                        self.tell_state_of_destinations(id, context_of(*server));
                    }
                    if let Some(server) = self.servers.get_mut(usize::from(server.0)) {
                        server.tagged = [0; 4];
                    }
                }
                Action::IndicateOff => self.output.tell(Event::AspInactive(id, *server)),
                Action::IndicateNoAnswer => {
                    let message_type = if event == TrafficEvent::Expiry
                        && todo.iter().any(|t| t.1 == Action::SendAspInactive)
                    {
                        MessageType::AspInactive
                    } else {
                        MessageType::AspActive
                    };
                    self.output
                        .tell(Event::Unanswered(id, message_type, *attempts));
                }
                Action::SendError(_)
                | Action::SendAspActiveAck
                | Action::SendAspInactiveAck
                | Action::IndicateRefused => {}
                // DATA does not come this way.
                Action::Deliver | Action::Discard => {}
                Action::SendAspUp
                | Action::SendAspUpAck
                | Action::SendAspDown
                | Action::SendAspDownAck
                | Action::Notify
                | Action::ServersUp
                | Action::ServersDown
                | Action::ServersAgain
                | Action::StartRecovery
                | Action::Flush
                | Action::DiscardHeld => {
                    debug_assert!(false, "invariant: {action:?} is not of this machine");
                }
            }
        }
        for server in changed {
            self.refresh(now, server);
        }
    }

    /// ASPAC or ASPIA for one application server: each is answered or refused by itself.
    fn ask(
        &mut self,
        id: AssociationId,
        message_type: MessageType,
        server: AsId,
        context: Option<u32>,
    ) {
        let Some(server) = self.servers.get(usize::from(server.0)) else {
            return;
        };
        let mode = server
            .config
            .traffic_mode
            .filter(|_| message_type == MessageType::AspActive);
        self.output.send(id, message_type, |encoder| {
            if let Some(mode) = mode {
                encoder
                    .parameter(&Parameter::TrafficModeType(mode.value()))
                    .expect("invariant: four octets fit");
            }
            encoder.routing_contexts(context);
        });
    }

    /// The ACK reflects the traffic mode that was asked for, and has routing contexts if the request had (4.3.4.3).
    pub(crate) fn acknowledge(
        &mut self,
        id: AssociationId,
        message_type: MessageType,
        contexts: impl Iterator<Item = u32>,
        cause: Cause<'_>,
    ) {
        let asked = cause.message;
        let had_contexts = asked.is_some_and(|m| m.find(tag::ROUTING_CONTEXT).is_some());
        let mode = asked
            .and_then(|m| m.find(tag::TRAFFIC_MODE_TYPE))
            .filter(|_| message_type == MessageType::AspActiveAck);
        self.output.send(id, message_type, |encoder| {
            if let Some(mode) = mode {
                encoder
                    .parameter(&mode)
                    .expect("invariant: four octets fit");
            }
            if had_contexts {
                encoder.routing_contexts(contexts);
            }
        });
    }

    /// An ASP became active in override mode: whoever was, is no more (4.3.4.3).
    pub(crate) fn override_others(
        &mut self,
        now: Instant,
        ix: usize,
        server: AsId,
        identifier: Option<u32>,
    ) {
        if self.server(server).and_then(|s| s.mode) != Some(TrafficMode::Override) {
            return;
        }
        for other in (0..self.associations.len()).filter(|other| *other != ix) {
            for h in 0..self.halves(other) {
                let Some(half) = self.half(other, h).filter(|half| half.by_peer) else {
                    continue;
                };
                let place = half.members.iter_mut().find(|m| m.server == server);
                let Some(member) = place else { continue };
                let (next, actions) = traffic(half.side, member.state, TrafficEvent::Overridden);
                member.state = next;
                let Some(id) = self.associations.get(other).map(|a| a.id) else {
                    continue;
                };
                if actions.contains(&Action::NotifyAlternate) {
                    self.notify(server, Status::ALTERNATE_ASP_ACTIVE, identifier, Some(id));
                }
                if actions.contains(&Action::IndicateOff) {
                    self.output.tell(Event::AspInactive(id, server));
                }
            }
        }
        self.refresh(now, server);
    }

    /// NTFY to the ASPs of `server` that came up by asking us and are not down; to `only` one if given.
    pub(crate) fn notify(
        &mut self,
        server: AsId,
        status: Status,
        identifier: Option<u32>,
        only: Option<AssociationId>,
    ) {
        for association in &self.associations {
            let member = |half: &Half| {
                let mut members = half.members.iter();
                let member = members.find(|m| m.server == server && half.by_peer);
                member.filter(|_| half.is_up()).map(|m| m.context)
            };
            let Some(context) = association.halves.iter().find_map(member) else {
                continue;
            };
            if only.is_some_and(|only| only != association.id) {
                continue;
            }
            // Only those that can help are asked for help (3.8.2).
            let inactive = |half: &Half| {
                let member = half.members.iter().find(|m| m.server == server);
                member.is_some_and(|m| m.state != Traffic::Active)
            };
            if status == Status::INSUFFICIENT_RESOURCES && !association.halves.iter().any(inactive)
            {
                continue;
            }
            self.output
                .send(association.id, MessageType::Notify, |encoder| {
                    let mut put = |parameter| {
                        encoder
                            .parameter(&parameter)
                            .expect("invariant: four octets fit");
                    };
                    put(Parameter::Status(status));
                    if let Some(identifier) = identifier {
                        put(Parameter::AspIdentifier(identifier));
                    }
                    encoder.routing_contexts(context);
                });
        }
    }

    /// ASPs of an application server: active, up.
    pub(crate) fn count(&self, server: AsId) -> (usize, usize) {
        let halves = self.associations.iter().flat_map(|a| &a.halves);
        let members = halves.flat_map(|half| &half.members);
        let states = members.filter(|m| m.server == server).map(|m| m.state);
        states.fold((0, 0), |(active, up), state| match state {
            Traffic::Down => (active, up),
            Traffic::Active => (active + 1, up + 1),
            Traffic::Inactive | Traffic::Activating | Traffic::Deactivating => (active, up + 1),
        })
    }

    /// The state of an ASP changed: that of its application server follows.
    pub(crate) fn refresh(&mut self, now: Instant, id: AsId) {
        let (active, up) = self.count(id);
        let sends = |a: &&Association| {
            a.halves.iter().any(|half| {
                let member = half.members.iter().find(|m| m.server == id);
                half.sends && member.is_some_and(|m| m.state == Traffic::Active)
            })
        };
        let senders: Vec<_> = self
            .associations
            .iter()
            .filter(sends)
            .map(|a| a.id)
            .collect();
        let Some(server) = self.servers.get_mut(usize::from(id.0)) else {
            return;
        };
        server.senders = senders;
        let fewer = active < std::mem::replace(&mut server.active, active);
        let minimum = usize::from(server.config.minimum_active.max(1));
        let event = match (active, up) {
            (active, _) if active >= minimum => AsEvent::EnoughActive,
            (1.., _) => AsEvent::TooFewActive,
            (0, 1..) => AsEvent::OnlyInactive,
            (0, 0) => AsEvent::AllDown,
        };
        let short = fewer
            && event == AsEvent::TooFewActive
            && server.state == AsState::Active
            && server.mode != Some(TrafficMode::Override);
        self.drive(now, id, event);
        if short {
            self.notify(id, Status::INSUFFICIENT_RESOURCES, None, None);
        }
        self.sweep = 0;
    }

    pub(crate) fn drive(&mut self, now: Instant, id: AsId, event: AsEvent) {
        let answers =
            |half: &Half| half.side != Side::Asp && half.members.iter().any(|m| m.server == id);
        let mut halves = self.associations.iter().flat_map(|a| &a.halves);
        // Only who gives traffic to ASPs can hold it for them.
        let holds = self.timers.recovery > Duration::ZERO && halves.any(answers);
        let recovery = self.timers.recovery;
        let Some(server) = self.servers.get_mut(usize::from(id.0)) else {
            return;
        };
        let (next, actions) = application_server(holds, server.state, event);
        let before = std::mem::replace(&mut server.state, next);
        if before == next {
            return;
        }
        let context = server.config.routing_context;
        server.deadline = None;
        if before == AsState::Active {
            server.not_active_since = Some(now);
        }
        self.output.tell(match next {
            AsState::Down => Event::AsDown(id, context),
            AsState::Inactive => Event::AsInactive(id, context),
            AsState::Active => Event::AsActive(id, context),
            AsState::Pending => Event::AsPending(id, context),
        });
        if next == AsState::Down {
            // The next ASPAC may choose again.
            server.mode = server.config.traffic_mode;
        }
        for action in actions {
            match action {
                Action::Notify => {
                    if let Some(status) = status_of(next) {
                        self.notify(id, status, None, None);
                    }
                }
                Action::StartRecovery => {
                    if let Some(server) = self.servers.get_mut(usize::from(id.0)) {
                        server.deadline = Some(now + recovery);
                    }
                }
                Action::Flush => self.flush(now, id),
                Action::DiscardHeld => self.discard_held(id),
                _ => debug_assert!(false, "invariant: {action:?} is not of this machine"),
            }
        }
        self.sweep = 0;
    }

    /// ERR of a transition.
    pub(crate) fn state_fault(&mut self, id: AssociationId, code: ErrorCode, cause: Cause<'_>) {
        let Some(message) = cause.message else { return };
        let fault = match code {
            ErrorCode::RefusedManagementBlocking => Fault::Blocked,
            _ => Fault::State(message.message_type()),
        };
        debug_assert_eq!(fault.error_code(), Some(code));
        self.fault(id, fault, cause);
    }

    /// ERR (Refused - Management Blocking) with these routing contexts, not all that were asked for (3.8.1).
    pub(crate) fn refuse(&mut self, id: AssociationId, contexts: &[u32], cause: Cause<'_>) {
        self.output.tell(Event::PeerFault(id, Fault::Blocked));
        self.send_error(id, ErrorCode::RefusedManagementBlocking, cause, |encoder| {
            let contexts = contexts.iter().copied();
            encoder.routing_contexts(contexts.take(ERRORS_A_MESSAGE));
        });
    }

    /// Tells a fault, and answers it with its ERR (3.8.1).
    pub(crate) fn fault(&mut self, id: AssociationId, fault: Fault, cause: Cause<'_>) {
        self.output.tell(Event::PeerFault(id, fault));
        let Some(code) = fault.error_code() else {
            return;
        };
        self.send_error(id, code, cause, |encoder| match fault {
            Fault::NetworkAppearance(value) => encoder
                .parameter(&Parameter::NetworkAppearance(value))
                .expect("invariant: four octets fit"),
            Fault::RoutingContext(value) => encoder.routing_contexts([value]),
            Fault::State(_) | Fault::Blocked | Fault::TrafficMode(_) => {
                let contexts = cause.message.into_iter().flat_map(|m| m.routing_contexts());
                encoder.routing_contexts(contexts.take(ERRORS_A_MESSAGE));
            }
            _ => {}
        });
    }

    /// ERR: its code, what `more` adds, the offending message.
    pub(crate) fn send_error(
        &mut self,
        id: AssociationId,
        code: ErrorCode,
        cause: Cause<'_>,
        more: impl FnOnce(&mut Encoder<'_>),
    ) {
        // "Error messages MUST NOT be generated in response to other Error messages" (3.8.1), readable or not.
        if matches!(cause.octets, [_, _, 0, 0, ..]) {
            return;
        }
        let diagnostic = cause.octets.get(..DIAGNOSTIC).unwrap_or(cause.octets);
        self.output.send(id, MessageType::Error, |encoder| {
            encoder
                .parameter(&Parameter::ErrorCode(code.value()))
                .expect("invariant: four octets fit");
            more(encoder);
            if !diagnostic.is_empty() {
                encoder
                    .parameter(&Parameter::DiagnosticInformation(diagnostic))
                    .expect("invariant: no part of an ERR is long");
            }
        });
    }

    /// After a change off the hot path: the next deadline.
    pub(crate) fn settle(&mut self) {
        let halves = self.associations.iter().flat_map(|a| &a.halves);
        let members = halves.clone().flat_map(|half| &half.members);
        let associations = self.associations.iter();
        self.deadline = (self.servers.iter().filter_map(|s| s.deadline))
            .chain(halves.filter_map(|half| half.deadline))
            .chain(members.clone().filter_map(|m| m.deadline))
            .chain(members.filter_map(|m| match m.key {
                Key::Ours(_, deadline) => deadline,
                Key::Static | Key::ByPeer => None,
            }))
            .chain(associations.flat_map(|a| [a.beat, a.audit]).flatten())
            .min();
    }
}

fn status_of(state: AsState) -> Option<Status> {
    match state {
        AsState::Down => None,
        AsState::Inactive => Some(Status::AS_INACTIVE),
        AsState::Active => Some(Status::AS_ACTIVE),
        AsState::Pending => Some(Status::AS_PENDING),
    }
}
