//! Enumerations of ANSI-41 and WIN parameters (X.S0004-550).

use inlab_ber::enumerated;

enumerated! {
    /// Qualification information code (X.S0004-550 6.5.2.99).
    pub enum QualificationInformationCode "QualificationInformationCode" {
        NotUsed = 0 "not-used",
        NoInformation = 1 "no-information",
        ValidationOnly = 2 "validation-only",
        ValidationAndProfile = 3 "validation-and-profile",
        ProfileOnly = 4 "profile-only",
        ...
    }
}

enumerated! {
    /// System my type code (X.S0004-550 6.5.2.147).
    pub enum SystemMyTypeCode "SystemMyTypeCode" {
        NotUsed = 0 "not-used",
        Eds = 1 "eDS",
        Astronet = 2 "astronet",
        LucentTechnologies = 3 "lucent-Technologies",
        Ericsson = 4 "ericsson",
        Gte = 5 "gTE",
        Motorola = 6 "motorola",
        Nec = 7 "nEC",
        Nortel = 8 "nORTEL",
        NovAtel = 9 "novAtel",
        Plexsys = 10 "plexsys",
        DigitalEquipmentCorp = 11 "digital-Equipment-Corp",
        Inet = 12 "iNET",
        Bellcore = 13 "bellcore",
        AlcatelSel = 14 "alcatel-SEL",
        Compaq = 15 "compaq",
        Qualcomm = 16 "qUALCOMM",
        Aldiscon = 17 "aldiscon",
        Celcore = 18 "celcore",
        Telos = 19 "tELOS",
        AdiLimited = 20 "aDI-Limited",
        CoralSystems = 21 "coral-Systems",
        SynacomTechnology = 22 "synacom-Technology",
        Dsc = 23 "dSC",
        Mci = 24 "mCI",
        NewNet = 25 "newNet",
        SemaGroupTelecoms = 26 "sema-Group-Telecoms",
        LgInformationAndCommunications = 27 "lG-Information-and-Communications",
        Cbis = 28 "cBIS",
        Siemens = 29 "siemens",
        SamsungElectronics = 30 "samsung-Electronics",
        ReadyComInc = 31 "readyCom-Inc",
        AgCommunicationSystems = 32 "aG-Communication-Systems",
        HughesNetworkSystems = 33 "hughes-Network-Systems",
        PhoenixWirelessGroup = 34 "phoenix-Wireless-Group",
        ...
    }
}

enumerated! {
    /// System access type (X.S0004-550 6.5.2.145).
    pub enum SystemAccessType "SystemAccessType" {
        NotUsed = 0 "not-used",
        Unspecified = 1 "unspecified",
        FlashRequest = 2 "flash-request",
        AutonomousRegistration = 3 "autonomous-registration",
        CallOrigination = 4 "call-origination",
        PageResponse = 5 "page-response",
        NoAccess = 6 "no-access",
        PowerDownRegistration = 7 "power-down-registration",
        SmsPageResponse = 8 "sms-page-response",
        Otasp = 9 "otasp",
        ...
    }
}

enumerated! {
    /// Terminal type (X.S0004-550 6.5.2.154).
    pub enum TerminalType "TerminalType" {
        NotUsed = 0 "not-used",
        NotDistinguished = 1 "not-distinguished",
        Is54B = 2 "iS-54-B",
        Is136 = 3 "iS-136",
        JStd011 = 4 "j-STD-011",
        Is136AOrTiaEia136Revision0 = 5 "iS-136-A-or-TIA-EIA-136-Revision-0",
        TiaEia136A = 6 "tIA-EIA-136-A",
        IaEia136B = 7 "iA-EIA-136-B",
        Is95 = 32 "iS-95",
        Is95B = 33 "iS-95B",
        JStd008 = 34 "j-STD-008",
        TiaEia95B = 35 "tIA-EIA-95-B",
        Is2000 = 36 "iS-2000",
        Is88 = 64 "iS-88",
        Is94 = 65 "iS-94",
        Is91 = 66 "iS-91",
        JStd014 = 67 "j-STD-014",
        TiaEia553A = 68 "tIA-EIA-553-A",
        Is91A = 69 "iS-91-A",
        ...
    }
}

