//! The switch's own timers, each a row of the table of timers.

use inlab_ss7::{Setting, Timer};
use std::time::Duration;

const fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}

/// Every row.
pub static TIMERS: [&Timer; 6] = [
    &TSSF,
    &TSSF_USER_INTERACTION,
    &TSSF_TEMPORARY_CONNECTION,
    &NO_ANSWER,
    &ALERTING_DELAY,
    &T1,
];

/// Tssf while the switch waits for instructions.
pub static TSSF: Timer = Timer {
    name: "Tssf, waiting for instructions",
    clause: "TS 23.078 4.5.7.4, TS 29.078 11.1.3",
    default: Some(seconds(10)),
    range: (seconds(1), seconds(20)),
    off: false,
    setting: Setting::of_node("tssf"),
    what: "the dialogue is aborted (application timer expired), default call handling follows",
};

/// Tssf while a user hears something, or is asked for digits.
pub static TSSF_USER_INTERACTION: Timer = Timer {
    name: "Tssf, waiting for end of user interaction",
    default: Some(seconds(300)),
    range: (seconds(60), seconds(1800)),
    setting: Setting::of_node("tssfUserInteraction"),
    ..TSSF
};

/// Tssf while a temporary connection stands.
pub static TSSF_TEMPORARY_CONNECTION: Timer = Timer {
    name: "Tssf, waiting for end of temporary connection",
    default: Some(seconds(300)),
    range: (seconds(60), seconds(1800)),
    setting: Setting::of_node("tssfTemporaryConnection"),
    ..TSSF
};

/// How long a call rings.
pub static NO_ANSWER: Timer = Timer {
    name: "no answer",
    clause: "TS 23.078 4.5.7.4 (network's; applicationTimer goes before it)",
    default: Some(seconds(120)),
    range: (seconds(1), seconds(600)),
    off: false,
    setting: Setting::of_node("noAnswer"),
    what: "the called party is taken for one that does not answer",
};

/// How soon a simulated terminal rings.
pub static ALERTING_DELAY: Timer = Timer {
    name: "alerting delay",
    clause: "none: a simulated terminal's",
    default: Some(Duration::from_millis(500)),
    range: (Duration::ZERO, seconds(60)),
    off: false,
    setting: Setting::of_node("alertingDelay"),
    what: "the terminal rings, or is found busy or unreachable",
};

/// How long a switch of AIN waits for the answer to what it asked.
pub static T1: Timer = Timer {
    name: "T1, response message timer",
    clause: "GR-1298-CORE (experience: about 3 s); range of setTimer, GR-1299-CORE",
    default: Some(seconds(3)),
    range: (seconds(1), seconds(30)),
    off: false,
    setting: Setting::of_node("t1"),
    what: "the conversation is over, default call handling follows",
};
