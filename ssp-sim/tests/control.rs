//! What the switch does with the SCF's instructions, its silence and its faults: TS 29.078 clauses 11 and 14, TS 23.078
//! 4.5, against an SCF of raw TC operations.

mod common;

use common::*;
use inlab_inap::Dialect;
use inlab_ss7::SubsystemNumber;
use inlab_ssp_sim::{BUSY, DefaultHandling, EndStyle, NO_ROUTE, NORMAL, PartyEvent};
use inlab_stack::tcap::{Parameter, Problem, Termination};

const CAP2: Dialect = Dialect::CAP2;

/// CAP-U-ABORT-REASON in its EXTERNAL, object identifier
/// 0.4.0.0.1.1.2.2, applicationTimerExpired (TS 29.078 5.7).
const TIMER_EXPIRED: &str = "abort 280e060704000001010202a0030a0102";
const NOT_ALLOWED: &str = "abort 280e060704000001010202a0030a0103";
const NO_REASON: &str = "abort 280e060704000001010202a0030a0101";

fn defaults(handling: DefaultHandling) -> inlab_ssp_sim::CallRequest {
    let mut request = originating(CAP2);
    request.default_handling = handling;
    request
}

// ---- silence and faults of the SCF ----

#[test]
fn ts_29_078_11_20_2_2_tssf_before_the_dialogue_is_established_aborts_without_a_message() {
    for (handling, did) in [
        (
            DefaultHandling::Release,
            vec![
                "lost Tssf, release",
                "over by None cause Some(31) spoke None",
            ],
        ),
        (DefaultHandling::Continue, vec!["lost Tssf, continue"]),
    ] {
        let mut w = World::new();
        let call = w.call(defaults(handling));
        assert_eq!(w.told().len(), 2, "begin and initialDP");
        w.wait(9 * SECOND);
        assert_eq!(w.did(), Vec::<String>::new());
        w.wait(SECOND);
        assert_eq!(w.did(), did);
        // The SCF's transaction id is not known: there is nobody to send the abort to (Q.774 3.3.2.4).
        assert_eq!(w.told(), Vec::<String>::new());
        assert_eq!(w.ssp.dialogues(), 0);
        // An instruction that comes too late meets no transaction.
        w.send(In::Continue, &[connect()]);
        assert_eq!(w.told(), ["Received(PAbortCause(1))"]);
        if handling == DefaultHandling::Continue {
            w.party(call, PartyEvent::Answer);
            w.party(call, PartyEvent::Disconnect(TWO, NORMAL));
            assert_eq!(w.did(), ["over by Some(2) cause Some(16) spoke Some(0)"]);
        }
        w.assert_at_rest();
    }
}

#[test]
fn ts_29_078_14_1_2_2_2_tssf_in_an_established_dialogue_tells_the_reason() {
    for (dialect, told) in [
        (Dialect::CAP1, "abort"),
        (Dialect::CAP2, TIMER_EXPIRED),
        (Dialect::CAP3, TIMER_EXPIRED),
        (Dialect::CAP4, TIMER_EXPIRED),
        (Dialect::CS1, "abort"),
    ] {
        let mut w = World::new();
        w.call(originating(dialect));
        w.told();
        w.send(In::Continue, &[]);
        w.wait(10 * SECOND);
        assert_eq!(w.told(), [told], "{dialect}");
        assert_eq!(
            w.did(),
            [
                "lost Tssf, release",
                "over by None cause Some(31) spoke None"
            ]
        );
        w.assert_at_rest();
    }
}

#[test]
fn an_empty_continue_does_not_extend_tssf_and_an_operation_does() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.wait(8 * SECOND);
    w.send(In::Continue, &[]);
    w.wait(SECOND);
    w.send(In::Continue, &[watch()]);
    w.wait(9 * SECOND);
    assert_eq!(w.did(), ["Arm"]);
    w.wait(SECOND);
    assert_eq!(w.did()[0], "lost Tssf, release");
    w.assert_at_rest();
}

