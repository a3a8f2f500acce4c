//! requestReportBCSMEvent and eventReportBCSM.

use inlab_ber::{List, Null, choice, enumerated, sequence};

use super::*;
use crate::dialect::*;

sequence! {
    /// Argument of requestReportBCSMEvent.
    pub struct RequestReportBcsmEventArg<'a> "RequestReportBCSMEventArg" {
        bcsm_events:    List<'a, BcsmEvent<'a>>    = [0] "bcsmEvents" (1..=30),
        correlation_id: Option<GenericDigits<'a>>  = [1] "bcsmEventCorrelationID" in ITU_CS1 | CS2_ANY,
        extensions:     Option<Extensions<'a>>     = [2] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// One event to arm.
    pub struct BcsmEvent<'a> "BCSMEvent" {
        event_type:           EventTypeBcsm                    = [0]  "eventTypeBCSM",
        monitor_mode:         MonitorMode                      = [1]  "monitorMode",
        leg_id:               Option<LegId<'a>>                = [2]  "legID",
        dp_specific_criteria: Option<DpSpecificCriteria<'a>>   = [30] "dpSpecificCriteria" in CAP2UP | ITU_CS1 | CS2_ANY,
        dp_specific_criteria_etsi: Option<DpSpecificCriteria<'a>> = [30] "dPSpecificCriteria" in ETSI_CS1,
        automatic_rearm:      Option<Null>                     = [50] "automaticRearm" in CAP4,
        ...
    }
}

choice! {
    /// What else the event depends on.
    pub enum DpSpecificCriteria<'a> "DpSpecificCriteria" {
        NumberOfDigits(u8)                   = [0] "numberOfDigits" (1..=255) in INAP,
        ApplicationTimer(u32)                = [1] "applicationTimer" (0..=2047) in CAP2UP | INAP,
        MidCall(MidCallControlInfo<'a>)      = [2] "midCallControlInfo" in CAP4,
        MidCallIn(List<'a, MidCallControl<'a>>) = [2] "midCallControlInfo" in CS2_ANY,
        Alternative(DpSpecificCriteriaAlt<'a>) = [3] "dpSpecificCriteriaAlt" in CAP4,
        NumberOfDigitsTwo(NumberOfDigitsTwo<'a>) = [3] "numberOfDigitsTwo" in CS2_ANY,
    }
}

sequence! {
    /// How many digits are collected (CS-2).
    pub struct NumberOfDigitsTwo<'a> "numberOfDigitsTwo" {
        requested: u8         = [0] "requestedNumberOfDigits" (1..=255),
        minimum:   Option<u8> = [1] "minNumberOfDigits" (1..=255),
    }
}

sequence! {
    /// Which codes during the call are reported (CS-2).
    pub struct MidCallControl<'a> "midCallControlInfo" {
        info_type:   MidCallInfoType<'a>       = [0] "midCallInfoType",
        report_type: Option<MidCallReportType> = [1] "midCallReportType",
        ...
    }
}

sequence! {
    /// A range of codes.
    pub struct MidCallInfoType<'a> "MidCallInfoType" {
        low:  GenericDigits<'a>         = [0] "iNServiceControlCodeLow",
        high: Option<GenericDigits<'a>> = [1] "iNServiceControlCodeHigh",
        ...
    }
}

enumerated! {
    /// When they are reported: while monitoring by default.
    pub enum MidCallReportType "midCallReportType" {
        InMonitoringState = 0 "inMonitoringState",
        InAnyState        = 1 "inAnyState",
    }
}

sequence! {
    /// Which digits during the call are reported; the time between digits in seconds.
    pub struct MidCallControlInfo<'a> "MidCallControlInfo" {
        minimum_number_of_digits: Option<u8>         = [0] "minimumNumberOfDigits" (1..=30) DEFAULT 1,
        maximum_number_of_digits: Option<u8>         = [1] "maximumNumberOfDigits" (1..=30) DEFAULT 30,
        end_of_reply_digit:       Option<InputDigits<'a>> = [2] "endOfReplyDigit" (1..=2),
        cancel_digit:             Option<InputDigits<'a>> = [3] "cancelDigit" (1..=2),
        start_digit:              Option<InputDigits<'a>> = [4] "startDigit" (1..=2),
        inter_digit_timeout:      Option<u8>         = [6] "interDigitTimeout" (1..=127) DEFAULT 10,
        ...
    }
}

