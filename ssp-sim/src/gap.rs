//! What the SCP does not want to be asked now: callGap of CAP and INAP, aCG and automaticCodeGap of AIN, in one table. The values of WIN's
//! ACGDirective are not public: it is refused.
//!
//! The rules are those of TS 29.078 11.5.2.1, which ETS 300 374-1 has too; GR-1298-CORE is not public.
//!
//! | | |
//! | --- | --- |
//! | one control a criteria and type (by hand, for load) | another takes its place, and the interval that runs goes on |
//! | a trigger meets one | it is let through if no interval runs; another begins then |
//! | it meets several | the called number's, then the calling one's, then the service's; of these the longest number's; of these the one by hand |
//! | it is let through | it says so ([`GapEncountered`]) |
//! | it is not | default handling; a call that is released has the cause of the control |
//!
//! The SCF that asked is not looked at (scfID of compoundGapCriteria), nor is what gapped callers are to hear (informationToSend).
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | controls at a time | [`MAX_GAPS`] | the new one is not taken, which is told as a refusal; in AIN by acgOverflow too |

use crate::call::CallRequest;
use inlab_inap::{
    CallModel, Gap, GapCriteria, GapEncountered, RestoredGaps, ServiceSelector, Trigger,
};
use inlab_ss7::{Cause, GlobalTitle};
use std::time::{Duration, Instant};

/// Controls at a time: GR-1298-CORE has 256 a type of control; a lab needs fewer.
pub const MAX_GAPS: usize = 64;

/// What "the network chose" for a duration is here.
const NETWORKS_CHOICE: Duration = Duration::from_secs(64);

/// The controls in force.
#[derive(Debug, Default)]
pub(crate) struct Gaps(Vec<Control>);

#[derive(Debug)]
struct Control {
    gap: Gap,
    /// `None`: without end.
    until: Option<Instant>,
    /// When the last trigger was let through: the interval runs from then.
    passed: Option<Instant>,
}

/// There is no room for another control.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct TooManyGaps;

/// Whether a trigger may go.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Passage {
    /// Nothing is said about it.
    Free,
    /// It is let through by a control.
    Through(GapEncountered),
    /// It is not sent. What a call that is released has for a cause.
    Gapped(Option<Cause>),
}

impl Gaps {
    /// A control begins, is changed, or with a duration of 0 ends.
    ///
    /// # Errors
    /// There are [`MAX_GAPS`] others.
    pub(crate) fn put(&mut self, now: Instant, gap: Gap) -> Result<(), TooManyGaps> {
        self.expire(now);
        let is_it =
            |known: &Control| known.gap.criteria == gap.criteria && known.gap.manual == gap.manual;
        let seconds = u64::try_from(gap.duration).ok();
        let until = match (seconds, gap.duration) {
            (Some(0), _) => {
                self.0.retain(|known| !is_it(known));
                return Ok(());
            }
            (Some(seconds), _) => Some(now + Duration::from_secs(seconds)),
            (None, -1) => None,
            (None, _) => Some(now + NETWORKS_CHOICE),
        };
        let is_full = self.0.len() == MAX_GAPS;
        match self.0.iter_mut().find(|known| is_it(known)) {
            Some(known) => (known.gap, known.until) = (gap, until),
            None if is_full => return Err(TooManyGaps),
            None => self.0.push(Control {
                gap,
                until,
                passed: None,
            }),
        }
        Ok(())
    }

    /// Controls end at once (acgGlobalCtrlRestore).
    pub(crate) fn restore(&mut self, which: RestoredGaps) {
        self.0.retain(|Control { gap, .. }| match which {
            RestoredGaps::All => false,
            RestoredGaps::Overload => gap.manual,
            RestoredGaps::Manual => !gap.manual,
            RestoredGaps::ManualButZero => !gap.manual || gap.interval == 0,
        });
    }

