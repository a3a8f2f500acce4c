//! Parameters of ANSI-41 and WIN that have parts (X.S0004-550).

use inlab_ber::{List, Octets, choice, sequence, set};

use super::*;

choice! {
    /// MSID (X.S0004-550 6.5.2.bv).
    pub enum Msid<'a> "MSID" {
        MobileIdentificationNumber(MinType<'a>) = [8] "mobileIdentificationNumber",
        Imsi(Imsi<'a>) = [242] "imsi" (3..=8),
    }
}

set! {
    /// WIN capability (X.S0004-550 6.5.2.di).
    pub struct WinCapability<'a> "WINCapability" {
        trigger_capability: Option<TriggerCapability<'a>> = [277] "triggerCapability",
        win_operations_capability: Option<WinOperationsCapability<'a>> = [281] "wINOperationsCapability",
        ...
    }
}

sequence! {
    /// Analog redirect record (X.S0004-550 6.5.2.bd).
    pub struct AnalogRedirectRecord<'a> "AnalogRedirectRecord" {
        analog_redirect_info: Octets<'a> = [224] "analogRedirectInfo",
        mscid: Mscid<'a> = [21] "mscid",
        ...
    }
}

sequence! {
    /// CDMA redirect record (X.S0004-550 6.5.2.bh).
    pub struct CdmaRedirectRecord<'a> "CDMARedirectRecord" {
        cdma_band_class: Octets<'a> = [170] "cdmaBandClass",
        cdma_channel_number_list: List<'a, CdmaChannelNumberItem<'a>> = [227] "cdmaChannelNumberList",
        mscid: Mscid<'a> = [21] "mscid",
        cdma_network_identification: Octets<'a> = [232] "cdmaNetworkIdentification",
        ...
    }
}

choice! {
    /// Destination address (X.S0004-550 6.5.2.ck).
    pub enum DestinationAddress<'a> "DestinationAddress" {
        GlobalTitle(Octets<'a>) = [261] "globalTitle",
        PcSsn(PcSsn<'a>) = [32] "pC-SSN",
    }
}

set! {
    /// Trigger list (X.S0004-550 6.5.2.ck).
    pub struct TriggerList<'a> "TriggerList" = [278] {
        destination_address: DestinationAddress<'a> = "destinationAddress",
        win_trigger_list: WinTriggerList<'a> = [283] "wIN-TriggerList",
        ...
    }
}

sequence! {
    /// Intersystem termination (X.S0004-550 6.5.2.74).
    pub struct IntersystemTermination<'a> "IntersystemTermination" {
        destination_digits: DigitsType<'a> = [87] "destinationDigits",
        mscid: Mscid<'a> = [21] "mscid",
        access_denied_reason: Option<AccessDeniedReason> = [20] "accessDeniedReason",
        billing_id: Option<BillingId<'a>> = [1] "billingID",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        msc_identification_number: Option<DigitsType<'a>> = [94] "mSCIdentificationNumber",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        ...
    }
}

sequence! {
    /// Local termination (X.S0004-550 6.5.2.76).
    pub struct LocalTermination<'a> "LocalTermination" {
        electronic_serial_number: ElectronicSerialNumber<'a> = [9] "electronicSerialNumber",
        termination_treatment: TerminationTreatment<'a> = [121] "terminationTreatment",
        alert_code: Option<AlertCode<'a>> = [75] "alertCode",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        destination_digits: Option<DigitsType<'a>> = [87] "destinationDigits",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        mobile_identification_number: MinType<'a> = [8] "mobileIdentificationNumber",
        one_time_feature_indicator: Option<OneTimeFeatureIndicator<'a>> = [97] "oneTimeFeatureIndicator",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        voice_mailbox_pin: Option<DigitsType<'a>> = [159] "voiceMailboxPIN",
        voice_mailbox_number: Option<DigitsType<'a>> = [160] "voiceMailboxNumber",
        ...
    }
}

