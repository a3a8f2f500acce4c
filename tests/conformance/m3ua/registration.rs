//! Routing key management (M3UA-ASP-RKM-…, M3UA-SGP-RKM-…).

use super::*;

/// REG REQ with one routing key of these parameters.
fn request(key: &str) -> String {
    let key = hex(&octets(key));
    let length = key.len() / 2;
    format!(
        "01 00 09 01 {:08x}  0207 {:04x} {key}",
        12 + length,
        4 + length
    )
}

/// Its answer for local routing key identifier 1.
fn response(identifier: u32, status: u8, context: u32) -> String {
    format!(
        "01 00 09 02 00000024  0208 001c  020a 0008 {identifier:08x}
         0212 0008 000000{status:02x}  0006 0008 {context:08x}"
    )
}

fn dereg(context: u32) -> String {
    format!("01 00 09 03 00000010  0006 0008 {context:08x}")
}

fn dereg_response(context: u32, status: u8) -> String {
    format!(
        "01 00 09 04 0000001c  0209 0014  0006 0008 {context:08x}  0213 0008 000000{status:02x}"
    )
}

const KEY: &str = "020a 0008 00000001  020b 0008 00000002";

/// An SGP where the ASP may register for routing context 7 ("DPC 2"), and 8 ("DPC 3") is of others.
fn sgp() -> Iut {
    sgp_of(config())
}

fn sgp_of(config: Config) -> Iut {
    let mut iut = Iut::new(config);
    let mut association = AssociationConfig::new(Role::Sgp, vec![]);
    association.registration = vec![AsId(0)];
    iut.add_with(1, association);
    iut.expect(ASPUP, &[ASPUP_ACK]);
    iut
}

/// An ASP that registers for AS 0 when it comes up; its routing context is not known before.
fn asp() -> Iut {
    let mut config = config();
    config.application_servers[0].routing_context = None;
    let mut iut = Iut::new(config);
    let mut association = AssociationConfig::new(Role::Asp, vec![AsId(0)]);
    association.register = vec![AsId(0)];
    assert_eq!(iut.add_with(1, association), [plain(ASPUP)]);
    iut
}

/// What it sends: local routing key identifier 0, DPC 2.
const ASP_REQUEST: &str = "01 00 09 01 0000001c  0207 0014  020a 0008 00000000  020b 0008 00000002";

/// The answer: routing context 7.
fn asp_registered() -> Iut {
    let mut iut = asp();
    iut.expect(ASPUP_ACK, &[ASP_REQUEST]);
    iut.expect(&response(0, 0, 7), &[ASPAC]);
    iut
}

#[test]
fn asp_rkm_v_002_the_routing_key_is_registered() {
    let mut iut = asp();
    iut.expect(ASPUP_ACK, &[ASP_REQUEST]);
    // No ASPAC before the answer, and the request is repeated after T(ack).
    assert_eq!(iut.wait(4_000), [plain(ASP_REQUEST), plain(ASP_REQUEST)]);
    iut.expect(&response(0, 0, 7), &[ASPAC]);
    iut.expect(ASPAC_ACK, &[]);
    // DATA has the routing context that was given.
    let (_, _, data) = iut.transfer(2, 5, &[1, 2, 3, 4]).expect("it is active");
    let expected = "01 00 01 01 00000024  0006 0008 00000007
        0210 0014 00000001 00000002 03 02 00 05 01020304";
    assert_eq!(data, plain(expected));
}

#[test]
fn asp_rkm_v_003_the_asp_deregisters() {
    let mut iut = asp_registered();
    iut.expect(ASPAC_ACK, &[]);
    // It is active: ASPIA comes first (4.4.2).
    iut.layer.deregister(iut.now, AsId(0));
    assert_eq!(iut.sent(), [(1, plain(ASPIA))]);
    iut.expect(ASPIA_ACK, &[&dereg(7)]);
    assert_eq!(iut.wait(2_000), [plain(&dereg(7))]);
    iut.expect(&dereg_response(7, 0), &[]);
    assert_eq!(iut.wait(60_000), Vec::<String>::new());
    // And registers again.
    iut.layer.register(iut.now, AsId(0));
    assert_eq!(iut.sent(), [(1, plain(ASP_REQUEST))]);
}

