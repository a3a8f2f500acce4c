//! What goes out: frames to legs, and orders to the edge, in buffers that are used again.

use std::collections::VecDeque;
use std::fmt::{self, Write as _};
use std::time::Instant;

use inlab_call_event::{CallId, EndedBy, Number, Role};

use crate::{ConnectionId, SessionId};

/// One thing for the edge to do, lent until the next call of [`Core::poll_transmit`](crate::Core::poll_transmit).
#[derive(Debug, PartialEq, Eq)]
pub struct Transmit<'a> {
    /// On this connection.
    pub connection: ConnectionId,
    /// This.
    pub frame: Frame<'a>,
    /// The stamp of the call event that caused it, if one did: the start of the trigger-to-notification interval.
    pub triggered: Option<Instant>,
}

/// What to do on a connection. `Debug` shows lengths only.
#[derive(PartialEq, Eq)]
pub enum Frame<'a> {
    /// Send a text message. Report it by [`ConnectionEvent::Written`](crate::ConnectionEvent::Written) when written.
    Text(&'a str),
    /// Send a binary message; reported likewise.
    Binary(&'a [u8]),
    /// Send a close frame and end the connection. The core has forgotten it already.
    Close(CloseReason),
    /// Read no more from this connection: a receiver of its data does not keep up.
    Hold,
    /// Read on.
    Resume,
}

impl fmt::Debug for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({} octets)", text.len()),
            Self::Binary(octets) => write!(f, "Binary({} octets)", octets.len()),
            Self::Close(reason) => write!(f, "Close({reason:?})"),
            Self::Hold => f.write_str("Hold"),
            Self::Resume => f.write_str("Resume"),
        }
    }
}

/// Why a connection is closed, with its WebSocket close code (RFC 6455 7.4; 4000 and above are ours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CloseReason {
    /// The server is being stopped. 1001.
    GoingAway,
    /// A message that is not text, binary or control as the standard demands. 1002.
    ProtocolError,
    /// A message above the bound. 1009.
    MessageTooBig,
    /// All connections are taken. 1013.
    ServerFull,
    /// The first message was no `hello`. 4400.
    HelloExpected,
    /// The number is no subscriber's, or the token is not its token: the answer is the same. 4401.
    Refused,
    /// No `hello` in time. 4408.
    HelloTimeout,
    /// The number has as many legs as it may. 4409.
    TooManyLegs,
    /// The client does not read what it is sent. 4410.
    SlowReader,
    /// Nothing came from the client, not even an answer to a ping. 4411.
    Idle,
    /// Too many requests that could not be carried out. 4412.
    TooManyFaults,
}

impl CloseReason {
    /// The close code.
    pub fn code(self) -> u16 {
        match self {
            Self::GoingAway => 1001,
            Self::ProtocolError => 1002,
            Self::MessageTooBig => 1009,
            Self::ServerFull => 1013,
            Self::HelloExpected => 4400,
            Self::Refused => 4401,
            Self::HelloTimeout => 4408,
            Self::TooManyLegs => 4409,
            Self::SlowReader => 4410,
            Self::Idle => 4411,
            Self::TooManyFaults => 4412,
        }
    }

    /// The reason text of the close frame, within its 123 octets (RFC 6455 5.5).
    pub fn text(self) -> &'static str {
        match self {
            Self::GoingAway => "the server is being stopped",
            Self::ProtocolError => "protocol error",
            Self::MessageTooBig => "message too big",
            Self::ServerFull => "all connections are taken, try again later",
            Self::HelloExpected => "the first message must be a hello with number and token",
            Self::Refused => "number or token not accepted",
            Self::HelloTimeout => "no hello in time",
            Self::TooManyLegs => "this number has as many connections as it may",
            Self::SlowReader => "the client does not read what it is sent",
            Self::Idle => "nothing came from the client in time",
            Self::TooManyFaults => "too many requests that could not be carried out",
        }
    }
}

/// Why a leg's request was not carried out: the `code` of an `error` frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Not a JSON object with a text member `type`.
    BadJson,
    /// A `type` that the server does not know.
    UnknownType,
    /// A member is missing, or of the wrong kind.
    BadMember,
    /// `hello` on a connection that has said it.
    HelloRepeated,
    /// Above [`Config::max_message`](crate::Config::max_message).
    TooBig,
    /// This leg's number has no such session, or none at all.
    NoSession,
    /// This leg's number has several sessions: name or select one.
    WhichSession,
    /// Not both parties have a leg yet, or the call is not answered and that is waited for.
    NotEstablished,
    /// The session is closed.
    SessionClosed,
    /// The other party has no connection now; what was sent is not kept.
    PeerAbsent,
}

