//! Scripted dialogues: whole operations, octets and wrong orders of messages, for scenarios and for tests of an SCP.

use crate::call::CallId;
use crate::control::abort_information;
use crate::record::{Loss, RawEvent, Record};
use crate::ssf::SsfInput;
use crate::switch::Switch;
use inlab_inap::AbortReason as CapReason;
use inlab_ss7::Address;
use inlab_stack::Tc;
use inlab_stack::tcap::{
    AbortReason, DialogueId, ErrorCode, Indication, InvokeId, InvokeRequest, ObjectIdentifier,
    OperationCode, Parameter, ProblemKind, ProviderAbort, Quality, RequestError, Termination,
    UserInformation,
};

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

/// One scripted component.
#[derive(Clone, Copy, Debug)]
pub enum RawComponent<'a> {
    /// An Invoke.
    Invoke {
        /// Operation, class and timer, and the invoke id if it matters.
        request: InvokeRequest,
        /// Argument: one whole element.
        argument: Option<&'a [u8]>,
    },
    /// A result.
    Result {
        /// Of this Invoke.
        invoke_id: InvokeId,
        /// Operation code and result, unless it is empty.
        result: Option<(OperationCode, &'a [u8])>,
    },
    /// An error.
    Error {
        /// Of this Invoke.
        invoke_id: InvokeId,
        /// Local code.
        code: i32,
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
    /// TC-U-ABORT; with a reason of CAP, if there is one.
    Abort(Option<CapReason>),
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

impl Switch {
    pub(crate) fn send_raw(
        &mut self,
        tc: &mut Tc<'_>,
        target: RawTarget,
        components: &[RawComponent<'_>],
        primitive: RawPrimitive,
    ) -> Result<Option<RawId>, RawError> {
        let (dialogue, raw) = match target {
            RawTarget::New { remote, context } => {
                let dialogue = tc.open(self.config.address, remote)?;
                if let Some(context) = context {
                    tc.set_context(dialogue, context)?;
                }
                tc.set_quality(
                    dialogue,
                    Quality {
                        sequence: Some(0),
                        return_on_error: true,
                    },
                )?;
                self.last_raw += 1;
                let raw = RawId(self.last_raw);
                self.raw.insert(dialogue, raw);
                (dialogue, Some(raw))
            }
            RawTarget::Raw(raw) => {
                let found = self
                    .raw
                    .iter()
                    .find(|(_, r)| **r == raw)
                    .map(|(dialogue, _)| *dialogue);
                (found.ok_or(RawError::NoSuchDialogue)?, Some(raw))
            }
            RawTarget::Call(call) => {
                let dialogue = self.calls.get(&call).and_then(|call| call.dialogue);
                (dialogue.ok_or(RawError::NoSuchDialogue)?, None)
            }
        };
        let sent = send(tc, dialogue, components, primitive);
        if let Err(error) = sent {
            if let RawTarget::New { .. } = target {
                self.raw.remove(&dialogue);
                let _ = tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None);
            }
            return Err(error.into());
        }
        if matches!(primitive, RawPrimitive::End | RawPrimitive::Abort(_)) {
            self.raw.remove(&dialogue);
            if let RawTarget::Call(call) = target {
                self.lose_control(tc, call, SsfInput::Abort, Loss::Script);
                self.sweep(tc, call);
            }
        }
        Ok(raw)
    }

    pub(crate) fn raw_indication(
        &mut self,
        dialogue: DialogueId,
        raw: RawId,
        indication: &Indication<'_>,
    ) {
        let event = match indication {
            Indication::Continue(_) => RawEvent::Continue,
            Indication::End(_) => RawEvent::End,
            Indication::UserAbort(_) => RawEvent::UserAbort,
            Indication::ProviderAbort(
                ProviderAbort::Received(cause) | ProviderAbort::Local(cause),
            ) => RawEvent::ProviderAbort(Some(cause.0)),
            Indication::ProviderAbort(_) => RawEvent::ProviderAbort(None),
            Indication::Notice(cause) => RawEvent::Returned(*cause),
            Indication::Invoke(invoke) => RawEvent::Invoke(match invoke.operation {
                OperationCode::Local(code) => Some(code),
                OperationCode::Global(_) => None,
            }),
            Indication::ResultLast(result) | Indication::ResultNotLast(result) => {
                RawEvent::Result(result.invoke_id.0)
            }
            Indication::Error(error) => RawEvent::Error(
                error.invoke_id.0,
                match error.error {
                    ErrorCode::Local(code) => Some(code),
                    ErrorCode::Global(_) => None,
                },
            ),
            Indication::Reject(reject, _) => {
                let kind = match reject.problem.kind {
                    ProblemKind::General => "general",
                    ProblemKind::Invoke => "invoke",
                    ProblemKind::ReturnResult => "returnResult",
                    ProblemKind::ReturnError => "returnError",
                };
                RawEvent::Reject(reject.invoke_id.map(|id| id.0), kind, reject.problem.code)
            }
            Indication::Closed => {
                self.raw.remove(&dialogue);
                RawEvent::Closed
            }
            Indication::Begin(_)
            | Indication::Unidirectional(_)
            | Indication::Cancel(_)
            | Indication::Timer
            | Indication::MessageEnd => return,
        };
        self.records.push(Record::Raw { raw, event });
    }
}

fn send(
    tc: &mut Tc<'_>,
    dialogue: DialogueId,
    components: &[RawComponent<'_>],
    primitive: RawPrimitive,
) -> Result<(), RequestError> {
    for component in components {
        match *component {
            RawComponent::Invoke { request, argument } => {
                tc.invoke(dialogue, &request, argument.into())?;
            }
            RawComponent::Result {
                invoke_id,
                result: None,
            } => {
                tc.result(dialogue, invoke_id, None, Parameter::None)?;
            }
            RawComponent::Result {
                invoke_id,
                result: Some((operation, octets)),
            } => {
                tc.result(
                    dialogue,
                    invoke_id,
                    Some(operation),
                    Parameter::Octets(octets),
                )?;
            }
            RawComponent::Error { invoke_id, code } => {
                tc.error(dialogue, invoke_id, ErrorCode::Local(code), Parameter::None)?;
            }
            RawComponent::Octets(octets) => tc.component_octets(dialogue, octets)?,
        }
    }
    match primitive {
        RawPrimitive::Begin => tc.begin(dialogue, UserInformation::None)?,
        RawPrimitive::Continue => tc.continue_(dialogue, UserInformation::None)?,
        RawPrimitive::End => tc.end(dialogue, Termination::Basic, UserInformation::None)?,
        RawPrimitive::Abort(reason) => {
            let octets = reason.map(abort_information);
            let information = octets
                .as_ref()
                .map_or(UserInformation::None, |o| UserInformation::Octets(o));
            tc.abort(dialogue, AbortReason::UserSpecific, information)?;
        }
    }
    Ok(())
}
