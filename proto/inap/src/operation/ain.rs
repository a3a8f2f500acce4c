//! The operations of AIN (GR-1299-CORE; codes are family and specifier of a private operation code, T1.114). Which of them AIN 0.1 has is
//! told by vendors' tables of support: TR-NWT-001285 itself is not public.
//!
//! ANSI TCAP has no classes: an operation with a result and errors stands under class 1, with errors alone under class 2, with neither
//! under class 4. The timer is T1 of the switch, about 3 s; that of sendToResource is as long as what the user is told, since resourceClear belongs
//! to it.
//!
//! `linked` of an operation that the switch sends is what may answer it (the LINKED lists that AIN-Operations has as comments, less
//! `acknowledge`, of which no code is public). sendNotification has its code from experience alone (one source): public modules have
//! terminationNotification, which answers it, and vendors' manuals its name.

use inlab_ber::Element;

use super::{Class, Direction, Operation, Timer, Type, operations, recode};
use crate::dialect::{AIN01, AIN02};
use crate::error::{APPLICATION_ERROR, FAILURE_REPORT};
use crate::types::ain::*;

operations! {
    25602 "infoCollected" SsfToScf argument InfoCollectedArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25869 25859 26113] in AIN01 | AIN02;
    25603 "infoAnalyzed" SsfToScf argument InfoAnalyzedArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25869 25859 25861 26113] in AIN01 | AIN02;
    25604 "failureOutcome" SsfToScf argument FailureOutcomeArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25859 25865 26117] in AIN02;
    25605 "terminationAttempt" SsfToScf argument TerminationAttemptArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25858 25859 26113 27137] in AIN01 | AIN02;
    25606 "tBusy" SsfToScf argument TBusyArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25860 25869 26113 27137] in AIN02;
    25608 "tNoAnswer" SsfToScf argument TNoAnswerArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25860 25869 26113 27137] in AIN02;
    25609 "oNoAnswer" SsfToScf argument ONoAnswerArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25869 26113] in AIN02;
    25610 "tAnswer" SsfToScf argument TAnswerArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short in AIN02;
    25611 "oAnswer" SsfToScf argument OAnswerArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short in AIN02;
    25612 "oTermSeized" SsfToScf argument OTermSeizedArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short in AIN02;
    25613 "termResourceAvailable" SsfToScf argument TermResourceAvailableArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25869 26113 27137] in AIN02;
    25614 "oAbandon" SsfToScf argument OAbandonArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25859 25864 25865 25870 26117] in AIN02;
    25615 "oMidCall" SsfToScf argument OMidCallArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 25861 25864 25865 25866 25867 25868 26117] in AIN02;
    25617 "successOutcome" SsfToScf argument SuccessOutcomeArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25864 25866 26117] in AIN02;
    25618 "tDisconnect" SsfToScf argument TDisconnectArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 25861 25864 25865 25870 26117] in AIN02;
    25619 "tMidCall" SsfToScf argument TMidCallArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 25861 25864 25865 25866 25867 25868 26117] in AIN02;
    25620 "timeout" SsfToScf argument TimeoutArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 25869 26113 26117 27137] in AIN02;
    25623 "networkBusy" SsfToScf argument NetworkBusyArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 25869 26113 27137] in AIN01 | AIN02;
    25624 "originationAttempt" SsfToScf argument OriginationAttemptArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 26113] in AIN01 | AIN02;
    25625 "oSuspended" SsfToScf argument OSuspendedArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 25861 25864 25865 26113 26117] in AIN02;
    25626 "oDisconnect" SsfToScf argument ODisconnectArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 25861 25864 25865 25870 26113 26117] in AIN02;
    25628 "tDTMFEntered" SsfToScf argument TdtmfEnteredArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25859 25869 26113 27137] in AIN02;
    25857 "analyzeRoute" ScfToSsf argument AnalyzeRouteArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN01 | AIN02;
    25858 "authorizeTermination" ScfToSsf argument AuthorizeTerminationArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN01 | AIN02;
    25859 "disconnect" ScfToSsf argument DisconnectArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN01 | AIN02;
    25860 "offerCall" ScfToSsf argument OfferCallArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN02;
    25861 "collectInformation" ScfToSsf argument CollectInformationArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN02;
    25863 "createCall" ScfToSsf argument CreateCallArg<'_>, result CreateCallRes<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class One timer Short linked [25624] in AIN02;
    25864 "disconnectLeg" ScfToSsf argument DisconnectLegArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short linked [25604 26118] in AIN02;
    25865 "mergeCall" ScfToSsf argument MergeCallArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short linked [25604 25617 26118] in AIN02;
    25866 "moveLeg" ScfToSsf argument MoveLegArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short linked [25604 25617 26118] in AIN02;
    25867 "originateCall" ScfToSsf argument OriginateCallArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short linked [25604] in AIN02;
    25868 "splitLeg" ScfToSsf argument SplitLegArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN02;
    25869 "continue" ScfToSsf argument ContinueArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN01 | AIN02;
    25870 "reconnect" ScfToSsf argument ReconnectArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN02;
    26113 "sendToResource" ScfToSsf argument SendToResourceArg<'_>, result SendToResourceRes<'_>, errors [APPLICATION_ERROR],
        class One timer Long linked [26114 26116] in AIN01 | AIN02;
    26114 "resourceClear" SsfToScf argument ResourceClearArg<'_>, result ResourceClearRes<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class One timer Short linked [25857 25858 25859 25860 25861 25869 26113 27137] in AIN01 | AIN02;
    26115 "cancelResourceEvent" ScfToSsf argument CancelResourceEventArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short linked [26114] in AIN01 | AIN02;
    26116 "callInfoFromResource" SsfToScf argument CallInfoFromResourceArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short in AIN02;
    26117 "connectToResource" ScfToSsf argument ConnectToResourceArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short linked [26116 26118] in AIN02;
    26118 "cTRClear" SsfToScf argument CtrClearArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short linked [25857 25859 25861 25864 25865 25866 25867 25868 25869 27137] in AIN02;
    26369 "monitorForChange" ScfToSsf argument MonitorForChangeArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short linked [26370 26371] in AIN01 | AIN02;
    26370 "statusReported" SsfToScf argument StatusReportedArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN01 | AIN02;
    26371 "monitorSuccess" SsfToScf argument MonitorSuccessArg<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class Two timer Short in AIN01 | AIN02;
    26372 "terminationNotification" SsfToScf argument TerminationNotificationArg<'_>,
        class Four timer Short in AIN01 | AIN02;
    26373 "sendNotification" ScfToSsf argument SendNotificationArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short linked [26372] in AIN01 | AIN02;
    26625 "updateRequest" ScfToSsf argument UpdateRequestArg<'_>, result UpdateRequestRes<'_>, errors [APPLICATION_ERROR],
        class One timer Short in AIN01 | AIN02;
    26626 "queryRequest" ScfToSsf argument QueryRequestArg<'_>, result QueryRequestRes<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class One timer Short in AIN02;
    26627 "update" ScfToSsf argument UpdateArg<'_>, result UpdateRes<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class One timer Short in AIN01 | AIN02;
    26881 "acg" ScfToSsf argument AcgArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN01 | AIN02;
    26882 "echoRequest" ScfToSsf argument EchoRequestArg<'_>, result EchoRequestRes<'_>, errors [APPLICATION_ERROR],
        class One timer Short in AIN01 | AIN02;
    26883 "acgGlobalCtrlRestore" ScfToSsf argument AcgGlobalCtrlRestoreArg<'_>, result AcgGlobalCtrlRestoreRes<'_>, errors [APPLICATION_ERROR],
        class One timer Short in AIN01 | AIN02;
    26884 "acgOverflow" SsfToScf argument AcgOverflowArg<'_>,
        class Four timer Short in AIN01 | AIN02;
    26885 "controlRequest" ScfToSsf argument ControlRequestArg<'_>,
        class Four timer Short in AIN02;
    26886 "activityTest" ScfToSsf argument ActivityTestArg<'_>, result ActivityTestRes<'_>, errors [APPLICATION_ERROR],
        class One timer Short in AIN02;
    26887 "callTypeRequest" ScfToSsf argument CallTypeRequestArg<'_>, result CallTypeRequestRes<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class One timer Short in AIN02;
    26889 "setTimer" ScfToSsf argument SetTimerArg<'_>, result SetTimerRes<'_>, errors [APPLICATION_ERROR],
        class One timer Short in AIN02;
    27137 "forwardCall" ScfToSsf argument ForwardCallArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN01 | AIN02;
    27393 "nCARequest" SsfToScf argument NcaRequestArg<'_>, result NcaRequestRes<'_>, errors [APPLICATION_ERROR FAILURE_REPORT],
        class One timer Short in AIN02;
    27394 "nCAData" SsfToScf argument NcaDataArg<'_>,
        class Four timer Short in AIN02;
    27649 "furnishAMAInformation" ScfToSsf argument FurnishAmaInformationArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN02;
    27905 "requestReportBCMEvent" ScfToSsf argument RequestReportBcmEventArg<'_>, errors [APPLICATION_ERROR],
        class Two timer Short in AIN02;
    28161 "close" SsfToScf argument CloseArg<'_>,
        class Four timer Short in AIN02;
}
