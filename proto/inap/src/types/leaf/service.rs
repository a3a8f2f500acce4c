//! Services, and what a call may and shall do: basic services (TS 29.002 17.7.9, 17.7.10), CAMEL phases (TS 29.002 17.7.1),
//! treatment indicators (TS 29.078 5.1, EN 301 140-1), indicators, groups and carriers of ISUP (Q.763, T1.113).

use inlab_ber::value::{Value, hex, unhex};
use inlab_ss7 as ss7;

use super::layout::{Layout, Map, Names, code_of, fixed, flag, name_of, named, number};
use super::location::{read_text, show_text};
use super::{find, text, word};

code_leaf! {
    /// Bearer service (TS 29.002 17.7.10).
    ExtBearerService "Ext-BearerServiceCode" show_bearer_service read_bearer_service, BEARER_SERVICES
}
code_leaf! {
    /// Teleservice (TS 29.002 17.7.9).
    ExtTeleservice "Ext-TeleserviceCode" show_teleservice read_teleservice, TELESERVICES
}

inlab_ber::leaf_of! {
    Primitive;
    /// Phases of CAMEL that a switch supports (TS 29.002 17.7.1), shown as a list of those whose bit is set.
    pub struct SupportedCamelPhases<'a> "SupportedCamelPhases" = [UNIVERSAL 3], show_phases, read_phases
}
inlab_ber::leaf_of! {
    Primitive;
    /// What a switch offers of CAMEL phase 4 (TS 29.002 17.7.1), shown as a list of those whose bit is set.
    pub struct OfferedCamel4Functionalities<'a> "OfferedCamel4Functionalities" = [UNIVERSAL 3], show_offered, read_offered
}

code_leaf! {
    /// Whether a conference is accepted.
    ConferenceTreatment "conferenceTreatmentIndicator" show_conference read_conference,
    &[(1, "acceptConferenceRequest"), (2, "rejectConferenceRequest")]
}
code_leaf! {
    /// Whether the call may be diverted.
    CallDiversionTreatment "callDiversionTreatmentIndicator" show_diversion read_diversion,
    &[(1, "callDiversionAllowed"), (2, "callDiversionNotAllowed")]
}
code_leaf! {
    /// Whether the call may be offered to a busy party.
    CallOfferingTreatment "callOfferingTreatmentIndicator" show_offering read_offering,
    &[(1, "callOfferingNotAllowed"), (2, "callOfferingAllowed")]
}
code_leaf! {
    /// Whether the called party is shown who calls.
    CallingPartyRestriction "callingPartyRestrictionIndicator" show_restriction read_restriction,
    &[(1, "noINImpact"), (2, "presentationRestricted")]
}
code_leaf! {
    /// Whether a completion of the call is accepted.
    CallCompletionTreatment "callCompletionTreatmentIndicator" show_completion read_completion,
    &[(1, "acceptCallCompletionServiceRequest"), (2, "rejectCallCompletionServiceRequest")]
}
code_leaf! {
    /// Whether the call may be held.
    HoldTreatment "holdTreatmentIndicator" show_hold read_hold,
    &[(1, "acceptHoldRequest"), (2, "rejectHoldRequest")]
}
code_leaf! {
    /// Whether a waiting call is accepted.
    CwTreatment "cwTreatmentIndicator" show_cw read_cw, &[(1, "acceptCw"), (2, "rejectCw")]
}
code_leaf! {
    /// Whether the call may be transferred.
    EctTreatment "ectTreatmentIndicator" show_ect read_ect,
    &[(1, "acceptEctRequest"), (2, "rejectEctRequest")]
}

code_leaf! {
    /// Whether the called party's side charges (Q.763 3.5).
    ChargeIndicator "ChargeIndicator" show_charge read_charge,
    &[(0, "no indication"), (1, "no charge"), (2, "charge")]
}

layout_leaf! {
    /// Forward call indicators (Q.763 3.23).
    ForwardCallIndicators "ForwardCallIndicators" show_forward_call read_forward_call, 2,
    [
        flag("international", 1, 1),
        named("endToEndMethod", 1, 3, 2, END_TO_END_METHODS),
        flag("interworking", 1, 4),
        flag("endToEndInformation", 1, 5),
        flag("isdnUserPart", 1, 6),
        named("isdnUserPartPreference", 1, 8, 2, PREFERENCES),
        flag("isdnAccess", 2, 1),
        named("sccpMethod", 2, 3, 2, SCCP_METHODS),
        flag("portedNumberTranslated", 2, 5).quiet(),
        flag("queryOnRelease", 2, 6).quiet(),
        number("national", 2, 8, 2).quiet(),
    ]
}

