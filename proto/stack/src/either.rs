//! What both kinds of TCAP have, said once: for a user that speaks either.
//!
//! [`EitherTc`] makes requests, [`Told`] is what is told. Nothing is lost by it: an ITU request is the same call as on
//! [`Tc`], and what only one kind has is a word that the other passes over (permission; application context) or refuses.
//!
//! | here | ITU-T | ANSI |
//! | --- | --- | --- |
//! | [`Package::Opening`] | Begin | Query, with or without permission |
//! | [`Package::Continuing`] | Continue | Conversation, with or without permission |
//! | [`Package::Last`] | End | Response |
//! | operation code | local | private, or national: family * 256 + specifier, without the bit that asks for a reply |
//! | linked id | linked id | correlation id |
//! | error code | local | private, or national: 256 more |
//! | application context | OBJECT IDENTIFIER | the same, if it is one |

use crate::tc::{Machine, Tc};
use inlab_ss7::Address;
use inlab_tcap::ansi::{self, Code, IdChoice, Permission};
use inlab_tcap::{
    AbortReason, Class, DialogueId, ErrorCode, Indication, InvokeId, InvokeRequest,
    ObjectIdentifier, OperationCode, Parameter, Problem, ProblemKind, Reject, RejectOrigin,
    RequestError, Termination, TransactionState, UserInformation,
};
use std::fmt;
use std::time::{Duration, Instant};

/// Requests on a TCAP of either kind, made by [`Tc::either`].
#[derive(Debug)]
pub struct EitherTc<'t> {
    now: Instant,
    machine: Machine<'t>,
}

/// What a national error of ANSI TCAP is more than its number, so that it is no private one.
const NATIONAL_ERRORS: i32 = 256;

/// What takes the components along that wait.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Package {
    /// The first one, and what it permits the peer.
    Opening(Permission),
    /// One after which the dialogue goes on, and what it permits the peer.
    Continuing(Permission),
    /// The last one. Needs the peer's permission: [`EitherTc::may_end`].
    Last,
    /// None: both sides know that it is over. See [`Termination::Prearranged`].
    Prearranged,
    /// One without a dialogue; the id means nothing any more.
    Unidirectional,
}

/// What to invoke.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// The operation.
    pub operation: i32,
    /// One of national TCAP (T1.114.5), and not a private one.
    pub national: bool,
    /// The bit of an operation's family that asks for a reply (T1.114.5).
    pub reply_required: bool,
    /// Nothing more belongs to it: Invoke (Last).
    pub last: bool,
    /// What it reports.
    pub class: Class,
    /// Its timer, running from the sending of the package.
    pub timer: Duration,
    /// The peer's operation that it belongs to.
    pub linked: Option<InvokeId>,
    /// Its own id. In ITU-T TCAP it always has one: [`IdChoice::None`] gives the next.
    pub id: IdChoice,
}

impl Request {
    /// A private operation of its own, with the next free id, the only one, that asks for no reply bit.
    #[must_use]
    pub const fn new(operation: i32, class: Class, timer: Duration) -> Self {
        Self {
            operation,
            national: false,
            reply_required: false,
            last: true,
            class,
            timer,
            linked: None,
            id: IdChoice::Next,
        }
    }

    fn ansi(&self) -> ansi::InvokeRequest {
        // Family and specifier are two octets: of a greater number the lowest two.
        let [.., family, specifier] = self.operation.to_be_bytes();
        let code = Code::of(family, specifier);
        let code = code.with_reply_required(self.reply_required || code.reply_required());
        ansi::InvokeRequest {
            operation: if self.national {
                ansi::OperationCode::National(code)
            } else {
                ansi::OperationCode::Private(code)
            },
            last: self.last,
            class: self.class,
            timer: self.timer,
            correlation_id: self.linked,
            invoke_id: self.id,
        }
    }

    const fn itu(&self) -> InvokeRequest {
        InvokeRequest {
            operation: OperationCode::Local(self.operation),
            class: self.class,
            timer: self.timer,
            linked_id: self.linked,
            invoke_id: match self.id {
                IdChoice::Given(id) => Some(id),
                IdChoice::Next | IdChoice::None => None,
            },
        }
    }
}

