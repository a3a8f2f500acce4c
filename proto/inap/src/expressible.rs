//! What a dialect cannot say.

use crate::{DetectionPoint, LegId, MonitorMode};

/// Why something cannot be said in a dialect. What is static is refused when a lab file is checked; for the rest it is
/// what a service is told.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum NotExpressible {
    /// The dialect has no operation for this instruction or report: its neutral name.
    Operation(&'static str),
    /// The dialect does not have this event.
    Event(DetectionPoint),
    /// The event does not trigger in this dialect.
    NotATrigger(DetectionPoint),
    /// The event triggers in this dialect but cannot be armed.
    TriggerOnly(DetectionPoint),
    /// The event cannot be armed with this mode.
    Mode(DetectionPoint, MonitorMode),
    /// The event cannot be armed for this leg, or the leg must be named.
    Leg(DetectionPoint, Option<LegId>),
    /// The operation has no such parameter in this dialect.
    Parameter(&'static str),
    /// A value the parameter cannot have.
    OutOfRange(&'static str),
    /// The operation needs this parameter in this dialect.
    Missing(&'static str),
    /// It is not told by an operation but by the end of the dialogue.
    Dialogue(&'static str),
    /// No public text says what values this parameter has: it is not guessed.
    NotPublic(&'static str),
}

impl std::fmt::Display for NotExpressible {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Operation(name) => write!(f, "this dialect has no {name}"),
            Self::Event(event) => write!(f, "this dialect has no event {event}"),
            Self::NotATrigger(event) => write!(f, "{event} does not trigger in this dialect"),
            Self::TriggerOnly(event) => {
                write!(f, "{event} triggers and cannot be armed in this dialect")
            }
            Self::Mode(event, mode) => {
                write!(f, "{event} cannot be armed {} in this dialect", mode.name())
            }
            Self::Leg(event, Some(leg)) => write!(f, "{event} cannot be armed for leg {}", leg.0),
            Self::Leg(event, None) => write!(f, "the leg must be named for {event}"),
            Self::Parameter(name) => write!(f, "{name} cannot be given in this dialect"),
            Self::OutOfRange(name) => write!(f, "{name} is out of range"),
            Self::Missing(name) => write!(f, "{name} is needed in this dialect"),
            Self::Dialogue(name) => write!(
                f,
                "{name} is said by the end of the dialogue, not by an operation"
            ),
            Self::NotPublic(name) => {
                write!(
                    f,
                    "no public text says what values {name} has in this dialect"
                )
            }
        }
    }
}

impl std::error::Error for NotExpressible {}
