//! Whatever a peer sends, in whatever order: no panic, and when time has passed nothing is left.

mod common;
use common::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;

/// What a peer does.
#[derive(Clone, Debug)]
enum Act {
    /// Opens a dialogue: which context, which components.
    Begin(usize, Vec<Piece>),
    /// Sends in the n-th dialogue that it knows.
    Continue(usize, Vec<Piece>),
    End(usize, Vec<Piece>),
    Abort(usize, u8),
    UserAbort(usize, u8),
    /// Gives the last message back.
    GiveBack(u8),
    /// Waits.
    Wait(u16),
    /// Octets.
    Noise(Vec<u8>),
}

/// A component, or what looks like one.
#[derive(Clone, Debug)]
enum Piece {
    Trigger {
        key: u32,
        dp: u8,
    },
    Report {
        id: i8,
        event: u8,
        leg: u8,
        request: bool,
    },
    Result(i8),
    Error(i8, u8),
    Reject(i8, u8, u8),
    Invoke(i8, u8, Vec<u8>),
    Octets(Vec<u8>),
}

fn piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        4 => (prop::sample::select(vec![100, 110, 20, 300, 400, 500, 99]), prop::sample::select(vec![2_u8, 3, 12, 7]))
            .prop_map(|(key, dp)| Piece::Trigger { key, dp }),
        8 => (0..8_i8, prop::sample::select(vec![4_u8, 5, 6, 7, 9, 10, 13, 14, 15, 17, 18]), 1..3_u8, any::<bool>())
            .prop_map(|(id, event, leg, request)| Piece::Report { id, event, leg, request }),
        2 => (0..8_i8).prop_map(Piece::Result),
        2 => (0..8_i8, 0..20_u8).prop_map(|(id, code)| Piece::Error(id, code)),
        1 => (0..8_i8, 0x80..0x84_u8, 0..8_u8).prop_map(|(id, kind, problem)| Piece::Reject(id, kind, problem)),
        1 => (any::<i8>(), any::<u8>(), prop::collection::vec(any::<u8>(), 0..8))
            .prop_map(|(id, code, octets)| Piece::Invoke(id, code, octets)),
        1 => prop::collection::vec(any::<u8>(), 0..12).prop_map(Piece::Octets),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let pieces = || prop::collection::vec(piece(), 0..3);
    prop_oneof![
        6 => (0..6_usize, (prop::sample::select(vec![100, 110, 20, 300, 400, 500]), prop::sample::select(vec![2_u8, 12])))
            .prop_map(|(context, (key, dp))| Act::Begin(context, vec![Piece::Trigger { key, dp }])),
        1 => (0..6_usize, pieces()).prop_map(|(context, pieces)| Act::Begin(context, pieces)),
        10 => (0..8_usize, pieces()).prop_map(|(dialogue, pieces)| Act::Continue(dialogue, pieces)),
        2 => (0..8_usize, pieces()).prop_map(|(dialogue, pieces)| Act::End(dialogue, pieces)),
        1 => (0..8_usize, 0..6_u8).prop_map(|(dialogue, cause)| Act::Abort(dialogue, cause)),
        1 => (0..8_usize, 0..9_u8).prop_map(|(dialogue, reason)| Act::UserAbort(dialogue, reason)),
        1 => (0..14_u8).prop_map(Act::GiveBack),
        2 => (0..700_u16).prop_map(Act::Wait),
        1 => prop::collection::vec(any::<u8>(), 0..40).prop_map(Act::Noise),
    ]
}

fn components(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Trigger { key, dp } => initial_dp(*key, *dp, ""),
            Piece::Report {
                id,
                event,
                leg,
                request,
            } => event_report(*id, *event, "", *leg, *request),
            Piece::Result(id) => empty_result(*id),
            Piece::Error(id, code) => return_error(*id, *code, ""),
            Piece::Reject(id, kind, problem) => tlv(
                "a4",
                &format!("0201{:02x}{kind:02x}01{problem:02x}", *id as u8),
            ),
            Piece::Invoke(id, code, argument) => invoke(*id, *code, &tlv("30", &hex(argument))),
            Piece::Octets(octets) => hex(octets),
        })
        .collect()
}

/// Runs the acts; how many calls were started, answered and ended, by call.
fn run(acts: &[Act]) {
    let mut node = Node::new();
    let mut dialogues: Vec<String> = Vec::new();
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut last: Option<String> = None;
    for act in acts {
        let known = |n: &usize| {
            dialogues
                .get(n % dialogues.len().max(1))
                .cloned()
                .unwrap_or_default()
        };
        let sent = match act {
            Act::Begin(context, pieces) => {
                let context = ["", CAP1, CAP2, CAP3, CAP4, CS1][*context];
                node.begin(context, &components(pieces))
            }
            Act::Continue(n, pieces) => {
                node.tid = known(n);
                node.continue_(&components(pieces))
            }
            Act::End(n, pieces) => {
                node.tid = known(n);
                node.end(&components(pieces))
            }
            Act::Abort(n, cause) => {
                node.tid = known(n);
                node.abort(*cause)
            }
            Act::UserAbort(n, reason) => {
                node.tid = known(n);
                node.user_abort(*reason)
            }
            Act::GiveBack(cause) => match &last {
                Some(last) => node.give_back(last, *cause),
                None => Vec::new(),
            },
            Act::Wait(seconds) => node.pass(Duration::from_secs((*seconds).into())),
            Act::Noise(octets) => node.receive(&hex(octets)),
        };
        for message in &sent {
            if message.starts_with("65") && !dialogues.contains(&node.tid) {
                dialogues.push(node.tid.clone());
            }
            last = Some(message.clone());
        }
        note(&mut node, &mut told);
        let (calls, relationships, dialogues) = node.counts();
        assert!(
            calls <= relationships && relationships <= dialogues,
            "{:?}",
            node.counts()
        );
    }
    // Nobody says anything any more.
    node.pass(Duration::from_secs(1_000));
    note(&mut node, &mut told);
    assert_eq!(node.counts(), (0, 0, 0), "something leaked");
    assert_eq!(node.tcap.poll_timeout(), None, "a timer leaked");
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

fn note(node: &mut Node, told: &mut BTreeMap<String, Vec<String>>) {
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
    fn any_sequence_leaves_nothing(acts in prop::collection::vec(act(), 0..40)) {
        run(&acts);
    }
}
