//! Routing key registration by an ASP or IPSP of ours (RFC 4666 3.6, 4.4): one machine for each application server that it
//! registers for, between ASPUP ACK and ASPAC.
//!
//! RFC 4666 gives registration no timer: REG REQ and DEREG REQ are repeated as the other requests, every T(ack).

use crate::config::AsId;
use crate::error::Fault;
use crate::event::Event;
use crate::layer::{Cause, Key, M3ua, Member};
use crate::machine::{Traffic, TrafficEvent};
use crate::message::{Message, MessageType};
use crate::parameter::{MaskedPointCodes, Parameter, Parameters, Words, tag};
use crate::registration::{DeregistrationStatus, RegistrationStatus};
use RegistrationAction as A;
use inlab_ss7::AssociationId;
use std::time::Instant;

/// Where our registration for one application server stands.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Registration {
    /// The peer does not have our routing key.
    Unregistered,
    /// REG REQ sent, T(ack) runs.
    Registering,
    /// The peer has it, and gave a routing context.
    Registered,
    /// DEREG REQ sent, T(ack) runs.
    Deregistering,
}

/// What can happen to a [`Registration`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RegistrationEvent {
    /// The ASP came up.
    Up,
    /// The ASP went down, or the peer said ASPUP ACK although it is active: what was registered is not any more (4.3.4.1).
    Down,
    /// M-RK_REG request.
    RequestRegister,
    /// M-RK_DEREG request, and the ASP is not active.
    RequestDeregister,
    /// REG RSP: Successfully Registered, or Routing Key Already Registered where the routing context is configured.
    Registered,
    /// REG RSP with any other status, or ERR that answers our REG REQ.
    NotRegistered,
    /// DEREG RSP: Successfully Deregistered, or that there is nothing to deregister.
    Deregistered,
    /// DEREG RSP with any other status.
    NotDeregistered,
    /// T(ack) expired, or the time after a refusal.
    Expiry,
}

/// What a transition asks for, in this order.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RegistrationAction {
    /// Send REG REQ, start T(ack).
    SendRequest,
    /// Send DEREG REQ, start T(ack).
    SendDeregister,
    /// Tell layer management: registered. Ask to be active if that is wanted.
    IndicateOn,
    /// Tell layer management: not registered any more.
    IndicateOff,
    /// Tell layer management: refused. Ask again after the time set for it.
    IndicateRefused,
    /// Tell layer management that there was no answer.
    IndicateNoAnswer,
}

/// 4.4.1 Registration, 4.4.2 Deregistration, at the side that asks.
#[must_use]
pub fn registration(
    state: Registration,
    event: RegistrationEvent,
) -> (Registration, &'static [RegistrationAction]) {
    use Registration as S;
    use RegistrationEvent as E;
    match (state, event) {
        (S::Unregistered, E::Up | E::RequestRegister | E::Expiry) => {
            (S::Registering, &[A::SendRequest])
        }
        // The answer to a request that was given up: return to the state that is wanted.
        (S::Unregistered, E::Registered) => (S::Deregistering, &[A::SendDeregister]),
        (
            S::Unregistered,
            E::Down
            | E::RequestDeregister
            | E::NotRegistered
            | E::Deregistered
            | E::NotDeregistered,
        ) => (S::Unregistered, &[]),

        (S::Registering, E::Registered) => (S::Registered, &[A::IndicateOn]),
        (S::Registering, E::NotRegistered) => (S::Unregistered, &[A::IndicateRefused]),
        (S::Registering, E::Expiry) => (S::Registering, &[A::IndicateNoAnswer, A::SendRequest]),
        (S::Registering, E::Down | E::RequestDeregister) => (S::Unregistered, &[]),
        (S::Registering, E::Up | E::RequestRegister | E::Deregistered | E::NotDeregistered) => {
            (S::Registering, &[])
        }

        (S::Registered, E::Down | E::Deregistered) => (S::Unregistered, &[A::IndicateOff]),
        (S::Registered, E::RequestDeregister) => (S::Deregistering, &[A::SendDeregister]),
        // Answers to a request that was repeated.
        (
            S::Registered,
            E::Up
            | E::RequestRegister
            | E::Registered
            | E::NotRegistered
            | E::NotDeregistered
            | E::Expiry,
        ) => (S::Registered, &[]),

        (S::Deregistering, E::Down | E::Deregistered) => (S::Unregistered, &[A::IndicateOff]),
        (S::Deregistering, E::NotDeregistered) => (S::Registered, &[A::IndicateRefused]),
        (S::Deregistering, E::RequestRegister) => (S::Registering, &[A::SendRequest]),
        (S::Deregistering, E::Expiry) => {
            (S::Deregistering, &[A::IndicateNoAnswer, A::SendDeregister])
        }
        (S::Deregistering, E::Up | E::RequestDeregister | E::Registered | E::NotRegistered) => {
            (S::Deregistering, &[])
        }
    }
}

