//! Arguments and results of ANSI-41 operations that WIN networks use beside WIN's: handoff and circuits (X.S0004-540).

use inlab_ber::{List, Octets, set};

use super::*;

set! {
    /// Argument of HandoffMeasurementRequest (X.S0004-540).
    pub struct HandoffMeasurementRequest<'a> "HandoffMeasurementRequest" = [PRIVATE 18] {
        channel_data: ChannelData<'a> = [5] "channelData",
        serving_cell_id: ServingCellId<'a> = [2] "servingCellID",
        station_class_mark: Octets<'a> = [12] "stationClassMark",
        target_cell_id_list: Option<List<'a, TargetCellId<'a>>> = [207] "targetCellIDList",
        tdma_call_mode: Option<Octets<'a>> = [29] "tdmaCallMode",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_terminal_capability: Option<Octets<'a>> = [179] "tdmaTerminalCapability",
        ...
    }
}

set! {
    /// Result of HandoffMeasurementRequest (X.S0004-540).
    pub struct HandoffMeasurementRequestRes<'a> "HandoffMeasurementRequestRes" = [PRIVATE 18] {
        signal_quality: u8 = [11] "signalQuality" (0..=255),
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        ...
    }
}

set! {
    /// Argument of HandoffMeasurementRequest2 (X.S0004-540).
    pub struct HandoffMeasurementRequest2<'a> "HandoffMeasurementRequest2" = [PRIVATE 18] {
        serving_cell_id: ServingCellId<'a> = [2] "servingCellID",
        cdma_call_mode: Option<CdmaCallMode<'a>> = [62] "cdmaCallMode",
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        cdma_serving_one_way_delay: Option<Octets<'a>> = [60] "cdmaServingOneWayDelay",
        cdma_station_class_mark: Option<CdmaStationClassMark<'a>> = [59] "cdmaStationClassMark",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        ms_location: Option<MsLocation<'a>> = [70] "msLocation",
        namps_call_mode: Option<NampsCallMode<'a>> = [165] "nampsCallMode",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        station_class_mark: Option<Octets<'a>> = [12] "stationClassMark",
        target_cell_id_list: Option<List<'a, TargetCellId<'a>>> = [207] "targetCellIDList",
        tdma_bandwidth: Option<TdmaBandwidth<'a>> = [220] "tdmaBandwidth",
        tdma_call_mode: Option<Octets<'a>> = [29] "tdmaCallMode",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        tdma_terminal_capability: Option<Octets<'a>> = [179] "tdmaTerminalCapability",
        ...
    }
}

set! {
    /// Result of HandoffMeasurementRequest2 (X.S0004-540).
    pub struct HandoffMeasurementRequest2Res<'a> "HandoffMeasurementRequest2Res" = [PRIVATE 18] {
        cdma_target_measurement_list: Option<List<'a, CdmaTargetMeasurementInformation<'a>>> = [134] "cdmaTargetMeasurementList",
        target_measurement_list: Option<List<'a, TargetMeasurementInformation<'a>>> = [158] "targetMeasurementList",
        ...
    }
}

set! {
    /// Argument of FacilitiesDirective (X.S0004-540).
    pub struct FacilitiesDirective<'a> "FacilitiesDirective" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        channel_data: ChannelData<'a> = [5] "channelData",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        inter_switch_count: u8 = [7] "interSwitchCount" (0..=255),
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        serving_cell_id: ServingCellId<'a> = [2] "servingCellID",
        station_class_mark: Octets<'a> = [12] "stationClassMark",
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        handoff_reason: Option<HandoffReason> = [30] "handoffReason",
        handoff_state: Option<HandoffState<'a>> = [164] "handoffState",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_call_mode: Option<Octets<'a>> = [29] "tdmaCallMode",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        ...
    }
}

set! {
    /// Result of FacilitiesDirective (X.S0004-540).
    pub struct FacilitiesDirectiveRes<'a> "FacilitiesDirectiveRes" = [PRIVATE 18] {
        channel_data: ChannelData<'a> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        ...
    }
}

