//! Between the neutral model and components: what an operation of the SSF tells, and what an order is as an operation.

use crate::Orders;
use inlab_ber::{Scratch, Writer};
use inlab_inap::{
    Announce, Class as InapClass, Collect, DecodeError, Dialect, Direction, Instruction,
    NotExpressible, Occasion, Operation, OperationTimers, Report, Resource, Said, Trigger,
    UnreliableCallData, decode_report, decode_result, decode_trigger, encode_orders,
    encode_unreliable_call_data,
};
use inlab_ss7::{CalledPartyNumber, Digits, NatureOfAddress, NumberingPlan};
use inlab_stack::{EitherTc, Request};
use inlab_tcap::{Class, DialogueId, InvokeId, Parameter, RequestError};
use std::fmt;

/// What an operation of the SSF tells.
#[expect(
    clippy::large_enum_variant,
    reason = "lives for one message, on the stack: a box would be an allocation a trigger"
)]
pub(crate) enum FromSsf {
    Trigger(Trigger),
    Report(Report),
}

/// Whether the SCF is the one to be told by it.
pub(crate) fn is_for_scf(operation: &Operation) -> bool {
    matches!(
        operation.direction,
        Direction::SsfToScf | Direction::SrfToScf
    )
}

/// What kind of order an operation of ours carries out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    Arm,
    Charge,
    /// It makes a call.
    Create,
    /// It tells of no call, and nothing is answered.
    Data,
    Information,
    Probe,
    Route,
    /// It tells the status of a line that was asked for.
    Status,
    /// The user hears something, or is asked for digits.
    Interaction,
    /// The user is connected to what plays and asks.
    Resource,
    Other,
}

/// By the standard's names, which are the same in every dialect.
pub(crate) fn kind(operation: &Operation) -> Kind {
    match operation.name {
        "requestReportBCSMEvent" | "requestReportBCMEvent" => Kind::Arm,
        "applyCharging" => Kind::Charge,
        "callInformationRequest" => Kind::Information,
        "initiateCallAttempt" | "createCall" => Kind::Create,
        "nCAData" | "acgOverflow" => Kind::Data,
        "statusReported" | "monitorSuccess" => Kind::Status,
        "activityTest" => Kind::Probe,
        // In AIN (code 26117) it plays and asks by itself.
        "connectToResource" if operation.code > i32::from(u8::MAX) => Kind::Interaction,
        "connectToResource"
        | "establishTemporaryConnection"
        | "SeizeResource"
        | "ConnectResource" => Kind::Resource,
        "playAnnouncement"
        | "promptAndCollectUserInformation"
        | "sendToResource"
        | "SRFDirective" => Kind::Interaction,
        "connect"
        | "continue"
        | "continueWithArgument"
        | "collectInformation"
        | "analyzeRoute"
        | "authorizeTermination"
        | "forwardCall"
        | "offerCall" => Kind::Route,
        _ => Kind::Other,
    }
}

/// As a resource is told that the SCF has seized: whether it is kept afterwards is our affair.
pub(crate) fn to_resource(order: &Instruction) -> Instruction {
    match *order {
        Instruction::Announce(announce) => Instruction::Announce(Announce {
            notify_end: true,
            keep_connected: true,
            ..announce
        }),
        Instruction::Collect(collect) => Instruction::Collect(Collect {
            keep_connected: true,
            ..collect
        }),
        other => other,
    }
}

/// Writes the numbers in an order as a switch at home has them ([`Dialect::home_number`]).
pub(crate) fn at_home(order: &mut Instruction, dialect: Dialect, plan: &NumberingPlan) {
    let number = match order {
        Instruction::Connect(connect) => &mut connect.destination,
        Instruction::ConnectResource(Resource::At(number)) => number,
        _ => return,
    };
    *number = dialect.home_number(*number, plan);
}

/// The digits of a resource's number as a global title of its network has them: without the home country's code, and so many that
/// no filler is needed. `None`: no such title.
pub(crate) fn resource_title(number: &CalledPartyNumber, plan: &NumberingPlan) -> Option<Digits> {
    let digits = number.digits.without_st();
    let own = match number.nature {
        NatureOfAddress::INTERNATIONAL => digits.strip_prefix(&plan.country_code).unwrap_or(digits),
        _ => digits,
    };
    (!own.is_empty() && own.is_decimal() && !own.is_odd()).then_some(own)
}

