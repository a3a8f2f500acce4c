//! The state machines of RFC 4666 4.3 as pure functions: state and event in, state and actions out.
//!
//! An ASP has one state for each application server on each association. Its first half, up or down, is the same for all
//! application servers of the association ([`maintenance`], 4.3.4.1, 4.3.4.2); its second half, active or inactive, is
//! one for each ([`traffic`], 4.3.4.3, 4.3.4.4). Together they are ASP-DOWN, ASP-INACTIVE and ASP-ACTIVE of figure 3,
//! and the states in which an ASP waits for an answer. [`application_server`] is figure 4.
//!
//! Each function is one match without a wildcard over events; the tables in `golden/state/` are printed from them.

use crate::error::ErrorCode;
use Action as A;

/// From which end an ASP is seen.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Side {
    /// The ASP itself: it sends the requests.
    Asp,
    /// The SGP, or the peer of an IPSP in double exchange: it answers them.
    Sgp,
    /// An IPSP in single exchange: either end may begin, and one exchange serves both directions (4.3.1.1.2, 4.3.4.1.2).
    Ipsp,
}

/// Whether the ASP is up, for all its application servers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Maintenance {
    /// No association.
    Unconnected,
    /// ASP-DOWN.
    Down,
    /// ASP-DOWN, ASPUP sent, T(ack) runs.
    Rising,
    /// ASP-INACTIVE or ASP-ACTIVE.
    Up,
    /// ASPDN sent, T(ack) runs.
    Falling,
}

/// What can happen to a [`Maintenance`] state.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum MaintenanceEvent {
    /// The association came up.
    Established,
    /// It was lost, closed or restarted (SCTP-CDI, SCTP-RI).
    Lost,
    /// M-ASP_UP request.
    RequestUp,
    /// M-ASP_DOWN request.
    RequestDown,
    /// ASPUP received while no application server is active.
    AspUp,
    /// ASPUP received while one is active.
    AspUpWhileActive,
    /// ASPUP received that configuration refuses.
    AspUpBlocked,
    /// ASPUP ACK received while no application server is active, or about to be.
    AspUpAck,
    /// ASPUP ACK received while one is.
    AspUpAckWhileActive,
    /// ASPDN received.
    AspDown,
    /// ASPDN ACK received.
    AspDownAck,
    /// ERR received that answers our ASPUP.
    Refused,
    /// T(ack) expired, or the time after a refusal.
    Expiry,
}

/// Whether the ASP is active for one application server.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Traffic {
    /// ASP-DOWN.
    Down,
    /// ASP-INACTIVE.
    Inactive,
    /// ASP-INACTIVE, ASPAC sent, T(ack) runs.
    Activating,
    /// ASP-ACTIVE.
    Active,
    /// ASPIA sent, T(ack) runs; what still comes is taken.
    Deactivating,
}

/// What can happen to a [`Traffic`] state.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TrafficEvent {
    /// The ASP came up.
    Up,
    /// The ASP went down.
    Down,
    /// The peer said ASPUP, or ASPUP ACK, although the ASP is up: it takes it for inactive.
    Again,
    /// M-ASP_ACTIVE request.
    RequestActive,
    /// M-ASP_INACTIVE request.
    RequestInactive,
    /// ASPAC received.
    AspActive,
    /// ASPAC ACK received.
    AspActiveAck,
    /// ASPIA received.
    AspInactive,
    /// ASPIA ACK received.
    AspInactiveAck,
    /// NTFY (Alternate ASP Active) received.
    AlternateActive,
    /// Another ASP took over the application server (override).
    Overridden,
    /// ERR received that answers our ASPAC.
    Refused,
    /// T(ack) expired, or the time after a refusal.
    Expiry,
    /// DATA received.
    Data,
}

/// State of an application server (4.3.2).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum AsState {
    /// AS-DOWN: all its ASPs are down.
    Down,
    /// AS-INACTIVE: one is up, not enough are active.
    Inactive,
    /// AS-ACTIVE.
    Active,
    /// AS-PENDING: the last active one is gone, T(r) runs, what comes is held.
    Pending,
}

