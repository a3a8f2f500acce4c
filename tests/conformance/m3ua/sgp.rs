//! The implementation under test is an SGP (M3UA-SGP-…), but for registration.

use super::*;
use inlab_m3ua::Availability;

#[test]
fn sgp_aspsm_v_001_aspup_is_acknowledged() {
    let answers = Iut::sgp().tester(1, 0, ASPUP);
    assert_eq!(answers[0], (1, plain("01 00 03 04 00000008")));
}

#[test]
fn sgp_aspsm_v_003_as_inactive_is_told_after_the_ack() {
    Iut::sgp().expect(
        ASPUP,
        &[
            ASPUP_ACK,
            "01 00 00 01 00000018  000d 0008 0001 0002 -- AS-INACTIVE
             0006 0008 00000007",
        ],
    );
}

#[test]
fn sgp_aspsm_v_005_aspdn_is_acknowledged() {
    Iut::sgp_inactive().expect(ASPDN, &["01 00 03 05 00000008"]);
}

#[test]
fn sgp_aspsm_v_009_a_locked_out_asp_is_refused() {
    let mut iut = Iut::new(config());
    let mut association = AssociationConfig::new(Role::Sgp, vec![AsId(0)]);
    association.blocked = true;
    iut.add_with(1, association);
    iut.expect(ASPUP, &[&err(BLOCKED, "", ASPUP)]);
}

#[test]
fn sgp_aspsm_i_001_aspup_of_another_version() {
    for version in ["00", "02", "ff"] {
        let message = format!("{version} 00 03 01 00000008");
        Iut::sgp().expect(&message, &[&err(INVALID_VERSION, "", &message)]);
    }
}

#[test]
fn sgp_aspsm_i_002_reserved_aspsm_type_while_down() {
    let message = "01 00 03 07 00000008";
    Iut::sgp().expect(message, &[&err(UNSUPPORTED_TYPE, "", message)]);
}

#[test]
fn sgp_aspsm_i_003_aspac_before_aspup() {
    Iut::sgp().expect(ASPAC, &[&err(UNEXPECTED_MESSAGE, CONTEXT, ASPAC)]);
}

#[test]
fn sgp_aspsm_i_004_reserved_aspsm_type_while_inactive() {
    let message = "01 00 03 07 00000008";
    Iut::sgp_inactive().expect(message, &[&err(UNSUPPORTED_TYPE, "", message)]);
}

#[test]
fn sgp_aspsm_o_001_aspup_again_while_inactive() {
    Iut::sgp_inactive().expect(ASPUP, &[ASPUP_ACK]);
}

#[test]
fn sgp_aspsm_o_003_aspup_while_active() {
    // The application server has no other ASP: it is pending, and inactive when T(r) ends.
    let mut iut = Iut::sgp_active();
    iut.expect(
        ASPUP,
        &[
            &err(UNEXPECTED_MESSAGE, "", ASPUP),
            ASPUP_ACK,
            &ntfy(AS_PENDING),
        ],
    );
    assert_eq!(iut.wait(2_000), [plain(&ntfy(AS_INACTIVE))]);
    // Without T(r), as the purpose has it: inactive at once.
    let mut config = config();
    config.timers.recovery = Duration::ZERO;
    let mut iut = Iut::sgp_of(config);
    iut.tester(1, 0, ASPUP);
    iut.tester(1, 0, ASPAC);
    iut.expect(
        ASPUP,
        &[
            &err(UNEXPECTED_MESSAGE, "", ASPUP),
            ASPUP_ACK,
            &ntfy(AS_INACTIVE),
        ],
    );
}

#[test]
fn sgp_aspsm_o_004_aspdn_while_down() {
    Iut::sgp().expect(ASPDN, &[ASPDN_ACK]);
}

#[test]
fn sgp_asptm_v_001_aspac_is_acknowledged() {
    let answers = Iut::sgp_inactive().tester(1, 0, ASPAC);
    assert_eq!(
        answers[0],
        (1, plain("01 00 04 03 00000010  0006 0008 00000007"))
    );
}

