//! Arguments and results of ANSI-41 and WIN operations: registration (X.S0004-540).

use inlab_ber::{List, Null, Octets, SetOf, set};

use super::*;

set! {
    /// Argument of QualificationRequest (X.S0004-550 6.4.2.32).
    pub struct QualificationRequest<'a> "QualificationRequest" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        qualification_information_code: QualificationInformationCode = [17] "qualificationInformationCode",
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        cdma_network_identification: Option<Octets<'a>> = [232] "cdmaNetworkIdentification",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        system_access_type: Option<SystemAccessType> = [34] "systemAccessType",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        win_capability: Option<WinCapability<'a>> = [280] "winCapability",
        non_public_data: Option<Octets<'a>> = [200] "nonPublicData",
        user_zone_data: Option<Octets<'a>> = [209] "userZoneData",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of QualificationRequest (X.S0004-550 6.4.2.32).
    pub struct QualificationRequestRes<'a> "QualificationRequestRes" = [PRIVATE 18] {
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        analog_redirect_record: Option<AnalogRedirectRecord<'a>> = [225] "analogRedirectRecord",
        authorization_denied: Option<AuthorizationDenied> = [13] "authorizationDenied",
        authorization_period: Option<AuthorizationPeriod<'a>> = [14] "authorizationPeriod",
        cdma_redirect_record: Option<CdmaRedirectRecord<'a>> = [229] "cdmaRedirectRecord",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        denied_authorization_period: Option<DeniedAuthorizationPeriod<'a>> = [167] "deniedAuthorizationPeriod",
        digits: Option<DigitsType<'a>> = [4] "digits",
        further_digits: Option<DigitsType<'a>> = [AGAIN 4] "furtherDigits",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        authentication_capability: Option<AuthenticationCapability<'a>> = [78] "authenticationCapability",
        calling_features_indicator: Option<CallingFeaturesIndicator<'a>> = [25] "callingFeaturesIndicator",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        control_network_id: Option<ControlNetworkId<'a>> = [307] "controlNetworkID",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        geographic_authorization: Option<GeographicAuthorization<'a>> = [143] "geographicAuthorization",
        meid_validated: Option<Null> = [401] "meidValidated",
        message_waiting_notification_count: Option<MessageWaitingNotificationCount<'a>> = [92] "messageWaitingNotificationCount",
        message_waiting_notification_type: Option<MessageWaitingNotificationType<'a>> = [145] "messageWaitingNotificationType",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_position_capability: Option<Octets<'a>> = [335] "mobilePositionCapability",
        origination_indicator: Option<OriginationIndicator> = [23] "originationIndicator",
        origination_triggers: Option<OriginationTriggers<'a>> = [98] "originationTriggers",
        paca_indicator: Option<PacaIndicator<'a>> = [146] "pACAIndicator",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        restriction_digits: Option<DigitsType<'a>> = [149] "restrictionDigits",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        sms_origination_restrictions: Option<SmsOriginationRestrictions<'a>> = [115] "sms-OriginationRestrictions",
        sms_termination_restrictions: Option<Octets<'a>> = [117] "sms-TerminationRestrictions",
        spinipin: Option<DigitsType<'a>> = [154] "spinipin",
        spini_triggers: Option<Octets<'a>> = [155] "spiniTriggers",
        termination_restriction_code: Option<TerminationRestrictionCode> = [24] "terminationRestrictionCode",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        calling_party_category: Option<CallingPartysCategory> = [355] "callingPartyCategory",
        lir_mode: Option<LirMode> = [369] "lirMode",
        service_redirection_info: Option<Octets<'a>> = [238] "serviceRedirectionInfo",
        roaming_indication: Option<Octets<'a>> = [239] "roamingIndication",
        ...
    }
}

