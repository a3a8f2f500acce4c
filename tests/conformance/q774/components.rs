//! The component sub-layer: 3.2.1.1, 3.2.2.2 with table 5, figure A.6.

use super::node::{Node, SECOND, continue_with, envelope};
use inlab_tcap::*;

/// The components of the next message of the user.
fn next_components(node: &mut Node) -> String {
    node.answer();
    let sent = node.sent();
    sent[0]
        .split_once("6c")
        .map_or(String::new(), |(_, components)| components[2..].to_owned())
}

#[test]
fn q774_3_2_1_1_components_are_told_in_the_order_received() {
    let mut node = Node::active(1);
    let told = node.receive(&continue_with(
        "a1 06  02 01 05  02 01 18    -- Invoke 5, eventReportBCSM
         a7 03  02 01 01              -- ReturnResultNotLast 1
         a1 06  02 01 06  02 01 18    -- Invoke 6
         a2 03  02 01 01              -- ReturnResultLast 1",
    ));
    assert_eq!(
        told,
        [
            "Continue",
            "Invoke 5 Local(24)",
            "ResultNotLast 1",
            "Invoke 6 Local(24)",
            "ResultLast 1",
            "MessageEnd"
        ]
    );
}

#[test]
fn q774_3_2_1_1_components_wait_for_the_next_dialogue_primitive_and_go_out_in_order() {
    let mut node = Node::active(1);
    let id = node.dialogue();
    node.invoke(4);
    node.tcap
        .error(id, InvokeId(9), ErrorCode::Local(7), Parameter::None)
        .expect("active");
    node.tcap
        .result(id, InvokeId(8), None, Parameter::None)
        .expect("active");
    assert_eq!(node.sent(), Vec::<String>::new());
    assert_eq!(
        next_components(&mut node),
        "a106020102020114 a306020109020107 a203020108".replace(' ', "")
    );
    assert_eq!(next_components(&mut node), "", "each goes once");
}

// ---- linked operations ----

#[test]
fn q774_3_2_1_1_a_linked_operation_needs_a_parent_in_operation_sent() {
    // Invoke 3 linked to 1, assistance of any class.
    for class in 1..=4 {
        let mut node = Node::active(class);
        let told = node.receive(&continue_with(
            "a1 09  02 01 03  80 01 01  02 01 31  -- invoke id, linked id, operation",
        ));
        assert_eq!(told[1], "Invoke 3 Local(49) linked 1");
    }
}

#[test]
fn q774_table_5_a_linked_id_that_names_no_active_operation_is_unrecognized() {
    let linked = |id: &str| continue_with(&format!("a1 09  02 01 03  80 01 {id}  02 01 31"));
    let refused = [
        "Continue",
        "Reject 3 Invoke unrecognizedLinkedID by Local",
        "MessageEnd",
    ];
    // It never was.
    let mut node = Node::active(1);
    assert_eq!(node.receive(&linked("09")), refused);
    // Reject, invoke id 3, invoke problem 5.
    assert_eq!(next_components(&mut node), "a406020103810105");
    // It is over: its timer has run out.
    let mut node = Node::active(2);
    node.after(5 * SECOND);
    assert_eq!(node.receive(&linked("01")), refused);
    // It is over: its result has come.
    let mut node = Node::active(1);
    node.receive(&continue_with("a2 03  02 01 01"));
    assert_eq!(node.receive(&linked("01")), refused);
    // It waits to be sent.
    let mut node = Node::active(1);
    node.invoke(1);
    assert_eq!(node.receive(&linked("02")), refused);
    // The components after it are read.
    let mut node = Node::active(1);
    let told = node.receive(&continue_with(
        "a1 09  02 01 03  80 01 09  02 01 31
         a1 06  02 01 04  02 01 18",
    ));
    assert_eq!(told[2], "Invoke 4 Local(24)");
}

#[test]
fn q772_3_7_2_the_user_chooses_the_problems_of_linked_operations() {
    for (problem, octets) in [
        (Problem::LINKED_RESPONSE_UNEXPECTED, "a406020103810106"),
        (Problem::UNEXPECTED_LINKED_OPERATION, "a406020103810107"),
    ] {
        let mut node = Node::active(1);
        node.receive(&continue_with("a1 09  02 01 03  80 01 01  02 01 31"));
        let reject = Reject {
            invoke_id: Some(InvokeId(3)),
            problem,
        };
        node.tcap.reject(node.dialogue(), reject).expect("active");
        assert_eq!(next_components(&mut node), octets);
        assert_eq!(node.tcap.invocation_count(), 1, "the parent goes on");
    }
}

