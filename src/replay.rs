//! `inlab replay`.

use crate::Ended;
use crate::cli::Replay;
use crate::output::{print, say, unprinted};
use inlab_replay::suite::{self, CaseReport, FileReport, GoldenReport, Options};
use std::fmt::Write as _;
use std::time::Instant;

pub(crate) fn run(arguments: &Replay) -> Ended {
    let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    if arguments.bless && ci {
        say(
            "inlab replay: with CI=true golden files are not written; run --bless on your own machine and read the difference",
        );
        return Ended::BadInput;
    }
    let files = match suite::find(&arguments.paths) {
        Ok(files) => files,
        Err((path, error)) => {
            say(&format!("inlab replay: {}: {error}", path.display()));
            return Ended::BadInput;
        }
    };
    let start = Instant::now();
    let mut count = Count::default();
    for file in &files {
        let report = suite::run_file(
            file,
            Options {
                bless: arguments.bless,
            },
        );
        let mut text = String::new();
        match report {
            FileReport::Unreadable(error) => {
                count.unreadable += 1;
                let _ = writeln!(text, "BAD   {}\n{error}", file.display());
            }
            FileReport::Ran(cases) => cases
                .iter()
                .for_each(|case| count.case(case, arguments.show, &mut text)),
        }
        if let Err(error) = print(&text) {
            return unprinted("replay", &error);
        }
    }
    let ran = count.passed + count.failed;
    let seconds = start.elapsed().as_secs_f64();
    let blessed = if count.blessed > 0 {
        format!(", {} golden files written", count.blessed)
    } else {
        String::new()
    };
    let bad = if count.unreadable > 0 {
        format!(", {} unreadable", count.unreadable)
    } else {
        String::new()
    };
    let summary = format!(
        "{} passed, {} failed{bad}{blessed} in {seconds:.2} s\n",
        count.passed, count.failed
    );
    if let Err(error) = print(&summary) {
        return unprinted("replay", &error);
    }
    match count {
        Count {
            unreadable: 1.., ..
        } => Ended::BadInput,
        Count { failed: 1.., .. } => Ended::Mismatch,
        _ if ran == 0 => {
            say("inlab replay: no scenario was found, so nothing was proved");
            Ended::BadInput
        }
        _ => Ended::AsExpected,
    }
}

#[derive(Debug, Default)]
struct Count {
    passed: usize,
    failed: usize,
    unreadable: usize,
    blessed: usize,
}

impl Count {
    fn case(&mut self, case: &CaseReport, show: bool, text: &mut String) {
        let word = match (&case.golden, case.passed()) {
            (GoldenReport::Blessed(_), true) => {
                self.blessed += 1;
                "wrote"
            }
            (_, true) => "ok",
            (_, false) => "FAIL",
        };
        if case.passed() {
            self.passed += 1;
        } else {
            self.failed += 1;
        }
        let _ = writeln!(text, "{word:<5} {}", case.name);
        for failure in &case.failures {
            let place = failure
                .position
                .map_or(String::new(), |at| format!("line {}: ", at.line));
            let _ = writeln!(text, "  {place}{}", failure.text);
        }
        match &case.golden {
            GoldenReport::Same | GoldenReport::Blessed(_) | GoldenReport::NoPlace => {}
            GoldenReport::Missing(path) => {
                let _ = writeln!(
                    text,
                    "  {} is missing: read the record (--show), then --bless",
                    path.display()
                );
            }
            GoldenReport::Different(path, difference) => {
                let _ = writeln!(
                    text,
                    "  {} differs (- golden, + now):\n{difference}",
                    path.display()
                );
            }
            GoldenReport::Io(path, error) => {
                let _ = writeln!(text, "  {}: {error}", path.display());
            }
        }
        if show {
            text.push_str(&case.record);
        }
    }
}
