//! Whatever a switch of AIN or WIN sends, in whatever order, in whatever package: no panic, and when time has passed nothing is left.

mod common;
use common::ansi::*;
use common::{hex, tlv};
use inlab_inap::{
    Announce, Announcement, Collect, Dialect, Instruction, Report, Resource, Trigger,
};
use inlab_scp::{Orders, Service, Services, View};
use inlab_ss7::{CalledPartyNumber, Cause, CauseLocation, CauseValue};
use inlab_stack::TcUser;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// What a switch does.
#[derive(Clone, Debug)]
enum Act {
    /// Opens a transaction, with permission to end it or without.
    Query(bool, Vec<Piece>),
    Unidirectional(Vec<Piece>),
    /// Sends in the n-th transaction that it knows.
    Converse(usize, bool, Vec<Piece>),
    Respond(usize, Vec<Piece>),
    Abort(usize),
    /// Gives the last package back.
    GiveBack(u8),
    /// Waits, in seconds.
    Wait(u16),
    /// Octets.
    Noise(Vec<u8>),
}

/// A component, or what looks like one.
#[derive(Clone, Debug)]
enum Piece {
    /// An operation of AIN: ids, which, whether a notification.
    Ain(Ids, usize, bool),
    /// A notice of a call's end: which token.
    Notice(Ids, u8),
    /// An operation of WIN about a call: ids, which operation, which call.
    Win(Ids, usize, u8),
    /// The switch lost its calls; it has the first call.
    Lost(Ids),
    Recovered(Ids),
    /// Of a peripheral: the result of SeizeResource, InstructionRequest, digits.
    Seized(i8),
    Asked(Ids),
    Digits(i8),
    /// A switch cannot connect a resource.
    NotConnected(Ids, u8),
    Result(i8),
    Error(i8, u8),
    Reject(i8, u16),
    Octets(Vec<u8>),
}

/// Invoke id and correlation id.
type Ids = (Option<u8>, Option<u8>);

/// AIN: infoAnalyzed, terminationAttempt, oAnswer, oNoAnswer, oDisconnect, tBusy, tDisconnect, resourceClear, close, networkBusy, oAbandon.
const AIN: [u16; 11] = [
    0x6403, 0x6405, 0x640b, 0x6409, 0x641a, 0x6406, 0x6412, 0x6602, 0x6e01, 0x6417, 0x640e,
];
/// WIN: operation and trigger type. OriginationRequest, AnalyzedInformation, OAnswer, ODisconnect, OCalledPartyBusy, ONoAnswer, TBusy, TAnswer,
/// TDisconnect, FacilitySelectedAndAvailable.
const WIN: [(u16, u8); 11] = [
    (0x092f, 36),
    (0x0940, 37),
    (0x0940, 38),
    (0x0952, 40),
    (0x0953, 41),
    (0x0958, 42),
    (0x0959, 43),
    (0x094b, 65),
    (0x0955, 69),
    (0x0956, 70),
    (0x0944, 64),
];

fn ids() -> impl Strategy<Value = Ids> {
    prop_oneof![
        8 => (1..4_u8).prop_map(|id| (Some(id), None)),
        2 => (1..4_u8, 1..4_u8).prop_map(|(id, to)| (Some(id), Some(to))),
        2 => Just((None, None)),
    ]
}

