//! Forms that the encoding rules allow, or that peers are met with, in ANSI TCAP, AIN and ANSI-41: each is read, shown with its
//! meaning, and written back. What was canonical comes back octet for octet.

use inlab_ber::value::{Value, hex, unhex};
use inlab_trace::vectors::{Outcome, Reencoded, Verdict, run};
use inlab_trace::{Decoder, Options, Start};
use serde_json::json;

/// A line of a file of vectors, through `run`.
fn vector(layer: &str, protocol: &str, operation: &str, kind: &str, octets: &str) -> Outcome {
    let mut line = json!({
        "id": octets,
        "protocol": protocol,
        "layer": layer,
        "hex": octets.replace(' ', ""),
    });
    if !operation.is_empty() {
        line["operation"] = operation.into();
        line["kind"] = kind.into();
    }
    let outcome = run(&line.to_string()).next();
    outcome.expect("one line")
}

fn package(octets: &str) -> Outcome {
    vector("tcap-message", "TCAP-ANSI", "", "", octets)
}

fn of(tag: &str, content: &str) -> String {
    let content = content.replace(' ', "");
    let length = match content.len() / 2 {
        short @ 0..0x80 => format!("{short:02x}"),
        long @ 0x80..0x100 => format!("81{long:02x}"),
        longer => format!("82{longer:04x}"),
    };
    format!("{tag}{length}{content}")
}

/// A Response with one component.
fn response(component: &str) -> String {
    of("e4", &format!("c70400000001{}", of("e8", component)))
}

fn text(octets: &str) -> String {
    let octets = unhex(&octets.replace(' ', "")).expect("hex");
    let mut decoder = Decoder::new(Options::default());
    decoder.frame(1, None, Start::Auto, &octets).to_text()
}

fn came_back(outcome: &Outcome, how: Reencoded) {
    let passed = (outcome.verdict, outcome.reencoded);
    assert_eq!(passed, (Verdict::Ok, Some(how)), "{outcome:?}");
}

/// T1.114.3, problem type and specifier; one that it does not have is kept and shown by its octets.
#[test]
fn a_reject_with_every_problem() {
    let problems = [
        ("0101", "generalUnrecognisedComponentType"),
        ("0102", "generalIncorrectComponentPortion"),
        ("0103", "generalBadlyStructuredCompPortion"),
        ("0104", "generalIncorrectComponentCoding"),
        ("0201", "invokeDuplicateInvocation"),
        ("0202", "invokeUnrecognisedOperation"),
        ("0203", "invokeIncorrectParameter"),
        ("0204", "invokeUnrecognisedCorrelationID"),
        ("0301", "returnResultUnrecognisedCorrelationID"),
        ("0302", "returnResultUnexpectedReturnResult"),
        ("0303", "returnResultIncorrectParameter"),
        ("0401", "returnErrorUnrecognisedCorrelationID"),
        ("0402", "returnErrorUnexpectedReturnError"),
        ("0403", "returnErrorUnrecognisedError"),
        ("0404", "returnErrorUnexpectedError"),
        ("0405", "returnErrorIncorrectParameter"),
        ("0501", "transactionUnrecognizedPackageType"),
        ("0502", "transactionIncorrectTransPortion"),
        ("0503", "transactionBadlyStructuredTransPortion"),
        ("0504", "transactionUnassignedRespondingTransID"),
        ("0505", "transactionPermissionToReleaseProblem"),
        ("0506", "transactionResourceUnavailable"),
        ("0507", "0507"),
        ("0000", "0000"),
        ("ff7f", "ff7f"),
    ];
    for (problem, name) in problems {
        for (ids, parameter) in [
            ("cf0105", "f000"),
            ("cf00", "f200"),
            ("", "3000"),
            ("cf0105", ""),
        ] {
            let octets = response(&of("ec", &format!("{ids}d502{problem}{parameter}")));
            came_back(&package(&octets), Reencoded::Identical);
            let shown = text(&octets).to_lowercase().replace('z', "s");
            let wanted = format!("problem: {name}").to_lowercase().replace('z', "s");
            assert!(shown.contains(&wanted), "{wanted}:\n{shown}");
        }
    }
}

