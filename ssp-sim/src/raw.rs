//! Scripted dialogues: whole operations, octets and wrong orders of messages, for scenarios and for tests of an SCP. The same
//! script says what is sent over the ITU's TCAP and over ANSI TCAP ([`ansi`]).

mod ansi;

use crate::call::CallId;
use crate::control::{abort_information, invoke_request};
use crate::record::{Loss, RawEvent, RawParameter, Record};
use crate::ssf::SsfInput;
use crate::switch::Switch;
use inlab_inap::{AbortReason as CapReason, Dialect, Operation, OperationTimers};
use inlab_ss7::Address;
use inlab_stack::Tc;
use inlab_stack::tcap::ansi::Permission;
use inlab_stack::tcap::{
    AbortReason, Class, DialogueId, ErrorCode, Indication, InvokeId, InvokeRequest,
    ObjectIdentifier, OperationCode, Problem, ProblemKind, ProviderAbort, Quality, RequestError,
    Termination, UserInformation,
};
use std::time::Duration;

/// One scripted dialogue, numbered from 1.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct RawId(pub u32);

/// Which dialogue a scripted message belongs to.
#[derive(Clone, Copy, Debug)]
pub enum RawTarget {
    /// A new one.
    New {
        /// The peer.
        remote: Address,
        /// Application context.
        context: Option<ObjectIdentifier>,
    },
    /// One that was opened by a scripted message.
    Raw(RawId),
    /// That of a call.
    Call(CallId),
}

/// The code of an operation or an error.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RawCode {
    /// A local one of the ITU's TCAP, a private one of ANSI TCAP: family and specifier as one number, with the reply bit if
    /// it is to be set. What came has the number of the tables, without that bit.
    Local(i32),
    /// A national one of ANSI TCAP, in the same form.
    National(i32),
    /// A global one of the ITU's TCAP: only received.
    Global,
}

/// Scripts that wait for the SCP to open a dialogue, at most.
pub const MAX_AWAITED: usize = 16;

/// Which id a scripted Invoke gets.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum RawInvokeId {
    /// The next free one.
    #[default]
    Next,
    /// This one.
    Given(i8),
    /// None, as ANSI TCAP has it for operations that nobody answers.
    None,
}

/// A scripted Invoke.
#[derive(Clone, Copy, Debug)]
pub struct RawInvoke {
    /// The operation.
    pub operation: RawCode,
    /// What it reports.
    pub class: Class,
    /// Its timer.
    pub timer: Duration,
    /// Invoke (Last), or in ANSI TCAP (Not Last).
    pub last: bool,
    /// Bit H of the family of its code is set (ANSI TCAP).
    pub reply_required: bool,
    /// The operation of the SCP that it belongs to: linked id, correlation id.
    pub belongs_to: Option<i8>,
    /// Its own id.
    pub id: RawInvokeId,
}

impl RawInvoke {
    /// One of no known operation: it may fail, and waits 5 s.
    #[must_use]
    pub const fn of_code(operation: RawCode) -> Self {
        Self {
            operation,
            class: Class::FailureOnly,
            timer: Duration::from_secs(5),
            last: true,
            reply_required: false,
            belongs_to: None,
            id: RawInvokeId::Next,
        }
    }

    /// One of an operation of a dialect.
    #[must_use]
    pub fn of(dialect: Dialect, operation: &Operation, timers: &OperationTimers) -> Self {
        let InvokeRequest { class, timer, .. } = invoke_request(operation, timers);
        let code = if operation.is_national() {
            RawCode::National(operation.code)
        } else {
            RawCode::Local(operation.code)
        };
        Self {
            class,
            timer,
            reply_required: dialect.sets_reply_bit(operation, None),
            ..Self::of_code(code)
        }
    }

    fn itu(&self) -> Result<InvokeRequest, RequestError> {
        let RawCode::Local(code) = self.operation else {
            return Err(RequestError::OtherTcap);
        };
        let invoke_id = match self.id {
            RawInvokeId::Next => None,
            RawInvokeId::Given(id) => Some(InvokeId(id)),
            RawInvokeId::None => return Err(RequestError::OtherTcap),
        };
        if !self.last {
            return Err(RequestError::OtherTcap);
        }
        Ok(InvokeRequest {
            linked_id: self.belongs_to.map(InvokeId),
            invoke_id,
            ..InvokeRequest::new(OperationCode::Local(code), self.class, self.timer)
        })
    }
}