/// What can happen to an [`AsState`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum AsEvent {
    /// As many ASPs are active as are asked for.
    EnoughActive,
    /// Some ASP is active, but fewer than are asked for.
    TooFewActive,
    /// None is active, one at least is inactive.
    OnlyInactive,
    /// All are down.
    AllDown,
    /// T(r) expired, one at least is inactive.
    ExpiryWithInactive,
    /// T(r) expired, all are down.
    ExpiryAllDown,
}

/// What a transition asks for, in this order.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Action {
    /// Send ASPUP, start T(ack).
    SendAspUp,
    /// Send ASPUP ACK.
    SendAspUpAck,
    /// Send ASPDN, start T(ack).
    SendAspDown,
    /// Send ASPDN ACK.
    SendAspDownAck,
    /// Send ASPAC, start T(ack).
    SendAspActive,
    /// Send ASPAC ACK.
    SendAspActiveAck,
    /// Send ASPIA, start T(ack).
    SendAspInactive,
    /// Send ASPIA ACK.
    SendAspInactiveAck,
    /// Send ERR.
    SendError(ErrorCode),
    /// Send NTFY of the state of the application server to its ASPs that are not down.
    Notify,
    /// Send NTFY (Alternate ASP Active) to this ASP.
    NotifyAlternate,
    /// All application servers: [`TrafficEvent::Up`].
    ServersUp,
    /// All application servers: [`TrafficEvent::Down`].
    ServersDown,
    /// All application servers: [`TrafficEvent::Again`].
    ServersAgain,
    /// Tell layer management: up or active.
    IndicateOn,
    /// Tell layer management: down or inactive.
    IndicateOff,
    /// Tell layer management: refused. Ask again after the time set for it.
    IndicateRefused,
    /// Tell layer management that there was no answer.
    IndicateNoAnswer,
    /// Give the message to the MTP3 user.
    Deliver,
    /// Discard the message.
    Discard,
    /// Start T(r).
    StartRecovery,
    /// Send what was held.
    Flush,
    /// Discard what was held.
    DiscardHeld,
}

const UNEXPECTED: A = A::SendError(ErrorCode::UnexpectedMessage);
const REFUSED: A = A::SendError(ErrorCode::RefusedManagementBlocking);

/// 4.3.4.1 ASP Up, 4.3.4.2 ASP Down.
#[must_use]
pub fn maintenance(
    side: Side,
    state: Maintenance,
    event: MaintenanceEvent,
) -> (Maintenance, &'static [Action]) {
    match side {
        Side::Asp => maintenance_asp(state, event),
        Side::Sgp => maintenance_sgp(state, event),
        Side::Ipsp => maintenance_ipsp(state, event),
    }
}