impl Tc<'_> {
    /// The requests that both kinds of TCAP have.
    #[must_use]
    pub fn either(&mut self) -> EitherTc<'_> {
        let (now, machine) = self.reborrow();
        EitherTc { now, machine }
    }
}

impl EitherTc<'_> {
    /// A dialogue towards `remote`; nothing is sent before its first package.
    ///
    /// # Errors
    /// The limit of dialogues is reached.
    pub fn open(&mut self, local: Address, remote: Address) -> Result<DialogueId, RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.open(self.now, local, remote),
            Machine::Ansi(tcap) => tcap.open(self.now, local, remote),
        }
    }

    /// Invoke; the id that it got, if it got one.
    ///
    /// # Errors
    /// See [`Tcap::invoke`](inlab_tcap::Tcap::invoke) and [`ansi::Tcap::invoke`].
    pub fn invoke(
        &mut self,
        dialogue: DialogueId,
        request: &Request,
        argument: Parameter<'_>,
    ) -> Result<Option<InvokeId>, RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.invoke(dialogue, &request.itu(), argument).map(Some),
            Machine::Ansi(tcap) => tcap.invoke(dialogue, &request.ansi(), argument),
        }
    }

    /// Result of an operation of the peer, the last part of it or not. In ANSI TCAP the operation is not named.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        operation: i32,
        last: bool,
        result: Parameter<'_>,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => {
                // Q.773 3.1: an empty result has no operation code.
                let named = !matches!(result, Parameter::None);
                let code = named.then_some(OperationCode::Local(operation));
                if last {
                    tcap.result(dialogue, invoke_id, code, result)
                } else {
                    tcap.result_not_last(dialogue, invoke_id, code, result)
                }
            }
            Machine::Ansi(tcap) if last => tcap.result(dialogue, invoke_id, result),
            Machine::Ansi(tcap) => tcap.result_not_last(dialogue, invoke_id, result),
        }
    }

    /// Error. In ANSI TCAP a private one of one octet, 0 to 255; 256 to 511 is a national one, 256 more than it. Of a greater number the
    /// lowest octet.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn error(
        &mut self,
        dialogue: DialogueId,
        invoke_id: InvokeId,
        code: i32,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => {
                tcap.error(dialogue, invoke_id, ErrorCode::Local(code), parameter)
            }
            Machine::Ansi(tcap) => {
                let [number, ..] = code.to_le_bytes();
                let number = Code::number_of(number);
                let code = if (NATIONAL_ERRORS..2 * NATIONAL_ERRORS).contains(&code) {
                    ansi::ErrorCode::National(number)
                } else {
                    ansi::ErrorCode::Private(number)
                };
                tcap.error(dialogue, invoke_id, code, parameter)
            }
        }
    }

    /// Reject, for what only the user can see.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long; without an invoke id, which only ANSI TCAP knows:
    /// [`RequestError::UnknownInvokeId`].
    pub fn reject(
        &mut self,
        dialogue: DialogueId,
        invoke_id: Option<InvokeId>,
        fault: Fault,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => {
                let invoke_id = invoke_id.ok_or(RequestError::UnknownInvokeId)?;
                let reject = Reject {
                    invoke_id: Some(invoke_id),
                    problem: fault.itu(),
                };
                tcap.reject(dialogue, reject)
            }
            Machine::Ansi(tcap) => tcap.reject(dialogue, invoke_id, fault.ansi()),
        }
    }

    /// Sends a package with the components that wait.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long; [`RequestError::NoPermission`] for a last one that the peer did not permit;
    /// [`RequestError::NoComponents`].
    pub fn send(&mut self, dialogue: DialogueId, package: Package) -> Result<(), RequestError> {
        const NONE: UserInformation<'static> = UserInformation::None;
        let now = self.now;
        match &mut self.machine {
            Machine::Itu(tcap) => match package {
                Package::Opening(_) => tcap.begin(now, dialogue, NONE),
                Package::Continuing(_) => tcap.continue_dialogue(now, dialogue, NONE),
                Package::Last => tcap.end(now, dialogue, Termination::Basic, NONE),
                Package::Prearranged => tcap.end(now, dialogue, Termination::Prearranged, NONE),
                Package::Unidirectional => tcap.unidirectional(dialogue, NONE),
            },
            Machine::Ansi(tcap) => match package {
                Package::Opening(permission) => tcap.query(now, dialogue, permission, None),
                Package::Continuing(permission) => {
                    tcap.conversation(now, dialogue, permission, None)
                }
                Package::Last => tcap.response(now, dialogue, None),
                Package::Prearranged => tcap.end_prearranged(now, dialogue),
                Package::Unidirectional => tcap.unidirectional(dialogue, None),
            },
        }
    }

    /// Abort by the user. The id means nothing any more. In ANSI TCAP an Abort has no reason: `reason` and `information` are
    /// not sent.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn abort(
        &mut self,
        dialogue: DialogueId,
        reason: AbortReason,
        information: UserInformation<'_>,
    ) -> Result<(), RequestError> {
        match &mut self.machine {
            Machine::Itu(tcap) => tcap.abort(self.now, dialogue, reason, information),
            Machine::Ansi(tcap) => tcap.abort(self.now, dialogue, None, None),
        }
    }

    /// Whether a last package may be sent now: in ITU-T TCAP in every dialogue that the peer knows of, in ANSI TCAP if its
    /// last package permits it.
    #[must_use]
    pub fn may_end(&self, dialogue: DialogueId) -> bool {
        use ansi::TransactionState as Ansi;
        match &self.machine {
            Machine::Itu(tcap) => matches!(
                tcap.state(dialogue),
                Some(TransactionState::InitiationReceived | TransactionState::Active)
            ),
            Machine::Ansi(tcap) => matches!(
                tcap.state(dialogue),
                Some(
                    Ansi::QueryReceived(Permission::Granted)
                        | Ansi::Active {
                            ours: Permission::Granted,
                            ..
                        }
                )
            ),
        }
    }

    /// Whether both sides have sent a package.
    #[must_use]
    pub fn is_established(&self, dialogue: DialogueId) -> bool {
        match &self.machine {
            Machine::Itu(tcap) => tcap.state(dialogue) == Some(TransactionState::Active),
            Machine::Ansi(tcap) => matches!(
                tcap.state(dialogue),
                Some(ansi::TransactionState::Active { .. })
            ),
        }
    }
}

