//! The routes.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{ConnectInfo, DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use inlab_call_event::{
    Alias, AliasKind, Aliases, CallEvent, CallEventKind, CallId, EndedBy, Extension, Number,
    NumberError, Party,
};
use inlab_session_core::{CallState, Handled, Ignored, SessionState, equal_in_constant_time};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::oneshot;

use crate::Shared;
use crate::connection::{self, ENVELOPE};
use crate::hub::Inbound;
use crate::listener::Peer;

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/v1/legs", get(legs))
        .route("/v1/sessions", get(sessions))
        .route(
            "/v1/call-events",
            post(call_events).layer(DefaultBodyLimit::max(4 << 10)),
        )
        .fallback(|| async { problem(StatusCode::NOT_FOUND, "no such resource") })
        .with_state(shared)
}

/// What is sent nowhere but to this server, and cannot be framed by another page.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; \
     connect-src 'self'; img-src blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async fn page() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, PAGE_POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, Html(include_str!("page.html")))
}

async fn legs(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(peer): ConnectInfo<Peer>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let limit = shared.config.core.max_message.saturating_add(ENVELOPE);
    upgrade
        // 128 KiB a connection by default, used or not.
        .read_buffer_size(4 << 10)
        .write_buffer_size(4 << 10)
        .max_write_buffer_size(limit.saturating_mul(2).saturating_add(64 << 10))
        .max_message_size(limit)
        .max_frame_size(limit)
        .on_upgrade(move |socket| connection::run(socket, shared, peer))
}

fn problem(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({ "error": error }))).into_response()
}

/// `Err` is the answer to who is no operator.
#[allow(clippy::result_large_err)] // made once, on a slow path
fn operator(shared: &Shared, headers: &HeaderMap) -> Result<(), Response> {
    let Some(expected) = &shared.config.operator_token else {
        return Err(problem(
            StatusCode::FORBIDDEN,
            "no operator token is configured",
        ));
    };
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.as_bytes().strip_prefix(b"Bearer "))
        .unwrap_or_default();
    if !expected.is_empty() && equal_in_constant_time(given, expected.as_bytes()) {
        return Ok(());
    }
    let mut response = problem(StatusCode::UNAUTHORIZED, "operator token missing or wrong");
    response.headers_mut().insert(
        header::WWW_AUTHENTICATE,
        header::HeaderValue::from_static("Bearer"),
    );
    Err(response)
}

fn stopping() -> Response {
    problem(
        StatusCode::SERVICE_UNAVAILABLE,
        "the server is being stopped",
    )
}

async fn sessions(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    if let Err(refusal) = operator(&shared, &headers) {
        return refusal;
    }
    let (answer, report) = oneshot::channel();
    if shared.hub.send(Inbound::Report { answer }).await.is_err() {
        return stopping();
    }
    let Ok(report) = report.await else {
        return stopping();
    };
    let mask = |number: Option<Number>| number.map(|number| number.mask().to_string());
    let sessions: Vec<_> = report
        .sessions
        .iter()
        .map(|session| {
            let call = match session.call {
                CallState::Ringing => "ringing",
                CallState::Answered => "answered",
                CallState::Ended { .. } => "ended",
            };
            let state = match session.state {
                SessionState::HalfOpen => "half-open",
                SessionState::Established => "established",
                SessionState::Closed => "closed",
            };
            json!({
                "session": session.id.to_string(),
                "calling": mask(session.calling),
                "called": mask(session.called),
                "call": call,
                "state": state,
                "legs": session.legs,
            })
        })
        .collect();
    let counts = report.counts;
    Json(json!({
        "legs": report.legs,
        "total": report.total,
        "counts": {
            "events": counts.events,
            "eventsOverBound": counts.events_over_bound,
            "eventsIgnored": counts.events_ignored,
            "opened": counts.opened,
            "established": counts.established,
            "refused": counts.refused,
            "relayed": counts.relayed,
            "slowReaders": counts.slow_readers,
        },
        "sessions": sessions,
    }))
    .into_response()
}

