//! Names of operations that are not in the dialects' tables: of GSM MAP, of INAP and CAP beyond what is decoded, of national TCAP.
//! And of application contexts.

use inlab_inap::operation::undeclared;
use inlab_inap::{Dialect, error_type};

/// Local operation codes of INAP and CAP (ETS 300 374-1 9, TS 29.078 5.3).
pub(crate) fn inap(code: i32) -> Option<&'static str> {
    Some(match code {
        0 => "initialDP",
        1 => "originationAttemptAuthorized",
        2 => "collectedInformation",
        3 => "analysedInformation",
        4 => "routeSelectFailure",
        5 => "oCalledPartyBusy",
        6 => "oNoAnswer",
        7 => "oAnswer",
        8 => "oDisconnect",
        9 => "termAttemptAuthorized",
        10 => "tBusy",
        11 => "tNoAnswer",
        12 => "tAnswer",
        13 => "tDisconnect",
        14 => "oMidCall",
        15 => "tMidCall",
        16 => "assistRequestInstructions",
        17 => "establishTemporaryConnection",
        18 => "disconnectForwardConnection",
        19 => "connectToResource",
        20 => "connect",
        21 => "holdCallInNetwork",
        22 => "releaseCall",
        23 => "requestReportBCSMEvent",
        24 => "eventReportBCSM",
        25 => "requestNotificationChargingEvent",
        26 => "eventNotificationCharging",
        27 => "collectInformation",
        28 => "analyseInformation",
        29 => "selectRoute",
        30 => "selectFacility",
        31 => "continue",
        32 => "initiateCallAttempt",
        33 => "resetTimer",
        34 => "furnishChargingInformation",
        35 => "applyCharging",
        36 => "applyChargingReport",
        37 => "requestCurrentStatusReport",
        38 => "requestEveryStatusChangeReport",
        39 => "requestFirstStatusMatchReport",
        40 => "statusReport",
        41 => "callGap",
        42 => "activateServiceFiltering",
        43 => "serviceFilteringResponse",
        44 => "callInformationReport",
        45 => "callInformationRequest",
        46 => "sendChargingInformation",
        47 => "playAnnouncement",
        48 => "promptAndCollectUserInformation",
        49 => "specializedResourceReport",
        53 => "cancel",
        54 => "cancelStatusReportRequest",
        55 => "activityTest",
        60 => "initialDPSMS",
        61 => "furnishChargingInformationSMS",
        62 => "connectSMS",
        63 => "requestReportSMSEvent",
        64 => "eventReportSMS",
        65 => "continueSMS",
        66 => "releaseSMS",
        67 => "resetTimerSMS",
        70 => "activityTestGPRS",
        71 => "applyChargingGPRS",
        72 => "applyChargingReportGPRS",
        73 => "cancelGPRS",
        74 => "connectGPRS",
        75 => "continueGPRS",
        76 => "entityReleasedGPRS",
        77 => "furnishChargingInformationGPRS",
        78 => "initialDPGPRS",
        79 => "releaseGPRS",
        80 => "eventReportGPRS",
        81 => "requestReportGPRSEvent",
        82 => "resetTimerGPRS",
        83 => "sendChargingInformationGPRS",
        86 => "disconnectForwardConnectionWithArgument",
        88 => "continueWithArgument",
        90 => "disconnectLeg",
        93 => "moveLeg",
        95 => "splitLeg",
        96 => "entityReleased",
        97 => "playTone",
        _ => return None,
    })
}

/// Local operation codes of MAP (TS 29.002 17.5).
pub(crate) fn map(code: i32) -> Option<&'static str> {
    Some(match code {
        2 => "updateLocation",
        3 => "cancelLocation",
        4 => "provideRoamingNumber",
        6 => "resumeCallHandling",
        7 => "insertSubscriberData",
        8 => "deleteSubscriberData",
        9 => "sendParameters",
        10 => "registerSS",
        11 => "eraseSS",
        12 => "activateSS",
        13 => "deactivateSS",
        14 => "interrogateSS",
        15 => "authenticationFailureReport",
        17 => "registerPassword",
        18 => "getPassword",
        19 => "processUnstructuredSS-Data",
        22 => "sendRoutingInfo",
        23 => "updateGprsLocation",
        24 => "sendRoutingInfoForGprs",
        25 => "failureReport",
        26 => "noteMsPresentForGprs",
        28 => "performHandover",
        29 => "sendEndSignal",
        30 => "performSubsequentHandover",
        33 => "processAccessSignalling",
        34 => "forwardAccessSignalling",
        37 => "reset",
        38 => "forwardCheckSS-Indication",
        43 => "checkIMEI",
        44 => "mt-forwardSM",
        45 => "sendRoutingInfoForSM",
        46 => "mo-forwardSM",
        47 => "reportSM-DeliveryStatus",
        48 => "noteSubscriberPresent",
        49 => "alertServiceCentreWithoutResult",
        50 => "activateTraceMode",
        51 => "deactivateTraceMode",
        54 => "beginSubscriberActivity",
        55 => "sendIdentification",
        56 => "sendAuthenticationInfo",
        57 => "restoreData",
        58 => "sendIMSI",
        59 => "processUnstructuredSS-Request",
        60 => "unstructuredSS-Request",
        61 => "unstructuredSS-Notify",
        62 => "anyTimeSubscriptionInterrogation",
        63 => "informServiceCentre",
        64 => "alertServiceCentre",
        65 => "anyTimeModification",
        66 => "readyForSM",
        67 => "purgeMS",
        68 => "prepareHandover",
        69 => "prepareSubsequentHandover",
        70 => "provideSubscriberInfo",
        71 => "anyTimeInterrogation",
        72 => "ss-InvocationNotification",
        73 => "setReportingState",
        74 => "statusReport",
        75 => "remoteUserFree",
        76 => "registerCC-Entry",
        77 => "eraseCC-Entry",
        83 => "provideSubscriberLocation",
        85 => "sendRoutingInfoForLCS",
        86 => "subscriberLocationReport",
        87 => "ist-Alert",
        88 => "ist-Command",
        89 => "noteMM-Event",
        _ => return None,
    })
}