#[test]
fn ts_29_078_11_18_2_2_tssf_after_a_request_is_default_call_handling_too() {
    for (handling, did) in [
        (
            DefaultHandling::Release,
            vec![
                "lost Tssf, release",
                "over by Some(2) cause Some(17) spoke None",
            ],
        ),
        (
            DefaultHandling::Continue,
            vec![
                "lost Tssf, continue",
                "over by Some(2) cause Some(17) spoke None",
            ],
        ),
    ] {
        let mut w = World::new();
        let call = w.call(defaults(handling));
        w.send(In::Continue, &[arm(&[ev(5, R, 2), ev(7, N, 2)]), connect()]);
        w.party(call, PartyEvent::Busy(BUSY));
        w.did();
        w.told();
        w.wait(10 * SECOND);
        assert_eq!(w.did(), did);
        assert_eq!(w.told(), [TIMER_EXPIRED]);
        w.assert_at_rest();
    }
    // An answer that is held: release clears the call, continue lets it through.
    for (handling, spoke) in [
        (DefaultHandling::Release, None),
        (DefaultHandling::Continue, Some(7)),
    ] {
        let mut w = World::new();
        let mut request = defaults(handling);
        request.dialect = Dialect::CAP4;
        let call = w.call(request);
        w.send(In::Continue, &[arm(&[ev(7, R, 2)]), go_on()]);
        w.party(call, PartyEvent::Answer);
        w.wait(10 * SECOND);
        if handling == DefaultHandling::Continue {
            w.wait(7 * SECOND);
            w.party(call, PartyEvent::Disconnect(ONE, NORMAL));
        }
        let did = w.did();
        let over = did.last().expect("it is over");
        assert!(over.ends_with(&format!("spoke {spoke:?}")), "{over}");
        w.assert_at_rest();
    }
}

#[test]
fn ts_29_078_14_1_2_2_1_an_error_ends_the_relationship_and_is_aborted_where_it_comes_in_a_continue()
{
    for (how, told) in [(In::End, vec![]), (In::Continue, vec![NOT_ALLOWED])] {
        for (handling, then) in [
            (DefaultHandling::Release, "lost Error(6), release"),
            (DefaultHandling::Continue, "lost Error(6), continue"),
        ] {
            let mut w = World::new();
            let call = w.call(defaults(handling));
            w.told();
            w.error(how, 1, 6);
            assert_eq!(w.told(), told);
            assert_eq!(w.did()[0], then);
            if handling == DefaultHandling::Continue {
                w.party(call, PartyEvent::Abandon);
            }
            w.assert_at_rest();
        }
    }
}

#[test]
fn a_reject_of_the_trigger_is_as_an_error() {
    for (how, told) in [(In::End, vec![]), (In::Continue, vec![NOT_ALLOWED])] {
        let mut w = World::new();
        w.call(originating(CAP2));
        w.told();
        w.reject(how, 1, Problem::MISTYPED_PARAMETER);
        assert_eq!(w.told(), told);
        assert_eq!(
            w.did(),
            [
                "lost Reject(2), release",
                "over by None cause Some(31) spoke None"
            ]
        );
        w.assert_at_rest();
    }
}

#[test]
fn an_abort_is_default_call_handling_where_the_call_waits_and_nothing_where_it_does_not() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.abort();
    assert_eq!(w.did()[0], "lost Aborted, release");
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[watch(), connect()]);
    w.did();
    w.abort();
    assert_eq!(w.did(), ["lost Aborted, continue"]);
    w.party(call, PartyEvent::Answer);
    w.wait(5 * SECOND);
    w.party(call, PartyEvent::Disconnect(ONE, NORMAL));
    assert_eq!(w.did(), ["over by Some(1) cause Some(16) spoke Some(5)"]);
    w.assert_at_rest();
}

#[test]
fn a_transaction_that_the_scf_no_longer_knows_is_a_provider_abort() {
    for (mode, did) in [
        (
            R,
            vec![
                "lost ProviderAborted, release",
                "over by Some(2) cause Some(17) spoke None",
            ],
        ),
        (N, vec!["over by Some(2) cause Some(17) spoke None"]),
    ] {
        let mut w = World::new();
        let call = w.call(originating(CAP2));
        w.send(
            In::Continue,
            &[arm(&[ev(5, mode, 2), ev(10, N, 1)]), connect()],
        );
        let dialogue = w.dialogue();
        w.wait(2 * SECOND);
        w.tc(|tc| {
            tc.end(
                dialogue,
                Termination::Prearranged,
                inlab_stack::tcap::UserInformation::None,
            )
        });
        w.wait(2 * SECOND);
        w.did();
        w.party(call, PartyEvent::Busy(BUSY));
        assert_eq!(w.did(), did);
        w.assert_at_rest();
    }
}

