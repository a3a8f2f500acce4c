//! The operations that we invoke: 3.2.1.1.3 and figure A.7, class by class.

use super::node::{Node, SECOND, continue_with};
use inlab_tcap::*;

/// ReturnResultLast, invoke id 1, empty.
const RESULT_LAST: &str = "a2 03  02 01 01";
/// ReturnResultNotLast, invoke id 1, empty.
const RESULT_NOT_LAST: &str = "a7 03  02 01 01";
/// ReturnError, invoke id 1, local error 7.
const ERROR: &str = "a3 06  02 01 01  02 01 07";
/// Reject, invoke id 1, invoke problem resourceLimitation.
const REJECT: &str = "a4 06  02 01 01  81 01 03";

/// What the user of an operation of `class` hears of a component, and which Reject goes with its next message.
fn outcome(class: u8, component: &str) -> (String, Option<String>) {
    let mut node = Node::active(class);
    let told = node.receive(&continue_with(component));
    assert_eq!((told.len(), &*told[2]), (3, "MessageEnd"));
    node.answer();
    let sent = node.sent();
    let reject = sent[0]
        .split_once("6c08")
        .map(|(_, reject)| reject.to_owned());
    (told[1].clone(), reject)
}

#[test]
fn q774_3_2_1_1_3_class_1_success_and_failure_are_reported() {
    for (component, told) in [
        (RESULT_LAST, "ResultLast 1"),
        (RESULT_NOT_LAST, "ResultNotLast 1"),
        (ERROR, "Error 1 Local(7)"),
        (REJECT, "Reject 1 Invoke resourceLimitation by RemoteUser"),
    ] {
        assert_eq!(outcome(1, component), (told.to_owned(), None));
    }
}

#[test]
fn q774_3_2_1_1_3_class_2_failure_only_is_reported_a_result_is_unexpected() {
    assert_eq!(outcome(2, ERROR), ("Error 1 Local(7)".to_owned(), None));
    for result in [RESULT_LAST, RESULT_NOT_LAST] {
        // Reject, invoke id 1, return result problem 1.
        assert_eq!(
            outcome(2, result),
            (
                "Reject 1 ReturnResult returnResultUnexpected by Local".to_owned(),
                Some("a406020101820101".to_owned())
            )
        );
    }
}

#[test]
fn q774_3_2_1_1_3_class_3_success_only_is_reported_an_error_is_unexpected() {
    assert_eq!(outcome(3, RESULT_LAST), ("ResultLast 1".to_owned(), None));
    assert_eq!(
        outcome(3, RESULT_NOT_LAST),
        ("ResultNotLast 1".to_owned(), None)
    );
    // Reject, invoke id 1, return error problem 1.
    assert_eq!(
        outcome(3, ERROR),
        (
            "Reject 1 ReturnError returnErrorUnexpected by Local".to_owned(),
            Some("a406020101830101".to_owned())
        )
    );
}

#[test]
fn q774_3_2_1_1_3_class_4_nothing_is_reported() {
    for (component, told, reject) in [
        (
            RESULT_LAST,
            "Reject 1 ReturnResult returnResultUnexpected by Local",
            "a406020101820101",
        ),
        (
            RESULT_NOT_LAST,
            "Reject 1 ReturnResult returnResultUnexpected by Local",
            "a406020101820101",
        ),
        (
            ERROR,
            "Reject 1 ReturnError returnErrorUnexpected by Local",
            "a406020101830101",
        ),
    ] {
        assert_eq!(
            outcome(4, component),
            (told.to_owned(), Some(reject.to_owned()))
        );
    }
    assert_eq!(
        outcome(4, REJECT).0,
        "Reject 1 Invoke resourceLimitation by RemoteUser"
    );
}

