//! An operation for each detection point, in place of initialDP and eventReportBCSM (Q.1218, CS-2).

use inlab_ber::{List, Octets, Oid, Open, choice, enumerated, sequence};

use super::*;
use crate::dialect::*;

sequence! {
    /// What every operation of a detection point tells.
    pub struct DpSpecificCommonParameters<'a> "DpSpecificCommonParameters" {
        service_address_information:         ServiceAddressInformation<'a>               = [0]  "serviceAddressInformation",
        bearer_capability:                   Option<BearerCapability<'a>>                = [1]  "bearerCapability",
        called_party_number:                 Option<CalledPartyNumber<'a>>               = [2]  "calledPartyNumber",
        calling_party_number:                Option<CallingPartyNumber<'a>>              = [3]  "callingPartyNumber",
        calling_partys_category:             Option<CallingPartysCategory>               = [4]  "callingPartysCategory",
        ipssp_capabilities:                  Option<Octets<'a>>                          = [5]  "iPSSPCapabilities",
        ip_available:                        Option<Octets<'a>>                          = [6]  "iPAvailable",
        isdn_access_related_information:     Option<AccessTransport<'a>>                          = [7]  "iSDNAccessRelatedInformation",
        cg_encountered:                      Option<CgEncountered>                       = [8]  "cGEncountered",
        location_number:                     Option<LocationNumber<'a>>                  = [9]  "locationNumber",
        service_profile_identifier:          Option<Octets<'a>>                          = [10] "serviceProfileIdentifier",
        terminal_type:                       Option<TerminalType>                        = [11] "terminalType",
        extensions:                          Option<Extensions<'a>>                      = [12] "extensions" (1..=10),
        charge_number:                       Option<LocationNumber<'a>>                  = [13] "chargeNumber",
        serving_area_id:                     Option<LocationNumber<'a>>                  = [14] "servingAreaID",
        service_interaction_indicators:      Option<Octets<'a>>                          = [15] "serviceInteractionIndicators" in CS2_ANY,
        in_service_compatibility_indication: Option<List<'a, Entry<'a>>>                 = [16] "iNServiceCompatibilityIndication" in CS2_ANY,
        service_interaction_indicators_two:  Option<ServiceInteractionIndicatorsTwo<'a>> = [17] "serviceInteractionIndicatorsTwo" in CS2_ANY,
        usi_service_indicator:               Option<UsiServiceIndicator<'a>>             = [18] "uSIServiceIndicator" in CS2_ANY,
        usi_information:                     Option<Octets<'a>>                          = [19] "uSIInformation" in CS2_ANY,
        forward_gvns:                        Option<Octets<'a>>                          = [20] "forwardGVNS" in CS2_ANY,
        created_call_segment_association:    Option<u32>                                 = [21] "createdCallSegmentAssociation" (1..=2147483647) in CS2_ANY,
        ...
    }
}

sequence! {
    /// Which service, and why.
    pub struct ServiceAddressInformation<'a> "ServiceAddressInformation" {
        service_key:    Option<u32>         = [0] "serviceKey" (0..=2147483647),
        misc_call_info: MiscCallInfo<'a>    = [1] "miscCallInfo",
        trigger_type:   Option<TriggerType> = [2] "triggerType",
        ...
    }
}

