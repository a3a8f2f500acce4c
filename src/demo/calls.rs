//! The demo's calls: who calls whom, in which dialect, and what is to come of it.

use super::clients::Notice;
use super::nodes::places;
use inlab_call_event::Number;
use inlab_inap::{CallReference, Cell, DetectionPoint, Dialect, Half, ServiceSelector, Trigger};
use inlab_lab::Document;
use inlab_replay::nodes::Network;
use inlab_replay::scenario::called_number;
use inlab_scp::Services;
use inlab_ss7::{
    Alphabet, BearerCapability, CallingPartyNumber, CallingPartysCategory, Digits, IsdnAddress,
    Tbcd,
};
use inlab_ssp_sim::{Behaviour, Record};
use std::time::Duration;

/// One call.
pub(crate) struct DemoCall {
    pub(crate) title: &'static str,
    pub(crate) dialect: Dialect,
    point: DetectionPoint,
    /// A service key; in ANSI networks criteria or a type of trigger, by name.
    service: &'static str,
    calling: &'static str,
    called: &'static str,
    /// The parties with a device at the session server: name, number.
    parties: &'static [(&'static str, &'static str)],
    pub(crate) talk: Option<Duration>,
    pub(crate) patience: Option<Duration>,
    pub(crate) expects_notices: bool,
    expected: Expected,
}

#[derive(Clone, Copy)]
struct Expected {
    answered: bool,
    cause: u8,
}

/// The services of the demo's SCP in an ANSI network.
const ANSI_SERVICES: &str = r#"
npaNXXXXXX: { translate: { "8005550199": "12125550101" } }
origination-Attempt-Authorized: continue
"#;

/// The services of the demo's SCP, in the spelling of a lab file.
const SERVICES: &str = r#"
100: { translate: { "800123": "15550101" } }
200: { continue: , interrupt: { busy: { connect: "15550103" } } }
300: { release: { cause: 21 } }
400: continue
"#;

const ALICE: (&str, &str) = ("Alice", "+15550100");
const BOB: (&str, &str) = ("Bob", "+15550101");
const AMERICAN_ALICE: (&str, &str) = ("Alice", "+12125550100");
const CAROL: (&str, &str) = ("Carol", "+15550103");

/// Every call, in the order in which they are placed.
pub(crate) fn all() -> Vec<DemoCall> {
    let talk = Some(Duration::from_millis(300));
    vec![
        DemoCall {
            title: "CAMEL phase 4: a short number is translated, Bob answers, Alice clears",
            dialect: Dialect::CAP4,
            point: DetectionPoint::CollectedInfo,
            service: "100",
            calling: "+15550100",
            called: "800123",
            parties: &[ALICE, BOB],
            talk,
            patience: None,
            expects_notices: true,
            expected: Expected {
                answered: true,
                cause: 16,
            },
        },
        DemoCall {
            title: "CAMEL phase 2: the called party is busy, the service tries Carol, Carol clears",
            dialect: Dialect::CAP2,
            point: DetectionPoint::CollectedInfo,
            service: "200",
            calling: "+15550100",
            called: "0015550102",
            parties: &[ALICE, CAROL],
            talk: None,
            patience: None,
            expects_notices: true,
            expected: Expected {
                answered: true,
                cause: 16,
            },
        },
        DemoCall {
            title: "CAMEL phase 1: a call to Bob at his home switch, the caller's number withheld",
            dialect: Dialect::CAP1,
            point: DetectionPoint::TermAttemptAuthorized,
            service: "400",
            calling: "+15550100 (presentation restricted)",
            called: "15550101",
            parties: &[ALICE, BOB],
            talk,
            patience: None,
            expects_notices: true,
            expected: Expected {
                answered: true,
                cause: 16,
            },
        },
        DemoCall {
            title: "INAP CS-1: nobody answers, Alice gives up",
            dialect: Dialect::CS1,
            point: DetectionPoint::AnalyzedInformation,
            service: "400",
            calling: "+15550100",
            called: "0015550104",
            parties: &[ALICE],
            talk: None,
            patience: Some(Duration::from_millis(600)),
            expects_notices: true,
            expected: Expected {
                answered: false,
                cause: 0,
            },
        },
        DemoCall {
            title: "CAMEL phase 3: the service refuses the call",
            dialect: Dialect::CAP3,
            point: DetectionPoint::CollectedInfo,
            service: "300",
            calling: "+15550100",
            called: "0015550101",
            parties: &[ALICE],
            talk: None,
            patience: None,
            expects_notices: true,
            expected: Expected {
                answered: false,
                cause: 21,
            },
        },
        DemoCall {
            title: "AIN 0.2: an 800 number is translated, Bob answers, Alice clears",
            dialect: Dialect::AIN02,
            point: DetectionPoint::AnalyzedInformation,
            service: "npaNXXXXXX",
            calling: "+12125550100",
            called: "8005550199 (national)",
            parties: &[AMERICAN_ALICE],
            talk,
            patience: None,
            expects_notices: true,
            expected: Expected {
                answered: true,
                cause: 16,
            },
        },
        DemoCall {
            title: "WIN: Alice calls from her mobile, the service watches the call, Bob answers, Alice clears",
            dialect: Dialect::WIN,
            point: DetectionPoint::OrigAttemptAuthorized,
            service: "origination-Attempt-Authorized",
            calling: "+12125550100",
            called: "+12125550101",
            parties: &[AMERICAN_ALICE],
            talk,
            patience: None,
            expects_notices: true,
            expected: Expected {
                answered: true,
                cause: 16,
            },
        },
    ]
}