/// What a Reject says was wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RawProblemKind {
    /// General.
    General,
    /// Of an Invoke.
    Invoke,
    /// Of a result.
    ReturnResult,
    /// Of an error.
    ReturnError,
    /// Of the transaction: T1.114-1988 only.
    Transaction,
    /// A type that T1.114 does not define.
    Unknown(u8),
}

impl RawProblemKind {
    /// Those that have a name, with it.
    pub const NAMED: [(&str, Self); 5] = [
        ("general", Self::General),
        ("invoke", Self::Invoke),
        ("returnResult", Self::ReturnResult),
        ("returnError", Self::ReturnError),
        ("transaction", Self::Transaction),
    ];

    /// The name, as scenarios have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        let named = Self::NAMED.iter().find(|(_, kind)| *kind == self);
        named.map_or("unknown", |(name, _)| name)
    }

    fn itu(self) -> Result<ProblemKind, RequestError> {
        match self {
            Self::General => Ok(ProblemKind::General),
            Self::Invoke => Ok(ProblemKind::Invoke),
            Self::ReturnResult => Ok(ProblemKind::ReturnResult),
            Self::ReturnError => Ok(ProblemKind::ReturnError),
            Self::Transaction | Self::Unknown(_) => Err(RequestError::OtherTcap),
        }
    }

    const fn of_itu(kind: ProblemKind) -> Self {
        match kind {
            ProblemKind::General => Self::General,
            ProblemKind::Invoke => Self::Invoke,
            ProblemKind::ReturnResult => Self::ReturnResult,
            ProblemKind::ReturnError => Self::ReturnError,
        }
    }
}

/// One scripted component.
#[derive(Clone, Copy, Debug)]
pub enum RawComponent<'a> {
    /// An Invoke.
    Invoke {
        /// Operation, class, timer and ids.
        invoke: RawInvoke,
        /// Argument: one whole element.
        argument: Option<&'a [u8]>,
    },
    /// A result.
    Result {
        /// Of this Invoke.
        invoke_id: i8,
        /// It is the last part.
        last: bool,
        /// Its operation: the ITU's TCAP has it beside the result, unless that is empty.
        operation: Option<RawCode>,
        /// One whole element.
        result: Option<&'a [u8]>,
    },
    /// An error.
    Error {
        /// Of this Invoke.
        invoke_id: i8,
        /// Which.
        code: RawCode,
        /// Its parameter: one whole element.
        parameter: Option<&'a [u8]>,
    },
    /// A Reject.
    Reject {
        /// Of this component; without, its id could not be derived, which is for ANSI TCAP only.
        invoke_id: Option<i8>,
        /// What is wrong.
        kind: RawProblemKind,
        /// More precisely.
        code: u8,
    },
    /// Octets in the place of a component.
    Octets(&'a [u8]),
}

/// With which message the components are sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RawPrimitive {
    /// TC-BEGIN.
    Begin,
    /// TC-CONTINUE.
    Continue,
    /// TC-END, basic.
    End,
    /// TC-U-ABORT, or Abort of ANSI TCAP; with a reason of CAP, if there is one.
    Abort(Option<CapReason>),
    /// Query.
    Query(Permission),
    /// Conversation.
    Conversation(Permission),
    /// Response.
    Response,
    /// Unidirectional, of either TCAP.
    Unidirectional,
}

impl RawPrimitive {
    /// It opens a dialogue.
    #[must_use]
    pub const fn opens(self) -> bool {
        matches!(self, Self::Begin | Self::Query(_) | Self::Unidirectional)
    }

    /// The dialogue is over with it.
    #[must_use]
    pub const fn ends(self) -> bool {
        matches!(
            self,
            Self::End | Self::Abort(_) | Self::Response | Self::Unidirectional
        )
    }
}

/// Why a scripted message was not sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RawError {
    /// There is no such dialogue, or no longer.
    NoSuchDialogue,
    /// TC refused the request.
    Request(RequestError),
}

