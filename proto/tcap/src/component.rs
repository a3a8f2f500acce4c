//! The components (Q.773 3.1, ITU): read one at a time, so that a fault is told of with the invoke id of its component.

use crate::message::next;
use crate::values::{ErrorCode, InvokeId, ObjectIdentifier, OperationCode, Problem, ProblemKind};
use inlab_ber::{CONSTRUCTED, Element, Tag, Tlv, Writer, context};
use std::fmt;

const INVOKE: Tag = context(1) | CONSTRUCTED;
const RESULT_LAST: Tag = context(2) | CONSTRUCTED;
const ERROR: Tag = context(3) | CONSTRUCTED;
const REJECT: Tag = context(4) | CONSTRUCTED;
const RESULT_NOT_LAST: Tag = context(7) | CONSTRUCTED;
const INTEGER: Tag = 2;
const NULL: Tag = 5;
const OBJECT_IDENTIFIER: Tag = 6;
const SEQUENCE: Tag = 16 | CONSTRUCTED;
const LINKED_ID: Tag = context(0);

/// One component. Parameters are whole elements as received, for the TC-user to decode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Component<'m> {
    /// Invoke.
    Invoke(Invoke<'m>),
    /// ReturnResultLast.
    ResultLast(ReturnResult<'m>),
    /// ReturnResultNotLast.
    ResultNotLast(ReturnResult<'m>),
    /// ReturnError.
    Error(ReturnError<'m>),
    /// Reject.
    Reject(Reject),
}

/// Invoke.
#[derive(Clone, Copy, PartialEq)]
pub struct Invoke<'m> {
    /// The invoker's.
    pub invoke_id: InvokeId,
    /// The operation of ours that it belongs to.
    pub linked_id: Option<InvokeId>,
    /// The operation.
    pub operation: OperationCode,
    /// The argument.
    pub parameter: Option<&'m [u8]>,
}

/// ReturnResultLast or ReturnResultNotLast.
#[derive(Clone, Copy, PartialEq)]
pub struct ReturnResult<'m> {
    /// Of the Invoke that it answers.
    pub invoke_id: InvokeId,
    /// The operation, absent in an empty result.
    pub operation: Option<OperationCode>,
    /// The result.
    pub parameter: Option<&'m [u8]>,
}

/// ReturnError.
#[derive(Clone, Copy, PartialEq)]
pub struct ReturnError<'m> {
    /// Of the Invoke that it answers.
    pub invoke_id: InvokeId,
    /// The error.
    pub error: ErrorCode,
    /// Its parameter.
    pub parameter: Option<&'m [u8]>,
}

/// Reject.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reject {
    /// Of the component that it is about; `None` (NULL on the wire) if that could not be derived.
    pub invoke_id: Option<InvokeId>,
    /// What is wrong.
    pub problem: Problem,
}

/// A component that cannot be understood (Q.772 3.7.1). It is answered by [`Self::reject`]; the components after it are
/// discarded (Q.774 3.2.2.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ComponentFault {
    /// Its invoke id, if that can be derived.
    pub invoke_id: Option<InvokeId>,
    /// One of the general problems.
    pub problem: Problem,
    /// It is a Reject, which is never answered by another.
    pub is_reject: bool,
    /// It is a result or an error: the operation that its invoke id names ends with it (Q.774 table 5).
    pub is_outcome: bool,
}

impl ComponentFault {
    /// The Reject to be sent, if any.
    #[must_use]
    pub const fn reject(&self) -> Option<Reject> {
        if self.is_reject {
            return None;
        }
        Some(Reject {
            invoke_id: self.invoke_id,
            problem: self.problem,
        })
    }
}

/// The content of a component portion, read from the front.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Components<'m>(&'m [u8]);

impl<'m> Components<'m> {
    /// No component portion.
    pub const NONE: Components<'static> = Components(&[]);

    /// The components one after the other, without the component portion's header.
    #[must_use]
    pub const fn new(content: &'m [u8]) -> Self {
        Self(content)
    }

    /// Those not yet read.
    #[must_use]
    pub const fn as_octets(&self) -> &'m [u8] {
        self.0
    }

    /// Nothing (more) to read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'m> Iterator for Components<'m> {
    type Item = Result<Component<'m>, ComponentFault>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let Some((tlv, rest)) = next(self.0) else {
            return Some(Err(unreadable(std::mem::take(&mut self.0))));
        };
        self.0 = rest;
        let read = read(tlv);
        if read.is_err() {
            self.0 = &[];
        }
        Some(read)
    }
}