/// Something about one dialogue of either kind. As [`Indication`] and [`ansi::Indication`]: the primitive of a package first,
/// then its components, then [`MessageEnd`](Self::MessageEnd) or [`Closed`](Self::Closed).
#[derive(Clone, Copy, Debug)]
pub enum Told<'m> {
    /// Unidirectional: nothing can be sent.
    Unidirectional(Opened),
    /// Begin, Query.
    Opening(Opened),
    /// Continue, Conversation.
    Continuing(Progress),
    /// End, Response.
    Last(Progress),
    /// Abort by the peer's user.
    UserAbort,
    /// Abort by TCAP, the peer's or ours.
    ProviderAbort(Abort),
    /// A package could not be delivered: SCCP's return cause.
    Notice(u8),
    /// Invoke.
    Invoke(Invoked<'m>),
    /// Result.
    Result(Answered<'m>),
    /// Error.
    Error(Failed<'m>),
    /// Reject.
    Reject(Rejected),
    /// The timer of an operation of ours ran out: abnormal if it always reports.
    Cancel(Unanswered),
    /// The timer that the user set for the dialogue ran out.
    Timer,
    /// The components of a package are through; the dialogue goes on.
    MessageEnd,
    /// The dialogue is over, and the id with it.
    Closed,
}

/// The package that opened a dialogue.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    /// The application context, if it has one.
    pub context: Option<ObjectIdentifier>,
    /// Originating address.
    pub calling: Address,
    /// Destination address: ours.
    pub called: Address,
    /// Components follow.
    pub components: bool,
    /// Whether it may be answered by a last package.
    pub permission: Permission,
}

/// A later package.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    /// The application context that the peer accepted, in the first backward one.
    pub context: Option<ObjectIdentifier>,
    /// Components follow.
    pub components: bool,
    /// Whether we may end the dialogue now; of a last package: whether we had permitted it.
    pub permission: Permission,
}

