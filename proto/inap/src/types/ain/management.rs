//! Arguments and results of AIN operations: management (GR-1299-CORE).

use inlab_ber::{Octets, Oid, choice, sequence};

use super::*;

sequence! {
    /// Argument of monitorForChange (GR-1299-CORE).
    pub struct MonitorForChangeArg<'a> "MonitorForChangeArg" {
        facility_status: FacilityStatus = [61] "facilityStatus",
        monitor_time: Octets<'a> = [65] "monitorTime" (3..=3),
        called_party_id: Option<AinDigits<'a>> = [15] "calledPartyID",
        facility_gid: Option<FacilityGid<'a>> = "facilityGID",
        facility_member_id: Option<u16> = [31] "facilityMemberID" (1..=2047),
        bearer_capability: Option<BearerCapability> = [13] "bearerCapability",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        control_encountered: Option<Octets<'a>> = [127] "controlEncountered" (1..=1),
        ...
    }
}

sequence! {
    /// Argument of statusReported (GR-1299-CORE).
    pub struct StatusReportedArg<'a> "StatusReportedArg" {
        facility_status: Option<FacilityStatus> = [61] "facilityStatus",
        status_cause: Option<StatusCause> = [66] "statusCause",
        failure_cause: Option<FailureCause> = [32] "failureCause",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of monitorSuccess (GR-1299-CORE).
    pub struct MonitorSuccessArg<'a> "MonitorSuccessArg" {
        facility_status: FacilityStatus = [61] "facilityStatus",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of terminationNotification (GR-1299-CORE).
    pub struct TerminationNotificationArg<'a> "TerminationNotificationArg" {
        echo_data: EchoData<'a> = [60] "echoData" (6..=6),
        termination_indicator: Octets<'a> = [67] "terminationIndicator" (1..=1),
        connect_time: Option<Octets<'a>> = [58] "connectTime" (5..=5),
        busy_cause: Option<BusyCause<'a>> = [14] "busyCause" (2..=3),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of Send_Notification: terminationNotification is to bring this token. Only its name is public, with vendors' manuals; the
    /// member is terminationNotification's (one source).
    pub struct SendNotificationArg<'a> "SendNotificationArg" {
        echo_data: EchoData<'a> = [60] "echoData" (6..=6),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of updateRequest (GR-1299-CORE).
    pub struct UpdateRequestArg<'a> "UpdateRequestArg" {
        user_id: UserId<'a> = [53] "userID",
        trigger_criteria_flag: Option<Octets<'a>> = [68] "triggerCriteriaFlag" (2..=2),
        bearer_capability: Option<BearerCapability> = [13] "bearerCapability",
        control_encountered: Option<Octets<'a>> = [127] "controlEncountered" (1..=1),
        ...
    }
}

sequence! {
    /// Result of updateRequest (GR-1299-CORE).
    pub struct UpdateRequestRes<'a> "UpdateRequestRes" {
        failure_cause: Option<FailureCause> = [32] "failureCause",
        ...
    }
}

sequence! {
    /// Argument of queryRequest (GR-1299-CORE).
    pub struct QueryRequestArg<'a> "QueryRequestArg" {
        user_id: Option<UserId<'a>> = [53] "userID",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        control_encountered: Option<Octets<'a>> = [127] "controlEncountered" (1..=1),
        provide_info: Option<ProvideInfo<'a>> = [114] "provideInfo",
        ...
    }
}

sequence! {
    /// Result of queryRequest (GR-1299-CORE).
    pub struct QueryRequestRes<'a> "QueryRequestRes" {
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        info_provided: Option<InfoProvided<'a>> = [100] "infoProvided",
        ...
    }
}

sequence! {
    /// Argument of update (GR-1299-CORE).
    pub struct UpdateArg<'a> "UpdateArg" {
        administrable_object: AdministrableObject<'a> = "administrableObject",
        edit_list_type: Option<EditListType> = "editListType",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        control_encountered: Option<Octets<'a>> = [127] "controlEncountered" (1..=1),
        ama_slp_id: Option<AmaSlpId<'a>> = [10] "aMAslpID" (5..=5),
        ...
    }
}

sequence! {
    /// Result of update (GR-1299-CORE).
    pub struct UpdateRes<'a> "UpdateRes" {
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        result_cause: Option<ResultCause> = [151] "resultCause",
        ...
    }
}