impl M3ua {
    /// M-RK_REG request (4.4.1), on every association that may register for `server`; done by itself when the ASP comes up.
    pub fn register(&mut self, now: Instant, server: AsId) {
        self.request_registration(now, server, RegistrationEvent::RequestRegister);
    }

    /// M-RK_DEREG request (4.4.2). An ASP that is active cannot deregister: it asks to be inactive first.
    pub fn deregister(&mut self, now: Instant, server: AsId) {
        self.deactivate(now, server);
        self.request_registration(now, server, RegistrationEvent::RequestDeregister);
    }

    fn request_registration(&mut self, now: Instant, server: AsId, event: RegistrationEvent) {
        for ix in 0..self.associations.len() {
            for h in 0..self.halves(ix) {
                let Some(half) = self.half(ix, h) else {
                    continue;
                };
                let up = half.is_up();
                let found = half.members.iter_mut().enumerate();
                let mut ours = found.filter(|(_, m)| matches!(m.key, Key::Ours(..)));
                let Some((m, member)) = ours.find(|(_, m)| m.server == server) else {
                    continue;
                };
                member.wanted = event == RegistrationEvent::RequestRegister;
                member.leaving = !member.wanted;
                // An ASP that is not up asks when it is; one that is not yet inactive, with the answer to its ASPIA.
                if up && matches!(member.state, Traffic::Inactive) {
                    self.advance(now, ix, h, m, event);
                }
            }
        }
        self.settle();
    }

    /// ASPUP ACK.
    pub(crate) fn registrations_up(&mut self, now: Instant, ix: usize, h: usize) {
        for m in self.ours(ix, h, |member| member.wanted) {
            self.advance(now, ix, h, m, RegistrationEvent::Up);
        }
    }

    /// "The SGP considers the ASP as deregistered" (4.3.4.1, 4.3.4.2).
    pub(crate) fn registrations_down(&mut self, now: Instant, ix: usize, h: usize) {
        for m in self.ours(ix, h, |_| true) {
            self.advance(now, ix, h, m, RegistrationEvent::Down);
        }
    }

    /// ASPUP ACK while active: what was registered begins anew, and is inactive until then.
    pub(crate) fn begin_registrations_anew(&mut self, now: Instant, ix: usize, h: usize) {
        let ours = self.ours(ix, h, |_| true);
        self.step(now, ix, h, &ours, TrafficEvent::Down, Cause::NONE);
        self.step(now, ix, h, &ours, TrafficEvent::Up, Cause::NONE);
        self.registrations_down(now, ix, h);
        self.registrations_up(now, ix, h);
    }

    /// An ASP that withdraws for good is inactive: now it deregisters.
    pub(crate) fn registrations_inactive(&mut self, now: Instant, ix: usize, h: usize) {
        let leaves = |m: &Member| {
            m.leaving
                && m.state == Traffic::Inactive
                && matches!(m.key, Key::Ours(Registration::Registered, _))
        };
        for m in self.ours(ix, h, leaves) {
            self.advance(now, ix, h, m, RegistrationEvent::RequestDeregister);
        }
    }

    fn ours(&self, ix: usize, h: usize, which: impl Fn(&Member) -> bool) -> Vec<usize> {
        let half = self.associations.get(ix).and_then(|a| a.halves.get(h));
        let members = half
            .into_iter()
            .flat_map(|half| half.members.iter().enumerate());
        let ours = members.filter(|(_, m)| matches!(m.key, Key::Ours(..)) && which(m));
        ours.map(|(at, _)| at).collect()
    }

    /// T(ack) of registration.
    pub(crate) fn expire_registrations(&mut self, now: Instant, ix: usize, h: usize) {
        let due = |m: &Member| matches!(m.key, Key::Ours(_, Some(at)) if at <= now);
        for m in self.ours(ix, h, due) {
            self.advance(now, ix, h, m, RegistrationEvent::Expiry);
        }
    }