choice! {
    /// A group of lines or trunks.
    pub enum FacilityGroup<'a> "FacilityGroup" {
        TrunkGroup(i64)        = [0] "trunkGroupID",
        PrivateFacility(i64)   = [1] "privateFacilityID",
        HuntGroup(Octets<'a>)  = [2] "huntGroup",
        RouteIndex(Octets<'a>) = [3] "routeIndex",
    }
}

enumerated! {
    /// Which component of a facility information element.
    pub enum ComponentType "ComponentType" {
        Any = 0 "any",
        Invoke = 1 "invoke",
        ReturnResult = 2 "rResult",
        ReturnError = 3 "rError",
        Reject = 4 "rReject",
        ...
    }
}

choice! {
    /// A component of a facility information element.
    pub enum Component<'a> "Component" {
        Info(Octets<'a>)  = [0] "componentInfo" (1..=118),
        Relayed(Open<'a>) = [1] "relayedComponent",
    }
}

enumerated! {
    /// What the user asked for.
    pub enum FeatureRequestIndicator "FeatureRequestIndicator" {
        Hold = 0 "hold",
        Retrieve = 1 "retrieve",
        FeatureActivation = 2 "featureActivation",
        Spare1 = 3 "spare1",
        Sparen = 127 "sparen",
        ...
    }
}

choice! {
    /// A class of services, for compatibility between services.
    pub enum Entry<'a> "Entry" {
        Agreements(Oid<'a>)  = [0] "agreements",
        NetworkSpecific(u32) = [1] "networkSpecific" (0..=2147483647),
    }
}

sequence! {
    /// Argument of originationAttemptAuthorized.
    pub struct OriginationAttemptAuthorizedArg<'a> "OriginationAttemptAuthorizedArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a> = [0]  "dpSpecificCommonParameters",
        dialled_digits:                  Option<CalledPartyNumber<'a>>  = [1]  "dialledDigits",
        calling_party_business_group_id: Option<Octets<'a>>             = [2]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>             = [3]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>      = [4]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                    = [5]  "callingFacilityGroupMember",
        travelling_class_mark:           Option<LocationNumber<'a>>     = [6]  "travellingClassMark",
        extensions:                      Option<Extensions<'a>>         = [7]  "extensions" (1..=10),
        carrier:                         Option<Octets<'a>>             = [8]  "carrier",
        component_type:                  Option<ComponentType>          = [9]  "componentType" in CS2_ANY,
        component:                       Option<Component<'a>>          = [10] "component" in CS2_ANY,
        component_correlation_id:        Option<i64>                    = [11] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of collectedInformation.
    pub struct CollectedInformationArg<'a> "CollectedInformationArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        dialled_digits:                  Option<CalledPartyNumber<'a>>      = [1]  "dialledDigits",
        calling_party_business_group_id: Option<Octets<'a>>                 = [2]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>                 = [3]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>          = [4]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                        = [5]  "callingFacilityGroupMember",
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [6]  "originalCalledPartyID",
        prefix:                          Option<GenericDigits<'a>>          = [7]  "prefix",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [8]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [9]  "redirectionInformation" (2..=2),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [10] "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [11] "extensions" (1..=10),
        feature_code:                    Option<LocationNumber<'a>>         = [12] "featureCode",
        access_code:                     Option<LocationNumber<'a>>         = [13] "accessCode",
        carrier:                         Option<Octets<'a>>                 = [14] "carrier",
        component_type:                  Option<ComponentType>              = [15] "componentType" in CS2_ANY,
        component:                       Option<Component<'a>>              = [16] "component" in CS2_ANY,
        component_correlation_id:        Option<i64>                        = [17] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of analysedInformation.
    pub struct AnalysedInformationArg<'a> "AnalysedInformationArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        dialled_digits:                  Option<CalledPartyNumber<'a>>      = [1]  "dialledDigits",
        calling_party_business_group_id: Option<Octets<'a>>                 = [2]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>                 = [3]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>          = [4]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                        = [5]  "callingFacilityGroupMember",
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [6]  "originalCalledPartyID",
        prefix:                          Option<GenericDigits<'a>>          = [7]  "prefix",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [8]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [9]  "redirectionInformation" (2..=2),
        route_list:                      Option<List<'a, Octets<'a>>>       = [10] "routeList" (1..=3),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [11] "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [12] "extensions" (1..=10),
        feature_code:                    Option<LocationNumber<'a>>         = [13] "featureCode",
        access_code:                     Option<LocationNumber<'a>>         = [14] "accessCode",
        carrier:                         Option<Octets<'a>>                 = [15] "carrier",
        component_type:                  Option<ComponentType>              = [16] "componentType" in CS2_ANY,
        component:                       Option<Component<'a>>              = [17] "component" in CS2_ANY,
        component_correlation_id:        Option<i64>                        = [18] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of routeSelectFailure.
    pub struct RouteSelectFailureArg<'a> "RouteSelectFailureArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        dialled_digits:                  Option<CalledPartyNumber<'a>>      = [1]  "dialledDigits",
        calling_party_business_group_id: Option<Octets<'a>>                 = [2]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>                 = [3]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>          = [4]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                        = [5]  "callingFacilityGroupMember",
        failure_cause:                   Option<Cause<'a>>                  = [6]  "failureCause" (2..=32),
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [7]  "originalCalledPartyID",
        prefix:                          Option<GenericDigits<'a>>          = [8]  "prefix",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [9]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [10] "redirectionInformation" (2..=2),
        route_list:                      Option<List<'a, Octets<'a>>>       = [11] "routeList" (1..=3),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [12] "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [13] "extensions" (1..=10),
        carrier:                         Option<Octets<'a>>                 = [14] "carrier",
        ...
    }
}

sequence! {
    /// Argument of oCalledPartyBusy.
    pub struct OCalledPartyBusyArg<'a> "OCalledPartyBusyArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        busy_cause:                      Option<Cause<'a>>                  = [1]  "busyCause" (2..=32),
        calling_party_business_group_id: Option<Octets<'a>>                 = [2]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>                 = [3]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>          = [4]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                        = [5]  "callingFacilityGroupMember",
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [6]  "originalCalledPartyID",
        prefix:                          Option<GenericDigits<'a>>          = [7]  "prefix",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [8]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [9]  "redirectionInformation" (2..=2),
        route_list:                      Option<List<'a, Octets<'a>>>       = [10] "routeList" (1..=3),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [11] "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [12] "extensions" (1..=10),
        carrier:                         Option<Octets<'a>>                 = [13] "carrier",
        ...
    }
}

