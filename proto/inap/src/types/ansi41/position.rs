//! Arguments and results of ANSI-41 operations that WIN networks use beside WIN's: positions (X.S0004-540).

use inlab_ber::{List, Octets, SetOf, set};

use super::*;

set! {
    /// Argument of PositionRequestForward (X.S0004-540).
    pub struct PositionRequestForward<'a> "PositionRequestForward" = [PRIVATE 18] {
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        position_information_code: Octets<'a> = [315] "positionInformationCode",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        ...
    }
}

set! {
    /// Result of PositionRequestForward (X.S0004-540).
    pub struct PositionRequestForwardRes<'a> "PositionRequestForwardRes" = [PRIVATE 18] {
        mscid: Option<Mscid<'a>> = [21] "mscid",
        m_s_status: Option<Octets<'a>> = [313] "mSStatus",
        location_area_id: Option<LocationAreaId<'a>> = [33] "locationAreaID",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        ...
    }
}

set! {
    /// Argument of InterSystemPositionRequest (X.S0004-540).
    pub struct InterSystemPositionRequest<'a> "InterSystemPositionRequest" = [PRIVATE 18] {
        position_request_type: PositionRequestType<'a> = [337] "positionRequestType",
        action_code: Option<ActionCode<'a>> = [128] "actionCode",
        cdma_psmm_count: Option<Octets<'a>> = [345] "cdmaPSMMCount",
        digits: Option<DigitsType<'a>> = [4] "digits",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        emergency_services_routing_digits: Option<Octets<'a>> = [240] "emergencyServicesRoutingDigits",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        lcs_billing_id: Option<Octets<'a>> = [367] "lcsBillingID",
        lir_authorization: Option<LirAuthorization> = [368] "lirAuthorization",
        lcs_client_id: Option<DigitsType<'a>> = [358] "lcs-Client-ID",
        meid: Option<Octets<'a>> = [390] "meid",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
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
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        target_measurement_list: Option<List<'a, TargetMeasurementInformation<'a>>> = [158] "targetMeasurementList",
        tdma_maho_cellid: Option<Octets<'a>> = [359] "tdma-MAHO-CELLID",
        tdma_maho_channel: Option<Octets<'a>> = [360] "tdma-MAHO-CHANNEL",
        tdma_time_alignment: Option<Octets<'a>> = [362] "tdma-TimeAlignment",
        tdma_voice_mode: Option<Octets<'a>> = [223] "tdmaVoiceMode",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        mobile_position_capability: Option<Octets<'a>> = [335] "mobilePositionCapability",
        mpc_address: Option<DigitsType<'a>> = [370] "mpcAddress",
        mpc_address_list: Option<SetOf<'a, MpcAddress<'a>>> = [381] "mpcAddressList" (1..=2),
        mpcid: Option<DigitsType<'a>> = [371] "mpcid",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        network_tmsi: Option<Octets<'a>> = [233] "networkTMSI",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        pqos_horizontal_position: Option<Octets<'a>> = [372] "pqos-HorizontalPosition",
        pqos_horizontal_velocity: Option<Octets<'a>> = [373] "pqos-HorizontalVelocity",
        pqos_maximum_position_age: Option<Octets<'a>> = [374] "pqos-MaximumPositionAge",
        pqos_position_priority: Option<Octets<'a>> = [375] "pqos-PositionPriority",
        pqos_response_time: Option<PqosResponseTime> = [376] "pqos-ResponseTime",
        pqos_vertical_position: Option<Octets<'a>> = [377] "pqos-VerticalPosition",
        pqos_vertical_velocity: Option<Octets<'a>> = [378] "pqos-VerticalVelocity",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        tdma_maho_request: Option<Octets<'a>> = [364] "tdma-MAHORequest",
        ...
    }
}

