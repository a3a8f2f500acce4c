//! What a lab file may say of the control function, and where it is told to be wrong.

use inlab_call_event::{Number, TargetId};
use inlab_inap::{Dialect, ServiceSelector};
use inlab_lab::Document;
use inlab_scp::Config;

fn read(text: &str) -> Result<Config, String> {
    let document = Document::parse("lab.yaml", text).map_err(|error| error.to_string())?;
    let read = || {
        let mut fields = document.root().fields()?;
        let config = Config::read(&mut fields, &["main", "other"])?;
        fields.finish()?;
        Ok(config)
    };
    read().map_err(|error: inlab_lab::Error| {
        let position = error.position();
        format!("{}:{}: {}", position.line, position.column, error.message())
    })
}

#[track_caller]
fn refused(text: &str, message: &str) {
    match read(text) {
        Ok(_) => panic!("taken: {text}"),
        Err(error) => assert_eq!(error, message),
    }
}

#[test]
fn the_services_of_the_manual() {
    let config = read(
        r#"
services:
  100: { translate: { "800123": "15550101" } }
  200: continue
  300: { release: { cause: 17 } }
  400: { translate: { "800...": "49..." }, otherwise: { release: { cause: 1 } } }
  500: { connect: "+15550101", interrupt: { busy: { connect: "15550102" }, noAnswer: { after: 20s, connect: "15550103" } } }
  600: { continue: , watch: [answer, disconnect], dialects: [cap1] }
  default: continue
dialects: [cap1, cap2, cs1]
contextFree: cs1
offerAlternativeContext: true
numberingPlan: { countryCode: "49", nationalPrefix: "0", internationalPrefix: "00" }
notify: { "+15550100": main, 15550101: other }
timers: { guard: 1 min }
limits: { relationships: 10 }
"#,
    )
    .expect("all of it");
    assert_eq!(
        config
            .services
            .selectors()
            .filter_map(ServiceSelector::service_key)
            .collect::<Vec<_>>(),
        [100, 200, 300, 400, 500, 600]
    );
    assert!(
        config
            .services
            .find(ServiceSelector::ServiceKey(700), Dialect::CAP2)
            .is_some(),
        "default"
    );
    assert!(
        config
            .services
            .find(ServiceSelector::ServiceKey(600), Dialect::CAP2)
            .is_none()
    );
    assert!(
        config
            .services
            .find(ServiceSelector::ServiceKey(600), Dialect::CAP1)
            .is_some()
    );
    let number = |text| Number::parse(text).expect("a number");
    assert_eq!(config.targets.of(number("15550101")), Some(TargetId(1)));
    assert_eq!(config.targets.of(number("15550102")), None);
    assert!(config.offer_alternative_context);
    assert_eq!(config.timers.guard.as_secs(), 60);
    assert_eq!(config.limits.relationships, 10);
}

#[test]
fn what_is_left_out() {
    let config = read("services: {}").expect("nothing is needed");
    assert_eq!(config.dialects.len(), Dialect::all().count());
    let number = Number::parse("15550102").expect("a number");
    assert_eq!(config.targets.of(number), None, "nobody is told");
    let config = read("notify: other").expect("a name");
    assert_eq!(
        config.targets.of(number),
        Some(TargetId(1)),
        "it is told of all"
    );
    refused(
        "notify: man",
        "1:9: unknown target \"man\"; nearest is \"main\"",
    );
}

#[test]
fn words_are_corrected() {
    refused(
        "services: { 100: contiune }",
        "1:18: unknown word \"contiune\"; nearest is \"continue\"",
    );
    refused(
        "services: { 100: { trnslate: {} } }",
        "1:20: unknown key \"trnslate\"; nearest is \"translate\"",
    );
    refused(
        "services: { 100: { continue: , interrupt: { busi: continue } } }",
        "1:45: unknown event \"busi\"; nearest is \"busy\"",
    );
    refused(
        "services: { 100: { continue: , dialects: [camp2] } }",
        "1:43: unknown dialect \"camp2\"; nearest is \"cap2\"",
    );
    refused(
        "services: { 100: { continue: , dialects: [ain-01] } }",
        "1:43: unknown dialect \"ain-01\"; nearest is \"ain01\"",
    );
    refused(
        "notify: { \"+1\": mian }",
        "1:17: unknown target \"mian\"; nearest is \"main\"",
    );
    refused(
        "timers: { gaurd: 1s }",
        "1:11: unknown key \"gaurd\"; nearest is \"guard\"",
    );
}

