//! What passes between SCCP and its user (Q.711 6.2, 6.3), and what is set.

use std::fmt;
use std::ops::Range;
use std::time::Duration;

use inlab_ss7::{
    Address, AddressError, GlobalTitle, InlineOctets, MAX_ADDRESS, NetworkIndicator, PointCode,
    PointCodeFormat, RoutingLabel, SubsystemNumber, Timer, TimerField,
};

use crate::message::{
    Family, Importance, MessageError, MessageType, PREFIX, Parameter, ProtocolClass, Purpose,
    ReturnCause, SUFFIX, Segmentation, optional_part, prefix,
};
use crate::timers;
use crate::translation::{NoRule, RuleSet};

/// What one node is.
#[derive(Clone, Debug)]
pub struct Config {
    /// Kind of network: width of point codes, order of the address indicator's bits, forms of global titles.
    pub format: PointCodeFormat,
    /// Network indicator of what we send.
    pub network_indicator: NetworkIndicator,
    /// Our point codes; the first is the originating one of what we send.
    pub point_codes: Vec<PointCode>,
    /// Our subsystems, all in service at first. SCCP management (1) need not be named.
    pub subsystems: Vec<SubsystemNumber>,
    /// Global title rule sets, asked in this order.
    pub rule_sets: Vec<RuleSet>,
    /// Nodes that are told when one of our subsystems goes out of service or comes back, and when they come back themselves (Q.714 5.3.7, 5.2.3).
    pub concerned: Vec<PointCode>,
    /// Hop counter of what we send, 1 to 15 (Q.713 3.18).
    pub hop_counter: u8,
    /// Which message to send data in.
    pub preferred: Family,
    /// The longest message that the network carries, in octets without routing label: 268 in ITU networks (Q.704 2.2: 272
    /// less 4), 265 in ANSI networks. Data that does not fit is segmented.
    pub longest_message: usize,
    /// T(reass), 10 s to 20 s (Q.714 annex C).
    pub reassembly_timer: Duration,
    /// Bits of the signalling link selection that we choose: 4 in ITU networks (Q.704 2.2.4), 5 or 8 in ANSI networks (T1.111.4).
    pub sls_bits: u8,
    /// How many messages may be in reassembly at once.
    pub reassemblies: usize,
    /// T(stat info) at first, 5 s to 10 s (Q.714 annex C); it doubles with each test.
    pub status_test_first: Duration,
    /// T(stat info) at most, 10 min to 20 min (Q.714 annex C).
    pub status_test_most: Duration,
    /// Nodes that replicate a subsystem of ours: they are asked before it goes out of service, and ask us (Q.714 5.3.5).
    pub replicas: Vec<(SubsystemNumber, PointCode)>,
    /// Subsystems elsewhere of which the user is told when their node is lost or comes back (Q.714 5.3.6). Of SSP and SSA it is
    /// told in any case.
    pub watched: Vec<(PointCode, SubsystemNumber)>,
    /// T(coord.chg), 1 min to 2 min (Q.714 annex C).
    pub coordination_timer: Duration,
    /// T(ignore SST), chosen by management (Q.714 5.3.5.2).
    pub ignore_test_timer: Duration,
    /// T(a), 60 ms to 600 ms: MTP-STATUS indications that come so close to each other count once (Q.714 5.2.4).
    pub congestion_attack: Duration,
    /// T(d), 1 s to 10 s: after so long without an indication the restriction level falls (Q.714 5.2.4).
    pub congestion_decay: Duration,
    /// T(con), 1 s to 10 s: after so long the congestion level that SSC set falls by one (Q.714 5.2.7).
    pub congestion_abatement: Duration,
    /// T(rtg stat info), 30 s: how often a backup asks whether it still is (T1.112.4 5.3.8).
    pub routing_status_test: Duration,
    /// N, restriction levels 1 to 7 (Q.714 5.2.8). ANSI networks have MTP's three.
    pub restriction_levels: u8,
    /// M, sublevels of a restriction level (Q.714 5.2.8). ANSI networks have none.
    pub restriction_sublevels: u8,
    /// Message priority of what users send, 0 or 1 (T1.111.5 annex A; 0 in other networks).
    pub message_priority: u8,
}