#[test]
fn asp_rkm_v_004_deregistration_names_the_routing_context_that_was_given() {
    let mut iut = asp();
    iut.expect(ASPUP_ACK, &[ASP_REQUEST]);
    iut.expect(
        &response(0, 0, 0x1234_5678),
        &["01 00 04 01 00000010  0006 0008 12345678"],
    );
    iut.layer.deactivate(iut.now, AsId(0));
    iut.sent();
    iut.expect("01 00 04 04 00000010  0006 0008 12345678", &[]);
    iut.layer.deregister(iut.now, AsId(0));
    assert_eq!(iut.sent(), [(1, plain(&dereg(0x1234_5678)))]);
}

#[test]
fn asp_rkm_i_001_reserved_rkm_type() {
    let mut iut = asp();
    iut.expect(ASPUP_ACK, &[ASP_REQUEST]);
    for kind in ["00", "05", "ff"] {
        let message = format!("01 00 09 {kind} 00000008");
        iut.expect(&message, &[&err(UNSUPPORTED_TYPE, "", &message)]);
    }
}

#[test]
fn rfc4666_4_4_1_a_refused_registration_is_asked_again_later() {
    let mut iut = asp();
    iut.expect(ASPUP_ACK, &[ASP_REQUEST]);
    iut.expect(&response(0, 5, 0), &[]);
    let refused = Event::RegistrationRefused(AssociationId(1), AsId(0), 5);
    assert!(iut.events.contains(&refused));
    assert_eq!(iut.wait(29_999), Vec::<String>::new());
    assert_eq!(iut.wait(1), [plain(ASP_REQUEST)]);
    // The peer has no registration at all: ERR (Unsupported Message Class).
    let refusal = err(UNSUPPORTED_CLASS, "", ASP_REQUEST);
    iut.expect(&refusal, &[]);
    assert_eq!(iut.wait(29_999), Vec::<String>::new());
    assert_eq!(iut.wait(1), [plain(ASP_REQUEST)]);
}

#[test]
fn rfc4666_4_3_4_1_a_registration_ends_with_the_association_and_begins_anew() {
    let mut iut = asp_registered();
    iut.expect(ASPAC_ACK, &[]);
    assert_eq!(iut.lose(1), []);
    let up = AssociationEvent::Up {
        outbound_streams: 5,
        inbound_streams: 5,
    };
    assert_eq!(iut.association(1, &up), [(1, plain(ASPUP))]);
    iut.expect(ASPUP_ACK, &[ASP_REQUEST]);
    // Another routing context this time.
    iut.expect(
        &response(0, 0, 9),
        &["01 00 04 01 00000010  0006 0008 00000009"],
    );
}

#[test]
fn rfc4666_4_3_4_1_aspup_ack_while_active_registers_anew() {
    let mut iut = asp_registered();
    iut.expect(ASPAC_ACK, &[]);
    iut.expect(
        ASPUP_ACK,
        &[&err(UNEXPECTED_MESSAGE, "", ASPUP_ACK), ASP_REQUEST],
    );
    iut.expect(&response(0, 0, 7), &[ASPAC]);
}

#[test]
fn rfc4666_3_6_2_results_that_mean_nothing_here() {
    let mut iut = asp();
    iut.expect(ASPUP_ACK, &[ASP_REQUEST]);
    let message = response(9, 0, 7);
    iut.expect(&message, &[&err(INVALID_VALUE, "", &message)]);
    let message = "01 00 09 02 00000014  0208 000c  020a 0008 00000000";
    iut.expect(message, &[&err(MISSING_PARAMETER, "", message)]);
    // A REG REQ is none of an SGP's messages.
    let message = request(KEY);
    iut.expect(&message, &[&err(UNEXPECTED_MESSAGE, "", &message)]);
}

#[test]
fn sgp_rkm_v_001_a_key_is_registered() {
    sgp().expect(&request(KEY), &[&response(1, 0, 7), &ntfy(AS_INACTIVE)]);
}

#[test]
fn sgp_rkm_v_002_the_answer_has_the_local_identifier_and_the_routing_context() {
    sgp().expect(
        &request("020a 0008 ffffffff  020b 0008 00000002"),
        &[&response(u32::MAX, 0, 7), &ntfy(AS_INACTIVE)],
    );
}

