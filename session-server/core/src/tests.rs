//! By requirement: `req_mat_01` tests MAT-01.

use std::time::{Duration, Instant};

use inlab_call_event::{
    Alias, AliasKind, CallEvent, CallEventKind, CallId, EndedBy, Extension, Number, Party,
};

use crate::*;

const A: &str = "15550100";
const B: &str = "15550101";
const C: &str = "15550102";
const ENDED: CallEventKind = CallEventKind::Ended {
    cause: Some(16),
    by: EndedBy::Calling,
};

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn token(text: &str) -> String {
    format!("token-of-{text}")
}

fn event(call: u64, kind: CallEventKind, calling: &str, called: &str, at: Instant) -> CallEvent {
    let party = |text: &str| match text {
        "" => Party::unknown(),
        text => Party::new(number(text)),
    };
    CallEvent::new(
        CallId::new(1, call),
        kind,
        party(calling),
        party(called),
        at,
    )
}

/// A core with its clock, and everything that it sent, as `connection <- text`.
struct World {
    core: Core,
    now: Instant,
    log: Vec<String>,
}

impl World {
    fn new() -> Self {
        Self::with(Config::default())
    }

    fn with(config: Config) -> Self {
        let subscribers =
            [A, B, C].map(|text| Subscriber::new(number(text), &token(text)).unwrap());
        Self {
            core: Core::new(config, subscribers).unwrap(),
            now: Instant::now(),
            log: Vec::new(),
        }
    }

    fn drain(&mut self) {
        while let Some(Transmit {
            connection, frame, ..
        }) = self.core.poll_transmit()
        {
            self.log.push(match frame {
                Frame::Text(text) => format!("{} <- {text}", connection.0),
                Frame::Binary(octets) => format!("{} <- {octets:?}", connection.0),
                Frame::Close(reason) => format!("{} <- close {}", connection.0, reason.code()),
                Frame::Hold => format!("{} <- hold", connection.0),
                Frame::Resume => format!("{} <- resume", connection.0),
            });
        }
    }

    fn call(&mut self, call: u64, kind: CallEventKind, calling: &str, called: &str) -> Handled {
        let event = event(call, kind, calling, called, self.now);
        self.tell(&event)
    }

    fn tell(&mut self, event: &CallEvent) -> Handled {
        let handled = self.core.handle_call_event(self.now, event);
        self.drain();
        handled
    }

    fn connect(&mut self, connection: u64, text: &str) {
        let token = token(text);
        self.bring(
            connection,
            ConnectionEvent::Hello {
                number: number(text),
                token: token.as_bytes(),
            },
        );
    }

    fn bring(&mut self, connection: u64, event: ConnectionEvent<'_>) {
        self.core
            .handle_connection(self.now, ConnectionId(connection), event);
        self.drain();
    }

    fn data(&mut self, connection: u64, json: &str) {
        self.bring(
            connection,
            ConnectionEvent::Data {
                session: None,
                json,
            },
        );
    }

    /// Lets time pass, deadline by deadline.
    fn pass(&mut self, duration: Duration) {
        let until = self.now + duration;
        while let Some(deadline) = self
            .core
            .poll_timeout()
            .filter(|&deadline| deadline <= until)
        {
            self.now = self.now.max(deadline);
            self.core.handle_timeout(self.now);
            self.drain();
        }
        self.now = until;
    }

    /// What was sent since the last look, shortened to `connection:type`, or whole where it is no object with a type.
    fn sent(&mut self) -> Vec<String> {
        self.log
            .drain(..)
            .map(|line| match line.split_once(r#" <- {"type":""#) {
                Some((connection, rest)) => {
                    format!("{connection}:{}", rest.split('"').next().unwrap())
                }
                None => line,
            })
            .collect()
    }

    fn sent_whole(&mut self) -> Vec<String> {
        std::mem::take(&mut self.log)
    }

    /// A and B connected as 1 and 2, and in a call.
    fn in_call() -> Self {
        let mut world = Self::new();
        world.connect(1, A);
        world.connect(2, B);
        assert_eq!(
            world.call(1, CallEventKind::Started, A, B),
            Handled::Opened(SessionId(1))
        );
        world.log.clear();
        world
    }
}

const STARTED: CallEventKind = CallEventKind::Started;

#[test]
fn req_ses_04_notices_to_standing_connections_word_for_word() {
    let mut world = World::new();
    world.connect(1, A);
    world.connect(2, B);
    assert_eq!(world.sent(), ["1:welcome", "2:welcome"]);
    world.call(7, STARTED, A, B);
    assert_eq!(
        world.sent_whole(),
        [
            r#"1 <- {"type":"call.detected","session":"s1","call":"1-7","role":"calling","peer":{"number":"+15550101"},"state":"ringing"}"#,
            r#"2 <- {"type":"call.detected","session":"s1","call":"1-7","role":"called","peer":{"number":"+15550100"},"state":"ringing"}"#,
            r#"1 <- {"type":"session.established","session":"s1","role":"calling","peer":{"number":"+15550101"}}"#,
            r#"2 <- {"type":"session.established","session":"s1","role":"called","peer":{"number":"+15550100"}}"#,
        ]
    );
    world.call(7, CallEventKind::Answered, A, B);
    world.call(7, ENDED, A, B);
    assert_eq!(
        world.sent_whole(),
        [
            r#"1 <- {"type":"call.answered","session":"s1","call":"1-7"}"#,
            r#"2 <- {"type":"call.answered","session":"s1","call":"1-7"}"#,
            r#"1 <- {"type":"call.ended","session":"s1","call":"1-7","cause":16,"by":"calling","graceMs":30000}"#,
            r#"2 <- {"type":"call.ended","session":"s1","call":"1-7","cause":16,"by":"calling","graceMs":30000}"#,
        ]
    );
}