/// Its end cannot be found; if type and invoke id stand before the damage they are given.
#[cold]
fn unreadable(octets: &[u8]) -> ComponentFault {
    let tag = octets
        .first()
        .map_or(0, |tag| Tag::from(tag & 0xe0) << 24 | Tag::from(tag & 0x1f));
    let known = matches!(tag, INVOKE | RESULT_LAST | ERROR | REJECT | RESULT_NOT_LAST);
    let content = match octets {
        [_, 0x81, _, content @ ..] | [_, 0x82, _, _, content @ ..] | [_, _, content @ ..] => {
            content
        }
        _ => &[],
    };
    ComponentFault {
        invoke_id: if known {
            leading_invoke_id(content)
        } else {
            None
        },
        problem: Problem::BADLY_STRUCTURED_COMPONENT,
        is_reject: tag == REJECT,
        is_outcome: is_outcome(tag),
    }
}

const fn is_outcome(tag: Tag) -> bool {
    matches!(tag, RESULT_LAST | RESULT_NOT_LAST | ERROR)
}

fn leading_invoke_id(content: &[u8]) -> Option<InvokeId> {
    let (tlv, _) = next(content)?;
    if tlv.tag == INTEGER {
        invoke_id(tlv).ok()
    } else {
        None
    }
}

/// Where reading stopped: the element is not there or not the right one, or it breaks the encoding rules.
enum Flaw {
    Mistyped,
    BadlyStructured,
}

/// The elements of one component, in order.
struct Members<'m>(&'m [u8]);

impl<'m> Members<'m> {
    /// The next element if `wanted`, which is asked about its tag without the form.
    #[inline]
    fn take(&mut self, wanted: impl FnOnce(Tag) -> bool) -> Result<Option<Tlv<'m>>, Flaw> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let (tlv, rest) = next(self.0).ok_or(Flaw::BadlyStructured)?;
        if !wanted(tlv.tag & !CONSTRUCTED) {
            return Ok(None);
        }
        self.0 = rest;
        Ok(Some(tlv))
    }

    /// The next element if it has this tag; the same tag in the other form breaks the encoding rules.
    #[inline]
    fn tagged(&mut self, tag: Tag) -> Result<Option<Tlv<'m>>, Flaw> {
        match self.take(|found| found == tag & !CONSTRUCTED)? {
            Some(tlv) if tlv.tag != tag => Err(Flaw::BadlyStructured),
            found => Ok(found),
        }
    }

    #[inline]
    fn invoke_id(&mut self) -> Result<InvokeId, Flaw> {
        invoke_id(self.tagged(INTEGER)?.ok_or(Flaw::Mistyped)?)
    }

    /// An operation or error code.
    #[inline]
    fn code<T>(
        &mut self,
        local: impl FnOnce(i32) -> T,
        global: impl FnOnce(ObjectIdentifier) -> T,
    ) -> Result<T, Flaw> {
        if let Some(tlv) = self.tagged(INTEGER)? {
            return Ok(local(
                i32::try_from(integer(tlv)?).map_err(|_| Flaw::Mistyped)?,
            ));
        }
        let tlv = self.tagged(OBJECT_IDENTIFIER)?.ok_or(Flaw::Mistyped)?;
        ObjectIdentifier::new(tlv.content)
            .map(global)
            .ok_or(Flaw::Mistyped)
    }

    fn operation(&mut self) -> Result<OperationCode, Flaw> {
        self.code(OperationCode::Local, OperationCode::Global)
    }

    /// The parameter, which is the last element.
    #[inline]
    fn parameter(&mut self) -> Result<Option<&'m [u8]>, Flaw> {
        let parameter = self.take(|_| true)?;
        self.end()?;
        Ok(parameter.map(|tlv| tlv.octets))
    }

    fn end(&self) -> Result<(), Flaw> {
        match self.0 {
            [] => Ok(()),
            rest if next(rest).is_none() => Err(Flaw::BadlyStructured),
            _ => Err(Flaw::Mistyped),
        }
    }
}

/// Leading octets beyond the fewest are read all the same: the value is the one sent (X.690 8.3.2 forbids sending them).
fn integer(tlv: Tlv<'_>) -> Result<i64, Flaw> {
    match *tlv.content {
        [one] => Ok(i64::from(one.cast_signed())),
        [first, ref rest @ ..] if rest.len() < 8 => Ok(rest
            .iter()
            .fold(i64::from(first.cast_signed()), |value, octet| {
                value << 8 | i64::from(*octet)
            })),
        [] => Err(Flaw::BadlyStructured),
        _ => Err(Flaw::Mistyped),
    }
}

fn invoke_id(tlv: Tlv<'_>) -> Result<InvokeId, Flaw> {
    i8::try_from(integer(tlv)?)
        .map(InvokeId)
        .map_err(|_| Flaw::Mistyped)
}

