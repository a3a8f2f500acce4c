//! SSNM: the state of SS7 destinations (RFC 4666 3.4, 4.5).

use crate::destination::{Availability, Source};
use crate::error::Fault;
use crate::event::Event;
use crate::layer::{Cause, Half, M3ua};
use crate::machine::{Side, Traffic};
use crate::message::{Encoder, Message, MessageType};
use crate::parameter::{MaskedPointCode, MaskedPointCodes, Parameter, Words, tag};
use inlab_ss7::{AssociationId, MtpStatus, PointCode, ServiceIndicator};
use std::time::Instant;

/// Most affected point codes of one message that are looked at; further ones are ignored.
const AFFECTED: usize = 256;

impl M3ua {
    pub(crate) fn handle_network(
        &mut self,
        now: Instant,
        ix: usize,
        message: Message<'_>,
        cause: Cause<'_>,
    ) {
        use MessageType as M;
        let Some(association) = self.associations.get(ix) else {
            return;
        };
        let (id, source) = (association.id, association.source());
        let message_type = message.message_type();
        let is_asp = |half: &Half| half.side != Side::Sgp;
        let is_sgp = |half: &Half| half.side != Side::Asp;
        // DAUD goes to an SGP, SCON either way, the others to an ASP; an IPSP is both (4.5).
        let expected = match message_type {
            M::DestinationStateAudit => association.halves.iter().any(is_sgp),
            M::SignallingCongestion => true,
            _ => association.halves.iter().any(is_asp),
        };
        if !expected {
            return self.fault(id, Fault::State(message_type), cause);
        }
        if let Err(fault) = self.check_contexts(ix, message) {
            return self.fault(id, fault, cause);
        }
        let taken = |half: &Half| {
            let mut members = half.members.iter();
            members.any(|m| matches!(m.state, Traffic::Active | Traffic::Deactivating))
        };
        // An ASP that is not active gets none of these and silently discards them, as DATA; an SGP answers DAUD of every
        // ASP that is up, so that it can ask before it becomes active.
        let heard = match message_type {
            M::DestinationStateAudit => association.halves.iter().any(Half::is_up),
            _ => association.halves.iter().any(taken),
        };
        if !heard {
            return self.output.tell(Event::Discarded(id));
        }
        let Some(Parameter::AffectedPointCode(affected)) = message.find(tag::AFFECTED_POINT_CODE)
        else {
            return;
        };
        let affected = affected.take(AFFECTED);
        match message_type {
            M::DestinationUnavailable => {
                affected.for_each(|range| {
                    self.note(now, source, range, Availability::Unavailable);
                });
            }
            M::DestinationAvailable => {
                affected.for_each(|range| self.note(now, source, range, Availability::Available));
            }
            M::DestinationRestricted => {
                affected.for_each(|range| self.note(now, source, range, Availability::Restricted));
            }
            M::SignallingCongestion => {
                let level = match message.find(tag::CONGESTION_INDICATIONS) {
                    // "Reserved for future use" above 3 (3.4.4).
                    Some(Parameter::CongestionIndications(level @ 0..=3)) => Some(level),
                    Some(_) => {
                        let fault = Fault::Value(message_type, tag::CONGESTION_INDICATIONS);
                        return self.fault(id, fault, cause);
                    }
                    None => None,
                };
                for range in affected {
                    self.destinations.set_congestion(source, range, level);
                    self.tell_each(range, |code| MtpStatus::Congested(code, level));
                }
            }
            M::DestinationUserPartUnavailable => {
                let Some(Parameter::UserCause { cause: why, user }) = message.find(tag::USER_CAUSE)
                else {
                    return;
                };
                // One point code, mask zero (3.4.5).
                let mut affected = affected;
                let (Some(range), None) = (affected.next(), affected.next()) else {
                    let fault = Fault::Value(message_type, tag::AFFECTED_POINT_CODE);
                    return self.fault(id, fault, cause);
                };
                if range.mask != 0 {
                    let fault = Fault::Value(message_type, tag::AFFECTED_POINT_CODE);
                    return self.fault(id, fault, cause);
                }
                let (Ok(user), Ok(why)) = (u8::try_from(user), u8::try_from(why)) else {
                    let fault = Fault::Value(message_type, tag::USER_CAUSE);
                    return self.fault(id, fault, cause);
                };
                let user = ServiceIndicator(user);
                self.output
                    .tell(Event::Status(MtpStatus::UserPartUnavailable(
                        range.point_code,
                        user,
                        why,
                    )));
            }
            M::DestinationStateAudit => {
                for range in affected {
                    self.answer_audit(id, range, message);
                }
            }
            _ => {}
        }
    }

