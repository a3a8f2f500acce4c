//! Arguments and results of AIN operations: events (GR-1299-CORE).

use inlab_ber::{List, Octets, sequence};

use super::*;

sequence! {
    /// Argument of infoCollected (GR-1299-CORE).
    pub struct InfoCollectedArg<'a> "InfoCollectedArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        lata: Option<AinDigits<'a>> = [35] "lata",
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        access_code: Option<AinDigits<'a>> = [1] "accessCode",
        collected_address_info: Option<AinDigits<'a>> = [22] "collectedAddressInfo",
        collected_digits: Option<AinDigits<'a>> = [23] "collectedDigits",
        vertical_service_code: Option<AinDigits<'a>> = [54] "verticalServiceCode",
        tcm: Option<AinDigits<'a>> = [51] "tcm",
        original_called_party_id: Option<AinDigits<'a>> = [36] "originalCalledPartyID",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        generic_address_list: Option<List<'a, GenericAddress<'a>>> = [107] "genericAddressList" (1..=5),
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        prefix: Option<Prefix> = [148] "prefix",
        calling_geodetic_location: Option<Octets<'a>> = [162] "callingGeodeticLocation" (8..=13),
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        ...
    }
}

sequence! {
    /// Argument of infoAnalyzed (GR-1299-CORE).
    pub struct InfoAnalyzedArg<'a> "InfoAnalyzedArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        lata: Option<AinDigits<'a>> = [35] "lata",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        calling_party_bgid: Option<BusinessGroup<'a>> = [17] "callingPartyBGID" (7..=7),
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        access_code: Option<AinDigits<'a>> = [1] "accessCode",
        collected_address_info: Option<AinDigits<'a>> = [22] "collectedAddressInfo",
        collected_digits: Option<AinDigits<'a>> = [23] "collectedDigits",
        vertical_service_code: Option<AinDigits<'a>> = [54] "verticalServiceCode",
        tcm: Option<AinDigits<'a>> = [51] "tcm",
        original_called_party_id: Option<AinDigits<'a>> = [36] "originalCalledPartyID",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        str_connection: Option<bool> = [96] "sTRConnection",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        generic_address_list: Option<List<'a, GenericAddress<'a>>> = [107] "genericAddressList" (1..=5),
        network_specific_facilities: Option<Octets<'a>> = [108] "networkSpecificFacilities" (2..=12),
        ctr_connection: Option<bool> = [141] "cTRConnection",
        jurisdiction_information: Option<JurisdictionInformation<'a>> = [147] "jurisdictionInformation" (3..=3),
        prefix: Option<Prefix> = [148] "prefix",
        calling_geodetic_location: Option<Octets<'a>> = [162] "callingGeodeticLocation" (8..=13),
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        ...
    }
}

sequence! {
    /// Argument of failureOutcome (GR-1299-CORE).
    pub struct FailureOutcomeArg<'a> "FailureOutcomeArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        cc_id: Option<CcId> = [133] "ccID",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        bcm_type: Option<BcmType> = [134] "bCMType",
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        failure_cause: Option<FailureCause> = [32] "failureCause",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of terminationAttempt (GR-1299-CORE).
    pub struct TerminationAttemptArg<'a> "TerminationAttemptArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        lata: Option<AinDigits<'a>> = [35] "lata",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        called_party_station_type: Option<u8> = [16] "calledPartyStationType" (0..=99),
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        tcm: Option<AinDigits<'a>> = [51] "tcm",
        original_called_party_id: Option<AinDigits<'a>> = [36] "originalCalledPartyID",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        generic_name: Option<GenericName<'a>> = [33] "genericName",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        str_connection: Option<bool> = [96] "sTRConnection",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ctr_connection: Option<bool> = [141] "cTRConnection",
        rtp_service_indicator: Option<Octets<'a>> = [144] "rTPServiceIndicator" (1..=1),
        generic_address_list: Option<List<'a, GenericAddress<'a>>> = [107] "genericAddressList" (1..=5),
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        calling_geodetic_location: Option<Octets<'a>> = [162] "callingGeodeticLocation" (8..=13),
        ...
    }
}

sequence! {
    /// Argument of tBusy (GR-1299-CORE).
    pub struct TBusyArg<'a> "TBusyArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        lata: Option<AinDigits<'a>> = [35] "lata",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        original_called_party_id: Option<AinDigits<'a>> = [36] "originalCalledPartyID",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        busy_cause: Option<BusyCause<'a>> = [14] "busyCause" (2..=3),
        busy_type: Option<BusyType> = [94] "busyType",
        called_party_station_type: Option<u8> = [16] "calledPartyStationType" (0..=99),
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        generic_name: Option<GenericName<'a>> = [33] "genericName",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        str_connection: Option<bool> = [96] "sTRConnection",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ctr_connection: Option<bool> = [141] "cTRConnection",
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        ...
    }
}

sequence! {
    /// Argument of tNoAnswer (GR-1299-CORE).
    pub struct TNoAnswerArg<'a> "TNoAnswerArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        lata: Option<AinDigits<'a>> = [35] "lata",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        original_called_party_id: Option<AinDigits<'a>> = [36] "originalCalledPartyID",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        called_party_station_type: Option<u8> = [16] "calledPartyStationType" (0..=99),
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        generic_name: Option<GenericName<'a>> = [33] "genericName",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        str_connection: Option<bool> = [96] "sTRConnection",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ctr_connection: Option<bool> = [141] "cTRConnection",
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        ...
    }
}

