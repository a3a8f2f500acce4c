//! AIN: which order may answer which operation of the switch, and with which operation. The tables are written by hand after the LINKED
//! lists of AIN-Operations, and not taken from ours.

mod ain;

use ain::*;
use inlab_inap::*;

/// What may answer each operation that triggers or interrupts, by the columns of [`COLUMNS`]; further ones by name.
const LINKED: [(&str, &str, &[&str]); 22] = [
    ("originationAttempt", "y - y y - -", &[]),
    ("infoCollected", "y y y y - -", &[]),
    ("infoAnalyzed", "y y y y - -", &["collectInformation"]),
    ("networkBusy", "y y y y - y", &[]),
    ("terminationAttempt", "- - y y y y", &[]),
    ("termResourceAvailable", "- y - y - y", &[]),
    ("tBusy", "- y - y - y", &["offerCall"]),
    ("tNoAnswer", "- y - y - y", &["offerCall"]),
    ("oNoAnswer", "y y - y - -", &[]),
    (
        "oDisconnect",
        "y - y y - -",
        &[
            "collectInformation",
            "disconnectLeg",
            "mergeCall",
            "reconnect",
            "connectToResource",
        ],
    ),
    (
        "tDisconnect",
        "y - y - - -",
        &[
            "collectInformation",
            "disconnectLeg",
            "mergeCall",
            "reconnect",
            "connectToResource",
        ],
    ),
    (
        "resourceClear",
        "y y y y y y",
        &["offerCall", "collectInformation"],
    ),
    (
        "failureOutcome",
        "- - y - - -",
        &["mergeCall", "connectToResource"],
    ),
    (
        "oAbandon",
        "- - y - - -",
        &[
            "disconnectLeg",
            "mergeCall",
            "reconnect",
            "connectToResource",
        ],
    ),
    (
        "oMidCall",
        "y - y - - -",
        &[
            "collectInformation",
            "disconnectLeg",
            "mergeCall",
            "moveLeg",
            "originateCall",
            "splitLeg",
            "connectToResource",
        ],
    ),
    (
        "tMidCall",
        "y - y - - -",
        &[
            "collectInformation",
            "disconnectLeg",
            "mergeCall",
            "moveLeg",
            "originateCall",
            "splitLeg",
            "connectToResource",
        ],
    ),
    (
        "successOutcome",
        "- - - - - -",
        &["disconnectLeg", "moveLeg", "connectToResource"],
    ),
    ("timeout", "y y y y - y", &["connectToResource"]),
    (
        "oSuspended",
        "y - y y - -",
        &[
            "collectInformation",
            "disconnectLeg",
            "mergeCall",
            "connectToResource",
        ],
    ),
    ("tDTMFEntered", "- y y y - y", &[]),
    (
        "cTRClear",
        "y y y - - y",
        &[
            "collectInformation",
            "disconnectLeg",
            "mergeCall",
            "moveLeg",
            "originateCall",
            "splitLeg",
        ],
    ),
    // Events that are only told.
    ("oAnswer", "- - - - - -", &[]),
];

const COLUMNS: [&str; 6] = [
    "analyzeRoute",
    "continue",
    "disconnect",
    "sendToResource",
    "authorizeTermination",
    "forwardCall",
];

/// The operations of the switch that AIN 0.1 has, and those that answer them (vendors' tables of support).
const AIN01_ASKS: [&str; 6] = [
    "infoAnalyzed",
    "infoCollected",
    "networkBusy",
    "originationAttempt",
    "resourceClear",
    "terminationAttempt",
];
const AIN01_ANSWERS: [&str; 6] = COLUMNS;

/// What may answer it in the dialect, by the table.
fn listed(dialect: Dialect, name: &str) -> Vec<&'static str> {
    let Some((_, marks, more)) = LINKED.iter().find(|(row, ..)| *row == name) else {
        return Vec::new();
    };
    let marked = COLUMNS.iter().zip(marks.split(' '));
    let marked = marked
        .filter(|(_, mark)| *mark == "y")
        .map(|(name, _)| name);
    let all = marked.chain(*more).copied();
    all.filter(|name| dialect == AIN02 || AIN01_ANSWERS.contains(name))
        .collect()
}

fn asks(dialect: Dialect) -> impl Iterator<Item = &'static Operation> {
    dialect
        .operations()
        .filter(|operation| operation.direction == Direction::SsfToScf)
}

