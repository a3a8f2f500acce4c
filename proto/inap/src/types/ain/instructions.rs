//! Arguments and results of AIN operations: instructions (GR-1299-CORE).

use inlab_ber::{Bits, List, Octets, sequence};

use super::*;

sequence! {
    /// Argument of analyzeRoute (GR-1299-CORE). The public module makes `aMAslpID` mandatory; switches and services do without.
    pub struct AnalyzeRouteArg<'a> "AnalyzeRouteArg" {
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        outpulse_number: Option<AinDigits<'a>> = [37] "outpulseNumber",
        tcm: Option<AinDigits<'a>> = [51] "tcm",
        primary_trunk_group: Option<Octets<'a>> = [42] "primaryTrunkGroup" (5..=5),
        alternate_trunk_group: Option<Octets<'a>> = [5] "alternateTrunkGroup" (5..=5),
        second_alternate_trunk_group: Option<Octets<'a>> = [48] "secondAlternateTrunkGroup" (5..=5),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        alternate_carrier: Option<CarrierFormat<'a>> = [4] "alternateCarrier" (4..=4),
        second_alternate_carrier: Option<CarrierFormat<'a>> = [47] "secondAlternateCarrier" (4..=4),
        passive_leg_treatment: Option<PassiveLegTreatment> = [39] "passiveLegTreatment",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        alternate_billing_indicator: Option<BillingIndicator<'a>> = [3] "alternateBillingIndicator" (4..=4),
        second_alternate_billing_indicator: Option<BillingIndicator<'a>> = [46] "secondAlternateBillingIndicator" (4..=4),
        overflow_billing_indicator: Option<BillingIndicator<'a>> = [38] "overflowBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        carrier_usage: Option<CarrierUsage> = [79] "carrierUsage",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        generic_address_list: Option<List<'a, GenericAddress<'a>>> = [107] "genericAddressList" (1..=5),
        network_specific_facilities: Option<Octets<'a>> = [108] "networkSpecificFacilities" (2..=12),
        calling_party_bgid: Option<BusinessGroup<'a>> = [17] "callingPartyBGID" (7..=7),
        forward_call_indicator: Option<ForwardCallIndicator<'a>> = [113] "forwardCallIndicator" (2..=2),
        ama_service_provider_id: Option<Octets<'a>> = [101] "aMAServiceProviderID" (7..=7),
        prefix: Option<Prefix> = [148] "prefix",
        generic_digits_list: Option<List<'a, GenericDigits<'a>>> = [150] "genericDigitsList" (1..=5),
        apply_restrictions: Option<Bits<'a>> = [152] "applyRestrictions",
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        generic_name: Option<GenericName<'a>> = [33] "genericName",
        ...
    }
}

sequence! {
    /// Argument of authorizeTermination (GR-1299-CORE).
    pub struct AuthorizeTerminationArg<'a> "AuthorizeTerminationArg" {
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        tcm: Option<AinDigits<'a>> = [51] "tcm",
        controlling_leg_treatment: Option<ControllingLegTreatment> = [24] "controllingLegTreatment",
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        generic_name: Option<GenericName<'a>> = [33] "genericName",
        ...
    }
}

sequence! {
    /// Argument of disconnect (GR-1299-CORE).
    pub struct DisconnectArg<'a> "DisconnectArg" {
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        rtp_rerouting_number: Option<AinDigits<'a>> = [143] "rTPReroutingNumber",
        ...
    }
}

sequence! {
    /// Argument of offerCall (GR-1299-CORE).
    pub struct OfferCallArg<'a> "OfferCallArg" {
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        controlling_leg_treatment: Option<ControllingLegTreatment> = [24] "controllingLegTreatment",
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        generic_name: Option<GenericName<'a>> = [33] "genericName",
        ...
    }
}

sequence! {
    /// Argument of collectInformation (GR-1299-CORE).
    pub struct CollectInformationArg<'a> "CollectInformationArg" {
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        collected_digits: Option<AinDigits<'a>> = [23] "collectedDigits",
        dp_converter: Option<bool> = [76] "dPConverter",
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        alternate_billing_indicator: Option<BillingIndicator<'a>> = [3] "alternateBillingIndicator" (4..=4),
        second_alternate_billing_indicator: Option<BillingIndicator<'a>> = [46] "secondAlternateBillingIndicator" (4..=4),
        overflow_billing_indicator: Option<BillingIndicator<'a>> = [38] "overflowBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        alternate_dialing_plan_ind: Option<AinDigits<'a>> = [115] "alternateDialingPlanInd",
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        ...
    }
}