fn maintenance_asp(
    state: Maintenance,
    event: MaintenanceEvent,
) -> (Maintenance, &'static [Action]) {
    use Maintenance as S;
    use MaintenanceEvent as E;
    match (state, event) {
        (S::Unconnected, E::Established) => (S::Down, &[]),
        (
            S::Unconnected,
            E::Lost
            | E::RequestUp
            | E::RequestDown
            | E::AspUp
            | E::AspUpWhileActive
            | E::AspUpBlocked
            | E::AspUpAck
            | E::AspUpAckWhileActive
            | E::AspDown
            | E::AspDownAck
            | E::Refused
            | E::Expiry,
        ) => (S::Unconnected, &[]),

        (S::Down, E::Established | E::RequestDown | E::Refused) => (S::Down, &[]),
        (S::Down | S::Rising, E::Lost) => (S::Unconnected, &[]),
        (S::Falling, E::Lost) => (S::Unconnected, &[A::IndicateOff]),
        (S::Down, E::RequestUp | E::Expiry) => (S::Rising, &[A::SendAspUp]),
        // The peer takes us for inactive: say so, and return to the previous state (4.3.4.1).
        (S::Down, E::AspUpAck | E::AspUpAckWhileActive) => {
            (S::Falling, &[UNEXPECTED, A::SendAspDown])
        }
        (S::Down, E::AspDownAck) => (S::Down, &[]),

        (S::Rising, E::Established | E::RequestUp) => (S::Rising, &[]),
        (S::Rising, E::RequestDown) => (S::Falling, &[A::SendAspDown]),
        (S::Rising, E::AspUpAck | E::AspUpAckWhileActive) => {
            (S::Up, &[A::IndicateOn, A::ServersUp])
        }
        // Perhaps the answer to an ASPDN before it: T(ack) goes on.
        (S::Rising, E::AspDownAck) => (S::Rising, &[]),
        (S::Rising, E::Refused) => (S::Down, &[A::IndicateRefused]),
        (S::Rising, E::Expiry) => (S::Rising, &[A::IndicateNoAnswer, A::SendAspUp]),

        (S::Up, E::Established | E::RequestUp | E::Refused | E::Expiry) => (S::Up, &[]),
        (S::Up, E::Lost) => (S::Unconnected, &[A::ServersDown, A::IndicateOff]),
        (S::Up, E::RequestDown) => (S::Falling, &[A::ServersDown, A::SendAspDown]),
        (S::Up, E::AspUpAck) => (S::Up, &[]),
        (S::Up, E::AspUpAckWhileActive) => (S::Up, &[UNEXPECTED, A::ServersAgain]),
        // Not asked for: we are down, and return to the previous state (4.3.4.2).
        (S::Up, E::AspDownAck) => (S::Rising, &[A::ServersDown, A::IndicateOff, A::SendAspUp]),

        (S::Falling, E::Established | E::RequestDown | E::Refused) => (S::Falling, &[]),
        (S::Falling, E::RequestUp) => (S::Rising, &[A::SendAspUp]),
        // Perhaps the answer to an ASPUP before it: T(ack) goes on.
        (S::Falling, E::AspUpAck | E::AspUpAckWhileActive) => (S::Falling, &[]),
        (S::Falling, E::AspDownAck) => (S::Down, &[A::IndicateOff]),
        (S::Falling, E::Expiry) => (S::Falling, &[A::IndicateNoAnswer, A::SendAspDown]),

        // An SGP does not send these.
        (
            S::Down | S::Rising | S::Up | S::Falling,
            E::AspUp | E::AspUpWhileActive | E::AspUpBlocked | E::AspDown,
        ) => (state, &[UNEXPECTED]),
    }
}

fn maintenance_sgp(
    state: Maintenance,
    event: MaintenanceEvent,
) -> (Maintenance, &'static [Action]) {
    use Maintenance as S;
    use MaintenanceEvent as E;
    match (state, event) {
        (S::Unconnected, E::Established) => (S::Down, &[]),
        (
            S::Unconnected,
            E::Lost
            | E::RequestUp
            | E::RequestDown
            | E::AspUp
            | E::AspUpWhileActive
            | E::AspUpBlocked
            | E::AspUpAck
            | E::AspUpAckWhileActive
            | E::AspDown
            | E::AspDownAck
            | E::Refused
            | E::Expiry,
        ) => (S::Unconnected, &[]),

        // An SGP never waits for an answer: these two states are an ASP's, and count as ASP-DOWN.
        (S::Down | S::Rising | S::Falling, E::Lost) => (S::Unconnected, &[]),
        (S::Down | S::Rising | S::Falling, E::AspUp | E::AspUpWhileActive) => {
            (S::Up, &[A::SendAspUpAck, A::IndicateOn, A::ServersUp])
        }
        (S::Down | S::Rising | S::Falling, E::AspUpBlocked) => (S::Down, &[REFUSED]),
        (S::Down | S::Rising | S::Falling, E::AspDown) => (S::Down, &[A::SendAspDownAck]),
        (
            S::Down | S::Rising | S::Falling,
            E::AspUpAck | E::AspUpAckWhileActive | E::AspDownAck,
        ) => (S::Down, &[UNEXPECTED]),
        (
            S::Down | S::Rising | S::Falling,
            E::Established | E::RequestUp | E::RequestDown | E::Refused | E::Expiry,
        ) => (S::Down, &[]),

        (S::Up, E::Established | E::RequestUp | E::Refused | E::Expiry) => (S::Up, &[]),
        (S::Up, E::Lost) => (S::Unconnected, &[A::ServersDown, A::IndicateOff]),
        // Management takes it out of service: it learns with its next message (there is no request for this).
        (S::Up, E::RequestDown) => (S::Down, &[A::ServersDown, A::IndicateOff]),
        (S::Up, E::AspUp) => (S::Up, &[A::SendAspUpAck]),
        (S::Up, E::AspUpWhileActive) => (S::Up, &[UNEXPECTED, A::SendAspUpAck, A::ServersAgain]),
        (S::Up, E::AspUpBlocked) => (S::Down, &[REFUSED, A::ServersDown, A::IndicateOff]),
        (S::Up, E::AspDown) => (
            S::Down,
            &[A::SendAspDownAck, A::ServersDown, A::IndicateOff],
        ),
        (S::Up, E::AspUpAck | E::AspUpAckWhileActive | E::AspDownAck) => (S::Up, &[UNEXPECTED]),
    }
}

