//! What inlab sends, read by Wireshark's dissectors. A plain `cargo test` leaves this out: it needs Debian's package `tshark`.
//! `tests/run tshark` runs it. What is missing fails, and is never skipped.
//!
//! What tshark does not look at is looked at here: the version, class, type and length of M3UA. What it takes no offence at
//! (a message whose upper layers it does not find) is asked for by name: each DATA frame reaches CAP or INAP.
#![allow(missing_docs, clippy::print_stdout)]

mod dissected;
mod every_american_value;
mod every_value;
mod leaves;
#[path = "../peer/mod.rs"]
mod peer;
mod produced;
mod sccp;

use inlab_trace::{PcapWriter, SctpPayload};
use produced::{Run, Sent, is_of_ansi_network, scenarios, temporary};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

/// Subsystem 1 stays SCCP management; a TSN seen before is a message all the same; checksums are looked at.
const SETTINGS: [&str; 3] = [
    "tcap.ssn:2-254",
    "sctp.checksum:CRC-32C",
    "sctp.tsn_analysis:FALSE",
];
/// Malformed, or an expert item of severity warning or above.
const WRONG: &str = "_ws.malformed || _ws.expert.severity >= 0x600000";

/// The same in an ANSI network.
const ANSI: [&str; 4] = [SETTINGS[0], SETTINGS[1], SETTINGS[2], "mtp3.standard:ANSI"];

/// One line a frame: these fields, with a tab between them and `|` between several values of one.
fn tshark(file: &Path, filter: &str, fields: &[&str]) -> Vec<Vec<String>> {
    tshark_with(&SETTINGS, file, filter, fields)
}

fn tshark_with(settings: &[&str], file: &Path, filter: &str, fields: &[&str]) -> Vec<Vec<String>> {
    let mut command = Command::new("tshark");
    command.args(["-n", "-r"]).arg(file);
    for setting in settings {
        command.args(["-o", setting]);
    }
    command.args([
        "-Y",
        filter,
        "-T",
        "fields",
        "-E",
        "occurrence=a",
        "-E",
        "aggregator=|",
    ]);
    for field in fields {
        command.args(["-e", field]);
    }
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => panic!("tshark does not run ({error}): install the Debian package `tshark`"),
    };
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "tshark: {}: {error}",
        output.status
    );
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// RFC 4666 3.1: version 1, reserved 0, a class and type that there is, and the length of the message.
fn assert_m3ua_header(message: &[u8]) {
    let shown = peer::hex(message);
    assert_eq!(message[..2], [1, 0], "version and reserved octet: {shown}");
    let last_of_class = match message[2] {
        0 => 1,
        // DATA.
        1 => 1,
        // DUNA to DRST.
        2 => 6,
        // ASPUP to BEAT ACK; ASPAC to ASPIA ACK; REG REQ to DEREG RSP.
        3 => 6,
        4 | 9 => 4,
        class => panic!("class {class}: {shown}"),
    };
    let first = u8::from(message[2] != 0);
    assert!(
        (first..=last_of_class).contains(&message[3]),
        "type: {shown}"
    );
    let length = (message.len() as u32).to_be_bytes();
    assert_eq!(message[4..8], length, "message length: {shown}");
    assert_eq!(message.len() % 4, 0, "padded: {shown}");
}