// ---- invalid components: 3.2.2.2, table 5 ----

#[test]
fn q774_table_5_results_and_errors_for_no_active_operation_are_rejected() {
    for (component, told, reject) in [
        (
            "a2 03  02 01 09",
            "Reject 9 ReturnResult unrecognizedInvokeID by Local",
            "a406020109820100",
        ),
        (
            "a7 03  02 01 09",
            "Reject 9 ReturnResult unrecognizedInvokeID by Local",
            "a406020109820100",
        ),
        (
            "a3 06  02 01 09  02 01 07",
            "Reject 9 ReturnError unrecognizedInvokeID by Local",
            "a406020109830100",
        ),
    ] {
        let mut node = Node::active(1);
        assert_eq!(node.receive(&continue_with(component))[1], told);
        assert_eq!(next_components(&mut node), reject);
        assert_eq!(node.tcap.invocation_count(), 1);
    }
}

#[test]
fn q774_table_5_a_second_outcome_of_one_operation_is_for_no_active_operation() {
    let mut node = Node::active(1);
    let told = node.receive(&continue_with(
        "a2 03  02 01 01
         a3 06  02 01 01  02 01 07",
    ));
    assert_eq!(
        told[1..3],
        [
            "ResultLast 1",
            "Reject 1 ReturnError unrecognizedInvokeID by Local"
        ]
    );
}

/// A malformed component between two good ones: the problem with its invoke id, the Reject for it, and nothing after it.
#[track_caller]
fn malformed(component: &str, told: &str, reject: &str) {
    let mut node = Node::active(1);
    let heard = node.receive(&continue_with(&format!(
        "a1 06  02 01 05  02 01 18    -- Invoke 5
         {component}
         a1 06  02 01 06  02 01 18    -- Invoke 6"
    )));
    assert_eq!(
        heard,
        [
            "Continue",
            "Invoke 5 Local(24)",
            &format!("Reject {told} by Local"),
            "MessageEnd"
        ],
        "{component}"
    );
    assert_eq!(next_components(&mut node), reject, "{component}");
}

#[test]
fn q774_3_2_2_2_an_unrecognized_component_is_rejected_with_null_and_the_rest_discarded() {
    for component in [
        "a5 06  02 01 07  02 01 18    -- [5]",
        "a6 03  02 01 07              -- [6]",
        "30 03  02 01 07              -- SEQUENCE",
        "81 01 01                     -- [1] primitive",
    ] {
        malformed(
            component,
            "NULL General unrecognizedComponent",
            "a4050500800100",
        );
    }
}

#[test]
fn q774_3_2_2_2_a_mistyped_component_is_rejected_with_its_invoke_id() {
    for component in [
        "a1 03  02 01 07                                -- Invoke without operation code",
        "a1 0a  02 01 07  80 02 0100  02 01 18          -- linked id 256",
        "a1 0c  02 01 07  02 01 18  04 01 01  04 01 02  -- two parameters",
        "a3 03  02 01 07                                -- ReturnError without error code",
        "a2 06  02 01 07  02 01 18                      -- a result that is no SEQUENCE",
    ] {
        malformed(component, "7 General mistypedComponent", "a406020107800101");
    }
    malformed(
        "a1 03  06 01 2a  -- no invoke id",
        "NULL General mistypedComponent",
        "a4050500800101",
    );
}

#[test]
fn q774_3_2_2_2_a_badly_structured_component_is_rejected() {
    malformed(
        "a1 06  02 01 07  02 05 18  -- the operation code is longer than the component",
        "7 General badlyStructuredComponent",
        "a406020107800102",
    );
    malformed(
        "a2 08  02 01 07  30 03 02 05 18  -- the same within a result",
        "7 General badlyStructuredComponent",
        "a406020107800102",
    );
}

#[test]
fn q774_3_2_2_2_a_malformed_reject_is_told_and_never_rejected() {
    for component in [
        "a4 03  02 01 01                -- no problem",
        "a4 06  02 01 01  85 01 00      -- no such kind of problem",
        "a4 03  80 01 00                -- no invoke id",
    ] {
        let mut node = Node::active(1);
        let told = node.receive(&continue_with(component));
        assert!(
            told.len() == 3 && told[1].ends_with("General mistypedComponent by Local"),
            "{told:?}"
        );
        assert_eq!(next_components(&mut node), "", "{component}");
        assert_eq!(node.tcap.invocation_count(), 1);
    }
}

