//! A switch and a scripted SCF over ANSI TCAP, joined in memory in virtual time. What the SCF sends the tests write by hand:
//! neither the SCP nor the encoder of the operations has a part in it.

#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part")]

use inlab_ss7::{Address, AssociationEvent, AssociationId, Message, PointCode, SubsystemNumber};
use inlab_ssp_sim::{
    CallId, CallRequest, Config, PartyEvent, RawComponent, RawError, RawEvent, RawPrimitive,
    RawTarget, Record, SspSim,
};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::ansi::{
    ErrorCode, Indication, InvokeRequest, OperationCode, Options, Permission,
};
use inlab_stack::tcap::{Class, DialogueId, InvokeId, Parameter, RequestError, Variant};
use inlab_stack::{AnsiTc, Config as StackConfig, Core, Node, Stack, Tc, TcUser, m3ua, sccp, tcap};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

pub const ASSOCIATION: AssociationId = AssociationId(1);
/// 1-1-1 and 2-2-2.
pub const SWITCH: PointCode = PointCode(0x01_0101);
pub const SCP: PointCode = PointCode(0x02_0202);
pub const AIN: SubsystemNumber = SubsystemNumber(248);
pub const SECOND: Duration = Duration::from_secs(1);

pub fn address(point_code: PointCode) -> Address {
    let mut address = Address::on_ssn(AIN);
    address.point_code = Some(point_code);
    address
}