#[test]
fn a_begin_that_the_network_gives_back_is_default_call_handling() {
    let mut w = World::new();
    let mut request = originating(CAP2);
    request.scf = {
        let mut scf = scf();
        scf.subsystem = Some(SubsystemNumber(99));
        scf
    };
    w.call(request);
    // Q.713 3.12: unequipped user.
    assert_eq!(
        w.did(),
        [
            "lost Returned(4), release",
            "over by None cause Some(31) spoke None"
        ]
    );
    assert_eq!(w.ssp.dialogues(), 0);
}

#[test]
fn an_end_without_an_instruction_is_default_call_handling() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.send(In::End, &[]);
    assert_eq!(
        w.did(),
        [
            "lost Ended, release",
            "over by None cause Some(31) spoke None"
        ]
    );
    w.call(originating(CAP2));
    w.send(In::End, &[watch()]);
    assert_eq!(w.did()[..2], ["Arm", "lost Ended, release"]);
    w.assert_at_rest();
}

// ---- instructions ----

#[test]
fn ts_29_078_11_9_11_11_11_26_instructions_in_a_continue_and_in_an_end() {
    for how in [In::Continue, In::End] {
        for (operation, name) in [
            (connect(), "Connect"),
            (go_on(), "Continue"),
            (release(), "Release"),
        ] {
            let mut w = World::new();
            let call = w.call(originating(CAP2));
            w.told();
            w.send(how, &[operation]);
            // Nothing is armed: the SSF is idle, and ends a dialogue that the SCF has left open (14.1.2.1.1).
            let told = if how == In::Continue {
                vec!["end"]
            } else {
                vec![]
            };
            assert_eq!(w.told(), told, "{name} {how:?}");
            if name == "Release" {
                assert_eq!(w.did(), [name, "over by None cause Some(31) spoke None"]);
            } else {
                assert_eq!(w.did(), [name]);
                w.party(call, PartyEvent::Answer);
                w.party(call, PartyEvent::Disconnect(ONE, NORMAL));
                assert_eq!(w.did(), ["over by Some(1) cause Some(16) spoke Some(0)"]);
                assert_eq!(w.told(), Vec::<String>::new());
            }
            assert_eq!(w.ssp.dialogues(), 0);
            w.assert_at_rest();
        }
    }
}

#[test]
fn instructions_may_be_split_over_messages_the_first_of_them_empty() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[]);
    w.send(In::Continue, &[watch()]);
    assert_eq!(w.did(), ["Arm"]);
    assert!(w.ssp.party(w.now, call, PartyEvent::Answer).is_err());
    w.send(In::Continue, &[connect()]);
    assert_eq!(w.did(), ["Connect"]);
    w.told();
    w.party(call, PartyEvent::Answer);
    // ERB: oAnswer, leg 2 received, notification; octets read by pycrate's CAP phase 2 module.
    assert_eq!(w.told(), ["continue", &format!("invoke 2 24 {ANSWER}")]);
    w.party(call, PartyEvent::Disconnect(ONE, NORMAL));
    assert_eq!(w.told(), ["end", &format!("invoke 3 24 {CALLER_CLEARED}")]);
    w.assert_at_rest();
}

const ANSWER: &str = "300d800107a303810102a403800101";
const CALLER_CLEARED: &str = "3015800109a206a70480028090a303810101a403800101";

#[test]
fn ts_29_078_11_27_what_cannot_be_armed_is_refused_and_has_no_effect() {
    for (events, error) in [
        // oAbandon is of leg 1 only (table 11-1).
        (vec![ev(7, N, 2), ev(10, N, 2)], 15),
        // The leg of a disconnection must be named.
        (vec![ev(7, N, 2), Event(9, N, None, None)], 15),
        // analyzedInformation and termAttemptAuthorized trigger only.
        (vec![ev(7, N, 2), ev(3, N, 1)], 15),
        (vec![ev(7, N, 2), ev(12, N, 2)], 15),
        // An event of the other half.
        (vec![ev(7, N, 2), ev(15, N, 2)], 15),
        // Phase 2 has no oAnswer that interrupts.
        (vec![ev(7, R, 2)], 15),
    ] {
        let mut w = World::new();
        let call = w.call(originating(CAP2));
        w.told();
        w.send(In::Continue, &[arm(&events), connect()]);
        let told = w.told();
        assert_eq!(
            told.first().map(String::as_str),
            Some("continue"),
            "{events:?} {:?}",
            w.did()
        );
        assert_eq!(told[1], format!("error 1 Local({error})"), "{events:?}");
        // What follows in the message is discarded: the call still waits (14.1.1.2).
        let did = w.did();
        assert!(
            did.len() == 1 && did[0].starts_with("refused 23"),
            "{did:?}"
        );
        w.send(In::Continue, &[connect()]);
        // Nothing was armed: the dialogue ends.
        assert_eq!(w.told(), ["end"]);
        w.party(call, PartyEvent::Abandon);
        w.assert_at_rest();
    }
}

