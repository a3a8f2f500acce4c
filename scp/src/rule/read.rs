//! How a lab file says a service.

use super::{Action, Fate, First, Interrupt, Names, Rule};
use crate::service::Service;
use crate::{Translation, TranslationFault};
use inlab_inap::Dialect;
use inlab_lab::{Error, Value};
use inlab_ss7::{CalledPartyNumber, Cause, CauseLocation, CauseValue};

/// A service, and the dialects that it is for; `None`: all that the node accepts.
pub(crate) fn read_rule(
    value: Value<'_>,
    accepted: &[Dialect],
) -> Result<(Rule, Option<Vec<Dialect>>), Error> {
    if value.node().as_scalar().is_some() {
        value.choice(&[("continue", ())])?;
        return Ok((Rule::new(First::Do(Action::Continue)), None));
    }
    let mut fields = value.fields()?;
    let mut first = None;
    for name in ["continue", "translate", "connect", "release"] {
        let Some(value) = fields.optional(name) else {
            continue;
        };
        if first.is_some() {
            return Err(
                value.error("a service does one thing: continue, translate, connect or release")
            );
        }
        first = Some(match name {
            "continue" => {
                if !value.is_null() {
                    value.fields()?.finish()?;
                }
                First::Do(Action::Continue)
            }
            "translate" => First::Translate {
                table: read_table(value)?,
                otherwise: Action::Continue,
            },
            "connect" => First::Do(Action::Connect(read_number(value)?)),
            _ => First::Do(Action::Release(read_cause(value)?)),
        });
    }
    let otherwise = fields.optional("otherwise");
    let interrupt = fields.optional("interrupt");
    let watch = fields.optional("watch");
    let names = fields.optional("names");
    let dialects = fields.optional("dialects");
    let whole = fields.value();
    fields.finish()?;
    let mut first = first.ok_or_else(|| {
        whole.error("a service does something: continue, translate, connect or release")
    })?;
    if let Some(value) = otherwise {
        let action = read_action(value)?;
        match &mut first {
            First::Translate { otherwise, .. } => *otherwise = action,
            First::Do(_) => return Err(value.error("\"otherwise\" belongs to translate")),
        }
    }
    let mut rule = Rule::new(first);
    if let Some(value) = watch {
        rule.watch = value.items()?.map(read_fate).collect::<Result<_, _>>()?;
    }
    let dialects = match dialects {
        Some(value) => Some(
            value
                .items()?
                .map(read_dialect)
                .collect::<Result<Vec<_>, _>>()?,
        ),
        None => None,
    };
    if let Some(value) = names {
        rule.names = Some(Names::read(value)?);
        expressible(&rule, dialects.as_deref(), accepted)
            .map_err(|message| value.error(message))?;
    }
    if let Some(value) = interrupt {
        rule.interrupts = read_interrupts(value)?;
        expressible(&rule, dialects.as_deref(), accepted)
            .map_err(|message| value.error(message))?;
    }
    Ok((rule, dialects))
}

/// What a dialect cannot express is refused if the file names the dialect, or if no dialect of the node can.
fn expressible(rule: &Rule, named: Option<&[Dialect]>, accepted: &[Dialect]) -> Result<(), String> {
    match named {
        Some(named) => named.iter().try_for_each(|dialect| rule.check(*dialect)),
        None => {
            let mut refusal = Ok(());
            for dialect in accepted {
                match rule.check(*dialect) {
                    Ok(()) => return Ok(()),
                    Err(message) => refusal = Err(message),
                }
            }
            refusal
        }
    }
}

fn read_table(value: Value<'_>) -> Result<Translation, Error> {
    let mut table = Translation::default();
    for (key, target) in value.entries()? {
        table
            .add(key.text()?, target.text()?)
            .map_err(|fault| match fault {
                TranslationFault::Key | TranslationFault::Twice => key.error(fault.to_string()),
                TranslationFault::Target | TranslationFault::NothingKept => {
                    target.error(fault.to_string())
                }
            })?;
    }
    Ok(table)
}

