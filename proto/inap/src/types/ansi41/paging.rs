//! Arguments and results of ANSI-41 operations that WIN networks use beside WIN's: paging, changes of a service in a call (X.S0004-540).

use inlab_ber::{List, Octets, SetOf, set};

use super::*;

set! {
    /// Argument of InterSystemPage (X.S0004-540).
    pub struct InterSystemPage<'a> "InterSystemPage" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        cdma_band_class: Option<Octets<'a>> = [170] "cdmaBandClass",
        cdma_mobile_protocol_revision: Option<Octets<'a>> = [66] "cdmaMobileProtocolRevision",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        cdma_slot_cycle_index: Option<Octets<'a>> = [166] "cdmaSlotCycleIndex",
        cdma_station_class_mark: Option<CdmaStationClassMark<'a>> = [59] "cdmaStationClassMark",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        extended_mscid: Option<ExtendedMscid<'a>> = [53] "extendedMSCID",
        extended_system_my_type_code: Option<ExtendedSystemMyTypeCode<'a>> = [54] "extendedSystemMyTypeCode",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        m_sc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        m_sid_usage: Option<MsidUsage<'a>> = [327] "mSIDUsage",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        page_count: Option<Octets<'a>> = [300] "pageCount",
        page_indicator: Option<PageIndicator<'a>> = [71] "pageIndicator",
        page_response_time: Option<Octets<'a>> = [301] "pageResponseTime",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        pilot_billing_id: Option<PilotBillingId<'a>> = [169] "pilotBillingID",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        sender_identification_number: Option<DigitsType<'a>> = [103] "senderIdentificationNumber",
        system_my_type_code: Option<SystemMyTypeCode> = [22] "systemMyTypeCode",
        tdma_data_features_indicator: Option<Octets<'a>> = [221] "tdmaDataFeaturesIndicator",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        termination_treatment: Option<TerminationTreatment<'a>> = [121] "terminationTreatment",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Result of InterSystemPage (X.S0004-540).
    pub struct InterSystemPageRes<'a> "InterSystemPageRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        conditionally_denied_reason: Option<ConditionallyDeniedReason> = [162] "conditionallyDeniedReason",
        digits: Option<DigitsType<'a>> = [4] "digits",
        extended_mscid: Option<ExtendedMscid<'a>> = [53] "extendedMSCID",
        extended_system_my_type_code: Option<ExtendedSystemMyTypeCode<'a>> = [54] "extendedSystemMyTypeCode",
        m_sc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        ...
    }
}

set! {
    /// Argument of InterSystemPage2 (X.S0004-540).
    pub struct InterSystemPage2<'a> "InterSystemPage2" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        cdma_band_class: Option<Octets<'a>> = [170] "cdmaBandClass",
        cdma_mobile_protocol_revision: Option<Octets<'a>> = [66] "cdmaMobileProtocolRevision",
        control_channel_mode: Option<ControlChannelMode<'a>> = [199] "controlChannelMode",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        cdma_slot_cycle_index: Option<Octets<'a>> = [166] "cdmaSlotCycleIndex",
        cdma_station_class_mark: Option<CdmaStationClassMark<'a>> = [59] "cdmaStationClassMark",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        m_sid_usage: Option<MsidUsage<'a>> = [327] "mSIDUsage",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        non_public_data: Option<Octets<'a>> = [200] "nonPublicData",
        page_count: Option<Octets<'a>> = [300] "pageCount",
        page_indicator: Option<PageIndicator<'a>> = [71] "pageIndicator",
        paging_frame_class: Option<PagingFrameClass<'a>> = [201] "pagingFrameClass",
        page_response_time: Option<Octets<'a>> = [301] "pageResponseTime",
        psid_rsid_list: Option<List<'a, PsidRsidInformation<'a>>> = [203] "pSID-RSIDList" (1..=2),
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        tdma_data_features_indicator: Option<Octets<'a>> = [221] "tdmaDataFeaturesIndicator",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        user_zone_data: Option<Octets<'a>> = [209] "userZoneData",
        ...
    }
}

set! {
    /// Result of InterSystemPage2 (X.S0004-540).
    pub struct InterSystemPage2Res<'a> "InterSystemPage2Res" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        authentication_response_base_station: Octets<'a> = [36] "authenticationResponseBaseStation",
        call_history_count: Option<u8> = [38] "callHistoryCount" (0..=63),
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        randc: Option<Octets<'a>> = [99] "randc",
        random_variable_base_station: Octets<'a> = [41] "randomVariableBaseStation",
        system_access_type: SystemAccessType = [34] "systemAccessType",
        system_capabilities: Option<SystemCapabilities<'a>> = [49] "systemCapabilities",
        tdma_data_mode: Option<Octets<'a>> = [222] "tdmaDataMode",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        ...
    }
}

