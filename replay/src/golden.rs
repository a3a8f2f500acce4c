//! Golden files: what a run recorded when somebody last read it and found it right.
//!
//! They are insta snapshots with a header of one line, so that `cargo insta review` and `inlab replay --bless` both work
//! on them:
//!
//! ```text
//! ---
//! source: scenarios/cap/mo-answer-release.yaml
//! ---
//! …
//! ```

use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// How a run compares with its golden file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Comparison {
    /// As it was.
    Same,
    /// There is no golden file yet.
    Missing,
    /// It differs: the difference, for people.
    Different(String),
}

/// Where the golden file of a scenario lies: `scenarios/cap/x.yaml` in dialect cap2 has `golden/cap/x@cap2.snap`.
/// `None`: the scenario does not lie under a folder `scenarios`.
#[must_use]
pub fn path_for(scenario: &Path, variant: Option<&str>) -> Option<PathBuf> {
    let above = |path: &Path| {
        path.ancestors()
            .skip(1)
            .find(|folder| folder.ends_with("scenarios"))
            .map(Path::to_path_buf)
    };
    // As it lies on the disk, where it was named from within its folder.
    let whole = if above(scenario).is_none() {
        scenario.canonicalize().ok()
    } else {
        None
    };
    let scenario = whole.as_deref().unwrap_or(scenario);
    let folder = above(scenario)?;
    let inside = scenario.strip_prefix(&folder).ok()?;
    let before = folder.parent().unwrap_or(Path::new(""));
    let stem = inside.file_stem()?.to_str()?;
    let name = variant.map_or_else(
        || format!("{stem}.snap"),
        |variant| format!("{stem}@{variant}.snap"),
    );
    Some(before.join("golden").join(inside.with_file_name(name)))
}

/// Compares a record with its golden file.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn compare(golden: &Path, record: &str) -> io::Result<Comparison> {
    let text = match fs::read_to_string(golden) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Comparison::Missing),
        Err(error) => return Err(error),
    };
    let expected = contents(&text).trim_end();
    let record = record.trim_end();
    if expected == record {
        return Ok(Comparison::Same);
    }
    Ok(Comparison::Different(difference(expected, record)))
}

/// Writes a record as the golden file; whether that changed it.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn bless(golden: &Path, source: &Path, record: &str) -> io::Result<bool> {
    if compare(golden, record)? == Comparison::Same {
        return Ok(false);
    }
    if let Some(folder) = golden.parent() {
        fs::create_dir_all(folder)?;
    }
    // Beside it first, then renamed: a full disk leaves the old one whole.
    let beside = golden.with_extension("snap.part");
    let text = format!(
        "---\nsource: {}\n---\n{}\n",
        source.display(),
        record.trim_end()
    );
    fs::write(&beside, text)
        .and_then(|()| fs::rename(&beside, golden))
        .inspect_err(|_| drop(fs::remove_file(&beside)))?;
    Ok(true)
}

/// What follows the header.
fn contents(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("---\n") else {
        return text;
    };
    rest.split_once("\n---\n")
        .map_or(text, |(_, contents)| contents)
}

/// The lines that differ, each with three lines around it.
fn difference(expected: &str, record: &str) -> String {
    let diff = TextDiff::from_lines(expected, record);
    let mut text = String::new();
    for (index, group) in diff.grouped_ops(3).iter().enumerate() {
        if index > 0 {
            text.push_str("    ⋮\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => "  - ",
                ChangeTag::Insert => "  + ",
                ChangeTag::Equal => "    ",
            };
            let _ = writeln!(text, "{sign}{}", change.value().trim_end_matches('\n'));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_golden_file_lies_where_its_scenario_says() {
        for (scenario, variant, golden) in [
            ("scenarios/cap/a.yaml", None, Some("golden/cap/a.snap")),
            (
                "./scenarios/cap/a.yaml",
                Some("cap2"),
                Some("./golden/cap/a@cap2.snap"),
            ),
            (
                "/lab/scenarios/a.yaml",
                Some("cs1"),
                Some("/lab/golden/a@cs1.snap"),
            ),
            ("elsewhere/a.yaml", None, None),
        ] {
            assert_eq!(
                path_for(Path::new(scenario), variant),
                golden.map(PathBuf::from),
                "{scenario}"
            );
        }
    }

    #[test]
    fn bless_then_same_then_different() {
        let folder = std::env::temp_dir().join(format!("inlab-golden-{}", std::process::id()));
        let golden = folder.join("golden/cap/a@cap2.snap");
        assert_eq!(
            compare(&golden, "one\n").expect("readable"),
            Comparison::Missing
        );
        assert!(bless(&golden, Path::new("scenarios/cap/a.yaml"), "one\ntwo\n").expect("writable"));
        assert!(
            !bless(&golden, Path::new("scenarios/cap/a.yaml"), "one\ntwo\n").expect("writable")
        );
        let text = fs::read_to_string(&golden).expect("readable");
        assert_eq!(text, "---\nsource: scenarios/cap/a.yaml\n---\none\ntwo\n");
        assert_eq!(
            compare(&golden, "one\ntwo").expect("readable"),
            Comparison::Same
        );
        let Comparison::Different(diff) = compare(&golden, "one\n2\n").expect("readable") else {
            panic!("it differs")
        };
        assert_eq!(diff, "    one\n  - two\n  + 2\n");
        fs::remove_dir_all(folder).expect("removable");
    }
}
