//! Several ASPs in one application server, destinations that go and come, and routing keys that are registered.

use super::*;
use inlab_m3ua::RoutingKey;

/// A runs DATA from point code 3 to 1, one message for each SLS.
async fn send(from: &Requests<Node>, count: u8) {
    let result = from
        .ask(move |node, now| {
            (0..count).try_for_each(|sls| node.transfer(now, &label(3, 1, sls), &[sls; 8]))
        })
        .await;
    assert_eq!(result, Ok(Ok(())));
}

async fn count(node: &Requests<Node>) -> usize {
    let count = node.ask(|node, _| node.received.len()).await;
    count.expect("it runs")
}

async fn clear(node: &Requests<Node>) {
    node.ask(|node, _| {
        node.received.clear();
        node.events.clear();
        node.seen.clear();
    })
    .await
    .expect("it runs");
}

async fn active(node: &Requests<Node>, context: u32) {
    until(
        node,
        "ASPAC ACK",
        has(Event::AsActive(AsId(0), Some(context))),
    )
    .await;
}

fn asp(context: u32, mode: Option<TrafficMode>, destinations: &[u32]) -> Node {
    Node::new(config(&[context], mode, destinations), &[0])
}

/// RFC 4666 4.3.4.3, override: the second ASP takes over and the first is told; when it leaves, the first comes back.
#[test]
fn override_with_two_asps() {
    run(async {
        let mode = Some(TrafficMode::Override);
        let servers: [(&[u16], u32, u32); 2] = [(&[1, 2], 7, 1), (&[3], 9, 3)];
        let _stp = Stp::start(3, &servers, "override");
        let a = start(asp(7, mode, &[3]), 3001);
        active(&a, 7).await;
        let c = start(asp(9, mode, &[1]), 3003);
        active(&c, 9).await;
        send(&c, 4).await;
        until(&a, "DATA for A", |node| node.received.len() == 4).await;

        clear(&a).await;
        let b = start(asp(7, mode, &[3]), 3002);
        active(&b, 7).await;
        let alternate = Status::ALTERNATE_ASP_ACTIVE;
        until(&a, "NTFY Alternate ASP Active", move |node| {
            let mut events = node.events.iter();
            events.any(|e| matches!(e, Event::Notified(_, status, ..) if *status == alternate))
        })
        .await;
        until(&a, "inactive", has(Event::AspInactive(ID, AsId(0)))).await;
        send(&c, 4).await;
        until(&b, "DATA for B", |node| node.received.len() == 4).await;
        assert_eq!(count(&a).await, 0);

        // B leaves: the application server is pending, A is told and takes over.
        clear(&a).await;
        b.ask(|node, now| node.layer.down(now, ID))
            .await
            .expect("it runs");
        until(&b, "ASPDN ACK", has(Event::AspDown(ID))).await;
        active(&a, 7).await;
        let pending = Event::Notified(ID, Status::AS_PENDING, Some(7), None);
        assert!(a.ask(move |node, _| node.events.contains(&pending)).await == Ok(true));
        send(&c, 4).await;
        until(&a, "DATA for A again", |node| node.received.len() == 4).await;
    });
}

