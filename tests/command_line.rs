//! The `inlab` binary with what people and machines give it by mistake: true exit statuses (0 as expected, 1 mismatch, 2 bad input,
//! 3 not there) and texts that say what to do.
#![allow(missing_docs)]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn inlab<S: AsRef<OsStr>>(arguments: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_inlab"));
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("CI")
        .stdin(Stdio::null());
    command
}

/// Exit status, standard output, standard error.
fn ended(output: &Output) -> (Option<i32>, String, String) {
    let text = |octets: &[u8]| String::from_utf8(octets.to_vec()).expect("UTF-8");
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn run<S: AsRef<OsStr>>(arguments: &[S]) -> (Option<i32>, String, String) {
    ended(&inlab(arguments).output().expect("inlab runs"))
}

/// It fails with this status and says this, and nothing on standard output.
fn fails<S: AsRef<OsStr>>(arguments: &[S], status: i32, says: &str) {
    let (code, out, error) = run(arguments);
    assert_eq!((code, &*out, &*error), (Some(status), "", says));
}

/// A file of its own in a folder that goes away.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("inlab-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        Self(folder)
    }

    fn file(&self, name: &str, contents: &[u8]) -> String {
        let path = self.0.join(name);
        fs::write(&path, contents).expect("a temporary file");
        path.into_os_string().into_string().expect("UTF-8")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn capture() -> Vec<u8> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/captures/camel2_rebuilt_m3ua.pcap"
    );
    fs::read(path).expect("the capture")
}

/// The status and standard error with standard output on a full disk.
fn on_a_full_disk(arguments: &[&str]) -> (Option<i32>, String) {
    let full = File::options()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let output = inlab(arguments).stdout(full).output().expect("inlab runs");
    let (code, _, error) = ended(&output);
    (code, error)
}

/// The status and standard error where the reader takes a few octets and goes away.
fn read_a_little(arguments: &[&str]) -> (Option<i32>, String) {
    let mut child = inlab(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("inlab runs");
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut [0; 8]).expect("a few octets");
    drop(out);
    let (code, _, error) = ended(&child.wait_with_output().expect("it ends"));
    (code, error)
}

#[test]
fn decode_of_nothing_and_of_what_is_not_there() {
    let folder = Folder::new("nothing");
    let empty = folder.file("empty.pcap", b"");
    fails(
        &["decode", &empty],
        2,
        &format!("inlab decode: {empty}: it is empty\n"),
    );
    fails(
        &["decode", ""],
        2,
        "inlab decode: the octets: it is empty\n",
    );
    fails(
        &["decode", "-"],
        2,
        "inlab decode: standard input: it is empty\n",
    );
    fails(
        &["decode", "no-such.pcap"],
        2,
        "inlab decode: no-such.pcap: No such file or directory (os error 2); octets are given in hexadecimal digits\n",
    );
    fails(
        &["decode", "/"],
        2,
        "inlab decode: /: Is a directory (os error 21)\n",
    );
    fails(
        &["decode", "640"],
        2,
        "inlab decode: \"640\" is half an octet too long or too short: 3 hexadecimal digits\n",
    );
    fails(
        &["decode", "00", "--dialect", "cap5"],
        2,
        "inlab decode: unknown dialect \"cap5\"; nearest is \"cap1\"; there are cap1, cap2, cap3, cap4, cs1, cs1-itu, cs1+, cs2, cs2-itu, tr533, ain01, ain02, win\n",
    );
    // A header of pcap, and no frame.
    let header = folder.file("header.pcap", &capture()[..24]);
    fails(
        &["decode", &header],
        2,
        &format!(
            "inlab decode: {header}: there is no message in it: expected pcap, pcapng, or octets in hex\n"
        ),
    );
    // Endless: 1 GiB is read at most. (Not run: it takes a GiB of memory.)
}