impl Fault {
    /// The `code` in the frame.
    pub fn code(self) -> &'static str {
        match self {
            Self::BadJson => "bad-json",
            Self::UnknownType => "unknown-type",
            Self::BadMember => "bad-member",
            Self::HelloRepeated => "hello-repeated",
            Self::TooBig => "too-big",
            Self::NoSession => "no-session",
            Self::WhichSession => "which-session",
            Self::NotEstablished => "not-established",
            Self::SessionClosed => "session-closed",
            Self::PeerAbsent => "peer-absent",
        }
    }

    /// Whether the client is at fault, or only came too early or too late.
    pub(crate) fn counts(self) -> bool {
        match self {
            Self::BadJson
            | Self::UnknownType
            | Self::BadMember
            | Self::HelloRepeated
            | Self::TooBig => true,
            Self::NoSession
            | Self::WhichSession
            | Self::NotEstablished
            | Self::SessionClosed
            | Self::PeerAbsent => false,
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::BadJson => "expected a JSON object with a text member type",
            Self::UnknownType => "type must be one of hello, data, select, session.close",
            Self::BadMember => {
                "a member is missing or of the wrong kind: hello has number and token, data has data, select has session"
            }
            Self::HelloRepeated => "this connection has said hello already",
            Self::TooBig => "the message is longer than maxMessage",
            Self::NoSession => "no such session for this number",
            Self::WhichSession => {
                "there are several sessions: add a member session, or send select"
            }
            Self::NotEstablished => "the session is not established yet",
            Self::SessionClosed => "the session is closed",
            Self::PeerAbsent => "the other party is not connected now",
        }
    }
}

/// A text message before it is written.
#[derive(Clone, Copy)]
pub(crate) enum Notice<'a> {
    Welcome {
        max_message: usize,
    },
    Detected {
        session: SessionId,
        call: CallId,
        role: Role,
        peer: Option<Number>,
        answered: bool,
    },
    Answered {
        session: SessionId,
        call: CallId,
    },
    Established {
        session: SessionId,
        role: Role,
        peer: Option<Number>,
    },
    Ended {
        session: SessionId,
        call: CallId,
        cause: Option<u8>,
        by: EndedBy,
        grace_ms: u128,
    },
    Closed {
        session: SessionId,
        reason: &'static str,
    },
    PeerDisconnected {
        session: SessionId,
    },
    PeerConnected {
        session: SessionId,
    },
    Data {
        session: SessionId,
        json: &'a str,
    },
    DataSource {
        session: SessionId,
    },
    Error(Fault),
}

