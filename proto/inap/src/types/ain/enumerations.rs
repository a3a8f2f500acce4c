//! Enumerations of AIN parameters (GR-1299-CORE).

use inlab_ber::enumerated;

enumerated! {
    /// Bearer capability.
    pub enum BearerCapability "BearerCapability" {
        Speech = 0 "speech",
        F31KHzaudio = 1 "f31kHzaudio",
        F7KHzaudio = 2 "f7kHzaudio",
        B56Kbps = 3 "b56kbps",
        B64Kbps = 4 "b64kbps",
        PacketModeData = 5 "packetModeData",
        MultiRate = 6 "multiRate",
    }
}

enumerated! {
    /// Trigger criteria type.
    pub enum TriggerCriteriaType "TriggerCriteriaType" {
        FeatureActivator = 0 "featureActivator",
        VerticalServiceCode = 1 "verticalServiceCode",
        CustomizedAccess = 2 "customizedAccess",
        CustomizedIntercom = 3 "customizedIntercom",
        Npa = 4 "npa",
        NpaNxx = 5 "npaNXX",
        Nxx = 6 "nxx",
        NxxXxxx = 7 "nxxXXXX",
        NpaNxxxxxx = 8 "npaNXXXXXX",
        CountryCodeNpanxxxxxx = 9 "countryCodeNPANXXXXXX",
        CarrierAccess = 10 "carrierAccess",
        Prefixes = 11 "prefixes",
        N11 = 12 "n11",
        Afr = 13 "aFR",
        SharedIoTrunk = 14 "sharedIOTrunk",
        TerminationAttempt = 15 "terminationAttempt",
        OffHookImmediate = 16 "offHookImmediate",
        OffHookDelay = 17 "offHookDelay",
        ChannelSetupPri = 18 "channelSetupPRI",
        NpaN = 19 "npaN",
        NpaNx = 20 "npaNX",
        NpaNxxx = 21 "npaNXXX",
        NpaNxxxx = 22 "npaNXXXX",
        NpaNxxxxx = 23 "npaNXXXXX",
        NetworkBusy = 24 "networkBusy",
        TNoAnswer = 25 "tNoAnswer",
        TBusy = 26 "tBusy",
        OCalledPartyBusy = 27 "oCalledPartyBusy",
        SpecificFeatureCode = 28 "specificFeatureCode",
        ONoAnswer = 29 "oNoAnswer",
        PriNetworkServices = 30 "priNetworkServices",
        OSwitchHookFlashImmediate = 31 "oSwitchHookFlashImmediate",
        OFeatureActivator = 32 "oFeatureActivator",
        OSwitchHookFlashSpecifiedCode = 33 "oSwitchHookFlashSpecifiedCode",
        TSwitchHookFlashImmediate = 34 "tSwitchHookFlashImmediate",
        TFeatureActivator = 35 "tFeatureActivator",
        TSwitchHookFlashSpecifiedCode = 36 "tSwitchHookFlashSpecifiedCode",
        NumberPortability = 37 "numberPortability",
        OnePlus = 38 "onePlus",
        SpecifiedCarrier = 39 "specifiedCarrier",
        International = 40 "international",
        ZeroPlus = 41 "zeroPlus",
        ZeroMinus = 42 "zeroMinus",
        LocalNumberPortabilityPorc = 43 "localNumberPortabilityPORC",
        LocalNumberPortabilityPorCdonor = 44 "localNumberPortabilityPORCdonor",
        Reserved = 45 "reserved",
        TermResourceAvailable = 46 "termResourceAvailable",
        OfficePublicFeatureCode = 47 "officePublicFeatureCode",
        TrunkGroup = 48 "trunkGroup",
        DedicatedTrunkGroup = 49 "dedicatedTrunkGroup",
        Reserved50 = 50 "reserved-50",
    }
}

enumerated! {
    /// Amp c log rep ind.
    pub enum AmpCLogRepInd "AmpCLogRepInd" {
        AutoReportOs = 0 "autoReportOS",
        RequestReport = 1 "requestReport",
        AutoReportIsdn = 2 "autoReportISDN",
    }
}

enumerated! {
    /// Amp call prog ind.
    pub enum AmpCallProgInd "AmpCallProgInd" {
        CallProgressVoiceAnnouncements = 0 "callProgressVoiceAnnouncements",
        CallProgressTextMessages = 1 "callProgressTextMessages",
    }
}