set! {
    /// Argument of UnsolicitedResponse (X.S0004-540).
    pub struct UnsolicitedResponse<'a> "UnsolicitedResponse" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        cdma_service_option: Option<CdmaServiceOption<'a>> = [175] "cdmaServiceOption",
        digits: Option<DigitsType<'a>> = [4] "digits",
        extended_mscid: Option<ExtendedMscid<'a>> = [53] "extendedMSCID",
        extended_system_my_type_code: Option<ExtendedSystemMyTypeCode<'a>> = [54] "extendedSystemMyTypeCode",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        system_access_type: Option<SystemAccessType> = [34] "systemAccessType",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of UnsolicitedResponse (X.S0004-540).
    pub struct UnsolicitedResponseRes<'a> "UnsolicitedResponseRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        calling_party_name: Option<CallingPartyName<'a>> = [243] "callingPartyName",
        calling_party_number_digits1: Option<DigitsType<'a>> = [80] "callingPartyNumberDigits1",
        calling_party_number_digits2: Option<DigitsType<'a>> = [81] "callingPartyNumberDigits2",
        calling_party_number_string1: Option<DigitsType<'a>> = [82] "callingPartyNumberString1",
        calling_party_number_string2: Option<DigitsType<'a>> = [83] "callingPartyNumberString2",
        calling_party_subaddress: Option<Subaddress<'a>> = [84] "callingPartySubaddress",
        display_text: Option<DisplayText<'a>> = [244] "displayText",
        display_text2: Option<Octets<'a>> = [299] "displayText2",
        dmh_account_code_digits: Option<DigitsType<'a>> = [140] "dmh-AccountCodeDigits",
        dmh_alternate_billing_digits: Option<DigitsType<'a>> = [141] "dmh-AlternateBillingDigits",
        dmh_billing_digits: Option<DigitsType<'a>> = [142] "dmh-BillingDigits",
        extended_mscid: Option<ExtendedMscid<'a>> = [53] "extendedMSCID",
        extended_system_my_type_code: Option<ExtendedSystemMyTypeCode<'a>> = [54] "extendedSystemMyTypeCode",
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        m_sc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        pilot_billing_id: Option<PilotBillingId<'a>> = [169] "pilotBillingID",
        pilot_number: Option<DigitsType<'a>> = [168] "pilotNumber",
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        redirecting_number_digits: Option<DigitsType<'a>> = [100] "redirectingNumberDigits",
        redirecting_number_string: Option<DigitsType<'a>> = [101] "redirectingNumberString",
        redirecting_party_name: Option<RedirectingPartyName<'a>> = [245] "redirectingPartyName",
        redirecting_subaddress: Option<Subaddress<'a>> = [102] "redirectingSubaddress",
        termination_treatment: Option<TerminationTreatment<'a>> = [121] "terminationTreatment",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        trigger_address_list: Option<SetOf<'a, TriggerList<'a>>> = [276] "triggerAddressList" (1..=2),
        ...
    }
}

set! {
    /// Argument of ChangeFacilities (X.S0004-540).
    pub struct ChangeFacilities<'a> "ChangeFacilities" = [PRIVATE 18] {
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        data_key: Option<Octets<'a>> = [215] "dataKey",
        data_privacy_parameters: Option<DataPrivacyParameters<'a>> = [216] "dataPrivacyParameters",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        inter_msc_circuit_id: Option<InterMscCircuitId<'a>> = [6] "interMSCCircuitID",
        ilsp_information: Option<IslpInformation<'a>> = [217] "ilspInformation",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        random_variable: Option<Octets<'a>> = [40] "randomVariable",
        tdma_bandwidth: Option<TdmaBandwidth<'a>> = [220] "tdmaBandwidth",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        ...
    }
}

set! {
    /// Result of ChangeFacilities (X.S0004-540).
    pub struct ChangeFacilitiesRes<'a> "ChangeFacilitiesRes" = [PRIVATE 18] {
        reason_list: Option<ReasonList> = [218] "reasonList",
        ...
    }
}

set! {
    /// Argument of ChangeService (X.S0004-540).
    pub struct ChangeService<'a> "ChangeService" = [PRIVATE 18] {
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        change_service_attributes: Option<ChangeServiceAttributes<'a>> = [214] "changeServiceAttributes",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        ilsp_information: Option<IslpInformation<'a>> = [217] "ilspInformation",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        tdma_bandwidth: Option<TdmaBandwidth<'a>> = [220] "tdmaBandwidth",
        tdma_data_mode: Option<Octets<'a>> = [222] "tdmaDataMode",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        tdma_voice_mode: Option<Octets<'a>> = [223] "tdmaVoiceMode",
        ...
    }
}

set! {
    /// Result of ChangeService (X.S0004-540).
    pub struct ChangeServiceRes<'a> "ChangeServiceRes" = [PRIVATE 18] {
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        change_service_attributes: Option<ChangeServiceAttributes<'a>> = [214] "changeServiceAttributes",
        data_key: Option<Octets<'a>> = [215] "dataKey",
        data_privacy_parameters: Option<DataPrivacyParameters<'a>> = [216] "dataPrivacyParameters",
        random_variable: Option<Octets<'a>> = [40] "randomVariable",
        reason_list: Option<ReasonList> = [218] "reasonList",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        ...
    }
}

set! {
    /// Argument of CheckMEID (X.S0004-540).
    pub struct CheckMeid<'a> "CheckMEID" = [PRIVATE 18] {
        digits: Option<DigitsType<'a>> = [4] "digits",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        msid: Option<Msid<'a>> = "msid",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        emergency_services_routing_digits: Option<Octets<'a>> = [240] "emergencyServicesRoutingDigits",
        ...
    }
}

set! {
    /// Result of CheckMEID (X.S0004-540).
    pub struct CheckMeidRes<'a> "CheckMEIDRes" = [PRIVATE 18] {
        meid_status: Option<Octets<'a>> = [391] "meidStatus",
        ...
    }
}
