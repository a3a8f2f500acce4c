//! Messages for a subsystem that is out of service (Q.714 2.8.3.1, 5.3.2.1).
//!
//! The node has point code 100 and SSN 146; GT 4917… is its own, 4930… is SSN 6 at 200, 4916… is behind 300. Messages come
//! from 200, sent by GT 491601, so that a return goes to 300 and SSP to 200.

use crate::octets::{hex, octets};
use inlab_sccp::{Config, Pattern, Rule, RuleSet, Sccp, Target};
use inlab_ss7::{
    MtpTransfer, NetworkIndicator, PointCode, RoutingIndicator, RoutingLabel, ServiceIndicator,
    SubsystemNumber,
};
use std::time::{Duration, Instant};

const CAP: SubsystemNumber = SubsystemNumber(146);

/// Routed on SSN 146.
const TO_SSN: &str = "09 81 03 05 0d
    02 42 92                      -- called: RI = SSN; SSN 146
    08 12 06 00 12 04 94 61 10    -- calling: RI = GT, GTI 4; SSN 6; TT 0; E.164, even; international; 491601
    03 aa bb cc";
const TO_SSN_RETURNED: &str = "0a 03 03 0b 0d -- UDTS, subsystem failure
    08 12 06 00 12 04 94 61 10
    02 42 92
    03 aa bb cc";

/// Routed on point code 100 and SSN 146.
const TO_PC_AND_SSN: &str = "09 81 03 07 0f
    04 43 64 00 92
    08 12 06 00 12 04 94 61 10
    03 aa bb cc";
const TO_PC_AND_SSN_RETURNED: &str = "0a 03 03 0b 0f
    08 12 06 00 12 04 94 61 10
    04 43 64 00 92
    03 aa bb cc";

/// Routed on GT 4917, which is ours; SSN 146.
const TO_GT: &str = "09 81 03 0a 12
    07 12 92 00 12 04 94 71
    08 12 06 00 12 04 94 61 10
    03 aa bb cc";
const TO_GT_RETURNED: &str = "0a 03 03 0b 12
    08 12 06 00 12 04 94 61 10
    07 12 92 00 12 04 94 71
    03 aa bb cc";

/// The same in XUDT, hop counter 5, no optional part.
const XUDT_TO_GT: &str = "11 81 05 04 0b 13 00
    07 12 92 00 12 04 94 71
    08 12 06 00 12 04 94 61 10
    03 aa bb cc";

/// SSP from 100 to 200 about SSN 146 at 100.
const SSP: &str = "09 00 03 07 0b
    04 43 c8 00 01                -- SSN 1 at 200
    04 43 64 00 01                -- SSN 1 at 100
    05 02 92 64 00 00             -- SSP, SSN 146, point code 100, multiplicity unknown";

struct Iut {
    sccp: Sccp,
    now: Instant,
}

impl Iut {
    fn new() -> Self {
        let rule = |pattern: &str, node: u32, routing, ssn: Option<u8>| Rule {
            pattern: Pattern::from_text(pattern).expect("a pattern"),
            targets: vec![Target {
                subsystem: ssn.map(SubsystemNumber),
                ..Target::new(PointCode(node), routing)
            }],
            load_share: false,
        };
        let on_ssn = RoutingIndicator::SubsystemNumber;
        let mut config = Config::itu(PointCode(100), vec![CAP, SubsystemNumber::MSC]);
        config.rule_sets = vec![RuleSet::of_all(
            "all",
            vec![
                rule("4917*", 100, on_ssn, None),
                rule("4930*", 200, on_ssn, Some(6)),
                rule("4916*", 300, RoutingIndicator::GlobalTitle, None),
            ],
        )];
        Self {
            sccp: Sccp::new(config),
            // The one look at a clock: where the time of the test begins.
            now: Instant::now(),
        }
    }

    /// Destination and octets of all that is sent for a message from 200. Nothing reaches the user.
    fn receive(&mut self, message: &str) -> Vec<(u32, String)> {
        let user_data = octets(message);
        let transfer = MtpTransfer {
            label: RoutingLabel {
                opc: PointCode(200),
                dpc: PointCode(100),
                si: ServiceIndicator::SCCP,
                ni: NetworkIndicator(2),
                mp: 0,
                sls: 3,
            },
            user_data: &user_data,
        };
        assert!(self.sccp.receive(self.now, transfer).is_none());
        let mut sent = Vec::new();
        while let Some((label, octets)) = self.sccp.poll_transmit() {
            sent.push((label.dpc.0, hex(octets)));
        }
        sent
    }
}

