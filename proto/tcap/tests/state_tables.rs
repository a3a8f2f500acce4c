//! The state tables as text. `INLAB_BLESS=1 cargo test -p inlab-tcap --test state_tables` writes them anew.
//!
//! They were read line by line against annex A of Q.774 (06/97), as two other stacks that name the figure and the sheet at
//! each transition carry it out (SigScale's `tcap_tsm_fsm`, `tcap_dha_fsm`, `tcap_ism_fsm`, `tcap_tco_server` and
//! `tcap_cco_server`, and a Java stack that follows them sheet by sheet), and against what TS 29.078 14.1 says of the same
//! events:
//!
//! - figure A.3 (coordinator): which faults are answered and which discarded: `faults.rs`, `tests/conformance/q774`;
//! - figure A.4 (transaction), sheets 1 to 5: `tcap-transaction.txt`. Not in the figure: `Opened` (its idle, with a dialogue
//!   id), `PrearrangedEnd` (TS 29.078 14.1.2.1.2 has the user wait for the last operation timer; the machine does it for the
//!   user), `Closing` (its idle, while the user is still being told), the idle timer and the guard;
//! - figure A.5 (dialogue), sheets 1 to 11: `tcap-dialogue.txt`. One departure: without application context an Abort may
//!   carry a user's own abstract syntax (Q.773 3.1), where sheets 8 and 11 make it abnormal;
//! - figure A.6 (components): an invoke problem ends the operation that it names, problems of results and errors and
//!   general ones do not; a linked invoke needs a parent in `OperationSent`;
//! - figure A.7 (operation), sheets 1 to 6: `tcap-invocation.txt`. Not in the figure: `Pending` (its idle, with the Invoke
//!   waiting in the dialogue). One departure: where the figure has no arrow for a result in `WaitForReject`, the result is
//!   rejected and not passed over in silence.

use inlab_tcap::{
    Class, ContextMode, InvocationEvent, InvocationState, MessageType, ReceivedPortion,
    TransactionEvent, TransactionState,
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
    let mut text = String::from("Transaction (Q.774 figure A.4)\n\n");
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
fn dialogue() {
    let mut text = String::from("Dialogue portion of a received message (Q.774 figure A.5)\n\n");
    let mut line = |message: &str, mode: &str, portion: &str, step: &str| {
        writeln!(text, "{message:<14} {mode:<11} {portion:<27} {step}").expect("text");
    };
    line("message", "context", "dialogue portion", "action");
    for message_type in [
        MessageType::Unidirectional,
        MessageType::Begin,
        MessageType::Continue,
        MessageType::End,
        MessageType::Abort,
    ] {
        for mode in ContextMode::ALL {
            let opens = matches!(
                message_type,
                MessageType::Unidirectional | MessageType::Begin
            );
            if opens && mode != ContextMode::NotUsed {
                continue;
            }
            let shown = if opens {
                "-".to_owned()
            } else {
                format!("{mode:?}")
            };
            for portion in ReceivedPortion::ALL {
                line(
                    message_type.name(),
                    &shown,
                    &format!("{portion:?}"),
                    &format!("{:?}", mode.step(message_type, portion)),
                );
            }
        }
    }
    compare("tcap-dialogue", &text);
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
