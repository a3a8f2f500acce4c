//! Call processing: connect, continueWithArgument, releaseCall, resetTimer, cancel, call information.

use inlab_ber::{Ia5String, List, Null, Octets, SetOf, choice, enumerated, sequence};

use super::*;
use crate::dialect::*;

sequence! {
    /// Argument of connect: TS 29.078 6.1.1, ETS 300 374-1 6.3, Q.1218 2.1.3. ETSI CS-1 and CAP have one destination,
    /// Q.1218 and CS-2 up to three.
    pub struct ConnectArg<'a> "ConnectArg" {
        destination:                    Required<DestinationRoutingAddress<'a>>                = [0]  "destinationRoutingAddress" (1..=1) in CAP | ETSI_CS1,
        destinations:                   Required<DestinationRoutingAddress<'a>>                = [0]  "destinationRoutingAddress" (1..=3) in ITU_CS1 | CS2_ANY,
        alerting_pattern:               Option<AlertingPattern<'a>>                           = [1]  "alertingPattern" (3..=3) in CAP2UP | INAP,
        correlation_id:                 Option<GenericDigits<'a>>                    = [2]  "correlationID" in INAP,
        cut_and_paste:                  Option<u8>                                   = [3]  "cutAndPaste" (0..=22) in INAP,
        forwarding_condition:           Option<ForwardingCondition>                  = [4]  "forwardingCondition" in ITU_CS1 | CS2_ANY,
        isdn_access_related_information: Option<AccessTransport<'a>>                          = [5]  "iSDNAccessRelatedInformation" in ITU_CS1 | CS2_ANY,
        original_called_party_id:       Option<OriginalCalledPartyId<'a>>            = [6]  "originalCalledPartyID" (2..=10),
        route_list:                     Option<List<'a, Octets<'a>>>                 = [7]  "routeList" (1..=3) in INAP,
        scf_id:                         Option<Octets<'a>>                           = [8]  "scfID" in INAP,
        travelling_class_mark:          Option<LocationNumber<'a>>                   = [9]  "travellingClassMark" in ITU_CS1 | CS2_ANY,
        extensions:                     Option<Extensions<'a>>                       = [10] "extensions" (1..=10),
        carrier:                        Option<Carrier<'a>>                           = [11] "carrier" (4..=4) in CAP3UP,
        carrier_in:                     Option<Octets<'a>>                           = [11] "carrier" in ITU_CS1 | CS2_ANY,
        service_interaction_indicators: Option<Octets<'a>>                           = [26] "serviceInteractionIndicators" in INAP,
        calling_party_number:           Option<CallingPartyNumber<'a>>               = [27] "callingPartyNumber" in INAP,
        calling_partys_category:        Option<CallingPartysCategory>                = [28] "callingPartysCategory",
        redirecting_party_id:           Option<RedirectingPartyId<'a>>               = [29] "redirectingPartyID" (2..=10),
        redirection_information:        Option<RedirectionInformation<'a>>           = [30] "redirectionInformation" (2..=2),
        display_information:            Option<Ia5String<'a>>                        = [12] "displayInformation" in CS2_ANY,
        forward_call_indicators:        Option<ForwardCallIndicators<'a>>                           = [13] "forwardCallIndicators" (2..=2) in CS2_ANY,
        generic_numbers:                Option<CapGenericNumbers<'a>>                = [14] "genericNumbers" (1..=5) in CAP,
        generic_numbers_in:             Option<GenericNumbers<'a>>                   = [14] "genericNumbers" (1..=5) in CS2_ANY,
        service_interaction_two:        Option<ServiceInteractionIndicatorsTwo<'a>>  = [15] "serviceInteractionIndicatorsTwo" in CAP3UP | CS2_ANY,
        compatibility_response:         Option<Entry<'a>>                            = [16] "iNServiceCompatibilityResponse" in CS2_ANY,
        forward_gvns:                   Option<Octets<'a>>                           = [17] "forwardGVNS" in CS2_ANY,
        backward_gvns:                  Option<BackwardGvns<'a>>                           = [18] "backwardGVNS" in CS2_ANY,
        charge_number:                  Option<LocationNumber<'a>>                   = [19] "chargeNumber" (2..=10) in CAP3UP | CS2_ANY,
        call_segment_id:                Option<u8>                                   = [20] "callSegmentID" (1..=127) in CS2_ANY,
        leg_to_be_connected:            Option<LegId<'a>>                            = [21] "legToBeConnected" in CAP4,
        leg_to_be_created:              Option<LegId<'a>>                            = [21] "legToBeCreated" in CS2_ANY,
        sdss_information:               Option<Octets<'a>>                           = [22] "sDSSinformation" in CS2_ANY,
        called_directory_number:        Option<CalledPartyNumber<'a>>                           = [23] "calledDirectoryNumber" in CS2_ANY,
        bearer_capability:              Option<BearerCapability<'a>>                 = [24] "bearerCapability" in CS2_ANY,
        cug_interlock:                  Option<CugInterlock<'a>>                           = [31] "cug-Interlock" (4..=4) in CAP3UP,
        cug_outgoing_access:            Option<Null>                                 = [32] "cug-OutgoingAccess" in CAP3UP,
        suppression_of_announcement:    Option<Null>                                 = [55] "suppressionOfAnnouncement" in CAP,
        o_csi_applicable:               Option<Null>                                 = [56] "oCSIApplicable" in CAP,
        na_info:                        Option<NaInfo<'a>>                           = [57] "naInfo" in CAP2,
        na_oli_info:                    Option<NaOliInfo<'a>>                           = [57] "naOliInfo" (1..=1) in CAP3UP,
        bor_interrogation_requested:    Option<Null>                                 = [58] "bor-InterrogationRequested" in CAP4,
        suppress_n_csi:                 Option<Null>                                 = [59] "suppress-N-CSI" in CAP4,
        ...
    }
}