/// The callers' names: by international numbers, and for dialects that can show one.
#[test]
fn names_are_checked() {
    let names = |with: &str, dialects: &str| {
        format!(
            "services: {{ default: {{ continue: , names: {{ {with} }} }} }}\ndialects: {dialects}\n"
        )
    };
    let anna = "\"15550100\": \"ANNA EXAMPLE\"";
    assert!(read(&names(anna, "[win]")).is_ok());
    let config = read(&names(anna, "[cap2, ain01]")).expect("one of them can");
    assert!(!format!("{config:?}").contains("ANNA"), "personal data");
    refused(
        &names(anna, "[cap2]"),
        "1:43: cap2 cannot show a caller's name",
    );
    refused(
        "services: { default: { continue: , dialects: [win, cs1], names: { \"1\": \"A\" } } }",
        "1:65: cs1 cannot show a caller's name",
    );
    refused(
        &names("\"15550100\": \"SIXTEEN LETTERS!\"", "[win]"),
        "1:57: a name has 1 to 15 printable characters of IA5",
    );
    refused(
        &names("\"1555x\": \"ANNA\"", "[win]"),
        "1:45: expected a number of 1 to 15 digits, the country code first",
    );
    refused(
        &names("\"+1555\": \"ANNA\", \"1555\": \"OTTO\"", "[win]"),
        "1:62: this number is there already",
    );
}

#[test]
fn values_are_checked() {
    refused(
        "services: { 2147483648: continue }",
        "1:13: expected a service key from 0 to 2147483647, or default",
    );
    refused(
        "services: { -1: continue }",
        "1:13: expected a service key from 0 to 2147483647, or default",
    );
    refused(
        "services: { calling-Routing-Adress-Available: continue }",
        "1:13: unknown service key, criteria or trigger type \"calling-Routing-Adress-Available\"; nearest is \"calling-Routing-Address-Available\"",
    );
    refused(
        "services: { 1: { continue: , connect: \"1\" } }",
        "1:39: a service does one thing: continue, translate, connect or release",
    );
    refused(
        "services: { 1: { watch: [] } }",
        "1:16: a service does something: continue, translate, connect or release",
    );
    refused(
        "services: { 1: { continue: , otherwise: continue } }",
        "1:41: \"otherwise\" belongs to translate or collect",
    );
    refused(
        "services: { 1: { release: { cause: 128 } } }",
        "1:36: expected a cause value from 0 to 127 (Q.850)",
    );
    refused(
        "services: { 1: { release: { cause: 16, location: usr } } }",
        "1:50: unknown location \"usr\"; nearest is \"user\"",
    );
    refused(
        "services: { 1: { continue: , interrupt: { noAnswer: { after: 3000s, continue: } } } }",
        "1:62: expected whole seconds from 0s to 2047s",
    );
    refused(
        "notify: { \"08001\": main, x: main }",
        "1:11: expected a number in international form such as +15550100, or default",
    );
    refused(
        "notify: { \"+1\": main, \"1\": other }",
        "1:9: +1 has two targets",
    );
    refused(
        "numberingPlan: { countryCode: x }",
        "1:31: expected up to 7 digits",
    );
    refused(
        "timers: { guard: 1ms }",
        "1:18: guard is from 1 s to 24 h; found 1 ms",
    );
    let message = "1:31: not a number: expected digits, or their beginning and three dots, such as 800123, +49800... or 800...";
    refused("services: { 1: { translate: { 8x: \"1\" } } }", message);
    let message = "1:34: three dots keep what follows the beginning, but the key is a whole number";
    refused("services: { 1: { translate: { 8: \"1...\" } } }", message);
}

#[test]
fn what_a_dialect_cannot_express_is_refused_where_the_file_names_it() {
    let service =
        "services: { 1: { continue: , interrupt: { busy: continue }, dialects: [cap2, cap1] } }";
    refused(
        service,
        "1:41: cap1 cannot interrupt \"busy\": this dialect has no event tBusy",
    );
    // Every dialect of the node is phase 1.
    refused(
        "services: { 1: { continue: , interrupt: { busy: continue } } }\ndialects: [cap1]",
        "1:41: cap1 cannot interrupt \"busy\": this dialect has no event tBusy",
    );
    // One of them can.
    assert!(
        read(
            "services: { 1: { continue: , interrupt: { busy: continue } } }\ndialects: [cap1, cap2]"
        )
        .is_ok()
    );
}