    /// Whether this trigger may go now; if it may, the next interval begins.
    pub(crate) fn admit(
        &mut self,
        now: Instant,
        request: &CallRequest,
        trigger: &Trigger,
    ) -> Passage {
        self.expire(now);
        let met = self
            .0
            .iter_mut()
            .filter(|control| concerns(&control.gap.criteria, request, trigger));
        let Some(control) = met.max_by_key(|control| rank(&control.gap)) else {
            return Passage::Free;
        };
        let over = interval(&control.gap)
            .is_some_and(|interval| control.passed.is_none_or(|passed| passed + interval <= now));
        if !over {
            return Passage::Gapped(control.gap.cause);
        }
        control.passed = Some(now);
        Passage::Through(GapEncountered {
            manual: control.gap.manual,
            digits: u8::try_from(digits_of(&control.gap.criteria)).unwrap_or(u8::MAX),
        })
    }

    fn expire(&mut self, now: Instant) {
        self.0
            .retain(|control| control.until.is_none_or(|until| until > now));
    }
}

/// The time between triggers; `None`: none is let through.
fn interval(gap: &Gap) -> Option<Duration> {
    let tenths = u32::try_from(gap.interval).ok()?;
    Some(Duration::from_millis(100) * tenths)
}

/// Which of several controls applies: the highest.
fn rank(gap: &Gap) -> (u8, usize, bool, bool) {
    let (kind, with_service) = match gap.criteria {
        GapCriteria::Called(_) => (2, false),
        GapCriteria::CalledAndService(..) => (2, true),
        GapCriteria::CallingAndService(..) => (1, true),
        GapCriteria::Service(_) => (0, true),
    };
    (kind, digits_of(&gap.criteria), with_service, gap.manual)
}

/// How many digits a control looks at.
fn digits_of(criteria: &GapCriteria) -> usize {
    match criteria {
        GapCriteria::Service(_) => 0,
        GapCriteria::Called(number)
        | GapCriteria::CalledAndService(number, _)
        | GapCriteria::CallingAndService(number, _) => number.digits.len(),
    }
}