#[test]
fn sgp_asptm_v_003_as_active_is_told_after_the_ack() {
    Iut::sgp_inactive().expect(
        ASPAC,
        &[
            ASPAC_ACK,
            "01 00 00 01 00000018  000d 0008 0001 0003 -- AS-ACTIVE
             0006 0008 00000007",
        ],
    );
}

#[test]
fn sgp_asptm_v_005_the_ack_has_the_routing_context() {
    let mut iut = Iut::new(config());
    iut.add_with(1, AssociationConfig::new(Role::Sgp, vec![AsId(0), AsId(1)]));
    iut.tester(1, 0, ASPUP);
    let answers = iut.tester(1, 0, "01 00 04 01 00000010  0006 0008 00000008");
    assert_eq!(
        answers[0],
        (1, plain("01 00 04 03 00000010  0006 0008 00000008"))
    );
    // Both in one, with the traffic mode that was asked for; the other application server is told of itself.
    let answers = iut.tester(
        1,
        0,
        "01 00 04 01 0000001c  000b 0008 00000001  0006 000c 00000007 00000008",
    );
    assert_eq!(
        answers,
        [
            (
                1,
                plain("01 00 04 03 0000001c  000b 0008 00000001  0006 000c 00000007 00000008")
            ),
            (1, plain(&ntfy(AS_ACTIVE)))
        ]
    );
}

#[test]
fn sgp_asptm_v_006_aspia_is_acknowledged() {
    let answers = Iut::sgp_active().tester(1, 0, ASPIA);
    assert_eq!(
        answers[0],
        (1, plain("01 00 04 04 00000010  0006 0008 00000007"))
    );
}

#[test]
fn sgp_asptm_v_008_as_pending_is_told_after_the_ack() {
    let mut iut = Iut::sgp_active();
    iut.expect(ASPIA, &[ASPIA_ACK, &ntfy(AS_PENDING)]);
    assert_eq!(iut.wait(2_000), [plain(&ntfy(AS_INACTIVE))]);
}

/// BEAT and BEAT ACK with "M3UA rocks" or thirteen octets.
const BEATS: [(&str, &str); 2] = [
    (
        "01 00 03 03 00000018  0009 000e 4d33554120726f636b73 0000",
        "01 00 03 06 00000018  0009 000e 4d33554120726f636b73 0000",
    ),
    (
        "01 00 03 03 0000001c  0009 0011 000102030405060708090a0b0c 000000",
        "01 00 03 06 0000001c  0009 0011 000102030405060708090a0b0c 000000",
    ),
];

#[test]
fn sgp_asptm_v_010_beat_is_answered() {
    Iut::sgp_active().expect(BEATS[0].0, &[BEATS[0].1]);
}

#[test]
fn sgp_asptm_v_011_heartbeat_data_comes_back_unchanged() {
    Iut::sgp_active().expect(BEATS[1].0, &[BEATS[1].1]);
}

/// Two ASPs with ASP identifiers 1 and 2, up; what they were told is forgotten.
fn two(config: Config) -> Iut {
    let mut iut = Iut::new(config);
    for id in [1, 2] {
        iut.add(id, Role::Sgp);
        let aspup = format!("01 00 03 01 00000010  0011 0008 {id:08x}");
        assert_eq!(iut.tester(id, 0, &aspup)[0], (id, plain(ASPUP_ACK)));
    }
    iut
}

/// ASPAC without routing context.
fn aspac(mode: u32) -> String {
    format!("01 00 04 01 00000010  000b 0008 {mode:08x}")
}

#[test]
fn sgp_asptm_v_013_insufficient_resources_are_told_to_the_inactive_asp() {
    for (mode, wanted) in [(TrafficMode::Broadcast, 3), (TrafficMode::Loadshare, 2)] {
        let mut config = super::mode(mode);
        config.application_servers[0].minimum_active = 2;
        let mut iut = two(config);
        for id in [1, 2] {
            let answers = iut.tester(id, 0, &aspac(wanted));
            let ack = format!("01 00 04 03 00000010  000b 0008 {wanted:08x}");
            assert_eq!(answers[0], (id, plain(&ack)));
        }
        assert_eq!(
            iut.tester(1, 0, ASPIA),
            [(1, plain(ASPIA_ACK)), (1, plain(&ntfy(INSUFFICIENT)))]
        );
    }
}

