//! The machine of one relationship, after the SCSM of TS 29.078 14.1.2 and Q.1218 3.2.
//!
//! It is pure: what came goes in, what is to be done comes out, and the whole of it prints as a table
//! (`golden/state/scp-relationship.txt`).

use std::fmt;

/// What the relationship waits for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// There is no relationship yet: the dialogue was opened and its first component is looked at.
    Idle,
    /// The SSF waits for instructions: a trigger or an interrupted event has come (SCSM "Preparing Instructions").
    Instructing,
    /// The SCF waits for what it armed (SCSM "Waiting for Notification or Request").
    Monitoring,
    /// The same, and an activityTest is out because nothing was heard for long.
    Probing,
}

/// What came, or what the service has decided.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Input {
    /// A trigger that a service takes.
    Trigger,
    /// The SCF itself begins, with the order to make a call.
    Begun,
    /// The service has given instructions and more reports will come.
    Instructed,
    /// The service has given its last instructions: nothing is armed and no report is pending.
    LastInstructed,
    /// The service has panicked or given instructions that cannot be carried out.
    ServiceFailed,
    /// A report that needs no answer, and more may come.
    Notified,
    /// A report that needs no answer and was the last one.
    LastNotified,
    /// A report for which the SSF has interrupted the call.
    Requested,
    /// An error or reject for an instruction.
    Refused,
    /// An operation that is answered by an error or a reject, in a dialect where either ends the dialogue.
    Wrong,
    /// The same in a dialect where it does not.
    WrongKept,
    /// An operation that is wrong here and of class 4, so that nothing may answer it.
    WrongSilent,
    /// The message that opened the dialogue is over and had no trigger.
    NoTrigger,
    /// The peer ended the dialogue in order.
    PeerEnded,
    /// The peer, its TCAP or ours has aborted the dialogue.
    Aborted,
    /// A message could not be delivered.
    Returned,
    /// Our TCAP has rejected a component.
    LocalReject,
    /// Nothing was heard for the guard time.
    Silent,
    /// The activityTest was answered.
    Alive,
    /// The activityTest was not answered in its time, or refused.
    Dead,
    /// The time is over that the service has asked for.
    Woken,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// Nothing more than the book-keeping.
    Stay,
    /// Ask the service.
    Ask,
    /// Ask the service what it does without the instruction that was refused.
    AskAgain,
    /// Send the instructions in TC-BEGIN.
    Begin,
    /// Send the instructions in TC-CONTINUE.
    Continue,
    /// Send the instructions in TC-END; free the relationship.
    End,
    /// Send an empty TC-END; free the relationship.
    EndEmpty,
    /// Send the error or reject in TC-END; free the relationship.
    EndWithError,
    /// Send the error or reject with the next message.
    Answer,
    /// Answer the trigger by systemFailure in TC-END, or send TC-U-ABORT if it is not the trigger that waits for an answer;
    /// free the relationship.
    Fail,
    /// Send TC-U-ABORT; free the relationship.
    Abort,
    /// Send activityTest.
    Probe,
    /// Free the relationship: the dialogue is gone.
    Free,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [
        Self::Idle,
        Self::Instructing,
        Self::Monitoring,
        Self::Probing,
    ];

    /// What is to be done about `input`, and the state after it. [`State::Idle`] afterwards means that the relationship is
    /// no more.
    #[must_use]
    pub fn on(self, input: Input) -> (Step, Self) {
        use {Input as I, Step as S};
        match (self, input) {
            (Self::Idle, I::Trigger) => (S::Ask, Self::Instructing),
            (Self::Idle, I::Begun) => (S::Begin, Self::Monitoring),
            // The first operation of a dialogue is a trigger (29.078 14.1.2.1.1): what else is wrong is answered in TC-END,
            // as is everything that the SCF rejects (14.1.2.2.1); what cannot be answered is aborted.
            (Self::Idle, I::Wrong | I::WrongKept) => (S::EndWithError, Self::Idle),
            (Self::Idle, I::PeerEnded | I::Aborted) => (S::Free, Self::Idle),
            (Self::Idle, _) => (S::Abort, Self::Idle),

            (Self::Instructing, I::Instructed) => (S::Continue, Self::Monitoring),
            (Self::Instructing, I::LastInstructed) => (S::End, Self::Idle),
            (Self::Instructing, I::ServiceFailed) => (S::Fail, Self::Idle),
            // Crossing messages: the SSF waits for instructions all the same.
            (Self::Instructing, I::Notified | I::LastNotified | I::Requested | I::WrongSilent) => {
                (S::Stay, Self::Instructing)
            }
            (Self::Instructing, I::Refused | I::Silent | I::Alive | I::Dead) => {
                (S::Stay, Self::Instructing)
            }

            (Self::Monitoring, I::Notified | I::WrongSilent | I::Alive) => {
                (S::Stay, Self::Monitoring)
            }
            // Heard of: the question is answered, whatever the answer to the activityTest will be.
            (Self::Probing, I::Notified | I::WrongSilent | I::Alive) => (S::Stay, Self::Monitoring),
            (Self::Monitoring | Self::Probing, I::LastNotified) => (S::EndEmpty, Self::Idle),
            (Self::Monitoring | Self::Probing, I::Requested) => (S::Ask, Self::Instructing),
            (Self::Monitoring | Self::Probing, I::Refused) => (S::AskAgain, Self::Instructing),
            (Self::Monitoring, I::Silent) => (S::Probe, Self::Probing),
            (Self::Probing, I::Silent) => (S::Stay, Self::Probing),
            // An activityTest that was still out when the SSF was heard of.
            (Self::Monitoring, I::Dead) => (S::Stay, Self::Monitoring),
            (Self::Probing, I::Dead) => (S::Abort, Self::Idle),
            // Nothing was asked of the service: it has nothing to say. A service that fails while it is told of a
            // notification loses its call.
            (Self::Monitoring | Self::Probing, I::Instructed) => (S::Continue, Self::Monitoring),
            (Self::Monitoring | Self::Probing, I::LastInstructed) => (S::End, Self::Idle),
            (Self::Monitoring | Self::Probing, I::ServiceFailed) => (S::Abort, Self::Idle),

            // Nothing was heard of the SSF: what was waited for is waited for.
            (Self::Instructing | Self::Monitoring | Self::Probing, I::Woken) => (S::Ask, self),

            (_, I::NoTrigger | I::Begun) => (S::Stay, self),
            // A second trigger in one dialogue: unexpectedComponentSequence (29.078 10.1.12.3), made by the caller.
            (_, I::Trigger | I::Wrong) => (S::EndWithError, Self::Idle),
            (_, I::WrongKept) => (S::Answer, self),
            (_, I::PeerEnded | I::Aborted) => (S::Free, Self::Idle),
            // 29.078 14.1.2.4.1: TC-L-REJECT leads to TC-U-ABORT; 14.1.2.2.5: TC-NOTICE is for the application to decide.
            (_, I::LocalReject | I::Returned) => (S::Abort, Self::Idle),
        }
    }
}

