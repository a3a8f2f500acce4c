//! The timers of SCCP (Q.714 annex C), each a row of the table of timers.

use inlab_ss7::{Setting, Timer};
use std::time::Duration;

const fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}

/// Every row.
pub static TIMERS: [&Timer; 11] = [
    &REASSEMBLY,
    &STATUS_TEST_FIRST,
    &STATUS_TEST_FIRST_ANSI,
    &STATUS_TEST_MOST,
    &STATUS_TEST_MOST_ANSI,
    &COORDINATION,
    &IGNORE_TEST,
    &CONGESTION_ATTACK,
    &CONGESTION_DECAY,
    &CONGESTION_ABATEMENT,
    &ROUTING_STATUS_TEST,
];

/// T(reass).
pub static REASSEMBLY: Timer = Timer {
    name: "T(reass)",
    clause: "Q.714 4.1.1.2.3, annex C",
    default: Some(seconds(10)),
    range: (seconds(10), seconds(20)),
    off: false,
    setting: Setting::of("sccp", "reassembly"),
    what: "segments of a message that is not whole are discarded, and returned if so asked",
};

/// T(stat info), first.
pub static STATUS_TEST_FIRST: Timer = Timer {
    name: "T(stat info), first",
    clause: "Q.714 5.3.4.2, annex C",
    default: Some(seconds(10)),
    range: (seconds(5), seconds(30)),
    off: false,
    setting: Setting::of("sccp", "statusTestFirst"),
    what: "SST is sent to a prohibited subsystem; the time doubles with each",
};

/// T(stat info), first, in ANSI networks.
pub static STATUS_TEST_FIRST_ANSI: Timer = Timer {
    name: "T(stat info), first, ANSI",
    clause: "T1.112.4 5.3.4.2",
    default: Some(seconds(30)),
    ..STATUS_TEST_FIRST
};

/// T(stat info), longest.
pub static STATUS_TEST_MOST: Timer = Timer {
    name: "T(stat info), longest",
    clause: "Q.714 5.3.4.2, annex C",
    default: Some(seconds(600)),
    range: (seconds(30), seconds(1200)),
    off: false,
    setting: Setting::of("sccp", "statusTestMost"),
    what: "T(stat info) grows no further",
};

/// T(stat info), longest, in ANSI networks: it does not grow.
pub static STATUS_TEST_MOST_ANSI: Timer = Timer {
    name: "T(stat info), longest, ANSI",
    clause: "T1.112.4 5.3.4.2",
    default: Some(seconds(30)),
    ..STATUS_TEST_MOST
};

/// T(coord.chg).
pub static COORDINATION: Timer = Timer {
    name: "T(coord.chg)",
    clause: "Q.714 5.3.5.2, annex C",
    default: Some(seconds(60)),
    range: (seconds(60), seconds(120)),
    off: false,
    setting: Setting::of("sccp", "coordination"),
    what: "a subsystem that asked its replicas stays in service",
};

/// T(ignore SST).
pub static IGNORE_TEST: Timer = Timer {
    name: "T(ignore SST)",
    clause: "Q.714 5.3.5.2",
    default: Some(seconds(120)),
    range: (seconds(1), seconds(1200)),
    off: false,
    setting: Setting::of("sccp", "ignoreTest"),
    what: "a subsystem that may go out of service and has not is tested again",
};

/// T(a).
pub static CONGESTION_ATTACK: Timer = Timer {
    name: "T(a)",
    clause: "Q.714 5.2.4, annex C",
    default: Some(Duration::from_millis(400)),
    range: (Duration::from_millis(60), Duration::from_millis(600)),
    off: false,
    setting: Setting::of("sccp", "congestionAttack"),
    what: "the next MTP-STATUS raises the restriction level again",
};

/// T(d).
pub static CONGESTION_DECAY: Timer = Timer {
    name: "T(d)",
    clause: "Q.714 5.2.4, annex C",
    default: Some(seconds(2)),
    range: (seconds(1), seconds(10)),
    off: false,
    setting: Setting::of("sccp", "congestionDecay"),
    what: "the restriction level of a congested node falls",
};

/// T(con).
pub static CONGESTION_ABATEMENT: Timer = Timer {
    name: "T(con)",
    clause: "Q.714 5.2.7, annex C",
    default: Some(seconds(5)),
    range: (seconds(1), seconds(10)),
    off: false,
    setting: Setting::of("sccp", "congestionAbatement"),
    what: "the congestion level that SSC set falls by one",
};

/// T(rtg stat info).
pub static ROUTING_STATUS_TEST: Timer = Timer {
    name: "T(rtg stat info)",
    clause: "T1.112.4 5.3.8",
    default: Some(seconds(30)),
    range: (seconds(1), seconds(600)),
    off: false,
    setting: Setting::of("sccp", "routingStatusTest"),
    what: "a backup asks by SRT whether it still is",
};
