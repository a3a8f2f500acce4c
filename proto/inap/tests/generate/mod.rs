//! Values of the neutral model, generated.

#![allow(dead_code, reason = "each test file uses some of it")]

use inlab_inap::*;
use inlab_ss7 as ss7;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

pub(crate) fn digits(alphabet: ss7::Alphabet, most: usize) -> impl Strategy<Value = ss7::Digits> {
    vec(0u8..10, 1..=most).prop_map(move |values| {
        let text: String = values
            .iter()
            .map(|value| char::from(b'0' + value))
            .collect();
        ss7::Digits::from_text(&text, alphabet).expect("digits")
    })
}

/// A number of the type, from generated digits and random indicators.
macro_rules! number {
    ($Type:ident $most:literal) => {
        (digits(ss7::Alphabet::Q763, $most), 1u8..5, any::<u8>()).prop_map(|(digits, nature, indicators)| {
            let odd = if digits.is_odd() { 0x80 } else { 0 };
            let mut octets = vec![nature | odd, indicators & number!(@mask $Type)];
            octets.extend(digits.packed());
            ss7::$Type::decode(&octets).expect("number")
        })
    };
    (@mask CalledPartyNumber) => { 0xf0 };
    (@mask OriginalCalledNumber) => { 0x7c };
    (@mask RedirectingNumber) => { 0x7c };
    (@mask $other:ident) => { 0xff };
}

pub(crate) fn generic() -> impl Strategy<Value = ss7::GenericNumber> {
    (digits(ss7::Alphabet::Q763, 12), any::<u8>(), 1u8..5).prop_map(
        |(digits, qualifier, nature)| {
            let odd = if digits.is_odd() { 0x80 } else { 0 };
            let mut octets = vec![qualifier, nature | odd, 0x13];
            octets.extend(digits.packed());
            ss7::GenericNumber::decode(&octets).expect("number")
        },
    )
}

pub(crate) fn isdn() -> impl Strategy<Value = ss7::IsdnAddress> {
    digits(ss7::Alphabet::Tbcd, 15).prop_map(|digits| ss7::IsdnAddress {
        nature: ss7::TypeOfNumber::INTERNATIONAL,
        plan: ss7::NumberingPlanIdentification::E164,
        digits,
    })
}

pub(crate) fn cause() -> impl Strategy<Value = ss7::Cause> {
    (0u8..16, 0u8..128).prop_map(|(location, value)| {
        ss7::Cause::new(ss7::CauseLocation(location), ss7::CauseValue(value))
    })
}

pub(crate) fn redirection() -> impl Strategy<Value = ss7::RedirectionInformation> {
    (0u8..8, 0u8..16, 0u8..8, 0u8..16).prop_map(|(indicator, original, counter, reason)| {
        ss7::RedirectionInformation {
            indicator: ss7::RedirectingIndicator(indicator),
            original_reason: ss7::RedirectionReason(original),
            last: Some((counter, ss7::RedirectionReason(reason))),
        }
    })
}

pub(crate) fn time() -> impl Strategy<Value = Time> {
    (
        2000u16..2100,
        1u8..13,
        1u8..29,
        0u8..24,
        0u8..60,
        0u8..60,
        -56i8..57,
    )
        .prop_map(|(year, month, day, hour, minute, second, quarters)| Time {
            year,
            month,
            day,
            hour,
            minute,
            second,
            offset_quarters: Some(quarters),
            short_year: false,
        })
}

pub(crate) fn event() -> impl Strategy<Value = DetectionPoint> {
    (0..DetectionPoint::ALL.len()).prop_map(|at| DetectionPoint::ALL[at])
}

pub(crate) fn leg() -> impl Strategy<Value = LegId> {
    (1u8..4).prop_map(LegId)
}

pub(crate) fn mode() -> impl Strategy<Value = MonitorMode> {
    (0..3usize).prop_map(|at| MonitorMode::ALL[at])
}

pub(crate) fn called() -> impl Strategy<Value = CalledNumber> {
    prop_oneof![
        number!(CalledPartyNumber 18).prop_map(CalledNumber::Isup),
        digits(ss7::Alphabet::Tbcd, 20).prop_map(|digits| CalledNumber::Bcd(
            ss7::CalledPartyBcdNumber {
                nature: ss7::TypeOfNumber::UNKNOWN,
                plan: ss7::NumberingPlanIdentification::E164,
                digits,
            }
        )),
    ]
}