impl std::fmt::Display for RawError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuchDialogue => f.write_str("there is no such dialogue, or no longer"),
            Self::Request(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for RawError {}

impl From<RequestError> for RawError {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

/// A scripted dialogue that lives.
#[derive(Debug)]
pub(crate) struct RawDialogue {
    pub(crate) id: RawId,
    /// What was invoked in it: a result of ANSI TCAP does not say of which operation it is.
    invoked: Vec<(i8, RawCode)>,
}

impl RawDialogue {
    fn operation(&self, invoke_id: Option<i8>) -> Option<RawCode> {
        let mut invoked = self.invoked.iter().rev();
        let (_, operation) = invoked.find(|(id, _)| Some(*id) == invoke_id)?;
        Some(*operation)
    }
}

impl Switch {
    /// The next dialogue that the SCP opens is a script's; `None`: too many wait for one already.
    pub(crate) fn await_raw(&mut self) -> Option<RawId> {
        if self.awaited.len() >= MAX_AWAITED {
            return None;
        }
        self.last_raw += 1;
        let id = RawId(self.last_raw);
        self.awaited.push_back(id);
        Some(id)
    }

    /// The SCP opened a dialogue: whether a script has waited for it, and now has it.
    pub(crate) fn takes_up_raw(&mut self, dialogue: DialogueId) -> bool {
        let Some(id) = self.awaited.pop_front() else {
            return false;
        };
        let invoked = vec![];
        self.raw.insert(dialogue, RawDialogue { id, invoked });
        true
    }

    pub(crate) fn send_raw(
        &mut self,
        tc: &mut Tc<'_>,
        target: RawTarget,
        components: &[RawComponent<'_>],
        primitive: RawPrimitive,
    ) -> Result<Option<RawId>, RawError> {
        let dialogue = match target {
            RawTarget::New { remote, context } => {
                let dialogue = tc.open(self.config.address, remote)?;
                if let Some(context) = context
                    && let Err(error) = tc.set_context(dialogue, context)
                {
                    ansi::abandon(tc, dialogue);
                    return Err(error.into());
                }
                let quality = Quality {
                    sequence: Some(0),
                    return_on_error: true,
                };
                tc.set_quality(dialogue, quality)?;
                self.last_raw += 1;
                let id = RawId(self.last_raw);
                let invoked = vec![];
                self.raw.insert(dialogue, RawDialogue { id, invoked });
                dialogue
            }
            RawTarget::Raw(raw) => {
                let found = self
                    .raw
                    .iter()
                    .find(|(_, r)| r.id == raw)
                    .map(|(dialogue, _)| *dialogue);
                found.ok_or(RawError::NoSuchDialogue)?
            }
            RawTarget::Call(call) => {
                let dialogue = self.calls.get(&call).and_then(|call| call.dialogue);
                dialogue.ok_or(RawError::NoSuchDialogue)?
            }
        };
        let mut invoked = vec![];
        let sent = if tc.ansi().is_some() {
            ansi::send(tc, dialogue, components, primitive, &mut invoked)
        } else {
            send(tc, dialogue, components, primitive, &mut invoked)
        };
        if let Err(error) = sent {
            if let RawTarget::New { .. } = target {
                self.raw.remove(&dialogue);
                ansi::abandon(tc, dialogue);
            }
            return Err(error.into());
        }
        let raw = self.raw.get_mut(&dialogue).map(|raw| {
            raw.invoked.append(&mut invoked);
            raw.id
        });
        if primitive.ends() {
            self.raw.remove(&dialogue);
            if let RawTarget::Call(call) = target {
                self.lose_control(tc, call, SsfInput::Abort, Loss::Script);
                self.sweep(tc, call);
            }
        }
        Ok(raw)
    }

    pub(crate) fn raw_indication(&mut self, dialogue: DialogueId, indication: &Indication<'_>) {
        let Some(raw) = self.raw.get(&dialogue) else {
            return;
        };
        let id = raw.id;
        let event = match indication {
            Indication::Begin(_) => RawEvent::Begin,
            Indication::Unidirectional(_) => RawEvent::Unidirectional,
            Indication::Continue(_) => RawEvent::Continue,
            Indication::End(_) => RawEvent::End,
            Indication::UserAbort(_) => RawEvent::UserAbort,
            Indication::ProviderAbort(
                ProviderAbort::Received(cause) | ProviderAbort::Local(cause),
            ) => RawEvent::ProviderAbort(Some(cause.0)),
            Indication::ProviderAbort(_) => RawEvent::ProviderAbort(None),
            Indication::Notice(cause) => RawEvent::Returned(*cause),
            Indication::Invoke(invoke) => RawEvent::Invoke {
                invoke_id: Some(invoke.invoke_id.0),
                operation: match invoke.operation {
                    OperationCode::Local(code) => RawCode::Local(code),
                    OperationCode::Global(_) => RawCode::Global,
                },
                argument: RawParameter::new(invoke.parameter),
            },
            Indication::ResultLast(result) | Indication::ResultNotLast(result) => {
                RawEvent::Result {
                    invoke_id: Some(result.invoke_id.0),
                    operation: raw.operation(Some(result.invoke_id.0)),
                    result: RawParameter::new(result.parameter),
                }
            }
            Indication::Error(error) => RawEvent::Error {
                invoke_id: Some(error.invoke_id.0),
                code: match error.error {
                    ErrorCode::Local(code) => RawCode::Local(code),
                    ErrorCode::Global(_) => RawCode::Global,
                },
                parameter: RawParameter::new(error.parameter),
            },
            Indication::Reject(reject, _) => RawEvent::Reject {
                invoke_id: reject.invoke_id.map(|id| id.0),
                kind: RawProblemKind::of_itu(reject.problem.kind),
                code: reject.problem.code,
            },
            Indication::Closed => {
                self.raw.remove(&dialogue);
                RawEvent::Closed
            }
            Indication::Cancel(_) | Indication::Timer | Indication::MessageEnd => return,
        };
        self.records.push(Record::Raw { raw: id, event });
    }
}

fn send(
    tc: &mut Tc<'_>,
    dialogue: DialogueId,
    components: &[RawComponent<'_>],
    primitive: RawPrimitive,
    invoked: &mut Vec<(i8, RawCode)>,
) -> Result<(), RequestError> {
    for component in components {
        match *component {
            RawComponent::Invoke { invoke, argument } => {
                let id = tc.invoke(dialogue, &invoke.itu()?, argument.into())?;
                invoked.push((id.0, invoke.operation));
            }
            RawComponent::Result {
                invoke_id,
                last,
                operation,
                result,
            } => {
                let operation = match operation {
                    Some(RawCode::Local(code)) => Some(OperationCode::Local(code)),
                    Some(RawCode::National(_) | RawCode::Global) => {
                        return Err(RequestError::OtherTcap);
                    }
                    None => None,
                };
                let id = InvokeId(invoke_id);
                if last {
                    tc.result(dialogue, id, operation, result.into())?;
                } else {
                    tc.result_not_last(dialogue, id, operation, result.into())?;
                }
            }
            RawComponent::Error {
                invoke_id,
                code: RawCode::Local(code),
                parameter,
            } => {
                let id = InvokeId(invoke_id);
                tc.error(dialogue, id, ErrorCode::Local(code), parameter.into())?;
            }
            RawComponent::Error { .. } => return Err(RequestError::OtherTcap),
            RawComponent::Reject {
                invoke_id,
                kind,
                code,
            } => {
                let id = InvokeId(invoke_id.ok_or(RequestError::OtherTcap)?);
                let kind = kind.itu()?;
                tc.reject(dialogue, id, Problem { kind, code })?;
            }
            RawComponent::Octets(octets) => tc.component_octets(dialogue, octets)?,
        }
    }
    let none = UserInformation::None;
    match primitive {
        RawPrimitive::Begin => tc.begin(dialogue, none)?,
        RawPrimitive::Continue => tc.continue_(dialogue, none)?,
        RawPrimitive::End => tc.end(dialogue, Termination::Basic, none)?,
        RawPrimitive::Abort(reason) => {
            let octets = reason.map(abort_information);
            let information = octets.as_ref().map_or(none, |o| UserInformation::Octets(o));
            tc.abort(dialogue, AbortReason::UserSpecific, information)?;
        }
        RawPrimitive::Unidirectional => tc.unidirectional(dialogue, none)?,
        RawPrimitive::Query(_) | RawPrimitive::Conversation(_) | RawPrimitive::Response => {
            return Err(RequestError::OtherTcap);
        }
    }
    Ok(())
}
