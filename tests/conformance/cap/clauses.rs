//! `CLAUSES.md`: each row names a clause, what it asks for, and the tests that hold it or why there is none.

use std::collections::BTreeSet;
use std::path::Path;

/// Where tests that may be named stand, from the root of the project.
const PLACES: [&str; 10] = [
    "tests",
    "proto/inap/src",
    "proto/inap/tests",
    "proto/sccp/src",
    "proto/sccp/tests",
    "proto/stack/tests",
    "scp/tests",
    "scp/src",
    "ssp-sim/tests",
    "ssp-sim/src",
];

/// Names of the functions that stand under `#[test]`.
fn tests_in(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            tests_in(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let mut test = false;
            for line in text.lines().map(str::trim) {
                if line == "#[test]" {
                    test = true;
                } else if let Some(rest) = line.strip_prefix("fn ").filter(|_| test) {
                    names.extend(rest.split('(').next().map(str::to_owned));
                    test = false;
                }
            }
        }
    }
}

fn rows() -> Vec<[&'static str; 3]> {
    include_str!("CLAUSES.md")
        .lines()
        .filter(|line| line.starts_with('|'))
        .filter(|line| !line.starts_with("| clause") && !line.starts_with("| ---"))
        .map(|row| {
            let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
            cells
                .try_into()
                .unwrap_or_else(|_| panic!("three cells: {row}"))
        })
        .collect()
}

#[test]
fn every_clause_has_tests_that_exist_or_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut known = BTreeSet::new();
    for place in PLACES {
        tests_in(&root.join(place), &mut known);
    }
    assert!(known.len() > 300, "the tests are found: {}", known.len());
    let mut missing = vec![];
    for [clause, requirement, held] in rows() {
        assert!(!clause.is_empty() && !requirement.is_empty(), "{clause}");
        let named: Vec<_> = held.split('`').skip(1).step_by(2).collect();
        let reasoned = held
            .strip_prefix("none: ")
            .is_some_and(|reason| reason.len() > 5);
        assert!(
            reasoned == named.is_empty(),
            "{clause}: tests or a reason: {held}"
        );
        missing.extend(named.into_iter().filter(|name| !known.contains(*name)));
    }
    assert!(missing.is_empty(), "no such tests: {missing:#?}");
}

/// The sections that have requirements on the interface (TS 29.078 V16.0.0, table of contents): none is forgotten.
#[test]
fn no_clause_of_sections_10_to_14_is_left_out() {
    let mut expected: Vec<String> = vec![];
    let mut below = |parent: &str, count: u32| {
        expected.extend((1..=count).map(|at| format!("{parent}.{at}")));
    };
    below("10.1", 17);
    below("10.2", 2);
    below("11", 31);
    below("12", 8);
    below("13", 14);
    below("14.1.1", 4);
    below("14.1.1.3", 7);
    below("14.1.1.4", 3);
    below("14.1.2", 4);
    below("14.1", 4);
    below("14.2.2.1", 6);
    below("14.2.2", 3);
    expected.push("11.8A".to_owned());
    let rows = rows();
    let covered = |clause: &str| {
        rows.iter().any(|[named, ..]| {
            named
                .strip_prefix(clause)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ' ', ',']))
        })
    };
    expected.retain(|clause| !covered(clause));
    assert!(expected.is_empty(), "{expected:?}");
}
