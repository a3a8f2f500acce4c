//! Octet strings of ANSI-41 with one code point, of authentication, short messages and positions (X.S0004-550 6.5.2). Names follow two
//! public decoders of the protocol.

use crate::types::form::{Form, Tail, bit, coded_leaf, form_leaf, named, number, wide};

coded_leaf! {
    /// What became of the update of a call count (6.5.2.52).
    CountUpdateReport "CountUpdateReport" = [UNIVERSAL 4] show_count read_count {
        NOT_USED = 0 "not used",
        NOT_ATTEMPTED = 1 "COUNT update not attempted",
        NO_RESPONSE = 2 "COUNT update no response",
        SUCCESSFUL = 3 "COUNT update successful",
    }
    /// What became of a unique challenge (6.5.2.162).
    UniqueChallengeReport "UniqueChallengeReport" = [UNIVERSAL 4] show_challenge read_challenge {
        NOT_USED = 0 "not used",
        NOT_ATTEMPTED = 1 "unique challenge not attempted",
        NO_RESPONSE = 2 "unique challenge no response",
        SUCCESSFUL = 3 "unique challenge successful",
        FAILED = 4 "unique challenge failed",
    }
    /// What became of an update of shared secret data (6.5.2.142).
    SsdUpdateReport "SSDUpdateReport" = [UNIVERSAL 4] show_ssd read_ssd {
        NOT_USED = 0 "not used",
        NOT_ATTEMPTED = 1 "SSD update not attempted",
        NO_RESPONSE = 2 "SSD update no response",
        SUCCESSFUL = 3 "SSD update successful",
        FAILED = 4 "SSD update failed",
    }
    /// What became of a reauthentication (6.5.2.vT).
    ReauthenticationReport "ReauthenticationReport" = [UNIVERSAL 4] show_again read_again {
        NOT_USED = 0 "not used",
        NOT_ATTEMPTED = 1 "reauthentication not attempted",
        NO_RESPONSE = 2 "reauthentication no response",
        SUCCESSFUL = 3 "reauthentication successful",
        FAILED = 4 "reauthentication failed",
    }
    /// Whether signalling is encrypted (6.5.2.xB).
    SignalingMessageEncryptionReport "SignalingMessageEncryptionReport" = [UNIVERSAL 4] show_encryption read_encryption {
        NOT_USED = 0 "not used",
        NOT_ATTEMPTED = 1 "enabling not attempted",
        NO_RESPONSE = 2 "enabling no response",
        ENABLED = 3 "enabled",
        FAILED = 4 "enabling failed",
    }
    /// Whether voice is private (6.5.2.zB).
    VoicePrivacyReport "VoicePrivacyReport" = [UNIVERSAL 4] show_privacy_report read_privacy_report {
        NOT_USED = 0 "not used",
        NOT_ATTEMPTED = 1 "voice privacy not attempted",
        NO_RESPONSE = 2 "voice privacy no response",
        ACTIVE = 3 "voice privacy is active",
        FAILED = 4 "voice privacy failed",
    }
    /// What became of a step of activation over the air (6.5.2.sB).
    OtaspResultCode "OTASP-ResultCode" = [UNIVERSAL 4] show_otasp read_otasp {
        ACCEPTED = 0 "accepted, successful",
        REJECTED = 1 "rejected, unknown cause",
        COMPUTATION_FAILURE = 2 "computation failure",
        CSC_REJECTED = 3 "CSC rejected",
        UNRECOGNIZED_ENTRY = 4 "unrecognized OTASPCallEntry",
        UNSUPPORTED_VERSION = 5 "unsupported AKeyProtocolVersion",
        UNABLE_TO_COMMIT = 6 "unable to commit",
    }
    /// Which service a message over the air is for (6.5.2.wB).
    ServiceIndicator "ServiceIndicator" = [UNIVERSAL 4] show_indicator read_indicator {
        UNDEFINED = 0 "undefined service",
        CDMA_OTASP = 1 "CDMA OTASP",
        TDMA_OTASP = 2 "TDMA OTASP",
        CDMA_OTAPA = 3 "CDMA OTAPA",
        CDMA_POSITION_EMERGENCY = 4 "CDMA position determination, emergency services",
        AMPS_POSITION_EMERGENCY = 5 "AMPS position determination, emergency services",
        CDMA_POSITION = 6 "CDMA position determination, value added services",
    }
    /// Whether to page a mobile or to listen for it (6.5.2.92).
    PageIndicator "PageIndicator" = [UNIVERSAL 4] show_page read_page {
        NOT_USED = 0 "not used",
        PAGE = 1 "page",
        LISTEN_ONLY = 2 "listen only",
    }
    /// Why a short message is refused (6.5.2.122).
    SmsAccessDeniedReason "SMS-AccessDeniedReason" = [UNIVERSAL 4] show_sms_denied read_sms_denied {
        NOT_USED = 0 "not used",
        DENIED = 1 "denied",
        POSTPONED = 2 "postponed",
        UNAVAILABLE = 3 "unavailable",
        INVALID = 4 "invalid",
    }
    /// Who pays for a short message (6.5.2.126).
    SmsChargeIndicator "SMS-ChargeIndicator" = [UNIVERSAL 4] show_sms_charge read_sms_charge {
        NOT_USED = 0 "not used",
        NO_CHARGE = 1 "no charge",
        ORIGINATOR = 2 "charge original originator",
        DESTINATION = 3 "charge original destination",
    }
    /// Whether to tell when a mobile is to be reached again (6.5.2.130).
    SmsNotificationIndicator "SMS-NotificationIndicator" = [UNIVERSAL 4] show_sms_notify read_sms_notify {
        NOT_USED = 0 "not used",
        NOTIFY = 1 "notify when available",
        DO_NOT_NOTIFY = 2 "do not notify when available",
    }
    /// Why a short message did not arrive (6.5.2.125).
    SmsCauseCode "SMS-CauseCode" = [UNIVERSAL 4] show_sms_cause read_sms_cause {
        ADDRESS_VACANT = 0 "address vacant",
        ADDRESS_TRANSLATION_FAILURE = 1 "address translation failure",
        NETWORK_RESOURCE_SHORTAGE = 2 "network resource shortage",
        NETWORK_FAILURE = 3 "network failure",
        INVALID_TELESERVICE = 4 "invalid teleservice id",
        OTHER_NETWORK_PROBLEM = 5 "other network problem",
        UNSUPPORTED_NETWORK_INTERFACE = 6 "unsupported network interface",
        POSITION_FAILURE = 8 "CDMA handset-based position determination failure",
        POSITION_RELEASED = 9 "position determination resources released, voice service request",
        POSITION_RELEASED_ACKNOWLEDGED = 10 "position determination resources released, voice service request, message acknowledged",
        EMERGENCY_CALL = 14 "emergency services call precedence",
        NO_PAGE_RESPONSE = 32 "no page response",
        DESTINATION_BUSY = 33 "destination busy",
        NO_ACKNOWLEDGMENT = 34 "no acknowledgment",
        DESTINATION_RESOURCE_SHORTAGE = 35 "destination resource shortage",
        DELIVERY_POSTPONED = 36 "SMS delivery postponed",
        DESTINATION_OUT_OF_SERVICE = 37 "destination out of service",
        NO_LONGER_AT_THIS_ADDRESS = 38 "destination no longer at this address",
        OTHER_TERMINAL_PROBLEM = 39 "other terminal problem",
        RADIO_RESOURCE_SHORTAGE = 64 "radio interface resource shortage",
        RADIO_INCOMPATIBILITY = 65 "radio interface incompatibility",
        OTHER_RADIO_PROBLEM = 66 "other radio interface problem",
        UNSUPPORTED_BASE_STATION = 67 "unsupported base station capability",
        ENCODING_PROBLEM = 96 "encoding problem",
        ORIGINATION_DENIED = 97 "service origination denied",
        TERMINATION_DENIED = 98 "service termination denied",
        SUPPLEMENTARY_NOT_SUPPORTED = 99 "supplementary service not supported",
        SERVICE_NOT_SUPPORTED = 100 "service not supported",
        MISSING_EXPECTED = 102 "missing expected parameter",
        MISSING_MANDATORY = 103 "missing mandatory parameter",
        UNRECOGNIZED_VALUE = 104 "unrecognized parameter value",
        UNEXPECTED_VALUE = 105 "unexpected parameter value",
        USER_DATA_SIZE = 106 "user data size error",
        OTHER_GENERAL_PROBLEM = 107 "other general problem",
        SESSION_NOT_ACTIVE = 108 "session not active",
        MS_DISCONNECT = 110 "MS disconnect",
    }
    /// Whether a base station's code is supported (6.5.2.ab).
    BsmcStatus "BSMCStatus" = [UNIVERSAL 4] show_bsmc read_bsmc {
        NOT_SUPPORTED = 0 "same BSMC value not supported",
        SUPPORTED = 1 "same BSMC value supported",
    }
    /// Whether an operator's code is supported (6.5.2.ai).
    SocStatus "SOCStatus" = [UNIVERSAL 4] show_soc read_soc {
        NOT_SUPPORTED = 0 "same SOC value not supported",
        SUPPORTED = 1 "same SOC value supported",
    }
    /// What became of a download of private systems (6.5.2.ah).
    ServicesResult "ServicesResult" = [UNIVERSAL 4] show_services_result read_services_result {
        NO_INDICATION = 0 "no indication",
        UNSUCCESSFUL = 1 "unsuccessful PSID/RSID download",
        SUCCESSFUL = 2 "successful PSID/RSID download",
    }
    /// How wide a TDMA channel is (6.5.2.ay).
    TdmaBandwidth "TDMABandwidth" = [UNIVERSAL 4] show_bandwidth read_bandwidth {
        HALF_RATE = 0 "half-rate only",
        FULL_RATE = 1 "full-rate only",
        FULL_RATE_PREFERRED = 2 "half-rate or full-rate, full-rate preferred",
        HALF_RATE_PREFERRED = 3 "half-rate or full-rate, half-rate preferred",
        DOUBLE_FULL_RATE = 4 "double full-rate only",
        TRIPLE_FULL_RATE = 5 "triple full-rate only",
    }
    /// Which identity the mobile used last (6.5.2.fe).
    MsidUsage "MSIDUsage" = [UNIVERSAL 4] show_usage read_usage {
        NOT_USED = 0 "not used",
        MIN = 1 "MIN last used",
        IMSI = 2 "IMSI last used",
    }
}