#[test]
fn requests_are_armed_only_while_the_call_waits() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[watch(), connect()]);
    w.told();
    w.did();
    w.send(In::Continue, &[arm(&[ev(9, R, 2)])]);
    assert_eq!(w.told(), ["continue", "error 3 Local(14)"]);
    w.send(In::Continue, &[arm(&[ev(9, OFF, 2), ev(8, N, 1)])]);
    assert_eq!(
        w.told(),
        ["continue", "error 4 Local(15)"],
        "phase 2 has no oMidCall"
    );
    w.send(In::Continue, &[arm(&[ev(9, OFF, 2)])]);
    assert_eq!(w.told(), Vec::<String>::new());
    w.party(call, PartyEvent::Answer);
    w.told();
    w.party(call, PartyEvent::Disconnect(TWO, NORMAL));
    assert_eq!(w.told(), ["end"], "it is not reported");
    w.assert_at_rest();
}

#[test]
fn ts_29_078_11_27_2_1_disarming_the_last_event_ends_the_relationship() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[arm(&[ev(7, N, 2)]), connect()]);
    w.told();
    w.send(In::Continue, &[arm(&[ev(7, OFF, 2)])]);
    assert_eq!(w.told(), ["end"]);
    w.party(call, PartyEvent::Abandon);
    w.assert_at_rest();
    // cancel, all requests [1] NULL (11.8.3.1).
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[watch(), connect()]);
    w.told();
    w.send(In::Continue, &[op(CANCEL, &[0x81, 0x00])]);
    assert_eq!(w.told(), ["end"]);
    w.party(call, PartyEvent::Abandon);
    w.assert_at_rest();
}

#[test]
fn ts_29_078_14_1_1_2_operations_after_a_failed_one_are_discarded() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    w.did();
    // applyCharging whose period has no octets: it cannot be read.
    let charging = op(
        APPLY_CHARGING,
        &[
            0x30, 0x0b, 0x80, 0x04, 0xa0, 0x02, 0x80, 0x00, 0xa2, 0x03, 0x80, 0x01, 0x01,
        ],
    );
    w.send(In::Continue, &[watch(), charging, connect(), go_on()]);
    let told = w.told();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[1].starts_with("error 2") || told[1].starts_with("reject Some(2)"),
        "{told:?}"
    );
    let did = w.did();
    assert_eq!(did.len(), 2, "{did:?}");
    assert_eq!(did[0], "Arm");
    w.send(In::End, &[release()]);
    assert_eq!(
        w.did(),
        ["Release", "over by None cause Some(31) spoke None"]
    );
    w.assert_at_rest();
}

#[test]
fn an_operation_that_is_none_of_the_ssfs_is_rejected() {
    for code in [99, 0, 24] {
        let mut w = World::new();
        w.call(originating(CAP2));
        w.told();
        w.send(In::Continue, &[op(code, &[0x30, 0x00]), connect()]);
        assert_eq!(
            w.told(),
            ["continue", "reject Some(1) Invoke unrecognizedOperation"],
            "{code}"
        );
        assert_eq!(w.did(), [format!("refused {code} Reject(1)")]);
        w.send(In::End, &[release()]);
        w.assert_at_rest();
    }
}

#[test]
fn an_argument_that_cannot_be_read_is_rejected() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    w.send(In::Continue, &[op(CONNECT, &[0x04, 0x01, 0x00])]);
    assert_eq!(
        w.told(),
        ["continue", "reject Some(1) Invoke mistypedParameter"]
    );
    w.send(In::End, &[release()]);
    w.assert_at_rest();
}

