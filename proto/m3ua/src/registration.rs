//! Routing key registration at an SGP or IPSP (RFC 4666 3.6, 4.4).
//!
//! A key that is registered must be one that is configured: its application server gets the ASP as a member, until the ASP
//! deregisters, goes down or comes up anew. Keys are compared whole; none is made up or changed by a peer. One that is not
//! configured, but shares traffic with one that is, cannot be routed uniquely; what shares nothing is not provisioned.

use crate::config::{AsId, RoutingKey};
use crate::error::{DecodeErrorKind, Fault};
use crate::layer::{Cause, Half, Key, M3ua, Member};
use crate::machine::Traffic;
use crate::message::{Message, MessageType};
use crate::parameter::{MaskedPointCode, Parameter, Parameters, TrafficMode, tag};
use inlab_ss7::ServiceIndicator;
use std::time::Instant;

/// Most routing keys of one REG REQ that are looked at; further ones are refused (Insufficient Resources).
const KEYS: usize = 64;
/// Most results in one answer.
const RESULTS: usize = 1_024;

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
    /// The status of this value; `None` if 3.6.2 has none.
    #[must_use]
    pub fn new(value: u32) -> Option<Self> {
        use RegistrationStatus::*;
        [
            Registered,
            Unknown,
            InvalidDpc,
            InvalidNetworkAppearance,
            InvalidRoutingKey,
            PermissionDenied,
            CannotSupportUniqueRouting,
            NotProvisioned,
            InsufficientResources,
            UnsupportedField,
            InvalidTrafficMode,
            ChangeRefused,
            AlreadyRegistered,
        ]
        .into_iter()
        .find(|status| status.value() == value)
    }

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
    /// A parameter of which there is one at most is there twice.
    repeated: bool,
}

impl Asked {
    fn new(key: Parameters<'_>) -> Self {
        let mut asked = Self::default();
        for parameter in key {
            asked.repeated |= match parameter {
                Parameter::LocalRoutingKeyIdentifier(_) => asked.identifier.is_some(),
                Parameter::NetworkAppearance(_) => asked.appearance.is_some(),
                Parameter::RoutingContext(_) => asked.context.is_some(),
                Parameter::TrafficModeType(_) => asked.mode.is_some(),
                _ => false,
            };
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
        let config = &association.config;
        if config.registration.is_empty() && config.register.is_empty() {
            let kind = DecodeErrorKind::MessageClass(message_type.class());
            return self.fault(id, Fault::Malformed(kind.at(2)), cause);
        }
        let response = matches!(
            message_type,
            MessageType::RegistrationResponse | MessageType::DeregistrationResponse
        );
        let expected = if response {
            !config.register.is_empty()
        } else {
            !config.registration.is_empty()
        };
        let half = association.half_for(!response).filter(|_| expected);
        let up = half.filter(|h| association.halves.get(*h).is_some_and(Half::is_up));
        let Some(h) = up else {
            return self.fault(id, Fault::State(message_type), cause);
        };
        match message_type {
            MessageType::RegistrationRequest => self.register_keys(now, ix, h, message, cause),
            MessageType::DeregistrationRequest => self.deregister_contexts(now, ix, h, message),
            MessageType::RegistrationResponse | MessageType::DeregistrationResponse => {
                self.handle_response(now, ix, h, message, cause);
            }
            _ => self.fault(id, Fault::State(message_type), cause),
        }
    }

    /// REG REQ (4.4.1): one REG RSP with a result for each key.
    fn register_keys(
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
        for (at, asked) in keys.take(RESULTS).enumerate() {
            let Some(identifier) = asked.identifier else {
                let missing =
                    Fault::Missing(message.message_type(), tag::LOCAL_ROUTING_KEY_IDENTIFIER);
                self.fault(id, missing, cause);
                continue;
            };
            let admitted = if at < KEYS {
                self.admit_key(ix, h, &asked)
            } else {
                Err(RegistrationStatus::InsufficientResources)
            };
            let (status, context) = match admitted {
                Ok((server, context)) => {
                    let mode = asked.mode.and_then(TrafficMode::new);
                    if let Some(server) = self.servers.get_mut(usize::from(server.0)) {
                        server.mode = server.mode.or(mode);
                    }
                    if let Some(half) = self.half(ix, h) {
                        half.members.push(Member::registered(server, context));
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
        let origins = &asked.key.origins;
        if asked.repeated
            || asked.key.destinations.is_empty()
            || origins.iter().any(|code| self.is_too_large(*code))
        {
            return Err(S::InvalidRoutingKey);
        }
        // The mask of a routing key's DPC is reserved (3.6.1).
        let invalid = |code: &MaskedPointCode| code.mask != 0 || self.is_too_large(*code);
        if asked.key.destinations.iter().any(invalid) {
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
        let Some((server, at)) = all.find(|(server, _)| fits(&server.config)) else {
            let shares = |s: &crate::layer::Server| overlap(&s.config.routing_key, &asked.key);
            return Err(if self.servers.iter().any(shares) {
                S::CannotSupportUniqueRouting
            } else {
                S::NotProvisioned
            });
        };
        let id = AsId(at);
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
        if half.members.iter().any(|m| m.server == id) {
            return Err(S::AlreadyRegistered);
        }
        Ok((id, context))
    }

    /// DEREG REQ (4.4.2): one DEREG RSP with a result for each routing context.
    fn deregister_contexts(&mut self, now: Instant, ix: usize, h: usize, message: Message<'_>) {
        use DeregistrationStatus as S;
        let mut results = Vec::new();
        let mut left = Vec::new();
        for context in message.routing_contexts().take(RESULTS) {
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
            let member = Self::member_of(half, Some(context));
            let status = match member.and_then(|m| half.members.get(m)) {
                // "An ASP that is active for the Routing Context cannot deregister" (4.4.2).
                Some(member) if member.state == Traffic::Active => S::Active,
                Some(member) if member.key == Key::ByPeer => S::Deregistered,
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
            .extract_if(.., |m| m.key == Key::ByPeer)
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

/// Whether some message would be in both.
fn overlap(a: &RoutingKey, b: &RoutingKey) -> bool {
    let codes = |a: &[MaskedPointCode], b: &[MaskedPointCode]| {
        let mut pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
        pairs.any(|(a, b)| a.includes(*b) || b.includes(*a))
    };
    let indicators = |a: &[ServiceIndicator], b: &[ServiceIndicator]| {
        a.is_empty() || b.is_empty() || a.iter().any(|item| b.contains(item))
    };
    let origins = a.origins.is_empty() || b.origins.is_empty() || codes(&a.origins, &b.origins);
    codes(&a.destinations, &b.destinations)
        && indicators(&a.service_indicators, &b.service_indicators)
        && origins
}
