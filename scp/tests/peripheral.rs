//! An intelligent peripheral of WIN (flow W8): the call's transaction waits, and a second one goes to the peripheral. What the switch
//! and the peripheral send is written by hand, as in `win.rs`; operations by number: 2378 is 0x094a.

mod common;
use common::ansi::*;
use common::tlv;
use inlab_inap::{
    Announce, Announcement, Collect, Connect, DetectionPoint, Dialect, Instruction, Report,
    Resource, Trigger,
};
use inlab_scp::{Orders, Service, Services, View, peripheral_table};
use inlab_ss7::{CalledPartyNumber, GlobalTitle, SubsystemNumber, TranslationType};
use inlab_stack::TcUser;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const ORREQ: u16 = 0x092f;
const CONNFAIL: u16 = 0x0941;
const CONNRES: &str = "0942";
const DISCONNRES: &str = "0943";
const INSTREQ: u16 = 0x0945;
const RESETTIMER: &str = "0947";
const SEIZERES: &str = "0949";
const SRFDIR: &str = "094a";

/// OriginationRequest of trigger 36 with invoke id 1, as in `win.rs`.
fn orreq() -> String {
    let argument = [
        "8107394001011c3000 9503394001 88050118900027 89048d2ad4fe",
        "9f7b020431 bf82180c 9f821503f0f01f 9f82190103",
        "8409 0100210a 0850551099 9f5009 0230210a7952551000 9f620400000000 9f82170124",
    ];
    invoke("01", ORREQ, &tlv("f2", &argument.concat()))
}

/// DestinationDigits [87] 9725559001.
const SEIZED: &str = "9f5709 0600210a 7952550910";

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Asks for four digits at a peripheral, at most three times, and routes by them; if that fails, the call goes on as it was.
#[derive(Debug)]
struct Pin {
    resource: Resource,
    /// It says that the resource is to be disconnected.
    disconnects: bool,
    /// It tries another one.
    again: bool,
    told: Arc<Mutex<Vec<String>>>,
}

fn number(text: &str) -> CalledPartyNumber {
    CalledPartyNumber::from_text(text).expect("a number")
}

impl Pin {
    fn ask(&self, orders: &mut Orders) {
        let mut collect = Collect::digits(4, 4);
        collect.prompt = Some(Announce::new(Announcement::Message(143)));
        orders.push(Instruction::Collect(collect));
    }
}

impl Service for Pin {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        orders.push(Instruction::ConnectResource(self.resource));
        self.ask(orders);
    }

    fn report(&self, view: &View<'_>, report: &Report, orders: &mut Orders) {
        let text = match report {
            Report::Digits(digits) => format!("digits {}", digits.as_str()),
            Report::Refused { operation, error } => format!("{operation} refused {error}"),
            Report::TimedOut { operation } => format!("{operation} timed out"),
            Report::Rejected { .. } => "rejected".to_owned(),
            other => format!("{other:?}"),
        };
        assert!(view.interrupted || matches!(report, Report::Event(_)));
        self.told.lock().expect("not poisoned").push(text);
        orders.remember(view.memory + 1);
        match report {
            Report::Digits(digits) if digits.as_str() == "1234" => {
                if self.disconnects {
                    orders.push(Instruction::DisconnectResource);
                }
                let connect = Connect::to(number("2125550101 (national)"));
                orders.push(Instruction::Connect(connect));
            }
            Report::Digits(_) if view.memory < 2 => self.ask(orders),
            Report::Refused { .. } if self.again && view.memory == 0 => {
                orders.push(Instruction::ConnectResource(self.resource));
                self.ask(orders);
            }
            _ => {}
        }
    }

    fn watches(&self, _: DetectionPoint) -> bool {
        false
    }
}

struct World {
    node: AnsiNode,
    told: Arc<Mutex<Vec<String>>>,
    /// Our ids of the switch's and of the peripheral's transaction.
    switch: String,
    peripheral: String,
}

