//! RKM at the SGP (3.6, 4.4). Names are those of TS 102 381's purposes M3UA-SGP RKM.

use crate::node::*;
use inlab_m3ua::{
    AssociationConfig, Config, DeregistrationStatus, ErrorCode, MaskedPointCode,
    RegistrationStatus, Role, RoutingKey, Status, Traffic, TrafficMode,
};
use inlab_ss7::{MtpStatus, PointCode, ServiceIndicator};

/// AS0 (routing context 7) has the key "DPC 2", AS1 (8) "DPC 3, SI 3"; the ASP may register for AS0 only.
fn up() -> Node {
    let mut config: Config = config();
    let key = |code, si: &[ServiceIndicator]| RoutingKey {
        destinations: vec![MaskedPointCode::exact(PointCode(code))],
        service_indicators: si.to_vec(),
        origins: vec![],
    };
    config.application_servers[0].routing_key = key(2, &[]);
    config.application_servers[0].traffic_mode = Some(TrafficMode::Loadshare);
    config.application_servers[1].routing_key = key(3, &[ServiceIndicator::SCCP]);
    let mut node = Node::new(config);
    let mut association = AssociationConfig::new(Role::Sgp, vec![]);
    association.registration = vec![AS0];
    node.add(A, association);
    assert_eq!(node.receive(A, ASPUP), [sent(A, ASPUP_ACK)]);
    node
}

/// REG REQ with one key of these parameters, in hex.
fn request(key: &str) -> String {
    let key = key.replace(' ', "");
    let length = key.len() / 2;
    format!("01000901{:08x}0207{:04x}{key}", 12 + length, 4 + length)
}

/// REG RSP for local routing key identifier 1.
fn response(status: RegistrationStatus, context: u32) -> Sent {
    let status = status.value();
    let hex = format!(
        "01000902000000240208001c020a00080000000102120008{status:08x}00060008{context:08x}"
    );
    sent(A, &hex)
}

fn deregistered(status: DeregistrationStatus, context: u32) -> Sent {
    let status = status.value();
    let hex = format!("010009040000001c0209001400060008{context:08x}02130008{status:08x}");
    sent(A, &hex)
}

const KEY_2: &str = "020a000800000001 020b000800000002";
const DEREG_7: &str = "0100090300000010 0006000800000007";

/// RKM_V_001, V_002, V_003, I_006: registered once, active, deregistered.
#[test]
fn clause_4_4_1_a_configured_key_is_registered() {
    let mut node = up();
    assert_eq!(
        node.receive(A, &request(KEY_2)),
        [
            response(RegistrationStatus::Registered, 7),
            notify(A, Status::AS_INACTIVE, &[7]),
        ]
    );
    assert_eq!(
        node.receive(A, &request(KEY_2)),
        [response(RegistrationStatus::AlreadyRegistered, 0)]
    );
    assert_eq!(
        node.deliver(A, 0, ASPAC_7),
        Some(Err(MtpStatus::Resume(PointCode(2))))
    );
    node.sent();
    // RKM_I_022.
    assert_eq!(
        node.receive(A, DEREG_7),
        [deregistered(DeregistrationStatus::Active, 7)]
    );
    node.receive(A, ASPIA_7);
    assert_eq!(
        node.receive(A, DEREG_7),
        [deregistered(DeregistrationStatus::Deregistered, 7)]
    );
    // RKM_I_020.
    assert_eq!(
        node.receive(A, DEREG_7),
        [deregistered(DeregistrationStatus::NotRegistered, 7)]
    );
    assert_eq!(
        node.receive(A, &DEREG_7.replace("00000007", "00000063")),
        [deregistered(
            DeregistrationStatus::InvalidRoutingContext,
            99
        )]
    );
    assert_eq!(
        node.receive(A, ASPAC_7),
        [error(A, ErrorCode::InvalidRoutingContext, &[7])]
    );
}

/// RKM_I_003 to I_005, I_007, I_008, I_010 to I_018: each with its status.
#[test]
fn clause_3_6_2_keys_that_are_not_registered() {
    use RegistrationStatus as S;
    for (key, status) in [
        ("020a000800000001", S::InvalidRoutingKey),
        ("020a000800000001 020b000808000002", S::InvalidDpc),
        (
            "020a000800000001 020b000800000002 0200000800000009",
            S::InvalidNetworkAppearance,
        ),
        (
            "020a000800000001 020b000800000003 020c000503000000",
            S::PermissionDenied,
        ),
        ("020a000800000001 020b000800000004", S::NotProvisioned),
        // It would take what belongs to "DPC 3, SI 3" too.
        (
            "020a000800000001 020b000800000003",
            S::CannotSupportUniqueRouting,
        ),
        (
            "020a000800000001 020b000800000003 020c000505000000",
            S::NotProvisioned,
        ),
        (
            "020a000800000001 020b000801000000 020b000800000002",
            S::InvalidDpc,
        ),
        (
            "020a000800000001 0006000800000007 0006000800000007 020b000800000002",
            S::InvalidRoutingKey,
        ),
        (
            "020a000800000001 020b000800000002 020f000c0000000200000000",
            S::UnsupportedField,
        ),
        (
            "020a000800000001 000b000800000001 020b000800000002",
            S::InvalidTrafficMode,
        ),
        (
            "020a000800000001 000b000800000003 020b000800000002",
            S::InvalidTrafficMode,
        ),
        (
            "020a000800000001 000b000800000004 020b000800000002",
            S::InvalidTrafficMode,
        ),
        (
            "020a000800000001 0006000800000008 020b000800000002",
            S::ChangeRefused,
        ),
    ] {
        assert_eq!(
            up().receive(A, &request(key)),
            [response(status, 0)],
            "{key}"
        );
    }
    assert_eq!(
        up().receive(A, &request("020b000800000002")),
        [error(A, ErrorCode::MissingParameter, &[])]
    );
}

/// RKM_V_004: not supported here. RKM_I_023: no such type. And not before ASPUP.
#[test]
fn clause_4_4_1_registration_that_is_not_expected() {
    let mut node = Node::with_one(Role::Sgp);
    node.receive(A, ASPUP);
    assert_eq!(
        node.receive(A, &request(KEY_2)),
        [error(A, ErrorCode::UnsupportedMessageClass, &[])]
    );
    assert_eq!(
        up().receive(A, "0100090500000008"),
        [error(A, ErrorCode::UnsupportedMessageType, &[])]
    );
    let mut node = up();
    node.receive(A, ASPDN);
    assert_eq!(
        node.receive(A, &request(KEY_2)),
        [error(A, ErrorCode::UnexpectedMessage, &[])]
    );
    assert_eq!(
        up().receive(
            A,
            "01000902000000240208001c020a000800000001021200080000000000060008 00000007"
        ),
        [error(A, ErrorCode::UnexpectedMessage, &[])]
    );
}

/// 4.3.4.1, 4.3.4.2: ASPDN, and ASPUP while active, deregister.
#[test]
fn clause_4_3_4_2_going_down_deregisters() {
    for message in [ASPDN, ASPUP] {
        let mut node = up();
        node.receive(A, &request(KEY_2));
        node.deliver(A, 0, ASPAC_7);
        node.sent();
        assert_eq!(
            node.layer.asp(A).map(|s| s.2).collect::<Vec<_>>(),
            [Traffic::Active]
        );
        node.receive(A, message);
        assert_eq!(node.layer.asp(A).count(), 0);
        node.wait(2_000);
        assert!(!node.layer.is_reachable(PointCode(2)));
    }
}
