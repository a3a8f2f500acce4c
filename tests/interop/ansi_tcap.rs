//! Every form of package and component that ANSI TCAP sends, read by Wireshark's dissector and by pycrate's module of
//! T1.114-2000. A plain `cargo test` leaves this out: `tests/run tshark vectors-pycrate` runs it. What is missing fails, and
//! is never skipped.
//!
//! What pycrate's module does not have is listed in `NOT_PYCRATES`, each with its reason, and found out if that changes.
#![allow(missing_docs, clippy::print_stdout)]

mod oracle;

use inlab_ber::Writer;
use inlab_ber::value::hex;
use inlab_inap::Dialect;
use inlab_inap::error::ERRORS;
use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_tcap::ansi::*;
use inlab_tcap::{Class, InvokeId, ObjectIdentifier, Parameter, Quality, TransactionId, Unitdata};
use inlab_tests::values::{Maker, Part, types};
use inlab_tests::wire::package;
use oracle::Oracle;
use std::process::Command;
use std::time::{Duration, Instant};

/// What a package is, the package, and what tshark says of it: [`FIELDS`] with a space between them.
struct Form {
    name: &'static str,
    octets: Vec<u8>,
    expected: &'static str,
}

const FIELDS: [&str; 10] = [
    "ansi_tcap.identifier",
    "ansi_tcap.componentIDs",
    "ansi_tcap.componentID",
    "ansi_tcap.private",
    "ansi_tcap.national",
    "ansi_tcap.ec_private",
    "ansi_tcap.rejectProblem",
    "ansi_tcap.abortCause",
    "ansi_tcap.version",
    "ansi_tcap.integerApplicationId",
];

const SWITCH: Address = address(1);
const SCP: Address = address(2);

const fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber(248));
    address.point_code = Some(PointCode(point_code));
    address
}

/// close, whose parameters are all optional.
fn close() -> OperationCode {
    OperationCode::private(0x6e, 1)
}

/// InstructionRequest, which has none.
fn instruction_request() -> OperationCode {
    OperationCode::private(9, 69)
}

fn invoke(operation: OperationCode) -> InvokeRequest {
    InvokeRequest::new(operation, Class::Both, Duration::from_secs(3))
}

/// One machine, whose peer answers by octets; what it sends is collected.
struct Sender {
    tcap: Tcap,
    now: Instant,
    forms: Vec<Form>,
}

impl Sender {
    fn new(options: Options) -> Self {
        let config = inlab_tcap::Config {
            seed: 1,
            ..inlab_tcap::Config::default()
        };
        Self {
            tcap: Tcap::new(config, options),
            now: Instant::now(),
            forms: Vec::new(),
        }
    }

    fn sent(&mut self, name: &'static str, expected: &'static str) {
        let outgoing = self.tcap.poll_transmit().expect("a package");
        self.forms.push(Form {
            name,
            octets: outgoing.user_data.to_vec(),
            expected,
        });
        assert!(self.tcap.poll_transmit().is_none());
    }

    fn receive(&mut self, octets: &[u8]) -> Option<inlab_tcap::DialogueId> {
        let unitdata = Unitdata {
            called: SWITCH,
            calling: SCP,
            quality: Quality {
                sequence: None,
                return_on_error: false,
            },
            user_data: octets,
        };
        let mut incoming = self.tcap.receive(self.now, &unitdata);
        let mut found = None;
        while let Some((id, _)) = self.tcap.next(&mut incoming) {
            found = Some(id);
        }
        found
    }

    /// A Query of the peer with this id, with permission.
    fn queried(&mut self, id: u8) -> inlab_tcap::DialogueId {
        let query = Message::new(
            PackageType::Query(Permission::Granted),
            TransactionId::new(&[0xaa, 0, 0, id]),
            None,
        );
        let mut out = Writer::default();
        query.write(&mut out);
        self.receive(out.as_slice()).expect("a transaction")
    }
}