impl World {
    fn new(change: impl FnOnce(&mut Pin)) -> Self {
        let told = Arc::default();
        let mut pin = Pin {
            resource: Resource::At(number("2125550190 (national)")),
            disconnects: false,
            again: false,
            told: Arc::clone(&told),
        };
        change(&mut pin);
        Self::serving(Arc::new(pin), told)
    }

    fn serving(service: Arc<dyn Service>, told: Arc<Mutex<Vec<String>>>) -> Self {
        let mut config = config("default: continue", &[Dialect::WIN]);
        config.services = Services::new();
        config.services.set_default(service);
        Self {
            node: AnsiNode::with(config),
            told,
            switch: String::new(),
            peripheral: String::new(),
        }
    }

    /// The trigger: one Query goes to the peripheral.
    fn triggered(mut self) -> Self {
        let sent = self.node.receive(&query(true, &orreq()));
        self.peripheral.clone_from(&self.node.tid);
        // SeizeResource without parameters; nothing goes to the switch.
        let seize = plain(&format!("cf0101 d102{SEIZERES} f200"));
        let [sent] = &*sent else { panic!("{sent:?}") };
        assert!(sent.starts_with("e2") && sent.ends_with(&seize), "{sent}");
        assert_eq!(self.node.counts(), (1, 1, 2));
        self
    }

    /// The resource is seized: the switch is told to connect the party.
    fn seized(mut self) -> Self {
        let sent = self.by_peripheral(&result(1, &tlv("f2", SEIZED)));
        self.switch.clone_from(&self.node.tid);
        let [sent] = &*sent else { panic!("{sent:?}") };
        let connect = plain(&format!("d102{CONNRES} f20c {SEIZED}"));
        assert!(sent.starts_with("e5") && sent.ends_with(&connect), "{sent}");
        assert_ne!(self.switch, self.peripheral);
        self
    }

    /// The call has come to the peripheral: it asks (invoke id 5), and is told to play and collect.
    fn asked(mut self) -> Self {
        let sent = self.by_peripheral(&invoke("05", INSTREQ, "f200"));
        let [sent] = &*sent else { panic!("{sent:?}") };
        assert!(sent.starts_with("e5"), "{sent}");
        // DigitCollectionControl [139]: four digits, break and type ahead; AnnouncementList [130]: standard announcement 143.
        for part in [
            &format!("d102{SRFDIR}"),
            "9f810b05 c4043c0f05",
            "bf810207 9f4c043f018f00",
        ] {
            assert!(sent.contains(&plain(part)), "{part} in {sent}");
        }
        self
    }

    fn by_peripheral(&mut self, components: &str) -> Vec<String> {
        self.node.tid.clone_from(&self.peripheral);
        self.node.converse(true, components)
    }

    fn by_switch(&mut self, components: &str) -> Vec<String> {
        self.node.tid.clone_from(&self.switch);
        self.node.converse(true, components)
    }

    fn told(&self) -> Vec<String> {
        std::mem::take(&mut self.told.lock().expect("not poisoned"))
    }

    #[track_caller]
    fn over(&mut self) {
        assert_eq!(self.node.counts(), (0, 0, 0));
        assert_eq!(self.node.control.poll_timeout(), None);
        assert_eq!(self.node.tcap.poll_timeout(), None);
    }
}

/// Digits [4] as what a caller entered (type 3).
fn digits(text: &str) -> String {
    let length = text.len();
    let swapped: String = text
        .as_bytes()
        .chunks(2)
        .map(|pair| format!("{}{}", pair[1] as char, pair[0] as char))
        .collect();
    let value = tlv("84", &format!("030021{length:02x}{swapped}"));
    result(2, &tlv("f2", &value))
}

/// The whole result of ORREQ: Digits (dialled) 2125550101.
const ROUTED: &str = "8409 0100210a 1252551010";
/// ActionCode [128]: continue.
const CONTINUED: &str = "9f81000101";
/// InstructionRequest's result, in a Response.
fn released() -> String {
    response(&result(5, "f200"))
}