set! {
    /// Argument of FacilitiesDirective2 (X.S0004-540).
    pub struct FacilitiesDirective2<'a> "FacilitiesDirective2" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        inter_switch_count: u8 = [7] "interSwitchCount" (0..=255),
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        serving_cell_id: ServingCellId<'a> = [2] "servingCellID",
        base_station_manufacturer_code: Option<Octets<'a>> = [197] "baseStationManufacturerCode",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        cdma2000_handoff_invoke_ios_data: Option<Octets<'a>> = [356] "cdma2000HandoffInvokeIOSData",
        cdma_band_class_list: Option<List<'a, CdmaBandClassInformation<'a>>> = [172] "cdmaBandClassList",
        cdma_call_mode: Option<CdmaCallMode<'a>> = [62] "cdmaCallMode",
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_mobile_protocol_revision: Option<Octets<'a>> = [66] "cdmaMobileProtocolRevision",
        cdma_ms_measured_channel_identity: Option<Octets<'a>> = [351] "cdmaMSMeasuredChannelIdentity",
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        cdma_serving_one_way_delay: Option<Octets<'a>> = [60] "cdmaServingOneWayDelay",
        cdma_station_class_mark: Option<CdmaStationClassMark<'a>> = [59] "cdmaStationClassMark",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        cdma_target_maho_list: Option<List<'a, CdmaTargetMahoInformation<'a>>> = [136] "cdmaTargetMAHOList",
        cdma_target_measurement_list: Option<List<'a, CdmaTargetMeasurementInformation<'a>>> = [134] "cdmaTargetMeasurementList",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        data_key: Option<Octets<'a>> = [215] "dataKey",
        data_privacy_parameters: Option<DataPrivacyParameters<'a>> = [216] "dataPrivacyParameters",
        handoff_reason: Option<HandoffReason> = [30] "handoffReason",
        handoff_state: Option<HandoffState<'a>> = [164] "handoffState",
        ilsp_information: Option<IslpInformation<'a>> = [217] "ilspInformation",
        ms_location: Option<MsLocation<'a>> = [70] "msLocation",
        namps_call_mode: Option<NampsCallMode<'a>> = [165] "nampsCallMode",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        random_variable: Option<Octets<'a>> = [40] "randomVariable",
        non_public_data: Option<Octets<'a>> = [200] "nonPublicData",
        pdsn_address: Option<Octets<'a>> = [349] "pdsnAddress",
        pdsn_protocol_type: Option<Octets<'a>> = [350] "pdsnProtocolType",
        qos_priority: Option<QosPriority<'a>> = [348] "qosPriority",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        station_class_mark: Option<Octets<'a>> = [12] "stationClassMark",
        system_operator_code: Option<Octets<'a>> = [206] "systemOperatorCode",
        target_cell_id: Option<ServingCellId<'a>> = [3] "targetCellID",
        tdma_bandwidth: Option<TdmaBandwidth<'a>> = [220] "tdmaBandwidth",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_call_mode: Option<Octets<'a>> = [29] "tdmaCallMode",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        tdma_terminal_capability: Option<Octets<'a>> = [179] "tdmaTerminalCapability",
        tdma_voice_coder: Option<Octets<'a>> = [180] "tdmaVoiceCoder",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        user_zone_data: Option<Octets<'a>> = [209] "userZoneData",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of FacilitiesDirective2 (X.S0004-540).
    pub struct FacilitiesDirective2Res<'a> "FacilitiesDirective2Res" = [PRIVATE 18] {
        bsmcstatus: Option<BsmcStatus<'a>> = [198] "bsmcstatus",
        cdma2000_handoff_response_ios_data: Option<Octets<'a>> = [357] "cdma2000HandoffResponseIOSData",
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_code_channel_list: Option<List<'a, CdmaCodeChannelInformation<'a>>> = [132] "cdmaCodeChannelList",
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_search_parameters: Option<Octets<'a>> = [230] "cdmaSearchParameters",
        cdma_search_window: Option<Octets<'a>> = [69] "cdmaSearchWindow",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        ilsp_information: Option<IslpInformation<'a>> = [217] "ilspInformation",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        s_oc_status: Option<SocStatus<'a>> = [205] "sOCStatus",
        target_cell_id: Option<ServingCellId<'a>> = [3] "targetCellID",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_voice_coder: Option<Octets<'a>> = [180] "tdmaVoiceCoder",
        ...
    }
}

set! {
    /// Argument of FacilitiesRelease (X.S0004-540).
    pub struct FacilitiesRelease<'a> "FacilitiesRelease" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        release_reason: ReleaseReason = [10] "releaseReason",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        ...
    }
}

set! {
    /// Result of FacilitiesRelease (X.S0004-540).
    pub struct FacilitiesReleaseRes<'a> "FacilitiesReleaseRes" = [PRIVATE 18] {
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        ...
    }
}

