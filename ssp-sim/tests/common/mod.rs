//! A switch and a scripted SCF, each on its own stack, joined in memory in virtual time. The SCF is made of raw TC
//! operations and of octets written here by hand: neither the SCP nor the encoder of the operations has a part in it.

#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part")]
#![allow(
    clippy::disallowed_methods,
    reason = "the one look at a clock: where the virtual time begins"
)]

use inlab_inap::{CalledNumber, DetectionPoint, Dialect, LegId, ServiceSelector, Trigger};
use inlab_ss7::{
    Address, AssociationEvent, AssociationId, CalledPartyBcdNumber, CalledPartyNumber,
    CallingPartyNumber, Message, NetworkIndicator, PointCode, SubsystemNumber,
};
use inlab_ssp_sim::{CallId, CallRequest, Config, PartyEvent, Record, SspSim};
use inlab_stack::m3ua::{ApplicationServer, AsId, AssociationConfig, Exchange, Role, Route};
use inlab_stack::tcap::{
    self, AbortReason, Class, DialogueId, ErrorCode, Indication, InvokeId, InvokeRequest,
    OperationCode, Parameter, Problem, RequestError, Termination, UserInformation,
};
use inlab_stack::{Config as StackConfig, Core, Node, Stack, Tc, TcUser, m3ua, sccp};
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const ASSOCIATION: AssociationId = AssociationId(1);
const SSP: u32 = 2057;
const SCF: u32 = 4114;
pub const SECOND: Duration = Duration::from_secs(1);

/// Local operation codes of TS 29.078 5.6 and ETS 300 374-1.
pub const CONNECT: i32 = 20;
pub const RELEASE_CALL: i32 = 22;
pub const REQUEST_REPORT: i32 = 23;
pub const CONTINUE: i32 = 31;
pub const RESET_TIMER: i32 = 33;
pub const FURNISH_CHARGING: i32 = 34;
pub const APPLY_CHARGING: i32 = 35;
pub const CANCEL: i32 = 53;
pub const ESTABLISH_TEMPORARY_CONNECTION: i32 = 17;
pub const DISCONNECT_FORWARD_CONNECTION: i32 = 18;
pub const CONNECT_TO_RESOURCE: i32 = 19;
pub const CALL_GAP: i32 = 41;
pub const CALL_INFORMATION_REQUEST: i32 = 45;
pub const SEND_CHARGING_INFORMATION: i32 = 46;
pub const PLAY_ANNOUNCEMENT: i32 = 47;
pub const PROMPT_AND_COLLECT: i32 = 48;
pub const ACTIVITY_TEST: i32 = 55;

pub fn address(point_code: u32, subsystem: SubsystemNumber) -> Address {
    let mut address = Address::on_ssn(subsystem);
    address.point_code = Some(PointCode(point_code));
    address
}

pub fn scf() -> Address {
    address(SCF, SubsystemNumber::CAP)
}

fn stack(own: u32, peer: u32, max_dialogues: u32) -> StackConfig {
    StackConfig {
        m3ua: m3ua::Config {
            application_servers: vec![ApplicationServer::default()],
            routes: vec![Route {
                destination: Some(PointCode(peer)),
                service_indicator: None,
                application_server: AsId(0),
                via: Vec::new(),
            }],
            own_point_codes: vec![PointCode(own)],
            ..m3ua::Config::default()
        },
        sccp: sccp::Config {
            network_indicator: NetworkIndicator(2),
            ..sccp::Config::itu(PointCode(own), vec![SubsystemNumber::CAP])
        },
        tcap: tcap::Config {
            node: u16::from(own == SCF) + 1,
            max_dialogues,
            own_address: Some(address(own, SubsystemNumber::CAP)),
            ..tcap::Config::default()
        },
    }
}

/// Notes what it is told; says nothing of itself.
#[derive(Default)]
pub struct Scf {
    pub told: Vec<String>,
    pub dialogues: Vec<DialogueId>,
}

pub fn hex(octets: &[u8]) -> String {
    octets.iter().fold(String::new(), |mut text, octet| {
        let _ = write!(text, "{octet:02x}");
        text
    })
}

