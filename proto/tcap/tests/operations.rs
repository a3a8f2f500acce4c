//! Q.774 and TS 29.078 14.1, operations and ends, procedure by procedure. Received octets are those of other stacks or put together by hand
//! from Q.773; what is sent is compared as octets, which `oracle.rs` shows to be read by pycrate.

mod common;
use common::*;
use inlab_tcap::*;
use std::time::Duration;

// ---- operations: Q.774 3.2.1.1, 3.2.2.2, figures A.6 and A.7 ----

#[test]
fn figure_a_7_class_1_takes_segments_and_then_a_result_or_an_error() {
    let mut node = active(1);
    let told = node.receive(&with_components(
        &node,
        &format!("{RESULT_NOT_LAST}{RESULT_NOT_LAST}{RESULT}"),
    ));
    assert_eq!(
        told,
        [
            "Continue",
            "ResultNotLast 1",
            "ResultNotLast 1",
            "ResultLast 1",
            "MessageEnd"
        ]
    );
    // The id is not free until the result can no longer be rejected: 1 s.
    assert_eq!(node.tcap.invocation_count(), 1);
    assert_eq!(node.after(SECOND), Vec::<String>::new());
    assert_eq!(node.tcap.invocation_count(), 0);
    assert_eq!(waiting(&mut node), "");
    let mut node = active(1);
    assert_eq!(
        node.receive(&with_components(&node, ERROR))[1],
        "Error 1 Local(7)"
    );
}

#[test]
fn figure_a_7_class_2_takes_an_error_and_rejects_a_result() {
    let mut node = active(2);
    assert_eq!(
        node.receive(&with_components(&node, ERROR))[1],
        "Error 1 Local(7)"
    );
    for result in [RESULT, RESULT_NOT_LAST] {
        let mut node = active(2);
        let told = node.receive(&with_components(&node, result));
        assert_eq!(
            told[1],
            "Reject 1 ReturnResult returnResultUnexpected by Local"
        );
        assert_eq!(node.tcap.invocation_count(), 0);
        assert_eq!(waiting(&mut node), "a406020101820101");
    }
}

#[test]
fn figure_a_7_class_3_takes_a_result_and_rejects_an_error() {
    let mut node = active(3);
    assert_eq!(
        node.receive(&with_components(&node, RESULT))[1],
        "ResultLast 1"
    );
    let mut node = active(3);
    let told = node.receive(&with_components(&node, ERROR));
    assert_eq!(
        told[1],
        "Reject 1 ReturnError returnErrorUnexpected by Local"
    );
    assert_eq!(waiting(&mut node), "a406020101830101");
}

#[test]
fn figure_a_7_class_4_rejects_both() {
    for (component, problem) in [(RESULT, "820101"), (ERROR, "830101")] {
        let mut node = active(4);
        node.receive(&with_components(&node, component));
        assert_eq!(waiting(&mut node), format!("a406020101{problem}"));
        assert_eq!(node.tcap.invocation_count(), 0);
    }
}

#[test]
fn q774_3_2_2_2_results_and_errors_for_no_operation_are_rejected_and_the_rest_of_the_message_is_read()
 {
    let mut node = active(1);
    let told = node.receive(&with_components(
        &node,
        "a203020109 a306020108020107 a10602010402011f",
    ));
    assert_eq!(
        told,
        [
            "Continue",
            "Reject 9 ReturnResult unrecognizedInvokeID by Local",
            "Reject 8 ReturnError unrecognizedInvokeID by Local",
            "Invoke 4 Local(31)",
            "MessageEnd"
        ]
    );
    assert_eq!(waiting(&mut node), "a406020109820100a406020108830100");
    // A second result for one operation.
    let mut node = active(1);
    let told = node.receive(&with_components(&node, &format!("{RESULT}{RESULT}")));
    assert_eq!(
        told[1..3],
        [
            "ResultLast 1",
            "Reject 1 ReturnResult unrecognizedInvokeID by Local"
        ]
    );
}

#[test]
fn q774_3_2_2_2_a_malformed_component_is_rejected_and_those_after_it_discarded() {
    let mut node = active(1);
    let told = node.receive(&with_components(
        &node,
        "a10602010202011f a103020103 a10602010402011f",
    ));
    assert_eq!(
        told,
        [
            "Continue",
            "Invoke 2 Local(31)",
            "Reject 3 General mistypedComponent by Local",
            "MessageEnd"
        ]
    );
    assert_eq!(waiting(&mut node), "a406020103800101");
    // In an End there is no message left to reject with.
    let mut node = active(1);
    let told = node.receive(&node.message("640d4904DTID6c05a103020103"));
    assert_eq!(
        told,
        [
            "End",
            "Reject 3 General mistypedComponent by Local",
            "Closed"
        ]
    );
    assert_eq!(node.sent(), Vec::<String>::new());
    assert!(node.is_empty());
}