#[test]
fn operations_list_what_may_answer_them() {
    for dialect in [AIN01, AIN02] {
        let mut rows = 0;
        for question in asks(dialect) {
            let linked = question.linked.iter();
            let mut linked: Vec<_> = linked
                .filter_map(|code| dialect.operation(*code))
                .map(|row| row.name)
                .collect();
            let mut hand = listed(dialect, question.name);
            linked.sort_unstable();
            hand.sort_unstable();
            assert_eq!(linked, hand, "{dialect} {}", question.name);
            rows += usize::from(!hand.is_empty());
        }
        // All rows of the table were met.
        let all = if dialect == AIN01 {
            AIN01_ASKS.len()
        } else {
            LINKED.len() - 1
        };
        assert_eq!(rows, all, "{dialect}");
    }
    let mut asked: Vec<_> = asks(AIN01)
        .filter(|row| !row.linked.is_empty())
        .map(|row| row.name)
        .collect();
    asked.sort_unstable();
    assert_eq!(asked, AIN01_ASKS);
}

/// An order for each column, those that go within another with what they go within.
struct Column {
    name: &'static str,
    orders: Vec<Instruction>,
    /// The operations that say it, best first: the first that is listed.
    answers: &'static [&'static str],
    /// The operation that says it beside an answer, in AIN 0.2 and perhaps in AIN 0.1.
    beside: Option<(&'static str, bool)>,
}

fn columns() -> Vec<Column> {
    let connect = Instruction::Connect(Connect::to(isup("8005550199")));
    let charge = charge_number("2125550100");
    let announce = Instruction::Announce(Announce::new(Announcement::Message(1)));
    let release = Instruction::Release(cause(inlab_ss7::CauseValue::NORMAL_CALL_CLEARING));
    let elsewhere = Instruction::ConnectResource(Resource::At(isup("8005550199")));
    let arm = Arm::new(
        DetectionPoint::OAnswer,
        MonitorMode::NotifyAndContinue,
        Some(LegId::TWO),
    );
    let record = Record {
        leg: LegId::ONE,
        data: inlab_ss7::InlineOctets::new(&[1, 2, 3]).expect("short"),
        append: false,
    };
    let gap = Gap {
        criteria: GapCriteria::CalledAndService(national("800555"), 8),
        duration: 64,
        interval: 20,
        manual: false,
        cause: None,
    };
    let create = CreateCall {
        destination: isup("8005550199"),
        calling: Some(calling("2125550100")),
        leg: None,
        segment: None,
        suppress_terminating_service: false,
    };
    let answer = |name, orders, answers| Column {
        name,
        orders,
        answers,
        beside: None,
    };
    let beside = |name, order, said, early| Column {
        name,
        orders: vec![order],
        answers: &[],
        beside: Some((said, early)),
    };
    vec![
        // Where no `continue` may come, the operation that goes on without a change says it.
        answer(
            "Continue",
            vec![Instruction::Continue],
            &["continue", "authorizeTermination", "analyzeRoute"],
        ),
        answer(
            "ContinueWith",
            vec![Instruction::ContinueWith(ContinueWith {
                charge_number: Some(charge),
                ..ContinueWith::default()
            })],
            &["analyzeRoute"],
        ),
        answer("Connect", vec![connect], &["analyzeRoute", "forwardCall"]),
        // Where no `disconnect` may come, an interaction of silence says it, with disconnectFlag.
        answer("Release", vec![release], &["disconnect", "sendToResource"]),
        answer(
            "Announce",
            vec![announce],
            &["sendToResource", "connectToResource"],
        ),
        answer(
            "Collect",
            vec![Instruction::Collect(Collect::digits(4, 4))],
            &["sendToResource", "connectToResource"],
        ),
        answer(
            "ConnectResource",
            vec![elsewhere, announce],
            &["sendToResource", "connectToResource"],
        ),
        answer(
            "CollectDigits",
            vec![Instruction::CollectDigits],
            &["collectInformation"],
        ),
        answer(
            "CreateCall",
            vec![Instruction::CreateCall(create)],
            &["originateCall"],
        ),
        answer(
            "Leg",
            vec![Instruction::Leg(LegOrder::Disconnect {
                leg: LegId(3),
                cause: None,
            })],
            &["disconnectLeg"],
        ),
        answer(
            "Leg",
            vec![Instruction::Leg(LegOrder::Split {
                leg: LegId(3),
                segment: None,
            })],
            &["splitLeg"],
        ),
        answer(
            "Charge",
            vec![Instruction::Charge(Charge {
                leg: LegId::ONE,
                period: 600,
                release_at_end: false,
                tone: false,
                tariff_switch: None,
            })],
            &[],
        ),
        answer(
            "RequestInformation",
            vec![Instruction::RequestInformation(InformationRequest {
                leg: LegId::ONE,
                attempt_elapsed: true,
                stop_time: false,
                connected_elapsed: true,
                release_cause: true,
            })],
            &[],
        ),
        answer(
            "DisconnectResource",
            vec![Instruction::DisconnectResource],
            &[],
        ),
        beside(
            "Arm",
            Instruction::Arm(Arms::new([arm]).expect("one")),
            "requestReportBCMEvent",
            false,
        ),
        beside(
            "Record",
            Instruction::Record(record),
            "furnishAMAInformation",
            false,
        ),
        beside("Gap", Instruction::Gap(gap), "acg", true),
        beside("ExtendTime", Instruction::ExtendTime(20), "setTimer", false),
        beside(
            "Cancel",
            Instruction::Cancel(Cancel::All),
            "cancelResourceEvent",
            true,
        ),
        beside("Probe", Instruction::Probe, "activityTest", false),
        beside(
            "NotifyAtEnd",
            Instruction::NotifyAtEnd(Echo([1, 2, 3, 4, 5, 6])),
            "sendNotification",
            true,
        ),
    ]
}

