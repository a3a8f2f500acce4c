//! The protocol support statement against the ASN.1 of TS 29.078, and against the tables it is made from.
//!
//! Codes, errors, tags and presence below were read from the modules of TS 29.078 Release 16: 5.3 (errors), 5.4 (codes),
//! 6.1.1, 6.2.1, 7.1, 8.1 (operations).

use inlab_ber::value::table;
use inlab_inap::Dialect;
use inlab_inap::error::error_type;
use inlab_trace::Statement;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn all() -> Vec<Dialect> {
    Dialect::all().collect()
}

fn list(dialects: &[Dialect], operation: Option<&str>) -> Vec<Value> {
    let statement = Statement::new(dialects, operation).expect("a known operation");
    match statement.to_json() {
        Value::Array(list) => list,
        other => panic!("no list: {other}"),
    }
}

fn one(dialect: Dialect, operation: &str) -> Value {
    let mut list = list(&[dialect], Some(operation));
    assert_eq!(list.len(), 1, "{operation} in {dialect}");
    list.remove(0)
}

fn member<'v>(tree: &'v Value, name: &str) -> &'v Value {
    let members = tree["members"].as_array().expect("members");
    let mut found = members.iter().filter(|member| member["name"] == name);
    let member = found.next().unwrap_or_else(|| panic!("no {name}"));
    assert_eq!(found.next(), None, "{name} twice in one dialect");
    member
}

const CAP: [Dialect; 4] = [Dialect::CAP1, Dialect::CAP2, Dialect::CAP3, Dialect::CAP4];

#[test]
fn the_shape_of_an_operation() {
    let object = one(Dialect::CAP4, "promptAndCollectUserInformation");
    let keys: Vec<_> = object.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "dialect",
            "operation",
            "opcode",
            "class",
            "direction",
            "replyBit",
            "timer",
            "timerSeconds",
            "argument",
            "result",
            "errors",
            "linked",
            "doubts",
            "values"
        ]
    );
    assert_eq!(object["dialect"], "cap4");
    assert_eq!(object["opcode"], 48);
    assert_eq!(object["class"], 1);
    assert_eq!(object["direction"], "SCF to SRF");
    assert_eq!(object["timer"], "long");
    assert_eq!(object["timerSeconds"], json!([1, 1800]));
    assert_eq!(object["argument"]["kind"], "SEQUENCE");
    assert_eq!(object["result"]["kind"], "CHOICE");
    assert_eq!(
        member(&object["result"], "digitsResponse")["presence"],
        "choice"
    );
    assert_eq!(
        object["linked"],
        json!([{ "opcode": 49, "operation": "specializedResourceReport" }])
    );
    assert_eq!(
        object["errors"][0],
        json!({ "code": 0, "name": "canceled" })
    );

    let none = one(Dialect::CAP4, "continue");
    assert_eq!(none["argument"], Value::Null);
    assert_eq!(none["result"], Value::Null);
    assert_eq!(none["errors"], json!([]));
    assert_eq!(none["linked"], json!([]));
}

#[test]
fn codes_classes_and_phases() {
    for (name, code, class, phases) in [
        ("initialDP", 0, 2, [1, 1, 1, 1]),
        ("assistRequestInstructions", 16, 2, [0, 1, 1, 1]),
        ("establishTemporaryConnection", 17, 2, [0, 1, 1, 1]),
        ("disconnectForwardConnection", 18, 2, [0, 1, 1, 1]),
        ("connectToResource", 19, 2, [0, 1, 1, 1]),
        ("connect", 20, 2, [1, 1, 1, 1]),
        ("releaseCall", 22, 4, [1, 1, 1, 1]),
        ("requestReportBCSMEvent", 23, 2, [1, 1, 1, 1]),
        ("eventReportBCSM", 24, 4, [1, 1, 1, 1]),
        ("collectInformation", 27, 2, [0, 0, 0, 1]),
        ("continue", 31, 4, [1, 1, 1, 1]),
        ("initiateCallAttempt", 32, 1, [0, 0, 0, 1]),
        ("applyCharging", 35, 2, [0, 1, 1, 1]),
        ("callGap", 41, 4, [0, 0, 1, 1]),
        ("activityTest", 55, 3, [1, 1, 1, 1]),
        ("initialDPSMS", 60, 2, [0, 0, 1, 1]),
        ("activityTestGPRS", 70, 3, [0, 0, 1, 1]),
        ("applyChargingReportGPRS", 72, 1, [0, 0, 1, 1]),
        ("continueWithArgument", 88, 2, [0, 0, 1, 1]),
        ("splitLeg", 95, 1, [0, 0, 0, 1]),
        ("playTone", 97, 2, [0, 0, 0, 1]),
    ] {
        for (dialect, has) in CAP.into_iter().zip(phases) {
            let statement = Statement::new(&[dialect], Some(name));
            assert_eq!(statement.is_some(), has == 1, "{name} in {dialect}");
            if has == 1 {
                let object = one(dialect, name);
                assert_eq!(object["opcode"], code, "{name} in {dialect}");
                assert_eq!(object["class"], class, "{name} in {dialect}");
            }
        }
    }
}

