//! Routing control (Q.714 2) and connectionless control (Q.714 4) of one node.

mod answers;

use std::collections::VecDeque;
use std::fmt;
use std::time::Instant;

use inlab_ss7::{
    Address, InlineOctets, MtpStatus, MtpTransfer, PointCode, PointCodeFormat, RoutingIndicator,
    RoutingLabel, ServiceIndicator, SubsystemNumber,
};

use crate::management::Management;
use crate::message::{
    Family, Importance, Message, MessageError, OptionalPart, Parameter, ProtocolClass, Purpose,
    SUFFIX, Segmentation, optional_part, prefix,
};
use crate::primitive::{
    Config, Counters, Data, Diagnostic, DiagnosticKind, Notice, Outgoing, Primitive,
    RoutingFailure, SendError, Unitdata, UnitdataRequest, Untranslated,
};
use crate::reassembly::{Key, Origin, Outcome, Reassembly};
use crate::translation::{Context, Rewrite, Target, Translation};
use crate::transmit::Transmit;

/// The most diagnostics that wait to be fetched.
const DIAGNOSTICS: usize = 64;

/// The most primitives about the network that wait to be fetched.
const PRIMITIVES: usize = 256;

/// The most segments of one message (Q.713 3.17).
const SEGMENTS: usize = 16;

/// SCCP of one node. Its point codes and subsystems are in [`Config`].
///
/// Each `receive`, `status`, `send`, `set_subsystem` and `handle_timeout` is one step; after it, drain
/// [`poll_primitive`](Self::poll_primitive) and [`poll_transmit`](Self::poll_transmit), and read
/// [`poll_timeout`](Self::poll_timeout).
#[derive(Debug)]
pub struct Sccp {
    config: Config,
    translation: Translation,
    management: Management,
    reassembly: Reassembly,
    transmit: Transmit,
    /// What the user has not heard of the network.
    primitives: VecDeque<Primitive<'static>>,
    diagnostics: VecDeque<Diagnostic>,
    counters: Counters,
    /// Segmentation local reference of the next message that is segmented.
    reference: u32,
    /// Signalling link selection of the next message in class 0.
    sls: u8,
}

/// What a translation comes to.
struct Route {
    node: PointCode,
    /// The called address for it.
    called: Address,
    /// What becomes of the calling party's digits, if the message is relayed.
    calling: Option<Rewrite>,
}

impl Sccp {
    /// A node of which nothing is known but its configuration: every other node counts as accessible.
    #[must_use]
    pub fn new(mut config: Config) -> Self {
        Self {
            translation: Translation::new(std::mem::take(&mut config.rule_sets)),
            management: Management::new(&config),
            reassembly: Reassembly::new(config.reassembly_timer, config.reassemblies),
            transmit: Transmit::default(),
            primitives: VecDeque::new(),
            diagnostics: VecDeque::with_capacity(DIAGNOSTICS),
            counters: Counters::default(),
            reference: 0,
            sls: 0,
            config,
        }
    }

