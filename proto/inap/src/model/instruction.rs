//! What a service orders.

use std::ops::Deref;

use inlab_ss7 as ss7;

use super::{
    Announce, Assist, Collect, CreateCall, Echo, Gap, LegOrder, Resource, RestoredGaps, Text,
};
use crate::{Arm, DetectionPoint, LegId, MonitorMode};

/// The most events that one order arms (TS 29.078 numOfBCSMEvents).
pub const MAX_ARMS: usize = 30;

/// The longest free format data (TS 29.078 maxFCIBillingChargingDataLength).
pub const MAX_RECORD: usize = 160;

/// One order of the SCP to the switch.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Instruction {
    /// Go on with the call as it is.
    Continue,
    /// Go on with some data changed (CAP phases 3 and 4).
    ContinueWith(ContinueWith),
    /// Route the call.
    Connect(Connect),
    /// Clear the call.
    Release(ss7::Cause),
    /// Report these events.
    Arm(Arms),
    /// Collect more digits from the calling line, then meet collectedInfo again.
    CollectDigits,
    /// Let the call last so long, and report.
    Charge(Charge),
    /// Put data into the call record.
    Record(Record),
    /// Tell these things when the call is over.
    RequestInformation(InformationRequest),
    /// Connect the user to a resource.
    ConnectResource(Resource),
    /// Connect the user to a resource that asks for instructions by itself.
    ConnectAssist(Assist),
    /// Disconnect the user from the resource.
    DisconnectResource,
    /// Play an announcement or a tone.
    Announce(Announce),
    /// Collect digits from the user.
    Collect(Collect),
    /// Make a call, or one more leg.
    CreateCall(CreateCall),
    /// Do something with one leg.
    Leg(LegOrder),
    /// Let fewer calls trigger.
    Gap(Gap),
    /// Let them all trigger again (acgGlobalCtrlRestore of AIN).
    RestoreGaps(RestoredGaps),
    /// Wait longer for instructions: seconds, 0 to 2^31-1.
    ExtendTime(u32),
    /// Drop what was ordered.
    Cancel(Cancel),
    /// Say whether the relationship still exists.
    Probe,
    /// Tell the end of the call, with this token, though the relationship is over by then (AIN).
    NotifyAtEnd(Echo),
    /// Show this at the called party's terminal (AIN, WIN).
    Display(Text),
    /// Show the caller's name at the called party's terminal (AIN, WIN).
    ShowName(ss7::CallerName),
    /// End the relationship.
    Finish(Finish),
}

impl Instruction {
    /// Its neutral name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Continue => "Continue",
            Self::ContinueWith(_) => "ContinueWith",
            Self::Connect(_) => "Connect",
            Self::Release(_) => "Release",
            Self::Arm(_) => "Arm",
            Self::CollectDigits => "CollectDigits",
            Self::Charge(_) => "Charge",
            Self::Record(_) => "Record",
            Self::RequestInformation(_) => "RequestInformation",
            Self::ConnectResource(_) => "ConnectResource",
            Self::ConnectAssist(_) => "ConnectAssist",
            Self::DisconnectResource => "DisconnectResource",
            Self::Announce(_) => "Announce",
            Self::Collect(_) => "Collect",
            Self::CreateCall(_) => "CreateCall",
            Self::Leg(_) => "Leg",
            Self::Gap(_) => "Gap",
            Self::RestoreGaps(_) => "RestoreGaps",
            Self::ExtendTime(_) => "ExtendTime",
            Self::Cancel(_) => "Cancel",
            Self::Probe => "Probe",
            Self::NotifyAtEnd(_) => "NotifyAtEnd",
            Self::Display(_) => "Display",
            Self::ShowName(_) => "ShowName",
            Self::Finish(_) => "Finish",
        }
    }
}

/// Where a call goes, and as whose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Connect {
    /// The number to route to.
    pub destination: ss7::CalledPartyNumber,
    /// The calling party to show instead (INAP).
    pub calling: Option<ss7::CallingPartyNumber>,
    /// The calling party's category.
    pub category: Option<ss7::CallingPartysCategory>,
    /// A generic number to add, such as an additional calling party number.
    pub generic_number: Option<ss7::GenericNumber>,
    /// The party that was called first.
    pub original_called: Option<ss7::OriginalCalledNumber>,
    /// The party that forwards the call.
    pub redirecting: Option<ss7::RedirectingNumber>,
    /// How it is forwarded.
    pub redirection_information: Option<ss7::RedirectionInformation>,
    /// Who pays.
    pub charge_number: Option<ss7::LocationNumber>,
    /// Play no announcement if the call fails (CAP).
    pub suppress_announcement: bool,
    /// The leg to connect (CAP phase 4) or to make (CS-2), if not the one of the call.
    pub leg: Option<LegId>,
}

impl Connect {
    /// To this number and nothing changed.
    #[must_use]
    pub const fn to(destination: ss7::CalledPartyNumber) -> Self {
        Self {
            destination,
            calling: None,
            category: None,
            generic_number: None,
            original_called: None,
            redirecting: None,
            redirection_information: None,
            charge_number: None,
            suppress_announcement: false,
            leg: None,
        }
    }
}

