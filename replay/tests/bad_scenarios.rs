//! What is wrong in a scenario is said with file, line, column and what would be right: the exact text.

use inlab_replay::Scenario;

#[track_caller]
fn refused(text: &str, error: &str) {
    match Scenario::parse("s.yaml", text) {
        Ok(_) => panic!("it was taken:\n{text}"),
        Err(got) => assert_eq!(got.to_string(), error, "{text}"),
    }
}

#[test]
fn files() {
    for (text, error) in FILES {
        refused(text, error);
    }
}

/// One step that is wrong, in a scenario that is right otherwise.
#[test]
fn steps() {
    for (step, error) in STEPS {
        let text = format!(
            "description: x\ndialects: [cap2]\nsteps:\n  - {step}\n  - expect: {{ calls: 0 }}\n"
        );
        refused(&text, error);
    }
}

/// The same, in a dialect of ANSI TCAP.
#[test]
fn ansi_steps() {
    for (step, error) in ANSI_STEPS {
        let text = format!(
            "description: x\ndialects: [ain02]\nsteps:\n  - {step}\n  - expect: {{ calls: 0 }}\n"
        );
        refused(&text, error);
    }
}

/// What only the dialects of ANSI TCAP have.
#[test]
fn american_calls() {
    for (keys, message) in [
        (
            "criteria: npaNXY",
            "unknown criteria \"npaNXY\"; nearest is \"npaNXX\"",
        ),
        (
            "triggerType: o-Answr",
            "unknown type of trigger \"o-Answr\"; nearest is \"o-Answer\"",
        ),
        ("triggerType: 256", "unknown type of trigger \"256\""),
        ("user: { line: \"21255501\" }", "expected ten digits"),
        (
            "user: { trunkGroup: 10000 }",
            "a group has a number from 0 to 9999",
        ),
        ("user: {}", "missing key \"line\""),
        ("min: \"212555010a\"", "expected ten digits"),
        ("esn: 82a1b2", "an electronic serial number has 4 octets"),
        (
            "billing: { billingID: 00, mscid: 000000 }",
            "a BillingID has 7 octets",
        ),
        (
            "dials: \"1F\"",
            "what a user dials is 0-9, *, #, A-D, at most 32",
        ),
        (
            "thenTriggers: [ tBusy ]",
            "a call at analyzedInformation does not trigger at tBusy later",
        ),
        (
            "thenTriggers: [ oNoAnswer, oNoAnswer, oNoAnswer, oNoAnswer ]",
            "a call has at most 3 later triggers",
        ),
    ] {
        let text = format!(
            "description: x\ndialects: [ain02, win]\nsteps:\n  - ssp: {{ trigger: analyzedInformation, {keys} }}\n  - expect: {{ calls: 0 }}\n"
        );
        let error = Scenario::parse("s.yaml", &text).expect_err(keys);
        assert!(
            error.message().starts_with(message),
            "{keys}: {}",
            error.message()
        );
    }
    let later = "description: x\ndialects: [win]\nsteps:\n  - ssp: { trigger: origAttemptAuthorized, thenTriggers: [ \
        { trigger: analyzedInformation, triggerType: 37 }, oNoAnswer ] }\n  - expect: { calls: 0 }\n";
    assert!(Scenario::parse("s.yaml", later).is_ok());
    // A service key is needed where some dialect asks by it.
    let text = |dialects: &str| {
        format!(
            "description: x\ndialects: {dialects}\nsteps:\n  - ssp: {{ trigger: analyzedInformation }}\n  - expect: {{ calls: 0 }}\n"
        )
    };
    assert!(Scenario::parse("s.yaml", &text("[ain01, win]")).is_ok());
    let error = Scenario::parse("s.yaml", &text("[cs1, win]")).expect_err("no service key");
    assert_eq!(error.message(), "missing key \"serviceKey\"");
    // OAnswer of WIN tells an event, and triggers nothing.
    let events = text("[ain01, win]").replace("analyzedInformation", "oAnswer");
    let error = Scenario::parse("s.yaml", &events).expect_err("no trigger");
    assert_eq!(
        error.message(),
        "ain01: oAnswer does not trigger in this dialect"
    );
    let collected = text("[win]").replace("analyzedInformation", "collectedInfo");
    let error = Scenario::parse("s.yaml", &collected).expect_err("no trigger");
    assert_eq!(
        error.message(),
        "win: collectedInfo does not trigger in this dialect"
    );
}

