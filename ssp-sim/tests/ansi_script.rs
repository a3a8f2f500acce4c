//! Scripted transactions of the switch over ANSI TCAP (T1.114), against a node that notes what it is told and sends what the
//! test says. The octets are written by hand.

use inlab_ss7::{Address, AssociationEvent, AssociationId, Message, PointCode, SubsystemNumber};
use inlab_ssp_sim::{
    Config, RawCode, RawComponent, RawError, RawEvent, RawInvoke, RawInvokeId, RawPrimitive,
    RawProblemKind, RawTarget, Record, SspSim,
};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::ansi::{
    Code, ErrorCode, Indication, InvokeRequest, OperationCode, Options, Permission, Problem,
};
use inlab_stack::tcap::{Class, DialogueId, InvokeId, Parameter, RequestError, Variant};
use inlab_stack::{AnsiTc, Config as StackConfig, Core, Node, Stack, Tc, TcUser, m3ua, sccp, tcap};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const ASSOCIATION: AssociationId = AssociationId(1);
/// 1-1-1 and 2-2-2.
const SWITCH: PointCode = PointCode(0x01_0101);
const SCP: PointCode = PointCode(0x02_0202);
const AIN: SubsystemNumber = SubsystemNumber(248);
const SECOND: Duration = Duration::from_secs(1);

fn address(point_code: PointCode) -> Address {
    let mut address = Address::on_ssn(AIN);
    address.point_code = Some(point_code);
    address
}

fn stack(own: PointCode, peer: PointCode) -> StackConfig {
    StackConfig {
        m3ua: m3ua::Config {
            application_servers: vec![ApplicationServer::default()],
            routes: vec![Route {
                destination: Some(peer),
                service_indicator: None,
                application_server: AsId(0),
                via: Vec::new(),
            }],
            own_point_codes: vec![own],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config::ansi(own, vec![AIN]),
        tcap: tcap::Config {
            node: u16::from(own == SCP) + 1,
            own_address: Some(address(own)),
            variant: Variant::Ansi(Options::default()),
            ..tcap::Config::default()
        },
    }
}

#[derive(Debug, Default)]
struct Scf {
    told: Vec<String>,
    last: Option<DialogueId>,
}

impl TcUser for Scf {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, told: tcap::Indication<'_>) {
        panic!("{told:?} at a node of the other kind");
    }

    fn ansi_indication(&mut self, _: &mut Tc<'_>, id: DialogueId, told: Indication<'_>) {
        let told = match told {
            Indication::Query(permission, _) => {
                self.last = Some(id);
                format!("query {permission:?}")
            }
            Indication::Conversation(permission, _) => format!("conversation {permission:?}"),
            Indication::Response(_) => "response".into(),
            Indication::Unidirectional(_) => "unidirectional".into(),
            Indication::InvokeLast(invoke) => {
                let parameter = hex(invoke.parameter.unwrap_or_default());
                format!("invoke {:?} {:?} {parameter}", invoke.ids, invoke.operation)
            }
            Indication::InvokeNotLast(invoke) => {
                format!("invoke, not last {:?} {:?}", invoke.ids, invoke.operation)
            }
            Indication::ResultLast(result) => {
                let parameter = hex(result.parameter.unwrap_or_default());
                format!("result {:?} {parameter}", result.ids)
            }
            Indication::Error(error) => format!("error {:?} {:?}", error.ids, error.error),
            Indication::Reject(reject, _) => {
                format!("reject {:?} {:?}", reject.ids, reject.problem)
            }
            Indication::UserAbort(_) => "abort".into(),
            Indication::MessageEnd | Indication::Closed | Indication::Cancel(_) => return,
            other => format!("{other:?}"),
        };
        self.told.push(told);
    }
}

fn hex(octets: &[u8]) -> String {
    octets.iter().fold(String::new(), |mut text, octet| {
        let _ = write!(text, "{octet:02x}");
        text
    })
}

struct World {
    now: Instant,
    ssp: SspSim,
    scf: Node<Scf>,
    /// Packages of the switch, as they were sent.
    packages: Vec<Vec<u8>>,
}

