//! Whatever happens in whatever order: no panic, bounded memory, no timer for ever.

use super::*;
use crate::management::ManagementMessage;

/// What happens to a node. Point codes, subsystems and references are few, so that they meet.
#[derive(Clone, Debug)]
enum Event {
    /// A message of this shape from this node.
    Message(u32, Shape),
    Octets(Vec<u8>),
    Mtp(MtpStatus),
    Pass(u64),
    Subsystem(u8, bool),
    Coordinate(u8),
    Grant(u32, u8),
    OwnCongestion(u8),
    Send(u32, u8, usize, Option<u8>),
}

#[derive(Clone, Debug)]
enum Shape {
    Management(u8, u8, u32, u8),
    Segment(u8, u8, u8),
    Relayed(u8, bool, u8),
    Connection(u8),
}

const NODES: std::ops::RangeInclusive<u32> = 99..=104;

fn event() -> impl Strategy<Value = Event> {
    let node = NODES;
    let subsystem = prop_oneof![Just(1u8), Just(6), Just(8), Just(146)];
    let format = prop_oneof![0u8..8, 253u8..=255];
    let shape = prop_oneof![
        4 => (format, subsystem.clone(), node.clone(), 0u8..10)
            .prop_map(|(a, b, c, d)| Shape::Management(a, b, c, d)),
        3 => (any::<u8>(), 0u8..3, 0u8..30).prop_map(|(a, b, c)| Shape::Segment(a, b, c)),
        2 => (0u8..4, any::<bool>(), 0u8..16).prop_map(|(a, b, c)| Shape::Relayed(a, b, c)),
        1 => (1u8..17).prop_map(Shape::Connection),
    ];
    let status = (node.clone(), 0u8..8).prop_map(|(node, kind)| {
        let node = PointCode(node);
        match kind {
            0 => MtpStatus::Pause(node),
            1 => MtpStatus::Resume(node),
            2..=4 => MtpStatus::UserPartUnavailable(node, ServiceIndicator::SCCP, kind - 2),
            5 => MtpStatus::Congested(node, None),
            _ => MtpStatus::Congested(node, Some(kind - 4)),
        }
    });
    prop_oneof![
        8 => (node.clone(), shape).prop_map(|(node, shape)| Event::Message(node, shape)),
        1 => proptest::collection::vec(any::<u8>(), 0..40).prop_map(Event::Octets),
        3 => status.prop_map(Event::Mtp),
        4 => prop_oneof![0u64..2000, Just(100_000)].prop_map(Event::Pass),
        1 => (subsystem.clone(), any::<bool>()).prop_map(|(a, b)| Event::Subsystem(a, b)),
        1 => subsystem.clone().prop_map(Event::Coordinate),
        1 => (node.clone(), subsystem.clone()).prop_map(|(a, b)| Event::Grant(a, b)),
        1 => (0u8..10).prop_map(Event::OwnCongestion),
        2 => (node, subsystem, 0usize..5000, proptest::option::of(0u8..8))
            .prop_map(|(a, b, c, d)| Event::Send(a, b, c, d)),
    ]
}

fn octets_of(shape: &Shape, format: PointCodeFormat) -> Vec<u8> {
    let encode = |address: Address| address.encode(format);
    let of = |ssn| encode(Address::on_ssn(SubsystemNumber(ssn)));
    let title = |digits: &str, ssn| {
        let title = format!("{digits} (TT 0)");
        let title = GlobalTitle::from_text(&title).expect("a title");
        encode(Address::on_global_title(title, Some(SubsystemNumber(ssn))))
    };
    let (called, calling, data, optional, family) = match *shape {
        Shape::Management(format_identifier, subsystem, node, last) => {
            let message = ManagementMessage {
                format: format_identifier,
                subsystem: SubsystemNumber(subsystem),
                point_code: PointCode(node),
                multiplicity: 0,
                congestion: (format_identifier == 6).then_some(last),
            };
            let data = message.encode(format).to_vec();
            (of(1), of(1), data, InlineOctets::EMPTY, Family::Unitdata)
        }
        Shape::Segment(indicators, reference, length) => {
            let segmentation = Segmentation {
                first: indicators & 0x80 != 0,
                in_sequence: indicators & 0x40 != 0,
                remaining: indicators & 3,
                reference: [reference, 0, 0],
            };
            let data = vec![0; usize::from(length)];
            let optional = optional_part(Some(segmentation), None);
            (of(146), of(6), data, optional, Family::Extended)
        }
        Shape::Relayed(rule, titled, _) => {
            let digits = ["4917", "4930", "4940", "33"].get(usize::from(rule));
            let called = title(digits.copied().unwrap_or("49"), 146);
            let calling = if titled { title("4940", 8) } else { of(8) };
            (called, calling, vec![1], InlineOctets::EMPTY, Family::Long)
        }
        Shape::Connection(kind) => {
            return [&[kind][..], &[1, 2, 3, 4, 5, 6, 2, 2, 0, 2, 0x42, 146]].concat();
        }
    };
    let mut out = Vec::new();
    let message = Message {
        family,
        purpose: Purpose::Data(ProtocolClass {
            in_sequence: true,
            return_on_error: true,
        }),
        hop_counter: match shape {
            Shape::Relayed(_, _, hops) => *hops,
            _ => 15,
        },
        called: &called,
        calling: &calling,
        data: &data,
        optional: OptionalPart::new(&optional).expect("made here"),
    };
    message.encode(&mut out).expect("it fits");
    out
}

