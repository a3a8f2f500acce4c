//! The two live Begins of other networks' switches (`tests/vectors/tcap_itu.jsonl`, 19 and 20) into a whole SCP over real sockets:
//! SCTP over UDP on loopback, M3UA, SCCP, TCAP, CAP. The switch is made of octets ([`peer`]); only its SCTP is ours.
#![allow(missing_docs)]

mod peer;

use inlab_call_event::{CallEvent, CallEventKind, Number, Receiver, TargetId, Targets, queue};
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_link::{Driver, Kind, LinkConfig, PeerConfig, Reach, Requests};
use inlab_replay::nodes::{ASSOCIATION, Place, ScpNode, stack_config};
use inlab_scp::Scp;
use inlab_ss7::{AssociationEvent, AssociationId, Message, Transmit};
use inlab_stack::Core;
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use peer::*;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// Brings M3UA up, then sends what it is given, and keeps what comes.
#[derive(Default)]
struct Switch {
    waiting: VecDeque<(u16, Vec<u8>)>,
    lent: Vec<u8>,
    active: bool,
    came: Vec<Vec<u8>>,
}

impl Core for Switch {
    fn handle_association(&mut self, _: Instant, _: AssociationId, event: AssociationEvent) {
        if matches!(event, AssociationEvent::Up { .. }) {
            self.waiting.push_back((0, octets(ASPUP)));
        }
    }

    fn handle_message(&mut self, _: Instant, _: AssociationId, message: Message<'_>) {
        match [message.octets[2], message.octets[3]] {
            // ASPUP ACK, ASPAC ACK, NTFY, BEAT, DATA.
            [3, 4] => self.waiting.push_back((0, octets(ASPAC))),
            [4, 3] => self.active = true,
            [0, 1] => {}
            [3, 3] => panic!("no heartbeat is configured"),
            [1, 1] => {
                assert_ne!(message.stream, 0, "RFC 4666 1.4.7: not stream 0");
                assert_eq!(message.ppid, 3);
                self.came.push(message.octets.to_vec());
            }
            other => panic!("unexpected message {other:?}"),
        }
    }

    fn handle_timeout(&mut self, _: Instant) {}

    fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        let (stream, octets) = self.waiting.pop_front()?;
        self.lent = octets;
        Some(Transmit {
            association: ASSOCIATION,
            message: Message {
                stream,
                ppid: 3,
                octets: &self.lent,
            },
        })
    }

    fn poll_timeout(&self) -> Option<Instant> {
        None
    }
}

fn scp(now: Instant, services: &str) -> (Scp, Receiver) {
    let document = Document::parse("scp", &format!("services: {{ {services} }}")).expect("YAML");
    let dialects: Vec<_> = Dialect::all().collect();
    let block = ScpNode::read(document.root(), &dialects).expect("a block");
    let mut config = block.config;
    config.targets = Targets::all(TargetId(0));
    let stack = stack_config(&Place::scp(), &[(&Place::ssp(), ASSOCIATION)], 1);
    let mut scp = Scp::new(now, stack, config);
    let role = Role::Ipsp(Exchange::SingleServer);
    let association = AssociationConfig::new(role, vec![AsId(0)]);
    scp.stack().add_association(ASSOCIATION, association);
    let (sender, events) = queue(64);
    scp.subscribe(TargetId(0), sender);
    (scp, events)
}

