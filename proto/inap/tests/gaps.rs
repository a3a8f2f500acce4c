//! Gaps: what a trigger says of the one that let it through, and what of AIN's network management is not about one call. Octets by hand
//! from the ASN.1 (TS 29.078 5.1, Q.1218, AIN-Operations, ANSIMAPParameters), both ways.

mod ain;

use ain::one;
use inlab_ber::value::hex;
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;

const LOAD: GapEncountered = GapEncountered {
    manual: false,
    digits: 0,
};

fn trigger(service: ServiceSelector, gap: GapEncountered) -> Trigger {
    Trigger {
        gap_encountered: Some(gap),
        ..Trigger::new(DetectionPoint::AnalyzedInformation, service)
    }
}

fn number(text: &str) -> CalledNumber {
    CalledNumber::Isup(ss7::CalledPartyNumber::from_text(text).expect("a number"))
}

fn octets(text: &str) -> Vec<u8> {
    let digits: String = text.split_whitespace().collect();
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).expect("hex"), 16).expect("hex"))
        .collect()
}

fn read(dialect: Dialect, operation: &str, text: &str) -> Trigger {
    let operation = dialect.operation_named(operation).expect("it has it");
    decode_trigger(dialect, operation, &octets(text), &Scratch::default()).expect("read")
}

type Encode = fn(Dialect, &Trigger, &mut Writer) -> Result<&'static Operation, NotExpressible>;

fn write(dialect: Dialect, trigger: &Trigger, encode: Encode) -> String {
    let mut out = Writer::default();
    encode(dialect, trigger, &mut out).expect("written");
    hex(out.as_slice())
}

/// cGEncountered [7] of initialDP: 0 none, 1 by hand, 2 for load; serviceKey [0], eventTypeBCSM [28] 3.
#[test]
fn of_cap_and_inap() {
    let key = ServiceSelector::ServiceKey(10);
    for dialect in [Dialect::CAP3, Dialect::CAP4, Dialect::CS1, Dialect::CS2] {
        for (manual, value) in [(true, "01"), (false, "02")] {
            let hand = format!("30098001 0a8701{value} 9c0103").replace(' ', "");
            let told = trigger(key, GapEncountered { manual, ..LOAD });
            assert_eq!(write(dialect, &told, encode_trigger), hand, "{dialect}");
            assert_eq!(read(dialect, "initialDP", &hand), told);
        }
        let none = read(dialect, "initialDP", "3009 80010a 870100 9c0103");
        assert_eq!(none.gap_encountered, None);
        // How many digits the gap looks at is not told.
        let six = trigger(key, GapEncountered { digits: 6, ..LOAD });
        assert_eq!(
            write(dialect, &six, encode_trigger),
            "300980010a8701029c0103"
        );
    }
    // The first two phases have neither gaps nor this.
    for dialect in [Dialect::CAP1, Dialect::CAP2] {
        let mut told = trigger(key, LOAD);
        told.dp = DetectionPoint::CollectedInfo;
        let refused = encode_trigger(dialect, &told, &mut Writer::default());
        assert_eq!(
            refused.expect_err("refused"),
            NotExpressible::Parameter("cGEncountered")
        );
    }
    // analysedInformation of Q.1218: dpSpecificCommonParameters [0] of serviceAddressInformation [0] (serviceKey [0], miscCallInfo [1]
    // of messageType [0] request 0) and cGEncountered [8].
    let hand = "300fa00da00880010aa103800100880102";
    let told = trigger(key, LOAD);
    for dialect in [Dialect::ITU_CS1, Dialect::ITU_CS2] {
        assert_eq!(write(dialect, &told, encode_point_trigger), hand);
        assert_eq!(read(dialect, "analysedInformation", hand), told);
    }
}

/// aCGEncountered [2] of AIN and ACGEncountered [340] of ANSI-41: six bits of digits, then 1 service management system or 2 SCF overload.
#[test]
fn of_ain_and_win() {
    let told = |manual, digits, service| {
        let mut told = trigger(service, GapEncountered { manual, digits });
        told.called = Some(number("8005550199 (national)"));
        told.calling =
            Some(ss7::CallingPartyNumber::from_text("2125550100 (national)").expect("a number"));
        told
    };
    for (manual, digits, octet) in [(true, 10, "4a"), (false, 6, "86"), (false, 3, "83")] {
        let ain = told(manual, digits, ServiceSelector::Criteria(None));
        let mut win = told(manual, digits, ServiceSelector::TriggerType(37));
        win.subject.station = Some(Station::Min(
            ss7::Digits::from_text("2125550100", ss7::Alphabet::Q763).expect("digits"),
        ));
        win.subject.call = Some(CallKey {
            billing: [0, 1, 1, 0, 0, 1, 0],
            switch: [0, 1, 1],
        });
        for (dialect, operation, told, hand) in [
            (Dialect::AIN01, "infoAnalyzed", ain, format!("8201{octet}")),
            (Dialect::AIN02, "infoAnalyzed", ain, format!("8201{octet}")),
            (
                Dialect::WIN,
                "AnalyzedInformation",
                win,
                format!("9f825401{octet}"),
            ),
        ] {
            let written = write(dialect, &told, encode_trigger);
            assert_eq!(written.matches(&hand).count(), 1, "{written}");
            let again = read(dialect, operation, &written);
            assert_eq!(again.gap_encountered, told.gap_encountered);
            // 0 is not used, 3 is for nobody: calls do not fail for it.
            for none in ["00", "0a", "c6"] {
                let other = written.replace(&hand, &format!("{}{none}", &hand[..hand.len() - 2]));
                assert_eq!(read(dialect, operation, &other).gap_encountered, None);
            }
        }
        let many = told(manual, 64, ServiceSelector::Criteria(None));
        let refused = encode_trigger(Dialect::AIN01, &many, &mut Writer::default());
        assert_eq!(
            refused.expect_err("refused"),
            NotExpressible::OutOfRange("aCGEncountered")
        );
    }
}