fn read_interrupts(value: Value<'_>) -> Result<Vec<Interrupt>, Error> {
    let mut interrupts = Vec::new();
    for (key, action) in value.entries()? {
        let event = read_fate(key)?;
        let (after, action) = if event == Fate::NoAnswer && action.node().as_map().is_some() {
            let mut fields = action.fields()?;
            let after = fields.optional("after").map(read_seconds).transpose()?;
            let connect = fields.optional("connect");
            let release = fields.optional("release");
            let go_on = fields.optional("continue");
            fields.finish()?;
            let action = match (connect, release, go_on) {
                (Some(number), None, None) => Action::Connect(read_number(number)?),
                (None, Some(cause), None) => Action::Release(read_cause(cause)?),
                (None, None, _) => Action::Continue,
                _ => return Err(action.error("expected one of continue, connect and release")),
            };
            (after, action)
        } else {
            (None, read_action(action)?)
        };
        interrupts.push(Interrupt {
            event,
            after,
            action,
        });
    }
    Ok(interrupts)
}

/// applicationTimer: 0 to 2047 s (TS 29.078 5.1).
fn read_seconds(value: Value<'_>) -> Result<u16, Error> {
    let time = value.duration()?;
    match u16::try_from(time.as_secs()) {
        Ok(seconds @ 0..=2047) if time.subsec_nanos() == 0 => Ok(seconds),
        _ => Err(value.error("expected whole seconds from 0s to 2047s")),
    }
}

fn read_action(value: Value<'_>) -> Result<Action, Error> {
    let (name, argument) = value.alternative()?;
    let argument =
        |what: &str| argument.ok_or_else(|| name.error(format!("expected {what} after it")));
    match name.one_of(&["continue", "connect", "release"])? {
        "connect" => Ok(Action::Connect(read_number(argument("a number")?)?)),
        "release" => Ok(Action::Release(read_cause(argument("a cause")?)?)),
        _ => Ok(Action::Continue),
    }
}

/// A number of digits only is international, as in the translation table; other spellings are those of
/// [`CalledPartyNumber::from_text`].
fn read_number(value: Value<'_>) -> Result<CalledPartyNumber, Error> {
    let text = value.text()?;
    let digits_only = !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_digit());
    let number = if digits_only {
        CalledPartyNumber::from_text(&format!("+{text}"))
    } else {
        CalledPartyNumber::from_text(text)
    };
    number.map_err(|error| value.error(error.to_string()))
}

/// `{ cause: 17 }`, `{ cause: 17, location: user }`. The location is by default the public network serving the local user,
/// as which the SCP speaks.
fn read_cause(value: Value<'_>) -> Result<Cause, Error> {
    let mut fields = value.fields()?;
    let cause = fields.required("cause")?;
    let location = fields.optional("location");
    fields.finish()?;
    let number = match cause.number::<u8>() {
        Ok(number @ 0..=127) => number,
        _ => return Err(cause.error("expected a cause value from 0 to 127 (Q.850)")),
    };
    let location = match location {
        None => CauseLocation::LOCAL_PUBLIC,
        Some(value) => value.text()?.parse().map_err(|_| {
            value.unknown("location", value.text().unwrap_or_default(), locations())
        })?,
    };
    Ok(Cause::new(location, CauseValue(number)))
}

fn locations() -> impl Iterator<Item = &'static str> + Clone {
    CauseLocation::NAMED.iter().map(|(_, name)| *name)
}

fn read_fate(value: Value<'_>) -> Result<Fate, Error> {
    let text = value.text()?;
    match Fate::ALL.into_iter().find(|fate| fate.name() == text) {
        Some(fate) => Ok(fate),
        None => Err(value.unknown("event", text, Fate::ALL.iter().map(|fate| fate.name()))),
    }
}

pub(crate) fn read_dialect(value: Value<'_>) -> Result<Dialect, Error> {
    let text = value.text()?;
    Dialect::parse(text).map_err(|_| {
        let names: Vec<_> = Dialect::all().map(Dialect::name).collect();
        value.unknown("dialect", text, names.iter().copied())
    })
}