fn answered(parameters: &str) -> String {
    response(&result(1, &tlv("f2", parameters)))
}

#[test]
fn w8_a_peripheral_collects_digits() {
    let world = World::new(|_| {}).triggered();
    // By the global title of its number, and its own subsystem.
    let title = GlobalTitle::Translation {
        translation_type: TranslationType(10),
        digits: number("2125550190 (national)").digits,
    };
    let called = world.node.called.expect("sent");
    assert_eq!(called.global_title, Some(title));
    assert_eq!(called.subsystem, Some(SubsystemNumber(249)));
    let mut world = world.seized().asked();
    assert_eq!(world.node.told(), [] as [&str; 0], "nothing is decided yet");
    // Other digits: it is asked once more.
    let sent = world.by_peripheral(&digits("9999"));
    assert!(sent.len() == 1 && sent[0].contains(SRFDIR), "{sent:?}");
    let [wrong] = &*world.told() else { panic!() };
    assert_eq!(wrong, "digits 9999");
    let sent = world.by_peripheral(&digits("1234").replace("cf0102", "cf0103"));
    assert_eq!(sent, [released(), answered(ROUTED)]);
    assert_eq!(world.told(), ["digits 1234"]);
    let told = world.node.told();
    assert!(told[0].contains("started") && told[0].contains("+12125550101"));
    assert_eq!(
        world
            .node
            .changes()
            .iter()
            .filter(|c| c.contains("resource"))
            .count(),
        8,
    );
    world.over();
}

/// The switch lets go of it before the call goes on, if the service says so: DisconnectResource in a Conversation, then the result.
#[test]
fn a_peripheral_is_disconnected() {
    let world = World::new(|pin| pin.disconnects = true);
    let mut world = world.triggered().seized().asked();
    let sent = world.by_peripheral(&digits("1234"));
    let [to_peripheral, disconnect, answer] = &*sent else {
        panic!("{sent:?}")
    };
    assert_eq!(*to_peripheral, released());
    let order = plain(&format!("d102{DISCONNRES} f200"));
    assert!(disconnect.starts_with("e5") && disconnect.ends_with(&order));
    assert_eq!(*answer, answered(ROUTED));
    world.over();
}

/// ResourceShortage, 133; no answer; a Reject; a result without a number: the call goes on, and nothing was said to the switch before.
#[test]
fn no_resource() {
    let outcomes = [
        (error(1, 133, "f200"), "SeizeResource refused 133"),
        (reject(1, 0x0202), "rejected"),
        (result(1, "f200"), "SeizeResource refused 136"),
    ];
    for (component, expected) in outcomes {
        let mut world = World::new(|_| {}).triggered();
        let sent = world.by_peripheral(&component);
        assert!(sent.len() == 2 && sent[0].starts_with("f6"), "{sent:?}");
        assert_eq!(sent[1], answered(CONTINUED));
        assert_eq!(world.told(), [expected]);
        world.over();
        // The same in the last package.
        let mut world = World::new(|_| {}).triggered();
        world.node.tid.clone_from(&world.peripheral);
        let sent = world.node.respond(&component);
        assert_eq!(sent, [answered(CONTINUED)]);
        assert_eq!(world.told(), [expected]);
        world.over();
    }
    let mut world = World::new(|_| {}).triggered();
    let sent = world.node.pass(Duration::from_secs(6));
    assert_eq!(sent, [answered(CONTINUED)], "it is not known there yet");
    assert_eq!(world.told(), ["SeizeResource timed out"]);
    world.over();
    // The network has no translation.
    let mut world = World::new(|_| {});
    let sent = world.node.receive(&query(true, &orreq()));
    let sent = world.node.give_back(&sent[0], 0);
    assert_eq!(sent, [answered(CONTINUED)]);
    assert_eq!(world.told(), ["Returned"]);
    world.over();
}