/// No id, one, two, in an element or without one; in an Invoke and in an answer.
#[test]
fn component_ids_of_every_length() {
    for (ids, shown) in [
        ("", "without id"),
        ("cf00", "without id"),
        ("cf0100", " 0 "),
        ("cf017f", " 127 "),
        ("cf01ff", " -1 "),
        ("cf020102", " 1 correlated with 2 "),
    ] {
        let invoke = of("e9", &format!("{ids}d1020942f200"));
        for octets in [
            of("e2", &format!("c70400000001{}", of("e8", &invoke))),
            of("e1", &format!("c700{}", of("e8", &invoke))),
        ] {
            came_back(&package(&octets), Reencoded::Identical);
            assert!(text(&octets).contains(shown), "{}", text(&octets));
        }
        for answer in ["ea", "ee"] {
            let octets = response(&of(answer, &format!("{ids}f200")));
            came_back(&package(&octets), Reencoded::Identical);
        }
        let octets = response(&of("eb", &format!("{ids}d40185f200")));
        came_back(&package(&octets), Reencoded::Identical);
    }
    let three = of("e9", "cf03010203d1020942f200");
    let octets = of("e2", &format!("c70400000001{}", of("e8", &three)));
    assert_eq!(package(&octets).verdict, Verdict::Fail);
    assert!(text(&octets).contains("componentIDs: generalIncorrectComponentPortion"));
}

/// National and private codes of one to four octets, with the bit that asks for a reply and without, of families that nobody has.
#[test]
fn operation_codes_of_nobody() {
    for (code, shown) in [
        ("d1020942", "win invoke 1 ConnectResource"),
        ("d1028942", "win invoke 1 ConnectResource"),
        ("d10209fe", "tc-user invoke 1 private 09fe"),
        ("d1027f7f", "tc-user invoke 1 private 7f7f"),
        ("d10164", "tc-user invoke 1 private 64"),
        ("d104010203ff", "tc-user invoke 1 private 010203ff"),
        ("d0020302", "tc-user invoke 1 provideInstructionsAssist"),
        ("d0028302", "tc-user invoke 1 provideInstructionsAssist"),
        ("d0027e01", "tc-user invoke 1 national 7e01"),
        ("d001f3", "tc-user invoke 1 national f3"),
    ] {
        let invoke = of("e9", &format!("cf0101{code}f2039f5500"));
        let octets = of("e3", &format!("c70400000001{}", of("e8", &invoke)));
        came_back(&package(&octets), Reencoded::Identical);
        let text = text(&octets);
        assert!(text.contains(shown), "{shown}:\n{text}");
    }
}

/// The live OriginationRequest of `tests/vectors` in every holder of parameters.
#[test]
fn every_holder_of_parameters() {
    for holder in ["30", "31", "f0", "f2"] {
        let argument = of(holder, MEMBERS);
        let outcome = vector(
            "operation",
            "ANSI-41",
            "OriginationRequest",
            "argument",
            &argument,
        );
        came_back(&outcome, Reencoded::Identical);
        let invoke = of("e9", &format!("cf0101d102092f{argument}"));
        let octets = of("e2", &format!("c70461060390{}", of("e8", &invoke)));
        came_back(&package(&octets), Reencoded::Identical);
        let text = text(&octets);
        assert!(
            text.contains("triggerType: origination-Attempt-Authorized"),
            "{text}"
        );
        assert!(!text.contains('!'), "{text}");
    }
}

const MEMBERS: &str = "95033940018805011890002789048d2ad4fe8107394001011c30009f6204000000009f7b020c719f21021004840a0100210b403480000102820201049f5d090000210a33135009279f50090200210a33135009279f82170124bf82180c9f8215037d7b1f9f8219010f";

/// The members of a SET in the order of their identifiers, and in the opposite one: X.690 8.11.
#[test]
fn the_members_of_a_set_in_other_orders() {
    let members = unhex(MEMBERS).expect("hex");
    let mut items = Vec::new();
    let mut rest = members.as_slice();
    while let Ok((item, after)) = inlab_ber::element(rest) {
        items.push((item.tag & !inlab_ber::CONSTRUCTED, hex(item.octets)));
        rest = after;
    }
    let value = |items: &[(u32, String)]| {
        let content: String = items.iter().map(|(_, item)| item.as_str()).collect();
        let argument = of("f2", &content);
        let outcome = vector(
            "operation",
            "ANSI-41",
            "OriginationRequest",
            "argument",
            &argument,
        );
        assert_eq!(outcome.verdict, Verdict::Ok, "{outcome:?}");
        let Some(Value::Map(mut map)) = outcome.value else {
            panic!("a map")
        };
        map.sort_by(|a, b| a.0.cmp(&b.0));
        map
    };
    let as_sent = value(&items);
    items.sort();
    assert_eq!(value(&items), as_sent);
    items.reverse();
    assert_eq!(value(&items), as_sent);
    items.rotate_left(5);
    assert_eq!(value(&items), as_sent);
}

