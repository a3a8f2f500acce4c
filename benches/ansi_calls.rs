//! A service control point of an ANSI network and the messages of calls of AIN and WIN to it, made beforehand: what is measured is the node alone.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "a module of several benches and tests, each of which uses a part"
)]

use crate::ansi_node::{ASSOCIATION, SCP, SWITCH, data, stack};
use inlab_call_event::{CallEvent, Receiver, TargetId, Targets, queue};
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_scp::{Config, Scp, Services};
use inlab_ss7::{Alphabet, AssociationEvent, Digits, Message, NumberingPlan};
use inlab_stack::m3ua::{AsId, AssociationConfig, Exchange, Role};
use inlab_stack::tcap::{DialogueId, Indication};
use inlab_stack::{Core, Node, Stack, Tc, TcUser};
use std::time::{Duration, Instant};

/// Between two messages to the node.
const STEP: Duration = Duration::from_micros(20);
/// Every trigger of both dialects: the call is sent elsewhere, and watched.
const SERVICES: &str = r#"
default: { connect: "2125550101 (national)" }
calling-Routing-Address-Available: continue
"#;

/// Identities that stand in the templates: the switch's transaction, the node's, the call in its BillingID.
const OWN: &str = "0a0b0c0d";
const OURS: &str = "f1f2f3f4";
const BILLING: &str = "aabbcc";

/// The switch that helps with the handshake.
struct Silent;

impl TcUser for Silent {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, _: Indication<'_>) {}
}

fn config() -> Config {
    let dialects = [Dialect::AIN02, Dialect::WIN];
    let document = Document::parse("services.yaml", SERVICES).expect("YAML");
    let services = Services::read(document.root(), &dialects).expect("services");
    let digits = |text| Digits::from_text(text, Alphabet::Q763).expect("digits");
    let plan = NumberingPlan {
        country_code: digits("1"),
        national_prefix: digits("1"),
        international_prefix: digits("011"),
    };
    let mut config = Config::new(services, plan);
    config.dialects = dialects.to_vec();
    config.targets = Targets::all(TargetId(0));
    config
}

fn tlv(tag: &str, content: &str) -> String {
    let length = content.len() / 2;
    let long = if length > 127 { "81" } else { "" };
    format!("{tag}{long}{length:02x}{content}")
}

/// Invoke (Last), private operation.
fn invoke(id: &str, operation: u16, argument: &str) -> String {
    let id = tlv("cf", id);
    tlv("e9", &format!("{id}d102{operation:04x}{argument}"))
}

/// A package with these transaction ids.
fn package(tag: &str, ids: &str, component: &str) -> String {
    tlv(tag, &format!("{}{}", tlv("c7", ids), tlv("e8", component)))
}

/// A message to the node, and where in it the identities stand that differ from call to call.
struct Template {
    octets: Vec<u8>,
    own: Option<usize>,
    ours: Option<usize>,
    billing: Option<usize>,
}

impl Template {
    fn new(package: &str) -> Self {
        let package: String = package.split_whitespace().collect();
        let octets = data(&inlab_benches::octets(&package));
        let find = |wanted: &str| {
            let wanted = inlab_benches::octets(wanted);
            octets.windows(wanted.len()).position(|w| w == wanted)
        };
        Self {
            own: find(OWN),
            ours: find(OURS),
            billing: find(BILLING),
            octets,
        }
    }

    /// The message of call `own`, to the node's transaction `ours`.
    fn of_call(&mut self, own: u32, ours: u32) -> Message<'_> {
        for (place, id) in [(self.own, own), (self.ours, ours)] {
            if let Some(at) = place {
                self.octets[at..at + 4].copy_from_slice(&id.to_be_bytes());
            }
        }
        if let Some(at) = self.billing {
            self.octets[at..at + 3].copy_from_slice(&own.to_be_bytes()[1..]);
        }
        Message {
            stream: 1,
            ppid: 3,
            octets: &self.octets,
        }
    }
}