/// ASP 1 inactive, ASP 2 active in override mode; then ASP 1 takes over.
fn taken_over() -> Vec<(u32, String)> {
    let mut iut = two(mode(TrafficMode::Override));
    iut.tester(2, 0, &aspac(1));
    let answers = iut.tester(1, 0, &aspac(1));
    assert_eq!(iut.transfer(2, 0, b"x").map(|routed| routed.0), Some(1));
    answers
}

#[test]
fn sgp_asptm_v_014_override_is_acknowledged_and_the_other_is_told() {
    let answers = taken_over();
    let ack = plain("01 00 04 03 00000010  000b 0008 00000001");
    assert_eq!(answers[0], (1, ack));
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[1].0, 2);
}

#[test]
fn sgp_asptm_v_015_alternate_asp_active_names_the_asp() {
    assert_eq!(
        taken_over()[1],
        (
            2,
            plain(&format!(
                "01 00 00 01 00000020  000d 0008 {ALTERNATE}  0011 0008 00000001
                 0006 0008 00000007"
            ))
        )
    );
}

#[test]
fn sgp_asptm_i_001_aspac_of_another_version() {
    let message = "02 00 04 01 00000008";
    Iut::sgp_inactive().expect(message, &[&err(INVALID_VERSION, "", message)]);
}

#[test]
fn sgp_asptm_i_003_a_traffic_mode_that_is_not_the_configured_one() {
    let mut iut = Iut::sgp_of(mode(TrafficMode::Loadshare));
    iut.tester(1, 0, ASPUP);
    for mode in [1, 3] {
        iut.expect(&aspac(mode), &[&err(UNSUPPORTED_MODE, "", &aspac(mode))]);
    }
    assert_eq!(iut.transfer(2, 0, b"x"), None);
}

#[test]
fn sgp_asptm_i_004_no_such_traffic_mode() {
    for mode in [0, 4, u32::MAX] {
        Iut::sgp_inactive().expect(&aspac(mode), &[&err(UNSUPPORTED_MODE, "", &aspac(mode))]);
    }
}

#[test]
fn sgp_asptm_i_005_aspac_for_an_unknown_routing_context() {
    let message = "01 00 04 01 00000010  0006 0008 00000063";
    Iut::sgp_inactive().expect(
        message,
        &[&err(INVALID_CONTEXT, "0006 0008 00000063", message)],
    );
}

#[test]
fn sgp_asptm_i_006_reserved_asptm_type_while_inactive() {
    let message = "01 00 04 05 00000008";
    Iut::sgp_inactive().expect(message, &[&err(UNSUPPORTED_TYPE, "", message)]);
}

#[test]
fn sgp_asptm_i_008_reserved_asptm_type_while_active() {
    let message = "01 00 04 05 00000008";
    let mut iut = Iut::sgp_active();
    iut.expect(message, &[&err(UNSUPPORTED_TYPE, "", message)]);
    assert!(iut.transfer(2, 0, b"x").is_some());
}

#[test]
fn sgp_asptm_i_009_asp_failure_is_told_to_the_other_asp() {
    let mut iut = two(mode(TrafficMode::Override));
    iut.tester(1, 0, &aspac(1));
    iut.tester(2, 0, &aspac(1));
    // The association of ASP 1, which was overridden, fails.
    assert_eq!(
        iut.lose(1),
        [(
            2,
            plain(&format!(
                "01 00 00 01 00000020  000d 0008 {FAILURE}  0011 0008 00000001
                 0006 0008 00000007"
            ))
        )]
    );
}

#[test]
fn sgp_asptm_i_010_aspia_while_active_is_acknowledged() {
    let mut iut = Iut::sgp_active();
    let answers = iut.tester(1, 0, "01 00 04 02 00000008");
    assert_eq!(answers[0], (1, plain("01 00 04 04 00000008")));
    assert_eq!(iut.transfer(2, 0, b"x"), None);
}

