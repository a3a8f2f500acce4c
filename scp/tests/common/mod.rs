//! A service control function over TCAP alone, and a peer of octets: what it sends is put together here from Q.773 and the
//! arguments given in hexadecimal, what it gets is shown as octets. No code of the product makes or reads the peer's side.
#![allow(dead_code, unreachable_pub)]

pub mod ansi;

use inlab_call_event::{AliasKind, CallEvent, CallEventKind, Receiver, TargetId, Targets, queue};
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_scp::{Config, Control, Limits, Services};
use inlab_ss7::{Address, Alphabet, Digits, NumberingPlan, SubsystemNumber};
use inlab_stack::{Tc, TcUser};
use inlab_tcap::{Quality, Tcap, Unitdata};
use std::time::{Duration, Instant};

pub const CAP1: &str = "04000001003200";
pub const CAP2: &str = "04000001003201";
pub const CAP3: &str = "04000001150304";
pub const CAP4: &str = "04000001170304";
pub const CS1: &str = "04000101010000";

pub fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .bytes()
        .filter(|c| !c.is_ascii_whitespace())
        .map(|c| (c as char).to_digit(16).expect("hexadecimal") as u8)
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// Tag and contents in hexadecimal, with the length between.
pub fn tlv(tag: &str, contents: &str) -> String {
    let contents: String = contents.split_whitespace().collect();
    let length = contents.len() / 2;
    match length {
        0..=0x7f => format!("{tag}{length:02x}{contents}"),
        0x80..=0xff => format!("{tag}81{length:02x}{contents}"),
        _ => format!("{tag}82{length:04x}{contents}"),
    }
}

/// Invoke component.
pub fn invoke(id: i8, operation: u8, argument: &str) -> String {
    tlv(
        "a1",
        &format!("0201{:02x}0201{operation:02x}{argument}", id as u8),
    )
}

pub fn return_error(id: i8, error: u8, parameter: &str) -> String {
    tlv(
        "a3",
        &format!("0201{:02x}0201{error:02x}{parameter}", id as u8),
    )
}

pub fn empty_result(id: i8) -> String {
    tlv("a2", &format!("0201{:02x}", id as u8))
}

/// Dialogue request with this application context.
pub fn aarq(context: &str) -> String {
    let name = tlv("a1", &tlv("06", context));
    let apdu = tlv("60", &format!("80020780{name}"));
    tlv(
        "6b",
        &tlv("28", &format!("060700118605010101{}", tlv("a0", &apdu))),
    )
}

/// The dialogue response that accepts.
pub fn aare(context: &str) -> String {
    let name = tlv("a1", &tlv("06", context));
    let apdu = tlv("61", &format!("80020780{name}a203020100a305a103020100"));
    tlv(
        "6b",
        &tlv("28", &format!("060700118605010101{}", tlv("a0", &apdu))),
    )
}

/// initialDP: service key, detection point, called and calling party number (national), anything more.
pub fn initial_dp(key: u32, dp: u8, more: &str) -> String {
    let key = hex(&key.to_be_bytes());
    let key = match key.strip_prefix("000000") {
        Some(short) if short < "80" => short,
        _ => &*key,
    };
    let arguments = format!(
        "{}{}{}{}{more}",
        tlv("80", key),
        // 800123, national
        tlv("82", "0310 081032"),
        // 15550100, national, presentation allowed, network provided
        tlv("83", "0313 51551000"),
        tlv("9c", &format!("{dp:02x}")),
    );
    invoke(1, 0, &tlv("30", &arguments))
}

/// eventReportBCSM: event, leg, request or notification, specific information.
pub fn event_report(id: i8, event: u8, specific: &str, leg: u8, request: bool) -> String {
    let specific = if specific.is_empty() {
        String::new()
    } else {
        tlv("a2", specific)
    };
    let message_type = if request { "00" } else { "01" };
    let argument = format!(
        "{}{specific}{}{}",
        tlv("80", &format!("{event:02x}")),
        tlv("a3", &tlv("81", &format!("{leg:02x}"))),
        tlv("a4", &tlv("80", message_type)),
    );
    invoke(id, 24, &tlv("30", &argument))
}

