//! How what was observed reads: in the words of `expect`.

use super::script::{operation_name, parameter_value};
use super::{ENDED_BY, digits_of};
use inlab_ber::value::Value;
use inlab_call_event::{CallEvent, CallEventKind};
use inlab_inap::{Dialect, Instruction};
use inlab_ss7::{CalledPartyNumber, CallerName};
use inlab_ssp_sim::{Loss, RawCode, RawEvent, Record, Refusal};
use inlab_stack::tcap::ansi::Permission;
use std::fmt::Write as _;

/// A record in the words of `expect`; `None`: it is nothing that one expects.
#[must_use]
pub fn record_text(record: &Record, dialect: Dialect) -> Option<String> {
    Some(match record {
        Record::Instructed { instruction, .. } | Record::OfSwitch { instruction } => {
            match instruction {
                Instruction::Arm(arms) => {
                    let mut text = String::from("arm: [ ");
                    for (index, arm) in arms.iter().enumerate() {
                        let comma = if index > 0 { ", " } else { "" };
                        let _ = write!(
                            text,
                            "{comma}{{ event: {}, mode: {}",
                            arm.event,
                            arm.mode.name()
                        );
                        if let Some(leg) = arm.leg {
                            let _ = write!(text, ", leg: {}", leg.0);
                        }
                        if let Some(seconds) = arm.no_answer_timer {
                            let _ = write!(text, ", noAnswer: {seconds}s");
                        }
                        text.push_str(" }");
                    }
                    text + " ]"
                }
                Instruction::Connect(connect) => {
                    format!("connect: \"{}\"", number_text(&connect.destination))
                }
                Instruction::Continue | Instruction::ContinueWith(_) => "continue".into(),
                Instruction::Release(cause) => format!("release: {}", cause.value.0),
                Instruction::ExtendTime(seconds) => format!("extendTime: {seconds}"),
                Instruction::Probe => "probe".into(),
                Instruction::ShowName(CallerName::Allowed(name)) => {
                    format!("showName: \"{}\"", name.as_str())
                }
                Instruction::ShowName(CallerName::Restricted) => {
                    "showName: { presentation: restricted }".into()
                }
                Instruction::ShowName(CallerName::Unavailable) => {
                    "showName: { presentation: unavailable }".into()
                }
                other => super::ssp::order_word(other),
            }
        }
        Record::Refused {
            operation, answer, ..
        } => {
            let operation = operation.map_or("global".to_string(), |code| code.to_string());
            match answer {
                Refusal::Error(code) => {
                    format!("refused: {{ operation: {operation}, error: {code} }}")
                }
                Refusal::Reject(code) => {
                    format!("refused: {{ operation: {operation}, reject: {code} }}")
                }
                Refusal::Nothing => format!("refused: {{ operation: {operation} }}"),
            }
        }
        Record::ControlLost { why, released, .. } => {
            let then = if *released { "release" } else { "continue" };
            let (why, code) = match why {
                Loss::Tssf => ("tssf", None),
                Loss::Error(code) => ("error", Some(*code)),
                Loss::Reject(code) => ("reject", Some(i32::from(*code))),
                Loss::Aborted => ("aborted", None),
                Loss::ProviderAborted => ("providerAborted", None),
                Loss::Returned(cause) => ("returned", Some(i32::from(*cause))),
                Loss::OtherContext => ("otherContext", None),
                Loss::Ended => ("ended", None),
                Loss::NotOpened => ("notOpened", None),
                Loss::Script => ("script", None),
                Loss::Gapped => ("gapped", None),
            };
            let code = code.map_or(String::new(), |code| format!(", code: {code}"));
            format!("lost: {{ why: {why}{code}, then: {then} }}")
        }
        Record::Over {
            by, cause, spoke, ..
        } => {
            let by = match by.map(|leg| leg.0) {
                None => "network",
                Some(1) => "calling",
                Some(_) => "called",
            };
            let cause = cause.map_or(String::new(), |cause| format!(", cause: {}", cause.value.0));
            format!("over: {{ by: {by}{cause}, answered: {} }}", spoke.is_some())
        }
        Record::Raw { event, .. } => raw_text(event, dialect),
        Record::Call { .. }
        | Record::Ssf { .. }
        | Record::Resource { .. }
        | Record::WarningTone { .. }
        | Record::Lost(_) => {
            return None;
        }
    })
}