sequence! {
    /// Criteria of later releases.
    pub struct DpSpecificCriteriaAlt<'a> "DpSpecificCriteriaAlt" {
        change_of_position:  List<'a, ChangeOfLocation<'a>>         = [0] "changeOfPositionControlInfo" (1..=10),
        number_of_digits:    Option<u8>                             = [1] "numberOfDigits" (1..=255),
        inter_digit_timeout: Option<u8>                             = [2] "interDigitTimeout" (1..=127),
        ...
    }
}

choice! {
    /// Which move is reported.
    pub enum ChangeOfLocation<'a> "ChangeOfLocation" {
        Cell(CellId<'a>)                     = [0] "cellGlobalId" (7..=7),
        ServiceArea(ServiceAreaId<'a>)              = [1] "serviceAreaId" (7..=7),
        LocationArea(LocationArea<'a>)             = [2] "locationAreaId" (5..=5),
        InterSystemHandOver(Null)            = [3] "inter-SystemHandOver",
        InterPlmnHandOver(Null)              = [4] "inter-PLMNHandOver",
        InterMscHandOver(Null)               = [5] "inter-MSCHandOver",
        Alternative(ChangeOfLocationAlt<'a>) = [6] "changeOfLocationAlt",
    }
}

sequence! {
    /// For later releases.
    pub struct ChangeOfLocationAlt<'a> "ChangeOfLocationAlt" {
        ...
    }
}

sequence! {
    /// Argument of eventReportBCSM. In CAP the leg is a receivingSideID; INAP texts
    /// allow either form.
    pub struct EventReportBcsmArg<'a> "EventReportBCSMArg" {
        event_type:     EventTypeBcsm                             = [0] "eventTypeBCSM",
        correlation_id: Option<GenericDigits<'a>>                 = [1] "bcsmEventCorrelationID" in ITU_CS1 | CS2_ANY,
        specific:       Option<EventSpecificInformationBcsm<'a>>  = [2] "eventSpecificInformationBCSM",
        leg_id:         Option<ReceivingSideId<'a>>               = [3] "legID" in CAP,
        leg_id_in:      Option<LegId<'a>>                         = [3] "legID" in INAP,
        misc_call_info: Option<MiscCallInfo<'a>>                  = [4] "miscCallInfo" DEFAULT REQUEST,
        extensions:     Option<Extensions<'a>>                    = [5] "extensions" (1..=10),
        component_type: Option<ComponentType>                     = [6] "componentType" in CS2_ANY,
        component:      Option<Component<'a>>                     = [7] "component" in CS2_ANY,
        component_correlation_id: Option<i64>                     = [8] "componentCorrelationID" in CS2_ANY,
        ...
    }
}

choice! {
    /// What is told of an event.
    pub enum EventSpecificInformationBcsm<'a> "EventSpecificInformationBCSM" {
        CollectedInfo(CalledPartySpecificInfo<'a>)       = [0]  "collectedInfoSpecificInfo" in INAP,
        AnalyzedInfo(CalledPartySpecificInfo<'a>)        = [1]  "analyzedInfoSpecificInfo" in INAP,
        RouteSelectFailure(FailureSpecificInfo<'a>)      = [2]  "routeSelectFailureSpecificInfo" in CAP2UP | INAP,
        OCalledPartyBusy(OBusySpecificInfo<'a>)          = [3]  "oCalledPartyBusySpecificInfo" in CAP2UP | INAP,
        ONoAnswer(NoSpecificInfo<'a>)                    = [4]  "oNoAnswerSpecificInfo" in CAP2UP | INAP,
        OAnswer(AnswerSpecificInfo<'a>)                  = [5]  "oAnswerSpecificInfo",
        OMidCall(MidCallSpecificInfo<'a>)                = [6]  "oMidCallSpecificInfo" in CAP4 | INAP,
        ODisconnect(DisconnectSpecificInfo<'a>)          = [7]  "oDisconnectSpecificInfo",
        TBusy(TBusySpecificInfo<'a>)                     = [8]  "tBusySpecificInfo" in CAP2UP | INAP,
        TNoAnswer(TNoAnswerSpecificInfo<'a>)             = [9]  "tNoAnswerSpecificInfo" in CAP2UP | INAP,
        TAnswer(AnswerSpecificInfo<'a>)                  = [10] "tAnswerSpecificInfo",
        TMidCall(MidCallSpecificInfo<'a>)                = [11] "tMidCallSpecificInfo" in CAP4 | INAP,
        TDisconnect(DisconnectSpecificInfo<'a>)          = [12] "tDisconnectSpecificInfo",
        OTermSeized(LocationSpecificInfo<'a>)            = [13] "oTermSeizedSpecificInfo" in CAP4 | CS2_ANY,
        CallAccepted(LocationSpecificInfo<'a>)           = [20] "callAcceptedSpecificInfo" in CAP4 | CS2_ANY,
        OAbandon(OAbandonSpecificInfo<'a>)               = [21] "oAbandonSpecificInfo" in CAP3UP | CS2_ANY,
        OSuspend(NoSpecificInfo<'a>)                     = [14] "oSuspend" in CS2_ANY,
        TSuspend(NoSpecificInfo<'a>)                     = [15] "tSuspend" in CS2_ANY,
        OrigAttemptAuthorized(NoSpecificInfo<'a>)        = [16] "origAttemptAuthorized" in CS2_ANY,
        OReAnswer(NoSpecificInfo<'a>)                    = [17] "oReAnswer" in CS2_ANY,
        TReAnswer(NoSpecificInfo<'a>)                    = [18] "tReAnswer" in CS2_ANY,
        FacilitySelectedAndAvailable(NoSpecificInfo<'a>) = [19] "facilitySelectedAndAvailable" in CS2_ANY,
        TAbandon(AbandonSpecificInfo<'a>)                = [22] "tAbandon" in CS2_ANY,
        AuthorizeRouteFailure(AuthorizeRouteFailure<'a>) = [23] "authorizeRouteFailure" in CS2_ANY,
        TerminationAttemptAuthorized(NoSpecificInfo<'a>) = [24] "terminationAttemptAuthorized" in CS2_ANY,
        OriginationAttemptDenied(OriginationDenied<'a>)  = [25] "originationAttemptDenied" in CS2_ANY,
        TerminationAttemptDenied(TerminationDenied<'a>)  = [26] "terminationAttemptDenied" in CS2_ANY,
        OChangeOfPosition(PositionSpecificInfo<'a>)      = [50] "oChangeOfPositionSpecificInfo" in CAP4,
        TChangeOfPosition(PositionSpecificInfo<'a>)      = [51] "tChangeOfPositionSpecificInfo" in CAP4,
        Alternative(DpSpecificInfoAlt<'a>)               = [52] "dpSpecificInfoAlt" in CAP4,
    }
}

sequence! {
    /// Of collectedInfo and analyzedInformation.
    pub struct CalledPartySpecificInfo<'a> "CalledPartySpecificInfo" {
        called_party_number: CalledPartyNumber<'a> = [0] "calledPartyNumber",
        ...
    }
}

sequence! {
    /// Of tAbandon in CS-2.
    pub struct AbandonSpecificInfo<'a> "tAbandon" {
        abandon_cause: Option<Cause<'a>> = [0] "abandonCause" (2..=32),
        ...
    }
}

sequence! {
    /// Of authorizeRouteFailure.
    pub struct AuthorizeRouteFailure<'a> "authorizeRouteFailure" {
        cause: Option<Cause<'a>> = [0] "authoriseRouteFailureCause" (2..=32),
        ...
    }
}

sequence! {
    /// Of originationAttemptDenied.
    pub struct OriginationDenied<'a> "originationAttemptDenied" {
        cause: Option<Cause<'a>> = [0] "originationDeniedCause" (2..=32),
        ...
    }
}

sequence! {
    /// Of terminationAttemptDenied.
    pub struct TerminationDenied<'a> "terminationAttemptDenied" {
        cause: Option<Cause<'a>> = [0] "terminationDeniedCause" (2..=32),
        ...
    }
}

sequence! {
    /// Of routeSelectFailure.
    pub struct FailureSpecificInfo<'a> "RouteSelectFailureSpecificInfo" {
        failure_cause: Option<Cause<'a>> = [0] "failureCause" (2..=32),
        ...
    }
}

sequence! {
    /// Of oCalledPartyBusy.
    pub struct OBusySpecificInfo<'a> "OCalledPartyBusySpecificInfo" {
        busy_cause: Option<Cause<'a>> = [0] "busyCause" (2..=32),
        ...
    }
}

sequence! {
    /// Of events of which nothing more is told.
    pub struct NoSpecificInfo<'a> "NoSpecificInfo" {
        ...
    }
}

sequence! {
    /// Of oAnswer and tAnswer.
    pub struct AnswerSpecificInfo<'a> "AnswerSpecificInfo" {
        destination_address:     Option<CalledPartyNumber<'a>>   = [50] "destinationAddress" (2..=18) in CAP3UP,
        or_call:                 Option<Null>                    = [51] "or-Call" in CAP3UP,
        forwarded_call:          Option<Null>                    = [52] "forwardedCall" in CAP3UP,
        charge_indicator:        Option<ChargeIndicator<'a>>              = [53] "chargeIndicator" (1..=1) in CAP4,
        ext_basic_service_code:  Option<ExtBasicServiceCode<'a>> = [54] "ext-basicServiceCode" in CAP4,
        ext_basic_service_code2: Option<ExtBasicServiceCode<'a>> = [55] "ext-basicServiceCode2" in CAP4,
        ...
    }
}

sequence! {
    /// Of oMidCall and tMidCall.
    pub struct MidCallSpecificInfo<'a> "MidCallSpecificInfo" {
        connect_time:    Option<u32>               = [0] "connectTime" (0..=2147483647) in ITU_CS1 | CS2_ANY,
        mid_call_events: Option<MidCallEvents<'a>> = [1] "midCallEvents" in CAP4,
        mid_call_info:   Option<MidCallInfo<'a>>   = [1] "midCallInfo" in CS2_ANY,
        ...
    }
}

sequence! {
    /// The code that the user gave (CS-2).
    pub struct MidCallInfo<'a> "MidCallInfo" {
        code: GenericDigits<'a> = [0] "iNServiceControlCode",
        ...
    }
}

choice! {
    /// Digits pressed during the call.
    pub enum MidCallEvents<'a> "MidCallEvents" {
        Completed(GenericDigits<'a>) = [3] "dTMFDigitsCompleted" (2..=16),
        TimeOut(GenericDigits<'a>)   = [4] "dTMFDigitsTimeOut" (2..=16),
    }
}

sequence! {
    /// Of oDisconnect and tDisconnect.
    pub struct DisconnectSpecificInfo<'a> "DisconnectSpecificInfo" {
        release_cause: Option<Cause<'a>> = [0] "releaseCause" (2..=32),
        connect_time:  Option<u32>       = [1] "connectTime" (0..=2147483647) in ITU_CS1 | CS2_ANY,
        ...
    }
}

sequence! {
    /// Of tBusy.
    pub struct TBusySpecificInfo<'a> "TBusySpecificInfo" {
        busy_cause:             Option<Cause<'a>>             = [0]  "busyCause" (2..=32),
        call_forwarded:         Option<Null>                  = [50] "callForwarded" in CAP3UP,
        route_not_permitted:    Option<Null>                  = [51] "routeNotPermitted" in CAP3UP,
        forwarding_destination: Option<CalledPartyNumber<'a>> = [52] "forwardingDestinationNumber" (2..=18) in CAP4,
        ...
    }
}

sequence! {
    /// Of tNoAnswer.
    pub struct TNoAnswerSpecificInfo<'a> "TNoAnswerSpecificInfo" {
        call_forwarded:         Option<Null>                  = [50] "callForwarded" in CAP3UP,
        forwarding_destination: Option<CalledPartyNumber<'a>> = [52] "forwardingDestinationNumber" (2..=18) in CAP4,
        ...
    }
}

sequence! {
    /// Of oTermSeized and callAccepted.
    pub struct LocationSpecificInfo<'a> "LocationSpecificInfo" {
        location_information: Option<LocationInformation<'a>> = [50] "locationInformation" in CAP4,
        ...
    }
}

sequence! {
    /// Of oAbandon.
    pub struct OAbandonSpecificInfo<'a> "OAbandonSpecificInfo" {
        abandon_cause:       Option<Cause<'a>> = [0]  "abandonCause" (2..=32) in CS2_ANY,
        route_not_permitted: Option<Null>      = [50] "routeNotPermitted" in CAP3UP,
        ...
    }
}

sequence! {
    /// Of oChangeOfPosition and tChangeOfPosition.
    pub struct PositionSpecificInfo<'a> "ChangeOfPositionSpecificInfo" {
        location_information: Option<LocationInformation<'a>>      = [50] "locationInformation",
        met_criteria:         Option<List<'a, MetDpCriterion<'a>>> = [51] "metDPCriteriaList" (1..=10),
        ...
    }
}

choice! {
    /// Which criterion a move met.
    pub enum MetDpCriterion<'a> "MetDPCriterion" {
        EnteringCell(CellId<'a>)           = [0]  "enteringCellGlobalId" (7..=7),
        LeavingCell(CellId<'a>)            = [1]  "leavingCellGlobalId" (7..=7),
        EnteringServiceArea(ServiceAreaId<'a>)    = [2]  "enteringServiceAreaId" (7..=7),
        LeavingServiceArea(ServiceAreaId<'a>)     = [3]  "leavingServiceAreaId" (7..=7),
        EnteringLocationArea(LocationArea<'a>)   = [4]  "enteringLocationAreaId" (5..=5),
        LeavingLocationArea(LocationArea<'a>)    = [5]  "leavingLocationAreaId" (5..=5),
        HandOverToUmts(Null)               = [6]  "inter-SystemHandOverToUMTS",
        HandOverToGsm(Null)                = [7]  "inter-SystemHandOverToGSM",
        InterPlmnHandOver(Null)            = [8]  "inter-PLMNHandOver",
        InterMscHandOver(Null)             = [9]  "inter-MSCHandOver",
        Alternative(MetDpCriterionAlt<'a>) = [10] "metDPCriterionAlt",
    }
}

sequence! {
    /// For later releases.
    pub struct MetDpCriterionAlt<'a> "MetDPCriterionAlt" {
        ...
    }
}

sequence! {
    /// Information of later releases. All members must be there (TS 29.078 6.1.1), though an event has one of them: the others
    /// are empty.
    pub struct DpSpecificInfoAlt<'a> "DpSpecificInfoAlt" {
        o_service_change: ServiceChangeSpecificInfo<'a> = [0] "oServiceChangeSpecificInfo",
        t_service_change: ServiceChangeSpecificInfo<'a> = [1] "tServiceChangeSpecificInfo",
        collected_info:   CollectedInfoSpecificInfo<'a> = [2] "collectedInfoSpecificInfo",
        ...
    }
}

sequence! {
    /// Of collectedInfo in CAP.
    pub struct CollectedInfoSpecificInfo<'a> "collectedInfoSpecificInfo" {
        called_party_number: Option<CalledPartyNumber<'a>> = [0] "calledPartyNumber" (2..=18),
        ...
    }
}

sequence! {
    /// Of oServiceChange and tServiceChange.
    pub struct ServiceChangeSpecificInfo<'a> "ServiceChangeSpecificInfo" {
        ext_basic_service_code: Option<ExtBasicServiceCode<'a>>  = [0] "ext-basicServiceCode",
        initiator:              Option<InitiatorOfServiceChange> = [1] "initiatorOfServiceChange",
        nature:                 Option<NatureOfServiceChange>    = [2] "natureOfServiceChange",
        ...
    }
}

enumerated! {
    /// Who changed the service.
    pub enum InitiatorOfServiceChange "InitiatorOfServiceChange" {
        ASide = 0 "a-side",
        BSide = 1 "b-side",
    }
}

enumerated! {
    /// What changed the service.
    pub enum NatureOfServiceChange "NatureOfServiceChange" {
        User    = 0 "userInitiated",
        Network = 1 "networkInitiated",
    }
}
