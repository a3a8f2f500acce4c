//! initialDP.

use inlab_ber::{List, Null, Octets, Open, enumerated, sequence};

use super::*;
use crate::dialect::*;

sequence! {
    /// Argument of initialDP: TS 29.078 6.1.1 (phase 2: GSM 09.78 V7, phase 1: V5), ETS 300 374-1 6.3, Q.1218 2.1.3.
    /// Of Q.1218 the service key is optional.
    pub struct InitialDpArg<'a> "InitialDPArg" {
        service_key:                     Required<u32>                                          = [0]  "serviceKey" (0..=2147483647) in CAP | ETSI_CS1 | CS2,
        service_key_itu:                 Option<u32>                                  = [0]  "serviceKey" (0..=2147483647) in ITU_CS1 | ITU_CS2,
        dialled_digits:                  Option<CalledPartyNumber<'a>>                = [1]  "dialledDigits" in ITU_CS1 | CS2_ANY,
        called_party_number:             Option<CalledPartyNumber<'a>>                = [2]  "calledPartyNumber" (2..=18),
        calling_party_number:            Option<CallingPartyNumber<'a>>               = [3]  "callingPartyNumber" (2..=10),
        calling_party_business_group_id: Option<Octets<'a>>                           = [4]  "callingPartyBusinessGroupID" in ITU_CS1 | CS2_ANY,
        calling_partys_category:         Option<CallingPartysCategory>                = [5]  "callingPartysCategory",
        calling_party_subaddress:        Option<Subaddress<'a>>                           = [6]  "callingPartySubaddress" in ITU_CS1 | CS2_ANY,
        cg_encountered:                  Option<CgEncountered>                        = [7]  "cGEncountered" in CAP3UP | INAP,
        ipssp_capabilities:              Option<IpSspCapabilities<'a>>                           = [8]  "iPSSPCapabilities" (1..=4) in CAP2UP,
        ipssp_capabilities_in:           Option<Octets<'a>>                           = [8]  "iPSSPCapabilities" in INAP,
        ip_available:                    Option<Octets<'a>>                           = [9]  "iPAvailable" in INAP,
        location_number:                 Option<LocationNumber<'a>>                   = [10] "locationNumber" (2..=10),
        misc_call_info:                  Option<MiscCallInfo<'a>>                     = [11] "miscCallInfo" in ITU_CS1 | CS2_ANY,
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>            = [12] "originalCalledPartyID" (2..=10),
        service_profile_identifier:      Option<Octets<'a>>                           = [13] "serviceProfileIdentifier" in ITU_CS1 | CS2_ANY,
        terminal_type:                   Option<TerminalType>                         = [14] "terminalType" in ITU_CS1 | CS2_ANY,
        extensions:                      Option<Extensions<'a>>                       = [15] "extensions" (1..=10),
        trigger_type:                    Option<TriggerType>                          = [16] "triggerType" in ITU_CS1 | CS2_ANY,
        high_layer_compatibility:        Option<HighLayerCompatibility<'a>>                           = [23] "highLayerCompatibility" (2..=2),
        service_interaction_indicators:  Option<Octets<'a>>                           = [24] "serviceInteractionIndicators" in INAP,
        additional_calling_party_number: Option<GenericNumber<'a>>                    = [25] "additionalCallingPartyNumber" (2..=16),
        forward_call_indicators:         Option<ForwardCallIndicators<'a>>                           = [26] "forwardCallIndicators" (2..=2) in INAP,
        bearer_capability:               Option<BearerCapability<'a>>                 = [27] "bearerCapability",
        event_type_bcsm:                 Option<EventTypeBcsm>                        = [28] "eventTypeBCSM",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>               = [29] "redirectingPartyID" (2..=10),
        redirection_information:         Option<RedirectionInformation<'a>>           = [30] "redirectionInformation" (2..=2),
        cause:                           Option<Cause<'a>>                            = [17] "cause" (2..=32) in CAP3UP | CS2_ANY,
        component_type:                  Option<ComponentType>                        = [18] "componentType" in CS2_ANY,
        component:                       Option<Component<'a>>                        = [19] "component" in CS2_ANY,
        component_correlation_id:        Option<i64>                                  = [20] "componentCorrelationID" in CS2_ANY,
        isdn_access_related_information: Option<AccessTransport<'a>>                           = [21] "iSDNAccessRelatedInformation" in CS2_ANY,
        compatibility_indication:        Option<List<'a, Entry<'a>>>                  = [22] "iNServiceCompatibilityIndication" in CS2_ANY,
        generic_numbers:                 Option<GenericNumbers<'a>>                    = [31] "genericNumbers" (1..=5) in CS2_ANY,
        service_interaction_two:         Option<ServiceInteractionIndicatorsTwo<'a>>  = [32] "serviceInteractionIndicatorsTwo" in CAP3UP | CS2_ANY,
        forward_gvns:                    Option<Octets<'a>>                           = [33] "forwardGVNS" in CS2_ANY,
        created_csa:                     Option<u32>                                  = [34] "createdCallSegmentAssociation" (1..=2147483647) in CS2_ANY,
        usi_service_indicator:           Option<UsiServiceIndicator<'a>>              = [35] "uSIServiceIndicator" in CS2_ANY,
        usi_information:                 Option<Octets<'a>>                           = [36] "uSIInformation" in CS2_ANY,
        carrier:                         Option<Carrier<'a>>                           = [37] "carrier" (4..=4) in CAP3UP,
        carrier_in:                      Option<Octets<'a>>                           = [37] "carrier" in CS2_ANY,
        ccss:                            Option<bool>                                 = [38] "cCSS" in CS2_ANY,
        vpn_indicator:                   Option<bool>                                 = [39] "vPNIndicator" in CS2_ANY,
        cn_info:                         Option<Octets<'a>>                           = [40] "cNInfo" in CS2_ANY,
        call_reference:                  Option<IsupCallReference<'a>>                           = [41] "callReference" in CS2_ANY,
        routeing_number:                 Option<Octets<'a>>                           = [42] "routeingNumber" in CS2_ANY,
        calling_geodetic_location:       Option<GeodeticInformation<'a>>                           = [43] "callingGeodeticLocation" in CS2_ANY,
        cug_index:                       Option<u32>                                  = [45] "cug-Index" (0..=32767) in CAP3UP,
        cug_interlock:                   Option<CugInterlock<'a>>                           = [46] "cug-Interlock" (4..=4) in CAP3UP,
        cug_outgoing_access:             Option<Null>                                 = [47] "cug-OutgoingAccess" in CAP3UP,
        imsi:                            Option<Imsi<'a>>                             = [50] "iMSI" (3..=8) in CAP,
        subscriber_state:                Option<SubscriberState<'a>>                  = [51] "subscriberState" in CAP,
        location_information:            Option<LocationInformation<'a>>              = [52] "locationInformation" in CAP,
        ext_basic_service_code:          Option<ExtBasicServiceCode<'a>>              = [53] "ext-basicServiceCode" in CAP,
        call_reference_number:           Option<Octets<'a>>                           = [54] "callReferenceNumber" (1..=8) in CAP,
        msc_address:                     Option<IsdnAddressString<'a>>                = [55] "mscAddress" (1..=9) in CAP,
        called_party_bcd_number:         Option<CalledPartyBcdNumber<'a>>             = [56] "calledPartyBCDNumber" (1..=41) in CAP,
        time_and_timezone:               Option<TimeAndTimezone<'a>>                  = [57] "timeAndTimezone" (8..=8) in CAP2UP,
        call_forwarding_ss_pending:      Option<Null>                                 = [58] "callForwardingSS-Pending" in CAP3UP,
        gsm_forwarding_pending:          Option<Null>                                 = [58] "gsm-ForwardingPending" in CAP2,
        extension:                       Option<InitialDpArgExtension<'a>>            = [59] "initialDPArgExtension" in CAP2UP,
        ...
    }
}

