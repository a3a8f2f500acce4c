//! M3UA by the purposes of TS 102 381, whose names and steps were read in the public repository nplab/m3ua-testtool
//! (`m3ua-asp-tests.scm`, `m3ua-sgp-tests.scm`); the purposes it leaves out are in `SKIPPED.md`. A test has the name of its
//! purpose: `asp_aspsm_v_002` is M3UA-ASP-ASPSM-V-002. The tester's octets are written by hand, and the octets that come
//! back are compared whole. Beside them `rfc4666` holds what RFC 4666 says and TS 102 381 does not test.

mod asp;
mod headers;
mod registration;
mod rfc4666;
mod sgp;

use crate::octets::{hex, octets};
use inlab_m3ua::{
    ApplicationServer, AsId, AssociationConfig, Config, Event, M3ua, MaskedPointCode, Primitive,
    Role, Route, RoutingKey, TrafficMode,
};
use inlab_ss7::{
    AssociationEvent, AssociationId, LossCause, Message, MtpStatus, NetworkIndicator, PointCode,
    RoutingLabel, ServiceIndicator,
};
use std::time::{Duration, Instant};

const ASPUP: &str = "01 00 03 01 00000008";
const ASPUP_ACK: &str = "01 00 03 04 00000008";
const ASPDN: &str = "01 00 03 02 00000008";
const ASPDN_ACK: &str = "01 00 03 05 00000008";
/// With routing context 7.
const ASPAC: &str = "01 00 04 01 00000010  0006 0008 00000007";
const ASPAC_ACK: &str = "01 00 04 03 00000010  0006 0008 00000007";
const ASPIA: &str = "01 00 04 02 00000010  0006 0008 00000007";
const ASPIA_ACK: &str = "01 00 04 04 00000010  0006 0008 00000007";
/// DATA with routing context 7, OPC 2, DPC 1, SI 3, NI 2, MP 0, SLS 5, four octets of user data.
const DATA: &str = "01 00 01 01 00000024  0006 0008 00000007
    0210 0014 00000002 00000001 03 02 00 05 aabbccdd";

/// NTFY with routing context 7.
fn ntfy(status: &str) -> String {
    format!("01 00 00 01 00000018  000d 0008 {status}  0006 0008 00000007")
}
const AS_INACTIVE: &str = "0001 0002";
const AS_ACTIVE: &str = "0001 0003";
const AS_PENDING: &str = "0001 0004";
const INSUFFICIENT: &str = "0002 0001";
const ALTERNATE: &str = "0002 0002";
const FAILURE: &str = "0002 0003";

const INVALID_VERSION: u8 = 0x01;
const UNSUPPORTED_CLASS: u8 = 0x03;
const UNSUPPORTED_TYPE: u8 = 0x04;
const UNSUPPORTED_MODE: u8 = 0x05;
const UNEXPECTED_MESSAGE: u8 = 0x06;
const PROTOCOL_ERROR: u8 = 0x07;
const INVALID_STREAM: u8 = 0x09;
const BLOCKED: u8 = 0x0d;
const IDENTIFIER_REQUIRED: u8 = 0x0e;
const INVALID_IDENTIFIER: u8 = 0x0f;
const INVALID_VALUE: u8 = 0x11;
const FIELD_ERROR: u8 = 0x12;
const UNEXPECTED_PARAMETER: u8 = 0x13;
const STATUS_UNKNOWN: u8 = 0x14;
const INVALID_APPEARANCE: u8 = 0x15;
const MISSING_PARAMETER: u8 = 0x16;
const INVALID_CONTEXT: u8 = 0x19;
const NO_AS: u8 = 0x1a;

/// ERR (3.8.1): error code, other parameters, the offending message as diagnostic information.
fn err(code: u8, parameters: &str, offending: &str) -> String {
    let parameters = hex(&octets(parameters));
    let offending = hex(&octets(offending));
    let length = offending.len() / 2;
    let padding = "00".repeat(length.next_multiple_of(4) - length);
    let rest = format!(
        "000c0008000000{code:02x}{parameters}0007{:04x}{offending}{padding}",
        4 + length
    );
    format!("01000000{:08x}{rest}", 8 + rest.len() / 2)
}

