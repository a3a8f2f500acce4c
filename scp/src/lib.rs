//! The service control point: calls, relationships, services.
//!
//! An [`Scp`] is a stack with a [`Control`] over it: the user of TC, ITU-T or ANSI, that answers triggers: it selects the service by service key (in AIN by
//! criteria, in WIN by type of trigger), carries out what the service orders, keeps the book of what is armed and pending, and tells a session server how each call began, was answered and
//! ended. What a service may order is the neutral model of `inlab_inap`; in what dialects differ is asked of the dialect by
//! name.
//!
//! Call > relationship > dialogue: a **relationship** is one service, one half of a call, one dialect. A **call** groups the
//! relationships with one call reference number and MSC, in WIN with one billing identifier and switch.
//!
//! | dialect | dialogue | what ends the relationship |
//! | --- | --- | --- |
//! | CAP, INAP | one, as long as the relationship | the last report, or the dialogue |
//! | AIN 0.1 | one, over with the first Response | terminationNotification, known by a token that holds node and shard; else [`END_NOTICE`] |
//! | AIN 0.2 | one Conversation while events are armed | the last event, close, or the dialogue |
//! | WIN | one a message, known by the call | O_Disconnect, T_Disconnect, what ends another relationship of its half, BulkDisconnection, CallRecoveryReport without it; else [`UNHEARD`] |
//!
//! An intelligent peripheral of WIN has a second transaction beside that of the switch, which waits meanwhile: the machine is
//! [`PeripheralState`], and the service sees an interaction like any other.
//!
//! In ANSI TCAP the first operation tells the dialect: the first accepted one that has it. A last package that the peer has not
//! permitted goes as a Conversation with permission; the peer then ends the transaction, or is aborted after [`GUARD`].
//!
//! # Answers to what is wrong
//!
//! | what comes | answer | clause |
//! | --- | --- | --- |
//! | application context of no accepted dialect | refusal, no alternative | TS 29.078 14.1.1.3.6 |
//! | operation that is none of the SCF's in the dialect | Reject, unrecognized operation | 14.1.1.4.1 |
//! | argument that cannot be decoded | Reject, mistyped parameter | 14.1.1.4.1 |
//! | missing parameter, value out of range | error 7, 8 | 10.1.6, 10.1.7 |
//! | service key without service | error 6, missingCustomerRecord | 10.1.5 |
//! | no room for a relationship | Reject, resource limitation | 14.1.1.4.1 |
//! | trigger in a relationship, report that was not asked for | error 14; class 4: nothing | 10.1.12 |
//! | dialogue opened without a trigger | TC-U-ABORT, not allowed procedures | 14.1.2.1.2 |
//! | linked id | Reject, linked response unexpected | 14.1.1.4.1 |
//! | TC-RESULT-NL | Reject, mistyped parameter, where the dialect has none | 14.2.2.1.3 |
//! | error that the dialect, or the operation, does not have | Reject, unrecognized error, unexpected error | 14.1.1.4.1 |
//! | component that TC rejects | TC-U-ABORT | 14.1.2.4.1 |
//! | failed service | error 11, systemFailure, for the trigger; later TC-U-ABORT | 10.1.9 |
//!
//! In CAP an error or reject travels in TC-END (14.1.2.2.1), and the relationship is over. So in AIN and WIN, in a Response; errors
//! are applicationError (AIN), and those of X.S0004-520 (WIN). What cannot be answered (no invoke id, Unidirectional) is ignored.
//!
//! # Bounds
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | relationships | [`Limits::relationships`], 65,536 | the trigger is rejected, resourceLimitation; in AIN applicationError, in WIN ResourceShortage |
//! | calls by reference or by billing identifier | one a relationship | as above |
//! | relationships of a call | [`MAX_OF_CALL`], 32 | as above |
//! | calls of a CallRecoveryReport | those that fit in a message | - |
//! | orders for one report or trigger | [`Orders::LIMIT`], 16 | the service has failed |
//! | armed events | 30 (TS 29.078 numOfBCSMEvents) | the service has failed |
//! | operations of ours that an error can be matched with | 16 a relationship | the oldest is forgotten |
//! | intelligent peripherals | one a relationship, 8 for one answer to the switch | the service has failed |
//! | state changes not taken | [`Limits::state_changes`] | the newest are lost and counted |
//! | ends of calls that found their queue full | 1,024 | the newest is lost and counted |
//! | time without hearing from the SSF | [`Timers::guard`] and an operation timer | the dialogue is aborted |
//! | the same without a dialogue | [`Timers::end_notice`], [`Timers::unheard`] | the relationship ends |
//! | questions to switches to end their gaps | one a switch, 16 in all | no more are sent until one is answered |
//! | end-of-call tokens | 2^24 at a time | the next free one is taken |

mod change;
mod config;
mod control;
mod envelopes;
mod notify;
mod peripheral;
mod relationship;
mod rule;
mod scp;
mod service;
mod services;
mod state;
mod table;
mod translation;
mod waits;
mod wire;

pub use change::{Change, Ending, StateChange};
pub use config::{
    AskedSwitch, Config, END_NOTICE, GUARD, INSTRUCTION_REQUEST, Limits, MAX_OF_CALL, Peripherals,
    RECOVERY, RESET, Recovery, TIMERS, Timers, UNHEARD, read_dialect,
};
pub use control::{Control, NewCall, NotCreated};
pub use envelopes::{Envelopes, MAX_AUTHORITIES};
pub use peripheral::{PeripheralInput, PeripheralState, PeripheralStep, peripheral_table};
pub use rule::{
    Action, Fate, First, Gapping, Interrupt, Limit, Names, Play, Prompt, Rule, Treatment,
};
pub use scp::Scp;
pub use service::{Orders, Service, View};
pub use services::Services;
pub use state::{Input, State, Step, state_table};
pub use translation::{Translated, Translation, TranslationFault};
