//! What a rule remembers of a call, in the one word that a relationship keeps for it.

/// | bits | what |
/// | --- | --- |
/// | 0 to 15 | which interrupts were taken |
/// | 16 to 23 | what is under way with the user |
/// | 24, 25 | what the clock is set to |
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Memory {
    taken: u16,
    pub(super) stage: Stage,
    pub(super) clock: Clock,
    /// The user is connected to a resource. Not remembered: it is so while something is under way.
    pub(super) connected: bool,
}

/// What is under way with the user.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Stage {
    /// Nothing.
    #[default]
    None,
    /// Digits are collected.
    Collecting,
    /// They are collected no longer; the resource has not said so yet.
    Stopping,
    /// An announcement is played, after which this is done.
    Announcing(Next),
}

/// Where a treatment stands in the rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Next {
    First,
    Otherwise,
    Interrupt(u8),
}

/// What the clock is set to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Clock {
    /// Nothing, or the end of collecting.
    #[default]
    None,
    /// The warning before the end of the call.
    Warning,
    /// The end of the call.
    End,
}

/// Interrupts from here on.
const INTERRUPT: u8 = 8;

impl Memory {
    pub(super) const fn has_taken(self, place: u8) -> bool {
        self.taken & 1 << place != 0
    }

    pub(super) const fn take(&mut self, place: u8) {
        self.taken |= 1 << place;
    }

    pub(super) fn word(self) -> u64 {
        let stage = match self.stage {
            Stage::None => 0,
            Stage::Collecting => 1,
            Stage::Stopping => 2,
            Stage::Announcing(Next::First) => 3,
            Stage::Announcing(Next::Otherwise) => 4,
            Stage::Announcing(Next::Interrupt(place)) => INTERRUPT + place,
        };
        let clock: u8 = match self.clock {
            Clock::None => 0,
            Clock::Warning => 1,
            Clock::End => 2,
        };
        u64::from(self.taken) | u64::from(stage) << 16 | u64::from(clock) << 24
    }
}

impl From<u64> for Memory {
    fn from(word: u64) -> Self {
        let [a, b, stage, clock, ..] = word.to_le_bytes();
        Self {
            taken: u16::from_le_bytes([a, b]),
            stage: match stage {
                1 => Stage::Collecting,
                2 => Stage::Stopping,
                3 => Stage::Announcing(Next::First),
                4 => Stage::Announcing(Next::Otherwise),
                INTERRUPT.. => Stage::Announcing(Next::Interrupt(stage - INTERRUPT)),
                _ => Stage::None,
            },
            clock: match clock {
                1 => Clock::Warning,
                2 => Clock::End,
                _ => Clock::None,
            },
            connected: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_holds_it() {
        let next = [
            Next::First,
            Next::Otherwise,
            Next::Interrupt(0),
            Next::Interrupt(6),
        ];
        let stages = [Stage::None, Stage::Collecting, Stage::Stopping];
        let stages = stages.into_iter().chain(next.map(Stage::Announcing));
        for stage in stages {
            for clock in [Clock::None, Clock::Warning, Clock::End] {
                let mut memory = Memory {
                    stage,
                    clock,
                    ..Memory::default()
                };
                memory.take(0);
                memory.take(6);
                assert_eq!(Memory::from(memory.word()), memory);
                assert!(memory.has_taken(6) && !memory.has_taken(5));
            }
        }
        assert_eq!(Memory::from(0), Memory::default());
    }
}