fn drain(sccp: &mut Sccp) -> Result<(), TestCaseError> {
    let mut primitives = 0;
    while sccp.poll_primitive().is_some() {
        primitives += 1;
    }
    prop_assert!(primitives <= 256);
    let mut messages = 0;
    while let Some((label, octets)) = sccp.poll_transmit() {
        messages += 1;
        prop_assert!(label.si == ServiceIndicator::SCCP);
        match Message::decode(octets) {
            Ok(_) => {}
            // CREF, RLC, ERR.
            Err(MessageError::ConnectionOriented(kind)) => {
                prop_assert!(matches!(kind.0, 3 | 5 | 15));
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
    prop_assert!(messages <= 256);
    while sccp.poll_diagnostic().is_some() {}
    Ok(())
}

proptest! {
    #[test]
    fn any_events_in_any_order(
        ansi in any::<bool>(),
        events in proptest::collection::vec(event(), 1..120),
    ) {
        let mut config = if ansi { Config::ansi(HERE, vec![CAP]) } else { Config::itu(HERE, vec![CAP]) };
        config.reassemblies = 4;
        config.replicas = vec![(CAP, PointCode(101)), (CAP, PointCode(102))];
        config.concerned = vec![PointCode(101), PointCode(103)];
        config.watched = vec![(PointCode(101), SubsystemNumber::HLR)];
        let on_gt = RoutingIndicator::GlobalTitle;
        config.rule_sets = vec![RuleSet::of_all("all", vec![
            rule("4917*", vec![target(100, RoutingIndicator::SubsystemNumber)]),
            rule("4930*", vec![target(101, on_gt), target(102, on_gt)]),
            rule("4940*", vec![target(103, on_gt)]),
        ])];
        let format = config.format;
        let mut sccp = Sccp::new(config);
        let mut at = now();
        for event in events {
            match event {
                Event::Message(node, shape) => {
                    let octets = octets_of(&shape, format);
                    let label = from(PointCode(node), HERE);
                    let _ = sccp.receive(at, MtpTransfer { label, user_data: &octets });
                }
                Event::Octets(octets) => {
                    let _ = sccp.receive(at, transfer(&octets));
                }
                Event::Mtp(status) => {
                    let _ = sccp.status(at, status);
                }
                Event::Pass(milliseconds) => {
                    at += Duration::from_millis(milliseconds);
                    sccp.handle_timeout(at);
                }
                Event::Subsystem(ssn, on) => sccp.set_subsystem(SubsystemNumber(ssn), on),
                Event::Coordinate(ssn) => {
                    sccp.coordinate(at, SubsystemNumber(ssn));
                }
                Event::Grant(node, ssn) => {
                    sccp.grant(PointCode(node), SubsystemNumber(ssn));
                }
                Event::OwnCongestion(level) => sccp.set_congestion(level),
                Event::Send(node, ssn, length, importance) => {
                    let asked = UnitdataRequest {
                        called: Address {
                            point_code: Some(PointCode(node)),
                            ..Address::on_ssn(SubsystemNumber(ssn))
                        },
                        calling: Address::on_ssn(CAP),
                        importance: importance.map(Importance),
                        ..request("SSN 6")
                    };
                    if let Ok(outgoing) = sccp.send(at, &asked, length) {
                        prop_assert!(outgoing.parts().count() <= 16);
                    }
                }
            }
            prop_assert!(sccp.reassembly.poll_timeout().is_none_or(|due| due > at - Duration::from_secs(101)));
            drain(&mut sccp)?;
        }
        // Whoever may be tested is lost: nothing is left to be done after a while.
        for node in 0..200 {
            let _ = sccp.status(at, MtpStatus::Pause(PointCode(node)));
            drain(&mut sccp)?;
        }
        let mut steps = 0;
        while let Some(next) = sccp.poll_timeout() {
            at = at.max(next);
            sccp.handle_timeout(at);
            drain(&mut sccp)?;
            steps += 1;
            prop_assert!(steps < 500, "a timer that never ends");
        }
    }
}