#[test]
fn q774_3_2_2_2_a_linked_operation_needs_a_running_one() {
    let mut node = active(1);
    let told = node.receive(&with_components(
        &node,
        "a109020103800101020131 a109020104800109020131",
    ));
    assert_eq!(
        told[1..3],
        [
            "Invoke 3 Local(49) linked 1",
            "Reject 4 Invoke unrecognizedLinkedID by Local"
        ]
    );
    assert_eq!(waiting(&mut node), "a406020104810105");
}

#[test]
fn figure_a_6_an_invoke_problem_ends_the_operation_and_says_who_found_it() {
    for (problem, text) in [
        (
            "810101",
            "Reject 1 Invoke unrecognizedOperation by RemoteUser",
        ),
        (
            "810105",
            "Reject 1 Invoke unrecognizedLinkedID by RemoteProvider",
        ),
        ("810163", "Reject 1 Invoke 99 by RemoteUser"),
    ] {
        let mut node = active(1);
        assert_eq!(
            node.receive(&with_components(&node, &format!("a406020101{problem}")))[1],
            text
        );
        assert_eq!(node.tcap.invocation_count(), 0);
    }
    // About a result of ours, or about nobody knows what (TS 29.078 14.1.1.4.1): no operation of ours ends.
    let mut node = active(1);
    let told = node.receive(&with_components(
        &node,
        "a406020101820102 a4050500800100 a406020101800101",
    ));
    assert_eq!(
        told[1..4],
        [
            "Reject 1 ReturnResult mistypedParameter by RemoteUser",
            "Reject NULL General unrecognizedComponent by RemoteProvider",
            "Reject 1 General mistypedComponent by RemoteProvider"
        ]
    );
    assert_eq!(node.tcap.invocation_count(), 1);
}

#[test]
fn q774_3_2_1_1_4_the_user_rejects_an_operation_or_a_result() {
    let mut node = active(1);
    let id = node.dialogue();
    node.receive(&with_components(
        &node,
        &format!("{RESULT} a106020105020163"),
    ));
    let reject = |invoke_id, problem| Reject {
        invoke_id: Some(InvokeId(invoke_id)),
        problem,
    };
    node.tcap
        .reject(id, reject(5, Problem::UNRECOGNIZED_OPERATION))
        .expect("active");
    assert_eq!(node.tcap.invocation_count(), 1);
    node.tcap
        .reject(id, reject(1, Problem::RESULT_MISTYPED_PARAMETER))
        .expect("active");
    assert_eq!(
        node.tcap.invocation_count(),
        0,
        "a rejected result ends its operation"
    );
    assert_eq!(waiting(&mut node), "a406020105810101a406020101820102");
}

#[test]
fn figure_a_7_the_operation_timer_runs_from_the_sending_and_cancels_in_every_class() {
    for class in 1..=4 {
        let mut node = active(class);
        let id = node.dialogue();
        assert_eq!(node.after(4 * SECOND), Vec::<String>::new());
        // This one waits for its message, and its timer with it.
        let second = node.invoke(id, class);
        assert_eq!(second, InvokeId(2));
        assert_eq!(node.after(SECOND), [format!("Cancel 1 class {class}")]);
        assert_eq!(node.after(100 * SECOND), Vec::<String>::new());
        answer_with_continue(&mut node);
        assert_eq!(node.after(5 * SECOND), [format!("Cancel 2 class {class}")]);
        assert_eq!(node.tcap.invocation_count(), 0);
    }
}

#[test]
fn q771_3_1_3_the_user_cancels_an_operation_or_restarts_its_timer() {
    let mut node = active(1);
    let id = node.dialogue();
    node.after(4 * SECOND);
    node.tcap
        .reset_timer(node.now, id, InvokeId(1))
        .expect("running");
    assert_eq!(node.after(4 * SECOND), Vec::<String>::new());
    node.tcap.cancel(id, InvokeId(1)).expect("running");
    assert_eq!(
        node.tcap.cancel(id, InvokeId(1)),
        Err(RequestError::UnknownInvokeId)
    );
    assert_eq!(node.after(100 * SECOND), Vec::<String>::new());
    // Of several that wait, only the one named is taken out.
    for _ in 0..3 {
        node.invoke(id, 4);
    }
    node.tcap.cancel(id, InvokeId(3)).expect("waiting");
    assert_eq!(waiting(&mut node), "a106020102020114a106020104020114");
}