/// The stamp of the trigger goes with each notice that it causes, and with no other frame.
#[test]
fn stamps_go_with_the_notices() {
    let mut world = World::new();
    world.connect(1, A);
    let mut stamped = event(1, STARTED, A, B, world.now + Duration::from_millis(5));
    stamped.sequence = 1;
    world.core.handle_call_event(world.now, &stamped);
    let transmit = world.core.poll_transmit().unwrap();
    assert_eq!(
        (transmit.connection, transmit.triggered),
        (ConnectionId(1), Some(stamped.at))
    );
    assert_eq!(world.core.poll_transmit(), None);
    world.core.handle_connection(
        world.now,
        ConnectionId(1),
        ConnectionEvent::Faulty(Fault::BadJson),
    );
    assert_eq!(world.core.poll_transmit().unwrap().triggered, None);
}

#[test]
fn req_mat_01_order_of_numbers_and_of_senders_does_not_matter() {
    let mut world = World::in_call();
    // The same call, seen by another SCP, and by one that sees its ends the other way round.
    assert_eq!(world.call(2, STARTED, A, B), Handled::Matched(SessionId(1)));
    assert_eq!(world.call(3, STARTED, B, A), Handled::Matched(SessionId(1)));
    assert_eq!(world.sent(), [""; 0]);
    assert_eq!(world.core.sessions().count(), 1);
}

#[test]
fn req_mat_05_an_extension_takes_part_in_the_match() {
    let mut world = World::in_call();
    for (call, extension) in [(2, "01"), (3, "02")] {
        let mut event = event(call, STARTED, A, B, world.now);
        event.extension = Some(Extension::parse(extension).unwrap());
        assert_eq!(world.tell(&event), Handled::Opened(SessionId(call)));
        event.call = CallId::new(2, call);
        assert_eq!(world.tell(&event), Handled::Matched(SessionId(call)));
    }
    assert_eq!(world.core.sessions().count(), 3);
}

#[test]
fn req_mat_08_repeats_and_late_halves_change_nothing() {
    let mut world = World::in_call();
    world.call(1, CallEventKind::Answered, A, B);
    world.log.clear();
    let started = event(1, STARTED, A, B, world.now);
    let late_half = event(9, STARTED, A, B, world.now);
    assert_eq!(world.tell(&started), Handled::Matched(SessionId(1)));
    world.pass(Duration::from_secs(1));
    assert_eq!(world.call(1, ENDED, A, B), Handled::Ended(SessionId(1)));
    assert_eq!(world.sent(), ["1:call.ended", "2:call.ended"]);
    assert_eq!(
        world.call(1, ENDED, A, B),
        Handled::Ignored(Ignored::Repeated)
    );
    assert_eq!(world.tell(&started), Handled::Ignored(Ignored::Repeated));
    assert_eq!(world.tell(&late_half), Handled::Ignored(Ignored::Repeated));
    assert_eq!(
        world.call(77, ENDED, A, B),
        Handled::Ignored(Ignored::UnknownCall)
    );
    assert_eq!(world.sent(), [""; 0]);
    world.pass(Duration::from_secs(60));
    assert_eq!(world.sent(), ["1:session.closed", "2:session.closed"]);
    assert_eq!(
        (world.core.sessions().count(), world.core.poll_timeout()),
        (0, None)
    );
}

/// Both halves end: told once, and by whichever comes first.
#[test]
fn req_mat_08_two_halves_have_one_end() {
    let mut world = World::in_call();
    world.call(2, STARTED, A, B);
    world.call(2, CallEventKind::Answered, A, B);
    world.log.clear();
    assert_eq!(world.call(2, ENDED, A, B), Handled::Ended(SessionId(1)));
    assert_eq!(
        world.call(1, ENDED, A, B),
        Handled::Ignored(Ignored::Repeated)
    );
    assert_eq!(world.sent(), ["1:call.ended", "2:call.ended"]);
}

