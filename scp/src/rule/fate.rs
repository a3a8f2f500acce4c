//! What may become of a call.

use inlab_inap::{DetectionPoint, Half, LegId};

/// What may become of a call, in either half.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fate {
    /// No route to the called party.
    RouteSelectFailure,
    /// The called party is busy.
    Busy,
    /// It does not answer.
    NoAnswer,
    /// It answers.
    Answer,
    /// A party clears after answer.
    Disconnect,
    /// The calling party gives up before answer.
    Abandon,
    /// The called mobile subscriber cannot be reached (CS-1+).
    NotReachable,
}

impl Fate {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::RouteSelectFailure,
        Self::Busy,
        Self::NoAnswer,
        Self::Answer,
        Self::Disconnect,
        Self::Abandon,
        Self::NotReachable,
    ];

    /// The word for it in a file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RouteSelectFailure => "routeSelectFailure",
            Self::Busy => "busy",
            Self::NoAnswer => "noAnswer",
            Self::Answer => "answer",
            Self::Disconnect => "disconnect",
            Self::Abandon => "abandon",
            Self::NotReachable => "notReachable",
        }
    }

    /// Which of them a detection point is, if any.
    #[must_use]
    pub const fn of(event: DetectionPoint) -> Option<Self> {
        use DetectionPoint as D;
        match event {
            D::RouteSelectFailure => Some(Self::RouteSelectFailure),
            D::OCalledPartyBusy | D::TBusy => Some(Self::Busy),
            D::ONoAnswer | D::TNoAnswer => Some(Self::NoAnswer),
            D::OAnswer | D::TAnswer => Some(Self::Answer),
            D::ODisconnect | D::TDisconnect => Some(Self::Disconnect),
            D::OAbandon | D::TAbandon => Some(Self::Abandon),
            D::OCalledPartyNotReachable => Some(Self::NotReachable),
            _ => None,
        }
    }

    /// The detection point of one half of the call; `None`: that half has none.
    #[must_use]
    pub const fn event(self, half: Half) -> Option<DetectionPoint> {
        use DetectionPoint as D;
        match (self, half) {
            (Self::RouteSelectFailure, Half::Originating) => Some(D::RouteSelectFailure),
            (Self::Busy, Half::Originating) => Some(D::OCalledPartyBusy),
            (Self::Busy, Half::Terminating) => Some(D::TBusy),
            (Self::NoAnswer, Half::Originating) => Some(D::ONoAnswer),
            (Self::NoAnswer, Half::Terminating) => Some(D::TNoAnswer),
            (Self::Answer, Half::Originating) => Some(D::OAnswer),
            (Self::Answer, Half::Terminating) => Some(D::TAnswer),
            (Self::Disconnect, Half::Originating) => Some(D::ODisconnect),
            (Self::Disconnect, Half::Terminating) => Some(D::TDisconnect),
            (Self::Abandon, Half::Originating) => Some(D::OAbandon),
            (Self::Abandon, Half::Terminating) => Some(D::TAbandon),
            (Self::NotReachable, Half::Originating) => Some(D::OCalledPartyNotReachable),
            (Self::RouteSelectFailure | Self::NotReachable, Half::Terminating) => None,
        }
    }

    /// The legs for which it is armed.
    pub(super) const fn legs(self) -> &'static [LegId] {
        match self {
            Self::Disconnect => &[LegId::ONE, LegId::TWO],
            Self::Abandon => &[LegId::ONE],
            Self::RouteSelectFailure
            | Self::Busy
            | Self::NoAnswer
            | Self::Answer
            | Self::NotReachable => &[LegId::TWO],
        }
    }
}