#[inline]
fn read(tlv: Tlv<'_>) -> Result<Component<'_>, ComponentFault> {
    let mut members = Members(tlv.content);
    let component = match tlv.tag {
        INVOKE => read_invoke(&mut members).map(Component::Invoke),
        RESULT_LAST => read_result(&mut members).map(Component::ResultLast),
        RESULT_NOT_LAST => read_result(&mut members).map(Component::ResultNotLast),
        ERROR => read_error(&mut members).map(Component::Error),
        REJECT => read_reject(&mut members).map(Component::Reject),
        _ => {
            let problem = Problem::UNRECOGNIZED_COMPONENT;
            return Err(ComponentFault {
                invoke_id: None,
                problem,
                is_reject: false,
                is_outcome: false,
            });
        }
    };
    component.map_err(|flaw| ComponentFault {
        invoke_id: leading_invoke_id(tlv.content),
        problem: match flaw {
            Flaw::Mistyped => Problem::MISTYPED_COMPONENT,
            Flaw::BadlyStructured => Problem::BADLY_STRUCTURED_COMPONENT,
        },
        is_reject: tlv.tag == REJECT,
        is_outcome: is_outcome(tlv.tag),
    })
}

#[inline]
fn read_invoke<'m>(members: &mut Members<'m>) -> Result<Invoke<'m>, Flaw> {
    Ok(Invoke {
        invoke_id: members.invoke_id()?,
        linked_id: members.tagged(LINKED_ID)?.map(invoke_id).transpose()?,
        operation: members.operation()?,
        parameter: members.parameter()?,
    })
}

fn read_result<'m>(members: &mut Members<'m>) -> Result<ReturnResult<'m>, Flaw> {
    let invoke_id = members.invoke_id()?;
    let result = members.tagged(SEQUENCE)?;
    members.end()?;
    let Some(result) = result else {
        return Ok(ReturnResult {
            invoke_id,
            operation: None,
            parameter: None,
        });
    };
    let mut members = Members(result.content);
    Ok(ReturnResult {
        invoke_id,
        operation: Some(members.operation()?),
        // Q.773 has the parameter mandatory here; peers send the operation code alone, and nothing is lost by reading it.
        parameter: members.parameter()?,
    })
}

fn read_error<'m>(members: &mut Members<'m>) -> Result<ReturnError<'m>, Flaw> {
    Ok(ReturnError {
        invoke_id: members.invoke_id()?,
        error: members.code(ErrorCode::Local, ErrorCode::Global)?,
        parameter: members.parameter()?,
    })
}

fn read_reject(members: &mut Members<'_>) -> Result<Reject, Flaw> {
    let invoke_id = match members.tagged(NULL)? {
        Some(_) => None,
        None => Some(members.invoke_id()?),
    };
    let kinds = [
        ProblemKind::General,
        ProblemKind::Invoke,
        ProblemKind::ReturnResult,
        ProblemKind::ReturnError,
    ];
    for (number, kind) in (0..).zip(kinds) {
        if let Some(tlv) = members.tagged(context(number))? {
            members.end()?;
            let code = u8::try_from(integer(tlv)?).map_err(|_| Flaw::Mistyped)?;
            return Ok(Reject {
                invoke_id,
                problem: Problem { kind, code },
            });
        }
    }
    Err(Flaw::Mistyped)
}

// ---- Debug: parameters hold digits, and are told by their length ----

/// So many octets, of which nothing is shown.
pub(crate) struct Hidden(pub(crate) usize);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} octets", self.0)
    }
}

fn hidden(parameter: Option<&[u8]>) -> Hidden {
    Hidden(parameter.map_or(0, <[u8]>::len))
}

impl fmt::Debug for Invoke<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invoke")
            .field("invoke_id", &self.invoke_id.0)
            .field("linked_id", &self.linked_id.map(|id| id.0))
            .field("operation", &self.operation)
            .field("parameter", &hidden(self.parameter))
            .finish()
    }
}

impl fmt::Debug for ReturnResult<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReturnResult")
            .field("invoke_id", &self.invoke_id.0)
            .field("operation", &self.operation)
            .field("parameter", &hidden(self.parameter))
            .finish()
    }
}

impl fmt::Debug for ReturnError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReturnError")
            .field("invoke_id", &self.invoke_id.0)
            .field("error", &self.error)
            .field("parameter", &hidden(self.parameter))
            .finish()
    }
}

impl fmt::Debug for Components<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Components({:?})", Hidden(self.0.len()))
    }
}

// ---- writing ----