#[test]
fn words_for_the_user_are_corrected() {
    let service = |words: &str| format!("services: {{ 1: {{ continue: , {words} }} }}");
    for (words, message) in [
        (
            "announce: { mesage: 7 }",
            "1:42: unknown key \"mesage\"; nearest is \"message\"",
        ),
        (
            "announce: { message: 7, tone: 1 }",
            "1:40: expected one of message, messages, tone and text",
        ),
        (
            "announce: { messages: [] }",
            "1:52: expected 1 to 16 messages",
        ),
        (
            "announce: { message: 7, repeat: 128 }",
            "1:62: expected a number from 1 to 127",
        ),
        (
            "announce: { message: 7, for: 1500ms }",
            "1:59: expected whole seconds from 0s to 32767s",
        ),
        (
            "collect: { digit: 4 }",
            "1:41: missing key \"digits\"; is this \"digit\" meant to be it?",
        ),
        (
            "collect: { digits: 5..4 }",
            "1:49: expected how many digits, from 1 to 32, such as 4 or 4..10",
        ),
        (
            "collect: { digits: 4, end: A }",
            "1:57: expected one or two keys: 0-9, * or #",
        ),
        (
            "collect: { digits: 4 }, announce: { message: 7 }",
            "1:64: what is heard before digits stands within collect",
        ),
        (
            "limit: { time: 10s, warn: 10s }",
            "1:56: the warning comes before the end, and after the answer",
        ),
        (
            "limit: { time: 10s, announce: { tone: 7 } }",
            "1:60: \"announce\" belongs to warn",
        ),
        (
            "gap: { every: 1s }",
            "1:35: expected called, service or both",
        ),
        (
            "gap: { called: x }",
            "1:45: expected the beginning of a number",
        ),
        ("gap: all", "1:35: unknown word \"all\"; valid: none"),
    ] {
        refused(&service(words), message);
    }
}

