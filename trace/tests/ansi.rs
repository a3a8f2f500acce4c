//! ANSI TCAP as text: packages, correlation, what an answer answers, faults in their place.

use inlab_ber::value::unhex;
use inlab_trace::{Decoder, Ladder, Message, Options, Start, ladder};
use std::time::Duration;

fn shown(packages: &[&str]) -> Vec<String> {
    let mut decoder = Decoder::new(Options::default());
    let frames = packages.iter().map(|hex| {
        let octets = unhex(&hex.replace(' ', "")).expect("hex");
        let frame = decoder.frame(1, None, Start::Auto, &octets);
        let mut lines = Vec::new();
        frame.walk(&mut |layer| {
            let fields: Vec<String> = layer
                .fields
                .iter()
                .map(|(name, value)| match value {
                    inlab_ber::value::Value::Text(text) => format!("{name}={text}"),
                    other => format!("{name}={other:?}"),
                })
                .collect();
            let line = format!("{} {} {}", layer.name, layer.title, fields.join(" "));
            lines.push(line.trim_end().to_string());
            lines.extend(layer.faults.iter().map(|fault| format!("! {fault}")));
        });
        lines.join("\n")
    });
    frames.collect()
}

#[test]
fn an_answer_is_named_by_its_invoke() {
    let frames = shown(&[
        // infoAnalyzed, with the reply bit; then analyzeRoute correlated with it, and the error that this leads to.
        "e320 c70400000001 e818 e916 cf0107 d102e403 300d bf3507 81051032547698 8d0100",
        "e51f c7080000000200000001 e813 e911 cf020107 d1026501 3007 8f05 0310103254",
        "e419 c70400000002 e811 eb0f cf0101 d40101 3007 bf3704 9f380104",
    ]);
    assert_eq!(
        frames,
        [
            "ansi-tcap queryWithoutPermission transaction id=00000001\n\
             ain invoke 7 infoAnalyzed reply=required userID=Map([(\"dn\", Text(\"0123456789\"))]) bearerCapability=speech",
            "ansi-tcap conversationWithPermission originating id=00000002 responding id=00000001\n\
             ain invoke 1 correlated with 7 analyzeRoute calledPartyID=Map([(\"digits\", Text(\"012345\")), \
             (\"nature\", Text(\"national\")), (\"plan\", Text(\"E.164\"))])",
            "ansi-tcap response transaction id=00000002\n\
             ain error 1 of analyzeRoute error=applicationError \
             applicationErrorString=Map([(\"errorCause\", Text(\"unexpectedMessage\"))])",
        ]
    );
}

/// T1.114.5, GR-533-CORE: the 800 query and its answers; errors are national too.
#[test]
fn national_operations_of_the_800_service() {
    let start = "f20d aa0b 8409 01 00 21 0a 0850551099";
    let query = format!("e220 c70400000001 e818 e916 cf0107 d0028301 {start}");
    let frames = shown(&[
        &query,
        "e41b c70400000001 e813 e911 cf020107 d0020401 f207 8405 04002102 21",
        "e412 c70400000001 e80a eb08 cf0107 d30106 f200",
        "e411 c70400000002 e809 e907 cf0101 d0020602",
    ]);
    let rest = "(\"nature\", Text(\"national\")), (\"presentation\", Text(\"allowed\")), (\"available\", Text(\"yes\")), \
                (\"screening\", Text(\"user provided\")), (\"plan\", Text(\"telephony\")), (\"encoding\", Text(\"BCD\"))])";
    assert_eq!(
        frames,
        [
            format!(
                "ansi-tcap queryWithPermission transaction id=00000001\n\
                 tr533 invoke 7 provideInstructionsStart reply=required serviceKey=Map([(\"digits\", \
                 Map([(\"digits\", Text(\"8005550199\")), (\"type\", Text(\"dialed\")), {rest})])"
            ),
            format!(
                "ansi-tcap response transaction id=00000001\n\
                 tr533 invoke 1 correlated with 7 connect digits=Map([(\"digits\", Text(\"12\")), \
                 (\"type\", Text(\"routing\")), {rest}"
            ),
            "ansi-tcap response transaction id=00000001\n\
             tr533 error 7 of provideInstructionsStart error=dataUnavailable octets=f200"
                .into(),
            "ansi-tcap response transaction id=00000002\n\
             tc-user invoke 1 national 0602"
                .into(),
        ]
    );
}

#[test]
fn results_errors_and_rejects_of_ansi_41() {
    let frames = shown(&[
        "e211 c70400000009 e809 e907 cf0100 d102 092f",
        "e411 c70400000009 e809 eb07 cf0100 d4020089",
        "e413 c70400000009 e80b ec09 cf0100 d5020203 f000",
        "f609 c70400000009 d70104",
    ]);
    assert_eq!(
        frames,
        [
            "ansi-tcap queryWithPermission transaction id=00000009\n\
             win invoke 0 OriginationRequest\n\
             ! argument OriginationRequest is missing",
            "ansi-tcap response transaction id=00000009\n\
             win error 0 of OriginationRequest error=SystemFailure",
            "ansi-tcap response transaction id=00000009\n\
             win reject 0 of OriginationRequest problem=invokeIncorrectParameter octets=f000",
            "ansi-tcap abort transaction id=00000009 P-Abort-cause=unassignedRespondingTransactionID",
        ]
    );
}