/// 4.3.4.3, loadshare: both get a share; when one leaves, the other gets everything.
#[test]
fn loadshare_with_two_asps() {
    run(async {
        let mode = Some(TrafficMode::Loadshare);
        let servers: [(&[u16], u32, u32); 2] = [(&[1, 2], 7, 1), (&[3], 9, 3)];
        let _stp = Stp::start(3, &servers, "loadshare");
        let a = start(asp(7, mode, &[3]), 3001);
        let b = start(asp(7, mode, &[3]), 3002);
        let c = start(asp(9, mode, &[1]), 3003);
        for (node, context) in [(&a, 7), (&b, 7), (&c, 9)] {
            active(node, context).await;
        }
        send(&c, 16).await;
        for _ in 0..200 {
            if count(&a).await + count(&b).await == 16 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let shares = [count(&a).await, count(&b).await];
        assert_eq!(shares.iter().sum::<usize>(), 16);
        assert!(shares.iter().all(|share| *share > 0), "{shares:?}");

        clear(&a).await;
        b.ask(|node, now| node.layer.deactivate(now, AsId(0)))
            .await
            .expect("it runs");
        until(&b, "ASPIA ACK", has(Event::AspInactive(ID, AsId(0)))).await;
        send(&c, 16).await;
        until(&a, "all DATA", |node| node.received.len() == 16).await;

        // B's association goes with the process behind it; nothing changes for A.
        b.shutdown();
        clear(&a).await;
        send(&c, 16).await;
        until(&a, "all DATA again", |node| node.received.len() == 16).await;
        assert_eq!(
            a.ask(|node, _| node.layer.application_server(AsId(0)))
                .await,
            Ok(Some(inlab_m3ua::AsState::Active))
        );
    });
}

/// 4.5: the application server behind a point code goes and comes; the STP's DUNA and DAVA, or its answers to our DAUD, are
/// MTP-PAUSE and MTP-RESUME.
#[test]
fn destinations_go_and_come() {
    run(async {
        let servers: [(&[u16], u32, u32); 2] = [(&[1], 7, 1), (&[3], 9, 3)];
        let _stp = Stp::start(3, &servers, "override");
        let a = start(asp(7, None, &[3]), 3001);
        let c = start(asp(9, None, &[1]), 3003);
        active(&a, 7).await;
        active(&c, 9).await;
        clear(&c).await;
        a.ask(|node, now| node.layer.down(now, ID))
            .await
            .expect("it runs");
        until(&a, "ASPDN ACK", has(Event::AspDown(ID))).await;
        let pause = Event::Status(MtpStatus::Pause(PointCode(1)));
        until(&c, "DUNA", has(pause)).await;
        let seen = c.ask(|node, _| node.seen.clone()).await.expect("it runs");
        assert!(seen.contains(&MessageType::DestinationUnavailable));
        let refused = c
            .ask(|node, now| node.transfer(now, &label(3, 1, 0), b"x"))
            .await;
        assert!(matches!(refused, Ok(Err(NoRoute::UnavailableSince(_)))));

        clear(&c).await;
        a.ask(|node, now| node.layer.up(now, ID))
            .await
            .expect("it runs");
        let resume = Event::Status(MtpStatus::Resume(PointCode(1)));
        until(&c, "DAVA", has(resume)).await;
        send(&c, 4).await;
        until(&a, "DATA", |node| node.received.len() == 4).await;
    });
}

/// 4.4: an ASP that the STP does not know registers its routing key, is active with the routing context that it is given,
/// gets traffic, and deregisters.
#[test]
fn a_routing_key_is_registered() {
    run(async {
        let servers: [(&[u16], u32, u32); 1] = [(&[3], 9, 3)];
        let _stp = Stp::start(3, &servers, "override");
        let c = start(asp(9, None, &[1]), 3003);
        active(&c, 9).await;
        let mut config = config(&[0], Some(TrafficMode::Override), &[3]);
        config.application_servers[0].routing_context = None;
        config.application_servers[0].routing_key = RoutingKey {
            destinations: vec![MaskedPointCode::exact(PointCode(1))],
            ..RoutingKey::default()
        };
        let mut association = AssociationConfig::new(Role::Asp, vec![AsId(0)]);
        association.register = vec![AsId(0)];
        let a = start(Node::with(config, association), 3001);
        until(&a, "REG RSP", |node| {
            let mut events = node.events.iter();
            events.any(|e| matches!(e, Event::Registered(_, _, Some(_))))
        })
        .await;
        until(&a, "ASPAC ACK", has(Event::AspActive(ID, AsId(0)))).await;
        send(&c, 4).await;
        until(&a, "DATA", |node| node.received.len() == 4).await;
        let back = a
            .ask(|node, now| node.transfer(now, &label(1, 3, 0), b"back"))
            .await;
        assert_eq!(back, Ok(Ok(())));
        until(&c, "DATA", |node| node.received.len() == 1).await;

        a.ask(|node, now| node.layer.deregister(now, AsId(0)))
            .await
            .expect("it runs");
        until(&a, "DEREG RSP", has(Event::Deregistered(ID, AsId(0)))).await;
        assert_eq!(a.ask(|node, _| node.faults).await, Ok(0));
    });
}

/// The other way round: the STP is the ASP, and we are its SGP. It comes up, is told the states of its application server,
/// carries traffic both ways, goes and comes back.
#[test]
fn the_stp_is_our_asp() {
    run(async {
        let mut config = config(&[20], Some(TrafficMode::Override), &[3]);
        config.own_point_codes = vec![PointCode(5)];
        let sgp = listen(
            Node::with(config, AssociationConfig::new(Role::Sgp, vec![AsId(0)])),
            2906,
        );
        let servers: [(&[u16], u32, u32); 1] = [(&[3], 9, 3)];
        let asp = " asp asp-up 2906 3010 m3ua\n  remote-ip 127.0.0.1\n  local-ip 127.0.0.1\n  role asp\n  sctp-role client\n \
                   as as-up m3ua\n  asp asp-up\n  routing-key 20 0.0.6\n  traffic-mode override\n";
        let route = "  update route 0.0.5 7.255.7 linkset as-up\n";
        let stp = Stp::start_with(3, &servers, "override", asp, route);
        active(&sgp, 20).await;
        let c = start(asp_of_stp(), 3003);
        active(&c, 9).await;
        let result = c
            .ask(|node, now| {
                (0..16).try_for_each(|sls| node.transfer(now, &label(3, 5, sls), &[sls; 9]))
            })
            .await;
        assert_eq!(result, Ok(Ok(())));
        until(&sgp, "DATA of the STP", |node| node.received.len() == 16).await;
        let result = sgp
            .ask(|node, now| {
                (0..16).try_for_each(|sls| node.transfer(now, &label(5, 3, sls), &[sls; 9]))
            })
            .await;
        assert_eq!(result, Ok(Ok(())));
        until(&c, "DATA of the SGP", |node| node.received.len() == 16).await;
        // What our MTP says is told, and the STP has no fault to find.
        sgp.ask(|node, now| {
            node.layer.announce(now, &MtpStatus::Pause(PointCode(7)));
            node.layer.announce(now, &MtpStatus::Resume(PointCode(7)));
        })
        .await
        .expect("it runs");
        let wrong = |node: &Node| {
            let mut events = node.events.iter();
            node.faults > 0 || events.any(|e| matches!(e, Event::ErrorReceived(..)))
        };
        assert_eq!(sgp.ask(move |node, _| wrong(node)).await, Ok(false));
        clear(&sgp).await;
        drop(stp);
        until(&sgp, "pending", has(Event::AsPending(AsId(0), Some(20)))).await;
        until(&sgp, "down", has(Event::AsDown(AsId(0), Some(20)))).await;
        let _again = Stp::start_with(3, &servers, "override", asp, route);
        active(&sgp, 20).await;
    });
}

fn asp_of_stp() -> Node {
    asp(9, None, &[5])
}