/// A call event from a source that is not in this process.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventBody {
    call: String,
    event: EventName,
    calling: PartyBody,
    called: PartyBody,
    #[serde(default)]
    aliases: Vec<AliasBody>,
    /// Left out: the call is put through.
    offered: Option<bool>,
    extension: Option<String>,
    cause: Option<u8>,
    by: Option<ByName>,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum EventName {
    Started,
    Answered,
    Ended,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum ByName {
    Calling,
    Called,
    Network,
    Unknown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartyBody {
    number: Option<String>,
    #[serde(default)]
    restricted: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AliasBody {
    number: String,
    kind: AliasName,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
enum AliasName {
    Dialled,
    OriginalCalled,
    Redirecting,
}

impl EventBody {
    fn event(&self, at: std::time::Instant) -> Result<CallEvent, String> {
        let in_member =
            |member: &'static str| move |error: NumberError| format!("{member}: {error}");
        let party = |member, body: &PartyBody| {
            let number = body
                .number
                .as_deref()
                .map(Number::parse)
                .transpose()
                .map_err(in_member(member))?;
            Ok::<_, String>(Party {
                number,
                restricted: body.restricted,
            })
        };
        let call =
            CallId::parse(&self.call).ok_or("call: expected node-number, for example 1-4711")?;
        if self.cause.is_some_and(|cause| cause > 127) {
            return Err("cause: at most 127 (Q.850)".into());
        }
        if self.event != EventName::Ended && (self.cause.is_some() || self.by.is_some()) {
            return Err("cause and by belong to the event ended".into());
        }
        let kind = match self.event {
            EventName::Started => CallEventKind::Started,
            EventName::Answered => CallEventKind::Answered,
            EventName::Ended => CallEventKind::Ended {
                cause: self.cause,
                by: match self.by {
                    Some(ByName::Calling) => EndedBy::Calling,
                    Some(ByName::Called) => EndedBy::Called,
                    Some(ByName::Network) => EndedBy::Network,
                    Some(ByName::Unknown) | None => EndedBy::Unknown,
                },
            },
        };
        let mut event = CallEvent::new(
            call,
            kind,
            party("calling", &self.calling)?,
            party("called", &self.called)?,
            at,
        );
        for alias in &self.aliases {
            let number = Number::parse(&alias.number).map_err(in_member("aliases"))?;
            let kind = match alias.kind {
                AliasName::Dialled => AliasKind::Dialled,
                AliasName::OriginalCalled => AliasKind::OriginalCalled,
                AliasName::Redirecting => AliasKind::Redirecting,
            };
            if !event.aliases.push(Alias { number, kind }) {
                return Err(format!("aliases: at most {}", Aliases::CAPACITY));
            }
        }
        event.offered = self.offered.unwrap_or(true);
        event.extension = self
            .extension
            .as_deref()
            .map(Extension::parse)
            .transpose()
            .map_err(in_member("extension"))?;
        Ok(event)
    }
}

async fn call_events(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    body: Result<Json<EventBody>, JsonRejection>,
) -> Response {
    let at = tokio::time::Instant::now().into_std();
    if let Err(refusal) = operator(&shared, &headers) {
        return refusal;
    }
    let event = match body {
        Ok(Json(body)) => body.event(at),
        Err(rejection) => {
            let mut text = String::new();
            let _ = write!(text, "{rejection}");
            return problem(rejection.status(), &text);
        }
    };
    let event = match event {
        Ok(event) => Box::new(event),
        Err(error) => return problem(StatusCode::UNPROCESSABLE_ENTITY, &error),
    };
    let (answer, handled) = oneshot::channel();
    if shared
        .hub
        .send(Inbound::CallEvent { event, answer })
        .await
        .is_err()
    {
        return stopping();
    }
    let Ok(handled) = handled.await else {
        return stopping();
    };
    let (result, session) = match handled {
        Handled::Opened(session) => ("opened", Some(session)),
        Handled::Matched(session) => ("matched", Some(session)),
        Handled::Ended(session) => ("ended", Some(session)),
        Handled::Ignored(Ignored::NoSubscriber) => ("no-subscriber", None),
        Handled::Ignored(Ignored::NoNumber) => ("no-number", None),
        Handled::Ignored(Ignored::SameNumber) => ("same-number", None),
        Handled::Ignored(Ignored::UnknownCall) => ("unknown-call", None),
        Handled::Ignored(Ignored::Repeated) => ("repeated", None),
        Handled::Ignored(Ignored::TooManySessions) => ("too-many-sessions", None),
        Handled::Ignored(Ignored::TooManyCalls) => ("too-many-calls", None),
    };
    let session = session.map(|session| session.to_string());
    (
        StatusCode::ACCEPTED,
        Json(json!({ "result": result, "session": session })),
    )
        .into_response()
}