/// Which key or value is wrong, and where it stands.
#[test]
fn values_that_give_no_octets() {
    let folder = Folder::new("values");
    let whole = "\
mscid: { market: 14656, switch: 1 }
billingID: { market: 14656, switch: 1, id: 72752, segments: 0 }
electronicSerialNumber: { manufacturer: 141, serial: 2807038 }
msid: { mobileIdentificationNumber: \"1081090072\" }
originationTriggers: {}
transactionCapability: { announcements: \"yes\" }
digits: { digits: \"04430800102\", type: dialed, nature: national }
";
    let refused = |dialect: &str, operation: &str, text: &str| {
        let file = folder.file("value.yaml", text.as_bytes());
        let arguments = [
            "decode",
            "--encode",
            "--dialect",
            dialect,
            "--as",
            operation,
        ];
        let (code, _, error) = run(&[&arguments[..], &[&file]].concat());
        assert_eq!(code, Some(2), "{error}");
        let of_file = error
            .strip_prefix(&format!("inlab decode: {file}:"))
            .expect("the file");
        of_file.lines().next().expect("a line").to_string()
    };
    let origination = |given: &str, instead: &str| {
        assert!(whole.contains(given), "{given}");
        refused(
            "win",
            "OriginationRequest",
            &whole.replacen(given, instead, 1),
        )
    };
    assert_eq!(
        origination("switch", "swich"),
        "1:25: OriginationRequest.mscid: no parameter swich; nearest is switch"
    );
    assert_eq!(
        origination("14656", "99999"),
        "1:18: OriginationRequest.mscid.market: 99999 is not from 0 to 65535"
    );
    assert_eq!(
        origination("1081090072", "10810x0072"),
        "4:37: OriginationRequest.msid.mobileIdentificationNumber: expected 10 digits, found \"10810x0072\""
    );
    assert_eq!(
        origination("originationTriggers", "originatingTriggers"),
        "5:1: OriginationRequest: no parameter originatingTriggers; nearest is originationTriggers"
    );
    assert_eq!(
        origination("type: dialed", "type: dialled"),
        "7:40: OriginationRequest.digits.type: no value dialled; nearest is dialed"
    );
    assert_eq!(
        origination("digits: { digits:", "digits: { digit:"),
        "7:11: OriginationRequest.digits: no parameter digit; nearest is digits"
    );
    assert_eq!(
        origination("digits: {", "# digits: {"),
        "1:1: OriginationRequest: digits is missing"
    );
    let keys = "digitCollectionControl: { maximum: 4, clear: x }";
    assert_eq!(
        refused("win", "SRFDirective", keys),
        "1:46: SRFDirective.digitCollectionControl.clear: \"x\" is no set of keys: 0 to 9, * and #"
    );
    let initial = |text: &str| refused("cap2", "initialDP", text);
    assert_eq!(
        initial("serviceKey: 1\ncalledPartyNumber: { digits: \"15\", natur: international }\n"),
        "2:36: InitialDPArg.calledPartyNumber: no parameter natur; nearest is nature"
    );
    assert_eq!(
        initial("serviceKey: 1\ncalledPartyNumber: { nature: international }\n"),
        "2:20: InitialDPArg.calledPartyNumber: digits is missing"
    );
    // Too far from all names to be meant for one.
    assert_eq!(
        initial("serviceKey: 1\nxyz: 1\n"),
        "2:1: InitialDPArg: no parameter xyz"
    );
}

#[test]
fn decode_of_junk() {
    let folder = Folder::new("junk");
    let (code, out, error) = run(&["decode", "deadbeef"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("data octets that no layer begins with"),
        "{out}"
    );
    assert_eq!(
        error,
        "inlab decode: the octets: no layer begins with these octets; --as names one\n"
    );
    let junk: Vec<u8> = (0..4000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let file = folder.file("junk.bin", &junk);
    let (code, _, error) = run(&["decode", &file]);
    assert_eq!(code, Some(1));
    assert_eq!(
        error,
        format!("inlab decode: {file}: no layer begins with these octets; --as names one\n")
    );
    // As what it is not.
    for layer in ["m3ua", "sccp", "tcap", "component", "mtp3", "sctp"] {
        let (code, _, error) = run(&["decode", "deadbeef", "--as", layer]);
        assert_eq!(
            (code, &*error),
            (Some(1), "inlab decode: 1 of 1 frames have faults\n"),
            "{layer}"
        );
    }
    let (code, out, error) = run(&[
        "decode",
        "deadbeef",
        "--as",
        "initialDP",
        "--dialect",
        "cap4",
    ]);
    assert_eq!((code, &*out), (Some(1), ""));
    assert!(
        error.starts_with("inlab decode: initialDP: cap4: "),
        "{error}"
    );
    fails(
        &["decode", "deadbeef", "--as", "initalDP"],
        2,
        "inlab decode: \"initalDP\" is neither a layer nor an operation nor an error; nearest is \"initialDP\"\n",
    );
}

#[test]
fn decode_of_a_capture_that_is_cut() {
    let folder = Folder::new("cut");
    let whole = capture();
    let (code, all, _) = run(&["decode", &folder.file("whole.pcap", &whole)]);
    assert_eq!(code, Some(0));
    for length in [4, 23, 25, 30, 100, whole.len() - 1] {
        let file = folder.file("cut.pcap", &whole[..length]);
        let (code, out, error) = run(&["decode", &file]);
        let frames = if length == whole.len() - 1 { 4 } else { 1 };
        assert_eq!(code, Some(1), "{length}");
        assert_eq!(
            error,
            format!("inlab decode: 1 of {frames} frames have faults\n")
        );
        let within = if length < 24 {
            "its header"
        } else {
            "this frame"
        };
        let says =
            format!("    ! the file ends within {within}: it was cut, or is still being written\n");
        // What came before the cut is shown as it is.
        let shown = out.strip_suffix(&*says).expect(&out);
        let (before, _) = shown
            .rsplit_once(&format!("frame {frames} "))
            .expect("the last frame");
        assert!(all.starts_with(before), "{out}");
    }
}

#[test]
fn vectors_that_are_none() {
    let folder = Folder::new("vectors");
    let (code, out, error) = run(&[
        "decode",
        "--vectors",
        &folder.file("a.jsonl", b"nonsense\n"),
    ]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("no vector: a JSON object with id and hex is expected"),
        "{out}"
    );
    assert!(error.ends_with("1 failed\n"), "{error}");
    // Nothing was proved.
    let (code, ..) = run(&["decode", "--vectors", &folder.file("b.jsonl", b"")]);
    assert_eq!(code, Some(1));
    let binary = folder.file("c.jsonl", &[0xff, 0xfe]);
    fails(
        &["decode", "--vectors", &binary],
        2,
        &format!("inlab decode: {binary}: it is not UTF-8 text\n"),
    );
}

#[test]
fn encode_of_what_is_no_argument() {
    let encode = |text: &str, more: &[&str]| {
        let mut child = inlab(&[&["decode", "-", "--encode"], more].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("inlab runs");
        let mut input = child.stdin.take().expect("a pipe");
        // It may be refused before it is read.
        input.write_all(text.as_bytes()).ok();
        drop(input);
        ended(&child.wait_with_output().expect("it ends"))
    };
    let as_trigger = ["--as", "initialDP", "--dialect", "cap4"];
    let (code, out, error) = encode("serviceKey: 100\n", &as_trigger);
    assert_eq!((code, &*out, &*error), (Some(0), "3003800164\n", ""));
    let (code, out, error) = encode("serviceKye: 100\n", &as_trigger);
    assert_eq!((code, &*out), (Some(2), ""), "{error}");
    assert!(error.contains("serviceK"), "{error}");
    let (code, _, error) = encode("a: [\n", &as_trigger);
    assert_eq!(code, Some(2), "{error}");
    assert!(
        error.starts_with("inlab decode: standard input:1:4: this '[' is never closed"),
        "{error}"
    );
    // Clap says the rest.
    let (code, _, error) = encode("", &["--as", "initialDP"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("--dialect <DIALECT>"), "{error}");
}

#[test]
fn replay_of_what_is_no_scenario() {
    let folder = Folder::new("replay");
    fails(
        &["replay", "no-such"],
        2,
        "inlab replay: no-such: No such file or directory (os error 2)\n",
    );
    let (code, out, error) = run(&["replay", folder.0.to_str().expect("UTF-8")]);
    assert_eq!(
        (code, &*error),
        (
            Some(2),
            "inlab replay: no scenario was found, so nothing was proved\n"
        )
    );
    assert!(out.starts_with("0 passed, 0 failed in "), "{out}");
    let file = folder.file(
        "a.yaml",
        b"description: x\ndialects: [cap2]\nsteps: []\nsocp: {}\n",
    );
    let (code, out, _) = run(&["replay", &file]);
    assert_eq!(code, Some(2));
    let expected = format!(
        "BAD   {file}\n{file}:4:1: unknown key \"socp\"; nearest is \"scp\"\n  |\n4 | socp: {{}}\n  | ^^^^\n0 passed, 0 failed, 1 unreadable in "
    );
    assert!(out.starts_with(&expected), "{out}");
    let output = inlab(&["replay", "--bless", &file])
        .env("CI", "true")
        .output();
    let (code, out, error) = ended(&output.expect("inlab runs"));
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(
        error.starts_with("inlab replay: with CI=true golden files are not written"),
        "{error}"
    );
}

#[test]
fn a_lab_that_is_none() {
    let folder = Folder::new("lab");
    let file = folder.file(
        "lab.yaml",
        b"nodes:\n  scp: { role: scp, pointCode: 2-2-2, globalTitle: \"491\", servcies: {} }\n",
    );
    let says = format!(
        "{file}:2:59: unknown key \"servcies\"; nearest is \"services\"\n  |\n2 |   scp: {{ role: scp, pointCode: 2-2-2, globalTitle: \"491\", servcies: {{}} }}\n  |                                                           ^^^^^^^^\n"
    );
    fails(&["check", &file], 2, &format!("inlab check: {says}"));
    fails(&["run", &file], 2, &format!("inlab run: {says}"));
    let empty = folder.file("empty.yaml", b"");
    fails(
        &["check", &empty],
        2,
        &format!("inlab check: {empty}: the file is empty\n"),
    );
    fails(
        &["check", "no-such.yaml"],
        2,
        "inlab check: no-such.yaml: No such file or directory (os error 2)\n",
    );
    // Endless: 16 MiB are read.
    fails(
        &["check", "/dev/zero"],
        2,
        "inlab check: /dev/zero: it is longer than 16777216 octets\n",
    );
    let (code, out, _) = run(&["replay", "/dev/zero"]);
    assert_eq!(code, Some(2));
    assert!(
        out.contains("\n/dev/zero: it is longer than 16777216 octets\n"),
        "{out}"
    );
    let binary = folder.file("binary.yaml", &[0xff, 0xfe]);
    fails(
        &["check", &binary],
        2,
        &format!("inlab check: {binary}: it is not UTF-8 text\n"),
    );
}

#[test]
fn demo_of_what_cannot_be() {
    fails(
        &["demo", "--pcap", "/no-such/x.pcapng"],
        2,
        "inlab demo: /no-such/x.pcapng: No such file or directory (os error 2)\n",
    );
    fails(
        &["demo", "--pcap", "/"],
        2,
        "inlab demo: /: Is a directory (os error 21)\n",
    );
    let (code, out, error) = run(&["demo", "--only", "cap5"]);
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(
        error.starts_with(
            "inlab demo: no call is in the dialect \"cap5\"; nearest is \"cap4\"; there are "
        ),
        "{error}"
    );
    let (code, _, error) = run(&["demo", "--link", "pigeon"]);
    assert_eq!(code, Some(2));
    assert!(
        error.contains("[possible values: auto, sctp, sctp-udp, tcp]"),
        "{error}"
    );
    let (code, _, error) = run::<&str>(&[]);
    assert_eq!(code, Some(2));
    assert!(error.contains("Usage: inlab"), "{error}");
}

#[test]
fn a_full_disk_is_said() {
    let folder = Folder::new("full");
    let lab = folder.file(
        "lab.yaml",
        b"nodes:\n  s: { role: session-server, listen: \"127.0.0.1:0\", subscribers: {} }\n",
    );
    let full = "standard output: No space left on device (os error 28)\n";
    let capture = "tests/captures/camel2_rebuilt_m3ua.pcap";
    for (arguments, command) in [
        (&["decode", capture][..], "decode"),
        (&["decode", "300380016e", "--as", "initialDP"], "decode"),
        (
            &["decode", "--vectors", "tests/vectors/cap.jsonl"],
            "decode",
        ),
        (&["replay", "scenarios/cap"], "replay"),
        (&["demo", "--only", "cap3"], "demo"),
        (&["check", "src/lab_file/built_in.yaml"], "check"),
        (&["run", &lab], "run"),
    ] {
        let (code, error) = on_a_full_disk(arguments);
        assert_eq!(
            (code, error),
            (Some(1), format!("inlab {command}: {full}")),
            "{arguments:?}"
        );
    }
    let (code, _, error) = run(&["demo", "--only", "cap3", "--pcap", "/dev/full"]);
    assert_eq!(
        (code, &*error),
        (
            Some(1),
            "inlab demo: /dev/full: No space left on device (os error 28)\n"
        )
    );
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let capture = "tests/captures/jss7_cap2_dialogues.pcap";
    for arguments in [
        &["decode", capture][..],
        &["decode", "--vectors", "tests/vectors/oracle_vectors.jsonl"],
        &["replay", "scenarios"],
    ] {
        let (code, error) = read_a_little(arguments);
        assert_eq!(code, Some(0), "{arguments:?}: {error}");
        assert!(!error.contains("Broken pipe"), "{arguments:?}: {error}");
    }
    // The calls go on, and the file is whole.
    let folder = Folder::new("reader");
    let pcap = folder.file("x.pcapng", b"");
    let (code, error) = read_a_little(&["demo", "--only", "cap3", "--pcap", &pcap]);
    assert_eq!((code, &*error), (Some(0), ""));
    let (code, out, _) = run(&["decode", &pcap]);
    assert_eq!(code, Some(0));
    assert!(out.contains("releaseCall"), "{out}");
}

#[test]
fn results_and_errors_by_themselves() {
    let (code, out, error) = run(&[
        "decode",
        "0a0102",
        "--as",
        "systemFailure",
        "--dialect",
        "cap4",
    ]);
    assert_eq!(
        (code, &*out, &*error),
        (
            Some(0),
            "# systemFailure parameter, cap4\nbasicCallProcessingException\n",
            ""
        )
    );
    let result = [
        "decode",
        "800431323334",
        "--as",
        "promptAndCollectUserInformation",
        "--kind",
        "result",
    ];
    let (code, out, error) = run(&result);
    assert_eq!((code, &*error), (Some(0), ""), "{out}");
    assert!(
        out.starts_with("# promptAndCollectUserInformation result, cap4\n"),
        "{out}"
    );
    fails(
        &["decode", "0500", "--as", "connect", "--kind", "result"],
        2,
        "inlab decode: connect has no result in cap4\n",
    );
    fails(
        &["decode", "0500", "--as", "sistemFailure", "--kind", "error"],
        2,
        "inlab decode: \"sistemFailure\" is neither a layer nor an operation nor an error; nearest is \"systemFailure\"\n",
    );
}
