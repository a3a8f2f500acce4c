//! SCCP, connectionless classes 0 and 1: messages, routing, global title translation, segmentation and reassembly, message
//! return, subsystem management (Q.711 to Q.714; addresses and point codes also as in T1.112).
//!
//! [`Message`] decodes and encodes one message and needs nothing else. [`Sccp`] is a node: MTP-TRANSFER goes in by
//! [`Sccp::receive`] and comes back as at most one [`Primitive`], which borrows from the transfer; N-UNITDATA requests go in by
//! [`Sccp::send`], which says what to put before and after the user's data and touches no data itself.
//!
//! Out of scope: the connection-oriented classes 2 and 3 (answered as in [`Sccp::receive`], so that whoever asks is not left
//! waiting); ISNI, INS and MTI (T1.112 annexes, kept as unknown optional parameters); broadcast of SSP and SSA about subsystems
//! of other nodes, which is for the nodes next to them (Q.714 5.3.7); the translator's side of SBR and SNR, which is for STPs.
//!
//! No I/O, no clock, no thread. Receiving and sending in one message each allocates nothing; buffers of returns and relayed
//! messages are used again; reassembly allocates its message once.
//!
//! ```
//! use inlab_sccp::{Config, Sccp, UnitdataRequest};
//! use inlab_ss7::{Address, PointCode, PointCodeFormat, SubsystemNumber};
//!
//! # fn take(now: std::time::Instant) -> Result<(), Box<dyn std::error::Error>> {
//! let mut sccp = Sccp::new(Config::itu(PointCode(100), vec![SubsystemNumber::CAP]));
//! let request = UnitdataRequest {
//!     called: Address::from_text("SSN HLR PC 200", PointCodeFormat::Itu)?,
//!     calling: Address::on_ssn(SubsystemNumber::CAP),
//!     in_sequence: true,
//!     sls_seed: 7,
//!     return_on_error: true,
//!     importance: None,
//! };
//! let data = [0x62, 0];
//! let outgoing = sccp.send(now, &request, data.len())?;
//! for part in outgoing.parts() {
//!     let message = [&*part.prefix, &data[part.range], &*part.suffix].concat();
//!     assert_eq!(message.first(), Some(&9), "UDT");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! | bound | value | on breach |
//! | --- | --- | --- |
//! | segments of one message | 16 (Q.713 3.17) | [`SendError::TooLong`] |
//! | octets of one reassembled message | 4080 | returned, error in message transport |
//! | messages in reassembly | [`Config::reassemblies`], 256 | first segment returned, error in local processing |
//! | time for reassembly | [`Config::reassembly_timer`], 10 s | first segment returned, error in message transport |
//! | messages waiting in `poll_transmit` | 256 | the newest is lost, with a diagnostic |
//! | subsystems under test (SST) | 1024 | the subsystem counts as available, with a diagnostic |
//! | nodes told of a subsystem out of service (SSP) in one second | 64 | not told |
//! | nodes told of our congestion (SSC) | 64 | not told |
//! | nodes known to be lost, unavailable or congested | 16,384 each | the node counts as accessible, as not congested |
//! | N-COORD indications without answer | 64 | the oldest is taken as refused |
//! | primitives waiting in `poll_primitive` | 256 | the newest is lost, and counted with the diagnostics |
//! | diagnostics waiting | 64 | the oldest is lost, and counted |
//! | digits of a title, depth of a rule | 32 | address error |

mod management;
mod message;
mod node;
mod primitive;
mod reassembly;
pub mod timers;
mod translation;
mod transmit;

pub use management::ManagementMessage;
pub use message::{
    Family, Importance, Message, MessageError, MessageType, OptionalParameter, OptionalPart,
    Parameter, ProtocolClass, Purpose, ReturnCause, Segmentation, optional_part,
};
pub use node::Sccp;
pub use primitive::{
    Config, Counters, Data, Diagnostic, DiagnosticKind, Notice, Outgoing, Part, PointCodeStatus,
    Primitive, RoutingFailure, SendError, Unitdata, UnitdataRequest, Untranslated,
};
pub use translation::{Pattern, Rewrite, Rule, RuleSet, Target};
