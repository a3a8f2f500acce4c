//! AIN: whatever can be said of the neutral model comes back as it was, but for what AIN does not tell, which is listed here.

mod ain;
mod generate;

use ain::{AIN01, AIN02, national, orders, read};
use generate::*;
use inlab_ber::{Scratch, Writer};
use inlab_inap::*;
use inlab_ss7 as ss7;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::cell::Cell;

fn american() -> impl Strategy<Value = Dialect> {
    prop_oneof![Just(AIN01), Just(AIN02)]
}

fn user() -> impl Strategy<Value = AccessUser> {
    let line = vec(0u8..10, 10).prop_map(|values| {
        let mut digits = ss7::Digits::EMPTY;
        assert!(values.into_iter().all(|value| digits.push(value)));
        AccessUser::Line(digits)
    });
    prop_oneof![
        3 => line,
        1 => (0u16..10_001).prop_map(AccessUser::TrunkGroup),
        1 => (0u16..10_001).prop_map(AccessUser::PrivateFacility),
    ]
}

/// A number as AIN has it: with a plan that it knows, and a screening by the network where it has none.
macro_rules! american {
    ($Type:ident $indicators:expr) => {
        (vec(0u8..10, 3..16), 1u8..5, $indicators).prop_map(|(values, nature, indicators)| {
            let mut digits = ss7::Digits::EMPTY;
            assert!(values.into_iter().all(|value| digits.push(value)));
            let odd = if digits.is_odd() { 0x80 } else { 0 };
            let mut octets = vec![nature | odd, indicators];
            octets.extend(digits.packed());
            ss7::$Type::decode(&octets).expect("number")
        })
    };
}

fn a_called() -> impl Strategy<Value = ss7::CalledPartyNumber> {
    american!(CalledPartyNumber Just(0x10_u8))
}

fn a_calling() -> impl Strategy<Value = ss7::CallingPartyNumber> {
    american!(CallingPartyNumber(0u8..12).prop_map(|low| 0x10 | low))
}

fn a_redirecting() -> impl Strategy<Value = ss7::RedirectingNumber> {
    american!(RedirectingNumber(0u8..3).prop_map(|low| 0x10 | low << 2))
}

fn an_original() -> impl Strategy<Value = ss7::OriginalCalledNumber> {
    american!(OriginalCalledNumber(0u8..3).prop_map(|low| 0x10 | low << 2))
}

fn a_charge() -> impl Strategy<Value = ss7::LocationNumber> {
    american!(LocationNumber Just(0x13_u8))
}

/// One at which AIN triggers.
fn a_point() -> impl Strategy<Value = DetectionPoint> {
    any::<prop::sample::Index>().prop_map(|at| {
        let points: Vec<_> = AIN02
            .events()
            .filter(|row| row.is_trigger(AIN02))
            .map(|row| row.event)
            .collect();
        points[at.index(points.len())]
    })
}

prop_compose! {
    fn a_trigger()(
        any in trigger(),
        plain in proptest::bool::weighted(0.95),
        (criteria, user, bearer) in (option::of(0i32..52), option::weighted(0.8, user()), 0u8..8),
        (called, calling, redirecting, original, charge, information) in (
            option::of(a_called()), option::of(a_calling()), option::weighted(0.2, a_redirecting()),
            option::weighted(0.2, an_original()), option::weighted(0.2, a_charge()), option::weighted(0.2, redirection()),
        ),
        cause in option::weighted(0.1, cause()), dp in option::weighted(0.95, a_point()),
    ) -> Trigger {
        let service = ServiceSelector::Criteria(criteria);
        let dp = dp.unwrap_or(any.dp);
        let mut trigger = if plain {
            Trigger {
                called: called.map(CalledNumber::Isup),
                calling,
                redirecting,
                original_called: original,
                redirection_information: information,
                charge_number: charge,
                cause,
                ..Trigger::new(dp, service)
            }
        } else {
            Trigger { dp, service, ..any }
        };
        trigger.subject.user = user;
        trigger.subject.bearer = bearer;
        trigger
    }
}

