//! Control of short messages (TS 29.078 7), from phase 3 on.

use inlab_ber::{List, Null, Octets, choice, enumerated, sequence};

use super::leaf::{read_inner, show_inner};
use super::*;
use crate::dialect::*;

sequence! {
    /// Argument of initialDPSMS.
    pub struct InitialDpSmsArg<'a> "InitialDPSMSArg" {
        service_key:                   u32                               = [0]  "serviceKey" (0..=2147483647),
        destination_subscriber_number: Option<SmsDestination<'a>>  = [1]  "destinationSubscriberNumber" (1..=41),
        calling_party_number:          Option<SmsAddress<'a>>     = [2]  "callingPartyNumber" (1..=11),
        event_type_sms:                Option<EventTypeSms>              = [3]  "eventTypeSMS",
        imsi:                          Option<Imsi<'a>>                  = [4]  "iMSI" (3..=8),
        location_information_msc:      Option<LocationInformation<'a>>   = [5]  "locationInformationMSC",
        location_information_gprs:     Option<LocationInformationGprs<'a>> = [6] "locationInformationGPRS",
        smsc_address:                  Option<IsdnAddressString<'a>>     = [7]  "sMSCAddress" (1..=9),
        time_and_timezone:             Option<TimeAndTimezone<'a>>       = [8]  "timeAndTimezone" (8..=8),
        tp_short_message_specific_info: Option<TpFirstOctet<'a>>               = [9]  "tPShortMessageSpecificInfo" (1..=1),
        tp_protocol_identifier:        Option<TpProtocolIdentifier<'a>>                = [10] "tPProtocolIdentifier" (1..=1),
        tp_data_coding_scheme:         Option<TpDataCodingScheme<'a>>                = [11] "tPDataCodingScheme" (1..=1),
        tp_validity_period:            Option<TpValidityPeriod<'a>>                = [12] "tPValidityPeriod" (1..=7),
        extensions:                    Option<Extensions<'a>>            = [13] "extensions" (1..=10),
        sms_reference_number:          Option<Octets<'a>>                = [14] "smsReferenceNumber" (1..=8),
        msc_address:                   Option<IsdnAddressString<'a>>     = [15] "mscAddress" (1..=9),
        sgsn_number:                   Option<IsdnAddressString<'a>>     = [16] "sgsn-Number" (1..=9),
        ms_classmark2:                 Option<MsClassmark2<'a>>                = [17] "ms-Classmark2" (3..=3),
        gprs_ms_class:                 Option<GprsMsClass<'a>>           = [18] "gPRSMSClass",
        imei:                          Option<Imei<'a>>                  = [19] "iMEI" (8..=8),
        called_party_number:           Option<IsdnAddressString<'a>>     = [20] "calledPartyNumber" (1..=9),
        ...
    }
}

enumerated! {
    /// Detection points of the short message models.
    pub enum EventTypeSms "EventTypeSMS" {
        CollectedInfo     = 1  "sms-CollectedInfo",
        OFailure          = 2  "o-smsFailure",
        OSubmission       = 3  "o-smsSubmission",
        DeliveryRequested = 11 "sms-DeliveryRequested",
        TFailure          = 12 "t-smsFailure",
        TDelivery         = 13 "t-smsDelivery",
    }
}

sequence! {
    /// Argument of connectSMS.
    pub struct ConnectSmsArg<'a> "ConnectSMSArg" {
        calling_partys_number:         Option<SmsAddress<'a>>    = [0]  "callingPartysNumber" (1..=11),
        destination_subscriber_number: Option<SmsDestination<'a>> = [1]  "destinationSubscriberNumber" (1..=41),
        smsc_address:                  Option<IsdnAddressString<'a>>    = [2]  "sMSCAddress" (1..=9),
        extensions:                    Option<Extensions<'a>>           = [10] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// Argument of requestReportSMSEvent.
    pub struct RequestReportSmsEventArg<'a> "RequestReportSMSEventArg" {
        events:     List<'a, SmsEvent<'a>> = [0]  "sMSEvents" (1..=10),
        extensions: Option<Extensions<'a>> = [10] "extensions" (1..=10),
        ...
    }
}

sequence! {
    /// One event to arm.
    pub struct SmsEvent<'a> "SMSEvent" {
        event_type:   EventTypeSms = [0] "eventTypeSMS",
        monitor_mode: MonitorMode  = [1] "monitorMode",
    }
}

sequence! {
    /// Argument of eventReportSMS.
    pub struct EventReportSmsArg<'a> "EventReportSMSArg" {
        event_type:     EventTypeSms                            = [0]  "eventTypeSMS",
        specific:       Option<EventSpecificInformationSms<'a>> = [1]  "eventSpecificInformationSMS",
        misc_call_info: Option<MiscCallInfo<'a>>                = [2]  "miscCallInfo" DEFAULT REQUEST,
        extensions:     Option<Extensions<'a>>                  = [10] "extensions" (1..=10),
        ...
    }
}

