//! What a connection must carry: bearer capability, high and low layer compatibility, transmission medium, subaddress
//! (Q.931 4.5.5, 4.5.8, 4.5.9, 4.5.17, 4.5.19; Q.763 3.3, 3.54, 3.57, 3.59).

use inlab_ber::value::{Value, hex, unhex};
use inlab_ss7 as ss7;

use super::layout::{
    Field, Layout, Map, Names, Run, bits, code_of, fixed, flag, named, number, show_fields,
};
use super::{find, word};

shown_leaf! {
    /// Bearer capability (Q.931 4.5.5 from octet 3 on), user service information (Q.763 3.57). `speech`, `3.1 kHz audio` and
    /// `unrestricted digital information` alone are read as the usual circuits of 64 kbit/s.
    BearerCap "UserServiceInformation" show_bearer read_bearer,
    |content: &[u8]| show_capability(content, &BEARER), |value: &Value| read_capability(value, &BEARER)
}

shown_leaf! {
    /// Low layer compatibility (Q.931 4.5.19, TS 24.008 10.5.4.18, from octet 3 on).
    LowLayerCompatibility "LowLayerCompatibility" show_low_layer read_low_layer,
    |content: &[u8]| show_capability(content, &LOW_LAYER), |value: &Value| read_capability(value, &LOW_LAYER)
}

shown_leaf! {
    /// High layer compatibility (Q.931 4.5.17 from octet 3 on), user teleservice information (Q.763 3.59).
    HighLayerCompatibility "HighLayerCompatibility" show_high_layer read_high_layer,
    show_high_layer_parts, read_high_layer_parts
}

code_leaf! {
    /// Transmission medium requirement (Q.763 3.54).
    TransmissionMedium "TransmissionMediumRequirement" show_medium read_medium, MEDIA
}

shown_leaf! {
    /// Calling or called party subaddress (Q.931 4.5.9, 4.5.11, from octet 3 on). An NSAP address begins with its AFI (X.213
    /// annex A).
    Subaddress "Subaddress" show_subaddress read_subaddress, show_subaddress_parts, read_subaddress_parts
}

shown_leaf! {
    /// Information elements of Q.931 that pass through the network (access transport, Q.763 3.3), shown as a list of
    /// elements in their order.
    AccessTransport "AccessTransport" show_access read_access, show_elements, read_elements
}

/// The octet groups of a capability, which two elements have in common.
struct Capability {
    /// Octet 3 and its extensions.
    first: Run,
    /// Octet 6, by the layer 2 protocol.
    layer2: fn(u32) -> &'static Run,
    /// Octet 7, by the layer 3 protocol.
    layer3: fn(u32) -> &'static Run,
}

const BEARER: Capability = Capability {
    first: Run(&[CAPABILITY]),
    layer2: |_| const { &Run(&[LAYER_2]) },
    layer3: |protocol| match protocol {
        TR_9577 => const { &Run(&[LAYER_3, ADDITIONAL_HIGH, ADDITIONAL_LOW]) },
        _ => const { &Run(&[LAYER_3]) },
    },
};

const LOW_LAYER: Capability = Capability {
    first: Run(&[CAPABILITY, &[flag("outbandNegotiation", 1, 7)]]),
    layer2: |protocol| match protocol {
        USER_SPECIFIED => const { &Run(&[LAYER_2, &[number("layer2Information", 1, 7, 7)]]) },
        _ => {
            const {
                &Run(&[
                    LAYER_2,
                    &[
                        named("layer2Mode", 1, 7, 2, MODES_OF_OPERATION),
                        number("q933Use", 1, 2, 2).quiet(),
                    ],
                    &[number("layer2WindowSize", 1, 7, 7)],
                ])
            }
        }
    },
    layer3: |protocol| match protocol {
        TR_9577 => const { &Run(&[LAYER_3, ADDITIONAL_HIGH, ADDITIONAL_LOW]) },
        USER_SPECIFIED => const { &Run(&[LAYER_3, &[number("layer3Information", 1, 7, 7)]]) },
        _ => {
            const {
                &Run(&[
                    LAYER_3,
                    &[named("layer3Mode", 1, 7, 2, MODES_OF_OPERATION)],
                    &[number("defaultPacketSizeExponent", 1, 4, 4)],
                    &[number("packetWindowSize", 1, 7, 7)],
                ])
            }
        }
    },
};

