//! The state tables of ANSI TCAP as text. `INLAB_BLESS=1 cargo test -p inlab-tcap --test ansi_state_tables` writes them anew.

use inlab_tcap::Class;
use inlab_tcap::ansi::{
    InvocationEvent, InvocationState, Permission, TransactionEvent, TransactionState,
};
use std::fmt::{Debug, Write};

#[track_caller]
fn compare(name: &str, text: &str) {
    let path = format!(
        "{}/../../golden/state/{name}.txt",
        env!("CARGO_MANIFEST_DIR")
    );
    if std::env::var_os("INLAB_BLESS").is_some() {
        std::fs::write(&path, text).expect("golden/state can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == text,
        "{name}: the table has changed; INLAB_BLESS=1 writes it anew\n{text}"
    );
}

fn row(out: &mut String, state: &str, event: &dyn Debug, next: &str, action: &dyn Debug) {
    let event = format!("{event:?}");
    writeln!(out, "{state:<26} {event:<30} {next:<26} {action:?}").expect("text");
}

/// The two permissions of an active transaction in short: ours, then the peer's.
fn state_name(state: Option<TransactionState>) -> String {
    match state {
        None => "Idle".to_owned(),
        Some(TransactionState::Active { ours, peers }) => {
            let word = |permission| match permission {
                Permission::Granted => "may",
                Permission::Withheld => "may not",
            };
            format!("Active({}, {})", word(ours), word(peers))
        }
        Some(state) => format!("{state:?}"),
    }
}

#[test]
fn transaction() {
    let mut text = String::from(
        "Transaction of ANSI TCAP (T1.114.4); Active(whether we may release, whether the peer may)\n\n",
    );
    writeln!(
        text,
        "{:<26} {:<30} {:<26} action",
        "state", "event", "next"
    )
    .expect("text");
    for state in TransactionState::ALL {
        for event in TransactionEvent::ALL {
            let step = state.step(event);
            let (state, next) = (state_name(Some(state)), state_name(step.next));
            row(&mut text, &state, &event, &next, &step.action);
        }
    }
    compare("tcap-ansi-transaction", &text);
}

#[test]
fn component() {
    let mut text = String::from("Operation that we invoked, ANSI TCAP (T1.114.4)\n");
    for number in 1..=4 {
        let class = Class::from_number(number).expect("1 to 4");
        writeln!(
            text,
            "\nclass {number}\n{:<26} {:<30} {:<26} action",
            "state", "event", "next"
        )
        .expect("text");
        for state in InvocationState::ALL {
            for event in InvocationEvent::ALL {
                let step = state.step(class, event);
                let next = step
                    .next
                    .map_or("Idle".to_owned(), |next| format!("{next:?}"));
                row(
                    &mut text,
                    &format!("{state:?}"),
                    &event,
                    &next,
                    &step.action,
                );
            }
        }
    }
    compare("tcap-ansi-component", &text);
}

/// Whatever the peer does, the right to send a Response is that of its last package, and nothing of ours changes it.
#[test]
fn only_the_peers_packages_change_our_right() {
    let right = |state: TransactionState| match state {
        TransactionState::QueryReceived(ours) | TransactionState::Active { ours, .. } => Some(ours),
        _ => None,
    };
    let mut looked_at = 0;
    for state in TransactionState::ALL {
        let Some(ours) = right(state) else { continue };
        for event in TransactionEvent::ALL {
            let Some(next) = state.step(event).next.and_then(right) else {
                continue;
            };
            looked_at += 1;
            match (state, event) {
                (
                    TransactionState::Active { .. },
                    TransactionEvent::ConversationReceived(permission),
                ) => assert_eq!(next, permission),
                _ => assert_eq!(next, ours, "{state:?} {event:?}"),
            }
        }
    }
    assert!(looked_at > 40, "{looked_at}");
}