fn concerns(criteria: &GapCriteria, request: &CallRequest, trigger: &Trigger) -> bool {
    let service = |key: u32| match trigger.service {
        ServiceSelector::ServiceKey(known) => known == key,
        ServiceSelector::TriggerType(known) | ServiceSelector::ServiceId(known) => {
            u32::from(known) == key
        }
        ServiceSelector::Criteria(known) => known.and_then(|n| u32::try_from(n).ok()) == Some(key),
        _ => false,
    };
    // Of AIN the service is the translation type of the query's global title; who is asked by point code has none.
    let translated = |key: u32| match request.scf.global_title {
        Some(GlobalTitle::Translation {
            translation_type, ..
        }) => u32::from(translation_type.0) == key,
        _ => true,
    };
    let service = |key: u32| match request.dialect.call_model() {
        CallModel::Ain => translated(key),
        CallModel::Basic | CallModel::Win => service(key),
    };
    let begins = |digits: &inlab_ss7::Digits, with: &inlab_ss7::Digits| {
        digits.len() >= with.len() && digits.iter().zip(with.iter()).all(|(a, b)| a == b)
    };
    let called = |with: &inlab_ss7::GenericNumber| {
        let called = trigger.called.map(|called| called.digits());
        called.is_some_and(|digits| begins(&digits, &with.digits))
    };
    // Of a call that is forwarded, who forwards it (11.5.1.1).
    let calling = |with: &inlab_ss7::GenericNumber| {
        let redirecting = trigger.redirecting.map(|number| number.digits);
        let calling = redirecting.or(trigger.calling.map(|calling| calling.digits));
        calling.is_some_and(|digits| begins(&digits, &with.digits))
    };
    match criteria {
        GapCriteria::Service(key) => service(*key),
        GapCriteria::Called(number) => called(number),
        GapCriteria::CalledAndService(number, key) => called(number) && service(*key),
        GapCriteria::CallingAndService(number, key) => calling(number) && service(*key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Passage::{Free, Gapped, Through};
    use inlab_inap::{CalledNumber, DetectionPoint, Dialect};
    use inlab_ss7::{Address, CalledPartyNumber, CauseLocation, CauseValue, GenericNumber};
    use inlab_ss7::{NatureOfAddress, SubsystemNumber};

    fn gap(duration: i32, interval: i32) -> Gap {
        Gap {
            criteria: GapCriteria::Service(7),
            duration,
            interval,
            manual: false,
            cause: None,
        }
    }

    fn request(key: u32) -> CallRequest {
        let service = ServiceSelector::ServiceKey(key);
        let mut trigger = Trigger::new(DetectionPoint::AnalyzedInformation, service);
        let called = CalledPartyNumber::from_text("123456").expect("a number");
        trigger.called = Some(CalledNumber::Isup(called));
        let scf = Address::on_ssn(SubsystemNumber::CAP);
        CallRequest::new(trigger, Dialect::CAP4, scf)
    }

    fn begins(digits: &str) -> GenericNumber {
        let called = CalledPartyNumber::from_text(digits).expect("a number");
        let octets = called.encode();
        let mut generic = vec![0];
        generic.extend_from_slice(&octets);
        let mut number = GenericNumber::decode(&generic).expect("a number");
        number.nature = NatureOfAddress::NATIONAL;
        number
    }

    fn admit(gaps: &mut Gaps, now: Instant, request: &CallRequest) -> Passage {
        gaps.admit(now, request, &request.trigger)
    }

    #[expect(clippy::disallowed_methods, reason = "where the virtual time begins")]
    fn start() -> Instant {
        Instant::now()
    }

    const LOAD: Passage = Through(GapEncountered {
        manual: false,
        digits: 0,
    });

    /// TS 29.078 11.5.2.1: the interval begins with the trigger that is let through, and goes on when the control is renewed.
    #[test]
    fn one_trigger_an_interval_until_the_control_ends() {
        let start = start();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut gaps = Gaps::default();
        assert_eq!(admit(&mut gaps, start, &request(7)), Free);
        gaps.put(start, gap(20, 50)).expect("room");
        let admitted = [1, 2, 5, 6].map(|s| admit(&mut gaps, at(s), &request(7)));
        assert_eq!(admitted, [LOAD, Gapped(None), Gapped(None), LOAD]);
        // Renewed: its 20 s begin anew, the interval does not.
        gaps.put(at(6), gap(20, 50)).expect("room");
        let admitted = [10, 11, 15, 16, 25, 26].map(|s| admit(&mut gaps, at(s), &request(7)));
        assert_eq!(
            admitted,
            [Gapped(None), LOAD, Gapped(None), LOAD, LOAD, Free]
        );
        gaps.put(at(30), gap(-1, -1)).expect("room");
        assert_eq!(admit(&mut gaps, at(9999), &request(7)), Gapped(None));
        assert_eq!(admit(&mut gaps, at(9999), &request(8)), Free);
        gaps.put(at(10_000), gap(0, 0)).expect("room");
        assert_eq!(admit(&mut gaps, at(10_000), &request(7)), Free);
        // An interval of 0: nothing is held back, and all say what they met.
        gaps.put(at(10_001), gap(-1, 0)).expect("room");
        assert_eq!(admit(&mut gaps, at(10_002), &request(7)), LOAD);
        assert_eq!(admit(&mut gaps, at(10_002), &request(7)), LOAD);
    }

    /// TS 29.078 11.5.2.1: which of several controls applies.
    #[test]
    fn the_called_number_goes_before_the_service_and_the_longer_before_the_shorter() {
        let start = start();
        let cause = |value| Some(Cause::new(CauseLocation::USER, CauseValue(value)));
        let of = |criteria, value| Gap {
            criteria,
            cause: cause(value),
            ..gap(-1, -1)
        };
        let mut gaps = Gaps::default();
        for (criteria, value) in [
            (GapCriteria::CalledAndService(begins("1234"), 7), 44),
            (GapCriteria::Called(begins("1234")), 43),
            (GapCriteria::Called(begins("123")), 42),
            (GapCriteria::Service(7), 41),
        ] {
            gaps.put(start, of(criteria, value)).expect("room");
        }
        for value in [44, 43, 42, 41] {
            assert_eq!(admit(&mut gaps, start, &request(7)), Gapped(cause(value)));
            // It goes, and the next applies.
            let ended = gaps.0.remove(0).gap;
            assert_eq!(ended.cause, cause(value));
        }
        assert_eq!(admit(&mut gaps, start, &request(7)), Free);
    }

    /// TS 29.078 11.5.2.1: both types of control may be there for one criteria, and the one by hand applies.
    #[test]
    fn a_control_by_hand_goes_before_one_for_load() {
        let start = start();
        let by_hand = Gap {
            manual: true,
            ..gap(-1, -1)
        };
        let mut gaps = Gaps::default();
        gaps.put(start, gap(-1, 0)).expect("room");
        gaps.put(start, by_hand).expect("room");
        assert_eq!(admit(&mut gaps, start, &request(7)), Gapped(None));
        gaps.put(
            start,
            Gap {
                duration: 0,
                ..by_hand
            },
        )
        .expect("nothing to room");
        assert_eq!(admit(&mut gaps, start, &request(7)), LOAD);
    }

    #[test]
    fn restored_are_those_of_their_type() {
        use RestoredGaps::{All, Manual, ManualButZero, Overload};
        let start = start();
        let left = |which| {
            let mut gaps = Gaps::default();
            for (manual, interval) in [(false, -1), (true, -1), (true, 0)] {
                let criteria = GapCriteria::Service(u32::from(interval == 0));
                let gap = Gap {
                    criteria,
                    manual,
                    ..gap(-1, interval)
                };
                gaps.put(start, gap).expect("room");
            }
            gaps.restore(which);
            let left = gaps
                .0
                .iter()
                .map(|known| (known.gap.manual, known.gap.interval));
            left.collect::<Vec<_>>()
        };
        assert_eq!(left(All), []);
        assert_eq!(left(Overload), [(true, -1), (true, 0)]);
        assert_eq!(left(Manual), [(false, -1)]);
        assert_eq!(left(ManualButZero), [(false, -1), (true, 0)]);
    }

    /// One more than there is room for is not taken; those that are there stay, and may be changed and ended.
    #[test]
    fn no_more_controls_than_there_is_room_for() {
        let start = start();
        let of = |key, duration| Gap {
            criteria: GapCriteria::Service(key),
            ..gap(duration, -1)
        };
        let mut gaps = Gaps::default();
        for key in 0..64 {
            gaps.put(start, of(key, 20)).expect("room");
        }
        assert_eq!(gaps.put(start, of(64, 20)), Err(TooManyGaps));
        assert_eq!(admit(&mut gaps, start, &request(64)), Free);
        for key in 0..64 {
            assert_eq!(admit(&mut gaps, start, &request(key)), Gapped(None));
        }
        gaps.put(start, of(63, 30)).expect("it is there");
        gaps.put(start, of(64, 0)).expect("nothing ends");
        gaps.put(start, of(0, 0)).expect("it ends");
        gaps.put(start, of(64, 20)).expect("room");
        assert_eq!(gaps.put(start, of(65, 20)), Err(TooManyGaps));
        // Those whose time is over make room.
        let later = start + Duration::from_secs(20);
        gaps.put(later, of(65, 20)).expect("room");
        assert_eq!(admit(&mut gaps, later, &request(63)), Gapped(None));
    }
}
