//! Every scenario against its expectations and its golden file, without writing anything.

use inlab_replay::suite::{self, FileReport, Options};
use inlab_replay::{Scenario, golden, run};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn scenarios() -> Vec<PathBuf> {
    suite::find(&[inlab_tests::root().join("scenarios")]).expect("the folder can be read")
}

#[test]
fn every_scenario_is_as_expected_and_as_recorded() {
    let files = scenarios();
    assert!(files.len() >= 24, "{} scenarios", files.len());
    let mut faults = String::new();
    let mut cases = 0;
    for file in &files {
        match suite::run_file(file, Options::default()) {
            FileReport::Unreadable(error) => {
                let _ = writeln!(faults, "{error}");
            }
            FileReport::Ran(reports) => {
                for report in reports {
                    cases += 1;
                    if !report.passed() {
                        let _ = writeln!(
                            faults,
                            "{}: {:?} {:?}",
                            report.name, report.failures, report.golden
                        );
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(
        cases > files.len(),
        "{cases} cases of {} files",
        files.len()
    );
}

/// Files below a folder whose name ends so.
fn below(folder: &Path, ending: &str, found: &mut BTreeSet<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.insert(path);
        }
    }
}

#[test]
fn every_golden_file_has_its_scenario_and_the_other_way() {
    let mut expected = BTreeSet::new();
    for file in scenarios() {
        let scenario = Scenario::load(&file).expect("a scenario");
        let several = scenario.dialects.len() > 1;
        for dialect in &scenario.dialects {
            let variant = several.then(|| dialect.name());
            expected.insert(golden::path_for(&file, variant).expect("it lies under scenarios/"));
        }
        assert!(
            !scenario.spec.is_empty(),
            "{}: which clauses does it follow?",
            file.display()
        );
    }
    let mut snapshots = BTreeSet::new();
    below(&inlab_tests::root().join("golden"), ".snap", &mut snapshots);
    // Other tests have snapshots of their own: those of scenarios are told by their header.
    let of_scenarios = |golden: &PathBuf| {
        let text = std::fs::read_to_string(golden).expect("a golden file");
        let source = text
            .strip_prefix("---\nsource: ")
            .and_then(|rest| rest.split_once('\n'))
            .map(|(source, _)| source.to_string());
        let source = source.unwrap_or_else(|| panic!("{}: no header", golden.display()));
        source
            .starts_with("scenarios/")
            .then(|| inlab_tests::root().join(source))
    };
    let there: BTreeSet<_> = snapshots
        .into_iter()
        .filter(|golden| {
            let source = of_scenarios(golden);
            if let Some(source) = &source {
                assert!(
                    source.is_file(),
                    "{}: its scenario is gone",
                    golden.display()
                );
            }
            source.is_some()
        })
        .collect();
    let stale: Vec<_> = there.difference(&expected).collect();
    let missing: Vec<_> = expected.difference(&there).collect();
    assert!(stale.is_empty(), "golden files of no scenario: {stale:?}");
    assert!(
        missing.is_empty(),
        "scenarios without golden file: {missing:?}"
    );
    // What insta left for review, or a bless that was cut short, is no golden file.
    let mut left = BTreeSet::new();
    for ending in [".snap.new", ".snap.part"] {
        below(&inlab_tests::root().join("golden"), ending, &mut left);
    }
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn one_scenario_gives_one_record() {
    let file = inlab_tests::root().join("scenarios/cap/mo-translated-answer-caller-clears.yaml");
    let scenario = Scenario::load(&file).expect("a scenario");
    for dialect in &scenario.dialects {
        for alternative in 0..scenario.end_alternatives() {
            let [first, second] =
                [(); 2].map(|()| run(&scenario, *dialect, alternative).expect("it comes to rest"));
            assert_eq!(first.record, second.record);
            assert_eq!(first.failures, []);
        }
    }
}

/// The kinds of calls and faults that the set must hold, each by what only it has.
#[test]
fn the_set_is_whole() {
    let mut texts = String::new();
    for file in scenarios() {
        texts.push_str(&std::fs::read_to_string(&file).expect("a scenario"));
    }
    for has in [
        "trigger: collectedInfo",
        "trigger: termAttemptAuthorized",
        "trigger: analyzedInformation",
        "translate:",
        "...\": \"",
        "otherwise:",
        "report: oCalledPartyBusy",
        "noAnswer: 20s",
        "report: oAbandon",
        "report: routeSelectFailure",
        "release: 21",
        "oDisconnect, leg: 1",
        "oDisconnect, leg: 2",
        "code: 6, then: continue",
        "failed: { invoke: 1, error: 7 }",
        "failed: { invoke: 1, error: 8 }",
        "kind: invoke, code: 1",
        "kind: invoke, code: 2",
        "why: error, code: 14",
        "abort: ",
        "why: tssf, then: release",
        "why: tssf, then: continue",
        "why: returned, code: 1",
        "why: returned, code: 4",
        "link: cut",
        "context: 0.4.0.0.1.0.99.0",
        "presentation restricted",
        "aliases: [",
        "callReference:",
        "session.established",
        "cap1",
        "cs2-itu",
    ] {
        assert!(texts.contains(has), "no scenario has {has:?}");
    }
}