    /// Routing contexts must be known on this association, the network appearance be that of one of its servers.
    fn check_contexts(&self, ix: usize, message: Message<'_>) -> Result<(), Fault> {
        let halves = || {
            self.associations
                .get(ix)
                .into_iter()
                .flat_map(|a| &a.halves)
        };
        for context in message.routing_contexts() {
            if !halves().any(|half| self.member_of(half, Some(context)).is_some()) {
                return Err(Fault::RoutingContext(context));
            }
        }
        if let Some(Parameter::NetworkAppearance(value)) = message.find(tag::NETWORK_APPEARANCE) {
            let mut members = halves().flat_map(|half| &half.members);
            let known = members.any(|m| {
                let server = self.server(m.server);
                server.is_some_and(|s| s.config.network_appearance == Some(value))
            });
            if !known {
                return Err(Fault::NetworkAppearance(value));
            }
        }
        Ok(())
    }

    /// What a peer said of a destination. Those with a route of their own are told when all is noted; one without is
    /// told at once, if it can be named (mask 0) and a route for all destinations leads there.
    fn note(
        &mut self,
        now: Instant,
        source: Source,
        range: MaskedPointCode,
        availability: Availability,
    ) {
        let code = range.point_code;
        let unlisted = range.mask == 0 && !self.told.iter().any(|t| t.0 == code);
        let before = unlisted && self.is_reachable(code);
        if !self.destinations.set(now, source, range, availability) {
            return;
        }
        if availability != Availability::Unavailable {
            // Congestion is told again if it lasts (4.5.3: SCON in addition to DAVA).
            self.destinations.set_congestion(source, range, Some(0));
        }
        if unlisted {
            let after = self.is_reachable(code);
            if before != after {
                let status = if after {
                    MtpStatus::Resume(code)
                } else {
                    MtpStatus::Pause(code)
                };
                self.output.tell(Event::Status(status));
            }
        }
        self.sweep = 0;
    }

    /// One status for each destination that is meant and can be named.
    fn tell_each(&mut self, range: MaskedPointCode, status: impl Fn(PointCode) -> MtpStatus) {
        let mut named = false;
        for at in 0..self.told.len() {
            let Some(code) = self.told.get(at).map(|t| t.0).filter(|c| range.covers(*c)) else {
                continue;
            };
            named |= code == range.point_code;
            self.output.tell(Event::Status(status(code)));
        }
        if !named && range.mask == 0 {
            self.output.tell(Event::Status(status(range.point_code)));
        }
    }