impl TcUser for Scf {
    fn indication(&mut self, _: &mut Tc<'_>, dialogue: DialogueId, indication: Indication<'_>) {
        self.told.push(match indication {
            Indication::Begin(_) => {
                self.dialogues.push(dialogue);
                "begin".into()
            }
            Indication::Continue(_) => "continue".into(),
            Indication::End(_) => "end".into(),
            Indication::UserAbort(abort) => {
                format!("abort {}", hex(abort.user_information.octets()))
                    .trim()
                    .into()
            }
            Indication::ProviderAbort(abort) => format!("{abort:?}"),
            Indication::Invoke(invoke) => {
                let OperationCode::Local(code) = invoke.operation else {
                    panic!("an SSF has no global operations")
                };
                let argument = hex(invoke.parameter.unwrap_or_default());
                let linked = invoke
                    .linked_id
                    .map_or(String::new(), |id| format!(" linked {}", id.0));
                format!("invoke {} {code} {argument}{linked}", invoke.invoke_id.0)
            }
            Indication::ResultLast(result) => {
                let parameter = hex(result.parameter.unwrap_or_default());
                format!("result {} {parameter}", result.invoke_id.0)
                    .trim_end()
                    .into()
            }
            Indication::Error(error) => format!("error {} {:?}", error.invoke_id.0, error.error),
            Indication::Reject(reject, _) => {
                format!(
                    "reject {:?} {:?}",
                    reject.invoke_id.map(|id| id.0),
                    reject.problem
                )
            }
            Indication::Notice(cause) => format!("notice {cause}"),
            Indication::MessageEnd | Indication::Closed | Indication::Cancel(_) => return,
            other => format!("{other:?}"),
        });
    }
}

/// With which message the SCF sends what it has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum In {
    Continue,
    End,
}

pub struct World {
    pub now: Instant,
    pub ssp: SspSim,
    pub scf: Node<Scf>,
    wires: [VecDeque<(u16, u32, Vec<u8>)>; 2],
    /// Messages towards the SCF are lost.
    pub deaf: bool,
}

impl World {
    pub fn new() -> Self {
        Self::with(|_| {}, 1000)
    }

    pub fn with(change: impl FnOnce(&mut Config), max_dialogues: u32) -> Self {
        let now = Instant::now();
        let mut config = Config::new(address(SSP, SubsystemNumber::CAP));
        change(&mut config);
        let mut world = Self {
            now,
            ssp: SspSim::new(Stack::new(now, stack(SSP, SCF, max_dialogues)), config),
            scf: Node {
                stack: Stack::new(now, stack(SCF, SSP, 1000)),
                user: Scf::default(),
            },
            wires: Default::default(),
            deaf: false,
        };
        let role = Role::Ipsp(Exchange::Double);
        for stack in [world.ssp.stack_mut(), &mut world.scf.stack] {
            let mut association = AssociationConfig::new(role, vec![AsId(0)]);
            association.peer_application_servers = vec![AsId(0)];
            stack.add_association(ASSOCIATION, association);
        }
        let up = AssociationEvent::Up {
            outbound_streams: 17,
            inbound_streams: 17,
        };
        world.ssp.handle_association(now, ASSOCIATION, up.clone());
        world.scf.handle_association(now, ASSOCIATION, up);
        world.run();
        world
    }

    fn core(&mut self, at: usize) -> &mut dyn Core {
        if at == 0 {
            &mut self.ssp
        } else {
            &mut self.scf
        }
    }

    /// Until nothing is on the way and nothing is due.
    pub fn run(&mut self) {
        for _ in 0..10_000 {
            for at in 0..2 {
                while let Some(transmit) = self.core(at).poll_transmit() {
                    let Message {
                        stream,
                        ppid,
                        octets,
                    } = transmit.message;
                    let message = (stream, ppid, octets.to_vec());
                    if at == 1 || !self.deaf {
                        self.wires[1 - at].push_back(message);
                    }
                }
            }
            let now = self.now;
            if let Some(to) = (0..2).find(|to| !self.wires[*to].is_empty()) {
                let (stream, ppid, octets) = self.wires[to].pop_front().expect("one");
                let message = Message {
                    stream,
                    ppid,
                    octets: &octets,
                };
                self.core(to).handle_message(now, ASSOCIATION, message);
            } else if let Some(at) =
                (0..2).find(|at| self.core(*at).poll_timeout().is_some_and(|due| due <= now))
            {
                self.core(at).handle_timeout(now);
            } else {
                return;
            }
        }
        panic!("the nodes do not come to rest");
    }

