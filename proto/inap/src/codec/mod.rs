//! Between arguments and the neutral model, both ways, for both sides of a call.
//!
//! The SCP reads triggers and reports and writes instructions; the SSF writes the former and reads the latter. What a
//! dialect has is asked of the declarations: an argument is written and then held against its schema in that dialect, so
//! no second list of parameters exists.

mod ain;
mod charging;
mod encountered;
mod instruction;
mod legs;
mod orders;
mod points;
mod report;
mod resource;
mod tr533;
mod trigger;
mod win;

use inlab_ber::{
    Element, Error, Fault, Form, Kind, Schema, Scratch, Writer, decode_tagged, element,
};
use inlab_ss7::NumberError;

pub(crate) use ain::access;
pub use ain::{
    activity_of, decode_non_call, encode_activity, encode_close, encode_gap_overflow,
    encode_non_call_answer,
};
pub use instruction::{decode_instruction, encode_instruction};
pub(crate) use orders::may_answer;
pub use orders::{decode_orders, encode_orders, encode_report_of, relationship_key, reports_to};
pub use points::{encode_point_report, encode_point_trigger};
pub use report::{decode_report, encode_report};
pub use resource::{decode_assist_request, decode_result, encode_assist_request, encode_result};
pub use trigger::{decode_trigger, encode_trigger};
pub use win::{
    ConnectionFailure, ResourceOperations, decode_bulk_disconnection, decode_call_recovery,
    decode_connection_failure, decode_seized, decode_unreliable_call_data,
    encode_bulk_disconnection, encode_call_recovery, encode_call_status, encode_connection_failure,
    encode_seized, encode_unreliable_call_data, resource_operations,
};

use crate::error::*;
use crate::operation::{Answer, holder};
use crate::{
    Dialect, EventReport, EventRow, LegId, MonitorMode, NotExpressible, Operation, ServiceSelector,
    dialect, types,
};

/// Why an argument is not what its operation needs, and whose argument.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodeError {
    /// The operation.
    pub operation: &'static Operation,
    /// What is wrong.
    pub fault: DecodeFault,
}