#[test]
fn req_mat_10_call_waiting_does_not_mix() {
    let mut world = World::in_call();
    world.connect(3, C);
    assert_eq!(world.call(2, STARTED, C, A), Handled::Opened(SessionId(2)));
    world.log.clear();
    // A has two sessions and must say which one it means; B and C have one each.
    world.data(1, r#""x""#);
    world.bring(1, ConnectionEvent::Binary(&[1]));
    assert!(
        world
            .sent_whole()
            .iter()
            .all(|line| line.starts_with(r#"1 <- {"type":"error","code":"which-session""#))
    );
    world.bring(
        1,
        ConnectionEvent::Data {
            session: Some(SessionId(2)),
            json: "1",
        },
    );
    assert_eq!(
        world.sent_whole(),
        [r#"3 <- {"type":"data","session":"s2","data":1}"#]
    );
    world.bring(1, ConnectionEvent::Select(SessionId(1)));
    world.bring(1, ConnectionEvent::Binary(&[1]));
    assert_eq!(
        world.sent_whole(),
        [r#"2 <- {"type":"data.source","session":"s1"}"#, "2 <- [1]"]
    );
    world.data(3, "true");
    world.data(2, "false");
    assert_eq!(
        world.sent_whole(),
        [
            r#"1 <- {"type":"data","session":"s2","data":true}"#,
            r#"1 <- {"type":"data","session":"s1","data":false}"#
        ]
    );
    // B has no part in the session of C and A, by whatever means.
    world.bring(
        2,
        ConnectionEvent::Data {
            session: Some(SessionId(2)),
            json: "1",
        },
    );
    world.bring(2, ConnectionEvent::Select(SessionId(2)));
    world.bring(2, ConnectionEvent::CloseSession(Some(SessionId(2))));
    assert!(
        world
            .sent_whole()
            .iter()
            .all(|line| line.starts_with(r#"2 <- {"type":"error","code":"no-session""#))
    );
    // The end of one call leaves the other.
    world.call(1, ENDED, A, B);
    world.pass(Duration::from_secs(31));
    world.log.clear();
    world.data(1, "2");
    assert_eq!(world.sent(), ["3:data"]);
}

/// Conflict 8 of the seeds: a diverted call, told in either order.
#[test]
fn req_mat_06_a_diverted_call_is_one_session_and_leaves_the_diverting_party() {
    let diverted = |world: &World| {
        let mut event = event(2, STARTED, A, C, world.now);
        event.aliases.push(Alias {
            number: number(B),
            kind: AliasKind::Redirecting,
        });
        event.aliases.push(Alias {
            number: number(B),
            kind: AliasKind::OriginalCalled,
        });
        event
    };
    let mut world = World::in_call();
    world.connect(3, C);
    world.log.clear();
    let event = diverted(&world);
    assert_eq!(world.tell(&event), Handled::Matched(SessionId(1)));
    assert_eq!(
        world.sent_whole(),
        [
            r#"2 <- {"type":"session.closed","session":"s1","reason":"redirected"}"#,
            r#"3 <- {"type":"call.detected","session":"s1","call":"1-1","role":"called","peer":{"number":"+15550100"},"state":"ringing"}"#,
            // A is shown whom it called, not where the call went.
            r#"1 <- {"type":"session.established","session":"s1","role":"calling","peer":{"number":"+15550101"}}"#,
            r#"3 <- {"type":"session.established","session":"s1","role":"called","peer":{"number":"+15550100"}}"#,
        ]
    );
    world.data(1, "1");
    world.data(2, "2");
    let sent = world.sent_whole();
    assert_eq!(sent[0], r#"3 <- {"type":"data","session":"s1","data":1}"#);
    assert!(
        sent[1].starts_with(r#"2 <- {"type":"error","code":"no-session""#) && sent.len() == 2,
        "{sent:?}"
    );
    // A late repeat by the half that still names B finds the same session.
    assert_eq!(world.call(3, STARTED, A, B), Handled::Matched(SessionId(1)));
    assert_eq!(world.sent(), [""; 0]);

    let mut world = World::new();
    for (connection, text) in [(1, A), (2, B), (3, C)] {
        world.connect(connection, text);
    }
    world.log.clear();
    let event = diverted(&world);
    assert_eq!(world.tell(&event), Handled::Opened(SessionId(1)));
    assert_eq!(world.call(1, STARTED, A, B), Handled::Matched(SessionId(1)));
    assert!(!world.sent().iter().any(|line| line.starts_with('2')));

    // Once answered, a call is not diverted: A calls C beside it.
    let mut world = World::in_call();
    world.call(1, CallEventKind::Answered, A, B);
    let event = diverted(&world);
    assert_eq!(world.tell(&event), Handled::Opened(SessionId(2)));
}

#[test]
fn req_mat_06_a_translated_number_matches_and_is_what_the_caller_sees() {
    let mut world = World::new();
    world.connect(1, A);
    world.connect(2, B);
    world.log.clear();
    let mut translated = event(1, STARTED, A, B, world.now);
    translated.aliases.push(Alias {
        number: number("800123"),
        kind: AliasKind::Dialled,
    });
    world.tell(&translated);
    assert!(world.sent_whole()[0].contains(r#""peer":{"number":"+800123"}"#));
    assert_eq!(
        world.call(2, STARTED, A, "800123"),
        Handled::Matched(SessionId(1))
    );
    assert_eq!(world.call(3, STARTED, A, B), Handled::Matched(SessionId(1)));
}

#[test]
fn req_ses_09_either_order_of_legs_and_call() {
    for order in [
        ["call", "1", "2"],
        ["1", "call", "2"],
        ["2", "call", "1"],
        ["2", "1", "call"],
        ["call", "2", "1"],
    ] {
        let mut world = World::new();
        for step in order {
            match step {
                "1" => world.connect(1, A),
                "2" => world.connect(2, B),
                _ => {
                    world.call(1, STARTED, A, B);
                }
            }
        }
        let mut sent = world.sent();
        for connection in [1, 2] {
            let of = |kind: &str| {
                sent.iter()
                    .position(|line| *line == format!("{connection}:{kind}"))
                    .unwrap()
            };
            assert!(of("welcome") < of("call.detected"), "{order:?}");
            assert!(of("call.detected") < of("session.established"), "{order:?}");
        }
        sent.sort();
        sent.dedup();
        assert_eq!(sent.len(), 6, "{order:?}: each notice once");
        world.data(1, r#"{"a": 1}"#);
        world.data(2, "null");
        assert_eq!(
            world.sent_whole(),
            [
                r#"2 <- {"type":"data","session":"s1","data":{"a": 1}}"#,
                r#"1 <- {"type":"data","session":"s1","data":null}"#
            ]
        );
    }
}

#[test]
fn req_ses_14_half_open_until_the_other_party_comes() {
    let mut world = World::new();
    world.connect(1, A);
    world.call(1, STARTED, A, B);
    assert_eq!(world.sent(), ["1:welcome", "1:call.detected"]);
    world.data(1, "1");
    assert!(world.sent_whole()[0].contains("not-established"));
    world.pass(Duration::from_secs(600));
    world.connect(2, B);
    assert_eq!(
        world.sent(),
        [
            "2:welcome",
            "2:call.detected",
            "1:session.established",
            "2:session.established"
        ]
    );
}

#[test]
fn req_det_06_a_session_may_wait_for_the_answer() {
    let mut world = World::with(Config {
        open_on: OpenOn::Answered,
        ..Config::default()
    });
    world.connect(1, A);
    world.connect(2, B);
    world.log.clear();
    world.call(1, STARTED, A, B);
    assert_eq!(world.sent(), ["1:call.detected", "2:call.detected"]);
    world.call(1, CallEventKind::Answered, A, B);
    assert_eq!(
        world.sent(),
        [
            "1:call.answered",
            "2:call.answered",
            "1:session.established",
            "2:session.established"
        ]
    );
    // An answer whose start was lost is as good.
    let mut world = World::with(Config {
        open_on: OpenOn::Answered,
        ..Config::default()
    });
    world.connect(1, A);
    assert_eq!(
        world.call(1, CallEventKind::Answered, A, B),
        Handled::Opened(SessionId(1))
    );
    assert_eq!(
        world.sent(),
        ["1:welcome", "1:call.detected", "1:call.answered"]
    );
}

#[test]
fn req_in_06_only_proved_subscribers_are_told() {
    let mut world = World::new();
    let good = token(A);
    let others = token(B);
    for (connection, text, token) in [
        (1, A, "wrong-token"),
        (2, A, ""),
        (3, A, others.as_str()),
        (4, "15559999", good.as_str()),
        (5, A, "token-of-1555010"),
        (6, A, "token-of-15550100token-of-15550100"),
        (7, "15559999", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
    ] {
        world.bring(
            connection,
            ConnectionEvent::Hello {
                number: number(text),
                token: token.as_bytes(),
            },
        );
        assert_eq!(world.sent(), [format!("{connection} <- close 4401")]);
    }
    world.data(8, "1");
    assert_eq!(world.sent(), ["8 <- close 4400"]);
    world.call(1, STARTED, A, B);
    assert_eq!(world.sent(), [""; 0]);
    assert_eq!((world.core.legs(), world.core.counts().refused), (0, 7));
    // A call of strangers is nobody's.
    assert_eq!(
        world.call(2, STARTED, "15559998", "15559999"),
        Handled::Ignored(Ignored::NoSubscriber)
    );
    assert_eq!(
        world.call(3, STARTED, A, A),
        Handled::Ignored(Ignored::SameNumber)
    );
}

#[test]
fn req_one_05_a_restricted_number_matches_and_is_never_disclosed() {
    let mut world = World::new();
    world.connect(1, A);
    world.connect(2, B);
    let mut hidden = event(1, STARTED, A, B, world.now);
    hidden.calling.restricted = true;
    assert_eq!(world.tell(&hidden), Handled::Opened(SessionId(1)));
    // The other half does not say it: what was restricted stays so.
    assert_eq!(world.call(2, STARTED, A, B), Handled::Matched(SessionId(1)));
    world.connect(3, B);
    world.data(1, "1");
    world.bring(1, ConnectionEvent::Binary(&[1]));
    world.call(1, CallEventKind::Answered, A, B);
    world.bring(1, ConnectionEvent::Closed);
    world.connect(4, A);
    world.call(1, ENDED, A, B);
    world.pass(Duration::from_secs(60));
    let sent = world.sent_whole();
    for line in &sent {
        let to_b = line.starts_with('2') || line.starts_with('3');
        assert!(!(to_b && line.contains(A)), "{line}");
    }
    assert!(
        sent.iter()
            .any(|l| l.starts_with('2') && l.contains(r#""peer":{"number":null}"#))
    );
    assert!(sent.iter().any(|l| l.starts_with('1') && l.contains(B)));
}

#[test]
fn req_one_02_a_withheld_number_joins_the_only_candidate() {
    let mut world = World::new();
    world.connect(1, A);
    world.connect(2, B);
    world.log.clear();
    // The called party's half does not know who calls; the calling party's half comes after it.
    assert_eq!(world.call(1, STARTED, "", B), Handled::Opened(SessionId(1)));
    assert!(world.sent_whole()[0].contains(r#""peer":{"number":null}"#));
    assert_eq!(world.call(2, STARTED, A, B), Handled::Matched(SessionId(1)));
    let sent = world.sent_whole();
    assert_eq!(sent.len(), 3, "{sent:?}");
    assert!(
        sent.iter()
            .all(|line| !(line.starts_with('2') && line.contains(A))),
        "{sent:?}"
    );
    assert!(sent[1].starts_with(r#"1 <- {"type":"session.established""#));
    // The other order.
    let mut world = World::in_call();
    assert_eq!(
        world.call(2, STARTED, "", B),
        Handled::Matched(SessionId(1))
    );
    assert_eq!(world.core.sessions().count(), 1);
}

#[test]
fn req_one_03_two_candidates_are_not_guessed_between() {
    let mut world = World::new();
    world.connect(2, B);
    world.call(1, STARTED, A, B);
    world.call(2, STARTED, C, B);
    assert_eq!(world.call(3, STARTED, "", B), Handled::Opened(SessionId(3)));
    // Nor is a call that began long ago a candidate.
    let mut world = World::in_call();
    world.pass(Duration::from_secs(11));
    assert_eq!(world.call(2, STARTED, "", B), Handled::Opened(SessionId(2)));
}

#[test]
fn req_one_04_both_withheld_is_reported() {
    assert_eq!(
        World::new().call(1, STARTED, "", ""),
        Handled::Ignored(Ignored::NoNumber)
    );
}

#[test]
fn req_rel_10_content_is_unchanged_and_in_order() {
    let mut world = World::in_call();
    let json = r#"{ "k" : [1e400, "\u0000\ud83d\ude00", "ü"] ,"k":0.10}"#;
    for round in 0..10_u8 {
        world.bring(1, ConnectionEvent::Binary(&[round, 0, 0xff]));
        world.data(1, json);
        world.data(2, &round.to_string());
    }
    let sent = world.sent_whole();
    let to = |prefix: &str| {
        sent.iter()
            .filter(|line| line.starts_with(prefix))
            .cloned()
            .collect::<Vec<_>>()
    };
    let mut expected = vec![r#"2 <- {"type":"data.source","session":"s1"}"#.to_owned()];
    for round in 0..10_u8 {
        expected.push(format!("2 <- {:?}", [round, 0, 0xff]));
        expected.push(format!(
            r#"2 <- {{"type":"data","session":"s1","data":{json}}}"#
        ));
    }
    assert_eq!(to("2"), expected);
    assert_eq!(
        to("1").last().unwrap(),
        r#"1 <- {"type":"data","session":"s1","data":9}"#
    );
    assert_eq!(world.core.counts().relayed, 30);
}

#[test]
fn req_rel_12_each_device_of_the_other_party_receives() {
    let mut world = World::in_call();
    world.connect(3, B);
    world.connect(4, A);
    world.log.clear();
    world.data(1, "1");
    assert_eq!(world.sent(), ["2:data", "3:data"]);
}

#[test]
fn req_end_01_the_session_outlives_the_call_for_its_grace() {
    let mut world = World::in_call();
    world.call(1, CallEventKind::Answered, A, B);
    world.call(1, ENDED, A, B);
    world.pass(Duration::from_secs(29));
    world.log.clear();
    world.data(1, "1");
    assert_eq!(world.sent(), ["2:data"]);
    world.pass(Duration::from_secs(2));
    assert_eq!(
        world.sent_whole(),
        [
            r#"1 <- {"type":"session.closed","session":"s1","reason":"call-ended"}"#,
            r#"2 <- {"type":"session.closed","session":"s1","reason":"call-ended"}"#
        ]
    );
    world.data(1, "1");
    assert!(world.sent_whole()[0].contains("no-session"));

    let mut world = World::with(Config {
        grace: Duration::ZERO,
        ..Config::default()
    });
    world.connect(1, A);
    world.connect(2, B);
    world.call(1, STARTED, A, B);
    world.call(1, CallEventKind::Answered, A, B);
    world.log.clear();
    world.call(1, ENDED, A, B);
    assert_eq!(
        world.sent(),
        [
            "1:call.ended",
            "1:session.closed",
            "2:call.ended",
            "2:session.closed"
        ]
    );
}

#[test]
fn a_call_that_was_not_answered_has_no_grace() {
    let mut world = World::in_call();
    world.call(1, ENDED, A, B);
    assert_eq!(
        world.sent_whole(),
        [
            r#"1 <- {"type":"call.ended","session":"s1","call":"1-1","cause":16,"by":"calling","graceMs":0}"#,
            r#"1 <- {"type":"session.closed","session":"s1","reason":"call-ended"}"#,
            r#"2 <- {"type":"call.ended","session":"s1","call":"1-1","cause":16,"by":"calling","graceMs":0}"#,
            r#"2 <- {"type":"session.closed","session":"s1","reason":"call-ended"}"#,
        ]
    );
    world.data(1, "1");
    assert!(
        world.sent().iter().all(|line| line == "1:error"),
        "nothing reaches the other party"
    );
}

impl World {
    /// A call that the service refuses at its trigger, not yet told to be over.
    fn refused(&mut self, call: u64, calling: &str, called: &str) -> Handled {
        let mut event = event(call, STARTED, calling, called, self.now);
        event.offered = false;
        self.tell(&event)
    }
}

#[test]
fn the_called_party_learns_nothing_of_a_call_that_was_never_put_through() {
    let mut world = World::new();
    world.connect(1, A);
    world.connect(2, B);
    world.log.clear();
    assert_eq!(world.refused(1, A, B), Handled::Opened(SessionId(1)));
    world.data(1, "1");
    world.data(2, "1");
    world.connect(3, B);
    assert_eq!(world.call(1, ENDED, A, B), Handled::Ended(SessionId(1)));
    world.pass(Duration::from_secs(60));
    assert_eq!(
        world.sent(),
        [
            "1:call.detected",
            "1:error",
            "2:error",
            "3:welcome",
            "1:call.ended"
        ]
    );
    assert_eq!(world.core.counts().established, 0);
    assert_eq!(world.core.sessions().count(), 0);
    // A caller who is nobody's subscriber: nobody is told.
    assert_eq!(
        world.refused(2, "15559999", B),
        Handled::Ignored(Ignored::NoSubscriber)
    );
    // The next call, put through, is another.
    world.refused(3, A, B);
    world.log.clear();
    assert_eq!(world.call(4, STARTED, A, B), Handled::Opened(SessionId(3)));
    assert_eq!(world.sent().len(), 6, "two notices to each of three legs");
}

#[test]
fn a_refused_call_leaves_the_session_of_another_call_alone() {
    // While they speak.
    let mut world = World::in_call();
    world.call(1, CallEventKind::Answered, A, B);
    world.log.clear();
    world.refused(2, A, B);
    world.call(2, ENDED, A, B);
    assert_eq!(world.sent(), ["1:call.detected", "1:call.ended"]);
    // In the grace of a call that was answered.
    world.call(1, ENDED, A, B);
    world.pass(Duration::from_secs(10));
    world.log.clear();
    world.refused(3, A, B);
    world.call(3, ENDED, A, B);
    assert_eq!(world.sent(), ["1:call.detected", "1:call.ended"]);
    world.bring(
        1,
        ConnectionEvent::Data {
            session: Some(SessionId(1)),
            json: "1",
        },
    );
    assert_eq!(world.sent(), ["2:data"]);
    assert_eq!(world.call(4, STARTED, B, A), Handled::Matched(SessionId(1)));
}

#[test]
fn the_refused_half_of_a_ringing_call_ends_it() {
    let mut world = World::in_call();
    assert_eq!(world.refused(2, A, B), Handled::Matched(SessionId(1)));
    assert_eq!(world.sent(), [""; 0]);
    assert_eq!(world.call(2, ENDED, A, B), Handled::Ended(SessionId(1)));
    // Not of somebody else's call whose caller is as unknown.
    let mut world = World::in_call();
    assert_eq!(
        world.refused(2, "", B),
        Handled::Ignored(Ignored::NoSubscriber)
    );
}

#[test]
fn a_redial_with_the_number_withheld_is_not_known_by_the_session() {
    let answered_and_over = || {
        let mut world = World::in_call();
        world.call(1, CallEventKind::Answered, A, B);
        world.call(1, ENDED, A, B);
        world.pass(Duration::from_secs(5));
        world.log.clear();
        world
    };
    let mut world = answered_and_over();
    let mut hidden = event(2, STARTED, A, B, world.now);
    hidden.calling.restricted = true;
    assert_eq!(world.tell(&hidden), Handled::Opened(SessionId(2)));
    let sent = world.sent_whole();
    assert_eq!(
        sent[1],
        r#"2 <- {"type":"session.closed","session":"s1","reason":"call-ended"}"#
    );
    assert!(sent[3].contains(r#""session":"s2""#) && sent[3].contains(r#""number":null"#));
    assert!(
        sent[2..].iter().all(|line| !line.contains(r#""s1""#)),
        "{sent:?}"
    );

    // The called party's switch is not told the number at all, and its half comes first.
    let mut world = answered_and_over();
    assert_eq!(world.call(2, STARTED, "", B), Handled::Opened(SessionId(2)));
    assert_eq!(world.call(3, STARTED, A, B), Handled::Matched(SessionId(2)));
    let sent = world.sent_whole();
    assert!(
        sent.iter()
            .all(|line| !(line.starts_with('2') && (line.contains(A) || line.contains(r#""s1""#)))),
        "{sent:?}"
    );

    // And the other way round: who was hidden is called back.
    let mut world = World::new();
    world.connect(1, A);
    world.connect(2, B);
    let mut hidden = event(1, STARTED, A, B, world.now);
    hidden.calling.restricted = true;
    world.tell(&hidden);
    world.call(1, CallEventKind::Answered, A, B);
    world.call(1, ENDED, A, B);
    world.pass(Duration::from_secs(5));
    assert_eq!(world.call(2, STARTED, B, A), Handled::Opened(SessionId(2)));
}

#[test]
fn the_identity_of_a_session_never_comes_back() {
    // Closed with its call, closed by a party, and never established.
    for end in 0..3 {
        let mut world = World::new();
        world.connect(1, A);
        if end < 2 {
            world.connect(2, B);
        }
        world.call(1, STARTED, A, B);
        if end == 1 {
            world.call(1, CallEventKind::Answered, A, B);
            world.bring(2, ConnectionEvent::CloseSession(None));
        }
        world.call(1, ENDED, A, B);
        world.pass(Duration::from_secs(1));
        assert_eq!(world.call(2, STARTED, A, B), Handled::Opened(SessionId(2)));
        assert_eq!(world.call(2, ENDED, A, B), Handled::Ended(SessionId(2)));
    }
}

/// The same two call again while data still flows: one session goes on, under the new call.
#[test]
fn req_end_01_a_new_call_takes_the_session_over() {
    let mut world = World::in_call();
    world.call(1, CallEventKind::Answered, A, B);
    world.call(1, ENDED, A, B);
    world.pass(Duration::from_secs(10));
    world.log.clear();
    assert_eq!(world.call(2, STARTED, B, A), Handled::Matched(SessionId(1)));
    let sent = world.sent_whole();
    assert_eq!(
        sent[0],
        r#"2 <- {"type":"call.detected","session":"s1","call":"1-2","role":"calling","peer":{"number":"+15550100"},"state":"ringing"}"#
    );
    assert_eq!(sent.len(), 4, "{sent:?}");
    assert_eq!(
        world.call(1, ENDED, A, B),
        Handled::Ignored(Ignored::UnknownCall)
    );
    world.pass(Duration::from_secs(60));
    assert_eq!(world.sent(), [""; 0], "the old grace is cancelled");
    assert_eq!(world.call(2, ENDED, B, A), Handled::Ended(SessionId(1)));
}

#[test]
fn req_end_03_a_call_whose_end_is_never_told_ends_all_the_same() {
    let mut world = World::in_call();
    world.call(1, CallEventKind::Answered, A, B);
    world.log.clear();
    world.pass(Duration::from_secs(12 * 3600));
    assert_eq!(
        world.sent_whole()[0],
        r#"1 <- {"type":"call.ended","session":"s1","call":"1-1","cause":null,"by":"unknown","graceMs":30000}"#
    );
    world.pass(Duration::from_secs(60));
    assert_eq!(world.core.sessions().count(), 0);
}

#[test]
fn req_end_04_either_party_closes_the_session() {
    let mut world = World::in_call();
    world.bring(2, ConnectionEvent::CloseSession(None));
    assert_eq!(
        world.sent_whole(),
        [
            r#"1 <- {"type":"session.closed","session":"s1","reason":"closed-by-party"}"#,
            r#"2 <- {"type":"session.closed","session":"s1","reason":"closed-by-party"}"#
        ]
    );
    world.data(1, "1");
    assert!(world.sent_whole()[0].contains("session-closed"));
    // The other half does not open it again; the next call does.
    world.call(2, STARTED, A, B);
    assert_eq!(world.sent(), [""; 0]);
    world.call(1, ENDED, A, B);
    assert_eq!(world.sent(), ["1:call.ended", "2:call.ended"]);
    world.pass(Duration::from_secs(1));
    world.call(3, STARTED, A, B);
    assert_eq!(world.sent().len(), 4);
}

#[test]
fn req_end_05_loss_and_return_of_a_leg_are_told() {
    let mut world = World::in_call();
    world.connect(3, B);
    world.log.clear();
    world.bring(3, ConnectionEvent::Closed);
    assert_eq!(world.sent(), [""; 0], "B has another leg");
    world.bring(2, ConnectionEvent::Closed);
    assert_eq!(world.sent(), ["1:peer.disconnected"]);
    world.data(1, "1");
    assert!(world.sent_whole()[0].contains("peer-absent"));
    world.connect(4, B);
    assert_eq!(
        world.sent(),
        [
            "4:welcome",
            "4:call.detected",
            "4:session.established",
            "1:peer.connected"
        ]
    );
    world.bring(4, ConnectionEvent::Closed);
    world.bring(4, ConnectionEvent::Closed);
    world.bring(
        4,
        ConnectionEvent::Written {
            frames: 1,
            octets: 1,
        },
    );
    assert_eq!(world.sent(), ["1:peer.disconnected"]);
}

/// A receiver that does not keep up first holds its sender, and is let go when it makes no progress.
#[test]
fn a_slow_reader_holds_its_sender_then_is_closed() {
    let config = Config {
        high_water: 10_000,
        max_queue: 20_000,
        ..Config::default()
    };
    let mut world = World::with(config);
    for (connection, text) in [(1, A), (2, B), (3, C)] {
        world.connect(connection, text);
    }
    world.call(1, STARTED, A, B);
    world.call(2, STARTED, C, B);
    world.log.clear();
    let chunk = [0; 4000];
    let held = |world: &mut World| {
        world
            .sent()
            .into_iter()
            .filter(|line| line.contains(" <- hold"))
            .count()
    };
    world.bring(1, ConnectionEvent::Binary(&chunk));
    world.bring(1, ConnectionEvent::Binary(&chunk));
    assert_eq!(held(&mut world), 0);
    world.bring(1, ConnectionEvent::Binary(&chunk));
    assert_eq!(held(&mut world), 1);
    // Progress: the deadline moves; when most is written, the sender reads on.
    world.pass(Duration::from_secs(9));
    world.bring(
        2,
        ConnectionEvent::Written {
            frames: 1,
            octets: 4000,
        },
    );
    world.pass(Duration::from_secs(9));
    assert_eq!(world.sent(), [""; 0]);
    world.bring(
        2,
        ConnectionEvent::Written {
            frames: 2,
            octets: 8000,
        },
    );
    assert_eq!(world.sent(), ["1 <- resume"]);
    assert_eq!(world.core.counts().slow_readers, 0);
    // No progress: closed, both senders go on, and learn it.
    for _ in 0..3 {
        world.bring(1, ConnectionEvent::Binary(&chunk));
    }
    world.bring(3, ConnectionEvent::Binary(&[1]));
    world.log.clear();
    world.pass(Duration::from_secs(10));
    let mut sent = world.sent();
    sent.sort();
    assert_eq!(
        sent,
        [
            "1 <- resume",
            "1:peer.disconnected",
            "2 <- close 4410",
            "3 <- resume",
            "3:peer.disconnected"
        ]
    );
    assert_eq!(
        (world.core.legs(), world.core.counts().slow_readers),
        (2, 1)
    );
}

#[test]
fn the_queue_bound_closes_at_once_and_spares_the_others() {
    let config = Config {
        max_queue: 3000,
        ..Config::default()
    };
    let mut world = World::with(config);
    world.connect(1, A);
    world.connect(2, B);
    world.connect(3, B);
    world.call(1, STARTED, A, B);
    for leg in [2, 3] {
        world.bring(
            leg,
            ConnectionEvent::Written {
                frames: 100,
                octets: 10_000,
            },
        );
    }
    world.log.clear();
    for _ in 0..10 {
        world.bring(1, ConnectionEvent::Binary(&[0; 500]));
        world.bring(
            3,
            ConnectionEvent::Written {
                frames: 2,
                octets: 1000,
            },
        );
    }
    let sent = world.sent();
    assert_eq!(
        sent.iter()
            .filter(|line| *line == "2 <- close 4410")
            .count(),
        1
    );
    assert_eq!(
        sent.iter()
            .filter(|line| line.starts_with("3 <- ["))
            .count(),
        10
    );
    assert!(
        sent.iter()
            .filter(|line| line.starts_with("2 <- ["))
            .count()
            <= 6
    );
}

#[test]
fn bounds_on_messages_legs_faults_calls_and_sessions() {
    let config = Config {
        max_message: 10,
        max_legs: 2,
        max_calls: 2,
        max_sessions: 3,
        ..Config::default()
    };
    let mut world = World::with(config);
    for connection in 1..=3 {
        world.connect(connection, A);
    }
    assert_eq!(world.sent().last().unwrap(), "3 <- close 4409");
    world.call(1, STARTED, A, B);
    world.data(1, "\"4567890\"");
    world.data(1, "\"4567890123\"");
    world.bring(1, ConnectionEvent::Binary(&[0; 11]));
    assert_eq!(
        world
            .sent_whole()
            .iter()
            .filter(|line| line.contains("too-big"))
            .count(),
        2
    );
    for _ in 0..14 {
        world.bring(1, ConnectionEvent::Faulty(Fault::UnknownType));
    }
    assert!(world.sent().iter().all(|line| line == "1:error"));
    let (number, token) = (number(A), token(A));
    world.bring(
        1,
        ConnectionEvent::Hello {
            number,
            token: token.as_bytes(),
        },
    );
    assert_eq!(world.sent(), ["1:error", "1 <- close 4412"]);

    assert_eq!(world.call(2, STARTED, A, C), Handled::Opened(SessionId(2)));
    assert_eq!(
        world.call(3, STARTED, A, "15550103"),
        Handled::Ignored(Ignored::TooManyCalls)
    );
    assert_eq!(world.call(4, STARTED, B, C), Handled::Opened(SessionId(3)));
    assert_eq!(
        world.call(5, STARTED, C, "15550103"),
        Handled::Ignored(Ignored::TooManySessions)
    );
    // What is over gives way.
    world.call(1, ENDED, A, B);
    world.call(2, ENDED, A, C);
    world.call(4, ENDED, B, C);
    world.pass(Duration::from_secs(60));
    assert_eq!(world.core.sessions().count(), 0);
    world.call(6, STARTED, A, B);
    world.call(7, STARTED, A, C);
    world.call(6, ENDED, A, B);
    assert_eq!(
        world.call(8, STARTED, A, "15550103"),
        Handled::Opened(SessionId(6))
    );
    assert_eq!(world.core.counts().events_over_bound, 2);
}

#[test]
fn subscribers_are_checked() {
    assert_eq!(
        Subscriber::new(number(A), "short").unwrap_err(),
        SubscriberError::TokenTooShort
    );
    assert_eq!(
        Subscriber::new(number(A), &"x".repeat(129)).unwrap_err(),
        SubscriberError::TokenTooLong
    );
    let twice = [0, 1].map(|_| Subscriber::new(number(A), "12345678").unwrap());
    let error = Core::new(Config::default(), twice).unwrap_err();
    assert_eq!(error.to_string(), "subscriber +******00 is there twice");
}

#[test]
fn no_debug_output_shows_digits_tokens_or_content() {
    let mut world = World::in_call();
    let shown = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        world.core,
        world.core.sessions().next().unwrap(),
        Subscriber::new(number(A), "token-of-someone").unwrap(),
        SubscriberError::Duplicate(number(A)),
        ConnectionEvent::Hello {
            number: number(A),
            token: b"token-of-someone"
        },
        ConnectionEvent::Data {
            session: None,
            json: "\"token-of-someone\""
        },
    );
    let event = event(5, STARTED, C, A, world.now);
    world.core.handle_call_event(world.now, &event);
    let shown = format!("{shown} {:?}", world.core.poll_transmit().unwrap());
    assert!(
        !shown.contains("1555") && !shown.contains("token-of"),
        "{shown}"
    );
}

/// Any order of events: no panic, each leg is told consistent things, and nothing is left at the end.
#[test]
fn any_sequence_ends_with_nothing_left() {
    let mut state = 42_u64;
    let mut random = move |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..200 {
        let mut world = World::with(Config {
            max_calls: 3,
            max_queue: 4000,
            high_water: 1000,
            ..Config::default()
        });
        let numbers = [A, B, C, "15550103", ""];
        for _ in 0..200 {
            let connection = random(6) + 1;
            let session = Some(SessionId(random(5))).filter(|id| id.0 > 0);
            let (calling, called) = (numbers[random(5) as usize], numbers[random(5) as usize]);
            match random(12) {
                0 | 1 => world.connect(connection, numbers[random(3) as usize]),
                2 => world.bring(connection, ConnectionEvent::Closed),
                3 => world.bring(
                    connection,
                    ConnectionEvent::Data {
                        session,
                        json: "[1]",
                    },
                ),
                4 => world.bring(connection, ConnectionEvent::Binary(&[7; 300])),
                5 => world.bring(connection, ConnectionEvent::CloseSession(session)),
                6 => world.bring(
                    connection,
                    ConnectionEvent::Written {
                        frames: 3,
                        octets: 900,
                    },
                ),
                7 => world.pass(Duration::from_millis(random(20_000))),
                8 => {
                    world.call(random(8), ENDED, calling, called);
                }
                9 => {
                    world.call(random(8), CallEventKind::Answered, calling, called);
                }
                _ => {
                    let mut event = event(random(8), STARTED, calling, called, world.now);
                    event.calling.restricted = random(2) == 0;
                    event.offered = random(4) > 0;
                    if random(2) == 0 {
                        event.aliases.push(Alias {
                            number: number(numbers[random(4) as usize]),
                            kind: AliasKind::Redirecting,
                        });
                    }
                    world.tell(&event);
                }
            }
        }
        for connection in 1..=6 {
            world.bring(connection, ConnectionEvent::Closed);
        }
        world.pass(Duration::from_secs(13 * 3600));
        assert_eq!((world.core.legs(), world.core.sessions().count()), (0, 0));
        assert_eq!(world.core.poll_timeout(), None);
        world.core.assert_empty();
    }
}