#[test]
fn errors_of_phase_4() {
    for (name, codes) in [
        ("initialDP", &[6, 7, 8, 11, 12, 14, 15, 16][..]),
        ("assistRequestInstructions", &[6, 7, 11, 12, 14, 15, 16]),
        (
            "establishTemporaryConnection",
            &[3, 7, 11, 12, 14, 15, 16, 51],
        ),
        ("disconnectForwardConnection", &[11, 12, 14]),
        ("connect", &[7, 8, 11, 12, 14, 15, 16, 17]),
        ("releaseCall", &[]),
        ("requestReportBCSMEvent", &[7, 8, 11, 12, 14, 15, 16, 17]),
        ("eventReportBCSM", &[]),
        ("initiateCallAttempt", &[7, 8, 11, 12, 14, 15, 16]),
        ("resetTimer", &[7, 8, 12, 14, 15, 16, 51]),
        ("applyCharging", &[7, 8, 11, 12, 14, 15, 16, 17, 51]),
        (
            "callInformationRequest",
            &[7, 8, 10, 11, 12, 14, 15, 16, 17],
        ),
        ("cancel", &[1, 7, 12, 51]),
        ("activityTest", &[]),
        ("playAnnouncement", &[0, 7, 8, 11, 12, 13, 14, 15, 16, 51]),
        ("continueGPRS", &[7, 15, 50]),
        ("playTone", &[7, 8, 11, 14, 15, 16, 17, 51]),
    ] {
        let object = one(Dialect::CAP4, name);
        let errors = object["errors"].as_array().expect("errors");
        let found: Vec<_> = errors.iter().map(|error| error["code"].clone()).collect();
        assert_eq!(found, codes, "{name}");
    }
    let object = one(Dialect::CAP4, "cancel");
    let failed = &object["errors"][0];
    assert_eq!(failed["name"], "cancelFailed");
    let problem = member(&failed["parameter"], "problem");
    assert_eq!(problem["presence"], "mandatory");
    assert_eq!(
        problem["values"][1],
        json!({ "name": "tooLate", "number": 1 })
    );
}

#[test]
fn an_error_that_came_later_is_not_in_an_earlier_phase() {
    for object in list(&CAP[..3], None) {
        let errors = object["errors"].as_array().expect("errors");
        assert!(
            errors.iter().all(|error| error["name"] != "unknownCSID"),
            "{} in {}",
            object["operation"],
            object["dialect"]
        );
    }
}