/// Lengths of several octets and without end, at every level; strings in pieces (X.690 8.1.3, 8.7.3).
#[test]
fn lengths_and_pieces() {
    // BillingID and Digits in pieces; lengths of several octets; the set and a capability without end.
    let pieces = "9503394001 a10d 0403394001 0402011c 04023000";
    let argument = format!(
        "f280 {pieces} 89048d2ad4fe 88050118900027 9f7b8200020c71 a480 04030a0100 0408210b403480000102 0000 \
         9f620400000000 9f8217810124 bf821880 9f8215037d7b1f 9f8219010f 0000 0000"
    );
    let plain = of(
        "f2",
        "9503394001 8107394001011c3000 89048d2ad4fe 88050118900027 9f7b020c71 840b0a0100210b403480000102 \
         9f620400000000 9f82170124 bf82180c 9f8215037d7b1f 9f8219010f",
    );
    let read = |argument: &str| {
        let outcome = vector(
            "operation",
            "ANSI-41",
            "OriginationRequest",
            "argument",
            argument,
        );
        assert_eq!(outcome.verdict, Verdict::Ok, "{outcome:?}");
        (outcome.reencoded, outcome.value)
    };
    let (how, value) = read(&argument);
    assert_eq!(how, Some(Reencoded::Equal));
    let (how, plain_value) = read(&plain);
    assert!(how.is_some());
    assert_eq!(value, plain_value);
    let content = format!("cf810101d18102092f{argument}").replace(' ', "");
    let invoke = format!("e98200{:02x}{content}", content.len() / 2);
    let octets = format!("e280 c78104 61060390 e880 {invoke} 0000 0000");
    came_back(&package(&octets), Reencoded::Equal);
    let text = text(&octets);
    assert!(text.contains("id: 72752"), "{text}");
    assert!(!text.contains('!'), "{text}");
}

/// Identifiers of no octets, of a wrong number, and none: the transaction portion is at fault (T1.114.4), and is shown all the same.
#[test]
fn transaction_ids_that_are_not_there() {
    for (octets, fault) in [
        (
            "e204c700e800",
            "identifier: badlyStructuredTransactionPortion (offset 2)",
        ),
        (
            "e404c700e800",
            "identifier: badlyStructuredTransactionPortion (offset 2)",
        ),
        (
            "e506c70400000001",
            "identifier: badlyStructuredTransactionPortion (offset 2)",
        ),
        (
            "e202e800",
            "identifier: incorrectTransactionPortion (offset 2)",
        ),
        (
            "e200",
            "identifier: badlyStructuredTransactionPortion (offset 2)",
        ),
    ] {
        let outcome = package(octets);
        assert_eq!(outcome.verdict, Verdict::Fail, "{outcome:?}");
        assert!(text(octets).contains(fault), "{fault}:\n{}", text(octets));
    }
}

/// Six components of every kind in one package.
#[test]
fn several_components() {
    let components = [
        of("ed", "cf0101d1026403f200"),
        of("e9", "cf020201d1026501f200"),
        of("ea", "cf0103f200"),
        of("ee", "cf0104"),
        of("eb", "cf0105d40186"),
        of("ec", "cf0106d5020302f200"),
    ];
    let octets = of(
        "e5",
        &format!("c7080000000100000002{}", of("e8", &components.concat())),
    );
    came_back(&package(&octets), Reencoded::Identical);
    let text = text(&octets);
    for line in [
        "ain invoke, not last 1 infoAnalyzed",
        "ain invoke 2 correlated with 1 analyzeRoute",
        "tc-user result 3",
        "tc-user result, not last 4",
        "tc-user error 5",
        "tc-user reject 6",
    ] {
        assert!(text.contains(line), "{line}:\n{text}");
    }
}