enumerated! {
    /// Authorization denied (X.S0004-550 6.5.2.13).
    pub enum AuthorizationDenied "AuthorizationDenied" {
        NotUsed = 0 "not-used",
        DelinquentAccount = 1 "delinquent-account",
        InvalidSerialNumber = 2 "invalid-serial-number",
        StolenUnit = 3 "stolen-unit",
        DuplicateUnit = 4 "duplicate-unit",
        UnassignedDirectoryNumber = 5 "unassigned-directory-number",
        Unspecified = 6 "unspecified",
        MultipleAccess = 7 "multiple-access",
        NotAuthorizedForTheMsc = 8 "not-Authorized-for-the-MSC",
        MissingAuthenticationParameters = 9 "missing-authentication-parameters",
        TerminalTypeMismatch = 10 "terminalType-mismatch",
        RequestedServiceCodeNotSupported = 11 "requested-Service-Code-Not-Supported",
        ...
    }
}

enumerated! {
    /// Origination indicator (X.S0004-550 6.5.2.89).
    pub enum OriginationIndicator "OriginationIndicator" {
        NotUsed = 0 "not-used",
        PriorAgreement = 1 "prior-agreement",
        OriginationDenied = 2 "origination-denied",
        LocalCallsOnly = 3 "local-calls-only",
        SelectedLeadingDigitsOfDirectorynumberOrOfInternationalE164Number = 4 "selected-leading-digits-of-directorynumber-or-of-international-E164-number",
        SelectedLeadingDigitsOfDirectorynumberOrOfInternationalE164NumberAndLocalCallsOnly = 5 "selected-leading-digits-of-directorynumber-or-of-international-E164-number-and-local-calls-only",
        NationalLongDistance = 6 "national-long-distance",
        InternationalCalls = 7 "international-calls",
        SingleDirectoryNumberOrInternationalE164Number = 8 "single-directory-number-or-international-E164-number",
        ...
    }
}

enumerated! {
    /// Termination restriction code (X.S0004-550 6.5.2.157).
    pub enum TerminationRestrictionCode "TerminationRestrictionCode" {
        NotUsed = 0 "not-used",
        TerminationDenied = 1 "termination-denied",
        Unrestricted = 2 "unrestricted",
        TheTreatmentForThisValueIsNotSpecified = 3 "the-treatment-for-this-value-is-not-specified",
        ...
    }
}

enumerated! {
    /// LIR mode (X.S0004-550 6.5.2.gz).
    pub enum LirMode "LIRMode" {
        NotUsed = 0 "not-used",
        UnconditionallyRestricted = 1 "unconditionally-Restricted",
        PreAuthorizedLcsClientsOnly = 2 "pre-Authorized-LCS-Clients-Only",
        PreAuthorizedLcsClientsAndUserAuthorizedLcsClients = 3 "pre-Authorized-LCS-Clients-and-User-Authorized-LCS-Clients",
        Unrestricted = 4 "unrestricted",
        ...
    }
}

enumerated! {
    /// Border cell access (X.S0004-550 6.5.2.17).
    pub enum BorderCellAccess "BorderCellAccess" {
        NotUsed = 0 "not-used",
        BorderCellAccess = 1 "border-Cell-Access",
        ...
    }
}

enumerated! {
    /// Report type (X.S0004-550 6.5.2.112).
    pub enum ReportType "ReportType" {
        NotUsed = 0 "not-used",
        UnspecifiedSecurityViolation = 1 "unspecified-security-violation",
        MsidEsnMismatch = 2 "mSID-ESN-mismatch",
        RandcMismatch = 3 "rANDC-mismatch",
        Reserved = 4 "reserved",
        SsdUpdateFailed = 5 "sSD-update-failed",
        Reserved6 = 6 "reserved-6",
        CountMismatch = 7 "cOUNT-mismatch",
        Reserved8 = 8 "reserved-8",
        UniqueChallengeFailed = 9 "unique-Challenge-failed",
        UnsolicitedBaseStationChallenge = 10 "unsolicited-Base-Station-Challenge",
        SsdUpdateNoResponse = 11 "sSD-Update-no-response",
        CountUpdateNoResponse = 12 "cOUNT-Update-no-response",
        UniqueChallengeNoResponse = 13 "unique-Challenge-no-response",
        AuthrMismatch = 14 "aUTHR-mismatch",
        TermtypMismatch = 15 "tERMTYP-mismatch",
        MissingAuthenticationParameters = 16 "missing-authentication-parameters",
        ...
    }
}

enumerated! {
    /// Cancellation denied (X.S0004-550 6.5.2.26).
    pub enum CancellationDenied "CancellationDenied" {
        NotUsed = 0 "not-used",
        MultipleAccess = 1 "multipleAccess",
        Busy = 2 "busy",
        ...
    }
}

