//! Octets as a person writes them down: hex with spaces, one field a line, `--` before a comment.

/// The octets of a text such as `"62 0c -- Begin"`.
#[track_caller]
pub(crate) fn octets(text: &str) -> Vec<u8> {
    let mut digits = String::new();
    for line in text.lines() {
        let hex = line.split("--").next().unwrap_or_default();
        digits.extend(hex.chars().filter(|char| !char.is_whitespace()));
    }
    assert!(digits.len().is_multiple_of(2), "half an octet: {text}");
    (0..digits.len())
        .step_by(2)
        .map(|at| {
            u8::from_str_radix(&digits[at..at + 2], 16)
                .unwrap_or_else(|_| panic!("no hex at {at}: {}", &digits[at..at + 2]))
        })
        .collect()
}

/// And back, without spaces.
pub(crate) fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

#[test]
fn comments_are_left_out() {
    assert_eq!(
        octets("62 04 -- a0 b1\n48 02  00 01 -- otid"),
        [0x62, 4, 0x48, 2, 0, 1]
    );
    assert_eq!(hex(&[0x62, 0x04]), "6204");
}