const V120: u32 = 8;
const USER_SPECIFIED: u32 = 16;
const TR_9577: u32 = 11;
const MULTIRATE: u32 = 24;

const CAPABILITY: &[Field] = &[
    named("coding", 1, 7, 2, CODINGS).quiet(),
    named("transferCapability", 1, 5, 5, TRANSFER_CAPABILITIES),
];
/// Octets 4, 4a and 4b; the last two are of CCITT's Blue Book.
const TRANSFER: Run = Run(&[
    &[
        named("mode", 1, 7, 2, TRANSFER_MODES),
        named("rate", 1, 5, 5, RATES),
    ],
    &[
        named("structure", 1, 7, 3, STRUCTURES),
        named("configuration", 1, 4, 2, &[(0, "point-to-point")]),
        named("establishment", 1, 2, 2, &[(0, "demand")]),
    ],
    &[
        named("symmetry", 1, 7, 2, &[(0, "bidirectional symmetric")]),
        named("rateBackward", 1, 5, 5, RATES),
    ],
]);
const MULTIPLIER: Run = Run(&[&[number("rateMultiplier", 1, 7, 7)]]);

const LAYER_1: &[Field] = &[
    fixed(1, 7, 2, 1),
    named("layer1", 1, 5, 5, LAYER_1_PROTOCOLS),
];
const USER_RATE: &[Field] = &[
    flag("asynchronous", 1, 7),
    flag("inbandNegotiation", 1, 6),
    named("userRate", 1, 5, 5, USER_RATES),
];
const CHARACTERS: &[Field] = &[
    named(
        "stopBits",
        1,
        7,
        2,
        &[(1, "1 bit"), (2, "1.5 bits"), (3, "2 bits")],
    ),
    named(
        "dataBits",
        1,
        5,
        2,
        &[(1, "5 bits"), (2, "7 bits"), (3, "8 bits")],
    ),
    named("parity", 1, 3, 3, PARITIES),
];
const MODEM: &[Field] = &[flag("duplex", 1, 7), named("modem", 1, 6, 6, MODEMS)];
const LAYER_1_V110: Run = Run(&[
    LAYER_1,
    USER_RATE,
    &[
        named("intermediateRate", 1, 7, 2, INTERMEDIATE_RATES),
        flag("sendsIndependentClock", 1, 5),
        flag("acceptsIndependentClock", 1, 4),
        flag("sendsFlowControl", 1, 3),
        flag("acceptsFlowControl", 1, 2),
    ],
    CHARACTERS,
    MODEM,
]);
const LAYER_1_V120: Run = Run(&[
    LAYER_1,
    USER_RATE,
    &[
        flag("header", 1, 7),
        flag("multipleFrame", 1, 6),
        flag("protocolSensitive", 1, 5),
        flag("logicalLinkNegotiation", 1, 4),
        flag("assignorOnly", 1, 3),
        flag("inbandLinkNegotiation", 1, 2),
    ],
    CHARACTERS,
    MODEM,
]);
const LAYER_2: &[Field] = &[
    fixed(1, 7, 2, 2),
    named("layer2", 1, 5, 5, LAYER_2_PROTOCOLS),
];
const LAYER_3: &[Field] = &[
    fixed(1, 7, 2, 3),
    named("layer3", 1, 5, 5, LAYER_3_PROTOCOLS),
];
const ADDITIONAL_HIGH: &[Field] = &[number("additionalHigh", 1, 4, 4)];
const ADDITIONAL_LOW: &[Field] = &[number("additionalLow", 1, 4, 4)];

fn layer1(protocol: u32) -> &'static Run {
    match protocol {
        V120 => &LAYER_1_V120,
        _ => &LAYER_1_V110,
    }
}

