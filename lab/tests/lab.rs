//! Files as carriers write them, well and badly.

use inlab_lab::{Document, Error, Kind, List, Map, Node, Value, to_yaml};
use std::time::Duration;

fn parse(text: &str) -> Document {
    Document::parse("lab.yaml", text).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(text: &str) -> String {
    match Document::parse("lab.yaml", text) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("not refused:\n{text}"),
    }
}

/// Reads the one field `v` of a file.
fn read<T>(text: &str, read: impl FnOnce(Value<'_>) -> Result<T, Error>) -> Result<T, String> {
    let document = parse(text);
    let mut fields = document.root().fields().expect("a map");
    let value = fields.required("v").expect("v");
    read(value).map_err(|error| error.to_string())
}

#[test]
fn digits_survive_exactly() {
    for digits in [
        "012",
        "0102030405",
        "1e5",
        "81e3",
        "1_000",
        "0x1f",
        "0o17",
        "1.50",
        "2001-12-14",
        "1:30",
        "no",
        "~x",
    ] {
        let text = read(&format!("v: {digits}\n"), |value| {
            value.text().map(str::to_owned)
        });
        assert_eq!(text.as_deref(), Ok(digits));
    }
    for digits in ["012", "0102030405", "1e5", "81e3", "15*#0"] {
        for text in [
            format!("v: {digits}\n"),
            format!("v: \"{digits}\"\n"),
            format!("v: '{digits}'\n"),
        ] {
            let value = read(&text, |value| value.digits().map(str::to_owned));
            assert_eq!(value.as_deref(), Ok(digits));
        }
    }
    insta::assert_snapshot!(read("v: 15-55\n", |value| value.digits().map(str::to_owned)).unwrap_err(), @r#"
    lab.yaml:1:4: expected digits, found '-' in "15-55"
      |
    1 | v: 15-55
      |    ^^^^^
    "#);
}

#[test]
fn numbers() {
    assert_eq!(read("v: 2905\n", |value| value.number::<u16>()), Ok(2905));
    assert_eq!(read("v: 0\n", |value| value.number::<u8>()), Ok(0));
    assert_eq!(read("v: -5\n", |value| value.number::<i32>()), Ok(-5));
    assert_eq!(read("v: 0x1f\n", |value| value.number::<u8>()), Ok(31));
    assert_eq!(read("v: 0.05\n", |value| value.number::<f64>()), Ok(0.05));
    for (text, message) in [
        (
            "70000",
            r#"expected a number from 0 to 65535, found "70000""#,
        ),
        ("-1", r#"expected a number from 0 to 65535, found "-1""#),
        (
            "012",
            "expected a number, found digits with a leading zero: 012",
        ),
        (
            "\"12\"",
            r#"expected a number, found the text "12"; leave out the quotes"#,
        ),
        ("1e5", r#"expected a number from 0 to 65535, found "1e5""#),
        ("+5", r#"expected a number from 0 to 65535, found "+5""#),
        ("0x-1", r#"expected a number from 0 to 65535, found "0x-1""#),
        (
            "1_000",
            r#"expected a number from 0 to 65535, found "1_000""#,
        ),
        ("", "expected a number, found nothing"),
        ("[1]", "expected a number, found a list"),
    ] {
        let error = read(&format!("v: {text}\n"), |value| value.number::<u16>()).unwrap_err();
        assert!(
            error
                .lines()
                .next()
                .is_some_and(|line| line.ends_with(message)),
            "{error}"
        );
    }
    assert!(read("v: nan\n", |value| value.number::<f64>()).is_err());
    assert!(read("v: 1e5\n", |value| value.number::<f64>()).is_err());
}

#[test]
fn octets() {
    for text in ["81e3", "\"81 e3\"", "81-E3", "'81:e3'", "|\n  81\n  e3\n"] {
        assert_eq!(
            read(&format!("v: {text}\n"), |value| value.hex()),
            Ok(vec![0x81, 0xe3]),
            "{text}"
        );
    }
    assert_eq!(read("v: \"\"\n", |value| value.hex()), Ok(vec![]));
    for text in ["81e", "8 1e3", "81g3", "0x81"] {
        assert!(
            read(&format!("v: {text}\n"), |value| value.hex()).is_err(),
            "{text}"
        );
    }
}

#[test]
fn durations() {
    for (text, nanos) in [
        ("30s", 30_000_000_000),
        ("1500ms", 1_500_000_000),
        ("2 min", 120_000_000_000),
        ("250us", 250_000),
        ("1h", 3_600_000_000_000),
        ("0.5s", 500_000_000),
        ("1.5 min", 90_000_000_000),
        ("0s", 0_u64),
    ] {
        assert_eq!(
            read(&format!("v: {text}\n"), |value| value.duration()),
            Ok(Duration::from_nanos(nanos)),
            "{text}"
        );
    }
    for text in [
        "30",
        "s",
        "30 m",
        "-5s",
        "1.s",
        ".5s",
        "1e3s",
        "99999999999999999999s",
        "100000h",
        "1.0000000001s",
    ] {
        assert!(
            read(&format!("v: {text}\n"), |value| value.duration()).is_err(),
            "{text}"
        );
    }
    insta::assert_snapshot!(read("v: 30\n", |value| value.duration()).unwrap_err(), @r"
    lab.yaml:1:4: a time needs a unit: 30s, 30ms, ...
      |
    1 | v: 30
      |    ^^
    ");
}

#[test]
fn booleans_words_and_captures() {
    assert_eq!(read("v: true\n", |value| value.boolean()), Ok(true));
    assert_eq!(read("v: false\n", |value| value.boolean()), Ok(false));
    for text in ["yes", "True", "on", "1", "\"true\""] {
        assert!(
            read(&format!("v: {text}\n"), |value| value.boolean()).is_err(),
            "{text}"
        );
    }
    assert_eq!(
        read("v: sctp\n", |value| value.one_of(&["auto", "sctp", "tcp"])),
        Ok("sctp")
    );
    assert_eq!(
        read("v: tcp\n", |value| value.choice(&[("sctp", 1), ("tcp", 2)])),
        Ok(2)
    );
    insta::assert_snapshot!(read("v: sctp-upd\n", |value| value.one_of(&["auto", "sctp", "sctp-udp", "tcp"])).unwrap_err(), @r#"
    lab.yaml:1:4: unknown word "sctp-upd"; nearest is "sctp-udp"
      |
    1 | v: sctp-upd
      |    ^^^^^^^^
    "#);
    insta::assert_snapshot!(read("v: quic\n", |value| value.one_of(&["auto", "sctp", "tcp"])).unwrap_err(), @r#"
    lab.yaml:1:4: unknown word "quic"; valid: auto, sctp, tcp
      |
    1 | v: quic
      |    ^^^^
    "#);
    for (text, name) in [
        ("$token", Some("token")),
        ("${token}", Some("token")),
        ("\"$a.b-c_1\"", Some("a.b-c_1")),
        ("$1", None),
        ("${a", None),
        ("$", None),
        ("token", None),
        ("a $token", None),
    ] {
        let document = parse(&format!("v: {text}\n"));
        let value = document.node().get("v").expect("v");
        assert_eq!(document.value(value).capture(), name, "{text}");
        assert!(document.value(value).text().is_ok(), "{text}");
    }
}

#[test]
fn unknown_and_missing_keys_name_the_nearest() {
    let document = parse("services:\n  - name: translate\n    serviceKye: 100\n");
    let read = |document: &Document| -> Result<(), Error> {
        let mut root = document.root().fields()?;
        for service in root.required("services")?.items()? {
            let mut fields = service.fields()?;
            fields.required("name")?.text()?;
            fields
                .optional("serviceKey")
                .map(|key| key.number::<u32>())
                .transpose()?;
            fields.finish()?;
        }
        root.finish()
    };
    insta::assert_snapshot!(read(&document).unwrap_err(), @r#"
    lab.yaml:3:5: unknown key "serviceKye"; nearest is "serviceKey"
      |
    3 |     serviceKye: 100
      |     ^^^^^^^^^^
    "#);
    let require = |text: &str| {
        let document = parse(text);
        let mut fields = document.root().fields().expect("a map");
        fields
            .required("serviceKey")
            .map(|_| ())
            .map_err(|error| error.to_string())
            .unwrap_err()
    };
    insta::assert_snapshot!(require("a: 1\nserviceKye: 100\n"), @r#"
    lab.yaml:2:1: missing key "serviceKey"; is this "serviceKye" meant to be it?
      |
    2 | serviceKye: 100
      | ^^^^^^^^^^
    "#);
    insta::assert_snapshot!(require("name: x\n"), @r#"
    lab.yaml:1:1: missing key "serviceKey"
      |
    1 | name: x
      | ^
    "#);
    let document = parse("a: 1\nb: 2\nzz: 3\n");
    let mut fields = document.root().fields().expect("a map");
    assert!(fields.optional("a").is_some());
    let rest: Vec<&str> = fields
        .rest()
        .into_iter()
        .map(|(key, _)| key.text().expect("text"))
        .collect();
    assert_eq!(rest, ["b", "zz"]);
    fields.finish().expect("all read");
}

#[test]
fn alternatives_and_data_keys() {
    let document = parse("- continue\n- connect: \"800\"\n- {a: 1, b: 2}\n- []\n- {}\n");
    let mut items = document.root().items().expect("a list");
    let mut next = || items.next().expect("an item").alternative();
    let (name, argument) = next().expect("a name");
    assert_eq!(
        (name.text().ok(), argument.is_none()),
        (Some("continue"), true)
    );
    let (name, argument) = next().expect("a key");
    assert_eq!(
        (name.text().ok(), argument.and_then(|a| a.digits().ok())),
        (Some("connect"), Some("800"))
    );
    assert_eq!(
        next().err().map(|e| e.message().to_owned()).as_deref(),
        Some("expected one key, found another one here")
    );
    assert_eq!(
        next().err().map(|e| e.message().to_owned()).as_deref(),
        Some("expected a name, or a map of one key, found a list")
    );
    assert_eq!(
        next().err().map(|e| e.message().to_owned()).as_deref(),
        Some("expected one key, found none")
    );

    let document = parse("100: x\n\"0102\": y\n");
    let keys: Vec<_> = document
        .root()
        .entries()
        .expect("a map")
        .map(|(key, _)| key.digits().expect("digits"))
        .collect();
    assert_eq!(keys, ["100", "0102"]);
    let first = document
        .root()
        .entries()
        .expect("a map")
        .next()
        .map(|(key, _)| key.number::<u32>());
    assert_eq!(first.and_then(Result::ok), Some(100));
}

#[test]
fn what_is_not_yaml_is_refused_with_a_picture() {
    insta::assert_snapshot!(refused("a: 1\nb: 2\na: 3\n"), @r#"
    lab.yaml:3:1: duplicate key "a"; first on line 1
      |
    3 | a: 3
      | ^
    "#);
    insta::assert_snapshot!(refused("a:\n\tb: 1\n"), @r"
    lab.yaml:2:2: a tab in the indentation; YAML indents with spaces
      |
    2 |  b: 1
      |  ^
    ");
    insta::assert_snapshot!(refused("a:\n    b: 1\n  c: 2\n"), @r"
    lab.yaml:3:3: expected a key; is this line indented unlike the keys above it?
      |
    3 |   c: 2
      |   ^
    ");
    insta::assert_snapshot!(refused("a: \"open\nb: 1\n"), @r"
    lab.yaml:2:1: invalid indentation in multiline quoted scalar
      |
    2 | b: 1
      | ^
    ");
    insta::assert_snapshot!(refused("a: 1\n---\nb: 2\n"), @r"
    lab.yaml:2:1: a second document begins here; one file is one document
      |
    2 | ---
      | ^^^
    ");
    insta::assert_snapshot!(refused(""), @"lab.yaml: the file is empty");
    insta::assert_snapshot!(refused("# nothing\n"), @"lab.yaml: the file is empty");
    insta::assert_snapshot!(refused("a: *nobody\n"), @r"
    lab.yaml:1:4: this alias names no anchor above it
      |
    1 | a: *nobody
      |    ^^^^^^^
    ");
    insta::assert_snapshot!(refused("a: &a [*a]\n"), @r"
    lab.yaml:1:8: this alias stands inside the very node that it names
      |
    1 | a: &a [*a]
      |        ^^
    ");
    insta::assert_snapshot!(refused("a: !secret x\n"), @r"
    lab.yaml:1:4: the tag !secret has no meaning here
      |
    1 | a: !secret x
      |    ^^^^^^^
    ");
    insta::assert_snapshot!(refused("%YAML 1.2\n---\na: 1\n"), @r"
    lab.yaml:1:1: directives (%YAML, %TAG) have no meaning here
      |
    1 | %YAML 1.2
      | ^
    ");
    insta::assert_snapshot!(refused("[a, b]: 1\n"), @r"
    lab.yaml:1:1: a key is a single word or text
      |
    1 | [a, b]: 1
      | ^
    ");
    insta::assert_snapshot!(refused("a: b: c\n"), @r"
    lab.yaml:1:5: a colon where no value may begin; quote a text that holds one, or mend the indentation
      |
    1 | a: b: c
      |     ^
    ");
    insta::assert_snapshot!(refused("a: @x\n"), @r"
    lab.yaml:1:4: a text that begins with '@' must be quoted
      |
    1 | a: @x
      |    ^
    ");
}

#[test]
fn a_long_line_is_cut_round_the_caret() {
    let text = format!("a: [{}!x 1]\n", "12345678, ".repeat(40));
    insta::assert_snapshot!(refused(&text), @r"
    lab.yaml:1:405: the tag !x has no meaning here
      |
    1 | ... 12345678, 12345678, 12345678, 12345678, 12345678, 12345678, 12345678, 12345678, !x 1]
      |                                                                                     ^^
    ");
}

#[test]
fn anchors_aliases_and_merges() {
    let document = parse("base: &base {a: 1, b: 2}\nx: *base\ny:\n  <<: *base\n  b: 3\n");
    let expected = parse("base: {a: 1, b: 2}\nx: {a: 1, b: 2}\ny: {b: 3, a: 1}\n");
    assert_eq!(
        to_yaml(document.node()),
        to_yaml(expected.node()).replace("y: { b: 3, a: 1 }", "y:\n  b: 3\n  a: 1")
    );
    // What is wrong in a copy has to be mended in the original.
    let x = document
        .node()
        .get("x")
        .and_then(|x| x.get("b"))
        .expect("x.b");
    assert_eq!(x.position.line, 1);
    let list = parse("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}\n");
    assert_eq!(
        to_yaml(list.node().get("c").expect("c")),
        "{ x: 1, y: 2 }\n"
    );
    assert!(refused("a: {<<: 5}\n").contains("<< merges a map"));
}

#[test]
fn bombs_are_stopped() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        bomb += &format!("a{level}: &a{level} [{}]\n", [&*alias; 10].join(", "));
    }
    assert!(refused(&bomb).contains("more than 1000000 nodes"));
    let long = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(1 << 20),
        vec!["*a"; 40].join(", ")
    );
    assert!(refused(&long).contains("aliases add more than"));
    assert!(refused(&"[".repeat(100_000)).contains("lab.yaml:1:"));
    let deep: String = (0..200)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert!(refused(&deep).contains("lab.yaml:"));
    let huge = "x".repeat(inlab_lab::MAX_OCTETS + 1);
    assert!(refused(&huge).contains("octets; at most"));
    // Depth through aliases: each level adds one.
    let mut chain = "a0: &a0 [x]\n".to_owned();
    for level in 1..100 {
        chain += &format!("a{level}: &a{level} [*a{}]\n", level - 1);
    }
    assert!(refused(&chain).contains("deep"));
}

#[test]
fn positions_of_every_node() {
    let document = parse("a: 1\nb:\n  - \"ü x\"\n  - {c: d}\n");
    let b = document.node().get("b").and_then(Node::as_list).expect("b");
    let place = |node: &Node| {
        (
            node.position.line,
            node.position.column,
            node.position.width,
        )
    };
    assert_eq!(place(&b[0]), (3, 5, 5));
    assert_eq!(place(b[1].get("c").expect("c")), (4, 9, 1));
    assert!(
        b[0].as_scalar()
            .is_some_and(|scalar| scalar.quoted && scalar.text == "ü x")
    );
    assert!(matches!(&b[1].kind, Kind::Map(Map { flow: true, .. })));
    assert!(matches!(
        &document.node().get("b").expect("b").kind,
        Kind::List(List { flow: false, .. })
    ));
    assert!(
        !format!("{:?}", document.node()).contains('ü'),
        "Debug shows no text"
    );
}

#[test]
fn emitted_text() {
    let tree = Node::map([
        ("description", Node::text("Called: the \"free\" number")),
        ("digits", Node::text("0102030405")),
        ("word", Node::text("oAnswer")),
        ("no", Node::text("no")),
        ("octets", Node::quoted("81e3")),
        ("leg", Node::plain(2)),
        ("critical", Node::plain(true)),
        ("nothing", Node::null()),
        ("lines", Node::text("one\ntwo\n")),
        ("empty", Node::list([])),
        (
            "steps",
            Node::list([
                Node::map([("connect", Node::text("15550101"))]),
                Node::map([(
                    "arm",
                    Node::map([("event", Node::text("oAnswer")), ("leg", Node::plain(2))])
                        .in_flow(),
                )]),
                Node::list([Node::text("a"), Node::list([Node::text("b")])]),
            ]),
        ),
    ]);
    insta::assert_snapshot!(to_yaml(&tree), @r#"
    description: "Called: the \"free\" number"
    digits: "0102030405"
    word: oAnswer
    "no": "no"
    octets: "81e3"
    leg: 2
    critical: true
    nothing: null
    lines: |
      one
      two
    empty: []
    steps:
      - connect: "15550101"
      - arm: { event: oAnswer, leg: 2 }
      - - a
        - - b
    "#);
    assert_eq!(parse(&to_yaml(&tree)).node(), &tree);
}

/// Trees of awkward scalars, from a fixed linear congruential sequence.
#[test]
fn what_is_emitted_is_read_again() {
    const SCALARS: &[&str] = &[
        "",
        " ",
        "a",
        "012",
        "1e5",
        "no",
        "null",
        "~",
        "-",
        "- a",
        "-a",
        "?",
        ": a",
        "a: b",
        "a:",
        "a #b",
        "a#b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "'",
        "\"",
        "%a",
        "@a",
        "`a",
        "[",
        "]",
        "{",
        "}",
        ",",
        "a,b",
        "a\nb",
        "a\n",
        "\na",
        "a\n\nb\n",
        "a\n\n",
        "  a\nb",
        "a \nb",
        "a\tb",
        "\ta\nb",
        "\r",
        "a\r\nb",
        "\u{1b}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}x",
        "ü",
        "\u{1f600}",
        "---",
        "--- a",
        "...",
        "<<",
        "=",
        "a\\b",
        "$name",
        "${name}",
        "+49 30",
        "81e3",
        "0x1f",
        ".5",
        "true",
        "a\n# b\nc",
        "a:\n  b",
        "\u{0}",
        "\u{7f}",
        "-\n-",
        "a\u{a0}",
        "\u{a0}a",
        "?a",
        ":a",
    ];
    struct Sequence(u64);
    impl Sequence {
        fn below(&mut self, n: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).expect("31 bits") % n
        }
        fn tree(&mut self, depth: usize) -> Node {
            let flow = self.below(4) == 0;
            let node = match self.below(if depth == 0 { 2 } else { 4 }) {
                0 => Node::text(SCALARS[self.below(SCALARS.len())]),
                1 => Node::quoted(SCALARS[self.below(SCALARS.len())]),
                2 => {
                    let length = self.below(4);
                    Node::list(
                        (0..length)
                            .map(|_| self.tree(depth - 1))
                            .collect::<Vec<_>>(),
                    )
                }
                _ => {
                    let from = self.below(SCALARS.len());
                    let length = self.below(4);
                    let keys = (from..from + length).map(|key| SCALARS[key % SCALARS.len()]);
                    Node::map(
                        keys.map(|key| (key, self.tree(depth - 1)))
                            .collect::<Vec<_>>(),
                    )
                }
            };
            if flow { node.in_flow() } else { node }
        }
    }
    let mut sequence = Sequence(1);
    for round in 0..20_000 {
        let tree = sequence.tree(4);
        let text = to_yaml(&tree);
        let again = Document::parse("again.yaml", &text)
            .unwrap_or_else(|error| panic!("round {round}: {error}\n{text}"));
        assert!(
            again.node() == &tree,
            "round {round}:\n{text}\nread as\n{}",
            to_yaml(again.node())
        );
        assert_eq!(to_yaml(again.node()), text, "round {round}");
    }
}

/// Whatever the octets, there is an answer and no panic.
#[test]
fn mutated_files() {
    let seed = "a: &a {x: [1, '2', \"3\\n\"], <<: {z: 1}}\nb:\n  - *a\n  - |\n    text\n  - >-\n    more\n";
    let mut state = 7_u64;
    for _ in 0..20_000 {
        let mut octets = seed.as_bytes().to_vec();
        for _ in 0..3 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let at = usize::try_from(state >> 33).expect("31 bits") % octets.len();
            octets[at] = b"\t\n -:[]{},&*!|>'\"%#?<a0\\"
                [usize::try_from(state >> 20).expect("44 bits") % 24];
        }
        let text = String::from_utf8_lossy(&octets);
        match Document::parse("x", &text) {
            Ok(document) => {
                let emitted = to_yaml(document.node());
                let again = Document::parse("y", &emitted)
                    .unwrap_or_else(|error| panic!("{error}\nfrom\n{text}\n{emitted}"));
                // Plain text that only block style allows, such as `a, b`, gets quotes; they are there to stay.
                assert_eq!(to_yaml(again.node()), emitted, "{text}");
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}