pub struct Node {
    pub now: Instant,
    pub start: Instant,
    pub control: Control,
    pub tcap: Tcap,
    pub events: Receiver,
    /// Our transaction id, as the last message told it.
    pub tid: String,
}

/// The services of the tests, in the spelling of a lab file.
pub const SERVICES: &str = r#"
100: { translate: { "800123": "15550101 (national)" }, otherwise: { release: { cause: 1 } } }
110: continue
20: { continue: , watch: [] }
300: { release: { cause: 17, location: "public network serving the remote user" } }
400:
  translate: { "800123": "15550101 (national)" }
  interrupt: { busy: { connect: "15550102 (national)" }, noAnswer: { after: 20s, release: { cause: 19 } }, disconnect: continue }
500: { connect: "+4915550199" }
"#;

pub fn services(text: &str) -> Services {
    let dialects: Vec<_> = Dialect::all().collect();
    services_of(text, &dialects)
}

fn services_of(text: &str, dialects: &[Dialect]) -> Services {
    let document = Document::parse("services.yaml", text).unwrap_or_else(|error| panic!("{error}"));
    Services::read(document.root(), dialects).unwrap_or_else(|error| panic!("{error}"))
}

pub fn config() -> Config {
    let dialects: Vec<_> = Dialect::all().collect();
    config_of(SERVICES, &dialects, ["49", "0", "00"])
}

/// `plan`: country code, national and international prefix.
fn config_of(services: &str, dialects: &[Dialect], plan: [&str; 3]) -> Config {
    let [country_code, national_prefix, international_prefix] =
        plan.map(|text| Digits::from_text(text, Alphabet::Q763).expect("digits"));
    let plan = NumberingPlan {
        country_code,
        national_prefix,
        international_prefix,
    };
    let mut config = Config::new(services_of(services, dialects), plan);
    config.dialects = dialects.to_vec();
    config.targets = Targets::all(TargetId(0));
    config.limits = Limits {
        state_changes: 10_000,
        ..Limits::default()
    };
    config
}

impl Node {
    pub fn new() -> Self {
        Self::with(config())
    }

    pub fn with(config: Config) -> Self {
        let (sender, events) = queue(64);
        let mut control = Control::new(1, 0, config);
        control.subscribe(TargetId(0), sender);
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        Self {
            now,
            start: now,
            control,
            tcap: Tcap::new(inlab_tcap::Config::default()),
            events,
            tid: String::new(),
        }
    }

    /// Takes a message; what is sent in answer, in hexadecimal.
    pub fn receive(&mut self, message: &str) -> Vec<String> {
        let message = octets(message);
        let unitdata = Unitdata {
            called: address(146),
            calling: address(147),
            quality: Quality {
                sequence: Some(1),
                return_on_error: true,
            },
            user_data: &message,
        };
        let mut incoming = self.tcap.receive(self.now, &unitdata);
        while let Some((dialogue, indication)) = self.tcap.next(&mut incoming) {
            let mut tc = Tc::new(self.now, &mut self.tcap);
            self.control.indication(&mut tc, dialogue, indication);
        }
        self.sent()
    }

    /// Gives one of our messages back.
    pub fn give_back(&mut self, message: &str, cause: u8) -> Vec<String> {
        let message = octets(message);
        let notice = inlab_tcap::Notice {
            cause,
            user_data: &message,
        };
        if let Some((dialogue, indication)) = self.tcap.notice(&notice) {
            let mut tc = Tc::new(self.now, &mut self.tcap);
            self.control.indication(&mut tc, dialogue, indication);
        }
        self.sent()
    }

    pub fn sent(&mut self) -> Vec<String> {
        let mut sent = Vec::new();
        while let Some(outgoing) = self.tcap.poll_transmit() {
            sent.push(hex(outgoing.user_data));
        }
        for message in &sent {
            // Continue: 65 length 48 length id
            if let Some(id) = message
                .strip_prefix("65")
                .and_then(|rest| rest.split_once("4804"))
            {
                self.tid = id.1[..8].to_owned();
            }
        }
        sent
    }