#[test]
fn q774_3_2_2_2_a_reject_of_ours_that_is_rejected_is_not_rejected_again() {
    // They say that our Reject of their Invoke 5 was badly structured.
    let mut node = Node::active(1);
    node.receive(&continue_with("a1 03  02 01 05"));
    assert_eq!(next_components(&mut node), "a406020105800101");
    let told = node.receive(&continue_with("a4 06  02 01 05  80 01 02"));
    assert_eq!(
        told[1],
        "Reject 5 General badlyStructuredComponent by RemoteProvider"
    );
    assert_eq!(next_components(&mut node), "");
}

#[test]
fn q774_table_5_a_malformed_result_or_error_ends_its_operation_a_malformed_invoke_does_not() {
    for component in [
        "a2 06  02 01 01  02 01 18",
        "a7 06  02 01 01  02 01 18",
        "a3 03  02 01 01",
    ] {
        let mut node = Node::active(1);
        node.receive(&continue_with(component));
        assert_eq!(node.tcap.invocation_count(), 0, "{component}");
        assert_eq!(node.after(100 * SECOND), Vec::<String>::new());
    }
    let mut node = Node::active(1);
    node.receive(&continue_with("a1 03  02 01 01"));
    assert_eq!(node.tcap.invocation_count(), 1);
}

#[test]
fn q774_3_2_2_2_in_an_end_or_unidirectional_a_fault_is_told_and_nothing_is_sent() {
    let mut node = Node::active(1);
    let told = node.receive(&envelope(
        "64",
        "49 04 DTID",
        "6c 05  a1 03 02 01 05  -- Invoke without operation code",
    ));
    assert_eq!(
        told,
        [
            "End",
            "Reject 5 General mistypedComponent by Local",
            "Closed"
        ]
    );
    assert_eq!(node.sent(), Vec::<String>::new());
    assert!(node.is_at_rest());
    let mut node = Node::new(Config::default());
    let told = node.receive("61 07  6c 05  a1 03 02 01 05");
    assert_eq!(
        told,
        [
            "Unidirectional",
            "Reject 5 General mistypedComponent by Local",
            "Closed"
        ]
    );
    assert_eq!(node.sent(), Vec::<String>::new());
    assert!(node.is_at_rest());
}

#[test]
fn q774_3_2_2_2_a_waiting_reject_goes_with_an_end_too_and_is_dropped_with_an_abort() {
    for (basic, sent) in [(true, "a406020105800101"), (false, "")] {
        let mut node = Node::active(4);
        node.receive(&continue_with("a1 03  02 01 05"));
        let (now, id) = (node.now, node.dialogue());
        let none = UserInformation::None;
        if basic {
            node.tcap.end(now, id, Termination::Basic, none)
        } else {
            node.tcap.abort(now, id, AbortReason::UserSpecific, none)
        }
        .expect("active");
        let message = node.sent().remove(0);
        assert_eq!(message.starts_with("64"), basic);
        assert_eq!(message.contains("6c"), basic);
        assert!(message.ends_with(sent));
    }
}

#[test]
fn q772_3_7_2_the_problems_of_an_invoke_are_the_users_to_say() {
    for (problem, code) in [
        (Problem::DUPLICATE_INVOKE_ID, "00"),
        (Problem::UNRECOGNIZED_OPERATION, "01"),
        (Problem::MISTYPED_PARAMETER, "02"),
        (Problem::RESOURCE_LIMITATION, "03"),
        (Problem::INITIATING_RELEASE, "04"),
    ] {
        let mut node = Node::active(1);
        node.receive(&continue_with("a1 06  02 01 05  02 01 63"));
        let reject = Reject {
            invoke_id: Some(InvokeId(5)),
            problem,
        };
        node.tcap.reject(node.dialogue(), reject).expect("active");
        assert_eq!(next_components(&mut node), format!("a4060201058101{code}"));
    }
}

#[test]
fn q771_3_1_3_an_invoke_id_of_the_peer_may_be_any_octet_and_is_not_mixed_up_with_ours() {
    for (id, number) in [("80", -128), ("ff", -1), ("00", 0), ("01", 1), ("7f", 127)] {
        let mut node = Node::active(1);
        let told = node.receive(&continue_with(&format!("a1 06  02 01 {id}  02 01 18")));
        assert_eq!(told[1], format!("Invoke {number} Local(24)"));
        node.tcap
            .result(node.dialogue(), InvokeId(number), None, Parameter::None)
            .expect("active");
        assert_eq!(next_components(&mut node), format!("a2030201{id}"));
        assert_eq!(node.tcap.invocation_count(), 1, "ours goes on");
    }
}