fn show_capability(content: &[u8], groups: &Capability) -> Option<Value> {
    let mut map = Map::new();
    let mut rest = groups.first.show(content, &mut map)?;
    rest = TRANSFER.show(rest, &mut map)?;
    if find(&map, "rate") == Some(&Value::Text(RATE_MULTIRATE.into())) {
        rest = MULTIPLIER.show(rest, &mut map)?;
    }
    for layer in 1..=3 {
        if bits(rest, 1, 2) != Some(layer) {
            continue;
        }
        let protocol = bits(rest, 3, 5)?;
        let run = match layer {
            1 => layer1(protocol),
            2 => (groups.layer2)(protocol),
            _ => (groups.layer3)(protocol),
        };
        rest = run.show(rest, &mut map)?;
    }
    rest.is_empty().then_some(Value::Map(map))
}

fn read_capability(value: &Value, groups: &Capability) -> Option<Vec<u8>> {
    let map = match value {
        Value::Map(map) => map,
        Value::Text(text) => {
            return match ss7::BearerCapability::from_text(text) {
                Ok(bearer) => Some(bearer.encode().to_vec()),
                Err(_) => unhex(text),
            };
        }
        _ => return None,
    };
    let mut out = Vec::new();
    let mut runs: Vec<&Run> = vec![&groups.first, &TRANSFER];
    if protocol(map, "rate", RATES) == Some(MULTIRATE) {
        runs.push(&MULTIPLIER);
    }
    if let Some(protocol) = protocol(map, "layer1", LAYER_1_PROTOCOLS) {
        runs.push(layer1(protocol));
    }
    if let Some(protocol) = protocol(map, "layer2", LAYER_2_PROTOCOLS) {
        runs.push((groups.layer2)(protocol));
    }
    if let Some(protocol) = protocol(map, "layer3", LAYER_3_PROTOCOLS) {
        runs.push((groups.layer3)(protocol));
    }
    let known = |key: &str| runs.iter().any(|run| run.has(key));
    if !map.iter().all(|(key, _)| known(key)) {
        return None;
    }
    runs.iter().try_for_each(|run| run.read(map, &mut out))?;
    Some(out)
}

/// The code point of an entry.
fn protocol(map: &[(String, Value)], key: &str, names: Names) -> Option<u32> {
    match find(map, key)? {
        Value::Text(text) => code_of(names, text),
        Value::Integer(number) => u32::try_from(*number).ok(),
        _ => None,
    }
}

const HIGH_LAYER: Run = Run(&[&[
    named("coding", 1, 7, 2, CODINGS).quiet(),
    named("interpretation", 1, 5, 3, &[(4, "first")]),
    named(
        "presentation",
        1,
        2,
        2,
        &[(1, "high layer protocol profile")],
    ),
]]);

/// Octet 4, and octet 4a for what has an extension.
const TELESERVICE: Run = Run(&[
    &[named("teleservice", 1, 7, 7, TELESERVICES)],
    &[number("extension", 1, 7, 7)],
]);

fn show_high_layer_parts(content: &[u8]) -> Option<Value> {
    let mut map = Map::new();
    let rest = HIGH_LAYER.show(content, &mut map)?;
    let rest = TELESERVICE.show(rest, &mut map)?;
    rest.is_empty().then_some(Value::Map(map))
}

/// `teleservice` alone, or its name, is the first in the coding of ITU-T.
fn read_high_layer_parts(value: &Value) -> Option<Vec<u8>> {
    let (map, given);
    match value {
        Value::Map(parts) => given = parts,
        Value::Text(text) => {
            if let Some(octets) = unhex(text) {
                return Some(octets);
            }
            map = vec![("teleservice".to_owned(), value.clone())];
            given = &map;
        }
        _ => return None,
    }
    let known = |key: &str| HIGH_LAYER.has(key) || TELESERVICE.has(key);
    if !given.iter().all(|(key, _)| known(key)) {
        return None;
    }
    let mut out = Vec::new();
    HIGH_LAYER.read(given, &mut out)?;
    if out.is_empty() {
        out.push(0x91);
    }
    TELESERVICE.read(given, &mut out)?;
    (out.len() > 1).then_some(out)
}

