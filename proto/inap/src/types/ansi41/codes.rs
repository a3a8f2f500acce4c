//! Octet strings of ANSI-41 and WIN with a code point or a few small fields (X.S0004-550 6.5.2, N.S0005 for the clauses of two
//! numbers). Layouts and names follow one public decoder of the protocol; where they rest on less, it is said.

use inlab_ber::leaf;
use inlab_ber::value::Value;

use super::leaf::unraw;

use crate::types::form::{
    Form, Tail, Values, bit, coded_leaf, form_leaf, keys, named, number, wide,
};

coded_leaf! {
    /// What to do with the call, a leg of it, or a registration (6.5.2.2).
    ActionCode "ActionCode" = [UNIVERSAL 4] show_action read_action {
        NOT_USED = 0 "not used",
        CONTINUE = 1 "continue processing",
        DISCONNECT_CALL = 2 "disconnect call",
        DISCONNECT_LEG = 3 "disconnect call leg",
        DROP_LAST_PARTY = 4 "conference calling drop last party",
        BRIDGE_LEGS = 5 "bridge call legs to conference call",
        DROP_LEG_ON_FAILURE = 6 "drop call leg on busy or routing failure",
        DISCONNECT_ALL_LEGS = 7 "disconnect all call legs",
        ATTACH_TO_OTAF = 8 "attach MSC to OTAF",
        REGISTER = 9 "initiate registration notification",
        GENERATE_PUBLIC_ENCRYPTION = 10 "generate public encryption values",
        GENERATE_A_KEY = 11 "generate A-key",
        UPDATE_SSD = 12 "perform SSD update",
        REAUTHENTICATE = 13 "perform re-authentication",
        RELEASE_TRN = 14 "release TRN",
        COMMIT_A_KEY = 15 "commit A-key",
        RELEASE_RESOURCES = 16 "release resources",
        RECORD_NEW_MSID = 17 "record new MSID",
        ALLOCATE_RESOURCES = 18 "allocate resources",
        GENERATE_SIGNATURE = 19 "generate authentication signature",
        RELEASE_AND_REDIRECT = 20 "release leg and redirect subscriber",
        DO_NOT_WAIT = 21 "do not wait for MS user level response",
        PREPARE_POSITION = 22 "prepare for CDMA handset-based position determination",
        POSITION_COMPLETE = 23 "CDMA handset-based position determination complete",
    }
    /// What became of an alert (6.5.2.4).
    AlertResult "AlertResult" = [UNIVERSAL 4] show_alert_result read_alert_result {
        NOT_SPECIFIED = 0 "not specified",
        SUCCESS = 1 "success",
        FAILURE = 2 "failure",
        DENIED = 3 "denied",
        NOT_ATTEMPTED = 4 "not attempted",
        NO_PAGE_RESPONSE = 5 "no page response",
        BUSY = 6 "busy",
    }
    /// Whether the mobile is to be authenticated (6.5.2.8).
    AuthenticationCapability "AuthenticationCapability" = [UNIVERSAL 4] show_authentication read_authentication {
        NOT_USED = 0 "not used",
        NOT_REQUIRED = 1 "no authentication required",
        REQUIRED = 2 "authentication required",
        REQUIRED_UIM = 128 "authentication required and UIM capable",
    }
    /// Why a mobile is not to be reached (6.5.2.15).
    AvailabilityType "AvailabilityType" = [UNIVERSAL 4] show_availability read_availability {
        NOT_USED = 0 "not used",
        UNSPECIFIED = 1 "unspecified MS inactivity type",
    }
    /// How a registration is cancelled (6.5.2.27).
    CancellationType "CancellationType" = [UNIVERSAL 4] show_cancellation read_cancellation {
        NOT_USED = 0 "not used",
        SERVING_SYSTEM_OPTION = 1 "serving system option",
        REPORT_IN_CALL = 2 "report in call",
        DISCONTINUE = 3 "discontinue",
    }
    /// Where a registration holds (6.5.2.68).
    GeographicAuthorization "GeographicAuthorization" = [UNIVERSAL 4] show_geographic read_geographic {
        NOT_USED = 0 "not used",
        ALL_MARKETS = 1 "all markets of the VLR",
        MARKET = 2 "this market",
        SWITCH = 3 "this market and switch",
        LOCATION_AREA = 4 "this location area within a market",
    }
    /// The language of announcements (6.5.2.96).
    PreferredLanguageIndicator "PreferredLanguageIndicator" = [UNIVERSAL 4] show_language read_language {
        UNSPECIFIED = 0 "unspecified",
        ENGLISH = 1 "English",
        FRENCH = 2 "French",
        SPANISH = 3 "Spanish",
        GERMAN = 4 "German",
        PORTUGUESE = 5 "Portuguese",
    }
    /// What became of an intersystem set-up (6.5.2.118).
    SetupResult "SetupResult" = [UNIVERSAL 4] show_setup read_setup {
        NOT_USED = 0 "not used",
        UNSUCCESSFUL = 1 "unsuccessful",
        SUCCESSFUL = 2 "successful",
    }
    /// How a termination came in (6.5.2.155). 1 to 127 are the controlling system's own, often a trunk group.
    TerminationAccessType "TerminationAccessType" = [UNIVERSAL 4] show_access_type read_access_type {
        NOT_USED = 0 "not used",
        MOBILE_TO_MOBILE = 252 "mobile-to-mobile directory number access",
        LAND_TO_MOBILE = 253 "land-to-mobile directory number access",
        REMOTE_FEATURE_CONTROL = 254 "remote feature control port access",
        ROAMER_PORT = 255 "roamer port access",
    }
    /// Where a termination goes (6.5.2.158).
    TerminationTreatment "TerminationTreatment" = [UNIVERSAL 4] show_treatment read_treatment {
        NOT_USED = 0 "not used",
        MS = 1 "MS termination",
        VOICE_MAIL_STORAGE = 2 "voice mail storage",
        VOICE_MAIL_RETRIEVAL = 3 "voice mail retrieval",
        DIALOGUE = 4 "dialogue termination",
    }
    /// A service on a TDMA channel (6.5.2.i).
    TdmaServiceCode "TDMAServiceCode" = [UNIVERSAL 4] show_tdma_service read_tdma_service {
        ANALOG_SPEECH = 0 "analog speech only",
        DIGITAL_SPEECH = 1 "digital speech only",
        SPEECH_ANALOG_PREFERRED = 2 "analog or digital speech, analog preferred",
        SPEECH_DIGITAL_PREFERRED = 3 "analog or digital speech, digital preferred",
        ASYNCHRONOUS_DATA = 4 "asynchronous data",
        G3_FAX = 5 "G3 fax",
        REJECTED = 6 "not used (service rejected)",
        STU_III = 7 "STU-III",
    }
    /// The control channel a mobile listens to (6.5.2.ac).
    ControlChannelMode "ControlChannelMode" = [UNIVERSAL 4] show_control_channel read_control_channel {
        UNKNOWN = 0 "unknown",
        ANALOG = 1 "analog",
        DIGITAL = 2 "digital",
        NAMPS = 3 "NAMPS",
    }
    /// A service by its number (6.5.2.bz).
    ServiceId "ServiceID" = [UNIVERSAL 4] show_service read_service {
        NOT_USED = 0 "not used",
        CALLING_NAME = 1 "calling name presentation without redirection name delivery",
        CALLING_NAME_WITH_REDIRECTION = 2 "calling name presentation with redirection name delivery",
    }
    /// Why a mobile is sent to another system (6.5.2.bp).
    ServiceRedirectionCause "ServiceRedirectionCause" = [UNIVERSAL 4] show_redirection_cause read_redirection_cause {
        NOT_USED = 0 "not used",
        NORMAL_REGISTRATION = 1 "normal registration",
        SYSTEM_NOT_FOUND = 2 "system not found",
        PROTOCOL_MISMATCH = 3 "protocol mismatch",
        REGISTRATION_REJECTION = 4 "registration rejection",
        WRONG_SID = 5 "wrong SID",
        WRONG_NID = 6 "wrong NID",
    }
    /// Whether a circuit can carry data of a mobile (6.5.2.av).
    IslpInformation "ISLPInformation" = [UNIVERSAL 4] show_islp read_islp {
        NONE = 0 "no ISLP supported",
        SUPPORTED = 1 "ISLP supported",
    }
    /// How many parties a conference may have (6.5.2.49; from memory of the standard alone).
    ConferenceCallingIndicator "ConferenceCallingIndicator" = [UNIVERSAL 4] show_conference read_conference {
        NOT_LIMITED = 0 "not limited",
    }
}

