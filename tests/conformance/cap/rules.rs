//! Rules of dialogues, of detection points and of addresses.

use super::world::*;
use inlab_inap::Dialect;
use inlab_ssp_sim::PartyEvent;

const CAP2: Dialect = Dialect::CAP2;

#[test]
fn cap_11_1_2_1_activity_test_is_answered_in_every_state_and_the_dialogue_kept() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    w.send(In::Continue, &[bare(ACTIVITY_TEST)]);
    assert_eq!(w.told(), ["continue", "result 1"]);
    w.send(In::Continue, &[watch(), go_on()]);
    w.send(In::Continue, &[bare(ACTIVITY_TEST)]);
    assert_eq!(w.told(), ["continue", "result 4"]);
}

#[test]
fn cap_10_1_12_2_an_operation_out_of_place_is_unexpected_component_sequence_and_changes_nothing() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    w.send(In::Continue, &[watch(), go_on()]);
    w.send(In::Continue, &[reset_timer(5)]);
    assert_eq!(w.told(), ["continue", "error 3 Local(14)"]);
    w.send(In::Continue, &[connect()]);
    assert_eq!(w.told(), ["continue", "error 4 Local(14)"]);
    assert_eq!((w.ssp.calls(), w.ssp.dialogues()), (1, 1));
}

#[test]
fn cap_11_26_2_1_release_call_leads_to_idle_and_disarms_everything() {
    let mut w = World::new();
    w.call(originating(CAP2));
    w.told();
    w.send(In::Continue, &[watch(), release()]);
    assert_eq!(w.told(), ["end"], "no event of the release is reported");
    w.assert_at_rest();
}

#[test]
fn cap_11_18_1_1_the_leg_of_a_disconnection_is_always_told() {
    for (leg, number) in [(ONE, "01"), (TWO, "02")] {
        let mut w = World::new();
        let call = w.call(originating(CAP2));
        w.told();
        w.send(In::Continue, &[watch(), go_on()]);
        w.party(call, PartyEvent::Answer);
        w.told();
        w.party(call, PartyEvent::Disconnect(leg, inlab_ssp_sim::NORMAL));
        let told = w.told();
        // receivingSideID [1] in legID [3].
        assert!(told[1].contains(&format!("a3038101{number}")), "{told:?}");
    }
}

#[test]
fn cap_11_27_2_1_an_event_is_reported_once() {
    let mut w = World::new();
    let call = w.call(originating(CAP2));
    w.told();
    w.send(In::Continue, &[watch(), go_on()]);
    w.party(call, PartyEvent::Answer);
    assert_eq!(w.told().len(), 2, "oAnswer");
    w.party(call, PartyEvent::Disconnect(TWO, inlab_ssp_sim::NORMAL));
    assert_eq!(w.told().len(), 2, "oDisconnect of leg 2, not of leg 1");
    w.assert_at_rest();
}