    /// Lets time pass, timer by timer.
    pub fn wait(&mut self, time: Duration) {
        let until = self.now + time;
        self.run();
        loop {
            let next = (0..2).filter_map(|at| self.core(at).poll_timeout()).min();
            match next.filter(|next| *next <= until) {
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
        self.ssp
            .party(self.now, call, event)
            .expect("it can happen");
        self.run();
    }

    /// The dialogue that was opened last.
    pub fn dialogue(&self) -> DialogueId {
        *self.scf.user.dialogues.last().expect("a dialogue")
    }

    /// The SCF does something of TC.
    pub fn tc<T>(&mut self, request: impl FnOnce(&mut Tc<'_>) -> Result<T, RequestError>) -> T {
        let done = request(&mut self.scf.stack.tc(self.now)).expect("TC does it");
        self.run();
        done
    }

    /// The SCF sends these operations in the latest dialogue.
    pub fn send(&mut self, how: In, operations: &[Op]) {
        let dialogue = self.dialogue();
        self.send_in(dialogue, how, operations);
    }

    pub fn send_in(&mut self, dialogue: DialogueId, how: In, operations: &[Op]) {
        self.tc(|tc| {
            for Op { code, argument } in operations {
                let class = match *code {
                    CONTINUE | RELEASE_CALL | CALL_GAP => Class::Neither,
                    ACTIVITY_TEST => Class::SuccessOnly,
                    PROMPT_AND_COLLECT => Class::Both,
                    _ => Class::FailureOnly,
                };
                // Of the resource's operations the timer is "long" (TS 29.078 table 6-1).
                let timer = match *code {
                    PLAY_ANNOUNCEMENT | PROMPT_AND_COLLECT => 600 * SECOND,
                    _ => SECOND,
                };
                let request = InvokeRequest::new(OperationCode::Local(*code), class, timer);
                let argument = argument
                    .as_ref()
                    .map_or(Parameter::None, |octets| Parameter::Octets(octets));
                tc.invoke(dialogue, &request, argument)?;
            }
            finish(tc, dialogue, how)
        });
    }

    /// The SCF answers the operation of this invoke id with an error.
    pub fn error(&mut self, how: In, invoke: i8, code: i32) {
        let dialogue = self.dialogue();
        self.tc(|tc| {
            tc.error(
                dialogue,
                InvokeId(invoke),
                ErrorCode::Local(code),
                Parameter::None,
            )?;
            finish(tc, dialogue, how)
        });
    }

    /// The SCF rejects it.
    pub fn reject(&mut self, how: In, invoke: i8, problem: Problem) {
        let dialogue = self.dialogue();
        self.tc(|tc| {
            tc.reject(dialogue, InvokeId(invoke), problem)?;
            finish(tc, dialogue, how)
        });
    }

    pub fn abort(&mut self) {
        let dialogue = self.dialogue();
        self.tc(|tc| tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None));
    }

    /// What the SCF was told since the last time.
    pub fn told(&mut self) -> Vec<String> {
        std::mem::take(&mut self.scf.user.told)
    }

    /// What the switch did since the last time, without the steps of its state models.
    pub fn did(&mut self) -> Vec<String> {
        let mut lines = vec![];
        while let Some(record) = self.ssp.poll_record() {
            lines.push(match record {
                Record::Call { .. } | Record::Ssf { .. } => continue,
                Record::Instructed { instruction, .. } => instruction.name().to_string(),
                Record::Refused {
                    operation, answer, ..
                } => format!("refused {} {answer:?}", operation.expect("a local one")),
                Record::ControlLost { why, released, .. } => {
                    let then = if released { "release" } else { "continue" };
                    format!("lost {why:?}, {then}")
                }
                Record::Over {
                    by, cause, spoke, ..
                } => format!(
                    "over by {:?} cause {:?} spoke {:?}",
                    by.map(|leg| leg.0),
                    cause.map(|cause| cause.value.0),
                    spoke.map(|time| time.as_secs())
                ),
                other => format!("{other:?}"),
            });
        }
        lines
    }

    /// The steps in the state models since the last time.
    pub fn steps(&mut self) -> Vec<String> {
        let mut lines = vec![];
        while let Some(record) = self.ssp.poll_record() {
            match record {
                Record::Call { pic, point, .. } => lines.push(match point {
                    Some(point) => format!("DP {point}"),
                    None => pic.to_string(),
                }),
                Record::Ssf { state, .. } => lines.push(format!("SSF {state}")),
                _ => {}
            }
        }
        lines
    }

    /// Nothing is left, after all timers of operations have run out.
    #[track_caller]
    pub fn assert_at_rest(&mut self) {
        self.wait(120 * SECOND);
        assert_eq!(
            (self.ssp.calls(), self.ssp.dialogues()),
            (0, 0),
            "calls and dialogues of the switch"
        );
    }
}

fn finish(tc: &mut Tc<'_>, dialogue: DialogueId, how: In) -> Result<(), RequestError> {
    match how {
        In::Continue => tc.continue_(dialogue, UserInformation::None),
        In::End => tc.end(dialogue, Termination::Basic, UserInformation::None),
    }
}

// ---- requests ----

/// An originating call of +15550100 to 800123 in this dialect.
pub fn originating(dialect: Dialect) -> CallRequest {
    let mut trigger = Trigger::new(
        DetectionPoint::CollectedInfo,
        ServiceSelector::ServiceKey(100),
    );
    trigger.calling = Some(CallingPartyNumber::from_text("+15550100").expect("a number"));
    trigger.called = Some(if dialect.originating_called_is_bcd() {
        CalledNumber::Bcd(CalledPartyBcdNumber::from_text("800123 (unknown)").expect("a number"))
    } else {
        CalledNumber::Isup(CalledPartyNumber::from_text("800123 (unknown)").expect("a number"))
    });
    CallRequest::new(trigger, dialect, scf())
}

/// A terminating call of +15550100 to +15550101 in this dialect.
pub fn terminating(dialect: Dialect) -> CallRequest {
    let mut trigger = Trigger::new(
        DetectionPoint::TermAttemptAuthorized,
        ServiceSelector::ServiceKey(200),
    );
    trigger.calling = Some(CallingPartyNumber::from_text("+15550100").expect("a number"));
    trigger.called = Some(CalledNumber::Isup(
        CalledPartyNumber::from_text("+15550101").expect("a number"),
    ));
    CallRequest::new(trigger, dialect, scf())
}

// ---- operations, by hand ----

#[derive(Clone, Debug)]
pub struct Op {
    pub code: i32,
    pub argument: Option<Vec<u8>>,
}

pub fn op(code: i32, argument: &[u8]) -> Op {
    Op {
        code,
        argument: Some(argument.to_vec()),
    }
}

pub fn bare(code: i32) -> Op {
    Op {
        code,
        argument: None,
    }
}

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).expect("short");
    let mut octets = vec![tag];
    if length < 0x80 {
        octets.push(length);
    } else {
        octets.extend([0x81, length]);
    }
    octets.extend(content);
    octets
}

