//! The state tables, printed whole into `golden/state/`.

use std::fmt::{Debug, Write};
use std::path::Path;

use super::machine::{
    LocalEvent, LocalState, PointCodeEvent, PointCodeState, RemoteEvent, RemoteState,
};

/// `INLAB_BLESS=1` writes the files anew.
pub(super) fn compare(name: &str, text: &str) {
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
