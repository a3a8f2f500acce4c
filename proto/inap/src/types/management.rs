//! Charging events, service filtering, status of lines, triggers (CS-1, CS-2).

use inlab_ber::{List, Octets, choice, enumerated, sequence};

use super::*;
use crate::dialect::*;

/// Argument of requestNotificationChargingEvent.
pub type RequestNotificationChargingEventArg<'a> = List<'a, ChargingEvent<'a>>;

sequence! {
    /// A charging event to report.
    pub struct ChargingEvent<'a> "ChargingEvent" {
        event_type_charging: Octets<'a>        = [0] "eventTypeCharging",
        monitor_mode:        MonitorMode       = [1] "monitorMode",
        leg_id:              Option<LegId<'a>> = [2] "legID",
    }
}

sequence! {
    /// Argument of eventNotificationCharging. Notified by default.
    pub struct EventNotificationChargingArg<'a> "EventNotificationChargingArg" {
        event_type_charging:                 Octets<'a>             = [0]  "eventTypeCharging",
        event_specific_information_charging: Option<Octets<'a>>     = [1]  "eventSpecificInformationCharging",
        leg_id:                              Option<LegId<'a>>      = [2]  "legID",
        extensions:                          Option<Extensions<'a>> = [3]  "extensions" (1..=10),
        monitor_mode:                        Option<MonitorMode>    = [30] "monitorMode",
        ...
    }
}

sequence! {
    /// Argument of activateServiceFiltering.
    pub struct ActivateServiceFilteringArg<'a> "ActivateServiceFilteringArg" {
        filtered_call_treatment:   FilteredCallTreatment<'a>    = [0] "filteredCallTreatment",
        filtering_characteristics: FilteringCharacteristics<'a> = [1] "filteringCharacteristics",
        filtering_time_out:        FilteringTimeOut<'a>         = [2] "filteringTimeOut",
        filtering_criteria:        FilteringCriteria<'a>        = [3] "filteringCriteria",
        start_time:                Option<DateAndTime<'a>>      = [4] "startTime" (6..=6),
        extensions:                Option<Extensions<'a>>       = [5] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// What a filtered call gets.
    pub struct FilteredCallTreatment<'a> "FilteredCallTreatment" {
        sf_billing_charging_characteristics: Octets<'a>                    = [0] "sFBillingChargingCharacteristics",
        information_to_send:                 Option<InformationToSend<'a>> = [1] "informationToSend",
        maximum_number_of_counters:          Option<u8>                    = [2] "maximumNumberOfCounters" (1..=100),
        release_cause:                       Option<Cause<'a>>             = [3] "releaseCause" (2..=32),
        ...
    }
}

choice! {
    /// How often a call is let through and counters are reported: every so many seconds (0 all, -1 none) or calls.
    pub enum FilteringCharacteristics<'a> "FilteringCharacteristics" {
        Interval(i32)      = [0] "interval" (-1..=32000),
        NumberOfCalls(u32) = [1] "numberOfCalls" (0..=2147483647),
    }
}

choice! {
    /// How long: seconds (0 ends filtering, -1 without end, -2 what the network chose) or until.
    pub enum FilteringTimeOut<'a> "FilteringTimeOut" {
        Duration(i32)             = [0] "duration" (-2..=86400),
        StopTime(DateAndTime<'a>) = [1] "stopTime" (6..=6),
    }
}

choice! {
    /// Which calls.
    pub enum FilteringCriteria<'a> "FilteringCriteria" {
        DialledNumber(GenericDigits<'a>)                 = [0] "dialledNumber",
        CallingLine(GenericDigits<'a>)                   = [1] "callingLineID",
        Service(u32)                                     = [2] "serviceKey" (0..=2147483647),
        AddressAndService(FilteredAddressAndService<'a>) = [30] "addressAndService",
    }
}

sequence! {
    /// Calls of a service to numbers from this on.
    pub struct FilteredAddressAndService<'a> "addressAndService" {
        called_address_value:  GenericNumber<'a>          = [0] "calledAddressValue",
        service_key:           u32                        = [1] "serviceKey" (0..=2147483647),
        calling_address_value: Option<GenericNumber<'a>>  = [2] "callingAddressValue",
        location_number:       Option<LocationNumber<'a>> = [3] "locationNumber",
        ...
    }
}

sequence! {
    /// Argument of serviceFilteringResponse.
    pub struct ServiceFilteringResponseArg<'a> "ServiceFilteringResponseArg" {
        counters_value:     List<'a, CounterAndValue<'a>> = [0] "countersValue" (0..=100),
        filtering_criteria: FilteringCriteria<'a>         = [1] "filteringCriteria",
        extensions:         Option<Extensions<'a>>        = [2] "extensions" (1..=10),
        response_condition: Option<ResponseCondition>     = [3] "responseCondition" in ITU_CS1 | CS2_ANY,
        ...
    }
}

