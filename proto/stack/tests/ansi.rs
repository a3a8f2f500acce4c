//! A North American switch and SCP, joined in memory: ANSI point codes and SCCP addresses below, ANSI TCAP above.

use inlab_ss7::{
    Address, Alphabet, AssociationEvent, AssociationId, Digits, GlobalTitle, Message, PointCode,
    PointCodeFormat, RoutingIndicator, SubsystemNumber, TranslationType,
};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::ansi::{
    InvokeRequest, Message as Package, OperationCode, Options, PackageType, Permission,
    ProviderAbort, TransactionState,
};
use inlab_stack::tcap::{
    Class, DialogueId, Indication, Parameter, RequestError, UserInformation, Variant, ansi,
};
use inlab_stack::{Config, Core, Node, Stack, Tc, TcUser, m3ua, sccp, tcap};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

const ASSOCIATION: AssociationId = AssociationId(1);
const SECOND: Duration = Duration::from_secs(1);
/// 5-10-1 and 5-20-1: network, cluster and member of eight bits each.
const SWITCH: PointCode = PointCode(5 << 16 | 10 << 8 | 1);
const SCP: PointCode = PointCode(5 << 16 | 20 << 8 | 1);
const AIN: SubsystemNumber = SubsystemNumber(248);

/// Families and specifiers of AIN operations.
const INFO_ANALYZED: (u8, u8) = (0x64, 3);
const ANALYZE_ROUTE: (u8, u8) = (0x65, 1);
const REQUEST_REPORT: (u8, u8) = (0x6d, 1);
const O_DISCONNECT: (u8, u8) = (0x64, 26);

fn ain((family, specifier): (u8, u8)) -> OperationCode {
    OperationCode::private(family, specifier)
}

/// Translation type 10 and ten digits, as for calls to 800 numbers.
fn title(digits: &str) -> Address {
    let digits = Digits::from_text(digits, Alphabet::Q763).expect("digits");
    let title = GlobalTitle::Translation {
        translation_type: TranslationType(10),
        digits,
    };
    Address::on_global_title(title, None)
}

fn on_ssn(point_code: PointCode) -> Address {
    let mut address = Address::on_ssn(AIN);
    address.point_code = Some(point_code);
    address
}

fn config(own: PointCode, peer: PointCode) -> Config {
    let target = sccp::Target {
        subsystem: Some(AIN),
        ..sccp::Target::new(SCP, RoutingIndicator::SubsystemNumber)
    };
    let rules = sccp::RuleSet {
        name: "800".into(),
        translation_type: Some(TranslationType(10)),
        plan: None,
        nature: None,
        calling: None,
        from: None,
        rules: vec![sccp::Rule {
            pattern: sccp::Pattern::from_text("800*").expect("a pattern"),
            targets: vec![target],
            load_share: false,
        }],
    };
    Config {
        m3ua: m3ua::Config {
            application_servers: vec![ApplicationServer {
                routing_context: Some(7),
                ..ApplicationServer::default()
            }],
            routes: vec![Route {
                destination: Some(peer),
                service_indicator: None,
                application_server: AsId(0),
                via: Vec::new(),
            }],
            own_point_codes: vec![own],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config {
            rule_sets: vec![rules],
            ..sccp::Config::ansi(own, vec![AIN])
        },
        tcap: tcap::Config {
            node: u16::from(own == SCP) + 1,
            own_address: Some(on_ssn(own)),
            variant: Variant::Ansi(Options::default()),
            ..tcap::Config::default()
        },
    }
}

/// The SCP of one service: infoAnalyzed is answered by a request for events and a route, both correlated with it.
#[derive(Debug, Default)]
struct User {
    told: Vec<String>,
    serves: bool,
    last: Option<DialogueId>,
}

impl TcUser for User {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, indication: Indication<'_>) {
        panic!("{indication:?} at a node of the other kind");
    }

    fn ansi_indication(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        indication: ansi::Indication<'_>,
    ) {
        self.last = Some(dialogue);
        let told = match &indication {
            ansi::Indication::Query(permission, _) => format!("Query {permission:?}"),
            ansi::Indication::Conversation(permission, _) => {
                format!("Conversation {permission:?}")
            }
            ansi::Indication::Response(response) => {
                format!("Response permitted={}", response.permitted)
            }
            ansi::Indication::InvokeLast(invoke) => {
                let ids = [invoke.invoke_id(), invoke.correlation_id()];
                let ids = ids.map(|id| id.map_or("-".to_owned(), |id| id.0.to_string()));
                format!(
                    "Invoke {:#x} {}",
                    invoke.operation.code().key(),
                    ids.join(" ")
                )
            }
            other => format!("{other:?}"),
        };
        self.told.push(told);
        let ansi::Indication::InvokeLast(invoke) = indication else {
            return;
        };
        let mut tc = tc.ansi().expect("a node that speaks ANSI TCAP");
        if !self.serves || invoke.operation != ain(INFO_ANALYZED) {
            return;
        }
        let trigger = invoke.invoke_id().expect("a trigger wants an answer");
        for operation in [REQUEST_REPORT, ANALYZE_ROUTE] {
            let request = InvokeRequest::new(ain(operation), Class::FailureOnly, 2 * SECOND)
                .correlated(trigger);
            tc.invoke(dialogue, &request, Parameter::Octets(&[0x30, 0]))
                .expect("allowed");
        }
        assert_eq!(
            tc.response(dialogue, None),
            Err(RequestError::NoPermission),
            "the Query gave none"
        );
        tc.conversation(dialogue, Permission::Granted, None)
            .expect("allowed");
    }
}