    /// MTP-TRANSFER indication: at most one primitive comes of it; of a management message there may be more, for
    /// [`poll_primitive`](Self::poll_primitive).
    ///
    /// Messages routed on a global title that leads elsewhere are relayed; what cannot be routed is returned if its sender asked
    /// for that. Connection-oriented classes are not served: CR is answered with CREF (Q.714 3.1.4); CC, RSR, RSC and IT with
    /// ERR (unassigned local reference) and RLSD with RLC (Q.714 annex B, table B-2); the rest is discarded.
    pub fn receive<'m>(
        &mut self,
        now: Instant,
        transfer: MtpTransfer<'m>,
    ) -> Option<Primitive<'m>> {
        self.counters.received += 1;
        let label = transfer.label;
        if !self.config.point_codes.contains(&label.dpc) {
            self.discard(&label, DiagnosticKind::NotOurs);
            return None;
        }
        let message = match Message::decode(transfer.user_data) {
            Ok(message) => message,
            Err(MessageError::ConnectionOriented(kind)) => {
                self.connection_oriented(&label, kind, transfer.user_data);
                return None;
            }
            Err(error) => {
                self.discard(&label, DiagnosticKind::Malformed(error));
                return None;
            }
        };
        self.management.message_from(label.opc, &self.config);
        self.carry_out();
        match self.route(&label, &message) {
            Ok(Some(called)) => self.deliver(now, &label, &message, called),
            Ok(None) => {
                self.counters.relayed += 1;
                None
            }
            Err(failure) => {
                self.refuse(now, &label, &message, failure);
                None
            }
        }
    }

    /// MTP-PAUSE, MTP-RESUME and MTP-STATUS indications (Q.714 5.2). The first primitive that comes of it is returned; fetch
    /// the others by [`poll_primitive`](Self::poll_primitive).
    ///
    /// A destination that is resumed without having been lost is no longer congested; nothing else changes for it.
    pub fn status(&mut self, now: Instant, status: MtpStatus) -> Option<Primitive<'static>> {
        let (management, config) = (&mut self.management, &self.config);
        match status {
            MtpStatus::Pause(node) => management.pause(now, node, config),
            MtpStatus::Resume(node) => management.resume(now, node, config),
            MtpStatus::Congested(node, level) => management.congested(now, node, level, config),
            MtpStatus::UserPartUnavailable(node, ServiceIndicator::SCCP, cause) => {
                management.user_part(now, node, cause, config);
            }
            MtpStatus::UserPartUnavailable(..) => {}
        }
        self.carry_out();
        self.poll_primitive()
    }

    /// Runs the timers that are due at `now`. Safe to call too early or too often.
    pub fn handle_timeout(&mut self, now: Instant) {
        while let Some((origin, data)) = self.reassembly.expire(now) {
            self.give_up(&origin, &data, RoutingFailure::SegmentsMissing);
        }
        while !self.transmit.is_full() && self.management.expire(now, &self.config) {
            self.carry_out();
        }
    }

    /// What else there is to tell about the network, oldest first: N-STATE, N-PCSTATE, N-COORD, N-TRAFFIC.
    pub fn poll_primitive(&mut self) -> Option<Primitive<'static>> {
        self.primitives.pop_front()
    }

    /// When [`Self::handle_timeout`] is to be called.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        [
            self.reassembly.poll_timeout(),
            self.management.poll_timeout(),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// N-UNITDATA request: what to put around `length` octets of user data.
    ///
    /// # Errors
    /// The request cannot be routed, or its data is too long. Nothing was sent then.
    pub fn send(
        &mut self,
        _now: Instant,
        request: &UnitdataRequest,
        length: usize,
    ) -> Result<Outgoing, SendError> {
        let sls = if request.in_sequence {
            request.sls_seed
        } else {
            self.sls = self.sls.wrapping_add(1);
            self.sls
        };
        let sls = sls & self.sls_mask();
        let (dpc, called) = self
            .destination(&request.called, &request.calling, sls)
            .map_err(SendError::Unroutable)?;
        let class = ProtocolClass {
            in_sequence: request.in_sequence,
            return_on_error: request.return_on_error,
        };
        let format = self.config.format;
        let known = |address: &Address| {
            address
                .global_title
                .is_none_or(|title| title.indicator(format).is_some())
        };
        if !known(&called) || !known(&request.calling) {
            return Err(SendError::GlobalTitleForm);
        }
        // T1.112 has no importance, but MTP's priorities.
        let given = request
            .importance
            .filter(|_| format != PointCodeFormat::Ansi);
        let importance = self.importance(Purpose::Data(class), given, self.config.message_priority);
        if self.management.refuses(dpc, importance, &self.config) {
            return Err(SendError::Unroutable(RoutingFailure::Congested(dpc)));
        }
        let mut outgoing = Outgoing {
            label: RoutingLabel {
                opc: self.own_point_code(),
                dpc,
                si: ServiceIndicator::SCCP,
                ni: self.config.network_indicator,
                mp: self.config.message_priority,
                sls,
            },
            family: self.config.preferred,
            class,
            hop_counter: self.config.hop_counter,
            called: called.encode(format),
            calling: request.calling.encode(format),
            importance: given,
            length,
            step: length,
            reference: [0; 3],
        };
        if outgoing.family == Family::Unitdata
            && (given.is_some() || length > self.room(&outgoing, false))
        {
            outgoing.family = Family::Extended;
        }
        if length > self.room(&outgoing, false) {
            // All segments but the last have one length, so that none is needlessly short.
            let room = self.room(&outgoing, true);
            let segments = length.div_ceil(room.max(1));
            if segments > SEGMENTS || room == 0 {
                return Err(SendError::TooLong(room * SEGMENTS));
            }
            outgoing.step = length.div_ceil(segments);
            // Segments of one message keep to one path, whatever the class (Q.714 4.1.1.1).
            self.reference = self.reference.wrapping_add(1);
            let [a, b, c, _] = self.reference.to_le_bytes();
            outgoing.reference = [a, b, c];
        }
        self.counters.requests += 1;
        Ok(outgoing)
    }

    /// A message that SCCP itself sends: returns, management, relayed ones. The octets are lent until the next call.
    pub fn poll_transmit(&mut self) -> Option<(RoutingLabel, &[u8])> {
        self.transmit.poll()
    }

    /// What was not delivered as it should be, oldest first.
    pub fn poll_diagnostic(&mut self) -> Option<Diagnostic> {
        self.diagnostics.pop_front()
    }

    /// How many of what since the start.
    #[must_use]
    pub const fn counters(&self) -> Counters {
        self.counters
    }

    /// Messages of which only the first segments have come, at this moment; at most [`Config::reassemblies`].
    #[must_use]
    pub const fn reassembly_count(&self) -> usize {
        self.reassembly.count()
    }

    /// N-STATE request: one of our subsystems goes out of service or comes back. Concerned nodes are told (Q.714 5.3.7).
    pub fn set_subsystem(&mut self, subsystem: SubsystemNumber, in_service: bool) {
        self.management
            .set_subsystem(subsystem, in_service, &self.config);
        self.carry_out();
    }

    /// N-COORD request: one of our subsystems wants to go out of service, and its replicas ([`Config::replicas`]) are asked
    /// (Q.714 5.3.5.2). [`Primitive::CoordinationConfirmed`] follows, within T(coord.chg).
    ///
    /// `false`, and nobody is asked, if it is not in service here, has no replicas or has asked already.
    pub fn coordinate(&mut self, now: Instant, subsystem: SubsystemNumber) -> bool {
        let asked = self.management.coordinate(now, subsystem, &self.config);
        self.carry_out();
        asked
    }

    /// N-COORD response: the subsystem of that node may go out of service (Q.714 5.3.5.3). `false` if it did not ask.
    pub fn grant(&mut self, node: PointCode, subsystem: SubsystemNumber) -> bool {
        let asked = self.management.grant(node, subsystem, &self.config);
        self.carry_out();
        asked
    }

    /// This node is congested at this level, 1 to 8, or no longer (0): who sends to it all the same hears it (Q.714 5.2.7).
    /// ANSI networks have no message for that.
    pub fn set_congestion(&mut self, level: u8) {
        self.management.set_own_level(level);
    }

    /// `failure` in words, with the address, the rule set that was asked and its nearest rule. Personal data.
    pub fn explain(&self, failure: RoutingFailure) -> impl fmt::Display + '_ {
        fmt::from_fn(move |f| match failure {
            RoutingFailure::NoTranslation(title, Untranslated(why)) => {
                self.translation.explain(f, &title, why)
            }
            RoutingFailure::NoTarget(title) => {
                write!(
                    f,
                    "the rule for global title {} leads nowhere",
                    title.show()
                )
            }
            other => write!(f, "{other}"),
        })
    }

    /// Where a message from MTP goes: `Some` is the called address to deliver it to here, `None` means it was relayed.
    fn route(
        &mut self,
        label: &RoutingLabel,
        message: &Message<'_>,
    ) -> Result<Option<Address>, RoutingFailure> {
        let called = message
            .called_address(self.config.format)
            .map_err(RoutingFailure::Address)?;
        if called.routing == RoutingIndicator::SubsystemNumber {
            return Ok(Some(called));
        }
        // Q.714 2.3.1: the hop counter counts translations; one that would become 0 has run out.
        if message.family != Family::Unitdata && message.hop_counter <= 1 {
            return Err(RoutingFailure::HopCounter);
        }
        let calling = if self.translation.asks_who_calls() {
            message.calling_address(self.config.format).ok()
        } else {
            None
        };
        let context = Context {
            calling: calling.as_ref(),
            from: label.opc,
        };
        let route = self.translate(&called, context, label.sls)?;
        let node = route.node;
        if self.config.point_codes.contains(&node) {
            return Ok(Some(route.called));
        }
        let importance = message.optional.importance();
        let importance = self.importance(message.purpose, importance, label.mp);
        if self.management.refuses(node, importance, &self.config) {
            return Err(RoutingFailure::Congested(node));
        }
        self.relay(label, message, &route)?;
        Ok(None)
    }

    /// Sends a message on.
    fn relay(
        &mut self,
        label: &RoutingLabel,
        message: &Message<'_>,
        route: &Route,
    ) -> Result<(), RoutingFailure> {
        let format = self.config.format;
        let called = route.called.encode(format);
        // The next node sees our point code, so an address that names only a subsystem gets that of its node (Q.714 2.7.5).
        let nameless = |calling: &Address| {
            calling.routing == RoutingIndicator::SubsystemNumber
                && calling.point_code.is_none()
                && calling.global_title.is_none()
        };
        let calling = message.calling_address(format).ok();
        let calling = match (calling, route.calling) {
            (Some(calling), _) if nameless(&calling) => Some(Address {
                point_code: Some(label.opc),
                ..calling
            }),
            (Some(calling), Some(rewrite)) => match calling.global_title {
                None => None,
                Some(title) => {
                    let digits = rewrite.apply(title.digits());
                    let digits = digits.filter(|digits| !digits.is_empty());
                    let digits = digits.ok_or(RoutingFailure::NoTarget(title))?;
                    let global_title = Some(title.with_digits(digits));
                    Some(Address {
                        global_title,
                        ..calling
                    })
                }
            },
            (_, _) => None,
        };
        let calling = calling.map(|calling| calling.encode(format));
        let relayed = Message {
            hop_counter: message.hop_counter.saturating_sub(1),
            called: &called,
            calling: calling.as_deref().unwrap_or(message.calling),
            ..*message
        };
        let label = RoutingLabel {
            opc: label.dpc,
            dpc: route.node,
            ..*label
        };
        if self.transmit.is_full() {
            return Err(RoutingFailure::QueueFull);
        }
        let longest = self.config.longest_message;
        self.transmit
            .push(label, |out| {
                relayed.encode(out)?;
                (out.len() <= longest).then_some(())
            })
            .ok_or(RoutingFailure::TooLongToRelay)
    }

    /// Gives a message to the subsystem that it is for.
    fn deliver<'m>(
        &mut self,
        now: Instant,
        label: &RoutingLabel,
        message: &Message<'m>,
        called: Address,
    ) -> Option<Primitive<'m>> {
        let is_data = matches!(message.purpose, Purpose::Data(_));
        if is_data && called.subsystem == Some(SubsystemNumber::MANAGEMENT) {
            return self.management_message(now, label, message.data);
        }
        if let Err(failure) = self.own_subsystem(called.subsystem) {
            self.refuse(now, label, message, failure);
            return None;
        }
        let calling = match message.calling_address(self.config.format) {
            Ok(calling) => calling,
            Err(error) => {
                self.discard(
                    label,
                    DiagnosticKind::Address(Parameter::CallingPartyAddress, error),
                );
                return None;
            }
        };
        let segmentation = message.optional.segmentation();
        match message.purpose {
            Purpose::Data(class) => {
                let (data, in_sequence) = match segmentation {
                    // A first segment that is also the last is a whole message.
                    None => (Data::Borrowed(message.data), class.in_sequence),
                    Some(only) if only.first && only.remaining == 0 => {
                        (Data::Borrowed(message.data), only.in_sequence)
                    }
                    Some(segmentation) => {
                        let whole =
                            self.segment(now, label, message, class, segmentation, calling)?;
                        (Data::Owned(whole), segmentation.in_sequence)
                    }
                };
                self.counters.delivered += 1;
                Some(Primitive::Unitdata(Unitdata {
                    called,
                    calling,
                    opc: label.opc,
                    dpc: label.dpc,
                    in_sequence,
                    return_on_error: class.return_on_error,
                    sls: label.sls,
                    importance: message.optional.importance(),
                    data,
                }))
            }
            // Of a segmented message the user hears once: the first segment has what tells it which message it was.
            Purpose::Return(_) if segmentation.is_some_and(|segmentation| !segmentation.first) => {
                None
            }
            Purpose::Return(cause) => {
                self.counters.notices += 1;
                Some(Primitive::Notice(Notice {
                    called,
                    calling,
                    opc: label.opc,
                    cause,
                    data: Data::Borrowed(message.data),
                    segmented: segmentation.is_some_and(|segmentation| segmentation.remaining > 0),
                }))
            }
        }
    }

    /// Takes one segment; the whole message if it was the last.
    fn segment(
        &mut self,
        now: Instant,
        label: &RoutingLabel,
        message: &Message<'_>,
        class: ProtocolClass,
        segmentation: Segmentation,
        calling: Address,
    ) -> Option<Vec<u8>> {
        self.counters.segments += 1;
        let origin = || {
            Some(Origin {
                label: *label,
                family: message.family,
                class,
                called: InlineOctets::new(message.called)?,
                calling: InlineOctets::new(message.calling)?,
                segmentation,
                first_length: message.data.len(),
            })
        };
        let key = Key::new(&segmentation, calling, label.opc);
        match self
            .reassembly
            .segment(now, key, message, &segmentation, origin)
        {
            Outcome::Complete(whole) => return Some(whole),
            Outcome::Waiting => {}
            Outcome::OutOfSequence(origin, data) => {
                self.give_up(&origin, &data, RoutingFailure::SegmentOutOfSequence)
            }
            Outcome::Unknown => {
                self.send_back(label, message, RoutingFailure::SegmentOutOfSequence)
            }
            Outcome::NoRoom => self.send_back(label, message, RoutingFailure::NoRoomToReassemble),
        }
        None
    }

    /// Returns the first segment of a message that cannot be put together.
    fn give_up(&mut self, origin: &Origin, data: &[u8], failure: RoutingFailure) {
        let optional = optional_part(Some(origin.segmentation), None);
        let message = Message {
            family: origin.family,
            purpose: Purpose::Data(origin.class),
            hop_counter: self.config.hop_counter,
            called: &origin.called,
            calling: &origin.calling,
            data: data.get(..origin.first_length).unwrap_or(data),
            optional: OptionalPart::new(&optional).unwrap_or_default(),
        };
        self.send_back(&origin.label, &message, failure);
    }

    /// What becomes of a message that goes nowhere: it is sent back, and if it was for a subsystem of ours that is out of
    /// service, whether its address or a translation says so, the node it came from hears that (the response method, Q.714
    /// 5.3.2.1).
    fn refuse(
        &mut self,
        now: Instant,
        label: &RoutingLabel,
        message: &Message<'_>,
        failure: RoutingFailure,
    ) {
        self.send_back(label, message, failure);
        if let RoutingFailure::SubsystemProhibited(node, subsystem) = failure
            && self.config.point_codes.contains(&node)
        {
            // Ours by the point code that the other node knows.
            let (from, affected) = (label.opc, label.dpc);
            self.management
                .message_for_prohibited(now, from, affected, subsystem, &self.config);
            self.carry_out();
        }
    }

    /// Message return (Q.714 4.2): only data, and only if its sender asked for it.
    fn send_back(&mut self, label: &RoutingLabel, message: &Message<'_>, failure: RoutingFailure) {
        let wanted = matches!(message.purpose, Purpose::Data(class) if class.return_on_error);
        let returned = wanted && self.return_message(label, message, failure).is_some();
        if returned {
            self.counters.returned += 1;
            self.diagnose(label, DiagnosticKind::Unroutable { failure, returned });
        } else {
            self.discard(label, DiagnosticKind::Unroutable { failure, returned });
        }
    }

    fn return_message(
        &mut self,
        label: &RoutingLabel,
        message: &Message<'_>,
        failure: RoutingFailure,
    ) -> Option<()> {
        let calling = message.calling_address(self.config.format).ok()?;
        // To where the calling address says; if it says nothing we understand, to the node that the message came from.
        let (node, translated) = match calling.routing {
            RoutingIndicator::SubsystemNumber => (calling.point_code.unwrap_or(label.opc), None),
            RoutingIndicator::GlobalTitle => {
                let context = Context {
                    calling: None,
                    from: label.dpc,
                };
                match self.translate(&calling, context, label.sls) {
                    Ok(route) if !self.config.point_codes.contains(&route.node) => {
                        (route.node, Some(route.called))
                    }
                    _ => (label.opc, None),
                }
            }
        };
        let translated = translated.map(|address| address.encode(self.config.format));
        let optional = optional_part(
            message.optional.segmentation(),
            message.optional.importance(),
        );
        let service = Message {
            purpose: Purpose::Return(failure.return_cause()),
            hop_counter: self.config.hop_counter,
            called: translated.as_deref().unwrap_or(message.calling),
            calling: message.called,
            optional: OptionalPart::new(&optional).unwrap_or_default(),
            ..*message
        };
        let back = RoutingLabel {
            opc: label.dpc,
            dpc: node,
            ..*label
        };
        let importance = self.importance(service.purpose, None, label.mp);
        if self.management.refuses(node, importance, &self.config) {
            return None;
        }
        self.transmit.push(back, |out| service.encode(out))
    }

    /// Where a request goes, and its called address as it is sent (Q.714 2.3.2).
    fn destination(
        &self,
        called: &Address,
        calling: &Address,
        sls: u8,
    ) -> Result<(PointCode, Address), RoutingFailure> {
        match (called.routing, called.point_code) {
            (RoutingIndicator::SubsystemNumber, point_code) => {
                let node = point_code.unwrap_or_else(|| self.own_point_code());
                self.available(node, called.subsystem)?;
                Ok((node, *called))
            }
            (RoutingIndicator::GlobalTitle, Some(node)) => {
                self.available(node, None)?;
                let point_code = None;
                Ok((
                    node,
                    Address {
                        point_code,
                        ..*called
                    },
                ))
            }
            (RoutingIndicator::GlobalTitle, None) => {
                let context = Context {
                    calling: Some(calling),
                    from: self.own_point_code(),
                };
                let route = self.translate(called, context, sls)?;
                Ok((route.node, route.called))
            }
        }
    }

    /// Global title translation (Q.714 2.4): the node, and the address for it.
    fn translate(
        &self,
        called: &Address,
        context: Context<'_>,
        sls: u8,
    ) -> Result<Route, RoutingFailure> {
        let title = called.global_title.ok_or(RoutingFailure::NoGlobalTitle)?;
        let rule = self
            .translation
            .rule(&title, context)
            .map_err(|why| RoutingFailure::NoTranslation(title, Untranslated(why)))?;
        let mut failure = RoutingFailure::NoTarget(title);
        let mut open = 0;
        for target in &rule.targets {
            match self.open(target, called) {
                Ok(()) => open += 1,
                // The first choice's failure is the one to tell.
                Err(why) if failure == RoutingFailure::NoTarget(title) => failure = why,
                Err(_) => {}
            }
        }
        let wanted = if rule.load_share && open > 0 {
            usize::from(sls) % open
        } else {
            0
        };
        let target = rule
            .targets
            .iter()
            .filter(|target| self.open(target, called).is_ok())
            .nth(wanted)
            .ok_or(failure)?;
        let digits = match &target.digits {
            None => *title.digits(),
            Some(rewrite) => rewrite
                .apply(title.digits())
                .ok_or(RoutingFailure::NoTarget(title))?,
        };
        let title = target.title.unwrap_or(title);
        // A title without digits cannot be sent; what is routed on the subsystem number does without it.
        let global_title = match (digits.is_empty(), target.routing) {
            (false, _) => Some(title.with_digits(digits)),
            (true, RoutingIndicator::SubsystemNumber) => None,
            (true, RoutingIndicator::GlobalTitle) => return Err(RoutingFailure::NoTarget(title)),
        };
        Ok(Route {
            node: target.point_code,
            called: Address {
                routing: target.routing,
                point_code: None,
                subsystem: target.subsystem.or(called.subsystem),
                global_title,
            },
            calling: target.calling,
        })
    }

    fn open(&self, target: &Target, called: &Address) -> Result<(), RoutingFailure> {
        let subsystem = match target.routing {
            RoutingIndicator::SubsystemNumber => target.subsystem.or(called.subsystem),
            RoutingIndicator::GlobalTitle => None,
        };
        self.available(target.point_code, subsystem)
    }

    /// Whether a message may go to that subsystem of that node, ours or another's.
    fn available(
        &self,
        node: PointCode,
        subsystem: Option<SubsystemNumber>,
    ) -> Result<(), RoutingFailure> {
        match subsystem {
            Some(SubsystemNumber::MANAGEMENT) => Ok(()),
            Some(own) if self.config.point_codes.contains(&node) => self.own_subsystem(Some(own)),
            _ => self.management.available(node, subsystem),
        }
    }

    fn own_subsystem(&self, subsystem: Option<SubsystemNumber>) -> Result<(), RoutingFailure> {
        let Some(own) = subsystem else {
            return Err(RoutingFailure::Unequipped(None));
        };
        match self.management.serves(own) {
            Some(true) => Ok(()),
            Some(false) => Err(RoutingFailure::SubsystemProhibited(
                self.own_point_code(),
                own,
            )),
            None => Err(RoutingFailure::Unequipped(subsystem)),
        }
    }

    /// How many octets of data one message takes, within its own format and the network's longest message.
    fn room(&self, outgoing: &Outgoing, segmented: bool) -> usize {
        let blank = Segmentation {
            first: false,
            in_sequence: false,
            remaining: 0,
            reference: [0; 3],
        };
        let suffix: InlineOctets<SUFFIX> =
            optional_part(segmented.then_some(blank), outgoing.importance);
        let suffix = match suffix.len() {
            0 => 0,
            some => some + 1,
        };
        let class = Purpose::Data(outgoing.class);
        let Some(empty) = prefix(
            outgoing.family,
            class,
            0,
            &outgoing.called,
            &outgoing.calling,
            0,
            suffix > 0,
        ) else {
            return 0;
        };
        let network = self
            .config
            .longest_message
            .saturating_sub(empty.len() + suffix);
        let format = match (outgoing.family, suffix) {
            (Family::Unitdata, _) => 255,
            (Family::Extended, 0) => 255,
            // The pointer to the optional part reaches 255 octets from itself: over both addresses and the data.
            (Family::Extended, _) => {
                255usize.saturating_sub(4 + outgoing.called.len() + outgoing.calling.len())
            }
            // Q.713 3.20: 3904 octets with the longest addresses, 3952 at most.
            (Family::Long, _) => 3952,
        };
        network.min(format)
    }

    fn sls_mask(&self) -> u8 {
        match self.config.sls_bits {
            8.. => 0xff,
            bits => (1 << bits) - 1,
        }
    }

    fn own_point_code(&self) -> PointCode {
        self.config.own_point_code()
    }

    /// By what a message is limited: its importance (Q.714 table 2), in ANSI networks its priority.
    fn importance(&self, purpose: Purpose, given: Option<Importance>, priority: u8) -> Importance {
        if self.config.format == PointCodeFormat::Ansi {
            return Importance(priority);
        }
        match purpose {
            Purpose::Data(_) => Importance(given.map_or(4, |Importance(level)| level.min(6))),
            Purpose::Return(_) => given.unwrap_or(Importance(3)),
        }
    }

    fn discard(&mut self, label: &RoutingLabel, kind: DiagnosticKind) {
        self.counters.discarded += 1;
        self.diagnose(label, kind);
    }

    fn diagnose(&mut self, label: &RoutingLabel, kind: DiagnosticKind) {
        self.diagnose_at(label.opc, label.dpc, kind);
    }

    fn diagnose_at(&mut self, opc: PointCode, dpc: PointCode, kind: DiagnosticKind) {
        if self.diagnostics.len() >= DIAGNOSTICS {
            self.diagnostics.pop_front();
            self.counters.diagnostics_lost += 1;
        }
        self.diagnostics.push_back(Diagnostic { opc, dpc, kind });
    }
}

#[cfg(test)]
mod tests;
