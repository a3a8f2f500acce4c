//! The table of operations: TS 29.078 6.1.1 and table 6-1, ETS 300 374-1 6.2, Q.1218 2.1.2.

use inlab_ber::Octets;

use super::*;
use crate::dialect::*;
use crate::types::*;

operations! {
    0 "initialDP" SsfToScf argument InitialDpArg<'_>,
        errors [MISSING_CUSTOMER_RECORD MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP | INAP;
    20 "connect" ScfToSsf argument ConnectArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP4;
    20 "connect" ScfToSsf argument ConnectArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP1 | CAP2 | CAP3 | INAP;
    22 "releaseCall" ScfToSsf argument ReleaseCallArg<'_>, class Four timer Short in CAP | INAP;
    23 "requestReportBCSMEvent" ScfToSsf argument RequestReportBcsmEventArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP | INAP;
    24 "eventReportBCSM" SsfToScf argument EventReportBcsmArg<'_>, class Four timer Short in CAP | INAP;
    27 "collectInformation" ScfToSsf argument CollectInformationArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP4;
    31 "continue" ScfToSsf class Four timer Short in CAP | INAP;
    33 "resetTimer" ScfToSsf argument ResetTimerArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE
            UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_CS_ID],
        class Two timer Short in CAP2UP | INAP;
    34 "furnishChargingInformation" ScfToSsf argument FurnishChargingInformationArgCap2<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in CAP2;
    34 "furnishChargingInformation" ScfToSsf argument FurnishChargingInformationArg<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER
            UNKNOWN_LEG_ID],
        class Two timer Short in CAP3 | CAP4;
    34 "furnishChargingInformation" ScfToSsf argument Octets<'_>,
        errors [MISSING_PARAMETER TASK_REFUSED UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER],
        class Two timer Short in INAP;
    35 "applyCharging" ScfToSsf argument ApplyChargingArg<'_>,
        errors [MISSING_PARAMETER UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_PARAMETER UNEXPECTED_DATA_VALUE
            PARAMETER_OUT_OF_RANGE SYSTEM_FAILURE TASK_REFUSED UNKNOWN_LEG_ID UNKNOWN_CS_ID],
        class Two timer Short in CAP2UP | INAP;
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
    44 "callInformationReport" SsfToScf argument CallInformationReportArg<'_>,
        class Four timer Short in CAP2UP | INAP;
    45 "callInformationRequest" ScfToSsf argument CallInformationRequestArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE REQUESTED_INFO_ERROR SYSTEM_FAILURE TASK_REFUSED
            UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE UNEXPECTED_PARAMETER UNKNOWN_LEG_ID],
        class Two timer Short in CAP2UP | INAP;
    53 "cancel" ScfToEither argument CancelArg<'_>,
        errors [CANCEL_FAILED MISSING_PARAMETER TASK_REFUSED UNKNOWN_CS_ID],
        class Two timer Short in CAP2UP | INAP;
    55 "activityTest" ScfToEither class Three timer Short in CAP | INAP;
    88 "continueWithArgument" ScfToSsf argument ContinueWithArgumentArg<'_>,
        errors [MISSING_PARAMETER PARAMETER_OUT_OF_RANGE UNEXPECTED_COMPONENT_SEQUENCE UNEXPECTED_DATA_VALUE
            UNEXPECTED_PARAMETER UNKNOWN_LEG_ID UNKNOWN_CS_ID],
        class Two timer Short in CAP3UP;
}