/// The unit of a period (6.5.2.14, 6.5.2.53).
const PERIODS: Values = &[
    (0, "not used"),
    (1, "per call"),
    (2, "hours"),
    (3, "days"),
    (4, "weeks"),
    (5, "per agreement"),
    (6, "indefinite"),
    (7, "number of calls"),
    (8, "minutes"),
];

/// Whether a feature may be used and is (6.5.2.20).
const ACTIVITY: Values = &[
    (0, "not used"),
    (1, "not authorized"),
    (2, "authorized, de-activated"),
    (3, "authorized, activated"),
];

const CADENCES: Values = &[
    (0, "no tone"),
    (1, "long"),
    (2, "short short"),
    (3, "short short long"),
    (4, "short short 2"),
    (5, "short long short"),
    (6, "short short short short"),
    (7, "PBX long"),
    (8, "PBX short short"),
    (9, "PBX short short long"),
    (10, "PBX short long short"),
    (11, "PBX short short short short"),
    (12, "pip pip pip pip"),
];

form_leaf! {
    /// How to ring (6.5.2.3).
    AlertCode "AlertCode" = [UNIVERSAL 4] show_alert read_alert Form::from(1, 2, &[
        named("pitch", 0, 0xc0, &[(0, "medium"), (1, "high"), (2, "low")]),
        named("cadence", 0, 0x3f, CADENCES),
        named("action", 1, 0x07, &[(0, "without waiting to report"), (1, "reminder alert once")]),
        number("reserved", 1, 0xf8).quiet(),
    ]);
    /// For how long a registration holds (6.5.2.14).
    AuthorizationPeriod "AuthorizationPeriod" = [UNIVERSAL 4] show_period read_period
        Form::of(2, &[named("period", 0, 0xff, PERIODS), number("value", 1, 0xff)]);
    /// For how long it stays denied (6.5.2.53).
    DeniedAuthorizationPeriod "DeniedAuthorizationPeriod" = [UNIVERSAL 4] show_denied read_denied
        Form::of(2, &[named("period", 0, 0xff, PERIODS), number("value", 1, 0xff)]);
    /// Which features a subscriber has (6.5.2.20). Octets 4 to 6 came later and may be missing.
    CallingFeaturesIndicator "CallingFeaturesIndicator" = [UNIVERSAL 4] show_features read_features Form::from(2, 6, &[
        named("callForwardingUnconditional", 0, 0x03, ACTIVITY),
        named("callForwardingBusy", 0, 0x0c, ACTIVITY),
        named("callForwardingNoAnswer", 0, 0x30, ACTIVITY),
        named("callWaiting", 0, 0xc0, ACTIVITY),
        named("threeWayCalling", 1, 0x03, ACTIVITY),
        named("callDelivery", 1, 0x0c, ACTIVITY),
        named("voicePrivacy", 1, 0x30, ACTIVITY),
        named("callTransfer", 1, 0xc0, ACTIVITY),
        named("numberPresentation1", 2, 0x03, ACTIVITY),
        named("numberPresentation2", 2, 0x0c, ACTIVITY),
        named("numberRestriction", 2, 0x30, ACTIVITY),
        named("numberRestrictionOverride", 2, 0xc0, ACTIVITY),
        named("priorityCallWaiting", 3, 0x03, ACTIVITY),
        named("dataPrivacy", 3, 0x0c, ACTIVITY),
        named("answerHold", 3, 0x30, ACTIVITY),
        named("divertToVoiceMail", 3, 0xc0, ACTIVITY),
        named("divertToProvidedNumber", 4, 0x03, ACTIVITY),
        named("divertToRegisteredNumber", 4, 0x0c, ACTIVITY),
        named("packetData", 4, 0x30, ACTIVITY),
        named("concurrentService", 4, 0xc0, ACTIVITY),
        named("enhancedPrivacy", 5, 0x03, ACTIVITY),
        number("reserved", 5, 0xfc).quiet(),
    ]);
    /// How many messages wait (6.5.2.78).
    MessageWaitingNotificationCount "MessageWaitingNotificationCount" = [UNIVERSAL 4] show_waiting_count read_waiting_count
        Form::of(2, &[named("type", 0, 0xff, &[(0, "voice"), (1, "SMS"), (2, "fax")]), number("messages", 1, 0xff)]);
    /// How to tell that messages wait (6.5.2.79).
    MessageWaitingNotificationType "MessageWaitingNotificationType" = [UNIVERSAL 4] show_waiting read_waiting Form::of(1, &[
        bit("pipTone", 0, 0x01),
        bit("alertPipTone", 0, 0x02),
        named("indication", 0, 0x0c, &[(0, "none"), (2, "on"), (3, "off")]),
        number("reserved", 0, 0xf0).quiet(),
    ]);
    /// What holds for this call alone (6.5.2.88).
    OneTimeFeatureIndicator "OneTimeFeatureIndicator" = [UNIVERSAL 4] show_one_time read_one_time Form::from(1, 2, &[
        named("callWaitingFuture", 0, 0x03, CALL_WAITING),
        named("callWaiting", 0, 0x0c, CALL_WAITING),
        named("messageWaiting", 0, 0x30, &[(0, "ignore"), (1, "pip tone inactive"), (2, "pip tone active")]),
        named("numberRestriction", 0, 0xc0, &[(0, "ignore"), (1, "inactive"), (2, "active")]),
        named("priorityAccess", 1, 0x03, &[(0, "ignore"), (1, "inactive"), (2, "active")]),
        named("flash", 1, 0x0c, &[(0, "ignore"), (1, "inactive"), (2, "active")]),
        named("nameRestriction", 1, 0x30, &[
            (0, "ignore"), (1, "presentation allowed"), (2, "presentation restricted"), (3, "blocking toggle"),
        ]),
        number("reserved", 1, 0xc0).quiet(),
    ]);
    /// Priority access to a channel (6.5.2.91).
    PacaIndicator "PACAIndicator" = [UNIVERSAL 4] show_paca read_paca Form::of(1, &[
        bit("permanent", 0, 0x01),
        number("level", 0, 0x1e),
        number("reserved", 0, 0xe0).quiet(),
    ]);
    /// Which short messages a mobile may send (6.5.2.136).
    SmsOriginationRestrictions "SMS-OriginationRestrictions" = [UNIVERSAL 4] show_sms read_sms Form::of(1, &[
        named("default", 0, 0x03, &[(0, "block all"), (2, "allow specific"), (3, "allow all")]),
        bit("direct", 0, 0x04),
        bit("forceMessageCenter", 0, 0x08),
        number("reserved", 0, 0xf0).quiet(),
    ]);
    /// What a system can do for the privacy of a mobile (6.5.2.146).
    SystemCapabilities "SystemCapabilities" = [UNIVERSAL 4] show_system read_system Form::of(1, &[
        bit("authenticationRequested", 0, 0x01),
        bit("messageEncryption", 0, 0x02),
        bit("voicePrivacy", 0, 0x04),
        bit("cave", 0, 0x08),
        bit("sharedSecretData", 0, 0x10),
        bit("dataPrivacy", 0, 0x20),
        number("reserved", 0, 0xc0).quiet(),
    ]);
    /// Which gap control held a query back: digits that it counts (0: by point code and subsystem), and whose it is (6.5.2.fv).
    AcgEncountered "ACGEncountered" = [UNIVERSAL 4] show_acg read_acg Form::of(1, &[
        number("digits", 0, 0x3f),
        named("control", 0, 0xc0, &[(0, "not used"), (1, "service management system"), (2, "SCF overload")]),
    ]);
    /// Seconds until there is no answer (6.5.2.87; the unit from memory of the standard alone).
    NoAnswerTime "NoAnswerTime" = [UNIVERSAL 4] show_no_answer read_no_answer Form::one(&[number("seconds", 0, 0xff)]);
    /// A circuit between two switches: trunk group and member (6.5.2.72).
    InterMscCircuitId "InterMSCCircuitID" = [UNIVERSAL 4] show_circuit read_circuit
        Form::of(2, &[number("group", 0, 0xff), number("member", 1, 0xff)]);
    /// What a caller is to hear: a tone, a standard announcement, the operator's own (6.5.2.5, N.S0018). One to four octets
    /// are read, four are sent.
    AnnouncementCode "AnnouncementCode" = [76] show_announcement read_announcement Form::from(1, 4, &[
        named("tone", 0, 0xff, TONES),
        named("class", 1, 0x0f, &[(0, "concurrent"), (1, "sequential")]),
        number("reserved", 1, 0xf0).quiet(),
        named("standard", 2, 0xff, ANNOUNCEMENTS),
        number("custom", 3, 0xff),
    ]);
    /// How digits are to be collected (6.5.2.57, by one public reading of TIA/EIA-41-D): how many, whether the first of them ends the
    /// announcement, seconds for all, to the first and between them, which keys clear what was dialled, end it, are allowed.
    DigitCollectionControl "DigitCollectionControl" = [UNIVERSAL 4] show_collection read_collection Form::from(1, 11, &[
        number("maximum", 0, 0x1f),
        bit("break", 0, 0x80),
        bit("typeAhead", 0, 0x40),
        number("minimum", 1, 0x1f),
        number("interaction", 2, 0xff),
        number("first", 3, 0x1f),
        number("between", 4, 0x1f),
        keys("clear", 5),
        keys("enter", 7),
        keys("allowed", 9),
    ]);
    /// A CDMA service option, by its number (6.5.2.f).
    CdmaServiceOption "CDMAServiceOption" = [175] show_option read_option Form::only(Tail::Number("option", 2));
    /// What may change of a service in a call (6.5.2.as).
    ChangeServiceAttributes "ChangeServiceAttributes" = [UNIVERSAL 4] show_attributes read_attributes Form::of(1, &[
        named("changeFacilities", 0, 0x03, &[(0, "requested"), (1, "not requested"), (2, "used"), (3, "not used")]),
        named("negotiation", 0, 0x0c, &[(0, "used"), (1, "not used"), (2, "required"), (3, "not required")]),
        number("reserved", 0, 0xf0).quiet(),
    ]);
    /// Whether data are private, and what follows (6.5.2.au).
    DataPrivacyParameters "DataPrivacyParameters" = [UNIVERSAL 4] show_privacy read_privacy Form::from(1, 2, &[
        named("mode", 0, 0x03, &[(0, "inactive or not supported"), (1, "requested or acknowledged")]),
        number("reserved", 0, 0xfc).quiet(),
        number("version", 1, 0xff),
    ]);
    /// Priority of packet data (6.5.2.ge).
    QosPriority "QOSPriority" = [UNIVERSAL 4] show_priority read_priority
        Form::of(1, &[number("nonAssured", 0, 0x0f), number("assured", 0, 0xf0)]);
    /// What is kept confidential on the radio path (6.5.2.50).
    ConfidentialityModes "ConfidentialityModes" = [UNIVERSAL 4] show_modes read_modes Form::of(1, &[
        bit("voicePrivacy", 0, 0x01),
        bit("messageEncryption", 0, 0x02),
        bit("dataPrivacy", 0, 0x04),
        number("reserved", 0, 0xf8).quiet(),
    ]);
    /// An analog control channel (6.5.2.51).
    ControlChannelData "ControlChannelData" = [UNIVERSAL 4] show_control read_control Form::of(4, &[
        number("digitalColorCode", 0, 0xc0),
        number("reserved", 0, 0x38).quiet(),
        number("attenuation", 0, 0x07),
        wide("channel", 1, 2),
        number("supplementaryColorCode1", 3, 0x0c),
        number("supplementaryColorCode2", 3, 0x03),
        number("spare", 3, 0xf0).quiet(),
    ]);
    /// An analog voice channel (6.5.2.47).
    ChannelData "ChannelData" = [UNIVERSAL 4] show_voice_channel read_voice_channel Form::of(3, &[
        number("satColorCode", 0, 0xc0),
        number("reserved", 0, 0x20).quiet(),
        number("discontinuousTransmission", 0, 0x18),
        number("attenuation", 0, 0x07),
        wide("channel", 1, 2),
    ]);
    /// A position request: what is asked, for whom (6.5.2.fs).
    PositionRequestType "PositionRequestType" = [UNIVERSAL 4] show_position_request read_position_request Form::from(1, 2, &[
        named("request", 0, 0xff, &[
            (0, "not used"),
            (1, "initial position"),
            (2, "updated position"),
            (3, "updated or last known position"),
            (5, "initial position only"),
            (6, "last known position"),
            (7, "updated position by the serving cell"),
        ]),
        named("client", 1, 0x01, &[(0, "emergency services"), (1, "other")]),
        named("callRelated", 1, 0x02, &[(0, "yes"), (1, "no")]),
        named("servingCell", 1, 0x04, &[(0, "no request"), (1, "requested")]),
        number("reserved", 1, 0xf8).quiet(),
    ]);
}

