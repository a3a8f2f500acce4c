//! The state machines of SCCP management as pure functions: state and event in, state and actions out.
//!
//! Each is one match without a wildcard over states; the tables in `golden/state/` are printed from them. Congestion, whose
//! state is a number, is in [`super::congestion`].

use PointCodeAction as P;
use SubsystemAction as S;

/// What is known of a signalling point elsewhere and of its SCCP (Q.714 5.2).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum PointCodeState {
    /// It can be reached, and its SCCP works.
    #[default]
    Allowed,
    /// MTP cannot reach it.
    Prohibited,
    /// It has no SCCP.
    Unequipped,
    /// Its SCCP does not answer, for a reason unknown or because it is inaccessible; it is tested.
    Unavailable,
}

/// What happens to a signalling point.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum PointCodeEvent {
    /// MTP-PAUSE (5.2.2).
    Pause,
    /// MTP-RESUME (5.2.3).
    Resume,
    /// MTP-STATUS, user part unequipped (5.2.2).
    UserUnequipped,
    /// MTP-STATUS, user part unavailable: unknown or inaccessible (5.2.2).
    UserUnavailable,
    /// SSA about its SCCP or about any of its subsystems, which says that the SCCP works (5.3.3).
    SccpAllowed,
}

/// What is done about it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum PointCodeAction {
    /// No subsystem of it is tested any longer (5.2.2).
    StopTests,
    /// The test of its SCCP (SSN 1) begins.
    TestSccp,
    /// Its subsystems count as allowed again (5.2.3).
    AllowSubsystems,
    /// It counts as not congested.
    ClearCongestion,
    /// If it is concerned, it hears what is in service here (5.2.3).
    TellConcerned,
    /// N-PCSTATE, and N-STATE of each subsystem that is watched (local broadcast, 5.3.6).
    Broadcast,
}

impl PointCodeState {
    /// The transition.
    pub(crate) const fn on(self, event: PointCodeEvent) -> (Self, &'static [PointCodeAction]) {
        use PointCodeEvent as E;
        match (self, event) {
            (Self::Allowed, E::Pause) => (
                Self::Prohibited,
                &[P::StopTests, P::ClearCongestion, P::Broadcast],
            ),
            // M3UA's DAVA also says that a destination is no longer congested.
            (Self::Allowed, E::Resume) => (Self::Allowed, &[P::ClearCongestion]),
            (Self::Allowed, E::UserUnequipped) => (Self::Unequipped, &[P::StopTests, P::Broadcast]),
            (Self::Allowed, E::UserUnavailable) => (
                Self::Unavailable,
                &[P::StopTests, P::TestSccp, P::Broadcast],
            ),
            (Self::Allowed, E::SccpAllowed) => (Self::Allowed, &[]),

            (Self::Prohibited, E::Pause) => (Self::Prohibited, &[]),
            (Self::Prohibited, E::Resume) => (
                Self::Allowed,
                &[P::AllowSubsystems, P::TellConcerned, P::Broadcast],
            ),
            // Of what cannot be reached nothing else counts.
            (Self::Prohibited, E::UserUnequipped | E::UserUnavailable | E::SccpAllowed) => {
                (Self::Prohibited, &[])
            }

            (Self::Unequipped | Self::Unavailable, E::Pause) => (
                Self::Prohibited,
                &[P::StopTests, P::ClearCongestion, P::Broadcast],
            ),
            (Self::Unequipped | Self::Unavailable, E::Resume) => (
                Self::Allowed,
                &[
                    P::AllowSubsystems,
                    P::ClearCongestion,
                    P::TellConcerned,
                    P::Broadcast,
                ],
            ),
            (Self::Unequipped | Self::Unavailable, E::SccpAllowed) => (
                Self::Allowed,
                &[P::AllowSubsystems, P::ClearCongestion, P::Broadcast],
            ),
            (Self::Unequipped, E::UserUnequipped) => (Self::Unequipped, &[]),
            (Self::Unequipped, E::UserUnavailable) => {
                (Self::Unavailable, &[P::TestSccp, P::Broadcast])
            }
            (Self::Unavailable, E::UserUnequipped) => {
                (Self::Unequipped, &[P::StopTests, P::Broadcast])
            }
            (Self::Unavailable, E::UserUnavailable) => (Self::Unavailable, &[]),
        }
    }
}

/// A subsystem elsewhere (Q.714 5.3.2 to 5.3.4), or a SCCP under test (SSN 1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RemoteState {
    /// Nothing bad is known.
    Allowed,
    /// It is out of service, and tested: T(stat info) runs.
    Prohibited,
}