fn forms() -> Vec<Form> {
    let mut sender = Sender::new(Options::default());
    let none = Parameter::Octets(&[0x30, 0]);
    let set = Parameter::Octets(&[0xf2, 0]);
    let now = sender.now;

    let id = sender.tcap.open(now, SWITCH, SCP).expect("room");
    let no_id = InvokeRequest {
        invoke_id: IdChoice::None,
        ..invoke(close())
    };
    sender.tcap.invoke(id, &no_id, none).expect("opened");
    sender.tcap.unidirectional(id, None).expect("opened");
    sender.sent(
        "Unidirectional, an invoke without id",
        "empty empty - 28161",
    );

    for (permission, name, expected) in [
        (
            Permission::Granted,
            "Query with permission, universal sequence",
            "ID 01 - 28161",
        ),
        (
            Permission::Withheld,
            "Query without permission, universal sequence",
            "ID 01 - 28161",
        ),
    ] {
        let id = sender.tcap.open(now, SWITCH, SCP).expect("room");
        sender
            .tcap
            .invoke(id, &invoke(close()), none)
            .expect("opened");
        sender
            .tcap
            .query(now, id, permission, None)
            .expect("opened");
        sender.sent(name, expected);
    }

    let id = sender.tcap.open(now, SWITCH, SCP).expect("room");
    let portion = DialoguePortion {
        security: Some(ContextName::Integer(Code::number_of(5))),
        ..DialoguePortion::with_context(
            ProtocolVersion::BOTH,
            ContextName::Integer(Code::number_of(66)),
        )
    };
    sender
        .tcap
        .invoke(id, &invoke(instruction_request()), set)
        .expect("opened");
    sender
        .tcap
        .query(now, id, Permission::Granted, Some(&portion))
        .expect("opened");
    sender.sent(
        "Query with a dialogue portion, parameter set",
        "ID 01 - 2373 - - - - 03 66",
    );

    let id = sender.tcap.open(now, SWITCH, SCP).expect("room");
    let context = ObjectIdentifier::from_arcs(&[1, 2, 840, 10013, 1]).expect("arcs");
    let portion = DialoguePortion {
        user_information: Some(&[0x28, 0x07, 0x06, 0x02, 0x2a, 0x03, 0x81, 0x01, 0x07]),
        ..DialoguePortion::with_context(ProtocolVersion::T1_114_2000, ContextName::Object(context))
    };
    sender
        .tcap
        .query(now, id, Permission::Withheld, Some(&portion))
        .expect("opened");
    sender.sent(
        "Query without components, object application context, user information",
        "ID - - - - - - - 02",
    );

    let id = sender.queried(1);
    for last in [false, true] {
        let request = InvokeRequest {
            last,
            ..invoke(close()).correlated(InvokeId(9))
        };
        sender.tcap.invoke(id, &request, none).expect("open");
    }
    sender
        .tcap
        .conversation(now, id, Permission::Withheld, None)
        .expect("open");
    sender.sent(
        "Conversation without permission, invokes not last and last, correlated",
        "ID 0109|0209 - 28161|28161",
    );
    sender
        .tcap
        .result_not_last(id, InvokeId(9), Parameter::None)
        .expect("open");
    sender
        .tcap
        .result(id, InvokeId(9), Parameter::None)
        .expect("open");
    sender
        .tcap
        .conversation(now, id, Permission::Granted, None)
        .expect("open");
    sender.sent(
        "Conversation with permission, results not last and last",
        "ID - 09|09",
    );
    let error = ErrorCode::Private(Code::number_of(134));
    sender
        .tcap
        .error(id, InvokeId(10), error, Parameter::None)
        .expect("open");
    sender
        .tcap
        .reject(id, Some(InvokeId(11)), Problem::INCORRECT_PARAMETER)
        .expect("open");
    sender.tcap.response(now, id, None).expect("permitted");
    sender.sent(
        "Response with error and reject",
        "aa000001 - 0a|0b - - 134 515",
    );

    let id = sender.queried(2);
    sender.tcap.response(now, id, None).expect("permitted");
    sender.sent("Response without components", "aa000002");

    let id = sender.queried(3);
    sender
        .tcap
        .reject(id, None, Problem::UNRECOGNIZED_COMPONENT)
        .expect("open");
    sender.tcap.response(now, id, None).expect("permitted");
    sender.sent("Reject without id", "aa000003 - empty - - - 257");

    let id = sender.queried(4);
    let information = [0x28, 0x07, 0x06, 0x02, 0x2a, 0x03, 0x81, 0x01, 0x07];
    sender
        .tcap
        .abort(now, id, Some(&information), None)
        .expect("open");
    sender.sent("Abort by the user", "aa000004");

    let unknown = [0xe5, 0x0c, 0xc7, 8, 0xaa, 0, 0, 5, 1, 2, 3, 4, 0xe8, 0];
    assert_eq!(sender.receive(&unknown), None);
    sender.sent("Abort by the provider", "aa000005 - - - - - - 4");

    let mut forms = sender.forms;
    let mut sender = Sender::new(Options {
        edition: Edition::T1_114_1988,
        reject_form: ParameterForm::Set,
        ..Options::default()
    });
    assert_eq!(sender.receive(&unknown), None);
    sender.sent(
        "Response with a Reject, as T1.114-1988 tells of faults",
        "aa000005 - empty - - - 1284",
    );
    let id = sender.queried(6);
    sender.tcap.response(now, id, None).expect("permitted");
    sender.sent("Response with an empty component sequence", "aa000006");
    forms.extend(sender.forms);
    forms
}

