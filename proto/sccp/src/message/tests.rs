use inlab_ss7::PointCode;
use proptest::prelude::*;
use serde_json::Value;

use super::*;

const ITU: PointCodeFormat = PointCodeFormat::Itu;

fn octets(hex: &str) -> Vec<u8> {
    assert!(hex.len().is_multiple_of(2));
    (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal"))
        .collect()
}

fn vectors() -> Vec<(String, String, Vec<u8>, Value)> {
    include_str!("../../../../tests/vectors/sccp.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|vector| {
            let text = |key: &str| vector[key].as_str().expect("text").to_owned();
            (text("id"), text("layer"), octets(&text("hex")), vector)
        })
        .collect()
}

/// Every message of `tests/vectors/sccp.jsonl`: decoded, its addresses too, and encoded again. What the vector's source says of
/// it holds.
#[test]
fn q713_4_messages_from_outside_both_ways() {
    let mut connectionless = 0;
    for (id, layer, octets, vector) in vectors() {
        if layer != "sccp-message" {
            continue;
        }
        let operation = vector["operation"].as_str().expect("operation");
        assert_eq!(MessageType(octets[0]).name(), Some(operation), "{id}");
        let message = match Message::decode(&octets) {
            Ok(message) => message,
            Err(error) => {
                // The rest are of the connection-oriented classes.
                assert_eq!(
                    error,
                    MessageError::ConnectionOriented(MessageType(octets[0])),
                    "{id}"
                );
                continue;
            }
        };
        connectionless += 1;
        assert_eq!(message.message_type().name(), Some(operation), "{id}");
        let called = message
            .called_address(ITU)
            .unwrap_or_else(|error| panic!("{id}: {error}"));
        let calling = message
            .calling_address(ITU)
            .unwrap_or_else(|error| panic!("{id}: {error}"));
        let mut again = Vec::new();
        message.encode(&mut again).expect("it fits");
        // In the first the data begins within the calling party address, in the second the parameters come in another order.
        if ["sccp-s-030", "sccp-s-044"].contains(&id.as_str()) {
            assert_eq!(Message::decode(&again), Ok(message));
        } else {
            assert_eq!(again, octets, "{id}");
        }
        let mut addresses = [called, calling].into_iter();
        // The source tells one address after the other; a key told again, or a global title, begins the next.
        let (mut address, mut told) = (addresses.next(), Vec::new());
        for pair in vector["expect"].as_array().map_or(&[][..], |pairs| pairs) {
            let (path, value) = (pair[0].as_str().expect("path"), &pair[1]);
            let number = || {
                value
                    .as_u64()
                    .and_then(|n| u32::try_from(n).ok())
                    .expect("number")
            };
            let class = match message.purpose {
                Purpose::Data(class) => Some(class),
                Purpose::Return(_) => None,
            };
            match path {
                "protocolClass.protocolClass" => {
                    assert_eq!(
                        class.map(|class| u32::from(class.in_sequence)),
                        Some(number()),
                        "{id}"
                    );
                }
                "protocolClass.returnMessageOnError" => {
                    assert_eq!(
                        class.map(|class| class.return_on_error),
                        value.as_bool(),
                        "{id}"
                    );
                }
                "hopCounter.value" => assert_eq!(u32::from(message.hop_counter), number(), "{id}"),
                "importance.value" => assert_eq!(
                    message.optional.importance().map(|i| u32::from(i.0)),
                    Some(number())
                ),
                "importance" => assert_eq!(message.optional.importance(), None, "{id}"),
                "segmentation" => assert_eq!(message.optional.segmentation(), None, "{id}"),
                "globalTitle" => {
                    assert_eq!(
                        address.map(|address| address.global_title.is_none()),
                        Some(true),
                        "{id}"
                    );
                    (address, told) = (addresses.next(), Vec::new());
                }
                "signalingPointCode" | "subsystemNumber" => {
                    if told.contains(&path) {
                        (address, told) = (addresses.next(), Vec::new());
                    }
                    told.push(path);
                    // Another message's addresses follow in one of them.
                    let Some(Address {
                        point_code,
                        subsystem,
                        ..
                    }) = address
                    else {
                        continue;
                    };
                    // The source writes 0 for a point code that is not there.
                    if path == "signalingPointCode" {
                        assert_eq!(point_code.unwrap_or(PointCode(0)).0, number(), "{id}");
                    } else {
                        assert_eq!(
                            subsystem.map(|ssn| u32::from(ssn.0)),
                            Some(number()),
                            "{id}"
                        );
                    }
                }
                "returnCause.value" => {
                    let expected = match value.as_str() {
                        Some("NO_TRANSLATION_FOR_NATURE") => ReturnCause::NO_TRANSLATION_FOR_NATURE,
                        Some("NO_TRANSLATION_FOR_ADDRESS") => {
                            ReturnCause::NO_TRANSLATION_FOR_ADDRESS
                        }
                        other => panic!("{id}: {other:?}"),
                    };
                    assert_eq!(message.purpose, Purpose::Return(expected), "{id}");
                }
                other => panic!("{id}: {other}"),
            }
        }
    }
    assert_eq!(connectionless, 26);
}