/// Where the operation has no such parameter, it is not left out in silence: OCalledPartyBusy of WIN, TR-NWT-000533.
#[test]
fn of_triggers_that_cannot_say_so() {
    let mut busy = trigger(ServiceSelector::TriggerType(42), LOAD);
    busy.dp = DetectionPoint::OCalledPartyBusy;
    let refused = encode_trigger(Dialect::WIN, &busy, &mut Writer::default());
    assert_eq!(
        refused.expect_err("refused"),
        NotExpressible::Parameter("acgencountered")
    );
    let mut dialled = trigger(ServiceSelector::Criteria(None), LOAD);
    dialled.called = Some(number("8005550199 (national)"));
    let refused = encode_trigger(Dialect::TR533, &dialled, &mut Writer::default());
    assert_eq!(
        refused.expect_err("refused"),
        NotExpressible::Parameter("cGEncountered")
    );
}

/// TS 29.078 11.5.1.1: a duration of -1 shall not be used. INAP has it.
#[test]
fn without_an_end_in_inap_alone() {
    let gap = Instruction::Gap(Gap {
        criteria: GapCriteria::Service(10),
        duration: -1,
        interval: -1,
        manual: false,
        cause: None,
    });
    for dialect in [Dialect::CAP3, Dialect::CAP4] {
        let refused = encode_instruction(dialect, &gap, &mut Writer::default());
        assert_eq!(
            refused.expect_err("refused"),
            NotExpressible::OutOfRange("duration")
        );
    }
    // gapCriteria [0] of basicGapCriteria gapOnService [2], gapIndicators [1], controlType [2].
    let mut out = Writer::default();
    encode_instruction(Dialect::CS1, &gap, &mut out).expect("written");
    assert_eq!(
        hex(out.as_slice()),
        "3012a005a20380010aa1068001ff8101ff820100"
    );
}

/// aCGGlobalOverride [110] of acgGlobalCtrlRestore 26883. 4 to 7 are controls of network management and of craftspersons.
#[test]
fn all_gaps_end() {
    for dialect in [Dialect::AIN01, Dialect::AIN02] {
        for (which, value) in [
            (RestoredGaps::All, "00"),
            (RestoredGaps::Overload, "01"),
            (RestoredGaps::ManualButZero, "02"),
            (RestoredGaps::Manual, "03"),
        ] {
            let member = format!("9f6e01{value}");
            let order = Instruction::RestoreGaps(which);
            one(dialect, None, order, "acgGlobalCtrlRestore", &[&member]);
        }
        let restore = dialect.operation_named("acgGlobalCtrlRestore");
        let said = Said::Invoke(restore.expect("it has it"));
        let craft = octets("3004 9f6e0107");
        let read = decode_orders(
            dialect,
            &Occasion::of(None),
            said,
            &craft,
            &Scratch::default(),
            &mut |_| {},
        );
        assert!(
            read.expect_err("refused")
                .to_string()
                .contains("aCGGlobalOverride")
        );
    }
    for dialect in [Dialect::CAP4, Dialect::CS1, Dialect::WIN, Dialect::TR533] {
        assert!(!dialect.restores_gaps());
        let occasion = Occasion::of(None);
        let order = Instruction::RestoreGaps(RestoredGaps::All);
        let orders = &mut std::iter::once(&order);
        let said = encode_orders(
            dialect,
            &occasion,
            orders,
            &mut Writer::default(),
            &mut |_, _| {},
        );
        assert_eq!(
            said.expect_err("refused"),
            NotExpressible::Operation("RestoreGaps")
        );
    }
}

/// acgOverflow 26884: controlCauseIndicator [59], translationType [70], globalTitleAddress [69].
#[test]
fn there_is_no_room_for_a_gap() {
    let called = ss7::GenericNumber::decode(&[0, 3, 0x10, 0x08, 0x50, 0x55]).expect("a number");
    let gap = Gap {
        criteria: GapCriteria::CalledAndService(called, 10),
        duration: 64,
        interval: 50,
        manual: false,
        cause: None,
    };
    let mut out = Writer::default();
    let operation = encode_gap_overflow(Dialect::AIN01, &gap, &mut out).expect("written");
    assert_eq!((operation.code, operation.name), (26884, "acgOverflow"));
    assert_eq!(hex(out.as_slice()), "300e9f3b01039f46010a9f4503085055");
    for dialect in [Dialect::CAP4, Dialect::CS1, Dialect::WIN, Dialect::TR533] {
        assert!(encode_gap_overflow(dialect, &gap, &mut Writer::default()).is_err());
    }
}