set! {
    /// Result of InterSystemPositionRequest (X.S0004-540).
    pub struct InterSystemPositionRequestRes<'a> "InterSystemPositionRequestRes" = [PRIVATE 18] {
        position_result: PositionResult<'a> = [338] "positionResult",
        lcs_billing_id: Option<Octets<'a>> = [367] "lcsBillingID",
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
        namps_channel_data: Option<NampsChannelData<'a>> = [74] "nampsChannelData",
        tdma_channel_data: Option<Octets<'a>> = [28] "tdmaChannelData",
        target_measurement_list: Option<List<'a, TargetMeasurementInformation<'a>>> = [158] "targetMeasurementList",
        tdma_maho_cellid: Option<Octets<'a>> = [359] "tdma-MAHO-CELLID",
        tdma_maho_channel: Option<Octets<'a>> = [360] "tdma-MAHO-CHANNEL",
        tdma_time_alignment: Option<Octets<'a>> = [362] "tdma-TimeAlignment",
        tdma_voice_mode: Option<Octets<'a>> = [223] "tdmaVoiceMode",
        voice_privacy_mask: Option<Octets<'a>> = [48] "voicePrivacyMask",
        mscid: Option<Mscid<'a>> = [21] "mscid",
        position_information: Option<PositionInformation<'a>> = [336] "positionInformation",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        ...
    }
}

set! {
    /// Argument of InterSystemPositionRequestForward (X.S0004-540).
    pub struct InterSystemPositionRequestForward<'a> "InterSystemPositionRequestForward" = [PRIVATE 18] {
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        inter_msc_circuit_id: InterMscCircuitId<'a> = [6] "interMSCCircuitID",
        position_request_type: PositionRequestType<'a> = [337] "positionRequestType",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        lcs_billing_id: Option<Octets<'a>> = [367] "lcsBillingID",
        lcs_client_id: Option<DigitsType<'a>> = [358] "lcs-Client-ID",
        meid: Option<Octets<'a>> = [390] "meid",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        mobile_position_capability: Option<Octets<'a>> = [335] "mobilePositionCapability",
        mpcid: Option<DigitsType<'a>> = [371] "mpcid",
        pqos_horizontal_position: Option<Octets<'a>> = [372] "pqos-HorizontalPosition",
        pqos_horizontal_velocity: Option<Octets<'a>> = [373] "pqos-HorizontalVelocity",
        pqos_maximum_position_age: Option<Octets<'a>> = [374] "pqos-MaximumPositionAge",
        pqos_position_priority: Option<Octets<'a>> = [375] "pqos-PositionPriority",
        pqos_response_time: Option<PqosResponseTime> = [376] "pqos-ResponseTime",
        pqos_vertical_position: Option<Octets<'a>> = [377] "pqos-VerticalPosition",
        pqos_vertical_velocity: Option<Octets<'a>> = [378] "pqos-VerticalVelocity",
        tdma_maho_request: Option<Octets<'a>> = [364] "tdma-MAHORequest",
        ...
    }
}

set! {
    /// Result of InterSystemPositionRequestForward (X.S0004-540).
    pub struct InterSystemPositionRequestForwardRes<'a> "InterSystemPositionRequestForwardRes" = [PRIVATE 18] {
        mscid: Mscid<'a> = [21] "mscid",
        position_result: PositionResult<'a> = [338] "positionResult",
        lcs_billing_id: Option<Octets<'a>> = [367] "lcsBillingID",
        position_information: Option<PositionInformation<'a>> = [336] "positionInformation",
        serving_cell_id: Option<ServingCellId<'a>> = [2] "servingCellID",
        ...
    }
}

set! {
    /// Argument of LCSParameterRequest (X.S0004-540).
    pub struct LcsParameterRequest<'a> "LCSParameterRequest" = [PRIVATE 18] {
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mpcid: Option<DigitsType<'a>> = [371] "mpcid",
        msid: Option<Msid<'a>> = "msid",
        ...
    }
}

set! {
    /// Result of LCSParameterRequest (X.S0004-540).
    pub struct LcsParameterRequestRes<'a> "LCSParameterRequestRes" = [PRIVATE 18] {
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        meid: Option<Octets<'a>> = [390] "meid",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        mobile_position_capability: Option<Octets<'a>> = [335] "mobilePositionCapability",
        mpc_address: Option<DigitsType<'a>> = [370] "mpcAddress",
        mpc_address_list: Option<SetOf<'a, MpcAddress<'a>>> = [381] "mpcAddressList" (1..=2),
        mscid: Option<Mscid<'a>> = [21] "mscid",
        pc_ssn: Option<PcSsn<'a>> = [32] "pc-ssn",
        ...
    }
}

set! {
    /// Argument of PositionEventNotification (X.S0004-540).
    pub struct PositionEventNotification<'a> "PositionEventNotification" = [PRIVATE 18] {
        position_result: PositionResult<'a> = [338] "positionResult",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        lcs_billing_id: Option<Octets<'a>> = [367] "lcsBillingID",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        ...
    }
}
