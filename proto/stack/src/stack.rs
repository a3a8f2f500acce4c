//! The three layers, and what goes up.

use crate::event::Event;
use crate::machine::Machine;
use crate::tc::{StatusIndication, Tc, TcUser};
use crate::transmit::Output;
use inlab_m3ua::{AsId, AssociationConfig, M3ua, PAYLOAD_PROTOCOL_IDENTIFIER};
use inlab_sccp::{PointCodeStatus, Sccp};
use inlab_ss7::{
    Address, AssociationEvent, AssociationId, Message, MtpStatus, MtpTransfer, PointCode,
    RoutingIndicator, RoutingLabel, ServiceIndicator, SubsystemNumber, Timer, TimerField,
};
use inlab_tcap::{DialogueId, ForeignContent, Notice, Quality, Tcap, Unitdata, ansi};
use std::collections::VecDeque;
use std::time::Instant;

/// Events kept for who polls them.
const MAX_EVENTS: usize = 1_024;
/// What one `handle_timeout` does at most; the rest is due at once.
const MAX_EXPIRED: usize = 10_000;

/// What one node is.
#[derive(Clone, Debug)]
pub struct Config {
    /// Application servers, routes, timers. Associations come with [`Stack::add_association`].
    pub m3ua: inlab_m3ua::Config,
    /// Point codes, network indicator, subsystems, translation.
    pub sccp: inlab_sccp::Config,
    /// Limits, timers, node and shard; and which kind of TCAP the node speaks.
    pub tcap: inlab_tcap::Config,
}

impl Config {
    /// The timers of the three layers, but T(beat), which is an association's: row and place.
    pub fn timer_fields(&mut self) -> impl Iterator<Item = (&'static Timer, TimerField<'_>)> {
        let m3ua = self.m3ua.timer_fields().into_iter();
        let sccp = self.sccp.timer_fields();
        m3ua.chain(sccp).chain(self.tcap.timer_fields())
    }

    /// Every row of the three layers.
    pub fn timers() -> impl Iterator<Item = &'static Timer> {
        let rows = [
            &inlab_m3ua::timers::TIMERS[..],
            &inlab_sccp::timers::TIMERS,
            &inlab_tcap::timers::TIMERS,
        ];
        rows.into_iter().flatten().copied()
    }
}

/// One node without I/O: one shard, which owns all associations of its application servers and all their dialogues.
///
/// One mutation (`handle_*`, or requests on [`tc`](Self::tc)), then [`poll_transmit`](Self::poll_transmit) until `None`,
/// then [`poll_timeout`](Self::poll_timeout).
#[derive(Debug)]
pub struct Stack {
    pub(crate) m3ua: M3ua,
    pub(crate) sccp: Sccp,
    pub(crate) tcap: Machine,
    pub(crate) point_codes: Vec<PointCode>,
    /// The time of the last mutation.
    pub(crate) now: Instant,
    pub(crate) output: Output,
    /// Messages for ourselves: told with the next `handle_*`, since only then is there a user.
    pub(crate) looped: VecDeque<(RoutingLabel, Vec<u8>)>,
    /// Messages that could not be sent, with SCCP's return cause.
    pub(crate) notices: VecDeque<(DialogueId, u8)>,
    events: VecDeque<Event>,
    lost_events: u32,
}

impl Stack {
    /// Dialogues at this moment, with those that wait for the last operation timer of a pre-arranged end.
    #[must_use]
    pub fn dialogue_count(&self) -> usize {
        self.tcap.dialogue_count()
    }

    /// A node without associations.
    #[must_use]
    pub fn new(now: Instant, config: Config) -> Self {
        Self {
            point_codes: config.sccp.point_codes.clone(),
            m3ua: M3ua::new(config.m3ua),
            sccp: Sccp::new(config.sccp),
            tcap: Machine::new(config.tcap),
            now,
            output: Output::default(),
            looped: VecDeque::new(),
            notices: VecDeque::new(),
            events: VecDeque::with_capacity(MAX_EVENTS),
            lost_events: 0,
        }
    }

    // ---- what happens ----

    /// Something happened to an association.
    pub fn handle_association(
        &mut self,
        now: Instant,
        id: AssociationId,
        event: AssociationEvent,
        user: &mut dyn TcUser,
    ) {
        self.now = now;
        self.m3ua.handle_association(now, id, &event);
        self.settle(user);
    }

    /// A message came.
    pub fn handle_message(
        &mut self,
        now: Instant,
        id: AssociationId,
        message: Message<'_>,
        user: &mut dyn TcUser,
    ) {
        self.now = now;
        if message.ppid != PAYLOAD_PROTOCOL_IDENTIFIER {
            let ppid = message.ppid;
            self.event(Event::UnknownPayload {
                association: id,
                ppid,
            });
        }
        match self.m3ua.handle_message(now, id, message) {
            Some(inlab_m3ua::Primitive::Transfer(transfer)) => self.transfer(transfer, user),
            Some(inlab_m3ua::Primitive::Status(status)) => self.status(status, user),
            None => {}
        }
        self.settle(user);
    }