fn known() -> Subject {
    let mut known = subject();
    known.transaction = Some([1, 2, 3, 4]);
    known
}

/// Each order in answer to each operation of the switch: what may answer it is said with an operation that it lists, what may
/// not is refused by the order's name.
#[test]
fn orders_by_question() {
    let (mut said_at_all, mut refused) = (0, 0);
    for dialect in [AIN01, AIN02] {
        for question in asks(dialect) {
            let listed = listed(dialect, question.name);
            for column in columns() {
                let told = format!("{dialect} {} {}", question.name, column.name);
                let answer = column.answers.iter().find(|name| listed.contains(name));
                let beside = column
                    .beside
                    .filter(|(_, early)| *early || dialect == AIN02);
                let expected = answer.copied().or(beside.map(|(name, _)| name));
                let order = column.orders[0];
                assert_eq!(
                    dialect.may_answer(question, &order),
                    expected.is_some(),
                    "{told}"
                );
                let said = orders(dialect, Some(question.name), &known(), &column.orders);
                match (said, expected) {
                    (Ok(said), Some(name)) => {
                        said_at_all += 1;
                        assert_eq!(said.len(), 1, "{told}");
                        assert_eq!(said[0].0, name, "{told}");
                        let again = read(dialect, Some(question.name), &said);
                        // The silence before a release says nothing.
                        assert_eq!(again.len(), column.orders.len(), "{told}");
                        let kind = |order: &Instruction| order.name();
                        // A charge number changes how it goes on; the rest comes back as what it was.
                        let given = column.orders.iter().map(kind);
                        assert!(again.iter().map(kind).eq(given), "{told}: {again:?}");
                    }
                    (Err(NotExpressible::Operation(name)), None) => {
                        refused += 1;
                        let last = column.orders.last().map(Instruction::name);
                        assert_eq!(Some(name), last, "{told}");
                    }
                    (other, _) => panic!("{told}: {other:?}"),
                }
            }
        }
    }
    assert!(
        said_at_all > 250 && refused > 350,
        "{said_at_all} {refused}"
    );
}

/// A display goes within an order that has displayText, and where none may answer it may not be given.
#[test]
fn displays_by_question() {
    let display = Instruction::Display(Text::new("HELLO").expect("short"));
    for dialect in [AIN01, AIN02] {
        for question in asks(dialect) {
            let carriers = columns().into_iter().filter(|column| {
                let both: Vec<_> = [display].iter().chain(&column.orders).copied().collect();
                orders(dialect, Some(question.name), &known(), &both).is_ok()
            });
            let carriers: Vec<_> = carriers.map(|column| column.name).collect();
            let listed = listed(dialect, question.name);
            let shows = [
                "analyzeRoute",
                "authorizeTermination",
                "forwardCall",
                "originateCall",
            ];
            let hand = shows.iter().any(|name| listed.contains(name));
            assert_eq!(!carriers.is_empty(), hand, "{dialect} {}", question.name);
            assert_eq!(
                dialect.may_answer(question, &display),
                hand,
                "{dialect} {}: {carriers:?}",
                question.name
            );
        }
    }
}

/// How a relationship ends is no order of its own in a message: a Response says it, whatever is in it.
#[test]
fn the_end_is_a_package() {
    for dialect in [AIN01, AIN02] {
        for question in asks(dialect) {
            let finish = Instruction::Finish(Finish::Basic);
            assert!(dialect.may_answer(question, &finish));
            let said = orders(dialect, Some(question.name), &known(), &[finish]);
            assert_eq!(said, Err(NotExpressible::Dialogue("Finish")));
        }
    }
}