impl Config {
    /// ITU network, international network indicator 0, no rule sets, UDT unless too long, timers at the standard's smallest.
    #[must_use]
    pub fn itu(point_code: PointCode, subsystems: Vec<SubsystemNumber>) -> Self {
        Self {
            format: PointCodeFormat::Itu,
            network_indicator: NetworkIndicator(0),
            point_codes: vec![point_code],
            subsystems,
            rule_sets: Vec::new(),
            concerned: Vec::new(),
            hop_counter: 15,
            preferred: Family::Unitdata,
            longest_message: 268,
            sls_bits: 4,
            reassembly_timer: timers::REASSEMBLY.time(),
            reassemblies: 256,
            status_test_first: timers::STATUS_TEST_FIRST.time(),
            status_test_most: timers::STATUS_TEST_MOST.time(),
            replicas: Vec::new(),
            watched: Vec::new(),
            coordination_timer: timers::COORDINATION.time(),
            ignore_test_timer: timers::IGNORE_TEST.time(),
            congestion_attack: timers::CONGESTION_ATTACK.time(),
            congestion_decay: timers::CONGESTION_DECAY.time(),
            congestion_abatement: timers::CONGESTION_ABATEMENT.time(),
            routing_status_test: timers::ROUTING_STATUS_TEST.time(),
            restriction_levels: 6,
            restriction_sublevels: 2,
            message_priority: 0,
        }
    }

    /// ANSI network, national network indicator 2, no rule sets, UDT unless too long, 8-bit signalling link selection,
    /// T(stat info) always 30 s.
    #[must_use]
    pub fn ansi(point_code: PointCode, subsystems: Vec<SubsystemNumber>) -> Self {
        Self {
            format: PointCodeFormat::Ansi,
            network_indicator: NetworkIndicator(2),
            longest_message: 265,
            sls_bits: 8,
            status_test_first: timers::STATUS_TEST_FIRST_ANSI.time(),
            status_test_most: timers::STATUS_TEST_MOST_ANSI.time(),
            ..Self::itu(point_code, subsystems)
        }
    }

    /// The timers of the layer: row and place.
    pub fn timer_fields(&mut self) -> [(&'static Timer, TimerField<'_>); 9] {
        let Self {
            reassembly_timer,
            status_test_first,
            status_test_most,
            coordination_timer,
            ignore_test_timer,
            congestion_attack,
            congestion_decay,
            congestion_abatement,
            routing_status_test,
            ..
        } = self;
        [
            (&timers::REASSEMBLY, reassembly_timer),
            (&timers::STATUS_TEST_FIRST, status_test_first),
            (&timers::STATUS_TEST_MOST, status_test_most),
            (&timers::COORDINATION, coordination_timer),
            (&timers::IGNORE_TEST, ignore_test_timer),
            (&timers::CONGESTION_ATTACK, congestion_attack),
            (&timers::CONGESTION_DECAY, congestion_decay),
            (&timers::CONGESTION_ABATEMENT, congestion_abatement),
            (&timers::ROUTING_STATUS_TEST, routing_status_test),
        ]
        .map(|(row, place)| (row, TimerField::Always(place)))
    }

    /// The originating point code of what we send.
    pub(crate) fn own_point_code(&self) -> PointCode {
        self.point_codes.first().copied().unwrap_or(PointCode(0))
    }
}