#[test]
fn q773_3_1_invoke_ids_go_round_and_are_refused_when_in_use() {
    let mut node = Node::new(Config {
        max_invocations: 128,
        ..Config::default()
    });
    let id = node.tcap.open(node.now, LOCAL, REMOTE).expect("room");
    let ids: Vec<_> = (0..128).map(|_| node.invoke(id, 1).0).collect();
    assert_eq!((ids[0], ids[126], ids[127]), (1, 127, 0));
    let request = InvokeRequest::new(OperationCode::Local(1), Class::Both, SECOND);
    assert_eq!(
        node.tcap.invoke(id, &request, Parameter::None),
        Err(RequestError::TooManyInvocations)
    );
    node.tcap.cancel(id, InvokeId(77)).expect("waiting");
    let again = InvokeRequest {
        invoke_id: Some(InvokeId(78)),
        ..request
    };
    assert_eq!(
        node.tcap.invoke(id, &again, Parameter::None),
        Err(RequestError::InvokeIdInUse)
    );
    assert_eq!(node.invoke(id, 1), InvokeId(77));
}

#[test]
fn q774_3_2_1_1_components_go_out_in_the_order_given() {
    let mut node = active(1);
    let id = node.dialogue();
    node.invoke(id, 4);
    node.tcap
        .result(id, InvokeId(9), None, Parameter::None)
        .expect("active");
    node.tcap
        .result_not_last(
            id,
            InvokeId(9),
            Some(OperationCode::Local(5)),
            Parameter::Write(&|out| out.octets(&[5, 0])),
        )
        .expect("active");
    node.invoke(id, 4);
    assert_eq!(
        waiting(&mut node),
        "a106020102020114 a203020109 a70a0201093005020105 0500 a106020103020114".replace(' ', "")
    );
}

// ---- ends: Q.774 3.2.1.2, TS 29.078 14.1.2.1 ----

#[test]
fn between_components_the_user_may_end_the_dialogue_and_the_rest_is_discarded() {
    let mut node = active(1);
    let now = node.now;
    let told = node.receive_from(
        &with_components(&node, "a10602010202011f a10602010302011f"),
        |tcap, id, indication| {
            if matches!(indication, Indication::Invoke(_)) {
                tcap.abort(now, id, AbortReason::UserSpecific, UserInformation::None)
                    .expect("active");
            }
        },
    );
    assert_eq!(told, ["Continue", "Invoke 2 Local(31)"]);
    assert_eq!(node.sent().len(), 1);
    assert!(node.is_empty());
}

#[test]
fn after_an_end_nothing_can_be_asked_for() {
    let mut node = active(1);
    let now = node.now;
    let mut refused = 0;
    let told = node.receive_from(
        &node.message("640d4904DTID6c05a203020101"),
        |tcap, id, indication| {
            if matches!(indication, Indication::ResultLast(_)) {
                assert_eq!(
                    tcap.continue_dialogue(now, id, UserInformation::None),
                    Err(RequestError::WrongState)
                );
                assert_eq!(
                    tcap.result(id, InvokeId(1), None, Parameter::None),
                    Err(RequestError::WrongState)
                );
                refused += 1;
            }
        },
    );
    assert_eq!(
        (told, refused),
        (
            ["End", "ResultLast 1", "Closed"]
                .map(str::to_owned)
                .to_vec(),
            1
        )
    );
    assert!(node.is_empty());
}

#[test]
fn a_message_that_is_not_read_to_its_end_leaves_nothing_behind() {
    let mut node = active(1);
    let end = octets(&node.message("64064904DTID"));
    let unitdata = node.unitdata(&end);
    let incoming = node.tcap.receive(node.now, &unitdata);
    let _ = incoming;
    assert_eq!(node.after(Duration::ZERO), ["Closed"]);
    assert!(node.is_empty());
}

