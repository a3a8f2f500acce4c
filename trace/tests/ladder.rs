//! A ladder of a real call.

use inlab_trace::{Ladder, Message, Options, Start, decode_file, ladder};
use std::time::Duration;

/// Messages of the repository's vectors (pycrate, CAP 4), by name.
fn vector(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/vectors/oracle_vectors.jsonl");
    let text = std::fs::read_to_string(path).expect("vectors");
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let found = lines.find_map(|line| {
        let json: serde_json::Value = serde_json::from_str(line).expect("JSON");
        (json["name"] == name)
            .then(|| inlab_ber::value::unhex(json["ber"].as_str().expect("ber")).expect("hex"))
    });
    found.expect("a vector of this name")
}

#[test]
fn a_call() {
    let steps = [
        ("ssp", "scp", "begin-aarq-initialDP"),
        ("scp", "ssp", "continue-aare-rrb-connect"),
        ("scp", "ssp", "continue-continue"),
        ("ssp", "scp", "continue-erb-oAnswer"),
        ("scp", "ssp", "end-releaseCall"),
        ("scp", "a node with a rather long name", "abort-p"),
        ("scp", "ssp", "continue-reject"),
    ];
    let message = |(step, (from, to, name)): (usize, &(&str, &str, &str))| {
        Message::new(
            Duration::from_millis(1000 + 250 * step as u64),
            from,
            to,
            Start::Auto,
            &vector(name),
        )
    };
    let messages: Vec<Message> = steps.iter().enumerate().map(message).collect();
    let drawn = ladder(&messages, Options::default(), Ladder::default());
    assert!(
        drawn.lines().all(|line| line.chars().count() <= 110),
        "{drawn}"
    );
    insta::assert_snapshot!("call", drawn);
    let colored = ladder(
        &messages,
        Options::default(),
        Ladder {
            color: true,
            ..Ladder::default()
        },
    );
    assert!(colored.contains("\x1b[36m") && !drawn.contains('\x1b'));
}

#[test]
fn a_captured_call() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/captures/camel2_rebuilt_m3ua.pcap");
    let bytes = std::fs::read(path).expect("capture");
    let count = decode_file(&bytes, Options::default()).count();
    // Frames of the file as they are: file header 24 octets, packet header 16.
    let mut at = 24;
    let mut messages = Vec::new();
    for index in 0..count {
        let length = u32::from_le_bytes(bytes[at + 8..at + 12].try_into().expect("four")) as usize;
        let frame = &bytes[at + 16..at + 16 + length];
        let (from, to) = if index % 2 == 0 {
            ("MSC", "SCP")
        } else {
            ("SCP", "MSC")
        };
        messages.push(Message::new(
            Duration::from_millis(index as u64),
            from,
            to,
            Start::Auto,
            frame,
        ));
        at += 16 + length;
    }
    let drawn = ladder(&messages, Options::default(), Ladder::default());
    assert!(
        drawn.lines().all(|line| line.chars().count() <= 110),
        "{drawn}"
    );
    insta::assert_snapshot!("camel2_ladder", drawn);
    assert_eq!(ladder(&[], Options::default(), Ladder::default()), "");
}