sequence! {
    /// Argument of createCall (GR-1299-CORE).
    pub struct CreateCallArg<'a> "CreateCallArg" {
        called_party_id: AinDigits<'a> = [15] "calledPartyID",
        calling_party_id: AinDigits<'a> = [18] "callingPartyID",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        alternate_carrier: Option<CarrierFormat<'a>> = [4] "alternateCarrier" (4..=4),
        second_alternate_carrier: Option<CarrierFormat<'a>> = [47] "secondAlternateCarrier" (4..=4),
        passive_leg_treatment: Option<PassiveLegTreatment> = [39] "passiveLegTreatment",
        generic_address_list: Option<List<'a, GenericAddress<'a>>> = [107] "genericAddressList" (1..=5),
        calling_party_bgid: Option<BusinessGroup<'a>> = [17] "callingPartyBGID" (7..=7),
        forward_call_indicator: Option<ForwardCallIndicator<'a>> = [113] "forwardCallIndicator" (2..=2),
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        carrier_usage: Option<CarrierUsage> = [79] "carrierUsage",
        controlling_leg_treatment: Option<ControllingLegTreatment> = [24] "controllingLegTreatment",
        user_id: Option<UserId<'a>> = [53] "userID",
        bearer_capability: Option<BearerCapability> = [13] "bearerCapability",
        vertical_service_code: Option<AinDigits<'a>> = [54] "verticalServiceCode",
        access_code: Option<AinDigits<'a>> = [1] "accessCode",
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        notification_duration: Option<u8> = [128] "notificationDuration" (1..=99),
        wake_up_duration: Option<u16> = [131] "wakeUpDuration" (1..=999),
        osi_indicator: Option<bool> = [129] "oSIIndicator",
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        overflow_billing_indicator: Option<BillingIndicator<'a>> = [38] "overflowBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        prefix: Option<Prefix> = [148] "prefix",
        ...
    }
}

sequence! {
    /// Result of createCall (GR-1299-CORE).
    pub struct CreateCallRes<'a> "CreateCallRes" {
        failure_cause: Option<FailureCause> = [32] "failureCause",
        ...
    }
}

sequence! {
    /// Argument of disconnectLeg (GR-1299-CORE).
    pub struct DisconnectLegArg<'a> "DisconnectLegArg" {
        leg_id: u8 = [132] "legID" (0..=2),
        cs_id: Option<u8> = [137] "csID" (1..=2),
        passive_leg_treatment: Option<PassiveLegTreatment> = [39] "passiveLegTreatment",
        lamp_treatment: Option<Octets<'a>> = [138] "lampTreatment" (2..=3),
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of mergeCall (GR-1299-CORE).
    pub struct MergeCallArg<'a> "MergeCallArg" {
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        lamp_treatment: Option<Octets<'a>> = [138] "lampTreatment" (2..=3),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
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
    /// Argument of moveLeg (GR-1299-CORE).
    pub struct MoveLegArg<'a> "MoveLegArg" {
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        lamp_treatment: Option<Octets<'a>> = [138] "lampTreatment" (2..=3),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of originateCall (GR-1299-CORE).
    pub struct OriginateCallArg<'a> "OriginateCallArg" {
        collected_digits: Option<AinDigits<'a>> = [23] "collectedDigits",
        dp_converter: Option<bool> = [76] "dPConverter",
        alternate_dialing_plan_ind: Option<AinDigits<'a>> = [115] "alternateDialingPlanInd",
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        lamp_treatment: Option<Octets<'a>> = [138] "lampTreatment" (2..=3),
        controlling_leg_treatment: Option<ControllingLegTreatment> = [24] "controllingLegTreatment",
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        bearer_capability: Option<BearerCapability> = [13] "bearerCapability",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        outpulse_number: Option<AinDigits<'a>> = [37] "outpulseNumber",
        tcm: Option<AinDigits<'a>> = [51] "tcm",
        primary_trunk_group: Option<Octets<'a>> = [42] "primaryTrunkGroup" (5..=5),
        alternate_trunk_group: Option<Octets<'a>> = [5] "alternateTrunkGroup" (5..=5),
        second_alternate_trunk_group: Option<Octets<'a>> = [48] "secondAlternateTrunkGroup" (5..=5),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        alternate_carrier: Option<CarrierFormat<'a>> = [4] "alternateCarrier" (4..=4),
        second_alternatecarrier: Option<CarrierFormat<'a>> = [47] "secondAlternatecarrier" (4..=4),
        passive_leg_treatment: Option<PassiveLegTreatment> = [39] "passiveLegTreatment",
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        alternate_billing_indicator: Option<BillingIndicator<'a>> = [3] "alternateBillingIndicator" (4..=4),
        second_alternate_billing_indicator: Option<BillingIndicator<'a>> = [46] "secondAlternateBillingIndicator" (4..=4),
        overflow_billing_indicator: Option<BillingIndicator<'a>> = [38] "overflowBillingIndicator" (4..=4),
        generic_address_list: Option<List<'a, GenericAddress<'a>>> = [107] "genericAddressList" (1..=5),
        forward_call_indicator: Option<ForwardCallIndicator<'a>> = [113] "forwardCallIndicator" (2..=2),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        carrier_usage: Option<CarrierUsage> = [79] "carrierUsage",
        network_specific_facilities: Option<Octets<'a>> = [108] "networkSpecificFacilities" (2..=12),
        calling_party_bgid: Option<BusinessGroup<'a>> = [17] "callingPartyBGID" (7..=7),
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of splitLeg (GR-1299-CORE).
    pub struct SplitLegArg<'a> "SplitLegArg" {
        leg_id: u8 = [132] "legID" (0..=2),
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        lamp_treatment: Option<Octets<'a>> = [138] "lampTreatment" (2..=3),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of continue (GR-1299-CORE).
    pub struct ContinueArg<'a> "ContinueArg" {
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        ...
    }
}