/// Names come from the tables of parameters, and only beyond them from a list.
#[test]
fn every_operation_of_the_tables_has_its_name() {
    for dialect in inlab_inap::Dialect::american() {
        for row in dialect.operations() {
            let kind = if row.is_national() { "d0" } else { "d1" };
            let package = format!(
                "e211 c70400000009 e809 e907 cf0100 {kind}02 {:04x}",
                row.code
            );
            let shown = shown(&[&package]);
            assert!(shown[0].contains(row.name), "{}", shown[0]);
        }
    }
    let release = shown(&["e211 c70400000009 e809 e907 cf0100 d102 094d"]);
    assert!(release[0].contains("win invoke 0 Release"), "{release:?}");
}

/// X.S0004-540 table 1, as tshark 4.0.17 has it; parameters by their identifiers (X.S0004-550 table 1).
#[test]
fn operations_of_ansi_41_without_a_row() {
    for (specifier, name) in [
        (1, "HandoffMeasurementRequest"),
        (28, "AuthenticationRequest"),
        (53, "SMSDeliveryPointToPoint"),
        (104, "CheckMEID"),
        (112, "QualificationRequest2"),
    ] {
        let package = format!("e211 c70400000009 e809 e907 cf0100 d102 09{specifier:02x}");
        let shown = shown(&[&package]);
        assert!(
            shown[0].contains(&format!("win invoke 0 {name}")),
            "{}",
            shown[0]
        );
    }
    // InformationBackward: MIN, ESN, teleservice and bearer data, which other operations have, by name; DestinationDigits; a
    // TriggerAddressList; something constructed.
    let of = |tag: &str, content: &str| format!("{tag}{:02x}{content}", content.len() / 2);
    let trigger_list = of(
        "bf8216",
        &[of("9f20", "000201030a"), of("9f821b", "de28")].concat(),
    );
    let argument = of(
        "f2",
        &[
            of("88", "5155010203"),
            of("89", "8d2ad4fe"),
            of("9f74", "1002"),
            of("9f69", "abcd"),
            of("9f57", "060021032103"),
            of("bf8214", &trigger_list),
            of("bf7f", &of("80", "00")),
        ]
        .concat(),
    );
    let invoke = of("e9", &format!("cf0100d1020939{argument}"));
    let package = of("e2", &format!("c70400000009{}", of("e8", &invoke)));
    let shown = shown(&[&package]);
    for part in [
        "mobileIdentificationNumber=1555102030",
        "serial",
        "sms-TeleserviceIdentifier=Integer(4098)",
        "sms-BearerData=abcd",
        "destinationDigits",
        "triggerAddressList",
        "o-Answer",
        "[127]",
    ] {
        assert!(shown[0].contains(part), "no {part} in {}", shown[0]);
    }
    // What is no set is shown as octets.
    let shown = crate::shown(&["e214 c70400000009 e80c e90a cf0100 d1020939 040100"]);
    assert!(shown[0].contains("octets=040100"), "{}", shown[0]);
}

#[test]
fn the_dialogue_portion_and_its_faults() {
    let frames = shown(&[
        "e21a c70400000001 f912 da0103 db0142 fd04 28020500 8001079f5500",
        "e209 c70400000001 f901da",
        "e20b c70400000001 f903 da0104",
    ]);
    assert_eq!(
        frames[0],
        "ansi-tcap queryWithPermission transaction id=00000001 protocol version=T1.114-1996, T1.114-2000 \
         application context=Integer(66) security context=Integer(7) user information=28020500 [85]=9f5500"
    );
    assert!(
        frames[1].contains("! dialoguePortion.element: badlyStructuredDialoguePortion (offset 10)")
    );
    assert!(
        frames[2].contains("! dialoguePortion.version: inconsistentDialoguePortion (offset 10)")
    );
}

/// What cannot be read is told with element and offset, and kept.
#[test]
fn faults_have_their_place() {
    let frames = shown(&[
        "e20dc70400000001e805e903cf0107",
        "e208c704000000016b00",
        "ea0dcf020100f20701020304050607",
    ]);
    assert!(frames[0].contains(
        "! component: operationCode: generalIncorrectComponentPortion (offset 15), id 7"
    ));
    assert!(frames[0].contains("components not read=e903cf0107"));
    assert!(frames[1].contains("! element: unrecognizedDialoguePortionID (offset 8)"));
    // Two ids in an answer: read, and told.
    assert!(
        frames[2].contains("component ids=not exactly one"),
        "{}",
        frames[2]
    );
}

#[test]
fn ladders_name_packages_in_words() {
    let messages: Vec<Message> = [
        ("switch", "scp", "e211c70400000009e809e907cf0100d102092f"),
        ("scp", "switch", "e60ac7080000000200000009"),
        ("scp", "switch", "e50ac7080000000200000009"),
    ]
    .iter()
    .enumerate()
    .map(|(at, (from, to, hex))| {
        let octets = unhex(hex).expect("hex");
        let time = Duration::from_millis(at as u64);
        Message::new(time, from, to, Start::Auto, &octets)
    })
    .collect();
    let drawn = ladder(&messages, Options::default(), Ladder::default());
    for words in [
        "Query with permission OriginationRequest",
        "Conversation without permission",
        "Conversation with permission",
    ] {
        assert!(drawn.contains(words), "{words}:\n{drawn}");
    }
}