/// Names, and the fields that have them in CAP and in INAP.
const VALUES: &[(&str, &str)] = &[
    ("context", "tcap.application_context_name"),
    ("cap", "camel.local"),
    ("inap", "inap.code.local"),
    ("key", "camel.serviceKey"),
    ("key", "inap.serviceKey"),
    ("calling", "isup.calling"),
    (
        "callingNature",
        "isup.calling_party_nature_of_address_indicator",
    ),
    (
        "restricted",
        "isup.address_presentation_restricted_indicator",
    ),
    ("screening", "isup.screening_indicator"),
    ("called", "isup.called"),
    (
        "calledNature",
        "isup.called_party_nature_of_address_indicator",
    ),
    ("calledBcd", "gsm_a.dtap.cld_party_bcd_num"),
    ("bcdType", "gsm_a.dtap.type_of_number"),
    ("category", "camel.callingPartysCategory"),
    ("category", "inap.callingPartysCategory"),
    ("bearer", "camel.bearerCap"),
    ("bearer", "inap.bearerCap"),
    ("imsi", "e212.imsi"),
    ("vlr", "gsm_map.ms.vlr_number"),
    ("cell", "gsm_map.cellGlobalIdOrServiceAreaIdFixedLength"),
    ("msc", "camel.mscAddress"),
    ("reference", "camel.callReferenceNumber"),
    ("event", "camel.eventTypeBCSM"),
    ("event", "inap.eventTypeBCSM"),
    ("mode", "camel.monitorMode"),
    ("mode", "inap.monitorMode"),
    ("sending", "camel.sendingSideID"),
    ("sending", "inap.sendingSideID"),
    ("receiving", "camel.receivingSideID"),
    ("receiving", "inap.receivingSideID"),
    ("message", "inap.messageType"),
    ("busy", "camel.busyCause"),
    ("release", "camel.releaseCause"),
    ("all", "camel.allCallSegments"),
    ("cause", "camel.cause_indicator"),
    ("routing", "camel.destinationRoutingAddress"),
];

/// What is shown of a message in the ANSI network.
const ANSI_VALUES: [&str; 9] = [
    "m3ua.protocol_data_opc",
    "m3ua.protocol_data_dpc",
    "sccp.called.tt",
    "sccp.called.digits",
    "sccp.called.ssn",
    "sccp.calling.ssn",
    "ansi_tcap.private",
    "ansi_tcap.componentIDs",
    "frame.protocols",
];

