//! Gaps of CAP and INAP (callGap), and other bounds of what the switch keeps for a call, against an SCF of raw TC operations: TS 29.078
//! 11.5, ETS 300 374-1 (CallGap). Those of AIN are in `ain.rs`.

mod common;

use common::*;
use inlab_inap::{Dialect, ServiceSelector};
use inlab_ss7::SubsystemNumber;
use inlab_ssp_sim::{CallRequest, DefaultHandling, MAX_ARMED, MAX_GAPS, NORMAL, PartyEvent};
use inlab_stack::tcap::{
    Class, InvokeRequest, ObjectIdentifier, OperationCode, Parameter, UserInformation,
};

const ALL: [Dialect; 6] = [
    Dialect::CAP3,
    Dialect::CAP4,
    Dialect::CS1,
    Dialect::ITU_CS1,
    Dialect::CS2,
    Dialect::ITU_CS2,
];

/// gapCriteria [0] of basicGapCriteria gapOnService [2] of serviceKey [0]; gapIndicators [1] of duration [0] in seconds and gapInterval
/// [1] in milliseconds; then whatever else.
fn gap(key: u8, duration: u8, interval: i16, more: &[u8]) -> Op {
    let [high, low] = interval.to_be_bytes();
    let head = [0xa0, 5, 0xa2, 3, 0x80, 1, key];
    let indicators = [0xa1, 7, 0x80, 1, duration, 0x81, 2, high, low];
    let length = u8::try_from(head.len() + indicators.len() + more.len()).expect("short");
    let argument = [&[0x30, length][..], &head, &indicators, more].concat();
    op(CALL_GAP, &argument)
}

/// controlType [2] manuallyInitiated 1; gapTreatment [3] of releaseCause [1] 42, public network serving the local user.
const BY_HAND: [u8; 3] = [0x82, 1, 1];
const CAUSE: [u8; 6] = [0xa3, 4, 0x81, 2, 0x82, 0xaa];

fn of_service(dialect: Dialect, key: u32) -> CallRequest {
    let mut request = originating(dialect);
    request.trigger.service = ServiceSelector::ServiceKey(key);
    request
}

/// 11.5.2.1: one call in five seconds is let through, and its initialDP has cGEncountered [7] 2, scpOverload; the others are not told of,
/// and are released with the cause of gapTreatment.
#[test]
fn ts_29_078_11_5_2_1_one_call_an_interval_is_let_through_and_says_so() {
    for dialect in ALL {
        let mut w = World::new();
        w.call(originating(dialect));
        let told = w.told();
        assert!(!told[1].contains("8701"), "{dialect}: {told:?}");
        w.send(In::End, &[gap(100, 60, 5000, &CAUSE), release()]);
        assert_eq!(
            w.did(),
            ["Gap", "Release", "over by None cause Some(31) spoke None"],
            "{dialect}"
        );
        // No interval runs: it is let through.
        w.call(originating(dialect));
        let told = w.told();
        assert!(told[1].contains("870102"), "{dialect}: {told:?}");
        w.send(In::End, &[release()]);
        w.did();
        // Now one does.
        w.wait(4 * SECOND);
        w.call(originating(dialect));
        assert_eq!(
            w.did(),
            [
                "lost Gapped, release",
                "over by None cause Some(42) spoke None"
            ]
        );
        // Another service is not concerned.
        w.call(of_service(dialect, 101));
        let told = w.told();
        assert!(!told[1].contains("8701"), "{dialect}: {told:?}");
        w.send(In::End, &[release()]);
        w.wait(SECOND);
        w.call(originating(dialect));
        assert!(w.told()[1].contains("870102"));
        // By hand, and for nothing: 0 ms. It prevails.
        w.send(In::End, &[gap(100, 60, 0, &BY_HAND), release()]);
        w.call(originating(dialect));
        assert!(w.told()[1].contains("870101"));
        // Both end: duration 0.
        let both = [gap(100, 0, 0, &BY_HAND), gap(100, 0, 0, &[]), release()];
        w.send(In::End, &both);
        w.call(originating(dialect));
        let told = w.told();
        assert!(!told[1].contains("8701"), "{dialect}: {told:?}");
        w.send(In::End, &[release()]);
        w.assert_at_rest();
    }
}

/// 11.5.2.1: default call handling "continue" of a call that is not let through.
#[test]
fn ts_29_078_11_5_2_1_a_gapped_call_may_go_on_without_the_scf() {
    let mut w = World::new();
    w.call(originating(Dialect::CAP4));
    // Without an interval: -1.
    w.send(In::End, &[gap(100, 60, -1, &CAUSE), release()]);
    w.did();
    w.told();
    let mut request = originating(Dialect::CAP4);
    request.default_handling = DefaultHandling::Continue;
    let call = w.call(request);
    assert_eq!(w.did(), ["lost Gapped, continue"]);
    w.party(call, PartyEvent::Answer);
    w.party(call, PartyEvent::Disconnect(TWO, NORMAL));
    assert_eq!(w.did(), ["over by Some(2) cause Some(16) spoke Some(0)"]);
    assert_eq!(w.told(), Vec::<String>::new());
    w.assert_at_rest();
}