form_leaf! {
    /// When a position was found (6.5.2.fi; X.680 46).
    GeneralizedTime "GeneralizedTime" = [UNIVERSAL 24] show_generalized read_generalized Form::only(Tail::Text("time"));
    /// How many short messages wait (6.5.2.128).
    SmsMessageCount "SMS-MessageCount" = [UNIVERSAL 4] show_sms_count read_sms_count Form::only(Tail::Number("messages", 1));
    /// Which teleservice a short message is of, as by IS-637 and TIA/EIA-136 (6.5.2.137).
    SmsTeleserviceIdentifier "SMS-TeleserviceIdentifier" = [UNIVERSAL 4] show_teleservice read_teleservice
        Form::only(Tail::Number("teleservice", 2));
    /// For how many minutes a random number holds (6.5.2.105).
    RandValidTime "RANDValidTime" = [UNIVERSAL 4] show_valid read_valid Form::only(Tail::Number("minutes", 1));
    /// What became of a position request (6.5.2.ft).
    PositionResult "PositionResult" = [UNIVERSAL 4] show_position_result read_position_result Form::only(Tail::Number("result", 1));
    /// How a position was found (6.5.2.fu).
    PositionSource "PositionSource" = [UNIVERSAL 4] show_position_source read_position_source Form::only(Tail::Number("source", 1));
    /// The class of a paging frame (6.5.2.ae).
    PagingFrameClass "PagingFrameClass" = [UNIVERSAL 4] show_frame read_frame Form::of(1, &[
        number("class", 0, 0x03),
        number("reserved", 0, 0xfc).quiet(),
    ]);
    /// The cell that a call is to go to, or is measured in (6.5.2.148).
    TargetCellId "TargetCellID" = [3] show_target read_target Form::only(Tail::Number("cell", 2));
    /// A kind of node, and its maker (6.5.2.65).
    ExtendedSystemMyTypeCode "ExtendedSystemMyTypeCode" = [UNIVERSAL 4] show_maker read_maker Form::of(2, &[
        number("type", 0, 0xff),
        number("systemMyTypeCode", 1, 0xff),
    ]);
    /// Which side of a call is handed over (6.5.2.71).
    HandoffState "HandoffState" = [UNIVERSAL 4] show_state read_state Form::of(1, &[
        named("party", 0, 0x01, &[(0, "terminator"), (1, "originator")]),
        number("reserved", 0, 0xfe).quiet(),
    ]);
    /// Where a mobile is: tenths of a second of arc, and how far off at most, in feet, one octet or two (6.5.2.84).
    MsLocation "MSLocation" = [UNIVERSAL 4] show_location read_location
        Form::ending(6, &[wide("latitude", 0, 3), wide("longitude", 3, 3)], Tail::Octets("resolution"));
    /// Which channels a mobile takes: NAMPS, AMPS (6.5.2.85).
    NampsCallMode "NAMPSCallMode" = [UNIVERSAL 4] show_namps_mode read_namps_mode Form::of(1, &[
        bit("namps", 0, 0x01),
        bit("amps", 0, 0x02),
        number("reserved", 0, 0xfc).quiet(),
    ]);
    /// A narrow analog voice channel (6.5.2.86).
    NampsChannelData "NAMPSChannelData" = [UNIVERSAL 4] show_namps_channel read_namps_channel Form::of(1, &[
        named("assignment", 0, 0x03, &[(0, "wide"), (1, "upper"), (2, "middle"), (3, "lower")]),
        number("colorCode", 0, 0x1c),
        number("reserved", 0, 0xe0).quiet(),
    ]);
    /// Which channels a mobile takes: CDMA by band class, AMPS, NAMPS (6.5.2.29). The second octet came later.
    CdmaCallMode "CDMACallMode" = [UNIVERSAL 4] show_cdma_mode read_cdma_mode Form::from(1, 2, &[
        bit("cdma800", 0, 0x01),
        bit("amps", 0, 0x02),
        bit("namps", 0, 0x04),
        bit("cdma1900", 0, 0x08),
        bit("tacs", 0, 0x10),
        bit("jtacs", 0, 0x20),
        bit("koreanPcs", 0, 0x40),
        bit("cdma450", 0, 0x80),
        bit("cdma2000", 1, 0x01),
        bit("cdma700", 1, 0x02),
        bit("cdma1800", 1, 0x04),
        bit("cdma900", 1, 0x08),
        bit("secondary800", 1, 0x10),
        number("reserved", 1, 0xe0).quiet(),
    ]);
    /// What a CDMA mobile can do (6.5.2.41).
    CdmaStationClassMark "CDMAStationClassMark" = [UNIVERSAL 4] show_class_mark read_class_mark Form::of(1, &[
        named("powerClass", 0, 0x03, &[(0, "I"), (1, "II"), (2, "III")]),
        bit("discontinuousTransmission", 0, 0x04),
        number("spare", 0, 0x18).quiet(),
        bit("slotted", 0, 0x20),
        bit("dualMode", 0, 0x40),
        number("reserved", 0, 0x80).quiet(),
    ]);
    /// The offset of a pilot (6.5.2.d).
    CdmaPilotPn "CDMAPilotPN" = [UNIVERSAL 4] show_pilot_pn read_pilot_pn Form::only(Tail::Number("offset", 2));
}
