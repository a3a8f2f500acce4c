//! The manual in `docs/`: every example that begins with `$ inlab` is run and its output compared, every link leads
//! somewhere, every page is in the summary, and the pages made from tables are what the tables say now.
//!
//! `INLAB_BLESS=1 cargo test --test manual` writes the pages made from tables; `TRYCMD=overwrite` the outputs of examples. Read the
//! difference.
#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src")
}

/// Every page below a folder, relative to it.
fn below(folder: &Path, prefix: &str, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            below(&entry.path(), &format!("{name}/"), into);
        } else if name.ends_with(".md") {
            into.insert(name);
        }
    }
}

/// Targets of the links in a text.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
}

fn inlab(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_inlab"))
        .args(arguments)
        .output()
        .expect("inlab runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn examples() {
    trycmd::TestCases::new()
        .default_bin_path(env!("CARGO_BIN_EXE_inlab"))
        .case("docs/src/*.md");
}

#[test]
fn links_lead_somewhere() {
    let mut all = BTreeSet::new();
    below(&pages(), "", &mut all);
    for page in &all {
        let file = pages().join(page);
        let text = fs::read_to_string(&file).expect("a page");
        let folder = file.parent().expect("a folder");
        for link in links(&text).filter(|link| !link.contains("://") && !link.starts_with('#')) {
            let target = link.split('#').next().expect("a target");
            assert!(folder.join(target).is_file(), "{page}: no {target}");
        }
        for include in text.split("{{#include ").skip(1) {
            let target = include.split("}}").next().expect("a target");
            assert!(folder.join(target).is_file(), "{page}: no {target}");
        }
    }
    let summary = fs::read_to_string(pages().join("SUMMARY.md")).expect("a summary");
    let listed: BTreeSet<String> = links(&summary).map(str::to_string).collect();
    all.remove("SUMMARY.md");
    assert_eq!(all, listed, "pages, and those in SUMMARY.md");
}

/// What a command prints is what stands on a page.
fn is_page(page: &str, arguments: &[&str]) -> Result<(), String> {
    let file = pages().join(page);
    let now = inlab(arguments);
    if std::env::var_os("INLAB_BLESS").is_some() {
        fs::write(&file, now).expect("it can be written");
        return Ok(());
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    match written.lines().zip(now.lines()).position(|(a, b)| a != b) {
        None if written.len() == now.len() => Ok(()),
        line => Err(format!(
            "{page}:{}: not what `inlab {}` prints: INLAB_BLESS=1 cargo test --test manual",
            line.map_or(
                written.lines().count().min(now.lines().count()),
                |line| line + 1
            ),
            arguments.join(" ")
        )),
    }
}

#[test]
fn pages_made_from_tables() {
    let mut wrong = Vec::new();
    wrong.extend(is_page("timers/table.txt", &["timers", "--format", "markdown"]).err());
    let statements = inlab(&["pics", "--format", "json"]);
    let statements: Vec<serde_json::Value> = serde_json::from_str(&statements).expect("JSON");
    let dialects: BTreeSet<&str> = statements
        .iter()
        .map(|row| row["dialect"].as_str().expect("a dialect"))
        .collect();
    assert!(dialects.len() >= 9, "{dialects:?}");
    for dialect in dialects {
        let page = format!("pics/{dialect}.md");
        wrong.extend(
            is_page(
                &page,
                &["pics", "--dialect", dialect, "--format", "markdown"],
            )
            .err(),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
