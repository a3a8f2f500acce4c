//! TCAP: Q.771 to Q.775 (06/97) as a codec and a machine without I/O.
//!
//! - [`Message`] reads the transaction portion, [`Components`] the components one at a time; each fault comes with the
//!   answer that Q.772 and Q.774 give: a P-Abort cause with its addressee, or a Reject with the invoke id.
//! - [`Tcap`] holds transactions, dialogues and operations. Received messages are pulled apart indication by indication;
//!   requests are encoded when given; messages and deadlines are polled.
//! - [`TransactionState`] and [`InvocationState`] are the state tables; `golden/state/tcap-*.txt` shows them.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | dialogues | [`Config::max_dialogues`], 65,536 | `open` fails; a Begin is answered by Abort, resourceLimitation |
//! | operations of ours in a dialogue | [`Config::max_invocations`], 64 | `invoke` fails |
//! | octets of a message that we send | [`Config::max_message`], 2,560 | the request fails |
//! | octets of a received message | SCCP's, 3,952 of LUDT | - |
//! | components of a received message | those that fit | - |
//! | nested indefinite lengths | 32 | badly formatted, or badly structured |
//! | octets of an object identifier | 31 | incorrect dialogue portion, or mistyped component |
//! | events kept | 64 | the oldest is lost and counted |
//!
//! What Q.774 leaves open is decided as follows. A duplicate invoke id is for the TC-user to find: only it knows the
//! class, hence the life, of the peer's operations. A returned message (N-NOTICE) does not end its dialogue. A bare
//! Abort in a dialogue with application context is a provider abort, abnormal dialogue.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::indexing_slicing))]

mod component;
mod deadlines;
mod dialogue;
mod ids;
mod indication;
mod machine;
mod message;
mod receive;
mod request;
mod states;
mod values;

pub use component::{
    Component, ComponentFault, Components, Invoke, Parameter, Reject, ReturnError, ReturnResult,
};
pub use dialogue::{
    Aare, Aarq, AbortReason, Abrt, Apdu, Audt, DIALOGUE_AS, DialogueApdu, Encoding, External,
    Incorrect as IncorrectDialoguePortion, ResultSourceDiagnostic, Send as DialoguePortion,
    UNIDIALOGUE_AS, UserInformation, read as read_dialogue_portion,
    write as write_dialogue_portion,
};
pub use ids::TransactionIdLayout;
pub use indication::{
    Cancelled, DialogueId, Event, Indication, InvokeRequest, Notice, Opening, Outgoing,
    ProviderAbort, Quality, RequestError, Response, Termination, Unitdata, UserAbort,
};
pub use machine::{Config, Tcap};
pub use message::{Message, MessageType, TransactionFault, destination};
pub use receive::Incoming;
pub use states::{
    InvocationAction, InvocationEvent, InvocationState, InvocationStep, TransactionAction,
    TransactionEvent, TransactionState, TransactionStep,
};
pub use values::{
    Class, ErrorCode, InvokeId, ObjectIdentifier, OperationCode, PAbortCause, Problem, ProblemKind,
    RejectOrigin, TransactionId,
};
