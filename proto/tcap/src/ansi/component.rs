//! The components (T1.114.3): read one at a time, so that a fault is told of with the id of its component.

use super::values::{Code, ComponentIds, ErrorCode, OperationCode, ParameterForm, Problem};
use crate::component::{Hidden, Parameter};
use crate::message::next;
use crate::values::InvokeId;
use inlab_ber::{CONSTRUCTED, Tag, Tlv, Whose, Writer};
use std::fmt;

const fn private(number: u32) -> Tag {
    3 << 30 | number
}

const INVOKE_LAST: Tag = private(9) | CONSTRUCTED;
const RESULT_LAST: Tag = private(10) | CONSTRUCTED;
const ERROR: Tag = private(11) | CONSTRUCTED;
const REJECT: Tag = private(12) | CONSTRUCTED;
const INVOKE_NOT_LAST: Tag = private(13) | CONSTRUCTED;
const RESULT_NOT_LAST: Tag = private(14) | CONSTRUCTED;
const COMPONENT_IDS: Tag = private(15);
const NATIONAL_OPERATION: Tag = private(16);
const PRIVATE_OPERATION: Tag = private(17);
const NATIONAL_ERROR: Tag = private(19);
const PRIVATE_ERROR: Tag = private(20);
const EXPLICIT_NATIONAL_ERROR: Tag = NATIONAL_ERROR | CONSTRUCTED;
const EXPLICIT_PRIVATE_ERROR: Tag = PRIVATE_ERROR | CONSTRUCTED;
const INTEGER: Tag = 2;
const PROBLEM: Tag = private(21);

/// One component. Parameters are whole elements as received, for the TC-user to decode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Component<'m> {
    /// Invoke (Last).
    InvokeLast(Invoke<'m>),
    /// Invoke (Not Last): more components follow that belong to the same operation of ours.
    InvokeNotLast(Invoke<'m>),
    /// Return Result (Last).
    ResultLast(ReturnResult<'m>),
    /// Return Result (Not Last).
    ResultNotLast(ReturnResult<'m>),
    /// Return Error.
    Error(ReturnError<'m>),
    /// Reject.
    Reject(Reject<'m>),
}

/// Invoke.
#[derive(Clone, Copy, PartialEq)]
pub struct Invoke<'m> {
    /// The invoker's id, without which there is no answer; and the operation of ours that it belongs to.
    pub ids: ComponentIds,
    /// The operation.
    pub operation: OperationCode,
    /// The argument: a parameter set or sequence.
    pub parameter: Option<&'m [u8]>,
}

impl Invoke<'_> {
    /// The invoker's.
    #[must_use]
    pub const fn invoke_id(&self) -> Option<InvokeId> {
        self.ids.first()
    }

    /// The operation of ours that it belongs to.
    #[must_use]
    pub const fn correlation_id(&self) -> Option<InvokeId> {
        self.ids.second()
    }

    /// Writes it as the last that belongs to its operation, tail first, with this parameter in the place of its own.
    pub fn write_last_with(&self, out: &mut Writer, parameter: Parameter<'_>) {
        write_invoke(out, true, self.ids, self.operation, parameter);
    }
}

/// Return Result.
#[derive(Clone, Copy, PartialEq)]
pub struct ReturnResult<'m> {
    /// The correlation id: the Invoke that it answers. T1.114.3 has exactly one; a peer that sends another number is read
    /// all the same and refused by the machine.
    pub ids: ComponentIds,
    /// The result. Which operation it is of, only the Invoke said.
    pub parameter: Option<&'m [u8]>,
}

impl ReturnResult<'_> {
    /// The Invoke that it answers, if there is exactly one id.
    #[must_use]
    pub const fn correlation_id(&self) -> Option<InvokeId> {
        only(self.ids)
    }
}

/// Return Error.
#[derive(Clone, Copy, PartialEq)]
pub struct ReturnError<'m> {
    /// As in a Return Result.
    pub ids: ComponentIds,
    /// The error.
    pub error: ErrorCode,
    /// Its parameter.
    pub parameter: Option<&'m [u8]>,
}

