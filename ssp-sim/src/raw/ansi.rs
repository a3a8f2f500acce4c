//! Scripted dialogues over ANSI TCAP (T1.114).

use super::{RawCode, RawComponent, RawInvokeId, RawPrimitive, RawProblemKind};
use crate::record::{RawEvent, RawParameter, Record};
use crate::switch::Switch;
use inlab_stack::Tc;
use inlab_stack::tcap::ansi::{
    Code, ErrorCode, IdChoice, Indication, InvokeRequest, OperationCode, Problem, ProviderAbort,
};
use inlab_stack::tcap::{AbortReason, DialogueId, InvokeId, RequestError, UserInformation};

/// A family and a specifier, or a number of one octet; of more than two octets what INTEGER needs.
fn code(number: i32, one_octet: bool) -> Code {
    let [.., family, specifier] = number.to_be_bytes();
    match u32::try_from(number) {
        Ok(..0x100) if one_octet => Code::number_of(specifier),
        Ok(..0x1_0000) => Code::of(family, specifier),
        _ => Code::new(&number.to_be_bytes()).expect("invariant: four octets fit"),
    }
}

fn number(code: Code) -> i32 {
    i32::try_from(code.key()).unwrap_or(i32::MAX)
}

impl RawProblemKind {
    const fn ansi(self) -> u8 {
        match self {
            Self::General => 1,
            Self::Invoke => 2,
            Self::ReturnResult => 3,
            Self::ReturnError => 4,
            Self::Transaction => 5,
            Self::Unknown(kind) => kind,
        }
    }

    const fn of_ansi(kind: u8) -> Self {
        match kind {
            1 => Self::General,
            2 => Self::Invoke,
            3 => Self::ReturnResult,
            4 => Self::ReturnError,
            5 => Self::Transaction,
            other => Self::Unknown(other),
        }
    }
}

impl Switch {
    /// Something about a scripted dialogue.
    pub(crate) fn raw_ansi_indication(
        &mut self,
        dialogue: DialogueId,
        indication: &Indication<'_>,
    ) {
        let Some(raw) = self.raw.get(&dialogue) else {
            return;
        };
        let id = raw.id;
        let event = match indication {
            Indication::Query(permission, _) => RawEvent::Query(*permission),
            Indication::Unidirectional(_) => RawEvent::Unidirectional,
            Indication::Conversation(permission, _) => RawEvent::Conversation(*permission),
            Indication::Response(_) => RawEvent::Response,
            Indication::UserAbort(_) => RawEvent::UserAbort,
            Indication::ProviderAbort(
                ProviderAbort::Received(cause) | ProviderAbort::Local(cause),
            ) => RawEvent::ProviderAbort(Some(cause.0)),
            Indication::ProviderAbort(_) => RawEvent::ProviderAbort(None),
            Indication::Notice(cause) => RawEvent::Returned(*cause),
            Indication::InvokeLast(invoke) | Indication::InvokeNotLast(invoke) => {
                RawEvent::Invoke {
                    invoke_id: invoke.invoke_id().map(|id| id.0),
                    operation: match invoke.operation {
                        OperationCode::Private(code) => RawCode::Local(number(code)),
                        OperationCode::National(code) => RawCode::National(number(code)),
                    },
                    argument: RawParameter::new(invoke.parameter),
                }
            }
            Indication::ResultLast(result) | Indication::ResultNotLast(result) => {
                let invoke_id = result.correlation_id().map(|id| id.0);
                RawEvent::Result {
                    invoke_id,
                    operation: raw.operation(invoke_id),
                    result: RawParameter::new(result.parameter),
                }
            }
            Indication::Error(error) => RawEvent::Error {
                invoke_id: error.correlation_id().map(|id| id.0),
                code: match error.error {
                    ErrorCode::Private(code) => RawCode::Local(number(code)),
                    ErrorCode::National(code) => RawCode::National(number(code)),
                },
                parameter: RawParameter::new(error.parameter),
            },
            Indication::Reject(reject, _) => {
                let [kind, code] = reject.problem.0.to_be_bytes();
                RawEvent::Reject {
                    invoke_id: reject.id().map(|id| id.0),
                    kind: RawProblemKind::of_ansi(kind),
                    code,
                }
            }
            Indication::Closed => {
                self.raw.remove(&dialogue);
                RawEvent::Closed
            }
            Indication::Cancel(_) | Indication::Timer | Indication::MessageEnd => return,
        };
        self.records.push(Record::Raw { raw: id, event });
    }
}

