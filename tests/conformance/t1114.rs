//! T1.114-1996 and -2000, ANSI TCAP: chapter 3 (formats, its ASN.1 module) and chapter 4 (procedures).
//!
//! The text itself is not public; what each test holds is in the module of T1.114-2000, whose comments say which problem
//! answers which fault, and in the meanings of the P-Abort causes as public implementations quote them. Tests name the
//! chapter and the subject.

use crate::octets::{hex, octets};
use inlab_ss7::{Address, PointCode, SubsystemNumber};
use inlab_tcap::ansi::*;
use inlab_tcap::{Class, DialogueId, InvokeId, Parameter, Quality, RequestError, Unitdata};
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);
const US: Address = address(1);
const PEER: Address = address(2);

const fn address(point_code: u32) -> Address {
    let mut address = Address::on_ssn(SubsystemNumber(248));
    address.point_code = Some(PointCode(point_code));
    address
}

struct Node {
    tcap: Tcap,
    now: Instant,
    last: Option<DialogueId>,
}

impl Node {
    fn new(options: Options) -> Self {
        Self {
            tcap: Tcap::new(inlab_tcap::Config::default(), options),
            now: Instant::now(),
            last: None,
        }
    }

    fn id(&self) -> DialogueId {
        self.last.expect("a transaction")
    }

    /// `OURS` stands for our transaction id.
    fn receive(&mut self, package: &str) -> Vec<String> {
        let ours = self.last.and_then(|id| self.tcap.transaction_ids(id));
        let ours = ours.map_or_else(String::new, |(ours, _)| ours.to_string());
        let package = octets(&package.replace("OURS", &ours));
        let unitdata = Unitdata {
            called: US,
            calling: PEER,
            quality: Quality {
                sequence: None,
                return_on_error: false,
            },
            user_data: &package,
        };
        let mut incoming = self.tcap.receive(self.now, &unitdata);
        let mut told = Vec::new();
        while let Some((id, indication)) = self.tcap.next(&mut incoming) {
            self.last = Some(id);
            told.push(show(&indication));
        }
        told
    }

    fn sent(&mut self) -> Vec<String> {
        let mut sent = Vec::new();
        while let Some(outgoing) = self.tcap.poll_transmit() {
            sent.push(hex(outgoing.user_data));
        }
        sent
    }

    /// A Query with one operation of this class, invoke id 1.
    fn query(&mut self, permission: Permission, class: u8, portion: Option<&DialoguePortion<'_>>) {
        let id = self.tcap.open(self.now, US, PEER).expect("room");
        let class = Class::from_number(class).expect("1 to 4");
        let operation = OperationCode::private(0x64, 3);
        let request = InvokeRequest::new(operation, class, 3 * SECOND);
        self.tcap
            .invoke(id, &request, Parameter::None)
            .expect("opened");
        self.tcap
            .query(self.now, id, permission, portion)
            .expect("opened");
        self.last = Some(id);
        self.sent();
    }

    fn conversation(&mut self) -> String {
        self.tcap
            .conversation(self.now, self.id(), Permission::Granted, None)
            .expect("allowed");
        self.sent().remove(0)
    }
}

/// A transaction in which both sides may release, with one operation of ours of this class, invoke id 1.
fn active(class: u8) -> Node {
    let mut node = Node::new(Options::default());
    node.query(Permission::Granted, class, None);
    let told = node.receive("e50a c708 000000aa OURS");
    assert_eq!(told, ["Conversation Granted", "MessageEnd"]);
    node
}

fn show(indication: &Indication<'_>) -> String {
    let id = |id: Option<InvokeId>| id.map_or("-".into(), |id| id.0.to_string());
    match indication {
        Indication::Query(permission, _) => format!("Query {permission:?}"),
        Indication::Conversation(permission, _) => format!("Conversation {permission:?}"),
        Indication::Response(response) => format!("Response permitted={}", response.permitted),
        Indication::Unidirectional(_) => "Unidirectional".into(),
        Indication::UserAbort(abort) => format!("UserAbort {}", hex(abort.information)),
        Indication::ProviderAbort(abort) => format!("{abort:?}"),
        Indication::InvokeLast(invoke) => format!(
            "InvokeLast {} {}",
            id(invoke.invoke_id()),
            id(invoke.correlation_id())
        ),
        Indication::InvokeNotLast(invoke) => format!(
            "InvokeNotLast {} {}",
            id(invoke.invoke_id()),
            id(invoke.correlation_id())
        ),
        Indication::ResultLast(result) => format!("ResultLast {}", id(result.correlation_id())),
        Indication::ResultNotLast(result) => {
            format!("ResultNotLast {}", id(result.correlation_id()))
        }
        Indication::Error(error) => format!("Error {}", id(error.correlation_id())),
        Indication::Reject(reject, origin) => {
            format!(
                "Reject {} {:04x} {origin:?}",
                id(reject.id()),
                reject.problem.0
            )
        }
        Indication::Cancel(cancelled) => format!("Cancel {}", cancelled.invoke_id.0),
        Indication::Notice(cause) => format!("Notice {cause}"),
        Indication::Timer => "Timer".into(),
        Indication::MessageEnd => "MessageEnd".into(),
        Indication::Closed => "Closed".into(),
    }
}

