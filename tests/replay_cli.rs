//! `inlab replay` as people and CI run it: exit status, golden files written and not written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GOOD: &str = "description: The service takes no call.
dialects: [cap2, cs1]
scp: { services: { 100: { release: { cause: 21 } } } }
steps:
  - ssp: { trigger: collectedInfo, serviceKey: 100, calling: \"15550100\", called: \"800123\" }
  - expect: { ssp: [ release: 21 ], notify: [ started, ended: 21 ], dialogues: 0, calls: 0 }
";

struct Lab(PathBuf);

impl Lab {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("inlab-replay-cli-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("scenarios/cap")).expect("a folder");
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a file");
    }

    /// Exit status, standard output and standard error.
    fn replay(&self, arguments: &[&str], ci: Option<&str>) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_inlab"));
        command.current_dir(&self.0).arg("replay").args(arguments);
        command.env_remove("CI");
        if let Some(ci) = ci {
            command.env("CI", ci);
        }
        let output = command.output().expect("inlab runs");
        let text = |octets: Vec<u8>| String::from_utf8(octets).expect("UTF-8");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn golden(&self) -> Vec<String> {
        fn walk(folder: &Path, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    walk(&path, found);
                } else {
                    let name = path.file_name().expect("a name");
                    found.push(name.to_string_lossy().into_owned());
                }
            }
        }
        let mut found = vec![];
        walk(&self.0.join("golden"), &mut found);
        found.sort();
        found
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn without_a_golden_file_it_fails_and_bless_writes_it() {
    let lab = Lab::new("bless");
    lab.write("scenarios/cap/a.yaml", GOOD);
    let (status, out, _) = lab.replay(&[], None);
    assert_eq!(status, Some(1), "{out}");
    assert!(
        out.contains("golden/cap/a@cap2.snap is missing: read the record (--show), then --bless"),
        "{out}"
    );
    assert_eq!(lab.golden(), Vec::<String>::new());

    let (status, out, _) = lab.replay(&["--bless"], None);
    assert_eq!(status, Some(0), "{out}");
    assert!(out.contains("wrote scenarios/cap/a.yaml@cap2\n"), "{out}");
    assert!(
        out.contains("2 passed, 0 failed, 2 golden files written in "),
        "{out}"
    );
    assert_eq!(lab.golden(), ["a@cap2.snap", "a@cs1.snap"]);

    let (status, out, _) = lab.replay(&[], Some("true"));
    assert_eq!(status, Some(0), "{out}");
    assert!(
        out.starts_with("ok    scenarios/cap/a.yaml@cap2\nok    scenarios/cap/a.yaml@cs1\n2 passed, 0 failed in "),
        "{out}"
    );
    let (status, out, _) = lab.replay(&["scenarios/cap/a.yaml", "--show"], None);
    assert_eq!(status, Some(0));
    assert!(out.contains("cap invoke 1 releaseCall"), "{out}");
    // Nothing has changed: nothing is written.
    let (_, out, _) = lab.replay(&["--bless"], None);
    assert!(out.contains("2 passed, 0 failed in "), "{out}");
}

#[test]
fn a_record_that_differs_is_shown_and_is_exit_1() {
    let lab = Lab::new("differs");
    lab.write("scenarios/cap/a.yaml", GOOD);
    lab.replay(&["--bless"], None);
    let golden = lab.0.join("golden/cap/a@cap2.snap");
    let text = fs::read_to_string(&golden).expect("it was written");
    let edited = text.replace("21 call rejected", "17 user busy");
    assert_ne!(text, edited);
    fs::write(&golden, &edited).expect("it can be written");
    let (status, out, _) = lab.replay(&[], None);
    assert_eq!(status, Some(1), "{out}");
    assert!(
        out.contains("golden/cap/a@cap2.snap differs (- golden, + now):"),
        "{out}"
    );
    assert!(out.contains("1 passed, 1 failed in "), "{out}");
    assert_eq!(fs::read_to_string(&golden).expect("it is there"), edited);
}

#[test]
fn bless_never_rewrites_what_is_expected_and_writes_no_record_of_a_failure() {
    let lab = Lab::new("expect");
    let wrong = GOOD.replace("release: 21 ]", "release: 17 ]");
    lab.write("scenarios/cap/a.yaml", &wrong);
    let (status, out, _) = lab.replay(&["--bless"], None);
    assert_eq!(status, Some(1), "{out}");
    assert!(
        out.contains("line 6: ssp: expected\n    - { release: 17 }\n  got\n    - release: 21"),
        "{out}"
    );
    assert_eq!(lab.golden(), Vec::<String>::new());
    let file = lab.0.join("scenarios/cap/a.yaml");
    assert_eq!(fs::read_to_string(file).expect("it is there"), wrong);
}

#[test]
fn bless_in_ci_is_refused_and_writes_nothing() {
    let lab = Lab::new("ci");
    lab.write("scenarios/cap/a.yaml", GOOD);
    let (status, out, error) = lab.replay(&["--bless"], Some("true"));
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert_eq!(
        error,
        "inlab replay: with CI=true golden files are not written; run --bless on your own machine and read the difference\n"
    );
    assert_eq!(lab.golden(), Vec::<String>::new());
}

#[test]
fn a_file_that_is_no_scenario_is_exit_2_and_the_others_are_run() {
    let lab = Lab::new("bad");
    lab.write("scenarios/cap/a.yaml", GOOD);
    lab.replay(&["--bless"], None);
    lab.write("scenarios/cap/b.yaml", "description: [\n");
    let (status, out, _) = lab.replay(&[], None);
    assert_eq!(status, Some(2), "{out}");
    assert!(
        out.contains("BAD   scenarios/cap/b.yaml\nscenarios/cap/b.yaml:"),
        "{out}"
    );
    assert!(
        out.contains("2 passed, 0 failed, 1 unreadable in "),
        "{out}"
    );
}

#[test]
fn outside_a_folder_scenarios_what_is_expected_is_all() {
    let lab = Lab::new("outside");
    lab.write("a.yaml", GOOD);
    let (status, out, _) = lab.replay(&["a.yaml"], None);
    assert_eq!(status, Some(0), "{out}");
    let (status, _, _) = lab.replay(&["a.yaml", "--bless"], None);
    assert_eq!((status, lab.golden()), (Some(0), vec![]));
}
