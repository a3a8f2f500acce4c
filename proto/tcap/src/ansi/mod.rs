//! ANSI TCAP: T1.114 (1996 and 2000, with the habits of 1988 that a peer may have) beside the ITU's.
//!
//! - [`Message`] reads a package, [`Components`] its components one at a time, [`DialoguePortion`] its dialogue portion;
//!   each fault comes with the answer that T1.114.4 gives, the element and the offset.
//! - [`Tcap`] holds transactions and operations, as [`crate::Tcap`] does for the ITU: the same ids with node and shard, the
//!   same timers and limits, the same order of calls.
//! - [`TransactionState`] and [`InvocationState`] are the state tables; `golden/state/tcap-ansi-*.txt` shows them.
//!
//! What only this side has is state here: who may end the transaction ([`Permission`]), an Invoke that answers an Invoke
//! (correlation id), an application context that is agreed to without an APDU of its own.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | transactions | `max_dialogues` of [`crate::Config`], 65,536 | `open` fails; a Query is answered by Abort, resourceUnavailable |
//! | operations of ours in a transaction | `max_invocations`, 64 | `invoke` fails |
//! | octets of a package that we send | `max_message`, 2,560 | the request fails |
//! | octets of our own Rejects in a package | half of that | no more are sent; the user is told of each |
//! | octets of a received package | SCCP's, 3,952 of LUDT | - |
//! | components of a received package | those that fit | - |
//! | nested indefinite lengths | 32 | badly structured |
//! | octets of an operation or error code, or of an integer context | 4 | incorrect component portion, or badly structured dialogue portion |
//! | octets of an object identifier | 31 | badly structured dialogue portion |
//! | events kept | 64 | the oldest is lost and counted |
//!
//! What T1.114 leaves open is decided as follows. A Response without permission is delivered and says so, or aborted
//! ([`Unpermitted`]): cause 5 is for further study. A duplicate invoke id is for the TC-user to find: only it knows how
//! long the peer's operations live. Several Invokes, each (Last), may answer one operation while its id is not yet free:
//! AIN answers a trigger so. The idle timer aborts as a user without information does: no cause says it. A protocol
//! version without a bit that is known is inconsistent. A returned package (N-NOTICE) does not end its transaction.

mod component;
mod dialogue;
mod indication;
mod machine;
mod message;
mod receive;
mod request;
mod states;
mod values;

pub use component::{
    Component, ComponentFault, Components, Invoke, Reject, ReturnError, ReturnResult,
};
pub use dialogue::{DialogueFault, DialoguePortion};
pub use indication::{
    Cancelled, Event, IdChoice, Indication, InvokeRequest, Opening, Progress, ProviderAbort,
    Response, UserAbort,
};
pub use machine::{Edition, Options, Tcap, Unpermitted};
pub use message::{AbortCause, Message, PackageType, TransactionFault, destination};
pub use receive::Incoming;
pub use states::{
    InvocationAction, InvocationEvent, InvocationState, InvocationStep, TransactionAction,
    TransactionEvent, TransactionState, TransactionStep,
};
pub use values::{
    Code, ComponentIds, ContextName, ErrorCode, OperationCode, PAbortCause, ParameterForm,
    Permission, Problem, ProtocolVersion,
};