layout_leaf! {
    /// Backward GVNS (Q.763 3.62).
    BackwardGvns "BackwardGVNS" show_backward_gvns read_backward_gvns, 1,
    [
        named("terminatingAccess", 1, 2, 2, TERMINATING_ACCESSES),
        number("extension", 1, 8, 1).quiet(),
    ]
}

shown_leaf! {
    /// Call reference (Q.763 3.8): identity, and the point code (ITU-T) of who gave it.
    IsupCallReference "CallReference" show_call_reference read_call_reference, show_reference, read_reference
}

layout_leaf! {
    /// Numbering plan of the digits to collect (ETS 300 374-1 6.3, the bits of Q.763 3.9 d)).
    NumberingPlanOctet "NumberingPlan" show_plan read_plan, 1,
    [named("plan", 1, 7, 3, &[(1, "E.164"), (3, "X.121"), (4, "F.69"), (5, "private plan")])]
}

layout_leaf_by! {
    /// A pattern to alert with: in CAP of MAP (TS 29.002 17.7.1) behind two octets of 0, in INAP the signal of Q.931 4.5.28
    /// with its identifier and length.
    AlertingPattern "AlertingPattern" show_alerting read_alerting, ALERTINGS
}

shown_leaf! {
    /// What the resources of a switch can do (TS 29.078 5.1); octets behind the first are agreed bilaterally.
    IpSspCapabilities "IPSSPCapabilities" show_ipssp read_ipssp, show_capabilities, read_capabilities
}

shown_leaf! {
    /// Closed user group interlock code (Q.763 3.15): four digits of the network, binary code.
    CugInterlock "CUG-Interlock" show_interlock read_interlock, show_interlock_parts, read_interlock_parts
}

shown_leaf! {
    /// Carrier of North America (TS 29.078 5.1, T1.113): how it was selected, and its identity.
    Carrier "Carrier" show_carrier read_carrier, show_selected_carrier, read_selected_carrier
}
shown_leaf! {
    /// Identity of a carrier of North America (T1.113).
    NaCarrierId "NACarrierID" show_carrier_id read_carrier_id, show_carrier_parts, read_carrier_parts
}
code_leaf! {
    /// How a carrier was selected (TS 29.078 5.1).
    NaCicSelection "NACICSelectionType" show_selection read_selection, SELECTIONS
}
code_leaf! {
    /// Originating line information (T1.113); those of a mobile have names.
    NaOliInfo "NAOliInfo" show_oli read_oli, OLIS
}

layout_leaf_by! {
    /// User-to-user indicators (Q.763 3.60).
    UuIndicator "UUIndicator" show_uu read_uu, UU_INDICATORS
}

shown_leaf! {
    /// User-to-user information (Q.763 3.61, Q.931 4.5.30): protocol discriminator, then text (IA5) or octets.
    UserToUser "UUI" show_uui read_uui, show_user_information, read_user_information
}

const END_TO_END_METHODS: Names = &[
    (0, "none"),
    (1, "pass-along"),
    (2, "SCCP"),
    (3, "pass-along and SCCP"),
];
const PREFERENCES: Names = &[(0, "preferred"), (1, "not required"), (2, "required")];
const SCCP_METHODS: Names = &[
    (0, "no indication"),
    (1, "connectionless"),
    (2, "connection oriented"),
    (3, "connectionless and connection oriented"),
];
const TERMINATING_ACCESSES: Names = &[(0, "no information"), (1, "dedicated"), (2, "switched")];

