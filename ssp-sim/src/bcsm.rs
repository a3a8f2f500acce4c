//! The basic call state models as tables: TS 23.078 4.5.2 (O-BCSM, figure 4.3) and 4.5.3 (T-BCSM, figure 4.4), which are
//! those of Q.1214 4.2.2.1 with the points in call that a trigger or an event of CAP and INAP CS-1 can name; and those of AIN and
//! WIN, which have more points in call ([`american`]). Which of them a call runs is its dialect's ([`CallModel`]).

pub mod american;

use inlab_inap::{CallModel, DetectionPoint, Half};
use std::fmt;

/// Point in call.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Pic {
    /// O_Null and T_Null: there is no call, or no call any more.
    Null,
    /// O_Null & Authorise_Origination_Attempt, Collect_Info: the caller's digits are being taken.
    CollectInformation,
    /// Analyse_Information.
    AnalyseInformation,
    /// Routing and Alerting (O-BCSM): the call is on its way, or the called party is being alerted.
    RoutingAndAlerting,
    /// Terminating Call Handling (T-BCSM): the called party is being sought, or alerted.
    TerminatingCallHandling,
    /// O_Active and T_Active: both speak.
    Active,
    /// O_Exception and T_Exception: it failed; the caller hears why, and clears.
    Exception,
    /// Authorizing Origination Attempt (AIN), Authorize_Origination_Attempt (WIN): may this line call?
    AuthorizingOriginationAttempt,
    /// Collecting Information, Collect_Information.
    CollectingInformation,
    /// Analyzing Information, Analyze_Information.
    AnalyzingInformation,
    /// Selecting Route, Select_Route.
    SelectingRoute,
    /// Authorizing Call Setup, Authorize_Call_Setup: may this line use that route?
    AuthorizingCallSetup,
    /// Sending Call, Send_Call: the call is on its way.
    SendingCall,
    /// Authorizing Termination, Authorize_Termination_Attempt: may this line be called?
    AuthorizingTermination,
    /// Selecting Facility, Select_Facility.
    SelectingFacility,
    /// Presenting Call, Present_Call: the called party is being told.
    PresentingCall,
    /// Alerting, O_Alerting and T_Alerting.
    Alerting,
    /// Suspended, O_Suspended and T_Suspended: the called party hung up and may come back.
    Suspended,
}

/// What the switch does in a point in call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Stage {
    /// There is no call, or no call any more.
    Over,
    /// What it does there takes no time in a simulator: it goes on at once.
    Passing,
    /// It puts the call through.
    Routing,
    /// It waits for the answer.
    Alerting,
    /// It has connected the parties.
    Connected,
    /// The call failed.
    Failed,
}

impl Pic {
    pub(crate) const fn stage(self) -> Stage {
        match self {
            Self::Null => Stage::Over,
            Self::CollectInformation
            | Self::AnalyseInformation
            | Self::AuthorizingOriginationAttempt
            | Self::CollectingInformation
            | Self::AnalyzingInformation
            | Self::SelectingRoute
            | Self::AuthorizingCallSetup
            | Self::AuthorizingTermination
            | Self::SelectingFacility => Stage::Passing,
            Self::RoutingAndAlerting
            | Self::TerminatingCallHandling
            | Self::SendingCall
            | Self::PresentingCall => Stage::Routing,
            Self::Alerting => Stage::Alerting,
            Self::Active | Self::Suspended => Stage::Connected,
            Self::Exception => Stage::Failed,
        }
    }

    /// What was planned for the call in this point in call still holds in that one.
    pub(crate) fn stays(self, to: Self) -> bool {
        self == to
            || matches!(
                (self.stage(), to.stage()),
                (Stage::Routing, Stage::Alerting) | (Stage::Connected, Stage::Connected)
            )
    }
}

/// What happens to a call, by kind; the cause and the leg ride in [`PartyEvent`](crate::PartyEvent).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CallInput {
    /// The caller starts a call, or one arrives for the called party.
    SetUp,
    /// All digits are there.
    Collected,
    /// They were analysed: a route is known.
    Analysed,
    /// No route could be selected (all circuits busy, unassigned number, …).
    RouteFailure,
    /// The called party is busy, or cannot be reached.
    Busy,
    /// The called party does not answer in time.
    NoAnswer,
    /// The called party is being alerted.
    Alerting,
    /// The called party answers.
    Answer,
    /// One of the parties asks for something during the call.
    MidCall,
    /// The caller gives up before the answer.
    Abandon,
    /// One of the parties clears.
    Disconnect,
    /// The attempt, the route or the called line was found to be allowed (AIN, WIN).
    Authorized,
    /// A route was selected (AIN, WIN).
    RouteSelected,
    /// A free line of the called party was selected (AIN, WIN).
    FacilitySelected,
    /// The called party hangs up, and may come back (AIN, WIN).
    Suspend,
    /// The called party comes back (AIN, WIN).
    Resume,
}