impl World {
    fn new() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        let mut world = Self {
            now,
            ssp: SspSim::new(
                Stack::new(now, stack(SWITCH, SCP)),
                Config::new(address(SWITCH)),
            ),
            scf: Node {
                stack: Stack::new(now, stack(SCP, SWITCH)),
                user: Scf::default(),
            },
            packages: vec![],
        };
        for stack in [world.ssp.stack_mut(), &mut world.scf.stack] {
            let mut association =
                AssociationConfig::new(Role::Ipsp(Exchange::Double), vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            stack.add_association(ASSOCIATION, association);
        }
        let up = AssociationEvent::Up {
            outbound_streams: 4,
            inbound_streams: 4,
        };
        world.ssp.handle_association(now, ASSOCIATION, up.clone());
        world.scf.handle_association(now, ASSOCIATION, up);
        world.run();
        world.packages.clear();
        world
    }

    /// Until nothing is on the way.
    fn run(&mut self) {
        for _ in 0..1_000 {
            let mut sent = vec![];
            while let Some(transmit) = self.ssp.poll_transmit() {
                let message = transmit.message;
                sent.push((true, message.stream, message.ppid, message.octets.to_vec()));
            }
            while let Some(transmit) = self.scf.poll_transmit() {
                let message = transmit.message;
                sent.push((false, message.stream, message.ppid, message.octets.to_vec()));
            }
            if sent.is_empty() {
                return;
            }
            for (of_switch, stream, ppid, octets) in sent {
                let message = Message {
                    stream,
                    ppid,
                    octets: &octets,
                };
                if of_switch {
                    self.packages.extend(package(&octets));
                    self.scf.handle_message(self.now, ASSOCIATION, message);
                } else {
                    self.ssp.handle_message(self.now, ASSOCIATION, message);
                }
            }
        }
        panic!("the nodes do not come to rest");
    }