const SUBADDRESS_TYPE: Layout = Layout {
    fields: &[
        fixed(1, 8, 1, 1),
        named("type", 1, 7, 3, &[(0, "NSAP"), (2, "user specified")]),
        flag("odd", 1, 4),
    ],
    least: 1,
};

fn show_subaddress_parts(content: &[u8]) -> Option<Value> {
    let (first, information) = content.split_first_chunk::<1>()?;
    let mut map = show_fields(SUBADDRESS_TYPE.fields, first);
    map.push(("information".into(), Value::Text(hex(information))));
    Some(Value::Map(map))
}

fn read_subaddress_parts(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unhex(&word(value)?);
    };
    let mut map = map.clone();
    let information = map.iter().position(|(key, _)| key == "information");
    let information = match information.map(|at| map.remove(at).1) {
        Some(Value::Text(text)) => unhex(&text)?,
        Some(_) => return None,
        None => Vec::new(),
    };
    let mut octets = SUBADDRESS_TYPE.read(&Value::Map(map))?;
    octets.extend(information);
    Some(octets)
}

/// Elements of a length, one behind the other: `element: name`, `contents`. Single-octet elements (identifier 128 and up)
/// have none.
fn show_elements(mut content: &[u8]) -> Option<Value> {
    let mut list = Vec::new();
    while let Some((identifier, rest)) = content.split_first() {
        let name = super::layout::show_code(ELEMENTS, &[*identifier])?;
        let mut map = vec![("element".to_owned(), name)];
        if *identifier < 0x80 {
            let (length, rest) = rest.split_first()?;
            let (octets, rest) = rest.split_at_checked(usize::from(*length))?;
            map.push(("contents".into(), show_element(*identifier, octets)));
            content = rest;
        } else {
            content = rest;
        }
        list.push(Value::Map(map));
    }
    Some(Value::List(list))
}

fn show_element(identifier: u8, octets: &[u8]) -> Value {
    match identifier {
        0x04 => show_bearer(octets),
        0x6d | 0x71 => show_subaddress(octets),
        0x7c => show_low_layer(octets),
        0x7d => show_high_layer(octets),
        _ => Value::Text(hex(octets)),
    }
}

fn read_elements(value: &Value) -> Option<Vec<u8>> {
    let list = match value {
        Value::List(list) => list,
        Value::Text(text) => return unhex(text),
        _ => return None,
    };
    let mut out = Vec::new();
    for element in list {
        let Value::Map(map) = element else {
            return None;
        };
        let identifier = super::layout::read_code(ELEMENTS, find(map, "element")?)?;
        out.extend(&identifier);
        let contents = find(map, "contents");
        if map.len() != 1 + usize::from(contents.is_some()) {
            return None;
        }
        let octets = match (identifier.first()?, contents) {
            (0x80.., None) => continue,
            (0x80.., Some(_)) | (_, None) => return None,
            (0x04, Some(value)) => read_bearer(value)?,
            (0x6d | 0x71, Some(value)) => read_subaddress(value)?,
            (0x7c, Some(value)) => read_low_layer(value)?,
            (0x7d, Some(value)) => read_high_layer(value)?,
            (_, Some(Value::Text(text))) => unhex(text)?,
            _ => return None,
        };
        out.push(u8::try_from(octets.len()).ok()?);
        out.extend(octets);
    }
    Some(out)
}

/// Information elements that Q.763 3.3 lets through (Q.931 table 4-3).
pub(super) const ELEMENTS: Names = &[
    (0x04, "bearer capability"),
    (0x1c, "facility"),
    (0x1e, "progress indicator"),
    (0x24, "terminal capabilities"),
    (0x27, "notification indicator"),
    (0x28, "display"),
    (0x2c, "keypad facility"),
    (0x4c, "connected number"),
    (0x4d, "connected subaddress"),
    (0x6c, "calling party number"),
    (0x6d, "calling party subaddress"),
    (0x70, "called party number"),
    (0x71, "called party subaddress"),
    (0x7c, "low layer compatibility"),
    (0x7d, "high layer compatibility"),
    (0x7e, "user-user"),
];