impl ReturnError<'_> {
    /// The Invoke that it answers, if there is exactly one id.
    #[must_use]
    pub const fn correlation_id(&self) -> Option<InvokeId> {
        only(self.ids)
    }
}

/// Reject.
#[derive(Clone, Copy, PartialEq)]
pub struct Reject<'m> {
    /// The id of the component that it is about; empty if that could not be derived.
    pub ids: ComponentIds,
    /// What is wrong.
    pub problem: Problem,
    /// An empty parameter set or sequence, which must be there; its absence is forgiven.
    pub parameter: Option<&'m [u8]>,
}

impl Reject<'static> {
    /// With the empty parameter element in this form.
    #[must_use]
    pub const fn new(id: Option<InvokeId>, problem: Problem, form: ParameterForm) -> Self {
        Self {
            ids: ComponentIds::of_answer(id),
            problem,
            parameter: Some(form.empty()),
        }
    }
}

impl Reject<'_> {
    /// The component that it is about.
    #[must_use]
    pub const fn id(&self) -> Option<InvokeId> {
        self.ids.first()
    }
}

const fn only(ids: ComponentIds) -> Option<InvokeId> {
    match ids {
        ComponentIds::One(id) => Some(id),
        ComponentIds::Absent | ComponentIds::Empty | ComponentIds::Two(..) => None,
    }
}

/// A component that cannot be understood. It is answered by a Reject, unless it is one; the components after it are
/// discarded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ComponentFault {
    /// Its first id, if that can be derived.
    pub id: Option<InvokeId>,
    /// One of the general problems.
    pub problem: Problem,
    /// It is a Reject, which is never answered by another.
    pub is_reject: bool,
    /// The element at fault.
    pub element: &'static str,
    /// Octets before it, counted from the first of the message; of components alone, from the first of these.
    pub offset: usize,
}

impl ComponentFault {
    /// Whose doing it is: the sender broke the encoding rules, or the type.
    #[must_use]
    pub const fn whose(&self) -> Whose {
        match self.problem {
            Problem::BADLY_STRUCTURED_COMPONENT | Problem::INCORRECT_COMPONENT_CODING => {
                Whose::SenderEncoding
            }
            _ => Whose::SenderType,
        }
    }
}

impl fmt::Display for ComponentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = self.problem.name().unwrap_or("refused");
        write!(f, "{}: {problem} (offset {})", self.element, self.offset)
    }
}

/// The content of a component sequence, read from the front.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Components<'m> {
    rest: &'m [u8],
    /// Octets of the message before `rest`.
    before: usize,
}

impl<'m> Components<'m> {
    /// None.
    pub const NONE: Components<'static> = Components {
        rest: &[],
        before: 0,
    };

    /// The components one after the other, without the sequence's header.
    #[must_use]
    pub const fn new(content: &'m [u8]) -> Self {
        Self {
            rest: content,
            before: 0,
        }
    }

    pub(crate) const fn at(content: &'m [u8], before: usize) -> Self {
        Self {
            rest: content,
            before,
        }
    }

    /// Those not yet read.
    #[must_use]
    pub const fn as_octets(&self) -> &'m [u8] {
        self.rest
    }

    /// Nothing (more) to read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

impl<'m> Iterator for Components<'m> {
    type Item = Result<Component<'m>, ComponentFault>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let before = self.before;
        let Some((tlv, rest)) = next(self.rest) else {
            return Some(Err(unreadable(std::mem::take(&mut self.rest), before)));
        };
        self.before += self.rest.len() - rest.len();
        self.rest = rest;
        let read = read(tlv, before);
        if read.is_err() {
            self.rest = &[];
        }
        Some(read)
    }
}

const fn name(tag: Tag) -> &'static str {
    match tag | CONSTRUCTED {
        INVOKE_LAST => "invokeLast",
        INVOKE_NOT_LAST => "invokeNotLast",
        RESULT_LAST => "returnResultLast",
        RESULT_NOT_LAST => "returnResultNotLast",
        ERROR => "returnError",
        REJECT => "reject",
        _ => "component",
    }
}

