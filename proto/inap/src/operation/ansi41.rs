//! The operations of ANSI-41 that WIN adds or uses (X.S0004-540; codes are family 9 and specifier of a private operation code).
//!
//! ANSI TCAP has no classes: an operation with a result stands under class 1, be it one without parameters ("zero octets"), one
//! without a result under class 2. Which errors an operation may be
//! answered with is not public operation by operation: each has all of them (X.S0004-520).

use inlab_ber::{Element, Kind, Member, Schema, Tag};

use super::{Class, Direction, Operation, Timer, Type, operations, recode};
use crate::dialect::WIN;
use crate::error::*;
use crate::types::ansi41::*;

operations! {
    2310 "QualificationRequest" SsfToScf argument QualificationRequest<'_>, result QualificationRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2311 "QualificationDirective" ScfToSsf argument QualificationDirective<'_>, result QualificationDirectiveRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2317 "RegistrationNotification" SsfToScf argument RegistrationNotification<'_>, result RegistrationNotificationRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2318 "RegistrationCancellation" SsfToScf argument RegistrationCancellation<'_>, result RegistrationCancellationRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2319 "LocationRequest" SsfToScf argument LocationRequest<'_>, result LocationRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2320 "RoutingRequest" SsfToScf argument RoutingRequest<'_>, result RoutingRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2321 "FeatureRequest" SsfToScf argument FeatureRequest<'_>, result FeatureRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2327 "TransferToNumberRequest" SsfToScf argument TransferToNumberRequest<'_>, result TransferToNumberRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2328 "RedirectionRequest" SsfToScf argument RedirectionRequest<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2330 "FlashRequest" SsfToScf argument FlashRequest<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2346 "InformationDirective" ScfToEither argument InformationDirective<'_>, result InformationDirectiveRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2347 "InformationForward" ScfToEither argument InformationForward<'_>, result InformationForwardRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2348 "InterSystemAnswer" SsfToScf argument InterSystemAnswer<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2350 "InterSystemSetup" ScfToEither argument InterSystemSetup<'_>, result InterSystemSetupRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2351 "OriginationRequest" SsfToScf argument OriginationRequest<'_>, result OriginationRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2353 "RedirectionDirective" ScfToEither argument RedirectionDirective<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2354 "RemoteUserInteractionDirective" ScfToEither argument RemoteUserInteractionDirective<'_>, result RemoteUserInteractionDirectiveRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2366 "NumberPortabilityRequest" SsfToScf argument NumberPortabilityRequest<'_>, result NumberPortabilityRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2367 "ServiceRequest" SsfToScf argument ServiceRequest<'_>, result ServiceRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2368 "AnalyzedInformation" SsfToScf argument AnalyzedInformation<'_>, result AnalyzedInformationRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2369 "ConnectionFailureReport" SsfToScf argument ConnectionFailureReport<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2370 "ConnectResource" ScfToSsf argument ConnectResource<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2371 "DisconnectResource" ScfToSsf
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2372 "FacilitySelectedAndAvailable" SsfToScf argument FacilitySelectedAndAvailable<'_>, result FacilitySelectedAndAvailableRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2373 "InstructionRequest" SrfToScf
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Long in WIN;
    2374 "Modify" ScfToEither argument Modify<'_>, result ModifyRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2375 "ResetTimer" ScfToSsf
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2376 "Search" ScfToEither argument Search<'_>, result SearchRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2377 "SeizeResource" ScfToSrf argument SeizeResource<'_>, result SeizeResourceRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2378 "SRFDirective" ScfToSrf argument SrfDirective<'_>, result SrfDirectiveRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Long in WIN;
    2379 "TBusy" SsfToScf argument TBusy<'_>, result TBusyRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2380 "TNoAnswer" SsfToScf argument TNoAnswer<'_>, result TNoAnswerRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2384 "BulkDisconnection" SsfToScf argument BulkDisconnection<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2385 "CallControlDirective" ScfToSsf argument CallControlDirective<'_>, result CallControlDirectiveRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2386 "OAnswer" SsfToScf argument OAnswer<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2387 "ODisconnect" SsfToScf argument ODisconnect<'_>, result ODisconnectRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2388 "CallRecoveryReport" SsfToScf argument CallRecoveryReport<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2389 "TAnswer" SsfToScf argument TAnswer<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2390 "TDisconnect" SsfToScf argument TDisconnect<'_>, result TDisconnectRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2391 "UnreliableCallData" ScfToSsf argument UnreliableCallData<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2392 "OCalledPartyBusy" SsfToScf argument OCalledPartyBusy<'_>, result OCalledPartyBusyRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2393 "ONoAnswer" SsfToScf argument ONoAnswer<'_>, result ONoAnswerRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2394 "PositionRequest" ScfToEither argument PositionRequest<'_>, result PositionRequestRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2396 "CallTerminationReport" ScfToSsf argument CallTerminationReport<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2398 "GeoPositionRequest" ScfToEither argument GeoPositionRequest<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2401 "ACGDirective" ScfToSsf argument AcgDirective<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class Two timer Short in WIN;
    2403 "AddService" SsfToScf argument AddService<'_>, result AddServiceRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
    2404 "DropService" SsfToScf argument DropService<'_>, result DropServiceRes<'_>,
        errors [UNRECOGNIZED_MIN UNRECOGNIZED_ESN MIN_HLR_MISMATCH OPERATION_SEQUENCE_PROBLEM RESOURCE_SHORTAGE OPERATION_NOT_SUPPORTED TRUNK_UNAVAILABLE PARAMETER_ERROR
            MSC_SYSTEM_FAILURE UNRECOGNIZED_PARAMETER_VALUE FEATURE_INACTIVE MISSING_PARAMETER_ANSI],
        class One timer Short in WIN;
}

