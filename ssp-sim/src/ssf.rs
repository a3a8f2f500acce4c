//! The SSF's state machine for one relationship: the states of the gsmSSF that TS 29.078 clause 11 names (TS 23.078 4.5.7 has
//! the figures), and ETS 300 374-1 7.2.

use std::fmt;

/// Where the relationship stands.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Ssf {
    /// There is no relationship.
    Idle,
    /// Call processing is held at a detection point; Tssf runs.
    WaitingForInstructions,
    /// It is held, and a party is connected to a specialized resource; Tssf runs with its own time.
    WaitingForEndOfUserInteraction,
    /// It is held, and a party is connected to an assisting switch; Tssf runs with its own time.
    WaitingForEndOfTemporaryConnection,
    /// The call goes on; armed events are watched for.
    Monitoring,
}

/// What can happen to it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SsfInput {
    /// A trigger detection point is met.
    Trigger,
    /// initiateCallAttempt, createCall.
    Create,
    /// An event armed as a request is met.
    EventRequest,
    /// An event armed as a notification is met.
    EventNotification,
    /// requestReportBCSMEvent that arms nothing to interrupt the call.
    Arm,
    /// requestReportBCSMEvent that arms an event to interrupt the call.
    ArmRequest,
    /// continue, continueWithArgument.
    Continue,
    /// connect.
    Connect,
    /// releaseCall.
    Release,
    /// resetTimer.
    ResetTimer,
    /// applyCharging, sendChargingInformation, furnishChargingInformation.
    Charge,
    /// callInformationRequest.
    RequestInformation,
    /// connectToResource.
    ConnectResource,
    /// establishTemporaryConnection.
    ConnectAssist,
    /// playAnnouncement, promptAndCollectUserInformation; cancel of one of them.
    Interact,
    /// disconnectForwardConnection, or the resource disconnects by itself.
    DisconnectResource,
    /// Tssf runs out.
    TimerExpiry,
    /// Our operation was answered with an error or a reject.
    Refusal,
    /// The SCF, or the network between, aborts the dialogue.
    Abort,
    /// The SCF ends the dialogue.
    End,
    /// The call is over for another reason.
    CallOver,
}

/// What the switch does about it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SsfAction {
    /// Opens the dialogue with initialDP, and waits.
    Open,
    /// Makes the call, and waits.
    Make,
    /// Reports the event, and waits.
    ReportAndWait,
    /// Reports the event, and goes on.
    Report,
    /// Arms the events.
    Arm,
    /// Goes on with the call as it is.
    Resume,
    /// Routes the call to the number given.
    Route,
    /// Clears the call.
    Clear,
    /// Starts Tssf anew.
    RestartTimer,
    /// Does it; the state stays.
    Accept,
    /// Connects the party to the resource.
    ConnectResource,
    /// Connects the party to the assisting switch.
    ConnectAssist,
    /// Clears that connection.
    DisconnectResource,
    /// Aborts the dialogue (application timer expired), then default call handling.
    AbortAndDefault,
    /// Default call handling (TS 23.078 4.5.7.2): the relationship is over, the call goes on or is released as the
    /// trigger says.
    Default,
    /// The relationship is over; the call goes on without it.
    Uncontrolled,
    /// Ends the dialogue.
    EndDialogue,
    /// Answers unexpectedComponentSequence (14), where the operation can be answered.
    Refuse,
    /// Nothing: it cannot concern this relationship.
    Ignore,
}

