//! The state tables as text. `INLAB_BLESS=1 cargo test -p inlab-tcap --test state_tables` writes them anew.

use inlab_tcap::{Class, InvocationEvent, InvocationState, TransactionEvent, TransactionState};
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
    let golden = std::fs::read_to_string(&path).expect("the golden file");
    assert!(
        golden == text,
        "{name}: the table has changed; INLAB_BLESS=1 writes it anew\n{text}"
    );
}

fn row(
    out: &mut String,
    state: &dyn Debug,
    event: &dyn Debug,
    action: &dyn Debug,
    next: Option<&dyn Debug>,
) {
    let next = next.map_or("Idle".to_owned(), |next| format!("{next:?}"));
    writeln!(
        out,
        "{:<19} {:<22} {:<19} {action:?}",
        format!("{state:?}"),
        format!("{event:?}"),
        next
    )
    .expect("text");
}

#[test]
fn transaction() {
    let mut text = String::from("Transaction and dialogue (Q.774 figures A.4 and A.5)\n\n");
    writeln!(
        text,
        "{:<19} {:<22} {:<19} action",
        "state", "event", "next"
    )
    .expect("text");
    for state in TransactionState::ALL {
        for event in TransactionEvent::ALL {
            let step = state.step(event);
            row(
                &mut text,
                &state,
                &event,
                &step.action,
                step.next.as_ref().map(|next| next as &dyn Debug),
            );
        }
    }
    compare("tcap-transaction", &text);
}

#[test]
fn invocation() {
    let mut text = String::from("Operation that we invoked (Q.774 figure A.7)\n");
    for number in 1..=4 {
        let class = Class::from_number(number).expect("1 to 4");
        writeln!(
            text,
            "\nclass {number}\n{:<19} {:<22} {:<19} action",
            "state", "event", "next"
        )
        .expect("text");
        for state in InvocationState::ALL {
            for event in InvocationEvent::ALL {
                let step = state.step(class, event);
                row(
                    &mut text,
                    &state,
                    &event,
                    &step.action,
                    step.next.as_ref().map(|next| next as &dyn Debug),
                );
            }
        }
    }
    compare("tcap-invocation", &text);
}