/// What is wrong with an argument.
#[derive(Clone, Debug, PartialEq)]
pub enum DecodeFault {
    /// It is not of the argument's type: element and offset.
    Syntax(Error),
    /// A parameter that the type leaves optional is needed and absent.
    Missing(&'static str),
    /// A parameter has a value that cannot be meant here.
    Unexpected(&'static str),
    /// A parameter's inner form is wrong.
    Number(&'static str, NumberError),
    /// This operation is not of the kind asked for: a trigger, a report, an instruction.
    NotOfThisKind,
}

impl DecodeError {
    /// What goes on the wire in answer (TS 29.078 10.1, Q.774 3.2.2.2; one function for all):
    ///
    /// - wrong encoding, wrong type, mandatory parameter absent: reject, mistyped parameter;
    /// - a value outside its range or list: parameterOutOfRange where the operation has it, else the reject;
    /// - an optional parameter that is needed and absent: missingParameter;
    /// - a value that cannot be meant, a number whose inner form is wrong: unexpectedDataValue;
    /// - an operation that cannot come from this side: reject, unrecognized operation.
    ///
    /// Of these, operations of class 4 are answered with a reject or not at all. ANSI-41 has errors of its own for them, national TCAP
    /// unexpectedDataValue for all.
    #[must_use]
    pub fn answer(&self) -> Answer {
        if self.operation.dialects & dialect::WIN != 0 {
            return self.ansi_answer();
        }
        match &self.fault {
            DecodeFault::Syntax(error) => match error.fault {
                Fault::OutOfRange | Fault::UnknownValue
                    if self.operation.may_fail_with(PARAMETER_OUT_OF_RANGE) =>
                {
                    Answer::error(PARAMETER_OUT_OF_RANGE)
                }
                _ => Answer::RejectMistypedParameter,
            },
            DecodeFault::Missing(_) => self.operation.refusal(MISSING_PARAMETER),
            DecodeFault::Unexpected(_) | DecodeFault::Number(..) => {
                self.operation.refusal(UNEXPECTED_DATA_VALUE)
            }
            DecodeFault::NotOfThisKind => Answer::RejectUnrecognizedOperation,
        }
    }

    /// What is not BER, or not of its type, is rejected (T1.114: incorrect parameter). What can be read is answered by the errors
    /// of ANSI-41 (X.S0004-520, -641): a parameter that is not there, one with a value that is not known, one whose inner form is
    /// wrong, an operation that is known and not for us. FaultyParameter, which may go with them, is left out.
    fn ansi_answer(&self) -> Answer {
        let code = match &self.fault {
            DecodeFault::Missing(_) => MISSING_PARAMETER_ANSI,
            DecodeFault::Unexpected(_) => UNRECOGNIZED_PARAMETER_VALUE,
            DecodeFault::Number(..) => PARAMETER_ERROR,
            DecodeFault::Syntax(error) => match error.fault {
                Fault::Missing => MISSING_PARAMETER_ANSI,
                Fault::OutOfRange | Fault::UnknownValue => UNRECOGNIZED_PARAMETER_VALUE,
                _ => return Answer::RejectMistypedParameter,
            },
            DecodeFault::NotOfThisKind => OPERATION_NOT_SUPPORTED,
        };
        self.operation.refusal(code)
    }
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let operation = self.operation;
        match &self.fault {
            DecodeFault::Syntax(error) => write!(f, "{operation}: {error}"),
            DecodeFault::Missing(name) => write!(f, "{operation}: {name} is needed and missing"),
            DecodeFault::Unexpected(name) => {
                write!(f, "{operation}: {name} has a value not expected here")
            }
            DecodeFault::Number(name, error) => write!(f, "{operation}: {name}: {error}"),
            DecodeFault::NotOfThisKind => write!(f, "{operation} is not expected from this side"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// The row of an event that is reported, if the dialect can have asked for it in this mode.
fn row_of(dialect: Dialect, report: &EventReport) -> Result<&'static EventRow, NotExpressible> {
    let event = report.event;
    let row = dialect.event(event).ok_or(NotExpressible::Event(event))?;
    if report.mode == MonitorMode::Transparent || !row.allows(dialect, report.mode) {
        return Err(NotExpressible::Mode(event, report.mode));
    }
    Ok(row)
}

/// Refuses what the neutral model gives and the operation has no parameter for: the first that is given, by its name.
fn refuse(foreign: &[(bool, &'static str)]) -> Result<(), NotExpressible> {
    match foreign.iter().find(|(given, _)| *given) {
        Some((_, name)) => Err(NotExpressible::Parameter(name)),
        None => Ok(()),
    }
}

/// The step whose value is nearest to what is wanted, of steps and their values; the first of two equally near.
fn nearest_step<S: Copy + Default>(steps: impl Iterator<Item = (S, i32)>, wanted: i32) -> S {
    steps
        .min_by_key(|(_, value)| value.abs_diff(wanted))
        .map_or_else(S::default, |(step, _)| step)
}

/// Whether a trigger can be read from it where it opens a dialogue, or begins a call.
pub(crate) fn is_trigger(dialect: Dialect, operation: &Operation) -> bool {
    if dialect.bit() & dialect::AIN != 0 {
        ain::is_trigger(dialect, operation)
    } else if dialect.bit() & dialect::WIN != 0 {
        win::is_trigger(operation)
    } else if dialect.bit() & dialect::TR533 != 0 {
        tr533::is_trigger(operation)
    } else {
        operation.code == trigger::INITIAL_DP || points::is_point(dialect, operation)
    }
}

/// Whether a trigger told by this operation may ask for a service so.
pub(crate) fn may_select(
    dialect: Dialect,
    operation: &Operation,
    selector: Option<ServiceSelector>,
) -> bool {
    let bits = dialect.bit();
    match selector {
        None => true,
        Some(ServiceSelector::ServiceKey(_)) => bits & (dialect::CAP | dialect::INAP) != 0,
        Some(ServiceSelector::Criteria(None)) => bits & (dialect::AIN | dialect::TR533) != 0,
        Some(ServiceSelector::Criteria(Some(_))) => bits & dialect::AIN != 0,
        Some(ServiceSelector::TriggerType(kind)) => {
            bits & dialect::WIN != 0 && win::tells_type(operation, kind)
        }
        Some(ServiceSelector::ServiceId(_)) => {
            bits & dialect::WIN != 0 && win::asks_for_services(operation)
        }
    }
}

/// Decodes an argument; faults become errors of the operation.
fn argument<'a, T: Element<'a>>(
    value: &mut T,
    dialect: Dialect,
    operation: &'static Operation,
    octets: &'a [u8],
    scratch: &'a Scratch,
) -> Result<(), DecodeError> {
    read(value, dialect, octets, scratch).map_err(|error| DecodeError {
        operation,
        fault: DecodeFault::Syntax(error),
    })
}

/// Decodes a parameter, in any of the elements that may hold it in the dialect.
fn read<'a, T: Element<'a>>(
    value: &mut T,
    dialect: Dialect,
    octets: &'a [u8],
    scratch: &'a Scratch,
) -> Result<(), Error> {
    let tag = holder::tag(octets, T::TAG, dialect);
    decode_tagged(value, tag, octets, dialect.bit(), scratch)
}

/// Where the faults of one argument go.
#[derive(Clone, Copy)]
struct Faults(&'static Operation);

impl Faults {
    fn missing(self, name: &'static str) -> DecodeError {
        DecodeError {
            operation: self.0,
            fault: DecodeFault::Missing(name),
        }
    }

    fn unexpected(self, name: &'static str) -> DecodeError {
        DecodeError {
            operation: self.0,
            fault: DecodeFault::Unexpected(name),
        }
    }

    fn not_of_this_kind(self) -> DecodeError {
        DecodeError {
            operation: self.0,
            fault: DecodeFault::NotOfThisKind,
        }
    }

    /// The inner form of a parameter, if it is there.
    fn inner<T>(
        self,
        name: &'static str,
        octets: Option<&[u8]>,
        decode: fn(&[u8]) -> Result<T, NumberError>,
    ) -> Result<Option<T>, DecodeError> {
        octets
            .map(|octets| {
                decode(octets).map_err(|error| DecodeError {
                    operation: self.0,
                    fault: DecodeFault::Number(name, error),
                })
            })
            .transpose()
    }
}

/// The operation of this code, if the dialect has it; else the instruction or report cannot be said.
fn operation(
    dialect: Dialect,
    code: i32,
    name: &'static str,
) -> Result<&'static Operation, NotExpressible> {
    dialect
        .operation(code)
        .ok_or(NotExpressible::Operation(name))
}

/// Writes an argument and holds it against its schema in the dialect. On error nothing is written.
fn put<'a, T: Element<'a>>(
    value: &T,
    dialect: Dialect,
    out: &mut Writer,
) -> Result<(), NotExpressible> {
    let mark = out.mark();
    value.encode(T::TAG, out);
    let written = out.as_slice();
    let octets = written.get(..written.len() - mark).unwrap_or(written);
    let conforms = conforms(T::schema(), T::schema().name, octets, dialect.bit());
    if conforms.is_err() {
        out.truncate(mark);
    }
    conforms
}

/// Whether what we wrote is all in the dialect, and within its bounds.
fn conforms(
    schema: &Schema,
    name: &'static str,
    octets: &[u8],
    bit: u32,
) -> Result<(), NotExpressible> {
    let Ok((tlv, _)) = element(octets) else {
        return Ok(());
    };
    match &schema.kind {
        Kind::Sequence(members) | Kind::Set(members) => {
            let (mut rest, mut next) = (tlv.content, 0);
            while let Ok((item, after)) = element(rest) {
                // The members of a SET come in any order.
                let passed = if matches!(schema.kind, Kind::Set(_)) {
                    0
                } else {
                    next
                };
                let onward = members.iter().enumerate().skip(passed);
                let Some((at, member)) = onward
                    .clone()
                    .find(|(_, m)| m.is_in(bit) && m.accepts(item.tag))
                else {
                    let named = members.iter().find(|m| m.accepts(item.tag));
                    return Err(NotExpressible::Parameter(named.map_or(name, |m| m.name)));
                };
                member_conforms(member, item, bit)?;
                (rest, next) = (after, at + 1);
            }
            Ok(())
        }
        Kind::Choice(members) => {
            match members.iter().find(|m| m.is_in(bit) && m.accepts(tlv.tag)) {
                Some(member) => member_conforms(member, tlv, bit),
                None => {
                    let named = members.iter().find(|m| m.accepts(tlv.tag));
                    Err(NotExpressible::Parameter(named.map_or(name, |m| m.name)))
                }
            }
        }
        _ => Ok(()),
    }
}

fn member_conforms(
    member: &inlab_ber::Member,
    item: inlab_ber::Tlv<'_>,
    bit: u32,
) -> Result<(), NotExpressible> {
    let of = (member.of)();
    match &of.kind {
        Kind::Sequence(_) | Kind::Set(_) => conforms(of, member.name, item.octets, bit),
        // A tag on a CHOICE stands around it.
        Kind::Choice(_) if member.tag != 0 => conforms(of, member.name, item.content, bit),
        Kind::Choice(_) => conforms(of, member.name, item.octets, bit),
        Kind::Leaf {
            form: Form::String, ..
        } => match member.range {
            Some((low, high))
                if !(low..=high)
                    .contains(&i64::try_from(item.content.len()).unwrap_or(i64::MAX)) =>
            {
                Err(NotExpressible::OutOfRange(member.name))
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// `value`, if it is in the range; a range of ours or of the standard.
fn bounded<T: PartialOrd>(
    value: T,
    low: T,
    high: T,
    name: &'static str,
) -> Result<T, NotExpressible> {
    if value < low || value > high {
        Err(NotExpressible::OutOfRange(name))
    } else {
        Ok(value)
    }
}

/// The event type of a detection point: by its number, which is the same in every dialect.
fn event_type(event: crate::DetectionPoint) -> types::EventTypeBcsm {
    types::EventTypeBcsm::Unknown(event.number())
}

/// The detection point of an event type; `None` for one that is not known, which is to be taken as none.
fn detection_point(event: types::EventTypeBcsm) -> Option<crate::DetectionPoint> {
    crate::DetectionPoint::from_number(i32::try_from(event.measure()).ok()?)
}

const fn sending(leg: LegId) -> types::LegId<'static> {
    types::LegId::Sending(types::LegType(leg.0))
}

/// The leg of either form.
fn leg(leg: &types::LegId<'_>) -> Option<LegId> {
    match leg {
        types::LegId::Sending(leg) | types::LegId::Receiving(leg) => Some(LegId(leg.0)),
        types::LegId::Unknown(_) => None,
    }
}