/// Why TCAP aborted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Abort {
    /// The peer's says so: the number of its cause, in the numbering of its kind.
    Received(u8),
    /// A package of the peer had a fault: the number that it was told.
    Local(u8),
    /// The dialogue portion is not as it must be.
    Dialogue,
    /// Nothing was sent or received for too long.
    Idle,
    /// The opening package was not answered.
    NoAnswer,
}

/// Invoke.
#[derive(Clone, Copy)]
pub struct Invoked<'m> {
    /// The operation; `None`: a global one. Without the bit that asks for a reply.
    pub operation: Option<i32>,
    /// It is one of national TCAP.
    pub national: bool,
    /// The bit that asks for a reply.
    pub reply_required: bool,
    /// Its id; without one it cannot be answered.
    pub invoke_id: Option<InvokeId>,
    /// The operation of ours that it belongs to.
    pub linked: Option<InvokeId>,
    /// Nothing more belongs to that.
    pub last: bool,
    /// The argument.
    pub parameter: Option<&'m [u8]>,
}

/// Result.
#[derive(Clone, Copy)]
pub struct Answered<'m> {
    /// The operation of ours.
    pub invoke_id: InvokeId,
    /// It is all of it, or the last part.
    pub last: bool,
    /// The result.
    pub parameter: Option<&'m [u8]>,
}

/// Error.
#[derive(Clone, Copy)]
pub struct Failed<'m> {
    /// The operation of ours.
    pub invoke_id: InvokeId,
    /// The error, a national one 256 more than it; `None`: a global one.
    pub code: Option<i32>,
    /// Its parameter.
    pub parameter: Option<&'m [u8]>,
}

/// Reject.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rejected {
    /// The component, if that is known.
    pub invoke_id: Option<InvokeId>,
    /// What is wrong with it.
    pub fault: Fault,
    /// The problem's number: in ITU-T TCAP the code, in ANSI TCAP type and specifier.
    pub number: u16,
    /// Who found it.
    pub origin: RejectOrigin,
}

/// An operation of ours without an answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unanswered {
    /// Its invoke id, free again.
    pub invoke_id: InvokeId,
    /// What it reports.
    pub class: Class,
}

/// Arguments are personal data.
struct Length<'m>(Option<&'m [u8]>);

impl fmt::Debug for Length<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(octets) => write!(f, "{} octets", octets.len()),
            None => f.write_str("none"),
        }
    }
}

impl fmt::Debug for Invoked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invoked")
            .field("operation", &self.operation)
            .field("national", &self.national)
            .field("reply_required", &self.reply_required)
            .field("invoke_id", &self.invoke_id)
            .field("linked", &self.linked)
            .field("last", &self.last)
            .field("parameter", &Length(self.parameter))
            .finish()
    }
}

impl fmt::Debug for Answered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answered")
            .field("invoke_id", &self.invoke_id)
            .field("last", &self.last)
            .field("parameter", &Length(self.parameter))
            .finish()
    }
}

impl fmt::Debug for Failed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failed")
            .field("invoke_id", &self.invoke_id)
            .field("code", &self.code)
            .field("parameter", &Length(self.parameter))
            .finish()
    }
}

macro_rules! faults {
    ($($fault:ident = $itu:ident $ansi:ident, $doc:literal;)*) => {
        /// What a Reject says was wrong, as far as both kinds of TCAP say it.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum Fault {
            $(#[doc = $doc] $fault,)*
            /// A problem without a name here.
            Other,
        }

        impl Fault {
            /// As Q.773 numbers it; [`Other`](Self::Other) is a badly structured component.
            #[must_use]
            pub const fn itu(self) -> Problem {
                match self {
                    $(Self::$fault => Problem::$itu,)*
                    Self::Other => Problem::BADLY_STRUCTURED_COMPONENT,
                }
            }

            /// As T1.114.3 numbers it; [`Other`](Self::Other) is a badly structured component. Of what T1.114.3 has no problem
            /// for, the nearest: a lack of resources is answered by an error in its networks, and here an incorrect component
            /// portion.
            #[must_use]
            pub const fn ansi(self) -> ansi::Problem {
                match self {
                    $(Self::$fault => ansi::Problem::$ansi,)*
                    Self::Other => ansi::Problem::BADLY_STRUCTURED_COMPONENT,
                }
            }

            const ALL: &'static [Self] = &[$(Self::$fault),*];
        }
    };
}

