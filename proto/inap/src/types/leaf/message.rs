//! Short messages (TS 23.040, TS 23.038, TS 24.011).

use inlab_ber::value::{Value, unhex};

use super::layout::{
    Field, Layout, Map, Names, bits, fixed, flag, named, quantity, read_by, scaled, show_by,
    show_fields,
};
use super::number::{read_bcd, read_isdn, show_bcd, show_isdn};
use super::{find, shown, text, word};
use crate::time::Time;

inlab_ber::leaf! {
    /// Address of a short message's sender (TS 29.078 5.1): an ISDN address string, or a text in the default alphabet.
    pub struct SmsAddress<'a> "SMS-AddressString" = [UNIVERSAL 4], show_sms_address, read_sms_address
}
inlab_ber::leaf! {
    /// Destination of a short message (TS 29.078 5.1): a BCD number, or a text in the default alphabet.
    pub struct SmsDestination<'a> "CalledPartyBCDNumber" = [UNIVERSAL 4], show_destination, read_destination
}

layout_leaf_by! {
    /// First octet of a short message's TPDU (TS 23.040 9.2.2): SMS-SUBMIT and SMS-COMMAND from a mobile, SMS-DELIVER to it.
    TpFirstOctet "TPShortMessageSpecificInfo" show_first_octet read_first_octet, FIRST_OCTETS
}

code_leaf! {
    /// Protocol identifier (TS 23.040 9.2.3.9).
    TpProtocolIdentifier "TPProtocolIdentifier" show_pid read_pid, PROTOCOLS
}

layout_leaf_by! {
    /// Data coding scheme (TS 23.038 4).
    TpDataCodingScheme "TPDataCodingScheme" show_dcs read_dcs, CODING_GROUPS
}

shown_leaf! {
    /// Validity period (TS 23.040 9.2.3.12): relative in one octet, absolute or enhanced in seven.
    TpValidityPeriod "TPValidityPeriod" show_validity read_validity, show_period, read_period
}

code_leaf! {
    /// RP cause (TS 24.011 8.2.5.4) of a message that was not delivered.
    MtSmsCause "MT-SMSCause" show_mt_cause read_mt_cause, RP_CAUSES
}

octet_leaf! {
    /// Argument of releaseSMS: an RP cause (TS 24.011 8.2.5.4), shown by its name.
    RpCause "RPCause" show_mt_cause, read_mt_cause
}

const FIRST_OCTETS: &[Layout] = &[
    Layout {
        fields: &[
            named("messageType", 1, 2, 2, &[(0, "SMS-DELIVER")]).tells(),
            flag("noMoreMessages", 1, 3),
            flag("loopPrevention", 1, 4),
            flag("statusReportIndication", 1, 6),
            flag("userDataHeader", 1, 7),
            flag("replyPath", 1, 8),
        ],
        least: 1,
    },
    Layout {
        fields: &[
            named("messageType", 1, 2, 2, &[(1, "SMS-SUBMIT")]).tells(),
            flag("rejectDuplicates", 1, 3),
            named("validityPeriodFormat", 1, 5, 2, VALIDITY_FORMATS),
            flag("statusReportRequest", 1, 6),
            flag("userDataHeader", 1, 7),
            flag("replyPath", 1, 8),
        ],
        least: 1,
    },
    Layout {
        fields: &[
            named("messageType", 1, 2, 2, &[(2, "SMS-COMMAND")]).tells(),
            flag("statusReportRequest", 1, 6),
            flag("userDataHeader", 1, 7),
        ],
        least: 1,
    },
];
const VALIDITY_FORMATS: Names = &[
    (0, "not present"),
    (1, "enhanced"),
    (2, "relative"),
    (3, "absolute"),
];

