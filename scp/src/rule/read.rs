//! How a lab file says a service.

mod words;

use super::check::Refused;
use super::{Action, Fate, First, Interrupt, Names, Play, Rule, Treatment};
use crate::config::read_dialect;
use crate::{Translation, TranslationFault};
use inlab_inap::{Dialect, ServiceSelector};
use inlab_lab::{Error, Fields, Value};
use inlab_ss7::{CalledPartyNumber, Cause, CauseLocation, CauseValue, NumberingPlan};

/// A service, and the dialects that it is for; `None`: all that the node accepts. `selector`: what a trigger asks for by it, if that is
/// not anything.
pub(crate) fn read_rule(
    selector: Option<ServiceSelector>,
    value: Value<'_>,
    accepted: &[Dialect],
    plan: &NumberingPlan,
) -> Result<(Rule, Option<Vec<Dialect>>), Error> {
    if value.node().as_scalar().is_some() {
        value.choice(&[("continue", ())])?;
        let rule = Rule::new(First::Do(Action::Continue));
        let check = |dialect: &Dialect| rule.check_for(selector, *dialect, plan);
        expressible(check, None, accepted).map_err(|refused| value.error(refused.to_string()))?;
        return Ok((rule, None));
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
            "translate" => First::Translate(read_table(value)?),
            "connect" => First::Do(Action::Connect(read_number(value)?)),
            _ => First::Do(Action::Release(read_cause(value)?)),
        });
    }
    let given = Given {
        announce: fields.optional("announce"),
        collect: fields.optional("collect"),
        otherwise: fields.optional("otherwise"),
        limit: fields.optional("limit"),
        gap: fields.optional("gap"),
        interrupt: fields.optional("interrupt"),
        watch: fields.optional("watch"),
        names: fields.optional("names"),
    };
    let dialects = fields.optional("dialects");
    let whole = fields.value();
    fields.finish()?;
    let first = first.ok_or_else(|| {
        whole.error("a service does something: continue, translate, connect or release")
    })?;
    let rule = given.read(first)?;
    let dialects = match dialects {
        Some(value) => Some(
            value
                .items()?
                .map(read_dialect)
                .collect::<Result<Vec<_>, _>>()?,
        ),
        None => None,
    };
    let check = |dialect: &Dialect| rule.check_for(selector, *dialect, plan);
    expressible(check, dialects.as_deref(), accepted).map_err(|refused| {
        let place = match refused.word {
            "announce" => given.announce.or(given.otherwise).or(given.interrupt),
            word => given.of(word),
        };
        place.unwrap_or(whole).error(refused.to_string())
    })?;
    Ok((rule, dialects))
}

/// What stands beside what a service does.
struct Given<'a> {
    announce: Option<Value<'a>>,
    collect: Option<Value<'a>>,
    otherwise: Option<Value<'a>>,
    limit: Option<Value<'a>>,
    gap: Option<Value<'a>>,
    interrupt: Option<Value<'a>>,
    watch: Option<Value<'a>>,
    names: Option<Value<'a>>,
}

impl<'a> Given<'a> {
    fn of(&self, word: &str) -> Option<Value<'a>> {
        match word {
            "collect" => self.collect,
            "otherwise" => self.otherwise,
            "limit" => self.limit,
            "gap" => self.gap,
            "interrupt" => self.interrupt,
            "names" => self.names,
            _ => None,
        }
    }

    fn read(&self, first: First) -> Result<Rule, Error> {
        let looks_up = matches!(first, First::Translate(_));
        let mut rule = Rule::new(first);
        if let Some(value) = self.collect {
            rule.collect = Some(words::read_collect(value)?);
        }
        if let Some(value) = self.announce {
            if rule.collect.is_some() {
                return Err(value.error("what is heard before digits stands within collect"));
            }
            rule.announce = Some(words::read_play(value)?);
        }
        if let Some(value) = self.otherwise {
            if !looks_up && rule.collect.is_none() {
                return Err(value.error("\"otherwise\" belongs to translate or collect"));
            }
            rule.otherwise = Some(read_treatment(value)?);
        }
        rule.limit = self.limit.map(words::read_limit).transpose()?;
        rule.gap = self.gap.map(words::read_gap).transpose()?;
        if let Some(value) = self.names {
            if rule.collect.is_some() || rule.announce.is_some() {
                return Err(value.error("a name is told with a call that is put through at once: without announce and collect"));
            }
            rule.names = Some(Names::read(value)?);
        }
        if let Some(value) = self.watch {
            rule.watch = value.items()?.map(read_fate).collect::<Result<_, _>>()?;
        }
        if let Some(value) = self.interrupt {
            rule.interrupts = read_interrupts(value)?;
        }
        Ok(rule)
    }
}

