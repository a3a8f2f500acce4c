//! AIN: what depends on the half of the call while a resource is let go, and the end of connectToResource. Octets by hand from
//! AIN-Operations and AIN-Parameters: legID [132] is 9f8104, clearCause [21] 95, collectedDigits [23] 97.

mod ain;

use ain::*;
use inlab_ber::value::{hex, unhex};
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;

/// A call that was triggered by this operation.
fn triggered_by(name: &str) -> Subject {
    Subject {
        trigger: Some(operation(AIN02, name)),
        ..subject()
    }
}

fn ordered(question: &str, subject: &Subject, name: &str, octets: &str) -> Vec<Instruction> {
    let occasion = Occasion {
        question: Some(operation(AIN02, question)),
        subject,
        reports_to: None,
    };
    let octets = unhex(octets).expect("hex");
    let (said, scratch) = (Said::Invoke(operation(AIN02, name)), Scratch::default());
    let mut told = Vec::new();
    let mut tell = |order| told.push(order);
    decode_orders(AIN02, &occasion, said, &octets, &scratch, &mut tell).expect("read");
    told
}

/// cTRClear is of both halves: the trigger says which one, and with it whose leg 0 is.
#[test]
fn legs_after_a_resource_are_those_of_the_half() {
    let disconnect = |leg| Instruction::Leg(LegOrder::Disconnect { leg, cause: None });
    for (trigger, leg, octet) in [
        ("infoAnalyzed", LegId::ONE, "00"),
        ("infoAnalyzed", LegId::TWO, "01"),
        ("terminationAttempt", LegId::TWO, "00"),
        ("terminationAttempt", LegId::ONE, "01"),
    ] {
        let subject = triggered_by(trigger);
        let order = disconnect(leg);
        let said = orders(AIN02, Some("cTRClear"), &subject, &[order]).expect("said");
        let hand = format!("3005 9f8104 01 {octet}").replace(' ', "");
        assert_eq!(said, [("disconnectLeg", hand.clone())], "{trigger}");
        let read = ordered("cTRClear", &subject, "disconnectLeg", &hand);
        assert_eq!(read, [order], "{trigger}");
    }
    // What waits goes before what triggered; nothing known is the originating half.
    let said = orders(
        AIN02,
        Some("tMidCall"),
        &triggered_by("infoAnalyzed"),
        &[disconnect(LegId::TWO)],
    );
    assert_eq!(said.expect("said")[0].1, "30059f81040100");
    let said = orders(
        AIN02,
        Some("cTRClear"),
        &subject(),
        &[disconnect(LegId::ONE)],
    );
    assert_eq!(said.expect("said")[0].1, "30059f81040100");
}

/// The flash of the switch hook is one bit (13) for both halves: eDPRequest [92], of two octets, two bits unused.
#[test]
fn events_armed_after_a_resource_are_those_of_the_half() {
    for (trigger, event, leg) in [
        ("infoAnalyzed", DetectionPoint::OMidCall, LegId::ONE),
        ("terminationAttempt", DetectionPoint::TMidCall, LegId::TWO),
    ] {
        let subject = triggered_by(trigger);
        let arms = Arms::new([Arm::new(event, MonitorMode::Interrupted, Some(leg))]);
        let order = Instruction::Arm(arms.expect("room"));
        let said = orders(AIN02, Some("resourceClear"), &subject, &[order]).expect("said");
        let [(name, octets)] = said.as_slice() else {
            panic!("{said:?}")
        };
        assert_eq!(*name, "requestReportBCMEvent");
        let read = ordered("resourceClear", &subject, name, octets);
        let armed: Vec<_> = read
            .iter()
            .flat_map(|order| match order {
                Instruction::Arm(arms) => arms.iter().map(|arm| arm.event).collect(),
                _ => vec![],
            })
            .collect();
        assert!(armed.iter().all(|armed| *armed == event), "{armed:?}");
        assert!(!armed.is_empty());
    }
}

/// connectToResource ends by cTRClear, sendToResource by resourceClear; with digits, without, and failed.
#[test]
fn each_resource_ends_by_its_own_operation() {
    let keys = |text| Report::Digits(UserDigits::new(text).expect("keys"));
    for (asked, clear) in [
        (None, "resourceClear"),
        (Some("sendToResource"), "resourceClear"),
        (Some("connectToResource"), "cTRClear"),
    ] {
        let subject = Subject {
            resource: asked.map(|name| operation(AIN02, name)),
            ..subject()
        };
        for (report, members) in [
            (Report::AnnouncementEnded, &["950100"][..]),
            // Odd; nature and plan do not apply to keys.
            (keys("123"), &["950100", "9704 8000 2103"]),
        ] {
            let mut out = Writer::default();
            let said = encode_report_of(AIN02, &subject, &report, &mut out).expect("said");
            assert_eq!(said.name, clear);
            assert_eq!(hex(out.as_slice()), sequence(members));
            let read = decode_report(AIN02, said, out.as_slice(), &Scratch::default());
            assert_eq!(read, Ok(report));
        }
    }
    // AIN 0.1 has no connectToResource, and so no end of it.
    let subject = Subject {
        resource: Some(operation(AIN02, "connectToResource")),
        ..subject()
    };
    let refused = encode_report_of(
        AIN01,
        &subject,
        &Report::AnnouncementEnded,
        &mut Writer::default(),
    );
    assert!(refused.is_err());
}
