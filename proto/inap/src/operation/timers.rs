//! How long the invoker of an operation waits (TS 29.078 table 6-1): three ranges, each with one value of the network's own
//! choice, and operations that have a value to themselves.

use super::{OPERATIONS, Operation, Timer};
use inlab_ss7::{Setting, Timer as Row, TimerField, TimerSettings};
use std::time::Duration;

/// The group of a node's `timers` that the settings here stand in.
pub const GROUP: &str = "operations";

/// Every row; operations can be set by their names too.
pub static TIMERS: [&Row; 3] = [&SHORT, &MEDIUM, &LONG];

/// Short.
pub static SHORT: Row = Row {
    name: "operation timer, short",
    clause: "TS 29.078 6.1.2, table 6-1",
    default: Some(Duration::from_secs(5)),
    range: Timer::Short.range(),
    off: false,
    setting: Setting::of(GROUP, "short"),
    what: "the outcome of an operation of this range is no longer waited for",
};

/// Medium.
pub static MEDIUM: Row = Row {
    name: "operation timer, medium",
    default: Some(Duration::from_secs(30)),
    range: Timer::Medium.range(),
    setting: Setting::of(GROUP, "medium"),
    ..SHORT
};

/// Long.
pub static LONG: Row = Row {
    name: "operation timer, long",
    default: Some(Duration::from_secs(180)),
    range: Timer::Long.range(),
    setting: Setting::of(GROUP, "long"),
    ..SHORT
};

/// What each range is set to, and which operations have a time to themselves.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OperationTimers {
    short: Duration,
    medium: Duration,
    long: Duration,
    /// At most one for each name of the table.
    own: Vec<(&'static str, Duration)>,
}

impl Default for OperationTimers {
    fn default() -> Self {
        Self {
            short: SHORT.time(),
            medium: MEDIUM.time(),
            long: LONG.time(),
            own: Vec::new(),
        }
    }
}

impl OperationTimers {
    /// How long an invocation of this operation waits.
    #[must_use]
    pub fn of(&self, operation: &Operation) -> Duration {
        let own = self.own.iter().find(|(name, _)| *name == operation.name);
        own.map_or_else(|| self.range(operation.timer), |(_, time)| *time)
    }

    /// What a range is set to.
    #[must_use]
    pub const fn range(&self, timer: Timer) -> Duration {
        match timer {
            Timer::Short | Timer::ShortSmsGprs => self.short,
            Timer::Medium => self.medium,
            Timer::Long => self.long,
        }
    }

    /// The ranges: row and place.
    pub fn timer_fields(&mut self) -> [(&'static Row, TimerField<'_>); 3] {
        [
            (&SHORT, TimerField::Always(&mut self.short)),
            (&MEDIUM, TimerField::Always(&mut self.medium)),
            (&LONG, TimerField::Always(&mut self.long)),
        ]
    }

    /// Takes what a file says of ranges and of operations.
    pub fn apply(&mut self, settings: &TimerSettings) {
        settings.apply(self.timer_fields());
        for (name, (least, most)) in operations() {
            let said = settings.get(Setting::of(GROUP, name)).flatten();
            if let Some(time) = said.filter(|time| (least..=most).contains(time)) {
                self.own.retain(|(known, _)| *known != name);
                self.own.push((name, time));
            }
        }
    }
}

/// Every operation by name, with what its timer can be set to: what is in its range in all dialects that have it.
pub fn operations() -> impl Iterator<Item = (&'static str, (Duration, Duration))> {
    let first = |(place, row): &(usize, &'static Operation)| {
        !OPERATIONS
            .iter()
            .take(*place)
            .any(|before| before.name == row.name)
    };
    OPERATIONS.iter().enumerate().filter(first).map(|(_, row)| {
        let same = OPERATIONS.iter().filter(|other| other.name == row.name);
        let most = same.map(|other| other.timer.range().1).min();
        let (least, own) = row.timer.range();
        (row.name, (least, most.unwrap_or(own)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dialect;

    #[test]
    fn a_range_and_an_operation_of_it_are_set_apart() {
        let operation = |name| Dialect::CAP2.operation_named(name).expect("it is in CAP 2");
        let (connect, announce) = (operation("connect"), operation("playAnnouncement"));
        let mut timers = OperationTimers::default();
        assert_eq!(timers.of(connect).as_secs(), 5);
        assert_eq!(timers.of(announce).as_secs(), 180);
        let seconds = |s| Some(Duration::from_secs(s));
        timers.apply(
            &[
                (Setting::of(GROUP, "short"), seconds(2)),
                (Setting::of(GROUP, "playAnnouncement"), seconds(60)),
                // Out of its range: left as it is.
                (Setting::of(GROUP, "resetTimer"), seconds(11)),
            ]
            .into_iter()
            .collect(),
        );
        assert_eq!(timers.of(connect).as_secs(), 2);
        assert_eq!(timers.of(announce).as_secs(), 60);
        assert_eq!(timers.of(operation("resetTimer")).as_secs(), 2);
        assert_eq!(timers.range(Timer::Long).as_secs(), 180);
    }

    /// TS 29.078 7.1.1 and 8.1.2: short is up to 20 s there, and up to 10 s in 6.1.2.
    #[test]
    fn ts29078_8_1_2_short_is_longer_in_sms_and_gprs_control() {
        let most = |name| {
            let (_, (_, most)) = operations().find(|(known, _)| *known == name)?;
            Some(most.as_secs())
        };
        assert_eq!(most("activityTest"), Some(10));
        assert_eq!(most("activityTestGPRS"), Some(20));
        assert_eq!(most("eventReportGPRS"), Some(20));
        assert_eq!(most("initialDPSMS"), Some(20));
        // Operations of other dialects under the codes of GPRS control.
        assert_eq!(most("facilitySelectedAndAvailable"), Some(10));
        let of_gprs = OPERATIONS
            .iter()
            .filter(|row| row.timer == Timer::ShortSmsGprs);
        assert_eq!(of_gprs.count(), 8 + 14);
    }

    #[test]
    fn every_operation_is_there_once_and_its_default_is_in_its_range() {
        let names: Vec<_> = operations().map(|(name, _)| name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len());
        for row in OPERATIONS {
            let (least, most) = row.timer.range();
            assert!((least..=most).contains(&row.timer.default()), "{row}");
            assert!(names.contains(&row.name), "{row}");
        }
    }
}
