//! A node of an ANSI network whose user decodes a trigger and answers it, and the queries that it gets, made beforehand.
#![allow(
    dead_code,
    reason = "a module of several benches and tests, each of which uses a part"
)]

use inlab_ber::{Element, Scratch, Writer, decode};
use inlab_inap::Dialect;
use inlab_inap::types::ain::{AnalyzeRouteArg, InfoAnalyzedArg};
use inlab_inap::types::ansi41::{OriginationRequest, OriginationRequestRes};
use inlab_ss7::{Address, AssociationEvent, AssociationId, Message, PointCode, SubsystemNumber};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::ansi::{self, InvokeRequest, OperationCode, Options};
use inlab_stack::tcap::{self, Class, DialogueId, Indication, Parameter, Variant};
use inlab_stack::{Core, Node, Stack, Tc, TcUser, m3ua, sccp};
use std::time::{Duration, Instant};

pub(crate) const ASSOCIATION: AssociationId = AssociationId(1);
/// 5-10-1 and 5-20-1: network, cluster and member of eight bits each.
pub(crate) const SWITCH: u32 = 5 << 16 | 10 << 8 | 1;
pub(crate) const SCP: u32 = 5 << 16 | 20 << 8 | 1;
const SUBSYSTEM: SubsystemNumber = SubsystemNumber(248);

/// infoAnalyzed is answered by analyzeRoute to the number dialled, originationRequest by its digits.
#[derive(Default)]
struct Routes {
    decoded: usize,
}

impl TcUser for Routes {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, _: Indication<'_>) {
        panic!("a node of the other kind");
    }

    fn ansi_indication(
        &mut self,
        tc: &mut Tc<'_>,
        id: DialogueId,
        indication: ansi::Indication<'_>,
    ) {
        let mut tc = tc.ansi().expect("a node of ANSI TCAP");
        let ansi::Indication::InvokeLast(invoke) = indication else {
            return;
        };
        let (scratch, octets) = (Scratch::default(), invoke.parameter.expect("an argument"));
        let invoke_id = invoke.invoke_id().expect("it wants an answer");
        if invoke.operation == OperationCode::private(0x64, 3) {
            let mut argument = InfoAnalyzedArg::EMPTY;
            decode(&mut argument, octets, Dialect::AIN02.bit(), &scratch).expect("infoAnalyzed");
            let route = AnalyzeRouteArg {
                called_party_id: argument.called_party_id,
                charge_number: argument.charge_number,
                ..AnalyzeRouteArg::EMPTY
            };
            let write = |out: &mut Writer| route.encode(AnalyzeRouteArg::TAG, out);
            let order = OperationCode::private(0x65, 1);
            let request = InvokeRequest::new(order, Class::FailureOnly, Duration::from_secs(2));
            tc.invoke(id, &request.correlated(invoke_id), Parameter::Write(&write))
                .expect("received just now");
        } else {
            let mut argument = OriginationRequest::EMPTY;
            decode(&mut argument, octets, Dialect::WIN.bit(), &scratch)
                .expect("originationRequest");
            let result = OriginationRequestRes {
                digits: Some(argument.digits),
                ..OriginationRequestRes::EMPTY
            };
            let write = |out: &mut Writer| result.encode(OriginationRequestRes::TAG, out);
            tc.result(id, invoke_id, Parameter::Write(&write))
                .expect("received just now");
        }
        self.decoded += 1;
        tc.response(id, None).expect("permitted");
    }
}

fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SUBSYSTEM);
    address.point_code = Some(PointCode(point_code));
    address
}