/// What an [`AnnouncementCode`] says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Announcement {
    /// A tone: 63 none, 1 ringing, 4 busy.
    pub tone: u8,
    /// 0 together with others, 1 after them.
    pub class: u8,
    /// A standard announcement; 0 none.
    pub standard: u8,
    /// The operator's own, which comes before the others; 0 none. `None`: the octet is not there.
    pub custom: Option<u8>,
}

impl Announcement {
    /// No tone.
    pub const TONES_OFF: u8 = 63;

    /// A tone alone.
    #[must_use]
    pub const fn tone(tone: u8) -> Self {
        Self {
            tone,
            class: 0,
            standard: 0,
            custom: None,
        }
    }

    /// A standard announcement alone, after others.
    #[must_use]
    pub const fn standard(standard: u8) -> Self {
        Self {
            tone: Self::TONES_OFF,
            class: 1,
            standard,
            custom: None,
        }
    }

    /// The octets of the parameter: all four, for that the fourth may be missing no public text says. An implementation of
    /// TIA/EIA-41-D 6.5.2.5 sends it always, 0 for none, and takes one to four; a public decoder reads it whether it is there or not.
    #[must_use]
    pub const fn encode(self) -> [u8; 4] {
        let custom = match self.custom {
            Some(custom) => custom,
            None => 0,
        };
        [self.tone, self.class & 0x0f, self.standard, custom]
    }
}

