//! The basic call state models as tables: TS 23.078 4.5.2 (O-BCSM, figure 4.3) and 4.5.3 (T-BCSM, figure 4.4), which are
//! those of Q.1214 4.2.2.1 with the points in call that a trigger or an event of CAP and INAP CS-1 can name.

use inlab_inap::{DetectionPoint, Half};
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
pub const fn table(half: Half) -> &'static [Transition] {
    match half {
        Half::Originating => O_BCSM,
        Half::Terminating => T_BCSM,
    }
}

/// Where `input` leads from `pic`; `None`: it cannot happen there.
#[must_use]
pub fn transition(half: Half, pic: Pic, input: CallInput) -> Option<&'static Transition> {
    table(half)
        .iter()
        .find(|row| row.from == pic && row.input == input)
}

/// What happens at this detection point; `None`: the models have no such point.
#[must_use]
pub fn input_at(point: DetectionPoint) -> Option<CallInput> {
    table(point.half())
        .iter()
        .find(|row| row.point == Some(point))
        .map(|row| row.input)
}

/// The point in call that this detection point leaves when it triggers a call; `None`: it cannot trigger here.
#[must_use]
pub fn before_trigger(point: DetectionPoint) -> Option<&'static Transition> {
    table(point.half())
        .iter()
        .find(|row| row.point == Some(point))
}

/// A whole state model, one line a row, for people and for `golden/state`.
#[must_use]
pub fn table_text(half: Half) -> String {
    let mut text = String::from(match half {
        Half::Originating => "O-BCSM (TS 23.078 figure 4.3)\n\n",
        Half::Terminating => "T-BCSM (TS 23.078 figure 4.4)\n\n",
    });
    for row in table(half) {
        let point = row.point.map_or("-", DetectionPoint::name);
        text.push_str(&format!(
            "{:<26} {:<13} {:<22} {}\n",
            row.from.to_string(),
            row.input.to_string(),
            point,
            row.to
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
        })
    }
}

impl fmt::Display for CallInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