/// Sends the components of a script; what was invoked, by the ids that it got, is added to `invoked`.
pub(super) fn send(
    tc: &mut Tc<'_>,
    dialogue: DialogueId,
    components: &[RawComponent<'_>],
    primitive: RawPrimitive,
    invoked: &mut Vec<(i8, RawCode)>,
) -> Result<(), RequestError> {
    for component in components {
        if let RawComponent::Octets(octets) = *component {
            tc.component_octets(dialogue, octets)?;
            continue;
        }
        let mut tc = tc.ansi().ok_or(RequestError::OtherTcap)?;
        match *component {
            RawComponent::Invoke { invoke, argument } => {
                let code = |number| {
                    let code = code(number, false);
                    code.with_reply_required(invoke.reply_required || code.reply_required())
                };
                let operation = match invoke.operation {
                    RawCode::Local(number) => OperationCode::Private(code(number)),
                    RawCode::National(number) => OperationCode::National(code(number)),
                    RawCode::Global => return Err(RequestError::OtherTcap),
                };
                let request = InvokeRequest {
                    last: invoke.last,
                    correlation_id: invoke.belongs_to.map(InvokeId),
                    invoke_id: match invoke.id {
                        RawInvokeId::Next => IdChoice::Next,
                        RawInvokeId::Given(id) => IdChoice::Given(InvokeId(id)),
                        RawInvokeId::None => IdChoice::None,
                    },
                    ..InvokeRequest::new(operation, invoke.class, invoke.timer)
                };
                if let Some(id) = tc.invoke(dialogue, &request, argument.into())? {
                    invoked.push((id.0, invoke.operation));
                }
            }
            RawComponent::Result {
                invoke_id,
                last: true,
                result,
                ..
            } => tc.result(dialogue, InvokeId(invoke_id), result.into())?,
            RawComponent::Result {
                invoke_id, result, ..
            } => tc.result_not_last(dialogue, InvokeId(invoke_id), result.into())?,
            RawComponent::Error {
                invoke_id,
                code: number,
                parameter,
            } => {
                let error = match number {
                    RawCode::Local(number) => ErrorCode::Private(code(number, true)),
                    RawCode::National(number) => ErrorCode::National(code(number, true)),
                    RawCode::Global => return Err(RequestError::OtherTcap),
                };
                tc.error(dialogue, InvokeId(invoke_id), error, parameter.into())?;
            }
            RawComponent::Reject {
                invoke_id,
                kind,
                code,
            } => {
                let problem = Problem(u16::from_be_bytes([kind.ansi(), code]));
                tc.reject(dialogue, invoke_id.map(InvokeId), problem)?;
            }
            RawComponent::Octets(_) => {}
        }
    }
    let mut tc = tc.ansi().ok_or(RequestError::OtherTcap)?;
    match primitive {
        RawPrimitive::Query(permission) => tc.query(dialogue, permission, None),
        RawPrimitive::Conversation(permission) => tc.conversation(dialogue, permission, None),
        RawPrimitive::Response => tc.response(dialogue, None),
        RawPrimitive::Unidirectional => tc.unidirectional(dialogue, None),
        RawPrimitive::Abort(None) => tc.abort(dialogue, None, None),
        RawPrimitive::Abort(Some(_))
        | RawPrimitive::Begin
        | RawPrimitive::Continue
        | RawPrimitive::End => Err(RequestError::OtherTcap),
    }
}

/// Gives up a dialogue of which nothing was sent.
pub(super) fn abandon(tc: &mut Tc<'_>, dialogue: DialogueId) {
    let _ = match tc.ansi() {
        Some(mut tc) => tc.abort(dialogue, None, None),
        None => tc.abort(dialogue, AbortReason::UserSpecific, UserInformation::None),
    };
}