/// Generic numbers: a SET OF, encoded in the order given.
pub type GenericNumbers<'a> = SetOf<'a, GenericNumber<'a>>;

/// The same in CAP, where each has 3 to 11 octets.
pub type CapGenericNumbers<'a> = SetOf<'a, GenericNumber<'a>, 3, 11>;

sequence! {
    /// North American information of phase 2.
    pub struct NaInfo<'a> "NA-Info" {
        carrier:       Option<NaCarrierInformation<'a>> = [0] "naCarrierInformation",
        oli_info:      Option<NaOliInfo<'a>>               = [1] "naOliInfo" (1..=1),
        charge_number: Option<LocationNumber<'a>>       = [2] "naChargeNumber" (2..=10),
        ...
    }
}

sequence! {
    /// The carrier, in phase 2.
    pub struct NaCarrierInformation<'a> "NACarrierInformation" {
        carrier_id:     Option<NaCarrierId<'a>> = [0] "naCarrierId" (3..=3),
        selection_type: Option<NaCicSelection<'a>> = [1] "naCICSelectionType" (1..=1),
        ...
    }
}

enumerated! {
    /// When a call is forwarded (Q.1218).
    pub enum ForwardingCondition "ForwardingCondition" {
        Busy     = 0 "busy",
        NoAnswer = 1 "noanswer",
        Any      = 2 "any",
    }
}