fn raw_text(event: &RawEvent, dialect: Dialect) -> String {
    let id = |id: &Option<i8>| id.map_or("none".to_string(), |id| id.to_string());
    match event {
        RawEvent::Begin => "received: begin".into(),
        RawEvent::Query(Permission::Granted) => "received: query".into(),
        RawEvent::Query(Permission::Withheld) => "received: queryWithoutPermission".into(),
        RawEvent::Unidirectional => "received: unidirectional".into(),
        RawEvent::Continue => "received: continue".into(),
        RawEvent::End => "received: end".into(),
        RawEvent::Conversation(Permission::Granted) => "received: conversation".into(),
        RawEvent::Conversation(Permission::Withheld) => {
            "received: conversationWithoutPermission".into()
        }
        RawEvent::Response => "received: response".into(),
        RawEvent::Closed => "received: closed".into(),
        RawEvent::Invoke { operation, .. } => {
            match operation_name(*operation, dialect).filter(|_| dialect.is_over_ansi_tcap()) {
                Some(name) => format!("invoked: {name}"),
                None => format!("received: {}", code_text(*operation)),
            }
        }
        RawEvent::UserAbort => "aborted: user".into(),
        RawEvent::ProviderAbort(cause) => {
            format!(
                "aborted: {{ pAbort: {} }}",
                cause.map_or("none".to_string(), |cause| cause.to_string())
            )
        }
        RawEvent::Returned(cause) => format!("returned: {cause}"),
        RawEvent::Result { invoke_id, .. } => format!("answered: {}", id(invoke_id)),
        RawEvent::Error {
            invoke_id, code, ..
        } => format!(
            "failed: {{ invoke: {}, error: {} }}",
            id(invoke_id),
            code_text(*code)
        ),
        RawEvent::Reject {
            invoke_id,
            kind,
            code,
        } => {
            let invoke = invoke_id.map_or(String::new(), |invoke| format!("invoke: {invoke}, "));
            format!(
                "rejected: {{ {invoke}kind: {}, code: {code} }}",
                kind.name()
            )
        }
    }
}

fn code_text(code: RawCode) -> String {
    match code {
        RawCode::Local(code) => code.to_string(),
        RawCode::National(code) => format!("{{ national: {code} }}"),
        RawCode::Global => "global".into(),
    }
}

/// As [`record_text`], with the parameters of operations and results: for what was not as expected.
#[must_use]
pub fn observed_text(record: &Record, dialect: Dialect) -> Option<String> {
    let text = record_text(record, dialect)?;
    let Record::Raw { event, .. } = record else {
        return Some(text);
    };
    let (word, operation, result, parameter) = match event {
        RawEvent::Invoke {
            operation,
            argument,
            ..
        } => ("invoked", Some(*operation), false, argument),
        RawEvent::Result {
            operation, result, ..
        } => ("answered", *operation, true, result),
        _ => return Some(text),
    };
    let named = operation.and_then(|code| {
        let name = operation_name(code, dialect)?;
        let value = parameter_value(code, result, parameter, dialect)?;
        Some(format!("{word}: {{ {name}: {} }}", flow(&value)))
    });
    Some(named.unwrap_or(text))
}

/// A value on one line, as a scenario may have it.
fn flow(value: &Value) -> String {
    match value {
        Value::Null => "~".into(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Text(value) => format!("{value:?}"),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) if entries.is_empty() => "{}".into(),
        Value::Map(entries) => {
            let entries = entries.iter();
            let entries: Vec<_> = entries
                .map(|(name, value)| format!("{name}: {}", flow(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A number as a scenario writes it.
fn number_text(number: &CalledPartyNumber) -> String {
    let shown = number.show().to_string();
    let international = CalledPartyNumber {
        nature: inlab_ss7::NatureOfAddress::INTERNATIONAL,
        internal_network_number: inlab_ss7::InternalNetworkNumber::ALLOWED,
        plan: inlab_ss7::NumberingPlanIndicator::E164,
        digits: number.digits,
    };
    if *number == international {
        shown
            .split(' ')
            .next()
            .unwrap_or_default()
            .trim_start_matches('+')
            .to_string()
    } else {
        shown
    }
}

/// A call event in the words of `expect`.
#[must_use]
pub fn event_text(event: &CallEvent) -> String {
    let party = |party: inlab_call_event::Party| {
        party.number.map_or("null".to_string(), |number| {
            format!("\"{}\"", digits_of(number))
        })
    };
    match event.kind {
        CallEventKind::Started => {
            let mut text = format!(
                "started: {{ parties: [{}, {}]",
                party(event.calling),
                party(event.called)
            );
            if event.calling.restricted {
                text.push_str(", restricted: true");
            }
            if !event.aliases.is_empty() {
                let aliases: Vec<_> = event
                    .aliases
                    .iter()
                    .map(|alias| format!("\"{}\"", digits_of(alias.number)))
                    .collect();
                let _ = write!(text, ", aliases: [{}]", aliases.join(", "));
            }
            if !event.offered {
                text.push_str(", offered: false");
            }
            text + " }"
        }
        CallEventKind::Answered => match event.clock {
            Some(clock) => format!("answered: {{ clock: \"{clock}\" }}"),
            None => "answered".into(),
        },
        CallEventKind::Ended { cause, by } => {
            let by = ENDED_BY
                .iter()
                .find(|(_, who)| *who == by)
                .map_or("unknown", |(word, _)| word);
            let cause = cause.map_or(String::new(), |cause| format!("cause: {cause}, "));
            let mut text = format!("ended: {{ {cause}by: {by}");
            if let Some(clock) = event.clock {
                let _ = write!(text, ", clock: \"{clock}\"");
            }
            if let Some(connected) = event.connected {
                let _ = write!(text, ", connected: {:.1}s", f64::from(connected) / 10.0);
            }
            text + " }"
        }
    }
}
