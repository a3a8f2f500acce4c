//! What a client says, out of its JSON.

use std::ops::Range;

use axum::extract::ws::Utf8Bytes;
use inlab_call_event::Number;
use inlab_session_core::{ConnectionEvent, Fault, SessionId};
use serde::Deserialize;
use serde_json::value::RawValue;

/// A client's message, parsed in its own task so that a long one delays nobody.
pub(crate) enum Request {
    Data {
        session: Option<SessionId>,
        text: Utf8Bytes,
        json: Range<usize>,
    },
    Select(SessionId),
    CloseSession(Option<SessionId>),
    Faulty(Fault),
}

impl Request {
    pub(crate) fn event(&self) -> ConnectionEvent<'_> {
        match self {
            Self::Data {
                session,
                text,
                json,
            } => match text.as_str().get(json.clone()) {
                Some(json) => ConnectionEvent::Data {
                    session: *session,
                    json,
                },
                None => ConnectionEvent::Faulty(Fault::BadMember),
            },
            Self::Select(session) => ConnectionEvent::Select(*session),
            Self::CloseSession(session) => ConnectionEvent::CloseSession(*session),
            Self::Faulty(fault) => ConnectionEvent::Faulty(*fault),
        }
    }
}

/// `hello`, which a connection says first.
pub(crate) struct Hello {
    pub(crate) number: Number,
    pub(crate) token: String,
}

/// The members of all types; a JSON string that needs unescaping is owned.
#[derive(Deserialize)]
struct Members<'a> {
    #[serde(rename = "type", borrow)]
    kind: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    session: Option<std::borrow::Cow<'a, str>>,
    #[serde(borrow)]
    number: Option<std::borrow::Cow<'a, str>>,
    #[serde(borrow)]
    token: Option<std::borrow::Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "present")]
    data: Option<&'a RawValue>,
}

/// `null` is a value like others, and not an absent one.
fn present<'de: 'a, 'a, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<&'a RawValue>, D::Error> {
    Deserialize::deserialize(deserializer).map(Some)
}

/// The first message: `None` if it is anything but a hello with a number that is one.
pub(crate) fn hello(text: &str) -> Option<Hello> {
    if !is_object(text) {
        return None;
    }
    let members: Members<'_> = serde_json::from_str(text).ok()?;
    if members.kind != "hello" {
        return None;
    }
    Some(Hello {
        number: Number::parse(&members.number?).ok()?,
        token: members.token?.into_owned(),
    })
}

/// A later message.
pub(crate) fn request(text: Utf8Bytes) -> Request {
    parse(text).unwrap_or_else(Request::Faulty)
}

/// An array would be taken for the members in their order.
fn is_object(text: &str) -> bool {
    text.trim_start_matches([' ', '\t', '\r', '\n'])
        .starts_with('{')
}

fn parse(text: Utf8Bytes) -> Result<Request, Fault> {
    if !is_object(&text) {
        return Err(Fault::BadJson);
    }
    let members: Members<'_> =
        serde_json::from_str(&text).map_err(|error| match error.classify() {
            serde_json::error::Category::Data
                if serde_json::from_str::<Kind<'_>>(&text).is_ok() =>
            {
                Fault::BadMember
            }
            _ => Fault::BadJson,
        })?;
    let session = match &members.session {
        None => Ok(None),
        Some(text) => SessionId::parse(text).map(Some).ok_or(Fault::NoSession),
    };
    match members.kind.as_ref() {
        "hello" => Err(Fault::HelloRepeated),
        "data" => {
            let json = members.data.ok_or(Fault::BadMember)?.get();
            // The value borrows from the text: its place there, so that the text can be kept instead of a copy.
            let start = (json.as_ptr() as usize).wrapping_sub(text.as_str().as_ptr() as usize);
            let (session, json) = (session?, start..start.wrapping_add(json.len()));
            Ok(Request::Data {
                session,
                text: text.clone(),
                json,
            })
        }
        "select" => session?.map(Request::Select).ok_or(Fault::BadMember),
        "session.close" => Ok(Request::CloseSession(session?)),
        _ => Err(Fault::UnknownType),
    }
}

/// Enough to tell "not ours" from "ours, with a wrong member".
#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(rename = "type", borrow)]
    _kind: std::borrow::Cow<'a, str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        format!("{:?}", request(Utf8Bytes::from(text)).event())
    }

    #[test]
    fn requests() {
        for (text, expected) in [
            (
                r#"{"type":"data","data":{"a" : 1}}"#,
                "Data(None, 9 octets)",
            ),
            (
                r#" { "data" : "\u00e4" , "type" : "data", "session":"s7" } "#,
                "Data(Some(SessionId(7)), 8 octets)",
            ),
            (
                r#"{"type":"d\u0061ta","data":null}"#,
                "Data(None, 4 octets)",
            ),
            (r#"{"type":"select","session":"s1"}"#, "Select(s1)"),
            (r#"{"type":"session.close"}"#, "CloseSession(None)"),
            (
                r#"{"type":"session.close","session":"s2"}"#,
                "CloseSession(Some(SessionId(2)))",
            ),
            (r#"{"type":"data"}"#, "Faulty(BadMember)"),
            (r#"{"type":"select"}"#, "Faulty(BadMember)"),
            (r#"{"type":"select","session":3}"#, "Faulty(BadMember)"),
            (r#"{"type":"select","session":"x"}"#, "Faulty(NoSession)"),
            (
                r#"{"type":"hello","number":"+1","token":"t"}"#,
                "Faulty(HelloRepeated)",
            ),
            (r#"{"type":"dance"}"#, "Faulty(UnknownType)"),
            (r#"{"type":7}"#, "Faulty(BadJson)"),
            (r#"{"typ":"data"}"#, "Faulty(BadJson)"),
            (r#"["type"]"#, "Faulty(BadJson)"),
            (r#"["data",null,null,null,1]"#, "Faulty(BadJson)"),
            (r#"{"type":"data","data":1"#, "Faulty(BadJson)"),
            (r#"{"type":"data","data":01}"#, "Faulty(BadJson)"),
            ("", "Faulty(BadJson)"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
        let deep = format!(r#"{{"type":"data","data":{}}}"#, "[".repeat(20_000));
        assert_eq!(shown(&deep), "Faulty(BadJson)");
    }

    #[test]
    fn data_keeps_its_characters() {
        let request = request(Utf8Bytes::from(
            r#"{"type":"data","data": [ 1e400, "\u0000ü" ] }"#,
        ));
        let ConnectionEvent::Data { json, .. } = request.event() else {
            panic!("should be data")
        };
        assert_eq!(json, r#"[ 1e400, "\u0000ü" ]"#);
    }

    #[test]
    fn hellos() {
        let said = hello(r#"{"type":"hello","number":"+15550100","token":"a\"b"}"#).unwrap();
        assert_eq!(
            (said.number, said.token.as_str()),
            (Number::parse("15550100").unwrap(), "a\"b")
        );
        for text in [
            "",
            "{}",
            r#"{"type":"hello","number":"+1x","token":""}"#,
            r#"{"type":"hello","number":"+1"}"#,
        ] {
            assert!(hello(text).is_none(), "{text}");
        }
    }
}