set! {
    /// Argument of QualificationDirective (X.S0004-550 6.4.2.31).
    pub struct QualificationDirective<'a> "QualificationDirective" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        qualification_information_code: QualificationInformationCode = [17] "qualificationInformationCode",
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        analog_redirect_record: Option<AnalogRedirectRecord<'a>> = [225] "analogRedirectRecord",
        authorization_denied: Option<AuthorizationDenied> = [13] "authorizationDenied",
        authorization_period: Option<AuthorizationPeriod<'a>> = [14] "authorizationPeriod",
        cdma_redirect_record: Option<CdmaRedirectRecord<'a>> = [229] "cdmaRedirectRecord",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        denied_authorization_period: Option<DeniedAuthorizationPeriod<'a>> = [167] "deniedAuthorizationPeriod",
        digits: Option<DigitsType<'a>> = [4] "digits",
        further_digits: Option<DigitsType<'a>> = [AGAIN 4] "furtherDigits",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        authentication_capability: Option<AuthenticationCapability<'a>> = [78] "authenticationCapability",
        calling_features_indicator: Option<CallingFeaturesIndicator<'a>> = [25] "callingFeaturesIndicator",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        control_network_id: Option<ControlNetworkId<'a>> = [307] "controlNetworkID",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        geographic_authorization: Option<GeographicAuthorization<'a>> = [143] "geographicAuthorization",
        meid_validated: Option<Null> = [401] "meidValidated",
        message_waiting_notification_count: Option<MessageWaitingNotificationCount<'a>> = [92] "messageWaitingNotificationCount",
        message_waiting_notification_type: Option<MessageWaitingNotificationType<'a>> = [145] "messageWaitingNotificationType",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_position_capability: Option<Octets<'a>> = [335] "mobilePositionCapability",
        origination_indicator: Option<OriginationIndicator> = [23] "originationIndicator",
        origination_triggers: Option<OriginationTriggers<'a>> = [98] "originationTriggers",
        paca_indicator: Option<PacaIndicator<'a>> = [146] "pACAIndicator",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        qos_priority: Option<QosPriority<'a>> = [348] "qosPriority",
        restriction_digits: Option<DigitsType<'a>> = [149] "restrictionDigits",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        psid_rsid_list: Option<List<'a, PsidRsidInformation<'a>>> = [203] "pSID-RSIDList" (1..=2),
        sms_origination_restrictions: Option<SmsOriginationRestrictions<'a>> = [115] "sms-OriginationRestrictions",
        sms_termination_restrictions: Option<Octets<'a>> = [117] "sms-TerminationRestrictions",
        spinipin: Option<DigitsType<'a>> = [154] "spinipin",
        spini_triggers: Option<Octets<'a>> = [155] "spiniTriggers",
        tdma_data_features_indicator: Option<Octets<'a>> = [221] "tdmaDataFeaturesIndicator",
        termination_restriction_code: Option<TerminationRestrictionCode> = [24] "terminationRestrictionCode",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        user_group: Option<Octets<'a>> = [208] "userGroup",
        non_public_data: Option<Octets<'a>> = [200] "nonPublicData",
        user_zone_data: Option<Octets<'a>> = [209] "userZoneData",
        calling_party_category: Option<CallingPartysCategory> = [355] "callingPartyCategory",
        lir_mode: Option<LirMode> = [369] "lirMode",
        service_redirection_info: Option<Octets<'a>> = [238] "serviceRedirectionInfo",
        roaming_indication: Option<Octets<'a>> = [239] "roamingIndication",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        ...
    }
}

set! {
    /// Result of QualificationDirective (X.S0004-550 6.4.2.31).
    pub struct QualificationDirectiveRes<'a> "QualificationDirectiveRes" = [PRIVATE 18] {
        ...
    }
}

set! {
    /// Argument of RegistrationNotification (X.S0004-550 6.4.2.37).
    pub struct RegistrationNotification<'a> "RegistrationNotification" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        msid: Option<Msid<'a>> = "msid",
        meid: Option<Octets<'a>> = [390] "meid",
        mscid: Mscid<'a> = [21] "mscid",
        qualification_information_code: QualificationInformationCode = [17] "qualificationInformationCode",
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        availability_type: Option<AvailabilityType<'a>> = [90] "availabilityType",
        border_cell_access: Option<BorderCellAccess> = [58] "borderCellAccess",
        cdma_network_identification: Option<Octets<'a>> = [232] "cdmaNetworkIdentification",
        control_channel_data: Option<ControlChannelData<'a>> = [55] "controlChannelData",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        extended_mscid: Option<ExtendedMscid<'a>> = [53] "extendedMSCID",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        msc_address: Option<DigitsType<'a>> = [284] "msc-Address",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        received_signal_quality: Option<u8> = [72] "receivedSignalQuality" (0..=255),
        report_type: Option<ReportType> = [44] "reportType",
        service_redirection_cause: Option<ServiceRedirectionCause<'a>> = [237] "serviceRedirectionCause",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        sms_address: Option<DigitsType<'a>> = [104] "sms-Address",
        sms_message_waiting_indicator: Option<Null> = [118] "sms-MessageWaitingIndicator",
        system_access_data: Option<Octets<'a>> = [56] "systemAccessData",
        system_access_type: Option<SystemAccessType> = [34] "systemAccessType",
        system_capabilities: Option<SystemCapabilities<'a>> = [49] "systemCapabilities",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        transaction_capability: Option<TransactionCapability<'a>> = [123] "transactionCapability",
        win_capability: Option<WinCapability<'a>> = [280] "winCapability",
        mpc_address: Option<DigitsType<'a>> = [370] "mpcAddress",
        mpc_address_list: Option<SetOf<'a, MpcAddress<'a>>> = [381] "mpcAddressList" (1..=2),
        ...
    }
}