impl CallInput {
    /// It comes about by itself, as soon as the call is there.
    const fn is_step(self) -> bool {
        matches!(
            self,
            SetUp | Collected | Analysed | Authorized | RouteSelected | FacilitySelected
        )
    }
}

/// One row: in this point in call this input leads through this detection point to that point in call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Transition {
    /// From.
    pub from: Pic,
    /// On.
    pub input: CallInput,
    /// Through; `None`: there is no detection point on the way.
    pub point: Option<DetectionPoint>,
    /// To.
    pub to: Pic,
}

const fn row(from: Pic, input: CallInput, point: Option<DetectionPoint>, to: Pic) -> Transition {
    Transition {
        from,
        input,
        point,
        to,
    }
}

use CallInput::*;
use DetectionPoint as Dp;

/// TS 23.078 figure 4.3.
pub const O_BCSM: &[Transition] = &[
    row(Pic::Null, SetUp, None, Pic::CollectInformation),
    row(
        Pic::CollectInformation,
        Collected,
        Some(Dp::CollectedInfo),
        Pic::AnalyseInformation,
    ),
    row(
        Pic::CollectInformation,
        Abandon,
        Some(Dp::OAbandon),
        Pic::Null,
    ),
    row(
        Pic::AnalyseInformation,
        Analysed,
        Some(Dp::AnalyzedInformation),
        Pic::RoutingAndAlerting,
    ),
    row(
        Pic::AnalyseInformation,
        RouteFailure,
        Some(Dp::RouteSelectFailure),
        Pic::Exception,
    ),
    row(
        Pic::AnalyseInformation,
        Abandon,
        Some(Dp::OAbandon),
        Pic::Null,
    ),
    row(
        Pic::RoutingAndAlerting,
        RouteFailure,
        Some(Dp::RouteSelectFailure),
        Pic::Exception,
    ),
    row(
        Pic::RoutingAndAlerting,
        Busy,
        Some(Dp::OCalledPartyBusy),
        Pic::Exception,
    ),
    row(
        Pic::RoutingAndAlerting,
        NoAnswer,
        Some(Dp::ONoAnswer),
        Pic::Exception,
    ),
    row(
        Pic::RoutingAndAlerting,
        Alerting,
        Some(Dp::OTermSeized),
        Pic::RoutingAndAlerting,
    ),
    row(
        Pic::RoutingAndAlerting,
        Answer,
        Some(Dp::OAnswer),
        Pic::Active,
    ),
    row(
        Pic::RoutingAndAlerting,
        Abandon,
        Some(Dp::OAbandon),
        Pic::Null,
    ),
    row(Pic::Active, MidCall, Some(Dp::OMidCall), Pic::Active),
    row(Pic::Active, Disconnect, Some(Dp::ODisconnect), Pic::Null),
    row(Pic::Exception, Abandon, None, Pic::Null),
];

/// TS 23.078 figure 4.4.
pub const T_BCSM: &[Transition] = &[
    row(
        Pic::Null,
        SetUp,
        Some(Dp::TermAttemptAuthorized),
        Pic::TerminatingCallHandling,
    ),
    row(
        Pic::TerminatingCallHandling,
        Busy,
        Some(Dp::TBusy),
        Pic::Exception,
    ),
    row(
        Pic::TerminatingCallHandling,
        RouteFailure,
        Some(Dp::TBusy),
        Pic::Exception,
    ),
    row(
        Pic::TerminatingCallHandling,
        NoAnswer,
        Some(Dp::TNoAnswer),
        Pic::Exception,
    ),
    row(
        Pic::TerminatingCallHandling,
        Alerting,
        Some(Dp::CallAccepted),
        Pic::TerminatingCallHandling,
    ),
    row(
        Pic::TerminatingCallHandling,
        Answer,
        Some(Dp::TAnswer),
        Pic::Active,
    ),
    row(
        Pic::TerminatingCallHandling,
        Abandon,
        Some(Dp::TAbandon),
        Pic::Null,
    ),
    row(Pic::Active, MidCall, Some(Dp::TMidCall), Pic::Active),
    row(Pic::Active, Disconnect, Some(Dp::TDisconnect), Pic::Null),
    row(Pic::Exception, Abandon, None, Pic::Null),
];