sequence! {
    /// Argument of oNoAnswer.
    pub struct ONoAnswerArg<'a> "ONoAnswerArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        calling_party_business_group_id: Option<Octets<'a>>                 = [1]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>                 = [2]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>          = [3]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                        = [4]  "callingFacilityGroupMember",
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [5]  "originalCalledPartyID",
        prefix:                          Option<GenericDigits<'a>>          = [6]  "prefix",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [7]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [8]  "redirectionInformation" (2..=2),
        route_list:                      Option<List<'a, Octets<'a>>>       = [9]  "routeList" (1..=3),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [10] "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [11] "extensions" (1..=10),
        carrier:                         Option<Octets<'a>>                 = [12] "carrier",
        ...
    }
}

sequence! {
    /// Argument of oAnswer.
    pub struct OAnswerArg<'a> "OAnswerArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        calling_party_business_group_id: Option<Octets<'a>>                 = [1]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>                 = [2]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>          = [3]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                        = [4]  "callingFacilityGroupMember",
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [5]  "originalCalledPartyID",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [6]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [7]  "redirectionInformation" (2..=2),
        route_list:                      Option<List<'a, Octets<'a>>>       = [8]  "routeList" (1..=3),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [9]  "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [10] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of oDisconnect.
    pub struct ODisconnectArg<'a> "ODisconnectArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a> = [0]  "dpSpecificCommonParameters",
        calling_party_business_group_id: Option<Octets<'a>>             = [1]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>             = [2]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>      = [3]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                    = [4]  "callingFacilityGroupMember",
        release_cause:                   Option<Cause<'a>>              = [5]  "releaseCause" (2..=32),
        route_list:                      Option<List<'a, Octets<'a>>>   = [6]  "routeList" (1..=3),
        extensions:                      Option<Extensions<'a>>         = [7]  "extensions" (1..=10),
        carrier:                         Option<Octets<'a>>             = [8]  "carrier",
        connect_time:                    Option<u32>                    = [9]  "connectTime" (0..=2147483647),
        component_type:                  Option<ComponentType>          = [10] "componentType" in CS2_ANY,
        component:                       Option<Component<'a>>          = [11] "component" in CS2_ANY,
        component_correlation_id:        Option<i64>                    = [12] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of termAttemptAuthorized.
    pub struct TermAttemptAuthorizedArg<'a> "TermAttemptAuthorizedArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        called_party_business_group_id:  Option<Octets<'a>>                 = [1]  "calledPartyBusinessGroupID",
        called_party_subaddress:         Option<Subaddress<'a>>                 = [2]  "calledPartySubaddress",
        calling_party_business_group_id: Option<Octets<'a>>                 = [3]  "callingPartyBusinessGroupID",
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [4]  "originalCalledPartyID",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [5]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [6]  "redirectionInformation" (2..=2),
        route_list:                      Option<List<'a, Octets<'a>>>       = [7]  "routeList" (1..=3),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [8]  "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [9]  "extensions" (1..=10),
        calling_party_subaddress:        Option<Subaddress<'a>>                 = [10] "callingPartySubaddress" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of tBusy.
    pub struct TBusyArg<'a> "TBusyArg" {
        dp_specific_common_parameters:  DpSpecificCommonParameters<'a>     = [0] "dpSpecificCommonParameters",
        busy_cause:                     Option<Cause<'a>>                  = [1] "busyCause" (2..=32),
        called_party_business_group_id: Option<Octets<'a>>                 = [2] "calledPartyBusinessGroupID",
        called_party_subaddress:        Option<Subaddress<'a>>                 = [3] "calledPartySubaddress",
        original_called_party_id:       Option<OriginalCalledPartyId<'a>>  = [4] "originalCalledPartyID",
        redirecting_party_id:           Option<RedirectingPartyId<'a>>     = [5] "redirectingPartyID",
        redirection_information:        Option<RedirectionInformation<'a>> = [6] "redirectionInformation" (2..=2),
        route_list:                     Option<List<'a, Octets<'a>>>       = [7] "routeList" (1..=3),
        travelling_class_mark:          Option<LocationNumber<'a>>         = [8] "travellingClassMark",
        extensions:                     Option<Extensions<'a>>             = [9] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of tNoAnswer.
    pub struct TNoAnswerArg<'a> "TNoAnswerArg" {
        dp_specific_common_parameters:  DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        called_party_business_group_id: Option<Octets<'a>>                 = [1]  "calledPartyBusinessGroupID",
        called_party_subaddress:        Option<Subaddress<'a>>                 = [2]  "calledPartySubaddress",
        called_facility_group:          Option<FacilityGroup<'a>>          = [3]  "calledFacilityGroup",
        called_facility_group_member:   Option<i64>                        = [4]  "calledFacilityGroupMember",
        original_called_party_id:       Option<OriginalCalledPartyId<'a>>  = [5]  "originalCalledPartyID",
        redirecting_party_id:           Option<RedirectingPartyId<'a>>     = [6]  "redirectingPartyID",
        redirection_information:        Option<RedirectionInformation<'a>> = [7]  "redirectionInformation" (2..=2),
        travelling_class_mark:          Option<LocationNumber<'a>>         = [8]  "travellingClassMark",
        extensions:                     Option<Extensions<'a>>             = [9]  "extensions" (1..=10),
        component_type:                 Option<ComponentType>              = [10] "componentType" in CS2_ANY,
        component:                      Option<Component<'a>>              = [11] "component" in CS2_ANY,
        component_correlation_id:       Option<i64>                        = [12] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of tAnswer.
    pub struct TAnswerArg<'a> "TAnswerArg" {
        dp_specific_common_parameters:  DpSpecificCommonParameters<'a> = [0] "dpSpecificCommonParameters",
        called_party_business_group_id: Option<Octets<'a>>             = [1] "calledPartyBusinessGroupID",
        called_party_subaddress:        Option<Subaddress<'a>>             = [2] "calledPartySubaddress",
        called_facility_group:          Option<FacilityGroup<'a>>      = [3] "calledFacilityGroup",
        called_facility_group_member:   Option<i64>                    = [4] "calledFacilityGroupMember",
        extensions:                     Option<Extensions<'a>>         = [5] "extensions" (1..=10),
        component_type:                 Option<ComponentType>          = [6] "componentType" in CS2_ANY,
        component:                      Option<Component<'a>>          = [7] "component" in CS2_ANY,
        component_correlation_id:       Option<i64>                    = [8] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of tDisconnect.
    pub struct TDisconnectArg<'a> "TDisconnectArg" {
        dp_specific_common_parameters:  DpSpecificCommonParameters<'a> = [0]  "dpSpecificCommonParameters",
        called_party_business_group_id: Option<Octets<'a>>             = [1]  "calledPartyBusinessGroupID",
        called_party_subaddress:        Option<Subaddress<'a>>             = [2]  "calledPartySubaddress",
        called_facility_group:          Option<FacilityGroup<'a>>      = [3]  "calledFacilityGroup",
        called_facility_group_member:   Option<i64>                    = [4]  "calledFacilityGroupMember",
        release_cause:                  Option<Cause<'a>>              = [5]  "releaseCause" (2..=32),
        extensions:                     Option<Extensions<'a>>         = [6]  "extensions" (1..=10),
        connect_time:                   Option<u32>                    = [7]  "connectTime" (0..=2147483647),
        component_type:                 Option<ComponentType>          = [8]  "componentType" in CS2_ANY,
        component:                      Option<Component<'a>>          = [9]  "component" in CS2_ANY,
        component_correlation_id:       Option<i64>                    = [10] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of oMidCall and tMidCall.
    pub struct MidCallArg<'a> "MidCallArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>  = [0]  "dpSpecificCommonParameters",
        called_party_business_group_id:  Option<Octets<'a>>              = [1]  "calledPartyBusinessGroupID",
        called_party_subaddress:         Option<Subaddress<'a>>              = [2]  "calledPartySubaddress",
        calling_party_business_group_id: Option<Octets<'a>>              = [3]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>              = [4]  "callingPartySubaddress",
        feature_request_indicator:       Option<FeatureRequestIndicator> = [5]  "featureRequestIndicator",
        extensions:                      Option<Extensions<'a>>          = [6]  "extensions" (1..=10),
        carrier:                         Option<Octets<'a>>              = [7]  "carrier",
        component_type:                  Option<ComponentType>           = [8]  "componentType" in CS2_ANY,
        component:                       Option<Component<'a>>           = [9]  "component" in CS2_ANY,
        component_correlation_id:        Option<i64>                     = [10] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of facilitySelectedAndAvailable.
    pub struct FacilitySelectedAndAvailableArg<'a> "FacilitySelectedAndAvailableArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        called_party_business_group_id:  Option<Octets<'a>>                 = [1]  "calledPartyBusinessGroupID",
        called_party_subaddress:         Option<Subaddress<'a>>                 = [2]  "calledPartySubaddress",
        calling_party_business_group_id: Option<Octets<'a>>                 = [3]  "callingPartyBusinessGroupID",
        calling_party_number:            Option<CallingPartyNumber<'a>>     = [4]  "callingPartyNumber",
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [5]  "originalCalledPartyID",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [6]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [7]  "redirectionInformation" (2..=2),
        route_list:                      Option<List<'a, Octets<'a>>>       = [8]  "routeList" (1..=3),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [9]  "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [10] "extensions" (1..=10),
        component_type:                  Option<ComponentType>              = [11] "componentType",
        component:                       Option<Component<'a>>              = [12] "component",
        component_correlation_id:        Option<i64>                        = [13] "componentCorrelationID",
        ...
    }
}

