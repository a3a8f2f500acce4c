//! SSNM: the state of SS7 destinations (RFC 4666 3.4, 4.5).

use crate::destination::{Availability, Source};
use crate::error::{ErrorCode, Fault};
use crate::event::Event;
use crate::layer::{Cause, Half, M3ua};
use crate::machine::{Maintenance, Side, Traffic};
use crate::message::{Encoder, Message, MessageType};
use crate::parameter::{MaskedPointCode, MaskedPointCodes, Parameter, Words, tag};
use inlab_ss7::{AssociationId, MtpStatus, PointCode, ServiceIndicator};
use std::time::{Duration, Instant};

/// Most affected point codes of one message that are looked at; further ones are ignored.
const AFFECTED: usize = 256;

/// T(audit) repeats no faster, whatever was set.
const SHORTEST_AUDIT: Duration = Duration::from_millis(1);

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
        if affected.clone().any(|range| self.is_too_large(range)) {
            let fault = Fault::Value(message_type, tag::AFFECTED_POINT_CODE);
            return self.fault(id, fault, cause);
        }
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
                if let Some(Parameter::ConcernedDestination(code)) =
                    message.find(tag::CONCERNED_DESTINATION)
                    && self.is_too_large(MaskedPointCode::exact(code))
                {
                    let fault = Fault::Value(message_type, tag::CONCERNED_DESTINATION);
                    return self.fault(id, fault, cause);
                }
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
            M::DestinationStateAudit => self.answer_audits(ix, affected, message, cause),
            _ => {}
        }
        self.arm_audits(now);
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
            if !halves().any(|half| Self::member_of(half, Some(context)).is_some()) {
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
            for cleared in self.destinations.clear_congestion(source, range) {
                self.tell_each(cleared, |code| MtpStatus::Congested(code, Some(0)));
            }
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

    /// Whether it has more bits than the point codes of this network.
    pub(crate) fn is_too_large(&self, range: MaskedPointCode) -> bool {
        let wild = u32::from(range.mask.min(31));
        range.point_code.0 >> wild << wild > self.largest_point_code
    }

    /// DAUD (4.5.3): each destination is answered that the peer may ask for. A range is answered by what is known of the
    /// destinations in it, or as a whole where none is known.
    fn answer_audits(
        &mut self,
        ix: usize,
        affected: impl Iterator<Item = MaskedPointCode>,
        asked: Message<'_>,
        cause: Cause<'_>,
    ) {
        let Some(association) = self.associations.get(ix) else {
            return;
        };
        let id = association.id;
        let auditable = association.config.auditable.clone();
        let mut refused = Vec::new();
        let mut answers = 0;
        for range in affected {
            let allowed = |list: &Vec<MaskedPointCode>| list.iter().any(|a| a.includes(range));
            if !auditable.as_ref().is_none_or(allowed) {
                refused.extend(range.to_word().to_be_bytes());
                continue;
            }
            let mut inside = vec![range];
            if range.mask > 0 {
                let named = self.told.iter().map(|told| told.0);
                let own = self.own_point_codes.iter().copied();
                let said = self.destinations.named(Source::Own);
                let mut known: Vec<PointCode> = named
                    .chain(own)
                    .chain(said)
                    .filter(|code| range.covers(*code))
                    .collect();
                known.sort_unstable();
                known.dedup();
                if !known.is_empty() {
                    inside = known.into_iter().map(MaskedPointCode::exact).collect();
                }
            }
            for range in inside {
                answers += 1;
                if answers <= AFFECTED {
                    self.answer_audit(id, range, asked);
                }
            }
        }
        let Some(words) = Words::new(&refused) else {
            return;
        };
        self.output
            .tell(Event::PeerFault(id, Fault::DestinationStatus));
        let code = ErrorCode::DestinationStatusUnknown;
        self.send_error(id, code, cause, |encoder| {
            for parameter in [
                asked.find(tag::ROUTING_CONTEXT),
                asked.find(tag::NETWORK_APPEARANCE),
                Some(Parameter::AffectedPointCode(MaskedPointCodes(words))),
            ]
            .into_iter()
            .flatten()
            {
                encoder
                    .parameter(&parameter)
                    .expect("invariant: it came in a message");
            }
        });
    }

    /// An ASP that became active is told what is not simply available: it was not told when that came to pass (4.3.4.3,
    /// 4.5.1).
    pub(crate) fn tell_state_of_destinations(&mut self, id: AssociationId, context: Option<u32>) {
        let Some(ix) = self.find(id) else { return };
        let servers = self.associations.get(ix).into_iter();
        let members = servers
            .flat_map(|a| &a.halves)
            .flat_map(|half| &half.members);
        let server = members
            .filter(|m| m.context == context)
            .map(|m| m.server)
            .next();
        let appearance = server
            .and_then(|s| self.server(s))
            .and_then(|s| s.config.network_appearance);
        let outages = [
            (
                MessageType::DestinationUnavailable,
                Availability::Unavailable,
            ),
            (MessageType::DestinationRestricted, Availability::Restricted),
        ];
        let mut messages: Vec<(MessageType, Vec<u8>, Option<u8>)> = Vec::new();
        for (message_type, availability) in outages {
            let all = self.destinations.of(Source::Own, availability);
            let words: Vec<u8> = all
                .take(AFFECTED)
                .flat_map(|range| range.to_word().to_be_bytes())
                .collect();
            messages.push((message_type, words, None));
        }
        for (range, level) in self.destinations.congested(Source::Own).take(AFFECTED) {
            let word = range.to_word().to_be_bytes().to_vec();
            messages.push((MessageType::SignallingCongestion, word, level));
        }
        for (message_type, affected, level) in messages {
            let Some(words) = Words::new(&affected) else {
                continue;
            };
            self.output.send(id, message_type, |encoder| {
                put_all(encoder, appearance, context, words, level);
            });
        }
    }

    /// One of them (4.5.3): DAVA, DRST or DUNA, and SCON besides if congested. What nothing is known of is DUNA.
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

    /// Starts T(audit) where it does not run and there is something to ask about: a node that was told nothing sleeps.
    pub(crate) fn arm_audits(&mut self, now: Instant) {
        let Some(interval) = self.timers.audit else {
            return;
        };
        for association in &mut self.associations {
            let mut halves = association.halves.iter();
            let asks =
                halves.any(|half| half.side != Side::Sgp && half.state != Maintenance::Unconnected);
            let mut open = self.destinations.to_audit(association.source());
            if association.audit.is_none() && asks && open.next().is_some() {
                association.audit = Some(now + interval.max(SHORTEST_AUDIT));
            }
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

    /// Congestion towards `code`, met by a message from `concerned`: SCON to the peers that are active (3.4.4: an ASP that
    /// tells an SGP of its own congestion says where the message came from).
    pub fn announce_congestion(
        &mut self,
        code: PointCode,
        level: Option<u8>,
        concerned: Option<PointCode>,
    ) {
        let range = MaskedPointCode::exact(code);
        self.destinations.set_congestion(Source::Own, range, level);
        let word = range.to_word().to_be_bytes();
        let more: Vec<Parameter<'_>> = [
            concerned.map(Parameter::ConcernedDestination),
            level.map(Parameter::CongestionIndications),
        ]
        .into_iter()
        .flatten()
        .collect();
        for id in self.active(|_| true) {
            self.send_network(id, MessageType::SignallingCongestion, &word, &more);
        }
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
            MtpStatus::Congested(code, level) => self.announce_congestion(code, level, None),
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
        let active = || {
            let members = association.halves.iter().flat_map(|half| &half.members);
            members.filter(|m| m.state == Traffic::Active)
        };
        let appearance = active()
            .filter_map(|m| self.servers.get(usize::from(m.server.0)))
            .find_map(|s| s.config.network_appearance);
        let contexts: Vec<u32> = active().filter_map(|m| m.context).collect();
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

fn put_all(
    encoder: &mut Encoder<'_>,
    appearance: Option<u32>,
    context: Option<u32>,
    affected: Words<'_>,
    level: Option<u8>,
) {
    let mut put = |parameter: Parameter<'_>| {
        encoder
            .parameter(&parameter)
            .expect("invariant: at most 256 point codes");
    };
    appearance.map(Parameter::NetworkAppearance).map(&mut put);
    let context = context.map(u32::to_be_bytes);
    let context = context.as_ref().and_then(|octets| Words::new(octets));
    context.map(Parameter::RoutingContext).map(&mut put);
    put(Parameter::AffectedPointCode(MaskedPointCodes(affected)));
    level.map(Parameter::CongestionIndications).map(&mut put);
}