/// What happens to a subsystem elsewhere.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RemoteEvent {
    /// SSP (5.3.2.2), or the SCCP of the node is not available and this is its SSN 1.
    Prohibited,
    /// SSA (5.3.3).
    Allowed,
    /// T(stat info) ran out (5.3.4.2).
    StatInfo,
    /// The whole node is lost or comes back (5.2.2, 5.2.3).
    NodeChanged,
}

/// What is done about a subsystem.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SubsystemAction {
    /// T(stat info) starts at its shortest.
    StartStatInfo,
    /// T(stat info) stops.
    StopStatInfo,
    /// SST is sent, and T(stat info) starts again, twice as long (5.3.4.2).
    SendTest,
    /// N-STATE to the users here (local broadcast, 5.3.6).
    Broadcast,
    /// SSP to the concerned nodes (broadcast, 5.3.7.2).
    BroadcastProhibited,
    /// SSA to the concerned nodes (broadcast, 5.3.7.3).
    BroadcastAllowed,
    /// SSA to who tested (5.3.4.3).
    AnswerTest,
    /// SOR to the nodes that replicate it; T(coord.chg) starts (5.3.5.2).
    RequestOutOfService,
    /// T(coord.chg) stops.
    StopCoordination,
    /// N-COORD confirm: granted.
    ConfirmGranted,
    /// N-COORD confirm: not granted.
    ConfirmDenied,
    /// T(ignore SST) starts (5.3.5.2).
    StartIgnoring,
    /// T(ignore SST) stops.
    StopIgnoring,
}

impl RemoteState {
    /// The transition.
    pub(crate) const fn on(self, event: RemoteEvent) -> (Self, &'static [SubsystemAction]) {
        use RemoteEvent as E;
        match (self, event) {
            (Self::Allowed, E::Prohibited) => (Self::Prohibited, &[S::StartStatInfo, S::Broadcast]),
            (Self::Allowed, E::Allowed | E::StatInfo | E::NodeChanged) => (Self::Allowed, &[]),
            (Self::Prohibited, E::Prohibited) => (Self::Prohibited, &[]),
            (Self::Prohibited, E::Allowed) => (Self::Allowed, &[S::StopStatInfo, S::Broadcast]),
            (Self::Prohibited, E::StatInfo) => (Self::Prohibited, &[S::SendTest]),
            (Self::Prohibited, E::NodeChanged) => (Self::Allowed, &[S::StopStatInfo]),
        }
    }
}

/// A subsystem of ours (Q.714 5.3.2, 5.3.3, 5.3.5).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum LocalState {
    /// In service.
    #[default]
    InService,
    /// In service; it asked its replicas whether it may go: T(coord.chg) runs.
    Coordinating,
    /// In service; it may go. Tests of it are ignored while T(ignore SST) runs.
    IgnoringTests,
    /// Out of service.
    OutOfService,
}

/// What happens to a subsystem of ours.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum LocalEvent {
    /// N-STATE request: it goes out of service.
    UserOut,
    /// N-STATE request: it comes back.
    UserIn,
    /// N-COORD request.
    CoordinationRequest,
    /// SOG, and no replica is left that has not granted.
    AllGranted,
    /// T(coord.chg) ran out.
    CoordinationExpired,
    /// T(ignore SST) ran out.
    IgnoringExpired,
    /// SST about it.
    Test,
}

impl LocalState {
    /// The transition.
    pub(crate) const fn on(self, event: LocalEvent) -> (Self, &'static [SubsystemAction]) {
        use LocalEvent as E;
        match (self, event) {
            (Self::InService, E::UserOut) => (Self::OutOfService, &[S::BroadcastProhibited]),
            (Self::InService, E::CoordinationRequest) => {
                (Self::Coordinating, &[S::RequestOutOfService])
            }
            (Self::InService, E::Test) => (Self::InService, &[S::AnswerTest]),
            (
                Self::InService,
                E::UserIn | E::AllGranted | E::CoordinationExpired | E::IgnoringExpired,
            ) => (Self::InService, &[]),

            (Self::Coordinating, E::UserOut) => (
                Self::OutOfService,
                &[S::StopCoordination, S::BroadcastProhibited],
            ),
            (Self::Coordinating, E::UserIn) => {
                (Self::InService, &[S::StopCoordination, S::ConfirmDenied])
            }
            (Self::Coordinating, E::AllGranted) => (
                Self::IgnoringTests,
                &[S::StopCoordination, S::StartIgnoring, S::ConfirmGranted],
            ),
            (Self::Coordinating, E::CoordinationExpired) => (Self::InService, &[S::ConfirmDenied]),
            (Self::Coordinating, E::Test) => (Self::Coordinating, &[S::AnswerTest]),
            (Self::Coordinating, E::CoordinationRequest | E::IgnoringExpired) => {
                (Self::Coordinating, &[])
            }

            (Self::IgnoringTests, E::UserOut) => (
                Self::OutOfService,
                &[S::StopIgnoring, S::BroadcastProhibited],
            ),
            (Self::IgnoringTests, E::UserIn) => (Self::InService, &[S::StopIgnoring]),
            (Self::IgnoringTests, E::IgnoringExpired) => (Self::InService, &[]),
            (
                Self::IgnoringTests,
                E::CoordinationRequest | E::AllGranted | E::CoordinationExpired | E::Test,
            ) => (Self::IgnoringTests, &[]),

            (Self::OutOfService, E::UserIn) => (Self::InService, &[S::BroadcastAllowed]),
            (
                Self::OutOfService,
                E::UserOut
                | E::CoordinationRequest
                | E::AllGranted
                | E::CoordinationExpired
                | E::IgnoringExpired
                | E::Test,
            ) => (Self::OutOfService, &[]),
        }
    }

