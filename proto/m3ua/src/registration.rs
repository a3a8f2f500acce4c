//! Routing key registration at an SGP or IPSP (RFC 4666 3.6, 4.4).
//!
//! A key that is registered must be one that is configured: its application server gets the ASP as a member, until the ASP
//! deregisters, goes down or comes up anew. Keys are compared whole; none is made up or changed by a peer.

use crate::config::{AsId, RoutingKey};
use crate::error::{DecodeErrorKind, Fault};
use crate::layer::{Cause, Half, M3ua, Member};
use crate::machine::Traffic;
use crate::message::{Message, MessageType};
use crate::parameter::{MaskedPointCode, Parameter, Parameters, TrafficMode, tag};
use inlab_ss7::ServiceIndicator;
use std::time::Instant;

/// Most routing keys of one REG REQ, and routing contexts of one DEREG REQ, that are answered.
const KEYS: usize = 64;

/// How a registration ended (3.6.2).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RegistrationStatus {
    /// 0: Successfully Registered.
    Registered,
    /// 1: Error - Unknown.
    Unknown,
    /// 2: Error - Invalid DPC.
    InvalidDpc,
    /// 3: Error - Invalid Network Appearance.
    InvalidNetworkAppearance,
    /// 4: Error - Invalid Routing Key.
    InvalidRoutingKey,
    /// 5: Error - Permission Denied.
    PermissionDenied,
    /// 6: Error - Cannot Support Unique Routing.
    CannotSupportUniqueRouting,
    /// 7: Error - Routing Key not Currently Provisioned.
    NotProvisioned,
    /// 8: Error - Insufficient Resources.
    InsufficientResources,
    /// 9: Error - Unsupported RK parameter Field.
    UnsupportedField,
    /// 10: Error - Unsupported/Invalid Traffic Handling Mode.
    InvalidTrafficMode,
    /// 11: Error - Routing Key Change Refused.
    ChangeRefused,
    /// 12: Error - Routing Key Already Registered.
    AlreadyRegistered,
}

impl RegistrationStatus {
    /// Its value.
    #[must_use]
    pub const fn value(self) -> u32 {
        self as u32
    }
}

/// How a deregistration ended (3.6.4).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DeregistrationStatus {
    /// 0: Successfully Deregistered.
    Deregistered,
    /// 1: Error - Unknown.
    Unknown,
    /// 2: Error - Invalid Routing Context.
    InvalidRoutingContext,
    /// 3: Error - Permission Denied.
    PermissionDenied,
    /// 4: Error - Not Registered.
    NotRegistered,
    /// 5: Error - ASP Currently Active for Routing Context.
    Active,
}

impl DeregistrationStatus {
    /// Its value.
    #[must_use]
    pub const fn value(self) -> u32 {
        self as u32
    }
}

/// A Routing Key parameter, taken apart.
#[derive(Default)]
struct Asked {
    identifier: Option<u32>,
    key: RoutingKey,
    appearance: Option<u32>,
    context: Option<u32>,
    mode: Option<u32>,
    /// A parameter that we do not take.
    unsupported: bool,
}

impl Asked {
    fn new(key: Parameters<'_>) -> Self {
        let mut asked = Self::default();
        for parameter in key {
            match parameter {
                Parameter::LocalRoutingKeyIdentifier(value) => asked.identifier = Some(value),
                Parameter::DestinationPointCode(code) => asked.key.destinations.push(code),
                Parameter::ServiceIndicators(list) => {
                    let list = list.iter().copied().map(ServiceIndicator);
                    asked.key.service_indicators.extend(list);
                }
                Parameter::OriginatingPointCodeList(list) => asked.key.origins.extend(list),
                Parameter::NetworkAppearance(value) => asked.appearance = Some(value),
                Parameter::RoutingContext(mut words) => asked.context = words.next(),
                Parameter::TrafficModeType(value) => asked.mode = Some(value),
                _ => asked.unsupported = true,
            }
        }
        asked
    }
}