enumerated! {
    /// Trigger type (X.S0004-550 6.5.2.dh). Two names are disputed: other descriptions of the protocol have 35 as
    /// Location_Termination, and 68 as T_Unroutable, which beside T_No_Page_Response is the likelier one.
    pub enum TriggerType "TriggerType" {
        AllCalls = 1 "all-Calls",
        DoubleIntroducingStar = 2 "double-Introducing-Star",
        SingleIntroducingStar = 3 "single-Introducing-Star",
        ReservedForHomeSystemFeatureCode = 4 "reserved-for-Home-System-Feature-Code",
        DoubleIntroducingPound = 5 "double-Introducing-Pound",
        SingleIntroducingPound = 6 "single-Introducing-Pound",
        RevertiveCall = 7 "revertive-Call",
        A0Digit = 8 "a0-Digit",
        A1Digit = 9 "a1-Digit",
        A2Digit = 10 "a2-Digit",
        A3Digit = 11 "a3-Digit",
        A4Digit = 12 "a4-Digit",
        A5Digit = 13 "a5-Digit",
        A6Digit = 14 "a6-Digit",
        A7Digit = 15 "a7-Digit",
        A8Digit = 16 "a8-Digit",
        A9Digit = 17 "a9-Digit",
        A10Digit = 18 "a10-Digit",
        A11Digit = 19 "a11-Digit",
        A12Digit = 20 "a12-Digit",
        A13Digit = 21 "a13-Digit",
        A14Digit = 22 "a14-Digit",
        A15Digit = 23 "a15-Digit",
        LocalCall = 24 "local-Call",
        IntraLataTollCall = 25 "intra-LATA-Toll-Call",
        InterLataTollCall = 26 "inter-LATA-Toll-Call",
        WorldZoneCall = 27 "world-Zone-Call",
        InternationalCall = 28 "international-Call",
        UnrecognizedNumber = 29 "unrecognized-Number",
        PriorAgreement = 30 "prior-Agreement",
        SpecificCalledPartyDigitString = 31 "specific-Called-Party-Digit-String",
        MobileTermination = 32 "mobile-Termination",
        AdvancedTermination = 33 "advanced-Termination",
        Location = 34 "location",
        LocallyAllowedSpecificDigitString = 35 "locally-Allowed-Specific-Digit-String",
        OriginationAttemptAuthorized = 36 "origination-Attempt-Authorized",
        CallingRoutingAddressAvailable = 37 "calling-Routing-Address-Available",
        InitialTermination = 38 "initial-Termination",
        CalledRoutingAddressAvailable = 39 "called-Routing-Address-Available",
        OAnswer = 40 "o-Answer",
        ODisconnect = 41 "o-Disconnect",
        OCalledPartyBusy = 42 "o-Called-Party-Busy",
        ONoAnswer = 43 "o-No-Answer",
        TerminatingResourceAvailable = 64 "terminating-Resource-Available",
        TBusy = 65 "t-Busy",
        TNoAnswer = 66 "t-No-Answer",
        TNoPageResponse = 67 "t-No-Page-Response",
        TRoutable = 68 "t-Routable",
        TAnswer = 69 "t-Answer",
        TDisconnect = 70 "t-Disconnect",
        ReservedForTdpRDpTypeValue = 220 "reserved-for-TDP-R-DP-Type-value",
        ReservedForTdpNDpTypeValue = 221 "reserved-for-TDP-N-DP-Type-value",
        ReservedForEdpRDpTypeValue = 222 "reserved-for-EDP-R-DP-Type-value",
        ReservedForEdpNDpTypeValue = 223 "reserved-for-EDP-N-DP-Type-value",
        ...
    }
}

enumerated! {
    /// Access denied reason (X.S0004-550 6.5.2.1).
    pub enum AccessDeniedReason "AccessDeniedReason" {
        NotUsed = 0 "not-used",
        UnassignedDirectoryNumber = 1 "unassigned-directory-number",
        Inactive = 2 "inactive",
        Busy = 3 "busy",
        TerminationDenied = 4 "termination-denied",
        NoPageResponse = 5 "no-page-response",
        Unavailable = 6 "unavailable",
        ServiceRejectedByMs = 7 "service-Rejected-by-MS",
        ServicesRejectedByTheSystem = 8 "services-Rejected-by-the-System",
        ServiceTypeMismatch = 9 "service-Type-Mismatch",
        ServiceDenied = 10 "service-Denied",
        PositionDeterminationNotSupported = 12 "position-Determination-Not-Supported",
        ...
    }
}