const ALERTINGS: &[Layout] = &[
    Layout {
        fields: &[
            fixed(1, 8, 16, 0),
            named("pattern", 3, 8, 8, ALERTING_PATTERNS).tells(),
        ],
        least: 3,
    },
    Layout {
        fields: &[
            fixed(1, 8, 16, 0x3401),
            named("signal", 3, 8, 8, SIGNALS).tells(),
        ],
        least: 3,
    },
];
const ALERTING_PATTERNS: Names = &[
    (0, "level 0"),
    (1, "level 1"),
    (2, "level 2"),
    (4, "category 1"),
    (5, "category 2"),
    (6, "category 3"),
    (7, "category 4"),
    (8, "category 5"),
];
const SIGNALS: Names = &[
    (0x00, "dial tone on"),
    (0x01, "ring back tone on"),
    (0x02, "intercept tone on"),
    (0x03, "network congestion tone on"),
    (0x04, "busy tone on"),
    (0x05, "confirm tone on"),
    (0x06, "answer tone on"),
    (0x07, "call waiting tone on"),
    (0x08, "off-hook warning tone on"),
    (0x09, "pre-emption tone on"),
    (0x3f, "tones off"),
    (0x40, "alerting on, pattern 0"),
    (0x41, "alerting on, pattern 1"),
    (0x42, "alerting on, pattern 2"),
    (0x43, "alerting on, pattern 3"),
    (0x44, "alerting on, pattern 4"),
    (0x45, "alerting on, pattern 5"),
    (0x46, "alerting on, pattern 6"),
    (0x47, "alerting on, pattern 7"),
    (0x4f, "alerting off"),
];

const UU_INDICATORS: &[Layout] = &[
    Layout {
        fields: &[
            named("type", 1, 1, 1, &[(0, "request")]).tells(),
            named("service1", 1, 3, 2, UU_REQUESTS),
            named("service2", 1, 5, 2, UU_REQUESTS),
            named("service3", 1, 7, 2, UU_REQUESTS),
        ],
        least: 1,
    },
    Layout {
        fields: &[
            named("type", 1, 1, 1, &[(1, "response")]).tells(),
            named("service1", 1, 3, 2, UU_RESPONSES),
            named("service2", 1, 5, 2, UU_RESPONSES),
            named("service3", 1, 7, 2, UU_RESPONSES),
            flag("discardedByNetwork", 1, 8),
        ],
        least: 1,
    },
];
const UU_REQUESTS: Names = &[
    (0, "no information"),
    (2, "requested, not essential"),
    (3, "requested, essential"),
];
const UU_RESPONSES: Names = &[(0, "no information"), (1, "not provided"), (2, "provided")];
const DISCRIMINATORS: Names = &[
    (0, "user specific"),
    (1, "OSI high layer protocols"),
    (2, "X.244"),
    (3, "system management convergence"),
    (IA5, "IA5 characters"),
    (7, "V.120"),
    (8, "Q.931"),
];
const IA5: u32 = 4;

fn show_user_information(content: &[u8]) -> Option<Value> {
    let (first, rest) = content.split_first()?;
    let protocol = super::layout::show_code(DISCRIMINATORS, &[*first])?;
    let mut map: Map = vec![("protocol".into(), protocol)];
    map.push(match (u32::from(*first), show_text(rest)) {
        (IA5, Some(text)) => ("text".into(), text),
        _ => ("information".into(), Value::Text(hex(rest))),
    });
    Some(Value::Map(map))
}

fn read_user_information(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unhex(&word(value)?);
    };
    let [(first, protocol), (key, information)] = map.as_slice() else {
        return None;
    };
    let mut octets = super::layout::read_code(DISCRIMINATORS, protocol)?;
    octets.extend(match (first.as_str(), key.as_str(), information) {
        ("protocol", "text", text) => read_text(text)?,
        ("protocol", "information", Value::Text(information)) => unhex(information)?,
        _ => return None,
    });
    Some(octets)
}

/// The point code has its low octet first.
fn show_reference(content: &[u8]) -> Option<Value> {
    let [a, b, c, low, high] = content else {
        return None;
    };
    let code = ss7::PointCode(u16::from_le_bytes([*low, *high]).into());
    Some(Value::Map(vec![
        (
            "identity".into(),
            Value::Integer(u32::from_be_bytes([0, *a, *b, *c]).into()),
        ),
        (
            "pointCode".into(),
            text(ss7::PointCodeFormat::Itu.show(code)),
        ),
    ]))
}

fn read_reference(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unhex(&word(value)?);
    };
    let (Value::Integer(identity), code, [_, _]) = (
        find(map, "identity")?,
        word(find(map, "pointCode")?)?,
        map.as_slice(),
    ) else {
        return None;
    };
    let [0, a, b, c] = u32::try_from(*identity).ok()?.to_be_bytes() else {
        return None;
    };
    let code = ss7::PointCodeFormat::Itu.parse(&code).ok()?;
    let [low, high] = u16::try_from(code.0).ok()?.to_le_bytes();
    Some(vec![a, b, c, low, high])
}