/// The routing context in an ERR or anywhere.
const CONTEXT: &str = "0006 0008 00000007";

/// What of this length field a text has; the texts of the tests are compared without spaces.
fn plain(text: &str) -> String {
    hex(&octets(text))
}

/// The implementation under test, its clock, and what it told its user.
struct Iut {
    layer: M3ua,
    now: Instant,
    told: Vec<MtpStatus>,
    transfers: Vec<Vec<u8>>,
    events: Vec<Event>,
}

fn server(context: u32, code: u32) -> ApplicationServer {
    ApplicationServer {
        routing_context: Some(context),
        routing_key: RoutingKey {
            destinations: vec![MaskedPointCode::exact(PointCode(code))],
            ..RoutingKey::default()
        },
        ..ApplicationServer::default()
    }
}

/// Application servers with routing contexts 7 (point code 2) and 8 (point code 3).
fn config() -> Config {
    let route = |code, at| Route {
        destination: Some(PointCode(code)),
        service_indicator: None,
        application_server: AsId(at),
        via: vec![],
    };
    Config {
        application_servers: vec![server(7, 2), server(8, 3)],
        routes: vec![route(2, 0), route(3, 1)],
        own_point_codes: vec![PointCode(1)],
        ..Config::default()
    }
}

fn mode(mode: TrafficMode) -> Config {
    let mut config = config();
    config.application_servers[0].traffic_mode = Some(mode);
    config
}

impl Iut {
    fn new(config: Config) -> Self {
        Self {
            layer: M3ua::new(config),
            now: Instant::now(),
            told: vec![],
            transfers: vec![],
            events: vec![],
        }
    }

    /// An association of the application server with routing context 7; what is sent when it comes up.
    fn add(&mut self, id: u32, role: Role) -> Vec<String> {
        self.add_with(id, AssociationConfig::new(role, vec![AsId(0)]))
    }

    fn add_with(&mut self, id: u32, config: AssociationConfig) -> Vec<String> {
        self.layer.add_association(AssociationId(id), config);
        self.association(
            id,
            &AssociationEvent::Up {
                outbound_streams: 5,
                inbound_streams: 5,
            },
        )
        .into_iter()
        .map(|(to, message)| {
            assert_eq!(to, id);
            message
        })
        .collect()
    }

    fn association(&mut self, id: u32, event: &AssociationEvent) -> Vec<(u32, String)> {
        self.layer
            .handle_association(self.now, AssociationId(id), event);
        self.sent()
    }

    fn lose(&mut self, id: u32) -> Vec<(u32, String)> {
        self.association(id, &AssociationEvent::Lost(LossCause::Unreachable))
    }

    /// An SGP with one ASP on association 1.
    fn sgp() -> Self {
        Self::sgp_of(config())
    }

    fn sgp_of(config: Config) -> Self {
        let mut iut = Self::new(config);
        assert!(iut.add(1, Role::Sgp).is_empty());
        iut
    }

    /// An SGP whose ASP is up.
    fn sgp_inactive() -> Self {
        let mut iut = Self::sgp();
        iut.expect(ASPUP, &[ASPUP_ACK, &ntfy(AS_INACTIVE)]);
        iut
    }

    /// An SGP whose ASP is active.
    fn sgp_active() -> Self {
        let mut iut = Self::sgp_inactive();
        iut.expect(ASPAC, &[ASPAC_ACK, &ntfy(AS_ACTIVE)]);
        iut
    }

    /// An ASP that sent ASPUP.
    fn asp() -> Self {
        let mut iut = Self::new(config());
        assert_eq!(iut.add(1, Role::Asp), [plain(ASPUP)]);
        iut
    }

    /// An ASP that sent ASPAC.
    fn asp_up() -> Self {
        let mut iut = Self::asp();
        iut.expect(ASPUP_ACK, &[ASPAC]);
        iut
    }

    /// An ASP that is active.
    fn asp_active() -> Self {
        let mut iut = Self::asp_up();
        iut.expect(ASPAC_ACK, &[]);
        iut
    }