/// Asks until there is an answer.
async fn wait<C: 'static, R: Send + 'static>(
    requests: &Requests<C>,
    ask: impl Fn(&mut C) -> Option<R> + Clone + Send + 'static,
) -> R {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        let ask = ask.clone();
        let answer = requests.ask(move |core, _| ask(core)).await;
        if let Some(answer) = answer.expect("the driver runs") {
            return answer;
        }
        assert!(Instant::now() < deadline, "no answer in time");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Gives a Begin to an SCP with these services; its one answer, and what it told.
fn answer(begin: &'static str, services: &str) -> (String, Vec<CallEvent>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime.expect("an event loop"), async {
        let loopback = |port| SocketAddr::from(([127, 0, 0, 1], port));
        let (core, mut events) = scp(Instant::now(), services);
        let mut scp = Driver::new(core);
        let mut link = LinkConfig::new(Kind::SctpUdp, [loopback(2905)]);
        link.udp_port = 0;
        link.listen = true;
        link.peers = vec![PeerConfig::accept(ASSOCIATION, "switch", [])];
        let link = scp.add_link(link).expect("a free UDP port");
        let udp = scp.local_addresses(link)[0].port();

        let mut switch = Driver::new(Switch::default());
        let mut link = LinkConfig::new(Kind::SctpUdp, [loopback(2906)]);
        link.udp_port = 0;
        let mut to_scp = PeerConfig::connect(ASSOCIATION, "SCP", [loopback(2905)]);
        to_scp.reach = Reach::Connect {
            remote: vec![loopback(2905)],
            udp_port: udp,
        };
        link.peers = vec![to_scp];
        switch.add_link(link).expect("a free UDP port");

        let (to_switch, to_scp) = (switch.requests(), scp.requests());
        let tasks = [
            tokio::task::spawn_local(async move { switch.run().await }),
            tokio::task::spawn_local(async move { scp.run().await }),
        ];
        wait(&to_switch, |switch| switch.active.then_some(())).await;
        let trigger = from_switch(&vector("tcap_itu.jsonl", begin));
        let sent = to_switch
            .ask(move |switch, _| switch.waiting.push_back((5, trigger)))
            .await;
        sent.expect("the driver runs");
        let came = wait(&to_switch, |switch| switch.came.pop()).await;
        let (label, sccp) = of_data(&came).expect("DATA");
        assert_eq!(
            (label.context, label.opc, label.dpc, label.si),
            (1, SCP, SSP, 3)
        );
        let (called, calling, tcap) = of_udt(&sccp);
        assert_eq!(called, title(SSP_TITLE, CAP));
        assert_eq!(calling, title(SCP_TITLE, CAP));
        let told = std::iter::from_fn(|| events.try_recv()).collect();
        to_switch.shutdown();
        to_scp.shutdown();
        for task in tasks {
            task.await.expect("the driver ends");
        }
        (hex(&tcap), told)
    })
}

/// The octets, written with blanks where elements begin.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// AARE: accepted, null; CAP-v2-gsmSSF-to-gsmSCF (0.4.0.0.1.0.50.1).
const AARE: &str = "6b2a 2828 060700118605010101 a01d 611b 80020780 a109 0607 04000001003201 a203 020100 a305 a103020100";
/// requestReportBCSMEvent (23), all notifications: routeSelectFailure, oCalledPartyBusy, oNoAnswer, oAnswer and oDisconnect of leg
/// 2, oDisconnect and oAbandon of leg 1.
const EVENTS: &str = "a165 020101 020117 305d a05b \
    300b 800104 810101 a203800102  300b 800105 810101 a203800102  300b 800106 810101 a203800102 \
    300b 800107 810101 a203800102  300b 800109 810101 a203800101  300b 800109 810101 a203800102 \
    300b 80010a 810101 a203800101";

fn number(digits: &str) -> Option<Number> {
    Some(Number::parse(digits).expect("a number"))
}

#[test]
fn the_live_begin_19_over_sctp() {
    // Service key 110; called 1227010900 in national form, calling 75, marked incomplete (Q.763 3.10 c)): nobody's number.
    let (answer, told) = answer("tcap_itu-s-019", "110: continue");
    let id = &answer[10..18];
    let expected = format!("6581a9 4804{id} 4904 07000400 {AARE} 6c6f {EVENTS} a106 020102 02011f");
    assert_eq!(answer, squeezed(&expected));
    let [started] = &told[..] else {
        panic!("one event: {told:?}");
    };
    assert!(
        matches!(started.kind, CallEventKind::Started),
        "{started:?}"
    );
    assert_eq!(started.calling.number, None);
    assert!(started.calling.restricted);
    assert_eq!(started.called.number, number("491227010900"));
}

#[test]
fn the_live_begin_20_over_sctp() {
    // Service key 1; calling 9800722871 in national form, called (BCD) 89033535409.
    let services = r#"1: { connect: "+15550101" }"#;
    let (answer, told) = answer("tcap_itu-s-020", services);
    let id = &answer[10..18];
    // connect (20): destinationRoutingAddress 15550101, international, E.164.
    let connect = "a112 020102 020114 300a a008 0406 0410 51551010";
    let expected = format!("6581b5 4804{id} 4904 b70801a1 {AARE} 6c7b {EVENTS} {connect}");
    assert_eq!(answer, squeezed(&expected));
    let [started] = &told[..] else {
        panic!("one event: {told:?}");
    };
    assert!(
        matches!(started.kind, CallEventKind::Started),
        "{started:?}"
    );
    assert_eq!(started.calling.number, number("499800722871"));
    assert!(!started.calling.restricted);
    assert_eq!(started.called.number, number("15550101"));
}

#[test]
fn the_live_begin_20_without_a_service() {
    // End: AARE, returnError missingCustomerRecord (6) for invoke 0.
    let (answer, told) = answer("tcap_itu-s-020", "110: continue");
    let expected = format!("643c 4904 b70801a1 {AARE} 6c08 a306 020100 020106");
    assert_eq!(answer, squeezed(&expected));
    assert_eq!(told, []);
}
