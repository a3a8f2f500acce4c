//! The switch, from M3UA up, against an SCF of octets: services assumed from TC and from SCCP (TS 29.078 14.1, 14.2) as its
//! initiator sees them, errors of clause 10 that it receives and gives.

use super::peer::{CAP, SCP, SCP_TITLE, SSP, SSP_TITLE, title};
use super::wire::*;
use super::world::originating;
use inlab_inap::Dialect;
use inlab_replay::nodes::{ASSOCIATION, Place, stack_config};
use inlab_ss7::SubsystemNumber;
use inlab_ssp_sim::{Config, Loss, Record, SspSim};
use inlab_stack::Stack;
use std::time::{Duration, Instant};

/// activityTest (55), and the result of it.
const ACTIVITY_TEST: &str = "a106 020101 020137";
const ALIVE: &str = "a203020101";

/// The SCF, by point code and subsystem: 0x1012, least significant octet first (Q.713 3.4.2.2), 146.
fn by_point_code() -> Vec<u8> {
    let [low, high] = (SCP as u16).to_le_bytes();
    vec![0x43, low, high, CAP]
}

/// A call that waits for instructions; what it sent, and its transaction id.
fn calling() -> (Wire<SspSim>, Unit, String) {
    let now = Instant::now();
    let stack = stack_config(&Place::ssp(), &[(&Place::scp(), ASSOCIATION)], 1);
    let mut stack = Stack::new(now, stack);
    stack.add_association(ASSOCIATION, association());
    let ssp = SspSim::new(
        stack,
        Config::new(Place::ssp().address(SubsystemNumber::CAP)),
    );
    let mut wire = Wire::new(now, ssp, SSP, SCP);
    let mut request = originating(Dialect::CAP2);
    request.scf = Place::scp().address(SubsystemNumber::CAP);
    wire.node.call(now, request).expect("the call starts");
    let begin = one(wire.came());
    let id = id_of(&begin.tcap).to_owned();
    (wire, begin, id)
}

impl Wire<SspSim> {
    fn of_scf(&mut self, tcap: &str) -> Vec<Unit> {
        self.send(&title(SSP_TITLE, CAP), &title(SCP_TITLE, CAP), tcap)
    }

    fn lost(&mut self) -> Vec<Loss> {
        std::iter::from_fn(|| self.node.poll_record())
            .filter_map(|record| match record {
                Record::ControlLost { why, .. } => Some(why),
                _ => None,
            })
            .collect()
    }
}

/// TC-CONTINUE of the SCF, whose transaction id is 0c0d.
fn continue_(id: &str, portion: &str, components: &str) -> String {
    let components = match components {
        "" => String::new(),
        some => tlv("6c", some),
    };
    tlv("65", &format!("48020c0d4904{id}{portion}{components}"))
}

#[test]
fn cap_14_1_2_1_1_initial_dp_is_sent_in_a_begin_with_the_context_and_both_addresses() {
    let (_wire, begin, id) = calling();
    // 14.1.1.3.6: destination and originating address, application context name; 14.1.1.4.3: invoke id 1, no linked id.
    assert_eq!(begin.called, title(SCP_TITLE, CAP));
    assert_eq!(begin.calling, title(SSP_TITLE, CAP));
    let start = format!("4804{id}{}6c", aarq(CAP2));
    let body = begin
        .tcap
        .split_at(begin.tcap.find("4804").expect("an id"))
        .1;
    assert!(body.starts_with(&start), "{}", begin.tcap);
    assert!(begin.tcap.contains("020101020100"), "{}", begin.tcap);
    // 14.1.1.3.7: sequence and return option.
    assert_eq!(begin.class, 0x81);
}