faults! {
    UnrecognizedComponent = UNRECOGNIZED_COMPONENT UNRECOGNIZED_COMPONENT, "Not one of the component types.";
    MistypedComponent = MISTYPED_COMPONENT INCORRECT_COMPONENT_PORTION, "Its elements are not those of its type.";
    BadlyStructuredComponent = BADLY_STRUCTURED_COMPONENT BADLY_STRUCTURED_COMPONENT, "It breaks the encoding rules.";
    DuplicateInvokeId = DUPLICATE_INVOKE_ID DUPLICATE_INVOCATION, "The invoke id is in use.";
    UnrecognizedOperation = UNRECOGNIZED_OPERATION UNRECOGNIZED_OPERATION, "Not an operation that is known here.";
    MistypedArgument = MISTYPED_PARAMETER INCORRECT_PARAMETER, "The argument is not that of the operation.";
    ResourceLimitation = RESOURCE_LIMITATION INCORRECT_COMPONENT_PORTION, "No resources for the operation (ITU-T only).";
    InitiatingRelease = INITIATING_RELEASE INCORRECT_COMPONENT_PORTION, "The dialogue is about to be released (ITU-T only).";
    UnrecognizedLinkedId = UNRECOGNIZED_LINKED_ID UNRECOGNIZED_CORRELATION_ID, "The linked id names no active operation.";
    LinkedResponseUnexpected = LINKED_RESPONSE_UNEXPECTED UNRECOGNIZED_CORRELATION_ID, "That operation has no linked operations.";
    UnexpectedLinkedOperation = UNEXPECTED_LINKED_OPERATION UNRECOGNIZED_CORRELATION_ID, "Not a linked operation of that operation.";
    UnrecognizedResult = RESULT_UNRECOGNIZED_INVOKE_ID RESULT_UNRECOGNIZED_CORRELATION_ID, "A result for no active operation.";
    ResultUnexpected = RESULT_UNEXPECTED RESULT_UNEXPECTED, "A result for an operation that reports none.";
    MistypedResult = RESULT_MISTYPED_PARAMETER RESULT_INCORRECT_PARAMETER, "The result is not that of the operation.";
    ErrorOfNothing = ERROR_UNRECOGNIZED_INVOKE_ID ERROR_UNRECOGNIZED_CORRELATION_ID, "An error for no active operation.";
    NoErrorExpected = ERROR_UNEXPECTED ERROR_UNEXPECTED, "An error for an operation that reports none.";
    UnrecognizedError = UNRECOGNIZED_ERROR UNRECOGNIZED_ERROR, "Not an error that is known here.";
    UnexpectedError = UNEXPECTED_ERROR UNEXPECTED_ERROR, "Not an error of the operation.";
    MistypedError = ERROR_MISTYPED_PARAMETER ERROR_INCORRECT_PARAMETER, "The parameter is not that of the error.";
}

impl Fault {
    fn of_itu(problem: Problem) -> Self {
        let named = Self::ALL.iter().find(|fault| fault.itu() == problem);
        named.copied().unwrap_or(Self::Other)
    }

    fn of_ansi(problem: ansi::Problem) -> Self {
        // A breach of the encoding rules has two problems in T1.114.3.
        if problem == ansi::Problem::INCORRECT_COMPONENT_CODING {
            return Self::BadlyStructuredComponent;
        }
        let named = Self::ALL.iter().find(|fault| fault.ansi() == problem);
        named.copied().unwrap_or(Self::Other)
    }

