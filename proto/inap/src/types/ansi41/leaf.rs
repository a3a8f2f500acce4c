//! Octet strings of ANSI-41 and WIN by their meaning (X.S0004-550 6.5.2, 6.5.3).

use inlab_ber::leaf;
use inlab_ber::value::{Value, hex, unhex};

use super::TriggerType;
use crate::types::form::{self, Field, Form, Tail, form_leaf};

/// One bit with a name.
const fn bit(name: &'static str, octet: usize, mask: u8) -> Field {
    Field {
        name,
        octet,
        mask,
        values: form::YES,
    }
}

/// Some bits with a number in them.
const fn number(name: &'static str, octet: usize, mask: u8) -> Field {
    Field {
        name,
        octet,
        mask,
        values: &[],
    }
}

form_leaf! {
    /// A mobile identification number: ten digits (6.5.3.7).
    MinType "MIN" = [UNIVERSAL 4] show_min read_min Form { head: 0, fields: &[], tail: Tail::Digits("digits", 10) };
    /// A switch: its market and its number there (6.5.2.82).
    Mscid "MSCID" = [UNIVERSAL 4] show_mscid read_mscid Form {
        head: 0,
        fields: &[],
        tail: Tail::Octets("mscid"),
    };
    /// A call: the switch that began it, its number there, and how often it was handed over (6.5.2.16).
    BillingId "BillingID" = [UNIVERSAL 4] show_billing read_billing Form {
        head: 0,
        fields: &[],
        tail: Tail::Octets("billingID"),
    };
    /// An electronic serial number: manufacturer and serial (6.5.2.63).
    ElectronicSerialNumber "ElectronicSerialNumber" = [UNIVERSAL 4] show_esn read_esn Form {
        head: 0,
        fields: &[],
        tail: Tail::Octets("esn"),
    };
    /// What the system can do now (6.5.2.160).
    TransactionCapability "TransactionCapability" = [UNIVERSAL 4] show_transaction read_transaction Form {
        head: 2,
        fields: &[
            bit("profile", 0, 0x01),
            bit("busyDetection", 0, 0x02),
            bit("announcements", 0, 0x04),
            bit("remoteUserInteraction", 0, 0x08),
            bit("spini", 0, 0x10),
            bit("userZones", 0, 0x20),
            bit("networkDirectedSystemSelection", 0, 0x40),
            bit("names", 0, 0x80),
            number("multipleTerminations", 1, 0x0f),
            bit("terminationList", 1, 0x10),
            bit("triggerAddressList", 1, 0x20),
            number("reserved", 1, 0xc0),
        ],
        tail: Tail::None,
    };
    /// Which dialled numbers trigger (6.5.2.90).
    OriginationTriggers "OriginationTriggers" = [UNIVERSAL 4] show_origination read_origination Form {
        head: 4,
        fields: &[
            bit("all", 0, 0x01),
            bit("local", 0, 0x02),
            bit("intraLATA", 0, 0x04),
            bit("interLATA", 0, 0x08),
            bit("international", 0, 0x10),
            bit("worldZone", 0, 0x20),
            bit("unrecognized", 0, 0x40),
            bit("revertive", 0, 0x80),
            bit("star", 1, 0x01),
            bit("doubleStar", 1, 0x02),
            bit("pound", 1, 0x04),
            bit("doublePound", 1, 0x08),
            bit("priorAgreement", 1, 0x10),
            number("reserved", 1, 0xe0),
            bit("digits0", 2, 0x01),
            bit("digits1", 2, 0x02),
            bit("digits2", 2, 0x04),
            bit("digits3", 2, 0x08),
            bit("digits4", 2, 0x10),
            bit("digits5", 2, 0x20),
            bit("digits6", 2, 0x40),
            bit("digits7", 2, 0x80),
            bit("digits8", 3, 0x01),
            bit("digits9", 3, 0x02),
            bit("digits10", 3, 0x04),
            bit("digits11", 3, 0x08),
            bit("digits12", 3, 0x10),
            bit("digits13", 3, 0x20),
            bit("digits14", 3, 0x40),
            bit("digits15", 3, 0x80),
        ],
        tail: Tail::None,
    };
    /// What becomes of a termination that fails (6.5.2.159).
    TerminationTriggers "TerminationTriggers" = [UNIVERSAL 4] show_termination read_termination Form {
        head: 2,
        fields: &[
            number("busy", 0, 0x03),
            number("routingFailure", 0, 0x0c),
            number("noPageResponse", 0, 0x30),
            number("noAnswer", 0, 0xc0),
            bit("noneReachable", 1, 0x01),
            number("reserved", 1, 0xfe),
        ],
        tail: Tail::None,
    };
    /// Which triggers can be armed (6.5.2.df).
    TriggerCapability "TriggerCapability" = [UNIVERSAL 4] show_capability read_capability Form {
        head: 3,
        fields: &[
            bit("introducingDigits", 0, 0x01),
            bit("kDigit", 0, 0x02),
            bit("allCalls", 0, 0x04),
            bit("revertiveCall", 0, 0x08),
            bit("originationAttemptAuthorized", 0, 0x10),
            bit("oAnswer", 0, 0x20),
            bit("oDisconnect", 0, 0x40),
            bit("oNoAnswer", 0, 0x80),
            bit("callTypes", 1, 0x01),
            bit("unrecognizedNumber", 1, 0x02),
            bit("priorAgreement", 1, 0x04),
            bit("advancedTermination", 1, 0x08),
            bit("callingRoutingAddressAvailable", 1, 0x10),
            bit("initialTermination", 1, 0x20),
            bit("calledRoutingAddressAvailable", 1, 0x40),
            bit("oCalledPartyBusy", 1, 0x80),
            bit("terminatingResourceAvailable", 2, 0x01),
            bit("tBusy", 2, 0x02),
            bit("tNoAnswer", 2, 0x04),
            bit("tAnswer", 2, 0x08),
            bit("tDisconnect", 2, 0x10),
            number("reserved", 2, 0xe0),
        ],
        tail: Tail::None,
    };
    /// Which WIN operations a system has (6.5.2.dj).
    WinOperationsCapability "WINOperationsCapability" = [UNIVERSAL 4] show_operations read_operations Form {
        head: 1,
        fields: &[
            bit("connectResource", 0, 0x01),
            bit("callControlDirective", 0, 0x02),
            bit("positionRequest", 0, 0x04),
            number("reserved", 0, 0xf8),
        ],
        tail: Tail::None,
    };
    /// Tenths of a second since midnight, UTC (6.5.2.em).
    TimeOfDay "TimeOfDay" = [UNIVERSAL 4] show_time read_time
        Form { head: 0, fields: &[], tail: Tail::Number("tenths", 3) };
    /// A name for display: how it may be shown, then text (6.5.2.bw).
    CallingPartyName "CallingPartyName" = [UNIVERSAL 4] show_name read_name NAME;
    /// A name for display (6.5.2.by).
    RedirectingPartyName "RedirectingPartyName" = [UNIVERSAL 4] show_redirecting read_redirecting NAME;
    /// A CDMA service option, by its number (6.5.2.f).
    CdmaServiceOption "CDMAServiceOption" = [175] show_option read_option
        Form { head: 0, fields: &[], tail: Tail::Number("option", 2) };
    /// What a caller is to hear: tone, class, standard announcement, the operator's own (6.5.2.5).
    AnnouncementCode "AnnouncementCode" = [76] show_announcement read_announcement Form {
        head: 1,
        fields: &[Field {
            name: "tone",
            octet: 0,
            mask: 0xff,
            values: &[
                (0, "DialTone"),
                (1, "RingBack"),
                (2, "InterceptTone"),
                (3, "CongestionTone"),
                (4, "BusyTone"),
                (5, "ConfirmationTone"),
                (6, "AnswerTone"),
                (7, "CallWaitingTone"),
                (8, "OffHookTone"),
                (17, "RecallDialTone"),
                (18, "BargeInTone"),
                (20, "PPCInsufficientTone"),
                (21, "PPCWarningTone1"),
                (22, "PPCWarningTone2"),
                (23, "PPCWarningTone3"),
                (24, "PPCDisconnectTone"),
                (25, "PPCRedirectTone"),
                (63, "TonesOff"),
                (192, "PipTone"),
            ],
        }],
        tail: Tail::Octets("announcement"),
    };
    /// A CDMA channel number (6.5.2.bd).
    CdmaChannelNumber "CDMAChannelNumber" = [226] show_channel read_channel
        Form { head: 0, fields: &[], tail: Tail::Octets("channel") };
    /// A private or residential system (6.5.2.bm).
    PsidRsidInformation "PSID-RSIDInformation" = [202] show_psid read_psid
        Form { head: 0, fields: &[], tail: Tail::Octets("system") };
    /// A node by point code and subsystem (6.5.2.93).
    PcSsn "PC-SSN" = [UNIVERSAL 4] show_pc_ssn read_pc_ssn Form {
        head: 5,
        fields: &[
            Field {
                name: "type",
                octet: 0,
                mask: 0xff,
                values: &[
                    (1, "serving MSC"),
                    (2, "home MSC"),
                    (3, "gateway MSC"),
                    (4, "HLR"),
                    (5, "VLR"),
                    (6, "EIR"),
                    (7, "AC"),
                    (8, "border MSC"),
                    (9, "originating MSC"),
                ],
            },
            number("network", 3, 0xff),
            number("cluster", 2, 0xff),
            number("member", 1, 0xff),
            number("subsystem", 4, 0xff),
        ],
        tail: Tail::None,
    };
}