fn piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        6 => (ids(), 0..AIN.len(), any::<bool>()).prop_map(|(ids, which, told)| Piece::Ain(ids, which, told)),
        2 => (ids(), 0..6_u8).prop_map(|(ids, count)| Piece::Notice(ids, count)),
        8 => (ids(), 0..WIN.len(), 0..3_u8).prop_map(|(ids, which, call)| Piece::Win(ids, which, call)),
        1 => ids().prop_map(Piece::Lost),
        1 => ids().prop_map(Piece::Recovered),
        3 => (1..4_i8).prop_map(Piece::Seized),
        4 => ids().prop_map(Piece::Asked),
        3 => (1..6_i8).prop_map(Piece::Digits),
        1 => (ids(), 0..6_u8).prop_map(|(ids, why)| Piece::NotConnected(ids, why)),
        2 => (0..4_i8).prop_map(Piece::Result),
        2 => (0..4_i8, prop::sample::select(vec![1_u8, 2, 132, 136, 200])).prop_map(|(id, code)| Piece::Error(id, code)),
        1 => (0..4_i8, prop::sample::select(vec![0x0102_u16, 0x0202, 0x0302, 0x0404]))
            .prop_map(|(id, problem)| Piece::Reject(id, problem)),
        1 => prop::collection::vec(any::<u8>(), 0..12).prop_map(Piece::Octets),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let pieces = || prop::collection::vec(piece(), 0..3);
    prop_oneof![
        4 => (any::<bool>(), (1..3_u8, 0..2_usize)).prop_map(|(permission, (id, which))| {
            Act::Query(permission, vec![Piece::Ain((Some(id), None), which, false)])
        }),
        6 => (any::<bool>(), (0..WIN.len(), 0..3_u8)).prop_map(|(permission, (which, call))| {
            Act::Query(permission, vec![Piece::Win((Some(1), None), which, call)])
        }),
        3 => (any::<bool>(), pieces()).prop_map(|(permission, pieces)| Act::Query(permission, pieces)),
        3 => pieces().prop_map(Act::Unidirectional),
        8 => (0..6_usize, any::<bool>(), pieces())
            .prop_map(|(n, permission, pieces)| Act::Converse(n, permission, pieces)),
        6 => (0..3_usize, peripheral()).prop_map(|(n, piece)| Act::Converse(n, true, vec![piece])),
        4 => (0..6_usize, pieces()).prop_map(|(n, pieces)| Act::Respond(n, pieces)),
        1 => (0..6_usize).prop_map(Act::Abort),
        1 => (0..14_u8).prop_map(Act::GiveBack),
        2 => (0..30_000_u16).prop_map(Act::Wait),
        1 => prop::collection::vec(any::<u8>(), 0..40).prop_map(Act::Noise),
    ]
}

/// What a peripheral says, in the order of a call that goes well.
fn peripheral() -> impl Strategy<Value = Piece> {
    prop_oneof![
        Just(Piece::Seized(1)),
        Just(Piece::Asked((Some(5), None))),
        (2..5_i8).prop_map(Piece::Digits),
    ]
}

fn both((id, to): Ids) -> String {
    [id, to]
        .into_iter()
        .flatten()
        .map(|id| format!("{id:02x}"))
        .collect()
}

fn call(which: u8) -> String {
    format!(
        "8107394001 0000{which:02x} 00 9503394001 88050118900027 89048d2ad4fe 9f7b020431 bf82180c 9f821503f0f01f 9f82190103"
    )
}

fn components(pieces: &[Piece]) -> String {
    let component = |piece: &Piece| match piece {
        Piece::Ain(ids, which, told) => {
            let operation = AIN[*which];
            let numbers = match which {
                0 | 1 => "8f07 0310 0850551099 9207 0313 1252551000",
                7 | 8 => "",
                _ if *told => "9f6f01ff",
                _ => "9f6f0100",
            };
            let whose = match which {
                7 | 8 => "",
                _ => "bf3507 8105 1252551000 8d0100",
            };
            let clear = if *which == 7 { "950100" } else { "" };
            invoke(
                &both(*ids),
                operation,
                &tlv("30", &format!("{whose}{numbers}{clear}")),
            )
        }
        Piece::Notice(ids, count) => {
            let argument = format!("9f3c06 0102030000{count:02x} 9f4301 01");
            invoke(&both(*ids), 0x6704, &tlv("30", &argument))
        }
        Piece::Win(ids, which, number) => {
            let (operation, kind) = WIN[*which];
            let argument = format!(
                "{} 9f8235030a8c00 9f821302fe98 9f821701{kind:02x}",
                call(*number)
            );
            let more = match operation {
                0x092f => "8409 0100210a 0850551099 9f620400000000",
                0x0953 | 0x0956 => "9f82340101",
                0x0952 | 0x0955 => "",
                _ => "8409 0100210a 0850551099",
            };
            invoke(
                &both(*ids),
                operation,
                &tlv("f2", &format!("{argument}{more}")),
            )
        }
        Piece::Lost(ids) => {
            let argument = tlv("f2", "9503394001 9f821302fe98 9f8235030a8c00");
            invoke(&both(*ids), 0x0950, &argument)
        }
        Piece::Recovered(ids) => {
            let id = tlv("bf822f", "810739400100000000 9f821302fe98 9f8235030a8bff");
            invoke(&both(*ids), 0x0954, &tlv("f2", &tlv("bf8230", &id)))
        }
        Piece::Seized(id) => result(*id, &tlv("f2", "9f5709 0600210a 7952550910")),
        Piece::Asked(ids) => invoke(&both(*ids), 0x0945, "f200"),
        Piece::Digits(id) => result(*id, &tlv("f2", "8406 03002104 2143")),
        Piece::NotConnected(ids, why) => {
            let argument = tlv("f2", &format!("9f820401{why:02x}"));
            invoke(&both(*ids), 0x0941, &argument)
        }
        Piece::Result(id) => result(*id, "f200"),
        Piece::Error(id, code) => error(*id, *code, "f200"),
        Piece::Reject(id, problem) => reject(*id, *problem),
        Piece::Octets(octets) => hex(octets),
    };
    pieces.iter().map(component).collect()
}