const CAPABILITIES: Layout = Layout {
    fields: &[
        flag("ipRoutingAddress", 1, 1),
        flag("voiceBack", 1, 2),
        flag("voiceInformationBySpeechRecognition", 1, 3),
        flag("voiceInformationByVoiceRecognition", 1, 4),
        flag("announcementsFromText", 1, 5),
    ],
    least: 1,
};

fn show_capabilities(content: &[u8]) -> Option<Value> {
    let (first, bilateral) = content.split_first_chunk::<1>()?;
    let Value::Map(mut map) = CAPABILITIES.show(first)? else {
        return None;
    };
    if !bilateral.is_empty() {
        map.push(("bilateral".into(), Value::Text(hex(bilateral))));
    }
    Some(Value::Map(map))
}

fn read_capabilities(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unhex(&word(value)?);
    };
    let standard = map.iter().filter(|(key, _)| key != "bilateral").cloned();
    let mut octets = CAPABILITIES.read(&Value::Map(standard.collect()))?;
    match find(map, "bilateral") {
        Some(Value::Text(bilateral)) => octets.extend(unhex(bilateral)?),
        Some(_) => return None,
        None => {}
    }
    Some(octets)
}

fn show_interlock_parts(content: &[u8]) -> Option<Value> {
    let [first, second, high, low] = content else {
        return None;
    };
    let digits = hex(&[*first, *second]);
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| {
        Value::Map(vec![
            ("network".into(), Value::Text(digits)),
            (
                "code".into(),
                Value::Integer(u16::from_be_bytes([*high, *low]).into()),
            ),
        ])
    })
}

fn read_interlock_parts(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unhex(&word(value)?);
    };
    let (Value::Text(network), Value::Integer(code), [_, _]) =
        (find(map, "network")?, find(map, "code")?, map.as_slice())
    else {
        return None;
    };
    let mut octets = unhex(network).filter(|octets| octets.len() == 2)?;
    octets.extend(u16::try_from(*code).ok()?.to_be_bytes());
    Some(octets)
}

/// Type of network identification (3 bits), its plan (4 bits), three or four digits.
fn show_carrier_parts(content: &[u8]) -> Option<Value> {
    let (first, digits) = content.split_first_chunk::<1>()?;
    let Value::Map(map) = CARRIER_PLAN.show(first)? else {
        return None;
    };
    let three = find(&map, "plan") == Some(&Value::Text(THREE_DIGITS.into()));
    let digits = ss7::Digits::from_packed(digits, three)?;
    let digits = digits.show(ss7::Alphabet::Q763).to_string();
    let mut parts: Map = vec![("digits".into(), Value::Text(digits))];
    parts.extend(map);
    Some(Value::Map(parts))
}

fn read_carrier_parts(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unhex(&word(value)?);
    };
    let digits = word(find(map, "digits")?)?;
    let rest = map.iter().filter(|(key, _)| key != "digits").cloned();
    let mut octets = CARRIER_PLAN.read(&Value::Map(rest.collect()))?;
    octets.extend(
        ss7::Digits::from_text(&digits, ss7::Alphabet::Q763)
            .ok()?
            .packed(),
    );
    Some(octets)
}

fn show_selected_carrier(content: &[u8]) -> Option<Value> {
    let (selection, id) = content.split_first()?;
    let Value::Map(id) = show_carrier_parts(id)? else {
        return None;
    };
    let selection = super::layout::show_code(SELECTIONS, &[*selection])?;
    let mut map: Map = vec![("selection".into(), selection)];
    map.extend(id);
    Some(Value::Map(map))
}

fn read_selected_carrier(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else {
        return unhex(&word(value)?);
    };
    let mut octets = super::layout::read_code(SELECTIONS, find(map, "selection")?)?;
    let id = map.iter().filter(|(key, _)| key != "selection").cloned();
    octets.extend(read_carrier_parts(&Value::Map(id.collect()))?);
    Some(octets)
}

