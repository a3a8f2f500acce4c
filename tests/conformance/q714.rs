//! Q.714 (05/2001), signalling connection control part procedures, connectionless; with the formats of Q.713, and T1.112 where
//! ANSI networks differ.
//!
//! Every message is written as octets, with its comment, and what is sent is compared octet by octet.

mod ansi;
mod connectionless;
mod management;
mod routing;
mod subsystems;

use crate::octets::{hex, octets};
use inlab_sccp::{Config, Pattern, Primitive, Rule, RuleSet, Sccp, Target};
use inlab_ss7::{
    Address, MtpStatus, MtpTransfer, NetworkIndicator, PointCode, PointCodeFormat,
    RoutingIndicator, RoutingLabel, ServiceIndicator, SubsystemNumber,
};
use std::time::{Duration, Instant};

pub(crate) const SECOND: Duration = Duration::from_secs(1);

/// Point code 1, subsystem 146; titles 4917* are ours, 4930* are at point code 2 and then 3, 4940* are translated again at 4.
pub(crate) struct Node {
    pub(crate) sccp: Sccp,
    pub(crate) now: Instant,
    format: PointCodeFormat,
    own: PointCode,
}

pub(crate) fn config() -> Config {
    let target = |code, routing| Target::new(PointCode(code), routing);
    let rule = |digits: &str, targets| Rule {
        pattern: Pattern::from_text(digits).expect("a pattern"),
        targets,
        load_share: false,
    };
    let on_ssn = RoutingIndicator::SubsystemNumber;
    let mut config = Config::itu(PointCode(1), vec![SubsystemNumber(146)]);
    let rules = vec![
        rule("4917*", vec![target(1, on_ssn)]),
        rule("4930*", vec![target(2, on_ssn), target(3, on_ssn)]),
        rule("4940*", vec![target(4, RoutingIndicator::GlobalTitle)]),
    ];
    config.rule_sets = vec![RuleSet::of_all("titles", rules)];
    config
}

impl Node {
    pub(crate) fn new() -> Self {
        Self::of(config())
    }

    pub(crate) fn of(config: Config) -> Self {
        Self {
            format: config.format,
            own: config.point_codes[0],
            sccp: Sccp::new(config),
            now: Instant::now(),
        }
    }

    /// The node with point code `from` sends this: what the users hear.
    #[track_caller]
    pub(crate) fn receive(&mut self, from: u32, message: &str) -> Vec<String> {
        let octets = octets(message);
        let label = RoutingLabel {
            opc: PointCode(from),
            dpc: self.own,
            si: ServiceIndicator::SCCP,
            ni: NetworkIndicator(0),
            mp: 0,
            sls: 5,
        };
        let user_data = &octets;
        let first = self
            .sccp
            .receive(self.now, MtpTransfer { label, user_data });
        let mut heard: Vec<String> = first.iter().map(|p| show(p, self.format)).collect();
        heard.extend(self.heard());
        heard
    }

    /// MTP says this: what the users hear.
    pub(crate) fn mtp(&mut self, status: MtpStatus) -> Vec<String> {
        let first = self.sccp.status(self.now, status);
        let mut heard: Vec<String> = first.iter().map(|p| show(p, self.format)).collect();
        heard.extend(self.heard());
        heard
    }

    fn heard(&mut self) -> Vec<String> {
        let format = self.format;
        std::iter::from_fn(|| self.sccp.poll_primitive())
            .map(|primitive| show(&primitive, format))
            .collect()
    }

    /// What the users hear when so much time has passed, in steps as the timers want them.
    pub(crate) fn after(&mut self, time: Duration) -> Vec<String> {
        let until = self.now + time;
        let mut heard = vec![];
        while let Some(next) = self.sccp.poll_timeout().filter(|next| *next <= until) {
            self.now = next;
            self.sccp.handle_timeout(next);
            heard.extend(self.heard());
        }
        self.now = until;
        heard
    }

    /// What was sent since the last time: point code and octets.
    pub(crate) fn sent(&mut self) -> Vec<(u32, String)> {
        std::iter::from_fn(|| {
            let (label, octets) = self.sccp.poll_transmit()?;
            Some((label.dpc.0, hex(octets)))
        })
        .collect()
    }
}

/// To whom, and the octets of this text: what [`Node::sent`] is compared with.
#[track_caller]
pub(crate) fn to(dpc: u32, message: &str) -> (u32, String) {
    (dpc, hex(&octets(message)))
}

/// A primitive in a few words.
fn show(primitive: &Primitive<'_>, format: PointCodeFormat) -> String {
    let address = |address: &Address| address.show(format).to_string();
    match primitive {
        Primitive::Unitdata(data) => format!(
            "N-UNITDATA class {} to {} from {}: {}",
            u8::from(data.in_sequence),
            address(&data.called),
            address(&data.calling),
            hex(&data.data)
        ),
        Primitive::Notice(notice) => {
            format!("N-NOTICE {}: {}", notice.cause.0, hex(&notice.data))
        }
        Primitive::State {
            point_code,
            subsystem,
            in_service,
            ..
        } => {
            let state = if *in_service { "in" } else { "out of" };
            format!(
                "N-STATE {} of {} {state} service",
                subsystem.0, point_code.0
            )
        }
        Primitive::PcState { point_code, status } => {
            format!("N-PCSTATE {} {status:?}", point_code.0)
        }
        Primitive::CoordinationRequested {
            point_code,
            subsystem,
            ..
        } => format!("N-COORD indication {} of {}", subsystem.0, point_code.0),
        Primitive::CoordinationConfirmed { subsystem, granted } => {
            format!("N-COORD confirm {}: {granted}", subsystem.0)
        }
        Primitive::Traffic {
            point_code,
            subsystem,
            backup,
            ..
        } => format!(
            "N-TRAFFIC {} of {}: backup {backup}",
            subsystem.0, point_code.0
        ),
    }
}