/// What a Conversation with these components leads to: what the user is told first, and the components that go back.
fn with_components(node: &mut Node, components: &str) -> (String, String) {
    let components = components.replace(' ', "");
    let length = components.len() / 2;
    let package = format!(
        "e5{:02x}c708000000aaOURSe8{length:02x}{components}",
        length + 12
    );
    let told = node.receive(&package);
    let sent = node.conversation();
    // After the ids: e8, a length, the components.
    let back = sent.get(24 + 4..).unwrap_or("").to_owned();
    (told[1].clone(), back)
}

// ---- chapter 4: permission to release ----

#[test]
fn t1114_4_query_with_permission_is_answered_by_response_or_conversation() {
    for answer in [true, false] {
        let mut node = Node::new(Options::default());
        assert_eq!(
            node.receive("e206 c704 000000aa"),
            ["Query Granted", "MessageEnd"]
        );
        let (now, id) = (node.now, node.id());
        if answer {
            node.tcap.response(now, id, None).expect("permitted");
            assert_eq!(node.sent(), ["e406c704000000aa"]);
            assert_eq!(node.tcap.dialogue_count(), 0);
        } else {
            assert!(node.conversation().starts_with("e50ac708"));
        }
    }
}

#[test]
fn t1114_4_query_without_permission_allows_no_response_until_it_is_granted() {
    let mut node = Node::new(Options::default());
    node.receive("e306 c704 000000aa");
    let (now, id) = (node.now, node.id());
    let refused = Err(RequestError::NoPermission);
    assert_eq!(node.tcap.response(now, id, None), refused);
    node.conversation();
    assert_eq!(node.tcap.response(now, id, None), refused);
    node.receive("e60a c708 000000aa OURS");
    assert_eq!(node.tcap.response(now, id, None), refused);
    node.receive("e50a c708 000000aa OURS");
    assert_eq!(node.tcap.response(now, id, None), Ok(()));
}

#[test]
fn t1114_4_permission_to_release_problem_is_an_option() {
    let response = "e406 c704 OURS";
    let mut node = Node::new(Options::default());
    node.query(Permission::Withheld, 1, None);
    assert_eq!(
        node.receive(response),
        ["Response permitted=false", "Closed"]
    );

    let strict = Options {
        unpermitted: Unpermitted::Abort,
        ..Options::default()
    };
    let mut node = Node::new(strict);
    node.query(Permission::Withheld, 1, None);
    node.receive("e50a c708 000000aa OURS");
    assert_eq!(node.receive(response), ["Local(PAbortCause(5))", "Closed"]);
    assert_eq!(node.sent(), ["f609c704000000aad70105"]);
}

#[test]
fn t1114_4_response_without_components_ends_the_transaction() {
    let mut node = active(1);
    assert_eq!(
        node.receive("e408 c704 OURS e800"),
        ["Response permitted=true", "Closed"]
    );
    assert_eq!(node.tcap.invocation_count(), 0);
}

// ---- chapter 4: abort, and faults of a transaction ----

#[test]
fn t1114_4_aborts_of_both_kinds_end_the_transaction() {
    let mut node = active(1);
    assert_eq!(
        node.receive("f609 c704 OURS d70106"),
        ["Received(PAbortCause(6))", "Closed"]
    );
    let mut node = active(1);
    assert_eq!(
        node.receive("f60c c704 OURS f804 2802 0500"),
        ["UserAbort 28020500", "Closed"]
    );
    // By our user.
    let mut node = active(1);
    let (now, id) = (node.now, node.id());
    node.tcap
        .abort(now, id, Some(&[0x28, 2, 5, 0]), None)
        .expect("active");
    assert_eq!(node.sent(), ["f60cc704000000aaf80428020500"]);
}

