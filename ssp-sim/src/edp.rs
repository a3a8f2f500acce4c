//! Armed event detection points, and which of them an event disarms without being told to (TS 23.078 4.5.2.2 and 4.5.3.2,
//! tables 4.3 to 4.6: "implicit disarm rules").

use inlab_inap::{Arm, DetectionPoint, LegId, MonitorMode};

/// The most events that one requestReportBCSMEvent can name (TS 29.078 5.1, bcsmEvents, numOfBCSMEvents4 = 30).
pub const MAX_ARMED: usize = 30;

/// The event detection points of one relationship. At most [`MAX_ARMED`]; one in excess is refused by [`Armed::arm`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Armed(Vec<Arm>);

/// There is no room for one more.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct TooManyArmed;

impl Armed {
    /// Arms, arms in another mode, or (mode transparent) disarms one event of one leg.
    ///
    /// # Errors
    /// When [`MAX_ARMED`] events are armed already.
    pub(crate) fn arm(&mut self, arm: Arm) -> Result<(), TooManyArmed> {
        let same = |a: &Arm| a.event == arm.event && leg_of(a) == leg_of(&arm);
        self.0.retain(|a| !same(a));
        if arm.mode == MonitorMode::Transparent {
            return Ok(());
        }
        if self.0.len() == MAX_ARMED {
            return Err(TooManyArmed);
        }
        self.0.push(arm);
        Ok(())
    }

    /// The armed event that this occurrence hits, if any: it is disarmed by being hit.
    pub(crate) fn hit(&mut self, event: DetectionPoint, leg: LegId) -> Option<Arm> {
        let at = self
            .0
            .iter()
            .position(|a| a.event == event && leg_of(a) == leg)?;
        Some(self.0.remove(at))
    }

    /// Disarms what can no longer happen, or shall no longer be reported, after `event` at `leg`.
    pub(crate) fn disarm_after(&mut self, event: DetectionPoint, leg: LegId) {
        use DetectionPoint as D;
        match event {
            // Set-up is over: its outcomes cannot happen any more.
            D::OAnswer => self.drop_events(&[
                D::CollectedInfo,
                D::RouteSelectFailure,
                D::OCalledPartyBusy,
                D::ONoAnswer,
                D::OTermSeized,
                D::OAbandon,
            ]),
            D::TAnswer => self.drop_events(&[D::TBusy, D::TNoAnswer, D::CallAccepted, D::TAbandon]),
            // It rings: whoever it rings at may still be busy (determined by the user), or not be reached in the end.
            D::OTermSeized => self.drop_events(&[D::CollectedInfo]),
            // The attempt failed: all that was armed for the leg goes with it.
            D::RouteSelectFailure
            | D::OCalledPartyBusy
            | D::ONoAnswer
            | D::TBusy
            | D::TNoAnswer => {
                self.0.retain(|a| leg_of(a) != leg);
            }
            D::ODisconnect | D::TDisconnect => self.0.retain(|a| leg_of(a) != leg),
            D::OAbandon | D::TAbandon => self.0.clear(),
            _ => {}
        }
    }

    /// Disarms everything.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Nothing is armed.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is armed, in the order in which it was.
    #[cfg(test)]
    pub(crate) fn as_slice(&self) -> &[Arm] {
        &self.0
    }

    /// Seconds after which an unanswered call is reported as such, if it is armed with a timer of its own.
    #[must_use]
    pub(crate) fn no_answer_timer(&self) -> Option<u16> {
        let events = [DetectionPoint::ONoAnswer, DetectionPoint::TNoAnswer];
        self.0
            .iter()
            .find(|a| events.contains(&a.event))
            .and_then(|a| a.no_answer_timer)
    }

    fn drop_events(&mut self, events: &[DetectionPoint]) {
        self.0.retain(|a| !events.contains(&a.event));
    }
}