/// What stands in the place of a parameter.
#[derive(Clone, Copy, Default)]
pub enum Parameter<'a> {
    /// Nothing.
    #[default]
    None,
    /// One whole element, already encoded.
    Octets(&'a [u8]),
    /// Written when it is needed, tail first.
    Write(&'a dyn Fn(&mut Writer)),
}

impl Parameter<'_> {
    pub(crate) fn write(&self, out: &mut Writer) {
        match self {
            Self::None => {}
            Self::Octets(octets) => out.octets(octets),
            Self::Write(write) => write(out),
        }
    }
}

impl<'a> From<Option<&'a [u8]>> for Parameter<'a> {
    fn from(parameter: Option<&'a [u8]>) -> Self {
        parameter.map_or(Self::None, Self::Octets)
    }
}

impl fmt::Debug for Parameter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Octets(_) => "Octets",
            Self::Write(_) => "Write",
        })
    }
}

impl Invoke<'_> {
    /// Writes it, tail first, with this parameter in the place of its own.
    pub fn write_with(&self, out: &mut Writer, parameter: Parameter<'_>) {
        write_invoke(
            out,
            self.invoke_id,
            self.linked_id,
            self.operation,
            parameter,
        );
    }
}

impl Component<'_> {
    /// Writes it, tail first, with definite minimal lengths; the parameter as it is.
    pub fn write(&self, out: &mut Writer) {
        match self {
            Self::Invoke(invoke) => {
                write_invoke(
                    out,
                    invoke.invoke_id,
                    invoke.linked_id,
                    invoke.operation,
                    invoke.parameter.into(),
                );
            }
            Self::ResultLast(result) | Self::ResultNotLast(result) => {
                let last = matches!(self, Self::ResultLast(_));
                write_result(
                    out,
                    last,
                    result.invoke_id,
                    result.operation,
                    result.parameter.into(),
                );
            }
            Self::Error(error) => {
                write_error(out, error.invoke_id, error.error, error.parameter.into())
            }
            Self::Reject(reject) => write_reject(out, *reject),
        }
    }
}

fn write_integer(out: &mut Writer, tag: Tag, value: i32) {
    i64::from(value).encode(tag, out);
}

fn write_operation(out: &mut Writer, operation: OperationCode) {
    match operation {
        OperationCode::Local(value) => write_integer(out, INTEGER, value),
        OperationCode::Global(value) => write_object_identifier(out, &value),
    }
}

pub(crate) fn write_object_identifier(out: &mut Writer, value: &ObjectIdentifier) {
    let mark = out.mark();
    out.octets(value.as_octets());
    out.header(OBJECT_IDENTIFIER, mark);
}

pub(crate) fn write_invoke(
    out: &mut Writer,
    invoke_id: InvokeId,
    linked_id: Option<InvokeId>,
    operation: OperationCode,
    parameter: Parameter<'_>,
) {
    let mark = out.mark();
    parameter.write(out);
    write_operation(out, operation);
    if let Some(InvokeId(id)) = linked_id {
        write_integer(out, LINKED_ID, id.into());
    }
    write_integer(out, INTEGER, invoke_id.0.into());
    out.header(INVOKE, mark);
}

pub(crate) fn write_result(
    out: &mut Writer,
    last: bool,
    invoke_id: InvokeId,
    operation: Option<OperationCode>,
    parameter: Parameter<'_>,
) {
    let mark = out.mark();
    if let Some(operation) = operation {
        let inner = out.mark();
        parameter.write(out);
        write_operation(out, operation);
        out.header(SEQUENCE, inner);
    }
    write_integer(out, INTEGER, invoke_id.0.into());
    out.header(if last { RESULT_LAST } else { RESULT_NOT_LAST }, mark);
}

pub(crate) fn write_error(
    out: &mut Writer,
    invoke_id: InvokeId,
    error: ErrorCode,
    parameter: Parameter<'_>,
) {
    let mark = out.mark();
    parameter.write(out);
    match error {
        ErrorCode::Local(value) => write_integer(out, INTEGER, value),
        ErrorCode::Global(value) => write_object_identifier(out, &value),
    }
    write_integer(out, INTEGER, invoke_id.0.into());
    out.header(ERROR, mark);
}

pub(crate) fn write_reject(out: &mut Writer, reject: Reject) {
    let mark = out.mark();
    let number = match reject.problem.kind {
        ProblemKind::General => 0,
        ProblemKind::Invoke => 1,
        ProblemKind::ReturnResult => 2,
        ProblemKind::ReturnError => 3,
    };
    write_integer(out, context(number), reject.problem.code.into());
    match reject.invoke_id {
        Some(InvokeId(id)) => write_integer(out, INTEGER, id.into()),
        None => out.header(NULL, out.mark()),
    }
    out.header(REJECT, mark);
}
