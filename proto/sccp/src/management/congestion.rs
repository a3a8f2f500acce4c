//! Traffic limitation towards one congested node (Q.714 2.6, 5.2.4, 5.2.7, 5.2.8).
//!
//! MTP-STATUS raises the restriction level RLM by sublevels RSLM, at most once in T(a); each T(d) without one lowers it again.
//! SSC sets the congestion level CLS of the SCCP there, which falls by one with each T(con). The higher of RLM and CLS is the
//! restriction level: less important messages are not sent, equally important ones in part.

use std::time::{Duration, Instant};

/// How fast and how far (network parameters of Q.714 5.2.8).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Parameters {
    /// N: the highest RLM.
    pub(crate) levels: u8,
    /// M: sublevels of a level.
    pub(crate) sublevels: u8,
    /// T(a).
    pub(crate) attack: Duration,
    /// T(d).
    pub(crate) decay: Duration,
    /// T(con).
    pub(crate) connection: Duration,
}

/// The highest congestion level of SSC (Q.713 5.2.4).
pub(crate) const HIGHEST_CONGESTION: u8 = 8;

/// RL and RSL.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Restriction {
    /// RL: messages of less importance are not sent. It is also the restricted importance level that users hear.
    pub(crate) level: u8,
    /// RSL: so many of M equally important messages are not sent.
    pub(crate) sublevel: u8,
}

/// Congestion of one node.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Congestion {
    /// RLM.
    level: u8,
    /// RSLM.
    sublevel: u8,
    /// CLS.
    sccp: u8,
    /// T(a) runs until then.
    attack: Option<Instant>,
    /// T(d) runs until then.
    decay: Option<Instant>,
    /// T(con) runs until then.
    connection: Option<Instant>,
    /// Equally important messages so far, modulo M.
    turn: u8,
}

impl Congestion {
    /// MTP-STATUS, congested (5.2.4). A level (0 to 3, where the network has levels) is taken as it is; 0 ends the congestion.
    pub(crate) fn indication(&mut self, now: Instant, level: Option<u8>, with: &Parameters) {
        match level {
            Some(0) => {
                (self.level, self.sublevel) = (0, 0);
                (self.attack, self.decay) = (None, None);
                return;
            }
            Some(level) => {
                // Rounded up: where there are fewer than three levels here, the lowest is one all the same.
                let level = (u16::from(level.min(3)) * u16::from(with.levels)).div_ceil(3);
                self.level = u8::try_from(level).unwrap_or(with.levels);
                self.sublevel = 0;
            }
            // More of the same flood of indications.
            None if self.attack.is_some_and(|until| until > now) => return,
            None if self.level >= with.levels => {}
            None => {
                self.sublevel += 1;
                if self.sublevel >= with.sublevels {
                    self.sublevel = 0;
                    self.level += 1;
                }
            }
        }
        self.attack = Some(now + with.attack);
        self.decay = Some(now + with.decay);
    }

    /// SSC (5.2.7): the level only rises by it; T(con) starts again.
    pub(crate) fn report(&mut self, now: Instant, level: u8, with: &Parameters) {
        let level = level.min(HIGHEST_CONGESTION);
        if level >= self.sccp && level > 0 {
            self.sccp = level;
            self.connection = Some(now + with.connection);
        }
    }

    /// T(a), T(d) and T(con) as far as they are due.
    pub(crate) fn expire(&mut self, now: Instant, with: &Parameters) {
        let due = |timer: Option<Instant>| timer.is_some_and(|at| at <= now);
        if due(self.attack) {
            self.attack = None;
        }
        if due(self.decay) {
            (self.level, self.sublevel) = match (self.level, self.sublevel) {
                (0, sublevel) => (0, sublevel.saturating_sub(1)),
                (level, 0) => (level - 1, with.sublevels.saturating_sub(1)),
                (level, sublevel) => (level, sublevel - 1),
            };
            let more = (self.level, self.sublevel) != (0, 0);
            self.decay = more.then(|| now + with.decay);
        }
        if due(self.connection) {
            self.sccp = self.sccp.saturating_sub(1);
            self.connection = (self.sccp > 0).then(|| now + with.connection);
        }
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        [self.attack, self.decay, self.connection]
            .into_iter()
            .flatten()
            .min()
    }

    /// RL and RSL from RLM, RSLM and CLS (2.6.3): the higher level counts, and its own sublevel.
    pub(crate) const fn restriction(&self) -> Restriction {
        if self.sccp > self.level {
            Restriction {
                level: self.sccp,
                sublevel: 0,
            }
        } else {
            Restriction {
                level: self.level,
                sublevel: self.sublevel,
            }
        }
    }

    /// Whether a message of this importance is not to be sent now.
    pub(crate) fn refuses(&mut self, importance: u8, with: &Parameters) -> bool {
        let Restriction { level, sublevel } = self.restriction();
        if importance != level {
            return importance < level;
        }
        if sublevel == 0 {
            return false;
        }
        let turn = self.turn;
        self.turn = (turn + 1) % with.sublevels.max(1);
        turn < sublevel
    }

