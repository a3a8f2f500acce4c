//! What a damaged message is answered with: Q.772 tables 1 and 2, Q.774 3.2.2, 3.3.4 and tables 5 and 7, case by case.

use inlab_tcap::{ComponentFault, Components, Message, MessageType, PAbortCause, Problem};

fn octets(hex: &str) -> Vec<u8> {
    let digits: String = hex.chars().filter(char::is_ascii_hexdigit).collect();
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hex"))
        .collect()
}

/// The cause, the message type if known, and whether the Abort has an addressee.
#[track_caller]
fn fault(hex: &str, cause: PAbortCause, message_type: Option<MessageType>, answer_to: &str) {
    let found = Message::read(&octets(hex)).expect_err("a fault");
    assert_eq!(
        (found.cause, found.message_type),
        (cause, message_type),
        "{hex}"
    );
    let answer = found.answer_to().map_or(String::new(), |id| id.to_string());
    assert_eq!(answer, answer_to, "{hex}");
}

const BADLY: PAbortCause = PAbortCause::BADLY_FORMATTED_TRANSACTION_PORTION;
const INCORRECT: PAbortCause = PAbortCause::INCORRECT_TRANSACTION_PORTION;
const UNKNOWN_TYPE: PAbortCause = PAbortCause::UNRECOGNIZED_MESSAGE_TYPE;
const BEGIN: Option<MessageType> = Some(MessageType::Begin);
const CONTINUE: Option<MessageType> = Some(MessageType::Continue);
const END: Option<MessageType> = Some(MessageType::End);
const ABORT: Option<MessageType> = Some(MessageType::Abort);

#[test]
fn q772_2_3_1_unrecognized_message_type() {
    // Q.773 table 8 reserves 3 and 6; an originating id that can be derived is answered.
    fault("63 06 48 04 00001001", UNKNOWN_TYPE, None, "00001001");
    fault("66 06 48 04 00001001", UNKNOWN_TYPE, None, "00001001");
    // tcap_itu-s-009 of the vectors.
    fault("6a 06 48 01 01 49 01 01", UNKNOWN_TYPE, None, "01");
    fault("30 03 02 01 00", UNKNOWN_TYPE, None, "");
    fault("42 06 48 04 00001001", UNKNOWN_TYPE, None, "");
}

#[test]
fn q772_2_3_3_badly_formatted_transaction_portion() {
    // The message is longer than it says, shorter than it says, or not there.
    fault(
        "62 19 48 04 00001001 6c 11 a1 0f 02 01 01 02",
        BADLY,
        BEGIN,
        "00001001",
    );
    fault("62 06 48 04 00001001 00", BADLY, BEGIN, "00001001");
    fault("", BADLY, None, "");
    fault("62", BADLY, None, "");
    fault("62 82", BADLY, None, "");
    // An element overruns the message.
    fault("62 08 48 04 00001001 6c 05", BADLY, BEGIN, "00001001");
    // The wrong form of an element: otid, dialogue portion, component portion, P-AbortCause.
    fault("62 08 68 06 04 04 00001001", BADLY, BEGIN, "");
    fault("62 08 48 04 00001001 4b 00", BADLY, BEGIN, "00001001");
    fault("62 0a 48 04 00001001 4c 02 05 00", BADLY, BEGIN, "00001001");
    fault("67 0b 49 04 00002002 6a 03 02 01 00", BADLY, ABORT, "");
    // Nested without end.
    fault(
        &format!("{}{}", "6280".repeat(5000), "0000".repeat(5000)),
        BADLY,
        BEGIN,
        "",
    );
}