fn an_announce() -> impl Strategy<Value = Announce> {
    let own = vec(0u32..65_600, 1..12).prop_map(|ids| match ids[..] {
        [one] => Some(Announcement::Message(one)),
        _ => Messages::new(ids).map(Announcement::Messages),
    });
    let own = own.prop_filter_map("more than there is room for", |what| {
        what.map(Announce::new)
    });
    prop_oneof![9 => own, 1 => announce()]
}

fn a_collect() -> impl Strategy<Value = Collect> {
    let own = (
        option::of(an_announce()),
        prop_oneof![(1u8..34).prop_map(|most| (most, most)), Just((1, 32))],
        any::<bool>(),
    );
    let own = own.prop_map(|(prompt, (least, most), interruptible)| Collect {
        prompt,
        interruptible,
        ..Collect::digits(least, most)
    });
    prop_oneof![9 => own, 1 => collect()]
}

fn a_connect() -> impl Strategy<Value = Connect> {
    let own = (
        a_called(),
        option::of(a_calling()),
        option::weighted(0.2, a_redirecting()),
        option::weighted(0.2, a_charge()),
        option::weighted(0.2, redirection()),
    );
    let own = own.prop_map(|(to, calling, redirecting, charge, information)| Connect {
        calling,
        redirecting,
        charge_number: charge,
        redirection_information: information,
        ..Connect::to(to)
    });
    prop_oneof![9 => own, 1 => connect()]
}

fn an_arm() -> impl Strategy<Value = Arm> {
    let own = (0..13usize, 0..2usize, 0u16..130).prop_map(|(event, mode, seconds)| {
        let events: Vec<_> = AIN02
            .events()
            .filter(|row| {
                AIN02
                    .check_arm(&Arm::new(
                        row.event,
                        MonitorMode::Interrupted,
                        row.default_leg(),
                    ))
                    .is_ok()
                    || AIN02
                        .check_arm(&Arm::new(
                            row.event,
                            MonitorMode::NotifyAndContinue,
                            row.default_leg(),
                        ))
                        .is_ok()
            })
            .collect();
        let row = events[event % events.len()];
        let mut arm = Arm::new(
            row.event,
            MonitorMode::ALL[mode],
            row.default_leg().or(Some(LegId::TWO)),
        );
        if matches!(
            row.event,
            DetectionPoint::ONoAnswer | DetectionPoint::TNoAnswer
        ) {
            arm.no_answer_timer = Some(seconds);
        }
        arm
    });
    prop_oneof![9 => own, 1 => arm()]
}

fn a_gap() -> impl Strategy<Value = Gap> {
    let criteria = (vec(0u8..10, 1..12), 0u32..260).prop_map(|(values, service)| {
        let digits: String = values
            .iter()
            .map(|value| char::from(b'0' + value))
            .collect();
        GapCriteria::CalledAndService(national(&digits), service)
    });
    (criteria, -2i32..5000, -2i32..8000, any::<bool>()).prop_map(
        |(criteria, duration, interval, manual)| Gap {
            criteria,
            duration,
            interval,
            manual,
            cause: None,
        },
    )
}

fn order() -> impl Strategy<Value = Instruction> {
    prop_oneof![
        2 => Just(Instruction::Continue),
        2 => option::of(a_charge()).prop_map(|charge_number| Instruction::ContinueWith(ContinueWith {
            charge_number,
            ..ContinueWith::default()
        })),
        4 => a_connect().prop_map(Instruction::Connect),
        2 => cause().prop_map(Instruction::Release),
        2 => an_announce().prop_map(Instruction::Announce),
        2 => a_collect().prop_map(Instruction::Collect),
        2 => vec(an_arm(), 1..4).prop_map(|arms| Instruction::Arm(Arms::new(arms).expect("few"))),
        2 => a_gap().prop_map(Instruction::Gap),
        1 => (0u32..40).prop_map(Instruction::ExtendTime),
        1 => any::<[u8; 6]>().prop_map(|echo| Instruction::NotifyAtEnd(Echo(echo))),
        1 => Just(Instruction::Cancel(Cancel::All)),
        1 => vec(any::<u8>(), 1..140).prop_map(|data| Instruction::Record(Record {
            leg: LegId::ONE,
            data: ss7::InlineOctets::new(&data).expect("fits"),
            append: false,
        })),
        1 => (a_called(), option::of(a_calling())).prop_map(|(destination, calling)| {
            Instruction::CreateCall(CreateCall {
                destination,
                calling,
                leg: None,
                segment: None,
                suppress_terminating_service: false,
            })
        }),
        2 => instruction(),
    ]
}