const NAME: Form = Form {
    head: 1,
    fields: &[
        Field {
            name: "presentation",
            octet: 0,
            mask: 0x03,
            values: &[
                (0, "allowed"),
                (1, "restricted"),
                (2, "blocking toggle"),
                (3, "no indication"),
            ],
        },
        bit("unavailable", 0, 0x10),
        number("other", 0, 0xec),
    ],
    tail: Tail::Text("name"),
};

leaf! {
    /// Digits: what they are of, their nature, plan and encoding (6.5.3.2).
    pub struct DigitsType<'a> "Digits" = [UNIVERSAL 4], show_digits, read_digits
}

leaf! {
    /// The address of a mobile position centre, as digits (6.5.2.370).
    pub struct MpcAddress<'a> "MPCAddress" = [370], show_digits, read_digits
}

const KIND: Field = Field {
    name: "type",
    octet: 0,
    mask: 0xff,
    values: &[
        (0, "not used"),
        (1, "dialed"),
        (2, "calling party"),
        (3, "caller interaction"),
        (4, "routing"),
        (5, "billing"),
        (6, "destination"),
        (7, "LATA"),
        (8, "carrier"),
    ],
};
const INTERNATIONAL: Field = Field {
    name: "nature",
    octet: 1,
    mask: 0x01,
    values: &[(0, "national"), (1, "international")],
};
const RESTRICTED: Field = Field {
    name: "presentation",
    octet: 1,
    mask: 0x02,
    values: &[(0, "allowed"), (1, "restricted")],
};
const AVAILABLE: Field = Field {
    name: "available",
    octet: 1,
    mask: 0x04,
    values: &[(0, "yes"), (1, "no")],
};
const SCREENING: Field = Field {
    name: "screening",
    octet: 1,
    mask: 0x30,
    values: &[
        (0, "user provided"),
        (1, "passed"),
        (2, "failed"),
        (3, "network provided"),
    ],
};
const SPARE: Field = number("spare", 1, 0xc8);
const PLAN: Field = Field {
    name: "plan",
    octet: 2,
    mask: 0xf0,
    values: &[
        (0, "unknown"),
        (1, "ISDN"),
        (2, "telephony"),
        (3, "X.121"),
        (4, "F.69"),
        (5, "maritime mobile"),
        (6, "E.212"),
        (7, "private"),
        (13, "point code"),
        (14, "IP address"),
    ],
};
const ENCODING: Field = Field {
    name: "encoding",
    octet: 2,
    mask: 0x0f,
    values: &[(0, "not used"), (1, "BCD"), (2, "IA5"), (3, "octets")],
};
const FIELDS: &[Field] = &[
    KIND,
    INTERNATIONAL,
    RESTRICTED,
    AVAILABLE,
    SCREENING,
    SPARE,
    PLAN,
    ENCODING,
];
const BCD: Form = Form {
    head: 3,
    fields: FIELDS,
    tail: Tail::Counted("digits"),
};
const OTHER: Form = Form {
    head: 3,
    fields: FIELDS,
    tail: Tail::Octets("octetsOfDigits"),
};