/// What each dialect lacks: AIN-Operations (sendToResource has no repetition, disconnect answers), N.S0018 (DigitCollectionControl has
/// five bits for a count or a time and one key of each kind, FacilitySelectedAndAvailable has no route), GR-1298-CORE (aCG names translation type and address), TS 29.078 (no
/// applyCharging in phase 1, no callGap before phase 3).
#[test]
fn what_is_ordered_must_answer_a_trigger_of_the_dialect() {
    let all = |words: &str, dialects: &str| {
        read(&format!(
            "services: {{ default: {{ {words}, dialects: [{dialects}] }} }}"
        ))
        .map(drop)
        .map_err(|error| error.split_once(": ").map(|(_, what)| what.to_owned()))
    };
    let fine = |words, dialects| assert_eq!(all(words, dialects), Ok(()), "{words} {dialects}");
    let every = "cap2, cap3, cap4, cs1, cs1-itu, cs2, cs2-itu, ain01, ain02, win";
    fine("announce: { message: 7 }, connect: '12125550101'", every);
    fine("announce: { message: 7 }, release: { cause: 21 }", every);
    fine("announce: { message: 7 }, release: { cause: 21 }", "tr533");
    fine(
        "collect: { digits: 4, within: 5s }, continue: ",
        "cap2, cap4, cs1, ain01, win",
    );
    fine(
        "announce: { message: 7, at: '2125550190 (national)' }, release: { cause: 21 }",
        every,
    );
    fine(
        "collect: { digits: 4, at: '2125550190 (national)' }, otherwise: { announce: { message: 8, at: '2125550190 (national)' } }, continue: ",
        every,
    );
    fine(
        "collect: { announce: { messages: [7, 8] }, digits: 4..31, end: '#', cancel: '*', first: 31s, between: 5s }, continue: ",
        "cs1, win",
    );
    fine("continue: , limit: { time: 60s }", "cap1, cap2, cs1, win");
    fine(
        "continue: , limit: { time: 60s, warn: 10s, announce: { tone: 7 } }",
        "cap2, win",
    );
    fine(
        "continue: , gap: { called: '900', service: 10 }",
        "cs1, cs2-itu, ain01",
    );
    fine(
        "continue: , gap: { called: '900', service: 10, for: 60s }",
        "cap3, cap4, cs1, ain01",
    );
    fine("continue: , gap: none", "ain01, ain02");
    let refusals = [
        (
            "ain01",
            "announce: { message: 7, repeat: 2 }, continue: ",
            "announce",
        ),
        ("ain02", "announce: { tone: 7 }, continue: ", "announce"),
        (
            "tr533",
            "announce: { message: 7 }, connect: '12125550101'",
            "announce",
        ),
        ("win", "announce: { text: hello }, continue: ", "announce"),
        (
            "win",
            "announce: { message: 7, at: '12125550190' }, continue: ",
            "announce",
        ),
        (
            "win",
            "announce: { message: 7, repeat: 2, at: '2125550190 (national)' }, continue: ",
            "announce",
        ),
        ("win", "collect: { digits: 32 }, continue: ", "collect"),
        (
            "win",
            "collect: { digits: 4, first: 32s }, continue: ",
            "collect",
        ),
        (
            "win",
            "collect: { digits: 4, end: '12' }, continue: ",
            "collect",
        ),
        (
            "tr533",
            "announce: { message: 7, at: '2125550190 (national)' }, release: { cause: 21 }",
            "announce",
        ),
        ("ain01", "collect: { digits: 4..6 }, continue: ", "collect"),
        ("cap4", "collect: { digits: 31 }, continue: ", "collect"),
        ("ain01", "continue: , limit: { time: 60s }", "limit"),
        (
            "tr533",
            "connect: '12125550101', limit: { time: 60s }",
            "limit",
        ),
        (
            "cs1",
            "continue: , limit: { time: 60s, warn: 10s, announce: { tone: 7 } }",
            "limit",
        ),
        (
            "win",
            "continue: , limit: { time: 60s, warn: 10s }",
            "limit",
        ),
        ("win", "continue: , gap: { called: '900' }", "gap"),
        ("ain01", "continue: , gap: { called: '900' }", "gap"),
        ("cap2", "continue: , gap: { called: '900' }", "gap"),
        // TS 29.078 11.5.1.1: not without an end.
        ("cap4", "continue: , gap: { called: '900' }", "gap"),
        ("cap4", "continue: , gap: none", "gap"),
        ("cs1", "continue: , gap: none", "gap"),
        ("tr533", "connect: '12125550101', gap: none", "gap"),
        ("tr533", "continue: ", "continue"),
        ("cap1", "announce: { message: 7 }, continue: ", "announce"),
    ];
    // ServiceIDs are told by ServiceRequest alone, and nothing goes on in TR-NWT-000533.
    for (selector, dialects, asks) in [
        ("100", "ain02, win", "win asks for 100"),
        ("onePlus", "cap2, win", "win asks for onePlus"),
        ("onePlus", "tr533", "tr533 asks for onePlus"),
        (
            "calling-Name-Presentation",
            "ain02",
            "ain02 asks for calling-Name-Presentation",
        ),
        ("o-Answer", "win", "win asks for o-Answer"),
    ] {
        refused(
            &format!("services: {{ {selector}: continue }}\ndialects: [{dialects}]"),
            &format!("1:{}: no trigger of {asks}", 15 + selector.len()),
        );
    }
    refused(
        "services: { default: continue }\ndialects: [tr533]",
        "1:22: tr533 cannot do \"continue\" here: this dialect has no Continue",
    );
    for (dialect, words, word) in refusals {
        let refusal = all(words, dialect).expect_err(words).unwrap_or_default();
        let expected = format!("{dialect} cannot do {word:?} here: ");
        assert!(refusal.starts_with(&expected), "{words}: {refusal}");
    }
    // One type of trigger of WIN: its operation cannot route.
    let at = |kind: &str| {
        format!("services: {{ {kind}: {{ connect: '12125550101', dialects: [win] }} }}")
    };
    assert!(read(&at("calling-Routing-Address-Available")).is_ok());
    refused(
        &at("terminating-Resource-Available"),
        "1:45: win cannot do \"connect\" here: this dialect has no Connect",
    );
}

/// The number of a resource is a global title in WIN, of ten digits in North America; AIN's destinationAddress has ten digits.
#[test]
fn a_resource_has_a_number_of_its_network() {
    let at = |number: &str, dialect: &str| {
        format!(
            "services: {{ default: {{ collect: {{ digits: 4, at: '{number}' }}, continue: , dialects: [{dialect}] }} }}"
        )
    };
    let title = "\"at\" is asked by a global title, an even number of digits without the home country's code";
    let said = format!("1:33: win cannot do \"collect\" here: {title}");
    refused(&at("212555019 (national)", "win"), &said);
    refused(&at("12125550190", "win"), &said);
    refused(
        &at("12125550190", "ain02"),
        "1:33: ain02 cannot do \"collect\" here: destinationAddress is out of range",
    );
    for dialect in ["win", "ain02", "cap2"] {
        let home = format!(
            "{}\nnumberingPlan: {{ countryCode: '1' }}",
            at("12125550190", dialect)
        );
        assert!(read(&home).is_ok(), "{dialect}");
        assert!(read(&at("2125550190 (national)", dialect)).is_ok());
    }
}