#[test]
fn t1114_4_faults_of_a_transaction_are_answered_by_abort() {
    for (package, answer) in [
        // Cause 1: no package type of chapter 3. Cause 2: an unexpected identifier. Cause 3: a bad length.
        ("e706 c704 000000aa", "f609c704000000aad70101"),
        ("e20a c704 000000aa e800 e800", "f609c704000000aad70102"),
        ("e207 c704 000000aa", "f609c704000000aad70103"),
        // Cause 4: the responding id is of no transaction in progress.
        ("e50a c708 000000aa 00000001", "f609c704000000aad70104"),
        // Cause 7: no dialogue portion follows. Cause 8: two application contexts. Cause 10: an empty one in a Query.
        ("e208 c704 000000aa 6b00", "f609c704000000aad70107"),
        (
            "e20e c704 000000aa f906 db0101 db0102",
            "f609c704000000aad70108",
        ),
        ("e208 c704 000000aa f900", "f609c704000000aad7010a"),
    ] {
        let mut node = Node::new(Options::default());
        assert!(node.receive(package).is_empty(), "{package}");
        assert_eq!(node.sent(), [answer], "{package}");
    }
    // Never in answer to a Response, an Abort or a Unidirectional.
    for package in [
        "e406 c704 00000001",
        "f606 c704 00000001",
        "e407 c704 00000001",
        "e102 c700",
        "e108 c700 e804 e97f cf00",
    ] {
        let mut node = Node::new(Options::default());
        node.receive(package);
        assert!(node.sent().is_empty(), "{package}");
    }
}

#[test]
fn t1114_4_resources_unavailable() {
    let config = inlab_tcap::Config {
        max_dialogues: 1,
        ..inlab_tcap::Config::default()
    };
    let mut node = Node::new(Options::default());
    node.tcap = Tcap::new(config, Options::default());
    node.receive("e206 c704 000000aa");
    assert!(node.receive("e206 c704 000000bb").is_empty());
    assert_eq!(node.sent(), ["f609c704000000bbd70106"]);
}

#[test]
fn t1114_3_a_peer_of_1988_is_told_by_reject() {
    let options = Options {
        editions: vec![(PointCode(2), Edition::T1_114_1988)],
        ..Options::default()
    };
    let mut node = Node::new(options);
    node.receive("e50a c708 000000aa 00000001");
    // Response, component sequence, Reject without id, problem 0x0504, empty parameter sequence.
    assert_eq!(node.sent(), ["e412c704000000aae80aec08cf00d5020504f000"]);
    // And what such a peer tells is understood.
    let mut node = active(1);
    let told = node.receive("e412 c704 OURS e80a ec08 cf00 d5020504 f000");
    assert_eq!(
        told,
        [
            "Response permitted=true",
            "Reject - 0504 RemoteProvider",
            "Closed"
        ]
    );
    assert_eq!(
        Problem(0x0504).p_abort_cause(),
        Some(PAbortCause::UNASSIGNED_RESPONDING_ID)
    );
}

// ---- chapter 4: the application context ----

#[test]
fn t1114_4_a_proposed_application_context_wants_a_dialogue_portion_back() {
    let name = ContextName::Integer(Code::number_of(7));
    let portion = DialoguePortion::with_context(ProtocolVersion::BOTH, name);
    let mut node = Node::new(Options::default());
    node.query(Permission::Granted, 1, Some(&portion));
    assert_eq!(
        node.receive("e50a c708 000000aa OURS"),
        ["Local(PAbortCause(9))", "Closed"]
    );
    assert_eq!(node.sent(), ["f609c704000000aad70109"]);

    let mut node = Node::new(Options::default());
    node.query(Permission::Granted, 1, Some(&portion));
    node.receive("e50f c708 000000aa OURS f903 da0102");
    assert_eq!(node.tcap.context(node.id()), Some(name));
    // After the first backward package none may name a context.
    assert_eq!(
        node.receive("e50f c708 000000aa OURS f903 db0107"),
        ["Local(PAbortCause(10))", "Closed"]
    );
    assert_eq!(node.sent(), ["f609c704000000aad7010a"]);
}

#[test]
fn t1114_4_our_first_answer_agrees_to_the_context() {
    let mut node = Node::new(Options::default());
    node.receive("e20e c704 000000aa f906 da0101 db0107");
    assert!(node.conversation().ends_with("f906da0103db0107"));
    assert!(!node.conversation().contains("f906"));
}

// ---- chapters 3 and 4: components, each problem by its case ----

#[test]
fn t1114_3_general_problems() {
    for (component, told, back) in [
        ("ef00", "Reject - 0101 Local", "ec08cf00d5020101f000"),
        (
            "e903 cf0107",
            "Reject 7 0102 Local",
            "ec09cf0107d5020102f000",
        ),
        ("ea00", "Reject - 0102 Local", "ec08cf00d5020102f000"),
        (
            "ea04 cf020107",
            "Reject 1 0102 Local",
            "ec09cf0101d5020102f000",
        ),
        (
            "e97f cf0107",
            "Reject 7 0103 Local",
            "ec09cf0107d5020103f000",
        ),
        (
            "e907 cf0107 f1020901",
            "Reject 7 0104 Local",
            "ec09cf0107d5020104f000",
        ),
    ] {
        let mut node = active(1);
        let (heard, sent) = with_components(&mut node, component);
        assert_eq!((heard.as_str(), sent.as_str()), (told, back), "{component}");
    }
}