#[test]
fn an_operation_linked_to_the_trigger_is_rejected() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    let dialogue = w.dialogue();
    w.tc(|tc| {
        use inlab_stack::tcap::{Class, InvokeId, InvokeRequest, OperationCode};
        let mut request =
            InvokeRequest::new(OperationCode::Local(CONTINUE), Class::Neither, SECOND);
        request.linked_id = Some(InvokeId(1));
        tc.invoke(dialogue, &request, Parameter::None)?;
        tc.continue_(dialogue, inlab_stack::tcap::UserInformation::None)
    });
    assert_eq!(
        w.told(),
        ["continue", "reject Some(1) Invoke linkedResponseUnexpected"]
    );
    w.send(In::End, &[release()]);
    w.assert_at_rest();
}

#[test]
fn a_component_that_is_none_is_rejected_and_the_call_still_waits() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    let dialogue = w.dialogue();
    w.tc(|tc| {
        tc.component_octets(dialogue, &[0xa9, 0x00])?;
        tc.continue_(dialogue, inlab_stack::tcap::UserInformation::None)
    });
    assert_eq!(
        w.told(),
        ["continue", "reject None General unrecognizedComponent"]
    );
    w.send(In::End, &[release()]);
    assert_eq!(
        w.did(),
        ["Release", "over by None cause Some(31) spoke None"]
    );
    w.assert_at_rest();
}

#[test]
fn connect_where_the_call_does_not_wait_is_refused() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[watch(), connect()]);
    w.told();
    w.did();
    w.send(In::Continue, &[connect()]);
    assert_eq!(w.told(), ["continue", "error 3 Local(14)"]);
    w.send(In::Continue, &[reset_timer(5)]);
    assert_eq!(w.told(), ["continue", "error 4 Local(14)"]);
    // Of class 4: there is no answer.
    w.send(In::Continue, &[go_on()]);
    assert_eq!(w.told(), Vec::<String>::new());
    assert_eq!(
        w.did(),
        [
            "refused 20 Error(14)",
            "refused 33 Error(14)",
            "refused 31 Nothing"
        ]
    );
    // releaseCall is taken at any time (11.26.2.1).
    w.send(In::Continue, &[release()]);
    assert_eq!(w.told(), ["end"]);
    let _ = call;
    assert_eq!(
        w.did(),
        ["Release", "over by None cause Some(31) spoke None"]
    );
    w.assert_at_rest();
}

#[test]
fn activity_test_is_answered_and_the_dialogue_kept() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.told();
    w.send(In::Continue, &[bare(ACTIVITY_TEST)]);
    assert_eq!(w.told(), ["continue", "result 1"]);
    w.send(In::Continue, &[watch(), connect(), bare(ACTIVITY_TEST)]);
    assert_eq!(w.told(), ["continue", "result 4"]);
    w.party(call, PartyEvent::Abandon);
    w.assert_at_rest();
}

#[test]
fn ts_29_078_11_28_reset_timer_sets_what_tssf_starts_anew_with() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.wait(9 * SECOND);
    w.send(In::Continue, &[reset_timer(60)]);
    w.wait(59 * SECOND);
    assert_eq!(w.did(), ["ExtendTime"]);
    w.send(In::Continue, &[watch()]);
    w.wait(59 * SECOND);
    assert_eq!(w.did(), ["Arm"]);
    w.wait(SECOND);
    assert_eq!(w.did()[0], "lost Tssf, release");
    w.assert_at_rest();
}

// ---- events ----

#[test]
fn a_busy_that_interrupts_is_followed_by_another_destination() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(
        In::Continue,
        &[arm(&[ev(5, R, 2), ev(6, R, 2), ev(7, N, 2)]), connect()],
    );
    w.told();
    w.party(call, PartyEvent::Busy(BUSY));
    assert_eq!(
        w.told(),
        ["continue", &format!("invoke 2 24 {BUSY_REQUEST}")]
    );
    w.did();
    w.send(
        In::Continue,
        &[arm(&[ev(7, N, 2), ev(9, N, 1), ev(9, N, 2)]), connect()],
    );
    assert_eq!(w.did(), ["Arm", "Connect"]);
    w.party(call, PartyEvent::Answer);
    w.party(call, PartyEvent::Disconnect(TWO, NORMAL));
    let told = w.told();
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(told[2], "end");
    w.assert_at_rest();
}

/// eventTypeBCSM 5, oCalledPartyBusySpecificInfo { busyCause }, leg 2, request.
const BUSY_REQUEST: &str = "3015800105a206a30480028491a303810102a403800100";

