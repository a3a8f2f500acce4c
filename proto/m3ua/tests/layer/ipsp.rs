//! We are an IPSP, and so is the peer.

use crate::node::*;
use inlab_m3ua::{AssociationConfig, ErrorCode, Event, Exchange, NoRoute, Role, Status, Traffic};
use inlab_ss7::{MtpStatus, PointCode};

const RESUME: Option<Result<Vec<u8>, MtpStatus>> = Some(Err(MtpStatus::Resume(PointCode(2))));

/// 4.3.4.1.2, 4.3.4.3.1, single exchange: one ASPUP and one ASPAC serve both directions, whoever sends them.
#[test]
fn clause_4_3_4_1_2_single_exchange_serves_both_directions() {
    let mut client = Node::with_one(Role::Ipsp(Exchange::SingleClient));
    assert_eq!(client.receive(A, ASPUP_ACK), [sent(A, ASPAC_7)]);
    assert_eq!(client.deliver(A, 0, ASPAC_ACK_7), RESUME);
    assert_eq!(client.sent(), []);
    let mut server = Node::with_one(Role::Ipsp(Exchange::SingleServer));
    assert_eq!(
        server.receive(A, ASPUP),
        [sent(A, ASPUP_ACK), notify(A, Status::AS_INACTIVE, &[7])]
    );
    assert_eq!(server.deliver(A, 0, ASPAC_7), RESUME);
    assert_eq!(
        server.sent(),
        [sent(A, ASPAC_ACK_7), notify(A, Status::AS_ACTIVE, &[7])]
    );
    for mut node in [client, server] {
        assert_eq!(node.deliver(A, 1, DATA_7), Some(Ok(vec![0xaa])));
        assert!(node.layer.route(node.now, &label(2, 0), 1).is_ok());
    }
}

/// "Either of the IPSPs can initiate communication": when both do, both are up, and nothing is an error.
#[test]
fn clause_4_3_4_3_1_crossing_requests_are_no_error() {
    let mut node = Node::with_one(Role::Ipsp(Exchange::SingleClient));
    assert_eq!(
        node.receive(A, ASPUP),
        [
            sent(A, ASPUP_ACK),
            notify(A, Status::AS_INACTIVE, &[7]),
            sent(A, ASPAC_7),
        ]
    );
    assert_eq!(node.receive(A, ASPUP_ACK), []);
    assert_eq!(node.deliver(A, 0, ASPAC_7), RESUME);
    node.sent();
    assert_eq!(node.receive(A, ASPAC_ACK_7), []);
    let states: Vec<_> = node.layer.asp(A).map(|s| s.2).collect();
    assert_eq!(states, [Traffic::Active]);
}

/// 4.3.4.1.2, 4.3.4.2: the peer may take itself down and come back.
#[test]
fn clause_4_3_4_2_an_ipsp_goes_down_and_comes_back() {
    let mut node = Node::with_one(Role::Ipsp(Exchange::SingleServer));
    node.receive(A, ASPUP);
    node.deliver(A, 0, ASPAC_7);
    node.sent();
    assert_eq!(node.receive(A, ASPDN), [sent(A, ASPDN_ACK)]);
    node.wait(2_000);
    assert!(node.events().contains(&Event::AsDown(AS0, Some(7))));
    assert_eq!(
        node.receive(A, ASPUP),
        [sent(A, ASPUP_ACK), notify(A, Status::AS_INACTIVE, &[7])]
    );
}