enumerated! {
    /// DMH redirection indicator (X.S0004-550 6.5.2.62).
    pub enum DmhRedirectionIndicator "DMH-RedirectionIndicator" {
        NotSpecified = 0 "not-specified",
        Cfu = 1 "cfu",
        Cfb = 2 "cfb",
        Cfna = 3 "cfna",
        Cfo = 4 "cfo",
        CdUnspecified = 5 "cd-Unspecified",
        CdPstn = 6 "cd-PSTN",
        CdPrivate = 7 "cd-Private",
        PstnTandem = 8 "pstn-Tandem",
        Private = 9 "private",
        Busy = 10 "busy",
        Inactive = 11 "inactive",
        Unassigned = 12 "unassigned",
        TerminationDenied = 13 "termination-denied",
        CdFailure = 14 "cd-failure",
        Ect = 15 "ect",
        Mah = 16 "mah",
        Fa = 17 "fa",
        AbandonedCallLeg = 18 "abandoned-call-leg",
        PcaCallRefused = 19 "pca-call-refused",
        ScaCallRefused = 20 "sca-call-refused",
        Dialogue = 21 "dialogue",
        Cfd = 22 "cfd",
        CdLocal = 23 "cd-local",
        VoiceMailRetrieval = 24 "voice-mail-retrieval",
        ...
    }
}

enumerated! {
    /// Conditionally denied reason (X.S0004-550 6.5.2.48).
    pub enum ConditionallyDeniedReason "ConditionallyDeniedReason" {
        NotUsed = 0 "not-used",
        Waitable = 1 "waitable",
        ...
    }
}

enumerated! {
    /// Feature result (X.S0004-550 6.5.2.67).
    pub enum FeatureResult "FeatureResult" {
        NotUsed = 0 "not-used",
        Unsuccessful = 1 "unsuccessful",
        Successful = 2 "successful",
        ...
    }
}

enumerated! {
    /// Resume PIC (X.S0004-550 6.5.2.cu).
    pub enum ResumePic "ResumePIC" {
        ContinueCallProcessing = 1 "continue-Call-Processing",
        CollectInformationPic = 2 "collect-Information-PIC",
        AnalyzeInformationPic = 3 "analyze-Information-PIC",
        SelectRoutePic = 4 "select-Route-PIC",
        AuthorizeOriginationAttemptPic = 5 "authorize-Origination-Attempt-PIC",
        AuthorizeCallSetupPic = 6 "authorize-Call-Setup-PIC",
        SendCallPic = 7 "send-Call-PIC",
        OAlertingPic = 8 "o-Alerting-PIC",
        OActivePic = 9 "o-Active-PIC",
        OSuspendedPic = 10 "o-Suspended-PIC",
        ONullPic = 11 "o-Null-PIC",
        SelectFacilityPic = 32 "select-Facility-PIC",
        PresentCallPic = 33 "present-Call-PIC",
        AuthorizeTerminationAttemptPic = 34 "authorize-Termination-Attempt-PIC",
        TAlertingPic = 35 "t-Alerting-PIC",
        TActivePic = 36 "t-Active-PIC",
        TSuspendedPic = 37 "t-Suspended-PIC",
        TNullPic = 38 "t-Null-PIC",
        ...
    }
}

enumerated! {
    /// Redirection reason (X.S0004-550 6.5.2.110).
    pub enum RedirectionReason "RedirectionReason" {
        NotUsed = 0 "not-used",
        Busy = 1 "busy",
        NoAnswer = 2 "no-Answer",
        Unconditional = 3 "unconditional",
        NoPageResponse = 4 "no-Page-Response",
        Unavailable = 5 "unavailable",
        Unroutable = 6 "unroutable",
        CallAccepted = 7 "call-accepted",
        CallRefused = 8 "call-refused",
        UscFvmDivertToVoiceMail = 9 "uSCFvm-Divert-to-voice-mail",
        UscFmsDivertToAnMsProvidedDn = 10 "uSCFms-Divert-to-an-MS-provided-DN",
        UscFnrDivertToANetworkRegisteredDn = 11 "uSCFnr-Divert-to-a-network-registered-DN",
        ...
    }
}

enumerated! {
    /// Feature indicator (X.S0004-550 6.5.2.ej).
    pub enum FeatureIndicator "FeatureIndicator" {
        NotUsed = 0 "not-used",
        UserSelectiveCallForwarding = 38 "user-selective-call-forwarding",
        ...
    }
}