sequence! {
    /// Argument of acg (GR-1299-CORE).
    pub struct AcgArg<'a> "AcgArg" {
        control_cause_indicator: Octets<'a> = [59] "controlCauseIndicator" (1..=1),
        gap_duration: GapDuration = [62] "gapDuration",
        gap_interval: GapInterval<'a> = "gapInterval",
        translation_type: u8 = [70] "translationType" (0..=255),
        global_title_address: Octets<'a> = [69] "globalTitleAddress",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of echoRequest (GR-1299-CORE).
    pub struct EchoRequestArg<'a> "EchoRequestArg" {
        application_indicator: Option<ApplicationIndicator> = [90] "applicationIndicator",
        service_context: Option<u16> = [83] "serviceContext" (0..=32767),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Result of echoRequest (GR-1299-CORE).
    pub struct EchoRequestRes<'a> "EchoRequestRes" {
        failure_cause: Option<FailureCause> = [32] "failureCause",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of acgGlobalCtrlRestore (GR-1299-CORE).
    pub struct AcgGlobalCtrlRestoreArg<'a> "AcgGlobalCtrlRestoreArg" {
        acg_global_override: AcgGlobalOverride = [110] "aCGGlobalOverride",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Result of acgGlobalCtrlRestore (GR-1299-CORE).
    pub struct AcgGlobalCtrlRestoreRes<'a> "AcgGlobalCtrlRestoreRes" {
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of acgOverflow (GR-1299-CORE).
    pub struct AcgOverflowArg<'a> "AcgOverflowArg" {
        control_cause_indicator: Octets<'a> = [59] "controlCauseIndicator" (1..=1),
        translation_type: u8 = [70] "translationType" (0..=255),
        global_title_address: Octets<'a> = [69] "globalTitleAddress",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of controlRequest (GR-1299-CORE).
    pub struct ControlRequestArg<'a> "ControlRequestArg" {
        congestion_level: Option<CongestionLevel> = [117] "congestionLevel",
        gap_interval: Option<GapInterval<'a>> = "gapInterval",
        translation_type: Option<u8> = [70] "translationType" (0..=255),
        global_title_address: Option<Octets<'a>> = [69] "globalTitleAddress",
        ssignaling_point_code: Option<PointCode<'a>> = [142] "ssignalingPointCode" (3..=3),
        subsystem_number: Option<u8> = [130] "subsystemNumber" (0..=255),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of activityTest (GR-1299-CORE).
    pub struct ActivityTestArg<'a> "ActivityTestArg" {
        trans_id: Octets<'a> = [163] "transID" (4..=4),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Result of activityTest (GR-1299-CORE).
    pub struct ActivityTestRes<'a> "ActivityTestRes" {
        act_result: ActResult = [164] "actResult",
        ...
    }
}

sequence! {
    /// Argument of callTypeRequest (GR-1299-CORE).
    pub struct CallTypeRequestArg<'a> "CallTypeRequestArg" {
        called_party_id: AinDigits<'a> = [15] "calledPartyID",
        calling_party_id: AinDigits<'a> = [18] "callingPartyID",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Result of callTypeRequest (GR-1299-CORE).
    pub struct CallTypeRequestRes<'a> "CallTypeRequestRes" {
        call_type: CallType = [165] "callType",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of setTimer (GR-1299-CORE).
    pub struct SetTimerArg<'a> "SetTimerArg" {
        ssp_response_message_timer_t1: Option<u16> = [166] "sSPResponseMessageTimerT1" (1..=300),
        ...
    }
}

choice! {
    /// Result of setTimer (GR-1299-CORE).
    pub enum SetTimerRes<'a> "SetTimerRes" {
        TimerUpdated(TimerUpdated) = [167] "timerUpdated",
    }
}

sequence! {
    /// Argument of nCARequest (GR-1299-CORE).
    pub struct NcaRequestArg<'a> "NCARequestArg" {
        called_party_id: AinDigits<'a> = [15] "calledPartyID",
        calling_party_id: AinDigits<'a> = [18] "callingPartyID",
        envelope_encoding_authority: Oid<'a> = [98] "envelopeEncodingAuthority",
        envelop_content: Octets<'a> = [75] "envelopContent" (1..=180),
        security_envelope: Option<Octets<'a>> = [85] "securityEnvelope" (3..=75),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        control_encountered: Option<Octets<'a>> = [127] "controlEncountered" (1..=1),
        ...
    }
}

sequence! {
    /// Result of nCARequest (GR-1299-CORE).
    pub struct NcaRequestRes<'a> "NCARequestRes" {
        envelope_encoding_authority: Oid<'a> = [98] "envelopeEncodingAuthority",
        envelop_content: Octets<'a> = [75] "envelopContent" (1..=180),
        security_envelope: Option<Octets<'a>> = [85] "securityEnvelope" (3..=75),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of nCAData (GR-1299-CORE).
    pub struct NcaDataArg<'a> "NCADataArg" {
        id: NcaDataArgId<'a> = "id",
        calling_party_id: AinDigits<'a> = [18] "callingPartyID",
        envelope_encoding_authority: Oid<'a> = [98] "envelopeEncodingAuthority",
        envelop_content: Octets<'a> = [75] "envelopContent" (1..=180),
        security_envelope: Option<Octets<'a>> = [85] "securityEnvelope" (3..=75),
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        acg_encountered: Option<Octets<'a>> = [2] "aCGEncountered" (1..=1),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        control_encountered: Option<Octets<'a>> = [127] "controlEncountered" (1..=1),
        ...
    }
}

sequence! {
    /// Argument of furnishAMAInformation (GR-1299-CORE).
    pub struct FurnishAmaInformationArg<'a> "FurnishAMAInformationArg" {
        aa_mabaf_modules: Option<Octets<'a>> = [95] "aaMABAFModules" (2..=128),
        ama_set_hex_ab_indicator: Option<bool> = [82] "aMASetHexABIndicator",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Argument of close (GR-1299-CORE).
    pub struct CloseArg<'a> "CloseArg" {
        user_id: Option<UserId<'a>> = [53] "userID",
        bearer_capability: Option<BearerCapability> = [13] "bearerCapability",
        close_cause: Option<CloseCause> = [72] "closeCause",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Parameter of the error applicationError (GR-1299-CORE).
    pub struct ApplicationErrorParameter<'a> "ApplicationErrorParameter" {
        application_error_string: ApplicationErrorString<'a> = [55] "applicationErrorString",
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}

sequence! {
    /// Parameter of the error failureReport (GR-1299-CORE).
    pub struct FailureReportParameter<'a> "FailureReportParameter" {
        failure_cause: FailureCause = [32] "failureCause",
        failure_cause_data: Option<Octets<'a>> = [112] "failureCauseData" (1..=5),
        extension_parameter: Option<ExtensionParameter<'a>> = [84] "extensionParameter",
        ...
    }
}