#[test]
fn cap_14_1_1_3_6_the_scf_is_answered_at_the_address_of_its_first_message() {
    let (mut wire, begin, id) = calling();
    let to_us = title(SSP_TITLE, CAP);
    let first = continue_(&id, &aare(CAP2, 0, 0), ACTIVITY_TEST);
    let sent = one(wire.send(&to_us, &by_point_code(), &first));
    assert_eq!(
        sent.tcap,
        tlv("65", &format!("4804{id}49020c0d{}", tlv("6c", ALIVE)))
    );
    // Routed on the subsystem number now: the point code is in the routing label, and may be left out of the address.
    let (indicator, subsystem) = (sent.called[0], sent.called[sent.called.len() - 1]);
    assert_eq!((indicator & 0x7e, subsystem), (0x42, CAP));
    // Later ones from elsewhere are taken, and answered where they were.
    let later = continue_(&id, "", ACTIVITY_TEST);
    let again = one(wire.of_scf(&later));
    assert_eq!(again.called, sent.called);
    assert_eq!(again.calling, title(SSP_TITLE, CAP));
    // 14.2.2.1.3: all in one sequence.
    for unit in [sent, again] {
        assert_eq!((unit.class, unit.sls), (0x81, begin.sls));
    }
}

#[test]
fn cap_14_1_1_3_1_a_first_answer_in_another_context_is_aborted() {
    let (mut wire, _begin, id) = calling();
    let sent = one(wire.of_scf(&continue_(&id, &aare(CAP1, 0, 0), ACTIVITY_TEST)));
    // TC-U-ABORT, not-allowed-procedures (3); the test is not answered.
    assert_eq!(sent.tcap, tlv("67", &format!("49020c0d{}", abrt(3))));
    assert_eq!(wire.lost(), [Loss::OtherContext]);
    assert_eq!(wire.node.dialogues(), 0);
}

#[test]
fn cap_14_1_1_3_1_an_end_in_another_context_is_not_processed() {
    let (mut wire, _begin, id) = calling();
    // releaseCall (22): cause 31. It is not obeyed; default call handling follows.
    let release = tlv("6c", "a10a 020101 020116 0402829f");
    let sent = wire.of_scf(&tlv(
        "64",
        &format!("4904{id}{}{release}", aare(CAP1, 0, 0)),
    ));
    assert!(sent.is_empty(), "{sent:?}");
    let records: Vec<_> = std::iter::from_fn(|| wire.node.poll_record()).collect();
    let lost = |record: &Record| matches!(record, Record::ControlLost { why, .. } if *why == Loss::OtherContext);
    assert!(records.iter().any(lost), "{records:?}");
    let obeyed = |record: &Record| matches!(record, Record::Instructed { .. });
    assert!(!records.iter().any(obeyed), "{records:?}");
    assert_eq!(wire.node.dialogues(), 0);
}

#[test]
fn cap_14_1_2_4_1_an_outcome_that_our_operation_cannot_have_abandons_the_dialogue() {
    // A result for initialDP, class 2; an error for nothing of ours, which 14.1.2.2.1 does not allow in a TC-CONTINUE.
    for component in ["a203020101", "a306 020109 020107"] {
        let (mut wire, _begin, id) = calling();
        let sent = one(wire.of_scf(&continue_(&id, &aare(CAP2, 0, 0), component)));
        assert_eq!(
            sent.tcap,
            tlv("67", &format!("49020c0d{}", abrt(3))),
            "{component}"
        );
        assert_eq!(wire.lost().len(), 1);
        assert_eq!(wire.node.dialogues(), 0);
    }
}

#[test]
fn cap_10_1_5_2_an_error_of_initial_dp_in_an_end_leads_to_default_call_handling() {
    // Each error that initialDP may have (TS 29.078 6.1.1), with its parameter.
    for (code, parameter) in [
        (6, ""),
        (7, ""),
        (8, ""),
        (11, "0a0101"),
        (12, "0a0100"),
        (14, ""),
        (15, ""),
        (16, ""),
    ] {
        let (mut wire, _begin, id) = calling();
        let error = tlv("a3", &format!("0201010201{code:02x}{parameter}"));
        let end = format!("4904{id}{}{}", aare(CAP2, 0, 0), tlv("6c", &error));
        let sent = wire.of_scf(&tlv("64", &end));
        assert!(sent.is_empty(), "{sent:?}");
        assert_eq!(wire.lost(), [Loss::Error(code)]);
        assert_eq!(wire.node.dialogues(), 0);
    }
}