/// What a dialect cannot express is refused if the file names the dialect, or if no dialect of the node can.
fn expressible(
    check: impl Fn(&Dialect) -> Result<(), Refused>,
    named: Option<&[Dialect]>,
    accepted: &[Dialect],
) -> Result<(), Refused> {
    match named {
        Some(named) => named.iter().try_for_each(check),
        None => {
            let mut refusal = Ok(());
            for dialect in accepted {
                match check(dialect) {
                    Ok(()) => return Ok(()),
                    Err(refused) => refusal = Err(refused),
                }
            }
            refusal
        }
    }
}

fn read_interrupts(value: Value<'_>) -> Result<Vec<Interrupt>, Error> {
    let mut interrupts = Vec::new();
    for (key, action) in value.entries()? {
        let event = read_fate(key)?;
        let (after, treatment) = match action.node().as_map() {
            Some(_) => {
                let mut fields = action.fields()?;
                let timed = event == Fate::NoAnswer;
                let after = if timed {
                    fields.optional("after")
                } else {
                    None
                };
                // applicationTimer: 0 to 2047 s (TS 29.078 5.1).
                let after = after.map(|value| words::seconds(value, 0, 2_047));
                (after.transpose()?, treatment(action, fields, timed)?)
            }
            None => (None, read_treatment(action)?),
        };
        interrupts.push(Interrupt {
            event,
            after,
            treatment,
        });
    }
    Ok(interrupts)
}

/// What is done, and what is heard before it.
fn read_treatment(value: Value<'_>) -> Result<Treatment, Error> {
    if value.node().as_scalar().is_some() {
        value.one_of(&["continue", "connect", "release"])?;
        value.choice(&[("continue", ())])?;
        return Ok(Action::Continue.into());
    }
    treatment(value, value.fields()?, false)
}

/// The same of a map; `may_be_nothing`: without a word for it the call goes on.
fn treatment(
    value: Value<'_>,
    mut fields: Fields<'_>,
    may_be_nothing: bool,
) -> Result<Treatment, Error> {
    let connect = fields.optional("connect");
    let release = fields.optional("release");
    let go_on = fields.optional("continue");
    let announce = fields.optional("announce");
    fields.finish()?;
    let action = match (connect, release, go_on) {
        (Some(number), None, None) => Action::Connect(read_number(number)?),
        (None, Some(cause), None) => Action::Release(read_cause(cause)?),
        (None, None, Some(_)) => Action::Continue,
        (None, None, None) if may_be_nothing || announce.is_some() => Action::Continue,
        _ => return Err(value.error("expected one of continue, connect and release")),
    };
    let announce: Option<Play> = announce.map(words::read_play).transpose()?;
    Ok(Treatment { announce, action })
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
    let cause = read_cause_value(cause)?;
    let location = match location {
        None => CauseLocation::LOCAL_PUBLIC,
        Some(value) => value.text()?.parse().map_err(|_| {
            value.unknown("location", value.text().unwrap_or_default(), locations())
        })?,
    };
    Ok(Cause::new(location, cause))
}

fn read_cause_value(value: Value<'_>) -> Result<CauseValue, Error> {
    match value.number::<u8>() {
        Ok(number @ 0..=127) => Ok(CauseValue(number)),
        _ => Err(value.error("expected a cause value from 0 to 127 (Q.850)")),
    }
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
