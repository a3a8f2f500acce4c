//! Between the neutral model and components: what an operation of the SSF tells, and what an order is as an operation.

use crate::Orders;
use inlab_ber::{Scratch, Writer};
use inlab_inap::{
    Class as InapClass, DecodeError, Dialect, Direction, Instruction, NotExpressible, Operation,
    OperationTimers, Report, Trigger, decode_report, decode_trigger, encode_instruction,
};
use inlab_stack::Tc;
use inlab_tcap::{
    Class, DialogueId, InvokeId, InvokeRequest, OperationCode, Parameter, RequestError,
};
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
    Information,
    Probe,
    Route,
    Other,
}

/// By the standard's names, which are the same in every dialect.
pub(crate) fn kind(operation: &Operation) -> Kind {
    match operation.name {
        "requestReportBCSMEvent" => Kind::Arm,
        "applyCharging" => Kind::Charge,
        "callInformationRequest" => Kind::Information,
        "activityTest" => Kind::Probe,
        "connect" | "continue" | "continueWithArgument" | "collectInformation" => Kind::Route,
        _ => Kind::Other,
    }
}

/// The parameter of an error, if it has one.
pub(crate) fn error_parameter(octets: &'static [u8]) -> Parameter<'static> {
    if octets.is_empty() {
        Parameter::None
    } else {
        Parameter::Octets(octets)
    }
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
        }
    }
}

fn class(class: InapClass) -> Class {
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
}

/// Operations written one after the other, and how many octets were written after each.
#[derive(Default)]
struct Pieces {
    places: [Option<(&'static Operation, usize)>; Orders::LIMIT + 1],
    count: usize,
}

impl Codec {
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

    /// Forgets what was written.
    pub(crate) fn clear(&mut self) {
        self.out.clear();
        self.pieces.count = 0;
    }

    /// Writes one order after those before it.
    ///
    /// # Errors
    /// What the dialect cannot say.
    pub(crate) fn write(
        &mut self,
        dialect: Dialect,
        instruction: &Instruction,
    ) -> Result<(), Fault> {
        let operation = encode_instruction(dialect, instruction, &mut self.out)?;
        let place = self
            .pieces
            .places
            .get_mut(self.pieces.count)
            .ok_or(Fault::TooMuch)?;
        *place = Some((operation, self.out.as_slice().len()));
        self.pieces.count += 1;
        Ok(())
    }

    /// TC-INVOKE of each order that was written; they wait for the next message.
    ///
    /// # Errors
    /// TC takes no more.
    pub(crate) fn invoke_all(
        &self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        timers: &OperationTimers,
        mut invoked: impl FnMut(InvokeId, &'static Operation),
    ) -> Result<(), Fault> {
        let written = self.out.as_slice();
        let mut before = 0;
        for (operation, after) in self.pieces.places.iter().take(self.pieces.count).flatten() {
            // The writer writes from the tail: the last piece stands first.
            let octets = written
                .get(written.len() - after..written.len() - before)
                .unwrap_or_default();
            let argument = if octets.is_empty() {
                Parameter::None
            } else {
                Parameter::Octets(octets)
            };
            let code = OperationCode::Local(operation.code);
            let request = InvokeRequest::new(code, class(operation.class), timers.of(operation));
            invoked(tc.invoke(dialogue, &request, argument)?, operation);
            before = *after;
        }
        Ok(())
    }
}

/// Code of initialDP in every dialect.
const INITIAL_DP: i32 = 0;