/// A classic pcap of SCCP messages (link type 142), each a UDT between two subsystems.
fn pcap(forms: &[Form]) -> std::path::PathBuf {
    let mut file = Vec::new();
    for word in [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 65_535, 142] {
        file.extend(word.to_le_bytes());
    }
    for (index, form) in forms.iter().enumerate() {
        let length = u8::try_from(form.octets.len()).expect("short");
        let mut message = vec![9, 0, 3, 5, 7, 2, 0x42, 248, 2, 0x42, 247, length];
        message.extend(&form.octets);
        let size = u32::try_from(message.len()).expect("short");
        for word in [u32::try_from(index).expect("few"), 0, size, size] {
            file.extend(word.to_le_bytes());
        }
        file.extend(message);
    }
    let path = std::env::temp_dir().join(format!("inlab-ansi-tcap-{}.pcap", std::process::id()));
    std::fs::write(&path, file).expect("a file");
    path
}

fn tshark(file: &std::path::Path, filter: &str, fields: &[&str]) -> Vec<Vec<String>> {
    let mut command = Command::new("tshark");
    command.args(["-n", "-r"]).arg(file);
    command.args(["-o", "tcap.ssn:2-254", "-Y", filter, "-T", "fields"]);
    command.args(["-E", "occurrence=a", "-E", "aggregator=|"]);
    for field in fields {
        command.args(["-e", field]);
    }
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => panic!("tshark does not run ({error}): install the Debian package `tshark`"),
    };
    assert!(output.status.success(), "tshark: {}", output.status);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

#[test]
fn tshark_reads_every_form() {
    let forms = forms();
    let file = pcap(&forms);
    let wrong = tshark(
        &file,
        "_ws.malformed || _ws.expert.severity >= 0x600000",
        &["frame.number", "_ws.expert.message"],
    );
    let frames = tshark(&file, "frame", &["frame.protocols"]);
    let values = tshark(&file, "frame", &FIELDS);
    std::fs::remove_file(&file).expect("it is there");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(values.len(), forms.len());
    for ((form, frame), values) in forms.iter().zip(frames).zip(values) {
        assert!(
            frame[0].contains(":ansi_tcap"),
            "{}: {}",
            form.name,
            frame[0]
        );
        let message = Message::read(&form.octets).expect("our own");
        let ids = [message.originating, message.responding];
        let ids: String = ids.iter().flatten().map(|id| hex(id.as_octets())).collect();
        let mut expected: Vec<String> = form.expected.split(' ').map(str::to_owned).collect();
        expected.resize(FIELDS.len(), "-".into());
        if expected[0] == "ID" {
            expected[0] = ids;
        }
        let shown: Vec<String> = values
            .iter()
            .map(|value| match value.replace(':', "") {
                value if value.is_empty() => "-".to_owned(),
                value if value == "<MISSING>" => "empty".to_owned(),
                value => value,
            })
            .collect();
        assert_eq!(shown, expected, "{}: {}", form.name, hex(&form.octets));
    }
    println!("{} forms", forms.len());
}

/// Forms that pycrate's module cannot read, and why.
const NOT_PYCRATES: &[(&str, &str)] = &[
    (
        "Query without components, object application context, user information",
        EXTERNAL,
    ),
    ("Abort by the user", EXTERNAL),
    (
        "Response with error and reject",
        "its module tags error codes EXPLICIT, so it wants F4 around an INTEGER where T1.114 and everyone has D4",
    ),
];
const EXTERNAL: &str =
    "it reads EXTERNAL by the members of X.680 and not as X.690 8.18 encodes it, by those of X.208";

