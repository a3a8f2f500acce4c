//! What inlab sends, for others to judge: the messages of the demo and of every scenario.
#![allow(dead_code, unreachable_pub, missing_docs)]

use inlab_replay::{SCP, Scenario, run, suite};
use inlab_ss7::PointCodeFormat;
use inlab_tests::root;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A message on the wire.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Since the start.
    pub at: Duration,
    /// By the SCP; else by the switch.
    pub by_scp: bool,
    pub stream: u16,
    pub ppid: u32,
    pub octets: Vec<u8>,
}

/// One scenario in one dialect, with one way of ending dialogues.
#[derive(Clone, Debug)]
pub struct Run {
    /// The file below `scenarios/`, the dialect, and the alternative if it is not the first.
    pub name: String,
    /// In an ANSI network.
    pub ansi: bool,
    /// Point codes of SCP and switch.
    pub point_codes: [u32; 2],
    pub sent: Vec<Sent>,
}

/// Every scenario, run in every dialect and alternative.
pub fn scenarios() -> Vec<Run> {
    let folder = root().join("scenarios");
    let files = suite::find(std::slice::from_ref(&folder)).expect("the scenarios are there");
    assert!(!files.is_empty());
    let mut runs = vec![];
    for file in files {
        let scenario = Scenario::load(&file).unwrap_or_else(|error| panic!("{error}"));
        let short = file.strip_prefix(&folder).expect("below the folder");
        for dialect in &scenario.dialects {
            let point_codes = [&scenario.scp.places, &scenario.ssp.places]
                .map(|places| places.of(*dialect).point_code.0);
            for alternative in 0..scenario.end_alternatives() {
                let outcome = run(&scenario, *dialect, alternative).expect("it comes to rest");
                let mut name = format!("{}@{}", short.display(), dialect.name());
                if alternative > 0 {
                    name = format!("{name}#{}", alternative + 1);
                }
                let sent = outcome.messages.into_iter().map(|(at, passage)| Sent {
                    at,
                    by_scp: passage.from.node == SCP,
                    stream: passage.stream,
                    ppid: passage.ppid,
                    octets: passage.octets,
                });
                runs.push(Run {
                    name,
                    ansi: dialect.is_over_ansi_tcap(),
                    point_codes,
                    sent: sent.collect(),
                });
            }
        }
    }
    runs
}

/// Runs the demo of the release build over SCTP in UDP; its capture.
pub fn demo(name: &str) -> PathBuf {
    let file = temporary(name);
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--locked",
            "--release",
            "--quiet",
            "--bin",
            "inlab",
            "--",
        ])
        .args(["demo", "--link", "sctp-udp", "--pcap"])
        .arg(&file)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "inlab demo: {}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    file
}

/// A file that is this process's own.
pub fn temporary(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("inlab-interop-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    folder.join(name)
}

/// The SCTP user messages of a pcapng file of raw IPv4, each packet with one DATA chunk: as `inlab` writes it, read by hand.
pub fn user_messages(file: &Path) -> Vec<Vec<u8>> {
    let octets = std::fs::read(file).expect("the capture");
    let number = |at: usize| {
        let four = octets[at..at + 4].try_into().expect("four octets");
        u32::from_le_bytes(four) as usize
    };
    let mut messages = vec![];
    let mut at = 0;
    while at < octets.len() {
        // Enhanced packet block: type, length, interface, time, captured length, original length, packet.
        if number(at) == 6 {
            let packet = &octets[at + 28..at + 28 + number(at + 20)];
            // IPv4 20, SCTP common header 12, DATA header 16.
            let chunk = &packet[32..];
            assert_eq!(chunk[..2], [0, 3], "an unfragmented DATA chunk");
            let length = usize::from(u16::from_be_bytes([chunk[2], chunk[3]]));
            messages.push(chunk[16..length].to_vec());
        }
        at += number(at + 4);
    }
    messages
}

/// Whether a DATA message with a routing context is of an ANSI network, as the demo's nodes are: their point codes there have
/// more than 14 bits.
pub fn is_of_ansi_network(message: &[u8]) -> bool {
    let code = message.get(20..24).and_then(|code| code.try_into().ok());
    message[2..4] == [1, 1] && code.is_some_and(|code| u32::from_be_bytes(code) >= 1 << 14)
}

/// The TCAP messages among M3UA messages of a network, with the called subsystem; segments of an XUDT put together.
pub fn tcap<'a>(
    messages: impl IntoIterator<Item = &'a [u8]>,
    format: PointCodeFormat,
) -> Vec<(u8, Vec<u8>)> {
    use inlab_sccp::Purpose;
    let mut found = vec![];
    let mut segments: Vec<u8> = vec![];
    for message in messages {
        let message = inlab_m3ua::Message::decode(message).expect("M3UA");
        let data = message.parameters().find_map(|parameter| match parameter {
            inlab_m3ua::Parameter::ProtocolData(data) => Some(data),
            _ => None,
        });
        let Some(data) = data else { continue };
        let message = inlab_sccp::Message::decode(data.user_data);
        let Ok(message) = message else { continue };
        let Purpose::Data(_) = message.purpose else {
            continue;
        };
        // Subsystem 1 is SCCP management (Q.714 5).
        let called = message.called_address(format);
        let subsystem = called.ok().and_then(|called| called.subsystem);
        let subsystem = subsystem.map_or(0, |subsystem| subsystem.0);
        if subsystem == 1 {
            continue;
        }
        segments.extend(message.data);
        if message
            .optional
            .segmentation()
            .is_none_or(|part| part.remaining == 0)
        {
            found.push((subsystem, std::mem::take(&mut segments)));
        }
    }
    found
}