impl AnnouncementCode<'_> {
    /// Its parts; those that are not there are 0.
    #[must_use]
    pub fn parts(&self) -> Announcement {
        let octet = |at: usize| self.0.get(at).copied();
        Announcement {
            tone: octet(0).unwrap_or(0),
            class: octet(1).unwrap_or(0) & 0x0f,
            standard: octet(2).unwrap_or(0),
            custom: octet(3),
        }
    }
}

leaf! {
    /// What a specialized resource must be able to do: one octet each (6.5.2.dc).
    pub struct SpecializedResource<'a> "SpecializedResource" = [UNIVERSAL 4], show_resources, read_resources
}

const RESOURCES: Values = &[
    (0, "not used"),
    (1, "DTMF tone detector"),
    (2, "speech recognition, digits"),
    (3, "speech recognition, user interface 1"),
];

fn show_resources(content: &[u8]) -> Value {
    let name = |octet: &u8| {
        let known = RESOURCES.iter().find(|(value, _)| value == octet);
        known.map_or(Value::Integer((*octet).into()), |(_, name)| {
            Value::Text((*name).into())
        })
    };
    Value::List(content.iter().map(name).collect())
}

fn read_resources(value: &Value) -> Option<Vec<u8>> {
    let Value::List(resources) = value else {
        return unraw(value);
    };
    let octet = |value: &Value| match value {
        Value::Text(name) => {
            let known = RESOURCES.iter().find(|(_, known)| known == name);
            known.map(|(octet, _)| *octet)
        }
        Value::Integer(number) => u8::try_from(*number).ok(),
        _ => None,
    };
    resources.iter().map(octet).collect()
}