impl Input {
    /// Every input.
    pub const ALL: [Self; 21] = [
        Self::Trigger,
        Self::Begun,
        Self::Instructed,
        Self::LastInstructed,
        Self::ServiceFailed,
        Self::Notified,
        Self::LastNotified,
        Self::Requested,
        Self::Refused,
        Self::Wrong,
        Self::WrongKept,
        Self::WrongSilent,
        Self::NoTrigger,
        Self::PeerEnded,
        Self::Aborted,
        Self::Returned,
        Self::LocalReject,
        Self::Silent,
        Self::Alive,
        Self::Dead,
        Self::Woken,
    ];
}

/// The machine as a table: a line an input, a column a state.
pub fn state_table() -> impl fmt::Display {
    fmt::from_fn(|f| {
        let line = |f: &mut fmt::Formatter<'_>, head: String, cells: [String; 4]| {
            let cells: String = cells.iter().map(|cell| format!(" | {cell:<27}")).collect();
            writeln!(f, "{}", format!("{head:<14}{cells}").trim_end())
        };
        line(
            f,
            String::new(),
            State::ALL.map(|state| format!("{state:?}")),
        )?;
        for input in Input::ALL {
            let cells = State::ALL.map(|state| {
                let (step, next) = state.on(input);
                format!("{step:?} -> {next:?}")
            });
            line(f, format!("{input:?}"), cells)?;
        }
        Ok(())
    })
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Idle => "idle",
            Self::Instructing => "instructing",
            Self::Monitoring => "monitoring",
            Self::Probing => "probing",
        })
    }
}
