//! Arguments and results of ANSI-41 operations that WIN networks use beside WIN's: authentication, activation over the air (X.S0004-540).

use inlab_ber::{Octets, set};

use super::*;

set! {
    /// Argument of AuthenticationDirective (X.S0004-540).
    pub struct AuthenticationDirective<'a> "AuthenticationDirective" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        authentication_algorithm_version: Option<Octets<'a>> = [77] "authenticationAlgorithmVersion",
        authentication_response_reauthentication: Option<Octets<'a>> = [182] "authenticationResponseReauthentication",
        authentication_response_unique_challenge: Option<Octets<'a>> = [37] "authenticationResponseUniqueChallenge",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        cave_key: Option<Octets<'a>> = [316] "caveKey",
        deny_access: Option<DenyAccess> = [50] "denyAccess",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        random_variable_reauthentication: Option<Octets<'a>> = [191] "randomVariableReauthentication",
        meid: Option<Octets<'a>> = [390] "meid",
        mobile_station_min: Option<MinType<'a>> = [184] "mobileStationMIN",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        random_variable_ssd: Option<Octets<'a>> = [42] "randomVariableSSD",
        random_variable_unique_challenge: Option<Octets<'a>> = [43] "randomVariableUniqueChallenge",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        shared_secret_data: Option<Octets<'a>> = [46] "sharedSecretData",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        ssdnot_shared: Option<SsdNotShared> = [52] "ssdnotShared",
        update_count: Option<UpdateCount> = [51] "updateCount",
        ...
    }
}

set! {
    /// Result of AuthenticationDirective (X.S0004-540).
    pub struct AuthenticationDirectiveRes<'a> "AuthenticationDirectiveRes" = [PRIVATE 18] {
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        ...
    }
}

set! {
    /// Argument of AuthenticationDirectiveForward (X.S0004-540).
    pub struct AuthenticationDirectiveForward<'a> "AuthenticationDirectiveForward" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        authentication_response_unique_challenge: Option<Octets<'a>> = [37] "authenticationResponseUniqueChallenge",
        random_variable_unique_challenge: Option<Octets<'a>> = [43] "randomVariableUniqueChallenge",
        update_count: Option<UpdateCount> = [51] "updateCount",
        ...
    }
}

set! {
    /// Result of AuthenticationDirectiveForward (X.S0004-540).
    pub struct AuthenticationDirectiveForwardRes<'a> "AuthenticationDirectiveForwardRes" = [PRIVATE 18] {
        count_update_report: Option<CountUpdateReport<'a>> = [138] "countUpdateReport",
        unique_challenge_report: Option<UniqueChallengeReport<'a>> = [124] "uniqueChallengeReport",
        ...
    }
}

set! {
    /// Argument of AuthenticationFailureReport (X.S0004-540).
    pub struct AuthenticationFailureReport<'a> "AuthenticationFailureReport" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        report_type: ReportType = [44] "reportType",
        system_access_type: SystemAccessType = [34] "systemAccessType",
        system_capabilities: SystemCapabilities<'a> = [49] "systemCapabilities",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        call_history_count_expected: Option<u8> = [79] "callHistoryCountExpected" (0..=63),
        mscid: Option<Mscid<'a>> = [21] "mscid",
        report_type2: Option<ReportType> = [AGAIN 44] "reportType2",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of AuthenticationFailureReport (X.S0004-540).
    pub struct AuthenticationFailureReportRes<'a> "AuthenticationFailureReportRes" = [PRIVATE 18] {
        authentication_algorithm_version: Option<Octets<'a>> = [77] "authenticationAlgorithmVersion",
        authentication_response_unique_challenge: Option<Octets<'a>> = [37] "authenticationResponseUniqueChallenge",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        deny_access: Option<DenyAccess> = [50] "denyAccess",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        random_variable_ssd: Option<Octets<'a>> = [42] "randomVariableSSD",
        random_variable_unique_challenge: Option<Octets<'a>> = [43] "randomVariableUniqueChallenge",
        shared_secret_data: Option<Octets<'a>> = [46] "sharedSecretData",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        ssdnot_shared: Option<SsdNotShared> = [52] "ssdnotShared",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        update_count: Option<UpdateCount> = [51] "updateCount",
        ...
    }
}