set! {
    /// Argument of HandoffBack (X.S0004-540).
    pub struct HandoffBack<'a> "HandoffBack" = [PRIVATE 18] {
        channel_data: ChannelData<'a> = [5] "channelData",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        serving_cell_id: ServingCellId<'a> = [2] "servingCellID",
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        handoff_reason: Option<HandoffReason> = [30] "handoffReason",
        handoff_state: Option<HandoffState<'a>> = [164] "handoffState",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_call_mode: Option<Octets<'a>> = [29] "tdmaCallMode",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        ...
    }
}

set! {
    /// Result of HandoffBack (X.S0004-540).
    pub struct HandoffBackRes<'a> "HandoffBackRes" = [PRIVATE 18] {
        channel_data: ChannelData<'a> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        ...
    }
}

set! {
    /// Argument of HandoffBack2 (X.S0004-540).
    pub struct HandoffBack2<'a> "HandoffBack2" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        base_station_manufacturer_code: Option<Octets<'a>> = [197] "baseStationManufacturerCode",
        cdma2000_handoff_invoke_ios_data: Option<Octets<'a>> = [356] "cdma2000HandoffInvokeIOSData",
        cdma_band_class_list: Option<List<'a, CdmaBandClassInformation<'a>>> = [172] "cdmaBandClassList",
        cdma_call_mode: Option<CdmaCallMode<'a>> = [62] "cdmaCallMode",
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_ms_measured_channel_identity: Option<Octets<'a>> = [351] "cdmaMSMeasuredChannelIdentity",
        cdma_mobile_protocol_revision: Option<Octets<'a>> = [66] "cdmaMobileProtocolRevision",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_serving_one_way_delay: Option<Octets<'a>> = [60] "cdmaServingOneWayDelay",
        cdma_station_class_mark: Option<CdmaStationClassMark<'a>> = [59] "cdmaStationClassMark",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        cdma_target_maho_list: Option<List<'a, CdmaTargetMahoInformation<'a>>> = [136] "cdmaTargetMAHOList",
        cdma_target_measurement_list: Option<List<'a, CdmaTargetMeasurementInformation<'a>>> = [134] "cdmaTargetMeasurementList",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        data_key: Option<Octets<'a>> = [215] "dataKey",
        data_privacy_parameters: Option<DataPrivacyParameters<'a>> = [216] "dataPrivacyParameters",
        handoff_reason: Option<HandoffReason> = [30] "handoffReason",
        handoff_state: Option<HandoffState<'a>> = [164] "handoffState",
        inter_switch_count: Option<u8> = [7] "interSwitchCount" (0..=255),
        ilsp_information: Option<IslpInformation<'a>> = [217] "ilspInformation",
        ms_location: Option<MsLocation<'a>> = [70] "msLocation",
        namps_call_mode: Option<NampsCallMode<'a>> = [165] "nampsCallMode",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        pdsn_address: Option<Octets<'a>> = [349] "pdsnAddress",
        pdsn_protocol_type: Option<Octets<'a>> = [350] "pdsnProtocolType",
        qos_priority: Option<QosPriority<'a>> = [348] "qosPriority",
        random_variable: Option<Octets<'a>> = [40] "randomVariable",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        station_class_mark: Option<Octets<'a>> = [12] "stationClassMark",
        system_operator_code: Option<Octets<'a>> = [206] "systemOperatorCode",
        target_cell_id: Option<ServingCellId<'a>> = [3] "targetCellID",
        tdma_bandwidth: Option<TdmaBandwidth<'a>> = [220] "tdmaBandwidth",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_call_mode: Option<Octets<'a>> = [29] "tdmaCallMode",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        tdma_terminal_capability: Option<Octets<'a>> = [179] "tdmaTerminalCapability",
        tdma_voice_coder: Option<Octets<'a>> = [180] "tdmaVoiceCoder",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        ...
    }
}

set! {
    /// Result of HandoffBack2 (X.S0004-540).
    pub struct HandoffBack2Res<'a> "HandoffBack2Res" = [PRIVATE 18] {
        bsmcstatus: Option<BsmcStatus<'a>> = [198] "bsmcstatus",
        cdma2000_handoff_response_ios_data: Option<Octets<'a>> = [357] "cdma2000HandoffResponseIOSData",
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_code_channel_list: Option<List<'a, CdmaCodeChannelInformation<'a>>> = [132] "cdmaCodeChannelList",
        cdma_search_parameters: Option<Octets<'a>> = [230] "cdmaSearchParameters",
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_search_window: Option<Octets<'a>> = [69] "cdmaSearchWindow",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        s_oc_status: Option<SocStatus<'a>> = [205] "sOCStatus",
        target_cell_id: Option<ServingCellId<'a>> = [3] "targetCellID",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_voice_coder: Option<Octets<'a>> = [180] "tdmaVoiceCoder",
        ...
    }
}

