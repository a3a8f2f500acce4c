//! The implementation under test is an ASP (M3UA-ASP-…).

use super::*;

const VERSION_2: &str = "02 00 03 04 00000008";

#[test]
fn asp_aspsm_v_002_asp_up_has_version_1() {
    let mut iut = Iut::new(config());
    assert_eq!(iut.add(1, Role::Asp), [plain("01 00 03 01 00000008")]);
}

#[test]
fn asp_aspsm_v_005_asp_down_has_version_1() {
    let mut iut = Iut::asp();
    iut.expect(ASPUP_ACK, &[ASPAC]);
    iut.layer.down(iut.now, AssociationId(1));
    assert_eq!(iut.sent(), [(1, plain("01 00 03 02 00000008"))]);
}

#[test]
fn asp_aspsm_v_005_alternate_asp_down_after_asp_inactive() {
    let mut iut = Iut::asp_active();
    iut.layer.deactivate(iut.now, AsId(0));
    assert_eq!(iut.sent(), [(1, plain(ASPIA))]);
    iut.expect(ASPIA_ACK, &[]);
    iut.layer.down(iut.now, AssociationId(1));
    assert_eq!(iut.sent(), [(1, plain(ASPDN))]);
    iut.expect(ASPDN_ACK, &[]);
    assert_eq!(iut.wait(60_000), Vec::<String>::new());
}

#[test]
fn asp_aspsm_i_001_aspup_ack_of_another_version() {
    Iut::asp().expect(VERSION_2, &[&err(INVALID_VERSION, "", VERSION_2)]);
}

#[test]
fn asp_aspsm_i_002_aspdn_ack_of_another_version() {
    let mut iut = Iut::asp();
    iut.expect(ASPUP_ACK, &[ASPAC]);
    iut.layer.down(iut.now, AssociationId(1));
    iut.sent();
    let message = "02 00 03 05 00000008";
    iut.expect(message, &[&err(INVALID_VERSION, "", message)]);
    // It is no answer.
    assert_eq!(iut.wait(2_000), [plain(ASPDN)]);
}

#[test]
fn asp_aspsm_i_002_alternate_aspdn_ack_of_another_version_after_asp_inactive() {
    let mut iut = Iut::asp_active();
    iut.layer.deactivate(iut.now, AsId(0));
    iut.sent();
    iut.expect(ASPIA_ACK, &[]);
    iut.layer.down(iut.now, AssociationId(1));
    iut.sent();
    let message = "02 00 03 05 00000008";
    iut.expect(message, &[&err(INVALID_VERSION, "", message)]);
}

#[test]
fn asp_aspsm_i_003_reserved_aspsm_type() {
    for kind in ["00", "07", "7f", "ff"] {
        let message = format!("01 00 03 {kind} 00000008");
        Iut::asp().expect(&message, &[&err(UNSUPPORTED_TYPE, "", &message)]);
    }
}

#[test]
fn asp_aspsm_o_001_aspdn_ack_is_no_answer_to_aspup() {
    let mut iut = Iut::asp();
    iut.expect(ASPDN_ACK, &[]);
    // T(ack) goes on, and no ASPAC comes before ASPUP ACK.
    assert_eq!(iut.wait(1_999), Vec::<String>::new());
    assert_eq!(iut.wait(1), [plain(ASPUP)]);
}

#[test]
fn asp_aspsm_o_002_aspac_ack_is_no_answer_to_aspup() {
    let mut iut = Iut::asp();
    iut.expect(ASPAC_ACK, &[&err(UNEXPECTED_MESSAGE, CONTEXT, ASPAC_ACK)]);
    assert_eq!(iut.transfer(2, 0, b"x"), None);
    assert_eq!(iut.wait(2_000), [plain(ASPUP)]);
}

#[test]
fn asp_asptm_v_001_asp_active_after_aspup_ack() {
    let mut iut = Iut::asp();
    iut.expect(ASPUP_ACK, &[ASPAC]);
    iut.expect(ASPAC_ACK, &[]);
    assert_eq!(iut.told, [MtpStatus::Resume(PointCode(2))]);
}

#[test]
fn asp_asptm_v_002_asp_active_has_version_1() {
    Iut::asp().expect(
        ASPUP_ACK,
        &["01 00 04 01 00000010  0006 0008 00000007 -- routing context 7"],
    );
}

#[test]
fn asp_asptm_v_005_asp_inactive_has_version_1() {
    let mut iut = Iut::asp_active();
    iut.layer.deactivate(iut.now, AsId(0));
    let aspia = "01 00 04 02 00000010  0006 0008 00000007";
    assert_eq!(iut.sent(), [(1, plain(aspia))]);
    iut.expect(ASPIA_ACK, &[]);
    assert_eq!(iut.transfer(2, 0, b"x"), None);
}