sequence! {
    /// PSTN termination (X.S0004-550 6.5.2.98).
    pub struct PstnTermination<'a> "PSTNTermination" {
        destination_digits: DigitsType<'a> = [87] "destinationDigits",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        electronic_serial_number: Option<ElectronicSerialNumber<'a>> = [9] "electronicSerialNumber",
        imsi: Option<Imsi<'a>> = [242] "imsi" (3..=8),
        leg_information: Option<Octets<'a>> = [144] "legInformation",
        mobile_identification_number: Option<MinType<'a>> = [8] "mobileIdentificationNumber",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        termination_triggers: Option<TerminationTriggers<'a>> = [122] "terminationTriggers",
        ...
    }
}

choice! {
    /// Termination list item.
    pub enum TerminationListItem<'a> "TerminationListItem" {
        IntersystemTermination(IntersystemTermination<'a>) = [89] "intersystemTermination",
        LocalTermination(LocalTermination<'a>) = [91] "localTermination",
        PstnTermination(PstnTermination<'a>) = [95] "pstnTermination",
        ...
    }
}

sequence! {
    /// CDMA connection reference information (X.S0004-550 6.5.2.ap).
    pub struct CdmaConnectionReferenceInformation<'a> "CDMAConnectionReferenceInformation" = [211] {
        cdma_connection_reference: Octets<'a> = [210] "cdmaConnectionReference",
        cdma_service_option: CdmaServiceOption<'a> = [175] "cdmaServiceOption",
        cdma_state: Option<Octets<'a>> = [213] "cdmaState",
        data_privacy_parameters: Option<DataPrivacyParameters<'a>> = [216] "dataPrivacyParameters",
        cdma_service_option_connection_identifier: Option<Octets<'a>> = [361] "cdmaServiceOptionConnectionIdentifier",
        ...
    }
}

sequence! {
    /// Data access element (X.S0004-550 6.5.2.cc).
    pub struct DataAccessElement<'a> "DataAccessElement" = [249] {
        data_id: Octets<'a> = [251] "dataID",
        change: Option<Change> = [248] "change",
        data_value: Option<Octets<'a>> = [256] "dataValue",
        ...
    }
}

sequence! {
    /// Service data access element (X.S0004-550 6.5.2.cy).
    pub struct ServiceDataAccessElement<'a> "ServiceDataAccessElement" = [270] {
        data_access_element_list: List<'a, DataAccessElementItem<'a>> = [250] "dataAccessElementList",
        service_id: Option<ServiceId<'a>> = [246] "serviceID",
        ...
    }
}

sequence! {
    /// Modification request (X.S0004-550 6.5.2.cp).
    pub struct ModificationRequest<'a> "ModificationRequest" = [262] {
        service_data_access_element_list: Option<List<'a, ServiceDataAccessElement<'a>>> = [271] "serviceDataAccessElementList",
        all_or_none: AllOrNone = [247] "allOrNone",
        ...
    }
}

sequence! {
    /// Data update result (X.S0004-550 6.5.2.ch).
    pub struct DataUpdateResult<'a> "DataUpdateResult" {
        data_id: Octets<'a> = [251] "dataID",
        data_result: DataResult = [253] "dataResult",
        ...
    }
}

sequence! {
    /// Service data result (X.S0004-550 6.5.2.da).
    pub struct ServiceDataResult<'a> "ServiceDataResult" = [272] {
        data_update_result_list: List<'a, DataUpdateResultItem<'a>> = [255] "dataUpdateResultList",
        service_id: Option<ServiceId<'a>> = [246] "serviceID",
        ...
    }
}

choice! {
    /// Modification result (X.S0004-550 6.5.2.cr).
    pub enum ModificationResult<'a> "ModificationResult" {
        DataResult(DataResult) = [253] "dataResult",
        ServiceDataResultList(List<'a, ServiceDataResult<'a>>) = [273] "serviceDataResultList",
    }
}

sequence! {
    /// Execute script (X.S0004-550 6.5.2.cl).
    pub struct ExecuteScript<'a> "ExecuteScript" {
        script_name: Octets<'a> = [268] "scriptName",
        script_argument: Option<Octets<'a>> = [267] "scriptArgument",
        ...
    }
}

