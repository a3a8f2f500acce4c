//! Encodings that Q.773 and X.690 allow a peer, and those that they do not.

use super::node::{AARQ, Node, continue_with, envelope};
use inlab_tcap::*;

/// Begin, otid 0b0c, AARQ for 0.4.0.0.1.23.3.4 with user information, Invoke 1 of operation 0 with an empty SEQUENCE:
/// each with the same content.
const FORMS: [(&str, &str); 4] = [
    (
        "short definite lengths",
        "62 43  48 02 0b0c
         6b 2f 28 2d 06 07 00118605010101 a0 22
            60 20 80 02 0780 a1 09 06 07 04000001170304
               be 0f 28 0d 06 07 04000001010202 a0 02 05 00
         6c 0c  a1 0a  02 01 01  02 01 00  30 02 05 00",
    ),
    (
        "long lengths for short contents",
        "62 82 004f  48 81 02 0b0c
         6b 81 32 28 82 002e 06 07 00118605010101 a0 81 22
            60 20 80 02 0780 a1 09 06 07 04000001170304
               be 0f 28 0d 06 07 04000001010202 a0 02 05 00
         6c 83 000010  a1 84 0000000a  02 01 01  02 01 00  30 02 05 00",
    ),
    (
        "indefinite lengths",
        "62 80  48 02 0b0c
         6b 80 28 80 06 07 00118605010101 a0 80
            60 80 80 02 0780 a1 80 06 07 04000001170304 0000
               be 80 28 80 06 07 04000001010202 a0 80 05 00 0000 0000 0000
            0000 0000 0000 0000
         6c 80  a1 80  02 01 01  02 01 00  30 80 05 00 0000  0000  0000
         0000",
    ),
    (
        "integers with leading octets",
        "62 45  48 02 0b0c
         6b 2f 28 2d 06 07 00118605010101 a0 22
            60 20 80 02 0780 a1 09 06 07 04000001170304
               be 0f 28 0d 06 07 04000001010202 a0 02 05 00
         6c 0e  a1 0c  02 02 0001  02 02 0000  30 02 05 00",
    ),
];

#[test]
fn q773_4_1_every_length_form_says_the_same() {
    for (name, message) in FORMS {
        let mut node = Node::new(Config::default());
        assert_eq!(
            node.receive(message),
            ["Begin 0.4.0.0.1.23.3.4", "Invoke 1 Local(0)", "MessageEnd"],
            "{name}"
        );
        assert_eq!(node.sent(), Vec::<String>::new());
    }
}

#[test]
fn q773_4_2_constructed_octet_strings_in_user_information_are_the_users_to_read() {
    // octet-aligned, constructed of two parts; arbitrary; both with definite and indefinite length.
    for encoding in [
        "a1 06 04 01 2a 04 01 2b",
        "a1 80 04 01 2a 04 01 2b 0000",
        "81 02 2a2b",
        "82 03 00 2a2b",
    ] {
        let external = envelope("28", "06 02 2a03", encoding);
        let apdu = envelope(
            "60",
            "80 02 0780  a1 09 06 07 04000001170304",
            &envelope("be", "", &external),
        );
        let portion = envelope(
            "6b",
            "",
            &envelope("28", "06 07 00118605010101", &envelope("a0", "", &apdu)),
        );
        let mut node = Node::new(Config::default());
        assert_eq!(
            node.receive(&envelope("62", "48 02 0b0c", &portion)),
            ["Begin 0.4.0.0.1.23.3.4", "MessageEnd"],
            "{encoding}"
        );
    }
}

#[test]
fn q773_3_1_operation_and_error_codes_are_local_or_global() {
    let mut node = Node::active(1);
    let told = node.receive(&continue_with(
        "a1 06  02 01 05  02 01 ff          -- local, negative
         a1 09  02 01 06  02 04 7fffffff    -- the largest
         a1 09  02 01 07  06 04 2a030405    -- global 1.2.3.4.5
         a3 09  02 01 01  06 04 2a030406    -- an error",
    ));
    assert_eq!(
        told[1..5],
        [
            "Invoke 5 Local(-1)",
            "Invoke 6 Local(2147483647)",
            "Invoke 7 Global(1.2.3.4.5)",
            "Error 1 Global(1.2.3.4.6)"
        ]
    );
    // Beyond 32 bits no operation has a number; an object identifier that is cut off is none.
    for component in [
        "a1 0a  02 01 05  02 05 0100000000",
        "a1 07  02 01 05  06 02 2a83",
        "a1 05  02 01 05  06 00",
    ] {
        let mut node = Node::active(1);
        let told = node.receive(&continue_with(component));
        assert_eq!(told[1], "Reject 5 General mistypedComponent by Local");
    }
}