/// TS 29.078 6.1.1 InitialDPArg, in the order of the text: name, tag, mandatory, phases 1 to 4.
const INITIAL_DP: [(&str, u32, bool, [u8; 4]); 31] = [
    ("serviceKey", 0, true, [1, 1, 1, 1]),
    ("calledPartyNumber", 2, false, [1, 1, 1, 1]),
    ("callingPartyNumber", 3, false, [1, 1, 1, 1]),
    ("callingPartysCategory", 5, false, [1, 1, 1, 1]),
    ("cGEncountered", 7, false, [0, 0, 1, 1]),
    ("iPSSPCapabilities", 8, false, [0, 1, 1, 1]),
    ("locationNumber", 10, false, [1, 1, 1, 1]),
    ("originalCalledPartyID", 12, false, [1, 1, 1, 1]),
    ("extensions", 15, false, [1, 1, 1, 1]),
    ("highLayerCompatibility", 23, false, [1, 1, 1, 1]),
    ("additionalCallingPartyNumber", 25, false, [1, 1, 1, 1]),
    ("bearerCapability", 27, false, [1, 1, 1, 1]),
    ("eventTypeBCSM", 28, false, [1, 1, 1, 1]),
    ("redirectingPartyID", 29, false, [1, 1, 1, 1]),
    ("redirectionInformation", 30, false, [1, 1, 1, 1]),
    ("cause", 17, false, [0, 0, 1, 1]),
    ("serviceInteractionIndicatorsTwo", 32, false, [0, 0, 1, 1]),
    ("carrier", 37, false, [0, 0, 1, 1]),
    ("cug-Index", 45, false, [0, 0, 1, 1]),
    ("cug-Interlock", 46, false, [0, 0, 1, 1]),
    ("cug-OutgoingAccess", 47, false, [0, 0, 1, 1]),
    ("iMSI", 50, false, [1, 1, 1, 1]),
    ("subscriberState", 51, false, [1, 1, 1, 1]),
    ("locationInformation", 52, false, [1, 1, 1, 1]),
    ("ext-basicServiceCode", 53, false, [1, 1, 1, 1]),
    ("callReferenceNumber", 54, false, [1, 1, 1, 1]),
    ("mscAddress", 55, false, [1, 1, 1, 1]),
    ("calledPartyBCDNumber", 56, false, [1, 1, 1, 1]),
    ("timeAndTimezone", 57, false, [0, 1, 1, 1]),
    ("callForwardingSS-Pending", 58, false, [0, 0, 1, 1]),
    ("initialDPArgExtension", 59, false, [0, 1, 1, 1]),
];

#[test]
fn every_member_of_initial_dp() {
    let object = one(Dialect::CAP4, "initialDP");
    let members = object["argument"]["members"].as_array().expect("members");
    let found: Vec<_> = members
        .iter()
        .map(|member| member["name"].clone())
        .collect();
    assert_eq!(found, INITIAL_DP.map(|(name, ..)| name));
    for (name, tag, is_mandatory, phases) in INITIAL_DP {
        let found = member(&object["argument"], name);
        assert_eq!(found["tag"], format!("[{tag}]"), "{name}");
        let presence = if is_mandatory {
            "mandatory"
        } else {
            "optional"
        };
        assert_eq!(found["presence"], presence, "{name}");
        for (dialect, has) in CAP.into_iter().zip(phases) {
            let names = found["dialects"].as_array().expect("dialects");
            let is_named = names.iter().any(|known| known == dialect.name());
            assert_eq!(is_named, has == 1, "{name} in {dialect}");
        }
    }
    // A tag on a CHOICE is explicit.
    for (name, is_explicit) in [
        ("bearerCapability", true),
        ("subscriberState", true),
        ("ext-basicServiceCode", true),
        ("locationInformation", false),
    ] {
        assert_eq!(member(&object["argument"], name)["explicit"], is_explicit);
    }
    // Of bits.
    let extension = member(&object["argument"], "initialDPArgExtension");
    for (name, size) in [
        ("supportedCamelPhases", [1, 16]),
        ("offeredCamel4Functionalities", [15, 64]),
    ] {
        assert_eq!(member(extension, name)["size"], json!(size), "{name}");
    }
    // TS 29.078 cAPSpecificBoundSet: called number 2 to 18 octets; ServiceKey is Integer4.
    let argument = &object["argument"];
    assert_eq!(
        member(argument, "calledPartyNumber")["size"],
        json!([2, 18])
    );
    assert_eq!(
        member(argument, "serviceKey")["range"],
        json!([0, 2_147_483_647])
    );
}

/// Tags of the extension moved between phases 2 and 3 (GSM 09.78 V7, TS 29.078).
#[test]
fn a_tag_that_moved() {
    for (dialect, tag) in [
        (Dialect::CAP2, "[1]"),
        (Dialect::CAP3, "[0]"),
        (Dialect::CAP4, "[0]"),
    ] {
        let object = one(dialect, "initialDP");
        let extension = member(&object["argument"], "initialDPArgExtension");
        assert_eq!(member(extension, "gmscAddress")["tag"], tag, "{dialect}");
    }
}