    /// What another node or shard of the cluster took for us ([`TcUser::foreign`]). It is not forwarded again: an id that is
    /// not in use here is answered.
    pub fn handle_forwarded(
        &mut self,
        now: Instant,
        content: ForeignContent<'_>,
        user: &mut dyn TcUser,
    ) {
        self.now = now;
        match content {
            ForeignContent::Unitdata(unitdata) => self.tcap.receive(now, &unitdata, user, false),
            ForeignContent::Notice(notice) => self.tcap.notice(now, &notice, user, false),
        }
        self.settle(user);
    }

    /// It is `now`: everything that fell due is done.
    pub fn handle_timeout(&mut self, now: Instant, user: &mut dyn TcUser) {
        self.now = now;
        self.m3ua.handle_timeout(now);
        self.sccp.handle_timeout(now);
        for _ in 0..MAX_EXPIRED {
            if !self.tcap.expire(now, user) {
                break;
            }
        }
        self.settle(user);
    }

    /// The requests of a user, outside of any indication.
    pub fn tc(&mut self, now: Instant) -> Tc<'_> {
        self.now = now;
        self.tcap.tc(now)
    }

    /// When [`handle_timeout`](Self::handle_timeout) is wanted at the latest.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        let waiting = (!self.notices.is_empty() || !self.looped.is_empty()).then_some(self.now);
        let layers = [
            self.m3ua.poll_timeout(),
            self.sccp.poll_timeout(),
            self.tcap.poll_timeout(),
            waiting,
        ];
        layers.into_iter().flatten().min()
    }

    /// The next thing worth telling whoever watches the node. 1,024 are kept; what is lost is counted.
    pub fn poll_event(&mut self) -> Option<Event> {
        if self.lost_events > 0 {
            return Some(Event::Lost(std::mem::take(&mut self.lost_events)));
        }
        self.events
            .pop_front()
            .or_else(|| self.sccp.poll_diagnostic().map(Event::Sccp))
            .or_else(|| self.tcap.poll_event())
    }

    // ---- management ----

    /// An association that is to come, or was accepted: before its first event.
    pub fn add_association(&mut self, id: AssociationId, config: AssociationConfig) {
        self.m3ua.add_association(id, config);
    }

    /// Forgets an association.
    pub fn remove_association(&mut self, now: Instant, id: AssociationId, user: &mut dyn TcUser) {
        self.now = now;
        self.m3ua.remove_association(now, id);
        self.settle(user);
    }

    /// Our ASPs ask to be active for this application server (RFC 4666 4.3.4.3), or withdraw (4.3.4.4).
    pub fn set_active(&mut self, now: Instant, server: AsId, active: bool, user: &mut dyn TcUser) {
        self.now = now;
        if active {
            self.m3ua.activate(now, server);
        } else {
            self.m3ua.deactivate(now, server);
        }
        self.settle(user);
    }

    /// One of our subsystems goes out of service or comes back; concerned nodes are told (Q.714 5.3.6).
    pub fn set_subsystem(&mut self, subsystem: SubsystemNumber, in_service: bool) {
        self.sccp.set_subsystem(subsystem, in_service);
    }

    /// One of our subsystems wants to go out of service, and its replicas are asked (Q.714 5.3.5.2);
    /// [`StatusIndication::CoordinationConfirmed`] follows. `false` if nobody is asked.
    pub fn coordinate(&mut self, now: Instant, subsystem: SubsystemNumber) -> bool {
        self.now = now;
        self.sccp.coordinate(now, subsystem)
    }

    /// The replica at `node` may go out of service (Q.714 5.3.5.3). `false` if it did not ask.
    pub fn grant(&mut self, now: Instant, node: PointCode, subsystem: SubsystemNumber) -> bool {
        self.now = now;
        self.sccp.grant(node, subsystem)
    }

    /// This node is congested, 1 to 8, or no longer (0); who sends to it all the same hears it (Q.714 5.2.7).
    pub fn set_congestion(&mut self, level: u8) {
        self.sccp.set_congestion(level);
    }

    /// M3UA, to look at.
    #[must_use]
    pub const fn m3ua(&self) -> &M3ua {
        &self.m3ua
    }

    /// SCCP, to look at.
    #[must_use]
    pub const fn sccp(&self) -> &Sccp {
        &self.sccp
    }

    /// TCAP, to look at; `None`: the node speaks ANSI TCAP.
    #[must_use]
    pub const fn tcap(&self) -> Option<&Tcap> {
        match &self.tcap {
            Machine::Itu(tcap) => Some(tcap),
            Machine::Ansi(_) => None,
        }
    }

    /// ANSI TCAP, to look at; `None`: the node speaks the ITU's.
    #[must_use]
    pub const fn ansi_tcap(&self) -> Option<&ansi::Tcap> {
        match &self.tcap {
            Machine::Itu(_) => None,
            Machine::Ansi(tcap) => Some(tcap),
        }
    }

    // ---- upwards ----

    fn transfer(&mut self, transfer: MtpTransfer<'_>, user: &mut dyn TcUser) {
        if transfer.label.si != ServiceIndicator::SCCP {
            let RoutingLabel { opc, si, .. } = transfer.label;
            return self.event(Event::UnknownUserPart { opc, si });
        }
        let Some(primitive) = self.sccp.receive(self.now, transfer) else {
            return;
        };
        match primitive {
            inlab_sccp::Primitive::Unitdata(unitdata) => {
                let received = Unitdata {
                    called: unitdata.called,
                    calling: with_node(unitdata.calling, unitdata.opc),
                    quality: Quality {
                        sequence: unitdata.in_sequence.then_some(unitdata.sls),
                        return_on_error: unitdata.return_on_error,
                    },
                    user_data: &unitdata.data,
                };
                self.tcap.receive(self.now, &received, user, true);
            }
            inlab_sccp::Primitive::Notice(notice) => {
                let notice = Notice {
                    cause: notice.cause.0,
                    user_data: &notice.data,
                };
                self.tcap.notice(self.now, &notice, user, true);
            }
            status => self.tell_status(&status, user),
        }
    }

    fn status(&mut self, status: MtpStatus, user: &mut dyn TcUser) {
        if let Some(status) = self.sccp.status(self.now, status) {
            self.tell_status(&status, user);
        }
    }

    /// What SCCP says of the network.
    fn tell_status(&mut self, primitive: &inlab_sccp::Primitive<'_>, user: &mut dyn TcUser) {
        use inlab_sccp::Primitive;
        let status = match *primitive {
            Primitive::Unitdata(_) | Primitive::Notice(_) => return,
            Primitive::State {
                point_code,
                subsystem,
                in_service,
                multiplicity: _,
            } => StatusIndication::Subsystem {
                point_code,
                subsystem,
                in_service,
            },
            Primitive::PcState { point_code, status } => match status {
                PointCodeStatus::Accessible => StatusIndication::PointCode {
                    point_code,
                    accessible: true,
                },
                PointCodeStatus::Inaccessible | PointCodeStatus::SccpUnavailable(_) => {
                    StatusIndication::PointCode {
                        point_code,
                        accessible: false,
                    }
                }
                PointCodeStatus::Congested(level) => {
                    StatusIndication::Congested { point_code, level }
                }
            },
            Primitive::CoordinationRequested {
                point_code,
                subsystem,
                multiplicity: _,
            } => StatusIndication::CoordinationRequested {
                point_code,
                subsystem,
            },
            Primitive::CoordinationConfirmed { subsystem, granted } => {
                StatusIndication::CoordinationConfirmed { subsystem, granted }
            }
            Primitive::Traffic {
                from,
                point_code,
                subsystem,
                backup,
            } => StatusIndication::Traffic {
                from,
                point_code,
                subsystem,
                backup,
            },
        };
        user.status(&mut self.tcap.tc(self.now), status);
    }

    /// What waits from before, and what M3UA has to say. What this leads to waits for the next time.
    fn settle(&mut self, user: &mut dyn TcUser) {
        while let Some(event) = self.m3ua.poll_event() {
            match event {
                inlab_m3ua::Event::Status(status) => self.status(status, user),
                event => self.event(Event::M3ua(event)),
            }
        }
        while let Some(status) = self.sccp.poll_primitive() {
            self.tell_status(&status, user);
        }
        for _ in 0..self.notices.len() {
            if let Some((dialogue, cause)) = self.notices.pop_front()
                && self.tcap.is_alive(dialogue)
            {
                self.tcap.not_sent(self.now, dialogue, cause, user);
            }
        }
        for _ in 0..self.looped.len() {
            if let Some((label, octets)) = self.looped.pop_front() {
                self.transfer(
                    MtpTransfer {
                        label,
                        user_data: &octets,
                    },
                    user,
                );
            }
        }
    }

    pub(crate) fn event(&mut self, event: Event) {
        if self.events.len() >= MAX_EVENTS {
            self.events.pop_front();
            self.lost_events = self.lost_events.saturating_add(1);
        }
        self.events.push_back(event);
    }
}

/// An address routed on a subsystem number names the node where it stands without a point code: the one that sent it.
fn with_node(mut calling: Address, opc: PointCode) -> Address {
    if calling.routing == RoutingIndicator::SubsystemNumber && calling.point_code.is_none() {
        calling.point_code = Some(opc);
    }
    calling
}