/// Dialogue portions with each of their elements alone, all of them, and none (T1.114-1996).
#[test]
fn dialogue_portions() {
    let external = of("28", "06072a8648ce130300 a0020500");
    for (content, shown) in [
        ("", ""),
        ("da0101", "protocol version: T1.114-1996"),
        ("da0102", "protocol version: T1.114-2000"),
        ("db0142", "application context: 66"),
        ("db0200c8", "application context: 200"),
        ("dc032a8648", "application context: 1.2.840"),
        ("800105", "security context: 5"),
        ("81022a03", "security context: 1.2.3"),
        ("a203800114", "confidentiality: 20"),
        ("a20481022a03", "confidentiality: 1.2.3"),
        (&of("fd", &external), "direct-reference: 1.2.840.10003.3.0"),
        (&of("fd", &external.repeat(2)), "user information[1]:"),
    ] {
        let octets = of("e2", &format!("c70400000001{}", of("f9", content)));
        came_back(&package(&octets), Reencoded::Identical);
        assert!(text(&octets).contains(shown), "{shown}:\n{}", text(&octets));
        let portion = vector(
            "tcap-dialogue-apdu",
            "TCAP-ANSI",
            "",
            "",
            &of("f9", content),
        );
        came_back(&portion, Reencoded::Identical);
    }
}

/// A parameter that the operation does not have is known by its identifier, as are those of an error and of a result without a type.
#[test]
fn parameters_that_are_not_expected() {
    let argument = of("f2", "9503003012 9f82170124 9f5606080021041288 9a0188");
    let outcome = vector(
        "operation",
        "ANSI-41",
        "BulkDisconnection",
        "argument",
        &argument,
    );
    came_back(&outcome, Reencoded::Identical);
    let invoke = of("e9", &format!("cf0101d1020950{argument}"));
    let query = of("e2", &format!("c70400000001{}", of("e8", &invoke)));
    came_back(&package(&query), Reencoded::Identical);
    let shown = text(&query);
    for line in [
        "unexpected:",
        "triggerType: origination-Attempt-Authorized",
        "digits: 2188",
        "faultyParameter: 88",
    ] {
        assert!(shown.contains(line), "{line}:\n{shown}");
    }
    assert!(!shown.contains("unknown"), "{shown}");

    let mut decoder = Decoder::new(Options::default());
    let mut shown = |octets: &str| {
        let octets = unhex(&octets.replace(' ', "")).expect("hex");
        decoder.frame(1, None, Start::Auto, &octets).to_text()
    };
    shown(&query);
    let error = shown(&response(&of("eb", "cf0101d40188f2039a0188")));
    assert!(error.contains("error: ParameterError"), "{error}");
    assert!(error.contains("faultyParameter: 88"), "{error}");
    shown(&query);
    let result = shown(&response(&of("ea", "cf0101f2059503003012")));
    assert!(
        result.contains("win result 1 of BulkDisconnection"),
        "{result}"
    );
    assert!(result.contains("market: 48"), "{result}");
}

/// Names in capitals or not, codes of ANSI-41 without their family, the network told by the version.
#[test]
fn vectors_as_others_spell_them() {
    let verdict = |line: &str| {
        let mut outcomes = inlab_trace::vectors::run(line);
        let outcome = outcomes.next().expect("a line");
        (outcome.verdict, outcome.dialect)
    };
    let ok = |dialect| (inlab_trace::vectors::Verdict::Ok, dialect);
    let operation = |rest: &str, hex: &str| {
        verdict(&format!(
            r#"{{"id": "x", "layer": "operation", "kind": "argument", {rest}, "hex": "{hex}"}}"#
        ))
    };
    // AnnouncementList: tone off, sequential, standard 0x8a.
    let directive = "f20bbf8102079f4c043f018a00";
    for name in [
        r#""protocol": "ANSI-MAP", "operation": "sRFDirective""#,
        r#""protocol": "win", "operation": "SRFDIRECTIVE""#,
        r#""protocol": "IS-41", "opcode": 74"#,
        r#""protocol": "IS-41", "opcode": 2378"#,
    ] {
        assert_eq!(operation(name, directive), ok(Some("win")), "{name}");
    }
    let name = r#""protocol": "AIN", "version": "0.1", "operation": "Continue""#;
    assert_eq!(operation(name, "3000"), ok(Some("ain01")));
    // SSN 8 alone, in the order and with the bits of T1.112.3: 1 is the subsystem's, 8 a national address.
    let address = |of: &str| {
        verdict(&format!(
            r#"{{"id": "x", "layer": "sccp-address", {of}, "hex": "c108"}}"#
        ))
    };
    for of in [
        r#""protocol": "SCCP-ANSI""#,
        r#""protocol": "SCCP", "version": "ANSI T1.112""#,
    ] {
        assert_eq!(address(of), ok(None), "{of}");
    }
    // Bit 1 is the point code's in Q.713, and there is none.
    assert_ne!(address(r#""protocol": "SCCP-ITU""#), ok(None));
}