const CARRIER_PLAN: Layout = Layout {
    fields: &[
        named("type", 1, 7, 3, &[(2, "national network identification")]),
        named("plan", 1, 4, 4, &[(1, THREE_DIGITS), (2, "four digits")]),
    ],
    least: 1,
};
const THREE_DIGITS: &str = "three digits";
const SELECTIONS: Names = &[
    (0, "no indication"),
    (1, "presubscribed, not input"),
    (2, "presubscribed and input"),
    (3, "presubscribed, input undetermined"),
    (4, "not presubscribed, input"),
];
const OLIS: Names = &[
    (61, "cellular service (type 1)"),
    (62, "cellular service (type 2)"),
    (63, "cellular service (roaming)"),
];

fn show_phases(content: &[u8]) -> Value {
    super::shown(content, show_bits(content, PHASES), read_phases)
}

fn read_phases(value: &Value) -> Option<Vec<u8>> {
    super::read_octets_or(value, |value| read_bits(value, PHASES))
}

fn show_offered(content: &[u8]) -> Value {
    super::shown(content, show_bits(content, FUNCTIONALITIES), read_offered)
}

fn read_offered(value: &Value) -> Option<Vec<u8>> {
    super::read_octets_or(value, |value| read_bits(value, FUNCTIONALITIES))
}

/// The names of the bits that are set. As many bits as there are names, or `size` says how many.
fn show_bits(content: &[u8], names: Names) -> Option<Value> {
    let (unused, octets) = content.split_first()?;
    let size = (octets.len() * 8).checked_sub(usize::from(*unused))?;
    let is_set = |at: &usize| {
        octets
            .get(at / 8)
            .is_some_and(|octet| octet << (at % 8) & 0x80 != 0)
    };
    let set = (0..size).filter(is_set).map(|at| {
        let code = u32::try_from(at).unwrap_or(u32::MAX);
        name_of(names, code).map_or(Value::Integer(code.into()), |name| Value::Text(name.into()))
    });
    let set = Value::List(set.collect());
    Some(if size == names.len() {
        set
    } else {
        Value::Map(vec![
            ("size".into(), Value::Integer(i64::try_from(size).ok()?)),
            ("bits".into(), set),
        ])
    })
}

fn read_bits(value: &Value, names: Names) -> Option<Vec<u8>> {
    let (size, list) = match value {
        Value::List(list) => (names.len(), list),
        Value::Map(map) => match (map.as_slice(), find(map, "size")?, find(map, "bits")?) {
            ([_, _], Value::Integer(size), Value::List(list)) => {
                (usize::try_from(*size).ok()?, list)
            }
            _ => return None,
        },
        // As BIT STRINGs are written elsewhere: `b1110`.
        Value::Text(text) => {
            let bits = text.strip_prefix('b')?;
            let mut octets = fresh(bits.len())?;
            for (at, bit) in bits.bytes().enumerate() {
                match bit {
                    b'1' => set(&mut octets, at)?,
                    b'0' => {}
                    _ => return None,
                }
            }
            return Some(octets);
        }
        _ => return None,
    };
    let mut octets = fresh(size)?;
    for item in list {
        let at = match item {
            Value::Text(name) => code_of(names, name)?,
            Value::Integer(at) => u32::try_from(*at).ok()?,
            _ => return None,
        };
        let at = usize::try_from(at).ok().filter(|at| *at < size)?;
        set(&mut octets, at)?;
    }
    Some(octets)
}

/// So many bits of 0, behind the number of unused ones; at most 2040.
fn fresh(size: usize) -> Option<Vec<u8>> {
    let whole = size.div_ceil(8);
    let mut octets = vec![0; 1 + whole.min(255)];
    *octets.first_mut()? = u8::try_from(whole * 8 - size).ok()?;
    (whole < 256).then_some(octets)
}

fn set(octets: &mut [u8], at: usize) -> Option<()> {
    *octets.get_mut(1 + at / 8)? |= 0x80 >> (at % 8);
    Some(())
}