#[test]
fn the_demo() {
    let file = produced::demo("demo.pcapng");
    let ansi = "ip.src in {192.0.2.3, 192.0.2.4}";
    for (settings, network) in [
        (&SETTINGS[..], format!("!({ansi})")),
        (&ANSI, ansi.to_owned()),
    ] {
        let wrong = tshark_with(
            settings,
            &file,
            &format!("({WRONG}) && {network}"),
            &["frame.number", "frame.protocols", "_ws.expert.message"],
        );
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    let messages = produced::user_messages(&file);
    messages
        .iter()
        .for_each(|message| assert_m3ua_header(message));
    assert!(messages.len() > 20, "{}", messages.len());

    // Every DATA is shown down to the operation, from one node to the other.
    let itu = format!("m3ua.message_class == 1 && !({ansi})");
    let frames = tshark(
        &file,
        &itu,
        &[
            "frame.protocols",
            "m3ua.protocol_data_opc",
            "m3ua.protocol_data_dpc",
            "m3ua.protocol_data_si",
            "m3ua.protocol_data_ni",
            "sccp.called.digits",
            "sccp.called.nai",
            "sccp.called.ssn",
            "sccp.calling.digits",
            "sccp.calling.nai",
            "sccp.calling.ssn",
        ],
    );
    let is_data = |message: &&Vec<u8>| message[2..4] == [1, 1];
    let data = messages.iter().filter(is_data);
    let (of_ansi, of_itu): (Vec<_>, Vec<_>) = data.partition(|message| is_of_ansi_network(message));
    assert_eq!(frames.len(), of_itu.len());
    for frame in &frames {
        let frame: Vec<_> = frame.iter().map(String::as_str).collect();
        let (layers, last) = frame[0].split_once(":sccp:tcap:").unwrap_or((frame[0], ""));
        assert_eq!(layers, "raw:ip:sctp:m3ua", "{frame:?}");
        let ssn = match last {
            "camel" | "camel:camel" => "146",
            "inap" | "inap:inap" => "241",
            _ => panic!("the last layer is not reached: {frame:?}"),
        };
        // 1-1-1 and 2-2-2, SCCP, national network; E.164 titles, international.
        let (scp, ssp) = (["49170900002", "0x04", ssn], ["49170900001", "0x04", ssn]);
        let ends = [&frame[5..8], &frame[8..11]].concat();
        match frame[1..5] {
            ["2057", "4114", "3", "2"] => assert_eq!(ends, [scp, ssp].concat()),
            ["4114", "2057", "3", "2"] => assert_eq!(ends, [ssp, scp].concat()),
            _ => panic!("{frame:?}"),
        }
    }

    let fields: Vec<_> = VALUES.iter().map(|(_, field)| *field).collect();
    let mut shown = String::new();
    for frame in tshark(&file, &itu, &fields) {
        let values = VALUES
            .iter()
            .zip(&frame)
            .filter(|(_, value)| !value.is_empty());
        let values: Vec<_> = values
            .map(|((name, _), value)| format!("{name}={value}"))
            .collect();
        shown += &format!("{}\n", values.join(" "));
    }
    // Operations 0 initialDP, 20 connect, 22 releaseCall, 23 requestReportBCSMEvent, 24 eventReportBCSM, 31 continue.
    assert_eq!(
        shown,
        "\
context=0.4.0.0.1.23.3.4 cap=0 key=100 calling=15550100 callingNature=4 restricted=0 screening=3 calledBcd=800123 bcdType=0x00 category=10 bearer=8090a3 imsi=262011234567890 vlr=919471900000f1 cell=62f21012340001 msc=919471900000f1 reference=0a640101 event=2
context=0.4.0.0.1.23.3.4 cap=23|20 called=15550101 calledNature=4 event=4|5|6|7|9|9|10 mode=1|1|1|1|1|1|1 sending=02|02|02|02|01|02|01 routing=1
cap=24 event=7 receiving=02 message=1
cap=24 event=9 receiving=01 message=1 release=8090 cause=16
context=0.4.0.0.1.0.50.1 cap=0 key=200 calling=15550100 callingNature=4 restricted=0 screening=3 calledBcd=0015550102 bcdType=0x00 category=10 bearer=8090a3 imsi=262011234567890 vlr=919471900000f1 cell=62f21012340001 msc=919471900000f1 reference=0ac80101 event=2
context=0.4.0.0.1.0.50.1 cap=23|31 event=5|4|6|7|9|9|10 mode=0|1|1|1|1|1|1 sending=02|02|02|02|01|02|01
cap=24 event=5 receiving=02 message=0 busy=8491 cause=17
cap=23|20 called=15550103 calledNature=4 event=4|5|6|7|9 mode=1|1|1|1|1 sending=02|02|02|02|02 routing=1
cap=24 event=7 receiving=02 message=1
cap=24 event=9 receiving=02 message=1 release=8090 cause=16
context=0.4.0.0.1.0.50.0 cap=0 key=400 calling=15550100 callingNature=4 restricted=1 screening=3 called=15550101 calledNature=4 category=10 bearer=8090a3 imsi=262019876543210 vlr=919471900000f1 cell=62f21012340001 msc=919471900000f1 reference=0a900101 event=12
context=0.4.0.0.1.0.50.0 cap=23|31 event=15|17|17 mode=1|1|1 sending=02|01|02
cap=24 event=15 receiving=02 message=1
cap=24 event=17 receiving=01 message=1 release=8090 cause=16
context=0.4.0.1.1.1.0.0 inap=0 key=400 calling=15550100 callingNature=4 restricted=0 screening=3 called=0015550104 calledNature=2 category=10 bearer=8090a3 event=3
context=0.4.0.1.1.1.0.0 inap=23|31 event=4|5|6|7|9|9|10 mode=1|1|1|1|1|1|1 sending=02|02|02|02|01|02|01
inap=24 event=10 receiving=01 message=1
context=0.4.0.0.1.21.3.4 cap=0 key=300 calling=15550100 callingNature=4 restricted=0 screening=3 calledBcd=0015550101 bcdType=0x00 category=10 bearer=8090a3 imsi=262011234567890 vlr=919471900000f1 cell=62f21012340001 msc=919471900000f1 reference=0a2c0101 event=2
context=0.4.0.0.1.21.3.4 cap=22 all=8295 cause=21
"
    );

    // In the ANSI network: 1-1-1 and 2-2-2, the title of the first message by translation type 10, then point code and subsystem.
    let frames = tshark_with(
        &ANSI,
        &file,
        &format!("m3ua.message_class == 1 && {ansi}"),
        &ANSI_VALUES,
    );
    assert_eq!(frames.len(), of_ansi.len());
    let shown: Vec<_> = frames.iter().map(|frame| frame.join(" ")).collect();
    // infoAnalyzed; requestReportBCMEvent and analyzeRoute; oAnswer; oDisconnect; disconnect. OriginationRequest and its result,
    // OAnswer, ODisconnect and its result: tshark matches results with what they answer.
    let expected = [
        "65793 131586 0x0a 2125550102 248 248 25603 01 raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ain",
        "131586 65793   248 248 27905|25857 01|0201 raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ain:ain",
        "65793 131586   248 248 25611 02 raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ain",
        "65793 131586   248 248 25626 03 raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ain",
        "131586 65793   248 248 25859 0303 raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ain",
        "65793 131586 0x0a 2125550102 8 8 2351 01 raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ansi_map",
        "131586 65793   8 8 2351  raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ansi_map",
        "65793 131586   8 8 2386 <MISSING> raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ansi_map",
        "65793 131586   8 8 2387 01 raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ansi_map",
        "131586 65793   8 8 2387  raw:ip:sctp:m3ua:sccp:tcap:ansi_tcap:ansi_map",
    ];
    assert_eq!(shown, expected);
}

/// What tshark finds wrong in a scenario: the file, what it says, of how many frames it says that, and why.
type Fault = (&'static str, &'static str, usize, &'static str);

/// What tshark says besides where it has found something wrong.
const CONSEQUENCES: [&str; 2] = [
    "Malformed Packet (Exception occurred)",
    "This field lies beyond the end of the known sequence",
];

/// Scenarios whose switch sends what is wrong on purpose.
const FAULTS_ON_PURPOSE: &[Fault] = &[
    (
        "cap/missing-mandatory-parameter.yaml",
        "Wrong field in SEQUENCE: expected class:CONTEXT(2) tag:0 but found class:CONTEXT(2) tag:3",
        4,
        "an initialDP without serviceKey",
    ),
    (
        "cap/undecodable-argument.yaml",
        "Sequence expected but class:UNIVERSAL(0) Primitive tag:4 was unexpected",
        5,
        "an OCTET STRING for initialDP's SEQUENCE",
    ),
    (
        "cap/undecodable-argument.yaml",
        "length 127 longer than tvb_reported_length_remaining: 0",
        5,
        "an argument that is cut",
    ),
    (
        "cap/unknown-operation.yaml",
        "Unknown invokeData 120",
        5,
        "operation 120, which no dialect has",
    ),
];

/// What tshark misses in the results of SRFDirective and InstructionRequest.
const SEIZED: &str = "Missing field in SET class:CONTEXT(2) tag:87 expected";
const DIGITS: &str = "Unknown field in SET class:CONTEXT(2) tag:4";
const ONE_OPERATION: &str = "a resource's transaction has several operations: tshark keeps the first that it sees in a transaction, and takes every result for \
     that one's";
const NO_IMSI: &str = "expected class:CONTEXT(2) tag:242 but";
const IMSI: &str =
    "imsi of pstnTermination, optional by the table that tshark's module quotes beside it";

/// The same where the network is an ANSI one.
const ANSI_FAULTS_ON_PURPOSE: &[Fault] = &[
    (
        "win/script-refused.yaml",
        "Unknown invokeData blob",
        2,
        "operation 2500, which ANSI-41 does not have",
    ),
    (
        "win/script-refused.yaml",
        "Missing field in SET class:",
        1,
        "a national operation: tshark takes it for the one of ANSI-41 with its specifier",
    ),
    (
        "win/script-refused.yaml",
        "length of item (0) is not valid",
        1,
        "an operation code that is cut off",
    ),
    (
        "ain/end-told-by-notice.yaml",
        "Unknown invokeData 26373",
        1,
        "sendNotification, which tshark's module lacks",
    ),
    (
        "ain/call-created.yaml",
        "DISSECTOR_ASSERT_NOT_REACHED",
        1,
        "the result of createCall: tshark's module of AIN has no results at all",
    ),
    (
        "ain/call-created-not-answered.yaml",
        "DISSECTOR_ASSERT_NOT_REACHED",
        1,
        "the result of createCall: tshark's module of AIN has no results at all",
    ),
    (
        "ain/gaps-restored.yaml",
        "DISSECTOR_ASSERT_NOT_REACHED",
        4,
        "the result of acgGlobalCtrlRestore: tshark's module of AIN has no results at all",
    ),
    (
        "ain/non-call-associated.yaml",
        "DISSECTOR_ASSERT_NOT_REACHED",
        2,
        "the result of nCARequest: tshark's module of AIN has no results at all",
    ),
    ("win/peripheral-", SEIZED, 10, ONE_OPERATION),
    ("win/peripheral-", DIGITS, 5, ONE_OPERATION),
    ("services/digits.yaml", DIGITS, 2, ONE_OPERATION),
    (
        "services/resource-at-a-number.yaml",
        DIGITS,
        2,
        ONE_OPERATION,
    ),
    (
        "win/caller-leaves-the-peripheral.yaml",
        "Unknown invokeData blob",
        1,
        ONE_OPERATION,
    ),
    ("services/digits.yaml", SEIZED, 6, ONE_OPERATION),
    (
        "services/digits.yaml",
        "Unknown invokeData blob",
        1,
        ONE_OPERATION,
    ),
    ("services/digits.yaml", NO_IMSI, 1, IMSI),
    (
        "services/resource-at-a-number.yaml",
        SEIZED,
        5,
        ONE_OPERATION,
    ),
    ("services/resource-at-a-number.yaml", NO_IMSI, 2, IMSI),
    ("services/announcement.yaml", NO_IMSI, 1, IMSI),
    ("win/two-triggers-at-one-point.yaml", NO_IMSI, 1, IMSI),
    (
        "ain/missing-mandatory-parameter.yaml",
        "expected class:CONTEXT(2) tag:53 but",
        2,
        "userID left out",
    ),
    (
        "ain/unknown-operation.yaml",
        "Unknown invokeData 25855",
        2,
        "an operation that AIN does not have",
    ),
    (
        "win/missing-parameter.yaml",
        "Missing field in SET",
        1,
        "every parameter left out",
    ),
    (
        "win/unknown-operation.yaml",
        "Unknown invokeData blob",
        1,
        "an operation that ANSI-41 does not have",
    ),
    (
        "ain/reply-bit.yaml",
        "Dissector for ANSI TCAP PRIVATE code:42949",
        4,
        "bit H in private codes: tshark reads them as negative numbers, and knows those of AIN without it alone",
    ),
    (
        "win/scp-restarted.yaml",
        "Unknown invokeData blob",
        1,
        "the result of CallRecoveryReport, which is empty: tshark has none",
    ),
    (
        "win/switch-restarted.yaml",
        "Unknown invokeData blob",
        1,
        "the result of BulkDisconnection, which is empty: tshark has none",
    ),
    ("services/number-translation.yaml", NO_IMSI, 1, IMSI),
    ("win/busy-event-rerouted.yaml", NO_IMSI, 1, IMSI),
    (
        "win/busy-event-rerouted.yaml",
        "Unknown field in SET class:CONTEXT(2) tag:259",
        1,
        "failureCause, to which tshark's module gives an identifier of its own",
    ),
    ("win/busy-triggers.yaml", NO_IMSI, 1, IMSI),
    ("win/redirected.yaml", NO_IMSI, 1, IMSI),
    (
        "ain/released-tr533.yaml",
        "NATIONAL code:0x501",
        1,
        "playAnnouncement, which tshark says it has not implemented",
    ),
    ("win/prepaid-two-triggers.yaml", NO_IMSI, 1, IMSI),
];

/// Every message of every scenario, each run with point codes of its own: tshark remembers transactions by their point codes.
#[test]
fn the_scenarios() {
    let reached =
        |layers: &str| layers.contains(":sccp:tcap:camel") || layers.contains(":sccp:tcap:inap");
    judge(false, &SETTINGS, FAULTS_ON_PURPOSE, has_invoke, reached);
}

/// The same of those that run in an ANSI network.
#[test]
fn the_ansi_scenarios() {
    let reached = |layers: &str| {
        let user = layers.split_once(":sccp:").map_or("", |(_, user)| user);
        // The 800 service has the question and the answer of number portability.
        ["ansi_map", "ain", "lnpdqp"]
            .iter()
            .any(|last| user.contains(&format!("ansi_tcap:{last}")))
    };
    judge(
        true,
        &ANSI,
        ANSI_FAULTS_ON_PURPOSE,
        has_ansi_invoke,
        reached,
    );
}

fn judge(
    ansi: bool,
    settings: &[&str],
    faults: &[Fault],
    has_invoke: fn(&[u8]) -> bool,
    reached: fn(&str) -> bool,
) {
    let file = temporary(if ansi {
        "ansi.pcapng"
    } else {
        "scenarios.pcapng"
    });
    let runs = scenarios().into_iter().filter(|run| run.ansi == ansi);
    let runs: Vec<_> = runs.collect();
    let tshark =
        |file: &Path, filter: &str, fields: &[&str]| tshark_with(settings, file, filter, fields);
    let mut writer =
        PcapWriter::new(std::fs::File::create(&file).expect("a file")).expect("a header");
    let address = |last| SocketAddr::from(([192, 0, 2, last], 2905));
    // By frame, from 1.
    let mut of_frame: Vec<(&Run, &Sent)> = vec![];
    for (index, run) in runs.iter().enumerate() {
        let own = 16 + 2 * index as u32;
        assert!(own < 1 << 14, "point codes of 14 bits");
        for sent in &run.sent {
            let (from, to) = if sent.by_scp { (2, 1) } else { (1, 2) };
            let octets = moved(&sent.octets, run.point_codes, [own, own + 1]);
            if peer::of_data(&sent.octets).is_some() || sent.octets[2..4] != [1, 1] {
                assert_m3ua_header(&octets);
            }
            let payload = SctpPayload {
                stream: sent.stream,
                protocol: sent.ppid,
                octets: &octets,
            };
            writer
                .write(sent.at, address(from), address(to), payload)
                .expect("written");
            of_frame.push((run, sent));
        }
    }
    drop(writer.into_inner());

    // What is said of which run and frame.
    let mut said: BTreeSet<(&str, usize, String)> = BTreeSet::new();
    for frame in tshark(&file, WRONG, &["frame.number", "_ws.expert.message"]) {
        let number: usize = frame[0].parse().expect("a number");
        let (run, _) = of_frame[number - 1];
        let each = frame[1].split('|');
        said.extend(each.map(|text| (&*run.name, number, text.to_owned())));
    }
    let is_of = |(run, _, text): &(&str, usize, String), (file, says, ..): &Fault| {
        run.starts_with(file) && text.contains(says)
    };
    let mut unexpected: BTreeMap<_, usize> = BTreeMap::new();
    let is_listed = |saying: &_| faults.iter().any(|fault| is_of(saying, fault));
    let listed: BTreeSet<usize> = said
        .iter()
        .filter(|it| is_listed(it))
        .map(|it| it.1)
        .collect();
    for saying in &said {
        let follows = CONSEQUENCES.iter().any(|text| saying.2.contains(text));
        let excused = is_listed(saying) || follows && listed.contains(&saying.1);
        if !excused {
            *unexpected.entry((saying.0, &saying.2)).or_default() += 1;
        }
    }
    assert!(unexpected.is_empty(), "{unexpected:#?}");
    let counted = |fault: &Fault| {
        let of = said.iter().filter(|saying| is_of(saying, fault));
        of.map(|(_, number, _)| number)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let miscounted: Vec<_> = faults
        .iter()
        .map(|fault| (counted(fault), fault))
        .filter(|(count, fault)| *count != fault.2)
        .collect();
    assert!(miscounted.is_empty(), "{miscounted:#?}");

    // Whatever has an invoke is shown down to it.
    let frames = tshark(&file, "frame", &["frame.protocols"]);
    assert_eq!(frames.len(), of_frame.len());
    let mut shown = 0;
    for ((number, frame), (run, sent)) in (1..).zip(&frames).zip(&of_frame) {
        let Some((_, sccp)) = peer::of_data(&sent.octets) else {
            continue;
        };
        if sccp[0] != 9 || !has_invoke(&peer::of_udt(&sccp).2) {
            continue;
        }
        // Or tshark says why not.
        assert!(
            reached(&frame[0]) || said.iter().any(|(_, known, _)| *known == number),
            "{}: {}: {}",
            run.name,
            frame[0],
            peer::hex(&sent.octets)
        );
        shown += 1;
    }
    assert!(shown > 0);
    println!(
        "{} runs, {} frames, {shown} with operations",
        runs.len(),
        frames.len()
    );
}

/// Whether a TCAP message has an invoke: component portion (6c), then component type a1.
fn has_invoke(tcap: &[u8]) -> bool {
    let portion = inlab_ber::element(tcap).ok().and_then(|(message, _)| {
        let mut rest = message.content;
        while let Ok((element, after)) = inlab_ber::element(rest) {
            if element.octets.first() == Some(&0x6c) {
                return Some(element.content);
            }
            rest = after;
        }
        None
    });
    portion.is_some_and(|portion| portion.first() == Some(&0xa1))
}

/// The same of ANSI TCAP: component sequence (e8), then Invoke, (Last) or not.
fn has_ansi_invoke(package: &[u8]) -> bool {
    let Ok((package, _)) = inlab_ber::element(package) else {
        return false;
    };
    let mut rest = package.content;
    while let Ok((element, after)) = inlab_ber::element(rest) {
        if element.octets.first() == Some(&0xe8) {
            return matches!(element.content.first(), Some(0xe9 | 0xed));
        }
        rest = after;
    }
    false
}

/// The message with other point codes in its routing label.
fn moved(message: &[u8], from: [u32; 2], to: [u32; 2]) -> Vec<u8> {
    let mut message = message.to_vec();
    if message[2..4] == [1, 1] {
        // Routing context 8 octets, then the protocol data's header 4.
        assert_eq!(message[8..10], [0, 6]);
        for at in [20, 24] {
            let code: [u8; 4] = message[at..at + 4].try_into().expect("four octets");
            let code = u32::from_be_bytes(code);
            if let Some(index) = from.iter().position(|from| *from == code) {
                message[at..at + 4].copy_from_slice(&to[index].to_be_bytes());
            }
        }
    }
    message
}