impl M3ua {
    pub(crate) fn handle_registration(
        &mut self,
        now: Instant,
        ix: usize,
        message: Message<'_>,
        cause: Cause<'_>,
    ) {
        let Some(association) = self.associations.get(ix) else {
            return;
        };
        let id = association.id;
        let message_type = message.message_type();
        if association.config.registration.is_empty() {
            let kind = DecodeErrorKind::MessageClass(message_type.class());
            return self.fault(id, Fault::Malformed(kind.at(2)), cause);
        }
        let half = association.half_for(true);
        let up = half.filter(|h| association.halves.get(*h).is_some_and(Half::is_up));
        let Some(h) = up else {
            return self.fault(id, Fault::State(message_type), cause);
        };
        match message_type {
            MessageType::RegistrationRequest => self.register(now, ix, h, message, cause),
            MessageType::DeregistrationRequest => self.deregister(now, ix, h, message),
            _ => self.fault(id, Fault::State(message_type), cause),
        }
    }

    /// REG REQ (4.4.1): one REG RSP with a result for each key.
    fn register(
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
        let keys = message
            .parameters()
            .filter_map(|parameter| match parameter {
                Parameter::RoutingKey(key) => Some(Asked::new(key)),
                _ => None,
            });
        let mut results = Vec::new();
        let mut joined = Vec::new();
        for asked in keys.take(KEYS) {
            let Some(identifier) = asked.identifier else {
                let missing =
                    Fault::Missing(message.message_type(), tag::LOCAL_ROUTING_KEY_IDENTIFIER);
                self.fault(id, missing, cause);
                continue;
            };
            let (status, context) = match self.admit_key(ix, h, &asked) {
                Ok((server, context)) => {
                    let mode = asked.mode.and_then(TrafficMode::new);
                    if let Some(server) = self.servers.get_mut(usize::from(server.0)) {
                        server.mode = server.mode.or(mode);
                    }
                    if let Some(half) = self.half(ix, h) {
                        half.members.push(Member::registered(server));
                    }
                    joined.push(server);
                    (RegistrationStatus::Registered, context)
                }
                // "If the registration failed, the Routing Context is zero" (3.6.2).
                Err(status) => (status, 0),
            };
            let mut result = Vec::new();
            for parameter in [
                Parameter::LocalRoutingKeyIdentifier(identifier),
                Parameter::RegistrationStatus(status.value()),
            ] {
                parameter
                    .encode(&mut result)
                    .expect("invariant: four octets fit");
            }
            put_context(context, &mut result);
            results.push(result);
        }
        if results.is_empty() {
            return;
        }
        self.output
            .send(id, MessageType::RegistrationResponse, |encoder| {
                for result in &results {
                    let result = Parameters::nested(result).expect("invariant: it was encoded");
                    encoder
                        .parameter(&Parameter::RegistrationResult(result))
                        .expect("invariant: three words fit");
                }
            });
        for server in joined {
            self.refresh(now, server);
        }
    }

    /// Which application server a key is, if this ASP may have it.
    fn admit_key(
        &self,
        ix: usize,
        h: usize,
        asked: &Asked,
    ) -> Result<(AsId, u32), RegistrationStatus> {
        use RegistrationStatus as S;
        let association = self.associations.get(ix).ok_or(S::Unknown)?;
        let half = association.halves.get(h).ok_or(S::Unknown)?;
        if asked.unsupported {
            return Err(S::UnsupportedField);
        }
        if asked.key.destinations.is_empty() {
            return Err(S::InvalidRoutingKey);
        }
        if asked.key.destinations.iter().any(|code| code.mask != 0) {
            // The mask of a routing key's DPC is reserved (3.6.1).
            return Err(S::InvalidDpc);
        }
        let appearances = || self.servers.iter().map(|s| s.config.network_appearance);
        if asked.appearance.is_some() && !appearances().any(|known| known == asked.appearance) {
            return Err(S::InvalidNetworkAppearance);
        }
        let mode = asked.mode.map(TrafficMode::new);
        if mode == Some(None) {
            return Err(S::InvalidTrafficMode);
        }
        let fits = |config: &crate::ApplicationServer| {
            let appearance =
                asked.appearance.is_none() || config.network_appearance == asked.appearance;
            appearance && same(&config.routing_key, &asked.key)
        };
        let mut all = self.servers.iter().zip(0_u16..);
        let (server, at) = all
            .find(|(server, _)| fits(&server.config))
            .ok_or(S::NotProvisioned)?;
        let id = AsId(at);
        if half.members.iter().any(|m| m.server == id) {
            return Err(S::AlreadyRegistered);
        }
        if !association.config.registration.contains(&id) {
            return Err(S::PermissionDenied);
        }
        let context = server.config.routing_context.ok_or(S::NotProvisioned)?;
        if asked.context.is_some_and(|asked| asked != context) {
            return Err(S::ChangeRefused);
        }
        if let Some(mode) = mode
            && server.mode.is_some()
            && server.mode != mode
        {
            return Err(S::InvalidTrafficMode);
        }
        Ok((id, context))
    }