const CODING_GROUPS: &[Layout] = &[
    Layout {
        fields: &[
            named("group", 1, 8, 1, &[(0, "general")]).tells(),
            flag("automaticDeletion", 1, 7),
            flag("compressed", 1, 6),
            fixed(1, 5, 1, 0),
            named("alphabet", 1, 4, 2, ALPHABETS),
            fixed(1, 2, 2, 0),
        ],
        least: 1,
    },
    Layout {
        fields: &[
            named("group", 1, 8, 1, &[(0, "general")]).tells(),
            flag("automaticDeletion", 1, 7),
            flag("compressed", 1, 6),
            fixed(1, 5, 1, 1),
            named("alphabet", 1, 4, 2, ALPHABETS),
            named("class", 1, 2, 2, CLASSES),
        ],
        least: 1,
    },
    Layout {
        fields: &[
            named("group", 1, 8, 4, &[(15, "message class")]).tells(),
            named("alphabet", 1, 3, 1, ALPHABETS),
            named("class", 1, 2, 2, CLASSES),
        ],
        least: 1,
    },
    Layout {
        fields: &[
            named("group", 1, 8, 4, WAITING_GROUPS).tells(),
            flag("active", 1, 4),
            named("indication", 1, 2, 2, INDICATIONS),
        ],
        least: 1,
    },
];
const ALPHABETS: Names = &[(0, "GSM 7 bit"), (1, "8 bit data"), (2, "UCS2")];
const CLASSES: Names = &[
    (0, "class 0"),
    (1, "class 1"),
    (2, "class 2"),
    (3, "class 3"),
];
const WAITING_GROUPS: Names = &[
    (12, "message waiting, discard"),
    (13, "message waiting, store"),
    (14, "message waiting, store, UCS2"),
];
const INDICATIONS: Names = &[
    (0, "voicemail"),
    (1, "fax"),
    (2, "electronic mail"),
    (3, "other"),
];
const PROTOCOLS: Names = &[
    (0x00, "SME-to-SME"),
    (0x20, "telematic, implicit"),
    (0x21, "telex"),
    (0x22, "group 3 telefax"),
    (0x23, "group 4 telefax"),
    (0x24, "voice telephone"),
    (0x25, "ERMES"),
    (0x26, "national paging system"),
    (0x27, "videotex"),
    (0x28, "teletex, carrier unspecified"),
    (0x29, "teletex in PSPDN"),
    (0x2a, "teletex in CSPDN"),
    (0x2b, "teletex in analog PSTN"),
    (0x2c, "teletex in digital ISDN"),
    (0x2d, "UCI"),
    (0x30, "message handling facility"),
    (0x31, "X.400 message handling system"),
    (0x32, "Internet electronic mail"),
    (0x3f, "mobile station"),
    (0x40, "short message type 0"),
    (0x41, "replace short message type 1"),
    (0x42, "replace short message type 2"),
    (0x43, "replace short message type 3"),
    (0x44, "replace short message type 4"),
    (0x45, "replace short message type 5"),
    (0x46, "replace short message type 6"),
    (0x47, "replace short message type 7"),
    (0x48, "device triggering short message"),
    (0x5e, "enhanced message service (obsolete)"),
    (0x5f, "return call message"),
    (0x7c, "ANSI-136 R-DATA"),
    (0x7d, "ME data download"),
    (0x7e, "ME de-personalization short message"),
    (0x7f, "(U)SIM data download"),
];
const RP_CAUSES: Names = &[
    (1, "unassigned (unallocated) number"),
    (8, "operator determined barring"),
    (10, "call barred"),
    (21, "short message transfer rejected"),
    (22, "memory capacity exceeded"),
    (27, "destination out of order"),
    (28, "unidentified subscriber"),
    (29, "facility rejected"),
    (30, "unknown subscriber"),
    (38, "network out of order"),
    (41, "temporary failure"),
    (42, "congestion"),
    (47, "resources unavailable, unspecified"),
    (50, "requested facility not subscribed"),
    (69, "requested facility not implemented"),
    (81, "invalid short message transfer reference value"),
    (95, "semantically incorrect message"),
    (96, "invalid mandatory information"),
    (97, "message type non-existent or not implemented"),
    (
        98,
        "message not compatible with short message protocol state",
    ),
    (99, "information element non-existent or not implemented"),
    (111, "protocol error, unspecified"),
    (127, "interworking, unspecified"),
];

/// In `2 days`, of one octet.
fn relative(code: u32) -> Option<String> {
    Some(match code {
        0..=143 => format!("{} minutes", (code + 1) * 5),
        144..=167 => format!("{} minutes", 720 + (code - 143) * 30),
        168..=196 => format!("{} days", code - 166),
        197..=255 => format!("{} weeks", code - 192),
        _ => return None,
    })
}

/// The enhanced format, but for a time of day: seven octets of which the last five are 0.
const ENHANCED: &[Layout] = &[
    Layout {
        fields: &[
            flag("singleShot", 1, 7),
            named("enhanced", 1, 3, 3, &[(1, "relative")]).tells(),
            quantity("period", 2, 8, 8, relative),
        ],
        least: 7,
    },
    Layout {
        fields: &[
            flag("singleShot", 1, 7),
            named("enhanced", 1, 3, 3, &[(2, "seconds")]).tells(),
            scaled("period", 2, 8, 8, 1, "seconds"),
        ],
        least: 7,
    },
    Layout {
        fields: &[
            flag("singleShot", 1, 7),
            named("enhanced", 1, 3, 3, &[(0, "no period")]).tells(),
        ],
        least: 7,
    },
];