/// A parameter: these octets, or what stands for nothing in the dialect.
pub(crate) fn parameter(dialect: Dialect, octets: &[u8]) -> Parameter<'_> {
    match (octets, dialect.empty_parameters()) {
        ([], []) => Parameter::None,
        ([], nothing) => Parameter::Octets(nothing),
        (octets, _) => Parameter::Octets(octets),
    }
}

/// A parameter that came, unless it is what stands for nothing where nothing is to come.
pub(crate) fn told(dialect: Dialect, parameter: Option<&[u8]>, defined: bool) -> Option<&[u8]> {
    parameter.filter(|octets| defined || !dialect.is_nothing(octets))
}

/// Why orders are not given.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// The service panicked, or ordered too much.
    Service,
    /// More events than one operation can arm.
    TooMuch,
    /// The dialect cannot say it.
    NotExpressible(NotExpressible),
    /// TC does not take it.
    Request(RequestError),
    /// There is no such relationship.
    NoRelationship,
    /// A number that no message can be routed by.
    NoRoute,
}

impl From<NotExpressible> for Fault {
    fn from(fault: NotExpressible) -> Self {
        Self::NotExpressible(fault)
    }
}

impl From<RequestError> for Fault {
    fn from(fault: RequestError) -> Self {
        Self::Request(fault)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service => f.write_str("the service failed"),
            Self::TooMuch => f.write_str("too many events to arm"),
            Self::NotExpressible(fault) => fault.fmt(f),
            Self::Request(fault) => fault.fmt(f),
            Self::NoRelationship => f.write_str("there is no such relationship"),
            Self::NoRoute => f.write_str("no message can be routed by that number"),
        }
    }
}

pub(crate) fn class(class: InapClass) -> Class {
    match class {
        InapClass::One => Class::Both,
        InapClass::Two => Class::FailureOnly,
        InapClass::Three => Class::SuccessOnly,
        InapClass::Four => Class::Neither,
    }
}

/// Where arguments are read and written; what it holds is used again for every message.
#[derive(Default)]
pub(crate) struct Codec {
    scratch: Scratch,
    out: Writer,
    pieces: Pieces,
    reply_bit: Option<bool>,
}

/// Components written one after the other, and how many octets were written after each.
#[derive(Default)]
struct Pieces {
    places: [Option<(Said, usize)>; Orders::LIMIT + 2],
    count: usize,
}

impl Pieces {
    /// `false`: there is no room.
    fn push(&mut self, said: Said, after: usize) -> bool {
        let Some(place) = self.places.get_mut(self.count) else {
            return false;
        };
        *place = Some((said, after));
        self.count += 1;
        true
    }
}

/// What waits for an answer.
#[derive(Clone, Copy)]
pub(crate) struct Waiting {
    pub(crate) question: &'static Operation,
    pub(crate) invoke_id: Option<InvokeId>,
}

impl Codec {
    /// Which sets bit H of operation codes so.
    pub(crate) fn new(reply_bit: Option<bool>) -> Self {
        Self {
            reply_bit,
            ..Self::default()
        }
    }

    /// Decodes the argument of an operation of the SSF. `opens`: there is no relationship yet.
    ///
    /// # Errors
    /// What is wrong with it; it knows the answer that the standard gives.
    pub(crate) fn decode(
        &mut self,
        dialect: Dialect,
        operation: &'static Operation,
        parameter: Option<&[u8]>,
        opens: bool,
    ) -> Result<FromSsf, DecodeError> {
        self.scratch.clear();
        let octets = parameter.unwrap_or_default();
        // The operation of a detection point is a trigger where it opens a dialogue, else the report of an armed event.
        if operation.code == INITIAL_DP || opens && operation.is_trigger(dialect) {
            decode_trigger(dialect, operation, octets, &self.scratch).map(FromSsf::Trigger)
        } else {
            decode_report(dialect, operation, octets, &self.scratch).map(FromSsf::Report)
        }
    }