pub(super) const CODINGS: Names = &[
    (0, "ITU-T"),
    (1, "ISO/IEC"),
    (2, "national coding"),
    (3, "coding of the network"),
];
const TRANSFER_CAPABILITIES: Names = &[
    (0, "speech"),
    (8, "unrestricted digital information"),
    (9, "restricted digital information"),
    (16, "3.1 kHz audio"),
    (
        17,
        "unrestricted digital information with tones/announcements",
    ),
    (24, "video"),
];
const TRANSFER_MODES: Names = &[(0, "circuit"), (2, "packet")];
const RATE_MULTIRATE: &str = "multirate";
const RATES: Names = &[
    (0, "packet"),
    (16, "64 kbit/s"),
    (17, "2 x 64 kbit/s"),
    (19, "384 kbit/s"),
    (21, "1536 kbit/s"),
    (23, "1920 kbit/s"),
    (MULTIRATE, RATE_MULTIRATE),
];
const STRUCTURES: Names = &[
    (0, "default"),
    (1, "8 kHz integrity"),
    (4, "service data unit integrity"),
    (7, "unstructured"),
];
const LAYER_1_PROTOCOLS: Names = &[
    (1, "V.110, I.460 and X.30"),
    (2, "G.711 mu-law"),
    (3, "G.711 A-law"),
    (4, "G.721 and I.460"),
    (5, "H.221 and H.242"),
    (6, "H.223 and H.245"),
    (7, "rate adaption not of ITU-T"),
    (V120, "V.120"),
    (9, "X.31 HDLC flag stuffing"),
    (10, "G.728"),
    (11, "G.729"),
];
const USER_RATES: Names = &[
    (0, "by E bits or negotiated"),
    (1, "0.6 kbit/s"),
    (2, "1.2 kbit/s"),
    (3, "2.4 kbit/s"),
    (4, "3.6 kbit/s"),
    (5, "4.8 kbit/s"),
    (6, "7.2 kbit/s"),
    (7, "8 kbit/s"),
    (8, "9.6 kbit/s"),
    (9, "14.4 kbit/s"),
    (10, "16 kbit/s"),
    (11, "19.2 kbit/s"),
    (12, "32 kbit/s"),
    (13, "38.4 kbit/s"),
    (14, "48 kbit/s"),
    (15, "56 kbit/s"),
    (16, "64 kbit/s"),
    (18, "57.6 kbit/s"),
    (19, "28.8 kbit/s"),
    (20, "24 kbit/s"),
    (21, "0.1345 kbit/s"),
    (22, "0.1 kbit/s"),
    (23, "0.075/1.2 kbit/s"),
    (24, "1.2/0.075 kbit/s"),
    (25, "0.05 kbit/s"),
    (26, "0.075 kbit/s"),
    (27, "0.11 kbit/s"),
    (28, "0.15 kbit/s"),
    (29, "0.2 kbit/s"),
    (30, "0.3 kbit/s"),
    (31, "12 kbit/s"),
];
const INTERMEDIATE_RATES: Names = &[(1, "8 kbit/s"), (2, "16 kbit/s"), (3, "32 kbit/s")];
const PARITIES: Names = &[
    (0, "odd"),
    (2, "even"),
    (3, "none"),
    (4, "forced to 0"),
    (5, "forced to 1"),
];
const MODEMS: Names = &[
    (17, "V.21"),
    (18, "V.22"),
    (19, "V.22 bis"),
    (20, "V.23"),
    (21, "V.26"),
    (22, "V.26 bis"),
    (23, "V.26 ter"),
    (24, "V.27"),
    (25, "V.27 bis"),
    (26, "V.27 ter"),
    (27, "V.29"),
    (29, "V.32"),
    (30, "V.34"),
];
const LAYER_2_PROTOCOLS: Names = &[
    (1, "basic mode ISO 1745"),
    (2, "Q.921/I.441"),
    (6, "X.25 link layer"),
    (7, "X.25 multilink"),
    (8, "extended LAPB (T.71)"),
    (9, "HDLC ARM"),
    (10, "HDLC NRM"),
    (11, "HDLC ABM"),
    (12, "LAN logical link control"),
    (13, "X.75 single link procedure"),
    (14, "Q.922"),
    (15, "core aspects of Q.922"),
    (USER_SPECIFIED, "user specified"),
    (17, "ISO 7776 DTE-DTE"),
];
const LAYER_3_PROTOCOLS: Names = &[
    (2, "Q.931"),
    (6, "X.25 packet layer"),
    (7, "ISO/IEC 8208"),
    (8, "X.223 and ISO 8878"),
    (9, "ISO/IEC 8473"),
    (10, "T.70"),
    (TR_9577, "ISO/IEC TR 9577"),
    (USER_SPECIFIED, "user specified"),
];
const MODES_OF_OPERATION: Names = &[(1, "normal"), (2, "extended")];
const TELESERVICES: Names = &[
    (1, "telephony"),
    (4, "facsimile group 2/3"),
    (33, "facsimile group 4 class I"),
    (
        36,
        "teletex basic and mixed mode, facsimile group 4 classes II and III",
    ),
    (40, "teletex basic and processable mode"),
    (49, "teletex basic mode"),
    (50, "syntax-based videotex"),
    (51, "international videotex interworking"),
    (53, "telex"),
    (56, "message handling systems"),
    (65, "OSI application"),
    (66, "FTAM application"),
    (94, "maintenance"),
    (95, "management"),
    (96, "videotelephony"),
    (97, "videoconferencing"),
    (98, "audiographic conferencing"),
    (104, "multimedia services"),
];
const MEDIA: Names = &[
    (0, "speech"),
    (2, "64 kbit/s unrestricted"),
    (3, "3.1 kHz audio"),
    (4, "alternate speech/64 kbit/s unrestricted"),
    (5, "alternate 64 kbit/s unrestricted/speech"),
    (6, "64 kbit/s preferred"),
    (7, "2 x 64 kbit/s unrestricted"),
    (8, "384 kbit/s unrestricted"),
    (9, "1536 kbit/s unrestricted"),
    (10, "1920 kbit/s unrestricted"),
    (16, "3 x 64 kbit/s unrestricted"),
    (17, "4 x 64 kbit/s unrestricted"),
    (18, "5 x 64 kbit/s unrestricted"),
    (20, "7 x 64 kbit/s unrestricted"),
    (21, "8 x 64 kbit/s unrestricted"),
    (22, "9 x 64 kbit/s unrestricted"),
    (23, "10 x 64 kbit/s unrestricted"),
    (24, "11 x 64 kbit/s unrestricted"),
    (25, "12 x 64 kbit/s unrestricted"),
    (26, "13 x 64 kbit/s unrestricted"),
    (27, "14 x 64 kbit/s unrestricted"),
    (28, "15 x 64 kbit/s unrestricted"),
    (29, "16 x 64 kbit/s unrestricted"),
    (30, "17 x 64 kbit/s unrestricted"),
    (31, "18 x 64 kbit/s unrestricted"),
    (32, "19 x 64 kbit/s unrestricted"),
    (33, "20 x 64 kbit/s unrestricted"),
    (34, "21 x 64 kbit/s unrestricted"),
    (35, "22 x 64 kbit/s unrestricted"),
    (36, "23 x 64 kbit/s unrestricted"),
    (38, "25 x 64 kbit/s unrestricted"),
    (39, "26 x 64 kbit/s unrestricted"),
    (40, "27 x 64 kbit/s unrestricted"),
    (41, "28 x 64 kbit/s unrestricted"),
    (42, "29 x 64 kbit/s unrestricted"),
];
