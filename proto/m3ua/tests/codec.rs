//! The codec against octets from outside: `tests/vectors/m3ua.jsonl`, `tests/captures/isup_m3ua_draft6.pcap`.

use inlab_m3ua::{
    DecodeErrorKind, ErrorCode, Fault, HEADER_LENGTH, MaskedPointCode, MaskedPointCodes, Message,
    MessageType, Parameter, Parameters, ProtocolData, Status, TrafficMode, VERSION, Words, encode,
    tag,
};
use inlab_ss7::{NetworkIndicator, PointCode, RoutingLabel, ServiceIndicator};
use std::path::Path;

fn read(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests")
        .join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|d| (d[0] << 4 | d[1]) as u8).collect()
}

/// 3.1: what no dissector checks. Version, reserved octet, class and type in the table, length, and padding of zeros.
fn assert_header(octets: &[u8]) {
    assert_eq!(octets[0], VERSION);
    assert_eq!(octets[1], 0);
    assert!(MessageType::new(octets[2], octets[3]).is_ok());
    let said = u32::from_be_bytes([octets[4], octets[5], octets[6], octets[7]]);
    assert_eq!(said as usize, octets.len());
    assert_eq!(octets.len() % 4, 0);
    let mut at = HEADER_LENGTH;
    while at < octets.len() {
        let length = usize::from(u16::from_be_bytes([octets[at + 2], octets[at + 3]]));
        let end = at + length.next_multiple_of(4);
        assert!(length >= 4 && end <= octets.len());
        assert!(octets[at + length..end].iter().all(|o| *o == 0));
        at = end;
    }
}

#[test]
fn vectors_come_back_octet_for_octet() {
    let text = String::from_utf8(read("vectors/m3ua.jsonl")).expect("the file is text");
    let mut count = 0;
    for line in text.lines() {
        let vector: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let id = &vector["id"];
        let octets = octets(vector["hex"].as_str().expect("hex is a text"));
        let decoded = Message::decode(&octets);
        if vector["malformed"] == true {
            assert!(decoded.is_err(), "{id}");
            continue;
        }
        let message = decoded.unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(vector["operation"], message.message_type().name(), "{id}");
        let mut again = Vec::new();
        message.encode(&mut again).expect("what was decoded fits");
        assert_eq!(again, octets, "{id}");
        assert_header(&again);
        count += 1;
    }
    assert_eq!(count, 32);
}

/// DUPU with every parameter (vector m3ua-s-025, from `wmnsk/go-m3ua`), and DATA (m3ua-s-022, from pycrate).
#[test]
fn values_are_where_the_rfc_puts_them() {
    let dupu = octets(
        "0100020500000038020000080000000100060008000000020012000c000000030000000402040008000100030004000c6465616462656566",
    );
    let message = Message::decode(&dupu).expect("it is well formed");
    assert_eq!(message.missing(), None);
    assert_eq!(message.unexpected(), None);
    assert_eq!(message.routing_contexts().collect::<Vec<_>>(), [2]);
    assert_eq!(
        message.find(tag::USER_CAUSE),
        Some(Parameter::UserCause { cause: 1, user: 3 })
    );
    let Some(Parameter::AffectedPointCode(codes)) = message.find(tag::AFFECTED_POINT_CODE) else {
        panic!("no affected point code");
    };
    let codes: Vec<u32> = codes.map(|c| c.point_code.0).collect();
    assert_eq!(codes, [3, 4]);
    assert_eq!(message.find(tag::INFO), Some(Parameter::Info(b"deadbeef")));

    let data = octets(
        "0100010100000034 02100023 000000b9 000000bb 03000000 090003070b0443bb00fe0443b900fe03000131000006000800000006",
    );
    let message = Message::decode(&data).expect("it is well formed");
    let Some(Parameter::ProtocolData(data)) = message.find(tag::PROTOCOL_DATA) else {
        panic!("no protocol data");
    };
    let label = data.label;
    assert_eq!((label.opc.0, label.dpc.0, label.si.0), (0xb9, 0xbb, 3));
    assert_eq!((label.ni.0, label.mp, label.sls), (0, 0, 0));
    assert_eq!(data.user_data.len(), 0x23 - 16);
    assert_eq!(message.routing_contexts().collect::<Vec<_>>(), [6]);
    assert_eq!(TrafficMode::new(2), Some(TrafficMode::Loadshare));
}

