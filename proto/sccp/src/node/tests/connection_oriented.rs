//! Messages of the connection-oriented classes (Q.714 3).

use super::*;

/// Each of `tests/vectors/sccp.jsonl`: nothing of a connection-oriented class is served, and what asks for an answer gets one.
#[test]
fn q714_3_connection_oriented_messages() {
    for (id, answer) in [
        // CR: CREF, unequipped user.
        ("sccp-s-009", Some("030000011300")),
        ("sccp-s-010", Some("030102031300")),
        // CC: ERR, local reference mismatch, unassigned destination.
        ("sccp-s-006", Some("0f00000100")),
        ("sccp-s-008", Some("0f272b1800")),
        // RLSD: RLC.
        ("sccp-s-021", Some("05000003000002")),
        // RSC: ERR.
        ("sccp-s-023", Some("0f00000200")),
        // CREF, DT1, ERR, RLC: discarded.
        ("sccp-s-011", None),
        ("sccp-s-013", None),
        ("sccp-s-015", None),
        ("sccp-s-019", None),
    ] {
        let mut sccp = node();
        assert_eq!(sccp.receive(now(), transfer(&vector(id))), None);
        let got = sccp
            .poll_transmit()
            .map(|(label, octets)| (label, hex(octets)));
        assert_eq!(
            got,
            answer.map(|answer| (from(HERE, THERE), answer.to_owned())),
            "{id}"
        );
        assert!(matches!(
            sccp.poll_diagnostic().map(|diagnostic| diagnostic.kind),
            Some(DiagnosticKind::ConnectionOriented(_, with)) if with.is_some() == answer.is_some()
        ));
    }
}
