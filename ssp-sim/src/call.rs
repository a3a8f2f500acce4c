//! One half call of the switch, and what it takes to start one.

use crate::american::American;
use crate::bcsm::Pic;
use crate::charging::{Meter, Pending};
use crate::created::Created;
use crate::edp::Armed;
use crate::party::{Behaviour, PartyEvent};
use crate::resource::Interaction;
use crate::ssf::Ssf;
use inlab_inap::{
    CallModel, DetectionPoint, Dialect, EndRules, Half, LegId, Purpose, ServiceSelector, Trigger,
    UserDigits,
};
use inlab_ss7::{Address, CalledPartyNumber};
use inlab_stack::tcap::DialogueId;
use std::time::{Duration, Instant};

/// One half call of this switch, numbered from 1.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CallId(pub u32);

/// What becomes of a call whose control is lost while it waits for instructions, at its trigger or at an event armed as a
/// request (default call handling: TS 29.078 11.18.2.2 and 11.20.2.2).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum DefaultHandling {
    /// It goes on to the number that was dialled.
    Continue,
    /// It is cleared.
    #[default]
    Release,
}

/// How the switch ends a dialogue when nothing is armed and nothing pending (TS 29.078 14.1.2.1 allows all of them). A
/// dialogue that the SCF has not answered yet can only be aborted, which sends nothing (11.20.2.2, Q.774 3.3.2.4).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum EndStyle {
    /// The last report travels in the TC-END; where there was none, an empty TC-END.
    #[default]
    Basic,
    /// The last report travels in a TC-CONTINUE, and an empty TC-END follows.
    EmptyEnd,
    /// Both sides know that it is over; nothing is sent.
    Prearranged,
    /// TC-U-ABORT, where anybody but the SCF ended the call and no error or reject waits to be sent (14.1.2.2.2); else as
    /// [`Basic`](Self::Basic).
    Abort,
}

impl EndStyle {
    /// The nearest that the rules allow.
    #[must_use]
    pub const fn within(self, rules: EndRules) -> Self {
        match self {
            Self::Basic if rules.report_in_end => Self::Basic,
            Self::Prearranged if rules.prearranged => Self::Prearranged,
            Self::Abort if rules.abort => Self::Abort,
            Self::Abort if rules.report_in_end => Self::Basic,
            Self::Prearranged | Self::EmptyEnd | Self::Basic | Self::Abort => Self::EmptyEnd,
        }
    }
}

/// A call to be started.
#[derive(Clone, Copy, Debug)]
pub struct CallRequest {
    /// What the SCF is told.
    pub trigger: Trigger,
    /// In which dialect.
    pub dialect: Dialect,
    /// Which SCF is asked.
    pub scf: Address,
    /// One operation for each detection point, in the context for them, in place of initialDP and eventReportBCSM (Q.1218, CS-2).
    pub detection_points: bool,
    /// What becomes of the call without it.
    pub default_handling: DefaultHandling,
    /// How the dialogue ends.
    pub end_style: EndStyle,
    /// How the called party behaves; `None`: as the subscriber of that number does.
    pub called_behaviour: Option<Behaviour>,
    /// The caller gives up so long after the start if nobody has answered.
    pub patience: Option<Duration>,
    /// The caller clears so long after the answer.
    pub talk: Option<Duration>,
    /// What the party that hears a prompt dials; `None`: nothing.
    pub digits: Option<UserDigits>,
    /// Trigger detection points that the call meets later, and what is asked for there (AIN, WIN).
    pub then_triggers: [Option<(DetectionPoint, ServiceSelector)>; MAX_THEN],
}

/// Triggers of a call besides its first.
pub const MAX_THEN: usize = 3;

impl CallRequest {
    /// A call of which nobody does anything by themselves.
    #[must_use]
    pub const fn new(trigger: Trigger, dialect: Dialect, scf: Address) -> Self {
        Self {
            trigger,
            dialect,
            scf,
            detection_points: false,
            default_handling: DefaultHandling::Release,
            end_style: EndStyle::Basic,
            called_behaviour: None,
            patience: None,
            talk: None,
            digits: None,
            then_triggers: [None; MAX_THEN],
        }
    }
}

/// Call processing that waits for an instruction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Held {
    /// At this detection point.
    pub(crate) point: DetectionPoint,
    /// To go on to this point in call.
    pub(crate) then: Pic,
    /// Who brought it about, and why, if the call is failing or being cleared.
    pub(crate) clearing: Clearing,
    /// That point in call is entered by going on; `false`: the call is in it already.
    pub(crate) enters: bool,
    /// It met a trigger there: it may meet another one before it goes on.
    pub(crate) is_trigger: bool,
}