#[test]
fn sgp_rkm_v_003_a_key_is_deregistered() {
    let mut iut = sgp();
    iut.tester(1, 0, &request(KEY));
    iut.expect(&dereg(7), &[&dereg_response(7, 0)]);
    iut.expect(ASPAC, &[&err(INVALID_CONTEXT, CONTEXT, ASPAC)]);
}

#[test]
fn sgp_rkm_v_004_no_registration_here() {
    Iut::sgp_inactive().expect(&request(KEY), &[&err(UNSUPPORTED_CLASS, "", &request(KEY))]);
}

#[track_caller]
fn refused(key: &str, status: u8) {
    sgp().expect(&request(key), &[&response(1, status, 0)]);
}

#[test]
fn sgp_rkm_i_003_invalid_routing_key() {
    refused("020a 0008 00000001", 4);
}

#[test]
fn sgp_rkm_i_004_invalid_dpc() {
    // A mask, which is reserved here (3.6.1).
    refused("020a 0008 00000001  020b 0008 08000002", 2);
    // More than 14 bits in an ITU network.
    let mut config = config();
    config.point_code_format = Some(inlab_ss7::PointCodeFormat::Itu);
    let key = "020a 0008 00000001  020b 0008 00004000";
    sgp_of(config).expect(&request(key), &[&response(1, 2, 0)]);
}

#[test]
fn sgp_rkm_i_005_invalid_network_appearance() {
    refused(&format!("{KEY}  0200 0008 00000009"), 3);
}

#[test]
fn sgp_rkm_i_006_the_same_key_again_and_one_that_overlaps() {
    let mut iut = sgp();
    iut.tester(1, 0, &request(KEY));
    // RFC 4666 has a status of its own for it, 12; RFC 3332, which the purpose is of, had 6.
    let again = KEY.replace("00000001", "00000002");
    iut.expect(&request(&again), &[&response(2, 12, 0)]);
    // "DPC 2, SI 3" cannot be told from "DPC 2".
    let part = format!("{again}  020c 0005 03 000000");
    iut.expect(&request(&part), &[&response(2, 6, 0)]);
}

#[test]
fn sgp_rkm_i_007_permission_denied() {
    refused("020a 0008 00000001  020b 0008 00000003", 5);
}

#[test]
fn sgp_rkm_i_008_routing_key_not_provisioned() {
    refused("020a 0008 00000001  020b 0008 00000004", 7);
}

#[test]
fn sgp_rkm_i_009_insufficient_resources() {
    // One REG REQ with 65 keys: the last one is more than is looked at.
    let keys: String = (1..=65)
        .map(|at| format!("0207 0014  020a 0008 {at:08x}  020b 0008 00000004\n"))
        .collect();
    let message = format!("01 00 09 01 {:08x} {keys}", 8 + 65 * 20);
    let answers = sgp().tester(1, 0, &message);
    let results: String = (1..=65)
        .map(|at| {
            let status = if at < 65 { 7 } else { 8 };
            format!("0208001c020a0008{at:08x}02120008{status:08x}0006000800000000")
        })
        .collect();
    let expected = format!("01000902{:08x}{results}", 8 + 65 * 28);
    assert_eq!(answers, [(1, expected)]);
}

#[test]
fn sgp_rkm_i_010_unsupported_routing_key_parameter() {
    // Circuit Range of RFC 3332.
    refused(&format!("{KEY}  020f 000c 00000002 0000 0000"), 9);
}

/// Registered with one traffic mode, then asked for with another; and not registered, but in force by another ASP.
#[track_caller]
fn other_mode(first: u32, second: u32) {
    let mut iut = sgp();
    let key = |identifier: u32, mode: u32| {
        request(&format!(
            "020a 0008 {identifier:08x}  000b 0008 {mode:08x}  020b 0008 00000002"
        ))
    };
    iut.expect(&key(1, first), &[&response(1, 0, 7), &ntfy(AS_INACTIVE)]);
    iut.expect(&key(2, second), &[&response(2, 10, 0)]);
}

#[test]
fn sgp_rkm_i_011_loadshare_where_override_is_in_force() {
    other_mode(1, 2);
}

#[test]
fn sgp_rkm_i_012_broadcast_where_override_is_in_force() {
    other_mode(1, 3);
}

