//! A peer made of octets: M3UA (RFC 4666 3) and SCCP (Q.713) put together and taken apart by hand, so that no code of the product
//! is on both ends.
#![allow(dead_code, unreachable_pub, missing_docs)]

use std::path::Path;

/// Point code 2-2-2: where an SCP is unless a file says otherwise.
pub const SCP: u32 = 0x1012;
/// Point code 1-1-1: the switch.
pub const SSP: u32 = 0x0809;
/// Subsystem of CAMEL.
pub const CAP: u8 = 146;
pub const SCP_TITLE: &str = "49170900002";
pub const SSP_TITLE: &str = "49170900001";
/// ASPUP, and ASPAC for routing context 1.
pub const ASPUP: &str = "01000301 00000008";
pub const ASPAC: &str = "01000401 00000010 00060008 00000001";

pub fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .chars()
        .filter_map(|c| c.to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// The octets of a vector of `tests/vectors/FILE`.
pub fn vector(file: &str, id: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("vectors")
        .join(file);
    let text = std::fs::read_to_string(path).expect("the vectors are there");
    let line = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON"))
        .find(|line| line["id"] == id)
        .expect("the vector is there");
    octets(line["hex"].as_str().expect("its octets are text"))
}

/// A message of M3UA around its parameters.
pub fn m3ua(class: u8, code: u8, parameters: &[u8]) -> Vec<u8> {
    let mut message = vec![1, 0, class, code];
    message.extend((8 + parameters.len() as u32).to_be_bytes());
    message.extend(parameters);
    message
}

pub struct Label {
    pub context: u32,
    pub opc: u32,
    pub dpc: u32,
    pub si: u8,
}

impl Default for Label {
    fn default() -> Self {
        Self {
            context: 1,
            opc: SSP,
            dpc: SCP,
            si: 3,
        }
    }
}

/// DATA (RFC 4666 3.3.1): routing context, protocol data, padded.
pub fn data(label: &Label, user_data: &[u8]) -> Vec<u8> {
    let mut parameters = vec![0, 6, 0, 8];
    parameters.extend(label.context.to_be_bytes());
    parameters.extend([2, 0x10]);
    parameters.extend((16 + user_data.len() as u16).to_be_bytes());
    parameters.extend(label.opc.to_be_bytes());
    parameters.extend(label.dpc.to_be_bytes());
    // Network indicator national, priority 0, SLS 5.
    parameters.extend([label.si, 2, 0, 5]);
    parameters.extend(user_data);
    parameters.resize(parameters.len().next_multiple_of(4), 0);
    m3ua(1, 1, &parameters)
}

/// SCCP address on an E.164 global title with a subsystem number (Q.713 3.4, 3.5; indicator 4, international).
pub fn title(digits: &str, subsystem: u8) -> Vec<u8> {
    let odd = digits.len() % 2 == 1;
    let mut address = vec![0x12, subsystem, 0, if odd { 0x11 } else { 0x12 }, 4];
    let digits: Vec<u8> = digits.bytes().map(|digit| digit - b'0').collect();
    address.extend(
        digits
            .chunks(2)
            .map(|pair| pair[0] | pair.get(1).copied().unwrap_or(0) << 4),
    );
    address
}

/// SCCP address on a subsystem number.
pub fn on_ssn(subsystem: u8) -> Vec<u8> {
    vec![0x42, subsystem]
}

/// UDT (Q.713 4.2); `class` 0x81: in sequence, return on error.
pub fn udt(class: u8, called: &[u8], calling: &[u8], data: &[u8]) -> Vec<u8> {
    connectionless(9, class, called, calling, data)
}

/// UDTS (Q.713 4.3).
pub fn udts(cause: u8, called: &[u8], calling: &[u8], data: &[u8]) -> Vec<u8> {
    connectionless(10, cause, called, calling, data)
}

fn connectionless(kind: u8, second: u8, called: &[u8], calling: &[u8], data: &[u8]) -> Vec<u8> {
    let (a, b) = (called.len() as u8, calling.len() as u8);
    let mut message = vec![kind, second, 3, 3 + a, 3 + a + b];
    for part in [called, calling, data] {
        message.push(part.len() as u8);
        message.extend(part);
    }
    message
}

/// A trigger from the switch to the SCP: DATA, UDT and a TCAP message.
pub fn from_switch(tcap: &[u8]) -> Vec<u8> {
    let sccp = udt(0x81, &title(SCP_TITLE, CAP), &title(SSP_TITLE, CAP), tcap);
    data(&Label::default(), &sccp)
}

/// Label and user data of a DATA message; `None` for another message.
pub fn of_data(message: &[u8]) -> Option<(Label, Vec<u8>)> {
    let (header, mut rest) = message.split_at(8);
    if header[2..4] != [1, 1] {
        return None;
    }
    assert_eq!(header[..2], [1, 0], "version 1");
    assert_eq!(
        header[4..8],
        (message.len() as u32).to_be_bytes(),
        "the message length is that of the message"
    );
    let number = |octets: &[u8]| u32::from_be_bytes(octets.try_into().expect("four octets"));
    let mut context = 0;
    while let [tag_1, tag_2, length_1, length_2, ..] = *rest {
        let length = usize::from(u16::from_be_bytes([length_1, length_2]));
        let value = &rest[4..length];
        match (tag_1, tag_2) {
            (0, 6) => context = number(value),
            (2, 0x10) => {
                let label = Label {
                    context,
                    opc: number(&value[..4]),
                    dpc: number(&value[4..8]),
                    si: value[8],
                };
                return Some((label, value[12..].to_vec()));
            }
            _ => {}
        }
        rest = &rest[length.next_multiple_of(4)..];
    }
    panic!("DATA without protocol data");
}

/// Called address, calling address and data of a UDT.
pub fn of_udt(message: &[u8]) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    assert_eq!(message[0], 9, "UDT");
    let part = |pointer: usize| {
        let at = pointer + usize::from(message[pointer]);
        message[at + 1..at + 1 + usize::from(message[at])].to_vec()
    };
    (part(2), part(3), part(4))
}

/// Error code of an ERR (RFC 4666 3.8.1); `None` for another message.
pub fn of_err(message: &[u8]) -> Option<u32> {
    (message[2..4] == [0, 0]).then(|| {
        assert_eq!(message[8..12], [0, 0x0c, 0, 8], "Error Code comes first");
        u32::from_be_bytes(message[12..16].try_into().expect("four octets"))
    })
}
