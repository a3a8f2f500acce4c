//! TCAP: Q.771 to Q.775 (06/97) as a codec and a machine without I/O.
//!
//! - [`Message`] reads the transaction portion, [`Components`] the components one at a time; each fault comes with the
//!   answer that Q.772 and Q.774 give: a P-Abort cause with its addressee, or a Reject with the invoke id.
//! - [`Tcap`] holds transactions, dialogues and operations. Received messages are pulled apart indication by indication;
//!   requests are encoded when given; messages and deadlines are polled.
//! - [`TransactionState`], [`ContextMode`] and [`InvocationState`] are the state tables; `golden/state/tcap-*.txt` shows
//!   them.
//! - [`ansi`] is the same for T1.114.
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | dialogues | [`Config::max_dialogues`], 65,536 | `open` fails; a Begin is answered by Abort, resourceLimitation |
//! | operations of ours in a dialogue | [`Config::max_invocations`], 64 | `invoke` fails |
//! | octets of a message that we send | [`Config::max_message`], 2,560 | the request fails |
//! | octets of our own Rejects in a message | half of that | no more are sent; the user is told of each |
//! | octets of a received message | SCCP's, 3,952 of LUDT | - |
//! | components of a received message | those that fit | - |
//! | nested indefinite lengths | 32 | badly formatted, or badly structured |
//! | octets of an object identifier | 31 | incorrect dialogue portion, or mistyped component |
//! | EXTERNALs of user information | 10 (TS 29.078 14.1.1.3.7) | those after the tenth are not read; more are not sent |
//! | events kept | 64 | the oldest is lost and counted |
//!
//! What Q.774 leaves open is decided as follows. A duplicate invoke id is for the TC-user to find: only it knows the
//! class, hence the life, of the peer's operations. A returned message (N-NOTICE) does not end its dialogue. A bare
//! Abort in a dialogue with application context is a provider abort, abnormal dialogue. A second result or error while
//! the first may still be rejected is rejected, unrecognized invoke id. A Begin that comes twice opens two dialogues. The
//! calling address of a message after the first backward one is not looked at: the transaction id names the dialogue.

//!
//! A message for a transaction id of another node or shard can be handed on: [`Tcap::receive_or_forward`].

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::indexing_slicing))]

pub mod ansi;
mod book;
mod component;
mod deadlines;
mod dialogue;
mod dialogue_states;
mod foreign;
mod ids;
mod incoming;
mod indication;
mod machine;
mod message;
mod queues;
mod receive;
mod request;
mod states;
pub mod timers;
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
pub use dialogue_states::{ContextMode, DialogueStep, ReceivedPortion};
pub use foreign::{ForeignContent, ForeignMessage, Forward};
pub use ids::TransactionIdLayout;
pub use indication::{
    Cancelled, DialogueId, Event, Indication, InvokeRequest, Notice, Opening, Outgoing,
    ProviderAbort, Quality, RequestError, Response, Termination, Unitdata, UserAbort,
};
pub use machine::{Config, Tcap, Variant};
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
