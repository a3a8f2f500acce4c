//! The dialects, one table of facts each.
//!
//! A declaration says `in CAP3 | CAP4` with the bits below. Everything else in which dialects differ is a fact in
//! [`Facts`] or a row of the tables of operations and events, asked for by name. [`Dialect`] cannot be matched on (its
//! equality is not structural), so no other crate can grow a second table.

mod american;
mod table;

pub use american::ReplyBit;
pub use table::Facts;

use crate::NotExpressible;
use crate::event::{Arm, DetectionPoint, EventRow, Half, LegId};
use crate::model::Finish;
use crate::operation::Operation;
use inlab_ber::value::nearest;
use table::{AMERICAN, GPRS_ENDS, SHORT_MESSAGE_ENDS, TABLE};

/// CAMEL phase 1: GSM 09.78 version 5.
pub const CAP1: u32 = 1 << 0;
/// CAMEL phase 2: GSM 09.78 version 7.
pub const CAP2: u32 = 1 << 1;
/// CAMEL phase 3: TS 29.078 Release 1999 and Release 4.
pub const CAP3: u32 = 1 << 2;
/// CAMEL phase 4: TS 29.078 Release 5 and later.
pub const CAP4: u32 = 1 << 3;
/// ETSI Core INAP CS-1: ETS 300 374-1.
pub const CS1: u32 = 1 << 4;
/// ITU-T INAP CS-1: Q.1218 (10/95).
pub const ITU_CS1: u32 = 1 << 5;
/// The vendor protocol CS-1+, an extension of ETSI Core INAP CS-1 with more events and its own extensions.
pub const CS1P: u32 = 1 << 6;
/// ETSI INAP CS-2: EN 301 140-1.
pub const CS2: u32 = 1 << 7;
/// ITU-T INAP CS-2: Q.1228.
pub const ITU_CS2: u32 = 1 << 8;
/// AIN 0.1: GR-1299, the 0.1 subset.
pub const AIN01: u32 = 1 << 9;
/// AIN 0.2: GR-1299.
pub const AIN02: u32 = 1 << 10;
/// AIN.
pub(crate) const AIN: u32 = AIN01 | AIN02;
/// WIN: ANSI-41 with IS-771 and IS-826.
pub const WIN: u32 = 1 << 11;
/// The 800 service before AIN: TR-NWT-000533, over national TCAP.
pub const TR533: u32 = 1 << 12;

/// Every CAMEL phase.
pub const CAP: u32 = CAP1 | CAP2 | CAP3 | CAP4;
/// CAMEL phase 2 and later.
pub const CAP2UP: u32 = CAP2 | CAP3 | CAP4;
/// CAMEL phase 3 and later.
pub const CAP3UP: u32 = CAP3 | CAP4;
/// ETSI Core INAP CS-1 and its vendor extension.
pub const ETSI_CS1: u32 = CS1 | CS1P;
/// Every CS-1.
pub const CS1_ANY: u32 = CS1 | CS1P | ITU_CS1;
/// Every CS-2.
pub const CS2_ANY: u32 = CS2 | ITU_CS2;
/// Every INAP.
pub const INAP: u32 = CS1_ANY | CS2_ANY;

/// One dialect: a reference to its facts.
///
/// Equality is by its bit and written by hand, so a `match` on a dialect does not compile.
#[derive(Clone, Copy)]
pub struct Dialect(&'static Facts);

/// Which basic call state models the detection points of a dialect belong to.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CallModel {
    /// Those of Q.1214 and TS 23.078, which the events of CAP and INAP name.
    Basic,
    /// GR-1298-CORE.
    Ain,
    /// X.S0004-540 (IS-771), in the shape of CS-2.
    Win,
}

/// An application context: what opens a dialogue of a dialect.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Context {
    /// Content octets of the OBJECT IDENTIFIER.
    pub oid: &'static [u8],
    /// Dotted form.
    pub arcs: &'static str,
    /// What it is for.
    pub purpose: Purpose,
}