prop_compose! {
    pub(crate) fn trigger()(
        (dp, key, called, calling) in (event(), 0u32..0x8000_0000, option::of(called()), option::of(number!(CallingPartyNumber 16))),
        (category, additional, redirecting, original, information) in (
            option::of(any::<u8>()), option::weighted(0.2, generic()), option::weighted(0.2, number!(RedirectingNumber 16)),
            option::weighted(0.2, number!(OriginalCalledNumber 16)), option::weighted(0.2, redirection()),
        ),
        (location, imsi, reference, msc, gmsc, vlr) in (
            option::weighted(0.2, number!(LocationNumber 16)), option::weighted(0.2, digits(ss7::Alphabet::Tbcd, 15)),
            option::weighted(0.2, vec(any::<u8>(), 1..=8)), option::weighted(0.2, isdn()), option::weighted(0.2, isdn()),
            option::weighted(0.2, isdn()),
        ),
        (cell, cause, time, pending) in (
            option::weighted(0.2, prop_oneof![vec(any::<u8>(), 5), vec(any::<u8>(), 7)]), option::weighted(0.2, cause()),
            option::weighted(0.2, time()), proptest::bool::weighted(0.2),
        ),
        gap in option::weighted(0.2, any::<bool>()),
    ) -> Trigger {
        Trigger {
            called,
            calling,
            category: category.map(ss7::CallingPartysCategory),
            additional_calling: additional,
            redirecting,
            original_called: original,
            redirection_information: information,
            location_number: location,
            // An IMSI has at least three octets.
            imsi: imsi.filter(|digits| digits.len() > 4).map(ss7::Tbcd),
            call_reference: reference.and_then(|octets| CallReference::new(&octets)),
            msc_address: msc,
            gmsc_address: gmsc,
            vlr_number: vlr,
            cell: cell.and_then(|octets| Cell::new(&octets)),
            cause,
            time,
            forwarding_pending: pending,
            gap_encountered: gap.map(|manual| GapEncountered { manual, digits: 0 }),
            ..Trigger::new(dp, ServiceSelector::ServiceKey(key))
        }
    }
}

pub(crate) fn arm() -> impl Strategy<Value = Arm> {
    (
        event(),
        mode(),
        option::of(leg()),
        option::weighted(0.1, 0u16..2048),
    )
        .prop_map(|(event, mode, leg, timer)| Arm {
            event,
            mode,
            leg,
            no_answer_timer: timer,
        })
}

pub(crate) fn connect() -> impl Strategy<Value = Connect> {
    (
        number!(CalledPartyNumber 18),
        option::weighted(0.2, number!(CallingPartyNumber 16)),
        option::weighted(0.2, any::<u8>()),
        option::weighted(0.2, generic()),
        option::weighted(0.2, number!(OriginalCalledNumber 16)),
        option::weighted(0.2, number!(RedirectingNumber 16)),
        option::weighted(0.2, redirection()),
        option::weighted(0.2, number!(LocationNumber 16)),
        proptest::bool::weighted(0.2),
        option::weighted(0.1, leg()),
    )
        .prop_map(
            |(
                destination,
                calling,
                category,
                generic,
                original,
                redirecting,
                information,
                charge,
                suppress,
                leg,
            )| Connect {
                destination,
                calling,
                category: category.map(ss7::CallingPartysCategory),
                generic_number: generic,
                original_called: original,
                redirecting,
                redirection_information: information,
                charge_number: charge,
                suppress_announcement: suppress,
                leg,
            },
        )
}

pub(crate) fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        (0u32..0x8000_0000).prop_map(Part::Integer),
        digits(ss7::Alphabet::Q763, 20).prop_map(Part::Number),
        (0u8..24, 0u8..60).prop_map(|(hour, minute)| Part::Time { hour, minute }),
        // INAP tells no century.
        (0u16..100, 1u8..13, 1u8..32).prop_map(|(year, month, day)| Part::Date {
            year,
            month,
            day
        }),
        (0u32..100_000_000).prop_map(Part::Price),
    ]
}