impl Ssf {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Idle,
        Self::WaitingForInstructions,
        Self::WaitingForEndOfUserInteraction,
        Self::WaitingForEndOfTemporaryConnection,
        Self::Monitoring,
    ];

    /// Call processing is held, and Tssf runs.
    #[must_use]
    pub const fn is_waiting(self) -> bool {
        match self {
            Self::Idle | Self::Monitoring => false,
            Self::WaitingForInstructions
            | Self::WaitingForEndOfUserInteraction
            | Self::WaitingForEndOfTemporaryConnection => true,
        }
    }

    /// What the switch does, in this state, about this input.
    #[must_use]
    pub const fn action(self, input: SsfInput) -> SsfAction {
        use SsfAction as A;
        use SsfInput as I;
        match (self, input) {
            (Self::Idle, I::Trigger) => A::Open,
            (Self::Idle, I::Create) => A::Make,
            // One relationship is about one call.
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection
                | Self::Monitoring,
                I::Create,
            ) => A::Refuse,
            (
                Self::Idle,
                I::Arm
                | I::ArmRequest
                | I::Connect
                | I::Release
                | I::ResetTimer
                | I::Charge
                | I::RequestInformation
                | I::ConnectResource
                | I::ConnectAssist
                | I::Interact
                | I::DisconnectResource,
            ) => A::Refuse,
            (
                Self::Idle,
                I::EventRequest
                | I::EventNotification
                | I::Continue
                | I::TimerExpiry
                | I::Refusal
                | I::Abort
                | I::End
                | I::CallOver,
            ) => A::Ignore,

            // One relationship a half call: a second trigger is not raised while there is one (TS 23.078 4.5.2.1).
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection
                | Self::Monitoring,
                I::Trigger,
            ) => A::Ignore,
            // The caller may give up while the switch waits: oAbandon, tAbandon.
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection
                | Self::Monitoring,
                I::EventRequest,
            ) => A::ReportAndWait,
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection
                | Self::Monitoring,
                I::EventNotification,
            ) => A::Report,
            // applyCharging 11.2.2.1, furnishChargingInformation 11.19.2.1, sendChargingInformation 11.29.2.1.
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection
                | Self::Monitoring,
                I::Charge,
            ) => A::Accept,
            // 11.26.2.1 names two of the states; it tears a call down in any phase (11.26.1).
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection
                | Self::Monitoring,
                I::Release,
            ) => A::Clear,
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection
                | Self::Monitoring,
                I::CallOver,
            ) => A::EndDialogue,
            // 11.28.2.1, 10.2.1.2.
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection,
                I::ResetTimer,
            ) => A::RestartTimer,
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection,
                I::TimerExpiry,
            ) => A::AbortAndDefault,
            (
                Self::WaitingForInstructions
                | Self::WaitingForEndOfUserInteraction
                | Self::WaitingForEndOfTemporaryConnection,
                I::Refusal | I::Abort | I::End,
            ) => A::Default,

            (Self::WaitingForInstructions | Self::Monitoring, I::Arm) => A::Arm,
            // Requests are armed only while the call waits (TS 29.078 11.27.2.1).
            (Self::WaitingForInstructions, I::ArmRequest) => A::Arm,
            (Self::WaitingForInstructions, I::Continue) => A::Resume,
            (Self::WaitingForInstructions, I::Connect) => A::Route,
            // 11.7.2.1.
            (Self::WaitingForInstructions, I::RequestInformation) => A::Accept,
            // 11.10.2.1, 11.17.2.1.
            (Self::WaitingForInstructions, I::ConnectResource) => A::ConnectResource,
            (Self::WaitingForInstructions, I::ConnectAssist) => A::ConnectAssist,
            (Self::WaitingForInstructions, I::Interact | I::DisconnectResource) => A::Refuse,

            // 11.23, 11.25: by way of the switch; with a temporary connection the assisting switch is asked.
            (Self::WaitingForEndOfUserInteraction, I::Interact) => A::Accept,
            (Self::WaitingForEndOfTemporaryConnection, I::Interact) => A::Refuse,
            // 11.13.2.1.
            (
                Self::WaitingForEndOfUserInteraction | Self::WaitingForEndOfTemporaryConnection,
                I::DisconnectResource,
            ) => A::DisconnectResource,
            // continue is of class 4: there is no answer to give.
            (
                Self::WaitingForEndOfUserInteraction | Self::WaitingForEndOfTemporaryConnection,
                I::Continue,
            ) => A::Ignore,
            (
                Self::WaitingForEndOfUserInteraction | Self::WaitingForEndOfTemporaryConnection,
                I::Arm
                | I::ArmRequest
                | I::Connect
                | I::RequestInformation
                | I::ConnectResource
                | I::ConnectAssist,
            ) => A::Refuse,

            (Self::Monitoring, I::Continue | I::TimerExpiry) => A::Ignore,
            (
                Self::Monitoring,
                I::ArmRequest
                | I::Connect
                | I::ResetTimer
                | I::RequestInformation
                | I::ConnectResource
                | I::ConnectAssist
                | I::Interact
                | I::DisconnectResource,
            ) => A::Refuse,
            (Self::Monitoring, I::Refusal | I::Abort | I::End) => A::Uncontrolled,
        }
    }
}

impl SsfInput {
    /// Every input.
    pub const ALL: [Self; 21] = [
        Self::Trigger,
        Self::Create,
        Self::EventRequest,
        Self::EventNotification,
        Self::Arm,
        Self::ArmRequest,
        Self::Continue,
        Self::Connect,
        Self::Release,
        Self::ResetTimer,
        Self::Charge,
        Self::RequestInformation,
        Self::ConnectResource,
        Self::ConnectAssist,
        Self::Interact,
        Self::DisconnectResource,
        Self::TimerExpiry,
        Self::Refusal,
        Self::Abort,
        Self::End,
        Self::CallOver,
    ];
}

impl fmt::Display for Ssf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Idle => "Idle",
            Self::WaitingForInstructions => "Waiting_For_Instructions",
            Self::WaitingForEndOfUserInteraction => "Waiting_for_End_of_User_Interaction",
            Self::WaitingForEndOfTemporaryConnection => "Waiting_for_End_of_Temporary_Connection",
            Self::Monitoring => "Monitoring",
        })
    }
}

/// The whole table, one line a state and input, for people and for `golden/state`.
#[must_use]
pub fn table() -> String {
    let mut text = String::from("SSF, one relationship (TS 29.078 11, TS 23.078 4.5.7)\n\n");
    for state in Ssf::ALL {
        for input in SsfInput::ALL {
            text.push_str(&format!(
                "{:<40} {:<18} {:?}\n",
                state.to_string(),
                format!("{input:?}"),
                state.action(input)
            ));
        }
    }
    text
}