/// 3.1.4: "A receiver SHOULD accept the message whether or not the final parameter padding is included in the message length."
#[test]
fn clause_3_1_4_final_padding_may_be_counted_or_not_or_missing() {
    let counted = octets("010003030000001000090005aa000000");
    let not_counted = octets("010003030000000d00090005aa000000");
    let missing = octets("010003030000000d00090005aa");
    for octets in [&counted, &not_counted, &missing] {
        let message = Message::decode(octets).expect("the RFC asks to accept it");
        assert_eq!(
            message.find(tag::HEARTBEAT_DATA),
            Some(Parameter::HeartbeatData(&[0xaa]))
        );
        let mut again = Vec::new();
        message.encode(&mut again).expect("it fits");
        assert_eq!(again, counted);
    }
    for wrong in [
        "010003030000001100090005aa00000000",
        "010003030000000d00090005aa00000000",
        "010003030000000c00090005aa000000",
        "010003030000001400090005aa000000",
    ] {
        assert!(Message::decode(&octets(wrong)).is_err(), "{wrong}");
    }
}

/// 3.8.1: each malformed message and the ERR that it gets.
#[test]
fn clause_3_8_1_malformed_messages_have_their_error_code() {
    for (hex, code, offset) in [
        ("", ErrorCode::ProtocolError, 0),
        ("01000301000000", ErrorCode::ProtocolError, 7),
        ("0200030100000008", ErrorCode::InvalidVersion, 0),
        ("0000030100000008", ErrorCode::InvalidVersion, 0),
        ("0100050100000008", ErrorCode::UnsupportedMessageClass, 2),
        ("01000a0100000008", ErrorCode::UnsupportedMessageClass, 2),
        ("0100030700000008", ErrorCode::UnsupportedMessageType, 3),
        ("0100010200000008", ErrorCode::UnsupportedMessageType, 3),
        ("0100010000000008", ErrorCode::UnsupportedMessageType, 3),
        ("0100030100000007", ErrorCode::ProtocolError, 4),
        ("010003010000000c", ErrorCode::ProtocolError, 4),
        ("010003010000000800", ErrorCode::ProtocolError, 4),
        (
            "010003010000000c00040003",
            ErrorCode::ParameterFieldError,
            10,
        ),
        (
            "010003010000000c00040005",
            ErrorCode::ParameterFieldError,
            10,
        ),
        ("010003010000000a0004", ErrorCode::ParameterFieldError, 8),
        (
            "010004010000000c00060004",
            ErrorCode::ParameterFieldError,
            10,
        ),
        (
            "010004010000000e000600060000",
            ErrorCode::ParameterFieldError,
            10,
        ),
        (
            "01000401000000100006000700000000",
            ErrorCode::ParameterFieldError,
            10,
        ),
        (
            "010001010000001802100010000000010000000203020000ffffffff",
            ErrorCode::ProtocolError,
            4,
        ),
        (
            "0100010100000014021000100000000100000002",
            ErrorCode::ParameterFieldError,
            10,
        ),
        (
            "01000901000000140207000c020a000700000000",
            ErrorCode::ParameterFieldError,
            14,
        ),
    ] {
        let error = Message::decode(&octets(hex)).expect_err(hex);
        assert_eq!(
            Fault::Malformed(error).error_code(),
            Some(code),
            "{hex}: {error}"
        );
        assert_eq!(error.offset, offset, "{hex}: {error}");
    }
}