pub fn stack(own: PointCode, peer: PointCode) -> StackConfig {
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
pub struct Scf {
    pub told: Vec<String>,
    /// The same in short: operations by number.
    pub brief: Vec<String>,
    /// The transaction that was opened last.
    pub last: Option<DialogueId>,
    pub dialogues: Vec<DialogueId>,
}

impl TcUser for Scf {
    fn indication(&mut self, _: &mut Tc<'_>, _: DialogueId, told: tcap::Indication<'_>) {
        panic!("{told:?} at a node of the other kind");
    }

    fn ansi_indication(&mut self, _: &mut Tc<'_>, id: DialogueId, told: Indication<'_>) {
        self.brief.extend(brief(&told));
        let told = match told {
            Indication::Query(permission, _) => {
                self.last = Some(id);
                self.dialogues.push(id);
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

fn brief(told: &Indication<'_>) -> Option<String> {
    let number = |octets: &[u8]| {
        octets
            .iter()
            .fold(0_u32, |number, octet| number << 8 | u32::from(*octet))
    };
    Some(match told {
        Indication::Query(permission, _) => format!("query {permission:?}"),
        Indication::Conversation(permission, _) => format!("conversation {permission:?}"),
        Indication::Response(_) => "response".into(),
        Indication::Unidirectional(_) => "unidirectional".into(),
        Indication::InvokeLast(invoke) => {
            let code = number(invoke.operation.code().as_octets());
            let linked = match invoke.ids.second() {
                Some(id) => format!(" for {}", id.0),
                None => String::new(),
            };
            let parameter = hex(invoke.parameter.unwrap_or_default());
            format!("invoke {code}{linked} {parameter}")
        }
        Indication::ResultLast(result) => {
            format!("result {}", hex(result.parameter.unwrap_or_default()))
        }
        Indication::Error(error) => {
            let (ErrorCode::National(code) | ErrorCode::Private(code)) = error.error;
            let parameter = hex(error.parameter.unwrap_or_default());
            format!("error {} {parameter}", number(code.as_octets()))
        }
        Indication::Reject(reject, _) => format!("reject {:?}", reject.problem),
        Indication::UserAbort(_) => "abort".into(),
        Indication::Notice(cause) => format!("notice {cause}"),
        _ => return None,
    })
}

pub fn hex(octets: &[u8]) -> String {
    octets.iter().fold(String::new(), |mut text, octet| {
        let _ = write!(text, "{octet:02x}");
        text
    })
}

pub struct World {
    pub now: Instant,
    pub ssp: SspSim,
    pub scf: Node<Scf>,
    /// Packages of the switch, as they were sent.
    pub packages: Vec<Vec<u8>>,
    /// Messages towards the SCF are lost.
    pub deaf: bool,
}

impl World {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "an Instant has no other beginning"
        )]
        let now = Instant::now();
        let mut config = Config::new(address(SWITCH));
        change(&mut config);
        let mut world = Self {
            now,
            ssp: SspSim::new(Stack::new(now, stack(SWITCH, SCP)), config),
            scf: Node {
                stack: Stack::new(now, stack(SCP, SWITCH)),
                user: Scf::default(),
            },
            packages: vec![],
            deaf: false,
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
    pub fn run(&mut self) {
        for _ in 0..10_000 {
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
                let now = self.now;
                let due = |at: Option<Instant>| at.is_some_and(|at| at <= now);
                if due(self.ssp.poll_timeout()) {
                    self.ssp.handle_timeout(now);
                } else if due(self.scf.poll_timeout()) {
                    self.scf.handle_timeout(now);
                } else {
                    return;
                }
            }
            for (of_switch, stream, ppid, octets) in sent {
                let message = Message {
                    stream,
                    ppid,
                    octets: &octets,
                };
                if of_switch {
                    self.packages.extend(package(&octets));
                    if self.deaf {
                        continue;
                    }
                    self.scf.handle_message(self.now, ASSOCIATION, message);
                } else {
                    self.ssp.handle_message(self.now, ASSOCIATION, message);
                }
            }
        }
        panic!("the nodes do not come to rest");
    }

    pub fn send(
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

    pub fn query(&mut self, components: &[RawComponent<'_>]) -> RawTarget {
        let query = RawPrimitive::Query(Permission::Granted);
        self.send(new(), components, query).expect("sent")
    }

    /// The SCF does something with the transaction that was opened last.
    pub fn scf(
        &mut self,
        request: impl FnOnce(&mut AnsiTc<'_>, DialogueId) -> Result<(), RequestError>,
    ) {
        let id = self.scf.user.last.expect("a transaction");
        let mut tc = self.scf.stack.tc(self.now);
        request(&mut tc.ansi().expect("ANSI"), id).expect("TC does it");
        self.run();
    }

    /// Lets time pass, timer by timer.
    pub fn wait(&mut self, time: Duration) {
        let until = self.now + time;
        self.run();
        loop {
            let next = [self.ssp.poll_timeout(), self.scf.poll_timeout()];
            match next
                .into_iter()
                .flatten()
                .min()
                .filter(|next| *next <= until)
            {
                Some(next) => self.now = next.max(self.now),
                None => break,
            }
            self.run();
        }
        self.now = until;
        self.run();
    }

    pub fn call(&mut self, request: CallRequest) -> CallId {
        let id = self.ssp.call(self.now, request).expect("the call starts");
        self.run();
        id
    }

    pub fn party(&mut self, call: CallId, event: PartyEvent) {
        let done = self.ssp.party(self.now, call, event);
        done.expect("it can happen");
        self.run();
    }

    pub fn records(&mut self) -> Vec<Record> {
        std::iter::from_fn(|| self.ssp.poll_record()).collect()
    }

    pub fn brief(&mut self) -> Vec<String> {
        std::mem::take(&mut self.scf.user.brief)
    }

    /// The SCF sends these operations, each with the invoke id of ours that it answers, in the latest transaction.
    pub fn order(&mut self, how: How, orders: &[(u32, Option<i8>, Vec<u8>)]) {
        let id = self.scf.user.last.expect("a transaction");
        self.order_in(id, how, orders);
    }

    pub fn order_in(&mut self, id: DialogueId, how: How, orders: &[(u32, Option<i8>, Vec<u8>)]) {
        let mut tc = self.scf.stack.tc(self.now);
        let mut tc = tc.ansi().expect("ANSI");
        for (code, answers, parameter) in orders {
            let [.., family, specifier] = code.to_be_bytes();
            let code = OperationCode::private(family, specifier);
            let mut request = InvokeRequest::new(code, Class::Both, 60 * SECOND);
            request.correlation_id = answers.map(InvokeId);
            tc.invoke(id, &request, Parameter::Octets(parameter))
                .expect("it is taken");
        }
        let sent = match how {
            How::Conversation => tc.conversation(id, Permission::Granted, None),
            How::Withholding => tc.conversation(id, Permission::Withheld, None),
            How::Response => tc.response(id, None),
        };
        sent.expect("it is sent");
        self.run();
    }

    /// The SCF opens a transaction with this operation.
    pub fn ask(&mut self, code: u32, parameter: &[u8]) -> DialogueId {
        let mut tc = self.scf.stack.tc(self.now);
        let mut tc = tc.ansi().expect("ANSI");
        let id = tc.open(address(SCP), address(SWITCH)).expect("room");
        let [.., family, specifier] = code.to_be_bytes();
        let code = OperationCode::private(family, specifier);
        let request = InvokeRequest::new(code, Class::Both, 60 * SECOND);
        tc.invoke(id, &request, Parameter::Octets(parameter))
            .expect("it is taken");
        tc.query(id, Permission::Granted, None).expect("it is sent");
        self.scf.user.dialogues.push(id);
        self.run();
        id
    }

    pub fn told(&mut self) -> Vec<String> {
        std::mem::take(&mut self.scf.user.told)
    }

    pub fn events(&mut self) -> Vec<RawEvent> {
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
pub fn package(m3ua: &[u8]) -> Option<Vec<u8>> {
    if m3ua[2..4] != [1, 1] {
        return None;
    }
    let sccp = m3ua.get(8 + 4 + 12..)?;
    let message = sccp::Message::decode(sccp).ok()?;
    Some(message.data.to_vec())
}

pub fn new() -> RawTarget {
    RawTarget::New {
        remote: address(SCP),
        context: None,
    }
}

/// With which package the SCF sends what it has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum How {
    /// Conversation with permission.
    Conversation,
    /// Conversation without.
    Withholding,
    /// Response.
    Response,
}

/// Elements one after the other, in a parameter set or sequence.
pub fn parameters(tag: u8, elements: &[&[u8]]) -> Vec<u8> {
    let content = elements.concat();
    let length = u8::try_from(content.len()).expect("short");
    let mut octets = vec![tag];
    if length > 127 {
        octets.push(0x81);
    }
    octets.push(length);
    octets.extend(content);
    octets
}