set! {
    /// Result of RegistrationNotification (X.S0004-550 6.4.2.37).
    pub struct RegistrationNotificationRes<'a> "RegistrationNotificationRes" = [PRIVATE 18] {
        system_my_type_code: SystemMyTypeCode = [22] "systemMyTypeCode",
        analog_redirect_record: Option<AnalogRedirectRecord<'a>> = [225] "analogRedirectRecord",
        authorization_denied: Option<AuthorizationDenied> = [13] "authorizationDenied",
        authorization_period: Option<AuthorizationPeriod<'a>> = [14] "authorizationPeriod",
        cdma_redirect_record: Option<CdmaRedirectRecord<'a>> = [229] "cdmaRedirectRecord",
        control_channel_data: Option<ControlChannelData<'a>> = [55] "controlChannelData",
        denied_authorization_period: Option<DeniedAuthorizationPeriod<'a>> = [167] "deniedAuthorizationPeriod",
        digits: Option<DigitsType<'a>> = [4] "digits",
        further_digits: Option<DigitsType<'a>> = [AGAIN 4] "furtherDigits",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        authentication_capability: Option<AuthenticationCapability<'a>> = [78] "authenticationCapability",
        calling_features_indicator: Option<CallingFeaturesIndicator<'a>> = [25] "callingFeaturesIndicator",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        control_network_id: Option<ControlNetworkId<'a>> = [307] "controlNetworkID",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        geographic_authorization: Option<GeographicAuthorization<'a>> = [143] "geographicAuthorization",
        meid_validated: Option<Null> = [401] "meidValidated",
        message_waiting_notification_count: Option<MessageWaitingNotificationCount<'a>> = [92] "messageWaitingNotificationCount",
        message_waiting_notification_type: Option<MessageWaitingNotificationType<'a>> = [145] "messageWaitingNotificationType",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_position_capability: Option<Octets<'a>> = [335] "mobilePositionCapability",
        origination_indicator: Option<OriginationIndicator> = [23] "originationIndicator",
        origination_triggers: Option<OriginationTriggers<'a>> = [98] "originationTriggers",
        paca_indicator: Option<PacaIndicator<'a>> = [146] "pACAIndicator",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        qos_priority: Option<QosPriority<'a>> = [348] "qosPriority",
        restriction_digits: Option<DigitsType<'a>> = [149] "restrictionDigits",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        psid_rsid_list: Option<List<'a, PsidRsidInformation<'a>>> = [203] "pSID-RSIDList" (1..=2),
        sms_origination_restrictions: Option<SmsOriginationRestrictions<'a>> = [115] "sms-OriginationRestrictions",
        sms_termination_restrictions: Option<Octets<'a>> = [117] "sms-TerminationRestrictions",
        spinipin: Option<DigitsType<'a>> = [154] "spinipin",
        spini_triggers: Option<Octets<'a>> = [155] "spiniTriggers",
        tdma_data_features_indicator: Option<Octets<'a>> = [221] "tdmaDataFeaturesIndicator",
        termination_restriction_code: Option<TerminationRestrictionCode> = [24] "terminationRestrictionCode",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        user_group: Option<Octets<'a>> = [208] "userGroup",
        non_public_data: Option<Octets<'a>> = [200] "nonPublicData",
        user_zone_data: Option<Octets<'a>> = [209] "userZoneData",
        calling_party_category: Option<CallingPartysCategory> = [355] "callingPartyCategory",
        lir_mode: Option<LirMode> = [369] "lirMode",
        received_signal_quality: Option<u8> = [72] "receivedSignalQuality" (0..=255),
        service_redirection_info: Option<Octets<'a>> = [238] "serviceRedirectionInfo",
        roaming_indication: Option<Octets<'a>> = [239] "roamingIndication",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        sms_message_waiting_indicator: Option<Null> = [118] "sms-MessageWaitingIndicator",
        system_access_data: Option<Octets<'a>> = [56] "systemAccessData",
        ...
    }
}

set! {
    /// Argument of RegistrationCancellation (X.S0004-550 6.4.2.36).
    pub struct RegistrationCancellation<'a> "RegistrationCancellation" = [PRIVATE 18] {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        cancellation_type: Option<CancellationType<'a>> = [85] "cancellationType",
        control_channel_data: Option<ControlChannelData<'a>> = [55] "controlChannelData",
        received_signal_quality: Option<u8> = [72] "receivedSignalQuality" (0..=255),
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        system_access_data: Option<Octets<'a>> = [56] "systemAccessData",
        ...
    }
}