#[test]
fn sgp_asptm_o_001_aspac_while_active() {
    Iut::sgp_active().expect(ASPAC, &[ASPAC_ACK]);
}

#[test]
fn sgp_asptm_o_003_aspia_while_inactive() {
    Iut::sgp_inactive().expect(ASPIA, &[ASPIA_ACK]);
}

/// ASP 1 serves routing context 7, ASP 2 serves 8; both are active. The SGP's own user takes what ASP 1 sends and passes it
/// on, as the SS7 network would.
fn relay() -> Iut {
    let mut iut = Iut::new(config());
    iut.add(1, Role::Sgp);
    iut.add_with(2, AssociationConfig::new(Role::Sgp, vec![AsId(1)]));
    for id in [1, 2] {
        iut.tester(id, 0, ASPUP);
        iut.tester(id, 0, "01 00 04 01 00000008");
    }
    iut
}

#[test]
fn sgp_mtr_v_001_data_goes_to_the_asp_of_its_routing_key() {
    let mut iut = relay();
    for (code, asp, context) in [(2, 1, 7), (3, 2, 8)] {
        let (id, _, data) = iut.transfer(code, 5, &[0xaa; 4]).expect("it is active");
        assert_eq!(id, asp);
        let expected = format!(
            "01 00 01 01 00000024  0006 0008 {context:08x}
             0210 0014 00000001 {code:08x} 03 02 00 05 aaaaaaaa"
        );
        assert_eq!(data, plain(&expected));
    }
    assert_eq!(iut.transfer(4, 0, b"x"), None);
}

#[test]
fn sgp_mtr_v_002_data_is_taken_and_given_on_with_every_sls() {
    let mut iut = relay();
    for sls in 0..16 {
        let data = DATA.replace("05 aabbccdd", &format!("{sls:02x} aabbccdd"));
        assert_eq!(iut.tester(1, 1, &data), []);
        let user_data = iut.transfers.pop().expect("it was taken");
        assert_eq!(user_data, [0xaa, 0xbb, 0xcc, 0xdd]);
        let (id, _, data) = iut.transfer(3, sls, &user_data).expect("it is active");
        let expected = format!(
            "01 00 01 01 00000024  0006 0008 00000008
             0210 0014 00000001 00000003 03 02 00 {sls:02x} aabbccdd"
        );
        assert_eq!((id, data), (2, plain(&expected)));
    }
}

#[test]
fn sgp_mtr_v_002_alternate_data_without_protocol_data() {
    let mut iut = Iut::sgp_active();
    assert_eq!(iut.tester(1, 1, DATA), []);
    let message = "01 00 01 01 00000010  0006 0008 00000007";
    assert_eq!(
        iut.tester(1, 1, message),
        [(1, err(MISSING_PARAMETER, "", message))]
    );
}

#[test]
fn sgp_mtr_v_003_data_never_goes_on_stream_0() {
    let mut iut = relay();
    for sls in 0..=255 {
        let (_, stream, _) = iut.transfer(2, sls, b"x").expect("it is active");
        assert!((1..5).contains(&stream));
    }
}

#[test]
fn sgp_mtr_v_003_alternate_data_on_stream_0() {
    let mut iut = Iut::sgp_active();
    assert_eq!(iut.tester(1, 1, DATA), []);
    iut.expect(DATA, &[&err(INVALID_STREAM, "", DATA)]);
    assert_eq!(iut.transfers.len(), 1);
}

#[test]
fn sgp_mtr_v_004_one_sls_keeps_its_stream_and_its_asp() {
    let mut iut = two(mode(TrafficMode::Loadshare));
    for id in [1, 2] {
        iut.tester(id, 0, &aspac(2));
    }
    let mut asps = [0; 2];
    for sls in 0..16 {
        let first = iut.transfer(2, sls, b"x").expect("it is active");
        asps[first.0 as usize - 1] += 1;
        for _ in 0..3 {
            let again = iut.transfer(2, sls, b"x").expect("it is active");
            assert_eq!((again.0, again.1), (first.0, first.1));
        }
    }
    assert_eq!(asps, [8, 8]);
}

