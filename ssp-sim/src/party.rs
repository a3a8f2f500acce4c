//! The people at both ends: what they do to a call, and how a simulated subscriber behaves.

use crate::bcsm::CallInput;
use inlab_inap::LegId;
use inlab_lab::{Error, Value};
use inlab_ss7::{Cause, CauseLocation, CauseValue};
use std::time::Duration;

/// What a party, or the network beyond this switch, does to a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PartyEvent {
    /// The called party's terminal rings.
    Alerting,
    /// The called party answers.
    Answer,
    /// The called party is busy, or cannot be reached: why.
    Busy(Cause),
    /// The called party did not answer in time.
    NoAnswer,
    /// No route to the called party: why.
    RouteFailure(Cause),
    /// A party signals something in the middle of the call.
    MidCall(LegId),
    /// The caller gives up before the answer.
    Abandon,
    /// A party clears: which, and why.
    Disconnect(LegId, Cause),
    /// The called party hangs up, and the connection is kept for a while (AIN, WIN).
    Suspend,
    /// The called party comes back.
    Resume,
}

impl PartyEvent {
    /// What it is to the state model.
    #[must_use]
    pub const fn input(self) -> CallInput {
        match self {
            Self::Alerting => CallInput::Alerting,
            Self::Answer => CallInput::Answer,
            Self::Busy(_) => CallInput::Busy,
            Self::NoAnswer => CallInput::NoAnswer,
            Self::RouteFailure(_) => CallInput::RouteFailure,
            Self::MidCall(_) => CallInput::MidCall,
            Self::Abandon => CallInput::Abandon,
            Self::Disconnect(..) => CallInput::Disconnect,
            Self::Suspend => CallInput::Suspend,
            Self::Resume => CallInput::Resume,
        }
    }

    /// At whose side it happens.
    #[must_use]
    pub const fn leg(self) -> LegId {
        match self {
            Self::Alerting
            | Self::Answer
            | Self::Busy(_)
            | Self::NoAnswer
            | Self::RouteFailure(_)
            | Self::Suspend
            | Self::Resume => LegId::TWO,
            Self::Abandon => LegId::ONE,
            Self::MidCall(leg) | Self::Disconnect(leg, _) => leg,
        }
    }

    /// Who brought it about; `None`: the network.
    #[must_use]
    pub const fn by(self) -> Option<LegId> {
        match self {
            Self::NoAnswer | Self::RouteFailure(_) => None,
            _ => Some(self.leg()),
        }
    }

    /// The cause that goes with it; `None`: the event has none.
    #[must_use]
    pub const fn cause(self) -> Option<Cause> {
        match self {
            Self::Busy(cause) | Self::RouteFailure(cause) | Self::Disconnect(_, cause) => {
                Some(cause)
            }
            Self::NoAnswer => Some(Cause::new(
                CauseLocation::REMOTE_PUBLIC,
                CauseValue::NO_ANSWER,
            )),
            Self::Alerting
            | Self::Answer
            | Self::MidCall(_)
            | Self::Abandon
            | Self::Suspend
            | Self::Resume => None,
        }
    }
}

/// User busy, from the network that serves the called party.
pub const BUSY: Cause = Cause::new(CauseLocation::REMOTE_PUBLIC, CauseValue::USER_BUSY);
/// No route to destination, from our own network.
pub const NO_ROUTE: Cause = Cause::new(
    CauseLocation::LOCAL_PUBLIC,
    CauseValue::NO_ROUTE_TO_DESTINATION,
);
/// Normal call clearing, by the user.
pub const NORMAL: Cause = Cause::new(CauseLocation::USER, CauseValue::NORMAL_CALL_CLEARING);

/// How a called subscriber behaves when a call is put through to them.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Behaviour {
    /// Does nothing by themselves: every step of the call is told to the simulator.
    #[default]
    Manual,
    /// Rings, answers after this time, and clears so long after the answer (`None`: the caller clears).
    Answers {
        /// From the routing of the call to the answer.
        after: Duration,
        /// From the answer to the clearing.
        clears: Option<Duration>,
    },
    /// Is busy.
    Busy,
    /// Rings and never answers.
    Silent,
    /// Cannot be routed to.
    Unreachable,
}

impl Behaviour {
    /// Reads `busy`, `silent`, `unreachable`, `manual`, or `{ answers: 3s, clears: 30s }`.
    ///
    /// # Errors
    /// What is none of these, and where.
    pub fn read(value: Value<'_>) -> Result<Self, Error> {
        if value.node().as_map().is_some() {
            let mut fields = value.fields()?;
            let after = fields.required("answers")?.duration()?;
            let clears = fields.optional("clears").map(Value::duration).transpose()?;
            fields.finish()?;
            return Ok(Self::Answers { after, clears });
        }
        value.choice(&[
            ("manual", Self::Manual),
            ("busy", Self::Busy),
            ("silent", Self::Silent),
            ("unreachable", Self::Unreachable),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlab_lab::Document;

    #[test]
    fn behaviours_are_read() {
        let text = "- busy\n- { answers: 3s, clears: 1500ms }\n- { answers: 2s }\n- silent\n";
        let document = Document::parse("b.yaml", text).expect("it parses");
        let read: Vec<_> = document
            .root()
            .items()
            .expect("a list")
            .map(|v| Behaviour::read(v).expect("it reads"))
            .collect();
        let second = Duration::from_secs(1);
        assert_eq!(
            read,
            [
                Behaviour::Busy,
                Behaviour::Answers {
                    after: 3 * second,
                    clears: Some(Duration::from_millis(1500))
                },
                Behaviour::Answers {
                    after: 2 * second,
                    clears: None
                },
                Behaviour::Silent,
            ]
        );
        let document = Document::parse("b.yaml", "bussy\n").expect("it parses");
        let error = Behaviour::read(document.root()).expect_err("it is no behaviour");
        assert!(error.message().contains("\"busy\""), "{}", error.message());
    }
}