/// What an application context is for: who opens the dialogue, and with what.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// The SSF opens it with a trigger.
    Call,
    /// An assisting SSF opens it with assistRequestInstructions.
    Assist,
    /// A specialized resource opens it with assistRequestInstructions.
    Resource,
    /// The SCF opens it with initiateCallAttempt.
    CreateCall,
    /// The SCF opens it with callGap.
    Traffic,
    /// Either side opens it for service filtering.
    Filtering,
    /// The SSF opens it with one operation a detection point.
    DetectionPoints,
    /// The SCF opens it to create a call, with one operation a detection point.
    CreateCallDetectionPoints,
    /// The SCF asks for the status of a resource.
    Status,
    /// The SSF opens it with initialDPSMS.
    ShortMessage,
    /// The SSF opens it with initialDPGPRS or a later operation of the same GPRS dialogue.
    Gprs,
    /// The SCF opens it for a GPRS dialogue that lives.
    GprsFromScf,
}

/// How a call comes about that the SCF makes with [`CreateCall`](crate::CreateCall) in a dialogue that it opens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Creation {
    /// Who has the call go on.
    pub goes_on: GoesOn,
    /// The switch has both parties. Else it has the called one alone, and the SCF stands for the calling one.
    pub both_parties: bool,
    /// The number of the new leg, and of its call segment, where the SCF gives them.
    pub leg: Option<(LegId, u8)>,
}

/// What a call that the SCF made waits for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum GoesOn {
    /// Nothing: the switch sets it up as soon as it is told to make it.
    Alone,
    /// An order to continue, which goes with the order to make it: that one has no result.
    Together,
    /// An order to continue, which follows the result of the order to make it.
    Acknowledged,
}

/// Who may end a dialogue, and how, when all goes well: TS 29.078 14.1.2.1 for calls, 14.1.2.1.3 and 14.1.2.1.4 for short
/// messages, 14.1.4.1 for GPRS. TC-U-ABORT for a fault is always allowed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EndRules {
    /// When the call is over and nothing is armed or pending, the SSF may send an empty TC-END.
    pub empty_end: bool,
    /// It may end the dialogue without sending anything.
    pub prearranged: bool,
    /// It may send TC-U-ABORT if anybody but the SCF ended the call (14.1.2.2.2, 14.1.2.2.4, 14.1.4.2.2).
    pub abort: bool,
    /// It may put the last report into its TC-END.
    pub report_in_end: bool,
    /// The SCF may send its last operations in a TC-END, or an empty one after the last report.
    pub scf_basic: bool,
    /// It may end the dialogue without sending anything, when its last operation timer has expired.
    pub scf_prearranged: bool,
}

impl EndRules {
    /// How the SCF ends a dialogue that it wants to end like this.
    #[must_use]
    pub const fn for_scf(self, wanted: Finish) -> Finish {
        match wanted {
            Finish::Prearranged if !self.scf_prearranged => Finish::Basic,
            Finish::Basic if !self.scf_basic && self.scf_prearranged => Finish::Prearranged,
            wanted => wanted,
        }
    }
}

/// A dialect name that is not known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnknownDialect {
    /// The nearest that is, if one is near.
    pub nearest: Option<&'static str>,
}