/// TS 29.078 5.1: CAMEL-AChBillingChargingCharacteristics, BER in an OCTET STRING.
#[test]
fn what_a_string_contains() {
    let object = one(Dialect::CAP4, "applyCharging");
    let of = member(&object["argument"], "aChBillingChargingCharacteristics");
    assert_eq!(of["kind"], "OCTET STRING");
    let charging = member(&of["contains"], "timeDurationCharging");
    assert_eq!(charging["tag"], "[0]");
    let period = member(charging, "maxCallPeriodDuration");
    assert_eq!(period["presence"], "mandatory");
    assert_eq!(period["range"], json!([1, 864_000]));
    let text = Statement::new(&[Dialect::CAP4], Some("applyCharging"))
        .expect("an operation")
        .to_markdown();
    assert!(text.contains(
        "| aChBillingChargingCharacteristics.timeDurationCharging.maxCallPeriodDuration | \\[0\\] | INTEGER |"
    ));
}

#[test]
fn every_operation_stands_once_in_each_dialect() {
    let list = list(&all(), None);
    let key = |object: &Value| {
        (
            object["dialect"].as_str().expect("a name").to_string(),
            object["opcode"].as_i64().expect("a code"),
            object["operation"].as_str().expect("a name").to_string(),
        )
    };
    let found: BTreeSet<_> = list.iter().map(key).collect();
    assert_eq!(found.len(), list.len(), "an operation stands twice");
    let expected: BTreeSet<_> = Dialect::all()
        .flat_map(|dialect| {
            dialect.operations().map(move |row| {
                (
                    dialect.name().to_string(),
                    i64::from(row.code),
                    row.name.to_string(),
                )
            })
        })
        .collect();
    assert_eq!(found, expected);
    for object in &list {
        let dialect = Dialect::parse(object["dialect"].as_str().expect("a name"));
        for error in object["errors"].as_array().expect("errors") {
            let code = i32::try_from(error["code"].as_i64().expect("a code")).expect("a code");
            let known = error_type(dialect.expect("a dialect"), code).expect("an error");
            assert_eq!(error["name"], known.name);
        }
    }
}

/// The tree and the rows that the declarations give of themselves are the same, where every dialect is asked for.
#[test]
fn the_tree_has_every_row_of_the_declarations() {
    fn walk(tree: &Value, path: &str, out: &mut BTreeSet<String>) {
        if tree["of"].is_object() {
            walk(&tree["of"], path, out);
        }
        for member in tree["members"].as_array().into_iter().flatten() {
            let path = format!("{path}.{}", member["name"].as_str().expect("a name"));
            let tag = member["tag"].as_str().unwrap_or("");
            out.insert(format!("{path} {tag}"));
            walk(member, &path, out);
        }
    }
    let mut compared = 0;
    for dialect in Dialect::all() {
        for row in dialect.operations() {
            let object = one(dialect, row.name);
            for (part, of) in [("argument", row.argument), ("result", row.result)] {
                let Some(of) = of else {
                    assert_eq!(object[part], Value::Null);
                    continue;
                };
                let mut found = BTreeSet::new();
                walk(&object[part], "", &mut found);
                let rows = table(of.schema(), "");
                let absent: Vec<_> = rows
                    .iter()
                    .filter(|row| row.dialects != 0 && row.dialects & dialect.bit() == 0)
                    .map(|row| format!("{}.", row.path))
                    .collect();
                // A name that two rows have may be absent as one and there as the other: then only the row itself goes.
                let expected: BTreeSet<_> = rows
                    .iter()
                    .filter(|row| row.dialects == 0 || row.dialects & dialect.bit() != 0)
                    .map(|row| match row.tag {
                        0 => format!("{} ", row.path),
                        tag => format!("{} {}", row.path, inlab_ber::show_tag(tag)),
                    })
                    .collect();
                assert!(
                    found.is_subset(&expected),
                    "{} in {dialect}: {:?}",
                    row.name,
                    found.difference(&expected).collect::<Vec<_>>()
                );
                for missing in expected.difference(&found) {
                    assert!(
                        absent.iter().any(|path| missing.starts_with(path.as_str())),
                        "{} in {dialect}: {missing} is missing",
                        row.name
                    );
                }
                compared += found.len();
            }
        }
    }
    assert!(compared > 1000, "{compared} parameters compared");
}

