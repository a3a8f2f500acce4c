//! Many scenarios: finding the files, running each in each of its dialects, comparing with golden files.

use crate::golden::{self, Comparison};
use crate::run::{Failure, run};
use crate::scenario::{LoadError, Scenario};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// How to run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Rewrite golden files.
    pub bless: bool,
}

/// What came of one file.
#[derive(Debug)]
pub enum FileReport {
    /// It is no scenario.
    Unreadable(LoadError),
    /// It was run.
    Ran(Vec<CaseReport>),
}

/// What came of one scenario in one dialect.
#[derive(Debug)]
pub struct CaseReport {
    /// The file, and the dialect after an `@` if there are several.
    pub name: String,
    /// What is not as expected.
    pub failures: Vec<Failure>,
    /// How the record compares with the golden file.
    pub golden: GoldenReport,
    /// The record.
    pub record: String,
}

/// How a record compares with its golden file.
#[derive(Debug)]
pub enum GoldenReport {
    /// As it was.
    Same,
    /// There is none yet.
    Missing(PathBuf),
    /// It differs.
    Different(PathBuf, String),
    /// It was written.
    Blessed(PathBuf),
    /// The scenario does not lie under a folder `scenarios`: it has no golden file, and is held by its `expect` alone.
    NoPlace,
    /// It cannot be read or written.
    Io(PathBuf, io::Error),
}

impl CaseReport {
    /// All is as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        let golden = matches!(
            self.golden,
            GoldenReport::Same | GoldenReport::Blessed(_) | GoldenReport::NoPlace
        );
        self.failures.is_empty() && golden
    }
}

/// The scenario files among these paths, each folder with all below it, in order.
///
/// # Errors
/// A path that is not there, or cannot be read.
pub fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut files = vec![];
    for path in paths {
        let metadata = fs::metadata(path).map_err(|error| (path.clone(), error))?;
        if metadata.is_dir() {
            walk(path, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), (PathBuf, io::Error)> {
    let fault = |error| (folder.to_path_buf(), error);
    let entries: io::Result<Vec<_>> = fs::read_dir(folder).map_err(fault)?.collect();
    let mut paths: Vec<_> = entries
        .map_err(fault)?
        .into_iter()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml" || extension == "yml")
        {
            files.push(path);
        }
    }
    Ok(())
}

/// Runs one file.
#[must_use]
pub fn run_file(path: &Path, options: Options) -> FileReport {
    let scenario = match Scenario::load(path) {
        Ok(scenario) => scenario,
        Err(error) => return FileReport::Unreadable(error),
    };
    let several = scenario.dialects.len() > 1;
    let cases = scenario.dialects.iter().map(|dialect| {
        let variant = several.then(|| dialect.name());
        let name = variant.map_or_else(
            || scenario.file.clone(),
            |variant| format!("{}@{variant}", scenario.file),
        );
        let mut failures = vec![];
        let mut record = None;
        // The golden file is of the first way of ending dialogues; what is expected holds for every one.
        for alternative in 0..scenario.end_alternatives() {
            match run(&scenario, *dialect, alternative) {
                Ok(outcome) => {
                    let first = record.is_none();
                    failures.extend(outcome.failures.into_iter().map(|mut failure| {
                        if !first {
                            failure.text = format!(
                                "(with end alternative {}) {}",
                                alternative + 1,
                                failure.text
                            );
                        }
                        failure
                    }));
                    record.get_or_insert(outcome.record);
                }
                Err(_) => failures.push(Failure {
                    position: None,
                    text: "the nodes do not come to rest: too much happens at one instant".into(),
                }),
            }
        }
        let record = record.unwrap_or_default();
        let golden = golden_report(path, variant, &record, options, failures.is_empty());
        CaseReport {
            name,
            failures,
            golden,
            record,
        }
    });
    FileReport::Ran(cases.collect())
}

fn golden_report(
    path: &Path,
    variant: Option<&str>,
    record: &str,
    options: Options,
    sound: bool,
) -> GoldenReport {
    let Some(golden) = golden::path_for(path, variant) else {
        return GoldenReport::NoPlace;
    };
    if options.bless && sound {
        return match golden::bless(&golden, &source(path), record) {
            Ok(true) => GoldenReport::Blessed(golden),
            Ok(false) => GoldenReport::Same,
            Err(error) => GoldenReport::Io(golden, error),
        };
    }
    match golden::compare(&golden, record) {
        Ok(Comparison::Same) => GoldenReport::Same,
        Ok(Comparison::Missing) => GoldenReport::Missing(golden),
        Ok(Comparison::Different(difference)) => GoldenReport::Different(golden, difference),
        Err(error) => GoldenReport::Io(golden, error),
    }
}

/// The scenario's path from its folder `scenarios` on: the same in every checkout.
fn source(path: &Path) -> PathBuf {
    let parts: Vec<_> = path.components().collect();
    let start = parts
        .iter()
        .rposition(|part| part.as_os_str() == "scenarios")
        .unwrap_or(0);
    parts[start..].iter().collect()
}