#[test]
fn t1114_3_problems_of_results_and_errors() {
    let answers = ["ea03 cf0101", "ee03 cf0101", "eb06 cf0101 d40101"];
    let expected = [
        (1, ["ResultLast 1", "ResultNotLast 1", "Error 1"]),
        (2, ["Reject 1 0302 Local", "Reject 1 0302 Local", "Error 1"]),
        (
            3,
            ["ResultLast 1", "ResultNotLast 1", "Reject 1 0402 Local"],
        ),
        (
            4,
            [
                "Reject 1 0302 Local",
                "Reject 1 0302 Local",
                "Reject 1 0402 Local",
            ],
        ),
    ];
    for (class, told) in expected {
        for (answer, told) in answers.iter().zip(told) {
            assert_eq!(with_components(&mut active(class), answer).0, told);
        }
    }
    for (answer, told) in [
        ("ea03 cf0105", "Reject 5 0301 Local"),
        ("eb06 cf0105 d40101", "Reject 5 0401 Local"),
    ] {
        assert_eq!(with_components(&mut active(1), answer).0, told);
    }
}

#[test]
fn t1114_3_an_invoke_correlates_with_an_operation_of_ours() {
    let mut node = active(1);
    let (told, back) = with_components(&mut node, "ed08 cf020201 d1026d01");
    assert_eq!((told.as_str(), back.as_str()), ("InvokeNotLast 2 1", ""));
    let (told, back) = with_components(&mut node, "e908 cf020301 d1026501");
    assert_eq!((told.as_str(), back.as_str()), ("InvokeLast 3 1", ""));
    // The operation is answered: its timer is off, and a result comes too late.
    let (told, _) = with_components(&mut node, "ea03 cf0101");
    assert_eq!(told, "Reject 1 0301 Local");
    node.now += 10 * SECOND;
    assert!(node.tcap.expire(node.now).is_none());
    assert_eq!(node.tcap.invocation_count(), 0);
    // No operation has this id.
    let (told, back) = with_components(&mut node, "e908 cf020409 d1026501");
    assert_eq!(
        (told.as_str(), back.as_str()),
        ("Reject 4 0204 Local", "ec09cf0104d5020204f000")
    );
}

#[test]
fn t1114_3_a_reject_is_never_rejected() {
    for component in ["ec03 cf0101", "ec7f cf0101", "cc00"] {
        let (told, back) = with_components(&mut active(1), component);
        assert!(told.starts_with("Reject"), "{told}");
        assert_eq!(back, "", "{component}");
    }
    // One that names an operation of ours ends it; one of a result of ours does not.
    let mut node = active(1);
    let (told, _) = with_components(&mut node, "ec09 cf0101 d5020301 f000");
    assert_eq!(told, "Reject 1 0301 RemoteProvider");
    assert_eq!(node.tcap.invocation_count(), 1);
    let (told, _) = with_components(&mut node, "ec09 cf0101 d5020202 f200");
    assert_eq!(told, "Reject 1 0202 RemoteUser");
    assert_eq!(node.tcap.invocation_count(), 0);
}

#[test]
fn t1114_3_parameters_are_taken_as_set_or_sequence() {
    for parameters in ["f200", "f000", "3000", "3080 0000"] {
        let length = octets(parameters).len() + 7;
        let invoke = format!("e9{length:02x} cf0107 d1026501 {parameters}");
        let (told, back) = with_components(&mut active(1), &invoke);
        assert_eq!((told.as_str(), back.as_str()), ("InvokeLast 7 -", ""));
    }
}

#[test]
fn t1114_3_unidirectional_is_told_and_never_answered() {
    let mut node = Node::new(Options::default());
    assert_eq!(
        node.receive("e10c c700 e808 e906 cf00 d1026e01"),
        ["Unidirectional", "InvokeLast - -", "Closed"]
    );
    // Components without which there is nothing to say: refused.
    let id = node.tcap.open(node.now, US, PEER).expect("room");
    assert_eq!(
        node.tcap.unidirectional(id, None),
        Err(RequestError::NoComponents)
    );
    assert!(node.sent().is_empty());
}

#[test]
fn t1114_4_an_operation_without_answer_is_cancelled() {
    let mut node = active(1);
    node.now += 3 * SECOND;
    let told: Vec<_> = std::iter::from_fn(|| node.tcap.expire(node.now))
        .map(|(_, indication)| show(&indication))
        .collect();
    assert_eq!(told, ["Cancel 1"]);
    // Its id is free again, and is not the next to be used.
    let request = InvokeRequest::new(OperationCode::private(9, 69), Class::Both, SECOND);
    let id = node.id();
    let next = node.tcap.invoke(id, &request, Parameter::None);
    assert_eq!(next, Ok(Some(InvokeId(2))));
}