/// Who cleared a call, and why.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Clearing {
    pub(crate) by: Option<inlab_inap::LegId>,
    pub(crate) cause: Option<inlab_ss7::Cause>,
    /// The SCF ordered it.
    pub(crate) ordered: bool,
}

/// What is being done with a received message.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Receiving {
    /// It is a TC-END.
    pub(crate) end: bool,
    /// One of its operations failed: those after it are discarded (TS 29.078 14.1.1.2).
    pub(crate) failed: bool,
    /// Components of ours wait to be sent.
    pub(crate) answer: bool,
    /// It brought an operation.
    pub(crate) operation: bool,
    /// Among what waits to be sent is a report.
    pub(crate) report: bool,
    /// It had an announcement played (AIN, WIN): what else it orders is for afterwards.
    pub(crate) plays: bool,
}

#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) request: CallRequest,
    pub(crate) half: Half,
    pub(crate) pic: Pic,
    pub(crate) ssf: Ssf,
    pub(crate) held: Option<Held>,
    pub(crate) armed: Armed,
    pub(crate) dialogue: Option<DialogueId>,
    /// What Tssf is set to while the call waits at this point: the switch's own time, or that of the last resetTimer.
    pub(crate) tssf: Duration,
    pub(crate) receiving: Receiving,
    /// Where the call is being put through to.
    pub(crate) destination: Option<CalledPartyNumber>,
    pub(crate) answered: Option<Instant>,
    /// When initialDP was sent.
    pub(crate) started: Option<Instant>,
    /// When the call was put through.
    pub(crate) routed: Option<Instant>,
    /// applyCharging.
    pub(crate) meter: Meter,
    /// callInformationRequest.
    pub(crate) information: Vec<Pending>,
    /// What the party hears.
    pub(crate) interaction: Interaction,
    /// What only AIN and WIN have.
    pub(crate) american: American,
    pub(crate) clearing: Clearing,
    /// The SCF made the call; `None`: it triggered.
    pub(crate) created: Option<Created>,
    /// What is planned for the call in its point in call.
    pub(crate) plans: Vec<PlanKey>,
    /// When the caller gives up.
    pub(crate) patience: Option<PlanKey>,
    /// What came about while the call waited for instructions; it happens when the call goes on in the same point in call.
    pub(crate) deferred: Vec<PartyEvent>,
}

/// A place in the agenda of the switch: when, and which of those at that time.
pub(crate) type PlanKey = (Instant, u64);

impl Call {
    /// Which call models it runs, and with them which procedures.
    pub(crate) const fn model(&self) -> CallModel {
        self.request.dialect.call_model()
    }

    /// How its dialogue ends: as was asked for, within the rules of the dialect.
    pub(crate) const fn end_style(&self) -> EndStyle {
        let rules = self.request.dialect.end_rules(Purpose::Call);
        self.request.end_style.within(rules)
    }

    pub(crate) fn new(request: CallRequest, half: Half, tssf: Duration) -> Self {
        Self {
            request,
            half,
            pic: Pic::Null,
            ssf: Ssf::Idle,
            held: None,
            armed: Armed::default(),
            dialogue: None,
            tssf,
            receiving: Receiving::default(),
            destination: request.trigger.called.map(|called| called.to_isup()),
            answered: None,
            started: None,
            routed: None,
            meter: Meter::default(),
            information: Vec::new(),
            interaction: Interaction::default(),
            american: American::default(),
            clearing: Clearing::default(),
            created: None,
            plans: Vec::new(),
            patience: None,
            deferred: Vec::new(),
        }
    }

    /// Whether this party is there: of a call that the SCF made, perhaps the called one alone.
    pub(crate) fn has_leg(&self, leg: LegId) -> bool {
        leg != LegId::ONE || self.created.is_none_or(|created| created.both_parties)
    }

    /// Events are armed, or reports pending.
    pub(crate) fn is_watched(&self) -> bool {
        !self.armed.is_empty() || self.meter.is_pending() || !self.information.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_style_gives_way_to_the_rules() {
        let all = Dialect::CAP4.end_rules(Purpose::Call);
        let styles = [
            EndStyle::Basic,
            EndStyle::EmptyEnd,
            EndStyle::Prearranged,
            EndStyle::Abort,
        ];
        assert_eq!(styles.map(|style| style.within(all)), styles);
        // TS 29.078 14.1.4.1.3: the gprsSSF ends by basic end, after its reports.
        let gprs = Dialect::CAP4.end_rules(Purpose::Gprs);
        assert_eq!(
            styles.map(|style| style.within(gprs)),
            [
                EndStyle::EmptyEnd,
                EndStyle::EmptyEnd,
                EndStyle::EmptyEnd,
                EndStyle::Abort
            ]
        );
    }
}