    /// DEREG REQ (4.4.2): one DEREG RSP with a result for each routing context.
    fn deregister(&mut self, now: Instant, ix: usize, h: usize, message: Message<'_>) {
        use DeregistrationStatus as S;
        let mut results = Vec::new();
        let mut left = Vec::new();
        for context in message.routing_contexts().take(KEYS) {
            let Some(association) = self.associations.get(ix) else {
                return;
            };
            let Some(half) = association.halves.get(h) else {
                return;
            };
            let known = |id: &AsId| {
                let server = self.server(*id);
                server.is_some_and(|s| s.config.routing_context == Some(context))
            };
            let member = self.member_of(half, Some(context));
            let status = match member.and_then(|m| half.members.get(m)) {
                // "An ASP that is active for the Routing Context cannot deregister" (4.4.2).
                Some(member) if member.state == Traffic::Active => S::Active,
                Some(member) if member.registered => S::Deregistered,
                Some(_) => S::PermissionDenied,
                None if association.config.registration.iter().any(known) => S::NotRegistered,
                None => S::InvalidRoutingContext,
            };
            if status == S::Deregistered
                && let Some(m) = member
                && let Some(half) = self.half(ix, h)
            {
                left.push(half.members.remove(m).server);
            }
            let mut result = Vec::new();
            put_context(context, &mut result);
            Parameter::DeregistrationStatus(status.value())
                .encode(&mut result)
                .expect("invariant: four octets fit");
            results.push(result);
        }
        let Some(id) = self.associations.get(ix).map(|a| a.id) else {
            return;
        };
        self.output
            .send(id, MessageType::DeregistrationResponse, |encoder| {
                for result in &results {
                    let result = Parameters::nested(result).expect("invariant: it was encoded");
                    encoder
                        .parameter(&Parameter::DeregistrationResult(result))
                        .expect("invariant: two words fit");
                }
            });
        for server in left {
            self.refresh(now, server);
        }
    }

    /// "The SGP MUST consider the ASP as deregistered" (4.3.4.1, 4.3.4.2).
    pub(crate) fn forget_registrations(&mut self, now: Instant, ix: usize, h: usize) {
        let Some(half) = self.half(ix, h) else { return };
        let gone: Vec<AsId> = half
            .members
            .extract_if(.., |m| m.registered)
            .map(|m| m.server)
            .collect();
        for server in gone {
            self.refresh(now, server);
        }
    }
}

fn put_context(context: u32, out: &mut Vec<u8>) {
    out.extend(tag::ROUTING_CONTEXT.to_be_bytes());
    out.extend([0, 8]);
    out.extend(context.to_be_bytes());
}

/// The same key, whatever the order of its lists.
fn same(a: &RoutingKey, b: &RoutingKey) -> bool {
    fn covers<T: PartialEq>(a: &[T], b: &[T]) -> bool {
        a.iter().all(|item| b.contains(item)) && b.iter().all(|item| a.contains(item))
    }
    covers::<MaskedPointCode>(&a.destinations, &b.destinations)
        && covers(&a.service_indicators, &b.service_indicators)
        && covers(&a.origins, &b.origins)
}