#[test]
fn q772_2_3_4_incorrect_transaction_portion() {
    // The ids do not fit the message type.
    fault("62 06 49 04 00002002", INCORRECT, BEGIN, "");
    fault("65 06 48 04 00001001", INCORRECT, CONTINUE, "00001001");
    fault("64 06 48 04 00001001", INCORRECT, END, "");
    // An id of no octets, or of five.
    fault("62 02 48 00", INCORRECT, BEGIN, "");
    fault("62 07 48 05 0102030405", INCORRECT, BEGIN, "");
    fault(
        "65 0d 48 04 00001001 49 05 0102030405",
        INCORRECT,
        CONTINUE,
        "00001001",
    );
    // Out of order.
    fault(
        "65 0c 49 04 00002002 48 04 00001001",
        INCORRECT,
        CONTINUE,
        "00001001",
    );
    fault(
        "62 1e 48 04 00001001 6c 08 a1 06 02 01 01 02 01 3a 6b 0c 28 0a 06 03 88 37 01 a0 03 04 01 01",
        INCORRECT,
        BEGIN,
        "00001001",
    );
    // A mandatory element is missing.
    fault("61 00", INCORRECT, Some(MessageType::Unidirectional), "");
    fault("67 03 4a 01 00", INCORRECT, ABORT, "");
    // A component portion without components.
    fault("62 08 48 04 00001001 6c 00", INCORRECT, BEGIN, "00001001");
    fault("64 08 49 04 00002002 6c 00", INCORRECT, END, "");
    // An element that the message type does not have, or has once.
    fault(
        "62 09 48 04 00001001 04 01 00",
        INCORRECT,
        BEGIN,
        "00001001",
    );
    fault(
        "62 0c 48 04 00001001 48 04 00001001",
        INCORRECT,
        BEGIN,
        "00001001",
    );
    fault(
        "62 09 48 04 00001001 4a 01 00",
        INCORRECT,
        BEGIN,
        "00001001",
    );
    fault(
        "67 0d 49 04 00002002 6c 05 a2 03 02 01 01",
        INCORRECT,
        ABORT,
        "",
    );
    fault(
        "67 17 49 04 00002002 4a 01 00 6b 0c 28 0a 06 03 88 37 01 a0 03 04 01 01",
        INCORRECT,
        ABORT,
        "",
    );
    fault("67 08 49 04 00002002 4a 00", INCORRECT, ABORT, "");
}

#[test]
fn q774_table_7_the_destination_id_of_a_damaged_message_is_known() {
    let found = Message::read(&octets("64 08 49 04 00002002 6c 00")).expect_err("a fault");
    assert_eq!(
        found.dtid.map(|id| id.to_string()).as_deref(),
        Some("00002002")
    );
    assert_eq!(found.answer_to(), None);
}

#[test]
fn q773_a_p_abort_cause_without_a_name_is_a_cause() {
    let message = octets("67 09 49 04 00002002 4a 01 7f");
    let message = Message::read(&message).expect("correct");
    assert_eq!(message.p_abort_cause, Some(PAbortCause(127)));
    assert_eq!(message.p_abort_cause.and_then(PAbortCause::name), None);
}

/// The tag of the component at `index`.
fn octets_at(hex: &str, index: usize) -> Option<u8> {
    let octets = octets(hex);
    let mut at = 0;
    for _ in 0..index {
        at += 2 + usize::from(*octets.get(at + 1)?);
    }
    octets.get(at).copied()
}

/// The component at `index` is refused with this problem and this invoke id, and nothing after it is read.
#[track_caller]
fn component(hex: &str, index: usize, problem: Problem, invoke_id: Option<i8>, is_reject: bool) {
    let octets = octets(hex);
    let read: Vec<_> = Components::new(&octets).collect();
    assert_eq!(read.len(), index + 1, "{hex}: {read:?}");
    let fault = read.last().expect("one").expect_err("a fault");
    let invoke_id = invoke_id.map(inlab_tcap::InvokeId);
    let is_outcome = matches!(octets_at(hex, index), Some(0xa2 | 0xa3 | 0xa7));
    assert_eq!(
        fault,
        ComponentFault {
            invoke_id,
            problem,
            is_reject,
            is_outcome
        },
        "{hex}"
    );
    assert_eq!(fault.reject().is_none(), is_reject, "{hex}");
}