#[test]
fn q774_3_2_1_1_3_the_invocation_timer_ends_an_operation_of_every_class_by_tc_l_cancel() {
    for class in 1..=4 {
        let mut node = Node::active(class);
        assert_eq!(node.tcap.poll_timeout(), Some(node.now + 5 * SECOND));
        assert_eq!(node.after(5 * SECOND), [format!("Cancel 1 class {class}")]);
        assert_eq!(node.tcap.invocation_count(), 0);
        // What comes late finds no operation.
        let told = node.receive(&continue_with(RESULT_LAST));
        assert_eq!(
            told[1],
            "Reject 1 ReturnResult unrecognizedInvokeID by Local"
        );
    }
}

#[test]
fn q774_3_2_1_1_3_the_timer_runs_from_the_sending_of_the_message() {
    let mut node = Node::active(2);
    node.after(5 * SECOND);
    assert_eq!(node.invoke(2), InvokeId(2));
    assert_eq!(node.tcap.poll_timeout(), None);
    node.after(SECOND);
    node.answer();
    assert_eq!(node.tcap.poll_timeout(), Some(node.now + 5 * SECOND));
}

#[test]
fn q774_3_2_1_1_3_a_segmented_result_keeps_the_timer_until_its_last_part() {
    let mut node = Node::active(1);
    for _ in 0..3 {
        let told = node.receive(&continue_with(RESULT_NOT_LAST));
        assert_eq!(told[1], "ResultNotLast 1");
        assert_eq!(node.after(SECOND), Vec::<String>::new());
    }
    assert_eq!(node.receive(&continue_with(RESULT_LAST))[1], "ResultLast 1");
    // After the last part the reject timer runs: 1 s, and nobody is told of its end.
    assert_eq!(node.tcap.poll_timeout(), Some(node.now + SECOND));
    assert_eq!(node.after(SECOND), Vec::<String>::new());
    assert_eq!(node.tcap.invocation_count(), 0);
    // A result that stops half way is cancelled as any other.
    let mut node = Node::active(3);
    node.receive(&continue_with(RESULT_NOT_LAST));
    assert_eq!(node.after(5 * SECOND), ["Cancel 1 class 3"]);
}

#[test]
fn q774_figure_a_7_an_invoke_id_is_free_only_after_the_reject_timer() {
    let mut node = Node::active(1);
    node.receive(&continue_with(RESULT_LAST));
    let request = InvokeRequest {
        invoke_id: Some(InvokeId(1)),
        ..InvokeRequest::new(OperationCode::Local(20), Class::Both, SECOND)
    };
    let id = node.dialogue();
    assert_eq!(
        node.tcap.invoke(id, &request, Parameter::None),
        Err(RequestError::InvokeIdInUse)
    );
    node.after(SECOND);
    assert_eq!(
        node.tcap.invoke(id, &request, Parameter::None),
        Ok(InvokeId(1))
    );
}

#[test]
fn q774_3_2_1_1_3_tc_u_cancel_ends_the_operation_and_tells_nobody() {
    let mut node = Node::active(1);
    let id = node.dialogue();
    node.tcap.cancel(id, InvokeId(1)).expect("running");
    assert_eq!(node.sent(), Vec::<String>::new());
    assert_eq!(node.after(100 * SECOND), Vec::<String>::new());
    assert_eq!(
        node.receive(&continue_with(RESULT_LAST))[1],
        "Reject 1 ReturnResult unrecognizedInvokeID by Local"
    );
    // An Invoke that was not sent yet is not sent at all.
    let mut node = Node::active(1);
    let second = node.invoke(1);
    node.tcap.cancel(node.dialogue(), second).expect("waiting");
    node.answer();
    assert!(!node.sent()[0].contains("6c"));
}

#[test]
fn q771_3_1_3_tc_timer_reset_starts_the_invocation_timer_anew() {
    let mut node = Node::active(1);
    let id = node.dialogue();
    node.after(4 * SECOND);
    node.tcap
        .reset_timer(node.now, id, InvokeId(1))
        .expect("running");
    assert_eq!(node.after(4 * SECOND), Vec::<String>::new());
    assert_eq!(node.after(SECOND), ["Cancel 1 class 1"]);
    assert_eq!(
        node.tcap.reset_timer(node.now, id, InvokeId(1)),
        Err(RequestError::UnknownInvokeId)
    );
}