/// What tshark 4.0.17 reads in some of them.
#[test]
fn q713_4_fields_as_tshark_reads_them() {
    let field = |id: &str| {
        vectors()
            .into_iter()
            .find(|vector| vector.0 == id)
            .expect("vector")
            .2
    };
    for (id, called, calling) in [
        (
            "sccp-s-035",
            "GT 543200120005 (E.164, international) SSN 6 (HLR)",
            "GT 97254120625 (E.164, international) SSN 7 (VLR)",
        ),
        (
            "sccp-s-036",
            "SSN 146 (CAP) GT 999999999 (TT 3, E.164, international)",
            "no GT SSN 146 (CAP) PC 0-215-6",
        ),
        (
            "sccp-s-037",
            "GT 123456789012345 (E.164, international) SSN 6 (HLR)",
            "GT 9876543210 (E.164, international) SSN 7 (VLR)",
        ),
        (
            "sccp-s-025",
            "SSN 14 (TC test responder)",
            "SSN 7 (VLR) PC 4-136-3",
        ),
        (
            "sccp-s-044",
            "GT 2348030000480 (E.164, international) SSN 8 (MSC)",
            "GT 2348030008180 (E.164, international) SSN 8 (MSC)",
        ),
    ] {
        let octets = field(id);
        let message = Message::decode(&octets).expect(id);
        let show =
            |address: Result<Address, AddressError>| address.expect(id).show(ITU).to_string();
        assert_eq!(show(message.called_address(ITU)), called, "{id}");
        assert_eq!(show(message.calling_address(ITU)), calling, "{id}");
    }
    let octets = field("sccp-s-039");
    let segment = Message::decode(&octets).expect("XUDT");
    assert_eq!((segment.hop_counter, segment.data.len()), (4, 0xef));
    assert_eq!(
        segment.optional.segmentation(),
        Some(Segmentation {
            first: true,
            in_sequence: true,
            remaining: 2,
            reference: [1, 0, 0]
        })
    );
    let octets = field("sccp-s-045");
    let returned = Message::decode(&octets).expect("XUDTS");
    assert_eq!(
        returned.purpose,
        Purpose::Return(ReturnCause::NO_TRANSLATION_FOR_NATURE)
    );
    assert_eq!(
        returned.optional.segmentation(),
        Some(Segmentation {
            first: false,
            in_sequence: true,
            remaining: 1,
            reference: [2, 0, 0]
        })
    );
}

#[test]
fn q713_1_malformed_messages_name_parameter_and_offset() {
    use Parameter as P;
    let truncated = |parameter, at| MessageError::Truncated { parameter, at };
    for (hex, error) in [
        ("", truncated(P::MessageType, 0)),
        ("00", MessageError::UnknownType(MessageType(0))),
        ("15", MessageError::UnknownType(MessageType(21))),
        ("ff", MessageError::UnknownType(MessageType(255))),
        ("06000003", MessageError::ConnectionOriented(MessageType(6))),
        ("09", truncated(P::ProtocolClass, 1)),
        ("0902", MessageError::ProtocolClass(2)),
        ("0a", truncated(P::ReturnCause, 1)),
        ("1100", truncated(P::HopCounter, 2)),
        ("0900", truncated(P::CalledPartyAddress, 2)),
        (
            "090003",
            MessageError::Pointer {
                parameter: P::CalledPartyAddress,
                at: 2,
            },
        ),
        // The called party address has 2 octets, and the message ends after the first.
        (
            "0900030507",
            MessageError::Pointer {
                parameter: P::CalledPartyAddress,
                at: 2,
            },
        ),
        ("09000305070242", truncated(P::CalledPartyAddress, 7)),
        (
            "0900030507024208",
            MessageError::Pointer {
                parameter: P::CallingPartyAddress,
                at: 3,
            },
        ),
        (
            "09000005070242080242080101",
            MessageError::Pointer {
                parameter: P::CalledPartyAddress,
                at: 2,
            },
        ),
        (
            "09000305ff0242080242080101",
            MessageError::Pointer {
                parameter: P::Data,
                at: 4,
            },
        ),
        ("090003050702420802420802 01", truncated(P::Data, 13)),
        // XUDT: the optional part has no end octet; segmentation of 3 octets; a parameter longer than the message.
        (
            "11810f04060809024208024208 0101 1201 07",
            truncated(P::OptionalPart, 18),
        ),
        (
            "11810f040608090242080242080101 1003c00000 00",
            MessageError::Length {
                parameter: P::Segmentation,
                length: 3,
                at: 15,
            },
        ),
        (
            "11810f040608090242080242080101 1200 00",
            MessageError::Length {
                parameter: P::Importance,
                length: 0,
                at: 15,
            },
        ),
        (
            "11810f040608090242080242080101 7709 00",
            truncated(P::OptionalPart, 18),
        ),
        (
            "13000f0700",
            MessageError::Pointer {
                parameter: P::CalledPartyAddress,
                at: 4,
            },
        ),
        (
            "13000f070008000900000002420802420803 00 01",
            truncated(P::Data, 20),
        ),
    ] {
        let octets = octets(&hex.replace(' ', ""));
        assert_eq!(Message::decode(&octets).map(drop), Err(error), "{hex}");
    }
}