enumerated! {
    /// Change (X.S0004-550 6.5.2.cb).
    pub enum Change "Change" {
        SetDataItemToDefaultValue = 1 "setDataItemToDefaultValue",
        AddDataItem = 2 "addDataItem",
        DeleteDataItem = 3 "deleteDataItem",
        ReplaceDataItemWithAssociatedDataValue = 4 "replaceDataItemWithAssociatedDataValue",
        ...
    }
}

enumerated! {
    /// DMH billing indicator (X.S0004-550 6.5.2.ep).
    pub enum DmhBillingIndicator "DMH-BillingIndicator" {
        Unspecified = 0 "unspecified",
        ...
    }
}

enumerated! {
    /// Failure type (X.S0004-550 6.5.2.cn).
    pub enum FailureType "FailureType" {
        CallAbandoned = 1 "callAbandoned",
        ResourceDisconnect = 2 "resourceDisconnect",
        FailureAtMsc = 3 "failureAtMSC",
        SsftExpiration = 4 "sSFTExpiration",
        ...
    }
}

enumerated! {
    /// All or none (X.S0004-550 6.5.2.ca).
    pub enum AllOrNone "AllOrNone" {
        NotUsed = 0 "notUsed",
        AllChangesMustSucceedOrNoneShouldBeApplied = 1 "allChangesMustSucceedOrNoneShouldBeApplied",
        TreatEachChangeIndependently = 2 "treatEachChangeIndependently",
        ...
    }
}

enumerated! {
    /// Data result (X.S0004-550 6.5.2.cg).
    pub enum DataResult "DataResult" {
        NotUsed = 0 "not-used",
        Successful = 1 "successful",
        UnsuccessfulUnspecified = 2 "unsuccessful-unspecified",
        UnsuccessfulNoDefaultValueAvailable = 3 "unsuccessful-no-default-value-available",
        Reserved = 4 "reserved",
        ...
    }
}

enumerated! {
    /// Call status (X.S0004-550 6.5.2.en).
    pub enum CallStatus "CallStatus" {
        NotUsed = 0 "not-used",
        CallSetupInProgress = 1 "call-Setup-in-Progress",
        CalledParty = 2 "called-Party",
        LocallyAllowedCallNoAction = 3 "locally-Allowed-Call-No-Action",
        ...
    }
}

enumerated! {
    /// Release cause (X.S0004-550 6.5.2.el).
    pub enum ReleaseCause "ReleaseCause" {
        Unspecified = 0 "unspecified",
        CallingParty = 1 "calling-Party",
        CalledParty = 2 "called-Party",
        CommandedDisconnect = 3 "commanded-Disconnect",
        ...
    }
}

enumerated! {
    /// PQOS response time (X.S0004-550 6.5.2.hh).
    pub enum PqosResponseTime "PQOS-ResponseTime" {
        NotUsed = 0 "not-used",
        NoDelay = 1 "no-Delay",
        LowDelay = 2 "low-Delay",
        DelayTolerant = 3 "delay-Tolerant",
        ...
    }
}

enumerated! {
    /// Gap duration (X.S0004-550 6.5.2.fx).
    pub enum GapDuration "GapDuration" {
        NotUsed = 0 "not-used",
        ...
    }
}

enumerated! {
    /// SCF overload gap interval (X.S0004-550 6.5.2.fz).
    pub enum ScfOverloadGapInterval "SCFOverloadGapInterval" {
        NotUsed = 0 "not-used",
        ...
    }
}

enumerated! {
    /// Service management system gap interval (X.S0004-550 6.5.2.ga).
    pub enum ServiceManagementSystemGapInterval "ServiceManagementSystemGapInterval" {
        NotUsed = 0 "not-used",
        ...
    }
}

enumerated! {
    /// Reason list (X.S0004-550 6.5.2.aw).
    pub enum ReasonList "ReasonList" {
        UnknownValue = 0 "unknown",
        UnableToConfigureIslp = 1 "unable-to-configure-ISLP",
        IslpFailure = 2 "iSLP-failure",
        ServiceAllowedButFacilitiesNotAvailable = 3 "service-allowed-but-facilities-not-available",
        ServiceNotAllowed = 4 "service-not-allowed",
        NoResponseToTmsiAssignment = 5 "no-Response-to-TMSI-assignment",
        RequiredParametersUnavailable = 6 "required-parameters-unavailable",
        ...
    }
}