impl std::fmt::Display for UnknownDialect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no such dialect")?;
        match self.nearest {
            Some(nearest) => write!(f, "; nearest is {nearest}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownDialect {}

#[rustfmt::skip]
impl Dialect {
    /// CAMEL phase 1.
    pub const CAP1: Self = Self(&TABLE[0]);
    /// CAMEL phase 2.
    pub const CAP2: Self = Self(&TABLE[1]);
    /// CAMEL phase 3.
    pub const CAP3: Self = Self(&TABLE[2]);
    /// CAMEL phase 4.
    pub const CAP4: Self = Self(&TABLE[3]);
    /// ETSI Core INAP CS-1.
    pub const CS1: Self = Self(&TABLE[4]);
    /// ITU-T INAP CS-1.
    pub const ITU_CS1: Self = Self(&TABLE[5]);
    /// Vendor INAP CS-1+.
    pub const CS1P: Self = Self(&TABLE[6]);
    /// ETSI INAP CS-2.
    pub const CS2: Self = Self(&TABLE[7]);
    /// ITU-T INAP CS-2.
    pub const ITU_CS2: Self = Self(&TABLE[8]);
    /// The 800 service before AIN.
    pub const TR533: Self = Self(&AMERICAN[0]);
    /// AIN 0.1.
    pub const AIN01: Self = Self(&AMERICAN[1]);
    /// AIN 0.2.
    pub const AIN02: Self = Self(&AMERICAN[2]);
    /// WIN.
    pub const WIN: Self = Self(&AMERICAN[3]);
}

impl Dialect {
    /// Every dialect that ITU-T TCAP carries, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(Self)
    }

    /// Every dialect that ANSI TCAP carries.
    pub fn american() -> impl Iterator<Item = Self> {
        AMERICAN.iter().map(Self)
    }

    /// Every dialect that there is a table of.
    pub fn every() -> impl Iterator<Item = Self> {
        Self::all().chain(Self::american())
    }

    /// The dialect and purpose of an application context, by the content octets of its OBJECT IDENTIFIER.
    ///
    /// GPRS control kept its phase 3 contexts in phase 4 (TS 29.078 5.6): both dialects have them, and they say [`Dialect::CAP3`]
    /// here. The arguments are the same in both.
    /// `0.4.0.1.1.0.3.0` names an ASN.1 module of CS-1 and is no application context.
    #[must_use]
    pub fn from_application_context(oid: &[u8]) -> Option<(Self, Purpose)> {
        Self::all().find_map(|dialect| {
            let context = dialect
                .0
                .contexts
                .iter()
                .find(|context| context.oid == oid)?;
            Some((dialect, context.purpose))
        })
    }

    /// The dialect of this name, in any case: `cap2`, `cs1`.
    ///
    /// # Errors
    /// The name is not in the table; the error names the nearest that is, if one is near.
    pub fn parse(name: &str) -> Result<Self, UnknownDialect> {
        Self::every()
            .find(|dialect| dialect.0.name.eq_ignore_ascii_case(name))
            .ok_or_else(|| UnknownDialect {
                nearest: nearest(Self::every().map(Self::name), name),
            })
    }

    /// Its short name, as in files: `cap2`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// Its name and standard, for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.0.title
    }

    /// Its bit, as declarations use it.
    #[must_use]
    pub const fn bit(self) -> u32 {
        self.0.bit
    }

    /// Its application contexts.
    #[must_use]
    pub const fn contexts(self) -> &'static [Context] {
        self.0.contexts
    }

    /// The application context for a purpose; `None` if the dialect has none.
    #[must_use]
    pub fn context(self, purpose: Purpose) -> Option<&'static Context> {
        self.0
            .contexts
            .iter()
            .find(|context| context.purpose == purpose)
    }

    /// The subsystem number in use unless the network says otherwise: 146 for CAP (TS 23.003), 241 for INAP (each
    /// network chooses; 241 is common).
    #[must_use]
    pub const fn default_subsystem(self) -> u8 {
        self.0.subsystem
    }

    /// Who may end a dialogue that is for `purpose`, and how.
    #[must_use]
    pub const fn end_rules(self, purpose: Purpose) -> EndRules {
        match purpose {
            Purpose::ShortMessage => SHORT_MESSAGE_ENDS,
            Purpose::Gprs | Purpose::GprsFromScf => GPRS_ENDS,
            _ => self.0.ends,
        }
    }

    /// Whether the refusal of an application context may name another one. CAP forbids it (TS 29.078 4.2.1): a phase is
    /// chosen by the subscriber's data and never negotiated.
    #[must_use]
    pub const fn may_offer_alternative_context(self) -> bool {
        self.0.alternative_context
    }

    /// Whether an error from the SCF travels in TC-END, and the SSF aborts when one comes in TC-CONTINUE (TS 29.078
    /// 14.1.2.2.1).
    ///
    /// So in INAP too: ETS 300 374-1 7.4.2.1, "Abnormal procedures, SCF-to-SSF/SRF messages", is the clause that CAP took over with its
    /// numbering below 14.1.2. Its headings are public, its sentence is not: this is read from CAP's wording, for CS-1 and CS-2 alike.
    #[must_use]
    pub const fn scf_error_ends_dialogue(self) -> bool {
        self.0.errors_end_dialogue
    }

    /// Whether TC-U-ABORT carries a CAP-U-ABORT-REASON (TS 29.078 5.7).
    #[must_use]
    pub const fn has_abort_reasons(self) -> bool {
        self.0.abort_reasons
    }

    /// Whether a result may come in parts (TC-RESULT-NL). CAP rejects it as a mistyped parameter (TS 29.078 14.1.1.4).
    #[must_use]
    pub const fn may_segment_results(self) -> bool {
        self.0.result_not_last
    }

    /// Whether a mobile originating trigger gives the dialled digits as calledPartyBCDNumber (TS 23.078 4.6.1.8) and
    /// not as an ISUP called party number.
    #[must_use]
    pub const fn originating_called_is_bcd(self) -> bool {
        self.0.originating_called_is_bcd
    }

    /// Whether what the SSF reports names legs as receivingSideID, and what the SCF orders as sendingSideID.
    #[must_use]
    pub const fn reports_name_receiving_side(self) -> bool {
        self.0.receiving_side
    }

    /// Whether ANSI TCAP (T1.114) carries it, over ANSI SCCP and MTP, and not ITU-T TCAP.
    #[must_use]
    pub const fn is_over_ansi_tcap(self) -> bool {
        self.0.ansi_tcap
    }

    /// Which call state models the switch runs. The 800 service of TR-NWT-000533 has none of its own: one query before the call is routed,
    /// at the point that AIN calls analyzed information.
    #[must_use]
    pub const fn call_model(self) -> CallModel {
        self.0.call_model
    }

    /// Whether each message about a call is a transaction of its own, so that a call is known by the key that its messages
    /// carry ([`relationship_key`](crate::relationship_key)).
    #[must_use]
    pub const fn knows_calls_by_key(self) -> bool {
        self.0.bit & WIN != 0
    }

    /// Whether the SCF says all that it orders by the result of the operation that waits, where one does.
    #[must_use]
    pub const fn answers_by_result(self) -> bool {
        self.0.bit & WIN != 0
    }

    /// Whether the switch waits for a result of this operation, so that its transaction stays open. Where the SCF answers by
    /// results, a notification has none. Whether such a one travels in a Query or a Unidirectional package is not settled by
    /// public sources: nothing comes back in either, so a receiver has to take both.
    #[must_use]
    pub fn report_has_answer(self, operation: &Operation) -> bool {
        self.answers_by_result() && operation.class == crate::operation::Class::One
    }

    /// Whether events can be armed in it: AIN 0.1 has triggers alone.
    #[must_use]
    pub fn arms_events(self) -> bool {
        self.events().any(|row| row.edp() & self.0.bit != 0)
    }

    /// How a call comes about that the SCF makes; `None`: it cannot make one.
    ///
    /// - CAP phase 4: initiateCallAttempt has a result, and the gsmSSF sets up nothing before continueWithArgument (TS 29.078 annex A.8).
    /// - INAP: initiateCallAttempt is answered by errors alone, so requestReportBCSMEvent and continue go with it (ETS 300 374-1,
    ///   Q.1218, EN 301 140-1).
    /// - AIN 0.2: createCall names both parties, and lists no operation that would have the call go on (GR-1299-CORE).
    ///
    /// CAP and CS-2 number the new leg: 2, since oAnswer and the failures of a call are events of leg 2 or a later one (TS 29.078 table
    /// 11-1), in the first call segment.
    #[must_use]
    pub const fn creation(self) -> Option<Creation> {
        let (goes_on, both_parties, leg) = match self.0.bit {
            AIN02 => (GoesOn::Alone, true, None),
            CAP4 => (GoesOn::Acknowledged, false, Some((LegId::TWO, 1))),
            CS2 | ITU_CS2 => (GoesOn::Together, false, Some((LegId::TWO, 1))),
            CS1 | CS1P | ITU_CS1 => (GoesOn::Together, false, None),
            _ => return None,
        };
        Some(Creation {
            goes_on,
            both_parties,
            leg,
        })
    }

    /// Whether this call can be made.
    ///
    /// # Errors
    /// What the dialect cannot say of it, or needs to be told.
    pub fn check_create(self, create: &crate::CreateCall) -> Result<(), NotExpressible> {
        let refused = NotExpressible::Operation("CreateCall");
        self.creation().ok_or(refused)?;
        if !self.is_over_ansi_tcap() && self.context(Purpose::CreateCall).is_none() {
            return Err(refused);
        }
        let occasion = crate::Occasion::of(None);
        let order = crate::Instruction::CreateCall(*create);
        let mut out = inlab_ber::Writer::default();
        let mut orders = std::iter::once(&order);
        crate::encode_orders(self, &occasion, &mut orders, &mut out, &mut |_, _| {})
    }

    /// Whether the end of a call can be told of which nothing else is told any more: AIN's terminationNotification, ordered by
    /// [`Instruction::NotifyAtEnd`](crate::Instruction::NotifyAtEnd).
    #[must_use]
    pub const fn has_end_notice(self) -> bool {
        self.0.bit & (AIN01 | AIN02) != 0
    }

    /// Whether the report of an event can say why the call failed or was cleared. AIN has a cause of busy alone; elsewhere the codec decides.
    #[must_use]
    pub const fn reports_cause(self, event: DetectionPoint) -> bool {
        self.0.bit & (AIN01 | AIN02) == 0 || matches!(event, DetectionPoint::TBusy)
    }

    /// Whether `order` can be given while `question` waits for an answer, or beside that. In AIN each operation of the switch lists what
    /// may answer it; elsewhere the codec alone decides.
    #[must_use]
    pub fn may_answer(self, question: &Operation, order: &crate::Instruction) -> bool {
        self.0.bit & (AIN01 | AIN02 | TR533) == 0 || crate::codec::may_answer(self, question, order)
    }

    /// Its operations, by code.
    pub fn operations(self) -> impl Iterator<Item = &'static Operation> {
        let rows = if self.0.bit & WIN != 0 {
            crate::operation::ansi41::OPERATIONS
        } else if self.0.bit & (AIN01 | AIN02) != 0 {
            crate::operation::ain::OPERATIONS
        } else if self.0.bit & TR533 != 0 {
            crate::operation::tr533::OPERATIONS
        } else {
            crate::operation::OPERATIONS
        };
        rows.iter()
            .filter(move |row| row.dialects & self.0.bit != 0)
    }

    /// The operation with this local code.
    #[must_use]
    pub fn operation(self, code: i32) -> Option<&'static Operation> {
        crate::operation::by_code(self.0.bit, code)
    }

    /// The operation of this name, in the standard's spelling.
    #[must_use]
    pub fn operation_named(self, name: &str) -> Option<&'static Operation> {
        self.operations().find(|row| row.name == name)
    }

    /// The operation of this name, in capitals or not: the public modules of ANSI-41 do not agree on that.
    #[must_use]
    pub fn operation_spelled(self, name: &str) -> Option<&'static Operation> {
        self.operations()
            .find(|row| row.name.eq_ignore_ascii_case(name))
    }

    /// Its events, by number.
    pub fn events(self) -> impl Iterator<Item = &'static EventRow> {
        crate::event::EVENTS
            .iter()
            .filter(move |row| (row.tdp | row.edp()) & self.0.bit != 0)
    }

    /// What is so for one event; `None` if the dialect does not have it.
    #[must_use]
    pub fn event(self, event: DetectionPoint) -> Option<&'static EventRow> {
        self.events().find(|row| row.event == event)
    }

    /// Whether `arm` can be asked for: event, mode, leg.
    ///
    /// # Errors
    /// What cannot be expressed.
    pub fn check_arm(self, arm: &Arm) -> Result<(), NotExpressible> {
        crate::event::check(self, arm)
    }

    /// The events that a service must arm to be told the fate of a call and nothing more: how it was answered or not, and
    /// who cleared. In CAP and INAP all are notifications; in AIN 0.2 and WIN some can only be armed as requests, and the switch
    /// then waits. For the legs that TS 29.078 table 11-1 and 11-2 allow.
    ///
    /// Phase 1 of CAMEL can arm answer and disconnect only; there a call that is not answered ends with the dialogue.
    pub fn fate_events(self, half: Half) -> impl Iterator<Item = Arm> {
        crate::event::fate(self, half)
    }
}