/// Plays something first where its end is told, watches everything, clears the call at its answer, and panics when it is told of a failure.
#[derive(Debug)]
struct Wild;

impl Service for Wild {
    fn trigger(&self, view: &View<'_>, _: &Trigger, orders: &mut Orders) {
        if view.dialect.tells_end_of_announcements() {
            orders.push(Instruction::Announce(Announce::new(Announcement::Message(
                7,
            ))));
        }
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        match report {
            Report::Event(_) if view.answered && !view.interrupted => {
                let cause = CauseValue::NORMAL_CALL_CLEARING;
                orders.push(Instruction::Release(Cause::new(
                    CauseLocation::LOCAL_PUBLIC,
                    cause,
                )));
            }
            Report::Refused { .. } | Report::Returned => panic!("told of what went wrong"),
            _ => {}
        }
    }
}

/// In WIN it asks for digits at a peripheral, and again when it has them, or tries another one when something fails: for ever.
#[derive(Debug)]
struct Insistent;

impl Insistent {
    fn ask(view: &View<'_>, orders: &mut Orders, seizes: bool) {
        if view.dialect.knows_calls_by_key() {
            if seizes {
                let number = CalledPartyNumber::from_text("2125550190 (national)");
                let at = Resource::At(number.expect("a number"));
                orders.push(Instruction::ConnectResource(at));
            }
            let played = Announce::new(Announcement::Message(7));
            orders.push(Instruction::Announce(played));
            orders.push(Instruction::Collect(Collect::digits(4, 4)));
        }
    }
}

impl Service for Insistent {
    fn trigger(&self, view: &View<'_>, _: &Trigger, orders: &mut Orders) {
        Self::ask(view, orders, true);
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        match report {
            Report::Digits(_) => Self::ask(view, orders, view.memory.is_multiple_of(2)),
            Report::Refused { .. } | Report::TimedOut { .. } if view.interrupted => {
                Self::ask(view, orders, true);
            }
            _ => {}
        }
        orders.remember(view.memory + 1);
    }
}

const SERVICES: &str = r#"
default: { translate: { "8005550199": "2125550101 (national)" }, otherwise: continue }
calling-Routing-Address-Available: { continue: , interrupt: { busy: { connect: "2125550102 (national)" }, disconnect: continue } }
t-Busy: { release: { cause: 17 } }
"#;

fn node(which: u8, dialects: &[Dialect]) -> AnsiNode {
    let mut config = config(SERVICES, dialects);
    let service: Option<Arc<dyn Service>> = match which {
        0 => None,
        1 => Some(Arc::new(Wild)),
        _ => Some(Arc::new(Insistent)),
    };
    if let Some(service) = service {
        config.services = Services::new();
        config.services.set_default(service);
    }
    AnsiNode::with(config)
}