sequence! {
    /// Argument of continueWithArgument (CAP phases 3 and 4, CS-2). In CS-2 for a leg, leg 1 by default, or a
    /// call segment.
    pub struct ContinueWithArgumentArg<'a> "ContinueWithArgumentArg" {
        leg_or_cs_id:                Option<LegOrCsId<'a>>                        = "legorCSID" in CS2_ANY,
        alerting_pattern:            Option<AlertingPattern<'a>>                           = [1]  "alertingPattern" (3..=3),
        generic_name:                Option<Octets<'a>>                           = [2]  "genericName" in CS2_ANY,
        compatibility_response:      Option<Entry<'a>>                            = [3]  "iNServiceCompatibilityResponse" in CS2_ANY,
        forward_gvns:                Option<Octets<'a>>                           = [4]  "forwardGVNS" in CS2_ANY,
        backward_gvns:               Option<BackwardGvns<'a>>                           = [5]  "backwardGVNS" in CS2_ANY,
        extensions:                  Option<Extensions<'a>>                       = [6]  "extensions" (1..=10),
        service_interaction_two:     Option<ServiceInteractionIndicatorsTwo<'a>>  = [7]  "serviceInteractionIndicatorsTwo",
        sdss_information:            Option<Octets<'a>>                           = [8]  "sDSSinformation" in CS2_ANY,
        calling_partys_category:     Option<CallingPartysCategory>                = [12] "callingPartysCategory" in CAP3UP,
        generic_numbers:             Option<CapGenericNumbers<'a>>                = [16] "genericNumbers" (1..=5) in CAP3UP,
        cug_interlock:               Option<CugInterlock<'a>>                           = [17] "cug-Interlock" (4..=4) in CAP3UP,
        cug_outgoing_access:         Option<Null>                                 = [18] "cug-OutgoingAccess" in CAP3UP,
        charge_number:               Option<LocationNumber<'a>>                   = [50] "chargeNumber" (2..=10) in CAP3UP,
        carrier:                     Option<Carrier<'a>>                           = [52] "carrier" (4..=4) in CAP3UP,
        suppression_of_announcement: Option<Null>                                 = [55] "suppressionOfAnnouncement" in CAP3UP,
        na_oli_info:                 Option<NaOliInfo<'a>>                           = [56] "naOliInfo" (1..=1) in CAP3UP,
        bor_interrogation_requested: Option<Null>                                 = [57] "bor-InterrogationRequested" in CAP4,
        suppress_o_csi:              Option<Null>                                 = [58] "suppress-O-CSI" in CAP4,
        extension:                   Option<ContinueWithArgumentArgExtension<'a>> = [59] "continueWithArgumentArgExtension" in CAP4,
        ...
    }
}

choice! {
    /// What goes on (CS-2).
    pub enum LegOrCsId<'a> "legorCSID" {
        Leg(LegId<'a>)  = [0] "legID",
        CallSegment(u8) = [9] "csID" (1..=127),
    }
}

sequence! {
    /// Later members of continueWithArgument.
    pub struct ContinueWithArgumentArgExtension<'a> "ContinueWithArgumentArgExtension" {
        suppress_d_csi:                 Option<Null>                 = [0] "suppress-D-CSI",
        suppress_n_csi:                 Option<Null>                 = [1] "suppress-N-CSI",
        suppress_outgoing_call_barring: Option<Null>                 = [2] "suppressOutgoingCallBarring",
        leg_or_call_segment:            Option<LegOrCallSegment<'a>> = [3] "legOrCallSegment",
        ...
    }
}