#[test]
fn ts29078_14_1_2_1_a_prearranged_end_waits_for_the_last_operation_timer() {
    let mut node = active(2);
    let id = node.dialogue();
    node.after(2 * SECOND);
    node.invoke(id, 4);
    answer_with_continue(&mut node);
    node.sent();
    node.tcap
        .end(
            node.now,
            id,
            Termination::Prearranged,
            UserInformation::None,
        )
        .expect("active");
    assert_eq!(
        node.tcap
            .continue_dialogue(node.now, id, UserInformation::None),
        Err(RequestError::WrongState)
    );
    assert_eq!(node.after(3 * SECOND), ["Cancel 1 class 2"]);
    assert_eq!(node.after(2 * SECOND), ["Cancel 2 class 4", "Closed"]);
    assert_eq!(node.sent(), Vec::<String>::new());
    assert!(node.is_empty());
}

#[test]
fn ts29078_14_1_2_1_an_error_that_comes_during_a_prearranged_end_is_told() {
    let mut node = active(2);
    let id = node.dialogue();
    node.tcap
        .end(
            node.now,
            id,
            Termination::Prearranged,
            UserInformation::None,
        )
        .expect("active");
    assert_eq!(
        node.receive(&with_components(&node, ERROR)),
        ["Continue", "Error 1 Local(7)", "Closed"]
    );
    assert!(node.is_empty());
    let mut node = active(2);
    node.after(5 * SECOND);
    let id = node.dialogue();
    node.tcap
        .end(
            node.now,
            id,
            Termination::Prearranged,
            UserInformation::None,
        )
        .expect("active");
    assert!(
        node.is_empty(),
        "without running operations it is over at once"
    );
}

#[test]
fn the_idle_timer_tells_both_sides() {
    let mut node = Node::new(Config {
        idle_timer: Some(30 * SECOND),
        ..Config::default()
    });
    node.receive(BEGIN);
    node.after(29 * SECOND);
    answer_with_continue(&mut node);
    node.sent();
    assert_eq!(node.after(29 * SECOND), Vec::<String>::new());
    assert_eq!(node.after(SECOND), ["ProviderAbort IdleTimeout", "Closed"]);
    assert_eq!(
        node.sent(),
        ["671a4904010203046b122810060700118605010101a0056403800101"]
    );
    assert!(node.is_empty());
    // Without an answer to the Begin there is nobody to tell.
    let mut node = Node::new(Config::default());
    let id = node.begin(4);
    node.sent();
    node.tcap
        .set_idle_timer(node.now, id, Some(SECOND))
        .expect("a dialogue");
    assert_eq!(node.after(SECOND), ["ProviderAbort IdleTimeout", "Closed"]);
    assert_eq!(node.sent(), Vec::<String>::new());
    assert!(node.is_empty());
}

#[test]
fn the_users_timer_comes_once() {
    let mut node = active(1);
    let id = node.dialogue();
    node.tcap
        .set_dialogue_timer(id, Some(node.now + SECOND))
        .expect("a dialogue");
    assert_eq!(node.tcap.poll_timeout(), Some(node.now + SECOND));
    assert_eq!(node.after(SECOND), ["Timer"]);
    assert_eq!(node.after(SECOND), Vec::<String>::new());
    node.tcap
        .set_dialogue_timer(id, Some(node.now + SECOND))
        .expect("a dialogue");
    node.tcap.set_dialogue_timer(id, None).expect("a dialogue");
    assert_eq!(node.after(SECOND), Vec::<String>::new());
}

#[test]
fn ids_are_the_same_in_each_run_and_others_with_another_seed() {
    let ids = |seed| {
        let mut node = Node::new(Config {
            seed,
            ..Config::default()
        });
        (0..4)
            .map(|_| {
                node.begin(1);
                node.id()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(1), ids(1));
    assert_ne!(ids(1), ids(2));
}

#[test]
fn nothing_of_a_parameter_is_told_by_debug() {
    let mut node = active(1);
    let message = with_components(
        &node,
        "a11102010202011f 3009 0407 12345678901234"
            .replace(' ', "")
            .as_str(),
    );
    let octets = octets(&message);
    let unitdata = node.unitdata(&octets);
    let mut told = format!("{unitdata:?} {:?}", Message::read(&octets));
    let mut incoming = node.tcap.receive(node.now, &unitdata);
    told += &format!("{incoming:?}");
    while let Some((_, indication)) = node.tcap.next(&mut incoming) {
        told += &format!("{indication:?}");
    }
    assert!(
        told.contains("operation: Local(31), parameter: 11 octets"),
        "{told}"
    );
    // 0x12 and 0x34 in decimal and in hex.
    assert!(!told.contains("18, 52") && !told.contains("1234"), "{told}");
}