enumerated! {
    /// Prefix.
    pub enum Prefix "Prefix" {
        OnePlus = 0 "onePlus",
    }
}

enumerated! {
    /// Cc ID.
    pub enum CcId "CcID" {
        Null = 0 "null",
        OriginatingSetup = 1 "originatingSetup",
        Stable2Party = 2 "stable2Party",
        TerminatingSetup = 3 "terminatingSetup",
        ThreePartySetup = 4 "threePartySetup",
        ThreePartySetupComplement = 5 "threePartySetupComplement",
        PartyOnHold = 6 "partyOnHold",
        PartyOnHoldComplement = 7 "partyOnHoldComplement",
        CallWaiting = 8 "callWaiting",
        CallWaitingComplement = 9 "callWaitingComplement",
        StableMParty = 10 "stableMParty",
        Transfer = 11 "transfer",
        Forward = 12 "forward",
    }
}

enumerated! {
    /// BCM type.
    pub enum BcmType "BCMType" {
        OBcm = 0 "oBcm",
        TBcm = 1 "tBcm",
    }
}

enumerated! {
    /// Point in call.
    pub enum PointInCall "PointInCall" {
        ONull = 1 "oNull",
        AuthorizeOrigAttempt = 2 "authorizeOrigAttempt",
        CollectInformation = 3 "collectInformation",
        AnalyzeInformation = 4 "analyzeInformation",
        SelectRoute = 5 "selectRoute",
        AuthorizeCallSetup = 6 "authorizeCallSetup",
        SendCall = 7 "sendCall",
        OAlerting = 8 "oAlerting",
        OActive = 9 "oActive",
        OSuspended = 10 "oSuspended",
        TNull = 11 "tNull",
        AuthorizeTermination = 12 "authorizeTermination",
        SelectFacility = 13 "selectFacility",
        PresentCall = 14 "presentCall",
        TAlerting = 15 "tAlerting",
        TActive = 16 "tActive",
        TSuspended = 17 "tSuspended",
    }
}

enumerated! {
    /// Failure cause.
    pub enum FailureCause "FailureCause" {
        RateTooHigh = 1 "rateTooHigh",
        UnavailableResources = 2 "unavailableResources",
        ApTimeout = 3 "apTimeout",
        ApBusy = 4 "apBusy",
        ChannelsBusy = 13 "channelsBusy",
        Abort = 14 "abort",
        ResourceLimitation = 15 "resourceLimitation",
        ApplicationError = 16 "applicationError",
        SecurityError = 17 "securityError",
        ProtocolError = 18 "protocolError",
        TimerExpired = 19 "timerExpired",
        TemporaryFailure = 20 "temporaryFailure",
        MsridDoesNotMatchUserProfile = 21 "msridDoesNotMatchUserProfile",
        SegmentationError = 22 "segmentationError",
        NcasDisallowed = 23 "ncasDisallowed",
        ControlEncountered = 24 "controlEncountered",
        ImproperCoding = 25 "improperCoding",
        InappropriateCondition = 26 "inappropriateCondition",
        InappropriateUserInterface = 27 "inappropriateUserInterface",
        InappropriateLegManipulation = 28 "inappropriateLegManipulation",
        CallingInterfaceBusy = 29 "callingInterfaceBusy",
    }
}

enumerated! {
    /// Busy type.
    pub enum BusyType "BusyType" {
        CallCanBeOffered = 0 "callCanBeOffered",
        CallCannotBeOffered = 1 "callCannotBeOffered",
    }
}

enumerated! {
    /// Disconnect cause.
    pub enum DisconnectCause "DisconnectCause" {
        FarEnd = 0 "farEnd",
    }
}