#[test]
fn sgp_mtr_i_001_data_of_another_version() {
    let message = DATA.replacen("01", "02", 1);
    let mut iut = Iut::sgp_active();
    assert_eq!(
        iut.tester(1, 1, &message),
        [(1, err(INVALID_VERSION, "", &message))]
    );
}

#[test]
fn sgp_mtr_i_002_reserved_class() {
    let message = DATA.replacen("00 01 01", "00 0a 01", 1);
    Iut::sgp_active().expect(&message, &[&err(UNSUPPORTED_CLASS, "", &message)]);
}

#[test]
fn sgp_mtr_i_003_reserved_transfer_type() {
    let message = DATA.replacen("00 01 01", "00 01 02", 1);
    assert_eq!(
        Iut::sgp_active().tester(1, 1, &message),
        [(1, err(UNSUPPORTED_TYPE, "", &message))]
    );
}

/// What the SGP's MTP said of 0x10 (available), 0x11 (restricted), 0x12 (unavailable), 0x13 (congested, level 2).
fn ssnm() -> Iut {
    let mut iut = Iut::sgp_active();
    for (code, availability) in [
        (0x10, Availability::Available),
        (0x11, Availability::Restricted),
        (0x12, Availability::Unavailable),
        (0x13, Availability::Available),
    ] {
        let range = MaskedPointCode::exact(PointCode(code));
        assert!(iut.layer.set_destination(iut.now, range, availability));
    }
    let congested = MtpStatus::Congested(PointCode(0x13), Some(2));
    iut.layer.announce(iut.now, &congested);
    iut.sent();
    iut
}

fn daud(codes: &str) -> String {
    let count = octets(codes).len();
    format!(
        "01 00 02 03 {:08x}  0006 0008 00000007  0012 {:04x} {codes}",
        20 + count,
        4 + count
    )
}

fn answer(kind: u8, code: u32) -> String {
    format!("01 00 02 {kind:02x} 00000018  0006 0008 00000007  0012 0008 {code:08x}")
}

#[test]
fn sgp_ssnm_001_daud_for_a_congested_destination() {
    // What nobody said is available is not: SCON is in addition to DAVA, so this one is available first.
    let mut iut = ssnm();
    let range = MaskedPointCode::exact(PointCode(2));
    iut.layer
        .set_destination(iut.now, range, Availability::Available);
    iut.layer
        .announce(iut.now, &MtpStatus::Congested(PointCode(2), Some(2)));
    iut.sent();
    iut.expect(
        &daud("00000002"),
        &[
            &answer(2, 2),
            "01 00 02 04 00000020  0006 0008 00000007  0012 0008 00000002  0205 0008 00000002",
        ],
    );
}

#[test]
fn sgp_ssnm_002_daud_for_a_restricted_destination() {
    ssnm().expect(&daud("00000011"), &[&answer(6, 0x11)]);
}

#[test]
fn sgp_ssnm_003_daud_for_an_unavailable_destination() {
    ssnm().expect(&daud("00000012"), &[&answer(1, 0x12)]);
    // And for one that nothing is known of (4.5.3).
    ssnm().expect(&daud("00000099"), &[&answer(1, 0x99)]);
}

#[test]
fn sgp_ssnm_004_daud_for_an_available_destination() {
    // Its own point code, and that of an application server that is active.
    ssnm().expect(&daud("00000001"), &[&answer(2, 1)]);
    ssnm().expect(&daud("00000002"), &[&answer(2, 2)]);
}

#[test]
fn sgp_ssnm_004_again_daud_for_all_destinations() {
    // Mask 255: each destination that is known is answered for itself.
    ssnm().expect(
        &daud("ff000000"),
        &[
            &answer(2, 1),
            &answer(2, 2),
            &answer(1, 3),
            &answer(6, 0x11),
            &answer(1, 0x12),
            &answer(1, 0x13),
        ],
    );
}