fn run(acts: &[Act], service: u8, dialects: &[Dialect]) {
    let mut node = node(service, dialects);
    let mut transactions: Vec<String> = Vec::new();
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut last: Option<String> = None;
    for act in acts {
        let known = |n: &usize| {
            let place = n % transactions.len().max(1);
            transactions
                .get(place)
                .cloned()
                .unwrap_or("00000000".to_owned())
        };
        let sent = match act {
            Act::Query(permission, pieces) => {
                node.receive(&query(*permission, &components(pieces)))
            }
            Act::Unidirectional(pieces) => node.receive(&unidirectional(&components(pieces))),
            Act::Converse(n, permission, pieces) => {
                node.tid = known(n);
                node.converse(*permission, &components(pieces))
            }
            Act::Respond(n, pieces) => {
                node.tid = known(n);
                node.respond(&components(pieces))
            }
            Act::Abort(n) => {
                node.tid = known(n);
                node.abort()
            }
            Act::GiveBack(cause) => match &last {
                Some(last) => node.give_back(last, *cause),
                None => Vec::new(),
            },
            Act::Wait(seconds) => node.pass(Duration::from_secs((*seconds).into())),
            Act::Noise(octets) => node.receive(&hex(octets)),
        };
        for package in &sent {
            let ours = match &package[..2] {
                "e2" => package.split_once("c704"),
                "e5" => package.split_once("c708"),
                _ => None,
            };
            let ours = ours.map(|(_, rest)| rest[..8].to_owned());
            if let Some(ours) = ours.filter(|ours| !transactions.contains(ours)) {
                transactions.insert(0, ours);
            }
            last = Some(package.clone());
        }
        note(&mut node, &mut told);
        let (calls, relationships, _) = node.counts();
        assert!(calls <= relationships, "{:?}", node.counts());
    }
    // Nobody says anything any more.
    node.pass(Duration::from_secs(24 * 3600));
    note(&mut node, &mut told);
    assert_eq!(node.counts(), (0, 0, 0), "something leaked");
    assert_eq!(node.tcap.poll_timeout(), None, "a timer leaked");
    assert_eq!(node.control.poll_timeout(), None, "a timer leaked");
    for (call, events) in told {
        let order: Vec<_> = events.iter().map(String::as_str).collect();
        assert!(
            matches!(
                &*order,
                ["started", "ended"] | ["started", "answered", "ended"]
            ),
            "call {call}: {order:?}"
        );
    }
}

fn note(node: &mut AnsiNode, told: &mut BTreeMap<String, Vec<String>>) {
    for event in node.told() {
        let mut words = event.split([' ', ':']);
        let (Some(call), Some(kind)) = (words.next(), words.next()) else {
            panic!("an event without words");
        };
        told.entry(call.to_owned())
            .or_default()
            .push(kind.to_owned());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_leaves_nothing(
        acts in prop::collection::vec(act(), 0..40),
        service in 0..3_u8,
        first in any::<bool>(),
    ) {
        let dialects = match first {
            true => [Dialect::AIN01, Dialect::AIN02, Dialect::WIN],
            false => [Dialect::WIN, Dialect::AIN02, Dialect::AIN01],
        };
        run(&acts, service, &dialects);
    }
}

/// The acts that do something: else the property would hold of nothing.
#[test]
fn the_pieces_are_what_they_are_taken_for() {
    let all = [Dialect::AIN02, Dialect::WIN];
    let mut node = node(0, &all);
    for (which, expected) in [(0, (1, 1)), (1, (2, 2))] {
        node.receive(&query(
            true,
            &components(&[Piece::Ain((Some(1), None), which, false)]),
        ));
        let (calls, relationships, _) = node.counts();
        assert_eq!((calls, relationships), expected);
    }
    for which in [0, 1, 2, 10] {
        let before = node.counts().1;
        node.receive(&query(
            true,
            &components(&[Piece::Win((Some(1), None), which, 1)]),
        ));
        node.receive(&query(
            true,
            &components(&[Piece::Win((Some(1), None), which, 2)]),
        ));
        assert!(node.counts().1 >= before, "{which}");
    }
    let (_, relationships, _) = node.counts();
    assert!(relationships >= 4);
    node.receive(&query(
        true,
        &components(&[Piece::Win((Some(1), None), 4, 1)]),
    ));
    assert!(node.counts().1 < relationships, "a disconnection");
    node.receive(&query(
        true,
        &components(&[Piece::Recovered((Some(1), None))]),
    ));
    let (_, left, _) = node.counts();
    assert_eq!(left, 2, "calls of WIN that the switch does not have");
}

/// A peripheral's pieces bring a call to its digits.
#[test]
fn a_peripheral_is_a_peripheral() {
    let mut node = node(2, &[Dialect::WIN]);
    let orreq = components(&[Piece::Win((Some(1), None), 0, 1)]);
    node.receive(&query(true, &orreq));
    let peripheral = node.tid.clone();
    for (piece, next) in [
        (Piece::Seized(1), "d1020942"),
        (Piece::Asked((Some(5), None)), "d102094a"),
        (Piece::Result(2), "d102094a"),
        (Piece::Digits(3), "d102094a"),
    ] {
        node.tid.clone_from(&peripheral);
        let sent = node.converse(true, &components(std::slice::from_ref(&piece)));
        assert!(
            sent.len() == 1 && sent[0].contains(next),
            "{piece:?}: {sent:?}"
        );
    }
    assert_eq!(node.counts(), (1, 1, 2));
}