struct World {
    now: Instant,
    nodes: [Node<User>; 2],
    towards: [VecDeque<(u16, u32, Vec<u8>)>; 2],
    /// The TCAP messages, as found behind M3UA and SCCP.
    packages: Vec<PackageType>,
}

impl World {
    fn new() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        let nodes = [(SWITCH, SCP), (SCP, SWITCH)].map(|(own, peer)| Node {
            stack: Stack::new(now, config(own, peer)),
            user: User {
                serves: own == SCP,
                ..User::default()
            },
        });
        let mut world = Self {
            now,
            nodes,
            towards: Default::default(),
            packages: Vec::new(),
        };
        for node in &mut world.nodes {
            let mut association =
                AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            node.stack.add_association(ASSOCIATION, association);
            let up = AssociationEvent::Up {
                outbound_streams: 4,
                inbound_streams: 4,
            };
            node.handle_association(now, ASSOCIATION, up);
        }
        world.run();
        world
    }

    fn run(&mut self) {
        for _ in 0..1_000 {
            for at in 0..2 {
                while let Some(transmit) = self.nodes[at].poll_transmit() {
                    let Message {
                        stream,
                        ppid,
                        octets,
                    } = transmit.message;
                    self.packages.extend(package(octets));
                    self.towards[1 - at].push_back((stream, ppid, octets.to_vec()));
                }
            }
            let Some(to) = (0..2).find(|to| !self.towards[*to].is_empty()) else {
                return;
            };
            let (stream, ppid, octets) = self.towards[to].pop_front().expect("one");
            let message = Message {
                stream,
                ppid,
                octets: &octets,
            };
            self.nodes[to].handle_message(self.now, ASSOCIATION, message);
        }
        panic!("it never comes to rest");
    }

    fn wait(&mut self, time: Duration) {
        self.now += time;
        for node in &mut self.nodes {
            node.handle_timeout(self.now);
        }
        self.run();
    }

    fn told(&mut self, at: usize) -> Vec<String> {
        std::mem::take(&mut self.nodes[at].user.told)
    }

    /// The switch sends infoAnalyzed.
    fn query(&mut self, called: Address, permission: Permission) -> DialogueId {
        let mut tc = self.nodes[0].stack.tc(self.now);
        let mut tc = tc.ansi().expect("a node that speaks ANSI TCAP");
        let id = tc.open(on_ssn(SWITCH), called).expect("room");
        let request = InvokeRequest::new(ain(INFO_ANALYZED), Class::Both, 3 * SECOND);
        tc.invoke(id, &request, Parameter::Octets(&[0x30, 0]))
            .expect("opened");
        tc.query(id, permission, None).expect("opened");
        self.run();
        id
    }

    fn counts(&self) -> [usize; 2] {
        [0, 1].map(|at| self.nodes[at].stack.dialogue_count())
    }
}

/// The package in a DATA message that carries an ANSI UDT.
fn package(m3ua: &[u8]) -> Option<PackageType> {
    if m3ua[2..4] != [1, 1] {
        return None;
    }
    let sccp = m3ua.get(8 + 8 + 4 + 12..)?;
    let message = sccp::Message::decode(sccp).ok()?;
    let package = Package::read(message.data).expect("what is sent is correct");
    Some(package.package_type)
}