choice! {
    /// What is told of an event.
    pub enum EventSpecificInformationSms<'a> "EventSpecificInformationSMS" {
        OFailure(OSmsFailureSpecificInfo<'a>) = [0] "o-smsFailureSpecificInfo",
        OSubmission(NoSpecificInfo<'a>)       = [1] "o-smsSubmissionSpecificInfo",
        TFailure(TSmsFailureSpecificInfo<'a>) = [2] "t-smsFailureSpecificInfo",
        TDelivery(NoSpecificInfo<'a>)         = [3] "t-smsDeliverySpecificInfo",
    }
}

sequence! {
    /// Of o-smsFailure.
    pub struct OSmsFailureSpecificInfo<'a> "o-smsFailureSpecificInfo" {
        failure_cause: Option<MoSmsCause> = [0] "failureCause",
        ...
    }
}

enumerated! {
    /// Why a message was not submitted.
    pub enum MoSmsCause "MO-SMSCause" {
        SystemFailure             = 0 "systemFailure",
        UnexpectedDataValue       = 1 "unexpectedDataValue",
        FacilityNotSupported      = 2 "facilityNotSupported",
        SmDeliveryFailure         = 3 "sM-DeliveryFailure",
        ReleaseFromRadioInterface = 4 "releaseFromRadioInterface",
    }
}

sequence! {
    /// Of t-smsFailure: an RP cause (TS 24.011).
    pub struct TSmsFailureSpecificInfo<'a> "t-smsFailureSpecificInfo" {
        failure_cause: Option<MtSmsCause<'a>> = [0] "failureCause" (1..=1),
        ...
    }
}

sequence! {
    /// Argument of resetTimerSMS. The value is in seconds.
    pub struct ResetTimerSmsArg<'a> "ResetTimerSMSArg" {
        timer_id:    Option<TimerId>        = [0] "timerID" DEFAULT TimerId::Tssf,
        timer_value: u32                    = [1] "timervalue" (0..=2147483647),
        extensions:  Option<Extensions<'a>> = [2] "extensions" (1..=10),
        ...
    }
}

choice! {
    /// Content of furnishChargingInformationSMS.
    pub enum CamelFciSmsBillingChargingCharacteristics<'a> "CAMEL-FCISMSBillingChargingCharacteristics" {
        Sequence1(FciSmsSequence1<'a>) = [0] "fCIBCCCAMELsequence1",
    }
}

sequence! {
    /// Free format data for the record.
    pub struct FciSmsSequence1<'a> "fCIBCCCAMELsequence1" {
        free_format_data: Octets<'a>                   = [0] "freeFormatData" (1..=160),
        append:           Option<AppendFreeFormatData> = [1] "appendFreeFormatData" DEFAULT AppendFreeFormatData::Overwrite,
    }
}

ber_leaf! {
    /// Argument of furnishChargingInformationSMS.
    FurnishChargingInformationSmsArg "FCISMSBillingChargingCharacteristics" (5..=225) CamelFciSmsBillingChargingCharacteristics CAP4 show_fci_sms read_fci_sms
}

sequence! {
    /// Where a GPRS subscriber is.
    pub struct LocationInformationGprs<'a> "LocationInformationGPRS" {
        cell_or_lai:              Option<CellOrArea<'a>>             = [0] "cellGlobalIdOrServiceAreaIdOrLAI" (5..=7),
        routeing_area_identity:   Option<RouteingArea<'a>>             = [1] "routeingAreaIdentity" (6..=6),
        geographical_information: Option<GeographicalInformation<'a>>             = [2] "geographicalInformation" (8..=8),
        sgsn_number:              Option<IsdnAddressString<'a>>  = [3] "sgsn-Number" (1..=9),
        selected_lsa_identity:    Option<LsaIdentity<'a>>             = [4] "selectedLSAIdentity" (3..=3),
        extension_container:      Option<ExtensionContainer<'a>> = [5] "extensionContainer",
        sai_present:              Option<Null>                   = [6] "sai-Present",
        user_csg_information:     Option<UserCsgInformation<'a>> = [7] "userCSGInformation",
        ...
    }
}

sequence! {
    /// Capabilities of the mobile station (TS 24.008).
    pub struct GprsMsClass<'a> "GPRSMSClass" {
        network_capability:      MsNetworkCapability<'a>         = [0] "mSNetworkCapability" (1..=8),
        radio_access_capability: Option<Octets<'a>> = [1] "mSRadioAccessCapability" (1..=50),
    }
}