/// Lines of a table stand together, have the same number of cells, and a rule under the first.
#[test]
fn markdown_tables_are_well_formed() {
    let text = Statement::new(&all(), None)
        .expect("everything")
        .to_markdown();
    let cells = |line: &str| {
        assert!(line.starts_with("| ") && line.ends_with(" |"), "{line}");
        line.replace("\\|", "").matches('|').count() - 1
    };
    let mut tables = 0;
    let mut lines = text.lines().peekable();
    let mut before = "";
    while let Some(line) = lines.next() {
        if line.starts_with('|') {
            assert_eq!(before, "", "a blank line before a table");
            let columns = cells(line);
            let rule = lines.next().expect("a rule");
            assert_eq!(rule, format!("|{}", " --- |".repeat(columns)));
            let mut rows = 0;
            while let Some(row) = lines.next_if(|line| !line.is_empty()) {
                assert_eq!(cells(row), columns, "{row}");
                rows += 1;
            }
            assert!(rows > 0, "an empty table under {line}");
            tables += 1;
        } else if let Some(title) = line.strip_prefix('#') {
            assert_eq!(before, "", "a blank line before {title}");
        }
        before = line;
    }
    assert!(tables > 100, "{tables} tables");
    for row in [
        "| initialDP | 0 | 2 | yes | yes | yes | yes | yes | yes | yes | yes | yes |",
        "| playTone | 97 | 2 | - | - | - | yes | - | - | - | - | - |",
        "| initiateCallAttempt | 32 | differs | - | - | - | 1 | 2 | 2 | 2 | 2 | 2 |",
        "| cap4 | 0.4.0.0.1.23.3.4 | call: the SSF opens it with a trigger |",
    ] {
        assert!(text.lines().any(|line| line == row), "{row}");
    }
}

/// TS 23.078 tables 4.1 and 4.2 and TS 29.078 table 11-1: triggers, requests and notifications of each phase.
#[test]
fn events_by_phase() {
    let text = Statement::new(&CAP, None)
        .expect("everything")
        .to_markdown();
    for row in [
        "| collectedInfo | 2 | O-BCSM | 1 | 1 | T | T | T | TR |",
        "| oCalledPartyBusy | 5 | O-BCSM | 2 and more | 2 | - | RN | RN | RN |",
        "| oAnswer | 7 | O-BCSM | 2 and more | 2 | N | N | N | RN |",
        "| oDisconnect | 9 | O-BCSM | any | must be named | RN | RN | RN | RN |",
        "| oAbandon | 10 | O-BCSM | 1 | 1 | - | N | N | RN |",
        "| termAttemptAuthorized | 12 | T-BCSM | 2 | 2 | T | T | T | T |",
        "| oChangeOfPosition | 50 | O-BCSM | 1 | 1 | - | - | - | N |",
    ] {
        assert!(text.lines().any(|line| line == row), "{row}\n{text}");
    }
    assert!(!text.contains("oCalledPartyNotReachable | -2"));
}

#[test]
fn text_of_one_operation() {
    let statement = Statement::new(&[Dialect::CAP4], Some("initialDP")).expect("an operation");
    insta::assert_snapshot!("pics_cap4_initial_dp", statement.to_text());
}

/// Bit H of the family: T1.114.5 for national operations, N.S0005 6.3.2 for ANSI-41's.
#[test]
fn which_operations_require_a_reply() {
    for (dialect, operation, bit, told) in [
        (
            Dialect::TR533,
            "provideInstructionsStart",
            json!(true),
            "required: bit H of the family is set",
        ),
        (
            Dialect::TR533,
            "connect",
            json!(false),
            "not required: bit H of the family is 0",
        ),
        (
            Dialect::AIN01,
            "infoAnalyzed",
            json!(false),
            "required: bit H of the family is set on demand only",
        ),
        (
            Dialect::WIN,
            "ODisconnect",
            json!(false),
            "required: bit H of the family is always 0",
        ),
    ] {
        let object = one(dialect, operation);
        assert_eq!(object["replyBit"], bit, "{operation}");
        let text = Statement::new(&[dialect], Some(operation))
            .expect("known")
            .to_text();
        assert!(text.contains(told), "{text}");
    }
    let cap = Statement::new(&[Dialect::CAP4], Some("initialDP")).expect("known");
    assert!(!cap.to_text().contains("bit H"));
    assert_eq!(one(Dialect::CAP4, "initialDP")["replyBit"], Value::Null);
}