/// BEAT with `length` octets of heartbeat data, and its answer.
fn beat(length: usize) -> [String; 2] {
    let data: Vec<u8> = (0..length).map(|at| (at * 7) as u8).collect();
    let padded = length.next_multiple_of(4);
    let value = hex(&data) + &"00".repeat(padded - length);
    ["03", "06"].map(|kind| {
        format!(
            "010003{kind}{:08x}0009{:04x}{value}",
            12 + padded,
            4 + length
        )
    })
}

#[test]
fn asp_asptm_v_007_beat_is_answered() {
    let [beat, ack] = beat(5_000);
    Iut::asp_active().expect(&beat, &[&ack]);
}

#[test]
fn asp_asptm_v_008_heartbeat_data_comes_back_unchanged() {
    for length in [600, 13, 1, 0] {
        let [beat, ack] = beat(length);
        Iut::asp_active().expect(&beat, &[&ack]);
    }
    // Without heartbeat data, and on any stream.
    let mut iut = Iut::asp_active();
    iut.expect("01 00 03 03 00000008", &["01 00 03 06 00000008"]);
    assert_eq!(
        iut.tester(1, 3, "01 00 03 03 00000008"),
        [(1, plain("01 00 03 06 00000008"))]
    );
}

#[test]
fn asp_asptm_i_001_aspac_ack_of_another_version() {
    let message = "02 00 04 03 00000010  0006 0008 00000007";
    let mut iut = Iut::asp_up();
    iut.expect(message, &[&err(INVALID_VERSION, "", message)]);
    assert_eq!(iut.transfer(2, 0, b"x"), None);
}

#[test]
fn asp_asptm_i_002_aspia_ack_of_another_version() {
    let mut iut = Iut::asp_active();
    iut.layer.deactivate(iut.now, AsId(0));
    iut.sent();
    let message = "02 00 04 04 00000010  0006 0008 00000007";
    iut.expect(message, &[&err(INVALID_VERSION, "", message)]);
    assert_eq!(iut.wait(2_000), [plain(ASPIA)]);
}

#[test]
fn asp_asptm_i_003_reserved_asptm_type() {
    for kind in ["00", "05", "ff"] {
        let message = format!("01 00 04 {kind} 00000008");
        Iut::asp_up().expect(&message, &[&err(UNSUPPORTED_TYPE, "", &message)]);
    }
}

#[test]
fn asp_asptm_o_001_aspup_ack_is_no_answer_to_aspac() {
    let mut iut = Iut::asp_up();
    iut.expect(ASPUP_ACK, &[]);
    assert_eq!(iut.transfer(2, 0, b"x"), None);
    assert_eq!(iut.wait(2_000), [plain(ASPAC)]);
}

#[test]
fn asp_mtr_v_001_data_has_the_routing_context() {
    let (_, _, data) = Iut::asp_active()
        .transfer(2, 5, &[0xaa, 0xbb, 0xcc, 0xdd])
        .expect("it is active");
    let expected = "01 00 01 01 00000024  0006 0008 00000007
        0210 0014 00000001 00000002 03 02 00 05 aabbccdd";
    assert_eq!(data, plain(expected));
}

#[test]
fn asp_mtr_v_002_data_has_protocol_data() {
    // Five octets: the length of the parameter does not count the padding, that of the message does.
    let (_, _, data) = Iut::asp_active()
        .transfer(2, 5, &[1, 2, 3, 4, 5])
        .expect("it is active");
    let expected = "01 00 01 01 00000028  0006 0008 00000007
        0210 0015 00000001 00000002 03 02 00 05 0102030405 000000";
    assert_eq!(data, plain(expected));
}

#[test]
fn asp_mtr_v_003_data_goes_on_a_valid_stream() {
    let mut iut = Iut::asp_active();
    let mut used = [false; 5];
    for sls in 0..=255 {
        let (_, stream, _) = iut.transfer(2, sls, b"x").expect("it is active");
        // Never 0, none that there is not, and one SLS stays on its stream.
        assert!((1..5).contains(&stream));
        used[usize::from(stream)] = true;
        let again = iut.transfer(2, sls, b"x").expect("it is active");
        assert_eq!(again.1, stream);
    }
    assert_eq!(used, [false, true, true, true, true]);
}

#[test]
fn asp_mtr_i_001_data_of_another_version() {
    let message = DATA.replacen("01", "02", 1);
    let mut iut = Iut::asp_active();
    assert_eq!(
        iut.tester(1, 1, &message),
        [(1, err(INVALID_VERSION, "", &message))]
    );
    assert_eq!(iut.transfers, Vec::<Vec<u8>>::new());
}

#[test]
fn asp_mtr_i_002_reserved_class() {
    for class in ["05", "06", "07", "08", "0a", "7f", "80", "ff"] {
        let message = format!("01 00 {class} 00 00000008");
        Iut::asp_active().expect(&message, &[&err(UNSUPPORTED_CLASS, "", &message)]);
    }
}

#[test]
fn asp_mtr_i_003_reserved_transfer_type() {
    for kind in ["00", "02", "ff"] {
        let message = format!("01 00 01 {kind} 00000008");
        assert_eq!(
            Iut::asp_active().tester(1, 1, &message),
            [(1, err(UNSUPPORTED_TYPE, "", &message))]
        );
    }
}

