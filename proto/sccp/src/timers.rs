//! The timers of SCCP (Q.714 annex C), each a row of the table of timers.

use inlab_ss7::{Setting, Timer};
use std::time::Duration;

const fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}

/// Every row.
pub static TIMERS: [&Timer; 4] = [
    &REASSEMBLY,
    &STATUS_TEST_FIRST,
    &STATUS_TEST_FIRST_ANSI,
    &STATUS_TEST_MOST,
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
    range: (seconds(600), seconds(1200)),
    off: false,
    setting: Setting::of("sccp", "statusTestMost"),
    what: "T(stat info) grows no further",
};
