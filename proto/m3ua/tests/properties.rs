//! Random octets and random event sequences: no panic, nothing grows without bound, timers end.

use inlab_m3ua::{
    ApplicationServer, AsId, AssociationConfig, Config, Encoder, Event, Exchange, M3ua, Message,
    MessageType, Parameter, Role, Route, Status, TrafficMode,
};
use inlab_ss7::{
    AssociationEvent, AssociationId, LossCause, NetworkIndicator, PointCode, RoutingLabel,
    ServiceIndicator,
};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn label(dpc: u32, sls: u8) -> RoutingLabel {
    RoutingLabel {
        opc: PointCode(1),
        dpc: PointCode(dpc),
        si: ServiceIndicator::SCCP,
        ni: NetworkIndicator(2),
        mp: 0,
        sls,
    }
}

/// Two application servers, four associations with a role each.
fn layer(roles: [Role; 4], mode: Option<TrafficMode>, recovery: u64) -> M3ua {
    let server = |routing_context, traffic_mode| ApplicationServer {
        routing_context,
        traffic_mode,
        ..ApplicationServer::default()
    };
    let route = |destination: Option<u32>, at| Route {
        destination: destination.map(PointCode),
        service_indicator: None,
        application_server: AsId(at),
        via: Vec::new(),
    };
    let mut config = Config {
        application_servers: vec![server(Some(7), mode), server(Some(8), None)],
        routes: vec![route(Some(2), 0), route(Some(3), 1), route(None, 1)],
        ..Config::default()
    };
    config.timers.recovery = Duration::from_millis(recovery);
    let mut layer = M3ua::new(config);
    for (id, role) in (1..).zip(roles) {
        let mut association = AssociationConfig::new(role, vec![AsId(0), AsId(1)]);
        association.registration = vec![AsId(0)];
        if id == 3 {
            association.register = vec![AsId(0)];
            association.blocked_servers = vec![AsId(1)];
            association.auditable = Some(Vec::new());
        }
        association.heartbeat = (id == 2).then_some(Duration::from_secs(3));
        layer.add_association(AssociationId(id), association);
    }
    layer
}

fn roles() -> impl Strategy<Value = [Role; 4]> {
    let role = prop::sample::select(vec![
        Role::Asp,
        Role::Sgp,
        Role::Ipsp(Exchange::SingleClient),
        Role::Ipsp(Exchange::SingleServer),
        Role::Ipsp(Exchange::Double),
    ]);
    [role.clone(), role.clone(), role.clone(), role]
}

#[derive(Clone, Debug)]
enum Step {
    Up(u32, u16),
    Restart(u32),
    Lost(u32),
    Message(u32, u16, MessageType, Vec<u32>, u32),
    Octets(u32, Vec<u8>),
    Wait(u64),
    Route(u32, u8),
    Hold(u32),
    Request(u8, u32),
}

fn step() -> impl Strategy<Value = Step> {
    let types: Vec<MessageType> = MessageType::all().collect();
    prop_oneof![
        3 => (1..6_u32, 0..5_u16).prop_map(|(id, streams)| Step::Up(id, streams)),
        1 => (1..6_u32).prop_map(Step::Restart),
        1 => (1..6_u32).prop_map(Step::Lost),
        20 => (
            1..6_u32,
            0..2_u16,
            prop::sample::select(types),
            prop::collection::vec(6..10_u32, 0..3),
            0..5_u32,
        )
            .prop_map(|(id, stream, message_type, contexts, value)| {
                Step::Message(id, stream, message_type, contexts, value)
            }),
        2 => (1..6_u32, prop::collection::vec(any::<u8>(), 0..40))
            .prop_map(|(id, octets)| Step::Octets(id, octets)),
        4 => (0..5_000_u64).prop_map(Step::Wait),
        3 => (1..5_u32, any::<u8>()).prop_map(|(dpc, sls)| Step::Route(dpc, sls)),
        2 => (1..5_u32).prop_map(Step::Hold),
        1 => (0..6_u8, 1..6_u32).prop_map(|(what, id)| Step::Request(what, id)),
    ]
}

