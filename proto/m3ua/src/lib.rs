//! M3UA of RFC 4666: messages, ASP and AS machines.
//!
//! [`Message`] and [`Encoder`] stand alone. [`M3ua`] is the layer of one node, without I/O: as ASP towards an SGP, as SGP, or
//! as IPSP in single or double exchange, in any mixture. The ASP's state is kept for each application server on each
//! association; DATA is routed by point code to an application server, never to an association.
//!
//! # Bounds
//!
//! | what | bound | on breach |
//! | --- | --- | --- |
//! | depth of nested parameters | 1 | a nested one inside a nested one is kept as unknown octets |
//! | user data of DATA | 65 519 octets | [`NoRoute::TooLong`] |
//! | messages that wait for `poll_transmit` | 65 536 | not kept, counted ([`Event::NotPolled`]) |
//! | events that wait for `poll_event` | 4 096 | not kept, counted ([`Event::NotPolled`]) |
//! | held for a pending application server | 1 024 messages, 1 MiB | [`M3ua::hold`] says no |
//! | what peers said of destinations | 1 024 point codes or ranges | further ones are not noted |
//! | point codes of one SSNM message | 256 | further ones are not looked at |
//! | destinations that one DAUD is answered for, or that an ASP which becomes active is told of | 256 each kind | further ones are left out |
//! | offending message in an ERR | 256 octets | cut |
//! | ERR for unknown routing contexts of one message | 32 | no more |
//! | routing keys of one REG REQ | 64 | further ones are refused (Insufficient Resources), beyond 1 024 not answered |
//! | routing contexts of one DEREG REQ | 1 024 | further ones are not answered |
//! | destinations of a routing key of ours | 64 | further ones are not sent |
//! | T(ack) repetitions | none | one message every T(ack), for as long as the association is there |
//!
//! # Departures from RFC 4666
//!
//! - A message with a parameter that does not belong to it ([`Fault::Unexpected`]) gets its ERR and is processed all the
//!   same. RFC 4666 does not say which; one with a parameter too often ([`Fault::Repeated`]) is not processed.
//! - A tag that RFC 4666 does not define is no error: it may be of a later version.
//! - SSNM and ASPTM are taken on any stream, NTFY, ASPSM (but BEAT) and RKM on stream 0 only, DATA on any but 0.
//! - A peer cannot make up or change routing keys (4.4.1): it registers for those that are configured.

mod config;
mod destination;
mod drive;
mod error;
mod event;
mod layer;
mod machine;
mod management;
mod message;
mod network;
mod output;
mod parameter;
mod registrant;
mod registration;
pub mod timers;
mod transfer;

pub use config::{
    ApplicationServer, AsId, AssociationConfig, Config, Exchange, Role, Route, RoutingKey, Timers,
};
pub use destination::Availability;
pub use error::{DecodeError, DecodeErrorKind, EncodeError, ErrorCode, Fault};
pub use event::{Event, NoRoute, Primitive, RouteError, Routed};
pub use layer::M3ua;
pub use machine::{
    Action, AsEvent, AsState, Maintenance, MaintenanceEvent, Side, Traffic, TrafficEvent,
    application_server, maintenance, traffic,
};
pub use message::{
    Encoder, HEADER_LENGTH, Message, MessageType, PAYLOAD_PROTOCOL_IDENTIFIER, VERSION, encode,
};
pub use parameter::{
    MaskedPointCode, MaskedPointCodes, Parameter, Parameters, ProtocolData, Status, TrafficMode,
    Words, tag,
};
pub use registrant::{Registration, RegistrationAction, RegistrationEvent, registration};
pub use registration::{DeregistrationStatus, RegistrationStatus};
pub use transfer::MAX_USER_DATA;