#[test]
fn a_scenario_has_at_most_ten_thousand_steps() {
    let step = "  - after: 1s\n";
    let text = |steps: usize| {
        format!(
            "description: x\ndialects: [cap2]\nsteps:\n{}  - expect: {{ calls: 0 }}\n",
            step.repeat(steps)
        )
    };
    assert!(Scenario::parse("s.yaml", &text(9_999)).is_ok());
    let error = Scenario::parse("s.yaml", &text(10_000)).expect_err("one too many");
    assert_eq!(error.message(), "a scenario has at most 10000 steps");
}

#[rustfmt::skip]
const FILES: &[(&str, &str)] = &[
    ("",
r#"s.yaml: the file is empty"#),
    ("description: x\n",
r#"s.yaml:1:1: missing key "dialects"
  |
1 | description: x
  | ^"#),
    ("dialects: [cap2]\nsteps: []\n",
r#"s.yaml:1:1: missing key "description"
  |
1 | dialects: [cap2]
  | ^"#),
    ("description: x\ndialects: cap2\nsteps: []\n",
r#"s.yaml:2:11: expected a list, found "cap2"
  |
2 | dialects: cap2
  |           ^^^^"#),
    ("description: x\ndialects: []\nsteps: []\n",
r#"s.yaml:2:11: a scenario is for at least one dialect
  |
2 | dialects: []
  |           ^"#),
    ("description: x\ndialects: [cap5]\nsteps: []\n",
r#"s.yaml:2:12: unknown dialect "cap5"; nearest is "cap1"
  |
2 | dialects: [cap5]
  |            ^^^^"#),
    ("description: x\ndialects: [cap2]\n",
r#"s.yaml:1:1: missing key "steps"
  |
1 | description: x
  | ^"#),
    ("description: x\ndialects: [cap2]\nsteps: []\n",
r#"s.yaml:3:8: a scenario has at least one step
  |
3 | steps: []
  |        ^"#),
    ("description: x\ndialects: [cap2]\nstep: []\n",
r#"s.yaml:3:1: missing key "steps"; is this "step" meant to be it?
  |
3 | step: []
  | ^^^^"#),
    ("description: x\ndialects: [cap2]\nsteps: 5\n",
r#"s.yaml:3:8: expected a list, found "5"
  |
3 | steps: 5
  |        ^"#),
    ("description: x\ndialects: [cap2]\nsteps:\n  - after: 1s\n",
r#"s.yaml:4:3: a scenario without an expect proves nothing; say what is to come of its steps
  |
4 |   - after: 1s
  |   ^"#),
    ("description: x\ndialects: [cap2]\ndelay: soon\nsteps: []\n",
r#"s.yaml:3:8: expected a time such as 30s, 1500ms, 2 min or 1h, found "soon"
  |
3 | delay: soon
  |        ^^^^"#),
    ("description: x\n\tdialects: [cap2]\n",
r#"s.yaml:1:14: while scanning a plain scalar, found a tab
  |
1 | description: x
  |              ^"#),
    ("description: x\ndialects: [cap2\nsteps: []\n",
r#"s.yaml:3:1: invalid indentation
  |
3 | steps: []
  | ^"#),
    ("description: x\ndescription: y\ndialects: [cap2]\nsteps: []\n",
r#"s.yaml:2:1: duplicate key "description"; first on line 1
  |
2 | description: y
  | ^^^^^^^^^^^"#),
    ("description: x\ndialects: [cap2]\nclients: { anna: abc }\nsteps: []\n",
r#"s.yaml:3:18: not a digit at position 0
  |
3 | clients: { anna: abc }
  |                  ^^^"#),
    ("description: x\ndialects: [cap2]\nssp: { subscribers: { \"1\": bussy } }\nsteps: []\n",
r#"s.yaml:3:28: unknown word "bussy"; nearest is "busy"
  |
3 | ssp: { subscribers: { "1": bussy } }
  |                            ^^^^^"#),
    ("description: x\ndialects: [cap2]\nscp: { translationType: 9 }\nsteps: []\n",
r#"s.yaml:3:25: only nodes of an ANSI network have one
  |
3 | scp: { translationType: 9 }
  |                         ^"#),
    ("description: x\ndialects: [ain02]\nscp: { pointCode: 256-1-1 }\nsteps: []\n",
r#"s.yaml:3:19: the first part of this point code is at most 255
  |
3 | scp: { pointCode: 256-1-1 }
  |                   ^^^^^^^"#),
    ("description: x\ndialects: [ain02]\nssp: { translationType: 256 }\nsteps: []\n",
r#"s.yaml:3:25: expected a number from 0 to 255, found "256"
  |
3 | ssp: { translationType: 256 }
  |                         ^^^"#),
    ("description: x\ndialects: [ain02]\nssp: { globalTitle: \"212555010\" }\nsteps: []\n",
r#"s.yaml:3:21: a global title of an ANSI network has an even number of digits (T1.112.3 3.4.2.3.2)
  |
3 | ssp: { globalTitle: "212555010" }
  |                     ^^^^^^^^^^^"#),
    ("description: x\ndialects: [cap2, ain02]\nscp: { pointCode: 245-16-8 }\nsteps: []\n",
r#"s.yaml:3:19: the first part of this point code is at most 7; some dialects are of an ITU network: say { itu: …, ansi: … }
  |
3 | scp: { pointCode: 245-16-8 }
  |                   ^^^^^^^^"#),
    ("description: x\ndialects: [cap2, ain02]\nscp: { pointCode: { itu: 2-2-2, us: 245-16-8 } }\nsteps: []\n",
r#"s.yaml:3:33: unknown key "us"; valid: itu, ansi
  |
3 | scp: { pointCode: { itu: 2-2-2, us: 245-16-8 } }
  |                                 ^^"#),
    ("description: x\ndialects: [cap2, ain02]\nscp: { globalTitle: \"491709000021\" }\nssp: { globalTitle: \"49170900002\" }\nsteps: []\n",
r#"s.yaml:4:21: a global title of an ANSI network has an even number of digits (T1.112.3 3.4.2.3.2); some dialects are of an ANSI network: say { itu: …, ansi: … }
  |
4 | ssp: { globalTitle: "49170900002" }
  |                     ^^^^^^^^^^^^^"#),
];

#[rustfmt::skip]
const STEPS: &[(&str, &str)] = &[
    (r#"wait: 1s"#,
r#"s.yaml:4:5: unknown word "wait"; valid: ssp, scp, link, client, after, expect
  |
4 |   - wait: 1s
  |     ^^^^"#),
    (r#"scp: { createCall: "15550101", serviceKey: 1 }"#,
r#"s.yaml:4:24: cap2: this dialect has no CreateCall
  |
4 |   - scp: { createCall: "15550101", serviceKey: 1 }
  |                        ^^^^^^^^^^"#),
    (r#"scp: { calling: "15550101" }"#,
r#"s.yaml:4:10: missing key "createCall"
  |
4 |   - scp: { calling: "15550101" }
  |          ^"#),
    (r#"ssp: {}"#,
r#"s.yaml:4:10: expected one of the keys trigger, report, send, abort, awaits and octets
  |
4 |   - ssp: {}
  |          ^"#),
    (r#"ssp: { trigger: oCalledPartyBussy, serviceKey: 1 }"#,
r#"s.yaml:4:21: unknown detection point "oCalledPartyBussy"; nearest is "oCalledPartyBusy"
  |
4 |   - ssp: { trigger: oCalledPartyBussy, serviceKey: 1 }
  |                     ^^^^^^^^^^^^^^^^^"#),
    (r#"ssp: { trigger: collectedInfo, serviceKey: 1, callig: "1" }"#,
r#"s.yaml:4:51: unknown key "callig"; nearest is "calling"
  |
4 |   - ssp: { trigger: collectedInfo, serviceKey: 1, callig: "1" }
  |                                                   ^^^^^^"#),
    (r#"ssp: { trigger: oAbandon, serviceKey: 1 }"#,
r#"s.yaml:4:21: cap2: oAbandon does not trigger in this dialect
  |
4 |   - ssp: { trigger: oAbandon, serviceKey: 1 }
  |                     ^^^^^^^^"#),
    (r#"ssp: { trigger: collectedInfo }"#,
r#"s.yaml:4:10: missing key "serviceKey"
  |
4 |   - ssp: { trigger: collectedInfo }
  |          ^"#),
    (r#"ssp: { trigger: collectedInfo, serviceKey: -1 }"#,
r#"s.yaml:4:48: expected a number from 0 to 4294967295, found "-1"
  |
4 |   - ssp: { trigger: collectedInfo, serviceKey: -1 }
  |                                                ^^"#),
    (r#"ssp: { trigger: collectedInfo, serviceKey: 1, called: "+1 (nowhere)" }"#,
r#"s.yaml:4:59: at character 5: expected a nature of address or a numbering plan
  |
4 |   - ssp: { trigger: collectedInfo, serviceKey: 1, called: "+1 (nowhere)" }
  |                                                           ^^^^^^^^^^^^^^"#),
    (r#"ssp: { trigger: collectedInfo, serviceKey: 1, callReference: "010203040506070809" }"#,
r#"s.yaml:4:66: a call reference has 1 to 8 octets
  |
4 |   - ssp: { trigger: collectedInfo, serviceKey: 1, callReference: "010203040506070809" }
  |                                                                  ^^^^^^^^^^^^^^^^^^^^"#),
    (r#"ssp: { trigger: collectedInfo, serviceKey: 1, to: "somewhere" }"#,
r#"s.yaml:4:55: at character 1: expected GT, SSN, PC, no GT or no SSN
  |
4 |   - ssp: { trigger: collectedInfo, serviceKey: 1, to: "somewhere" }
  |                                                       ^^^^^^^^^^^"#),
    (r#"ssp: { trigger: oChangeOfPosition, serviceKey: 1 }"#,
r#"s.yaml:4:21: no call is triggered at oChangeOfPosition
  |
4 |   - ssp: { trigger: oChangeOfPosition, serviceKey: 1 }
  |                     ^^^^^^^^^^^^^^^^^"#),
    (r#"ssp: { report: oDisconnect }"#,
r#"s.yaml:4:20: say at which leg: leg: 1 or leg: 2
  |
4 |   - ssp: { report: oDisconnect }
  |                    ^^^^^^^^^^^"#),
    (r#"ssp: { report: oAnswer, leg: 1 }"#,
r#"s.yaml:4:20: oAnswer happens at leg 2
  |
4 |   - ssp: { report: oAnswer, leg: 1 }
  |                    ^^^^^^^"#),
    (r#"ssp: { report: collectedInfo }"#,
r#"s.yaml:4:20: collectedInfo starts a call: use trigger
  |
4 |   - ssp: { report: collectedInfo }
  |                    ^^^^^^^^^^^^^"#),
    (r#"ssp: { report: oChangeOfPosition }"#,
r#"s.yaml:4:20: oChangeOfPosition is not in the switch's state models
  |
4 |   - ssp: { report: oChangeOfPosition }
  |                    ^^^^^^^^^^^^^^^^^"#),
    (r#"ssp: { report: oDisconnect, leg: 1, cause: 128 }"#,
r#"s.yaml:4:48: a cause value is 0 to 127 (Q.850)
  |
4 |   - ssp: { report: oDisconnect, leg: 1, cause: 128 }
  |                                                ^^^"#),
    (r#"ssp: { report: oDisconnect, leg: 1, end: basically }"#,
r#"s.yaml:4:46: unknown word "basically"; valid: basic, empty, prearranged, abort
  |
4 |   - ssp: { report: oDisconnect, leg: 1, end: basically }
  |                                              ^^^^^^^^^"#),
    (r#"ssp: { send: [ initialDb ], as: begin }"#,
r#"s.yaml:4:20: unknown operation "initialDb"; nearest is "initialDP"
  |
4 |   - ssp: { send: [ initialDb ], as: begin }
  |                    ^^^^^^^^^"#),
    (r#"ssp: { send: [ initialDP ], as: start }"#,
r#"s.yaml:4:37: unknown word "start"; valid: begin, continue, end, unidirectional
  |
4 |   - ssp: { send: [ initialDP ], as: start }
  |                                     ^^^^^"#),
    (r#"ssp: { send: [], context: none }"#,
r#"s.yaml:4:31: an application context goes with as: begin
  |
4 |   - ssp: { send: [], context: none }
  |                               ^^^^"#),
    (r#"ssp: { send: [], as: begin, context: a.b }"#,
r#"s.yaml:4:42: expected an object identifier such as 0.4.0.0.1.0.50.1, or none
  |
4 |   - ssp: { send: [], as: begin, context: a.b }
  |                                          ^^^"#),
    (r#"ssp: { send: [], to: "GT 49 SSN 1" }"#,
r#"s.yaml:4:26: an address goes with as: begin
  |
4 |   - ssp: { send: [], to: "GT 49 SSN 1" }
  |                          ^^^^^^^^^^^^^"#),
    (r#"ssp: { send: [ { octets: xyz } ] }"#,
r#"s.yaml:4:30: expected octets in hexadecimal, found 'x'
  |
4 |   - ssp: { send: [ { octets: xyz } ] }
  |                              ^^^"#),
    (r#"ssp: { send: [ { result: {} } ] }"#,
r#"s.yaml:4:30: missing key "invoke"
  |
4 |   - ssp: { send: [ { result: {} } ] }
  |                              ^"#),
    (r#"ssp: { abort: because }"#,
r#"s.yaml:4:19: unknown abort reason "because"; valid: no-reason-given, application-timer-expired, not-allowed-procedures, abnormal-processing, congestion, invalid-reference, missing-reference, overlapping-dialogue
  |
4 |   - ssp: { abort: because }
  |                   ^^^^^^^"#),
    (r#"link: severed"#,
r#"s.yaml:4:11: unknown word "severed"; valid: cut, mend
  |
4 |   - link: severed
  |           ^^^^^^^"#),
    (r#"link: { drop: 1, from: stp }"#,
r#"s.yaml:4:28: unknown word "stp"; nearest is "scp"
  |
4 |   - link: { drop: 1, from: stp }
  |                            ^^^"#),
    (r#"client: { name: anna, does: connect }"#,
r#"s.yaml:4:21: unknown client "anna"; none is valid here
  |
4 |   - client: { name: anna, does: connect }
  |                     ^^^^"#),
    (r#"after: tomorrow"#,
r#"s.yaml:4:12: expected a time such as 30s, 1500ms, 2 min or 1h, found "tomorrow"
  |
4 |   - after: tomorrow
  |            ^^^^^^^^"#),
    (r#"expect: {}"#,
r#"s.yaml:4:13: this expects nothing: name ssp, notify, clients, dialogues or calls
  |
4 |   - expect: {}
  |             ^"#),
    (r#"expect: { ssp: [ continues ] }"#,
r#"s.yaml:4:22: unknown word "continues"; nearest is "continue"
  |
4 |   - expect: { ssp: [ continues ] }
  |                      ^^^^^^^^^"#),
    (r#"expect: { ssp: [ connect ] }"#,
r#"s.yaml:4:22: expected a number after it
  |
4 |   - expect: { ssp: [ connect ] }
  |                      ^^^^^^^"#),
    (r#"expect: { ssp: [ arm: some ] }"#,
r#"s.yaml:4:27: unknown word "some"; valid: any
  |
4 |   - expect: { ssp: [ arm: some ] }
  |                           ^^^^"#),
    (r#"expect: { ssp: [ arm: [ { event: oAnswer, mod: interrupted } ] ] }"#,
r#"s.yaml:4:47: unknown key "mod"; nearest is "mode"
  |
4 |   - expect: { ssp: [ arm: [ { event: oAnswer, mod: interrupted } ] ] }
  |                                               ^^^"#),
    (r#"expect: { ssp: [ arm: [ { event: oAnswer, mode: notify } ] ] }"#,
r#"s.yaml:4:53: unknown word "notify"; valid: interrupted, notifyAndContinue, transparent
  |
4 |   - expect: { ssp: [ arm: [ { event: oAnswer, mode: notify } ] ] }
  |                                                     ^^^^^^"#),
    (r#"expect: { ssp: [ lost: { why: tssf, code: 1 } ] }"#,
r#"s.yaml:4:47: no code goes with this reason
  |
4 |   - expect: { ssp: [ lost: { why: tssf, code: 1 } ] }
  |                                               ^"#),
    (r#"expect: { ssp: [ refused: { operation: 20, error: 1, reject: 2 } ] }"#,
r#"s.yaml:4:22: one of error and reject
  |
4 |   - expect: { ssp: [ refused: { operation: 20, error: 1, reject: 2 } ] }
  |                      ^^^^^^^"#),
    (r#"expect: { notify: begun }"#,
r#"s.yaml:4:23: unknown word "begun"; valid: started, answered, ended
  |
4 |   - expect: { notify: begun }
  |                       ^^^^^"#),
    (r#"expect: { notify: { started: ["1"] } }"#,
r#"s.yaml:4:34: expected two numbers: calling and called (null: not told)
  |
4 |   - expect: { notify: { started: ["1"] } }
  |                                  ^"#),
    (r#"expect: { notify: { ended: { by: someone } } }"#,
r#"s.yaml:4:38: unknown word "someone"; valid: calling, called, network, unknown
  |
4 |   - expect: { notify: { ended: { by: someone } } }
  |                                      ^^^^^^^"#),
    (r#"expect: { clients: { anna: [] } }"#,
r#"s.yaml:4:26: unknown client "anna"; none is valid here
  |
4 |   - expect: { clients: { anna: [] } }
  |                          ^^^^"#),
    (r#"expect: { dialogues: none }"#,
r#"s.yaml:4:26: expected a number from 0 to 18446744073709551615, found "none"
  |
4 |   - expect: { dialogues: none }
  |                          ^^^^"#),
];

#[rustfmt::skip]
const ANSI_STEPS: &[(&str, &str)] = &[
    (r#"ssp: { send: [], as: begin }"#,
r#"s.yaml:4:26: unknown word "begin"; valid: query, queryWithoutPermission, conversation, conversationWithoutPermission, response, unidirectional
  |
4 |   - ssp: { send: [], as: begin }
  |                          ^^^^^"#),
    (r#"ssp: { send: [], as: respond }"#,
r#"s.yaml:4:26: unknown word "respond"; nearest is "response"
  |
4 |   - ssp: { send: [], as: respond }
  |                          ^^^^^^^"#),
    (r#"ssp: { send: [], context: 1.2 }"#,
r#"s.yaml:4:31: these dialects have no application contexts
  |
4 |   - ssp: { send: [], context: 1.2 }
  |                               ^^^"#),
    (r#"ssp: { send: [], as: response, to: "SSN 248 PC 2-2-2" }"#,
r#"s.yaml:4:40: an address goes with as: query
  |
4 |   - ssp: { send: [], as: response, to: "SSN 248 PC 2-2-2" }
  |                                        ^^^^^^^^^^^^^^^^^^"#),
    (r#"ssp: { send: [], as: query, to: "GT 49 (E.164) SSN 248" }"#,
r#"s.yaml:4:37: at character 14: a nature of address or a translation type is missing
  |
4 |   - ssp: { send: [], as: query, to: "GT 49 (E.164) SSN 248" }
  |                                     ^^^^^^^^^^^^^^^^^^^^^^^"#),
    (r#"ssp: { send: [], as: query, to: "SSN 248 PC 2-2" }"#,
r#"s.yaml:4:37: at character 12: expected a point code
  |
4 |   - ssp: { send: [], as: query, to: "SSN 248 PC 2-2" }
  |                                     ^^^^^^^^^^^^^^^^"#),
    (r#"ssp: { send: [ { infoAnalysed: {} } ], as: query }"#,
r#"s.yaml:4:22: unknown operation "infoAnalysed"; nearest is "infoAnalyzed"
  |
4 |   - ssp: { send: [ { infoAnalysed: {} } ], as: query }
  |                      ^^^^^^^^^^^^"#),
    (r#"ssp: { send: [ { infoAnalyzed: {}, oAnswer: {} } ], as: query }"#,
r#"s.yaml:4:40: expected one key, found another one here
  |
4 |   - ssp: { send: [ { infoAnalyzed: {}, oAnswer: {} } ], as: query }
  |                                        ^^^^^^^"#),
    (r#"ssp: { send: [ { id: 1 } ], as: query }"#,
r#"s.yaml:4:20: expected one key, found none
  |
4 |   - ssp: { send: [ { id: 1 } ], as: query }
  |                    ^"#),
    (r#"ssp: { send: [ { infoAnalyzed: {}, id: any } ], as: query }"#,
r#"s.yaml:4:44: expected a number from -128 to 127, found "any"
  |
4 |   - ssp: { send: [ { infoAnalyzed: {}, id: any } ], as: query }
  |                                            ^^^"#),
    (r#"ssp: { send: [ { infoAnalyzed: {}, correlated: 200 } ], as: query }"#,
r#"s.yaml:4:52: expected a number from -128 to 127, found "200"
  |
4 |   - ssp: { send: [ { infoAnalyzed: {}, correlated: 200 } ], as: query }
  |                                                    ^^^"#),
    (r#"ssp: { send: [ { result: { invoke: 1 }, last: false } ] }"#,
r#"s.yaml:4:51: this goes with an operation
  |
4 |   - ssp: { send: [ { result: { invoke: 1 }, last: false } ] }
  |                                                   ^^^^^"#),
    (r#"ssp: { send: [ { result: { invoke: 1, value: {} } } ] }"#,
r#"s.yaml:4:50: a value of which operation? say operation: too
  |
4 |   - ssp: { send: [ { result: { invoke: 1, value: {} } } ] }
  |                                                  ^"#),
    (r#"ssp: { send: [ { result: { invoke: 1, operation: analyseRoute } } ] }"#,
r#"s.yaml:4:54: unknown operation "analyseRoute"; nearest is "analyzeRoute"
  |
4 |   - ssp: { send: [ { result: { invoke: 1, operation: analyseRoute } } ] }
  |                                                      ^^^^^^^^^^^^"#),
    (r#"ssp: { send: [ { invoke: { operation: { private: 1 } } } ] }"#,
r#"s.yaml:4:43: missing key "national"
  |
4 |   - ssp: { send: [ { invoke: { operation: { private: 1 } } } ] }
  |                                           ^"#),
    (r#"ssp: { send: [ { error: { invoke: 1 } } ] }"#,
r#"s.yaml:4:29: missing key "code"
  |
4 |   - ssp: { send: [ { error: { invoke: 1 } } ] }
  |                             ^"#),
    (r#"ssp: { send: [ { reject: { invoke: 1, kind: component, code: 1 } } ] }"#,
r#"s.yaml:4:49: unknown word "component"; valid: general, invoke, returnResult, returnError, transaction
  |
4 |   - ssp: { send: [ { reject: { invoke: 1, kind: component, code: 1 } } ] }
  |                                                 ^^^^^^^^^"#),
    (r#"ssp: { abort: congestion }"#,
r#"s.yaml:4:19: an Abort of ANSI TCAP has no reason: write abort: ~
  |
4 |   - ssp: { abort: congestion }
  |                   ^^^^^^^^^^"#),
    (r#"expect: { ssp: [ received: continues ] }"#,
r#"s.yaml:4:32: unknown word "continues"; nearest is "continue"
  |
4 |   - expect: { ssp: [ received: continues ] }
  |                                ^^^^^^^^^"#),
    (r#"expect: { ssp: [ received: { nation: 769 } ] }"#,
r#"s.yaml:4:34: missing key "national"; is this "nation" meant to be it?
  |
4 |   - expect: { ssp: [ received: { nation: 769 } ] }
  |                                  ^^^^^^"#),
    (r#"expect: { ssp: [ invoked ] }"#,
r#"s.yaml:4:22: expected an operation after it
  |
4 |   - expect: { ssp: [ invoked ] }
  |                      ^^^^^^^"#),
    (r#"expect: { ssp: [ invoked: connect ] }"#,
r#"s.yaml:4:31: unknown operation "connect"; nearest is "reconnect"
  |
4 |   - expect: { ssp: [ invoked: connect ] }
  |                               ^^^^^^^"#),
    (r#"expect: { ssp: [ invoked: { analyzeRoute: { calledParty: "1" } } ] }"#,
r#"s.yaml:4:49: unknown parameter "calledParty"; nearest is "calledPartyID"
  |
4 |   - expect: { ssp: [ invoked: { analyzeRoute: { calledParty: "1" } } ] }
  |                                                 ^^^^^^^^^^^"#),
    (r#"expect: { ssp: [ invoked: { analyzeRoute: 5 } ] }"#,
r#"s.yaml:4:47: expected parameters of AnalyzeRouteArg
  |
4 |   - expect: { ssp: [ invoked: { analyzeRoute: 5 } ] }
  |                                               ^"#),
    (r#"expect: { ssp: [ answered: { analyzeRoute: {} } ] }"#,
r#"s.yaml:4:48: analyzeRoute has no result in these dialects
  |
4 |   - expect: { ssp: [ answered: { analyzeRoute: {} } ] }
  |                                                ^"#),
    (r#"expect: { ssp: [ answered: analyzeRout ] }"#,
r#"s.yaml:4:32: unknown operation "analyzeRout"; nearest is "analyzeRoute"
  |
4 |   - expect: { ssp: [ answered: analyzeRout ] }
  |                                ^^^^^^^^^^^"#),
];