fn show_digits(content: &[u8]) -> Value {
    match form::show(&BCD, content) {
        Value::Map(map) if map.iter().any(|(key, _)| key == "digits") => Value::Map(map),
        _ => form::show(&OTHER, content),
    }
}

fn read_digits(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Map(map) if map.iter().any(|(key, _)| key == "octetsOfDigits") => {
            form::read(&OTHER, value)
        }
        _ => form::read(&BCD, value),
    }
}

leaf! {
    /// The triggers to arm, in the order of their markers (6.5.2.dk).
    pub struct WinTriggerList<'a> "WIN-TriggerList" = [UNIVERSAL 4], show_triggers, read_triggers
}

/// Markers: what follows is armed in this way.
const MARKERS: &[(u8, &str)] = &[
    (0xdc, "TDP-R"),
    (0xdd, "TDP-N"),
    (0xde, "EDP-R"),
    (0xdf, "EDP-N"),
];

fn show_triggers(content: &[u8]) -> Value {
    let raw = || Value::Map(vec![("octets".into(), Value::Text(hex(content)))]);
    let mut map: Vec<(String, Value)> = Vec::new();
    for octet in content {
        if let Some((_, marker)) = MARKERS.iter().find(|(value, _)| value == octet) {
            map.push(((*marker).into(), Value::List(Vec::new())));
            continue;
        }
        let Some((_, Value::List(items))) = map.last_mut() else {
            return raw();
        };
        items.push(TriggerType::name_of(*octet).map_or_else(
            || Value::Integer((*octet).into()),
            |name| Value::Text(name.into()),
        ));
    }
    let value = Value::Map(map);
    match read_triggers(&value).as_deref() == Some(content) {
        true => value,
        false => raw(),
    }
}

