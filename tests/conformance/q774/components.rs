//! The component sub-layer: 3.2.1.1, 3.2.2.2, figures A.6 and A.7.

use super::node::{Node, SECOND};

/// A Continue of the peer with one component of 5 octets.
fn with(component: &str) -> String {
    format!(
        "65 11         -- Continue
         48 02 0b0c    -- otid
         49 04 DTID    -- dtid
         6c 05         -- component portion
         {component}"
    )
}

/// ReturnResultLast, invoke id 1, empty.
const RESULT_LAST: &str = "a2 03 02 01 01";
/// ReturnResultNotLast, invoke id 1, empty.
const RESULT_NOT_LAST: &str = "a7 03 02 01 01";

#[test]
fn q774_3_2_1_1_3_class_2_success_is_not_reported_and_the_timer_ends_the_operation() {
    let mut node = Node::active(2);
    assert_eq!(node.after(5 * SECOND), ["Cancel 1 class 2"]);
    assert_eq!(node.tcap.invocation_count(), 0);
}

#[test]
fn q774_3_2_1_1_3_class_2_a_result_is_rejected_as_unexpected() {
    for result in [RESULT_LAST, RESULT_NOT_LAST] {
        let mut node = Node::active(2);
        let told = node.receive(&with(result));
        assert_eq!(
            told,
            [
                "Continue",
                "Reject 1 ReturnResult returnResultUnexpected by Local",
                "MessageEnd"
            ]
        );
        assert_eq!(node.tcap.invocation_count(), 0);
        // The Reject goes with the user's next message.
        assert_eq!(node.sent(), Vec::<String>::new());
        node.answer();
        let sent = node.sent();
        assert!(
            sent.len() == 1 && sent[0].ends_with("6c08a406020101820101"),
            "{sent:?}"
        );
        node.receive("64 06  -- End\n 49 04 DTID  -- dtid");
        assert!(node.is_at_rest());
    }
}
