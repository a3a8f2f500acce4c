//! Captures nobody here wrote, against what tshark 4.0.17 says of them.

use inlab_ber::value::Value;
use inlab_trace::{Frame, Options, decode_file};
use std::path::Path;

fn frames(name: &str) -> Vec<Frame> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/captures")
        .join(name);
    let bytes = std::fs::read(path).expect("capture");
    decode_file(
        &bytes,
        Options {
            checksums: true,
            ..Options::default()
        },
    )
    .collect()
}

/// `a.b[0].c` in a value.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, step| {
        let (name, index) = match step.split_once('[') {
            Some((name, index)) => (
                name,
                Some(index.trim_end_matches(']').parse::<usize>().expect("index")),
            ),
            None => (step, None),
        };
        match (value.get(name)?, index) {
            (Value::List(items), Some(index)) => items.get(index),
            (value, None) => Some(value),
            _ => None,
        }
    })
}

fn argument(frame: &Frame, index: usize) -> &Value {
    frame.operations[index].value.as_ref().expect("an argument")
}

fn expect(value: &Value, expected: &[(&str, &str)]) {
    for (path, text) in expected {
        let found = at(value, path).unwrap_or_else(|| panic!("no {path} in {value:?}"));
        let shown = match found {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Null => "present".into(),
            other => panic!("{path}: {other:?}"),
        };
        assert_eq!(&shown, text, "{path}");
    }
}