/// A message with every parameter it must have, and some it may have.
fn message(message_type: MessageType, contexts: &[u32], value: u32) -> Vec<u8> {
    let mut octets = Vec::new();
    let mut encoder = Encoder::new(message_type, &mut octets);
    encoder.routing_contexts(contexts.iter().copied());
    let codes = value.to_be_bytes();
    let affected = inlab_m3ua::Words::new(&codes).expect("four octets");
    let data = inlab_m3ua::ProtocolData {
        label: label(1, 0),
        user_data: &codes,
    };
    let empty = inlab_m3ua::Parameters::nested(&[]).expect("none is well formed");
    // Local routing key identifier 0, a status, a routing context; and a routing context with a status.
    let status = (value % 5) as u8;
    let result = [
        2, 0x0a, 0, 8, 0, 0, 0, 0, 2, 0x12, 0, 8, 0, 0, 0, status, 0, 6, 0, 8, 0, 0, 0, 7,
    ];
    let gone = [0, 6, 0, 8, 0, 0, 0, 7, 2, 0x13, 0, 8, 0, 0, 0, status];
    let [result, gone] = [&result[..], &gone]
        .map(|octets| inlab_m3ua::Parameters::nested(octets).expect("it is well formed"));
    for parameter in [
        Parameter::ErrorCode([0x0d, 0x19, 0x05, 0x1a, 0x06][value as usize % 5]),
        Parameter::Status(Status::new(1 + (value & 1) as u16, (value & 7) as u16)),
        Parameter::ProtocolData(data),
        Parameter::AffectedPointCode(inlab_m3ua::MaskedPointCodes(affected)),
        Parameter::UserCause { cause: 1, user: 3 },
        Parameter::RoutingKey(empty),
        Parameter::RegistrationResult(result),
        Parameter::DeregistrationResult(gone),
    ] {
        if message_type.mandatory().contains(&parameter.tag()) {
            encoder.parameter(&parameter).expect("it is short");
        }
    }
    if matches!(message_type, MessageType::AspActive) && value > 0 {
        encoder
            .parameter(&Parameter::TrafficModeType(value))
            .expect("it is short");
    }
    encoder.finish();
    octets
}

/// Empties both queues; what comes out is well formed, and no more of it than the step can ask for.
fn drain(layer: &mut M3ua) {
    let mut count = 0;
    while let Some(transmit) = layer.poll_transmit() {
        let decoded =
            Message::decode(transmit.message.octets).expect("we send what is well formed");
        assert_eq!(decoded.missing(), None);
        // 3.1, read by hand.
        let octets = transmit.message.octets;
        let [1, 0, _, _, a, b, c, d, ..] = octets else {
            panic!("no common header: {octets:02x?}");
        };
        assert_eq!(u32::from_be_bytes([*a, *b, *c, *d]) as usize, octets.len());
        assert_eq!(octets.len() % 4, 0);
        count += 1;
        assert!(count < 2_000);
    }
    while let Some(event) = layer.poll_event() {
        assert!(!matches!(event, Event::NotPolled(_)));
        count += 1;
        assert!(count < 4_000);
    }
}