fn plain(text: &str) -> String {
    hex(&octets(text))
}

#[test]
fn q714_5_3_2_1_ssp_answers_a_message_for_a_prohibited_subsystem() {
    for (message, returned) in [
        (TO_SSN, TO_SSN_RETURNED),
        (TO_PC_AND_SSN, TO_PC_AND_SSN_RETURNED),
        (TO_GT, TO_GT_RETURNED),
    ] {
        let mut iut = Iut::new();
        iut.sccp.set_subsystem(CAP, false);
        assert_eq!(
            iut.receive(message),
            [(300, plain(returned)), (200, plain(SSP))],
            "{message}"
        );
        // Not with each message: once a second.
        iut.now += Duration::from_millis(999);
        assert_eq!(iut.receive(message), [(300, plain(returned))], "{message}");
        iut.now += Duration::from_millis(1);
        let sent = iut.receive(message);
        assert_eq!(sent, [(300, plain(returned)), (200, plain(SSP))]);
    }
}

#[test]
fn q714_5_3_2_1_ssp_answers_xudt_on_a_global_title_too() {
    let mut iut = Iut::new();
    iut.sccp.set_subsystem(CAP, false);
    let sent = iut.receive(XUDT_TO_GT);
    assert_eq!(sent.len(), 2, "{sent:?}");
    assert!(sent[0].1.starts_with("1203"), "XUDTS, subsystem failure");
    assert_eq!(sent[1], (200, plain(SSP)));
}

/// SSP does not hang on the return option.
#[test]
fn q714_5_3_2_1_ssp_answers_a_message_that_is_not_to_be_returned() {
    for message in [TO_SSN, TO_PC_AND_SSN, TO_GT] {
        let mut iut = Iut::new();
        iut.sccp.set_subsystem(CAP, false);
        let message = message.replacen("09 81", "09 01", 1);
        assert_eq!(iut.receive(&message), [(200, plain(SSP))], "{message}");
    }
}

/// Of a subsystem that is not ours, and of one that nobody has, there is nothing to say.
#[test]
fn q714_5_3_2_1_no_ssp_about_others() {
    let mut iut = Iut::new();
    // SSP from 200 about its SSN 6, routed on SSN 1.
    let prohibited = octets(
        "09 00 03 07 0b
         04 43 64 00 01
         04 43 c8 00 01
         05 02 06 c8 00 00",
    );
    let label = RoutingLabel {
        opc: PointCode(200),
        dpc: PointCode(100),
        si: ServiceIndicator::SCCP,
        ni: NetworkIndicator(2),
        mp: 0,
        sls: 0,
    };
    let transfer = MtpTransfer {
        label,
        user_data: &prohibited,
    };
    assert!(iut.sccp.receive(iut.now, transfer).is_some());
    // GT 4930, where SSN 6 of 200 is prohibited: subsystem failure.
    let sent = iut.receive(&TO_GT.replacen("94 71", "94 03", 1));
    let returned = TO_GT_RETURNED.replacen("94 71", "94 03", 1);
    assert_eq!(sent, [(300, plain(&returned))]);
    // SSN 77: unequipped user, cause 4.
    let sent = iut.receive(&TO_SSN.replacen("42 92", "42 4d", 1));
    let returned = TO_SSN_RETURNED.replacen("42 92", "42 4d", 1);
    let returned = returned.replacen("0a 03", "0a 04", 1);
    assert_eq!(sent, [(300, plain(&returned))]);
    // In service again: the user gets the message, nobody an SSP.
    iut.sccp.set_subsystem(CAP, false);
    iut.sccp.set_subsystem(CAP, true);
    let user_data = octets(TO_GT);
    let transfer = MtpTransfer {
        label,
        user_data: &user_data,
    };
    assert!(iut.sccp.receive(iut.now, transfer).is_some());
    assert_eq!(iut.sccp.poll_transmit(), None);
}