#[test]
fn ts_29_078_11_18_1_1_no_answer_after_the_timer_of_the_arm_tells_nothing_more() {
    for (dialect, terminating_half) in [(CAP2, false), (CAP2, true), (Dialect::CS1, false)] {
        let mut w = World::new();
        let (call, event) = if terminating_half {
            (w.call(terminating(dialect)), 14)
        } else {
            (w.call(originating(dialect)), 6)
        };
        let operations = [arm(&[Event(event, N, Some(2), Some(20))]), go_on()];
        w.send(In::Continue, &operations);
        w.told();
        w.wait(19 * SECOND);
        assert_eq!(w.told(), Vec::<String>::new());
        w.wait(SECOND);
        let erb = format!("invoke 2 24 300d8001{event:02x}a303810102a403800101");
        assert_eq!(w.told(), ["end", &erb]);
        let did = w.did();
        assert_eq!(
            did.last().map(String::as_str),
            Some("over by None cause Some(19) spoke None")
        );
        let _ = call;
        w.assert_at_rest();
    }
}

#[test]
fn a_timer_of_no_answer_armed_while_it_rings_counts_from_then() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[watch(), connect()]);
    w.wait(10 * SECOND);
    w.party(call, PartyEvent::Alerting);
    w.send(In::Continue, &[arm(&[Event(6, N, Some(2), Some(5))])]);
    w.wait(4 * SECOND);
    w.did();
    w.wait(SECOND);
    assert_eq!(w.did(), ["over by None cause Some(19) spoke None"]);
    w.assert_at_rest();
}

#[test]
fn the_caller_gives_up_while_the_call_waits() {
    // Before the dialogue is established it is aborted, which sends nothing (11.20.2.2).
    for style in [
        EndStyle::Basic,
        EndStyle::EmptyEnd,
        EndStyle::Prearranged,
        EndStyle::Abort,
    ] {
        let mut w = World::new();
        let mut request = originating(CAP2);
        request.end_style = style;
        let call = w.call(request);
        w.told();
        w.party(call, PartyEvent::Abandon);
        assert_eq!(w.did(), ["over by Some(1) cause None spoke None"]);
        assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (0, 0));
        w.send(In::Continue, &[connect()]);
        assert_eq!(w.told(), ["Received(PAbortCause(1))"]);
    }
    // Afterwards it is reported where it is armed.
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[watch()]);
    w.told();
    w.party(call, PartyEvent::Abandon);
    assert_eq!(
        w.told(),
        ["end", "invoke 2 24 300d80010aa303810101a403800101"]
    );
    w.assert_at_rest();
    // Not armed, the dialogue just ends.
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[]);
    w.told();
    w.party(call, PartyEvent::Abandon);
    assert_eq!(w.told(), ["end"]);
    w.assert_at_rest();
}

#[test]
fn the_caller_gives_up_while_it_rings() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[watch(), connect()]);
    w.party(call, PartyEvent::Alerting);
    w.told();
    w.party(call, PartyEvent::Abandon);
    assert_eq!(
        w.told(),
        ["end", "invoke 2 24 300d80010aa303810101a403800101"]
    );
    assert_eq!(
        w.did().last().map(String::as_str),
        Some("over by Some(1) cause None spoke None")
    );
    // A request in phase 4 holds even that.
    let mut request = originating(Dialect::CAP4);
    request.end_style = EndStyle::Basic;
    let call = w.call(request);
    w.send(In::Continue, &[arm(&[ev(10, R, 1)]), connect()]);
    w.told();
    w.party(call, PartyEvent::Abandon);
    assert_eq!(
        w.told(),
        ["continue", "invoke 2 24 300d80010aa303810101a403800100"]
    );
    assert_eq!(w.ssp.calls(), 1);
    w.send(In::End, &[go_on()]);
    w.assert_at_rest();
}

#[test]
fn either_party_clears_armed_to_notify_and_to_interrupt() {
    for (leg, other) in [(ONE, TWO), (TWO, ONE)] {
        for mode in [N, R] {
            let mut w = World::new();
            let call = w.call(originating(CAP2));
            w.send(
                In::Continue,
                &[arm(&[ev(9, mode, leg.0), ev(9, N, other.0)]), connect()],
            );
            w.party(call, PartyEvent::Answer);
            w.wait(5 * SECOND);
            w.told();
            w.did();
            w.party(call, PartyEvent::Disconnect(leg, NORMAL));
            let message = if mode == N { "end" } else { "continue" };
            let erb = format!(
                "invoke 2 24 3015800109a206a70480028090a3038101{:02x}a40380010{}",
                leg.0, mode
            );
            assert_eq!(w.told(), [message, &erb]);
            let over = format!("over by Some({}) cause Some(16) spoke Some(5)", leg.0);
            if mode == N {
                assert_eq!(w.did(), [over]);
            } else {
                assert_eq!(w.did(), Vec::<String>::new());
                w.send(In::End, &[go_on()]);
                assert_eq!(w.did(), ["Continue", &over]);
            }
            w.assert_at_rest();
        }
    }
}

