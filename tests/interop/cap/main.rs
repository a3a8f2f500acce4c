//! CAP, judged by pycrate's ASN.1 modules: every declaration, and values of every type, both ways. A plain `cargo test` leaves this
//! out: it needs python3 with pycrate 0.8.1. `tests/run vectors-pycrate` runs it. What is missing fails, and is never skipped.
#![allow(missing_docs, clippy::print_stdout)]

#[path = "../oracle.rs"]
mod oracle;
mod schema;
mod values;

use inlab_tests::root;
use oracle::TOOL;
use serde_json::Value;
use std::process::Command;

/// What the tool prints.
fn run_tool(arguments: &[&str]) -> String {
    let mut command = Command::new("python3");
    let output = command.arg(root().join(TOOL)).args(arguments).output();
    let output = output.expect("python3 runs: install it");
    assert!(
        output.status.success(),
        "pip install pycrate==0.8.1: {output:?}"
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn declarations() {
    let theirs: Vec<Value> = serde_json::from_str(&run_tool(&["schema"])).expect("JSON");
    assert!(theirs.len() > 50, "{}", theirs.len());
    let found = schema::differences(&theirs);
    let wrong = schema::judge(&found);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