    /// Writes the orders of one message; what was written before is forgotten.
    ///
    /// # Errors
    /// What the dialect cannot say on this occasion.
    pub(crate) fn write<'o>(
        &mut self,
        dialect: Dialect,
        occasion: &Occasion<'_>,
        mut orders: impl Iterator<Item = &'o Instruction>,
    ) -> Result<(), Fault> {
        self.out.clear();
        self.pieces.count = 0;
        let (pieces, mut fits) = (&mut self.pieces, true);
        let mut said = |said, after| fits &= pieces.push(said, after);
        encode_orders(dialect, occasion, &mut orders, &mut self.out, &mut said)?;
        if fits { Ok(()) } else { Err(Fault::TooMuch) }
    }

    /// Reads what a result of an operation of ours tells.
    ///
    /// # Errors
    /// It cannot be meant.
    pub(crate) fn decode_result(
        &mut self,
        dialect: Dialect,
        operation: &'static Operation,
        parameter: Option<&[u8]>,
    ) -> Result<Report, DecodeError> {
        let octets = parameter.unwrap_or_default();
        self.scratch(|scratch| decode_result(dialect, operation, octets, scratch))
    }

    /// Writes the question for the calls of a switch.
    ///
    /// # Errors
    /// The dialect does not have it.
    pub(crate) fn unreliable_call_data(
        &mut self,
        dialect: Dialect,
        lost: &UnreliableCallData,
    ) -> Result<(&'static Operation, &[u8]), Fault> {
        self.out.clear();
        let operation = encode_unreliable_call_data(dialect, lost, &mut self.out)?;
        Ok((operation, self.out.as_slice()))
    }

    /// Writes the result of an operation of the switch that orders nothing.
    ///
    /// # Errors
    /// The dialect cannot say it.
    pub(crate) fn result(
        &mut self,
        write: impl FnOnce(&mut Writer) -> Result<(), NotExpressible>,
    ) -> Result<&[u8], NotExpressible> {
        self.out.clear();
        self.pieces.count = 0;
        write(&mut self.out)?;
        Ok(self.out.as_slice())
    }

    /// Decodes something else.
    pub(crate) fn scratch<T>(&mut self, decode: impl FnOnce(&Scratch) -> T) -> T {
        self.scratch.clear();
        decode(&self.scratch)
    }

    /// Whether nothing was written.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.count == 0
    }

    /// Gives each component that was written to TC; they wait for the next message.
    ///
    /// # Errors
    /// TC takes no more.
    pub(crate) fn give(
        &self,
        tc: &mut EitherTc<'_>,
        dialogue: DialogueId,
        dialect: Dialect,
        waiting: Option<Waiting>,
        timers: &OperationTimers,
        mut invoked: impl FnMut(InvokeId, &'static Operation),
    ) -> Result<(), Fault> {
        let written = self.out.as_slice();
        let mut before = 0;
        for (said, after) in self.pieces.places.iter().take(self.pieces.count).flatten() {
            // The writer writes from the tail: the last piece stands first.
            let octets = written
                .get(written.len() - after..written.len() - before)
                .unwrap_or_default();
            before = *after;
            let parameter = parameter(dialect, octets);
            match *said {
                Said::Invoke(operation) => {
                    let class = class(operation.class);
                    let answers = |waiting: &Waiting| {
                        let linked = waiting.question.linked.contains(&operation.code);
                        waiting.invoke_id.filter(|_| linked)
                    };
                    let request = Request {
                        linked: waiting.as_ref().and_then(answers),
                        national: operation.is_national(),
                        reply_required: dialect.sets_reply_bit(operation, self.reply_bit),
                        ..Request::new(operation.code, class, timers.of(operation))
                    };
                    if let Some(invoke_id) = tc.invoke(dialogue, &request, parameter)? {
                        invoked(invoke_id, operation);
                    }
                }
                Said::Result(operation) => {
                    let invoke_id = waiting.and_then(|waiting| waiting.invoke_id);
                    let invoke_id = invoke_id.ok_or(RequestError::UnknownInvokeId)?;
                    tc.result(dialogue, invoke_id, operation.code, true, parameter)?;
                }
            }
        }
        Ok(())
    }
}

/// Code of initialDP in every dialect.
const INITIAL_DP: i32 = 0;