set! {
    /// Call recovery ID (X.S0004-550 6.5.2.eg).
    pub struct CallRecoveryId<'a> "CallRecoveryID" = [303] {
        billing_id: BillingId<'a> = [1] "billingID",
        time_date_offset: TimeDateOffset<'a> = [275] "timeDateOffset",
        time_of_day: TimeOfDay<'a> = [309] "timeOfDay",
        ...
    }
}

sequence! {
    /// CDMA target MAHO information (X.S0004-550 6.5.2.42).
    pub struct CdmaTargetMahoInformation<'a> "CDMATargetMAHOInformation" = [135] {
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        cdma_pilot_strength: Octets<'a> = [65] "cdmaPilotStrength",
        cdma_target_one_way_delay: Octets<'a> = [61] "cdmaTargetOneWayDelay",
        ...
    }
}

set! {
    /// A delay and its cells, as one.
    pub struct CdmapsmmSet<'a> "CDMAPSMMListSet" {
        cdma_serving_one_way_delay2: Octets<'a> = [347] "cdmaServingOneWayDelay2",
        cdma_target_maho_list: List<'a, CdmaTargetMahoInformation<'a>> = [136] "cdmaTargetMAHOList",
        cdma_target_maho_list2: Option<List<'a, CdmaTargetMahoInformation<'a>>> = [AGAIN 136] "cdmaTargetMAHOList2",
        ...
    }
}

sequence! {
    /// Target measurement information (X.S0004-550 6.5.2.149).
    pub struct TargetMeasurementInformation<'a> "TargetMeasurementInformation" = [157] {
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        signal_quality: u8 = [11] "signalQuality" (0..=255),
        ...
    }
}

choice! {
    /// Gap interval (X.S0004-550 6.5.2.fy).
    pub enum GapInterval<'a> "GapInterval" {
        ScfOverloadGapInterval(ScfOverloadGapInterval) = [343] "sCFOverloadGapInterval",
        ServiceManagementSystemGapInterval(ServiceManagementSystemGapInterval) = [344] "serviceManagementSystemGapInterval",
    }
}

// The tables of X.S0004-550 have the elements of these five lists one after the other. One public module has a SEQUENCE or SET around some
// of them, or no identifier: what follows it is read too, and sent on as it came.

choice! {
    /// What a list of CDMA channels has (X.S0004-550 6.5.2.bf).
    pub enum CdmaChannelNumberItem<'a> "CDMAChannelNumberListItem" {
        CdmaChannelNumber(CdmaChannelNumber<'a>) = [226] "cdmaChannelNumber",
        Sequence(List<'a, CdmaChannelNumber<'a>>) = "sequence",
    }
}

choice! {
    /// What a list of connections has (X.S0004-550 6.5.2.aq).
    pub enum CdmaConnectionReferenceItem<'a> "CDMAConnectionReferenceListItem" {
        CdmaConnectionReferenceInformation(CdmaConnectionReferenceInformation<'a>) = [211] "cdmaConnectionReferenceInformation",
        Sequence(List<'a, CdmaConnectionReferenceInformation<'a>>) = "sequence",
    }
}

choice! {
    /// What a list of data to be read or changed has (X.S0004-550 6.5.2.cd).
    pub enum DataAccessElementItem<'a> "DataAccessElementListItem" {
        DataAccessElement(DataAccessElement<'a>) = [249] "dataAccessElement",
        Sequence(List<'a, DataAccessElement<'a>>) = "sequence",
    }
}