sequence! {
    /// Argument of oNoAnswer (GR-1299-CORE).
    pub struct ONoAnswerArg<'a> "ONoAnswerArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        lata: Option<AinDigits<'a>> = [35] "lata",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        original_called_party_id: Option<AinDigits<'a>> = [36] "originalCalledPartyID",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        str_connection: Option<bool> = [96] "sTRConnection",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ctr_connection: Option<bool> = [141] "cTRConnection",
        prefix: Option<Prefix> = [148] "prefix",
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        ...
    }
}

sequence! {
    /// Argument of tAnswer (GR-1299-CORE).
    pub struct TAnswerArg<'a> "TAnswerArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of oAnswer (GR-1299-CORE).
    pub struct OAnswerArg<'a> "OAnswerArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of oTermSeized (GR-1299-CORE).
    pub struct OTermSeizedArg<'a> "OTermSeizedArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of termResourceAvailable (GR-1299-CORE).
    pub struct TermResourceAvailableArg<'a> "TermResourceAvailableArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        lata: Option<AinDigits<'a>> = [35] "lata",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        original_called_party_id: Option<AinDigits<'a>> = [36] "originalCalledPartyID",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        called_party_station_type: Option<u8> = [16] "calledPartyStationType" (0..=99),
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        generic_name: Option<GenericName<'a>> = [33] "genericName",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        str_connection: Option<bool> = [96] "sTRConnection",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        ctr_connection: Option<bool> = [141] "cTRConnection",
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        ...
    }
}

sequence! {
    /// Argument of oAbandon (GR-1299-CORE).
    pub struct OAbandonArg<'a> "OAbandonArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        cc_id: Option<CcId> = [133] "ccID",
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        ...
    }
}

sequence! {
    /// Argument of oMidCall (GR-1299-CORE).
    pub struct OMidCallArg<'a> "OMidCallArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        cc_id: Option<CcId> = [133] "ccID",
        feature_activator_id: Option<Octets<'a>> = [136] "featureActivatorID" (1..=2),
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        calling_party_bgid: Option<BusinessGroup<'a>> = [17] "callingPartyBGID" (7..=7),
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        access_code: Option<AinDigits<'a>> = [1] "accessCode",
        collected_address_info: Option<AinDigits<'a>> = [22] "collectedAddressInfo",
        collected_digits: Option<AinDigits<'a>> = [23] "collectedDigits",
        vertical_service_code: Option<AinDigits<'a>> = [54] "verticalServiceCode",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of successOutcome (GR-1299-CORE).
    pub struct SuccessOutcomeArg<'a> "SuccessOutcomeArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        cc_id: Option<CcId> = [133] "ccID",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        bcm_type: Option<BcmType> = [134] "bCMType",
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of tDisconnect (GR-1299-CORE).
    pub struct TDisconnectArg<'a> "TDisconnectArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        cc_id: Option<CcId> = [133] "ccID",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        disconnect_cause: Option<DisconnectCause> = [116] "disconnectCause",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        ...
    }
}

sequence! {
    /// Argument of tMidCall (GR-1299-CORE).
    pub struct TMidCallArg<'a> "TMidCallArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        cc_id: Option<CcId> = [133] "ccID",
        feature_activator_id: Option<Octets<'a>> = [136] "featureActivatorID" (1..=2),
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        calling_party_bgid: Option<BusinessGroup<'a>> = [17] "callingPartyBGID" (7..=7),
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        access_code: Option<AinDigits<'a>> = [1] "accessCode",
        collected_address_info: Option<AinDigits<'a>> = [22] "collectedAddressInfo",
        collected_digits: Option<AinDigits<'a>> = [23] "collectedDigits",
        vertical_service_code: Option<AinDigits<'a>> = [54] "verticalServiceCode",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        ...
    }
}

sequence! {
    /// Argument of timeout (GR-1299-CORE).
    pub struct TimeoutArg<'a> "TimeoutArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        bcm_type: Option<BcmType> = [134] "bCMType",
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        cc_id: Option<CcId> = [133] "ccID",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        ...
    }
}

sequence! {
    /// Argument of networkBusy (GR-1299-CORE).
    pub struct NetworkBusyArg<'a> "NetworkBusyArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        lata: Option<AinDigits<'a>> = [35] "lata",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        tcm: Option<AinDigits<'a>> = [51] "tcm",
        original_called_party_id: Option<AinDigits<'a>> = [36] "originalCalledPartyID",
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        prefix: Option<Prefix> = [148] "prefix",
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        ...
    }
}

sequence! {
    /// Argument of originationAttempt (GR-1299-CORE).
    pub struct OriginationAttemptArg<'a> "OriginationAttemptArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        lata: Option<AinDigits<'a>> = [35] "lata",
        trigger_criteria_type: Option<TriggerCriteriaType> = [52] "triggerCriteriaType",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        sap: Option<Octets<'a>> = [81] "sap" (1..=10),
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        trigger_information: Option<Octets<'a>> = "triggerInformation" (0..=31),
        ...
    }
}

sequence! {
    /// Argument of oSuspended (GR-1299-CORE).
    pub struct OSuspendedArg<'a> "OSuspendedArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        ...
    }
}

sequence! {
    /// Argument of oDisconnect (GR-1299-CORE).
    pub struct ODisconnectArg<'a> "ODisconnectArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        disconnect_cause: Option<DisconnectCause> = [116] "disconnectCause",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        ...
    }
}

sequence! {
    /// Argument of tDTMFEntered (GR-1299-CORE).
    pub struct TdtmfEnteredArg<'a> "TDTMFEnteredArg" {
        user_id: UserId<'a> = [53] "userID",
        bearer_capability: BearerCapability = [13] "bearerCapability",
        dtmf_digits_detected: Option<AinDigits<'a>> = [153] "dTMFDigitsDetected",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        notification_indicator: Option<bool> = [111] "notificationIndicator",
        ...
    }
}