proptest! {
    #[test]
    fn random_octets_are_decoded_or_refused(octets in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(message) = Message::decode(&octets) {
            let mut again = Vec::new();
            prop_assert!(message.encode(&mut again).is_ok());
            prop_assert_eq!(Message::decode(&again), Ok(message));
        }
    }

    /// Octets behind a header that is right get further.
    #[test]
    fn random_parameters_are_decoded_or_refused(
        at in 0..23_usize,
        body in prop::collection::vec(
            prop_oneof![Just(0_u8), Just(2), Just(4), Just(8), Just(7), Just(0x10), any::<u8>()],
            0..120,
        ),
    ) {
        let message_type = MessageType::all().nth(at).expect("there are 23");
        let length = 8 + body.len() as u32;
        let mut octets = vec![1, 0, message_type.class(), message_type.code()];
        octets.extend(length.to_be_bytes());
        octets.extend(body);
        if let Ok(message) = Message::decode(&octets) {
            let mut again = Vec::new();
            prop_assert!(message.encode(&mut again).is_ok());
            prop_assert_eq!(Message::decode(&again), Ok(message));
        }
    }

    #[test]
    fn random_events_leave_nothing_behind(
        roles in roles(),
        mode in prop::option::of(prop::sample::select(vec![
            TrafficMode::Override,
            TrafficMode::Loadshare,
            TrafficMode::Broadcast,
        ])),
        recovery in prop::sample::select(vec![0_u64, 2_000]),
        steps in prop::collection::vec(step(), 0..150),
    ) {
        let mut layer = layer(roles, mode, recovery);
        #[expect(clippy::disallowed_methods, reason = "any instant will do to begin with")]
        let mut now = Instant::now();
        for step in steps {
            match step {
                Step::Up(id, streams) => layer.handle_association(
                    now,
                    AssociationId(id),
                    &AssociationEvent::Up { outbound_streams: streams, inbound_streams: streams },
                ),
                Step::Restart(id) => {
                    layer.handle_association(now, AssociationId(id), &AssociationEvent::Restart);
                }
                Step::Lost(id) => layer.handle_association(
                    now,
                    AssociationId(id),
                    &AssociationEvent::Lost(LossCause::Unreachable),
                ),
                Step::Message(id, stream, message_type, contexts, value) => {
                    let octets = message(message_type, &contexts, value);
                    let received = inlab_ss7::Message { stream, ppid: 3, octets: &octets };
                    layer.handle_message(now, AssociationId(id), received);
                }
                Step::Octets(id, octets) => {
                    let received = inlab_ss7::Message { stream: 0, ppid: 3, octets: &octets };
                    layer.handle_message(now, AssociationId(id), received);
                }
                Step::Wait(milliseconds) => {
                    now += Duration::from_millis(milliseconds);
                    layer.handle_timeout(now);
                }
                Step::Route(dpc, sls) => {
                    let mut next = layer.route(now, &label(dpc, sls), 5).ok();
                    let mut copies = 0;
                    while let Some(routed) = next {
                        copies += 1;
                        prop_assert!(copies <= 4);
                        next = layer.route_copy(&label(dpc, sls), 5, routed.association);
                    }
                }
                Step::Hold(dpc) => {
                    layer.hold(&label(dpc, 0), &[1, 2, 3]);
                }
                Step::Request(0, id) => layer.up(now, AssociationId(id)),
                Step::Request(1, id) => layer.down(now, AssociationId(id)),
                Step::Request(2, id) => layer.activate(now, AsId((id % 2) as u16)),
                Step::Request(4, _) => layer.register(now, AsId(0)),
                Step::Request(5, _) => layer.deregister(now, AsId(0)),
                Step::Request(_, id) => layer.deactivate(now, AsId((id % 2) as u16)),
            }
            drain(&mut layer);
            // Time goes on: a deadline is met, and is not there for ever.
            for _ in 0..64 {
                let Some(deadline) = layer.poll_timeout().filter(|d| *d <= now) else { break };
                layer.handle_timeout(deadline.max(now));
                drain(&mut layer);
            }
            prop_assert!(layer.poll_timeout().is_none_or(|d| d > now));
        }
        for id in 1..6 {
            layer.handle_association(now, AssociationId(id), &AssociationEvent::Shutdown);
        }
        drain(&mut layer);
        // T(r) may run; after it nothing waits, and nothing can be sent.
        now += Duration::from_secs(10);
        layer.handle_timeout(now);
        drain(&mut layer);
        prop_assert_eq!(layer.poll_timeout(), None);
        for dpc in [2, 3, 4] {
            prop_assert!(!layer.is_reachable(PointCode(dpc)));
            prop_assert!(layer.route(now, &label(dpc, 0), 5).is_err());
        }
    }
}