/// The state model of a half.
#[must_use]
pub const fn table(model: CallModel, half: Half) -> &'static [Transition] {
    match (model, half) {
        (CallModel::Basic, Half::Originating) => O_BCSM,
        (CallModel::Basic, Half::Terminating) => T_BCSM,
        (CallModel::Ain | CallModel::Win, Half::Originating) => american::ORIGINATING,
        (CallModel::Ain | CallModel::Win, Half::Terminating) => american::TERMINATING,
    }
}

/// Where `input` leads from `pic`; `None`: it cannot happen there.
#[must_use]
pub fn transition(
    model: CallModel,
    half: Half,
    pic: Pic,
    input: CallInput,
) -> Option<&'static Transition> {
    table(model, half)
        .iter()
        .find(|row| row.from == pic && row.input == input)
}

/// Where the call goes by itself from `pic`; `None`: it waits there for somebody.
pub(crate) fn step(model: CallModel, half: Half, pic: Pic) -> Option<&'static Transition> {
    table(model, half)
        .iter()
        .find(|row| row.from == pic && row.input.is_step())
}

/// Where a call is put through.
pub(crate) const fn routing(model: CallModel, half: Half) -> Pic {
    match (model, half) {
        (CallModel::Basic, Half::Originating) => Pic::RoutingAndAlerting,
        (CallModel::Basic, Half::Terminating) => Pic::TerminatingCallHandling,
        (CallModel::Ain | CallModel::Win, Half::Originating) => Pic::SelectingRoute,
        (CallModel::Ain | CallModel::Win, Half::Terminating) => Pic::SelectingFacility,
    }
}

const MODELS: [CallModel; 3] = [CallModel::Basic, CallModel::Ain, CallModel::Win];

/// The row of this detection point in the model of its half.
pub(crate) fn at(model: CallModel, point: DetectionPoint) -> Option<&'static Transition> {
    table(model, point.half())
        .iter()
        .find(|row| row.point == Some(point))
}

/// What happens at this detection point; `None`: the models have no such point.
#[must_use]
pub fn input_at(point: DetectionPoint) -> Option<CallInput> {
    MODELS
        .into_iter()
        .find_map(|model| at(model, point))
        .map(|row| row.input)
}

/// The point in call that this detection point leaves when it triggers a call, in the first of the models that has it; `None`: it
/// cannot trigger here.
#[must_use]
pub fn before_trigger(point: DetectionPoint) -> Option<&'static Transition> {
    MODELS.into_iter().find_map(|model| at(model, point))
}

/// A whole state model, one line a row, for people and for `golden/state`.
#[must_use]
pub fn table_text(model: CallModel, half: Half) -> String {
    let mut text = String::from(match (model, half) {
        (CallModel::Basic, Half::Originating) => "O-BCSM (TS 23.078 figure 4.3)\n\n",
        (CallModel::Basic, Half::Terminating) => "T-BCSM (TS 23.078 figure 4.4)\n\n",
        (CallModel::Ain, Half::Originating) => "Originating BCM of AIN (GR-1298-CORE)\n\n",
        (CallModel::Ain, Half::Terminating) => "Terminating BCM of AIN (GR-1298-CORE)\n\n",
        (CallModel::Win, Half::Originating) => "O_BCSM of WIN (X.S0004-540, IS-771)\n\n",
        (CallModel::Win, Half::Terminating) => "T_BCSM of WIN (X.S0004-540, IS-771)\n\n",
    });
    let widths = match model {
        CallModel::Basic => (26, 13, 22),
        CallModel::Ain | CallModel::Win => (32, 17, 29),
    };
    let name = |pic: Pic| match model {
        CallModel::Basic => pic.to_string(),
        CallModel::Ain => american::ain_name(pic).to_string(),
        CallModel::Win => american::win_name(pic, half),
    };
    for row in table(model, half) {
        let point = row.point.map_or("-", DetectionPoint::name);
        text.push_str(&format!(
            "{:<from$} {:<input$} {point:<dp$} {}\n",
            name(row.from),
            row.input.to_string(),
            name(row.to),
            from = widths.0,
            input = widths.1,
            dp = widths.2,
        ));
    }
    text
}

impl fmt::Display for Pic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::CollectInformation => "Collect_Information",
            Self::AnalyseInformation => "Analyse_Information",
            Self::RoutingAndAlerting => "Routing_and_Alerting",
            Self::TerminatingCallHandling => "Terminating_Call_Handling",
            Self::Active => "Active",
            Self::Exception => "Exception",
            other => american::ain_name(*other),
        })
    }
}

impl fmt::Display for CallInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
