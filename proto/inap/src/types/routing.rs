//! How a call goes on in INAP, call segments, and information to and from users (CS-1, CS-2).

use inlab_ber::{Ia5String, List, Null, Octets, choice, enumerated, sequence};

use super::*;
use crate::dialect::*;

sequence! {
    /// Argument of analyseInformation.
    pub struct AnalyseInformationArg<'a> "AnalyseInformationArg" {
        destination_routing_address:        DestinationRoutingAddress<'a>               = [0]  "destinationRoutingAddress" (1..=3),
        alerting_pattern:                   Option<AlertingPattern<'a>>                          = [1]  "alertingPattern" (3..=3),
        isdn_access_related_information:    Option<AccessTransport<'a>>                          = [2]  "iSDNAccessRelatedInformation",
        original_called_party_id:           Option<OriginalCalledPartyId<'a>>           = [3]  "originalCalledPartyID",
        extensions:                         Option<Extensions<'a>>                      = [4]  "extensions" (1..=10),
        calling_party_number:               Option<CallingPartyNumber<'a>>              = [5]  "callingPartyNumber",
        calling_partys_category:            Option<CallingPartysCategory>               = [6]  "callingPartysCategory",
        called_party_number:                Option<CalledPartyNumber<'a>>               = [7]  "calledPartyNumber",
        charge_number:                      Option<LocationNumber<'a>>                  = [8]  "chargeNumber",
        travelling_class_mark:              Option<LocationNumber<'a>>                  = [9]  "travellingClassMark",
        carrier:                            Option<Octets<'a>>                          = [10] "carrier",
        service_interaction_indicators:     Option<Octets<'a>>                          = [11] "serviceInteractionIndicators",
        in_service_compatibility_response:  Option<Entry<'a>>                           = [12] "iNServiceCompatibilityResponse" in CS2_ANY,
        forward_gvns:                       Option<Octets<'a>>                          = [13] "forwardGVNS" in CS2_ANY,
        backward_gvns:                      Option<BackwardGvns<'a>>                          = [14] "backwardGVNS" in CS2_ANY,
        service_interaction_indicators_two: Option<ServiceInteractionIndicatorsTwo<'a>> = [15] "serviceInteractionIndicatorsTwo" in CS2_ANY,
        correlation_id:                     Option<GenericDigits<'a>>                   = [16] "correlationID" in CS2_ANY,
        scf_id:                             Option<Octets<'a>>                          = [17] "scfID" in CS2_ANY,
        call_segment_id:                    Option<u8>                                  = [18] "callSegmentID" (1..=127) in CS2_ANY,
        leg_to_be_created:                  Option<LegId<'a>>                           = [19] "legToBeCreated" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of selectRoute.
    pub struct SelectRouteArg<'a> "SelectRouteArg" {
        destination_routing_address:        DestinationRoutingAddress<'a>               = [0]  "destinationRoutingAddress" (1..=3),
        alerting_pattern:                   Option<AlertingPattern<'a>>                          = [1]  "alertingPattern" (3..=3),
        correlation_id:                     Option<GenericDigits<'a>>                   = [2]  "correlationID",
        isdn_access_related_information:    Option<AccessTransport<'a>>                          = [3]  "iSDNAccessRelatedInformation",
        original_called_party_id:           Option<OriginalCalledPartyId<'a>>           = [4]  "originalCalledPartyID",
        route_list:                         Option<List<'a, Octets<'a>>>                = [5]  "routeList" (1..=3),
        scf_id:                             Option<Octets<'a>>                          = [6]  "scfID",
        travelling_class_mark:              Option<LocationNumber<'a>>                  = [7]  "travellingClassMark",
        extensions:                         Option<Extensions<'a>>                      = [8]  "extensions" (1..=10),
        carrier:                            Option<Octets<'a>>                          = [9]  "carrier",
        service_interaction_indicators:     Option<Octets<'a>>                          = [10] "serviceInteractionIndicators",
        in_service_compatibility_response:  Option<Entry<'a>>                           = [11] "iNServiceCompatibilityResponse" in CS2_ANY,
        forward_gvns:                       Option<Octets<'a>>                          = [12] "forwardGVNS" in CS2_ANY,
        backward_gvns:                      Option<BackwardGvns<'a>>                          = [13] "backwardGVNS" in CS2_ANY,
        service_interaction_indicators_two: Option<ServiceInteractionIndicatorsTwo<'a>> = [14] "serviceInteractionIndicatorsTwo" in CS2_ANY,
        call_segment_id:                    Option<u8>                                  = [15] "callSegmentID" (1..=127) in CS2_ANY,
        leg_to_be_created:                  Option<LegId<'a>>                           = [16] "legToBeCreated" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of selectFacility.
    pub struct SelectFacilityArg<'a> "SelectFacilityArg" {
        alerting_pattern:                   Option<AlertingPattern<'a>>                          = [0]  "alertingPattern" (3..=3),
        destination_number_routing_address: Option<CalledPartyNumber<'a>>               = [1]  "destinationNumberRoutingAddress",
        isdn_access_related_information:    Option<AccessTransport<'a>>                          = [2]  "iSDNAccessRelatedInformation",
        called_facility_group:              Option<FacilityGroup<'a>>                   = [3]  "calledFacilityGroup",
        called_facility_group_member:       Option<i64>                                 = [4]  "calledFacilityGroupMember",
        original_called_party_id:           Option<OriginalCalledPartyId<'a>>           = [5]  "originalCalledPartyID",
        extensions:                         Option<Extensions<'a>>                      = [6]  "extensions" (1..=10),
        display_information:                Option<Ia5String<'a>>                       = [7]  "displayInformation" in CS2_ANY,
        service_interaction_indicators:     Option<Octets<'a>>                          = [8]  "serviceInteractionIndicators" in CS2_ANY,
        in_service_compatibility_response:  Option<Entry<'a>>                           = [9]  "iNServiceCompatibilityResponse" in CS2_ANY,
        forward_gvns:                       Option<Octets<'a>>                          = [10] "forwardGVNS" in CS2_ANY,
        backward_gvns:                      Option<BackwardGvns<'a>>                          = [11] "backwardGVNS" in CS2_ANY,
        service_interaction_indicators_two: Option<ServiceInteractionIndicatorsTwo<'a>> = [12] "serviceInteractionIndicatorsTwo" in CS2_ANY,
        correlation_id:                     Option<GenericDigits<'a>>                   = [13] "correlationID" in CS2_ANY,
        scf_id:                             Option<Octets<'a>>                          = [14] "scfID" in CS2_ANY,
        call_segment_id:                    Option<u8>                                  = [15] "callSegmentID" (1..=127) in CS2_ANY,
        leg_to_be_created:                  Option<LegId<'a>>                           = [16] "legToBeCreated" in CS2_ANY,
        ...
    }
}