/// A message of a call.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// AIN: Query with infoAnalyzed. The answer: Conversation with requestReportBCMEvent and analyzeRoute.
    InfoAnalyzed,
    /// Conversation with oAnswer, told. No answer.
    AinAnswer,
    /// Conversation with oDisconnect, asked. The answer: Response with disconnect.
    AinDisconnect,
    /// Response with close. No answer.
    AinClose,
    /// WIN: Query with originationRequest. The answer: Response with TerminationList and the list of armed triggers.
    OriginationRequest,
    /// Query with analyzedInformation of the same call. The answer: Response with its result.
    AnalyzedInformation,
    /// Unidirectional with OANSWER. No answer.
    WinAnswer,
    /// Query with ODISCONNECT. The answer: Response with its empty result.
    WinDisconnect,
}

impl Step {
    /// In the order of the declaration.
    pub const ALL: [Self; 8] = [
        Self::InfoAnalyzed,
        Self::AinAnswer,
        Self::AinDisconnect,
        Self::AinClose,
        Self::OriginationRequest,
        Self::AnalyzedInformation,
        Self::WinAnswer,
        Self::WinDisconnect,
    ];

    /// The package of the switch.
    fn package(self) -> String {
        // userID [53], bearerCapability [13].
        let line = "bf3507 8105 1252551000 8d0100";
        let event = |more: &str| tlv("30", &format!("{line}{more}").replace(' ', ""));
        // BillingID [1], MSCID [21], MSID [8], ESN [9], TransactionCapability [123].
        let call =
            format!("8107394001{BILLING}00 9503394001 88050118900027 89048d2ad4fe 9f7b020431");
        // WINCapability [280], TimeOfDay [309], TimeDateOffset [275].
        let (win, clock) = (
            "bf82180c 9f821503f0f01f 9f82190103",
            "9f8235030a8c00 9f821302fe98",
        );
        // Digits [4] 8005550199, CallingPartyNumberDigits1 [80] 9725550100.
        let numbers = "8409 0100210a 0850551099 9f5009 0230210a7952551000";
        let set = |parts: &[&str]| tlv("f2", &parts.concat().replace(' ', ""));
        let both = format!("{OWN}{OURS}");
        match self {
            // notificationIndicator [111], triggerType [279], OriginationTriggers [98], ReleaseCause [308].
            Self::InfoAnalyzed => {
                let mut octets = inlab_benches::info_analyzed();
                octets[5..9].copy_from_slice(&inlab_benches::octets(OWN));
                octets.iter().map(|octet| format!("{octet:02x}")).collect()
            }
            Self::AinAnswer => package("e5", &both, &invoke("02", 0x640b, &event("9f6f01ff"))),
            Self::AinDisconnect => package("e5", &both, &invoke("03", 0x641a, &event("9f6f0100"))),
            Self::AinClose => package("e4", OURS, &invoke("", 0x6e01, "3000")),
            Self::OriginationRequest => {
                let argument = set(&[&call, win, numbers, "9f620400000000", "9f82170124"]);
                package("e2", OWN, &invoke("01", 0x092f, &argument))
            }
            Self::AnalyzedInformation => {
                let argument = set(&[&call, win, numbers, "9f82170125"]);
                package("e2", OWN, &invoke("01", 0x0940, &argument))
            }
            Self::WinAnswer => {
                let argument = set(&[&call, win, clock, "9f82170128"]);
                package("e1", "", &invoke("", 0x0952, &argument))
            }
            Self::WinDisconnect => {
                let argument = set(&[&call, win, clock, "9f82340101", "9f82170129"]);
                package("e2", OWN, &invoke("01", 0x0953, &argument))
            }
        }
    }

    /// Whether the node answers.
    pub const fn is_answered(self) -> bool {
        !matches!(self, Self::AinAnswer | Self::AinClose | Self::WinAnswer)
    }
}

/// The node under measure.
pub struct AnsiCalls {
    now: Instant,
    scp: Scp,
    events: Receiver,
    messages: [Template; Step::ALL.len()],
    /// Where our transaction id stands in the Conversation that answers infoAnalyzed.
    answer_tid: usize,
    /// Octets sent so far, and messages.
    pub sent: (usize, usize),
}