enumerated! {
    /// Passive leg treatment.
    pub enum PassiveLegTreatment "PassiveLegTreatment" {
        DialToneOn = 0 "dialToneOn",
        RingBackAudibleRingingToneOn = 1 "ringBackAudibleRingingToneOn",
        NetworkCongestionReorderToneOn = 3 "networkCongestionReorderToneOn",
        BusyToneOn = 4 "busyToneOn",
        ConfirmationTone = 5 "confirmationTone",
        CallWaitingTone = 7 "callWaitingTone",
        TonesOff = 63 "tonesOff",
        AlertingOnPattern0Normal = 64 "alertingOnPattern0Normal",
        AlertingOnPattern1DistinctiveIntergroup = 65 "alertingOnPattern1DistinctiveIntergroup",
        AlertingOnPattern2DistinctiveSpecial = 66 "alertingOnPattern2DistinctiveSpecial",
        AlertingOnPattern3Ekts = 67 "alertingOnPattern3EKTS",
        AlertingOnPattern4ReminderRing = 68 "alertingOnPattern4ReminderRing",
        AlertingOff = 79 "alertingOff",
        RecallDialToneOn = 17 "recallDialToneOn",
        BargeInToneOn = 18 "bargeInToneOn",
        IncomingAdditionalCallTone = 251 "incomingAdditionalCallTone",
        PriorityAdditionalCallTone = 252 "priorityAdditionalCallTone",
        ExpensiveRouteWarningTone = 253 "expensiveRouteWarningTone",
        CampOnTone = 19 "campOnTone",
        ReceiverOffHookTone = 20 "receiverOffHookTone",
        CallingCardServiceTone = 21 "callingCardServiceTone",
        StutterDialTone = 22 "stutterDialTone",
        Silence = 23 "silence",
    }
}

enumerated! {
    /// Carrier usage.
    pub enum CarrierUsage "CarrierUsage" {
        AlwaysOverride = 0 "alwaysOverride",
        OnlyInterLataOverride = 1 "onlyInterLATAOverride",
    }
}

enumerated! {
    /// Controlling leg treatment.
    pub enum ControllingLegTreatment "ControllingLegTreatment" {
        DialToneOn = 0 "dialToneOn",
        RingBackAudibleRingingToneOn = 1 "ringBackAudibleRingingToneOn",
        NetworkCongestionReorderToneOn = 3 "networkCongestionReorderToneOn",
        BusyToneOn = 4 "busyToneOn",
        ConfirmationTone = 5 "confirmationTone",
        CallWaitingTone = 7 "callWaitingTone",
        TonesOff = 63 "tonesOff",
        AlertingOnPattern0Normal = 64 "alertingOnPattern0Normal",
        AlertingOnPattern1DistinctiveIntergroup = 65 "alertingOnPattern1DistinctiveIntergroup",
        AlertingOnPattern2DistinctiveSpecial = 66 "alertingOnPattern2DistinctiveSpecial",
        AlertingOnPattern3Ekts = 67 "alertingOnPattern3EKTS",
        AlertingOnPattern4ReminderRing = 68 "alertingOnPattern4ReminderRing",
        AlertingOff = 79 "alertingOff",
        RecallDialToneOn = 17 "recallDialToneOn",
        BargeInToneOn = 18 "bargeInToneOn",
        IncomingAdditionalCallTone = 251 "incomingAdditionalCallTone",
        PriorityAdditionalCallTone = 252 "priorityAdditionalCallTone",
        ExpensiveRouteWarningTone = 253 "expensiveRouteWarningTone",
        CampOnTone = 19 "campOnTone",
        ReceiverOffHookTone = 20 "receiverOffHookTone",
        CallingCardServiceTone = 21 "callingCardServiceTone",
        StutterDialTone = 22 "stutterDialTone",
        Silence = 23 "silence",
        OnHookTr30WithIndication = 24 "onHookTR30WithIndication",
        OnHookTr30NoIndication = 25 "onHookTR30NoIndication",
    }
}

enumerated! {
    /// AMA measure.
    pub enum AmaMeasure "AMAMeasure" {
        ConnectTimeRecordedDestinationSsp = 0 "connectTimeRecordedDestinationSSP",
        ConnectTimeRecordedDestinationScp = 1 "connectTimeRecordedDestinationSCP",
        ConnectTimeNotRecorded = 2 "connectTimeNotRecorded",
    }
}

enumerated! {
    /// Party ID.
    pub enum PartyId "PartyID" {
        CallingParty = 0 "callingParty",
        CalledParty = 1 "calledParty",
        BothParties = 2 "bothParties",
    }
}

enumerated! {
    /// AMA time guard.
    pub enum AmaTimeGuard "AMATimeGuard" {
        NoTimingGuard = 0 "noTimingGuard",
        TimingGuardExists = 1 "timingGuardExists",
    }
}

enumerated! {
    /// Facility status.
    pub enum FacilityStatus "FacilityStatus" {
        Busy = 0 "busy",
        BusyInService = 1 "busyInService",
        BusyOutOfService = 2 "busyOutOfService",
        Idle = 3 "idle",
        IdleInService = 4 "idleInService",
        IdleOutOfService = 5 "idleOutOfService",
        InService = 6 "inService",
        OutOfService = 7 "outOfService",
    }
}