choice! {
    /// Argument of holdCallInNetwork.
    pub enum HoldCallInNetworkArg<'a> "HoldCallInNetworkArg" {
        HoldCause(Octets<'a>) = [0] "holdcause",
        Empty(Null)           = [1] "empty",
    }
}

sequence! {
    /// Argument of authorizeTermination.
    pub struct AuthorizeTerminationArg<'a> "AuthorizeTerminationArg" {
        alerting_pattern:                   Option<AlertingPattern<'a>>                          = [0]  "alertingPattern" (3..=3),
        calling_party_number:               Option<CallingPartyNumber<'a>>              = [1]  "callingPartyNumber",
        destination_number_routing_address: Option<CalledPartyNumber<'a>>               = [2]  "destinationNumberRoutingAddress",
        display_information:                Option<Ia5String<'a>>                       = [3]  "displayInformation",
        isdn_access_related_information:    Option<AccessTransport<'a>>                          = [4]  "iSDNAccessRelatedInformation",
        original_called_party_id:           Option<OriginalCalledPartyId<'a>>           = [5]  "originalCalledPartyID",
        travelling_class_mark:              Option<LocationNumber<'a>>                  = [6]  "travellingClassMark",
        extensions:                         Option<Extensions<'a>>                      = [7]  "extensions" (1..=10),
        in_service_compatibility_response:  Option<Entry<'a>>                           = [8]  "iNServiceCompatibilityResponse",
        forward_gvns:                       Option<Octets<'a>>                          = [9]  "forwardGVNS",
        backward_gvns:                      Option<BackwardGvns<'a>>                          = [10] "backwardGVNS",
        leg_id:                             Option<LegId<'a>>                           = [11] "legID",
        service_interaction_indicators_two: Option<ServiceInteractionIndicatorsTwo<'a>> = [12] "serviceInteractionIndicatorsTwo",
        scf_id:                             Option<Octets<'a>>                          = [13] "scfID",
        ...
    }
}

sequence! {
    /// Argument of reconnect.
    pub struct ReconnectArg<'a> "ReconnectArg" {
        notification_duration: Option<u32>            = [0] "notificationDuration" (0..=2047),
        alerting_pattern:      Option<AlertingPattern<'a>>     = [1] "alertingPattern" (3..=3),
        display_information:   Option<Ia5String<'a>>  = [2] "displayInformation",
        extensions:            Option<Extensions<'a>> = [3] "extensions" (1..=10),
        call_segment_id:       Option<u8>             = [4] "callSegmentID" (1..=127),
        ...
    }
}

