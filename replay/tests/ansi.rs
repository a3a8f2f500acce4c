//! What is run in a dialect of ANSI TCAP, beside one of the ITU's: the network of each, and how the record shows it.

use inlab_inap::Dialect;
use inlab_replay::{Scenario, run};

const SCENARIO: &str = r#"
description: One message that nobody answers.
dialects: [cap2, ain02, win]
octets: true
scp: { pointCode: { itu: 2-2-2, ansi: 245-16-8 }, translationType: 9 }
steps:
  - ssp:
      send: [ { invoke: { operation: 26372, argument: "3000" }, id: 5 } ]
      as: unidirectional
  - expect: { ssp: [], calls: 0, dialogues: 0 }
"#;

fn record(text: &str, dialect: Dialect) -> String {
    let scenario = Scenario::parse("s.yaml", text).expect("a scenario");
    let outcome = run(&scenario, dialect, 0).expect("it comes to rest");
    assert_eq!(outcome.failures, []);
    outcome.record
}

/// The octets are checked by hand: RFC 4666 3.3.1, T1.112.3 3.4 and 4.10, T1.114.3.
#[test]
fn the_network_is_that_of_the_dialect() {
    assert_eq!(
        record(SCENARIO, Dialect::AIN02),
        "      0.000  ssp > scp
             m3ua DATA, Routing Context 1, opc 1-1-1 (65793), dpc 245-16-8 (16060424), si 3 SCCP, ni 2 national, mp 0, sls 0
             sccp UDT, class 1, return on error, called GT 2125550102 (TT 9) SSN 248, calling SSN 248 PC 1-1-1
             ansi-tcap unidirectional
             ain invoke 5 terminationNotification
               fault: argument TerminationNotificationArg.echoData: missing (offset 0)
             octets: 01000101000000480006000800000001021000360001010100f51008030200000981030b100889f809125255102005c3f801010111e10fc700e80be909cf0105d102670430000000
"
    );
    let itu = record(SCENARIO, Dialect::CAP2);
    assert!(itu.contains("dpc 2-2-2 (4114)"), "{itu}");
    assert!(
        itu.contains("called GT 49170900002 (E.164, international) SSN 146"),
        "{itu}"
    );
    assert!(itu.contains("tcap unidirectional\n"), "{itu}");
    let win = record(SCENARIO, Dialect::WIN);
    assert!(win.contains("called GT 2125550102 (TT 9) SSN 8"), "{win}");
}

/// Titles, point codes and addresses of the file are read as the network has them.
#[test]
fn the_file_says_where_the_nodes_are() {
    let text = SCENARIO
        .replace("[cap2, ain02, win]", "[ain01]")
        .replace("{ itu: 2-2-2, ansi: 245-16-8 }", "245-16-8")
        .replace(
            "as: unidirectional",
            "as: unidirectional\n      to: \"SSN 200 PC 245-16-8\"",
        );
    let record = record(&text, Dialect::AIN01);
    assert!(record.contains("called SSN 200 PC 245-16-8"), "{record}");
}
