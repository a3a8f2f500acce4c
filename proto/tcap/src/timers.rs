//! The timers of TCAP, each a row of the table of timers. Those of operations come with each
//! [`InvokeRequest`](crate::InvokeRequest).

use inlab_ss7::{Setting, Timer};
use std::time::Duration;

/// Every row.
pub static TIMERS: [&Timer; 3] = [&REJECT, &BEGIN, &IDLE];

/// T(reject).
pub static REJECT: Timer = Timer {
    name: "T(reject)",
    clause: "Q.774 3.2.1.1.3 (value: implementation's)",
    default: Some(Duration::from_secs(1)),
    range: (Duration::from_millis(100), Duration::from_secs(60)),
    off: false,
    setting: Setting::of("tcap", "reject"),
    what: "a result or error can no longer be rejected; its invoke id is free",
};

/// The guard of a Begin.
pub static BEGIN: Timer = Timer {
    name: "T(begin)",
    clause: "Q.774 3 (left to the implementation)",
    default: Some(Duration::from_secs(120)),
    range: (Duration::from_secs(1), Duration::from_secs(3600)),
    off: true,
    setting: Setting::of("tcap", "begin"),
    what: "a dialogue whose Begin nobody has answered is given up",
};

/// The idle timer.
pub static IDLE: Timer = Timer {
    name: "T(idle)",
    clause: "Q.774 3 (left to the implementation)",
    default: None,
    range: (Duration::from_secs(1), Duration::from_secs(86_400)),
    off: true,
    setting: Setting::of("tcap", "idle"),
    what: "a dialogue in which nothing is sent or received is aborted towards both sides",
};