/// Its end cannot be found; if type and id stand before the damage they are given.
#[cold]
fn unreadable(octets: &[u8], offset: usize) -> ComponentFault {
    let tag = octets
        .first()
        .map_or(0, |tag| Tag::from(tag & 0xe0) << 24 | Tag::from(tag & 0x1f));
    let content = match octets {
        [_, 0x81, _, content @ ..] | [_, 0x82, _, _, content @ ..] | [_, _, content @ ..] => {
            content
        }
        _ => &[],
    };
    let known = name(tag) != "component";
    ComponentFault {
        id: if known { leading_id(content) } else { None },
        problem: Problem::BADLY_STRUCTURED_COMPONENT,
        is_reject: tag == REJECT,
        element: name(tag),
        offset,
    }
}

fn leading_id(content: &[u8]) -> Option<InvokeId> {
    let (tlv, _) = next(content)?;
    match *tlv.content {
        [id] | [id, _] if tlv.tag == COMPONENT_IDS => Some(InvokeId(id.cast_signed())),
        _ => None,
    }
}

/// Why reading stopped.
#[derive(Clone, Copy)]
enum Flaw {
    /// The element is not there, or not the right one.
    Incorrect,
    /// No element can be read.
    BadlyStructured,
    /// An element in a form that T1.114.3 does not give it.
    Coding,
}

type Stop = (Flaw, &'static str, usize);

/// The elements of one component, in order.
struct Members<'m> {
    content: &'m [u8],
    rest: &'m [u8],
}

impl<'m> Members<'m> {
    const fn offset(&self) -> usize {
        self.content.len() - self.rest.len()
    }

    const fn stop(&self, flaw: Flaw, element: &'static str) -> Stop {
        (flaw, element, self.offset())
    }

    /// The next element if it has one of these primitive tags.
    #[inline]
    fn primitive(
        &mut self,
        tags: [Tag; 2],
        element: &'static str,
    ) -> Result<Option<Tlv<'m>>, Stop> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (tlv, rest) = next(self.rest).ok_or(self.stop(Flaw::BadlyStructured, element))?;
        if !tags.contains(&(tlv.tag & !CONSTRUCTED)) {
            return Ok(None);
        }
        if tlv.tag & CONSTRUCTED != 0 {
            return Err(self.stop(Flaw::Coding, element));
        }
        self.rest = rest;
        Ok(Some(tlv))
    }

    fn ids(&mut self) -> Result<ComponentIds, Stop> {
        const NAME: &str = "componentIDs";
        let stop = self.stop(Flaw::Incorrect, NAME);
        let Some(tlv) = self.primitive([COMPONENT_IDS; 2], NAME)? else {
            return Ok(ComponentIds::Absent);
        };
        match *tlv.content {
            [] => Ok(ComponentIds::Empty),
            [one] => Ok(ComponentIds::One(InvokeId(one.cast_signed()))),
            [one, two] => Ok(ComponentIds::Two(
                InvokeId(one.cast_signed()),
                InvokeId(two.cast_signed()),
            )),
            _ => Err(stop),
        }
    }

    /// A national or private code.
    fn code<T>(
        &mut self,
        (national, make_national): (Tag, impl FnOnce(Code) -> T),
        (private, make_private): (Tag, impl FnOnce(Code) -> T),
        element: &'static str,
    ) -> Result<T, Stop> {
        let stop = self.stop(Flaw::Incorrect, element);
        let tlv = self.primitive([national, private], element)?.ok_or(stop)?;
        let code = Code::new(tlv.content).ok_or(stop)?;
        Ok(if tlv.tag == national {
            make_national(code)
        } else {
            make_private(code)
        })
    }

    /// An error code around an INTEGER. T1.114.3 has the code itself under the tag; the module of T1.114.5 lacks the word IMPLICIT
    /// there, and compilers follow it. It is read, and never written.
    fn explicit_error(&mut self) -> Option<ErrorCode> {
        let (tlv, rest) = next(self.rest)?;
        let make = match tlv.tag {
            EXPLICIT_NATIONAL_ERROR => ErrorCode::National,
            EXPLICIT_PRIVATE_ERROR => ErrorCode::Private,
            _ => return None,
        };
        let (integer, []) = next(tlv.content)? else {
            return None;
        };
        let code = Code::new(integer.content).filter(|_| integer.tag == INTEGER)?;
        self.rest = rest;
        Some(make(code))
    }

    /// The parameter, which is the last element.
    fn parameter(&mut self) -> Result<Option<&'m [u8]>, Stop> {
        const NAME: &str = "parameter";
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (tlv, rest) = next(self.rest).ok_or(self.stop(Flaw::BadlyStructured, NAME))?;
        self.rest = rest;
        if !rest.is_empty() {
            let flaw = match next(rest) {
                Some(_) => Flaw::Incorrect,
                None => Flaw::BadlyStructured,
            };
            return Err(self.stop(flaw, NAME));
        }
        Ok(Some(tlv.octets))
    }
}