/// Where an IPSP does what neither an ASP nor an SGP does; else it is an SGP to what the peer asks, and an ASP to the rest.
fn maintenance_ipsp(
    state: Maintenance,
    event: MaintenanceEvent,
) -> (Maintenance, &'static [Action]) {
    use Maintenance as S;
    use MaintenanceEvent as E;
    match event {
        E::AspUp | E::AspUpWhileActive => match state {
            S::Unconnected | S::Down | S::Up => maintenance_sgp(state, event),
            // Both asked: either request will do (4.3.4.1.2). The ACK that is under way finds the state Up.
            S::Rising => (S::Up, &[A::SendAspUpAck, A::IndicateOn, A::ServersUp]),
            S::Falling => (S::Falling, &[REFUSED]),
        },
        E::AspUpBlocked => match state {
            S::Unconnected | S::Down | S::Up => maintenance_sgp(state, event),
            S::Rising | S::Falling => (state, &[REFUSED]),
        },
        E::AspDown => match state {
            S::Unconnected | S::Down | S::Up => maintenance_sgp(state, event),
            S::Rising => (S::Rising, &[A::SendAspDownAck]),
            S::Falling => (S::Down, &[A::SendAspDownAck, A::IndicateOff]),
        },
        E::Established
        | E::Lost
        | E::RequestUp
        | E::RequestDown
        | E::AspUpAck
        | E::AspUpAckWhileActive
        | E::AspDownAck
        | E::Refused
        | E::Expiry => maintenance_asp(state, event),
    }
}

/// 4.3.4.3 ASP Active, 4.3.4.4 ASP Inactive, and whether DATA is taken.
#[must_use]
pub fn traffic(side: Side, state: Traffic, event: TrafficEvent) -> (Traffic, &'static [Action]) {
    match side {
        Side::Asp => traffic_asp(state, event),
        Side::Sgp => traffic_sgp(state, event),
        Side::Ipsp => traffic_ipsp(state, event),
    }
}