/// Operations of ANSI-41 that have no row: handoff, circuits, authentication, short messages, positions. They carry nothing of WIN, so
/// that they are told by name and their parameters by identifier. 18, 19 and 21 are those of IS-41-C, reserved since. By code.
const UNDECLARED: &[(i32, &str)] = &[
    (2305, "HandoffMeasurementRequest"),
    (2306, "FacilitiesDirective"),
    (2307, "MobileOnChannel"),
    (2308, "HandoffBack"),
    (2309, "FacilitiesRelease"),
    (2312, "Blocking"),
    (2313, "Unblocking"),
    (2314, "ResetCircuit"),
    (2315, "TrunkTest"),
    (2316, "TrunkTestDisconnect"),
    (2322, "ServiceProfileRequest"),
    (2323, "ServiceProfileDirective"),
    (2324, "UnreliableRoamerDataDirective"),
    (2325, "CallDataRequest"),
    (2326, "MSInactive"),
    (2329, "HandoffToThird"),
    (2331, "AuthenticationDirective"),
    (2332, "AuthenticationRequest"),
    (2333, "BaseStationChallenge"),
    (2334, "AuthenticationFailureReport"),
    (2335, "CountRequest"),
    (2336, "InterSystemPage"),
    (2337, "UnsolicitedResponse"),
    (2338, "BulkDeregistration"),
    (2339, "HandoffMeasurementRequest2"),
    (2340, "FacilitiesDirective2"),
    (2341, "HandoffBack2"),
    (2342, "HandoffToThird2"),
    (2343, "AuthenticationDirectiveForward"),
    (2344, "AuthenticationStatusReport"),
    (2349, "InterSystemPage2"),
    (2352, "RandomVariableRequest"),
    (2355, "SMSDeliveryBackward"),
    (2356, "SMSDeliveryForward"),
    (2357, "SMSDeliveryPointToPoint"),
    (2358, "SMSNotification"),
    (2359, "SMSRequest"),
    (2360, "OTASPRequest"),
    (2361, "InformationBackward"),
    (2362, "ChangeFacilities"),
    (2363, "ChangeService"),
    (2364, "ParameterRequest"),
    (2365, "TMSIDirective"),
    (2381, "Release"),
    (2382, "SMSDeliveryPointToPointAck"),
    (2383, "MessageDirective"),
    (2395, "PositionRequestForward"),
    (2397, "GeoPositionDirective"),
    (2399, "InterSystemPositionRequest"),
    (2400, "InterSystemPositionRequestForward"),
    (2402, "RoamerDatabaseVerificationRequest"),
    (2405, "InterSystemSMSPage"),
    (2406, "LCSParameterRequest"),
    (2408, "CheckMEID"),
    (2410, "PositionEventNotification"),
    (2411, "StatusRequest"),
    (2415, "InterSystemSMSDeliveryPointToPoint"),
    (2416, "QualificationRequest2"),
];

/// The name of an operation of ANSI-41 that has a code and no row.
pub(super) fn undeclared(code: i32) -> Option<&'static str> {
    let at = UNDECLARED
        .binary_search_by_key(&code, |(known, _)| *known)
        .ok()?;
    UNDECLARED.get(at).map(|(_, name)| *name)
}

/// How deep a parameter may be.
const DEPTH: usize = 6;

/// The parameter of ANSI-41 with this identifier, wherever an operation has it: identifiers are the protocol's, not the
/// operation's (X.S0004-550 table 1).
pub(super) fn parameter(tag: Tag) -> Option<&'static Member> {
    let of = OPERATIONS.iter().flat_map(|row| [row.argument, row.result]);
    let all = of.flatten().map(|of| of.schema());
    (1..=DEPTH).find_map(|depth| all.clone().find_map(|schema| within(schema, tag, depth)))
}

fn within(schema: &'static Schema, tag: Tag, depth: usize) -> Option<&'static Member> {
    let members = match schema.kind {
        Kind::Sequence(members) | Kind::Set(members) | Kind::Choice(members) => members,
        Kind::List(of) if depth > 0 => return within(of(), tag, depth - 1),
        _ => return None,
    };
    let found = members.iter().find(|member| member.tag == tag && tag != 0);
    found.or_else(|| {
        let deeper = depth.checked_sub(1)?;
        members
            .iter()
            .find_map(|member| within((member.of)(), tag, deeper))
    })
}