/// What SCCP tells its user.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Primitive<'m> {
    /// N-UNITDATA indication.
    Unitdata(Unitdata<'m>),
    /// N-NOTICE indication.
    Notice(Notice<'m>),
    /// N-STATE indication: a subsystem elsewhere.
    State {
        /// Where.
        point_code: PointCode,
        /// Which.
        subsystem: SubsystemNumber,
        /// Whether it is in service.
        in_service: bool,
        /// Subsystem multiplicity indicator (Q.713 5.2.3): 0 unknown, 1 solitary, 2 duplicated.
        multiplicity: u8,
    },
    /// N-PCSTATE indication.
    PcState {
        /// Which node.
        point_code: PointCode,
        /// How it is.
        status: PointCodeStatus,
    },
    /// N-COORD indication: a replica of a subsystem of ours asks whether it may go out of service. To let it,
    /// [`Sccp::grant`](crate::Sccp::grant); to refuse, nothing.
    CoordinationRequested {
        /// Where the replica is.
        point_code: PointCode,
        /// Which subsystem.
        subsystem: SubsystemNumber,
        /// Subsystem multiplicity indicator.
        multiplicity: u8,
    },
    /// N-COORD confirm.
    CoordinationConfirmed {
        /// Which subsystem of ours.
        subsystem: SubsystemNumber,
        /// Whether all replicas agreed in time.
        granted: bool,
    },
    /// N-TRAFFIC indication (T1.112.1): traffic for a subsystem elsewhere comes to us as its backup, or no longer.
    Traffic {
        /// Who routes it.
        from: PointCode,
        /// Where the subsystem is.
        point_code: PointCode,
        /// Which.
        subsystem: SubsystemNumber,
        /// Whether it comes to us.
        backup: bool,
    },
}

/// Status of a node elsewhere (Q.711 6.3.2.3).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PointCodeStatus {
    /// It can be reached.
    Accessible,
    /// It cannot.
    Inaccessible,
    /// It is congested: messages below this importance, 1 to 8, are not sent to it (restricted importance level).
    Congested(u8),
    /// It can be reached, but has no SCCP working (Q.704 15.17.5: 0 unknown, 1 unequipped, 2 inaccessible).
    SccpUnavailable(u8),
}

/// N-UNITDATA indication.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unitdata<'m> {
    /// Called address; after translation, if we translated it.
    pub called: Address,
    /// Calling address as it came. If it names no node, [`Self::opc`] does.
    pub calling: Address,
    /// Originating point code of the transfer.
    pub opc: PointCode,
    /// Destination point code of the transfer: which of ours.
    pub dpc: PointCode,
    /// Class 1.
    pub in_sequence: bool,
    /// The sender wants what cannot be delivered back.
    pub return_on_error: bool,
    /// Signalling link selection of the transfer.
    pub sls: u8,
    /// Importance, if the sender gave one.
    pub importance: Option<Importance>,
    /// User data.
    pub data: Data<'m>,
}

/// N-NOTICE indication: data of ours that did not arrive.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Notice<'m> {
    /// Called address of the returned message: us, the calling address of the data.
    pub called: Address,
    /// Calling address of the returned message: who was not reached.
    pub calling: Address,
    /// Originating point code of the transfer.
    pub opc: PointCode,
    /// Why.
    pub cause: ReturnCause,
    /// The data; of a segmented message the first segment.
    pub data: Data<'m>,
    /// Whether [`Self::data`] is only the first of several segments.
    pub segmented: bool,
}

/// User data, borrowed from the transfer or put together from segments. `Debug` tells only its length: it may hold personal
/// data.
#[derive(Clone, Eq, PartialEq)]
pub enum Data<'m> {
    /// Within the transfer.
    Borrowed(&'m [u8]),
    /// Reassembled.
    Owned(Vec<u8>),
}

impl fmt::Debug for Data<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Data({})", self.len())
    }
}

impl std::ops::Deref for Data<'_> {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Self::Borrowed(octets) => octets,
            Self::Owned(octets) => octets,
        }
    }
}

/// N-UNITDATA request, without the data.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnitdataRequest {
    /// Called address. With a point code and routed on a global title, the node of that point code translates, and the address
    /// is sent without it. Without point code and routed on a subsystem number, it is one of our own.
    pub called: Address,
    /// Calling address, sent as it is.
    pub calling: Address,
    /// Class 1.
    pub in_sequence: bool,
    /// In class 1 the signalling link selection is taken from here, so that one value keeps one path.
    pub sls_seed: u8,
    /// Ask for what cannot be delivered back.
    pub return_on_error: bool,
    /// Importance; needs an XUDT or LUDT, which is then sent. ANSI networks have none: it is not looked at.
    pub importance: Option<Importance>,
}