    /// Whether messages are delivered to it.
    pub(crate) const fn serves(self) -> bool {
        match self {
            Self::InService | Self::Coordinating | Self::IgnoringTests => true,
            Self::OutOfService => false,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::fmt::{Debug, Write};
    use std::path::Path;

    use super::{LocalEvent, LocalState, PointCodeEvent, PointCodeState, RemoteEvent, RemoteState};

    /// `INLAB_BLESS=1` writes the files anew.
    pub(in super::super) fn compare(name: &str, text: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../golden/state")
            .join(name);
        if std::env::var_os("INLAB_BLESS").is_some() {
            std::fs::write(&path, text).expect("the golden folder can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(golden == text, "{} differs:\n{text}", path.display());
    }

    /// Also holds that no transition leaves the states that are listed, and that every state is reached.
    fn table<S: Copy + Debug + PartialEq, E: Copy + Debug, A: Debug + 'static>(
        title: &str,
        states: &[S],
        events: &[E],
        transition: impl Fn(S, E) -> (S, &'static [A]),
    ) -> String {
        let mut text = format!("{title}\n\n");
        let mut reached = vec![];
        for state in states {
            let _ = writeln!(text, "{state:?}");
            for event in events {
                let (next, actions) = transition(*state, *event);
                assert!(states.contains(&next), "{next:?} is not a state of {title}");
                reached.push(next);
                let actions: Vec<String> = actions.iter().map(|a| format!("{a:?}")).collect();
                let line = format!(
                    "  {:<20} -> {:<14} {}",
                    format!("{event:?}"),
                    format!("{next:?}"),
                    actions.join(", ")
                );
                let _ = writeln!(text, "{}", line.trim_end());
            }
        }
        for state in states {
            assert!(reached.contains(state), "{state:?} is never reached");
        }
        text
    }

    #[test]
    fn q714_5_2_signalling_points() {
        use PointCodeEvent as E;
        use PointCodeState as S;
        let text = table(
            "Signalling point elsewhere and its SCCP (Q.714 5.2.2, 5.2.3)",
            &[S::Allowed, S::Prohibited, S::Unequipped, S::Unavailable],
            &[
                E::Pause,
                E::Resume,
                E::UserUnequipped,
                E::UserUnavailable,
                E::SccpAllowed,
            ],
            S::on,
        );
        compare("sccp-point-code.txt", &text);
    }

    #[test]
    fn q714_5_3_subsystems_elsewhere() {
        use RemoteEvent as E;
        use RemoteState as S;
        let text = table(
            "Subsystem elsewhere (Q.714 5.3.2 to 5.3.4)",
            &[S::Allowed, S::Prohibited],
            &[E::Prohibited, E::Allowed, E::StatInfo, E::NodeChanged],
            S::on,
        );
        compare("sccp-subsystem-remote.txt", &text);
    }

    #[test]
    fn q714_5_3_5_own_subsystems() {
        use LocalEvent as E;
        use LocalState as S;
        let text = table(
            "Subsystem of ours (Q.714 5.3.2, 5.3.3, 5.3.4.3, 5.3.5)",
            &[
                S::InService,
                S::Coordinating,
                S::IgnoringTests,
                S::OutOfService,
            ],
            &[
                E::UserOut,
                E::UserIn,
                E::CoordinationRequest,
                E::AllGranted,
                E::CoordinationExpired,
                E::IgnoringExpired,
                E::Test,
            ],
            S::on,
        );
        compare("sccp-subsystem-own.txt", &text);
    }
}
