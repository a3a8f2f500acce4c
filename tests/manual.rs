//! The manual in `docs/`: every example that begins with `$ inlab` is run and its output compared, every link leads
//! somewhere, and every page is in the summary.
//!
//! `TRYCMD=overwrite cargo test --test manual` writes the outputs of examples. Read the difference.
#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

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