    /// Lets time pass, deadline by deadline; what is sent.
    pub fn pass(&mut self, time: Duration) -> Vec<String> {
        let end = self.now + time;
        let mut sent = Vec::new();
        while let Some(deadline) = [self.tcap.poll_timeout(), self.control.poll_timeout()]
            .into_iter()
            .flatten()
            .min()
            .filter(|deadline| *deadline <= end)
        {
            self.now = self.now.max(deadline);
            while let Some((dialogue, indication)) = self.tcap.expire(self.now) {
                let mut tc = Tc::new(self.now, &mut self.tcap);
                self.control.indication(&mut tc, dialogue, indication);
            }
            let mut tc = Tc::new(self.now, &mut self.tcap);
            self.control.handle_timeout(&mut tc);
            sent.extend(self.sent());
        }
        self.now = end;
        sent
    }

    /// A Begin from the peer, whose transaction id is 0a0b.
    pub fn begin(&mut self, context: &str, components: &str) -> Vec<String> {
        self.receive(&begin(context, components))
    }

    pub fn continue_(&mut self, components: &str) -> Vec<String> {
        let components = if components.is_empty() {
            String::new()
        } else {
            tlv("6c", components)
        };
        self.receive(&tlv("65", &format!("48020a0b4904{}{components}", self.tid)))
    }

    pub fn end(&mut self, components: &str) -> Vec<String> {
        let components = if components.is_empty() {
            String::new()
        } else {
            tlv("6c", components)
        };
        self.receive(&tlv("64", &format!("4904{}{components}", self.tid)))
    }

    /// P-Abort.
    pub fn abort(&mut self, cause: u8) -> Vec<String> {
        self.receive(&tlv("67", &format!("4904{}4a01{cause:02x}", self.tid)))
    }

    /// U-Abort with CAP-U-ABORT-REASON.
    pub fn user_abort(&mut self, reason: u8) -> Vec<String> {
        let external = tlv("28", &format!("060704000001010202a0030a01{reason:02x}"));
        let apdu = tlv("64", &format!("800100be{}", &tlv("", &external)));
        let portion = tlv(
            "6b",
            &tlv("28", &format!("060700118605010101{}", tlv("a0", &apdu))),
        );
        self.receive(&tlv("67", &format!("4904{}{portion}", self.tid)))
    }

    /// What the session server is told, as text.
    pub fn told(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.events.try_recv())
            .map(|event| text(&event))
            .collect()
    }

    pub fn changes(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.control.poll_state_change())
            .map(|change| change.to_string())
            .collect()
    }

    /// Calls, relationships, dialogues.
    pub fn counts(&self) -> (usize, usize, usize) {
        (
            self.control.calls(),
            self.control.relationships(),
            self.tcap.dialogue_count(),
        )
    }
}

pub fn begin(context: &str, components: &str) -> String {
    let portion = if context.is_empty() {
        String::new()
    } else {
        aarq(context)
    };
    let components = if components.is_empty() {
        String::new()
    } else {
        tlv("6c", components)
    };
    tlv("62", &format!("48020a0b{portion}{components}"))
}

fn address(subsystem: u8) -> Address {
    Address::on_ssn(SubsystemNumber(subsystem))
}

pub fn text(event: &CallEvent) -> String {
    let number = |party: inlab_call_event::Party| {
        let number = party
            .number
            .map_or("?".to_owned(), |number| number.show().to_string());
        if party.restricted {
            format!("({number})")
        } else {
            number
        }
    };
    let aliases: String = event
        .aliases
        .iter()
        .map(|alias| {
            let kind = match alias.kind {
                AliasKind::Dialled => "dialled",
                AliasKind::OriginalCalled => "original",
                AliasKind::Redirecting => "redirecting",
            };
            format!(" {kind} {}", alias.number.show())
        })
        .collect();
    let kind = match event.kind {
        CallEventKind::Started => "started".to_owned(),
        CallEventKind::Answered => "answered".to_owned(),
        CallEventKind::Ended { cause, by } => {
            let cause = cause.map_or("no cause".to_owned(), |cause| format!("cause {cause}"));
            format!("ended by {by:?}, {cause}")
        }
    };
    format!(
        "{} {kind}: {} to {}{aliases}{}",
        event.call,
        number(event.calling),
        number(event.called),
        if event.offered { "" } else { ", not offered" }
    )
}