sequence! {
    /// Later members of initialDP. Tags moved between phases 2 and 3: no dialect has both forms.
    pub struct InitialDpArgExtension<'a> "InitialDPArgExtension" {
        na_carrier_information:            Option<Open<'a>>                  = [0]  "naCarrierInformation" in CAP2,
        gmsc_address_cap2:                 Option<IsdnAddressString<'a>>     = [1]  "gmscAddress" (1..=9) in CAP2,
        gmsc_address:                      Option<IsdnAddressString<'a>>     = [0]  "gmscAddress" (1..=9) in CAP3UP,
        forwarding_destination_number:     Option<CalledPartyNumber<'a>>     = [1]  "forwardingDestinationNumber" (2..=18) in CAP4,
        ms_classmark2:                     Option<MsClassmark2<'a>>                = [2]  "ms-Classmark2" (3..=3) in CAP4,
        imei:                              Option<Imei<'a>>                  = [3]  "iMEI" (8..=8) in CAP4,
        supported_camel_phases:            Option<SupportedCamelPhases<'a>>                  = [4]  "supportedCamelPhases" (1..=16) in CAP4,
        offered_camel4_functionalities:    Option<OfferedCamel4Functionalities<'a>>                  = [5]  "offeredCamel4Functionalities" (15..=64) in CAP4,
        bearer_capability2:                Option<BearerCapability<'a>>      = [6]  "bearerCapability2" in CAP4,
        ext_basic_service_code2:           Option<ExtBasicServiceCode<'a>>   = [7]  "ext-basicServiceCode2" in CAP4,
        high_layer_compatibility2:         Option<HighLayerCompatibility<'a>>                = [8]  "highLayerCompatibility2" (2..=2) in CAP4,
        low_layer_compatibility:           Option<LowLayerCompatibility<'a>>                = [9]  "lowLayerCompatibility" (1..=16) in CAP4,
        low_layer_compatibility2:          Option<LowLayerCompatibility<'a>>                = [10] "lowLayerCompatibility2" (1..=16) in CAP4,
        enhanced_dialled_services_allowed: Option<Null>                      = [11] "enhancedDialledServicesAllowed" in CAP4,
        uu_data:                           Option<UuData<'a>>                = [12] "uu-Data" in CAP4,
        collect_information_allowed:       Option<Null>                      = [13] "collectInformationAllowed" in CAP4,
        release_call_arg_extension_allowed: Option<Null>                     = [14] "releaseCallArgExtensionAllowed" in CAP4,
        ...
    }
}