sequence! {
    /// Argument of createCallSegmentAssociation.
    pub struct CreateCallSegmentAssociationArg<'a> "CreateCallSegmentAssociationArg" {
        extensions: Option<Extensions<'a>> = [0] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Its result.
    pub struct CreateCallSegmentAssociationResultArg<'a> "CreateCallSegmentAssociationResultArg" {
        new_call_segment_association: u32                    = [0] "newCallSegmentAssociation" (1..=2147483647),
        extensions:                   Option<Extensions<'a>> = [1] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of mergeCallSegments. The target is call segment 1 by default.
    pub struct MergeCallSegmentsArg<'a> "MergeCallSegmentsArg" {
        source_call_segment: u8                     = [0] "sourceCallSegment" (1..=127),
        target_call_segment: Option<u8>             = [1] "targetCallSegment" (1..=127),
        extensions:          Option<Extensions<'a>> = [2] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of moveCallSegments.
    pub struct MoveCallSegmentsArg<'a> "MoveCallSegmentsArg" {
        target_call_segment_association: u32                            = [0] "targetCallSegmentAssociation" (1..=2147483647),
        call_segments:                   List<'a, MovedCallSegment<'a>> = [1] "callSegments" (1..=127),
        legs:                            List<'a, MovedLeg<'a>>         = [2] "legs" (1..=127),
        extensions:                      Option<Extensions<'a>>         = [3] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// A call segment that moves: 1 by default.
    pub struct MovedCallSegment<'a> "callSegments" {
        source_call_segment: Option<u8> = [0] "sourceCallSegment" (1..=127),
        new_call_segment:    u8         = [1] "newCallSegment" (1..=127),
        ...
    }
}

sequence! {
    /// A leg that moves.
    pub struct MovedLeg<'a> "legs" {
        source_leg: LegId<'a> = [0] "sourceLeg",
        new_leg:    LegId<'a> = [1] "newLeg",
        ...
    }
}

sequence! {
    /// Argument of sendSTUI. Leg 1 by default.
    pub struct SendStuiArg<'a> "SendSTUIArg" {
        usi_service_indicator: UsiServiceIndicator<'a> = [0] "uSIServiceIndicator",
        leg_id:                Option<LegId<'a>>       = [1] "legID",
        usi_information:       Octets<'a>              = [2] "uSIInformation",
        extensions:            Option<Extensions<'a>>  = [3] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of reportUTSI. Leg 1 by default.
    pub struct ReportUtsiArg<'a> "ReportUTSIArg" {
        usi_service_indicator: UsiServiceIndicator<'a> = [0] "uSIServiceIndicator",
        leg_id:                Option<LegId<'a>>       = [1] "legID",
        usi_information:       Octets<'a>              = [2] "uSIInformation",
        extensions:            Option<Extensions<'a>>  = [3] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of requestReportUTSI. Leg 1 by default.
    pub struct RequestReportUtsiArg<'a> "RequestReportUTSIArg" {
        requested_utsi_list: List<'a, RequestedUtsi<'a>> = [0] "requestedUTSIList",
        extensions:          Option<Extensions<'a>>      = [1] "extensions" (1..=10),
        leg_id:              Option<LegId<'a>>           = [2] "legID",
        ...
    }
}

sequence! {
    /// Which user information is reported.
    pub struct RequestedUtsi<'a> "RequestedUTSI" {
        usi_service_indicator: UsiServiceIndicator<'a> = [0] "uSIServiceIndicator",
        usimonitor_mode:       UsiMonitorMode          = [1] "uSImonitorMode",
        ...
    }
}

enumerated! {
    /// Whether it is reported.
    pub enum UsiMonitorMode "USIMonitorMode" {
        MonitoringActive = 0 "monitoringActive",
        MonitoringInactive = 1 "monitoringInactive",
        ...
    }
}

sequence! {
    /// Argument of sendFacilityInformation. In a FACILITY message by default.
    pub struct SendFacilityInformationArg<'a> "SendFacilityInformationArg" {
        component_type:            ComponentType                   = [0] "componentType",
        leg_id:                    Option<LegId<'a>>               = [1] "legID",
        component_correlation_id:  Option<i64>                     = [2] "componentCorrelationID",
        component:                 Component<'a>                   = [3] "component",
        call_processing_operation: Option<CallProcessingOperation> = [4] "callProcessingOperation",
        extensions:                Option<Extensions<'a>>          = [5] "extensions" (1..=10),
        ...
    }
}

enumerated! {
    /// Which message of Q.931.
    pub enum CallProcessingOperation "CallProcessingOperation" {
        Alerting = 1 "aLERTing",
        Setup = 5 "sETUP",
        Connect = 7 "cONNect",
        Disconnect = 69 "dISConnect",
        Release = 77 "rELease",
        ReleaseComplete = 90 "rELeaseCOMPlete",
        Facility = 98 "fACility",
        ...
    }
}

sequence! {
    /// Argument of requestReportFacilityEvent. Any component by default.
    pub struct RequestReportFacilityEventArg<'a> "RequestReportFacilityEventArg" {
        component_types:          Option<List<'a, ComponentType>> = [0] "componentTypes" (1..=3),
        leg_id:                   Option<LegId<'a>>               = [1] "legID",
        component_correlation_id: Option<i64>                     = [2] "componentCorrelationID",
        monitor_duration:         i32                             = [3] "monitorDuration" (-2..=86400),
        extensions:               Option<Extensions<'a>>          = [4] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of eventReportFacility.
    pub struct EventReportFacilityArg<'a> "EventReportFacilityArg" {
        component_type:           Option<ComponentType>  = [0] "componentType",
        component:                Option<Component<'a>>  = [1] "component",
        leg_id:                   Option<LegId<'a>>      = [2] "legID",
        component_correlation_id: Option<i64>            = [3] "componentCorrelationID",
        extensions:               Option<Extensions<'a>> = [4] "extensions" (1..=10),
        ...
    }
}