/// A request, ready to be put around its data. If [`RoutingLabel::dpc`] is one of our own point codes, the messages are for
/// ourselves: give them to [`crate::Sccp::receive`].
#[derive(Clone, Copy)]
pub struct Outgoing {
    /// Where all messages of it go, and over which link.
    pub label: RoutingLabel,
    pub(crate) family: Family,
    pub(crate) class: ProtocolClass,
    pub(crate) hop_counter: u8,
    pub(crate) called: InlineOctets<MAX_ADDRESS>,
    pub(crate) calling: InlineOctets<MAX_ADDRESS>,
    pub(crate) importance: Option<Importance>,
    pub(crate) length: usize,
    /// Data of each message but the last; `length` if there is one message.
    pub(crate) step: usize,
    pub(crate) reference: [u8; 3],
}

/// One message: what comes before a range of the user data, and what comes after it.
#[derive(Clone, Eq, PartialEq)]
pub struct Part {
    /// Before the data.
    pub prefix: InlineOctets<PREFIX>,
    /// Which of the user data.
    pub range: Range<usize>,
    /// After the data.
    pub suffix: InlineOctets<SUFFIX>,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("label", &self.label)
            .field("family", &self.family)
            .field("class", &self.class)
            .field("length", &self.length)
            .field("step", &self.step)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("prefix", &self.prefix.len())
            .field("range", &self.range)
            .field("suffix", &self.suffix.len())
            .finish()
    }
}

impl Outgoing {
    /// The messages, first to last; at least one.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        let segments = self.length.div_ceil(self.step.max(1)).max(1);
        (0..segments).map(move |number| {
            let start = number * self.step;
            let range = start..self.length.min(start + self.step);
            let segmentation = (segments > 1).then(|| Segmentation {
                first: number == 0,
                in_sequence: self.class.in_sequence,
                remaining: u8::try_from(segments - 1 - number)
                    .expect("invariant: at most 16 segments"),
                reference: self.reference,
            });
            let mut suffix = optional_part(segmentation, self.importance);
            if !suffix.is_empty() {
                let fits = suffix.push(0);
                debug_assert!(fits, "invariant: there is room for the end octet");
            }
            // Every segment goes in class 1, whatever class was asked for (Q.714 4.1.1.1).
            let class = ProtocolClass {
                in_sequence: self.class.in_sequence || segments > 1,
                ..self.class
            };
            let prefix = prefix(
                self.family,
                Purpose::Data(class),
                self.hop_counter,
                &self.called,
                &self.calling,
                range.len(),
                !suffix.is_empty(),
            );
            Part {
                prefix: prefix
                    .expect("invariant: the lengths were checked when the request was taken"),
                range,
                suffix,
            }
        })
    }
}

/// Why a message cannot be routed. [`crate::Sccp::explain`] says it with addresses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RoutingFailure {
    /// The called party address is malformed.
    Address(AddressError),
    /// Routed on a global title, and there is none.
    NoGlobalTitle,
    /// No rule for this title: see `explain`.
    NoTranslation(GlobalTitle, Untranslated),
    /// The rule for this title leads nowhere, or makes a title of more than 32 digits.
    NoTarget(GlobalTitle),
    /// MTP cannot reach this node.
    Inaccessible(PointCode),
    /// This node has no SCCP working.
    SccpUnavailable(PointCode),
    /// This subsystem is out of service.
    SubsystemProhibited(PointCode, SubsystemNumber),
    /// We have no such subsystem.
    Unequipped(Option<SubsystemNumber>),
    /// The hop counter has run out.
    HopCounter,
    /// With the translated address the message is longer than its format allows.
    TooLongToRelay,
    /// This node is congested, and the message not important enough (Q.714 2.6).
    Congested(PointCode),
    /// More messages wait to be sent than may.
    QueueFull,
    /// A segment out of sequence, or without a first one.
    SegmentOutOfSequence,
    /// The other segments did not come in time.
    SegmentsMissing,
    /// As many messages are in reassembly as may be.
    NoRoomToReassemble,
}