#[test]
fn q773_3_1_a_result_may_be_empty_and_its_parameter_may_be_left_out() {
    for (component, told) in [
        ("a2 03  02 01 01", "ResultLast 1"),
        ("a2 08  02 01 01  30 03 02 01 14", "ResultLast 1"),
        ("a2 0a  02 01 01  30 05 02 01 14 05 00", "ResultLast 1"),
        ("a2 0b  02 01 01  30 06 06 02 2a03 05 00", "ResultLast 1"),
        (
            "a2 05  02 01 01  30 00",
            "Reject 1 General mistypedComponent by Local",
        ),
    ] {
        let mut node = Node::active(1);
        assert_eq!(node.receive(&continue_with(component))[1], told);
    }
}

#[test]
fn q773_3_1_a_reject_may_have_null_for_an_invoke_id() {
    let mut node = Node::active(1);
    let told = node.receive(&continue_with("a4 05  05 00  80 01 00"));
    assert_eq!(
        told[1],
        "Reject NULL General unrecognizedComponent by RemoteProvider"
    );
    // A problem code without a name is one all the same.
    let told = node.receive(&continue_with("a4 06  02 01 2a  81 01 63"));
    assert_eq!(told[1], "Reject 42 Invoke 99 by RemoteUser");
}

#[test]
fn q772_table_1_an_element_of_the_wrong_form_or_class() {
    // Constructed transaction id; primitive component portion; a context tag where an application tag belongs.
    for (message, answer) in [
        ("62 08  68 06 04 04 00000b0c", None),
        ("62 08  48 02 0b0c  4c 02 05 00", Some("670749020b0c4a0102")),
        ("62 08  48 02 0b0c  ac 02 05 00", Some("670749020b0c4a0103")),
        ("62 08  48 02 0b0c  6d 02 05 00", Some("670749020b0c4a0103")),
        (
            "62 09  48 02 0b0c  7f 2a 02 05 00",
            Some("670749020b0c4a0103"),
        ),
    ] {
        let mut node = Node::new(Config::default());
        assert_eq!(node.receive(message), Vec::<String>::new());
        let answers: Vec<&str> = answer.into_iter().collect();
        assert_eq!(node.sent(), answers, "{message}");
    }
}

#[test]
fn x690_8_1_3_an_indefinite_length_must_end_and_a_primitive_has_none() {
    for (message, answer) in [
        ("62 80  48 02 0b0c", Some("670749020b0c4a0102")),
        ("62 80  48 80 0b0c 0000 0000", None),
        (
            "62 80  48 02 0b0c  6c 80 a1 06 02 01 01 02 01 00  0000",
            Some("670749020b0c4a0102"),
        ),
        // A first length octet of ff is reserved; the id stands where it would.
        ("62 ff  48 02 0b0c", Some("670749020b0c4a0102")),
    ] {
        let mut node = Node::new(Config::default());
        assert_eq!(node.receive(message), Vec::<String>::new(), "{message}");
        let answers: Vec<&str> = answer.into_iter().collect();
        assert_eq!(node.sent(), answers, "{message}");
    }
}

#[test]
fn q773_3_1_portions_out_of_order_are_incorrect() {
    let component = "6c 08 a1 06 02 01 01 02 01 00";
    let mut node = Node::new(Config::default());
    assert_eq!(
        node.receive(&envelope(
            "62",
            "48 02 0b0c",
            &format!("{component}\n{AARQ}")
        )),
        Vec::<String>::new()
    );
    assert_eq!(node.sent(), ["670749020b0c4a0103"]);
}

#[test]
fn q773_4_2_the_dialogue_portion_may_name_its_syntax_by_more_than_an_object_identifier() {
    // indirect-reference and data-value-descriptor beside it.
    let apdu = "60 0f 80 02 0780 a1 09 06 07 04000001170304";
    let external = envelope(
        "28",
        "06 07 00118605010101  02 01 01  07 01 78",
        &envelope("a0", "", apdu),
    );
    let mut node = Node::new(Config::default());
    assert_eq!(
        node.receive(&envelope(
            "62",
            "48 02 0b0c",
            &envelope("6b", "", &external)
        ))[0],
        "Begin 0.4.0.0.1.23.3.4"
    );
}

#[test]
fn x690_deep_nesting_is_refused_and_not_followed() {
    let mut node = Node::new(Config::default());
    let message = format!("{}{}", "62 80 ".repeat(5000), "00 00 ".repeat(5000));
    assert_eq!(node.receive(&message), Vec::<String>::new());
    assert_eq!(node.sent(), Vec::<String>::new());
}