choice! {
    /// What a list of changes made has (X.S0004-550 6.5.2.ci).
    pub enum DataUpdateResultItem<'a> "DataUpdateResultListItem" {
        DataUpdateResult(DataUpdateResult<'a>) = [254] "dataUpdateResult",
        Sequence(DataUpdateResult<'a>) = "sequence",
    }
}

choice! {
    /// What a list of pilot strengths has: a delay, and after it the cells that it is of (X.S0004-550 6.5.2.gc).
    pub enum CdmapsmmItem<'a> "CDMAPSMMListItem" {
        CdmaServingOneWayDelay2(Octets<'a>) = [347] "cdmaServingOneWayDelay2",
        CdmaTargetMahoList(List<'a, CdmaTargetMahoInformation<'a>>) = [136] "cdmaTargetMAHOList",
        Set(CdmapsmmSet<'a>) = "set",
    }
}

sequence! {
    /// Code channel in a cell (X.S0004-550 6.5.2.32).
    pub struct CdmaCodeChannelInformation<'a> "CDMACodeChannelInformation" = [131] {
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        cdma_code_channel: Octets<'a> = [68] "cdmaCodeChannel",
        cdma_pilot_pn: Option<CdmaPilotPn<'a>> = [173] "cdmaPilotPN",
        cdma_power_combined_indicator: Option<Octets<'a>> = [228] "cdmaPowerCombinedIndicator",
        ...
    }
}

sequence! {
    /// Measurement of a cell (X.S0004-550 6.5.2.44).
    pub struct CdmaTargetMeasurementInformation<'a> "CDMATargetMeasurementInformation" = [133] {
        target_cell_id: ServingCellId<'a> = [3] "targetCellID",
        cdma_signal_quality: Octets<'a> = [64] "cdmaSignalQuality",
        cdma_target_one_way_delay: Option<Octets<'a>> = [61] "cdmaTargetOneWayDelay",
        ...
    }
}

sequence! {
    /// Band class (X.S0004-550 6.5.2.b).
    pub struct CdmaBandClassInformation<'a> "CDMABandClassInformation" = [171] {
        cdma_band_class: Octets<'a> = [170] "cdmaBandClass",
        cdma_mobile_protocol_revision: Option<Octets<'a>> = [66] "cdmaMobileProtocolRevision",
        cdma_station_class_mark2: Option<Octets<'a>> = [177] "cdmaStationClassMark2",
        ...
    }
}

set! {
    /// Position information (X.S0004-550 6.5.2.fr).
    pub struct PositionInformation<'a> "PositionInformation" {
        generalized_time: GeneralizedTime<'a> = [331] "generalizedTime",
        geographic_position: Octets<'a> = [333] "geographicPosition",
        position_source: Option<PositionSource<'a>> = [339] "positionSource",
        horizontal_velocity: Option<Octets<'a>> = [379] "horizontal-Velocity",
        vertical_velocity: Option<Octets<'a>> = [380] "vertical-Velocity",
        ...
    }
}

choice! {
    /// Identity in the mobile itself (X.S0004-550 6.5.2.adC).
    pub enum MobileStationMsid<'a> "MobileStationMSID" {
        MobileStationMin(MinType<'a>) = [184] "mobileStationMIN",
        MobileStationImsi(Imsi<'a>) = [286] "mobileStationIMSI" (3..=8),
    }
}

choice! {
    /// Identity newly given to a mobile (X.S0004-550 6.5.2.aeB).
    pub enum NewlyAssignedMsid<'a> "NewlyAssignedMSID" {
        NewlyAssignedMin(MinType<'a>) = [187] "newlyAssignedMIN",
        NewlyAssignedImsi(Imsi<'a>) = [287] "newlyAssignedIMSI" (3..=8),
    }
}

set! {
    /// Parameters that no operation here has, for what peers send all the same (X.S0004-550 table 1).
    pub struct OtherParameters<'a> "OtherParameters" {
        faulty_parameter: Option<Octets<'a>> = [26] "faultyParameter",
        usage_indicator: Option<Octets<'a>> = [27] "usageIndicator",
        second_inter_msc_circuit_id: Option<Octets<'a>> = [219] "secondInterMSCCircuitID",
        special_handling: Option<Octets<'a>> = [241] "specialHandling",
        command_code: Option<Octets<'a>> = [298] "commandCode",
        enhanced_privacy_encryption_report: Option<Octets<'a>> = [325] "enhancedPrivacyEncryptionReport",
        generic_digits: Option<Octets<'a>> = [332] "genericDigits",
        mobile_call_status: Option<Octets<'a>> = [334] "mobileCallStatus",
        min_extension: Option<Octets<'a>> = [388] "mINExtension",
        ...
    }
}