#[test]
fn q774_3_2_1_1_3_tc_u_reject_of_any_part_of_a_result_ends_its_operation() {
    for result in [RESULT_LAST, RESULT_NOT_LAST] {
        let mut node = Node::active(1);
        node.receive(&continue_with(result));
        let reject = Reject {
            invoke_id: Some(InvokeId(1)),
            problem: Problem::RESULT_MISTYPED_PARAMETER,
        };
        node.tcap.reject(node.dialogue(), reject).expect("active");
        assert_eq!(node.tcap.invocation_count(), 0);
        // The parts that follow are for no operation.
        assert_eq!(
            node.receive(&continue_with(RESULT_LAST))[1],
            "Reject 1 ReturnResult unrecognizedInvokeID by Local"
        );
        node.answer();
        // Reject, invoke id 1, return result problem 2; then the one with problem 0.
        assert!(node.sent()[0].ends_with("6c10a406020101820102a406020101820100"));
    }
}

#[test]
fn q774_figure_a_6_an_invoke_problem_ends_the_operation_in_every_class() {
    for class in 1..=4 {
        for code in 0..=7 {
            let mut node = Node::active(class);
            let told = node.receive(&continue_with(&format!(
                "a4 06  02 01 01  81 01 {code:02x}"
            )));
            assert!(told[1].starts_with("Reject 1 Invoke "), "{told:?}");
            assert_eq!(node.tcap.invocation_count(), 0);
        }
    }
}

#[test]
fn ts29078_14_1_1_4_1_a_general_problem_is_told_and_ends_no_operation() {
    for code in 0..=2 {
        let mut node = Node::active(1);
        let told = node.receive(&continue_with(&format!(
            "a4 06  02 01 01  80 01 {code:02x}"
        )));
        assert!(
            told[1].starts_with("Reject 1 General ") && told[1].ends_with(" by RemoteProvider"),
            "{told:?}"
        );
        assert_eq!(node.tcap.invocation_count(), 1);
        assert_eq!(node.after(5 * SECOND), ["Cancel 1 class 1"]);
    }
}

#[test]
fn q772_3_7_who_found_a_problem_follows_from_its_code() {
    // TC-R-REJECT for what the component sub-layer finds, TC-U-REJECT for what the user finds.
    for (problem, origin) in [
        ("80 01 00", "RemoteProvider"),
        ("80 01 01", "RemoteProvider"),
        ("80 01 02", "RemoteProvider"),
        ("81 01 00", "RemoteUser"),
        ("81 01 01", "RemoteUser"),
        ("81 01 02", "RemoteUser"),
        ("81 01 03", "RemoteUser"),
        ("81 01 04", "RemoteUser"),
        ("81 01 05", "RemoteProvider"),
        ("81 01 06", "RemoteUser"),
        ("81 01 07", "RemoteUser"),
        ("82 01 00", "RemoteProvider"),
        ("82 01 01", "RemoteProvider"),
        ("82 01 02", "RemoteUser"),
        ("83 01 00", "RemoteProvider"),
        ("83 01 01", "RemoteProvider"),
        ("83 01 02", "RemoteUser"),
        ("83 01 03", "RemoteUser"),
        ("83 01 04", "RemoteUser"),
    ] {
        let mut node = Node::active(1);
        let told = node.receive(&continue_with(&format!("a4 06  02 01 01  {problem}")));
        assert!(
            told[1].ends_with(&format!(" by {origin}")),
            "{problem}: {told:?}"
        );
    }
}

#[test]
fn q774_3_2_1_1_limits_of_one_dialogue() {
    let mut node = Node::new(Config {
        max_invocations: 2,
        ..Config::default()
    });
    node.begin(1);
    node.invoke(1);
    let request = InvokeRequest::new(OperationCode::Local(20), Class::Both, SECOND);
    assert_eq!(
        node.tcap.invoke(node.dialogue(), &request, Parameter::None),
        Err(RequestError::TooManyInvocations)
    );
}