choice! {
    /// Argument of releaseCall. A bare cause; from Release 11 of phase 4 also a sequence with extensions; in CS-2 also for
    /// one call segment, or all.
    pub enum ReleaseCallArg<'a> "ReleaseCallArg" {
        AllCallSegments(Cause<'a>)                                       = "allCallSegments" (2..=32) in CAP | CS1_ANY,
        InitialCallSegment(Cause<'a>)                                    = "initialCallSegment" (2..=32) in CS2_ANY,
        AllCallSegmentsWithExtension(AllCallSegmentsWithExtension<'a>)   = [2] "allCallSegmentsWithExtension" in CAP4,
        CallSegment(CallSegmentToRelease<'a>)                            = [1] "callSegmentToRelease" in CS2_ANY,
        All(AllCallSegmentsToRelease<'a>)                                = [2] "allCallSegments" in CS2_ANY,
    }
}

sequence! {
    /// One call segment.
    pub struct CallSegmentToRelease<'a> "callSegmentToRelease" {
        call_segment:   u8                = [0] "callSegment" (1..=127),
        release_cause:  Option<Cause<'a>> = [1] "releaseCause" (2..=32),
        forced_release: Option<bool>      = [2] "forcedRelease",
        ...
    }
}

sequence! {
    /// All call segments, perhaps after so many seconds.
    pub struct AllCallSegmentsToRelease<'a> "allCallSegments" {
        release_cause:   Option<Cause<'a>> = [0] "releaseCause" (2..=32),
        time_to_release: Option<u32>       = [1] "timeToRelease" (0..=2147483647),
        forced_release:  Option<bool>      = [2] "forcedRelease",
        ...
    }
}

sequence! {
    /// Cause and extensions.
    pub struct AllCallSegmentsWithExtension<'a> "AllCallSegmentsWithExtension" {
        cause:      Cause<'a>              = [0] "allCallSegments" (2..=32),
        extensions: Option<Extensions<'a>> = [1] "extensions" (1..=10),
    }
}

sequence! {
    /// Argument of resetTimer. The value is in seconds.
    pub struct ResetTimerArg<'a> "ResetTimerArg" {
        timer_id:        Option<TimerId>        = [0] "timerID" DEFAULT TimerId::Tssf,
        timer_value:     u32                    = [1] "timervalue" (0..=2147483647),
        extensions:      Option<Extensions<'a>> = [2] "extensions" (1..=10),
        call_segment_id: Option<u8>             = [3] "callSegmentID" (1..=127) in CAP4 | CS2_ANY,
        ...
    }
}

choice! {
    /// Argument of cancel.
    pub enum CancelArg<'a> "CancelArg" {
        InvokeId(i32)                           = [0] "invokeID" (-128..=127),
        AllRequests(Null)                       = [1] "allRequests",
        CallSegment(CallSegmentToCancel<'a>)    = [2] "callSegmentToCancel" in CAP4 | CS2_ANY,
        AllOfCallSegment(u8)                    = [3] "allRequestsForCallSegment" (1..=127) in CS2_ANY,
    }
}

sequence! {
    /// Requests of one call segment.
    pub struct CallSegmentToCancel<'a> "CallSegmentToCancel" {
        invoke_id:          Option<i32>   = [0] "invokeID" (-128..=127) in CAP4,
        invoke_id_in:       Required<i32> = [0] "invokeID" (-128..=127) in CS2_ANY,
        call_segment_id:    Option<u8>    = [1] "callSegmentID" (1..=127) in CAP4,
        call_segment_id_in: Required<u8>  = [1] "callSegmentID" (1..=127) in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of callInformationRequest.
    pub struct CallInformationRequestArg<'a> "CallInformationRequestArg" {
        requested:      Required<List<'a, RequestedInformationType>> = [0] "requestedInformationTypeList" (1..=4) in CAP,
        requested_in:   Required<List<'a, RequestedInformationType>> = [0] "requestedInformationTypeList" (1..=5) in INAP,
        correlation_id: Option<GenericDigits<'a>>          = [1] "correlationID" in ITU_CS1 | CS2_ANY,
        extensions:     Option<Extensions<'a>>             = [2] "extensions" (1..=10),
        leg_id:         Option<SendingSideId<'a>>          = [3] "legID" in CAP2UP DEFAULT SENDING_LEG2,
        leg_id_in:      Option<LegId<'a>>                  = [3] "legID" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of callInformationReport.
    pub struct CallInformationReportArg<'a> "CallInformationReportArg" {
        reported:       Required<List<'a, RequestedInformation<'a>>> = [0] "requestedInformationList" (1..=4) in CAP,
        reported_in:    Required<List<'a, RequestedInformation<'a>>> = [0] "requestedInformationList" (1..=5) in INAP,
        correlation_id: Option<GenericDigits<'a>>          = [1] "correlationID" in ITU_CS1 | CS2_ANY,
        extensions:     Option<Extensions<'a>>             = [2] "extensions" (1..=10),
        leg_id:         Option<ReceivingSideId<'a>>        = [3] "legID" in CAP2UP DEFAULT RECEIVING_LEG2,
        leg_id_in:      Option<LegId<'a>>                  = [3] "legID" in CS2_ANY,
        last_event:     Option<bool>                       = [4] "lastEventIndicator" in CS2_ANY,
        ...
    }
}