set! {
    /// Argument of HandoffToThird (X.S0004-540).
    pub struct HandoffToThird<'a> "HandoffToThird" = [PRIVATE 18] {
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        inter_switch_count: u8 = [7] "interSwitchCount" (0..=255),
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        mscid: Mscid<'a> = [21] "mscid",
        serving_cell_id: ServingCellId<'a> = [2] "servingCellID",
        base_station_manufacturer_code: Option<Octets<'a>> = [197] "baseStationManufacturerCode",
        station_class_mark: Octets<'a> = [12] "stationClassMark",
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        cdma_band_class_list: Option<List<'a, CdmaBandClassInformation<'a>>> = [172] "cdmaBandClassList",
        cdma_call_mode: Option<CdmaCallMode<'a>> = [62] "cdmaCallMode",
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_mobile_protocol_revision: Option<Octets<'a>> = [66] "cdmaMobileProtocolRevision",
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        cdma_serving_one_way_delay: Option<Octets<'a>> = [60] "cdmaServingOneWayDelay",
        cdma_station_class_mark: Option<CdmaStationClassMark<'a>> = [59] "cdmaStationClassMark",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        cdma_target_maho_list: Option<List<'a, CdmaTargetMahoInformation<'a>>> = [136] "cdmaTargetMAHOList",
        cdma_target_measurement_list: Option<List<'a, CdmaTargetMeasurementInformation<'a>>> = [134] "cdmaTargetMeasurementList",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        handoff_reason: Option<HandoffReason> = [30] "handoffReason",
        handoff_state: Option<HandoffState<'a>> = [164] "handoffState",
        ms_location: Option<MsLocation<'a>> = [70] "msLocation",
        namps_call_mode: Option<NampsCallMode<'a>> = [165] "nampsCallMode",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_call_mode: Option<Octets<'a>> = [29] "tdmaCallMode",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        tdma_terminal_capability: Option<Octets<'a>> = [179] "tdmaTerminalCapability",
        tdma_voice_coder: Option<Octets<'a>> = [180] "tdmaVoiceCoder",
        terminal_type: Option<TerminalType> = [47] "terminalType",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        ...
    }
}

set! {
    /// Result of HandoffToThird (X.S0004-540).
    pub struct HandoffToThirdRes<'a> "HandoffToThirdRes" = [PRIVATE 18] {
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_code_channel_list: Option<List<'a, CdmaCodeChannelInformation<'a>>> = [132] "cdmaCodeChannelList",
        cdma_search_window: Option<Octets<'a>> = [69] "cdmaSearchWindow",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_voice_coder: Option<Octets<'a>> = [180] "tdmaVoiceCoder",
        ...
    }
}