pub(crate) fn announce() -> impl Strategy<Value = Announce> {
    let what = prop_oneof![
        (0u32..0x8000_0000).prop_map(Announcement::Message),
        vec(0u32..0x8000_0000, 1..=MAX_MESSAGES)
            .prop_map(|list| Announcement::Messages(Messages::new(list).expect("fit"))),
        (0u32..1000, vec(part(), 1..=MAX_PARTS)).prop_map(|(message, parts)| {
            Announcement::Variable(message, Parts::new(parts).expect("fit"))
        }),
        "[ -~]{1,127}".prop_map(|text| Announcement::Text(Text::new(&text).expect("fits"))),
        (0u32..1000).prop_map(Announcement::Tone),
    ];
    (
        what,
        option::of(1u8..128),
        option::of(0u16..32_768),
        option::of(0u16..32_768),
        any::<[bool; 3]>(),
    )
        .prop_map(
            |(what, repetitions, duration, interval, [keep, end, start])| {
                let tone = matches!(what, Announcement::Tone(_));
                Announce {
                    repetitions: repetitions.filter(|_| !tone),
                    duration,
                    interval: interval.filter(|_| !tone),
                    keep_connected: keep,
                    notify_end: end,
                    notify_start: start,
                    ..Announce::new(what)
                }
            },
        )
}

pub(crate) fn key() -> impl Strategy<Value = Option<ss7::Digits>> {
    option::of(vec(0u8..12, 1..=2).prop_map(|keys| {
        let mut digits = ss7::Digits::EMPTY;
        assert!(keys.into_iter().all(|key| digits.push(key)));
        digits
    }))
}

pub(crate) fn collect() -> impl Strategy<Value = Collect> {
    (
        option::of((announce(), any::<bool>())),
        (1u8..30, 0u8..10),
        (key(), key(), key()),
        (option::of(1u8..128), option::of(1u8..128)),
        any::<[bool; 2]>(),
    )
        .prop_map(
            |(prompt, (minimum, more), keys, timeouts, [interruptible, keep])| Collect {
                prompt: prompt.map(|(announce, start)| Announce {
                    keep_connected: true,
                    notify_end: true,
                    notify_start: start,
                    ..announce
                }),
                end_digit: keys.0,
                cancel_digit: keys.1,
                start_digit: keys.2,
                first_digit_timeout: timeouts.0,
                inter_digit_timeout: timeouts.1,
                interruptible,
                keep_connected: keep,
                ..Collect::digits(minimum, minimum + more)
            },
        )
}

pub(crate) fn octets<const N: usize>() -> impl Strategy<Value = Option<ss7::InlineOctets<N>>> {
    option::of(
        vec(any::<u8>(), 2..=N).prop_map(|octets| ss7::InlineOctets::new(&octets).expect("fits")),
    )
}

pub(crate) fn resource_instruction() -> impl Strategy<Value = Instruction> {
    let criteria = prop_oneof![
        (0u32..0x8000_0000).prop_map(GapCriteria::Service),
        generic().prop_map(GapCriteria::Called),
        (generic(), 0u32..0x8000_0000)
            .prop_map(|(number, key)| GapCriteria::CalledAndService(number, key)),
        (generic(), 0u32..0x8000_0000)
            .prop_map(|(number, key)| GapCriteria::CallingAndService(number, key)),
    ];
    prop_oneof![
        Just(Instruction::ConnectResource(Resource::InSwitch)),
        Just(Instruction::DisconnectResource),
        number!(CalledPartyNumber 18)
            .prop_map(|number| Instruction::ConnectResource(Resource::At(number))),
        (
            generic(),
            option::of(digits(ss7::Alphabet::Q763, 20)),
            octets()
        )
            .prop_map(|(address, correlation, scf_id)| Instruction::ConnectAssist(
                Assist {
                    address,
                    correlation,
                    scf_id
                }
            )),
        announce().prop_map(Instruction::Announce),
        collect().prop_map(Instruction::Collect),
        (
            number!(CalledPartyNumber 18),
            option::of(number!(CallingPartyNumber 16)),
            option::of(leg()),
            option::of(1u8..128),
            proptest::bool::weighted(0.2)
        )
            .prop_map(|(destination, calling, leg, segment, suppress)| {
                Instruction::CreateCall(CreateCall {
                    destination,
                    calling,
                    leg,
                    segment,
                    suppress_terminating_service: suppress,
                })
            }),
        (leg(), option::of(cause()))
            .prop_map(|(leg, cause)| Instruction::Leg(LegOrder::Disconnect { leg, cause })),
        (leg(), option::of(1u8..128))
            .prop_map(|(leg, segment)| Instruction::Leg(LegOrder::Split { leg, segment })),
        leg().prop_map(|leg| Instruction::Leg(LegOrder::Move { leg })),
        (
            criteria,
            -2i32..86_401,
            -1i32..601,
            any::<bool>(),
            option::of(cause())
        )
            .prop_map(
                |(criteria, duration, interval, manual, cause)| Instruction::Gap(Gap {
                    criteria,
                    duration,
                    interval,
                    manual,
                    cause
                })
            ),
    ]
}