sequence! {
    /// Calls that were counted.
    pub struct CounterAndValue<'a> "CounterAndValue" {
        counter_id:    u8  = [0] "counterID" (0..=99),
        counter_value: u32 = [1] "counterValue" (0..=2147483647),
    }
}

enumerated! {
    /// Why the counters are told.
    pub enum ResponseCondition "ResponseCondition" {
        IntermediateResponse = 0 "intermediateResponse",
        LastResponse = 1 "lastResponse",
        ...
    }
}

choice! {
    /// A line or trunk. Argument of requestCurrentStatusReport.
    pub enum ResourceId<'a> "ResourceID" {
        Line(GenericDigits<'a>)          = [0] "lineID",
        FacilityGroup(FacilityGroup<'a>) = [1] "facilityGroupID",
        Member(i64)                      = [2] "facilityGroupMemberID",
        TrunkGroup(i64)                  = [3] "trunkGroupID",
    }
}

enumerated! {
    /// Whether it is free.
    pub enum ResourceStatus "ResourceStatus" {
        Busy = 0 "busy",
        Idle = 1 "idle",
        ...
    }
}

sequence! {
    /// Result of requestCurrentStatusReport.
    pub struct RequestCurrentStatusReportResultArg<'a> "RequestCurrentStatusReportResultArg" {
        resource_status: ResourceStatus         = [0] "resourceStatus",
        resource_id:     Option<ResourceId<'a>> = [1] "resourceID",
        extensions:      Option<Extensions<'a>> = [2] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of requestEveryStatusChangeReport.
    pub struct RequestEveryStatusChangeReportArg<'a> "RequestEveryStatusChangeReportArg" {
        resource_id:      ResourceId<'a>            = [0] "resourceID",
        correlation_id:   Option<GenericDigits<'a>> = [1] "correlationID",
        monitor_duration: Option<i32>               = [2] "monitorDuration" (-2..=86400),
        extensions:       Option<Extensions<'a>>    = [3] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of requestFirstStatusMatchReport.
    pub struct RequestFirstStatusMatchReportArg<'a> "RequestFirstStatusMatchReportArg" {
        resource_id:       Option<ResourceId<'a>>       = [0] "resourceID",
        resource_status:   Option<ResourceStatus>       = [1] "resourceStatus",
        correlation_id:    Option<GenericDigits<'a>>    = [2] "correlationID",
        monitor_duration:  Option<i32>                  = [3] "monitorDuration" (-2..=86400),
        extensions:        Option<Extensions<'a>>       = [4] "extensions" (1..=10),
        bearer_capability: Option<BearerCapability<'a>> = [5] "bearerCapability" in CS2_ANY,
        ...
    }
}

sequence! {
    /// Argument of statusReport.
    pub struct StatusReportArg<'a> "StatusReportArg" {
        resource_status:  Option<ResourceStatus>    = [0] "resourceStatus",
        correlation_id:   Option<GenericDigits<'a>> = [1] "correlationID",
        resource_id:      Option<ResourceId<'a>>    = [2] "resourceID",
        extensions:       Option<Extensions<'a>>    = [3] "extensions" (1..=10),
        report_condition: Option<ReportCondition>   = [4] "reportCondition",
        ...
    }
}

enumerated! {
    /// Why the status is told.
    pub enum ReportCondition "ReportCondition" {
        StatusReport = 0 "statusReport",
        TimerExpired = 1 "timerExpired",
        Canceled = 2 "canceled",
        ...
    }
}