sequence! {
    /// Argument of reconnect (GR-1299-CORE).
    pub struct ReconnectArg<'a> "ReconnectArg" {
        notification_duration: Option<u8> = [128] "notificationDuration" (1..=99),
        controlling_leg_treatment: Option<ControllingLegTreatment> = [24] "controllingLegTreatment",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of forwardCall (GR-1299-CORE).
    pub struct ForwardCallArg<'a> "ForwardCallArg" {
        calling_party_id: Option<AinDigits<'a>> = [18] "callingPartyID",
        charge_number: Option<AinDigits<'a>> = [19] "chargeNumber",
        charge_party_station_type: Option<u8> = [20] "chargePartyStationType" (0..=99),
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        outpulse_number: Option<AinDigits<'a>> = [37] "outpulseNumber",
        tcm: Option<AinDigits<'a>> = [51] "tcm",
        primary_trunk_group: Option<Octets<'a>> = [42] "primaryTrunkGroup" (5..=5),
        alternate_trunk_group: Option<Octets<'a>> = [5] "alternateTrunkGroup" (5..=5),
        second_alternate_trunk_group: Option<Octets<'a>> = [48] "secondAlternateTrunkGroup" (5..=5),
        carrier: Option<CarrierFormat<'a>> = [41] "carrier" (4..=4),
        alternate_carrier: Option<CarrierFormat<'a>> = [4] "alternateCarrier" (4..=4),
        second_alternatecarrier: Option<CarrierFormat<'a>> = [47] "secondAlternatecarrier" (4..=4),
        passive_leg_treatment: Option<PassiveLegTreatment> = [39] "passiveLegTreatment",
        primary_billing_indicator: Option<BillingIndicator<'a>> = [40] "primaryBillingIndicator" (4..=4),
        alternate_billing_indicator: Option<BillingIndicator<'a>> = [3] "alternateBillingIndicator" (4..=4),
        second_alternate_billing_indicator: Option<BillingIndicator<'a>> = [46] "secondAlternateBillingIndicator" (4..=4),
        overflow_billing_indicator: Option<BillingIndicator<'a>> = [38] "overflowBillingIndicator" (4..=4),
        ama_alternate_billing_number: Option<AinDigits<'a>> = [6] "aMAAlternateBillingNumber",
        ama_business_customer_id: Option<AinDigits<'a>> = [7] "aMABusinessCustomerID",
        ama_line_number_list: Option<List<'a, AmaLineNumber<'a>>> = "aMALineNumberList" (1..=2),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ama_digits_dialed_wc_list: Option<List<'a, AmaDigitsDialedWc<'a>>> = "aMADigitsDialedWCList" (1..=5),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        ama_billing_feature: Option<AinDigits<'a>> = [88] "aMABillingFeature",
        ama_sequence_number: Option<Octets<'a>> = [89] "aMASequenceNumber" (2..=2),
        redirecting_party_id: Option<AinDigits<'a>> = [43] "redirectingPartyID",
        redirection_information: Option<RedirectionInformation<'a>> = [44] "redirectionInformation" (2..=2),
        carrier_usage: Option<CarrierUsage> = [79] "carrierUsage",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        am_aservice_provider_id: Option<Octets<'a>> = [101] "aMAserviceProviderID" (7..=7),
        prefix: Option<Prefix> = [148] "prefix",
        apply_restrictions: Option<Bits<'a>> = [152] "applyRestrictions",
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        generic_name: Option<GenericName<'a>> = [33] "genericName",
        ...
    }
}

sequence! {
    /// Argument of requestReportBCMEvent (GR-1299-CORE).
    pub struct RequestReportBcmEventArg<'a> "RequestReportBCMEventArg" {
        edp_request: Option<EventSet<'a>> = [92] "eDPRequest",
        edp_notification: Option<EventSet<'a>> = [93] "eDPNotification",
        o_no_answer_timer: Option<u8> = [91] "oNoAnswerTimer" (1..=120),
        t_no_answer_timer: Option<u8> = [99] "tNoAnswerTimer" (1..=120),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        timeout_timer: Option<TimeoutTimer<'a>> = [139] "timeoutTimer",
        odtmf_digits_string: Option<AinDigits<'a>> = [154] "oDTMFDigitsString",
        odtmf_number_of_digits: Option<u8> = [155] "oDTMFNumberOfDigits" (1..=4),
        tdtmf_digit_string: Option<AinDigits<'a>> = [157] "tDTMFDigitString",
        tdtmf_number_of_digits: Option<u8> = [158] "tDTMFNumberOfDigits" (1..=4),
        ...
    }
}