/// What is taken for what by experience alone is told of each operation that it is about.
#[test]
fn values_from_experience() {
    let acg = one(Dialect::AIN01, "acg");
    assert_eq!(
        acg["values"],
        json!([{ "parameter": "controlCauseIndicator", "takenFor": "3 is overload, 5 is by hand; of acgOverflow too" }])
    );
    let whole = one(Dialect::AIN02, "sendNotification");
    assert_eq!(whole["values"][0]["parameter"], Value::Null);
    assert_eq!(
        one(Dialect::TR533, "connect")["values"][0]["parameter"],
        "digits"
    );
    for (dialect, operation) in [
        (Dialect::AIN02, "analyzeRoute"),
        (Dialect::WIN, "ODisconnect"),
        (Dialect::CAP4, "initialDP"),
    ] {
        assert_eq!(one(dialect, operation)["values"], json!([]), "{operation}");
    }
}

/// What rests on one source says so, and nothing else does.
#[test]
fn sources_of_obligations() {
    let argument = one(Dialect::WIN, "ODisconnect");
    let doubts = argument["doubts"].as_array().expect("a list");
    let of = |part: &str, parameter: Value| {
        let found = doubts
            .iter()
            .find(|doubt| doubt["part"] == part && doubt["parameter"] == parameter);
        found.map(|doubt| doubt["standing"].clone())
    };
    assert_eq!(
        of("argument", json!("releaseCause")),
        Some(json!("disputed"))
    );
    assert_eq!(
        of("result", json!("announcementList")),
        Some(json!("one source"))
    );
    assert_eq!(of("argument", json!("billingID")), None);
    let whole = one(Dialect::WIN, "BulkDisconnection");
    assert_eq!(whole["doubts"][0]["parameter"], Value::Null);
    assert_eq!(one(Dialect::CAP4, "initialDP")["doubts"], json!([]));
    // One source alone has all of it: one entry, and each parameter is marked.
    let alone = one(Dialect::WIN, "HandoffBack");
    assert_eq!(alone["doubts"].as_array().map(Vec::len), Some(1));
    assert_eq!(alone["doubts"][0]["part"], "parameters");
    assert_eq!(alone["doubts"][0]["standing"], "one source");
    let text = Statement::new(&[Dialect::WIN], Some("HandoffBack"))
        .expect("known")
        .to_markdown();
    for part in [
        "| HandoffBack | parameters | all | one source | ",
        "| interMSCCircuitID | \\[6\\] | InterMSCCircuitID |  | mandatory, one source | all |",
    ] {
        assert!(text.contains(part), "no {part}");
    }
    let text = Statement::new(&[Dialect::WIN], Some("ODisconnect"))
        .expect("known")
        .to_markdown();
    for part in [
        "## Sources of obligations",
        "Two sources agree on: ",
        "| ODisconnect | argument | releaseCause | disputed | ",
        "| releaseCause | \\[308\\] | ReleaseCause |  | optional, disputed | all |",
        "| billingID | \\[1\\] | BillingID |  | mandatory | all |",
    ] {
        assert!(text.contains(part), "no {part}");
    }
    assert!(!text.contains("| TAnswer |"), "one operation's alone");
    let cap = Statement::new(&[Dialect::CAP4], None)
        .expect("known")
        .to_markdown();
    assert!(!cap.contains("obligations"));
    // Values that no text gives a meaning, of the operations that the dialect has.
    let ain = |dialect| {
        let statement = Statement::new(&[dialect], None).expect("known");
        statement.to_markdown()
    };
    let (early, late) = (ain(Dialect::AIN01), ain(Dialect::AIN02));
    for part in [
        "| acg | controlCauseIndicator | 3 is overload, 5 is by hand; of acgOverflow too |",
        "| sendNotification | as a whole | its code, 26373; ",
    ] {
        assert!(early.contains(part) && late.contains(part), "no {part}");
    }
    let legs = "| disconnectLeg | legID | 0 is the leg of the access";
    assert!(late.contains(legs) && !early.contains(legs));
    assert!(!text.contains("rest on experience"));
}

#[test]
fn an_operation_that_no_dialect_has() {
    assert!(Statement::new(&all(), Some("initialDp")).is_none());
    assert!(Statement::new(&[Dialect::CAP1], Some("playTone")).is_none());
}