/// Why a title has no rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Untranslated(pub(crate) NoRule);

impl RoutingFailure {
    /// What is answered (Q.713 3.12).
    #[must_use]
    pub const fn return_cause(&self) -> ReturnCause {
        match self {
            Self::Address(AddressError::GlobalTitleIndicator(_)) | Self::NoGlobalTitle => {
                ReturnCause::NO_TRANSLATION_FOR_NATURE
            }
            Self::Address(_) => ReturnCause::MESSAGE_TRANSPORT,
            Self::NoTranslation(_, Untranslated(NoRule::NoSet)) => {
                ReturnCause::NO_TRANSLATION_FOR_NATURE
            }
            Self::NoTranslation(_, Untranslated(NoRule::InSet(_))) | Self::NoTarget(_) => {
                ReturnCause::NO_TRANSLATION_FOR_ADDRESS
            }
            Self::Inaccessible(_) => ReturnCause::MTP_FAILURE,
            Self::SccpUnavailable(_) => ReturnCause::SCCP_FAILURE,
            Self::SubsystemProhibited(..) => ReturnCause::SUBSYSTEM_FAILURE,
            Self::Unequipped(_) => ReturnCause::UNEQUIPPED_USER,
            Self::HopCounter => ReturnCause::HOP_COUNTER_VIOLATION,
            Self::TooLongToRelay => ReturnCause::SEGMENTATION_NOT_SUPPORTED,
            Self::Congested(_) | Self::QueueFull => ReturnCause::NETWORK_CONGESTION,
            Self::SegmentOutOfSequence | Self::SegmentsMissing => ReturnCause::MESSAGE_TRANSPORT,
            Self::NoRoomToReassemble => ReturnCause::LOCAL_PROCESSING,
        }
    }
}

/// Why a request is not sent. Nothing of it was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SendError {
    /// It cannot be routed.
    Unroutable(RoutingFailure),
    /// The data is too long for 16 segments, or for one LUDT: at most that many octets with these addresses.
    TooLong(usize),
    /// An address has a global title of a form that this kind of network does not have ([`GlobalTitle::indicator`]).
    GlobalTitleForm,
}

impl SendError {
    /// The reason as N-NOTICE gives it (Q.711 6.2.2.3.3).
    #[must_use]
    pub const fn return_cause(&self) -> ReturnCause {
        match self {
            Self::Unroutable(failure) => failure.return_cause(),
            Self::TooLong(_) => ReturnCause::SEGMENTATION_FAILURE,
            Self::GlobalTitleForm => ReturnCause::NO_TRANSLATION_FOR_NATURE,
        }
    }
}

/// Something the operator of the node may want to know.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Diagnostic {
    /// Who sent the message.
    pub opc: PointCode,
    /// To which point code.
    pub dpc: PointCode,
    /// What came of it.
    pub kind: DiagnosticKind,
}

/// What came of a message that was not delivered as it should be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DiagnosticKind {
    /// Malformed or of unknown type: discarded.
    Malformed(MessageError),
    /// A malformed calling party address: discarded, since nobody could be answered.
    Address(Parameter, AddressError),
    /// Of a connection-oriented class, which there is not here: answered with this message type, or discarded.
    ConnectionOriented(MessageType, Option<MessageType>),
    /// For a point code that is not ours: discarded (Q.704 2.3.2: MTP should not have given it to us).
    NotOurs,
    /// Not routed: answered if the sender asked for it.
    Unroutable {
        /// Why.
        failure: RoutingFailure,
        /// Whether it was sent back.
        returned: bool,
    },
    /// A management message (Q.714 5) of this format identifier that is unknown, malformed or not for us: ignored.
    Management(u8),
    /// More status tests than may run: the subsystem is taken for available.
    TooManyTests,
    /// The queue of messages to be sent is full: this one was lost.
    TransmitQueueFull,
}