/// Whether it reads a package, and writes the same octets from what it read.
fn pycrate_agrees(oracle: &mut Oracle, octets: &[u8]) -> Result<serde_json::Value, String> {
    let read = oracle.read("ansi", octets);
    if read["again"] == hex(octets) {
        Ok(read["value"].clone())
    } else {
        Err(read.to_string())
    }
}

#[test]
fn pycrate_reads_and_writes_every_form() {
    let mut oracle = Oracle::start();
    for form in forms() {
        let read = pycrate_agrees(&mut oracle, &form.octets);
        let excused = NOT_PYCRATES.iter().any(|(name, _)| *name == form.name);
        assert_eq!(read.is_ok(), !excused, "{}: {read:?}", form.name);
    }
}

/// Each result and error of AIN and WIN in a Response: pycrate finds the component, its id and its parameter, and writes the same
/// octets; so do we. The type of a parameter is open to it.
#[test]
fn pycrate_reads_and_writes_every_answer() {
    let mut oracle = Oracle::start();
    let mut answers = 0;
    for dialect in [Dialect::AIN01, Dialect::AIN02, Dialect::WIN] {
        let parameters = types(dialect).filter(|whole| whole.part != Part::Argument);
        let parameters = parameters.flat_map(|whole| {
            let of = whole.of.schema();
            let makers = [
                Maker::smallest(dialect, 0),
                Maker::largest(dialect, 1),
                Maker::random(dialect, 1),
            ];
            makers.map(|mut maker| (whole.part, whole.name, whole.code, Some(maker.value(of))))
        });
        // Errors without a parameter: the code alone, and with an empty set.
        let bare = ERRORS
            .iter()
            .filter(|row| row.dialects & dialect.bit() != 0 && row.parameter.is_none());
        let bare = bare.flat_map(|row| {
            [None, Some(vec![0xf2, 0])].map(|octets| (Part::Error, row.name, row.code, octets))
        });
        for (part, name, code, parameter) in parameters.chain(bare) {
            let octets = parameter.as_deref().unwrap_or_default();
            let number = code as u8;
            let answer = |error: &[u8]| match part {
                Part::Error => package(4, 11, &[error, octets], 1),
                _ => package(4, 10, &[octets], 1),
            };
            let ours = answer(&[0xd4, 1, number]);
            let message = Message::read(&ours).expect("a package");
            let mut out = Writer::default();
            message.write(&mut out);
            assert_eq!(hex(out.as_slice()), hex(&ours), "{name}");
            let component = message.components.and_then(|mut all| all.next());
            let component = component.expect("a component").expect("one that is whole");
            let found = match component {
                Component::ResultLast(result) => result.parameter,
                Component::Error(error) => {
                    let code = Code::number_of(number);
                    assert_eq!(error.error, ErrorCode::Private(code));
                    error.parameter
                }
                other => panic!("{name}: {other:?}"),
            };
            assert_eq!(found, parameter.as_deref(), "{name}");

            // Its module tags error codes EXPLICIT, as NOT_PYCRATES has it: shown that, it reads the rest.
            let theirs = pycrate_agrees(&mut oracle, &answer(&[0xf4, 3, 2, 1, number]))
                .unwrap_or_else(|error| panic!("{dialect} {name}: {error}"));
            let component = &theirs[1]["componentPortion"][0];
            let kind = match part {
                Part::Error => "returnError",
                _ => "returnResultLast",
            };
            assert_eq!(component[0], kind, "{name}");
            assert_eq!(component[1]["componentID"]["hex"], "01", "{name}");
            if part == Part::Error {
                // One octet, the first bit of which makes it negative.
                let code = serde_json::json!(["private", number.cast_signed()]);
                assert_eq!(component[1]["errorCode"], code, "{name}");
            }
            let shown = component[1]["parameter"][1]["hex"]
                .as_str()
                .map(str::to_owned);
            let content = parameter.as_deref().map(|octets| {
                let (tlv, _) = inlab_ber::element(octets).expect("an element");
                hex(tlv.content)
            });
            assert_eq!(shown, content, "{name}");
            answers += 1;
        }
    }
    println!("{answers} answers");
}