#[test]
fn cap_14_1_2_2_2_errors_and_rejects_of_the_ssf_go_in_a_continue_and_the_call_waits_on() {
    // connect (20) without an address, and of an OCTET STRING; operation 99; activityTest linked to initialDP.
    for (component, outcome) in [
        ("a10b 020101 020114 3003 800101", "a406 020101 810102"),
        ("a108 020101 020114 0400", "a406 020101 810102"),
        ("a106 020101 020163", "a406 020101 810101"),
        ("a109 020101 800101 020137", "a406 020101 810106"),
    ] {
        let (mut wire, _begin, id) = calling();
        let sent = one(wire.of_scf(&continue_(&id, &aare(CAP2, 0, 0), component)));
        let expected = format!("4804{id}49020c0d{}", tlv("6c", outcome));
        assert_eq!(sent.tcap, tlv("65", &expected), "{component}");
        assert_eq!((wire.lost(), wire.node.dialogues()), (vec![], 1));
    }
}

#[test]
fn cap_10_1_errors_of_the_ssf_leave_the_call_waiting() {
    // 10.1.6.2: resetTimer (33) of -1, parameterOutOfRange; connect (20) to no address at all, parameterOutOfRange;
    // requestReportBCSMEvent (23) of analyzedInformation (3), unexpectedDataValue; playAnnouncement (47) without a resource,
    // unexpectedComponentSequence.
    let event = tlv("30", "800103 810101 a203800102");
    let arm = tlv(
        "a1",
        &format!("020101020117{}", tlv("30", &tlv("a0", &event))),
    );
    let announcement = tlv("30", &tlv("a0", &tlv("a0", &tlv("a0", "800101"))));
    let play = tlv("a1", &format!("02010102012f{announcement}"));
    for (component, code) in [
        ("a10e 020101 020121 3006 800100 8101ff", 8),
        ("a10a 020101 020114 3002 a000", 8),
        (arm.as_str(), 15),
        (play.as_str(), 14),
    ] {
        let (mut wire, _begin, id) = calling();
        // A second operation of the same message is discarded (14.1.1.2).
        let components = format!(
            "{component}{}",
            ACTIVITY_TEST.replacen("020101", "020102", 1)
        );
        let sent = one(wire.of_scf(&continue_(&id, &aare(CAP2, 0, 0), &components)));
        let error = tlv("6c", &format!("a3060201010201{code:02x}"));
        assert_eq!(
            sent.tcap,
            tlv("65", &format!("4804{id}49020c0d{error}")),
            "{component}"
        );
        assert_eq!((wire.lost(), wire.node.dialogues()), (vec![], 1));
        // It still waits, and Tssf runs.
        let over = one(wire.wait(Duration::from_secs(120)));
        assert_eq!(over.tcap, tlv("67", &format!("49020c0d{}", abrt(2))));
        assert_eq!(wire.lost(), [Loss::Tssf]);
    }
}

#[test]
fn cap_14_1_1_3_1_a_refused_context_is_not_tried_again() {
    let (mut wire, _begin, id) = calling();
    // 14.1.1.3.4: TC-U-ABORT with the AARE that refuses; everything of the dialogue is released.
    let sent = wire.of_scf(&tlv("67", &format!("4904{id}{}", aare(CAP2, 1, 2))));
    assert!(sent.is_empty(), "{sent:?}");
    assert_eq!(wire.lost(), [Loss::Aborted]);
    assert_eq!(wire.node.dialogues(), 0);
}

#[test]
fn cap_14_1_1_2_tssf_before_the_first_answer_is_a_local_end_and_what_comes_then_is_unknown() {
    let (mut wire, _begin, id) = calling();
    let sent = wire.wait(Duration::from_secs(120));
    assert!(sent.is_empty(), "{sent:?}");
    assert_eq!(wire.lost(), [Loss::Tssf]);
    let late = one(wire.of_scf(&continue_(&id, &aare(CAP2, 0, 0), ACTIVITY_TEST)));
    // P-Abort, unrecognizedTransactionID (1).
    assert_eq!(late.tcap, tlv("67", "49020c0d4a0101"));
}
