//! How the demo reads.

use super::Outcome;
use super::calls::DemoCall;
use super::clients::Notice;
use super::nodes::{Lab, NodeName, Sent, places};
use inlab_replay::nodes::Network;
use inlab_ss7::Alphabet;
use inlab_trace::{Ladder, Message, Options, Start, ladder};
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

pub(crate) fn heading(labs: &[Lab], sessions: SocketAddr) -> String {
    let lines = labs.iter().map(|lab| {
        let (scp, ssp) = places(lab.network);
        let [scp, ssp] = [scp, ssp].map(|place| {
            let code = lab.network.format().show(place.point_code);
            let title = place.global_title.show(Alphabet::Q763);
            match lab.network {
                Network::Itu => format!("{code} (GT {title})"),
                Network::Ansi => format!("{code} (GT {title}, TT {})", place.translation_type.0),
            }
        });
        let name = match lab.network {
            Network::Itu => "",
            Network::Ansi => "in an ANSI network ",
        };
        format!(
            "{name}SSP {ssp} and SCP {scp}, M3UA over {} on loopback; ",
            lab.kind
        )
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    format!("{lines}session server at http://{sessions}/\n")
}

/// One call: its ladder, what the devices were told, what was measured.
pub(crate) fn call(number: usize, call: &DemoCall, outcome: &Outcome) -> String {
    let mut text = format!("\n== {number}. {}\n\n", call.title);
    let messages: Vec<_> = outcome
        .messages
        .iter()
        .filter(|sent| is_data(sent))
        .map(|sent| {
            let time = sent.at.saturating_duration_since(outcome.begun);
            Message::new(
                time,
                sent.from.text(),
                sent.to.text(),
                Start::M3ua,
                &sent.octets,
            )
        })
        .collect();
    let options = Options {
        start: Start::M3ua,
        dialect: Some(call.dialect),
        ..Options::default()
    };
    text.push_str(&ladder(&messages, options, Ladder::default()));
    text.push('\n');
    for (name, notices) in &outcome.notices {
        for notice in notices.iter().filter(|notice| notice.kind() != "welcome") {
            let at = notice.at.saturating_duration_since(outcome.begun);
            let _ = writeln!(
                text,
                "{:>10.3} s  {name:<6} {}",
                at.as_secs_f64(),
                notice.text
            );
        }
    }
    let measured = Measured::of(outcome);
    text.push('\n');
    let _ = writeln!(text, "  {}", measured.line());
    if !outcome.as_expected {
        let _ = writeln!(text, "  This is not what was to come of it.");
        for record in &outcome.records {
            let _ = writeln!(text, "    {record:?}");
        }
    }
    text
}

/// MTP3 user data; not what M3UA says to keep itself up.
fn is_data(sent: &Sent) -> bool {
    sent.octets.get(2) == Some(&1)
}

/// The latencies of one call; `None`: it had no such moment.
#[derive(Clone, Copy, Default)]
struct Measured {
    ssp: Option<Duration>,
    net: Option<Duration>,
    pair: Option<Duration>,
    relay: Option<Duration>,
}

impl Measured {
    fn of(outcome: &Outcome) -> Self {
        let from = |name| {
            outcome
                .messages
                .iter()
                .filter(move |sent| sent.from == name && is_data(sent))
        };
        let trigger = from(NodeName::Ssp).next();
        let reply = from(NodeName::Scp).next();
        let triggered = trigger.and_then(|sent| sent.received);
        let since = |at: Instant| triggered.map(|start| at.saturating_duration_since(start));
        let all = |kind: &str| -> Vec<Option<Instant>> {
            let first = |notices: &[Notice]| {
                notices
                    .iter()
                    .find(|notice| notice.kind() == kind)
                    .map(|n| n.at)
            };
            outcome
                .notices
                .iter()
                .map(|(_, notices)| first(notices))
                .collect()
        };
        let detected = all("call.detected").into_iter().flatten().min();
        let established: Option<Vec<_>> = all("session.established").into_iter().collect();
        Self {
            ssp: trigger
                .zip(reply.and_then(|sent| sent.received))
                .map(|(trigger, reply)| reply.saturating_duration_since(trigger.at)),
            net: detected.and_then(since),
            pair: established
                .filter(|all| all.len() == 2)
                .and_then(|all| all.into_iter().max())
                .and_then(|at| {
                    // The pair may be known only later in the call: from the message that told it.
                    let told = from(NodeName::Ssp)
                        .filter_map(|sent| sent.received)
                        .filter(|received| *received <= at)
                        .max();
                    told.map(|told| at.saturating_duration_since(told))
                }),
            relay: outcome.relay,
        }
    }

    fn line(self) -> String {
        format!(
            "L_ssp {}   L_net {}   L_pair {}   L_relay {}",
            micros(self.ssp),
            micros(self.net),
            micros(self.pair),
            micros(self.relay)
        )
    }
}

fn micros(time: Option<Duration>) -> String {
    time.map_or("-".into(), |time| format!("{} us", time.as_micros()))
}

/// The latencies of all calls.
#[derive(Default)]
pub(crate) struct Latencies(Vec<Measured>);

impl Latencies {
    pub(crate) fn add(&mut self, outcome: &Outcome) {
        self.0.push(Measured::of(outcome));
    }

    pub(crate) fn table(&self) -> String {
        let mut text = String::from("\n== Latencies\n\n");
        type Latency = fn(&Measured) -> Option<Duration>;
        let rows: [(&str, &str, Latency); 4] = [
            (
                "L_ssp",
                "trigger sent to instruction received, at the SSP",
                |m| m.ssp,
            ),
            (
                "L_net",
                "trigger received by the SCP to call.detected read by a device",
                |m| m.net,
            ),
            (
                "L_pair",
                "message received that makes the pair known to the later session.established",
                |m| m.pair,
            ),
            (
                "L_relay",
                "data sent by one device to read by the other",
                |m| m.relay,
            ),
        ];
        for (name, what, of) in rows {
            let mut times: Vec<_> = self.0.iter().filter_map(of).collect();
            times.sort_unstable();
            let (first, last) = (times.first().copied(), times.last().copied());
            let median = times.get(times.len() / 2).copied();
            let _ = writeln!(
                text,
                "  {name:<8} {:>10} {:>10} {:>10}   {what}",
                micros(first),
                micros(median),
                micros(last)
            );
        }
        text.push_str("           least     median       most   of a handful of calls: an impression, no measurement\n");
        text
    }
}