/// Q.1400 5.2.2: an unknown optional parameter does not keep a message from being processed.
#[test]
fn q713_1_6_unknown_optional_parameters_are_kept() {
    let octets = octets("11810f0406080902420802420801017702aabb12010500");
    let message = Message::decode(&octets).expect("XUDT");
    assert_eq!(
        message.optional.iter().collect::<Vec<_>>(),
        [
            OptionalParameter::Unknown(0x77, &[0xaa, 0xbb]),
            OptionalParameter::Importance(Importance(5))
        ]
    );
    let mut again = Vec::new();
    message.encode(&mut again).expect("it fits");
    assert_eq!(again, octets);
}

#[test]
fn q713_1_5_what_pointers_cannot_reach_is_not_encoded() {
    let address = [0x42, 8];
    let data = [0; 256];
    let message = |family, length| Message {
        family,
        purpose: Purpose::Return(ReturnCause::UNQUALIFIED),
        hop_counter: 15,
        called: &address,
        calling: &address,
        data: data.get(..length).expect("as many"),
        optional: OptionalPart(&[0x12, 1, 5]),
    };
    let mut out = Vec::new();
    assert_eq!(message(Family::Unitdata, 255).encode(&mut out), Some(()));
    assert_eq!(message(Family::Unitdata, 256).encode(&mut out), None);
    assert_eq!(message(Family::Extended, 247).encode(&mut out), Some(()));
    assert_eq!(message(Family::Extended, 248).encode(&mut out), None);
    assert_eq!(message(Family::Long, 256).encode(&mut out), Some(()));
}

proptest! {
    #[test]
    fn random_octets_never_panic_and_come_back(
        kind in prop_oneof![Just(9u8), Just(10), Just(17), Just(18), Just(19), Just(20), any::<u8>()],
        rest in proptest::collection::vec(prop_oneof![0u8..16, any::<u8>()], 0..48),
    ) {
        let mut octets = vec![kind];
        octets.extend(rest);
        if let Ok(message) = Message::decode(&octets) {
            let mut again = Vec::new();
            if message.encode(&mut again).is_some() {
                prop_assert_eq!(Message::decode(&again), Ok(message));
            }
        }
    }

    #[test]
    fn messages_come_back(
        family in prop_oneof![Just(Family::Unitdata), Just(Family::Extended), Just(Family::Long)],
        cause in proptest::option::of(any::<u8>()),
        bits in any::<(bool, bool, u8)>(),
        called in proptest::collection::vec(any::<u8>(), 1..24),
        calling in proptest::collection::vec(any::<u8>(), 1..24),
        data in proptest::collection::vec(any::<u8>(), 0..180),
        segmented in proptest::option::of(0u8..16),
    ) {
        let segmentation = segmented.map(|remaining| Segmentation {
            first: bits.0, in_sequence: bits.1, remaining, reference: [1, 2, bits.2],
        });
        let optional = optional_part(segmentation, bits.0.then_some(Importance(3)));
        let (optional, hop_counter) = match family {
            Family::Unitdata => (OptionalPart::NONE, 0),
            _ => (OptionalPart::new(&optional).expect("made here"), bits.2),
        };
        let message = Message {
            family,
            purpose: match cause {
                Some(cause) => Purpose::Return(ReturnCause(cause)),
                None => Purpose::Data(ProtocolClass { in_sequence: bits.0, return_on_error: bits.1 }),
            },
            hop_counter,
            called: &called,
            calling: &calling,
            data: &data,
            optional,
        };
        let mut octets = Vec::new();
        message.encode(&mut octets).expect("it fits");
        prop_assert_eq!(Message::decode(&octets), Ok(message));
    }
}
