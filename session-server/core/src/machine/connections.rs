//! The machine's side towards connections: proof of the number, relay, and keeping slow readers from others.

use std::time::Instant;

use inlab_call_event::Number;

use super::{ConnectionEvent, Core, detected};
use crate::config::equal_in_constant_time;
use crate::frames::Notice;
use crate::leg::{FRAME_COST, Leg};
use crate::session::SessionState;
use crate::{CloseReason, ConnectionId, Fault, SessionId};

const MAX_FAULTS: u8 = 16;

impl Core {
    /// What a connection brings.
    pub fn handle_connection(
        &mut self,
        now: Instant,
        connection: ConnectionId,
        event: ConnectionEvent<'_>,
    ) {
        let leg = self.connections.get(&connection).copied();
        match (leg, event) {
            (None, ConnectionEvent::Hello { number, token }) => {
                self.hello(connection, number, token)
            }
            (None, ConnectionEvent::Closed | ConnectionEvent::Written { .. }) => {}
            (
                None,
                ConnectionEvent::Data { .. }
                | ConnectionEvent::Binary(_)
                | ConnectionEvent::Select(_)
                | ConnectionEvent::CloseSession(_)
                | ConnectionEvent::Faulty(_),
            ) => self.out.close(connection, CloseReason::HelloExpected),
            (Some(leg), ConnectionEvent::Hello { .. }) => self.fault(leg, Fault::HelloRepeated),
            (Some(leg), ConnectionEvent::Data { session, json }) => {
                self.relay(now, leg, session, Content::Json(json));
            }
            (Some(leg), ConnectionEvent::Binary(octets)) => {
                self.relay(now, leg, None, Content::Octets(octets))
            }
            (Some(leg), ConnectionEvent::Select(session)) => {
                match self.session_of_leg(leg, Some(session)) {
                    Ok(_) => {
                        if let Some(leg) = self.legs.get_mut(leg) {
                            leg.selected = Some(session);
                        }
                    }
                    Err(fault) => self.fault(leg, fault),
                }
            }
            (Some(leg), ConnectionEvent::CloseSession(session)) => {
                match self.session_of_leg(leg, session) {
                    Ok(place) => self.close_session(place, "closed-by-party"),
                    Err(fault) => self.fault(leg, fault),
                }
            }
            (Some(leg), ConnectionEvent::Faulty(fault)) => self.fault(leg, fault),
            (Some(leg), ConnectionEvent::Written { frames, octets }) => {
                self.written(now, leg, frames, octets)
            }
            (Some(leg), ConnectionEvent::Closed) => self.remove_leg(leg),
        }
        self.close_doomed();
    }

    fn hello(&mut self, connection: ConnectionId, number: Number, token: &[u8]) {
        let subscriber = self.subscriber(number);
        // A number that is none takes as long as a wrong token, and gets the same answer.
        let expected: &[u8] = match subscriber {
            Some(subscriber) => self.subscribers[subscriber as usize].subscriber.token(),
            None => &[0; 16],
        };
        let is_equal = equal_in_constant_time(token, expected);
        let Some(subscriber) = subscriber.filter(|_| is_equal) else {
            self.counts.refused += 1;
            self.out.close(connection, CloseReason::Refused);
            return;
        };
        let entry = &self.subscribers[subscriber as usize];
        if entry.legs.len() >= self.config.max_legs {
            self.out.close(connection, CloseReason::TooManyLegs);
            return;
        }
        let is_first = entry.legs.is_empty();
        let leg = self.legs.insert(Leg {
            connection,
            subscriber,
            outstanding: 0,
            holding: Vec::new(),
            held_by: 0,
            faults: 0,
            selected: None,
            source: None,
        });
        self.connections.insert(connection, leg);
        self.subscribers[subscriber as usize].legs.push(leg);
        self.send(
            leg,
            Notice::Welcome {
                max_message: self.config.max_message,
            },
            None,
        );
        for index in 0..self.sessions_of(Some(subscriber)).len() {
            let Some(&place) = self.sessions_of(Some(subscriber)).get(index) else {
                break;
            };
            let Some(session) = self.sessions.get(place) else {
                continue;
            };
            let Some(role) = session.role_of(subscriber) else {
                continue;
            };
            let (id, state) = (session.id, session.state);
            let peer = *session.end(role.peer());
            if !session.is_over() {
                let notice = detected(session, role);
                self.send(leg, notice, None);
            }
            match state {
                SessionState::HalfOpen => self.establish(place, None),
                SessionState::Established => {
                    self.send(
                        leg,
                        Notice::Established {
                            session: id,
                            role,
                            peer: peer.shown,
                        },
                        None,
                    );
                    if is_first {
                        self.tell(peer.subscriber, Notice::PeerConnected { session: id }, None);
                    }
                }
                SessionState::Closed => {}
            }
        }
    }