enumerated! {
    /// Status cause.
    pub enum StatusCause "StatusCause" {
        StatusMatch = 0 "statusMatch",
        TimeOut = 1 "timeOut",
        Error = 2 "error",
    }
}

enumerated! {
    /// Service1.
    pub enum Service1 "Service1" {
        MessageWaitingIndicator = 0 "messageWaitingIndicator",
        VisualMessageWaitingIndicator = 1 "visualMessageWaitingIndicator",
        AnonymousCallRejection = 2 "anonymousCallRejection",
        AutomaticCallback = 3 "automaticCallback",
        AutomaticRecall = 4 "automaticRecall",
        CallScreening = 5 "callScreening",
        OutsideCallingAreaAlerting = 6 "outsideCallingAreaAlerting",
        CallingIdPresentAndSuppress = 7 "callingIdPresentAndSuppress",
        CallWaiting = 8 "callWaiting",
    }
}

enumerated! {
    /// Service2.
    pub enum Service2 "Service2" {
        AudioMessageWaitingIndicator = 0 "audioMessageWaitingIndicator",
    }
}

enumerated! {
    /// Service3.
    pub enum Service3 "Service3" {
        DistinctiveRingingCallWaiting = 0 "distinctiveRingingCallWaiting",
        SelectiveCallRejection = 1 "selectiveCallRejection",
    }
}

enumerated! {
    /// Service4.
    pub enum Service4 "Service4" {
        CallForwardingVariable = 0 "callForwardingVariable",
        CallForwardingDontAnswer = 1 "callForwardingDontAnswer",
        CallForwardingBusyLine = 2 "callForwardingBusyLine",
    }
}

enumerated! {
    /// Service5.
    pub enum Service5 "Service5" {
        SelectiveCallAcceptance = 0 "selectiveCallAcceptance",
        SelectiveCallForwarding = 1 "selectiveCallForwarding",
    }
}

enumerated! {
    /// Service6.
    pub enum Service6 "Service6" {
        RingControl = 0 "ringControl",
    }
}

enumerated! {
    /// Activation state code.
    pub enum ActivationStateCode "ActivationStateCode" {
        Off = 0 "off",
        On = 1 "on",
    }
}

enumerated! {
    /// Private dn.
    pub enum PrivateDn "PrivateDn" {
        Private = 0 "private",
    }
}

enumerated! {
    /// Ct.
    pub enum Ct "Ct" {
        VoicebandInformation = 0 "voicebandInformation",
        CircuitModeData = 1 "circuitModeData",
    }
}

enumerated! {
    /// Potential use.
    pub enum PotentialUse "PotentialUse" {
        NotApplicable = 0 "notApplicable",
        CallForwarding = 1 "callForwarding",
    }
}

enumerated! {
    /// Memory slot1.
    pub enum MemorySlot1 "MemorySlot1" {
        Incoming = 0 "incoming",
    }
}

enumerated! {
    /// Edit list type.
    pub enum EditListType "EditListType" {
        AddListElement = 0 "addListElement",
        DeleteListElement = 1 "deleteListElement",
    }
}

enumerated! {
    /// Edit all entries.
    pub enum EditAllEntries "EditAllEntries" {
        DeleteAllEntries = 0 "deleteAllEntries",
        DeleteAllPrivateEntries = 1 "deleteAllPrivateEntries",
    }
}

enumerated! {
    /// Clear.
    pub enum Clear "Clear" {
        Remove = 0 "remove",
    }
}

enumerated! {
    /// Service7.
    pub enum Service7 "Service7" {
        CallingNumberDeliveryBlocking = 0 "callingNumberDeliveryBlocking",
        CallingNameDeliveryBlocking = 1 "callingNameDeliveryBlocking",
    }
}

enumerated! {
    /// Toggle.
    pub enum Toggle "Toggle" {
        PresentationStatusValue = 0 "presentationStatusValue",
    }
}

enumerated! {
    /// Service8.
    pub enum Service8 "Service8" {
        CustomerOriginatedTrace = 0 "customerOriginatedTrace",
        CancelCallWaiting = 1 "cancelCallWaiting",
    }
}