/// Layers, operations and whether there are faults, one line a frame.
fn overview(frames: &[Frame]) -> String {
    let line = |frame: &Frame| {
        let operations: Vec<_> = frame
            .operations
            .iter()
            .map(|o| format!("{} {}", o.kind.name(), o.name))
            .collect();
        format!(
            "{} {} [{}]",
            frame.number,
            frame.layer_names().join(":"),
            operations.join(", ")
        )
    };
    frames.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `tshark -V` of frame 1 of the Wireshark sample camel2.
#[test]
fn camel2_initial_dp_to_the_last_parameter() {
    let frames = frames("camel2_rebuilt_m3ua.pcap");
    assert_eq!(
        overview(&frames),
        "1 ip:sctp:m3ua:sccp:tcap:cap [invoke initialDP]\n\
         2 ip:sctp:m3ua:sccp:tcap:cap:cap [invoke requestReportBCSMEvent, invoke connect]\n\
         3 ip:sctp:m3ua:sccp:tcap:cap [invoke eventReportBCSM]\n\
         4 ip:sctp:m3ua:sccp:tcap:cap [invoke releaseCall]"
    );
    assert!(
        frames.iter().all(|frame| frame.faults().is_empty()),
        "{:?}",
        frames.iter().map(Frame::faults).collect::<Vec<_>>()
    );
    let idp = argument(&frames[0], 0);
    expect(
        idp,
        &[
            ("serviceKey", "110"),
            ("calledPartyNumber.digits", "1227010900F"),
            ("calledPartyNumber.nature", "national"),
            (
                "calledPartyNumber.internalNetworkNumber",
                "routing to internal network number not allowed",
            ),
            ("callingPartyNumber.digits", "75"),
            ("callingPartyNumber.incomplete", "incomplete"),
            ("callingPartyNumber.presentation", "presentation restricted"),
            ("callingPartyNumber.screening", "network provided"),
            ("callingPartysCategory", "ordinary calling subscriber"),
            ("originalCalledPartyID.digits", "7010900"),
            ("eventTypeBCSM", "collectedInfo"),
            ("redirectingPartyID.digits", "7010900"),
            ("redirectionInformation.indicator", "call diverted"),
            ("redirectionInformation.counter", "1"),
            (
                "redirectionInformation.reason",
                "mobile subscriber not reachable",
            ),
            ("iMSI", "607029900140199"),
            ("callReferenceNumber", "13fa3d3dea"),
            ("mscAddress.digits", "2207750007"),
            ("mscAddress.nature", "international"),
            ("initialDPArgExtension.gmscAddress.digits", "2207750007"),
        ],
    );
    let Value::Map(members) = idp else {
        panic!("a map")
    };
    assert_eq!(members.len(), 15, "tshark shows 15 members");
    let rrb = argument(&frames[1], 0);
    for (index, (event, mode, leg)) in [
        ("routeSelectFailure", "interrupted", "2"),
        ("oCalledPartyBusy", "interrupted", "2"),
        ("oNoAnswer", "interrupted", "2"),
        ("oAnswer", "notifyAndContinue", "2"),
        ("oDisconnect", "interrupted", "1"),
        ("oDisconnect", "interrupted", "2"),
        ("oAbandon", "notifyAndContinue", "1"),
    ]
    .iter()
    .enumerate()
    {
        let path = |member: &str| format!("bcsmEvents[{index}].{member}");
        expect(
            rrb,
            &[
                (&path("eventTypeBCSM"), event),
                (&path("monitorMode"), mode),
                (&path("legID.sendingSideID"), leg),
            ],
        );
    }
    expect(
        argument(&frames[1], 1),
        &[
            ("destinationRoutingAddress[0].digits", "972201"),
            ("destinationRoutingAddress[0].nature", "unknown"),
        ],
    );
    let failure = "eventSpecificInformationBCSM.routeSelectFailureSpecificInfo.failureCause";
    expect(
        argument(&frames[2], 0),
        &[
            ("eventTypeBCSM", "routeSelectFailure"),
            (&format!("{failure}.value"), "16 normal call clearing"),
            ("legID.receivingSideID", "2"),
        ],
    );
    expect(
        argument(&frames[3], 0),
        &[
            ("allCallSegments.value", "21 call rejected"),
            (
                "allCallSegments.location",
                "public network serving the remote user",
            ),
        ],
    );
}

/// Field values of `tshark -T fields` for the jSS7 dialogues.
#[test]
fn jss7_dialogues() {
    for (name, context) in [
        ("jss7_cap2_dialogues.pcap", "0.4.0.0.1.0.50.1"),
        ("jss7_cap4_dialogues.pcap", "0.4.0.0.1.23.3.4"),
    ] {
        let frames = frames(name);
        assert_eq!(frames.len(), 31);
        let faults: Vec<String> = frames.iter().flat_map(Frame::faults).collect();
        // The log that wrote the file fills the checksum with 04.
        assert!(
            faults
                .iter()
                .all(|fault| fault.starts_with("sctp: checksum 04040404")),
            "{faults:?}"
        );
        let tcap = frames[0].layer("tcap").expect("tcap");
        let shown = tcap
            .fields
            .iter()
            .find(|(name, _)| name == "application context")
            .expect("a context");
        assert!(
            matches!(&shown.1, Value::Text(text) if text.starts_with(context)),
            "{shown:?}"
        );
        let opcodes: Vec<Vec<Option<i32>>> = frames
            .iter()
            .map(|frame| frame.operations.iter().map(|o| o.opcode).collect())
            .collect();
        // tshark -e camel.local; frame 22 is a result, told by its invoke. In one file an answer was logged before its Begin.
        let mut expected: [&[i32]; 31] = [
            &[0],
            &[],
            &[23],
            &[34],
            &[35],
            &[19],
            &[48],
            &[48],
            &[53],
            &[31],
            &[24],
            &[36],
            &[24],
            &[22],
            &[],
            &[],
            &[0],
            &[23],
            &[34],
            &[35],
            &[55],
            &[55],
            &[20],
            &[24],
            &[36],
            &[24],
            &[22],
            &[],
            &[16],
            &[],
            &[],
        ];
        if name.contains("cap4") {
            expected.swap(15, 16);
        }
        for (index, (found, expected)) in opcodes.iter().zip(expected).enumerate() {
            let expected: Vec<_> = expected.iter().copied().map(Some).collect();
            assert_eq!(found, &expected, "{name} frame {}", index + 1);
        }
        expect(
            argument(&frames[0], 0),
            &[
                ("serviceKey", "10"),
                ("callingPartyNumber.digits", "11111111"),
                ("callingPartyNumber.nature", "international"),
                ("eventTypeBCSM", "collectedInfo"),
                ("mscAddress.digits", "55555555"),
                ("calledPartyBCDNumber.digits", "22222222"),
            ],
        );
        expect(
            argument(&frames[3], 0),
            &[("fCIBCCCAMELsequence1.freeFormatData", "0102030405")],
        );
        expect(
            argument(&frames[4], 0),
            &[
                (
                    "aChBillingChargingCharacteristics.timeDurationCharging.maxCallPeriodDuration",
                    "1000",
                ),
                ("partyToCharge.sendingSideID", "1"),
            ],
        );
        expect(argument(&frames[8], 0), &[("invokeID", "1")]);
        expect(
            argument(&frames[13], 0),
            &[("allCallSegments.value", "31 normal, unspecified")],
        );
        expect(
            argument(&frames[22], 0),
            &[("destinationRoutingAddress[0].digits", "77777777")],
        );
    }
}

#[test]
fn other_captures() {
    assert_eq!(
        overview(&frames("win_orreq_ansi_tcap_mtp2.pcap")),
        "1 mtp2:mtp3:sccp:ansi-tcap:win [invoke OriginationRequest]"
    );
    assert_eq!(
        overview(&frames("map_ussd_m2ua.pcap")),
        "1 ethernet:ip:sctp:m2ua:mtp3:sccp:tcap:map [invoke processUnstructuredSS-Request]"
    );
    // An old draft, in which nothing has the tags of RFC 4666: refused, with the reason.
    for frame in frames("isup_m3ua_draft6.pcap") {
        assert_eq!(frame.layer_names(), ["ethernet", "ip", "sctp", "m3ua"]);
        assert!(
            frame
                .faults()
                .contains(&"m3ua: Protocol Data is missing".to_string())
        );
    }
    let udp = frames("usrsctp_udp9899_lo.pcap");
    assert!(udp.iter().all(|frame| {
        frame
            .layer_names()
            .starts_with(&["ethernet", "ip", "udp", "sctp"])
    }));
    assert!(
        udp.iter().all(|frame| frame.faults().is_empty()),
        "their checksums are right"
    );
    let chunks = |frame: &Frame| match &frame.layer("sctp").expect("sctp").fields[0].1 {
        Value::List(chunks) => chunks
            .iter()
            .map(|chunk| match chunk {
                Value::Text(text) => text.split(' ').next().expect("a word").to_string(),
                _ => String::new(),
            })
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    };
    // tshark's column: INIT, INIT_ACK, COOKIE_ECHO, COOKIE_ACK, HEARTBEAT, HEARTBEAT, HEARTBEAT_ACK, DATA, DATA DATA DATA DATA.
    let names: Vec<String> = udp.iter().take(9).map(chunks).collect();
    assert_eq!(
        names,
        [
            "INIT",
            "INIT",
            "COOKIE",
            "COOKIE",
            "HEARTBEAT",
            "HEARTBEAT",
            "HEARTBEAT",
            "DATA",
            "DATA DATA DATA DATA"
        ]
    );
}

#[test]
fn text_of_two_captures() {
    let text = |name: &str, frames_: usize| {
        frames(name)
            .iter()
            .take(frames_)
            .map(Frame::to_text)
            .collect::<String>()
    };
    insta::assert_snapshot!("camel2", text("camel2_rebuilt_m3ua.pcap", 4));
    insta::assert_snapshot!("win", text("win_orreq_ansi_tcap_mtp2.pcap", 1));
    insta::assert_snapshot!("jss7_cap4", text("jss7_cap4_dialogues.pcap", 5));
}

#[test]
fn yaml_and_json_of_a_frame() {
    let frames = frames("camel2_rebuilt_m3ua.pcap");
    insta::assert_snapshot!("camel2_release_yaml", frames[3].to_yaml());
    let json = frames[3].to_json();
    assert_eq!(json["layers"][0]["inside"][0]["layer"], "sctp");
    assert_eq!(
        frames[1].to_jsonl().to_string(),
        r#"{"frame":2,"layers":["ip","sctp","m3ua","sccp","tcap","cap","cap"],"operations":[{"name":"requestReportBCSMEvent","opcode":23,"kind":"invoke"},{"name":"connect","opcode":20,"kind":"invoke"}],"faults":[]}"#
    );
}
