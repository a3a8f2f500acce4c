//! The timers of M3UA (RFC 4666), each a row of the table of timers.

use inlab_ss7::{Setting, Timer};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// Every row.
pub static TIMERS: [&Timer; 5] = [&ACK, &RECOVERY, &REFUSED, &AUDIT, &BEAT];

/// T(ack).
pub static ACK: Timer = Timer {
    name: "T(ack)",
    clause: "RFC 4666 4.3.4.1",
    default: Some(Duration::from_secs(2)),
    range: (Duration::from_millis(100), MINUTE),
    off: false,
    setting: Setting::of("m3ua", "ack"),
    what: "an unanswered ASPUP, ASPDN, ASPAC, ASPIA, REG REQ or DEREG REQ is sent again",
};

/// T(r).
pub static RECOVERY: Timer = Timer {
    name: "T(r)",
    clause: "RFC 4666 4.3.4.4",
    default: Some(Duration::from_secs(2)),
    range: (Duration::ZERO, MINUTE),
    off: false,
    setting: Setting::of("m3ua", "recovery"),
    what: "traffic held for an application server without an active ASP is discarded, and it is down",
};

/// Asking again after a refusal.
pub static REFUSED: Timer = Timer {
    name: "T(refused)",
    clause: "RFC 4666 4.3.4.1 (value: layer management's)",
    default: Some(Duration::from_secs(30)),
    range: (Duration::from_secs(1), HOUR),
    off: false,
    setting: Setting::of("m3ua", "refused"),
    what: "an ASP that was refused (ERR) asks again",
};

/// DAUD.
pub static AUDIT: Timer = Timer {
    name: "T(audit)",
    clause: "RFC 4666 4.5.3 (value: implementation's)",
    default: Some(Duration::from_secs(30)),
    range: (Duration::from_secs(1), HOUR),
    off: true,
    setting: Setting::of("m3ua", "audit"),
    what: "an ASP asks (DAUD) about destinations that are not available",
};

/// T(beat).
pub static BEAT: Timer = Timer {
    name: "T(beat)",
    clause: "RFC 4666 4.3.4.6",
    default: None,
    range: (Duration::from_secs(1), Duration::from_secs(600)),
    off: true,
    setting: Setting::of("m3ua", "heartbeat"),
    what: "BEAT is sent; after two of silence the peer is taken for dead",
};
