//! What the benches share: the message they measure, and the peers they are measured against.

pub mod ansi;
pub mod published_peer;
pub mod rasn_peer;

/// Begin, AARQ, initialDP with 18 of its members, 220 octets, made with pycrate (`tests/vectors/oracle_vectors.jsonl`).
#[must_use]
pub fn message() -> Vec<u8> {
    octets(
        "6281d94804010203046b1e281c060700118605010101a011600f80020780a1090607040000011703046c81b0a181ad0201\
        010201003081a480016482098390042143658709008308841312998877665585010a8a07849731000000008c06839004214365970291\
        81bb0580038090a39c01029f320842101032547698f0bf33028000bf34200201058107919471000000f1820784973100000000a30980\
        0724f1100001a0b1bf35038301119f360501020304059f3707919471000000f19f380581214365879f39080252112132620200bf3b09\
        8007919471000000f2",
    )
}

/// Continue, AARE, requestReportBCSMEvent of two events, connect, 137 octets, from the same file.
#[must_use]
pub fn answer() -> Vec<u8> {
    octets(
        "65818648040a0b0c0d4904010203046b2a2828060700118605010101a01d611b80020780a109060704000001170304a203020100\
        a305a1030201006c4ca136020101020117302ea02c300b800107810101a203800102300b800109810100a20380010130108001068101\
        00a203800102be03810114a112020102020114300aa0080406839004214365",
    )
}

/// # Panics
/// If the text is not hexadecimal.
#[must_use]
pub fn octets(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).expect("ascii"), 16).expect("hex"))
        .collect()
}
