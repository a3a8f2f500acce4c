//! Quality of service of a packet data context (TS 24.008 10.5.6.5), cut in pieces as MAP carries it (TS 29.002 17.7.1).

use super::layout::{Names, flag, named, quantity};

layout_leaf! {
    /// QoS-Subscribed: octets 3 to 5 of the element, as before Release 1999.
    QosShort "QoS-Subscribed" show_short_qos read_short_qos, 3,
    [
        named("delayClass", 1, 6, 3, DELAY_CLASSES),
        named("reliabilityClass", 1, 3, 3, RELIABILITY_CLASSES),
        quantity("peakThroughput", 2, 8, 4, peak_throughput),
        named("precedenceClass", 2, 3, 3, PRECEDENCE_CLASSES),
        quantity("meanThroughput", 3, 5, 5, mean_throughput),
    ]
}

layout_leaf! {
    /// Ext-QoS-Subscribed: allocation/retention priority (TS 23.107), then octets 6 to 13 of the element. Octets at the end
    /// may be missing. A bit rate of 8640 kbit/s may be more: the supplement tells.
    QosLong "Ext-QoS-Subscribed" show_long_qos read_long_qos, 1,
    [
        super::layout::number("allocationRetentionPriority", 1, 8, 8),
        named("trafficClass", 2, 8, 3, TRAFFIC_CLASSES),
        named("deliveryOrder", 2, 5, 2, DELIVERY_ORDERS),
        named("deliveryOfErroneousSDUs", 2, 3, 3, ERRONEOUS_SDUS),
        quantity("maximumSDUSize", 3, 8, 8, sdu_size),
        quantity("maximumBitRateUplink", 4, 8, 8, bit_rate),
        quantity("maximumBitRateDownlink", 5, 8, 8, bit_rate),
        named("residualBER", 6, 8, 4, RESIDUAL_BERS),
        named("sduErrorRatio", 6, 4, 4, SDU_ERROR_RATIOS),
        quantity("transferDelay", 7, 8, 6, transfer_delay),
        named("trafficHandlingPriority", 7, 2, 2, HANDLING_PRIORITIES),
        quantity("guaranteedBitRateUplink", 8, 8, 8, bit_rate),
        quantity("guaranteedBitRateDownlink", 9, 8, 8, bit_rate),
    ]
}

layout_leaf! {
    /// Ext2-QoS-Subscribed: octets 14 to 16 of the element, the downlink above 8640 kbit/s.
    QosSupplement "Ext2-QoS-Subscribed" show_qos_supplement read_qos_supplement, 1,
    [
        flag("optimisedForSignalling", 1, 5),
        named("sourceStatistics", 1, 4, 4, &[(0, "unknown"), (1, "speech")]),
        quantity("maximumBitRateDownlink", 2, 8, 8, high_bit_rate),
        quantity("guaranteedBitRateDownlink", 3, 8, 8, high_bit_rate),
    ]
}

layout_leaf! {
    /// Ext3-QoS-Subscribed: octets 17 and 18 of the element, the uplink above 8640 kbit/s.
    QosAdditionalSupplement "Ext3-QoS-Subscribed" show_qos_additional read_qos_additional, 1,
    [
        quantity("maximumBitRateUplink", 1, 8, 8, high_bit_rate),
        quantity("guaranteedBitRateUplink", 2, 8, 8, high_bit_rate),
    ]
}

const SUBSCRIBED: &str = "subscribed";