const CALL_WAITING: Values = &[(0, "ignore"), (1, "none"), (2, "normal"), (3, "priority")];

const TONES: Values = &[
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
    (193, "AbbreviatedIntercept"),
    (194, "AbbreviatedCongestion"),
    (195, "WarningTone"),
    (196, "DenialToneBurst"),
    (197, "DialToneBurst"),
    (250, "IncomingAdditionalCallTone"),
    (251, "PriorityAdditionalCallTone"),
];

/// Standard announcements (6.5.2.5, N.S0015, N.S0018).
const ANNOUNCEMENTS: Values = &[
    (0, "None"),
    (1, "UnauthorizedUser"),
    (2, "InvalidESN"),
    (3, "UnauthorizedMobile"),
    (4, "SuspendedOrigination"),
    (5, "OriginationDenied"),
    (6, "ServiceAreaDenial"),
    (16, "PartialDial"),
    (17, "Require1Plus"),
    (18, "Require1PlusNPA"),
    (19, "Require0Plus"),
    (20, "Require0PlusNPA"),
    (21, "Deny1Plus"),
    (22, "Unsupported10Plus"),
    (23, "Deny10Plus"),
    (24, "Unsupported10XXX"),
    (25, "Deny10XXX"),
    (26, "Deny10XXXLocally"),
    (27, "Require10Plus"),
    (28, "RequireNPA"),
    (29, "DenyTollOrigination"),
    (30, "DenyInternationalOrigination"),
    (31, "Deny0Minus"),
    (48, "DenyNumber"),
    (49, "AlternateOperatorServices"),
    (64, "NoCircuit"),
    (65, "Overload"),
    (66, "InternalOfficeFailure"),
    (67, "NoWinkReceived"),
    (68, "InterofficeLinkFailure"),
    (69, "Vacant"),
    (70, "InvalidPrefix"),
    (71, "OtherDialingIrregularity"),
    (80, "VacantNumber"),
    (81, "DenyTermination"),
    (82, "SuspendedTermination"),
    (83, "ChangedNumber"),
    (84, "InaccessibleSubscriber"),
    (85, "DenyIncomingToll"),
    (86, "RoamerAccessScreening"),
    (87, "RefuseCall"),
    (88, "RedirectCall"),
    (89, "NoPageResponse"),
    (90, "NoAnswer"),
    (96, "RoamerIntercept"),
    (97, "GeneralInformation"),
    (112, "UnrecognizedFeatureCode"),
    (113, "UnauthorizedFeatureCode"),
    (114, "RestrictedFeatureCode"),
    (115, "InvalidModifierDigits"),
    (116, "SuccessfulFeatureRegistration"),
    (117, "SuccessfulFeatureDeRegistration"),
    (118, "SuccessfulFeatureActivation"),
    (119, "SuccessfulFeatureDeActivation"),
    (120, "InvalidForwardToNumber"),
    (121, "CourtesyCallWarning"),
    (128, "EnterPINSendPrompt"),
    (129, "EnterPINPrompt"),
    (130, "ReEnterPINSendPrompt"),
    (131, "ReEnterPINPrompt"),
    (132, "EnterOldPINSendPrompt"),
    (133, "EnterOldPINPrompt"),
    (134, "EnterNewPINSendPrompt"),
    (135, "EnterNewPINPrompt"),
    (136, "ReEnterNewPINSendPrompt"),
    (137, "ReEnterNewPINPrompt"),
    (138, "EnterPasswordPrompt"),
    (139, "EnterDirectoryNumberPrompt"),
    (140, "ReEnterDirectoryNumberPrompt"),
    (141, "EnterFeatureCodePrompt"),
    (142, "EnterCreditCardNumberPrompt"),
    (143, "EnterDestinationNumberPrompt"),
    (152, "PPCInsufficientAccountBalance"),
    (153, "PPCFiveMinuteWarning"),
    (154, "PPCThreeMinuteWarning"),
    (155, "PPCTwoMinuteWarning"),
    (156, "PPCOneMinuteWarning"),
    (157, "PPCDisconnect"),
    (158, "PPCRedirect"),
];