fn traffic_asp(state: Traffic, event: TrafficEvent) -> (Traffic, &'static [Action]) {
    use Traffic as S;
    use TrafficEvent as E;
    match (state, event) {
        (S::Down, E::Up) => (S::Inactive, &[]),
        (S::Down, E::AspActiveAck | E::AspInactiveAck) => (S::Down, &[UNEXPECTED]),
        (
            S::Down,
            E::Down
            | E::Again
            | E::RequestActive
            | E::RequestInactive
            | E::AlternateActive
            | E::Overridden
            | E::Refused
            | E::Expiry,
        ) => (S::Down, &[]),

        (
            S::Inactive,
            E::Up
            | E::Again
            | E::RequestInactive
            | E::AspInactiveAck
            | E::AlternateActive
            | E::Overridden
            | E::Refused,
        ) => (S::Inactive, &[]),
        (S::Inactive | S::Activating | S::Deactivating, E::Down) => (S::Down, &[]),
        (S::Inactive, E::RequestActive | E::Expiry) => (S::Activating, &[A::SendAspActive]),
        // The peer takes us for active: say so, and return to the previous state, as after an ASPUP ACK (4.3.4.1).
        (S::Inactive, E::AspActiveAck) => (S::Deactivating, &[UNEXPECTED, A::SendAspInactive]),

        (
            S::Activating,
            E::Up
            | E::Again
            | E::RequestActive
            | E::AspInactiveAck
            | E::AlternateActive
            | E::Overridden,
        ) => (S::Activating, &[]),
        (S::Activating, E::RequestInactive) => (S::Deactivating, &[A::SendAspInactive]),
        (S::Activating, E::AspActiveAck) => (S::Active, &[A::IndicateOn]),
        (S::Activating, E::Refused) => (S::Inactive, &[A::IndicateRefused]),
        (S::Activating, E::Expiry) => (S::Activating, &[A::IndicateNoAnswer, A::SendAspActive]),

        (S::Active, E::Up | E::RequestActive | E::AspActiveAck | E::Refused | E::Expiry) => {
            (S::Active, &[])
        }
        (S::Active, E::Down) => (S::Down, &[A::IndicateOff]),
        // The peer takes us for inactive: return to the previous state (4.3.4.1, 4.3.4.4).
        (S::Active, E::Again | E::AspInactiveAck) => {
            (S::Activating, &[A::IndicateOff, A::SendAspActive])
        }
        (S::Active, E::RequestInactive) => (S::Deactivating, &[A::IndicateOff, A::SendAspInactive]),
        (S::Active, E::AlternateActive | E::Overridden) => (S::Inactive, &[A::IndicateOff]),

        (S::Deactivating, E::Up | E::RequestInactive | E::AspActiveAck | E::Refused) => {
            (S::Deactivating, &[])
        }
        (S::Deactivating, E::RequestActive) => (S::Activating, &[A::SendAspActive]),
        (S::Deactivating, E::Again | E::AspInactiveAck | E::AlternateActive | E::Overridden) => {
            (S::Inactive, &[])
        }
        (S::Deactivating, E::Expiry) => {
            (S::Deactivating, &[A::IndicateNoAnswer, A::SendAspInactive])
        }

        // "Silent discard is used by an ASP" (3.8.1).
        (S::Down | S::Inactive, E::Data) => (state, &[A::Discard]),
        // ASPAC ACK and DATA come on different streams: DATA may overtake it (4.3.4.3).
        (S::Activating | S::Active | S::Deactivating, E::Data) => (state, &[A::Deliver]),
        // An SGP does not send these.
        (_, E::AspActive | E::AspInactive) => (state, &[UNEXPECTED]),
    }
}

fn traffic_sgp(state: Traffic, event: TrafficEvent) -> (Traffic, &'static [Action]) {
    use Traffic as S;
    use TrafficEvent as E;
    match (state, event) {
        (S::Down, E::Up) => (S::Inactive, &[]),
        (S::Down, E::AspActive | E::AspInactive) => (S::Down, &[UNEXPECTED]),
        (
            S::Down,
            E::Down
            | E::Again
            | E::RequestActive
            | E::RequestInactive
            | E::AlternateActive
            | E::Overridden
            | E::Refused
            | E::Expiry,
        ) => (S::Down, &[]),

        // An SGP never waits for an answer: these two states are an ASP's, and count as ASP-INACTIVE.
        (S::Inactive | S::Activating | S::Deactivating, E::Down) => (S::Down, &[]),
        (S::Inactive | S::Activating | S::Deactivating, E::AspActive) => {
            (S::Active, &[A::SendAspActiveAck, A::IndicateOn])
        }
        (S::Inactive | S::Activating | S::Deactivating, E::AspInactive) => {
            (S::Inactive, &[A::SendAspInactiveAck])
        }
        (
            S::Inactive | S::Activating | S::Deactivating,
            E::Up
            | E::Again
            | E::RequestActive
            | E::RequestInactive
            | E::AlternateActive
            | E::Overridden
            | E::Refused
            | E::Expiry,
        ) => (S::Inactive, &[]),

        (S::Active, E::Up | E::RequestActive | E::AlternateActive | E::Refused | E::Expiry) => {
            (S::Active, &[])
        }
        (S::Active, E::Down) => (S::Down, &[A::IndicateOff]),
        (S::Active, E::Again | E::RequestInactive) => (S::Inactive, &[A::IndicateOff]),
        (S::Active, E::AspActive) => (S::Active, &[A::SendAspActiveAck]),
        (S::Active, E::AspInactive) => (S::Inactive, &[A::SendAspInactiveAck, A::IndicateOff]),
        (S::Active, E::Overridden) => (S::Inactive, &[A::NotifyAlternate, A::IndicateOff]),

        // It may be discarded (4.3.4.1, 4.3.4.3); the ERR (3.8.1, "may be sent") tells the peer why.
        (S::Down | S::Inactive | S::Activating | S::Deactivating, E::Data) => {
            (state, &[UNEXPECTED, A::Discard])
        }
        (S::Active, E::Data) => (S::Active, &[A::Deliver]),
        // An ASP does not send these.
        (_, E::AspActiveAck | E::AspInactiveAck) => (state, &[UNEXPECTED]),
    }
}

