//! The messages of `tests/captures`, which nobody in this project wrote, from the SCTP chunk down to the component.

use inlab_stack::m3ua::{self, Parameter};
use inlab_stack::sccp;
use inlab_stack::tcap::{Component, Components, DIALOGUE_AS, Message, OperationCode};

/// A reader of what can be read without looking back.
struct Octets<'a>(&'a [u8]);

impl<'a> Octets<'a> {
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken
    }

    fn little(&mut self) -> usize {
        u32::from_le_bytes(self.take(4).try_into().expect("four")) as usize
    }
}

/// The user data of each DATA chunk of a classic pcap file of IPv4 with SCTP.
fn chunks(file: &[u8]) -> Vec<&[u8]> {
    let mut file = Octets(file);
    let head = file.take(24);
    let link_header = if head[20] == 1 { 14 } else { 0 };
    let mut chunks = Vec::new();
    while !file.0.is_empty() {
        file.take(8);
        let length = file.little();
        file.take(4);
        let mut frame = Octets(file.take(length));
        frame.take(link_header);
        let header = usize::from(frame.0[0] & 15) * 4;
        let length = usize::from(u16::from_be_bytes([frame.0[2], frame.0[3]]));
        let mut frame = Octets(&frame.0[header..length]);
        frame.take(12);
        while frame.0.len() >= 4 {
            let length = usize::from(u16::from_be_bytes([frame.0[2], frame.0[3]]));
            let chunk = frame.take(length.next_multiple_of(4).min(frame.0.len()));
            if chunk[0] == 0 {
                chunks.push(&chunk[16..length]);
            }
        }
    }
    chunks
}

/// Type and components of each TCAP message; each is written again and must be the same octets.
fn read(file: &[u8]) -> Vec<String> {
    let mut read = Vec::new();
    for chunk in chunks(file) {
        let message = m3ua::Message::decode(chunk).expect("M3UA");
        let data = message.parameters().find_map(|parameter| match parameter {
            Parameter::ProtocolData(data) => Some(data),
            _ => None,
        });
        let data = sccp::Message::decode(data.expect("DATA").user_data)
            .expect("SCCP")
            .data;
        let message = Message::read(data).expect("TCAP");
        let components: Vec<_> = message
            .components
            .map(|component| component.expect("a component"))
            .collect();

        let (mut inner, mut out) = (inlab_ber::Writer::default(), inlab_ber::Writer::default());
        components
            .iter()
            .rev()
            .for_each(|component| component.write(&mut inner));
        Message {
            components: Components::new(inner.as_slice()),
            ..message
        }
        .write(&mut out);
        assert_eq!(out.as_slice(), data);
        if let Some(portion) = message.dialogue_portion {
            assert_eq!(portion[4..11], DIALOGUE_AS);
        }

        let mut text = message.message_type.name().to_owned();
        for component in components {
            text += &match component {
                Component::Invoke(invoke) => match invoke.operation {
                    OperationCode::Local(operation) => format!(" {operation}"),
                    OperationCode::Global(operation) => format!(" {operation}"),
                },
                Component::ResultLast(_) => " result".to_owned(),
                other => format!(" {other:?}"),
            };
        }
        read.push(text);
    }
    read
}

#[test]
fn a_call_of_the_wireshark_samples() {
    let file = include_bytes!("../../../tests/captures/camel2_rebuilt_m3ua.pcap");
    assert_eq!(
        read(file),
        ["begin 0", "continue 23 20", "continue 24", "end 22"]
    );
}

/// The order of messages and the operations are those that tshark 4.0.17 gives.
#[test]
fn three_dialogues_each_of_cap_2_and_cap_4() {
    let first = "begin 0, continue, continue 23, continue 34, continue 35, continue 19, continue 48, continue result, \
        continue 53, continue 31, continue 24, continue 36, continue 24, continue 22, end";
    let second = "continue 23, continue 34, continue 35, continue 55, continue result, continue 20, continue 24, \
        continue 36, continue 24, continue 22, end";
    let third = "begin 16, continue, end";
    let two = read(include_bytes!(
        "../../../tests/captures/jss7_cap2_dialogues.pcap"
    ));
    assert_eq!(
        two.join(", "),
        format!("{first}, continue, begin 0, {second}, {third}")
    );
    let four = read(include_bytes!(
        "../../../tests/captures/jss7_cap4_dialogues.pcap"
    ));
    assert_eq!(
        four.join(", "),
        format!("{first}, begin 0, continue, {second}, {third}")
    );
}