/// An event to arm: its number, its mode (0 interrupted, 1 notifyAndContinue, 2 transparent), its leg, its timer.
#[derive(Clone, Copy, Debug)]
pub struct Event(pub u8, pub u8, pub Option<u8>, pub Option<u8>);

pub const R: u8 = 0;
pub const N: u8 = 1;
pub const OFF: u8 = 2;

pub const fn ev(event: u8, mode: u8, leg: u8) -> Event {
    Event(event, mode, Some(leg), None)
}

/// requestReportBCSMEvent (TS 29.078 6.1, RequestReportBCSMEventArg).
pub fn arm(events: &[Event]) -> Op {
    let mut list = vec![];
    for Event(event, mode, leg, timer) in events {
        let mut one = [tlv(0x80, &[*event]), tlv(0x81, &[*mode])].concat();
        if let Some(leg) = leg {
            one.extend(tlv(0xa2, &tlv(0x80, &[*leg])));
        }
        if let Some(seconds) = timer {
            one.extend(tlv(0xbe, &tlv(0x81, &[*seconds])));
        }
        list.extend(tlv(0x30, &one));
    }
    op(REQUEST_REPORT, &tlv(0x30, &tlv(0xa0, &list)))
}

/// connect to +15550102: called party number of Q.763 3.9, international, E.164.
pub fn connect() -> Op {
    let number = [0x04, 0x10, 0x51, 0x55, 0x10, 0x20];
    op(CONNECT, &tlv(0x30, &tlv(0xa0, &tlv(0x04, &number))))
}

pub fn go_on() -> Op {
    bare(CONTINUE)
}

/// releaseCall: cause 31, public network serving the local user (Q.850 2.1).
pub fn release() -> Op {
    op(RELEASE_CALL, &[0x04, 0x02, 0x82, 0x9f])
}

/// resetTimer, so many seconds.
pub fn reset_timer(seconds: u8) -> Op {
    op(
        RESET_TIMER,
        &tlv(0x30, &[tlv(0x80, &[0]), tlv(0x81, &[seconds])].concat()),
    )
}

/// Everything that tells the fate of an originating call, as notifications.
pub fn watch() -> Op {
    arm(&[
        ev(4, N, 2),
        ev(5, N, 2),
        ev(6, N, 2),
        ev(7, N, 2),
        ev(9, N, 1),
        ev(9, N, 2),
        ev(10, N, 1),
    ])
}

pub const ONE: LegId = LegId::ONE;
pub const TWO: LegId = LegId::TWO;