/// As it comes back: what AIN does not tell is told as its own rules have it.
fn heard(announce: Announce) -> Announce {
    Announce {
        // The resource clears by itself, and always says so.
        keep_connected: false,
        notify_end: true,
        ..announce
    }
}

/// The order as the switch reads it; `None`: it is compared otherwise.
fn expected(order: Instruction, again: &Instruction) -> Option<Instruction> {
    Some(match order {
        Instruction::Announce(announce) => {
            // A list of one is one.
            let what = match announce.what {
                Announcement::Messages(ids) if ids.iter().count() == 1 => {
                    Announcement::Message(*ids.iter().next()?)
                }
                what => what,
            };
            Instruction::Announce(Announce {
                what,
                ..heard(announce)
            })
        }
        Instruction::Collect(mut collect) => {
            collect.keep_connected = false;
            collect.prompt = collect.prompt.map(heard);
            if let Some(Announce { what, .. }) = &mut collect.prompt
                && let Announcement::Messages(ids) = *what
                && ids.iter().count() == 1
            {
                *what = Announcement::Message(*ids.iter().next()?);
            }
            // Nothing to interrupt; as many as the user gives end with `#`.
            collect.interruptible |= collect.prompt.is_none();
            collect.end_digit = None;
            if collect.maximum == 32 {
                collect.minimum = if collect.minimum == 32 { 32 } else { 1 };
            }
            Instruction::Collect(collect)
        }
        // disconnect has no cause.
        Instruction::Release(_) => Instruction::Release(cause_of_disconnect()),
        // analyzeRoute without a charge number goes on, and no more.
        Instruction::ContinueWith(with) if with == ContinueWith::default() => Instruction::Continue,
        // There is one interaction to cancel.
        Instruction::Cancel(_) => Instruction::Cancel(Cancel::All),
        Instruction::Gap(gap) => {
            let Instruction::Gap(read) = again else {
                return Some(order);
            };
            assert!(near(gap, *read), "{gap:?} {read:?}");
            return None;
        }
        Instruction::Arm(arms) => {
            let Instruction::Arm(read) = again else {
                return Some(order);
            };
            assert!(armed(&arms, read), "{arms:?} {read:?}");
            return None;
        }
        other => other,
    })
}

fn cause_of_disconnect() -> ss7::Cause {
    ain::cause(ss7::CauseValue::NORMAL_CALL_CLEARING)
}

/// Within a step of what was asked for: durations double, intervals grow by 2.5 at most.
fn near(asked: Gap, read: Gap) -> bool {
    let within = |asked: i32, read: i32| match asked {
        -1 | 0 => read == asked,
        _ => read <= asked.saturating_mul(3).max(1) && asked.min(2048) <= read.saturating_mul(3),
    };
    let duration = within(asked.duration, read.duration);
    let interval = asked.duration == 0 || within(asked.interval.min(6000), read.interval);
    duration && interval && asked.manual == read.manual
}

/// The same events in the same modes, however they are ordered; tDisconnect is armed for whoever hangs up, and a bit is for one leg. A
/// flash of the hook has one bit for both halves, which is read for the originating one where what waits is of neither.
fn armed(asked: &Arms, read: &Arms) -> bool {
    let flash = |arm: &Arm| {
        matches!(
            arm.event,
            DetectionPoint::OMidCall | DetectionPoint::TMidCall
        )
    };
    let same = |a: &Arm, b: &Arm| a.mode == b.mode && (a.event == b.event || flash(a) && flash(b));
    let leg = |a: &Arm, b: &Arm| flash(a) || a.leg.is_none_or(|leg| b.leg == Some(leg));
    let timer = |a: &Arm, b: &Arm| b.no_answer_timer.is_some() || a.no_answer_timer.is_none();
    let told = asked.iter().all(|arm| {
        read.iter()
            .any(|other| same(arm, other) && leg(arm, other) && timer(arm, other))
    });
    told && read
        .iter()
        .all(|arm| asked.iter().any(|other| same(arm, other)))
}