const DELAY_CLASSES: Names = &[
    (0, SUBSCRIBED),
    (1, "class 1"),
    (2, "class 2"),
    (3, "class 3"),
    (4, "class 4 (best effort)"),
];
const RELIABILITY_CLASSES: Names = &[
    (0, SUBSCRIBED),
    (1, "acknowledged GTP, LLC and RLC, protected data"),
    (
        2,
        "unacknowledged GTP, acknowledged LLC and RLC, protected data",
    ),
    (
        3,
        "unacknowledged GTP and LLC, acknowledged RLC, protected data",
    ),
    (4, "unacknowledged GTP, LLC and RLC, protected data"),
    (5, "unacknowledged GTP, LLC and RLC, unprotected data"),
];
const PRECEDENCE_CLASSES: Names = &[
    (0, SUBSCRIBED),
    (1, "high priority"),
    (2, "normal priority"),
    (3, "low priority"),
];
const TRAFFIC_CLASSES: Names = &[
    (0, SUBSCRIBED),
    (1, "conversational"),
    (2, "streaming"),
    (3, "interactive"),
    (4, "background"),
];
const DELIVERY_ORDERS: Names = &[
    (0, SUBSCRIBED),
    (1, "with delivery order"),
    (2, "without delivery order"),
];
const ERRONEOUS_SDUS: Names = &[
    (0, SUBSCRIBED),
    (1, "no detection"),
    (2, "delivered"),
    (3, "not delivered"),
];
const RESIDUAL_BERS: Names = &[
    (0, SUBSCRIBED),
    (1, "5*10^-2"),
    (2, "1*10^-2"),
    (3, "5*10^-3"),
    (4, "4*10^-3"),
    (5, "1*10^-3"),
    (6, "1*10^-4"),
    (7, "1*10^-5"),
    (8, "1*10^-6"),
    (9, "6*10^-8"),
];
const SDU_ERROR_RATIOS: Names = &[
    (0, SUBSCRIBED),
    (1, "1*10^-2"),
    (2, "7*10^-3"),
    (3, "1*10^-3"),
    (4, "1*10^-4"),
    (5, "1*10^-5"),
    (6, "1*10^-6"),
    (7, "1*10^-1"),
];
const HANDLING_PRIORITIES: Names = &[
    (0, SUBSCRIBED),
    (1, "level 1"),
    (2, "level 2"),
    (3, "level 3"),
];

fn peak_throughput(code: u32) -> Option<String> {
    match code {
        0 => Some(SUBSCRIBED.into()),
        1..=9 => Some(format!("{} octet/s", 1000 << (code - 1))),
        _ => None,
    }
}

fn mean_throughput(code: u32) -> Option<String> {
    match code {
        0 => Some(SUBSCRIBED.into()),
        1..=18 => {
            let first = [100, 200, 500].into_iter().cycle();
            let times = 10u32.pow((code - 1) / 3);
            let step = first
                .skip(usize::try_from(code - 1).ok()?)
                .map(|step| step * times);
            Some(format!("{} octet/h", step.take(1).sum::<u32>()))
        }
        31 => Some("best effort".into()),
        _ => None,
    }
}

/// Octets: steps of 10 up to 1500, and three sizes above.
fn sdu_size(code: u32) -> Option<String> {
    let octets = match code {
        0 => return Some(SUBSCRIBED.into()),
        1..=150 => code * 10,
        151 => 1502,
        152 => 1510,
        153 => 1520,
        _ => return None,
    };
    Some(format!("{octets} octets"))
}

/// Steps of 1, 8 and 64 kbit/s.
fn bit_rate(code: u32) -> Option<String> {
    let rate = match code {
        0 => return Some(SUBSCRIBED.into()),
        1..=63 => code,
        64..=127 => 64 + (code - 64) * 8,
        128..=254 => 576 + (code - 128) * 64,
        255 => 0,
        _ => return None,
    };
    Some(format!("{rate} kbit/s"))
}

/// Above 8640 kbit/s: steps of 100 kbit/s, 1 Mbit/s and 2 Mbit/s.
fn high_bit_rate(code: u32) -> Option<String> {
    let rate = match code {
        0 => return Some("not extended".into()),
        1..=74 => 8600 + code * 100,
        75..=186 => 16_000 + (code - 74) * 1000,
        187..=250 => 128_000 + (code - 186) * 2000,
        _ => return None,
    };
    Some(format!("{rate} kbit/s"))
}

/// Steps of 10, 50 and 100 ms.
fn transfer_delay(code: u32) -> Option<String> {
    let delay = match code {
        0 => return Some(SUBSCRIBED.into()),
        1..=15 => code * 10,
        16..=31 => 200 + (code - 16) * 50,
        32..=62 => 1000 + (code - 32) * 100,
        _ => return None,
    };
    Some(format!("{delay} ms"))
}