#[test]
fn the_other_party_clears_while_the_call_waits_at_a_disconnection() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.send(In::Continue, &[arm(&[ev(9, R, 2), ev(9, N, 1)]), connect()]);
    w.party(call, PartyEvent::Answer);
    w.party(call, PartyEvent::Disconnect(TWO, NORMAL));
    w.told();
    assert!(
        w.ssp
            .party(w.now, call, PartyEvent::Disconnect(TWO, NORMAL))
            .is_err()
    );
    w.party(call, PartyEvent::Disconnect(ONE, NORMAL));
    assert_eq!(
        w.told(),
        [
            "end",
            "invoke 3 24 3015800109a206a70480028090a303810101a403800101"
        ]
    );
    w.assert_at_rest();
}

#[test]
fn after_the_called_party_cleared_another_may_follow_and_after_the_caller_none() {
    for (leg, refused) in [(TWO, false), (ONE, true)] {
        let mut w = World::new();
        let call = w.call(originating(CAP2));
        w.send(In::Continue, &[arm(&[ev(9, R, leg.0)]), connect()]);
        w.party(call, PartyEvent::Answer);
        w.party(call, PartyEvent::Disconnect(leg, NORMAL));
        w.told();
        w.send(In::Continue, &[arm(&[ev(9, N, 1)]), connect()]);
        if refused {
            assert_eq!(w.told(), ["continue", "error 4 Local(14)"]);
            w.send(In::End, &[release()]);
        } else {
            assert_eq!(w.told(), Vec::<String>::new());
            w.party(call, PartyEvent::Answer);
            w.party(call, PartyEvent::Disconnect(ONE, NORMAL));
        }
        w.assert_at_rest();
    }
}

#[test]
fn what_happens_while_an_event_of_the_same_point_in_call_is_held_happens_afterwards() {
    // oTermSeized holds the call in Routing_and_Alerting; meanwhile the called party answers.
    let mut w = World::new();
    let mut request = originating(Dialect::CAP4);
    request.called_behaviour = Some(inlab_ssp_sim::Behaviour::Answers {
        after: 3 * SECOND,
        clears: Some(10 * SECOND),
    });
    w.call(request);
    w.send(
        In::Continue,
        &[arm(&[ev(19, R, 2), ev(7, N, 2), ev(9, N, 2)]), connect()],
    );
    w.told();
    w.wait(SECOND);
    assert_eq!(w.told().len(), 2, "oTermSeized is reported");
    w.wait(5 * SECOND);
    assert_eq!(w.told(), Vec::<String>::new());
    w.send(In::Continue, &[go_on()]);
    assert_eq!(w.told().len(), 2, "oAnswer is reported");
    w.wait(10 * SECOND);
    let did = w.did();
    assert_eq!(
        did.last().map(String::as_str),
        Some("over by Some(2) cause Some(16) spoke Some(10)")
    );
    w.assert_at_rest();
}

#[test]
fn a_signal_in_the_middle_does_not_begin_the_call_anew() {
    for mode in [N, R] {
        let mut w = World::new();
        let mut request = originating(Dialect::CAP4);
        request.talk = Some(20 * SECOND);
        let call = w.call(request);
        w.send(
            In::Continue,
            &[arm(&[ev(8, mode, 1), ev(9, N, 1)]), connect()],
        );
        w.party(call, PartyEvent::Answer);
        w.wait(5 * SECOND);
        w.party(call, PartyEvent::MidCall(ONE));
        if mode == R {
            w.wait(3 * SECOND);
            w.send(In::Continue, &[go_on()]);
        }
        w.wait(20 * SECOND);
        assert_eq!(
            w.did().last().map(String::as_str),
            Some("over by Some(1) cause Some(16) spoke Some(20)")
        );
        w.assert_at_rest();
    }
}

// ---- ends ----