sequence! {
    /// Argument of cancelStatusReportRequest.
    pub struct CancelStatusReportRequestArg<'a> "CancelStatusReportRequestArg" {
        resource_id: Option<ResourceId<'a>> = [0] "resourceID",
        extensions:  Option<Extensions<'a>> = [1] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of manageTriggerData: for one trigger or all of a subscriber.
    pub struct ManageTriggerDataArg<'a> "ManageTriggerDataArg" {
        action_indicator:       ActionIndicator                   = [0] "actionIndicator",
        trigger_data: TriggerDataOf<'a> = "triggerDataIdentifier",
        registrator_identifier: Option<Octets<'a>>                = [2] "registratorIdentifier",
        extensions:             Option<Extensions<'a>>            = [3] "extensions" (1..=10),
        t_dp_identifier:        Option<TdpIdentifier<'a>>         = [4] "tDPIdentifier",
        ...
    }
}

choice! {
    /// Which triggers.
    pub enum TriggerDataOf<'a> "triggerDataIdentifier" {
        One(TriggerDataIdentifier<'a>) = [1] "profileAndDP",
        Profile(ProfileIdentifier<'a>) = [5] "profile",
    }
}

enumerated! {
    /// What to do with a trigger.
    pub enum ActionIndicator "ActionIndicator" {
        Activate = 1 "activate",
        Deactivate = 2 "deactivate",
        Retrieve = 3 "retrieve",
        ...
    }
}

sequence! {
    /// A trigger of a subscriber.
    pub struct TriggerDataIdentifier<'a> "TriggerDataIdentifier" {
        trigger_id: EventTypeBcsm          = [0] "triggerID",
        profile:    ProfileIdentifier<'a>  = [1] "profile",
        extensions: Option<Extensions<'a>> = [2] "extensions" (1..=10),
        ...
    }
}

choice! {
    /// A subscriber.
    pub enum ProfileIdentifier<'a> "ProfileIdentifier" {
        Access(CalledPartyNumber<'a>) = [0] "access",
        Group(FacilityGroup<'a>)      = [1] "group",
    }
}

choice! {
    /// Triggers by number.
    pub enum TdpIdentifier<'a> "TDPIdentifier" {
        One(i64)                               = "oneTrigger",
        Several(List<'a, NumberedTrigger<'a>>) = [1] "triggers",
    }
}

sequence! {
    /// A trigger by number.
    pub struct NumberedTrigger<'a> "Trigger" {
        tdp_identifier: i64                   = [0] "tDPIdentifier",
        dp_name:        Option<EventTypeBcsm> = [1] "dpName",
        ...
    }
}

choice! {
    /// Result of manageTriggerData.
    pub enum ManageTriggerDataResultArg<'a> "ManageTriggerDataResultArg" {
        One(OneTriggerResult<'a>)         = "oneTriggerResult",
        Several(SeveralTriggerResult<'a>) = [1] "severalTriggerResult",
    }
}

sequence! {
    /// What became of a trigger.
    pub struct OneTriggerResult<'a> "oneTriggerResult" {
        action_performed: ActionPerformed        = [0] "actionPerformed",
        extensions:       Option<Extensions<'a>> = [1] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// What became of triggers.
    pub struct SeveralTriggerResult<'a> "severalTriggerResult" {
        results:    List<'a, TriggerResult<'a>> = [0] "results",
        extensions: Option<Extensions<'a>>      = [1] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// What became of one of them.
    pub struct TriggerResult<'a> "TriggerResult" {
        t_dp_identifer:   i64                   = [0] "tDPIdentifer",
        action_performed: ActionPerformed       = [1] "actionPerformed",
        dp_name:          Option<EventTypeBcsm> = [2] "dPName",
        ...
    }
}

enumerated! {
    /// What was done.
    pub enum ActionPerformed "ActionPerformed" {
        Activated = 1 "activated",
        Deactivated = 2 "deactivated",
        AlreadyActive = 3 "alreadyActive",
        AlreadyInactive = 4 "alreadyInactive",
        IsActive = 5 "isActive",
        IsInactive = 6 "isInactive",
        TdpUnknown = 7 "tDPunknown",
        ...
    }
}