enumerated! {
    /// Release reason (X.S0004-550 6.5.2.111).
    pub enum ReleaseReason "ReleaseReason" {
        Unspecified = 0 "unspecified",
        CallOverClearForward = 1 "callOverClearForward",
        CallOverClearBackward = 2 "callOverClearBackward",
        HandoffSuccessful = 3 "handoffSuccessful",
        HandoffAbortCallOver = 4 "handoffAbort-call-over",
        HandoffAbortNotReceived = 5 "handoffAbort-not-received",
        AbnormalMobileTermination = 6 "abnormalMobileTermination",
        AbnormalSwitchTermination = 7 "abnormalSwitchTermination",
        SpecialFeatureRelease = 8 "specialFeatureRelease",
        SessionOverClearForward = 9 "sessionOverClearForward",
        SessionOverClearBackward = 10 "sessionOverClearBackward",
        ClearAllServicesForward = 11 "clearAllServicesForward",
        ClearAllServicesBackward = 12 "clearAllServicesBackward",
        AnchorMscWasRemovedFromThePacketDataSession = 13 "anchor-MSC-was-removed-from-the-packet-data-session",
        KeepMsOnTrafficChannel = 14 "keep-MS-on-traffic-channel",
        ...
    }
}

enumerated! {
    /// Type of seizure of a trunk under test (X.S0004-550 6.5.2.115).
    pub enum SeizureType "SeizureType" {
        Unspecified = 0 "unspecified",
        LoopBack = 1 "loop-back",
        ...
    }
}

enumerated! {
    /// Trunk status (X.S0004-550 6.5.2.161).
    pub enum TrunkStatus "TrunkStatus" {
        Idle = 0 "idle",
        Blocked = 1 "blocked",
        ...
    }
}

enumerated! {
    /// Handoff reason (X.S0004-550 6.5.2.70).
    pub enum HandoffReason "HandoffReason" {
        NotUsed = 0 "not-used",
        Unspecified = 1 "unspecified",
        WeakSignal = 2 "weak-Signal",
        OffLoading = 3 "off-loading",
        Anticipatory = 4 "anticipatory",
        ...
    }
}

enumerated! {
    /// Deny access (X.S0004-550 6.5.2.54).
    pub enum DenyAccess "DenyAccess" {
        NotUsed = 0 "not-used",
        Unspecified = 1 "unspecified",
        SsdUpdateFailure = 2 "ssd-Update-failure",
        CountUpdateFailure = 3 "cOUNT-Update-failure",
        UniqueChallengeFailure = 4 "unique-Challenge-failure",
        AuthrMismatch = 5 "aUTHR-mismatch",
        CountMismatch = 6 "cOUNT-mismatch",
        ProcessCollision = 7 "process-collision",
        MissingAuthenticationParameters = 8 "missing-authentication-parameters",
        TerminalTypeMismatch = 9 "terminalType-mismatch",
        MinImsiOrEsnAuthorizationFailure = 10 "mIN-IMSI-or-ESN-authorization-failure",
        ...
    }
}

enumerated! {
    /// Update count (X.S0004-550 6.5.2.163).
    pub enum UpdateCount "UpdateCount" {
        NotUsed = 0 "not-used",
        UpdateCount = 1 "update-COUNT",
        ...
    }
}

enumerated! {
    /// Shared secret data not shared (X.S0004-550 6.5.2.141).
    pub enum SsdNotShared "SSDNotShared" {
        NotUsed = 0 "not-used",
        DiscardSsd = 1 "discard-SSD",
        ...
    }
}

enumerated! {
    /// Deregistration type (X.S0004-550 6.5.2.55).
    pub enum DeregistrationType "DeregistrationType" {
        NotUsed = 0 "not-used",
        DeregisterForAnUnspecifiedReason = 1 "deregister-for-an-unspecified-reason",
        DeregisterForAnAdministrativeReason = 2 "deregister-for-an-administrative-reason",
        DeregisterDueToMsPowerDown = 3 "deregister-due-to-MS-power-down",
        ...
    }
}

enumerated! {
    /// Suspicious access (X.S0004-550 6.5.2.do).
    pub enum SuspiciousAccess "SuspiciousAccess" {
        NotUsed = 0 "not-used",
        AnomalousDigits = 1 "anomalous-Digits",
        Unspecified = 2 "unspecified",
        ...
    }
}

enumerated! {
    /// LIR authorization (X.S0004-550 6.5.2.gy).
    pub enum LirAuthorization "LIRAuthorization" {
        NotUsed = 0 "not-used",
        UserAuthorized = 1 "user-Authorized",
        ...
    }
}