    fn advance(&mut self, now: Instant, ix: usize, h: usize, m: usize, event: RegistrationEvent) {
        let (ack, refused) = (now + self.timers.ack, now + self.timers.refused);
        let Some(id) = self.associations.get(ix).map(|a| a.id) else {
            return;
        };
        let half = self.half(ix, h);
        let Some(member) = half.and_then(|half| half.members.get_mut(m)) else {
            return;
        };
        let Key::Ours(state, deadline) = member.key else {
            return;
        };
        let (next, actions) = registration(state, event);
        let ends = [RegistrationEvent::Expiry, RegistrationEvent::Down].contains(&event);
        let deadline = deadline.filter(|_| next == state && !ends);
        member.key = Key::Ours(next, deadline);
        let (server, context, wanted) = (member.server, member.context, member.wanted);
        for action in actions {
            let mut until = |at| {
                let half = self
                    .associations
                    .get_mut(ix)
                    .and_then(|a| a.halves.get_mut(h));
                if let Some(member) = half.and_then(|half| half.members.get_mut(m)) {
                    member.key = Key::Ours(next, Some(at));
                }
            };
            match action {
                A::SendRequest => {
                    until(ack);
                    self.send_request(id, server);
                }
                A::SendDeregister => {
                    until(ack);
                    let message = MessageType::DeregistrationRequest;
                    self.output
                        .send(id, message, |encoder| encoder.routing_contexts(context));
                }
                A::IndicateOn => {
                    self.output.tell(Event::Registered(id, server, context));
                    if wanted {
                        self.step(now, ix, h, &[m], TrafficEvent::RequestActive, Cause::NONE);
                    }
                }
                A::IndicateOff => {
                    // It may be that the peer did this: then we are not active any more, and ask again later.
                    if event == RegistrationEvent::Deregistered && wanted {
                        until(refused);
                    }
                    self.step(now, ix, h, &[m], TrafficEvent::Overridden, Cause::NONE);
                    self.output.tell(Event::Deregistered(id, server));
                }
                A::IndicateRefused => {
                    // A refused DEREG REQ is not repeated: it is the ASP that wanted to leave.
                    if next == Registration::Unregistered {
                        until(refused);
                    }
                }
                A::IndicateNoAnswer => {
                    let message = match next {
                        Registration::Deregistering => MessageType::DeregistrationRequest,
                        _ => MessageType::RegistrationRequest,
                    };
                    self.output.tell(Event::Unanswered(id, message, 1));
                }
            }
        }
    }

