//! The same over ANSI TCAP: packages and components of T1.114.3 put together here.

use super::{config_of, hex, octets, text, tlv};
use inlab_call_event::{Receiver, TargetId, queue};
use inlab_inap::Dialect;
use inlab_scp::{Config, Control};
use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_stack::{Tc, TcUser};
use inlab_tcap::ansi::{Options, Tcap};
use inlab_tcap::{Quality, Unitdata};
use std::time::{Duration, Instant};

/// Invoke (Last), private operation.
pub fn invoke(ids: &str, operation: u16, argument: &str) -> String {
    let ids = tlv("cf", ids);
    tlv("e9", &format!("{ids}d102{operation:04x}{argument}"))
}

/// Return Result (Last).
pub fn result(id: i8, parameter: &str) -> String {
    tlv("ea", &format!("cf01{:02x}{parameter}", id as u8))
}

/// Return Error, private.
pub fn error(id: i8, code: u8, parameter: &str) -> String {
    tlv(
        "eb",
        &format!("cf01{:02x}d401{code:02x}{parameter}", id as u8),
    )
}

/// Reject, with the empty parameter sequence.
pub fn reject(id: i8, problem: u16) -> String {
    tlv("ec", &format!("cf01{:02x}d502{problem:04x}f000", id as u8))
}

fn portion(components: &str) -> String {
    match components {
        "" => String::new(),
        components => tlv("e8", components),
    }
}

/// Query with permission, or without; the peer's transaction id is 0a0b0c0d.
pub fn query(permission: bool, components: &str) -> String {
    let tag = if permission { "e2" } else { "e3" };
    tlv(tag, &format!("c7040a0b0c0d{}", portion(components)))
}

pub fn unidirectional(components: &str) -> String {
    tlv("e1", &format!("c700{}", portion(components)))
}

/// Our Conversation with permission.
pub fn conversation(tid: &str, components: &str) -> String {
    tlv("e5", &format!("c708{tid}0a0b0c0d{}", portion(components)))
}

/// Our Response.
pub fn response(components: &str) -> String {
    tlv("e4", &format!("c7040a0b0c0d{}", portion(components)))
}

pub const ABORT: &str = "f606c7040a0b0c0d";

pub struct AnsiNode {
    pub now: Instant,
    pub control: Control,
    pub tcap: Tcap,
    pub events: Receiver,
    /// Our transaction id, as the last package told it.
    pub tid: String,
    /// Where the last package goes.
    pub called: Option<Address>,
}

pub fn config(text: &str, dialects: &[Dialect]) -> Config {
    config_of(text, dialects, ["1", "1", "011"])
}

impl AnsiNode {
    pub fn new(services: &str, dialects: &[Dialect]) -> Self {
        Self::with(config(services, dialects))
    }

    pub fn with(config: Config) -> Self {
        let (sender, events) = queue(256);
        let mut control = Control::new(0x0102, 3, config);
        control.subscribe(TargetId(0), sender);
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        // 5-20-1.
        let mut own = Address::on_ssn(SubsystemNumber(8));
        own.point_code = Some(PointCode(0x05_14_01));
        Self {
            now,
            control,
            tcap: Tcap::new(
                inlab_tcap::Config {
                    own_address: Some(own),
                    ..inlab_tcap::Config::default()
                },
                Options::default(),
            ),
            events,
            tid: String::new(),
            called: None,
        }
    }

    /// Takes a package; what is sent in answer, in hexadecimal.
    pub fn receive(&mut self, package: &str) -> Vec<String> {
        let package = octets(package);
        let unitdata = Unitdata {
            called: Address::on_ssn(SubsystemNumber(248)),
            calling: Address::on_ssn(SubsystemNumber(8)),
            quality: Quality {
                sequence: Some(1),
                return_on_error: true,
            },
            user_data: &package,
        };
        let mut incoming = self.tcap.receive(self.now, &unitdata);
        while let Some((dialogue, indication)) = self.tcap.next(&mut incoming) {
            let mut tc = Tc::over_ansi(self.now, &mut self.tcap);
            self.control.ansi_indication(&mut tc, dialogue, indication);
        }
        self.sent()
    }

    /// Gives one of our packages back.
    pub fn give_back(&mut self, package: &str, cause: u8) -> Vec<String> {
        let package = octets(package);
        let notice = inlab_tcap::Notice {
            cause,
            user_data: &package,
        };
        if let Some((dialogue, indication)) = self.tcap.notice(&notice) {
            let mut tc = Tc::over_ansi(self.now, &mut self.tcap);
            self.control.ansi_indication(&mut tc, dialogue, indication);
        }
        self.sent()
    }

    pub fn sent(&mut self) -> Vec<String> {
        let mut sent = Vec::new();
        while let Some(outgoing) = self.tcap.poll_transmit() {
            self.called = Some(outgoing.called);
            sent.push(hex(outgoing.user_data));
        }
        for package in &sent {
            // The originating id is ours in a Query (one id) and in a Conversation (two).
            let id = match &package[..2] {
                "e2" | "e3" => package.split_once("c704"),
                "e5" | "e6" => package.split_once("c708"),
                _ => None,
            };
            if let Some((_, id)) = id {
                self.tid = id[..8].to_owned();
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
                let mut tc = Tc::over_ansi(self.now, &mut self.tcap);
                self.control.ansi_indication(&mut tc, dialogue, indication);
            }
            let mut tc = Tc::over_ansi(self.now, &mut self.tcap);
            self.control.handle_timeout(&mut tc);
            sent.extend(self.sent());
        }
        self.now = end;
        sent
    }

    /// The peer's Conversation in the dialogue of `tid`.
    pub fn converse(&mut self, permission: bool, components: &str) -> Vec<String> {
        let tag = if permission { "e5" } else { "e6" };
        let package = tlv(
            tag,
            &format!("c7080a0b0c0d{}{}", self.tid, portion(components)),
        );
        self.receive(&package)
    }

    /// The peer's Response.
    pub fn respond(&mut self, components: &str) -> Vec<String> {
        let package = tlv("e4", &format!("c704{}{}", self.tid, portion(components)));
        self.receive(&package)
    }

    /// The peer's Abort.
    pub fn abort(&mut self) -> Vec<String> {
        let package = tlv("f6", &format!("c704{}f800", self.tid));
        self.receive(&package)
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