    /// Whether there is nothing to remember.
    pub(crate) fn is_over(&self) -> bool {
        self.poll_timeout().is_none() && self.restriction() == Restriction::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WITH: Parameters = Parameters {
        levels: 6,
        sublevels: 2,
        attack: Duration::from_millis(400),
        decay: Duration::from_secs(2),
        connection: Duration::from_secs(5),
    };

    #[expect(
        clippy::disallowed_methods,
        reason = "an instant can be made in no other way"
    )]
    fn start() -> Instant {
        Instant::now()
    }

    /// Every level, what each event makes of it, and how many of four messages of each importance pass.
    #[test]
    fn q714_5_2_4_table() {
        use std::fmt::Write;
        let start = start();
        let mut text = String::from(
            "Congestion of a signalling point elsewhere (Q.714 2.6, 5.2.4), N = 6, M = 2\n\n\
             RLM.RSLM  MTP-STATUS  during T(a)  T(d)   of 4 messages of importance 0 to 7 are sent\n",
        );
        let show = |c: &Congestion| format!("{}.{}", c.level, c.sublevel);
        for level in 0..=WITH.levels {
            for sublevel in 0..WITH.sublevels {
                if level == WITH.levels && sublevel > 0 {
                    continue;
                }
                let state = Congestion {
                    level,
                    sublevel,
                    decay: Some(start),
                    ..Congestion::default()
                };
                let (mut raised, mut flooded, mut lowered) = (state, state, state);
                raised.indication(start, None, &WITH);
                flooded.attack = Some(start + WITH.attack);
                flooded.indication(start, None, &WITH);
                lowered.expire(start, &WITH);
                let sent = (0..8).map(|importance| {
                    let mut c = state;
                    (0..4).filter(|_| !c.refuses(importance, &WITH)).count()
                });
                let sent: Vec<String> = sent.map(|count| count.to_string()).collect();
                let _ = writeln!(
                    text,
                    "{:<9} {:<11} {:<12} {:<6} {}",
                    show(&state),
                    show(&raised),
                    show(&flooded),
                    show(&lowered),
                    sent.join(" ")
                );
            }
        }
        text.push_str("\nCLS   SSC 1  SSC 5  SSC 8  T(con)  RL with RLM 3.1\n");
        for sccp in 0..=HIGHEST_CONGESTION {
            let state = Congestion {
                sccp,
                connection: Some(start),
                level: 3,
                sublevel: 1,
                ..Congestion::default()
            };
            let after = |level| {
                let mut c = state;
                c.report(start, level, &WITH);
                c.sccp
            };
            let mut lowered = state;
            lowered.expire(start, &WITH);
            let Restriction { level, sublevel } = state.restriction();
            let _ = writeln!(
                text,
                "{sccp:<5} {:<6} {:<6} {:<6} {:<7} {level}.{sublevel}",
                after(1),
                after(5),
                after(8),
                lowered.sccp
            );
        }
        super::super::machine::tests::compare("sccp-congestion.txt", &text);
    }

    #[test]
    fn q714_5_2_4_rises_at_most_once_in_t_a_and_falls_with_t_d() {
        let start = start();
        let mut congestion = Congestion::default();
        for milliseconds in [0, 100, 399, 400, 500, 800] {
            congestion.indication(start + Duration::from_millis(milliseconds), None, &WITH);
        }
        // At 0, 400 and 800 ms.
        assert_eq!((congestion.level, congestion.sublevel), (1, 1));
        let mut at = start + Duration::from_millis(800);
        for expected in [(1, 0), (0, 1), (0, 0)] {
            at += Duration::from_secs(2);
            congestion.expire(at - Duration::from_millis(1), &WITH);
            congestion.expire(at, &WITH);
            assert_eq!((congestion.level, congestion.sublevel), expected);
        }
        assert!(congestion.is_over());
    }

    #[test]
    fn no_level_of_a_national_network_comes_to_none() {
        let start = start();
        for levels in 1..=7 {
            for level in 1..=3 {
                let with = Parameters { levels, ..WITH };
                let mut congestion = Congestion::default();
                congestion.indication(start, Some(level), &with);
                let restricted = congestion.restriction().level;
                assert!((1..=levels).contains(&restricted), "{level} of {levels}");
            }
        }
    }

    #[test]
    fn levels_of_national_networks() {
        let start = start();
        for (level, restricted) in [(1, 2), (2, 4), (3, 6), (7, 6)] {
            let mut congestion = Congestion::default();
            congestion.indication(start, Some(level), &WITH);
            assert_eq!(congestion.restriction().level, restricted);
            congestion.indication(start, Some(0), &WITH);
            assert!(congestion.is_over());
        }
    }
}