#[test]
fn an_ain_conversation_over_ansi_addresses() {
    let mut world = World::new();
    let id = world.query(title("8005550100"), Permission::Withheld);
    assert_eq!(
        world.told(1),
        ["Query Withheld", "Invoke 0x6403 1 -", "MessageEnd"]
    );
    // Both Invokes (Last) answer the trigger.
    assert_eq!(
        world.told(0),
        [
            "Conversation Granted",
            "Invoke 0x6d01 1 1",
            "Invoke 0x6501 2 1",
            "MessageEnd"
        ]
    );
    // From now on the switch talks to the node itself and no more to the title.
    let mut tc = world.nodes[0].stack.tc(world.now);
    let (local, remote) = tc.addresses(id).expect("alive");
    assert_eq!(
        [local.point_code, remote.point_code],
        [Some(SWITCH), Some(SCP)]
    );
    assert_eq!(
        remote.show(PointCodeFormat::Ansi).to_string(),
        "SSN 248 PC 5-20-1"
    );
    let (ours, theirs) = tc.transaction_ids(id).expect("alive");
    let layout = tcap::TransactionIdLayout::default();
    assert_eq!(layout.owner(ours), Some((1, 0)));
    assert_eq!(layout.owner(theirs.expect("known")), Some((2, 0)));

    // The event ends it: the SCP gave permission.
    let mut tc = tc.ansi().expect("ANSI");
    assert_eq!(
        tc.state(id),
        Some(TransactionState::Active {
            ours: Permission::Granted,
            peers: Permission::Withheld
        })
    );
    let request = InvokeRequest::new(ain(O_DISCONNECT), Class::Neither, SECOND);
    tc.invoke(id, &request, Parameter::Octets(&[0x30, 0]))
        .expect("active");
    tc.response(id, None).expect("permitted");
    world.run();
    assert_eq!(
        world.told(1),
        ["Response permitted=true", "Invoke 0x641a 2 -", "Closed"]
    );
    assert_eq!(world.counts(), [0, 0]);
    let packages = [
        PackageType::Query(Permission::Withheld),
        PackageType::Conversation(Permission::Granted),
        PackageType::Response,
    ];
    assert_eq!(world.packages, packages);
}

#[test]
fn without_an_answer_the_guard_ends_it() {
    let mut world = World::new();
    world.nodes[1].user.serves = false;
    world.query(on_ssn(SCP), Permission::Granted);
    world.told(1);
    world.wait(3 * SECOND);
    let told = world.told(0);
    assert!(
        told.len() == 1 && told[0].starts_with("Cancel("),
        "{told:?}"
    );
    world.wait(120 * SECOND);
    let abort = format!("ProviderAbort({:?})", ProviderAbort::NoAnswer);
    assert_eq!(world.told(0), [abort, "Closed".into()]);
    assert_eq!(world.counts(), [0, 1]);
}

/// A title that no rule translates comes back as a notice (cause 1, no translation for this specific address), like any message that cannot be sent.
#[test]
fn what_cannot_be_sent_is_told() {
    let mut world = World::new();
    world.query(title("9005550100"), Permission::Granted);
    world.wait(Duration::ZERO);
    assert_eq!(world.told(0), ["Notice(1)"]);
}

#[test]
fn requests_of_the_other_kind_are_refused() {
    let mut world = World::new();
    world.nodes[1].user.serves = false;
    let id = world.query(on_ssn(SCP), Permission::Granted);
    let mut tc = world.nodes[0].stack.tc(world.now);
    assert_eq!(
        tc.continue_(id, UserInformation::None),
        Err(RequestError::OtherTcap)
    );
    assert_eq!(tc.state(id), None);
    assert!(world.nodes[0].stack.tcap().is_none());
    assert!(world.nodes[0].stack.ansi_tcap().is_some());
}

/// A user that knows the ITU's TCAP only refuses each Query.
#[test]
fn a_user_without_ansi_aborts() {
    #[derive(Debug)]
    struct Itu;
    impl TcUser for Itu {
        fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, _: Indication<'_>) {}
    }
    let mut tcap = ansi::Tcap::new(tcap::Config::default(), Options::default());
    let world = World::new();
    let query: &[u8] = &[0xe2, 8, 0xc7, 4, 0, 0, 0, 9, 0xe8, 0];
    let unitdata = tcap::Unitdata {
        called: on_ssn(SCP),
        calling: on_ssn(SWITCH),
        quality: tcap::Quality {
            sequence: None,
            return_on_error: false,
        },
        user_data: query,
    };
    let mut incoming = tcap.receive(world.now, &unitdata);
    while let Some((id, indication)) = tcap.next(&mut incoming) {
        Itu.ansi_indication(&mut Tc::over_ansi(world.now, &mut tcap), id, indication);
    }
    let sent = tcap.poll_transmit().expect("an answer").user_data.to_vec();
    assert_eq!(sent, [0xf6, 6, 0xc7, 4, 0, 0, 0, 9]);
    assert_eq!(tcap.dialogue_count(), 0);
}