#[test]
fn every_error_code_is_that_of_clause_3_8_1() {
    for (code, value) in [
        (ErrorCode::InvalidVersion, 0x01),
        (ErrorCode::UnsupportedMessageClass, 0x03),
        (ErrorCode::UnsupportedMessageType, 0x04),
        (ErrorCode::UnsupportedTrafficModeType, 0x05),
        (ErrorCode::UnexpectedMessage, 0x06),
        (ErrorCode::ProtocolError, 0x07),
        (ErrorCode::InvalidStreamIdentifier, 0x09),
        (ErrorCode::RefusedManagementBlocking, 0x0d),
        (ErrorCode::AspIdentifierRequired, 0x0e),
        (ErrorCode::InvalidAspIdentifier, 0x0f),
        (ErrorCode::InvalidParameterValue, 0x11),
        (ErrorCode::ParameterFieldError, 0x12),
        (ErrorCode::UnexpectedParameter, 0x13),
        (ErrorCode::DestinationStatusUnknown, 0x14),
        (ErrorCode::InvalidNetworkAppearance, 0x15),
        (ErrorCode::MissingParameter, 0x16),
        (ErrorCode::InvalidRoutingContext, 0x19),
        (ErrorCode::NoConfiguredAsForAsp, 0x1a),
        (ErrorCode::Other(0x42), 0x42),
    ] {
        assert_eq!(code.value(), value);
        assert_eq!(ErrorCode::new(value), code);
    }
}

/// An old draft's message: its tags are not those of RFC 4666, so DATA lacks its mandatory parameter.
#[test]
fn draft_6_is_refused_cleanly() {
    let file = read("captures/isup_m3ua_draft6.pcap");
    let mut found = 0;
    // Any SCTP DATA chunk of the capture: find the M3UA common header of a DATA message in it.
    for at in 0..file.len() {
        let Some(&[1, 0, 1, 1, a, b, c, d]) = file.get(at..).and_then(|o| o.first_chunk()) else {
            continue;
        };
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let Some(octets) = file.get(at..at + length) else {
            continue;
        };
        found += 1;
        match Message::decode(octets) {
            Ok(message) => assert_eq!(message.missing(), Some(tag::PROTOCOL_DATA)),
            Err(error) => assert!(
                !matches!(error.kind, DecodeErrorKind::Version(_)),
                "{error}"
            ),
        }
    }
    assert!(found > 0);
}