/// Double exchange: four messages up and four active; our application server (7) is where DATA comes from the peer, the
/// peer's (8) where DATA goes.
#[test]
fn clause_4_3_4_3_1_double_exchange_has_a_state_for_each_direction() {
    let mut node = Node::new(config());
    let mut association = AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AS0]);
    association.peer_application_servers = vec![AS1];
    assert_eq!(node.add(A, association), [sent(A, ASPUP)]);
    assert_eq!(node.receive(A, ASPUP_ACK), [sent(A, ASPAC_7)]);
    node.deliver(A, 0, ASPAC_ACK_7);
    assert_eq!(node.sent(), []);
    // Ours is active: DATA comes, and cannot go yet.
    assert_eq!(node.deliver(A, 1, DATA_7), Some(Ok(vec![0xaa])));
    let refused = node.layer.route(node.now, &label(3, 0), 1).map(|_| ());
    assert_eq!(
        refused.map_err(|e| e.reason),
        Err(NoRoute::NeverActive(AS1))
    );
    assert_eq!(
        node.receive(A, ASPUP),
        [sent(A, ASPUP_ACK), notify(A, Status::AS_INACTIVE, &[8])]
    );
    let aspac_8 = ASPAC_7.replace("00000007", "00000008");
    assert_eq!(
        node.deliver(A, 0, &aspac_8),
        Some(Err(MtpStatus::Resume(PointCode(3))))
    );
    assert_eq!(
        node.sent().first(),
        Some(&sent(A, &ASPAC_ACK_7.replace("00000007", "00000008")))
    );
    assert!(node.layer.route(node.now, &label(3, 0), 1).is_ok());
    // The peer's requests name the peer's application servers, DATA for us ours.
    assert_eq!(
        node.receive(A, ASPAC_7),
        [error(A, ErrorCode::InvalidRoutingContext, &[7])]
    );
    assert_eq!(
        node.deliver(A, 1, &DATA_7.replace("00000007", "00000008")),
        None
    );
    assert_eq!(
        node.sent(),
        [error(A, ErrorCode::InvalidRoutingContext, &[8])]
    );
}

/// Two layers of ours, in every pair of roles that fit: both come to rest active, without a fault, and DATA goes both ways.
#[test]
fn every_pair_of_roles_comes_up() {
    use Exchange as E;
    for (here, there) in [
        (Role::Asp, Role::Sgp),
        (Role::Ipsp(E::SingleClient), Role::Ipsp(E::SingleServer)),
        (Role::Ipsp(E::SingleClient), Role::Ipsp(E::SingleClient)),
        (Role::Ipsp(E::Double), Role::Ipsp(E::Double)),
    ] {
        let mut nodes = [here, there].map(|_| Node::new(config()));
        let double = here == Role::Ipsp(E::Double);
        let mut queues: [Vec<String>; 2] = Default::default();
        for (at, role) in [here, there].into_iter().enumerate() {
            // In double exchange each has an application server of its own.
            let (own, peer) = if at == 1 && double {
                (AS1, AS0)
            } else {
                (AS0, AS1)
            };
            let mut association = AssociationConfig::new(role, vec![own]);
            association.peer_application_servers = vec![peer];
            nodes[at].layer.add_association(A, association);
            nodes[at].layer.handle_association(nodes[at].now, A, &UP);
        }
        for _ in 0..20 {
            for at in 0..2 {
                while let Some(transmit) = nodes[at].layer.poll_transmit() {
                    queues[1 - at].push(hex(transmit.message.octets));
                }
            }
            for at in 0..2 {
                for message in std::mem::take(&mut queues[at]) {
                    let _ = nodes[at].deliver(A, 0, &message);
                }
            }
        }
        for (at, node) in nodes.iter_mut().enumerate() {
            assert_eq!(node.sent(), [], "{here:?} {there:?}");
            assert!(
                node.layer.asp(A).all(|s| s.2 == Traffic::Active),
                "{here:?} {there:?}"
            );
            let faults = |e: &&Event| matches!(e, Event::PeerFault(..) | Event::ErrorReceived(..));
            assert_eq!(
                node.events().iter().find(faults),
                None,
                "{here:?} {there:?}"
            );
            let dpc = if double && at == 0 { 3 } else { 2 };
            let routed = node
                .layer
                .route(node.now, &label(dpc, 1), 0)
                .expect("it is active");
            queues[1 - at].push(hex(&routed.prefix));
        }
        for at in 0..2 {
            for message in std::mem::take(&mut queues[at]) {
                assert_eq!(nodes[at].deliver(A, 1, &message), Some(Ok(vec![])));
            }
        }
    }
}