fn question() -> impl Strategy<Value = (Dialect, Option<&'static Operation>)> {
    (american(), any::<prop::sample::Index>()).prop_map(|(dialect, at)| {
        let asks: Vec<_> = dialect
            .operations()
            .filter(|row| row.direction == Direction::SsfToScf)
            .collect();
        (dialect, asks.get(at.index(asks.len() + 3)).copied())
    })
}

fn end_notice() -> impl Strategy<Value = EndNotice> {
    (
        any::<[u8; 6]>(),
        any::<bool>(),
        option::of(any::<u32>()),
        option::of(cause()),
    )
        .prop_map(|(echo, answered, connected, cause)| EndNotice {
            echo: Echo(echo),
            answered,
            connected,
            cause,
        })
}

fn a_report() -> impl Strategy<Value = Report> {
    let event = (event(), leg(), mode(), option::weighted(0.1, cause())).prop_map(
        |(event, leg, mode, cause)| {
            let leg = AIN02
                .event(event)
                .and_then(EventRow::default_leg)
                .unwrap_or(leg);
            Report::Event(EventReport {
                cause,
                ..EventReport::new(event, Some(leg), mode)
            })
        },
    );
    prop_oneof![
        6 => event,
        2 => "[0-9*#]{0,32}".prop_map(|keys| Report::Digits(UserDigits::new(&keys).expect("keys"))),
        1 => Just(Report::AnnouncementEnded),
        2 => end_notice().prop_map(Report::Ended),
        1 => Just(Report::Finished(Finish::Basic)),
        1 => report(),
    ]
}

/// Runs `cases` of `strategy`; how many of them could be said. Too few would prove nothing.
fn run<S: Strategy>(cases: u32, strategy: S, check: impl Fn(S::Value) -> bool) -> u32 {
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let said = Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let outcome = runner.run(&strategy, |value| {
        said.set(said.get() + u32::from(check(value)));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    said.get()
}

#[test]
fn triggers_come_back() {
    let said = run(4000, (american(), a_trigger()), |(dialect, trigger)| {
        let mut out = Writer::default();
        let Ok(operation) = encode_trigger(dialect, &trigger, &mut out) else {
            assert!(out.is_empty());
            return false;
        };
        let read = decode_trigger(dialect, operation, out.as_slice(), &Scratch::default());
        let read = read.expect("what we wrote");
        let mut expected = trigger;
        // The user is derived where the switch has none, and the question is told.
        expected.subject.user = trigger.subject.user.or(read.subject.user);
        expected.subject.trigger = Some(operation);
        assert!(read.subject.user.is_some());
        assert_eq!(read, expected);
        true
    });
    assert!(said > 500, "{said}");
}

#[test]
fn orders_come_back() {
    let cases = (question(), option::of(user()), order());
    let said = run(8000, cases, |((dialect, question), user, order)| {
        let subject = Subject {
            user,
            transaction: Some([9, 8, 7, 6]),
            ..Subject::NONE
        };
        let name = question.map(|question| question.name);
        let Ok(said) = orders(dialect, name, &subject, &[order]) else {
            return false;
        };
        if let Some(question) = question {
            assert!(
                dialect.may_answer(question, &order),
                "{} {order:?}",
                question.name
            );
        }
        let read = read(dialect, name, &said);
        let [again] = read[..] else {
            panic!("{order:?}: {read:?}")
        };
        if let Some(expected) = expected(order, &again) {
            assert_eq!(again, expected);
        }
        // What came back says the same octets, and no other.
        if again.name() == order.name() {
            let twice = orders(dialect, name, &subject, &[again]).expect("it was read");
            assert_eq!(twice, said);
        }
        true
    });
    assert!(said > 1500, "{said}");
}

#[test]
fn reports_come_back() {
    let cases = (american(), user(), 0u8..7, a_report());
    let said = run(6000, cases, |(dialect, user, bearer, report)| {
        let subject = Subject {
            user: Some(user),
            bearer,
            ..Subject::NONE
        };
        let mut out = Writer::default();
        let Ok(operation) = encode_report_of(dialect, &subject, &report, &mut out) else {
            assert!(out.is_empty());
            return false;
        };
        let read = decode_report(dialect, operation, out.as_slice(), &Scratch::default());
        assert_eq!(read.expect("what we wrote"), report);
        true
    });
    assert!(said > 800, "{said}");
}
