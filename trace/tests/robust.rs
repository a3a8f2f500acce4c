//! Damaged captures, hex and vectors: nothing panics, and everything is told of.

use inlab_trace::{
    Frame, Input, Options, PcapWriter, SctpPayload, Start, decode_file, decode_input, vectors,
};
use std::path::{Path, PathBuf};
use std::time::Duration;

fn folder(name: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests")
        .join(name);
    let mut paths: Vec<_> = std::fs::read_dir(path)
        .expect("folder")
        .map(|entry| entry.expect("entry").path())
        .collect();
    paths.sort();
    paths
}

/// A small generator with a fixed seed: the same damage in every run.
struct Random(u64);
impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % below.max(1)
    }
}

fn render(frame: &Frame) {
    assert!(!frame.to_text().is_empty());
    assert!(frame.to_yaml().starts_with("---\n"));
    assert!(frame.to_jsonl().is_object() && frame.to_json().is_object());
}

#[test]
fn damaged_captures() {
    let mut random = Random(1);
    for path in folder("captures")
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "pcap"))
    {
        let whole = std::fs::read(path).expect("capture");
        for round in 0..150 {
            let mut bytes = whole.clone();
            for _ in 0..=random.next(8) {
                let at = random.next(bytes.len());
                // The file's own header is damaged rarely: most rounds shall reach the frames.
                if at >= 24 || round % 10 == 0 {
                    bytes[at] = u8::try_from(random.next(256)).expect("an octet");
                }
            }
            if round % 7 == 0 {
                bytes.truncate(random.next(bytes.len()));
            }
            decode_file(
                &bytes,
                Options {
                    checksums: true,
                    ..Options::default()
                },
            )
            .for_each(|frame| render(&frame));
        }
    }
}

#[test]
fn damaged_messages_of_every_layer() {
    let mut random = Random(2);
    let starts = [
        Start::Auto,
        Start::Sctp,
        Start::M3ua,
        Start::Mtp3,
        Start::Sccp,
        Start::Tcap,
        Start::Component,
    ];
    for path in folder("vectors")
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
    {
        for line in std::fs::read_to_string(path)
            .expect("vectors")
            .lines()
            .filter(|line| !line.is_empty())
        {
            let json: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let hex = json["hex"]
                .as_str()
                .or_else(|| json["ber"].as_str())
                .expect("hex");
            let whole = inlab_ber::value::unhex(hex).expect("hex");
            for _ in 0..12 {
                let mut octets = whole.clone();
                let at = random.next(octets.len());
                octets[at] = u8::try_from(random.next(256)).expect("an octet");
                if random.next(3) == 0 {
                    octets.truncate(random.next(octets.len()));
                }
                let start = starts[random.next(starts.len())];
                decode_input(
                    Input::Octets(&octets),
                    Options {
                        start,
                        ..Options::default()
                    },
                )
                .for_each(|frame| render(&frame));
            }
        }
    }
}

#[test]
fn a_broken_capture_says_so() {
    let path = folder("captures")
        .into_iter()
        .find(|path| path.ends_with("camel2_rebuilt_m3ua.pcap"))
        .expect("camel2");
    let bytes = std::fs::read(path).expect("capture");
    let frames: Vec<_> = decode_file(&bytes[..bytes.len() - 5], Options::default()).collect();
    assert_eq!(frames.len(), 4);
    assert_eq!(frames[3].layer_names(), ["capture"]);
    assert_eq!(frames[3].faults().len(), 1);
}

#[test]
fn hex_in_every_form() {
    let message = "64144904010203046c0ca10a0201040201160402809f";
    let spaced: String = message
        .as_bytes()
        .chunks(2)
        .map(|pair| format!("{} ", std::str::from_utf8(pair).unwrap()))
        .collect();
    let dump = format!(
        "0000  {}\n0010  {}\n",
        spaced[..48].trim(),
        spaced[48..].trim()
    );
    for (text, count) in [
        (message.to_string(), 1),
        (format!("# a release\n{message}\n{message}\n"), 2),
        (format!("{}\n{}\n", &message[..20], &message[20..]), 1),
        (
            format!("{}\n{}\n\n{message}", &message[..20], &message[20..]),
            2,
        ),
        (dump.clone(), 1),
        (format!("{dump}{dump}"), 2),
        (spaced.replace(' ', ":"), 1),
        (format!("0x{message}"), 1),
    ] {
        assert!(
            matches!(Input::detect(text.as_bytes()), Input::Text(_)),
            "{text}"
        );
        let frames: Vec<_> = decode_file(text.as_bytes(), Options::default()).collect();
        assert_eq!(frames.len(), count, "{text}");
        for frame in frames {
            assert_eq!(frame.layer_names(), ["tcap", "cap"], "{text}");
            assert_eq!(frame.operations[0].name, "releaseCall");
        }
    }
    let frames: Vec<_> = decode_file(
        b"64144904010203046c0ca10a0201040201160402809",
        Options::default(),
    )
    .collect();
    assert_eq!(frames[0].layer_names(), ["capture"]);
}