    /// Which component it is about.
    #[must_use]
    pub const fn kind(self) -> ProblemKind {
        match self {
            Self::Other => ProblemKind::General,
            fault => fault.itu().kind,
        }
    }
}

impl<'m> From<Indication<'m>> for Told<'m> {
    fn from(indication: Indication<'m>) -> Self {
        use inlab_tcap::ProviderAbort as P;
        let opened = |opening: inlab_tcap::Opening<'m>| Opened {
            context: opening.context,
            calling: opening.calling,
            called: opening.called,
            components: opening.components,
            permission: Permission::Granted,
        };
        let progress = |response: inlab_tcap::Response<'m>| Progress {
            context: response.context,
            components: response.components,
            permission: Permission::Granted,
        };
        let answered = |result: inlab_tcap::ReturnResult<'m>, last| {
            Self::Result(Answered {
                invoke_id: result.invoke_id,
                last,
                parameter: result.parameter,
            })
        };
        match indication {
            Indication::Unidirectional(opening) => Self::Unidirectional(opened(opening)),
            Indication::Begin(opening) => Self::Opening(opened(opening)),
            Indication::Continue(response) => Self::Continuing(progress(response)),
            Indication::End(response) => Self::Last(progress(response)),
            Indication::UserAbort(_) => Self::UserAbort,
            Indication::ProviderAbort(abort) => Self::ProviderAbort(match abort {
                P::Received(cause) => Abort::Received(cause.0),
                P::Local(cause) => Abort::Local(cause.0),
                P::AbnormalDialogue | P::NoCommonDialoguePortion => Abort::Dialogue,
                P::IdleTimeout => Abort::Idle,
                P::NoAnswer => Abort::NoAnswer,
            }),
            Indication::Notice(cause) => Self::Notice(cause),
            Indication::Invoke(invoke) => Self::Invoke(Invoked {
                operation: match invoke.operation {
                    OperationCode::Local(code) => Some(code),
                    OperationCode::Global(_) => None,
                },
                national: false,
                reply_required: false,
                invoke_id: Some(invoke.invoke_id),
                linked: invoke.linked_id,
                last: true,
                parameter: invoke.parameter,
            }),
            Indication::ResultLast(result) => answered(result, true),
            Indication::ResultNotLast(result) => answered(result, false),
            Indication::Error(error) => Self::Error(Failed {
                invoke_id: error.invoke_id,
                code: match error.error {
                    ErrorCode::Local(code) => Some(code),
                    ErrorCode::Global(_) => None,
                },
                parameter: error.parameter,
            }),
            Indication::Reject(reject, origin) => Self::Reject(Rejected {
                invoke_id: reject.invoke_id,
                fault: Fault::of_itu(reject.problem),
                number: reject.problem.code.into(),
                origin,
            }),
            Indication::Cancel(cancelled) => Self::Cancel(Unanswered {
                invoke_id: cancelled.invoke_id,
                class: cancelled.class,
            }),
            Indication::Timer => Self::Timer,
            Indication::MessageEnd => Self::MessageEnd,
            Indication::Closed => Self::Closed,
        }
    }
}