#[inline]
fn read(tlv: Tlv<'_>, before: usize) -> Result<Component<'_>, ComponentFault> {
    let mut members = Members {
        content: tlv.content,
        rest: tlv.content,
    };
    let component = match tlv.tag {
        INVOKE_LAST => read_invoke(&mut members).map(Component::InvokeLast),
        INVOKE_NOT_LAST => read_invoke(&mut members).map(Component::InvokeNotLast),
        RESULT_LAST => read_result(&mut members).map(Component::ResultLast),
        RESULT_NOT_LAST => read_result(&mut members).map(Component::ResultNotLast),
        ERROR => read_error(&mut members).map(Component::Error),
        REJECT => read_reject(&mut members).map(Component::Reject),
        tag => {
            // A known type in primitive form breaks the coding rules; any other is no component type.
            let known = name(tag) != "component";
            return Err(ComponentFault {
                id: None,
                problem: if known {
                    Problem::INCORRECT_COMPONENT_CODING
                } else {
                    Problem::UNRECOGNIZED_COMPONENT
                },
                is_reject: tag | CONSTRUCTED == REJECT,
                element: name(tag),
                offset: before,
            });
        }
    };
    component.map_err(|(flaw, element, offset)| ComponentFault {
        id: leading_id(tlv.content),
        problem: match flaw {
            Flaw::Incorrect => Problem::INCORRECT_COMPONENT_PORTION,
            Flaw::BadlyStructured => Problem::BADLY_STRUCTURED_COMPONENT,
            Flaw::Coding => Problem::INCORRECT_COMPONENT_CODING,
        },
        is_reject: tlv.tag == REJECT,
        element,
        offset: before + (tlv.content.as_ptr().addr() - tlv.octets.as_ptr().addr()) + offset,
    })
}

fn read_invoke<'m>(members: &mut Members<'m>) -> Result<Invoke<'m>, Stop> {
    Ok(Invoke {
        ids: members.ids()?,
        operation: members.code(
            (NATIONAL_OPERATION, OperationCode::National),
            (PRIVATE_OPERATION, OperationCode::Private),
            "operationCode",
        )?,
        parameter: members.parameter()?,
    })
}

fn read_result<'m>(members: &mut Members<'m>) -> Result<ReturnResult<'m>, Stop> {
    Ok(ReturnResult {
        ids: members.ids()?,
        parameter: members.parameter()?,
    })
}

fn read_error<'m>(members: &mut Members<'m>) -> Result<ReturnError<'m>, Stop> {
    let ids = members.ids()?;
    let error = match members.explicit_error() {
        Some(error) => error,
        None => members.code(
            (NATIONAL_ERROR, ErrorCode::National),
            (PRIVATE_ERROR, ErrorCode::Private),
            "errorCode",
        )?,
    };
    Ok(ReturnError {
        ids,
        error,
        parameter: members.parameter()?,
    })
}

fn read_reject<'m>(members: &mut Members<'m>) -> Result<Reject<'m>, Stop> {
    const NAME: &str = "rejectProblem";
    let ids = members.ids()?;
    let stop = members.stop(Flaw::Incorrect, NAME);
    let tlv = members.primitive([PROBLEM; 2], NAME)?.ok_or(stop)?;
    let problem = match *tlv.content {
        [high, low] => Problem(u16::from_be_bytes([high, low])),
        _ => return Err(stop),
    };
    Ok(Reject {
        ids,
        problem,
        parameter: members.parameter()?,
    })
}

// ---- writing, tail first ----