/// The dialects that have a call.
pub(crate) fn dialects() -> Vec<&'static str> {
    all().iter().map(|call| call.dialect.name()).collect()
}

impl DemoCall {
    pub(crate) fn is_wanted(&self, only: Option<&str>) -> bool {
        only.is_none_or(|name| name == self.dialect.name())
    }

    pub(crate) fn trigger(&self) -> Trigger {
        let selector = match self.service.parse() {
            Ok(key) => Some(ServiceSelector::ServiceKey(key)),
            Err(_) => ServiceSelector::parse(self.service),
        };
        let selector = selector.expect("invariant: the demo's services have names that are known");
        let mut trigger = Trigger::new(self.point, selector);
        let bcd = self.dialect.originating_called_is_bcd();
        let called = called_number(self.called, self.point.half(), bcd);
        trigger.called = Some(called.expect("invariant: the demo's numbers are numbers"));
        let calling = CallingPartyNumber::from_text(self.calling);
        trigger.calling = Some(calling.expect("invariant: the demo's numbers are numbers"));
        if !self.dialect.is_over_ansi_tcap() {
            trigger.category = Some(CallingPartysCategory::ORDINARY);
            // Speech, 64 kbit/s, A-law (Q.931 4.5.5).
            trigger.bearer = BearerCapability::decode(&[0x80, 0x90, 0xa3]).ok();
        }
        if bcd {
            // The subscriber for whom the service is invoked (TS 29.078 11.20.1.1).
            let served = match self.point.half() {
                Half::Originating => "262011234567890",
                Half::Terminating => "262019876543210",
            };
            trigger.imsi = Tbcd::from_text(served).ok();
            trigger.vlr_number = IsdnAddress::from_text("+49170900001").ok();
            trigger.cell = Cell::new(&[0x62, 0xf2, 0x10, 0x12, 0x34, 0x00, 0x01]);
            trigger.msc_address = IsdnAddress::from_text("+49170900001").ok();
            trigger.call_reference = CallReference::new(&[
                0x0a,
                selector.service_key().map_or(0, |key| key.to_be_bytes()[3]),
                1,
                1,
            ]);
        }
        trigger
    }