    /// The tester sends a message on a stream of an association.
    fn tester(&mut self, id: u32, stream: u16, message: &str) -> Vec<(u32, String)> {
        let octets = octets(message);
        let message = Message {
            stream,
            ppid: 3,
            octets: &octets,
        };
        match self
            .layer
            .handle_message(self.now, AssociationId(id), message)
        {
            Some(Primitive::Transfer(data)) => self.transfers.push(data.user_data.to_vec()),
            Some(Primitive::Status(status)) => self.told.push(status),
            None => {}
        }
        self.sent()
    }

    /// On association 1, stream 0: exactly this comes back.
    #[track_caller]
    fn expect(&mut self, message: &str, answers: &[&str]) {
        let answers: Vec<_> = answers.iter().map(|answer| (1, plain(answer))).collect();
        assert_eq!(self.tester(1, 0, message), answers);
    }

    /// Waits; what is sent meanwhile.
    fn wait(&mut self, milliseconds: u64) -> Vec<String> {
        let end = self.now + Duration::from_millis(milliseconds);
        let mut all = vec![];
        while let Some(at) = self.layer.poll_timeout().filter(|at| *at <= end) {
            self.now = self.now.max(at);
            self.layer.handle_timeout(self.now);
            all.extend(self.sent().into_iter().map(|(_, message)| message));
        }
        self.now = end;
        all
    }

    /// MTP-TRANSFER request: association, stream and octets of the DATA message.
    fn transfer(&mut self, dpc: u32, sls: u8, user_data: &[u8]) -> Option<(u32, u16, String)> {
        let label = RoutingLabel {
            opc: PointCode(1),
            dpc: PointCode(dpc),
            si: ServiceIndicator::SCCP,
            ni: NetworkIndicator(2),
            mp: 0,
            sls,
        };
        let routed = self.layer.route(self.now, &label, user_data.len()).ok()?;
        let mut octets = routed.prefix.to_vec();
        octets.extend(user_data);
        octets.resize(octets.len() + usize::from(routed.padding), 0);
        check_header(routed.stream, 5, &octets);
        Some((routed.association.0, routed.stream, hex(&octets)))
    }

    fn sent(&mut self) -> Vec<(u32, String)> {
        let mut all = vec![];
        while let Some(transmit) = self.layer.poll_transmit() {
            assert_eq!(transmit.message.ppid, 3);
            check_header(transmit.message.stream, 5, transmit.message.octets);
            all.push((transmit.association.0, hex(transmit.message.octets)));
        }
        while let Some(event) = self.layer.poll_event() {
            match event {
                Event::Status(status) => self.told.push(status),
                event => self.events.push(event),
            }
        }
        all
    }
}

/// 3.1 and 3.2, of every message that we send: version 1, reserved 0, a class and a type that there are, the message length
/// with its padding, parameters that fill it, padding of zeros; DATA on any stream but 0, everything else on stream 0.
#[track_caller]
pub(crate) fn check_header(stream: u16, streams: u16, octets: &[u8]) {
    let [1, 0, class, code, a, b, c, d, rest @ ..] = octets else {
        panic!("no common header of version 1: {}", hex(octets));
    };
    let types = match class {
        0 => 0..=1,
        1 => 1..=1,
        2 | 3 => 1..=6,
        4 | 9 => 1..=4,
        _ => panic!("no class {class}"),
    };
    assert!(types.contains(code), "class {class} has no type {code}");
    let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
    assert_eq!(length, octets.len(), "message length");
    assert_eq!(length % 4, 0, "padding is counted");
    let mut rest = rest;
    while let [t0, t1, l0, l1, after @ ..] = rest {
        let said = usize::from(u16::from_be_bytes([*l0, *l1]));
        assert!(said >= 4, "parameter {t0:02x}{t1:02x}: length {said}");
        let value = said - 4;
        let padded = value.next_multiple_of(4);
        assert!(padded <= after.len(), "parameter {t0:02x}{t1:02x} ends");
        assert!(after[value..padded].iter().all(|octet| *octet == 0));
        rest = &after[padded..];
    }
    assert!(rest.is_empty(), "nothing follows the last parameter");
    let data = *class == 1;
    assert_eq!(data && streams > 1, stream != 0, "stream {stream}");
    assert!(stream == 0 || stream < streams);
}