/// Every message with every parameter that it may have, in the order of clause 3. The values are what tshark 4.0.17 reads in
/// these octets (`text2pcap -P m3ua`), field by field.
#[test]
fn every_message_with_every_parameter() {
    let words = |octets| Words::new(octets).expect("whole words");
    let codes = MaskedPointCodes(words(&[0, 0, 1, 2, 3, 0, 2, 0]));
    let contexts = Parameter::RoutingContext(words(&[0, 0, 0, 7, 0, 0, 0, 8]));
    let info = Parameter::Info(b"hello");
    let affected = Parameter::AffectedPointCode(codes);
    let appearance = Parameter::NetworkAppearance(0x0102_0304);
    let mut key = Vec::new();
    for parameter in [
        Parameter::LocalRoutingKeyIdentifier(5),
        contexts,
        Parameter::TrafficModeType(2),
        Parameter::DestinationPointCode(MaskedPointCode::exact(PointCode(0x102))),
        appearance,
        Parameter::ServiceIndicators(&[3, 5]),
        Parameter::OriginatingPointCodeList(codes),
    ] {
        key.extend(one(&parameter));
    }
    let registered = [
        one(&Parameter::LocalRoutingKeyIdentifier(5)),
        one(&Parameter::RegistrationStatus(12)),
        one(&Parameter::RoutingContext(words(&[0, 0, 0, 7]))),
    ]
    .concat();
    let deregistered = [
        one(&Parameter::RoutingContext(words(&[0, 0, 0, 7]))),
        one(&Parameter::DeregistrationStatus(5)),
    ]
    .concat();
    let nested = |octets| Parameters::nested(octets).expect("what was encoded");
    let data = ProtocolData {
        label: RoutingLabel {
            opc: PointCode(0x102),
            dpc: PointCode(0x203),
            si: ServiceIndicator::SCCP,
            ni: NetworkIndicator(2),
            mp: 1,
            sls: 15,
        },
        user_data: &[9, 0, 3, 3, 5],
    };
    use MessageType as M;
    let traffic = [Parameter::TrafficModeType(3), contexts, info];
    let ssnm = [appearance, contexts, affected, info];
    let mut text = String::new();
    for (message_type, parameters) in [
        (
            M::Error,
            &[
                Parameter::ErrorCode(0x19),
                contexts,
                appearance,
                affected,
                Parameter::DiagnosticInformation(&[1, 0, 3]),
            ][..],
        ),
        (
            M::Notify,
            &[
                Parameter::Status(Status::ALTERNATE_ASP_ACTIVE),
                Parameter::AspIdentifier(77),
                contexts,
                info,
            ],
        ),
        (
            M::Data,
            &[
                appearance,
                contexts,
                Parameter::ProtocolData(data),
                Parameter::CorrelationId(99),
            ],
        ),
        (M::DestinationUnavailable, &ssnm),
        (M::DestinationAvailable, &ssnm),
        (M::DestinationStateAudit, &ssnm),
        (
            M::SignallingCongestion,
            &[
                appearance,
                contexts,
                affected,
                Parameter::ConcernedDestination(PointCode(0x304)),
                Parameter::CongestionIndications(2),
                info,
            ],
        ),
        (
            M::DestinationUserPartUnavailable,
            &[
                appearance,
                contexts,
                affected,
                Parameter::UserCause { cause: 2, user: 5 },
                info,
            ],
        ),
        (M::DestinationRestricted, &ssnm),
        (M::AspUp, &[Parameter::AspIdentifier(77), info]),
        (M::AspDown, &[info]),
        (M::Heartbeat, &[Parameter::HeartbeatData(&[1, 2, 3, 4, 5])]),
        (M::AspUpAck, &[Parameter::AspIdentifier(77), info]),
        (M::AspDownAck, &[info]),
        (
            M::HeartbeatAck,
            &[Parameter::HeartbeatData(&[1, 2, 3, 4, 5])],
        ),
        (M::AspActive, &traffic),
        (M::AspInactive, &traffic[1..]),
        (M::AspActiveAck, &traffic),
        (M::AspInactiveAck, &traffic[1..]),
        (
            M::RegistrationRequest,
            &[Parameter::RoutingKey(nested(&key))],
        ),
        (
            M::RegistrationResponse,
            &[Parameter::RegistrationResult(nested(&registered))],
        ),
        (M::DeregistrationRequest, &[contexts]),
        (
            M::DeregistrationResponse,
            &[Parameter::DeregistrationResult(nested(&deregistered))],
        ),
    ] {
        let mut octets = Vec::new();
        encode(message_type, parameters, &mut octets).expect("all of them are short");
        assert_header(&octets);
        let message = Message::decode(&octets).expect("it is well formed");
        assert_eq!(message.message_type(), message_type);
        assert_eq!(message.missing(), None);
        assert_eq!(message.unexpected(), None);
        assert!(message.parameters().eq(parameters.iter().copied()));
        let hex: String = octets.iter().map(|o| format!("{o:02x}")).collect();
        text.push_str(&format!("{} {hex}\n", message_type.name()));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages.txt");
    if std::env::var_os("INLAB_BLESS").is_some() {
        std::fs::write(&path, &text).expect("the folder can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == text, "{} differs:\n{text}", path.display());
}

/// One parameter as it stands in a message.
fn one(parameter: &Parameter<'_>) -> Vec<u8> {
    let mut octets = Vec::new();
    encode(MessageType::AspUp, &[*parameter], &mut octets).expect("it is short");
    octets.split_off(HEADER_LENGTH)
}