enumerated! {
    /// What to tell at the end of the call.
    pub enum RequestedInformationType "RequestedInformationType" {
        CallAttemptElapsedTime   = 0  "callAttemptElapsedTime",
        CallStopTime             = 1  "callStopTime",
        CallConnectedElapsedTime = 2  "callConnectedElapsedTime",
        CalledAddress            = 3  "calledAddress" in INAP,
        ReleaseCause             = 30 "releaseCause",
    }
}

sequence! {
    /// One item of what was asked for.
    pub struct RequestedInformation<'a> "RequestedInformation" {
        kind:  RequestedInformationType      = [0] "requestedInformationType",
        value: RequestedInformationValue<'a> = [1] "requestedInformationValue",
        ...
    }
}

choice! {
    /// Its value: attempt in seconds, connected time in units of 100 ms.
    pub enum RequestedInformationValue<'a> "RequestedInformationValue" {
        CallAttemptElapsedTime(u8)        = [0]  "callAttemptElapsedTimeValue" (0..=255),
        CallStopTime(DateAndTime<'a>)     = [1]  "callStopTimeValue" (7..=7) in CAP,
        CallStopTimeIn(DateAndTime<'a>)   = [1]  "callStopTimeValue" (6..=6) in INAP,
        CallConnectedElapsedTime(u32)     = [2]  "callConnectedElapsedTimeValue" (0..=2147483647),
        CalledAddress(GenericNumber<'a>)  = [3]  "calledAddressValue" in INAP,
        ReleaseCause(Cause<'a>)           = [30] "releaseCauseValue" (2..=32),
    }
}

sequence! {
    /// Argument of collectInformation (INAP, and CAP phase 4 from Release 6).
    pub struct CollectInformationArg<'a> "CollectInformationArg" {
        extensions: Option<Extensions<'a>> = [0] "extensions" (1..=10) in CAP4,
        alerting_pattern:                   Option<AlertingPattern<'a>>                          = [0]  "alertingPattern" (3..=3) in INAP,
        numbering_plan:                     Option<NumberingPlanOctet<'a>>                          = [1]  "numberingPlan" (1..=1) in INAP,
        original_called_party_id:           Option<OriginalCalledPartyId<'a>>           = [2]  "originalCalledPartyID" in INAP,
        travelling_class_mark:              Option<LocationNumber<'a>>                  = [3]  "travellingClassMark" in ITU_CS1 | CS2_ANY,
        extensions_in:                         Option<Extensions<'a>>                      = [4]  "extensions" (1..=10) in INAP,
        calling_party_number:               Option<CallingPartyNumber<'a>>              = [5]  "callingPartyNumber" in INAP,
        dialled_digits:                     Option<CalledPartyNumber<'a>>               = [6]  "dialledDigits" in INAP,
        service_interaction_indicators:     Option<Octets<'a>>                          = [7]  "serviceInteractionIndicators" in INAP,
        in_service_compatibility_response:  Option<Entry<'a>>                           = [8]  "iNServiceCompatibilityResponse" in CS2_ANY,
        forward_gvns:                       Option<Octets<'a>>                          = [9]  "forwardGVNS" in CS2_ANY,
        backward_gvns:                      Option<BackwardGvns<'a>>                          = [10] "backwardGVNS" in CS2_ANY,
        service_interaction_indicators_two: Option<ServiceInteractionIndicatorsTwo<'a>> = [11] "serviceInteractionIndicatorsTwo" in CS2_ANY,
        call_segment_id:                    Option<u8>                                  = [12] "callSegmentID" (1..=127) in CS2_ANY,
        leg_to_be_created:                  Option<LegId<'a>>                           = [13] "legToBeCreated" in CS2_ANY,
        ...
    }
}