impl Component<'_> {
    /// Writes it with definite minimal lengths; the parameter as it is.
    pub fn write(&self, out: &mut Writer) {
        match self {
            Self::InvokeLast(invoke) => write_invoke(
                out,
                true,
                invoke.ids,
                invoke.operation,
                invoke.parameter.into(),
            ),
            Self::InvokeNotLast(invoke) => write_invoke(
                out,
                false,
                invoke.ids,
                invoke.operation,
                invoke.parameter.into(),
            ),
            Self::ResultLast(result) => {
                write_result(out, true, result.ids, result.parameter.into());
            }
            Self::ResultNotLast(result) => {
                write_result(out, false, result.ids, result.parameter.into());
            }
            Self::Error(error) => write_error(out, error.ids, error.error, error.parameter.into()),
            Self::Reject(reject) => write_reject(out, reject),
        }
    }
}

fn write_ids(out: &mut Writer, ids: ComponentIds) {
    let octet = |id: InvokeId| id.0.cast_unsigned();
    match ids {
        ComponentIds::Absent => {}
        ComponentIds::Empty => out.element(COMPONENT_IDS, &[]),
        ComponentIds::One(one) => out.element(COMPONENT_IDS, &[octet(one)]),
        ComponentIds::Two(one, two) => out.element(COMPONENT_IDS, &[octet(one), octet(two)]),
    }
}

pub(crate) fn write_invoke(
    out: &mut Writer,
    last: bool,
    ids: ComponentIds,
    operation: OperationCode,
    parameter: Parameter<'_>,
) {
    let mark = out.mark();
    parameter.write(out);
    match operation {
        OperationCode::National(code) => out.element(NATIONAL_OPERATION, code.as_octets()),
        OperationCode::Private(code) => out.element(PRIVATE_OPERATION, code.as_octets()),
    }
    write_ids(out, ids);
    out.header(if last { INVOKE_LAST } else { INVOKE_NOT_LAST }, mark);
}

pub(crate) fn write_result(
    out: &mut Writer,
    last: bool,
    ids: ComponentIds,
    parameter: Parameter<'_>,
) {
    let mark = out.mark();
    parameter.write(out);
    write_ids(out, ids);
    out.header(if last { RESULT_LAST } else { RESULT_NOT_LAST }, mark);
}

pub(crate) fn write_error(
    out: &mut Writer,
    ids: ComponentIds,
    error: ErrorCode,
    parameter: Parameter<'_>,
) {
    let mark = out.mark();
    parameter.write(out);
    match error {
        ErrorCode::National(code) => out.element(NATIONAL_ERROR, code.as_octets()),
        ErrorCode::Private(code) => out.element(PRIVATE_ERROR, code.as_octets()),
    }
    write_ids(out, ids);
    out.header(ERROR, mark);
}

pub(crate) fn write_reject(out: &mut Writer, reject: &Reject<'_>) {
    let mark = out.mark();
    out.octets(reject.parameter.unwrap_or(&[]));
    out.element(PROBLEM, &reject.problem.0.to_be_bytes());
    write_ids(out, reject.ids);
    out.header(REJECT, mark);
}

// ---- Debug: parameters hold digits, and are told by their length ----

fn hidden(parameter: Option<&[u8]>) -> Hidden {
    Hidden(parameter.map_or(0, <[u8]>::len))
}

impl fmt::Debug for Invoke<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invoke")
            .field("ids", &self.ids)
            .field("operation", &self.operation)
            .field("parameter", &hidden(self.parameter))
            .finish()
    }
}

impl fmt::Debug for ReturnResult<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReturnResult")
            .field("ids", &self.ids)
            .field("parameter", &hidden(self.parameter))
            .finish()
    }
}

impl fmt::Debug for ReturnError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReturnError")
            .field("ids", &self.ids)
            .field("error", &self.error)
            .field("parameter", &hidden(self.parameter))
            .finish()
    }
}

impl fmt::Debug for Reject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reject")
            .field("ids", &self.ids)
            .field("problem", &self.problem)
            .field("parameter", &hidden(self.parameter))
            .finish()
    }
}

impl fmt::Debug for Components<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Components({} octets)", self.rest.len())
    }
}
