//! What the switch puts on the wire, octet by octet. The octets were read by pycrate 0.8.1 (its compiled TS 29.078 module),
//! which gave the values in the comments and wrote the same octets again; and as ETSI CS-1 by tshark 4.0.17. Neither is
//! any work of ours. The members used here are the same in all phases of CAP and in CS-1.

mod common;

use common::*;
use inlab_inap::{Arm, DetectionPoint as D, Dialect, MonitorMode};
use inlab_ssp_sim::{BUSY, NO_ROUTE, NORMAL, PartyEvent};

const CAP: [Dialect; 4] = [Dialect::CAP1, Dialect::CAP2, Dialect::CAP3, Dialect::CAP4];

/// serviceKey 100, callingPartyNumber '0413515510'H and '00'H: international, presentation allowed, network provided, +15550100,
/// eventTypeBCSM collectedInfo (2), calledPartyBCDNumber '81081032'H: unknown, E.164, 800123.
const ORIGINATING_CAP: &str = "301580016483060413515510009c01029f380481081032";
/// The same with calledPartyNumber '0210081032'H: even, unknown, E.164, 800123.
const ORIGINATING_CS1: &str = "30158001648205021008103283060413515510009c0102";
/// serviceKey 200, calledPartyNumber +15550101 international, callingPartyNumber, termAttemptAuthorized (12).
const TERMINATING: &str = "3017800200c8820604105155101083060413515510009c010c";

#[test]
fn initial_dp() {
    for dialect in Dialect::all() {
        let mut w = World::new();
        let mo = if CAP.contains(&dialect) {
            ORIGINATING_CAP
        } else {
            ORIGINATING_CS1
        };
        w.call(originating(dialect));
        assert_eq!(
            w.told(),
            ["begin", &format!("invoke 1 0 {mo}")],
            "{dialect}"
        );
        w.call(terminating(dialect));
        assert_eq!(
            w.told(),
            ["begin", &format!("invoke 1 0 {TERMINATING}")],
            "{dialect}"
        );
    }
}

#[test]
fn event_report_bcsm() {
    // Leg (receivingSideID), message type 1 notification or 0 request.
    let rows = [
        // failureCause '8283'H: public network serving the local user, 3 no route to destination.
        (
            D::RouteSelectFailure,
            PartyEvent::RouteFailure(NO_ROUTE),
            "3015800104a206a20480028283a303810102a403800101",
        ),
        // busyCause '8491'H: public network serving the remote user, 17 user busy.
        (
            D::OCalledPartyBusy,
            PartyEvent::Busy(BUSY),
            "3015800105a206a30480028491a303810102a403800101",
        ),
        (
            D::ONoAnswer,
            PartyEvent::NoAnswer,
            "300d800106a303810102a403800101",
        ),
        (
            D::OAnswer,
            PartyEvent::Answer,
            "300d800107a303810102a403800101",
        ),
        // releaseCause '8090'H: user, 16 normal call clearing.
        (
            D::ODisconnect,
            PartyEvent::Disconnect(TWO, NORMAL),
            "3015800109a206a70480028090a303810102a403800101",
        ),
        (
            D::OAbandon,
            PartyEvent::Abandon,
            "300d80010aa303810101a403800101",
        ),
        (
            D::TBusy,
            PartyEvent::Busy(BUSY),
            "301580010da206a80480028491a303810102a403800101",
        ),
        (
            D::TNoAnswer,
            PartyEvent::NoAnswer,
            "300d80010ea303810102a403800101",
        ),
        (
            D::TAnswer,
            PartyEvent::Answer,
            "300d80010fa303810102a403800101",
        ),
        (
            D::TDisconnect,
            PartyEvent::Disconnect(TWO, NORMAL),
            "3015800111a206ac0480028090a303810102a403800101",
        ),
        (
            D::TAbandon,
            PartyEvent::Abandon,
            "300d800112a303810101a403800101",
        ),
    ];
    let mut proved = 0;
    for dialect in Dialect::all() {
        for (point, what, octets) in rows {
            let leg = what.leg();
            let mut w = World::new();
            for mode in [MonitorMode::NotifyAndContinue, MonitorMode::Interrupted] {
                if dialect
                    .check_arm(&Arm::new(point, mode, Some(leg)))
                    .is_err()
                {
                    continue;
                }
                let number = u8::try_from(point.number()).expect("small");
                let originates = point.half() == inlab_inap::Half::Originating;
                let call = w.call(if originates {
                    originating(dialect)
                } else {
                    terminating(dialect)
                });
                let request = mode == MonitorMode::Interrupted;
                let armed = ev(number, if request { R } else { N }, leg.0);
                w.send(In::Continue, &[arm(&[armed]), go_on()]);
                if let PartyEvent::Disconnect(..) = what {
                    w.party(call, PartyEvent::Answer);
                }
                w.told();
                w.party(call, what);
                let (message, octets) = if request {
                    let start = octets.strip_suffix("01").expect("a notification");
                    ("continue", format!("{start}00"))
                } else {
                    ("end", octets.to_string())
                };
                assert_eq!(
                    w.told(),
                    [message, &format!("invoke 2 24 {octets}")],
                    "{dialect} {point} {mode:?}"
                );
                proved += 1;
            }
        }
    }
    // CAP phase 1 has two answers and two disconnections; see the table of events for the rest.
    assert!(proved > 150, "{proved}");
}
