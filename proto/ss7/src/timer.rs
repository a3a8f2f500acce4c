//! Timers as data: what the table of timers says of each, and where a configuration keeps it.

use std::fmt;
use std::time::Duration;

/// One row of the table of timers. A default configuration is made of the rows, so that a row and what runs cannot differ.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Timer {
    /// As the standard calls it: `T(ack)`; one that is ours has a name in words.
    pub name: &'static str,
    /// Document and clause.
    pub clause: &'static str,
    /// `None`: off.
    pub default: Option<Duration>,
    /// The shortest and the longest time that can be set: the standard's where it gives any.
    pub range: (Duration, Duration),
    /// It can be turned off.
    pub off: bool,
    /// What it is called in a lab file.
    pub setting: Setting,
    /// What happens when it runs out.
    pub what: &'static str,
}

impl Timer {
    /// The default of a timer that is never off; zero of one that is off by default.
    #[must_use]
    pub const fn time(&self) -> Duration {
        match self.default {
            Some(time) => time,
            None => Duration::ZERO,
        }
    }

    /// Whether it can be set to this.
    #[must_use]
    pub fn admits(&self, value: Option<Duration>) -> bool {
        value.map_or(self.off, |time| {
            (self.range.0..=self.range.1).contains(&time)
        })
    }
}

/// The name of a timer in the `timers` of a node: `group: { name: 2s }`, or `name: 2s` without a group.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Setting {
    /// The map that it stands in: its layer.
    pub group: Option<&'static str>,
    /// Its own key.
    pub name: &'static str,
}

impl Setting {
    /// A key of the node's `timers`.
    #[must_use]
    pub const fn of_node(name: &'static str) -> Self {
        Self { group: None, name }
    }

    /// A key of a map in the node's `timers`.
    #[must_use]
    pub const fn of(group: &'static str, name: &'static str) -> Self {
        Self {
            group: Some(group),
            name,
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.group {
            Some(group) => write!(f, "{group}.{}", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// Where a configuration keeps a timer.
#[derive(Debug)]
pub enum TimerField<'c> {
    /// It always runs.
    Always(&'c mut Duration),
    /// It can be off.
    OrOff(&'c mut Option<Duration>),
}

impl TimerField<'_> {
    /// What it is set to; `None`: off.
    #[must_use]
    pub fn get(&self) -> Option<Duration> {
        match self {
            Self::Always(time) => Some(**time),
            Self::OrOff(time) => **time,
        }
    }

    fn set(&mut self, value: Option<Duration>) {
        match (self, value) {
            (Self::Always(time), Some(value)) => **time = value,
            (Self::OrOff(time), value) => **time = value,
            // A row says of its timer whether it can be off, and a value outside of its row is not kept.
            (Self::Always(_), None) => {}
        }
    }
}

/// What a file says of timers: those that it names.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TimerSettings(Vec<(Setting, Option<Duration>)>);

impl TimerSettings {
    /// What it says of this one; `Some(None)`: it is off.
    #[must_use]
    pub fn get(&self, setting: Setting) -> Option<Option<Duration>> {
        let found = self.0.iter().find(|(known, _)| *known == setting);
        found.map(|(_, value)| *value)
    }

    /// Sets one; said again, the last one holds.
    pub fn set(&mut self, setting: Setting, value: Option<Duration>) {
        self.0.retain(|(known, _)| *known != setting);
        self.0.push((setting, value));
    }

    /// Every one that is set.
    pub fn iter(&self) -> impl Iterator<Item = (Setting, Option<Duration>)> {
        self.0.iter().copied()
    }

    /// Puts what is said into the fields of a configuration; what a row does not admit is left out.
    pub fn apply<'c>(&self, fields: impl IntoIterator<Item = (&'static Timer, TimerField<'c>)>) {
        for (timer, mut field) in fields {
            if let Some(value) = self.get(timer.setting).filter(|value| timer.admits(*value)) {
                field.set(value);
            }
        }
    }
}

impl FromIterator<(Setting, Option<Duration>)> for TimerSettings {
    fn from_iter<I: IntoIterator<Item = (Setting, Option<Duration>)>>(settings: I) -> Self {
        let mut all = Self::default();
        for (setting, value) in settings {
            all.set(setting, value);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ROW: Timer = Timer {
        name: "T(ack)",
        clause: "RFC 4666 4.3.4.1",
        default: Some(Duration::from_secs(2)),
        range: (Duration::from_secs(1), Duration::from_secs(10)),
        off: false,
        setting: Setting::of("m3ua", "ack"),
        what: "asked again",
    };

    #[test]
    fn what_is_said_reaches_its_field_and_nothing_else_does() {
        let mut time = ROW.time();
        let mut settings = TimerSettings::default();
        settings.set(Setting::of("m3ua", "beat"), None);
        settings.apply([(&ROW, TimerField::Always(&mut time))]);
        assert_eq!(time, Duration::from_secs(2));
        for (said, kept) in [(5, 5), (11, 5), (1, 1), (0, 1)] {
            settings.set(ROW.setting, Some(Duration::from_secs(said)));
            settings.apply([(&ROW, TimerField::Always(&mut time))]);
            assert_eq!(time, Duration::from_secs(kept), "{said} s");
        }
        settings.set(ROW.setting, None);
        settings.apply([(&ROW, TimerField::Always(&mut time))]);
        assert_eq!(time, Duration::from_secs(1), "it is never off");
        assert_eq!(ROW.setting.to_string(), "m3ua.ack");
    }
}