    /// Which session a leg's request is for.
    fn session_of_leg(&self, leg: u32, named: Option<SessionId>) -> Result<u32, Fault> {
        let Some(leg) = self.legs.get(leg) else {
            return Err(Fault::NoSession);
        };
        let list = self.sessions_of(Some(leg.subscriber));
        let by_id = |id: SessionId| {
            list.iter().copied().find(|&place| {
                self.sessions
                    .get(place)
                    .is_some_and(|session| session.id == id)
            })
        };
        if let Some(id) = named {
            return by_id(id).ok_or(Fault::NoSession);
        }
        let state = |place: u32| self.sessions.get(place).map(|session| session.state);
        if let Some(place) = leg.selected.and_then(by_id)
            && state(place) != Some(SessionState::Closed)
        {
            return Ok(place);
        }
        // The only one through which data flows; else the only one there is.
        let only = |wanted: SessionState| {
            let mut matching = list
                .iter()
                .copied()
                .filter(|&place| state(place) == Some(wanted));
            match (matching.next(), matching.next()) {
                (None, _) => None,
                (Some(place), None) => Some(Ok(place)),
                (Some(_), Some(_)) => Some(Err(Fault::WhichSession)),
            }
        };
        only(SessionState::Established)
            .or_else(|| only(SessionState::HalfOpen))
            .or_else(|| only(SessionState::Closed))
            .unwrap_or(Err(Fault::NoSession))
    }

    fn relay(&mut self, now: Instant, from: u32, named: Option<SessionId>, content: Content<'_>) {
        if content.len() > self.config.max_message {
            return self.fault(from, Fault::TooBig);
        }
        let place = match self.session_of_leg(from, named) {
            Ok(place) => place,
            Err(fault) => return self.fault(from, fault),
        };
        let (Some(session), Some(sender)) = (self.sessions.get(place), self.legs.get(from)) else {
            return;
        };
        let id = session.id;
        let peer = match (session.state, session.role_of(sender.subscriber)) {
            (SessionState::Established, Some(role)) => session.end(role.peer()).subscriber,
            (SessionState::HalfOpen, _) => return self.fault(from, Fault::NotEstablished),
            (SessionState::Closed, _) => return self.fault(from, Fault::SessionClosed),
            (SessionState::Established, None) => return self.fault(from, Fault::NoSession),
        };
        if self.legs_of(peer).is_empty() {
            return self.fault(from, Fault::PeerAbsent);
        }
        for index in 0..self.legs_of(peer).len() {
            let Some(&to) = self.legs_of(peer).get(index) else {
                break;
            };
            match content {
                Content::Json(json) => self.send(to, Notice::Data { session: id, json }, None),
                Content::Octets(octets) => self.send_octets(to, id, octets),
            }
            self.counts.relayed += 1;
            if self
                .legs
                .get(to)
                .is_some_and(|leg| leg.outstanding > self.config.high_water)
            {
                self.hold(now, to, from);
            }
        }
    }

    /// Stops reading from `sender` until `receiver` has written most of what waits.
    fn hold(&mut self, now: Instant, receiver: u32, sender: u32) {
        let Some(connection) = self.legs.get(sender).map(|leg| leg.connection) else {
            return;
        };
        let Some(leg) = self.legs.get_mut(receiver) else {
            return;
        };
        if leg.holding.contains(&connection) {
            return;
        }
        leg.holding.push(connection);
        if !self.stall_timers.is_set(receiver) {
            self.stall_timers.set(receiver, now + self.config.stall);
        }
        if let Some(sender) = self.legs.get_mut(sender) {
            sender.held_by += 1;
            if sender.held_by == 1 {
                self.out.hold(connection);
            }
        }
    }