set! {
    /// Result of RegistrationCancellation (X.S0004-550 6.4.2.36).
    pub struct RegistrationCancellationRes<'a> "RegistrationCancellationRes" = [PRIVATE 18] {
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        cancellation_denied: Option<CancellationDenied> = [57] "cancellationDenied",
        control_channel_data: Option<ControlChannelData<'a>> = [55] "controlChannelData",
        received_signal_quality: Option<u8> = [72] "receivedSignalQuality" (0..=255),
        sms_message_waiting_indicator: Option<Null> = [118] "sms-MessageWaitingIndicator",
        system_access_data: Option<Octets<'a>> = [56] "systemAccessData",
        ...
    }
}

set! {
    /// Argument of PositionRequest (X.S0004-550 6.4.2.ai).
    pub struct PositionRequest<'a> "PositionRequest" = [PRIVATE 18] {
        mscid: Mscid<'a> = [21] "mscid",
        position_information_code: Octets<'a> = [315] "positionInformationCode",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        msid: Option<Msid<'a>> = "msid",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        ...
    }
}

set! {
    /// Result of PositionRequest (X.S0004-550 6.4.2.ai).
    pub struct PositionRequestRes<'a> "PositionRequestRes" = [PRIVATE 18] {
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        extended_mscid: Option<ExtendedMscid<'a>> = [53] "extendedMSCID",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        msid: Option<Msid<'a>> = "msid",
        ms_status: Option<Octets<'a>> = [313] "mSStatus",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        psid_rsid_information: Option<Octets<'a>> = [202] "pSID-RSIDInformation",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        ...
    }
}

set! {
    /// Argument of GeoPositionRequest (X.S0004-550 6.4.2.am).
    pub struct GeoPositionRequest<'a> "GeoPositionRequest" = [PRIVATE 18] {
        position_request_type: PositionRequestType<'a> = [337] "positionRequestType",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        lcs_billing_id: Option<Octets<'a>> = [367] "lcsBillingID",
        lcs_client_id: Option<DigitsType<'a>> = [358] "lcs-Client-ID",
        meid: Option<Octets<'a>> = [390] "meid",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        mobile_position_capability: Option<Octets<'a>> = [335] "mobilePositionCapability",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        dtx_indication: Option<Octets<'a>> = [329] "dtxIndication",
        received_signal_quality: Option<u8> = [72] "receivedSignalQuality" (0..=255),
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_code_channel: Option<Octets<'a>> = [68] "cdmaCodeChannel",
        cdma_mobile_capabilities: Option<Octets<'a>> = [330] "cdmaMobileCapabilities",
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_serving_one_way_delay2: Option<Octets<'a>> = [347] "cdmaServingOneWayDelay2",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        cdma_target_maho_list: Option<List<'a, CdmaTargetMahoInformation<'a>>> = [136] "cdmaTargetMAHOList",
        cdma_psmm_list: Option<List<'a, CdmapsmmItem<'a>>> = [346] "cdmaPSMMList",
        namps_channel_data: Option<Octets<'a>> = [74] "nampsChannelData",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        target_measurement_list: Option<List<'a, TargetMeasurementInformation<'a>>> = [158] "targetMeasurementList",
        tdma_maho_cellid: Option<Octets<'a>> = [359] "tdma-MAHO-CELLID",
        tdma_maho_channel: Option<Octets<'a>> = [360] "tdma-MAHO-CHANNEL",
        tdma_time_alignment: Option<Octets<'a>> = [362] "tdma-TimeAlignment",
        tdma_voice_mode: Option<Octets<'a>> = [223] "tdmaVoiceMode",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        pqos_horizontal_position: Option<Octets<'a>> = [372] "pqos-HorizontalPosition",
        pqos_horizontal_velocity: Option<Octets<'a>> = [373] "pqos-HorizontalVelocity",
        pqos_maximum_position_age: Option<Octets<'a>> = [374] "pqos-MaximumPositionAge",
        pqos_position_priority: Option<Octets<'a>> = [375] "pqos-PositionPriority",
        pqos_response_time: Option<PqosResponseTime> = [376] "pqos-ResponseTime",
        pqos_vertical_position: Option<Octets<'a>> = [377] "pqos-VerticalPosition",
        pqos_vertical_velocity: Option<Octets<'a>> = [378] "pqos-VerticalVelocity",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        teleservice_priority: Option<Octets<'a>> = [290] "teleservice-Priority",
        ...
    }
}