#[test]
fn ts_29_078_14_1_2_1_1_ends_of_a_relationship_with_a_last_report() {
    for (style, told) in [
        (EndStyle::Basic, vec!["end", "invoke"]),
        (EndStyle::EmptyEnd, vec!["continue", "invoke", "end"]),
        (EndStyle::Prearranged, vec!["continue", "invoke"]),
        (EndStyle::Abort, vec!["continue", "invoke", NO_REASON]),
    ] {
        let mut w = World::new();
        let mut request = originating(CAP2);
        request.end_style = style;
        let call = w.call(request);
        w.send(In::Continue, &[watch(), connect()]);
        w.party(call, PartyEvent::Answer);
        w.wait(5 * SECOND);
        w.told();
        w.party(call, PartyEvent::Disconnect(ONE, NORMAL));
        let got: Vec<_> = w
            .told()
            .into_iter()
            .map(|line| {
                if line.starts_with("invoke") {
                    "invoke".into()
                } else {
                    line
                }
            })
            .collect();
        assert_eq!(got, told, "{style:?}");
        w.assert_at_rest();
    }
}

#[test]
fn ts_29_078_14_1_2_1_1_ends_of_a_relationship_without_a_report() {
    for (style, told) in [
        (EndStyle::Basic, vec!["end"]),
        (EndStyle::EmptyEnd, vec!["end"]),
        (EndStyle::Prearranged, vec![]),
        (EndStyle::Abort, vec![NO_REASON]),
    ] {
        // oAnswer is armed and never comes about: the caller gives up.
        let mut w = World::new();
        let mut request = originating(CAP2);
        request.end_style = style;
        let call = w.call(request);
        w.send(In::Continue, &[arm(&[ev(7, N, 2)]), connect()]);
        w.told();
        w.party(call, PartyEvent::Abandon);
        assert_eq!(w.told(), told, "{style:?}");
        w.assert_at_rest();
        // Released by the SCF: it is no abort of the switch (14.1.2.2.2).
        w.call(request);
        w.told();
        w.send(In::Continue, &[release()]);
        let told = match style {
            EndStyle::Prearranged => vec![],
            _ => vec!["end"],
        };
        assert_eq!(w.told(), told, "{style:?}");
        w.assert_at_rest();
        // What waits to be said is said.
        w.call(request);
        w.told();
        w.send(In::Continue, &[release(), bare(ACTIVITY_TEST)]);
        let told = match style {
            EndStyle::Prearranged => vec!["continue", "result 2"],
            _ => vec!["end", "result 2"],
        };
        assert_eq!(w.told(), told, "{style:?}");
        w.assert_at_rest();
    }
}

// ---- more than one ----

#[test]
fn two_calls_do_not_meet() {
    let mut w = World::new();
    let first = w.call(originating(CAP2));
    let second = w.call(terminating(CAP2));
    let dialogues = w.scf.user.dialogues.clone();
    w.send_in(dialogues[0], In::Continue, &[watch(), connect()]);
    w.send_in(dialogues[1], In::Continue, &[arm(&[ev(13, N, 2)]), go_on()]);
    w.told();
    w.did();
    w.party(second, PartyEvent::Busy(BUSY));
    assert_eq!(
        w.told(),
        [
            "end",
            "invoke 2 24 301580010da206a80480028491a303810102a403800101"
        ]
    );
    assert_eq!(w.did(), ["over by Some(2) cause Some(17) spoke None"]);
    w.party(first, PartyEvent::RouteFailure(NO_ROUTE));
    assert_eq!(w.told().len(), 2);
    assert_eq!(w.did(), ["over by None cause Some(3) spoke None"]);
    w.assert_at_rest();
}

#[test]
fn a_call_for_which_there_is_no_dialogue_is_default_call_handling() {
    let mut w = World::with(|_| {}, 1);
    let first = w.call(originating(CAP2));
    let second = w.call(defaults(DefaultHandling::Continue));
    assert_eq!(w.did(), ["lost NotOpened, continue"]);
    w.call(defaults(DefaultHandling::Release));
    assert_eq!(
        w.did(),
        [
            "lost NotOpened, release",
            "over by None cause Some(31) spoke None"
        ]
    );
    w.party(first, PartyEvent::Abandon);
    w.party(second, PartyEvent::Abandon);
    w.assert_at_rest();
}

#[test]
fn the_network_that_is_not_there_is_default_call_handling_in_the_end() {
    let mut w = World::new();
    w.deaf = true;
    w.call(originating(CAP2));
    w.wait(10 * SECOND);
    assert_eq!(w.did()[0], "lost Tssf, release");
    w.assert_at_rest();
}