    /// DAUD (4.5.3): DAVA, DRST or DUNA for each, and SCON besides if congested. What nothing is known of is DUNA.
    fn answer_audit(&mut self, id: AssociationId, range: MaskedPointCode, asked: Message<'_>) {
        let code = range.point_code;
        let said = self.destinations.find(Source::Own, code);
        let availability = match said.map(|known| known.availability) {
            Some(availability) => availability,
            None if self.is_reachable(code) => Availability::Available,
            None if self.own_point_codes.iter().any(|own| range.covers(*own)) => {
                Availability::Available
            }
            None => Availability::Unavailable,
        };
        let congestion = self.destinations.congestion(Source::Own, code);
        let affected = range.to_word().to_be_bytes();
        let put = |encoder: &mut Encoder<'_>, level: Option<u8>| {
            for parameter in [
                asked.find(tag::NETWORK_APPEARANCE),
                asked.find(tag::ROUTING_CONTEXT),
                Words::new(&affected).map(|w| Parameter::AffectedPointCode(MaskedPointCodes(w))),
                level.map(Parameter::CongestionIndications),
            ]
            .into_iter()
            .flatten()
            {
                encoder
                    .parameter(&parameter)
                    .expect("invariant: it came in a message");
            }
        };
        let message_type = match availability {
            Availability::Available => MessageType::DestinationAvailable,
            Availability::Restricted => MessageType::DestinationRestricted,
            Availability::Unavailable => MessageType::DestinationUnavailable,
        };
        self.output
            .send(id, message_type, |encoder| put(encoder, None));
        if let Some(level) = congestion
            && availability != Availability::Unavailable
        {
            self.output
                .send(id, MessageType::SignallingCongestion, |encoder| {
                    put(encoder, level);
                });
        }
    }

    /// T(audit): our ASPs ask again about what they were told is not available (4.5.3).
    pub(crate) fn audit(&mut self, ix: usize) {
        let Some(association) = self.associations.get(ix) else {
            return;
        };
        let active = |half: &Half| {
            let mut members = half.members.iter();
            half.side != Side::Sgp && members.any(|m| m.state == Traffic::Active)
        };
        if !association.halves.iter().any(active) {
            return;
        }
        let id = association.id;
        let words: Vec<u8> = self
            .destinations
            .to_audit(association.source())
            .take(AFFECTED)
            .flat_map(|range| range.to_word().to_be_bytes())
            .collect();
        self.send_network(id, MessageType::DestinationStateAudit, &words, &[]);
    }

    /// Asks the peers of all associations on which we are active as an ASP about a destination (DAUD, 4.5.3).
    pub fn audit_destination(&mut self, range: MaskedPointCode) {
        let word = range.to_word().to_be_bytes();
        for id in self.active(|half| half.side != Side::Sgp) {
            self.send_network(id, MessageType::DestinationStateAudit, &word, &[]);
        }
    }

    /// As SGP or IPSP: the state of a destination changed, in our MTP. All ASPs that are active are told (DUNA, DAVA,
    /// DRST; 4.5.1), and DAUD is answered with it. `false`: no room to note it; they were told all the same.
    pub fn set_destination(
        &mut self,
        now: Instant,
        range: MaskedPointCode,
        availability: Availability,
    ) -> bool {
        let noted = self.destinations.set(now, Source::Own, range, availability);
        let message_type = match availability {
            Availability::Available => MessageType::DestinationAvailable,
            Availability::Restricted => MessageType::DestinationRestricted,
            Availability::Unavailable => MessageType::DestinationUnavailable,
        };
        let word = range.to_word().to_be_bytes();
        for id in self.active(|half| half.side != Side::Asp) {
            self.send_network(id, message_type, &word, &[]);
        }
        noted
    }

    /// A status primitive of our MTP (at an SGP), or congestion of our own (at an ASP), for all peers that are active: DUNA,
    /// DAVA, SCON or DUPU (4.5.1, 3.4.4).
    pub fn announce(&mut self, now: Instant, status: &MtpStatus) {
        match *status {
            MtpStatus::Pause(code) => {
                let range = MaskedPointCode::exact(code);
                self.set_destination(now, range, Availability::Unavailable);
            }
            MtpStatus::Resume(code) => {
                let range = MaskedPointCode::exact(code);
                self.set_destination(now, range, Availability::Available);
            }
            MtpStatus::Congested(code, level) => {
                let range = MaskedPointCode::exact(code);
                self.destinations.set_congestion(Source::Own, range, level);
                let word = range.to_word().to_be_bytes();
                let level = level.map(Parameter::CongestionIndications);
                for id in self.active(|_| true) {
                    self.send_network(
                        id,
                        MessageType::SignallingCongestion,
                        &word,
                        level.as_slice(),
                    );
                }
            }
            MtpStatus::UserPartUnavailable(code, user, cause) => {
                let word = MaskedPointCode::exact(code).to_word().to_be_bytes();
                let user_cause = Parameter::UserCause {
                    cause: u16::from(cause),
                    user: u16::from(user.0),
                };
                for id in self.active(|half| half.side != Side::Asp) {
                    self.send_network(
                        id,
                        MessageType::DestinationUserPartUnavailable,
                        &word,
                        &[user_cause],
                    );
                }
            }
        }
    }

    fn active(&self, which: impl Fn(&Half) -> bool) -> Vec<AssociationId> {
        let active =
            |half: &Half| which(half) && half.members.iter().any(|m| m.state == Traffic::Active);
        let associations = self.associations.iter();
        let found = associations.filter(|a| a.halves.iter().any(active));
        found.map(|a| a.id).collect()
    }

    /// Network appearance and routing contexts of the active application servers, the point codes, then `more`.
    fn send_network(
        &mut self,
        id: AssociationId,
        message_type: MessageType,
        affected: &[u8],
        more: &[Parameter<'_>],
    ) {
        let Some(words) = Words::new(affected) else {
            return;
        };
        let Some(association) = self.find(id).and_then(|ix| self.associations.get(ix)) else {
            return;
        };
        let servers = || {
            let members = association.halves.iter().flat_map(|half| &half.members);
            let active = members.filter(|m| m.state == Traffic::Active);
            active.filter_map(|m| self.servers.get(usize::from(m.server.0)))
        };
        let appearance = servers().find_map(|s| s.config.network_appearance);
        let contexts: Vec<u32> = servers().filter_map(|s| s.config.routing_context).collect();
        self.output.send(id, message_type, |encoder| {
            let mut put = |parameter: &Parameter<'_>| {
                encoder
                    .parameter(parameter)
                    .expect("invariant: at most 256 point codes");
            };
            if let Some(appearance) = appearance {
                put(&Parameter::NetworkAppearance(appearance));
            }
            encoder.routing_contexts(contexts);
            let mut put = |parameter: &Parameter<'_>| {
                encoder
                    .parameter(parameter)
                    .expect("invariant: at most 256 point codes");
            };
            put(&Parameter::AffectedPointCode(MaskedPointCodes(words)));
            more.iter().for_each(put);
        });
    }
}