enumerated! {
    /// Invoke8.
    pub enum Invoke8 "Invoke8" {
        On = 0 "on",
    }
}

enumerated! {
    /// Service9.
    pub enum Service9 "Service9" {
        SpeedCalling = 0 "speedCalling",
    }
}

enumerated! {
    /// Result cause.
    pub enum ResultCause "ResultCause" {
        ConfServiceActivated = 0 "confServiceActivated",
        ConfServiceDeactivatedorCancelled = 1 "confServiceDeactivatedorCancelled",
        ConfAnonymousEntryAdded = 2 "confAnonymousEntryAdded",
        ConfPublicEntryAdded = 3 "confPublicEntryAdded",
        ConfAnonymousEntryRemoved = 4 "confAnonymousEntryRemoved",
        ConfPublicEntryRemoved = 5 "confPublicEntryRemoved",
        ConfAllAnonymousEntriesRemoved = 6 "confAllAnonymousEntriesRemoved",
        ConfAllEntriesRemoved = 7 "confAllEntriesRemoved",
        ConfForwardingDnSet = 8 "confForwardingDnSet",
        ConfForwardingDnCleared = 9 "confForwardingDnCleared",
        ConfDelayIntervalUpdated = 10 "confDelayIntervalUpdated",
        ConfInterdigitTimerOn = 11 "confInterdigitTimerOn",
        ConfInterdigitTimerOff = 12 "confInterdigitTimerOff",
        ConfDpConverterOn = 13 "confDPConverterOn",
        ConfDpConverterOff = 14 "confDPConverterOff",
        DeniedServiceAlreadyActive = 15 "deniedServiceAlreadyActive",
        DeniedServiceNotActivated = 16 "deniedServiceNotActivated",
        DeniedInvalidForwardingDn = 17 "deniedInvalidForwardingDn",
        DeniedPermanentPresentationPrivate = 18 "deniedPermanentPresentationPrivate",
        DeniedPermanentPresentationPublic = 19 "deniedPermanentPresentationPublic",
        DeniedListIsEmpty = 20 "deniedListIsEmpty",
        DeniedListIsFull = 21 "deniedListIsFull",
        DeniedAnonymousDnAlreadyOnList = 22 "deniedAnonymousDnAlreadyOnList",
        DeniedPublicDnAlreadyOnList = 23 "deniedPublicDnAlreadyOnList",
        DeniedNoMatch = 24 "deniedNoMatch",
        DeniedDnNotOnList = 25 "deniedDnNotOnList",
        DeniedIncomingMemorySlotEmpty = 26 "deniedIncomingMemorySlotEmpty",
        DeniedUnsuccessfulUpdate = 27 "deniedUnsuccessfulUpdate",
    }
}

enumerated! {
    /// Gap duration.
    pub enum GapDuration "GapDuration" {
        No1Second = 1 "no1Second",
        No2Seconds = 2 "no2Seconds",
        No4Seconds = 3 "no4Seconds",
        No8Seconds = 4 "no8Seconds",
        No16Seconds = 5 "no16Seconds",
        No32Seconds = 6 "no32Seconds",
        No64Seconds = 7 "no64Seconds",
        No128Seconds = 8 "no128Seconds",
        No256Seconds = 9 "no256Seconds",
        No512Seconds = 10 "no512Seconds",
        No1024Seconds = 11 "no1024Seconds",
        No2048Seconds = 12 "no2048Seconds",
        Infinity = 13 "infinity",
    }
}

enumerated! {
    /// National gap interval.
    pub enum NationalGapInterval "NationalGapInterval" {
        RemoveGapControl = 0 "removeGapControl",
        No0Seconds = 1 "no0Seconds",
        No010Seconds = 2 "no010Seconds",
        No025Seconds = 3 "no025Seconds",
        No050Seconds = 4 "no050Seconds",
        No1Second = 5 "no1Second",
        No2Seconds = 6 "no2Seconds",
        No5Seconds = 7 "no5Seconds",
        No10Seconds = 8 "no10Seconds",
        No15Seconds = 9 "no15Seconds",
        No30Seconds = 10 "no30Seconds",
        No60Seconds = 11 "no60Seconds",
        No120Seconds = 12 "no120Seconds",
        No300Seconds = 13 "no300Seconds",
        No600Seconds = 14 "no600Seconds",
        StopAllCalls = 15 "stopAllCalls",
    }
}

