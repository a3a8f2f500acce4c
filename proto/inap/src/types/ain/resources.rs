//! Arguments and results of AIN operations: resources (GR-1299-CORE).

use inlab_ber::{List, Null, Octets, sequence};

use super::*;

sequence! {
    /// Argument of sendToResource (GR-1299-CORE).
    pub struct SendToResourceArg<'a> "SendToResourceArg" {
        resource_type: u8 = [45] "resourceType" (0..=127),
        str_parameter_block: StrParameterBlock<'a> = [50] "strParameterBlock",
        disconnect_flag: Option<Null> = [25] "disconnectFlag",
        answer_indicator: Option<Null> = [12] "answerIndicator",
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        destination_address: Option<AinDigits<'a>> = [86] "destinationAddress",
        dp_converter: Option<bool> = [76] "dPConverter",
        ama_measure: Option<AmaMeasure> = [71] "aMAMeasure",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        extended_ringing: Option<Null> = [146] "extendedRinging",
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        alternate_carrier: Option<CarrierFormat<'a>> = [4] "alternateCarrier" (4..=4),
        second_alternatecarrier: Option<CarrierFormat<'a>> = [47] "secondAlternatecarrier" (4..=4),
        carrier_usage: Option<CarrierUsage> = [79] "carrierUsage",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        tstrc_timer: Option<u16> = [156] "tSTRCTimer" (0..=300),
        party_id: Option<PartyId> = [159] "partyID",
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        ...
    }
}

sequence! {
    /// Result of sendToResource (GR-1299-CORE).
    pub struct SendToResourceRes<'a> "SendToResourceRes" {
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of resourceClear (GR-1299-CORE).
    pub struct ResourceClearArg<'a> "ResourceClearArg" {
        clear_cause: u8 = [21] "clearCause" (0..=255),
        collected_digits: Option<AinDigits<'a>> = [23] "collectedDigits",
        collected_address_info: Option<AinDigits<'a>> = [22] "collectedAddressInfo",
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        failure_cause: Option<FailureCause> = [32] "failureCause",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        ama_measurement: Option<AmaMeasurement<'a>> = [73] "aMAMeasurement",
        clear_cause_data: Option<Octets<'a>> = [74] "clearCauseData" (1..=20),
        ip_return_block: Option<Octets<'a>> = [78] "iPReturnBlock" (1..=120),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Result of resourceClear (GR-1299-CORE).
    pub struct ResourceClearRes<'a> "ResourceClearRes" {
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of cancelResourceEvent (GR-1299-CORE).
    pub struct CancelResourceEventArg<'a> "CancelResourceEventArg" {
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of callInfoFromResource (GR-1299-CORE).
    pub struct CallInfoFromResourceArg<'a> "CallInfoFromResourceArg" {
        ip_return_block: Option<Octets<'a>> = [78] "iPReturnBlock" (1..=120),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of connectToResource (GR-1299-CORE).
    pub struct ConnectToResourceArg<'a> "ConnectToResourceArg" {
        resource_type: u8 = [45] "resourceType" (0..=127),
        str_parameter_block: StrParameterBlock<'a> = [50] "strParameterBlock",
        leg_id: Option<u8> = [132] "legID" (0..=2),
        disconnect_flag: Option<Null> = [25] "disconnectFlag",
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        destination_address: Option<AinDigits<'a>> = [86] "destinationAddress",
        dp_converter: Option<bool> = [76] "dPConverter",
        ama_measure: Option<AmaMeasure> = [71] "aMAMeasure",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of cTRClear (GR-1299-CORE).
    pub struct CtrClearArg<'a> "CTRClearArg" {
        clear_cause: u8 = [21] "clearCause" (0..=255),
        leg_id: Option<u8> = [132] "legID" (0..=2),
        cc_id: Option<CcId> = [133] "ccID",
        bcm_type: Option<BcmType> = [134] "bCMType",
        point_in_call: Option<PointInCall> = [135] "pointInCall",
        collected_digits: Option<AinDigits<'a>> = [23] "collectedDigits",
        collected_address_info: Option<AinDigits<'a>> = [22] "collectedAddressInfo",
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        failure_cause: Option<FailureCause> = [32] "failureCause",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        ama_measurement: Option<AmaMeasurement<'a>> = [73] "aMAMeasurement",
        clear_cause_data: Option<Octets<'a>> = [74] "clearCauseData" (1..=20),
        ip_return_block: Option<Octets<'a>> = [78] "iPReturnBlock" (1..=120),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}