enumerated! {
    /// Q.1218 2.1.3, EN 301 140-1.
    pub enum TerminalType "TerminalType" {
        Unknown2   = 0  "unknown",
        DialPulse  = 1  "dialPulse",
        Dtmf       = 2  "dtmf",
        Isdn       = 3  "isdn",
        IsdnNoDtmf = 4  "isdnNoDtmf",
        Spare      = 16 "spare",
        ...
    }
}

enumerated! {
    /// Q.1218 2.1.3, EN 301 140-1.
    pub enum TriggerType "TriggerType" {
        FeatureActivation            = 0  "featureActivation",
        VerticalServiceCode          = 1  "verticalServiceCode",
        CustomizedAccess             = 2  "customizedAccess",
        CustomizedIntercom           = 3  "customizedIntercom",
        EmergencyService             = 12 "emergencyService",
        Afr                          = 13 "aFR",
        SharedIoTrunk                = 14 "sharedIOTrunk",
        OffHookDelay                 = 17 "offHookDelay",
        ChannelSetupPri              = 18 "channelSetupPRI",
        TNoAnswer                    = 25 "tNoAnswer",
        TBusy                        = 26 "tBusy",
        OCalledPartyBusy             = 27 "oCalledPartyBusy",
        ONoAnswer                    = 29 "oNoAnswer",
        OriginationAttemptAuthorized = 30 "originationAttemptAuthorized",
        OAnswer                      = 31 "oAnswer",
        ODisconnect                  = 32 "oDisconnect",
        TermAttemptAuthorized        = 33 "termAttemptAuthorized",
        TAnswer                      = 34 "tAnswer",
        TDisconnect                  = 35 "tDisconnect",
        ...
    }
}