/// MAP application contexts, 0.4.0.0.1.0.n.version (TS 29.002 17.3.3).
pub(crate) fn map_context(oid: &[u8]) -> Option<String> {
    let [0x04, 0x00, 0x00, 0x01, 0x00, number, version] = oid else {
        return None;
    };
    let name = match number {
        1 => "networkLocUp",
        2 => "locationCancel",
        3 => "roamingNumberEnquiry",
        5 => "locationInfoRetrieval",
        7 => "reporting",
        8 => "callCompletion",
        10 => "reset",
        11 => "handoverControl",
        13 => "equipmentMngt",
        14 => "infoRetrieval",
        15 => "interVlrInfoRetrieval",
        16 => "subscriberDataMngt",
        17 => "tracing",
        18 => "networkFunctionalSs",
        19 => "networkUnstructuredSs",
        20 => "shortMsgGateway",
        21 => "shortMsgMO-Relay",
        23 => "shortMsgAlert",
        24 => "mwdMngt",
        25 => "shortMsgMT-Relay",
        26 => "imsiRetrieval",
        27 => "msPurging",
        28 => "subscriberInfoEnquiry",
        29 => "anyTimeInfoEnquiry",
        31 => "groupCallControl",
        32 => "gprsLocationUpdate",
        33 => "gprsLocationInfoRetrieval",
        34 => "failureReport",
        35 => "gprsNotify",
        36 => "ss-InvocationNotification",
        37 => "locationSvcGateway",
        38 => "locationSvcEnquiry",
        39 => "authenticationFailureReport",
        42 => "mm-EventReporting",
        43 => "anyTimeInfoHandling",
        _ => return None,
    };
    Some(format!("MAP {name} version {version}"))
}

/// An operation of ANSI TCAP.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct AnsiOperation {
    /// `ain`, `win`, `tr533` or `tc-user`.
    pub(crate) protocol: &'static str,
    /// Its name there.
    pub(crate) name: &'static str,
}

/// The operation with this family and specifier, reply bit left out: as AIN's table, that of ANSI-41 or that of national TCAP has it.
pub(crate) fn ansi_operation(national_tcap: bool, code: u32) -> Option<AnsiOperation> {
    let code = i32::try_from(code).ok()?;
    let of = |protocol, name: Option<&'static str>| {
        Some(AnsiOperation {
            protocol,
            name: name?,
        })
    };
    let row = Dialect::american().find_map(|dialect| dialect.operation(code));
    let row = row.filter(|row| row.is_national() == national_tcap);
    if national_tcap {
        let declared = of("tr533", row.map(|row| row.name));
        return declared.or_else(|| of("tc-user", national(code)));
    }
    let protocol = if code >> 8 == 9 { "win" } else { "ain" };
    of(
        protocol,
        row.map(|row| row.name).or_else(|| undeclared(code)),
    )
}

/// The name of a private error, by the operation that it answers; without one only those of ANSI-41 can be told.
pub(crate) fn ansi_error(operation: Option<AnsiOperation>, code: u32) -> Option<&'static str> {
    let dialect = match operation.map(|operation| operation.protocol) {
        Some("ain") => Dialect::AIN02,
        Some("win") | None => Dialect::WIN,
        Some(_) => return None,
    };
    error_type(dialect, i32::try_from(code).ok()?).map(|row| row.name)
}

/// The name of a national error, by the operation that it answers.
pub(crate) fn national_error(operation: Option<AnsiOperation>, code: u32) -> Option<&'static str> {
    operation.filter(|operation| operation.protocol == "tr533")?;
    let code = i32::try_from(code).ok()?.checked_add(256)?;
    error_type(Dialect::TR533, code).map(|row| row.name)
}

/// National operation codes (T1.114.5) that no table has, the families that a public dissector confirms.
fn national(code: i32) -> Option<&'static str> {
    Some(match code {
        0x0101 => "provideValue",
        0x0102 => "setValue",
        0x0201 => "billCall",
        0x0302 => "provideInstructionsAssist",
        0x0402 => "temporaryConnect",
        0x0403 => "disconnect",
        0x0404 => "forwardDisconnect",
        _ => return None,
    })
}