    /// The devices: name, number, token.
    pub(crate) fn clients(&self) -> Vec<(String, Number, String)> {
        let device = |(name, number): &(&str, &str)| {
            let parsed = Number::parse(number.trim_start_matches('+'))
                .expect("invariant: the demo's numbers are numbers");
            ((*name).to_string(), parsed, token(number))
        };
        self.parties.iter().map(device).collect()
    }

    /// Whether what came of it is what its title says.
    pub(crate) fn is_as_expected(
        &self,
        records: &[Record],
        notices: &[(String, Vec<Notice>)],
    ) -> bool {
        let over = records.iter().find_map(|record| match record {
            Record::Over { cause, spoke, .. } => {
                Some((cause.map_or(0, |cause| cause.value.0), spoke.is_some()))
            }
            _ => None,
        });
        let told = notices.iter().all(|(_, notices)| {
            ["call.detected", "call.ended"]
                .iter()
                .all(|kind| notices.iter().any(|notice| notice.kind() == *kind))
        });
        // A withheld number serves to match, and is in no notice to the other party.
        let withheld = self.calling.contains("restricted");
        let digits = self.calling.split(' ').next().unwrap_or_default();
        let kept = !withheld
            || notices
                .iter()
                .filter(|(name, _)| name != ALICE.0)
                .all(|(_, notices)| {
                    notices.iter().all(|notice| !notice.text.contains(digits))
                        && notices
                            .iter()
                            .any(|notice| notice.text.contains(r#""peer":{"number":null}"#))
                });
        // Between two answered parties data goes from one to the other.
        let relayed = !(self.expected.answered && notices.len() == 2)
            || notices
                .get(1)
                .is_some_and(|(_, notices)| notices.iter().any(|notice| notice.kind() == "data"));
        over == Some((self.expected.cause, self.expected.answered)) && told && kept && relayed
    }
}

fn token(number: &str) -> String {
    format!("demo-token-of-{}", number.trim_start_matches('+'))
}

/// Whose numbers may connect to the demo's session server.
pub(crate) fn subscribers() -> Vec<(Number, String)> {
    [ALICE, BOB, CAROL, AMERICAN_ALICE]
        .iter()
        .map(|(_, number)| {
            let parsed = Number::parse(number.trim_start_matches('+'))
                .expect("invariant: the demo's numbers are numbers");
            (parsed, token(number))
        })
        .collect()
}

/// What the SCP of a network is told.
pub(crate) fn scp_config(network: Network) -> inlab_scp::Config {
    let services = match network {
        Network::Itu => SERVICES,
        Network::Ansi => ANSI_SERVICES,
    };
    let document = Document::parse("the demo's services", services)
        .expect("invariant: the demo's services are YAML");
    let dialects: Vec<_> = match network {
        Network::Itu => Dialect::all().collect(),
        Network::Ansi => vec![Dialect::AIN02, Dialect::WIN],
    };
    let services = Services::read(document.root(), &dialects)
        .expect("invariant: the demo's services are services");
    let mut config = inlab_scp::Config::new(services, network.plan());
    config.dialects = dialects;
    config
}

/// What the SSP of a network is told.
pub(crate) fn ssp_config(network: Network) -> inlab_ssp_sim::Config {
    let (_, ssp) = places(network);
    let mut config = inlab_ssp_sim::Config::new(ssp.own_address(None));
    config.alerting_delay = Duration::from_millis(50);
    let digits =
        |text: &str| Digits::from_text(text, Alphabet::Q763).expect("invariant: constant digits");
    let answers = |clears| Behaviour::Answers {
        after: Duration::from_millis(200),
        clears,
    };
    config.subscribers = vec![
        (digits("15550101"), answers(None)),
        (digits("0015550102"), Behaviour::Busy),
        (
            digits("15550103"),
            answers(Some(Duration::from_millis(300))),
        ),
        (digits("0015550104"), Behaviour::Silent),
        // In North America by the ten digits of the national number, and by all of them.
        (digits("2125550101"), answers(None)),
        (digits("12125550101"), answers(None)),
    ];
    config
}
