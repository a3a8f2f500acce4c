//! What the switch tells, and what becomes of orders and dialogues.

use inlab_ss7 as ss7;

use super::{Clock, EndNotice, UserDigits};
use crate::{DetectionPoint, Finish, LegId, MonitorMode, Operation, Time};

/// One thing told to a service.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Report {
    /// An armed event happened.
    Event(EventReport),
    /// A charging period ended, or the call did.
    Charging(ChargingReport),
    /// What was asked for with `RequestInformation`.
    Information(InformationReport),
    /// The first announcement or tone began.
    AnnouncementStarted,
    /// The announcements are over.
    AnnouncementEnded,
    /// The user's digits: the result of `Collect`.
    Digits(UserDigits),
    /// Something failed and was released without an event (CAP phase 4, CS-2).
    Released {
        /// The leg, if it was one.
        leg: Option<LegId>,
        /// Why.
        cause: Option<ss7::Cause>,
    },
    /// An order succeeded and says so.
    Done {
        /// Which.
        operation: &'static Operation,
    },
    /// An order was answered with an error.
    Refused {
        /// Which.
        operation: &'static Operation,
        /// Code of the error.
        error: i32,
    },
    /// An order was rejected: the peer could not read it.
    Rejected {
        /// Which, if that can be told.
        operation: Option<&'static Operation>,
    },
    /// An order was not answered in time.
    TimedOut {
        /// Which.
        operation: &'static Operation,
    },
    /// A message came back: it did not reach the peer (UDTS, XUDTS).
    Returned,
    /// The peer ended the relationship.
    Finished(Finish),
    /// A call ended of which only the end is told (AIN).
    Ended(EndNotice),
}

/// An event, and what is told with it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EventReport {
    /// Which.
    pub event: DetectionPoint,
    /// For whom; the leg that the standard presumes if the message names none.
    pub leg: Option<LegId>,
    /// Interrupted: the switch waits for instructions. NotifyAndContinue: it does not.
    pub mode: MonitorMode,
    /// Why the call failed or was cleared.
    pub cause: Option<ss7::Cause>,
    /// The number that answered, or the digits collected, or the number forwarded to.
    pub number: Option<ss7::CalledPartyNumber>,
    /// The call was forwarded.
    pub forwarded: bool,
    /// The call went over the optimal route (CAP phases 3 and 4).
    pub optimal_routing: bool,
    /// The route is not permitted (CAP phases 3 and 4).
    pub route_not_permitted: bool,
    /// Units of 100 ms connected (Q.1218 and CS-2).
    pub connect_time: Option<u32>,
    /// What the clock of the switch showed (WIN).
    pub clock: Option<Clock>,
}

impl EventReport {
    /// An event of which nothing more is told.
    #[must_use]
    pub const fn new(event: DetectionPoint, leg: Option<LegId>, mode: MonitorMode) -> Self {
        Self {
            event,
            leg,
            mode,
            cause: None,
            number: None,
            forwarded: false,
            optimal_routing: false,
            route_not_permitted: false,
            connect_time: None,
            clock: None,
        }
    }

    /// Whether the switch waits for instructions.
    #[must_use]
    pub fn is_request(&self) -> bool {
        self.mode == MonitorMode::Interrupted
    }
}

/// How long the call lasted so far.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ChargingReport {
    /// Who is charged.
    pub leg: LegId,
    /// Units of 100 ms since the period or, if there was one, the tariff switch began.
    pub elapsed: u32,
    /// Whether there was a tariff switch, and if told, units of 100 ms from the switch before it to it.
    pub tariff_switch: Option<Option<u32>>,
    /// The call is still there.
    pub active: bool,
    /// The call was cleared because the period ended. No report of the clearing follows: every event is disarmed (TS
    /// 29.078 11.3.2.1).
    pub released_at_end: bool,
}

/// What was asked for about the call that is over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct InformationReport {
    /// Of whom.
    pub leg: LegId,
    /// Seconds to answer.
    pub attempt_elapsed: Option<u8>,
    /// When it ended.
    pub stop_time: Option<Time>,
    /// Units of 100 ms connected.
    pub connected_elapsed: Option<u32>,
    /// Why it ended.
    pub release_cause: Option<ss7::Cause>,
}

impl InformationReport {
    /// A report of which nothing is told yet.
    #[must_use]
    pub const fn new(leg: LegId) -> Self {
        Self {
            leg,
            attempt_elapsed: None,
            stop_time: None,
            connected_elapsed: None,
            release_cause: None,
        }
    }
}
