//! A node under test and its clock.

use inlab_m3ua::{
    ApplicationServer, AsId, AssociationConfig, Config, ErrorCode, Event, M3ua, Message,
    MessageType, Parameter, Primitive, Role, Route, Status, tag,
};
use inlab_ss7::{
    AssociationEvent, AssociationId, MtpStatus, NetworkIndicator, PointCode, RoutingLabel,
    ServiceIndicator,
};
use std::time::{Duration, Instant};

pub(crate) const A: AssociationId = AssociationId(1);
pub(crate) const B: AssociationId = AssociationId(2);
pub(crate) const AS0: AsId = AsId(0);
pub(crate) const AS1: AsId = AsId(1);
pub(crate) const UP: AssociationEvent = AssociationEvent::Up {
    outbound_streams: 4,
    inbound_streams: 4,
};

pub(crate) const ASPUP: &str = "0100030100000008";
pub(crate) const ASPUP_ACK: &str = "0100030400000008";
pub(crate) const ASPDN: &str = "0100030200000008";
pub(crate) const ASPDN_ACK: &str = "0100030500000008";
/// ASPAC, ASPAC ACK, ASPIA, ASPIA ACK with routing context 7, and without.
pub(crate) const ASPAC_7: &str = "01000401000000100006000800000007";
pub(crate) const ASPAC_ACK_7: &str = "01000403000000100006000800000007";
pub(crate) const ASPIA_7: &str = "01000402000000100006000800000007";
pub(crate) const ASPIA_ACK_7: &str = "01000404000000100006000800000007";
pub(crate) const ASPAC: &str = "0100040100000008";
pub(crate) const ASPAC_ACK: &str = "0100040300000008";
/// DATA: routing context 7, from point code 2 to 1, SI 3, NI 2, SLS 5, one octet of user data.
pub(crate) const DATA_7: &str =
    "0100010100000024 0006000800000007 02100011 00000002 00000001 03020005 aa000000";

pub(crate) fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|d| (d[0] << 4 | d[1]) as u8).collect()
}

pub(crate) fn hex(octets: &[u8]) -> String {
    octets.iter().map(|o| format!("{o:02x}")).collect()
}

pub(crate) fn label(dpc: u32, sls: u8) -> RoutingLabel {
    RoutingLabel {
        opc: PointCode(1),
        dpc: PointCode(dpc),
        si: ServiceIndicator::SCCP,
        ni: NetworkIndicator(2),
        mp: 0,
        sls,
    }
}

pub(crate) fn server(routing_context: Option<u32>) -> ApplicationServer {
    ApplicationServer {
        routing_context,
        ..ApplicationServer::default()
    }
}

pub(crate) fn route(destination: Option<u32>, application_server: AsId) -> Route {
    Route {
        destination: destination.map(PointCode),
        service_indicator: None,
        application_server,
        via: Vec::new(),
    }
}

/// Application servers with routing contexts 7 and 8; point code 2 through the first, 3 through the second.
pub(crate) fn config() -> Config {
    Config {
        application_servers: vec![server(Some(7)), server(Some(8))],
        routes: vec![route(Some(2), AS0), route(Some(3), AS1)],
        ..Config::default()
    }
}

/// What came out, in short.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Sent {
    /// Association and hex.
    Message(u32, String),
    Error(u32, ErrorCode, Vec<u32>),
    Notify(u32, Status, Vec<u32>, Option<u32>),
}

pub(crate) fn sent(association: AssociationId, hex: &str) -> Sent {
    Sent::Message(association.0, hex.to_owned())
}

pub(crate) fn error(association: AssociationId, code: ErrorCode, contexts: &[u32]) -> Sent {
    Sent::Error(association.0, code, contexts.to_vec())
}

pub(crate) fn notify(association: AssociationId, status: Status, contexts: &[u32]) -> Sent {
    Sent::Notify(association.0, status, contexts.to_vec(), None)
}