sequence! {
    /// Argument of originationAttempt.
    pub struct OriginationAttemptArg<'a> "OriginationAttemptArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a> = [0]  "dpSpecificCommonParameters",
        calling_party_business_group_id: Option<Octets<'a>>             = [1]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>             = [2]  "callingPartySubaddress",
        calling_facility_group:          Option<FacilityGroup<'a>>      = [3]  "callingFacilityGroup",
        calling_facility_group_member:   Option<i64>                    = [4]  "callingFacilityGroupMember",
        carrier:                         Option<Octets<'a>>             = [5]  "carrier",
        travelling_class_mark:           Option<LocationNumber<'a>>     = [6]  "travellingClassMark",
        extensions:                      Option<Extensions<'a>>         = [7]  "extensions" (1..=10),
        component_type:                  Option<ComponentType>          = [8]  "componentType",
        component:                       Option<Component<'a>>          = [9]  "component",
        component_correlation_id:        Option<i64>                    = [10] "componentCorrelationID",
        ...
    }
}

sequence! {
    /// Argument of terminationAttempt.
    pub struct TerminationAttemptArg<'a> "TerminationAttemptArg" {
        dp_specific_common_parameters:   DpSpecificCommonParameters<'a>     = [0]  "dpSpecificCommonParameters",
        called_party_business_group_id:  Option<Octets<'a>>                 = [1]  "calledPartyBusinessGroupID",
        called_party_subaddress:         Option<Subaddress<'a>>                 = [2]  "calledPartySubaddress",
        calling_party_business_group_id: Option<Octets<'a>>                 = [3]  "callingPartyBusinessGroupID",
        calling_party_subaddress:        Option<Subaddress<'a>>                 = [4]  "callingPartySubaddress",
        original_called_party_id:        Option<OriginalCalledPartyId<'a>>  = [5]  "originalCalledPartyID",
        redirecting_party_id:            Option<RedirectingPartyId<'a>>     = [6]  "redirectingPartyID",
        redirection_information:         Option<RedirectionInformation<'a>> = [7]  "redirectionInformation" (2..=2),
        route_list:                      Option<List<'a, Octets<'a>>>       = [8]  "routeList" (1..=3),
        travelling_class_mark:           Option<LocationNumber<'a>>         = [9]  "travellingClassMark",
        extensions:                      Option<Extensions<'a>>             = [10] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of oAbandon.
    pub struct OAbandonArg<'a> "OAbandonArg" {
        dp_specific_common_parameters: DpSpecificCommonParameters<'a> = [0] "dpSpecificCommonParameters",
        call_segment_id:               u8                             = [1] "callSegmentID" (1..=127),
        release_cause:                 Option<Cause<'a>>              = [2] "releaseCause" (2..=32),
        extensions:                    Option<Extensions<'a>>         = [3] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of oSuspended.
    pub struct OSuspendedArg<'a> "OSuspendedArg" {
        dp_specific_common_parameters: DpSpecificCommonParameters<'a> = [0] "dpSpecificCommonParameters",
        leg_id:                        Option<LegId<'a>>              = [1] "legID",
        extensions:                    Option<Extensions<'a>>         = [2] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of tSuspended.
    pub struct TSuspendedArg<'a> "TSuspendedArg" {
        dp_specific_common_parameters: DpSpecificCommonParameters<'a> = [0] "dpSpecificCommonParameters",
        leg_id:                        Option<LegId<'a>>              = [1] "legID",
        extensions:                    Option<Extensions<'a>>         = [2] "extensions" (1..=10),
        ...
    }
}