fn read_triggers(value: &Value) -> Option<Vec<u8>> {
    let Value::Map(map) = value else { return None };
    let mut octets = Vec::new();
    for (key, value) in map {
        match value {
            Value::Text(text) if key == "octets" => octets.extend(unhex(text)?),
            Value::List(items) => {
                octets.push(MARKERS.iter().find(|(_, marker)| marker == key)?.0);
                for item in items {
                    octets.push(match item {
                        Value::Text(name) => TriggerType::number_of(name)?,
                        Value::Integer(number) => u8::try_from(*number).ok()?,
                        _ => return None,
                    });
                }
            }
            _ => return None,
        }
    }
    Some(octets)
}

impl TriggerType {
    /// The name of a value.
    fn name_of(number: u8) -> Option<&'static str> {
        let schema = <Self as inlab_ber::Element<'_>>::schema();
        let inlab_ber::Kind::Enumerated(values) = &schema.kind else {
            return None;
        };
        let found = values
            .iter()
            .find(|(_, value, _)| i64::from(*value) == i64::from(number));
        found.map(|(name, ..)| *name)
    }

    /// The value of a name.
    fn number_of(name: &str) -> Option<u8> {
        let schema = <Self as inlab_ber::Element<'_>>::schema();
        let inlab_ber::Kind::Enumerated(values) = &schema.kind else {
            return None;
        };
        let (_, number, _) = values.iter().find(|(known, ..)| *known == name)?;
        u8::try_from(*number).ok()
    }
}