fn show_period(content: &[u8]) -> Option<Value> {
    match content {
        [octet] => relative((*octet).into()).map(Value::Text),
        [fields @ .., zone] if fields.len() == 6 => {
            if let Some(time) = absolute(fields, *zone) {
                return Some(text(time));
            }
            show_by(ENHANCED, content)
        }
        _ => None,
    }
}

fn read_period(value: &Value) -> Option<Vec<u8>> {
    let Value::Text(text) = value else {
        return read_by(ENHANCED, value);
    };
    if let Some(octet) = (0..=255).find(|code| relative(*code).as_ref() == Some(text)) {
        return Some(vec![u8::try_from(octet).ok()?]);
    }
    match Time::parse(text) {
        Some(time) if time.short_year && time.offset_quarters.is_some() => {
            Some(time.encode().to_vec())
        }
        Some(_) => None,
        None => unhex(text),
    }
}

/// A time stamp (TS 23.040 9.2.3.11): year without the century, and a time zone.
fn absolute(fields: &[u8], zone: u8) -> Option<Time> {
    let time = Time::decode(fields)?;
    let century = Time::decode(&[&[0x02], fields, &[zone]].concat())?;
    Some(Time {
        offset_quarters: century.offset_quarters,
        ..time
    })
}

/// Type of number of an alphanumeric address (TS 23.040 9.1.2.5).
const ALPHANUMERIC: u32 = 5;
const ADDRESS_TYPE: &[Field] = &[
    fixed(1, 8, 1, 1),
    named("nature", 1, 7, 3, &[(ALPHANUMERIC, "alphanumeric")]),
    named(
        "plan",
        1,
        4,
        4,
        &[(0, "unknown plan"), (1, "E.164"), (9, "private plan")],
    ),
];

fn show_sms_address(content: &[u8]) -> Value {
    match bits(content, 1, 3) {
        Some(ALPHANUMERIC) => shown(content, show_alphanumeric(content), read_sms_address),
        _ => show_isdn(content),
    }
}

fn read_sms_address(value: &Value) -> Option<Vec<u8>> {
    match value.get("text") {
        Some(_) => read_alphanumeric(value),
        None => read_isdn(value),
    }
}

fn show_destination(content: &[u8]) -> Value {
    match bits(content, 1, 3) {
        Some(ALPHANUMERIC) => shown(content, show_alphanumeric(content), read_destination),
        _ => show_bcd(content),
    }
}

fn read_destination(value: &Value) -> Option<Vec<u8>> {
    match value.get("text") {
        Some(_) => read_alphanumeric(value),
        None => read_bcd(value),
    }
}

/// Septets of the default alphabet, the first in the low bits (TS 23.038 6.1.2.1.1).
fn show_alphanumeric(content: &[u8]) -> Option<Value> {
    let (first, packed) = content.split_first_chunk::<1>()?;
    let count = packed.len() * 8 / 7;
    let mut text = String::new();
    for at in 0..count {
        let septet = (0..7).try_fold(0usize, |code, bit| {
            let place = at * 7 + bit;
            let octet = packed.get(place / 8)?;
            Some(code | usize::from(octet >> (place % 8) & 1) << bit)
        })?;
        // Seven bits of 0 that fill the last octet are no letter.
        if septet == 0 && at + 1 == count && count.is_multiple_of(8) {
            break;
        }
        text.push(
            ALPHABET
                .chars()
                .nth(septet)
                .filter(|letter| *letter != ESCAPE)?,
        );
    }
    let mut map: Map = vec![("text".into(), Value::Text(text))];
    map.extend(show_fields(ADDRESS_TYPE, first));
    Some(Value::Map(map))
}

fn read_alphanumeric(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else { return None };
    let text = word(find(map, "text")?)?;
    let rest = map.iter().filter(|(key, _)| key != "text").cloned();
    let layout = const {
        Layout {
            fields: ADDRESS_TYPE,
            least: 1,
        }
    };
    let mut octets = layout.read(&Value::Map(rest.collect()))?;
    let start = octets.len();
    for (at, letter) in text.chars().enumerate() {
        let septet = ALPHABET
            .chars()
            .position(|known| known == letter && known != ESCAPE)?;
        for bit in (0..7).filter(|bit| septet >> bit & 1 != 0) {
            let place = at * 7 + bit;
            let wanted = start + place / 8 + 1;
            octets.resize(octets.len().max(wanted), 0);
            *octets.get_mut(wanted - 1)? |= 1 << (place % 8);
        }
    }
    octets.resize(start + (text.chars().count() * 7).div_ceil(8), 0);
    Some(octets)
}

const ESCAPE: char = '\u{1b}';
/// The default alphabet (TS 23.038 6.2.1).
const ALPHABET: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1b}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
    ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