impl Notice<'_> {
    /// Every text in it is ours or made of digits, so that nothing needs escaping.
    fn write(self, out: &mut String) -> fmt::Result {
        let role_name = |role| match role {
            Role::Calling => "calling",
            Role::Called => "called",
        };
        match self {
            Self::Welcome { max_message } => {
                write!(out, r#"{{"type":"welcome","maxMessage":{max_message}}}"#)
            }
            Self::Detected {
                session,
                call,
                role,
                peer,
                answered,
            } => {
                write!(
                    out,
                    r#"{{"type":"call.detected","session":"{session}","call":"{call}","role":"{}","peer":"#,
                    role_name(role)
                )?;
                write_peer(out, peer)?;
                let state = if answered { "answered" } else { "ringing" };
                write!(out, r#","state":"{state}"}}"#)
            }
            Self::Answered { session, call } => {
                write!(
                    out,
                    r#"{{"type":"call.answered","session":"{session}","call":"{call}"}}"#
                )
            }
            Self::Established {
                session,
                role,
                peer,
            } => {
                write!(
                    out,
                    r#"{{"type":"session.established","session":"{session}","role":"{}","peer":"#,
                    role_name(role)
                )?;
                write_peer(out, peer)?;
                out.write_char('}')
            }
            Self::Ended {
                session,
                call,
                cause,
                by,
                grace_ms,
            } => {
                write!(
                    out,
                    r#"{{"type":"call.ended","session":"{session}","call":"{call}","cause":"#
                )?;
                match cause {
                    Some(cause) => write!(out, "{cause}")?,
                    None => out.write_str("null")?,
                }
                let by = match by {
                    EndedBy::Calling => "calling",
                    EndedBy::Called => "called",
                    EndedBy::Network => "network",
                    EndedBy::Unknown => "unknown",
                };
                write!(out, r#","by":"{by}","graceMs":{grace_ms}}}"#)
            }
            Self::Closed { session, reason } => {
                write!(
                    out,
                    r#"{{"type":"session.closed","session":"{session}","reason":"{reason}"}}"#
                )
            }
            Self::PeerDisconnected { session } => {
                write!(
                    out,
                    r#"{{"type":"peer.disconnected","session":"{session}"}}"#
                )
            }
            Self::PeerConnected { session } => {
                write!(out, r#"{{"type":"peer.connected","session":"{session}"}}"#)
            }
            Self::Data { session, json } => {
                write!(out, r#"{{"type":"data","session":"{session}","data":"#)?;
                out.push_str(json);
                out.write_char('}')
            }
            Self::DataSource { session } => {
                write!(out, r#"{{"type":"data.source","session":"{session}"}}"#)
            }
            Self::Error(fault) => {
                write!(
                    out,
                    r#"{{"type":"error","code":"{}","message":"{}"}}"#,
                    fault.code(),
                    fault.message()
                )
            }
        }
    }
}

fn write_peer(out: &mut String, peer: Option<Number>) -> fmt::Result {
    match peer {
        Some(number) => write!(out, r#"{{"number":"{}"}}"#, number.show()),
        None => out.write_str(r#"{"number":null}"#),
    }
}

enum Payload {
    Text(String),
    Binary(Vec<u8>),
    Close(CloseReason),
    Hold,
    Resume,
}

struct Queued {
    connection: ConnectionId,
    payload: Payload,
    triggered: Option<Instant>,
}

/// Buffers kept for use again, and the largest one that is kept.
const KEPT: usize = 256;
const KEPT_CAPACITY: usize = 16 << 10;

/// Frames on their way from one `handle_*` to the drain after it.
#[derive(Default)]
pub(crate) struct Outbox {
    queue: VecDeque<Queued>,
    lent: Option<Queued>,
    texts: Vec<String>,
    binaries: Vec<Vec<u8>>,
}

impl Outbox {
    /// Returns the octets of the message.
    pub(crate) fn text(
        &mut self,
        connection: ConnectionId,
        notice: Notice<'_>,
        triggered: Option<Instant>,
    ) -> usize {
        let mut text = self.texts.pop().unwrap_or_default();
        notice
            .write(&mut text)
            .expect("invariant: writing to a String cannot fail");
        let octets = text.len();
        self.queue.push_back(Queued {
            connection,
            payload: Payload::Text(text),
            triggered,
        });
        octets
    }

    pub(crate) fn binary(&mut self, connection: ConnectionId, octets: &[u8]) {
        let mut buffer = self.binaries.pop().unwrap_or_default();
        buffer.extend_from_slice(octets);
        self.queue.push_back(Queued {
            connection,
            payload: Payload::Binary(buffer),
            triggered: None,
        });
    }

    pub(crate) fn close(&mut self, connection: ConnectionId, reason: CloseReason) {
        self.queue.push_back(Queued {
            connection,
            payload: Payload::Close(reason),
            triggered: None,
        });
    }

    pub(crate) fn hold(&mut self, connection: ConnectionId) {
        self.queue.push_back(Queued {
            connection,
            payload: Payload::Hold,
            triggered: None,
        });
    }

    pub(crate) fn resume(&mut self, connection: ConnectionId) {
        self.queue.push_back(Queued {
            connection,
            payload: Payload::Resume,
            triggered: None,
        });
    }

    pub(crate) fn poll(&mut self) -> Option<Transmit<'_>> {
        match self.lent.take().map(|queued| queued.payload) {
            Some(Payload::Text(mut text))
                if self.texts.len() < KEPT && text.capacity() <= KEPT_CAPACITY =>
            {
                text.clear();
                self.texts.push(text);
            }
            Some(Payload::Binary(mut octets))
                if self.binaries.len() < KEPT && octets.capacity() <= KEPT_CAPACITY =>
            {
                octets.clear();
                self.binaries.push(octets);
            }
            _ => {}
        }
        self.lent = Some(self.queue.pop_front()?);
        let queued = self.lent.as_ref()?;
        let frame = match &queued.payload {
            Payload::Text(text) => Frame::Text(text),
            Payload::Binary(octets) => Frame::Binary(octets),
            Payload::Close(reason) => Frame::Close(*reason),
            Payload::Hold => Frame::Hold,
            Payload::Resume => Frame::Resume,
        };
        Some(Transmit {
            connection: queued.connection,
            frame,
            triggered: queued.triggered,
        })
    }
}