/// Where an IPSP does what neither an ASP nor an SGP does; else it is an SGP to what the peer asks, and an ASP to the rest.
fn traffic_ipsp(state: Traffic, event: TrafficEvent) -> (Traffic, &'static [Action]) {
    use Traffic as S;
    use TrafficEvent as E;
    match event {
        E::AspActive => match state {
            S::Down | S::Inactive | S::Active => traffic_sgp(state, event),
            // Both asked: either request will do (4.3.4.3.1). The ACK that is under way finds the state Active.
            S::Activating => (S::Active, &[A::SendAspActiveAck, A::IndicateOn]),
            S::Deactivating => (S::Deactivating, &[REFUSED]),
        },
        E::AspInactive => match state {
            S::Down | S::Inactive | S::Active => traffic_sgp(state, event),
            S::Activating => (S::Activating, &[A::SendAspInactiveAck]),
            S::Deactivating => (S::Inactive, &[A::SendAspInactiveAck]),
        },
        E::Overridden => traffic_sgp(state, event),
        E::Up
        | E::Down
        | E::Again
        | E::RequestActive
        | E::RequestInactive
        | E::AspActiveAck
        | E::AspInactiveAck
        | E::AlternateActive
        | E::Refused
        | E::Expiry
        | E::Data => traffic_asp(state, event),
    }
}