/// What to change in a call that goes on.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ContinueWith {
    /// The calling party's category.
    pub category: Option<ss7::CallingPartysCategory>,
    /// A generic number to add.
    pub generic_number: Option<ss7::GenericNumber>,
    /// Who pays.
    pub charge_number: Option<ss7::LocationNumber>,
    /// Play no announcement if the call fails.
    pub suppress_announcement: bool,
    /// The leg to go on with (CAP phase 4).
    pub leg: Option<LegId>,
}

/// Events to arm, at most [`MAX_ARMS`]; more are refused by [`Arms::push`].
#[derive(Clone, Copy)]
pub struct Arms {
    arms: [Arm; MAX_ARMS],
    count: u8,
}

impl Arms {
    /// None.
    pub const EMPTY: Self = Self {
        arms: [Arm::new(DetectionPoint::OAnswer, MonitorMode::Transparent, None); MAX_ARMS],
        count: 0,
    };

    /// Adds one; `false`, and no change, if there is no room.
    #[must_use]
    pub fn push(&mut self, arm: Arm) -> bool {
        let Some(slot) = self.arms.get_mut(usize::from(self.count)) else {
            return false;
        };
        *slot = arm;
        self.count += 1;
        true
    }

    /// These; `None` if they are too many.
    #[must_use]
    pub fn new(arms: impl IntoIterator<Item = Arm>) -> Option<Self> {
        let mut all = Self::EMPTY;
        arms.into_iter().all(|arm| all.push(arm)).then_some(all)
    }
}

impl Default for Arms {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Deref for Arms {
    type Target = [Arm];
    fn deref(&self) -> &[Arm] {
        self.arms.get(..usize::from(self.count)).unwrap_or_default()
    }
}

impl PartialEq for Arms {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Arms {}

impl std::fmt::Debug for Arms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// A period to talk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Charge {
    /// Who is charged.
    pub leg: LegId,
    /// The period in units of 100 ms, 1 to 864000.
    pub period: u32,
    /// Clear the call at its end.
    pub release_at_end: bool,
    /// Warn before its end. In phase 2 of CAMEL only together with `release_at_end`.
    pub tone: bool,
    /// Seconds to the next tariff switch, 1 to 86400.
    pub tariff_switch: Option<u32>,
}

/// Data for the call record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Record {
    /// Whose record.
    pub leg: LegId,
    /// The data, 1 to 160 octets (phase 2 of CAMEL: 40).
    pub data: ss7::InlineOctets<MAX_RECORD>,
    /// Keep what was sent before (CAP phases 3 and 4).
    pub append: bool,
}

/// What to tell when the call is over. INAP CS-1 tells of the call, not of a leg.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct InformationRequest {
    /// Of whom.
    pub leg: LegId,
    /// Seconds to answer.
    pub attempt_elapsed: bool,
    /// When it ended.
    pub stop_time: bool,
    /// How long it was connected.
    pub connected_elapsed: bool,
    /// Why it ended.
    pub release_cause: bool,
}

/// Which orders to drop.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cancel {
    /// The operation with this invoke id.
    Invocation(i8),
    /// All pending reports and armed events.
    All,
}

/// How a relationship ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Finish {
    /// TC-END, with what was ordered before.
    Basic,
    /// Both sides know that it is over; nothing is sent.
    Prearranged,
    /// TC-U-ABORT.
    Abort(AbortReason),
}

/// Why a dialogue is aborted (CAP-U-ABORT-REASON, TS 29.078 5.7); sent where the dialect has reasons.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct AbortReason(pub u8);

impl AbortReason {
    /// None of the others.
    pub const NO_REASON_GIVEN: Self = Self(1);
    /// Such as Tssf.
    pub const APPLICATION_TIMER_EXPIRED: Self = Self(2);
    /// A message not allowed in the state.
    pub const NOT_ALLOWED_PROCEDURES: Self = Self(3);
    /// Something went wrong inside.
    pub const ABNORMAL_PROCESSING: Self = Self(4);
    /// Too busy.
    pub const CONGESTION: Self = Self(5);
    /// A GPRS reference that is not known.
    pub const INVALID_REFERENCE: Self = Self(6);
    /// A GPRS reference that is absent.
    pub const MISSING_REFERENCE: Self = Self(7);
    /// A GPRS dialogue that is open already.
    pub const OVERLAPPING_DIALOGUE: Self = Self(8);

    const NAMES: [&str; 8] = [
        "no-reason-given",
        "application-timer-expired",
        "not-allowed-procedures",
        "abnormal-processing",
        "congestion",
        "invalid-reference",
        "missing-reference",
        "overlapping-dialogue",
    ];

    /// OBJECT IDENTIFIER of the abstract syntax, content octets: 0.4.0.0.1.1.2.2.
    pub const OID: &'static [u8] = &[0x04, 0x00, 0x00, 0x01, 0x01, 0x02, 0x02];

    /// The standard's name.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Self::NAMES
            .get(usize::from(self.0.checked_sub(1)?))
            .copied()
    }

    /// The reason of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        (1..)
            .zip(Self::NAMES)
            .find_map(|(value, known)| (known == name).then_some(Self(value)))
    }

    /// The user information as an ENUMERATED.
    #[must_use]
    pub const fn encode(self) -> [u8; 3] {
        [0x0a, 1, self.0]
    }

    /// Reads that ENUMERATED.
    #[must_use]
    pub const fn decode(octets: &[u8]) -> Option<Self> {
        match octets {
            [0x0a, 1, value] => Some(Self(*value)),
            _ => None,
        }
    }
}