    fn written(&mut self, now: Instant, place: u32, frames: usize, octets: usize) {
        let Some(leg) = self.legs.get_mut(place) else {
            return;
        };
        leg.outstanding = leg
            .outstanding
            .saturating_sub(octets.saturating_add(frames.saturating_mul(FRAME_COST)));
        if leg.outstanding <= self.config.high_water / 2 {
            self.stall_timers.cancel(place);
            let mut holding = std::mem::take(&mut leg.holding);
            self.release(&mut holding);
            if let Some(leg) = self.legs.get_mut(place) {
                leg.holding = holding; // empty; keeps its memory
            }
        } else if self.stall_timers.is_set(place) {
            self.stall_timers.set(place, now + self.config.stall);
        }
    }

    fn release(&mut self, holding: &mut Vec<ConnectionId>) {
        for connection in holding.drain(..) {
            let Some(&place) = self.connections.get(&connection) else {
                continue;
            };
            let Some(sender) = self.legs.get_mut(place) else {
                continue;
            };
            sender.held_by = sender.held_by.saturating_sub(1);
            if sender.held_by == 0 {
                self.out.resume(connection);
            }
        }
    }

    fn fault(&mut self, place: u32, fault: Fault) {
        let Some(leg) = self.legs.get_mut(place) else {
            return;
        };
        leg.faults = leg.faults.saturating_add(u8::from(fault.counts()));
        let is_too_much = leg.faults > MAX_FAULTS;
        self.send(place, Notice::Error(fault), None);
        if is_too_much {
            self.doomed.push((place, CloseReason::TooManyFaults));
        }
    }

    /// To each leg of a subscriber.
    pub(super) fn tell(
        &mut self,
        subscriber: Option<u32>,
        notice: Notice<'_>,
        triggered: Option<Instant>,
    ) {
        for index in 0..self.legs_of(subscriber).len() {
            let Some(&leg) = self.legs_of(subscriber).get(index) else {
                break;
            };
            self.send(leg, notice, triggered);
        }
    }

    fn send(&mut self, place: u32, notice: Notice<'_>, triggered: Option<Instant>) {
        let Some(leg) = self.legs.get_mut(place) else {
            return;
        };
        if leg.outstanding <= self.config.max_queue {
            let octets = self.out.text(leg.connection, notice, triggered);
            leg.outstanding += octets + FRAME_COST;
            self.check_queue(place);
        }
    }

    fn send_octets(&mut self, place: u32, session: SessionId, octets: &[u8]) {
        if self
            .legs
            .get(place)
            .is_some_and(|leg| leg.source != Some(session))
        {
            self.send(place, Notice::DataSource { session }, None);
        }
        let Some(leg) = self.legs.get_mut(place) else {
            return;
        };
        leg.source = Some(session);
        if leg.outstanding <= self.config.max_queue {
            self.out.binary(leg.connection, octets);
            leg.outstanding += octets.len() + FRAME_COST;
            self.check_queue(place);
        }
    }

    fn check_queue(&mut self, place: u32) {
        if self
            .legs
            .get(place)
            .is_some_and(|leg| leg.outstanding > self.config.max_queue)
        {
            self.doomed.push((place, CloseReason::SlowReader));
        }
    }

    pub(super) fn close_doomed(&mut self) {
        while let Some((place, reason)) = self.doomed.pop() {
            let Some(connection) = self.legs.get(place).map(|leg| leg.connection) else {
                continue;
            };
            if reason == CloseReason::SlowReader {
                self.counts.slow_readers += 1;
            }
            self.out.close(connection, reason);
            self.remove_leg(place);
        }
    }

    fn remove_leg(&mut self, place: u32) {
        let Some(mut leg) = self.legs.remove(place) else {
            return;
        };
        self.connections.remove(&leg.connection);
        self.stall_timers.cancel(place);
        self.release(&mut leg.holding);
        let entry = &mut self.subscribers[leg.subscriber as usize];
        entry.legs.retain(|&other| other != place);
        if !entry.legs.is_empty() {
            return;
        }
        for index in 0..self.sessions_of(Some(leg.subscriber)).len() {
            let Some(&session) = self.sessions_of(Some(leg.subscriber)).get(index) else {
                break;
            };
            let Some(session) = self.sessions.get(session) else {
                continue;
            };
            if session.state == SessionState::Established
                && let Some(role) = session.role_of(leg.subscriber)
            {
                let notice = Notice::PeerDisconnected {
                    session: session.id,
                };
                self.tell(session.end(role.peer()).subscriber, notice, None);
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Content<'a> {
    Json(&'a str),
    Octets(&'a [u8]),
}

impl Content<'_> {
    fn len(self) -> usize {
        match self {
            Self::Json(json) => json.len(),
            Self::Octets(octets) => octets.len(),
        }
    }
}