impl AnsiCalls {
    /// The association is up and active; the messages are made.
    pub fn new() -> Self {
        let now = Instant::now();
        let mut scp = Scp::new(now, stack(SCP, SWITCH), config());
        let (sender, events) = queue(1024);
        scp.subscribe(TargetId(0), sender);
        let mut switch = Node {
            stack: Stack::new(now, stack(SWITCH, SCP)),
            user: Silent,
        };
        for stack in [&mut switch.stack, scp.stack()] {
            let mut association =
                AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            stack.add_association(ASSOCIATION, association);
        }
        let up = AssociationEvent::Up {
            outbound_streams: 4,
            inbound_streams: 4,
        };
        switch.handle_association(now, ASSOCIATION, up.clone());
        scp.handle_association(now, ASSOCIATION, up);
        while pass(now, &mut switch, &mut scp) | pass(now, &mut scp, &mut switch) {}

        let mut calls = Self {
            now,
            scp,
            events,
            messages: Step::ALL.map(|step| Template::new(&step.package())),
            answer_tid: 0,
            sent: (0, 0),
        };
        // Once, to see where its id stands in an answer: C7, 8, its own and then the switch's.
        let mut answer = Vec::new();
        let message = calls.messages[Step::InfoAnalyzed as usize].of_call(0x0a0b_0c0d, 0);
        calls.scp.handle_message(now, ASSOCIATION, message);
        calls.drain(|octets| answer = octets.to_vec());
        let own = inlab_benches::octets(OWN);
        let at = answer.windows(4).position(|w| w == own);
        calls.answer_tid = at.expect("a Conversation") - 4;
        let ours = calls.tid(&answer).expect("a Conversation");
        calls.take(Step::AinClose, 0x0a0b_0c0d, ours);
        assert_eq!(calls.live(), 0);
        assert_eq!(calls.events().count(), 2);
        calls.sent = (0, 0);
        calls
    }

    fn tid(&self, answer: &[u8]) -> Option<u32> {
        let octets = answer.get(self.answer_tid..self.answer_tid + 4)?;
        Some(u32::from_be_bytes(octets.try_into().ok()?))
    }

    /// Drains what is to be sent; the octets of the last message are shown.
    fn drain(&mut self, mut look: impl FnMut(&[u8])) {
        while let Some(transmit) = self.scp.poll_transmit() {
            let octets = transmit.message.octets;
            self.sent.0 += octets.len();
            self.sent.1 += 1;
            look(octets);
        }
    }

    /// A message of call `own`; `ours` is the node's transaction id, which the answer to infoAnalyzed tells.
    pub fn take(&mut self, step: Step, own: u32, ours: u32) -> u32 {
        let message = self.messages[step as usize].of_call(own, ours);
        self.scp.handle_message(self.now, ASSOCIATION, message);
        let (mut told, at) = (None, self.answer_tid);
        self.drain(|octets| {
            let octets = octets.get(at..at + 4).and_then(|id| id.try_into().ok());
            told = octets.map(u32::from_be_bytes);
        });
        self.now += STEP;
        if self.scp.poll_timeout().is_some_and(|at| at <= self.now) {
            self.scp.handle_timeout(self.now);
        }
        told.unwrap_or_default()
    }

    /// What the session server is told.
    pub fn events(&mut self) -> impl Iterator<Item = CallEvent> + '_ {
        std::iter::from_fn(|| self.events.try_recv())
    }

    /// Calls at this moment.
    pub fn live(&self) -> usize {
        self.scp.calls()
    }

    /// Transactions at this moment.
    pub fn transactions(&self) -> usize {
        self.scp.dialogues()
    }
}

/// The messages that one sends, given to the other; whether there were any.
fn pass(now: Instant, from: &mut dyn Core, to: &mut dyn Core) -> bool {
    let mut any = false;
    while let Some(transmit) = from.poll_transmit() {
        let octets = transmit.message.octets.to_vec();
        let message = Message {
            octets: &octets,
            ..transmit.message
        };
        to.handle_message(now, ASSOCIATION, message);
        any = true;
    }
    any
}