/// Another one is tried, with a Query of its own.
#[test]
fn a_second_resource() {
    let mut world = World::new(|pin| pin.again = true).triggered();
    let sent = world.by_peripheral(&error(1, 133, "f200"));
    assert!(
        sent[0].starts_with("f6") && sent[1].starts_with("e2"),
        "{sent:?}"
    );
    world.peripheral.clone_from(&world.node.tid);
    let mut world = world.seized().asked();
    // The peripheral is lost: the switch lets go of it, the second and last.
    world.told();
    world.node.tid.clone_from(&world.peripheral);
    let sent = world.node.abort();
    assert_eq!(sent, [answered(CONTINUED)]);
    assert_eq!(world.told(), ["SRFDirective refused 137"]);
    world.over();
}

/// ConnectionFailureReport, call abandoned: the peripheral is let go, and the switch answered so that it clears (ActionCode 2).
#[test]
fn the_caller_leaves() {
    let mut world = World::new(|_| {}).triggered().seized().asked();
    let gone = tlv("f2", "9f82040101");
    let sent = world.by_switch(&invoke("02", CONNFAIL, &gone));
    assert_eq!(sent, [released(), answered("9f81000102")]);
    assert_eq!(
        world.told(),
        [] as [&str; 0],
        "there is nobody to do anything for"
    );
    let told = world.node.told();
    assert!(told[1].contains("ended by Calling"), "{told:?}");
    world.over();
    // Before the peripheral asked: it can only be aborted.
    let mut world = World::new(|_| {}).triggered().seized();
    let sent = world.by_switch(&invoke("02", CONNFAIL, &gone));
    assert!(sent[0].starts_with("f6"), "{sent:?}");
    assert_eq!(sent[1], answered("9f81000102"));
    world.over();
    // The switch gives the whole transaction up.
    let mut world = World::new(|_| {}).triggered().seized().asked();
    world.node.tid.clone_from(&world.switch);
    assert_eq!(world.node.abort(), [released()]);
    world.over();
}

/// The other reasons are told to the service: failure at the switch 3, the resource's disconnection 2, the switch's timer 4; so is an error for
/// ConnectResource.
#[test]
fn the_connection_fails() {
    let rows = [
        ("9f82040102", "ConnectResource refused 135"),
        ("9f82040103 9f82030282a2", "ConnectResource refused 135"),
        ("9f82040104", "ConnectResource timed out"),
    ];
    for (parameters, expected) in rows {
        let mut world = World::new(|_| {}).triggered().seized();
        let sent = world.by_switch(&invoke("02", CONNFAIL, &tlv("f2", parameters)));
        assert!(sent.len() == 2 && sent[0].starts_with("f6"), "{sent:?}");
        assert_eq!(sent[1], answered(CONTINUED));
        assert_eq!(world.told(), [expected]);
        world.over();
    }
    let mut world = World::new(|_| {}).triggered().seized();
    let sent = world.by_switch(&error(1, 135, "f200"));
    assert_eq!(sent[1], answered(CONTINUED), "{sent:?}");
    assert_eq!(world.told(), ["ConnectResource refused 135"]);
    world.over();
    // Without a type: an error, which in WIN is the last that the switch is told.
    let mut world = World::new(|_| {}).triggered().seized();
    let sent = world.by_switch(&invoke("02", CONNFAIL, "f200"));
    assert_eq!(sent[0], response(&error(2, 140, "f200")));
    assert!(sent.len() == 2 && sent[1].starts_with("f6"), "{sent:?}");
    world.over();
}