impl PartialEq for Dialect {
    fn eq(&self, other: &Self) -> bool {
        self.0.bit == other.0.bit
    }
}

impl Eq for Dialect {}

impl std::hash::Hash for Dialect {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.bit.hash(state);
    }
}

impl std::fmt::Debug for Dialect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name)
    }
}

impl std::fmt::Display for Dialect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Content octets from the field guide and the capture of each phase; CS-1+ and Q.1218 from arcs by hand.
    #[test]
    fn application_contexts() {
        for (octets, name, purpose) in [
            (&[0x04, 0, 0, 1, 0, 0x32, 0][..], "cap1", Purpose::Call),
            (&[0x04, 0, 0, 1, 0, 0x32, 1], "cap2", Purpose::Call),
            (&[0x04, 0, 0, 1, 0x15, 3, 4], "cap3", Purpose::Call),
            (&[0x04, 0, 0, 1, 0x17, 3, 4], "cap4", Purpose::Call),
            (&[0x04, 0, 0, 1, 0x17, 3, 8], "cap4", Purpose::CreateCall),
            (&[0x04, 0, 1, 1, 1, 0, 0], "cs1", Purpose::Call),
            (&[0x04, 0, 1, 1, 1, 2, 0], "cs1", Purpose::Resource),
        ] {
            let (dialect, found) = Dialect::from_application_context(octets).expect(name);
            assert_eq!((dialect.name(), found), (name, purpose));
        }
        assert_eq!(
            Dialect::from_application_context(&[0x04, 0, 1, 1, 0, 3, 0]),
            None,
            "the module of the CS-1 operation codes"
        );
    }

    #[test]
    fn ts29078_14_1_end_rules_by_purpose() {
        let rules = |dialect: Dialect, purpose| dialect.end_rules(purpose);
        // 14.1.2.1.1 and 14.1.2.1.2: all ends, by either side.
        for dialect in Dialect::all().filter(|dialect| dialect.context(Purpose::Call).is_some()) {
            let ends = rules(dialect, Purpose::Call);
            assert!(ends.empty_end && ends.prearranged && ends.abort && ends.report_in_end);
            assert_eq!(ends.for_scf(Finish::Prearranged), Finish::Prearranged);
            assert_eq!(ends.for_scf(Finish::Basic), Finish::Basic);
        }
        // 14.1.2.1.3: what the smsSSF sends maintains the dialogue.
        assert!(!rules(Dialect::CAP4, Purpose::ShortMessage).report_in_end);
        // 14.1.4.1.3: the gprsSSF ends, by basic end.
        let ends = rules(Dialect::CAP4, Purpose::Gprs);
        assert!(ends.empty_end && !ends.prearranged && !ends.scf_prearranged);
        assert_eq!(ends.for_scf(Finish::Prearranged), Finish::Basic);
    }

    #[test]
    fn contexts_are_their_arcs_and_are_unique() {
        let mut seen = Vec::new();
        let contexts = Dialect::all().flat_map(|dialect| {
            let contexts = dialect.contexts();
            contexts.iter().map(move |context| (dialect, context))
        });
        for (dialect, context) in contexts {
            let arcs: Vec<u32> = context
                .arcs
                .split('.')
                .map(|arc| arc.parse().expect("arc"))
                .collect();
            let mut octets = Vec::new();
            for arc in std::iter::once(arcs[0] * 40 + arcs[1]).chain(arcs[2..].iter().copied()) {
                let mut septets = vec![(arc & 0x7f) as u8];
                let mut rest = arc >> 7;
                while rest > 0 {
                    septets.push(0x80 | (rest & 0x7f) as u8);
                    rest >>= 7;
                }
                octets.extend(septets.iter().rev());
            }
            assert_eq!(context.oid, octets, "{}", context.arcs);
            // GPRS control has the same contexts in phases 3 and 4.
            let is_kept = dialect == Dialect::CAP4
                && matches!(context.purpose, Purpose::Gprs | Purpose::GprsFromScf);
            assert_eq!(seen.contains(&context.oid), is_kept, "{}", context.arcs);
            seen.push(context.oid);
        }
    }

    #[test]
    fn names() {
        assert_eq!(Dialect::parse("CAP3"), Ok(Dialect::CAP3));
        assert_eq!(Dialect::parse("cs1+"), Ok(Dialect::CS1P));
        assert_eq!(Dialect::parse("camp2").unwrap_err().nearest, Some("cap2"));
        assert_eq!(Dialect::parse("ain03").unwrap_err().nearest, Some("ain01"));
        assert_eq!(Dialect::parse("wireless").unwrap_err().nearest, None);
        assert!(Dialect::every().all(|dialect| Dialect::parse(dialect.name()) == Ok(dialect)));
        assert!(
            Dialect::CAP2.has_abort_reasons() && !Dialect::CAP2.may_offer_alternative_context()
        );
    }
}
