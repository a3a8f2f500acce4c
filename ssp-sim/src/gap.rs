//! What the SCP does not want to be asked now: aCG of AIN (GR-1298-CORE, automatic code gapping). The values of WIN's ACGDirective are not
//! public: it is refused.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | controls at a time | [`MAX_GAPS`] | the oldest is forgotten |

use crate::call::CallRequest;
use inlab_inap::{CallModel, Gap, GapCriteria, ServiceSelector};
use inlab_ss7::GlobalTitle;
use std::time::{Duration, Instant};

/// Controls at a time: GR-1298-CORE has 256 a type of control; a lab needs fewer.
const MAX_GAPS: usize = 64;

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
    /// When the next query may go.
    next: Instant,
}

/// Whether a query may go.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Passage {
    /// Nothing is said about it.
    Free,
    /// It is let through by a control.
    Through(Gap),
    /// It is not sent.
    Gapped,
}

impl Gaps {
    /// A control begins, is changed, or with a duration of 0 ends.
    pub(crate) fn put(&mut self, now: Instant, gap: Gap) {
        self.0.retain(|known| known.gap.criteria != gap.criteria);
        let seconds = u64::try_from(gap.duration).ok();
        let until = match (seconds, gap.duration) {
            (Some(0), _) => return,
            (Some(seconds), _) => Some(now + Duration::from_secs(seconds)),
            (None, -1) => None,
            (None, _) => Some(now + NETWORKS_CHOICE),
        };
        if self.0.len() == MAX_GAPS {
            self.0.remove(0);
        }
        // The first query after the control came is let through once the gap is over.
        let next = now + interval(&gap).unwrap_or_default();
        self.0.push(Control { gap, until, next });
    }

    /// Whether this query may go now; if it may, the next gap begins.
    pub(crate) fn admit(&mut self, now: Instant, request: &CallRequest) -> Passage {
        self.0
            .retain(|control| control.until.is_none_or(|until| until > now));
        let Some(control) = self
            .0
            .iter_mut()
            .find(|control| concerns(&control.gap.criteria, request))
        else {
            return Passage::Free;
        };
        match interval(&control.gap) {
            Some(interval) if control.next <= now => {
                control.next = now + interval;
                Passage::Through(control.gap)
            }
            _ => Passage::Gapped,
        }
    }
}

/// The time between queries; `None`: none is let through.
fn interval(gap: &Gap) -> Option<Duration> {
    let tenths = u32::try_from(gap.interval).ok()?;
    Some(Duration::from_millis(100) * tenths)
}

fn concerns(criteria: &GapCriteria, request: &CallRequest) -> bool {
    let service = |key: u32| match request.trigger.service {
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
        let called = request.trigger.called.map(|called| called.digits());
        called.is_some_and(|digits| begins(&digits, &with.digits))
    };
    let calling = |with: &inlab_ss7::GenericNumber| {
        let calling = request.trigger.calling.map(|calling| calling.digits);
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
    use inlab_inap::{DetectionPoint, Dialect, Trigger};
    use inlab_ss7::{Address, SubsystemNumber};

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
        let trigger = Trigger::new(DetectionPoint::AnalyzedInformation, service);
        let scf = Address::on_ssn(SubsystemNumber::CAP);
        CallRequest::new(trigger, Dialect::WIN, scf)
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "where the virtual time begins")]
    fn one_query_a_gap_until_the_control_ends() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut gaps = Gaps::default();
        assert_eq!(gaps.admit(start, &request(7)), Passage::Free);
        let five = gap(20, 50);
        gaps.put(start, five);
        let admitted = [1, 4, 5, 9, 10, 11, 15, 20, 21].map(|s| gaps.admit(at(s), &request(7)));
        use Passage::{Free, Gapped, Through};
        let through = Through(five);
        assert_eq!(
            admitted,
            [
                Gapped, Gapped, through, Gapped, through, Gapped, through, Free, Free
            ]
        );
        gaps.put(at(30), gap(-1, -1));
        assert_eq!(gaps.admit(at(9999), &request(7)), Gapped);
        assert_eq!(gaps.admit(at(9999), &request(8)), Free);
        gaps.put(at(10_000), gap(0, 0));
        assert_eq!(gaps.admit(at(10_000), &request(7)), Free);
    }
}