impl fmt::Display for RoutingFailure {
    /// Without addresses: [`crate::Sccp::explain`] says them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(error) => write!(f, "called party {error}"),
            Self::NoGlobalTitle => f.write_str("routed on a global title, but there is none"),
            Self::NoTranslation(..) => f.write_str("no translation for this global title"),
            Self::NoTarget(_) => f.write_str("the rule for this global title leads nowhere"),
            Self::Inaccessible(code) => write!(f, "point code {} cannot be reached", code.0),
            Self::SccpUnavailable(code) => {
                write!(f, "SCCP of point code {} is not available", code.0)
            }
            Self::SubsystemProhibited(code, subsystem) => {
                write!(
                    f,
                    "SSN {} of point code {} is out of service",
                    subsystem.0, code.0
                )
            }
            Self::Unequipped(Some(subsystem)) => {
                write!(f, "SSN {} is not equipped here", subsystem.0)
            }
            Self::Unequipped(None) => f.write_str("no subsystem number"),
            Self::HopCounter => f.write_str("hop counter violation"),
            Self::TooLongToRelay => f.write_str("too long with the translated address"),
            Self::Congested(code) => write!(f, "point code {} is congested", code.0),
            Self::QueueFull => f.write_str("too many messages wait to be sent"),
            Self::SegmentOutOfSequence => f.write_str("segment out of sequence"),
            Self::SegmentsMissing => f.write_str("segments missing"),
            Self::NoRoomToReassemble => f.write_str("too many messages in reassembly"),
        }
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unroutable(failure) => failure.fmt(f),
            Self::TooLong(most) => write!(
                f,
                "at most {most} octets of data can be sent to this address"
            ),
            Self::GlobalTitleForm => {
                f.write_str("this kind of network has no global title of this form")
            }
        }
    }
}

impl std::error::Error for SendError {}

impl fmt::Display for Diagnostic {
    /// Without global titles: [`crate::Sccp::explain`] says them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "from point code {}: ", self.opc.0)?;
        match &self.kind {
            DiagnosticKind::Malformed(error) => write!(f, "{error}; discarded"),
            DiagnosticKind::Address(parameter, error) => {
                write!(f, "{parameter}: {error}; discarded")
            }
            DiagnosticKind::ConnectionOriented(kind, Some(answer)) => {
                write!(
                    f,
                    "SCCP {kind} is of a connection-oriented class; answered with {answer}"
                )
            }
            DiagnosticKind::ConnectionOriented(kind, None) => {
                write!(
                    f,
                    "SCCP {kind} is of a connection-oriented class; discarded"
                )
            }
            DiagnosticKind::NotOurs => write!(
                f,
                "for point code {}, which is not ours; discarded",
                self.dpc.0
            ),
            DiagnosticKind::Unroutable { failure, returned } => {
                let answer = if *returned { "returned" } else { "discarded" };
                write!(f, "{failure}; {answer} ({})", failure.return_cause())
            }
            DiagnosticKind::Management(format) => {
                write!(f, "SCCP management message {format} ignored")
            }
            DiagnosticKind::TooManyTests => f.write_str("too many subsystem status tests"),
            DiagnosticKind::TransmitQueueFull => {
                f.write_str("an answer was lost, too many are waiting to be sent")
            }
        }
    }
}

/// How many of what since the start.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counters {
    /// Messages taken from MTP.
    pub received: u64,
    /// N-UNITDATA indications.
    pub delivered: u64,
    /// N-NOTICE indications.
    pub notices: u64,
    /// Messages sent on after translation.
    pub relayed: u64,
    /// Messages sent back to their sender.
    pub returned: u64,
    /// Messages discarded.
    pub discarded: u64,
    /// Requests made ready to be sent.
    pub requests: u64,
    /// Segments received.
    pub segments: u64,
    /// Messages of SCCP management received.
    pub management: u64,
    /// Diagnostics that nobody fetched in time.
    pub diagnostics_lost: u64,
}