/// The layers of a node with one peer.
pub(crate) fn stack(own: u32, peer: u32) -> inlab_stack::Config {
    inlab_stack::Config {
        m3ua: m3ua::Config {
            application_servers: vec![ApplicationServer::default()],
            routes: vec![Route {
                destination: Some(PointCode(peer)),
                service_indicator: None,
                application_server: AsId(0),
                via: Vec::new(),
            }],
            own_point_codes: vec![PointCode(own)],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config::ansi(PointCode(own), vec![SUBSYSTEM]),
        tcap: tcap::Config {
            node: 1,
            own_address: Some(address(own)),
            variant: Variant::Ansi(Options::default()),
            ..tcap::Config::default()
        },
    }
}

fn node(now: Instant, own: u32, peer: u32) -> Node<Routes> {
    let mut node = Node {
        stack: Stack::new(now, stack(own, peer)),
        user: Routes::default(),
    };
    let mut association = AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
    association.peer_application_servers = vec![AsId(0)];
    node.stack.add_association(ASSOCIATION, association);
    let up = AssociationEvent::Up {
        outbound_streams: 4,
        inbound_streams: 4,
    };
    node.handle_association(now, ASSOCIATION, up);
    node
}

/// The node, and two queries to it as M3UA messages.
pub(crate) struct Queries {
    now: Instant,
    node: Node<Routes>,
    messages: [Vec<u8>; 2],
}

impl Queries {
    /// The association is up and active; the messages are made.
    pub(crate) fn new() -> Self {
        let now = Instant::now();
        let (mut node_, mut switch) = (node(now, SCP, SWITCH), node(now, SWITCH, SCP));
        for _ in 0..8 {
            pass(now, &mut node_, &mut switch);
            pass(now, &mut switch, &mut node_);
        }
        let packages = [
            inlab_benches::origination_request(),
            inlab_benches::info_analyzed(),
        ];
        Self {
            now,
            node: node_,
            messages: packages.map(|package| data(&package)),
        }
    }

    /// A query of this transaction id through the node: octets of the answer.
    pub(crate) fn query(&mut self, which: usize, own: u32) -> usize {
        self.now += Duration::from_micros(20);
        let octets = &mut self.messages[which];
        // 12 octets of M3UA, of the parameter 4 and 12, of SCCP 12; E2 and its two octets of length, C7 04.
        let at = 12 + 12 + 12 + 5;
        octets[at..at + 4].copy_from_slice(&own.to_be_bytes());
        let message = Message {
            stream: 1,
            ppid: 3,
            octets,
        };
        self.node.handle_message(self.now, ASSOCIATION, message);
        let mut sent = 0;
        while let Some(transmit) = self.node.poll_transmit() {
            sent += transmit.message.octets.len();
        }
        if self.node.poll_timeout().is_some_and(|at| at <= self.now) {
            self.node.handle_timeout(self.now);
        }
        sent
    }

    /// Queries that were decoded and answered, and transactions that are open.
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.node.user.decoded, self.node.stack.dialogue_count())
    }
}

fn pass(now: Instant, from: &mut Node<Routes>, to: &mut Node<Routes>) {
    while let Some(transmit) = from.poll_transmit() {
        let octets = transmit.message.octets.to_vec();
        let message = Message {
            octets: &octets,
            ..transmit.message
        };
        to.handle_message(now, ASSOCIATION, message);
    }
}

/// A package in a unitdata (T1.112.3 4.10: class 0, both addresses by subsystem) in an M3UA DATA (RFC 4666 3.3.1).
pub(crate) fn data(package: &[u8]) -> Vec<u8> {
    let length = u8::try_from(package.len()).expect("short");
    let mut value = Vec::new();
    value.extend(SWITCH.to_be_bytes());
    value.extend(SCP.to_be_bytes());
    value.extend([3, 2, 0, 1]);
    value.extend([
        9,
        0,
        3,
        5,
        7,
        2,
        0xc1,
        SUBSYSTEM.0,
        2,
        0xc1,
        SUBSYSTEM.0,
        length,
    ]);
    value.extend(package);
    let length = u16::try_from(4 + value.len()).expect("short");
    let mut message = vec![1, 0, 1, 1, 0, 0, 0, 0, 2, 0x10];
    message.extend(length.to_be_bytes());
    message.extend(value);
    message.resize(message.len().next_multiple_of(4), 0);
    let length = u32::try_from(message.len()).expect("short");
    message[4..8].copy_from_slice(&length.to_be_bytes());
    message
}