set! {
    /// Argument of AuthenticationRequest (X.S0004-540).
    pub struct AuthenticationRequest<'a> "AuthenticationRequest" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        mscid: Mscid<'a> = [21] "mscid",
        system_access_type: SystemAccessType = [34] "systemAccessType",
        system_capabilities: SystemCapabilities<'a> = [49] "systemCapabilities",
        authentication_data: Option<Octets<'a>> = [161] "authenticationData",
        authentication_response: Option<Octets<'a>> = [35] "authenticationResponse",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        cdma_network_identification: Option<Octets<'a>> = [232] "cdmaNetworkIdentification",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        digits: Option<DigitsType<'a>> = [4] "digits",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        random_variable: Option<Octets<'a>> = [40] "randomVariable",
        service_redirection_cause: Option<ServiceRedirectionCause<'a>> = [237] "serviceRedirectionCause",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        suspicious_access: Option<SuspiciousAccess> = [285] "suspiciousAccess",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of AuthenticationRequest (X.S0004-540).
    pub struct AuthenticationRequestRes<'a> "AuthenticationRequestRes" = [PRIVATE 18] {
        analog_redirect_record: Option<AnalogRedirectRecord<'a>> = [225] "analogRedirectRecord",
        authentication_algorithm_version: Option<Octets<'a>> = [77] "authenticationAlgorithmVersion",
        authentication_response_unique_challenge: Option<Octets<'a>> = [37] "authenticationResponseUniqueChallenge",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_redirect_record: Option<CdmaRedirectRecord<'a>> = [229] "cdmaRedirectRecord",
        data_key: Option<Octets<'a>> = [215] "dataKey",
        deny_access: Option<DenyAccess> = [50] "denyAccess",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        roaming_indication: Option<Octets<'a>> = [239] "roamingIndication",
        service_redirection_info: Option<Octets<'a>> = [238] "serviceRedirectionInfo",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        random_variable_ssd: Option<Octets<'a>> = [42] "randomVariableSSD",
        random_variable_unique_challenge: Option<Octets<'a>> = [43] "randomVariableUniqueChallenge",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        shared_secret_data: Option<Octets<'a>> = [46] "sharedSecretData",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        ssdnot_shared: Option<SsdNotShared> = [52] "ssdnotShared",
        update_count: Option<UpdateCount> = [51] "updateCount",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        ...
    }
}

set! {
    /// Argument of AuthenticationStatusReport (X.S0004-540).
    pub struct AuthenticationStatusReport<'a> "AuthenticationStatusReport" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        system_capabilities: SystemCapabilities<'a> = [49] "systemCapabilities",
        count_update_report: Option<CountUpdateReport<'a>> = [138] "countUpdateReport",
        meid: Option<Octets<'a>> = [390] "meid",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        reauthentication_report: Option<ReauthenticationReport<'a>> = [192] "reauthenticationReport",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        service_indicator: Option<ServiceIndicator<'a>> = [193] "serviceIndicator",
        signaling_message_encryption_report: Option<SignalingMessageEncryptionReport<'a>> = [194] "signalingMessageEncryptionReport",
        ssd_update_report: Option<SsdUpdateReport<'a>> = [156] "ssdUpdateReport",
        unique_challenge_report: Option<UniqueChallengeReport<'a>> = [124] "uniqueChallengeReport",
        voice_privacy_report: Option<VoicePrivacyReport<'a>> = [196] "voicePrivacyReport",
        ...
    }
}

set! {
    /// Result of AuthenticationStatusReport (X.S0004-540).
    pub struct AuthenticationStatusReportRes<'a> "AuthenticationStatusReportRes" = [PRIVATE 18] {
        authentication_algorithm_version: Option<Octets<'a>> = [77] "authenticationAlgorithmVersion",
        authentication_response_unique_challenge: Option<Octets<'a>> = [37] "authenticationResponseUniqueChallenge",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        deny_access: Option<DenyAccess> = [50] "denyAccess",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        random_variable_ssd: Option<Octets<'a>> = [42] "randomVariableSSD",
        random_variable_unique_challenge: Option<Octets<'a>> = [43] "randomVariableUniqueChallenge",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        shared_secret_data: Option<Octets<'a>> = [46] "sharedSecretData",
        ssdnot_shared: Option<SsdNotShared> = [52] "ssdnotShared",
        update_count: Option<UpdateCount> = [51] "updateCount",
        ...
    }
}

set! {
    /// Argument of BaseStationChallenge (X.S0004-540).
    pub struct BaseStationChallenge<'a> "BaseStationChallenge" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        random_variable_base_station: Octets<'a> = [41] "randomVariableBaseStation",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        service_indicator: Option<ServiceIndicator<'a>> = [193] "serviceIndicator",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of BaseStationChallenge (X.S0004-540).
    pub struct BaseStationChallengeRes<'a> "BaseStationChallengeRes" = [PRIVATE 18] {
        authentication_response_base_station: Octets<'a> = [36] "authenticationResponseBaseStation",
        ...
    }
}