/// The leg of an armed event: the one named, or the one that the standard presumes (TS 29.078 tables 11-1 and 11-2).
fn leg_of(arm: &Arm) -> LegId {
    arm.leg.unwrap_or(presumed_leg(arm.event))
}

/// The leg at which an event happens if none is named.
#[must_use]
pub(crate) fn presumed_leg(event: DetectionPoint) -> LegId {
    use DetectionPoint as D;
    match event {
        D::CollectedInfo | D::OMidCall | D::OAbandon | D::TAbandon | D::AnalyzedInformation => {
            LegId::ONE
        }
        _ => LegId::TWO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DetectionPoint as D;
    use MonitorMode::{Interrupted, NotifyAndContinue, Transparent};

    fn armed(arms: &[Arm]) -> Armed {
        let mut armed = Armed::default();
        arms.iter().for_each(|arm| armed.arm(*arm).expect("room"));
        armed
    }

    #[test]
    fn ts_23_078_4_5_2_2_answer_disarms_the_outcomes_of_set_up() {
        let mut armed = armed(&[
            Arm::new(D::OCalledPartyBusy, Interrupted, Some(LegId::TWO)),
            Arm::new(D::ONoAnswer, Interrupted, None),
            Arm::new(D::OAbandon, NotifyAndContinue, Some(LegId::ONE)),
            Arm::new(D::OAnswer, NotifyAndContinue, Some(LegId::TWO)),
            Arm::new(D::ODisconnect, Interrupted, Some(LegId::ONE)),
            Arm::new(D::ODisconnect, Interrupted, Some(LegId::TWO)),
        ]);
        assert_eq!(
            armed.hit(D::OAnswer, LegId::TWO).map(|a| a.mode),
            Some(NotifyAndContinue)
        );
        armed.disarm_after(D::OAnswer, LegId::TWO);
        let left: Vec<_> = armed.as_slice().iter().map(|a| (a.event, a.leg)).collect();
        assert_eq!(
            left,
            [
                (D::ODisconnect, Some(LegId::ONE)),
                (D::ODisconnect, Some(LegId::TWO))
            ]
        );
    }

    #[test]
    fn ts_23_078_4_5_2_2_a_failed_attempt_disarms_its_leg_only() {
        let mut armed = armed(&[
            Arm::new(D::OCalledPartyBusy, Interrupted, Some(LegId::TWO)),
            Arm::new(D::OAnswer, NotifyAndContinue, Some(LegId::TWO)),
            Arm::new(D::ODisconnect, Interrupted, Some(LegId::TWO)),
            Arm::new(D::OAbandon, NotifyAndContinue, Some(LegId::ONE)),
        ]);
        assert!(armed.hit(D::OCalledPartyBusy, LegId::TWO).is_some());
        armed.disarm_after(D::OCalledPartyBusy, LegId::TWO);
        assert_eq!(
            armed.as_slice().iter().map(|a| a.event).collect::<Vec<_>>(),
            [D::OAbandon]
        );
    }

    #[test]
    fn transparent_disarms_and_another_mode_replaces() {
        let mut armed = armed(&[Arm::new(D::ONoAnswer, Interrupted, None)]);
        armed
            .arm(Arm::new(D::ONoAnswer, NotifyAndContinue, Some(LegId::TWO)))
            .expect("room");
        assert_eq!(armed.as_slice().len(), 1);
        armed
            .arm(Arm::new(D::ONoAnswer, Transparent, None))
            .expect("room");
        assert!(armed.is_empty());
        assert_eq!(armed.hit(D::ONoAnswer, LegId::TWO), None);
    }

    #[test]
    fn more_than_thirty_are_refused() {
        let mut armed = Armed::default();
        for leg in 0..30 {
            armed
                .arm(Arm::new(D::ODisconnect, Interrupted, Some(LegId(leg))))
                .expect("room");
        }
        assert_eq!(
            armed.arm(Arm::new(D::OAnswer, Interrupted, None)),
            Err(TooManyArmed)
        );
    }
}