const PHASES: Names = &[(0, "phase1"), (1, "phase2"), (2, "phase3"), (3, "phase4")];
const FUNCTIONALITIES: Names = &[
    (0, "initiateCallAttempt"),
    (1, "splitLeg"),
    (2, "moveLeg"),
    (3, "disconnectLeg"),
    (4, "entityReleased"),
    (5, "dfc-WithArgument"),
    (6, "playTone"),
    (7, "dtmf-MidCall"),
    (8, "chargingIndicator"),
    (9, "alertingDP"),
    (10, "locationAtAlerting"),
    (11, "changeOfPositionDP"),
    (12, "or-Interactions"),
    (13, "warningToneEnhancements"),
    (14, "cf-Enhancements"),
    (15, "subscribedEnhancedDialledServices"),
    (16, "servingNetworkEnhancedDialledServices"),
    (17, "criteriaForChangeOfPositionDP"),
    (18, "serviceChangeDP"),
    (19, "collectInformation"),
];
const TELESERVICES: Names = &[
    (0, "allTeleservices"),
    (16, "allSpeechTransmissionServices"),
    (17, "telephony"),
    (18, "emergencyCalls"),
    (32, "allShortMessageServices"),
    (33, "shortMessageMT-PP"),
    (34, "shortMessageMO-PP"),
    (96, "allFacsimileTransmissionServices"),
    (97, "facsimileGroup3AndAlterSpeech"),
    (98, "automaticFacsimileGroup3"),
    (99, "facsimileGroup4"),
    (112, "allDataTeleservices"),
    (128, "allTeleservices-ExceptSMS"),
    (144, "allVoiceGroupCallServices"),
    (145, "voiceGroupCall"),
    (146, "voiceBroadcastCall"),
    (208, "allPLMN-specificTS"),
    (209, "plmn-specificTS-1"),
    (210, "plmn-specificTS-2"),
    (211, "plmn-specificTS-3"),
    (212, "plmn-specificTS-4"),
    (213, "plmn-specificTS-5"),
    (214, "plmn-specificTS-6"),
    (215, "plmn-specificTS-7"),
    (216, "plmn-specificTS-8"),
    (217, "plmn-specificTS-9"),
    (218, "plmn-specificTS-A"),
    (219, "plmn-specificTS-B"),
    (220, "plmn-specificTS-C"),
    (221, "plmn-specificTS-D"),
    (222, "plmn-specificTS-E"),
    (223, "plmn-specificTS-F"),
];
const BEARER_SERVICES: Names = &[
    (0, "allBearerServices"),
    (16, "allDataCDA-Services"),
    (17, "dataCDA-300bps"),
    (18, "dataCDA-1200bps"),
    (19, "dataCDA-1200-75bps"),
    (20, "dataCDA-2400bps"),
    (21, "dataCDA-4800bps"),
    (22, "dataCDA-9600bps"),
    (23, "general-dataCDA"),
    (24, "allDataCDS-Services"),
    (26, "dataCDS-1200bps"),
    (28, "dataCDS-2400bps"),
    (29, "dataCDS-4800bps"),
    (30, "dataCDS-9600bps"),
    (31, "general-dataCDS"),
    (32, "allPadAccessCA-Services"),
    (33, "padAccessCA-300bps"),
    (34, "padAccessCA-1200bps"),
    (35, "padAccessCA-1200-75bps"),
    (36, "padAccessCA-2400bps"),
    (37, "padAccessCA-4800bps"),
    (38, "padAccessCA-9600bps"),
    (39, "general-padAccessCA"),
    (40, "allDataPDS-Services"),
    (44, "dataPDS-2400bps"),
    (45, "dataPDS-4800bps"),
    (46, "dataPDS-9600bps"),
    (47, "general-dataPDS"),
    (48, "allAlternateSpeech-DataCDA"),
    (56, "allAlternateSpeech-DataCDS"),
    (64, "allSpeechFollowedByDataCDA"),
    (72, "allSpeechFollowedByDataCDS"),
    (80, "allDataCircuitAsynchronous"),
    (96, "allAsynchronousServices"),
    (88, "allDataCircuitSynchronous"),
    (104, "allSynchronousServices"),
    (208, "allPLMN-specificBS"),
    (209, "plmn-specificBS-1"),
    (210, "plmn-specificBS-2"),
    (211, "plmn-specificBS-3"),
    (212, "plmn-specificBS-4"),
    (213, "plmn-specificBS-5"),
    (214, "plmn-specificBS-6"),
    (215, "plmn-specificBS-7"),
    (216, "plmn-specificBS-8"),
    (217, "plmn-specificBS-9"),
    (218, "plmn-specificBS-A"),
    (219, "plmn-specificBS-B"),
    (220, "plmn-specificBS-C"),
    (221, "plmn-specificBS-D"),
    (222, "plmn-specificBS-E"),
    (223, "plmn-specificBS-F"),
];