set! {
    /// Argument of CountRequest (X.S0004-540).
    pub struct CountRequest<'a> "CountRequest" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of CountRequest (X.S0004-540).
    pub struct CountRequestRes<'a> "CountRequestRes" = [PRIVATE 18] {
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        ...
    }
}

set! {
    /// Argument of RandomVariableRequest (X.S0004-540).
    pub struct RandomVariableRequest<'a> "RandomVariableRequest" = [PRIVATE 18] {
        mscid: Mscid<'a> = [21] "mscid",
        randc: Octets<'a> = [99] "randc",
        serving_cell_id: ServingCellId<'a> = [2] "servingCellID",
        ...
    }
}

set! {
    /// Result of RandomVariableRequest (X.S0004-540).
    pub struct RandomVariableRequestRes<'a> "RandomVariableRequestRes" = [PRIVATE 18] {
        random_variable: Option<Octets<'a>> = [40] "randomVariable",
        rand_valid_time: RandValidTime<'a> = [148] "randValidTime",
        ...
    }
}

set! {
    /// Argument of OTASPRequest (X.S0004-540).
    pub struct OtaspRequest<'a> "OTASPRequest" = [PRIVATE 18] {
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        a_key_protocol_version: Option<Octets<'a>> = [181] "aKeyProtocolVersion",
        authentication_data: Option<Octets<'a>> = [161] "authenticationData",
        authentication_response: Option<Octets<'a>> = [35] "authenticationResponse",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        mobile_station_msid: Option<MobileStationMsid<'a>> = "mobileStationMSID",
        mobile_station_partial_key: Option<Octets<'a>> = [185] "mobileStationPartialKey",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        newly_assigned_msid: Option<NewlyAssignedMsid<'a>> = "newlyAssignedMSID",
        random_variable: Option<Octets<'a>> = [40] "randomVariable",
        random_variable_base_station: Option<Octets<'a>> = [41] "randomVariableBaseStation",
        service_indicator: Option<ServiceIndicator<'a>> = [193] "serviceIndicator",
        system_capabilities: Option<SystemCapabilities<'a>> = [49] "systemCapabilities",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of OTASPRequest (X.S0004-540).
    pub struct OtaspRequestRes<'a> "OTASPRequestRes" = [PRIVATE 18] {
        a_key_protocol_version: Option<Octets<'a>> = [181] "aKeyProtocolVersion",
        authentication_response_base_station: Option<Octets<'a>> = [36] "authenticationResponseBaseStation",
        base_station_partial_key: Option<Octets<'a>> = [183] "baseStationPartialKey",
        deny_access: Option<DenyAccess> = [50] "denyAccess",
        modulus_value: Option<Octets<'a>> = [186] "modulusValue",
        otasp_result_code: Option<OtaspResultCode<'a>> = [189] "otasp-ResultCode",
        primitive_value: Option<Octets<'a>> = [190] "primitiveValue",
        signaling_message_encryption_report: Option<SignalingMessageEncryptionReport<'a>> = [194] "signalingMessageEncryptionReport",
        ssd_update_report: Option<SsdUpdateReport<'a>> = [156] "ssdUpdateReport",
        unique_challenge_report: Option<UniqueChallengeReport<'a>> = [124] "uniqueChallengeReport",
        voice_privacy_report: Option<VoicePrivacyReport<'a>> = [196] "voicePrivacyReport",
        ...
    }
}

set! {
    /// Argument of ParameterRequest (X.S0004-540).
    pub struct ParameterRequest<'a> "ParameterRequest" = [PRIVATE 18] {
        required_parameters_mask: Octets<'a> = [236] "requiredParametersMask",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        ...
    }
}

set! {
    /// Result of ParameterRequest (X.S0004-540).
    pub struct ParameterRequestRes<'a> "ParameterRequestRes" = [PRIVATE 18] {
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        reason_list: Option<ReasonList> = [218] "reasonList",
        ...
    }
}

set! {
    /// Argument of TMSIDirective (X.S0004-540).
    pub struct TmsiDirective<'a> "TMSIDirective" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mscid: Mscid<'a> = [21] "mscid",
        network_tmsi_expiration_time: Octets<'a> = [234] "networkTMSIExpirationTime",
        new_network_tmsi: DigitsType<'a> = [235] "newNetworkTMSI",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        ...
    }
}

set! {
    /// Result of TMSIDirective (X.S0004-540).
    pub struct TmsiDirectiveRes<'a> "TMSIDirectiveRes" = [PRIVATE 18] {
        deny_access: Option<DenyAccess> = [50] "denyAccess",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        reason_list: Option<ReasonList> = [218] "reasonList",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}