/// Figure 4. `holds`: T(r) is not zero, so that the application server can be pending.
#[must_use]
pub fn application_server(
    holds: bool,
    state: AsState,
    event: AsEvent,
) -> (AsState, &'static [Action]) {
    use AsEvent as E;
    use AsState as S;
    match (state, event) {
        (S::Down | S::Inactive, E::EnoughActive) => (S::Active, &[A::Notify]),
        (S::Down, E::TooFewActive | E::OnlyInactive) => (S::Inactive, &[A::Notify]),
        (S::Inactive, E::TooFewActive | E::OnlyInactive) => (S::Inactive, &[]),
        (S::Down, E::AllDown) => (S::Down, &[]),
        (S::Inactive, E::AllDown) => (S::Down, &[]),

        // Those that are left go on; that they are too few is told apart (Insufficient ASP Resources).
        (S::Active, E::EnoughActive | E::TooFewActive) => (S::Active, &[]),
        (S::Active, E::OnlyInactive | E::AllDown) if holds => {
            (S::Pending, &[A::StartRecovery, A::Notify])
        }
        (S::Active, E::OnlyInactive) => (S::Inactive, &[A::Notify]),
        (S::Active, E::AllDown) => (S::Down, &[]),

        (S::Pending, E::EnoughActive | E::TooFewActive) => (S::Active, &[A::Notify, A::Flush]),
        (S::Pending, E::OnlyInactive | E::AllDown) => (S::Pending, &[]),
        (S::Pending, E::ExpiryWithInactive) => (S::Inactive, &[A::DiscardHeld, A::Notify]),
        (S::Pending, E::ExpiryAllDown) => (S::Down, &[A::DiscardHeld]),
        (S::Down | S::Inactive | S::Active, E::ExpiryWithInactive | E::ExpiryAllDown) => {
            (state, &[])
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::fmt::{Debug, Write};
    use std::path::Path;

    const SIDES: [Side; 3] = [Side::Asp, Side::Sgp, Side::Ipsp];
    const MAINTENANCE: [Maintenance; 5] = {
        use Maintenance::*;
        [Unconnected, Down, Rising, Up, Falling]
    };
    const MAINTENANCE_EVENTS: [MaintenanceEvent; 13] = {
        use MaintenanceEvent::*;
        [
            Established,
            Lost,
            RequestUp,
            RequestDown,
            AspUp,
            AspUpWhileActive,
            AspUpBlocked,
            AspUpAck,
            AspUpAckWhileActive,
            AspDown,
            AspDownAck,
            Refused,
            Expiry,
        ]
    };
    const TRAFFIC: [Traffic; 5] = {
        use Traffic::*;
        [Down, Inactive, Activating, Active, Deactivating]
    };
    const TRAFFIC_EVENTS: [TrafficEvent; 14] = {
        use TrafficEvent::*;
        [
            Up,
            Down,
            Again,
            RequestActive,
            RequestInactive,
            AspActive,
            AspActiveAck,
            AspInactive,
            AspInactiveAck,
            AlternateActive,
            Overridden,
            Refused,
            Expiry,
            Data,
        ]
    };
    const AS_STATES: [AsState; 4] = {
        use AsState::*;
        [Down, Inactive, Active, Pending]
    };
    const AS_EVENTS: [AsEvent; 6] = {
        use AsEvent::*;
        [
            EnoughActive,
            TooFewActive,
            OnlyInactive,
            AllDown,
            ExpiryWithInactive,
            ExpiryAllDown,
        ]
    };

    /// Also holds that no transition leaves the states that are listed.
    pub(crate) fn table<S: Copy + Debug + PartialEq, E: Copy + Debug, A: Debug + 'static>(
        out: &mut String,
        title: &str,
        states: &[S],
        events: &[E],
        transition: impl Fn(S, E) -> (S, &'static [A]),
    ) {
        writeln!(out, "{title}\n").expect("a string takes it");
        for state in states {
            writeln!(out, "{state:?}").expect("a string takes it");
            for event in events {
                let (next, actions) = transition(*state, *event);
                assert!(states.contains(&next), "{next:?} is not a state of {title}");
                let actions: Vec<String> = actions.iter().map(|a| format!("{a:?}")).collect();
                let line = format!(
                    "  {:<20} -> {:<13} {}",
                    format!("{event:?}"),
                    format!("{next:?}"),
                    actions.join(", ")
                );
                writeln!(out, "{}", line.trim_end()).expect("a string takes it");
            }
        }
        out.push('\n');
    }

    /// `INLAB_BLESS=1` writes the files anew.
    pub(crate) fn compare(name: &str, text: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../golden/state")
            .join(name);
        if std::env::var_os("INLAB_BLESS").is_some() {
            std::fs::write(&path, text).expect("the golden folder can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(golden == text, "{} differs:\n{text}", path.display());
    }

    /// Each line of the tables was read against RFC 4666:
    ///
    /// - figure 3 (ASP states) and 4.3.1: the arrows DOWN to INACTIVE to ACTIVE and back, and "SCTP-CDI, SCTP-RI" to DOWN
    ///   from every state; `Rising`, `Falling`, `Activating`, `Deactivating` are its states with a request under way;
    /// - 4.3.4.1: ASPUP in DOWN is acknowledged, in INACTIVE acknowledged and no more, in ACTIVE answered with ERR
    ///   (Unexpected Message) and the ACK, and the ASP is inactive; locked out: ERR (Refused - Management Blocking); an
    ///   unexpected ASPUP ACK makes the ASP inactive, which says ERR and returns to its state before;
    /// - 4.3.4.2: ASPDN is always acknowledged; an unexpected ASPDN ACK makes the ASP down, which returns to its state;
    /// - 4.3.4.3: ASPAC in INACTIVE and ACTIVE is acknowledged, before ASPUP unexpected; DATA that overtakes the ASPAC ACK is
    ///   taken; NTFY (Alternate ASP Active) makes inactive; an SGP tells the ASP that is overridden;
    /// - 4.3.4.4: ASPIA in INACTIVE and ACTIVE is acknowledged; an unsolicited ASPIA ACK makes inactive;
    /// - 3.8.1: what is not expected from this side, or in this state, is answered with ERR (Unexpected Message); DATA at an
    ///   ASP that is not active is silently discarded; what comes without an association is from before and is no message;
    /// - figure 4 and 4.3.2 (AS states): DOWN, INACTIVE, ACTIVE with the first (or n-th) ASP, PENDING with the last one gone;
    ///   T(r) ends in INACTIVE or DOWN; each change but the one to DOWN is told (4.3.4.5), T(r) of zero leaves out PENDING;
    /// - 4.3.1.1.2, 4.3.4.1.2, 4.3.4.3.1 (IPSP): one exchange for both directions; requests that cross are no fault, a
    ///   request against a withdrawal that is under way is refused.
    ///
    /// Found so: DATA before the ASPAC ACK was discarded.
    #[test]
    fn tables_are_as_reviewed() {
        for side in SIDES {
            // An SGP never waits for an answer.
            let waits = side != Side::Sgp;
            let maintenance_states: Vec<Maintenance> = MAINTENANCE
                .into_iter()
                .filter(|s| waits || !matches!(s, Maintenance::Rising | Maintenance::Falling))
                .collect();
            let traffic_states: Vec<Traffic> = TRAFFIC
                .into_iter()
                .filter(|s| waits || !matches!(s, Traffic::Activating | Traffic::Deactivating))
                .collect();
            let mut text = String::new();
            table(
                &mut text,
                &format!("{side:?}: up and down (RFC 4666 4.3.4.1, 4.3.4.2)"),
                &maintenance_states,
                &MAINTENANCE_EVENTS,
                |s, e| maintenance(side, s, e),
            );
            table(
                &mut text,
                &format!("{side:?}: active and inactive (RFC 4666 4.3.4.3, 4.3.4.4)"),
                &traffic_states,
                &TRAFFIC_EVENTS,
                |s, e| traffic(side, s, e),
            );
            compare(
                &format!("m3ua-{}.txt", format!("{side:?}").to_lowercase()),
                &format!("{}\n", text.trim_end()),
            );
        }
        let mut text = String::new();
        for holds in [true, false] {
            table(
                &mut text,
                &format!(
                    "Application server (RFC 4666 4.3.2, figure 4), T(r) {}",
                    if holds { "set" } else { "zero" }
                ),
                &AS_STATES,
                &AS_EVENTS,
                |s, e| application_server(holds, s, e),
            );
        }
        compare("m3ua-as.txt", &format!("{}\n", text.trim_end()));
    }

    /// Figure 3: nothing but an ASPUP (or its ACK) leaves ASP-DOWN, nothing but an ASPAC (or its ACK) enters ASP-ACTIVE.
    #[test]
    fn figure_3_has_no_other_arrows() {
        for side in SIDES {
            for state in [
                Maintenance::Unconnected,
                Maintenance::Down,
                Maintenance::Rising,
            ] {
                for event in MAINTENANCE_EVENTS {
                    let (next, _) = maintenance(side, state, event);
                    if next == Maintenance::Up {
                        use MaintenanceEvent as E;
                        assert!(matches!(
                            event,
                            E::AspUp | E::AspUpWhileActive | E::AspUpAck | E::AspUpAckWhileActive
                        ));
                    }
                }
            }
            for state in TRAFFIC {
                for event in TRAFFIC_EVENTS {
                    let (next, _) = traffic(side, state, event);
                    if next == Traffic::Active && state != Traffic::Active {
                        assert!(matches!(
                            event,
                            TrafficEvent::AspActive | TrafficEvent::AspActiveAck
                        ));
                        assert_ne!(state, Traffic::Down);
                    }
                    if event == TrafficEvent::Down {
                        assert_eq!(next, Traffic::Down);
                    }
                }
            }
        }
    }
}