/// Neither the call nor an order comes back: the service is told; the switch is told to wait, each 45 s.
#[test]
fn a_silent_peripheral() {
    let mut world = World::new(|_| {}).triggered().seized();
    let sent = world.node.pass(Duration::from_secs(31));
    assert!(sent.len() == 2 && sent[0].starts_with("f6"), "{sent:?}");
    assert_eq!(sent[1], answered(CONTINUED));
    assert_eq!(world.told(), ["ConnectResource timed out"]);
    world.over();
    let mut world = World::new(|_| {}).triggered().seized().asked();
    let sent = world.node.pass(Duration::from_secs(100));
    let reset = plain(&format!("d102{RESETTIMER} f200"));
    assert_eq!(sent.len(), 2, "{sent:?}");
    for sent in &sent {
        assert!(sent.starts_with("e5") && sent.ends_with(&reset), "{sent}");
        assert!(sent.contains(&world.switch));
    }
    // SRFDirective: 180 s. InstructionRequest is still there to be answered.
    let sent = world.node.pass(Duration::from_secs(100));
    assert_eq!(sent.len(), 4, "{sent:?}");
    assert_eq!(sent[2..], [released(), answered(CONTINUED)]);
    assert_eq!(world.told(), ["SRFDirective timed out"]);
    world.over();
}

/// A question before the resource was connected, a second one, and an operation that is none of a resource's.
#[test]
fn what_a_peripheral_may_not_ask() {
    let mut world = World::new(|_| {}).triggered();
    let sent = world.by_peripheral(&invoke("05", INSTREQ, "f200"));
    assert!(
        sent.len() == 1 && sent[0].contains(&error(5, 132, "f200")),
        "{sent:?}"
    );
    let mut world = world.seized().asked();
    let sent = world.by_peripheral(&invoke("06", INSTREQ, "f200"));
    assert!(
        sent.len() == 1 && sent[0].contains(&error(6, 132, "f200")),
        "{sent:?}"
    );
    let sent = world.by_peripheral(&invoke("07", ORREQ, "f200"));
    assert!(sent[0].contains(&reject(7, 0x0202)), "{sent:?}");
    let sent = world.by_peripheral(&digits("1234"));
    assert_eq!(sent, [released(), answered(ROUTED)]);
    world.over();
}

/// Fewer digits than were asked for, or none: improperCallerResponse, as in every dialect. An error of SRFDirective is told as such.
#[test]
fn a_caller_without_digits() {
    for (component, expected) in [
        (result(2, "f200"), "SRFDirective refused 4"),
        (digits("12"), "SRFDirective refused 4"),
        (error(2, 133, "f200"), "SRFDirective refused 133"),
    ] {
        let mut world = World::new(|_| {}).triggered().seized().asked();
        let sent = world.by_peripheral(&component);
        assert_eq!(sent, [released(), answered(CONTINUED)]);
        assert_eq!(world.told(), [expected]);
        world.over();
    }
}

/// The switch is its own peripheral: SeizeResource goes where the trigger came from.
#[test]
fn the_switch_has_the_resource() {
    let world = World::new(|pin| pin.resource = Resource::InSwitch).triggered();
    let called = world.node.called.expect("sent");
    assert_eq!(
        (called.global_title, called.subsystem),
        (None, Some(SubsystemNumber(8)))
    );
    let mut world = world.seized().asked();
    assert_eq!(world.by_peripheral(&digits("1234")).len(), 2);
    world.over();
}

/// Orders of one turn are told the peripheral one after the other; the last one leaves it.
#[derive(Debug)]
struct Two {
    told: Arc<Mutex<Vec<String>>>,
}

impl Service for Two {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        let number = Resource::At(number("+12125550190"));
        orders.push(Instruction::ConnectResource(number));
        let first = Announce::new(Announcement::Message(7));
        orders.push(Instruction::Announce(Announce {
            notify_end: false,
            ..first
        }));
        let last = Announce::new(Announcement::Message(8));
        orders.push(Instruction::Announce(Announce {
            keep_connected: false,
            ..last
        }));
    }

    fn report(&self, _: &View<'_>, report: &Report, _: &mut Orders) {
        let mut told = self.told.lock().expect("not poisoned");
        told.push(format!("{report:?}"));
    }

    fn watches(&self, _: DetectionPoint) -> bool {
        false
    }
}