set! {
    /// Argument of HandoffToThird2 (X.S0004-540).
    pub struct HandoffToThird2<'a> "HandoffToThird2" = [PRIVATE 18] {
        bsmcstatus: Option<BsmcStatus<'a>> = [198] "bsmcstatus",
        billing_id: BillingId<'a> = [1] "billingID",
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        inter_switch_count: u8 = [7] "interSwitchCount" (0..=255),
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        mscid: Mscid<'a> = [21] "mscid",
        serving_cell_id: ServingCellId<'a> = [2] "servingCellID",
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        cdma2000_handoff_invoke_ios_data: Option<Octets<'a>> = [356] "cdma2000HandoffInvokeIOSData",
        cdma_call_mode: Option<CdmaCallMode<'a>> = [62] "cdmaCallMode",
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_ms_measured_channel_identity: Option<Octets<'a>> = [351] "cdmaMSMeasuredChannelIdentity",
        cdma_mobile_protocol_revision: Option<Octets<'a>> = [66] "cdmaMobileProtocolRevision",
        cdma_private_long_code_mask: Option<Octets<'a>> = [67] "cdmaPrivateLongCodeMask",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        cdma_service_option_list: Option<List<'a, CdmaServiceOption<'a>>> = [176] "cdmaServiceOptionList",
        cdma_serving_one_way_delay: Option<Octets<'a>> = [60] "cdmaServingOneWayDelay",
        cdma_station_class_mark: Option<CdmaStationClassMark<'a>> = [59] "cdmaStationClassMark",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        cdma_target_maho_list: Option<List<'a, CdmaTargetMahoInformation<'a>>> = [136] "cdmaTargetMAHOList",
        cdma_target_measurement_list: Option<List<'a, CdmaTargetMeasurementInformation<'a>>> = [134] "cdmaTargetMeasurementList",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        data_key: Option<Octets<'a>> = [215] "dataKey",
        data_privacy_parameters: Option<DataPrivacyParameters<'a>> = [216] "dataPrivacyParameters",
        handoff_reason: Option<HandoffReason> = [30] "handoffReason",
        ilsp_information: Option<IslpInformation<'a>> = [217] "ilspInformation",
        ms_location: Option<MsLocation<'a>> = [70] "msLocation",
        namps_call_mode: Option<NampsCallMode<'a>> = [165] "nampsCallMode",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        pdsn_address: Option<Octets<'a>> = [349] "pdsnAddress",
        pdsn_protocol_type: Option<Octets<'a>> = [350] "pdsnProtocolType",
        qos_priority: Option<QosPriority<'a>> = [348] "qosPriority",
        random_variable: Option<Octets<'a>> = [40] "randomVariable",
        s_oc_status: Option<SocStatus<'a>> = [205] "sOCStatus",
        signaling_message_encryption_key: Option<Octets<'a>> = [45] "signalingMessageEncryptionKey",
        station_class_mark: Option<Octets<'a>> = [12] "stationClassMark",
        tdma_bandwidth: Option<TdmaBandwidth<'a>> = [220] "tdmaBandwidth",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_call_mode: Option<Octets<'a>> = [29] "tdmaCallMode",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_service_code: Option<TdmaServiceCode<'a>> = [178] "tdmaServiceCode",
        tdma_terminal_capability: Option<Octets<'a>> = [179] "tdmaTerminalCapability",
        tdma_voice_coder: Option<Octets<'a>> = [180] "tdmaVoiceCoder",
        user_zone_data: Option<Octets<'a>> = [209] "userZoneData",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        meid: Option<Octets<'a>> = [390] "meid",
        ...
    }
}

set! {
    /// Result of HandoffToThird2 (X.S0004-540).
    pub struct HandoffToThird2Res<'a> "HandoffToThird2Res" = [PRIVATE 18] {
        cdma2000_handoff_response_ios_data: Option<Octets<'a>> = [357] "cdma2000HandoffResponseIOSData",
        cdma_channel_data: Option<Octets<'a>> = [63] "cdmaChannelData",
        cdma_code_channel_list: Option<List<'a, CdmaCodeChannelInformation<'a>>> = [132] "cdmaCodeChannelList",
        cdma_connection_reference_list: Option<List<'a, CdmaConnectionReferenceItem<'a>>> = [212] "cdmaConnectionReferenceList",
        cdma_search_parameters: Option<Octets<'a>> = [230] "cdmaSearchParameters",
        cdma_search_window: Option<Octets<'a>> = [69] "cdmaSearchWindow",
        cdma_service_configuration_record: Option<Octets<'a>> = [174] "cdmaServiceConfigurationRecord",
        channel_data: Option<ChannelData<'a>> = [5] "channelData",
        confidentiality_modes: Option<ConfidentialityModes<'a>> = [39] "confidentialityModes",
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        tdma_burst_indicator: Option<Octets<'a>> = [31] "tdmaBurstIndicator",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        tdma_voice_coder: Option<Octets<'a>> = [180] "tdmaVoiceCoder",
        ...
    }
}

set! {
    /// Argument of Blocking (X.S0004-540).
    pub struct Blocking<'a> "Blocking" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        ...
    }
}

set! {
    /// Argument of Unblocking (X.S0004-540).
    pub struct Unblocking<'a> "Unblocking" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        ...
    }
}

set! {
    /// Argument of ResetCircuit (X.S0004-540).
    pub struct ResetCircuit<'a> "ResetCircuit" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        ...
    }
}

set! {
    /// Result of ResetCircuit (X.S0004-540).
    pub struct ResetCircuitRes<'a> "ResetCircuitRes" = [PRIVATE 18] {
        trunk_status: TrunkStatus = [16] "trunkStatus",
        ...
    }
}

set! {
    /// Argument of TrunkTest (X.S0004-540).
    pub struct TrunkTest<'a> "TrunkTest" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        seizure_type: SeizureType = [15] "seizureType",
        ...
    }
}

set! {
    /// Argument of TrunkTestDisconnect (X.S0004-540).
    pub struct TrunkTestDisconnect<'a> "TrunkTestDisconnect" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        ...
    }
}