enumerated! {
    /// Private gap interval.
    pub enum PrivateGapInterval "PrivateGapInterval" {
        No0Seconds = 0 "no0Seconds",
        No3Seconds = 1 "no3Seconds",
        No4Seconds = 2 "no4Seconds",
        No6Seconds = 3 "no6Seconds",
        No8Seconds = 4 "no8Seconds",
        No11Seconds = 5 "no11Seconds",
        No16Seconds = 6 "no16Seconds",
        No22Seconds = 7 "no22Seconds",
        No30Seconds = 8 "no30Seconds",
        No42Seconds = 9 "no42Seconds",
        No58Seconds = 10 "no58Seconds",
        No81Seconds = 11 "no81Seconds",
        No112Seconds = 12 "no112Seconds",
        No156Seconds = 13 "no156Seconds",
        No217Seconds = 14 "no217Seconds",
        No300Seconds = 15 "no300Seconds",
        RemoveGapControl = 16 "removeGapControl",
        No010Seconds = 17 "no010Seconds",
        No025Seconds = 18 "no025Seconds",
        No050Seconds = 19 "no050Seconds",
        No1Second = 20 "no1Second",
        No2Seconds = 21 "no2Seconds",
    }
}

enumerated! {
    /// Application indicator.
    pub enum ApplicationIndicator "ApplicationIndicator" {
        RouteToApplicationProcessOrSlp = 0 "routeToApplicationProcessOrSLP",
        ProcessEchoRequestMessage = 1 "processEchoRequestMessage",
    }
}

enumerated! {
    /// ACG global override.
    pub enum AcgGlobalOverride "ACGGlobalOverride" {
        AllItems = 0 "allItems",
        ScpOverloadItems = 1 "scpOverloadItems",
        SmsInitCntrlExceptZeroGap = 2 "smsInitCntrlExceptZeroGap",
        SmsInitCntrl = 3 "smsInitCntrl",
        NtmOsInitCntrlExceptZeroGap = 4 "ntmOSInitCntrlExceptZeroGap",
        NtmOsInitCntrl = 5 "ntmOSInitCntrl",
        CraftInitCntrlExceptZeroGap = 6 "craftInitCntrlExceptZeroGap",
        CraftInitCntrl = 7 "craftInitCntrl",
    }
}

enumerated! {
    /// Congestion level.
    pub enum CongestionLevel "CongestionLevel" {
        NoCongestion = 0 "noCongestion",
        Mc1 = 1 "mc1",
        Mc2 = 2 "mc2",
        Mc3 = 3 "mc3",
    }
}

enumerated! {
    /// Act result.
    pub enum ActResult "ActResult" {
        TransactionClosed = 0 "transactionClosed",
        TransactionOpen = 1 "transactionOpen",
        DeniedProcessOverload = 2 "deniedProcessOverload",
    }
}

enumerated! {
    /// Call type.
    pub enum CallType "CallType" {
        NoIndication = 0 "noIndication",
        Local = 1 "local",
        IntraLataToll = 2 "intraLATAToll",
        InterLataToll = 3 "interLATAToll",
    }
}

enumerated! {
    /// Timer updated.
    pub enum TimerUpdated "TimerUpdated" {
        Success = 0 "success",
        Failure = 1 "failure",
        TransactionAlreadyClosed = 2 "transaction-already-closed",
    }
}

enumerated! {
    /// Close cause.
    pub enum CloseCause "CloseCause" {
        CallTerminated = 0 "callTerminated",
        EdPsCompleted = 1 "eDPsCompleted",
        UnexpectedCommunication = 2 "unexpectedCommunication",
        CalledPartyAnswered = 3 "calledPartyAnswered",
        CallForwardedEdPsCompleted = 4 "callForwardedEDPsCompleted",
        NewRequestedEvent = 5 "newRequestedEvent",
    }
}

enumerated! {
    /// Error cause.
    pub enum ErrorCause "ErrorCause" {
        ErroneousDataValue = 0 "erroneousDataValue",
        MissingConditionalParameter = 1 "missingConditionalParameter",
        ResponseMessageTimerExpired = 2 "responseMessageTimerExpired",
        UnexpectedCommunication = 3 "unexpectedCommunication",
        UnexpectedMessage = 4 "unexpectedMessage",
        UnexpectedMessageSequence = 5 "unexpectedMessageSequence",
        UnexpectedParameterSequence = 6 "unexpectedParameterSequence",
    }
}