#[test]
fn orders_go_one_after_the_other() {
    let told = Arc::default();
    let service = Arc::new(Two {
        told: Arc::clone(&told),
    });
    let world = World::serving(service, told).triggered();
    let mut world = world.seized();
    let sent = world.by_peripheral(&invoke("05", INSTREQ, "f200"));
    assert!(sent[0].contains("9f4c043f010700"), "{sent:?}");
    let sent = world.by_peripheral(&result(2, "f200"));
    assert!(
        sent.len() == 1 && sent[0].contains("9f4c043f010800"),
        "{sent:?}"
    );
    assert_eq!(world.told(), [] as [&str; 0], "its end is not wanted");
    let sent = world.by_peripheral(&result(3, "f200"));
    assert_eq!(sent.len(), 3, "{sent:?}");
    assert_eq!(sent[0], released());
    assert!(sent[1].contains(DISCONNRES));
    assert_eq!(sent[2], answered(CONTINUED));
    assert_eq!(world.told(), ["AnnouncementEnded"]);
    world.over();
}

/// It has ten seconds.
#[derive(Debug)]
struct Hurried {
    told: Arc<Mutex<Vec<String>>>,
}

impl Service for Hurried {
    fn trigger(&self, _: &View<'_>, _: &Trigger, orders: &mut Orders) {
        let number = Resource::At(number("2125550190 (national)"));
        orders.push(Instruction::ConnectResource(number));
        let mut collect = Collect::digits(4, 4);
        collect.prompt = Some(Announce::new(Announcement::Message(143)));
        orders.push(Instruction::Collect(collect));
        orders.wake(Duration::from_secs(10));
    }

    fn report(&self, _: &View<'_>, report: &Report, _: &mut Orders) {
        let Report::Refused { operation, error } = report else {
            panic!("{report:?}")
        };
        let mut told = self.told.lock().expect("not poisoned");
        told.push(format!("{operation} refused {error}"));
    }

    fn woken(&self, _: &View<'_>, orders: &mut Orders) {
        orders.stop_interaction();
    }

    fn watches(&self, _: DetectionPoint) -> bool {
        false
    }
}

/// A service that stops its interaction: the peripheral is let go, the switch disconnects it, and the outcome is told as refused.
#[test]
fn an_interaction_is_stopped() {
    let told = Arc::default();
    let service = Arc::new(Hurried {
        told: Arc::clone(&told),
    });
    let mut world = World::serving(service, told).triggered().seized().asked();
    let sent = world.node.pass(Duration::from_secs(11));
    assert_eq!(sent.len(), 3, "{sent:?}");
    assert_eq!(sent[0], released());
    assert!(sent[1].contains(DISCONNRES), "{sent:?}");
    assert_eq!(sent[2], answered(CONTINUED));
    // canceled, 0.
    assert_eq!(world.told(), ["SRFDirective refused 0"]);
    world.over();
}

/// What a lab file orders in words, the same as of a resource that a switch of CAP or INAP relays to.
const WORDS: &str = r#"
default:
  collect: { announce: { message: 143 }, digits: 4, within: 20s, at: "2125550190 (national)" }
  translate: { "1234": "2125550101 (national)" }
  otherwise: { announce: { message: 8, at: "2125550190 (national)" }, release: { cause: 21 } }
  watch: []
"#;

/// AccessDeniedReason [20]: termination denied, 4.
const DENIED: &str = "940104";

fn in_words(text: &str) -> World {
    World {
        node: AnsiNode::new(text, &[Dialect::WIN]),
        told: Arc::default(),
        switch: String::new(),
        peripheral: String::new(),
    }
}

