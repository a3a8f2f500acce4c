//! The table of operations: TS 29.078 6.1.1, 6.2.1, 7.1, 8.1 and tables 6-1, 6-2, 7-1, 8-1; ETS 300 374-1 6.2; Q.1218 2.1.2.
//!
//! CS-2 as the operations of Q.1248.2 and Q.1248.3 that are not of later sets, with the codes of Q.1248.1 (public with Wireshark's dissector);
//! its operations between SCFs (112 to 121) and with the CUSF (122 to 134) are not of an SCP that controls calls, and are not here.
//! Errors of ETSI CS-1 differ from those of Q.1218 and CS-2: it has fewer.

use inlab_ber::{Null, Octets};

use super::*;
use crate::dialect::*;
use crate::types::*;

operations! {
    0 "initialDP" SsfToScf argument InitialDpArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP | INAP;
    1 "originationAttemptAuthorized" SsfToScf argument OriginationAttemptAuthorizedArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    2 "collectedInformation" SsfToScf argument CollectedInformationArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1;
    2 "collectedInformation" SsfToScf argument CollectedInformationArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    3 "analysedInformation" SsfToScf argument AnalysedInformationArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    4 "routeSelectFailure" SsfToScf argument RouteSelectFailureArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    5 "oCalledPartyBusy" SsfToScf argument OCalledPartyBusyArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    6 "oNoAnswer" SsfToScf argument ONoAnswerArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    7 "oAnswer" SsfToScf argument OAnswerArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    8 "oDisconnect" SsfToScf argument ODisconnectArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    9 "termAttemptAuthorized" SsfToScf argument TermAttemptAuthorizedArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    10 "tBusy" SsfToScf argument TBusyArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    11 "tNoAnswer" SsfToScf argument TNoAnswerArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    12 "tAnswer" SsfToScf argument TAnswerArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    13 "tDisconnect" SsfToScf argument TDisconnectArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    14 "oMidCall" SsfToScf argument MidCallArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    15 "tMidCall" SsfToScf argument MidCallArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    16 "assistRequestInstructions" SrfToScf argument AssistRequestInstructionsArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP2UP | INAP;
    17 "establishTemporaryConnection" ScfToSsf argument EstablishTemporaryConnectionArg<'_>,
        errors [ETC_FAILED MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_CS_ID],
        class Two timer Medium in CAP4;
    17 "establishTemporaryConnection" ScfToSsf argument EstablishTemporaryConnectionArg<'_>,
        errors [ETC_FAILED MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Medium in CAP2 | CAP3 | CS1_ANY;
    17 "establishTemporaryConnection" ScfToSsf argument EstablishTemporaryConnectionArg<'_>,
        errors [ETC_FAILED MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Medium in CS2_ANY;
    18 "disconnectForwardConnection" ScfToSsf
        errors [SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE],
        class Two timer Short in CAP2UP | INAP;
    19 "connectToResource" ScfToSsf argument ConnectToResourceArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_CS_ID],
        class Two timer Short in CAP4;
    19 "connectToResource" ScfToSsf argument ConnectToResourceArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in CAP2 | CAP3 | CS1_ANY;
    19 "connectToResource" ScfToSsf argument ConnectToResourceArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    20 "connect" ScfToSsf argument ConnectArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP4;
    20 "connect" ScfToSsf argument ConnectArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP1 | CAP2 | CAP3 | INAP;
    21 "holdCallInNetwork" ScfToSsf argument HoldCallInNetworkArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    22 "releaseCall" ScfToSsf argument ReleaseCallArg<'_>, class Four timer Short in CAP | INAP;
    23 "requestReportBCSMEvent" ScfToSsf argument RequestReportBcsmEventArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP | ITU_CS1 | CS2_ANY;
    23 "requestReportBCSMEvent" ScfToSsf argument RequestReportBcsmEventArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ETSI_CS1;
    24 "eventReportBCSM" SsfToScf argument EventReportBcsmArg<'_>, class Four timer Short in CAP | INAP;
    25 "requestNotificationChargingEvent" ScfToSsf argument RequestNotificationChargingEventArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    25 "requestNotificationChargingEvent" ScfToSsf argument RequestNotificationChargingEventArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ETSI_CS1;
    26 "eventNotificationCharging" SsfToScf argument EventNotificationChargingArg<'_>,
        class Four timer Short in INAP;
    27 "collectInformation" ScfToSsf argument CollectInformationArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP4;
    27 "collectInformation" ScfToSsf argument CollectInformationArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Medium in INAP;
    28 "analyseInformation" ScfToSsf argument AnalyseInformationArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    29 "selectRoute" ScfToSsf argument SelectRouteArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    30 "selectFacility" ScfToSsf argument SelectFacilityArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    31 "continue" ScfToSsf class Four timer Short in CAP | INAP;
    32 "initiateCallAttempt" ScfToSsf argument InitiateCallAttemptArg<'_>, result InitiateCallAttemptRes<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class One timer Short in CAP4;
    32 "initiateCallAttempt" ScfToSsf argument InitiateCallAttemptArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in INAP;
    33 "resetTimer" ScfToSsf argument ResetTimerArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_CS_ID],
        class Two timer Short in CAP4;
    33 "resetTimer" ScfToSsf argument ResetTimerArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP2 | CAP3 | INAP;
    34 "furnishChargingInformation" ScfToSsf argument FurnishChargingInformationArgCap2<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in CAP2;
    34 "furnishChargingInformation" ScfToSsf argument FurnishChargingInformationArg<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP3 | CAP4;
    34 "furnishChargingInformation" ScfToSsf argument Octets<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in INAP;
    35 "applyCharging" ScfToSsf argument ApplyChargingArg<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER UNEXPECTED_DATA_VALUE
            PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNKNOWN_LEG_ID UNKNOWN_CS_ID],
        class Two timer Short in CAP4;
    35 "applyCharging" ScfToSsf argument ApplyChargingArg<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER UNEXPECTED_DATA_VALUE
            PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNKNOWN_LEG_ID],
        class Two timer Short in CAP2 | CAP3 | CS2_ANY;
    35 "applyCharging" ScfToSsf argument ApplyChargingArg<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER UNEXPECTED_DATA_VALUE
            PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED],
        class Two timer Short in CS1_ANY;
    36 "applyChargingReport" SsfToScf argument ApplyChargingReportArgCap2<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER UNEXPECTED_DATA_VALUE
            PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED],
        class Two timer Short in CAP2;
    36 "applyChargingReport" SsfToScf argument ApplyChargingReportArgCap3<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER UNEXPECTED_DATA_VALUE
            PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED],
        class Two timer Short in CAP3;
    36 "applyChargingReport" SsfToScf argument ApplyChargingReportArgCap4<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER UNEXPECTED_DATA_VALUE
            UNKNOWN_CS_ID UNKNOWN_LEG_ID PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED],
        class Two timer Short in CAP4;
    36 "applyChargingReport" SsfToScf argument Octets<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER UNEXPECTED_DATA_VALUE
            PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED],
        class Two timer Short in INAP;
    37 "requestCurrentStatusReport" ScfToSsf argument ResourceId<'_>, result RequestCurrentStatusReportResultArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_RESOURCE],
        class One timer Short in ITU_CS1 | CS2_ANY;
    38 "requestEveryStatusChangeReport" ScfToSsf argument RequestEveryStatusChangeReportArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_RESOURCE],
        class One timer Short in ITU_CS1 | CS2_ANY;
    39 "requestFirstStatusMatchReport" ScfToSsf argument RequestFirstStatusMatchReportArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_RESOURCE],
        class One timer Short in ITU_CS1 | CS2_ANY;
    40 "statusReport" SsfToScf argument StatusReportArg<'_>,
        class Four timer Short in ITU_CS1 | CS2_ANY;
    41 "callGap" ScfToSsf argument CallGapArg<'_>,
        class Four timer Short in CAP3UP | INAP;
    42 "activateServiceFiltering" ScfToSsf argument ActivateServiceFilteringArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_PARAMETER],
        class One timer Medium in INAP;
    43 "serviceFilteringResponse" SsfToScf argument ServiceFilteringResponseArg<'_>,
        class Four timer Short in INAP;
    44 "callInformationReport" SsfToScf argument CallInformationReportArg<'_>,
        class Four timer Short in CAP2UP | INAP;
    45 "callInformationRequest" ScfToSsf argument CallInformationRequestArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE REQUESTED_INFO_ERROR SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP2UP | CS2_ANY;
    45 "callInformationRequest" ScfToSsf argument CallInformationRequestArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE REQUESTED_INFO_ERROR SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in ITU_CS1;
    45 "callInformationRequest" ScfToSsf argument CallInformationRequestArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE REQUESTED_INFO_ERROR SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER],
        class Two timer Short in ETSI_CS1;
    46 "sendChargingInformation" ScfToSsf argument SendChargingInformationArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP2UP | ITU_CS1 | CS2_ANY;
    46 "sendChargingInformation" ScfToSsf argument SendChargingInformationArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in ETSI_CS1;
    47 "playAnnouncement" ScfToSrf argument PlayAnnouncementArg<'_>,
        errors [CANCELED MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNAVAILABLE_RESOURCE
            UNKNOWN_CS_ID],
        class Two timer Long linked [49] in CAP4;
    47 "playAnnouncement" ScfToSrf argument PlayAnnouncementArg<'_>,
        errors [CANCELED MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNAVAILABLE_RESOURCE],
        class Two timer Long linked [49] in CAP2 | CAP3 | ITU_CS1;
    47 "playAnnouncement" ScfToSrf argument PlayAnnouncementArg<'_>,
        errors [CANCELED MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNAVAILABLE_RESOURCE UNKNOWN_LEG_ID],
        class Two timer Long linked [49] in CS2_ANY;
    47 "playAnnouncement" ScfToSrf argument PlayAnnouncementArg<'_>,
        errors [CANCELED MISSING_PARAMETER SYSTEM_FAILURE
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNAVAILABLE_RESOURCE],
        class Two timer Long linked [49] in ETSI_CS1;
    48 "promptAndCollectUserInformation" ScfToSrf argument PromptAndCollectUserInformationArg<'_>, result ReceivedInformationArg<'_>,
        errors [IMPROPER_CALLER_RESPONSE CANCELED MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE
            TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER
            UNAVAILABLE_RESOURCE UNKNOWN_CS_ID],
        class One timer Long linked [49] in CAP4;
    48 "promptAndCollectUserInformation" ScfToSrf argument PromptAndCollectUserInformationArg<'_>, result ReceivedInformationArg<'_>,
        errors [IMPROPER_CALLER_RESPONSE CANCELED MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE
            TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER
            UNAVAILABLE_RESOURCE],
        class One timer Long linked [49] in CAP3;
    48 "promptAndCollectUserInformation" ScfToSrf argument PromptAndCollectUserInformationArg<'_>, result ReceivedInformationArg<'_>,
        errors [IMPROPER_CALLER_RESPONSE CANCELED MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE
            TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER
            UNAVAILABLE_RESOURCE],
        class One timer Long in CAP2 | ITU_CS1 | CS2_ANY;
    48 "promptAndCollectUserInformation" ScfToSrf argument PromptAndCollectUserInformationArg<'_>, result ReceivedInformationArg<'_>,
        errors [IMPROPER_CALLER_RESPONSE CANCELED MISSING_PARAMETER SYSTEM_FAILURE
            TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER
            UNAVAILABLE_RESOURCE],
        class One timer Long in ETSI_CS1;
    49 "specializedResourceReport" SrfToScf argument SpecializedResourceReportArg<'_>,
        class Four timer Short in CAP4;
    49 "specializedResourceReport" SrfToScf argument Null,
        class Four timer Short in CAP2 | CAP3 | INAP;
    53 "cancel" ScfToEither argument CancelArg<'_>,
        errors [CANCEL_FAILED MISSING_PARAMETER TASK_REFUSED UNKNOWN_CS_ID],
        class Two timer Short in CAP4;
    53 "cancel" ScfToEither argument CancelArg<'_>,
        errors [CANCEL_FAILED MISSING_PARAMETER TASK_REFUSED],
        class Two timer Short in CAP2 | CAP3 | ITU_CS1 | CS2_ANY;
    53 "cancel" ScfToEither argument CancelArg<'_>,
        errors [CANCEL_FAILED],
        class Two timer Short in ETSI_CS1;
    54 "cancelStatusReportRequest" ScfToSsf argument CancelStatusReportRequestArg<'_>,
        errors [CANCEL_FAILED MISSING_PARAMETER TASK_REFUSED],
        class Two timer Short in ITU_CS1 | CS2_ANY;
    55 "activityTest" ScfToEither class Three timer Short in CAP | INAP;
    60 "initialDPSMS" SsfToScf argument InitialDpSmsArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer ShortSmsGprs in CAP3UP;
    61 "furnishChargingInformationSMS" ScfToSsf argument FurnishChargingInformationSmsArg<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer ShortSmsGprs in CAP3UP;
    62 "connectSMS" ScfToSsf argument ConnectSmsArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer ShortSmsGprs in CAP3UP;
    63 "requestReportSMSEvent" ScfToSsf argument RequestReportSmsEventArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer ShortSmsGprs in CAP3UP;
    64 "eventReportSMS" SsfToScf argument EventReportSmsArg<'_>,
        class Four timer ShortSmsGprs in CAP3UP;
    65 "continueSMS" ScfToSsf
        class Four timer ShortSmsGprs in CAP3UP;
    66 "releaseSMS" ScfToSsf argument RpCause,
        class Four timer ShortSmsGprs in CAP3UP;
    67 "resetTimerSMS" ScfToSsf argument ResetTimerSmsArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer ShortSmsGprs in CAP3UP;
    70 "activityTestGPRS" ScfToSsf
        class Three timer ShortSmsGprs in CAP3UP;
    71 "applyChargingGPRS" ScfToSsf argument ApplyChargingGprsArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_PDP_ID],
        class Two timer ShortSmsGprs in CAP3UP;
    72 "applyChargingReportGPRS" SsfToScf argument ApplyChargingReportGprsArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_PDP_ID],
        class One timer ShortSmsGprs in CAP3UP;
    73 "cancelGPRS" ScfToSsf argument CancelGprsArg<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNKNOWN_PDP_ID],
        class Two timer ShortSmsGprs in CAP3UP;
    74 "connectGPRS" ScfToSsf argument ConnectGprsArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_PDP_ID],
        class Two timer ShortSmsGprs in CAP3UP;
    75 "continueGPRS" ScfToSsf argument ContinueGprsArg<'_>,
        errors [MISSING_PARAMETER UNKNOWN_PDP_ID UNEXPECTED_DATA_VALUE],
        class Two timer ShortSmsGprs in CAP3UP;
    76 "entityReleasedGPRS" SsfToScf argument EntityReleasedGprsArg<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNKNOWN_PDP_ID],
        class One timer ShortSmsGprs in CAP3UP;
    77 "furnishChargingInformationGPRS" ScfToSsf argument FurnishChargingInformationGprsArg<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_PDP_ID],
        class Two timer ShortSmsGprs in CAP3UP;
    78 "initialDPGPRS" SsfToScf argument InitialDpGprsArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer ShortSmsGprs in CAP3UP;
    79 "releaseGPRS" ScfToSsf argument ReleaseGprsArg<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNKNOWN_PDP_ID],
        class Two timer ShortSmsGprs in CAP3UP;
    80 "eventReportGPRS" SsfToScf argument EventReportGprsArg<'_>,
        errors [UNKNOWN_PDP_ID],
        class One timer ShortSmsGprs in CAP3UP;
    80 "facilitySelectedAndAvailable" SsfToScf argument FacilitySelectedAndAvailableArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    81 "requestReportGPRSEvent" ScfToSsf argument RequestReportGprsEventArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_PDP_ID],
        class Two timer ShortSmsGprs in CAP3UP;
    81 "originationAttempt" SsfToScf argument OriginationAttemptArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    82 "resetTimerGPRS" ScfToSsf argument ResetTimerGprsArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_PDP_ID],
        class Two timer ShortSmsGprs in CAP3UP;
    82 "terminationAttempt" SsfToScf argument TerminationAttemptArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    83 "sendChargingInformationGPRS" ScfToSsf argument SendChargingInformationGprsArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_PDP_ID],
        class Two timer ShortSmsGprs in CAP3UP;
    83 "oAbandon" SsfToScf argument OAbandonArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    84 "oSuspended" SsfToScf argument OSuspendedArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    85 "tSuspended" SsfToScf argument TSuspendedArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    86 "disconnectForwardConnectionWithArgument" ScfToSsf argument DisconnectForwardConnectionWithArgumentArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_CS_ID],
        class Two timer Short in CAP4;
    86 "disconnectForwardConnectionWithArgument" ScfToSsf argument DisconnectForwardConnectionWithArgumentArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    87 "authorizeTermination" ScfToSsf argument AuthorizeTerminationArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    88 "continueWithArgument" ScfToSsf argument ContinueWithArgumentArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID UNKNOWN_CS_ID],
        class Two timer Short in CAP4;
    88 "continueWithArgument" ScfToSsf argument ContinueWithArgumentArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP3;
    88 "continueWithArgument" ScfToSsf argument ContinueWithArgumentArg<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER
            UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    89 "createCallSegmentAssociation" ScfToSsf argument CreateCallSegmentAssociationArg<'_>, result CreateCallSegmentAssociationResultArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class One timer Short in CS2_ANY;
    90 "disconnectLeg" ScfToSsf argument DisconnectLegArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class One timer Short in CAP4 | CS2_ANY;
    91 "mergeCallSegments" ScfToSsf argument MergeCallSegmentsArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class One timer Short in CS2_ANY;
    92 "moveCallSegments" ScfToSsf argument MoveCallSegmentsArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class One timer Short in CS2_ANY;
    93 "moveLeg" ScfToSsf argument MoveLegArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class One timer Short in CAP4 | CS2_ANY;
    94 "reconnect" ScfToSsf argument ReconnectArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    95 "splitLeg" ScfToSsf argument SplitLegArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class One timer Short in CAP4 | CS2_ANY;
    96 "entityReleased" SsfToScf argument EntityReleasedArg<'_>,
        class Four timer Short in CAP4 | CS2_ANY;
    97 "playTone" ScfToSsf argument PlayToneArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID UNKNOWN_CS_ID],
        class Two timer Short in CAP4;
    97 "manageTriggerData" ScfToSsf argument ManageTriggerDataArg<'_>, result ManageTriggerDataResultArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class One timer Short in CS2_ANY;
    98 "requestReportUTSI" ScfToSsf argument RequestReportUtsiArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    100 "sendSTUI" ScfToSsf argument SendStuiArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    101 "reportUTSI" SsfToScf argument ReportUtsiArg<'_>,
        class Four timer Short in CS2_ANY;
    102 "sendFacilityInformation" ScfToSsf argument SendFacilityInformationArg<'_>,
        errors [MISSING_PARAMETER SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    103 "requestReportFacilityEvent" ScfToSsf argument RequestReportFacilityEventArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CS2_ANY;
    104 "eventReportFacility" SsfToScf argument EventReportFacilityArg<'_>,
        class Four timer Short in CS2_ANY;
    107 "promptAndReceiveMessage" ScfToSrf argument PromptAndReceiveMessageArg<'_>, result MessageReceivedArg<'_>,
        errors [CANCELED IMPROPER_CALLER_RESPONSE MISSING_PARAMETER PARAMETER_OUT_OF_RANGE TASK_REFUSED SYSTEM_FAILURE
            UNAVAILABLE_RESOURCE UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class One timer Long in CS2_ANY;
    108 "scriptInformation" ScfToSrf argument ScriptInformationArg<'_>,
        errors [SYSTEM_FAILURE MISSING_PARAMETER TASK_REFUSED UNAVAILABLE_RESOURCE UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    109 "scriptEvent" SrfToScf argument ScriptEventArg<'_>,
        class Four timer Short in CS2_ANY;
    110 "scriptRun" ScfToSrf argument ScriptRunArg<'_>,
        errors [SYSTEM_FAILURE MISSING_PARAMETER TASK_REFUSED UNAVAILABLE_RESOURCE UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
    111 "scriptClose" ScfToSrf argument ScriptCloseArg<'_>,
        errors [SYSTEM_FAILURE MISSING_PARAMETER TASK_REFUSED UNAVAILABLE_RESOURCE UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CS2_ANY;
}