    /// REG REQ with one routing key. Its local identifier is the place of the application server.
    fn send_request(&mut self, id: AssociationId, server: AsId) {
        let Some(config) = self.server(server).map(|s| &s.config) else {
            return;
        };
        let mut key = Vec::new();
        let mut put = |parameter: Parameter<'_>| {
            parameter
                .encode(&mut key)
                .expect("invariant: a routing key of ours is short");
        };
        put(Parameter::LocalRoutingKeyIdentifier(u32::from(server.0)));
        if let Some(mode) = config.traffic_mode {
            put(Parameter::TrafficModeType(mode.value()));
        }
        if let Some(appearance) = config.network_appearance {
            put(Parameter::NetworkAppearance(appearance));
        }
        let routing_key = &config.routing_key;
        let indicators: Vec<u8> = routing_key.service_indicators.iter().map(|s| s.0).collect();
        let origins: Vec<u8> = (routing_key.origins.iter())
            .flat_map(|code| code.to_word().to_be_bytes())
            .collect();
        // Each destination with its own lists (3.6.1).
        for destination in routing_key.destinations.iter().take(DESTINATIONS) {
            put(Parameter::DestinationPointCode(*destination));
            if !indicators.is_empty() {
                put(Parameter::ServiceIndicators(&indicators));
            }
            if let Some(words) = Words::new(&origins) {
                put(Parameter::OriginatingPointCodeList(MaskedPointCodes(words)));
            }
        }
        let key = Parameters::nested(&key).expect("invariant: it was encoded");
        self.output
            .send(id, MessageType::RegistrationRequest, |encoder| {
                encoder
                    .parameter(&Parameter::RoutingKey(key))
                    .expect("invariant: a routing key of ours is short");
            });
    }

    /// REG RSP, DEREG RSP.
    pub(crate) fn handle_response(
        &mut self,
        now: Instant,
        ix: usize,
        h: usize,
        message: Message<'_>,
        cause: Cause<'_>,
    ) {
        let Some(id) = self.associations.get(ix).map(|a| a.id) else {
            return;
        };
        let message_type = message.message_type();
        for parameter in message.parameters() {
            let outcome = match parameter {
                Parameter::RegistrationResult(result) => self.registered(ix, h, result),
                Parameter::DeregistrationResult(result) => self.deregistered(ix, h, result),
                _ => continue,
            };
            match outcome {
                Ok((m, event)) => self.advance(now, ix, h, m, event),
                Err(tag) if result_lacks(parameter, tag) => {
                    return self.fault(id, Fault::Missing(message_type, tag), cause);
                }
                Err(tag) => return self.fault(id, Fault::Value(message_type, tag), cause),
            }
        }
    }

    /// Whose result it is and what it says; else the parameter that is missing or means nothing here.
    fn registered(
        &mut self,
        ix: usize,
        h: usize,
        result: Parameters<'_>,
    ) -> Result<(usize, RegistrationEvent), u16> {
        let Some(Parameter::LocalRoutingKeyIdentifier(identifier)) =
            result.find(tag::LOCAL_ROUTING_KEY_IDENTIFIER)
        else {
            return Err(tag::LOCAL_ROUTING_KEY_IDENTIFIER);
        };
        let Some(Parameter::RegistrationStatus(status)) = result.find(tag::REGISTRATION_STATUS)
        else {
            return Err(tag::REGISTRATION_STATUS);
        };
        let Some(Parameter::RoutingContext(mut words)) = result.find(tag::ROUTING_CONTEXT) else {
            return Err(tag::ROUTING_CONTEXT);
        };
        let id = self.associations.get(ix).map(|a| a.id);
        let server = u16::try_from(identifier).map(AsId).ok();
        let ours = self.ours(ix, h, |member| Some(member.server) == server);
        let (Some(m), Some(server), Some(id)) = (ours.first(), server, id) else {
            return Err(tag::LOCAL_ROUTING_KEY_IDENTIFIER);
        };
        let configured = self.server(server).and_then(|s| s.config.routing_context);
        let context = match RegistrationStatus::new(status) {
            Some(RegistrationStatus::Registered) => words.next(),
            Some(RegistrationStatus::AlreadyRegistered) => configured,
            _ => None,
        };
        let Some(context) = context else {
            self.output
                .tell(Event::RegistrationRefused(id, server, status));
            return Ok((*m, RegistrationEvent::NotRegistered));
        };
        let half = self.half(ix, h);
        if let Some(member) = half.and_then(|half| half.members.get_mut(*m))
            && !matches!(member.key, Key::Ours(Registration::Registered, _))
        {
            member.context = Some(context);
        }
        Ok((*m, RegistrationEvent::Registered))
    }

    fn deregistered(
        &mut self,
        ix: usize,
        h: usize,
        result: Parameters<'_>,
    ) -> Result<(usize, RegistrationEvent), u16> {
        use DeregistrationStatus as S;
        let Some(Parameter::RoutingContext(mut words)) = result.find(tag::ROUTING_CONTEXT) else {
            return Err(tag::ROUTING_CONTEXT);
        };
        let Some(Parameter::DeregistrationStatus(status)) = result.find(tag::DEREGISTRATION_STATUS)
        else {
            return Err(tag::DEREGISTRATION_STATUS);
        };
        let context = words.next();
        let ours = self.ours(ix, h, |member| member.context == context);
        let m = *ours.first().ok_or(tag::ROUTING_CONTEXT)?;
        let gone = [S::Deregistered, S::InvalidRoutingContext, S::NotRegistered];
        Ok(if gone.into_iter().any(|s| s.value() == status) {
            (m, RegistrationEvent::Deregistered)
        } else {
            (m, RegistrationEvent::NotDeregistered)
        })
    }

    /// ERR that answers REG REQ: the peer has no registration (3.8.1, Unsupported Message Class or Type).
    pub(crate) fn registrations_refused(&mut self, now: Instant, ix: usize, h: usize) {
        let asks = |m: &Member| matches!(m.key, Key::Ours(Registration::Registering, _));
        for m in self.ours(ix, h, asks) {
            self.advance(now, ix, h, m, RegistrationEvent::NotRegistered);
        }
    }
}

fn result_lacks(parameter: Parameter<'_>, tag: u16) -> bool {
    match parameter {
        Parameter::RegistrationResult(result) | Parameter::DeregistrationResult(result) => {
            !result.has(tag)
        }
        _ => false,
    }
}

/// Destinations of one routing key of ours that are sent.
const DESTINATIONS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::tests::{compare, table};

    /// 4.4.1 and 4.4.2 have no figure; each line was read against their sentences: an ASP registers when it is up and before
    /// it asks to be active, a key that is registered has a routing context, deregistration ends with its answer or with the
    /// ASP's going down, and an ASP that is active does not deregister (the request comes only when it is inactive).
    #[test]
    fn table_is_as_reviewed() {
        use Registration as S;
        use RegistrationEvent as E;
        let mut text = String::new();
        table(
            &mut text,
            "ASP: registration of a routing key (RFC 4666 4.4)",
            &[
                S::Unregistered,
                S::Registering,
                S::Registered,
                S::Deregistering,
            ],
            &[
                E::Up,
                E::Down,
                E::RequestRegister,
                E::RequestDeregister,
                E::Registered,
                E::NotRegistered,
                E::Deregistered,
                E::NotDeregistered,
                E::Expiry,
            ],
            registration,
        );
        compare("m3ua-registration.txt", &format!("{}\n", text.trim_end()));
    }
}