    fn send(
        &mut self,
        target: RawTarget,
        components: &[RawComponent<'_>],
        primitive: RawPrimitive,
    ) -> Result<RawTarget, RawError> {
        let raw = self
            .ssp
            .send_raw(self.now, target, components, primitive)?
            .expect("a scripted dialogue");
        self.run();
        Ok(RawTarget::Raw(raw))
    }

    fn query(&mut self, components: &[RawComponent<'_>]) -> RawTarget {
        let query = RawPrimitive::Query(Permission::Granted);
        self.send(new(), components, query).expect("sent")
    }

    /// The SCF does something with the transaction that was opened last.
    fn scf(
        &mut self,
        request: impl FnOnce(&mut AnsiTc<'_>, DialogueId) -> Result<(), RequestError>,
    ) {
        let id = self.scf.user.last.expect("a transaction");
        let mut tc = self.scf.stack.tc(self.now);
        request(&mut tc.ansi().expect("ANSI"), id).expect("TC does it");
        self.run();
    }

    fn told(&mut self) -> Vec<String> {
        std::mem::take(&mut self.scf.user.told)
    }

    fn events(&mut self) -> Vec<RawEvent> {
        let mut events = vec![];
        while let Some(record) = self.ssp.poll_record() {
            match record {
                Record::Raw { event, .. } => events.push(event),
                other => panic!("{other:?}"),
            }
        }
        events
    }
}

/// What is behind the ANSI UDT of a DATA message.
fn package(m3ua: &[u8]) -> Option<Vec<u8>> {
    if m3ua[2..4] != [1, 1] {
        return None;
    }
    let sccp = m3ua.get(8 + 4 + 12..)?;
    let message = sccp::Message::decode(sccp).ok()?;
    Some(message.data.to_vec())
}

fn new() -> RawTarget {
    RawTarget::New {
        remote: address(SCP),
        context: None,
    }
}

fn invoke(code: i32, argument: &[u8]) -> RawComponent<'_> {
    RawComponent::Invoke {
        invoke: RawInvoke::of_code(RawCode::Local(code)),
        argument: Some(argument),
    }
}

/// infoAnalyzed: family 100, specifier 3 (T1.114.3 for the elements around it).
const INFO_ANALYZED: i32 = 100 * 256 + 3;
/// analyzeRoute: family 101, specifier 1.
const ANALYZE_ROUTE: (u8, u8) = (101, 1);

#[test]
fn a_query_is_answered_by_an_invoke() {
    let mut w = World::new();
    let target = w.query(&[invoke(INFO_ANALYZED, &[0x30, 0])]);
    let sent = hex(&w.packages[0]);
    assert_eq!(
        &sent[..8],
        "e213c704",
        "queryWithPermission, 4 octets of id"
    );
    assert_eq!(&sent[16..], "e80be909cf0101d10264033000");
    assert_eq!(
        w.told(),
        [
            "query Granted",
            "invoke One(InvokeId(1)) Private(6403) 3000"
        ]
    );
    w.scf(|tc, id| {
        let operation = OperationCode::private(ANALYZE_ROUTE.0, ANALYZE_ROUTE.1);
        let request = InvokeRequest::new(operation, Class::FailureOnly, SECOND);
        tc.invoke(
            id,
            &request.correlated(InvokeId(1)),
            Parameter::Octets(&[0x30, 0]),
        )?;
        tc.conversation(id, Permission::Withheld, None)
    });
    let events = w.events();
    assert_eq!(events[0], RawEvent::Conversation(Permission::Withheld));
    match &events[1] {
        RawEvent::Invoke {
            invoke_id: Some(1),
            operation: RawCode::Local(25857),
            argument,
        } => assert_eq!(argument.octets(), Some(&[0x30, 0][..])),
        other => panic!("{other:?}"),
    }
    // The switch may not end it: nobody gave permission.
    assert_eq!(
        w.send(target, &[], RawPrimitive::Response).err(),
        Some(RawError::Request(RequestError::NoPermission))
    );
    let answers = [
        RawComponent::Error {
            invoke_id: 1,
            code: RawCode::Local(133),
            parameter: None,
        },
        RawComponent::Reject {
            invoke_id: Some(1),
            kind: RawProblemKind::Invoke,
            code: 3,
        },
    ];
    w.send(
        target,
        &answers,
        RawPrimitive::Conversation(Permission::Granted),
    )
    .expect("sent");
    let sent = hex(w.packages.last().expect("sent"));
    assert_eq!(&sent[..4], "e51f", "conversationWithPermission");
    assert_eq!(&sent[24..], "e813eb06cf0101d40185ec09cf0101d5020203f000");
    assert_eq!(
        w.told(),
        [
            "conversation Granted",
            "error One(InvokeId(1)) Private(85)",
            "reject One(InvokeId(1)) invokeIncorrectParameter"
        ]
    );
    w.scf(|tc, id| tc.response(id, None));
    assert_eq!(w.events(), [RawEvent::Response, RawEvent::Closed]);
    assert_eq!((w.ssp.dialogues(), w.scf.stack.dialogue_count()), (0, 0));
    assert_eq!(
        w.send(target, &[], RawPrimitive::Response).err(),
        Some(RawError::NoSuchDialogue)
    );
}

/// A result says nothing of its operation: the script knows.
#[test]
fn a_result_is_of_the_operation_that_was_invoked() {
    let mut w = World::new();
    let of_code = RawInvoke::of_code(RawCode::Local(0x092f));
    let both = RawInvoke {
        class: Class::Both,
        ..of_code
    };
    let origination = RawComponent::Invoke {
        invoke: both,
        argument: Some(&[0xf2, 0]),
    };
    w.query(&[origination]);
    w.scf(|tc, id| {
        tc.result(id, InvokeId(1), Parameter::Octets(&[0xf2, 0]))?;
        tc.response(id, None)
    });
    match &w.events()[..] {
        [
            RawEvent::Response,
            RawEvent::Result {
                invoke_id: Some(1),
                operation: Some(RawCode::Local(0x092f)),
                result,
            },
            RawEvent::Closed,
        ] => {
            assert_eq!(result.octets(), Some(&[0xf2, 0][..]));
            assert_eq!(format!("{result:?}"), "2 octets");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn errors_rejects_and_aborts_are_told_of() {
    let mut w = World::new();
    w.query(&[invoke(0x092f, &[0xf2, 0]), invoke(0x0301, &[0xf2, 0])]);
    w.scf(|tc, id| {
        let error = ErrorCode::Private(Code::number_of(133));
        tc.error(id, InvokeId(1), error, Parameter::Octets(&[0xf2, 0]))?;
        tc.reject(id, Some(InvokeId(2)), Problem::UNRECOGNIZED_OPERATION)?;
        tc.response(id, None)
    });
    let events = w.events();
    assert_eq!(events[0], RawEvent::Response);
    assert!(
        matches!(
            &events[1],
            RawEvent::Error { invoke_id: Some(1), code: RawCode::Local(133), parameter }
                if parameter.octets() == Some(&[0xf2, 0])
        ),
        "{events:?}"
    );
    let reject = RawEvent::Reject {
        invoke_id: Some(2),
        kind: RawProblemKind::Invoke,
        code: 2,
    };
    assert_eq!(events[2..], [reject, RawEvent::Closed]);

    let target = w.query(&[invoke(0x092f, &[0xf2, 0])]);
    w.scf(|tc, id| tc.abort(id, None, None));
    assert_eq!(w.events(), [RawEvent::UserAbort, RawEvent::Closed]);
    assert!(w.send(target, &[], RawPrimitive::Response).is_err());

    // Before the SCF has answered there is nobody to be told.
    let target = w.query(&[invoke(0x092f, &[0xf2, 0])]);
    w.scf(|tc, id| tc.conversation(id, Permission::Granted, None));
    w.told();
    w.send(target, &[], RawPrimitive::Abort(None))
        .expect("sent");
    assert_eq!(w.told(), ["abort"]);
    assert_eq!(&hex(w.packages.last().expect("sent"))[..4], "f606");
    assert_eq!((w.ssp.dialogues(), w.scf.stack.dialogue_count()), (0, 0));
}

#[test]
fn ids_national_codes_parts_and_octets_go_as_the_script_says() {
    let mut w = World::new();
    let of = |operation| RawInvoke::of_code(operation);
    let components = [
        RawComponent::Invoke {
            invoke: RawInvoke {
                id: RawInvokeId::Given(7),
                last: false,
                ..of(RawCode::National(0x8301))
            },
            argument: Some(&[0xf2, 0]),
        },
        RawComponent::Invoke {
            invoke: RawInvoke {
                belongs_to: Some(9),
                ..of(RawCode::Local(ANALYZE))
            },
            argument: None,
        },
        RawComponent::Octets(&[0xe9, 7, 0xcf, 0, 0xd1, 1, 5, 0x30, 0]),
    ];
    w.send(
        new(),
        &components,
        RawPrimitive::Query(Permission::Withheld),
    )
    .expect("sent");
    let sent = hex(&w.packages[0]);
    assert_eq!(&sent[..2], "e3", "queryWithoutPermission");
    let expected = [
        "ed09cf0107d0028301f200",
        "e908cf020109d1026501",
        "e907cf00d101053000",
    ];
    assert!(sent.ends_with(&expected.concat()), "{sent}");
    // One way only: no id, no transaction.
    w.packages.clear();
    w.told();
    let one_way = RawComponent::Invoke {
        invoke: RawInvoke {
            id: RawInvokeId::None,
            ..of(RawCode::Local(26372))
        },
        argument: Some(&[0x30, 0]),
    };
    let before = w.ssp.dialogues();
    w.send(new(), &[one_way], RawPrimitive::Unidirectional)
        .expect("sent");
    assert_eq!(hex(&w.packages[0]), "e10ec700e80ae908cf00d10267043000");
    assert_eq!(
        w.told(),
        ["unidirectional", "invoke Empty Private(6704) 3000"]
    );
    assert_eq!(w.ssp.dialogues(), before);
}

const ANALYZE: i32 = 101 * 256 + 1;

/// Words of the ITU's TCAP are refused, and leave nothing behind.
#[test]
fn what_ansi_tcap_does_not_have_is_refused() {
    let mut w = World::new();
    for primitive in [
        RawPrimitive::Begin,
        RawPrimitive::Continue,
        RawPrimitive::End,
    ] {
        let sent = w.send(new(), &[invoke(ANALYZE, &[0x30, 0])], primitive);
        assert_eq!(sent.err(), Some(RawError::Request(RequestError::OtherTcap)));
    }
    let global = RawComponent::Invoke {
        invoke: RawInvoke::of_code(RawCode::Global),
        argument: None,
    };
    let query = RawPrimitive::Query(Permission::Granted);
    assert!(w.send(new(), &[global], query).is_err());
    assert_eq!((w.ssp.dialogues(), w.packages.len()), (0, 0));
}

/// A transaction that the SCF opens with what nobody knows is answered, and over.
#[test]
fn a_query_of_the_scf_is_answered() {
    let mut w = World::new();
    let mut tc = w.scf.stack.tc(w.now);
    let mut tc = tc.ansi().expect("ANSI");
    let id = tc.open(address(SCP), address(SWITCH)).expect("room");
    let request = InvokeRequest::new(OperationCode::private(9, 250), Class::Both, SECOND);
    tc.invoke(id, &request, Parameter::Octets(&[0xf2, 0]))
        .expect("opened");
    tc.query(id, Permission::Granted, None).expect("opened");
    w.run();
    assert_eq!(
        w.told(),
        [
            "response",
            "reject One(InvokeId(1)) invokeUnrecognisedOperation"
        ]
    );
    assert_eq!(w.ssp.dialogues(), 0);
}