#[test]
fn a_lab_file_orders_it() {
    let mut world = in_words(WORDS).triggered().seized().asked();
    let sent = world.by_peripheral(&digits("1234"));
    let [to_peripheral, disconnect, answer] = &*sent else {
        panic!("{sent:?}")
    };
    assert_eq!(*to_peripheral, released());
    let order = plain(&format!("d102{DISCONNRES} f200"));
    assert!(disconnect.starts_with("e5") && disconnect.ends_with(&order));
    assert_eq!(*answer, answered(ROUTED));
    world.over();
    // Digits that are not in the table: the announcement is had from the same resource, and at its end the call is cleared.
    let mut world = in_words(WORDS).triggered().seized().asked();
    let sent = world.by_peripheral(&digits("9999"));
    assert!(
        sent.len() == 1 && sent[0].contains("9f4c043f010800"),
        "{sent:?}"
    );
    let sent = world.by_peripheral(&result(3, "f200"));
    assert_eq!(sent, [released(), answered(DENIED)]);
    world.over();
    // The caller hears it from the switch, beside the answer.
    let switch = WORDS.replace("message: 8, at: \"2125550190 (national)\"", "message: 8");
    let mut world = in_words(&switch).triggered().seized().asked();
    let sent = world.by_peripheral(&digits("9999"));
    let both = format!("bf810207 9f4c043f010800 {DENIED}");
    assert_eq!(sent, [released(), answered(&both)]);
    world.over();
}

/// What is lost or refused is no resource: for the announcement one is sought anew, and without it the call is cleared.
#[test]
fn a_lab_file_seeks_it_anew() {
    let mut world = in_words(WORDS).triggered().seized().asked();
    world.node.tid.clone_from(&world.peripheral);
    let sent = world.node.abort();
    let [disconnect, seize] = &*sent else {
        panic!("{sent:?}")
    };
    assert!(disconnect.starts_with("e5") && disconnect.contains(DISCONNRES));
    assert!(seize.starts_with("e2") && seize.contains(SEIZERES));
    world.peripheral.clone_from(&world.node.tid);
    let sent = world.by_peripheral(&error(1, 133, "f200"));
    assert!(sent.len() == 2 && sent[0].starts_with("f6"), "{sent:?}");
    assert_eq!(sent[1], answered(DENIED));
    world.over();
    // No resource, twice; no way to it, twice.
    let mut world = in_words(WORDS).triggered();
    let sent = world.by_peripheral(&error(1, 133, "f200"));
    assert!(sent[1].contains(SEIZERES), "{sent:?}");
    world.peripheral.clone_from(&world.node.tid);
    let sent = world.by_peripheral(&error(1, 133, "f200"));
    assert_eq!(sent[1], answered(DENIED), "{sent:?}");
    world.over();
    let mut world = in_words(WORDS);
    let sent = world.node.receive(&query(true, &orreq()));
    let sent = world.node.give_back(&sent[0], 0);
    assert!(sent.len() == 1 && sent[0].contains(SEIZERES), "{sent:?}");
    let sent = world.node.give_back(&sent[0], 0);
    assert_eq!(sent, [answered(DENIED)]);
    world.over();
}

/// `within`: the resource is let go, the switch disconnects it.
#[test]
fn a_lab_file_has_a_clock() {
    let text = WORDS.replace(
        "announce: { message: 8, at: \"2125550190 (national)\" }, ",
        "",
    );
    let mut world = in_words(&text).triggered().seized().asked();
    let sent = world.node.pass(Duration::from_secs(21));
    assert_eq!(sent.len(), 3, "{sent:?}");
    assert_eq!(sent[0], released());
    assert!(sent[1].contains(DISCONNRES), "{sent:?}");
    assert_eq!(sent[2], answered(DENIED));
    world.over();
    // Before the resource has asked.
    let mut world = in_words(&text).triggered().seized();
    let sent = world.node.pass(Duration::from_secs(21));
    assert!(sent.len() == 3 && sent[0].starts_with("f6"), "{sent:?}");
    assert!(sent[1].contains(DISCONNRES), "{sent:?}");
    assert_eq!(sent[2], answered(DENIED));
    world.over();
}

/// The whole machine, to be read against the flow.
#[test]
fn the_machine_is_the_golden_table() {
    let golden = include_str!("../../golden/state/scp-peripheral.txt");
    assert_eq!(
        peripheral_table().to_string(),
        golden.replace("\r\n", "\n"),
        "golden/state/scp-peripheral.txt"
    );
}