impl<'m> Told<'m> {
    /// What is told of a transaction of ANSI TCAP. `None`: a result or an error that names no operation; TCAP has rejected
    /// those of it that it does not know.
    #[must_use]
    pub fn of_ansi(indication: ansi::Indication<'m>) -> Option<Self> {
        use ansi::Indication as I;
        use ansi::ProviderAbort as P;
        let opened = |permission, opening: ansi::Opening<'m>| Opened {
            context: context(opening.dialogue),
            calling: opening.calling,
            called: opening.called,
            components: opening.components,
            permission,
        };
        let invoked = |invoke: ansi::Invoke<'m>, last| {
            let code = invoke.operation.code();
            Self::Invoke(Invoked {
                operation: Some(code.key().cast_signed()),
                national: matches!(invoke.operation, ansi::OperationCode::National(_)),
                reply_required: code.reply_required(),
                invoke_id: invoke.invoke_id(),
                linked: invoke.correlation_id(),
                last,
                parameter: invoke.parameter,
            })
        };
        let answered = |result: ansi::ReturnResult<'m>, last| {
            Some(Self::Result(Answered {
                invoke_id: result.correlation_id()?,
                last,
                parameter: result.parameter,
            }))
        };
        Some(match indication {
            I::Unidirectional(opening) => {
                Self::Unidirectional(opened(Permission::Withheld, opening))
            }
            I::Query(permission, opening) => Self::Opening(opened(permission, opening)),
            I::Conversation(permission, progress) => Self::Continuing(Progress {
                context: context(progress.dialogue),
                components: progress.components,
                permission,
            }),
            I::Response(response) => Self::Last(Progress {
                context: context(response.dialogue),
                components: response.components,
                permission: if response.permitted {
                    Permission::Granted
                } else {
                    Permission::Withheld
                },
            }),
            I::UserAbort(_) => Self::UserAbort,
            I::ProviderAbort(abort) => Self::ProviderAbort(match abort {
                P::Received(cause) => Abort::Received(cause.0),
                P::Local(cause) => Abort::Local(cause.0),
                P::IdleTimeout => Abort::Idle,
                P::NoAnswer => Abort::NoAnswer,
            }),
            I::Notice(cause) => Self::Notice(cause),
            I::InvokeLast(invoke) => invoked(invoke, true),
            I::InvokeNotLast(invoke) => invoked(invoke, false),
            I::ResultLast(result) => return answered(result, true),
            I::ResultNotLast(result) => return answered(result, false),
            I::Error(error) => Self::Error(Failed {
                invoke_id: error.correlation_id()?,
                code: match error.error {
                    ansi::ErrorCode::Private(code) => Some(code.key().cast_signed()),
                    ansi::ErrorCode::National(code) => {
                        NATIONAL_ERRORS.checked_add(code.key().cast_signed())
                    }
                },
                parameter: error.parameter,
            }),
            I::Reject(reject, origin) => Self::Reject(Rejected {
                invoke_id: reject.ids.first(),
                fault: Fault::of_ansi(reject.problem),
                number: reject.problem.0,
                origin,
            }),
            I::Cancel(cancelled) => Self::Cancel(Unanswered {
                invoke_id: cancelled.invoke_id,
                class: cancelled.class,
            }),
            I::Timer => Self::Timer,
            I::MessageEnd => Self::MessageEnd,
            I::Closed => Self::Closed,
        })
    }
}

fn context(portion: Option<ansi::DialoguePortion<'_>>) -> Option<ObjectIdentifier> {
    match portion?.context? {
        ansi::ContextName::Object(name) => Some(name),
        ansi::ContextName::Integer(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_come_back_as_they_were_sent() {
        for fault in Fault::ALL {
            assert_eq!(Fault::of_itu(fault.itu()), *fault);
            let back = Fault::of_ansi(fault.ansi());
            // T1.114.3 has fewer problems; the component that they are about stays.
            assert!(back == *fault || back.ansi() == fault.ansi(), "{fault:?}");
        }
        for problem in ansi::Problem::ALL {
            let fault = Fault::of_ansi(*problem);
            let kind = match problem.0 >> 8 {
                2 => ProblemKind::Invoke,
                3 => ProblemKind::ReturnResult,
                4 => ProblemKind::ReturnError,
                _ => ProblemKind::General,
            };
            assert_eq!(fault.kind(), kind, "{problem:?}");
        }
        assert_eq!(Fault::of_ansi(ansi::Problem(0x0777)), Fault::Other);
    }

    /// T1.114.5: family and specifier; AIN infoAnalyzed is private E403 when it asks for a reply (GR-1299-CORE).
    #[test]
    fn codes_are_family_and_specifier() {
        let mut request = Request::new(25603, Class::FailureOnly, Duration::from_secs(3));
        let code = |request: &Request| request.ansi().operation.code().as_octets().to_vec();
        assert_eq!(code(&request), [0x64, 0x03]);
        request.reply_required = true;
        assert_eq!(code(&request), [0xe4, 0x03]);
        request.national = true;
        assert!(matches!(
            request.ansi().operation,
            ansi::OperationCode::National(_)
        ));
    }
}
