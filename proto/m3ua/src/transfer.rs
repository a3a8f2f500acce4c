//! DATA, both ways, and which destinations can be reached (RFC 4666 1.4.7, 3.3.1, 4.3.4.3).

use crate::config::{AsId, Route};
use crate::error::Fault;
use crate::event::{Event, NoRoute, Primitive, RouteError, Routed};
use crate::layer::{Association, Cause, M3ua, Server};
use crate::machine::{Action, AsState, TrafficEvent, traffic};
use crate::message::{HEADER_LENGTH, Message, MessageType, VERSION};
use crate::parameter::{LABEL_LENGTH, Parameter, TrafficMode, label_octets, tag};
use inlab_ss7::{AssociationId, InlineOctets, MtpStatus, MtpTransfer, PointCode, RoutingLabel};
use std::time::Instant;

/// Most user data that fits: the length field of Protocol Data has 16 bits.
pub const MAX_USER_DATA: usize = 65_535 - 4 - LABEL_LENGTH;

/// What an application server holds while it is pending.
const HELD_MESSAGES: usize = 1_024;
const HELD_OCTETS: usize = 1 << 20;

impl M3ua {
    /// DATA (3.3.1). The checks go: stream, mandatory parameter, application server, network appearance, state.
    pub(crate) fn handle_data<'m>(
        &mut self,
        ix: usize,
        stream: u16,
        cause: Cause<'m>,
        message: Message<'m>,
    ) -> Option<Primitive<'m>> {
        let association = self.associations.get(ix)?;
        let id = association.id;
        match self.check_data(association, stream, message) {
            Ok((transfer, actions, unexpected)) => {
                if let Some(tag) = unexpected {
                    self.fault(id, Fault::Unexpected(MessageType::Data, tag), cause);
                }
                for action in actions {
                    match action {
                        Action::Deliver => return Some(Primitive::Transfer(transfer)),
                        Action::SendError(code) => self.state_fault(id, *code, cause),
                        Action::Discard => self.output.tell(Event::Discarded(id)),
                        _ => debug_assert!(false, "invariant: {action:?} does not follow DATA"),
                    }
                }
                None
            }
            Err(fault) => {
                self.fault(id, fault, cause);
                None
            }
        }
    }

    fn check_data<'m>(
        &self,
        association: &Association,
        stream: u16,
        message: Message<'m>,
    ) -> Result<(MtpTransfer<'m>, &'static [Action], Option<u16>), Fault> {
        let mut unexpected = None;
        let (mut data, mut context, mut appearance, mut correlation) = (None, None, None, None);
        for parameter in message.parameters() {
            let repeated = match parameter {
                Parameter::ProtocolData(found) => data.replace(found).is_some(),
                Parameter::RoutingContext(words) => context.replace(words).is_some(),
                Parameter::NetworkAppearance(value) => appearance.replace(value).is_some(),
                Parameter::CorrelationId(value) => correlation.replace(value).is_some(),
                Parameter::Unknown { .. } => false,
                other => {
                    unexpected = unexpected.or(Some(other.tag()));
                    false
                }
            };
            if repeated {
                return Err(Fault::Repeated(MessageType::Data, parameter.tag()));
            }
        }
        let context = context.and_then(|mut words| words.next());
        // Where there is but one stream (TCP), there is no other for DATA.
        if stream == 0 && association.inbound_streams > 1 {
            return Err(Fault::Stream(stream));
        }
        let data = data.ok_or(Fault::Missing(MessageType::Data, tag::PROTOCOL_DATA))?;
        if data.label.opc.0.max(data.label.dpc.0) > self.largest_point_code {
            return Err(Fault::Value(MessageType::Data, tag::PROTOCOL_DATA));
        }
        let receiving = association.halves.iter().find(|half| half.receives);
        let half = receiving.ok_or(Fault::State(MessageType::Data))?;
        let member = match context {
            Some(value) => {
                let found = Self::member_of(half, Some(value));
                let member = found.and_then(|m| half.members.get(m));
                member.ok_or(Fault::RoutingContext(value))?
            }
            None => match half.members.as_slice() {
                [only] => only,
                _ => {
                    let found = Self::member_of(half, None);
                    let member = found.and_then(|m| half.members.get(m));
                    member.ok_or(Fault::NoApplicationServer)?
                }
            },
        };
        let server = self.server(member.server);
        if let Some(value) = appearance
            && server.is_none_or(|s| s.config.network_appearance != Some(value))
        {
            return Err(Fault::NetworkAppearance(value));
        }
        let (state, actions) = traffic(half.side, member.state, TrafficEvent::Data);
        debug_assert_eq!(state, member.state);
        let transfer = MtpTransfer {
            label: data.label,
            user_data: data.user_data,
        };
        Ok((transfer, actions, unexpected))
    }

    /// MTP-TRANSFER request: over which association and stream a message with this label and `length` octets of user
    /// data goes, and what to put around them. Nothing is queued and nothing allocated.
    ///
    /// In override and loadshare mode that is all; in broadcast mode [`route_copy`](Self::route_copy) gives the other ASPs.
    ///
    /// DATA never goes on stream 0 where there is another (1.4.7); the others are chosen by SLS, so that messages of one
    /// SLS stay in sequence.
    ///
    /// # Errors
    /// The destination, and what is known of it.
    pub fn route(
        &mut self,
        _now: Instant,
        label: &RoutingLabel,
        length: usize,
    ) -> Result<Routed, RouteError> {
        let refuse = |reason| RouteError {
            destination: label.dpc,
            reason,
        };
        if length > MAX_USER_DATA {
            return Err(refuse(NoRoute::TooLong(MAX_USER_DATA)));
        }
        let mut reason = NoRoute::Unknown;
        let (first, last) = self.candidates(label.dpc);
        for at in first..last {
            let Some(route) = self.routes.get(at) else {
                break;
            };
            if route.service_indicator.is_some_and(|si| si != label.si) {
                continue;
            }
            match self.choose(route, label) {
                Ok(association) => {
                    let server = route.application_server;
                    self.tag_flow(server, label.sls);
                    return self
                        .routed(server, association, label, length)
                        .ok_or(refuse(NoRoute::Unknown));
                }
                Err(why) => reason = worse(reason, why),
            }
        }
        Err(refuse(reason))
    }

    /// After [`route`](Self::route), with the same arguments and the association that it or this function gave last: the
    /// next ASP of an application server in broadcast mode. `None`: no more of them; always in the other modes.
    pub fn route_copy(
        &mut self,
        label: &RoutingLabel,
        length: usize,
        after: AssociationId,
    ) -> Option<Routed> {
        let (first, last) = self.candidates(label.dpc);
        let route = (first..last).find_map(|at| {
            let route = self.routes.get(at)?;
            let fits = route.service_indicator.is_none_or(|si| si == label.si);
            (fits && self.choose(route, label).is_ok()).then_some(route)
        })?;
        let server = self.server(route.application_server)?;
        if server.mode != Some(TrafficMode::Broadcast) {
            return None;
        }
        let next = server
            .senders
            .iter()
            .copied()
            .find(|id| *id > after && self.usable(route, *id, label.dpc).is_ok())?;
        let id = route.application_server;
        self.routed(id, next, label, length)
    }

    /// Keeps a copy of a message for an application server that is pending (4.3.4.4). It comes out of
    /// [`poll_transmit`](Self::poll_transmit) as soon as an ASP is active, or is discarded when T(r) expires. `false`: the
    /// destination is not pending, or too much is held already; nothing was kept.
    pub fn hold(&mut self, label: &RoutingLabel, user_data: &[u8]) -> bool {
        let (first, last) = self.candidates(label.dpc);
        let pending = (first..last).find_map(|at| {
            let route = self.routes.get(at)?;
            let server = self.server(route.application_server)?;
            let fits = route.service_indicator.is_none_or(|si| si == label.si);
            (fits && server.state == AsState::Pending).then_some(route.application_server)
        });
        let Some(server) = pending.and_then(|id| self.servers.get_mut(usize::from(id.0))) else {
            return false;
        };
        let octets = server.held_octets + user_data.len();
        let room = server.held.len() < HELD_MESSAGES && octets <= HELD_OCTETS;
        if room && user_data.len() <= MAX_USER_DATA {
            server.held_octets = octets;
            server.held.push_back((*label, user_data.to_vec()));
            return true;
        }
        false
    }

    pub(crate) fn flush(&mut self, now: Instant, id: AsId) {
        let Some(server) = self.servers.get_mut(usize::from(id.0)) else {
            return;
        };
        server.held_octets = 0;
        let mut lost = 0;
        for (label, user_data) in std::mem::take(&mut server.held) {
            let Ok(first) = self.route(now, &label, user_data.len()) else {
                lost += 1;
                continue;
            };
            let mut next = Some(first);
            while let Some(routed) = next {
                let association = routed.association;
                self.output
                    .send_octets(association, routed.stream, |octets| {
                        octets.extend_from_slice(&routed.prefix);
                        octets.extend_from_slice(&user_data);
                        octets.resize(octets.len() + usize::from(routed.padding), 0);
                    });
                next = self.route_copy(&label, user_data.len(), association);
            }
        }
        if lost > 0 {
            self.output.tell(Event::HeldDiscarded(id, lost));
        }
    }

    pub(crate) fn discard_held(&mut self, id: AsId) {
        let Some(server) = self.servers.get_mut(usize::from(id.0)) else {
            return;
        };
        server.held_octets = 0;
        let lost = u32::try_from(std::mem::take(&mut server.held).len()).unwrap_or(u32::MAX);
        if lost > 0 {
            self.output.tell(Event::HeldDiscarded(id, lost));
        }
    }

    /// Whether MTP-TRANSFER to this point code would go, for one user part at least.
    #[must_use]
    pub fn is_reachable(&self, point_code: PointCode) -> bool {
        let (first, last) = self.candidates(point_code);
        (first..last).any(|at| {
            let Some(route) = self.routes.get(at) else {
                return false;
            };
            let server = self.server(route.application_server);
            server.is_some_and(|server| {
                // While it is pending, what comes is held: the destination is not given up yet.
                server.state == AsState::Pending
                    || server.state == AsState::Active
                        && server
                            .senders
                            .iter()
                            .any(|id| self.usable(route, *id, point_code).is_ok())
            })
        })
    }

    /// The next destination with a route that became reachable or unreachable since the user was told.
    pub(crate) fn next_change(&mut self) -> Option<MtpStatus> {
        while let Some((point_code, told)) = self.told.get(self.sweep).copied() {
            let reachable = self.is_reachable(point_code);
            if let Some(entry) = self.told.get_mut(self.sweep) {
                entry.1 = reachable;
            }
            self.sweep += 1;
            if reachable != told {
                return Some(if reachable {
                    MtpStatus::Resume(point_code)
                } else {
                    MtpStatus::Pause(point_code)
                });
            }
        }
        None
    }

    /// Places of the routes to a destination: its own, or else those for every destination.
    pub(crate) fn candidates(&self, destination: PointCode) -> (usize, usize) {
        let key = (false, Some(destination));
        let sorted = |route: &Route| (route.destination.is_none(), route.destination);
        let first = self.routes.partition_point(|r| sorted(r) < key);
        let last = self.routes.partition_point(|r| sorted(r) <= key);
        if first < last {
            return (first, last);
        }
        let first = self.routes.partition_point(|r| r.destination.is_some());
        (first, self.routes.len())
    }

    /// Over which association of `route`.
    fn choose(&self, route: &Route, label: &RoutingLabel) -> Result<AssociationId, NoRoute> {
        let id = route.application_server;
        let server = self.server(id).ok_or(NoRoute::Unknown)?;
        match server.state {
            AsState::Active => {}
            AsState::Pending => return Err(NoRoute::Pending(id)),
            AsState::Down | AsState::Inactive => return Err(not_active(server, id)),
        }
        let usable = |s: &&AssociationId| self.usable(route, **s, label.dpc).is_ok();
        // Mostly nothing stands in the way of any.
        let all = route.via.is_empty() && self.destinations.nothing_known();
        let count = if all {
            server.senders.len()
        } else {
            server.senders.iter().filter(usable).count()
        };
        // Broadcast begins with the first. The others share by SLS; in override mode there is one at an SGP, and an ASP
        // with several SGPs shares among those.
        let nth = match server.mode {
            Some(TrafficMode::Broadcast) => 0,
            Some(TrafficMode::Override | TrafficMode::Loadshare) | None => {
                usize::from(label.sls).checked_rem(count).unwrap_or(0)
            }
        };
        let chosen = if all {
            server.senders.get(nth)
        } else {
            server.senders.iter().filter(usable).nth(nth)
        };
        if let Some(chosen) = chosen {
            return Ok(*chosen);
        }
        let mut reasons = server.senders.iter();
        Err(reasons
            .find_map(|s| self.usable(route, *s, label.dpc).err())
            .unwrap_or_else(|| not_active(server, id)))
    }

    /// Whether `route` may use this association, and its peer can reach the destination.
    fn usable(
        &self,
        route: &Route,
        id: AssociationId,
        destination: PointCode,
    ) -> Result<(), NoRoute> {
        if !route.via.is_empty() && !route.via.contains(&id) {
            return Err(NoRoute::NeverActive(route.application_server));
        }
        let association = self.find(id).and_then(|ix| self.associations.get(ix));
        let source = association.ok_or(NoRoute::Unknown)?.source();
        match self.destinations.unavailable(source, destination) {
            Some(since) => Err(NoRoute::UnavailableSince(since)),
            None => Ok(()),
        }
    }

    /// Broadcast: the first message of each flow after an ASP became active has a new Correlation Id (4.3.4.3).
    fn tag_flow(&mut self, id: AsId, sls: u8) {
        let Some(server) = self.servers.get_mut(usize::from(id.0)) else {
            return;
        };
        server.tag_now = None;
        if server.mode != Some(TrafficMode::Broadcast) {
            return;
        }
        if let Some(flows) = server.tagged.get_mut(usize::from(sls / 64)) {
            let flow = 1 << (sls % 64);
            if *flows & flow == 0 {
                *flows |= flow;
                server.correlation = server.correlation.wrapping_add(1);
                server.tag_now = Some(server.correlation);
            }
        }
    }

    fn routed(
        &self,
        id: AsId,
        association: AssociationId,
        label: &RoutingLabel,
        length: usize,
    ) -> Option<Routed> {
        let server = self.server(id)?;
        let at = self.associations.get(self.find(association)?)?;
        let stream = match at.outbound_streams {
            0 | 1 => 0,
            streams => 1 + u16::from(label.sls) % (streams - 1),
        };
        let said = 4 + LABEL_LENGTH + length;
        let padded = said.next_multiple_of(4);
        // The network appearance must come first (3.3.1).
        let words = [
            (tag::NETWORK_APPEARANCE, server.config.network_appearance),
            (tag::ROUTING_CONTEXT, at.context(id)),
            (tag::CORRELATION_ID, server.tag_now),
        ];
        let there = words.iter().filter(|word| word.1.is_some()).count();
        let total = u32::try_from(HEADER_LENGTH + 8 * there + padded).ok()?;
        let [l0, l1, l2, l3] = total.to_be_bytes();
        let mut prefix = InlineOctets::EMPTY;
        let mut fits = prefix.extend(&[VERSION, 0, 1, 1, l0, l1, l2, l3]);
        for (tag, value) in words {
            let Some(value) = value else { continue };
            let [t0, t1] = tag.to_be_bytes();
            let [a, b, c, d] = value.to_be_bytes();
            fits &= prefix.extend(&[t0, t1, 0, 8, a, b, c, d]);
        }
        let [t0, t1] = tag::PROTOCOL_DATA.to_be_bytes();
        let [l0, l1] = u16::try_from(said).ok()?.to_be_bytes();
        fits &= prefix.extend(&[t0, t1, l0, l1]) && prefix.extend(&label_octets(label));
        debug_assert!(fits, "invariant: 48 octets fit into 64");
        Some(Routed {
            association,
            stream,
            prefix,
            padding: u8::try_from(padded - said).ok()?,
        })
    }
}

fn not_active(server: &Server, id: AsId) -> NoRoute {
    match server.not_active_since {
        Some(since) => NoRoute::NotActiveSince(id, since),
        None => NoRoute::NeverActive(id),
    }
}

/// Of two reasons the one that says more: a pending way can still be used, an unavailable destination was at least heard of.
fn worse(a: NoRoute, b: NoRoute) -> NoRoute {
    let rank = |reason: &NoRoute| match reason {
        NoRoute::Unknown => 0,
        NoRoute::NeverActive(_) => 1,
        NoRoute::NotActiveSince(..) => 2,
        NoRoute::UnavailableSince(_) => 3,
        NoRoute::TooLong(_) => 4,
        NoRoute::Pending(_) => 5,
    };
    if rank(&b) > rank(&a) { b } else { a }
}