pub(crate) fn instruction() -> impl Strategy<Value = Instruction> {
    prop_oneof![call_instruction(), resource_instruction()]
}

pub(crate) fn call_instruction() -> impl Strategy<Value = Instruction> {
    prop_oneof![
        Just(Instruction::Continue),
        Just(Instruction::Probe),
        Just(Instruction::CollectDigits),
        connect().prop_map(Instruction::Connect),
        cause().prop_map(Instruction::Release),
        vec(arm(), 1..4).prop_map(|arms| Instruction::Arm(Arms::new(arms).expect("few"))),
        (
            leg(),
            1u32..864_001,
            any::<bool>(),
            any::<bool>(),
            option::of(1u32..86_401)
        )
            .prop_map(|(leg, period, release_at_end, tone, tariff_switch)| {
                Instruction::Charge(Charge {
                    leg,
                    period,
                    release_at_end,
                    tone,
                    tariff_switch,
                })
            }),
        (leg(), vec(any::<u8>(), 1..=160), any::<bool>()).prop_map(|(leg, data, append)| {
            let data = ss7::InlineOctets::new(&data).expect("fits");
            Instruction::Record(Record { leg, data, append })
        }),
        (leg(), any::<[bool; 4]>()).prop_map(
            |(leg, [a, b, c, d])| Instruction::RequestInformation(InformationRequest {
                leg,
                attempt_elapsed: a,
                stop_time: b,
                connected_elapsed: c,
                release_cause: d,
            })
        ),
        (0u32..0x8000_0000).prop_map(Instruction::ExtendTime),
        any::<i8>().prop_map(|id| Instruction::Cancel(Cancel::Invocation(id))),
        (option::of(generic()), option::of(leg()), any::<bool>()).prop_map(
            |(generic_number, leg, suppress)| {
                Instruction::ContinueWith(ContinueWith {
                    generic_number,
                    leg,
                    suppress_announcement: suppress,
                    ..ContinueWith::default()
                })
            }
        ),
    ]
}

pub(crate) fn report() -> impl Strategy<Value = Report> {
    let event = (
        event(),
        leg(),
        mode(),
        option::weighted(0.4, cause()),
        option::weighted(0.2, number!(CalledPartyNumber 18)),
        proptest::bool::weighted(0.2),
        proptest::bool::weighted(0.1),
        proptest::bool::weighted(0.1),
        option::weighted(0.1, 0u32..0x8000_0000),
    )
        .prop_map(
            |(event, leg, mode, cause, number, forwarded, optimal, not_permitted, connect_time)| {
                Report::Event(EventReport {
                    cause,
                    number,
                    forwarded,
                    optimal_routing: optimal,
                    route_not_permitted: not_permitted,
                    connect_time,
                    ..EventReport::new(event, Some(leg), mode)
                })
            },
        );
    let charging = (
        leg(),
        0u32..864_001,
        option::of(option::of(1u32..864_001)),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(leg, elapsed, tariff_switch, active, released_at_end)| {
            Report::Charging(ChargingReport {
                leg,
                elapsed,
                tariff_switch,
                active,
                released_at_end,
            })
        });
    let information = (
        leg(),
        option::of(any::<u8>()),
        option::of(0u32..0x8000_0000),
        option::of(cause()),
    )
        .prop_map(|(leg, attempt_elapsed, connected_elapsed, release_cause)| {
            Report::Information(InformationReport {
                leg,
                attempt_elapsed,
                stop_time: None,
                connected_elapsed,
                release_cause,
            })
        });
    let released = (option::of(leg()), option::of(cause()))
        .prop_map(|(leg, cause)| Report::Released { leg, cause });
    let resource = prop_oneof![
        Just(Report::AnnouncementStarted),
        Just(Report::AnnouncementEnded)
    ];
    prop_oneof![4 => event, 1 => charging, 1 => information, 1 => released, 1 => resource]
}