/// DUNA, DAVA, SCON or DRST for point code 2 and mask, without routing context.
fn ssnm(kind: u8, mask: u8) -> String {
    format!("01 00 02 {kind:02x} 00000010  0012 0008 {mask:02x} 000002")
}

/// DAUD for the same, as we send it.
fn daud(mask: u8) -> String {
    plain(&format!(
        "01 00 02 03 00000018  0006 0008 00000007  0012 0008 {mask:02x} 000002"
    ))
}

#[test]
fn asp_ssnm_001_duna_is_audited() {
    let mut iut = Iut::asp_active();
    iut.expect(&ssnm(1, 0), &[]);
    assert_eq!(iut.told[1..], [MtpStatus::Pause(PointCode(2))]);
    assert_eq!(iut.wait(30_000), [daud(0)]);
}

#[test]
fn asp_ssnm_002_duna_for_all_is_audited() {
    let mut iut = Iut::asp_active();
    iut.expect(&ssnm(1, 255), &[]);
    assert_eq!(iut.told[1..], [MtpStatus::Pause(PointCode(2))]);
    assert_eq!(iut.wait(30_000), [daud(255)]);
}

#[test]
fn asp_ssnm_003_drst_is_audited() {
    let mut iut = Iut::asp_active();
    iut.expect(&ssnm(6, 0), &[]);
    // It can still be reached.
    assert!(iut.transfer(2, 0, b"x").is_some());
    assert_eq!(iut.wait(30_000), [daud(0)]);
}

#[test]
fn asp_ssnm_004_drst_for_all_is_audited() {
    let mut iut = Iut::asp_active();
    iut.expect(&ssnm(6, 255), &[]);
    assert_eq!(iut.wait(30_000), [daud(255)]);
}

#[test]
fn asp_ssnm_005_scon_is_audited() {
    let mut iut = Iut::asp_active();
    iut.expect(&ssnm(4, 0), &[]);
    assert_eq!(iut.told[1..], [MtpStatus::Congested(PointCode(2), None)]);
    assert_eq!(iut.wait(30_000), [daud(0)]);
}

#[test]
fn asp_ssnm_006_scon_for_all_is_audited() {
    let mut iut = Iut::asp_active();
    iut.expect(&ssnm(4, 255), &[]);
    // Both destinations that have a route.
    let congested = |code| MtpStatus::Congested(PointCode(code), None);
    assert_eq!(iut.told[1..], [congested(2), congested(3)]);
    assert_eq!(iut.wait(30_000), [daud(255)]);
}

/// T(audit) runs while there is something to ask about, and no longer.
#[test]
fn rfc4666_4_5_3_an_asp_that_was_told_nothing_asks_nothing_and_wakes_never() {
    for (told, over) in [(1, ssnm(2, 0)), (6, ssnm(2, 0)), (4, ssnm(2, 255))] {
        let mut iut = Iut::asp_active();
        assert_eq!(iut.layer.poll_timeout(), None, "idle");
        iut.expect(&ssnm(told, 0), &[]);
        assert_eq!(iut.wait(30_000), [daud(0)]);
        assert_eq!(iut.wait(29_999), Vec::<String>::new());
        assert_eq!(iut.wait(1), [daud(0)], "until it is answered");
        iut.expect(&over, &[]);
        assert_eq!(iut.wait(90_000), Vec::<String>::new());
        assert_eq!(iut.layer.poll_timeout(), None, "idle again");
        // T(audit) starts anew with the next word.
        iut.expect(&ssnm(told, 0), &[]);
        assert_eq!(iut.wait(29_999), Vec::<String>::new());
        assert_eq!(iut.wait(1), [daud(0)]);
    }
}

/// SCON with level 0 ends it too, and a lost association takes the timer along.
#[test]
fn rfc4666_3_4_4_congestion_level_0_leaves_nothing_to_audit() {
    let level = |level: u8| {
        format!("01 00 02 04 00000018  0012 0008 00 000002  0205 0008 000000 {level:02x}")
    };
    let mut iut = Iut::asp_active();
    iut.expect(&level(2), &[]);
    assert_eq!(iut.told[1..], [MtpStatus::Congested(PointCode(2), Some(2))]);
    assert!(iut.layer.poll_timeout().is_some());
    iut.expect(&level(0), &[]);
    assert_eq!(iut.told[2..], [MtpStatus::Congested(PointCode(2), Some(0))]);
    assert_eq!(iut.wait(30_000), Vec::<String>::new());
    assert_eq!(iut.layer.poll_timeout(), None);
}

#[test]
fn asp_ssnm_008_dupu_with_a_mask() {
    let message = "01 00 02 05 00000018  0012 0008 ff 000002  0204 0008 0001 0005";
    let mut iut = Iut::asp_active();
    iut.expect(message, &[&err(INVALID_VALUE, "", message)]);
    assert_eq!(iut.told.len(), 1);
}
