//! The call models of AIN (GR-1298-CORE) and WIN (X.S0004-540, IS-771), which took over those of CS-2: the same points in call under
//! names of their own, and the same detection points under the names of their operations. One source each: the points in call and
//! detection points by name, not the figures; where a called party turns out to be busy or a route blocked after the call was sent, it
//! fails there, and does not go back to the selection of a route.

use super::{CallInput::*, DetectionPoint as Dp, Half, Pic as P, Transition, row};

/// The originating half.
#[rustfmt::skip]
pub const ORIGINATING: &[Transition] = &[
    row(P::Null, SetUp, None, P::AuthorizingOriginationAttempt),
    row(P::AuthorizingOriginationAttempt, Authorized, Some(Dp::OrigAttemptAuthorized), P::CollectingInformation),
    row(P::AuthorizingOriginationAttempt, Abandon, Some(Dp::OAbandon), P::Null),
    row(P::CollectingInformation, Collected, Some(Dp::CollectedInfo), P::AnalyzingInformation),
    row(P::CollectingInformation, Abandon, Some(Dp::OAbandon), P::Null),
    row(P::AnalyzingInformation, Analysed, Some(Dp::AnalyzedInformation), P::SelectingRoute),
    row(P::AnalyzingInformation, Abandon, Some(Dp::OAbandon), P::Null),
    row(P::SelectingRoute, RouteSelected, None, P::AuthorizingCallSetup),
    row(P::SelectingRoute, RouteFailure, Some(Dp::RouteSelectFailure), P::Exception),
    row(P::SelectingRoute, Abandon, Some(Dp::OAbandon), P::Null),
    row(P::AuthorizingCallSetup, Authorized, None, P::SendingCall),
    row(P::AuthorizingCallSetup, Abandon, Some(Dp::OAbandon), P::Null),
    row(P::SendingCall, RouteFailure, Some(Dp::RouteSelectFailure), P::Exception),
    row(P::SendingCall, Busy, Some(Dp::OCalledPartyBusy), P::Exception),
    row(P::SendingCall, NoAnswer, Some(Dp::ONoAnswer), P::Exception),
    row(P::SendingCall, Alerting, Some(Dp::OTermSeized), P::Alerting),
    row(P::SendingCall, Answer, Some(Dp::OAnswer), P::Active),
    row(P::SendingCall, Abandon, Some(Dp::OAbandon), P::Null),
    row(P::Alerting, Busy, Some(Dp::OCalledPartyBusy), P::Exception),
    row(P::Alerting, NoAnswer, Some(Dp::ONoAnswer), P::Exception),
    row(P::Alerting, Answer, Some(Dp::OAnswer), P::Active),
    row(P::Alerting, Abandon, Some(Dp::OAbandon), P::Null),
    row(P::Active, MidCall, Some(Dp::OMidCall), P::Active),
    row(P::Active, Suspend, Some(Dp::OSuspended), P::Suspended),
    row(P::Active, Disconnect, Some(Dp::ODisconnect), P::Null),
    row(P::Suspended, Resume, Some(Dp::OReAnswer), P::Active),
    row(P::Suspended, Disconnect, Some(Dp::ODisconnect), P::Null),
    row(P::Exception, Abandon, None, P::Null),
];

/// The terminating half.
#[rustfmt::skip]
pub const TERMINATING: &[Transition] = &[
    row(P::Null, SetUp, None, P::AuthorizingTermination),
    row(P::AuthorizingTermination, Authorized, Some(Dp::TermAttemptAuthorized), P::SelectingFacility),
    row(P::AuthorizingTermination, Abandon, Some(Dp::TAbandon), P::Null),
    row(P::SelectingFacility, FacilitySelected, Some(Dp::FacilitySelectedAndAvailable), P::PresentingCall),
    row(P::SelectingFacility, Busy, Some(Dp::TBusy), P::Exception),
    row(P::SelectingFacility, RouteFailure, Some(Dp::TBusy), P::Exception),
    row(P::SelectingFacility, Abandon, Some(Dp::TAbandon), P::Null),
    row(P::PresentingCall, Busy, Some(Dp::TBusy), P::Exception),
    row(P::PresentingCall, RouteFailure, Some(Dp::TBusy), P::Exception),
    row(P::PresentingCall, NoAnswer, Some(Dp::TNoAnswer), P::Exception),
    row(P::PresentingCall, Alerting, Some(Dp::CallAccepted), P::Alerting),
    row(P::PresentingCall, Answer, Some(Dp::TAnswer), P::Active),
    row(P::PresentingCall, Abandon, Some(Dp::TAbandon), P::Null),
    row(P::Alerting, Busy, Some(Dp::TBusy), P::Exception),
    row(P::Alerting, NoAnswer, Some(Dp::TNoAnswer), P::Exception),
    row(P::Alerting, Answer, Some(Dp::TAnswer), P::Active),
    row(P::Alerting, Abandon, Some(Dp::TAbandon), P::Null),
    row(P::Active, MidCall, Some(Dp::TMidCall), P::Active),
    row(P::Active, Suspend, Some(Dp::TSuspended), P::Suspended),
    row(P::Active, Disconnect, Some(Dp::TDisconnect), P::Null),
    row(P::Suspended, Resume, Some(Dp::TReAnswer), P::Active),
    row(P::Suspended, Disconnect, Some(Dp::TDisconnect), P::Null),
    row(P::Exception, Abandon, None, P::Null),
];

/// A point in call as GR-1298-CORE names it.
#[must_use]
pub const fn ain_name(pic: P) -> &'static str {
    match pic {
        P::Null => "Null",
        P::AuthorizingOriginationAttempt => "Authorizing_Origination_Attempt",
        P::CollectingInformation | P::CollectInformation => "Collecting_Information",
        P::AnalyzingInformation | P::AnalyseInformation => "Analyzing_Information",
        P::SelectingRoute => "Selecting_Route",
        P::AuthorizingCallSetup => "Authorizing_Call_Setup",
        P::SendingCall | P::RoutingAndAlerting => "Sending_Call",
        P::AuthorizingTermination => "Authorizing_Termination",
        P::SelectingFacility => "Selecting_Facility",
        P::PresentingCall | P::TerminatingCallHandling => "Presenting_Call",
        P::Alerting => "Alerting",
        P::Active => "Active",
        P::Suspended => "Suspended",
        P::Exception => "Exception",
    }
}

/// A point in call as X.S0004-550 6.5.2.dp (ResumePIC) names it.
#[must_use]
pub fn win_name(pic: P, half: Half) -> String {
    let of_half = |name: &str| match half {
        Half::Originating => format!("O_{name}"),
        Half::Terminating => format!("T_{name}"),
    };
    match pic {
        P::AuthorizingOriginationAttempt => "Authorize_Origination_Attempt".into(),
        P::CollectingInformation | P::CollectInformation => "Collect_Information".into(),
        P::AnalyzingInformation | P::AnalyseInformation => "Analyze_Information".into(),
        P::SelectingRoute => "Select_Route".into(),
        P::AuthorizingCallSetup => "Authorize_Call_Setup".into(),
        P::SendingCall | P::RoutingAndAlerting => "Send_Call".into(),
        P::AuthorizingTermination => "Authorize_Termination_Attempt".into(),
        P::SelectingFacility => "Select_Facility".into(),
        P::PresentingCall | P::TerminatingCallHandling => "Present_Call".into(),
        P::Null | P::Alerting | P::Active | P::Suspended | P::Exception => of_half(ain_name(pic)),
    }
}