/// 11.5.1: CAP has callGap in the dialogue of a call alone. INAP has a context for it (traffic management, 0.4.0.1.1.1.4.0), in which the
/// SCF opens a dialogue.
#[test]
fn a_dialogue_for_traffic_management() {
    let mut w = World::new();
    let Op { argument, .. } = gap(100, 60, -1, &[]);
    let argument = argument.expect("an argument");
    let name = ObjectIdentifier::new(&[4, 0, 1, 1, 1, 4, 0]).expect("short");
    w.tc(|tc| {
        let dialogue = tc.open(scf(), address(2057, SubsystemNumber::CAP))?;
        tc.set_context(dialogue, name)?;
        let request = InvokeRequest::new(OperationCode::Local(CALL_GAP), Class::Neither, SECOND);
        tc.invoke(dialogue, &request, Parameter::Octets(&argument))?;
        tc.begin(dialogue, UserInformation::None)
    });
    assert_eq!(w.told(), ["end"]);
    let did = w.did();
    assert!(did.len() == 1 && did[0].starts_with("OfSwitch"), "{did:?}");
    w.call(originating(Dialect::CS1));
    assert_eq!(w.did()[0], "lost Gapped, release");
    w.assert_at_rest();
}

/// [`MAX_GAPS`]: the one in excess is not taken, which is told; the order after it is carried out, and the others hold.
#[test]
fn more_gaps_than_there_is_room_for() {
    let most = u8::try_from(MAX_GAPS).expect("few");
    let mut w = World::new();
    let keys: Vec<u8> = (1..=most).collect();
    for keys in keys.chunks(4) {
        w.call(of_service(Dialect::CAP4, 0));
        let mut orders: Vec<Op> = keys.iter().map(|key| gap(*key, 60, -1, &[])).collect();
        orders.push(release());
        w.send(In::End, &orders);
    }
    let did = w.did();
    assert_eq!(did.iter().filter(|done| *done == "Gap").count(), MAX_GAPS);
    w.call(of_service(Dialect::CAP4, 0));
    w.told();
    w.send(In::End, &[gap(most + 1, 60, -1, &[]), release()]);
    assert_eq!(
        w.did(),
        [
            "refused 41 Nothing",
            "Release",
            "over by None cause Some(31) spoke None"
        ]
    );
    assert_eq!(w.told(), Vec::<String>::new());
    for key in 1..=most {
        w.call(of_service(Dialect::CAP4, key.into()));
        assert_eq!(w.did()[0], "lost Gapped, release");
    }
    w.call(of_service(Dialect::CAP4, u32::from(most) + 1));
    assert_eq!(w.told()[0], "begin");
    // Their time is over: there is room.
    w.wait(60 * SECOND);
    w.call(of_service(Dialect::CAP4, 0));
    w.send(In::End, &[gap(most + 1, 60, -1, &[]), release()]);
    assert!(w.did().contains(&"Gap".to_owned()));
    w.assert_at_rest();
}

/// [`MAX_ARMED`]: taskRefused (12) for the order in excess, of which nothing is armed; what was armed before is reported.
#[test]
fn more_armed_events_than_there_is_room_for() {
    let most = u8::try_from(MAX_ARMED).expect("few");
    let mut w = World::new();
    let call = w.call(originating(Dialect::CAP4));
    w.told();
    let events: Vec<Event> = (1..=most).map(|leg| ev(9, N, leg)).collect();
    for events in events.chunks(10) {
        w.send(In::Continue, &[arm(events)]);
    }
    assert_eq!(w.did(), ["Arm"; 3]);
    assert_eq!(w.told(), Vec::<String>::new());
    w.send(In::Continue, &[arm(&[ev(7, N, 2)])]);
    assert_eq!(w.did(), ["refused 23 Error(12)"]);
    let told = w.told();
    assert_eq!(told[0], "continue");
    assert!(
        told[1].starts_with("error") && told[1].contains("12"),
        "{told:?}"
    );
    // One that is armed already may be armed otherwise.
    w.send(In::Continue, &[arm(&[ev(9, N, 2)]), connect()]);
    assert_eq!(w.did(), ["Arm", "Connect"]);
    w.party(call, PartyEvent::Answer);
    assert_eq!(w.told(), Vec::<String>::new(), "it is not armed");
    w.party(call, PartyEvent::Disconnect(TWO, NORMAL));
    let told = w.told();
    // eventReportBCSM 24 of eventTypeBCSM [0] 9.
    assert!(
        told[1].contains(" 24 ") && told[1].contains("800109"),
        "{told:?}"
    );
    w.assert_at_rest();
}