#[test]
fn sgp_rkm_i_013_no_such_traffic_mode() {
    refused(&format!("{KEY}  000b 0008 00000004"), 10);
    refused(&format!("{KEY}  000b 0008 00000000"), 10);
}

#[test]
fn sgp_rkm_i_014_override_where_loadshare_is_in_force() {
    other_mode(2, 1);
}

#[test]
fn sgp_rkm_i_015_broadcast_where_loadshare_is_in_force() {
    other_mode(2, 3);
}

#[test]
fn sgp_rkm_i_017_override_where_broadcast_is_in_force() {
    other_mode(3, 1);
}

#[test]
fn sgp_rkm_i_018_loadshare_where_broadcast_is_in_force() {
    other_mode(3, 2);
}

#[test]
fn sgp_rkm_i_020_deregistration_of_what_is_not_registered() {
    let mut iut = sgp();
    iut.expect(&dereg(7), &[&dereg_response(7, 4)]);
    // A routing context that there is not is told apart (3.6.4).
    iut.expect(&dereg(99), &[&dereg_response(99, 2)]);
}

#[test]
fn sgp_rkm_i_021_permission_denied_to_deregister() {
    // By configuration, not by registration.
    let mut iut = Iut::new(config());
    let mut association = AssociationConfig::new(Role::Sgp, vec![AsId(1)]);
    association.registration = vec![AsId(0)];
    iut.add_with(1, association);
    iut.tester(1, 0, ASPUP);
    iut.expect(&dereg(8), &[&dereg_response(8, 3)]);
}

#[test]
fn sgp_rkm_i_022_deregistration_while_active() {
    let mut iut = sgp();
    iut.tester(1, 0, &request(KEY));
    iut.expect(ASPAC, &[ASPAC_ACK, &ntfy(AS_ACTIVE)]);
    iut.expect(&dereg(7), &[&dereg_response(7, 5)]);
    assert!(iut.transfer(2, 0, b"x").is_some());
}

#[test]
fn sgp_rkm_i_023_reserved_rkm_type() {
    let message = "01 00 09 05 00000008";
    sgp().expect(message, &[&err(UNSUPPORTED_TYPE, "", message)]);
}

/// 4.4.1: "one REG RSP with a result for each", in their order; some may fail. 4.4.2 likewise.
#[test]
fn rfc4666_4_4_1_several_keys_in_one_request() {
    let message = "01 00 09 01 0000004c
        0207 0014  020a 0008 00000001  020b 0008 00000004 -- not provisioned
        0207 0014  020a 0008 00000002  020b 0008 00000002 -- ours
        0207 001c  020b 0008 00000003  020a 0008 00000003  020c 0005 03 000000 -- overlaps";
    let mut iut = sgp();
    iut.expect(
        message,
        &[
            "01 00 09 02 0000005c
             0208 001c  020a 0008 00000001  0212 0008 00000007  0006 0008 00000000
             0208 001c  020a 0008 00000002  0212 0008 00000000  0006 0008 00000007
             0208 001c  020a 0008 00000003  0212 0008 00000006  0006 0008 00000000",
            &ntfy(AS_INACTIVE),
        ],
    );
    iut.expect(
        "01 00 09 03 00000014  0006 000c 00000008 00000007",
        &[
            "01 00 09 04 00000030 -- 8 is not for this ASP, 7 is deregistered
             0209 0014  0006 0008 00000008  0213 0008 00000002
             0209 0014  0006 0008 00000007  0213 0008 00000000",
        ],
    );
}

#[test]
fn rfc4666_3_8_1_a_routing_key_without_its_local_identifier() {
    let message = request("020b 0008 00000002");
    sgp().expect(&message, &[&err(MISSING_PARAMETER, "", &message)]);
    let message = "01 00 09 01 00000008";
    sgp().expect(message, &[&err(MISSING_PARAMETER, "", message)]);
    let message = "01 00 09 03 00000008";
    sgp().expect(message, &[&err(MISSING_PARAMETER, "", message)]);
}

#[test]
fn rfc4666_4_4_1_a_change_of_a_routing_key_is_refused() {
    // A routing context in the key asks for a change.
    refused(&format!("{KEY}  0006 0008 00000008"), 11);
}