#[test]
fn what_was_written_is_read() {
    let mut file = PcapWriter::new(Vec::new()).expect("a header");
    let ends = [
        ("10.0.0.1:2905", "10.0.0.2:2906"),
        ("[fd00::1]:2905", "[fd00::2]:2905"),
    ];
    let asp_up = [1, 0, 3, 1, 0, 0, 0, 8];
    let start = Duration::new(1_700_000_000, 123_456_789);
    for (from, to) in ends {
        for (step, stream) in [0u16, 1, 1].into_iter().enumerate() {
            let payload = SctpPayload {
                stream,
                protocol: 3,
                octets: &asp_up,
            };
            let time = start + Duration::from_millis(step as u64);
            file.write(
                time,
                from.parse().expect("address"),
                to.parse().expect("address"),
                payload,
            )
            .expect("written");
        }
    }
    let mixed = file.write(
        start,
        "10.0.0.1:1".parse().expect("v4"),
        "[::1]:1".parse().expect("v6"),
        SctpPayload {
            stream: 0,
            protocol: 3,
            octets: &[],
        },
    );
    assert!(mixed.is_err());
    let bytes = file.into_inner();
    let frames: Vec<_> = decode_file(
        &bytes,
        Options {
            checksums: true,
            ..Options::default()
        },
    )
    .collect();
    assert_eq!(frames.len(), 6);
    assert!(frames.iter().all(|frame| frame.faults().is_empty()));
    assert_eq!(frames[0].time, Some(start));
    assert_eq!(frames[0].layer_names(), ["ip", "sctp", "m3ua"]);
    assert_eq!(frames[5].layer_names(), ["ipv6", "sctp", "m3ua"]);
    let text = frames[2].to_text();
    assert!(
        text.contains("tsn 2, stream 1, sequence 1, protocol 3, BE, 8 octets"),
        "{text}"
    );
    // The IPv4 header's checksum makes its sum all ones (RFC 1071).
    let at = bytes
        .windows(4)
        .position(|w| w == [10, 0, 0, 1])
        .expect("an IPv4 header")
        - 12;
    let sum: u32 = bytes[at..at + 20]
        .chunks(2)
        .map(|w| u32::from(u16::from_be_bytes([w[0], w[1]])))
        .sum();
    assert_eq!((sum & 0xffff) + (sum >> 16), 0xffff);
}

#[test]
fn vectors_that_are_none_fail() {
    let outcomes: Vec<_> = vectors::run("not json\n{\"id\": \"x\", \"hex\": \"zz\"}\n\n").collect();
    assert_eq!(outcomes.len(), 2);
    assert!(
        outcomes
            .iter()
            .all(|outcome| outcome.verdict == vectors::Verdict::Fail)
    );
    let mut summary = vectors::Summary::default();
    assert!(!summary.passed(), "nothing ran");
    let accepted =
        r#"{"id": "x", "layer": "tcap-message", "hex": "6406490401020304", "malformed": true}"#;
    vectors::run(accepted).for_each(|outcome| summary.add(&outcome));
    assert_eq!(summary.failed, 1, "malformed must be refused");
}

#[test]
fn vectors_below_the_operations() {
    for name in [
        "isup",
        "m3ua",
        "sccp",
        "tcap_ansi",
        "tcap_itu",
        "oracle_vectors",
    ] {
        let path = folder("vectors")
            .into_iter()
            .find(|path| path.file_stem().is_some_and(|stem| stem == name))
            .expect("vectors");
        let text = std::fs::read_to_string(path).expect("vectors");
        let mut summary = vectors::Summary::default();
        for outcome in vectors::run(&text) {
            assert_ne!(
                outcome.verdict,
                vectors::Verdict::Fail,
                "{}",
                outcome.to_json()
            );
            summary.add(&outcome);
        }
        assert!(summary.passed(), "{name}: {summary}");
    }
}