#[test]
fn q772_3_7_1_1_unrecognized_component() {
    for hex in [
        "a5 06 02 01 01 02 01 3a",
        "a6 03 02 01 01",
        "30 03 02 01 01",
        "81 01 01",
    ] {
        component(hex, 0, Problem::UNRECOGNIZED_COMPONENT, None, false);
    }
}

#[test]
fn q772_3_7_1_2_mistyped_component() {
    for hex in [
        "a1 03 02 01 07",                               // no operation code
        "a3 03 02 01 07",                               // no error code
        "a1 0c 02 01 07 02 01 3a 04 01 01 04 01 02",    // two parameters
        "a1 0a 02 01 07 80 02 01 2c 02 01 3a",          // linked id 300
        "a2 06 02 01 07 02 01 3a",                      // the result is no SEQUENCE
        "a7 0d 02 01 07 30 08 02 01 3a 05 00 04 01 01", // something after the result's parameter
    ] {
        component(hex, 0, Problem::MISTYPED_COMPONENT, Some(7), false);
    }
    for hex in ["a1 03 06 01 2a", "a1 00", "a1 07 02 02 01 2c 02 01 3a"] {
        component(hex, 0, Problem::MISTYPED_COMPONENT, None, false);
    }
}

#[test]
fn q772_3_7_1_3_badly_structured_component() {
    for hex in [
        "a1 06 02 01 07 02 05 3a",          // the operation code overruns
        "a2 08 02 01 07 30 03 02 05 3a",    // within the result
        "a1 0f 02 01 07 02 01 3a",          // the component overruns
        "a1 09 02 01 07 a0 01 05 02 01 3a", // constructed linked id
    ] {
        component(hex, 0, Problem::BADLY_STRUCTURED_COMPONENT, Some(7), false);
    }
    component(
        "a2 03 02 01 01 a1",
        1,
        Problem::BADLY_STRUCTURED_COMPONENT,
        None,
        false,
    );
}

#[test]
fn q774_3_2_2_2_components_before_the_fault_stand_and_those_after_it_are_discarded() {
    component(
        "a1 06 02 01 01 02 01 3a  a2 03 02 01 02  a1 03 02 01 03  a1 06 02 01 04 02 01 3a",
        2,
        Problem::MISTYPED_COMPONENT,
        Some(3),
        false,
    );
}

#[test]
fn q774_3_2_2_2_a_malformed_reject_is_not_rejected() {
    component(
        "a4 03 02 01 07",
        0,
        Problem::MISTYPED_COMPONENT,
        Some(7),
        true,
    );
    component(
        "a4 06 02 01 07 85 01 00",
        0,
        Problem::MISTYPED_COMPONENT,
        Some(7),
        true,
    );
    component("a4 03 80 01 00", 0, Problem::MISTYPED_COMPONENT, None, true);
    component(
        "a4 08 02 01 07 a0 03 02 01 01",
        0,
        Problem::BADLY_STRUCTURED_COMPONENT,
        Some(7),
        true,
    );
}

#[test]
fn q773_values_are_read_in_every_length_form() {
    let short = octets("62 10 48 04 00001001 6c 08 a1 06 02 01 01 02 01 3a");
    let long = octets("62 81 12 48 04 00001001 6c 81 09 a1 81 06 02 01 01 02 01 3a");
    let indefinite = octets("62 80 48 04 00001001 6c 80 a1 80 02 01 01 02 01 3a 00 00 00 00 00 00");
    let padded = octets("62 12 48 04 00001001 6c 0a a1 08 02 02 00 01 02 02 00 3a");
    let read = |octets| Message::read(octets).expect("correct").components.next();
    assert_eq!(read(&long), read(&short));
    assert_eq!(read(&indefinite), read(&short));
    assert_eq!(read(&padded), read(&short));
}