pub(crate) struct Node {
    pub(crate) layer: M3ua,
    pub(crate) now: Instant,
    pub(crate) events: Vec<Event>,
}

impl Node {
    #[expect(
        clippy::disallowed_methods,
        reason = "any instant will do to begin with"
    )]
    pub(crate) fn new(config: Config) -> Self {
        Self {
            layer: M3ua::new(config),
            now: Instant::now(),
            events: Vec::new(),
        }
    }

    /// One node of `role` with association A for AS0; it is up on SCTP.
    pub(crate) fn with_one(role: Role) -> Self {
        let mut node = Self::new(config());
        node.add(A, AssociationConfig::new(role, vec![AS0]));
        node
    }

    pub(crate) fn add(&mut self, id: AssociationId, config: AssociationConfig) -> Vec<Sent> {
        self.layer.add_association(id, config);
        self.association(id, &UP)
    }

    pub(crate) fn association(&mut self, id: AssociationId, event: &AssociationEvent) -> Vec<Sent> {
        self.layer.handle_association(self.now, id, event);
        self.sent()
    }

    pub(crate) fn sent(&mut self) -> Vec<Sent> {
        let mut all = Vec::new();
        while let Some(transmit) = self.layer.poll_transmit() {
            let (id, octets) = (transmit.association, transmit.message.octets);
            assert_eq!(transmit.message.ppid, 3);
            let message = Message::decode(octets).expect("we send what can be decoded");
            assert_eq!(message.missing(), None);
            assert_eq!(message.unexpected(), None);
            assert_eq!(octets.len() % 4, 0);
            let contexts = message.routing_contexts().collect();
            all.push(match message.message_type() {
                MessageType::Error => {
                    assert_eq!(transmit.message.stream, 0);
                    let Some(Parameter::ErrorCode(code)) = message.find(tag::ERROR_CODE) else {
                        panic!("ERR without its code");
                    };
                    Sent::Error(id.0, ErrorCode::new(code), contexts)
                }
                MessageType::Notify => {
                    let Some(Parameter::Status(status)) = message.find(tag::STATUS) else {
                        panic!("NTFY without its status");
                    };
                    let identifier = match message.find(tag::ASP_IDENTIFIER) {
                        Some(Parameter::AspIdentifier(identifier)) => Some(identifier),
                        _ => None,
                    };
                    Sent::Notify(id.0, status, contexts, identifier)
                }
                _ => Sent::Message(id.0, hex(octets)),
            });
        }
        while let Some(event) = self.layer.poll_event() {
            self.events.push(event);
        }
        all
    }

    /// What follows a message.
    pub(crate) fn receive(&mut self, id: AssociationId, message: &str) -> Vec<Sent> {
        assert_eq!(self.deliver(id, 0, message), None, "{message}");
        self.sent()
    }

    /// The user data or status that a message gives.
    pub(crate) fn deliver(
        &mut self,
        id: AssociationId,
        stream: u16,
        message: &str,
    ) -> Option<Result<Vec<u8>, MtpStatus>> {
        let octets = octets(message);
        let message = inlab_ss7::Message {
            stream,
            ppid: 3,
            octets: &octets,
        };
        let primitive = self.layer.handle_message(self.now, id, message)?;
        Some(match primitive {
            Primitive::Transfer(transfer) => Ok(transfer.user_data.to_vec()),
            Primitive::Status(status) => Err(status),
        })
    }

    /// Lets time go by, from deadline to deadline.
    pub(crate) fn wait(&mut self, milliseconds: u64) -> Vec<Sent> {
        let end = self.now + Duration::from_millis(milliseconds);
        let mut all = Vec::new();
        while let Some(deadline) = self.layer.poll_timeout().filter(|d| *d <= end) {
            self.now = self.now.max(deadline);
            self.layer.handle_timeout(self.now);
            all.extend(self.sent());
        }
        self.now = end;
        all
    }

    /// Events since they were taken last.
    pub(crate) fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
}
